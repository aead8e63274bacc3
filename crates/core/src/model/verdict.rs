//! What a person decided on a finding, and where the finding stands in its life.
use super::{Claim, Finding, Side, Statement};
use serde::{Deserialize, Serialize};

/// What a person decided on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Đã xem: looked at, nothing done yet.
    Seen,
    /// Đã báo tòa soạn: the paper was told.
    Reported,
    /// Báo đã sửa: the paper corrected its figure.
    Corrected,
    /// Đơn vị công bố điều chỉnh: the publisher of the ranking revised it; each side was right in its time.
    PublisherRevised,
    /// Máy đọc nhầm: the page says something else than this program read.
    OurReading,
    /// Không phải lỗi: a tie, another list, both true.
    NoError,
}

impl Verdict {
    /// Whether nothing is left to be done; else the finding is only known about.
    pub fn settles(self) -> bool {
        !matches!(self, Self::Seen | Self::Reported)
    }

    /// Its name for readers.
    pub fn words(self, vi: bool) -> &'static str {
        match (self, vi) {
            (Self::Seen, true) => "Đã xem",
            (Self::Seen, false) => "Seen",
            (Self::Reported, true) => "Đã báo tòa soạn",
            (Self::Reported, false) => "Reported to the paper",
            (Self::Corrected, true) => "Báo đã sửa",
            (Self::Corrected, false) => "Corrected by the paper",
            (Self::PublisherRevised, true) => "Đơn vị công bố điều chỉnh",
            (Self::PublisherRevised, false) => "Revised by the publisher",
            (Self::OurReading, true) => "Máy đọc nhầm",
            (Self::OurReading, false) => "Misread by this program",
            (Self::NoError, true) => "Không phải lỗi",
            (Self::NoError, false) => "No error",
        }
    }
}

/// Where a finding stands in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// First seen in the last run.
    New,
    /// It stands, and nobody has decided anything.
    #[default]
    Open,
    /// It stands, and a person has seen or reported it.
    Acknowledged,
    /// It is gone, or a person has settled it.
    Resolved,
    /// It was gone or settled, and stands again with the same values.
    Regressed,
}

impl State {
    /// Whether somebody still has to look at it.
    pub fn waits(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Regressed)
    }

    /// Its name for readers.
    pub fn words(self, vi: bool) -> &'static str {
        match (self, vi) {
            (Self::New, true) => "mới",
            (Self::New, false) => "new",
            (Self::Open, true) => "chưa xử lý",
            (Self::Open, false) => "open",
            (Self::Acknowledged, true) => "đã ghi nhận",
            (Self::Acknowledged, false) => "acknowledged",
            (Self::Resolved, true) => "đã xong",
            (Self::Resolved, false) => "resolved",
            (Self::Regressed, true) => "quay lại",
            (Self::Regressed, false) => "is back",
        }
    }
}

/// A side that a verdict calls wrong: wrong on the page, or wrongly read by this program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Faulted {
    /// The side as it was shown.
    pub side: Side,
    /// What was read there, when it was a claim; without reasons.
    #[serde(default)]
    pub claim: Option<Claim>,
    /// What was read there, when it was a statement.
    #[serde(default)]
    pub statement: Option<Statement>,
}

/// A verdict with who gave it when on what. It is never changed but for [`Ruling::undone`]: a later one supersedes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// Content address: [`super::ruling_id`].
    pub id: String,
    /// Id of the finding at the time.
    pub finding: String,
    /// What was decided.
    pub verdict: Verdict,
    /// When, in Unix milliseconds; RFC 3339 outside.
    #[serde(with = "instant")]
    pub decided: i64,
    /// Who decided it.
    #[serde(default)]
    pub who: Option<String>,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
    /// The right value, as text.
    #[serde(default)]
    pub value: Option<String>,
    /// The sides that are wrong.
    #[serde(default)]
    pub faulted: Vec<Faulted>,
    /// When it was taken back, in Unix milliseconds; RFC 3339 outside. It counts no more then.
    #[serde(default, with = "maybe_instant")]
    pub undone: Option<i64>,
    /// The finding as it was.
    pub content: Finding,
}

/// Instants as RFC 3339 in UTC, to the millisecond.
mod instant {
    use jiff::Timestamp;
    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::{Error as _, Serializer};

    pub fn serialize<S: Serializer>(ms: &i64, to: S) -> Result<S::Ok, S::Error> {
        let at = Timestamp::from_millisecond(*ms).map_err(S::Error::custom)?;
        to.collect_str(&at)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
        let text = String::deserialize(from)?;
        text.parse::<Timestamp>().map(|at| at.as_millisecond()).map_err(D::Error::custom)
    }
}

/// The same, or null.
mod maybe_instant {
    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(ms: &Option<i64>, to: S) -> Result<S::Ok, S::Error> {
        match ms {
            Some(ms) => super::instant::serialize(ms, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|t| t.parse::<jiff::Timestamp>().map(|at| at.as_millisecond()).map_err(D::Error::custom)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ruling, Verdict};
    use crate::model::{Finding, ruling_id};

    #[test]
    fn a_ruling_goes_out_and_comes_back() {
        let mut ruling = Ruling {
            id: String::new(),
            finding: "f1".into(),
            verdict: Verdict::PublisherRevised,
            decided: 1_795_705_800_123,
            who: None,
            note: Some("công văn 12".into()),
            value: None,
            faulted: Vec::new(),
            undone: None,
            content: Finding::default(),
        };
        ruling.id = ruling_id(&ruling);
        let text = serde_json::to_string(&ruling).unwrap();
        assert!(text.contains(r#""verdict":"publisher-revised","decided":"2026-11-26T"#), "{text}");
        assert_eq!(serde_json::from_str::<Ruling>(&text).unwrap(), ruling);
        // Taking it back makes it no other ruling.
        let undone = Ruling { undone: Some(1_795_705_900_000), ..ruling.clone() };
        let back: Ruling = serde_json::from_str(&serde_json::to_string(&undone).unwrap()).unwrap();
        assert_eq!((back.undone, ruling_id(&back)), (undone.undone, ruling.id.clone()));
        assert_ne!(ruling_id(&Ruling { note: None, ..ruling.clone() }), ruling.id);
        assert!(serde_json::from_str::<Ruling>(&text.replace("2026-11-26T", "hôm qua")).is_err());
    }
}
