//! Values shared out among several that are named before them: with brackets and clauses of their own, movements behind a row of places, ways
//! from one place to another, rows of another edition. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]

#[path = "cases/compared.rs"]
mod compared;

use xephang_core::model::{Claim, Document};

/// Headline, text, and what is claimed, parted by semicolons: subject, index, component, year, place, and how it moved against which edition,
/// how many are ranked, and the points, where they are told.
type Case = (&'static str, &'static str, &'static str);

/// A claim with all its figures in a few words.
fn told(c: &Claim) -> String {
    let mut words = format!("{} {} {}", c.subject, c.index, c.component.as_deref().unwrap_or("-"));
    words += &c.year.map_or_else(|| " -".to_owned(), |y| format!(" {y}"));
    words += &c.rank.map_or_else(String::new, |n| format!(" r{n}"));
    words += &c.of.map_or_else(String::new, |n| format!("/{n}"));
    words += &c.delta.map_or_else(String::new, |n| format!(" d{n}"));
    words += &c.base_year.map_or_else(String::new, |y| format!("/{y}"));
    words += &c.score.map_or_else(String::new, |n| format!(" s{n}"));
    words
}

/// Every claim of every case is read with all its figures, and nothing else.
fn check(cases: &[Case]) {
    let page = |title: &str, text: &str| Document { id: "f".into(), title: title.to_owned(), text: text.to_owned(), ..Document::default() };
    compared::compare(cases.iter().map(|(title, text, expected)| (page(title, text), *expected)), told);
}

/// Each value of a row has a bracket or a clause of its own.
#[rustfmt::skip]
const EACH_WITH_ITS_OWN: &[Case] = &[
    ("", "Năm 2022, PCI và PAPI của Hà Giang lần lượt đứng thứ 60 (giảm 2 bậc) và 31 (tăng 5 bậc so với năm 2021).", "ha-giang pci - 2022 r60 d-2/2021; ha-giang papi - 2022 r31 d5/2021"),
    ("", "PAR INDEX 2023 của Bộ Tư pháp, Bộ Tài chính và Bộ Công Thương lần lượt xếp thứ 2 (89,95%), thứ 3 (89,80%) và thứ 9 (86,10%).", "bo/tu-phap par-index - 2023 r2 s89.95; bo/tai-chinh par-index - 2023 r3 s89.8; bo/cong-thuong par-index - 2023 r9 s86.1"),
    ("", "Năm 2023, PCI, PAR INDEX và SIPAS của Quảng Ngãi lần lượt xếp thứ 30, tăng 4 bậc; thứ 25, giảm 3 bậc và thứ 18, tăng 10 bậc.", "quang-ngai pci - 2023 r30 d4; quang-ngai par-index - 2023 r25 d-3; quang-ngai sipas - 2023 r18 d10"),
    ("", "Chỉ số PCI và PGI năm 2023 của Long An lần lượt đạt 70,94 điểm (đứng thứ 2 cả nước) và 23,81 điểm (đứng thứ 10).", "long-an pci - 2023 r2 s70.94; long-an pgi - 2023 r10 s23.81"),
    ("", "PAPI của Cà Mau các năm 2020, 2021 và 2022 lần lượt xếp thứ 44 (41,5 điểm), thứ 51 (40,1 điểm) và thứ 38 (42,3 điểm).", "ca-mau papi - 2020 r44 s41.5; ca-mau papi - 2021 r51 s40.1; ca-mau papi - 2022 r38 s42.3"),
    ("", "DDCI 2022 tỉnh Hà Tĩnh: huyện Đức Thọ và huyện Can Lộc lần lượt xếp thứ 3 (88,1 điểm) và thứ 7 (85,3 điểm).", "ha-tinh/duc-tho ddci - 2022 r3 s88.1; ha-tinh/can-loc ddci - 2022 r7 s85.3"),
    ("", "DTI 2022 của Phú Yên và Khánh Hòa lần lượt đạt 0,51 điểm, xếp thứ 49 và 0,55 điểm, xếp thứ 40.", "phu-yen dti - 2022 r49 s0.51; khanh-hoa dti - 2022 r40 s0.55"),
    ("", "Năm 2022, PCI và PAPI của Phú Yên lần lượt xếp thứ 49 với 62,1 điểm và thứ 44 với 40,9 điểm.", "phu-yen pci - 2022 r49 s62.1; phu-yen papi - 2022 r44 s40.9"),
    ("", "PCI năm 2022 của Phú Yên và Khánh Hòa đạt 62,1 điểm và 66,3 điểm, xếp thứ 49 và 20.", "phu-yen pci - 2022 r49 s62.1; khanh-hoa pci - 2022 r20 s66.3"),
    ("", "PAR INDEX và SIPAS của Phú Yên năm 2022 xếp thứ 40 và 36 (cùng tăng 4 bậc).", "phu-yen par-index - 2022 r40 d4; phu-yen sipas - 2022 r36 d4"),
    ("", "PAR INDEX, SIPAS và PAPI năm 2023 của Trà Vinh lần lượt xếp thứ 18 (tăng 3 bậc) và thứ 6 (tăng 2 bậc).", ""),
    ("", "PAR INDEX và SIPAS của Phú Yên năm 2022 và 2023 lần lượt xếp thứ 40 (tăng 2 bậc) và thứ 36 (tăng 4 bậc).", ""),
];

/// As many movements as places right before them.
#[rustfmt::skip]
const MOVEMENTS: &[Case] = &[
    ("", "PCI 2022 của Sóc Trăng và Bạc Liêu xếp thứ 59 và 44, lần lượt giảm 3 và 7 bậc so với năm 2021.", "soc-trang pci - 2022 r59 d-3/2021; bac-lieu pci - 2022 r44 d-7/2021"),
    ("", "DTI 2023: Sóc Trăng và Bạc Liêu lần lượt xếp thứ 30 và 41, tăng 4 và giảm 2 bậc.", "soc-trang dti - 2023 r30 d4; bac-lieu dti - 2023 r41 d-2"),
    ("", "PAPI 2023 của Yên Bái, Lào Cai và Sơn La xếp thứ 20, 30 và 33, tăng 4 bậc, 5 bậc và 1 bậc.", "yen-bai papi - 2023 r20 d4; lao-cai papi - 2023 r30 d5; son-la papi - 2023 r33 d1"),
    ("", "PAR INDEX 2022 của Bộ Tư pháp và Bộ Nội vụ xếp thứ 2 và 9, tương ứng tăng 1 bậc và giảm 3 bậc.", "bo/tu-phap par-index - 2022 r2 d1; bo/noi-vu par-index - 2022 r9 d-3"),
    ("", "Năm 2023, PAPI của Hòa Bình xếp thứ 52, PCI xếp thứ 58; tăng lần lượt 4 bậc và 9 bậc so với năm trước.", "hoa-binh papi - 2023 r52 d4/2022; hoa-binh pci - 2023 r58 d9/2022"),
    ("", "Năm 2023, PCI và PAPI của Ninh Thuận xếp thứ 9 và 25; hai chỉ số thành phần khác tăng 12 điểm và giảm 3 điểm.", "ninh-thuan pci - 2023 r9; ninh-thuan papi - 2023 r25"),
    ("", "PAPI 2023: Hòa Bình, Sơn La và Điện Biên xếp thứ 52, 58 và 60, tăng 4 và 6 bậc.", "hoa-binh papi - 2023 r52; son-la papi - 2023 r58; dien-bien papi - 2023 r60"),
    ("", "PCI năm 2022 của Phú Yên và Khánh Hòa tăng 2 bậc lên thứ 49 và giảm 4 bậc xuống thứ 20.", "phu-yen pci - 2022 r49 d2; khanh-hoa pci - 2022 r20 d-4"),
    ("", "PCI và PAPI năm 2022 của Phú Yên lần lượt tăng 2 bậc (lên thứ 49) và giảm 4 bậc (xuống thứ 44).", "phu-yen pci - 2022 r49 d2; phu-yen papi - 2022 r44 d-4"),
    ("", "PCI, SIPAS và PAPI năm 2023 của Ninh Thuận lần lượt ở vị trí thứ 9, 30 và 25; tương ứng tăng 12, tăng 5 và giảm 3 bậc so với năm 2022.", "ninh-thuan pci - 2023 r9 d12/2022; ninh-thuan sipas - 2023 r30 d5/2022; ninh-thuan papi - 2023 r25 d-3/2022"),
    ("", "PCI và PAPI năm 2022 của Phú Yên đều tăng 2 bậc, xếp thứ 49 và 44.", "phu-yen pci - 2022 r49 d2; phu-yen papi - 2022 r44 d2"),
    ("", "PAR INDEX 2022 của Bộ Tư pháp và Bộ Nội vụ xếp thứ 2 và 9, cùng tăng 1 bậc so với năm 2021.", "bo/tu-phap par-index - 2022 r2 d1/2021; bo/noi-vu par-index - 2022 r9 d1/2021"),
    ("", "Năm 2022, SIPAS của Đồng Nai xếp thứ 40, tăng 2 bậc so với năm 2021 và 5 bậc so với năm 2020.", "dong-nai sipas - 2022 r40 d2/2021; dong-nai sipas - 2022 r40 d5/2020"),
];

/// `so với cùng kỳ` is the edition before, and ends with its clause.
#[rustfmt::skip]
const SAME_PERIOD: &[Case] = &[
    ("", "Năm 2022, Bến Tre có PAR INDEX xếp thứ 35, tăng 5 bậc so với cùng kỳ; SIPAS xếp thứ 12, giảm 3 bậc so với cùng kỳ.", "ben-tre par-index - 2022 r35 d5/2021; ben-tre sipas - 2022 r12 d-3/2021"),
    ("", "Năm 2022, PAR INDEX của Bến Tre xếp thứ 35 (tăng 5 bậc so với cùng kỳ); DTI xếp thứ 29/63.", "ben-tre par-index - 2022 r35 d5/2021; ben-tre dti - 2022 r29/63"),
    ("", "Năm 2023, PCI của Phú Yên xếp thứ 49, tăng 3 bậc so với cùng kỳ 2021; DTI xếp thứ 56.", "phu-yen pci - 2023 r49 d3/2021; phu-yen dti - 2023 r56"),
];

/// The same row for something else, or of another edition.
#[rustfmt::skip]
const ROWS_AGAIN: &[Case] = &[
    ("", "PAR INDEX của Hậu Giang năm 2021 và 2022 xếp thứ 21 và 13; SIPAS đứng thứ 44 và 30.", "hau-giang par-index - 2021 r21; hau-giang par-index - 2022 r13; hau-giang sipas - 2021 r44; hau-giang sipas - 2022 r30"),
    ("", "PCI 2023 của Hậu Giang và Bạc Liêu xếp thứ 9 và 45, PAPI xếp thứ 20 và 41; DTI xếp thứ 33 và 47.", "hau-giang pci - 2023 r9; bac-lieu pci - 2023 r45; hau-giang papi - 2023 r20; bac-lieu papi - 2023 r41; hau-giang dti - 2023 r33; bac-lieu dti - 2023 r47"),
    ("", "Năm 2023, PCI và PAPI của Nam Định xếp thứ 35 và 18; năm 2022 xếp thứ 38 và 22.", "nam-dinh pci - 2023 r35; nam-dinh papi - 2023 r18; nam-dinh pci - 2022 r38; nam-dinh papi - 2022 r22"),
    ("", "Năm 2023, Nam Định xếp thứ 35 về PCI, thứ 18 về PAPI. Năm 2022, tỉnh lần lượt xếp thứ 38 và 22.", "nam-dinh pci - 2023 r35; nam-dinh papi - 2023 r18; nam-dinh pci - 2022 r38; nam-dinh papi - 2022 r22"),
    ("", "Trong DTI 2022, chính quyền số của Phú Yên xếp thứ 44, kinh tế số xếp thứ 31; năm 2021 hai chỉ số này đứng thứ 50 và 39.", "phu-yen dti chinh-quyen-so 2022 r44; phu-yen dti kinh-te-so 2022 r31; phu-yen dti chinh-quyen-so 2021 r50; phu-yen dti kinh-te-so 2021 r39"),
    ("", "DTI 2022: Bộ Y tế xếp thứ 8, Bộ Xây dựng xếp thứ 12; năm 2023, hai bộ lần lượt xếp thứ 6 và thứ 15.", "bo/y-te dti - 2022 r8; bo/xay-dung dti - 2022 r12; bo/y-te dti - 2023 r6; bo/xay-dung dti - 2023 r15"),
    ("", "PGI 2023 của Trà Vinh xếp thứ 3, Vĩnh Long xếp thứ 15; PCI 2023 của hai tỉnh lần lượt xếp thứ 30 và 21.", "tra-vinh pgi - 2023 r3; vinh-long pgi - 2023 r15; tra-vinh pci - 2023 r30; vinh-long pci - 2023 r21"),
    ("", "Năm 2022, DTI của Phú Yên xếp thứ 56/63, PCI xếp thứ 49/63; năm 2021, Khánh Hòa lần lượt xếp thứ 30 và 20.", "phu-yen dti - 2022 r56/63; phu-yen pci - 2022 r49/63"),
    ("", "Năm 2022, PCI của Phú Yên xếp thứ 49, PAPI xếp thứ 44; năm 2023, PAPI xếp thứ 40/63 và thứ 5/14 trong vùng.", "phu-yen pci - 2022 r49; phu-yen papi - 2022 r44; phu-yen papi - 2023 r40/63; phu-yen papi - 2023 r5/14"),
    ("Trà Vinh", "Năm 2022, tỉnh Trà Vinh lần lượt đứng thứ 8 và 19.", ""),
];

/// A way from one place to another for each.
#[rustfmt::skip]
const WAYS: &[Case] = &[
    ("", "DTI và PAPI của Tuyên Quang đều tăng hạng, từ vị trí 48 năm 2021 lên vị trí 40 năm 2022 và từ vị trí 21 năm 2021 lên vị trí 17 năm 2022.", "tuyen-quang dti - 2021 r48; tuyen-quang dti - 2022 r40; tuyen-quang papi - 2021 r21; tuyen-quang papi - 2022 r17"),
    ("", "PCI 2022: Tuyên Quang và Bắc Kạn cùng tụt hạng so với năm 2021, lần lượt từ thứ 30 xuống thứ 41 và từ thứ 50 xuống thứ 59.", "tuyen-quang pci - 2021 r30; tuyen-quang pci - 2022 r41; bac-kan pci - 2021 r50; bac-kan pci - 2022 r59"),
    ("", "DTI và PCI của Bình Thuận từ thứ 21 và 30 năm 2022 lên thứ 15 và 22 năm 2023.", "binh-thuan dti - 2022 r21; binh-thuan pci - 2022 r30; binh-thuan dti - 2023 r15; binh-thuan pci - 2023 r22"),
    ("", "DTI của Phú Yên từ hạng 60 năm 2020 lên hạng 55 năm 2021 và từ hạng 55 lên hạng 41 năm 2022.", "phu-yen dti - 2020 r60; phu-yen dti - 2021 r55; phu-yen dti - 2022 r41"),
    ("", "PCI 2022 của Phú Yên và Khánh Hòa cùng tăng, từ 60 lên 55 và từ 30 lên 21, từ 15 lên 10.", ""),
];

/// Whoever is named beside has a place of the row.
#[rustfmt::skip]
const TOGETHER: &[Case] = &[
    ("", "DDCI 2023 của tỉnh Ninh Bình: Sở Tài chính cùng với Sở Xây dựng lần lượt xếp thứ 3 và 11.", "ninh-binh/so-tai-chinh ddci - 2023 r3; ninh-binh/so-xay-dung ddci - 2023 r11"),
    ("", "PAPI 2022, Ninh Thuận cùng với Bình Thuận xếp thứ 13 và 24.", "ninh-thuan papi - 2022 r13; binh-thuan papi - 2022 r24"),
    ("", "PAPI 2022, Ninh Thuận cùng với Bình Thuận lần lượt đứng thứ 13 (tăng 2 bậc) và thứ 24 (giảm 6 bậc).", "ninh-thuan papi - 2022 r13 d2; binh-thuan papi - 2022 r24 d-6"),
    ("", "PAPI 2022, Ninh Thuận cùng với Bình Thuận xếp thứ 13.", "ninh-thuan papi - 2022 r13"),
];

#[test]
fn each_value_has_its_own() {
    check(EACH_WITH_ITS_OWN);
}

#[test]
fn movements_behind_a_row() {
    check(MOVEMENTS);
}

#[test]
fn the_same_period() {
    check(SAME_PERIOD);
}

#[test]
fn rows_told_again() {
    check(ROWS_AGAIN);
}

#[test]
fn ways_in_turn() {
    check(WAYS);
}

#[test]
fn named_together() {
    check(TOGETHER);
}
