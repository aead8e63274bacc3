//! Pages that never name the edition, held against figures of our own.
use super::*;
use crate::model::{Claim, PartialDate, Source};
use crate::ontology::Ontology;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());
fn source(id: &str, published: Option<&str>) -> Source {
    Source {
        doc_id: id.to_owned(),
        publisher: Some(format!("{id}.example")),
        published: published.and_then(PartialDate::parse),
        ..Source::default()
    }
}

fn claim(id: &str, component: Option<&str>, year: Option<i32>, rank: Option<u32>, delta: Option<i32>) -> Claim {
    Claim {
        id: id.to_owned(),
        subject: "ha-tinh".to_owned(),
        index: "dti".to_owned(),
        component: component.map(str::to_owned),
        year,
        rank,
        delta,
        scope: "national".to_owned(),
        ..Claim::default()
    }
}

fn settled(page: &[Claim], published: Option<&str>, known: &[(Claim, &str)]) -> Vec<Settled> {
    let sources: Vec<Source> = known.iter().map(|(_, document)| source(document, None)).collect();
    let evidence: Vec<Evidence<'_>> = known.iter().zip(&sources).map(|((claim, _), source)| Evidence { claim, source }).collect();
    let claims: Vec<&Claim> = page.iter().collect();
    settle(&claims, &source("bai", published), &world(&evidence, &[], &ONTOLOGY))
}

const OFFICE: Option<&str> = Some("the-che-so");
const PEOPLE: Option<&str> = Some("nhan-luc-so");

/// 2022 as others give it.
fn known() -> Vec<(Claim, &'static str)> {
    vec![
        (claim("c1", None, Some(2022), Some(37), None), "mot"),
        (claim("c2", OFFICE, Some(2022), Some(35), None), "mot"),
        (claim("c3", PEOPLE, Some(2022), Some(50), None), "hai"),
        (claim("c4", None, Some(2021), Some(59), None), "hai"),
    ]
}

#[test]
fn movements_lead_to_the_edition_before() {
    let page =
        [claim("p1", None, None, Some(25), Some(12)), claim("p2", OFFICE, None, Some(26), Some(9)), claim("p3", PEOPLE, None, None, None)];
    let [found] = settled(&page, Some("2025-02-20"), &known()).try_into().unwrap();
    assert_eq!((found.index.as_str(), found.year), ("dti", 2023));
    assert_eq!(found.claims, ["p1", "p2", "p3"], "the page speaks of one edition");
    let told: Vec<&str> = found.proof.iter().map(|p| p.vi.as_str()).collect();
    assert!(told.iter().any(|t| t.contains("37 − 12 = 25")) && told.iter().any(|t| t.contains("35 − 9 = 26")), "{told:?}");
    assert!(found.proof.iter().all(|p| p.sides.len() == 1 && p.sides[0].document == "mot"));
}

#[test]
fn one_figure_or_two_that_quarrel_settle_nothing() {
    let one = [claim("p1", None, None, Some(25), Some(12))];
    assert!(settled(&one, Some("2025-02-20"), &known()).is_empty());
    let quarrel = [
        claim("p1", None, None, Some(25), Some(12)),
        claim("p2", OFFICE, None, Some(26), Some(9)),
        claim("p3", PEOPLE, None, Some(40), Some(9)),
    ];
    assert!(settled(&quarrel, Some("2025-02-20"), &known()).is_empty(), "40 + 9 is not 50");
    let two_editions =
        [claim("p1", None, None, Some(37), None), claim("p2", OFFICE, None, Some(35), None), claim("p3", None, None, Some(59), None)];
    assert!(settled(&two_editions, Some("2023-08-01"), &known()).is_empty());
}

#[test]
fn the_calendar_alone_settles_nothing_but_can_forbid() {
    let page = [claim("p1", None, None, Some(25), Some(12)), claim("p2", OFFICE, None, Some(26), Some(9))];
    assert!(settled(&page, Some("2024-03-01"), &known()).is_empty(), "DTI 2023 came out in February 2025");
    assert!(settled(&page, None, &known()).is_empty(), "two figures are few where there is no date");
    let three = [page[0].clone(), page[1].clone(), claim("p3", PEOPLE, None, Some(41), Some(9))];
    assert_eq!(settled(&three, None, &known()).len(), 1);
    let silent = [claim("p1", Some("hoat-dong-chinh-quyen-so"), None, Some(3), None)];
    assert!(settled(&silent, Some("2023-08-01"), &known()).is_empty());
}

#[test]
fn what_the_page_itself_says_proves_nothing() {
    let own: Vec<(Claim, &str)> = known().into_iter().map(|(c, _)| (c, "bai")).collect();
    let page =
        [claim("p1", None, None, Some(37), None), claim("p2", OFFICE, None, Some(35), None), claim("p3", PEOPLE, None, Some(50), None)];
    assert!(settled(&page, Some("2023-08-01"), &own).is_empty());
    // Where it names an edition and gives another rank there, it does not speak of that edition.
    let mut both = known();
    both.push((claim("c9", None, Some(2022), Some(36), None), "bai"));
    assert!(settled(&page, Some("2023-08-01"), &both).is_empty());
    assert_eq!(settled(&page, Some("2023-08-01"), &known()).len(), 1);
}

#[test]
fn a_stated_year_is_left_alone_and_checks_do_not_see_the_inferred_one() {
    let dated = [claim("p1", None, Some(2020), Some(37), None), claim("p2", OFFICE, Some(2020), Some(35), None)];
    assert!(settled(&dated, Some("2023-08-01"), &known()).is_empty());
    // The page fits 2022 but for its own figures of no year: nothing of them reaches a check.
    let page =
        [claim("p1", None, None, Some(38), None), claim("p2", OFFICE, None, Some(35), None), claim("p3", PEOPLE, None, Some(50), None)];
    let sources: Vec<Source> = ["mot", "hai"].iter().map(|d| source(d, None)).collect();
    let all = known();
    let of = |d: &str| if d == "mot" { &sources[0] } else { &sources[1] };
    let bai = source("bai", Some("2023-08-01"));
    let mut evidence: Vec<Evidence<'_>> = all.iter().map(|(claim, d)| Evidence { claim, source: of(d) }).collect();
    let before = check(&evidence, &[], &ONTOLOGY);
    evidence.extend(page.iter().map(|claim| Evidence { claim, source: &bai }));
    assert_eq!(check(&evidence, &[], &ONTOLOGY), before);
}

/// The same numbers each time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// Ranks of 63 provinces in eleven rankings and twelve editions that move about as those of the PCI do.
fn ranks(draws: &mut Draws) -> Vec<Claim> {
    let index = ONTOLOGY.index("pci").unwrap();
    let components: Vec<Option<String>> =
        std::iter::once(None).chain(index.component.iter().map(|c| Some(c.id.clone()))).take(11).collect();
    let provinces: Vec<&str> = ONTOLOGY.provinces.iter().filter(|p| p.succeeds.is_none()).map(|p| p.id.as_str()).take(63).collect();
    let mut all = Vec::new();
    for component in components {
        let mut standing: Vec<f64> = provinces.iter().map(|_| f64::from(u32::try_from(draws.below(1000)).unwrap())).collect();
        for year in 2010..2022 {
            for s in &mut standing {
                *s = 0.85 * *s + 0.5 * f64::from(u32::try_from(draws.below(1000)).unwrap());
            }
            for (subject, s) in provinces.iter().zip(&standing) {
                let rank = u32::try_from(1 + standing.iter().filter(|t| *t > s).count()).unwrap();
                let id = format!("k{}", all.len());
                let claim = claim(&id, component.as_deref(), Some(year), Some(rank), None);
                all.push(Claim { subject: (*subject).to_owned(), index: "pci".to_owned(), ..claim });
            }
        }
    }
    all
}

#[test]
fn pages_of_a_made_up_world_are_settled_rightly_or_not_at_all() {
    let mut draws = Draws(3);
    let all = ranks(&mut draws);
    let table = source("bang", None);
    let evidence: Vec<Evidence<'_>> = all.iter().map(|claim| Evidence { claim, source: &table }).collect();
    let whole = world(&evidence, &[], &ONTOLOGY);
    // By what is known of the edition and whether the page has a date: pages, settled ones, wrongly settled ones.
    let mut counts: BTreeMap<(bool, bool), [usize; 3]> = BTreeMap::new();
    for year in [2013, 2016, 2019] {
        let others: Vec<Evidence<'_>> = evidence.iter().filter(|e| e.claim.year != Some(year)).copied().collect();
        let without = world(&others, &[], &ONTOLOGY);
        let day = format!("{}-06-20", year + 1);
        for own in all.iter().filter(|c| c.year == Some(year)).collect::<Vec<_>>().chunks(63).next().unwrap() {
            let same = |c: &&Claim| c.subject == own.subject && c.year == Some(year);
            let mut page: Vec<Claim> = all.iter().filter(same).cloned().collect();
            let wanted = 2 + draws.below(3);
            while page.len() > wanted {
                page.remove(draws.below(page.len()));
            }
            for c in &mut page {
                let before = all.iter().find(|b| (&b.subject, &b.component, b.year) == (&c.subject, &c.component, Some(year - 1)));
                let moved = before.and_then(|b| b.rank).zip(c.rank).map(|(a, b)| i32::try_from(a).unwrap() - i32::try_from(b).unwrap());
                (c.year, c.delta) = (None, moved.filter(|_| draws.below(3) == 0));
            }
            let claims: Vec<&Claim> = page.iter().collect();
            for (known, others) in [(true, &whole), (false, &without)] {
                for dated in [true, false] {
                    let page = source("bai", Some(day.as_str()).filter(|_| dated));
                    let found = settle(&claims, &page, others);
                    let count = counts.entry((known, dated)).or_default();
                    count[0] += 1;
                    count[1] += found.len();
                    count[2] += found.iter().filter(|f| f.year != year).count();
                }
            }
        }
    }
    let (dated, undated) = (counts[&(true, true)], counts[&(true, false)]);
    assert!(dated[1] * 10 > dated[0] * 9 && undated[1] * 2 > undated[0], "{counts:?}");
    // What is known of the edition keeps a page from being taken for another one's; without it nearly all are left open.
    assert!(counts.values().all(|c| c[2] * 100 <= c[0]), "{counts:?}");
}
