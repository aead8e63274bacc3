//! Report files: each is read in a process of its own, since parsers of such files can end a process on a crafted one.
use crate::model::{Authority, Document, Extraction, Status};
use crate::normalize::fold;
use crate::ontology::Ontology;
use crate::read::ReadError;
use crate::read::report::{Origin, document};
use crate::sources::{Kind as PublisherKind, Publishers};
use std::collections::HashMap;
use std::path::PathBuf;
use xephang_report::sniff::{Kind, sniff};
use xephang_report::{Limits, Report, child, ocr, review};

/// How much of a report's text may be its letterhead, in bytes.
const LETTERHEAD: usize = 1_200;

/// Reads reports by starting a program that serves them; see [`serve`].
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    limits: Limits,
    /// Names that a misread one may stand for.
    names: Vec<String>,
}

/// One file of a report: its name when it comes out of an archive, and its document.
#[derive(Debug)]
pub struct Member {
    /// Its path in the archive.
    pub name: Option<String>,
    /// What was read, or why nothing was.
    pub document: Result<Document, ReadError>,
}

impl Default for Reader {
    /// With this very program, which must serve `read-report`, and the usual limits.
    fn default() -> Self {
        // Without its own path a process can start nothing: every report then fails with the reason.
        Self { program: std::env::current_exe().unwrap_or_default(), limits: Limits::default(), names: Vec::new() }
    }
}

impl Reader {
    /// With this program in place of the running one.
    pub fn with_program(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), ..Self::default() }
    }

    /// The same, putting right the names of provinces and ministries that OCR has nearly right.
    #[must_use]
    pub fn knowing(self, ontology: &Ontology) -> Self {
        let provinces = ontology.provinces.iter().map(|p| p.name.clone());
        Self { names: provinces.chain(ontology.ministries.iter().map(|m| m.name.clone())).collect(), ..self }
    }

    /// What stands in a file, before it is laid out as documents: what a person is given to correct.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn reports(&self, bytes: &[u8], name: Option<&str>) -> Result<Vec<xephang_report::Member>, ReadError> {
        if let Some(corrected) = corrected(bytes) {
            return Ok(vec![xephang_report::Member { name: None, report: Ok(corrected?) }]);
        }
        let mut members = child::read(&self.program, bytes, name, &self.limits)?;
        members.iter_mut().filter_map(|m| m.report.as_mut().ok()).for_each(|report| ocr::snap_names(report, &self.names));
        Ok(members)
    }

    /// The documents of a file: one, or one for each report in an archive.
    ///
    /// # Errors
    /// When the file, or the archive as a whole, cannot be read. A fault of one member stands in it.
    pub fn read(&self, bytes: &[u8], origin: &Origin<'_>) -> Result<Vec<Member>, ReadError> {
        let members = self.reports(bytes, origin.name)?;
        let alone = members.iter().all(|m| m.name.is_none());
        let read = |member: xephang_report::Member| {
            let origin = Origin { name: member.name.as_deref().or(origin.name), ..*origin };
            let mut read = member.report.map_err(ReadError::from).and_then(|report| document(&report, &origin));
            if let (Ok(document), Some(name), false) = (&mut read, member.name.as_deref(), alone)
                && document.url.is_some()
            {
                // The members of an archive share its address and are told apart by their names in it.
                document.id = format!("{}#{name}", document.id);
            }
            Member { name: member.name, document: read }
        };
        Ok(members.into_iter().map(read).collect())
    }
}

/// A table that a machine read and a person has corrected; see [`xephang_report::review`].
fn corrected(bytes: &[u8]) -> Option<Result<Report, ReadError>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| review::is_review(text))?;
    Some(review::from_review(text).map_err(ReadError::from))
}

/// Whether these bytes are a file that is read here: a report, a picture, or an archive of such. Free-form tables of separated
/// values are told by their name only.
pub fn is_report(bytes: &[u8], name: Option<&str>) -> bool {
    !matches!(sniff(bytes, name), None | Some(Kind::Html | Kind::Text))
}

/// Answers the process that started this one as a reader.
///
/// # Errors
/// When what it asks for cannot be understood, or it is gone.
pub fn serve() -> std::io::Result<()> {
    child::serve(std::io::stdin().lock(), std::io::stdout())
}

/// What the figures of a report weigh: those of the body that publishes the index it ranks are official.
///
/// That body is known by the address it was fetched from, or by the letterhead. A report that quotes the index of another body is
/// no better a witness than a newspaper.
pub fn authority(document: &Document, extraction: &Extraction, publishers: &Publishers, ontology: &Ontology) -> Authority {
    let owner = document
        .url
        .as_deref()
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| publishers.of(&url))
        .is_some_and(|p| p.kind == PublisherKind::IndexOwner);
    let Some((index, year)) = ranked(document, extraction) else { return Authority::Press };
    let top: String = document.text.chars().take(LETTERHEAD).collect();
    let top = fold(&top);
    let all = ontology.index(&index).map(|x| x.publishers.as_slice()).unwrap_or_default();
    let mut bodies = all.iter().filter(|p| p.from.is_none_or(|from| from <= year) && p.to.is_none_or(|to| year <= to));
    let names_body = bodies.any(|p| top.contains(&fold(&ontology.subject_name(&p.body))));
    if owner || names_body { Authority::Official } else { Authority::Press }
}

/// The index and edition that a report is about: as it was told, else those of most of its figures.
fn ranked(document: &Document, extraction: &Extraction) -> Option<(String, i32)> {
    if let Some(told) = &document.told {
        return Some((told.index.clone(), told.year));
    }
    let mut count: HashMap<(&str, i32), usize> = HashMap::new();
    for claim in extraction.claims.iter().filter(|c| c.status == Status::Resolved) {
        if let Some(year) = claim.year {
            *count.entry((claim.index.as_str(), year)).or_default() += 1;
        }
    }
    let most = count.into_iter().max_by_key(|((index, year), n)| (*n, *year, *index))?;
    Some((most.0.0.to_owned(), most.0.1))
}

#[cfg(test)]
mod tests {
    use super::{authority, is_report};
    use crate::extract::extract;
    use crate::model::{Authority, Document, Told};
    use crate::ontology::Ontology;
    use crate::sources::Publishers;

    #[test]
    fn reports_are_told_from_pages_and_texts() {
        assert!(is_report(b"%PDF-1.7", None) && is_report(b"a;b\n1;2", Some("bang.csv")) && is_report(b"\xff\xd8\xff\xe0", None));
        assert!(!is_report(b"<html><p>a", Some("a.pdf.html")) && !is_report("Hà Tĩnh thứ 37".as_bytes(), Some("a.txt")));
    }

    #[test]
    fn figures_are_official_in_the_report_of_their_publisher_only() {
        let ontology = Ontology::embedded().unwrap();
        let publishers = Publishers::embedded();
        let weight = |text: &str, told: &str| {
            let document = Document { id: "x".into(), text: text.into(), told: Told::parse(told), ..Document::default() };
            authority(&document, &extract(&document, &ontology), &publishers, &ontology)
        };
        let letter = "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nHà Tĩnh xếp thứ 37 về DTI năm 2022.";
        assert_eq!(weight(letter, ""), Authority::Official);
        assert_eq!(weight(letter, "dti:2022"), Authority::Official);
        // Since 2024 another ministry ranks; and nobody's letterhead makes another's index official.
        assert_eq!(weight(letter, "dti:2024"), Authority::Press);
        assert_eq!(weight(letter, "pci:2022"), Authority::Press);
        assert_eq!(weight("SỞ THÔNG TIN\nHà Tĩnh xếp thứ 37 về DTI năm 2022.", ""), Authority::Press);
    }
}
