//! Lines to paragraphs.
use super::lines::{Line, join, union};
use super::{Sheet, Word};
use crate::{Paragraph, Part, Place};

/// A line that ends this share of its column before the right edge may end a paragraph.
const SHORT: f32 = 0.12;
/// A gap this many times the usual one between lines ends a paragraph.
const APART: f32 = 1.35;
/// Letters this much smaller than those of the text are a footnote's.
const NOTE_SIZE: f32 = 0.93;
/// Letters this much larger than those of the text are a heading's.
const HEADING_SIZE: f32 = 1.12;
/// Lines this far apart on the level, in em, stand beside each other.
const BESIDE: f32 = 2.0;
/// How many texts may stand side by side.
const SIDE_BY_SIDE: usize = 3;
/// Longer paragraphs, in characters, are no headings.
const LONGEST_HEADING: usize = 220;

/// What is usual on the pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Usual {
    /// Size of most letters.
    pub size: f32,
}

/// Whether a text begins as the name of a table or picture does: `Bảng 2.1. …`, `Biểu 3: …`, `Hình 4 …`.
pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let first = first.trim_matches(['(', '*']).to_lowercase();
    let number = |word: &str| {
        let word = word.trim_matches(['.', ':', ')', '(', '-']);
        !word.is_empty()
            && (word.starts_with(|c: char| c.is_ascii_digit())
                || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
                || (word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())))
    };
    match first.as_str() {
        "bảng" | "biểu" | "hình" | "table" | "figure" => {
            number(second)
                || (second.to_lowercase() == "số" && words.next().is_some_and(number))
                || second == "đồ" && words.next().is_some_and(number)
        }
        "phụ" => second.to_lowercase() == "lục",
        "phụ-lục" => true,
        "bảng." | "bảng:" | "biểu:" => true,
        _ => false,
    }
}

/// Whether a text begins with the mark of an item: `- `, `• `, `a) `, `1) `, `1. `.
pub(super) fn is_item(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    if matches!(first, "-" | "–" | "—" | "•" | "+" | "*" | "▪" | "●" | "○" | "►" | "✓" | "\u{f0b7}" | "\u{f02d}") {
        return true;
    }
    let body = first.trim_end_matches([')', '.']);
    body.len() < first.len()
        && (body.len() <= 2 && body.bytes().all(|byte| byte.is_ascii_digit())
            || (body.chars().count() == 1 && body.chars().all(char::is_lowercase)))
}

/// Whether a text begins as a note does: `1 …` under a rule, `(*) …`, `¹ …`.
fn is_note(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹'))
        || text.starts_with("(*")
        || text.starts_with("[1")
}

/// Whether a text begins with the number of a part: `I.`, `1.2.`, `Phần`, `Chương`, `Mục`.
fn is_numbered(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    if matches!(first.to_lowercase().as_str(), "phần" | "chương" | "mục") {
        return true;
    }
    let body = first.trim_end_matches(['.', ')', ':']);
    if body.len() == first.len() || body.is_empty() {
        return false;
    }
    body.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        || body.split('.').all(|part| part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_bold(line: &Line, all: &[Word]) -> bool {
    let words: Vec<&Word> = line.words.iter().filter_map(|at| all.get(*at)).collect();
    words.iter().filter(|word| word.bold).count() * 2 > words.len()
}

/// Splits lines at gaps that no text has, as between the two heads of an official letter.
fn split_apart(lines: &[Line], all: &[Word]) -> Vec<Line> {
    let mut out = Vec::new();
    for line in lines {
        let mut words: Vec<usize> = Vec::new();
        let mut end = f32::MIN;
        for at in &line.words {
            let Some(word) = all.get(*at) else { continue };
            if !words.is_empty() && word.area[0] - end > 4.0 * line.size {
                out.push(Line::of(std::mem::take(&mut words), all));
            }
            end = word.area[2];
            words.push(*at);
        }
        if !words.is_empty() {
            out.push(Line::of(words, all));
        }
    }
    out
}

/// Whether a line stands over another, or so near beside it that both may be of one text.
fn over(before: &Line, line: &Line) -> bool {
    let apart = (before.area[0] - line.area[2]).max(line.area[0] - before.area[2]);
    apart < BESIDE * line.size
}

/// The paragraphs of some lines of a column, in order. `column` is where the column begins and ends.
pub(super) fn paragraphs(lines: &[Line], sheet: &Sheet, numbers: &[u32], column: [f32; 2], usual: Usual) -> Vec<Paragraph> {
    let all = &sheet.words;
    let lines = split_apart(lines, all);
    let wide = (column[1] - column[0]).max(1.0);
    let mut leading: Vec<f32> =
        lines.windows(2).filter_map(|pair| Some(pair.get(1)?.baseline - pair.first()?.baseline)).filter(|gap| *gap > 2.0).collect();
    leading.sort_by(f32::total_cmp);
    let leading = leading.get(leading.len() / 2).copied().unwrap_or(usual.size * 1.2).clamp(usual.size, usual.size * 1.9);
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        // Beside the heads of a letter, and other texts side by side, a line goes on with the one right above it.
        let above = groups.iter().rev().take(SIDE_BY_SIDE).position(|group| group.last().is_some_and(|before| over(before, &line)));
        let at = groups.len().saturating_sub(1 + above.unwrap_or(0));
        let joins = groups.get(at).and_then(|group| group.last()).is_some_and(|before| {
            let gap = line.baseline - before.baseline;
            let text = line.text(all);
            let centred = |line: &Line| {
                let (left, right) = (line.area[0] - column[0], column[1] - line.area[2]);
                left > 0.05 * wide && (left - right).abs() < 0.06 * wide
            };
            let both_centred = centred(before) && centred(&line);
            let short = before.area[2] < column[1] - SHORT * wide;
            let indented = line.area[0] > before.area[0] + 0.8 * line.size && !both_centred;
            let beside = line.area[0] > before.area[2] || !over(before, &line);
            let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            gap > 0.0
                && gap <= leading.max(line.size * 1.25) * APART
                && (line.size - before.size).abs() < 0.08 * before.size.max(1.0)
                && is_bold(&line, all) == is_bold(before, all)
                && !beside
                && !is_item(&text)
                && !is_caption(&text)
                && !(indented && starts)
                && (!short || both_centred || !starts)
        });
        match groups.get_mut(at) {
            Some(group) if joins => group.push(line),
            _ => groups.push(vec![line]),
        }
    }
    groups.iter().map(|group| paragraph(group, sheet, numbers, usual)).filter(|paragraph| !paragraph.text.is_empty()).collect()
}

fn paragraph(lines: &[Line], sheet: &Sheet, numbers: &[u32], usual: Usual) -> Paragraph {
    let all = &sheet.words;
    let mut text = String::new();
    let mut area: Option<[f32; 4]> = None;
    let mut number = u32::MAX;
    let (mut sure, mut letters) = (0.0, 0.0);
    for line in lines {
        join(&mut text, &line.text(all));
        area = Some(area.map_or(line.area, |area| union(area, line.area)));
        for at in &line.words {
            let (Some(word), Some(line)) = (all.get(*at), numbers.get(*at)) else { continue };
            number = number.min(*line);
            let count = word.text.chars().count() as f32;
            sure += word.confidence * count;
            letters += count;
        }
    }
    let size = lines.first().map_or(usual.size, |line| line.size);
    let bold = lines.iter().all(|line| is_bold(line, all));
    let low = area.is_some_and(|area| area[1] > 0.6 * sheet.size[1]);
    let length = text.chars().count();
    let capitals = text.chars().filter(|c| c.is_alphabetic()).count() >= 6 && !text.chars().any(char::is_lowercase);
    let part = if is_caption(&text) && length <= LONGEST_HEADING * 2 {
        Part::Caption
    } else if low && size < NOTE_SIZE * usual.size && is_note(&text) {
        Part::Footnote
    } else if length <= LONGEST_HEADING
        && text.chars().any(char::is_alphabetic)
        && (size > HEADING_SIZE * usual.size || bold || capitals)
        && !text.ends_with([';', ','])
        && (size > HEADING_SIZE * usual.size || capitals || is_numbered(&text) || !text.ends_with('.'))
    {
        Part::Heading
    } else if is_item(&text) {
        Part::ListItem
    } else {
        Part::Body
    };
    Paragraph {
        part,
        text,
        place: Place { page: sheet.number, line: if number == u32::MAX { 0 } else { number }, column: 0, area },
        confidence: if letters > 0.0 { sure / letters } else { 1.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::sample::line;
    use super::*;

    #[test]
    fn captions_and_items() {
        for yes in ["Bảng 2.1. Xếp hạng", "Biểu 02. Điểm", "Bảng số 4: Điểm", "Phụ lục II", "Biểu đồ 3. Điểm", "Hình 1: Sơ đồ"]
        {
            assert!(is_caption(yes), "{yes}");
        }
        for no in ["Bảng xếp hạng năm 2022", "Hình thành nên", "Biểu dương các tỉnh", "Kết quả"] {
            assert!(!is_caption(no), "{no}");
        }
        assert!(is_item("- Đà Nẵng") && is_item("a) Đà Nẵng") && is_item("1. Đà Nẵng") && !is_item("Đà Nẵng") && !is_item("2022 là"));
        assert!(is_numbered("1.2. Kết quả") && is_numbered("II. Kết quả") && !is_numbered("2022 là năm"));
    }

    #[test]
    fn the_two_heads_of_a_letter() {
        let mut words = line(&[("ỦY BAN", 60.0), ("Cộng hòa xã hội chủ nghĩa", 250.0)], 50.0);
        words.extend(line(&[("nhân dân tỉnh", 50.0)], 62.0));
        words.extend(line(&[("Việt Nam", 270.0)], 64.0));
        let which: Vec<usize> = (0..words.len()).collect();
        let lines = lines(&which, &words);
        let sheet = Sheet { number: 1, size: [500.0, 800.0], words, ..Sheet::default() };
        let paragraphs = paragraphs(&lines, &sheet, &vec![1; sheet.words.len()], [50.0, 430.0], Usual { size: 10.0 });
        let texts: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert!(texts.iter().all(|text| !text.contains("nghĩa nhân dân") && !text.contains("tỉnh Việt")), "{texts:?}");
    }

    #[test]
    fn paragraphs_end_at_short_lines_and_begin_indented() {
        let mut words = line(&[("Tỉnh xếp thứ năm trong cả nước và", 60.0)], 100.0);
        words.extend(line(&[("tăng ba bậc so với năm trước.", 50.0)], 114.0));
        words.extend(line(&[("Đà Nẵng tiếp tục dẫn đầu cả nước", 60.0)], 128.0));
        words.extend(line(&[("với 0,8 điểm.", 50.0)], 142.0));
        let right = words.iter().map(|word| word.area[2]).fold(0.0, f32::max);
        let which: Vec<usize> = (0..words.len()).collect();
        let lines = lines(&which, &words);
        let sheet = Sheet { number: 1, size: [400.0, 800.0], words, ..Sheet::default() };
        let numbers = vec![1; sheet.words.len()];
        let paragraphs = paragraphs(&lines, &sheet, &numbers, [50.0, right], Usual { size: 10.0 });
        let texts: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Tỉnh xếp thứ năm trong cả nước và tăng ba bậc so với năm trước.", "Đà Nẵng tiếp tục dẫn đầu cả nước với 0,8 điểm."]
        );
    }
}
