//! Numbers as a spreadsheet shows them: by the format of their cell, with the decimal comma and the point between thousands
//! that Vietnamese systems show (ECMA-376 part 1, 18.8.31).

/// A number in the given format, `None` for the general one. What a format asks beyond digits, separators, percent and fixed
/// words (fractions, powers of ten) is shown as the general one does.
pub(super) fn shown(value: f64, format: Option<&str>) -> String {
    let Some(format) = format.filter(|format| !format.eq_ignore_ascii_case("general") && *format != "@") else { return general(value) };
    let sections = sections(format);
    let (section, sign) = match sections.as_slice() {
        [_, negative, ..] if value < 0.0 => (*negative, ""),
        [_, _, zero, ..] if value == 0.0 => (*zero, ""),
        [first, ..] => (*first, if value < 0.0 { "-" } else { "" }),
        [] => return general(value),
    };
    match Pattern::parse(section) {
        Some(pattern) => pattern.fill(value.abs(), sign),
        None => general(value),
    }
}

/// What of a moment a format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct DateParts {
    pub day: bool,
    pub month: bool,
    pub year: bool,
    pub hour: bool,
    /// The month is written as a word, as spreadsheets do by themselves when `7/34` is typed.
    pub word: bool,
}

/// What of a moment a format shows.
pub(super) fn date_parts(format: &str) -> DateParts {
    let mut parts = DateParts::default();
    let first = sections(format).first().copied().unwrap_or_default();
    let letters: String = bare(first).to_lowercase();
    if letters.contains("general") {
        return parts;
    }
    parts.day = letters.contains('d');
    parts.year = letters.contains('y');
    parts.hour = letters.contains('h') || letters.contains('s');
    parts.month = letters.contains('m') && (parts.day || parts.year || !parts.hour);
    parts.word = letters.contains("mmm");
    parts
}

/// A day and time, shown by what its format shows.
pub(super) fn date_shown(moment: (u16, u8, u8, u8, u8), parts: DateParts) -> String {
    let (year, month, day, hour, minute) = moment;
    let date = match parts {
        // The likely words that were typed: `7/4` and `7/34`.
        DateParts { day: true, month: true, year: false, word: true, .. } => format!("{day}/{month}"),
        DateParts { day: false, month: true, year: true, word: true, .. } => format!("{month}/{:02}", year % 100),
        DateParts { day: true, month: true, year: false, .. } => format!("{day:02}/{month:02}"),
        DateParts { day: false, month: true, year: true, .. } => format!("{month:02}/{year}"),
        DateParts { day: false, month: false, year: true, .. } => format!("{year}"),
        DateParts { day: false, month: true, year: false, .. } => format!("{month}"),
        DateParts { day: false, month: false, year: false, hour: true, .. } => return format!("{hour:02}:{minute:02}"),
        _ => format!("{day:02}/{month:02}/{year}"),
    };
    if parts.hour && (hour, minute) != (0, 0) { format!("{date} {hour:02}:{minute:02}") } else { date }
}

/// The general format: whole numbers as they are, others with at most ten digits that count.
pub(super) fn general(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let size = value.abs();
    if size >= 1e15 || (size < 1e-9 && size > 0.0) {
        return format!("{value:E}").replace('.', ",");
    }
    let whole = if size < 1.0 { 1 } else { format!("{}", size.trunc()).len() };
    let text = Decimal::of(size).rounded(10_usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let sign = if value < 0.0 && text != "0" { "-" } else { "" };
    format!("{sign}{}", text.replace('.', ","))
}

/// The parts of a format between semicolons.
fn sections(format: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, letter) in format.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(format.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(format.get(start..).unwrap_or_default());
    parts
}

/// A section without its fixed words, colours and locales; elapsed time such as `[h]` stays.
fn bare(section: &str) -> String {
    let mut letters = String::new();
    let mut rest = section.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '\\' | '_' | '*' => {
                rest.next();
            }
            '"' => {
                rest.by_ref().find(|&letter| letter == '"');
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|&letter| letter != ']').collect();
                if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    letters.push_str(&inside);
                }
            }
            _ => letters.push(letter),
        }
    }
    letters
}

/// How a section shows a number.
#[derive(Debug, Default)]
struct Pattern {
    before: String,
    after: String,
    /// Digits that are shown even when they are zero.
    whole: usize,
    least: usize,
    most: usize,
    thousands: bool,
    /// Powers of ten by which the number is shown larger: percent and thousands left out.
    shift: i32,
    digits: bool,
}

impl Pattern {
    fn parse(section: &str) -> Option<Self> {
        let mut pattern = Self::default();
        let (mut point, mut commas, mut closed) = (false, 0, false);
        let mut rest = section.chars().peekable();
        while let Some(letter) = rest.next() {
            let mut word = String::new();
            match letter {
                '0' | '#' | '?' if !closed => {
                    pattern.thousands |= commas > 0 && !point;
                    commas = 0;
                    pattern.digits = true;
                    match (point, letter) {
                        (false, '0') => pattern.whole += 1,
                        (true, '0') => {
                            pattern.most += 1;
                            pattern.least = pattern.most;
                        }
                        (true, _) => pattern.most += 1,
                        (false, _) => {}
                    }
                    continue;
                }
                '.' if !closed && !point && (pattern.digits || matches!(rest.peek(), Some('0' | '#' | '?'))) => {
                    point = true;
                    continue;
                }
                ',' if pattern.digits && !closed => {
                    commas += 1;
                    continue;
                }
                '%' => {
                    pattern.shift += 2;
                    word.push('%');
                }
                '"' => word.extend(rest.by_ref().take_while(|&letter| letter != '"')),
                '\\' => word.extend(rest.next()),
                '_' | '*' => {
                    rest.next();
                    continue;
                }
                '[' => {
                    let inside: String = rest.by_ref().take_while(|&letter| letter != ']').collect();
                    let Some(sign) = inside.strip_prefix('$') else { continue };
                    word.push_str(sign.split('-').next().unwrap_or_default());
                }
                // Fractions, powers of ten, digits in groups of their own.
                '0' | '#' | '?' | '/' | 'E' | 'e' => return None,
                other => word.push(other),
            }
            if pattern.digits {
                closed = true;
                pattern.after.push_str(&word);
            } else {
                pattern.before.push_str(&word);
            }
        }
        pattern.shift -= 3 * commas;
        let general = |words: &str| words.to_lowercase().contains("general");
        (!general(&pattern.before) && !general(&pattern.after)).then_some(pattern)
    }

    fn fill(&self, size: f64, sign: &str) -> String {
        if !self.digits || !size.is_finite() {
            return self.before.trim().to_owned();
        }
        let text = Decimal::of(size).shifted(self.shift).rounded(self.most);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let whole = if whole == "0" && self.whole == 0 { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.whole);
        let kept = part.trim_end_matches('0').len().max(self.least).min(part.len());
        let part = part.get(..kept).unwrap_or_default();
        let whole = if self.thousands { grouped(&whole) } else { whole };
        let sign = if whole.chars().chain(part.chars()).all(|digit| matches!(digit, '0' | '.')) { "" } else { sign };
        let comma = if part.is_empty() { "" } else { "," };
        format!("{sign}{}{whole}{comma}{part}{}", self.before, self.after).trim().to_owned()
    }
}

fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// A number as its shortest decimal digits, so that 2,675 rounds to 2,68 as it does in a spreadsheet and not to 2,67 as its
/// binary form would.
struct Decimal {
    digits: Vec<u8>,
    /// Digits before the point; negative where zeros follow it.
    point: i32,
}

impl Decimal {
    fn of(size: f64) -> Self {
        let text = format!("{size}");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = whole.bytes().chain(part.bytes()).map(|digit| digit.wrapping_sub(b'0').min(9)).collect();
        Self { digits, point: i32::try_from(whole.len()).unwrap_or(i32::MAX) }
    }

    fn shifted(mut self, powers: i32) -> Self {
        self.point = self.point.saturating_add(powers);
        self
    }

    /// With `places` digits behind the point, half rounded up, and a point only where they are asked for.
    fn rounded(&self, places: usize) -> String {
        let lead = usize::try_from(1 - self.point).unwrap_or(0);
        let mut digits = vec![0; lead];
        digits.extend_from_slice(&self.digits);
        let whole = usize::try_from(self.point.max(1)).unwrap_or(1);
        let up = digits.get(whole + places).is_some_and(|&digit| digit >= 5);
        digits.resize(whole + places, 0);
        let mut carry = up;
        for digit in digits.iter_mut().rev() {
            if !carry {
                break;
            }
            carry = *digit == 9;
            *digit = if carry { 0 } else { *digit + 1 };
        }
        let mut whole_digits: String = if carry { "1".to_owned() } else { String::new() };
        whole_digits.extend(digits.iter().take(whole).map(|&digit| char::from(b'0' + digit)));
        let trimmed = whole_digits.trim_start_matches('0');
        let part: String = digits.iter().skip(whole).map(|&digit| char::from(b'0' + digit)).collect();
        let whole_text = if trimmed.is_empty() { "0" } else { trimmed };
        if part.is_empty() { whole_text.to_owned() } else { format!("{whole_text}.{part}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        for (value, format, text) in [
            (37.0, "General", "37"),
            (63.91, "General", "63,91"),
            (0.1 + 0.2, "General", "0,3"),
            (-5.5, "General", "-5,5"),
            (63.912_345_678_9, "General", "63,91234568"),
            (0.8123, "0.00%", "81,23%"),
            (0.81125, "0.00%", "81,13%"),
            (2.675, "0.00", "2,68"),
            (9.999, "0.00", "10,00"),
            (1_234_567.0, "#,##0", "1.234.567"),
            (1_234.5, "#,##0.00", "1.234,50"),
            (37.0, "\"Hạng \"0", "Hạng 37"),
            (7.0, "00", "07"),
            (7.0, "0\"/63\"", "7/63"),
            (-3.0, "0;[Red]\\(0\\)", "(3)"),
            (0.0, "0;-0;\"–\"", "–"),
            (0.5, "0.0#", "0,5"),
            (1_500_000.0, "0.0,,", "1,5"),
            (12_000.0, "#,##0\\ [$₫-42A]", "12.000 ₫"),
            (5.0, "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "5"),
            (0.0, "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "-"),
            (0.25, "# ?/?", "0,25"),
            (0.004, "0.00", "0,00"),
            (-0.004, "0.00", "0,00"),
        ] {
            assert_eq!(shown(value, Some(format)), text, "{value} {format}");
        }
    }

    #[test]
    fn a_rank_that_became_a_date_is_shown_as_it_was_typed() {
        assert_eq!(date_shown((1934, 7, 1, 0, 0), date_parts("mmm-yy")), "7/34");
        assert_eq!(date_shown((2022, 4, 7, 0, 0), date_parts("d-mmm")), "7/4");
        assert_eq!(date_shown((2023, 7, 12, 0, 0), date_parts("dd/mm/yyyy")), "12/07/2023");
        assert_eq!(date_shown((2023, 7, 12, 9, 30), date_parts("dd/mm/yyyy hh:mm")), "12/07/2023 09:30");
        assert_eq!(date_shown((2023, 7, 12, 0, 0), date_parts("[$-42A]dd/mm/yyyy;@")), "12/07/2023");
    }
}
