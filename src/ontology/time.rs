//! What holds when: how many provinces were ranked.
use super::Ontology;

impl Ontology {
    /// How many provinces the main list of an edition ranks: the edition's own count where it is that of
    /// all provinces, else the number of provinces at the end of its year (64, 63, 34). An edition that
    /// left a few out (PAPI 2021 ranked 60) still belongs to the list of its time.
    pub fn province_count(&self, index: &str, year: i32) -> Option<u32> {
        let own = self.edition(index, year).and_then(|e| e.units);
        own.filter(|n| self.ranked_units.iter().any(|r| r.count == *n)).or_else(|| {
            let end = format!("{year:04}-12-31");
            self.ranked_units.iter().find(|r| super::within(&end, r.valid_from.as_deref(), r.valid_to.as_deref())).map(|r| r.count)
        })
    }
}
