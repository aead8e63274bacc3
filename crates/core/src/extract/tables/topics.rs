//! Whom or what a row of a table is about: the names in its cells, or the name of a block that stands over the rows below.
use super::columns::{Column, Meaning};
use super::grid::Grid;
use super::{cell, measure, short_names};
use crate::extract::frame::Frame;
use crate::extract::mention::{Part, What, Who};
use crate::extract::proto::{Edition, Origin, Slot};
use crate::extract::roles::Scanned;
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{slug, tokenize};
use std::ops::Range;

/// Who or what a row is about.
#[derive(Default)]
pub struct RowTopic {
    pub who: Option<Slot<Who>>,
    pub part: Option<Slot<Part>>,
    pub index: Option<Slot<usize>>,
}

/// What the row of the whole is called among those of the components.
const OVERALL: [&str; 12] = [
    "tổng hợp",
    "chung",
    "tổng thể",
    "tổng điểm",
    "tổng số điểm",
    "điểm tổng hợp",
    "điểm chung",
    "xếp hạng chung",
    "kết quả chung",
    "chỉ số chung",
    "chỉ số tổng hợp",
    "kết quả tổng hợp",
];

/// A row of one cell of words (`II. Khối huyện`, `PCI năm 2023`) stands over the rows below it.
pub fn section_row(text: &Text<'_>, row: &[Range<usize>], setting: &Setting<'_>, frame: &mut Frame) -> Option<RowTopic> {
    let mut filled =
        row.iter().filter(|c| !c.is_empty() && Grid::cell(text, c).chars().any(char::is_alphabetic) && Grid::cell(text, c).len() > 3);
    let only = filled.next().filter(|_| row.len() > 1)?;
    let figures = row
        .iter()
        .filter(|c| *c != only)
        .filter(|c| !c.is_empty() && !matches!(cell::form(Grid::cell(text, c)), cell::Form::Blank | cell::Form::Text))
        .count();
    if filled.next().is_some() || figures > 0 {
        return None;
    }
    let mut out = RowTopic::default();
    for m in mentions(text, only, setting).iter() {
        match &m.what {
            What::Block(b) => frame.block = Some(*b),
            What::Ministries => frame.block = Some("ministries"),
            What::Index(i) => out.index = Some(Slot::new(*i, Origin::Paragraph, None)),
            What::Year(y) => frame.year = Some(Slot::new(Edition::Year(*y), Origin::Paragraph, None)),
            What::Subject(who) => out.who = Some(Slot::new(who.clone(), Origin::Paragraph, None)),
            What::Part(Part::Known(parts)) => {
                let current = out.index.as_ref().or(frame.index.as_ref()).map(|s| s.value);
                let here: Vec<_> = parts.iter().copied().filter(|(x, _)| Some(*x) == current).collect();
                out.part = (!here.is_empty()).then(|| Slot::new(Part::Known(here), Origin::Paragraph, None));
            }
            _ => {}
        }
    }
    Some(out)
}

fn mentions(text: &Text<'_>, cell: &Range<usize>, setting: &Setting<'_>) -> std::rc::Rc<Scanned> {
    // Names are looked up line by line: of "Đồng Nai / (Bình Phước + Đồng Nai)" the first line names the row.
    let written = text.view.text().get(cell.clone()).unwrap_or_default();
    let end = written.find('\n').map_or(cell.end, |at| cell.start + at);
    let tokens = tokenize(text.view, text.source, cell.start, end);
    Scanner::scan(text, &tokens, setting)
}

pub fn topic(text: &Text<'_>, row: &[Range<usize>], columns: &[Column], setting: &Setting<'_>, frame: &Frame) -> RowTopic {
    let mut out = RowTopic::default();
    for (cell, column) in row.iter().zip(columns) {
        if !matches!(column.meaning, Meaning::Name) {
            continue;
        }
        let span = Some((cell.start, cell.end));
        // "Tài chính", "Y tế" under "Bộ, ngành".
        if let Some(who) =
            column.noun.and_then(|noun| short_names::shortened(Grid::cell(text, cell), noun, setting)).filter(|_| out.who.is_none())
        {
            out.who = Some(Slot::new(who, Origin::Bound, span));
            break;
        }
        for m in mentions(text, cell, setting).iter() {
            match &m.what {
                What::Subject(who) if out.who.is_none() => out.who = Some(Slot::new(who.clone(), Origin::Bound, span)),
                What::Index(i) if out.index.is_none() => out.index = Some(Slot::new(*i, Origin::Bound, span)),
                What::Part(Part::Known(parts)) if out.part.is_none() => {
                    let current = out.index.as_ref().or(frame.index.as_ref()).map(|s| s.value).or(setting.main_index);
                    let here: Vec<_> = parts.iter().copied().filter(|(x, _)| Some(*x) == current).collect();
                    // "GRDP (tỷ đồng): …" above a profile of the index that the page is about.
                    let main = setting.main_index.filter(|x| here.is_empty() && parts.iter().any(|(y, _)| y == x));
                    if let Some(x) = main {
                        out.index = Some(Slot::new(x, Origin::Page, None));
                        out.part = Some(Slot::new(Part::Known(parts.clone()), Origin::Bound, span));
                    } else if !here.is_empty() {
                        out.part = Some(Slot::new(Part::Known(here), Origin::Bound, span));
                    }
                }
                _ => {}
            }
        }
        if out.who.is_some() || out.part.is_some() {
            break;
        }
        // "Tổng hợp | 66,52 | 21" under the components: the index as a whole.
        if column.parts && out.index.is_none() && OVERALL.contains(&Grid::cell(text, cell)) {
            out.index = frame.index.clone();
        }
        // A component that the ontology lacks, in a column that says it holds components.
        if column.parts && out.index.is_none() && measure(Grid::cell(text, cell)).is_none() {
            let name = Grid::cell(text, cell).trim_start_matches(|c: char| !c.is_alphabetic());
            let name = ["nhóm chỉ số ", "chỉ số ", "trụ cột ", "nội dung ", "lĩnh vực ", "tiêu chí "]
                .iter()
                .find_map(|p| name.strip_prefix(p))
                .unwrap_or(name);
            // "Số người làm nghiên cứu trên 10.000 dân": what was counted, and no component.
            let counts = name.contains(|c: char| c.is_ascii_digit());
            if name.split(' ').count() >= 2 && !name.contains("tổng") && !counts {
                out.part = Some(Slot::new(Part::Named(slug(name)), Origin::Bound, span));
            }
        }
    }
    if out.who.is_none() && (out.part.is_some() || out.index.is_some()) {
        out.who.clone_from(&frame.topic);
    }
    out
}
