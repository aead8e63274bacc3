//! What is true: who has which place in which ranking.
//!
//! Ranks are those of the official tables where these print them; the other places are filled in the order of a
//! strength that each subject keeps from one edition to the next, up to some luck. Scores fall with the ranks. The
//! components of the PCI add up to its total with the ontology's weights, up to the rounding of what is printed.
use super::chance::Chance;
use super::figures::rounded;
use super::plan::{NO_COMPONENTS, PLANS, Plan};
use std::collections::HashMap;
use xephang::model::{Authority, PartialDate};
use xephang::ontology::{Edition, Ontology};
use xephang::read::reference;

/// A place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub rank: u32,
    pub score: Option<f64>,
}

/// One list of one edition of an index or component.
#[derive(Debug, Clone)]
pub struct Ranking {
    pub index: &'static str,
    pub component: Option<String>,
    pub year: i32,
    pub list: &'static str,
    /// What is ranked year after year in one list.
    pub series: usize,
    /// How many are ranked, and how many of these ranks are published.
    pub units: u32,
    pub shown: u32,
    /// Decimals of its scores.
    pub decimals: usize,
    /// By subject.
    pub places: Vec<Option<Place>>,
    /// Subjects, the best first.
    pub order: Vec<usize>,
    /// Day on which it came out.
    pub published: Day,
}

/// A day of a calendar whose months all have 28 days, so that any is one of ours too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

impl Day {
    /// The last of a partial date; the middle of a year of which nothing else is told.
    fn of(date: PartialDate) -> Self {
        let (month, day) = (date.month.unwrap_or(6), date.day.unwrap_or(28).min(28));
        Self(i32::from(date.year) * 336 + (i32::from(month) - 1) * 28 + i32::from(day) - 1)
    }

    /// First day of a year.
    pub fn first(year: i32) -> Self {
        Self(year * 336)
    }

    pub fn year(self) -> i32 {
        self.0.div_euclid(336)
    }

    pub fn date(self) -> Option<PartialDate> {
        let (year, rest) = (self.0.div_euclid(336), self.0.rem_euclid(336));
        PartialDate::parse(&format!("{year:04}-{:02}-{:02}", rest / 28 + 1, rest % 28 + 1))
    }
}

/// A region with the subjects in it.
#[derive(Debug, Clone)]
pub struct Region {
    pub scope: String,
    pub before: Vec<usize>,
    pub after: Vec<usize>,
}

/// All rankings.
#[derive(Debug, Default)]
pub struct Truth {
    /// Provinces as of 2024, then ministries.
    pub subjects: Vec<String>,
    pub provinces: usize,
    pub regions: Vec<Region>,
    pub rankings: Vec<Ranking>,
    by_key: HashMap<Name, usize>,
    by_series: HashMap<(usize, i32), usize>,
    by_name: HashMap<String, usize>,
}

/// The cells of an official table: rank and score, by subject.
type Cells = HashMap<usize, (Option<u32>, Option<f64>)>;
/// Index, component, edition, list.
type Name = (String, Option<String>, i32, String);
type Tables = HashMap<Name, Cells>;

impl Truth {
    /// Makes the rankings of a seed.
    pub fn build(ontology: &Ontology, chance: &mut Chance) -> Result<Self, String> {
        let mut truth = Self::default();
        truth.name_subjects(ontology);
        let official = truth.official(ontology)?;
        let mut series = 0;
        for plan in &PLANS {
            series = truth.fill(plan, series, &official, ontology, chance);
        }
        Ok(truth)
    }

    fn name_subjects(&mut self, ontology: &Ontology) {
        let old = ontology.provinces.iter().filter(|p| p.id != "ha-tay" && p.id != "hue");
        self.subjects = old.map(|p| p.id.clone()).collect();
        self.provinces = self.subjects.len();
        self.subjects.extend(ontology.ministries.iter().map(|m| m.id.clone()));
        self.by_name = self.subjects.iter().enumerate().map(|(at, id)| (id.clone(), at)).collect();
        if let Some(hue) = self.by_name.get("thua-thien-hue").copied() {
            self.by_name.insert("hue".to_owned(), hue);
        }
        let members = |ids: &[String], names: &HashMap<String, usize>| ids.iter().filter_map(|m| names.get(m).copied()).collect::<Vec<_>>();
        for region in ontology.regions.iter().filter(|r| !r.members.is_empty()) {
            let (before, after) = (members(&region.members, &self.by_name), members(&region.members_2025, &self.by_name));
            // One that counts a unit we do not have cannot be ranked.
            if before.len() == region.members.len() && after.len() == region.members_2025.len() {
                self.regions.push(Region { scope: format!("region:{}", region.id), before, after });
            }
        }
    }

    fn official(&self, ontology: &Ontology) -> Result<Tables, String> {
        let mut cells: HashMap<_, Cells> = HashMap::new();
        for table in reference::tables().iter().filter(|t| t.authority == Authority::Official) {
            let pages = reference::read_table(table.name, table.csv, table.authority, ontology).map_err(|e| e.to_string())?;
            for claim in pages.into_iter().flat_map(|(_, extraction)| extraction.claims) {
                let (Some(subject), Some(year)) = (self.subject(&claim.subject), claim.year) else { continue };
                let key = (claim.index, claim.component, year, claim.list.unwrap_or_default());
                cells.entry(key).or_default().insert(subject, (claim.rank, claim.score));
            }
        }
        Ok(cells)
    }

    /// The number of a subject.
    pub fn subject(&self, id: &str) -> Option<usize> {
        self.by_name.get(id).copied()
    }

    /// The id of a subject on a page of that day; Huế has another since 2025.
    pub fn id(&self, subject: usize, day: Option<Day>, list: &str) -> &str {
        let id = &self.subjects[subject];
        let now = list == "34" || day.is_some_and(|d| d >= Day::first(2025));
        if now && id == "thua-thien-hue" { "hue" } else { id }
    }

    /// A ranking by its name.
    pub fn ranking(&self, index: &str, component: Option<&str>, year: i32, list: &str) -> Option<usize> {
        self.by_key.get(&(index.to_owned(), component.map(str::to_owned), year, list.to_owned())).copied()
    }

    /// The same ranking in another edition.
    pub fn edition(&self, ranking: usize, year: i32) -> Option<usize> {
        self.by_series.get(&(self.rankings[ranking].series, year)).copied()
    }

    /// The place of a subject, when it is published.
    pub fn place(&self, ranking: usize, subject: usize) -> Option<Place> {
        let r = &self.rankings[ranking];
        r.places.get(subject).copied().flatten().filter(|p| p.rank <= r.shown)
    }

    /// The rank in a region and how many it ranks; nothing unless the edition ranks all of its members.
    pub fn regional(&self, ranking: usize, subject: usize, region: usize) -> Option<(u32, u32)> {
        let r = &self.rankings[ranking];
        let members = self.members(ranking, region);
        if r.shown < r.units || !members.contains(&subject) || members.len() < 4 {
            return None;
        }
        let ranks: Option<Vec<u32>> = members.iter().map(|m| self.place(ranking, *m).map(|p| p.rank)).collect();
        let own = self.place(ranking, subject)?.rank;
        let above = ranks?.iter().filter(|r| **r < own).count();
        Some((above as u32 + 1, members.len() as u32))
    }

    /// Who is in a region as a ranking has it.
    pub fn members(&self, ranking: usize, region: usize) -> &[usize] {
        match self.rankings[ranking].list {
            "34" => &self.regions[region].after,
            "63" => &self.regions[region].before,
            _ => &[],
        }
    }

    fn add(&mut self, ranking: Ranking) {
        let at = self.rankings.len();
        let key = (ranking.index.to_owned(), ranking.component.clone(), ranking.year, ranking.list.to_owned());
        self.by_key.insert(key, at);
        self.by_series.insert((ranking.series, ranking.year), at);
        self.rankings.push(ranking);
    }

    /// All editions of one plan; gives the next free series.
    fn fill(&mut self, plan: &Plan, series: usize, official: &Tables, ontology: &Ontology, chance: &mut Chance) -> usize {
        let Some(index) = ontology.index(plan.index) else { return series };
        let ranked = self.ranked(plan, ontology);
        let strength: Vec<f64> = self.subjects.iter().map(|_| chance.normal()).collect();
        let nothing = Cells::new();
        for edition in index.edition.iter().filter(|e| plan.years.contains(&e.year)) {
            let key = |component: Option<&str>| (plan.index.to_owned(), component.map(str::to_owned), edition.year, plan.list.to_owned());
            let cells = official.get(&key(None)).unwrap_or(&nothing);
            let units = if plan.list == "63" { edition.units.unwrap_or(63) as usize } else { ranked.len() };
            let mut subjects = ranked.clone();
            while subjects.len() > units {
                let out = chance.below(subjects.len());
                if !cells.contains_key(&subjects[out]) {
                    subjects.swap_remove(out);
                }
            }
            let mut order: Vec<(f64, usize)> = subjects.iter().map(|s| (strength[*s] + 0.5 * chance.normal(), *s)).collect();
            order.sort_by(|a, b| b.0.total_cmp(&a.0));
            let order: Vec<usize> = order.into_iter().map(|(_, s)| s).collect();
            let (low, high, decimals) = plan.scores;
            let places = completed(&order, cells, (low, high, decimals), self.subjects.len(), chance);
            let overall = ranking(plan, None, edition, series, decimals, places);
            self.add(overall.clone());
            let Some((low, high, decimals, years)) = plan.components.clone() else { continue };
            let published =
                |from: Option<i32>, to: Option<i32>| from.is_none_or(|f| f <= edition.year) && to.is_none_or(|t| edition.year <= t);
            let parts: Vec<_> = index
                .component
                .iter()
                .enumerate()
                .filter(|(_, c)| matches!(c.level.as_str(), "pillar" | "main" | "component") && published(c.from, c.to))
                .filter(|(_, c)| !NO_COMPONENTS.contains(&c.id.as_str()) && years.contains(&edition.year))
                .collect();
            if parts.is_empty() {
                continue;
            }
            let weights: Option<Vec<f64>> = parts.iter().map(|(_, c)| c.weight).collect();
            let known = |component: &str| official.get(&key(Some(component)));
            let mut by_part: Vec<Vec<Option<Place>>> = Vec::new();
            if let Some(weights) = weights {
                let cells: Vec<_> = parts.iter().map(|(_, c)| known(&c.id)).collect();
                by_part = weighted(&overall, &weights, &cells, (low, high, decimals), chance);
            } else {
                for _ in &parts {
                    let mut order: Vec<(f64, usize)> = subjects.iter().map(|s| (0.8 * strength[*s] + 0.8 * chance.normal(), *s)).collect();
                    order.sort_by(|a, b| b.0.total_cmp(&a.0));
                    let order: Vec<usize> = order.into_iter().map(|(_, s)| s).collect();
                    by_part.push(completed(&order, &nothing, (low, high, decimals), self.subjects.len(), chance));
                }
            }
            for ((at, part), places) in parts.into_iter().zip(by_part) {
                self.add(ranking(plan, Some(part.id.clone()), edition, series + 1 + at, decimals, places));
            }
        }
        series + 1 + index.component.len()
    }

    fn ranked(&self, plan: &Plan, ontology: &Ontology) -> Vec<usize> {
        let ministries = || (self.provinces..self.subjects.len()).filter(|s| self.subjects[*s].starts_with("bo/"));
        match plan.list {
            "34" => {
                (0..self.provinces).filter(|s| ontology.province(&self.subjects[*s]).is_some_and(|p| p.merged_into.is_none())).collect()
            }
            "bo" | "bo-dvc" => ministries().take(17).collect(),
            "bo-khong-dvc" => ministries().skip(17).take(8).collect(),
            _ => (0..self.provinces).collect(),
        }
    }
}

fn ranking(
    plan: &Plan,
    component: Option<String>,
    edition: &Edition,
    series: usize,
    decimals: usize,
    places: Vec<Option<Place>>,
) -> Ranking {
    let mut order: Vec<usize> = (0..places.len()).filter(|s| places[*s].is_some()).collect();
    order.sort_by_key(|s| (places[*s].map(|p| p.rank), *s));
    let units = order.len() as u32;
    let published = edition.published.as_deref().and_then(PartialDate::parse).map_or(Day::first(edition.year + 1), Day::of);
    let shown = edition.shown.filter(|_| plan.list == "63").unwrap_or(units);
    Ranking { index: plan.index, component, year: edition.year, list: plan.list, series, units, shown, decimals, places, order, published }
}

/// Places for everybody: those of the table stay, the others take what is free, the first of `order` the best.
fn completed(order: &[usize], cells: &Cells, scores: (f64, f64, usize), subjects: usize, chance: &mut Chance) -> Vec<Option<Place>> {
    let mut places = vec![None; subjects];
    let mut taken = vec![0_usize; order.len() + 2];
    for subject in order {
        if let Some(rank) = cells.get(subject).and_then(|c| c.0).filter(|r| (*r as usize) <= order.len()) {
            taken[rank as usize] += 1;
            places[*subject] = Some(Place { rank, score: cells.get(subject).and_then(|c| c.1) });
        }
    }
    // Two on one rank leave the next one empty.
    for rank in 1..=order.len() {
        if taken[rank] > 1 {
            let over = taken[rank] - 1;
            taken[rank] = 1;
            taken[rank + 1] += over;
        }
    }
    let free: Vec<u32> = (1..=order.len()).filter(|r| taken[*r] == 0).map(|r| r as u32).collect();
    let others: Vec<usize> = order.iter().copied().filter(|s| places[*s].is_none()).collect();
    for (subject, rank) in others.iter().zip(free) {
        places[*subject] = Some(Place { rank, score: None });
    }
    let mut sorted: Vec<usize> = order.iter().copied().filter(|s| places[*s].is_some()).collect();
    sorted.sort_by_key(|s| places[*s].map(|p| p.rank));
    between_known(&sorted, &mut places, scores, chance);
    // Where printed scores leave no room for the others, all are made up.
    if sorted.iter().any(|s| places[*s].is_some_and(|p| p.score.is_none())) {
        places.iter_mut().flatten().for_each(|p| p.score = None);
        between_known(&sorted, &mut places, scores, chance);
    }
    places
}

/// Scores that fall with the ranks, between those that are known; none where these leave no room.
fn between_known(sorted: &[usize], places: &mut [Option<Place>], (low, high, decimals): (f64, f64, usize), chance: &mut Chance) {
    let unit = 10_f64.powi(decimals as i32);
    let units = |x: f64| (x * unit).round() as i64;
    let score = |places: &[Option<Place>], at: usize| places[sorted[at]].and_then(|p| p.score);
    let mut from = 0;
    while from < sorted.len() {
        if score(places, from).is_some() {
            from += 1;
            continue;
        }
        let to = (from..sorted.len()).find(|at| score(places, *at).is_some()).unwrap_or(sorted.len());
        let above = from.checked_sub(1).and_then(|at| score(places, at)).map_or(units(high), units);
        let below = if to < sorted.len() {
            score(places, to).map_or(units(low), units)
        } else {
            units(low).min(above - 1 - (to - from) as i64 * 4)
        };
        let room = above - below - 1;
        if room >= (to - from) as i64 {
            let mut drawn: Vec<i64> = Vec::new();
            while drawn.len() < to - from {
                let x = below + 1 + chance.below(room as usize) as i64;
                if !drawn.contains(&x) {
                    drawn.push(x);
                }
            }
            drawn.sort_unstable_by(|a, b| b.cmp(a));
            for (at, x) in (from..to).zip(drawn) {
                if let Some(place) = &mut places[sorted[at]] {
                    place.score = Some(rounded(x as f64 / unit, decimals));
                }
            }
        }
        from = to;
    }
}

/// Components that add up to the total: around a tenth of it, the rest spread evenly. Those of a table stay when it
/// has all of a subject.
fn weighted(
    overall: &Ranking,
    weights: &[f64],
    known: &[Option<&Cells>],
    (low, high, decimals): (f64, f64, usize),
    chance: &mut Chance,
) -> Vec<Vec<Option<Place>>> {
    let all: f64 = weights.iter().sum();
    let mut scores: Vec<Vec<(f64, usize)>> = vec![Vec::new(); weights.len()];
    for subject in &overall.order {
        let Some(total) = overall.places[*subject].and_then(|p| p.score) else { continue };
        let printed: Option<Vec<f64>> = known.iter().map(|cells| cells.and_then(|c| c.get(subject)).and_then(|c| c.1)).collect();
        let sum = |parts: &[f64]| parts.iter().zip(weights).map(|(p, w)| p * w).sum::<f64>();
        let parts = printed.filter(|parts| (sum(parts) - total).abs() <= 0.03).unwrap_or_else(|| {
            loop {
                let mut parts: Vec<f64> = weights.iter().map(|_| total / all + 0.9 * chance.normal()).collect();
                let left = (total - sum(&parts)) / all;
                parts.iter_mut().for_each(|part| *part = rounded(*part + left, decimals));
                // What rounding took goes to the first one, as printed totals and components differ by a hundredth or two.
                parts[0] = rounded(parts[0] + (total - sum(&parts)) / weights[0], decimals);
                if parts.iter().all(|p| (low..=high).contains(p)) {
                    return parts;
                }
            }
        });
        for (list, part) in scores.iter_mut().zip(parts) {
            list.push((part, *subject));
        }
    }
    let places = |mut list: Vec<(f64, usize)>| {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut places = vec![None; overall.places.len()];
        for (at, (score, subject)) in list.into_iter().enumerate() {
            places[subject] = Some(Place { rank: at as u32 + 1, score: Some(score) });
        }
        places
    };
    scores.into_iter().map(places).collect()
}
