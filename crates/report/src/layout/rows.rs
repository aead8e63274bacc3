//! Lines of a table to its rows, once its columns are known.
use super::Word;
use super::grid::{Raw, Slot, middle, nearest};
use super::lines::{Line, union};
use super::number::{integer, is_blank_sign, is_numeric};

/// Words of a head over neighbouring columns are this far apart, in em.
const HEAD_GAP: f32 = 0.6;

/// Lines of one cell are at most this many times as far apart as the closest lines of its column.
const SAME_CELL: f32 = 1.12;

/// Level lines nearer than this, in points, are one.
const SAME_BAND: f32 = 4.0;

/// Words of a line without a wide gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The words, as places in the words of the sheet.
    pub words: Vec<usize>,
    /// The first column that it stands over.
    pub from: usize,
    /// The last.
    pub to: usize,
}

impl Piece {
    /// Whether it stands over several columns.
    pub fn spans(&self) -> bool {
        self.from < self.to
    }
}

/// The column of a word.
pub(super) fn column_of(word: &Word, bounds: &[f32]) -> usize {
    let last = bounds.len().saturating_sub(2);
    bounds.partition_point(|bound| *bound <= middle(word).0).saturating_sub(1).min(last)
}

/// The pieces of a line: words of one column, and those of the next that stand nearer than `gap`, in em.
pub(super) fn pieces(line: &Line, all: &[Word], bounds: &[f32], gap: f32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = f32::MIN;
    for at in &line.words {
        let Some(word) = all.get(*at) else { continue };
        let column = column_of(word, bounds);
        match pieces.last_mut() {
            // A number that counts the rows is parted from the words behind it, however near they stand.
            Some(piece) if piece.to == column || (word.area[0] - end < gap * line.size && !(counts(piece, all) && column == 1)) => {
                piece.words.push(*at);
                piece.to = column.max(piece.to);
            }
            _ => pieces.push(Piece { words: vec![*at], from: column, to: column }),
        }
        end = end.max(word.area[2]);
    }
    pieces
}

/// Whether a piece is a lone whole number in the first column.
fn counts(piece: &Piece, all: &[Word]) -> bool {
    piece.to == 0 && integer(lone(piece, all)).is_some()
}

/// The cells of a head when each begins with a capital and there are as many as columns, each over its own.
fn capital_pieces(line: &Line, all: &[Word], bounds: &[f32], narrow: f32) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = f32::MIN;
    for at in &line.words {
        let word = all.get(*at)?;
        let near = word.area[0] - end < narrow * line.size;
        end = word.area[2];
        match pieces.last_mut() {
            // A year behind a space belongs to the word before it.
            Some(piece) if word.text.starts_with(char::is_lowercase) || (near && is_numeric(&word.text)) => piece.words.push(*at),
            _ => pieces.push(Piece { words: vec![*at], from: pieces.len(), to: pieces.len() }),
        }
    }
    let over = |(piece, bound): (&Piece, &[f32])| {
        let words = || piece.words.iter().filter_map(|at| all.get(*at));
        let left = words().map(|word| word.area[0]).fold(f32::MAX, f32::min);
        let right = words().map(|word| word.area[2]).fold(f32::MIN, f32::max);
        matches!(bound, [from, to] if left < *to && right > *from)
    };
    (pieces.len() + 1 == bounds.len() && pieces.iter().zip(bounds.windows(2)).all(over)).then_some(pieces)
}

/// The pieces of a line of a head. Words of neighbouring columns may stand near each other there, and one piece over several:
/// spaces that are wider than the others of the line part columns.
pub(super) fn head_pieces(line: &Line, all: &[Word], bounds: &[f32], narrow: f32) -> Vec<Piece> {
    if let Some(pieces) = capital_pieces(line, all, bounds, narrow) {
        return pieces;
    }
    let wide = bounds.len().saturating_sub(1);
    let near = pieces(line, all, bounds, 0.0);
    let edge =
        |at: Option<&usize>, side: usize| at.and_then(|at| all.get(*at)).and_then(|word| word.area.get(side).copied()).unwrap_or_default();
    let gap = |a: Option<&usize>, b: Option<&usize>| (edge(b, 0) - edge(a, 2)) / line.size.max(1.0);
    let inside = near.iter().flat_map(|piece| piece.words.windows(2)).map(|pair| gap(pair.first(), pair.last())).fold(0.0, f32::max);
    let between = near.windows(2).map(|pair| gap(pair.first().and_then(|a| a.words.last()), pair.last().and_then(|b| b.words.first())));
    let least = between.fold(f32::MAX, f32::min);
    let one_each = near.len() * 4 >= wide * 3
        && near.iter().all(|piece| piece.words.len() <= 6)
        && (least >= narrow.max(1.15 * inside) || (inside > 0.0 && least >= 1.2 * inside));
    if one_each { near } else { pieces(line, all, bounds, HEAD_GAP) }
}

/// What the columns of a table hold.
struct Columns {
    /// How many pieces of lines stand in each alone.
    filled: Vec<usize>,
    /// How many of them are numbers.
    numbers: Vec<usize>,
    /// The column that counts the rows.
    counter: Option<usize>,
}

impl Columns {
    fn of(split: &[Vec<Piece>], all: &[Word], wide: usize) -> Self {
        let mut columns = Self { filled: vec![0; wide], numbers: vec![0; wide], counter: None };
        let mut integers = vec![0_usize; wide];
        for piece in split.iter().flatten().filter(|piece| !piece.spans()) {
            let text = lone(piece, all);
            let count = |counts: &mut [usize], one: bool| {
                if let Some(count) = counts.get_mut(piece.from) {
                    *count += usize::from(one);
                }
            };
            count(&mut columns.filled, true);
            count(&mut columns.numbers, is_number(text));
            count(&mut integers, integer(text).is_some());
        }
        let most = columns.filled.iter().copied().max().unwrap_or(0);
        columns.counter =
            columns.filled.iter().zip(&integers).position(|(filled, integers)| filled * 2 >= most && integers * 5 >= filled * 4);
        columns
    }

    /// Whether a line begins a row rather than going on with the words of one.
    fn begin(&self, pieces: &[Piece], all: &[Word]) -> bool {
        pieces.iter().any(|piece| {
            let filled = self.filled.get(piece.from).copied().unwrap_or(0);
            let numbers = self.numbers.get(piece.from).copied().unwrap_or(0);
            piece.spans() || Some(piece.from) == self.counter || (numbers * 10 >= filled * 7 && is_number(lone(piece, all)))
        })
    }
}

/// The text of a piece of one word.
fn lone<'w>(piece: &Piece, all: &'w [Word]) -> &'w str {
    match piece.words.as_slice() {
        [word] => all.get(*word).map(|word| word.text.as_str()).unwrap_or_default(),
        _ => "",
    }
}

fn is_number(text: &str) -> bool {
    is_numeric(text) || is_blank_sign(text)
}

/// Puts lines into rows: each goes to the nearest line that begins a row, or stays between ruling lines where rows have them.
pub(super) fn build(head: &[Line], body: &[Line], all: &[Word], bounds: &[f32], level: &[[f32; 3]], narrow: f32) -> Option<Raw> {
    let wide = bounds.len().checked_sub(1)?;
    let mut rows = head_rows(head, all, bounds, narrow);
    let area = head.iter().chain(body).map(|line| line.area).reduce(union)?;
    let split: Vec<Vec<Piece>> = body.iter().map(|line| pieces(line, all, bounds, narrow)).collect();
    let columns = Columns::of(&split, all, wide);
    let bold = |line: &Line| line.words.iter().filter_map(|at| all.get(*at)).all(|word| word.bold);
    // Among rows that are not bold, a bold line is a heading of rows.
    let plain = body.iter().filter(|line| bold(line)).count() * 3 < body.len();
    let begins = body.iter().zip(&split).filter(|(line, pieces)| columns.begin(pieces, all) || (plain && bold(line)));
    let mut anchors: Vec<f32> = begins.map(|(line, _)| line.baseline).collect();
    if anchors.is_empty() {
        anchors = body.iter().map(|line| line.baseline).collect();
    }
    let bands = bands(body, level, bounds);
    let first = rows.len();
    let count = bands.as_ref().map_or(anchors.len(), |bands| bands.len() + 1);
    rows.extend(vec![vec![Slot::of(Vec::new()); wide]; count]);
    let by_line = match &bands {
        Some(bands) => {
            let row = |line: &Line| bands.partition_point(|y| *y < line.baseline - 0.3 * line.size);
            body.iter().zip(&split).map(|(line, pieces)| vec![row(line); pieces.len()]).collect()
        }
        None => to_rows(body, &split, &anchors, wide),
    };
    for (pieces, to) in split.into_iter().zip(by_line) {
        for (piece, row) in pieces.into_iter().zip(to) {
            if let Some(row) = rows.get_mut(first + row) {
                put(row, piece);
            }
        }
    }
    if let Some(bands) = bands {
        merge(rows.get_mut(first..)?, &bands, level, bounds);
    }
    Some(Raw { columns: bounds.to_vec(), rows, area })
}

/// Puts the cells of a column over several rows where the lines between those rows leave the column out and one of them alone has
/// words in it.
fn merge(rows: &mut [Vec<Slot>], bands: &[f32], level: &[[f32; 3]], bounds: &[f32]) {
    for (column, place) in bounds.windows(2).enumerate() {
        let &[left, right] = place else { continue };
        let ruled =
            |y: f32| level.iter().any(|[at, from, to]| (at - y).abs() < SAME_BAND && to.min(right) - from.max(left) > 0.5 * (right - left));
        let mut from = 0;
        for to in 1..=rows.len() {
            if bands.get(to - 1).is_some_and(|y| !ruled(*y)) {
                continue;
            }
            let Some(group) = rows.get_mut(from..to) else { break };
            from = to;
            let mut filled = group.iter().filter_map(|row| row.get(column)).filter(|slot| !slot.words.is_empty());
            let (Some(words), None) = (filled.next().filter(|slot| slot.columns == 1).map(|slot| slot.words.clone()), filled.next()) else {
                continue;
            };
            let mut merged = Slot { rows: u16::try_from(group.len()).unwrap_or(u16::MAX), columns: 1, words };
            for slot in group.iter_mut().filter_map(|row| row.get_mut(column)) {
                *slot = std::mem::take(&mut merged);
            }
        }
    }
}

/// The row of every piece of every line. Lines of one column that stand closer than its rows do are one cell; it goes to the row
/// that one of its lines begins, or else to the nearest. Where rows stand as close as lines, each line goes to the nearest.
fn to_rows(body: &[Line], split: &[Vec<Piece>], anchors: &[f32], wide: usize) -> Vec<Vec<usize>> {
    let own = |line: &Line| nearest(line.baseline, line.size, anchors);
    let mut rows: Vec<Vec<usize>> = body.iter().zip(split).map(|(line, pieces)| vec![own(line); pieces.len()]).collect();
    for column in 0..wide {
        let at: Vec<(usize, usize)> = split
            .iter()
            .enumerate()
            .filter_map(|(line, pieces)| Some((line, pieces.iter().position(|piece| piece.from == column && !piece.spans())?)))
            .collect();
        let baseline = |at: usize| body.get(at).map_or(0.0, |line| line.baseline);
        let gaps: Vec<f32> = at.windows(2).filter_map(|pair| Some(baseline(pair.last()?.0) - baseline(pair.first()?.0))).collect();
        let least = gaps.iter().copied().fold(f32::MAX, f32::min);
        let mut cell: Vec<(usize, usize)> = Vec::new();
        for (number, place) in at.iter().enumerate() {
            cell.push(*place);
            if gaps.get(number).is_some_and(|gap| *gap <= SAME_CELL * least) {
                continue;
            }
            let cell = std::mem::take(&mut cell);
            let begun = |line: usize| anchors.iter().position(|anchor| (anchor - baseline(line)).abs() < 0.01);
            let rows_begun: Vec<usize> = cell.iter().filter_map(|(line, _)| begun(*line)).collect();
            let row = match rows_begun.as_slice() {
                [row] => *row,
                [] if cell.len() > 1 => {
                    let middle = cell.iter().map(|(line, _)| baseline(*line)).sum::<f32>() / cell.len() as f32;
                    let far = |row: &usize| anchors.get(*row).map_or(f32::MAX, |anchor| (anchor - middle).abs());
                    (0..anchors.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or_default()
                }
                _ => continue,
            };
            for (line, piece) in cell {
                if let Some(place) = rows.get_mut(line).and_then(|pieces| pieces.get_mut(piece)) {
                    *place = row;
                }
            }
        }
    }
    rows
}

/// Puts a piece into its row; a piece over several columns covers those that are still free.
fn put(row: &mut [Slot], piece: Piece) {
    let Some(slot) = row.get_mut(piece.from) else { return };
    slot.words.extend(piece.words);
    let mut columns = 1;
    for covered in row.iter_mut().take(piece.to + 1).skip(piece.from + 1).take_while(|slot| slot.words.is_empty()) {
        (covered.rows, covered.columns) = (0, 0);
        columns += 1;
    }
    if let Some(slot) = row.get_mut(piece.from) {
        slot.columns = slot.columns.max(columns);
    }
}

/// Level lines between the rows, when nearly all rows have them.
fn bands(body: &[Line], level: &[[f32; 3]], bounds: &[f32]) -> Option<Vec<f32>> {
    let (top, bottom) = (body.first()?.baseline, body.last()?.area[1]);
    let (left, right) = (*bounds.first()?, *bounds.last()?);
    let crossing = |[y, from, to]: &&[f32; 3]| {
        let over = to.min(right) - from.max(left);
        *y > top && *y < bottom && over > 0.7 * (right - left)
    };
    let mut bands: Vec<f32> = level.iter().filter(crossing).map(|line| line[0]).collect();
    bands.dedup_by(|a, b| (*a - *b).abs() < SAME_BAND);
    (bands.len() >= 2 && (bands.len() + 1) * 3 >= body.len()).then_some(bands)
}

/// The rows of a head: one, or two where words stand over several columns.
fn head_rows(head: &[Line], all: &[Word], bounds: &[f32], narrow: f32) -> Vec<Vec<Slot>> {
    let wide = bounds.len().saturating_sub(1);
    if head.is_empty() {
        return Vec::new();
    }
    let split: Vec<Vec<Piece>> = head.iter().map(|line| head_pieces(line, all, bounds, narrow)).collect();
    let last_spanning = split.iter().rposition(|pieces| pieces.iter().any(Piece::spans));
    let last_spanning = last_spanning.filter(|at| at + 1 < split.len());
    let mut spanned = vec![false; wide];
    if last_spanning.is_some() {
        for piece in split.iter().flatten().filter(|piece| piece.spans()) {
            spanned.iter_mut().take(piece.to + 1).skip(piece.from).for_each(|column| *column = true);
        }
    }
    let mut rows = vec![vec![Slot::of(Vec::new()); wide]; if last_spanning.is_some() { 2 } else { 1 }];
    for (at, pieces) in split.into_iter().enumerate() {
        for piece in pieces {
            let under = last_spanning.is_some_and(|last| at > last) && spanned.get(piece.from) == Some(&true);
            if let Some(row) = rows.get_mut(usize::from(under)) {
                put(row, piece);
            }
        }
    }
    rows
}
