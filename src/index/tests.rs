//! The index over a real store.
use super::{Filters, Hit, SearchIndex, Synced, sync};
use crate::model::{Authority, Claim, Document, Extraction, PartialDate, claim_id, text_hash};
use crate::ontology::Ontology;
use crate::search::{AskContext, understand};
use crate::store::{Item, Store};
use std::path::Path;

fn item(id: &str, day: &str, text: &str, claims: &[(&str, &str, Option<&str>, i32, u32)]) -> Item {
    let document = Document {
        id: id.to_owned(),
        publisher: Some("bao.example".to_owned()),
        published: PartialDate::parse(day),
        title: "Bản tin".to_owned(),
        text: text.to_owned(),
        ..Document::default()
    };
    let hash = text_hash(text);
    let claims = claims.iter().map(|(subject, index, component, year, rank)| {
        let mut claim = Claim {
            doc_id: id.to_owned(),
            subject: (*subject).to_owned(),
            index: (*index).to_owned(),
            component: component.map(str::to_owned),
            year: Some(*year),
            rank: Some(*rank),
            scope: "national".to_owned(),
            quote: text.to_owned(),
            end: text.len(),
            ..Claim::default()
        };
        claim.id = claim_id(&claim, &hash);
        claim
    });
    Item {
        document,
        authority: Authority::Press,
        sample: false,
        extraction: Extraction { claims: claims.collect(), ..Extraction::default() },
    }
}

fn find(dir: &Path, ontology: &Ontology, query: &str, filters: &Filters) -> Vec<Hit> {
    let question = understand(query, ontology, &AskContext { this_year: 2026, home: None });
    SearchIndex::open(dir).unwrap().find(&question, filters, ontology, 10).unwrap()
}

#[test]
fn follows_the_store_and_survives_damage() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("index");
    let ontology = Ontology::embedded().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let first =
        item("a", "2023-07-13", "An toàn thông tin mạng xếp hạng 35/63", &[("ha-tinh", "dti", Some("an-toan-thong-tin-mang"), 2022, 35)]);
    store.put(std::slice::from_ref(&first)).unwrap();
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Rebuilt(1));
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Level);

    let second = item("b", "2023-07-14", "Hà Tĩnh xếp thứ 37/63", &[("ha-tinh", "dti", None, 2022, 37)]);
    store.put(std::slice::from_ref(&second)).unwrap();
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Replayed(1));
    let id = |item: &Item| Hit::Claim(item.extraction.claims[0].id.clone());
    for query in
        ["Hà Tĩnh An toàn thông tin", "ha tinh an toan thong tin", "Ha\u{300} Ti\u{303}nh An toa\u{300}n tho\u{302}ng tin", "Hà Tĩnh ATTT"]
    {
        assert_eq!(find(&dir, &ontology, query, &Filters::default()).first(), Some(&id(&first)), "{query}");
    }
    assert_eq!(find(&dir, &ontology, "ha tinh dti", &Filters::default()).first(), Some(&id(&second)));
    let later = Filters { since: PartialDate::parse("2023-07-14"), ..Filters::default() };
    assert!(!find(&dir, &ontology, "Hà Tĩnh ATTT", &later).contains(&id(&first)));

    // A revision takes the place of the old text.
    let revised = item("b", "2023-07-14", "Hà Tĩnh xếp thứ 38/63", &[("ha-tinh", "dti", None, 2022, 38)]);
    store.put(std::slice::from_ref(&revised)).unwrap();
    sync(&store, &dir, &ontology).unwrap();
    let hits = find(&dir, &ontology, "ha tinh dti 2022", &Filters::default());
    assert!(hits.contains(&id(&revised)) && !hits.contains(&id(&second)));

    for file in std::fs::read_dir(&dir).unwrap().flatten().filter(|f| f.file_name() != "meta.json") {
        std::fs::write(file.path(), b"rubbish").unwrap();
    }
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Rebuilt(2));
    assert_eq!(find(&dir, &ontology, "Hà Tĩnh ATTT", &Filters::default()).first(), Some(&id(&first)));
    std::fs::remove_dir_all(&dir).unwrap();
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Rebuilt(2));
}

#[test]
fn a_held_lock_is_reported_and_the_old_index_serves() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("index");
    let ontology = Ontology::embedded().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.put(&[item("a", "2023", "Hà Tĩnh xếp thứ 37/63", &[("ha-tinh", "dti", None, 2022, 37)])]).unwrap();
    sync(&store, &dir, &ontology).unwrap();
    let other = tantivy::Index::open_in_dir(&dir).unwrap();
    let writer: tantivy::IndexWriter = other.writer_with_num_threads(1, 15_000_000).unwrap();
    store.put(&[item("b", "2023", "Nghệ An xếp thứ 52/63", &[("nghe-an", "dti", None, 2022, 52)])]).unwrap();
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Busy);
    assert_eq!(find(&dir, &ontology, "ha tinh dti", &Filters::default()).len(), 2);
    drop(writer);
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Replayed(1));
}

#[test]
fn plain_words_find_text() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("index");
    let ontology = Ontology::embedded().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.put(&[item("a", "2023", "Hồ sơ giấy vẫn còn nhiều", &[]), item("b", "2023", "Mưa lớn ở vùng núi", &[])]).unwrap();
    sync(&store, &dir, &ontology).unwrap();
    for query in ["hồ sơ giấy", "ho so giay", "HO\u{302}\u{300} SƠ"] {
        assert_eq!(find(&dir, &ontology, query, &Filters::default()), [Hit::Document("a".to_owned())], "{query}");
    }
    assert!(find(&dir, &ontology, "hồ sơ khác", &Filters::default()).is_empty());
}

#[test]
fn an_index_of_another_store_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("index");
    let ontology = Ontology::embedded().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.put(&[item("a", "2023-07-13", "Hà Tĩnh xếp thứ 37/63", &[])]).unwrap();
    sync(&store, &dir, &ontology).unwrap();
    drop(store);
    std::fs::remove_file(folder.path().join(crate::store::FILE_NAME)).unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.put(&[item("b", "2023-07-13", "Nghệ An xếp thứ 52/63", &[])]).unwrap();
    assert_eq!(store.change_number().unwrap(), 1, "the number alone would pass for level");
    assert_eq!(sync(&store, &dir, &ontology).unwrap(), Synced::Rebuilt(1));
}
