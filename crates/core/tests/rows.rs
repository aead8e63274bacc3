//! Constructions that give several figures at once, or give one far from what it is a figure of: a figure a year, places before what
//! they are the places in, names in short, groups in brackets, one region beside the country. All sentences are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("", "Chỉ số GII của Việt Nam: từ vị trí 59 (năm 2016) lên 42 (năm 2019 và 2020), 44 năm 2021, 48 năm 2022.", "viet-nam gii - 2016 r59; viet-nam gii - 2019 r42; viet-nam gii - 2020 r42; viet-nam gii - 2021 r44; viet-nam gii - 2022 r48"),
    ("", "PCI của Sơn La xếp thứ 46 (2019), 41 (2020) và 37 (2021).", "son-la pci - 2019 r46; son-la pci - 2020 r41; son-la pci - 2021 r37"),
    ("", "PAPI của Phú Yên đứng thứ 40 năm 2019, 35 năm 2020 và 29 năm 2021.", "phu-yen papi - 2019 r40; phu-yen papi - 2020 r35; phu-yen papi - 2021 r29"),
    ("", "Thứ hạng PAR INDEX của Gia Lai qua các năm: năm 2018: 43; năm 2019: 38; năm 2020: 30.", "gia-lai par-index - 2018 r43; gia-lai par-index - 2019 r38; gia-lai par-index - 2020 r30"),
    ("", "Chỉ số PII: Quảng Ninh thuộc top 10 cả hai năm 2023 và 2024.", "quang-ninh pii - 2023 m10; quang-ninh pii - 2024 m10"),
    ("", "Về PCI, Lào Cai nhiều năm nằm trong top 10 (2019, 2020, 2021).", "lao-cai pci - 2019 m10; lao-cai pci - 2020 m10; lao-cai pci - 2021 m10"),
    ("", "Quảng Ninh đứng đầu PAR INDEX cả nước các năm 2017, 2018, 2019 và 2020.", "quang-ninh par-index - 2017 r1; quang-ninh par-index - 2018 r1; quang-ninh par-index - 2019 r1; quang-ninh par-index - 2020 r1"),
    ("", "Thứ hạng SIPAS của Nam Định năm 2020 là 15, năm 2021 là 12, năm 2022 là 9.", "nam-dinh sipas - 2020 r15; nam-dinh sipas - 2021 r12; nam-dinh sipas - 2022 r9"),
    ("", "Năm 2020, PAPI của tỉnh Hà Nam xếp thứ 25; các năm 2021, 2022 lần lượt là 30 và 22.", "ha-nam papi - 2020 r25; ha-nam papi - 2021 r30; ha-nam papi - 2022 r22"),
    ("", "Nhìn lại vị trí số 58 năm 2017 và vị trí số 61 năm 2016 của ICT Index thì Lạng Sơn đã tiến xa.", "lang-son ict-index - 2016 r61; lang-son ict-index - 2017 r58"),
    ("", "Về ICT Index, Tiền Giang từ bậc 21 (năm 2015) tới bậc 4 (năm 2016).", "tien-giang ict-index - 2015 r21; tien-giang ict-index - 2016 r4"),
    ("", "Kết quả PAR INDEX 2023 cấp huyện của tỉnh Nghệ An: đứng đầu là UBND huyện Diễn Châu, thứ hai, UBND huyện Đô Lương; thứ ba, UBND huyện Nam Đàn.", "nghe-an/dien-chau par-index - 2023 r1; nghe-an/do-luong par-index - 2023 r2; nghe-an/nam-dan par-index - 2023 r3"),
    ("", "Bảng xếp hạng DDCI Lào Cai 2022 khối sở, ngành: ngôi đầu thuộc về Sở Công Thương, kế đến là Sở Nội vụ, tiếp nữa là Sở Tài chính.", "lao-cai/so-cong-thuong ddci - 2022 r1; lao-cai/so-noi-vu ddci - 2022 r2; lao-cai/so-tai-chinh ddci - 2022 r3"),
    ("", "PCI năm 2023: ngôi quán quân thuộc về Quảng Ninh, á quân là Long An, hạng ba gọi tên Hải Phòng.", "hai-phong pci - 2023 r3; long-an pci - 2023 r2; quang-ninh pci - 2023 r1"),
    ("", "Chỉ số CCHC năm 2022 của các sở thuộc tỉnh Nam Định: dẫn đầu là Sở Nội vụ, tiếp theo lần lượt là Tài chính, Tư pháp, Y tế.", "nam-dinh/so-noi-vu par-index - 2022 r1; nam-dinh/so-tai-chinh par-index - 2022 r2; nam-dinh/so-tu-phap par-index - 2022 r3; nam-dinh/so-y-te par-index - 2022 r4"),
    ("", "PAR INDEX 2022 khối bộ: dẫn đầu là Bộ Tư pháp; các bộ tiếp sau là Tài chính, Ngoại giao.", "bo/ngoai-giao par-index - 2022 r3; bo/tai-chinh par-index - 2022 r2; bo/tu-phap par-index - 2022 r1"),
    ("", "ICT Index 2020, ba bộ dẫn đầu lần lượt là Tài chính, Công Thương, Ngoại giao.", "bo/cong-thuong ict-index - 2020 r2; bo/ngoai-giao ict-index - 2020 r3; bo/tai-chinh ict-index - 2020 r1"),
    ("", "DDCI Bắc Ninh 2022: nhóm huyện, đứng đầu là huyện Tiên Du, tiếp đến là Gia Bình, Lương Tài.", "bac-ninh/gia-binh ddci - 2022 r2; bac-ninh/luong-tai ddci - 2022 r3; bac-ninh/tien-du ddci - 2022 r1"),
    ("", "DDCI 2022 tỉnh Nam Định: Sở Tài chính xếp thứ 1, Công Thương thứ 2, Xây dựng thứ 3.", "nam-dinh/so-cong-thuong ddci - 2022 r2; nam-dinh/so-tai-chinh ddci - 2022 r1; nam-dinh/so-xay-dung ddci - 2022 r3"),
    ("", "PAPI 2020, chỉ số Quản trị điện tử cao nhất thuộc về Kiên Giang (3,55 điểm).", "kien-giang papi quan-tri-dien-tu 2020 r1"),
    ("PCI 2021 của Cà Mau", "Điểm PCI 2021 của tỉnh là 60,1 điểm (tỉnh cao nhất, Quảng Ninh, đạt 73,02 điểm).", "ca-mau pci - 2021 s60.1; quang-ninh pci - 2021 r1"),
    ("", "DTI năm 2022, Hòa Bình đứng thứ 22 về chính quyền số, 32 về kinh tế số và 40 về xã hội số.", "hoa-binh dti chinh-quyen-so 2022 r22; hoa-binh dti kinh-te-so 2022 r32; hoa-binh dti xa-hoi-so 2022 r40"),
    ("", "Năm 2023, Cà Mau đứng 18 về PCI, 25 về PAPI, 60 về PAR INDEX.", "ca-mau papi - 2023 r25; ca-mau par-index - 2023 r60; ca-mau pci - 2023 r18"),
    ("", "Các chỉ số năm 2023 của Bến Tre: PCI hạng 6/63, PAPI hạng 21/63, PAR INDEX 34/63, SIPAS 29/63.", "ben-tre papi - 2023 r21; ben-tre par-index - 2023 r34; ben-tre pci - 2023 r6; ben-tre sipas - 2023 r29"),
    ("", "Năm 2022, Vĩnh Long lần lượt xếp thứ 10, 20 và 30 ở PCI, PAPI và PAR INDEX.", "vinh-long papi - 2022 r20; vinh-long par-index - 2022 r30; vinh-long pci - 2022 r10"),
    ("", "Thứ hạng của tỉnh Trà Vinh năm 2023: PCI (4), PAPI (12), SIPAS (33).", "tra-vinh papi - 2023 r12; tra-vinh pci - 2023 r4; tra-vinh sipas - 2023 r33"),
    ("", "PCI 2023: đứng đầu là Quảng Ninh (71,25 điểm). Các địa phương tiếp theo: Long An (70,94 điểm), Hải Phòng (70,34 điểm), Bắc Giang (69,75 điểm).", "bac-giang pci - 2023 r4; hai-phong pci - 2023 r3; long-an pci - 2023 r2; quang-ninh pci - 2023 r1"),
    ("", "Trong DTI 2022, dẫn đầu khối bộ là Bộ Tài chính, sau đó đến các Bộ Kế hoạch và Đầu tư, Bộ Công Thương.", "bo/cong-thuong dti - 2022 r3; bo/ke-hoach-va-dau-tu dti - 2022 r2; bo/tai-chinh dti - 2022 r1"),
    ("", "DTI 2024: Dẫn đầu cả nước là Hà Nội (0,82), thành phố này đứng đầu ở hai chỉ số Nhận thức số và Thể chế số. Tiếp theo là Kiên Giang (0,79), Hải Phòng (0,78).", "ha-noi dti - 2024 r1; ha-noi dti nhan-thuc-so 2024 r1; ha-noi dti the-che-so 2024 r1; hai-phong dti - 2024 r3; kien-giang dti - 2024 r2"),
    ("", "Những vị trí còn lại trong top 5 PCI 2022 lần lượt thuộc về Hải Phòng, Bà Rịa - Vũng Tàu và Đồng Tháp, sau Quảng Ninh và Bắc Giang.", "ba-ria-vung-tau pci - 2022 r4; dong-thap pci - 2022 r5; hai-phong pci - 2022 r3"),
    ("", "PCI 2022, Quảng Ninh giữ ngôi đầu. Bắc Giang lần đầu xếp thứ 2. Các vị trí sau đó của Top 5 lần lượt gọi tên Hải Phòng, Bà Rịa - Vũng Tàu, Đồng Tháp.", "ba-ria-vung-tau pci - 2022 r4; bac-giang pci - 2022 r2; dong-thap pci - 2022 r5; hai-phong pci - 2022 r3; quang-ninh pci - 2022 r1"),
    ("", "DTI 2020, Chỉ số Nhận thức số cùng với Chỉ số Thể chế số của Thái Nguyên ở vị trí thứ 4.", "thai-nguyen dti nhan-thuc-so 2020 r4; thai-nguyen dti the-che-so 2020 r4"),
    ("", "PCI 2023 của Hà Giang: Tiếp cận đất đai 6,95 điểm (năm 2022 là 7,25 điểm); Tính năng động 6,80 điểm (năm 2022 là 7,26 điểm).", "ha-giang pci tiep-can-dat-dai 2022 s7.25; ha-giang pci tiep-can-dat-dai 2023 s6.95; ha-giang pci tinh-nang-dong 2022 s7.26; ha-giang pci tinh-nang-dong 2023 s6.8"),
    ("", "PCI 2023, Phú Thọ xếp thứ 10 cả nước, còn trong khu vực miền núi trung du phía Bắc thì đứng thứ 2.", "phu-tho pci - 2023 r10; phu-tho pci - 2023 r2 @region:trung-du-mien-nui-phia-bac"),
    ("", "PCI 2022, Cà Mau đứng thứ 58/63 cả nước, đứng thứ 12/13 nếu đặt trong các tỉnh, thành khu vực ĐBSCL.", "ca-mau pci - 2022 r12 @region:dong-bang-song-cuu-long; ca-mau pci - 2022 r58"),
    ("", "PAPI 2022, Sơn La xếp thứ 46; xét trong vùng TD&MNPB thì xếp thứ 10.", "son-la papi - 2022 r10 @region:trung-du-mien-nui-phia-bac; son-la papi - 2022 r46"),
    ("", "DTI 2022: Nam Định xếp thứ 20 toàn quốc, tính riêng đồng bằng sông Hồng thì thứ 8.", "nam-dinh dti - 2022 r20; nam-dinh dti - 2022 r8 @region:dong-bang-song-hong"),
    ("", "PAR INDEX 2022: so với các tỉnh Tây Nguyên, Lâm Đồng xếp thứ nhất; so với cả nước xếp thứ 17.", "lam-dong par-index - 2022 r1 @region:tay-nguyen; lam-dong par-index - 2022 r17"),
    ("", "Kết quả DTI 2022 của Đà Nẵng: đơn vị đứng đầu nhóm sở, ngành (Sở Nội vụ), đơn vị đứng đầu nhóm quận, huyện (quận Hải Châu).", "da-nang/hai-chau dti - 2022 r1; da-nang/so-noi-vu dti - 2022 r1"),
    ("", "DTI 2022 tỉnh Ninh Thuận, top 3 khối sở gồm: Sở Nội vụ, Sở Tài chính, Sở Y tế; top 3 khối huyện gồm: huyện Thuận Nam, huyện Thuận Bắc, huyện Ninh Sơn.", "ninh-thuan/ninh-son dti - 2022 m3; ninh-thuan/so-noi-vu dti - 2022 m3; ninh-thuan/so-tai-chinh dti - 2022 m3; ninh-thuan/so-y-te dti - 2022 m3; ninh-thuan/thuan-bac dti - 2022 m3; ninh-thuan/thuan-nam dti - 2022 m3"),
    ("", "Về hạ tầng nhân lực của ICT Index 2016, Đà Nẵng ở vị trí thứ hai. Top 5 còn có Lâm Đồng và Phú Thọ.", "da-nang ict-index ha-tang-nhan-luc 2016 r2; lam-dong ict-index ha-tang-nhan-luc 2016 m5; phu-tho ict-index ha-tang-nhan-luc 2016 m5"),
    ("Quảng Trị công bố Chỉ số cải cách hành chính năm 2022 của các sở, huyện", "Ở khối sở, ngành: Sở Nội vụ đạt 92,5%, xếp thứ nhất; Sở Tài chính đạt 91,2%, xếp thứ hai; Thanh tra tỉnh đạt 90,8%, thứ ba.\nỞ khối huyện: UBND huyện Hải Lăng 89,1% đứng đầu, thị xã Quảng Trị 88,9% đứng thứ 2, cuối cùng là huyện Đakrông với 80,2%.", "quang-tri/dakrong par-index - 2022 last; quang-tri/hai-lang par-index - 2022 r1; quang-tri/quang-tri par-index - 2022 r2; quang-tri/so-noi-vu par-index - 2022 r1; quang-tri/so-tai-chinh par-index - 2022 r2; quang-tri/thanh-tra-tinh par-index - 2022 r3"),
    ("Chỉ số DDCI Sóc Trăng 2023: Sở Công Thương dẫn đầu", "Kết quả, 5 sở, ngành đứng đầu gồm: Sở Công Thương (78,2 điểm), Sở Tài chính (77,5 điểm), Sở Xây dựng (76,4 điểm), Sở Tư pháp (75 điểm) và Sở Y tế (74,9 điểm). Khối huyện, thị xã: đứng đầu là huyện Kế Sách, huyện Mỹ Tú xếp nhì, xếp thứ ba thuộc về huyện Long Phú.", "soc-trang/ke-sach ddci - 2023 r1; soc-trang/long-phu ddci - 2023 r3; soc-trang/my-tu ddci - 2023 r2; soc-trang/so-cong-thuong ddci - 2023 r1; soc-trang/so-tai-chinh ddci - 2023 m5; soc-trang/so-tu-phap ddci - 2023 m5; soc-trang/so-xay-dung ddci - 2023 m5; soc-trang/so-y-te ddci - 2023 m5"),
    ("Thành phố Vinh dẫn đầu chuyển đổi số cấp huyện năm 2023 của Nghệ An", "UBND thành phố Vinh xếp hạng nhất với 850 điểm. Xếp hạng nhì là huyện Diễn Châu. Hạng ba: huyện Đô Lương. Huyện Kỳ Sơn xếp hạng cuối cùng.", "nghe-an/dien-chau dti - 2023 r2; nghe-an/do-luong dti - 2023 r3; nghe-an/ky-son dti - 2023 last; nghe-an/vinh dti - 2023 r1"),
    ("Sở Tư pháp Hà Nam với cải cách hành chính", "Năm 2023, Sở Tư pháp xếp thứ 3/18 sở, ngành về Chỉ số cải cách hành chính, tăng 2 bậc so với năm 2022; chỉ số hài lòng (SIPAS) đạt 92,4%, xếp thứ 1.", "ha-nam/so-tu-phap par-index - 2023 r3; ha-nam/so-tu-phap sipas - 2023 r1"),
    ("Tây Ninh nâng hạng chỉ số", "Chỉ số PAR INDEX năm 2023 của tỉnh đạt 86,56%, xếp thứ 38, giảm 10 bậc so với năm 2022 (thứ 28). SIPAS đạt 82,3%, xếp thứ 29, tăng 21 bậc so với năm 2022 (xếp thứ 50).", "tay-ninh par-index - 2022 r28; tay-ninh par-index - 2023 r38; tay-ninh sipas - 2022 r50; tay-ninh sipas - 2023 r29"),
    ("Đắk Nông và mục tiêu PCI", "Năm 2022 PCI của Đắk Nông đứng thứ 38/63, đứng đầu khu vực Tây Nguyên... Phấn đấu năm 2023 lọt top 30, đến năm 2025 vào nhóm 20 tỉnh dẫn đầu.", "dak-nong pci - 2022 r1 @region:tay-nguyen; dak-nong pci - 2022 r38; dak-nong pci - 2023 m30 !target; dak-nong pci - 2025 m20 !target"),
    ("Chuyển đổi số Lạng Sơn năm 2022", "Trong đó, chính quyền số đứng thứ 8, kinh tế số đứng thứ 9, xã hội số đứng thứ 13; xếp hạng chung DTI đứng thứ 12 trên 63 tỉnh, thành.", "lang-son dti - 2022 r12; lang-son dti chinh-quyen-so 2022 r8; lang-son dti kinh-te-so 2022 r9; lang-son dti xa-hoi-so 2022 r13"),
    ("Hưng Yên: Công bố kết quả chỉ số PCI, PAPI", "Năm 2020, tỉnh Hưng Yên xếp thứ 53 về PCI; năm 2021 tăng 14 bậc lên thứ 39, năm 2022 tiếp tục tăng 25 bậc, xếp thứ 14 và năm 2023 đứng thứ 12.", "hung-yen pci - 2020 r53; hung-yen pci - 2021 r39; hung-yen pci - 2022 r14; hung-yen pci - 2023 r12"),
    ("Nghệ An xếp hạng 22 PAR INDEX", "Năm 2022 Nghệ An xếp thứ 22/63 tỉnh, thành phố về PAR INDEX, kém 7 bậc so với thứ hạng 15 của năm 2021. Trong khi đó Thanh Hóa đứng 13, Hà Tĩnh đứng 26, Quảng Bình 50.", "ha-tinh par-index - 2022 r26; nghe-an par-index - 2021 r15; nghe-an par-index - 2022 r22; quang-binh par-index - 2022 r50; thanh-hoa par-index - 2022 r13"),
    ("Thứ hạng các chỉ số của Sơn La", "Năm 2021: PCI: 56/63; PAPI: 26/63; PAR INDEX: 47/63; SIPAS: 25/63.\nNăm 2022: PCI: 39/63; PAPI: 46/63; PAR INDEX: 30/63; SIPAS: 34/63.", "son-la papi - 2021 r26; son-la papi - 2022 r46; son-la par-index - 2021 r47; son-la par-index - 2022 r30; son-la pci - 2021 r56; son-la pci - 2022 r39; son-la sipas - 2021 r25; son-la sipas - 2022 r34"),
    ("ICT Index 2020", "Bộ Tài chính giữ ngôi đầu khối bộ, cơ quan ngang bộ; đứng thứ hai là Bộ Giáo dục và Đào tạo; Bộ Công Thương leo 5 bậc để chiếm vị trí thứ ba. Bảo hiểm Xã hội Việt Nam dẫn đầu khối cơ quan thuộc Chính phủ.", "bo/bao-hiem-xa-hoi-viet-nam ict-index - 2020 r1; bo/cong-thuong ict-index - 2020 r3; bo/giao-duc-va-dao-tao ict-index - 2020 r2; bo/tai-chinh ict-index - 2020 r1"),
    ("Việt Nam tăng hạng chính phủ điện tử", "Theo Báo cáo khảo sát Chính phủ điện tử năm 2022 của Liên hợp quốc, Việt Nam đứng ở vị trí 86 trong tổng số 193 quốc gia, giữ nguyên so với năm 2020. Ở Đông Nam Á, Việt Nam xếp thứ 6, sau Singapore (12), Malaysia (53), Thái Lan (55), Brunei (68) và Indonesia (77).", "brunei egdi - 2022 r68; indonesia egdi - 2022 r77; malaysia egdi - 2022 r53; singapore egdi - 2022 r12; thai-lan egdi - 2022 r55; viet-nam egdi - 2022 r6 @asean; viet-nam egdi - 2022 r86"),
    ("", "Giai đoạn 2019 - 2022, chỉ số PAPI của Bạc Liêu lần lượt xếp thứ 20, 30, 45, 50.", "bac-lieu papi - 2019 r20; bac-lieu papi - 2020 r30; bac-lieu papi - 2021 r45; bac-lieu papi - 2022 r50"),
    ("", "Chỉ số hài lòng (SIPAS) của Ninh Thuận: năm 2021 xếp hạng 30; năm 2022 xếp hạng 22; năm 2023 hạng 12.", "ninh-thuan sipas - 2021 r30; ninh-thuan sipas - 2022 r22; ninh-thuan sipas - 2023 r12"),
    ("", "Thứ hạng DTI của Yên Bái trong 3 năm 2020, 2021, 2022 lần lượt là 25, 24, 15.", "yen-bai dti - 2020 r25; yen-bai dti - 2021 r24; yen-bai dti - 2022 r15"),
    ("", "Chỉ số DDCI Cao Bằng 2022: 3 sở dẫn đầu (Sở Nội vụ, Sở Tài chính, Sở Y tế).", "cao-bang/so-noi-vu ddci - 2022 m3; cao-bang/so-tai-chinh ddci - 2022 m3; cao-bang/so-y-te ddci - 2022 m3"),
    ("", "Nhóm 5 tỉnh dẫn đầu PCI 2022 (Quảng Ninh, Bắc Giang, Hải Phòng, Bà Rịa - Vũng Tàu, Đồng Tháp) không đổi.", "ba-ria-vung-tau pci - 2022 m5; bac-giang pci - 2022 m5; dong-thap pci - 2022 m5; hai-phong pci - 2022 m5; quang-ninh pci - 2022 m5"),
    ("", "Năm 2021, trụ cột Chính quyền số, Kinh tế số và Xã hội số của Cần Thơ có thứ hạng lần lượt là 12, 9 và 15 (DTI).", "can-tho dti chinh-quyen-so 2021 r12; can-tho dti kinh-te-so 2021 r9; can-tho dti xa-hoi-so 2021 r15"),
    ("", "Thứ hạng PCI của Kon Tum: năm 2019 xếp thứ 60, năm 2020: 58, năm 2021: 61.", "kon-tum pci - 2019 r60; kon-tum pci - 2020 r58; kon-tum pci - 2021 r61"),
    ("", "Đứng đầu PAR INDEX 2022 khối bộ là Bộ Tư pháp; xếp thứ hai là Bộ Tài chính; Ngân hàng Nhà nước Việt Nam xếp thứ ba; cuối bảng là Bộ Y tế.", "bo/ngan-hang-nha-nuoc par-index - 2022 r3; bo/tai-chinh par-index - 2022 r2; bo/tu-phap par-index - 2022 r1; bo/y-te par-index - 2022 last"),
    ("", "DDCI Cao Bằng năm 2022, Sở Nội vụ đứng thứ 3.", "cao-bang/so-noi-vu ddci - 2022 r3"),
    ("", "PCI 2022, Lào Cai đứng thứ 25, tăng 2 bậc so với năm 2021. Trong khi đó, Hà Nội đứng thứ 20.", "ha-noi pci - 2022 r20; lao-cai pci - 2022 r25"),
    ("", "PCI 2022, Lào Cai đứng thứ 25. So với mặt bằng chung, Hà Nội khá hơn, đứng thứ 20. Giống năm trước, Sơn La đứng thứ 40.", "ha-noi pci - 2022 r20; lao-cai pci - 2022 r25; son-la pci - 2022 r40"),
    ("", "Năm 2022, Lào Cai xếp thứ 25 về PCI (năm 2021 xếp thứ 30). Năm nay, Hà Nội xếp thứ 20.", "ha-noi pci - 2022 r20; lao-cai pci - 2021 r30; lao-cai pci - 2022 r25"),
    ("", "Đưa Bình Phước vào nhóm 20 tỉnh dẫn đầu PCI.", "binh-phuoc pci - None m20 !target"),
];

/// Provinces ranked by what is counted of them: by any of its names, beside its figure or far behind it, by one of its measures.
#[rustfmt::skip]
const STATISTICS: &[Case] = &[
    ("", "Năm 2022, về kim ngạch xuất khẩu, TP.HCM dẫn đầu cả nước với 47 tỷ USD. Đứng thứ 2 là Bắc Ninh, 45 tỷ USD; tiếp đến là Bình Dương, 34 tỷ USD. Thái Nguyên ở vị trí thứ 4, 30 tỷ USD.", "bac-ninh xuat-khau - 2022 r2; binh-duong xuat-khau - 2022 r3; ho-chi-minh xuat-khau - 2022 r1; thai-nguyen xuat-khau - 2022 r4"),
    ("Xuất nhập khẩu năm 2022", "Chiều nhập khẩu, mười địa phương đầu bảng chiếm bốn phần năm. TP.HCM đứng đầu với 60 tỷ USD. Vị trí thứ 2 là Bắc Ninh, 41 tỷ USD.", "bac-ninh nhap-khau - 2022 r2; ho-chi-minh nhap-khau - 2022 r1"),
    ("", "Năm 2023, thu ngân sách nhà nước của Hải Dương ước 21.500 tỷ đồng, vượt 15% dự toán, đứng thứ 15 cả nước.", "hai-duong thu-ngan-sach-nha-nuoc - 2023 r15"),
    ("", "Năm 2022, tỉnh Hà Nam có mặt trong nhóm 10 địa phương thu hút vốn FDI cao nhất nước.", "ha-nam fdi - 2022 m10"),
    ("", "PCI 2022 hỏi 11.000 doanh nghiệp trong nước và 1.200 doanh nghiệp FDI. Lạng Sơn đứng thứ 15.", "lang-son pci - 2022 r15"),
    ("", "Năm 2023, GRDP của Hậu Giang tăng 12,27%. Tốc độ ấy đứng thứ 2 cả nước.", "hau-giang grdp toc-do-tang-truong 2023 r2"),
    ("", "GRDP năm 2022 của Điện Biên xếp thứ 60/63 tỉnh, thành, đạt 1,1 tỷ USD.", "dien-bien grdp quy-mo 2022 r60"),
    ("Kinh tế Bắc Giang năm 2023", "GRDP bình quân đầu người của Bắc Giang đạt 3.900 USD, xếp thứ 12 cả nước.", "bac-giang grdp binh-quan-dau-nguoi 2023 r12"),
    ("", "GRDP năm 2022 của Đà Nẵng theo giá so sánh 2010 tăng 14%, cao nhất vùng kinh tế trọng điểm miền Trung.", "da-nang grdp toc-do-tang-truong 2022 r1 @region:vung-kttd-mien-trung"),
    ("Thi tốt nghiệp THPT 2023: Nam Định hơn 600 điểm 10, xếp thứ 3 cả nước", "Sở Giáo dục và Đào tạo vừa nhận kết quả.", "nam-dinh diem-thi-tot-nghiep-thpt so-diem-10 2023 r3"),
    ("", "Kết quả thi tốt nghiệp THPT năm 2023: điểm trung bình môn Toán của Vĩnh Phúc đứng thứ 2 cả nước.", "vinh-phuc diem-thi-tot-nghiep-thpt toan 2023 r2"),
    ("PCI 2020 của Phú Yên", "Giả sử giữ được điểm PCI của năm 2019 thì Phú Yên đã xếp thứ 20.", ""),
    ("", "EGDI 2020: trong Đông Nam Á, Việt Nam đứng thứ 6, đúng vị trí của năm 2018.", "viet-nam egdi - 2020 r6 @asean"),
];

#[test]
fn figures_find_what_they_are_figures_of() {
    check(CASES);
}

#[test]
fn statistics_rank_provinces() {
    check(STATISTICS);
}
