//! Texts with the claims that must be read of each, and no others.
mod compared;
mod told;

use compared::compare;
use told::told;
use xephang_core::model::Document;

/// Headline, text, and what is claimed: subject, index, component, year and value, parted by semicolons; behind `@` a scope that is not
/// the usual one, behind `!` a modality.
pub type Case = (&'static str, &'static str, &'static str);

/// Every claim of every case is read, and nothing else.
pub fn check(cases: &[Case]) {
    let page = |title: &str, text: &str| Document { id: "f".into(), title: title.to_owned(), text: text.to_owned(), ..Document::default() };
    compare(cases.iter().map(|(title, text, expected)| (page(title, text), *expected)), told);
}
