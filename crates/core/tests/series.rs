//! Runs of items of one shape: in a sentence, line by line, in cells that a mark parts; and runs that look alike and rank nobody. The figures are
//! made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A name and its bare place in a sentence, whatever joins them and parts the items.
#[rustfmt::skip]
const BARE: &[Case] = &[
    ("", "Thứ hạng PCI 2023 của các tỉnh Tây Nguyên: Lâm Đồng 21; Đắk Lắk 43; Gia Lai 44; Kon Tum 56.", "lam-dong pci - 2023 r21; dak-lak pci - 2023 r43; gia-lai pci - 2023 r44; kon-tum pci - 2023 r56"),
    ("", "BXH PAPI 2022: Quảng Ninh - 2, Bình Dương - 3, Thanh Hóa - 4, Hà Tĩnh - 6.", "quang-ninh papi - 2022 r2; binh-duong papi - 2022 r3; thanh-hoa papi - 2022 r4; ha-tinh papi - 2022 r6"),
    ("DDCI Lào Cai 2023", "Khối sở, ngành: Sở Nội vụ (1), Sở Tài chính (2), Sở Tư pháp (3).\nKhối huyện: Bảo Thắng (1), Sa Pa (2), Bát Xát (3).", "lao-cai/so-noi-vu ddci - 2023 r1; lao-cai/so-tai-chinh ddci - 2023 r2; lao-cai/so-tu-phap ddci - 2023 r3; lao-cai/bao-thang ddci - 2023 r1; lao-cai/sa-pa ddci - 2023 r2; lao-cai/bat-xat ddci - 2023 r3"),
    ("", "Chỉ số CCHC năm 2022, thứ hạng các bộ: Bộ Tư pháp 2, Bộ Tài chính 3, Bộ Nội vụ 5.", "bo/tu-phap par-index - 2022 r2; bo/tai-chinh par-index - 2022 r3; bo/noi-vu par-index - 2022 r5"),
    ("", "Vị trí của tỉnh Nghệ An năm 2023: PCI 43, PAPI 16, PAR INDEX 17.", "nghe-an pci - 2023 r43; nghe-an papi - 2023 r16; nghe-an par-index - 2023 r17"),
    ("", "Thứ hạng các chỉ số thành phần PCI 2023 của Nghệ An: gia nhập thị trường 12; tiếp cận đất đai 40; tính minh bạch 33.", "nghe-an pci gia-nhap-thi-truong 2023 r12; nghe-an pci tiep-can-dat-dai 2023 r40; nghe-an pci tinh-minh-bach 2023 r33"),
    ("", "Hạng GII của Việt Nam: 2020: 41; 2021: 43; 2022: 47; 2023: 45.", "viet-nam gii - 2020 r41; viet-nam gii - 2021 r43; viet-nam gii - 2022 r47; viet-nam gii - 2023 r45"),
    ("", "Điểm PCI 2023: Quảng Ninh 71; Long An 70; Hải Phòng 70.", ""),
    ("", "Số dự án FDI năm 2023: Bắc Ninh 12; Bắc Giang 15; Hải Phòng 30. PCI 2023 chưa công bố.", ""),
    ("", "Số doanh nghiệp được hỏi về PCI 2023: Hà Nội 250; Hải Phòng 120; Huế 90.", ""),
    ("", "Các tỉnh tăng hạng PCI 2023: Hà Giang 12; Cao Bằng 5; Bắc Kạn 3.", ""),
];

/// Running numbers, medals and figures in front of the names.
#[rustfmt::skip]
const NUMBERED: &[Case] = &[
    ("", "Top 4 SIPAS 2023: 1/ Quảng Ninh (90,7%); 2/ Hải Phòng (89,2%); 3/ Thái Nguyên (88,1%); 4/ Hưng Yên (87,4%).", "quang-ninh sipas - 2023 r1; hai-phong sipas - 2023 r2; thai-nguyen sipas - 2023 r3; hung-yen sipas - 2023 r4"),
    ("", "🏆 Công bố PCI 2022: 🥇 Quảng Ninh 🥈 Bắc Giang 🥉 Hải Phòng", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3"),
    ("", "Gọi tên tốp 3 PAR INDEX năm 2021! 🥇Hải Phòng, 🥈Quảng Ninh, 🥉Huế.", "hai-phong par-index - 2021 r1; quang-ninh par-index - 2021 r2; thua-thien-hue par-index - 2021 r3"),
    ("", "Điểm GII 2023: 1. Thụy Sĩ 67,5; 2. Thụy Điển 64,1; 3. Hoa Kỳ 63,4; … 46. Việt Nam 46,1.", "thuy-si gii - 2023 r1; thuy-dien gii - 2023 r2; hoa-ky gii - 2023 r3; viet-nam gii - 2023 r46"),
    ("", "Bảng xếp hạng PCI 2022: 1. Quảng Ninh. 2. Bắc Giang. 3. Hải Phòng. 4. Bà Rịa - Vũng Tàu.", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3; ba-ria-vung-tau pci - 2022 r4"),
    ("DDCI Lào Cai 2023", "Kết quả xếp hạng khối sở, ngành: 1. Sở Nội vụ; 2. Sở Tài chính; 3. Sở Tư pháp.\nKhối huyện: 1. Bảo Thắng; 2. Sa Pa; 3. Bát Xát.", "lao-cai/so-noi-vu ddci - 2023 r1; lao-cai/so-tai-chinh ddci - 2023 r2; lao-cai/so-tu-phap ddci - 2023 r3; lao-cai/bao-thang ddci - 2023 r1; lao-cai/sa-pa ddci - 2023 r2; lao-cai/bat-xat ddci - 2023 r3"),
    ("", "Đoàn khảo sát PCI 2023 sẽ đến: 1. Hà Nội; 2. Hải Phòng; 3. Quảng Ninh.", ""),
    ("", "Các tỉnh tham gia góp ý PAPI 2023: 1. An Giang; 2. Bạc Liêu; 3. Bến Tre.", ""),
    ("", "Nội dung hội nghị PCI 2023: 1. Hà Nội nêu kinh nghiệm; 2. Hải Phòng ký kết; 3. Huế đăng cai.", ""),
];

/// One item a line.
#[rustfmt::skip]
const LINES: &[Case] = &[
    ("PCI 2021 Nghệ An", "Xếp hạng các chỉ số thành phần PCI 2021 của Nghệ An:\nTính minh bạch: 33 (tăng 3 bậc)\nĐào tạo lao động: 25 (giảm 4 bậc)\nTính năng động - 43\nTổng hợp: 31", "nghe-an pci tinh-minh-bach 2021 r33; nghe-an pci dao-tao-lao-dong 2021 r25; nghe-an pci tinh-nang-dong 2021 r43; nghe-an pci - 2021 r31"),
    ("Công bố DDCI Lào Cai 2023", "Khối sở, ngành (20 đơn vị)\n1. Sở Nội vụ - 88,2\n2. Sở Tài chính - 87\n...\n20. Sở Xây dựng - 60,6\nKhối huyện (9 đơn vị)\n1. Bảo Thắng - 90\n9. Mường Khương - 70", "lao-cai/so-noi-vu ddci - 2023 r1; lao-cai/so-tai-chinh ddci - 2023 r2; lao-cai/so-xay-dung ddci - 2023 r20; lao-cai/bao-thang ddci - 2023 r1; lao-cai/muong-khuong ddci - 2023 r9"),
    ("DTI 2023", "Thứ hạng DTI 2023 các tỉnh miền núi\n- Lào Cai: 12\n- Sơn La: 41\n- Yên Bái: 25\n- Điện Biên: 60", "lao-cai dti - 2023 r12; son-la dti - 2023 r41; yen-bai dti - 2023 r25; dien-bien dti - 2023 r60"),
    ("Mục tiêu của tỉnh Hà Nam", "Mục tiêu năm 2025 của tỉnh Hà Nam:\nPCI: top 12\nPAPI: top 15\nPAR INDEX: hạng 12 trở lên", "ha-nam pci - 2025 m12 !target; ha-nam papi - 2025 m15 !target; ha-nam par-index - 2025 m12 !target"),
    ("Hạng của Lào Cai qua các năm", "Năm: 2020 – 2021 – 2022\nPCI: 15 – 26 – 28\nPAPI: 30 – 31 – 21", "lao-cai pci - 2020 r15; lao-cai pci - 2021 r26; lao-cai pci - 2022 r28; lao-cai papi - 2020 r30; lao-cai papi - 2021 r31; lao-cai papi - 2022 r21"),
    ("DTI 2023", "Số xã đạt DTI 2023 các tỉnh miền núi\n- Lào Cai: 12\n- Sơn La: 41\n- Yên Bái: 25", ""),
    ("PCI", "Danh sách đại biểu dự hội nghị PCI 2023:\n1. Sở Nội vụ Hà Nam\n2. Sở Tài chính Hà Nam\n3. Sở Tư pháp Hà Nam", ""),
];

/// Cells that one mark parts, under a header with as many.
#[rustfmt::skip]
const MARKED: &[Case] = &[
    ("PAPI 2022", "Tỉnh; Điểm; Thứ hạng\nQuảng Ninh; 47,8; 1\nBình Dương; 47,4; 2\nThanh Hóa; 47,3; 3", "quang-ninh papi - 2022 r1; binh-duong papi - 2022 r2; thanh-hoa papi - 2022 r3"),
    ("PAPI 2022", "Tỉnh - Thứ hạng - Điểm\nQuảng Ninh - 4 - 46,8\nBình Dương - 7 - 46,4", "quang-ninh papi - 2022 r4; binh-duong papi - 2022 r7"),
    ("PAPI 2022", "Địa phương, hạng, điểm\nQuảng Ninh, 4, 46.8\nBình Dương, 7, 46.4\nCà Mau, 9, 45.1", "quang-ninh papi - 2022 r4; binh-duong papi - 2022 r7; ca-mau papi - 2022 r9"),
    ("PAPI 2022", "Tỉnh; Số xã; Số phiếu\nQuảng Ninh; 12; 40\nBình Dương; 15; 50", ""),
];

/// One place a year behind `các bậc`, the rankings just told taken together, and a group denied to each of several.
#[rustfmt::skip]
const TOGETHER: &[Case] = &[
    ("", "Năm 2019 và 2020, PAPI của Yên Bái lần lượt ở các bậc 40 và 37.", "yen-bai papi - 2019 r40; yen-bai papi - 2020 r37"),
    ("", "Hai năm 2019 và 2020, Yên Bái đều xếp thứ 34/63 về PCI; cũng trong hai năm ấy PAPI của tỉnh lần lượt ở các bậc 40 và 37.", "yen-bai pci - 2019 r34; yen-bai pci - 2020 r34; yen-bai papi - 2019 r40; yen-bai papi - 2020 r37"),
    ("", "PCI và PAPI 2022 của Yên Bái lần lượt lên các bậc 20 và 17.", "yen-bai pci - 2022 r20; yen-bai papi - 2022 r17"),
    ("", "Không tỉnh nào trong số Hà Giang, Cao Bằng, Bắc Kạn lọt nhóm 20 tỉnh có PCI 2023 tốt nhất.", "ha-giang pci - 2023 m20 !negated; cao-bang pci - 2023 m20 !negated; bac-kan pci - 2023 m20 !negated"),
    ("", "Trong số Hà Giang, Cao Bằng và Bắc Kạn, chưa nơi nào vào top 20 PCI 2023.", "ha-giang pci - 2023 m20 !negated; cao-bang pci - 2023 m20 !negated; bac-kan pci - 2023 m20 !negated"),
    ("", "Cả Hà Giang lẫn Cao Bằng chưa có nơi nào vào top 20 PCI 2023.", "ha-giang pci - 2023 m20 !negated; cao-bang pci - 2023 m20 !negated"),
    ("", "Không tỉnh nào trong vùng của Hà Giang, Cao Bằng tăng hạng PCI 2023.", ""),
    ("", "Năm 2023, tỉnh Nam Định đứng thứ 31 PAR INDEX, thứ 16 SIPAS, thứ 19 PAPI; đến năm 2030 cả ba phấn đấu vào nhóm 10 cả nước.", "nam-dinh par-index - 2023 r31; nam-dinh sipas - 2023 r16; nam-dinh papi - 2023 r19; nam-dinh par-index - 2030 m10 !target; nam-dinh sipas - 2030 m10 !target; nam-dinh papi - 2030 m10 !target"),
];

#[test]
fn told_together() {
    check(TOGETHER);
}

#[test]
fn bare_places_behind_names() {
    check(BARE);
}

#[test]
fn running_numbers_before_names() {
    check(NUMBERED);
}

#[test]
fn lines_of_one_shape() {
    check(LINES);
}

#[test]
fn cells_parted_by_a_mark() {
    check(MARKED);
}
