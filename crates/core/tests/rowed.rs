//! Rows: lists, tables and figures one behind the other, and what only looks like them. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A text that was given its headline begins with a table.
#[rustfmt::skip]
const FIRST_LINE: &[Case] = &[
    ("Các chỉ số của tỉnh Yên Bái", "Chỉ số | Năm 2021 | Năm 2022\nPCI | 31 | 26\nPAPI | 17 | 40", "yen-bai pci - 2021 r31; yen-bai pci - 2022 r26; yen-bai papi - 2021 r17; yen-bai papi - 2022 r40"),
    ("PCI 2022 của Yên Bái", "Trụ cột | Gia nhập thị trường | Tính minh bạch\nHạng | 22 | 9", "yen-bai pci gia-nhap-thi-truong 2022 r22; yen-bai pci tinh-minh-bach 2022 r9"),
    ("PCI: nhìn lại Yên Bái", "| Năm | Hạng PCI |\n|---|---|\n| 2020 | 38 |\n| 2021 | 44 |", "yen-bai pci - 2020 r38; yen-bai pci - 2021 r44"),
    ("Số vụ việc ở Yên Bái", "Đơn vị | Năm 2021 | Năm 2022\nTòa án | 31 | 26\nCông an | 17 | 40\nBáo cáo nhắc tới PCI.", ""),
];

/// Numbers and signs before names.
#[rustfmt::skip]
const NUMBERED: &[Case] = &[
    ("", "Kết quả PAPI năm 2023: (1) Huế, (2) Bắc Ninh, (3) Bình Dương… (61) Cao Bằng.", "thua-thien-hue papi - 2023 r1; bac-ninh papi - 2023 r2; binh-duong papi - 2023 r3; cao-bang papi - 2023 r61"),
    ("", "DTI 2023 theo trụ cột. Chính quyền số: 1. Đà Nẵng, 2. Hà Nội, 3. Cần Thơ.", "da-nang dti chinh-quyen-so 2023 r1; ha-noi dti chinh-quyen-so 2023 r2; can-tho dti chinh-quyen-so 2023 r3"),
    ("", "Xếp hạng PGI 2024: #1 Hải Phòng, #2 Bắc Ninh, #3 Trà Vinh.", "hai-phong pgi - 2024 r1; bac-ninh pgi - 2024 r2; tra-vinh pgi - 2024 r3"),
    ("", "Kết quả PGI 2024\n#1 Hải Phòng — 29,10 điểm\n#2 Bắc Ninh — 28,35 điểm\n#3 Trà Vinh — 27,90 điểm", "hai-phong pgi - 2024 r1; bac-ninh pgi - 2024 r2; tra-vinh pgi - 2024 r3"),
    ("", "Bục vinh danh PCI 2024: Nhất: Hải Phòng; Nhì: Long An; Ba: Bắc Giang.", "hai-phong pci - 2024 r1; long-an pci - 2024 r2; bac-giang pci - 2024 r3"),
    ("", "Việc cần làm về PCI 2024: 1. Hải Phòng họp giao ban, 2. Long An gặp doanh nghiệp, 3. Bắc Giang rà soát thủ tục.", ""),
    ("", "Đối chiếu PCI 2024 gồm: (1) Hải Phòng, (2) Long An, (3) Bắc Giang.", ""),
    ("", "Các tỉnh dự hội nghị PCI 2024: (1) Hải Phòng, (2) Long An, (3) Bắc Giang.", ""),
];

/// A column of places stands before the names, one cell a line.
#[rustfmt::skip]
const RANKED_NAMES: &[Case] = &[
    ("", "Bảng xếp hạng GII năm 2023 (trích).\nThứ hạng\nQuốc gia\n1\nThụy Sĩ\n2\nThụy Điển\n5\nSingapore", "thuy-si gii - 2023 r1; thuy-dien gii - 2023 r2; singapore gii - 2023 r5"),
    ("", "Kết quả PAPI năm 2023.\nHạng\nTỉnh, thành phố\n3\nHuế\n8\nBắc Ninh\n12\nCà Mau", "thua-thien-hue papi - 2023 r3; bac-ninh papi - 2023 r8; ca-mau papi - 2023 r12"),
    ("", "Kết quả DTI năm 2023.\nVị trí\nĐịa phương\n10\nLạng Sơn\n11\nPhú Thọ\n21\nNghệ An\nNguồn: báo cáo.", "lang-son dti - 2023 r10; phu-tho dti - 2023 r11; nghe-an dti - 2023 r21"),
    ("", "Báo cáo PAPI năm 2023.\nSố tin\nTỉnh, thành phố\n3\nHuế\n8\nBắc Ninh\n12\nCà Mau", ""),
    ("", "Báo cáo PAPI năm 2023.\nThứ hạng\nTỉnh, thành phố\n3\nHọp báo\n8\nTập huấn\n12\nBế mạc", ""),
];

/// Bare figures of items under words that say what they are.
#[rustfmt::skip]
const ITEMS: &[Case] = &[
    ("", "DTI 2022 của Hà Nam. Thứ hạng từng trụ cột như sau:\n1. Chính quyền số: 33\n2. Kinh tế số: 28", "ha-nam dti chinh-quyen-so 2022 r33; ha-nam dti kinh-te-so 2022 r28"),
    ("", "Xếp hạng các chỉ số thành phần PCI 2021 của Hà Nam:\n- Tính minh bạch: 30\n- Chi phí thời gian: 12", "ha-nam pci tinh-minh-bach 2021 r30; ha-nam pci chi-phi-thoi-gian 2021 r12"),
    ("", "Năm 2022 vị trí của Hà Nam trong các bảng như sau:\n- PCI: 41\n- PAPI: 36", "ha-nam pci - 2022 r41; ha-nam papi - 2022 r36"),
    ("", "Điểm và thứ hạng các chỉ số thành phần PCI 2021 của Hà Nam:\n- Tính minh bạch: 6\n- Chi phí thời gian: 7", ""),
    ("", "Số việc đã làm để nâng PCI 2021 của Hà Nam:\n- Tính minh bạch: 30\n- Chi phí thời gian: 12", ""),
];

/// Movements in brackets.
#[rustfmt::skip]
const MOVED: &[Case] = &[
    ("", "PCI 2022 của Hà Nam so với năm 2021 có các chỉ số tăng bậc là tính minh bạch (+7), đào tạo lao động (+5); giảm bậc có chi phí thời gian (-9).", "ha-nam pci tinh-minh-bach 2022 d+7; ha-nam pci dao-tao-lao-dong 2022 d+5; ha-nam pci chi-phi-thoi-gian 2022 d-9"),
    ("", "PCI 2022: các tỉnh thăng hạng mạnh gồm Long An (+12), Cà Mau (+9).", "long-an pci - 2022 d+12; ca-mau pci - 2022 d+9"),
    ("", "Với PCI 2022, Hà Nam có các chỉ số tụt hạng gồm tính minh bạch (giảm 4), chi phí thời gian (giảm 6).", "ha-nam pci tinh-minh-bach 2022 d-4; ha-nam pci chi-phi-thoi-gian 2022 d-6"),
    ("", "PCI 2022 của Hà Nam tăng điểm ở tính minh bạch (+2), đào tạo lao động (+1).", ""),
    ("", "Hội nghị về PCI 2022 mời các tỉnh: Long An (+2), Cà Mau (+3).", ""),
];

/// A movement before those who moved.
#[rustfmt::skip]
const MOVED_TOGETHER: &[Case] = &[
    ("", "DTI 2023: cùng tăng 6 bậc so với năm 2022 có Hà Nam và Phú Thọ; giảm 4 bậc là Kiên Giang và Sóc Trăng.", "ha-nam dti - 2023 d+6; phu-tho dti - 2023 d+6; kien-giang dti - 2023 d-4; soc-trang dti - 2023 d-4"),
    ("", "So với năm 2022, DTI 2023: tăng 6 bậc có Hà Nam; giảm 4 bậc có Kiên Giang.", "ha-nam dti - 2023 d+6; kien-giang dti - 2023 d-4"),
    ("", "Về PAPI 2023, tăng 9 bậc gồm Hà Nam, Phú Thọ và Huế.", "ha-nam papi - 2023 d+9; phu-tho papi - 2023 d+9; thua-thien-hue papi - 2023 d+9"),
    ("", "DTI 2023: Hà Nam tăng 6 bậc so với năm 2022.", "ha-nam dti - 2023 d+6"),
];

/// Whoever closes a best group.
#[rustfmt::skip]
const CLOSED: &[Case] = &[
    ("", "Khép lại top 10 PCI 2021 là Lâm Đồng với 67,1 điểm.", "lam-dong pci - 2021 r10"),
    ("", "Lâm Đồng khép lại tốp 10 PCI 2021.", "lam-dong pci - 2021 r10"),
    ("", "PCI 2021: Quảng Ninh dẫn đầu, Hải Phòng thứ hai, Đồng Tháp thứ ba. Đà Nẵng, Vĩnh Phúc hoàn tất tốp 5 theo đúng thứ tự này.", "quang-ninh pci - 2021 r1; hai-phong pci - 2021 r2; dong-thap pci - 2021 r3; da-nang pci - 2021 r4; vinh-phuc pci - 2021 r5"),
    ("", "Hai cái tên khép lại top 10 PCI 2021 là Lâm Đồng và Phú Thọ.", "lam-dong pci - 2021 m10; phu-tho pci - 2021 m10"),
    ("", "Lâm Đồng phấn đấu khép lại top 10 PCI 2021.", "lam-dong pci - 2021 m10 !target"),
];

/// Places told by a range or a row, before or behind those who hold them.
#[rustfmt::skip]
const RANGES: &[Case] = &[
    ("", "PAPI 2021: Huế, Bình Dương, Thanh Hóa giữ các vị trí từ 1 đến 3.", "thua-thien-hue papi - 2021 r1; binh-duong papi - 2021 r2; thanh-hoa papi - 2021 r3"),
    ("", "PAPI 2021 xếp Huế, Bình Dương và Thanh Hóa vào ba ngôi 1 - 2 - 3.", "thua-thien-hue papi - 2021 r1; binh-duong papi - 2021 r2; thanh-hoa papi - 2021 r3"),
    ("", "Hạng 4, 5, 6 PAPI năm 2021 lần lượt là Nghệ An, Cà Mau, Hà Nam.", "nghe-an papi - 2021 r4; ca-mau papi - 2021 r5; ha-nam papi - 2021 r6"),
    ("", "Ba vị trí chót PAPI 2021, gồm 61, 62, 63, lần lượt thuộc về Nghệ An, Cà Mau và Hà Nam.", "nghe-an papi - 2021 r61; ca-mau papi - 2021 r62; ha-nam papi - 2021 r63"),
    ("", "Huế (48,1 điểm), Bình Dương (47,9) và Thanh Hóa (47,2) là 3 tỉnh đứng đầu PAPI 2021, xếp theo thứ tự từ cao xuống thấp.", "thua-thien-hue papi - 2021 r1; binh-duong papi - 2021 r2; thanh-hoa papi - 2021 r3"),
    ("", "PAPI 2021: Huế, Bình Dương nằm trong các vị trí từ 1 đến 5.", ""),
    ("", "Huế, Bình Dương và Thanh Hóa là 3 tỉnh đứng đầu PAPI 2021.", "thua-thien-hue papi - 2021 m3; binh-duong papi - 2021 m3; thanh-hoa papi - 2021 m3"),
];

/// Bare figures beside components and rankings, behind a place that says what they are.
#[rustfmt::skip]
const BARE: &[Case] = &[
    ("", "An Giang – DTI năm 2023: hạng chung 27; Chính quyền số: 31; Kinh tế số: 19.", "an-giang dti - 2023 r27; an-giang dti chinh-quyen-so 2023 r31; an-giang dti kinh-te-so 2023 r19"),
    ("", "An Giang xếp thứ 44 PCI năm 2021; 19 PAR INDEX năm 2022; và 26 DTI năm 2023.", "an-giang pci - 2021 r44; an-giang par-index - 2022 r19; an-giang dti - 2023 r26"),
    ("", "Năm 2023, An Giang đứng thứ 12 PCI, thứ 20 PAPI và thứ 31 SIPAS.", "an-giang pci - 2023 r12; an-giang papi - 2023 r20; an-giang sipas - 2023 r31"),
    ("", "PAR INDEX 2023 của An Giang: xếp hạng chung 35.", "an-giang par-index - 2023 r35"),
    ("", "PAPI 2023, An Giang xếp thứ 35: Quản trị điện tử: 3,1.", "an-giang papi - 2023 r35; an-giang papi quan-tri-dien-tu 2023 s3.1"),
    ("PCI 2021 An Giang - thứ hạng 10 chỉ số thành phần", "PCI 2021 của An Giang xếp thứ 44.", "an-giang pci - 2021 r44"),
];

/// The places of an earlier edition for all that were ranked just before.
#[rustfmt::skip]
const AGAIN: &[Case] = &[
    ("", "DTI 2023 của An Giang xếp thứ 27; Chính quyền số hạng 31, Kinh tế số hạng 19. Năm 2022 các thứ hạng này lần lượt là 40, 38, 25.", "an-giang dti - 2023 r27; an-giang dti chinh-quyen-so 2023 r31; an-giang dti kinh-te-so 2023 r19; an-giang dti - 2022 r40; an-giang dti chinh-quyen-so 2022 r38; an-giang dti kinh-te-so 2022 r25"),
    ("", "Năm 2023, An Giang đứng thứ 12 PCI và thứ 31 SIPAS; năm 2022 các thứ hạng này lần lượt là 15, 40.", "an-giang pci - 2023 r12; an-giang sipas - 2023 r31; an-giang pci - 2022 r15; an-giang sipas - 2022 r40"),
    ("", "Năm 2023, An Giang đứng thứ 12 PCI và thứ 31 SIPAS. Năm 2022, các điểm số này lần lượt là 65, 80.", "an-giang pci - 2023 r12; an-giang sipas - 2023 r31"),
    ("", "Từ năm 2021 sang năm 2022, PCI của An Giang đi từ hạng 30 lên hạng 21, PAPI từ hạng 9 xuống hạng 14.", "an-giang pci - 2021 r30; an-giang pci - 2022 r21; an-giang papi - 2021 r9; an-giang papi - 2022 r14"),
];

/// Components that a group or a place holds together, and those that nobody names.
#[rustfmt::skip]
const PARTS: &[Case] = &[
    ("", "PAPI 2023 của An Giang: 2/8 nội dung trong nhóm 10 gồm Quản trị điện tử; Quản trị môi trường.", "an-giang papi quan-tri-dien-tu 2023 m10; an-giang papi quan-tri-moi-truong 2023 m10"),
    ("", "PCI 2022: An Giang có 2 chỉ số thành phần lọt top 5 cả nước là Tính minh bạch và Chi phí thời gian.", "an-giang pci tinh-minh-bach 2022 m5; an-giang pci chi-phi-thoi-gian 2022 m5"),
    ("", "DTI 2023: An Giang có 2 chỉ số dẫn đầu vùng Tây Nguyên (thể chế số, nhân lực số), các chỉ số khác đứng thứ hai, thứ ba.", "an-giang dti the-che-so 2023 r1 @region:tay-nguyen; an-giang dti nhan-luc-so 2023 r1 @region:tay-nguyen"),
    ("", "DTI 2023: An Giang có 4 chỉ số dẫn đầu vùng Tây Nguyên.", ""),
    ("", "PCI 2022: An Giang có 2 chỉ số thành phần lọt top 5 cả nước.", ""),
];

/// Groups of a region, and regions that hold an extreme themselves.
#[rustfmt::skip]
const REGIONS: &[Case] = &[
    ("", "Top 3 ASEAN về GII 2024 gồm Singapore (hạng 4 thế giới), Malaysia (hạng 33) và Việt Nam (hạng 44).", "singapore gii - 2024 m3 @asean; malaysia gii - 2024 m3 @asean; viet-nam gii - 2024 m3 @asean; singapore gii - 2024 r4; malaysia gii - 2024 r33; viet-nam gii - 2024 r44"),
    ("", "SIPAS 2022: Đông Nam Bộ cao nhất trong 6 vùng. Hải Phòng xếp thứ 6 cả nước.", "hai-phong sipas - 2022 r6"),
    ("", "Đoàn ghé Cần Thơ, địa phương hạng 7 PII 2024, trước khi ra Hà Nội.", "can-tho pii - 2024 r7"),
    ("", "Đoàn ghé Cần Thơ, đô thị hạng 1, bàn về PII 2024.", ""),
];

#[test]
fn tables_may_begin_a_text() {
    check(FIRST_LINE);
}

#[test]
fn numbers_before_names_are_places() {
    check(NUMBERED);
}

#[test]
fn places_may_stand_before_names() {
    check(RANKED_NAMES);
}

#[test]
fn items_hold_bare_places() {
    check(ITEMS);
}

#[test]
fn brackets_hold_movements() {
    check(MOVED);
    check(MOVED_TOGETHER);
}

#[test]
fn groups_are_closed() {
    check(CLOSED);
}

#[test]
fn ranges_are_dealt_out() {
    check(RANGES);
    check(BARE);
}

#[test]
fn places_are_told_again() {
    check(AGAIN);
}

#[test]
fn components_share_a_place() {
    check(PARTS);
    check(REGIONS);
}

/// Years that lie under one name in the header of a flattened table.
#[rustfmt::skip]
const YEARS_UNDER_ONE_NAME: &[Case] = &[
    ("Kết quả các chỉ số của tỉnh Hà Nam", "TT\nChỉ số\nThứ hạng qua các năm\n2021\n2022\n2023\n1\nPCI\n28\n33\n17\n2\nPAPI\n46\n50\n42\n3\nSIPAS\n26\n11\n12", "ha-nam pci - 2021 r28; ha-nam pci - 2022 r33; ha-nam pci - 2023 r17; ha-nam papi - 2021 r46; ha-nam papi - 2022 r50; ha-nam papi - 2023 r42; ha-nam sipas - 2021 r26; ha-nam sipas - 2022 r11; ha-nam sipas - 2023 r12"),
    ("Kết quả các chỉ số của tỉnh Hà Nam", "TT\nChỉ số\nXếp hạng\nNăm 2022\nNăm 2023\n1\nPCI\n33\n17\n2\nPAPI\n50\n42\n3\nSIPAS\n11\n12", "ha-nam pci - 2022 r33; ha-nam pci - 2023 r17; ha-nam papi - 2022 r50; ha-nam papi - 2023 r42; ha-nam sipas - 2022 r11; ha-nam sipas - 2023 r12"),
    ("Kết quả PCI của tỉnh Hà Nam", "TT\nChỉ số thành phần\nĐiểm số\n2020\n2021\n2022\n2023\n1\nGia nhập thị trường\n7,18\n6,13\n7,17\n7,01\n2\nTiếp cận đất đai\n7,56\n7,50\n7,52\n7,02\n3\nTính minh bạch\n6,26\n5,41\n5,42\n5,03", "ha-nam pci gia-nhap-thi-truong 2020 s7.18; ha-nam pci gia-nhap-thi-truong 2021 s6.13; ha-nam pci gia-nhap-thi-truong 2022 s7.17; ha-nam pci gia-nhap-thi-truong 2023 s7.01; ha-nam pci tiep-can-dat-dai 2020 s7.56; ha-nam pci tiep-can-dat-dai 2021 s7.5; ha-nam pci tiep-can-dat-dai 2022 s7.52; ha-nam pci tiep-can-dat-dai 2023 s7.02; ha-nam pci tinh-minh-bach 2020 s6.26; ha-nam pci tinh-minh-bach 2021 s5.41; ha-nam pci tinh-minh-bach 2022 s5.42; ha-nam pci tinh-minh-bach 2023 s5.03"),
];

#[test]
fn years_lie_under_what_is_told_of_them() {
    check(YEARS_UNDER_ONE_NAME);
}
