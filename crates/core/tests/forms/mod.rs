//! The forms, by family: a clause with its members `{A}` to `{D}` (small letters: without their kind), and the claims that it
//! makes, written as [`super::gold`] reads them.
mod components;
mod moves;
mod newsroom;
mod points;
mod series;
mod single;
mod traps;

use crate::{FEW, OPENINGS};

/// Forms of one kind, with what must be reached on them.
pub struct Family {
    pub name: &'static str,
    /// What every text says before its form, and the claims in it.
    pub before: (&'static str, &'static str),
    pub forms: &'static [(&'static str, &'static str)],
    /// The sentences or clauses that name the ranking.
    pub openings: &'static [&'static str],
    /// Least recall.
    pub floor: f64,
    /// Most wrong claims.
    pub wrong: usize,
    /// Most differing attributes of right claims.
    pub slips: usize,
}

pub const FAMILIES: &[Family] = &[
    Family { name: "single", before: ("", ""), forms: single::FORMS, openings: OPENINGS, floor: 0.976, wrong: 0, slips: 0 },
    Family { name: "inverted", before: ("", ""), forms: single::INVERTED, openings: OPENINGS, floor: 0.942, wrong: 0, slips: 0 },
    Family { name: "words", before: ("", ""), forms: single::WORDS, openings: OPENINGS, floor: 0.964, wrong: 0, slips: 0 },
    Family { name: "groups", before: ("", ""), forms: single::GROUPS, openings: OPENINGS, floor: 0.957, wrong: 0, slips: 0 },
    Family { name: "moves", before: ("", ""), forms: moves::FORMS, openings: OPENINGS, floor: 0.95, wrong: 0, slips: 0 },
    Family { name: "from to", before: ("", ""), forms: moves::FROM_TO, openings: OPENINGS, floor: 0.991, wrong: 0, slips: 0 },
    Family { name: "series", before: ("", ""), forms: series::FORMS, openings: OPENINGS, floor: 0.992, wrong: 14, slips: 0 },
    Family { name: "superlatives", before: ("", ""), forms: points::SUPERLATIVES, openings: OPENINGS, floor: 0.972, wrong: 0, slips: 3 },
    Family { name: "points", before: ("", ""), forms: points::POINTS, openings: OPENINGS, floor: 0.863, wrong: 0, slips: 0 },
    Family { name: "traps", before: ("", ""), forms: traps::FORMS, openings: OPENINGS, floor: 0.998, wrong: 0, slips: 0 },
    Family {
        name: "behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: single::FORMS,
        openings: FEW,
        floor: 0.996,
        wrong: 0,
        slips: 16,
    },
    Family {
        name: "inverted behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: single::INVERTED,
        openings: FEW,
        floor: 0.98,
        wrong: 0,
        slips: 0,
    },
    Family {
        name: "inverted behind a clause",
        before: ("{D} đứng thứ 9, còn ", "D=9"),
        forms: single::INVERTED,
        openings: FEW,
        floor: 0.98,
        wrong: 14,
        slips: 14,
    },
    Family {
        name: "words behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: single::WORDS,
        openings: FEW,
        floor: 0.985,
        wrong: 0,
        slips: 8,
    },
    Family {
        name: "superlatives behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: points::SUPERLATIVES,
        openings: FEW,
        floor: 0.993,
        wrong: 0,
        slips: 0,
    },
    Family {
        name: "series behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: series::FORMS,
        openings: FEW,
        floor: 0.995,
        wrong: 4,
        slips: 0,
    },
    Family {
        name: "moves behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: moves::FORMS,
        openings: FEW,
        floor: 0.977,
        wrong: 0,
        slips: 0,
    },
    Family {
        name: "points behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: points::POINTS,
        openings: FEW,
        floor: 0.936,
        wrong: 0,
        slips: 0,
    },
    Family {
        name: "traps behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: traps::FORMS,
        openings: FEW,
        floor: 0.991,
        wrong: 0,
        slips: 0,
    },
    Family { name: "ends", before: ("", ""), forms: newsroom::ENDS, openings: OPENINGS, floor: 0.995, wrong: 1, slips: 0 },
    Family { name: "against", before: ("", ""), forms: newsroom::AGAINST, openings: OPENINGS, floor: 1.0, wrong: 0, slips: 0 },
    Family { name: "only alike", before: ("", ""), forms: newsroom::TRAPS, openings: OPENINGS, floor: 0.9, wrong: 0, slips: 0 },
    Family {
        name: "ends behind another",
        before: ("{D} đứng thứ 9. ", "D=9"),
        forms: newsroom::ENDS,
        openings: FEW,
        floor: 0.997,
        wrong: 0,
        slips: 0,
    },
    Family { name: "components", before: ("", ""), forms: components::FORMS, openings: OPENINGS, floor: 0.998, wrong: 0, slips: 0 },
    Family { name: "indices", before: ("", ""), forms: components::INDICES, openings: &[""], floor: 0.978, wrong: 0, slips: 0 },
];
