//! How each kind of error changes a claim.
use super::chance::Chance;
use super::errors::{Kind, true_rank};
use super::figures::{decimals, rounded};
use super::plan::ALIKE;
use super::truth::Truth;
use super::world::{Said, World};
use xephang::model::Claim;

/// Claims to put in the place of others.
#[derive(Debug, Clone)]
pub struct Slip {
    pub changed: Vec<(usize, Claim, Option<Said>)>,
    /// Facts whose figures were taken by mistake.
    pub taken_from: Vec<Said>,
    /// The diagnosis that names it.
    pub name: &'static str,
}

/// The error of this kind at this claim, where there can be one.
pub fn slip(kind: Kind, at: usize, truth: &Truth, world: &World, chance: &mut Chance) -> Option<Slip> {
    let (claim, said) = (&world.claims[at], world.said[at]?);
    let place = Place { at, claim, said, truth };
    // What we read is right, whatever the text says.
    if kind != Kind::ExtractionSlip && claim.confidence < 0.8 {
        return None;
    }
    match kind {
        Kind::EditionOffByOne => edition_off_by_one(&place, world),
        Kind::StaleEdition => place.stale(chance),
        Kind::Component => place.component(chance),
        Kind::LikeNamed => place.like_named(),
        Kind::Regional => place.regional(chance),
        Kind::OtherList => place.other_list(),
        Kind::Transposed => place.transposed(chance),
        Kind::Dropped => place.dropped(chance),
        Kind::DecimalMark => place.decimal_mark(chance),
        Kind::ExtractionSlip => extraction_slip(&place, world, chance),
    }
}

struct Place<'a> {
    at: usize,
    claim: &'a Claim,
    said: Said,
    truth: &'a Truth,
}

impl Place<'_> {
    fn index(&self) -> &'static str {
        self.truth.rankings[self.said.ranking].index
    }

    /// The claim with another rank.
    fn rank(&self, rank: u32, taken_from: Option<Said>, name: &'static str) -> Option<Slip> {
        self.claim.rank.filter(|r| *r != rank && rank > 0)?;
        let of = self.claim.of;
        let quote = of.map_or_else(|| format!("thứ {rank}"), |of| format!("{rank}/{of}"));
        let claim = Claim { rank: Some(rank), quote, ..self.claim.clone() };
        Some(Slip { changed: vec![(self.at, claim, Some(self.said))], taken_from: taken_from.into_iter().collect(), name })
    }

    /// The claim with another score.
    fn score(&self, score: f64, name: &'static str) -> Option<Slip> {
        let claim = Claim { score: Some(score), ..self.claim.clone() };
        Some(Slip { changed: vec![(self.at, claim, Some(self.said))], taken_from: Vec::new(), name })
    }

    fn national(&self) -> bool {
        self.said.region.is_none() && self.claim.scope == "national"
    }

    /// The rank of another fact in the place of this one's.
    fn taken(&self, from: Said, name: &'static str) -> Option<Slip> {
        self.rank(true_rank(&from, self.truth)?, Some(from), name)
    }

    fn stale(&self, chance: &mut Chance) -> Option<Slip> {
        let year = self.truth.rankings[self.said.ranking].year - if chance.of(0.85) { 1 } else { 2 };
        // A score beside the rank would be that of the new edition.
        self.claim.score.is_none().then_some(())?;
        self.taken(Said { ranking: self.truth.edition(self.said.ranking, year)?, ..self.said }, "stale-edition")
    }

    fn component(&self, chance: &mut Chance) -> Option<Slip> {
        let r = &self.truth.rankings[self.said.ranking];
        // As many of one direction as of the other.
        if !self.national() || self.claim.score.is_some() || (r.component.is_some() && chance.of(0.5)) {
            return None;
        }
        let same = |o: usize| {
            let o = &self.truth.rankings[o];
            (o.index, o.year, o.list) == (r.index, r.year, r.list) && o.component.is_some() != r.component.is_some()
        };
        let others: Vec<usize> = (0..self.truth.rankings.len()).filter(|o| same(*o)).collect();
        let other = (!others.is_empty()).then(|| chance.pick(&others))?;
        let name = if r.component.is_none() { "component-for-overall" } else { "overall-for-component" };
        self.taken(Said { ranking: other, ..self.said }, name)
    }

    fn like_named(&self) -> Option<Slip> {
        let r = &self.truth.rankings[self.said.ranking];
        if !self.national() || r.component.is_some() || r.list != "63" || self.claim.score.is_some() {
            return None;
        }
        let alike = ALIKE.iter().filter_map(|(a, b)| [(a, b), (b, a)].into_iter().find(|(x, _)| **x == r.index).map(|(_, y)| *y));
        alike
            .filter_map(|index| self.truth.ranking(index, None, r.year, "63"))
            .find_map(|ranking| self.taken(Said { ranking, ..self.said }, "like-named-index"))
    }

    fn regional(&self, chance: &mut Chance) -> Option<Slip> {
        let within = |g: &usize| self.truth.regional(self.said.ranking, self.said.subject, *g).is_some();
        let regions: Vec<usize> = (0..self.truth.regions.len()).filter(within).collect();
        if !self.national() || regions.is_empty() {
            return None;
        }
        let region = Some(chance.pick(&regions));
        let mut slip = self.taken(Said { region, ..self.said }, "regional-for-national")?;
        if chance.of(0.7) {
            // Who takes the rank in the region for the one in the country seldom writes among how many.
            slip.changed.iter_mut().for_each(|(_, c, _)| c.of = None);
        }
        Some(slip)
    }

    fn other_list(&self) -> Option<Slip> {
        let r = &self.truth.rankings[self.said.ranking];
        let other = match r.list {
            "63" => "34",
            "34" => "63",
            _ => return None,
        };
        // The list that is claimed must be plain.
        if !self.national() || (self.claim.of.is_none() && self.claim.list.is_none()) {
            return None;
        }
        let ranking = self.truth.ranking(r.index, r.component.as_deref(), r.year, other)?;
        let mut slip = self.taken(Said { ranking, ..self.said }, "other-list")?;
        slip.changed.iter_mut().for_each(|(_, c, _)| c.score = None);
        Some(slip)
    }

    fn transposed(&self, chance: &mut Chance) -> Option<Slip> {
        let name = "transposed-digits";
        if let (Some(rank), true) = (self.claim.rank, self.claim.score.is_none() || chance.of(0.5)) {
            let (tens, ones) = (rank / 10, rank % 10);
            return if (10..100).contains(&rank) && ones > 0 { self.rank(ones * 10 + tens, None, name) } else { None };
        }
        let (score, digits) = self.digits()?;
        let swaps: Vec<String> = (0..digits.len() - 1)
            .filter(|at| digits[*at].is_ascii_digit() && digits[at + 1].is_ascii_digit() && digits[*at] != digits[at + 1])
            .map(|at| {
                let mut swapped = digits.clone();
                swapped.swap(at, at + 1);
                String::from_utf8_lossy(&swapped).into_owned()
            })
            .filter(|s| !s.starts_with('0') || score < 1.0)
            .collect();
        self.one_of(&swaps, name, chance)
    }

    fn dropped(&self, chance: &mut Chance) -> Option<Slip> {
        let name = "dropped-digit";
        if let (Some(rank), true) = (self.claim.rank, self.claim.score.is_none() || chance.of(0.5)) {
            return if rank >= 10 { self.rank(if chance.of(0.5) { rank / 10 } else { rank % 10 }, None, name) } else { None };
        }
        let (score, digits) = self.digits()?;
        // Without its last digit a score is only cut.
        let drops: Vec<String> = (0..digits.len() - 1)
            .filter(|at| digits[*at].is_ascii_digit())
            .map(|at| {
                let mut shorter = digits.clone();
                shorter.remove(at);
                String::from_utf8_lossy(&shorter).into_owned()
            })
            .filter(|s| !s.starts_with('.') && (!s.starts_with('0') || score < 1.0) && !digits.starts_with(s.as_bytes()))
            .collect();
        self.one_of(&drops, name, chance)
    }

    /// The score as printed in full, and its characters.
    fn digits(&self) -> Option<(f64, Vec<u8>)> {
        let score = self.claim.score.filter(|s| decimals(*s) >= 2)?;
        Some((score, format!("{score}").into_bytes()))
    }

    fn one_of(&self, texts: &[String], name: &'static str, chance: &mut Chance) -> Option<Slip> {
        let text = (!texts.is_empty()).then(|| &texts[chance.below(texts.len())])?;
        self.score(text.parse().ok()?, name)
    }

    /// Out of the scale: no index up to 100 has 716,3 or 7.163 points; 7,163 is on a scale of ten that only the SIPAS
    /// has beside its own. The DTI is written up to 1, 100 and 1.000: 7,163 and 7.163 are none of these.
    fn decimal_mark(&self, chance: &mut Chance) -> Option<Slip> {
        let (score, _) = self.digits()?;
        let factors: &[i32] = match self.index() {
            "dti" | "ict-index" | "egov" => &[1, 4],
            "pci" => &[-1, 1, 2],
            "par-index" | "pii" | "sipas" => &[1, 2],
            _ => return None,
        };
        // A component may have another scale of its own.
        if self.claim.component.is_some() || (score < 1.0 && decimals(score) < 3) || (self.index() == "dti" && score > 1.0) {
            return None;
        }
        let shift = chance.pick(factors);
        let places = usize::try_from(decimals(score) as i32 - shift).unwrap_or(0);
        self.score(rounded(score * 10_f64.powi(shift), places), "decimal-mark")
    }
}

/// All claims on the index speak of the next edition, and their movements are against the one before it.
fn edition_off_by_one(place: &Place<'_>, world: &World) -> Option<Slip> {
    let (truth, page) = (place.truth, world.page_of[place.at]);
    let r = &truth.rankings[place.said.ranking];
    // The year of publication was taken for the edition.
    let day = world.pages[page].source.published?;
    let claims: Vec<usize> = world.of_page(page).filter(|c| world.claims[*c].index == r.index).collect();
    let latest = claims.iter().filter_map(|c| world.claims[*c].year).max()?;
    let subjects: std::collections::BTreeSet<&str> = claims.iter().map(|c| world.claims[*c].subject.as_str()).collect();
    let moves = claims.iter().any(|c| world.claims[*c].delta.is_some());
    if i32::from(day.year) != latest + 1 || subjects.len() > 2 || (claims.len() < 2 && !moves) {
        return None;
    }
    let shifted = |c: usize| {
        let (claim, said) = (&world.claims[c], world.said[c]?);
        let ranking = truth.edition(said.ranking, truth.rankings[said.ranking].year + 1)?;
        let claim = Claim { year: claim.year.map(|y| y + 1), base_year: claim.base_year.map(|y| y + 1), ..claim.clone() };
        Some((c, claim, Some(Said { ranking, ..said })))
    };
    let changed: Option<Vec<_>> = claims.iter().map(|c| shifted(*c)).collect();
    let from = claims.iter().filter(|c| world.claims[**c].rank.is_some()).filter_map(|c| world.said[*c]).take(1).collect();
    Some(Slip { changed: changed?, taken_from: from, name: "edition-off-by-one" })
}

/// One slot of a claim filled from a neighbouring one, and our confidence low.
fn extraction_slip(place: &Place<'_>, world: &World, chance: &mut Chance) -> Option<Slip> {
    let name = "extraction-slip";
    let page = world.page_of[place.at];
    let around: Vec<usize> = world.of_page(page).filter(|c| *c != place.at).collect();
    let own = place.claim;
    let mut slip = match chance.below(4) {
        // Whose rank it is.
        0 => {
            let others: Vec<usize> =
                around.iter().copied().filter(|c| world.said[*c].is_some_and(|s| s.subject != place.said.subject)).collect();
            let other = (!others.is_empty()).then(|| chance.pick(&others))?;
            let subject = world.said[other]?.subject;
            place.truth.place(place.said.ranking, subject)?;
            own.rank?;
            let said = Said { subject, ..place.said };
            true_rank(&said, place.truth).filter(|r| Some(*r) != own.rank)?;
            let claim = Claim { subject: world.claims[other].subject.clone(), ..own.clone() };
            Slip { changed: vec![(place.at, claim, Some(said))], taken_from: Vec::new(), name }
        }
        // The number of those ranked, or of places moved, read as the rank.
        1 => {
            let number = own.of.or(own.delta.map(i32::unsigned_abs)).filter(|n| *n > 0)?;
            place.rank(number, None, name)?
        }
        // The rank of a neighbouring claim.
        _ => {
            let ranks: Vec<u32> = around.iter().filter_map(|c| world.claims[*c].rank).collect();
            place.rank((!ranks.is_empty()).then(|| chance.pick(&ranks))?, None, name)?
        }
    };
    for (_, claim, _) in &mut slip.changed {
        claim.confidence = (chance.between(0.5, 0.8) * 1000.0).round() / 1000.0;
    }
    Some(slip)
}
