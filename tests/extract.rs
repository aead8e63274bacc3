//! Extraction held to its promises: spans never lie, the same input gives the same output, damaged input
//! never stops it, and quality does not fall below its floors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic by design")]

#[path = "drill/damage.rs"]
mod damage;
#[path = "drill/pages.rs"]
mod pages;

use std::path::Path;
use xephang::extract::extract;
use xephang::model::Document;
use xephang::ontology::Ontology;

/// The drill's seed when none is given.
const SEED: u64 = 2022;

fn corpus() -> Vec<Document> {
    pages::labelled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold")).unwrap()
}

/// One percent of the drill: `cargo xtask drill fuzz-extract` takes a million, and says how to repeat a failure.
#[test]
fn damaged_pages_give_honest_spans() {
    let ontology = Ontology::embedded().unwrap();
    let pages = corpus();
    let mut claims = 0;
    for round in 0..10_000 {
        let long = round % 500 == 0;
        let document = if long { damage::long_document(&pages, SEED, round) } else { damage::document(&pages, SEED, round) };
        let found = extract(&document, &ontology);
        assert_eq!(pages::fault(&document, &found), None, "round {round}");
        claims += found.claims.len();
    }
    assert!(claims > 10_000, "damage left only {claims} claims: the drill tests nothing");
}

#[test]
fn the_same_page_gives_the_same_claims() {
    let (one, two) = (Ontology::embedded().unwrap(), Ontology::embedded().unwrap());
    for document in corpus() {
        assert_eq!(extract(&document, &one), extract(&document, &two), "{}", document.id);
    }
}

#[test]
fn pages_without_claims_stay_silent() {
    let ontology = Ontology::embedded().unwrap();
    let traps = [
        "Thứ Bảy tuần này, Thứ trưởng dự hội nghị về chỉ số PCI, PAPI tại Hà Tĩnh.",
        "Tỉnh Hà Tĩnh sắp xếp thứ tự ưu tiên 12 hạng mục để nâng chỉ số DTI năm 2022.",
        "Năm 2022, Nghệ An có 37 giáo viên từ hạng III lên hạng II, không liên quan chỉ số PAR INDEX.",
        "Chỉ số PCI năm 2022 gồm 10 chỉ số thành phần; số phiếu tăng 1,6 lần, 95% doanh nghiệp trả lời.",
        "Thứ nhất, Thanh Hóa rà soát chỉ số SIPAS năm 2023; thứ hai, tỉnh tập huấn cho cán bộ.",
        "Đà Nẵng là đô thị loại I; người đứng đầu UBND thành phố yêu cầu cải thiện PAPI năm 2023.",
    ];
    for text in traps {
        let document = Document { id: "trap".to_owned(), text: text.to_owned(), ..Document::default() };
        let resolved: Vec<_> =
            extract(&document, &ontology).claims.into_iter().filter(|c| c.status == xephang::model::Status::Resolved).collect();
        assert!(resolved.is_empty(), "{text}: {resolved:?}");
    }
}
