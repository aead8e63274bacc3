//! Separated values in any of the ways that offices write them: commas, semicolons, tabs or bars; quotes; UTF-8, UTF-16 or an
//! old encoding; title lines above the head and notes below.
use super::sheet::{Sheet, Value};
use super::tables;
use super::text::one_line;
use super::xml::text_of;
use crate::{Form, Limits, Page, Report, ReportError};

/// In the order in which they are believed: a comma stands inside numbers and prose, too.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];
/// Lines by which the separator is found.
const SAMPLE: usize = 200;
/// Longest value in quotes, in lines: a quote that never closes is a letter.
const QUOTED_LINES: usize = 40;

/// Reads separated values.
///
/// # Errors
/// When there is nothing in it.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Report, ReportError> {
    let mut notes = Vec::new();
    let (text, confidence) = decode(bytes, &mut notes);
    if crate::review::is_review(&text) {
        return crate::review::from_review(&text);
    }
    let (text, separator) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        // Said for Excel; the line stays as a blank one, so that lines count as they stand.
        Some((mark, rest)) => (format!("\n{rest}"), mark.chars().next()),
        None => (text, None),
    };
    let separator = separator.or_else(|| separator_of(&text).map(|found| found.0)).unwrap_or(',');
    let mut sheet = Sheet::default();
    for (line, fields) in records(&text, separator, limits.rows as usize + 1) {
        for (column, field) in (0..).zip(fields) {
            sheet.put(line, column, Value { text: one_line(&field), confidence, number: false });
        }
    }
    let pieces = tables::pieces(&sheet, 1, limits, &mut notes);
    if pieces.is_empty() {
        return Err(ReportError::NoText);
    }
    let page = Page { number: 1, name: None, ocr: false, pieces };
    Ok(Report { form: Form::Csv, title: None, created: None, pages: vec![page], notes })
}

/// The text of a file, and how sure its letters are.
fn decode(bytes: &[u8], notes: &mut Vec<String>) -> (String, f32) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return (String::from_utf8_lossy(rest).into_owned(), 1.0);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (text_of(bytes), 1.0);
    }
    if let Some(found) = xephang_legacy::decode_bytes(bytes) {
        notes.extend(found.encoding.map(|encoding| format!("Chuyển từ bảng mã {}", encoding.name())));
        return (found.text.into_owned(), found.confidence);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), 1.0),
        Err(_) => {
            notes.push("Không rõ bảng mã của tệp: chữ có dấu có thể sai.".to_owned());
            (bytes.iter().map(|&byte| char::from(byte)).collect(), 0.5)
        }
    }
}

/// Whether a text without a telling name has columns.
pub(crate) fn looks_separated(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(8 << 10)).unwrap_or_default();
    let text = if sample.starts_with(&[0xff, 0xfe]) || sample.starts_with(&[0xfe, 0xff]) {
        text_of(sample)
    } else {
        String::from_utf8_lossy(sample).into_owned()
    };
    separator_of(&text).is_some_and(|(separator, fields)| fields >= 3 || separator == '\t')
}

/// The separator that cuts most lines into the same number of values, and that number.
fn separator_of(text: &str) -> Option<(char, usize)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count().min(SAMPLE);
    SEPARATORS.into_iter().find_map(|separator| {
        let mut counts: Vec<usize> = records(text, separator, SAMPLE).map(|(_, fields)| fields.len()).filter(|&count| count > 1).collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied()?;
        let same = counts.iter().filter(|&&count| count == usual).count();
        (same >= 2 && same * 5 >= counts.len() * 4 && same * 2 >= lines).then_some((separator, usual))
    })
}

/// The values of each line that has any, with the number of the line from 0.
fn records(text: &str, separator: char, most: usize) -> impl Iterator<Item = (u32, Vec<String>)> {
    let mut rest = text;
    let mut line = 0_u32;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (fields, length) = record(rest, separator);
            let (taken, left) = rest.split_at_checked(length)?;
            rest = left;
            let at = line;
            line = line.saturating_add(u32::try_from(taken.matches('\n').count().max(1)).unwrap_or(u32::MAX));
            if fields.iter().any(|field| !field.trim().is_empty()) {
                return Some((at, fields));
            }
        }
        None
    })
    .take(most)
}

/// The values of the first line, and its length with its end.
fn record(text: &str, separator: char) -> (Vec<String>, usize) {
    let mut fields = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let (field, length) = quoted(rest, separator).unwrap_or_else(|| {
            let length = rest.find([separator, '\n']).unwrap_or(rest.len());
            (rest.get(..length).unwrap_or_default().trim_end_matches('\r').to_owned(), length)
        });
        fields.push(field);
        at += length;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(letter) if letter == separator => at += letter.len_utf8(),
            Some(_) => return (fields, at + 1),
            None => return (fields, at),
        }
    }
}

/// A value in quotes and its length, where one stands.
fn quoted(text: &str, separator: char) -> Option<(String, usize)> {
    let inside = text.strip_prefix('"')?;
    let (mut field, mut at) = (String::new(), 0);
    loop {
        let rest = inside.get(at..)?;
        let end = rest.find('"')?;
        field.push_str(rest.get(..end)?);
        at += end + 1;
        if inside.get(at..)?.starts_with('"') {
            field.push('"');
            at += 1;
            continue;
        }
        let after = inside.get(at..)?.trim_start_matches([' ', '\r']);
        let closed = after.is_empty() || after.starts_with([separator, '\n']);
        let length = text.len() - after.len();
        return (closed && field.matches('\n').count() <= QUOTED_LINES).then_some((field, length));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u32, Vec<String>)> {
        let separator = separator_of(text).unwrap().0;
        records(text, separator, 100).collect()
    }

    #[test]
    fn semicolons_are_told_from_decimal_commas() {
        let text = "Bảng xếp hạng, năm 2017\n\nHạng;Tỉnh;Điểm\n1;Đà Nẵng;0,716\n2;Lâm Đồng;0,714\n";
        assert_eq!(all(text).last().unwrap(), &(4, vec!["2".to_owned(), "Lâm Đồng".to_owned(), "0,714".to_owned()]));
        assert_eq!(separator_of("Hạng,Tỉnh\n1,Huế\n2,Hà Nội\n").unwrap(), (',', 2));
        assert!(!looks_separated("Một câu, có dấu phẩy.\nCâu sau, cũng có, hai dấu.\nCâu cuối không.".as_bytes()));
    }

    #[test]
    fn quotes_hold_separators_and_lines_and_a_lone_quote_is_a_letter() {
        let text = "a,b\n\"Bà Rịa, Vũng Tàu\",\"1\n2\"\nc,\"d\"\"e\"\n\"lone,f\n";
        let rows = all(text);
        assert_eq!(rows[1], (1, vec!["Bà Rịa, Vũng Tàu".to_owned(), "1\n2".to_owned()]));
        assert_eq!(rows[2], (3, vec!["c".to_owned(), "d\"e".to_owned()]));
        assert_eq!(rows[3], (4, vec!["\"lone".to_owned(), "f".to_owned()]));
    }
}
