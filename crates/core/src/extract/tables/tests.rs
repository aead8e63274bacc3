//! Tables of every layout, read as whole pages.
use crate::extract::extract;
use crate::model::Document;
use crate::ontology::Ontology;

/// Subject, component, year, rank and points of every claim, written short.
fn read(text: &str) -> Vec<String> {
    let ontology = Ontology::embedded().unwrap();
    let document = Document { id: "t".to_owned(), text: text.to_owned(), ..Document::default() };
    let claims = extract(&document, &ontology).claims;
    let part = |c: Option<&str>| c.map(|c| format!(" {c}")).unwrap_or_default();
    let number = |n: Option<u32>| n.map(|n| format!(" #{n}")).unwrap_or_default();
    let points = |s: Option<f64>| s.map(|s| format!(" {s}")).unwrap_or_default();
    claims
        .iter()
        .map(|c| {
            let year = c.year.map_or(String::new(), |y| format!(" {y}"));
            format!("{}{}{year}{}{}", c.subject, part(c.component.as_deref()), number(c.rank), points(c.score))
        })
        .collect()
}

#[test]
fn one_cell_a_line_with_and_without_a_header() {
    let rows = "Hà Nam\n66.5\n1\nSơn La\n65.2\n2\nCao Bằng\n61.9\n3\nĐiện Biên\n60.1\n4";
    let expected = ["ha-nam 2016 #1 66.5", "son-la 2016 #2 65.2", "cao-bang 2016 #3 61.9", "dien-bien 2016 #4 60.1"];
    assert_eq!(read(&format!("Bảng điểm PCI năm 2016\nTỉnh\nĐiểm\nXếp hạng\n{rows}")), expected);
    assert_eq!(read(&format!("Bảng điểm PCI năm 2016\n{rows}")), expected);
}

#[test]
fn running_numbers_are_ranks_only_where_the_caption_orders_the_rows() {
    let rows = "STT\tTỉnh\tĐiểm\n1\tHà Nam\t0,71\n2\tSơn La\t0,64\n3\tCao Bằng\t0,61";
    assert_eq!(
        read(&format!("3 tỉnh dẫn đầu DTI năm 2021\n{rows}")),
        ["ha-nam 2021 #1 0.71", "son-la 2021 #2 0.64", "cao-bang 2021 #3 0.61"]
    );
    assert_eq!(read(&format!("Điểm DTI năm 2021 của các tỉnh\n{rows}")), ["ha-nam 2021 0.71", "son-la 2021 0.64", "cao-bang 2021 0.61"]);
}

#[test]
fn the_worst_are_no_ranking() {
    assert!(read("DTI năm 2021: 3 tỉnh đứng cuối\n1. Hà Nam\n2. Sơn La\n3. Cao Bằng").is_empty());
}

#[test]
fn a_table_is_what_a_person_says_it_is() {
    let ontology = Ontology::embedded().unwrap();
    let read = |told: Option<&str>, text: &str| -> Vec<String> {
        let told = told.and_then(crate::model::Told::parse);
        let document = Document { id: "t".to_owned(), text: text.to_owned(), told, ..Document::default() };
        let written = |c: &crate::model::Claim| {
            let list = c.list.as_deref().map(|l| format!(" @{l}")).unwrap_or_default();
            format!("{} {} {:?} #{:?}{list}", c.subject, c.index, c.year, c.rank).replace("Some(", "").replace(')', "")
        };
        extract(&document, &ontology).claims.iter().map(written).collect()
    };
    let table = "STT\tTỉnh\tXếp hạng\n1\tHà Nam\t7\n2\tSơn La\t3\n3\tCao Bằng\t5";
    assert!(read(None, table).is_empty());
    let told = ["ha-nam dti 2024 #7 @34", "son-la dti 2024 #3 @34", "cao-bang dti 2024 #5 @34"];
    assert_eq!(read(Some("dti:2024@34"), table), told);
    // What the table's own caption says does not hold against it; prose keeps what it names.
    let page = format!("Năm 2021, PCI của Hà Nam xếp thứ 40.\nBảng xếp hạng DTI năm 2020\n{table}");
    let both = read(Some("dti:2024@34"), &page);
    assert_eq!(both, [&["ha-nam pci 2021 #40"][..], &told].concat());
    assert_eq!(read(Some("khong-co:2024"), table), Vec::<String>::new());
}
