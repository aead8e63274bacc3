//! From cells to claims: what a cell says in its column, and which cells of a row are one claim.
use super::columns::{Column, Meaning};
use crate::extract::numerals::{figure, in_words, whole};
use crate::extract::proto::{Edition, Proto};

/// Puts a cell's value into a proto; `false` when the cell says nothing.
pub fn fill(p: &mut Proto, meaning: Meaning, raw: &str) -> bool {
    match meaning {
        Meaning::Rank => rank(p, raw),
        Meaning::Points => {
            let percent = raw.ends_with('%');
            let bare = raw.trim_end_matches("điểm").trim_end_matches(['%', ' ']);
            let Some(v) = figure(bare.split(['/', ' ']).next().unwrap_or("")).filter(|v| v.is_finite()) else { return false };
            if !bare.starts_with(|c: char| c.is_ascii_digit()) {
                return false;
            }
            p.score = Some((v, percent, true));
            true
        }
        Meaning::Change => {
            if matches!(raw, "0" | "=" | "giữ nguyên" | "không đổi" | "không thay đổi") {
                p.delta = Some(0);
                return true;
            }
            let sign = if raw.starts_with(['-', '−', '▼', '↓']) || raw.contains("giảm") || raw.contains("tụt") { -1 } else { 1 };
            let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
            let Some(n) = digits.parse::<i32>().ok().filter(|n| *n < 200 && !raw.contains([',', '.'])) else { return false };
            p.delta = Some(sign * n);
            true
        }
        Meaning::Goal => {
            let Some((bound, n)) = goal(raw) else { return false };
            if bound {
                p.rank_max = Some(n)
            } else {
                p.rank = Some(n)
            }
            true
        }
        Meaning::Among => {
            p.of = whole(raw);
            false
        }
        Meaning::Name | Meaning::Count | Meaning::Other | Meaning::Year => false,
    }
}

/// What a goal in words asks for: `phấn đấu vào top 10` a best group of ten, `giữ vị trí dẫn đầu` the first place.
pub fn goal(raw: &str) -> Option<(bool, u32)> {
    let words: Vec<&str> = raw.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let size = words.windows(2).find_map(|w| if let ["top" | "tốp" | "nhóm", n] = w { whole(n) } else { None });
    if let Some(n) = size.filter(|n| (2..=100).contains(n)) {
        return Some((true, n));
    }
    // "hạng 25 trở lên", "vị trí 30".
    let place = words.windows(2).find_map(|w| if let ["hạng" | "thứ" | "trí", n] = w { whole(n) } else { None });
    if let Some(n) = place.filter(|n| (1..=200).contains(n)) {
        return Some((words.windows(2).any(|w| matches!(w, ["trở", "lên"])), n));
    }
    let first = words.windows(2).any(|w| matches!(w, ["dẫn" | "đứng", "đầu"] | ["số" | "nhất", "1"]));
    first.then_some((false, 1))
}

/// `37`, `37/63`, `01 (0,727)`, `thứ 5`.
fn rank(p: &mut Proto, raw: &str) -> bool {
    // A medal, or a place in words.
    let medal = raw.chars().next().filter(|c| ('🥇'..='🥉').contains(c)).map(|c| c as u32 - '🥇' as u32 + 1);
    if let Some(n) = medal.or_else(|| in_words(&[raw]).map(|(n, _)| n)) {
        p.rank = Some(n);
        return true;
    }
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
    let arrow = Some(rest.trim()).filter(|r| r.starts_with(['↑', '↓', '▲', '▼']));
    let inner = rest.trim().strip_prefix('(').and_then(|r| r.split(')').next()).map(str::trim).or(arrow);
    if let Some(moved) = inner.filter(|r| super::cell::form(r) == super::cell::Form::Change) {
        let score = p.score;
        fill(p, Meaning::Change, moved);
        p.score = score;
        return true;
    }
    if let Some(score) =
        rest.trim().strip_prefix('(').and_then(|r| r.split(')').next()).and_then(|r| figure(r.trim().trim_end_matches("điểm").trim_end()))
    {
        p.score = Some((score, false, true));
    }
    true
}

/// Cells of one edition and list are one claim; a change belongs to the latest edition.
pub fn join(cells: Vec<(Column, Proto)>) -> Vec<Proto> {
    let mut out: Vec<(Column, Proto)> = Vec::new();
    let latest = cells.iter().filter(|(c, _)| c.meaning == Meaning::Rank).filter_map(|(c, _)| c.year).max();
    let before = cells.iter().filter(|(c, _)| c.meaning == Meaning::Rank).filter_map(|(c, _)| c.year).filter(|y| Some(*y) != latest).max();
    for (column, p) in cells {
        let change = column.meaning == Meaning::Change;
        let target = out.iter_mut().find(|(c, q)| {
            let edition = c.year == column.year || change && (c.year == latest || latest.is_none());
            let same = Column { year: c.year, ..column.clone() };
            edition
                && c.same_ranking(&same)
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
                q.own_of |= p.own_of;
                q.score = q.score.or(p.score);
                if p.delta.is_some() && change {
                    (q.delta, q.base) = (p.delta, p.base.or(before.or(column.year.filter(|y| Some(*y) != latest)).map(Edition::Year)));
                }
            }
            None if change => {}
            None => out.push((column, p)),
        }
    }
    // "54 (tăng 14 bậc)" beside the place of the edition before.
    for (c, p) in &mut out {
        if p.delta.is_some() && p.base.is_none() && c.year == latest {
            p.base = before.map(Edition::Year);
        }
    }
    out.into_iter().map(|(_, p)| p).collect()
}
