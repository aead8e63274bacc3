//! Lines of one shape under a head that says what their figures are: `Tính minh bạch 34 (↓9)`, `- Hòa An: 5`, `1/ Sở Công Thương – 87,91 điểm`
//! with lines left out between, `DTI | top 15` under goals. A grid is made of them, its columns named by what the head says.
use super::caption::Caption;
use super::grid::Grid;
use super::values;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::What;
use crate::extract::scan::Scanner;
use crate::extract::series::{self, Head, Item, Kind, Run};
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::TokenKind;
use std::ops::Range;

/// The fewest lines of which little is said.
const LEAST: usize = 3;
/// Longest line, in tokens.
const LONGEST: usize = 28;

/// The lines of one shape that begin at line `at`; else one past the last line looked at.
pub fn find(text: &Text<'_>, at: usize, before: Option<&Grid>, setting: &Setting<'_>) -> Result<Grid, usize> {
    let mut run: Option<Run> = None;
    let mut rows: Vec<(&Line<'_>, Item)> = Vec::new();
    let mut end = at;
    while let Some(line) = text.lines.get(end) {
        let skips = rows.len() > 1 && line.tokens.iter().all(|t| t.is('…') || t.is('.'));
        if skips {
            end += 1;
            continue;
        }
        let Some((kind, item)) = item(text, line, setting) else { break };
        let run = run.get_or_insert_with(|| Run { kind, items: Vec::new() });
        let alike = run.items.last().is_none_or(|l| l.order.is_some() == item.order.is_some());
        if run.kind != kind || !alike {
            break;
        }
        run.items.push(item.clone());
        rows.push((line, item));
        end += 1;
    }
    let Some(run) = run.filter(|r| r.items.len() > 1) else { return goals(text, at, setting).ok_or(at + 1) };
    let caption = Caption::above(text, at, setting);
    let beside = before.filter(|b| b.ordered == run.numbered() && b.end + 1 >= at && b.lined);
    if !are_places(&run, &caption, beside.is_some(), setting) {
        return Err(end);
    }
    let numbered = run.numbered();
    let grid = Grid { start: at, top: at, end, ordered: numbered, lined: true, ..Grid::default() };
    if numbered {
        let rows = rows.iter().filter_map(|(line, item)| numbered_row(line, item)).collect();
        return Ok(Grid { rows, ..grid });
    }
    let (points, moved) = (run.items.iter().any(|i| i.points.is_some()), run.items.iter().any(|i| i.moved.is_some()));
    let names = match run.kind {
        Kind::Subject(_) => "Tên",
        Kind::Year => "Năm",
        Kind::Part | Kind::Index => "Chỉ số thành phần",
    };
    let mut heads = vec![names, "Hạng"];
    heads.extend(points.then_some("Điểm"));
    heads.extend(moved.then_some("Tăng/giảm"));
    let heads = heads.into_iter().map(str::to_owned).collect();
    let rows = rows.iter().filter_map(|(line, item)| row(line, item, (points, moved))).collect();
    Ok(Grid { rows, heads, ..grid })
}

/// The one item that a line is.
fn item(text: &Text<'_>, line: &Line<'_>, setting: &Setting<'_>) -> Option<(Kind, Item)> {
    let figures = line.tokens.iter().any(|t| t.kind == TokenKind::Number);
    if !figures || line.tokens.len() > LONGEST || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return None;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let (kind, item) = series::whole_line(&line.tokens, &mentions)?;
    Some((kind, item))
}

/// Whether the figures of such lines are places.
fn are_places(run: &Run, caption: &Caption, beside: bool, setting: &Setting<'_>) -> bool {
    let head = Head::of(caption.words.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|w| !w.is_empty()));
    let named = caption.index.or(setting.main_index).is_some_and(|i| setting.ontology.indices.get(i).is_none_or(|x| x.kind == "index"));
    let count = run.items.len();
    if head.barred || caption.worst || run.doubtful() || !named && run.kind != Kind::Index {
        return false;
    }
    // "Điểm và thứ hạng các chỉ số:" over single figures.
    if head.points && !run.numbered() && !run.scored() {
        return false;
    }
    if run.kind == Kind::Year && (run.told() || caption.index.is_none()) {
        return false;
    }
    if !matches!(run.kind, Kind::Subject(_)) {
        return head.places && !run.numbered() && !caption.goal;
    }
    if !run.numbered() {
        return !caption.goal && (head.places || !head.points && count >= LEAST && (head.order && run.rises() || run.counts()));
    }
    let said = (head.places || head.order || beside) && run.items.first().and_then(Item::figure).is_some_and(|f| f.n == 1);
    run.rises() && (said || run.medals() || count >= LEAST && run.falls())
}

fn span(line: &Line<'_>, t0: usize, t1: usize) -> Option<Range<usize>> {
    Some(line.tokens.get(t0)?.start as usize..line.tokens.get(t1.checked_sub(1)?)?.end as usize)
}

fn row(line: &Line<'_>, item: &Item, (points, moved): (bool, bool)) -> Option<Vec<Range<usize>>> {
    let name = span(line, item.named.0, item.named.1)?;
    let empty = name.end..name.end;
    let place = item.place?;
    let mut out = vec![name, span(line, place.t0, place.t1)?];
    let cell = |at: Option<(usize, usize)>| at.and_then(|(t0, t1)| span(line, t0, t1)).unwrap_or_else(|| empty.clone());
    if points {
        out.push(cell(item.points.map(|p| p.2)));
    }
    if moved {
        out.push(cell(item.moved.map(|m| m.1)));
    }
    Some(out)
}

fn numbered_row(line: &Line<'_>, item: &Item) -> Option<Vec<Range<usize>>> {
    let name = span(line, item.named.0, item.named.1)?;
    let order = item.order?;
    let points = item.points.and_then(|p| span(line, p.2.0, p.2.1)).unwrap_or(name.end..name.end);
    Some(vec![span(line, order.t0, order.t1)?, name, points])
}

/// `DTI | top 15`, `PCI: hạng 40 trở lên` under a caption of goals.
fn goals(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Option<Grid> {
    let goal = |line: &Line<'_>| -> Option<Vec<Range<usize>>> {
        if line.tokens.len() > LONGEST || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
            return None;
        }
        let mentions = Scanner::scan(text, &line.tokens, setting);
        let m = mentions.iter().find(|m| matches!(m.what, What::Index(_) | What::Part(_))).filter(|m| m.t0 <= 3)?;
        let joint = |t: usize| line.tokens.get(t).is_some_and(|k| matches!(k.kind, TokenKind::Punct(_)));
        let from = (m.t1..m.t1 + 3).find(|t| !joint(*t)).filter(|t| *t > m.t1)?;
        let end = line.tokens.len() - usize::from(line.tokens.last().is_some_and(|t| t.is('.') || t.is(';')));
        let cell = span(line, from, end).filter(|_| end <= from + 8)?;
        values::goal(Grid::cell(text, &cell))?;
        Some(vec![span(line, m.t0, m.t1)?, cell])
    };
    let first = text.lines.get(at).and_then(goal)?;
    if !Caption::above(text, at, setting).goal {
        return None;
    }
    let rows: Vec<_> = std::iter::once(first).chain(text.lines.iter().skip(at + 1).map_while(goal)).collect();
    let heads = vec!["Chỉ số thành phần".to_owned(), "Mục tiêu".to_owned()];
    let end = at + rows.len();
    (rows.len() >= 2).then(|| Grid { start: at, top: at, end, heads, rows, lined: true, ..Grid::default() })
}
