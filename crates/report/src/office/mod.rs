//! Office files and what comes with them: spreadsheets, Word documents, separated values, archives.
pub mod csv;
pub mod doc;
pub mod docx;
pub mod opendocument;
pub mod spreadsheet;
pub mod zip;
