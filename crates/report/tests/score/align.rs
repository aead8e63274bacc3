//! Which row and column of what was read stands for which of what must be read.
use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Where a row was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Number of the grid.
    pub grid: usize,
    /// Its row.
    pub row: usize,
    /// Column that must be read to column that was read.
    pub columns: HashMap<usize, usize>,
}

/// Whether two cells say the same: numbers by their value, all else to the letter.
pub fn same(left: &str, right: &str) -> bool {
    left == right || matches!((number(left), number(right)), (Some(left), Some(right)) if (left - right).abs() < 1e-9)
}

fn number(text: &str) -> Option<f64> {
    let plain = text.trim_start_matches('+').replace(',', ".");
    if plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-')) { plain.parse().ok() } else { None }
}

/// Whether two names differ by no more than a quarter of their (first sixty) letters, marks and case left out: one is the other
/// after OCR.
pub fn alike(left: &str, right: &str) -> bool {
    left == right || near(&bare(left), &bare(right))
}

fn near(left: &[char], right: &[char]) -> bool {
    let (left, right) = (left.get(..60).unwrap_or(left), right.get(..60).unwrap_or(right));
    let longest = left.len().max(right.len());
    longest >= 3 && left.len().abs_diff(right.len()) * 4 <= longest && distance(left, right) * 4 <= longest
}

fn bare(text: &str) -> Vec<char> {
    let letters = text.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)).collect::<String>();
    letters.chars().map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

fn distance(left: &[char], right: &[char]) -> usize {
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, one) in left.iter().enumerate() {
        let mut diagonal = last[0];
        last[0] = i + 1;
        for (j, other) in right.iter().enumerate() {
            let change = diagonal + usize::from(one != other);
            diagonal = last[j + 1];
            last[j + 1] = change.min(diagonal + 1).min(last[j] + 1);
        }
    }
    last[right.len()]
}

/// A cell made ready to be compared many times.
struct Token {
    text: String,
    number: Option<f64>,
    bare: Vec<char>,
}

impl Token {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), number: number(text), bare: bare(text) }
    }

    fn blank(&self) -> bool {
        self.text.is_empty() || self.text == "-"
    }

    /// How much two cells speak for each other.
    fn weight(&self, other: &Self) -> f64 {
        match (self.blank(), other.blank()) {
            (true, true) => 0.05,
            (false, false) => match (self.number, other.number) {
                (Some(left), Some(right)) => f64::from((left - right).abs() < 1e-9),
                (None, None) if self.text == other.text => 1.0,
                (None, None) if near(&self.bare, &other.bare) => 0.7,
                _ => 0.0,
            },
            _ => 0.0,
        }
    }
}

/// Pairs of the way through a matrix of weights that takes the most of them, both indices rising.
fn way(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> f64) -> (f64, Vec<(usize, usize)>) {
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    for i in 1..=rows {
        for j in 1..=columns {
            best[i][j] = best[i - 1][j].max(best[i][j - 1]).max(best[i - 1][j - 1] + weight(i - 1, j - 1));
        }
    }
    let (mut i, mut j, mut pairs) = (rows, columns, Vec::new());
    while i > 0 && j > 0 {
        let here = weight(i - 1, j - 1);
        if here > 0.0 && (best[i][j] - (best[i - 1][j - 1] + here)).abs() < 1e-9 {
            pairs.push((i - 1, j - 1));
            (i, j) = (i - 1, j - 1);
        } else if (best[i][j] - best[i - 1][j]).abs() < 1e-9 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    (best[rows][columns], pairs)
}

/// Rows of equal length.
type Rows = Vec<Vec<Token>>;

fn tokens(rows: &[Vec<String>]) -> Rows {
    let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter().map(|row| (0..wide).map(|c| Token::new(row.get(c).map_or("", String::as_str))).collect()).collect()
}

/// Rows and columns of one table in one grid, and how much speaks for them.
fn fit(table: &Rows, grid: &Rows) -> (f64, Vec<(usize, usize)>, HashMap<usize, usize>) {
    let (wide, read) = (table.first().map_or(0, Vec::len), grid.first().map_or(0, Vec::len));
    // At first a column stands for one that holds the same cells, wherever they stand.
    let held = |i: usize, j: usize| {
        let mut left: Vec<&Token> = table.iter().map(|row| &row[i]).collect();
        let known = grid.iter().filter(|row| {
            let place = left.iter().position(|one| one.weight(&row[j]) >= 0.7);
            place.map(|place| left.swap_remove(place)).is_some()
        });
        known.count() as f64
    };
    let held: Vec<Vec<f64>> = (0..wide).map(|i| (0..read).map(|j| held(i, j)).collect()).collect();
    let mut columns: HashMap<usize, usize> = way(wide, read, |i, j| held[i][j]).1.into_iter().collect();
    let mut found = (0.0, Vec::new());
    for _ in 0..2 {
        let by_row: Vec<Vec<f64>> = (0..table.len())
            .map(|r| (0..grid.len()).map(|q| columns.iter().map(|(i, j)| table[r][*i].weight(&grid[q][*j])).sum()).collect())
            .collect();
        // A row with hardly a cell in common is no row of the table.
        let kept = |r: usize, q: usize| if by_row[r][q] >= 0.7 { by_row[r][q] } else { 0.0 };
        found = way(table.len(), grid.len(), kept);
        let by_column: Vec<Vec<f64>> =
            (0..wide).map(|i| (0..read).map(|j| found.1.iter().map(|(r, q)| table[*r][i].weight(&grid[*q][j])).sum()).collect()).collect();
        columns = way(wide, read, |i, j| by_column[i][j]).1.into_iter().collect();
    }
    (found.0, found.1, columns)
}

/// Finds every row of the tables in the grids: the table and grid that fit best first, no row twice.
pub fn align(tables: &[Vec<Vec<String>>], grids: &[&[Vec<String>]]) -> HashMap<(usize, usize), Found> {
    let mut fits = Vec::new();
    let grids: Vec<Rows> = grids.iter().map(|rows| tokens(rows)).collect();
    for (number, table) in tables.iter().map(|rows| tokens(rows)).enumerate() {
        for (grid, rows) in grids.iter().enumerate() {
            let (weight, pairs, columns) = fit(&table, rows);
            fits.push((weight, number, grid, pairs, columns));
        }
    }
    fits.sort_by(|left, right| right.0.total_cmp(&left.0));
    let (mut found, mut taken) = (HashMap::new(), std::collections::HashSet::new());
    for (_, number, grid, pairs, columns) in fits {
        for (r, row) in pairs {
            if !found.contains_key(&(number, r)) && taken.insert((grid, row)) {
                found.insert((number, r), Found { grid, row, columns: columns.clone() });
            }
        }
    }
    found
}
