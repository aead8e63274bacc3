//! Days of publication as pages write them.
use crate::model::PartialDate;
use regex::Regex;
use std::sync::LazyLock;

/// Vietnam's offset from UTC in hours.
const HOURS_EAST: i8 = 7;

/// How a page's readers write and understand dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Day before month; instants in UTC are days in Vietnam.
    Vietnamese,
    /// Day before month; instants are taken as they stand.
    DayFirst,
    /// Month before day, as in America.
    MonthFirst,
}

impl Habit {
    /// The habit of a page in a language (`vi`, `en-us`), from a host, with a headline.
    pub(super) fn of(language: Option<&str>, host: Option<&str>, title: &str) -> Self {
        // Many templates leave `lang="en"` on Vietnamese pages, so letters and host say more.
        let letters =
            |c: char| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}');
        let is_vietnamese = host.is_some_and(|h| h.ends_with(".vn")) || title.contains(letters);
        match language.unwrap_or_default() {
            _ if is_vietnamese => Self::Vietnamese,
            "" => Self::DayFirst,
            l if l.starts_with("vi") => Self::Vietnamese,
            "en" | "en-us" | "en_us" | "english" => Self::MonthFirst,
            _ => Self::DayFirst,
        }
    }
}

/// Reads a machine's date (`2026-03-07T08:52:11.000 +07:00`) or, failing that, a date for readers.
/// The local day is kept; for Vietnamese readers an instant in UTC is taken to Vietnam first.
pub(super) fn parse(text: &str, habit: Habit) -> Option<PartialDate> {
    let text = text.trim();
    let utc = text.strip_suffix(['Z', 'z']).filter(|t| habit == Habit::Vietnamese && t.contains(['T', 't', ' ']));
    if let Some(day) = utc.and_then(in_vietnam) {
        return Some(day);
    }
    let machine = text.get(..10).filter(|_| text.get(10..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['T', 't', ' '])));
    machine.and_then(PartialDate::parse).or_else(|| find(text, habit)).or_else(|| compact(text))
}

fn in_vietnam(utc: &str) -> Option<PartialDate> {
    let instant: jiff::Timestamp = format!("{}Z", utc.replacen(' ', "T", 1)).parse().ok()?;
    let local = jiff::tz::Offset::constant(HOURS_EAST).to_datetime(instant);
    Some(PartialDate { year: local.year(), month: Some(local.month()), day: Some(local.day()) })
}

/// `20260307`, alone or before a time.
fn compact(text: &str) -> Option<PartialDate> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(digits, 8 | 12 | 14) {
        return None;
    }
    day(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..8)?.parse().ok()?)
}

/// Days as readers are given them; between two numbers either one sign, or words.
const WRITTEN: &str = r"(?x)
    (?: ^ | [^0-9] )
    (?: (?<y>[0-9]{4}) [/.-] (?<m>[0-9]{1,2}) [/.-] (?<d>[0-9]{1,2})
      | (?<d2>[0-9]{1,2}) (?: [/.-] (?<m2>[0-9]{1,2}) [/.-]
                            | ,?\s* (?i:tháng) \s* (?<m3>[0-9]{1,2}) \s* (?: ,?\s* (?i:năm) \s* | [,/] \s* ) ) (?<y2>[0-9]{4}) )
    (?: $ | [^0-9] )";

static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(WRITTEN).ok());

/// Days with the month's name in a European language: `March 7, 2026`, `7. März 2026`, `7 de marzo de 2026`.
const NAMED: &str = r"(?x)
    (?: ^ | [^0-9] )
    (?: (?<d>[0-9]{1,2}) (?: st|nd|rd|th|er|º|°|\. )? [\s/-]* (?: de\s | of\s )? \s* (?<m>[\p{Latin}]{3,10}) \.? (?: \s*de\s )? [\s,/-]* (?: de\s | del\s )? (?<y>[0-9]{4})
      | (?<m2>[\p{Latin}]{3,10}) \.? \s* (?<d2>[0-9]{1,2}) (?: st|nd|rd|th )? (?: \s*,\s* | \s+ ) (?<y2>[0-9]{4}) )
    (?: $ | [^0-9] )";

static NAMED_DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(NAMED).ok());

/// The first day written for readers: `7/3/2026`, `07-03-2026`, `07.03.2026`, `2026/03/07`,
/// `ngày 7 tháng 3 năm 2026`; for readers elsewhere also with the month's name.
pub(super) fn find(text: &str, habit: Habit) -> Option<PartialDate> {
    let in_figures = || {
        DAYS.as_ref()?.captures_iter(text).find_map(|found| {
            let number = |names: &[&str]| names.iter().find_map(|n| found.name(n)).and_then(|m| m.as_str().parse().ok());
            let (year, second, first) = (number(&["y", "y2"])?, number(&["m", "m2", "m3"])?, number(&["d", "d2"])?);
            let month_first = habit == Habit::MonthFirst && found.name("m2").is_some();
            let (likely, other) =
                if month_first { (day(year, first, second), day(year, second, first)) } else { (day(year, second, first), None) };
            let elsewhere = || if habit == Habit::Vietnamese || found.name("d2").is_none() { None } else { day(year, first, second) };
            likely.or(other).or_else(elsewhere)
        })
    };
    // Only where letters of a month's name can be: running text in Vietnamese is full of numbers.
    let in_words = || {
        if habit == Habit::Vietnamese && !text.is_ascii() {
            return None;
        }
        NAMED_DAYS.as_ref()?.captures_iter(text).find_map(|found| {
            let get = |names: &[&str]| names.iter().find_map(|n| found.name(n)).map(|m| m.as_str());
            day(get(&["y", "y2"])?.parse().ok()?, month(get(&["m", "m2"])?)?, get(&["d", "d2"])?.parse().ok()?)
        })
    };
    in_figures().or_else(in_words)
}

/// The month of a name in a European language, by its first letters.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "jän", "ene", "gen"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "maa"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mag", "mei"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "aou", "ago"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "dic", "déc"],
    ];
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

fn day(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    // Press on the web begins in the nineties; other numbers are no years of publication.
    if !(1990..=2100).contains(&year) {
        return None;
    }
    PartialDate::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether two days follow one another.
pub(super) fn are_neighbours(one: PartialDate, other: PartialDate) -> bool {
    let date = |d: PartialDate| jiff::civil::Date::new(d.year, d.month?, d.day?).ok();
    let Some((one, other)) = date(one).zip(date(other)) else { return false };
    one.tomorrow().is_ok_and(|next| next == other) || other.tomorrow().is_ok_and(|next| next == one)
}

/// A day in an address: `/2023/07/13/` or a run of digits that begins with one, as many content systems
/// number their articles by the time of writing (`…-20260307075519174.htm`).
pub(super) fn in_address(address: &str) -> Option<PartialDate> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if let Some(day) = find(path, Habit::Vietnamese) {
        return Some(day);
    }
    let run = numbers_wide(path).into_iter().find(|run| run.len() >= 12 && run.starts_with("20"))?;
    PartialDate::parse(&format!("{}-{}-{}", run.get(..4)?, run.get(4..6)?, run.get(6..8)?))
}

fn numbers_wide(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Habit, in_address, parse};

    fn iso(date: Option<crate::model::PartialDate>) -> String {
        date.map(|d| d.to_string()).unwrap_or_default()
    }

    #[test]
    fn reads_dates_of_machines_and_readers() {
        for (text, day) in [
            ("2026-03-07T08:52:11.000 +07:00", "2026-03-07"),
            ("2018-07-28T00:35:00", "2018-07-28"),
            ("2026-03-07", "2026-03-07"),
            ("2026-03-06T18:05:00Z", "2026-03-07"),
            ("2026-03-06T18:05:00.000Z", "2026-03-07"),
            ("Thứ bảy, 7/3/2026, 08:00 (GMT+7)", "2026-03-07"),
            ("07-03-2026 08:47", "2026-03-07"),
            ("08:47 | 07.03.2026", "2026-03-07"),
            ("2026/03/07 08:47", "2026-03-07"),
            ("Hà Tĩnh, ngày 13 tháng 7 năm 2023", "2023-07-13"),
            ("HÀ TĨNH, NGÀY 13 THÁNG 7, 2023", "2023-07-13"),
            ("hạng 37/63/2022, đăng 12.7.2023", "2023-07-12"),
            ("mã 120/03/20261", ""),
            ("31/02/2026", ""),
            ("37/63/2022", ""),
            ("2022", ""),
            ("cách đây 3 giờ", ""),
        ] {
            assert_eq!(iso(parse(text, Habit::Vietnamese)), day, "{text}");
        }
    }

    #[test]
    fn other_readers_write_dates_in_other_ways() {
        use Habit::{DayFirst, MonthFirst, Vietnamese};
        for (text, habit, day) in [
            ("March 7, 2026", MonthFirst, "2026-03-07"),
            ("Posted on 7th March 2026 by the editors", DayFirst, "2026-03-07"),
            ("7. März 2026, 8:52 Uhr", DayFirst, "2026-03-07"),
            ("7 de marzo de 2026", DayFirst, "2026-03-07"),
            ("03/07/2026", MonthFirst, "2026-03-07"),
            ("03/07/2026", DayFirst, "2026-07-03"),
            ("03/07/2026", Vietnamese, "2026-07-03"),
            ("03/17/2026", DayFirst, "2026-03-17"),
            ("03/17/2026", Vietnamese, ""),
            ("2026-03-06T18:05:00Z", MonthFirst, "2026-03-06"),
            ("20260307", DayFirst, "2026-03-07"),
            ("Section 12 of 2026", MonthFirst, ""),
        ] {
            assert_eq!(iso(parse(text, habit)), day, "{text}");
        }
    }

    #[test]
    fn a_page_is_vietnamese_by_its_letters_its_host_or_its_word() {
        assert_eq!(Habit::of(Some("en"), None, "Hà Tĩnh xếp thứ 37"), Habit::Vietnamese);
        assert_eq!(Habit::of(Some("en"), Some("vietnamnews.vn"), "Ha Tinh ranks 37th"), Habit::Vietnamese);
        assert_eq!(Habit::of(Some("vi-vn"), None, ""), Habit::Vietnamese);
        assert_eq!(Habit::of(Some("en-us"), Some("paper.example"), "Provinces ranked"), Habit::MonthFirst);
        assert_eq!(Habit::of(None, None, "Café in Zürich"), Habit::DayFirst);
    }

    #[test]
    fn reads_days_in_addresses() {
        assert_eq!(iso(in_address("https://a.vn/2023/07/13/bai.html")), "2023-07-13");
        assert_eq!(iso(in_address("https://a.vn/bai-20260307075519174.htm?x=20200101000000")), "2026-03-07");
        assert_eq!(iso(in_address("https://a.vn/bai-4672302.html")), "");
    }
}
