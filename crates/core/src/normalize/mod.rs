//! Views of a text for matching, never for quoting: NFC, lower case, one tone placement, plain dashes
//! and spaces, with a map back to the bytes of the original. [`fold`] goes on to bare ASCII letters.
mod build;
mod fold;
mod latin;
mod letters;
mod plain;
mod tokens;
mod view;

pub use fold::{fold, fold_key, slug};
pub use tokens::{Token, TokenKind, is_short, tokenize, word_hash};
pub use view::View;
