//! Rankings that the page names by their own English name (`báo cáo HSBC Expat 2019`), and, where it names none at all, by what is said
//! of the best: `top 10 thành phố năng động nhất thế giới`, `nước có dịch vụ y tế tốt nhất thế giới`.
use super::trade::traded;
use super::words::{ANY_OTHER, CONTESTS, OTHERS, RANKED, SCHOOLS};
use super::{LONGEST, Named, ranks_somebody};
use crate::extract::lines::{Line, LineKind};
use crate::extract::text::Text;
use crate::extract::word_set::WordSet;
use crate::model::Field;
use crate::normalize::{TokenKind, slug};
use crate::ontology::{Entity, Entry, Ontology};

/// What is counted or measured: `nước có lượng khí thải cao nhất` ranks by it.
const MEASURES: &[&str] = &[
    "cấp độ ",
    "mức độ ",
    "mức ",
    "lượng ",
    "tỷ lệ ",
    "tỉ lệ ",
    "chi phí ",
    "năng suất ",
    "tốc độ ",
    "số lượng ",
    "trình độ ",
    "số ",
    "giá ",
];

/// How many lines behind the name may hold the first place.
const FOLLOWING: usize = 12;

/// The one ranking that a page names in no other way.
pub(super) fn find(texts: &[Text<'_>]) -> Option<Named> {
    for text in texts {
        for (n, line) in text.lines.iter().enumerate() {
            if line.quiet || matches!(line.kind, LineKind::Caption | LineKind::Related) {
                continue;
            }
            let beside = || {
                let words = line.text(text.view);
                let ranks = |l: &Line<'_>| !l.quiet && ranks_somebody(text, l);
                !SCHOOLS.is_match(words) && !CONTESTS.is_match(words) && text.lines.iter().skip(n).take(FOLLOWING).any(ranks)
            };
            // "là một trong 50 thành phố …" gives a place by itself.
            let among = |at: usize| {
                let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
                let whom = |e: &Entry| !e.weak && matches!(e.entity, Entity::Country(_) | Entity::Province(_));
                word(at) == "một" && (0..at).any(|i| text.names_at(line, i).is_some_and(|(e, _)| e.iter().any(whom)))
            };
            if let Some(named) = opened(line).filter(|at| among(*at)).find_map(|at| best_of(text, line, at)) {
                return Some(named);
            }
            let headline = text.field == Field::Title || line.kind == LineKind::Title;
            let named = (headline.then(|| entitled(text, line)).flatten()).or_else(|| {
                opened(line).find_map(|at| best_of(text, line, at).or_else(|| measured(text, line, at)).or_else(|| traded(text, line, at)))
            });
            if let Some(named) = named.filter(|_| beside()) {
                return Some(named);
            }
        }
    }
    None
}

/// Where words stand that open what is said of the best.
fn opened(line: &Line<'_>) -> impl Iterator<Item = usize> {
    static OPENS: WordSet = WordSet::new(&["top", "tốp", "một", "có", "xuất", "nhập", "sản", "tiêu"]);
    line.tokens.iter().enumerate().filter(|(_, t)| OPENS.holds(t)).map(|(at, _)| at)
}

fn named(text: &Text<'_>, line: &Line<'_>, from: usize, end: usize) -> Option<Named> {
    let other = |w: &str| {
        let name = format!(" {w} ");
        ANY_OTHER.is_match(&name) && OTHERS.iter().any(|o| name.contains(&format!(" {o} ")))
    };
    let (first, last) = (line.tokens.get(from)?, line.tokens.get(end.checked_sub(1)?)?);
    let name = text.view.text().get(first.start as usize..last.end as usize)?;
    let index = |i: usize| text.names_at(line, i).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_))));
    let words: Vec<String> = line.tokens.get(from..end)?.iter().map(|t| t.text.to_owned()).collect();
    let fits = words.len() >= 3 && !other(name) && !(from..end).any(index);
    fits.then(|| Named { id: slug(name), forms: vec![words], known: None, sure: true })
}

/// Where `nhất thế giới`, `nhất châu Á`, `hàng đầu thế giới` ends that begins at token `at`.
fn worldwide(line: &Line<'_>, at: usize) -> Option<usize> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let degree = match (word(at), word(at + 1)) {
        ("nhất", "trên") | ("hàng", "đầu") => at + 2,
        ("nhất", _) => at + 1,
        _ => return None,
    };
    match (word(degree), word(degree + 1), word(degree + 2)) {
        ("thế", "giới", _) | ("châu", "á", _) | ("hành", "tinh", _) | ("toàn", "cầu", _) => Some(degree + 2),
        ("đông", "nam", "á") => Some(degree + 3),
        _ => None,
    }
}

/// `Dịch vụ y tế tốt nhất thế giới: Đài Loan đứng đầu`: what a headline ranks by.
fn entitled(text: &Text<'_>, line: &Line<'_>) -> Option<Named> {
    let colon = line.tokens.iter().take(14).position(|t| t.is(':'))?;
    let words = line.tokens.get(..colon)?.iter().enumerate().all(|(i, t)| t.kind == TokenKind::Word && (i == 0 || !t.capital));
    let ends = (1..colon).any(|i| worldwide(line, i) == Some(colon));
    (words && ends).then(|| named(text, line, 0, colon)).flatten()
}

/// `top 10 thành phố năng động nhất thế giới`, `một trong 50 điểm đến hàng đầu châu Á`.
fn best_of(text: &Text<'_>, line: &Line<'_>, at: usize) -> Option<Named> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let number = |i: usize| line.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let from = match (word(at), word(at + 1)) {
        ("top" | "tốp", _) if number(at + 1) => at + 2,
        ("một", "trong") if number(at + 2) => at + 3,
        _ => return None,
    };
    let from = from + usize::from(matches!(word(from), "các" | "những"));
    let two = format!("{} {}", word(from), word(from + 1));
    if !RANKED.iter().any(|r| two == *r || word(from) == *r) || matches!(word(from), "tỉnh" | "địa") {
        return None;
    }
    let plain = |i: usize| line.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    let superlative = (from + 2..from + LONGEST).take_while(|i| plain(*i)).find(|i| word(*i) == "nhất" || worldwide(line, *i).is_some())?;
    let end = worldwide(line, superlative).unwrap_or(superlative + 1);
    let closes =
        line.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || matches!(t.text, "năm" | "do" | "theo" | "của" | "trong"));
    closes.then(|| named(text, line, from, end)).flatten()
}

/// `các quốc gia có cấp độ giáo dục cao nhất thế giới` ranks by the measure, `nước có dịch vụ y tế tốt nhất thế giới` by the whole.
fn measured(text: &Text<'_>, line: &Line<'_>, at: usize) -> Option<Named> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let whom = at.checked_sub(1).map(word)?;
    if word(at) != "có" || !matches!(whom, "nước" | "gia" | "tế" | "phố" | "thổ") {
        return None;
    }
    let from = at + 1;
    let plain = |i: usize| {
        line.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Number && !t.spaced)
            && !matches!(word(i), "là" | "đứng" | "xếp" | "được" | "có" | "và" | "thuộc")
    };
    let most = (from + 2..from + LONGEST).take_while(|i| plain(*i)).find(|i| word(*i) == "nhất")?;
    let first = line.tokens.get(from)?.start as usize;
    let measure = text.view.text().get(first..).is_some_and(|t| MEASURES.iter().any(|m| t.starts_with(m)));
    let degree = matches!(word(most - 1), "cao" | "lớn" | "thấp" | "nhiều" | "ít");
    if measure && degree {
        let mut short = named(text, line, from, most - 1)?;
        // "nhóm các nước có tốc độ tăng trưởng cao nhất": of several the words give nobody the first place.
        let several = (2..=4).any(|b| matches!(at.checked_sub(b).map(word), Some("các" | "những" | "nhóm")))
            || (2..=3).any(|b| at.checked_sub(b).and_then(|i| line.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Number));
        let end = worldwide(line, most).unwrap_or(most + 1);
        if let Some(long) = line.tokens.get(from..end).filter(|_| several) {
            short.forms.insert(0, long.iter().map(|t| t.text.to_owned()).collect());
        }
        return Some(short);
    }
    named(text, line, from, worldwide(line, most)?)
}

/// `báo cáo HSBC Expat 2019`, `bảng xếp hạng Global Fire Power của …`: two or more capitalised English words behind the word for a ranking.
pub(super) fn english_at(text: &Text<'_>, line: &Line<'_>, at: usize, ontology: &Ontology) -> Option<Named> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let from = match (word(at), word(at + 1), word(at + 2)) {
        ("bảng", "xếp", "hạng") => at + 3,
        ("báo", "cáo", _) | ("xếp", "hạng", _) | ("chỉ", "số", _) => at + 2,
        _ => return None,
    };
    let english = |i: usize| {
        line.tokens.get(i).is_some_and(|t| {
            let small = matches!(t.text, "of" | "the" | "and" | "for" | "in");
            t.kind == TokenKind::Word && t.text.is_ascii() && (t.capital || small && i > from)
        })
    };
    let mut end = from;
    while end < from + 8 && english(end) && (end == from || line.tokens.get(end).is_some_and(|t| t.spaced)) {
        end += 1;
    }
    let closes =
        line.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || matches!(t.text, "của" | "do" | "năm" | "vừa" | "mới" | "được"));
    let known = (from..end).any(|i| text.names_at(line, i).is_some());
    let long = (from..end).any(|i| word(i).len() > 4);
    if end < from + 2 || !closes || known || !long {
        return None;
    }
    let (first, last) = (line.tokens.get(from)?, line.tokens.get(end - 1)?);
    let name = text.view.text().get(first.start as usize..last.end as usize)?;
    let words = (from..end).map(|i| word(i).to_owned()).collect();
    let known = super::bracket(text, line, end).and_then(|(_, known)| known);
    let english = |x: &crate::ontology::Index| x.name_en.as_deref().is_some_and(|n| slug(n).starts_with(&slug(name)));
    let known = known.or_else(|| ontology.indices.iter().position(english));
    Some(Named { id: slug(name), forms: vec![words], known, sure: false })
}
