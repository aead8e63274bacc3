//! Ranking tables in text. A grid is found first, whatever its layout ([`grid`]: tabs and bars; [`flat`]: one cell
//! a line; [`spaced`]: cells parted by spaces; [`numbered`]: numbered lines in order of rank); then its columns are
//! understood by header and values ([`columns`]); then rows are read, each by the subject or component it names.
mod caption;
mod cell;
mod columns;
mod flat;
mod grid;
mod heads;
mod histories;
mod inline;
mod numbered;
mod placed_names;
mod profile;
mod ranked_names;
mod series;
mod short_names;
mod spaced;
mod spaced_heads;
mod topics;
mod totals;
mod two_in_one;
mod two_rows;
mod values;
mod year_column;
mod yearly;

use self::caption::Caption;
use self::columns::{Column, Meaning};
use self::grid::Grid;
use self::topics::{RowTopic, section_row, topic};
use super::finish::Page;
use super::frame::Frame;
use super::lines::LineKind;
use super::mention::{SubjectKind, Who};
use super::numerals::whole;
use super::proto::{Edition, Origin, Proto, Slot};
use super::setting::Setting;
use super::text::Text;
use crate::model::Modality;
use crate::normalize::TokenKind;
use std::ops::Range;

/// All tables of a text, in its order.
pub fn find(text: &Text<'_>, setting: &Setting<'_>) -> Vec<Grid> {
    let mut out: Vec<Grid> = Vec::new();
    let mut at = 0;
    let mut vain = Vain { rows: 0, dated: 0, series: 0, flat: 0, counted: None, patience: Patience::over(text.lines.len()) };
    while at < text.lines.len() {
        at = next(text, at, setting, &mut vain, &mut out).max(at + 1);
    }
    // Lines that are nothing but caption belong to the table.
    let mut free = 0;
    for grid in &mut out {
        let caption = Caption::above(text, grid.top, setting);
        grid.start = caption.top.max(free).min(grid.top);
        free = grid.end;
    }
    out
}

/// What was looked at in vain. What looks like a table to its end and is none must not be looked at again from each
/// of its lines: on a page of nothing else that would take time in the square of its length.
struct Vain {
    /// Up to this line, no table of tabs or bars begins.
    rows: usize,
    /// Up to this line, no lines of one shape with places of another edition begin.
    dated: usize,
    /// Up to this line, no lines of one shape begin.
    series: usize,
    /// Up to this line, no flattened table begins.
    flat: usize,
    /// The number of the next name of a list with text between its names, and the last line where it may stand.
    counted: Option<(u32, usize)>,
    /// For what may succeed one line later.
    patience: Patience,
}

/// How much may still be looked at in vain.
struct Patience(usize);

impl Patience {
    /// Enough for every ordinary page of so many lines or cells.
    fn over(length: usize) -> Self {
        Self(4 * length + 2_000)
    }

    /// Where to go on after `from..to` was looked at in vain: one further, or behind all of it.
    fn after(&mut self, from: usize, to: usize) -> usize {
        self.0 = self.0.saturating_sub(to - from.min(to));
        if self.0 > 0 { from + 1 } else { to.max(from + 1) }
    }
}

/// Adds what begins at line `at`; where to go on.
fn next(text: &Text<'_>, at: usize, setting: &Setting<'_>, vain: &mut Vain, out: &mut Vec<Grid>) -> usize {
    let Some(line) = text.lines.get(at) else { return at + 1 };
    if at >= vain.rows && (line.kind == LineKind::Row || line.has(b'|', text.view)) {
        match grid::delimited(text, at, setting) {
            Ok(mut grid) => {
                let width = grid.width();
                if grid.heads.is_empty()
                    && let Some(before) = out.last().filter(|b| b.heads.len() == width && grid.top - b.end <= 2)
                {
                    grid.heads.clone_from(&before.heads);
                }
                if let Some(listed) = numbered::barred(text, &grid, setting) {
                    grid = listed;
                }
                let end = grid.end;
                out.push(grid);
                return end;
            }
            Err(looked) => vain.rows = looked,
        }
    }
    if line.kind == LineKind::Row {
        return at + 1;
    }
    if let Some(grid) = grid::gapped(text, at)
        .or_else(|| grid::marked(text, at))
        .or_else(|| yearly::find(text, at))
        .or_else(|| year_column::find(text, at))
        .or_else(|| inline::find(text, at))
        .or_else(|| ranked_names::find(text, at, setting))
        .or_else(|| placed_names::find(text, at, setting))
    {
        let end = grid.end;
        out.push(grid);
        return end;
    }
    if at >= vain.dated && numbered::may_begin(line) && line.has(b'(', text.view) {
        match series::dated(text, at, setting) {
            Ok(grid) => {
                let end = grid.end;
                out.push(grid);
                return end;
            }
            Err(looked) => vain.dated = looked,
        }
    }
    let spaced = spaced::may_be(text, line);
    if !spaced
        && numbered::may_begin(line)
        && let Some(grid) = numbered::find(text, at, setting)
    {
        let end = grid.end;
        out.push(grid);
        return end;
    }
    // "1. Nhật Bản", text, "2. Singapore", text.
    let wanted = vain.counted.filter(|(_, until)| at <= *until).map_or(1, |(n, _)| n);
    if let Some(grid) = numbered::scattered(text, at, wanted, setting).filter(|_| !spaced || numbered::find(text, at, setting).is_none()) {
        vain.counted = Some((wanted + 1, at + numbered::TEXT));
        out.push(grid);
        return at + 1;
    }
    if spaced {
        match numbered::find(text, at, setting).map_or_else(|| spaced::find(text, at, setting), Ok) {
            Ok(grid) => {
                let end = grid.end;
                out.push(grid);
                return end;
            }
            Err(looked) => {
                let go_on = vain.patience.after(at, looked);
                if go_on > at + 1 {
                    return go_on;
                }
            }
        }
    }
    if at >= vain.series {
        match series::find(text, at, out.last(), setting) {
            Ok(grid) => {
                let end = grid.end;
                out.push(grid);
                return end;
            }
            Err(looked) => vain.series = looked,
        }
    }
    if at < vain.flat || !flat::is_cell(text, line) {
        return at + 1;
    }
    // A run of short lines, up to the next list or table of another layout.
    let mut end = at + 1;
    while text.lines.get(end).is_some_and(|l| flat::is_cell(text, l)) && placed_names::find(text, end, setting).is_none() {
        end += 1;
    }
    let figures = text
        .lines
        .get(at..end)
        .unwrap_or_default()
        .iter()
        .filter(|l| l.tokens.first().is_some_and(|t| t.kind == TokenKind::Number) && l.tokens.len() <= 6)
        .count();
    let profile = if end - at < 4 { None } else { profile::find(text, at..end, setting) };
    let stop = profile.as_ref().map_or(end, |p| p.start);
    let mut found = if figures < 3 || stop - at < 6 { Vec::new() } else { flat::find(text, at..stop, setting) };
    found.extend(profile);
    let Some(last) = found.last().map(|g| g.end) else {
        vain.flat = end;
        return at + 1;
    };
    out.extend(found);
    last
}

/// Reads the claims of a table.
pub fn read(grid: &Grid, t: usize, text: &Text<'_>, setting: &Setting<'_>, frame: &mut Frame, page: &mut Page<'_>, sentence: &mut usize) {
    let mut caption = Caption::above(text, grid.top, setting);
    caption.banner(&grid.banner, setting);
    enter(&caption, grid, frame, setting);
    if let Some(told) = setting.told {
        frame.index = Some(Slot::new(told.index, Origin::Told, None));
        frame.year = Some(Slot::new(Edition::Year(told.year), Origin::Told, None));
    }
    let index = frame.index.as_ref().map(|s| s.value).or(setting.main_index);
    if grid.ordered && caption.part.is_none() {
        caption.part = index.and_then(|i| numbered::measure(text, grid, i, &caption.words, setting));
    }
    let columns = if grid.ordered {
        columns::listed(index.is_some_and(|i| caption::of_provinces(i, setting)))
    } else {
        columns::understand(grid, &values(text, &grid.rows), &caption, index, setting)
    };
    if columns.iter().any(|c| c.goal) {
        // A column of goals beside one of results: the caption's goals are that column's.
        frame.goals = false;
    }
    let mut section = RowTopic::default();
    // "Top 3 GII khu vực Đông Nam Á" over "1. A", "2. B": the places are those in the region, where they count its rows.
    let number = |r: &Vec<Range<usize>>| r.first().and_then(|c| whole(Grid::cell(text, c)));
    let from_one = grid.rows.iter().zip(1..).all(|(r, n)| number(r) == Some(n));
    for row in &grid.rows {
        *sentence += 1;
        if let Some(found) = Some(row).filter(|_| !grid.lined && !grid.ordered).and_then(|row| section_row(text, row, setting, frame)) {
            section = found;
            continue;
        }
        let mut topic = topic(text, row, &columns, setting, frame);
        // A row that names nobody and no component may say what its figures are.
        let own = topic.who.as_ref().is_some_and(|w| w.origin == Origin::Bound);
        // Where columns hold points and ranks of one edition, no row says what its figures are.
        let told = |c: &Column| c.meaning == Meaning::Rank && columns.iter().any(|d| d.meaning == Meaning::Points && d.same_ranking(c));
        let told = columns.iter().any(told);
        let says = |c: &Range<usize>| measure(Grid::cell(text, c)).filter(|_| !told);
        let measure = match (&topic.index, own || topic.part.is_some()) {
            (_, true) => None,
            (None, _) => row.iter().find_map(says),
            (Some(_), _) => row.iter().find(|c| !c.is_empty()).and_then(says),
        };
        if measure.is_some() && topic.who.is_none() {
            topic.who = section.who.clone().or_else(|| frame.topic.clone());
        }
        let row_year = row
            .iter()
            .zip(&columns)
            .filter(|(_, c)| c.meaning == Meaning::Year)
            .find_map(|(cell, _)| i32::try_from(whole(Grid::cell(text, cell).trim_start_matches("năm "))?).ok());
        if topic.who.is_none() && row_year.is_some() {
            topic.who.clone_from(&frame.topic);
        }
        // "Số quốc gia được xếp hạng": the count goes with the rank of its row.
        let among = row.iter().zip(&columns).find(|(_, c)| c.meaning == Meaning::Among).and_then(|(cell, _)| whole(Grid::cell(text, cell)));
        let by_column = columns.iter().any(|c| c.who.is_some());
        // Whole numbers of provinces over the years may be counts of anything, where no word says that they are places.
        let said = || ["hạng", "vị trí", "vị thứ"].iter().any(|w| caption.words.contains(w) || setting.headline.contains(w));
        let said = columns.iter().any(|c| c.meaning == Meaning::Points) || said();
        if topic.who.is_none()
            && topic.part.is_none()
            && !(by_column && (topic.index.is_some() || measure.is_some() || row_year.is_some() && said))
            && !(topic.index.is_some() && frame.topic.is_some())
        {
            continue;
        }
        let counted = |c: &Column| matches!(c.meaning, Meaning::Count);
        let Some(start) = row.iter().zip(&columns).find(|(cell, c)| !cell.is_empty() && !counted(c)).map(|(c, _)| c.start) else {
            continue;
        };
        let mut protos: Vec<(Column, Proto)> = Vec::new();
        for (cell, column) in row.iter().zip(&columns) {
            let mut p = Proto { start: start.min(cell.start), end: cell.end, sentence: *sentence, rule: "table row", ..Proto::default() };
            let headed = |who: &Who| Slot::new(who.clone(), Origin::Bound, None);
            p.who = column
                .who
                .as_ref()
                .map(headed)
                .or_else(|| topic.who.clone())
                .or_else(|| section.who.clone())
                .or_else(|| frame.topic.clone());
            p.part = topic.part.clone().or_else(|| column.part.clone().map(|part| Slot::new(part, Origin::Bound, None)));
            if p.part.is_none() && topic.who.is_some() {
                p.part = section.part.clone().or_else(|| caption.part.clone().map(|part| Slot::new(part, Origin::Paragraph, None)));
            }
            let over = column.index.map(|i| Slot::new(i, Origin::Bound, None));
            p.index = over.or_else(|| topic.index.clone()).or_else(|| section.index.clone()).or_else(|| frame.index.clone());
            p.year = column.year.or(row_year).map(|y| Slot::new(Edition::Year(y), Origin::Bound, None)).or_else(|| frame.year.clone());
            if column.goal || frame.goals {
                p.modality = Modality::Target;
            }
            if column.regional {
                p.scope = column
                    .region
                    .clone()
                    .or_else(|| caption.region.clone())
                    .or_else(|| frame.region.clone())
                    .map(|r| Slot::new(r, Origin::Paragraph, None));
                p.of = caption.regional;
                // "Hạng vùng", and nobody says which.
                let abroad = |w: &Who| matches!(w.kind, SubjectKind::Province | SubjectKind::Country);
                if p.scope.is_none() && p.who.as_ref().is_some_and(|w| abroad(&w.value)) {
                    continue;
                }
            } else {
                let inside = p.who.as_ref().is_some_and(|w| matches!(w.value.kind, SubjectKind::Unit(_) | SubjectKind::Office(_)));
                p.of = among
                    .or(caption.national)
                    .or(frame.of)
                    .or(caption.units.filter(|_| inside && column.year.is_none_or(|y| caption.year == Some(y))));
            }
            if let Some(region) = caption.region.as_ref().filter(|_| grid.ordered && caption.of_region && from_one) {
                p.scope = Some(Slot::new(region.clone(), Origin::Paragraph, None));
            }
            if p.scope.is_none() {
                // Ministries and countries are among their like anyhow; a region or a province's own ranking is told by nothing else.
                let told = setting.told.and_then(|t| t.scope).filter(|s| s.contains(':'));
                let told = told.map(|s| Slot::new(s.to_owned(), Origin::Told, None));
                p.scope = told.or_else(|| super::reader::block_scope(frame, &p, setting));
            }
            // "Điểm số | 65,6 | 65,3", "Xếp hạng | 25 | 16" under years: the row says what its figures are.
            let over =
                matches!(column.meaning, Meaning::Rank | Meaning::Points) || column.meaning == Meaning::Other && column.year.is_some();
            let meaning = measure.filter(|_| over).unwrap_or(column.meaning);
            if meaning == Meaning::Rank && cell::form(Grid::cell(text, cell)) == cell::Form::Decimal {
                continue;
            }
            if values::fill(&mut p, meaning, Grid::cell(text, cell)) {
                if row_year.is_some() && p.delta.is_some() {
                    p.base = Some(Edition::Relative(-1)); // a history moves from row to row
                }
                protos.push((column.clone(), p));
            }
        }
        page.protos.extend(values::join(protos).into_iter().map(|p| (t, p)));
    }
    frame.new_paragraph(setting.home_subject().as_ref(), false);
}

/// The caption's index, edition and block hold in the table.
fn enter(caption: &Caption, grid: &Grid, frame: &mut Frame, setting: &Setting<'_>) {
    if grid.start < grid.top {
        frame.new_paragraph(setting.home_subject().as_ref(), false);
        frame.goals = caption.goal;
    }
    if let Some(i) = caption.index {
        frame.index = Some(Slot::new(i, Origin::Paragraph, None));
    } else if let Some(main) = setting.main_index.filter(|i| setting.titled.contains(i)) {
        // "GRDP (tỷ đồng): 188.921" above the figures of the index in the headline.
        let statistic = |i: usize| setting.ontology.indices.get(i).is_some_and(|x| x.kind == "statistic");
        if frame.index.as_ref().is_some_and(|s| s.value != main && statistic(s.value)) && !statistic(main) {
            frame.index = Some(Slot::new(main, Origin::Paragraph, None));
        }
    }
    if let Some(y) = caption.year {
        frame.year = Some(Slot::new(Edition::Year(y), Origin::Paragraph, None));
    }
    frame.block = caption.block.or(frame.block);
}

/// What the figures of a row are, when its first cell names a measure and no one ranked.
pub fn measure(words: &str) -> Option<Meaning> {
    let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
    if ["xếp hạng", "thứ hạng", "hạng", "vị trí", "vị thứ", "thứ bậc"].iter().any(|w| words.starts_with(w)) {
        return Some(Meaning::Rank);
    }
    let points =
        ["điểm", "tổng điểm", "điểm số", "điểm tổng", "tổng số điểm", "tổng cộng", "điểm pci", "điểm papi", "kết quả (%)", "điểm dti"];
    (words.len() < 40 && points.iter().any(|w| words.starts_with(w))).then_some(Meaning::Points)
}

fn values(text: &Text<'_>, body: &[Vec<Range<usize>>]) -> Vec<Vec<String>> {
    // The name of a block, with its number before it at most, says nothing of the column that it stands in.
    let figure = |c: &Range<usize>| matches!(cell::form(Grid::cell(text, c)), cell::Form::Whole | cell::Form::Decimal | cell::Form::Change);
    let full = |r: &&Vec<Range<usize>>| r.iter().any(figure) || r.iter().filter(|c| Grid::cell(text, c).len() > 3).count() > 1;
    body.iter().filter(full).map(|r| r.iter().map(|c| Grid::cell(text, c).to_owned()).collect()).collect()
}

#[cfg(test)]
mod tests;
