//! Questions as people type them, and what they are understood as.
use super::{AskContext, Form, Intent, Query, understand};
use crate::ontology::Ontology;

fn ask(query: &str) -> Query {
    ask_from(query, None)
}

fn ask_from(query: &str, home: Option<&str>) -> Query {
    let ontology = Ontology::embedded().unwrap();
    understand(query, &ontology, &AskContext { this_year: 2026, home: home.map(str::to_owned) })
}

/// Subject, index, component and years, written short.
fn short(q: &Query) -> String {
    let subjects: Vec<&str> = q.subjects.iter().map(|s| s.id.as_str()).collect();
    let years = q.years.map_or(String::new(), |y| if y.from == y.to { y.from.to_string() } else { format!("{}-{}", y.from, y.to) });
    format!("{}|{}|{}|{years}", subjects.join("+"), q.indices.join("+"), q.component.as_deref().unwrap_or(""))
}

#[test]
fn understands_the_questions_of_the_guide() {
    for (query, expected) in [
        ("Hà Tĩnh An toàn thông tin", "ha-tinh|dti|an-toan-thong-tin-mang|"),
        ("ha tinh an toan thong tin", "ha-tinh|dti|an-toan-thong-tin-mang|"),
        ("Ha\u{300} Ti\u{303}nh An toa\u{300}n tho\u{302}ng tin", "ha-tinh|dti|an-toan-thong-tin-mang|"),
        ("Hà Tĩnh ATTT", "ha-tinh|dti|an-toan-thong-tin-mang|"),
        ("ha tinh nam ngoai pci thu may", "ha-tinh|pci||2025"),
        ("pci thanh hoa qua cac nam", "thanh-hoa|pci||"),
        ("vì sao Thanh Hóa tụt PCI 2021", "thanh-hoa|pci||2021"),
        ("ai đứng trên Hà Tĩnh DTI 2022", "ha-tinh|dti||2022"),
        ("dti btb 2022", "|dti||2022"),
        ("Quảng Trị mới PCI 2022", "quang-tri|pci||2022"),
        ("da nang dti 2024", "da-nang|dti||2024"),
        ("top 5 pci 24", "|pci||2024"),
        ("cuoi bang dti 2022", "|dti||2022"),
        ("papi lao cai 2021", "lao-cai|papi||2021"),
        ("parindex ha tinh 2020-2023", "ha-tinh|par-index||2020-2023"),
        ("sipas hà tỉnh 2021", "ha-tinh|sipas||2021"),
        ("Haf Tinhx DTI 2022", "ha-tinh|dti||2022"),
        ("VP UBND tỉnh Thanh Hóa DTI 2023", "thanh-hoa/van-phong-ubnd-tinh|dti||2023"),
        ("Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc đúng không", "ha-tinh|dti||2022"),
        ("huyện Thường Xuân DTI 2023", "thanh-hoa/thuong-xuan|dti||2023"),
        ("tp thanh hoa dti 2023", "thanh-hoa/thanh-hoa|dti||2023"),
        ("tp da nang dti 2023", "da-nang|dti||2023"),
        ("quang nihn pci 2023", "quang-ninh|pci||2023"),
        ("hatinh pci", "ha-tinh|pci||"),
        ("Bộ Tài chính DTI 2022", "bo/tai-chinh|dti||2022"),
        ("Việt Nam GII 2024", "viet-nam|gii||2024"),
        ("Sở TT&TT Thanh Hóa DTI 2023", "thanh-hoa/so-thong-tin-va-truyen-thong|dti||2023"),
    ] {
        let query_read = ask(query);
        assert_eq!(short(&query_read), expected, "{query}");
        assert_eq!(query_read.terms, Vec::<String>::new(), "{query}");
    }
}

#[test]
fn tells_what_is_wanted() {
    for (query, intent) in [
        ("Hà Tĩnh DTI 2022", Intent::Lookup),
        ("pci thanh hoa qua cac nam", Intent::Series),
        ("parindex ha tinh 2020-2023", Intent::Series),
        ("vì sao Thanh Hóa tụt PCI 2021", Intent::Why),
        ("ai đứng trên Hà Tĩnh DTI 2022", Intent::Neighbours),
        ("dti btb 2022", Intent::Region),
        ("top 5 pci 24", Intent::Top(5)),
        ("5 tỉnh dẫn đầu PCI 2024", Intent::Top(5)),
        ("cuoi bang dti 2022", Intent::Bottom(3)),
        ("tỉnh nào đứng thứ 5 PCI 2020", Intent::AtRank(5)),
        ("so sánh Thanh Hóa với Nghệ An pci 2020-2022", Intent::Compare),
    ] {
        assert_eq!(ask(query).intent, intent, "{query}");
    }
}

#[test]
fn asks_back_unless_home_settles_it() {
    let q = ask("so sanh HT voi Nghe An pci 2020-2022");
    assert_eq!(q.doubts.len(), 1);
    assert!(q.doubts[0].options.iter().any(|o| o == "ha-tinh"));
    let q = ask_from("so sanh HT voi Nghe An pci 2020-2022", Some("ha-tinh"));
    assert_eq!((short(&q).as_str(), q.doubts.len()), ("ha-tinh+nghe-an|pci||2020-2022", 0));
    assert_eq!(ask("ĐN pci 2020").doubts.len(), 1);
    assert_eq!(short(&ask_from("dn pci 2020", Some("da-nang"))), "da-nang|pci||2020");
}

#[test]
fn old_and_new_territory_are_told_apart() {
    assert_eq!(ask("Quảng Trị mới PCI 2022").subjects[0].form, Form::New);
    assert_eq!(ask("quang tri cu pci 2022").subjects[0].form, Form::Old);
    assert_eq!(ask("da nang dti 2024 sau sap nhap").list.as_deref(), Some("34"));
}

#[test]
fn a_stated_figure_is_to_be_verified() {
    let q = ask("Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc đúng không");
    let Intent::Verify(stated) = q.intent else { panic!("{:?}", q.intent) };
    assert_eq!((stated.rank, stated.of, stated.delta), (Some(27), Some(63), Some(22)));
}

#[test]
fn words_that_mean_nothing_known_stay_terms() {
    let q = ask("dịch vụ công thiết yếu Đề án 06 Hà Tĩnh");
    assert_eq!(q.subjects[0].id, "ha-tinh");
    assert!(q.terms.iter().any(|t| t == "đề") && q.terms.iter().any(|t| t == "06"), "{:?}", q.terms);
}
