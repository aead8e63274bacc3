//! Instants as readers in Vietnam write them. Everything is told in Vietnam's time, which has no summer time.
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// Milliseconds in a day.
pub const DAY_MS: i64 = 86_400_000;
/// Vietnam's time against UTC, in milliseconds.
const AHEAD_MS: i64 = 7 * 3_600_000;

/// Number of the day in Vietnam, counted from 1/1/1970.
pub fn day_number(ms: i64) -> i64 {
    ms.saturating_add(AHEAD_MS).div_euclid(DAY_MS)
}

/// `26/11/2026`.
pub fn day(ms: i64) -> String {
    let there = there(ms);
    format!("{:02}/{:02}/{}", there.day(), there.month(), there.year())
}

/// `2026-11-26`, for file names and English readers.
pub fn iso_day(ms: i64) -> String {
    let there = there(ms);
    format!("{:04}-{:02}-{:02}", there.year(), there.month(), there.day())
}

/// `22h10` in Vietnamese, `22:10` in English.
pub fn hour(ms: i64, vi: bool) -> String {
    let there = there(ms);
    format!("{:02}{}{:02}", there.hour(), if vi { 'h' } else { ':' }, there.minute())
}

/// RFC 3339 with Vietnam's offset.
pub fn rfc3339(ms: i64) -> String {
    let there = there(ms);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00",
        there.year(),
        there.month(),
        there.day(),
        there.hour(),
        there.minute(),
        there.second()
    )
}

fn there(ms: i64) -> DateTime {
    Offset::constant(7).to_datetime(Timestamp::from_millisecond(ms).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_time_of_vietnam() {
        let ms = 1_795_705_800_000; // 2026-11-26T15:10:00Z
        assert_eq!(
            (day(ms), iso_day(ms), hour(ms, true), hour(ms, false)),
            ("26/11/2026".into(), "2026-11-26".into(), "22h10".into(), "22:10".into())
        );
        assert_eq!(rfc3339(ms), "2026-11-26T22:10:00+07:00");
        // 17:00 UTC is midnight there.
        assert_eq!(day_number(16 * 3_600_000) + 1, day_number(17 * 3_600_000));
    }
}
