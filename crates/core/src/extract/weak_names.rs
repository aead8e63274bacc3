//! Rankings that a page names by a weak name alone, where it names none outright.
use super::lines::{Line, LineKind, sentences};
use super::mention::{Mention, SubjectKind, What};
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use crate::model::Field;
use crate::normalize::{Token, TokenKind};
use crate::ontology::{Entity, Entry};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Verbs of a headline that tell of places.
const MOVES: [&str; 12] = ["bật", "bứt", "thăng", "tụt", "vươn", "hạng", "bậc", "rớt", "nhảy", "vọt", "lùi", "trượt"];

/// Whether a place in figures stands in any sentence of the page.
fn placed_somewhere(texts: &[Text<'_>], setting: &Setting<'_>) -> bool {
    let placed = |m: &Mention| matches!(m.what, What::Rank { word: false, .. });
    texts.iter().any(|text| {
        let mut lines = text.lines.iter().filter(|l| !l.quiet).flat_map(|l| sentences(l).iter().map(move |s| (l, *s)));
        lines.any(|(l, (a, b))| Scanner::scan(text, l.tokens.get(a..b).unwrap_or_default(), setting).iter().any(placed))
    })
}

/// Indices by names that also mean the work itself (`công tác CCHC năm 2018: Sở Y tế đứng thứ hai`): on a page that
/// ranks offices and districts and names no index, the ranking is of that. On others it is where somebody is given a place in figures
/// in the same sentence.
pub(super) fn indices(texts: &[Text<'_>], setting: &Setting<'_>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    let somewhere = OnceCell::new();
    for text in texts {
        for line in &text.lines {
            if line.quiet && !setting.ranks_units {
                continue;
            }
            for &(a, b) in sentences(line) {
                let tokens = line.tokens.get(a..b).unwrap_or_default();
                let names = || text.names_of(line).filter(|(at, ..)| (a..b).contains(at));
                if !names().any(|(_, e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_)))) {
                    continue;
                }
                // "kết quả đánh giá chuyển đổi số báo chí": a name that goes on is another's. "Hội thi tìm hiểu về chuyển đổi số": no ranking.
                let ends = |end: usize| line.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || matches!(t.text, "năm" | "kỳ"));
                let brought = |at: usize, end: usize| {
                    let words = line.tokens.get(at.saturating_sub(5)..end).unwrap_or_default();
                    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
                    // "kết quả đánh giá chuyển đổi số của Bộ TT&TT", "… cấp tỉnh".
                    let whose = matches!((word(end), word(end + 1)), ("của", "bộ" | "tỉnh" | "các") | ("cấp", "tỉnh" | "bộ"));
                    let ranking = |w: &[Token<'_>]| matches!(w, [a, b] if matches!((a.text, b.text), ("đánh", "giá") | ("xếp", "hạng" | "loại") | ("kết", "quả") | ("mức", "độ")));
                    setting.ranks_units || (whose || ends(end)) && words.windows(2).any(ranking)
                };
                // "về CCHC, sở tôi đứng thứ 9/20 sở, ngành": in what units were ranked.
                let mentions = Scanner::scan(text, tokens, setting);
                let units = mentions.iter().any(|m| matches!(m.what, What::Rank { of: Some(n), word: false, .. } if n < 34))
                    && mentions.iter().any(|m| matches!(m.what, What::Block(_)));
                let about = |at: usize| units && at.checked_sub(1).and_then(|b| line.tokens.get(b)).is_some_and(|t| t.text == "về");
                // "Gia Lai bật lên về chuyển đổi số năm 2022": what a headline says that somebody rose or fell in.
                let titled = (line.kind == LineKind::Title || text.field == Field::Title)
                    && *somewhere.get_or_init(|| placed_somewhere(texts, setting));
                let moved = |at: usize| {
                    titled
                        && at.checked_sub(1).and_then(|b| line.tokens.get(b)).is_some_and(|t| t.text == "về")
                        && tokens.iter().any(|t| MOVES.contains(&t.text))
                };
                let brought = |at: usize, end: usize| brought(at, end) || about(at) || moved(at) && ends(end);
                let found = names().filter(|(at, _, end)| brought(*at, *end));
                let named = found.flat_map(|(_, e, _)| e).filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None });
                let mut named = named.filter(|i| setting.ranks_units || !setting.counts(*i)).peekable();
                let placed = |m: &Mention| matches!(m.what, What::Rank { word: false, .. } | What::Last);
                if named.peek().is_none() || !setting.ranks_units && !titled && !mentions.iter().any(placed) {
                    continue;
                }
                for i in named {
                    *out.entry(setting.usual_index(i)).or_default() += 1;
                }
            }
        }
    }
    if out.is_empty() && !setting.ranks_units {
        out.extend(headed(texts, setting).or_else(|| published(texts, setting)).map(|i| (i, 1)));
    }
    out
}

/// What a body is known to rank the nations of the world by: the body, the words, the ranking. The longer of those that share their words come first.
const PUBLISHED: [(&str, &str, &str); 8] = [
    ("wef", "cạnh tranh du lịch", "ttdi"),
    ("wef", "cạnh tranh", "gci-wef"),
    ("wipo", "đổi mới sáng tạo", "gii"),
    ("itu", "an ninh mạng", "gci"),
    ("itu", "an toàn thông tin", "gci"),
    ("henley-partners", "hộ chiếu", "henley"),
    ("world-bank", "logistics", "lpi"),
    ("world-bank", "môi trường kinh doanh", "doing-business"),
];

/// `Thụy Sĩ giữ ngôi đầu trong số 144 nền kinh tế … 12 tiêu chí của WEF`: where the page gives several countries places and names no ranking, the
/// one that the body named on it is known for.
fn published(texts: &[Text<'_>], setting: &Setting<'_>) -> Option<usize> {
    let lines = || texts.iter().flat_map(|t| t.lines.iter().map(move |l| (t, l)));
    let gazetteer = setting.ontology.gazetteer();
    let bodies: Vec<usize> =
        lines().flat_map(|(t, l)| (0..l.tokens.len()).filter_map(move |at| gazetteer.body(t.view, t.source, &l.tokens, at))).collect();
    let body = |id: &str| bodies.iter().any(|b| setting.ontology.bodies.get(*b).is_some_and(|b| b.id == id));
    let says = |words: &str| lines().any(|(t, l)| l.text(t.view).contains(words));
    let (.., id) = PUBLISHED.iter().find(|(b, words, _)| body(b) && says(words))?;
    // Places of several countries.
    let mut nations = std::collections::BTreeSet::new();
    for (text, line) in lines().filter(|(_, l)| !l.quiet) {
        for &(a, b) in sentences(line) {
            let mentions = Scanner::scan(text, line.tokens.get(a..b).unwrap_or_default(), setting);
            if mentions.iter().any(|m| matches!(m.what, What::Rank { word: false, .. })) {
                let named = mentions.iter().filter_map(|m| if let What::Subject(w) = &m.what { Some(w) } else { None });
                nations.extend(named.filter(|w| w.kind == SubjectKind::Country).map(|w| w.id.clone()));
            }
        }
    }
    (nations.len() >= 4).then(|| setting.ontology.indices.iter().position(|x| x.id == *id)).flatten()
}

/// `Chuyển đổi số Kiên Giang: đi sau về trước` over a text that gives a place among all provinces and names no ranking: the headline's weak name is
/// the ranking's.
fn headed(texts: &[Text<'_>], setting: &Setting<'_>) -> Option<usize> {
    let title = |text: &Text<'_>, line: &Line| text.field == Field::Title || line.kind == LineKind::Title;
    let named = |text: &Text<'_>, line: &Line| {
        let weak = |(_, entries, end): (usize, &[Entry], usize)| {
            let ends = line.tokens.get(end).is_none_or(|t| {
                t.kind != TokenKind::Word || t.capital || matches!(t.text, "năm" | "kỳ" | "ở" | "của" | "tại" | "tỉnh" | "cấp" | "tp")
            });
            let index = |e: &Entry| if let Entity::Index(i) = e.entity { Some(i) } else { None };
            entries.iter().find_map(index).filter(|i| ends && !setting.counts(*i))
        };
        text.names_of(line).find_map(weak)
    };
    let lines = || texts.iter().flat_map(|t| t.lines.iter().map(move |l| (t, l)));
    let index = lines().filter(|(t, l)| title(t, l)).find_map(|(t, l)| named(t, l))?;
    let among_all = |text: &Text<'_>, tokens: &[Token<'_>]| {
        let mentions = Scanner::scan(text, tokens, setting);
        let all = mentions.iter().any(|m| matches!(m.what, What::Of(63 | 34)));
        mentions.iter().any(|m| match m.what {
            What::Rank { of: Some(63 | 34), .. } => true,
            What::Rank { word: false, .. } => all,
            _ => false,
        })
    };
    let told = |(text, line): (&Text<'_>, &Line)| {
        !line.quiet && sentences(line).iter().any(|&(a, b)| among_all(text, line.tokens.get(a..b).unwrap_or_default()))
    };
    lines().any(told).then(|| setting.usual_index(index))
}
