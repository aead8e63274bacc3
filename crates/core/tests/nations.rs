//! Rankings of countries and cities as the press tells of them: under several names on one page, under names of its own, with no edition
//! that anybody could know.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Status};
use xephang_core::ontology::Ontology;

/// What a page of several lines claims.
fn read(title: &str, text: &str) -> Vec<Claim> {
    let ontology = Ontology::embedded().unwrap();
    let document = Document { id: "x".into(), title: title.into(), text: format!("{title}\n{text}"), ..Document::default() };
    extract(&document, &ontology).claims.into_iter().filter(|c| c.status == Status::Resolved).collect()
}

/// Subject, index, edition, place.
fn places(title: &str, text: &str) -> Vec<(String, String, Option<i32>, Option<u32>)> {
    let mut out: Vec<_> = read(title, text).into_iter().map(|c| (c.subject, c.index, c.year, c.rank)).collect();
    out.sort();
    out
}

fn place(subject: &str, index: &str, year: Option<i32>, rank: u32) -> (String, String, Option<i32>, Option<u32>) {
    (subject.to_owned(), index.to_owned(), year, Some(rank))
}

#[test]
fn an_edition_called_by_two_years_is_of_the_first() {
    let got = places(
        "Lào tăng hạng về năng lực cạnh tranh toàn cầu",
        "Báo cáo Năng lực cạnh tranh toàn cầu 2014 - 2015 của Diễn đàn Kinh tế thế giới (WEF) cho thấy nhiều thay đổi.\nLào xếp thứ 93 trong số 144 nền kinh tế.",
    );
    assert_eq!(got, [place("lao", "gci-wef", Some(2014), 93)]);
}

#[test]
fn an_abbreviation_of_two_rankings_is_that_of_the_one_named_in_full() {
    let got = places(
        "Chỉ số năng lực cạnh tranh toàn cầu năm 2018",
        "Diễn đàn Kinh tế thế giới công bố Chỉ số năng lực cạnh tranh toàn cầu năm 2018.\nVề GCI, Malaysia đứng thứ 25, Thái Lan đứng thứ 38.",
    );
    assert_eq!(got, [place("malaysia", "gci-wef", Some(2018), 25), place("thai-lan", "gci-wef", Some(2018), 38)]);
}

#[test]
fn a_publisher_tells_which_ranking_is_meant() {
    let wef = places("Cải cách còn chậm", "Theo đánh giá của WEF về năng lực cạnh tranh quốc gia năm 2018, Việt Nam xếp thứ 77/140.");
    assert_eq!(wef, [place("viet-nam", "gci-wef", Some(2018), 77)]);
    // The provinces' own ranking stays theirs, whoever is named beside it.
    let pci = places(
        "PCI năm 2018",
        "Chỉ số năng lực cạnh tranh cấp tỉnh năm 2018: Bến Tre xếp thứ 4/63. WEF từng khen môi trường đầu tư của tỉnh.",
    );
    assert_eq!(pci, [place("ben-tre", "pci", Some(2018), 4)]);
}

#[test]
fn places_of_components_without_a_name_in_the_list() {
    let got: Vec<_> = read(
        "Chỉ số năng lực cạnh tranh toàn cầu năm 2018 của Philippines",
        "Chỉ số năng lực cạnh tranh toàn cầu năm 2018 xếp Philippines thứ 56.\nNước này đứng thứ 30 về giá trị hàng hóa bán ra so với GDP và thứ 12 về số người biết đọc.\nPhilippines đứng thứ 8 trong danh mục mua sắm của các cơ quan nhà nước.",
    )
    .into_iter()
    .filter_map(|c| Some((c.component?, c.rank?)))
    .collect();
    let want = [("gia-tri-hang-hoa-ban-ra-so-voi-gdp", 30), ("so-nguoi-biet-doc", 12), ("mua-sam-cua-cac-co-quan-nha-nuoc", 8)];
    for (name, rank) in want {
        assert!(got.contains(&(name.to_owned(), rank)), "{name}: {got:?}");
    }
}

#[test]
fn a_name_as_each_report_writes_it_goes_on_behind_and() {
    let got = read(
        "Môi trường kinh doanh 2019",
        "Trong Doing Business 2019, Việt Nam đứng thứ 69.\nChỉ số nộp thuế và đóng bảo hiểm xã hội giảm 45 bậc so với năm 2018.",
    );
    assert!(got.iter().any(|c| c.component.as_deref() == Some("nop-thue-va-dong-bao-hiem-xa-hoi") && c.delta == Some(-45)), "{got:?}");
}

#[test]
fn a_page_without_any_year_leaves_none_open() {
    let text = "Chỉ số hạnh phúc thế giới vừa được công bố.\nPhần Lan dẫn đầu, Đan Mạch (2), Iceland (3).\nThái Lan đứng thứ 52, Việt Nam xếp thứ 79.";
    let got = places("Chỉ số hạnh phúc thế giới: Việt Nam xếp thứ 79", text);
    for want in [place("thai-lan", "whi", None, 52), place("viet-nam", "whi", None, 79)] {
        assert!(got.contains(&want), "{got:?}");
    }
    // A year that is only looked back to is no edition.
    let got = places(
        "Chỉ số hạnh phúc thế giới: Việt Nam xếp thứ 79",
        "Đây là lần đầu Phần Lan vượt Đan Mạch kể từ cuộc khủng hoảng năm 2008.\nVề Chỉ số hạnh phúc thế giới, Việt Nam xếp thứ 79.",
    );
    assert!(got.contains(&place("viet-nam", "whi", None, 79)), "{got:?}");
}

#[test]
fn a_page_names_its_ranking_by_the_best_of_it() {
    let got = read(
        "Một thành phố đổi mới",
        "Lãnh đạo thành phố tiếp đoàn khách quốc tế sáng nay.\nTạp chí du lịch xếp Cần Thơ là một trong 40 thành phố thân thiện nhất thế giới.",
    );
    assert!(
        got.iter().any(|c| c.subject == "can-tho" && c.index == "thanh-pho-than-thien-nhat-the-gioi" && c.rank_max == Some(40)),
        "{got:?}"
    );
    let got = places("Dịch vụ bưu phẩm tốt nhất thế giới: Thụy Sĩ đứng đầu, Lào xếp hạng 90", "Nhật Bản đứng vị trí thứ 2 với 88,5 điểm.");
    assert!(got.contains(&place("lao", "dich-vu-buu-pham-tot-nhat-the-gioi", None, 90)), "{got:?}");
}

#[test]
fn a_measure_gives_its_name_without_the_degree() {
    let got = places(
        "Ai tiêu thụ nhiều điện",
        "Một tổ chức vừa xếp hạng các quốc gia có lượng điện dùng trong nhà cao nhất thế giới.\nQatar đứng thứ 2, Phần Lan xếp thứ 6.",
    );
    assert!(got.iter().all(|g| g.1 == "luong-dien-dung-trong-nha"), "{got:?}");
}

#[test]
fn leads_in_turn_take_the_first_places() {
    let got = places(
        "Chỉ số đổi mới sáng tạo toàn cầu (GII) năm 2020",
        "Thụy Sĩ, Thụy Điển và Hoa Kỳ lần lượt đứng đầu bảng xếp hạng chỉ số đổi mới sáng tạo toàn cầu năm 2020.",
    );
    let want = [place("hoa-ky", "gii", Some(2020), 3), place("thuy-dien", "gii", Some(2020), 2), place("thuy-si", "gii", Some(2020), 1)];
    assert_eq!(got, want);
}

#[test]
fn a_place_in_a_bracket_is_of_the_name_before_it_alone() {
    let got = places("GII 2020", "Ở GII 2020, vị trí thứ 5 thuộc về Hà Lan, Đan Mạch (6), Phần Lan (7).");
    let want = [place("dan-mach", "gii", Some(2020), 6), place("ha-lan", "gii", Some(2020), 5), place("phan-lan", "gii", Some(2020), 7)];
    assert_eq!(got, want);
}

#[test]
fn the_lowest_of_a_group_is_last_in_it() {
    for told in ["xếp hạng thấp nhất khối ASEAN", "đứng cuối trong các nước thành viên ASEAN"] {
        let got = read("LPI 2014", &format!("Về chỉ số hiệu quả logistics (LPI) năm 2014, Myanmar {told}."));
        assert!(got.iter().any(|c| c.subject == "myanmar" && c.last && c.scope == "asean"), "{told}: {got:?}");
    }
}

#[test]
fn places_told_in_one_row_are_in_one_ranking() {
    let got = read("GII 2020", "Theo GII 2020, Lào thấp nhất trong các nước ASEAN (Thái Lan hạng 44, Malaysia hạng 33, Singapore hạng 8).");
    assert!(got.iter().any(|c| c.subject == "singapore" && c.rank == Some(8) && c.scope == "world"), "{got:?}");
}
