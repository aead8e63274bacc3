//! Tables for the letters that nearly all Vietnamese text is made of: U+00C0–01BF and U+1E80–1EFF.
use super::letters::{may_move, unify};
use std::sync::LazyLock;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// What the view makes of a letter of the two blocks, and what folding makes of it.
pub(super) struct Latin {
    view: [u16; 384],
    /// Whether the view's letter carries a tone that may stand on the vowel before it instead.
    movable: [bool; 384],
    fold: [u8; 384],
}

/// Built at first use.
pub(super) static LATIN: LazyLock<Latin> = LazyLock::new(Latin::build);

impl Latin {
    fn build() -> Self {
        let mut table = Self { view: [0; 384], movable: [false; 384], fold: [0; 384] };
        for (code, (view, fold)) in (0xC0..=0x1BF_u32).chain(0x1E80..=0x1EFF).zip(table.view.iter_mut().zip(&mut table.fold)) {
            let Some(c) = char::from_u32(code) else { continue };
            let mut lower = unify(c).to_lowercase();
            if let (Some(l), None) = (lower.next(), lower.next())
                && l.len_utf8() == c.len_utf8()
            {
                *view = u16::try_from(u32::from(l)).unwrap_or(0);
            }
            *fold = bare(unify(c)).unwrap_or(0);
        }
        for (view, movable) in table.view.iter().zip(table.movable.iter_mut()) {
            *movable = char::from_u32(u32::from(*view)).is_some_and(may_move);
        }
        table
    }

    /// The view's letter, when it is one character of the same length in UTF-8, and whether its tone may move.
    pub(super) fn view(&self, c: u32) -> Option<(char, bool)> {
        let at = at(c)?;
        let letter = char::from_u32(u32::from(*self.view.get(at)?)).filter(|v| *v != '\0')?;
        Some((letter, self.movable.get(at).is_some_and(|m| *m)))
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
