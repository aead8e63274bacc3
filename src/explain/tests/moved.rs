//! Why ranks moved, with the figures of the PCI of Thanh Hóa as VCCI printed them.
use super::{ONTOLOGY, moved as moving, said, tables};
use crate::explain::{Lacking, Library, Moved, Page, Question, answer, moved, tell};
use crate::model::{Claim, PartialDate};
use crate::search::{AskContext, Facts, MemoryFacts, Told, Tongue, understand};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Claims with the texts of some of their pages.
struct Pages(MemoryFacts, BTreeMap<String, Page>);

impl Facts for Pages {
    type Error = Infallible;

    fn of_subject(&self, subject: &str, index: Option<&str>) -> Result<Vec<Told>, Infallible> {
        self.0.of_subject(subject, index)
    }

    fn of_edition(&self, index: &str, component: Option<&str>, year: i32) -> Result<Vec<Told>, Infallible> {
        self.0.of_edition(index, component, year)
    }

    fn editions(&self, index: &str, component: Option<&str>) -> Result<Vec<i32>, Infallible> {
        self.0.editions(index, component)
    }
}

impl Library for Pages {
    fn page(&self, doc_id: &str) -> Result<Option<Page>, Infallible> {
        Ok(self.1.get(doc_id).cloned())
    }
}

fn ask(subject: &str, index: &str, year: i32) -> Question {
    Question { subject: subject.to_owned(), index: index.to_owned(), year: Some(year), ..Question::default() }
}

fn explain(told: Vec<Told>, question: &Question) -> Moved {
    let moved = moved(question, &MemoryFacts(told), &ONTOLOGY).unwrap_or_else(|never| match never {});
    moved.unwrap()
}

fn text(moved: &Moved, tongue: Tongue) -> String {
    let answer = tell(moved, &ONTOLOGY, tongue);
    let table = answer.table.iter().flat_map(|t| &t.rows).map(|r| r.cells.join(" | "));
    let lines = answer.lines.iter().chain(&answer.remarks).map(|l| l.render(tongue));
    lines.chain(table).collect::<Vec<_>>().join("\n")
}

fn holds(text: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(text.contains(part), "no \"{part}\" in:\n{text}");
    }
}

#[test]
fn components_are_ordered_by_weight_times_change() {
    let moved = explain(tables(|t| t == "pci-2020" || t == "pci-2021"), &ask("thanh-hoa", "pci", 2021));
    assert_eq!((moved.moved, moved.change, moved.rebased), (Some(-15), Some(-0.7), true));
    let pulls: Vec<(&str, Option<f64>)> = moved.pulls.iter().map(|p| (p.component.as_str(), p.effect)).collect();
    assert_eq!(pulls.len(), 10);
    assert_eq!(
        pulls[..3],
        [("dao-tao-lao-dong", Some(-2.8)), ("gia-nhap-thi-truong", Some(-0.48)), ("chi-phi-khong-chinh-thuc", Some(-0.17))]
    );
    assert_eq!(pulls[9], ("tinh-minh-bach", Some(1.36)));
    let support = moved.pulls.iter().find(|p| p.component == "chinh-sach-ho-tro-doanh-nghiep").unwrap();
    assert_eq!(support.replaces.as_deref(), Some("Dịch vụ hỗ trợ doanh nghiệp"));
    let sum: f64 = moved.pulls.iter().filter_map(|p| p.effect).sum();
    assert!((sum - -0.7).abs() < 0.03 + 0.03, "{sum}");
    holds(
        &text(&moved, Tongue::Vi),
        &[
            "Thanh Hóa, PCI 2020 → 2021: thứ 28 → 43 (▼15 bậc), 63,91 → 63,21 điểm (−0,70)",
            "Kéo xuống: Đào tạo lao động (−2,80)",
            "Kéo lên: Tính minh bạch (+1,36)",
            "Cộng 10 thành phần: −0,71; tổng điểm đổi −0,70.",
            "Đào tạo lao động | 6,41 | 5,01 | −1,40 | ×2 | −2,80",
            "Chi phí không chính thức | 6,47 | 6,30",
            "△ Kỳ 2021 đổi phương pháp",
            "máy không tự suy đoán",
        ],
    );
}

#[test]
fn weights_that_nobody_bore_out_are_not_used() {
    let moved = explain(tables(|t| t == "pci-2021" || t == "pci-2022"), &ask("thanh-hoa", "pci", 2022));
    assert!(moved.pulls.iter().all(|p| p.weight.is_none() && p.effect.is_none()) && moved.pulls.len() == 10);
    assert!(moved.lacking.contains(&Lacking::Weights));
    let told = text(&moved, Tongue::Vi);
    holds(&told, &["thứ 43 → 47 (▼4 bậc)", "chưa tính trọng số", "Trọng số thành phần của PCI (2021, 2022) chưa rõ"]);
    assert!(!told.contains("Cộng 10"), "{told}");
}

#[test]
fn passing_and_replay_say_how_much_is_known() {
    let moved = explain(tables(|t| t == "pci-2020" || t == "pci-2021"), &ask("thanh-hoa", "pci", 2021));
    let passing = moved.passing.as_ref().unwrap();
    let named: Vec<(&str, u32, u32)> = passing.overtook.iter().map(|p| (p.subject.as_str(), p.before, p.after)).collect();
    assert!(named.contains(&("vinh-phuc", 29, 5)) && named.contains(&("hai-duong", 47, 13)), "{named:?}");
    assert!(named.iter().all(|n| n.1 > 28 && n.2 < 43) && passing.overtaken.is_empty());
    assert_eq!((passing.others, passing.at_least), (Some(62), 15));
    assert!(passing.known < 62 && moved.lacking.contains(&Lacking::Ranks));
    // 63.91 lies between the 64.93 of rank 25 (Lào Cai) and the 63.33 of rank 41 (Quảng Trị).
    let replay = moved.replay.as_ref().unwrap();
    assert_eq!((replay.score, replay.best, replay.worst, replay.of), (63.91, 26, 41, 63));
    holds(&text(&moved, Tongue::En), &["of at least 15", "between 26 and 41 of 63", "derived, not published"]);
    // A whole edition gives the exact place: 65.64 of 2019 among all 63 of 2020.
    let whole = explain(tables(|t| t == "pci-2019" || t == "pci-2020"), &ask("thanh-hoa", "pci", 2020));
    let replay = whole.replay.unwrap();
    assert_eq!((replay.best == replay.worst, replay.known), (true, 62));
    let better = tables(|t| t == "pci-2020").iter().filter(|t| t.claim.component.is_none() && t.claim.score > Some(65.64)).count();
    assert_eq!(replay.best as usize, better + 1);
}

#[test]
fn an_edition_before_may_be_derived_or_older_or_of_other_territories() {
    let told = vec![said("a", "ha-tinh", "dti", 2022, |c| moving(c, Some(37), 22, 2021))];
    let derived = explain(told, &ask("ha-tinh", "dti", 2022));
    let before = derived.before.as_ref().unwrap();
    assert_eq!((before.rank, before.derived, derived.moved), (Some(59), true, Some(22)));
    holds(&text(&derived, Tongue::Vi), &["thứ 59* → 37 (▲22 bậc)", "* suy ra, không phải số công bố"]);

    let rank = |year, rank| said("a", "ha-tinh", "dti", year, move |c| c.rank = Some(rank));
    let older = explain(vec![rank(2020, 50), rank(2022, 37)], &ask("ha-tinh", "dti", 2022));
    assert!(older.lacking.contains(&Lacking::EditionBefore(2021)) && older.moved == Some(13));

    let merged = explain(
        tables(|t| t == "dti-2023" || t == "dti-2024-34"),
        &Question { list: Some("34".to_owned()), ..ask("da-nang", "dti", 2024) },
    );
    assert_eq!((merged.before.is_none(), merged.moved, &merged.lacking[..1]), (true, None, &[Lacking::OtherList][..]));
    holds(&text(&merged, Tongue::Vi), &["không tính tăng/giảm bậc"]);

    let alone = explain(vec![rank(2022, 37)], &ask("ha-tinh", "dti", 2022));
    assert!(alone.lacking.contains(&Lacking::Before));
    holds(&text(&alone, Tongue::Vi), &["Hà Tĩnh, DTI 2022: thứ 37/63", "Kho chưa có kỳ trước để so", "xephang ingest"]);
}

#[test]
fn ranks_of_components_are_told_where_there_are_no_scores() {
    let part = |year, rank, delta| {
        said("a", "ha-tinh", "dti", year, move |c| {
            moving(c, Some(rank), delta, year - 1);
            c.component = Some("an-toan-thong-tin-mang".to_owned());
        })
    };
    let told = vec![said("a", "ha-tinh", "dti", 2022, |c| moving(c, Some(37), 22, 2021)), part(2022, 35, 28)];
    let moved = explain(told, &ask("ha-tinh", "dti", 2022));
    assert_eq!((moved.pulls.len(), moved.pulls[0].ranks, moved.pulls[0].before_derived), (1, Some((63, 35)), true));
    holds(&text(&moved, Tongue::Vi), &["Hạng thành phần: An toàn thông tin mạng 63* → 35 (▲28)"]);
}

#[test]
fn causes_are_quotes_and_other_ranks_are_shown() {
    let body = "Năm 2021, PCI của Thanh Hóa xếp thứ 43, giảm 15 bậc. Nguyên nhân chủ yếu là điểm Đào tạo lao động giảm sâu. \
                Nghệ An xếp thứ 30. Tỉnh này giữ được hạng nhờ cải cách. Bảng xếp hạng do VCCI công bố ngày 27/4.";
    let mut told = tables(|t| t == "pci-2020" || t == "pci-2021");
    let at = |words: &str| body.find(words).unwrap();
    let mut page = Page { text: body.to_owned(), claims: Vec::new() };
    let mut add = |document: &str, subject: &str, words: &str, rank: u32, day: &str| {
        let mut one = said(document, subject, "pci", 2021, |c: &mut Claim| {
            (c.rank, c.start, c.end) = (Some(rank), at(words), at(words) + words.len());
        });
        one.source.published = PartialDate::parse(day);
        one.source.sample = document == "mau";
        if document == "bao" {
            page.claims.push(one.claim.clone());
        }
        told.push(one);
    };
    add("bao", "thanh-hoa", "xếp thứ 43", 43, "2022-04-28");
    add("bao", "nghe-an", "xếp thứ 30", 30, "2022-04-28");
    add("mau", "thanh-hoa", "xếp thứ 43", 34, "2022-04-28");
    // A reprint of the page says it again.
    add("sao", "thanh-hoa", "xếp thứ 43", 43, "2022-04-29");
    let mut reprint = page.clone();
    reprint.claims.retain(|c| c.subject == "thanh-hoa");
    let library = Pages(MemoryFacts(told), BTreeMap::from([("bao".to_owned(), page), ("sao".to_owned(), reprint)]));
    let query = understand("vì sao Thanh Hóa tụt PCI 2021", &ONTOLOGY, &AskContext::default());
    let told = answer(&query, &library, &ONTOLOGY, Tongue::Vi).unwrap_or_else(|never| match never {});
    assert!(told.understood.starts_with("Hiểu là: Thanh Hóa · PCI · kỳ 2021"), "{}", told.understood);
    let lines: Vec<String> = told.lines.iter().map(|l| l.render(Tongue::Vi)).collect();
    let quotes: Vec<&String> = lines.iter().filter(|l| l.starts_with("Nguyên nhân")).collect();
    assert_eq!(
        quotes,
        ["Nguyên nhân, trích nguyên văn: \"Nguyên nhân chủ yếu là điểm Đào tạo lao động giảm sâu.\" — nguồn: bao.vn, 28/04/2022"]
    );
    let otherwise = lines.iter().find(|l| l.starts_with("✗")).unwrap();
    holds(otherwise, &["Thanh Hóa, PCI 2021 còn được ghi thứ 34", "mau.vn", "DỮ LIỆU MẪU"]);
}

#[test]
fn other_questions_are_searchs_and_nothing_is_explained_without_facts() {
    let facts = MemoryFacts(tables(|t| t == "pci-2021"));
    let ask = |words: &str| {
        let query = understand(words, &ONTOLOGY, &AskContext { this_year: 2026, home: None });
        answer(&query, &facts, &ONTOLOGY, Tongue::Vi).unwrap_or_else(|never| match never {}).lines[0].render(Tongue::Vi)
    };
    holds(&ask("Thanh Hóa PCI 2021"), &["43/63"]);
    holds(&ask("vì sao Hà Tĩnh tụt DTI 2021"), &["Kho chưa có DTI 2021 của Hà Tĩnh"]);
}
