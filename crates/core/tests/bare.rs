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
    ("", "PAPI 2021 của Thái Bình: thủ tục hành chính công đạt 7,6 điểm (cao nhất cả nước), quản trị điện tử 2,4 điểm (thấp nhất cả nước).", "thai-binh papi thu-tuc-hanh-chinh-cong 2021 r1; thai-binh papi quan-tri-dien-tu 2021 last"),
    ("", "Năm 2022, chỉ số SIPAS của Hải Dương đạt 86,9% (cao nhất vùng Đồng bằng sông Hồng).", "hai-duong sipas - 2022 r1 @region:dong-bang-song-hong"),
    ("", "Năm 2022, chỉ số SIPAS của Hải Dương đạt 86,9% (cao nhất từ trước đến nay).", "hai-duong sipas - 2022 s86.9"),
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

/// The province, the district or the speaker beside the one that is ranked.
#[rustfmt::skip]
const BESIDE: &[Case] = &[
    ("", "Chỉ số CCHC năm 2023 của Sở Y tế tỉnh Lai Châu xếp thứ 6/19 sở, ban, ngành tỉnh Lai Châu, tăng 3 bậc; DTI xếp thứ 8.", "lai-chau/so-y-te par-index - 2023 r6; lai-chau/so-y-te dti - 2023 r8"),
    ("", "Năm 2022, huyện Mường Tè xếp thứ 7/8 huyện, thành phố tỉnh Lai Châu về CCHC, giảm 1 bậc so với năm 2021.", "lai-chau/muong-te par-index - 2022 r7"),
    ("", "Tại huyện Can Lộc, xã Thiên Lộc xếp thứ nhất về CCHC năm 2022.", "ha-tinh/thien-loc par-index - 2022 r1"),
    ("", "Theo bà Lê Thị Hoa, Chủ tịch UBND huyện Tân Sơn (Phú Thọ), năm 2021 chỉ số CCHC của huyện đứng thứ 9/13.", "phu-tho/tan-son par-index - 2021 r9"),
    ("Phú Thọ", "Chủ tịch UBND huyện Tân Sơn cho biết, năm 2021 huyện đứng thứ 9/13 về CCHC.", "phu-tho/tan-son par-index - 2021 r9"),
    ("", "Lào Cai xếp thứ 11/63 về chỉ số CCHC năm 2013 với 83,32 điểm; điểm đánh giá của Bộ Nội vụ là 51,75.", "lao-cai par-index - 2013 r11"),
    ("", "Nam Bộ là vùng có SIPAS 2022 cao nhất (84,1%). Hải Phòng xếp thứ 6 toàn quốc.", "hai-phong sipas - 2022 r6"),
];

/// Names that come before the words for the next places.
#[rustfmt::skip]
const KEPT_UP: &[Case] = &[
    ("", "PCI 2022: Quảng Ninh dẫn đầu (72,95 điểm); Bắc Giang (72,8 điểm) và Hải Phòng (70,76 điểm) xếp kế tiếp.", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3"),
    ("", "PCI 2022: Quảng Ninh dẫn đầu, Bắc Giang và Hải Phòng xếp ngay sau.", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3"),
    ("", "PCI 2022: Quảng Ninh dẫn đầu. Bắc Giang, Hải Phòng đứng ở các vị trí tiếp theo.", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3"),
];

/// Groups without a size, counts of times, both ends of a table, efforts that came true.
#[rustfmt::skip]
const NO_FIRST: &[Case] = &[
    ("", "DTI 2022: dẫn đầu là các bộ: Tài chính, Công Thương và Giao thông vận tải.", ""),
    ("", "DDCI 2023 tỉnh Hà Nam: dẫn đầu là các sở: Nội vụ, Tư pháp, Tài chính.", ""),
    ("", "PCI năm 2024: Quảng Ninh xếp thứ 2. Chỉ số PAR Index của tỉnh 2 lần đứng thứ nhất bảng xếp hạng, PAPI 3 lần đạt số điểm cao nhất cả nước.", "quang-ninh pci - 2024 r2"),
    ("", "Quảng Ninh và Hà Nội là hai địa phương có thứ hạng PGI 2023 cao nhất và thấp nhất.", ""),
    ("", "Sau những nỗ lực, cố gắng của các cấp, năm 2020, tỉnh Kon Tum đã vươn lên đứng thứ 30/63 về PCI.", "kon-tum pci - 2020 r30"),
    ("", "Cố gắng của Kon Tum năm 2025 là đứng thứ 30 về PCI.", "kon-tum pci - 2025 r30 !target"),
];

#[test]
fn who_is_named_beside_is_not_ranked() {
    check(BESIDE);
}

#[test]
fn the_next_places_go_to_the_names_before() {
    check(KEPT_UP);
}

#[test]
fn a_group_has_no_first() {
    check(NO_FIRST);
}

/// Words that only look as if they told or barred a place.
#[rustfmt::skip]
const LOOKALIKES: &[Case] = &[
    ("", "PCI 2022: Quảng Ninh dẫn đầu. Bắc Giang và Hải Phòng tiếp theo là hai tỉnh giảm mạnh nhất.", "quang-ninh pci - 2022 r1"),
    ("", "Năm 2022, PCI của Lào Cai như sau. Các chỉ số giảm hạng: Tính minh bạch 14, Chi phí thời gian 9.", ""),
    ("", "PCI 2022 của tỉnh Lào Cai đứng thứ 5 cả nước trong bối cảnh nhiều khó khăn.", "lao-cai pci - 2022 r5"),
    ("", "Trên bảng xếp hạng FIFA năm 2024, Tây Ban Nha tăng 5 bậc nhờ chức vô địch.", ""),
    ("", "Theo PCI 2022, Lâm Đồng đứng thứ 21. Trong đó, Đắk Nông 44, Đắk Lắk 47, Gia Lai 52.", "lam-dong pci - 2022 r21"),
];

#[test]
fn what_only_looks_like_a_place() {
    check(LOOKALIKES);
}
