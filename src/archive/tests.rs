use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs;

const LIMIT: usize = 1 << 20;

fn exchange(at: i64, body: &[u8]) -> Exchange {
    Exchange {
        url: format!("https://a.vn/bai-{at}.html"),
        instant_ms: 1_795_667_658_000 + at,
        ip: Some("203.162.0.11".to_owned()),
        request_head: b"GET /bai HTTP/1.1\r\nHost: a.vn\r\n\r\n".to_vec(),
        response_head: b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nContent-Type: text/html\r\n\r\n".to_vec(),
        body: body.to_vec(),
        fields: vec![("source".to_owned(), "bao-a".to_owned()), ("fetch-ms".to_owned(), "12".to_owned())],
        ..Exchange::default()
    }
}

fn open(dir: &std::path::Path, committed: &[Committed], rotate_at: u64) -> Opened {
    Writer::open(dir, committed, rotate_at).unwrap()
}

#[test]
fn gives_back_what_it_was_given() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path(), &[], ROTATE_AT).writer;
    let first = writer.append(&encode(&exchange(1, b"<p>37/63"))).unwrap();
    let earlier = Earlier {
        url: "https://a.vn/bai-1.html".to_owned(),
        instant_ms: 1_795_667_658_001,
        digest: Some(digest(b"<p>37/63")),
        place: Some(first.clone()),
    };
    let mut again = exchange(2, b"<p>37/63");
    again.kind = Kind::SameBody(earlier.clone());
    let second = writer.append(&encode(&again)).unwrap();
    let mut unchanged = exchange(3, b"");
    unchanged.response_head = b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec();
    unchanged.kind =
        Kind::NotModified(Earlier { url: again.url, instant_ms: again.instant_ms, place: Some(second.clone()), ..earlier.clone() });
    let third = writer.append(&encode(&unchanged)).unwrap();
    assert!(read_at(dir.path(), &first, LIMIT).is_err(), "not with the operating system yet");
    writer.flush().unwrap();
    let stored = read_at(dir.path(), &first, LIMIT).unwrap();
    assert_eq!(
        (stored.url.as_str(), stored.instant_ms, stored.status, stored.ip.as_deref(), stored.body.as_slice(), stored.whole),
        ("https://a.vn/bai-1.html", 1_795_667_658_001, 200, Some("203.162.0.11"), &b"<p>37/63"[..], true)
    );
    assert_eq!(stored.header("X-Archive-Transfer-Encoding").as_deref(), Some("chunked"));
    assert_eq!((stored.fields.get("Source"), stored.header("Transfer-Encoding")), (Some("bao-a"), None));
    let revisit = read_at(dir.path(), &second, LIMIT).unwrap();
    assert_eq!((revisit.body.len(), revisit.earlier.as_ref(), revisit.cut), (0, Some(&earlier), None));
    assert_eq!(read_original(dir.path(), &third, LIMIT).unwrap(), stored);
    fs::write(dir.path().join(&first.file), "").unwrap();
    assert!(matches!(read_at(dir.path(), &first, LIMIT), Err(ArchiveError::Gone { .. })));
}

#[test]
fn what_a_caller_gives_cannot_forge_headers() {
    let mut forged = exchange(1, b"x");
    forged.url = "https://a.vn/\r\nWARC-Type: warcinfo\r\n\r\n".to_owned();
    forged.fields = vec![("a:b\r\nc".to_owned(), "d\r\n\r\ne\u{1b}[31m".to_owned())];
    forged.cut = Some(Cut::Length);
    let records: Vec<Record> = Reader::new(encode(&forged).as_slice(), 1 << 20).map(Result::unwrap).collect();
    let kinds: Vec<&str> = records.iter().map(Record::kind).collect();
    assert_eq!(kinds, ["request", "response", "metadata"]);
    assert_eq!(records[1].url(), Some("https://a.vn/  WARC-Type: warcinfo"));
    assert_eq!(records[1].fields.get("WARC-Truncated"), Some("length"));
    assert_eq!(Fields::parse(&records[2].block).0, [("a-b--c".to_owned(), "d    e [31m".to_owned())]);
}

#[test]
fn a_start_cuts_what_was_not_committed_and_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path(), &[], ROTATE_AT).writer;
    let kept = writer.append(&encode(&exchange(1, b"a"))).unwrap();
    writer.flush().unwrap();
    let committed = writer.lengths();
    assert_eq!((committed.len(), committed[0].synced, committed[0].records), (1, 0, 1));
    writer.append(&encode(&exchange(2, b"b"))).unwrap();
    writer.flush().unwrap();
    writer.sync().unwrap();
    assert_eq!(writer.lengths()[0].synced, fs::metadata(dir.path().join(&kept.file)).unwrap().len());
    drop(writer);
    fs::write(dir.path().join("xephang-x.warc.gz"), "not ours").unwrap();
    let Opened { mut writer, damaged, aside } = open(dir.path(), &committed, ROTATE_AT);
    assert!(damaged.is_empty() && aside.is_empty());
    let path = dir.path().join(&kept.file);
    assert_eq!(fs::metadata(&path).unwrap().len(), committed[0].length);
    let next = writer.append(&encode(&exchange(3, b"c"))).unwrap();
    assert_eq!((next.file.as_str(), next.offset), (kept.file.as_str(), committed[0].length));
    writer.flush().unwrap();
    assert_eq!((writer.lengths()[0].records, read_at(dir.path(), &next, LIMIT).unwrap().body.as_slice()), (2, &b"c"[..]));
    assert!(dir.path().join("xephang-x.warc.gz").exists());
    // A store that knows nothing of the file does not destroy it.
    let Opened { damaged, aside, .. } = open(dir.path(), &[], ROTATE_AT);
    assert_eq!((damaged.len(), aside.len(), path.exists()), (0, 1, false));
    assert!(aside[0].exists() && aside[0].to_string_lossy().ends_with(".warc.gz.uncommitted"));
}

#[test]
fn files_are_rotated_between_groups() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path(), &[], 4_000).writer;
    let places: Vec<Place> = (0..9).map(|at| writer.append(&encode(&exchange(at, b"x"))).unwrap()).collect();
    writer.flush().unwrap();
    writer.sync().unwrap();
    let lengths = writer.lengths();
    assert!(lengths.len() > 1 && lengths.iter().all(|file| file.length <= 4_000 && file.synced == file.length), "{lengths:?}");
    assert_eq!(lengths.iter().map(|file| file.records).sum::<u64>(), 9);
    for (at, place) in places.iter().enumerate() {
        assert_eq!(read_at(dir.path(), place, LIMIT).unwrap().url, format!("https://a.vn/bai-{at}.html"));
    }
    for file in &lengths {
        let first = Reader::new(fs::File::open(dir.path().join(&file.name)).unwrap(), 1 << 20).next().unwrap().unwrap();
        assert_eq!((first.kind(), first.fields.get("WARC-Filename")), ("warcinfo", Some(file.name.as_str())));
    }
    // A group larger than a file gets one of its own.
    let place = writer.append(&encode(&exchange(10, &pseudo_random(9_000)))).unwrap();
    writer.flush().unwrap();
    assert!(place.length > 4_000 && read_at(dir.path(), &place, LIMIT).is_ok());
}

fn pseudo_random(length: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as u8
    };
    (0..length).map(next).collect()
}

#[test]
fn every_truncation_is_recovered_to_a_border() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path(), &[], ROTATE_AT).writer;
    let places: Vec<Place> = (0..3).map(|at| writer.append(&encode(&exchange(at, b"abc"))).unwrap()).collect();
    writer.flush().unwrap();
    let committed = writer.lengths();
    drop(writer);
    let path = dir.path().join(&committed[0].name);
    let whole = fs::read(&path).unwrap();
    let ends: Vec<u64> = std::iter::once(places[0].offset).chain(places.iter().map(|place| place.offset + place.length)).collect();
    // Every byte would be thousands of syncs: each border with its neighbours, and a sample between.
    let near = |length: usize| ends.iter().any(|end| end.abs_diff(length as u64) < 3);
    for length in (0..whole.len()).filter(|length| length % 37 == 0 || near(*length)) {
        // As a crash leaves it: cut, or with zeros where blocks were not written.
        for zeros in [false, true] {
            let mut left = whole[..length].to_vec();
            if zeros {
                left.resize(whole.len(), 0);
            }
            fs::write(&path, &left).unwrap();
            let good = ends.iter().rev().find(|end| left.starts_with(&whole[..usize::try_from(**end).unwrap()])).copied().unwrap_or(0);
            let Opened { mut writer, damaged, .. } = open(dir.path(), &committed, ROTATE_AT);
            let wanted = Damage { name: committed[0].name.clone(), good_length: good };
            assert_eq!(damaged, if good < whole.len() as u64 { vec![wanted] } else { vec![] }, "{length} {zeros}");
            assert_eq!(fs::metadata(&path).unwrap().len(), good);
            if length % 5 == 0 {
                let place = writer.append(&encode(&exchange(9, b"next"))).unwrap();
                writer.flush().unwrap();
                assert_eq!(read_at(dir.path(), &place, LIMIT).unwrap().body, b"next");
                let _ = fs::remove_file(dir.path().join(&place.file)).map(|()| fs::write(&path, "").unwrap());
            }
        }
    }
    // What was synced once and is damaged further up is not cut at the damage.
    let mut left = whole.clone();
    left[usize::try_from(ends[0]).unwrap() + 30] ^= 0xff;
    left.truncate(left.len() - 1);
    fs::write(&path, &left).unwrap();
    let synced = [Committed { synced: committed[0].length, ..committed[0].clone() }];
    assert_eq!(open(dir.path(), &synced, ROTATE_AT).damaged[0].good_length, ends[2]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_undoes_the_batch() {
    let Ok(full) = fs::OpenOptions::new().append(true).open("/dev/full") else { return };
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path(), &[], ROTATE_AT).writer;
    writer.append(&encode(&exchange(1, b"a"))).unwrap();
    writer.flush().unwrap();
    let before = writer.lengths();
    let real = writer.swap_file(full);
    writer.append(&encode(&exchange(2, b"b"))).unwrap();
    assert!(matches!(writer.flush(), Err(ArchiveError::Full { .. })));
    assert_eq!(writer.lengths(), before);
    writer.swap_file(real);
    let place = writer.append(&encode(&exchange(3, b"c"))).unwrap();
    writer.flush().unwrap();
    assert_eq!((place.offset, read_at(dir.path(), &place, LIMIT).unwrap().body.as_slice()), (before[0].length, &b"c"[..]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_come_back(url in "\\PC{0,60}", head in vec(any::<u8>(), 0..200), request in vec(any::<u8>(), 0..100),
        body in vec(any::<u8>(), 0..5000), instant_ms in 0_i64..4_000_000_000_000) {
        let given = Exchange { url: url.clone(), instant_ms, request_head: request.clone(), response_head: head, body: body.clone(), ..Exchange::default() };
        let bytes = encode(&given);
        prop_assert_eq!(&bytes, &encode(&given));
        let records: Vec<Record> = Reader::new(bytes.as_slice(), 1 << 20).map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), 3);
        prop_assert_eq!(&records[0].block, &request);
        prop_assert!(records[1].block.ends_with(&body));
        prop_assert_eq!(http::split(&records[1].block).unwrap().1, &body[..]);
        prop_assert_eq!(records[1].instant_ms(), Some(instant_ms));
        prop_assert_eq!(records[1].fields.get("WARC-Payload-Digest").unwrap(), digest(&body));
        prop_assert_eq!(records[2].end, bytes.len() as u64);
        // A batch cut anywhere gives whole records only.
        let cut = bytes.len() * usize::try_from(instant_ms % 100).unwrap() / 100;
        let left = Reader::new(&bytes[..cut], 1 << 20).filter_map(Result::ok).count();
        prop_assert_eq!(left, records.iter().filter(|record| record.end <= cut as u64).count());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..2000), gzip in any::<bool>()) {
        let head: &[u8] = if gzip { b"\x1f\x8b\x08\0\0\0\0\0\0\xff" } else { b"WARC/1.1\r\n" };
        let file = [head, &bytes].concat();
        prop_assert!(Reader::new(file.as_slice(), 1000).count() < 2000);
        let _ = http::decode(Some("gzip, br, deflate"), &bytes, 10_000);
        let _ = http::dechunk(b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n", &bytes);
    }
}
