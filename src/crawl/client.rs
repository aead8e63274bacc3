//! One request and its answer: TLS, name look-up, limits on time and size. Redirects are answers like others here.
use super::address::{self, Permission};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, HOST, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, USER_AGENT,
};
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Waiting for a connection takes no longer than this.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// A name is looked up for no longer than this. It is shorter than [`CONNECT_TIMEOUT`], so that a closed network is
/// known for what it is, and is not tried again as a slow server would be.
const LOOKUP_TIMEOUT: Duration = Duration::from_secs(8);
/// Idle connections are kept this long for the next request.
const IDLE: Duration = Duration::from_secs(30);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The address is no http or https URL.
    #[error("not an http(s) address")]
    Address,
    /// The address leads into the own machine or network.
    #[error("the address leads into a private network")]
    Private,
    /// The name is not known, or no name server answers.
    #[error("the name cannot be resolved")]
    Dns,
    /// Nobody listens there, or the network is down.
    #[error("no connection: {0}")]
    Connect(String),
    /// The certificate or the handshake is off.
    #[error("TLS failed: {0}")]
    Tls(String),
    /// It took longer than allowed.
    #[error("no answer in time")]
    Timeout,
    /// The answer ended before its announced length.
    #[error("the answer was cut off")]
    Truncated,
    /// The body is larger than allowed.
    #[error("the page is larger than allowed")]
    TooLarge,
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// One word for counts and the frontier.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Private => "private address",
            Self::Dns => "dns",
            Self::Connect(_) => "connect",
            Self::Tls(_) => "tls",
            Self::Timeout => "timeout",
            Self::Truncated => "truncated",
            Self::TooLarge => "too large",
            Self::Other(_) => "protocol",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) url: &'a Url,
    /// Validators of the copy at hand.
    pub(super) etag: Option<&'a str>,
    pub(super) last_modified: Option<&'a str>,
    /// Largest body, in bytes as sent.
    pub(super) limit: u64,
    /// A larger body is cut off there and is no failure.
    pub(super) cut_off: bool,
    /// Accept a certificate whose chain is incomplete, because the publisher's entry says so.
    pub(super) lax_tls: bool,
}

/// What came back.
#[derive(Debug, Clone)]
pub(super) struct Exchange {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    /// As sent, content encoding and all.
    pub(super) body: Vec<u8>,
    pub(super) request_head: Vec<u8>,
    pub(super) response_head: Vec<u8>,
    pub(super) ip: Option<String>,
}

impl Exchange {
    pub(super) fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }
}

/// Connections for a whole crawl.
#[derive(Debug, Clone)]
pub(super) struct Client {
    guarded: reqwest::Client,
    open: reqwest::Client,
    lax: reqwest::Client,
    permission: Permission,
    agent: String,
}

impl Client {
    pub(super) fn new(agent: &str, permission: Permission, timeout: Duration) -> Result<Self, Failure> {
        let build = |tls: rustls::ClientConfig, guarded: bool| {
            let builder = reqwest::Client::builder()
                .tls_backend_preconfigured(tls)
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(CONNECT_TIMEOUT.min(timeout))
                .timeout(timeout)
                .pool_idle_timeout(IDLE)
                .http1_title_case_headers()
                .user_agent(agent);
            let builder = if guarded { builder.dns_resolver(Arc::new(Guarded)) } else { builder };
            builder.build().map_err(|e| Failure::Other(causes(&e)))
        };
        Ok(Self {
            guarded: build(strict()?, true)?,
            open: build(strict()?, false)?,
            lax: build(lax()?, true)?,
            permission,
            agent: agent.to_owned(),
        })
    }

    pub(super) async fn send(&self, request: Request<'_>) -> Result<Exchange, Failure> {
        let url = request.url;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Failure::Address);
        }
        let authority = address::authority(url).ok_or(Failure::Address)?;
        let open = self.permission.covers(&authority);
        if !open && address::is_private_literal(url) {
            return Err(Failure::Private);
        }
        let client = match (request.lax_tls, open) {
            (true, _) => &self.lax,
            (false, true) => &self.open,
            (false, false) => &self.guarded,
        };
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static("vi,en;q=0.5"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"));
        for (name, value) in [(IF_NONE_MATCH, request.etag), (IF_MODIFIED_SINCE, request.last_modified)] {
            if let Some(value) = value.and_then(|v| HeaderValue::from_str(v).ok()) {
                headers.insert(name, value);
            }
        }
        let request_head = request_head(url, &authority, &self.agent, &headers);
        let response = client.get(url.clone()).headers(headers).send().await.map_err(|e| classify(&e))?;
        receive(response, &request, request_head).await
    }
}

/// Reads an answer piece by piece, so that an endless one stops at the limit.
async fn receive(mut response: reqwest::Response, request: &Request<'_>, request_head: Vec<u8>) -> Result<Exchange, Failure> {
    let limit = request.limit;
    let announced = response.content_length();
    if announced.is_some_and(|l| l > limit) && !request.cut_off {
        return Err(Failure::TooLarge);
    }
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let mut response_head = format!("{:?} {}\r\n", response.version(), response.status()).into_bytes();
    for (name, value) in &headers {
        response_head.extend_from_slice(name.as_str().as_bytes());
        response_head.extend_from_slice(b": ");
        response_head.extend_from_slice(value.as_bytes());
        response_head.extend_from_slice(b"\r\n");
    }
    let ip = response.remote_addr().map(|a| a.ip().to_string());
    let mut body = Vec::with_capacity(usize::try_from(announced.unwrap_or(0).min(limit)).unwrap_or(0));
    while let Some(chunk) = response.chunk().await.map_err(|e| classify(&e))? {
        if body.len() as u64 + chunk.len() as u64 > limit {
            if request.cut_off {
                break;
            }
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Exchange { status, headers, body, request_head, response_head, ip })
}

/// The request as it stands in the archive: what was asked, without what the connection adds.
fn request_head(url: &Url, authority: &str, agent: &str, headers: &HeaderMap) -> Vec<u8> {
    let query = url.query().map(|q| format!("?{q}")).unwrap_or_default();
    let mut head = format!("GET {}{query} HTTP/1.1\r\n{HOST}: {authority}\r\n{USER_AGENT}: {agent}\r\n", url.path()).into_bytes();
    for (name, value) in headers {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    head
}

/// Resolves names and refuses those that lead to a private address. The connection is made to the very addresses
/// that were looked at, so that a second look-up cannot answer otherwise.
#[derive(Debug)]
struct Guarded;

/// A name that leads into the own network.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to a private address")]
struct LeadsInside;

/// A name that cannot be resolved.
#[derive(Debug, thiserror::Error)]
#[error("name look-up failed: {0}")]
struct Unresolved(String);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let looked_up = tokio::time::timeout(LOOKUP_TIMEOUT, tokio::net::lookup_host((name.as_str(), 0))).await;
            let found = looked_up.map_err(|_| Unresolved("no name server answered in time".to_owned()))?;
            let found = found.map_err(|e| Unresolved(e.to_string()))?;
            let addresses: Vec<_> = found.collect();
            if addresses.iter().any(|a| address::is_private(a.ip())) {
                return Err(LeadsInside.into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// reqwest leaves the reason to the sources of its error.
fn classify(e: &reqwest::Error) -> Failure {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(e);
    while let Some(cause) = source {
        if cause.is::<LeadsInside>() {
            return Failure::Private;
        }
        if cause.is::<Unresolved>() {
            return Failure::Dns;
        }
        if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
            return Failure::Tls(tls.to_string());
        }
        if let Some(io) = cause.downcast_ref::<std::io::Error>()
            && let Some(failure) = of_io(io)
        {
            return failure;
        }
        source = cause.source();
    }
    let message = causes(e);
    if e.is_timeout() {
        Failure::Timeout
    } else if message.contains("dns error") || message.contains("failed to lookup address") {
        Failure::Dns
    } else if e.is_connect() {
        Failure::Connect(message)
    } else if message.contains("connection closed before message completed") || message.contains("end of file before message length") {
        Failure::Truncated
    } else {
        Failure::Other(message)
    }
}

fn of_io(io: &std::io::Error) -> Option<Failure> {
    if let Some(tls) = io.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>()) {
        return Some(Failure::Tls(tls.to_string()));
    }
    match io.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::AddrNotAvailable => {
            Some(Failure::Connect(io.to_string()))
        }
        ErrorKind::ConnectionReset | ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe | ErrorKind::ConnectionAborted => {
            Some(Failure::Truncated)
        }
        ErrorKind::TimedOut => Some(Failure::Timeout),
        _ => None,
    }
}

fn causes(e: &reqwest::Error) -> String {
    let mut message = e.to_string();
    let mut source = std::error::Error::source(e);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    message
}

/// TLS with the web's public roots built in, so that it works on a machine that has none installed.
fn strict() -> Result<rustls::ClientConfig, Failure> {
    Ok(versions()?.with_root_certificates(roots()).with_no_client_auth())
}

fn roots() -> rustls::RootCertStore {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    roots
}

fn versions() -> Result<rustls::ConfigBuilder<rustls::ClientConfig, rustls::WantsVerifier>, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(|e| Failure::Other(e.to_string()))
}

/// TLS for publishers whose server leaves out intermediate certificates: an unknown issuer is let pass, an expired or
/// wrongly named certificate is not.
fn lax() -> Result<rustls::ClientConfig, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let inner = rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots()), provider)
        .build()
        .map_err(|e| Failure::Other(e.to_string()))?;
    Ok(versions()?.dangerous().with_custom_certificate_verifier(Arc::new(UnknownIssuer(inner))).with_no_client_auth())
}

#[derive(Debug)]
struct UnknownIssuer(Arc<rustls::client::WebPkiServerVerifier>);

impl rustls::client::danger::ServerCertVerifier for UnknownIssuer {
    fn verify_server_cert(
        &self,
        end_entity: &rustls::pki_types::CertificateDer<'_>,
        intermediates: &[rustls::pki_types::CertificateDer<'_>],
        name: &rustls::pki_types::ServerName<'_>,
        ocsp: &[u8],
        now: rustls::pki_types::UnixTime,
    ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {
        match self.0.verify_server_cert(end_entity, intermediates, name, ocsp, now) {
            Err(rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer)) => {
                // The chain stays unproven; that the certificate is for this name does not.
                let parsed = rustls::server::ParsedCertificate::try_from(end_entity)?;
                rustls::client::verify_server_name(&parsed, name)?;
                Ok(rustls::client::danger::ServerCertVerified::assertion())
            }
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &rustls::pki_types::CertificateDer<'_>,
        dss: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &rustls::pki_types::CertificateDer<'_>,
        dss: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}
