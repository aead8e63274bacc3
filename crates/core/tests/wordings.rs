//! The same fact in other words: verbs of moving, nouns of place, ordinals, superlatives, who is left out, and clauses set against each other;
//! and what only looks like them. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Bare figures behind a verb of moving, on both sides of a way, in a row, and before how far they moved.
#[rustfmt::skip]
const MOVES: &[Case] = &[
    ("", "PCI 2021: Hà Nam nhảy lên 21, Nam Định tuột xuống 34.", "ha-nam pci - 2021 r21; nam-dinh pci - 2021 r34"),
    ("", "Năm 2021, chỉ số PCI của Hà Nam tăng hạng lên 22.", "ha-nam pci - 2021 r22"),
    ("", "Năm 2021, PCI Hà Nam tụt hạng xuống 37.", "ha-nam pci - 2021 r37"),
    ("", "Yên Bái từng ở hạng 16 PCI năm 2018; 2019 trượt xuống 23.", "yen-bai pci - 2018 r16; yen-bai pci - 2019 r23"),
    ("", "PAR INDEX 2021 ở Yên Bái: giảm từ 18 (năm 2020) xuống 46.", "yen-bai par-index - 2021 r46; yen-bai par-index - 2020 r18"),
    ("", "Từ vị trí 33 của DTI 2021, Ninh Thuận rơi xuống 47 ở DTI 2022.", "ninh-thuan dti - 2021 r33; ninh-thuan dti - 2022 r47"),
    ("", "DTI năm 2021 của Lai Châu xếp 51, năm 2022 lên 43, năm 2023 lên 41.", "lai-chau dti - 2021 r51; lai-chau dti - 2022 r43; lai-chau dti - 2023 r41"),
    ("", "PCI 2021: Hải Phòng chỉ xếp hạng 8 (↓3 bậc), Bình Phước 41 (↓12 bậc), Long An vọt lên 5 (↑4 bậc).", "hai-phong pci - 2021 r8; binh-phuoc pci - 2021 r41; long-an pci - 2021 r5"),
    ("", "Bộ Nội vụ, Bộ Y tế và Bộ Công Thương xếp lần lượt 11, 12, 13 trong 17 bộ theo PAR INDEX 2022.", "bo/noi-vu par-index - 2022 r11; bo/y-te par-index - 2022 r12; bo/cong-thuong par-index - 2022 r13"),
    ("", "Năm 2021, thứ hạng của Hà Nam: PCI 14, PAPI 25, PAR INDEX 30.", "ha-nam pci - 2021 r14; ha-nam papi - 2021 r25; ha-nam par-index - 2021 r30"),
    ("", "PCI 2021 của Hà Nam xếp thứ 9. Số dự án của tỉnh vọt lên 40.", "ha-nam pci - 2021 r9"),
    ("", "PCI 2021 của Hà Nam xếp thứ 9. Thu nhập bình quân tăng từ 48 lên 52 triệu đồng.", "ha-nam pci - 2021 r9"),
    ("", "PCI 2021 của Hà Nam xếp thứ 9. Tỷ lệ hồ sơ trực tuyến tụt xuống 37%.", "ha-nam pci - 2021 r9"),
    ("", "PCI 2022: chỉ sau một năm, Nam Định từ hạng 32 vọt lên thứ 6.", "nam-dinh pci - 2022 r6; nam-dinh pci - 2021 r32"),
    ("", "PCI 2022: sau 10 năm, Nam Định từ hạng 32 vọt lên thứ 6.", "nam-dinh pci - 2022 r6; nam-dinh pci - None r32"),
];

/// Nouns and ordinals that say where somebody stands.
#[rustfmt::skip]
const PLACES: &[Case] = &[
    ("", "PCI 2020: vị thứ của Phú Thọ là 31.", "phu-tho pci - 2020 r31"),
    ("", "Hòa Bình đứng thứ Năm toàn quốc về SIPAS năm 2023.", "hoa-binh sipas - 2023 r5"),
    ("", "Hòa Bình vươn lên đứng thứ Bảy về SIPAS năm 2023.", "hoa-binh sipas - 2023 r7"),
    ("", "PCI 2021 của Hà Nam xếp thứ 9. Lễ công bố diễn ra sáng thứ Tư, hội nghị tổng kết vào thứ Sáu.", "ha-nam pci - 2021 r9"),
    ("", "PCI 2019: Vĩnh Long giữ ngôi vị số 2.", "vinh-long pci - 2019 r2"),
    ("", "DDCI 2022 tỉnh Nghệ An, khối địa phương: huyện Đô Lương bảo vệ thành công ngôi vô địch.", "nghe-an/do-luong ddci - 2022 r1"),
    ("", "PCI 2019 của Vĩnh Long xếp thứ 5. Đội bóng đá của tỉnh giành ngôi vô địch.", "vinh-long pci - 2019 r5"),
    ("", "PAPI 2021 đổi ngôi: Long An lên đỉnh với 46,1 điểm. Các vị trí tiếp theo là Hà Giang (45,9 điểm), An Giang (45,2 điểm).", "long-an papi - 2021 r1; ha-giang papi - 2021 r2; an-giang papi - 2021 r3"),
    ("", "PCI 2019 của Vĩnh Long xếp thứ 5. Đoàn du khách lên đỉnh núi ngắm biển.", "vinh-long pci - 2019 r5"),
    ("", "Hậu Giang nằm cuối danh sách 63 tỉnh, thành về PCI 2018.", "hau-giang pci - 2018 last"),
    ("", "DDCI 2021 tỉnh Nghệ An: các cơ quan nằm ở cuối danh sách có Sở Xây dựng, Sở Y tế.", ""),
    ("", "Hậu Giang không đội sổ PCI 2018 nhưng chỉ xếp thứ 58/63.", "hau-giang pci - 2018 last !negated; hau-giang pci - 2018 r58"),
    ("", "Về SIPAS năm 2022, nhất là Hà Nam, nhì là Nam Định, ba là Thái Bình.", "ha-nam sipas - 2022 r1; nam-dinh sipas - 2022 r2; thai-binh sipas - 2022 r3"),
    ("", "SIPAS năm 2022: Hà Nam (nhất), Nam Định (nhì).", "ha-nam sipas - 2022 r1; nam-dinh sipas - 2022 r2"),
    ("", "Về SIPAS năm 2022, Hà Nam thuộc hàng nhất nhì cả nước.", ""),
    ("", "Chỉ số CCHC năm 2022 của Lào Cai: ở khối sở, Sở Nội vụ nhất; ở khối huyện, huyện Bảo Thắng nhất.", "lao-cai/so-noi-vu par-index - 2022 r1; lao-cai/bao-thang par-index - 2022 r1"),
    ("", "PCI 2020: Tây Ninh lại nhất!", "tay-ninh pci - 2020 r1"),
    ("", "PCI 2020: trong các tỉnh gần Hà Nội nhất, Hưng Yên xếp thứ 12.", "hung-yen pci - 2020 r12"),
    ("", "DTI 2021 của Cần Thơ: nhất về hạ tầng số, nhì về nhân lực số.", "can-tho dti ha-tang-so 2021 r1; can-tho dti nhan-luc-so 2021 r2"),
    ("", "Ở Tây Nguyên, PCI 2022 của Lâm Đồng đứng nhất vùng; Kon Tum đứng thứ tư, tức thứ 57 toàn quốc.", "lam-dong pci - 2022 r1 @region:tay-nguyen; kon-tum pci - 2022 r4 @region:tay-nguyen; kon-tum pci - 2022 r57"),
];

/// Best groups: in them, one of them, not in them, with whom.
#[rustfmt::skip]
const GROUPS: &[Case] = &[
    ("", "Hà Nam xếp trong top 14 PCI 2020.", "ha-nam pci - 2020 m14"),
    ("", "Là một trong bốn địa phương dẫn đầu PAPI 2020, Hà Giang đạt 45,1 điểm.", "ha-giang papi - 2020 m4"),
    ("", "Hà Giang là một trong sáu địa phương có điểm PAPI 2020 cao nhất cả nước.", "ha-giang papi - 2020 m6"),
    ("", "Hà Giang là một trong những địa phương có điểm PAPI 2020 cao nhất cả nước.", ""),
    ("", "Long An nằm trong top 4 cả nước về PAPI 2021 cùng Hà Giang và An Giang.", "long-an papi - 2021 m4; ha-giang papi - 2021 m4; an-giang papi - 2021 m4"),
    ("", "Long An nằm trong top 9 PCI 2021, Hà Giang cùng An Giang tụt hạng.", "long-an pci - 2021 m9"),
    ("", "Hà Nam xếp trong top 6 DTI 2021, riêng nhân lực số dẫn đầu toàn quốc.", "ha-nam dti - 2021 m6; ha-nam dti nhan-luc-so 2021 r1"),
    ("", "PAR INDEX 2021: Long An đánh mất vị trí trong top 5.", "long-an par-index - 2021 m5 !negated"),
    ("", "PAR INDEX 2021: Long An lỡ hẹn với top 5.", "long-an par-index - 2021 m5 !negated"),
    ("", "Hà Nam vào Top-7 PCI 2021.", "ha-nam pci - 2021 m7"),
    ("", "PAPI 2021: Long An hụt top 8.", "long-an papi - 2021 m8 !negated"),
    ("", "PAPI 2021: Long An không để mất chỗ trong top 8.", "long-an papi - 2021 m8"),
];

/// Goals set and not set, and what was before them.
#[rustfmt::skip]
const GOALS: &[Case] = &[
    ("", "Chỉ tiêu PCI mà nghị quyết giao cho Quảng Trị năm 2024 là xếp hạng 33.", "quang-tri pci - 2024 r33 !target"),
    ("", "Hà Nam không đặt mục tiêu đứng nhất DTI, nhưng đến 2025 phải trong top 4.", "ha-nam dti - 2025 m4 !target"),
];

/// A headline that names the ranking by the work it measures.
#[rustfmt::skip]
const HEADLINES: &[Case] = &[
    ("Chuyển đổi số An Giang: chặng đường mới", "Năm 2022 tỉnh đã có tên ở vị trí 27 trong số 63 tỉnh, thành; ba cột trụ chính quyền số - kinh tế số - xã hội số lần lượt là 29, 31 và 24.", "an-giang dti - 2022 r27; an-giang dti chinh-quyen-so 2022 r29; an-giang dti kinh-te-so 2022 r31; an-giang dti xa-hoi-so 2022 r24"),
    ("", "Theo kết quả đánh giá chuyển đổi số năm 2021 của Bộ TT&TT, Hạ tầng số của Bình Phước xếp thứ sáu.", "binh-phuoc dti ha-tang-so 2021 r6"),
    ("Chuyển đổi số trong trường học ở An Giang", "Năm 2022 trường xếp thứ 27 trong 63 trường.", ""),
];

/// Names set against each other, and what holds for both.
#[rustfmt::skip]
const CONTRASTS: &[Case] = &[
    ("", "Kinh tế số của Cần Thơ năm 2022 theo DTI cao hơn Long An: Cần Thơ thứ 4, Long An thứ 9.", "can-tho dti kinh-te-so 2022 r4; long-an dti kinh-te-so 2022 r9"),
    ("", "Cần Thơ có 0,62 điểm DTI năm 2022, hơn đứt Long An hạng nhì với 0,57 điểm.", "can-tho dti - 2022 s0.62; long-an dti - 2022 r2"),
    ("", "Cần Thơ dẫn đầu DTI năm 2022, bỏ xa Long An xếp thứ nhì.", "can-tho dti - 2022 r1; long-an dti - 2022 r2"),
    ("", "LCI 2023 xếp Đồng Nai vị trí số 1, Long An số 2, Cần Thơ số 3 trong 28 địa phương được đánh giá.", "dong-nai lci - 2023 r1; long-an lci - 2023 r2; can-tho lci - 2023 r3"),
    ("", "Về quản trị điện tử, Cần Thơ đứng thứ 3 PAPI 2022 với 3,41 điểm.", "can-tho papi quan-tri-dien-tu 2022 r3"),
];

#[test]
fn verbs_of_moving_lead_to_bare_places() {
    check(MOVES);
}

#[test]
fn nouns_and_ordinals_say_places() {
    check(PLACES);
}

#[test]
fn groups_hold_those_they_name() {
    check(GROUPS);
}

#[test]
fn goals_are_told_from_what_is() {
    check(GOALS);
}

#[test]
fn headlines_name_rankings() {
    check(HEADLINES);
}

#[test]
fn contrasts_give_each_its_own() {
    check(CONTRASTS);
}
