//! Columns of numbers, read again: each on its own, smoothed, and where that gives something else, in a third way. The readings
//! vote.
//!
//! On grainy scans at 300 dots an inch one reading in twelve of a rank is wrong or missing, and not the same ones in each way of
//! reading: smoothing that saves digits makes names worse, and the data of English knows digits better than that of Vietnamese.
use super::{
    SUREST,
    page::Recognise,
    picture::Picture,
    tesseract::Mode,
    tsv::{self, Token},
};
use crate::{ReportError, layout::Word};

/// Most columns that are read again on one page.
const MOST: usize = 16;
/// Fewest numbers that make a column.
const FEWEST: usize = 4;

/// A column of numbers: left, top, right, bottom in pixels of the picture that is read.
type Column = [f32; 4];

/// What the further readings of a column say: numbers with their places and tesseract's confidence.
#[derive(Debug, Default)]
pub(super) struct Readings {
    columns: Vec<(Column, [Vec<Token>; 2])>,
}

/// Reads the columns of numbers that a first reading shows again; `uprights` are the x of ruling lines that go down.
pub(super) fn read_again(
    picture: &Picture,
    tokens: &[Token],
    uprights: &[f32],
    recognise: &mut Recognise<'_>,
) -> Result<Readings, ReportError> {
    let mut readings = Readings::default();
    for column in columns(tokens, uprights).into_iter().take(MOST) {
        let margin = (picture.dpi() * 0.1) as usize;
        let [left, top, right, bottom] = column.map(|place| place.max(0.0) as usize);
        let [right, bottom] = [right.min(picture.width()), bottom.min(picture.height())];
        if right <= left || bottom <= top {
            continue;
        }
        let strip = picture.part([left, top, right, bottom], margin);
        let corner = [left as f32 - margin as f32, top as f32 - margin as f32];
        let first = back(tsv::tokens(&recognise(&strip.smoothed(4), Mode::Block)?), 1.0, corner);
        // A third reading only where the first two are not of one mind.
        let second = if agree(tokens, &first, column) {
            Vec::new()
        } else {
            let smaller = strip.smoothed(2).scaled(SMALLER);
            back(tsv::tokens(&recognise(&smaller, Mode::Digits)?), SMALLER, corner)
        };
        readings.columns.push((column, [first, second]));
    }
    Ok(readings)
}

/// The scale of the last reading.
const SMALLER: f32 = 0.6;

/// Whether two readings of a column give the same numbers in the same order, and nothing else.
fn agree(page: &[Token], again: &[Token], column: Column) -> bool {
    let texts = |tokens: &[Token]| -> Option<Vec<String>> {
        let inside = |token: &&Token| {
            let (x, y) = ((token.area[0] + token.area[2]) / 2.0, (token.area[1] + token.area[3]) / 2.0);
            (column[0]..column[2]).contains(&x) && (column[1]..column[3]).contains(&y)
        };
        let mut tokens: Vec<&Token> = tokens.iter().filter(inside).collect();
        tokens.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]));
        tokens.into_iter().map(|token| number(&token.text).map(str::to_owned)).collect()
    };
    texts(page).is_some_and(|texts_of_page| Some(texts_of_page) == texts(again))
}

/// Words of a part of the picture, in the places that they have on the whole.
fn back(tokens: Vec<Token>, factor: f32, [left, top]: [f32; 2]) -> Vec<Token> {
    let place = |token: Token| {
        let [x0, y0, x1, y1] = token.area.map(|place| place / factor);
        Token { area: [x0 + left, y0 + top, x1 + left, y1 + top], ..token }
    };
    tokens.into_iter().map(place).collect()
}

/// Columns of numbers: between two upright lines where there are any, else where numbers stand below each other.
fn columns(tokens: &[Token], uprights: &[f32]) -> Vec<Column> {
    let numbers: Vec<&Token> = tokens.iter().filter(|token| number(&token.text).is_some()).collect();
    let mut heights: Vec<f32> = numbers.iter().map(|token| token.area[3] - token.area[1]).collect();
    heights.sort_by(f32::total_cmp);
    let Some(height) = heights.get(heights.len() / 2).copied() else { return Vec::new() };
    let mut columns = if uprights.len() >= 3 { ruled(tokens, uprights, height) } else { Vec::new() };
    if columns.is_empty() {
        columns = stacked(&numbers, height);
    }
    columns
}

/// Bands between neighbouring lines in which most words are numbers.
fn ruled(tokens: &[Token], uprights: &[f32], height: f32) -> Vec<Column> {
    let mut places = uprights.to_vec();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|b, a| *b - *a < height / 2.0);
    let bands = places.windows(2).filter_map(|band| {
        let [left, right] = band else { return None };
        let inside: Vec<&Token> =
            tokens.iter().filter(|token| (*left..*right).contains(&((token.area[0] + token.area[2]) / 2.0))).collect();
        let numbers: Vec<&&Token> = inside.iter().filter(|token| number(&token.text).is_some()).collect();
        // Misread numbers look like short words; a column of names has a number now and then at most.
        if numbers.len() < FEWEST || numbers.len() * 2 < inside.len() {
            return None;
        }
        let top = numbers.iter().map(|token| token.area[1]).reduce(f32::min)?;
        let bottom = numbers.iter().map(|token| token.area[3]).reduce(f32::max)?;
        Some([left + height * 0.2, top - height, right - height * 0.2, bottom + height])
    });
    bands.collect()
}

/// Runs of numbers whose middles stand below each other.
fn stacked(numbers: &[&Token], height: f32) -> Vec<Column> {
    let mut sorted: Vec<&&Token> = numbers.iter().collect();
    let middle = |token: &Token| (token.area[0] + token.area[2]) / 2.0;
    sorted.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let groups = sorted.chunk_by(|a, b| middle(b) - middle(a) < height);
    let columns = groups.filter(|group| group.len() >= FEWEST).filter_map(|group| {
        let edge = |side: usize, pick: fn(f32, f32) -> f32| group.iter().filter_map(|token| token.area.get(side).copied()).reduce(pick);
        let (left, right) = (edge(0, f32::min)?, edge(2, f32::max)?);
        Some([left - height * 0.6, edge(1, f32::min)? - height, right + height * 0.6, edge(3, f32::max)? + height])
    });
    columns.filter(|column| column[2] - column[0] < height * 12.0).collect()
}

/// A number without what OCR hangs on it: digits with at most one decimal mark inside; `None` for any other text.
pub(super) fn number(text: &str) -> Option<&str> {
    let inner = text.trim_matches(|letter: char| ".,;:|_-—'‘’“”\"()[]".contains(letter));
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let marks = inner.bytes().filter(|byte| matches!(byte, b',' | b'.')).count();
    (digits > 0 && digits + marks == inner.len() && marks <= 2).then_some(inner)
}

/// Lets the readings of each column vote on its words: a word that is no number, or is outvoted, takes the number that the others
/// agree on; a number that the first reading missed is put in; what all say is as sure as OCR can be, and what only one says is not.
pub(super) fn vote(words: &mut Vec<Word>, readings: &Readings, scale: f32) {
    for (column, [first, second]) in &readings.columns {
        let column = column.map(|place| place * scale);
        let mut rows: Vec<Row> = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let middle = (word.area[0] + word.area[2]) / 2.0;
            if (column[0]..column[2]).contains(&middle) && word.area[1] >= column[1] && word.area[3] <= column[3] {
                add(&mut rows, word.area, Some(index), 0, &word.text, word.confidence);
            }
        }
        for (turn, tokens) in [first, second].into_iter().enumerate() {
            for token in tokens.iter().filter(|token| number(&token.text).is_some()) {
                add(&mut rows, token.area.map(|place| place * scale), None, turn + 1, &token.text, token.sure / 100.0);
            }
        }
        let size = words.iter().map(|word| word.size).next().unwrap_or(10.0);
        let mut gone = Vec::new();
        for row in rows {
            row.settle(words, &mut gone, size);
        }
        gone.sort_unstable();
        for index in gone.into_iter().rev() {
            words.remove(index);
        }
    }
}

/// Whether two words stand in one row: they share half of the height of the lower one.
fn overlaps(a: [f32; 4], b: [f32; 4]) -> bool {
    a[3].min(b[3]) - a[1].max(b[1]) > 0.5 * (a[3] - a[1]).min(b[3] - b[1])
}

/// How far the middle of a word is above or below that of a place.
fn off(word: &Word, area: [f32; 4]) -> f32 {
    (word.area[1] + word.area[3] - area[1] - area[3]).abs()
}

/// What stands at one place of a column in each reading.
#[derive(Debug, Default)]
struct Row {
    area: [f32; 4],
    words: Vec<usize>,
    readings: [Option<(String, f32)>; 3],
}

fn add(rows: &mut Vec<Row>, area: [f32; 4], word: Option<usize>, turn: usize, text: &str, sure: f32) {
    let found = rows.iter_mut().find(|row| overlaps(row.area, area));
    let row = match found {
        Some(row) => row,
        None => {
            rows.push(Row { area, ..Row::default() });
            let Some(row) = rows.last_mut() else { return };
            row
        }
    };
    row.words.extend(word);
    if let Some(reading) = row.readings.get_mut(turn) {
        *reading = Some(match reading.take() {
            // Two words of one reading in one row: a number broken in two, or dirt beside it.
            Some((before, less)) => (format!("{before} {text}"), less.min(sure)),
            None => (text.to_owned(), sure),
        });
    }
}

impl Row {
    fn settle(self, words: &mut Vec<Word>, gone: &mut Vec<usize>, size: f32) {
        if self.says_words(words) {
            return;
        }
        let Some(verdict) = Verdict::of(&self.readings) else { return };
        let mut mine = self.words.into_iter();
        let Some(word) = mine.next().and_then(|index| words.get_mut(index)) else {
            // The first reading saw nothing here: one witness alone may have read dirt.
            if verdict.votes >= 2 {
                let confidence = verdict.confidence() - 0.1;
                let row = words
                    .iter()
                    .filter(|word| overlaps(word.area, self.area))
                    .min_by(|a, b| off(a, self.area).total_cmp(&off(b, self.area)));
                let (baseline, size) = row.map_or((self.area[3], size), |word| (word.baseline, word.size));
                words.push(Word { text: verdict.text, area: self.area, baseline, size, confidence, ..Word::default() });
            }
            return;
        };
        if verdict.votes < 2 && verdict.weight < 0.8 && number(&word.text).is_none() {
            word.confidence = word.confidence.min(0.35);
            return;
        }
        word.confidence = verdict.confidence();
        word.text = verdict.text;
        gone.extend(mine);
    }

    /// Whether the first reading is sure of words, as in a head, or has several numbers here.
    fn says_words(&self, words: &[Word]) -> bool {
        let mine = || self.words.iter().filter_map(|index| words.get(*index));
        let lettered = |word: &Word| word.confidence > 0.6 && word.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
        mine().any(lettered) || mine().filter(|word| number(&word.text).is_some()).count() > 1
    }
}

/// What most readings say.
struct Verdict {
    text: String,
    votes: usize,
    against: usize,
    /// Sum of the confidences of those for it.
    weight: f32,
}

impl Verdict {
    fn of(readings: &[Option<(String, f32)>]) -> Option<Self> {
        let read: Vec<(&str, f32)> = readings.iter().flatten().filter_map(|(text, sure)| Some((number(text)?, *sure))).collect();
        let same = |a: &str, b: &str| a.replace('.', ",") == b.replace('.', ",");
        let verdicts = read.iter().map(|(text, _)| {
            let votes = read.iter().filter(|other| same(other.0, text));
            Self {
                text: (*text).to_owned(),
                votes: votes.clone().count(),
                against: read.len() - votes.clone().count(),
                weight: votes.map(|other| other.1).sum(),
            }
        });
        verdicts.reduce(|best, next| if next.weight > best.weight { next } else { best })
    }

    /// As measured on made scans at 150 and 300 dots an inch, rounded down.
    fn confidence(&self) -> f32 {
        match (self.votes, self.against) {
            (3, _) => SUREST,
            (2, 0) => 0.8,
            (2, _) => 0.6,
            (_, 0) if self.weight > 0.8 => 0.6,
            _ => 0.35,
        }
    }
}
