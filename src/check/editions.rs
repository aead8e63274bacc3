//! A figure of another edition: one old figure, or a page of one edition under another's name.
use super::diagnose::{Hypothesis, Odd, told};
use super::movement::base_key;
use super::said::{Key, Said};
use super::values::agree;
use super::view::{Figures, View};
use crate::model::PartialDate;

/// A page of one edition under another's name.
pub(super) const OFF_BY_ONE: &str = "edition-off-by-one";

/// The figure as the subject's rank in another edition.
pub(super) fn editions(odd: &Odd<'_>, world: &impl View, slips: &mut Vec<Hypothesis>) {
    let key = odd.key;
    for (year, carried, shifted) in [(key.year - 1, 0.12, 0.12), (key.year - 2, 0.04, 0.0), (key.year + 1, 0.03, 0.03)] {
        let Some(there) = base_key(&key, year, world) else { continue };
        if year > key.year && !was_out(&key, year, odd.said, world) {
            continue;
        }
        let signs = Signs::of(odd, &there, world);
        let known = told(&there, odd, world);
        // Where nobody knows the figure of that edition, the rest of the page has to say so.
        let unknown = !world.any(&there, odd.said.map(|o| o.source), |f| f.rank.is_some());
        let told_by_the_page = unknown && shifted > 0.0 && signs.with > 1 && signs.with > 2 * signs.against;
        if !known && !told_by_the_page {
            continue;
        }
        let (carried, shifted) = if known { (carried, shifted) } else { (0.0, shifted / 60.0) };
        let name = world.ontology().subject_name(&world.public(&key).subject);
        let now = odd.kept.map_or_else(String::new, |kept| format!("; kỳ {} {name} thứ {kept}", key.year));
        let now_en = odd.kept.map_or_else(String::new, |kept| format!("; in {} {name} is {kept}", key.year));
        let (kind, vi, en) = if year < key.year {
            ("stale-edition", "Có thể dùng số cũ", "Possibly an old figure")
        } else {
            ("next-edition", "Có thể lấy số của kỳ sau", "Possibly the figure of the next edition")
        };
        if carried > 0.0 {
            slips.push(Hypothesis {
                kind,
                weight: carried * signs.for_one_figure(),
                vi: format!("{vi}: thứ {} là kỳ {year}{now}.", odd.rank),
                en: format!("{en}: {} is of {year}{now_en}.", odd.rank),
            });
        }
        if shifted > 0.0 {
            slips.push(Hypothesis {
                kind: OFF_BY_ONE,
                weight: shifted * signs.for_the_page(),
                vi: format!("Có thể ghi nhầm kỳ {year} thành {}: số của bài là số kỳ {year}{now}.", key.year),
                en: format!("Possibly the edition of {year} is called {}: the figures are those of {year}{now_en}.", key.year),
            });
        }
    }
}

/// What stands beside a figure that belongs to another edition.
pub(super) struct Signs {
    /// Score, movement and neighbours that are of that edition too.
    with: i32,
    /// Those that are of the edition named.
    against: i32,
    /// The page came out in the latest year that it names, when editions describe the year before.
    named_by_date: bool,
}

impl Signs {
    pub fn of(odd: &Odd<'_>, there: &Key, world: &impl View) -> Self {
        let mut signs = Self { with: 0, against: 0, named_by_date: false };
        let Some(said) = odd.said else { return signs };
        let others = |key: &Key, such: &dyn Fn(Figures) -> bool| world.any(key, Some(said.source), such);
        let mut weigh = |with: bool, against: bool| {
            signs.with += i32::from(with && !against);
            signs.against += i32::from(against && !with);
        };
        if let Some(score) = said.score {
            let has = |key: &Key| others(key, &|f| f.score.is_some_and(|t| agree(t, score)));
            weigh(has(there), has(&odd.key));
        }
        if let Some((delta, base)) = said.moved() {
            let shift = odd.key.year - there.year;
            let moved = |key: &Key, base: i32| others(key, &|f| f.moved == Some((delta, base)));
            let leads = |key: &Key, base: i32, rank: Option<u32>| {
                base_key(key, base, world)
                    .and_then(|b| world.only_rank(&b))
                    .zip(rank)
                    .is_some_and(|(b, r)| i64::from(b) == i64::from(r) + i64::from(delta))
            };
            let with = moved(there, base - shift) || leads(there, base - shift, Some(odd.rank));
            let against = moved(&odd.key, base) || leads(&odd.key, base, odd.kept);
            weigh(with, against);
        }
        let shift = odd.key.year - there.year;
        let on_the_index = odd.beside.iter().filter(|s| s.key.index == odd.key.index);
        for neighbour in on_the_index.clone() {
            let Some(other) = base_key(&neighbour.key, neighbour.key.year - shift, world) else { continue };
            let (mut with, mut against) = (false, false);
            for (place, hit) in [(&other, &mut with), (&neighbour.key, &mut against)] {
                *hit = others(place, &|f| {
                    f.rank.zip(neighbour.rank).is_some_and(|(a, b)| a == b)
                        || f.score.zip(neighbour.score).is_some_and(|(a, b)| agree(a, b))
                });
            }
            weigh(with, against);
        }
        let latest = on_the_index.map(|s| s.key.year).chain([odd.key.year]).max();
        let date = world.source(said).published.map(|d| i32::from(d.earliest().0));
        signs.named_by_date = there.year < odd.key.year && date.is_some() && date == latest;
        signs
    }

    /// One figure of another edition: the rest of the page may be right or not, as with any other slip.
    pub fn for_one_figure(&self) -> f64 {
        4f64.powi(-(self.with - self.against).max(0)) * if self.named_by_date { 0.3 } else { 1.0 }
    }

    /// A page of one edition under another's name: then the rest of it is of that edition too, which by chance it seldom is.
    pub fn for_the_page(&self) -> f64 {
        4f64.powi(self.with - self.against) * if self.named_by_date { 2.0 } else { 0.4 }
    }
}

/// Whether an edition had come out when a page was written, as far as both are known. Editions come out in the year after
/// the one that they describe, or later.
fn was_out(key: &Key, year: i32, said: Option<&Said>, world: &impl View) -> bool {
    let Some(written) = said.and_then(|s| world.source(s).published) else { return true };
    let edition = world.ontology().edition(world.text(key.index), year);
    match edition.and_then(|e| e.published.as_deref()).and_then(PartialDate::parse) {
        Some(out) => written.latest() >= out.earliest(),
        None => i32::from(written.latest().0) > year,
    }
}
