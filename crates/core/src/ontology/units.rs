//! Districts and communes: 14,000 rows that most runs never need.
use super::schema::{District, UnitKind};
use crate::error::OntologyError;
use serde::Deserialize;

const DISTRICTS: &str = include_str!("data/districts.csv");
const COMMUNES: &str = include_str!("data/communes.csv");

#[derive(Deserialize)]
struct Row {
    province_id: String,
    unit_id: String,
    name: String,
    kind: String,
    #[serde(default)]
    valid_to: Option<String>,
}

/// All units, districts first. The embedded files are whole, which a test makes sure of.
pub(super) fn embedded() -> Vec<District> {
    read_embedded().unwrap_or_default()
}

fn read_embedded() -> Result<Vec<District>, OntologyError> {
    let mut units = Vec::with_capacity(15_000);
    read(&mut units, "districts.csv", DISTRICTS, UnitKind::District)?;
    read(&mut units, "communes.csv", COMMUNES, UnitKind::Commune)?;
    Ok(units)
}

fn read(units: &mut Vec<District>, file: &str, text: &str, level: UnitKind) -> Result<(), OntologyError> {
    for (i, row) in csv::Reader::from_reader(text.as_bytes()).deserialize::<Row>().enumerate() {
        let row = row.map_err(|e| OntologyError::Data { file: file.to_owned(), line: i + 2, message: e.to_string() })?;
        units.push(District { province: row.province_id, id: row.unit_id, name: row.name, kind: row.kind, level, valid_to: row.valid_to });
    }
    Ok(())
}

/// Another way to write a name of the Central Highlands, whose syllables the press joins and ends as it likes: `Krông A Na` is
/// `Krông Ana`, `Krông Pắc` is `Krông Pắk`, `Đắk Mil` is `Đắc Mil`.
pub(super) fn also_written(slug: &str) -> Option<String> {
    let syllables: Vec<&str> = slug.split('-').collect();
    let highland = matches!(syllables.first()?, &"krong" | &"dak" | &"dac" | &"cu" | &"ia" | &"ea" | &"chu" | &"buon");
    if !highland || syllables.len() < 2 {
        return None;
    }
    let mut out = String::with_capacity(slug.len());
    for (i, syllable) in syllables.iter().enumerate() {
        // A syllable of one letter leans on the next.
        if i > 0 && syllables.get(i - 1).is_none_or(|s| s.len() != 1) {
            out.push('-');
        }
        let end = syllable.len() - 1;
        match (syllable.get(..end), syllable.get(end..)) {
            (Some(stem), Some("c")) if stem.ends_with('a') => out.extend([stem, "k"]),
            (Some(stem), Some("k")) if stem.ends_with('a') => out.extend([stem, "c"]),
            _ => out.push_str(syllable),
        }
    }
    (out != slug).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::{UnitKind, also_written, read_embedded};

    #[test]
    fn highland_names_are_written_in_two_ways() {
        let written = ["krong-a-na", "krong-pac", "dak-mil", "krong-nang", "cao-lanh"].map(also_written);
        let other = [Some("krong-ana"), Some("krong-pak"), Some("dac-mil"), None, None];
        assert_eq!(written, other.map(|o| o.map(str::to_owned)));
    }

    use crate::ontology::Ontology;

    #[test]
    fn embedded_files_are_whole() {
        let units = read_embedded().unwrap();
        let ontology = Ontology::embedded().unwrap();
        let count = |level: UnitKind, now: bool| units.iter().filter(|u| u.level == level && u.valid_to.is_none() == now).count();
        // Since July 2025 there are no districts and 3,321 communes.
        assert_eq!((count(UnitKind::District, true), count(UnitKind::Commune, true)), (0, 3321));
        assert!(count(UnitKind::District, false) > 690);
        for u in &units {
            assert!(ontology.province(&u.province).is_some(), "{u:?}");
            assert_eq!(crate::normalize::slug(&u.id), u.id);
            assert!(!u.name.is_empty() && !u.kind.is_empty(), "{u:?}");
        }
    }
}
