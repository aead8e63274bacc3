//! Tables for the letters that nearly all Vietnamese text is made of: U+00C0–01BF and U+1E80–1EFF.
use super::letters::{may_move, unify};
use std::sync::LazyLock;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// What the view makes of the letters of the two blocks, and what folding makes of them.
pub(super) struct Latin {
    view: [Option<Viewed>; 384],
    fold: [u8; 384],
}

/// A letter as the view shows it, as long in UTF-8 as the source's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Viewed {
    /// The letter.
    pub letter: char,
    /// Whether it is the source's.
    pub same: bool,
    /// Whether it carries a tone that may stand on the vowel before it instead.
    pub movable: bool,
    /// Whether it is the source's and stays where it is: nearly all are.
    pub plain: bool,
}

/// Built at first use.
pub(super) static LATIN: LazyLock<Latin> = LazyLock::new(Latin::build);

impl Latin {
    fn build() -> Self {
        let mut table = Self { view: [None; 384], fold: [0; 384] };
        for (code, (view, fold)) in (0xC0..=0x1BF_u32).chain(0x1E80..=0x1EFF).zip(table.view.iter_mut().zip(&mut table.fold)) {
            let Some(c) = char::from_u32(code) else { continue };
            let mut lower = unify(c).to_lowercase();
            if let (Some(l), None) = (lower.next(), lower.next())
                && l.len_utf8() == c.len_utf8()
            {
                let (same, movable) = (l == c, may_move(l));
                *view = Some(Viewed { letter: l, same, movable, plain: same && !movable });
            }
            *fold = bare(unify(c)).unwrap_or(0);
        }
        table
    }

    /// What the view makes of the letter with this number: those of U+00C0–01BF first, those of U+1E80–1EFF from 256 on.
    pub(super) fn view(&self, number: usize) -> Option<&Viewed> {
        self.view.get(number)?.as_ref()
    }

    /// The ASCII letter under the diacritics.
    pub(super) fn fold(&self, c: u32) -> Option<u8> {
        self.fold.get(at(c)?).copied().filter(|f| *f != 0)
    }
}

fn at(c: u32) -> Option<usize> {
    match c {
        0xC0..=0x1BF => Some((c - 0xC0) as usize),
        0x1E80..=0x1EFF => Some((c - 0x1E80) as usize + 256),
        _ => None,
    }
}

fn bare(c: char) -> Option<u8> {
    let mut letters = Vec::new();
    decompose_canonical(c, |d| {
        if canonical_combining_class(d) == 0 {
            letters.push(if matches!(d, 'đ' | 'Đ') { 'd' } else { d });
        }
    });
    match letters.as_slice() {
        [l] if l.is_ascii_alphabetic() => u8::try_from(*l).ok().map(|b| b.to_ascii_lowercase()),
        _ => None,
    }
}
