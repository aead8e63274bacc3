//! The life of a finding from the command line: verdicts, what they change, what they survive, and what leaves the program.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn xephang_with(data: &Path, args: &[&str], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data).args(["--lang", "vi"]).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that reads nothing may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn xephang(data: &Path, args: &[&str]) -> Ran {
    xephang_with(data, args, "")
}

fn fine(data: &Path, args: &[&str]) -> String {
    let ran = xephang(data, args);
    assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
    ran.out
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// An article of our own about Hà Tĩnh.
fn article(paper: &str, text: &str) -> String {
    let url = format!("https://{paper}.example/dti-2022.html");
    let page = serde_json::json!({ "id": url, "url": url, "publisher": format!("{paper}.example"), "published": "2023-07-14",
                                   "title": "Bài của tòa soạn", "text": text });
    format!("{page}\n")
}

fn ha_tinh(rank: u32) -> String {
    format!("Năm 2022, Hà Tĩnh xếp thứ {rank}/63 về chuyển đổi số (DTI).")
}

fn ingest(data: &Path, pages: &str) {
    let ran = xephang_with(data, &["ingest", "--input", "ndjson", "-"], pages);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

/// A store in which one paper says 37 and the other 27.
fn two_papers(data: &Path) -> Value {
    ingest(data, &(article("bao-a", &ha_tinh(37)) + &article("bao-b", &ha_tinh(27))));
    only(data, &[])
}

/// The only contradiction that `check` lists.
fn only(data: &Path, args: &[&str]) -> Value {
    let mut found = lines(&fine(data, &[&["check", "--format", "ndjson"], args].concat()));
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn none(data: &Path, args: &[&str]) {
    assert_eq!(fine(data, &[&["check", "--format", "ndjson"], args].concat()), "", "{args:?}");
}

fn id(finding: &Value) -> String {
    finding["id"].as_str().unwrap().to_owned()
}

/// The claim of the side with this value.
fn claim(finding: &Value, value: &str) -> String {
    let sides = finding["sides"].as_array().unwrap();
    sides.iter().find(|s| s["value"] == value).unwrap()["claim"].as_str().unwrap().to_owned()
}

#[test]
fn a_verdict_changes_what_is_listed_and_what_counts() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let finding = two_papers(data);
    assert_eq!((&finding["state"], &finding["verdict"]), (&"open".into(), &Value::Null));
    let id = id(&finding);
    let fails = |args: &[&str]| xephang(data, &[&["check", "--fail-on", "any", "--format", "ndjson"], args].concat()).code;
    assert_eq!(fails(&[]), Some(3));

    // Seen: still listed, with who and why, and no failure any more.
    let said = xephang(data, &["resolve", &id[..9], "--verdict", "da-bao", "--note", "đã gọi điện", "--by", "Lan"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.err.contains("Đã báo tòa soạn") && said.err.contains("đã ghi nhận") && said.out.is_empty(), "{}", said.err);
    let noted = only(data, &["--state", "acknowledged"]);
    assert_eq!(
        (&noted["state"], &noted["verdict"]["verdict"], &noted["verdict"]["who"]),
        (&"acknowledged".into(), &"reported".into(), &"Lan".into())
    );
    let table = fine(data, &["check", "--format", "table"]);
    assert!(table.contains(&format!("Cần xem · đã ghi nhận · {id}")), "{table}");
    assert!(table.contains("Kết luận: Đã báo tòa soạn, ") && table.contains(", Lan: đã gọi điện"), "{table}");
    assert_eq!(fails(&[]), Some(0));

    // No error: gone from the list, found with --state.
    assert_eq!(xephang(data, &["resolve", &id, "--verdict", "khong-loi"]).code, Some(0));
    none(data, &[]);
    none(data, &["--state", "acknowledged"]);
    let settled = only(data, &["--state", "resolved"]);
    assert_eq!((&settled["state"], &settled["standing"]), (&"resolved".into(), &true.into()));
    assert_eq!(only(data, &["--state", "all"])["id"], finding["id"]);
    let table = fine(data, &["check", "--format", "table"]);
    assert!(table.contains("Không có điểm chưa khớp") && table.contains("1 đã xong (--state resolved)"), "{table}");
    let csv = fine(data, &["check", "--state", "all", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = |name: &str, headers: &csv::StringRecord| headers.iter().position(|h| h == name).unwrap();
    let headers = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!((&row[at("state", &headers)], &row[at("verdict", &headers)]), ("resolved", "no-error"));
    // Search no longer shows it as an open contradiction.
    assert!(!fine(data, &["search", "ha tinh dti 2022", "--format", "ndjson"]).contains(&id));

    // Both verdicts stay readable, the later one counts; taken back, the one before does.
    let listed = lines(&fine(data, &["resolve", "--list", "--format", "ndjson"]));
    let told: Vec<_> = listed.iter().map(|l| (l["verdict"].as_str().unwrap(), l["counts"].as_bool().unwrap())).collect();
    assert_eq!(told, [("no-error", true), ("reported", false)]);
    assert!(fine(data, &["resolve", "--list", "--format", "table"]).contains("có kết luận sau"));
    assert!(xephang(data, &["resolve", &id[..8], "--undo"]).err.contains("Đã rút kết luận"));
    assert_eq!(only(data, &[])["state"], "acknowledged");
    assert_eq!(xephang(data, &["resolve", &id, "--undo"]).code, Some(0));
    assert_eq!(only(data, &[])["state"], "open");
    assert_eq!(xephang(data, &["resolve", &id, "--undo"]).code, Some(1));
    let csv = fine(data, &["resolve", "--list", "--format", "csv"]);
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), 2);
}

#[test]
fn wrong_use_is_told_with_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    assert!(xephang(&data.join("none"), &["resolve", "f1", "--verdict", "seen"]).err.contains("xephang init"));
    let finding = two_papers(data);
    let id = id(&finding);
    let fails = |args: &[&str], code: i32, words: &str| {
        let ran = xephang(data, args);
        assert!(ran.code == Some(code) && ran.err.contains(words), "{args:?}: {:?} {}", ran.code, ran.err);
    };
    fails(&["resolve", "f00000", "--verdict", "seen"], 1, "xephang check");
    fails(&["resolve", &id, "--undo"], 1, "chưa có kết luận");
    fails(&["resolve", &id], 2, "--verdict");
    fails(&["resolve", &id, "--verdict", "sai"], 2, "our-reading");
    // Misread: which side? Both are named with their claims.
    fails(&["resolve", &id, "--verdict", "may-doc-nham"], 1, &claim(&finding, "27/63"));
    fails(&["resolve", &id, "--verdict", "may-doc-nham"], 1, &claim(&finding, "37/63"));
    fails(&["resolve", &id, "--verdict", "our-reading", "--claim", "c000"], 1, "--claim");
    fails(&["resolve", &id, "--verdict", "no-error", "--claim", &claim(&finding, "27/63")], 1, "--claim");
    fails(&["export", "claims", "--format", "claimreview"], 2, "findings");
    none(data, &["--state", "resolved"]);
    assert!(fine(data, &["resolve", "--list", "--format", "table"]).contains("--verdict da-xem|da-bao"));
}

#[test]
fn what_was_misread_is_left_out_everywhere_and_survives_reading_anew() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let finding = two_papers(data);
    let (id, wrong) = (id(&finding), claim(&finding, "27/63"));
    let resolve = ["resolve", &id, "--verdict", "our-reading", "--claim", &wrong[..10], "--value", "37/63", "--note", "câu nói về huyện"];
    let said = xephang(data, &resolve);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.err.contains("không còn tham gia đối chiếu") && said.err.contains("đã xong"), "{}", said.err);
    none(data, &[]);
    let gone = only(data, &["--state", "resolved"]);
    assert_eq!((&gone["standing"], &gone["verdict"]["wrong"][0]), (&false.into(), &wrong.as_str().into()));
    assert!(!fine(data, &["show", "ha-tinh", "--format", "ndjson"]).contains("\"rank\":27"));
    assert!(!fine(data, &["search", "ha tinh dti 2022", "--format", "ndjson"]).contains("\"rank\":27"));
    assert!(!fine(data, &["export", "claims"]).contains("\"rank\":27"));
    let why = fine(data, &["why", &wrong]);
    assert!(why.contains("Máy đọc nhầm, theo xác nhận của người dùng") && why.contains("27"), "{why}");
    let why = fine(data, &["why", &id]);
    assert!(why.contains("không còn nữa") && why.contains("Kết luận: Máy đọc nhầm") && why.contains("câu nói về huyện"), "{why}");
    assert!(!fine(data, &["verify", "Năm 2022, Hà Tĩnh xếp thứ 37/63 về chuyển đổi số (DTI).", "--format", "table"]).contains("✗"));

    // The program still reads it so: a case for whoever mends it.
    let cases: Vec<Value> = serde_json::from_str(&fine(data, &["eval", "--verdicts", "--format", "json"])).unwrap();
    assert_eq!((cases.len(), &cases[0]["now"], &cases[0]["wrong"]["rank"]), (1, &"misread".into(), &27.into()));
    assert_eq!((&cases[0]["right"], &cases[0]["document"]), (&"37/63".into(), &"https://bao-b.example/dti-2022.html".into()));
    let cases = fine(data, &["eval", "--verdicts"]);
    assert!(cases.contains("vẫn đọc nhầm: Hà Tĩnh, DTI 2022: 27/63") && cases.contains("1 chỗ vẫn đọc nhầm"), "{cases}");
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    let figures = fine(data, &["eval", gold.to_str().unwrap()]);
    assert!(figures.contains("1 kết luận của người dùng"), "{figures}");

    // Extracted anew, and again after the page was edited around it.
    fine(data, &["reextract"]);
    none(data, &[]);
    ingest(data, &article("bao-b", &format!("Tin vắn. {} Hội nghị diễn ra hôm qua.", ha_tinh(27))));
    none(data, &[]);
    fine(data, &["reindex"]);
    assert!(!fine(data, &["search", "ha tinh dti 2022", "--format", "ndjson"]).contains("\"rank\":27"));

    // Another paper with that figure is another matter: the same values are back.
    ingest(data, &article("bao-c", &ha_tinh(27)));
    let back = only(data, &[]);
    assert_eq!((&back["id"], &back["state"]), (&id.as_str().into(), &"regressed".into()));
    assert_eq!(back["documents"].as_array().unwrap().len(), 2);
    assert_eq!(xephang(data, &["check", "--fail-on", "any", "--format", "ndjson"]).code, Some(3));

    // Taken back, it takes part again.
    assert_eq!(xephang(data, &["resolve", &id, "--undo"]).code, Some(0));
    assert_eq!(only(data, &[])["documents"].as_array().unwrap().len(), 3);
    assert_eq!(lines(&fine(data, &["resolve", "--list", "--format", "ndjson"]))[0]["counts"], false);
}

#[test]
fn a_third_value_opens_what_was_settled_and_remembers_the_verdict() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let two = two_papers(data);
    assert_eq!(xephang(data, &["resolve", &id(&two), "--verdict", "da-xem"]).code, Some(0));
    ingest(data, &article("bao-c", &ha_tinh(17)));
    let three = only(data, &[]);
    assert_ne!(three["id"], two["id"]);
    // Who has seen two values goes on having seen them; a settled matter is open again.
    assert_eq!((&three["state"], &three["verdict"]["verdict"]), (&"acknowledged".into(), &"seen".into()));
    assert_eq!(lines(&fine(data, &["resolve", "--list", "--format", "ndjson"]))[0]["state"], "acknowledged");

    ingest(data, &article("bao-c", "Bài đã gỡ số."));
    assert_eq!(xephang(data, &["resolve", &id(&two), "--verdict", "khong-loi"]).code, Some(0));
    none(data, &[]);
    ingest(data, &article("bao-c", &ha_tinh(17)));
    let open = only(data, &[]);
    assert_eq!((&open["state"], &open["verdict"], &open["earlier_verdict"]["verdict"]), (&"open".into(), &Value::Null, &"no-error".into()));
    let table = fine(data, &["check", "--format", "table"]);
    assert!(table.contains("Đã có kết luận cho giá trị khác (") && table.contains("Không phải lỗi"), "{table}");
}

#[test]
fn a_corrected_article_resolves_and_one_that_goes_back_is_told() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let finding = two_papers(data);
    let (id, wrong) = (id(&finding), claim(&finding, "27/63"));
    // The store still has the old page: the person is believed until the page is read again.
    let resolve = ["resolve", &id, "--verdict", "bao-da-sua", "--claim", &wrong, "--value", "37/63", "--by", "Lan"];
    assert_eq!(xephang(data, &resolve).code, Some(0));
    none(data, &[]);
    ingest(data, &article("bao-b", &format!("Cập nhật. {}", ha_tinh(27))));
    assert_eq!(only(data, &[])["state"], "regressed");
    // Now it is corrected in truth.
    ingest(data, &article("bao-b", &ha_tinh(37)));
    none(data, &[]);
    let gone = only(data, &["--state", "resolved"]);
    assert_eq!((&gone["id"], &gone["standing"]), (&id.as_str().into(), &false.into()));

    // What leaves the program: the finding with its verdict, and a review of the figure that was wrong.
    let exported = lines(&fine(data, &["export", "findings"]));
    assert_eq!((exported.len(), &exported[0]["state"], &exported[0]["verdict"]["value"]), (1, &"resolved".into(), &"37/63".into()));
    assert_eq!(fine(data, &["export", "findings", "--state", "open"]), "");
    let csv = fine(data, &["export", "findings", "--format", "csv"]);
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), 1);
    let reviews: Vec<Value> = serde_json::from_str(&fine(data, &["export", "findings", "--format", "claimreview"])).unwrap();
    assert_eq!(reviews.len(), 1);
    let review = &reviews[0];
    assert_eq!((&review["@context"], &review["@type"]), (&"https://schema.org".into(), &"ClaimReview".into()));
    assert_eq!((&review["claimReviewed"], &review["author"]["name"]), (&"Hà Tĩnh, DTI 2022: 27/63".into(), &"Lan".into()));
    assert_eq!(review["itemReviewed"]["appearance"]["url"], "https://bao-b.example/dti-2022.html");
    assert_eq!(review["itemReviewed"]["author"]["name"], "bao-b.example");
    assert_eq!(review["reviewRating"]["alternateName"], "Số liệu chưa đúng, báo đã sửa");
    assert_eq!(review["reviewBody"], "Số đúng: 37/63.");
    std::fs::write(data.join("config.toml"), "organisation = \"Sở Kiểm chứng\"\norganisation_url = \"https://so.example/kiem-chung\"\n")
        .unwrap();
    let reviews: Vec<Value> = serde_json::from_str(&fine(data, &["export", "findings", "--format", "claimreview"])).unwrap();
    assert_eq!((&reviews[0]["author"]["name"], &reviews[0]["author"]["@type"]), (&"Sở Kiểm chứng".into(), &"Organization".into()));
    assert_eq!(reviews[0]["url"], format!("https://so.example/kiem-chung#{id}"));

    // Back to the wrong figure.
    ingest(data, &article("bao-b", &ha_tinh(27)));
    assert_eq!(only(data, &[])["state"], "regressed");
    assert_eq!(fine(data, &["export", "findings", "--format", "claimreview"]), "[]\n");
}

#[test]
fn verdicts_go_to_a_new_store() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let finding = two_papers(data);
    assert_eq!(xephang(data, &["resolve", &id(&finding), "--verdict", "seen"]).code, Some(0));
    let wrong = claim(&finding, "27/63");
    assert_eq!(xephang(data, &["resolve", &id(&finding), "--verdict", "our-reading", "--claim", &wrong]).code, Some(0));
    let exported = fine(data, &["export", "verdicts"]);
    assert_eq!(exported.lines().count(), 2);

    let new = tempfile::tempdir().unwrap();
    let new = new.path();
    two_papers(new);
    let imported = xephang_with(new, &["resolve", "--import", "-"], &exported);
    assert!(imported.code == Some(0) && imported.err.contains("Đã nhận 2 kết luận mới"), "{}", imported.err);
    none(new, &[]);
    assert_eq!(fine(new, &["export", "verdicts"]), exported);
    // Twice is once; a line that is none is named, and the others go in.
    let file = new.join("ket-luan.ndjson");
    std::fs::write(&file, format!("{exported}không phải JSON\n")).unwrap();
    let again = xephang(new, &["resolve", "--import", file.to_str().unwrap()]);
    assert!(again.code == Some(4) && again.err.contains(":3:") && again.err.contains("2 đã có sẵn"), "{}", again.err);

    // Verdicts may be there before the pages are.
    let early = tempfile::tempdir().unwrap();
    let early = early.path();
    ingest(early, &article("bao-x", "Bài khác."));
    assert_eq!(xephang_with(early, &["resolve", "--import", "-"], &exported).code, Some(0));
    ingest(early, &(article("bao-a", &ha_tinh(37)) + &article("bao-b", &ha_tinh(27))));
    none(early, &[]);
    // A backup has them too.
    let copy = early.join("sao-luu");
    assert_eq!(xephang(early, &["backup", copy.to_str().unwrap()]).code, Some(0));
    assert_eq!(fine(&copy, &["export", "verdicts"]), exported);
}

#[test]
fn sample_data_says_so_in_verdicts_and_reviews() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    fine(data, &["demo"]);
    let found = lines(&fine(data, &["check", "--format", "ndjson"]));
    let planted =
        found.iter().find(|f| f["kind"] == "same-fact" && f["sides"].as_array().unwrap().iter().any(|s| s["official"] == true)).unwrap();
    // Where an official table speaks, the side that says otherwise is meant.
    let ran = xephang(data, &["resolve", &id(planted), "--verdict", "corrected", "--by", "Lan"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let left = lines(&fine(data, &["check", "--format", "ndjson"]));
    assert_eq!(left.len(), found.len() - 1);
    let reviews: Vec<Value> = serde_json::from_str(&fine(data, &["export", "findings", "--format", "claimreview"])).unwrap();
    assert!(!reviews.is_empty());
    for review in &reviews {
        for field in ["claimReviewed", "reviewBody"] {
            assert!(review[field].as_str().unwrap().contains("*DỮ LIỆU MẪU*"), "{review:#}");
        }
    }
    let list = fine(data, &["resolve", "--list", "--format", "table"]);
    assert!(list.contains("*DỮ LIỆU MẪU*"), "{list}");
    fine(data, &["reextract"]);
    assert_eq!(lines(&fine(data, &["check", "--format", "ndjson"])).len(), left.len());
}
