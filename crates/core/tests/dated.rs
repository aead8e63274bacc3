//! Which edition a place is of where the year stands with something else, and who is ranked where others stand nearer. The figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// The year of an event, of a multiple, of a bracket's item.
#[rustfmt::skip]
const BESIDE: &[Case] = &[
    ("", "Chỉ số PCI năm 2022 vừa được công bố trong khuôn khổ Diễn đàn doanh nghiệp năm 2023. Long An dẫn đầu, Hậu Giang xếp thứ 2.", "long-an pci - 2022 r1; hau-giang pci - 2022 r2"),
    ("", "PAR INDEX năm 2021 được thông báo tại hội nghị triển khai nhiệm vụ năm 2022. Hà Nam đứng thứ 12.", "ha-nam par-index - 2021 r12"),
    ("", "Bộ chỉ số chuyển đổi số (DTI) năm 2020 ra mắt nhân Ngày Chuyển đổi số năm 2021. Lạng Sơn xếp thứ 19.", "lang-son dti - 2020 r19"),
    ("", "Ở PCI năm 2020 Hà Nam xếp thứ 30; năm 2021, tỉnh xếp thứ 28.", "ha-nam pci - 2020 r30; ha-nam pci - 2021 r28"),
    ("PAPI 2022", "Tốp dưới có Yên Bái (58/63 năm 2021, 59/63 năm 2022); Lai Châu (năm 2021 ở vị trí 62/63, năm 2022 ở vị trí 57/63).", "yen-bai papi - 2021 r58; yen-bai papi - 2022 r59; lai-chau papi - 2021 r62; lai-chau papi - 2022 r57"),
    ("", "GRDP năm 2023 của Nam Định tăng 9%, xếp thứ 9 cả nước. Quy mô GRDP bằng 1,8 lần năm 2018, đứng thứ 21 cả nước.", "nam-dinh grdp toc-do-tang-truong 2023 r9; nam-dinh grdp quy-mo 2023 r21"),
    ("", "PAPI 2023: Bắc Kạn rời vị trí 31 của kỳ trước để xuống thứ 36.", "bac-kan papi - 2022 r31; bac-kan papi - 2023 r36"),
    ("", "PCI 2023: Bắc Kạn rời nhóm 30, đứng thứ 36.", "bac-kan pci - 2023 m30 !negated; bac-kan pci - 2023 r36"),
    ("", "ICT Index 2020, Kon Tum đứng 41. DTI 2021, đứng 46. DTI 2022, đứng 52.", "kon-tum ict-index - 2020 r41; kon-tum dti - 2021 r46; kon-tum dti - 2022 r52"),
];

/// Who is ranked: not who ranks, nor where something was announced.
#[rustfmt::skip]
const RANKED: &[Case] = &[
    ("Lai Châu và PCI 2022", "Kết quả được thông báo sau lễ công bố ở Hà Nội khiến nhiều người tiếc. Năm nay tỉnh đứng thứ 26.", "lai-chau pci - 2022 r26"),
    ("", "PAR INDEX 2023 do Bộ Nội vụ công bố tại Hà Nội đưa Bình Phước lên hạng 8.", "binh-phuoc par-index - 2023 r8"),
    ("PCI 2022 ở Hà Nội", "Theo VCCI, Hà Nội vừa tăng 3 bậc, đứng thứ 20.", "ha-noi pci - 2022 r20"),
    ("Nam Định và chuyển đổi số", "Bộ Thông tin và Truyền thông xếp tỉnh thứ 22 ở DTI 2022.", "nam-dinh dti - 2022 r22"),
    ("", "Bộ Thông tin và Truyền thông xếp thứ 3 ở DTI 2022 trong các bộ.", "bo/thong-tin-va-truyen-thong dti - 2022 r3"),
    ("Ngân hàng Nhà nước và PAR INDEX 2021", "Năm 2021, cơ quan này xếp thứ nhất về PAR INDEX, tăng 2 bậc so với năm 2020.", "bo/ngan-hang-nha-nuoc par-index - 2021 r1"),
    ("Bộ Nội vụ công bố PAR INDEX 2021", "Hải Phòng dẫn đầu cả nước. Tỉnh Hà Nam đứng thứ 20. Tỉnh tăng 5 bậc so với năm 2020.", "hai-phong par-index - 2021 r1; ha-nam par-index - 2021 r20"),
    ("", "DTI 2024 cấp bộ: Bộ Tài chính nhất khối có dịch vụ công, Bộ Y tế hạng 4.", "bo/tai-chinh dti - 2024 r1; bo/y-te dti - 2024 r4"),
];

/// Names that share out a range of places in turn; a goal's least place behind a verb of rising.
#[rustfmt::skip]
const RANGES: &[Case] = &[
    ("", "Ở PII 2023, Hà Nội, Cần Thơ, Hải Phòng lần lượt giữ các vị trí từ 1 đến 3.", "ha-noi pii - 2023 r1; can-tho pii - 2023 r2; hai-phong pii - 2023 r3"),
    ("", "Ở PII 2023, các tỉnh Nam Định, Hà Nam và Thái Bình lần lượt đứng từ vị trí thứ 4 đến thứ 6 cả nước.", "nam-dinh pii - 2023 r4; ha-nam pii - 2023 r5; thai-binh pii - 2023 r6"),
    ("", "Ở PII 2023, Nam Định tăng từ vị trí thứ 9 lên thứ 6, Hà Nam đứng thứ 7.", "nam-dinh pii - None r9; nam-dinh pii - 2023 r6; ha-nam pii - 2023 r7"),
    ("", "Gia Lai phấn đấu đến năm 2025 PCI thuộc nhóm 25; năm 2030 vươn lên hạng 15 trở lên.", "gia-lai pci - 2025 m25 !target; gia-lai pci - 2030 m15 !target"),
];

#[test]
fn a_year_of_something_else_is_no_edition() {
    check(BESIDE);
}

#[test]
fn who_ranks_is_not_ranked() {
    check(RANKED);
}

#[test]
fn ranges_are_shared_out() {
    check(RANGES);
}

/// Names in a row before one place, and places in turn with their points.
#[rustfmt::skip]
const ROWS: &[Case] = &[
    ("", "Theo GII 2021, Thụy Sĩ, Thụy Điển, Hoa Kỳ và Hàn Quốc dẫn đầu bảng xếp hạng.", ""),
    ("", "Theo PAPI 2021, Bắc Ninh, Hà Nội và Hải Dương cùng dẫn đầu cả nước.", "bac-ninh papi - 2021 r1; ha-noi papi - 2021 r1; hai-duong papi - 2021 r1"),
    ("", "DTI 2022 của Đà Nẵng: khối quận, huyện có các quận Thanh Khê, Hải Châu và huyện Hòa Vang là 3 địa phương xếp loại tốt, dẫn đầu khối.", "da-nang/thanh-khe dti - 2022 m3; da-nang/hai-chau dti - 2022 m3; da-nang/hoa-vang dti - 2022 m3"),
    ("", "PAPI 2021: Bắc Ninh và Hà Nội lần lượt xếp thứ 2, 3 với 45,5 và 44,9 điểm.", "bac-ninh papi - 2021 r2; ha-noi papi - 2021 r3"),
    ("", "PAPI 2021: Bắc Ninh, Hà Nội và Hải Dương lần lượt xếp thứ 2, 3 và 4 với số điểm 45,5; 44,9 và 44,1.", "bac-ninh papi - 2021 r2; ha-noi papi - 2021 r3; hai-duong papi - 2021 r4"),
    ("", "PAPI 2021: Bắc Ninh, Hà Nội và Hải Dương lần lượt xếp thứ 2 và 3.", ""),
    ("", "PCI 2016: vùng Đông Nam Bộ và vùng Đồng bằng sông Hồng có 4 tỉnh trong tốp 10 là: Bình Dương xếp thứ 4, Quảng Ninh xếp thứ 2.", "binh-duong pci - 2016 r4; quang-ninh pci - 2016 r2"),
    ("", "PCI 2016, xét vùng Đông Nam Bộ: Bình Dương xếp thứ 2.", "binh-duong pci - 2016 r2 @region:dong-nam-bo"),
    ("", "Theo GCI 2020, Việt Nam đứng thứ 7 khu vực châu Á - Thái Bình Dương và thứ 4 trong Hiệp hội các quốc gia Đông Nam Á (ASEAN).", "viet-nam gci - 2020 r7 @region:chau-a-thai-binh-duong; viet-nam gci - 2020 r4 @asean"),
    ("Hà Nam PCI", "Năm 2019, PCI tỉnh Hà Nam xếp thứ 48/63, duy trì được vị trí của năm 2018. Chi phí thời gian xếp thứ 4.\nNăm 2020, PCI đứng thứ 44/63.", "ha-nam pci - 2019 r48; ha-nam pci chi-phi-thoi-gian 2019 r4; ha-nam pci - 2020 r44"),
    ("Điểm thi tốt nghiệp THPT 2025", "Ở môn Toán, tỉnh dẫn đầu cả nước về điểm trung bình là Nam Định với 6,1 điểm. Xếp thứ 2 và thứ 3 là Hà Nội và Hải Phòng.", "nam-dinh diem-thi-tot-nghiep-thpt toan 2025 r1; ha-noi diem-thi-tot-nghiep-thpt toan 2025 r2; hai-phong diem-thi-tot-nghiep-thpt toan 2025 r3"),
    ("Điểm thi tốt nghiệp THPT 2025", "Ở môn Toán, em Nguyễn Văn A, học sinh trường chuyên Nam Định, đạt điểm cao nhất.", ""),
    ("Chính quyền điện tử Nam Định 2020", "Về DTI năm 2020 của tỉnh Nam Định, cùng xếp thứ nhất có 3 cơ quan. Sở Công Thương, Sở Ngoại vụ, Sở Nội vụ là 3 cơ quan chuyên môn dẫn đầu xếp hạng.", "nam-dinh/so-cong-thuong dti - 2020 r1; nam-dinh/so-ngoai-vu dti - 2020 r1; nam-dinh/so-noi-vu dti - 2020 r1"),
];

#[test]
fn rows_of_names_share_out_their_places() {
    check(ROWS);
}
