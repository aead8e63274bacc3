//! Lines by their shape: a name alone, a year at the head, what stands over the next line, the name of a component that the ontology lacks before
//! the colon.
use super::frame::Frame;
use super::governor::component_name;
use super::lines::{Line, LineKind, sentences};
use super::mention::{Mention, Part, What};
use super::numerals::whole;
use super::proto::{Origin, Proto, Slot};
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use crate::normalize::{TokenKind, slug};

/// `+ Năm 2021: hạng 14/56`, `2022: 15/56`: a line of a list of years.
pub(super) fn begins_with_year(line: &Line<'_>) -> bool {
    let marks = line.tokens.iter().take(2).take_while(|t| matches!(t.kind, TokenKind::Punct(_))).count();
    let word = |i: usize| line.tokens.get(marks + i).map_or("", |t| t.text);
    let at = usize::from(matches!(word(0), "năm" | "kỳ"));
    let year = whole(word(at)).filter(|y| word(at).len() == 4 && (1990..2060).contains(y));
    year.is_some() && (at > 0 || matches!(word(1), ":" | "-" | "–"))
}

/// Whether a line is the name of somebody who can be ranked and nothing else.
pub(super) fn is_name(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> bool {
    if line.tokens.len() > 14 {
        return false;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    matches!(&mentions[..], [m] if matches!(m.what, What::Subject(_)) && m.t0 <= 1 && m.t1 == line.tokens.len())
}

/// `Điều này là nhờ …`, `Thứ hạng này …`: a paragraph that begins with what was just told goes on about the same subject.
pub(super) fn points_back(line: &Line) -> bool {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    matches!((word(0), word(1)), ("điều", "này") | ("đây", "là"))
        || word(2) == "này"
            && matches!((word(0), word(1)), ("kết", "quả") | ("thứ", "hạng") | ("vị", "trí") | ("con", "số") | ("thành", "tích"))
}

/// Whether line `at` can stand over the next one: it is a heading, or an item with running text below it.
pub(super) fn heads(text: &Text<'_>, at: usize) -> bool {
    let kind = |i: usize| text.lines.get(i).map(|l| l.kind);
    // "- Nhân lực cho ứng dụng CNTT." ends a list.
    let ended = text.lines.get(at).and_then(|l| l.tokens.last()).is_some_and(|t| t.is('.') || t.is(';'));
    kind(at) == Some(LineKind::Heading) || !ended && matches!(kind(at + 1), Some(LineKind::Prose | LineKind::Heading))
}

/// Whether the opener of a list says that its items are components: `Chi tiết từng lĩnh vực như sau:`.
pub(super) fn opens_components(words: &str) -> bool {
    const NOUNS: [&str; 7] = ["lĩnh vực", "nội dung", "tiêu chí", "trụ cột", "chỉ số thành phần", "hạng mục", "tiêu chí thành phần"];
    let told = |n: &str| ["từng ", "các ", "mỗi ", "ở ", "cụ thể "].iter().any(|lead| words.contains(&format!("{lead}{n}")));
    NOUNS.iter().any(|n| told(n)) || words.contains("chỉ số thành phần")
}

/// `+ Mức độ hài lòng đối với trách nhiệm giải trình: đạt 79,95%, hạng 45/63` in a list of components: what a line names before its colon is one,
/// also where the ontology lacks it. It is a list of components where its opener says so, or where the item before is one.
pub(super) fn name_component(text: &Text<'_>, line: &Line, setting: &Setting<'_>, frame: &mut Frame, protos: &mut [(usize, Proto)]) {
    let item = line.kind == LineKind::Item || frame.listing;
    let before = std::mem::take(&mut frame.part_items);
    if !item {
        return;
    }
    if protos.is_empty() {
        frame.part_items = before && line.tokens.len() < 3;
        return;
    }
    if !(before || frame.lists_parts) {
        frame.part_items = frame.listing && protos.iter().all(|(_, p)| named_at_head(p, line));
        return;
    }
    // "Phát hiện hành vi tham nhũng: 25 điểm" may tell how many could be had.
    let placed = protos.iter().all(|(_, p)| p.placed() || p.delta.is_some());
    if let Some((name, span, value)) = named(text, line, setting).filter(|_| placed) {
        // What a known name inside it would tell is only a part of it.
        let free = |p: &Proto| p.start >= value || p.part.as_ref().and_then(|s| s.span).is_some_and(|s| s.1 <= value);
        if protos.iter().all(|(_, p)| free(p) && p.part.as_ref().is_none_or(|s| s.span.is_none_or(|s| s.0 < value))) {
            for (_, p) in protos.iter_mut() {
                p.part = Some(Slot::new(Part::Named(name.clone()), Origin::Bound, Some(span)));
            }
        }
    }
    frame.part_items = protos.iter().all(|(_, p)| p.part.is_some());
}

/// Whether the component of a claim stands at the head of its line.
fn named_at_head(p: &Proto, line: &Line) -> bool {
    let reach = line.tokens.get(3).map_or(line.end, |t| t.start as usize);
    p.part.as_ref().and_then(|s| s.span).is_some_and(|s| s.0 <= reach && s.0 >= line.start)
}

/// The unknown name before the colon of a line, as a slug, where it stands, and where its values begin.
fn named(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> Option<(String, (usize, usize), usize)> {
    const LONGEST: usize = 30;
    const OTHERS: [&str; 26] = [
        "hạng", "điểm", "năm", "tổng", "vị", "kết", "chung", "tỉnh", "huyện", "sở", "trung", "mục", "ở", "với", "riêng", "trong", "tại",
        "đối", "theo", "còn", "đây", "như", "cụ", "khối", "nhóm", "so",
    ];
    let colon = (0..line.tokens.len().min(LONGEST)).find(|t| line.tokens.get(*t).is_some_and(|k| k.is(':')))?;
    let word = |t: &usize| line.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Word);
    // "+", "1.", "b)".
    let enumerated = |t: usize| line.tokens.get(t + 1).is_some_and(|k| k.is('.') || k.is(')'));
    let first = (0..colon).find(|t| word(t) && !enumerated(*t))?;
    // "Website/Portal (cung cấp thông tin; chức năng hỗ trợ):".
    let stop = (first..colon).find(|t| line.tokens.get(*t).is_some_and(|k| k.is('('))).unwrap_or(colon);
    let name = line.tokens.get(first..stop)?;
    let plain = name.iter().all(|t| !matches!(t.kind, TokenKind::Number));
    let spoken = name
        .windows(2)
        .any(|w| matches!(w, [a, b] if matches!((a.text, b.text), ("thứ" | "xếp", "hạng") | ("thành", "phố") | ("của", "tỉnh"))));
    if first > 3 || name.len() < 3 || !plain || spoken || name.iter().take(2).any(|t| OTHERS.contains(&t.text)) {
        return None;
    }
    let (a, b) = *sentences(line).first()?;
    let mentions = Scanner::scan(text, line.tokens.get(a..b).unwrap_or_default(), setting);
    let head = |m: &&Mention| m.t1 <= colon;
    let other = |m: &Mention| {
        m.is_value()
            || matches!(m.what, What::Subject(_) | What::Index(_) | What::Year(_) | What::Relative(_) | What::Block(_) | What::Ministries)
    };
    let known: usize = mentions.iter().filter(head).filter(|m| matches!(m.what, What::Part(_))).map(|m| m.t1 - m.t0).sum();
    if mentions.iter().filter(head).any(other) || known * 2 > name.len() {
        return None;
    }
    let span = (name.first()?.start as usize, name.last()?.end as usize);
    let slug = slug(component_name(text.view.text().get(span.0..span.1)?));
    Some((slug, span, line.tokens.get(colon)?.end as usize)).filter(|(s, _, _)| s.contains('-'))
}
