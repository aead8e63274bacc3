//! What pages about one district, commune or office tell of it, beside what they tell of its province.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;
use cases::{Case, check};

/// Components told without a name are those of the unit that the page is about.
const COMPONENTS: &[Case] = &[
    (
        "Huyện Tân Kỳ tăng 4 bậc về cải cách hành chính",
        "Năm 2022, chỉ số CCHC của huyện Tân Kỳ (Nghệ An) đạt 88,1 điểm, xếp thứ 6/21 huyện, thành phố, thị xã.\n\
         Các nội dung có thứ hạng cao gồm: cải cách thể chế xếp thứ 2; cải cách tài chính công xếp thứ 4.",
        "nghe-an/tan-ky par-index - 2022 r6; nghe-an/tan-ky par-index cai-cach-the-che 2022 r2; \
         nghe-an/tan-ky par-index cai-cach-tai-chinh-cong 2022 r4",
    ),
    (
        "Sở Nội vụ Lạng Sơn: kết quả cải cách hành chính năm 2023",
        "Sở Nội vụ xếp thứ 3/19 sở, ban, ngành với 90,4 điểm.\n\
         Cụ thể, hiện đại hóa hành chính xếp thứ 8; cải cách thủ tục hành chính xếp thứ nhất.",
        "lang-son/so-noi-vu par-index - 2023 r3; lang-son/so-noi-vu par-index hien-dai-hoa-hanh-chinh 2023 r8; \
         lang-son/so-noi-vu par-index cai-cach-thu-tuc-hanh-chinh 2023 r1",
    ),
    (
        "Na Hang xếp thứ 4 về chuyển đổi số",
        "Theo bảng xếp hạng DTI cấp huyện năm 2023 của tỉnh Tuyên Quang, huyện Na Hang xếp thứ 4/7 huyện, thành phố.\n\
         Trong đó, trụ cột chính quyền số xếp thứ 2, kinh tế số xếp thứ 5.",
        "tuyen-quang/na-hang dti - 2023 r4; tuyen-quang/na-hang dti chinh-quyen-so 2023 r2; tuyen-quang/na-hang dti kinh-te-so 2023 r5",
    ),
    // The province's own, where its place was told last, or where it is named.
    (
        "Sở Nội vụ Lạng Sơn tổng kết công tác năm 2023",
        "Chỉ số PAR INDEX năm 2023 của tỉnh Lạng Sơn xếp thứ 31/63.\nTrong đó, cải cách thể chế xếp thứ 12.",
        "lang-son par-index - 2023 r31; lang-son par-index cai-cach-the-che 2023 r12",
    ),
    (
        "Huyện Tân Kỳ tăng 4 bậc về cải cách hành chính",
        "Năm 2022, chỉ số CCHC của huyện Tân Kỳ xếp thứ 6/21 huyện, thành phố, thị xã của Nghệ An.\n\
         Cùng năm, tỉnh Nghệ An xếp thứ 17/63 về PAR INDEX, trong đó cải cách thể chế xếp thứ 9.",
        "nghe-an/tan-ky par-index - 2022 r6; nghe-an par-index - 2022 r17; nghe-an par-index cai-cach-the-che 2022 r9",
    ),
    // What the province's head says of an index on a district's page, before the district's own place.
    (
        "Chủ tịch UBND tỉnh Nghệ An làm việc với huyện Quỳ Hợp",
        "Chủ tịch UBND tỉnh cho biết, PAR INDEX năm 2023 xếp thứ 12.\nPCI tăng 3 bậc.",
        "nghe-an par-index - 2023 r12",
    ),
    // Behind several offices nobody knows whose it is.
    (
        "Lạng Sơn công bố chỉ số cải cách hành chính năm 2023",
        "Ở khối sở, ngành, Sở Tài chính xếp thứ nhất, Sở Tư pháp xếp thứ hai.\nVề cải cách thể chế, xếp thứ 12.",
        "lang-son/so-tai-chinh par-index - 2023 r1; lang-son/so-tu-phap par-index - 2023 r2",
    ),
];

#[test]
fn a_component_without_a_name_is_of_the_unit_that_the_page_is_about() {
    check(COMPONENTS);
}

/// Among whom a unit stands is no subject.
const AMONG: &[Case] = &[
    (
        "Huyện Lục Yên cải cách hành chính",
        "Năm 2022, huyện Lục Yên (Yên Bái) xếp thứ 2/9 huyện, thị xã, thành phố về chỉ số CCHC.\n\
         Huyện dẫn đầu toàn tỉnh về cải cách thể chế, xếp thứ 3 về cải cách tài chính công.",
        "yen-bai/luc-yen par-index - 2022 r2; yen-bai/luc-yen par-index cai-cach-the-che 2022 r1; \
         yen-bai/luc-yen par-index cai-cach-tai-chinh-cong 2022 r3",
    ),
    (
        "Sở Tư pháp Phú Yên dẫn đầu",
        "Năm 2023, Sở Tư pháp đứng đầu toàn tỉnh về chỉ số CCHC, đứng thứ 4 về chuyển đổi số.",
        "phu-yen/so-tu-phap par-index - 2023 r1; phu-yen/so-tu-phap dti - 2023 r4",
    ),
    (
        "Thị xã Hồng Lĩnh giữ vững thứ hạng",
        "Theo Chỉ số CCHC năm 2023 của Hà Tĩnh, thị xã Hồng Lĩnh xếp thứ 3 toàn tỉnh, đứng thứ 5 về cải cách thủ tục hành chính.",
        "ha-tinh/hong-linh par-index - 2023 r3; ha-tinh/hong-linh par-index cai-cach-thu-tuc-hanh-chinh 2023 r5",
    ),
    (
        "Sở Tư pháp Phú Yên dẫn đầu",
        "Năm 2023, Sở Tư pháp đứng đầu khối sở về chỉ số CCHC; toàn tỉnh xếp thứ 40/63.",
        "phu-yen/so-tu-phap par-index - 2023 r1; phu-yen par-index - 2023 r40",
    ),
];

#[test]
fn the_whole_province_behind_a_place_is_where_a_unit_stands() {
    check(AMONG);
}

/// Whose page it is, told by a district's name alone.
const NAMED: &[Case] = &[
    (
        "Tiên Yên quyết tâm cải thiện DDCI",
        "DDCI năm 2022 của Tiên Yên xếp thứ 8/13 địa phương, giảm 3 bậc so với năm 2021.",
        "quang-ninh/tien-yen ddci - 2022 r8",
    ),
    (
        "Chư Sê nỗ lực chuyển đổi số",
        "Theo kết quả đánh giá chuyển đổi số (DTI) năm 2023, huyện Chư Sê xếp thứ 4/17 địa phương.",
        "gia-lai/chu-se dti - 2023 r4",
    ),
    (
        "Thanh Miện vươn lên thứ 2",
        "Năm 2024, Thanh Miện có chỉ số CCHC đạt 91,87 điểm, xếp thứ 2/12 địa phương của Hải Dương.",
        "hai-duong/thanh-mien par-index - 2024 r2",
    ),
    (
        "Thành phố Thái Bình xếp thứ 2",
        "Năm 2022, thành phố Thái Bình xếp thứ 2 trong số 8 huyện, thành phố về chỉ số CCHC.",
        "thai-binh/thai-binh par-index - 2022 r2",
    ),
    // A province among provinces.
    (
        "Thái Bình xếp thứ 2 vùng",
        "Năm 2022, Thái Bình xếp thứ 20 trong 63 tỉnh, thành phố về chỉ số CCHC.",
        "thai-binh par-index - 2022 r20",
    ),
    // "Chủ tịch" is no district Chũ.
    (
        "Chủ tịch UBND huyện Sơn Động: Không để chỉ số CCHC tiếp tục đứng cuối",
        "Năm 2021, huyện Sơn Động xếp thứ 10/10 huyện, thành phố của Bắc Giang về chỉ số CCHC.",
        "bac-giang/son-dong par-index - 2021 r10",
    ),
    // Several provinces have a district of this name.
    ("Châu Thành vươn lên", "Năm 2024, huyện Châu Thành xếp thứ 2/12 huyện về chỉ số CCHC.", ""),
];

#[test]
fn a_district_tells_whose_page_it_is() {
    check(NAMED);
}

/// Editions of a unit's own place, and of what is told behind them.
const EDITIONS: &[Case] = &[
    (
        "Vân Đồn cải thiện DDCI",
        "Năm 2021, Vân Đồn xếp thứ 12/13 trong bảng xếp hạng DDCI khối địa phương của Quảng Ninh. Đến năm 2022, huyện vươn lên thứ 6.\n\
         Trong các chỉ số thành phần, chỉ số tiếp cận đất đai xếp thứ 13.",
        "quang-ninh/van-don ddci - 2021 r12; quang-ninh/van-don ddci - 2022 r6; quang-ninh/van-don ddci tiep-can-dat-dai 2022 r13",
    ),
    (
        "Kế Sách cải thiện chỉ số năng lực cạnh tranh",
        "Huyện Kế Sách (Sóc Trăng) đặt mục tiêu năm 2024 chỉ số DDCI xếp thứ 5 trở lên (năm 2023 xếp thứ 9/11).",
        "soc-trang/ke-sach ddci - 2024 m5 !target; soc-trang/ke-sach ddci - 2023 r9",
    ),
    (
        "Sở Công Thương Sóc Trăng: mục tiêu mới",
        "Năm 2025, Sở Công Thương phấn đấu xếp thứ 2 về chỉ số CCHC (năm 2024 đứng thứ 7/18 sở, ngành).",
        "soc-trang/so-cong-thuong par-index - 2025 r2 !target; soc-trang/so-cong-thuong par-index - 2024 r7",
    ),
    (
        "Huyện Kim Sơn đặt mục tiêu",
        "Huyện Kim Sơn (Ninh Bình) phấn đấu năm 2024 chỉ số CCHC xếp thứ 3 (năm 2023 thứ 6/8 huyện, thành phố).",
        "ninh-binh/kim-son par-index - 2024 r3 !target; ninh-binh/kim-son par-index - 2023 r6",
    ),
    (
        "Sở Y tế Nghệ An nhiều năm dẫn đầu",
        "Sở Y tế là năm thứ ba liên tiếp dẫn đầu khối sở về chỉ số CCHC (2020, 2021, 2022). Xếp sau là Sở Nội vụ với 96,8 điểm.",
        "nghe-an/so-y-te par-index - 2022 r1; nghe-an/so-noi-vu par-index - 2022 r2",
    ),
    (
        "Huyện Kim Sơn cải cách hành chính",
        "Chỉ số CCHC năm 2023 của huyện Kim Sơn (Ninh Bình) xếp thứ 6/8 huyện, thành phố (năm 2022 xếp thứ 7).",
        "ninh-binh/kim-son par-index - 2023 r6; ninh-binh/kim-son par-index - 2022 r7",
    ),
];

#[test]
fn what_was_before_a_goal_is_no_goal_and_the_newest_edition_goes_on() {
    check(EDITIONS);
}

/// Central branches in a row of offices.
const BRANCHES: &[Case] = &[
    (
        "Kho bạc Nhà nước Lào Cai dẫn đầu khối cơ quan Trung ương",
        "Năm 2022, KBNN Lào Cai dẫn đầu khối các cơ quan Trung ương trên địa bàn tỉnh về chỉ số CCHC. Cục Thuế xếp thứ 2, BHXH xếp thứ 3.",
        "lao-cai/kho-bac-nha-nuoc par-index - 2022 r1; lao-cai/cuc-thue par-index - 2022 r2; lao-cai/bao-hiem-xa-hoi par-index - 2022 r3",
    ),
    (
        "Yên Bái công bố chỉ số CCHC năm 2023",
        "Khối ngành dọc: Công an tỉnh đứng thứ nhất, BHXH đứng thứ hai, Cục Thuế đứng thứ ba.",
        "yen-bai/cong-an-tinh par-index - 2023 r1; yen-bai/bao-hiem-xa-hoi par-index - 2023 r2; yen-bai/cuc-thue par-index - 2023 r3",
    ),
    (
        "Bộ Tài chính dẫn đầu chuyển đổi số",
        "DTI năm 2023 của khối bộ, ngành: Bộ Tài chính xếp thứ nhất, BHXH Việt Nam xếp thứ hai.",
        "bo/tai-chinh dti - 2023 r1; bo/bao-hiem-xa-hoi-viet-nam dti - 2023 r2",
    ),
];

#[test]
fn branches_among_offices_are_those_of_the_province() {
    check(BRANCHES);
}

/// Both ends of a block, where only one says of which.
const ENDS: &[Case] = &[
    (
        "Đắk Lắk công bố chỉ số hài lòng",
        "SIPAS năm 2023: ở khối sở, ngành, Sở Tư pháp đạt 95,1%, cao nhất trong các sở; Sở Y tế đạt 80,2%, thấp nhất.",
        "dak-lak/so-tu-phap sipas - 2023 r1; dak-lak/so-y-te sipas - 2023 last",
    ),
    (
        "Lào Cai công bố chỉ số hài lòng",
        "Kết quả đo lường SIPAS năm 2023 của tỉnh Lào Cai.\nKhối sở: Sở Nội vụ cao nhất, Sở Xây dựng thấp nhất.",
        "lao-cai/so-noi-vu sipas - 2023 r1; lao-cai/so-xay-dung sipas - 2023 last",
    ),
    (
        "Gia Lai công bố chỉ số CCHC",
        "Theo kết quả chỉ số CCHC năm 2022 của tỉnh Gia Lai, huyện Kbang đạt 90 điểm, cao nhất trong các huyện; huyện Krông Pa đạt 71 điểm, \
         thấp nhất.",
        "gia-lai/kbang par-index - 2022 r1; gia-lai/krong-pa par-index - 2022 last",
    ),
    // What a district has least of is no place.
    (
        "Gia Lai công bố chỉ số CCHC",
        "Theo kết quả chỉ số CCHC năm 2022 của tỉnh Gia Lai, huyện Kbang dẫn đầu. Huyện Krông Pa có số hồ sơ trễ hạn cao nhất.",
        "gia-lai/kbang par-index - 2022 r1",
    ),
];

#[test]
fn the_other_end_of_a_block_is_a_place_too() {
    check(ENDS);
}

/// Blocks with the one city inside a city, and editions of an office one under another.
const BLOCKS: &[Case] = &[
    (
        "TP.HCM công bố chỉ số cải cách hành chính năm 2022",
        "UBND TP.HCM vừa công bố kết quả. Quận 7 dẫn đầu khối quận, huyện, TP Thủ Đức; Quận 12 hạng 2; huyện Cần Giờ hạng 22.",
        "ho-chi-minh/quan-7 par-index - 2022 r1; ho-chi-minh/quan-12 par-index - 2022 r2; ho-chi-minh/can-gio par-index - 2022 r22",
    ),
    (
        "TP.HCM công bố chỉ số cải cách hành chính năm 2022",
        "Theo xếp hạng của UBND TP.HCM, Quận 3 dẫn đầu khối quận, huyện và thành phố Thủ Đức.",
        "ho-chi-minh/quan-3 par-index - 2022 r1",
    ),
    (
        "TP.HCM công bố chỉ số cải cách hành chính năm 2022",
        "Khối quận, huyện: TP Thủ Đức xếp thứ 2, quận Phú Nhuận xếp thứ 3.",
        "ho-chi-minh/thu-duc par-index - 2022 r2; ho-chi-minh/phu-nhuan par-index - 2022 r3",
    ),
    (
        "Kết quả chỉ số CCHC của Sở Tài chính",
        "+ Năm 2020: đạt 90,15 điểm, xếp thứ 4/21 sở, ban, ngành tỉnh Nghệ An;\n+ Năm 2021: đạt 92,01 điểm, xếp thứ 2/21.",
        "nghe-an/so-tai-chinh par-index - 2020 r4; nghe-an/so-tai-chinh par-index - 2021 r2",
    ),
    // Among as many as there are provinces.
    (
        "Chỉ số CCHC của Sở Nội vụ Nghệ An",
        "Năm 2021, Sở Nội vụ xếp thứ 4/21 sở, ban, ngành.\nNăm 2021, PAR INDEX xếp thứ 17/63.",
        "nghe-an/so-noi-vu par-index - 2021 r4; nghe-an par-index - 2021 r17",
    ),
];

#[test]
fn blocks_and_editions_keep_their_units() {
    check(BLOCKS);
}

/// Rankings that a portal shows from day to day.
const DAILY: &[Case] = &[
    (
        "Chất lượng phục vụ",
        "Tính đến ngày 20/12/2025, chỉ số phục vụ người dân, doanh nghiệp của xã Đức Thọ (Hà Tĩnh) xếp thứ 3/69 xã, phường.",
        "ha-tinh/duc-tho phuc-vu-nguoi-dan - 2025 r3",
    ),
    (
        "Chất lượng phục vụ",
        "Đến 17h00 ngày 15/11/2025, chỉ số phục vụ người dân, doanh nghiệp của tỉnh Hà Tĩnh xếp thứ 5/34 tỉnh, thành phố.",
        "ha-tinh phuc-vu-nguoi-dan - 2025 r5",
    ),
    (
        "Chất lượng phục vụ",
        "Tháng 9/2025, chỉ số phục vụ người dân, doanh nghiệp của xã Can Lộc (Hà Tĩnh) xếp thứ 2/69 xã, phường.",
        "ha-tinh/can-loc phuc-vu-nguoi-dan - 2025 r2",
    ),
    (
        "Chất lượng phục vụ",
        "Theo kế hoạch đến ngày 31/12/2030, chỉ số phục vụ người dân, doanh nghiệp của xã Can Lộc (Hà Tĩnh), nay xếp thứ 2/69 xã, phường.",
        "ha-tinh/can-loc phuc-vu-nguoi-dan - None r2",
    ),
];

#[test]
fn a_ranking_of_the_day_has_the_year_of_the_day_counted_up_to() {
    check(DAILY);
}
