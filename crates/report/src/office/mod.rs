//! Office files and what comes with them: spreadsheets, Word documents, separated values, archives.
pub mod csv;
pub mod doc;
pub mod docx;
mod external;
mod flow;
mod number;
pub mod opendocument;
mod package;
mod sheet;
pub mod spreadsheet;
mod tables;
mod text;
mod xml;
pub mod zip;
