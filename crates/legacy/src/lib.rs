//! Vietnamese text in fonts and encodings from before Unicode: TCVN3, VNI, VPS, VISCII, Windows-1258, VIQR, and UTF-8 that
//! was read as Latin-1. It is found by how much of it is Vietnamese syllables once converted, and converted by verified tables.

/// Ways to write Vietnamese that are not Unicode text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC, VSCII-3): fonts `.VnTime` and their kind.
    Tcvn3,
    /// TCVN3 under a font of capitals (`.VnTimeH`): small letters show as capitals.
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
    /// UTF-8 read as Latin-1 or Windows-1252.
    Mojibake,
    /// Numeric character references (`&#7879;`) left in the text.
    References,
}
