//! Rivers: the strips between the columns of a table that none of its words touch.
use super::Word;
use super::grid::middle;
use super::lines::Line;
use super::number::{integer, is_blank_sign, is_numeric};
use super::rivers::{Finder, words_of};
use super::rows::column_of;

/// At most this share of the lines of a table may have words in a river.
const WET: f32 = 0.03;
/// A river between two columns of words is in the middle at least this wide, in em.
const WIDE: f32 = 0.9;

impl Finder<'_> {
    /// The columns that rivers part, as the places where they begin and where the last ends.
    pub fn columns(&self, rows: &[&Line]) -> Option<Vec<f32>> {
        let size = rows.iter().map(|line| line.size).sum::<f32>() / rows.len().max(1) as f32;
        let allowed = if rows.len() >= 8 { (WET * rows.len() as f32).ceil() as i32 } else { 0 };
        // Each line counts once at every place; words that stand close in it are one piece.
        let mut edges: Vec<(f32, i32)> = Vec::new();
        for line in rows {
            let mut piece: Option<[f32; 2]> = None;
            for word in words_of(line, self.all) {
                match &mut piece {
                    Some(piece) if word.area[0] - piece[1] < 0.5 * self.narrow * size => piece[1] = piece[1].max(word.area[2]),
                    _ => {
                        if let Some([from, to]) = piece.replace([word.area[0], word.area[2]]) {
                            edges.extend([(from, 1), (to, -1)]);
                        }
                    }
                }
            }
            if let Some([from, to]) = piece {
                edges.extend([(from, 1), (to, -1)]);
            }
        }
        edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (left, right) = (edges.first()?.0, edges.last()?.0);
        let mut bounds = vec![left];
        let mut deep = 0;
        let mut dry: Option<f32> = None;
        for (x, step) in &edges {
            let before = deep;
            deep += step;
            if before <= allowed && deep > allowed {
                if let Some(from) = dry.take()
                    && from > left
                    && x - from >= 0.5 * self.narrow * size
                {
                    match self.island(rows, [from, *x], size) {
                        Some([begin, end]) => bounds.extend([(from + begin) / 2.0, (end + x) / 2.0]),
                        None if self.parts(rows, (from + x) / 2.0, size, allowed) => bounds.push((from + x) / 2.0),
                        None => {}
                    }
                }
            } else if before > allowed && deep <= allowed {
                dry = Some(*x);
            }
        }
        if let Some(from) = dry
            && let Some([begin, _]) = self.island(rows, [from, f32::MAX], size)
        {
            bounds.push((from + begin) / 2.0);
        }
        bounds.push(right);
        self.drop_tails(rows, &mut bounds);
        self.part_counter(rows, &mut bounds);
        (bounds.len() > 2).then_some(bounds)
    }

    /// Parts numbers that count the rows from the words behind them, however near these stand.
    fn part_counter(&self, rows: &[&Line], bounds: &mut Vec<f32>) {
        let Some(second) = bounds.get(1).copied() else { return };
        let mut last = None;
        let (mut left, mut right) = (f32::MIN, f32::MAX);
        for line in rows {
            let words = words_of(line, self.all);
            let (Some(first), Some(next)) = (words.first(), words.get(1)) else { return };
            match integer(&first.text) {
                Some(number) if last.is_none_or(|last| number >= last && number <= last + 3) => last = Some(number),
                _ => return,
            }
            if next.area[0] >= second || is_numeric(&next.text) {
                return;
            }
            (left, right) = (left.max(first.area[2]), right.min(next.area[0]));
        }
        if left <= right + 1.0 {
            bounds.insert(1, (left + right) / 2.0);
        }
    }

    /// Takes away columns that only hold the last words of long names in the column before.
    fn drop_tails(&self, rows: &[&Line], bounds: &mut Vec<f32>) {
        let mut at = 1;
        while at + 1 < bounds.len() {
            let (mut filled, mut tails) = (0, 0);
            for line in rows {
                let words = words_of(line, self.all);
                let Some(first) = words.iter().position(|word| column_of(word, bounds) == at) else { continue };
                filled += 1;
                let before = first.checked_sub(1).and_then(|before| words.get(before));
                let near = |before: &&Word| words.get(first).is_some_and(|word| word.area[0] - before.area[2] < self.narrow * line.size);
                tails += usize::from(before.is_some_and(near));
            }
            if filled == 0 || tails * 2 > filled {
                bounds.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Where the words of a river begin and end that stand well apart on both sides: a column that is empty in nearly all rows.
    fn island(&self, rows: &[&Line], [from, to]: [f32; 2], size: f32) -> Option<[f32; 2]> {
        let mut island: Option<[f32; 2]> = None;
        for line in rows {
            let words = words_of(line, self.all);
            let first = words.partition_point(|word| middle(word).0 < from);
            let last = words.partition_point(|word| middle(word).0 < to);
            let Some(inside) = words.get(first..last).filter(|inside| !inside.is_empty()) else { continue };
            let (begin, end) = (inside.first()?.area[0], inside.last()?.area[2]);
            let before = first.checked_sub(1).and_then(|at| words.get(at)).map_or(f32::MIN, |word| word.area[2]);
            let after = words.get(last).map_or(f32::MAX, |word| word.area[0]);
            if begin - before.max(from) < WIDE * size || after.min(to) - end < WIDE * size {
                return None;
            }
            island = Some(island.map_or([begin, end], |[a, b]| [a.min(begin), b.max(end)]));
        }
        island
    }

    /// Whether a river parts columns, rather than running by chance through spaces between words.
    fn parts(&self, rows: &[&Line], x: f32, size: f32, allowed: i32) -> bool {
        let mut gaps = Vec::new();
        let (mut left_numbers, mut right_numbers) = (0, 0);
        for line in rows {
            let words = words_of(line, self.all);
            let left = words.iter().rev().find(|word| middle(word).0 < x);
            let right = words.iter().find(|word| middle(word).0 >= x);
            if let (Some(left), Some(right)) = (left, right) {
                gaps.push((right.area[0] - left.area[2]) / size);
                left_numbers += usize::from(is_numeric(&left.text) || is_blank_sign(&left.text));
                right_numbers += usize::from(is_numeric(&right.text) || is_blank_sign(&right.text));
            }
        }
        if gaps.len() * 3 < rows.len() {
            // A column that is empty in most rows: what stands there must stand well apart.
            return gaps.iter().all(|gap| *gap >= WIDE);
        }
        gaps.sort_by(f32::total_cmp);
        let median = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
        // As many lines may bridge it as may have words in it.
        let bridged = (gaps.len() / 20).max(usize::try_from(allowed).unwrap_or(0));
        let low = gaps.get(bridged).copied().unwrap_or(0.0);
        let shore = left_numbers.max(right_numbers) * 5 >= gaps.len() * 4;
        low >= self.narrow && (median >= WIDE || shore)
    }
}
