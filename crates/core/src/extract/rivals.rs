//! Claims that a page cannot mean together: in one edition of one list a subject has one place. Where two claims give it two, a
//! slot of one of them was mostly read wrongly, and the surer one is kept.
use super::proto::Origin;
use crate::model::{Claim, Document, Field, Modality, Reason, Status};
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;

/// What is left of the confidence of the less sure of two: of those in pages that no rule had seen, one in five was right.
const LEFT: f64 = 0.3;

/// Which place a claim is about: subject, index, component, edition, scope.
type Line<'c> = (&'c str, &'c str, Option<&'c str>, i32, &'c str);

/// Doubts each asserted claim whose subject another claim, as sure and said before it or surer, gives another place in the same list. Two sentences
/// that each say for themselves whose place in which edition they mean do contradict each other, and both stand.
pub(super) fn doubt(claims: &mut [Claim], document: &Document) {
    let mut lines: HashMap<Line<'_>, Vec<usize>> = HashMap::new();
    for (n, c) in claims.iter().enumerate() {
        if let (Some(_), Some(year), Status::Resolved, Modality::Asserted) = (c.rank, c.year, c.status, c.modality) {
            lines.entry((&c.subject, &c.index, c.component.as_deref(), year, &c.scope)).or_default().push(n);
        }
    }
    let mut doubted: Vec<(usize, usize)> = Vec::new();
    for line in lines.into_values().filter(|l| l.len() > 1) {
        let sure = |n: usize| claims.get(n).map_or(0.0, |c| c.confidence);
        let start = |n: usize| claims.get(n).map(|c| (c.field as u8, c.start));
        let Some(best) = line.iter().copied().max_by(|a, b| sure(*a).total_cmp(&sure(*b)).then(start(*b).cmp(&start(*a)))) else {
            continue;
        };
        let others = line.iter().filter(|n| claims.get(**n).zip(claims.get(best)).is_some_and(|(c, b)| rivals(c, b, document)));
        doubted.extend(others.map(|other| (*other, best)));
    }
    let others: Vec<_> = doubted.iter().map(|(_, by)| claims.get(*by).map(|c| (c.quote.clone(), c.field, c.start, c.end))).collect();
    for ((n, _), by) in doubted.into_iter().zip(others) {
        let (Some(c), Some((words, field, start, end))) = (claims.get_mut(n), by) else { continue };
        c.confidence = (c.confidence * LEFT * 1000.0).round() / 1000.0;
        c.status = Status::Unresolved;
        let source = Cow::Borrowed("the page gives it another place there");
        c.reasons.push(Reason { slot: "against".into(), source, words, span: (c.field == field).then_some((start, end)) });
    }
}

/// Whether two claims on one line cannot both be meant.
fn rivals(a: &Claim, b: &Claim, document: &Document) -> bool {
    let lists = a.list.as_ref().zip(b.list.as_ref()).is_some_and(|(a, b)| a != b) || a.of.zip(b.of).is_some_and(|(a, b)| a != b);
    a.rank != b.rank && !lists && !(outright(a) && outright(b) && apart(a, b, document))
}

/// Whether two claims stand in sentences of their own.
fn apart(a: &Claim, b: &Claim, document: &Document) -> bool {
    let text = if a.field == Field::Title { &document.title } else { &document.text };
    let between = text.get(a.end.min(b.end)..a.start.max(b.start)).unwrap_or_default();
    a.field != b.field || [". ", "! ", "? ", "\n"].iter().any(|end| between.contains(end))
}

/// Whether a claim's own sentence says whose place, in which ranking and edition.
fn outright(c: &Claim) -> bool {
    let own = [Origin::Bound.words(), Origin::Sentence.words()];
    ["subject", "index", "year"].iter().all(|slot| c.reasons.iter().any(|r| r.slot == *slot && own.contains(&r.source.as_ref())))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Claim, Document, Status};
    use crate::ontology::Ontology;

    fn read(text: &str) -> Vec<Claim> {
        let ontology = Ontology::embedded().expect("embedded data");
        extract(&Document { id: "t".into(), text: text.into(), ..Document::default() }, &ontology).claims
    }

    fn places(text: &str) -> Vec<(Option<u32>, bool)> {
        read(text).into_iter().map(|c| (c.rank, c.status == Status::Resolved)).collect()
    }

    #[test]
    fn two_sentences_that_say_all_for_themselves_contradict_each_other() {
        let both = "Chỉ số PCI năm 2022 của tỉnh Hà Tĩnh xếp thứ 18/63.\nTheo báo cáo khác, PCI năm 2022 của tỉnh Hà Tĩnh xếp thứ 20/63.";
        assert_eq!(places(both), [(Some(18), true), (Some(20), true)]);
    }

    #[test]
    fn one_sentence_does_not_contradict_itself() {
        let text = "Chỉ số PCI năm 2022: Long An, vốn ở vị trí thứ 10 trong bảng xếp hạng PCI năm 2022, nay bứt lên vị trí thứ 2 của PCI năm 2022.";
        assert!(read(text).iter().filter(|c| c.status == Status::Resolved && c.rank.is_some()).count() <= 1);
    }

    #[test]
    fn a_place_that_leans_on_the_page_yields_to_one_that_does_not() {
        let text =
            "Chỉ số PCI năm 2022 của tỉnh Hà Tĩnh xếp thứ 18/63.\nTỉnh còn đứng thứ 5 cả nước, theo nhận xét của Sở Kế hoạch và Đầu tư.";
        let read = read(text);
        let doubted: Vec<Status> = read.iter().filter(|c| c.rank == Some(5)).map(|c| c.status).collect();
        assert_eq!(doubted, [Status::Unresolved]);
        assert!(read.iter().any(|c| c.rank == Some(18) && c.status == Status::Resolved));
    }
}
