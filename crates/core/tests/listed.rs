//! Places told by how a page is laid out: numbered lines under a headline, numbered items of a sentence, names with their publisher in a
//! bracket, years that date an aside. All sentences are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document};
use xephang_core::ontology::Ontology;

/// Numbered lines under a headline are places, of whatever statistic; the sums beside them are no points.
#[rustfmt::skip]
const LINES: &[Case] = &[
    ("", "5 TỈNH, TP CÓ QUY MÔ KINH TẾ LỚN NHẤT NĂM 2022\nTỉnh, thành – GRDP (tỷ đồng)\n1) TP. Hồ Chí Minh 1.479.227\n2) Hà Nội 1.196.004\n3) Bình Dương 459.041", "binh-duong grdp quy-mo 2022 r3; ha-noi grdp quy-mo 2022 r2; ho-chi-minh grdp quy-mo 2022 r1"),
    ("", "5 TỈNH, TP CÓ GRDP BÌNH QUÂN ĐẦU NGƯỜI CAO NHẤT NĂM 2022\n1. Bà Rịa - Vũng Tàu 320,1 triệu đồng (kể cả dầu khí); không kể thì 190,4\n2. Quảng Ninh 197,2 triệu đồng\n3. Bình Dương 169,8 triệu đồng", "ba-ria-vung-tau grdp binh-quan-dau-nguoi 2022 r1; binh-duong grdp binh-quan-dau-nguoi 2022 r3; quang-ninh grdp binh-quan-dau-nguoi 2022 r2"),
    ("", "10 địa phương có GRDP lớn nhất năm 2023\n1) TP. Hồ Chí Minh 1.621 nghìn tỷ đồng\n2) Hà Nội 1.297 nghìn tỷ đồng\n3) Bình Dương 490 nghìn tỷ đồng", "binh-duong grdp quy-mo 2023 r3; ha-noi grdp quy-mo 2023 r2; ho-chi-minh grdp quy-mo 2023 r1"),
    ("", "Mười địa phương dẫn đầu về kim ngạch xuất khẩu năm 2023\n1. TP. Hồ Chí Minh 42,5 tỷ USD\n2. Bắc Ninh 39,2 tỷ USD\n3. Bình Dương 30,6 tỷ USD", "bac-ninh xuat-khau - 2023 r2; binh-duong xuat-khau - 2023 r3; ho-chi-minh xuat-khau - 2023 r1"),
    ("", "Chỉ số PCI 2022 được nhắc ở đoạn khác.\n10 tỉnh có diện tích lớn nhất\n1. Nghệ An 16.490 km2\n2. Gia Lai 15.510 km2\n3. Sơn La 14.123 km2", ""),
    ("", "Xếp hạng DTI 2021 - cấp Bộ không cung cấp dịch vụ công\n1. Thông tấn xã Việt Nam\n2. Đài Truyền hình Việt Nam", "bo/dai-truyen-hinh-viet-nam dti - 2021 r2; bo/thong-tan-xa-viet-nam dti - 2021 r1"),
];

/// What holds for one clause, bracket or item does not hold for the next.
#[rustfmt::skip]
const CLAUSES: &[Case] = &[
    ("", "Xuất khẩu năm 2022 vẫn tăng.\nMười địa phương dẫn đầu về kim ngạch xuất khẩu năm 2022 gồm TP.HCM, Bắc Ninh, Bình Dương. Vĩnh Phúc chỉ xếp thứ 12.", "bac-ninh xuat-khau - 2022 m10; binh-duong xuat-khau - 2022 m10; ho-chi-minh xuat-khau - 2022 m10; vinh-phuc xuat-khau - 2022 r12"),
    ("", "GRDP năm 2024 của 63 tỉnh, thành chênh nhau khá xa.\nDẫn đầu cả nước là Bắc Giang, tăng 13,85%. Thanh Hóa về thứ hai với 12,16%.", "bac-giang grdp toc-do-tang-truong 2024 r1; thanh-hoa grdp toc-do-tang-truong 2024 r2"),
    ("Chỉ số sẵn sàng AI: Việt Nam xếp thứ 6 ASEAN", "Điểm trung bình năm 2022 của Việt Nam đạt 53,96 điểm (năm 2021 là 51,82 và 2020 là 42,8 điểm). Việt Nam đứng thứ 55/181 (năm 2021 là 62/160).\nTrụ cột Chính phủ (chính sách, quy định) của Việt Nam được 63,5 điểm. Hai trụ cột kia là công nghệ (38,2 điểm) và dữ liệu (60,1 điểm).", "viet-nam ai-readiness - 2021 r62; viet-nam ai-readiness - 2022 r55; viet-nam ai-readiness - 2022 r6 @asean"),
    ("Bến Tre họp tháng 5", "Nổi lên mấy việc của tỉnh Bến Tre: (1) nhiều chỉ tiêu tăng mạnh so với tháng trước; (2) về các bộ chỉ số của tỉnh năm 2023: PCI 69,2 điểm, đứng 6/63; PAPI 42,1 điểm, hạng 33/63.", "ben-tre papi - 2023 r33; ben-tre pci - 2023 r6"),
    ("", "Vị trí của nước ta trên các bảng xếp hạng: Đổi mới sáng tạo (Tổ chức sở hữu trí tuệ thế giới – WIPO) năm 2022 là 48/132; Chính phủ điện tử (Liên Hợp Quốc) năm 2022 thứ 86; An toàn an ninh mạng (ITU) năm 2020 xếp 25/194.", "viet-nam egdi - 2022 r86; viet-nam gci - 2020 r25; viet-nam gii - 2022 r48"),
    ("", "PCI 2022, Quảng Ninh đứng đầu. Ở bảng này, sau Quảng Ninh lần lượt có Bắc Giang, Hải Phòng, Đồng Tháp.", "bac-giang pci - 2022 r2; dong-thap pci - 2022 r4; hai-phong pci - 2022 r3; quang-ninh pci - 2022 r1"),
    ("Trà Vinh bàn cách nâng thứ hạng năm bộ chỉ số PCI, PAPI, PAR INDEX, SIPAS, PGI năm 2024", "Hội thảo nâng cao thứ hạng năm bộ chỉ số của tỉnh Trà Vinh năm 2024 diễn ra sáng nay.", ""),
    ("An Giang có bộ chỉ số DTI của các sở", "Khối sở có các chỉ số chính của DTI năm 2022: nhận thức số (100 điểm), thể chế số (100 điểm), hạ tầng số (150 điểm).", ""),
];

#[test]
fn numbered_lines_are_places() {
    check(LINES);
}

#[test]
fn clauses_keep_to_themselves() {
    check(CLAUSES);
}

/// The points of a pillar that nobody knows are none of the whole.
#[test]
fn points_of_pillars_are_theirs() {
    let ontology = Ontology::embedded().unwrap();
    let (title, text, _) = CLAUSES.get(2).unwrap();
    let document = Document { id: "f".into(), title: (*title).to_owned(), text: (*text).to_owned(), ..Document::default() };
    let claims = extract(&document, &ontology).claims;
    let pillar = |c: &&Claim| c.score.is_some_and(|s| [63.5, 38.2, 60.1].contains(&s));
    assert!(claims.iter().filter(pillar).all(|c| c.component.is_some()), "{claims:?}");
}

/// Sums of money beside a place are no points.
#[test]
fn money_is_no_points() {
    let ontology = Ontology::embedded().unwrap();
    let (title, text, _) = LINES.first().unwrap();
    let document = Document { id: "f".into(), title: (*title).to_owned(), text: (*text).to_owned(), ..Document::default() };
    assert!(extract(&document, &ontology).claims.iter().all(|c| c.score.is_none()));
}
