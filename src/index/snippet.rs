//! The words of a question inside a text.
use super::tokenizer::syllables;
use crate::normalize::fold_key;
use std::collections::HashSet;

/// Longest snippet, in syllables.
const LENGTH: usize = 36;

/// Puts `open` and `close` around the words of `query` that stand in `text`; neighbours share one pair.
pub fn mark(text: &str, query: &str, open: &str, close: &str) -> String {
    let wanted: HashSet<String> = syllables(query).map(|s| fold_key(&s.text)).collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    let mut until = 0;
    for s in syllables(text).filter(|s| wanted.contains(&fold_key(&s.text))) {
        let gap = text.get(until..s.start).unwrap_or_default();
        // Words with nothing but spaces in between are one hit.
        let joined = until > 0 && gap.chars().all(char::is_whitespace);
        if !joined {
            if until > 0 {
                out.push_str(text.get(done..until).unwrap_or_default());
                out.push_str(close);
                done = until;
            }
            out.push_str(text.get(done..s.start).unwrap_or_default());
            out.push_str(open);
            done = s.start;
        }
        until = s.end;
    }
    if until > 0 {
        out.push_str(text.get(done..until).unwrap_or_default());
        out.push_str(close);
        done = until;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The stretch of `text` that holds the most different words of `query`, to the letter.
pub fn snippet<'t>(text: &'t str, query: &str) -> &'t str {
    let wanted: HashSet<String> = syllables(query).map(|s| fold_key(&s.text)).collect();
    let mut best = ("", 0);
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let found: Vec<_> = syllables(line).collect();
        let hits: Vec<Option<String>> = found.iter().map(|s| Some(fold_key(&s.text)).filter(|f| wanted.contains(f))).collect();
        let step = LENGTH / 2;
        let mut from = 0;
        while from < found.len() {
            let to = (from + LENGTH).min(found.len());
            let different = hits.get(from..to).unwrap_or_default().iter().flatten().collect::<HashSet<_>>().len();
            if different > best.1 || best.0.is_empty() {
                let start = if from == 0 { 0 } else { found.get(from).map_or(0, |s| s.start) };
                let end = if to == found.len() { line.len() } else { found.get(to - 1).map_or(line.len(), |s| s.end) };
                best = (line.get(start..end).unwrap_or(line), different);
            }
            from += step;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::{mark, snippet};

    #[test]
    fn marks_hits_whatever_their_diacritics() {
        assert_eq!(mark("Tỉnh Hà Tĩnh xếp thứ 37/63", "ha tinh 37", "[", "]"), "[Tỉnh Hà Tĩnh] xếp thứ [37]/63");
        assert_eq!(mark("không có gì", "ha tinh", "[", "]"), "không có gì");
        assert_eq!(mark("Ha\u{300} Nội", "Hà", "[", "]"), "[Ha\u{300}] Nội");
    }

    #[test]
    fn takes_the_line_with_most_words() {
        let text = "Mở đầu về tỉnh.\nHà Tĩnh xếp thứ 37/63 về chuyển đổi số.\nKết.";
        assert_eq!(snippet(text, "ha tinh chuyen doi so"), "Hà Tĩnh xếp thứ 37/63 về chuyển đổi số.");
        assert_eq!(snippet("", "x"), "");
    }
}
