//! Laws of checking, over made-up worlds: the order of reading does not show, what was added bit by bit is checked as if it
//! had always been there, a consistent world is left alone, and every smallest set is one.
// A failed step is a failed test; the benchmark looks at more of these worlds than one test.
#![allow(clippy::unwrap_used, dead_code)]
mod worlds;

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use worlds::chance::Chance;
use worlds::{Order, World, errors, splits};
use xephang::check::{Batch, Evidence, Report, Saying, check, takes_part, world};
use xephang::model::{Finding, Source};
use xephang::ontology::Ontology;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());

/// A small world with errors and even splits in it.
fn spoiled(seed: u64) -> World {
    let order = Order { seed, documents: 160, errors: 20, splits: 4 };
    let (truth, mut world) = worlds::clean(&order, &ONTOLOGY).unwrap();
    let mut chance = Chance::new(seed + 1);
    // A small world may be too poor for every kind of error: what fits is enough here.
    let _ = errors::spoil(&truth, &mut world, order.errors, &mut chance);
    splits::add(&truth, &mut world, order.splits, &mut chance);
    world
}

/// Adds the documents `from` on to a world that has those before, as a night does.
fn grown(evidence: &[Evidence<'_>], cut: usize) -> Vec<Finding> {
    let (before, after) = evidence.split_at(cut);
    let mut known = world(before, &[], &ONTOLOGY);
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let mut sources: Vec<Source> = Vec::new();
    let mut batch = Batch::default();
    let start = u32::try_from(known.sources().len()).unwrap();
    for item in after.iter().filter(|e| takes_part(e.claim)) {
        let place = *places.entry(&item.source.doc_id).or_insert_with(|| {
            sources.push(item.source.clone());
            start + u32::try_from(sources.len() - 1).unwrap()
        });
        batch.say(&Saying::of(item.claim), place);
    }
    known.update(&[], sources, batch, Vec::new());
    known.contradictions(&known.examine())
}

/// A claim in one line.
fn line(e: &Evidence<'_>) -> String {
    let Evidence { claim: c, source } = e;
    format!(
        "{} {} {:?} {:?} {} list {:?}: rank {:?} of {:?} max {:?} last {} moved {:?} since {:?} score {:?} ({:?} {:?})",
        c.subject,
        c.index,
        c.component,
        c.year,
        c.scope,
        c.list,
        c.rank,
        c.of,
        c.rank_max,
        c.last,
        c.delta,
        c.base_year,
        c.score,
        source.authority,
        source.published
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_pieces_do_not_show(seed in 0u64..100_000, cut in 0.0f64..1.0, turn in 0.0f64..1.0) {
        let world = spoiled(seed);
        let mut evidence = world.evidence();
        let plain = check(&evidence, &[], &ONTOLOGY);
        let at = (evidence.len() as f64 * turn) as usize;
        evidence.rotate_left(at);
        evidence.reverse();
        let turned = check(&evidence, &[], &ONTOLOGY);
        let lists = |r: &Report| [r.contradictions.clone(), r.notes.clone(), r.confirmations.clone()].concat();
        let (a, b) = (lists(&plain), lists(&turned));
        prop_assert_eq!(a.len(), b.len());
        let differ = a.iter().zip(&b).find(|(a, b)| a != b);
        prop_assert!(differ.is_none(), "{:#?}", differ);
        // Documents come whole.
        let mut cut = (evidence.len() as f64 * cut) as usize;
        while cut > 0 && cut < evidence.len() && evidence[cut].claim.doc_id == evidence[cut - 1].claim.doc_id {
            cut += 1;
        }
        let bare = |findings: &[Finding]| findings.iter().map(|f| (f.id.clone(), f.message.clone(), f.core.clone())).collect::<Vec<_>>();
        prop_assert_eq!(bare(&plain.contradictions), bare(&grown(&evidence, cut)));
    }

    #[test]
    fn a_consistent_world_yields_none(seed in 0u64..100_000) {
        let (_, world) = worlds::clean(&Order { seed, documents: 160, errors: 0, splits: 0 }, &ONTOLOGY).unwrap();
        let messages: Vec<String> = world.check(&ONTOLOGY).contradictions.into_iter().map(|f| f.message).collect();
        prop_assert!(messages.is_empty(), "{:#?}", messages);
    }

    #[test]
    fn smallest_sets_are_conflicts_and_lose_nothing(seed in 0u64..100_000) {
        let world = spoiled(seed);
        let all = world.evidence();
        let findings = check(&all, &[], &ONTOLOGY).contradictions;
        prop_assert!(findings.len() > 4, "nothing to look at");
        for finding in findings {
            prop_assert!(!finding.core.is_empty(), "{}", finding.message);
            let core: Vec<Evidence<'_>> = all.iter().filter(|e| finding.core.contains(&e.claim.id)).copied().collect();
            prop_assert_eq!(core.len(), finding.core.len());
            let among = |who: &[Evidence<'_>]| check(who, &[], &ONTOLOGY).contradictions;
            let told = format!("{} {:#?}", finding.message, core.iter().map(|e| line(e)).collect::<Vec<_>>());
            prop_assert!(!among(&core).is_empty(), "no conflict by itself: {told}");
            for without in 0..core.len() {
                let rest: Vec<Evidence<'_>> = core.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, e)| *e).collect();
                // Another rule may object to what is left (a page older than its edition); this conflict is gone.
                let still = among(&rest).into_iter().any(|f| (f.kind, &f.fact) == (finding.kind, &finding.fact));
                prop_assert!(!still, "not smallest: {told}");
            }
        }
    }
}
