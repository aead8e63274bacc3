//! What an unresolved claim could be instead: the other subjects, indices, components and editions that its sentence
//! and the one before it name. They are kept beside its reasons, so that `why` shows what there was to choose from.
use super::finish::Page;
use super::lines::sentences;
use super::mention::{Part, What};
use super::scan::Scanner;
use super::text::Text;
use crate::model::{Claim, Reason, Status};
use crate::ontology::Ontology;
use std::borrow::Cow;

/// Candidates for one slot.
const PER_SLOT: usize = 3;

/// Unresolved claims of a page that get candidates, and the longest line that is looked at: beyond both there is no prose.
const CLAIMS: usize = 200;
const LONGEST: usize = 1_000;

/// Adds the candidates of the unresolved among `claims`.
pub fn add(claims: &mut [Claim], page: &Page<'_>) {
    for claim in claims.iter_mut().filter(|c| c.status == Status::Unresolved).take(CLAIMS) {
        let Some(text) = page.texts.iter().find(|t| t.field == claim.field) else { continue };
        let found = near(claim, text, page);
        claim.reasons.extend(found);
    }
}

fn near(claim: &Claim, text: &Text<'_>, page: &Page<'_>) -> Vec<Reason> {
    let mut out: Vec<Reason> = Vec::new();
    let place = |at: usize| text.view.source(at..at).start;
    let line = text.lines.partition_point(|l| place(l.start) <= claim.start).checked_sub(1).and_then(|i| text.lines.get(i));
    let Some(line) = line.filter(|l| l.tokens.len() <= LONGEST) else { return out };
    let all = sentences(line);
    let begins = |(a, _): &(usize, usize)| line.tokens.get(*a).is_some_and(|t| place(t.start as usize) <= claim.start);
    let own = all.partition_point(begins).saturating_sub(1);
    for (a, b) in [Some(own), own.checked_sub(1)].into_iter().flatten().filter_map(|i| all.get(i)).copied() {
        let tokens = line.tokens.get(a..b).unwrap_or_default();
        for mention in Scanner::scan(text, tokens, page.setting).iter() {
            let Some((source, value)) = candidate(&mention.what, claim, page.setting.ontology) else { continue };
            let span = tokens.get(mention.t0).zip(mention.t1.checked_sub(1).and_then(|t| tokens.get(t)));
            let Some(span) = span.map(|(x, y)| text.view.source(x.start as usize..y.end as usize)) else { continue };
            let Some(words) = text.source.get(span.clone()) else { continue };
            let known = out.iter().filter(|r| r.source == source);
            if known.clone().count() < PER_SLOT && !known.clone().any(|r| r.words == words || r.words == value) {
                out.push(Reason {
                    slot: "candidate".into(),
                    source: source.into(),
                    words: words.to_owned(),
                    span: Some((span.start, span.end)),
                });
            }
        }
    }
    out
}

/// For which slot a mention could stand instead of what the claim has, and the value that it would give.
fn candidate<'m>(what: &'m What, claim: &Claim, ontology: &'m Ontology) -> Option<(&'static str, Cow<'m, str>)> {
    match what {
        What::Subject(who) if *who.id != *claim.subject => Some(("another subject is named nearby", Cow::Borrowed(&*who.id))),
        What::Year(y) if Some(*y) != claim.year => Some(("another year is named nearby", Cow::Owned(y.to_string()))),
        What::Index(i) => {
            let id = &ontology.indices.get(*i)?.id;
            (*id != claim.index).then_some(("another index is named nearby", Cow::Borrowed(id.as_str())))
        }
        What::Part(Part::Known(parts)) => {
            let (x, j) = parts.first()?;
            let id = &ontology.indices.get(*x)?.component.get(*j)?.id;
            (Some(id) != claim.component.as_ref()).then_some(("another component is named nearby", Cow::Borrowed(id.as_str())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Document, Status};
    use crate::ontology::Ontology;

    #[test]
    fn an_unresolved_claim_keeps_what_it_could_be() -> Result<(), Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let text = "Chỉ số PCI được công bố. Ngân hàng có trụ sở ở Hà Tĩnh đứng thứ 5 về lợi nhuận, trên một đơn vị của Nghệ An.";
        let claims = extract(&Document { id: "x".into(), text: text.into(), ..Document::default() }, &o).claims;
        let open: Vec<_> = claims.iter().filter(|c| c.status == Status::Unresolved).collect();
        assert!(!open.is_empty(), "{claims:?}");
        let named = |c: &&crate::model::Claim| c.reasons.iter().any(|r| r.slot == "candidate" && r.words == "Nghệ An");
        assert!(open.iter().any(named), "{open:?}");
        for r in open.iter().flat_map(|c| &c.reasons).filter(|r| r.slot == "candidate") {
            assert_eq!(r.span.and_then(|(a, b)| text.get(a..b)), Some(r.words.as_str()));
        }
        Ok(())
    }
}
