//! A reader of WARC files that shares nothing with the program's own.
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// One record.
#[derive(Debug, Clone)]
pub struct Record {
    /// Header fields, names in lower case.
    pub fields: BTreeMap<String, String>,
    /// What follows the header.
    pub block: Vec<u8>,
}

impl Record {
    /// A header field, or nothing; `name` in lower case.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The part of the block behind the HTTP head.
    pub fn body(&self) -> &[u8] {
        self.block.windows(4).position(|w| w == b"\r\n\r\n").map_or(&[], |at| &self.block[at + 4..])
    }
}

/// All records of all `*.warc.gz` of a folder, in order of names. A file that ends in the middle of a record is an
/// error, and so is a byte between two.
///
/// # Errors
/// A word on what is wrong, with the file's name.
pub fn read(folder: &Path) -> Result<Vec<Record>, String> {
    let mut names: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|e| e.path()).filter(|p| p.to_string_lossy().ends_with(".warc.gz")).collect(),
        Err(_) => Vec::new(),
    };
    names.sort();
    let mut records = Vec::new();
    for name in names {
        let fault = |what: String| format!("{}: {what}", name.display());
        let bytes = std::fs::read(&name).map_err(|e| fault(e.to_string()))?;
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            // One gzip member holds one record.
            let mut member = Vec::new();
            let mut decoder = flate2::bufread::GzDecoder::new(rest);
            decoder.read_to_end(&mut member).map_err(|e| fault(format!("at byte {}: {e}", bytes.len() - rest.len())))?;
            rest = decoder.into_inner();
            records.push(record(&member).ok_or_else(|| fault(format!("no record before byte {}", bytes.len() - rest.len())))?);
        }
    }
    Ok(records)
}

fn record(member: &[u8]) -> Option<Record> {
    let end = member.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&member[..end]).ok()?;
    let mut lines = head.split("\r\n");
    if lines.next() != Some("WARC/1.1") {
        return None;
    }
    let pair = |line: &str| line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let fields: BTreeMap<String, String> = lines.map(pair).collect::<Option<_>>()?;
    let length: usize = fields.get("content-length")?.parse().ok()?;
    let block = member.get(end + 4..end + 4 + length)?.to_vec();
    (member.get(end + 4 + length..) == Some(b"\r\n\r\n".as_slice())).then_some(Record { fields, block })
}
