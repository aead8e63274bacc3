//! Decimal marks that OCR reads as another mark or not at all.
use crate::Cell;

/// A number whose mark was put in.
const PUT_IN: f32 = 0.6;

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    mark: char,
    before: usize,
    after: usize,
}

/// Where at least seven of ten numbers of a column have one mark and as many digits after it, another mark at that place becomes that
/// mark, and one that is missing among as many digits is put in, with less confidence.
pub(super) fn put_right(cells: Vec<&mut Cell>) {
    let mut forms: Vec<Form> = cells.iter().filter_map(|cell| form(&cell.text)).collect();
    forms.sort_unstable();
    let filled = cells.iter().filter(|cell| cell.text.bytes().any(|byte| byte.is_ascii_digit())).count();
    let same = |a: &Form, b: &Form| a.mark == b.mark && a.after == b.after;
    let Some(usual) = forms.iter().copied().max_by_key(|form| forms.iter().filter(|other| same(form, other)).count()) else { return };
    let (others, widths): (Vec<&Form>, Vec<usize>) = forms.iter().filter(|form| same(form, &usual)).map(|form| (form, form.before)).unzip();
    if others.len() < 5 || others.len() * 10 < filled * 7 || !matches!(usual.mark, ',' | '.') {
        return;
    }
    for cell in cells {
        match form(&cell.text) {
            Some(form) if form.mark != usual.mark && form.after == usual.after && widths.contains(&form.before) => {
                cell.text = cell.text.replace(form.mark, usual.mark.to_string().as_str());
            }
            None if cell.text.len() == widths.first().map_or(0, |width| width + usual.after)
                && widths.iter().all(|width| Some(width) == widths.first())
                && cell.text.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                cell.text.insert(cell.text.len() - usual.after, usual.mark);
                cell.confidence = cell.confidence.min(PUT_IN);
            }
            _ => {}
        }
    }
}

/// The form of a number with one mark inside.
fn form(text: &str) -> Option<Form> {
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    let (before, after) = text.split_once(mark)?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let known = matches!(mark, ',' | '.' | '/' | ';' | ':' | '\'');
    (known && digits(before) && digits(after)).then_some(Form { mark, before: before.len(), after: after.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell { text: (*text).to_owned(), confidence: 0.85, ..Cell::default() }).collect()
    }

    #[test]
    fn marks_are_put_right_where_the_column_tells() {
        let mut cells = column(&["64,72", "65.48", "70,16", "6242", "63/29", "63,18", "59,61", "9,61", "61,97", "62,44", "62,51"]);
        put_right(cells.iter_mut().collect());
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["64,72", "65,48", "70,16", "6242", "63,29", "63,18", "59,61", "9,61", "61,97", "62,44", "62,51"]);

        let mut even = column(&["64,72", "70,16", "6242", "63,18", "59,61", "61,97", "62,44", "62,51"]);
        put_right(even.iter_mut().collect());
        assert_eq!((even[2].text.as_str(), even[2].confidence), ("62,42", PUT_IN));
    }

    #[test]
    fn other_columns_stay() {
        let texts = ["1.120", "980", "12/63", "13/63", "14/63", "15/63", "16/63", "17/63"];
        let mut cells = column(&texts);
        put_right(cells.iter_mut().collect());
        assert!(cells.iter().zip(texts).all(|(cell, text)| cell.text == text));
    }
}
