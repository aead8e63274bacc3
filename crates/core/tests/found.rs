//! Places told by superlatives, bare figures in rows of components and of names, groups whose seats change hands, and planned moves. The
//! figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Bare figures behind components and names, in a row whose first place is said or under words that say what the figures are.
#[rustfmt::skip]
const BARE: &[Case] = &[
    ("", "DTI năm 2022 của tỉnh Hà Giang: Nhận thức số - xếp thứ 31; Thể chế số - 44; Hạ tầng số - 52.", "ha-giang dti nhan-thuc-so 2022 r31; ha-giang dti the-che-so 2022 r44; ha-giang dti ha-tang-so 2022 r52"),
    ("", "Thứ hạng các chỉ số DTI năm 2022 của tỉnh Hà Giang: Nhận thức số: 31; Thể chế số: 44; Hạ tầng số: 52.", "ha-giang dti nhan-thuc-so 2022 r31; ha-giang dti the-che-so 2022 r44; ha-giang dti ha-tang-so 2022 r52"),
    ("", "DTI năm 2022, tỉnh Hà Giang có Hạ tầng số đứng thứ 9, còn Nhân lực số là 14.", "ha-giang dti ha-tang-so 2022 r9; ha-giang dti nhan-luc-so 2022 r14"),
    ("", "DTI năm 2022, tỉnh Hà Giang có Hạ tầng số đứng thứ 9; Nhân lực số: 14 lớp tập huấn.", "ha-giang dti ha-tang-so 2022 r9"),
    ("", "Điểm các chỉ số DTI năm 2022 của tỉnh Hà Giang: Nhận thức số: 31 bài kiểm tra; Thể chế số: 44 văn bản.", ""),
    ("", "GII 2021: Lào đứng thứ 117, Campuchia số 109 và Thái Lan số 43.", "lao gii - 2021 r117; campuchia gii - 2021 r109; thai-lan gii - 2021 r43"),
    ("", "PCI 2021: Hải Dương xếp thứ 13, Nam Định số 24 và Thái Bình số 47.", "hai-duong pci - 2021 r13; nam-dinh pci - 2021 r24; thai-binh pci - 2021 r47"),
    ("", "PCI 2021: Hải Dương xếp thứ 13. Đoàn gặp doanh nghiệp tại Nam Định số 24 đường Trần Phú.", "hai-duong pci - 2021 r13"),
    ("", "PII 2024: Ba địa phương Hà Nội, Đà Nẵng, Cần Thơ lần lượt giữ hạng 4,5,6 cả nước.", "ha-noi pii - 2024 r4; da-nang pii - 2024 r5; can-tho pii - 2024 r6"),
    ("", "PII 2024: Hà Nội, Đà Nẵng và Cần Thơ chiếm các vị trí 7,8,9.", "ha-noi pii - 2024 r7; da-nang pii - 2024 r8; can-tho pii - 2024 r9"),
    ("", "Vị trí thứ 5 và thứ 6 trong bảng xếp hạng PCI 2019 lần lượt là Long An và Đồng Tháp.", "long-an pci - 2019 r5; dong-thap pci - 2019 r6"),
    ("", "PAPI 2021: Hạng 8 và hạng 9 của bảng thuộc về Nam Định và Thái Bình.", "nam-dinh papi - 2021 r8; thai-binh papi - 2021 r9"),
    ("", "PCI 2021: Nam Định và Thái Bình giữ nguyên vị trí 24 và 25.", "nam-dinh pci - 2021 r24; thai-binh pci - 2021 r25"),
    ("", "PCI 2022: Nam Định giảm 2 bậc xuống 26, Thái Bình tăng 9 bậc lên 38.", "nam-dinh pci - 2022 r26; thai-binh pci - 2022 r38"),
    ("", "PCI 2022: Nam Định giảm 2 bậc xuống 26 điểm.", "nam-dinh pci - 2022 d-2"),
    ("", "Báo cáo Năng lực cạnh tranh toàn cầu (GCR) 2013-2014 của WEF xếp Việt Nam ở vị trí 70/148. Kỳ 2012-2013, Việt Nam ở vị trí 75.", "viet-nam gci-wef - 2013 r70; viet-nam gci-wef - 2012 r75"),
];

/// Superlatives that are places, and those of a group, of a component or of a distance that are none.
#[rustfmt::skip]
const EXTREMES: &[Case] = &[
    ("", "PII 2024: Cao Bằng là tỉnh thấp điểm nhất.", "cao-bang pii - 2024 last"),
    ("", "PII 2024: tỉnh ít điểm nhất là Lai Châu; nơi nhiều điểm nhất là Hà Nội.", "lai-chau pii - 2024 last; ha-noi pii - 2024 r1"),
    ("", "PAPI 2022: tỉnh thấp điểm nhất chỉ có 38,2 điểm (tỉnh Cao Bằng), tỉnh cao điểm nhất có 47,1 điểm (tỉnh Quảng Ninh).", "cao-bang papi - 2022 last; quang-ninh papi - 2022 r1"),
    ("", "PAR INDEX 2021: chênh lệch giữa địa phương cao nhất (Hải Phòng, 91 điểm) và địa phương thấp nhất (Kiên Giang, 79 điểm) là 12 điểm.", "hai-phong par-index - 2021 r1; kien-giang par-index - 2021 last"),
    ("", "PAR INDEX 2020: giữa bộ có chỉ số cao nhất (Bộ Tư pháp) và bộ có kết quả thấp nhất (Bộ Y tế) là khoảng cách lớn.", "bo/tu-phap par-index - 2020 r1; bo/y-te par-index - 2020 last"),
    ("", "PAR INDEX 2021: mức tăng cao nhất (Hải Phòng) là 3%.", ""),
    ("", "PCI 2022 của tỉnh Hòa Bình: điểm thấp nhất là chỉ số Tính minh bạch.", ""),
    ("", "PAPI 2021: Hà Nội có mặt trong nhóm 14 tỉnh, thành phố xếp hạng thấp nhất cả nước.", ""),
    ("", "EBI 2019: Năm tỉnh thành có điểm thấp nhất gồm Cà Mau, Đắk Nông, Lạng Sơn, Kon Tum, Bắc Kạn.", ""),
    ("", "PCI 2020: Quảng Ninh dẫn đầu. Tỉnh đứng đầu hơn tỉnh đứng cuối tới 20,5 điểm.", "quang-ninh pci - 2020 r1"),
    ("", "PCI 2020: Quảng Ninh được 75 điểm. Các tỉnh, thành phố lớn vẫn dẫn đầu ở chỉ số đào tạo lao động.", "quang-ninh pci - 2020 s75"),
    ("", "PCI 2014: được chấm điểm cao nhất là hai địa phương: Đà Nẵng và Lào Cai.", "da-nang pci - 2014 m2; lao-cai pci - 2014 m2"),
    ("", "PGI 2023: đứng đầu bảng là 3 tỉnh: Quảng Ninh, Hưng Yên và Bắc Ninh.", "quang-ninh pgi - 2023 m3; hung-yen pgi - 2023 m3; bac-ninh pgi - 2023 m3"),
    ("", "PCI 2019: Quảng Nam đứng thứ 2/12 khu vực Duyên hải miền Trung với 12 tỉnh, thành phố là: Đà Nẵng, Khánh Hòa, Bình Định.", "quang-nam pci - 2019 r2 @region:bac-trung-bo-va-duyen-hai-mien-trung"),
    ("", "CPI 2019 của Tổ chức Minh bạch Quốc tế: Việt Nam xếp thứ 96. Cũng tăng điểm như Việt Nam còn có Lào, Thái Lan và Malaysia.", "viet-nam cpi-tham-nhung - 2019 r96"),
];

/// The first and the last place by what a ranking of countries is about.
#[rustfmt::skip]
const MOST: &[Case] = &[
    ("", "Chỉ số hòa bình toàn cầu năm 2024: Việt Nam xếp thứ 41. Iceland vẫn là quốc gia hòa bình nhất thế giới.", "viet-nam hoa-binh-toan-cau - 2024 r41; iceland hoa-binh-toan-cau - 2024 r1"),
    ("", "Chỉ số hòa bình toàn cầu năm 2024: Yemen là nước kém hòa bình nhất thế giới.", "yemen hoa-binh-toan-cau - 2024 last"),
    ("", "Báo cáo năng lực cạnh tranh toàn cầu của WEF năm 2018: nền kinh tế cạnh tranh nhất thế giới là Mỹ.", "hoa-ky gci-wef - 2018 r1"),
    ("", "Chỉ số hòa bình toàn cầu năm 2024: Việt Nam xếp thứ 41. Iceland là quốc gia hạnh phúc nhất thế giới theo nhiều người.", "viet-nam hoa-binh-toan-cau - 2024 r41"),
    ("", "Chỉ số hòa bình toàn cầu năm 2024: Việt Nam xếp thứ 41. Singapore là một trong những quốc gia hòa bình nhất thế giới.", "viet-nam hoa-binh-toan-cau - 2024 r41"),
    ("", "Chỉ số hòa bình toàn cầu năm 2024: Việt Nam xếp thứ 41. Singapore là quốc gia hòa bình nhất Đông Nam Á.", "viet-nam hoa-binh-toan-cau - 2024 r41"),
];

/// A place in components: a bare ordinal before them, and names whose brackets tell in which they lead.
#[rustfmt::skip]
const IN_PARTS: &[Case] = &[
    ("", "PAPI 2021: Quảng Ninh nhất ở 2 chỉ số (công khai minh bạch; cung ứng dịch vụ công).", "quang-ninh papi cong-khai-minh-bach 2021 r1; quang-ninh papi cung-ung-dich-vu-cong 2021 r1"),
    ("", "PAPI 2021: Đồng Tháp nhất ở chỉ số quản trị môi trường.", "dong-thap papi quan-tri-moi-truong 2021 r1"),
    ("", "PAPI 2021: Thái Nguyên nhất ở một chỉ số: tham gia người dân cấp cơ sở.", "thai-nguyen papi tham-gia-cua-nguoi-dan 2021 r1"),
    ("", "PAPI 2021: Thái Nguyên nhất ở một chỉ số: an sinh trẻ thơ.", ""),
    ("", "PAPI 2021: Quảng Bình đứng đầu tiêu chí trách nhiệm giải trình với người dân; Trà Vinh (thủ tục hành chính công) và Đà Nẵng (quản trị điện tử).", "quang-binh papi trach-nhiem-giai-trinh 2021 r1; tra-vinh papi thu-tuc-hanh-chinh-cong 2021 r1; da-nang papi quan-tri-dien-tu 2021 r1"),
    ("", "PAPI 2021: dẫn đầu ở từng chỉ số nội dung là: Quảng Ninh (công khai minh bạch), Trà Vinh (thủ tục hành chính công).", "quang-ninh papi cong-khai-minh-bach 2021 r1; tra-vinh papi thu-tuc-hanh-chinh-cong 2021 r1"),
    ("", "PAPI 2021: Bến Tre dẫn đầu ở các chỉ số công khai minh bạch (5,9), kiểm soát tham nhũng (7,5) và cung ứng dịch vụ công (7,8).", "ben-tre papi cong-khai-minh-bach 2021 r1; ben-tre papi kiem-soat-tham-nhung 2021 r1; ben-tre papi cung-ung-dich-vu-cong 2021 r1"),
    ("", "PAPI 2021: Bến Tre đứng thứ 2 về công khai minh bạch (5,9 điểm), quản trị điện tử (3,1 điểm).", "ben-tre papi cong-khai-minh-bach 2021 r2; ben-tre papi quan-tri-dien-tu 2021 r2"),
    ("", "PAPI 2021: Bến Tre dẫn đầu ở chỉ số công khai minh bạch (5,9 điểm); quản trị điện tử được 3,1 điểm.", "ben-tre papi cong-khai-minh-bach 2021 r1; ben-tre papi quan-tri-dien-tu 2021 s3.1"),
    ("", "PAPI 2021: Quảng Bình đứng thứ hai tiêu chí trách nhiệm giải trình với người dân; Trà Vinh (thủ tục hành chính công) vẫn cần cố gắng.", "quang-binh papi trach-nhiem-giai-trinh 2021 r2"),
];

/// Who comes next, also behind a name that is not known or a place that is taken, and who takes a seat among the best.
#[rustfmt::skip]
const NEXT: &[Case] = &[
    ("", "PCI 2022: Bắc Giang xếp thứ 2 cả nước. Đứng thứ nhất là tỉnh Quảng Ninh, kế tiếp là các tỉnh: Hải Phòng, Đồng Tháp.", "bac-giang pci - 2022 r2; quang-ninh pci - 2022 r1; hai-phong pci - 2022 r3; dong-thap pci - 2022 r4"),
    ("", "PCI 2023: Quảng Ninh dẫn đầu. Long An, Hải Phòng và Bắc Giang là những địa phương tiếp theo.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3; bac-giang pci - 2023 r4"),
    ("", "PCI 2023: Quảng Ninh dẫn đầu. Long An và Hải Phòng xếp kế tiếp.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "PCI 2023: Quảng Ninh dẫn đầu. Long An và Hải Phòng là những địa phương tiếp theo tổ chức hội nghị.", "quang-ninh pci - 2023 r1"),
    ("", "PCI 2023: Quảng Ninh dẫn đầu. Long An và Hải Phòng là ba địa phương tiếp theo.", "quang-ninh pci - 2023 r1"),
    ("", "DDCI 2022 tỉnh Nghệ An, khối huyện: xếp thứ nhất là Đô Lương với 89,5 điểm, tiếp theo là Con cuông 88,8 điểm; Tân Kỳ 87,3 điểm; Anh Sơn 86,6 điểm.", "nghe-an/do-luong ddci - 2022 r1; nghe-an/tan-ky ddci - 2022 r3; nghe-an/anh-son ddci - 2022 r4"),
    ("", "PCI 2021: Quảng Nam rời top 10, nhường chỗ cho Bắc Ninh.", "quang-nam pci - 2021 m10 !negated; bac-ninh pci - 2021 m10"),
    ("", "PCI 2021: Quảng Nam đã rời top 10, để chỗ lại cho tỉnh Hậu Giang.", "quang-nam pci - 2021 m10 !negated; hau-giang pci - 2021 m10"),
    ("", "PCI 2021: Quảng Nam rời top 10, nhường đất cho Bắc Ninh làm đường.", "quang-nam pci - 2021 m10 !negated"),
    ("", "DTI năm 2021, ba địa phương có điểm thể chế số thấp nhất gồm Kon Tum (0,28 điểm), Bình Phước (0,29 điểm), Tuyên Quang (0,3 điểm).", "kon-tum dti the-che-so 2021 s0.28; binh-phuoc dti the-che-so 2021 s0.29; tuyen-quang dti the-che-so 2021 s0.3"),
];

/// Moves from … to … are plans, and the least of them is what is promised.
#[rustfmt::skip]
const PLANNED: &[Case] = &[
    ("", "Năm 2025, PCI của tỉnh Bắc Giang cần tăng 3 - 5 bậc.", "bac-giang pci - 2025 d+3 !target"),
    ("", "Đề án nâng chỉ số PCI năm 2025 của tỉnh Bắc Giang lên 4 - 6 bậc.", "bac-giang pci - 2025 d+4 !target"),
    ("", "PCI năm 2025 của tỉnh Bắc Giang tăng 6 bậc trở lên.", "bac-giang pci - 2025 d+6 !target"),
    ("", "Các chỉ số PCI năm 2022 của tỉnh Bắc Giang đã tăng 3 - 5 bậc.", ""),
    ("", "PCI năm 2022: Bắc Giang đứng thứ 31, so với năm 2021 tăng 4 hạng và 2,1 điểm.", "bac-giang pci - 2022 r31"),
];

#[test]
fn bare_figures_of_a_row_are_places() {
    check(BARE);
}

#[test]
fn extremes_are_places_of_whoever_is_named() {
    check(EXTREMES);
}

#[test]
fn what_a_ranking_is_about_tells_its_ends() {
    check(MOST);
}

#[test]
fn components_are_told_beside_who_leads_in_them() {
    check(IN_PARTS);
}

#[test]
fn who_comes_next_stands_behind_whoever_is_told() {
    check(NEXT);
}

#[test]
fn moves_within_bounds_are_plans() {
    check(PLANNED);
}
