//! One rule a file: what it says as a formula, and when it may be used.
pub(super) mod movement;
pub(super) mod region;
pub(super) mod remaining;
pub(super) mod scores;
pub(super) mod totals;
