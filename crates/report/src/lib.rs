//! Reports as their publishers give them out, read into text and tables with their places.
//!
//! [`read()`] takes the bytes of a file of any known form. Parsers of such files can abort or eat all memory on a crafted
//! file, so programs call [`child::read`], which runs [`read()`] in a process of its own with limits.
pub mod error;
pub mod model;

pub use error::ReportError;
pub use model::{Cell, Form, Page, Paragraph, Part, Piece, Place, Report, Table};
