//! A sheet of cells as a spreadsheet or a file of separated values holds it.
use std::collections::BTreeMap;

/// A cell with something in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Value {
    /// As it is shown, on one line.
    pub text: String,
    /// How sure its letters are.
    pub confidence: f32,
    /// Whether the file holds it as a number.
    pub number: bool,
}

/// Cells that are merged into one, all bounds inclusive, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// A sheet: only the cells that hold something.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: Option<String>,
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
    pub merges: Vec<Area>,
}

/// Most rows that all merged areas of a sheet together cover: more is no table.
const MERGED_ROWS: u64 = 1 << 21;

/// A value where it stands in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'a> {
    pub left: u32,
    pub right: u32,
    /// Rows that it covers, itself included.
    pub rows: u32,
    /// `None` where a value of a line above covers the place.
    pub value: Option<&'a Value>,
}

/// A row with something in it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// From 0.
    pub row: u32,
    /// From left to right.
    pub spans: Vec<Span<'a>>,
}

impl<'a> Line<'a> {
    /// Its values.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a Value> {
        self.spans.iter().filter_map(|span| span.value)
    }

    /// How many values stand in it.
    pub(super) fn count(&self) -> usize {
        self.values().count()
    }

    /// The same line between two columns.
    pub(super) fn between(&self, left: u32, right: u32) -> Self {
        let spans = self.spans.iter().filter(|span| span.left <= right && span.right >= left).copied();
        Self { row: self.row, spans: spans.collect() }
    }
}

impl Sheet {
    /// Puts a value that is not blank.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value) {
        if !value.text.is_empty() {
            self.rows.entry(row).or_default().insert(column, value);
        }
    }

    /// Its rows from top to bottom, without blank ones.
    pub(super) fn lines(&self) -> Vec<Line<'_>> {
        let last = self.rows.keys().next_back().copied().unwrap_or_default();
        let mut merged: BTreeMap<(u32, u32), Area> = BTreeMap::new();
        let mut covered: BTreeMap<u32, Vec<Span<'_>>> = BTreeMap::new();
        let mut budget = MERGED_ROWS;
        for area in &self.merges {
            let holds = self.rows.get(&area.top).is_some_and(|row| row.contains_key(&area.left));
            if !holds || area.bottom < area.top || area.right < area.left {
                continue;
            }
            // Under the last row there is nothing to cover.
            let area = Area { bottom: area.bottom.min(last), ..*area };
            let Some(left) = budget.checked_sub(u64::from(area.bottom - area.top) + 1) else { break };
            budget = left;
            merged.insert((area.top, area.left), area);
            for row in area.top + 1..=area.bottom {
                covered.entry(row).or_default().push(Span { left: area.left, right: area.right, rows: 1, value: None });
            }
        }
        for (&row, cells) in &self.rows {
            let line = covered.entry(row).or_default();
            let mut end = None;
            for (&column, value) in cells {
                let area = merged.get(&(row, column));
                // What a merged area hides is not shown.
                let hidden = end.is_some_and(|end| column <= end)
                    || line.iter().any(|span| span.value.is_none() && span.left <= column && column <= span.right);
                if hidden && area.is_none() {
                    continue;
                }
                let right = area.map_or(column, |area| area.right);
                let rows = area.map_or(1, |area| area.bottom - area.top + 1);
                line.push(Span { left: column, right, rows, value: Some(value) });
                end = Some(right);
            }
            line.sort_by_key(|span| span.left);
        }
        covered.into_iter().map(|(row, spans)| Line { row, spans }).collect()
    }
}
