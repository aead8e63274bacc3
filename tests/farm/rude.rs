//! Sites that break rules: a thread a connection, bytes written by hand.
use super::{Answer, Front, Manner, Shared, Site};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{ErrorKind, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// The client's end of a connection is seen by the server no later than this after it was closed.
const UNNOTICED: Duration = Duration::from_millis(100);

/// No connection lasts longer, whatever its client does.
const PATIENCE: Duration = Duration::from_secs(90);

/// Serves one site.
pub fn serve(listener: TcpListener, site: Arc<Site>, shared: Arc<Shared>) {
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (site, shared) = (Arc::clone(&site), Arc::clone(&shared));
            std::thread::spawn(move || {
                // A client that goes away ends the connection; there is nobody to tell.
                let _ = connection(stream, &site, &shared);
            });
        }
    });
}

fn connection(stream: TcpStream, site: &Site, shared: &Shared) -> Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    if site.behaviour.front == Front::SelfSigned {
        let session = ServerConnection::new(self_signed()).map_err(std::io::Error::other)?;
        let watched = stream.try_clone()?;
        return speak(StreamOwned::new(session, stream), &watched, site, shared);
    }
    let watched = stream.try_clone()?;
    speak(stream, &watched, site, shared)
}

/// A certificate for 127.0.0.1 that only signs itself, made with openssl for this test alone.
fn self_signed() -> Arc<ServerConfig> {
    static CONFIG: OnceLock<Arc<ServerConfig>> = OnceLock::new();
    let make = || {
        let certificate = CertificateDer::from(include_bytes!("tls/certificate.der").as_slice());
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(include_bytes!("tls/key.der").as_slice()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key);
        Arc::new(config.unwrap())
    };
    Arc::clone(CONFIG.get_or_init(make))
}

/// One connection: requests are answered until one of the two sides is done.
fn speak(mut stream: impl Read + Write, watched: &TcpStream, site: &Site, shared: &Shared) -> Result<()> {
    let mut received = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        while let Some(end) = head_end(&received) {
            let (path, headers) = parse(&received[..end]);
            received.drain(..end);
            let entry = shared.log.begin(site.number, &path, &headers);
            let answer = shared.answer(site, &path, headers);
            std::thread::sleep(answer.delay);
            // The client may ask again before this thread gets to the log: an answer ends when its last bytes are
            // handed over, one that never ends with the last bytes that somebody took.
            let mut end = Instant::now();
            let sent = send(&mut stream, watched, &answer, &mut end);
            shared.log.end(entry, if sent.is_ok() { answer.status } else { 0 }, end);
            if !sent? {
                return Ok(());
            }
        }
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(());
        }
        received.extend_from_slice(&buffer[..read]);
    }
}

fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn parse(head: &[u8]) -> (String, Vec<(String, String)>) {
    let head = String::from_utf8_lossy(head);
    let mut lines = head.split("\r\n");
    let path = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    let pair = |line: &str| line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    (path, lines.filter_map(pair).collect())
}

/// Whether the connection may go on.
fn send(stream: &mut impl Write, watched: &TcpStream, answer: &Answer, end: &mut Instant) -> Result<bool> {
    let begun = Instant::now();
    let lasts = || begun.elapsed() < PATIENCE;
    match &answer.manner {
        Manner::Whole => {
            stream.write_all(&head(answer, &format!("content-length: {}\r\n", answer.body.len())))?;
            stream.write_all(&answer.body)?;
            stream.flush()?;
            return Ok(true);
        }
        Manner::Endless => {
            stream.write_all(&head(answer, ""))?;
            stream.write_all(&answer.body)?;
            while lasts() {
                stream.write_all(&[b'.'; 16384])?;
                // Whoever has hung up is noticed a moment later: what is written until then goes nowhere.
                *end = Instant::now().checked_sub(UNNOTICED).unwrap_or(*end);
            }
        }
        Manner::Short(missing) => {
            stream.write_all(&head(answer, &format!("content-length: {}\r\n", answer.body.len() + missing)))?;
            stream.write_all(&answer.body)?;
        }
        Manner::DripHead(pause) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nx-slow: ")?;
            while lasts() {
                stream.write_all(b"a")?;
                stream.flush()?;
                *end = Instant::now();
                wait_for_close(watched, *pause)?;
            }
        }
        Manner::DripBody(pause) => {
            stream.write_all(&head(answer, ""))?;
            stream.write_all(&answer.body)?;
            while lasts() {
                stream.write_all(b"a")?;
                stream.flush()?;
                *end = Instant::now();
                wait_for_close(watched, *pause)?;
            }
        }
        Manner::Raw(bytes) => stream.write_all(bytes)?,
        Manner::OpenChunks => {
            stream.write_all(&head(answer, "transfer-encoding: chunked\r\n"))?;
            stream.write_all(format!("{:x}\r\n", answer.body.len()).as_bytes())?;
            stream.write_all(&answer.body)?;
            stream.write_all(b"\r\n")?;
        }
    }
    stream.flush()?;
    Ok(false)
}

/// Waits, and fails as soon as the client has gone away.
fn wait_for_close(watched: &TcpStream, time: Duration) -> Result<()> {
    let begun = Instant::now();
    watched.set_read_timeout(Some(Duration::from_millis(5)))?;
    while begun.elapsed() < time {
        match watched.peek(&mut [0]) {
            Ok(0) => return Err(ErrorKind::ConnectionAborted.into()),
            Ok(_) => std::thread::sleep(Duration::from_millis(5)),
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

fn head(answer: &Answer, more: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(more);
    head.push_str("\r\n");
    head.into_bytes()
}
