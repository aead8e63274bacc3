//! Comparing and writing figures.
use crate::ontology::Index;

/// Digits after the decimal point of the shortest form of `x` (`0.80` counts as one).
pub(crate) fn decimals(x: f64) -> usize {
    // A whole number over a power of ten is the double nearest to that fraction as long as both are exact. So the first
    // power that gives `x` back is that of its shortest form, and scores need no text to be counted.
    const POWERS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    let short = POWERS.iter().position(|power| x.abs() < 1e8 && (x * power).round() / power == x);
    short.unwrap_or_else(|| {
        let text = format!("{x}");
        text.find('.').map_or(0, |at| text.len() - at - 1)
    })
}

/// Whether two printed scores can be the same figure: equal, rounded or cut to the shorter of the two
/// (0,8002 and 0,80), also across any of the scales in use (0–1, 0–10, 0–100, 0–1000: 9,12 and 91,17 %).
pub(crate) fn agree(a: f64, b: f64) -> bool {
    agree_on(a, b, &[1.0, 10.0, 100.0, 1000.0])
}

/// The same on the scales that are in use for one index, each by its highest score. A figure on a scale that the index is
/// never printed on has its decimal mark in the wrong place.
pub(crate) fn agree_on(a: f64, b: f64, scales: &[f64]) -> bool {
    if same_scale(a, decimals(a), b, decimals(b)) {
        return true;
    }
    let (small, large) = if a.abs() < b.abs() { (a, b) } else { (b, a) };
    // Each on the smallest scale that holds it.
    let scale = |x: f64| scales.iter().copied().find(|s| x.abs() <= *s);
    scale(small).zip(scale(large)).filter(|(s, l)| s < l).is_some_and(|(s, l)| {
        let factor = l / s;
        let shift = factor.log10().round() as usize;
        // A figure with no decimals left would match almost anything once it is scaled up, unless to the digit.
        let left = decimals(small).saturating_sub(shift);
        let exact = (small * factor - large).abs() < 1e-9 * large.abs() && large.abs() >= 10.0;
        exact || (left > 0 && same_scale(small * factor, left, large, decimals(large)))
    })
}

/// Highest scores of the scales on which an index is printed.
///
/// Indices between 0 and 1 are also given per cent and out of 1,000 (DTI 0,7163; 71,63 %; 716 of 1,000 points); shares
/// also out of ten (SIPAS 9,12 and 91,17 %). Of an index that is not known any scale may be meant.
pub(crate) fn scales(index: Option<&Index>) -> &'static [f64] {
    const ANY: &[f64] = &[1.0, 10.0, 100.0, 1000.0];
    let Some((most, unit)) = index.and_then(|i| i.score_max.map(|m| (m, i.score_unit.as_deref().unwrap_or_default()))) else { return ANY };
    if unit.contains("differs") || unit.contains("before") {
        return ANY;
    }
    match most {
        1.0 => &[1.0, 100.0, 1000.0],
        100.0 if unit.contains('%') => &[10.0, 100.0],
        _ => &[],
    }
}

/// Whether two scores of one precision differ by one unit in the last place: another rounding, perhaps.
pub(crate) fn last_place(a: f64, b: f64) -> bool {
    let digits = decimals(a).max(decimals(b));
    (a - b).abs() < 1.5 * unit(digits)
}

fn same_scale(a: f64, da: usize, b: f64, db: usize) -> bool {
    let tolerance = if da == db { 0.01 } else { 0.999 };
    (a - b).abs() <= tolerance * unit(da.min(db))
}

/// One unit in the last of `digits` decimal places.
pub(crate) fn unit(digits: usize) -> f64 {
    10f64.powi(-i32::try_from(digits).unwrap_or(12))
}

/// `71.25` → `71,25` in Vietnamese, unchanged in English.
pub(crate) fn number(x: f64, comma: bool) -> String {
    localised(format!("{x}"), comma)
}

/// A figure with a fixed number of decimals.
pub(crate) fn fixed(x: f64, digits: usize, comma: bool) -> String {
    localised(format!("{x:.digits$}"), comma)
}

fn localised(text: String, comma: bool) -> String {
    if comma { text.replace('.', ",") } else { text }
}

/// `37/63`, or `thứ 37` when nobody wrote how many were ranked.
pub(crate) fn rank_words(rank: u32, of: Option<u32>, vi: bool) -> String {
    match (of, vi) {
        (Some(of), _) => format!("{rank}/{of}"),
        (None, true) => format!("thứ {rank}"),
        (None, false) => format!("rank {rank}"),
    }
}

/// `71,25 điểm`.
pub(crate) fn score_words(score: f64, vi: bool) -> String {
    format!("{} {}", number(score, vi), if vi { "điểm" } else { "points" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_shortest_form() {
        let in_words = |x: f64| format!("{x}").find('.').map_or(0, |at| format!("{x}").len() - at - 1);
        let printed = (0..200_000u32).flat_map(|n| [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6].map(|power| f64::from(n * 37 % 199_999) / power));
        let odd = [0.1 + 0.2, 1.0 / 3.0, 71.25 * 1.1, 1e9 + 0.5, 1e300, 1e-7, -0.0, -66.64, f64::MIN_POSITIVE];
        for x in printed.chain(odd) {
            assert_eq!(decimals(x), in_words(x), "{x}");
        }
    }

    #[test]
    fn rounding_and_scales_agree() {
        for (a, b) in [(0.8002, 0.80), (91.17, 9.12), (0.7163, 71.63), (45.5054, 45.51), (47.0, 47.3), (26.0, 25.66), (0.8335, 833.5)] {
            assert!(agree(a, b) && agree(b, a), "{a} {b}");
        }
        for (a, b) in [(85.78, 87.58), (64.64, 66.64), (48.811, 48.881), (34.03, 34.02), (970.0, 889.09), (73.4, 72.4), (0.3, 3.4)] {
            assert!(!agree(a, b) && !agree(b, a), "{a} {b}");
        }
    }

    #[test]
    fn each_index_has_its_scales() {
        let ontology = crate::ontology::Ontology::embedded().unwrap();
        let agree_in = |index: &str, a: f64, b: f64| agree_on(a, b, scales(ontology.index(index)));
        assert!(
            agree_in("dti", 0.7163, 71.63)
                && agree_in("dti", 0.342, 342.0)
                && agree_in("sipas", 9.12, 91.17)
                && agree_in("sipas", 84.0, 8.4)
        );
        assert!(!agree_in("pci", 66.87, 668.7) && !agree_in("pci", 66.87, 6.687) && !agree_in("dti", 0.4412, 4.412));
        assert!(!agree_in("egov", 0.659, 6.59) && !agree_in("par-index", 75.08, 750.8) && agree_in("no-such-index", 7.51, 75.02));
    }

    #[test]
    fn writes_figures_for_readers() {
        assert_eq!(rank_words(37, Some(63), true), "37/63");
        assert_eq!(rank_words(5, None, true), "thứ 5");
        assert_eq!(score_words(71.25, true), "71,25 điểm");
        assert_eq!(fixed(681.2, 2, true), "681,20");
    }
}
