//! Fetching one page that the user names.
use super::address::Permission;
use super::client::{Client, Failure, Request};
use crate::archive::http;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use std::time::Duration;
use url::Url;

/// Largest body that is fetched, in bytes.
pub const BODY_LIMIT: u64 = 5_000_000;
/// Most redirects that are followed.
const REDIRECT_LIMIT: usize = 5;
const TIMEOUT: Duration = Duration::from_secs(30);

/// A fetched page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes, without content encoding.
    pub bytes: Vec<u8>,
    /// The server's `Content-Type`.
    pub content_type: Option<String>,
    /// Where the redirects ended.
    pub url: String,
}

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum CrawlError {
    /// The server answered with another status than success.
    #[error("the server answered {status}")]
    Status {
        /// HTTP status.
        status: u16,
    },
    /// There is no answer.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The program cannot wait for the network.
    #[error("cannot start: {0}")]
    Start(#[from] std::io::Error),
}

/// Fetches one page. Addresses of the own machine and network are refused unless `allow_private`.
///
/// # Errors
/// See [`CrawlError`].
pub fn fetch(address: &str, allow_private: bool) -> Result<Fetched, CrawlError> {
    let url = Url::parse(address).map_err(|_| Failure::Address)?;
    let permission = if allow_private { Permission::all() } else { Permission::none() };
    let client = Client::new(&super::user_agent(None), permission, TIMEOUT)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(follow(&client, url))
}

/// Redirects are followed by hand so that every hop is held against the address rules.
async fn follow(client: &Client, mut url: Url) -> Result<Fetched, CrawlError> {
    for _ in 0..=REDIRECT_LIMIT {
        let request = Request { url: &url, etag: None, last_modified: None, limit: BODY_LIMIT, cut_off: false, lax_tls: false };
        let answer = client.send(request).await?;
        let status = answer.status;
        if (300..400).contains(&status) {
            url = answer.header(&LOCATION).and_then(|t| url.join(t).ok()).ok_or(CrawlError::Status { status })?;
            continue;
        }
        if !(200..300).contains(&status) {
            return Err(CrawlError::Status { status });
        }
        let content_type = answer.header(&CONTENT_TYPE).map(str::to_owned);
        let encoding = answer.header(&CONTENT_ENCODING).map(str::to_owned);
        let bytes = unfold(&answer.body, encoding.as_deref())?;
        return Ok(Fetched { bytes, content_type, url: url.into() });
    }
    Err(Failure::Other("too many redirects".to_owned()).into())
}

fn unfold(body: &[u8], encoding: Option<&str>) -> Result<Vec<u8>, Failure> {
    let decoded = http::decode(encoding, body, BODY_LIMIT as usize).map_err(|e| match e {
        http::DecodeError::TooLarge { .. } => Failure::TooLarge,
        other => Failure::Other(other.to_string()),
    })?;
    if decoded.whole { Ok(decoded.bytes.into_owned()) } else { Err(Failure::Truncated) }
}

#[cfg(test)]
mod tests {
    use super::{CrawlError, Failure, fetch};
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    #[test]
    fn refuses_other_schemes_and_private_hosts() {
        assert!(matches!(fetch("file:///etc/passwd", true), Err(CrawlError::Failure(Failure::Address))));
        assert!(matches!(fetch("http://127.0.0.1:9/", false), Err(CrawlError::Failure(Failure::Private))));
        assert!(matches!(fetch("http://[::1]:9/", false), Err(CrawlError::Failure(Failure::Private))));
        assert!(matches!(fetch("http://localhost:9/", false), Err(CrawlError::Failure(Failure::Private))));
        assert!(matches!(fetch("http://127.0.0.1:1/", true), Err(CrawlError::Failure(Failure::Connect(_)))));
    }

    #[test]
    fn follows_redirects_and_gives_type_and_bytes() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            for answer in [
                "HTTP/1.1 302 Found\r\nLocation: /b?x=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            ] {
                let (mut stream, _) = listener.accept().unwrap();
                let mut line = String::new();
                BufReader::new(stream.try_clone().unwrap()).read_line(&mut line).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        let page = fetch(&format!("{address}/a"), true).unwrap();
        assert_eq!(
            (page.bytes.as_slice(), page.content_type.as_deref(), page.url),
            (&b"ok"[..], Some("text/plain"), format!("{address}/b?x=1"))
        );
        assert!(matches!(fetch(&address, true), Err(CrawlError::Status { status: 404 })));
        server.join().unwrap();
    }
}
