//! What may begin with a word, or stand beside a place: told of each word by one look, when its text is prepared.
use super::{figures, institutions, pointers};
use crate::extract::numerals;
use crate::extract::word_set::{WordSet, WordSets};
use std::sync::LazyLock;

/// What may begin with a word. Each has its words where its rules are; what a word is none of is asked for nothing else.
#[derive(Debug, Clone, Copy)]
pub enum Opens {
    /// A number in words.
    Numeral,
    /// What points back to somebody or something.
    Pointer,
    /// The name of a body of its own kind.
    Institution,
    /// A construction without a cue.
    Construction,
    /// A component behind a place.
    Preposition,
    /// What the scanner itself asks for by its first word.
    Listed,
    /// A bare figure behind it that is a place.
    BeforePlace,
    /// What stands behind such a figure.
    BehindPlace,
}

/// The words of all that a word may open, in the order of [`Opens`].
pub static OPENS: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(&[
        &numerals::BEGINS,
        &pointers::NOUNS,
        &institutions::HEADS,
        &OPENERS,
        &PREPOSITIONS,
        &LISTED,
        &figures::BEFORE_PLACE,
        &figures::BEHIND_PLACE,
    ])
});

/// First words of what the scanner's step asks for one by one behind `listed`: whoever adds a rule there adds its first word here.
static LISTED: WordSet = WordSet::new(&[
    "như",
    "sở",
    "tăng",
    "điểm",
    "môn",
    "trung",
    "quốc",
    "đất",
    "nước",
    "nền",
    "hạnh",
    "hòa",
    "thịnh",
    "trong",
    "khối",
    "hộ",
    "quyền",
    "mạnh",
    "yếu",
    "kém",
    "đảo",
    "cường",
    "bộ",
    "nay",
    "h",
    "q",
    "nhất",
    "cuối",
    "sau",
    "chót",
    "thị",
    "huyện",
    "quận",
    "xã",
    "phường",
]);

/// Words besides numerals that open a construction without being a cue: `nay`, `quốc gia này`.
static OPENERS: WordSet = WordSet::new(&[
    "nay", "quốc", "đất", "nền", "đảo", "cường", "nước", "trong", "về", "ở", "theo", "môn", "hộ", "quyền", "mạnh", "yếu", "kém", "hạnh",
    "hòa", "thịnh", "khối",
]);

/// Words that lead to a component behind a place.
static PREPOSITIONS: WordSet = WordSet::new(&["về", "trong", "ở", "theo"]);
