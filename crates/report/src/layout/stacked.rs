//! Rows without lines between them, in tables that are ruled otherwise.
use super::Word;
use super::grid::{Raw, Slot, nearest};
use super::lines::{Line, lines};
use super::number::{integer, is_blank_sign, is_numeric};

/// Numbers this far from the words before them, in em, stand in a column of their own.
const COLUMN_GAP: f32 = 1.2;
/// Numbers over each other, at least so many in two columns, are rows without lines between them.
const STACKED: usize = 3;

/// Whether lines part a table only roughly: a cell holds many lines with several numbers set apart, which stand in columns that
/// are not ruled. Such tables are found by their rivers.
pub(super) fn is_coarse(raw: &Raw, all: &[Word]) -> bool {
    raw.rows.iter().flatten().any(|slot| {
        let lines = lines(&slot.words, all);
        let several = |line: &&Line| {
            let words: Vec<&Word> = line.words.iter().filter_map(|at| all.get(*at)).collect();
            words.last().is_some_and(|word| is_numeric(&word.text))
                && words.windows(2).any(|pair| matches!(pair, [a, b] if b.area[0] - a.area[2] >= COLUMN_GAP * line.size))
        };
        lines.len() >= STACKED && lines.iter().filter(several).count() * 10 >= lines.len() * 7
    })
}

/// Splits rows that hold many, where only the columns are ruled.
pub(super) fn split_rows(mut raw: Raw, all: &[Word]) -> Raw {
    let mut out = Vec::new();
    for row in std::mem::take(&mut raw.rows) {
        match anchors(&row, all) {
            Some(anchors) => {
                let mut split = vec![vec![Slot::of(Vec::new()); row.len()]; anchors.len()];
                for (column, slot) in row.iter().enumerate() {
                    for line in lines(&slot.words, all) {
                        let to = nearest(line.baseline, line.size, &anchors);
                        if let Some(slot) = split.get_mut(to).and_then(|row| row.get_mut(column)) {
                            slot.words.extend(line.words);
                        }
                    }
                }
                out.extend(split);
            }
            None => out.push(row),
        }
    }
    raw.rows = out;
    raw
}

/// Baselines of the rows that a row holds: it has a column of numbers that count up, and no other column has fewer lines; or
/// columns of numbers that stand beside each other line by line.
fn anchors(row: &[Slot], all: &[Word]) -> Option<Vec<f32>> {
    if row.iter().any(|slot| slot.rows != 1 || slot.columns != 1) {
        return None;
    }
    let by_column: Vec<Vec<Line>> = row.iter().map(|slot| lines(&slot.words, all)).collect();
    let counted = by_column.iter().find_map(|own| {
        let numbers: Vec<u32> = own.iter().map_while(|line| integer(&line.text(all))).collect();
        let counting = numbers.len() == own.len()
            && numbers.len() >= 2
            && numbers.windows(2).all(|pair| matches!(pair, [a, b] if b >= a && b - a <= 3));
        let others = by_column.iter().filter(|lines| !lines.is_empty() && lines.len() * 2 >= own.len()).count();
        (counting && others >= 2).then(|| own.iter().map(|line| line.baseline).collect())
    });
    counted.or_else(|| beside_each_other(&by_column, all))
}

/// The baselines of numbers that stand in at least two columns, line by line. Two lines may be one cell, as a value over its share.
fn beside_each_other(by_column: &[Vec<Line>], all: &[Word]) -> Option<Vec<f32>> {
    let of_numbers = |lines: &&Vec<Line>| {
        let numbers = lines.iter().map(|line| line.text(all)).filter(|text| is_numeric(text) || is_blank_sign(text)).count();
        lines.len() >= STACKED && numbers * 10 >= lines.len() * 7
    };
    let numbers: Vec<&Vec<Line>> = by_column.iter().filter(of_numbers).collect();
    let longest = numbers.iter().max_by_key(|lines| lines.len())?;
    let level = |line: &Line| longest.iter().any(|other| (other.baseline - line.baseline).abs() < 0.3 * line.size);
    let beside = numbers.iter().filter(|lines| lines.iter().all(level)).count();
    (beside >= 2).then(|| longest.iter().map(|line| line.baseline).collect())
}

#[cfg(test)]
mod tests {
    use super::super::sample::line;
    use super::*;

    /// Three rows of a label and two numbers; the second number stands `right` of the first.
    fn words(right: f32) -> Vec<Word> {
        let rows = [("Huế", "5,0", "12"), ("Hà Nội", "4,0", "8"), ("Lào Cai", "3,0", "-")];
        let at = |row: usize| 40.0 + 12.0 * row as f32;
        rows.iter().enumerate().flat_map(|(row, (name, a, b))| line(&[(name, 5.0), (a, 80.0), (b, 80.0 + right)], at(row))).collect()
    }

    fn raw(words: &[Word], columns: Vec<f32>) -> Raw {
        let of = |from: f32, to: f32| (0..words.len()).filter(|at| words[*at].area[0] >= from && words[*at].area[0] < to).collect();
        let row = columns.windows(2).map(|pair| Slot::of(of(pair[0], pair[1]))).collect();
        Raw { columns, rows: vec![row], area: [0.0; 4] }
    }

    #[test]
    fn numbers_over_each_other_are_rows() {
        let words = words(60.0);
        let rows = split_rows(raw(&words, vec![0.0, 75.0, 130.0, 170.0]), &words).rows;
        let texts = |row: &Vec<Slot>| row.iter().map(|slot| lines(&slot.words, &words)[0].text(&words)).collect::<Vec<_>>();
        assert_eq!(rows.iter().map(texts).collect::<Vec<_>>(), [["Huế", "5,0", "12"], ["Hà Nội", "4,0", "8"], ["Lào Cai", "3,0", "-"]]);
    }

    #[test]
    fn columns_without_lines_between_them() {
        let words = words(60.0);
        assert!(!is_coarse(&raw(&words, vec![0.0, 75.0, 130.0, 170.0]), &words));
        let words = super::tests::words(60.0).into_iter().filter(|word| word.text != "-").collect::<Vec<_>>();
        let more = line(&[("Cà Mau", 5.0), ("2,0", 80.0), ("7", 140.0)], 76.0);
        let words = [words, more].concat();
        assert!(is_coarse(&raw(&words, vec![0.0, 75.0, 170.0]), &words));
    }
}
