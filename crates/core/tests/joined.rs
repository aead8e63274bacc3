//! What belongs together though it is written apart, and what does not though it stands side by side: lists that go on, rankings told by
//! their components, groups of incomes, regions nobody knows, lines broken inside a name. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Who is named after those that already have their place comes next, where the text says so.
#[rustfmt::skip]
const REST: &[Case] = &[
    ("", "PAPI 2022: sau top 3 gồm Quảng Ninh, Bình Dương và Thanh Hóa, các vị trí còn lại trong top 5 là Hà Nội, Huế.", "quang-ninh papi - 2022 m3; binh-duong papi - 2022 m3; thanh-hoa papi - 2022 m3; ha-noi papi - 2022 r4; thua-thien-hue papi - 2022 r5"),
    ("", "PCI 2021: đi đầu là Quảng Ninh với 73,02 điểm.", "quang-ninh pci - 2021 r1"),
    ("", "PAR INDEX 2020: Bộ Tư pháp và thành phố Hải Phòng cùng dẫn đầu hai khối bộ và tỉnh.", "bo/tu-phap par-index - 2020 r1; hai-phong par-index - 2020 r1"),
    ("", "PCI 2023: hai vị trí dẫn đầu thuộc về Quảng Ninh và Long An. Hai vị trí dẫn đầu này cách nhau 1 điểm.", "quang-ninh pci - 2023 m2; long-an pci - 2023 m2"),
    ("", "PAR INDEX 2022: Quảng Ninh dẫn đầu. Hải Phòng, Hà Nội, Đà Nẵng và Huế cùng nằm trong nhóm dẫn đầu cả nước.", "quang-ninh par-index - 2022 r1"),
    ("", "PCI 2023: Đồng Tháp, Long An, Bắc Giang và Hải Phòng cùng dự lễ công bố.", ""),
    ("", "PCI 2022: Quảng Ninh dẫn đầu; trước đó, vị trí ấy thuộc về Đà Nẵng năm 2015.", "quang-ninh pci - 2022 r1"),
];

/// Components that name the ranking, each with its own place or points.
#[rustfmt::skip]
const COMPONENTS: &[Case] = &[
    ("PCI 2021", "PCI 2021: tỉnh Hưng Yên có chỉ số Tính minh bạch xếp thứ 20, Tiếp cận đất đai xếp thứ 9, Chi phí thời gian xếp thứ 41.", "hung-yen pci tinh-minh-bach 2021 r20; hung-yen pci tiep-can-dat-dai 2021 r9; hung-yen pci chi-phi-thoi-gian 2021 r41"),
    ("Tỉnh Kon Tum cải thiện môi trường kinh doanh", "Năm 2022, tỉnh Kon Tum đạt 6,1 điểm Gia nhập thị trường, 6,5 điểm Tiếp cận đất đai, 5,2 điểm Tính minh bạch, 7,1 điểm Chi phí thời gian và 6,8 điểm Thiết chế pháp lý.", "kon-tum pci gia-nhap-thi-truong 2022 s6.1; kon-tum pci tiep-can-dat-dai 2022 s6.5; kon-tum pci tinh-minh-bach 2022 s5.2; kon-tum pci chi-phi-thoi-gian 2022 s7.1; kon-tum pci thiet-che-phap-ly 2022 s6.8"),
    ("PCI tỉnh Kon Tum", "Chỉ số PCI của tỉnh Kon Tum qua các năm\nChỉ số 2019 2020 2021\nGia nhập thị trường 7,1 7,3 6,9\nTiếp cận đất đai 6,5 6,7 N/A\nTính minh bạch 6,1 5,8 6,0", "kon-tum pci gia-nhap-thi-truong 2019 s7.1; kon-tum pci gia-nhap-thi-truong 2020 s7.3; kon-tum pci gia-nhap-thi-truong 2021 s6.9; kon-tum pci tiep-can-dat-dai 2019 s6.5; kon-tum pci tiep-can-dat-dai 2020 s6.7; kon-tum pci tinh-minh-bach 2019 s6.1; kon-tum pci tinh-minh-bach 2020 s5.8; kon-tum pci tinh-minh-bach 2021 s6"),
    ("", "DTI 2023: Quảng Trị xếp thứ 28/63 (chính quyền số 15, kinh tế số 40, xã hội số 33).", "quang-tri dti - 2023 r28; quang-tri dti chinh-quyen-so 2023 r15; quang-tri dti kinh-te-so 2023 r40; quang-tri dti xa-hoi-so 2023 r33"),
    ("", "PCI 2024: Hải Phòng 74,84 điểm (hạng 1), Quảng Ninh 73,2 điểm (2), Long An 72,6 điểm (3).", "hai-phong pci - 2024 r1; quang-ninh pci - 2024 r2; long-an pci - 2024 r3"),
    ("", "Sở Nội vụ xếp thứ 2 về chỉ số cải cách hành chính tỉnh Lào Cai năm 2022, đạt 94,2 điểm.", "lao-cai/so-noi-vu par-index - 2022 r2"),
    ("", "PII 2024: 2 điểm sáng của Cao Bằng là hạ tầng và nhân lực; toàn tỉnh đứng thứ 60.", "cao-bang pii - 2024 r60"),
];

/// Among whom somebody stands: a group of incomes, a kind of offices, a part of the country, the world.
#[rustfmt::skip]
const AMONG: &[Case] = &[
    ("", "Năm 2023, Việt Nam thuộc nhóm thu nhập trung bình thấp và đứng thứ 46/132 về GII, hạng 2 trong nhóm 37 nước thu nhập trung bình thấp.", "viet-nam gii - 2023 r46; viet-nam gii - 2023 r2 @group:thu-nhap-trung-binh-thap"),
    ("Xuất khẩu gạo năm 2022", "Việt Nam là nước xuất khẩu gạo lớn thứ ba thế giới năm 2022, sau Ấn Độ và Thái Lan.", "viet-nam xuat-khau-gao - 2022 r3"),
    ("", "Việt Nam dự kiến trở thành nước xuất khẩu gạo lớn thứ hai thế giới.", "viet-nam xuat-khau-gao - None r2 !target"),
    ("", "PCI 2023: Cao Bằng đứng thứ 3 vùng Xuyên Sa.", ""),
    ("", "Theo DTI 2022, chuyển đổi số của tỉnh Bắc Giang được xếp loại tốt, đứng 8/63 tỉnh, thành phố.", "bac-giang dti - 2022 r8"),
    ("", "PCI 2023: suốt mười năm, không năm nào Đồng Tháp rời khỏi top 5.", "dong-thap pci - 2023 m5"),
    ("", "PCI 2023: bằng quyết tâm chính trị, tỉnh Lào Cai vươn lên hạng 5.", "lao-cai pci - 2023 r5"),
    ("", "PCI 2023: tỉnh Lào Cai quyết tâm vươn lên hạng 5 vào năm 2025.", "lao-cai pci - 2025 r5 !target"),
    ("PCI 2023", "Năm 2023, tỉnh Bến Tre đạt 69,2 điểm PCI, đứng thứ 8. Một năm sau, tỉnh rơi xuống thứ 12.", "ben-tre pci - 2023 r8; ben-tre pci - 2024 r12"),
];

/// Lines broken inside a name or in front of one, spaces that were lost, and what a merged province was made from.
#[rustfmt::skip]
const BROKEN: &[Case] = &[
    ("PCI 2019", "Bảng xếp hạng PCI 2019 đã có.\nTrong bảng xếp hạng ấy, nhóm 5 tỉnh dẫn đầu cả nước gồm Quảng Ninh, Đồng\nTháp, Vĩnh Long, Bắc Ninh, Đà Nẵng.", "quang-ninh pci - 2019 m5; dong-thap pci - 2019 m5; vinh-long pci - 2019 m5; bac-ninh pci - 2019 m5; da-nang pci - 2019 m5"),
    ("PCI 2019", "Bảng xếp hạng PCI 2019 đã có.\nTrong bảng xếp hạng mới được công bố, đứng thứ 2 cả nước là tỉnh\nĐồng Tháp với 72,10 điểm.", "dong-thap pci - 2019 r2"),
    ("", "PCI 2023: BàRịa - VũngTàu đứng thứ 4 cả nước.", "ba-ria-vung-tau pci - 2023 r4"),
    ("GRDP 2025", "Dưới đây là 3 tỉnh thành có quy mô kinh tế GRDP lớn nhất cả nước năm 2025:\nTT\nTỉnh, thành phố\nTổng GRDP (tỷ đồng)\n1\nTP Hồ Chí Minh\n(Bình Dương + TPHCM)\n2.900.000\n2\nHà Nội\n1.500.000\n3\nHải Phòng\n(Hải Dương + Hải Phòng)\n730.000", "ho-chi-minh grdp quy-mo 2025 r1; ha-noi grdp quy-mo 2025 r2; hai-phong grdp quy-mo 2025 r3"),
];

#[test]
fn lists_go_on_where_the_text_says_so() {
    check(REST);
}

#[test]
fn components_name_their_ranking() {
    check(COMPONENTS);
}

#[test]
fn a_place_is_among_those_that_its_clause_names() {
    check(AMONG);
}

#[test]
fn what_the_layout_parted_is_read_together() {
    check(BROKEN);
}
