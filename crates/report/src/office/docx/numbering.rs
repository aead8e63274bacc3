//! Automatic numbers of DOCX: in a list of ranks they are the ranks.
use super::super::xml::{Reader, Xml};
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// Such as `%1.%2`.
    text: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<u32, Vec<Level>>,
    /// Kind of a list, and where its levels start anew.
    lists: HashMap<u32, (u32, HashMap<u32, u32>)>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Self {
        let mut numbering = Self::default();
        let (mut kind, mut list, mut level) = (None, None, 0);
        let mut reader = Reader::new(text);
        while let Some(xml) = reader.next() {
            let tag = match xml {
                Xml::Open(tag) => tag,
                Xml::Close(name) => {
                    match name.as_str() {
                        "abstractNum" => kind = None,
                        "num" => list = None,
                        _ => {}
                    }
                    continue;
                }
                Xml::Text(_) => continue,
            };
            match (tag.name().as_str(), kind, list) {
                ("abstractNum", ..) => kind = tag.number("abstractNumId"),
                ("num", ..) => list = tag.number("numId"),
                ("abstractNumId", _, Some(list)) => {
                    numbering.lists.entry(list).or_default().0 = tag.number("val").unwrap_or_default();
                }
                ("lvlOverride", _, Some(_)) | ("lvl", Some(_), _) => level = tag.number("ilvl").unwrap_or_default(),
                ("startOverride", _, Some(list)) => {
                    numbering.lists.entry(list).or_default().1.extend(tag.number("val").map(|start| (level, start)));
                }
                (name @ ("start" | "numFmt" | "lvlText"), Some(kind), _) if (level as usize) < LEVELS => {
                    let levels = numbering.abstracts.entry(kind).or_default();
                    if levels.len() <= level as usize {
                        levels.resize(level as usize + 1, Level { start: 1, ..Level::default() });
                    }
                    let Some(found) = levels.get_mut(level as usize) else { continue };
                    match name {
                        "start" => found.start = tag.number("val").unwrap_or(1),
                        "numFmt" => found.format = tag.get("val").unwrap_or_default(),
                        _ => found.text = tag.get("val").unwrap_or_default(),
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The number of the next item of a list at a level, as it is shown.
    pub(super) fn next(&mut self, list: u32, level: u32) -> String {
        let Some((kind, starts)) = self.lists.get(&list) else { return String::new() };
        let Some(levels) = self.abstracts.get(kind) else { return String::new() };
        let depth = level as usize;
        let Some(own) = levels.get(depth) else { return String::new() };
        let start = |level: usize| {
            let anew = u32::try_from(level).ok().and_then(|level| starts.get(&level)).copied();
            anew.unwrap_or_else(|| levels.get(level).map_or(1, |level| level.start))
        };
        // Lists of one kind count on together, one that starts anew by itself.
        let key = if starts.is_empty() { *kind } else { list | 1 << 31 };
        let counts = self.counts.entry(key).or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            match at.cmp(&depth) {
                std::cmp::Ordering::Less => *count = count.or_else(|| Some(start(at))),
                std::cmp::Ordering::Equal => *count = Some(count.map_or_else(|| start(at), |count| count.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if own.format == "bullet" {
            return "-".to_owned();
        }
        let mut text = own.text.clone();
        for (at, count) in counts.iter().enumerate().take(depth + 1) {
            let format = levels.get(at).map_or("decimal", |level| &level.format);
            text = text.replace(&format!("%{}", at + 1), &shown(count.unwrap_or_default(), format));
        }
        text.trim().to_owned()
    }
}

/// A number in a format of ECMA-376 part 1, 17.18.59.
pub(in super::super) fn shown(count: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "lowerLetter" => letter(count),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        _ => count.to_string(),
    }
}

/// a–z, then aa, bb.
fn letter(count: u32) -> String {
    let Some(at) = count.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    String::from(letter).repeat((at / 26 + 1).min(9) as usize)
}

fn roman(count: u32) -> String {
    if count > 3999 {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    let signs = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix")];
    for (value, sign) in signs.into_iter().chain([(5, "v"), (4, "iv"), (1, "i")]) {
        while left >= value {
            left -= value;
            text.push_str(sign);
        }
    }
    text
}
