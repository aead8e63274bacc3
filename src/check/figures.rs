//! Slips in points and in movements.
use super::diagnose::{Hypothesis, Odd, beside, misread, of_the_hand, sure};
use super::editions::{OFF_BY_ONE, Signs};
use super::movement::base_key;
use super::said::{Key, Said};
use super::slips;
use super::values::agree;
use super::view::View;

/// Slips that would have made points of other points.
pub(super) fn scores(key: &Key, kept: f64, odd: f64, said: &Said, world: &impl View) -> Vec<Hypothesis> {
    let mut slips = Vec::new();
    if let Some(slip) = slips::between_scores(kept, odd) {
        slips.push(of_the_hand(slip, 4.0));
    }
    let has = |key: &Key| world.any(key, Some(said.source), |f| f.score.is_some_and(|t| agree(t, odd)));
    let figure =
        Odd { key: *key, rank: said.rank.unwrap_or(0), kept: None, said: Some(said), confidence: sure(said), beside: beside(said, world) };
    for year in [key.year - 1, key.year - 2] {
        let Some(there) = base_key(key, year, world).filter(has) else { continue };
        let signs = Signs::of(&figure, &there, world);
        slips.push(Hypothesis {
            kind: "stale-edition",
            weight: 0.10 * signs.for_one_figure(),
            vi: format!("Có thể dùng số cũ: đó là điểm của kỳ {year}."),
            en: format!("Possibly an old figure: these are the points of {year}."),
        });
        if year == key.year - 1 {
            slips.push(Hypothesis {
                kind: OFF_BY_ONE,
                weight: 0.10 * signs.for_the_page(),
                vi: format!("Có thể ghi nhầm kỳ {year} thành {}: số của bài là số kỳ {year}.", key.year),
                en: format!("Possibly the edition of {year} is called {}: the figures are those of {year}.", key.year),
            });
        }
    }
    for slip in &mut slips {
        slip.weight *= sure(said);
    }
    let beside = beside(said, world);
    slips.extend(misread(sure(said), beside.iter().any(|s| s.score == Some(odd)), beside.len()));
    slips
}

/// Slips that would have made a movement of another.
pub(super) fn moves(kept: i32, odd: i32, base: i32, said: &Said) -> Vec<Hypothesis> {
    let mut slips: Vec<Hypothesis> = slips::between_moves(kept, odd).map(|slip| of_the_hand(slip, 1.5)).into_iter().collect();
    slips.push(Hypothesis {
        kind: "moved-wrongly",
        weight: 0.02,
        vi: format!("Có thể tính nhầm số bậc so với {base}."),
        en: format!("Possibly the places moved since {base} were counted wrongly."),
    });
    for slip in &mut slips {
        slip.weight *= sure(said);
    }
    slips.extend(misread(sure(said), false, 1));
    slips
}
