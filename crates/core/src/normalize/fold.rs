//! Folding to bare letters, for search keys and slugs.
use super::latin::LATIN;
use super::letters::{dropped, unify};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-cases and strips every Vietnamese diacritic: `Hà Tĩnh` → `ha tinh`, `Đ` → `d`. Spaces, dashes and
/// quotation marks become plain ones, characters that do not show disappear.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_folded(text, |c| out.push(c));
    out
}

/// Hands over the characters of the folded text one by one.
fn each_folded(text: &str, mut add: impl FnMut(char)) {
    let latin = &*LATIN;
    for c in text.chars() {
        if c.is_ascii() {
            add(c.to_ascii_lowercase());
        } else if let Some(letter) = latin.fold(u32::from(c)) {
            add(char::from(letter));
        } else if !dropped(c) && !is_combining_mark(c) {
            for d in std::iter::once(unify(c)).nfd().filter(|d| !is_combining_mark(*d)) {
                match unify(d) {
                    'đ' | 'Đ' => add('d'),
                    d => d.to_lowercase().filter(|l| !is_combining_mark(*l)).for_each(&mut add),
                }
            }
        }
    }
}

/// The key under which search finds a word however it is spelt: folded, and with the final vowel of
/// `lý`/`lí`, `quý`/`quí`, `Mỹ`/`Mĩ` one letter. Only a lone y after a consonant (or `qu`) is an i;
/// `tay`, `thúy`, `yên`, `y` keep theirs.
pub fn fold_key(text: &str) -> String {
    let folded = fold(text);
    let bytes = folded.as_bytes();
    let before = |at: usize, n: usize| at.checked_sub(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let consonant = |b: u8| b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let ends = |at: usize| folded.get(at + 1..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric));
    let mut out = String::with_capacity(folded.len());
    for (at, c) in folded.char_indices() {
        let lone = consonant(before(at, 1)) || (before(at, 1) == b'u' && before(at, 2) == b'q');
        out.push(if c == 'y' && lone && ends(at) { 'i' } else { c });
    }
    out
}

/// The id of a name: folded, every run of other characters one hyphen. `Thừa Thiên – Huế` → `thua-thien-hue`.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    each_folded(name, |c| {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    });
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_key, slug};
    use crate::normalize::View;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn folds_and_slugs() {
        assert_eq!(fold("Hà Tĩnh ĐỨNG thứ"), "ha tinh dung thu");
        assert_eq!(fold("Ha\u{300} T\u{200b}i\u{303}nh\u{a0}３７–６３ Ðà"), "ha tinh 37-63 da");
        assert_eq!(slug("Bà Rịa – Vũng Tàu"), "ba-ria-vung-tau");
        assert_eq!(slug("«Hạ tầng»"), "ha-tang");
    }

    #[test]
    fn the_key_takes_y_for_i_only_where_both_are_written() {
        for (a, b) in [("quý", "quí"), ("Lý", "lí"), ("kỳ", "kì"), ("Mỹ Tho", "mĩ tho"), ("tỷ", "tỉ")] {
            assert_eq!(fold_key(a), fold_key(b));
        }
        for (a, b) in [("Hà Tây", "hà tai"), ("thúy", "thúi"), ("yên", "iên"), ("y tế", "i tế"), ("uy", "ui"), ("kys", "kis")] {
            assert_ne!(fold_key(a), fold_key(b));
        }
    }

    proptest! {
        #[test]
        fn folding_sees_through_normal_forms_and_views(text in "\\PC{0,40}") {
            let nfd: String = text.nfd().collect();
            prop_assert_eq!(fold(&nfd), fold(&text));
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn a_view_of_vietnamese_folds_like_its_source(text in "[a-zA-Zàáảãạăằắâấđêếôốơớưứýỳ ,.0-9]{0,40}") {
            prop_assert_eq!(fold(View::new(&text).text()), fold(&text));
        }
    }
}
