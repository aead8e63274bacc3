//! Columns of text on a page.
use super::lines::{Line, lines};
use super::number::is_numeric;
use super::{Sheet, Turn, Word};

/// A strip without words between two columns of text is at least this wide, in em.
const GUTTER: f32 = 1.0;
/// Each column has at least this many lines of running text, or as high a table beside such a column.
const LEAST: usize = 4;

/// Parts of a page in reading order, each the words that stand in it. `blocks` are areas that belong together, such as tables.
pub(super) fn regions(sheet: &Sheet, which: &[usize], blocks: &[[f32; 4]]) -> Vec<(Vec<usize>, [f32; 2])> {
    let all = &sheet.words;
    let rows = lines(which, all);
    let left = rows.iter().map(|line| line.area[0]).fold(f32::MAX, f32::min);
    let right = rows.iter().map(|line| line.area[2]).fold(f32::MIN, f32::max);
    let whole = |which: &[usize]| vec![(which.to_vec(), [left, right])];
    let Some(gutter) = gutter(&rows, all, blocks, left, right) else { return whole(which) };
    // Lines that run over the gutter part the page into bands; in a band of text the left column comes first. Rows of a table that
    // leave the gutter free are no band.
    let size = mean_size(&rows);
    let mut regions: Vec<(Vec<usize>, [f32; 2])> = Vec::new();
    let mut band: Vec<&Line> = Vec::new();
    let mut full: Vec<usize> = Vec::new();
    for (at, line) in rows.iter().enumerate() {
        let crosses = line.words.iter().filter_map(|at| all.get(*at)).any(|word| word.area[0] < gutter && word.area[2] > gutter)
            || spans(line, all, gutter);
        if !crosses {
            band.push(line);
        }
        if !crosses && at + 1 < rows.len() {
            continue;
        }
        let lines = std::mem::take(&mut band);
        let words = || lines.iter().flat_map(|line| &line.words).copied();
        let prose = lines.iter().any(|line| {
            sides(line, all, gutter).iter().zip([[left, gutter], [gutter, right]]).any(|(words, bounds)| is_prose(words, bounds, size))
        });
        let block = blocks.iter().any(|block| lines.iter().any(|line| line.baseline > block[1] && line.baseline < block[3]));
        if prose || block {
            if !full.is_empty() {
                regions.push((std::mem::take(&mut full), [left, right]));
            }
            let (second, first): (Vec<usize>, Vec<usize>) = words().partition(|at| all.get(*at).is_some_and(|word| word.area[0] >= gutter));
            for words in [first, second].into_iter().filter(|words| !words.is_empty()) {
                let from = words.iter().filter_map(|at| all.get(*at)).map(|word| word.area[0]).fold(f32::MAX, f32::min);
                let to = words.iter().filter_map(|at| all.get(*at)).map(|word| word.area[2]).fold(f32::MIN, f32::max);
                regions.push((words, [from, to]));
            }
        } else {
            full.extend(words());
        }
        if crosses {
            full.extend(&line.words);
        }
    }
    if !full.is_empty() {
        regions.push((full, [left, right]));
    }
    let turned = which.iter().copied().filter(|at| all.get(*at).is_some_and(|word| word.turn != Turn::Level));
    if let Some((words, _)) = regions.first_mut() {
        words.extend(turned);
    }
    regions
}

/// Whether the words on both sides of a place stand as near as words of one line do.
fn spans(line: &Line, all: &[Word], x: f32) -> bool {
    let words: Vec<&Word> = line.words.iter().filter_map(|at| all.get(*at)).collect();
    words.windows(2).any(|pair| match pair {
        [a, b] => a.area[2] <= x && b.area[0] >= x && b.area[0] - a.area[2] < 0.7 * line.size,
        _ => false,
    })
}

fn mean_size(rows: &[Line]) -> f32 {
    rows.iter().map(|line| line.size).sum::<f32>() / rows.len().max(1) as f32
}

/// The words of a line at both sides of a place.
fn sides<'w>(line: &Line, all: &'w [Word], x: f32) -> [Vec<&'w Word>; 2] {
    let (first, second) = line.words.iter().filter_map(|at| all.get(*at)).partition(|word| word.area[2] <= x);
    [first, second]
}

/// Whether words fill a column as a line of running text does.
fn is_prose(words: &[&Word], bounds: [f32; 2], size: f32) -> bool {
    let (Some(from), Some(to)) = (words.first(), words.last()) else { return false };
    let long = to.area[2] - from.area[0] > 0.6 * (bounds[1] - bounds[0]) - size;
    let dense = words.windows(2).all(|pair| matches!(pair, [a, b] if b.area[0] - a.area[2] < 1.2 * size));
    let letters = words.iter().filter(|word| !is_numeric(&word.text)).count();
    long && dense && words.len() >= 4 && letters * 4 >= words.len() * 3
}

/// The middle of the strip between two columns of text, if the page has two.
fn gutter(rows: &[Line], all: &[Word], blocks: &[[f32; 4]], left: f32, right: f32) -> Option<f32> {
    let wide = right - left;
    if rows.len() < 2 * LEAST || wide < 200.0 {
        return None;
    }
    let size = mean_size(rows);
    // Candidates: the middle of every wide gap near the middle of the page.
    let mut places: Vec<f32> = Vec::new();
    for line in rows {
        let words: Vec<&Word> = line.words.iter().filter_map(|at| all.get(*at)).collect();
        for pair in words.windows(2) {
            if let [a, b] = pair
                && b.area[0] - a.area[2] >= GUTTER * size
            {
                let middle = (a.area[2] + b.area[0]) / 2.0;
                if middle > left + 0.3 * wide && middle < left + 0.7 * wide {
                    places.push(middle);
                }
            }
        }
    }
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let best = places
        .into_iter()
        .filter(|x| !blocks.iter().any(|block| block[0] < x - 4.0 && block[2] > x + 4.0))
        .filter_map(|x| Some((score(rows, all, blocks, x, [left, right], size)?, x)))
        .max_by_key(|(score, _)| *score)?;
    Some(best.1)
}

/// How many lines of running text a strip parts; `None` when it is no gutter.
fn score(rows: &[Line], all: &[Word], blocks: &[[f32; 4]], x: f32, edges: [f32; 2], size: f32) -> Option<usize> {
    let mut prose = [0_usize; 2];
    let mut other = [0_usize; 2];
    let (mut crossed, mut clear) = (0, 0);
    for line in rows {
        let over = line.words.iter().filter_map(|at| all.get(*at)).any(|word| word.area[0] < x && word.area[2] > x) || spans(line, all, x);
        if over {
            crossed += 1;
            continue;
        }
        let [first, second] = sides(line, all, x);
        clear += usize::from(!first.is_empty() && !second.is_empty());
        for (side, words) in [first, second].iter().enumerate() {
            if words.is_empty() {
                continue;
            }
            let bounds = if side == 0 { [edges[0], x] } else { [x, edges[1]] };
            let counter = if is_prose(words, bounds, size) { &mut prose } else { &mut other };
            if let Some(count) = counter.get_mut(side) {
                *count += 1;
            }
        }
    }
    for block in blocks {
        let side = usize::from(block[0] > x);
        if let Some(count) = other.get_mut(side) {
            *count += ((block[3] - block[1]) / (1.5 * size)) as usize;
        }
    }
    let [first, second] = prose;
    let [first_other, second_other] = other;
    let text_and_more = (first >= LEAST && second + second_other >= LEAST) || (second >= LEAST && first + first_other >= LEAST);
    let mostly = first + second >= (first_other + second_other) / 3;
    // Two texts side by side, or one beside a table of its own.
    let both = (first >= LEAST && second >= LEAST) || !blocks.is_empty();
    (text_and_more && mostly && both && clear >= LEAST && clear > crossed / 4).then_some(first + second + clear)
}
