//! Lines that name districts, communes and offices as those that are ranked.
use super::cues::Cue;
use super::lines::{Asked, Line};
use super::text::Text;
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// A short line that begins with the kind and name of a unit (`Huyện Tân An`): a row or item of a list of units.
pub(super) fn unit_line(line: &Line) -> bool {
    let tokens = line.tokens.get(..line.tokens.len().min(9)).unwrap_or_default();
    if line.tokens.len() > 14 {
        return false;
    }
    let at = tokens.iter().position(|t| t.kind == TokenKind::Word).unwrap_or(0);
    let kind = line.cue(at);
    at <= 2
        && tokens.get(at).is_some_and(|t| t.text != "thành")
        && kind.is_some_and(|(c, end)| c.iter().any(|c| matches!(c, Cue::Kind(_))) && tokens.get(end).is_some_and(|t| t.capital))
}

/// How many units by kind and name stand right behind or before a place: `xếp thứ nhì huyện A`, `huyện B xếp thứ ba`.
pub(super) fn ranked_units(line: &Line<'_>) -> usize {
    if !line.cues.has(Asked::Kind) {
        return 0;
    }
    let word = |t: usize| line.tokens.get(t).map_or("", |t| t.text);
    let kinds = |at: &usize| {
        line.cue(*at).is_some_and(|(c, end)| c.iter().any(|c| matches!(c, Cue::Kind(_))) && line.tokens.get(end).is_some_and(|t| t.capital))
    };
    let places = |from: usize, to: usize| {
        (from..to.min(line.tokens.len())).any(|t| {
            matches!(
                (word(t), word(t + 1)),
                ("xếp" | "đứng" | "hạng", "thứ")
                    | ("dẫn" | "đứng", "đầu")
                    | ("cao" | "thấp", "nhất")
                    | ("hạng" | "về", "nhất" | "nhì" | "ba")
                    | ("quán" | "á", "quân")
            ) || matches!(word(t), "hạng" | "thứ") && line.tokens.get(t + 1).is_some_and(|k| k.kind == TokenKind::Number)
                || (word(t), word(t + 1)) == ("vị", "trí") && matches!(word(t + 2), "thứ" | "số" | "đầu")
        })
    };
    let next = |at: usize| {
        (at.saturating_sub(4)..at).any(|t| matches!((word(t), word(t + 1)), ("tiếp" | "kế", "đến" | "theo" | "tiếp") | ("sau", "đó")))
    };
    // "xếp thứ 3 là huyện A và huyện B": the second one, too.
    let joined = |at: usize, last: Option<usize>| last.is_some_and(|l| at <= l + 6) && at > 0 && matches!(word(at - 1), "và" | ",");
    let (mut count, mut last) = (0, None);
    let found = line.found.iter().enumerate().filter(|(_, f)| f.cue().is_some()).map(|(at, _)| at);
    for at in found.filter(kinds) {
        if places(at.saturating_sub(4), at) || places(at + 2, at + 9) || count > 0 && (next(at) || joined(at, last)) {
            (count, last) = (count + 1, Some(at));
        }
    }
    count
}

/// A line that is nothing but an office's name, with a figure alone in the next one: a row of a table that lost its
/// layout. (Menus of portals name offices, too, but no figures.)
pub(super) fn office_row(text: &Text<'_>, name: &Line, next: &Line) -> bool {
    let figure = next.tokens.first().is_some_and(|t| t.kind == TokenKind::Number) && next.tokens.len() <= 3;
    figure
        && name.tokens.len() <= 14
        && text.names_at(name, 0).is_some_and(|(entries, end)| {
            entries.iter().any(|e| matches!(e.entity, Entity::Office(_)) && !e.weak) && name.tokens.len() <= end + 2
        })
}

/// `Thành phố Sầm Sơn ngày càng đông khách.`: whether the first line of a text begins with a district or commune. (A city that is a province is
/// none.)
pub(super) fn begins_with_unit(text: &Text<'_>) -> bool {
    let Some(line) = text.lines.first() else { return false };
    let province = text.names_at(line, 0).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_))));
    let city = |end: usize| text.names_at(line, end).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_))));
    let kind = line.cue(0).and_then(|(c, end)| {
        let unit = c.iter().any(|c| matches!(c, Cue::Kind(_) | Cue::City)) && line.tokens.get(end).is_some_and(|t| t.capital);
        unit.then_some(end)
    });
    !province && kind.is_some_and(|end| !city(end))
}

/// `Kết quả DTI năm 2023 của 9 huyện như sau:`, `Xếp hạng 5 huyện:`: whether a line opens a list of so many units in order, where a noun of
/// units stands at byte `noun`.
pub(super) fn opens_units(line: &str, noun: usize) -> bool {
    let led = line.get(..noun).unwrap_or_default();
    let rest = line.get(noun..).unwrap_or_default();
    let close = || rest.find(':').is_some_and(|at| at < 80) || rest.len() < 80 && rest.trim_end_matches('.').ends_with("như sau");
    line.len() < 400
        && led.ends_with(|c: char| c.is_ascii_digit())
        && close()
        && ["xếp hạng", "thứ hạng", "kết quả đánh giá", "chỉ số", "dti", "index"].iter().any(|w| led.contains(w))
        && !["khảo sát", "chỉ số giá"].iter().any(|w| led.contains(w))
}
