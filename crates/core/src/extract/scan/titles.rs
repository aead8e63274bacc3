//! Rows of titles, each right before who holds it: `nhất A, nhì B, ba C`, `quán quân A, á quân B, đội sổ C`.
use super::Scanner;
use super::leads::can_be_ranked;
use super::pointers::begins_clause;
use crate::extract::cues::Cue;
use crate::extract::mention::What;

/// How far apart two titles of a row stand.
const REACH: usize = 24;

/// What a title says and where it ends; `None` for the place is the last one.
fn title(s: &Scanner<'_>, t: usize) -> Option<(Option<u32>, usize)> {
    match s.word(t) {
        "nhất" => return Some((Some(1), t + 1)),
        "nhì" => return Some((Some(2), t + 1)),
        "ba" => return Some((Some(3), t + 1)),
        "tư" => return Some((Some(4), t + 1)),
        _ => {}
    }
    match s.cue(t)? {
        (Cue::Exact(n), end) => Some((Some(n), end)),
        (Cue::Last, end) => Some((None, end)),
        _ => None,
    }
}

/// A title right before a name, where the next one of the row follows or another one of it was read.
pub(super) fn row(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let (place, end) = title(s, at)?;
    if !begins_clause(s, at) || !can_be_ranked(s, end) {
        return None;
    }
    let another = |t: usize| begins_clause(s, t) && title(s, t).is_some_and(|(n, end)| n != place && can_be_ranked(s, end));
    let told = s.out.iter().rev().take(12).any(|m| m.what == What::Is && m.t0 == m.t1);
    if !told && !(end..end + REACH).any(another) {
        return None;
    }
    s.push(place.map_or(What::Last, |n| What::Rank { n, of: None, word: true }), at, end);
    // As if `là` stood between.
    s.push(What::Is, end, end);
    Some(end)
}
