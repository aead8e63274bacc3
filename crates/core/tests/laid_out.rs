//! Tables and lists as they come out of web pages: heads whose merged cells were lost, places above names, blocks between rows, two
//! things in one cell, bars without spaces, lists without marks. The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// A head of two rows: what spanned columns is one cell, and the empty cells stand at the end of the row or nowhere.
#[rustfmt::skip]
const TWO_ROWS: &[Case] = &[
    ("Chỉ số thành phần PCI Sơn La", "Chỉ số thành phần PCI Sơn La\nTT\tChỉ số thành phần\tNăm 2020\tNăm 2021\t\t\nĐiểm\tHạng\tĐiểm\tHạng\t\t\n1\tGia nhập thị trường\t7,12\t31\t7,33\t9\t\n2\tTính minh bạch\t6,01\t8\t6,22\t25\t",
        "son-la pci gia-nhap-thi-truong 2020 r31; son-la pci gia-nhap-thi-truong 2021 r9; son-la pci tinh-minh-bach 2020 r8; son-la pci tinh-minh-bach 2021 r25"),
    ("Các chỉ số", "Tỉnh | PCI 2022 | PAPI 2022 | ||\nĐiểm | Hạng | Điểm | Hạng | |\nHà Nam | 64,1 | 31 | 41,1 | 40 |\nNam Định | 65,2 | 27 | 42,2 | 28 |",
        "ha-nam pci - 2022 r31; ha-nam papi - 2022 r40; nam-dinh pci - 2022 r27; nam-dinh papi - 2022 r28"),
    ("PAR INDEX", "Kết quả PAR INDEX các bộ\nBộ\tNăm 2022\tNăm 2023\n\tHạng\tĐiểm\tHạng\tĐiểm\nBộ Xây dựng\t5\t85,1\t4\t86,0\nBộ Y tế\t15\t80,0\t16\t81,0",
        "bo/xay-dung par-index - 2022 r5; bo/xay-dung par-index - 2023 r4; bo/y-te par-index - 2022 r15; bo/y-te par-index - 2023 r16"),
    ("GII", "Quốc gia\tGII 2022\tGII 2023\nHạng\tĐiểm\tHạng\tĐiểm\nThái Lan\t44\t34,1\t42\t37,7\nViệt Nam\t49\t34,0\t45\t36,6",
        "thai-lan gii - 2022 r44; thai-lan gii - 2023 r42; viet-nam gii - 2022 r49; viet-nam gii - 2023 r45"),
    ("PCI", "Kết quả PCI Hà Nam\nSTT | Chỉ số thành phần | 2022 | 2023 | | |\nĐiểm số | Thứ hạng | Điểm số | Thứ hạng | | |\n1 | Gia nhập thị trường | 7,1 | 20 | 7,2 | 21 |\n2 | Tính minh bạch | 6,1 | 30 | 6,2 | 31 |\nPCI | 64,1 | 33 | 65,2 | 34 | |",
        "ha-nam pci gia-nhap-thi-truong 2022 r20; ha-nam pci gia-nhap-thi-truong 2023 r21; ha-nam pci tinh-minh-bach 2022 r30; ha-nam pci tinh-minh-bach 2023 r31; ha-nam pci - 2022 r33; ha-nam pci - 2023 r34"),
    ("DDCI", "Kết quả DDCI tỉnh Lào Cai\nSTT\tĐơn vị\tNăm 2023\tGhi chú\nĐiểm\tHạng\t\t\n1\tSở Y tế\t81,2\t3\tTốt\n2\tSở Nội vụ\t82,9\t1\tRất tốt",
        "lao-cai/so-y-te ddci - 2023 r3; lao-cai/so-noi-vu ddci - 2023 r1"),
    ("DDCI Phú Yên", "Kết quả DDCI tỉnh Phú Yên khối địa phương\nTT\nĐịa phương\nNăm 2023\nNăm 2022\nĐiểm\nHạng\nĐiểm\nHạng\n1\nTP Tuy Hòa\n86,2\n1\n82,4\n3\n2\nHuyện Sông Hinh\n80,8\n2\n84,4\n1\n3\nHuyện Đồng Xuân\n79,9\n3\n80,4\n4",
        "phu-yen/tuy-hoa ddci - 2023 r1; phu-yen/tuy-hoa ddci - 2022 r3; phu-yen/song-hinh ddci - 2023 r2; phu-yen/song-hinh ddci - 2022 r1; phu-yen/dong-xuan ddci - 2023 r3; phu-yen/dong-xuan ddci - 2022 r4"),
    // Three names over two columns each that hold three: nobody knows which is whose.
    ("Các chỉ số 2023", "Tỉnh | PCI | PAPI | Ghi chú\nĐiểm | Hạng | Điểm | |\nHà Nam | 66,1 | 35 | 44,1 | x\nNam Định | 65,0 | 44 | 43,2 | x", ""),
];

/// A place on a line of its own above who holds it, or below.
#[rustfmt::skip]
const PLACES_ABOVE: &[Case] = &[
    ("", "Ba tỉnh dẫn đầu PCI 2023\nHạng 1\nQuảng Ninh\n71,55 điểm\nHạng 2\nLong An\n70,44 điểm\nHạng 3\nHải Phòng\n70,14 điểm", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "DDCI Nghệ An 2023 khối sở, ngành\nThứ 1\nSở Tài chính\n81,25 điểm\nThứ 2\nSở Công Thương\n80,94 điểm\nThứ 3\nSở Nội vụ\n80,34 điểm", "nghe-an/so-tai-chinh ddci - 2023 r1; nghe-an/so-cong-thuong ddci - 2023 r2; nghe-an/so-noi-vu ddci - 2023 r3"),
    ("", "Bảng xếp hạng PCI 2023\nTop 1\nQuảng Ninh: 71,55 điểm\nTop 2\nLong An: 70,44 điểm", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2"),
    ("", "Kết quả PAR INDEX 2023 của các bộ\nHạng nhất\nBộ Tư pháp\nHạng nhì\nBộ Tài chính\nHạng ba\nBộ Nội vụ", "bo/tu-phap par-index - 2023 r1; bo/tai-chinh par-index - 2023 r2; bo/noi-vu par-index - 2023 r3"),
    ("", "Top 3 GII 2024 khu vực Đông Nam Á\nTop 1\nSingapore\n61,4 điểm\nTop 2\nMalaysia\n40,4 điểm\nTop 3\nThái Lan\n36,4 điểm", "singapore gii - 2024 r1 @asean; malaysia gii - 2024 r2 @asean; thai-lan gii - 2024 r3 @asean"),
    ("", "Kết quả PCI 2023\nQuảng Ninh\n71,55 điểm\nHạng 1\nLong An\n70,44 điểm\nHạng 2\nHải Phòng\n70,14 điểm\nHạng 3", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "Kết quả PCI 2023\nQuảng Ninh\nHạng 1\nLong An\nHạng 2\nHải Phòng\nHạng 3", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("", "Bảng xếp hạng DTI 2023\n🥇\nĐà Nẵng\n0,80\n🥈\nHà Nội\n0,78\n🥉\nHuế\n0,77", "da-nang dti - 2023 r1; ha-noi dti - 2023 r2; thua-thien-hue dti - 2023 r3"),
    ("", "Kết quả PCI 2023\nThứ hạng 31\nHà Nam\nThứ hạng 36\nNam Định", "ha-nam pci - 2023 r31; nam-dinh pci - 2023 r36"),
    ("PCI", "Lịch công bố PCI 2023\nThứ 2\nHà Nam\nThứ 3\nNam Định\nThứ Tư\nNinh Bình", ""),
    ("", "Bảng xếp hạng PCI 2023\nTop 5\nQuảng Ninh\nTop 10\nLong An\nTop 20\nHải Phòng", ""),
];

/// Who is counted from the end has no such place.
#[rustfmt::skip]
const FROM_BELOW: &[Case] = &[
    ("", "Bảng xếp hạng 10 tỉnh có PCI 2023 thấp nhất\n1. Cao Bằng 59,28\n2. Bạc Liêu 60,35\n3. Đắk Lắk 60,71", "cao-bang pci - 2023 s59.28; bac-lieu pci - 2023 s60.35; dak-lak pci - 2023 s60.71"),
    ("", "Bảng xếp hạng nhóm cuối bảng PCI 2023\nHạng\tTỉnh\tĐiểm\n1\tCao Bằng\t59,28\n2\tBạc Liêu\t60,35\n3\tĐắk Lắk\t60,71", "cao-bang pci - 2023 s59.28; bac-lieu pci - 2023 s60.35; dak-lak pci - 2023 s60.71"),
    ("", "Xếp hạng các bộ có PAR INDEX 2023 thấp nhất\n1 Bộ Giao thông vận tải 79,58\n2 Bộ Y tế 80,15\n3 Bộ Công Thương 80,91", ""),
    ("", "Bảng xếp hạng 3 tỉnh có PCI 2023 thấp nhất\nHạng\tTỉnh\tĐiểm\n61\tĐắk Lắk\t60,71\n62\tBạc Liêu\t60,35\n63\tCao Bằng\t59,28", "dak-lak pci - 2023 r61; bac-lieu pci - 2023 r62; cao-bang pci - 2023 r63"),
    ("", "Bảng xếp hạng PCI 2023, từ cao nhất đến thấp nhất\n1. Quảng Ninh 71,55\n2. Long An 70,44\n3. Hải Phòng 70,14", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
];

/// Places in the country or the world and in a region, a column each.
#[rustfmt::skip]
const REGIONS: &[Case] = &[
    ("Kết quả xếp hạng", "Tỉnh\tPAR INDEX 2023\tHạng cả nước\tHạng vùng\nQuảng Ninh\t92,11\t1\t1\nHải Phòng\t91,22\t2\t2\nHưng Yên\t88,3\t14\t6", "quang-ninh par-index - 2023 r1; hai-phong par-index - 2023 r2; hung-yen par-index - 2023 r14"),
    ("", "Xếp hạng EGDI 2024 của các nước ASEAN\nQuốc gia\tEGDI\tHạng thế giới\tHạng ASEAN\nThái Lan\t0,8111\t53\t2\nViệt Nam\t0,7222\t72\t5", "thai-lan egdi - 2024 r53; thai-lan egdi - 2024 r2 @asean; viet-nam egdi - 2024 r72; viet-nam egdi - 2024 r5 @asean"),
    ("", "Kết quả PAPI của tỉnh Đắk Nông\nNăm\tĐiểm\tXếp hạng cả nước\tXếp hạng Tây Nguyên\n2021\t41,2\t45\t3\n2022\t42,3\t30\t2", "dak-nong papi - 2021 r45; dak-nong papi - 2021 r3 @region:tay-nguyen; dak-nong papi - 2022 r30; dak-nong papi - 2022 r2 @region:tay-nguyen"),
    ("Kết quả xếp hạng", "Tỉnh | Điểm PCI 2023 | Hạng cả nước | Hạng khu vực ĐBSCL\nLong An | 70,44 | 2 | 1\nCà Mau | 60,4 | 54 | 12", "long-an pci - 2023 r2; long-an pci - 2023 r1 @region:dong-bang-song-cuu-long; ca-mau pci - 2023 r54; ca-mau pci - 2023 r12 @region:dong-bang-song-cuu-long"),
    ("GII", "Top 3 GII 2024 khu vực Đông Nam Á\n1. Singapore: 61,4 điểm\n2. Malaysia: 40,4 điểm\n3. Thái Lan: 36,4 điểm", "singapore gii - 2024 r1 @asean; malaysia gii - 2024 r2 @asean; thai-lan gii - 2024 r3 @asean"),
    ("", "GII 2024\nQuốc gia\tHạng thế giới\tHạng châu Á\nThái Lan\t42\t9\nViệt Nam\t45\t11", "thai-lan gii - 2024 r42; thai-lan gii - 2024 r9 @region:chau-a; viet-nam gii - 2024 r45; viet-nam gii - 2024 r11 @region:chau-a"),
    ("", "Việt Nam trong GII\nNăm\tThứ hạng\tThứ hạng trong nhóm thu nhập trung bình thấp\n2021\t44\t1\n2022\t48\t2\n2023\t46\t3", ""),
];

/// The name of a block, or of another ranking, between the rows.
#[rustfmt::skip]
const BLOCKS: &[Case] = &[
    ("DDCI Bắc Kạn năm 2023", "Đơn vị\tĐiểm\tThứ hạng\nKhối sở, ngành\nSở Xây dựng\t76,23\t1\nSở Y tế\t72,3\t8\nKhối huyện\nBa Bể\t77,3\t1\nChợ Mới\t75,1\t3", "bac-kan/so-xay-dung ddci - 2023 r1; bac-kan/so-y-te ddci - 2023 r8; bac-kan/ba-be ddci - 2023 r1; bac-kan/cho-moi ddci - 2023 r3"),
    ("DDCI Bắc Kạn năm 2023", "Đơn vị | Điểm | Thứ hạng\nKhối sở, ngành | |\nSở Xây dựng | 76,23 | 1\nSở Y tế | 72,3 | 8\nKhối huyện | |\nBa Bể | 77,3 | 1\nChợ Mới | 75,1 | 3", "bac-kan/so-xay-dung ddci - 2023 r1; bac-kan/so-y-te ddci - 2023 r8; bac-kan/ba-be ddci - 2023 r1; bac-kan/cho-moi ddci - 2023 r3"),
    ("DDCI", "DDCI 2023 tỉnh Hà Nam\nĐơn vị\nĐiểm\nXếp hạng\nKhối sở\nSở Y tế\n88,1\n1\nSở Nội vụ\n87,1\n2\nSở Tài chính\n86,1\n3\nKhối huyện\nBình Lục\n87,2\n1\nLý Nhân\n86,2\n2\nKim Bảng\n85,2\n3",
        "ha-nam/so-y-te ddci - 2023 r1; ha-nam/so-noi-vu ddci - 2023 r2; ha-nam/so-tai-chinh ddci - 2023 r3; ha-nam/binh-luc ddci - 2023 r1; ha-nam/ly-nhan ddci - 2023 r2; ha-nam/kim-bang ddci - 2023 r3"),
    ("DDCI Hà Nam 2023", "Đơn vị\tĐiểm\tHạng\nI\tKhối sở, ngành\t\nSở Y tế\t81,1\t1\nSở Nội vụ\t80,1\t2\nII\tKhối huyện\t\nBình Lục\t77,1\t1\nLý Nhân\t76,1\t2", "ha-nam/so-y-te ddci - 2023 r1; ha-nam/so-noi-vu ddci - 2023 r2; ha-nam/binh-luc ddci - 2023 r1; ha-nam/ly-nhan ddci - 2023 r2"),
    ("DDCI Yên Bái 2023", "Đơn vị Điểm Hạng\nSở Nội vụ 80,1 1\nSở Y tế 78,0 2\nKhối các huyện, thị xã, thành phố\nYên Bình 77,2 1\nVăn Yên 75,3 2", "yen-bai/so-noi-vu ddci - 2023 r1; yen-bai/so-y-te ddci - 2023 r2; yen-bai/yen-binh ddci - 2023 r1; yen-bai/van-yen ddci - 2023 r2"),
    ("PAR INDEX 2023", "Tên đơn vị | Chỉ số | Xếp hạng\nKhối bộ, cơ quan ngang bộ\nBộ Tư pháp | 89,45 | 1\nBộ Tài chính | 89,1 | 2\nKhối tỉnh, thành phố\nQuảng Ninh | 92,2 | 1\nHải Phòng | 91,3 | 2", "bo/tu-phap par-index - 2023 r1; bo/tai-chinh par-index - 2023 r2; quang-ninh par-index - 2023 r1; hai-phong par-index - 2023 r2"),
    ("DDCI Bắc Kạn năm 2023", "TT\nĐơn vị\nĐiểm\nThứ hạng\nI\nKhối sở, ngành\n1\nSở Tài chính\n76,8\n1\n2\nSở Y tế\n72,2\n2\n3\nSở Xây dựng\n71,1\n3\nII\nKhối địa phương\n1\nBa Bể\n77,1\n1\n2\nChợ Mới\n75,2\n2\n3\nChợ Đồn\n71,3\n3",
        "bac-kan/so-tai-chinh ddci - 2023 r1; bac-kan/so-y-te ddci - 2023 r2; bac-kan/so-xay-dung ddci - 2023 r3; bac-kan/ba-be ddci - 2023 r1; bac-kan/cho-moi ddci - 2023 r2; bac-kan/cho-don ddci - 2023 r3"),
    ("Các chỉ số 2023", "Tỉnh\tĐiểm\tHạng\nPCI năm 2023\nHà Nam\t66,1\t30\nNam Định\t65,1\t33\nPAPI năm 2023\nHà Nam\t43,1\t20\nNam Định\t44,0\t15", "ha-nam pci - 2023 r30; nam-dinh pci - 2023 r33; ha-nam papi - 2023 r20; nam-dinh papi - 2023 r15"),
];

/// Best groups whose names stand a line each without a mark.
#[rustfmt::skip]
const UNMARKED: &[Case] = &[
    ("PCI 2024", "4 tỉnh dẫn đầu PCI 2024 là:\nHải Phòng\nQuảng Ninh\nLong An\nBà Rịa - Vũng Tàu", "hai-phong pci - 2024 m4; quang-ninh pci - 2024 m4; long-an pci - 2024 m4; ba-ria-vung-tau pci - 2024 m4"),
    ("PCI 2024", "10 tỉnh, thành phố dẫn đầu PCI 2024:\nHải Phòng - 74,44 điểm\nQuảng Ninh: 73,30\nLong An (72,24)", "hai-phong pci - 2024 m10; quang-ninh pci - 2024 m10; long-an pci - 2024 m10"),
    ("PAR INDEX 2024", "Năm bộ đứng đầu PAR INDEX 2024 là:\nBộ Tư pháp (92,1)\nBộ Tài chính (91,0)\nBộ Nội vụ (90,5)", "bo/tu-phap par-index - 2024 m5; bo/tai-chinh par-index - 2024 m5; bo/noi-vu par-index - 2024 m5"),
    ("PCI 2024", "5 tỉnh dẫn đầu PCI 2024 theo thứ tự từ trên xuống là:\nHải Phòng: 74,44 điểm\nQuảng Ninh: 73,30 điểm\nLong An: 72,24 điểm", "hai-phong pci - 2024 r1; quang-ninh pci - 2024 r2; long-an pci - 2024 r3"),
    ("PCI 2024", "Nhóm 10 tỉnh dẫn đầu PCI 2024 (không theo thứ tự):\nHà Nam\nNam Định", "ha-nam pci - 2024 m10; nam-dinh pci - 2024 m10"),
    ("PCI 2024", "Top 10 tỉnh dẫn đầu PCI 2024:\nHải Phòng\nLong An\nTheo ông A, Bắc Giang có nhiều đổi mới.\nCần Thơ", "hai-phong pci - 2024 m10; long-an pci - 2024 m10"),
    ("PCI 2024", "Bên cạnh top 10 PCI 2024, các tỉnh sau có cải thiện:\nHà Nam\nNam Định", ""),
    ("PCI 2024", "Các tỉnh tham dự lễ công bố PCI 2024 gồm:\nHải Phòng\nQuảng Ninh\nLong An", ""),
    ("PCI 2024", "5 tỉnh có PCI 2024 thấp nhất là:\nCao Bằng\nBạc Liêu\nĐắk Lắk", ""),
];

/// Layouts that were no tables: names over the columns of years, bars without spaces, two things in one cell.
#[rustfmt::skip]
const SHAPES: &[Case] = &[
    ("PCI", "Thứ hạng PCI qua các năm\nNăm\tHà Nam\tNam Định\n2022\t18\t23\n2023\t35\t44", "ha-nam pci - 2022 r18; nam-dinh pci - 2022 r23; ha-nam pci - 2023 r35; nam-dinh pci - 2023 r44"),
    ("GII", "Thứ hạng GII\nNăm | Việt Nam | Thái Lan\n2021 | 44 | 43\n2022 | 48 | 42", "viet-nam gii - 2021 r44; thai-lan gii - 2021 r43; viet-nam gii - 2022 r48; thai-lan gii - 2022 r42"),
    ("Vốn", "Số dự án và PCI\nNăm\tHà Nam\tNam Định\n2021\t27\t30\n2022\t18\t23", ""),
    ("CCHC", "Bảng xếp hạng SIPAS 2023\n1. Quảng Ninh\t90,41\n2. Hải Phòng\t89,33\n3. Thái Nguyên\t88,20", "quang-ninh sipas - 2023 r1; hai-phong sipas - 2023 r2; thai-nguyen sipas - 2023 r3"),
    ("DDCI", "Kết quả xếp hạng DDCI 2023 tỉnh An Giang khối huyện\n1. Châu Thành | 90,41\n2. Tri Tôn | 89,33\n3. Chợ Mới | 88,20", "an-giang/chau-thanh ddci - 2023 r1; an-giang/tri-ton ddci - 2023 r2; an-giang/cho-moi ddci - 2023 r3"),
    ("PCI", "Bảng xếp hạng PCI 2023\nHạng|Tỉnh|Điểm\n1|Quảng Ninh|71,55\n2|Long An|70,44\n3|Hải Phòng|70,14", "quang-ninh pci - 2023 r1; long-an pci - 2023 r2; hai-phong pci - 2023 r3"),
    ("PCI", "PCI 2023 của Nam Định xếp thứ 30.\nTrang chủ|Tin tức|PCI 2023|Liên hệ", "nam-dinh pci - 2023 r30"),
    ("Các chỉ số", "Kết quả PCI, PAR INDEX của tỉnh Phú Thọ:\nChỉ số\tNăm 2022\tNăm 2023\nPCI\t66,2 điểm (hạng 25)\t69,3 điểm (hạng 11)\nPAR INDEX\t85,1% (hạng 27)\t88,2% (hạng 15)", "phu-tho pci - 2022 r25; phu-tho pci - 2023 r11; phu-tho par-index - 2022 r27; phu-tho par-index - 2023 r15"),
    ("PAPI", "Kết quả các chỉ số của Hà Nam\nChỉ số | 2022 | 2023\nPCI | 64,1 (30/63) | 65,2 (25/63)\nPAPI | 41,1 (40/63) | 42,2 (31/63)", "ha-nam pci - 2022 r30; ha-nam pci - 2023 r25; ha-nam papi - 2022 r40; ha-nam papi - 2023 r31"),
    ("PCI", "Kết quả PCI tỉnh Hà Nam\nNăm\tKết quả\n2022\t64,2 điểm - hạng 25\n2023\t66,2 điểm - hạng 19", "ha-nam pci - 2022 r25; ha-nam pci - 2023 r19"),
    ("PCI", "PCI của các tỉnh\nTỉnh | Năm 2022 | Năm 2023\nHà Nam | Hạng 30 (64,5 điểm) | Hạng 25/63 (66,1 điểm)\nNam Định | Hạng 33 (64,1 điểm) | Hạng 41/63 (65,2 điểm)", "ha-nam pci - 2022 r30; ha-nam pci - 2023 r25; nam-dinh pci - 2022 r33; nam-dinh pci - 2023 r41"),
];

/// Numbered lists that leap, or run on under grades.
#[rustfmt::skip]
const NUMBERED: &[Case] = &[
    ("DDCI Bắc Ninh", "Xếp hạng DDCI Bắc Ninh 2023 khối sở ban ngành\n1. Sở Tài chính (80,22)\n2. Sở Y tế (79,1)\n3. Cục Hải quan (78,44)\n19. Sở Nội vụ (65,3)", "bac-ninh/so-tai-chinh ddci - 2023 r1; bac-ninh/so-y-te ddci - 2023 r2; bac-ninh/cuc-hai-quan ddci - 2023 r3; bac-ninh/so-noi-vu ddci - 2023 r19"),
    ("PCI", "Bảng xếp hạng PCI 2022\n1. Quảng Ninh (72,85)\n2. Bắc Giang (72,70)\n3. Hải Phòng (70,66)\n…\n62. Bạc Liêu (60,26)\n63. Cao Bằng (59,48)", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3; bac-lieu pci - 2022 r62; cao-bang pci - 2022 r63"),
    ("PAR INDEX Bắc Ninh 2023", "Kết quả xếp hạng PAR INDEX 2023 các sở của tỉnh Bắc Ninh như sau:\nXếp loại Xuất sắc:\n1. Sở Nội vụ\n2. Sở Tư pháp\nXếp loại Tốt:\n3. Sở Y tế\n4. Sở Xây dựng", "bac-ninh/so-noi-vu par-index - 2023 r1; bac-ninh/so-tu-phap par-index - 2023 r2; bac-ninh/so-y-te par-index - 2023 r3; bac-ninh/so-xay-dung par-index - 2023 r4"),
    ("PCI", "Bảng xếp hạng PCI 2022\n1. Quảng Ninh\n2. Bắc Giang\n3. Hải Phòng\n...\n10. Long An\n...\n63. Cao Bằng", "quang-ninh pci - 2022 r1; bac-giang pci - 2022 r2; hai-phong pci - 2022 r3; long-an pci - 2022 r10; cao-bang pci - 2022 r63"),
    ("DDCI", "Kết quả xếp hạng DDCI Lào Cai 2023 khối sở\nXếp hạng Rất tốt\n1. Sở Y tế: 85,2\n2. Sở Nội vụ: 84,3\nXếp hạng Tốt\n3. Sở Tư pháp: 80,2", "lao-cai/so-y-te ddci - 2023 r1; lao-cai/so-noi-vu ddci - 2023 r2; lao-cai/so-tu-phap ddci - 2023 r3"),
    ("PAR INDEX Bắc Ninh 2023", "Kết quả xếp hạng PAR INDEX 2023 các sở của tỉnh Bắc Ninh như sau:\nNhóm Xuất sắc:\n1. Sở Nội vụ (96,2 điểm)\n2. Sở Tư pháp (95,3 điểm)\nNhóm Tốt:\n1. Sở Y tế (88,4 điểm)\n2. Sở Xây dựng (87,5 điểm)", "bac-ninh/so-noi-vu par-index - 2023 r1; bac-ninh/so-tu-phap par-index - 2023 r2; bac-ninh/so-y-te par-index - 2023 s88.4; bac-ninh/so-xay-dung par-index - 2023 s87.5"),
    ("DDCI", "Xếp hạng DDCI Nghệ An 2023 khối huyện\n1. Diễn Châu - 80,22 điểm\n2. Đô Lương - 79,1 điểm\n5. Nam Đàn - 78,44 điểm\n12. Quỳ Hợp - 79,5 điểm", "nghe-an/dien-chau ddci - 2023 r1; nghe-an/do-luong ddci - 2023 r2; nghe-an/nam-dan ddci - 2023 r5; nghe-an/quy-hop ddci - 2023 s79.5"),
];

#[test]
fn heads_of_two_rows() {
    check(TWO_ROWS);
}

#[test]
fn places_above_names() {
    check(PLACES_ABOVE);
}

#[test]
fn lists_from_below() {
    check(FROM_BELOW);
}

#[test]
fn columns_of_regions() {
    check(REGIONS);
}

#[test]
fn blocks_between_rows() {
    check(BLOCKS);
}

#[test]
fn names_without_marks() {
    check(UNMARKED);
}

#[test]
fn shapes_of_tables() {
    check(SHAPES);
}

#[test]
fn numbered_lists() {
    check(NUMBERED);
}
