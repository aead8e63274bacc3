//! Words left out: points in a row with their noun behind the last, extremes without a verb, districts whose province is nowhere named,
//! goals that go on with another ranking.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};
use std::collections::BTreeSet;
use xephang_core::extract::extract;
use xephang_core::model::{Document, Status};
use xephang_core::ontology::Ontology;

/// Rows of points with `điểm` behind the last alone: text, and whose points are which.
const POINTS: &[(&str, &[(&str, f64)])] = &[
    (
        "PCI 2022: Bắc Giang, Hải Phòng và Đồng Tháp đứng sau, đạt lần lượt 72,8; 70,76 và 69,68 điểm.",
        &[("bac-giang", 72.8), ("hai-phong", 70.76), ("dong-thap", 69.68)],
    ),
    ("PAPI 2021 của Hà Giang và Cao Bằng lần lượt đạt 41,2, 39,6 điểm.", &[("ha-giang", 41.2), ("cao-bang", 39.6)]),
    (
        "DDCI 2023 tỉnh Quảng Trị: Sở Y tế, Sở Nội vụ và Sở Tư pháp là 3 đơn vị dẫn đầu khối sở, đạt lần lượt 81,1; 80,3 và 79,8 điểm.",
        &[("quang-tri/so-y-te", 81.1), ("quang-tri/so-noi-vu", 80.3), ("quang-tri/so-tu-phap", 79.8)],
    ),
    ("PCI 2022: ba chỉ số thành phần của Lào Cai tăng 0,51; 0,37 và 0,2 điểm.", &[]),
    ("PAR INDEX 2023: Bộ Tư pháp cao nhất (89,95%).", &[("bo/tu-phap", 89.95)]),
];

/// `thấp nhất 78,03%`: the points stand right behind the superlative.
#[rustfmt::skip]
const EXTREMES: &[Case] = &[
    ("", "PAR INDEX 2021: Hải Phòng cao nhất 91,8%, Kiên Giang thấp nhất 79,97%.", "hai-phong par-index - 2021 r1; kien-giang par-index - 2021 last"),
    ("", "Chỉ số CCHC các bộ năm 2022: Bộ Tư pháp cao nhất (88,3%), Bộ Công Thương thấp nhất (77,1%).", "bo/tu-phap par-index - 2022 r1; bo/cong-thuong par-index - 2022 last"),
    ("", "SIPAS 2022: tỷ lệ hài lòng cao nhất 87,59%, thấp nhất 72,54%.", ""),
];

/// A district whose name no other province has tells whose page it is.
#[rustfmt::skip]
const DISTRICTS: &[Case] = &[
    ("", "Huyện Mường Ảng xếp thứ 4 về chỉ số CCHC năm 2022.", "dien-bien/muong-ang par-index - 2022 r4"),
    ("", "Năm 2021, thị xã Kỳ Anh xếp thứ 3/13 huyện, thị xã của tỉnh về chuyển đổi số.", "ha-tinh/ky-anh dti - 2021 r3"),
    ("", "UBND thành phố Vũng Tàu đứng đầu khối địa phương về DDCI 2022.", "ba-ria-vung-tau/vung-tau ddci - 2022 r1"),
    // Many provinces have one of that name.
    ("", "Huyện Châu Thành xếp thứ 2 về DDCI năm 2023.", ""),
];

/// An index that has a movement of its own begins the next goal.
#[rustfmt::skip]
const GOALS: &[Case] = &[
    ("", "Phấn đấu năm 2025, Lai Châu nằm trong nhóm 40 tỉnh dẫn đầu về PCI; PAPI tăng từ 4 bậc trở lên.", "lai-chau pci - 2025 m40 !target; lai-chau papi - 2025 d+4 !target"),
    ("", "Năm 2025, Lai Châu phấn đấu vào nhóm 40 về PCI và SIPAS tăng 5 bậc trở lên.", "lai-chau pci - 2025 m40 !target; lai-chau sipas - 2025 d+5 !target"),
    ("", "Năm 2025, Lai Châu phấn đấu vào nhóm 40 về PCI và SIPAS.", "lai-chau pci - 2025 m40 !target; lai-chau sipas - 2025 m40 !target"),
];

/// What the work of reform came to, where offices are ranked by it.
#[rustfmt::skip]
const WORK: &[Case] = &[
    ("", "Năm 2023, Công an tỉnh Sơn La xếp thứ 3/8 cơ quan trung ương đóng trên địa bàn về mức độ hoàn thành CCHC.", "son-la/cong-an-tinh par-index - 2023 r3"),
    ("", "Kết quả đánh giá, xếp loại CCHC năm 2022, Sở Xây dựng tỉnh Sơn La đứng thứ 6.", "son-la/so-xay-dung par-index - 2022 r6"),
    ("", "Sau khi xếp loại hồ sơ CCHC năm 2022, Sở Xây dựng tỉnh Sơn La đã trả lời 6 kiến nghị.", ""),
];

#[test]
fn each_name_has_its_own_points() {
    let ontology = Ontology::embedded().unwrap();
    for (text, expected) in POINTS {
        let document = Document { id: "f".into(), text: (*text).to_owned(), ..Document::default() };
        let claims = extract(&document, &ontology).claims;
        let read: BTreeSet<String> =
            claims.iter().filter(|c| c.status == Status::Resolved).filter_map(|c| Some(format!("{} {}", c.subject, c.score?))).collect();
        let wanted: BTreeSet<String> = expected.iter().map(|(who, points)| format!("{who} {points}")).collect();
        assert_eq!(read, wanted, "{text}");
    }
}

#[test]
fn extremes_need_no_verb() {
    check(EXTREMES);
}

#[test]
fn a_district_of_one_name_tells_its_province() {
    check(DISTRICTS);
}

#[test]
fn goals_go_on_with_another_ranking() {
    check(GOALS);
}

#[test]
fn the_work_of_reform_is_ranked() {
    check(WORK);
}
