//! Where text stands in the file it was read from, and what a person said of that file.
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Where a stretch of a document's text stands in the file: a paragraph, or a cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Place {
    /// First byte of the stretch in the document's text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Page, or sheet of a workbook, from 1; 0 where the form has neither (Word documents break into pages only when shown).
    pub page: u32,
    /// Line of text on the page, or row of the sheet, from 1; 0 where the form has none.
    pub line: u32,
    /// Column of the table or sheet, from 1; 0 for a paragraph.
    pub column: u32,
    /// Left, top, right, bottom on the page in points of 1/72 inch from its top left corner, where the form has such places.
    pub area: Option<[f32; 4]>,
    /// How sure its letters are, 0–1: less than 1 when they come from OCR or an old encoding.
    pub confidence: f32,
}

/// A table has a place for each cell, and a report many tables: written without names.
type Packed = (usize, usize, u32, u32, u32, Option<[f32; 4]>, f32);

impl From<Packed> for Place {
    fn from((start, end, page, line, column, area, confidence): Packed) -> Self {
        Self { start, end, page, line, column, area, confidence }
    }
}

impl From<Place> for Packed {
    fn from(p: Place) -> Self {
        (p.start, p.end, p.page, p.line, p.column, p.area, p.confidence)
    }
}

/// A place in a file as readers are told of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Page or sheet, from 1; 0 where the form has neither.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub page: u32,
    /// Line on the page, or row of the sheet, from 1; 0 where that is not known.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: u32,
    /// Whether the page is a sheet of a workbook.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sheet: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Place {
    /// The place as readers are told of it.
    pub fn spot(&self) -> Spot {
        // Only workbooks have pages on which nothing has a place of its own.
        Spot { page: self.page, line: self.line, sheet: self.area.is_none() && self.page > 0 }
    }
}

impl Spot {
    /// For a reader with the file at hand: `trang 12, dòng 37`; `trang tính 2, hàng 5` of a workbook; `dòng 8`.
    pub fn words(&self, vietnamese: bool) -> String {
        let (page, line) = match (vietnamese, self.sheet) {
            (true, true) => ("trang tính", "hàng"),
            (true, false) => ("trang", "dòng"),
            (false, true) => ("sheet", "row"),
            (false, false) => ("page", "line"),
        };
        let parts = [(page, self.page), (line, self.line)];
        parts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}")).collect::<Vec<_>>().join(", ")
    }
}

/// The places that a stretch of text touches. `places` are in text order and apart.
pub fn touched<'p>(places: &'p [Place], stretch: &Range<usize>) -> &'p [Place] {
    let from = places.partition_point(|p| p.end <= stretch.start);
    let to = places.partition_point(|p| p.start < stretch.end);
    places.get(from..to.max(from)).unwrap_or_default()
}

/// What a person says a file is: its index and edition, as in `dti:2022`, `dti:2024@34`, `par-index:2022/ministries`.
///
/// It holds for the tables of the document, and for prose that names no ranking itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Id of the index.
    pub index: String,
    /// Edition year.
    pub year: i32,
    /// Which ranking of the edition (`34`, `63`, `bo-dvc`, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Ranked among whom, when it is not the usual: `ministries`, `world`, `province:thanh-hoa`, ….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

impl Told {
    /// Reads `INDEX:YEAR[@LIST][/SCOPE]`; `None` when it is not of that form. Whether there is such an index is not looked at.
    pub fn parse(written: &str) -> Option<Self> {
        let (rest, scope) = written.trim().split_once('/').map_or((written.trim(), None), |(rest, scope)| (rest, Some(scope)));
        let (rest, list) = rest.split_once('@').map_or((rest, None), |(rest, list)| (rest, Some(list)));
        let (index, year) = rest.split_once(':')?;
        let year = Some(year).filter(|y| y.len() == 4)?.parse::<i32>().ok()?;
        let given = |word: Option<&str>| word.is_none_or(|w| !w.is_empty());
        (!index.is_empty() && given(list) && given(scope)).then(|| Self {
            index: index.to_owned(),
            year,
            list: list.map(str::to_owned),
            scope: scope.map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Told, touched};

    #[test]
    fn what_a_person_says_of_a_file() {
        let told = |index: &str, year, list: Option<&str>, scope: Option<&str>| {
            Some(Told { index: index.into(), year, list: list.map(Into::into), scope: scope.map(Into::into) })
        };
        assert_eq!(Told::parse("dti:2022"), told("dti", 2022, None, None));
        assert_eq!(Told::parse(" dti:2024@34"), told("dti", 2024, Some("34"), None));
        assert_eq!(Told::parse("par-index:2022/ministries"), told("par-index", 2022, None, Some("ministries")));
        assert_eq!(Told::parse("dti:2022@63/province:thanh-hoa"), told("dti", 2022, Some("63"), Some("province:thanh-hoa")));
        for bad in ["dti", "dti-2022", ":2022", "dti:22", "dti:2022@", "dti:2022/", "dti:nam"] {
            assert_eq!(Told::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn places_are_told_to_readers() {
        let place = |page, line, area| Place { start: 0, end: 1, page, line, column: 2, area, confidence: 1.0 }.spot();
        assert_eq!(place(12, 37, Some([0.0; 4])).words(true), "trang 12, dòng 37");
        assert_eq!(place(2, 5, None).words(true), "trang tính 2, hàng 5");
        assert_eq!(place(0, 8, None).words(true), "dòng 8");
        assert_eq!(place(3, 0, Some([0.0; 4])).words(false), "page 3");
    }

    #[test]
    fn places_are_found_by_stretch_and_survive_json() {
        let place = |start, end| Place { start, end, page: 1, line: 2, column: 3, area: Some([1.0, 2.0, 3.0, 4.5]), confidence: 0.5 };
        let places = [place(0, 3), place(4, 9), place(10, 12)];
        assert_eq!(touched(&places, &(3..4)), []);
        assert_eq!(*touched(&places, &(2..5)), places[..2]);
        assert_eq!(*touched(&places, &(11..90)), places[2..]);
        let json = serde_json::to_string(&places).unwrap();
        assert!(json.starts_with("[[0,3,1,2,3,[1.0,2.0,3.0,4.5],0.5],"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<Place>>(&json).unwrap(), places);
    }
}
