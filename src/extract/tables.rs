//! Ranking tables in text: rows with tabs or bars, and tables flattened to one cell a line.
//! A column is understood by its header (rank, points, a year, a goal, a region, a change); a row by the
//! subject or component that it names.
use super::columns::{Column, Meaning, understand};
use super::finish::Page;
use super::frame::Frame;
use super::lines::{Line, LineKind};
use super::mention::{Part, What, Who};
use super::numerals::{figure, whole};
use super::proto::{Edition, Origin, Proto, Slot};
use super::reader::Text;
use super::scan::Scanner;
use super::setting::Setting;
use crate::model::Modality;
use crate::normalize::TokenKind;
use std::ops::Range;

/// A table: its grid of cells as view bytes, and the lines it takes.
pub struct Table {
    /// One past its last line.
    pub end: usize,
    /// First line.
    pub start: usize,
    /// Rows of cells; the first is the header when `headed`.
    pub rows: Vec<Vec<Range<usize>>>,
    /// Whether the first row is a header.
    pub headed: bool,
}

/// The table that begins at line `at`.
pub fn find(text: &Text<'_>, at: usize) -> Option<Table> {
    delimited(text, at).or_else(|| flattened(text, at))
}

fn delimited(text: &Text<'_>, at: usize) -> Option<Table> {
    let rows: Vec<Vec<Range<usize>>> =
        text.lines.get(at..)?.iter().take_while(|l| l.kind == LineKind::Row).map(|l| cells(text, l)).collect();
    let width = rows.iter().map(Vec::len).max()?;
    if rows.len() < 2 || width < 2 {
        return None;
    }
    let view = text.view.text();
    let digits = |row: &[Range<usize>]| {
        row.iter()
            .filter(|c| {
                view.get((*c).clone())
                    .is_some_and(|s| s.trim().starts_with(|c: char| c.is_ascii_digit()) && figure(s.trim()).is_some_and(|v| v < 1990.0))
            })
            .count()
    };
    let headed = digits(rows.first()?) == 0;
    Some(Table { start: at, end: at + rows.len(), rows, headed })
}

fn cells(text: &Text<'_>, line: &Line) -> Vec<Range<usize>> {
    let whole_line = line.text(&text.view);
    let tabbed = whole_line.contains('\t');
    let mut out = Vec::new();
    let mut from = line.start;
    for piece in whole_line.split(if tabbed { '\t' } else { '|' }) {
        let lead = piece.len() - piece.trim_start().len();
        let trail = piece.len() - piece.trim_end().len();
        out.push(from + lead..(from + piece.len() - trail).max(from + lead));
        from += piece.len() + 1;
    }
    // "| a | b |" has an empty cell at either end.
    if !tabbed && whole_line.starts_with('|') {
        out.remove(0);
    }
    if !tabbed && whole_line.ends_with('|') {
        out.pop();
    }
    out
}

/// `TT / Tỉnh / Năm 2017 / 1 / Thừa Thiên - Huế / 01 (0,727) / 2 / …`: records of equal length that begin with
/// 1, 2, 3 … and a name. The header may be broken over more lines than there are columns: then the first line
/// tells what the running number is, and of several figures the total (a percentage, else the greatest) is kept.
fn flattened(text: &Text<'_>, at: usize) -> Option<Table> {
    let line_text = |i: usize| text.lines.get(i).map_or("", |l| l.text(&text.view).trim());
    let is = |i: usize, n: usize| line_text(i).trim_start_matches('0').parse::<usize>() == Ok(n);
    let first = (at + 1..at + 16).find(|i| is(*i, 1))?;
    let header: Vec<usize> = (at..first).collect();
    let short = |i: usize| !line_text(i).is_empty() && line_text(i).chars().count() < 60 && !line_text(i).ends_with(['.', ':', ';']);
    let begins = matches!(
        line_text(at),
        "tt" | "stt"
            | "số tt"
            | "hạng"
            | "xếp hạng"
            | "thứ hạng"
            | "thứ tự"
            | "thứ tự xếp hạng"
            | "vị trí"
            | "#"
            | "số thứ tự"
            | "tt."
    );
    let step = (2..13).find(|k| is(first + k, 2) && is(first + 2 * k, 3))?;
    if !begins || !header.iter().all(|i| short(*i)) || header.len() + 1 < step {
        return None;
    }
    let named = |i: usize| line_text(i).starts_with(char::is_alphabetic) && line_text(i).chars().count() < 80;
    let range = |i: usize| text.lines.get(i).map_or(0..0, |l| l.start..l.end);
    let aligned = header.len() == step;
    let numeric = |i: usize| figure(line_text(i).trim_end_matches(['%', ' ']).split(['/', ' ']).next().unwrap_or(""));
    let total = |from: usize| -> Option<usize> {
        let cells: Vec<usize> = (from + 2..from + step).filter(|i| numeric(*i).is_some()).collect();
        cells
            .iter()
            .copied()
            .find(|i| line_text(*i).ends_with('%'))
            .or_else(|| cells.iter().copied().max_by(|a, b| numeric(*a).unwrap_or(0.0).total_cmp(&numeric(*b).unwrap_or(0.0))))
    };
    let simple = aligned && step <= 3;
    let mut rows = Vec::new();
    if simple {
        rows.push(header.iter().map(|i| range(*i)).collect::<Vec<_>>());
    } else {
        let name = header.get(1).map_or(0..0, |i| range(*i));
        let points = header
            .iter()
            .map(|i| (*i, line_text(*i)))
            .find(|(_, t)| t.contains("điểm") || t.contains("chỉ số"))
            .map_or(0..0, |(i, _)| range(i));
        rows.push(vec![range(at), name, points]);
    }
    let (mut i, mut n) = (first, 1);
    while (is(i, n) || line_text(i).parse::<usize>().is_ok_and(|v| v >= n && v < 400)) && named(i + 1) {
        n = line_text(i).trim_start_matches('0').parse::<usize>().unwrap_or(n);
        if simple {
            rows.push((0..step).map(|k| range(i + k)).collect());
        } else {
            let Some(score) = total(i) else { break };
            rows.push(vec![range(i), range(i + 1), range(score)]);
        }
        i += step;
        n += 1;
    }
    (rows.len() >= 4).then_some(Table { start: at, end: i, rows, headed: true })
}

/// Who or what a row is about.
struct RowTopic {
    who: Option<Slot<Who>>,
    part: Option<Slot<Part>>,
    index: Option<Slot<usize>>,
}

/// Reads the claims of a table.
pub fn read(table: &Table, t: usize, text: &Text<'_>, setting: &Setting<'_>, frame: &mut Frame, page: &mut Page<'_>, sentence: &mut usize) {
    let counts = Counts::above(text, table.start, setting);
    let header: Vec<String> = if table.headed {
        table
            .rows
            .first()
            .map(|r| r.iter().map(|c| text.view.text().get(c.clone()).unwrap_or("").trim().to_owned()).collect())
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    let body = table.rows.get(usize::from(table.headed)..).unwrap_or_default();
    let caption: String =
        table.start.checked_sub(1).and_then(|i| text.lines.get(i)).map_or(String::new(), |l| l.text(&text.view).to_owned());
    let columns = understand(&header, &values(text, body), &caption);
    let regional_of = counts.regional.or_else(|| {
        let every = body.len();
        columns.iter().any(|c| c.regional).then_some(u32::try_from(every).ok()).flatten().filter(|_| false)
    });
    for row in body {
        *sentence += 1;
        let mut topic = topic(text, row, &columns, setting, frame, t);
        let row_year = row.iter().zip(&columns).filter(|(_, c)| c.meaning == Meaning::Year).find_map(|(cell, _)| {
            let raw = text.view.text().get(cell.clone())?.trim();
            i32::try_from(whole(raw.trim_start_matches("năm "))?).ok()
        });
        if topic.who.is_none() && row_year.is_some() {
            topic.who.clone_from(&frame.topic);
        }
        if topic.who.is_none() && topic.part.is_none() {
            continue;
        }
        let Some(start) = row.first().map(|c| c.start) else { continue };
        let mut protos: Vec<(Column, Proto)> = Vec::new();
        for (cell, column) in row.iter().zip(&columns) {
            let raw = text.view.text().get(cell.clone()).unwrap_or("").trim();
            let mut p = Proto { start, end: cell.end, sentence: *sentence, rule: "table row", ..Proto::default() };
            p.who = topic.who.clone().or_else(|| frame.topic.clone());
            p.part.clone_from(&topic.part);
            p.index = topic.index.clone().or_else(|| frame.index.clone());
            p.year = column.year.or(row_year).map(|y| Slot::new(Edition::Year(y), Origin::Bound, None)).or_else(|| frame.year.clone());
            if column.goal || frame.goals {
                p.modality = Modality::Target;
            }
            if column.regional {
                p.scope = counts.region.clone().or_else(|| frame.region.clone()).map(|r| Slot::new(r, Origin::Paragraph, None));
                p.of = regional_of;
            } else {
                p.of = counts.national.or(frame.of);
            }
            if p.scope.is_none() {
                p.scope = super::reader::block_scope(frame, &p, setting);
            }
            if fill(&mut p, column.meaning, raw) {
                protos.push((column.clone(), p));
            }
        }
        page.protos.extend(join(protos).into_iter().map(|p| (t, p)));
    }
    frame.new_paragraph(setting.home_subject().as_ref(), false);
}

fn values(text: &Text<'_>, body: &[Vec<Range<usize>>]) -> Vec<Vec<String>> {
    body.iter().map(|r| r.iter().map(|c| text.view.text().get(c.clone()).unwrap_or("").trim().to_owned()).collect()).collect()
}

/// Puts a cell's value into a proto; `false` when the cell says nothing.
fn fill(p: &mut Proto, meaning: Meaning, raw: &str) -> bool {
    match meaning {
        Meaning::Rank => {
            // "37", "37/63", "01 (0,727)", "thứ 5".
            let digits = raw.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let Some(n) = digits.get(..end).and_then(whole).filter(|n| *n > 0) else { return false };
            let rest = digits.get(end..).unwrap_or("");
            if rest.starts_with([',', '.']) && rest.len() > 1 {
                return false;
            }
            p.rank = Some(n);
            if let Some(of) = rest.strip_prefix('/').and_then(|r| whole(r.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(""))) {
                (p.of, p.own_of) = (Some(of), true);
            }
            if let Some(score) = rest.trim().strip_prefix('(').and_then(|r| r.split(')').next()).and_then(|r| figure(r.trim())) {
                p.score = Some((score, false, true));
            }
            true
        }
        Meaning::Points => {
            let percent = raw.ends_with('%');
            let Some(v) = figure(raw.trim_end_matches(['%', ' ']).split(['/', ' ']).next().unwrap_or("")) else { return false };
            p.score = Some((v, percent, true));
            true
        }
        Meaning::Change => {
            let sign = if raw.starts_with(['-', '▼', '↓']) || raw.contains("giảm") { -1 } else { 1 };
            let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
            let Some(n) = digits.parse::<i32>().ok().filter(|n| *n < 200) else { return false };
            p.delta = Some(sign * n);
            true
        }
        Meaning::Name | Meaning::Count | Meaning::Other | Meaning::Year => false,
    }
}

/// Cells of one edition and list are one claim; a change belongs to the latest edition.
fn join(cells: Vec<(Column, Proto)>) -> Vec<Proto> {
    let mut out: Vec<(Column, Proto)> = Vec::new();
    let latest = cells.iter().filter(|(c, _)| c.meaning == Meaning::Rank).filter_map(|(c, _)| c.year).max();
    let before = cells.iter().filter(|(c, _)| c.meaning == Meaning::Rank).filter_map(|(c, _)| c.year).filter(|y| Some(*y) != latest).max();
    for (column, p) in cells {
        let target = out.iter_mut().find(|(c, q)| {
            let edition = c.year == column.year || column.meaning == Meaning::Change && (c.year == latest || latest.is_none());
            edition
                && c.regional == column.regional
                && c.goal == column.goal
                && match column.meaning {
                    Meaning::Rank => q.rank.is_none(),
                    Meaning::Points => q.score.is_none(),
                    _ => q.delta.is_none() && q.rank.is_some(),
                }
        });
        match target {
            Some((_, q)) => {
                q.end = q.end.max(p.end);
                q.rank = q.rank.or(p.rank);
                q.of = q.of.or(p.of);
                q.score = q.score.or(p.score);
                if p.delta.is_some() {
                    (q.delta, q.base) = (p.delta, before.or(column.year.filter(|y| Some(*y) != latest)).map(Edition::Year));
                }
            }
            None if column.meaning == Meaning::Change => {}
            None => out.push((column, p)),
        }
    }
    out.into_iter().map(|(_, p)| p).collect()
}

fn topic(text: &Text<'_>, row: &[Range<usize>], columns: &[Column], setting: &Setting<'_>, frame: &Frame, _t: usize) -> RowTopic {
    let mut out = RowTopic { who: None, part: None, index: None };
    for (cell, column) in row.iter().zip(columns) {
        if !matches!(column.meaning, Meaning::Name | Meaning::Other) {
            continue;
        }
        let tokens = crate::normalize::tokenize(&text.view, text.source, cell.start, cell.end);
        let span = Some((cell.start, cell.end));
        for m in Scanner::scan(text, &tokens, setting).iter() {
            match &m.what {
                What::Subject(who) if out.who.is_none() => out.who = Some(Slot::new(who.clone(), Origin::Bound, span)),
                What::Index(i) if out.index.is_none() => out.index = Some(Slot::new(*i, Origin::Bound, span)),
                What::Part(Part::Known(parts)) if out.part.is_none() => {
                    let current = frame.index.as_ref().map(|s| s.value);
                    let here: Vec<_> = parts.iter().copied().filter(|(x, _)| Some(*x) == current).collect();
                    if !here.is_empty() {
                        out.part = Some(Slot::new(Part::Known(here), Origin::Bound, span));
                    }
                }
                _ => {}
            }
        }
        if out.who.is_some() || out.part.is_some() {
            break;
        }
        // A component that the ontology lacks, in a column that says it holds components.
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        if column.parts && words >= 2 && out.index.is_none() {
            let name = text.view.text().get(cell.clone()).unwrap_or("");
            let name = name.trim_start_matches(|c: char| !c.is_alphabetic());
            let name = ["nhóm chỉ số ", "chỉ số ", "trụ cột ", "nội dung ", "lĩnh vực ", "tiêu chí "]
                .iter()
                .find_map(|p| name.strip_prefix(p))
                .unwrap_or(name);
            out.part = Some(Slot::new(Part::Named(crate::normalize::slug(name)), Origin::Bound, span));
        }
    }
    if out.who.is_none() && (out.part.is_some() || out.index.is_some()) {
        out.who.clone_from(&frame.topic);
    }
    out
}

/// How many are ranked, from the lines right above a table.
#[derive(Default)]
struct Counts {
    national: Option<u32>,
    regional: Option<u32>,
    region: Option<String>,
}

impl Counts {
    fn above(text: &Text<'_>, start: usize, setting: &Setting<'_>) -> Self {
        let mut out = Self::default();
        for line in text.lines.get(start.saturating_sub(2)..start).unwrap_or_default() {
            let mentions = Scanner::scan(text, &line.tokens, setting);
            for m in mentions.iter() {
                match &m.what {
                    What::Of(n) if matches!(n, 34 | 63 | 64) || *n > 80 => out.national = Some(*n),
                    What::Scope(s) if s.starts_with("region:") => {
                        out.region = Some(s.clone());
                        let back = (1..=5)
                            .filter_map(|b| m.t0.checked_sub(b))
                            .filter_map(|i| line.tokens.get(i))
                            .find(|t| t.kind == TokenKind::Number);
                        out.regional = back.and_then(|t| whole(t.text(text.view.text()))).or(out.regional);
                    }
                    _ => {}
                }
            }
        }
        out
    }
}
