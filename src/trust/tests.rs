//! The model's promises, and accuracies found again in a world where they are known.
use super::*;
use crate::model::Authority;
use proptest::prelude::*;

fn press(value: usize, origin: u32) -> Witness {
    Witness { value, origin, authority: Authority::Press, accuracy: None, extraction: 0.97, indirect: false }
}

fn table(value: usize, origin: u32) -> Witness {
    Witness { authority: Authority::Official, extraction: 1.0, ..press(value, origin) }
}

/// `n[v]` origins for value `v`.
fn counts(n: &[u32]) -> Vec<Witness> {
    let mut origin = 0..;
    n.iter().enumerate().flat_map(|(v, n)| vec![v; *n as usize]).zip(&mut origin).map(|(v, o)| press(v, o)).collect()
}

#[test]
fn one_origin_is_believed_about_as_far_as_it_can_be_relied_on() {
    let alone = posterior(1, &counts(&[1]), 62)[0];
    assert!((0.85..0.97).contains(&alone), "{alone}");
    let doubtful = posterior(1, &[Witness { extraction: 0.5, ..press(0, 0) }], 62)[0];
    assert!((0.4..0.55).contains(&doubtful), "{doubtful}");
    assert_eq!(posterior(3, &[], 62), vec![1.0 / 63.0; 3]);
    assert!(posterior(0, &[press(0, 0)], 62).is_empty());
}

#[test]
fn an_even_split_is_left_open() {
    for n in [[1, 1], [2, 2], [5, 5], [40, 40]] {
        let p = posterior(2, &counts(&n), 62);
        assert!(p[0] < 0.5 && p[0] == p[1], "{n:?} {p:?}");
    }
    let p = posterior(3, &counts(&[2, 2, 2]), 62);
    assert!(p.iter().all(|p| *p < 1.0 / 3.0), "{p:?}");
}

#[test]
fn more_origins_are_ahead() {
    for n in [[2, 1], [3, 2], [4, 3], [10, 9]] {
        let p = posterior(2, &counts(&n), 62);
        assert!(p[0] > 0.5 && p[1] < 0.5, "{n:?} {p:?}");
    }
    let [two, three, five] = [[2, 1], [3, 1], [5, 1]].map(|n| posterior(2, &counts(&n), 62)[0]);
    assert!(two > 0.65 && three > two && five > three && five < 0.99, "{two} {three} {five}");
}

#[test]
fn prints_of_one_origin_count_once() {
    let mut prints = vec![press(0, 7), press(1, 8), press(1, 9)];
    let before = posterior(2, &prints, 62);
    prints.extend(std::iter::repeat_n(press(0, 7), 12));
    assert_eq!(posterior(2, &prints, 62), before);
    prints.push(Witness { extraction: 0.2, ..press(0, 7) });
    assert_eq!(posterior(2, &prints, 62), before, "the surest reading counts");
}

#[test]
fn a_table_read_without_doubt_outweighs_any_press() {
    for (accuracy, many) in [(None, 1), (None, 5), (Some(0.99), 5), (Some(1.0), 300), (None, 300)] {
        let mut all: Vec<Witness> = (0..many).map(|o| Witness { accuracy, extraction: 1.0, ..press(1, o) }).collect();
        all.push(table(0, 999));
        let p = posterior(2, &all, 62);
        assert!(p[0] > 0.9, "{many} {p:?}");
        // A reading of a table that is in doubt is another matter.
        all.push(Witness { extraction: 0.6, ..table(0, 999) });
        let table_only_doubtful: Vec<Witness> = all.iter().filter(|w| w.value == 1 || w.extraction < 0.9).copied().collect();
        let p = posterior(2, &table_only_doubtful, 62);
        assert!(many < 3 || p[1] > 0.8, "{many} {p:?}");
    }
}

#[test]
fn tables_gathered_from_the_press_are_no_publishers_tables() {
    let reported = Witness { authority: Authority::Reported, extraction: 1.0, ..press(1, 50) };
    let one_each = posterior(2, &[press(0, 0), reported], 62);
    assert!(one_each[1] > one_each[0], "{one_each:?}");
    let official = posterior(2, &[table(0, 0), reported], 62);
    assert!(official[0] > 0.9, "{official:?}");
}

#[test]
fn what_follows_by_arithmetic_weighs_less_than_what_is_printed() {
    let implied = Witness { indirect: true, ..press(1, 1) };
    let p = posterior(2, &[press(0, 0), implied], 62);
    assert!(p[0] > p[1] && p[1] > 0.1, "{p:?}");
    // It settles a split all the same.
    let p = posterior(2, &[press(0, 0), press(1, 2), implied], 62);
    assert!(p[1] > 0.6, "{p:?}");
}

#[test]
fn nonsense_is_borne() {
    let odd = [f64::NAN, f64::INFINITY, -3.0, 0.0, 1.0, 7.0];
    for x in odd {
        for y in odd {
            let p = posterior(2, &[Witness { accuracy: Some(x), extraction: y, ..press(0, 0) }, press(5, 1)], 0);
            assert!(p.iter().all(|p| (0.0..=1.0).contains(p)) && p[0] >= p[1], "{x} {y} {p:?}");
        }
    }
    let two_values = posterior(2, &counts(&[3, 1]), 0);
    assert!((two_values[0] + two_values[1] - 1.0).abs() < 1e-12, "{two_values:?}");
}

fn any_witness(values: usize) -> impl Strategy<Value = Witness> {
    let authority = prop_oneof![5 => Just(Authority::Press), 1 => Just(Authority::Reported), 1 => Just(Authority::Official)];
    (0..values, 0_u32..8, authority, proptest::option::of(0.0_f64..=1.0), 0.0_f64..=1.0, proptest::bool::weighted(0.2)).prop_map(
        |(value, origin, authority, accuracy, extraction, indirect)| Witness { value, origin, authority, accuracy, extraction, indirect },
    )
}

proptest! {
    #[test]
    fn sums_to_one_at_most_in_any_order(all in proptest::collection::vec(any_witness(4), 0..30), wrong in 1_u32..200) {
        let p = posterior(4, &all, wrong);
        prop_assert!(p.iter().sum::<f64>() <= 1.0 + 1e-12 && p.iter().all(|p| *p >= 0.0));
        let mut turned: Vec<Witness> = all.into_iter().rev().collect();
        prop_assert_eq!(&posterior(4, &turned, wrong), &p);
        turned.sort_by(|a, b| a.extraction.total_cmp(&b.extraction));
        prop_assert_eq!(&posterior(4, &turned, wrong), &p);
    }

    #[test]
    fn one_more_witness_never_lowers_its_value(all in proptest::collection::vec(any_witness(3), 0..30), more in any_witness(3), wrong in 1_u32..200) {
        let before = posterior(3, &all, wrong);
        let mut with = all;
        with.push(more);
        let after = posterior(3, &with, wrong);
        prop_assert!(after[more.value] >= before[more.value] - 1e-12, "{before:?} {after:?}");
    }

    #[test]
    fn the_most_numerous_of_like_weight_are_ahead(n in proptest::collection::vec(0_u32..12, 2..5), accuracy in 0.5_f64..1.0, extraction in 0.3_f64..=1.0) {
        let all: Vec<Witness> = counts(&n).into_iter().map(|w| Witness { accuracy: Some(accuracy), extraction, ..w }).collect();
        let p = posterior(n.len(), &all, 62);
        for (a, pa) in n.iter().zip(&p) {
            for (b, pb) in n.iter().zip(&p) {
                prop_assert!(a.cmp(b) == pa.total_cmp(pb), "{n:?} {p:?}");
            }
        }
        let most = n.iter().max().copied().unwrap_or(0);
        if n.iter().filter(|k| **k == most).count() > 1 {
            prop_assert!(p.iter().all(|p| *p <= 0.5));
        }
    }
}

/// A small generator, so that the world is the same each time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(n)).unwrap()
    }

    fn happens(&mut self, p: f64) -> bool {
        f64::from(self.below(1_000_000)) < p * 1e6
    }
}

/// Outlets of known accuracies, each speaking of a third of the facts.
fn world(accuracies: &[f64], facts: u32, extraction: f64, seed: u64) -> Vec<Observation> {
    let mut draws = Draws(seed);
    let mut all = Vec::new();
    for fact in 0..facts {
        for (outlet, accuracy) in (0..).zip(accuracies) {
            if !draws.happens(1.0 / 3.0) {
                continue;
            }
            let mut value = if draws.happens(*accuracy) { 0 } else { 1 + draws.below(62) };
            if !draws.happens(extraction) {
                value = draws.below(63);
            }
            let origin = u32::try_from(all.len()).unwrap();
            all.push(Observation { fact, value, outlet, index: fact % 4, origin, authority: Authority::Press, extraction });
        }
    }
    all
}

#[test]
fn finds_the_accuracies_of_a_made_up_world() {
    let accuracies = [0.99, 0.97, 0.95, 0.9, 0.8, 0.6, 0.95, 0.95, 0.98, 0.85];
    for (extraction, seed) in [(1.0, 1), (0.95, 2), (0.85, 3), (1.0, 11), (0.95, 12), (0.85, 13)] {
        let found = reliability(&world(&accuracies, 3000, extraction, seed), 62);
        assert!(found.settled, "{} rounds", found.rounds);
        assert_eq!(found.outlets.len(), 10);
        assert!(found.shared < 0.05, "nobody shares in this world: {}", found.shared);
        for (estimate, true_one) in found.outlets.iter().zip(accuracies) {
            // Three standard deviations of a count, and the one in 200 that is put down to mistakes upstream.
            let by_chance = 3.0 * (true_one * (1.0 - true_one) / f64::from(estimate.facts)).sqrt() / extraction;
            assert!((estimate.mean - true_one).abs() < by_chance + 0.01, "{true_one} as {estimate:?}");
            assert!(estimate.low < estimate.mean && estimate.mean < estimate.high);
        }
    }
}

#[test]
fn our_misreadings_are_not_laid_at_the_outlets_door() {
    let accuracies = [0.97; 6];
    let mean = |extraction| {
        let found = reliability(&world(&accuracies, 2000, extraction, 5), 62);
        found.outlets.iter().map(|e| e.mean).sum::<f64>() / 6.0
    };
    assert!((mean(1.0) - mean(0.8)).abs() < 0.02, "{} {}", mean(1.0), mean(0.8));
}

#[test]
fn order_does_not_matter_and_nothing_is_left_to_chance() {
    let all = world(&[0.95, 0.9, 0.7, 0.99], 500, 0.95, 9);
    let mut turned = all.clone();
    turned.reverse();
    turned.sort_by_key(|o| o.value % 5);
    assert_eq!(reliability(&all, 62), reliability(&turned, 62));
}

fn print(fact: u32, value: u32, outlet: u32, origin: u32) -> Observation {
    Observation { fact, value, outlet, index: 0, origin, authority: Authority::Press, extraction: 1.0 }
}

#[test]
fn what_nobody_else_speaks_of_says_nothing() {
    let mut all: Vec<Observation> = (0..100).map(|f| print(f, 1, 0, f)).collect();
    // One origin in two papers, and one paper twice.
    all.extend((100..200).flat_map(|f| [print(f, 1, 0, f), print(f, 1, 1, f)]));
    all.extend((200..300).flat_map(|f| [print(f, 1, 0, f), print(f, 2, 0, 1000 + f)]));
    let found = reliability(&all, 62);
    assert_eq!((found.compared, found.single, found.settled), (0, 300, true));
    for estimate in found.outlets.iter().chain(&found.cells) {
        let held = prior(Authority::Press).mean();
        assert!(estimate.facts == 0 && (estimate.mean - held).abs() < 1e-12, "{estimate:?}");
    }
    assert_eq!(reliability(&[], 62), Reliability { settled: true, shared: 0.25, ..Reliability::default() });
}

#[test]
fn one_index_is_drawn_towards_the_outlet() {
    // Outlet 0 errs on index 1 alone, three times in six; outlets 1 to 3 agree.
    let mut all = Vec::new();
    for fact in 0..206 {
        for outlet in 0..4 {
            let wrong = outlet == 0 && fact >= 203;
            all.push(Observation { index: u32::from(fact >= 200), ..print(fact, u32::from(wrong), outlet, all.len() as u32) });
        }
    }
    let found = reliability(&all, 62);
    let at = |outlet, index| found.cells.iter().find(|c| (c.outlet, c.index) == (outlet, Some(index))).copied().unwrap();
    let (good, odd) = (at(0, 0), at(0, 1));
    assert!(good.mean > 0.95 && odd.mean < 0.95 && odd.mean > 0.8, "{good:?} {odd:?}");
    assert_eq!((odd.facts, odd.agreed, odd.disputed), (6, 3, 3));
    assert!(odd.high - odd.low > good.high - good.low);
    assert_eq!(found.accuracy(0, 1), Some(odd.mean));
    assert_eq!(found.accuracy(0, 7), Some(found.outlets[0].mean));
    assert_eq!(found.accuracy(9, 0), None);
    assert!(at(1, 1).mean > odd.mean);
}

#[test]
fn a_publishers_table_decides_against_many() {
    let mut all = Vec::new();
    for fact in 0..60 {
        all.push(Observation { authority: Authority::Official, ..print(fact, 0, 9, all.len() as u32) });
        for outlet in 0..3 {
            let wrong = outlet < 2 && fact % 6 == 0;
            all.push(print(fact, u32::from(wrong), outlet, all.len() as u32));
        }
    }
    let found = reliability(&all, 62);
    let mean = |outlet: u32| found.outlets.iter().find(|e| e.outlet == outlet).unwrap().mean;
    assert!(mean(9) > 0.99 && mean(2) > 0.96 && mean(0) < 0.9, "{} {} {}", mean(9), mean(2), mean(0));
}
