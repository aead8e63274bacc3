//! Reading the data files.
use super::{Ontology, Place, UnitKind, schema};
use crate::error::OntologyError;
use serde::Deserialize;

const ENTITIES: &str = include_str!("data/entities.toml");
const INDICES: &str = include_str!("data/indices.toml");
const OFFICES: &str = include_str!("data/offices.toml");
const DISTRICTS: &str = include_str!("data/districts.csv");
const COMMUNES: &str = include_str!("data/communes.csv");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    ranked_units: Vec<schema::RankedUnits>,
    province: Vec<schema::Province>,
    region: Vec<schema::Region>,
    ministry: Vec<schema::Ministry>,
    country: Vec<schema::Country>,
    office: Vec<schema::Office>,
    index: Vec<schema::Index>,
    ambiguous_alias: Vec<Ambiguous>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ambiguous {
    alias: String,
    ids: Vec<String>,
}

/// Loads the files embedded in the binary.
pub(super) fn embedded() -> Result<Ontology, OntologyError> {
    let mut ontology = Ontology::default();
    for (name, text) in [("entities.toml", ENTITIES), ("indices.toml", INDICES), ("offices.toml", OFFICES)] {
        merge(&mut ontology, parse(name, text)?);
    }
    units(&mut ontology, "districts.csv", DISTRICTS, UnitKind::District)?;
    units(&mut ontology, "communes.csv", COMMUNES, UnitKind::Commune)?;
    link(&mut ontology);
    Ok(ontology)
}

fn parse(name: &str, text: &str) -> Result<File, OntologyError> {
    toml::from_str(text).map_err(|e| OntologyError::Data {
        file: name.to_owned(),
        line: e.span().map_or(1, |s| text[..s.start].matches('\n').count() + 1),
        message: e.message().to_owned(),
    })
}

fn merge(ontology: &mut Ontology, file: File) {
    ontology.ranked_units.extend(file.ranked_units);
    ontology.provinces.extend(file.province);
    ontology.regions.extend(file.region);
    ontology.ministries.extend(file.ministry);
    ontology.countries.extend(file.country);
    ontology.offices.extend(file.office);
    ontology.indices.extend(file.index);
    for a in file.ambiguous_alias {
        ontology.ambiguous.insert(a.alias, a.ids);
    }
}

fn units(ontology: &mut Ontology, name: &str, text: &str, level: UnitKind) -> Result<(), OntologyError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let column = |want: &str| headers.iter().position(|h| h == want);
    let valid_to = column("valid_to");
    for (i, record) in reader.records().enumerate() {
        let record = record.map_err(|e| OntologyError::Data { file: name.to_owned(), line: i + 2, message: e.to_string() })?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        ontology.units.push(schema::District {
            province: cell(0),
            id: cell(1),
            name: cell(2),
            kind: cell(3),
            level,
            valid_to: valid_to.map(cell).filter(|s| !s.is_empty()),
        });
    }
    Ok(())
}

fn link(o: &mut Ontology) {
    for (i, x) in o.provinces.iter().enumerate() {
        o.by_id.insert(x.id.clone(), Place::Province(i));
    }
    for (i, x) in o.ministries.iter().enumerate() {
        o.by_id.insert(x.id.clone(), Place::Ministry(i));
    }
    for (i, x) in o.countries.iter().enumerate() {
        o.by_id.insert(x.id.clone(), Place::Country(i));
    }
    for (i, x) in o.indices.iter().enumerate() {
        o.by_id.insert(x.id.clone(), Place::Index(i));
    }
    for (i, x) in o.regions.iter().enumerate() {
        o.by_id.entry(format!("region:{}", x.id)).or_insert(Place::Region(i));
    }
}
