//! Reports that were crawled: files that pages link to, or that an address gave in place of a page.
use super::reading::{Page, Taken, Tools};
use crate::extract::extract;
use crate::model::{Document, PartialDate};
use crate::read::report::{Linking, Origin};
use crate::report;
use crate::store::{Item, Kind};
use url::Url;

impl Tools<'_> {
    /// The documents of a report, each its page's: one publication. `None` when the bytes are no report.
    pub(super) fn report(&self, page: &Page, bytes: &[u8], url: &Url) -> Option<Taken> {
        let name = file_name(url);
        if !report::is_report(bytes, Some(&name)) {
            return None;
        }
        let linking = page.entry.linked_by.as_ref().map(|by| Linking {
            id: &by.document,
            published: by.published.as_deref().and_then(PartialDate::parse),
            title: &by.title,
        });
        let origin = Origin { name: Some(&name), url: Some(url.as_str()), told: None, page: linking };
        let members = match self.reports.read(bytes, &origin) {
            Ok(members) => members,
            Err(e) => return Some(Taken::because(&e.to_string())),
        };
        let mut taken = Taken::default();
        for member in members {
            match member.document {
                Ok(document) => taken.items.push(self.report_item(document)),
                Err(e) => taken.reason = Some(member.name.map_or_else(|| e.to_string(), |name| format!("{name}: {e}"))),
            }
        }
        taken.document = taken.items.first().map(|item| item.document.id.clone());
        Some(taken)
    }

    fn report_item(&self, document: Document) -> Item {
        let extraction = extract(&document, self.ontology);
        let authority = report::authority(&document, &extraction, self.sites.publishers(), self.ontology);
        Item { document, authority, sample: self.sample, extraction }
    }
}

/// Whether an address of this kind may be a report although nobody says so: lists and feeds never are.
pub(super) fn may_be(kind: Kind) -> bool {
    matches!(kind, Kind::Seed | Kind::Article | Kind::Link | Kind::Attachment)
}

/// The last part of an address, as its publisher wrote it.
fn file_name(url: &Url) -> String {
    let last = url.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default();
    percent_encoding::percent_decode_str(last).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use url::Url;

    #[test]
    fn names_of_files_are_read_as_they_were_written() {
        let name = |address: &str| file_name(&Url::parse(address).unwrap());
        assert_eq!(name("https://a.vn/tep/B%C3%A1o%20c%C3%A1o%20DTI+2022.pdf?v=1"), "Báo cáo DTI+2022.pdf");
        assert_eq!(name("https://a.vn/"), "");
    }
}
