//! How long something works, for tests of what hostile input may cost. Where the system tells it, the
//! time of this thread on the processor counts: on a busy machine the clock runs on without it.

use std::time::{Duration, Instant};

/// Runs something and returns how long it worked.
pub(crate) fn effort<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (clock, worked) = (Instant::now(), on_processor());
    let result = work();
    let took = match (worked, on_processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => clock.elapsed(),
    };
    (result, took)
}

/// Linux tells nanoseconds of the thread first; other systems do not have the file.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
