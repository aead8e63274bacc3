//! Every way of saying a place: places that must not be lost, places handed on, ways from one to another in bare figures, places told year by
//! year, and what a clause of cause or of comparison says beside them. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};
use xephang_core::extract::extract;
use xephang_core::model::{Document, Modality, Status};
use xephang_core::ontology::Ontology;

/// A place that must not be lost is a goal; who never left is in.
#[rustfmt::skip]
const KEPT: &[Case] = &[
    ("", "Sóc Trăng kiên quyết không để PCI năm 2024 tụt khỏi top 40.", "soc-trang pci - 2024 m40 !target"),
    ("", "Hà Nam yêu cầu không để PAPI 2025 rớt khỏi nhóm 20.", "ha-nam papi - 2025 m20 !target"),
    ("", "Năm 2025, Hòa Bình phấn đấu PAR INDEX không dưới hạng 41.", "hoa-binh par-index - 2025 m41 !target"),
    ("", "Mục tiêu năm 2024 của Yên Bái: SIPAS tăng ít nhất 4 bậc, không để tụt quá hạng 27.", "yen-bai sipas - 2024 m27 !target"),
    ("", "Phú Yên đặt ra yêu cầu: PCI năm 2024 không tụt xuống dưới vị trí 45.", "phu-yen pci - 2024 m45 !target"),
    ("", "Chưa năm nào Vĩnh Long đứng ngoài top 30 PCI; năm 2022 tỉnh xếp thứ 18.", "vinh-long pci - 2022 r18"),
    ("", "Không để xảy ra sai sót, Hà Nam đứng thứ 12 PCI 2023.", "ha-nam pci - 2023 r12"),
    ("", "PCI 2023 của Hà Nam đứng dưới hạng 20.", ""),
    ("", "Kế hoạch năm 2024 (điều chỉnh): PCI của tỉnh Bắc Kạn giữ trong tốp 45, DTI tiến ít nhất 3 hạng.", "bac-kan pci - 2024 m45 !target; bac-kan dti - 2024 d+3 !target"),
    ("", "Kết quả thực hiện kế hoạch năm 2023: PCI của tỉnh Bắc Kạn xếp thứ 45.", "bac-kan pci - 2023 r45"),
    ("", "Hưng Yên quyết tâm tăng ít nhất 8 bậc PAPI trong năm 2024, vì năm 2023 tỉnh chỉ ở hạng 40.", "hung-yen papi - 2024 d+8 !target; hung-yen papi - 2023 r40"),
    ("", "Mục tiêu năm 2024 của Hưng Yên: PCI tăng 6 bậc, bởi năm 2023 tỉnh chỉ xếp thứ 44, tụt 3 bậc so với năm 2022.", "hung-yen pci - 2024 d+6 !target; hung-yen pci - 2023 r44"),
];

/// Places that change hands, and first places of a region without a verb.
#[rustfmt::skip]
const HELD: &[Case] = &[
    ("", "Đồng Tháp nhường ngôi đầu PAPI 2020 cho Bến Tre.", "ben-tre papi - 2020 r1"),
    ("", "Bộ Xây dựng nhường ngôi đầu ICT Index 2019 khối bộ cho Bộ Y tế và về thứ ba.", "bo/y-te ict-index - 2019 r1; bo/xay-dung ict-index - 2019 r3"),
    ("", "PCI 2021: Ngôi nhất đổi chủ sang Long An.", "long-an pci - 2021 r1"),
    ("", "SIPAS 2020: ngôi đầu đã sang tay Hưng Yên.", "hung-yen sipas - 2020 r1"),
    ("", "PAPI 2022: Hà Nam nhường lời phát biểu cho Nam Định.", ""),
    ("", "DTI 2022: An Giang nhì vùng Đồng bằng sông Cửu Long, hạng 17 cả nước.", "an-giang dti - 2022 r2 @region:dong-bang-song-cuu-long; an-giang dti - 2022 r17"),
    ("", "PCI 2022: Lâm Đồng nhất Tây Nguyên, thứ 24 cả nước.", "lam-dong pci - 2022 r1 @region:tay-nguyen; lam-dong pci - 2022 r24"),
    ("", "PAR INDEX 2021: Kiên Giang nhì toàn quốc.", "kien-giang par-index - 2021 r2"),
    ("", "PCI 2022: Lâm Đồng có khí hậu mát mẻ nhất Tây Nguyên.", ""),
    ("", "PCI 2020: Bến Tre có điểm cao nhất. Sóc Trăng có điểm thấp nhất.", "ben-tre pci - 2020 r1; soc-trang pci - 2020 last"),
    ("", "PCI 2020: Bến Tre dẫn đầu. Chi phí thời gian của Sóc Trăng có điểm thấp nhất.", "ben-tre pci - 2020 r1"),
];

/// Ways between bare figures, and a figure for each year.
#[rustfmt::skip]
const WAYS: &[Case] = &[
    ("", "PAR INDEX năm 2022 của Gia Lai từ 18 tụt xuống 39.", "gia-lai par-index - 2022 r39; gia-lai par-index - None r18"),
    ("", "Vì sao PAPI 2021 của Lào Cai từ 30 rớt xuống 52?", "lao-cai papi - 2021 r52; lao-cai papi - None r30"),
    ("", "PAPI năm 2021 của Gia Lai từ 41,2 điểm tụt xuống 39,5 điểm.", "gia-lai papi - 2021 s39.5"),
    ("", "PAR INDEX năm 2022 của Gia Lai từ 83 tụt xuống 79%.", ""),
    ("", "PCI của Hà Nam: 2020: 31 - 2021: 27 (tăng 4 bậc).", "ha-nam pci - 2020 r31; ha-nam pci - 2021 r27"),
    ("", "Thứ hạng PAPI của Cà Mau các năm: 2019 (40), 2020 (35), 2021 (28).", "ca-mau papi - 2019 r40; ca-mau papi - 2020 r35; ca-mau papi - 2021 r28"),
    ("", "Xếp hạng DTI Lào Cai: năm 2021 - 22; năm 2022 - 19.", "lao-cai dti - 2021 r22; lao-cai dti - 2022 r19"),
    ("", "Số dự án PCI của Hà Nam: 2020: 31 dự án - 2021: 27 dự án.", ""),
    ("", "PII 2024: Quảng Bình năm 2023 còn ở thứ 33, nay chỉ ở 41.", "quang-binh pii - 2023 r33; quang-binh pii - 2024 r41"),
    ("", "DTI 2022: Quảng Bình năm 2021 hạng 30, nay tụt xuống 38.", "quang-binh dti - 2021 r30; quang-binh dti - 2022 r38"),
    ("", "Thứ hạng PCI của Hậu Giang năm 2021 là mười lăm.", "hau-giang pci - 2021 r15"),
    ("", "Vị trí của Hậu Giang trong PAPI năm 2021 là hai mươi ba.", "hau-giang papi - 2021 r23"),
    ("", "Vị trí của Hậu Giang trong PAPI năm 2021 là một trong những điểm sáng.", ""),
];

/// A movement of more than one edition, and the place of the edition compared with.
#[rustfmt::skip]
const COMPARED: &[Case] = &[
    ("", "Kon Tum thăng 4 bậc PAR INDEX năm 2021 so với năm 2020 và 2 bậc so với năm 2019, đứng thứ 48.", "kon-tum par-index - 2021 r48"),
    ("", "PAPI 2022: Kon Tum xếp thứ 41, tăng 5 bậc so với năm 2021 và 9 bậc so với năm 2020.", "kon-tum papi - 2022 r41"),
    ("", "PAPI 2022: Kon Tum xếp thứ 41, tăng 5 bậc so với năm 2021 và 3 điểm so với năm 2020.", "kon-tum papi - 2022 r41"),
    ("", "PGI 2023 của Bình Định đứng thứ 7, nhích một bậc so với năm 2022 khi tỉnh đứng thứ 8.", "binh-dinh pgi - 2023 r7; binh-dinh pgi - 2022 r8"),
    ("", "PCI 2023: Hà Nam xếp thứ 22, tăng 6 bậc so với năm 2022, thời điểm địa phương này chỉ đứng hạng 28.", "ha-nam pci - 2023 r22; ha-nam pci - 2022 r28"),
    ("", "PCI 2023: Hà Nam xếp thứ 22, tăng 6 bậc so với năm 2022, khi đó VCCI khảo sát 60 tỉnh.", "ha-nam pci - 2023 r22"),
    ("", "Tây Ninh đứng thứ 16 ICT Index năm 2019. Con số này của năm 2018 là 20/63, của năm 2017 là 31/63; Tây Ninh đã cải thiện 4 bậc so với năm 2018 và 15 bậc so với năm 2017.", "tay-ninh ict-index - 2019 r16; tay-ninh ict-index - 2018 r20; tay-ninh ict-index - 2017 r31"),
];

/// Goals that were met, goals between two places, and places set right.
#[rustfmt::skip]
const SET: &[Case] = &[
    ("", "Phú Yên đã hoàn thành mục tiêu vào top 30 PAPI 2023 khi xếp hạng 28.", "phu-yen papi - 2023 r28"),
    ("", "Phú Yên vừa đạt chỉ tiêu lọt top 30 PAPI 2023.", "phu-yen papi - 2023 m30"),
    ("", "Phú Yên phấn đấu đạt mục tiêu lọt top 30 PAPI 2024.", "phu-yen papi - 2024 m30 !target"),
    ("", "Hòa Bình đặt chỉ tiêu SIPAS năm 2024 xếp thứ 18 đến thứ 20.", "hoa-binh sipas - 2024 m20 !target"),
    ("", "Hòa Bình đăng ký năm 2024 PCI trong nhóm 30, PAR INDEX nhóm 35.", "hoa-binh pci - 2024 m30 !target; hoa-binh par-index - 2024 m35 !target"),
    ("", "PCI 2021 của Sóc Trăng là hạng 42, không phải 32.", "soc-trang pci - 2021 r42; soc-trang pci - 2021 r32 !negated"),
    ("", "Bản tin trước ghi nhầm PCI 2021 của Sóc Trăng hạng 32; con số đúng là 42.", "soc-trang pci - 2021 r32; soc-trang pci - 2021 r42"),
    ("", "PCI 2021 của Sóc Trăng là hạng 42, không phải 32 dự án.", "soc-trang pci - 2021 r42"),
    ("", "Tuyên Quang trụ vững ở top 15 PAPI 2022.", "tuyen-quang papi - 2022 m15"),
    ("", "PCI 2021: hạng của Lai Châu là 60, của Hà Giang là 56.", "lai-chau pci - 2021 r60; ha-giang pci - 2021 r56"),
    ("", "PAPI 2021 Gia Lai: thủ tục hành chính công thứ 33, cung ứng dịch vụ công thứ 40.", "gia-lai papi thu-tuc-hanh-chinh-cong 2021 r33; gia-lai papi cung-ung-dich-vu-cong 2021 r40"),
    ("PAR INDEX Lào Cai 2021", "Huyện Bắc Hà 89,2 điểm, hạng 1; Bảo Yên 88,1 điểm, hạng 2.", "lao-cai/bac-ha par-index - 2021 r1; lao-cai/bao-yen par-index - 2021 r2"),
];

/// Years: of a place and of the goal behind it, of several at once, within which a place was lost.
#[rustfmt::skip]
const YEARS: &[Case] = &[
    ("", "Lâm Đồng không hài lòng với vị trí thứ 19 về PCI năm 2022, năm 2023 phải vào nhóm 15.", "lam-dong pci - 2022 r19; lam-dong pci - 2023 m15 !target"),
    ("", "Vị trí thứ 30 về PAPI năm 2021, năm 2022 tụt xuống thứ 41: Bình Phước đang đi lùi.", "binh-phuoc papi - 2021 r30; binh-phuoc papi - 2022 r41"),
    ("", "Bình Phước xếp thứ 30 PAPI trong hai năm 2021, 2022.", "binh-phuoc papi - 2021 r30; binh-phuoc papi - 2022 r30"),
    ("", "PAPI năm 2022 của Gia Lai từ 18 tụt xuống 39 chỉ sau một năm.", "gia-lai papi - 2021 r18; gia-lai papi - 2022 r39"),
    ("", "PCI 2021 của Đắk Lắk hạng 27. Năm trước hạng của tỉnh là 35.", "dak-lak pci - 2021 r27; dak-lak pci - 2020 r35"),
    ("", "Việt Nam từng đứng thứ 71 trong GII 2014. Thứ hạng GII 2018 là 45; hai năm 2019 và 2020 đều là 42.", "viet-nam gii - 2014 r71; viet-nam gii - 2018 r45; viet-nam gii - 2019 r42; viet-nam gii - 2020 r42"),
    ("", "Mức độ chuyển đổi số của Kon Tum được Bộ TT&TT xếp như sau: năm 2021 xếp thứ 49, năm 2022 xếp thứ 55.", "kon-tum dti - 2021 r49; kon-tum dti - 2022 r55"),
    ("", "Thứ hạng cải cách hành chính của Bắc Ninh năm 2022 là mười bốn.", "bac-ninh par-index - 2022 r14"),
    ("", "Tham gia điện tử (EPI) năm 2022, theo khảo sát Chính phủ điện tử của Liên hợp quốc: Việt Nam xếp thứ 74.", "viet-nam egdi tham-gia-dien-tu 2022 r74"),
    ("", "Bên cạnh ICT Index, Vietnam IT Industry Index 2019 xếp Thái Nguyên số 1.", "thai-nguyen it-industry-index - 2019 r1"),
    ("DDCI Hà Tĩnh 2022", "Bảng xếp hạng khối địa phương: 1. Thạch Hà; 2. Can Lộc. Khối sở, ngành: 1. Sở Tài chính; 2. Sở Nội vụ.", "ha-tinh/thach-ha ddci - 2022 r1; ha-tinh/can-loc ddci - 2022 r2; ha-tinh/so-tai-chinh ddci - 2022 r1; ha-tinh/so-noi-vu ddci - 2022 r2"),
    ("DDCI Hà Tĩnh 2022", "Khối sở, ngành: 1. Sở Tài chính; 2. Sở Nội vụ. Các đơn vị nêu trên báo cáo trước ngày 20/5.", ""),
];

/// What others wrote and is denied was told wrongly.
#[rustfmt::skip]
const DENIED: &[Case] = &[
    ("", "PCI 2022 của Quảng Trị xếp thứ 59 chứ không phải thứ 49 như một số trang đã đăng.", "quang-tri pci - 2022 r59; quang-tri pci - 2022 r49"),
    ("", "Việt Nam không đứng thứ 48 GII 2022 như bài trước đã nêu; GII 2023 nước ta xếp hạng 46.", "viet-nam gii - 2022 r48; viet-nam gii - 2023 r46"),
    ("", "PAPI 2021 của Sơn La xếp thứ 33, không phải thứ 23 như nhiều báo đã đưa.", "son-la papi - 2021 r33; son-la papi - 2021 r23"),
    ("", "PCI 2022 của Quảng Trị xếp thứ 59 chứ không phải thứ 49.", "quang-tri pci - 2022 r59; quang-tri pci - 2022 r49 !negated"),
    ("", "PCI 2022 của Quảng Trị không đứng thứ 49 như mục tiêu đã đề ra.", "quang-tri pci - 2022 r49 !negated"),
];

/// Names: components whose it is, quoted names, components that an edition had, units of a level.
#[rustfmt::skip]
const NAMES: &[Case] = &[
    ("", "DTI 2023: Sóc Trăng hạng 44. Chính quyền số của tỉnh hạng 31, xã hội số hạng 40.", "soc-trang dti - 2023 r44; soc-trang dti chinh-quyen-so 2023 r31; soc-trang dti xa-hoi-so 2023 r40"),
    ("", "ICT Index 2019: Cần Thơ hạng 9; hạ tầng kỹ thuật của thành phố hạng 12 (0,51 điểm).", "can-tho ict-index - 2019 r9; can-tho ict-index ha-tang-ky-thuat 2019 r12"),
    ("", "DTI 2023: Sóc Trăng hạng 44. Bệnh viện của tỉnh hạng 1.", "soc-trang dti - 2023 r44"),
    ("", "DTI 2021 của Cao Bằng: kinh tế số hạng 35, chính quyền số hạng 41. Chung cuộc hạng 38.", "cao-bang dti kinh-te-so 2021 r35; cao-bang dti chinh-quyen-so 2021 r41; cao-bang dti - 2021 r38"),
    ("", "Tỉnh Hà Giang đứng thứ 50 trong bảng \"chuyển đổi số\" năm 2022 và đứng thứ 46 trong bảng \"cải cách hành chính\" cùng năm.", "ha-giang dti - 2022 r50; ha-giang par-index - 2022 r46"),
    ("", "PCI 2022 Hà Giang: hỗ trợ doanh nghiệp hạng 30.", "ha-giang pci chinh-sach-ho-tro-doanh-nghiep 2022 r30"),
    ("", "PCI 2018 Hà Giang: hỗ trợ doanh nghiệp hạng 30.", "ha-giang pci dich-vu-ho-tro-doanh-nghiep 2018 r30"),
    ("", "PII 2023, Hà Nam 40/63; đầu vào ĐMST hạng 35, đầu ra ĐMST hạng 44.", "ha-nam pii - 2023 r40; ha-nam pii dau-vao 2023 r35; ha-nam pii dau-ra 2023 r44"),
    ("", "Lần đầu tiên Việt Nam vào nhóm rất cao của EGDI: hạng 73 năm 2024.", "viet-nam egdi - 2024 r73"),
    ("", "SIPAS 2022: Sơn La đứng thứ 20, trong đó công chức giải quyết công việc thứ 25.", "son-la sipas - 2022 r20; son-la sipas cong-chuc 2022 r25"),
    ("DDCI Bắc Giang 2022", "Khối huyện: Huyện Sơn Động xếp hạng 6, Yên Dũng xếp hạng 2.", "bac-giang/son-dong ddci - 2022 r6; bac-giang/yen-dung ddci - 2022 r2"),
    ("Xếp hạng chuyển đổi số cấp xã Lâm Đồng", "Năm 2025, phường Mũi Né đứng đầu khối xã, phường, đặc khu với 87,2 điểm, phường Phan Thiết xếp thứ 5.", "lam-dong/mui-ne dti - 2025 r1; lam-dong/phan-thiet dti - 2025 r5"),
];

#[test]
fn a_place_that_must_not_be_lost_is_a_goal() {
    check(KEPT);
}

#[test]
fn a_place_is_whose_it_was_handed_to() {
    check(HELD);
}

#[test]
fn bare_figures_are_places_where_they_can_be_nothing_else() {
    check(WAYS);
}

#[test]
fn what_is_compared_with_has_its_own_place() {
    check(COMPARED);
}

#[test]
fn goals_are_met_and_places_set_right() {
    check(SET);
}

#[test]
fn a_year_is_of_its_own_place() {
    check(YEARS);
}

#[test]
fn what_others_wrote_is_denied_as_an_error() {
    check(DENIED);
}

/// Rank, movement, its base and how it is meant.
type Told = (Option<u32>, Option<i32>, Option<i32>, Modality);

/// The movements, their bases and the modalities of a text's settled claims.
fn moves(text: &str) -> Vec<Told> {
    let ontology = Ontology::embedded().unwrap();
    let document = Document { id: "m".into(), text: text.to_owned(), ..Document::default() };
    let claims = extract(&document, &ontology).claims.into_iter().filter(|c| c.status == Status::Resolved);
    let mut told: Vec<_> = claims.map(|c| (c.rank, c.delta, c.base_year, c.modality)).collect();
    told.sort_by_key(|(rank, delta, base, _)| (*rank, *delta, *base));
    told
}

#[test]
fn two_movements_of_one_place_are_two_claims() {
    let of = |rank, delta, base| (Some(rank), Some(delta), Some(base), Modality::Asserted);
    let text = "Kon Tum thăng 4 bậc PAR INDEX năm 2021 so với năm 2020 và 2 bậc so với năm 2019, đứng thứ 48.";
    assert_eq!(moves(text), [of(48, 2, 2019), of(48, 4, 2020)]);
    let text = "PAPI 2022: Kon Tum xếp thứ 41, tụt 5 bậc so với năm 2021 và 9 bậc so với năm 2020.";
    assert_eq!(moves(text), [of(41, -9, 2020), of(41, -5, 2021)]);
}

#[test]
fn the_place_that_others_wrote_is_an_error() {
    let text = "PCI 2022 của Quảng Trị xếp thứ 59 chứ không phải thứ 49 như một số trang đã đăng.";
    assert_eq!(moves(text), [(Some(49), None, None, Modality::ReportedError), (Some(59), None, None, Modality::Asserted)]);
    let text = "Việt Nam không đứng thứ 48 GII 2022 như bài trước đã nêu.";
    assert_eq!(moves(text), [(Some(48), None, None, Modality::ReportedError)]);
    let text = "PCI 2022 của Quảng Trị không đứng thứ 49 như mục tiêu đã đề ra.";
    assert_eq!(moves(text), [(Some(49), None, None, Modality::Negated)]);
}

#[test]
fn names_lead_to_their_places() {
    check(NAMES);
}
