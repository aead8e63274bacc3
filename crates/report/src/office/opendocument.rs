//! OpenDocument: spreadsheets with the text that their cells show, and text documents ([OpenDocument 1.3] part 3).
mod sheets;
mod styles;
mod texts;

use super::package::Package;
use super::xml::{properties, text_of};
use super::{flow, spreadsheet};
use crate::{Form, Kind, Limits, Report, ReportError};
use styles::Styles;

/// Reads an ODS or ODT file.
///
/// # Errors
/// Damage beyond reading, a password, or more than the limits.
pub fn read(bytes: &[u8], kind: Kind, limits: &Limits) -> Result<Report, ReportError> {
    let mut package = Package::open(bytes, if kind == Kind::Ods { "ODS" } else { "ODT" }, limits)?;
    let mut part = |path: &str| Ok::<_, ReportError>(package.read(path)?.map(|(bytes, whole)| (text_of(&bytes), whole)));
    if part("META-INF/manifest.xml")?.is_some_and(|(text, _)| text.contains("encryption-data")) {
        return Err(ReportError::Locked);
    }
    let (meta, _) = part("meta.xml")?.unwrap_or_default();
    let (common, _) = part("styles.xml")?.unwrap_or_default();
    let Some((content, whole)) = part("content.xml")? else { return Err(package.damaged("content.xml is missing")) };
    let mut styles = Styles::default();
    styles.read(&common);
    styles.read(&content);
    let (title, created) = properties(&meta, ["creation-date", "date"]);
    if kind == Kind::Ods {
        let mut book = sheets::read(&content, &styles, limits);
        (book.title, book.created) = (title, created);
        if !whole && let Some(last) = book.sheets.last_mut() {
            last.broken = true;
        }
        return spreadsheet::finish(book, limits);
    }
    let mut text = texts::read(&content, &common, &styles);
    (text.title, text.created) = (title, created);
    if !whole {
        text.notes.push("Tệp ODT bị hỏng giữa chừng: chỉ đọc được phần đầu.".to_owned());
    }
    flow::finish(text, Form::Docx, limits)
}
