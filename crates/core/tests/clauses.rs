//! Clauses that say where somebody stands with words in any order: orders that go on, places told by denial, seats handed over, and the
//! figures beside them that are no places. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Clauses of nothing but words of order, in whatever order they come.
#[rustfmt::skip]
const FOLLOWING: &[Case] = &[
    ("", "PCI 2023: Quảng Ninh đứng đầu. Hai bậc kế tiếp do Long An và Hải Phòng nắm giữ.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "PAPI 2022: Quảng Ninh giữ ngôi quán quân. Bám theo ngay phía sau là Bình Dương với 47,4 điểm.", "quang-ninh papi - 2022 r1; binh-duong papi - 2022 r2"),
    ("", "PGI 2023: đứng đầu là Quảng Ninh; xếp liền sau lần lượt có TP. Đà Nẵng, tỉnh Đồng Nai, tỉnh Hưng Yên.", "quang-ninh pgi - 2023 r1; da-nang pgi - 2023 r2; dong-nai pgi - 2023 r3; hung-yen pgi - 2023 r4"),
    ("", "SIPAS 2019: đứng đầu vẫn là Quảng Ninh. Ba nơi bám theo, tính từ trên xuống: Hải Phòng, Cà Mau, Hưng Yên.", "quang-ninh sipas - 2019 r1; hai-phong sipas - 2019 r2; ca-mau sipas - 2019 r3; hung-yen sipas - 2019 r4"),
    ("", "DTI 2023: Đà Nẵng đứng đầu. Các vị trí kế tiếp tính từ trên xuống thuộc về Hà Nội, Cần Thơ và Huế.", "da-nang dti - 2023 r1; ha-noi dti - 2023 r2; can-tho dti - 2023 r3; thua-thien-hue dti - 2023 r4"),
    ("", "PCI 2020: Đầu bảng vẫn là Quảng Ninh. Ba cái tên bám ngay phía sau theo thứ tự là Đồng Tháp, Long An, Bình Dương.", "quang-ninh pci - 2020 r1; dong-thap pci - 2020 r2; long-an pci - 2020 r3; binh-duong pci - 2020 r4"),
    ("", "DTI 2023 tỉnh Lâm Đồng: ở khối sở, Sở Tài chính về nhất. Nằm trong top 5, các vị trí kế sau lần lượt là Công an tỉnh, Sở Nội vụ, Sở Y tế.", "lam-dong/so-tai-chinh dti - 2023 r1; lam-dong/cong-an-tinh dti - 2023 r2; lam-dong/so-noi-vu dti - 2023 r3; lam-dong/so-y-te dti - 2023 r4"),
    ("", "PCI 2023: Quảng Ninh đứng đầu. Theo đó, có Hà Nội và Huế tham dự lễ công bố. Kết quả như sau: Hà Nội, Cần Thơ cùng cải thiện.", "quang-ninh pci - 2023 r1"),
    ("", "PCI 2022: Quảng Ninh đứng đầu. Năm sau là Hải Phòng.", "quang-ninh pci - 2022 r1"),
    ("", "PCI 2022: Quảng Ninh đứng đầu. Tiếp đó, có Hà Nội và Huế phát biểu.", "quang-ninh pci - 2022 r1"),
    ("", "PCI 2023: Quảng Ninh đứng đầu. Sau cùng là Cao Bằng.", "quang-ninh pci - 2023 r1"),
    ("", "PAR INDEX 2019: Quảng Ninh đứng đầu, Hà Nội thứ hai. Với SIPAS 2019, người dân Quảng Ninh hài lòng. Hai nơi bám theo, tính từ trên xuống: Hải Phòng, Cà Mau.", "quang-ninh par-index - 2019 r1; ha-noi par-index - 2019 r2"),
    ("", "DTI 2022: năm nơi trên cùng của bảng, kể từ hạng nhất, là Đà Nẵng, Quảng Ninh, Huế rồi tới Cần Thơ.", ""),
    ("", "DDCI 2021 tỉnh Bắc Giang: ba huyện cuối bảng theo thứ tự gồm: huyện Lạng Giang, huyện Sơn Động, huyện Yên Thế.", ""),
    ("", "PAR INDEX 2023: Bộ Tư pháp dẫn đầu. 14 đơn vị còn lại thuộc nhóm B, có thể kể tới Bộ Ngoại giao, Bộ Xây dựng.", "bo/tu-phap par-index - 2023 r1"),
    ("", "PAR INDEX 2021 tỉnh Yên Bái: Sở Nội vụ về nhất, tiếp theo là Sở Tư pháp, Sở Y tế; Sở Xây dựng đứng cuối bảng.", "yen-bai/so-noi-vu par-index - 2021 r1; yen-bai/so-tu-phap par-index - 2021 r2; yen-bai/so-y-te par-index - 2021 r3; yen-bai/so-xay-dung par-index - 2021 last"),
];

/// First and last places that are told by denying them to all others.
#[rustfmt::skip]
const UNSURPASSED: &[Case] = &[
    ("", "Năm 2022, không tỉnh nào có chỉ số PCI cao bằng Quảng Ninh: 72,95 điểm.", "quang-ninh pci - 2022 r1"),
    ("", "Theo PAPI 2023, không nơi nào làm tốt hơn Thừa Thiên Huế.", "thua-thien-hue papi - 2023 r1"),
    ("", "Về quản trị điện tử trong PAPI 2024, không nơi nào qua được Hà Nội.", "ha-noi papi quan-tri-dien-tu 2024 r1"),
    ("", "PCI 2023: không tỉnh nào có điểm thấp hơn Cao Bằng.", "cao-bang pci - 2023 last"),
    ("", "PCI 2023: không tỉnh nào tăng nhiều bậc bằng Cao Bằng.", ""),
    ("", "PCI 2023: chưa tỉnh nào trong vùng gặp khó khăn như Cao Bằng.", ""),
    ("", "PCI 2023: không tỉnh nào trong cả nước rộng hơn Nghệ An.", ""),
    ("", "PCI 2023: không biết tỉnh nào sẽ vượt Quảng Ninh.", ""),
    ("", "PCI 2023: khi không tỉnh nào trong vùng đạt 70 điểm, năm qua Cao Bằng vẫn gặp khó.", ""),
];

/// A seat at the head of its clause is whose name comes next behind a link, whatever stands between.
#[rustfmt::skip]
const SEATS: &[Case] = &[
    ("", "ICT Index 2019: Ngôi vị cao nhất ở bảng tổng thể của khối bộ, ngành vẫn do Bộ Tài chính nắm giữ.", "bo/tai-chinh ict-index - 2019 r1"),
    ("", "PAR INDEX 2022: Vị trí á quân trên bảng tổng hợp thuộc về Hải Phòng.", "hai-phong par-index - 2022 r2"),
    ("", "EBI 2024: ngôi đầu chưa đổi chủ, vẫn là TP Hồ Chí Minh.", "ho-chi-minh ebi - 2024 r1"),
    ("", "PAR INDEX 2023 theo vùng: Hà Nội đạt 92 điểm. Vị trí thứ 4 dành cho Bắc Trung Bộ.", "ha-noi par-index - 2023 s92"),
    ("", "PCI 2015: từng hai lần liên tiếp là quán quân vào các năm 2013, 2014, lần này Đà Nẵng tụt về hạng 3.", "da-nang pci - 2014 r1; da-nang pci - 2013 r1; da-nang pci - 2015 r3"),
    ("", "PCI 2023: ngôi đầu không còn thuộc về Quảng Ninh.", ""),
    ("", "PCI 2023: ngôi đầu đã tuột khỏi tay Quảng Ninh.", ""),
];

/// One year of a sentence is that of the nearer place; the other is of the edition in hand.
#[rustfmt::skip]
const TWO_YEARS: &[Case] = &[
    ("", "Kết quả PAPI năm 2021: Bình Thuận đạt 44,51 điểm. Từ chỗ năm 2020 chỉ đứng thứ 53 trong 63 tỉnh, thành phố, tỉnh đã nhảy vọt lên hạng 12/63.", "binh-thuan papi - 2021 s44.51; binh-thuan papi - 2020 r53; binh-thuan papi - 2021 r12"),
    ("", "PAR INDEX 2017: Bộ Kế hoạch và Đầu tư năm 2016 còn đứng 9/19 mà nay chỉ đứng 17/19.", "bo/ke-hoach-va-dau-tu par-index - 2016 r9; bo/ke-hoach-va-dau-tu par-index - 2017 r17"),
];

/// Figures that look like places or points and are none.
#[rustfmt::skip]
const NO_PLACES: &[Case] = &[
    ("", "DTI 2020: Lạng Sơn thuộc số 23/63 tỉnh, thành phố hoàn thành việc đưa dịch vụ công lên mạng.", ""),
    ("", "PCI 2022: Kon Tum cải thiện được điểm số ở 6/10 chỉ số thành phần.", ""),
    ("", "Điểm số và thứ hạng (từ 1 đến 63) của Quảng Ngãi trên bảng PCI 2020.", ""),
    ("", "Mục tiêu PCI năm 2023 của Bình Định: thứ hạng cần đạt là từ 10 đến 15 trong 63 tỉnh, thành phố.", "binh-dinh pci - 2023 m15 !target"),
    ("", "PAR INDEX 2017: Bộ Nội vụ sáng nay (2.5) công bố kết quả, Bộ Y tế đứng thứ 18.", "bo/y-te par-index - 2017 r18"),
    ("", "PACA 2017: An Giang đứng đầu. Tổng điểm tối đa 100 được phân bổ: phòng ngừa tham nhũng 30 điểm, phát hiện tham nhũng 25 điểm.", "an-giang paca - 2017 r1"),
    ("", "CPI năm 2021 của Tổ chức Minh bạch Quốc tế: Việt Nam xếp thứ 87. Mức điểm của năm 2020 là 36/100.", "viet-nam cpi-tham-nhung - 2021 r87"),
    ("", "PAR INDEX 2018: Lạng Sơn đứng thứ 26. Cơ cấu điểm của tỉnh: 47,75 điểm từ thẩm định, 16,85 điểm từ khảo sát lãnh đạo quản lý.", "lang-son par-index - 2018 r26"),
    ("", "PCI 2015: mức chênh giữa Đà Nẵng và Bắc Kạn còn 17 điểm.", ""),
    ("", "PCI 2023: Đà Nẵng đứng thứ 5, hoàn toàn có thể chiếm lấy vị trí thứ 4 trong năm tới.", "da-nang pci - 2023 r5"),
    ("", "PAR INDEX 2021: vị trí thứ ba thuộc về Đà Nẵng, sau 2 năm thành phố không góp mặt ở tốp 5.", "da-nang par-index - 2021 r3"),
    ("", "Chỉ tiêu vào nhóm trung bình cao của PAPI mà Hà Nội đề ra cho cả nhiệm kỳ đã đạt được: PAPI năm 2024, Hà Nội xếp vị trí 29/63.", "ha-noi papi - 2024 r29"),
    ("", "PCI năm 2014: Đà Nẵng giữ vị trí số 1, còn tỉnh Điện Biên phải đứng cuối bảng.", "da-nang pci - 2014 r1; dien-bien pci - 2014 last"),
    ("", "PCI 2022: trên thang điểm tối đa 100, Quảng Ninh đạt 73,21 điểm, đứng đầu cả nước.", "quang-ninh pci - 2022 r1"),
    ("", "PCI 2022: rút ngắn khoảng cách với nhóm dẫn đầu, Bắc Giang đạt 69,75 điểm, xếp thứ 31.", "bac-giang pci - 2022 r31"),
    ("", "PCI 2022: để có thể vươn lên vị trí thứ 5 như hiện nay, Bắc Giang đã cải cách mạnh.", "bac-giang pci - 2022 r5"),
    ("", "PCI 2022: phấn đấu duy trì kết quả đã đạt được: năm 2025 Bắc Giang xếp thứ 5.", "bac-giang pci - 2025 r5 !target"),
];

/// Figures of a row of names.
#[rustfmt::skip]
const ROWS: &[Case] = &[
    ("", "Nhiều địa phương đứng dưới Thanh Hóa về DTI 2020, chẳng hạn Hải Phòng (21), Nghệ An (36) và Hà Nội (43).", "hai-phong dti - 2020 r21; nghe-an dti - 2020 r36; ha-noi dti - 2020 r43"),
    ("", "Thứ hạng LPI 2018 của các nước ASEAN như sau: Thái Lan 32, Malaysia 41, Indonesia 46.", "thai-lan lpi - 2018 r32; malaysia lpi - 2018 r41; indonesia lpi - 2018 r46"),
    ("", "Năm 2012, mười địa phương dẫn đầu cả nước về thu nhập bình quân đầu người có: TP. Hồ Chí Minh – 3,652 triệu đồng; Bình Dương – 3,567 triệu đồng; Hà Nội – 3,2 triệu đồng.", "ho-chi-minh thu-nhap-binh-quan-dau-nguoi - 2012 m10; binh-duong thu-nhap-binh-quan-dau-nguoi - 2012 m10; ha-noi thu-nhap-binh-quan-dau-nguoi - 2012 m10"),
    ("", "Trong kết quả đánh giá chuyển đổi số năm 2020, Hải Dương giành hạng 14 toàn quốc.", "hai-duong dti - 2020 r14"),
];

#[test]
fn what_comes_behind_goes_on_from_the_last_place() {
    check(FOLLOWING);
}

#[test]
fn whom_nobody_outdoes_is_first() {
    check(UNSURPASSED);
}

#[test]
fn a_seat_is_whose_name_comes_behind_its_link() {
    check(SEATS);
}

#[test]
fn one_year_is_of_one_place() {
    check(TWO_YEARS);
}

#[test]
fn counts_weights_and_gaps_are_no_places() {
    check(NO_PLACES);
}

#[test]
fn names_in_a_row_have_their_figures() {
    check(ROWS);
}
