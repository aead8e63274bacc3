//! Goals and what came of them in one sentence, places that stand before a bracket and their name, points of a hundred, ministries told of by
//! their noun. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A result in the sentence of the goal.
#[rustfmt::skip]
const RESULTS: &[Case] = &[
    ("", "Theo kế hoạch, năm 2023 PAR INDEX của Sơn La phấn đấu xếp thứ 35, thực tế đạt vị trí 41.", "son-la par-index - 2023 r35 !target; son-la par-index - 2023 r41"),
    ("", "Nghị quyết đề ra PCI năm 2023 của Gia Lai phải thuộc top 30, song tỉnh chỉ đứng thứ 42.", "gia-lai pci - 2023 m30 !target; gia-lai pci - 2023 r42"),
    ("", "Năm 2023, Sơn La đặt mục tiêu SIPAS vào top 15, thực hiện được hạng 24.", "son-la sipas - 2023 m15 !target; son-la sipas - 2023 r24"),
    ("", "Sơn La phấn đấu đến năm 2025 PAR INDEX vào nhóm 30, trong khi hiện nay mới đứng thứ 41 (năm 2023).", "son-la par-index - 2025 m30 !target; son-la par-index - 2023 r41"),
    ("", "Mục tiêu năm 2021 là PAPI của Yên Bái lên hạng 20, vẫn nằm trong top 30 của cả nước.", "yen-bai papi - 2021 r20 !target; yen-bai papi - 2021 m30 !target"),
];

/// What is to be looked into or mended is.
#[rustfmt::skip]
const CAUSES: &[Case] = &[
    ("", "Chủ tịch UBND tỉnh Gia Lai yêu cầu các sở, ngành phân tích nguyên nhân PAR INDEX năm 2023 xếp thứ 52, giảm 8 bậc so với năm 2022.", "gia-lai par-index - 2023 r52"),
    ("", "Gia Lai quyết tâm cải thiện PCI sau khi rơi xuống thứ 42 năm 2023.", "gia-lai pci - 2023 r42"),
    ("", "Sau nhiều phấn đấu, PCI 2021 của Gia Lai xếp thứ 26, tăng 12 bậc.", "gia-lai pci - 2021 r26"),
    ("", "Thực hiện mục tiêu xây dựng chính quyền phục vụ, PAR INDEX 2022 của Gia Lai xếp thứ 44, tăng 14 bậc.", "gia-lai par-index - 2022 r44"),
    ("", "Gia Lai yêu cầu các sở khắc phục hạn chế, đưa PCI năm 2025 vào nhóm 30.", "gia-lai pci - 2025 m30 !target"),
];

/// A ministry told of by its noun in the sentence that names it.
#[rustfmt::skip]
const MINISTRIES: &[Case] = &[
    ("", "Bộ trưởng Bộ Nội vụ cho biết, PAR INDEX năm 2022 của Bộ xếp thứ 4/17.", "bo/noi-vu par-index - 2022 r4"),
    ("", "Bộ Xây dựng giữ thứ hạng cao về PAR INDEX: năm 2022 Bộ xếp thứ 4, năm 2021 Bộ xếp thứ 11.", "bo/xay-dung par-index - 2022 r4; bo/xay-dung par-index - 2021 r11"),
];

/// Places whose name follows a bracket.
#[rustfmt::skip]
const BEFORE_NAMES: &[Case] = &[
    ("PCI 2023", "Xếp thứ nhất (71,25 điểm) là Quảng Ninh, xếp thứ hai (70,94 điểm) là Long An.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2"),
    ("PCI", "Đứng cuối bảng (hạng 63) PCI 2023 là Cao Bằng, đứng đầu (hạng 1) là Quảng Ninh.", "cao-bang pci - 2023 r63; quang-ninh pci - 2023 r1"),
    ("", "Xếp cuối cùng (thứ 22/22) Chỉ số CCHC 2023 khối sở của Hà Nội là Sở Y tế Hà Nội.", "ha-noi/so-y-te par-index - 2023 r22"),
    ("PCI 2023", "Quảng Ninh xếp thứ nhất (71,25 điểm), Long An thứ hai.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2"),
];

/// Fractions that are points, fractions that are places.
#[rustfmt::skip]
const FRACTIONS: &[Case] = &[
    ("", "Chỉ số phục vụ người dân, doanh nghiệp năm 2025: Hà Nội 88/100 điểm (hạng 20/34); Hải Phòng 93/100 (hạng 4/34).", "ha-noi phuc-vu-nguoi-dan - 2025 r20; hai-phong phuc-vu-nguoi-dan - 2025 r4"),
    ("", "PCI năm 2023 của Phú Thọ đạt 69,1 điểm (10/63 tỉnh, thành phố), tăng 14 bậc so với năm 2022.", "phu-tho pci - 2023 r10"),
    ("DDCI", "Kết quả DDCI năm 2024 tỉnh Nghệ An: Sở Du lịch đạt 80,1 điểm (2/22), Sở Y tế đạt 77 điểm (8/22).", "nghe-an/so-du-lich ddci - 2024 r2; nghe-an/so-y-te ddci - 2024 r8"),
];

/// Counts of rankings and of those ranked.
#[rustfmt::skip]
const COUNTS: &[Case] = &[
    ("PCI", "Thứ hạng một số tỉnh trong PCI 2023: Hà Tĩnh (35), Nghệ An (44), Thanh Hóa (30).", "ha-tinh pci - 2023 r35; nghe-an pci - 2023 r44; thanh-hoa pci - 2023 r30"),
    ("PCI", "Năm 2023, xếp hạng hai chỉ số PCI và PGI của Hà Giang đều giảm.", ""),
    ("PCI", "Năm 2023, Hà Giang tăng hạng ba chỉ số thành phần PCI.", ""),
    ("CCHC", "Kết quả CCHC năm 2023 của tỉnh Hà Giang: 2 huyện xếp hạng nhất, 3 huyện xếp hạng nhì.", ""),
];

#[test]
fn results_are_told_from_goals() {
    check(RESULTS);
}

#[test]
fn what_is_looked_into_came_about() {
    check(CAUSES);
}

#[test]
fn a_ministry_is_told_of_by_its_noun() {
    check(MINISTRIES);
}

#[test]
fn a_place_waits_for_its_name_behind_a_bracket() {
    check(BEFORE_NAMES);
}

#[test]
fn fractions_are_points_or_places() {
    check(FRACTIONS);
}

#[test]
fn counts_are_no_places() {
    check(COUNTS);
}
