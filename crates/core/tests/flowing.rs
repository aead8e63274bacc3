//! Statements as articles string them together: examples with figures, whom a noun points to, lists that go on behind a movement, grades,
//! averages of groups, and tables of components by years. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Names given as examples, each with its own figure.
#[rustfmt::skip]
const EXAMPLES: &[Case] = &[
    ("PAPI 2013", "Nhiều tỉnh tụt hạng như Hà Nam từ 11 xuống 49, Bình Phước từ 22 xuống 59.", "ha-nam papi - None r11; ha-nam papi - 2013 r49; binh-phuoc papi - None r22; binh-phuoc papi - 2013 r59"),
    ("PAPI 2013", "Nhiều tỉnh tụt hạng như Hà Nam (tụt 38 bậc), Bình Phước (tụt 37 bậc).", "ha-nam papi - 2013 d-38; binh-phuoc papi - 2013 d-37"),
    ("PAPI 2013", "Có tỉnh tụt hạng mạnh như Hà Nam (hạng 49), Bình Phước (hạng 59).", "ha-nam papi - 2013 r49; binh-phuoc papi - 2013 r59"),
    ("", "PCI 2022 của Nghệ An xếp thứ 23, không được như Thanh Hóa.", "nghe-an pci - 2022 r23"),
];

/// The ministry or office that the sentence before named, though nothing was claimed of it.
#[rustfmt::skip]
const POINTED: &[Case] = &[
    ("PAR INDEX 2017", "Bộ Nội vụ dẫn đầu. Trong khi đó, chỉ số của Bộ Y tế giảm 7,29%. Bộ này tụt xuống thứ 18.", "bo/noi-vu par-index - 2017 r1; bo/y-te par-index - 2017 r18"),
    ("", "PAR INDEX 2021: Bộ Tài chính đứng thứ 3. Điểm của Bộ Xây dựng thấp đi trông thấy. Bộ này rơi xuống hạng 16.", "bo/tai-chinh par-index - 2021 r3; bo/xay-dung par-index - 2021 r16"),
];

/// Those before whom somebody stands have no place, also behind a colon.
#[rustfmt::skip]
const BEHIND: &[Case] = &[
    ("", "PAR INDEX 2017: Sơn La đứng thứ 30, đứng sau các tỉnh: Bắc Giang, Phú Thọ.", "son-la par-index - 2017 r30"),
    ("", "PAR INDEX 2017: Sơn La xếp thứ 5, sau: Hà Nội, Huế, Đà Nẵng, Cần Thơ.", "son-la par-index - 2017 r5"),
    ("", "PAR INDEX 2017: Hà Nội dẫn đầu. Các tỉnh xếp ngay sau: Bắc Giang, Phú Thọ.", "ha-noi par-index - 2017 r1; bac-giang par-index - 2017 r2; phu-tho par-index - 2017 r3"),
    // A place that is written goes over one counted on.
    ("", "Long An đứng thứ 10 PCI 2022. Tiếp theo là Bến Tre, tăng 5 bậc và xếp thứ 12.", "long-an pci - 2022 r10; ben-tre pci - 2022 r12"),
];

/// A list goes on behind how its last name moved.
#[rustfmt::skip]
const MOVED: &[Case] = &[
    ("", "PCI 2019: Dẫn đầu là Quảng Ninh (73,40 điểm), tiếp theo là Đồng Tháp (72,10 điểm) tăng 1 bậc so với năm 2018, Vĩnh Long (71,30 điểm).", "quang-ninh pci - 2019 r1; dong-thap pci - 2019 r2; vinh-long pci - 2019 r3"),
    ("", "Top 3 của PCI 2019 gồm Quảng Ninh (73,40 điểm), Bắc Ninh (70,79 điểm) tăng 11 bậc, Đà Nẵng (70,15 điểm).", "quang-ninh pci - 2019 m3; bac-ninh pci - 2019 m3; da-nang pci - 2019 m3"),
];

/// Who is first in a lower grade is not first, and what a group has on average is nobody's.
#[rustfmt::skip]
const GRADES: &[Case] = &[
    ("", "Nhóm trung bình thấp của PAPI 2020 gồm 15 tỉnh, đứng đầu là Lào Cai; nhóm thấp nhất gồm 15 tỉnh, đứng đầu là Hà Giang.", ""),
    ("SIPAS 2025 tỉnh Lâm Đồng", "SIPAS trung bình năm 2025 của các sở, cơ quan trực thuộc UBND tỉnh Lâm Đồng đạt 88,01%.", ""),
    ("PCI 2023", "VCCI chỉ nêu 30 tỉnh dẫn đầu, thay vì công bố thứ hạng 63 tỉnh, thành phố như mọi năm. Nghệ An đứng thứ 44.", "nghe-an pci - 2023 r44"),
];

/// Which edition a figure is of.
#[rustfmt::skip]
const YEARS: &[Case] = &[
    ("", "Bộ Giáo dục và Đào tạo xếp cuối bảng về PAR INDEX 2020, giảm 6 bậc so với năm trước (năm 2019 xếp thứ 11).", "bo/giao-duc-va-dao-tao par-index - 2020 last; bo/giao-duc-va-dao-tao par-index - 2019 r11"),
    ("", "Tuy PAR INDEX năm 2019 của Yên Bái tăng điểm nhưng có nguy cơ tụt hạng trong các năm tiếp theo, một số lĩnh vực còn thấp như: cải cách thể chế xếp thứ 52/63; cải cách tài chính công xếp thứ 49/63.", "yen-bai par-index cai-cach-the-che 2019 r52; yen-bai par-index cai-cach-tai-chinh-cong 2019 r49"),
    ("", "Phú Yên phấn đấu chỉ số PAPI thuộc nhóm 40 tỉnh, thành phố; bảo đảm mục tiêu đến năm 2025 thuộc nhóm 30 tỉnh.", "phu-yen papi - None m40 !target; phu-yen papi - 2025 m30 !target"),
    // "CPI" for the PCI that the page names.
    ("", "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) của Hà Nội tăng liên tục 3 năm. Tuy vậy, năm 2015, chỉ số CPI của Hà Nội vẫn xếp thứ 24/63.", "ha-noi pci - 2015 r24"),
];

/// Rows of components whose figures are of several years, some under a name that nobody knows.
#[rustfmt::skip]
const TABLES: &[Case] = &[
    ("PCI của Nam Định", "Bảng 3.2. Chỉ số PCI của Nam Định giai đoạn 2017-2019\nChỉ số Năm 2017 Năm 2018 Năm 2019\nTiếp cận đất đai 5.86 6.5 6.9\nĐộ cởi mở chung 6.74 6.75 6.85\nĐào tạo lao động 8.17 7.81 8.24\nThiết chế pháp lý 5.48 6.09 6.66\nXếp hạng chỉ số PCI 9 16 10",
     "nam-dinh pci tiep-can-dat-dai 2017 s5.86; nam-dinh pci tiep-can-dat-dai 2018 s6.5; nam-dinh pci tiep-can-dat-dai 2019 s6.9; nam-dinh pci dao-tao-lao-dong 2017 s8.17; nam-dinh pci dao-tao-lao-dong 2018 s7.81; nam-dinh pci dao-tao-lao-dong 2019 s8.24; nam-dinh pci thiet-che-phap-ly 2017 s5.48; nam-dinh pci thiet-che-phap-ly 2018 s6.09; nam-dinh pci thiet-che-phap-ly 2019 s6.66; nam-dinh pci - 2017 r9; nam-dinh pci - 2018 r16; nam-dinh pci - 2019 r10"),
];

#[test]
fn examples_have_their_own_figures() {
    check(EXAMPLES);
}

#[test]
fn a_noun_points_to_whom_the_sentence_before_named() {
    check(POINTED);
}

#[test]
fn those_before_somebody_take_no_place_behind() {
    check(BEHIND);
}

#[test]
fn a_list_goes_on_behind_a_movement() {
    check(MOVED);
}

#[test]
fn grades_and_averages_are_no_places() {
    check(GRADES);
}

#[test]
fn a_figure_is_of_its_own_edition() {
    check(YEARS);
}

#[test]
fn rows_of_components_go_on_over_unknown_names() {
    check(TABLES);
}
