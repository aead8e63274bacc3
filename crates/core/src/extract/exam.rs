//! The school-leaving examination: provinces are ranked by all of it or by one subject, and those who sat it are not.
use super::mention::Part;
use super::proto::{Origin, Proto, Slot};
use super::setting::Setting;
use crate::normalize::{Token, TokenKind};

fn ranks_exam(p: &Proto, setting: &Setting<'_>) -> bool {
    p.index.as_ref().and_then(|s| setting.ontology.indices.get(s.value)).is_some_and(|x| x.id == "diem-thi-tot-nghiep-thpt")
}

/// The subject that a place is one in.
fn subject_of(p: &Proto) -> Option<&Slot<Part>> {
    p.part.as_ref().filter(|s| matches!(s.value, Part::Named(_)))
}

/// `điểm trung bình môn Toán cao nhất cả nước`, `thí sinh đứng thứ 75`: one subject of the examination, or one who sat it.
pub(super) fn without_single_marks(protos: &mut Vec<Proto>, tokens: &[Token<'_>], setting: &Setting<'_>) {
    let exam = |p: &Proto| ranks_exam(p, setting);
    if !protos.iter().any(exam) {
        return;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    // "điểm trung bình môn Toán của X": a province's mean in one subject is a component.
    let subject = !protos.iter().any(|p| exam(p) && subject_of(p).is_some());
    let one = (0..tokens.len()).any(|i| match word(i) {
        "môn" => {
            subject
                && i > 0
                && !matches!(word(i - 1), "các" | "bộ" | "nhiều" | "chuyên" | "mọi")
                && !tokens.get(i - 1).is_some_and(|t| t.kind == TokenKind::Number)
        }
        "đh" => true,
        "đại" => word(i + 1) == "học",
        "thủ" => matches!(word(i + 1), "khoa"),
        "ngành" | "trường" => tokens.get(i + 1).is_some_and(|t| t.capital),
        _ => false,
    });
    if one {
        protos.retain(|p| !exam(p));
    }
}

/// `A dẫn đầu về điểm trung bình môn Toán, B đứng thứ hai. C xếp thứ ba.`: a row of places goes on in the subject of the last one, until
/// something else is named that it ranks by.
pub(super) fn same_subject(protos: &mut [Proto], last: Option<&Proto>, setting: &Setting<'_>) {
    let named = |p: &Proto| subject_of(p).cloned().map(|subject| (subject, p.index.as_ref().and_then(|s| s.span)));
    let mut before = last.filter(|p| ranks_exam(p, setting)).and_then(named);
    for p in protos.iter_mut().filter(|p| ranks_exam(p, setting)) {
        let (Some((subject, span)), None) = (&before, &p.part) else {
            before = named(p);
            continue;
        };
        if p.index.as_ref().is_some_and(|s| s.origin >= Origin::Paragraph || s.span.is_some() && s.span == *span) {
            p.part = Some(subject.clone().carried(Origin::Paragraph));
        }
    }
}
