//! The gate before large publishers.
use super::*;
use crate::ontology::Ontology;
use serde_json::Value;

/// Labelled pages; what is only sentences, as the tenth set, has neither headline nor lead.
fn labelled() -> Vec<Value> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("corpus/gold"), root.join("../shared/gold/dev")];
    folders.extend(
        std::fs::read_dir(root.join("fixtures/extract"))
            .unwrap()
            .flatten()
            .map(|e| e.path())
            .filter(|p| !p.ends_with("traps") && !p.ends_with("tenth")),
    );
    let mut pages = Vec::new();
    for entry in folders.iter().filter_map(|f| std::fs::read_dir(f).ok()).flatten().flatten() {
        let Ok(page) = serde_json::from_str::<Value>(&std::fs::read_to_string(entry.path()).unwrap_or_default()) else { continue };
        if page["claims"].as_array().is_some_and(|claims| !claims.is_empty()) {
            pages.push(page);
        }
    }
    pages
}

/// A gate that loses claims is worse than none: of labelled pages with claims at least 99 in a hundred pass.
#[test]
fn pages_with_claims_pass() {
    let gate = Gate::new(&Ontology::embedded().unwrap());
    let nowhere = Url::parse("https://a.vn/").unwrap();
    let (mut all, mut by_title, mut by_lead) = (0, 0, 0);
    for page in labelled() {
        let lines: Vec<&str> = page["text"].as_str().unwrap().lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let title = page["title"].as_str().or(lines.first().copied());
        let lead: String = lines.iter().filter(|l| Some(**l) != title).copied().collect::<Vec<_>>().join(" ").chars().take(400).collect();
        let url = page["url"].as_str().and_then(|u| Url::parse(u).ok()).unwrap_or_else(|| nowhere.clone());
        all += 1;
        by_title += usize::from(gate.relevant(title, None, &nowhere));
        by_lead += usize::from(gate.relevant(title, Some(&lead), &url));
    }
    assert!(all >= 380, "{all}");
    assert!(by_lead * 100 >= all * 99, "{by_lead} of {all} with title, lead and address");
    assert!(by_title * 100 >= all * 95, "{by_title} of {all} with the title alone");
}

#[test]
fn judges_by_words() {
    let gate = Gate::new(&Ontology::embedded().unwrap());
    let judge = |title: &str, lead: &str, url: &str| gate.judge(Some(title), Some(lead), &Url::parse(url).unwrap());
    for (title, lead, url, wanted) in [
        ("Hà Tĩnh tăng hai bậc PCI", "", "https://a.vn/1", Relevance::Likely),
        ("HA TINH XEP THU 3", "", "https://a.vn/1", Relevance::Likely),
        ("Ba năm nhìn lại", "", "https://a.vn/ha-tinh-dan-dau-par-index-1.html", Relevance::Likely),
        ("Ba năm nhìn lại", "Kết quả 12/63.", "https://a.vn/1", Relevance::Likely),
        ("Hà Tĩnh đón khách", "", "https://a.vn/1", Relevance::Possible),
        ("", "", "https://a.vn/1", Relevance::Possible),
        ("Cá hồi nướng chanh", "Món ăn cho bữa tối 12/7.", "https://a.vn/am-thuc/ca-hoi-1.html", Relevance::Unlikely),
    ] {
        assert_eq!(judge(title, lead, url), wanted, "{title}");
    }
}
