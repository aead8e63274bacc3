//! A process limits itself.
use crate::Limits;

/// Sets what the system can limit; what it cannot, the parent's clock limits.
#[cfg(unix)]
pub(super) fn confine(limits: &Limits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, soft: u64, hard: u64| {
        // A system without this limit, or a user with a smaller one already: nothing better can be done here.
        let _ = setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) });
    };
    // Allocators reserve address space far beyond what they use, so the address space is limited only where private
    // memory cannot be.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    set(Resource::Data, limits.memory_bytes, limits.memory_bytes);
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    set(Resource::As, limits.memory_bytes, limits.memory_bytes);
    let seconds = u64::from(limits.seconds);
    set(Resource::Cpu, seconds, seconds + 1);
    set(Resource::Core, 0, 0);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        // Who asked is gone: nobody waits for the answer.
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

/// Sets nothing: the parent's clock limits it.
#[cfg(not(unix))]
pub(super) fn confine(_limits: &Limits) {}
