//! Publishers as data: newspapers, portals and owners of indices, where their articles are found and how
//! their pages are read. Entries stand in TOML files that are embedded in the binary; a user's own file
//! adds to them, or lays keys over an entry with the same id, without a rebuild.
mod adapter;
mod address;
mod build;
mod error;
mod load;
mod pattern;
mod publisher;
mod schema;

pub use adapter::{Adapter, DateForm};
pub use address::same_site;
pub use error::SourcesError;
pub use pattern::{Css, Pattern};
pub use publisher::{Certainty, DateInUrl, Kind, Publisher, Sure, Tls, UrlDate};

use crate::ontology::Ontology;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use url::Url;

/// Name of the user's file inside the data folder.
pub const FILE_NAME: &str = "publishers.toml";

/// All publishers that the program knows. Cheap to make and to clone: the embedded files are read when a
/// publisher is first asked for, as most commands never do.
#[derive(Debug, Clone)]
pub struct Publishers(Tables);

#[derive(Debug, Clone)]
enum Tables {
    /// Those that come with the program.
    Embedded,
    /// With a user's additions.
    Own(Arc<Table>),
}

/// A test rules out that the embedded files are broken.
static EMBEDDED: LazyLock<Table> = LazyLock::new(|| load::embedded().unwrap_or_default());

#[derive(Debug, Clone, Default)]
struct Table {
    /// As written, for laying a user's keys over them.
    entries: Vec<schema::Entry>,
    families: Vec<Arc<build::Family>>,
    /// In the order of `entries`.
    publishers: Vec<Arc<Publisher>>,
    by_id: HashMap<String, usize>,
    /// By authority: host, with a port where it is unusual.
    by_host: HashMap<String, usize>,
}

impl Publishers {
    /// The publishers that come with the program.
    pub fn embedded() -> Self {
        Self(Tables::Embedded)
    }

    /// No publishers at all.
    pub fn none() -> Self {
        Self(Tables::Own(Arc::default()))
    }

    fn table(&self) -> &Table {
        match &self.0 {
            Tables::Embedded => &EMBEDDED,
            Tables::Own(table) => table,
        }
    }

    /// Adds a user's file. An entry with a known id is laid over it key by key, one with a new id is a new
    /// publisher.
    ///
    /// # Errors
    /// When the file cannot be read, or is wrong anywhere: the message names file and line, and nothing
    /// of the file is taken over.
    pub fn add_file(&mut self, path: &Path, ontology: &Ontology) -> Result<(), SourcesError> {
        let text = std::fs::read_to_string(path).map_err(|source| SourcesError::Io { path: path.to_owned(), source })?;
        self.add_text(&path.display().to_string(), &text, ontology)
    }

    /// Adds the text of a user's file; `name` is what messages call it.
    ///
    /// # Errors
    /// As [`Publishers::add_file`].
    pub fn add_text(&mut self, name: &str, text: &str, ontology: &Ontology) -> Result<(), SourcesError> {
        let mut table = self.table().clone();
        load::add(&mut table, name, text, Some(ontology))?;
        self.0 = Tables::Own(Arc::new(table));
        Ok(())
    }

    /// All publishers, in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = &Publisher> {
        self.table().publishers.iter().map(Arc::as_ref)
    }

    /// The publisher of an id.
    pub fn get(&self, id: &str) -> Option<&Publisher> {
        self.table().by_id.get(id).and_then(|i| self.table().publishers.get(*i)).map(Arc::as_ref)
    }

    /// The publisher of an address: the entry with the longest host that the address lies in.
    pub fn of(&self, url: &Url) -> Option<&Publisher> {
        let authority = address::authority(url)?;
        let table = self.table();
        let mut rest = authority.as_str();
        loop {
            if let Some(i) = table.by_host.get(rest) {
                return table.publishers.get(*i).map(Arc::as_ref);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

#[cfg(test)]
mod tests;
