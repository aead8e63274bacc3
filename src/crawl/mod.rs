//! Fetching single pages; the only layer that reaches the network.
mod report;

pub use report::{CrawlReport, SourceCounts, Stopped};

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Largest body that is fetched, in bytes.
pub const BODY_LIMIT: u64 = 5_000_000;
/// Most redirects that are followed.
const REDIRECT_LIMIT: usize = 5;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(30);

/// A fetched page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The server's `Content-Type`.
    pub content_type: Option<String>,
    /// Where the redirects ended.
    pub url: String,
}

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum CrawlError {
    /// The address is no http or https URL.
    #[error("not an http(s) address")]
    Address,
    /// The address leads into the own machine or network, which a page from outside must never reach.
    #[error("the address leads into a private network")]
    Private,
    /// The server answered with another status than success.
    #[error("the server answered {status}")]
    Status {
        /// HTTP status.
        status: u16,
    },
    /// The body is larger than [`BODY_LIMIT`].
    #[error("the page is larger than {} MB", BODY_LIMIT / 1_000_000)]
    TooLarge,
    /// Connection, TLS or time-out.
    #[error("the page cannot be fetched: {0}")]
    Network(String),
}

/// Fetches one page. Addresses of the own machine and network are refused unless `allow_private`.
///
/// # Errors
/// See [`CrawlError`].
pub fn fetch(address: &str, allow_private: bool) -> Result<Fetched, CrawlError> {
    let mut url = Url::parse(address).map_err(|_| CrawlError::Address)?;
    // Redirects are followed by hand so that every hop is held against the address rules.
    for _ in 0..=REDIRECT_LIMIT {
        let response = request(&url, allow_private)?;
        let status = response.status();
        if status.is_redirection() {
            let target = response.headers().get(reqwest::header::LOCATION).and_then(|l| l.to_str().ok());
            url = target.and_then(|t| url.join(t).ok()).ok_or(CrawlError::Status { status: status.as_u16() })?;
            continue;
        }
        if !status.is_success() {
            return Err(CrawlError::Status { status: status.as_u16() });
        }
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE).and_then(|t| t.to_str().ok()).map(str::to_owned);
        let mut bytes = Vec::new();
        response.take(BODY_LIMIT + 1).read_to_end(&mut bytes).map_err(|e| CrawlError::Network(e.to_string()))?;
        if bytes.len() as u64 > BODY_LIMIT {
            return Err(CrawlError::TooLarge);
        }
        return Ok(Fetched { bytes, content_type, url: url.into() });
    }
    Err(CrawlError::Network("too many redirects".to_owned()))
}

fn request(url: &Url, allow_private: bool) -> Result<reqwest::blocking::Response, CrawlError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(CrawlError::Address);
    }
    let host = url.host_str().ok_or(CrawlError::Address)?;
    let port = url.port_or_known_default().ok_or(CrawlError::Address)?;
    // Brackets belong to an IPv6 literal in a URL, not to the address.
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<_> = (bare, port).to_socket_addrs().map_err(|e| CrawlError::Network(e.to_string()))?.collect();
    if !allow_private && addresses.iter().any(|a| is_private(a.ip())) {
        return Err(CrawlError::Private);
    }
    // The connection is pinned to the addresses just looked at: a second look-up could answer otherwise.
    let client = reqwest::blocking::Client::builder()
        .tls_backend_preconfigured(tls()?)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .resolve_to_addrs(host, &addresses)
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TOTAL_TIMEOUT)
        .user_agent(concat!("xephang/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|e| CrawlError::Network(causes(&e)))?;
    client.get(url.clone()).send().map_err(|e| CrawlError::Network(causes(&e)))
}

/// TLS with the web's public roots built in, so that it works on a machine that has none installed.
fn tls() -> Result<rustls::ClientConfig, CrawlError> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| CrawlError::Network(e.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(|| is_private_v6(v6), is_private_v4),
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    let [a, b, ..] = v4.octets();
    let shared = a == 100 && (64..128).contains(&b);
    v4.is_loopback()
        || v4.is_private()
        || v4.is_link_local()
        || v4.is_unspecified()
        || v4.is_broadcast()
        || v4.is_multicast()
        || shared
        || a == 0
}

fn is_private_v6(v6: Ipv6Addr) -> bool {
    v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || v6.is_unique_local() || v6.is_unicast_link_local()
}

/// reqwest's own message leaves the reason to its sources.
fn causes(e: &reqwest::Error) -> String {
    let mut message = e.to_string();
    let mut source = std::error::Error::source(e);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    message
}

#[cfg(test)]
mod tests {
    use super::{CrawlError, fetch, is_private, tls};
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    #[test]
    fn knows_private_addresses() {
        for address in
            ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "::1", "::ffff:127.0.0.1", "fd00::1", "0.0.0.0"]
        {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        assert!(!is_private("203.162.0.11".parse().unwrap()) && !is_private("2405:4800::1".parse().unwrap()));
    }

    #[test]
    fn refuses_other_schemes_and_private_hosts() {
        assert!(matches!(fetch("file:///etc/passwd", true), Err(CrawlError::Address)));
        assert!(matches!(fetch("http://127.0.0.1:9/", false), Err(CrawlError::Private)));
        assert!(matches!(fetch("http://[::1]:9/", false), Err(CrawlError::Private)));
    }

    #[test]
    fn tls_has_roots() {
        assert!(tls().is_ok());
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
