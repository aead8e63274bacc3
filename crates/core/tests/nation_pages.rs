//! Pages about countries in the rankings of the world, and about provinces in statistics: components in the page's own words with the way
//! between two places, rows of countries with bare figures, tables and lists without a header, and the edition that such a page is about.
//! The figures are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Components that the ontology lacks, or knows by a shorter name, with the way of their places.
#[rustfmt::skip]
const OWN_WORDS: &[Case] = &[
    ("", "TTCI 2019: Việt Nam đứng thứ 64, năm 2017 thứ 68. Các chỉ số khá lên so với năm 2017: cạnh tranh về giá, hạng 36 thành hạng 23; cơ sở hạ tầng cảng hàng không, hạng 62 thành hạng 51.", "viet-nam ttdi - 2019 r64; viet-nam ttdi - 2017 r68; viet-nam ttdi canh-tranh-ve-gia 2017 r36; viet-nam ttdi canh-tranh-ve-gia 2019 r23; viet-nam ttdi co-so-ha-tang-cang-hang-khong 2017 r62; viet-nam ttdi co-so-ha-tang-cang-hang-khong 2019 r51"),
    ("", "Báo cáo năng lực cạnh tranh toàn cầu 2019 của WEF xếp Việt Nam thứ 66, so với năm 2018 nhích lên: thị trường lao động (91 lên 84), quy mô thị trường (29 lên 26).", "viet-nam gci-wef - 2019 r66; viet-nam gci-wef thi-truong-lao-dong 2018 r91; viet-nam gci-wef thi-truong-lao-dong 2019 r84; viet-nam gci-wef quy-mo-thi-truong 2018 r29; viet-nam gci-wef quy-mo-thi-truong 2019 r26"),
    ("", "GII 2018: Việt Nam xếp thứ 46. So với năm 2017, chỉ số hiệu lực hợp đồng thương mại đi từ hạng 75 lên hạng 58.", "viet-nam gii - 2018 r46; viet-nam gii hieu-luc-hop-dong-thuong-mai 2017 r75; viet-nam gii hieu-luc-hop-dong-thuong-mai 2018 r58"),
    ("", "Báo cáo năng lực cạnh tranh toàn cầu 2012 của WEF xếp Việt Nam thứ 76. Xét theo từng chỉ số, Việt Nam xếp hạng 54 về kinh tế vĩ mô, 57 về giáo dục phổ thông và y tế, 74 về thể chế và 91 về đào tạo đại học.", "viet-nam gci-wef - 2012 r76; viet-nam gci-wef kinh-te-vi-mo 2012 r54; viet-nam gci-wef giao-duc-pho-thong-va-y-te 2012 r57; viet-nam gci-wef the-che 2012 r74; viet-nam gci-wef dao-tao-dai-hoc 2012 r91"),
    ("", "Doing Business 2015: Việt Nam đứng thứ 79. Những chỗ yếu khác là tiếp cận điện năng (136), nộp thuế (174) và khởi sự kinh doanh (126).", "viet-nam doing-business - 2015 r79; viet-nam doing-business tiep-can-dien-nang 2015 r136; viet-nam doing-business nop-thue 2015 r174; viet-nam doing-business khoi-su-kinh-doanh 2015 r126"),
    ("", "EGDI 2020: Việt Nam đứng thứ 87. Lấy mốc năm 2018 mà so, dịch vụ công trực tuyến rơi mất 21 bậc.", "viet-nam egdi - 2020 r87; viet-nam egdi dich-vu-cong-truc-tuyen 2020 d-21"),
    ("", "GII 2018: Việt Nam xếp thứ 46. Bảo tàng mở cửa đón 57 khách, hạng 61 chỗ ngồi.", "viet-nam gii - 2018 r46"),
    ("", "Doing Business 2015: Việt Nam đứng thứ 79. Bộ đã cắt giảm thủ tục về điện năng (136) và thuế (174 giờ).", "viet-nam doing-business - 2015 r79"),
    ("", "GII 2018: Việt Nam xếp thứ 46. Đoàn công tác gồm 54 người về dự hội thảo, 57 về sau, 74 ở lại.", "viet-nam gii - 2018 r46"),
];

/// Rows of countries with bare figures, on a page about a ranking of countries.
#[rustfmt::skip]
const ROWS: &[Case] = &[
    ("", "Chỉ số hiệu quả logistics (LPI) 2023: Việt Nam xếp thứ 44.\nỞ Đông Nam Á, Malaysia (27) và Thái Lan (35) cùng xếp trên. Indonesia rơi xuống 62, Campuchia 116, Lào 117.", "viet-nam lpi - 2023 r44; malaysia lpi - 2023 r27; thai-lan lpi - 2023 r35; indonesia lpi - 2023 r62; campuchia lpi - 2023 r116; lao lpi - 2023 r117"),
    ("", "World Happiness Report 2019 đặt Việt Nam ở vị trí 95/156.\nNgay trên ta là Trung Quốc, rồi Thái Lan 53, Philippines 70, Malaysia 81, Indonesia 93, Lào 106.", "viet-nam whi - 2019 r95; thai-lan whi - 2019 r53; philippines whi - 2019 r70; malaysia whi - 2019 r81; indonesia whi - 2019 r93; lao whi - 2019 r106"),
    ("", "GII 2018: Việt Nam xếp thứ 46.\nCó thể kể thêm vài nước: Hàn Quốc hạng 13, Nhật Bản hạng 14, Pháp hạng 17 và Ý hạng 31.", "viet-nam gii - 2018 r46; han-quoc gii - 2018 r13; nhat-ban gii - 2018 r14; phap gii - 2018 r17; y gii - 2018 r31"),
    ("", "GII 2018: Việt Nam xếp thứ 46.\nSố bằng sáng chế nhiều là của Trung Quốc, rồi Mỹ 5, Nhật Bản 6, Hàn Quốc 8, Ý 90.", "viet-nam gii - 2018 r46"),
    ("", "GII 2018: Việt Nam xếp thứ 46.\nTham dự có Thái Lan 53 người, Philippines 70 người, Malaysia 81 người.", "viet-nam gii - 2018 r46"),
    ("", "GII 2018: Việt Nam xếp thứ 46.\nVốn đăng ký tính bằng triệu USD: Thái Lan 53, Philippines 70, Malaysia 81, Indonesia 93.", "viet-nam gii - 2018 r46"),
];

/// First places by what a ranking of countries is about, without the noun for those who are ranked; what somebody leads in.
#[rustfmt::skip]
const FIRST: &[Case] = &[
    ("", "World Happiness Report 2019 đã ra. Hạnh phúc nhất thế giới, năm thứ hai liền, là Phần Lan, tiếp theo sau là Đan Mạch và Na Uy.", "phan-lan whi - 2019 r1; dan-mach whi - 2019 r2; na-uy whi - 2019 r3"),
    ("", "Theo World Happiness Report 2021, hạnh phúc nhất thế giới là Phần Lan.", "phan-lan whi - 2021 r1"),
    ("", "Chỉ số cảm nhận tham nhũng năm 2023: Việt Nam được 41 điểm, đứng thứ 83. Đan Mạch được đánh giá trong sạch nhất.", "viet-nam cpi-tham-nhung - 2023 r83; dan-mach cpi-tham-nhung - 2023 r1"),
    ("", "HDI 2009: đứng đầu về HDI là Na Uy, đứng đầu về tuổi thọ bình quân là Nhật Bản.", "na-uy hdi - 2009 r1; nhat-ban hdi tuoi-tho-binh-quan 2009 r1"),
    ("", "World Happiness Report 2019: Việt Nam đứng thứ 94. Hạnh phúc nhất là được về nhà, một cụ ông kể.", "viet-nam whi - 2019 r94"),
    ("", "HDI 2009: Việt Nam đứng thứ 116. Đoàn đứng đầu về số huy chương là Việt Nam.", "viet-nam hdi - 2009 r116"),
];

/// Next places of a region beside those in the world, the group named before, groups counted behind their link.
#[rustfmt::skip]
const REGION: &[Case] = &[
    ("", "GII 2019: Việt Nam xếp thứ 43. Trong ASEAN, Singapore đứng đầu, kế đó lần lượt đến Malaysia (hạng 36), Thái Lan (hạng 44) và Philippines (hạng 55).", "viet-nam gii - 2019 r43; singapore gii - 2019 r1 @asean; malaysia gii - 2019 r2 @asean; thai-lan gii - 2019 r3 @asean; philippines gii - 2019 r4 @asean; malaysia gii - 2019 r36; thai-lan gii - 2019 r44; philippines gii - 2019 r55"),
    ("", "GII 2019: Việt Nam xếp thứ 43. Cả khối ASEAN, Việt Nam chỉ trên được Campuchia (xếp thứ 98). Dẫn đầu khối vẫn là Singapore, tiếp theo lần lượt là Malaysia (36), Thái Lan (44).", "viet-nam gii - 2019 r43; campuchia gii - 2019 r98; singapore gii - 2019 r1 @asean; malaysia gii - 2019 r2 @asean; thai-lan gii - 2019 r3 @asean; malaysia gii - 2019 r36; thai-lan gii - 2019 r44"),
    ("", "GII 2019: Việt Nam xếp thứ 43. Singapore đứng đầu ASEAN. Malaysia (hạng 36), Thái Lan (hạng 44) và Philippines (hạng 55) cũng đi lên.", "viet-nam gii - 2019 r43; singapore gii - 2019 r1 @asean; malaysia gii - 2019 r36; thai-lan gii - 2019 r44; philippines gii - 2019 r55"),
    ("", "Chỉ số hiệu quả logistics: Riêng năm 2018, có chỉ số LPI cao nhất là 4 nước Đức, Thụy Điển, Bỉ và Áo.", "duc lpi - 2018 m4; thuy-dien lpi - 2018 m4; bi lpi - 2018 m4; ao lpi - 2018 m4"),
    ("", "Chỉ số hiệu quả logistics năm 2018: tham gia khảo sát là 4 nước Đức, Thụy Điển, Bỉ và Áo.", ""),
    ("", "GII 2019: Việt Nam xếp thứ 43. Đứng đầu khối doanh nghiệp là Viettel.", "viet-nam gii - 2019 r43"),
];

/// Tables and lists: bars without a header, headings that begin with a number, years beside places, names with text between them.
#[rustfmt::skip]
const LISTS: &[Case] = &[
    ("Quốc gia hạnh phúc: Việt Nam thứ 94", "World Happiness Report 2019 đặt Việt Nam ở vị trí 94/156.\n5 quốc gia hạnh phúc nhất thế giới\n| 1 | Phần Lan |\n| 2 | Đan Mạch |\n| 3 | Iceland |", "viet-nam whi - 2019 r94; phan-lan whi - 2019 r1; dan-mach whi - 2019 r2; iceland whi - 2019 r3"),
    ("Quốc gia hạnh phúc: Việt Nam thứ 94", "World Happiness Report 2019 đặt Việt Nam ở vị trí 94/156.\n3 nước dẫn đầu\n1. Phần Lan\n2. Đan Mạch\n3. Iceland", "viet-nam whi - 2019 r94; phan-lan whi - 2019 r1; dan-mach whi - 2019 r2; iceland whi - 2019 r3"),
    ("Việt Nam qua các kỳ xếp hạng", "Việt Nam trên bảng xếp hạng năng lực cạnh tranh toàn cầu kể từ 2004 đến 2006:\n| Năm xếp hạng | Hạng của Việt Nam | Tổng số nước |\n| 2004 | 78 | 104 |\n| 2005 | 75 | 117 |\n| 2006 | 78 | 125 |", "viet-nam gci-wef - 2004 r78; viet-nam gci-wef - 2005 r75; viet-nam gci-wef - 2006 r78"),
    ("Top 25 hộ chiếu mạnh nhất", "Chỉ số hộ chiếu Henley 2021 đặt Việt Nam ở hạng 95/116.\nCác hộ chiếu ở tốp trên:\n1. Nhật Bản\nNgười cầm hộ chiếu này tới được 193 nước.\n2. Singapore\nCó 192 quốc gia mở cửa cho hộ chiếu nước này.\n3. Đức / Hàn Quốc\nCả hai vào được 191 nước.", "viet-nam henley - 2021 r95; nhat-ban henley - 2021 r1; singapore henley - 2021 r2; duc henley - 2021 r3; han-quoc henley - 2021 r3"),
    ("GII 2017", "Theo GII 2017, Việt Nam xếp thứ 48.\nVới Việt Nam, nhóm đầu vào xếp thứ 72, tăng 8 bậc; nhóm đầu ra xếp thứ 39, tăng 4 bậc. Từng trụ cột như sau (số trong ngoặc là thứ hạng của GII 2016):\n1. Nguồn nhân lực và nghiên cứu: 71 (75)\n2. Trình độ phát triển của thị trường: 35 (65)\n3. Sản phẩm tri thức và công nghệ: 29 (40)", "viet-nam gii - 2017 r48; viet-nam gii dau-vao 2017 r72; viet-nam gii dau-ra 2017 r39; viet-nam gii von-con-nguoi-va-nghien-cuu 2017 r71; viet-nam gii von-con-nguoi-va-nghien-cuu 2016 r75; viet-nam gii trinh-do-phat-trien-cua-thi-truong 2017 r35; viet-nam gii trinh-do-phat-trien-cua-thi-truong 2016 r65; viet-nam gii san-pham-tri-thuc-va-cong-nghe 2017 r29; viet-nam gii san-pham-tri-thuc-va-cong-nghe 2016 r40"),
    ("10 quốc gia đáng đến nhất", "Theo World Happiness Report 2024, Việt Nam đứng thứ 54.\nĐiểm dừng chân:\n1. Phần Lan\nCó nhiều hồ.\n2. Đan Mạch\nCó nhiều xe đạp.\n3. Iceland\nCó nhiều núi lửa.", "viet-nam whi - 2024 r54"),
    ("Hành trình ba nước", "Chỉ số hộ chiếu Henley 2021 đặt Việt Nam ở hạng 95/116.\nLịch trình:\n1. Nhật Bản\nĐoàn ở lại 3 ngày.\n2. Singapore\nĐoàn ở lại 2 ngày.\n3. Đức\nĐoàn ở lại 5 ngày.", "viet-nam henley - 2021 r95"),
    ("Quốc gia hạnh phúc: Việt Nam thứ 94", "World Happiness Report 2019 đặt Việt Nam ở vị trí 94/156.\n3 quốc gia kém hạnh phúc nhất thế giới\n| 1 | Yemen |\n| 2 | Rwanda |\n| 3 | Haiti |", "viet-nam whi - 2019 r94"),
    ("Điểm danh hộ chiếu", "TIN MỚI\nTheo chỉ số hộ chiếu Henley 2021, Việt Nam đứng thứ 95, Lào đứng thứ 97.", "viet-nam henley - 2021 r95; lao henley - 2021 r97"),
];

/// The edition that the page is about: years looked back to, held against or of the data are none.
#[rustfmt::skip]
const EDITIONS: &[Case] = &[
    ("", "Theo báo cáo Chỉ số sẵn sàng AI của Oxford Insights, năm 2023 Việt Nam đạt 54,5 điểm.\nTính trên thế giới, Việt Nam xếp hạng 60/193, còn ở kỳ năm 2022 nước ta xếp hạng 56/181.", "viet-nam ai-readiness - 2023 r60; viet-nam ai-readiness - 2022 r56"),
    ("", "Doing Business 2016: Việt Nam đứng thứ 91, tụt 1 bậc so với năm 2015. Cũng có những chỉ số thấp hơn xếp hạng công bố năm ngoái, gồm chỉ số thương mại qua biên giới (từ hạng 97 xuống 98).", "viet-nam doing-business - 2016 r91; viet-nam doing-business thuong-mai-qua-bien-gioi 2015 r97; viet-nam doing-business thuong-mai-qua-bien-gioi 2016 r98"),
    ("", "TTCI 2019: Việt Nam đứng thứ 64, tăng 4 bậc so với năm 2017. Lên mạnh nhất so với kỳ đó là chính sách thị thực (tăng 60 bậc, từ 115 lên 55).", "viet-nam ttdi - 2019 r64; viet-nam ttdi chinh-sach-thi-thuc 2017 r115; viet-nam ttdi chinh-sach-thi-thuc 2019 r55"),
    ("", "Báo cáo GCI 2020 về an toàn thông tin toàn cầu của ITU: trong 194 quốc gia, Việt Nam xếp ở vị trí 26. Năm 2019, nước ta đứng thứ 51, như vậy đã tiến thêm 25 bậc. Xét riêng châu Á - Thái Bình Dương, Việt Nam ở vị trí thứ 8.", "viet-nam gci - 2020 r26; viet-nam gci - 2019 r51; viet-nam gci - 2020 r8 @region:chau-a-thai-binh-duong"),
    ("", "Theo Chỉ số hộ chiếu Henley 2026, Việt Nam ở vị trí 85. Thứ hạng cao nhất mà nước ta từng có là vị trí 79, hồi 2007.", "viet-nam henley - 2026 r85"),
    ("", "Doing Business 2019: Việt Nam ở vị trí 70, tụt 1 bậc so với năm 2018. Thực thi hợp đồng trước ở vị trí 67, giờ ở vị trí 63.", "viet-nam doing-business - 2019 r70; viet-nam doing-business thuc-thi-hop-dong 2018 r67; viet-nam doing-business thuc-thi-hop-dong 2019 r63"),
    ("", "Doing Business 2019: Việt Nam ở vị trí 70, tụt 1 bậc so với năm 2018. Đăng ký tài sản tăng 3 bậc, 64 lên 61.", "viet-nam doing-business - 2019 r70; viet-nam doing-business dang-ky-tai-san 2018 r64; viet-nam doing-business dang-ky-tai-san 2019 r61"),
];

/// Who is spoken of on pages of provinces about a ranking of nations; groups in a statistic.
#[rustfmt::skip]
const SUBJECTS: &[Case] = &[
    ("Lào Cai nhìn từ năng lực cạnh tranh toàn cầu", "Báo cáo năng lực cạnh tranh toàn cầu 2019 của WEF xếp Việt Nam thứ 66.\nThị trường hàng hóa đi từ hạng 101 lên hạng 78.\nỞ Lào Cai, cửa khẩu đã rút ngắn thời gian thông quan.", "viet-nam gci-wef - 2019 r66; viet-nam gci-wef thi-truong-hang-hoa 2019 r78"),
    ("Thi tốt nghiệp THPT 2024", "Điểm thi tốt nghiệp THPT năm 2024: xét theo số bài đạt điểm 10, Thanh Hóa đứng đầu với 915 điểm 10. Lọt vào top 10 còn có Hải Phòng, Phú Thọ và Hà Tĩnh.", "thanh-hoa diem-thi-tot-nghiep-thpt so-diem-10 2024 r1; hai-phong diem-thi-tot-nghiep-thpt so-diem-10 2024 m10; phu-tho diem-thi-tot-nghiep-thpt so-diem-10 2024 m10; ha-tinh diem-thi-tot-nghiep-thpt so-diem-10 2024 m10"),
    ("", "Thu hút FDI năm 2022: Bắc Ninh đứng thứ 5 cả nước. Top 4 tỉnh có dòng vốn FDI tăng nhiều nhất gồm: Bạc Liêu, Quảng Trị, Yên Bái, Trà Vinh.", "bac-ninh fdi - 2022 r5"),
];

macro_rules! tests {
    ($($name:ident: $cases:ident),* $(,)?) => { $(#[test] fn $name() { check($cases); })* };
}

tests! {
    components_in_the_pages_own_words: OWN_WORDS,
    rows_of_countries: ROWS,
    first_by_what_is_ranked: FIRST,
    places_in_a_region: REGION,
    tables_and_lists: LISTS,
    editions: EDITIONS,
    whose_places: SUBJECTS,
}
