//! Times in feeds and site maps: those of machines, and those that Vietnamese sites write for readers.
use crate::normalize::fold;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Vietnam's offset from UTC in seconds: what is meant where no zone is written.
const VIETNAM: i32 = 7 * 3600;

/// Longest text that is looked at: a time with words around it.
const LONGEST: usize = 200;

/// Reads a time: milliseconds since 1970 in UTC. A day alone is its first instant in Vietnam.
pub(super) fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if let Some(epoch) = epoch(text) {
        return Some(epoch);
    }
    // The machine's form, which site maps have in thousands, needs no pattern.
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return in_range(instant.as_millisecond());
    }
    let folded = fold(text);
    let patterns = PATTERNS.as_ref()?;
    let date = date(patterns, &folded)?;
    let (time, behind) = clock(patterns, &folded).unwrap_or((Time::midnight(), ""));
    let offset = Offset::from_seconds(zone(patterns, &folded, behind)).ok()?;
    let instant = offset.to_timestamp(DateTime::from_parts(date, time)).ok()?;
    in_range(instant.as_millisecond())
}

/// Seconds or milliseconds since 1970, as some systems give them.
fn epoch(text: &str) -> Option<i64> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        9 | 10 => in_range(text.parse::<i64>().ok()? * 1000),
        12 | 13 => in_range(text.parse().ok()?),
        _ => None,
    }
}

/// Only times that the web has seen, or may soon see: 1990 to 2100.
fn in_range(millis: i64) -> Option<i64> {
    (631_152_000_000..4_102_444_800_000).contains(&millis).then_some(millis)
}

struct Patterns {
    /// Year first: `2026-03-07`, `2026/3/7`, `20260307T`.
    year_first: Regex,
    /// Numbers with the year last, in either order.
    year_last: Regex,
    /// A month by its English name or as `thang 3`, day before it.
    named: Regex,
    /// The same, day behind it.
    named_first: Regex,
    clock: Regex,
    /// Directly behind a clock: `+07:00`, `(GMT+7)`.
    zone: Regex,
    zone_name: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let month = r"(?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thang\s*[0-9]{1,2})[a-z]*\.?";
    Some(Patterns {
        year_first: Regex::new(r"(?:^|[^0-9])(?<y>[0-9]{4})(?:\s?[-/.]\s?(?<m>[0-9]{1,2})\s?[-/.]\s?(?<d>[0-9]{1,2})|(?<m2>[0-9]{2})(?<d2>[0-9]{2})(?:t|$))").ok()?,
        year_last: Regex::new(r"(?:^|[^0-9])(?<d>[0-9]{1,2})\s?[-/.]\s?(?<m>[0-9]{1,2})\s?[-/.]\s?(?<y>[0-9]{4}|[0-9]{2})(?:$|[^0-9])").ok()?,
        named: Regex::new(&format!(r"(?:^|[^0-9])(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s,./-]*{month}[\s,./-]*(?:nam\s*)?(?<y>[0-9]{{4}}|[0-9]{{2}})(?:$|[^0-9:])")).ok()?,
        named_first: Regex::new(&format!(r"(?:^|[^a-z]){month}[\s,]*(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s,]+(?<y>[0-9]{{4}})(?:$|[^0-9])")).ok()?,
        clock: Regex::new(r"(?:^|[^0-9:])(?<h>[0-9]{1,2})\s?(?:[:h]|gio)\s?(?<min>[0-9]{2})(?::(?<s>[0-9]{2}))?(?:[.,][0-9]+)?\s?(?<half>am\b|pm\b|sa\b|ch\b)?").ok()?,
        zone: Regex::new(r"^[\s(]*(?:gmt|utc|ut)?\s?(?<sign>[+-])(?<h>[0-9]{1,2}):?(?<m>[0-9]{2})?(?:$|[^0-9:/-])").ok()?,
        zone_name: Regex::new(
            r"\b(?<name>gmt|utc|ut|est|edt|cst|cdt|mst|mdt|pst|pdt|ict|jst|sgt|cet|z)\b(?:\s?(?<sign>[+-])(?<h>[0-9]{1,2}):?(?<m>[0-9]{2})?)?",
        )
        .ok()?,
    })
});

fn date(patterns: &Patterns, text: &str) -> Option<Date> {
    if let Some(found) = patterns.year_first.captures(text) {
        let (m, d) = (number(&found, "m").or_else(|| number(&found, "m2"))?, number(&found, "d").or_else(|| number(&found, "d2"))?);
        if let Some(date) = day(number(&found, "y")?, m, d) {
            return Some(date);
        }
    }
    for pattern in [&patterns.named, &patterns.named_first] {
        if let Some(found) = pattern.captures(text)
            && let Some(date) = day(number(&found, "y")?, month(found.name("m")?.as_str())?, number(&found, "d")?)
        {
            return Some(date);
        }
    }
    let found = patterns.year_last.captures(text)?;
    let (first, second, year) = (number(&found, "d")?, number(&found, "m")?, number(&found, "y")?);
    let (vietnamese, american) = (day(year, second, first), day(year, first, second));
    // Day before month, unless that is no day, or the weekday that stands with it speaks for the other
    // order, or it is the form of an American clock: `3/5/2026 3:34:00 PM`.
    let weekday = weekday(text);
    let fits = |date: Option<Date>| date.is_some_and(|d| weekday == Some(d.weekday()));
    let american_clock = || {
        let clock = patterns.clock.captures(text).is_some_and(|c| {
            c.name("s").is_some()
                && number(&c, "h").is_some_and(|h| h <= 12)
                && c.name("half").is_some_and(|half| half.as_str().ends_with('m'))
        });
        clock && found.get(0).is_some_and(|f| f.as_str().contains('/'))
    };
    if !fits(vietnamese) && (vietnamese.is_none() || fits(american) || american_clock()) { american.or(vietnamese) } else { vietnamese }
}

fn number(found: &Captures<'_>, name: &str) -> Option<i16> {
    found.name(name).and_then(|m| m.as_str().parse().ok())
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn month(word: &str) -> Option<i16> {
    if let Some(number) = word.strip_prefix("thang") {
        return number.trim().parse().ok();
    }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    names.iter().position(|n| word.starts_with(n)).and_then(|at| i16::try_from(at + 1).ok())
}

fn weekday(text: &str) -> Option<jiff::civil::Weekday> {
    use jiff::civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let days = [
        ("thu hai", Monday),
        ("thu ba", Tuesday),
        ("thu tu", Wednesday),
        ("thu nam", Thursday),
        ("thu sau", Friday),
        ("thu bay", Saturday),
        ("chu nhat", Sunday),
        ("thu 2", Monday),
        ("thu 3", Tuesday),
        ("thu 4", Wednesday),
        ("thu 5", Thursday),
        ("thu 6", Friday),
        ("thu 7", Saturday),
        ("mon", Monday),
        ("tue", Tuesday),
        ("wed", Wednesday),
        ("thu,", Thursday),
        ("thursday", Thursday),
        ("fri", Friday),
        ("sat", Saturday),
        ("sun", Sunday),
    ];
    days.iter().find(|(name, _)| text.starts_with(name)).map(|(_, day)| *day)
}

/// The first time of day, and the text behind it.
fn clock<'t>(patterns: &Patterns, text: &'t str) -> Option<(Time, &'t str)> {
    let found = patterns.clock.captures(text)?;
    let (mut hour, minute) = (number(&found, "h")?, number(&found, "min")?);
    // Beside a 24-hour clock the half of the day says nothing: `09:40 AM`, `16:35 PM`, `00:35 AM`.
    match found.name("half").map(|h| h.as_str()) {
        Some("pm" | "ch") if hour < 12 => hour += 12,
        Some("am" | "sa") if hour == 12 => hour = 0,
        _ => {}
    }
    let second = number(&found, "s").unwrap_or(0).min(59);
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, i8::try_from(second).ok()?, 0).ok()?;
    Some((time, text.get(found.get(0)?.end()..).unwrap_or_default()))
}

/// Offset from UTC in seconds; `behind` is the text behind the clock.
fn zone(patterns: &Patterns, text: &str, behind: &str) -> i32 {
    let signed = |found: &Captures<'_>| {
        let (hours, minutes) = (number(found, "h")?, number(found, "m").unwrap_or(0));
        let east = i32::from(hours) * 3600 + i32::from(minutes) * 60;
        let sign = found.name("sign")?.as_str();
        (hours <= 14 && minutes < 60).then_some(if sign == "-" { -east } else { east })
    };
    if let Some(offset) = patterns.zone.captures(behind).as_ref().and_then(signed) {
        return offset;
    }
    let Some(found) = patterns.zone_name.captures(text) else { return VIETNAM };
    if let Some(offset) = signed(&found) {
        return offset;
    }
    let hours = match found.name("name").map(|n| n.as_str()) {
        Some("est" | "cdt") => -5,
        Some("edt") => -4,
        Some("cst" | "mdt") => -6,
        Some("mst" | "pdt") => -7,
        Some("pst") => -8,
        Some("ict") => 7,
        Some("jst") => 9,
        Some("sgt") => 8,
        Some("cet") => 1,
        _ => 0,
    };
    hours * 3600
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn utc(text: &str) -> String {
        parse(text).map(|ms| jiff::Timestamp::from_millisecond(ms).unwrap().to_string()).unwrap_or_default()
    }

    #[test]
    fn reads_times_of_machines() {
        for (text, wanted) in [
            ("2026-03-07T08:06:00+07:00", "2026-03-07T01:06:00Z"),
            ("2026-03-07T08:06:00Z", "2026-03-07T08:06:00Z"),
            ("2026-03-07T00:01:00", "2026-03-06T17:01:00Z"),
            ("2026-03-07T08:52:11.000 +07:00", "2026-03-07T01:52:11Z"),
            ("2026-03-07T08:52:11+0700", "2026-03-07T01:52:11Z"),
            ("2026-03-07T08:52+07:00", "2026-03-07T01:52:00Z"),
            ("2026-03-07 08:07", "2026-03-07T01:07:00Z"),
            ("2026-03-07", "2026-03-06T17:00:00Z"),
            ("20260307T080700Z", "2026-03-07T08:07:00Z"),
            ("Wed, 30 Aug 2017 20:03:00 +0700", "2017-08-30T13:03:00Z"),
            ("Sat, 07 Mar 26 08:07:00 GMT", "2026-03-07T08:07:00Z"),
            ("Sat, 7 Mar 2026 08:07:00 GMT+7", "2026-03-07T01:07:00Z"),
            ("Sat, 07 Mar 2026 08:07 EST", "2026-03-07T13:07:00Z"),
            ("Thu, 05 Mar 2026 08:07:00 ICT", "2026-03-05T01:07:00Z"),
            ("7 March 2026", "2026-03-06T17:00:00Z"),
            ("March 7, 2026 9:05 PM", "2026-03-07T14:05:00Z"),
            ("1772845620", "2026-03-07T01:07:00Z"),
            ("1772845620000", "2026-03-07T01:07:00Z"),
            ("3/5/2026 3:34:00 PM", "2026-03-05T08:34:00Z"),
        ] {
            assert_eq!(utc(text), wanted, "{text}");
        }
    }

    #[test]
    fn reads_times_of_readers() {
        for (text, wanted) in [
            ("Thứ Bảy, 07/03/2026 08:07", "2026-03-07T01:07:00Z"),
            ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-06T17:05:00Z"),
            ("Thứ ba, 6/5/2025 | 17:12 GMT+7", "2025-05-06T10:12:00Z"),
            ("Thứ bảy, 07/03/2026 - 08:07", "2026-03-07T01:07:00Z"),
            ("07/03/2026 08:52 (GMT+07:00)", "2026-03-07T01:52:00Z"),
            ("07-03-2026 - 09:40 AM", "2026-03-07T02:40:00Z"),
            ("28-07-2018 - 00:35 AM", "2018-07-27T17:35:00Z"),
            ("Nguyên Minh - 07/03/2026 08:47", "2026-03-07T01:47:00Z"),
            ("Xuất bản:Thứ năm, 18/04/2024 05:40 (GMT+7)", "2024-04-17T22:40:00Z"),
            ("16:38' - 15/09/2023", "2023-09-15T09:38:00Z"),
            ("26/03/2019 | 10:30", "2019-03-26T03:30:00Z"),
            ("Thứ Ba, 26/03/2019, 10:12:16", "2019-03-26T03:12:16Z"),
            ("Đăng ngày 10 - 05 - 2024", "2024-05-09T17:00:00Z"),
            ("(10/05/2024 7:46 SA)", "2024-05-10T00:46:00Z"),
            ("(21/06/2024 4:03 CH)", "2024-06-21T09:03:00Z"),
            ("Tháng 5 13, 2025", "2025-05-12T17:00:00Z"),
            ("ngày 10 tháng 5 năm 2025", "2025-05-09T17:00:00Z"),
            ("8h07 ngày 7.3.2026", "2026-03-07T01:07:00Z"),
            ("Thu sau, 1/12/2023", "2023-11-30T17:00:00Z"),
            ("Thứ năm, 5/3/2026", "2026-03-04T17:00:00Z"),
            ("Tuesday, 3/10/2026 08:00", "2026-03-10T01:00:00Z"),
        ] {
            assert_eq!(utc(text), wanted, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_time() {
        for text in ["", "hôm qua", "31/02/2026", "37/63/2022", "x phút trước", "2026", "0001-01-01T00:00:00Z", "99999999999999999999"]
        {
            assert_eq!(utc(text), "", "{text}");
        }
    }
}
