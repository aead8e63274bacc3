//! How sure a claim is: the chance that every slot of it is right, from where its slots came from, the
//! construction that carries its value, and what speaks against it.
//!
//! An additive model on the log-odds scale: each observation about the claim has a weight in `confidence.toml`, readable
//! there one by one. The weights come from logistic regression with an L2 penalty on labelled pages; pages that nobody
//! had seen while the rules were written count most, and the bias is lowered until what is said at 0.9 or more is right in
//! 97 of 100 cases on all of them. Observations are taken from the claim and its reasons alone, so that what `why` prints is
//! what was weighed.
use crate::model::{Claim, Field, Modality};
use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;
use std::sync::LazyLock;

/// Weights by kind of observation and observation, as they are written.
#[derive(Debug, Default, Deserialize)]
struct Written {
    /// Log-odds of a claim of which nothing is known.
    bias: f64,
    /// Weight of the log-odds of the product of trusts that the slots bring along.
    trust: f64,
    /// Below this a claim is kept but not asserted.
    assert: f64,
    /// The observations.
    weight: HashMap<String, HashMap<String, f64>>,
}

/// What is weighed.
struct Weights {
    bias: f64,
    trust: f64,
    assert: f64,
    /// By observation, for the kinds that have it. The names are kept for as long as the program runs.
    weight: HashMap<&'static str, Vec<(&'static str, f64)>>,
}

impl Weights {
    /// The weight of an observation; none where nothing is known of it.
    fn of(&self, (kind, what): (&str, &str)) -> f64 {
        let known = self.weight.get(what).and_then(|kinds| kinds.iter().find(|(known, _)| *known == kind));
        known.map_or(0.0, |(_, weight)| *weight)
    }
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let Written { bias, trust, assert, weight } = toml::from_str(include_str!("confidence.toml")).unwrap_or_default();
    let mut by_observation: HashMap<&'static str, Vec<(&'static str, f64)>> = HashMap::new();
    for (kind, all) in weight {
        let kind: &'static str = kind.leak();
        for (what, w) in all {
            by_observation.entry(what.leak()).or_default().push((kind, w));
        }
    }
    Weights { bias, trust, assert, weight: by_observation }
});

/// Below this confidence a claim is kept but not asserted.
pub fn assert_from() -> f64 {
    WEIGHTS.assert
}

/// The chance that the claim is right, 0-1. `claim.confidence` holds the product of the trusts of its slots.
pub fn confidence(claim: &Claim) -> f64 {
    let w = &*WEIGHTS;
    let seen: f64 = observations(claim).into_iter().map(|seen| w.of(seen)).sum();
    let p = 1.0 / (1.0 + (-(w.bias + w.trust * log_odds(claim.confidence) + seen)).exp());
    (p.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

/// Log-odds of a chance, kept away from the ends.
pub fn log_odds(p: f64) -> f64 {
    let p = p.clamp(0.02, 0.995);
    (p / (1.0 - p)).ln()
}

/// What is seen of a claim, as (kind, observation).
pub fn observations(claim: &Claim) -> Vec<(&'static str, &str)> {
    let mut out: Vec<(&'static str, &str)> = Vec::with_capacity(20);
    let sources = ["subject", "index", "component", "year", "scope", "value"]
        .map(|slot| (slot, claim.reasons.iter().find(|r| r.slot == slot).map(|r| r.source.as_ref())));
    let [(_, subject), (_, index), _, (_, year), ..] = sources;
    let far = |source: Option<&str>| {
        source.is_none_or(|source| {
            matches!(
                source,
                "carried from an earlier sentence" | "topic of the page" | "usual for this subject" | "the page names no edition"
            )
        })
    };
    for (slot, source) in sources {
        // A goal without a year lacks nothing, where it names what it is for.
        let none = if slot == "year" && claim.modality == Modality::Target && !far(index) { "none of a goal" } else { "none" };
        out.push((slot, source.unwrap_or(none)));
    }
    for r in claim.reasons.iter().filter(|r| r.slot == "against") {
        out.push(("against", r.source.as_ref()));
    }
    for r in claim.reasons.iter().filter(|r| r.slot == "about") {
        out.push(("about", r.source.as_ref()));
    }
    out.push((
        "far",
        match (far(subject), far(index), far(year)) {
            (true, true, true) => "all",
            (true, true, false) => "subject and index",
            (true, false, true) => "subject and year",
            (false, true, true) => "index and year",
            (true, false, false) => "subject",
            (false, true, false) => "index",
            (false, false, true) => "year",
            (false, false, false) => "none",
        },
    ));
    let figure = claim.quote.bytes().any(|b| b.is_ascii_digit());
    out.push((
        "form",
        match (claim.rank, claim.rank_max, claim.last, claim.delta, claim.score) {
            (Some(_), .., Some(_), Some(_)) => "rank, movement, points",
            (Some(_), .., Some(_), None) => "rank, movement",
            (Some(_), .., None, Some(_)) => "rank, points",
            (Some(1), ..) if !figure => "first by a word",
            (Some(_), ..) if !figure => "rank by a word",
            (Some(_), ..) => "rank",
            (None, Some(_), ..) => "bound",
            (None, None, true, ..) => "last",
            (None, None, false, Some(_), _) => "movement",
            (None, None, false, None, _) => "points",
        },
    ));
    out.push(("of", if claim.of.is_some() { "written" } else { "none" }));
    out.push((
        "who",
        match claim.subject.split_once('/') {
            Some(("bo", _)) => "ministry",
            Some(_) => "unit",
            None if claim.scope == "world" || claim.scope == "asean" => "country",
            None => "province",
        },
    ));
    out.push((
        "among",
        match claim.scope.split(':').next() {
            Some("region") => "region",
            Some("province") => "province",
            Some("national") => "national",
            Some("world") => "world",
            Some("ministries") => "ministries",
            _ => "other",
        },
    ));
    out.push((
        "said as",
        match claim.modality {
            Modality::Asserted => "asserted",
            Modality::Target => "target",
            Modality::Negated => "negated",
            Modality::ReportedError => "error",
        },
    ));
    if claim.field == Field::Title {
        out.push(("field", "title"));
    }
    out
}
