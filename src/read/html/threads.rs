//! Stacks that hold deep pages. Parsers recurse as deep as a page is nested, and an overflow would end the
//! process; but a thread with a large stack for every page costs as much as reading a small one.
use crate::read::ReadError;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Stack of a thread that reads pages up to the depth limit.
const STACK: usize = 64 << 20;
/// Nesting up to which a page is read on the caller's own stack; most articles have less than half of it.
const SHALLOW: usize = 48;

/// Runs `work` on a page of this depth, where the stack holds it. A panic inside a parser ends the work and
/// no more.
///
/// # Errors
/// [`ReadError::Parser`] after a panic, or when no thread could be started.
pub(super) fn run<T: Send>(depth: usize, work: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    if depth <= SHALLOW {
        return catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ReadError::Parser));
    }
    deep(work).unwrap_or(Err(ReadError::Parser))
}

/// Runs `work` on a large stack; `None` after a panic, or when no thread could be started.
pub(super) fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).name("page".to_owned());
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::SHALLOW;
    use crate::read::{Form, Hint, read};

    /// Tables count once and nest four elements; this is as deep as a tree gets on the caller's stack.
    #[test]
    fn the_deepest_of_shallow_pages_fits_a_small_stack() {
        let page = format!(
            "<html><body>{}<p>Hà Tĩnh xếp thứ 37/63 về DTI năm 2022.{}",
            "<table><tr><td>".repeat(SHALLOW),
            "</table>".repeat(SHALLOW)
        );
        let hint = Hint { form: Some(Form::Html), ..Hint::default() };
        let small = std::thread::Builder::new().stack_size(1 << 20);
        let document = small.spawn(move || read(page.as_bytes(), &hint).unwrap().remove(0)).unwrap().join().unwrap();
        assert!(document.text.contains("37/63"), "{}", document.text);
    }
}
