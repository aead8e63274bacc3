//! Questions over a store of 100,000 claims: the parts in this process, and the whole command.
//!
//! `cargo bench --bench search`; figures go to benches/RESULTS.md.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot be set up has nothing to report")]
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use xephang::index::{self, Filters, SearchIndex, StoreFacts};
use xephang::model::{Authority, Claim, Document, Extraction, PartialDate, claim_id, text_hash};
use xephang::ontology::Ontology;
use xephang::search::{AskContext, Tongue, answer, understand};
use xephang::store::{Item, Store};

fn main() {
    divan::main();
}

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());
/// The store is kept in target/ between runs: making it takes longer than measuring.
static DATA: LazyLock<PathBuf> = LazyLock::new(|| {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-100k");
    if !dir.join("done").exists() {
        generate(&dir);
        std::fs::write(dir.join("done"), "").unwrap();
    }
    dir
});

const INDICES: [&str; 8] = ["dti", "pci", "papi", "par-index", "sipas", "ict-index", "pii", "pgi"];
const QUESTIONS: [&str; 4] = ["Hà Tĩnh An toàn thông tin", "pci thanh hoa qua cac nam", "dti btb 2022", "ai đứng trên Hà Tĩnh DTI 2022"];

/// 100,000 claims in 5,000 pages, as uneven as real ones: every province, eight indices, twelve editions,
/// the components of each.
fn generate(dir: &Path) {
    let _ = std::fs::remove_dir_all(dir);
    let mut store = Store::open(dir).unwrap();
    let mut seed = 7_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for batch in 0..50 {
        let items: Vec<Item> = (0..100).map(|i| page(batch * 100 + i, &mut random)).collect();
        store.put(&items).unwrap();
    }
    index::sync(&store, &dir.join(index::FOLDER), &ONTOLOGY).unwrap();
}

fn page(number: usize, random: &mut impl FnMut(usize) -> usize) -> Item {
    let id = format!("https://bao{}.example/bai-{number}.html", number % 40);
    let mut text = String::from("Bản tin xếp hạng các địa phương.");
    let mut claims = Vec::new();
    for _ in 0..20 {
        let province = &ONTOLOGY.provinces[random(ONTOLOGY.provinces.len())];
        let index = ONTOLOGY.index(INDICES[random(INDICES.len())]).unwrap();
        let component = (random(2) == 0 && !index.component.is_empty()).then(|| index.component[random(index.component.len())].id.clone());
        let (year, rank) = (2013 + i32::try_from(random(12)).unwrap(), 1 + u32::try_from(random(63)).unwrap());
        text.push('\n');
        let start = text.len();
        text.push_str(&format!("{} xếp thứ {rank}/63 về {} năm {year}", province.name, index.name_vi));
        let end = text.len();
        text.push_str(", theo kết quả vừa được công bố tại hội nghị trực tuyến toàn quốc.");
        claims.push(Claim {
            doc_id: id.clone(),
            subject: province.id.clone(),
            index: index.id.clone(),
            component,
            year: Some(year),
            rank: Some(rank),
            of: Some(63),
            scope: "national".to_owned(),
            quote: text[start..end].to_owned(),
            start,
            end,
            confidence: 0.9,
            ..Claim::default()
        });
    }
    let hash = text_hash(&text);
    claims.iter_mut().for_each(|c| c.id = claim_id(c, &hash));
    let document = Document {
        publisher: Some(format!("bao{}.example", number % 40)),
        published: PartialDate::parse(&format!("{}-{:02}-{:02}", 2014 + number % 12, 1 + number % 12, 1 + number % 28)),
        title: format!("Bản tin xếp hạng số {number}"),
        id,
        text,
        ..Document::default()
    };
    Item { document, authority: Authority::Press, sample: false, extraction: Extraction { claims, ..Extraction::default() } }
}

#[divan::bench(args = QUESTIONS)]
fn understanding(question: &str) -> usize {
    let ask = AskContext { this_year: 2026, home: None };
    understand(question, &ONTOLOGY, &ask).subjects.len()
}

#[divan::bench(args = QUESTIONS)]
fn answering(bencher: divan::Bencher<'_, '_>, question: &str) {
    let store = Store::open_read_only(&DATA).unwrap();
    let query = understand(question, &ONTOLOGY, &AskContext { this_year: 2026, home: None });
    bencher.bench_local(|| answer(&query, &StoreFacts::new(&store), &ONTOLOGY, Tongue::Vi).unwrap());
}

#[divan::bench(args = QUESTIONS)]
fn finding(bencher: divan::Bencher<'_, '_>, question: &str) {
    let index = SearchIndex::open(&DATA.join(index::FOLDER)).unwrap();
    let query = understand(question, &ONTOLOGY, &AskContext { this_year: 2026, home: None });
    bencher.bench_local(|| index.find(&query, &Filters::default(), &ONTOLOGY, 10).unwrap());
}

/// `xephang search` from start to exit, files warm.
#[divan::bench(args = QUESTIONS, sample_count = 20)]
fn whole_process(bencher: divan::Bencher<'_, '_>, question: &str) {
    let data = DATA.clone();
    bencher.bench_local(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_xephang"))
            .arg("--data")
            .arg(&data)
            .args(["search", "--format", "table", question])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
    });
}
