//! The school-leaving examination: provinces are ranked by all of it or by one subject, and those who sat it are not.
use super::mention::Part;
use super::proto::{Origin, Proto, Slot};
use super::setting::Setting;
use super::text::Text;
use crate::normalize::{Token, TokenKind};
use crate::ontology::Entity;

/// Where the page names the examination, if only by an everyday name (`kỳ thi tốt nghiệp THPT`), it is one of its rankings, and its subjects have
/// the names that the page gives them.
pub(super) fn settle(texts: &[Text<'_>], setting: &mut Setting<'_>) {
    let Some(exam) = setting.ontology.indices.iter().position(|x| x.id == "diem-thi-tot-nghiep-thpt") else { return };
    if texts.iter().flat_map(|t| t.names()).any(|e| e.entity == Entity::Index(exam)) {
        setting.outright.insert(exam);
        setting.exam_subjects = full_names(texts);
    }
}

/// Names of subjects of two words: where a page has one, its short form means it (`môn Văn` beside `môn Ngữ văn`).
const FULL: [&str; 7] = ["ngữ văn", "tiếng anh", "vật lý", "hóa học", "sinh học", "lịch sử", "địa lý"];

/// Those that the page has.
fn full_names(texts: &[Text<'_>]) -> Vec<&'static str> {
    FULL.into_iter().filter(|name| texts.iter().any(|t| t.view.text().contains(&format!("môn {name}")))).collect()
}

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
pub(super) fn same_subject(protos: &mut [Proto], last: Option<&Proto>, tokens: &[Token<'_>], setting: &Setting<'_>) {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    // "Dẫn đầu cả nước về điểm trung bình là X": the mean of all subjects.
    let whole = |i: usize| matches!((word(i), word(i + 1)), ("kỳ", "thi") | ("các", "môn"));
    let of_all = (0..tokens.len()).any(|i| (word(i), word(i + 1)) == ("trung", "bình"))
        && (0..tokens.len()).any(whole)
        && (0..tokens.len()).all(|i| word(i) != "môn" || i > 0 && word(i - 1) == "các");
    let last = last.filter(|_| !of_all);
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
