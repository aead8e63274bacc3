//! Statistics that provinces are ranked by, and places of countries: the constructions in which the press tells them.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;
use cases::{Case, check};

/// Statistics that the ontology lacks, under the names that the page gives them.
const OWN_NAMES: &[Case] = &[
    ("", "Thu nội địa: Quảng Ninh đứng thứ 5 cả nước năm 2024, vẫn trong top 5 như những năm trước.", "quang-ninh thu-noi-dia - 2024 r5"),
    ("", "Thu nội địa năm 2024 của Quảng Ninh đạt 38.000 tỷ đồng, xếp thứ 6 toàn quốc.", "quang-ninh thu-noi-dia - 2024 r6"),
    (
        "",
        "15,3 triệu lượt khách trong năm 2024 giúp Thanh Hóa đứng thứ 3 toàn quốc về lượng khách du lịch.",
        "thanh-hoa luong-khach-du-lich - 2024 r3",
    ),
    ("", "Năm 2024, lượng khách du lịch đến Khánh Hòa đứng thứ tư cả nước.", "khanh-hoa luong-khach-du-lich - 2024 r4"),
    ("", "Dẫn đầu cả nước về tỷ lệ che phủ rừng năm 2023 là Bắc Kạn với 73,3%.", "bac-kan ty-le-che-phu-rung - 2023 r1"),
    (
        "",
        "Tỷ lệ che phủ rừng: Bắc Kạn dẫn đầu cả nước năm 2023, Quảng Bình đứng thứ hai.",
        "bac-kan ty-le-che-phu-rung - 2023 r1; quang-binh ty-le-che-phu-rung - 2023 r2",
    ),
    (
        "",
        "Cuối năm 2022, xét tỷ lệ hộ nghèo đa chiều, Cao Bằng đứng thứ 3 cả nước, sau Điện Biên và Hà Giang.",
        "cao-bang ty-le-ho-ngheo-da-chieu - 2022 r3",
    ),
    (
        "",
        "Về sản lượng lúa, năm 2023 Kiên Giang dẫn đầu cả nước, An Giang xếp thứ hai.",
        "kien-giang san-luong-lua - 2023 r1; an-giang san-luong-lua - 2023 r2",
    ),
    ("", "Sản lượng lúa cao nhất cả nước năm 2023 thuộc về Kiên Giang.", "kien-giang san-luong-lua - 2023 r1"),
    ("", "Á quân cả nước về sản lượng lúa năm 2023 là An Giang.", "an-giang san-luong-lua - 2023 r2"),
    ("", "Sản lượng lúa năm 2023 của Kiên Giang đạt 4,5 triệu tấn, đứng đầu cả nước.", "kien-giang san-luong-lua - 2023 r1"),
    (
        "",
        "Trong 13 tỉnh vùng Đồng bằng sông Cửu Long, Long An có thu nội địa năm 2023 cao nhất, Hậu Giang thấp nhất.",
        "long-an thu-noi-dia - 2023 r1 @region:dong-bang-song-cuu-long; hau-giang thu-noi-dia - 2023 last @region:dong-bang-song-cuu-long",
    ),
    (
        "",
        "Năm 2023, Thanh Hóa đứng đầu khu vực Bắc Trung Bộ về doanh thu du lịch.",
        "thanh-hoa doanh-thu-du-lich - 2023 r1 @region:bac-trung-bo",
    ),
    ("", "Năm 2023 Đồng Nai có tổng đàn lợn lớn nhất cả nước với 2,5 triệu con.", "dong-nai tong-dan-lon - 2023 r1"),
    (
        "",
        "Bình Định đặt mục tiêu năm 2025 đứng trong top 5 cả nước về lượng khách du lịch.",
        "binh-dinh luong-khach-du-lich - 2025 m5 !target",
    ),
];

/// Whose figure it is not, what is counted and not ranked, and what has no year.
const NO_FIGURES: &[Case] = &[
    ("", "Năm 2021, TP.HCM dẫn đầu cả nước về số ca mắc.", ""),
    ("", "Năm 2023, Nghệ An đứng đầu cả nước về phong trào thi đua.", ""),
    ("", "Năm 2023, Thanh Hóa dẫn đầu cả nước về số lượng huy chương.", ""),
    ("", "Năm 2023 Hà Nội đứng đầu cả nước về số lượng thí sinh.", ""),
    ("", "Năm 2022, Hà Tĩnh đứng thứ 2 cả nước về tỷ lệ tiêm vắc xin mũi 3.", ""),
    ("", "Năm 2023, Công an Nghệ An dẫn đầu cả nước về tỷ lệ phá án.", ""),
    ("", "Khu công nghiệp ở Bắc Ninh dẫn đầu cả nước về tỷ lệ lấp đầy năm 2023.", ""),
    ("", "Nhà máy xi măng tại Thanh Hóa đứng đầu cả nước về công suất chế biến năm 2023.", ""),
    ("", "Năm 2023, huyện Diễn Châu của Nghệ An dẫn đầu toàn tỉnh về sản lượng lạc.", ""),
    ("", "Nhiều năm liền Thái Bình dẫn đầu cả nước về năng suất lúa.", ""),
    ("", "Kiên Giang dẫn đầu cả nước về sản lượng lúa.", ""),
    ("", "Năm 2024, Quảng Ninh có tỷ lệ hộ nghèo thấp nhất cả nước.", ""),
    ("", "Việt Nam đứng thứ 3 thế giới về sản lượng cà phê năm 2023.", ""),
    ("", "Trường nằm trong top 15 trường có số lượng nguyện vọng nhiều nhất cả nước năm 2017.", ""),
    ("", "Tỉnh nào có thu nhập bình quân đầu người cao nhất nước năm 2021?", ""),
];

/// Statistics that the ontology knows.
const KNOWN: &[Case] = &[
    (
        "",
        "Tính đến ngày 31/10/2024, dẫn đầu cả nước về giải ngân vốn đầu tư công là Long An; Thanh Hóa thứ hai, Thái Bình thứ tư.",
        "long-an giai-ngan-von-dau-tu-cong - 2024 r1; thanh-hoa giai-ngan-von-dau-tu-cong - 2024 r2; thai-binh giai-ngan-von-dau-tu-cong - 2024 r4",
    ),
    (
        "",
        "Đến hết tháng 9/2024, giải ngân vốn đầu tư công của Nam Định đứng thứ 3 toàn quốc.",
        "nam-dinh giai-ngan-von-dau-tu-cong - 2024 r3",
    ),
    ("", "Hết quý III/2024, Bắc Ninh dẫn đầu cả nước về thu hút FDI.", "bac-ninh fdi - 2024 r1"),
    ("", "Lũy kế đến ngày 20 tháng 11 năm 2024, Hải Phòng đứng thứ 4 cả nước về thu hút FDI.", "hai-phong fdi - 2024 r4"),
    (
        "",
        "Sóc Trăng quyết tâm trong năm 2025 trở lại tốp 5 toàn quốc về giải ngân vốn đầu tư công.",
        "soc-trang giai-ngan-von-dau-tu-cong - 2025 m5 !target",
    ),
    (
        "",
        "Ngôi đầu về thu ngân sách năm 2024 thuộc về TP.HCM, còn Hà Nội xuống thứ hai.",
        "ho-chi-minh thu-ngan-sach-nha-nuoc - 2024 r1; ha-noi thu-ngan-sach-nha-nuoc - 2024 r2",
    ),
    (
        "",
        "Trong 5 tỉnh Tây Nguyên, Lâm Đồng có thu nhập bình quân đầu người năm 2022 cao nhất, Kon Tum thấp nhất.",
        "lam-dong thu-nhap-binh-quan-dau-nguoi - 2022 r1 @region:tay-nguyen; kon-tum thu-nhap-binh-quan-dau-nguoi - 2022 last @region:tay-nguyen",
    ),
    (
        "",
        "Vượt Hà Nội lẫn TP.HCM, Bình Dương là nơi có thu nhập bình quân đầu người cao nhất nước năm 2021.",
        "binh-duong thu-nhap-binh-quan-dau-nguoi - 2021 r1",
    ),
    (
        "",
        "Xếp cuối vùng đồng bằng sông Cửu Long về tăng trưởng kinh tế năm 2023 là Trà Vinh.",
        "tra-vinh grdp toc-do-tang-truong 2023 last @region:dong-bang-song-cuu-long",
    ),
    (
        "",
        "Hải Phòng năm thứ mười liên tiếp tăng trưởng GRDP hai con số; riêng năm 2024, tốc độ này xếp thứ ba cả nước.",
        "hai-phong grdp toc-do-tang-truong 2024 r3",
    ),
    (
        "",
        "Tăng trưởng kinh tế năm 2023 của Quảng Trị chỉ xếp trên Hà Tĩnh trong khu vực Bắc Trung Bộ, đứng thứ 5/6.",
        "quang-tri grdp toc-do-tang-truong 2023 r5 @region:bac-trung-bo",
    ),
    (
        "",
        "Tốc độ tăng GRDP năm 2024, hạng cả nước: Thanh Hóa 2, Trà Vinh 4, Lai Châu 5.",
        "thanh-hoa grdp toc-do-tang-truong 2024 r2; tra-vinh grdp toc-do-tang-truong 2024 r4; lai-chau grdp toc-do-tang-truong 2024 r5",
    ),
    (
        "",
        "TP.HCM (3,54 tỷ USD), Bình Dương (3,05 tỷ USD), Quảng Ninh (2,19 tỷ USD) theo thứ tự là ba địa phương đứng đầu về thu hút FDI trong 11 tháng năm 2022.",
        "ho-chi-minh fdi - 2022 r1; binh-duong fdi - 2022 r2; quang-ninh fdi - 2022 r3",
    ),
    (
        "",
        "Quảng Ninh (70 điểm), Hải Phòng (69 điểm), Long An (68 điểm) lần lượt dẫn đầu PCI năm 2022.",
        "quang-ninh pci - 2022 r1; hai-phong pci - 2022 r2; long-an pci - 2022 r3",
    ),
    (
        "",
        "Đường đua hút vốn đầu tư trực tiếp nước ngoài năm 2019 có quán quân là Hà Nội, á quân là TP.HCM.",
        "ha-noi fdi - 2019 r1; ho-chi-minh fdi - 2019 r2",
    ),
    (
        "",
        "Mất 9 bậc, từ ngôi đầu bảng tăng trưởng GRDP năm 2023, Bắc Giang rơi xuống vị trí thứ 10 trong năm 2024.",
        "bac-giang grdp toc-do-tang-truong 2023 r1; bac-giang grdp toc-do-tang-truong 2024 r10",
    ),
    (
        "",
        "Đứng đầu vùng Tây Nguyên về PCI năm 2023 là Kon Tum, tiếp theo là Gia Lai.",
        "kon-tum pci - 2023 r1 @region:tay-nguyen; gia-lai pci - 2023 r2 @region:tay-nguyen",
    ),
    ("", "Hải Phòng bỏ xa Quảng Ninh, đứng đầu PCI 2024.", "hai-phong pci - 2024 r1"),
    (
        "",
        "Năm 2024, GRDP bình quân đầu người của Quảng Ninh cao nhất cả nước, thấp nhất là Hà Giang.",
        "quang-ninh grdp binh-quan-dau-nguoi 2024 r1; ha-giang grdp binh-quan-dau-nguoi 2024 last",
    ),
    (
        "",
        "Năm 2024, tỷ lệ giải ngân vốn đầu tư công của Long An cao nhất cả nước, thấp nhất là Bình Dương.",
        "long-an giai-ngan-von-dau-tu-cong - 2024 r1; binh-duong giai-ngan-von-dau-tu-cong - 2024 last",
    ),
    (
        "",
        "Thanh Hóa: Thu ngân sách vượt dự toán\nNăm 2024, thu ngân sách nhà nước trên địa bàn tỉnh đạt 54.000 tỷ đồng, đứng thứ 8 cả nước. Trong đó thu nội địa đạt 36.000 tỷ đồng, xếp thứ 7 cả nước.",
        "thanh-hoa thu-ngan-sach-nha-nuoc - 2024 r8; thanh-hoa thu-noi-dia - 2024 r7",
    ),
    ("", "Đến nay, doanh nghiệp ở Bắc Ninh dẫn đầu về công nghệ, còn xuất khẩu năm 2024 tăng 5%.", ""),
];

/// Countries.
const NATIONS: &[Case] = &[
    ("", "WEF vừa đánh tụt Việt Nam 3 bậc so với năm 2019 trên bảng TTDI 2024: thứ 59/119.", "viet-nam ttdi - 2024 r59"),
    ("", "WIPO hạ Việt Nam 2 bậc trên bảng GII 2025, xuống hạng 46.", "viet-nam gii - 2025 r46"),
    (
        "",
        "Tiến 17 bậc so với năm 2018, Philippines đồng hạng 43 với Việt Nam về chỉ số LPI năm 2023.",
        "philippines lpi - 2023 r43; viet-nam lpi - 2023 r43",
    ),
    ("", "Chỉ số HDI 2021: Việt Nam ở nấc 115/191.", "viet-nam hdi - 2021 r115"),
    (
        "",
        "Soi kỹ các trụ cột GII năm 2024 của Việt Nam: cơ sở hạ tầng bật 14 bậc so với năm 2023, lên 56; thể chế hụt 4 bậc so với năm 2023, về 58.",
        "viet-nam gii co-so-ha-tang 2024 r56; viet-nam gii the-che 2024 r58",
    ),
    (
        "",
        "Việt Nam từ hạng 88 năm 2018 lên hạng 86 năm 2020, rồi lên 71 vào năm 2024 trong EGDI.",
        "viet-nam egdi - 2018 r88; viet-nam egdi - 2020 r86; viet-nam egdi - 2024 r71",
    ),
    (
        "",
        "Philippines (hạng 53) và Indonesia (hạng 54) đang bám sát Việt Nam (hạng 44) trên bảng GII 2024.",
        "philippines gii - 2024 r53; indonesia gii - 2024 r54; viet-nam gii - 2024 r44",
    ),
    (
        "",
        "Vọt 10 bậc so với năm 2018, năng lực cạnh tranh toàn cầu của Việt Nam năm 2019 được WEF xếp thứ 67 trong 141 nền kinh tế.",
        "viet-nam gci-wef - 2019 r67",
    ),
    ("", "Bà Hồ Thị An được Forbes xếp thứ 30, PCI 2023 của Nghệ An vừa công bố.", ""),
    ("", "Việt Nam lên một nấc thang mới trong HDI năm 2021.", ""),
    ("", "Việt Nam hơn Philippines, kém Thái Lan, đứng thứ 44 GII 2024.", "viet-nam gii - 2024 r44"),
    ("", "Moody's hạ Việt Nam 2 bậc tín nhiệm.", ""),
    (
        "",
        "Năm 2021, Việt Nam xếp thứ 70 trong bảng CPI về tham nhũng. Các nước tham nhũng ít hơn có điểm cao.\nCụ thể, Lào (30 điểm), Nepal (35 điểm).",
        "viet-nam cpi-tham-nhung - 2021 r70; lao cpi-tham-nhung - 2021 s30; nepal cpi-tham-nhung - 2021 s35",
    ),
    (
        "",
        "Chỉ số cảm nhận tham nhũng 2021 đã công bố. Myanmar (21), Lào (30) và Nepal (35) đạt điểm thấp nhất.",
        "myanmar cpi-tham-nhung - 2021 s21; lao cpi-tham-nhung - 2021 s30; nepal cpi-tham-nhung - 2021 s35",
    ),
    (
        "",
        "Chỉ số hộ chiếu năm 2024: Việt Nam đứng thứ 87, trong khi các nước khác như Lào hạng 91, Thái Lan hạng 63.",
        "viet-nam henley - 2024 r87; lao henley - 2024 r91; thai-lan henley - 2024 r63",
    ),
    ("", "Việt Nam đứng thứ 44 GII 2024, trên nhiều nước như Lào và Nepal.", "viet-nam gii - 2024 r44"),
    ("", "Bảng GII 2024: cuối bảng, ở số 133, là Angola.", "angola gii - 2024 r133"),
];

/// Whoever comes behind somebody is no first; and what only begins alike.
const BEHIND_OTHERS: &[Case] = &[
    ("", "Ngay sau Cần Thơ, Long An là tỉnh có điểm PCI 2023 cao nhất cả nước.", "long-an pci - 2023 r2"),
    ("", "Chỉ sau Hà Nội, Hải Phòng có GRDP năm 2023 lớn nhất cả nước.", "hai-phong grdp quy-mo 2023 r2"),
    ("", "Sau Long An và Hậu Giang, Vĩnh Long có điểm PCI 2022 cao nhất cả nước với 66,5 điểm.", "vinh-long pci - 2022 r3"),
    ("", "Bắc Ninh có điểm PCI 2022 cao nhất cả nước, chỉ sau Hải Phòng.", "bac-ninh pci - 2022 r2"),
    (
        "",
        "Sau Long An, Đồng Tháp là tỉnh có điểm PCI 2022 cao nhất Đồng bằng sông Cửu Long.",
        "dong-thap pci - 2022 r2 @region:dong-bang-song-cuu-long",
    ),
    ("", "Tiếp sau Hải Phòng, Bắc Giang là tỉnh dẫn đầu PCI 2023.", ""),
    // The other lies outside of the region; a verb, a count of years and a link behind the name tell of something else.
    (
        "",
        "Chỉ sau Hải Phòng, Long An dẫn đầu vùng Đồng bằng sông Cửu Long về PCI 2023.",
        "long-an pci - 2023 r1 @region:dong-bang-song-cuu-long",
    ),
    ("", "Sau khi Hải Phòng chững lại, Bắc Ninh có điểm PCI 2023 cao nhất cả nước.", "bac-ninh pci - 2023 r1"),
    ("", "Sau 7 năm, Bắc Ninh có điểm PCI 2023 cao nhất cả nước.", "bac-ninh pci - 2023 r1"),
    ("", "Bắc Ninh có điểm PCI 2023 cao nhất cả nước, sau đó là Hải Phòng.", "bac-ninh pci - 2023 r1; hai-phong pci - 2023 r2"),
];

/// The most of a product is its size, where no growth is told of.
const SIZES: &[Case] = &[
    (
        "",
        "Năm 2022, kinh tế tăng trưởng khá.\nNăm 2022, top 3 tỉnh, thành có GRDP cao nhất cả nước là TP.HCM, Hà Nội và Bình Dương.",
        "ho-chi-minh grdp quy-mo 2022 m3; ha-noi grdp quy-mo 2022 m3; binh-duong grdp quy-mo 2022 m3",
    ),
    (
        "",
        "Tăng trưởng của TP.HCM năm 2022 khá tốt. Dẫn đầu trong top 10 tỉnh, thành có GRDP cao nhất cả nước là TP.HCM.",
        "ho-chi-minh grdp quy-mo 2022 r1",
    ),
    ("", "Dẫn đầu nhóm 5 tỉnh có PCI 2023 tốt nhất là Hải Phòng.", "hai-phong pci - 2023 r1"),
    (
        "",
        "4 tỉnh có GRDP lớn nhất năm 2022 là TP.HCM, Hà Nội, Đồng Nai và Hải Phòng.",
        "ho-chi-minh grdp quy-mo 2022 m4; ha-noi grdp quy-mo 2022 m4; dong-nai grdp quy-mo 2022 m4; hai-phong grdp quy-mo 2022 m4",
    ),
    ("", "Hậu Giang có GRDP năm 2023 tăng 12,3%, cao nhất cả nước.", "hau-giang grdp toc-do-tang-truong 2023 r1"),
    ("", "6 tháng đầu năm 2023, Hậu Giang có GRDP cao nhất cả nước với 14,2%.", "hau-giang grdp toc-do-tang-truong 2023 r1"),
    ("", "Năm 2022, Bắc Giang có mức tăng GRDP cao nhất cả nước.", "bac-giang grdp toc-do-tang-truong 2022 r1"),
    (
        "",
        "Về tăng trưởng kinh tế năm 2021, Sóc Trăng đạt 5%, thu nhập bình quân đầu người vươn lên hạng 6/13 tỉnh Đồng bằng sông Cửu Long.",
        "soc-trang thu-nhap-binh-quan-dau-nguoi - 2021 r6 @region:dong-bang-song-cuu-long",
    ),
    ("", "Năm 2015, dẫn đầu về đầu tư nước ngoài là Bắc Giang với 1,2 tỷ USD.", "bac-giang fdi - 2015 r1"),
    ("", "Năm 2015, doanh nghiệp ở Bắc Giang dẫn đầu về đầu tư nước ngoài vào dệt may.", ""),
];

/// A region that has so many of a group tells which of it lie there; two places take their names over what stands between.
const GROUPS: &[Case] = &[
    (
        "",
        "Trong số 20 tỉnh có kết quả tốt nhất PCI 2023, vùng Đông Nam Bộ có 2 cái tên gồm Bình Dương (xếp thứ 9), Tây Ninh (15).",
        "binh-duong pci - 2023 r9; tay-ninh pci - 2023 r15",
    ),
    ("", "Trong top 10 PCI 2022 cả nước, Tây Nguyên có Lâm Đồng và Gia Lai.", "lam-dong pci - 2022 m10; gia-lai pci - 2022 m10"),
    (
        "",
        "Vùng Tây Nguyên có 2 tỉnh lọt top 20 PCI 2022 gồm Lâm Đồng (hạng 12), Gia Lai (hạng 19).",
        "lam-dong pci - 2022 r12; gia-lai pci - 2022 r19",
    ),
    ("", "Vùng Tây Nguyên có 2 tỉnh trong top 20 PCI 2022 là Lâm Đồng và Gia Lai.", "lam-dong pci - 2022 m20; gia-lai pci - 2022 m20"),
    ("", "Tây Nguyên có 2 tỉnh rơi khỏi top 20 PCI 2022 là Lâm Đồng và Gia Lai.", ""),
    (
        "",
        "PCI 2022 của vùng Tây Nguyên đã có.\nTỉnh Gia Lai có thứ hạng cao nhất vùng khi về đích với 64,2 điểm.",
        "gia-lai pci - 2022 r1 @region:tay-nguyen",
    ),
    (
        "",
        "Hai tỉnh đứng ở vị trí thứ 4 và 5 PCI 2022 là Bắc Ninh (68,1 điểm) và Gia Lai (67,9 điểm).",
        "bac-ninh pci - 2022 r4; gia-lai pci - 2022 r5",
    ),
    (
        "",
        "PCI 2022: vị trí thứ 4 và 5 không thay đổi so với năm 2021 là Bắc Ninh và Gia Lai.",
        "bac-ninh pci - 2022 r4; gia-lai pci - 2022 r5",
    ),
];

/// One subject of the school-leaving examination, and those who sat it.
const EXAM: &[Case] = &[
    (
        "",
        "Kỳ thi tốt nghiệp THPT 2022: Hà Nam dẫn đầu cả nước về điểm trung bình môn Vật lý, Vĩnh Phúc đứng thứ hai.\nThái Bình xếp thứ 3.",
        "ha-nam diem-thi-tot-nghiep-thpt vat-ly 2022 r1; vinh-phuc diem-thi-tot-nghiep-thpt vat-ly 2022 r2; thai-binh diem-thi-tot-nghiep-thpt vat-ly 2022 r3",
    ),
    (
        "",
        "Kỳ thi tốt nghiệp THPT 2022 đã có kết quả. Hà Nam đạt trung bình môn Sử 7,1 cao nhất cả nước.",
        "ha-nam diem-thi-tot-nghiep-thpt su 2022 r1",
    ),
    ("", "Kỳ thi tốt nghiệp THPT 2022: thí sinh ở Hà Nam có điểm môn Toán cao nhất cả nước.", ""),
    ("", "Kỳ thi tốt nghiệp THPT 2022: Trường THPT Chuyên của Hà Nam có điểm trung bình môn Toán cao nhất cả nước.", ""),
    ("", "Hà Nam đứng thứ 5 cả nước về điểm trung bình môn Toán. Kỳ thi vào lớp 10 năm 2022 đã xong.", ""),
];

#[test]
fn who_comes_behind_somebody() {
    check(BEHIND_OTHERS);
}

#[test]
fn the_most_of_a_product() {
    check(SIZES);
}

#[test]
fn groups_and_the_regions_that_have_them() {
    check(GROUPS);
}

#[test]
fn one_subject_of_the_examination() {
    check(EXAM);
}

#[test]
fn statistics_by_the_pages_own_names() {
    check(OWN_NAMES);
}

#[test]
fn figures_of_others_and_counts_are_no_places() {
    check(NO_FIGURES);
}

#[test]
fn known_statistics() {
    check(KNOWN);
}

#[test]
fn countries() {
    check(NATIONS);
}
