//! What writers who did not know the rules made of labelled texts: other words for the same places. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Places that several share, and who is only compared with.
#[rustfmt::skip]
const SHARED: &[Case] = &[
    ("", "Theo bảng xếp hạng Hộ chiếu Henley năm 2024, Nhật Bản được xếp ở vị trí thứ 3 cùng với Hàn Quốc, Áo, Phần Lan và Pháp.", "phap henley - 2024 r3; phan-lan henley - 2024 r3; nhat-ban henley - 2024 r3; ao henley - 2024 r3; han-quoc henley - 2024 r3"),
    ("", "Theo Chỉ số Hộ chiếu Henley năm 2024, 5 quốc gia châu Âu cùng chia sẻ vị trí số 3, gồm Đan Mạch, Luxembourg, Tây Ban Nha, Thụy Điển và Thụy Sĩ.", "thuy-dien henley - 2024 r3; thuy-si henley - 2024 r3; tay-ban-nha henley - 2024 r3; luxembourg henley - 2024 r3; dan-mach henley - 2024 r3"),
    ("", "Theo kết quả DTI năm 2022, Hà Nam chia sẻ vị trí thứ 12 với Nam Định và Thái Bình.", "thai-binh dti - 2022 r12; nam-dinh dti - 2022 r12; ha-nam dti - 2022 r12"),
    ("", "Theo kết quả DTI năm 2022, Hà Nam đứng thứ 12, cao hơn Nam Định và Thái Bình.", "ha-nam dti - 2022 r12"),
    ("", "PAR INDEX 2019: Hạng 5 thuộc về ba tỉnh Kiên Giang, Long An, Tiền Giang, với 87,5 điểm.", "tien-giang par-index - 2019 r5; long-an par-index - 2019 r5; kien-giang par-index - 2019 r5"),
    ("", "DTI 2022: không tỉnh nào qua mặt được Hà Nam; Nam Định và Thái Bình chia nhau hạng nhì.", "ha-nam dti - 2022 r1; nam-dinh dti - 2022 r2; thai-binh dti - 2022 r2"),
    ("", "Bảng PCI lần nào cũng có Đà Nẵng ở vị trí thứ nhất hoặc thứ nhì. PCI năm 2013 Đà Nẵng đứng đầu.", "da-nang pci - 2013 r1"),
    ("", "Ở ICT Index 2010, thành phố Hồ Chí Minh, Hà Nội, Hải Phòng theo thứ tự giữ các hạng 2", ""),
    ("", "ICT Index 2023 của Đà Nẵng: hạ tầng kỹ thuật (0,79 điểm) và hạ tầng nhân lực (0,78 điểm) cùng xếp 2/63.", "da-nang ict-index ha-tang-nhan-luc 2023 r2; da-nang ict-index ha-tang-ky-thuat 2023 r2"),
];

/// Orders that go on from a place told, and those that go on from none.
#[rustfmt::skip]
const ORDERS: &[Case] = &[
    ("", "Bắc Ninh dẫn đầu PCI 2020. 5 vị trí còn lại trong TOP 10 của bảng PCI 2020, theo thứ tự, thuộc về Bắc Giang, Hải Phòng, Long An, Vĩnh Phúc, Hà Nội.", "bac-ninh pci - 2020 r1; bac-giang pci - 2020 r6; hai-phong pci - 2020 r7; long-an pci - 2020 r8; vinh-phuc pci - 2020 r9; ha-noi pci - 2020 r10"),
    ("", "Hoàn tất Top 5 PCI 2023, theo thứ tự từ hạng ba, là Hải Phòng, Bắc Giang và Đồng Tháp.", "hai-phong pci - 2023 r3; bac-giang pci - 2023 r4; dong-thap pci - 2023 r5"),
    ("", "Đà Nẵng đứng đầu DTI 2020. Kế sau Đà Nẵng, theo thứ tự, là Thừa Thiên Huế, Bắc Ninh, Quảng Ninh.", "da-nang dti - 2020 r1; thua-thien-hue dti - 2020 r2; bac-ninh dti - 2020 r3; quang-ninh dti - 2020 r4"),
    ("", "DTI 2022 tỉnh Vĩnh Phúc: Sở Nội vụ được chấm tốt. Xếp ngay sau, theo thứ tự, là Văn phòng UBND tỉnh, Sở Tài chính, chiếm trọn 2 vị trí tiếp theo.", ""),
    ("", "Đà Nẵng đứng đầu DTI 2022. Nhóm bám sau, có điểm xấp xỉ 0,6, là Hà Nội, Nam Định, Quảng Ninh.", "da-nang dti - 2022 r1"),
    ("", "Lào Cai đứng đầu PCI 2011. Nhóm đứng kế sau là Bắc Ninh với 66,27 điểm, Long An với 66,12 điểm.", "lao-cai pci - 2011 r1; bac-ninh pci - 2011 r2; long-an pci - 2011 r3"),
    ("", "PCI 2012: các địa phương đứng dưới gồm Đà Nẵng ở hạng 12, Hải Dương 13, Bình Dương 19 và Bà Rịa - Vũng Tàu 21.", "da-nang pci - 2012 r12; hai-duong pci - 2012 r13; binh-duong pci - 2012 r19; ba-ria-vung-tau pci - 2012 r21"),
    ("", "Quảng Ninh, Bắc Giang, Hải Phòng, theo thứ tự, là ba địa phương được doanh nghiệp chấm cao nhất cả nước trong PCI 2022.", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3"),
    ("", "Theo Chỉ số hạnh phúc thế giới năm 2019, cao nhất là Singapore, hạng 34, rồi Thái Lan 52, Philippines 69, Malaysia 80 và Việt Nam 94.", "singapore whi - 2019 r34; thai-lan whi - 2019 r52; philippines whi - 2019 r69; malaysia whi - 2019 r80; viet-nam whi - 2019 r94"),
    ("", "Lũy kế đến nay, tỉnh Hà Nam có 130 dự án FDI. Hải Phòng đứng đầu PCI 2024.", "hai-phong pci - 2024 r1"),
];

/// The best and the worst, named by their points.
#[rustfmt::skip]
const BEST: &[Case] = &[
    ("", "Quảng Ninh là tỉnh có chỉ số tổng hợp PAPI 2022 cao nhất, 47,88 điểm; tỉnh thấp nhất là Cao Bằng với 38,80 điểm.", "quang-ninh papi - 2022 r1; cao-bang papi - 2022 last"),
    ("", "EBI 2014: Với giao dịch B2C, TP.HCM được 72,4 điểm, cao nhất; kế đến là Hà Nội (69,2 điểm), Bình Dương (62,1 điểm).", "ho-chi-minh ebi giao-dich-b2c 2014 r1; ha-noi ebi giao-dich-b2c 2014 r2; binh-duong ebi giao-dich-b2c 2014 r3"),
    ("", "Theo PAPI năm 2021, về công khai, minh bạch, cao nhất là Thái Bình, thấp nhất là Kon Tum; về thủ tục hành chính công thì cao nhất là Bắc Ninh và thấp nhất là Gia Lai.", "thai-binh papi cong-khai-minh-bach 2021 r1; kon-tum papi cong-khai-minh-bach 2021 last; bac-ninh papi thu-tuc-hanh-chinh-cong 2021 r1; gia-lai papi thu-tuc-hanh-chinh-cong 2021 last"),
    ("", "Theo Chỉ số hòa bình toàn cầu năm 2025, quốc gia hòa bình nhất thế giới là Iceland, ngôi vị nước này giữ từ năm 2008.", "iceland hoa-binh-toan-cau - 2025 r1"),
    ("", "DTI năm 2022 tỉnh Lâm Đồng: 3 đơn vị bị chấm ở mức thấp nhất là Sở Y tế với 379,54 điểm, Sở Tài chính với 490,82 điểm, Sở Nội vụ với 340,86 điểm.", "lam-dong/so-y-te dti - 2022 s379.54; lam-dong/so-tai-chinh dti - 2022 s490.82; lam-dong/so-noi-vu dti - 2022 s340.86"),
    ("", "Nhóm 10 địa phương \"cuối bảng\" PCI 2022 gồm: Cà Mau, Bạc Liêu, Cao Bằng.", ""),
    ("", "PAR INDEX 2022: Bộ Giáo dục và Đào tạo nằm gần chót bảng. Bộ Y tế kề cuối bảng.", ""),
    ("", "PCI 2022: Đà Nẵng một lần nữa về nhất, đạt 70,31 điểm.", "da-nang pci - 2022 r1"),
    ("", "PCI 2022: Đà Nẵng đã hai lần dẫn đầu.", ""),
    ("", "PAPI 2022: Quảng Ninh đứng trên tất cả với 47 điểm.", "quang-ninh papi - 2022 r1"),
];

/// Which edition a place is of, where others are named beside it.
#[rustfmt::skip]
const YEARS: &[Case] = &[
    ("", "PCI của Quảng Ngãi đi từ hạng 27 toàn quốc với 62,87 điểm hồi năm 2021 lên hạng 18 với 65,2 điểm trong năm 2022.", "quang-ngai pci - 2021 r27; quang-ngai pci - 2022 r18"),
    ("", "Tính từ PCI 2010 thì Đà Nẵng có 12 năm trong nhóm đầu. Ở PCI 2022, Đà Nẵng xếp thứ 9.", "da-nang pci - 2022 r9"),
    ("", "Chỉ số EBI ra mắt lần đầu năm 2012. Bình Dương xếp thứ tư về chỉ số EBI.", "binh-duong ebi - None r4"),
    ("", "Năm 2023, PCI của Hà Nội vượt 18 bậc so với năm 2022, khi Thủ đô còn dừng ở hạng 24.", "ha-noi pci - 2023 d+18; ha-noi pci - 2022 r24"),
    ("", "Theo Báo cáo Hạnh phúc Thế giới năm 2025, Việt Nam xếp hạng 46, khá hơn hẳn hạng 54 hồi năm 2024, hạng 65 hồi năm 2023.", "viet-nam whi - 2025 r46; viet-nam whi - 2024 r54; viet-nam whi - 2023 r65"),
    ("", "Trong PII 2024, Bình Định từng ở hạng 8 toàn quốc năm 2023, nay xuống hạng 10.", "binh-dinh pii - 2023 r8; binh-dinh pii - 2024 r10"),
    ("", "Theo Doing Business 2016, chỉ số thương mại qua biên giới của Việt Nam giảm 1 bậc, từ mức 98 tụt xuống 99.", "viet-nam doing-business thuong-mai-qua-bien-gioi 2016 r99"),
    ("", "Năm 2002 tỉnh Thanh Hóa mới xếp thứ 54/63 về thu nhập bình quân đầu người, sau đó nhảy 24 bậc, lên vị trí thứ 30 vào năm 2021.", "thanh-hoa thu-nhap-binh-quan-dau-nguoi - 2002 r54; thanh-hoa thu-nhap-binh-quan-dau-nguoi - 2021 r30"),
    ("", "Hà Nam được xếp vào hạng 31 PCI 2023, chỉ số này năm 2022 là hạng 38.", "ha-nam pci - 2023 r31; ha-nam pci - 2022 r38"),
];

/// Goals told behind the place, and goals that were missed.
#[rustfmt::skip]
const GOALS: &[Case] = &[
    ("", "Lọt vào top 20 cả nước về PCI vào năm 2025 là mục tiêu mà tỉnh Bình Định vừa đặt ra.", "binh-dinh pci - 2025 m20 !target"),
    ("", "Đứng thứ 20 cả nước về PCI năm 2022 là mục tiêu tỉnh Bình Định đã hoàn thành.", "binh-dinh pci - 2022 r20"),
    ("", "Việc còn phải làm là đến năm 2027 Việt Nam góp mặt trong 50 nước dẫn đầu EGDI. EGDI 2024 xếp Việt Nam thứ 71.", "viet-nam egdi - 2027 m50 !target; viet-nam egdi - 2024 r71"),
    ("", "Chương trình nêu các mục tiêu phải đạt vào năm 2025, gồm:\n• Về Chính phủ điện tử (EGDI), Việt Nam vào tốp 70 nước đi đầu;\n• Về đổi mới sáng tạo (GII), Việt Nam vào tốp 35 nước đi đầu;", "viet-nam egdi - 2025 m70 !target; viet-nam gii - 2025 m35 !target"),
];

/// What is ranked, and among whom.
#[rustfmt::skip]
const WHOSE: &[Case] = &[
    ("", "Chỉ số đổi mới sáng tạo cấp địa phương (PII) 2023. Thái Nguyên được trọn 100 điểm ở các chỉ số giá trị xuất khẩu, vốn sản xuất. Top 3 của Đồng bằng sông Hồng là Hà Nội (hạng 1), Hải Phòng (hạng 3), Bắc Ninh (hạng 6).", "thai-nguyen pii - 2023 s100; ha-noi pii - 2023 r1; hai-phong pii - 2023 r3; bac-ninh pii - 2023 r6"),
    ("", "PCI năm 2022, Gia Lai dừng ở vị trí 45/63 tỉnh, thành; riêng khu vực Tây Nguyên thì đứng thứ tư.", "gia-lai pci - 2022 r45; gia-lai pci - 2022 r4 @region:tay-nguyen"),
    ("", "ICT Index 2016: Hà Nội đứng thứ 2. Xét ứng dụng CNTT, Đà Nẵng giành ngôi nhất. Đáng chú ý, Tiền Giang từ hạng 21 của năm 2015 lên thứ 4 toàn quốc trong năm 2016.", "ha-noi ict-index - 2016 r2; da-nang ict-index ung-dung-cntt 2016 r1; tien-giang ict-index ung-dung-cntt 2015 r21; tien-giang ict-index ung-dung-cntt 2016 r4"),
    ("", "ICT Index 2016: Hà Nội đứng thứ 2. Xét theo hạ tầng nhân lực, dẫn đầu là Hà Nội, 93,7 điểm; Đà Nẵng về nhì, 85,5 điểm.", "ha-noi ict-index - 2016 r2; ha-noi ict-index ha-tang-nhan-luc 2016 r1; da-nang ict-index ha-tang-nhan-luc 2016 r2"),
    ("", "Bộ Nội vụ công bố SIPAS năm 2022 và PAR INDEX năm 2022. Cả 2 chỉ số này, Quảng Ninh đều đứng đầu trong 63 tỉnh, thành phố.", "quang-ninh sipas - 2022 r1; quang-ninh par-index - 2022 r1"),
    ("", "DTI 2022: giữ vị trí số 1 cấp xã là phường Ninh Sơn - thành phố Tây Ninh.", "tay-ninh/ninh-son dti - 2022 r1"),
    ("", "Căn cứ Quyết định công bố chỉ số hài lòng (SIPAS) năm 2024;\ntại Quyết định này, về Chỉ số SIPAS năm 2024, Thành phố Hồ Chí Minh đứng thứ 29/63 tỉnh, thành\nphố lên 07 bậc, tỉnh Bình Dương đứng thứ 07/63 tỉnh, thành phố lên 09 bậc, tỉnh Bà Rịa -\nVũng Tàu đứng thứ 05/63 tỉnh, thành phố, lên 03 bậc.", "ho-chi-minh sipas - 2024 r29; binh-duong sipas - 2024 r7; ba-ria-vung-tau sipas - 2024 r5"),
    ("", "Tăng trưởng GRDP năm 2022: Hà Nội không có chân trong top 10 cả nước.", "ha-noi grdp toc-do-tang-truong 2022 m10 !negated"),
    ("", "Ở GCI 2024, Việt Nam được xếp vào bậc 1.", ""),
];

/// What others are held against, and what somebody had to put up with or has brought about.
#[rustfmt::skip]
const COMPARED: &[Case] = &[
    ("", "Kết quả PAR INDEX năm 2023 tỉnh Kon Tum\nI. Những lĩnh vực có thứ hạng cải thiện so với năm 2022\n+ Cải cách thể chế: vị trí 22/63, so với năm 2022 vượt 21 bậc; chỉ số 94,15% (năm 2022: 91%).", "kon-tum par-index cai-cach-the-che 2023 r22"),
    ("", "PCI 2018: do chi phí tăng, Bắc Ninh phải đứng thứ tư.", "bac-ninh pci - 2018 r4"),
    ("", "PCI 2026 của tỉnh Bắc Ninh phải đứng thứ tư trở lên.", "bac-ninh pci - 2026 m4 !target"),
    ("", "PCI 2017: quyết tâm cải cách giúp Hải Phòng thăng tiến rõ rệt, giành vị trí số 9.", "hai-phong pci - 2017 r9"),
    ("", "EGDI: giai đoạn 2014 - 2020, thứ hạng của Việt Nam liên tục được cải thiện qua các kỳ, từ hạng 99 lên hạng 86.", "viet-nam egdi - 2014 r99; viet-nam egdi - 2020 r86"),
    ("", "EBI 2025: chỉ Hà Nội và thành phố Hồ Chí Minh không dưới 62,9 điểm về giao dịch B2C thì cả 61 địa phương còn lại đều chỉ từ 4,5 điểm trở xuống.", ""),
    ("", "DDCI Hải Phòng 2021: Sở Khoa học và Công nghệ cải thiện được 5,17 điểm, còn Sở Giáo dục và Đào tạo cải thiện 4,16 điểm.", ""),
    ("", "PCI 2018: Dẫn đầu là Hà Nội, đạt 65,1 điểm, nhỉnh hơn chút ít so với á quân TP Hồ Chí Minh (65,0 điểm).", "ha-noi pci - 2018 r1; ho-chi-minh pci - 2018 r2"),
    ("", "PCI 2018: Thái Nguyên thế chỗ Bắc Ninh ở hạng ba.", "thai-nguyen pci - 2018 r3"),
    ("", "PAR INDEX 2024: Hà Nội xếp thứ 3. Xét các vùng kinh tế, Đồng bằng sông Hồng dẫn đầu khi đạt 90,17%, Đông Nam Bộ theo sau với 89,44%.", "ha-noi par-index - 2024 r3"),
    ("", "DTI 2022: Đà Nẵng đứng đầu. Mặt bằng chung của các tỉnh, thành phố là 0,5786.", "da-nang dti - 2022 r1"),
];

/// Rows and blocks: who is first by points, and behind whom a row goes on.
#[rustfmt::skip]
const BLOCKS: &[Case] = &[
    ("", "PAR INDEX 2014: Bộ Giao thông Vận tải đạt 81,83 điểm, cao nhất nhóm Bộ, ngành. Các vị trí tiếp theo là Bộ Tài chính, Bộ Tư pháp.", "bo/giao-thong-van-tai par-index - 2014 r1; bo/tai-chinh par-index - 2014 r2; bo/tu-phap par-index - 2014 r3"),
    ("", "Chỉ số CCHC năm 2017 các sở tỉnh Gia Lai. Sở Nội vụ được đánh giá cao. Xếp liền sau, theo thứ tự từ trên xuống, là 7 đơn vị: Sở Giao thông Vận tải, Văn phòng UBND tỉnh, Sở Tư pháp.", ""),
    ("", "DDCI năm 2018 tỉnh Phú Yên: đứng đầu là Sở Nội vụ, sát nút là Sở Công thương (hạng nhì, 54,51 điểm). Các vị trí kế sau lần lượt thuộc về Sở Tài chính, Sở Tư pháp.", "phu-yen/so-noi-vu ddci - 2018 r1; phu-yen/so-cong-thuong ddci - 2018 r2; phu-yen/so-tai-chinh ddci - 2018 r3; phu-yen/so-tu-phap ddci - 2018 r4"),
];

/// What only looks like a place, or like somebody else's.
#[rustfmt::skip]
const LOOKALIKES: &[Case] = &[
    ("", "PCI 2022: Quảng Ninh giữ vị trí đầu ở 2 chỉ số: tính minh bạch và đào tạo lao động.", "quang-ninh pci dao-tao-lao-dong 2022 r1; quang-ninh pci tinh-minh-bach 2022 r1"),
    ("", "Chi phí không chính thức của tỉnh Hà Nam còn thấp, tỉnh phấn đấu năm 2026 đưa chỉ số PCI thành phần tính minh bạch lên hạng 10/63.", "ha-nam pci tinh-minh-bach 2026 r10 !target"),
    ("", "Mục tiêu đến năm 2025:\n- PAPI tỉnh Hà Nam vào tốp 20;\nKết quả năm 2023\n- PCI tỉnh Hà Nam xếp thứ 12/63", "ha-nam papi - 2025 m20 !target; ha-nam pci - 2023 r12"),
    ("", "PCI 2022: Hà Nội đạt 66 điểm, nhỉnh hơn so với á quân Huế, tăng 3 bậc. Thành phố xếp thứ 9.", "thua-thien-hue pci - 2022 r2; ha-noi pci - 2022 r9"),
    ("", "Lọt vào top 20 PCI 2026 là mục tiêu thành phố Cần Thơ đặt ra.", "can-tho pci - 2026 m20 !target"),
    ("", "PCI 2026: tỉnh Hà Nam phấn đấu vào top 10 dù chưa thành lập tổ công tác.", "ha-nam pci - 2026 m10 !target"),
    ("", "PCI 2024, Đồng Nai mong muốn có tên trong Top 20 vẫn chưa thành.", "dong-nai pci - 2024 m20 !negated"),
    ("", "PCI 2022: Đà Nẵng có thêm ba lần đứng đầu.", ""),
    ("", "Về số ca mắc năm 2023, Hà Nội đứng thứ 5, Đà Nẵng 12 và Huế 19.", ""),
    ("", "Trong nhóm 10 tỉnh đứng đầu PCI 2022, số dự án FDI nhiều nhất thuộc Bắc Ninh (61), Hải Phòng (42), Bắc Giang (38).", ""),
    ("", "PCI 2022: Nam Định đoạt ngôi vô địch V.League.", ""),
];

#[test]
fn shared() {
    check(SHARED);
}

#[test]
fn orders() {
    check(ORDERS);
}

#[test]
fn best() {
    check(BEST);
}

#[test]
fn years() {
    check(YEARS);
}

#[test]
fn goals() {
    check(GOALS);
}

#[test]
fn whose() {
    check(WHOSE);
}

#[test]
fn compared() {
    check(COMPARED);
}

#[test]
fn blocks() {
    check(BLOCKS);
}

#[test]
fn lookalikes() {
    check(LOOKALIKES);
}
