//! Rankings that a page names by a weak name alone, where it names none outright.
use super::lines::sentences;
use super::mention::{Mention, What};
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use crate::normalize::{Token, TokenKind};
use crate::ontology::Entity;
use std::collections::BTreeMap;

/// Indices by names that also mean the work itself (`công tác CCHC năm 2018: Sở Y tế đứng thứ hai`): on a page that
/// ranks offices and districts and names no index, the ranking is of that. On others it is where somebody is given a place in figures
/// in the same sentence.
pub(super) fn indices(texts: &[Text<'_>], setting: &Setting<'_>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for text in texts {
        for line in &text.lines {
            if line.quiet && !setting.ranks_units {
                continue;
            }
            for &(a, b) in sentences(line) {
                let tokens = line.tokens.get(a..b).unwrap_or_default();
                // "kết quả đánh giá chuyển đổi số báo chí": a name that goes on is another's. "Hội thi tìm hiểu về chuyển đổi số": no ranking.
                let brought = |at: usize, end: usize| {
                    let words = line.tokens.get(at.saturating_sub(5)..end).unwrap_or_default();
                    let ends = line.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || matches!(t.text, "năm" | "kỳ"));
                    let ranking = |w: &[Token<'_>]| matches!(w, [a, b] if matches!((a.text, b.text), ("đánh", "giá") | ("xếp", "hạng" | "loại") | ("kết", "quả") | ("mức", "độ")));
                    setting.ranks_units || ends && words.windows(2).any(ranking)
                };
                let found = (a..b).filter_map(|at| text.names_at(line, at).filter(|(_, end)| brought(at, *end)));
                let names = found.flat_map(|(e, _)| e);
                let named = names.filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None });
                let mut named = named.filter(|i| setting.ranks_units || !setting.counts(*i)).peekable();
                let placed = |m: &Mention| matches!(m.what, What::Rank { word: false, .. });
                if named.peek().is_none() || !setting.ranks_units && !Scanner::scan(text, tokens, setting).iter().any(placed) {
                    continue;
                }
                for i in named {
                    *out.entry(setting.usual_index(i)).or_default() += 1;
                }
            }
        }
    }
    out
}
