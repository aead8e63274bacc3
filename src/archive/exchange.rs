//! One fetched exchange, before it is written down.

/// A request and its answer, as they went over the wire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exchange {
    /// The address that was asked for.
    pub url: String,
    /// When, in Unix milliseconds.
    pub instant_ms: i64,
    /// The server's IP address, when it is known.
    pub ip: Option<String>,
    /// Request line and headers as sent.
    pub request_head: Vec<u8>,
    /// Status line and headers as received.
    pub response_head: Vec<u8>,
    /// The body with its content coding, without its transfer coding. A [`Kind::NotModified`] or [`Kind::SameBody`]
    /// is written without it.
    pub body: Vec<u8>,
    /// [`digest`](crate::archive::digest) of the body where the caller knows it already; else it is worked out.
    pub digest: Option<String>,
    /// What else is worth keeping (source, time taken, redirects), as names and values of a `metadata` record.
    pub fields: Vec<(String, String)>,
    /// Whether the body is new.
    pub kind: Kind,
    /// Why the body is not whole, if it is not.
    pub cut: Option<Cut>,
}

/// Whether an answer brought something new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kind {
    /// A full answer.
    #[default]
    Response,
    /// The server said that nothing changed (304).
    NotModified(Earlier),
    /// The body is the same as before, byte for byte.
    SameBody(Earlier),
}

/// The full answer that an unchanged one refers to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Earlier {
    /// Its address.
    pub url: String,
    /// Its instant in Unix milliseconds.
    pub instant_ms: i64,
    /// Digest of its body, when it is known.
    pub digest: Option<String>,
    /// Where it lies in the archive, so that it can be found again.
    pub place: Option<Place>,
}

/// Why a body was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// It was longer than is fetched.
    Length,
    /// It took longer than is waited.
    Time,
    /// The connection ended early.
    Disconnect,
}

impl Cut {
    /// The word of `WARC-Truncated`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Time => "time",
            Self::Disconnect => "disconnect",
        }
    }

    /// The cut that a word of `WARC-Truncated` names.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Length, Self::Time, Self::Disconnect].into_iter().find(|cut| cut.word() == word)
    }
}

/// Where a group of records lies.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// Name of the file in the archive's folder.
    pub file: String,
    /// Offset of the group's first byte.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u64,
}
