//! A digest for a terminal, in at most eight lines.
use super::digest::{Correction, Digest, NewClaim, Point};
use super::words;
use crate::publish::safe;
use std::path::Path;

/// Most lines.
const LINES: usize = 8;
/// Most lines about sources in trouble.
const TROUBLE_LINES: usize = 2;
/// Longest line of an item, in characters.
const WIDTH: usize = 150;

/// The digest; `full` is where all of it can be read.
pub fn text(digest: &Digest, full: Option<&Path>, vi: bool) -> String {
    let mut lines = vec![words::headline(digest, vi), words::summary(digest, vi)];
    let trouble = words::trouble(&digest.trouble, 3, vi);
    let more = trouble.len().saturating_sub(TROUBLE_LINES);
    let mut trouble: Vec<String> = trouble.into_iter().take(TROUBLE_LINES).map(|l| safe::short(&l, WIDTH)).collect();
    if let Some(last) = trouble.last_mut().filter(|_| more > 0) {
        last.push_str(&if vi { format!(" (+{more} dòng)") } else { format!(" (+{more} lines)") });
    }
    let room = LINES - lines.len() - trouble.len() - usize::from(full.is_some());
    lines.extend(items(digest, room, vi));
    lines.extend(trouble);
    lines.extend(full.map(|path| format!("{} {}", if vi { "Bản đầy đủ:" } else { "In full:" }, safe::line(&path.to_string_lossy()))));
    lines.join("\n") + "\n"
}

/// The most telling entries: of the own province first, then those that ask for a look.
fn items(digest: &Digest, room: usize, vi: bool) -> Vec<String> {
    let f = &digest.findings;
    let mut all: Vec<(bool, String)> = Vec::new();
    all.extend(digest.corrections.items.iter().map(|c| (c.home, correction(c, vi))));
    all.extend(f.regressed.items.iter().chain(&f.new.items).chain(&f.changed.items).map(|p| (p.home, point(p, vi))));
    all.extend(digest.claims.items.iter().map(|c| (c.home, claim(c, vi))));
    all.sort_by_key(|(home, _)| !home);
    all.into_iter().take(room).map(|(home, line)| format!("{} {line}", if home { '★' } else { '·' })).collect()
}

fn correction(c: &Correction, vi: bool) -> String {
    let line = format!("{} {}, {}", if vi { "Đã sửa số:" } else { "Figure changed:" }, words::correction(c, vi), c.place.label());
    format!("{}{}", safe::short(&line, WIDTH), words::mark(c.place.sample))
}

fn point(p: &Point, vi: bool) -> String {
    format!("{}{}", safe::short(p.message.get(vi), WIDTH), words::mark(p.sample))
}

fn claim(c: &NewClaim, vi: bool) -> String {
    let line = format!("{} {}, {}", if vi { "Số mới:" } else { "New figure:" }, words::claim(c, vi), c.place.label());
    format!("{}{}", safe::short(&line, WIDTH), words::mark(c.place.sample))
}
