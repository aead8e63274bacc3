//! Hidden rows and columns of XLSX, and formulas that were never calculated.
use crate::ReportError;
use crate::office::package::Package;
use crate::office::xml::{Reader, Xml, text_of};
use std::collections::{HashMap, HashSet};

/// What a sheet hides.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// From 0.
    pub rows: HashSet<u32>,
    /// From 0, both ends inclusive.
    pub columns: Vec<(u32, u32)>,
    /// Formulas without a value.
    pub uncached: usize,
}

/// What each sheet hides, in the order of the workbook.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Hidden>, ReportError> {
    let paths = relations(&part(package, "xl/_rels/workbook.xml.rels")?);
    let mut ids = Vec::new();
    let workbook = part(package, "xl/workbook.xml")?;
    let mut reader = Reader::new(&workbook);
    while let Some(xml) = reader.next() {
        if let Xml::Open(tag) = xml
            && tag.name() == "sheet"
        {
            ids.push(tag.get("id").unwrap_or_default());
        }
    }
    let mut all = Vec::new();
    for id in ids {
        let hidden = match paths.get(&id) {
            Some(path) => scan(&part(package, path)?),
            None => Hidden::default(),
        };
        all.push(hidden);
    }
    Ok(all)
}

fn part(package: &mut Package<'_>, path: &str) -> Result<String, ReportError> {
    Ok(package.read(path)?.map(|(bytes, _)| text_of(&bytes)).unwrap_or_default())
}

/// Paths by the identifiers of relations.
fn relations(text: &str) -> HashMap<String, String> {
    let mut paths = HashMap::new();
    let mut reader = Reader::new(text);
    while let Some(xml) = reader.next() {
        if let Xml::Open(tag) = xml
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            paths.insert(id, path);
        }
    }
    paths
}

fn scan(text: &str) -> Hidden {
    let mut hidden = Hidden::default();
    let mut reader = Reader::new(text);
    let (mut row, mut formula, mut value, mut inside) = (0, false, false, false);
    while let Some(xml) = reader.next() {
        match xml {
            Xml::Open(tag) => {
                let on = || matches!(tag.get("hidden").as_deref(), Some("1" | "true"));
                match tag.name().as_str() {
                    "row" => {
                        row = tag.number("r").map_or(row + 1, |row| row);
                        if on() {
                            hidden.rows.insert(row.saturating_sub(1));
                        }
                    }
                    "col" if on() => {
                        if let (Some(left @ 1..), Some(right @ 1..)) = (tag.number("min"), tag.number("max")) {
                            hidden.columns.push((left - 1, right - 1));
                        }
                    }
                    // A formula may give an empty string.
                    "c" => (formula, value) = (false, tag.get("t").as_deref() == Some("str")),
                    "f" => formula = true,
                    "v" => inside = true,
                    _ => {}
                }
            }
            Xml::Close(name) if name == "c" && formula && !value => hidden.uncached += 1,
            Xml::Close(name) if name == "v" => inside = false,
            Xml::Text(_) if inside => value = true,
            Xml::Close(_) | Xml::Text(_) => {}
        }
    }
    hidden
}
