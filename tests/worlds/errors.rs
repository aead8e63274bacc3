//! Errors that are put into a clean world, an equal share of each kind.
//!
//! Never two in one neighbourhood: a fact that one error touches (the one claimed, the one meant, the one whose
//! figure was taken) is at least three editions away from those of any other error, in the PCI in all components of
//! an edition at once, since they add up; and no two errors of one ranking involve one rank.
//!
//! Only where it can be seen in principle: somebody else (another publisher, no print of the same text, no
//! aggregator) gives the fact another rank, a bound or a score that the wrong one does not fit, or a movement of the
//! same text or of somebody else's next edition comes out wrong, or there is no such rank. And only where the kind can
//! be told in principle: the figure that was taken by mistake (of the other edition, component, index, region, list) is
//! on record too, or follows for a region from the ranks of all its members.
//!
//! In half of the texts that others print, the error stands in every print; else in one print, which then is a text
//! of its own.
use super::chance::Chance;
use super::figures::is_print;
use super::slips::{Slip, slip};
use super::truth::Truth;
use super::world::{Said, World};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use xephang::model::{Authority, Claim};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The year of publication taken for the edition, throughout the text.
    EditionOffByOne,
    /// An old rank under the new year; the rest of the text is right.
    StaleEdition,
    /// The rank of a component said of the whole index, or the other way round.
    Component,
    /// The rank in an index of like name, of the same year.
    LikeNamed,
    /// The rank in a region said of the whole country.
    Regional,
    /// The rank in the other list of the same edition.
    OtherList,
    /// Two neighbouring digits exchanged.
    Transposed,
    /// A digit left out.
    Dropped,
    /// The decimal mark in another place, beyond the scales in which the index is written.
    DecimalMark,
    /// Ours: a slot filled from elsewhere in the text, with low confidence.
    ExtractionSlip,
}

/// All kinds, those first for which there are the fewest places.
pub const KINDS: [Kind; 10] = [
    Kind::OtherList,
    Kind::EditionOffByOne,
    Kind::LikeNamed,
    Kind::Regional,
    Kind::DecimalMark,
    Kind::Transposed,
    Kind::Dropped,
    Kind::Component,
    Kind::StaleEdition,
    Kind::ExtractionSlip,
];

/// An error that was put in.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub kind: Kind,
    /// The diagnosis that names it.
    pub name: &'static str,
    /// Places of the wrong claims in [`World::claims`].
    pub claims: Vec<usize>,
    /// What they claim to speak of.
    pub facts: BTreeSet<Said>,
    /// What was changed, for people.
    pub what: String,
}

/// Facts near errors that are already there.
#[derive(Debug, Default)]
struct Taken {
    years: HashMap<(usize, usize), Vec<i32>>,
    /// Indices whose components add up, by subject.
    sums: HashMap<(usize, &'static str), Vec<i32>>,
    ranks: HashSet<(usize, u32)>,
}

/// Puts errors in; says which kinds found too few places.
pub fn spoil(truth: &Truth, world: &mut World, errors: usize, chance: &mut Chance) -> Result<Vec<Wrong>, String> {
    let mut taken = Taken::default();
    let mut wrong = Vec::new();
    let mut short = Vec::new();
    for (at, kind) in KINDS.into_iter().enumerate() {
        let share = errors / KINDS.len() + usize::from(at < errors % KINDS.len());
        let mut order: Vec<usize> = (0..world.claims.len()).filter(|c| world.source(*c).authority != Authority::Official).collect();
        chance.shuffle(&mut order);
        let before = wrong.len();
        for claim in order {
            if wrong.len() - before == share {
                break;
            }
            wrong.extend(put_in(kind, claim, truth, world, &mut taken, chance));
        }
        if wrong.len() - before < share {
            short.push(format!("{kind:?}: {} of {share}", wrong.len() - before));
        }
    }
    if short.is_empty() { Ok(wrong) } else { Err(format!("too few places for errors: {}", short.join(", "))) }
}

fn put_in(kind: Kind, claim: usize, truth: &Truth, world: &mut World, taken: &mut Taken, chance: &mut Chance) -> Option<Wrong> {
    let page = world.page_of[claim];
    let Slip { changed, taken_from, name } = slip(kind, claim, truth, world, chance)?;
    let prints = world.prints_of(page);
    let everywhere = prints.len() > 1 && (page == prints[0] || chance.of(0.5));
    let pages = if everywhere { prints } else { vec![page] };
    let touched: BTreeSet<Said> =
        changed.iter().flat_map(|(at, _, said)| world.said[*at].into_iter().chain(*said)).chain(taken_from.iter().copied()).collect();
    if !false_somewhere(&changed, truth)
        || !visible(&changed, &pages, truth, world)
        || !taken_from.iter().all(|s| on_record(s, &pages, truth, world))
        || !taken.free(&touched, &changed, truth)
    {
        return None;
    }
    taken.take(&touched, &changed, truth);
    let told = taken_from.iter().map(|s| format!("; taken from what {} claims say", world.of_fact(s).len()));
    let what = describe(&changed, world) + &told.collect::<String>();
    if !everywhere {
        leave(page, world);
    }
    let first = world.pages[page].first;
    let mut claims = Vec::new();
    let mut facts = BTreeSet::new();
    for print in pages {
        for (at, claim, said) in &changed {
            let place = world.pages[print].first + at - first;
            let old = &world.claims[place];
            let claim = Claim { doc_id: old.doc_id.clone(), start: old.start, end: old.end, ..claim.clone() };
            world.replace(place, claim, *said);
            claims.push(place);
            facts.extend(*said);
        }
    }
    Some(Wrong { kind, name, claims, facts, what })
}

/// A print with other figures is a text of its own.
fn leave(page: usize, world: &mut World) {
    for prints in world.prints.values_mut() {
        prints.retain(|p| *p != page);
    }
    world.pages[page].source.group = None;
}

fn describe(changed: &[(usize, Claim, Option<Said>)], world: &World) -> String {
    let figures = |c: &Claim| {
        let part = c.component.as_deref().map_or_else(String::new, |p| format!("/{p}"));
        let moved = c.delta.map_or_else(String::new, |d| format!(" {d:+} so với {}", c.base_year.unwrap_or(0)));
        let score = c.score.map_or_else(String::new, |s| format!(" {s}đ"));
        let rank = c.rank.map_or_else(|| "-".to_owned(), |r| r.to_string());
        let of = c.of.map_or_else(String::new, |n| format!("/{n}"));
        format!("{} {}{part} {} {}: {rank}{of}{score}{moved}", c.subject, c.index, c.year.unwrap_or(0), c.scope)
    };
    let one = |(at, claim, _): &(usize, Claim, Option<Said>)| format!("[{}] → [{}]", figures(&world.claims[*at]), figures(claim));
    changed.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The true rank of a fact.
pub fn true_rank(said: &Said, truth: &Truth) -> Option<u32> {
    match said.region {
        Some(region) => truth.regional(said.ranking, said.subject, region).map(|r| r.0),
        None => truth.place(said.ranking, said.subject).map(|p| p.rank),
    }
}

/// Whether a changed claim says something else than what is true.
fn false_somewhere(changed: &[(usize, Claim, Option<Said>)], truth: &Truth) -> bool {
    changed.iter().any(|(_, claim, said)| {
        said.is_some_and(|said| {
            let score = truth.place(said.ranking, said.subject).and_then(|p| p.score);
            claim.rank.is_some_and(|r| Some(r) != true_rank(&said, truth))
                || claim.score.zip(score).is_some_and(|(a, b)| !is_print(a, b, truth.rankings[said.ranking].index))
        })
    })
}

/// Claims on a fact by somebody else than these documents.
fn others<'w>(said: &Said, pages: &'w [usize], world: &'w World) -> impl Iterator<Item = &'w Claim> {
    let publishers: BTreeSet<&str> = pages.iter().filter_map(|p| world.pages[*p].source.publisher.as_deref()).collect();
    let group: BTreeSet<&str> = pages.iter().filter_map(|p| world.pages[*p].source.group.as_deref()).collect();
    world.of_fact(said).iter().copied().filter_map(move |c| {
        let source = world.source(c);
        let same = source.publisher.as_deref().is_some_and(|p| publishers.contains(p))
            || source.group.as_deref().is_some_and(|g| group.contains(g))
            || source.aggregator;
        (!same).then_some(&world.claims[c])
    })
}

fn visible(changed: &[(usize, Claim, Option<Said>)], pages: &[usize], truth: &Truth, world: &World) -> bool {
    changed.iter().any(|(_, claim, said)| {
        let Some(said) = said else { return false };
        let (ranking, right) = (&truth.rankings[said.ranking], true_rank(said, truth));
        if let Some(rank) = claim.rank.filter(|r| Some(*r) != right) {
            let clashes = |o: &Claim| o.rank.is_some_and(|r| r != rank) || o.rank_max.is_some_and(|b| rank > b);
            if others(said, pages, world).any(clashes) || (said.region.is_none() && rank > ranking.units) {
                return true;
            }
            let back = claim.base_year.and_then(|y| truth.edition(said.ranking, y)).map(|ranking| Said { ranking, ..*said });
            let sum = claim.delta.map(|d| rank as i32 + d);
            if back.is_some_and(|back| others(&back, pages, world).any(|o| o.rank.is_some_and(|r| Some(r as i32) != sum))) {
                return true;
            }
            let later = (1..=2).filter_map(|n| truth.edition(said.ranking, ranking.year + n)).map(|ranking| Said { ranking, ..*said });
            return later.into_iter().any(|later| {
                others(&later, pages, world)
                    .any(|o| o.base_year == Some(ranking.year) && o.rank.zip(o.delta).is_some_and(|(r, d)| r as i32 + d != rank as i32))
            });
        }
        let score = truth.place(said.ranking, said.subject).and_then(|p| p.score);
        let Some((_, score)) = claim.score.zip(score).filter(|(a, b)| !is_print(*a, *b, ranking.index)) else { return false };
        // Somebody prints all of its decimals: what is cut may hide the difference.
        others(said, pages, world).any(|o| o.score.is_some_and(|s| s.to_bits() == score.to_bits()))
    })
}

/// Whether somebody else, or another sentence of the text, gives a fact's rank.
fn on_record(said: &Said, pages: &[usize], truth: &Truth, world: &World) -> bool {
    if others(said, pages, world).any(|c| c.rank.is_some()) {
        return true;
    }
    let Some(region) = said.region else { return false };
    truth.members(said.ranking, region).iter().all(|m| {
        let there = Said { subject: *m, region: None, ..*said };
        *m == said.subject || others(&there, pages, world).any(|c| c.rank.is_some())
    })
}

impl Taken {
    fn series(said: &Said, truth: &Truth) -> ((usize, usize), i32) {
        let r = &truth.rankings[said.ranking];
        ((said.subject, r.series), r.year)
    }

    fn ranks(changed: &[(usize, Claim, Option<Said>)], truth: &Truth) -> Vec<(usize, u32)> {
        let national = changed.iter().filter_map(|(_, claim, said)| Some((claim.rank, said.filter(|s| s.region.is_none())?)));
        national.flat_map(|(rank, said)| rank.into_iter().chain(true_rank(&said, truth)).map(move |r| (said.ranking, r))).collect()
    }

    fn free(&self, touched: &BTreeSet<Said>, changed: &[(usize, Claim, Option<Said>)], truth: &Truth) -> bool {
        let far = |said: &Said| {
            let (key, year) = Self::series(said, truth);
            let r = &truth.rankings[said.ranking];
            self.years.get(&key).is_none_or(|years| years.iter().all(|y| (y - year).abs() > 2))
                && self.sums.get(&(said.subject, r.index)).is_none_or(|years| !years.contains(&year))
        };
        touched.iter().all(far) && Self::ranks(changed, truth).iter().all(|r| !self.ranks.contains(r))
    }

    fn take(&mut self, touched: &BTreeSet<Said>, changed: &[(usize, Claim, Option<Said>)], truth: &Truth) {
        for said in touched {
            let (key, year) = Self::series(said, truth);
            self.years.entry(key).or_default().push(year);
            let r = &truth.rankings[said.ranking];
            if r.index == "pci" {
                self.sums.entry((said.subject, r.index)).or_default().push(year);
            }
        }
        self.ranks.extend(Self::ranks(changed, truth));
    }
}

/// Errors by the id of the claims that are wrong.
pub fn by_claim(wrong: &[Wrong], world: &World) -> BTreeMap<String, usize> {
    let each = wrong.iter().enumerate();
    each.flat_map(|(at, w)| w.claims.iter().map(move |c| (world.claims[*c].id.clone(), at))).collect()
}
