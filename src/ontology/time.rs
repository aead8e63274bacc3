//! What holds when: which province an id means on a day, how many units an edition ranks, who belongs to
//! a region, which components an edition has.
use super::{Component, Ontology, Province};
use crate::model::PartialDate;

impl Ontology {
    /// The province that stands on a day where `id` stood or will stand: itself while it is valid, before
    /// and after that the unit that it came from or went into without a change of territory. `None` when
    /// there was no such unit then: the territory was split or joined to others (see [`Ontology::successor`]).
    pub fn province_at(&self, id: &str, date: PartialDate) -> Option<&Province> {
        let (y, m, d) = date.earliest();
        let day = format!("{y:04}-{m:02}-{d:02}");
        let holds = |p: &&Province| within(&day, p.valid_from.as_deref(), p.valid_to.as_deref());
        let own = self.province(id)?;
        let kin = |id: &Option<String>| id.as_deref().and_then(|id| self.province(id)).filter(holds);
        Some(own).filter(holds).or_else(|| kin(&own.succeeded_by)).or_else(|| kin(&own.succeeds))
    }

    /// The unit that a province went into: `quang-binh` → `quang-tri`, `thua-thien-hue` → `hue`.
    /// `None` while it lives on under its own id.
    pub fn successor(&self, id: &str) -> Option<&str> {
        let province = self.province(id)?;
        province.merged_into.as_deref().or(province.succeeded_by.as_deref())
    }

    /// Whether two ids name one subject: equal, or one territory under two names (`thua-thien-hue` and
    /// `hue`, also as the province of a unit inside it).
    pub fn same_subject(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let (a, a_unit) = a.split_once('/').map_or((a, None), |(p, u)| (p, Some(u)));
        let (b, b_unit) = b.split_once('/').map_or((b, None), |(p, u)| (p, Some(u)));
        let becomes = |x: &str, y: &str| self.province(x).is_some_and(|p| p.succeeded_by.as_deref() == Some(y));
        a_unit == b_unit && (becomes(a, b) || becomes(b, a))
    }

    /// How many provinces the main list of an edition ranks: the edition's own count where it is that of
    /// all provinces, else the number of provinces at the end of its year (64, 63, 34). An edition that
    /// left a few out (PAPI 2021 ranked 60) still belongs to the list of its time.
    pub fn province_count(&self, index: &str, year: i32) -> Option<u32> {
        let own = self.edition(index, year).and_then(|e| e.units);
        own.filter(|n| self.ranked_units.iter().any(|r| r.count == *n)).or_else(|| {
            let end = format!("{year:04}-12-31");
            self.ranked_units.iter().find(|r| within(&end, r.valid_from.as_deref(), r.valid_to.as_deref())).map(|r| r.count)
        })
    }

    /// Every number of units that a national rank of this edition can rightly be given out of: those the
    /// edition ranked, published or was ranked anew for. Where the edition is not known, the numbers of
    /// provinces in its year. Empty when nothing is known (an index of countries or ministries, or one
    /// outside the ontology): then any number may be right.
    pub fn admissible_counts(&self, index: &str, year: i32) -> Vec<u32> {
        if let Some(edition) = self.edition(index, year).filter(|e| e.units.is_some()) {
            return edition.units.into_iter().chain(edition.shown).chain(edition.recomputed.iter().copied()).collect();
        }
        if !self.index(index).is_some_and(|i| i.ranks.iter().any(|r| r == "provinces")) {
            return Vec::new();
        }
        let (start, end) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
        let overlaps =
            |from: Option<&str>, to: Option<&str>| from.is_none_or(|f| f <= end.as_str()) && to.is_none_or(|t| t >= start.as_str());
        self.ranked_units.iter().filter(|r| overlaps(r.valid_from.as_deref(), r.valid_to.as_deref())).map(|r| r.count).collect()
    }

    /// The provinces of a region (id without `region:`) in an edition year: the members since July 2025
    /// from 2025 on, where the region lives on, else those before. Empty for unknown regions.
    pub fn region_members(&self, region: &str, year: i32) -> &[String] {
        let Some(region) = self.region(region) else { return &[] };
        if year >= 2025 && !region.members_2025.is_empty() { &region.members_2025 } else { &region.members }
    }

    /// The components that an edition has, in the order of the data.
    pub fn components_in(&self, index: &str, year: i32) -> impl Iterator<Item = &Component> {
        self.index(index).into_iter().flat_map(|i| &i.component).filter(move |c| c.holds_in(year))
    }
}

impl Component {
    /// Whether an edition has this component.
    pub fn holds_in(&self, year: i32) -> bool {
        self.from.is_none_or(|f| f <= year) && self.to.is_none_or(|t| year <= t)
    }
}

/// Whether an ISO day lies in a stretch whose open ends are absent.
fn within(day: &str, from: Option<&str>, to: Option<&str>) -> bool {
    from.is_none_or(|f| f <= day) && to.is_none_or(|t| day <= t)
}

#[cfg(test)]
mod tests {
    use crate::model::PartialDate;
    use crate::ontology::Ontology;

    fn ontology() -> Ontology {
        Ontology::embedded().unwrap()
    }

    #[test]
    fn provinces_change_in_time() {
        let o = ontology();
        let at = |id: &str, day: &str| o.province_at(id, PartialDate::parse(day).unwrap()).map(|p| p.id.clone());
        assert_eq!(at("thua-thien-hue", "2024-12-31").as_deref(), Some("thua-thien-hue"));
        assert_eq!(at("thua-thien-hue", "2025-01-01").as_deref(), Some("hue"));
        assert_eq!(at("hue", "2023").as_deref(), Some("thua-thien-hue"));
        assert_eq!(at("quang-binh", "2025-06-30").as_deref(), Some("quang-binh"));
        assert_eq!(at("quang-binh", "2025-07-01"), None);
        assert_eq!(at("ha-tay", "2010"), None);
        assert_eq!(o.successor("quang-binh"), Some("quang-tri"));
        assert_eq!(o.successor("thua-thien-hue"), Some("hue"));
        assert_eq!(o.successor("ha-tinh"), None);
    }

    #[test]
    fn knows_one_subject_under_two_names() {
        let o = ontology();
        assert!(o.same_subject("hue", "thua-thien-hue") && o.same_subject("thua-thien-hue/so-noi-vu", "hue/so-noi-vu"));
        assert!(!o.same_subject("hue", "hue/so-noi-vu") && !o.same_subject("quang-binh", "quang-tri"));
    }

    #[test]
    fn counts_follow_edition_and_time() {
        let o = ontology();
        assert_eq!(o.admissible_counts("dti", 2022), [63]);
        assert_eq!(o.admissible_counts("dti", 2024), [63, 34]);
        assert_eq!(o.admissible_counts("papi", 2021), [60]);
        assert_eq!(o.admissible_counts("papi", 2022), [61]);
        assert_eq!(o.admissible_counts("pci", 2007), [64]);
        assert_eq!(o.admissible_counts("pci", 2023), [63, 30]);
        assert_eq!(o.admissible_counts("dti", 2025), [63, 34]);
        assert_eq!(o.admissible_counts("dti", 2026), [34]);
        assert!(o.admissible_counts("khong-biet", 2022).is_empty());
        assert_eq!(o.province_count("papi", 2021), Some(63));
        assert_eq!(o.province_count("pci", 2006), Some(64));
    }

    #[test]
    fn regions_change_members() {
        let o = ontology();
        assert_eq!(o.region_members("bac-trung-bo", 2022).len(), 6);
        assert_eq!(o.region_members("bac-trung-bo", 2025).len(), 5);
        assert_eq!(o.region_members("tay-nguyen", 2026).len(), 5);
    }

    #[test]
    fn components_hold_for_their_editions() {
        let o = ontology();
        let has = |year, id: &str| o.components_in("dti", year).any(|c| c.id == id);
        assert!(has(2021, "do-thi-thong-minh") && !has(2022, "do-thi-thong-minh"));
        assert!(!has(2020, "an-toan-thong-tin-mang") && has(2020, "chinh-quyen-so"));
    }

    #[test]
    fn official_ties_are_known_and_match_the_tables() {
        let o = ontology();
        assert_eq!(["dti", "egov", "pci"].map(|i| o.index(i).unwrap().shares_ranks), [Some(true), Some(true), Some(false)]);
        // Every rank that an official table of totals gives to two subjects is in the data, and the reverse.
        for table in crate::read::reference::tables().iter().filter(|t| t.authority == crate::model::Authority::Official) {
            let mut ranks = std::collections::BTreeMap::<u32, Vec<String>>::new();
            let (mut index, mut year) = (String::new(), 0);
            for (_, e) in crate::read::reference::read_table(table.name, table.csv, table.authority, &o).unwrap() {
                for c in e.claims {
                    (index, year) = (c.index, c.year.unwrap());
                    if let (None, Some(rank)) = (c.component, c.rank) {
                        let on = ranks.entry(rank).or_default();
                        if !on.contains(&c.subject) {
                            on.push(c.subject);
                        }
                    }
                }
            }
            let sorted = |subjects: &[String]| subjects.iter().cloned().collect::<std::collections::BTreeSet<_>>();
            let shared: Vec<_> = ranks.iter().filter(|(_, s)| s.len() > 1).map(|(r, s)| (*r, sorted(s))).collect();
            let ties = o.edition(&index, year).map(|e| e.ties.clone()).unwrap_or_default();
            let known: Vec<_> = ties.iter().map(|t| (t.rank, sorted(&t.subjects))).collect();
            assert_eq!(shared, known, "{}", table.name);
        }
    }
}
