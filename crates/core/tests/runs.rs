//! Runs of items of one shape as pages print them: medals, places in words, places of two editions, heads behind the run or in the line above,
//! sums of money, places moved; and runs that look alike and rank nobody. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Medals one a line.
#[rustfmt::skip]
const MEDALS: &[Case] = &[
    ("", "🏆 Kết quả PAPI 2022\n🥇 Quảng Ninh\n🥈 Bình Dương\n🥉 Thanh Hóa", "quang-ninh papi - 2022 r1; binh-duong papi - 2022 r2; thanh-hoa papi - 2022 r3"),
    ("", "DDCI 2022 tỉnh Lào Cai, khối sở:\n🥇 Sở Nội vụ: 88,1 điểm\n🥈 Sở Tư pháp: 87,2 điểm\n🥉 Sở Y tế: 86 điểm", "lao-cai/so-noi-vu ddci - 2022 r1; lao-cai/so-tu-phap ddci - 2022 r2; lao-cai/so-y-te ddci - 2022 r3"),
    ("", "Top 3 SIPAS 2021\n🥇 Hải Phòng\n🥈 Hưng Yên\n🥉 Thái Nguyên\nLào Cai xếp thứ 30.", "hai-phong sipas - 2021 r1; hung-yen sipas - 2021 r2; thai-nguyen sipas - 2021 r3; lao-cai sipas - 2021 r30"),
];

/// Places in words before and behind the names.
#[rustfmt::skip]
const WORDS: &[Case] = &[
    ("", "PAR INDEX 2022 của các bộ: Bộ Tư pháp (nhất), Bộ Tài chính (nhì), Bộ Nội vụ (ba).", "bo/tu-phap par-index - 2022 r1; bo/tai-chinh par-index - 2022 r2; bo/noi-vu par-index - 2022 r3"),
    ("", "PCI 2023: Quảng Ninh 71,2 điểm - nhất; Long An 70,9 điểm - nhì; Hải Phòng 70,3 điểm - ba; xếp cuối là Cao Bằng.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3; cao-bang pci - 2023 last"),
    ("", "SIPAS 2022: Nhất: Quảng Ninh; nhì: Hải Phòng; ba: Thái Nguyên.", "quang-ninh sipas - 2022 r1; hai-phong sipas - 2022 r2; thai-nguyen sipas - 2022 r3"),
    ("", "Xếp hạng DTI 2022 khối sở tỉnh Lào Cai: Nhất Sở Nội vụ; Nhì Sở Tài chính; Ba Sở Tư pháp; đứng cuối là Sở Y tế.", "lao-cai/so-noi-vu dti - 2022 r1; lao-cai/so-tai-chinh dti - 2022 r2; lao-cai/so-tu-phap dti - 2022 r3; lao-cai/so-y-te dti - 2022 last"),
    ("", "Ba tỉnh Hà Giang, Cao Bằng, Bắc Kạn dự hội nghị PCI 2023.", ""),
    ("", "Giải nhất cuộc thi tìm hiểu PCI 2023: Hà Giang; giải nhì: Cao Bằng; giải ba: Bắc Kạn.", ""),
];

/// Two places an item, of two editions.
#[rustfmt::skip]
const TWO: &[Case] = &[
    ("PAR INDEX 2022 Lào Cai", "Lĩnh vực (thứ hạng năm 2022/thứ hạng năm 2021): Cải cách thể chế (12/30), Cải cách thủ tục hành chính (8/21), Cải cách tài chính công (27/25).", "lao-cai par-index cai-cach-the-che 2022 r12; lao-cai par-index cai-cach-the-che 2021 r30; lao-cai par-index cai-cach-thu-tuc-hanh-chinh 2022 r8; lao-cai par-index cai-cach-thu-tuc-hanh-chinh 2021 r21; lao-cai par-index cai-cach-tai-chinh-cong 2022 r27; lao-cai par-index cai-cach-tai-chinh-cong 2021 r25"),
    ("", "Thứ hạng PCI 2022 (trong ngoặc là thứ hạng năm trước): Lào Cai 10 (12); Sơn La 40 (33); Yên Bái 21 (25).", "lao-cai pci - 2022 r10; lao-cai pci - 2021 r12; son-la pci - 2022 r40; son-la pci - 2021 r33; yen-bai pci - 2022 r21; yen-bai pci - 2021 r25"),
    ("", "Thứ hạng PCI 2022: Lào Cai hạng 10 (năm 2021: 12); Sơn La hạng 40 (năm 2021: 33).", "lao-cai pci - 2022 r10; lao-cai pci - 2021 r12; son-la pci - 2022 r40; son-la pci - 2021 r33"),
    ("PAPI 2022 Sơn La", "Chỉ số nội dung (hạng 2022/hạng 2021)\nTham gia của người dân ở cấp cơ sở: 12/15\nCông khai, minh bạch: 33/20\nQuản trị môi trường: 40/41", "son-la papi tham-gia-cua-nguoi-dan 2022 r12; son-la papi tham-gia-cua-nguoi-dan 2021 r15; son-la papi cong-khai-minh-bach 2022 r33; son-la papi cong-khai-minh-bach 2021 r20; son-la papi quan-tri-moi-truong 2022 r40; son-la papi quan-tri-moi-truong 2021 r41"),
    ("DDCI Lào Cai 2022", "Kết quả DDCI năm 2022, khối huyện (9 đơn vị):\n1. Sa Pa – 76,8 điểm (năm 2021: hạng 4)\n2. Bát Xát – 75,4 điểm (năm 2021: hạng 1)\n3. Bảo Thắng – 74,1 điểm (năm 2021: hạng 6)", "lao-cai/sa-pa ddci - 2022 r1; lao-cai/sa-pa ddci - 2021 r4; lao-cai/bat-xat ddci - 2022 r2; lao-cai/bat-xat ddci - 2021 r1; lao-cai/bao-thang ddci - 2022 r3; lao-cai/bao-thang ddci - 2021 r6"),
    ("", "Thứ hạng PAR INDEX 2022 của Sơn La: Cải cách thể chế 14/63, Cải cách thủ tục hành chính 9/63.", "son-la par-index cai-cach-the-che 2022 r14; son-la par-index cai-cach-thu-tuc-hanh-chinh 2022 r9"),
    ("PCI 2023", "Tỷ lệ doanh nghiệp trả lời PCI 2023: Lào Cai 14 (12); Sơn La 10 (9); Huế 20 (18).", ""),
    ("", "Số dự án FDI năm 2023: Bắc Ninh 12 (năm trước 10); Bắc Giang 15 (năm trước 14); Huế 5 (năm trước 3). PCI 2023 chưa công bố.", ""),
];

/// What the figures are is said behind the run, or in the line above.
#[rustfmt::skip]
const HEADS: &[Case] = &[
    ("", "(1) Huế 46,1 điểm, (2) Đồng Tháp 45,8 điểm, (3) Thái Nguyên 45,7 điểm là ba vị trí cao nhất PAPI 2023.", "thua-thien-hue papi - 2023 r1; dong-thap papi - 2023 r2; thai-nguyen papi - 2023 r3"),
    ("", "1. Huế, 2. Đồng Tháp, 3. Thái Nguyên là ba địa phương dẫn đầu PAPI 2023.", "thua-thien-hue papi - 2023 r1; dong-thap papi - 2023 r2; thai-nguyen papi - 2023 r3"),
    ("", "Quảng Ninh (1), Long An (2), Hải Phòng (3) đứng đầu bảng xếp hạng PCI 2023.", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("Xếp hạng chuyển đổi số cấp huyện", "Kết quả đánh giá chuyển đổi số (DTI) năm 2023 của 4 huyện tỉnh Lào Cai như sau:\n1- Sa Pa; 2- Bát Xát; 3- Bảo Thắng; 4- Bắc Hà.", "lao-cai/sa-pa dti - 2023 r1; lao-cai/bat-xat dti - 2023 r2; lao-cai/bao-thang dti - 2023 r3; lao-cai/bac-ha dti - 2023 r4"),
    ("PCI", "Kết quả khảo sát PCI 2023 tại 4 huyện tỉnh Lào Cai như sau:\n1. Sa Pa; 2. Bát Xát; 3. Bảo Thắng; 4. Bắc Hà.", ""),
    ("PCI", "Đoàn kiểm tra kết quả DTI năm 2023 tại 4 huyện tỉnh Lào Cai gồm:\n1. Sa Pa; 2. Bát Xát; 3. Bảo Thắng; 4. Bắc Hà.", ""),
    ("", "Theo bảng chữ cái, kết quả DTI năm 2023 của 4 huyện tỉnh Lào Cai như sau:\n1. Bảo Thắng; 2. Bắc Hà; 3. Bát Xát; 4. Sa Pa.", ""),
    ("Bảng xếp hạng FDI năm 2023", "1, Quảng Ninh: 2,4 tỷ USD\n2, Hải Phòng: 2,1 tỷ USD\n3, TP.HCM: 2 tỷ USD", "quang-ninh fdi - 2023 r1; hai-phong fdi - 2023 r2; ho-chi-minh fdi - 2023 r3"),
    ("", "Thu ngân sách năm 2023 các tỉnh: 1. Hà Nội: 400 tỷ đồng; 2. Hải Phòng: 100 tỷ đồng; 3. Huế: 12 tỷ đồng. PCI 2023 chưa có.", ""),
    ("Bảng theo dõi", "Nghệ An\nPCI: 23\nPAPI: 24\nPAR INDEX: 18\nSIPAS: 28", "nghe-an pci - None r23; nghe-an papi - None r24; nghe-an par-index - None r18; nghe-an sipas - None r28"),
    ("PCI", "Số bài viết năm 2023 của Lào Cai:\nPCI: 14\nPAPI: 51\nSIPAS: 38", ""),
    ("Điểm DTI các sở tỉnh Lào Cai năm 2023", "Sở Công Thương: 79,5\nSở Nội vụ: 84,2\nSở Y tế: 76,6", "lao-cai/so-cong-thuong dti - 2023 s79.5; lao-cai/so-noi-vu dti - 2023 s84.2; lao-cai/so-y-te dti - 2023 s76.6"),
    ("Danh bạ các sở", "Điện thoại đường dây nóng PAR INDEX 2023:\nSở Nội vụ: 112\nSở Y tế: 115\nSở Tài chính: 120", ""),
];

/// Places moved behind the places, and movements under a head that names both editions.
#[rustfmt::skip]
const MOVED: &[Case] = &[
    ("", "Thứ hạng GII 2023 (thay đổi so với GII 2022): Singapore 5 (+2), Malaysia 36 (0), Việt Nam 46 (-2).", "singapore gii - 2023 r5; malaysia gii - 2023 r36; viet-nam gii - 2023 r46"),
    ("", "DTI 2022 tỉnh Hà Giang (▲ tăng, ▼ giảm so với 2021):\n• Chính quyền số: 43/63 (▲ 9)\n• Kinh tế số: 50/63 (▼ 4)", "ha-giang dti chinh-quyen-so 2022 r43; ha-giang dti kinh-te-so 2022 r50"),
    ("", "Điểm PCI 2023 của Lào Cai ↑ 3 so với năm trước.", ""),
];

/// Names in order, with letters as bullets, and under ranges of places.
#[rustfmt::skip]
const ORDER: &[Case] = &[
    ("", "PCI 2023, 4 tỉnh dẫn đầu theo thứ tự: Hải Phòng > Quảng Ninh > Long An > Bắc Giang.", "hai-phong pci - 2023 r1; quang-ninh pci - 2023 r2; long-an pci - 2023 r3; bac-giang pci - 2023 r4"),
    ("", "Thứ tự SIPAS 2022 là: Quảng Ninh > Hải Phòng > Thái Nguyên > Hưng Yên.", "quang-ninh sipas - 2022 r1; hai-phong sipas - 2022 r2; thai-nguyen sipas - 2022 r3; hung-yen sipas - 2022 r4"),
    ("", "Thứ tự đầu bảng PCI 2022 là: Quảng Ninh, Hải Phòng, Long An.", "quang-ninh pci - 2022 r1; hai-phong pci - 2022 r2; long-an pci - 2022 r3"),
    ("", "Thứ tự phát biểu tại hội nghị PCI 2023 là: Hà Giang, Cao Bằng, Bắc Kạn.", ""),
    ("", "Kết quả PCI 2023, theo thứ tự bảng chữ cái: An Giang, Bạc Liêu, Bến Tre.", ""),
    ("Công bố PEPI", "Top 4 PEPI 2023:\na. Trà Vinh\nb. Đà Nẵng\nc. Bắc Ninh\nd. Huế", "tra-vinh pepi - 2023 m4; da-nang pepi - 2023 m4; bac-ninh pepi - 2023 m4; thua-thien-hue pepi - 2023 m4"),
    ("", "Nội dung PCI 2023:\na) Hà Nội\nb) Hải Phòng\nc) Huế", ""),
    ("", "PAPI 2022: các vị trí từ 2 đến 4 là Bình Dương, Thanh Hóa, Thái Nguyên; vị trí 61, 62, 63 là Sóc Trăng, Cao Bằng, Hà Giang.", "binh-duong papi - 2022 r2; thanh-hoa papi - 2022 r3; thai-nguyen papi - 2022 r4; soc-trang papi - 2022 r61; cao-bang papi - 2022 r62; ha-giang papi - 2022 r63"),
    ("", "PAR INDEX 2022, vị trí 61, 62, 63 là Sóc Trăng, Cao Bằng, Phú Yên.", "soc-trang par-index - 2022 r61; cao-bang par-index - 2022 r62; phu-yen par-index - 2022 r63"),
    ("PCI 2024", "Hạng - Địa phương - Điểm\n1 - Hải Phòng - 74,8\n2 - Bà Rịa - Vũng Tàu - 71,2\n3 - Huế - 71,1", "hai-phong pci - 2024 r1; ba-ria-vung-tau pci - 2024 r2; thua-thien-hue pci - 2024 r3"),
];

/// A verb of standing joins every bare figure to its name.
#[rustfmt::skip]
const VERBS: &[Case] = &[
    ("", "PAPI 2022 của Sơn La: Tham gia của người dân xếp 12, Công khai minh bạch xếp 33, Quản trị môi trường xếp 40.", "son-la papi tham-gia-cua-nguoi-dan 2022 r12; son-la papi cong-khai-minh-bach 2022 r33; son-la papi quan-tri-moi-truong 2022 r40"),
    ("", "PCI 2023 theo vùng: Lào Cai xếp 20, Sơn La xếp 41, Yên Bái xếp 55.", "lao-cai pci - 2023 r20; son-la pci - 2023 r41; yen-bai pci - 2023 r55"),
    ("", "PCI 2023: ba tỉnh Hà Giang 5, Cao Bằng 6, Bắc Kạn 7 đoàn tham dự.", ""),
];

#[test]
fn medals() {
    check(MEDALS);
}

#[test]
fn places_in_words() {
    check(WORDS);
}

#[test]
fn two_editions() {
    check(TWO);
}

#[test]
fn heads_elsewhere() {
    check(HEADS);
}

#[test]
fn places_moved() {
    check(MOVED);
}

#[test]
fn names_in_order() {
    check(ORDER);
}

#[test]
fn verbs_of_standing() {
    check(VERBS);
}
