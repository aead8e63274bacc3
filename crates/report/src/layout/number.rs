//! What a word of a table may be.

/// Whether a text is a number as tables have them: `12`, `01`, `0,8002`, `63.58`, `+5`, `-3`, `12%`, `1.234,5`, `$9,600`, or a range
/// in brackets: `(1,8–2,7)`.
pub(super) fn is_numeric(text: &str) -> bool {
    let range = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).and_then(|text| text.split_once(['–', '-', ';']));
    if let Some((a, b)) = range
        && !a.is_empty()
    {
        let year = |text: &str| integer(text).is_some_and(|year| (1900..2100).contains(&year));
        return is_numeric(a) && is_numeric(b) && !(year(a) && year(b));
    }
    let text = text.trim_matches(['$', '€', '£', '₫', '<', '>', '±', '~']);
    let text = text.trim_matches(['(', ')', '%', '*', '+', '−', '–', '-', '↑', '↓', '▲', '▼']);
    let text = text.trim_end_matches(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    if text.is_empty() {
        return false;
    }
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
        && text.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && text.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit())
}

/// Whether a text stands for an empty cell.
pub(super) fn is_blank_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '.' | '…' | '*' | '/'))
        || matches!(text, "n/a" | "N/A" | "n.a." | "x" | "(X)" | ":" | "†" | "‡")
}

/// The number of a text that is only digits, at most four, such as a rank.
pub(super) fn integer(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '*', '.']);
    if (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for yes in ["12", "01", "0,8002", "63.58", "+5", "-3", "12%", "1.234,5", "(2)", "$9,600", "(1,8–2,7)", "(-3)"] {
            assert!(is_numeric(yes), "{yes}");
        }
        for no in ["Hà", "", "-", "2022:", "1)a", "Q1", ".", "$", "2019-2020", "(2016-2020)"] {
            assert!(!is_numeric(no), "{no}");
        }
        assert_eq!(integer("07"), Some(7));
        assert_eq!(integer("15²"), Some(15));
        assert_eq!(integer("0,7"), None);
        assert!(is_blank_sign("-") && is_blank_sign("…") && !is_blank_sign("a"));
    }
}
