//! Folding to bare letters, for search keys and slugs.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-cases and strips every Vietnamese diacritic: `Hà Tĩnh` → `ha tinh`, `Đ` → `d`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' | 'Ð' | 'ð' | 'Ɖ' => out.push('d'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The id of a name: folded, every run of other characters one hyphen. `Thừa Thiên – Huế` → `thua-thien-hue`.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, slug};

    #[test]
    fn folds_and_slugs() {
        assert_eq!(fold("Hà Tĩnh ĐỨNG thứ"), "ha tinh dung thu");
        assert_eq!(slug("Bà Rịa – Vũng Tàu"), "ba-ria-vung-tau");
        assert_eq!(slug("«Hạ tầng»"), "ha-tang");
    }
}
