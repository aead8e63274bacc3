//! Two columns of one cell a line, the places before the names: `Thứ hạng / Quốc gia / 1 / Thụy Sĩ / 2 / Thụy Điển / …`.
use super::grid::Grid;
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::What;
use crate::extract::numerals::whole;
use crate::extract::scan::Scanner;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use std::ops::Range;

/// The fewest rows of such a table.
const LEAST: usize = 3;

/// The table whose header begins at line `at`.
pub fn find(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Option<Grid> {
    let cell = |l: usize| text.lines.get(l).filter(|l| plain(l));
    let words = |l: usize| cell(l).map_or("", |l| l.text(text.view).trim());
    if !matches!(words(at), "hạng" | "thứ hạng" | "xếp hạng" | "vị trí" | "vị thứ" | "thứ bậc") || !heads_names(words(at + 1))
    {
        return None;
    }
    let span = |l: usize| -> Option<Range<usize>> {
        let tokens = &cell(l)?.tokens;
        Some(tokens.first()?.start as usize..tokens.last()?.end as usize)
    };
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut end, mut last) = (at + 2, 0);
    while let Some(n) = whole(words(end)).filter(|n| (last.max(1)..=250).contains(n)) {
        let Some(name) = cell(end + 1).filter(|l| names_one(text, l, setting)).and_then(|_| span(end + 1)) else { break };
        rows.push(vec![span(end)?, name]);
        (end, last) = (end + 2, n);
    }
    let written = |l: usize| text.source.get(text.view.source(span(l)?)).map(|s| s.trim().to_owned());
    let heads = vec![written(at)?, written(at + 1)?];
    (rows.len() >= LEAST).then(|| Grid { start: at, top: at, end, heads, rows, ..Grid::default() })
}

/// Whether a line can be a cell of such a table.
fn plain(line: &Line<'_>) -> bool {
    !matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) && line.tokens.len() <= 10
}

/// What the column of names is called.
fn heads_names(words: &str) -> bool {
    let nouns = ["quốc gia", "nước", "nền kinh tế", "tỉnh", "thành phố", "địa phương", "đơn vị", "bộ, ngành", "bộ", "cơ quan", "tên "];
    words.len() < 40 && nouns.iter().any(|n| words.starts_with(n))
}

/// Whether a line is the name of one who can be ranked and nothing else.
fn names_one(text: &Text<'_>, line: &Line<'_>, setting: &Setting<'_>) -> bool {
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let mut names = mentions.iter().filter(|m| matches!(m.what, What::Subject(_)));
    let one = names.next().is_some_and(|m| m.t0 <= 2 && m.t1 >= line.tokens.len());
    one && names.next().is_none()
}
