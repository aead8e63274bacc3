//! The edition that a page never names, settled by what is known of others.
//!
//! A page says "25th, 12 places up; 26th for its institutions, 9 up" and never of which year. Where others give 37
//! and 35 for 2022, `37 − 12 = 25` and `35 − 9 = 26`: it speaks of the edition after 2022. For an edition y the figures
//! of a page fit what is known by
//!
//! - `R(y) = rank`,
//! - `S(y) ≈ score`,
//! - `R(base) = rank + moved`, where the base is the edition before y unless the page names it.
//!
//! An edition is settled when figures on two facts or more fit it, none contradicts it, and no other edition is met by
//! as many as two. Where the calendar does not bear it out (the page has no date, or a newer edition was out), three
//! have to fit. The calendar alone settles nothing.
//!
//! What is settled here is inferred: it is shown with its proof, never written into the claim, and takes part in no
//! check.
use super::lists::{Cues, Listing, listing};
use super::movement::{arithmetic, base_key};
use super::range::{WrongTotal, wrong_total};
use super::render::side;
use super::said::{Key, Said, takes_part};
use super::values::{agree_on, rank_words, scales, score_words};
use super::words::{fact_words, label};
use super::world::World;
use crate::model::{Authority, Claim, PartialDate, Side, Source};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Facts that have to be met, and how many where the calendar does not bear it out.
const MET: usize = 2;
const MET_WITHOUT_CALENDAR: usize = 3;

/// Figures of a proof that are told in words; all of them are in the data.
const SHOWN: usize = 3;

/// An edition that a page never names, with what settles it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settled {
    /// Index id.
    pub index: String,
    /// The edition.
    pub year: i32,
    /// Ids of the page's claims that are of this edition.
    pub claims: Vec<String>,
    /// Why: what fits, one figure each.
    pub proof: Vec<Proof>,
}

impl Settled {
    /// What readers are told beside a figure of this edition, in Vietnamese or English: that it is inferred, and why.
    pub fn words(&self, vi: bool) -> String {
        let proof: Vec<&str> = self.proof.iter().take(SHOWN).map(|p| if vi { p.vi.as_str() } else { p.en.as_str() }).collect();
        let more = if self.proof.len() > SHOWN { "; …" } else { "" };
        let (year, proof) = (self.year, proof.join("; "));
        if vi {
            format!("Kỳ {year} là suy ra, bài không ghi: {proof}{more}.")
        } else {
            format!("The edition of {year} is inferred, the text does not name it: {proof}{more}.")
        }
    }
}

/// A figure of the page that fits what is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    /// Id of the page's claim.
    pub claim: String,
    /// How it fits, in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// Who gives the figure that it fits.
    pub sides: Vec<Side>,
}

/// Settles the editions of the claims of one page that name none. `page` says where they stand; what the same document,
/// or a copy of it, says elsewhere proves nothing.
pub fn settle(claims: &[&Claim], page: &Source, world: &World<'_>) -> Vec<Settled> {
    let mut rankings: BTreeMap<(&str, &str), Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| takes_part(c) && c.year.is_none()) {
        // Ranks in a region belong to the national ranking.
        let among = if claim.scope.starts_with("region:") { "national" } else { claim.scope.as_str() };
        rankings.entry((claim.index.as_str(), among)).or_default().push(claim);
    }
    rankings.into_values().filter_map(|claims| one(&claims, page, world)).collect()
}

fn one(claims: &[&Claim], page: &Source, world: &World<'_>) -> Option<Settled> {
    let index = &claims.first()?.index;
    // A year has many values of these.
    if world.ontology.index(index).is_some_and(|i| matches!(i.kind.as_str(), "statistic" | "sport")) || several(claims) {
        return None;
    }
    let calendar = Calendar { index, world };
    let mut fitting: Vec<(i32, Fit)> = Vec::new();
    for year in candidates(claims, &calendar, world) {
        let mut fit = Fit::default();
        let asked = Asked { page, year, calendar: &calendar, world };
        claims.iter().for_each(|claim| asked.hold(claim, &mut fit));
        if !fit.against && !calendar.too_early(year, page) && fit.met.len() >= MET {
            fitting.push((year, fit));
        }
    }
    let [(year, fit)] = fitting.as_slice() else { return None };
    let needed = if calendar.expects(*year, page) { MET } else { MET_WITHOUT_CALENDAR };
    (fit.met.len() >= needed).then(|| Settled {
        index: index.clone(),
        year: *year,
        claims: claims.iter().map(|c| c.id.clone()).collect(),
        proof: fit.met.values().cloned().collect(),
    })
}

/// Whether one place has two ranks: the page speaks of several editions.
fn several(claims: &[&Claim]) -> bool {
    let mut ranks: BTreeMap<(&str, Option<&str>, &str), u32> = BTreeMap::new();
    let mut given = claims.iter().filter_map(|c| Some(((c.subject.as_str(), c.component.as_deref(), c.scope.as_str()), c.rank?)));
    given.any(|(place, rank)| *ranks.entry(place).or_insert(rank) != rank)
}

/// Editions of which anything is known for one of these, and those after them where movements are told.
fn candidates(claims: &[&Claim], calendar: &Calendar<'_>, world: &World<'_>) -> BTreeSet<i32> {
    let mut years = BTreeSet::new();
    for claim in claims {
        let Some(place) = place(claim, world) else { continue };
        let order = |k: &Key| (k.index, k.component, k.scope, k.subject);
        let start = world.facts().partition_point(|f| order(&f.key) < order(&place));
        let line = world.facts().iter().skip(start).take_while(|f| f.key.same_line(&place));
        for year in line.map(|f| f.key.year) {
            years.insert(year);
            if claim.delta.is_some() {
                years.insert(calendar.after(year));
            }
        }
    }
    years
}

/// The place that a claim speaks of, in no edition yet; `None` when nobody else speaks of it.
fn place(claim: &Claim, world: &World<'_>) -> Option<Key> {
    let subject = world.ontology.province(&claim.subject).and_then(|p| p.succeeds.as_deref()).unwrap_or(&claim.subject);
    Some(Key {
        index: world.symbol(&claim.index)?,
        component: match &claim.component {
            Some(component) => Some(world.symbol(component)?),
            None => None,
        },
        scope: world.symbol(&claim.scope)?,
        subject: world.symbol(subject)?,
        year: 0,
        list: None,
    })
}

/// How a page fits one edition.
#[derive(Debug, Default)]
struct Fit {
    /// What fits, by the fact that it meets.
    met: BTreeMap<Key, Proof>,
    /// Whether anything speaks against it.
    against: bool,
}

/// One page held against one edition.
struct Asked<'w> {
    page: &'w Source,
    year: i32,
    calendar: &'w Calendar<'w>,
    world: &'w World<'w>,
}

impl<'w> Asked<'w> {
    fn hold(&self, claim: &Claim, fit: &mut Fit) {
        let keys = self.keys(claim);
        let Some(first) = keys.first() else { return };
        fit.against |= claim.of.and_then(|of| wrong_total(of, first, self.world)).is_some_and(|w| matches!(w, WrongTotal::NoSuchList(_)));
        self.rank(claim, &keys, fit);
        self.score(claim, &keys, fit);
        self.movement(claim, &keys, fit);
    }

    /// The fact that a claim would speak of in this edition, once for each list that it could mean.
    fn keys(&self, claim: &Claim) -> Vec<Key> {
        let Some(place) = place(claim, self.world) else { return Vec::new() };
        let cues = Cues { subject: &claim.subject, index: &claim.index, scope: &claim.scope, list: claim.list.as_deref(), of: claim.of };
        let lists = match listing(cues, self.page.published, self.year, self.world.ontology) {
            Listing::Known(list) => vec![list],
            Listing::Open if claim.scope == "ministries" => vec![Some("bo-dvc"), Some("bo-khong-dvc"), None],
            Listing::Presumed(_) | Listing::Open => vec![Some("63"), Some("34")],
        };
        let keys = lists.into_iter().filter_map(|list| match list {
            Some(name) => Some(Some(self.world.symbol(name)?)),
            None => Some(None),
        });
        keys.map(|list| Key { year: self.year, list, ..place }).collect()
    }

    /// What is said of these facts: by others, and by the page itself where it names the edition.
    fn said(&self, keys: &[Key]) -> (Vec<&'w Said>, Vec<&'w Said>) {
        let own = |s: &&Said| {
            let source = self.world.source(s);
            source.doc_id == self.page.doc_id || source.group.is_some() && source.group == self.page.group
        };
        keys.iter().flat_map(|key| self.world.of(key)).partition(|s| !own(s))
    }

    fn rank(&self, claim: &Claim, keys: &[Key], fit: &mut Fit) {
        match claim.rank {
            Some(rank) => {
                self.meet(claim, rank, keys, "", fit);
            }
            None => {
                let outside = |s: &&Said| s.rank.zip(claim.rank_max).is_some_and(|(rank, bound)| rank > bound);
                fit.against |= self.weightiest(keys, |s| s.rank.is_some()).iter().any(outside);
            }
        }
    }

    fn movement(&self, claim: &Claim, keys: &[Key], fit: &mut Fit) {
        let Some(delta) = claim.delta else { return };
        let base = claim.base_year.unwrap_or_else(|| self.calendar.before(self.year));
        if base >= self.year {
            fit.against = true;
            return;
        }
        let now = claim.rank.or_else(|| keys.iter().find_map(|key| self.world.only_rank(key)));
        let Some(before) = now.and_then(|now| u32::try_from(i64::from(now) + i64::from(delta)).ok()) else { return };
        let bases: Vec<Key> = keys.iter().filter_map(|key| base_key(key, base, self.world)).collect();
        // `37 − 12 = 25`: places up are taken off.
        self.meet(claim, before, &bases, &format!(", {}", arithmetic(before, -delta)), fit);
    }

    /// Holds a rank against what is known of it.
    fn meet(&self, claim: &Claim, rank: u32, keys: &[Key], sum: &str, fit: &mut Fit) {
        let known = self.weightiest(keys, |s| s.rank.is_some());
        // Where the page names the edition, it gives another rank.
        let (_, own) = self.said(keys);
        fit.against |= own.iter().any(|s| s.rank.is_some_and(|r| r != rank));
        self.judge(claim, &known, |s| s.rank == Some(rank), |vi| rank_words(rank, None, vi), sum, fit);
    }

    fn score(&self, claim: &Claim, keys: &[Key], fit: &mut Fit) {
        let Some(score) = claim.score else { return };
        let known = self.weightiest(keys, |s| s.score.is_some());
        let scales = scales(self.world.ontology.index(&claim.index));
        self.judge(claim, &known, |s| s.score.is_some_and(|t| agree_on(score, t, scales)), |vi| score_words(score, vi), "", fit);
    }

    /// All who give it agree: it fits. Nobody gives it, though others are given: it does not.
    fn judge(
        &self,
        claim: &Claim,
        known: &[&'w Said],
        same: impl Fn(&Said) -> bool,
        words: impl Fn(bool) -> String,
        sum: &str,
        fit: &mut Fit,
    ) {
        let fits: Vec<&Said> = known.iter().filter(|s| same(s)).copied().collect();
        fit.against |= fits.is_empty() && !known.is_empty();
        let Some(first) = fits.first().filter(|_| fits.len() == known.len()) else { return };
        let key = first.key;
        let fact = self.world.public(&key);
        let sides: Vec<Side> = fits.iter().map(|s| side(s, words(true), self.world)).collect();
        let source = self.world.source(first);
        let table = Some((self.world.text(key.index), Some(key.year)));
        let told = |vi: bool| {
            let who = label(source, table, self.world.ontology, vi);
            format!("{}: {} {} {who}{sum}", fact_words(&fact, self.world.ontology, vi), words(vi), if vi { "theo" } else { "by" })
        };
        let proof = Proof { claim: claim.id.clone(), vi: told(true), en: told(false), sides };
        fit.met.entry(key).or_insert(proof);
    }

    /// Publishers' tables when there are any, else everybody.
    fn weightiest(&self, keys: &[Key], wanted: impl Fn(&Said) -> bool) -> Vec<&'w Said> {
        let who: Vec<&Said> = self.said(keys).0.into_iter().filter(|s| wanted(s)).collect();
        let tables: Vec<&Said> = who.iter().filter(|s| self.world.source(s).authority == Authority::Official).copied().collect();
        if tables.is_empty() { who } else { tables }
    }
}

/// When the editions of an index come out.
struct Calendar<'w> {
    index: &'w str,
    world: &'w World<'w>,
}

impl Calendar<'_> {
    fn years(&self) -> impl Iterator<Item = i32> {
        self.world.ontology.index(self.index).into_iter().flat_map(|i| i.edition.iter().map(|e| e.year))
    }

    /// Years from one edition to the next: two where the last ones known are two apart.
    fn step(&self) -> i32 {
        let years: BTreeSet<i32> = self.years().collect();
        let mut last = years.iter().rev();
        last.next().zip(last.next()).map_or(1, |(b, a)| b - a)
    }

    fn after(&self, year: i32) -> i32 {
        self.years().filter(|y| *y > year).min().unwrap_or_else(|| year + self.step())
    }

    fn before(&self, year: i32) -> i32 {
        self.years().filter(|y| *y < year).max().unwrap_or_else(|| year - self.step())
    }

    fn published(&self, year: i32) -> Option<PartialDate> {
        self.world.ontology.edition(self.index, year)?.published.as_deref().and_then(PartialDate::parse)
    }

    /// Whether the page is older than the edition.
    fn too_early(&self, year: i32, page: &Source) -> bool {
        let Some(day) = page.published else { return false };
        let out = self.published(year).map_or((i16::try_from(year).unwrap_or(i16::MIN), 1, 1), |d| d.earliest());
        day.latest() < out
    }

    /// Whether the edition was the newest one when the page came out.
    fn expects(&self, year: i32, page: &Source) -> bool {
        let Some(day) = page.published else { return false };
        match (self.published(year), self.published(self.after(year))) {
            (Some(out), Some(next)) => out.earliest() <= day.latest() && day.earliest() < next.latest(),
            (Some(out), None) => out.earliest() <= day.latest() && i32::from(day.year) <= i32::from(out.year) + self.step(),
            _ => (0..=self.step()).contains(&(i32::from(day.year) - year)),
        }
    }
}
