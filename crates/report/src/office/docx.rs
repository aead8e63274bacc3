//! DOCX: paragraphs with their parts and automatic numbers, tables with merged cells, footnotes, running heads, text boxes;
//! without what tracked changes deleted. The font of every run goes along, for text that only its font makes Vietnamese.
mod body;
mod numbering;
mod styles;

use super::flow::{self, Flow};
use super::package::Package;
use super::xml::{properties, text_of};
use crate::{Form, Limits, Report, ReportError};
use numbering::Numbering;
pub(super) use numbering::shown as count_shown;
use styles::Styles;

/// Reads a DOCX file.
///
/// # Errors
/// Damage beyond reading, or more than the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    let mut package = Package::open(bytes, "DOCX", limits)?;
    let Some((document, whole)) = package.read("word/document.xml")? else {
        return Err(package.damaged("word/document.xml is missing"));
    };
    let mut part = |path: &str| Ok::<_, ReportError>(package.read(path)?.map(|(bytes, _)| text_of(&bytes)).unwrap_or_default());
    let styles = Styles::read(&part("word/styles.xml")?);
    let mut numbering = Numbering::read(&part("word/numbering.xml")?);
    let mut flow = Flow::default();
    let document = body::read(&text_of(&document), &styles, &mut numbering);
    if document.broken || !whole {
        flow.notes.push("Tệp Word bị hỏng giữa chừng: chỉ đọc được phần đầu.".to_owned());
    }
    flow.blocks = document.blocks;
    for path in ["word/footnotes.xml", "word/endnotes.xml"] {
        flow.footnotes.extend(body::read(&part(path)?, &styles, &mut numbering).blocks);
    }
    for kind in ["header", "footer"] {
        for number in 1..=3 {
            flow.furniture.extend(body::read(&part(&format!("word/{kind}{number}.xml"))?, &styles, &mut numbering).blocks);
        }
    }
    (flow.title, flow.created) = properties(&part("docProps/core.xml")?, ["created", "modified"]);
    flow::finish(flow, Form::Docx, limits)
}
