//! Views of a text for matching, never for quoting: NFC, lower case, one tone placement, plain dashes
//! and spaces, with a map back to the bytes of the original. [`fold`] goes on to bare ASCII letters.
mod fold;
mod tokens;
mod view;

pub use fold::{fold, slug};
pub use tokens::{Token, TokenKind, tokenize};
pub use view::View;
