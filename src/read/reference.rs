//! Reference tables: rankings as their publishers printed them (`official`) and figures gathered from the
//! press (`reported`), embedded in the binary so that a fresh store has something to check against.
//!
//! A table is a CSV file `INDEX-YEAR[-LIST].csv` with the columns
//! `entity_id,component_id,rank,score,source_url`; corpus/tables/README.md describes them.
use super::error::ReadError;
use crate::model::{Authority, Block, BlockKind, Claim, Document, EXTRACTOR_VERSION, Extraction, Reason, claim_id, text_hash};
use crate::ontology::Ontology;
use std::fmt::Write as _;

/// One embedded table.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceTable {
    /// File name without `.csv`, such as `dti-2024-34`.
    pub name: &'static str,
    /// Whether it is the publisher's own table or gathered from the press.
    pub authority: Authority,
    /// Its content.
    pub csv: &'static str,
}

macro_rules! embed {
    ($($folder:literal $authority:ident: $($name:literal),+;)+) => {
        &[$($(ReferenceTable {
            name: $name,
            authority: Authority::$authority,
            csv: include_str!(concat!("../../corpus/tables/", $folder, "/", $name, ".csv")),
        }),+),+]
    };
}

static TABLES: &[ReferenceTable] = embed! {
    "official" Official: "dti-2022", "egov-2017", "papi-2015", "papi-2019", "papi-2023", "pci-2006", "pci-2007", "pci-2008", "pci-2009", "pci-2010", "pci-2011", "pci-2012", "pci-2013", "pci-2014", "pci-2015", "pci-2016", "pci-2017", "pci-2018", "pci-2019", "pci-2020", "pci-2021", "pci-2022", "pci-2023", "pci-2024", "pgi-2022", "pgi-2023", "pgi-2024";
    "reported" Reported: "dti-2020", "dti-2020-bo-dvc", "dti-2020-bo-khong-dvc", "dti-2021", "dti-2021-bo-dvc", "dti-2021-bo-khong-dvc", "dti-2022", "dti-2022-bo-dvc", "dti-2022-bo-khong-dvc", "dti-2023", "dti-2023-bo-dvc", "dti-2023-bo-khong-dvc", "dti-2024", "dti-2024-34", "ebi-2023", "ebi-2024", "ebi-2025", "fta-index-2024", "ict-index-2016", "ict-index-2016-bo", "ict-index-2017", "ict-index-2018", "ict-index-2018-bo", "ict-index-2019", "ict-index-2020", "ict-index-2020-bo", "ict-index-2023", "ict-index-2023-bo", "it-industry-index-2018", "it-industry-index-2020", "papi-2013", "papi-2018", "papi-2019", "papi-2020", "papi-2021", "papi-2022", "papi-2023", "papi-2024", "par-index-2018", "par-index-2018-bo", "par-index-2019", "par-index-2020", "par-index-2020-bo", "par-index-2021", "par-index-2021-bo", "par-index-2022", "par-index-2022-bo", "par-index-2023", "par-index-2023-bo", "par-index-2024", "pci-2014", "pci-2017", "pci-2018", "pci-2019", "pci-2021", "pci-2022", "pci-2023", "pci-2024", "pgi-2022", "pgi-2023", "pgi-2024", "pii-2023", "pii-2024", "pii-2025", "sipas-2019", "sipas-2020", "sipas-2021", "sipas-2022", "sipas-2023", "sipas-2024";
};

/// All embedded tables, official ones first, each group in order of name.
pub fn tables() -> &'static [ReferenceTable] {
    TABLES
}

/// Reads a table: one document for every source it cites, with one claim a row.
///
/// # Errors
/// [`ReadError::Table`] when the name is not `INDEX-YEAR[-LIST]`, when a cell is not a number where it
/// should be, or when the ontology does not know an id: a table that is half understood would check
/// other figures wrongly.
pub fn read_table(name: &str, csv: &str, authority: Authority, ontology: &Ontology) -> Result<Vec<(Document, Extraction)>, ReadError> {
    let head = Head::parse(name, ontology)?;
    let mut pages: Vec<(String, Vec<Row>)> = Vec::new();
    for row in rows(&head, csv, ontology)? {
        match pages.iter_mut().find(|(url, _)| *url == row.url) {
            Some((_, rows)) => rows.push(row),
            None => pages.push((row.url.clone(), vec![row])),
        }
    }
    let several = pages.len() > 1;
    Ok(pages.iter().map(|(url, rows)| page(&head, authority, url, several, rows, ontology)).collect())
}

/// What the file name says.
struct Head<'a> {
    name: &'a str,
    index: &'a str,
    year: i32,
    /// `34`, `bo`, `bo-dvc`, …; `None` for the provinces of the time.
    list: Option<&'a str>,
}

impl<'a> Head<'a> {
    fn parse(name: &'a str, ontology: &Ontology) -> Result<Self, ReadError> {
        let fault = |message: String| ReadError::Table { table: name.to_owned(), line: 1, message };
        // The year is the first part of four digits; an index's id never has one.
        let parts: Vec<&str> = name.split('-').collect();
        let year_at = parts.iter().position(|p| p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit()));
        let Some((year_at, year)) = year_at.and_then(|at| Some((at, parts.get(at)?.parse::<i32>().ok()?))) else {
            return Err(fault("the file name must be INDEX-YEAR.csv or INDEX-YEAR-LIST.csv, such as dti-2024-34.csv".to_owned()));
        };
        let index_end: usize = parts.iter().take(year_at).map(|p| p.len() + 1).sum::<usize>().saturating_sub(1);
        let index = name.get(..index_end).unwrap_or_default();
        if ontology.index(index).is_none() {
            return Err(fault(format!("no index has the id '{index}'")));
        }
        let list = name.get(index_end + 6..).filter(|l| !l.is_empty());
        Ok(Self { name, index, year, list })
    }

    /// Which ranking of the edition a subject's row belongs to, and among whom it is ranked.
    fn scope_and_list(&self, subject: &str, ontology: &Ontology) -> (&'static str, Option<String>) {
        if subject.starts_with("bo/") {
            return ("ministries", Some(self.list.unwrap_or("bo").to_owned()));
        }
        if ontology.country(subject).is_some() {
            return ("world", self.list.map(str::to_owned));
        }
        let list = self.list.map(str::to_owned);
        ("national", list.or_else(|| ontology.province_count(self.index, self.year).map(|n| n.to_string())))
    }
}

struct Row {
    subject: String,
    component: Option<String>,
    rank: Option<u32>,
    score: Option<f64>,
    /// The score as printed.
    score_text: String,
    url: String,
}

fn rows(head: &Head<'_>, csv: &str, ontology: &Ontology) -> Result<Vec<Row>, ReadError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv.as_bytes());
    let fault = |line: usize, message: String| ReadError::Table { table: head.name.to_owned(), line, message };
    let wanted = ["entity_id", "component_id", "rank", "score", "source_url"];
    let header = reader.headers().map_err(|e| fault(1, e.to_string()))?;
    if !header.iter().eq(wanted) {
        return Err(fault(1, format!("the first line must be {}", wanted.join(","))));
    }
    let mut rows = Vec::new();
    for (i, record) in reader.records().enumerate() {
        let record = record.map_err(|e| fault(i + 2, e.to_string()))?;
        let line = record.position().map_or(i + 2, |p| usize::try_from(p.line()).unwrap_or(i + 2));
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let (subject, component, rank, score) = (cell(0), cell(1), cell(2), cell(3));
        if ontology.province(subject).is_none() && ontology.ministry(subject).is_none() && ontology.country(subject).is_none() {
            return Err(fault(line, format!("no province, ministry or country has the id '{subject}'")));
        }
        if !component.is_empty() && ontology.component(head.index, component).is_none() {
            return Err(fault(line, format!("{} has no component '{component}'", head.index)));
        }
        if rank.is_empty() && score.is_empty() {
            return Err(fault(line, "a row needs a rank or a score".to_owned()));
        }
        let rank = match rank {
            "" => None,
            text => Some(text.parse::<u32>().ok().filter(|r| *r > 0).ok_or_else(|| fault(line, format!("'{text}' is no rank")))?),
        };
        let number = match score {
            "" => None,
            text => Some(text.parse::<f64>().ok().filter(|s| s.is_finite()).ok_or_else(|| fault(line, format!("'{text}' is no score")))?),
        };
        rows.push(Row {
            subject: subject.to_owned(),
            component: (!component.is_empty()).then(|| component.to_owned()),
            rank,
            score: number,
            score_text: score.to_owned(),
            url: cell(4).to_owned(),
        });
    }
    Ok(rows)
}

/// Lays the rows of one source into a text and makes their claims.
fn page(head: &Head<'_>, authority: Authority, url: &str, several: bool, rows: &[Row], ontology: &Ontology) -> (Document, Extraction) {
    let folder = if authority == Authority::Official { "official" } else { "reported" };
    let mut id = format!("{}{folder}/{}", Document::REFERENCE, head.name);
    if several {
        id.push('#');
        id.push_str(url);
    }
    let mut text = String::from("Đơn vị\tChỉ số\tHạng\tĐiểm");
    let mut claims = Vec::with_capacity(rows.len());
    for row in rows {
        text.push('\n');
        claims.push(claim(head, &id, row, &mut text, ontology));
    }
    let hash = text_hash(&text);
    for claim in &mut claims {
        claim.id = claim_id(claim, &hash);
    }
    let document = Document {
        id,
        url: (!url.is_empty()).then(|| url.to_owned()),
        publisher: host(url),
        published: None,
        title: title(head, authority, ontology),
        blocks: vec![Block { kind: BlockKind::Table, start: 0, end: text.len() }],
        text,
        ..Document::default()
    };
    (document, Extraction { claims, ..Extraction::default() })
}

/// Appends the row to the text and makes its claim, whose quote is that row.
fn claim(head: &Head<'_>, doc_id: &str, row: &Row, text: &mut String, ontology: &Ontology) -> Claim {
    let start = text.len();
    text.push_str(&ontology.subject_name(&row.subject));
    let name_end = text.len();
    text.push('\t');
    match &row.component {
        Some(c) => text.push_str(&ontology.component_name(head.index, c)),
        None => text.push_str(&ontology.index_name(head.index)),
    }
    let what_end = text.len();
    text.push('\t');
    if let Some(rank) = row.rank {
        let _ = write!(text, "{rank}");
    }
    if !row.score_text.is_empty() {
        text.push('\t');
        text.push_str(&row.score_text);
    }
    let end = text.len();
    let cut = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let reason = |slot: &'static str, source: &'static str, words: String, span: Option<(usize, usize)>| Reason {
        slot: slot.into(),
        source: source.into(),
        words,
        span,
    };
    let (scope, list) = head.scope_and_list(&row.subject, ontology);
    let mut reasons = vec![
        reason("subject", "table cell", cut(start..name_end), Some((start, name_end))),
        reason("index", "table name", head.name.to_owned(), None),
        reason("year", "table name", head.name.to_owned(), None),
        reason(if row.rank.is_some() { "rank" } else { "score" }, "table cell", cut(what_end + 1..end), Some((what_end + 1, end))),
    ];
    if let Some(list) = &list {
        let source = if head.list.is_some() { "table name" } else { "number of ranked units in that edition" };
        reasons.push(reason("list", source, list.clone(), None));
    }
    Claim {
        doc_id: doc_id.to_owned(),
        subject: row.subject.clone(),
        index: head.index.to_owned(),
        component: row.component.clone(),
        year: Some(head.year),
        rank: row.rank,
        scope: scope.to_owned(),
        score: row.score,
        quote: cut(start..end),
        start,
        end,
        confidence: 1.0,
        list,
        reasons,
        extractor: EXTRACTOR_VERSION,
        ..Claim::default()
    }
}

fn title(head: &Head<'_>, authority: Authority, ontology: &Ontology) -> String {
    let among = match head.list {
        Some("bo") => ", các bộ, ngành",
        Some("bo-dvc") => ", các bộ, ngành có dịch vụ công",
        Some("bo-khong-dvc") => ", các bộ, ngành không có dịch vụ công",
        Some("34") => ", 34 tỉnh, thành phố",
        _ => "",
    };
    let kind = if authority == Authority::Official { "bảng chính thức" } else { "số liệu báo chí dẫn lại" };
    format!("{} {}{among}: bảng xếp hạng ({kind})", ontology.index_name(head.index), head.year)
}

/// The host of a URL without `www.`.
fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{read_table, tables};
    use crate::model::{Authority, Claim};
    use crate::ontology::Ontology;
    use std::collections::HashSet;

    fn all(ontology: &Ontology) -> Vec<(crate::model::Document, crate::model::Extraction)> {
        tables().iter().flat_map(|t| read_table(t.name, t.csv, t.authority, ontology).unwrap()).collect()
    }

    #[test]
    fn embeds_exactly_the_files_of_the_folder() {
        for (folder, authority) in [("official", Authority::Official), ("reported", Authority::Reported)] {
            let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/tables").join(folder);
            let mut files: Vec<String> = std::fs::read_dir(dir)
                .unwrap()
                .map(|e| e.unwrap().file_name().into_string().unwrap())
                .filter_map(|f| f.strip_suffix(".csv").map(str::to_owned))
                .collect();
            files.sort();
            let listed: Vec<&str> = tables().iter().filter(|t| t.authority == authority).map(|t| t.name).collect();
            assert_eq!(listed, files, "{folder}: add the file to the list in src/read/reference.rs");
        }
    }

    #[test]
    fn every_table_reads_and_quotes_to_the_letter() {
        let ontology = Ontology::embedded().unwrap();
        let (mut documents, mut claims) = (HashSet::new(), HashSet::new());
        for (document, extraction) in all(&ontology) {
            assert!(documents.insert(document.id.clone()), "{}", document.id);
            assert!(document.publisher.is_some(), "{}", document.id);
            for claim in extraction.claims {
                assert_eq!(document.text.get(claim.start..claim.end), Some(claim.quote.as_str()));
                assert!(!claim.quote.contains('\n') && !claim.quote.ends_with('\t'));
                assert!(claim.list.is_some(), "{}: {}", document.id, claim.quote);
                assert!(claims.insert(claim.id.clone()), "{}: {}", document.id, claim.quote);
            }
        }
        assert!(claims.len() > 2500, "{}", claims.len());
    }

    #[test]
    fn tells_lists_and_scopes_apart() {
        let ontology = Ontology::embedded().unwrap();
        let claims: Vec<Claim> = all(&ontology).into_iter().flat_map(|(_, e)| e.claims).collect();
        let find = |subject: &str, index: &str, year: i32| -> Vec<(&str, &str, Option<u32>)> {
            let mut hits: Vec<_> = claims
                .iter()
                .filter(|c| c.subject == subject && c.index == index && c.year == Some(year) && c.component.is_none())
                .map(|c| (c.scope.as_str(), c.list.as_deref().unwrap_or("-"), c.rank))
                .collect();
            hits.sort_unstable();
            hits.dedup();
            hits
        };
        assert_eq!(find("ha-tinh", "dti", 2022), [("national", "63", Some(37))]);
        assert_eq!(find("da-nang", "dti", 2024), [("national", "34", Some(17)), ("national", "63", Some(2))]);
        assert_eq!(find("thanh-hoa", "pci", 2006), [("national", "64", Some(54))]);
        assert_eq!(find("bo/tai-chinh", "dti", 2020), [("ministries", "bo-dvc", Some(1))]);
        assert_eq!(find("ha-noi", "pii", 2025), [("national", "34", Some(1))]);
    }

    #[test]
    fn faults_name_table_and_line() {
        let ontology = Ontology::embedded().unwrap();
        let header = "entity_id,component_id,rank,score,source_url\n";
        let read = |name: &str, body: &str| {
            read_table(name, &format!("{header}{body}"), Authority::Official, &ontology).map_err(|e| e.to_string()).err()
        };
        assert_eq!(read("dti-2022", "ha-tinh,,37,,https://a.vn/\n"), None);
        assert!(read("dti-2022", "ha-tinh,,37,,u\nha-tinhh,,1,,u\n").unwrap().starts_with("dti-2022:3: no province"));
        assert!(read("dti-2022", "ha-tinh,,0,,u\n").unwrap().contains("'0' is no rank"));
        assert!(read("dti-2022", "ha-tinh,chua-co,1,,u\n").unwrap().contains("no component"));
        assert!(read("dti-2022", "ha-tinh,,,,u\n").unwrap().contains("rank or a score"));
        assert!(read("dtj-2022", "ha-tinh,,1,,u\n").unwrap().contains("no index"));
        assert!(read("dti", "ha-tinh,,1,,u\n").unwrap().contains("file name"));
    }

    /// The weights give every printed total of the editions that they are said to hold for, and of no other with ten components.
    #[test]
    fn the_weighted_sum_is_the_printed_total() {
        let o = Ontology::embedded().unwrap();
        let mut seen = std::collections::BTreeMap::<i32, (usize, f64)>::new();
        for table in tables().iter().filter(|t| t.name.starts_with("pci-")) {
            if table.authority != Authority::Official {
                continue;
            }
            let read = read_table(table.name, table.csv, table.authority, &o).unwrap();
            let claims: Vec<_> = read.into_iter().flat_map(|(_, e)| e.claims).collect();
            for total in claims.iter().filter(|c| c.component.is_none() && c.score.is_some()) {
                let year = total.year.unwrap();
                let parts: Vec<f64> = claims
                    .iter()
                    .filter(|c| c.subject == total.subject)
                    .filter_map(|c| Some(o.component("pci", c.component.as_deref()?)?.weight? * c.score?))
                    .collect();
                if parts.len() == 10 {
                    let apart = (parts.iter().sum::<f64>() - total.score.unwrap()).abs();
                    let entry = seen.entry(year).or_default();
                    *entry = (entry.0 + 1, entry.1.max(apart));
                }
            }
        }
        for (year, (rows, apart)) in &seen {
            assert_eq!(o.weights_hold("pci", *year).is_some_and(|within| *apart < within + 1e-9), (2014..=2021).contains(year), "{year}");
            assert!(*rows > 0);
        }
        assert!(seen.len() >= 10, "{seen:?}");
    }

    #[test]
    fn official_ties_are_known_and_match_the_tables() {
        let o = Ontology::embedded().unwrap();
        assert_eq!(["dti", "egov", "pci"].map(|i| o.index(i).unwrap().shares_ranks), [Some(true), Some(true), Some(false)]);
        // Every rank that an official table of totals gives to two subjects is in the data, and the reverse.
        for table in tables().iter().filter(|t| t.authority == Authority::Official) {
            let mut ranks = std::collections::BTreeMap::<u32, Vec<String>>::new();
            let (mut index, mut year) = (String::new(), 0);
            for (_, e) in read_table(table.name, table.csv, table.authority, &o).unwrap() {
                for c in e.claims {
                    (index, year) = (c.index, c.year.unwrap());
                    if let (None, Some(rank)) = (c.component, c.rank) {
                        let on = ranks.entry(rank).or_default();
                        if !on.contains(&c.subject) {
                            on.push(c.subject);
                        }
                    }
                }
            }
            let sorted = |subjects: &[String]| subjects.iter().cloned().collect::<std::collections::BTreeSet<_>>();
            let shared: Vec<_> = ranks.iter().filter(|(_, s)| s.len() > 1).map(|(r, s)| (*r, sorted(s))).collect();
            let ties = o.edition(&index, year).map(|e| e.ties.clone()).unwrap_or_default();
            let known: Vec<_> = ties.iter().map(|t| (t.rank, sorted(&t.subjects))).collect();
            assert_eq!(shared, known, "{}", table.name);
        }
    }
}
