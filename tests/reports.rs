//! Ministry reports: real files read by real processes, from their bytes to claims, checks and what `why` says of them.
// A failed step is a failed test.
#![allow(clippy::unwrap_used)]
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use xephang::eval::{Label, Score, labelled};
use xephang::extract::extract;
use xephang::model::{Document, Status, Told};
use xephang::ontology::Ontology;
use xephang::read::report::Origin;
use xephang::report::Reader;
use xephang_report::ocr;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports")
}

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn xephang(data: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    let output = command.arg("--data").arg(data).args(["--lang", "vi"]).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A report file with what must be read from it.
struct Fixture {
    name: String,
    path: PathBuf,
    expected: Value,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(fixtures()).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let expected = files.iter().filter_map(|path| path.to_str()?.strip_suffix(".expected.json").map(PathBuf::from));
        let read = |path: PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let json = std::fs::read_to_string(format!("{}.expected.json", path.display())).unwrap();
            Self { name, path, expected: serde_json::from_str(&json).unwrap() }
        };
        expected.map(read).collect()
    }

    fn is_scan(&self) -> bool {
        self.expected["kind"] == "scan"
    }

    fn documents(&self, reader: &Reader) -> Vec<Document> {
        let told = self.expected["as"].as_str().map(|told| Told::parse(told).unwrap());
        let origin = Origin { name: Some(&self.name), told: told.as_ref(), ..Origin::default() };
        let members = reader.read(&std::fs::read(&self.path).unwrap(), &origin).unwrap();
        members.into_iter().map(|m| m.document.unwrap()).collect()
    }
}

fn reader(ontology: &Ontology) -> Reader {
    Reader::with_program(env!("CARGO_BIN_EXE_xephang")).knowing(ontology)
}

/// Labels as the evaluation takes them.
fn labels(expected: &Value) -> xephang::eval::Labelled {
    let json = serde_json::json!({"id": "x", "text": "x", "claims": expected["claims"]});
    labelled(json.to_string().as_bytes()).unwrap().unwrap()
}

/// Reads files, prints how well, and says which wrong ranks are said with certainty.
fn measured(fixtures: &[Fixture]) -> (Score, Vec<String>) {
    let ontology = Ontology::embedded().unwrap();
    let reader = reader(&ontology);
    let (mut score, mut sure_and_wrong) = (Score::default(), Vec::new());
    for fixture in fixtures {
        let mut read: Vec<Label> = Vec::new();
        let mut ranks: Vec<(f64, String, Option<u32>)> = Vec::new();
        for document in fixture.documents(&reader) {
            for claim in extract(&document, &ontology).claims.iter().filter(|c| c.status == Status::Resolved) {
                ranks.push((claim.confidence, format!("{} {} {:?}", claim.subject, claim.index, claim.year), claim.rank));
                read.push(Label::from(claim));
            }
        }
        let gold = labels(&fixture.expected);
        let right = xephang::eval::right(&gold.claims, &read);
        let wrong = ranks.iter().zip(&right).filter(|((sure, _, rank), right)| *sure > 0.9 && rank.is_some() && !**right);
        sure_and_wrong.extend(wrong.map(|((sure, what, rank), _)| format!("{}: {what} {rank:?} ({sure})", fixture.name)));
        let difference = score.add(&gold, &read);
        let counts = difference.counts;
        println!("{:<44} P {:.3} R {:.3}  {} labels", fixture.name, counts.precision(), counts.recall(), gold.claims.len());
        let (missed, wrong) = (difference.missed.iter().take(2), difference.wrong.iter().take(2));
        missed.map(|l| format!("  - {l}")).chain(wrong.map(|l| format!("  + {l}"))).for_each(|line| println!("{line}"));
    }
    println!("all P {:.3} R {:.3}", score.total.precision(), score.total.recall());
    (score, sure_and_wrong)
}

#[test]
fn every_digital_report_gives_its_claims() {
    let files: Vec<Fixture> = Fixture::all().into_iter().filter(|f| !f.is_scan()).collect();
    assert!(files.len() >= 35, "{}", files.len());
    let (score, sure_and_wrong) = measured(&files);
    assert!(score.total.precision() >= 0.99 && score.total.recall() >= 0.99, "{:?}", score.total);
    assert!(sure_and_wrong.is_empty(), "{}", sure_and_wrong.join("\n"));
}

/// A picture in the tests, every scan with `--ignored`: OCR takes minutes.
fn scans(wanted: impl Fn(&str) -> bool) {
    if !ocr::available().ready() {
        println!("skipped: tesseract with Vietnamese is not installed");
        return;
    }
    let files: Vec<Fixture> = Fixture::all().into_iter().filter(|f| f.is_scan() && wanted(&f.name)).collect();
    let (score, sure_and_wrong) = measured(&files);
    assert!(score.total.precision() >= 0.8 && score.total.recall() >= 0.7, "{:?}", score.total);
    assert!(sure_and_wrong.is_empty(), "{}", sure_and_wrong.join("\n"));
}

#[test]
fn a_picture_gives_its_claims() {
    scans(|name| name == "dti-2022-anh-man-hinh.png");
}

#[test]
#[ignore = "minutes of OCR"]
fn every_scan_gives_its_claims_and_no_wrong_rank_is_said_with_certainty() {
    scans(|_| true);
}

/// The official table of 2022 as a PDF, and an article with two of its ranks, one of them wrong.
fn store(data: &Path) {
    let article = data.join("bai.txt");
    std::fs::write(&article, "Chuyển đổi số 2022\nNăm 2022, Đà Nẵng xếp thứ 1 về DTI. Hà Tĩnh xếp thứ 27/63 về DTI năm 2022.\n").unwrap();
    let table = fixtures().join("bang-khong-ten.pdf");
    let told = xephang(data, &["ingest", "--as", "dti:2022", "--official", table.to_str().unwrap()]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(xephang(data, &["ingest", article.to_str().unwrap()]).code, Some(0));
}

#[test]
fn press_claims_are_held_against_the_cells_of_a_report() {
    let data = tempfile::tempdir().unwrap();
    store(data.path());
    let check = xephang(data.path(), &["check", "--format", "table"]);
    assert!(check.out.contains("Hà Tĩnh") && check.out.contains("37") && check.out.contains("27/63"), "{}", check.out);
    assert!(check.out.contains("trang 1, dòng "), "a side says where in the file it stands: {}", check.out);
    let right = xephang(data.path(), &["verify", "Năm 2022 Hà Tĩnh xếp thứ 37/63 về DTI.", "--format", "table"]);
    assert!(right.out.contains("✔ Khớp bảng chính thức"), "{}", right.out);
    let wrong = xephang(data.path(), &["verify", "Năm 2022 Hà Tĩnh xếp thứ 27/63 về DTI.", "--format", "table"]);
    assert!(wrong.out.contains("✗ Chưa khớp") && wrong.out.contains("trang 1, dòng "), "{}", wrong.out);
    // Why a cell was read as it was: what a person said, and where it stands.
    let claims = xephang(data.path(), &["export", "claims", "--format", "ndjson"]);
    let id = claims
        .out
        .lines()
        .map(|l| serde_json::from_str::<Value>(l).unwrap())
        .find(|c| c["subject"] == "ha-tinh" && c["rank"] == 37)
        .unwrap();
    let why = xephang(data.path(), &["why", id["id"].as_str().unwrap()]);
    assert!(why.out.contains("người dùng cho biết (--as)") && why.out.contains("chỗ trong tệp: trang 1, dòng "), "{}", why.out);
    // Reading it all again gives the same.
    let again = xephang(data.path(), &["reextract"]);
    assert!(again.err.contains(": 0 cho số liệu khác trước"), "{}", again.err);
}

/// What the seed articles say of DTI 2022 is confirmed or contradicted by cells of the table.
#[test]
fn the_seed_articles_are_held_against_a_report() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/seeds");
    if !seeds.is_dir() {
        println!("skipped: ../shared/gold/seeds is not there");
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let table = fixtures().join("bang-khong-ten.pdf");
    xephang(data.path(), &["ingest", "--as", "dti:2022", "--official", table.to_str().unwrap()]);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&seeds).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let run = xephang(data.path(), &["verify", file.to_str().unwrap(), "--format", "ndjson"]);
        for line in run.out.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let national = line["type"] == "claim" && line["index"] == "dti" && line["year"] == 2022 && line["scope"] == "national";
            let overall = national && line["component"].is_null() && !line["rank"].is_null();
            if overall && line["modality"] == "asserted" && line["subject"].as_str().is_some_and(|s| !s.contains('/')) {
                *counts.entry(line["verdict"].as_str().unwrap().to_owned()).or_default() += 1;
            }
        }
    }
    println!("{counts:?}");
    let seen = counts.get("matches-official").copied().unwrap_or(0) + counts.get("mismatch").copied().unwrap_or(0);
    assert!(seen >= 1 && !counts.contains_key("unknown"), "{counts:?}");
}

#[test]
fn a_table_that_names_no_ranking_is_kept_and_takes_no_part_until_it_is_told() {
    let data = tempfile::tempdir().unwrap();
    let table = fixtures().join("bang-khong-ten.pdf");
    let untold = xephang(data.path(), &["ingest", table.to_str().unwrap()]);
    assert_eq!(untold.code, Some(0), "{}", untold.err);
    let dated = |data: &Path| {
        let claims = xephang(data, &["export", "claims", "--format", "ndjson"]).out;
        claims.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).filter(|c| c["index"] == "dti" && c["year"] == 2022).count()
    };
    assert_eq!(dated(data.path()), 0);
    xephang(data.path(), &["ingest", "--as", "dti:2022", table.to_str().unwrap()]);
    assert_eq!(dated(data.path()), 63);
}

#[test]
fn what_is_said_of_a_file_must_be_understood() {
    let data = tempfile::tempdir().unwrap();
    let table = fixtures().join("bang-khong-ten.pdf");
    for (told, words) in [("dti-2022", "--as cần dạng"), ("dtx:2022", "chưa biết chỉ số 'dtx'"), ("pci:22", "--as cần dạng")]
    {
        let run = xephang(data.path(), &["ingest", "--as", told, table.to_str().unwrap()]);
        assert_eq!(run.code, Some(1), "{told}");
        assert!(run.err.contains(words), "{}", run.err);
    }
}

#[test]
fn a_bad_file_is_named_and_the_others_are_read() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("tep");
    std::fs::create_dir(&folder).unwrap();
    let whole = std::fs::read(fixtures().join("bang-khong-ten.pdf")).unwrap();
    std::fs::write(folder.join("a-hong.pdf"), &whole[..200]).unwrap();
    std::fs::write(folder.join("b.pdf"), &whole).unwrap();
    let packed = folder.join("c.rar");
    std::fs::write(&packed, b"Rar!\x1a\x07\x01\0").unwrap();
    let run = xephang(data.path(), &["ingest", "--as", "dti:2022", folder.to_str().unwrap(), packed.to_str().unwrap()]);
    assert!(run.err.contains("a-hong.pdf: ") && run.err.contains("c.rar: không giải nén tệp RAR"), "{}", run.err);
    assert!(run.err.contains("1 tài liệu: 1 mới") && run.err.contains("Không đọc được: 2"), "{}", run.err);
}

#[test]
fn a_picture_is_corrected_by_a_person() {
    if !ocr::available().ready() {
        println!("skipped: tesseract with Vietnamese is not installed");
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let (picture, table) = (fixtures().join("dti-2022-anh-man-hinh.png"), data.path().join("dti.csv"));
    let read = xephang(data.path(), &["ingest", "--review", table.to_str().unwrap(), picture.to_str().unwrap()]);
    assert!(read.err.contains("xephang ingest --as"), "{}", read.err);
    let csv = std::fs::read_to_string(&table).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains("Quảng Ninh"), "{csv}");
    // Not overwritten: a person's work may be in it.
    assert_eq!(xephang(data.path(), &["ingest", "--review", table.to_str().unwrap(), picture.to_str().unwrap()]).code, Some(1));
    let kept = xephang(data.path(), &["ingest", "--as", "dti:2022", table.to_str().unwrap()]);
    assert_eq!(kept.code, Some(0), "{}", kept.err);
    let found = xephang(data.path(), &["search", "Quảng Ninh DTI 2022", "--format", "table"]);
    assert!(found.out.contains("DTI 2022: 3"), "{}", found.out);
}
