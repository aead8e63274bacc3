//! Measures what was read from a file against its `expected.json`. `fixtures/reports/make/score.py` does the same for other readers.
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, path::Path};
use unicode_normalization::UnicodeNormalization;
use xephang_report::{Member, Piece};

mod align;

pub use align::{alike, same};

/// What must be read; see `fixtures/reports/README.md`.
#[derive(Debug, Deserialize)]
pub struct Expected {
    /// `digital` or `scan`.
    pub kind: String,
    /// Tables in their order.
    pub tables: Vec<ExpectedTable>,
    /// Their columns of ranks and names.
    pub pairs: Vec<Pair>,
    /// Texts that must be found to the letter.
    pub paragraphs: Vec<String>,
}

/// A table as it must be read.
#[derive(Debug, Deserialize)]
pub struct ExpectedTable {
    /// Its caption.
    pub caption: Option<String>,
    /// Rows of its head.
    pub head: usize,
    /// All rows, head first.
    pub rows: Vec<Vec<String>>,
}

/// Columns that make a pair.
#[derive(Debug, Deserialize)]
pub struct Pair {
    /// Column of ranks, if it has one.
    pub rank: Option<usize>,
    /// Column of names.
    pub name: usize,
}

/// A table as it was read.
#[derive(Debug, Clone, Serialize)]
pub struct Grid {
    /// Its caption.
    pub caption: Option<String>,
    /// Rows of its head.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// How sure every cell is.
    pub sure: Vec<Vec<f32>>,
}

impl From<&ExpectedTable> for Grid {
    fn from(table: &ExpectedTable) -> Self {
        let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
        let sure = rows.iter().map(|row| vec![1.0; row.len()]).collect();
        Self { caption: table.caption.as_deref().map(plain), head: table.head, rows, sure }
    }
}

/// Right and all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Share {
    /// How many are right.
    pub right: usize,
    /// Of how many.
    pub all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// Adds another.
    pub fn add(&mut self, other: Share) {
        self.right += other.right;
        self.all += other.all;
    }

    /// The share, 1 of nothing.
    pub fn value(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }
}

/// How well a file was read.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Score {
    /// Rows that stand in a table of what was read.
    pub rows: Share,
    /// (rank, name) pairs to the letter.
    pub pairs: Share,
    /// Ranks whose name is at least alike.
    pub ranks: Share,
    /// Cells, empty ones and those of heads too.
    pub cells: Share,
    /// Texts found to the letter.
    pub paragraphs: Share,
    /// Captions found on their table.
    pub captions: Share,
    /// Tables whose head is as long as it should be.
    pub heads: Share,
    /// Ranks that differ from the right one beside the right name.
    pub wrong: usize,
    /// The surest of those.
    pub wrong_confidence: f32,
}

impl Score {
    /// Adds another file's.
    pub fn add(&mut self, other: &Score) {
        self.rows.add(other.rows);
        self.pairs.add(other.pairs);
        self.ranks.add(other.ranks);
        self.cells.add(other.cells);
        self.paragraphs.add(other.paragraphs);
        self.captions.add(other.captions);
        self.heads.add(other.heads);
        self.wrong += other.wrong;
        self.wrong_confidence = self.wrong_confidence.max(other.wrong_confidence);
    }
}

/// Composed letters, single spaces.
pub fn plain(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads `FILE.expected.json`; `None` without one, or one that is no such file.
pub fn expected(file: &Path) -> Option<Expected> {
    let mut path = file.as_os_str().to_owned();
    path.push(".expected.json");
    let text = std::fs::read_to_string(path).ok()?;
    serde_json::from_str(&text).inspect_err(|error| eprintln!("{}: {error}", file.display())).ok()
}

/// Tables of all members, their texts plain.
pub fn grids(members: &[Member]) -> Vec<Grid> {
    pieces(members)
        .filter_map(|piece| if let Piece::Table(table) = piece { Some(table) } else { None })
        .map(|table| Grid {
            caption: table.caption.as_deref().map(plain),
            head: table.head,
            rows: table.rows.iter().map(|row| row.iter().map(|cell| plain(&cell.text)).collect()).collect(),
            sure: table.rows.iter().map(|row| row.iter().map(|cell| cell.confidence).collect()).collect(),
        })
        .collect()
}

/// Paragraphs of all members.
pub fn paragraphs(members: &[Member]) -> Vec<String> {
    pieces(members).filter_map(|piece| if let Piece::Paragraph(paragraph) = piece { Some(plain(&paragraph.text)) } else { None }).collect()
}

fn pieces(members: &[Member]) -> impl Iterator<Item = &Piece> {
    members.iter().filter_map(|member| member.report.as_ref().ok()).flat_map(|report| &report.pages).flat_map(|page| &page.pieces)
}

/// Compares what was read with what must be read.
pub fn score(expected: &Expected, grids: &[Grid], paragraphs: &[String]) -> Score {
    let mut score = Score::default();
    let mut text = paragraphs.join(" ");
    for cell in grids.iter().flat_map(|grid| &grid.rows).flatten() {
        text.push('\n');
        text.push_str(cell);
    }
    for paragraph in &expected.paragraphs {
        score.paragraphs.count(text.contains(&plain(paragraph)));
    }
    let tables: Vec<Vec<Vec<String>>> = expected.tables.iter().map(|table| Grid::from(table).rows).collect();
    let matched = align::align(&tables, &grids.iter().map(|grid| grid.rows.as_slice()).collect::<Vec<_>>());
    for (number, table) in expected.tables.iter().enumerate() {
        let Pair { rank, name } = expected.pairs[number];
        let mut used: HashMap<usize, usize> = HashMap::new();
        for (r, row) in tables[number].iter().enumerate() {
            let found = matched.get(&(number, r));
            score.rows.count(found.is_some());
            let read = |column: usize| {
                found.and_then(|found| Some((found, *found.columns.get(&column)?))).map(|(found, c)| (found.grid, found.row, c))
            };
            let text = |column: usize| read(column).map(|(grid, line, c)| grids[grid].rows[line][c].as_str());
            for (column, cell) in row.iter().enumerate() {
                score.cells.count(text(column).is_some_and(|read| same(cell, read)));
            }
            if let Some(found) = found {
                *used.entry(found.grid).or_default() += 1;
            }
            let Some(rank) = rank.filter(|_| r >= table.head) else { continue };
            let named = text(name).is_some_and(|read| alike(&row[name], read));
            let ranked = text(rank).is_some_and(|read| same(&row[rank], read));
            score.pairs.count(ranked && text(name) == Some(row[name].as_str()));
            score.ranks.count(ranked && named);
            if named && !ranked && text(rank).is_some_and(|read| read.chars().any(|letter| letter.is_ascii_digit())) {
                score.wrong += 1;
                let sure = read(rank).map_or(0.0, |(grid, line, c)| grids[grid].sure[line][c]);
                score.wrong_confidence = score.wrong_confidence.max(sure);
            }
        }
        let main = used.into_iter().max_by_key(|(_, rows)| *rows).map(|(grid, _)| &grids[grid]);
        score.heads.count(main.is_some_and(|grid| grid.head == table.head));
        if let Some(caption) = &table.caption {
            score.captions.count(main.and_then(|grid| grid.caption.as_deref()).is_some_and(|read| read.contains(&plain(caption))));
        }
    }
    score
}
