use super::*;
use crate::archive::{Exchange, encode};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

fn exchange(at: i64, body: &str) -> Exchange {
    Exchange {
        url: format!("https://a.vn/bai-{at}.html"),
        instant_ms: 1_795_667_658_000 + at,
        request_head: b"GET / HTTP/1.1\r\nHost: a.vn\r\n\r\n".to_vec(),
        response_head: b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".to_vec(),
        body: body.as_bytes().to_vec(),
        ..Exchange::default()
    }
}

/// Decoded text of three records, as a plain file would hold them.
fn plain() -> Vec<u8> {
    let mut text = Vec::new();
    for at in 0..3 {
        let block = format!("HTTP/1.1 200 OK\r\n\r\nbài {at}\r\n\r\n");
        let head =
            format!("WARC/1.0\r\nWARC-Type: response\r\nwarc-target-uri: <http://a.vn/{at}>\r\nContent-Length: {}\r\n\r\n", block.len());
        text.extend_from_slice(head.as_bytes());
        text.extend_from_slice(block.as_bytes());
        text.extend_from_slice(b"\r\n\r\n");
    }
    text
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn urls(file: &[u8]) -> (Vec<String>, Vec<Fault>) {
    let (mut urls, mut faults) = (Vec::new(), Vec::new());
    for record in Reader::new(file, 1 << 20) {
        match record {
            Ok(record) if record.kind() == "response" => urls.push(record.url().unwrap().rsplit('/').next().unwrap().to_owned()),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    (urls, faults)
}

#[test]
fn every_form_of_compression_is_read() {
    let text = plain();
    let blocks: Vec<u8> = text.chunks(37).flat_map(gzip).collect();
    for (form, file) in [("plain", text.clone()), ("one member", gzip(&text)), ("members that cut records", blocks)] {
        let (urls, faults) = urls(&file);
        assert!(faults.is_empty(), "{form}: {faults:?}");
        assert_eq!(urls, ["0", "1", "2"], "{form}");
        assert!(looks_like_warc(&file), "{form}");
    }
    let first = Reader::new(text.as_slice(), 1 << 20).next().unwrap().unwrap();
    assert_eq!(
        (first.offset, first.end, first.block.as_slice()),
        (0, text.len() as u64 / 3, "HTTP/1.1 200 OK\r\n\r\nbài 0\r\n\r\n".as_bytes())
    );
    assert!(!looks_like_warc(b"<html>") && !looks_like_warc(&gzip(b"<html>")) && !looks_like_warc(b""));
}

#[test]
fn damage_is_told_and_passed_over() {
    let groups: Vec<Vec<u8>> = (0..4).map(|at| encode(&exchange(at, &format!("Hà Tĩnh xếp thứ {at}. ").repeat(30)))).collect();
    let file: Vec<u8> = groups.concat();
    let starts: Vec<u64> =
        Reader::new(file.as_slice(), 1 << 20).map(|r| r.unwrap()).filter(|r| r.kind() == "response").map(|r| r.offset).collect();
    let second = usize::try_from(starts[1]).unwrap();
    for at in second..usize::try_from(starts[2]).unwrap() {
        let mut damaged = file.clone();
        damaged[at] ^= 0x55;
        let (urls, faults) = urls(&damaged);
        assert!(urls.contains(&"bai-0.html".to_owned()) && urls.contains(&"bai-3.html".to_owned()), "{at}: {urls:?}");
        // Name and system of a gzip header mean nothing.
        assert!(faults.len() == 1 || urls.len() == 4, "{at}: {urls:?} {faults:?}");
        assert!(faults.iter().all(|f| f.offset >= starts[1] && f.offset <= starts[2]), "{at}: {faults:?}");
    }
    let (urls, faults) = urls(&[&file[..second + 40], &file[usize::try_from(starts[2]).unwrap()..]].concat());
    assert_eq!((urls.join(" ").as_str(), faults.len(), faults[0].offset), ("bai-0.html bai-2.html bai-3.html", 1, starts[1]));
}

#[test]
fn a_plain_file_goes_on_at_the_next_record() {
    let text = plain();
    let broken =
        String::from_utf8(text).unwrap().replacen("Content-Length", "Content-Lemgth", 2).replacen("Content-Lemgth", "Content-Length", 1);
    let (found, faults) = urls(broken.as_bytes());
    assert_eq!((found.join(" ").as_str(), faults.len()), ("0 2", 1));
    assert!(matches!(faults[0].cause, FaultCause::Header) && faults[0].offset == broken.len() as u64 / 3, "{faults:?}");
    let (found, faults) = urls(&broken.as_bytes()[..broken.len() - 20]);
    assert_eq!((found.join(" ").as_str(), faults.len()), ("0", 2));
}

#[test]
fn what_is_no_warc_says_so_once() {
    for file in [b"<html><body>x</body></html>".to_vec(), gzip(b"a,b\n1,2\n"), vec![0; 100_000], b"WARC/".to_vec()] {
        let faults = urls(&file).1;
        assert!(matches!(faults.as_slice(), [Fault { offset: 0, cause: FaultCause::NotWarc, .. }]), "{faults:?}");
    }
    assert!(urls(b"").1.is_empty());
}

#[test]
fn large_records_are_passed_over_in_bounded_memory() {
    let mut big = exchange(1, "");
    big.body = vec![b'x'; 3_000_000];
    let file = [encode(&exchange(0, "a")), encode(&big), encode(&exchange(2, "b"))].concat();
    let mut reader = Reader::new(file.as_slice(), 1_000_000).keeping(|fields| fields.get("WARC-Type") == Some("response"));
    let mut told = Vec::new();
    while let Some(record) = reader.next() {
        assert!(reader.text.capacity() < 1_000_000, "{}", reader.text.capacity());
        match record {
            Ok(record) => assert_eq!(record.block.is_empty(), record.kind() != "response"),
            Err(fault) => told.push((fault.url.clone().unwrap(), fault.to_string())),
        }
    }
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "https://a.vn/bai-1.html");
    assert!(told[0].1.contains("3000044 bytes long"), "{}", told[0].1);
}
