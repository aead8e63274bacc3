//! Tables drawn with ruling lines.
//!
//! Lines that cross form a net; its upright lines give the columns, its level ones the rows, and a cell goes on where the line
//! that would end it is missing.
use super::Rule;

/// Lines nearer than this, in points, are one.
const SNAP: f32 = 2.5;
/// Lines that end this near to each other, in points, go on or meet.
const REACH: f32 = 4.0;
/// More lines than this make a drawing, not a table.
const MOST: usize = 6_000;
/// A row or column is at least this wide, in points.
const NARROWEST: f32 = 4.0;

/// Boxes of a column with at least this many rows may be joined to those beside them.
const LEAST_ROWS: usize = 4;
/// Boxes of columns that are joined stand at most this far apart, in points.
const BETWEEN: f32 = 40.0;

/// Level and upright lines that cross each other.
type Lines = (Vec<Stroke>, Vec<Stroke>);

/// A level or upright line: where it stands, and from where to where it goes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stroke {
    at: f32,
    from: f32,
    to: f32,
}

/// A net of lines with its cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Net {
    /// Places of the upright lines, from left to right.
    pub columns: Vec<f32>,
    /// Places of the level lines, from top to bottom.
    pub rows: Vec<f32>,
    /// Cells by row and column of their first place: row, column, rows, columns.
    pub cells: Vec<[usize; 4]>,
}

/// The long level lines of a page: y, left, right. They bound tables that have no upright lines.
pub(super) fn level(rules: &[Rule]) -> Vec<[f32; 3]> {
    let (level, _) = strokes(rules);
    level.into_iter().map(|stroke| [stroke.at, stroke.from, stroke.to]).collect()
}

/// The nets of a page.
pub(super) fn nets(rules: &[Rule]) -> Vec<Net> {
    let (level, upright) = strokes(rules);
    if level.len() + upright.len() > MOST {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (u, up) in upright.iter().enumerate() {
        for (l, flat) in level.iter().enumerate() {
            let crosses = up.at >= flat.from - REACH && up.at <= flat.to + REACH && flat.at >= up.from - REACH && flat.at <= up.to + REACH;
            if crosses {
                let (a, b) = (root(&mut group, l), root(&mut group, level.len() + u));
                if let Some(of) = group.get_mut(a) {
                    *of = b;
                }
            }
        }
    }
    let mut by_root: std::collections::BTreeMap<usize, Lines> = std::collections::BTreeMap::new();
    for (at, stroke) in level.iter().enumerate() {
        let of = root(&mut group, at);
        by_root.entry(of).or_default().0.push(*stroke);
    }
    for (at, stroke) in upright.iter().enumerate() {
        let of = root(&mut group, level.len() + at);
        by_root.entry(of).or_default().1.push(*stroke);
    }
    let mut groups: Vec<Lines> = by_root.into_values().collect();
    join_columns(&mut groups);
    groups.into_iter().filter_map(|(level, upright)| net(&level, &upright)).collect()
}

/// Joins boxes of one column to the boxes beside them that have the same rows, as where empty columns without lines part those of
/// a sheet.
fn join_columns(groups: &mut Vec<Lines>) {
    let mut shapes: Vec<(Vec<f32>, Vec<f32>)> =
        groups.iter().map(|(level, upright)| (places(upright, level), places(level, upright))).collect();
    let mut order: Vec<usize> = (0..groups.len()).collect();
    let left = |at: &usize| shapes.get(*at).and_then(|(columns, _)| columns.first().copied()).unwrap_or(f32::MAX);
    order.sort_by(|a, b| left(a).total_cmp(&left(b)));
    // The group at the left that each is joined to, which grows.
    let mut gone = vec![false; groups.len()];
    for (place, at) in order.iter().enumerate() {
        let Some((columns, rows)) = shapes.get(*at).cloned() else { continue };
        let beside = order.iter().take(place).copied().find(|other| {
            let Some((others, other_rows)) = shapes.get(*other) else { return false };
            let (Some(end), Some(begin)) = (others.last(), columns.first()) else { return false };
            let same = rows.len() == other_rows.len() && rows.iter().zip(other_rows).all(|(a, b)| (a - b).abs() <= SNAP);
            gone.get(*other) == Some(&false)
                && rows.len() > LEAST_ROWS
                && same
                && (columns.len() == 2 || others.len() == 2)
                && begin > end
                && begin - end <= BETWEEN
        });
        let Some(other) = beside else { continue };
        let (level, upright) = groups.get_mut(*at).map(std::mem::take).unwrap_or_default();
        if let Some(group) = groups.get_mut(other) {
            group.0.extend(level);
            group.1.extend(upright);
        }
        if let Some((others, _)) = shapes.get_mut(other) {
            others.extend(columns);
        }
        if let Some(gone) = gone.get_mut(*at) {
            *gone = true;
        }
    }
    groups.retain(|(level, upright)| !level.is_empty() || !upright.is_empty());
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = group.get(at).copied() {
        if next == at {
            break;
        }
        // Halving the path keeps the walk short.
        let after = group.get(next).copied().unwrap_or(next);
        if let Some(of) = group.get_mut(at) {
            *of = after;
        }
        at = after;
    }
    at
}

fn net(level: &[Stroke], upright: &[Stroke]) -> Option<Net> {
    if level.len() < 2 || upright.is_empty() {
        return None;
    }
    let columns = places(upright, level);
    let rows = places(level, upright);
    // A net of one column is left to rivers.
    if columns.len() < 3 || rows.len() < 2 || columns.len() * rows.len() > 200_000 {
        return None;
    }
    let wide = columns.len() - 1;
    let high = rows.len() - 1;
    // What is missing at the outer edge counts as there.
    let covered = |strokes: &[Stroke], place: f32, middle: f32| {
        strokes.iter().any(|stroke| (stroke.at - place).abs() <= NARROWEST && stroke.from <= middle && stroke.to >= middle)
    };
    let middle = |places: &[f32], at: usize| match places.get(at..at + 2) {
        Some([a, b]) => (a + b) / 2.0,
        _ => 0.0,
    };
    let mut taken = vec![false; wide * high];
    let mut cells = Vec::new();
    for row in 0..high {
        for column in 0..wide {
            if taken.get(row * wide + column).copied().unwrap_or(true) {
                continue;
            }
            let y = middle(&rows, row);
            let mut columns_on = 1;
            while column + columns_on < wide
                && !taken.get(row * wide + column + columns_on).copied().unwrap_or(true)
                && !columns.get(column + columns_on).is_some_and(|x| covered(upright, *x, y))
            {
                columns_on += 1;
            }
            let mut rows_on = 1;
            while row + rows_on < high
                && rows
                    .get(row + rows_on)
                    .is_some_and(|y| (column..column + columns_on).all(|column| !covered(level, *y, middle(&columns, column))))
            {
                rows_on += 1;
            }
            for r in row..row + rows_on {
                for c in column..column + columns_on {
                    if let Some(place) = taken.get_mut(r * wide + c) {
                        *place = true;
                    }
                }
            }
            cells.push([row, column, rows_on, columns_on]);
        }
    }
    (cells.len() >= 2).then_some(Net { columns, rows, cells })
}

/// Places of lines across which the other lines go, with open ends of those closed.
fn places(lines: &[Stroke], across: &[Stroke]) -> Vec<f32> {
    let mut all: Vec<f32> = lines.iter().map(|line| line.at).collect();
    let first = all.iter().copied().fold(f32::MAX, f32::min);
    let last = all.iter().copied().fold(f32::MIN, f32::max);
    // A side is open when most lines go on beyond the last that crosses them.
    let mut from: Vec<f32> = across.iter().map(|line| line.from).collect();
    let mut to: Vec<f32> = across.iter().map(|line| line.to).collect();
    from.sort_by(f32::total_cmp);
    to.sort_by(f32::total_cmp);
    if let (Some(from), Some(to)) = (from.get(from.len() / 2), to.get(to.len() / 2)) {
        if *from < first - 3.0 * REACH {
            all.push(*from);
        }
        if *to > last + 3.0 * REACH {
            all.push(*to);
        }
    }
    all.sort_by(f32::total_cmp);
    let mut places: Vec<f32> = Vec::new();
    for place in all {
        match places.last_mut() {
            Some(last) if place - *last < NARROWEST => {}
            _ => places.push(place),
        }
    }
    places
}

/// Level and upright lines, pieces of one line joined.
fn strokes(rules: &[Rule]) -> (Vec<Stroke>, Vec<Stroke>) {
    let mut level = Vec::new();
    let mut upright = Vec::new();
    for Rule { area: [left, top, right, bottom] } in rules {
        if right - left >= bottom - top {
            level.push(Stroke { at: (top + bottom) / 2.0, from: *left, to: *right });
        } else {
            upright.push(Stroke { at: (left + right) / 2.0, from: *top, to: *bottom });
        }
    }
    (joined(level), joined(upright))
}

fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut groups: Vec<Vec<Stroke>> = Vec::new();
    for stroke in strokes {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| stroke.at - first.at <= SNAP) => group.push(stroke),
            _ => groups.push(vec![stroke]),
        }
    }
    let mut out = Vec::new();
    for mut group in groups {
        let at = group.iter().map(|stroke| stroke.at).sum::<f32>() / group.len() as f32;
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut whole: Option<Stroke> = None;
        for stroke in group {
            match &mut whole {
                Some(whole) if stroke.from <= whole.to + REACH => whole.to = whole.to.max(stroke.to),
                _ => out.extend(whole.replace(Stroke { at, ..stroke })),
            }
        }
        out.extend(whole);
    }
    // Short pieces are ticks, underlines or parts of letters.
    out.retain(|stroke| stroke.to - stroke.from > NARROWEST);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(y: f32, from: f32, to: f32) -> Rule {
        Rule { area: [from, y - 0.25, to, y + 0.25] }
    }

    fn upright(x: f32, from: f32, to: f32) -> Rule {
        Rule { area: [x - 0.25, from, x + 0.25, to] }
    }

    #[test]
    fn a_head_over_two_columns() {
        let mut rules = vec![level(10.0, 0.0, 150.0), level(30.0, 50.0, 150.0), level(50.0, 0.0, 150.0), level(70.0, 0.0, 150.0)];
        rules.extend([upright(0.0, 10.0, 70.0), upright(50.0, 10.0, 70.0), upright(100.0, 30.0, 70.0), upright(150.0, 10.0, 70.0)]);
        let nets = nets(&rules);
        assert_eq!(nets.len(), 1);
        assert_eq!(nets[0].columns, [0.0, 50.0, 100.0, 150.0]);
        assert_eq!(nets[0].cells, [[0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1], [2, 0, 1, 1], [2, 1, 1, 1], [2, 2, 1, 1]]);
    }

    #[test]
    fn borders_drawn_cell_by_cell_are_joined_and_open_sides_closed() {
        let mut rules = Vec::new();
        for row in 0..4 {
            let y = 20.0 * row as f32;
            rules.extend([level(y, 0.0, 60.0), level(y, 60.0, 120.0)]);
            if row < 3 {
                rules.push(upright(60.0, y, y + 20.0));
            }
        }
        let nets = nets(&rules);
        assert_eq!(nets.len(), 1);
        assert_eq!(nets[0].columns, [0.0, 60.0, 120.0]);
        assert_eq!(nets[0].cells.len(), 6);
    }

    #[test]
    fn a_column_in_boxes_of_its_own_belongs_to_the_boxes_beside_it() {
        let mut rules = Vec::new();
        for row in 0..5 {
            let y = 20.0 * row as f32;
            rules.extend([level(y, 0.0, 30.0), level(y, 50.0, 150.0)]);
        }
        rules.extend([0.0, 30.0, 50.0, 100.0, 150.0].map(|x| upright(x, 0.0, 80.0)));
        let nets = nets(&rules);
        assert_eq!(nets.len(), 1);
        assert_eq!(nets[0].columns, [0.0, 30.0, 50.0, 100.0, 150.0]);
        assert_eq!(nets[0].cells.len(), 13);
    }

    #[test]
    fn a_frame_is_no_table() {
        let rules = [level(0.0, 0.0, 100.0), level(50.0, 0.0, 100.0), upright(0.0, 0.0, 50.0), upright(100.0, 0.0, 50.0)];
        assert!(nets(&rules).is_empty());
    }
}
