//! Reading the TOML files: the embedded ones and a user's.
use super::{Ontology, keys, merge, schema, units, validate};
use crate::error::OntologyError;
use serde::Deserialize;
use std::sync::LazyLock;
use toml::de::{DeTable, DeValue};

/// The embedded files, each needing only those before it.
const EMBEDDED: [(&str, &str); 3] = [
    ("entities.toml", include_str!("data/entities.toml")),
    ("indices.toml", include_str!("data/indices.toml")),
    ("offices.toml", include_str!("data/offices.toml")),
];

/// Version of the files' shape that this program reads.
const SCHEMA: u32 = 1;

/// One file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    pub schema: Option<u32>,
    pub ranked_units: Vec<schema::RankedUnits>,
    pub province: Vec<schema::Province>,
    pub region: Vec<schema::Region>,
    pub ministry: Vec<schema::Ministry>,
    pub body: Vec<schema::Body>,
    pub country: Vec<schema::Country>,
    pub office: Vec<schema::Office>,
    pub index: Vec<schema::Index>,
    pub ambiguous_alias: Vec<Ambiguous>,
}

/// An alias that may mean several things.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ambiguous {
    pub alias: String,
    pub ids: Vec<String>,
}

/// Where in a file something is wrong, and what.
#[derive(Debug)]
pub(super) struct Fault {
    /// Table, entry, table inside it, entry, key: as deep as the fault needs.
    pub at: Vec<Step>,
    /// What is wrong and what would be right.
    pub message: String,
}

/// One step towards a value in a TOML document.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A key of a table.
    Key(&'static str),
    /// A place in an array.
    Item(usize),
}

/// Loads the files embedded in the binary. Their contents are checked by a test, not at every start.
pub(super) fn embedded() -> Result<Ontology, OntologyError> {
    let mut ontology = Ontology { units: LazyLock::new(units::embedded), ..Ontology::default() };
    for (name, text) in EMBEDDED {
        merge::merge(&mut ontology, parse(name, text)?);
    }
    Ok(ontology)
}

/// Checks a user's file and merges it.
pub(super) fn add_user_text(ontology: &mut Ontology, name: &str, text: &str) -> Result<(), OntologyError> {
    let file = checked(ontology, name, text)?;
    merge::merge(ontology, file);
    Ok(())
}

fn checked(ontology: &Ontology, name: &str, text: &str) -> Result<File, OntologyError> {
    let file = parse(name, text)?;
    let fault = |line, message| OntologyError::Data { file: name.to_owned(), line, message };
    if let Ok(table) = DeTable::parse(text)
        && let Some((at, message)) = keys::unknown(table.get_ref())
    {
        return Err(fault(line_of(text, at), message));
    }
    validate::validate(ontology, &file).map_err(|f| fault(locate(text, &f.at), f.message))?;
    Ok(file)
}

fn parse(name: &str, text: &str) -> Result<File, OntologyError> {
    let fault = |line, message| OntologyError::Data { file: name.to_owned(), line, message };
    let file: File = toml::from_str(text).map_err(|e| fault(e.span().map_or(1, |s| line_of(text, s.start)), e.message().to_owned()))?;
    match file.schema {
        Some(v) if v != SCHEMA => Err(fault(
            locate(text, &[Step::Key("schema")]),
            format!("the file has schema {v}; this version of xephang reads schema {SCHEMA}"),
        )),
        _ => Ok(file),
    }
}

/// The line, from 1, of a place in a text.
pub fn line_of(text: &str, at: usize) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count() + 1
}

/// The line of the deepest step that the text has.
pub fn locate(text: &str, path: &[Step]) -> usize {
    let Ok(root) = DeTable::parse(text) else { return 1 };
    let mut at = 0;
    let mut table = Some(root.get_ref());
    let mut array: Option<&toml::de::DeArray<'_>> = None;
    for step in path {
        let value = match (step, table, array) {
            (Step::Key(key), Some(t), _) => t.iter().find(|(k, _)| k.get_ref() == key).map(|(k, v)| (k.span().start, v)),
            (Step::Item(i), _, Some(a)) => a.get(*i).map(|v| (v.span().start, v)),
            _ => None,
        };
        let Some((start, value)) = value else { break };
        at = start;
        table = None;
        array = None;
        match value.get_ref() {
            DeValue::Table(t) => table = Some(t),
            DeValue::Array(a) => array = Some(a),
            _ => {}
        }
    }
    line_of(text, at)
}

#[cfg(test)]
mod tests {
    use super::{EMBEDDED, SCHEMA, add_user_text, checked, embedded, merge};
    use crate::ontology::Ontology;

    #[test]
    fn embedded_files_hold_no_fault() {
        let mut ontology = Ontology::default();
        for (name, text) in EMBEDDED {
            let file = checked(&ontology, name, text).unwrap();
            assert_eq!(file.schema, Some(SCHEMA), "{name}");
            merge::merge(&mut ontology, file);
        }
        assert_eq!(ontology.provinces.len(), 65);
    }

    /// The line and message that a user's file is refused with.
    fn refusal(text: &str) -> (usize, String) {
        let mut ontology = embedded().unwrap();
        match add_user_text(&mut ontology, "mine.toml", text).unwrap_err() {
            crate::error::OntologyError::Data { file, line, message } => {
                assert_eq!(file, "mine.toml");
                (line, message)
            }
            other => panic!("{other}"),
        }
    }

    #[test]
    fn faults_name_their_line() {
        let cases = [
            ("schema = 2\n", 1, "schema 2"),
            ("[[province]]\nid = 7\n", 2, "invalid type"),
            ("[[province]\n", 1, ""),
            ("[[provinces]]\nid = \"x\"\n", 1, "'provinces'"),
            ("\n[[province]]\nid = \"ha-tinh\"\nalias = [\"Núi Hồng\"]\n", 4, "'aliases'"),
            ("[[province]]\nname = \"X\"\n", 1, "id"),
            ("[[province]]\nid = \"Hà Tĩnh\"\n", 2, "ha-tinh"),
            ("[[province]]\nid = \"mai-lam\"\n", 1, "name"),
            ("[[province]]\nid = \"ha-tinh\"\n[[province]]\nid = \"ha-tinh\"\n", 4, "twice"),
            ("[[province]]\nid = \"ha-tinh\"\nvalid_to = \"2025-06-31\"\n", 3, "2025-06-31"),
            ("[[province]]\nid = \"x\"\nname = \"X\"\nvalid_from = \"2025-01-01\"\nvalid_to = \"2024-01-01\"\n", 5, "before"),
            ("[[region]]\nid = \"ven-bien\"\nname = \"Ven biển\"\nmembers = [\n  \"ha-tinh\",\n  \"ha-tnih\",\n]\n", 6, "ha-tnih"),
            ("[[ministry]]\nid = \"tai-chinh\"\nname = \"Bộ\"\n", 2, "bo/"),
            ("[[office]]\nid = \"so-du-lich\"\nname = \"Sở Du lịch\"\nblock = \"khac\"\n", 4, "nganh-doc"),
            ("[[index]]\nid = \"dti\"\n[[index.component]]\nid = \"x\"\nname_vi = \"X\"\nparent = \"y\"\n", 6, "'y'"),
            ("[[index]]\nid = \"dti\"\n[[index.component]]\nid = \"x\"\nname_vi = \"X\"\nfrom = 2022\nto = 2020\n", 7, "before"),
            ("[[index]]\nid = \"dti\"\n[[index.edition]]\nyear = 2025\n\n[[index.edition]]\nyear = 2025\n", 7, "twice"),
            ("[[index]]\nid = \"dti\"\n[[index.edition]]\nyear = 2025\npublished = \"20/10/2026\"\n", 5, "YYYY-MM-DD"),
            ("[[index]]\nid = \"dti\"\n[[index.edition]]\nyear = 2025\nties = [{ rank = 3, subjects = [\"ha-tinh\"] }]\n", 5, "two"),
            ("[[index]]\nid = \"dti\"\npublishers = [{ body = \"bo/so-hoa\" }]\n", 3, "bo/so-hoa"),
            ("[[ambiguous_alias]]\nalias = \"XX\"\nids = [\"nowhere\"]\n", 3, "nowhere"),
        ];
        for (text, line, words) in cases {
            let (got, message) = refusal(text);
            assert_eq!(got, line, "{text}\n{message}");
            assert!(message.contains(words), "{text}\n{message}");
        }
    }

    #[test]
    fn a_refused_file_changes_nothing() {
        let mut ontology = embedded().unwrap();
        let text = "[[province]]\nid = \"ha-tinh\"\naliases = [\"Núi Hồng sông La\"]\n[[province]]\nid = \"x y\"\n";
        assert!(add_user_text(&mut ontology, "mine.toml", text).is_err());
        assert!(!ontology.province("ha-tinh").unwrap().aliases.iter().any(|a| a == "Núi Hồng sông La"));
    }

    #[test]
    fn additions_join_what_is_known() {
        let mut ontology = embedded().unwrap();
        let text = r#"
[[province]]
id = "ha-tinh"
aliases = ["Núi Hồng sông La", "Ha Tinh"]

[[index]]
id = "dti"
aliases = ["chỉ số số hóa"]
publishers = [{ body = "vcci", from = 2030 }]
[[index.edition]]
year = 2022
published = "2023-07-13"
[[index.edition]]
year = 2025
units = 34
[[index.component]]
id = "an-toan-thong-tin-mang"
aliases = ["an toàn mạng"]
[[index.component]]
id = "du-lieu-so"
name_vi = "Dữ liệu số"
parent = "nhom-chi-so-nen-tang-chung"

[[index]]
id = "chi-so-xanh-lang"
name_vi = "Chỉ số làng xanh"
ranks = ["provinces"]
[[index.edition]]
year = 2024
units = 63

[[ambiguous_alias]]
alias = "NHSL"
ids = ["ha-tinh"]
"#;
        add_user_text(&mut ontology, "mine.toml", text).unwrap();
        let ha_tinh = ontology.province("ha-tinh").unwrap();
        assert_eq!(ha_tinh.name, "Hà Tĩnh");
        assert_eq!(ha_tinh.aliases.iter().filter(|a| *a == "Núi Hồng sông La").count(), 1);
        let edition = ontology.edition("dti", 2022).unwrap();
        assert_eq!((edition.published.as_deref(), edition.units), (Some("2023-07-13"), Some(63)));
        assert_eq!(ontology.edition("dti", 2025).unwrap().units, Some(34));
        let component = ontology.component("dti", "an-toan-thong-tin-mang").unwrap();
        assert!(component.aliases.len() > 1 && component.name_vi == "An toàn thông tin mạng");
        assert_eq!(ontology.component("dti", "du-lieu-so").unwrap().name_vi, "Dữ liệu số");
        assert_eq!(ontology.index("chi-so-xanh-lang").unwrap().edition.len(), 1);
        assert_eq!(ontology.publisher_name("dti", 2031), Some("VCCI"));
        assert_eq!(ontology.publisher_name("dti", 2022), Some("Bộ TT&TT"));
        assert!(ontology.ambiguous.contains_key("NHSL"));
    }
}
