//! What people type, and what must come back: questions over the reference tables and a few short notes
//! of our own that state real figures.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic by design")]
use std::sync::LazyLock;
use xephang::explain::answer;
use xephang::model::{Authority, Claim, PartialDate, Source};
use xephang::ontology::Ontology;
use xephang::read::reference;
use xephang::search::{Answer, AskContext, MemoryFacts, Outcome, Told, Tongue, understand};

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());
static FACTS: LazyLock<MemoryFacts> = LazyLock::new(|| {
    let mut told = Vec::new();
    for table in reference::tables() {
        for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, &ONTOLOGY).unwrap() {
            let source = Source {
                doc_id: document.id.clone(),
                url: document.url.clone(),
                publisher: document.publisher.clone(),
                published: document.published,
                title: document.title.clone(),
                authority: table.authority,
                ..Source::default()
            };
            told.extend(extraction.claims.into_iter().map(|claim| Told { claim, source: source.clone() }));
        }
    }
    told.extend(notes());
    MemoryFacts(told)
});

fn source(publisher: &str, day: &str) -> Source {
    Source {
        doc_id: format!("{publisher}-{day}"),
        publisher: Some(publisher.to_owned()),
        published: PartialDate::parse(day),
        authority: Authority::Press,
        ..Source::default()
    }
}

fn claim(subject: &str, index: &str, component: Option<&str>, year: i32, rank: u32) -> Claim {
    Claim {
        subject: subject.to_owned(),
        index: index.to_owned(),
        component: component.map(str::to_owned),
        year: Some(year),
        rank: Some(rank),
        scope: "national".to_owned(),
        ..Claim::default()
    }
}

fn moved(mut claim: Claim, delta: i32, base_year: i32) -> Claim {
    claim.delta = Some(delta);
    claim.base_year = Some(base_year);
    claim
}

/// What articles said; the figures are those that were published.
fn notes() -> Vec<Told> {
    let htn = source("baohatinh.vn", "2023-07-13");
    let mic = source("mic.gov.vn", "2023-09-15");
    let tp = source("tienphong.vn", "2024-09");
    let mut security = moved(claim("ha-tinh", "dti", Some("an-toan-thong-tin-mang"), 2022, 35), 28, 2021);
    security.of = Some(63);
    let mut overall = moved(claim("ha-tinh", "dti", None, 2022, 37), 22, 2021);
    overall.of = Some(63);
    let mut region = claim("ha-tinh", "dti", None, 2022, 3);
    region.scope = "region:bac-trung-bo".to_owned();
    let mut office = claim("thanh-hoa/van-phong-ubnd-tinh", "dti", None, 2023, 1);
    office.scope = "province:thanh-hoa/so-nganh".to_owned();
    office.score = Some(970.0);
    let mut wrong_of = claim("lao-cai", "papi", None, 2021, 48);
    wrong_of.of = Some(63);
    let par = |year, rank, delta: i32| {
        if delta == 0 {
            claim("ha-tinh", "par-index", None, year, rank)
        } else {
            moved(claim("ha-tinh", "par-index", None, year, rank), delta, year - 1)
        }
    };
    let told = |source: &Source, claim: Claim| Told { claim, source: source.clone() };
    let mut all = vec![
        told(&htn, security),
        told(&htn, overall),
        told(&htn, region),
        told(&mic, claim("ha-tinh", "dti", None, 2021, 59)),
        told(&mic, claim("ha-tinh", "pci", None, 2022, 18)),
        told(&tp, office),
        told(&source("baomoi.vn", "2022-05-11"), wrong_of),
    ];
    let par_source = source("baohatinh.vn", "2024-04-17");
    all.extend([par(2020, 16, 0), par(2021, 8, 8), par(2022, 28, -20), par(2023, 18, 10)].into_iter().map(|c| told(&par_source, c)));
    all
}

fn ask(query: &str) -> Answer {
    ask_from(query, None)
}

fn ask_from(query: &str, home: Option<&str>) -> Answer {
    let context = AskContext { this_year: 2026, home: home.map(str::to_owned) };
    let query = understand(query, &ONTOLOGY, &context);
    answer(&query, &*FACTS, &ONTOLOGY, Tongue::Vi).unwrap_or_else(|never| match never {})
}

/// The whole answer as text.
fn tell(query: &str) -> String {
    text(&ask(query))
}

fn text(answer: &Answer) -> String {
    let mut out = vec![answer.understood.clone()];
    out.extend(answer.lines.iter().map(|l| l.render(Tongue::Vi)));
    if let Some(table) = &answer.table {
        out.push(table.columns.join(" | "));
        out.extend(table.rows.iter().map(|r| r.cells.join(" | ")));
    }
    out.extend(answer.remarks.iter().map(|l| l.render(Tongue::Vi)));
    out.join("\n")
}

/// Each text must stand in the answer to the question, in this order.
#[track_caller]
fn holds(query: &str, parts: &[&str]) {
    let told = tell(query);
    let mut from = 0;
    for part in parts {
        match told.get(from..).and_then(|rest| rest.find(part)) {
            Some(at) => from += at + part.len(),
            None => panic!("{query}: \"{part}\" is not in (or not in this order in)\n{told}"),
        }
    }
}

#[test]
fn a_component_is_answered_with_the_year_before_derived() {
    for query in ["Hà Tĩnh An toàn thông tin", "ha tinh an toan thong tin", "Ha\u{300} Ti\u{303}nh ATTT"] {
        holds(
            query,
            &[
                "Hiểu là: Hà Tĩnh · DTI",
                "35/63, ▲28 bậc so với 2021",
                "baohatinh.vn, 13/07/2023",
                "2021: 63/63",
                "suy ra, không phải số công bố",
                "35 + 28 = 63",
            ],
        );
    }
}

#[test]
fn what_the_store_lacks_is_said_with_the_nearest() {
    let answer = ask("ha tinh nam ngoai pci thu may");
    assert_eq!(answer.outcome, Outcome::Nearest);
    holds(
        "ha tinh nam ngoai pci thu may",
        &["kỳ 2025 (nam ngoai)", "Kho chưa có PCI 2025 của Hà Tĩnh", "Gần nhất: Hà Tĩnh, PCI 2022: 18/63", "Bổ sung: xephang ingest"],
    );
    holds("thanh hoa pci 2031", &["Kho chưa có PCI 2031", "Gần nhất: Thanh Hóa, PCI 2024: 21/63"]);
}

#[test]
fn a_series_runs_through_the_official_tables() {
    holds(
        "pci thanh hoa qua cac nam",
        &[
            "PCI 2006–2024",
            "54, 38, 52, 39, 44, 24, 44, 8, 12, 10, 31, 28, 25, 24, 28, 43, 47, 30, 21",
            "2006 | 54 | 64",
            "2013 | 8 | 63 | ▲36*",
            "không phải số công bố",
        ],
    );
    holds("parindex ha tinh 2020-2023", &["thứ 16, 8, 28, 18", "2021 | 8 | 63 | ▲8 ✔", "2022 | 28 | 63 | ▼20 ✔", "2023 | 18 | 63 | ▲10 ✔"]);
}

#[test]
fn why_shows_what_pulled_and_invents_no_reason() {
    holds(
        "vì sao Thanh Hóa tụt PCI 2021",
        &[
            "thứ 28 → 43 (▼15 bậc), 63,91 → 63,21 điểm",
            "Kéo xuống: Đào tạo lao động (−2,80)",
            "không phải số công bố",
            "Kéo lên: Tính minh bạch (+1,36)",
            "máy không tự suy đoán",
        ],
    );
}

#[test]
fn places_around_a_rank_and_at_the_ends() {
    holds(
        "ai đứng trên Hà Tĩnh DTI 2022",
        &[
            "Hà Tĩnh, DTI 2022: 37/63",
            "Trên: Sóc Trăng 36, Điện Biên 35, Hà Nam 34",
            "Dưới: Lào Cai 38, Đồng Tháp 39",
            "bảng chính thức dti.gov.vn",
        ],
    );
    holds("top 5 pci 24", &["Hải Phòng 1, Quảng Ninh 2, Long An 3, Bắc Giang 4, Bà Rịa - Vũng Tàu 5"]);
    holds("cuoi bang dti 2022", &["Cao Bằng 61, Gia Lai 62, Bắc Kạn 63"]);
    holds("tỉnh nào đứng thứ 15 DTI 2022", &["Thanh Hóa 15 (đồng hạng Yên Bái)"]);
}

#[test]
fn a_region_is_listed_and_its_stated_ranks_are_checked() {
    holds(
        "dti btb 2022",
        &[
            "Thừa Thiên Huế 4, Thanh Hóa 15 (đồng hạng Yên Bái), Hà Tĩnh 37, Quảng Bình 46, Nghệ An 52, Quảng Trị 55",
            "Hà Tĩnh thứ 3/6: khớp",
        ],
    );
}

#[test]
fn an_ambiguous_abbreviation_asks_back_and_home_settles_it() {
    let query = "so sanh HT voi Nghe An pci 2020-2022";
    assert_eq!(ask(query).outcome, Outcome::AskBack);
    holds(query, &["\"HT\" là Hà Tĩnh hay Hà Tây?", "--home ha-tinh"]);
    let settled = text(&ask_from(query, Some("ha-tinh")));
    assert!(settled.contains("PCI | 2020 | 63 | 21 | 18 | 3"), "{settled}");
    assert_eq!(ask("ĐN pci 2020").outcome, Outcome::AskBack);
}

#[test]
fn mergers_make_no_averages_and_two_lists_are_both_true() {
    holds(
        "Quảng Trị mới PCI 2022",
        &["không có hạng PCI 2022", "không tính trung bình", "Quảng Trị cũ, PCI 2022: 59/63", "bảng chính thức"],
    );
    holds("da nang dti 2024", &["DTI 2024: 2/63", "DTI 2024: 17/34", "hai danh sách", "Cả hai đều đúng"]);
    assert!(!tell("da nang dti 2024 sau sáp nhập").contains("2/63"));
}

#[test]
fn a_wrong_number_of_units_is_pointed_out() {
    holds("papi lao cai 2021", &["48/60", "PAPI 2021 xếp 60 đơn vị", "\"48/63\" chưa khớp"]);
}

#[test]
fn spelling_does_not_matter() {
    holds("sipas hà tỉnh 2021", &["Hà Tĩnh, SIPAS 2021: 5/63, 91,17 %"]);
    holds(
        "Haf Tinhx DTI 2022",
        &["37/63, ▲22 bậc so với 2021", "bảng chính thức dti.gov.vn", "baohatinh.vn", "2021: 59/63, khớp 37 + 22 = 59"],
    );
    holds("quang nihn pci 2023", &["Quảng Ninh, PCI 2023: 1/63"]);
}

#[test]
fn an_office_inside_a_province_is_found() {
    holds("VP UBND tỉnh Thanh Hóa DTI 2023", &["các sở, ngành của Thanh Hóa", "1, 970 điểm", "tienphong.vn, 09/2024"]);
}

#[test]
fn a_sentence_is_verified() {
    holds(
        "Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc đúng không",
        &["✗ Chưa khớp", "37/63", "27/63", "gõ nhầm một chữ số", "bảng chính thức", "✔ Khớp: ▲22", "27 + 22 = 49", "59"],
    );
    holds("Hà Tĩnh 37/63 DTI 2022 phải không", &["✔ Khớp bảng chính thức"]);
    holds("Hà Tĩnh thứ 73/63 DTI 2022", &["Chưa khớp", "đảo hai chữ số"]);
    holds("Cà Mau thứ 9 PAPI 2012", &["? Chưa kiểm chứng được", "Kho chưa có PAPI 2012 của Cà Mau"]);
}

#[test]
fn there_is_no_empty_answer_and_sample_data_is_marked() {
    for query in ["", "   ", "dịch vụ công", "pci", "btb", "top 5", "Hà Tĩnh", "xyz 123", "so sánh Hà Tĩnh với Nghệ An"] {
        let answer = ask(query);
        assert!(answer.lines.iter().all(|l| !l.text.is_empty()) && !answer.lines.is_empty(), "{query}");
        assert!(answer.understood.starts_with("Hiểu là: "), "{query}");
    }
    let mut facts = FACTS.clone();
    facts.0.retain(|t| t.source.publisher.as_deref() == Some("baohatinh.vn"));
    facts.0.iter_mut().for_each(|t| t.source.sample = true);
    let query = understand("Hà Tĩnh ATTT", &ONTOLOGY, &AskContext { this_year: 2026, home: None });
    let answer = answer(&query, &facts, &ONTOLOGY, Tongue::Vi).unwrap_or_else(|never| match never {});
    assert!(answer.lines.iter().all(|l| l.render(Tongue::Vi).ends_with("*DỮ LIỆU MẪU*")), "{}", text(&answer));
}

/// The command on a real store: documents of ours with their claims, put in as `ingest` would.
mod process {
    use super::{claim, moved};
    use serde_json::Value;
    use std::path::Path;
    use std::process::{Command, Output};
    use tempfile::TempDir;
    use xephang::model::{Authority, Claim, Document, Extraction, PartialDate, claim_id, text_hash};
    use xephang::store::{Item, Store};

    /// A page whose claims stand on the given words.
    fn page(id: &str, publisher: &str, day: &str, text: &str, claims: Vec<(&str, Claim)>) -> Item {
        let hash = text_hash(text);
        let claims = claims.into_iter().map(|(quote, mut claim)| {
            let start = text.find(quote).unwrap();
            claim.doc_id = id.to_owned();
            claim.quote = quote.to_owned();
            (claim.start, claim.end) = (start, start + quote.len());
            claim.of = quote.contains("/63").then_some(63);
            claim.confidence = 0.9;
            claim.id = claim_id(&claim, &hash);
            claim
        });
        let extraction = Extraction { claims: claims.collect(), ..Extraction::default() };
        let document = Document {
            id: id.to_owned(),
            url: Some(format!("https://{publisher}/{id}")),
            publisher: Some(publisher.to_owned()),
            published: PartialDate::parse(day),
            title: format!("Bản tin {id}"),
            text: text.to_owned(),
            ..Document::default()
        };
        Item { document, authority: Authority::Press, sample: false, extraction }
    }

    fn store() -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        let security = Some("an-toan-thong-tin-mang");
        let items = [
            page(
                "ht-1",
                "bao-a.example",
                "2023-07-13",
                "DTI 2022: Hà Tĩnh xếp thứ 37/63, tăng 22 bậc so với năm 2021.\nRiêng An toàn thông tin mạng đứng 35/63, tăng 28 bậc.",
                vec![
                    ("xếp thứ 37/63, tăng 22 bậc", moved(claim("ha-tinh", "dti", None, 2022, 37), 22, 2021)),
                    ("An toàn thông tin mạng đứng 35/63, tăng 28 bậc", moved(claim("ha-tinh", "dti", security, 2022, 35), 28, 2021)),
                ],
            ),
            page(
                "ht-2",
                "bao-b.example",
                "2023-07-15",
                "Hà Tĩnh đứng thứ 27/63 về DTI năm 2022.",
                vec![("thứ 27/63", claim("ha-tinh", "dti", None, 2022, 27))],
            ),
            page("na-1", "bao-b.example", "2022-08-09", "Nghệ An nói về an toàn thông tin ở xã.", vec![]),
            page(
                "ht-3",
                "bao-c.example",
                "2021-04-15",
                "Năm 2020, PCI của Hà Tĩnh xếp thứ 21/63.",
                vec![("thứ 21/63", claim("ha-tinh", "pci", None, 2020, 21))],
            ),
        ];
        Store::open(dir.path()).unwrap().put(&items).unwrap();
        dir
    }

    fn run(dir: &Path, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xephang")).args(["--lang", "vi", "--data"]).arg(dir).args(args).output().unwrap()
    }

    #[track_caller]
    fn lines(output: &Output) -> Vec<Value> {
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{stderr}");
        String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }

    #[test]
    fn the_component_comes_first_however_it_is_typed() {
        let dir = store();
        for query in [
            "Hà Tĩnh An toàn thông tin",
            "ha tinh an toan thong tin",
            "Ha\u{300} Ti\u{303}nh An toa\u{300}n tho\u{302}ng tin",
            "Hà Tĩnh ATTT",
            "Haf Tinhx ATTT",
        ] {
            let output = run(dir.path(), &["search", query, "--format", "ndjson"]);
            let hits = lines(&output);
            let first = &hits[0];
            assert_eq!(
                (&first["type"], &first["rank"], &first["delta"], &first["year"]),
                (&"claim".into(), &35.into(), &28.into(), &2022.into()),
                "{query}"
            );
            assert_eq!((&first["publisher"], &first["published"]), (&"bao-a.example".into(), &"2023-07-13".into()));
            assert_eq!(first["url"], "https://bao-a.example/ht-1");
            assert_eq!(first["quote"], "An toàn thông tin mạng đứng 35/63, tăng 28 bậc");
            let kinds: Vec<&str> = hits.iter().map(|h| h["type"].as_str().unwrap()).collect();
            assert!(kinds.is_sorted() && kinds.contains(&"document"), "claims first, documents second: {kinds:?}");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(
                stderr.starts_with("Hiểu là: Hà Tĩnh · DTI") && stderr.contains("35/63, ▲28") && stderr.contains("35 + 28 = 63"),
                "{stderr}"
            );
        }
    }

    #[test]
    fn a_hit_names_its_findings() {
        let dir = store();
        let hits = lines(&run(dir.path(), &["search", "Hà Tĩnh DTI 2022", "--format", "ndjson"]));
        let of = |doc: &str| hits.iter().find(|h| h["doc_id"] == doc && h["component"].is_null()).unwrap()["findings"].clone();
        assert_eq!(of("ht-1").as_array().unwrap().len(), 1, "{hits:#?}");
        assert_eq!(of("ht-1"), of("ht-2"));
        let table = run(dir.path(), &["search", "Hà Tĩnh DTI 2022", "--format", "table"]);
        let table = String::from_utf8_lossy(&table.stdout);
        assert!(table.contains("✗ Chưa khớp") && table.contains("«"), "{table}");
    }

    #[test]
    fn filters_narrow_the_hits() {
        let dir = store();
        let docs = |args: &[&str]| -> Vec<String> {
            let output = run(dir.path(), &[&["search", "Hà Tĩnh", "--format", "ndjson"], args].concat());
            lines(&output).iter().filter(|h| h["type"] == "claim").map(|h| h["doc_id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(docs(&["--publisher", "bao-b.example"]), ["ht-2"]);
        assert_eq!(docs(&["--since", "2023-07-14"]), ["ht-2"]);
        assert_eq!(docs(&["--year", "2018-2020"]), ["ht-3"]);
        assert_eq!(docs(&["--index", "PCI"]), ["ht-3"]);
        assert_eq!(docs(&["--index", "dti", "--component", "an toàn thông tin"]), ["ht-1"]);
        assert_eq!(docs(&["--subject", "Nghệ An"]), Vec::<String>::new());
        assert_eq!(docs(&["--status", "unresolved"]), Vec::<String>::new());
        assert_eq!(docs(&["--limit", "1"]).len(), 1);
        let unknown = run(dir.path(), &["search", "Hà Tĩnh", "--subject", "Không Đâu"]);
        assert_eq!(unknown.status.code(), Some(1));
    }

    #[test]
    fn tables_for_spreadsheets_keep_rank_and_units_apart() {
        let dir = store();
        let output = run(dir.path(), &["search", "Hà Tĩnh ATTT", "--format", "csv", "--limit", "1"]);
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        let header = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| row[header.iter().position(|h| h == name).unwrap()].to_owned();
        assert_eq!([cell("type"), cell("rank"), cell("of"), cell("subject")], ["claim", "35", "63", "ha-tinh"]);
    }

    #[test]
    fn show_counts_sources_and_marks_conflicts() {
        let dir = store();
        for (subject, index) in [("ha-tinh", "dti"), ("Hà Tĩnh", "DTI")] {
            let rows = lines(&run(dir.path(), &["show", subject, index, "--format", "ndjson"]));
            assert_eq!(rows.len(), 2, "{rows:#?}");
            let overall = rows.iter().find(|r| r["component"].is_null()).unwrap();
            assert_eq!(
                (&overall["conflict"], &overall["witnesses"], overall["sources"].as_array().unwrap().len()),
                (&true.into(), &1.into(), 2)
            );
            let part = rows.iter().find(|r| r["component"] == "an-toan-thong-tin-mang").unwrap();
            assert_eq!((&part["conflict"], &part["rank"], &part["of"]), (&false.into(), &35.into(), &63.into()));
        }
        let table = run(dir.path(), &["show", "ha-tinh", "--format", "table"]);
        let table = String::from_utf8_lossy(&table.stdout);
        assert!(table.contains("✗") && table.contains("bao-a.example") && table.contains("PCI"), "{table}");
    }

    #[test]
    fn home_in_the_settings_settles_abbreviations() {
        let dir = store();
        let query = ["search", "HT pci 2020", "--format", "ndjson"];
        assert!(String::from_utf8_lossy(&run(dir.path(), &query).stderr).contains("\"HT\" là Hà Tĩnh hay Hà Tây?"));
        std::fs::write(dir.path().join("config.toml"), "home = \"Hà Tĩnh\"\n").unwrap();
        let output = run(dir.path(), &query);
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("Hà Tĩnh, PCI 2020: 21/63"),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        std::fs::write(dir.path().join("config.toml"), "home = 3\n").unwrap();
        let output = run(dir.path(), &query);
        assert!(output.status.code() == Some(1) && String::from_utf8_lossy(&output.stderr).contains("config.toml:1"));
    }

    #[test]
    fn a_damaged_index_is_made_anew_and_a_missing_store_says_what_to_do() {
        let dir = store();
        let query = ["search", "Hà Tĩnh ATTT", "--format", "ndjson"];
        assert_eq!(lines(&run(dir.path(), &query))[0]["rank"], 35);
        for file in std::fs::read_dir(dir.path().join("index")).unwrap().flatten() {
            std::fs::write(file.path(), "rubbish").unwrap();
        }
        assert_eq!(lines(&run(dir.path(), &query))[0]["rank"], 35);
        assert!(run(dir.path(), &["reindex"]).status.success());
        assert_eq!(lines(&run(dir.path(), &query))[0]["rank"], 35);

        let empty = tempfile::tempdir().unwrap();
        let output = run(empty.path(), &query);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && stderr.contains("xephang init"), "{stderr}");
        assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "a search makes nothing");
    }

    /// The seeds with their labelled claims: what must come first on real pages.
    #[test]
    fn seeds_answer_as_the_goal_says() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/seeds");
        if !seeds.is_dir() {
            println!("skipped: {} is not there", seeds.display());
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        let mut items = Vec::new();
        for file in std::fs::read_dir(seeds).unwrap().flatten() {
            let seed: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
            let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
            let claims = seed["claims"].as_array().unwrap().iter().filter_map(|c| {
                let number = |name: &str| c[name].as_u64().and_then(|n| u32::try_from(n).ok());
                let signed = |name: &str| c[name].as_i64().and_then(|n| i32::try_from(n).ok());
                let claim = Claim {
                    subject: text(&c["subject"]),
                    index: text(&c["index"]),
                    component: c["component"].as_str().map(str::to_owned),
                    year: signed("year"),
                    rank: number("rank"),
                    scope: text(&c["scope"]),
                    delta: signed("delta"),
                    base_year: signed("base_year"),
                    score: c["score"].as_f64(),
                    last: c["last"].as_bool().unwrap_or(false),
                    ..Claim::default()
                };
                (c["modality"] == "asserted").then_some((c["quote"].as_str().unwrap(), claim))
            });
            items.push(page(
                &text(&seed["id"]),
                &text(&seed["publisher"]),
                &text(&seed["published"]),
                &text(&seed["text"]),
                claims.collect(),
            ));
        }
        Store::open(dir.path()).unwrap().put(&items).unwrap();
        for query in ["Hà Tĩnh An toàn thông tin", "ha tinh an toan thong tin", "Hà Tĩnh ATTT"] {
            let hit = lines(&run(dir.path(), &["search", query, "--format", "ndjson"])).swap_remove(0);
            let expected = ("seed-0", 35, 28, "dti", 2022);
            assert_eq!(hit["doc_id"], expected.0, "{query}");
            assert_eq!(
                (&hit["rank"], &hit["delta"], &hit["index"], &hit["year"]),
                (&expected.1.into(), &expected.2.into(), &expected.3.into(), &expected.4.into())
            );
        }
    }
}
