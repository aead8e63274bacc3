//! A record and its fields.
use crate::archive::digest::instant_of;
use crate::archive::exchange::{Earlier, Place};

/// Named fields of a record, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Value of the first field of this name, whatever its case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Reads lines of `name: value`; a line that begins with a blank goes on with the one before.
    pub(in crate::archive) fn parse(text: &[u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(text).lines() {
            match (line.starts_with([' ', '\t']), line.split_once(':')) {
                (true, _) => {
                    if let Some((_, value)) = fields.last_mut() {
                        value.push(' ');
                        value.push_str(line.trim());
                    }
                }
                (false, Some((name, value))) => fields.push((name.trim().to_owned(), value.trim().to_owned())),
                (false, None) => {}
            }
        }
        Self(fields)
    }
}

/// A record of a WARC file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Offset in the file of the gzip member (in a plain file, of the record) in which it begins.
    pub offset: u64,
    /// Offset after it; in a member that holds several records, that of what was taken so far.
    pub end: u64,
    /// Its fields.
    pub fields: Fields,
    /// Its content; empty when the reader was told not to keep it.
    pub block: Vec<u8>,
}

impl Record {
    /// `response`, `request`, `revisit`, `metadata`, …
    pub fn kind(&self) -> &str {
        self.fields.get("WARC-Type").unwrap_or_default()
    }

    /// The address it is about. WARC 1.0 writers put it in angle brackets now and then.
    pub fn url(&self) -> Option<&str> {
        self.fields.get("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']))
    }

    /// Its instant in Unix milliseconds.
    pub fn instant_ms(&self) -> Option<i64> {
        self.fields.get("WARC-Date").and_then(instant_of)
    }

    /// What a `revisit` refers to.
    pub fn earlier(&self) -> Option<Earlier> {
        if self.kind() != "revisit" {
            return None;
        }
        let number = |name| self.fields.get(name).and_then(|value| value.parse::<u64>().ok());
        let place = self.fields.get("WARC-Refers-To-Filename").and_then(|file| {
            Some(Place { file: file.to_owned(), offset: number("WARC-Refers-To-File-Offset")?, length: number("X-Refers-To-Length")? })
        });
        Some(Earlier {
            url: self.fields.get("WARC-Refers-To-Target-URI").or(self.url())?.to_owned(),
            instant_ms: self.fields.get("WARC-Refers-To-Date").and_then(instant_of).unwrap_or_default(),
            digest: self.fields.get("WARC-Payload-Digest").map(str::to_owned),
            place,
        })
    }
}
