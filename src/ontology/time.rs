//! What holds when: how many provinces the main list of an edition ranks.
use super::Ontology;

impl Ontology {
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
}

/// Whether an ISO day lies in a stretch whose open ends are absent.
fn within(day: &str, from: Option<&str>, to: Option<&str>) -> bool {
    from.is_none_or(|f| f <= day) && to.is_none_or(|t| day <= t)
}

#[cfg(test)]
mod tests {
    use crate::ontology::Ontology;

    fn ontology() -> Ontology {
        Ontology::embedded().unwrap()
    }

    #[test]
    fn counts_follow_edition_and_time() {
        let o = ontology();
        assert_eq!(["dti", "khong-biet"].map(|i| o.province_count(i, 2022)), [Some(63), Some(63)]);
        assert_eq!(o.province_count("dti", 2026), Some(34));
        assert_eq!(o.province_count("papi", 2021), Some(63));
        assert_eq!(o.province_count("pci", 2006), Some(64));
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
