//! What can go wrong while input is read.

/// A fault in an input, with its place and what would be right. `Display` is English;
/// [`ReadError::vietnamese`] says the same in Vietnamese.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A reference table has a wrong name, a wrong cell, or an id that the ontology does not know.
    #[error("{table}:{line}: {message}")]
    Table {
        /// The table's name.
        table: String,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// The input is not JSON, or not a document in JSON.
    #[error("not a document in JSON: {message}")]
    Json {
        /// What the parser says.
        message: String,
    },
    /// There is nothing in it.
    #[error("empty: nothing to read")]
    Empty,
    /// A document without text and title, or a page without an article.
    #[error("no text found in it")]
    NoText,
    /// The bytes are no text in any known encoding.
    #[error("not a text: expected JSON lines, HTML or plain text")]
    Binary,
    /// The bytes should be UTF-8 and are not.
    #[error("not valid UTF-8 from byte {at} on: save it as UTF-8")]
    NotUtf8 {
        /// Offset of the first bad byte.
        at: usize,
    },
    /// A known form that this program does not read yet.
    #[error("{what} is not read yet: save it as text or HTML")]
    Unsupported {
        /// The form, such as `PDF`.
        what: &'static str,
    },
    /// More bytes than are read at once.
    #[error("too large: more than {limit_mb} MB")]
    TooLarge {
        /// The limit in MB (1,000,000 bytes).
        limit_mb: usize,
    },
    /// Elements nested so deeply that no real page does it.
    #[error("HTML elements nested deeper than {limit}: not a real page")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A report (PDF, workbook, Word document, scan) could not be read.
    #[error("{0}")]
    Report(Box<xephang_report::ReportError>),
    /// The HTML parser gave up.
    #[error("the HTML parser gave up on this page")]
    Parser,
}

impl From<xephang_report::ReportError> for ReadError {
    fn from(e: xephang_report::ReportError) -> Self {
        Self::Report(Box::new(e))
    }
}

impl ReadError {
    /// The fault in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Table { table, line, message } => format!("bảng {table}, dòng {line}: {message}"),
            Self::Json { message } => format!("không phải tài liệu dạng JSON: {message}"),
            Self::Empty => "trống, không có gì để đọc".to_owned(),
            Self::NoText => "không thấy nội dung".to_owned(),
            Self::Binary => "không phải văn bản: cần JSON từng dòng, HTML hoặc văn bản thuần".to_owned(),
            Self::NotUtf8 { at } => format!("không đúng mã UTF-8 từ byte {at}: hãy lưu lại dạng UTF-8"),
            Self::Unsupported { what } => format!("chưa đọc được {what}: hãy lưu thành văn bản hoặc HTML"),
            Self::TooLarge { limit_mb } => format!("quá lớn: hơn {limit_mb} MB"),
            Self::TooDeep { limit } => format!("thẻ HTML lồng sâu quá {limit} tầng: không phải trang thật"),
            Self::Report(e) => e.vietnamese(),
            Self::Parser => "bộ đọc HTML không đọc được trang này".to_owned(),
        }
    }
}
