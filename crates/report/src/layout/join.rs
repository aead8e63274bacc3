//! Tables whole: over pages, and out of blocks that stand side by side.
use super::grid::Part;
use super::number::integer;
use crate::{Cell, Table};

/// Columns of two pages are the same when they begin this near to each other, in points.
const SAME_COLUMN: f32 = 12.0;

/// Splits a table whose columns repeat (1–32 beside 33–63) and puts the blocks under each other.
pub(super) fn unfold(mut part: Part) -> Part {
    drop_empty_columns(&mut part);
    let wide = part.rows.first().map_or(0, Vec::len);
    for blocks in [2, 3, 4] {
        if !wide.is_multiple_of(blocks) || wide / blocks < 2 {
            continue;
        }
        let each = wide / blocks;
        if !repeats(&part, each, blocks) {
            continue;
        }
        let mut rows: Vec<Vec<Cell>> = part.rows.iter().take(part.head).map(|row| row.iter().take(each).cloned().collect()).collect();
        for block in 0..blocks {
            for row in part.rows.iter().skip(part.head) {
                let cells: Vec<Cell> = row.iter().skip(block * each).take(each).cloned().collect();
                if cells.iter().any(|cell| !cell.text.is_empty()) {
                    rows.push(cells);
                }
            }
        }
        for row in &mut rows {
            for (cell, column) in row.iter_mut().zip(1..) {
                cell.place.column = column;
            }
        }
        part.columns.truncate(each + 1);
        part.rows = rows;
        return part;
    }
    part
}

fn repeats(part: &Part, each: usize, blocks: usize) -> bool {
    let text = |row: &[Cell], at: usize| row.get(at).map(|cell| cell.text.to_lowercase()).unwrap_or_default();
    let head = part.rows.iter().take(part.head);
    let same_head = part.head > 0
        && head.clone().all(|row| (each..each * blocks).all(|at| text(row, at) == text(row, at % each)))
        && head.flat_map(|row| row.iter().take(each)).any(|cell| cell.text.chars().any(char::is_alphabetic));
    if same_head {
        return true;
    }
    // A head may be misread in one of the blocks.
    let alike =
        |row: &Vec<Cell>| (each..each * blocks).filter(|at| text(row, *at) == text(row, at % each)).count() * 2 >= each * (blocks - 1);
    if !part.rows.iter().take(part.head).all(alike) {
        return false;
    }
    // Without one: the first column counts up, and each block counts on from the one before.
    let ints = |block: usize| -> Option<Vec<u32>> {
        part.rows
            .iter()
            .skip(part.head)
            .map(|row| text(row, block * each))
            .filter(|text| !text.is_empty())
            .map(|text| integer(&text))
            .collect()
    };
    let all: Option<Vec<Vec<u32>>> = (0..blocks).map(ints).collect();
    all.is_some_and(|all| {
        all.iter().all(|numbers| numbers.len() >= 3 && numbers.is_sorted())
            && all.windows(2).all(|pair| match pair {
                [a, b] => matches!((a.last(), b.first()), (Some(a), Some(b)) if *b >= *a && *b <= a + 3),
                _ => false,
            })
    })
}

/// Drops columns without any text.
fn drop_empty_columns(part: &mut Part) {
    let wide = part.rows.first().map_or(0, Vec::len);
    for column in (0..wide).rev() {
        let empty = part.rows.iter().all(|row| row.get(column).is_none_or(|cell| cell.text.is_empty()));
        let covered = part.rows.iter().any(|row| {
            let owner = row.iter().take(column).rposition(|cell| cell.columns > 0);
            owner.is_some_and(|at| row.get(at).is_some_and(|cell| at + usize::from(cell.columns) > column))
        });
        if empty && !covered && wide > 2 {
            for row in &mut part.rows {
                if column < row.len() {
                    row.remove(column);
                }
                for (cell, column) in row.iter_mut().zip(1..) {
                    cell.place.column = column;
                }
            }
            if column + 1 < part.columns.len() {
                part.columns.remove(column + 1);
            }
        }
    }
}

/// Joins a table that goes on. What does not go on is given back.
pub(super) fn go_on(whole: &mut Part, next: Part) -> Result<(), Part> {
    let wide = whole.rows.first().map_or(0, Vec::len);
    if wide == 0 || next.rows.first().map_or(0, Vec::len) != wide {
        return Err(next);
    }
    let head_of = |part: &Part, rows: usize| -> Vec<String> {
        part.rows.iter().take(rows).flatten().map(|cell| cell.text.to_lowercase()).filter(|text| !text.is_empty()).collect()
    };
    // A head is repeated as a whole or only in its last rows.
    let mut drop = 0;
    for rows in 1..=whole.head.min(next.rows.len()) {
        if head_of(&next, rows) == head_of(whole, rows) {
            drop = rows;
        }
    }
    // Under the same head the columns are the same, wherever rivers were found to run.
    if drop == 0 && !same_columns(whole, &next) {
        return Err(next);
    }
    if drop == 0 && next.head > 0 && whole.head > 0 && !goes_on_without_head(whole, &next) {
        return Err(next);
    }
    if drop == 0 && counts_anew(whole, &next) {
        return Err(next);
    }
    let mut rows = next.rows.into_iter().skip(drop);
    if let Some(first) = rows.next() {
        if whole.rows.len() > whole.head && broken(whole, &first) {
            if let Some(last) = whole.rows.last_mut() {
                for (cell, more) in last.iter_mut().zip(first) {
                    super::lines::join(&mut cell.text, &more.text);
                }
            }
        } else {
            whole.rows.push(first);
        }
    }
    whole.rows.extend(rows);
    whole.area = next.area;
    Ok(())
}

fn same_columns(a: &Part, b: &Part) -> bool {
    // Pages for two-sided print are shifted against each other.
    let shift = match (a.columns.first(), b.columns.first()) {
        (Some(a), Some(b)) => b - a,
        _ => return false,
    };
    a.columns.len() == b.columns.len()
        && a.columns
            .iter()
            .zip(&b.columns)
            .skip(1)
            .rev()
            .skip(1)
            .all(|(a, b)| (b - a - shift).abs() <= SAME_COLUMN || (b - a).abs() <= SAME_COLUMN)
}

/// The column that counts the rows.
fn counter(part: &Part) -> Option<usize> {
    let body = part.rows.get(part.head..)?;
    let wide = body.first()?.len();
    (0..wide).find(|column| {
        let texts = body.iter().filter_map(|row| row.get(*column)).map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
        let (all, ints) = texts.fold((0, 0), |(all, ints), text| (all + 1, ints + usize::from(integer(text).is_some())));
        ints * 5 >= all * 4 && ints * 5 >= body.len() * 4 && ints > 0
    })
}

/// Whether the rows of `next` count on from those of `whole`, although what stands first looks like a head.
fn goes_on_without_head(whole: &Part, next: &Part) -> bool {
    let Some(column) = counter(whole) else { return false };
    let last = whole.rows.iter().rev().find_map(|row| integer(&row.get(column)?.text));
    let first = next.rows.iter().find_map(|row| integer(&row.get(column)?.text));
    next.head == 1 && matches!((last, first), (Some(last), Some(first)) if first >= last && first <= last + 2)
}

/// Whether `next` begins to count from the start again, as another table does.
fn counts_anew(whole: &Part, next: &Part) -> bool {
    let Some(column) = counter(whole) else { return false };
    let firsts = |part: &Part, skip: usize| part.rows.iter().skip(skip).find_map(|row| integer(&row.get(column)?.text));
    next.head > 0 && firsts(next, next.head) == Some(1) && whole.rows.len() > whole.head + 1
}

/// Whether a row only ends the last row of the page before.
fn broken(whole: &Part, first: &[Cell]) -> bool {
    let Some(column) = counter(whole) else { return false };
    let blank = |row: &[Cell], at: usize| row.get(at).is_none_or(|cell| cell.text.is_empty());
    let spans = first.iter().any(|cell| cell.columns > 1);
    let numbers = first.iter().any(|cell| super::number::is_numeric(&cell.text));
    let last_blank = whole.rows.last().is_some_and(|row| blank(row, column));
    // What begins as an item does is a row of its own.
    let item = first.first().is_some_and(|cell| super::prose::is_item(&cell.text));
    !spans && !item && ((blank(first, column) && !numbers) || (last_blank && !blank(first, column)))
}

/// The table of a part.
pub(super) fn finish(part: Part) -> Table {
    Table { caption: None, head: part.head, rows: part.rows }
}
