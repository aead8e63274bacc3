//! What a question means, as plain data.
use serde::Serialize;

/// What the understanding of a question depends on besides its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskContext {
    /// Year of today, which `năm ngoái` is relative to.
    pub this_year: i32,
    /// The user's own province, by id: settles abbreviations that it could mean.
    pub home: Option<String>,
}

/// Which territory of a province's name is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Not said: the one that the edition ranked.
    #[default]
    Any,
    /// Before the mergers of 2025 (`cũ`).
    Old,
    /// Since the mergers of 2025 (`mới`).
    New,
}

/// A subject that was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Subject id.
    pub id: String,
    /// Which territory.
    pub form: Form,
}

/// Edition years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Years {
    /// True when the year lies between the two ends.
    pub fn holds(&self, year: i32) -> bool {
        (self.from..=self.to).contains(&year)
    }

    /// The year, when it is one.
    pub fn single(&self) -> Option<i32> {
        (self.from == self.to).then_some(self.from)
    }
}

/// Figures that a sentence states and asks to be verified.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stated {
    /// Rank.
    pub rank: Option<u32>,
    /// Number of units.
    pub of: Option<u32>,
    /// Places moved, up is positive.
    pub delta: Option<i32>,
    /// Year that the movement is against.
    pub base_year: Option<i32>,
    /// Points.
    pub score: Option<f64>,
}

/// What is wanted.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// The rank.
    #[default]
    Lookup,
    /// The rank through the years.
    Series,
    /// Who stands just above and below.
    Neighbours,
    /// The best so many.
    Top(u32),
    /// The last so many.
    Bottom(u32),
    /// Who holds a rank.
    AtRank(u32),
    /// Several subjects side by side.
    Compare,
    /// Why a rank moved.
    Why,
    /// The members of a region.
    Region,
    /// Whether a stated figure is right.
    Verify(Stated),
}

/// Words that could mean several subjects; the user is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// As typed.
    pub words: String,
    /// Subject ids it could mean.
    pub options: Vec<String>,
}

/// A question as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Query {
    /// As typed.
    pub raw: String,
    /// Who is asked about, in the order of the question.
    pub subjects: Vec<Asked>,
    /// A region or group of provinces, without `region:`.
    pub region: Option<String>,
    /// Index ids, in the order of the question.
    pub indices: Vec<String>,
    /// Component of the first index.
    pub component: Option<String>,
    /// Edition years.
    pub years: Option<Years>,
    /// The words `năm ngoái` and the like that gave the year.
    pub relative: Option<String>,
    /// Ranked among whom, when said.
    pub scope: Option<String>,
    /// Which ranking of the edition, when said (`63`, `34`).
    pub list: Option<String>,
    /// What is wanted.
    pub intent: Intent,
    /// What has to be asked back.
    pub doubts: Vec<Doubt>,
    /// Spellings that were read as something else (Telex, typing slips), with what they were read as.
    pub read_as: Vec<(String, String)>,
    /// Words that were not understood: searched as text.
    pub terms: Vec<String>,
}

impl Query {
    /// The first index asked about.
    pub fn index(&self) -> Option<&str> {
        self.indices.first().map(String::as_str)
    }

    /// True when nothing but words to search for was understood.
    pub fn is_plain(&self) -> bool {
        self.subjects.is_empty() && self.region.is_none() && self.indices.is_empty() && self.doubts.is_empty()
    }

    /// True when this edition year is asked about (every year is, when none was named).
    pub fn wants_year(&self, year: Option<i32>) -> bool {
        match (self.years, year) {
            (None, _) => true,
            (Some(years), Some(year)) => years.holds(year),
            (Some(_), None) => false,
        }
    }
}
