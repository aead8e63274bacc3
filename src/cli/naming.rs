//! Subjects, indices and components as people name them on the command line: by id or in their own words.
use crate::ontology::Ontology;
use crate::search::{AskContext, understand};

/// The id of a subject. An unknown name is taken as an id: the store may hold subjects that the ontology does not name.
pub(super) fn subject(name: &str, ontology: &Ontology) -> String {
    if name.contains('/') || ontology.province(name).is_some() {
        return name.to_owned();
    }
    let named = understand(&name.replace('-', " "), ontology, &AskContext::default()).subjects.first().map(|s| s.id.clone());
    named.unwrap_or_else(|| name.to_owned())
}

/// The id of an index; an unknown name is taken as an id.
pub(super) fn index(name: &str, ontology: &Ontology) -> String {
    match ontology.index(name) {
        Some(index) => index.id.clone(),
        None => understand(name, ontology, &AskContext::default()).index().map_or_else(|| name.to_owned(), str::to_owned),
    }
}
/// The id of a component of an index; an unknown name is taken as an id.
pub(super) fn component(name: &str, index: &str, ontology: &Ontology) -> String {
    if ontology.component(index, name).is_some() {
        return name.to_owned();
    }
    let asked = format!("{} {name}", ontology.index_name(index));
    let read = understand(&asked, ontology, &AskContext::default());
    read.component.filter(|_| read.indices.first().is_some_and(|i| i == index)).unwrap_or_else(|| name.to_owned())
}
