//! Sayings read from whole pages.
use crate::extract::extract;
use crate::model::{Document, StatementKind};
use crate::ontology::Ontology;

/// Kind, subject, index, component, year, other and figures of every saying, written short.
fn read(text: &str) -> Vec<String> {
    let ontology = Ontology::embedded().unwrap();
    let document = Document { id: "t".to_owned(), text: text.to_owned(), ..Document::default() };
    let part = |c: Option<&str>| c.map(|c| format!("/{c}")).unwrap_or_default();
    extract(&document, &ontology)
        .statements
        .iter()
        .map(|s| {
            assert_eq!(text.get(s.start..s.end), Some(s.quote.as_str()));
            let kind = serde_json::to_string(&s.kind).unwrap().replace('"', "");
            let figures: Vec<String> = s.values.iter().map(|(k, v)| format!("{k} {v}")).collect();
            let other = s.other.as_ref().map(|o| format!(" {o}")).unwrap_or_default();
            let (subject, index, year) = (s.subject.as_deref().unwrap_or("-"), s.index.as_deref().unwrap_or("-"), s.year.unwrap_or(0));
            format!("{kind} {subject} {index}{} {year}{other}: {}", part(s.component.as_deref()), figures.join(", "))
        })
        .collect()
}

#[test]
fn points_won_and_lost() {
    assert_eq!(
        read("Năm 2023, chỉ số PCI của Hải Dương đạt 68,68 điểm, xếp thứ 17/63; tăng 3,46 điểm, tăng 15 bậc so với năm 2022."),
        ["score-change hai-duong pci 2023: base 2022, change 3.46"]
    );
    assert_eq!(
        read("PAR INDEX năm 2023 của Đắk Lắk là 87,33 điểm (giảm 2,86 điểm so với năm 2022), xếp thứ 28/63."),
        ["score-change dak-lak par-index 2023: base 2022, change -2.86"]
    );
    assert_eq!(
        read("Hà Tĩnh có chỉ số PAR INDEX năm 2021 xếp thứ 8/63. So với năm 2020, Hà Tĩnh tăng 3,3 điểm và tăng 8 bậc."),
        ["score-change ha-tinh par-index 2021: base 2020, change 3.3"]
    );
    // How far two stand apart, averages, goals, places and about so many are none.
    for text in [
        "Năm 2023, chỉ số PCI của Hải Dương xếp thứ 17/63, kém 1,25 điểm so với Hải Phòng.",
        "Điểm trung bình PCI năm 2023 của cả nước tăng 1,25 điểm so với năm 2022. Hải Dương xếp thứ 17/63.",
        "Hải Dương phấn đấu PCI năm 2025 tăng 1,25 điểm so với năm 2023.",
        "PCI năm 2023 của Hải Dương xếp thứ 17/63. Tỉnh mở thêm 4 điểm hỗ trợ doanh nghiệp.",
        "PCI năm 2023 của Hải Dương xếp thứ 17/63, tăng gần 3 điểm so với năm 2022.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn who_stands_before_whom() {
    assert_eq!(
        read("DTI 2022 của Hà Tĩnh xếp thứ 37/63, xếp thứ 3 khu vực Bắc Trung Bộ, sau các tỉnh Thanh Hóa và Thừa Thiên Huế."),
        ["order ha-tinh dti 2022 thanh-hoa: above 0", "order ha-tinh dti 2022 thua-thien-hue: above 0"]
    );
    assert_eq!(
        read("Ở bảng PCI năm 2023, Hà Tĩnh xếp trên Nghệ An nhưng đứng sau Thanh Hóa."),
        ["order ha-tinh pci 2023 nghe-an: above 1", "order ha-tinh pci 2023 thanh-hoa: above 0"]
    );
    for text in [
        "Ở bảng PCI năm 2023, xếp sau Nghệ An là Hà Tĩnh.",
        "Ở bảng PCI năm 2023, Hà Tĩnh không còn đứng sau Nghệ An.",
        "Hà Tĩnh xếp thứ 37/63 về PCI năm 2023. Sau nhiều năm, Nghệ An vẫn chờ.",
        "PCI năm 2023: Hà Tĩnh xếp thứ 37/63 sau khi hợp nhất với Nghệ An.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn groups_by_points() {
    assert_eq!(
        read("PAPI 2022 xếp Bạc Liêu ở nhóm 4, nhóm điểm thấp nhất; Sóc Trăng ở nhóm trung bình cao."),
        ["band bac-lieu papi 2022: band 4", "band soc-trang papi 2022: band 2"]
    );
    assert_eq!(
        read("Chỉ số PAPI năm 2023 của Hà Giang thuộc nhóm trung bình cao (từ 42,39 đến 43,95 điểm)."),
        ["band ha-giang papi 2023: band 2, from 42.39, to 43.95"]
    );
    for text in [
        "PAPI 2022 của Bạc Liêu không thuộc nhóm thấp nhất.",
        "PAPI 2022 của Bạc Liêu xếp thứ 9/63. Nhóm trung bình cao có 16 tỉnh.",
        "PAPI 2022: 8 trục nội dung của Bạc Liêu đều thuộc nhóm cao nhất.",
        "PCI 2022 của Bạc Liêu thuộc nhóm trung bình thấp.",
    ] {
        assert!(!read(text).iter().any(|s| s.starts_with("band")), "{text}");
    }
}

#[test]
fn components_counted_and_years_in_a_row() {
    assert_eq!(
        read(
            "PCI năm 2023 của Quảng Trị đạt 63,23 điểm. Xét 10 chỉ số thành phần, so với năm 2022 có 5 chỉ số tăng điểm và 5 chỉ số giảm điểm."
        ),
        ["component-counts quang-tri pci 2023: base 2022, down 5, ranks 0, total 10, up 5"]
    );
    assert_eq!(
        read("Quảng Ninh đứng đầu PCI năm 2023, năm thứ 7 liên tiếp giữ vị trí này."),
        ["streak quang-ninh pci 2023: rank 1, years 7"]
    );
    assert_eq!(
        read("Về PCI năm 2023, Đồng Tháp xếp thứ 5/63; 16 năm liền có mặt trong top 5 cả nước, kể từ năm 2008."),
        ["streak dong-thap pci 2023: bound 5, from 2008, years 16"]
    );
    for text in [
        "PCI năm 2022 của Thanh Hóa tụt hạng ba năm liền, xếp thứ 47/63.",
        "PCI năm 2022 của Thanh Hóa xếp thứ 47/63, năm liền trước xếp thứ 43.",
        "PCI năm 2022: Thanh Hóa xếp thứ 47, Nghệ An (năm thứ hai liên tiếp) chưa đổi.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(serde_json::to_string(&StatementKind::ComponentCounts).unwrap(), "\"component-counts\"");
}
