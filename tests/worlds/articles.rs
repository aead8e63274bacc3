//! What an article claims: one province in one index, over the years, in several indices, lists of the best,
//! regions, movements, ministries.
use super::chance::Chance;
use super::figures::printed;
use super::plan::PLANS;
use super::truth::{Day, Truth};
use super::world::Said;
use xephang::model::Claim;

/// An article makes so many claims at most.
const MOST: usize = 12;

/// An article without its outlet.
#[derive(Debug, Clone)]
pub struct Draft {
    pub day: Option<Day>,
    pub claims: Vec<(Option<Said>, Claim)>,
}

/// What a claim tells beside the rank.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    rank: bool,
    of: bool,
    score: bool,
    /// Editions back that a movement is against.
    moved: Option<i32>,
    region: Option<usize>,
}

/// A writer of claims.
#[derive(Debug)]
pub struct Pen<'a> {
    pub truth: &'a Truth,
    pub chance: &'a mut Chance,
    /// Provinces that articles are about.
    pub spoken: &'a [usize],
}

/// An article by an outlet of this province, or of the whole country; none where chance hit upon nothing to tell.
pub fn write(pen: &mut Pen<'_>, home: Option<usize>) -> Option<Draft> {
    let subject = home.filter(|_| pen.chance.of(0.8)).unwrap_or_else(|| pen.chance.pick(pen.spoken));
    let kind = pen.chance.weighted([40.0, 18.0, 14.0, 11.0, 7.0, 6.0, 4.0].iter().copied());
    let plan = pen.chance.weighted(PLANS.iter().map(|p| if kind == 6 { 0.0 } else { p.weight }));
    let ministries: Vec<usize> = (0..PLANS.len()).filter(|p| PLANS[*p].list.starts_with("bo")).collect();
    let plan = if kind == 6 { pen.chance.pick(&ministries) } else { plan };
    let year = pen.chance.pick(PLANS[plan].years);
    let ranking = pen.truth.ranking(PLANS[plan].index, None, year, PLANS[plan].list)?;
    let day = pen.day(ranking);
    let mut claims = Vec::new();
    match kind {
        0 => pen.portrait(ranking, subject, day, &mut claims),
        1 => pen.years(ranking, subject, day, &mut claims),
        2 => pen.indices(subject, year, day, &mut claims),
        3 | 6 => pen.best(ranking, day, &mut claims),
        4 => pen.region(ranking, subject, day, &mut claims),
        _ => pen.movers(ranking, subject, day, &mut claims),
    }
    claims.truncate(MOST);
    (!claims.is_empty()).then_some(Draft { day, claims })
}

type Claims = Vec<(Option<Said>, Claim)>;

impl Pen<'_> {
    /// A day soon after the edition came out and before the next one; unknown now and then.
    fn day(&mut self, ranking: usize) -> Option<Day> {
        let out = self.truth.rankings[ranking].published;
        let next = (1..=2).find_map(|n| self.truth.edition(ranking, self.truth.rankings[ranking].year + n));
        let room = next.map_or(250, |n| self.truth.rankings[n].published.0 - out.0 - 1).clamp(1, 250) as usize;
        let late = if self.chance.of(0.6) { self.chance.below(room.min(25)) } else { self.chance.below(room) };
        self.chance.of(0.96).then_some(Day(out.0 + late as i32))
    }

    /// A row of an official table.
    pub fn row(&mut self, ranking: usize, subject: usize, ranks: bool, scores: bool) -> Option<(Option<Said>, Claim)> {
        let place = self.truth.place(ranking, subject)?;
        let r = &self.truth.rankings[ranking];
        let (rank, score) = (Some(place.rank).filter(|_| ranks), place.score.filter(|_| scores));
        (rank.is_some() || score.is_some()).then(|| {
            let claim = Claim {
                subject: self.truth.id(subject, None, r.list).to_owned(),
                index: r.index.to_owned(),
                component: r.component.clone(),
                year: Some(r.year),
                rank,
                score,
                scope: if r.list.starts_with("bo") { "ministries" } else { "national" }.to_owned(),
                list: Some(r.list.to_owned()),
                quote: quote(rank, None, score),
                confidence: 1.0,
                ..Claim::default()
            };
            (Some(Said { subject, ranking, region: None }), claim)
        })
    }

    /// One claim of an article, or nothing where it would say nothing.
    fn claim(&mut self, ranking: usize, subject: usize, day: Option<Day>, told: Told) -> Option<(Option<Said>, Claim)> {
        let place = self.truth.place(ranking, subject)?;
        let r = &self.truth.rankings[ranking];
        let (scope, rank, units) = match told.region {
            Some(region) => {
                let (rank, units) = self.truth.regional(ranking, subject, region)?;
                (self.truth.regions[region].scope.clone(), rank, units)
            }
            None if r.list.starts_with("bo") => ("ministries".to_owned(), place.rank, r.units),
            None => ("national".to_owned(), place.rank, r.units),
        };
        // An edition with two lists is told apart by the number of those ranked, or else by the merged provinces.
        let two_lists = self.truth.ranking(r.index, r.component.as_deref(), r.year, "34").is_some();
        let of = told.of || (two_lists && told.region.is_none() && (r.list == "63" || self.chance.of(0.8)));
        // Few know that an edition left some out.
        let units = if r.list == "63" && told.region.is_none() && units < 63 && self.chance.of(0.2) { 63 } else { units };
        let base = told.moved.and_then(|back| {
            let base = self.truth.edition(ranking, r.year - back)?;
            let before = match told.region {
                Some(region) => self.truth.regional(base, subject, region)?.0,
                None => self.truth.place(base, subject)?.rank,
            };
            Some((before as i32 - rank as i32, r.year - back))
        });
        let rank = Some(rank).filter(|_| told.rank);
        let of = rank.and(Some(units).filter(|_| of));
        let score = place.score.filter(|_| told.score).map(|s| printed(s, r, self.chance));
        if rank.is_none() && score.is_none() && base.is_none() {
            return None;
        }
        let named = r.list.starts_with("bo") || (two_lists && told.region.is_some());
        let claim = Claim {
            subject: self.truth.id(subject, day, r.list).to_owned(),
            index: r.index.to_owned(),
            component: r.component.clone(),
            year: Some(r.year),
            rank,
            of,
            scope,
            delta: base.map(|b| b.0),
            base_year: base.map(|b| b.1),
            score,
            list: Some(r.list.to_owned()).filter(|_| named || (two_lists && of.is_none())),
            quote: quote(rank, of, score),
            confidence: self.confidence(),
            ..Claim::default()
        };
        Some((Some(Said { subject, ranking, region: told.region }), claim))
    }

    /// Mostly sure; a few right claims are not.
    fn confidence(&mut self) -> f64 {
        let x = if self.chance.of(0.03) { self.chance.between(0.6, 0.8) } else { self.chance.between(0.8, 1.0) };
        (x * 1000.0).round() / 1000.0
    }

    fn often(&mut self) -> Told {
        let moved = self.chance.of(0.45).then(|| if self.chance.of(0.85) { 1 } else { 2 });
        Told { rank: true, of: self.chance.of(0.6), score: self.chance.of(0.35), moved, region: None }
    }

    fn some_rank(&mut self) -> Told {
        Told { rank: true, of: self.chance.of(0.4), score: self.chance.of(0.25), ..Told::default() }
    }

    /// One province in one index: its rank and those of components, in its region, the year before.
    fn portrait(&mut self, ranking: usize, subject: usize, day: Option<Day>, claims: &mut Claims) {
        let r = &self.truth.rankings[ranking];
        let told = self.often();
        claims.extend(self.claim(ranking, subject, day, told));
        if told.moved == Some(1) && self.chance.of(0.15) {
            claims.extend(self.claim(ranking, subject, day, Told { moved: Some(2), score: false, ..told }));
        }
        if self.chance.of(0.3)
            && let Some(before) = self.truth.edition(ranking, r.year - 1)
        {
            let told = Told { rank: true, of: told.of, ..Told::default() };
            claims.extend(self.claim(before, subject, day, told));
        }
        if self.chance.of(0.25) {
            let regions = self.regions(ranking, subject);
            if !regions.is_empty() {
                let told = Told { rank: true, of: self.chance.of(0.3), region: Some(self.chance.pick(&regions)), ..Told::default() };
                claims.extend(self.claim(ranking, subject, day, told));
            }
        }
        let mut parts: Vec<usize> = self.components(ranking);
        self.chance.shuffle(&mut parts);
        let count = if self.chance.of(0.55) { self.chance.within(1, 6) } else { 0 };
        let moves = self.chance.of(0.3);
        for part in parts.into_iter().take(count) {
            let told = Told { moved: Some(1).filter(|_| moves), ..self.some_rank() };
            claims.extend(self.claim(part, subject, day, told));
        }
    }

    fn components(&self, ranking: usize) -> Vec<usize> {
        let r = &self.truth.rankings[ranking];
        let all = self.truth.rankings.iter().enumerate();
        let same = |o: &super::truth::Ranking| (o.index, o.year, o.list) == (r.index, r.year, r.list);
        all.filter(|(_, o)| same(o) && o.component.is_some()).map(|(at, _)| at).collect()
    }

    /// Regions in which an edition ranks a subject.
    fn regions(&self, ranking: usize, subject: usize) -> Vec<usize> {
        (0..self.truth.regions.len()).filter(|g| self.truth.regional(ranking, subject, *g).is_some()).collect()
    }

    /// One province in one index over the years, sometimes in one component of it.
    fn years(&mut self, ranking: usize, subject: usize, day: Option<Day>, claims: &mut Claims) {
        let parts = self.components(ranking);
        let series = if !parts.is_empty() && self.chance.of(0.3) { self.chance.pick(&parts) } else { ranking };
        let last = self.truth.rankings[series].year;
        let moves = self.chance.of(0.5);
        for back in 0..self.chance.within(2, 6) as i32 {
            let Some(edition) = self.truth.edition(series, last - back) else { continue };
            let told = Told { moved: Some(1).filter(|_| moves && back == 0), ..self.some_rank() };
            claims.extend(self.claim(edition, subject, day, told));
        }
    }

    /// One province in the indices of one year, told after the last of them came out.
    fn indices(&mut self, subject: usize, year: i32, day: Option<Day>, claims: &mut Claims) {
        let moved = self.chance.of(0.4).then_some(1);
        let mut latest = day;
        let mut told_of = Vec::new();
        for plan in PLANS.iter().filter(|p| p.list == "63") {
            let Some(ranking) = self.truth.ranking(plan.index, None, year, "63") else { continue };
            if self.chance.of(0.75) {
                told_of.push(ranking);
                latest = latest.max(Some(self.truth.rankings[ranking].published));
            }
        }
        // A round-up that would have to be dated anew is written by nobody.
        if latest != day {
            told_of.retain(|r| day.is_some_and(|d| self.truth.rankings[*r].published <= d));
        }
        for ranking in told_of {
            let told = Told { moved, ..self.some_rank() };
            claims.extend(self.claim(ranking, subject, day, told));
        }
    }

    /// The first ones of a list, somebody among the first, and the last one.
    fn best(&mut self, ranking: usize, day: Option<Day>, claims: &mut Claims) {
        let r = &self.truth.rankings[ranking];
        let (count, told) = (self.chance.pick(&[3, 5, 5, 10]), self.some_rank());
        for subject in r.order.iter().take(count) {
            claims.extend(self.claim(ranking, *subject, day, told));
        }
        let bound = self.chance.pick(&[10_u32, 15, 20]);
        let among: Vec<usize> =
            r.order.iter().copied().skip(count).filter(|s| self.truth.place(ranking, *s).is_some_and(|p| p.rank <= bound)).collect();
        let plain = Told { rank: true, of: false, ..Told::default() };
        if !among.is_empty() && self.chance.of(0.5) {
            let subject = self.chance.pick(&among);
            claims.extend(self.claim(ranking, subject, day, plain).map(|(said, mut claim)| {
                (claim.rank, claim.rank_max, claim.of) = (None, Some(bound), None);
                claim.quote = format!("nhóm {bound}");
                (said, claim)
            }));
        }
        if let Some(subject) = r.order.last().copied().filter(|_| r.shown == r.units && self.chance.of(0.3)) {
            claims.extend(self.claim(ranking, subject, day, plain).map(|(said, mut claim)| {
                (claim.rank, claim.last, claim.of) = (None, true, None);
                claim.quote = "cuối bảng".to_owned();
                (said, claim)
            }));
        }
        // Without a number of those ranked, nothing says which list of two is meant.
        for (_, claim) in claims.iter_mut().filter(|(_, c)| c.rank.is_none() && c.list.is_none()) {
            let two_lists = self.truth.ranking(r.index, None, r.year, "34").is_some();
            claim.list = two_lists.then(|| r.list.to_owned());
        }
    }

    /// The provinces of a region: ranks in the country, some in the region.
    fn region(&mut self, ranking: usize, subject: usize, day: Option<Day>, claims: &mut Claims) {
        let regions = self.regions(ranking, subject);
        if regions.is_empty() {
            return;
        }
        let region = self.chance.pick(&regions);
        let members: Vec<usize> = self.truth.members(ranking, region).to_vec();
        let national = self.some_rank();
        let also = self.chance.of(0.6);
        let regional = Told { rank: true, of: self.chance.of(0.3), region: Some(region), ..Told::default() };
        for member in members {
            claims.extend(self.claim(ranking, member, day, national));
            if also && (member == subject || self.chance.of(0.3)) {
                claims.extend(self.claim(ranking, member, day, regional));
            }
        }
        self.chance.shuffle(claims);
    }

    /// How far some moved, without saying where to.
    fn movers(&mut self, ranking: usize, subject: usize, day: Option<Day>, claims: &mut Claims) {
        let told = Told { moved: Some(1), ..Told::default() };
        claims.extend(self.claim(ranking, subject, day, told));
        for _ in 0..self.chance.below(4) {
            let other = self.chance.pick(self.spoken);
            if claims.iter().all(|(said, _)| said.is_none_or(|s| s.subject != other)) {
                claims.extend(self.claim(ranking, other, day, told));
            }
        }
    }
}

/// The words that carry the number.
fn quote(rank: Option<u32>, of: Option<u32>, score: Option<f64>) -> String {
    match (rank, of, score) {
        (Some(rank), Some(of), _) => format!("{rank}/{of}"),
        (Some(rank), None, _) => format!("thứ {rank}"),
        (None, _, Some(score)) => format!("{score} điểm").replace('.', ","),
        _ => "tăng bậc".to_owned(),
    }
}
