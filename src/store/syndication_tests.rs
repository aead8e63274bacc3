//! Groups of prints as documents come, change and are read anew.
use super::*;
use crate::model::{Authority, Claim, Document, Extraction, PartialDate};

const TEXT: &str = "Sáng 12/7 bộ công bố bảng xếp hạng chuyển đổi số năm 2022 tại hội nghị trực tuyến với các địa phương.\n\
Hà Tĩnh xếp thứ 37/63, tăng 22 bậc; đây là kết quả của nhiều lớp tập huấn cho cán bộ cấp xã và việc thay máy tính cũ.\n\
Lãnh đạo sở cho biết thời gian tới sẽ chú trọng vùng núi, nơi nhiều thôn bản chưa có sóng điện thoại và đường truyền.";

fn claim(rank: u32) -> Claim {
    Claim { id: format!("c{rank}"), subject: "ha-tinh".into(), index: "dti".into(), year: Some(2022), rank: Some(rank), ..Claim::default() }
}

fn item(id: &str, publisher: &str, day: &str, text: &str, ranks: &[u32]) -> Item {
    let document = Document {
        id: id.into(),
        publisher: Some(publisher.into()),
        published: PartialDate::parse(day),
        text: text.into(),
        ..Document::default()
    };
    let claims = ranks.iter().map(|r| Claim { doc_id: id.into(), ..claim(*r) }).collect();
    Item { document, authority: Authority::Press, sample: false, extraction: Extraction { claims, ..Extraction::default() } }
}

fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    (dir, store)
}

fn group(store: &Store, id: &str) -> Option<String> {
    store.source(id).unwrap().unwrap().group
}

#[test]
fn prints_of_one_text_are_grouped_as_they_come() {
    let (dir, mut store) = open();
    store.put(&[item("b", "bao1.example", "2023-07-13", TEXT, &[37])]).unwrap();
    assert_eq!(group(&store, "b"), None);
    let reprint = format!("Tin mới\n{TEXT}");
    store.put(&[item("c", "vietnam.vn", "2023-07-12", &reprint, &[37]), item("d", "bao2.example", "2023-07-14", TEXT, &[37])]).unwrap();
    for id in ["b", "c", "d"] {
        assert_eq!(group(&store, id).as_deref(), Some("b"), "{id}");
    }
    // One that was published before takes over.
    store.put(&[item("e", "bao3.example", "2023-07-12", TEXT, &[37])]).unwrap();
    // The same words with another figure read from them stand apart.
    store.put(&[item("f", "bao4.example", "2023-07-12", TEXT, &[27])]).unwrap();
    assert_eq!((group(&store, "b").as_deref(), group(&store, "f")), (Some("e"), None));
    drop(store);
    let store = Store::open_read_only(dir.path()).unwrap();
    let sources = store.sources().unwrap();
    assert_eq!(sources["c"].copy_of(), Some("e"));
    assert_eq!((sources["e"].copy_of(), sources["e"].group.as_deref(), sources["c"].aggregator), (None, Some("e"), true));
    assert_eq!(store.syndication().unwrap().len(), 4);
    assert_eq!(store.document("c").unwrap().unwrap().group.as_deref(), Some("e"));
    assert!(store.told_for(&ClaimFilter::default()).unwrap().iter().any(|(_, s)| s.copy_of() == Some("e")));
    assert!(store.integrity().unwrap().is_empty());
}

#[test]
fn a_corrected_print_leaves_and_comes_back() {
    let (_dir, mut store) = open();
    store.put(&[item("a", "x", "2023-07-12", TEXT, &[37]), item("b", "y", "2023-07-13", TEXT, &[37])]).unwrap();
    let wrong = TEXT.replace("37/63", "27/63");
    assert_eq!(store.put(&[item("b", "y", "2023-07-13", &wrong, &[27])]).unwrap(), [Outcome::Revision]);
    assert_eq!((group(&store, "a"), group(&store, "b")), (None, None));
    store.put(&[item("b", "y", "2023-07-13", TEXT, &[37])]).unwrap();
    assert_eq!((group(&store, "a").as_deref(), group(&store, "b").as_deref()), (Some("a"), Some("a")));
    // Read otherwise by newer rules.
    let one = |d: &StoredDocument| Extraction {
        claims: vec![Claim { doc_id: d.document.id.clone(), ..claim(if d.document.id == "b" { 38 } else { 37 }) }],
        ..Extraction::default()
    };
    store.reextract(|page| page.iter().map(|d| Some(one(d))).collect()).unwrap();
    assert_eq!((group(&store, "a"), group(&store, "b")), (None, None));
}

#[test]
fn texts_without_claims_are_grouped_on_demand() {
    let (_dir, mut store) = open();
    store.put(&[item("a", "x", "2023-07-12", TEXT, &[]), item("b", "y", "2023-07-13", TEXT, &[])]).unwrap();
    store.put(&[item("c", "z", "2023-07-13", &TEXT.replace("12/7", "9/8"), &[]), item("d", "z", "", TEXT, &[37])]).unwrap();
    assert_eq!(group(&store, "b"), None);
    assert_eq!(store.regroup().unwrap(), 1);
    assert_eq!(store.regroup().unwrap(), 1);
    assert_eq!((group(&store, "b").as_deref(), group(&store, "c"), group(&store, "d")), (Some("a"), None, None));
}

#[test]
fn a_publisher_that_turns_out_to_be_an_aggregator_stands_for_nobody() {
    let (dir, mut store) = open();
    store.put(&[item("a", "gom.example", "2023-07-12", TEXT, &[37]), item("b", "y", "2023-07-13", TEXT, &[37])]).unwrap();
    assert_eq!(group(&store, "b").as_deref(), Some("a"));
    store.know_aggregators(&Aggregators::from_hosts(["gom.example"])).unwrap();
    assert_eq!(group(&store, "a").as_deref(), Some("b"));
    let store = Store::open_read_only(dir.path()).unwrap();
    assert!(store.source("a").unwrap().unwrap().aggregator);
    assert!(!store.source("b").unwrap().unwrap().aggregator);
}

#[test]
fn a_store_from_before_is_read_as_it_is_and_sketched_by_the_first_writer() {
    let (dir, mut store) = open();
    let items: Vec<Item> = (0..130).map(|i| item(&format!("d{i:03}"), &format!("bao{i}.example"), "", TEXT, &[37])).collect();
    store.put(&items).unwrap();
    store
        .db
        .execute_batch(
            "DROP TABLE returns; DROP TABLE suppressed; DROP TABLE verdicts; DROP INDEX claims_suppressed; DROP INDEX statements_suppressed;
             DROP TABLE sketches; DROP TABLE stale_claims; DROP TABLE hosts; DROP TABLE nights; DROP TABLE reports; DROP TABLE news; DROP TABLE ledger; DROP TABLE frontier; DROP TABLE archives;
             DROP TABLE runs; DROP TABLE forgotten; DELETE FROM meta WHERE key = 'sketches'; PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(store);
    let old = Store::open_read_only(dir.path()).unwrap();
    assert_eq!((old.sources().unwrap().len(), group(&old, "d000"), old.syndication().unwrap().len()), (130, None, 0));
    assert_eq!(old.documents().count(), 130);
    drop(old);
    let store = Store::open(dir.path()).unwrap();
    assert_eq!((group(&store, "d129").as_deref(), store.syndication().unwrap().len()), (Some("d000"), 130));
}

#[test]
fn where_many_claim_the_same_they_are_grouped_at_the_end_or_at_the_next_start() {
    let (dir, mut store) = open();
    let one = |n: usize| item(&format!("d{n:03}"), &format!("bao{n}.example"), "2023-07-13", TEXT, &[37]);
    for n in 0..100 {
        store.put(&[one(n)]).unwrap();
    }
    assert_eq!((group(&store, "d000").as_deref(), group(&store, "d099")), (Some("d000"), None));
    store.settle_groups().unwrap();
    assert_eq!(group(&store, "d099").as_deref(), Some("d000"));
    store.put(&[one(100)]).unwrap();
    // As after a kill: nobody settled.
    drop(store);
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(group(&store, "d100").as_deref(), Some("d000"));
}
