//! Which changes of findings are news: what a person has noted or settled is not told again.
use crate::model::{Finding, State};
use crate::store::{FindingsChange, Life, Store, StoreError, value_key};
use std::collections::{BTreeSet, HashMap};

/// Leaves out of `change` what people's verdicts cover, and returns how many of the findings that stand (`found`, with the `lives`
/// that they have) are not settled.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn quiet(store: &Store, found: &[Finding], lives: &[Life], change: &mut FindingsChange<'_>) -> Result<usize, StoreError> {
    let states: HashMap<&str, State> = found.iter().zip(lives).map(|(f, life)| (f.id.as_str(), life.state)).collect();
    let state = |f: &Finding| states.get(f.id.as_str()).copied().unwrap_or_default();
    change.new.retain(|f| state(f).waits());
    // One more paper with the same figures is no news to whoever has seen them; another figure is.
    change.changed.retain(|(was, now)| match state(now) {
        State::Acknowledged => values(&was.values) != values(&now.values),
        other => other.waits(),
    });
    change.regressed.retain(|f| state(f).waits());
    // Whoever settled it knows why it is gone; that a paper corrected what it was told of is news.
    let settled: Vec<bool> =
        store.lives(&change.resolved)?.iter().map(|life| life.ruling.as_ref().is_some_and(|r| r.verdict.settles())).collect();
    let mut settled = settled.into_iter();
    change.resolved.retain(|_| !settled.next().unwrap_or_default());
    Ok(found.iter().filter(|f| state(f) != State::Resolved).count())
}

fn values(told: &[String]) -> BTreeSet<&str> {
    told.iter().map(|v| value_key(v)).collect()
}
