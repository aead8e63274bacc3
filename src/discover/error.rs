//! Why bytes are no list of addresses.

/// A fault in a feed or site map. `Display` is English; [`DiscoverError::vietnamese`] says the same in Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiscoverError {
    /// There is nothing in it.
    #[error("empty: the server sent no bytes; try again later")]
    Empty,
    /// The bytes are something else than what they were taken for.
    #[error("not a {wanted} but {found}: check the address of the {wanted}")]
    NotThat {
        /// What it should be: `feed` or `site map`.
        wanted: &'static str,
        /// What it is.
        found: &'static str,
    },
}

impl DiscoverError {
    /// The message in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Empty => "rỗng: máy chủ không gửi byte nào; hãy thử lại sau".to_owned(),
            Self::NotThat { wanted, found } => {
                let wanted = if *wanted == "feed" { "nguồn tin RSS/Atom" } else { "sơ đồ trang (sitemap)" };
                let found = match *found {
                    "a web page" => "một trang web",
                    "a site map" => "sơ đồ trang (sitemap)",
                    "a feed" => "nguồn tin RSS/Atom",
                    "a PDF" => "tệp PDF",
                    "an Office file" => "tệp văn phòng",
                    _ => "dữ liệu khác",
                };
                format!("không phải {wanted} mà là {found}: hãy kiểm tra lại địa chỉ")
            }
        }
    }
}
