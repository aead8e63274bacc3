//! Numbered lines in order of rank: `Top 10 nước dẫn đầu` over `1. Phần Lan`, `2. Đan Mạch: 7,6 điểm`, ….
use super::caption::{self, Caption};
use super::cell::{Form, form};
use super::columns;
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Mention, Part, SubjectKind, What};
use crate::extract::numerals::whole;
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{TokenKind, tokenize};
use std::ops::Range;

/// The list that begins at line `at`, when what stands above says that it is in order of rank.
pub fn find(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Option<Grid> {
    let first = text.lines.get(at)?;
    let mut last = number(first)?;
    // A second grade that begins to count anew: whether over all of them, nobody knows.
    let above = |back: usize| at.checked_sub(back).and_then(|i| text.lines.get(i));
    if above(1).is_some_and(|l| caption::grades(l.text(text.view).trim())) && above(2).is_some_and(|l| number(l).is_some()) {
        return None;
    }
    // The middle of a list that was not read from its head.
    if at.checked_sub(1).and_then(|i| text.lines.get(i)).and_then(number).is_some_and(|n| n < last) {
        return None;
    }
    // "145 Iraq", "3. Singapore" / "58. Việt Nam": numbers that do not count the lines are the countries' places.
    let mut running = last == 1;
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut end = at;
    let mut nations = true;
    let mut lines = 0;
    let (mut leapt, mut left_out) = (false, false);
    while let Some(line) = text.lines.get(end) {
        let wanted = u32::try_from(lines + 1).ok().filter(|_| !leapt);
        // "Xếp loại Tốt:" between two rows that count on, "…" where rows are left out.
        if lines > 0 && between(text, line) {
            let next = text.lines.get(end + 1).and_then(number).filter(|n| *n > last);
            if next.is_some_and(|n| Some(n) == wanted || lines > 1 && leaves_out(line)) {
                left_out = leaves_out(line);
                end += 1;
                continue;
            }
        }
        let may = |n: u32| Some(n) == wanted || nations && (last..=400).contains(&n) || lines > 1 && n > last && n <= 250;
        let Some(n) = number(line).filter(|n| may(*n)) else { break };
        let Some((row, tied, nation)) = row(text, line, setting) else { break };
        // "3. A (78,3)", "20. B (65,2)": numbers that leap while the points go on falling count those left out, too.
        let leaps = running && !nation && lines > 1 && n > last;
        let leaps = leaps && (left_out || rows.last().is_some_and(|above| fewer(text, above, &row)));
        left_out = false;
        let counts = running && (Some(n) == wanted || leaps);
        if !(counts || nation && nations) {
            break;
        }
        leapt |= counts && Some(n) != wanted;
        running = counts;
        nations &= nation;
        rows.push(row);
        rows.extend(tied);
        lines += 1;
        last = n;
        end += 1;
        if n > 400 {
            break;
        }
    }
    // Two lines are a list where a ranking's own name stands right above.
    let caption = (lines == 2 && running && !nations).then(|| Caption::above(text, at, setting));
    if lines < 3 && !caption.is_some_and(|c| c.titles_ranking() && !c.worst) {
        return None;
    }
    // "#1 A", "#2 B": the sign says that places are counted.
    let sign = first.tokens.first().is_some_and(|t| t.is('#'));
    if !running {
        let caption = Caption::above(text, at, setting);
        let ranked = setting
            .main_index
            .is_some_and(|i| setting.ranks(i, &["countries"]) && setting.ontology.indices.get(i).is_none_or(|x| x.kind == "index"));
        return (ranked && !caption.worst).then(|| Grid { start: at, top: at, end, rows, ordered: true, ..Grid::default() });
    }
    let caption = Caption::above(text, at, setting);
    // "PGI 2023" over "1. A: 26,00 điểm", "2. B: 25,41 điểm": the points fall from line to line.
    // "1 A 0,926 1 1 1" is a row of several columns.
    let marked = first.tokens.get(1).is_some_and(|t| matches!(t.text, "." | ")" | "/" | "-"));
    let falls = || marked && caption.index.is_some() && caption.region.is_none() && !caption.words.contains("vùng") && falling(text, &rows);
    if !(caption.ordered || caption.counts_most(setting) || caption.titles_ranking() || sign || falls()) || caption.worst {
        return None;
    }
    Some(Grid { start: at, top: at, end, rows, ordered: true, ..Grid::default() })
}

/// Whether a line parts the rows of a list and is none: a grade, or marks for what is left out.
fn between(text: &Text<'_>, line: &Line<'_>) -> bool {
    line.tokens.len() <= 12 && (leaves_out(line) || caption::grades(line.text(text.view).trim()))
}

/// `…`, `...`: rows are left out.
fn leaves_out(line: &Line<'_>) -> bool {
    line.tokens.iter().all(|t| t.is('…') || t.is('.'))
}

/// Whether a row has points, and fewer than the one above it.
fn fewer(text: &Text<'_>, above: &[Range<usize>], row: &[Range<usize>]) -> bool {
    let points = |r: &[Range<usize>]| r.get(2).map(|c| Grid::cell(text, c)).filter(|c| form(c) == Form::Decimal).and_then(columns::number);
    points(above).zip(points(row)).is_some_and(|(a, b)| b < a)
}

/// Whether every row has points, and none has more than the one before.
fn falling(text: &Text<'_>, rows: &[Vec<Range<usize>>]) -> bool {
    let points: Vec<f64> = rows
        .iter()
        .filter_map(|r| r.get(2).map(|c| Grid::cell(text, c)))
        .filter(|c| form(c) == Form::Decimal)
        .filter_map(columns::number)
        .collect();
    points.len() == rows.len() && points.first() != points.last() && points.windows(2).all(|w| matches!(w, [a, b] if a >= b))
}

/// By which of its measures a statistic is listed, where the caption names none: sums in billions are the size of an economy, in millions of
/// đồng what it makes a head.
pub fn measure(text: &Text<'_>, grid: &Grid, index: usize, caption: &str, setting: &Setting<'_>) -> Option<Part> {
    let figure = grid.rows.first()?.get(2).filter(|c| !c.is_empty())?;
    let behind = text.view.text().get(figure.end..)?.lines().next()?.trim_start();
    let billions = |s: &str| ["tỷ", "tỉ", "nghìn tỷ", "ngàn tỷ", "nghìn tỉ"].iter().any(|w| s.starts_with(w));
    let size = billions(behind) || behind.is_empty() && caption.contains("tỷ đồng");
    let id = if size { "quy-mo" } else { "binh-quan-dau-nguoi" };
    if !size && !behind.starts_with("triệu đồng") {
        return None;
    }
    let j = setting.ontology.indices.get(index)?.component.iter().position(|c| c.id == id)?;
    Some(Part::Known(vec![(index, j)]))
}

/// Whether a list may begin with a line, which may say more behind its name than a row of a table.
pub fn may_begin(line: &Line<'_>) -> bool {
    let plain = !matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption);
    plain && line.tokens.len() <= 40 && number(line) == Some(1)
}

/// The number that a line begins with (`1.`, `1)`, `(1)`, `1 -`).
fn number(line: &Line<'_>) -> Option<u32> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    match (word(0), word(1), word(2)) {
        (n, "." | ")" | "-" | ":" | "/", _) | ("(", n, ")") | ("#", n, _) => whole(n),
        (n, ..) => whole(n).filter(|_| line.tokens.get(1).is_some_and(|t| t.capital)),
    }
}

/// One row of such a list: number, name, points.
type Row = Vec<Range<usize>>;

/// Number, name and points of a line, the same for further countries on the same place (`3. Đức / Hàn Quốc`), and whether the name is a
/// country's; `None` when the line says more than that.
fn row(text: &Text<'_>, line: &Line, setting: &Setting<'_>) -> Option<(Row, Vec<Row>, bool)> {
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let at = mentions.iter().position(|m| matches!(m.what, What::Subject(_)))?;
    let name = mentions.get(at)?;
    let country = |m: &Mention| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Country);
    let nation = country(name);
    // Joined by nothing but a slash, a comma or `và`.
    let mut tied: Vec<&Mention> = Vec::new();
    for m in mentions.iter().skip(at + 1).filter(|m| country(m)) {
        let from = tied.last().map_or(name.t1, |t| t.t1);
        let joined = (from..m.t0).all(|t| line.tokens.get(t).is_some_and(|k| matches!(k.text, "/" | "," | "và" | "&")));
        if !(nation && joined && m.t0 > from) {
            break;
        }
        tied.push(m);
    }
    let stop = tied.last().map_or(name.t1, |t| t.t1);
    // "1. Bà Rịa - Vũng Tàu 281,2 triệu đồng (tính cả dầu khí)": a remark in a bracket says nothing of anybody else.
    let remark = (stop..line.tokens.len().min(stop + 8)).find(|t| line.tokens.get(*t).is_some_and(|k| k.is('(')));
    if name.t0 > 4 || line.tokens.len() > stop + if remark.is_some() { 24 } else { 8 } {
        return None;
    }
    // "2. Quảng Ninh 176 triệu đồng": what a sum of money is in is no mention.
    let money = (stop..line.tokens.len().min(stop + 6)).find(|t| {
        let word = |i: usize| line.tokens.get(i).map_or("", |k| k.text);
        matches!((word(*t), word(t + 1)), ("tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn", _) | ("usd" | "đồng", _))
    });
    let until = remark.into_iter().chain(money).min().unwrap_or(usize::MAX);
    let other = mentions
        .iter()
        .skip(at + 1)
        .skip_while(|m| m.t0 < stop)
        .take_while(|m| m.t0 < until)
        .any(|m| !matches!(m.what, What::Mark(_) | What::Score { .. } | What::Scope(_) | What::Unit | What::Anaphor(_)));
    if other {
        return None;
    }
    let span = |t0: usize, t1: usize| -> Option<Range<usize>> {
        Some(line.tokens.get(t0)?.start as usize..line.tokens.get(t1.checked_sub(1)?)?.end as usize)
    };
    let count = (0..name.t0).find(|t| line.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number))?;
    let points = mentions.iter().skip(at + 1).find(|m| matches!(m.what, What::Score { .. })).and_then(|m| span(m.t0, m.t1));
    let bare =
        (stop..line.tokens.len()).find(|t| line.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number)).and_then(|t| span(t, t + 1));
    let place = span(count, count + 1)?;
    let figure = points.or(bare);
    let told = |m: &Mention| -> Option<Row> {
        let name = span(m.t0, m.t1)?;
        let empty = name.end..name.end;
        Some(vec![place.clone(), name, figure.clone().unwrap_or(empty)])
    };
    let tied = tied.into_iter().filter_map(told).collect();
    Some((told(name)?, tied, nation))
}

/// `| 1 | Phần Lan |`, `| 2 | Đan Mạch |` under `10 quốc gia hạnh phúc nhất thế giới`: bars without a header, in order of rank.
pub fn barred(text: &Text<'_>, grid: &Grid, setting: &Setting<'_>) -> Option<Grid> {
    if !grid.heads.is_empty() || grid.rows.len() < 3 {
        return None;
    }
    let mut rows: Vec<Row> = Vec::with_capacity(grid.rows.len());
    for (n, row) in (1..).zip(&grid.rows) {
        let cells: Vec<&Range<usize>> = row.iter().filter(|c| !c.is_empty()).collect();
        let [place, name] = cells.as_slice() else { return None };
        if whole(Grid::cell(text, place)) != Some(n) {
            return None;
        }
        let tokens = tokenize(text.view, text.source, name.start, name.end);
        let mentions = Scanner::scan(text, &tokens, setting);
        let only = mentions.iter().all(|m| matches!(m.what, What::Subject(_) | What::Mark(_) | What::Anaphor(_) | What::Unit));
        if !only || mentions.iter().filter(|m| matches!(m.what, What::Subject(_))).count() != 1 {
            return None;
        }
        rows.push(vec![(*place).clone(), (*name).clone(), name.end..name.end]);
    }
    let caption = Caption::above(text, grid.top, setting);
    let ordered = (caption.ordered || caption.counts_most(setting) || caption.titles_ranking()) && !caption.worst;
    ordered.then(|| Grid { rows, ordered: true, ..grid.clone() })
}

/// How many lines of text may stand under each name of such a list.
pub const TEXT: usize = 10;

/// `1. Nhật Bản`, text of some lines, `2. Singapore`, text, …: numbered headings that name countries, in a list whose head says that they
/// stand in order of rank. The rows of line `at`, which has number `wanted`; of the first only where two more follow.
pub fn scattered(text: &Text<'_>, at: usize, wanted: u32, setting: &Setting<'_>) -> Option<Grid> {
    let heading = |l: usize, n: u32| -> Option<Vec<Row>> {
        let line = text.lines.get(l).filter(|l| number(l) == Some(n) && l.tokens.len() <= 24)?;
        let (first, tied, nation) = row(text, line, setting)?;
        nation.then(|| std::iter::once(first).chain(tied).collect())
    };
    let rows = heading(at, wanted)?;
    if wanted == 1 {
        let next = |from: usize, n: u32| (from + 1..=from + TEXT).find(|l| heading(*l, n).is_some());
        next(next(at, 2)?, 3)?;
        let caption = Caption::above(text, at, setting);
        let ordered = caption.ordered || caption.titles_ranking() || headed(text, setting);
        if !ordered || caption.worst || !setting.about_countries() {
            return None;
        }
    }
    Some(Grid { start: at, top: at, end: at + 1, rows, ordered: true, ..Grid::default() })
}

/// `10 quốc gia hạnh phúc nhất thế giới`, `Top 25 hộ chiếu mạnh nhất`: a headline that counts the best.
fn headed(text: &Text<'_>, setting: &Setting<'_>) -> bool {
    let title = text.lines.iter().find(|l| l.kind == LineKind::Title && !setting.headline.contains(l.text(text.view)));
    let words: Vec<&str> = setting.headline.split(' ').chain(title.into_iter().flat_map(|l| l.text(text.view).split(' '))).collect();
    // It is the page's ranking that counts them: "10 quốc gia đáng đến nhất" is another.
    let says = |about: &str| title.is_some_and(|l| l.text(text.view).contains(about)) || setting.headline.contains(about);
    let own = ["hộ chiếu", "hạnh phúc", "hòa bình", "cạnh tranh", "sáng tạo", "tham nhũng", "tự do", "thịnh vượng", "logistics"];
    let named = setting.main_index.is_some_and(|i| {
        setting.titled.contains(&i) || own.iter().any(|about| says(about) && crate::extract::scan::most::ranks_by(setting, i, about))
    });
    if !named {
        return false;
    }
    let counted = words.iter().any(|w| whole(w).is_some_and(|n| (3..=100).contains(&n)));
    counted && words.contains(&"nhất") && !words.iter().any(|w| matches!(*w, "kém" | "yếu" | "thấp" | "ít" | "nghèo" | "tệ"))
}
