//! How scores are printed, and when two prints are one figure for a person who knows the index.
use super::chance::Chance;
use super::truth::Ranking;

/// The decimal number nearest to `x`.
pub fn rounded(x: f64, decimals: usize) -> f64 {
    format!("{x:.decimals$}").parse().unwrap_or(x)
}

/// Scales beside its own in which the press writes the scores of an index: the DTI in thousandths and per cent, the
/// SIPAS on a scale of ten.
fn scales(index: &str) -> &'static [(f64, i32)] {
    match index {
        "dti" => &[(1000.0, 3), (100.0, 2)],
        "sipas" => &[(0.1, -1)],
        _ => &[],
    }
}

/// A score as a paper prints it: mostly to the letter, now and then cut or on another scale.
pub fn printed(score: f64, ranking: &Ranking, chance: &mut Chance) -> f64 {
    if chance.of(0.06)
        && ranking.component.is_none()
        && let Some((factor, shift)) = scales(ranking.index).first()
    {
        let decimals = usize::try_from(ranking.decimals as i32 - shift).unwrap_or(0);
        return rounded(score * factor, decimals);
    }
    // A score below one keeps its decimals, without which it says nothing.
    let coarser = ranking.decimals.min(if ranking.decimals > 2 { 2 } else { 1 });
    if chance.of(0.1) && score > 1.0 { rounded(score, coarser) } else { score }
}

/// Whether `said` is a print of `score`.
pub fn is_print(said: f64, score: f64, index: &str) -> bool {
    let same = |x: f64| {
        let shortest = decimals(said).min(decimals(x)).max(1);
        (said - x).abs() <= 1.001 * 10_f64.powi(-(shortest as i32))
    };
    said.to_bits() == score.to_bits()
        || (said > 1.0 && same(score))
        || scales(index).iter().any(|(factor, _)| (said - score * factor).abs() < 0.06)
}

/// Decimals of the shortest form.
pub fn decimals(x: f64) -> usize {
    let text = format!("{x}");
    text.find('.').map_or(0, |at| text.len() - at - 1)
}
