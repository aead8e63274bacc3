//! Pages of data in layouts without marks, and values that are told before what they are, in rows, or against an earlier edition's.
//! All figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::collections::BTreeSet;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Modality, Status};
use xephang_core::ontology::Ontology;

/// Headline, text, and what is claimed: subject, index, component, year and value, parted by semicolons; behind `@` a scope that is not
/// the usual one, behind `!` a modality.
type Case = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("", "Đứng thứ 40/63, đó là vị trí của Lai Châu ở chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2021.", "lai-chau pci - 2021 r40"),
    ("", "41,2 điểm là con số mà Gia Lai có được trong PAPI năm 2022.", "gia-lai papi - 2022 s41.2"),
    ("", "Hạng 12, đấy là kết quả của tỉnh Hà Nam ở bảng xếp hạng DTI năm 2023.", "ha-nam dti - 2023 r12"),
    ("", "Dẫn đầu vùng Tây Nguyên và xếp thứ 18/63, đó là chỗ đứng của Lâm Đồng trong SIPAS năm 2022.", "lam-dong sipas - 2022 r1 @region:tay-nguyen; lam-dong sipas - 2022 r18"),
    ("", "Top 10 cả nước, đó là thành tích của Bắc Giang ở PCI năm 2022.", "bac-giang pci - 2022 m10"),
    ("", "PCI 2020 của Bến Tre đạt 69,08 điểm, hơn năm 2019 (68,5 điểm) được 0,58 điểm.", "ben-tre pci - 2019 s68.5; ben-tre pci - 2020 s69.08"),
    ("PAPI 2021 của Phú Yên", "Nội dung 1 \"Tham gia của người dân ở cấp cơ sở\": 4.81 điểm, kém 0.2 điểm so với năm 2020 (5.01 điểm); nội dung 2 \"Công khai, minh bạch trong việc ra quyết định\": 5.12, kém 0.1 điểm so với năm 2020 (5.22 điểm).", "phu-yen papi cong-khai-minh-bach 2020 s5.22; phu-yen papi cong-khai-minh-bach 2021 s5.12; phu-yen papi tham-gia-cua-nguoi-dan 2020 s5.01; phu-yen papi tham-gia-cua-nguoi-dan 2021 s4.81"),
    ("PAPI 2021 của Phú Yên", "Thủ tục hành chính công mất 0,1 điểm, còn 7,15 điểm; Quản trị điện tử thêm 0,3 điểm, thành 3,1 điểm; Quản trị môi trường bớt 0,02 điểm, còn 3,4 điểm.", "phu-yen papi quan-tri-dien-tu 2021 s3.1; phu-yen papi quan-tri-moi-truong 2021 s3.4; phu-yen papi thu-tuc-hanh-chinh-cong 2021 s7.15"),
    ("", "Năm địa phương được đánh giá có môi trường kinh doanh tốt nhất theo PCI 2021 lần lượt là Quảng Ninh, Hải Phòng, Đồng Tháp, Đà Nẵng và Vĩnh Phúc.", "da-nang pci - 2021 r4; dong-thap pci - 2021 r3; hai-phong pci - 2021 r2; quang-ninh pci - 2021 r1; vinh-phuc pci - 2021 r5"),
    ("", "Theo PAPI 2022, ba tỉnh được người dân chấm điểm cao nhất cả nước lần lượt là Quảng Ninh, Bình Dương và Thanh Hóa.", "binh-duong papi - 2022 r2; quang-ninh papi - 2022 r1; thanh-hoa papi - 2022 r3"),
    ("", "Theo SIPAS 2022, 3 địa phương có mức độ hài lòng của người dân cao nhất lần lượt là Quảng Ninh, Thái Nguyên và Cà Mau.", "ca-mau sipas - 2022 r3; quang-ninh sipas - 2022 r1; thai-nguyen sipas - 2022 r2"),
    ("PCI 2021", "Chỉ số năng lực cạnh tranh cấp tỉnh 2021: Quảng Ninh xếp số 1, Hải Phòng số 2 và Đồng Tháp số 3.", "dong-thap pci - 2021 r3; hai-phong pci - 2021 r2; quang-ninh pci - 2021 r1"),
    ("", "PAR INDEX năm 2022 của Nam Định xếp thứ 20/63. Năm 2021 tỉnh hạng 14, như vậy đã giảm 6 bậc.", "nam-dinh par-index - 2021 r14; nam-dinh par-index - 2022 r20"),
    ("", "Việt Nam đứng hạng 44/139 ở GII 2025, giữ nguyên thứ hạng năm 2024.", "viet-nam gii - 2025 r44"),
    ("", "GII 2024: Việt Nam xếp thứ 44, không thay đổi vị trí so với năm 2023.", "viet-nam gii - 2024 r44"),
    ("", "PII 2024 của Lào Cai xếp thứ 30, giữ nguyên vị trí của năm 2023.", "lao-cai pii - 2024 r30"),
    ("", "Năm 2023, DTI của Yên Bái tụt 3 bậc so với các năm 2021, 2022; cả hai năm đó tỉnh đều xếp thứ 20.", "yen-bai dti - 2021 r20; yen-bai dti - 2022 r20; yen-bai dti - 2023 d-3"),
    ("", "PAR INDEX 2019 của Quảng Trị: cải cách thể chế 8 trên tối đa 10 điểm; cải cách tài chính công 9,5 trên tổng số 12 điểm.", "quang-tri par-index cai-cach-tai-chinh-cong 2019 s9.5; quang-tri par-index cai-cach-the-che 2019 s8"),
    ("", "PAR INDEX 2019 của Quảng Trị mất nhiều điểm ở hiện đại hóa hành chính, mất 3,2 trên 16 điểm.", ""),
    ("", "DTI năm 2023, ở Hà Nam, nhận thức số của tỉnh được 0,85, nhân lực số 0,7, hạ tầng số chỉ có 0,62.", "ha-nam dti ha-tang-so 2023 s0.62; ha-nam dti nhan-luc-so 2023 s0.7; ha-nam dti nhan-thuc-so 2023 s0.85"),
    ("", "PAPI 2023: Quản trị môi trường ở Hà Nam (3,1) và Nam Định (3,3) cùng ở mức thấp.", "ha-nam papi quan-tri-moi-truong 2023 s3.1; nam-dinh papi quan-tri-moi-truong 2023 s3.3"),
    ("", "DTI quốc gia năm 2023 là 0,73, năm 2022 là 0,71.", "viet-nam dti - 2022 s0.71; viet-nam dti - 2023 s0.73"),
    ("", "Riêng SIPAS của tỉnh Lào Cai, năm 2020 là 85,2%, năm 2019 là 83,1%.", "lao-cai sipas - 2019 s83.1; lao-cai sipas - 2020 s85.2"),
    ("", "PAR INDEX 2020: xếp thứ nhất là Hải Phòng, tiếp đó là Quảng Ninh, Đà Nẵng; Hậu Giang tiến xa nhất (tăng 20 bậc, xếp thứ 30).", "da-nang par-index - 2020 r3; hai-phong par-index - 2020 r1; hau-giang par-index - 2020 r30; quang-ninh par-index - 2020 r2"),
    ("", "TTXVN - Ngôi đầu PAR INDEX 2021 thuộc về Hải Phòng.", "hai-phong par-index - 2021 r1"),
    ("PAPI 2022", "PAPI 2022, Hà Tĩnh ở vị trí thứ 8/61 tỉnh (không tính hai tỉnh Bắc Ninh, Bắc Giang vì số liệu chưa chính xác).", "ha-tinh papi - 2022 r8"),
    ("", "PAR INDEX 2022, đồng bằng sông Hồng cao nhất với 86%; vị trí thứ 2 là Đông Nam Bộ, 85%. Hải Phòng xếp thứ 2 cả nước.", "hai-phong par-index - 2022 r2"),
    ("", "DTI năm 2022 của Hòa Bình được công bố tại hội nghị triển khai nhiệm vụ 6 tháng cuối năm 2023. Tỉnh xếp thứ 25/63, tăng 3 bậc so với năm 2021.", "hoa-binh dti - 2022 r25"),
    ("", "Thang điểm 100 của DTI cấp xã ở tỉnh Cà Mau, gồm 4 nhóm: nhận thức số 20 điểm; thể chế số 30 điểm; hạ tầng số 25 điểm; nhân lực số 25 điểm.", ""),
    ("", "Kết quả PAR INDEX 2022 tăng ở nhiều nơi; 41/63 nơi tăng so với năm 2021. Nam Định xếp thứ 20.", "nam-dinh par-index - 2022 r20"),
    ("DTI 2023 cấp sở của tỉnh Hải Dương", "Đứng đầu là Sở Tư pháp với 410 điểm. Hai đơn vị đầu và cuối bảng chênh nhau 119,4 điểm.", "hai-duong/so-tu-phap dti - 2023 r1"),
    ("", "Bộ Giao thông Vận tải, nơi hai năm liên tiếp 2013 - 2014 giữ ngôi đầu PAR INDEX, năm 2015 lùi xuống vị trí thứ 3.", "bo/giao-thong-van-tai par-index - 2013 r1; bo/giao-thong-van-tai par-index - 2014 r1; bo/giao-thong-van-tai par-index - 2015 r3"),
    ("Bảng số liệu PCI các tỉnh", "Bảng số liệu PCI các tỉnh\n\nTỉnh Gia nhập thị trường Tiếp cận đất đai Tính minh bạch Thiết chế pháp lý Điểm số PCI Bảng xếp hạng Xếp loại PCI\nQuảng Ninh 7.98 7.39 6.31 7.91 73.02 1 Rất tốt\nHải Phòng 6.52 6.77 6.82 7.21 70.61 2 Tốt\nBRVT 6.48 7.01 6.07 7.08 69.03 9 Tốt", "ba-ria-vung-tau pci - None r9; ba-ria-vung-tau pci gia-nhap-thi-truong None s6.48; ba-ria-vung-tau pci thiet-che-phap-ly None s7.08; ba-ria-vung-tau pci tiep-can-dat-dai None s7.01; ba-ria-vung-tau pci tinh-minh-bach None s6.07; hai-phong pci - None r2; hai-phong pci gia-nhap-thi-truong None s6.52; hai-phong pci thiet-che-phap-ly None s7.21; hai-phong pci tiep-can-dat-dai None s6.77; hai-phong pci tinh-minh-bach None s6.82; quang-ninh pci - None r1; quang-ninh pci gia-nhap-thi-truong None s7.98; quang-ninh pci thiet-che-phap-ly None s7.91; quang-ninh pci tiep-can-dat-dai None s7.39; quang-ninh pci tinh-minh-bach None s6.31"),
    ("Bảng điểm PCI 2021", "Bảng điểm PCI 2021\nHạng Tỉnh Điểm Gia nhập thị trường Tiếp cận đất đai Tính minh bạch\n1 Quảng Ninh 73,02 7,98 7,39 6,31\n2 Hải Phòng 70,61 6,52 6,77 6,82\n9 Long An 66,58 6,48 7,01 6,07", "hai-phong pci - 2021 r2; hai-phong pci gia-nhap-thi-truong 2021 s6.52; hai-phong pci tiep-can-dat-dai 2021 s6.77; hai-phong pci tinh-minh-bach 2021 s6.82; long-an pci - 2021 r9; long-an pci gia-nhap-thi-truong 2021 s6.48; long-an pci tiep-can-dat-dai 2021 s7.01; long-an pci tinh-minh-bach 2021 s6.07; quang-ninh pci - 2021 r1; quang-ninh pci gia-nhap-thi-truong 2021 s7.98; quang-ninh pci tiep-can-dat-dai 2021 s7.39; quang-ninh pci tinh-minh-bach 2021 s6.31"),
    ("Bảng điểm PCI 2021", "Bảng điểm PCI 2021\nTỉnh\nGia nhập thị trường\nTiếp cận đất đai\nTính minh bạch\nPCI\nQuảng Ninh 7,98 7,39 6,31 73,02\nHải Phòng 6,52 6,77 6,82 70,61\nLong An 6,48 7,01 6,07 66,58", "hai-phong pci - 2021 s70.61; hai-phong pci gia-nhap-thi-truong 2021 s6.52; hai-phong pci tiep-can-dat-dai 2021 s6.77; hai-phong pci tinh-minh-bach 2021 s6.82; long-an pci - 2021 s66.58; long-an pci gia-nhap-thi-truong 2021 s6.48; long-an pci tiep-can-dat-dai 2021 s7.01; long-an pci tinh-minh-bach 2021 s6.07; quang-ninh pci - 2021 s73.02; quang-ninh pci gia-nhap-thi-truong 2021 s7.98; quang-ninh pci tiep-can-dat-dai 2021 s7.39; quang-ninh pci tinh-minh-bach 2021 s6.31"),
    ("Bảng điểm PCI 2021", "Bảng điểm PCI 2021\nTỉnh Gia nhập thị trường Tiếp cận đất đai Vai trò của chính quyền Tính minh bạch Xếp hạng\nQuảng Ninh 7,98 7,39 6,31 7,02 1\nHải Phòng 6,52 6,77 6,82 7,61 2\nLong An 6,48 7,01 6,07 6,58 9", "hai-phong pci - 2021 r2; hai-phong pci gia-nhap-thi-truong 2021 s6.52; hai-phong pci tiep-can-dat-dai 2021 s6.77; hai-phong pci tinh-minh-bach 2021 s7.61; hai-phong pci vai-tro-cua-chinh-quyen 2021 s6.82; long-an pci - 2021 r9; long-an pci gia-nhap-thi-truong 2021 s6.48; long-an pci tiep-can-dat-dai 2021 s7.01; long-an pci tinh-minh-bach 2021 s6.58; long-an pci vai-tro-cua-chinh-quyen 2021 s6.07; quang-ninh pci - 2021 r1; quang-ninh pci gia-nhap-thi-truong 2021 s7.98; quang-ninh pci tiep-can-dat-dai 2021 s7.39; quang-ninh pci tinh-minh-bach 2021 s7.02; quang-ninh pci vai-tro-cua-chinh-quyen 2021 s6.31"),
    ("Chỉ số CCHC 2023 của các sở tỉnh Tây Ninh", "Chỉ số cải cách hành chính năm 2023 của các sở tỉnh Tây Ninh\nSTT Đơn vị Cải cách thể chế Cải cách thủ tục hành chính Cải cách tài chính công Tổng điểm Xếp hạng\n1 Sở Tài chính 30 34 28 92 1\n2 Sở Tư pháp 29 33 28 90 2\n3 Sở Nội vụ 28 33 27 88 3", "tay-ninh/so-noi-vu par-index - 2023 r3; tay-ninh/so-noi-vu par-index cai-cach-tai-chinh-cong 2023 s27; tay-ninh/so-noi-vu par-index cai-cach-the-che 2023 s28; tay-ninh/so-noi-vu par-index cai-cach-thu-tuc-hanh-chinh 2023 s33; tay-ninh/so-tai-chinh par-index - 2023 r1; tay-ninh/so-tai-chinh par-index cai-cach-tai-chinh-cong 2023 s28; tay-ninh/so-tai-chinh par-index cai-cach-the-che 2023 s30; tay-ninh/so-tai-chinh par-index cai-cach-thu-tuc-hanh-chinh 2023 s34; tay-ninh/so-tu-phap par-index - 2023 r2; tay-ninh/so-tu-phap par-index cai-cach-tai-chinh-cong 2023 s28; tay-ninh/so-tu-phap par-index cai-cach-the-che 2023 s29; tay-ninh/so-tu-phap par-index cai-cach-thu-tuc-hanh-chinh 2023 s33"),
    ("Hồ sơ PII 2025: tỉnh Khánh Hòa", "Hồ sơ PII 2025\nĐiểm số PII\n46,54\nXếp hạng PII\n9\nĐầu vào đổi mới sáng tạo\nĐiểm số: 46,80\nĐầu ra đổi mới sáng tạo\nĐiểm số: 46,28\nXếp hạng: 11", "khanh-hoa pii - 2025 r9; khanh-hoa pii dau-ra 2025 r11; khanh-hoa pii dau-vao 2025 s46.8"),
    ("PCI 2022 của tỉnh Hà Giang", "PCI 2022 của tỉnh Hà Giang\nChỉ số thành phần 2020 2021 2022\nGia nhập thị trường 7,1 6,9 6,8\nTính minh bạch 5,5 5,8 6,0\nĐiểm số PCI 59,2 60,5 61,9\nXếp hạng PCI 62 61 50", "ha-giang pci - 2020 r62; ha-giang pci - 2021 r61; ha-giang pci - 2022 r50; ha-giang pci gia-nhap-thi-truong 2020 s7.1; ha-giang pci gia-nhap-thi-truong 2021 s6.9; ha-giang pci gia-nhap-thi-truong 2022 s6.8; ha-giang pci tinh-minh-bach 2020 s5.5; ha-giang pci tinh-minh-bach 2021 s5.8; ha-giang pci tinh-minh-bach 2022 s6"),
    ("Điểm PCI 2021 của ba tỉnh", "Điểm PCI 2021\nChỉ số thành phần Quảng Ninh Hải Phòng Long An\nGia nhập thị trường 7,98 6,52 6,48\nTiếp cận đất đai 7,39 6,77 7,01\nTính minh bạch 6,31 6,82 6,07\nXếp hạng 1 2 9", "hai-phong pci - 2021 r2; hai-phong pci gia-nhap-thi-truong 2021 s6.52; hai-phong pci tiep-can-dat-dai 2021 s6.77; hai-phong pci tinh-minh-bach 2021 s6.82; long-an pci - 2021 r9; long-an pci gia-nhap-thi-truong 2021 s6.48; long-an pci tiep-can-dat-dai 2021 s7.01; long-an pci tinh-minh-bach 2021 s6.07; quang-ninh pci - 2021 r1; quang-ninh pci gia-nhap-thi-truong 2021 s7.98; quang-ninh pci tiep-can-dat-dai 2021 s7.39; quang-ninh pci tinh-minh-bach 2021 s6.31"),
];

fn told(c: &Claim) -> String {
    let value = match (c.rank, c.rank_max, c.last, c.delta, c.score) {
        (Some(n), ..) => format!("r{n}"),
        (None, Some(n), ..) => format!("m{n}"),
        (None, None, true, ..) => "last".to_owned(),
        (None, None, false, Some(n), _) => format!("d{n:+}"),
        (None, None, false, None, points) => format!("s{}", points.unwrap_or_default()),
    };
    let year = c.year.map_or_else(|| "None".to_owned(), |y| y.to_string());
    let usual = matches!(c.scope.as_str(), "national" | "world" | "ministries") || c.scope.starts_with("province:");
    let scope = if usual { String::new() } else { format!(" @{}", c.scope) };
    let modality = if c.modality == Modality::Target { " !target" } else { "" };
    format!("{} {} {} {year} {value}{scope}{modality}", c.subject, c.index, c.component.as_deref().unwrap_or("-"))
}

#[test]
fn layouts_and_orders_of_telling_are_read() {
    let ontology = Ontology::embedded().unwrap();
    let mut faults = Vec::new();
    for (title, text, expected) in CASES {
        let document = Document { id: "f".into(), title: (*title).to_owned(), text: (*text).to_owned(), ..Document::default() };
        let claims = extract(&document, &ontology).claims;
        let read: BTreeSet<String> = claims.iter().filter(|c| c.status == Status::Resolved).map(told).collect();
        let wanted: BTreeSet<String> = expected.split("; ").filter(|e| !e.is_empty()).map(str::to_owned).collect();
        if read != wanted {
            let missed: Vec<_> = wanted.difference(&read).collect();
            let wrong: Vec<_> = read.difference(&wanted).collect();
            faults.push(format!("{text:?}: missed {missed:?}, wrong {wrong:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), CASES.len(), faults.join("\n"));
}
