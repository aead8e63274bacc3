//! Real saved pages, when they lie beside the project: what is read from each against what a careful reader
//! found on it, by the layouts of the publishers and by the general search alone.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use serde::Deserialize;
use std::path::{Path, PathBuf};
use xephang::model::{BlockKind, Document};
use xephang::read::{By, Hint, PageReading, read_page};
use xephang::sources::Publishers;

#[derive(Deserialize)]
struct Expected {
    page: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    file: String,
    publisher: String,
    adapter: String,
    title: String,
    /// The title in the page's head, where it is worded otherwise than the headline: the general search takes it.
    shared_title: Option<String>,
    lead: String,
    first: String,
    last: String,
    paragraphs: usize,
    headings: usize,
    captions: usize,
    published: String,
    absent: Vec<String>,
    /// Where it was first published, when the page says so.
    original: Option<String>,
    /// The author, when signed inside the text: the general search keeps that line.
    signed: Option<String>,
}

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/pages");
    if root.join("manifest.tsv").is_file() {
        return Some(root);
    }
    eprintln!("skipped: no saved pages at {}", root.display());
    None
}

fn expected() -> Vec<Page> {
    let text = include_str!("pages/expected.toml");
    toml::from_str::<Expected>(text).unwrap().page
}

fn read(path: &Path, publishers: Option<&Publishers>) -> PageReading {
    read_page(&std::fs::read(path).unwrap(), &Hint { name: Some("page.html"), publishers, ..Hint::default() }).unwrap()
}

fn texts(document: &Document, kinds: &[BlockKind]) -> Vec<String> {
    document.blocks.iter().filter(|b| kinds.contains(&b.kind)).map(|b| document.text[b.start..b.end].to_owned()).collect()
}

/// What is the same on both ways.
fn check(page: &Page, document: &Document, way: &str) {
    use BlockKind::*;
    let at = format!("{} ({way})", page.file);
    let title = page.shared_title.as_ref().filter(|_| way == "general").unwrap_or(&page.title);
    assert_eq!(&document.title, title, "{at}");
    assert_eq!(document.published.map(|d| d.to_string()).as_deref(), Some(page.published.as_str()), "{at}");
    let lead = texts(document, &[Lead]);
    assert!(lead.len() == 1 && lead[0].starts_with(&page.lead), "{at}: {lead:?}");
    let body = texts(document, &[Paragraph, Heading, ListItem, Caption, Table]);
    assert!(body.first().unwrap().starts_with(&page.first), "{at}: {:?}", body.first());
    let last = body.iter().rev().find(|line| page.signed.as_ref() != Some(line)).unwrap();
    assert!(last.ends_with(&page.last), "{at}: {last}");
    let count = |kind| document.blocks.iter().filter(|b| b.kind == kind).count();
    let signed = body.iter().filter(|line| page.signed.as_ref() == Some(line)).count();
    assert_eq!((count(Paragraph) - signed, count(Heading), count(Caption)), (page.paragraphs, page.headings, page.captions), "{at}");
    for words in &page.absent {
        assert!(!body.iter().chain(&lead).any(|line| line.contains(words.as_str())), "{at}: {words}");
    }
}

#[test]
fn layouts_read_every_saved_page() {
    let Some(root) = folder() else { return };
    let publishers = Publishers::embedded();
    let pages = expected();
    for page in &pages {
        let reading = read(&root.join(&page.file), Some(&publishers));
        assert_eq!(reading.publisher.as_deref(), Some(page.publisher.as_str()), "{}", page.file);
        assert_eq!(reading.by, By::Adapter(page.adapter.clone()), "{}", page.file);
        assert!(reading.missing.is_empty(), "{}: {:?}", page.file, reading.missing);
        assert_eq!(reading.original, page.original, "{}", page.file);
        let document = &reading.document;
        check(page, document, "layout");
        assert!(texts(document, &[BlockKind::Related]).is_empty(), "{}", page.file);
        assert!(page.signed.as_ref().is_none_or(|name| !document.text.lines().any(|line| line == name)), "{}", page.file);
        assert!(page.signed.is_none() || page.signed == reading.author, "{}", page.file);
        let host = publishers.get(&page.publisher).unwrap().hosts.first().unwrap();
        assert_eq!(document.publisher.as_ref(), Some(host), "{}", page.file);
    }
    let articles = std::fs::read_dir(&root).unwrap().filter_map(|e| e.unwrap().file_name().into_string().ok());
    assert_eq!(articles.filter(|name| name.contains("_article_") && name.ends_with(".html")).count(), pages.len());
}

#[test]
fn the_general_search_reads_them_too() {
    let Some(root) = folder() else { return };
    for page in expected() {
        let reading = read(&root.join(&page.file), None);
        assert_eq!((&reading.by, reading.publisher), (&By::Generic, None), "{}", page.file);
        check(&page, &reading.document, "general");
    }
}

/// One page comes with what another program's authors expect of it: every paragraph must be the same.
#[test]
fn one_page_agrees_with_others_expectations() {
    let Some(root) = folder() else { return };
    let text = std::fs::read_to_string(root.join("vnexpress_article_2025.expected.json")).unwrap();
    let wanted: serde_json::Value = serde_json::from_str(&text).unwrap();
    let wanted = &wanted["V1"];
    let lines = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let reading = read(&root.join("vnexpress_article_2025.html"), Some(&Publishers::embedded()));
    let document = &reading.document;
    assert_eq!(document.title, wanted["title"].as_str().unwrap());
    assert_eq!(texts(document, &[BlockKind::Lead]), lines(&wanted["body"]["summary"]));
    assert_eq!(texts(document, &[BlockKind::Paragraph, BlockKind::Caption]), lines(&wanted["body"]["sections"][0]["paragraphs"]));
    assert_eq!(document.published.unwrap().to_string(), wanted["publishing_date"].as_str().unwrap()[..10]);
    assert_eq!(reading.author.as_deref(), wanted["authors"][0].as_str());
}

/// Templates of older layouts, filled with nonsense: which layout serves, and that boxes stay outside.
#[test]
fn older_layouts_are_known() {
    let Some(root) = folder() else { return };
    let publishers = Publishers::embedded();
    for (file, url, adapter, absent) in [
        ("tpl_hemera_baonghean_2019.html", "https://baonghean.vn/bai-123456.html", "hemera/2021", "TIN LIÊN QUAN"),
        ("tpl_hemera_sggp_2018.html", "https://www.sggp.org.vn/bai-post12.html", "hemera/2021", "Các tin bài khác"),
        ("tpl_baochinhphu_2018.html", "https://baochinhphu.vn/Section/Slug/403276.vgp", "baochinhphu/vgp", "Tin liên quan"),
    ] {
        let hint = Hint { url: Some(url), publishers: Some(&publishers), ..Hint::default() };
        let reading = read_page(&std::fs::read(root.join(file)).unwrap(), &hint).unwrap();
        assert_eq!(reading.by, By::Adapter(adapter.to_owned()), "{file}");
        assert!(reading.document.text.len() > 2000 && !reading.document.text.contains(absent), "{file}");
        assert_eq!(reading.document.published.unwrap().to_string(), "2011-01-12", "{file}");
    }
}
