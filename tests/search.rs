//! What people type, and what must come back: questions over the reference tables and a few short notes
//! of our own that state real figures.
use std::sync::LazyLock;
use xephang::model::{Authority, Claim, PartialDate, Source};
use xephang::ontology::Ontology;
use xephang::read::reference;
use xephang::search::{Answer, AskContext, MemoryFacts, Outcome, Told, Tongue, answer, understand};

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
                sample: false,
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
