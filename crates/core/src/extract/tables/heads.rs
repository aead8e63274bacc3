//! The header of a table that lost its layout: its lines are dealt out to the columns.
use super::cell::Form;
use super::flat::Cell;
use super::grid::Grid;
use crate::extract::numerals::whole;
use crate::extract::text::Text;

/// What was found of a header.
pub struct Heads {
    /// One text a column, or nothing.
    pub heads: Vec<String>,
    /// All its words when they could not be dealt out.
    pub loose: String,
    /// Its first cell, counted from the first one looked at.
    pub at: usize,
}

/// Words that head a column of running numbers.
pub fn is_count(head: &str) -> bool {
    matches!(head, "tt" | "stt" | "số tt" | "#" | "no" | "no." | "số thứ tự" | "tt." | "stt." | "thứ tự")
}

/// Words that head a column of places or running numbers and nothing else.
pub fn heads_place(head: &str) -> bool {
    let head = head.trim();
    is_count(head) || matches!(head, "hạng" | "xếp hạng" | "thứ hạng" | "vị trí" | "vị thứ" | "thứ bậc" | "xếp thứ" | "thứ tự xếp hạng")
}

/// Words that head the names.
pub fn is_name(head: &str) -> bool {
    let head = head.trim_start_matches("tên ").trim_start_matches("các ");
    [
        "địa phương",
        "tỉnh",
        "đơn vị",
        "quốc gia",
        "nước",
        "chỉ số thành phần",
        "tiêu chí",
        "nội dung",
        "lĩnh vực",
        "cơ quan",
        "sở, ban",
        "sở, ngành",
        "sở ban ngành",
        "huyện",
        "xã, phường",
        "bộ, ngành",
        "bộ, cơ quan",
        "thành phố",
        "chỉ số",
        "trụ cột",
        "ubnd",
        "tên",
        "quận",
        "nền kinh tế",
        "chỉ tiêu",
        "cskh",
    ]
    .iter()
    .any(|w| head.starts_with(w))
        && !head.contains("điểm")
        && !head.contains("hạng")
        && !in_charge(head)
}

/// Whether a column holds who has to see to each row: nobody whom it ranks.
pub fn in_charge(head: &str) -> bool {
    head.split(' ').count() <= 6 && ["chủ trì", "phụ trách", "phối hợp", "tham mưu", "đầu mối"].iter().any(|w| head.contains(w))
}

/// Words that head figures and nothing else.
pub fn heads_figures(head: &str) -> bool {
    let words = head.split(' ').count();
    words <= 5
        && (super::measure(head).is_some()
            || ["thấp nhất", "cao nhất", "trung bình", "bình quân", "trung vị", "giá trị"].iter().any(|w| head.starts_with(w)))
}

/// Reads the cells before the first row. `forms` are those of the columns; `numbered` when the first one holds
/// running numbers or ranks.
pub fn above(text: &Text<'_>, cells: &[Cell], forms: &[Form], numbered: bool) -> Heads {
    let source = |c: &Cell| text.source.get(text.view.source(c.at.clone())).unwrap_or("").trim().replace('\n', " ");
    let lower = |c: &Cell| Grid::cell(text, &c.at).replace('\n', " ");
    let width = forms.len();
    let nothing = |at: usize| Heads { heads: Vec::new(), loose: String::new(), at };
    let numbers = cells.iter().rev().take_while(|c| c.form == Form::ColumnNumber).count();
    let stop = block_above(text, cells).unwrap_or(cells.len() - numbers);
    let back = stop.saturating_sub(width * 2 + 8);
    // The header begins with the running number's name, else with the name of the names.
    let begins = |c: &Cell| {
        let words = lower(c);
        if numbered {
            is_count(&words)
                || matches!(words.as_str(), "hạng" | "xếp hạng" | "thứ hạng" | "vị trí" | "thứ tự xếp hạng")
                || ["thứ hạng trong", "xếp hạng trong", "hạng trong", "thứ hạng khu", "xếp hạng khu"].iter().any(|w| words.starts_with(w))
        } else {
            is_count(&words)
        }
    };
    let window = cells.get(back..stop).unwrap_or_default();
    let near = |at: &usize| stop - back - at <= width * 2 + 4;
    // "TT / Chỉ số / Xếp hạng / Năm 2022 / Năm 2023": the name of the running numbers comes before any column called a place.
    let counted = || window.iter().rposition(|c| is_count(&lower(c))).filter(near);
    let at = counted().or_else(|| window.iter().rposition(begins).filter(near)).or_else(|| {
        // The name over the names that leaves one cell a column, else the nearest that leaves enough.
        let named =
            |c: &Cell| c.form == Form::Text && (is_name(&lower(c)) || forms.first() == Some(&Form::Year) && lower(c).starts_with("năm"));
        let places: Vec<usize> = window.iter().enumerate().filter(|(_, c)| named(c)).map(|(k, _)| k).collect();
        let left = |k: &usize| window.len() - k;
        places
            .iter()
            .copied()
            .find(|k| left(k) == width)
            .or_else(|| places.iter().copied().rev().find(|k| left(k) > width))
            .or(places.first().copied())
    });
    let Some(at) = at.map(|a| a + back) else {
        // Without a known first word: what heads figures, a line for each of them.
        let over = cells.get(stop.saturating_sub(width - 1)..stop).unwrap_or_default();
        let figures =
            !numbered && width > 1 && over.len() + 1 == width && over.iter().all(|c| c.form == Form::Text && heads_figures(&lower(c)));
        if figures {
            let heads = std::iter::once("Chỉ số".to_owned()).chain(over.iter().map(source)).collect();
            return Heads { heads, loose: String::new(), at: stop + 1 - width };
        }
        return nothing(cells.len());
    };
    let mut heads: Vec<String> = Vec::new();
    for cell in cells.get(at..stop).unwrap_or_default() {
        let words = source(cell);
        // "Điểm phiếu" / "xã hội học", "Chỉ số hài lòng" / "(%)": a header broken over lines.
        let goes_on = words.starts_with(['(', '%', '/']) || words.starts_with(char::is_lowercase);
        match heads.last_mut().filter(|_| goes_on && cell.form == Form::Text) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words);
            }
            None => heads.push(words),
        }
    }
    let counted = heads.first().is_some_and(|h| is_count(&h.to_lowercase()));
    if counted && !numbered && heads.len() == width + 1 {
        // The running numbers of the rows are lost.
        heads.remove(0);
    }
    let loose = heads.join(" · ").to_lowercase();
    if heads.len() == width {
        return Heads { heads, loose: String::new(), at };
    }
    let heads = groups(&heads, forms.len()).or_else(|| spanning(&heads, forms)).unwrap_or_default();
    let loose = if heads.is_empty() { loose } else { String::new() };
    Heads { heads, loose, at }
}

/// `Đơn vị / Điểm / Hạng / I / Khối sở, ngành / 1 / Sở Nội vụ / …`: where the name of a block and its number begin among the cells above the
/// first row, which are no names of columns.
pub fn block_above(text: &Text<'_>, cells: &[Cell]) -> Option<usize> {
    let (last, before) = cells.split_last()?;
    let numbered = before.last().is_some_and(|c| {
        let words = Grid::cell(text, &c.at);
        !words.is_empty() && words.len() <= 4 && words.trim_end_matches('.').bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
    });
    let named = ["khối ", "các khối "].iter().any(|w| Grid::cell(text, &last.at).starts_with(w));
    let at = before.len() - usize::from(numbered);
    (last.form == Form::Text && (numbered || named) && at >= 2).then_some(at)
}

/// `Chỉ số / Năm 2014 / Năm 2015 / Điểm / Hạng / Điểm / Hạng`: each name of the upper row spans as many columns, called alike in the lower one.
fn groups(heads: &[String], width: usize) -> Option<Vec<String>> {
    let spans = heads.len().checked_sub(width).filter(|k| *k >= 2)?;
    // A column for the names, and one for their numbers.
    let before = (1..=2).find(|n| width.checked_sub(*n).is_some_and(|rest| rest % spans == 0 && rest / spans >= 2))?;
    let each = (width - before) / spans;
    let (first, rest) = heads.split_at_checked(before)?;
    let (upper, lower) = rest.split_at_checked(spans)?;
    if !lower.chunks(each).all(|c| lower.get(..each) == Some(c)) {
        return None;
    }
    let under = upper.iter().zip(lower.chunks(each)).flat_map(|(u, c)| c.iter().map(move |l| format!("{l} {u}")));
    Some(first.iter().cloned().chain(under).collect())
}

/// Two rows of header in one line of cells: `STT / Đơn vị / Điểm A / Điểm B / Chỉ số / Tự chấm / Thẩm định`, where
/// one of the upper ones spans the lower ones at the end. Which one is not written; a column is named only when
/// every way that fits gives it the same name.
fn spanning(heads: &[String], forms: &[Form]) -> Option<Vec<String>> {
    let extra = heads.len().checked_sub(forms.len())?;
    let mut ways: Vec<Vec<String>> = Vec::new();
    // `lower` names at the end replace one upper name: the columns are one fewer than the names.
    // "Thứ hạng qua các năm / 2021 / 2022 / 2023 / 2024": however many years stand at the end, they lie under one name.
    let dated = |h: &String| h.split(' ').any(|w| whole(w).is_some_and(|y| (1990..2060).contains(&y)));
    let years = heads.iter().rev().take_while(|h| dated(h)).count();
    if extra == 1 {
        for lower in (2..=3).chain(Some(years).filter(|n| *n > 3)).filter(|n| n + 2 <= heads.len()) {
            let (upper, below) = heads.split_at(heads.len() - lower);
            if below.iter().any(|b| complete(&b.to_lowercase())) {
                continue;
            }
            let under_years = below.iter().all(dated);
            for (j, spanned) in upper.iter().enumerate().skip(1) {
                let name = spanned.to_lowercase();
                // What is told of several years is a figure, and neither a name nor a number of the row.
                let fits = if under_years {
                    (super::measure(&name).is_some() || name.contains("hạng")) && !is_name(&name)
                } else {
                    !complete(&name) || upper.len() <= 3
                };
                if !fits {
                    continue;
                }
                let way = upper
                    .iter()
                    .take(j)
                    .cloned()
                    .chain(below.iter().map(|b| format!("{spanned} {b}")))
                    .chain(upper.iter().skip(j + 1).cloned());
                let way: Vec<String> = way.collect();
                // "Xếp hạng" over "Năm 2017", "Năm 2018", "Mục tiêu năm 2019": years stand side by side under one name.
                let torn = under_years && upper.iter().any(dated);
                if way.len() == forms.len() && !torn {
                    ways.push(way);
                }
            }
        }
    }
    let first = ways.first()?.clone();
    let agreed = first.into_iter().enumerate().map(|(k, h)| if ways.iter().all(|w| w.get(k) == Some(&h)) { h } else { String::new() });
    Some(agreed.collect())
}

/// Whether a name of a column needs no second one under it.
fn complete(words: &str) -> bool {
    ["hạng", "nhóm", "tổng", "chỉ số ", "stt"].iter().any(|w| words.contains(w)) || is_name(words)
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn columns(heads: &str, width: usize) -> Option<String> {
        let heads: Vec<String> = heads.split('/').map(str::to_owned).collect();
        groups(&heads, width).map(|columns| columns.join("/"))
    }

    #[test]
    fn names_over_groups_of_columns() {
        let two = columns("Chỉ số/Năm 2014/Năm 2015/Điểm/Hạng/Điểm/Hạng", 5);
        assert_eq!(two.as_deref(), Some("Chỉ số/Điểm Năm 2014/Hạng Năm 2014/Điểm Năm 2015/Hạng Năm 2015"));
        assert_eq!(columns("Chỉ số/Năm 2014/Năm 2015/Điểm/Hạng/Hạng/Điểm", 5), None);
        let counted = columns("TT/Địa phương/Năm 2023/Năm 2022/Điểm/Hạng/Điểm/Hạng", 6);
        assert_eq!(counted.as_deref(), Some("TT/Địa phương/Điểm Năm 2023/Hạng Năm 2023/Điểm Năm 2022/Hạng Năm 2022"));
        // However many names stand over however few columns.
        for names in 0..12 {
            let heads = ["x"].repeat(names).join("/");
            (0..12).for_each(|width| drop(columns(&heads, width)));
        }
    }
}
