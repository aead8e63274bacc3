//! The shape of the data files. Dates are ISO days; an absent `valid_from` means before the first
//! ranking, an absent `valid_to` means still so.
use serde::Deserialize;

/// A province or centrally-run city.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Province {
    /// Slug of the official name.
    pub id: String,
    /// Name without its kind.
    pub name: String,
    /// Name with its kind.
    pub official_name: String,
    /// `tinh` or `thanh-pho`.
    pub kind: String,
    /// Economic region before July 2025.
    pub region: String,
    /// Every region and group it belonged to before July 2025.
    pub regions: Vec<String>,
    /// Economic region since July 2025.
    pub region_2025: Option<String>,
    /// First day as a unit.
    pub valid_from: Option<String>,
    /// Last day as a unit.
    pub valid_to: Option<String>,
    /// Units that were joined into it.
    pub merged_from: Vec<String>,
    /// When they were joined.
    pub merged_on: Option<String>,
    /// The unit it went into.
    pub merged_into: Option<String>,
    /// The unit of the same territory under another id (Thừa Thiên Huế → Huế).
    pub succeeded_by: Option<String>,
    /// The reverse of `succeeded_by`.
    pub succeeds: Option<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
}

/// How many provinces there were in a stretch of time.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RankedUnits {
    /// First day.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// Their number.
    pub count: u32,
}

/// A region or group of provinces.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Region {
    /// Slug, without `region:`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Which division of the country it belongs to.
    pub system: String,
    /// First day.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// Provinces before July 2025.
    pub members: Vec<String>,
    /// Provinces since July 2025.
    pub members_2025: Vec<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
}

/// A ministry or agency at the centre.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ministry {
    /// `bo/` and the slug.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind of body.
    pub kind: String,
    /// First day.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// What it went into.
    pub merged_into: Option<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
}

/// A body that publishes an index and is no ministry.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Body {
    /// Slug of the name or abbreviation.
    pub id: String,
    /// Name.
    pub name: String,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
}

/// A country.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Country {
    /// Slug of the Vietnamese name.
    pub id: String,
    /// Vietnamese name.
    pub name: String,
    /// Groups such as `asean`.
    pub groups: Vec<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
}

/// An office inside a province; a subject is `PROVINCE/ID`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Office {
    /// Slug of the name.
    pub id: String,
    /// Name.
    pub name: String,
    /// `so-nganh` or `nganh-doc`, where the page does not say.
    pub block: String,
    /// First day.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// What it went into.
    pub merged_into: Option<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
    /// Aliases to trust only in a list of offices of one province.
    pub weak_aliases: Vec<String>,
    /// Provinces where the office goes by this name; empty: everywhere.
    pub provinces: Vec<String>,
}

/// Level of a unit inside a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh (to 2025-06-30).
    District,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
}

/// A district or commune; a subject is `PROVINCE/ID`.
#[derive(Debug, Clone)]
pub struct District {
    /// Province it belongs to.
    pub province: String,
    /// Slug inside the province.
    pub id: String,
    /// Name without its kind.
    pub name: String,
    /// `huyen`, `quan`, `thi-xa`, `thanh-pho`, `xa`, `phuong`, `thi-tran`, `dac-khu`.
    pub kind: String,
    /// District or commune.
    pub level: UnitKind,
    /// Last day, when it is gone.
    pub valid_to: Option<String>,
}

/// A ranking index or statistic.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Index {
    /// Id, such as `dti`.
    pub id: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: Option<String>,
    /// Abbreviation.
    pub abbr: Option<String>,
    /// `index`, `statistic`, `award`, `sport` or `alias-of-X` (X inside a province).
    pub kind: String,
    /// What it ranks: `provinces`, `ministries`, `nation`, `countries`, `units-in-province`, …
    pub ranks: Vec<String>,
    /// First edition year.
    pub first_edition: Option<i32>,
    /// Last edition year, when it has ended.
    pub last_edition: Option<i32>,
    /// When it is usually published, in words.
    pub publication: Option<String>,
    /// Lowest score.
    pub score_min: Option<f64>,
    /// Highest score.
    pub score_max: Option<f64>,
    /// Unit of the score, in words.
    pub score_unit: Option<String>,
    /// Whether equal scores share a rank in its official tables; `None`: not known.
    pub shares_ranks: Option<bool>,
    /// Editions whose total is known to be the sum of the components, each times its [`Component::weight`].
    pub total: Option<Total>,
    /// Who publishes it, by edition year.
    pub publishers: Vec<Publisher>,
    /// Indices with like names.
    pub confusable_with: Vec<String>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
    /// Aliases that are also a policy or a common noun: the index only beside a rank, a score or `chỉ số`.
    pub weak_aliases: Vec<String>,
    /// Names that other rankings have too (`chỉ số đổi mới sáng tạo`): the index where the line ranks those whom it alone of them
    /// ranks, or the page names it in full.
    pub shared_aliases: Vec<String>,
    /// Known editions.
    pub edition: Vec<Edition>,
    /// Components (pillars, main indices, dimensions, fields …).
    pub component: Vec<Component>,
    /// No two pages call its components alike, and no list of them is agreed on: claims carry the slug of the name that
    /// the page writes.
    pub names_as_written: bool,
    /// The press reports it seldom and under several names: which ranking a name means is less sure than where editions come out
    /// every year to everybody's notice.
    pub seldom: bool,
}

/// Where the total of an index is the weighted sum of its components.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Total {
    /// First edition year for which official figures bear it out.
    pub from: i32,
    /// Last such edition year.
    pub to: i32,
    /// How far rounded components and a rounded total were seen apart, in points.
    pub within: f64,
}

/// Who publishes an index, by edition year.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Publisher {
    /// Id of a ministry or body.
    pub body: String,
    /// First edition year.
    pub from: Option<i32>,
    /// Last edition year.
    pub to: Option<i32>,
}

/// One edition of an index.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// The year that it describes.
    pub year: i32,
    /// When it was published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// How many units were ranked.
    pub units: Option<u32>,
    /// How many ranks were published, where fewer.
    pub shown: Option<u32>,
    /// Other numbers of units that the edition was ranked anew for (34, after the mergers of 2025).
    pub recomputed: Vec<u32>,
    /// Officially shared ranks: each entry is one rank with the subjects on it.
    pub ties: Vec<Tie>,
    /// Scored by a new method: its scores do not quite compare with those of the edition before.
    pub rebased: bool,
    /// Remarks.
    pub note: Option<String>,
    /// Seen in a source (else from general knowledge).
    pub checked: bool,
}

/// An officially shared rank.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Tie {
    /// The rank.
    pub rank: u32,
    /// Who shares it.
    pub subjects: Vec<String>,
}

/// A component of an index.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Component {
    /// Slug.
    pub id: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// `pillar`, `main`, `component`, `sub`, `group`, `annex`.
    pub level: String,
    /// The component it is part of.
    pub parent: Option<String>,
    /// The component of earlier editions whose place it took.
    pub succeeds: Option<String>,
    /// First edition year.
    pub from: Option<i32>,
    /// Last edition year.
    pub to: Option<i32>,
    /// Highest score.
    pub score_max: Option<f64>,
    /// What one point of the component adds to the total, where the formula is known.
    pub weight: Option<f64>,
    /// Ways the press writes the name.
    pub aliases: Vec<String>,
    /// Names that are also common words: read as the component only where it is spoken of as one.
    pub weak_aliases: Vec<String>,
}
