//! By which of its measures a statistic is ranked, where no component is named: `GRDP tăng 8,2%, đứng thứ 5 cả nước` by its growth, `GRDP đạt
//! 320.000 tỷ đồng, đứng thứ 9` by its size. The words right before the place decide, and `tốc độ ấy`, `con số này` point back to a figure
//! of the sentence before.
use super::frame::Frame;
use super::mention::Part;
use super::proto::{Against, Edition, Origin, Proto, Slot};
use super::setting::Setting;
use crate::model::Modality;
use crate::normalize::{Token, TokenKind};

/// How far before its place a figure may stand.
const REACH: usize = 40;

/// `tốc độ ấy đứng thứ 3 cả nước`: the statistic of the sentence before is pointed back to.
pub(super) fn point_back(protos: &mut [Proto], tokens: &[Token<'_>], setting: &Setting<'_>, frame: &Frame, number: usize) {
    if frame.index_named.is_none_or(|n| number.saturating_sub(n) > 2) {
        return;
    }
    for p in protos.iter_mut().filter(|p| p.placed()) {
        let a = tokens.partition_point(|t| (t.end as usize) <= p.start);
        let carried = |s: &&mut Slot<usize>| s.origin == Origin::Paragraph && counted(setting, s.value);
        if let Some(slot) = p.index.as_mut().filter(carried).filter(|_| points_back(tokens, a).is_some()) {
            slot.origin = Origin::Anaphor;
        }
    }
}

/// `Tính đến ngày 31/10/2024, X dẫn đầu cả nước về S`, `đến giữa tháng 11/2025`: a figure is of the year of the day that it is counted up to,
/// where the sentence names no other.
pub(super) fn counted_up_to(protos: &mut [Proto], tokens: &[Token<'_>], setting: &Setting<'_>) {
    let open = |p: &Proto| {
        p.modality == Modality::Asserted
            && p.year.as_ref().is_none_or(|y| y.origin > Origin::Anaphor)
            && p.index.as_ref().is_some_and(|s| counted(setting, s.value))
    };
    if !protos.iter().any(open) {
        return;
    }
    let Some((year, at)) = (0..tokens.len()).find_map(|i| up_to(tokens, i)) else { return };
    let span = tokens.get(at).map(|t| (t.start as usize, t.end as usize));
    for p in protos.iter_mut().filter(|p| open(p)) {
        p.year = Some(Slot::new(Edition::Year(year), Origin::Sentence, span));
    }
}

/// The year of the date that `đến`, `hết` at token `i` leads to, and where it stands: `đến [hết] [ngày] 31/10/2024`, `hết tháng 9 năm 2025`.
fn up_to(tokens: &[Token<'_>], i: usize) -> Option<(i32, usize)> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    if !matches!(word(i), "đến" | "hết" | "tới") {
        return None;
    }
    let mut t = i + 1;
    while t < i + 6 && matches!(word(t), "ngày" | "hết" | "giữa" | "cuối" | "đầu" | "tháng" | "hôm" | "nay" | "thời" | "điểm" | "quý" | "(")
    {
        t += 1;
    }
    let figure = |t: usize| word(t).parse::<u32>().is_ok_and(|n| (1..=31).contains(&n)) || matches!(word(t), "i" | "ii" | "iii" | "iv");
    let year = |t: usize| word(t).parse::<i32>().ok().filter(|y| word(t).len() == 4 && (1990..2060).contains(y));
    let joint = |t: usize| matches!(word(t), "/" | "-" | "." | "năm" | "tháng");
    // A month or quarter, or a day with its month, and then the year.
    let mut parts = 0;
    while parts < 2 && figure(t) && joint(t + 1) {
        parts += 1;
        if let Some(y) = year(t + 2) {
            return Some((y, t + 2));
        }
        t += 2;
    }
    None
}

fn counted(setting: &Setting<'_>, index: usize) -> bool {
    setting.counts_provinces(index)
}

/// Gives every claim of the sentence in such a statistic the measure that its words tell.
/// What the page mostly means is left unsaid. `before` is the component of the place told last.
pub(super) fn settle(protos: &mut [Proto], tokens: &[Token<'_>], setting: &Setting<'_>, before: Option<&Slot<Part>>) {
    // "Bắc Ninh xếp thứ 3, 445 điểm 10. Phần còn lại của top 10 gồm …": the rest of the same list.
    let rest = matches!(
        (tokens.first().map(|t| t.text), tokens.get(1).map(|t| t.text)),
        (Some("phần"), Some("còn")) | (Some("các" | "những"), Some("vị" | "cái" | "nơi"))
    );
    // "Lọt vào top 10 còn có Hải Phòng, …".
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let also = matches!(word(0), "lọt" | "vào" | "trong" | "top" | "tốp" | "nhóm" | "cũng")
        && (1..9).any(|i| word(i) == "còn" && matches!(word(i + 1), "có" | "gồm" | "là"));
    let rest = rest || also;
    // "quy mô GRDP giảm 9%, khiến tỉnh đứng cuối về tốc độ tăng trưởng": what stands behind the place goes before what the sentence began with.
    for p in protos.iter_mut().filter(|p| p.placed() && p.part.as_ref().is_some_and(|s| s.origin >= Origin::Sentence)) {
        let Some(index) = p.index.as_ref().map(|s| s.value).filter(|i| counted(setting, *i)) else { continue };
        let b = tokens.partition_point(|t| (t.start as usize) < p.end);
        let told = about_behind(tokens, b).filter(|_| setting.ontology.indices.get(index).is_some_and(|x| !x.component.is_empty()));
        if told.is_some() {
            p.part = None;
        }
    }
    for p in protos.iter_mut().filter(|p| p.part.is_none() && (p.placed() || p.delta.is_some())) {
        let Some(index) = p.index.as_ref().map(|s| s.value).filter(|i| counted(setting, *i)) else { continue };
        let Some(x) = setting.ontology.indices.get(index).filter(|x| !x.component.is_empty()) else { continue };
        let a = tokens.partition_point(|t| (t.end as usize) <= p.start);
        let b = tokens.partition_point(|t| (t.start as usize) < p.end);
        let known = |(id, at): (&str, usize)| Some((x.component.iter().position(|c| c.id == id)?, at));
        let back = || points_back(tokens, a).and_then(|(id, at)| Some((id?, at)));
        // "tốc độ ấy đứng thứ 3": the figure is what stands there.
        let pointed = back().and_then(known);
        let origin = if pointed.is_some() { Origin::Bound } else { Origin::Sentence };
        let size = || p.index.as_ref().and_then(|s| most_of_it(tokens, s)).and_then(known);
        let found =
            pointed.or_else(|| about_behind(tokens, b).and_then(known)).or_else(size).or_else(|| told_before(tokens, a).and_then(known));
        let found = found.or_else(|| money_behind(tokens, b).and_then(known)).or_else(|| tens(tokens, a, b).and_then(known));
        let Some((j, at)) = found else {
            let here = |s: &&Slot<Part>| matches!(&s.value, Part::Known(all) if all.iter().all(|(x, _)| *x == index));
            p.part = before.filter(|_| rest).filter(here).map(|s| s.clone().carried(Origin::Paragraph));
            continue;
        };
        if setting.usual_part(index) == Some(j) {
            continue;
        }
        let span = tokens.get(at).map(|t| (t.start as usize, t.end as usize));
        p.part = Some(Slot::new(Part::Known(vec![(index, j)]), origin, span));
    }
}

/// `10 tỉnh có dòng vốn FDI tăng nhiều nhất`: who gained most of what is counted is not who has most of it.
pub(super) fn gained_most(protos: &mut [Proto], tokens: &[Token<'_>], setting: &Setting<'_>) {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let gained = |i: &usize| {
        word(*i) == "tăng" && matches!(word(i + 1), "nhiều" | "mạnh" | "nhanh" | "cao") && matches!(word(i + 2), "nhất" | "thứ")
    };
    let Some(at) = (0..tokens.len()).find(gained) else { return };
    let sum = |i: usize| setting.ontology.indices.get(i).is_some_and(|x| x.id == "fdi");
    let span = tokens.get(at).zip(tokens.get(at + 2)).map(|(a, b)| (a.start as usize, b.end as usize));
    for p in protos.iter_mut().filter(|p| p.placed() && p.part.is_none() && p.index.as_ref().is_some_and(|s| sum(s.value))) {
        p.against.push(Against::new("another quantity is named before", span, 0.1));
    }
}

/// The measure that `tốc độ ấy`, `mức tăng này`, `quy mô đó` before token `a` point back to; `None` inside for `con số này`.
fn points_back(tokens: &[Token<'_>], a: usize) -> Option<(Option<&'static str>, usize)> {
    const FAR: usize = 120;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    (a.saturating_sub(FAR)..a).find_map(|i| {
        let measure = match (word(i), word(i + 1)) {
            ("tốc", "độ") | ("mức" | "đà", "tăng") => Some("toc-do-tang-truong"),
            ("quy", "mô") => Some("quy-mo"),
            ("con", "số") | ("kết", "quả") => None,
            _ => return None,
        };
        (i + 2..i + 5).any(|k| matches!(word(k), "ấy" | "này" | "đó")).then_some((measure, i))
    })
}

/// The measure that the words before token `a` tell last, and where.
fn told_before(tokens: &[Token<'_>], a: usize) -> Option<(&'static str, usize)> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let head = |i: usize| (i..i + 5).any(|k| word(k) == "người");
    (a.saturating_sub(REACH)..a).rev().find_map(|i| match (word(i), word(i + 1)) {
        ("tốc", "độ") | ("tăng", "trưởng") | ("mức" | "đà", "tăng") => Some(("toc-do-tang-truong", i)),
        ("quy", "mô") => Some(("quy-mo", i)),
        ("bình", "quân") if head(i + 2) => Some(("binh-quan-dau-nguoi", i)),
        ("tăng", _) if (i + 1..i + 4).any(|k| number(k) && tokens.get(k + 1).is_some_and(|t| t.is('%'))) => {
            Some(("toc-do-tang-truong", i))
        }
        ("tỷ" | "tỉ" | "triệu", "đồng" | "usd") if number(i.wrapping_sub(1)) || word(i.wrapping_sub(1)) == "nghìn" => {
            Some((if head(i + 2) || (word(i), word(i + 1)) == ("triệu", "đồng") { "binh-quan-dau-nguoi" } else { "quy-mo" }, i))
        }
        _ => None,
    })
}

/// `đứng thứ 5 cả nước về tốc độ tăng trưởng`, `đứng cuối về quy mô`: the measure named behind the place, which ends at token `b`.
fn about_behind(tokens: &[Token<'_>], b: usize) -> Option<(&'static str, usize)> {
    const NEAR: usize = 10;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let about = (b..b + NEAR).take_while(|i| !matches!(word(*i), ";" | "." | "(" | "")).find(|i| word(*i) == "về")?;
    let measure = match (word(about + 1), word(about + 2)) {
        ("tốc", "độ") | ("tăng", "trưởng") | ("mức", "tăng") => "toc-do-tang-truong",
        ("quy", "mô") => "quy-mo",
        _ if (about + 1..about + 5).any(|k| word(k) == "bình") && (about + 2..about + 8).any(|k| word(k) == "người") => {
            "binh-quan-dau-nguoi"
        }
        _ => return None,
    };
    Some((measure, about + 1))
}

/// `tỉnh có GRDP [năm 2021] lớn nhất`, `top 10 địa phương có GRDP cao nhất`: who has the most of it is ranked by size, unless the sentence tells
/// of a growth. Sizes are compared by whole years: `GRDP 6 tháng cao nhất` means how fast it grew.
fn most_of_it(tokens: &[Token<'_>], index: &Slot<usize>) -> Option<(&'static str, usize)> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let (start, end) = index.span.filter(|_| index.origin <= Origin::Sentence)?;
    let at = tokens.partition_point(|t| (t.start as usize) < start);
    let mut i = tokens.partition_point(|t| (t.start as usize) < end);
    if tokens.get(at)?.start as usize != start || word(i.checked_sub(1)?) == "người" {
        return None;
    }
    while i < at + 8 && (matches!(word(i), "cả" | "năm" | "theo" | "giá" | "hiện" | "hành") || word(i).parse::<u32>().is_ok()) {
        i += 1;
    }
    if !matches!(word(i), "cao" | "lớn" | "thấp" | "nhỏ") || word(i + 1) != "nhất" {
        return None;
    }
    let grows = |t: usize| matches!(word(t), "tăng" | "giảm" | "tốc" | "tháng" | "quý" | "%");
    (matches!(word(i), "lớn" | "nhỏ") || !(0..tokens.len()).any(grows)).then_some(("quy-mo", at))
}

/// `GRDP xếp thứ 62/63, đạt 0,94 tỷ USD`: what the figure behind the place, which ends at token `b`, tells.
fn money_behind(tokens: &[Token<'_>], b: usize) -> Option<(&'static str, usize)> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let stop = (b..b + 14).find(|i| matches!(word(*i), "." | ";" | "")).unwrap_or(b + 14);
    (b..stop).find(|i| matches!((word(*i), word(i + 1)), ("tỷ" | "tỉ", "đồng" | "usd"))).map(|i| ("quy-mo", i))
}

/// `914 điểm 10`, `số điểm 10`: how many full marks, before or right behind the place.
fn tens(tokens: &[Token<'_>], a: usize, b: usize) -> Option<(&'static str, usize)> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let counted = |i: usize| {
        word(i) == "điểm"
            && word(i + 1) == "10"
            && (tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(word(i.wrapping_sub(1)), "số" | "nhiều" | "bài" | "mưa" | "đạt" | "lượng"))
    };
    (a.saturating_sub(REACH)..b + 10).find(|i| counted(*i)).map(|i| ("so-diem-10", i))
}
