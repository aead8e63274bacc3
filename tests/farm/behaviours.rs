//! One way to behave each, and what a crawl must make of it.
mod answers;
mod table;

use super::pages::Told;
use super::{Answer, Front, Request};
pub use table::{BEHAVIOURS, OTHERS};

/// What a crawl must make of a site.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Exit code of a crawl of this site alone.
    pub exit: i32,
    /// Paths of the articles that must be documents, and no others; `None` wants all that the site tells.
    pub documents: Option<&'static [&'static str]>,
    /// Path (or whole address), state in the frontier, and a word of the reason.
    pub rows: &'static [(&'static str, &'static str, &'static str)],
    /// Paths, up to a `*`, that must not be asked for.
    pub never: &'static [&'static str],
    /// How often a path may be asked for: at least and at most.
    pub asked: &'static [(&'static str, usize, usize)],
    /// Least pause before each request that follows another, in milliseconds.
    pub pause: u64,
}

/// One way to behave.
#[derive(Clone, Copy)]
pub struct Behaviour {
    /// Its name.
    pub name: &'static str,
    /// How it tells its addresses.
    pub told: Told,
    /// The addresses it tells.
    pub told_paths: &'static [&'static str],
    /// What serves it.
    pub front: Front,
    /// What it answers out of the usual.
    pub answer: fn(&Request) -> Option<Answer>,
    /// What must come of it.
    pub wanted: Wanted,
    /// Whether a large farm has several of it.
    pub many: bool,
}

/// Makes what takes long to make.
pub fn prepare() {
    answers::bomb(2);
}

/// Three articles that every site tells unless it says otherwise.
pub const THREE: &[&str] = &["/bai-1.html", "/bai-2.html", "/bai-3.html"];

/// All is well.
pub const FINE: Wanted = Wanted { exit: 0, documents: None, rows: &[], never: &["/quan-tri/*"], asked: &[("/robots.txt", 1, 1)], pause: 0 };

/// A site without faults.
pub const NORMAL: Behaviour =
    Behaviour { name: "normal", told: Told::Sitemap, told_paths: THREE, front: Front::Polite, answer: |_| None, wanted: FINE, many: false };
