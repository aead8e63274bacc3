//! Places that are not those of the ranking in hand: of components that are only counted, of movements, of those compared with, of another
//! edition or ranking than the one named last. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};
use xephang_core::extract::extract;
use xephang_core::model::{Document, PartialDate, Status};
use xephang_core::ontology::Ontology;

/// Components that a clause counts: named ones have the place, and unnamed ones take it from nobody.
#[rustfmt::skip]
const COUNTED_PARTS: &[Case] = &[
    ("", "Năm 2023, Hà Nam có một chỉ số thành phần PCI đứng thứ nhất (Đào tạo lao động) và hai chỉ số đứng thứ ba (Tính minh bạch, Chi phí thời gian).", "ha-nam pci dao-tao-lao-dong 2023 r1; ha-nam pci tinh-minh-bach 2023 r3; ha-nam pci chi-phi-thoi-gian 2023 r3"),
    ("", "Năm 2022, Yên Bái có 1 chỉ số PCI dẫn đầu cả nước (Gia nhập thị trường) và 2 chỉ số đứng thứ tư (Tính minh bạch, Chi phí thời gian).", "yen-bai pci gia-nhap-thi-truong 2022 r1; yen-bai pci tinh-minh-bach 2022 r4; yen-bai pci chi-phi-thoi-gian 2022 r4"),
    ("", "PAPI 2023 của Yên Bái xếp thứ 9. Tỉnh có 2 chỉ số nội dung trong top 10 (Công khai, minh bạch xếp thứ 7; Quản trị điện tử xếp thứ 9).", "yen-bai papi - 2023 r9; yen-bai papi cong-khai-minh-bach 2023 r7; yen-bai papi quan-tri-dien-tu 2023 r9"),
    ("", "Theo PAPI 2023, Hà Nam có 2 chỉ số nội dung trong top 10, 3 chỉ số xếp thứ 20, 1 chỉ số xếp thứ 55.", ""),
    ("", "Năm 2022 tỉnh Hà Nam có 3 chỉ số thành phần PCI lọt top 5, 2 chỉ số xếp cuối cùng.", ""),
    ("", "PCI 2023: Hà Nam xếp thứ 12; tỉnh đứng đầu ở 2 chỉ số và đứng cuối ở 1 chỉ số.", "ha-nam pci - 2023 r12"),
    ("", "Năm 2023, Hà Nam nằm trong top 5 ở 3 chỉ số thành phần PCI.", ""),
    ("", "PCI 2023 của Hà Nam xếp thứ 12 với 6 chỉ số nằm trong top 20.", "ha-nam pci - 2023 r12"),
    ("", "PCI 2023 của Hà Nam xếp thứ 12. Trong đó, 2 chỉ số tăng 5 bậc.", "ha-nam pci - 2023 r12"),
    ("", "Theo PAR INDEX 2022, Bộ Tư pháp có 3 chỉ số thành phần xếp thứ nhất, 1 chỉ số xếp thứ 16. Bộ xếp thứ 2 trong 17 bộ.", "bo/tu-phap par-index - 2022 r2"),
    ("", "DDCI 2022 tỉnh Hải Dương: Sở Y tế xếp thứ 5, có 2 chỉ số thành phần đứng thứ nhất.", "hai-duong/so-y-te ddci - 2022 r5"),
    ("", "Hà Nam có một chỉ số duy nhất đứng thứ nhất trong PCI 2023.", ""),
    ("", "Năm 2023, tỉnh Hà Nam có 2 chỉ số xếp thứ 5 gồm PCI, PAPI.", "ha-nam pci - 2023 r5; ha-nam papi - 2023 r5"),
    ("", "Năm 2023, chỉ số xếp thứ 2 của Hà Nam trong PCI là Tính minh bạch.", "ha-nam pci tinh-minh-bach 2023 r2"),
    ("", "DTI 2022: Yên Bái có một trụ cột xếp thứ 9 là Hạ tầng số, hai trụ cột xếp thứ 30 là Nhận thức số và Nhân lực số.", "yen-bai dti ha-tang-so 2022 r9; yen-bai dti nhan-luc-so 2022 r30; yen-bai dti nhan-thuc-so 2022 r30"),
];

/// How high a movement is tells of no place in the ranking.
#[rustfmt::skip]
const MOVEMENTS: &[Case] = &[
    ("", "Hà Nam có mức tăng điểm SIPAS 2022 cao thứ 3 cả nước, xếp thứ 20.", "ha-nam sipas - 2022 r20"),
    ("", "Điểm PAR INDEX 2022 của Hà Nam tăng 3,2%, mức tăng cao thứ 4 trong 63 tỉnh, thành phố; tỉnh xếp thứ 38.", "ha-nam par-index - 2022 r38"),
    ("", "Hà Nam đứng thứ 3 về tốc độ cải thiện điểm số PCI 2022.", ""),
    ("", "PAPI 2022 của Hà Nam tăng 2,1 điểm, đứng thứ 2 cả nước về tăng điểm, xếp thứ 30.", "ha-nam papi - 2022 r30"),
    ("", "PCI 2022: Hà Nam nằm trong top 10 địa phương tăng hạng mạnh nhất.", ""),
    ("", "PCI 2022: Hà Nam tụt 10 bậc, thuộc top 3 tỉnh giảm hạng nhiều nhất, xếp hạng 51.", "ha-nam pci - 2022 r51"),
    ("", "Với 16 bậc, Yên Bái là tỉnh có mức tăng hạng PCI 2022 cao thứ 7 toàn quốc.", ""),
    ("", "PAR INDEX 2022: Bộ Tư pháp có mức tăng điểm cao thứ hai khối bộ, xếp thứ 3.", "bo/tu-phap par-index - 2022 r3"),
    ("", "PCI 2023: Hà Nam tăng 9 bậc, xếp thứ 12, cao thứ 3 vùng đồng bằng sông Hồng.", "ha-nam pci - 2023 r12; ha-nam pci - 2023 r3 @region:dong-bang-song-hong"),
    ("", "GRDP năm 2023 của Hà Nam tăng 9,4%, cao thứ 5 cả nước.", "ha-nam grdp toc-do-tang-truong 2023 r5"),
    ("", "PCI 2023: Hà Nam tăng hạng mạnh, lên thứ 3 cả nước.", "ha-nam pci - 2023 r3"),
];

/// Those compared with, in a row or on both sides, have not the place that goes on.
#[rustfmt::skip]
const COMPARED: &[Case] = &[
    ("", "PAPI 2023 của Hà Nam chỉ xếp trên Cà Mau, Kiên Giang, đứng thứ 59/61.", "ha-nam papi - 2023 r59"),
    ("", "PAR INDEX 2023: Bộ Tư pháp chỉ xếp trên Bộ Y tế, Bộ Xây dựng, đứng thứ 15/17.", "bo/tu-phap par-index - 2023 r15"),
    ("", "SIPAS 2023 của Hà Nam chỉ hơn Cà Mau, Kiên Giang, đứng thứ 61/63.", "ha-nam sipas - 2023 r61"),
    ("", "DDCI 2023 tỉnh Hải Dương: Sở Y tế chỉ xếp trên Sở Tài chính, Sở Xây dựng, đứng thứ 18/20.", "hai-duong/so-y-te ddci - 2023 r18"),
    ("", "PCI 2023: Hà Nam đứng thứ 8, sau Cà Mau và trên Kiên Giang. Chỉ số Gia nhập thị trường của tỉnh đứng thứ 5.", "ha-nam pci - 2023 r8; ha-nam pci gia-nhap-thi-truong 2023 r5"),
    ("", "PCI 2023: Hà Nam đứng thứ 8, trên Kiên Giang và dưới Cà Mau. Chi phí thời gian đứng thứ 5.", "ha-nam pci - 2023 r8; ha-nam pci chi-phi-thoi-gian 2023 r5"),
    ("", "PCI 2023: Hà Nam tăng 17 bậc, sau Bạc Liêu (20 bậc) và Ninh Thuận (22 bậc). Tỉnh xếp hạng 21.", "ha-nam pci - 2023 r21"),
    ("", "PCI 2023: Hà Nam xếp thứ 9, sau Cà Mau, Kiên Giang, trên Hậu Giang. Chi phí thời gian của tỉnh đứng thứ 5.", "ha-nam pci - 2023 r9; ha-nam pci chi-phi-thoi-gian 2023 r5"),
    ("", "PCI 2023: Sau Cà Mau, Kiên Giang, Hà Nam xếp thứ 9.", "ha-nam pci - 2023 r9"),
    ("", "PCI 2023: Hà Nam xếp trên Cà Mau, Kiên Giang đứng thứ 30.", "kien-giang pci - 2023 r30"),
    ("", "DTI 2025 tỉnh Phú Thọ: phường Hòa Bình giành ngôi nhất bảng, trên phường Việt Trì ở hạng nhì.", "phu-tho/hoa-binh dti - 2025 r1; phu-tho/viet-tri dti - 2025 r2"),
];

/// Places before the ranking that they are in, and editions that a bracket or a word of the past dates.
#[rustfmt::skip]
const IN_FRONT: &[Case] = &[
    ("", "Năm 2021 đứng thứ 40, năm 2022 vươn lên thứ 21: PAPI của Hà Nam cải thiện rõ. PCI năm 2022 đứng thứ 30.", "ha-nam papi - 2021 r40; ha-nam papi - 2022 r21; ha-nam pci - 2022 r30"),
    ("", "Từ chỗ đứng thứ 9 (năm 2021), PAR INDEX của Bộ Tư pháp lên thứ 3 (năm 2022).", "bo/tu-phap par-index - 2021 r9; bo/tu-phap par-index - 2022 r3"),
    ("", "Từng đứng thứ 52 năm 2021, PAPI của Hà Nam năm 2022 đã lên thứ 27. PCI năm 2022 đứng thứ 31.", "ha-nam papi - 2021 r52; ha-nam papi - 2022 r27; ha-nam pci - 2022 r31"),
    ("", "Từ vị trí thứ 40 (2020) vươn lên thứ 12 (2022): đó là bước tiến của Hà Nam về PAPI. PCI năm 2022 đứng thứ 31.", "ha-nam papi - 2020 r40; ha-nam papi - 2022 r12; ha-nam pci - 2022 r31"),
    ("", "Xếp thứ 52 năm 2021 và thứ 27 năm 2022, PAR INDEX của Hà Nam đang cải thiện. PCI năm 2022 đứng thứ 31.", "ha-nam par-index - 2021 r52; ha-nam par-index - 2022 r27; ha-nam pci - 2022 r31"),
    ("", "PCI năm 2022 của Hà Nam xếp thứ 31. Năm 2021 xếp thứ 45. PAR INDEX năm 2022 xếp thứ 12.", "ha-nam pci - 2022 r31; ha-nam pci - 2021 r45; ha-nam par-index - 2022 r12"),
    ("", "PCI năm 2022 của Hà Nam đứng thứ 20/63 (so với năm 2021: 32/63).", "ha-nam pci - 2022 r20; ha-nam pci - 2021 r32"),
    ("", "PCI năm 2022 của Hà Nam đứng thứ 20/63 (so với năm 2021 là 32/63).", "ha-nam pci - 2022 r20; ha-nam pci - 2021 r32"),
    ("", "PCI năm 2022 của Hà Nam đứng thứ 20/63 (so với năm 2021: tăng 12 bậc).", "ha-nam pci - 2022 r20"),
    ("", "Nhân lực số, trụ cột từng đứng thứ 45 DTI năm 2021 của Hà Nam, đã lên thứ 12 năm 2022.", "ha-nam dti nhan-luc-so 2021 r45; ha-nam dti nhan-luc-so 2022 r12"),
    // The place of an edition that nobody names is held back.
    ("", "Đào tạo lao động của Hà Nam là chỉ số từng đứng thứ 3 PCI năm 2020, nay rơi xuống thứ 41.", "ha-nam pci dao-tao-lao-dong 2020 r3"),
    ("", "PCI 2023 được công bố. Hà Nam từng đứng thứ 40.", ""),
    ("", "PCI 2023 của Hà Nam đứng thứ 12, trong khi tỉnh từng xếp thứ 40.", "ha-nam pci - 2023 r12"),
    ("", "Hà Nam là tỉnh từng dẫn đầu PCI 2021.", "ha-nam pci - 2021 r1"),
];

#[test]
fn components_that_are_counted() {
    check(COUNTED_PARTS);
}

#[test]
fn places_among_those_that_moved() {
    check(MOVEMENTS);
}

#[test]
fn those_compared_with() {
    check(COMPARED);
}

#[test]
fn rankings_and_editions_behind_their_places() {
    check(IN_FRONT);
}

/// Headline, text, and the places with their years.
type Titled = (&'static str, &'static str, &'static [(u32, Option<i32>)]);

/// The places and years that are read of a page of that headline, published in May 2024.
fn places(title: &str, text: &str) -> Vec<(Option<u32>, Option<i32>)> {
    let document = Document {
        id: "h".into(),
        title: title.into(),
        text: text.into(),
        published: PartialDate::parse("2024-05-09"),
        ..Document::default()
    };
    let claims = extract(&document, &Ontology::embedded().unwrap()).claims;
    let mut out: Vec<_> = claims.iter().filter(|c| c.status == Status::Resolved && c.rank.is_some()).map(|c| (c.rank, c.year)).collect();
    out.sort_unstable();
    out
}

#[test]
fn the_year_of_a_look_back_is_not_that_of_the_headline() {
    let cases: &[Titled] = &[
        ("Bến Tre tăng lên hạng 9 PCI", "Năm 2022, tỉnh đứng thứ 30. Năm 2023, tỉnh đạt 68,2 điểm.", &[(9, Some(2023)), (30, Some(2022))]),
        (
            "Bến Tre xếp thứ 9 PCI",
            "PCI năm 2022 của tỉnh đứng thứ 30. Đến năm 2023, điểm số của tỉnh đạt 68,2.",
            &[(9, Some(2023)), (30, Some(2022))],
        ),
        ("Bộ Tư pháp xếp thứ 3 PAR INDEX", "Năm 2022, Bộ xếp thứ 7. Năm 2023, Bộ đạt 89,2%.", &[(3, Some(2023)), (7, Some(2022))]),
        ("Bến Tre xếp thứ 9 PCI", "VCCI vừa công bố PCI. Năm 2022, tỉnh xếp thứ 30.", &[(9, Some(2023)), (30, Some(2022))]),
        ("Bến Tre lên thứ 9 PAPI", "Năm 2022, tỉnh xếp thứ 30.", &[(9, None), (30, Some(2022))]),
        ("Bến Tre xếp thứ 9 PCI", "Năm 2022, tỉnh xếp thứ 9, đạt 66 điểm.", &[(9, Some(2022))]),
    ];
    for (title, text, wanted) in cases {
        let wanted: Vec<_> = wanted.iter().map(|(n, y)| (Some(*n), *y)).collect();
        assert_eq!(places(title, text), wanted, "{title}: {text}");
    }
}
