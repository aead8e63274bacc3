//! What a page leaves to its reader: who "we" are, and an edition that it nowhere names.
use super::finish::Page;
use super::mention::{SubjectKind, Who};
use super::proto::{Edition, Origin, Proto, Slot};
use crate::model::Modality;

/// `Về PCI, chúng ta đứng thứ 14/63`: where only provinces are ranked, the speaker means his own.
pub fn speaker(page: &Page<'_>, p: &Proto, index: Option<&Slot<usize>>) -> Option<Slot<Who>> {
    let ours = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Country && w.origin == Origin::Anaphor);
    let x = page.setting.ontology.indices.get(index?.value).filter(|_| ours)?;
    let ranks = |what: &str| x.ranks.iter().any(|r| r == what);
    // "Về DTI, chúng ta đứng thứ 48": of the nation such a ranking gives points, and no place.
    let provincial = ranks("provinces") && !ranks("countries") && (!ranks("nation") || p.placed());
    page.setting.home_subject().filter(|_| provincial).map(|w| Slot::new(w, Origin::Anaphor, None))
}

/// Whether the page names no year at all, nor has it a day of publication: whoever reads it knows of no edition.
fn dateless(page: &Page<'_>, index: Option<&Slot<usize>>) -> bool {
    index.is_some_and(|s| !counted(page, s.value))
        && page.document.published.is_none()
        && !page.survey.years
        && page.survey.months.is_none()
}

/// Whether an index is a figure that is dated anyway.
fn counted(page: &Page<'_>, i: usize) -> bool {
    page.setting.counts(i) || page.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "sport")
}

/// Whether the reader is told who stands where in which index, and nowhere on the page of which edition: `PCI của tỉnh tăng 10
/// bậc, xếp thứ 14/63`. Nothing is missing that the page could tell.
pub fn undated(page: &Page<'_>, p: &Proto, index: Option<&Slot<usize>>) -> bool {
    let Some(slot) = index.filter(|s| s.origin <= Origin::Sentence) else { return false };
    let who = p.who.as_ref();
    // "tăng từ thứ 17 lên thứ 2 vào năm 2017": of which edition the first of the two is, nobody is told.
    if p.rule == "from … to …" && p.year.as_ref().is_some_and(|y| y.value == Edition::Base) {
        return who.is_some_and(|w| w.origin <= Origin::Anaphor) && p.against.is_empty();
    }
    // Of nations' rankings the press dates many, of which one year is enough to make a doubt; what is counted is dated anyway.
    let nation = who.is_some_and(|w| w.value.kind == SubjectKind::Country);
    let dated = !page.survey.editions.is_empty() || page.survey.edition.is_some() || page.survey.months.is_some();
    if nation && (dated || counted(page, slot.value)) {
        return false;
    }
    let near = who.is_some_and(|w| w.origin <= Origin::Anaphor || p.modality == Modality::Target && w.origin <= Origin::Page);
    near && p.placed() && p.against.is_empty() && !page.survey.editions.contains_key(&slot.value)
}

/// Whether nothing is missing of a place without an edition, since the page names no year at all: a country's by its figure or in the ranking
/// of the headline, or one whose subject and index stand beside it.
pub fn told_for_good(page: &Page<'_>, p: &Proto, kind: Option<SubjectKind>, index: Option<&Slot<usize>>) -> bool {
    let figure = p.rule != "place said by a word";
    let titled = index.is_some_and(|s| page.setting.titled.contains(&s.value));
    let nation = matches!(kind, Some(SubjectKind::Country)) && (figure || titled);
    let province = !matches!(kind, Some(SubjectKind::Country)) && undated(page, p, index);
    p.placed() && dateless(page, index) && (nation || province)
}
