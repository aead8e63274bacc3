//! What holds when: how many provinces the main list of an edition ranks.
use super::{Ontology, Province};

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

    /// The provinces of a list of a given length (63, 34), as an edition of `year` ranks them; none when no list
    /// of that length was in force then. Ids are those of the time (Thừa Thiên Huế up to 2024, Huế since).
    pub fn ranked_provinces(&self, count: u32, year: i32) -> Vec<&Province> {
        let end = format!("{year:04}-12-31");
        let Some(stretch) = self.ranked_units.iter().find(|r| r.count == count) else { return Vec::new() };
        // A list that came after the end of the edition's year (34 for the edition 2024) is that of its first day.
        let first = stretch.valid_from.as_deref().unwrap_or(&end);
        let last = stretch.valid_to.as_deref().unwrap_or(&end);
        let day = if end.as_str() < first { first } else { last.min(&end) };
        let there = self.provinces.iter().filter(|p| within(day, p.valid_from.as_deref(), p.valid_to.as_deref()));
        let all: Vec<&Province> = there.collect();
        if u32::try_from(all.len()) == Ok(count) { all } else { Vec::new() }
    }

    /// How far the printed total of an edition may lie from the weighted sum of its components, in points; `None`
    /// where the weights are not known or not borne out by official figures.
    pub fn weights_hold(&self, index: &str, year: i32) -> Option<f64> {
        self.index(index)?.total.filter(|t| (t.from..=t.to).contains(&year)).map(|t| t.within)
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
    fn lists_hold_the_provinces_of_their_time() {
        let o = ontology();
        let has = |count, year, id: &str| o.ranked_provinces(count, year).iter().any(|p| p.id == id);
        let counts = [(64, 2006), (63, 2009), (63, 2020), (63, 2024), (34, 2024), (34, 2025)];
        assert_eq!(counts.map(|(n, y)| o.ranked_provinces(n, y).len()), [64, 63, 63, 63, 34, 34]);
        assert!(has(64, 2006, "ha-tay") && has(63, 2024, "thua-thien-hue") && has(34, 2024, "hue") && !has(34, 2024, "ha-giang"));
    }
}
