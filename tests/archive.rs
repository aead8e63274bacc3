//! The archive beside other programs: Python's warcio reads what is written here, and `ingest` reads what it writes.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use xephang::archive::{
    Committed, Earlier, Exchange, Expired, FOLDER, Kind, Place, ROTATE_AT, Reader, Writer, digest, encode, expire, read_at,
};
use xephang::store::{self, Answer, Durability, Found, State, Store};

fn run(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(["--lang", "vi"]).args(args).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Runs a script where Python with warcio is installed; says so and gives nothing where it is not.
fn python(script: &str, args: &[&str]) -> Option<String> {
    let found = Command::new("python3").args(["-c", "import warcio"]).output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("passed over: python3 with warcio is not installed (pip install warcio)");
        return None;
    }
    let output = Command::new("python3").arg("-c").arg(script).args(args).output().expect("python starts");
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    Some(text(&output.stdout))
}

fn page(rank: u32) -> String {
    format!(
        "<html><head><meta charset=utf-8><title>Chuyển đổi số Hà Tĩnh</title></head><body><article><h1>Chuyển đổi số Hà Tĩnh</h1>\
         <p>Hà Tĩnh xếp thứ {rank}/63 tỉnh, thành phố về chỉ số chuyển đổi số (DTI) năm 2022.</p></article></body></html>"
    )
}

fn exchange(at: i64, status: &str, kind: &str, body: &[u8]) -> Exchange {
    Exchange {
        url: format!("https://a.vn/bai-{at}.html"),
        instant_ms: 1_795_667_658_000 + at,
        ip: Some("203.162.0.11".to_owned()),
        request_head: format!("GET /bai-{at}.html HTTP/1.1\r\nHost: a.vn\r\nUser-Agent: xephang\r\n\r\n").into_bytes(),
        response_head: format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n").into_bytes(),
        body: body.to_vec(),
        fields: vec![("source".to_owned(), "bao-a".to_owned())],
        ..Exchange::default()
    }
}

/// Five exchanges in one file: its path.
fn our_file(dir: &Path) -> std::path::PathBuf {
    let mut writer = Writer::open(dir, &[], ROTATE_AT).expect("a writer").writer;
    let earlier = Earlier {
        url: "https://a.vn/bai-1.html".to_owned(),
        instant_ms: 1_795_667_658_001,
        digest: Some(digest(page(37).as_bytes())),
        place: None,
    };
    let same = Exchange { kind: Kind::SameBody(earlier.clone()), ..exchange(4, "200 OK", "text/html", page(37).as_bytes()) };
    let unchanged = Exchange { kind: Kind::NotModified(earlier), ..exchange(5, "304 Not Modified", "text/html", b"") };
    let exchanges = [
        exchange(1, "200 OK", "text/html; charset=utf-8", page(37).as_bytes()),
        exchange(2, "404 Not Found", "text/html", b"<p>khong co</p>"),
        exchange(3, "200 OK", "image/png", &[0x89, b'P', b'N', b'G', 0, 13, 10]),
        same,
        unchanged,
    ];
    for exchange in &exchanges {
        writer.append(&encode(exchange)).expect("room");
    }
    writer.flush().expect("room");
    dir.join(&writer.lengths()[0].name)
}

#[test]
fn warcio_reads_what_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let file = our_file(dir.path());
    let script = "
import sys, hashlib
from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main
with open(sys.argv[1], 'rb') as stream:
    for record in ArchiveIterator(stream, check_digests='raise'):
        body = record.content_stream().read()
        h = record.rec_headers
        if record.rec_type in ('response', 'revisit'):
            assert record.http_headers is not None
            assert h.get_header('WARC-Record-ID').startswith('<urn:uuid:')
        print(record.rec_type, h.get_header('WARC-Target-URI'), h.get_header('WARC-Date'),
              record.http_headers.statusline if record.http_headers else '-', hashlib.sha256(body).hexdigest()[:8],
              h.get_header('WARC-Profile', '-').split('/')[-1])
sys.exit(main(['check', '-v', sys.argv[1]]))
";
    let Some(printed) = python(script, &[file.to_str().unwrap()]) else { return };
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[0].starts_with("warcinfo None 20"), "{printed}");
    assert!(lines[2].starts_with("response https://a.vn/bai-1.html 2026-11-26T04:34:18.001Z 200 OK "), "{printed}");
    assert!(lines[11].ends_with("identical-payload-digest") && lines[14].ends_with("server-not-modified"), "{printed}");
    assert!(lines[14].contains("304 Not Modified"), "{printed}");
    let kinds: Vec<&str> = lines.iter().take(16).map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "metadata").count(), 5, "{printed}");
    assert!(!printed.contains("failed"), "{printed}");
}

fn ids(data: &Path) -> Vec<String> {
    Store::open_read_only(data).unwrap().documents().map(|document| document.unwrap().document.id).collect()
}

#[test]
fn ingest_reads_our_own_archive_and_passes_over_what_is_no_page() {
    let dir = tempfile::tempdir().unwrap();
    let file = our_file(&dir.path().join("in"));
    let data = dir.path().join("data");
    let output = run(&data, &["ingest", dir.path().join("in").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(ids(&data), ["https://a.vn/bai-1.html"]);
    assert_eq!(Store::open_read_only(&data).unwrap().claims().unwrap().len(), 1);
    assert!(text(&output.stderr).contains("Bỏ qua 2 bản ghi"), "{}", text(&output.stderr));
    // Damage in the middle of the first answer: its place is told, and the rest is read.
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(encode(&exchange(6, "200 OK", "text/html; charset=utf-8", page(27).as_bytes())));
    bytes[900] ^= 0x55;
    let damaged = dir.path().join("damaged.warc.gz");
    std::fs::write(&damaged, bytes).unwrap();
    let other = dir.path().join("other");
    let output = run(&other, &["ingest", damaged.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(4));
    let told = text(&output.stderr);
    assert!(told.contains("damaged.warc.gz: tại byte ") && told.contains("gzip bị hỏng"), "{told}");
    assert!(ids(&other).contains(&"https://a.vn/bai-6.html".to_owned()), "{told}");
}

#[test]
fn ingest_reads_what_warcio_writes() {
    let dir = tempfile::tempdir().unwrap();
    let (gzip, plain) = (dir.path().join("a.warc.gz"), dir.path().join("b.warc"));
    let script = "
import sys, gzip
from io import BytesIO
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
body = sys.argv[3].encode()
half = len(body) // 2
chunks = b''.join(b'%x\\r\\n%s\\r\\n' % (len(part), part) for part in (body[:half], body[half:])) + b'0\\r\\n\\r\\n'
packed = gzip.compress(body)
for path, packs, version in ((sys.argv[1], True, '1.0'), (sys.argv[2], False, '1.1')):
    with open(path, 'wb') as out:
        writer = WARCWriter(out, gzip=packs, warc_version=version)
        out.write(b'')
        writer.write_record(writer.create_warcinfo_record(path, {'software': 'warcio'}))
        for name, headers, payload in (
            ('chunks', [('Transfer-Encoding', 'chunked')], chunks),
            ('packed', [('Content-Encoding', 'gzip')], packed),
            ('unpacked', [('Content-Encoding', 'gzip')], body),
        ):
            head = StatusAndHeaders('200 OK', [('Content-Type', 'text/html; charset=utf-8')] + headers, protocol='HTTP/1.1')
            kind = 'gz' if packs else 'plain'
            url = f'https://b.vn/{kind}-{name}.html'
            writer.write_record(writer.create_warc_record(url, 'response', payload=BytesIO(payload), http_headers=head))
";
    if python(script, &[gzip.to_str().unwrap(), plain.to_str().unwrap(), &page(52)]).is_none() {
        return;
    }
    let data = dir.path().join("data");
    let output = run(&data, &["ingest", gzip.to_str().unwrap(), plain.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let wanted: Vec<String> = ["gz-chunks", "gz-packed", "gz-unpacked", "plain-chunks", "plain-packed", "plain-unpacked"]
        .map(|n| format!("https://b.vn/{n}.html"))
        .into();
    assert_eq!(ids(&data), wanted);
    let store = Store::open_read_only(&data).unwrap();
    assert_eq!(store.claims().unwrap().iter().map(|claim| claim.rank).collect::<Vec<_>>(), [Some(52); 6]);
}

/// A data folder as a crawl leaves it: three pages in the archive, read into documents, and a fourth that leads to the first.
fn crawled(data: &Path) -> Vec<Place> {
    let folder = data.join(FOLDER);
    let mut writer = Writer::open(&folder, &[], ROTATE_AT).expect("a writer").writer;
    let ranks = [37, 27, 17];
    let mut places = Vec::new();
    for (at, rank) in (1..).zip(ranks) {
        let exchange = exchange(at, "200 OK", "text/html; charset=utf-8", page(rank).as_bytes());
        places.push(writer.append(&encode(&exchange)).expect("room"));
    }
    writer.flush().expect("room");
    writer.sync().expect("a disk");
    let pages = data.join("pages.warc.gz");
    std::fs::copy(folder.join(&places[0].file), &pages).expect("a copy");
    assert_eq!(run(data, &["ingest", pages.to_str().expect("UTF-8")]).status.code(), Some(0));
    std::fs::remove_file(pages).expect("removed");
    let mut store = Store::open(data).expect("a store");
    let found = |url: &str| Found {
        url: url.to_owned(),
        authority: "a.vn".to_owned(),
        source: "a.vn".to_owned(),
        kind: store::Kind::Article,
        priority: 0,
        depth: 0,
        hops: 0,
        parent: None,
        modified: None,
        refused: None,
    };
    let place = |place: &Place| (place.file.clone(), place.offset, place.length);
    let urls = ["https://a.vn/bai-1.html", "https://a.vn/bai-2.html", "https://a.vn/bai-3.html", "https://a.vn/cu.html"];
    store
        .crawl_batch(1_795_667_658_000, Durability::Power, |batch| {
            for (url, key) in urls.iter().zip(1..) {
                batch.found(&found(url))?;
                let at = usize::try_from(key - 1).unwrap_or_default();
                let answer = Answer {
                    key,
                    state: if at < 3 { State::Done } else { State::Moved },
                    due: 0,
                    attempts: 0,
                    reason: (at == 3).then(|| urls[0].to_owned()),
                    status: Some(200),
                    validators: None,
                    place: places.get(at).map(place),
                    fetched: 1_795_667_658_000 + key,
                    unread: false,
                };
                batch.answer(1, &answer)?;
                batch.read(key, places.get(at).map(|_| *url), answer.reason.as_deref())?;
            }
            let file = &writer.lengths()[0];
            batch.archive_length(&file.name, file.length, file.records)?;
            batch.archive_synced()
        })
        .expect("a batch");
    places
}

#[test]
fn a_forgotten_page_is_nowhere_and_stays_away() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let places = crawled(&data);
    assert_eq!(ids(&data).len(), 3);
    let output = run(&data, &["forget", "https://a.vn/bai-1.html#x"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stderr);
    assert!(told.contains("Đã xóa 1 tài liệu (1 phiên bản, 1 số liệu trích) và 1 lần tải"), "{told}");
    assert!(told.contains("2 địa chỉ") && told.contains("  https://a.vn/cu.html"), "{told}");
    assert_eq!(ids(&data), ["https://a.vn/bai-2.html", "https://a.vn/bai-3.html"]);
    // The archive holds the others where the store says, and nothing of the page.
    let store = Store::open_read_only(&data).unwrap();
    let files = store.archive_files().unwrap();
    assert_eq!((files.len(), files[0].records, store.integrity().unwrap().len()), (1, 2, 0));
    assert_ne!(files[0].name, places[0].file);
    let kept = std::fs::read_dir(data.join(FOLDER)).unwrap().count();
    assert_eq!(kept, 1);
    let shift = places[0].length;
    for (place, rank) in [(&places[1], 27), (&places[2], 17)] {
        let place = Place { file: files[0].name.clone(), offset: place.offset - shift, length: place.length };
        assert_eq!(read_at(&data.join(FOLDER), &place, 1 << 20).unwrap().body, page(rank).as_bytes());
    }
    let urls: Vec<String> = Reader::new(std::fs::File::open(data.join(FOLDER).join(&files[0].name)).unwrap(), 1 << 20)
        .map(|record| record.unwrap().url().unwrap_or_default().to_owned())
        .collect();
    assert!(!urls.contains(&"https://a.vn/bai-1.html".to_owned()), "{urls:?}");
    let state = store.state_of("https://a.vn/bai-1.html").unwrap();
    assert_eq!(state, Some((State::Refused, Some("forgotten".to_owned()))));
    drop(store);
    let found = text(&run(&data, &["search", "Hà Tĩnh DTI 2022", "--format", "ndjson"]).stdout);
    assert!(found.contains("bai-2.html") && !found.contains("bai-1.html"), "{found}");
    // Neither a copy of the page nor forgetting it again brings anything back.
    let again = dir.path().join("again.warc.gz");
    std::fs::write(&again, encode(&exchange(1, "200 OK", "text/html; charset=utf-8", page(37).as_bytes()))).unwrap();
    run(&data, &["ingest", again.to_str().unwrap()]);
    assert_eq!(run(&data, &["forget", "https://a.vn/bai-1.html"]).status.code(), Some(0));
    assert_eq!(ids(&data).len(), 2);
    let opened = Writer::open(&data.join(FOLDER), &committed(&data), ROTATE_AT).unwrap();
    assert!(opened.damaged.is_empty() && opened.aside.is_empty());
}

fn committed(data: &Path) -> Vec<Committed> {
    let files = Store::open_read_only(data).unwrap().archive_files().unwrap();
    files.into_iter().map(|f| Committed { name: f.name, length: f.length, synced: f.synced, records: f.records }).collect()
}

#[test]
fn a_backup_comes_back_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (data, copy, back) = (dir.path().join("data"), dir.path().join("copy"), dir.path().join("back"));
    let places = crawled(&data);
    std::fs::write(data.join("config.toml"), "home = \"ha-tinh\"\n").unwrap();
    // A crawl is at work: it has appended what it did not commit yet.
    let file = data.join(FOLDER).join(&places[0].file);
    let mut grown = std::fs::OpenOptions::new().append(true).open(&file).unwrap();
    grown.write_all(b"not committed").unwrap();
    assert_eq!(run(&data, &["backup", copy.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(run(&data, &["backup", copy.to_str().unwrap()]).status.code(), Some(1), "it exists");
    assert_eq!(std::fs::metadata(copy.join(FOLDER).join(&places[0].file)).unwrap().len(), committed(&data)[0].length);
    let output = run(&back, &["restore", copy.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(ids(&back), ids(&data));
    assert_eq!(read_at(&back.join(FOLDER), &places[2], 1 << 20).unwrap().body, page(17).as_bytes());
    assert_eq!(std::fs::read_to_string(back.join("config.toml")).unwrap(), "home = \"ha-tinh\"\n");
    for what in ["claims", "documents"] {
        assert_eq!(run(&back, &["export", what]).stdout, run(&data, &["export", what]).stdout);
    }
    let search = ["search", "Hà Tĩnh DTI 2022", "--format", "ndjson"];
    let hits = |data: &Path| text(&run(data, &search).stdout).lines().count();
    assert!(hits(&back) > 0 && hits(&back) == hits(&data));
    let refused = run(&back, &["restore", copy.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("không trống"), "{}", text(&refused.stderr));
    let rest: Vec<_> = std::fs::read_dir(dir.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(rest.iter().all(|name| !name.to_string_lossy().contains("partial")), "{rest:?}");
}

#[test]
fn old_files_go_and_documents_stay() {
    let dir = tempfile::tempdir().unwrap();
    let places = crawled(dir.path());
    let folder = dir.path().join(FOLDER);
    let mut store = Store::open(dir.path()).unwrap();
    let far = i64::MAX;
    assert_eq!(expire(&mut store, &folder, far).unwrap(), Expired::default(), "the file in hand stays");
    let next = "xephang-20261126043418-00002.warc.gz";
    std::fs::write(folder.join(next), "x").unwrap();
    store.crawl_batch(0, Durability::Power, |batch| batch.archive_length(next, 1, 0)).unwrap();
    assert_eq!(expire(&mut store, &folder, 1_795_667_658_002).unwrap().files, 0, "one answer is younger");
    assert_eq!(expire(&mut store, &folder, 1_795_667_658_999).unwrap().files, 0, "the next one was begun too late to tell");
    let expired = expire(&mut store, &folder, 1_795_667_660_000).unwrap();
    assert_eq!(expired.files, 1);
    assert!(!folder.join(&places[0].file).exists() && folder.join(next).exists());
    assert_eq!((store.archive_files().unwrap().len(), store.document_count().unwrap()), (1, 3));
}
