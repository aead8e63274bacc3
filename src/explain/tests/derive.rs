//! Derivations over the reference tables, with figures as they were published.
use super::{ONTOLOGY, moved, said, tables};
use crate::explain::{Derived, Rule, Value, derive};
use crate::model::{Authority, Source};
use crate::search::{MemoryFacts, Told, Tongue};

fn all(told: Vec<Told>, subject: &str, index: &str) -> Vec<Derived> {
    derive(subject, Some(index), &MemoryFacts(told), &ONTOLOGY).unwrap_or_else(|never| match never {})
}

fn of(told: Vec<Told>, subject: &str, index: &str, year: i32) -> Vec<(Rule, Value)> {
    all(told, subject, index).into_iter().filter(|d| d.fact.year == Some(year)).map(|d| (d.rule, d.value)).collect()
}

#[test]
fn the_rank_before_follows_from_rank_and_movement() {
    let told = vec![said("a", "ha-tinh", "dti", 2022, |c| moved(c, Some(37), 22, 2021))];
    let derived = all(told.clone(), "ha-tinh", "dti");
    assert_eq!((derived.len(), derived[0].value, derived[0].rule), (1, Value::Rank(59), Rule::Movement));
    assert_eq!(derived[0].premises.len(), 1);
    let sentence = derived[0].sentence(&ONTOLOGY, Tongue::Vi);
    assert_eq!(
        sentence,
        "Hà Tĩnh, DTI 2021: 59/63 (số suy ra, không phải số công bố: kỳ 2022 thứ 37, kỳ 2022 ▲22 bậc so với 2021: 37 + 22 = 59)"
    );
    assert!(derived[0].sentence(&ONTOLOGY, Tongue::En).contains("derived, not published"));
    // Published by somebody: not derived.
    let mut known = told.clone();
    known.push(said("b", "ha-tinh", "dti", 2021, |c| c.rank = Some(59)));
    assert_eq!(all(known, "ha-tinh", "dti"), []);
    // Two sources differ over the rank: nothing follows.
    let mut disputed = told;
    disputed.push(said("b", "ha-tinh", "dti", 2022, |c| c.rank = Some(27)));
    assert_eq!(all(disputed, "ha-tinh", "dti"), []);
}

#[test]
fn movements_make_chains_and_two_ways_must_agree() {
    // PAR INDEX of Hà Tĩnh: 16, 8, 28, 18.
    let par = |year, rank, delta, base| said("a", "ha-tinh", "par-index", year, move |c| moved(c, rank, delta, base));
    let chain = vec![par(2023, Some(18), 10, 2022), par(2022, None, -20, 2021), par(2021, None, 8, 2020)];
    let ranks: Vec<_> =
        all(chain.clone(), "ha-tinh", "par-index").iter().map(|d| (d.fact.year, d.value, d.rule, d.premises.len())).collect();
    assert_eq!(
        ranks,
        [
            (Some(2020), Value::Rank(16), Rule::Chain, 3),
            (Some(2021), Value::Rank(8), Rule::Chain, 2),
            (Some(2022), Value::Rank(28), Rule::Movement, 1),
        ]
    );
    let mut other = chain;
    other.push(par(2023, Some(18), -9, 2021));
    assert_eq!(of(other, "ha-tinh", "par-index", 2021), []);
    // 27 + 22 is not the 59 that is known: what 27 says of 2020 is not to be trusted either.
    let slip = vec![
        said("a", "ha-tinh", "dti", 2022, |c| moved(c, Some(27), 22, 2021)),
        said("b", "ha-tinh", "dti", 2022, |c| moved(c, Some(27), 3, 2020)),
        said("c", "ha-tinh", "dti", 2021, |c| c.rank = Some(59)),
    ];
    assert_eq!(all(slip, "ha-tinh", "dti"), []);
    // Forward: a movement without a rank, over a known rank.
    let forward =
        vec![said("a", "ha-tinh", "dti", 2021, |c| c.rank = Some(59)), said("b", "ha-tinh", "dti", 2022, |c| moved(c, None, 22, 2021))];
    assert_eq!(of(forward, "ha-tinh", "dti", 2022), [(Rule::Movement, Value::Rank(37))]);
    // 2 + 70 would be past the last place.
    let past = vec![said("a", "ha-tinh", "dti", 2022, |c| moved(c, Some(2), 70, 2021))];
    assert_eq!(all(past, "ha-tinh", "dti"), []);
}

#[test]
fn nothing_is_carried_across_the_mergers_of_provinces() {
    let merged = vec![said("a", "gia-lai", "dti", 2024, |c| {
        moved(c, Some(31), 10, 2023);
        c.of = Some(34);
    })];
    assert_eq!(all(merged, "gia-lai", "dti"), []);
}

#[test]
fn the_place_in_a_region_follows_from_all_national_ranks() {
    let derived = all(tables(|t| t == "dti-2022"), "ha-tinh", "dti");
    let north = derived.iter().find(|d| d.fact.scope == "region:bac-trung-bo").unwrap();
    assert_eq!((north.value, north.of, north.rule), (Value::Rank(3), Some(6), Rule::Region));
    let sentence = north.sentence(&ONTOLOGY, Tongue::Vi);
    assert!(sentence.contains("Thừa Thiên Huế 4, Thanh Hóa 15, Hà Tĩnh 37, Quảng Bình 46"), "{sentence}");
    assert_eq!(north.premises.len(), 3);
    // One member unknown: no place.
    let mut lacking = tables(|t| t == "dti-2022");
    lacking.retain(|t| t.claim.subject != "quang-binh");
    assert!(!all(lacking, "ha-tinh", "dti").iter().any(|d| d.fact.scope == "region:bac-trung-bo"));
}

#[test]
fn a_total_is_the_weighted_sum_of_components_where_that_is_borne_out() {
    let lacking = |year: i32| {
        let mut told = tables(|t| t == format!("pci-{year}"));
        told.retain(|t| t.claim.subject == "thanh-hoa" && t.claim.component.is_some());
        of(told, "thanh-hoa", "pci", year).into_iter().filter(|(r, _)| *r == Rule::WeightedSum).map(|(_, v)| v).collect::<Vec<_>>()
    };
    for (year, printed) in [(2019, 65.64), (2020, 63.91), (2021, 63.21)] {
        let [Value::Score(sum, within)] = lacking(year)[..] else { panic!("{year}: {:?}", lacking(year)) };
        assert!((sum - printed).abs() <= within + 1e-9, "{year}: {sum} for {printed}");
    }
    assert_eq!((lacking(2022), lacking(2023)), (vec![], vec![]));
    assert!(!all(tables(|t| t == "pci-2021"), "thanh-hoa", "pci").iter().any(|d| d.rule == Rule::WeightedSum));
    let mut nine = tables(|t| t == "pci-2021");
    nine.retain(|t| t.claim.component.as_deref().is_some_and(|c| c != "tinh-minh-bach"));
    assert!(!all(nine, "thanh-hoa", "pci").iter().any(|d| d.rule == Rule::WeightedSum));
}

#[test]
fn the_last_place_left_is_the_missing_units() {
    let mut told = tables(|t| t == "pci-2020");
    told.retain(|t| t.claim.component.is_none() && t.claim.subject != "thanh-hoa");
    // Something has to be known of the province, else nobody asks for it in this index.
    told.push(said("a", "thanh-hoa", "pci", 2019, |c| c.rank = Some(24)));
    assert_eq!(of(told.clone(), "thanh-hoa", "pci", 2020), [(Rule::Remaining, Value::Rank(28))]);
    told.retain(|t| t.claim.subject != "ha-giang");
    assert_eq!(of(told, "thanh-hoa", "pci", 2020), []);
}

#[test]
fn scores_of_a_whole_official_table_give_ranks_of_components() {
    let provinces = ONTOLOGY.ranked_provinces(63, 2022);
    let table: Vec<Told> = provinces
        .iter()
        .enumerate()
        .map(|(i, p)| {
            // The second and the third score alike; 0.80 has lost its zero.
            let score = if i == 2 { 0.89 } else { 0.90 - f64::from(u32::try_from(i).unwrap()) / 100.0 };
            let mut told = said("bang", &p.id, "dti", 2022, |c| {
                c.score = Some((score * 100.0).round() / 100.0);
                c.component = Some("the-che-so".to_owned());
                c.list = Some("63".to_owned());
            });
            told.source.authority = Authority::Official;
            told
        })
        .collect();
    let ranks = |told: &[Told], i: usize| {
        let subject = provinces[i].id.as_str();
        let found = all(told.to_vec(), subject, "dti").into_iter().filter(|d| d.fact.component.is_some() && d.fact.scope == "national");
        found.map(|d| (d.rule, d.value)).collect::<Vec<_>>()
    };
    for (i, rank) in [(0, 1), (1, 2), (2, 2), (3, 4), (62, 63)] {
        assert_eq!(ranks(&table, i), [(Rule::Scores, Value::Rank(rank))], "{i}");
    }
    // Three scores are missing: a range.
    assert_eq!(ranks(&table[..60], 11), [(Rule::Scores, Value::Between(12, 15))]);
    // Half of the table says next to nothing.
    assert_eq!(ranks(&table[..30], 11), []);
    // Newspapers' scores are no official table.
    let press: Vec<Told> =
        table.iter().cloned().map(|t| Told { source: Source { authority: Authority::Press, ..t.source }, ..t }).collect();
    assert_eq!(ranks(&press, 0), []);
}

#[test]
fn whoever_is_last_tells_how_many_were_ranked() {
    let told = vec![said("a", "viet-nam", "gii", 2015, |c| {
        (c.rank, c.last, c.scope) = (Some(9), true, "asean".to_owned());
    })];
    assert_eq!(of(told, "viet-nam", "gii", 2015), [(Rule::LastPlace, Value::Units(9))]);
}

#[test]
fn proofs_name_words_and_sources_and_made_up_data_is_marked() {
    let mut told = said("a", "ha-tinh", "dti", 2022, |c| moved(c, Some(37), 22, 2021));
    told.source.sample = true;
    let derived = all(vec![told], "ha-tinh", "dti");
    assert!(derived[0].sample());
    assert_eq!(derived[0].proof(3, Tongue::Vi), "\"ha-tinh dti 2022\" (a.vn) *DỮ LIỆU MẪU*");
}
