use super::*;
use crate::model::*;
use std::collections::BTreeMap;

fn claim(doc: &str, id: &str, rank: u32) -> Claim {
    Claim {
        id: id.into(),
        doc_id: doc.into(),
        subject: "ha-tinh".into(),
        index: "dti".into(),
        year: Some(2022),
        rank: Some(rank),
        of: Some(63),
        scope: "national".into(),
        score: Some(0.1 + 0.2),
        modality: Modality::ReportedError,
        quote: "thứ 37/63".into(),
        start: rank as usize,
        end: rank as usize + 9,
        confidence: 0.875,
        reasons: vec![Reason {
            slot: "year".into(),
            source: "same clause".into(),
            words: "năm\u{301}\0 \"2022\"\\".into(),
            span: Some((3, 9)),
        }],
        extractor: 1,
        ..Claim::default()
    }
}

fn item(doc: &str, text: &str, claims: Vec<Claim>) -> Item {
    let document = Document {
        id: doc.into(),
        title: "Tiêu đề".into(),
        text: text.into(),
        published: PartialDate::parse("2023-07"),
        ..Document::default()
    };
    Item { document, authority: Authority::Press, sample: false, extraction: Extraction { claims, ..Extraction::default() } }
}

fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    (dir, store)
}

#[test]
fn gives_back_what_it_was_given() {
    let (dir, mut store) = open();
    let mut given = item("b", "Một\tbảng\n\0 e\u{301}", vec![claim("b", "c1", 37)]);
    given.document.blocks = vec![Block { kind: BlockKind::Table, start: 0, end: 5 }];
    given.document.notes = vec!["ảnh không đọc được".into()];
    given.sample = true;
    given.extraction.statements = vec![Statement {
        id: "s1".into(),
        doc_id: "b".into(),
        kind: StatementKind::Spread,
        subject: None,
        other: None,
        index: Some("ddci".into()),
        component: None,
        year: Some(2023),
        scope: Some("province:thanh-hoa".into()),
        values: BTreeMap::from([("highest".into(), 91.5), ("lowest".into(), 60.25)]),
        start: 1,
        end: 4,
        quote: "x".into(),
    }];
    assert_eq!(store.put(std::slice::from_ref(&given)).unwrap(), [Outcome::New]);
    drop(store);
    let store = Store::open_read_only(dir.path()).unwrap();
    let back = store.document("b").unwrap().unwrap();
    assert_eq!((back.document, back.sample, back.revision, back.change), (given.document, true, 1, 1));
    assert_eq!(store.claims().unwrap(), given.extraction.claims);
    assert_eq!(store.statements().unwrap(), given.extraction.statements);
    assert_eq!(store.sources().unwrap()["b"].published, PartialDate::parse("2023-07"));
    assert!(store.integrity().unwrap().is_empty());
}

#[test]
fn the_same_twice_changes_nothing_and_another_text_is_a_revision() {
    let (_dir, mut store) = open();
    let first = item("a", "hạng 37", vec![claim("a", "c37", 37)]);
    let second = item("a", "hạng 27", vec![claim("a", "c27", 27)]);
    assert_eq!(store.put(&[first.clone(), first.clone()]).unwrap(), [Outcome::New, Outcome::Unchanged]);
    assert_eq!((store.put(std::slice::from_ref(&first)).unwrap(), store.change_number().unwrap()), (vec![Outcome::Unchanged], 1));
    assert_eq!(store.put(&[item("z", "khác", vec![]), second]).unwrap(), [Outcome::New, Outcome::Revision]);
    let ranks = |claims: Vec<HistoricClaim>| claims.iter().map(|h| (h.claim.rank, h.revision, h.current)).collect::<Vec<_>>();
    assert_eq!(ranks(store.all_claims().unwrap()), [(Some(37), 1, false), (Some(27), 2, true)]);
    assert_eq!(store.claims().unwrap().len(), 1);
    assert_eq!((store.change_number().unwrap(), store.changed_since(1).unwrap()), (2, vec!["a".to_owned(), "z".to_owned()]));
    // Back to the first text: a third revision; the old claim is current again under it.
    assert_eq!(store.put(&[first]).unwrap(), [Outcome::Revision]);
    assert_eq!(store.claim("c37").unwrap().map(|h| (h.revision, h.current)), Some((3, true)));
    assert_eq!(store.changed_since(2).unwrap(), ["a"]);
    assert_eq!(store.revisions("a").unwrap().iter().map(|r| r.current).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn a_date_learned_later_is_a_revision_too() {
    let (_dir, mut store) = open();
    let mut it = item("a", "x", vec![]);
    store.put(std::slice::from_ref(&it)).unwrap();
    it.document.published = PartialDate::parse("2024-01-02");
    assert_eq!(store.put(&[it]).unwrap(), [Outcome::Revision]);
}

#[test]
fn extracting_anew_replaces_claims_and_keeps_history() {
    let (_dir, mut store) = open();
    let items: Vec<Item> = (0..150).map(|i| item(&format!("d{i:03}"), "hạng 5", vec![claim("", &format!("c{i}"), 5)])).collect();
    store.put(&items).unwrap();
    let (seen, changed) = store
        .reextract(|page| {
            let again = |d: &StoredDocument| {
                let i: usize = d.document.id[1..].parse().unwrap();
                let rank = if i.is_multiple_of(50) { 6 } else { 5 };
                let id = if rank == 5 { format!("c{i}") } else { format!("n{i}") };
                Extraction { claims: vec![Claim { doc_id: String::new(), ..claim("", &id, rank) }], ..Extraction::default() }
            };
            page.iter().map(|d| (d.document.id != "d149").then(|| again(d))).collect()
        })
        .unwrap();
    assert_eq!((seen, changed), (150, 3));
    assert_eq!(store.changed_since(1).unwrap(), ["d000", "d050", "d100"]);
    assert_eq!((store.claims().unwrap().len(), store.all_claims().unwrap().len()), (150, 153));
}

#[test]
fn filters_by_fact() {
    let (_dir, mut store) = open();
    let pillar = Claim { component: Some("attt".into()), year: None, ..claim("a", "c2", 35) };
    store.put(&[item("a", "x", vec![claim("a", "c1", 37), pillar])]).unwrap();
    let ids = |filter: ClaimFilter<'_>| store.claims_for(&filter).unwrap().into_iter().map(|c| c.id).collect::<Vec<_>>();
    let fact = ClaimFilter { subject: Some("ha-tinh"), index: Some("dti"), scope: Some("national"), ..ClaimFilter::default() };
    assert_eq!(ids(fact), ["c2", "c1"]);
    assert_eq!(ids(ClaimFilter { component: Some(None), ..fact }), ["c1"]);
    assert_eq!(ids(ClaimFilter { component: Some(Some("attt")), ..fact }), ["c2"]);
    assert_eq!(ids(ClaimFilter { year: Some(None), ..fact }), ["c2"]);
    assert_eq!(ids(ClaimFilter { status: Some(Status::Unresolved), ..fact }), Vec::<String>::new());
    assert_eq!(ids(ClaimFilter { document: Some("b"), ..fact }), Vec::<String>::new());
}

#[test]
fn streams_documents_over_pages_in_order() {
    let (_dir, mut store) = open();
    let items: Vec<Item> = (0..101).rev().map(|i| item(&format!("d{i:03}"), "x", vec![])).collect();
    store.put(&items).unwrap();
    let ids: Vec<String> = store.documents().map(|d| d.unwrap().document.id).collect();
    assert_eq!(ids, (0..101).map(|i| format!("d{i:03}")).collect::<Vec<_>>());
    assert_eq!(store.document_count().unwrap(), 101);
}

#[test]
fn says_what_is_wrong_with_the_file() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open_read_only(dir.path()), Err(StoreError::Absent { .. })));
    drop(Store::open(dir.path()).unwrap());
    Connection::open(dir.path().join(FILE_NAME)).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NewerSchema { found: 99, .. })));
    assert!(matches!(Store::open_read_only(dir.path()), Err(StoreError::NewerSchema { found: 99, .. })));
    let garbage = tempfile::tempdir().unwrap();
    std::fs::write(garbage.path().join(FILE_NAME), [7_u8; 8192]).unwrap();
    assert!(matches!(Store::open(garbage.path()), Err(StoreError::Damaged { .. })));
}

#[test]
fn a_full_disk_undoes_the_batch_only() {
    let (dir, mut store) = open();
    store.put(&[item("a", "x", vec![claim("a", "c1", 1)])]).unwrap();
    store.db.pragma_update(None, "max_page_count", 40).unwrap();
    let big: Vec<Item> = (0..50).map(|i| item(&format!("b{i}"), &"chữ ".repeat(5000), vec![])).collect();
    assert!(matches!(store.put(&big), Err(StoreError::Full { .. })));
    drop(store);
    let mut store = Store::open(dir.path()).unwrap();
    assert_eq!((store.document_count().unwrap(), store.change_number().unwrap()), (1, 1));
    assert_eq!(store.put(&big).unwrap().len(), 50);
    assert!(store.integrity().unwrap().is_empty());
}
