//! Figures that a page silently changed: the same fact on the same page, another value than before.
//!
//! Both texts are read by the extractor of today, so that a newer program is never taken for a newer page.
use crate::model::{Claim, Document, Extraction, Modality, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which figure of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// The rank.
    Rank,
    /// The bound of a rank, as in `top 10`.
    Bound,
    /// The number of ranked subjects.
    Of,
    /// Places moved, up is positive.
    Moved,
    /// Points.
    Score,
}

/// A figure of one fact that differs between two texts.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The claim with the former value.
    pub before: Claim,
    /// The claim with the value of now.
    pub after: Claim,
    /// Which figure.
    pub figure: Figure,
    /// The former value.
    pub old: f64,
    /// The value of now.
    pub new: f64,
}

/// What a claim speaks of.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    subject: &'a str,
    index: &'a str,
    component: Option<&'a str>,
    year: Option<i32>,
    scope: &'a str,
    list: Option<&'a str>,
    figure: Figure,
}

/// Compares what two texts of one page state. Where a fact has several values, those that went are held against those
/// that came, in the order of the text; a value that only went, or only came, is no correction.
pub fn compare(before: &Document, after: &Document, extract: impl Fn(&Document) -> Extraction) -> Vec<Changed> {
    if (&before.text, &before.title) == (&after.text, &after.title) {
        return Vec::new();
    }
    let (old, new) = (extract(before).claims, extract(after).claims);
    let (old_values, new_values) = (values(&old), values(&new));
    let mut changes = Vec::new();
    for (key, olds) in &old_values {
        let Some(news) = new_values.get(key) else { continue };
        // Figures are compared as printed: both come from text through the same parser.
        let went = olds.iter().filter(|(v, _)| !news.iter().any(|(n, _)| n == v));
        let came = news.iter().filter(|(v, _)| !olds.iter().any(|(o, _)| o == v));
        changes.extend(went.zip(came).map(|((old, before), (new, after))| Changed {
            before: (*before).clone(),
            after: (*after).clone(),
            figure: key.figure,
            old: *old,
            new: *new,
        }));
    }
    changes.sort_by_key(|c| (c.after.start, c.figure));
    changes
}

/// Values of every figure, each once, in the order of the text.
fn values(claims: &[Claim]) -> BTreeMap<Key<'_>, Vec<(f64, &Claim)>> {
    let mut values = BTreeMap::<Key<'_>, Vec<(f64, &Claim)>>::new();
    for claim in claims.iter().filter(|c| c.status == Status::Resolved && c.modality == Modality::Asserted && !c.derived) {
        let figures = [
            (Figure::Rank, claim.rank.map(f64::from)),
            (Figure::Bound, claim.rank_max.map(f64::from)),
            (Figure::Of, claim.of.map(f64::from)),
            (Figure::Moved, claim.delta.map(f64::from)),
            (Figure::Score, claim.score),
        ];
        for (figure, value) in figures {
            let Some(value) = value else { continue };
            let key = Key {
                subject: &claim.subject,
                index: &claim.index,
                component: claim.component.as_deref(),
                year: claim.year,
                scope: &claim.scope,
                list: claim.list.as_deref(),
                figure,
            };
            let known = values.entry(key).or_default();
            if !known.iter().any(|(v, _)| *v == value) {
                known.push((value, claim));
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{Figure, compare};
    use crate::extract::extract;
    use crate::model::Document;
    use crate::ontology::Ontology;

    fn changes(before: &str, after: &str) -> Vec<(String, Figure, f64, f64)> {
        let ontology = Ontology::embedded().unwrap();
        let page = |text: &str| Document { id: "a".into(), text: text.into(), ..Document::default() };
        let changed = compare(&page(before), &page(after), |d| extract(d, &ontology));
        changed.into_iter().map(|c| (c.after.subject, c.figure, c.old, c.new)).collect()
    }

    #[test]
    fn a_corrected_figure_is_seen_and_an_edited_sentence_is_not() {
        let before = "Năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI). Nghệ An xếp thứ 52/63.";
        let after = "Năm 2022, Hà Tĩnh xếp thứ 37/63 về chuyển đổi số (DTI). Nghệ An xếp thứ 52/63.";
        assert_eq!(changes(before, after), [("ha-tinh".to_owned(), Figure::Rank, 27.0, 37.0)]);
        let reworded = "Tin từ Sở: năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI), tỉnh Nghệ An xếp thứ 52/63.";
        assert!(changes(before, reworded).is_empty());
        // A figure that is taken out or added is no correction.
        assert!(changes(before, "Năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI).").is_empty());
        assert!(changes(before, before).is_empty());
    }

    #[test]
    fn points_and_movements_count_too() {
        let before = "Năm 2022, Hà Tĩnh đạt 0,6012 điểm DTI, xếp thứ 37/63, tăng 22 bậc so với năm 2021.";
        let after = "Năm 2022, Hà Tĩnh đạt 0,6112 điểm DTI, xếp thứ 37/63, tăng 12 bậc so với năm 2021.";
        let figures: Vec<_> = changes(before, after).into_iter().map(|(_, figure, old, new)| (figure, old, new)).collect();
        assert_eq!(figures, [(Figure::Moved, 22.0, 12.0), (Figure::Score, 0.6012, 0.6112)]);
    }
}
