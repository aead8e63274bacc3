//! What a single cell holds, told by its letters alone.
use crate::extract::numerals::{figure, whole};

/// The form of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A whole number, a fraction, a number with points in brackets: what a rank can look like.
    Whole,
    /// A figure with decimals or a percentage.
    Decimal,
    /// A year.
    Year,
    /// Places moved: `+3`, `▲ 22`, `tăng 3 bậc`.
    Change,
    /// Nothing: empty, a dash.
    Blank,
    /// The number of a column under its header: `(1)`.
    ColumnNumber,
    /// Words.
    Text,
}

/// Tells the form of a cell.
pub fn form(raw: &str) -> Form {
    let raw = raw.trim();
    if raw.is_empty() || matches!(raw, "-" | "–" | "—" | "--" | "..." | "…" | "x" | "n/a") {
        return Form::Blank;
    }
    if raw.len() <= 5 && raw.starts_with(['(', '[']) && whole(raw.trim_matches(['(', ')', '[', ']'])).is_some() {
        return Form::ColumnNumber;
    }
    let moved = raw.trim_start_matches(['▲', '▼', '↑', '↓', '+', '-', '−']).trim_start();
    let moved = ["tăng ", "giảm "].iter().find_map(|p| moved.strip_prefix(p)).unwrap_or(moved);
    if moved.len() < raw.len() && whole(moved.trim_end_matches(" bậc").trim_end_matches(" hạng")).is_some() {
        return Form::Change;
    }
    if raw.ends_with(" bậc") && whole(raw.trim_end_matches(" bậc")).is_some() {
        return Form::Change;
    }
    let place = ["hạng ", "thứ "].iter().find_map(|p| raw.strip_prefix(p)).unwrap_or(raw);
    if !place.starts_with(|c: char| c.is_ascii_digit()) {
        return Form::Text;
    }
    if let Some(n) = whole(place) {
        return if place.len() == 4 && (1990..2060).contains(&n) { Form::Year } else { Form::Whole };
    }
    let end = place.find(|c: char| !c.is_ascii_digit()).unwrap_or(place.len());
    let rest = place.get(end..).unwrap_or("").trim();
    if rest.strip_prefix('/').is_some_and(|r| whole(r.trim()).is_some()) || rest == "." {
        return Form::Whole;
    }
    if rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
        return Form::Whole;
    }
    // "54 (tăng 14 bậc)", "12 (-3)": a place with its movement.
    let inner = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).map(str::trim);
    if inner.is_some_and(|r| form(r) == Form::Change) || rest.starts_with(['↑', '↓', '▲', '▼']) && form(rest) == Form::Change {
        return Form::Whole;
    }
    let bare = place.trim_end_matches(" điểm").trim_end_matches(['%', ' ']);
    // "81,87/100" are points of a hundred, "1/ Hòa An: 73,5 điểm" is the first item of a list.
    let bare = bare.split_once('/').filter(|(_, of)| figure(of.trim()).is_some()).map_or(bare, |(a, _)| a).trim();
    if figure(bare).is_some() { Form::Decimal } else { Form::Text }
}

/// Whether a cell of this form can stand in a column of that form.
pub fn fits(cell: Form, column: Form) -> bool {
    cell == column
        || cell == Form::Blank
        || matches!((cell, column), (Form::Whole, Form::Decimal | Form::Change | Form::Year) | (Form::Change, Form::Whole))
}

/// The form that most cells of a column have.
pub fn usual(forms: impl Iterator<Item = Form>) -> Form {
    let all = [Form::Whole, Form::Decimal, Form::Year, Form::Change, Form::Text, Form::ColumnNumber];
    let mut counts = [0_usize; 6];
    for form in forms {
        for (count, kind) in counts.iter_mut().zip(all) {
            *count += usize::from(kind == form);
        }
    }
    let best = counts.iter().zip(all).max_by_key(|(n, _)| **n).filter(|(n, _)| **n > 0);
    // A column of points has whole ones among them.
    match best {
        Some((n, Form::Whole)) if counts.get(1).is_some_and(|d| d * 3 >= *n && *d > 1) => Form::Decimal,
        Some((_, form)) => form,
        None => Form::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, form};

    #[test]
    fn tells_forms() {
        for (raw, wanted) in [
            ("37", Form::Whole),
            ("37/63", Form::Whole),
            ("05 (0,688)", Form::Whole),
            ("54 (tăng 14 bậc)", Form::Whole),
            ("12 (-3)", Form::Whole),
            ("thứ 5", Form::Whole),
            ("71,25", Form::Decimal),
            ("91,4%", Form::Decimal),
            ("2021", Form::Year),
            ("▲ 22", Form::Change),
            ("tăng 3 bậc", Form::Change),
            ("(4)", Form::ColumnNumber),
            ("–", Form::Blank),
            ("rất tốt", Form::Text),
            ("81,87/100", Form::Decimal),
            ("1/ hòa an: 73,5 điểm", Form::Text),
            ("nan", Form::Text),
        ] {
            assert_eq!(form(raw), wanted, "{raw}");
        }
    }
}
