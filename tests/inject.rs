//! One percent of the injection benchmark: `cargo xtask drill check-inject` takes 20,000 documents and 1,000 errors.
// A failed step is a failed test; the drill looks at more of these worlds than one test.
#![allow(clippy::unwrap_used, dead_code)]
mod worlds;

use worlds::chance::Chance;
use worlds::score::{BARS, Score};
use worlds::{Order, errors, splits};
use xephang::ontology::Ontology;

const ORDER: Order = Order { seed: 2026, documents: 200, errors: 10, splits: 2 };

#[test]
fn a_world_as_it_is_printed_first_contradicts_itself_nowhere() {
    let ontology = Ontology::embedded().unwrap();
    for seed in 1..=3 {
        let (_, world) = worlds::clean(&Order { seed, ..ORDER }, &ontology).unwrap();
        let report = world.check(&ontology);
        let messages: Vec<&str> = report.contradictions.iter().map(|f| f.message.as_str()).collect();
        assert!(messages.is_empty(), "seed {seed}: {messages:#?}");
        assert!(report.confirmations.len() > 50, "seed {seed}: {} confirmations: nothing was tested", report.confirmations.len());
    }
}

#[test]
fn errors_that_were_put_in_are_found_and_nothing_else() {
    let ontology = Ontology::embedded().unwrap();
    let (truth, mut world) = worlds::clean(&ORDER, &ontology).unwrap();
    let mut chance = Chance::new(ORDER.seed + 1);
    let wrong = errors::spoil(&truth, &mut world, ORDER.errors, &mut chance).unwrap();
    let even = splits::add(&truth, &mut world, ORDER.splits, &mut chance);
    let score = Score::of(&world.check(&ontology), &wrong, &even, &truth, &world);
    assert_eq!((score.total().found, score.splits_found), (ORDER.errors, ORDER.splits), "{:#?}", score.missed);
    assert_eq!(score.unfounded, Vec::<String>::new());
    // In a world of two hundred pages most facts are told by one or two: which side is wrong is often open.
    assert!(score.total().named >= 6, "{:#?}", score.misnamed);
    assert!(score.split_most <= BARS.split_most, "{}", score.split_most);
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let ontology = Ontology::embedded().unwrap();
    let made = |seed| worlds::clean(&Order { seed, documents: 20, ..ORDER }, &ontology).unwrap().1;
    let ids = |seed| made(seed).claims.into_iter().map(|c| c.id).collect::<Vec<_>>();
    assert_eq!(ids(3), ids(3));
    assert_ne!(ids(3), ids(4));
}
