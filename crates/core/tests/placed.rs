//! Places as the press words them: in brackets, behind their names, in groups and regions, for several years. The figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A bracket says whose a figure is, or how it was in the year compared with.
#[rustfmt::skip]
const BRACKETS: &[Case] = &[
    ("", "Theo PAPI 2023, điểm của hai thành phố thấp hơn mức trung bình, lần lượt là 43,96 điểm (Hà Nội) và 41,77 điểm (TP.HCM).", "ha-noi papi - 2023 s43.96; ho-chi-minh papi - 2023 s41.77"),
    ("", "PCI 2022 đã được công bố. Điểm cao nhất là 72,1 (Quảng Ninh) và 71,3 điểm (Đồng Tháp).", "quang-ninh pci - 2022 r1; dong-thap pci - 2022 s71.3"),
    ("", "Chỉ số PCI năm 2022: tỉnh Bến Tre đạt 65 điểm, xếp thứ 12, giảm so với năm 2021 cả về điểm và hạng (66,2 điểm, hạng 9).", "ben-tre pci - 2022 r12; ben-tre pci - 2021 r9"),
    ("", "PAPI 2023 cho thấy TP.HCM đã vươn lên 7 bậc so với năm 2022 (từ 42/63 tỉnh thành lên 35/63).", "ho-chi-minh papi - 2023 r35; ho-chi-minh papi - 2022 r42"),
    ("", "Trong bảng xếp hạng PAR INDEX 2022, Hưng Yên (85,7%) và Nam Định (85,5%) đứng thứ 26 và 28.", "hung-yen par-index - 2022 r26; nam-dinh par-index - 2022 r28"),
    ("", "Tỉnh Bình Dương: chỉ số PCI năm 2015 đứng thứ 6 cả nước. PAPI (chỉ số hiệu quả quản trị và hành chính công cấp tỉnh ở Việt Nam) đứng thứ 47/63.", "binh-duong pci - 2015 r6; binh-duong papi - 2015 r47"),
    ("", "Trong các bộ, Bộ Y tế xếp cuối với 75,4% (PAR INDEX 2020), kém Bộ Tư pháp đứng đầu hơn 20%.", "bo/y-te par-index - 2020 last; bo/tu-phap par-index - 2020 r1"),
];

/// Points belong to whoever stands before them, and as many in turn to as many names.
#[rustfmt::skip]
const POINTS: &[Case] = &[
    ("", "Bộ Tư pháp dẫn đầu bảng PAR INDEX 2023, đạt 89,95%, còn Bộ Công Thương đứng cuối bảng với kết quả PAR INDEX đạt 78,03%.", "bo/tu-phap par-index - 2023 r1; bo/cong-thuong par-index - 2023 last"),
    ("", "Chỉ số CCHC năm 2021 của các huyện, thị xã, thành phố tỉnh Yên Bái: điểm tài liệu thành phố Yên Bái được 62,8 điểm, điểm chỉ số hài lòng đạt 8,1 điểm, tổng điểm là 95,4 điểm, cao nhất trong khối huyện, thị xã, thành phố.", "yen-bai/yen-bai par-index - 2021 r1"),
    ("", "Năm 2020, kết quả điểm tự chấm chỉ số cải cách hành chính của Sở Giao thông vận tải tỉnh Yên Bái đạt 94,63%.", ""),
    ("", "SIPAS 2022: tỉnh có mức hài lòng thấp nhất là Bình Phước (73,9%).", "binh-phuoc sipas - 2022 last"),
];

/// Groups, regions and counts.
#[rustfmt::skip]
const GROUPS: &[Case] = &[
    ("", "Việt Nam xếp thứ 44/132 quốc gia, nền kinh tế về GII năm 2024; đứng thứ hai trong nhóm 37 nước thu nhập trung bình thấp.", "viet-nam gii - 2024 r44; viet-nam gii - 2024 r2 @group:thu-nhap-trung-binh-thap"),
    ("", "GII 2024: Việt Nam đứng thứ 9 trong 17 nền kinh tế khu vực Đông Nam Á, Đông Á và châu Đại Dương.", "viet-nam gii - 2024 r9 @region:dong-nam-a-dong-a-va-chau-dai-duong"),
    ("", "Năm 2023, chỉ số PCI tỉnh Hậu Giang xếp vị trí thứ 10/63 tỉnh, thành, đứng thứ 3/13 tỉnh, thành trong khu vực.", "hau-giang pci - 2023 r10; hau-giang pci - 2023 r3 @region:dong-bang-song-cuu-long"),
    ("", "Chỉ số PCI năm 2022 của Vĩnh Long đạt 64,7 điểm, thấp nhất trong 13 tỉnh ĐBSCL.", "vinh-long pci - 2022 last @region:dong-bang-song-cuu-long"),
    ("", "Sóc Trăng tiếp tục duy trì vị trí trong nhóm 15 tỉnh có chỉ số PCI tốt nhất năm 2023.", "soc-trang pci - 2023 m15"),
    ("", "PCI 2012: Cao Bằng đứng thứ 2 trong 10 tỉnh có điểm thấp nhất cả nước.", ""),
    ("", "GCI 2017: Singapore đứng thứ nhất, tiếp theo là Mỹ và Malaysia đứng thứ 3.", "singapore gci - 2017 r1; hoa-ky gci - 2017 r2; malaysia gci - 2017 r3"),
    ("", "PAR Index năm 2014: Bộ Giao thông Vận tải xếp vị trí thứ nhất trong số 19 bộ, ngành.\nTiếp đến là Bộ Tài chính, Ngân hàng Nhà nước.", "bo/giao-thong-van-tai par-index - 2014 r1; bo/tai-chinh par-index - 2014 r2; bo/ngan-hang-nha-nuoc par-index - 2014 r3"),
    ("", "Chỉ số CCHC năm 2018 của các sở tỉnh Kiên Giang: 5 đơn vị xuất sắc xếp theo thứ tự điểm từ cao đến thấp gồm: Văn phòng UBND tỉnh; các Sở: Công thương, Tư pháp; Thanh tra tỉnh.", "kien-giang/van-phong-ubnd-tinh par-index - 2018 r1; kien-giang/so-cong-thuong par-index - 2018 r2; kien-giang/so-tu-phap par-index - 2018 r3; kien-giang/thanh-tra-tinh par-index - 2018 r4"),
    ("Huyện Tháp Mười công bố chỉ số cải cách hành chính năm 2021", "Năm 2021, huyện Tháp Mười (Đồng Tháp) giữ vững vị trí tốp đầu trong tỉnh về CCHC, với thứ hạng 3/12 huyện, thành phố. Nhiều hồ sơ còn sai sót.", "dong-thap/thap-muoi par-index - 2021 r3"),
];

/// Whose index it is, and whose place.
#[rustfmt::skip]
const OWNERS: &[Case] = &[
    ("", "Chỉ số PAR INDEX 2022 của Bộ Tài chính: cải cách thể chế xếp thứ 3, cải cách thủ tục hành chính xếp thứ 5.", "bo/tai-chinh par-index cai-cach-the-che 2022 r3; bo/tai-chinh par-index cai-cach-thu-tuc-hanh-chinh 2022 r5"),
    ("", "Chỉ số CCHC 2022 của Sở Tài chính Lào Cai: cải cách thể chế xếp thứ 3.", "lao-cai/so-tai-chinh par-index cai-cach-the-che 2022 r3"),
    ("", "Theo chỉ số CCHC năm 2022 của Bộ Nội vụ, cải cách thể chế của Lào Cai xếp thứ 3.", "lao-cai par-index cai-cach-the-che 2022 r3"),
    ("", "Chỉ số CCHC năm 2021 của các sở tỉnh Hà Nam: 1 đơn vị xếp loại Tốt là Sở Nội vụ; 4 đơn vị xếp loại Khá, từ cao xuống thấp lần lượt là: Sở Tài chính, Sở Y tế, Sở Tư pháp, Sở Công Thương.", ""),
    ("", "Ba bộ đứng đầu PAR INDEX 2023 gồm: Bộ Tư pháp, Ngân hàng Nhà nước và Bộ Tài chính với kết quả lần lượt là 89,95%; 89,89% và 89,76%.", "bo/tu-phap par-index - 2023 m3; bo/ngan-hang-nha-nuoc par-index - 2023 m3; bo/tai-chinh par-index - 2023 m3"),
];

/// Which ranking and which edition.
#[rustfmt::skip]
const RANKINGS: &[Case] = &[
    ("", "Lạm phát được kiểm soát, CPI bình quân 6 tháng chỉ tăng 3,27%\nNhích lên 3 bậc so với năm ngoái, ở vị trí 21, Hà Nội vẫn loanh quanh ở giữa bảng PCI 2015.", "ha-noi pci - 2015 r21"),
    ("", "Báo cáo năng lực cạnh tranh toàn cầu 2012 của WEF đã ra mắt. Bảng xếp hạng GCI 2012 có Việt Nam ở vị trí thứ 75.", "viet-nam gci-wef - 2012 r75"),
    ("", "PAR INDEX 2015: Bộ Tư pháp có Chỉ số thành phần đổi mới cơ chế tài chính: xếp thứ 2, đạt 10,48/10,5 điểm.", "bo/tu-phap par-index doi-moi-co-che-tai-chinh 2015 r2"),
    ("", "Chỉ số CCHC tỉnh Yên Bái: Sở Tài chính và thành phố Yên Bái là hai đơn vị dẫn đầu bảng xếp hạng trong 2 năm liên tiếp, từ 2020 đến 2021.", "yen-bai/so-tai-chinh par-index - 2020 r1; yen-bai/so-tai-chinh par-index - 2021 r1; yen-bai/yen-bai par-index - 2020 r1; yen-bai/yen-bai par-index - 2021 r1"),
    ("", "Trong 2 năm 2016 - 2017, Bộ Tư pháp đều tăng hạng Chỉ số CCHC (năm 2016 tăng từ vị trí thứ 9 lên thứ 6, năm 2017 tăng từ vị trí thứ 6 lên thứ 4). Phó Thủ tướng Trương Hòa Bình biểu dương.", "bo/tu-phap par-index - 2015 r9; bo/tu-phap par-index - 2016 r6; bo/tu-phap par-index - 2017 r4"),
    ("", "Lạng Sơn 2 năm liên tiếp (2022, 2023) giữ vị trí thứ 4 toàn quốc về DTI.", "lang-son dti - 2022 r4; lang-son dti - 2023 r4"),
    ("", "Đồng Tháp: 3 năm liên tục nằm trong nhóm 5 tỉnh đứng đầu PCI (2020 - 2022).", "dong-thap pci - 2020 m5; dong-thap pci - 2021 m5; dong-thap pci - 2022 m5"),
];

#[test]
fn brackets_tell_whose_and_when() {
    check(BRACKETS);
}

#[test]
fn points_have_their_owner() {
    check(POINTS);
}

#[test]
fn groups_and_regions_have_places_of_their_own() {
    check(GROUPS);
}

#[test]
fn places_have_their_owner() {
    check(OWNERS);
}

#[test]
fn rankings_and_editions_are_told_apart() {
    check(RANKINGS);
}
