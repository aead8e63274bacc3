//! Which of several values of one fact is true, and how far an outlet can be relied on.
//!
//! # The model
//!
//! A fact has one true value and `n` wrong ones that could be printed in its place (62 or 63 for a rank
//! among 63 provinces), each as likely before anybody speaks. It is the accuracy model of knowledge-based
//! trust (Dong, Gabrilovich, Murphy, Dang, Horn, Lugaresi, Sun, Zhang: *Knowledge-Based Trust: Estimating the
//! Trustworthiness of Web Sources*, PVLDB 8(9), 2015), which is the one-coin model of Dawid and Skene (1979)
//! with many wrong answers, with these parts:
//!
//! - **Accuracy** `A`: an outlet prints the true value with probability `A`, and each wrong one with
//!   `(1 − A) / n`. It has a Beta prior by authority ([`prior`]); [`reliability`] learns it.
//! - **Extraction** `e`: our own reading is right with probability `e`; a wrong reading shows any of the
//!   `n + 1` values alike and says nothing about the outlet. So a reading that shows `v` is met with
//!   probability `e·A + (1 − e)/(n + 1)` where `v` is true, and `e·(1 − A)/n + (1 − e)/(n + 1)` where it is
//!   not. The quotient of the two is what the reading weighs.
//! - **Origins**: what comes of one origin counts once for a value, by its surest reading.
//! - **Sharing that we do not see**: origins that print one *wrong* figure may share a release or a
//!   conversation. Of such origins, after `j` of them the next one prints the same figure with probability
//!   `j / (j + 3)` for that reason (a Pólya urn: one in four after the first). So each further origin weighs
//!   less than the one before, and none weighs nothing.
//! - **Mistakes upstream of the press**: with probability 1/200 the figure is wrong in what reaches the press
//!   at all, and every newspaper passes it on like a true one. What any number of newspapers can weigh for a
//!   value is therefore bounded by `200·n`. The publisher's own table is not downstream of a release: it is
//!   wrong once in 2,000 (a filled-down column, scores printed as ranks), so that a table which is read
//!   without doubt outweighs any press. A table whose reading is in doubt does not.
//! - **Arithmetic**: a value that only follows from another edition's rank and a movement needs two figures
//!   to be right, and to be read right: `A²` and `e²`.
//!
//! The posterior of a value is what its readings weigh, divided by the sum over all `n + 1` values; a value
//! that nobody names weighs 1. Adding a reading for a value never lowers it, order does not matter, and the
//! more numerous of origins of like weight are ahead.
//!
//! All of it is for people who run the program. Public output says who says what, never how far an outlet
//! is believed.
mod beta;
mod posterior;
mod prior;
mod reading;
mod reliability;
mod round;
mod rows;

pub use beta::Beta;
pub use posterior::{Witness, posterior};
pub use prior::prior;
pub use reliability::{Estimate, Observation, Reliability, reliability};

#[cfg(test)]
mod tests;
