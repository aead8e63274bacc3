//! What the matrix of known figures shows.
use super::{ONTOLOGY, said, tables};
use crate::explain::{Gaps, Span, State, gaps};
use crate::search::{MemoryFacts, Told};

fn lay(told: Vec<Told>, span: Span) -> Gaps {
    gaps(&span, &MemoryFacts(told), &ONTOLOGY).unwrap_or_else(|never| match never {})
}

fn index(id: &str) -> Span {
    Span { index: Some(id.to_owned()), ..Span::default() }
}

/// The signs of a row.
fn signs(gaps: &Gaps, name: &str) -> String {
    let row = gaps.rows.iter().find(|r| r.name == name).unwrap();
    row.cells.iter().map(|c| c.as_ref().map_or(' ', |c| c.state.sign())).collect()
}

#[test]
fn each_cell_says_how_well_it_is_known() {
    let mut told = tables(|t| t == "dti-2022");
    let rank = |document: &str, subject: &str, year: i32, rank: u32| said(document, subject, "dti", year, |c| c.rank = Some(rank));
    told.extend([
        rank("a", "ha-tinh", 2021, 59),
        rank("b", "ha-tinh", 2021, 59),
        rank("a", "nghe-an", 2021, 40),
        rank("a", "quang-binh", 2021, 30),
        rank("b", "quang-binh", 2021, 31),
    ]);
    let span = Span { home: Some("ha-tinh".to_owned()), ..index("dti") };
    let gaps = lay(told, span);
    assert_eq!(gaps.columns.iter().map(|c| c.year).collect::<Vec<_>>(), [2021, 2022]);
    assert_eq!(["Hà Tĩnh", "Nghệ An", "Quảng Bình", "Cà Mau"].map(|n| signs(&gaps, n)), ["●■", "○■", "✗■", "·■"]);
    assert_eq!((gaps.known, gaps.all, gaps.rows.len()), (66, 126, 63));
    assert_eq!((gaps.count(State::Official), gaps.count(State::Disputed), gaps.count(State::None)), (63, 1, 60));
    // Home first, its region next.
    let first: Vec<&str> = gaps.rows.iter().take(3).map(|r| r.name.as_str()).collect();
    assert_eq!(first[0], "Hà Tĩnh");
    let region = &ONTOLOGY.province("ha-tinh").unwrap().regions;
    let near = gaps.rows.iter().skip(1).map(|r| ONTOLOGY.provinces.iter().any(|p| p.name == r.name && region.contains(&p.regions[0])));
    let near: Vec<bool> = near.collect();
    assert!(near[0] && near.windows(2).all(|w| w[0] || !w[1]), "{first:?}");
}

#[test]
fn an_edition_ranked_anew_has_a_column_of_its_own() {
    let gaps = lay(tables(|t| t.starts_with("dti-2024")), index("dti"));
    let columns: Vec<(i32, Option<&str>)> = gaps.columns.iter().map(|c| (c.year, c.other_list.as_deref())).collect();
    assert_eq!(columns, [(2024, None), (2024, Some("34"))]);
    assert_eq!(gaps.all, 63 + 34);
    assert_eq!(signs(&gaps, "Đà Nẵng"), "○○");
    // Joined to Tuyên Quang in 2025: not ranked among the 34.
    assert!(signs(&gaps, "Hà Giang").ends_with(' '));
}

#[test]
fn one_subject_by_index_and_by_component() {
    let told = tables(|t| t.starts_with("pci-20") || t.starts_with("dti-20"));
    let one = Span { subject: Some("thanh-hoa".to_owned()), ..Span::default() };
    let all = lay(told.clone(), one.clone());
    assert!(signs(&all, "PCI").contains("■■■■"));
    let parts = lay(told, Span { index: Some("pci".to_owned()), from: Some(2019), to: Some(2021), ..one });
    assert_eq!(
        ["PCI", "Tính minh bạch", "Dịch vụ hỗ trợ doanh nghiệp", "Chính sách hỗ trợ doanh nghiệp"].map(|n| signs(&parts, n)),
        ["■■■", "■■■", "■■ ", "  ■"]
    );
    assert_eq!((parts.known, parts.all), (33, 33));
}

#[test]
fn what_the_publisher_keeps_to_itself_is_told() {
    let gaps = lay(tables(|t| t == "pci-2023" || t == "pci-2024"), index("pci"));
    assert_eq!(gaps.shown_only, [(2023, 30), (2024, 30)]);
    assert_eq!(lay(Vec::new(), index("pci")), Gaps::default());
    assert_eq!(lay(Vec::new(), Span::default()), Gaps::default());
}
