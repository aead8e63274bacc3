//! What is wrong with a place in a WARC.

/// A place that could not be read; reading goes on after it unless the file cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("at byte {offset}: {cause}")]
pub struct Fault {
    /// Offset in the file of the gzip member (in a plain file, of the record) that is damaged.
    pub offset: u64,
    /// Address of the record, when its header could be read.
    pub url: Option<String>,
    /// What is wrong.
    pub cause: FaultCause,
}

/// What can be wrong.
#[derive(Debug, thiserror::Error)]
pub enum FaultCause {
    /// The compressed data or its check sum.
    #[error("damaged gzip data")]
    Gzip,
    /// The file ends in the middle of a record.
    #[error("the file ends in the middle of a record")]
    CutOff,
    /// The header of a record.
    #[error("no readable WARC header")]
    Header,
    /// A record is shorter than its header says.
    #[error("the record is shorter than it says")]
    Short,
    /// A record is longer than is read.
    #[error("the record is {length} bytes long; up to {limit} are read")]
    TooLarge {
        /// Its length in bytes.
        length: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// There is no record in the file.
    #[error("not a WARC file")]
    NotWarc,
    /// The file cannot be read.
    #[error("{0}")]
    Io(std::io::Error),
}

impl Fault {
    /// The fault in Vietnamese.
    pub fn vietnamese(&self) -> String {
        let cause = match &self.cause {
            FaultCause::Gzip => "dữ liệu nén gzip bị hỏng".to_owned(),
            FaultCause::CutOff => "tệp đứt giữa một bản ghi".to_owned(),
            FaultCause::Header => "phần đầu bản ghi WARC không đọc được".to_owned(),
            FaultCause::Short => "bản ghi ngắn hơn độ dài đã ghi".to_owned(),
            FaultCause::TooLarge { length, limit } => format!("bản ghi dài {length} byte, chỉ đọc đến {limit}"),
            FaultCause::NotWarc => "không phải tệp WARC".to_owned(),
            FaultCause::Io(e) => e.to_string(),
        };
        format!("tại byte {}: {cause}", self.offset)
    }
}
