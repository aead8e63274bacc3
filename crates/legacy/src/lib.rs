//! Vietnamese text in fonts and encodings from before Unicode: TCVN3, VNI, VPS, VISCII, Windows-1258, VIQR; UTF-8 that was read
//! as Latin-1; numeric character references. It is found and turned into Unicode by verified tables.
//!
//! [`convert`] takes a paragraph, [`convert_runs`] a document of many fonts, [`decode_bytes`] a text file. What is found
//! rests on a comparison of likelihoods ([`mod@detect`], [`mod@model`]): a text is read in every encoding, and each reading
//! weighed as Vietnamese against the text as it stands as Vietnamese or any other language. Clean text costs one pass
//! over its bytes.
mod clean;
mod convert;
mod detect;
mod document;
mod font;
mod latin;
mod model;
mod mojibake;
mod references;
mod syllable;
mod table;
mod tcvn3;
mod viqr;

pub use clean::is_suspicious;
pub use convert::{Conversion, Hint, convert, decode, decode_bytes, look_alikes};
pub use document::{Converted, Run, convert_runs};
pub use syllable::is_syllable;

/// Ways to write Vietnamese that are not Unicode text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC, VSCII-3): fonts `.VnTime` and their kind.
    Tcvn3,
    /// TCVN3 under a font of capitals (`.VnTimeH`): small letters show as capitals. By its bytes it is the same as
    /// [`Encoding::Tcvn3`], so only the name of a font tells.
    Tcvn3Capitals,
    /// VNI for Windows: fonts `VNI-Times` and their kind.
    Vni,
    /// VPS.
    Vps,
    /// VISCII 1.1.
    Viscii,
    /// Windows-1258 read as Windows-1252.
    Windows1258,
    /// VIQR: tones and marks as ASCII signs behind the letter.
    Viqr,
    /// UTF-8 read as Latin-1 or Windows-1252, once or more often.
    Mojibake,
    /// Numeric character references (`&#7879;`) left in the text.
    References,
}

impl Encoding {
    /// Its name for Vietnamese readers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
            Self::Vps => "VPS",
            Self::Viscii => "VISCII",
            Self::Windows1258 => "Windows-1258",
            Self::Viqr => "VIQR",
            Self::Mojibake => "UTF-8 bị đọc nhầm là Latin-1",
            Self::References => "tham chiếu ký tự HTML (&#…;)",
        }
    }
}
