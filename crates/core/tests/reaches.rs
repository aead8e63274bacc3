//! Which edition a place is of where the page tells the year in another sentence, and whose place it is where the subject stands in another
//! one. The figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
#[path = "cases/compared.rs"]
mod compared;
#[path = "cases/told.rs"]
mod told;

use told::told;
use xephang_core::model::{Document, PartialDate};

/// Day of publication, headline, text, and what is claimed.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// Every claim of every case is read, and nothing else.
fn check(cases: &[Case]) {
    let page = |published: &str, title: &str, text: &str| Document {
        id: "f".into(),
        title: title.to_owned(),
        text: text.to_owned(),
        published: PartialDate::parse(published),
        ..Document::default()
    };
    compared::compare(cases.iter().map(|(published, title, text, expected)| (page(published, title, text), *expected)), told);
}

/// Words of announcement with the day of publication, also where the page looks back to a year that it names.
#[rustfmt::skip]
const ANNOUNCED: &[Case] = &[
    ("2023-09-29", "", "Chỉ số Đổi mới sáng tạo toàn cầu vừa được WIPO công bố xếp Việt Nam ở vị trí 45. Malaysia hạng 34.", "viet-nam gii - 2023 r45; malaysia gii - 2023 r34"),
    ("2024-10-01", "", "WIPO vừa công bố báo cáo GII, theo đó Thái Lan đứng thứ 40.", "thai-lan gii - 2024 r40"),
    ("2022-05-06", "PCI của Hà Nam", "Theo kết quả VCCI vừa công bố, tỉnh đứng thứ 27. Năm 2019, tỉnh đứng thứ 31.", "ha-nam pci - 2021 r27; ha-nam pci - 2019 r31"),
    ("2024-05-20", "Bến Tre và PCI", "Ở kết quả công bố ngày 9/5, tỉnh xếp thứ 12 với 68,1 điểm. Năm 2020, vị trí của tỉnh là 9. Gia nhập thị trường xếp thứ 33.", "ben-tre pci - 2023 r12; ben-tre pci - 2020 r9; ben-tre pci gia-nhap-thi-truong 2023 r33"),
    ("2022-05-06", "PCI của Hà Nam", "Năm 2019, tỉnh đứng thứ 31. VCCI vừa công bố kết quả năm 2021: tỉnh đứng thứ 27.", "ha-nam pci - 2019 r31; ha-nam pci - 2021 r27"),
    ("2024-05-15", "Thanh Hóa: PCI bật lên", "Năm 2022, tỉnh đứng thứ 46. Kết quả VCCI vừa công bố cho thấy tỉnh đã lên thứ 31.", "thanh-hoa pci - 2022 r46; thanh-hoa pci - 2023 r31"),
    ("2024-05-15", "Thanh Hóa: PCI bật lên", "Năm 2022, tỉnh đứng thứ 46. UBND tỉnh vừa công bố kế hoạch cải thiện các chỉ số.", "thanh-hoa pci - 2022 r46"),
    ("2024-04-18", "Hà Nam: niềm vui", "Bộ Nội vụ vừa công bố Chỉ số cải cách hành chính. Theo đó, tỉnh ta giành 88,12%, chiếm vị trí thứ 16.", "ha-nam par-index - 2023 r16"),
    ("2024-03-20", "", "WIPO nói về GII. Việt Nam đứng thứ 46.", ""),
    ("2021-08-30", "", "Theo bảng xếp hạng mới nhất của FIFA, Việt Nam đứng thứ 93 thế giới.", "viet-nam fifa - 2021 r93"),
];

/// Years told by their distance from one just named.
#[rustfmt::skip]
const DISTANCES: &[Case] = &[
    ("", "", "Trên bảng DTI của năm 2020, Lào Cai đứng thứ 18; năm kế tiếp thứ 19.", "lao-cai dti - 2020 r18; lao-cai dti - 2021 r19"),
    ("", "", "Về PCI, năm 2018 Nam Định đứng thứ 33. Một năm sau, tỉnh đứng thứ 35. Năm tiếp theo, tỉnh đứng thứ 40.", "nam-dinh pci - 2018 r33; nam-dinh pci - 2019 r35; nam-dinh pci - 2020 r40"),
    ("2024-06-01", "Hà Giang: PCI 2023 lên hạng 47", "Năm 2022, Hà Giang xếp thứ 58 PCI. Kết quả đến ngay năm sau: tỉnh lên hạng 47.", "ha-giang pci - 2023 r47; ha-giang pci - 2022 r58"),
    ("2022-05-02", "", "Kết quả PCI 2021 được công bố hôm qua. Hà Nam đứng thứ 41. Cách đây một năm là vị trí thứ 45.", "ha-nam pci - 2021 r41; ha-nam pci - 2020 r45"),
    ("2023-08-01", "Hà Nam: DTI và PAPI", "Các bảng xếp hạng của năm 2022 đã có. DTI của Hà Nam đứng thứ 26; năm trước đó đứng thứ 33. PAPI nằm ở vị trí 45.", "ha-nam dti - 2022 r26; ha-nam dti - 2021 r33; ha-nam papi - 2022 r45"),
    ("", "", "Năm 2022, PCI của Nam Định đứng thứ 40. Tỉnh phấn đấu năm sau vào nhóm 30.", "nam-dinh pci - 2022 r40; nam-dinh pci - 2023 m30 !target"),
    ("2024-10-10", "", "Hà Nam xếp thứ 26 ở DTI 2021. Đến DTI 2022, tỉnh xếp thứ 13. Bảng xếp hạng lần này cũng ghi nhận Nam Định ở vị trí thứ 22.", "ha-nam dti - 2021 r26; ha-nam dti - 2022 r13; nam-dinh dti - 2022 r22"),
    ("", "", "Kết quả DTI năm 2021 của Hòa Bình là thứ 42. Năm liền sau, thứ hạng tụt xuống 46.", "hoa-binh dti - 2021 r42; hoa-binh dti - 2022 r46"),
    ("2023-06-01", "", "Ở PCI 2022, Hà Nam xếp thứ 22. Vị trí này năm 2021 là của Nam Định.", "ha-nam pci - 2022 r22; nam-dinh pci - 2021 r22"),
    ("2019-09-03", "", "Ở ICT Index 2019, Huế đứng thứ 3. Vị trí này năm ngoái thuộc về Hà Nội.", "thua-thien-hue ict-index - 2019 r3; ha-noi ict-index - 2018 r3"),
    ("2023-06-01", "", "Ở PCI 2022, Hà Nam xếp thứ 22. Vị trí này chưa thuộc về Nam Định trong năm 2021.", "ha-nam pci - 2022 r22"),
    ("2023-05-20", "", "Hà Tĩnh đứng thứ 19 cả nước về PCI. Các con số này thuộc về năm 2022.", "ha-tinh pci - 2022 r19"),
    ("2025-10-29", "Quảng Ngãi đứng đâu?", "Trên bảng DTI, tỉnh đứng thứ 26. Bộ KH&CN chốt số liệu này cho năm 2024.", "quang-ngai dti - 2024 r26"),
    ("", "", "Trong các năm 2018, 2019, PAR INDEX của Hà Nam lần lượt ở các vị trí 36, 33. Riêng SIPAS, năm cuối tỉnh đứng thứ 15.", "ha-nam par-index - 2018 r36; ha-nam par-index - 2019 r33; ha-nam sipas - 2019 r15"),
];

/// Years that something is only held against, and the place of another year in a bracket.
#[rustfmt::skip]
const AGAINST: &[Case] = &[
    ("", "PCI 2022 của Bình Phước", "Giữ đúng vị trí như ở PCI 2021 chỉ có gia nhập thị trường, hạng 21.", "binh-phuoc pci gia-nhap-thi-truong 2022 r21"),
    ("2024-09-25", "", "Báo cáo EGDI năm 2024 có nhiều điểm mới. Ở đó, Việt Nam đứng thứ 72, cao hơn lần khảo sát 2022 tới 14 bậc.", "viet-nam egdi - 2024 r72"),
    ("", "", "PAPI 2023 của Lạng Sơn đứng thứ 19, kém PAPI 2021 ba bậc.", "lang-son papi - 2023 r19"),
    ("2023-05-05", "", "Bộ Nội vụ vừa công bố PAR INDEX và SIPAS. Hà Giang đứng thứ 21 PAR INDEX (kỳ trước 31) và thứ 13 SIPAS (kỳ trước 16).", "ha-giang par-index - 2022 r21; ha-giang par-index - 2021 r31; ha-giang sipas - 2022 r13; ha-giang sipas - 2021 r16"),
    ("", "", "PCI 2022: Hà Giang đứng thứ 50 (năm 2021: 47).", "ha-giang pci - 2022 r50; ha-giang pci - 2021 r47"),
    ("", "", "PCI 2022: Hà Giang đứng thứ 50 (năm 2021 không xếp hạng).", "ha-giang pci - 2022 r50"),
    ("", "", "PCI 2022: Hà Giang đạt 62,1 điểm (năm 2021: 61).", "ha-giang pci - 2022 s62.1"),
    ("", "Phú Yên và các chỉ số năm 2022", "Thứ hạng PCI từ 46 xuống 52; PAPI từ 21 xuống 34 so với năm 2021.", "phu-yen pci - 2021 r46; phu-yen pci - 2022 r52; phu-yen papi - 2021 r21; phu-yen papi - 2022 r34"),
];

/// Months of the year of writing, and the year of a goal that is set once a result is told.
#[rustfmt::skip]
const NOW: &[Case] = &[
    ("2023-07-07", "", "Sáu tháng đầu năm, tốc độ tăng GRDP của Hậu Giang đứng nhất cả nước; nửa đầu năm 2022, Hậu Giang đứng thứ 34.", "hau-giang grdp toc-do-tang-truong 2023 r1; hau-giang grdp toc-do-tang-truong 2022 r34"),
    ("2023-11-30", "Hà Nam thu hút FDI ra sao?", "Lũy kế từ đầu năm, vốn ngoại đạt 1,4 tỷ USD, giúp tỉnh đứng thứ 7 cả nước. Cùng kỳ 2022, tỉnh đứng thứ 3.", "ha-nam fdi - 2023 r7; ha-nam fdi - 2022 r3"),
    ("2022-09-05", "", "Giám đốc Sở Xây dựng Kon Tum nhắc: kết quả CCHC năm 2021, cơ quan chúng ta đứng cuối trong 18 sở, ngành. Mục tiêu năm nay là hạng 12.", "kon-tum/so-xay-dung par-index - 2021 last; kon-tum/so-xay-dung par-index - 2022 r12 !target"),
    ("2023-01-10", "", "Sáu tháng đầu năm 2022, GRDP của Hậu Giang đứng thứ 3 cả nước.", "hau-giang grdp toc-do-tang-truong 2022 r3"),
];

/// The office or district that the headline or the sentence before names.
#[rustfmt::skip]
const BODIES: &[Case] = &[
    ("2023-02-16", "", "Sở Tài chính tỉnh Nghệ An tổ chức hội nghị cán bộ. Năm 2022, đơn vị xếp thứ 4/20 về chỉ số cải cách hành chính, tăng 6 bậc so với năm 2021.", "nghe-an/so-tai-chinh par-index - 2022 r4"),
    ("2022-01-14", "Sở Giao thông vận tải Lai Châu tổng kết năm 2021", "Trong 20 sở, ngành được đánh giá, đơn vị đứng thứ 6 về CCHC, tăng 2 bậc.", "lai-chau/so-giao-thong-van-tai par-index - 2021 r6"),
    ("2023-08-02", "", "Chúng tôi, tập thể Sở Nội vụ Hà Tĩnh, phấn đấu năm 2023 chỉ số CCHC của đơn vị vào nhóm 6.", "ha-tinh/so-noi-vu par-index - 2023 m6 !target"),
    ("2023-06-30", "Thị xã Hồng Lĩnh chưa hài lòng", "Năm 2022 được tỉnh Hà Tĩnh xếp thứ 5 về chỉ số CCHC, song về chỉ số hài lòng, địa phương này chỉ đứng thứ 8.", "ha-tinh/hong-linh par-index - 2022 r5; ha-tinh/hong-linh sipas - 2022 r8"),
    ("2023-11-02", "", "Thành phố Sầm Sơn ngày càng đông khách. Trong bảng xếp hạng CCHC của tỉnh Thanh Hóa, thành phố đứng thứ 8 (2021) rồi thứ 6 (2022).", "thanh-hoa/sam-son par-index - 2021 r8; thanh-hoa/sam-son par-index - 2022 r6"),
    ("", "Báo cáo cải cách hành chính của huyện Mường Tè", "Kết quả năm 2022 của tỉnh Lai Châu: xếp thứ 7/8 huyện, thành phố, giảm 2 bậc so với năm 2021 (thứ 5).", "lai-chau/muong-te par-index - 2022 r7; lai-chau/muong-te par-index - 2021 r5"),
    ("2023-08-17", "", "Chỉ số CCHC các huyện của Hòa Bình năm 2022: số 1 là Mai Châu. Lạc Sơn thứ hai. Huyện Đà Bắc xếp cuối.", "hoa-binh/mai-chau par-index - 2022 r1; hoa-binh/lac-son par-index - 2022 r2; hoa-binh/da-bac par-index - 2022 last"),
    ("2023-06-01", "", "UBND huyện Cẩm Xuyên (Hà Tĩnh) cho biết, năm 2022 đơn vị đứng thứ 5/13 về chỉ số CCHC.", "ha-tinh/cam-xuyen par-index - 2022 r5"),
    ("2023-08-17", "", "PAR INDEX của các quận, huyện Hà Nội năm 2022: số 1 là Long Biên. Huyện Ứng Hòa đội sổ.", "ha-noi/long-bien par-index - 2022 r1; ha-noi/ung-hoa par-index - 2022 last"),
    ("2024-05-24", "Huế: PCI 2023 vào tốp", "PGI của tỉnh năm 2023 lại khác. Chỉ số này xếp thứ 15 toàn quốc.", "thua-thien-hue pgi - 2023 r15"),
    ("2023-05-10", "", "Sở Nội vụ tỉnh Cà Mau tổ chức hội nghị. Năm 2022, PAR INDEX của tỉnh xếp thứ 41/63.", "ca-mau par-index - 2022 r41"),
    ("2024-05-20", "", "Hà Nam: Vì sao PCI 2023 giảm?\n\"Đứng thứ 48 là một cú sốc\", bà Hồ Thị Thu, Phó Giám đốc Sở Kế hoạch và Đầu tư, mở đầu. Tính minh bạch xuống hạng 56.", "ha-nam pci - 2023 r48; ha-nam pci tinh-minh-bach 2023 r56"),
];

/// Whoever says `ta`, `chúng tôi`, and two who were told of before.
#[rustfmt::skip]
const SPEAKERS: &[Case] = &[
    ("2023-10-05", "", "Bảng DTI 2022 khiến lãnh đạo Bạc Liêu trăn trở. \"Chúng ta đứng thứ 47, năm 2021 là 41\", ông Nam nói.", "bac-lieu dti - 2022 r47; bac-lieu dti - 2021 r41"),
    ("2024-12-05", "", "Tại kỳ họp, Giám đốc Sở Khoa học và Công nghệ tỉnh Hải Dương nói về PII: \"Với năm 2023, ta đứng thứ 18\".", "hai-duong pii - 2023 r18"),
    ("2024-01-31", "", "Tỉnh ủy Cao Bằng họp báo về PCI. Phó Bí thư cho biết: \"Năm 2022 chúng tôi hạng 56\".", "cao-bang pci - 2022 r56"),
    ("2021-12-09", "Kỳ họp HĐND tỉnh Bắc Ninh", "Đại biểu nêu: \"PCI năm 2020 của ta tụt xuống thứ 11\". Cũng theo bà, PAPI 2020 xếp thứ 3, nhưng không vì thế mà chủ quan.", "bac-ninh pci - 2020 r11; bac-ninh papi - 2020 r3"),
    ("2019-03-29", "", "VCCI công bố PCI 2018. Long An ở hạng 5, trên cả Bến Tre (hạng 6). Năm 2017, hai tỉnh miền Tây này lần lượt ở vị trí 7 và 8.", "long-an pci - 2018 r5; ben-tre pci - 2018 r6; long-an pci - 2017 r7; ben-tre pci - 2017 r8"),
    ("2024-10-08", "", "GII 2024: chúng ta đứng thứ 43.", "viet-nam gii - 2024 r43"),
    ("2021-06-25", "", "PAR INDEX và SIPAS 2020: Hải Phòng đứng thứ hai PAR INDEX nhưng ở SIPAS chỉ xếp thứ 16.", "hai-phong par-index - 2020 r2; hai-phong sipas - 2020 r16"),
];

/// Bare figures behind names, before rankings and behind years; groups without a verb.
#[rustfmt::skip]
const BARE: &[Case] = &[
    ("2023-08-01", "", "Bảng xếp hạng DTI 2022, Lâm Đồng đứng thứ 21. Ở giữa, Đắk Nông 44, Đắk Lắk 47, Gia Lai 52.", "lam-dong dti - 2022 r21; dak-nong dti - 2022 r44; dak-lak dti - 2022 r47; gia-lai dti - 2022 r52"),
    ("2023-08-01", "", "Bảng xếp hạng DTI 2022, Lâm Đồng đứng thứ 21. Ở giữa, Đắk Nông 54, Đắk Lắk 47, Gia Lai 52.", "lam-dong dti - 2022 r21"),
    ("2023-09-22", "", "Năm 2022, TP Hồ Chí Minh đứng 35 PAR INDEX, Hà Nội đứng 4.", "ho-chi-minh par-index - 2022 r35; ha-noi par-index - 2022 r4"),
    ("", "", "Năm 2023, Hà Nam xếp số 18 PCI; năm 2022 số 16.", "ha-nam pci - 2023 r18; ha-nam pci - 2022 r16"),
    ("2024-10-08", "", "DTI năm 2023, Quảng Ninh và Hà Nội cùng trong tốp 6.", "quang-ninh dti - 2023 m6; ha-noi dti - 2023 m6"),
    ("2024-10-08", "", "DTI năm 2023, nhiều tỉnh trong tốp 6 vắng mặt ở hội nghị tại Hà Nam.", ""),
];

#[test]
fn what_has_just_been_announced_is_of_the_newest_edition() {
    check(ANNOUNCED);
}

#[test]
fn years_are_told_by_their_distance() {
    check(DISTANCES);
}

#[test]
fn a_year_compared_with_is_not_the_edition_in_hand() {
    check(AGAINST);
}

#[test]
fn now_is_the_year_of_writing() {
    check(NOW);
}

#[test]
fn nouns_point_to_the_office_or_district_under_discussion() {
    check(BODIES);
}

#[test]
fn speakers_mean_their_own_province() {
    check(SPEAKERS);
}

#[test]
fn bare_figures_and_groups_say_places() {
    check(BARE);
}
