//! What opens or shuts a whole table, list or row: layouts with few columns, lists of components and of years, orders that begin at a stated
//! place, places held from one year to another, communes of a province. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Two columns, the place before the name.
#[rustfmt::skip]
const TWO_COLUMNS: &[Case] = &[
    ("", "Kết quả xếp hạng DTI năm 2021 như sau:\nHạng | Tỉnh, thành phố\n1 | Cần Thơ\n2 | Lạng Sơn\n3 | Gia Lai", "can-tho dti - 2021 r1; lang-son dti - 2021 r2; gia-lai dti - 2021 r3"),
    ("", "Bảng xếp hạng PAR INDEX năm 2022, khối bộ:\nThứ hạng | Tên cơ quan\n1 | Bộ Tư pháp\n2 | Bộ Xây dựng", "bo/tu-phap par-index - 2022 r1; bo/xay-dung par-index - 2022 r2"),
    ("", "Kết quả ICT Index năm 2019.\na) Khối bộ (02 đơn vị dẫn đầu)\nHạng | Tên cơ quan\n1 | Bộ Công Thương\n2 | Bộ Y tế\nb) Khối tỉnh (02 nơi dẫn đầu)\nHạng | Tên địa phương\n1 | Hải Phòng\n2 | Bắc Giang", "bo/cong-thuong ict-index - 2019 r1; bo/y-te ict-index - 2019 r2; hai-phong ict-index - 2019 r1; bac-giang ict-index - 2019 r2"),
    ("", "Bảng xếp hạng DTI năm 2023 cấp bộ\nBộ, ngành | Điểm | Hạng\nTài chính | 0,8012 | 1\nNội vụ | 0,7801 | 2\nY tế | 0,7011 | 3", "bo/tai-chinh dti - 2023 r1; bo/noi-vu dti - 2023 r2; bo/y-te dti - 2023 r3"),
    ("", "Kết quả DDCI năm 2022 tỉnh Hà Nam\nSở, ngành | Điểm | Hạng\nTài chính | 88,2 | 1\nNội vụ | 87,2 | 2\nY tế | 85,2 | 3", "ha-nam/so-tai-chinh ddci - 2022 r1; ha-nam/so-noi-vu ddci - 2022 r2; ha-nam/so-y-te ddci - 2022 r3"),
    ("", "Bảng 2 So sánh PCI của các tỉnh, năm 2005 và năm 2006\nSTT Địa phương PCI 2005 (hạng) PCI 2006 (hạng)\n1 Bình Dương 2/42 1/64\n2 Bình Phước 36/42 51/64\n3 Đồng Nai 7/42 6/64", "binh-duong pci - 2005 r2; binh-duong pci - 2006 r1; binh-phuoc pci - 2005 r36; binh-phuoc pci - 2006 r51; dong-nai pci - 2005 r7; dong-nai pci - 2006 r6"),
    ("", "PCI năm 2023\nTỉnh: Cần Thơ; Hạng: 4; Điểm: 69,2\nTỉnh: Gia Lai; Hạng: 50; Điểm: 63,1", "can-tho pci - 2023 r4; gia-lai pci - 2023 r50"),
    ("Kết quả PAPI 2023 của tỉnh Hà Nam", "Tham gia của người dân ở cấp cơ sở\n5,01 điểm\nHạng 20/61\nCông khai, minh bạch\n5,3 điểm\nXếp thứ 31/61", "ha-nam papi tham-gia-cua-nguoi-dan 2023 r20; ha-nam papi cong-khai-minh-bach 2023 r31"),
    ("Gia Lai - Hồ sơ chỉ số PII năm 2024", "Vùng kinh tế - xã hội | Tây Nguyên\nDân số | 1.590.000 người\nThứ hạng PII | 41\nĐiểm PII | 34,5", "gia-lai pii - 2024 r41"),
    ("Gia Lai - Hồ sơ chỉ số PII năm 2024", "Bảng điểm chi tiết\nTrụ cột, nhóm chỉ số | Điểm | Nơi thấp nhất | Nơi cao nhất\n1. Thể chế | 48,7 | 19,2 | 79,5\n1.1. Môi trường làm ăn | 48,9 | 13,6 | 80,5\n1.2. Môi trường pháp lý | 48,6 | 24,7 | 85,0", "gia-lai pii the-che 2024 s48.7; gia-lai pii moi-truong-lam-an 2024 s48.9; gia-lai pii moi-truong-phap-ly 2024 s48.6"),
    ("", "Các tỉnh tham gia khảo sát PCI năm 2022:\nTT | Tỉnh, thành phố\n1 | Cần Thơ\n2 | Lạng Sơn\n3 | Gia Lai", ""),
    ("", "DTI năm 2021 được công bố.\nTrang trước\n1 | Trang sau\n2 | Trang cuối", ""),
    ("", "Chỉ số cải cách hành chính năm 2021 của các huyện tỉnh Quảng Trị như sau:\nSTT | Đơn vị | Điểm | Xếp hạng\n1 | huyện Gio Linh | 91,20 | I\n2 | huyện Hải Lăng | 90,11 | I\n3 | huyện Cam Lộ | 80,05 | II", "quang-tri/gio-linh par-index - 2021 s91.2; quang-tri/hai-lang par-index - 2021 s90.11; quang-tri/cam-lo par-index - 2021 s80.05"),
];

/// A component or a ranking over the lines of its years.
#[rustfmt::skip]
const YEARS_BELOW: &[Case] = &[
    ("", "PCI của tỉnh Yên Bái:\n- Gia nhập thị trường:\n+ Năm 2021: hạng 24/63, 6,01 điểm\n+ Năm 2022: hạng 18/63, 7,36 điểm\n- Tiếp cận đất đai:\n+ Năm 2021: hạng 33/63\n+ Năm 2022: hạng 29/63", "yen-bai pci gia-nhap-thi-truong 2021 r24; yen-bai pci gia-nhap-thi-truong 2022 r18; yen-bai pci tiep-can-dat-dai 2021 r33; yen-bai pci tiep-can-dat-dai 2022 r29"),
    ("", "PCI của tỉnh Yên Bái qua các năm:\n1. Chi phí thời gian (CPTG)\nNăm 2020: hạng 41/63\nNăm 2021: hạng 35/63\n2. Tính minh bạch\nNăm 2020: hạng 22/63\nNăm 2021: hạng 20/63", "yen-bai pci chi-phi-thoi-gian 2020 r41; yen-bai pci chi-phi-thoi-gian 2021 r35; yen-bai pci tinh-minh-bach 2020 r22; yen-bai pci tinh-minh-bach 2021 r20"),
    ("", "DTI của tỉnh Hà Nam được xếp hạng như sau:\n- Nhân lực số:\n+ Năm 2022: hạng 30/63\n+ Năm 2023: hạng 27/63\nNăm 2023, DTI của tỉnh xếp thứ 25/63.", "ha-nam dti nhan-luc-so 2022 r30; ha-nam dti nhan-luc-so 2023 r27; ha-nam dti - 2023 r25"),
    ("", "Các chỉ số của tỉnh Yên Bái:\n- PCI:\n+ Năm 2021: hạng 24/63\n+ Năm 2022: hạng 18/63\n- PAPI:\n+ Năm 2021: hạng 33/63", "yen-bai pci - 2021 r24; yen-bai pci - 2022 r18; yen-bai papi - 2021 r33"),
];

/// Lists of components of which the ontology knows some or none.
#[rustfmt::skip]
const OWN_COMPONENTS: &[Case] = &[
    ("", "SIPAS năm 2023 của Hà Nam đạt 82,1%, đứng thứ 35/63.\nChi tiết từng lĩnh vực như sau:\n+ Mức độ hài lòng đối với việc giải trình: đạt 79,95%, hạng 45/63;\n+ Mức độ hài lòng đối với chất lượng khám, chữa bệnh: đạt 80,04%, đứng thứ 42/63.", "ha-nam sipas - 2023 r35; ha-nam sipas muc-do-hai-long-doi-voi-viec-giai-trinh 2023 r45; ha-nam sipas muc-do-hai-long-doi-voi-chat-luong-kham-chua-benh 2023 r42"),
    ("", "Theo PAR INDEX năm 2023, các lĩnh vực của Hà Nam:\n- Cải cách thể chế: đạt 89,5%, xếp thứ 12/63.\n- Tác động đến phát triển kinh tế: đạt 72,5%, xếp thứ 30/63.", "ha-nam par-index cai-cach-the-che 2023 r12; ha-nam par-index tac-dong-den-phat-trien-kinh-te 2023 r30"),
    ("", "Theo PCI năm 2023 của Hà Nam:\n- Tính minh bạch: đạt 6,5 điểm, xếp thứ 12/63.\n- Niềm tin của doanh nghiệp: đạt 7,2 điểm, xếp thứ 30/63.", "ha-nam pci tinh-minh-bach 2023 r12; ha-nam pci niem-tin-cua-doanh-nghiep 2023 r30"),
    ("", "PAR INDEX năm 2023 của Hà Nam theo các lĩnh vực:\n- Cải cách thể chế: xếp thứ 12/63.\n- Tổng hợp lại: xếp thứ 20/63.", "ha-nam par-index cai-cach-the-che 2023 r12; ha-nam par-index - 2023 r20"),
    ("", "Kết quả PCI của Hà Nam:\n- Ở mảng số hóa, tỉnh khá hơn: năm 2023 PCI xếp thứ 20/63.", "ha-nam pci - 2023 r20"),
];

/// Orders that begin at a place which the words tell, fall, or go on.
#[rustfmt::skip]
const STATED_ORDER: &[Case] = &[
    ("", "DDCI năm 2022 tỉnh Sơn La: Sở Y tế cao điểm nhất trong các sở, ngành; theo thứ tự từ hạng hai trở đi là Sở Công Thương; Sở Tư pháp; Sở Nội vụ.", "son-la/so-y-te ddci - 2022 r1; son-la/so-cong-thuong ddci - 2022 r2; son-la/so-tu-phap ddci - 2022 r3; son-la/so-noi-vu ddci - 2022 r4"),
    ("", "PAR INDEX năm 2025 tỉnh Sơn La. Ở khối sở, các vị trí từ 1 đến 3 theo thứ tự là: Sở Nội vụ, Sở Y tế, Sở Tư pháp.", "son-la/so-noi-vu par-index - 2025 r1; son-la/so-y-te par-index - 2025 r2; son-la/so-tu-phap par-index - 2025 r3"),
    ("", "PCI năm 2023: những nơi đứng từ vị trí thứ 4 đến vị trí thứ 6 theo thứ tự là Bắc Giang, Đồng Tháp, Phú Thọ.", "bac-giang pci - 2023 r4; dong-thap pci - 2023 r5; phu-tho pci - 2023 r6"),
    ("", "DTI năm 2023 xếp theo thứ tự giảm dần: Cà Mau; Kon Tum; Hà Nội.", "ca-mau dti - 2023 r1; kon-tum dti - 2023 r2; ha-noi dti - 2023 r3"),
    ("", "PAR INDEX năm 2020 khối sở tỉnh Hà Nam xếp theo thứ tự điểm giảm dần như sau:\n+ Sở Y tế: 95,1 điểm\n+ Sở Nội vụ: 94,2 điểm\n+ Sở Tư pháp: 92,8 điểm", "ha-nam/so-y-te par-index - 2020 r1; ha-nam/so-noi-vu par-index - 2020 r2; ha-nam/so-tu-phap par-index - 2020 r3"),
    ("", "Danh sách các huyện, thị xã, thành phố tỉnh Quảng Trị theo chỉ số chuyển đổi số (DTI) năm 2023 giảm dần:\nGio Linh\nHải Lăng\nCam Lộ\nBình luận (0)", "quang-tri/gio-linh dti - 2023 r1; quang-tri/hai-lang dti - 2023 r2; quang-tri/cam-lo dti - 2023 r3"),
    ("", "PAR INDEX năm 2024 tỉnh Hà Nam, 2 sở đầu theo thứ tự là: (1) Sở Y tế đạt 90,1%; (2) Sở Nội vụ đạt 89,2%.\nCác đơn vị còn lại: (3) Sở Tư pháp đạt 88,3%; (4) Sở Xây dựng đạt 87,4%; (5) Sở Công Thương đạt 86,5%.", "ha-nam/so-y-te par-index - 2024 r1; ha-nam/so-noi-vu par-index - 2024 r2; ha-nam/so-tu-phap par-index - 2024 r3; ha-nam/so-xay-dung par-index - 2024 r4; ha-nam/so-cong-thuong par-index - 2024 r5"),
    ("", "PCI của Nghệ An giảm dần: năm 2021 xếp thứ 20, năm 2022 xếp thứ 23.", "nghe-an pci - 2021 r20; nghe-an pci - 2022 r23"),
    ("", "PCI năm 2023: từ năm 2020 đến năm 2022 có Bắc Giang, Đồng Tháp, Phú Thọ tham gia.", ""),
    ("", "PAR INDEX năm 2020 khối sở tỉnh Hà Nam xếp theo thứ tự bảng chữ cái: Sở Công Thương, Sở Nội vụ, Sở Y tế.", ""),
];

/// A place that was held from one year to another.
#[rustfmt::skip]
const HELD: &[Case] = &[
    ("", "PAR INDEX năm 2023: từ năm 2021 đến năm 2023, năm nào Bộ Tư pháp cũng thuộc nhóm 3 bộ dẫn đầu.", "bo/tu-phap par-index - 2021 m3; bo/tu-phap par-index - 2022 m3; bo/tu-phap par-index - 2023 m3"),
    ("", "Kết quả PCI năm 2024 của Quảng Bình. Từ năm 2022 đến nay, PCI của tỉnh luôn giữ vị trí thứ 40.", "quang-binh pci - 2024 r40"),
    ("", "Đồng Tháp đã có 3 năm liên tiếp (2019-2021) đứng thứ hai cả nước về PCI.", "dong-thap pci - 2019 r2; dong-thap pci - 2020 r2; dong-thap pci - 2021 r2"),
    ("", "Cả giai đoạn 2018 - 2020, kỳ nào GII của Việt Nam cũng lên, từ vị trí 45 tới vị trí 42.", "viet-nam gii - 2018 r45; viet-nam gii - 2020 r42"),
    ("", "Từ hạng 24 ở PCI 2019, Hà Nam nay chỉ còn ở hạng 47. Chuyện gì đã xảy ra?\nĐiểm PCI 2022 của tỉnh là 63,1 điểm. Hà Tĩnh đứng thứ 18.", "ha-nam pci - 2019 r24; ha-nam pci - 2022 r47; ha-tinh pci - 2022 r18"),
];

/// The edition of a page that looks back, compares, or tells its year beside the results and not beside the name of the ranking.
#[rustfmt::skip]
const EDITIONS: &[Case] = &[
    ("", "Quyết định 12 phê duyệt kết quả chấm điểm năm 2022. Sở Y tế tỉnh Hà Nam đứng thứ nhất về DTI, Sở Nội vụ thứ 2. Năm 2021 Sở Y tế đứng thứ 3.", "ha-nam/so-y-te dti - 2022 r1; ha-nam/so-noi-vu dti - 2022 r2; ha-nam/so-y-te dti - 2021 r3"),
    ("", "Trong hai năm 2020 và 2021, theo Báo cáo PAPI, 20 tỉnh tăng điểm. Ở chỉ số kiểm soát tham nhũng, nơi có điểm số cao nhất là Bình Dương với 8,1 điểm. Cũng như kết quả năm 2020, tình trạng vị thân còn phổ biến.", "binh-duong papi kiem-soat-tham-nhung 2021 r1"),
    ("", "Bảng xếp hạng mức độ chuyển đổi số ở khối sở, ngành tỉnh Ninh Bình: xếp thứ nhất là Sở Y tế; xếp thứ 2 là Sở Nội vụ.\nCác đơn vị xem lại kết quả xếp hạng năm 2022 của mình, phấn đấu cải thiện trong năm 2023.", "ninh-binh/so-y-te dti - 2022 r1; ninh-binh/so-noi-vu dti - 2022 r2"),
    ("", "Kết quả phân loại doanh nghiệp năm 2022 đã có. DTI 2021 của Hà Nam đứng thứ 30.", "ha-nam dti - 2021 r30"),
];

/// Groups with names or components told off before or behind them.
#[rustfmt::skip]
const GROUPS: &[Case] = &[
    ("", "PCI năm 2023 của Hà Nam: 3 chỉ số (tính minh bạch, tính năng động, đào tạo lao động) lọt top 10; 2 chỉ số (gia nhập thị trường, tiếp cận đất đai) ở trong tốp 15.", "ha-nam pci tinh-minh-bach 2023 m10; ha-nam pci tinh-nang-dong 2023 m10; ha-nam pci dao-tao-lao-dong 2023 m10; ha-nam pci gia-nhap-thi-truong 2023 m15; ha-nam pci tiep-can-dat-dai 2023 m15"),
    ("", "Trong năm 2024, Hà Nam phải có 2/10 chỉ số PCI (tính minh bạch và chi phí thời gian) vào tốp 10.", "ha-nam pci tinh-minh-bach 2024 m10 !target; ha-nam pci chi-phi-thoi-gian 2024 m10 !target"),
    ("", "PCI năm 2023 của Hà Nam: tính minh bạch, tính năng động nằm trong tốp 10; gia nhập thị trường, tiếp cận đất đai trong tốp 15.", "ha-nam pci tinh-minh-bach 2023 m10; ha-nam pci tinh-nang-dong 2023 m10; ha-nam pci gia-nhap-thi-truong 2023 m15; ha-nam pci tiep-can-dat-dai 2023 m15"),
    ("", "Cả hai năm 2018 và 2019 đều thuộc nhóm 16 tỉnh có điểm PAPI cao nhất là 3 địa phương sau: Bến Tre, Sơn La, Nam Định.", "ben-tre papi - 2018 m16; ben-tre papi - 2019 m16; son-la papi - 2018 m16; son-la papi - 2019 m16; nam-dinh papi - 2018 m16; nam-dinh papi - 2019 m16"),
    ("", "PCI năm 2023 của Hà Nam: 3 chỉ số (tính minh bạch, tính năng động, đào tạo lao động) tăng điểm.", ""),
    ("", "PCI năm 2023: xếp sau: Hà Nam, Hà Tĩnh.", ""),
];

/// Units of a province: communes by their bare names, blocks by how many they hold, results by the words of whoever assessed.
#[rustfmt::skip]
const UNITS: &[Case] = &[
    ("", "Chỉ số cải cách hành chính năm 2023 cấp xã tỉnh Thừa Thiên Huế: các xã Quảng Thái (xếp thứ 8/141), Quảng Thọ (xếp thứ 9/141).", "thua-thien-hue/quang-thai par-index - 2023 r8; thua-thien-hue/quang-tho par-index - 2023 r9"),
    ("", "Chỉ số cải cách hành chính năm 2023 cấp xã tỉnh Thừa Thiên Huế: loại tốt có các xã Quảng Vinh hạng 31/141, Quảng Lợi hạng 42/141 và thị trấn Sịa hạng 60/141.", "thua-thien-hue/quang-vinh par-index - 2023 r31; thua-thien-hue/quang-loi par-index - 2023 r42; thua-thien-hue/sia par-index - 2023 r60"),
    ("", "SIPAS 2019 của Quảng Nam. Khối 18 huyện: vị thứ nhất là huyện Tiên Phước (92,3%), xếp cuối cùng là Đông Giang (65,3%).", "quang-nam/tien-phuoc sipas - 2019 r1; quang-nam/dong-giang sipas - 2019 last"),
    ("", "Chỉ số cải cách hành chính năm 2017 của tỉnh Gia Lai: trong 20 sở, ban, ngành thì Sở Y tế có kết quả đánh giá cao nhất.", "gia-lai/so-y-te par-index - 2017 r1"),
    ("", "Chỉ số cải cách hành chính năm 2023 của tỉnh Hà Nam như sau:\nSTT\nĐơn vị\nĐiểm tối đa\nĐiểm thẩm định\nTỷ lệ đạt\nXếp loại\nI\nKhối sở, ngành\n1\nSở Nội vụ\n71.5\n69.25\n96.85%\nTốt\n2\nSở Y tế\n71.5\n69.00\n96.50%\nTốt\n3\nSở Tư pháp\n100\n94.43\n94.43%\nTốt\nII\nKhối huyện, thị xã, thành phố\n1\nUBND huyện Lý Nhân\n100\n88.35\n88.35%\nTốt\n2\nUBND huyện Bình Lục\n100\n87.68\n87.68%\nTốt\n3\nUBND huyện Thanh Liêm\n100\n86.98\n86.98%\nTốt", "ha-nam/so-noi-vu par-index - 2023 s96.85; ha-nam/so-y-te par-index - 2023 s96.5; ha-nam/so-tu-phap par-index - 2023 s94.43; ha-nam/ly-nhan par-index - 2023 s88.35; ha-nam/binh-luc par-index - 2023 s87.68; ha-nam/thanh-liem par-index - 2023 s86.98"),
    ("", "Xếp hạng DTI năm 2023 các xã thuộc huyện Lệ Thủy, tỉnh Quảng Bình:\n1. An Thủy: 94,2 điểm\n2. Phong Thủy: 93,1 điểm\n3. Lộc Thủy: 92,3 điểm", "quang-binh/an-thuy dti - 2023 r1; quang-binh/phong-thuy dti - 2023 r2; quang-binh/loc-thuy dti - 2023 r3"),
    ("", "Kết quả PAR INDEX năm 2022 ở thành phố Đồng Hới, tỉnh Quảng Bình:\nSTT | Phường | Điểm | Hạng\n1 | Đồng Hải | 94,2 | 1\n2 | Bắc Lý | 93,1 | 2\n3 | Nam Lý | 92,3 | 3", "quang-binh/dong-hai par-index - 2022 r1; quang-binh/bac-ly par-index - 2022 r2; quang-binh/nam-ly par-index - 2022 r3"),
    ("", "DDCI năm 2023 tỉnh Đồng Tháp: Huyện Lấp Vò lên hạng nhất khối địa phương nhờ điểm cộng về chuyển đổi số. Thành phố Sa Đéc đứng thứ hai.", "dong-thap/lap-vo ddci - 2023 r1; dong-thap/sa-dec ddci - 2023 r2"),
    ("", "Kết quả DDCI Trà Vinh năm 2022 vui cho ngành BHXH địa phương: từ hạng năm của năm 2021, BHXH tỉnh vươn lên dẫn đầu khối các cơ quan ngành dọc.", "tra-vinh/bao-hiem-xa-hoi ddci - 2021 r5; tra-vinh/bao-hiem-xa-hoi ddci - 2022 r1"),
    ("", "PAR INDEX năm 2019 khối ngành dọc tỉnh Quảng Nam: Cục Thuế vẫn trên cùng với 94,3%.", "quang-nam/cuc-thue par-index - 2019 r1"),
    ("", "DDCI năm 2023 tỉnh Đồng Tháp: khối sở, Sở Công Thương hạng nhất. Kém nhất khối là Sở Xây dựng.", "dong-thap/so-cong-thuong ddci - 2023 r1; dong-thap/so-xay-dung ddci - 2023 last"),
    ("", "PCI năm 2022: Bắc Giang gây bất ngờ khi lần đầu tiên vượt Hải Phòng để giành ngôi á quân.", "bac-giang pci - 2022 r2"),
    ("", "SIPAS 2019 của Quảng Nam đạt 85%. Khối 18 doanh nghiệp ở Tiên Phước đi đầu về việc làm.", "quang-nam sipas - 2019 s85"),
];

/// Rankings of ministries' work with information technology that go by other names, and what "this is the component" points to.
#[rustfmt::skip]
const NAMED_OTHERWISE: &[Case] = &[
    ("Công bố xếp hạng website/portal của các bộ, ngành năm 2010", "Dẫn đầu là Bộ Công Thương. Bộ Y tế xếp thứ 8.", "bo/cong-thuong egov - 2010 r1; bo/y-te egov - 2010 r8"),
    ("", "Cả ba kỳ đánh giá 2016, 2017 và 2018, Bảo hiểm xã hội Việt Nam đều giữ ngôi quán quân khối cơ quan thuộc Chính phủ về mức độ ứng dụng công nghệ thông tin.", "bo/bao-hiem-xa-hoi-viet-nam egov - 2016 r1; bo/bao-hiem-xa-hoi-viet-nam egov - 2017 r1; bo/bao-hiem-xa-hoi-viet-nam egov - 2018 r1"),
    ("", "ICT Index năm 2016. Riêng ứng dụng CNTT, Đà Nẵng dẫn đầu. Đây cũng là nội dung có nhiều thay đổi: Tiền Giang năm 2015 đứng thứ 21, năm 2016 đứng thứ 4.", "da-nang ict-index ung-dung-cntt 2016 r1; tien-giang ict-index ung-dung-cntt 2015 r21; tien-giang ict-index ung-dung-cntt 2016 r4"),
    ("", "PAR INDEX 2021 của tỉnh Bắc Kạn xếp thứ 54/63. Lĩnh vực chuyển đổi số cũng khởi sắc: chỉ số của tỉnh năm 2020 mới xếp thứ 58 thì đến năm 2021 đã lên thứ 50.", "bac-kan par-index - 2021 r54; bac-kan dti - 2020 r58; bac-kan dti - 2021 r50"),
    ("Đắk Nông phân tích PCI 2023", "PCI 2023 của tỉnh Đắk Nông xếp thứ 20. So trong vùng thì ta đứng thứ 2 Tây Nguyên.", "dak-nong pci - 2023 r20; dak-nong pci - 2023 r2 @region:tay-nguyen"),
    ("", "Bộ Công Thương đầu tư nhiều cho mức độ ứng dụng công nghệ thông tin trong năm 2018, với 20 phần mềm mới.", ""),
];

#[test]
fn two_columns_are_a_table() {
    check(TWO_COLUMNS);
}

#[test]
fn years_stand_below_a_component() {
    check(YEARS_BELOW);
}

#[test]
fn components_of_a_list_may_be_unknown() {
    check(OWN_COMPONENTS);
}

#[test]
fn orders_begin_where_they_say() {
    check(STATED_ORDER);
}

#[test]
fn places_are_held_for_years() {
    check(HELD);
}

#[test]
fn editions_are_those_of_the_results() {
    check(EDITIONS);
}

#[test]
fn groups_have_their_members_beside_them() {
    check(GROUPS);
}

#[test]
fn units_are_told_by_province_and_block() {
    check(UNITS);
}

#[test]
fn rankings_go_by_other_names() {
    check(NAMED_OTHERWISE);
}
