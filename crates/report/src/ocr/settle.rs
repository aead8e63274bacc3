//! Ranks weighed against each other: what a table is like bears witness for or against each reading.
//!
//! A column of ranks either counts up from row to row or holds every rank once. A rank that fits between its neighbours, or one of
//! a column in which none is missing and none is twice, is as good as certain: OCR cannot know the order. A rank that cannot be
//! is doubted; where only one is possible it is put in, with a note, and never as certain.
use std::collections::BTreeMap;

use super::{columns::number, marks};
use crate::{Cell, Piece, Place, Report, Table};

/// A rank with neighbours that count up to and from it, or in a column that holds every rank once.
const WITNESSED: f32 = 0.95;
/// A rank at the end of such a row of ranks, with one neighbour.
const ONE_SIDED: f32 = 0.92;
/// A rank that nobody read but that its column leaves no other choice for.
const INFERRED: f32 = 0.7;
/// A rank that stands twice, or outside of what its column can hold.
const DOUBTED: f32 = 0.5;
/// Fewest rows that bear witness.
const FEWEST: usize = 8;
/// Most notes about single cells.
pub(super) const MOST_NOTES: usize = 30;

/// Weighs the ranks of all tables that come from OCR, corrects the few that have one possible value, and notes each correction.
/// Other pages stay as they are.
pub fn settled(mut report: Report) -> Report {
    let mut notes = Vec::new();
    for page in report.pages.iter_mut().filter(|page| page.ocr) {
        for piece in &mut page.pieces {
            if let Piece::Table(table) = piece {
                table_of(table, &mut notes);
            }
        }
    }
    append(&mut report.notes, notes);
    report
}

/// Adds notes, the many of a bad scan cut short.
pub(super) fn append(all: &mut Vec<String>, mut notes: Vec<String>) {
    let more = notes.len().saturating_sub(MOST_NOTES);
    notes.truncate(MOST_NOTES);
    all.extend(notes);
    if more > 0 {
        all.push(format!("Còn {more} chỗ OCR khác đã sửa theo ngữ cảnh"));
    }
}

fn table_of(table: &mut Table, notes: &mut Vec<String>) {
    let width = table.rows.first().map_or(0, Vec::len);
    for column in 0..width {
        marks::put_right(table.rows.iter_mut().skip(table.head).filter_map(|row| row.get_mut(column)).collect());
    }
    let places: Vec<Place> = table.rows.iter().skip(table.head).filter(|row| named(row)).map(|row| place_of(row)).collect();
    for column in 0..width {
        let mut cells: Vec<&mut Cell> =
            table.rows.iter_mut().skip(table.head).filter(|row| named(row)).filter_map(|row| row.get_mut(column)).collect();
        let ranks: Vec<Option<u32>> = cells.iter().map(|cell| rank(&cell.text)).collect();
        let known = ranks.iter().flatten().count();
        if known < FEWEST || known * 10 < ranks.len() * 7 {
            continue;
        }
        let findings = if counts_up(&ranks) { in_order(&ranks) } else { each_once(&ranks, &cells) };
        for (index, finding) in findings {
            if let (Some(cell), Some(place)) = (cells.get_mut(index), places.get(index)) {
                if cell.place.line == 0 {
                    cell.place = Place { column: cell.place.column, ..*place };
                }
                apply(cell, finding, notes);
            }
        }
    }
}

/// Whether a row has a name: rows of crumbs and lines of text between do not count.
fn named(row: &[Cell]) -> bool {
    row.iter().any(|cell| cell.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3)
}

/// Where a row stands: an empty cell has no line of its own.
fn place_of(row: &[Cell]) -> Place {
    let place = row.iter().map(|cell| cell.place).find(|place| place.line > 0).unwrap_or_default();
    Place { area: None, ..place }
}

/// A whole number that can be a rank.
fn rank(text: &str) -> Option<u32> {
    number(text)?.parse().ok().filter(|rank| (1..=999).contains(rank))
}

/// What is found about a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Finding {
    /// What was read is witnessed.
    Sure(f32),
    /// What was read can hardly be.
    Doubt,
    /// Only this can stand there.
    Is(u32),
}

fn apply(cell: &mut Cell, finding: Finding, notes: &mut Vec<String>) {
    match finding {
        Finding::Sure(confidence) => cell.confidence = cell.confidence.max(confidence),
        Finding::Doubt => cell.confidence = cell.confidence.min(DOUBTED),
        Finding::Is(rank) => {
            let read =
                if cell.text.is_empty() { "không đọc được số".to_owned() } else { format!("đọc là “{}”", cell.text) };
            notes.push(format!("{}: OCR {read}, theo thứ tự trong cột thì là {rank}", place(cell)));
            cell.text = rank.to_string();
            cell.confidence = INFERRED;
        }
    }
}

/// Where a cell stands, for a note.
pub(super) fn place(cell: &Cell) -> String {
    if cell.place.page == 0 { "Bảng".to_owned() } else { format!("Trang {}, dòng {}", cell.place.page, cell.place.line) }
}

/// Whether most ranks are one more than the one above.
fn counts_up(ranks: &[Option<u32>]) -> bool {
    let pairs = || ranks.windows(2).filter_map(|pair| Some(((*pair.first()?)?, (*pair.last()?)?)));
    let steps = pairs().filter(|(above, below)| *below == above + 1).count();
    steps * 10 >= pairs().count() * 6 && steps + 1 >= FEWEST / 2
}

/// Findings of a column that counts up.
fn in_order(ranks: &[Option<u32>]) -> Vec<(usize, Finding)> {
    let at = |index: Option<usize>| index.and_then(|index| ranks.get(index).copied().flatten());
    let mut findings = Vec::new();
    for (index, rank) in ranks.iter().enumerate() {
        let (above, below) = (at(index.checked_sub(1)), at(Some(index + 1)));
        // Further on, so that two misread rows in a row do not hide each other.
        let (higher, lower) = (at(index.checked_sub(2)), at(Some(index + 2)));
        let finding = match (above, *rank, below) {
            (Some(above), Some(rank), Some(below)) if above + 1 == rank && rank + 1 == below => Some(Finding::Sure(WITNESSED)),
            (None, Some(1), Some(2)) if index == 0 && lower == Some(3) => Some(Finding::Sure(ONE_SIDED)),
            (Some(above), Some(rank), None)
                if index + 1 == ranks.len() && above + 1 == rank && higher.is_some_and(|higher| higher + 1 == above) =>
            {
                Some(Finding::Sure(ONE_SIDED))
            }
            (None, None, Some(2)) if index == 0 && lower == Some(3) => Some(Finding::Is(1)),
            // A tie repeats the rank above or takes the one below: those stay as read.
            (Some(above), Some(rank), Some(below)) if above + 2 == below && rank != above && rank != below => Some(Finding::Is(above + 1)),
            (Some(above), None, Some(below)) if above + 2 == below => Some(Finding::Is(above + 1)),
            (Some(above), Some(rank), Some(below)) if rank < above || rank > below => Some(Finding::Doubt),
            (Some(above), Some(rank), _) if rank < above || rank > above + 3 => Some(Finding::Doubt),
            (None, Some(rank), Some(below)) if rank > below => Some(Finding::Doubt),
            _ => None,
        };
        findings.extend(finding.map(|finding| (index, finding)));
    }
    findings
}

/// The number that letters look like which OCR takes for digits: `S7` for 57.
fn look_alike(text: &str) -> Option<u32> {
    let digit = |letter: char| match letter {
        'O' | 'o' | 'Q' => '0',
        'l' | 'I' | 'T' | '|' | 'i' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'G' => '6',
        'B' => '8',
        'g' | 'q' => '9',
        other => other,
    };
    rank(&text.chars().map(digit).collect::<String>())
}

/// Findings of a column that should hold every rank from 1 to the number of rows once.
fn each_once(ranks: &[Option<u32>], cells: &[&mut Cell]) -> Vec<(usize, Finding)> {
    let count = u32::try_from(ranks.len()).unwrap_or(u32::MAX);
    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, rank) in ranks.iter().enumerate() {
        if let Some(rank) = rank.filter(|rank| *rank <= count) {
            places.entry(rank).or_default().push(index);
        }
    }
    // Hardly a column of ranks otherwise, or not of all that are ranked.
    if places.len() * 100 < ranks.len() * 85 {
        return Vec::new();
    }
    let missing: Vec<u32> = (1..=count).filter(|rank| !places.contains_key(rank)).collect();
    let unread: Vec<usize> =
        (0..ranks.len()).filter(|index| ranks.get(*index).copied().flatten().is_none_or(|rank| rank > count)).collect();
    let twice: Vec<(u32, &Vec<usize>)> = places.iter().filter(|(_, at)| at.len() > 1).map(|(rank, at)| (*rank, at)).collect();
    let ties_explain =
        unread.is_empty() && twice.iter().all(|(rank, at)| at.len() == 2 && missing.contains(&(rank + 1))) && missing.len() == twice.len();
    let mut findings = Vec::new();
    for at in places.values() {
        for index in at {
            // Two that were read for each other leave the column whole: votes that were split are not made certain by it.
            let firm = cells.get(*index).is_some_and(|cell| cell.confidence > DOUBTED);
            if at.len() == 1 && ties_explain && firm {
                findings.push((*index, Finding::Sure(if missing.is_empty() { WITNESSED } else { ONE_SIDED })));
            } else if at.len() > 1 && !ties_explain {
                findings.push((*index, Finding::Doubt));
            }
        }
    }
    match (unread.as_slice(), missing.as_slice(), twice.as_slice()) {
        ([index], [rank], []) => findings.push((*index, Finding::Is(*rank))),
        (unread, missing, []) => findings.extend(unread.iter().map(|index| {
            let meant = cells.get(*index).and_then(|cell| look_alike(&cell.text)).filter(|rank| missing.contains(rank));
            (*index, meant.map_or(Finding::Doubt, Finding::Is))
        })),
        // One rank twice and one missing: the reading of less confidence gives way, unless a tie explains both.
        ([], [rank], [(double, at)]) if *rank != double + 1 && at.len() == 2 => {
            let sure = |index: &usize| cells.get(*index).map_or(0.0, |cell| cell.confidence);
            if let [a, b] = at.as_slice()
                && (sure(a) - sure(b)).abs() > 0.15
            {
                findings.push((if sure(a) < sure(b) { *a } else { *b }, Finding::Is(*rank)));
            }
        }
        _ => findings.extend(unread.iter().map(|index| (*index, Finding::Doubt))),
    }
    findings
}
