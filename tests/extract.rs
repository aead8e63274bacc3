//! Extraction held to its promises: spans never lie, the same input gives the same output, damaged input
//! never stops it, and quality does not fall below its floors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic by design")]

use std::path::{Path, PathBuf};
use xephang::extract::extract;
use xephang::model::{Document, Field, PartialDate};
use xephang::ontology::Ontology;

fn labelled(folder: &Path) -> Vec<Document> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    let files = files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "json"));
    files
        .map(|file| {
            let value: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            let text = |k: &str| value[k].as_str().map(str::to_owned);
            Document {
                id: text("id").unwrap_or_default(),
                publisher: text("publisher"),
                published: text("published").and_then(|d| PartialDate::parse(&d)),
                title: text("title").unwrap_or_default(),
                text: text("text").unwrap_or_default(),
                ..Document::default()
            }
        })
        .collect()
}

fn corpus() -> Vec<Document> {
    labelled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold"))
}

/// A small deterministic generator (xorshift), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }
}

/// Damages a text: pieces cut out, doubled, moved, joined, in NFD, with stray signs.
fn damaged(text: &str, dice: &mut Dice) -> String {
    const STRAY: [&str; 14] = ["(", ")", "\"", ":", ";", "\n", "\t", " | ", "/63", "999999999999", "1", "\u{301}", "😀", "lần lượt"];
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..1 + dice.roll(8) {
        let at = dice.roll(letters.len() + 1).min(letters.len());
        let end = (at + dice.roll(60)).min(letters.len());
        match dice.roll(4) {
            0 => drop(letters.drain(at..end)),
            1 => {
                let piece: Vec<char> = letters[at..end].to_vec();
                letters.splice(at..at, piece);
            }
            2 => drop(letters.splice(at..at, STRAY[dice.roll(STRAY.len())].chars())),
            _ => {
                let piece: Vec<char> = letters.drain(at..end).collect();
                let to = dice.roll(letters.len() + 1).min(letters.len());
                letters.splice(to..to, piece);
            }
        }
    }
    letters.into_iter().collect()
}

#[test]
fn damaged_pages_give_honest_spans() {
    let ontology = Ontology::embedded().unwrap();
    let pages = corpus();
    let mut dice = Dice(0x5eed_2022);
    let mut claims = 0;
    for round in 0..10_000 {
        let mut document = pages[round % pages.len()].clone();
        document.text = damaged(&document.text, &mut dice);
        if round % 7 == 0 {
            document.title = damaged(&document.title, &mut dice);
        }
        let found = extract(&document, &ontology);
        for claim in &found.claims {
            let text = if claim.field == Field::Text { &document.text } else { &document.title };
            assert_eq!(text.get(claim.start..claim.end), Some(claim.quote.as_str()), "round {round}: {claim:?}");
            assert!((0.0..=1.0).contains(&claim.confidence), "round {round}");
        }
        for statement in &found.statements {
            assert_eq!(document.text.get(statement.start..statement.end), Some(statement.quote.as_str()), "round {round}");
        }
        for note in &found.notes {
            assert!(document.text.get(note.start..note.end).is_some(), "round {round}");
        }
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
