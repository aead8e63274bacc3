//! What the program knows about the world: provinces and what is inside them, ministries, countries,
//! regions, indices with their editions and components. Data with validity in time, read from TOML and
//! CSV files that are embedded in the binary; a user's own TOML file adds to it without a rebuild.
mod cities;
mod cores;
mod gazetteer;
mod keys;
mod load;
mod looks;
mod measures;
mod merge;
mod names;
mod phrases;
mod schema;
mod signs;
mod time;
mod trie;
mod units;
mod validate;

pub use cities::{Cities, City, cities};
pub use cores::{Cored, Cores, LONGEST_HEAD, Piece, lead, pieces};
pub use gazetteer::{Case, Entity, Entry, Gazetteer};
pub use keys::nearest;
pub use load::{Step, line_of, locate};
pub use looks::Seen;
pub use measures::MEASURES;
pub use phrases::Phrases;
pub use schema::{
    Body, Component, Country, District, Edition, Index, Ministry, Office, Province, Publisher, RankedUnits, Region, Tie, Total, UnitKind,
};
pub use signs::{BEST, Sign, Signs};
pub use trie::Trie;

use crate::error::OntologyError;
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

/// Positions in [`Ontology::units`] of a province's units.
#[derive(Debug, Default)]
pub struct UnitNames {
    by_slug: HashMap<String, Vec<usize>>,
    /// The first syllables of all slugs.
    firsts: HashSet<String>,
}

impl UnitNames {
    fn add(&mut self, slug: String, units: impl IntoIterator<Item = usize>) {
        if let Some(first) = slug.split('-').next().filter(|first| !self.firsts.contains(*first)) {
            self.firsts.insert(first.to_owned());
        }
        self.by_slug.entry(slug).or_default().extend(units);
    }

    /// The units whose name has this slug.
    pub fn named(&self, slug: &str) -> &[usize] {
        self.by_slug.get(slug).map_or(&[], Vec::as_slice)
    }

    /// Whether any name begins with a word of this slug: most words with a capital are none. (A word without a letter tells nothing.)
    pub fn may_begin(&self, slug: &str) -> bool {
        slug.is_empty() || slug.split('-').next().is_some_and(|first| self.firsts.contains(first))
    }
}

/// The whole knowledge base. Immutable once loaded; cheap to share by reference.
#[derive(Debug, Default)]
pub struct Ontology {
    /// Provinces of every time (65 entries: 63, the new Huế, and Hà Tây).
    pub provinces: Vec<Province>,
    /// Numbers of provinces by time: 64, 63, 34.
    pub ranked_units: Vec<RankedUnits>,
    /// Regions and groups of provinces.
    pub regions: Vec<Region>,
    /// Ministries and agencies, ids `bo/…`.
    pub ministries: Vec<Ministry>,
    /// Bodies that publish indices and are no ministries.
    pub bodies: Vec<Body>,
    /// Countries.
    pub countries: Vec<Country>,
    /// Offices inside a province (`so-tu-phap`, `van-phong-ubnd-tinh`).
    pub offices: Vec<Office>,
    /// Districts, towns and communes, by province; read at first use.
    pub units: LazyLock<Vec<District>>,
    /// Indices and statistics with editions and components.
    pub indices: Vec<Index>,
    /// Aliases that mean several things, with the ids they may mean.
    pub ambiguous: HashMap<String, Vec<String>>,
    by_id: HashMap<String, Place>,
    gazetteer: OnceLock<Gazetteer>,
    units_by_name: OnceLock<UnitsByName>,
    districts_by_id: OnceLock<HashMap<String, Vec<usize>>>,
    offices_by_field: OnceLock<HashMap<String, usize>>,
    ministries_by_field: OnceLock<HashMap<String, usize>>,
}

/// Positions in [`Ontology::units`] by province and slug of the name.
type UnitsByName = HashMap<String, UnitNames>;

/// Where an id stands in the tables of [`Ontology`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Province(usize),
    Region(usize),
    Ministry(usize),
    Country(usize),
    Index(usize),
}

impl Ontology {
    /// Loads the embedded data files.
    ///
    /// # Errors
    /// Only when the embedded files are broken, which a test rules out.
    pub fn embedded() -> Result<Self, OntologyError> {
        load::embedded()
    }

    /// Adds a user's TOML file. It has the tables of the embedded files (`[[province]]`, `[[index]]`, …):
    /// an entry with a known id adds its aliases, editions, components, publishers, members; one with
    /// a new id is a new entry. An edition or publisher's detail that is given anew replaces the old one.
    ///
    /// # Errors
    /// When the file cannot be read, or is wrong anywhere: the message names file and line, and nothing
    /// of the file is taken over.
    pub fn add_file(&mut self, path: &Path) -> Result<(), OntologyError> {
        let text = std::fs::read_to_string(path).map_err(|source| OntologyError::Io { path: path.to_owned(), source })?;
        load::add_user_text(self, &path.display().to_string(), &text)?;
        self.gazetteer = OnceLock::new();
        Ok(())
    }

    /// All names, ready to be looked up; built at first use.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.get_or_init(|| Gazetteer::new(self))
    }

    /// The districts and communes of a province, in no order.
    pub fn units_of(&self, province: &str) -> impl Iterator<Item = &District> {
        self.units_named(province).into_iter().flat_map(|names| names.by_slug.values()).flatten().filter_map(|i| self.units.get(*i))
    }

    /// The districts and communes of a province by name; `None` for a province without any.
    pub fn units_named(&self, province: &str) -> Option<&UnitNames> {
        let all = self.units_by_name.get_or_init(|| {
            let mut all = UnitsByName::new();
            for (i, unit) in self.units.iter().enumerate() {
                all.entry(unit.province.clone()).or_default().add(crate::normalize::slug(&unit.name), [i]);
            }
            // The communes of Huế are listed under its name since 2025; under the name before that they were the same.
            let now: Vec<(String, Vec<usize>)> = all
                .get("hue")
                .map(|named| named.by_slug.iter().map(|(slug, units)| (slug.clone(), units.clone())).collect())
                .unwrap_or_default();
            let before = all.entry("thua-thien-hue".to_owned()).or_default();
            for (slug, units) in now {
                if before.named(&slug).is_empty() {
                    before.add(slug, units);
                }
            }
            for named in all.values_mut() {
                let other: Vec<(String, Vec<usize>)> =
                    named.by_slug.iter().filter_map(|(slug, units)| Some((units::also_written(slug)?, units.clone()))).collect();
                for (slug, units) in other {
                    named.add(slug, units);
                }
            }
            all
        });
        all.get(province)
    }

    /// The districts of all provinces by their ids.
    pub fn districts(&self, id: &str) -> impl Iterator<Item = &District> {
        let all = self.districts_by_id.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (i, unit) in self.units.iter().enumerate().filter(|(_, u)| u.level == UnitKind::District) {
                all.entry(unit.id.clone()).or_default().push(i);
            }
            all
        });
        all.get(id).into_iter().flatten().filter_map(|i| self.units.get(*i))
    }

    /// The department of a field by the slug of its name without `Sở`: `noi-vu`, as lists write it (`các sở: Nội vụ, Y tế`).
    pub fn office_of_field(&self, field: &str) -> Option<usize> {
        let all = self.offices_by_field.get_or_init(|| {
            let mut all = HashMap::new();
            for (i, office) in self.offices.iter().enumerate() {
                for name in office.aliases.iter().chain([&office.name]).filter_map(|n| n.strip_prefix("Sở ")) {
                    let slug = crate::normalize::slug(name);
                    if slug.len() >= 4 {
                        all.entry(slug).or_insert(i);
                    }
                }
            }
            all
        });
        all.get(field).copied()
    }

    /// The ministry of a field by the slug of its name without `Bộ`: `tai-chinh`, as lists write it (`các bộ: Tài chính, Tư pháp`).
    pub fn ministry_of_field(&self, field: &str) -> Option<usize> {
        let all = self.ministries_by_field.get_or_init(|| {
            let mut all = HashMap::new();
            for (i, ministry) in self.ministries.iter().enumerate() {
                for name in ministry.aliases.iter().chain([&ministry.name]).filter_map(|n| n.strip_prefix("Bộ ")) {
                    all.entry(crate::normalize::slug(name)).or_insert(i);
                    all.entry(crate::normalize::slug(&name.replace(" và ", " "))).or_insert(i);
                }
            }
            all
        });
        all.get(field).copied()
    }

    /// The province with this id (`ha-tinh`).
    pub fn province(&self, id: &str) -> Option<&Province> {
        match self.by_id.get(id) {
            Some(Place::Province(i)) => self.provinces.get(*i),
            _ => None,
        }
    }

    /// The region with this id (`bac-trung-bo`, without `region:`).
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|r| r.id == id)
    }

    /// The ministry with this id (`bo/tai-chinh`).
    pub fn ministry(&self, id: &str) -> Option<&Ministry> {
        match self.by_id.get(id) {
            Some(Place::Ministry(i)) => self.ministries.get(*i),
            _ => None,
        }
    }

    /// The country with this id (`viet-nam`).
    pub fn country(&self, id: &str) -> Option<&Country> {
        match self.by_id.get(id) {
            Some(Place::Country(i)) => self.countries.get(*i),
            _ => None,
        }
    }

    /// The index with this id (`dti`).
    pub fn index(&self, id: &str) -> Option<&Index> {
        match self.by_id.get(id) {
            Some(Place::Index(i)) => self.indices.get(*i),
            _ => None,
        }
    }

    /// A component of an index.
    pub fn component(&self, index: &str, id: &str) -> Option<&Component> {
        self.index(index)?.component.iter().find(|c| c.id == id)
    }

    /// An edition of an index.
    pub fn edition(&self, index: &str, year: i32) -> Option<&Edition> {
        self.index(index)?.edition.iter().find(|e| e.year == year)
    }

    /// The name of a subject for readers: `Hà Tĩnh`, `Sở Tư pháp tỉnh Lai Châu`, `Bộ Tài chính`; the id
    /// itself when the ontology does not know it.
    pub fn subject_name(&self, id: &str) -> String {
        names::subject(self, id)
    }

    /// The name of an index for readers: its abbreviation when it has one, else its Vietnamese name.
    pub fn index_name(&self, id: &str) -> String {
        self.index(id).map_or_else(|| id.to_owned(), |i| i.abbr.clone().unwrap_or_else(|| i.name_vi.clone()))
    }

    /// The name of a component for readers, or its id.
    pub fn component_name(&self, index: &str, id: &str) -> String {
        self.component(index, id).map_or_else(|| id.to_owned(), |c| c.name_vi.clone())
    }

    /// Who publishes an edition of an index, as the press calls them for short: `Bộ TT&TT`, `VCCI`.
    pub fn publisher_name(&self, index: &str, year: i32) -> Option<&str> {
        let all = &self.index(index)?.publishers;
        let publisher = all.iter().find(|p| p.from.is_none_or(|f| f <= year) && p.to.is_none_or(|t| year <= t))?;
        names::short(self, &publisher.body)
    }

    /// The name of a scope for readers: `cả nước`, `Bắc Trung Bộ`, `các sở, ngành của Thanh Hóa`.
    pub fn scope_name(&self, scope: &str) -> String {
        names::scope(self, scope)
    }
}
