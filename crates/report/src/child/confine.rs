//! A process limits itself.
use crate::Limits;

/// Sets what the system can limit; what it cannot, the parent's clock and the length of the answer limit.
///
/// Memory is limited by `RLIMIT_DATA` (private writable memory, stacks of threads included), which Linux alone counts as such.
/// `RLIMIT_AS` would do harm: allocators reserve far more address space than they use. mimalloc reserves a gibibyte at its
/// first allocation, and with 1 GB of address space not even a thread can be started; nor can it be with `RLIMIT_DATA` while
/// mimalloc commits that gibibyte at once, so the parent asks it not to (`MIMALLOC_ARENA_EAGER_COMMIT=0`): then 680–900 MB of
/// 1 GB can be allocated, by the size of the pieces.
#[cfg(unix)]
pub(super) fn confine(limits: &Limits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, soft: u64, hard: u64| {
        // A system without this limit, or a user with a smaller one already: nothing better can be done here.
        let _ = setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) });
    };
    let seconds = u64::from(limits.seconds);
    set(Resource::Cpu, seconds, seconds + 1);
    set(Resource::Core, 0, 0);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        set(Resource::Data, limits.memory_bytes, limits.memory_bytes);
        // Who asked is gone: nobody waits for the answer.
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

/// Sets nothing: the parent's clock limits it.
#[cfg(not(unix))]
pub(super) fn confine(_limits: &Limits) {}
