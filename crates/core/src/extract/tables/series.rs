//! Lines of one shape under a head that says what their figures are: `Tính minh bạch 34 (↓9)`, `- Hòa An: 5`, `1/ Sở Công Thương – 87,91 điểm`
//! with lines left out between, `DTI | top 15` under goals. A grid is made of them, its columns named by what the head says.
use super::caption::Caption;
use super::grid::Grid;
use super::values;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::What;
use crate::extract::proto::Edition;
use crate::extract::scan::Scanner;
use crate::extract::series::{self, Head, Item, Kind, Run};
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::model::Field;
use crate::normalize::TokenKind;
use std::ops::Range;

/// The fewest lines of which little is said.
const LEAST: usize = 3;
/// Longest line, in tokens.
const LONGEST: usize = 28;

/// The lines of one shape that begin at line `at`; else one past the last line looked at.
pub fn find(text: &Text<'_>, at: usize, before: Option<&Grid>, setting: &Setting<'_>) -> Result<Grid, usize> {
    read(text, at, before, setting, false)
}

/// The same of numbered lines that tell the places of another edition too: `1. A – 76,8 điểm (năm 2020: hạng 4)`.
pub fn dated(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Result<Grid, usize> {
    read(text, at, None, setting, true)
}

fn read(text: &Text<'_>, at: usize, before: Option<&Grid>, setting: &Setting<'_>, dated: bool) -> Result<Grid, usize> {
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
        let alike = run.items.last().is_none_or(|l| l.order.is_some() == item.order.is_some() && l.place.is_some() == item.place.is_some());
        if run.kind != kind || !alike {
            break;
        }
        run.items.push(item.clone());
        rows.push((line, item));
        end += 1;
    }
    let Some(run) = run.filter(|r| r.items.len() > 1) else {
        return if dated { Err(end.max(at + 1)) } else { goals(text, at, setting).ok_or(at + 1) };
    };
    if dated && run.items.iter().any(|i| i.past.is_none()) {
        return Err(end);
    }
    let mut caption = Caption::above(text, at, setting);
    if at <= 1 && text.field == Field::Text {
        // A page of nothing but its lines: the headline stands above them.
        caption.words = format!("{} · {}", caption.words, setting.headline);
    }
    let beside = before.filter(|b| b.ordered == run.numbered() && b.end + 1 >= at && b.lined);
    let head = Head::of(words_of(&caption.words));
    if !are_places(&run, &head, &caption, beside.is_some(), setting) {
        return Err(end);
    }
    let numbered = run.numbered() && !run.only_points() || run.worded();
    let main = caption.index.or(setting.main_index).and_then(|i| setting.editions.get(&i)).copied();
    let earlier = earlier(&run, &head, &caption, main);
    let grid = Grid { start: at, top: at, end, ordered: numbered, lined: true, ..Grid::default() };
    if numbered && earlier.is_none() {
        let rows = rows.iter().filter_map(|(line, item)| numbered_row(line, item)).collect();
        return Ok(Grid { rows, ..grid });
    }
    let (points, moved) = (run.items.iter().any(|i| i.points.is_some()), run.items.iter().any(|i| i.moved.is_some()));
    let names = match run.kind {
        Kind::Subject(_) => "Tên",
        Kind::Year => "Năm",
        Kind::Part | Kind::Index => "Chỉ số thành phần",
    };
    // Of two editions the later is that of the figure.
    let latest = earlier.and_then(|(latest, _)| latest).map_or_else(String::new, |y| format!(" năm {y}"));
    let mut heads = vec![names.to_owned()];
    heads.extend((!run.only_points()).then(|| format!("Hạng{latest}")));
    heads.extend(points.then(|| format!("Điểm{latest}")));
    heads.extend(moved.then(|| head.base.map_or_else(|| "Tăng/giảm".to_owned(), |y| format!("Tăng/giảm so với {y}"))));
    heads.extend(earlier.map(|(_, y)| format!("Hạng năm {y}")));
    let rows = rows.iter().filter_map(|(line, item)| row(line, item, (points, moved, earlier.is_some()))).collect();
    Ok(Grid { rows, heads, ordered: false, ..grid })
}

/// The words of a caption.
fn words_of(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|w| !w.is_empty())
}

/// The edition of the figures, where the head tells it, and that of the second ones.
fn earlier(run: &Run, head: &Head, caption: &Caption, main: Option<i32>) -> Option<(Option<i32>, i32)> {
    if let (true, [latest, Some(second)]) = (run.pairs(), head.years) {
        return Some((latest, second));
    }
    let when = run.items.iter().find_map(|i| i.past).map(|p| p.when)?;
    if run.items.iter().any(|i| i.past.is_some_and(|p| p.when != when)) {
        return None;
    }
    match (when, head.years) {
        (Some(Edition::Year(y)), _) => Some((None, y)),
        (Some(Edition::Relative(d)), _) => Some((None, caption.year? + d)),
        // "số trong ngoặc là thứ hạng năm 2016": the other figure is of the page's own edition.
        (None, [None, Some(second)]) if caption.year == Some(second) => main.filter(|y| *y > second).map(|y| (Some(y), second)),
        (None, [latest, Some(second)]) => Some((latest, second)),
        _ => None,
    }
}

/// The one item that a line is.
fn item(text: &Text<'_>, line: &Line<'_>, setting: &Setting<'_>) -> Option<(Kind, Item)> {
    let figures = line
        .tokens
        .iter()
        .any(|t| t.kind == TokenKind::Number || matches!(t.kind, TokenKind::Punct('🥇'..='🥉')) || matches!(t.text, "nhất" | "nhì" | "ba"));
    if !figures || line.tokens.len() > LONGEST || matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) {
        return None;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let (kind, item) = series::whole_line(&line.tokens, &mentions)?;
    Some((kind, item))
}

/// Whether the figures of such lines are places.
fn are_places(run: &Run, head: &Head, caption: &Caption, beside: bool, setting: &Setting<'_>) -> bool {
    let amounts = run.items.iter().all(|i| i.amount) && run.numbered() && head.places;
    let named =
        caption.index.or(setting.main_index).is_some_and(|i| amounts || setting.ontology.indices.get(i).is_none_or(|x| x.kind == "index"));
    let count = run.items.len();
    if head.barred
        || head.letters && run.numbered() && !run.only_points()
        || caption.worst
        || run.doubtful()
        || !named && run.kind != Kind::Index
    {
        return false;
    }
    // "A 5 (7)" under words that name no second edition, "14/9" of whom nobody knows.
    let unknown = run.items.iter().any(|i| i.past.is_some_and(|p| p.when.is_none())) && head.years[1].is_none();
    if unknown || run.above_count() && head.years[1].is_none() {
        return false;
    }
    if run.only_points() {
        return matches!(run.kind, Kind::Subject(_)) && head.points && !head.order && !caption.goal && named && count >= LEAST;
    }
    if run.worded() && count >= 2 && !caption.goal {
        return true;
    }
    // "Điểm và thứ hạng các chỉ số:" over single figures.
    if head.points && !run.numbered() && !run.scored() {
        return false;
    }
    if run.kind == Kind::Year && (run.told() || caption.index.is_none()) {
        return false;
    }
    if !matches!(run.kind, Kind::Subject(_)) {
        let whose = head.places || run.kind == Kind::Index && count >= LEAST && of_rankings(run, caption);
        return whose && !run.numbered() && !caption.goal;
    }
    if !run.numbered() {
        return !caption.goal && (head.places || !head.points && count >= LEAST && (head.order && run.rises() || run.counts()));
    }
    let said = (head.places || head.order || beside) && run.items.first().and_then(Item::figure).is_some_and(|f| f.n == 1);
    run.rises() && (said || run.medals() || count >= LEAST && run.falls())
}

/// `PCI: 14`, `PAPI: 51`, `SIPAS: 38` under a name: whole figures too small to be points of such rankings, and no counts.
fn of_rankings(run: &Run, caption: &Caption) -> bool {
    let small = run.items.iter().all(|i| i.place.is_some_and(|p| p.n <= 63) && i.points.is_none());
    let words: Vec<&str> = words_of(&caption.words).collect();
    let counts = words.windows(2).any(|w| matches!(w, [a, "số"] if !matches!(*a, "chỉ" | "đổi" | "tham"))) || words.first() == Some(&"số");
    small && !counts && run.items.iter().any(|i| i.place.is_some_and(|p| p.n < 30))
}

fn span(line: &Line<'_>, t0: usize, t1: usize) -> Option<Range<usize>> {
    Some(line.tokens.get(t0)?.start as usize..line.tokens.get(t1.checked_sub(1)?)?.end as usize)
}

fn row(line: &Line<'_>, item: &Item, (points, moved, earlier): (bool, bool, bool)) -> Option<Vec<Range<usize>>> {
    let name = span(line, item.named.0, item.named.1)?;
    let empty = name.end..name.end;
    let mut out = vec![name];
    if let Some(place) = item.figure() {
        let end = if item.pair.is_some() && earlier { place.t0 + 1 } else { place.t1 };
        out.push(span(line, place.t0, end)?);
    }
    let cell = |at: Option<(usize, usize)>| at.and_then(|(t0, t1)| span(line, t0, t1)).unwrap_or_else(|| empty.clone());
    if points {
        out.push(cell(item.points.map(|p| p.2)));
    }
    if moved {
        out.push(cell(item.moved.map(|m| m.1)));
    }
    if earlier {
        out.push(cell(item.past.map(|p| p.place).or(item.pair).map(|p| (p.t0, p.t1))));
    }
    Some(out)
}

fn numbered_row(line: &Line<'_>, item: &Item) -> Option<Vec<Range<usize>>> {
    let name = span(line, item.named.0, item.named.1)?;
    let order = item.figure()?;
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
