//! Headers of two rows that lost their layout: what spanned columns stands in one cell, and the empty cells that belong behind it stand at
//! the end of the row or nowhere (`TT | Chỉ số | Năm 2020 | Năm 2021` over `Điểm | Hạng | Điểm | Hạng`), as pages give merged cells.
use super::grid::Grid;
use super::heads::{is_count, is_name};
use crate::extract::numerals::whole;
use crate::extract::text::Text;
use std::ops::Range;

/// One name a column, or nothing where the cells stand where they belong. A column of which nobody can say what stands over it has none.
pub fn dealt(text: &Text<'_>, upper: &[Range<usize>], lower: &[Range<usize>], body: &[Vec<Range<usize>>]) -> Option<Vec<String>> {
    let written = |c: &Range<usize>| text.source.get(text.view.source(c.clone())).unwrap_or("").trim().to_owned();
    let filled = |row: &[Range<usize>]| row.iter().rposition(|c| !Grid::cell(text, c).is_empty()).map_or(0, |k| k + 1);
    let width = body.iter().map(|r| filled(r)).max()?;
    let upper: Vec<String> = upper.iter().take(filled(upper)).map(written).collect();
    let lower: Vec<String> = lower.iter().take(filled(lower)).map(written).collect();
    let lead = lower.iter().take_while(|h| h.is_empty()).count();
    let lower = lower.get(lead..)?;
    let packed = upper.len() > 1 && upper.len() < width && !upper.iter().chain(lower).any(String::is_empty);
    if !packed || lower.is_empty() || lead + lower.len() > width {
        return None;
    }
    Some(spread(&upper, lower, lead, width).unwrap_or_else(|| names_alone(&upper, width)))
}

/// Each of the names that span over its share of the lower ones.
fn spread(upper: &[String], lower: &[String], lead: usize, width: usize) -> Option<Vec<String>> {
    let alone = width.checked_sub(lower.len())?;
    let spans = upper.len().checked_sub(alone).filter(|n| *n > 0 && lower.len().is_multiple_of(*n))?;
    let share = lower.len() / spans;
    // "Năm 2020", "PCI 2023": those with years span; where none has one, the last do.
    let years: Vec<usize> = upper.iter().enumerate().filter(|(_, h)| dated(h)).map(|(k, _)| k).collect();
    let together = years.windows(2).all(|w| matches!(w, [a, b] if a + 1 == *b));
    let first = match years.first() {
        Some(first) if years.len() == spans && together => *first,
        Some(first) if *first < alone => return None,
        _ => alone,
    };
    let over = upper.get(first..first + spans)?;
    let single =
        |h: &String| is_count(&h.to_lowercase()) || is_name(&h.to_lowercase()) && !dated(h) || h.to_lowercase().contains("ghi chú");
    if first == 0 || over.iter().any(single) || lead != 0 && lead != first {
        return None;
    }
    let groups = over.iter().zip(lower.chunks(share)).flat_map(|(u, below)| below.iter().map(move |l| format!("{l} {u}")));
    Some(upper.iter().take(first).cloned().chain(groups).chain(upper.iter().skip(first + spans).cloned()).collect())
}

/// The names of the first columns, and none over the figures.
fn names_alone(upper: &[String], width: usize) -> Vec<String> {
    let names = upper.iter().take_while(|h| is_count(&h.to_lowercase()) || is_name(&h.to_lowercase()) && !dated(h)).cloned();
    let mut out: Vec<String> = names.take(2).collect();
    out.resize(width, String::new());
    out
}

/// Whether a year stands in the name of a column.
fn dated(head: &str) -> bool {
    head.split(|c: char| !c.is_ascii_digit()).filter_map(whole).any(|y| (1990..2060).contains(&y))
}

#[cfg(test)]
mod tests {
    use super::spread;

    fn columns(upper: &str, lower: &str, lead: usize, width: usize) -> Option<String> {
        let split = |s: &str| -> Vec<String> { s.split('/').map(str::to_owned).collect() };
        spread(&split(upper), &split(lower), lead, width).map(|c| c.join("/"))
    }

    #[test]
    fn names_that_span() {
        let two = columns("TT/Chỉ số/Năm 2020/Năm 2021", "Điểm/Hạng/Điểm/Hạng", 0, 6);
        assert_eq!(two.as_deref(), Some("TT/Chỉ số/Điểm Năm 2020/Hạng Năm 2020/Điểm Năm 2021/Hạng Năm 2021"));
        assert_eq!(columns("TT/Tỉnh/PCI 2022/Ghi chú", "Điểm/Hạng", 0, 5).as_deref(), Some("TT/Tỉnh/Điểm PCI 2022/Hạng PCI 2022/Ghi chú"));
        assert_eq!(columns("Tỉnh/PCI/PAPI", "Điểm/Hạng/Điểm", 0, 4), None);
        assert_eq!(columns("Tỉnh/Đơn vị/Số phiếu", "Điểm/Hạng", 1, 4), None);
    }
}
