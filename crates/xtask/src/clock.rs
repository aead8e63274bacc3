//! How long a piece of work takes on a machine that has other work too.
use std::time::{Duration, Instant};

/// Slow work is done again this often, as a slow first time says more about the machine.
const AGAIN: usize = 4;

/// What `work` gives and how long it took. When that is over `limit`, the fastest of a few more times, each taken
/// by the clock or by what the system says this thread had of a processor, whichever is less.
pub fn timed<T>(limit: Duration, work: impl Fn() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    let mut fastest = start.elapsed();
    for _ in 0..AGAIN {
        if fastest <= limit {
            break;
        }
        let (start, used) = (Instant::now(), used());
        std::hint::black_box(work());
        let time = start.elapsed();
        let own = self::used().zip(used).map(|(after, before)| after.saturating_sub(before));
        fastest = fastest.min(time).min(own.unwrap_or(time));
    }
    (result, fastest)
}

/// Processor time of this thread, where the system tells it (exact to a tick of some milliseconds).
fn used() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
