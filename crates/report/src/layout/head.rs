//! The head of a table without upright lines: the lines above its first row.
use super::number::{is_blank_sign, is_numeric};
use super::rivers::{Finder, MOST_HEAD, words_of};
use super::rows::{Piece, column_of, head_pieces, pieces};
use super::{Word, prose};

impl Finder<'_> {
    /// The first line from `from` on that is a row, though lines of the head may end with numbers too: it has no words where the
    /// rows have numbers.
    pub fn past_head(&self, bounds: &[f32], from: usize, end: usize) -> usize {
        let wide = bounds.len().saturating_sub(1);
        let split: Vec<(usize, Vec<Piece>)> = (from..end)
            .filter(|at| self.is_row(*at))
            .filter_map(|at| Some((at, pieces(self.lines.get(at)?, self.all, bounds, self.narrow))))
            .collect();
        let number = |piece: &Piece| {
            piece.words.iter().filter_map(|at| self.all.get(*at)).all(|word| is_numeric(&word.text) || is_blank_sign(&word.text))
        };
        let mut counts = vec![(0_usize, 0_usize); wide];
        for piece in split.iter().flat_map(|(_, pieces)| pieces) {
            if let Some((filled, numbers)) = counts.get_mut(piece.from) {
                *filled += 1;
                *numbers += usize::from(number(piece));
            }
        }
        let of_numbers = |piece: &Piece| counts.get(piece.from).is_some_and(|(filled, numbers)| numbers * 10 >= filled * 8);
        let row = split.iter().take(MOST_HEAD).find(|(_, pieces)| !pieces.iter().any(|piece| of_numbers(piece) && !number(piece)));
        row.map_or(from, |(at, _)| *at)
    }

    /// The first line of the first row, whose words may begin above its numbers when they are centred.
    pub fn first_of_row(&self, bounds: &[f32], from: usize, floor: usize) -> usize {
        let one_column = |at: usize| {
            let line = self.lines.get(at)?;
            match pieces(line, self.all, bounds, self.narrow).as_slice() {
                [piece] if !piece.spans() => Some(piece.from),
                _ => None,
            }
        };
        let baseline = |at: usize| self.lines.get(at).map_or(0.0, |line| line.baseline);
        let size = self.lines.get(from).map_or(1.0, |line| line.size);
        let Some(above) = from.checked_sub(1).filter(|above| *above >= floor && !self.is_row(*above)) else { return from };
        let gap = baseline(from) - baseline(above);
        let Some(column) = one_column(above) else { return from };
        let below = from + 1;
        let mirrored =
            !self.is_row(below) && one_column(below) == Some(column) && (baseline(below) - baseline(from) - gap).abs() < 0.15 * size;
        if mirrored && gap < 1.5 * size { above } else { from }
    }

    /// The first line of the head above the row `from`, and the line after its last: lines that stand close over each other and
    /// keep to the columns. A line over all columns between the head and the first row is a row of its own.
    pub fn head(&self, bounds: &[f32], from: usize, floor: usize) -> (usize, usize) {
        let wide = bounds.len().saturating_sub(1);
        let (left, right) = (bounds.first().copied().unwrap_or_default(), bounds.last().copied().unwrap_or_default());
        let mut head = from;
        let mut body = from;
        let mut covered = vec![false; wide];
        while head > floor && from - head < MOST_HEAD {
            let (Some(line), Some(below)) = (self.lines.get(head - 1), self.lines.get(head)) else { break };
            // A head may be centred over a column whose words all stand at its left.
            let apart = line.area[0] < left - 6.0 * line.size || line.area[2] > right + 15.0 * line.size;
            let far = below.baseline - line.baseline > if head == body { 3.2 } else { 1.7 } * line.size;
            let text = line.text(self.all);
            if apart || far || prose::is_caption(&text) {
                break;
            }
            let pieces = head_pieces(line, self.all, bounds, self.narrow);
            let prose = pieces.iter().any(|piece| piece.spans() && piece.words.len() > 5 && (piece.to - piece.from + 1) * 2 >= wide);
            let alone = matches!(pieces.as_slice(), [piece] if piece.spans());
            if (alone || self.heads_rows(head - 1, &pieces)) && head == from && body == from && line.words.len() <= 14 {
                (head, body) = (head - 1, head - 1);
                continue;
            }
            if prose || alone || prose::is_item(&text) {
                break;
            }
            for piece in &pieces {
                covered.iter_mut().take(piece.to + 1).skip(piece.from).for_each(|column| *column = true);
            }
            head -= 1;
        }
        // Words over one column only are a heading or a paragraph, not a head.
        if covered.iter().filter(|covered| **covered).count() < 2 { (from, from) } else { (head, body) }
    }

    /// Whether a line above the first row, with words in the first column alone, names the rows below it: it stands nearer to them
    /// than to the head, or under the rule of the head.
    fn heads_rows(&self, at: usize, pieces: &[Piece]) -> bool {
        let (Some(above), Some(line), Some(below)) =
            (at.checked_sub(1).and_then(|above| self.lines.get(above)), self.lines.get(at), self.lines.get(at + 1))
        else {
            return false;
        };
        let first = matches!(pieces, [piece] if !piece.spans() && piece.from == 0);
        let nearer = line.baseline - above.baseline > 1.3 * (below.baseline - line.baseline);
        let wide = above.area[2].max(below.area[2]) - line.area[0];
        let ruled =
            self.level.iter().any(|[y, from, to]| *y > above.baseline && *y < line.baseline - 0.5 * line.size && to - from > 0.7 * wide);
        first && (nearer || ruled)
    }

    /// Adds the column at the right of which only the head has words.
    pub fn add_empty_column(&self, bounds: &mut Vec<f32>, head: usize, from: usize) {
        let Some(right) = bounds.last().copied() else { return };
        let lines = self.lines.get(head..from).unwrap_or_default();
        // The last column of the rows must have words of its own in the head.
        let last = bounds.len().saturating_sub(2);
        let own = |word: &Word| word.area[0] < right && column_of(word, bounds) == last && !word.text.starts_with(char::is_lowercase);
        if !lines.iter().any(|line| words_of(line, self.all).into_iter().any(own)) {
            return;
        }
        let mut places: Option<(f32, f32)> = None;
        for line in lines {
            let words = words_of(line, self.all);
            let found = words.windows(2).find_map(|pair| match pair {
                [a, b] if b.area[0] >= right + 0.2 * line.size && b.area[0] - a.area[2] >= 0.6 * line.size => {
                    Some(((a.area[2].max(right) + b.area[0]) / 2.0, line.area[2]))
                }
                _ => None,
            });
            places = found.or(places);
        }
        if let (Some((begin, end)), Some(last)) = (places, bounds.last_mut()) {
            *last = begin;
            bounds.push(end);
        }
    }
}
