//! How well a check found, explained and weighed what was put in.
use super::errors::{KINDS, Kind, Wrong, by_claim, true_rank};
use super::figures::is_print;
use super::truth::Truth;
use super::world::{Said, World};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xephang::check::Report;
use xephang::model::{Fact, Finding, FindingKind};

/// Errors of one kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row {
    pub errors: usize,
    /// In some contradiction.
    pub found: usize,
    /// The finding about the wrong fact names the kind first; or names it at all.
    pub named: usize,
    pub named_later: usize,
    /// Contradictions that they are in.
    pub findings: usize,
    /// Disputed facts whose true value must come out on top, and those where it does.
    pub weighed: usize,
    pub on_top: usize,
}

/// What a check is worth.
#[derive(Debug, Clone, Default)]
pub struct Score {
    pub rows: BTreeMap<Kind, Row>,
    pub findings: usize,
    /// Contradictions with no error behind them.
    pub unfounded: Vec<String>,
    /// Errors that were not found, not named, and disputes weighed wrong, for people.
    pub missed: Vec<String>,
    pub misnamed: Vec<String>,
    pub misweighed: Vec<String>,
    /// What was named in the place of each kind.
    pub instead: BTreeMap<(Kind, String), usize>,
    pub splits: usize,
    pub splits_found: usize,
    /// The highest probability in an even split.
    pub split_most: f64,
}

/// What the benchmark asks for.
#[derive(Debug, Clone, Copy)]
pub struct Bars {
    pub recall: f64,
    pub unfounded: f64,
    pub named: f64,
    pub on_top: f64,
    pub split_most: f64,
}

/// The bars that the project has set itself.
pub const BARS: Bars = Bars { recall: 0.98, unfounded: 0.01, named: 0.85, on_top: 0.99, split_most: 0.6 };

impl Score {
    /// Judges a report on a world.
    pub fn of(report: &Report, wrong: &[Wrong], splits: &[[usize; 2]], truth: &Truth, world: &World) -> Self {
        let mut score = Self { findings: report.contradictions.len(), splits: splits.len(), ..Self::default() };
        for kind in KINDS {
            score.rows.insert(kind, Row::default());
        }
        let errors = by_claim(wrong, world);
        let split_ids: BTreeMap<&str, usize> =
            splits.iter().enumerate().flat_map(|(at, s)| s.iter().map(move |c| (world.claims[*c].id.as_str(), at))).collect();
        let facts: HashMap<_, Said> = world.by_fact.keys().map(|s| (World::fact_of(truth, s), *s)).collect();
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); wrong.len()];
        let mut split_found = BTreeSet::new();
        for (at, finding) in report.contradictions.iter().enumerate() {
            let ids = || finding.claims.iter().chain(&finding.core);
            let causes: BTreeSet<usize> = ids().filter_map(|c| errors.get(c)).copied().collect();
            let evenly: BTreeSet<usize> = ids().filter_map(|c| split_ids.get(c.as_str())).copied().collect();
            if causes.is_empty() && evenly.is_empty() {
                score.unfounded.push(format!("{:?} {}", finding.kind, finding.message));
            }
            for cause in &causes {
                behind[*cause].push(at);
            }
            if !evenly.is_empty() {
                let most = finding.weighed.iter().map(|w| w.probability).fold(0.0, f64::max);
                score.split_most = score.split_most.max(if finding.weighed.is_empty() { 1.0 } else { most });
                split_found.extend(evenly);
            }
            let said = finding.fact.as_ref().and_then(|f| fact_key(f, truth)).and_then(|key| facts.get(&key));
            if let Some((cause, said)) = causes.iter().next().zip(said) {
                score.weigh(finding, said, &wrong[*cause], &errors, truth, world);
            }
        }
        score.splits_found = split_found.len();
        for (error, behind) in wrong.iter().zip(behind) {
            score.name(error, &behind, report, &facts, truth);
        }
        score
    }

    /// Found? And named first by the finding about what was claimed wrongly?
    fn name(&mut self, error: &Wrong, behind: &[usize], report: &Report, facts: &HashMap<FactKey, Said>, truth: &Truth) {
        let row = self.rows.entry(error.kind).or_default();
        row.errors += 1;
        row.findings += behind.len();
        let about = |at: &usize| {
            let fact = report.contradictions[*at].fact.as_ref();
            fact.and_then(|f| fact_key(f, truth)).and_then(|k| facts.get(&k)).is_some_and(|s| error.facts.contains(s))
        };
        let Some(principal) = behind.iter().find(|at| about(at)).or_else(|| behind.first()) else {
            self.missed.push(format!("{}: {}", error.name, error.what));
            return;
        };
        row.found += 1;
        let finding = &report.contradictions[*principal];
        let named = finding.diagnosis.as_ref();
        if named.is_some_and(|d| d.kind == error.name) {
            row.named += 1;
            return;
        }
        row.named_later += usize::from(named.is_some_and(|d| d.alternatives.iter().any(|a| a.kind == error.name)));
        let instead = named.map_or("-", |d| d.kind.as_str());
        *self.instead.entry((error.kind, instead.to_owned())).or_default() += 1;
        let others = named.map_or(String::new(), |d| {
            d.alternatives.iter().map(|a| format!("{} {:.2}", a.kind, a.plausibility)).collect::<Vec<_>>().join(", ")
        });
        let plausibility = named.map_or(0.0, |d| d.plausibility);
        self.misnamed.push(format!(
            "{} named {instead} {plausibility:.2} ({others}): {}\n    {:?} {}",
            error.name, error.what, finding.kind, finding.message
        ));
    }

    /// The true value must be on top where an official table gives it or most independent origins do.
    fn weigh(&mut self, finding: &Finding, said: &Said, error: &Wrong, errors: &BTreeMap<String, usize>, truth: &Truth, world: &World) {
        // Of a dispute that was not weighed the value named first counts.
        let first = finding.values.first().filter(|_| finding.kind == FindingKind::SameFact);
        let Some(value) = finding.weighed.first().map(|w| &w.value).or(first) else { return };
        let (here, index) = (world.of_fact(said), truth.rankings[said.ranking].index);
        let Some(told) = Told::parse(value) else { return };
        let right = |claim: usize| match told {
            Told::Rank(_) | Told::Bound(_) | Told::Last => world.claims[claim].rank.map(|r| Some(r) == true_rank(said, truth)),
            Told::Score(_) => world.claims[claim].score.map(|_| !errors.contains_key(&world.claims[claim].id)),
            Told::Moved(_) => world.claims[claim].delta.map(|_| !errors.contains_key(&world.claims[claim].id)),
        };
        let figure = |claim: usize| {
            let c = &world.claims[claim];
            match told {
                Told::Rank(_) | Told::Bound(_) | Told::Last => (c.rank.map_or(0, u64::from), 0),
                Told::Score(_) => (c.score.map_or(0, f64::to_bits), 0),
                Told::Moved(_) => (c.delta.map_or(0, |d| d.unsigned_abs().into()), c.base_year.unwrap_or(0)),
            }
        };
        let truly: Vec<usize> = here.iter().copied().filter(|c| right(*c) == Some(true)).collect();
        let mut rivals: BTreeMap<(u64, i32), Vec<usize>> = BTreeMap::new();
        for claim in here.iter().copied().filter(|c| right(*c) == Some(false)) {
            rivals.entry(figure(claim)).or_default().push(claim);
        }
        let most = rivals.values().map(|r| world.origins(r)).max().unwrap_or(0);
        let official = world.official(&truly);
        let origins = world.origins(&truly);
        if !official && origins <= most {
            return;
        }
        let ok = match told {
            Told::Rank(rank) => Some(rank) == true_rank(said, truth),
            Told::Bound(bound) => true_rank(said, truth).is_some_and(|r| r <= bound),
            Told::Last => true_rank(said, truth) == Some(truth.rankings[said.ranking].units),
            Told::Score(score) => {
                let wrongly = rivals.contains_key(&(score.to_bits(), 0));
                !wrongly && truth.place(said.ranking, said.subject).and_then(|p| p.score).is_some_and(|s| is_print(score, s, index))
            }
            Told::Moved(delta) => truly.iter().any(|c| world.claims[*c].delta == Some(delta)),
        };
        let row = self.rows.entry(error.kind).or_default();
        row.weighed += 1;
        row.on_top += usize::from(ok);
        if !ok {
            let weighed: Vec<String> =
                finding.weighed.iter().map(|w| format!("{} {:.3} ({} origins)", w.value, w.probability, w.origins)).collect();
            let who = if official { "official table" } else { "origins" };
            self.misweighed.push(format!(
                "{} {}: {} [{who}: {origins} against {most}; {}]\n    {}",
                error.name,
                error.what,
                value,
                weighed.join(", "),
                finding.message
            ));
        }
    }

    /// All kinds together.
    pub fn total(&self) -> Row {
        self.rows.values().fold(Row::default(), |a, b| Row {
            errors: a.errors + b.errors,
            found: a.found + b.found,
            named: a.named + b.named,
            named_later: a.named_later + b.named_later,
            findings: a.findings + b.findings,
            weighed: a.weighed + b.weighed,
            on_top: a.on_top + b.on_top,
        })
    }

    /// The bars that it does not reach.
    pub fn below(&self, bars: &Bars) -> Vec<String> {
        let total = self.total();
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        let unfounded = if self.findings == 0 { 0.0 } else { share(self.unfounded.len(), self.findings) };
        let mut below = Vec::new();
        let mut hold = |name: &str, value: f64, held: bool, bar: f64| {
            if !held {
                below.push(format!("{name}: {value:.4}, wanted {bar}"));
            }
        };
        let (recall, named, on_top) =
            (share(total.found, total.errors), share(total.named, total.errors), share(total.on_top, total.weighed));
        hold("found", recall, recall >= bars.recall, bars.recall);
        hold("unfounded", unfounded, unfounded <= bars.unfounded, bars.unfounded);
        hold("named first", named, named >= bars.named, bars.named);
        hold("true value on top", on_top, on_top >= bars.on_top, bars.on_top);
        hold("most in an even split", self.split_most, self.split_most <= bars.split_most, bars.split_most);
        below
    }
}

type FactKey = (usize, String, Option<String>, i32, String, String);

fn fact_key(fact: &Fact, truth: &Truth) -> Option<FactKey> {
    let list = fact.list.clone().unwrap_or_default();
    Some((truth.subject(&fact.subject)?, fact.index.clone(), fact.component.clone(), fact.year?, fact.scope.clone(), list))
}

/// A value as readers see it.
#[derive(Debug, Clone, Copy)]
enum Told {
    Rank(u32),
    Bound(u32),
    Last,
    Score(f64),
    Moved(i32),
}

impl Told {
    /// `37/63`, `thứ 37`, `71,25 điểm`, `nhóm 10 dẫn đầu`, `cuối bảng`, `▲22 bậc so với 2021`, `giữ nguyên hạng`.
    fn parse(text: &str) -> Option<Self> {
        let number = |t: &str| t.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
        if let Some(score) = text.strip_suffix(" điểm") {
            return score.replace(',', ".").parse().ok().map(Self::Score);
        }
        if let Some(rest) = text.strip_prefix("nhóm ") {
            return number(rest).map(Self::Bound);
        }
        if text.starts_with("cuối bảng") {
            return Some(Self::Last);
        }
        if text.starts_with("giữ nguyên") {
            return Some(Self::Moved(0));
        }
        if let Some(rest) = text.strip_prefix('▲') {
            return number(rest).map(|n| Self::Moved(n as i32));
        }
        if let Some(rest) = text.strip_prefix('▼') {
            return number(rest).map(|n| Self::Moved(-(n as i32)));
        }
        number(text.strip_prefix("thứ ").unwrap_or(text)).map(Self::Rank)
    }
}
