//! Whole reports of the press on rankings of provinces and ministries: the background on how an index is made gives nothing, results,
//! components, earlier years and goals are read. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A ranking right behind its place, with the points of that place.
#[rustfmt::skip]
const RANKING_BEHIND_PLACE: &[Case] = &[
    ("", "SIPAS 2021 của Bạc Liêu đạt 85,67%.\nHải Phòng dẫn đầu PAR INDEX với 91,2%, Quảng Ninh quán quân SIPAS.", "bac-lieu sipas - 2021 s85.67; hai-phong par-index - 2021 r1; quang-ninh sipas - 2021 r1"),
    ("", "PCI 2022 của Lào Cai xếp thứ 20.\nĐà Nẵng đứng thứ 3 PGI với 24,1 điểm.", "lao-cai pci - 2022 r20; da-nang pgi - 2022 r3"),
    ("", "PAPI 2023 của Sơn La xếp thứ 14.\nHuế á quân DTI 2023 với 0,71 điểm, Đà Nẵng đứng đầu DTI.", "son-la papi - 2023 r14; thua-thien-hue dti - 2023 r2; da-nang dti - 2023 r1"),
    ("", "Năm 2023, Quảng Ninh dẫn đầu PCI với 71,2 điểm và đứng thứ 2 PGI với 25,1 điểm.", "quang-ninh pci - 2023 r1; quang-ninh pgi - 2023 r2"),
    ("", "Năm 2023, Quảng Ninh là quán quân PCI và là tỉnh đứng đầu PGI với 26,4 điểm.", "quang-ninh pci - 2023 r1; quang-ninh pgi - 2023 r1"),
    ("", "SIPAS 2021 của Bạc Liêu xếp thứ 30 và PAR INDEX đạt 87,1%.", "bac-lieu sipas - 2021 r30; bac-lieu par-index - 2021 s87.1"),
];

/// `N năm sau` is counted from the year just named, also with no comma behind.
#[rustfmt::skip]
const YEARS_LATER: &[Case] = &[
    ("", "PCI năm 2021 của Quảng Trị xếp thứ 41/63. Năm 2012 tỉnh ở vị trí thứ 13 nhưng 3 năm sau rơi xuống hạng 58.", "quang-tri pci - 2021 r41; quang-tri pci - 2012 r13; quang-tri pci - 2015 r58"),
    ("", "PAPI năm 2022 của Trà Vinh xếp thứ 7. Năm 2016 tỉnh đứng thứ 40, hai năm sau đứng thứ 25.", "tra-vinh papi - 2022 r7; tra-vinh papi - 2016 r40; tra-vinh papi - 2018 r25"),
    ("", "PAR INDEX năm 2020 của Lào Cai xếp thứ 12. Năm 2015 tỉnh đứng thứ 48 rồi 2 năm sau vươn lên thứ 30.", "lao-cai par-index - 2020 r12; lao-cai par-index - 2015 r48; lao-cai par-index - 2017 r30"),
    ("", "PAPI năm 2022 của Trà Vinh xếp thứ 7. Năm 2016 tỉnh ban hành kế hoạch, 3 năm sau mới tổng kết.", "tra-vinh papi - 2022 r7"),
];

/// Points of the year that is compared with, and how far apart two ends are.
#[rustfmt::skip]
const POINTS_OF_THE_BASE: &[Case] = &[
    ("", "Giá trị DTI quốc gia năm 2022 là 0,71, tăng 48% so với năm 2020 là 0,48.", "viet-nam dti - 2022 s0.71; viet-nam dti - 2020 s0.48"),
    ("", "PCI 2022 của Hà Nam đạt 65,1 điểm, tăng 2,1 điểm so với năm 2021 là 63 điểm.", "ha-nam pci - 2022 s65.1; ha-nam pci - 2021 s63"),
    ("", "SIPAS năm 2020 của Lào Cai đạt 88,2%, giảm 1,1% so với năm 2019 đạt 89,3%.", "lao-cai sipas - 2020 s88.2; lao-cai sipas - 2019 s89.3"),
    ("", "PCI 2019: Khoảng cách giữa tỉnh đứng đầu là Quảng Ninh (73,4 điểm) và tỉnh đứng cuối là Lai Châu (59,9 điểm) thu hẹp còn 13,5 điểm.", "lai-chau pci - 2019 last"),
];

/// An edition before is not the one that only an earlier year was held against.
#[rustfmt::skip]
const BASES: &[Case] = &[
    ("", "Năm 2023, Bắc Giang xếp thứ 4 trong bảng xếp hạng PCI, tụt 2 bậc so với năm 2022.\nTrước đó, năm 2022 tỉnh vươn lên vị trí á quân, tăng 29 bậc so với năm 2021.\nChỉ số Chính sách hỗ trợ doanh nghiệp tụt từ hạng 2 xuống hạng 19.", "bac-giang pci - 2023 r4; bac-giang pci - 2022 r2; bac-giang pci chinh-sach-ho-tro-doanh-nghiep 2022 r2; bac-giang pci chinh-sach-ho-tro-doanh-nghiep 2023 r19"),
    ("", "PCI 2023 của Bắc Giang xếp thứ 4, tăng 9 bậc so với năm 2021.\nTính minh bạch nhảy từ hạng 12 lên hạng 5.", "bac-giang pci - 2023 r4; bac-giang pci tinh-minh-bach 2021 r12; bac-giang pci tinh-minh-bach 2023 r5"),
];

/// How often or how long somebody stood there, and nobody tells when.
#[rustfmt::skip]
const COUNTS_OF_YEARS: &[Case] = &[
    ("", "PAPI năm 2020 của Quảng Ninh xếp thứ 3. Tỉnh đã 4 năm dẫn đầu PCI, 4 năm dẫn đầu PAR INDEX, 2 năm dẫn đầu SIPAS.", "quang-ninh papi - 2020 r3"),
    ("", "DTI năm 2022 của Huế xếp thứ 4. Trước đó thành phố có 3 năm đứng đầu ICT Index.", "thua-thien-hue dti - 2022 r4"),
    ("", "PAPI 2021: Bến Tre xếp thứ 22 và từng 2 năm đứng đầu PAPI.", "ben-tre papi - 2021 r22"),
    ("", "PCI năm 2020: Quảng Ninh có 4 năm liên tiếp dẫn đầu.", "quang-ninh pci - 2020 r1"),
];

/// What is ranked or counted is no province.
#[rustfmt::skip]
const NO_RESULTS: &[Case] = &[
    ("", "PAPI 2019: Đồng Nai đạt 43,1 điểm. Nghèo đói là mối lo số 1, tham nhũng đứng thứ 5 trong các vấn đề đáng quan ngại nhất.", "dong-nai papi - 2019 s43.1"),
    ("", "PCI 2020: Thanh Hóa xếp thứ 28. Có 41% doanh nghiệp phải trả chi phí không chính thức; tỷ lệ này xếp thứ 44 trên cả nước.", "thanh-hoa pci - 2020 r28"),
    ("", "PAPI 2023: Gia Lai xếp thứ 58. Kỳ họp có 49/50 đại biểu dự, 12/15 ý kiến được trả lời.", "gia-lai papi - 2023 r58"),
    ("", "SIPAS 2018: Cà Mau xếp thứ 4. SIPAS cả nước là 82,9%.", "ca-mau sipas - 2018 r4"),
    ("", "PAR INDEX 2022: Cà Mau xếp thứ 4. PAR INDEX toàn quốc đạt 84,7%, cao hơn năm trước.", "ca-mau par-index - 2022 r4"),
    ("", "ICT Index 2016: Bắc Ninh xếp thứ 6/63. Tập đoàn Bưu chính xếp thứ nhất khối tập đoàn.", "bac-ninh ict-index - 2016 r6"),
    ("", "PII 2024: Hà Tĩnh xếp hạng 34. Có 6 địa phương đứng đầu 6 vùng: Thái Nguyên, Hà Nội, Đà Nẵng, Lâm Đồng, TP. Hồ Chí Minh, Cần Thơ.", "ha-tinh pii - 2024 r34"),
    ("", "PCI 2021: Hà Nam xếp thứ 27. PCI gồm 10 chỉ số với 142 chỉ tiêu, trọng số 5%, 10% và 20%, dựa trên phản hồi của 11.312 doanh nghiệp.", "ha-nam pci - 2021 r27"),
    ("", "PCI 2021: Hà Nam xếp thứ 27. Báo cáo năm nay là lần thứ 17; thang điểm từ 1 đến 10, tổng 100 điểm.", "ha-nam pci - 2021 r27"),
];

/// The ends of a table by their points, the names in brackets behind.
#[rustfmt::skip]
const ENDS_BY_POINTS: &[Case] = &[
    ("", "SIPAS 2018 cả nước là 82,9%, cao nhất 97,8% (Hải Phòng), thấp nhất 69,9% (Quảng Ngãi).", "hai-phong sipas - 2018 r1; quang-ngai sipas - 2018 last"),
    ("", "Giá trị PAR INDEX 2023 cao nhất là 92,1% (Quảng Ninh) và thấp nhất là 81,3% (An Giang).", "quang-ninh par-index - 2023 r1; an-giang par-index - 2023 last"),
    ("", "Tỉnh có kết quả PAR INDEX 2023 cao nhất đạt 92,1% (tỉnh Quảng Ninh), tỉnh thấp nhất đạt 81,3% (tỉnh An Giang).", "quang-ninh par-index - 2023 r1; an-giang par-index - 2023 last"),
    ("", "Theo SIPAS 2023, tỷ lệ hồ sơ đúng hạn cao nhất là 99,1% (Quảng Ninh).", ""),
];

/// Components named in brackets or with bare places in them.
#[rustfmt::skip]
const COMPONENTS: &[Case] = &[
    ("", "PII 2024 của Lâm Đồng xếp thứ 19. Trụ cột 1 (Thể chế) xếp hạng 17; trụ cột 2 (Vốn con người và nghiên cứu, phát triển) xếp hạng 22; trụ cột 3 (Cơ sở hạ tầng) hạng 30.", "lam-dong pii - 2024 r19; lam-dong pii the-che 2024 r17; lam-dong pii von-con-nguoi-va-nghien-cuu-phat-trien 2024 r22; lam-dong pii co-so-ha-tang 2024 r30"),
    ("", "PAPI 2022 của Trà Vinh xếp thứ 7. Nội dung 4 (Kiểm soát tham nhũng trong khu vực công) xếp thứ 5.", "tra-vinh papi - 2022 r7; tra-vinh papi kiem-soat-tham-nhung 2022 r5"),
    ("", "PCI 2020: Thanh Hóa xếp thứ 28. Có 3 chỉ số giảm: Chi phí thời gian (xếp 46), Cạnh tranh bình đẳng (xếp 50), Đào tạo lao động (xếp 22).", "thanh-hoa pci - 2020 r28; thanh-hoa pci chi-phi-thoi-gian 2020 r46; thanh-hoa pci canh-tranh-binh-dang 2020 r50; thanh-hoa pci dao-tao-lao-dong 2020 r22"),
    ("", "DTI 2022: Ninh Thuận xếp thứ 33/63. Nhân lực số 71/100, xếp thứ 12; Hoạt động xã hội số 79/150 điểm, xếp thứ 45.", "ninh-thuan dti - 2022 r33; ninh-thuan dti nhan-luc-so 2022 r12; ninh-thuan dti hoat-dong-xa-hoi-so 2022 r45"),
    ("", "PCI 2020 của Hòa Bình xếp thứ 44. Ba chỉ số vào tốp 20 gồm: chi phí không chính thức (18), cạnh tranh bình đẳng (13), tính năng động (20).", "hoa-binh pci - 2020 r44; hoa-binh pci chi-phi-khong-chinh-thuc 2020 r18; hoa-binh pci canh-tranh-binh-dang 2020 r13; hoa-binh pci tinh-nang-dong 2020 r20"),
    ("", "PCI 2020: Thanh Hóa xếp thứ 28. Có 2 chỉ số giảm (Chi phí thời gian, Đào tạo lao động).", "thanh-hoa pci - 2020 r28"),
];

/// Goals by an order, by a year to come, by the least that may be.
#[test]
fn goals() {
    use std::collections::BTreeSet;
    use xephang_core::model::{Document, Modality, PartialDate};
    let cases = [
        (
            "2023-06-08",
            "PCI 2022 của Hậu Giang xếp thứ 12. Chủ tịch UBND tỉnh giao: năm 2023, PCI vào nhóm 10.",
            "2022 Asserted; 2023 Target",
        ),
        (
            "2023-06-08",
            "PCI 2022 của Hậu Giang xếp thứ 12. Tỉnh yêu cầu các sở năm 2023 đưa PCI vào nhóm 10.",
            "2022 Asserted; 2023 Target",
        ),
        (
            "2024-06-14",
            "PAPI năm 2023 của Gia Lai xếp thứ 58. Tỉnh xây dựng lộ trình để năm 2025 đưa PAPI lên hạng 45.",
            "2023 Asserted; 2025 Target",
        ),
        ("2024-06-14", "PAPI năm 2023 của Gia Lai xếp thứ 58. Sang năm 2025, PAPI của tỉnh đứng thứ 45.", "2023 Asserted; 2025 Target"),
        ("2024-06-14", "PAPI năm 2023 của Gia Lai xếp thứ 58. Năm 2022, PAPI của tỉnh đứng thứ 59.", "2022 Asserted; 2023 Asserted"),
        ("2024-06-14", "Theo kế hoạch đã công bố, PCI năm 2023 của Gia Lai nằm trong nhóm 30.", "2023 Asserted"),
    ];
    let ontology = xephang_core::ontology::Ontology::embedded().unwrap();
    for (day, text, wanted) in cases {
        let document = Document { id: "g".into(), text: text.into(), published: PartialDate::parse(day), ..Document::default() };
        let claims = xephang_core::extract::extract(&document, &ontology).claims;
        let told = claims.iter().map(|c| format!("{} {:?}", c.year.unwrap_or_default(), c.modality)).collect::<BTreeSet<_>>();
        assert_eq!(told.into_iter().collect::<Vec<_>>().join("; "), wanted, "{text}");
        assert!(claims.iter().all(|c| c.modality != Modality::Negated), "{text}");
    }
}

/// Who comes next, behind a history of places.
#[rustfmt::skip]
const NEXT_BEHIND_HISTORY: &[Case] = &[
    ("", "PAPI 2020: PAPI của Quảng Ninh cao nhất cả nước, so với hạng 62 của năm 2016, 48 năm 2017 và 40 năm 2018.\nTheo sau Quảng Ninh là Đồng Tháp với 46,9 điểm.", "quang-ninh papi - 2020 r1; quang-ninh papi - 2016 r62; quang-ninh papi - 2017 r48; quang-ninh papi - 2018 r40; dong-thap papi - 2020 r2"),
    ("PCI 2016: Đà Nẵng dẫn đầu", "Quảng Ninh lần thứ ba liên tiếp xếp thứ tư, nay đứng thứ hai với 65,6 điểm.\nĐồng Tháp ở vị trí thứ ba (64,9 điểm), tiếp theo là Bình Dương (63,5 điểm), Lào Cai (63,4 điểm).", "da-nang pci - 2016 r1; quang-ninh pci - 2016 r2; dong-thap pci - 2016 r3; binh-duong pci - 2016 r4; lao-cai pci - 2016 r5"),
    ("", "PCI 2020 của Hòa Bình xếp thứ 44. Trong nhóm 14 tỉnh miền núi phía Bắc, Hòa Bình đứng thứ 9; Lào Cai số 1.", "hoa-binh pci - 2020 r44; hoa-binh pci - 2020 r9 @region:trung-du-mien-nui-phia-bac; lao-cai pci - 2020 r1 @region:trung-du-mien-nui-phia-bac"),
    ("", "PCI 2020 của Hòa Bình xếp thứ 44, nằm trong nhóm 45 tỉnh dẫn đầu.", "hoa-binh pci - 2020 r44"),
];

/// An index that did not exist in a year is not meant; components tell whose ranking goes on.
#[rustfmt::skip]
const WHICH_INDEX: &[Case] = &[
    ("PCI của Bình Định tăng hạng", "PCI của Bình Định năm 2023 xếp thứ 22.\nPGI 2023 của tỉnh không vào tốp 30.\nTỉnh từng nổi lên: năm 2005 đứng thứ 3, năm 2013 đứng thứ 18.", "binh-dinh pci - 2023 r22; binh-dinh pgi - 2023 m30 !negated; binh-dinh pci - 2005 r3; binh-dinh pci - 2013 r18"),
    ("", "PAR INDEX 2022 của Yên Bái xếp thứ 23. SIPAS xếp thứ 13.\nVề công tác chỉ đạo điều hành, tỉnh đứng thứ 5.\nSở Khoa học và Công nghệ xếp thứ 19/19 sở, ngành.", "yen-bai par-index - 2022 r23; yen-bai sipas - 2022 r13; yen-bai par-index chi-dao-dieu-hanh-cai-cach-hanh-chinh 2022 r5; yen-bai/so-khoa-hoc-va-cong-nghe par-index - 2022 r19"),
    ("PCI của Bình Định tăng hạng", "PCI của Bình Định năm 2023 xếp thứ 22.\nPGI 2023 của tỉnh đứng thứ 8.\nNăm 2022 tỉnh đứng thứ 12.", "binh-dinh pci - 2023 r22; binh-dinh pgi - 2023 r8; binh-dinh pgi - 2022 r12"),
];

#[test]
fn results() {
    check(RANKING_BEHIND_PLACE);
    check(YEARS_LATER);
    check(POINTS_OF_THE_BASE);
    check(BASES);
    check(ENDS_BY_POINTS);
    check(COMPONENTS);
    check(NEXT_BEHIND_HISTORY);
    check(WHICH_INDEX);
}

#[test]
fn background_gives_nothing() {
    check(COUNTS_OF_YEARS);
    check(NO_RESULTS);
}
