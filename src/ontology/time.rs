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

    /// The units that were joined into a province, itself among them when it kept its id; empty when none were.
    pub fn predecessors(&self, id: &str) -> &[String] {
        self.province(id).map_or(&[], |p| p.merged_from.as_slice())
    }

    /// Whether an edition describes a province after its territory grew: then its ranks do not compare
    /// with those before. Editions count by the end of their year; `list` is the number of ranked
    /// provinces where it is known (DTI 2024 was also ranked among 34).
    pub fn after_merger(&self, id: &str, year: i32, list: Option<&str>) -> bool {
        let Some(merged_on) = self.province(id).and_then(|p| p.merged_on.as_deref()) else { return false };
        let listed = list.and_then(|l| self.ranked_units.iter().find(|r| r.count.to_string() == l));
        match listed {
            Some(ranked) => ranked.valid_from.as_deref().is_some_and(|from| merged_on <= from),
            None => merged_on <= format!("{year:04}-12-31").as_str(),
        }
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

    /// Every number of units that a rank inside a region can be given out of in an edition year; two
    /// where the edition was also ranked anew for the provinces of 2025.
    pub fn region_counts(&self, region: &str, index: &str, year: i32) -> Vec<u32> {
        let size = |members: &[String]| u32::try_from(members.len()).ok().filter(|n| *n > 0);
        let mut counts: Vec<u32> = size(self.region_members(region, year)).into_iter().collect();
        let both = year == 2025 || self.edition(index, year).is_some_and(|e| !e.recomputed.is_empty());
        if both && let Some(region) = self.region(region) {
            for n in [size(&region.members), size(&region.members_2025)].into_iter().flatten() {
                if !counts.contains(&n) {
                    counts.push(n);
                }
            }
        }
        counts
    }

    /// The components that an edition has, in the order of the data.
    pub fn components_in(&self, index: &str, year: i32) -> impl Iterator<Item = &Component> {
        self.index(index).into_iter().flat_map(|i| &i.component).filter(move |c| c.holds_in(year))
    }

    /// Whether an official table shows these subjects on one rank.
    pub fn is_tie(&self, index: &str, year: i32, rank: u32, a: &str, b: &str) -> bool {
        let on = |tie: &super::Tie, id: &str| tie.subjects.iter().any(|s| self.same_subject(s, id));
        self.edition(index, year).is_some_and(|e| e.ties.iter().any(|t| t.rank == rank && on(t, a) && on(t, b)))
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
        assert_eq!(o.predecessors("da-nang"), ["da-nang", "quang-nam"]);
        assert!(o.predecessors("ha-tinh").is_empty());
    }

    #[test]
    fn knows_one_subject_under_two_names() {
        let o = ontology();
        assert!(o.same_subject("hue", "thua-thien-hue") && o.same_subject("thua-thien-hue/so-noi-vu", "hue/so-noi-vu"));
        assert!(!o.same_subject("hue", "hue/so-noi-vu") && !o.same_subject("quang-binh", "quang-tri"));
    }

    #[test]
    fn tells_whether_a_rank_is_of_the_merged_province() {
        let o = ontology();
        assert!(o.after_merger("da-nang", 2024, Some("34")) && !o.after_merger("da-nang", 2024, Some("63")));
        assert!(!o.after_merger("da-nang", 2024, None) && o.after_merger("da-nang", 2025, None));
        assert!(!o.after_merger("da-nang", 2025, Some("63")));
        assert!(!o.after_merger("ha-tinh", 2025, Some("34")));
        assert!(o.after_merger("ha-noi", 2025, Some("34")));
        assert!(o.after_merger("ha-noi", 2012, Some("63")) && !o.after_merger("ha-noi", 2006, Some("64")));
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
        assert_eq!(o.region_counts("bac-trung-bo", "dti", 2022), [6]);
        assert_eq!(o.region_counts("bac-trung-bo", "dti", 2024), [6, 5]);
        assert!(o.region_counts("nowhere", "dti", 2024).is_empty());
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
        assert!(o.is_tie("dti", 2022, 15, "yen-bai", "thanh-hoa") && !o.is_tie("dti", 2022, 14, "yen-bai", "thanh-hoa"));
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
            let shared: Vec<u32> = ranks.iter().filter(|(_, s)| s.len() > 1).map(|(r, _)| *r).collect();
            let known: Vec<u32> = o.edition(&index, year).map(|e| e.ties.iter().map(|t| t.rank).collect()).unwrap_or_default();
            assert_eq!(shared, known, "{}", table.name);
            for rank in shared {
                let on = &ranks[&rank];
                assert!(on.iter().all(|s| o.is_tie(&index, year, rank, s, &on[0])), "{} {rank}", table.name);
            }
        }
    }
}
