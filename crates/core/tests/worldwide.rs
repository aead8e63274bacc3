//! World rankings and the statistics of provinces as the press tells of them: what nations are ranked in by everyday words, passports, groups
//! of countries, subjects of the school-leaving examination, growth and size. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Behind a place in the world everyday words mean the known ranking by them.
#[rustfmt::skip]
const TOPICS: &[Case] = &[
    ("", "Năm 2024, Việt Nam xếp thứ 45/133 về đổi mới sáng tạo, 72/193 về Chính phủ điện tử và 18/194 về an toàn thông tin mạng.", "viet-nam gii - 2024 r45; viet-nam egdi - 2024 r72; viet-nam gci - 2024 r18"),
    ("", "Năm 2023, nước ta đứng thứ 44 thế giới về logistics, thứ 47 thế giới về đổi mới sáng tạo và thứ 66 về hạnh phúc.", "viet-nam lpi - 2023 r44; viet-nam gii - 2023 r47; viet-nam whi - 2023 r66"),
    ("", "Năm 2022, Thái Lan xếp hạng 44/166 quốc gia về phát triển bền vững.", "thai-lan sdg-index - 2022 r44"),
    ("", "Năm 2020, Malaysia đứng thứ 5/182 nước về an toàn, an ninh mạng.", "malaysia gci - 2020 r5"),
    ("", "Năm 2023, Sở A xếp thứ 5 về an ninh mạng.", ""),
    ("", "Năm 2023, Việt Nam đứng thứ 2 thế giới về hạnh phúc gia đình trong một khảo sát.", ""),
    ("", "Hà Nội xếp thứ 3/63 về đổi mới sáng tạo cấp địa phương (PII) năm 2024.", "ha-noi pii - 2024 r3"),
];

/// Passports by the superlative that their ranking has.
#[rustfmt::skip]
const PASSPORTS: &[Case] = &[
    ("", "Theo Henley Passport Index 2024, Singapore sở hữu cuốn hộ chiếu quyền lực nhất thế giới.", "singapore henley - 2024 r1"),
    ("", "Chỉ số hộ chiếu Henley 2023: hộ chiếu Nhật Bản mạnh nhất hành tinh, Việt Nam đứng thứ 83.", "nhat-ban henley - 2023 r1; viet-nam henley - 2023 r83"),
    ("", "Chỉ số hộ chiếu Henley 2023: Lào xếp thứ 87. Afghanistan có hộ chiếu yếu nhất thế giới.", "lao henley - 2023 r87; afghanistan henley - 2023 last"),
    ("", "Theo bảng xếp hạng hộ chiếu Henley 2022, hộ chiếu của Syria kém quyền lực nhất thế giới.", "syria henley - 2022 last"),
    ("", "Chỉ số hộ chiếu Henley 2023 công bố danh sách những hộ chiếu quyền lực nhất thế giới. Lào xếp thứ 87.", "lao henley - 2023 r87"),
    ("", "GII 2023: Singapore đứng thứ 5, cũng là nước có nền kinh tế mạnh nhất khu vực.", "singapore gii - 2023 r5"),
];

/// Names before a word of order, seats taken from others, places shared with those behind.
#[rustfmt::skip]
const ORDER: &[Case] = &[
    ("", "CPI của Tổ chức Minh bạch Quốc tế năm 2022: Đan Mạch đứng đầu với 91 điểm, Phần Lan và New Zealand theo sau với 88 và 86 điểm.", "dan-mach cpi-tham-nhung - 2022 r1; phan-lan cpi-tham-nhung - 2022 r2; new-zealand cpi-tham-nhung - 2022 r3"),
    ("", "Báo cáo Hạnh phúc thế giới 2022: Phần Lan dẫn đầu với 7,83 điểm, Đan Mạch và Iceland theo sau với lần lượt 7,64 và 7,56 điểm.", "phan-lan whi - 2022 r1; dan-mach whi - 2022 r2; iceland whi - 2022 r3"),
    ("", "PCI 2023: Quảng Ninh đứng đầu, Long An và Hải Phòng theo sau.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "GII 2022: Thụy Sĩ dẫn đầu. Mỹ và Đức theo sau Thụy Sĩ với nhiều cải cách.", "thuy-si gii - 2022 r1"),
    ("", "Theo Báo cáo Năng lực cạnh tranh toàn cầu 2019, Singapore soán ngôi số 1 của Mỹ.", "singapore gci-wef - 2019 r1"),
    ("", "EGDI 2022: Đan Mạch giành lại vị trí dẫn đầu từ tay Hàn Quốc.", "dan-mach egdi - 2022 r1"),
    ("", "PCI 2021: Hải Phòng chiếm vị trí thứ 2 của Đồng Tháp.", "hai-phong pci - 2021 r2"),
    ("", "PCI 2021: Hải Phòng giữ vị trí thứ 2 của bảng xếp hạng.", "hai-phong pci - 2021 r2"),
    ("", "Ở hạng 93 của Chỉ số Hộ chiếu Henley 2025, Việt Nam đồng hạng với Bhutan và Campuchia.", "viet-nam henley - 2025 r93; bhutan henley - 2025 r93; campuchia henley - 2025 r93"),
    ("", "Tốc độ tăng trưởng GRDP năm 2025: Quảng Ninh và Hải Phòng dẫn đầu cả nước, lần lượt tăng 11,8% và 11,7%.", "quang-ninh grdp toc-do-tang-truong 2025 r1; hai-phong grdp toc-do-tang-truong 2025 r2"),
    ("", "Tốc độ tăng trưởng GRDP năm 2025: Quảng Ninh và Hải Phòng cùng dẫn đầu cả nước.", "quang-ninh grdp toc-do-tang-truong 2025 r1; hai-phong grdp toc-do-tang-truong 2025 r1"),
    ("", "Top 5 hộ chiếu quyền lực nhất thế giới năm 2021 theo Henley Passport Index:\n1. Nhật Bản\n2. Singapore\n3. Đức / Hàn Quốc\n4. Phần Lan, Italia và Luxembourg", "nhat-ban henley - 2021 r1; singapore henley - 2021 r2; duc henley - 2021 r3; han-quoc henley - 2021 r3; phan-lan henley - 2021 r4; y henley - 2021 r4; luxembourg henley - 2021 r4"),
    ("", "Dẫn đầu về PCI năm 2022 lần lượt là Hà Nội, Bắc Ninh, Bình Dương.", "ha-noi pci - 2022 r1; bac-ninh pci - 2022 r2; binh-duong pci - 2022 r3"),
    ("", "Dẫn đầu cả nước về kim ngạch xuất khẩu năm 2022 lần lượt là Hà Nội (47,5 tỷ USD), Bắc Ninh (45,1 tỷ USD) và Bình Dương (34,3 tỷ USD).", "ha-noi xuat-khau - 2022 r1; bac-ninh xuat-khau - 2022 r2; binh-duong xuat-khau - 2022 r3"),
    ("", "Đứng đầu ở bảng PGI 2023 theo thứ tự là Quảng Ninh, Đà Nẵng, Hưng Yên.", "quang-ninh pgi - 2023 r1; da-nang pgi - 2023 r2; hung-yen pgi - 2023 r3"),
    ("", "Dẫn đầu ba nhóm về PCI năm 2022 lần lượt là Hà Nội, Bắc Ninh, Bình Dương.", ""),
    ("", "Hạnh phúc thế giới 2023: Nga xếp thứ 71, Trung Quốc ở hạng 65, Nhật Bản 48, Hàn Quốc 58.", "nga whi - 2023 r71; trung-quoc whi - 2023 r65; nhat-ban whi - 2023 r48; han-quoc whi - 2023 r58"),
];

/// Among whom nations and provinces are ranked.
#[rustfmt::skip]
const AMONG: &[Case] = &[
    ("", "GII 2023: Việt Nam xếp thứ 46. Trong nhóm 37 quốc gia thu nhập trung bình thấp, Việt Nam đứng thứ 2.", "viet-nam gii - 2023 r46; viet-nam gii - 2023 r2 @group:thu-nhap-trung-binh-thap"),
    ("", "Báo cáo Hạnh phúc Thế giới 2022: tại Đông Nam Á, Singapore là quốc gia hạnh phúc nhất trong bảng xếp hạng này, đứng thứ 27.", "singapore whi - 2022 r1 @asean; singapore whi - 2022 r27"),
    ("", "Tốc độ tăng trưởng GRDP năm 2023: Hậu Giang đứng đầu Đồng bằng sông Cửu Long, Trà Vinh đứng thứ hai vùng, Kiên Giang thứ ba.", "hau-giang grdp toc-do-tang-truong 2023 r1 @region:dong-bang-song-cuu-long; tra-vinh grdp toc-do-tang-truong 2023 r2 @region:dong-bang-song-cuu-long; kien-giang grdp toc-do-tang-truong 2023 r3 @region:dong-bang-song-cuu-long"),
    ("", "PCI 2023: Long An đứng đầu Đồng bằng sông Cửu Long. Đồng Tháp xếp thứ hai.", "long-an pci - 2023 r1 @region:dong-bang-song-cuu-long; dong-thap pci - 2023 r2 @region:dong-bang-song-cuu-long"),
    ("", "PCI 2023: Long An đứng đầu Đồng bằng sông Cửu Long và đứng thứ hai cả nước. Hải Phòng xếp thứ ba.", "long-an pci - 2023 r1 @region:dong-bang-song-cuu-long; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "PCI 2023: Long An đứng đầu Đồng bằng sông Cửu Long, Đồng Tháp xếp thứ hai cả nước.", "long-an pci - 2023 r1 @region:dong-bang-song-cuu-long; dong-thap pci - 2023 r2"),
    ("", "Năm 2023, tăng trưởng GRDP của Cần Thơ đạt 5,7%, xếp thứ 4/5 thành phố trực thuộc Trung ương.", "can-tho grdp toc-do-tang-truong 2023 r4 @region:tp-truc-thuoc-trung-uong"),
    ("Du lịch: Việt Nam đứng đâu?", "Chỉ số phát triển du lịch và lữ hành (TTDI) 2024 xếp Việt Nam thứ 59.\nVề sức cạnh tranh giá, Việt Nam đứng thứ 16.", "viet-nam ttdi - 2024 r59; viet-nam ttdi suc-canh-tranh-gia 2024 r16"),
    ("", "TTDI 2024 xếp Việt Nam thứ 59.\nVề tổng thể, Việt Nam đứng thứ 59.", "viet-nam ttdi - 2024 r59"),
    ("", "Năm 2023, tốc độ tăng trưởng GRDP của Ninh Thuận là 9,3%, đứng thứ 9/63 tỉnh, thành phố và 2/14 tỉnh, thành phố vùng Bắc Trung Bộ và Duyên hải miền Trung.", "ninh-thuan grdp toc-do-tang-truong 2023 r9; ninh-thuan grdp toc-do-tang-truong 2023 r2 @region:bac-trung-bo-va-duyen-hai-mien-trung"),
    ("", "Năm 2023, tốc độ tăng trưởng GRDP của Ninh Thuận là 9,3%, đứng thứ 9/63 tỉnh, thành phố và hoàn thành 12/14 chỉ tiêu.", "ninh-thuan grdp toc-do-tang-truong 2023 r9"),
    ("", "Bảng xếp hạng FIFA tháng 4/2024: Việt Nam xếp thứ 115 thế giới, Thái Lan xếp thứ 101.", "viet-nam fifa - 2024 r115; thai-lan fifa - 2024 r101"),
];

/// Subjects of the school-leaving examination.
#[rustfmt::skip]
const EXAM: &[Case] = &[
    ("", "Điểm trung bình thi tốt nghiệp THPT năm 2022 của Hà Tĩnh xếp thứ 14/63. Môn Ngữ văn xếp thứ 3 toàn quốc, môn Toán xếp thứ 12, Tiếng Anh xếp thứ 20.", "ha-tinh diem-thi-tot-nghiep-thpt - 2022 r14; ha-tinh diem-thi-tot-nghiep-thpt ngu-van 2022 r3; ha-tinh diem-thi-tot-nghiep-thpt toan 2022 r12; ha-tinh diem-thi-tot-nghiep-thpt tieng-anh 2022 r20"),
    ("", "Kỳ thi tốt nghiệp THPT năm 2024, môn Toán, Vĩnh Phúc đứng thứ hai toàn quốc; môn Vật lý, Nam Định đứng thứ nhất.", "vinh-phuc diem-thi-tot-nghiep-thpt toan 2024 r2; nam-dinh diem-thi-tot-nghiep-thpt vat-ly 2024 r1"),
    ("", "Kết quả thi tốt nghiệp THPT năm 2025: Nghệ An dẫn đầu cả nước về môn Ngữ văn, Hà Tĩnh đứng thứ hai.", "nghe-an diem-thi-tot-nghiep-thpt ngu-van 2025 r1; ha-tinh diem-thi-tot-nghiep-thpt ngu-van 2025 r2"),
    ("", "Kết quả thi tốt nghiệp THPT năm 2025 của Nghệ An: môn Ngữ văn của tỉnh đứng thứ ba cả nước, trong đó môn Lịch sử xếp thứ hai.", "nghe-an diem-thi-tot-nghiep-thpt ngu-van 2025 r3; nghe-an diem-thi-tot-nghiep-thpt lich-su 2025 r2"),
    ("", "Điểm thi tốt nghiệp THPT 2025: điểm trung bình môn Ngữ văn của Hà Nội xếp thứ 3. Nghệ An dẫn đầu môn Văn.", "ha-noi diem-thi-tot-nghiep-thpt ngu-van 2025 r3; nghe-an diem-thi-tot-nghiep-thpt ngu-van 2025 r1"),
    ("", "Điểm thi tốt nghiệp THPT 2024: điểm trung bình môn Tiếng Anh của Bà Rịa - Vũng Tàu xếp thứ 5. Ở kỳ thi này, địa phương dẫn đầu cả nước về điểm trung bình là Vĩnh Phúc.", "ba-ria-vung-tau diem-thi-tot-nghiep-thpt tieng-anh 2024 r5; vinh-phuc diem-thi-tot-nghiep-thpt - 2024 r1"),
    ("", "Kỳ thi tốt nghiệp THPT 2024, em A ở Nam Định đứng thứ hai cả nước môn Toán; thủ khoa môn Văn của Hà Nội đạt 9,75 điểm.", ""),
    ("", "Kỳ thi tốt nghiệp THPT 2024: đội tuyển môn Toán của Nghệ An đứng thứ nhất kỳ thi học sinh giỏi.", ""),
];

/// Growth, size and the further places of one figure.
#[rustfmt::skip]
const FIGURES: &[Case] = &[
    ("Kinh tế Long An", "Năm 2024, thu ngân sách của Long An đạt 25.800 tỷ đồng, đứng đầu Đồng bằng sông Cửu Long. Kim ngạch xuất khẩu đạt 7,6 tỷ USD, xếp thứ nhất vùng và thứ 12 cả nước.", "long-an thu-ngan-sach-nha-nuoc - 2024 r1 @region:dong-bang-song-cuu-long; long-an xuat-khau - 2024 r1 @region:dong-bang-song-cuu-long; long-an xuat-khau - 2024 r12"),
    ("", "GRDP năm 2020 của Ninh Thuận tăng 9,6%, xếp thứ 4/63. Năm 2021 tăng 9,1%, xếp thứ 5 cả nước. Năm 2022 tăng 8,8%, đứng thứ 31/63.", "ninh-thuan grdp toc-do-tang-truong 2020 r4; ninh-thuan grdp toc-do-tang-truong 2021 r5; ninh-thuan grdp toc-do-tang-truong 2022 r31"),
    ("", "GRDP năm 2020 của Ninh Thuận tăng 9,6%, xếp thứ 4/63. Khách du lịch năm 2021 tăng 9,1%, xếp thứ 5 cả nước.", "ninh-thuan grdp toc-do-tang-truong 2020 r4"),
    ("", "Năm 2022, GRDP của Khánh Hòa tăng 20,6% so với năm 2021, là tỉnh có tốc độ tăng cao nhất cả nước.", "khanh-hoa grdp toc-do-tang-truong 2022 r1"),
    ("", "Năm 2022, GRDP của Khánh Hòa tăng 20,6%, là mức tăng cao nhất cả nước.", "khanh-hoa grdp toc-do-tang-truong 2022 r1"),
    ("", "Năm 2022, GRDP của Khánh Hòa tăng 20,6%, là địa phương có tốc độ tăng trưởng cao thứ hai cả nước.", "khanh-hoa grdp toc-do-tang-truong 2022 r2"),
    ("", "Năm 2022, GRDP của Khánh Hòa tăng 20,6%, là mức tăng cao nhất từ trước đến nay.", ""),
    ("", "Năm 2022, GRDP của Khánh Hòa tăng 20,6%, trong đó công nghiệp tăng cao nhất với 15%.", ""),
    ("", "GRDP bình quân đầu người năm 2023 của Quảng Ninh đứng đầu cả nước với 291 triệu đồng; Hải Phòng đứng thứ 2, Bình Dương thứ 3.", "quang-ninh grdp binh-quan-dau-nguoi 2023 r1; hai-phong grdp binh-quan-dau-nguoi 2023 r2; binh-duong grdp binh-quan-dau-nguoi 2023 r3"),
    ("", "GRDP năm 2024 của Thanh Hóa tăng 12,2%, vượt mục tiêu và có tốc độ tăng trưởng xếp thứ hai cả nước.", "thanh-hoa grdp toc-do-tang-truong 2024 r2"),
    ("", "Năm 2022, Bắc Giang là địa phương có chỉ số IIP tăng mạnh nhất cả nước với 44,1%.", "bac-giang iip - 2022 r1"),
    ("", "Theo điều tra năm 2019, TP.HCM có dân số đông nhất cả nước, Hà Nội xếp thứ hai, Thanh Hóa đứng thứ ba cả nước về dân số.", "ho-chi-minh dan-so - 2019 r1; ha-noi dan-so - 2019 r2; thanh-hoa dan-so - 2019 r3"),
    ("", "IIP năm 2022 của Bắc Giang tăng mạnh nhất cả nước.", "bac-giang iip - 2022 r1"),
    ("", "IIP năm 2022 của Bắc Giang tăng 44%, trong đó công nghiệp chế biến tăng mạnh nhất.", ""),
    ("", "GRDP năm 2024: Thanh Hóa phấn đấu vượt mục tiêu và xếp thứ hai cả nước.", "thanh-hoa grdp toc-do-tang-truong 2024 r2 !target"),
    ("", "Năm 2023, quy mô GRDP của Bắc Ninh là 220.000 tỷ đồng, giảm 9,3%, khiến tỉnh đứng cuối 63 tỉnh, thành phố về tốc độ tăng trưởng.", "bac-ninh grdp toc-do-tang-truong 2023 last"),
];

#[test]
fn everyday_words_behind_a_place_in_the_world() {
    check(TOPICS);
}

#[test]
fn passports() {
    check(PASSPORTS);
}

#[test]
fn order_and_seats() {
    check(ORDER);
}

#[test]
fn among_whom() {
    check(AMONG);
}

#[test]
fn subjects_of_the_examination() {
    check(EXAM);
}

#[test]
fn figures_of_provinces() {
    check(FIGURES);
}
