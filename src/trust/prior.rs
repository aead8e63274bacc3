//! What is held of an outlet before anything of it was compared.
use super::Beta;
use crate::model::Authority;

/// Accuracy by authority, before anything was compared.
///
/// - The publisher's own table: one cell in 2,000 is not what was meant. Of some 20,000 cells of the tables
///   that come with the program a handful is known to be faults of the page.
/// - A table gathered from the press, each figure with its source: one in 50.
/// - Press: one in 20, held as lightly as 20 figures, so that some dozens of compared ones move it.
pub fn prior(authority: Authority) -> Beta {
    match authority {
        Authority::Official => Beta { right: 1999.0, wrong: 1.0 },
        Authority::Reported => Beta { right: 49.0, wrong: 1.0 },
        Authority::Press => Beta { right: 19.0, wrong: 1.0 },
    }
}
