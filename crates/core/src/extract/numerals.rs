//! Vietnamese numerals and figures.
use super::word_set::WordSet;

/// A small cardinal or ordinal written in words, beginning at `words[0]`: its value and how many words
/// it takes. Knows `nhất`, `nhì`, `tư` after `thứ`, and up to ninety-nine.
pub fn in_words(words: &[&str]) -> Option<(u32, usize)> {
    let unit = |w: &str| -> Option<u32> {
        Some(match w {
            "một" | "mốt" => 1,
            "hai" => 2,
            "ba" => 3,
            "bốn" | "tư" => 4,
            "năm" | "lăm" => 5,
            "sáu" => 6,
            "bảy" | "bẩy" => 7,
            "tám" => 8,
            "chín" => 9,
            _ => return None,
        })
    };
    match words {
        ["nhất", ..] => Some((1, 1)),
        ["nhì", ..] => Some((2, 1)),
        ["mười", rest @ ..] => Some(rest.first().and_then(|w| unit(w)).map_or((10, 1), |u| (10 + u, 2))),
        [tens, "mươi", rest @ ..] => {
            let tens = unit(tens)?;
            Some(rest.first().and_then(|w| unit(w)).map_or((tens * 10, 2), |u| (tens * 10 + u, 3)))
        }
        [one, ..] => unit(one).map(|u| (u, 1)),
        [] => None,
    }
}

/// Words that a number in words can begin with.
pub static BEGINS: WordSet =
    WordSet::new(&["một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín", "nhất", "nhì", "mười"]);

/// How many one word says, in figures or in letters.
pub fn count(word: &str) -> Option<u32> {
    whole(word).or_else(|| in_words(&[word]).map(|(n, _)| n))
}

/// A whole number without separators (`37`, `05`), up to 9,999.
pub fn whole(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A figure with an optional decimal mark. Both marks are read: `71,25`, `0.8002`; a single group of
/// three digits after a mark is decimals only when the figure begins with a zero or has at most two
/// digits before it and a comma (`45,505` points, but `1.112` things).
pub fn figure(text: &str) -> Option<f64> {
    let marks = text.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    match marks {
        0 => text.parse().ok(),
        1 => text.replace(',', ".").parse().ok(),
        _ => {
            // `1.234,5`: the last mark is the decimal one when it differs from the others.
            let last = text.rfind(['.', ','])?;
            let mark = text.as_bytes().get(last).copied()?;
            let head = text.get(..last)?;
            if head.bytes().any(|b| b == mark) {
                return text.replace(['.', ','], "").parse().ok();
            }
            format!("{}.{}", head.replace(['.', ','], ""), text.get(last + 1..)?).parse().ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{figure, in_words, whole};

    #[test]
    fn reads_words() {
        assert_eq!(in_words(&["mười", "hai", "cả"]), Some((12, 2)));
        assert_eq!(in_words(&["mười"]), Some((10, 1)));
        assert_eq!(in_words(&["ba", "mươi", "tư"]), Some((34, 3)));
        assert_eq!(in_words(&["nhì"]), Some((2, 1)));
        assert_eq!(in_words(&["cả"]), None);
    }

    #[test]
    fn reads_figures() {
        assert_eq!(figure("71,25"), Some(71.25));
        assert_eq!(figure("0.8002"), Some(0.8002));
        assert_eq!(figure("1.234,5"), Some(1234.5));
        assert_eq!(whole("05"), Some(5));
        assert_eq!(whole("7,5"), None);
    }
}
