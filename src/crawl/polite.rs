//! How long to wait: between two requests, after a failure, after "too many requests". Pure functions of what happened.
use super::client::Failure;
use std::time::Duration;

/// Pause between two requests to an authority that asks for nothing else.
pub const DEFAULT_DELAY: Duration = Duration::from_secs(1);
/// A run waits for addresses that are due within this time, in milliseconds.
pub const PATIENCE_MS: i64 = 60_000;
/// Attempts in one run, after which an address waits for a later one.
pub(super) const ATTEMPTS: u32 = 3;
/// Attempts over all runs, after which an address is given up.
pub(super) const LAST_ATTEMPT: u32 = 12;
/// A slow server is given as long to rest as it took to answer, but no longer than this.
const LONGEST_REST: Duration = Duration::from_secs(10);
/// The longest `Crawl-delay` that is followed to the letter; beyond it a site would take years.
const LONGEST_CRAWL_DELAY: Duration = Duration::from_secs(120);
/// Rest of an address between two runs, in milliseconds.
const HOURS_6: i64 = 6 * 3_600_000;
/// Longest time that an authority is left alone after failures, in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Pause after a request that took `latency`. A site's `Crawl-delay` is obeyed whatever the settings say.
pub(super) fn pause(base: Duration, crawl_delay: Option<Duration>, latency: Duration) -> Duration {
    // Who asked for no pause at all gets none from us.
    let own = if base.is_zero() { base } else { base.max(latency.min(LONGEST_REST)) };
    own.max(crawl_delay.unwrap_or_default().min(LONGEST_CRAWL_DELAY))
}

/// Milliseconds until an address is tried again after its `attempts`th failure in a row, from 1.
///
/// Within a run 2, 8 and 32 seconds, with up to a quarter more so that many addresses do not come back at once;
/// after [`ATTEMPTS`] some hours.
pub(super) fn backoff(attempts: u32, spread: u64) -> i64 {
    if attempts.is_multiple_of(ATTEMPTS) {
        return HOURS_6;
    }
    let base = 2_000_i64 << (2 * (attempts % ATTEMPTS).saturating_sub(1));
    base + i64::try_from(spread % 256).unwrap_or(0) * base / 1024
}

/// Milliseconds for which an authority that could not be reached `failures` times in a row is left alone.
pub(super) fn host_backoff(failures: u32) -> i64 {
    (600_000_i64 << failures.saturating_sub(1).min(8)).min(DAY)
}

/// The instant that a `Retry-After` names, in Unix milliseconds: seconds from now, or an HTTP date.
pub(super) fn retry_after(value: &str, now: i64) -> Option<i64> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u32>() {
        return Some(now.saturating_add(i64::from(seconds) * 1000));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?;
    Some(date.timestamp().as_millisecond().max(now))
}

/// Until when a server wants no more requests, by its headers on rates: nothing remains of the quota, and the reset is in so
/// many seconds (or, as some write it, at an instant in Unix seconds).
pub(super) fn quota(remaining: Option<&str>, reset: Option<&str>, now: i64) -> Option<i64> {
    let remaining: f64 = remaining?.trim().parse().ok()?;
    let reset: i64 = reset?.trim().parse().ok()?;
    if remaining >= 1.0 || reset <= 0 {
        return None;
    }
    let until = if reset > 1_000_000_000 { reset.saturating_mul(1000) } else { now.saturating_add(reset.saturating_mul(1000)) };
    (until > now).then_some(until)
}

/// Whether trying once more within minutes could help.
pub(super) fn is_passing(failure: &Failure) -> bool {
    matches!(failure, Failure::Timeout | Failure::Truncated | Failure::Connect(_) | Failure::Other(_))
}

/// Whether a failure says something about the authority and not about the one address.
pub(super) fn is_of_host(failure: &Failure) -> bool {
    matches!(failure, Failure::Dns | Failure::Connect(_) | Failure::Tls(_))
}

/// Milliseconds until a page is looked at again that has been known for `age` milliseconds: silent corrections come
/// soon or not at all.
pub(super) fn revisit(age: i64) -> i64 {
    match age / DAY {
        ..3 => DAY / 2,
        3..10 => 2 * DAY,
        10..60 => 10 * DAY,
        _ => 60 * DAY,
    }
}

#[cfg(test)]
mod tests {
    use super::{ATTEMPTS, DAY, HOURS_6, backoff, host_backoff, pause, quota, retry_after};
    use std::time::Duration;

    #[test]
    fn pauses_are_kept_and_grow_with_slowness() {
        let s = Duration::from_secs;
        assert_eq!(pause(s(1), None, s(0)), s(1));
        assert_eq!(pause(s(1), None, s(3)), s(3));
        assert_eq!(pause(s(1), None, s(300)), s(10));
        assert_eq!(pause(s(0), None, s(3)), s(0));
        assert_eq!(pause(s(0), Some(s(5)), s(0)), s(5));
        assert_eq!(pause(s(0), Some(s(100_000)), s(0)), s(120));
    }

    #[test]
    fn failures_are_waited_out_longer_and_longer() {
        for spread in [0, 1, 255, u64::MAX] {
            assert!((2_000..=2_500).contains(&backoff(1, spread)));
            assert!((8_000..=10_000).contains(&backoff(2, spread)));
        }
        assert_eq!((backoff(ATTEMPTS, 7), backoff(2 * ATTEMPTS, 7)), (HOURS_6, HOURS_6));
        assert!((2_000..=2_500).contains(&backoff(ATTEMPTS + 1, 9)));
        assert_eq!((host_backoff(1), host_backoff(2), host_backoff(1_000)), (600_000, 1_200_000, DAY));
    }

    #[test]
    fn a_used_up_quota_is_respected() {
        let now = 1_795_667_658_000;
        assert_eq!(quota(Some("0"), Some("30"), now), Some(now + 30_000));
        assert_eq!(quota(Some("0"), Some("1795667668"), now), Some(now + 10_000));
        assert_eq!((quota(Some("5"), Some("30"), now), quota(Some("0"), None, now), quota(Some("x"), Some("1"), now)), (None, None, None));
    }

    #[test]
    fn retry_after_is_taken_to_the_letter() {
        let now = 1_795_667_658_000;
        assert_eq!(retry_after("2", now), Some(now + 2_000));
        assert_eq!(retry_after("Thu, 26 Nov 2026 04:34:28 GMT", now), Some(now + 10_000));
        assert_eq!(retry_after("Thu, 26 Nov 2020 04:34:28 GMT", now), Some(now));
        assert_eq!((retry_after("soon", now), retry_after("-5", now)), (None, None));
    }
}
