//! What can go wrong while a report is read.

/// A fault of a file, with what to do. `Display` is English; [`ReportError::vietnamese`] says the same in Vietnamese.
#[derive(Debug, Clone, PartialEq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum ReportError {
    /// No form that is read here.
    #[error("not a report: expected PDF, XLSX, XLS, ODS, DOCX, DOC, CSV, PNG, JPEG or ZIP")]
    Unknown,
    /// The file is damaged beyond reading.
    #[error("the {form} file is damaged: {message}")]
    Damaged {
        /// Its form, such as `PDF`.
        form: String,
        /// What the parser says.
        message: String,
    },
    /// A password is asked for.
    #[error("the file is locked with a password: save a copy without one")]
    Locked,
    /// It has more than is read: pages, rows, unpacked bytes.
    #[error("too large: more than {limit} {unit}")]
    TooLarge {
        /// The limit.
        limit: u64,
        /// Of what, such as `pages` or `MB unpacked`.
        unit: String,
    },
    /// Reading took too long and was stopped.
    #[error("reading took more than {seconds} s and was stopped: the file may be damaged")]
    Timeout {
        /// The limit in seconds.
        seconds: u64,
    },
    /// The reading process ended without an answer: it ran out of memory or its parser gave up.
    #[error("the reader of this file stopped ({how}): the file may be damaged or larger than the limits")]
    Stopped {
        /// Signal or exit code.
        how: String,
    },
    /// A picture or scan, and no OCR program is installed.
    #[error("no text layer: a scan. To read it, install tesseract with Vietnamese (apt install tesseract-ocr tesseract-ocr-vie)")]
    NoOcr,
    /// A form that is not read, but can be saved as one that is.
    #[error("{form} files are not read: open it in Word, Excel or LibreOffice and save it as DOCX or XLSX")]
    NotRead {
        /// Its form, such as `RTF`.
        form: String,
    },
    /// An archive that is not unpacked here.
    #[error("{form} archives are not unpacked: unpack it and give the files themselves, or a ZIP of them")]
    Packed {
        /// Its form, such as `RAR`.
        form: String,
    },
    /// A page under the name of a report: read as a page by the caller.
    #[error("a web page, not a report file: give it as .html")]
    Page,
    /// There is neither text nor a table in it.
    #[error("no text found in it")]
    NoText,
}

impl ReportError {
    /// The fault in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Unknown => "không phải tệp báo cáo: cần PDF, XLSX, XLS, ODS, DOCX, DOC, CSV, PNG, JPEG hoặc ZIP".to_owned(),
            Self::Damaged { form, message } => format!("tệp {form} bị hỏng: {message}"),
            Self::Locked => "tệp có mật khẩu: hãy lưu một bản không mật khẩu".to_owned(),
            Self::TooLarge { limit, unit } => format!("quá lớn: hơn {limit} {unit}"),
            Self::Timeout { seconds } => format!("đọc quá {seconds} giây nên đã dừng: tệp có thể bị hỏng"),
            Self::Stopped { how } => {
                let how = match how.as_str() {
                    "out of memory" => "hết bộ nhớ",
                    "stack overflow" => "tràn ngăn xếp",
                    other => other,
                };
                format!("tiến trình đọc tệp dừng giữa chừng ({how}): tệp có thể bị hỏng hoặc vượt giới hạn")
            }
            Self::NoOcr => {
                "bản chụp, không có lớp chữ. Để đọc được, hãy cài tesseract tiếng Việt (apt install tesseract-ocr tesseract-ocr-vie)"
                    .to_owned()
            }
            Self::NotRead { form } => {
                format!("chưa đọc được tệp {form}: hãy mở bằng Word, Excel hoặc LibreOffice rồi lưu thành DOCX hay XLSX")
            }
            Self::Packed { form } => format!("không giải nén tệp {form}: hãy giải nén rồi đưa từng tệp, hoặc nén lại thành ZIP"),
            Self::Page => "đây là trang web, không phải tệp báo cáo: hãy đặt đuôi .html".to_owned(),
            Self::NoText => "không thấy nội dung".to_owned(),
        }
    }
}
