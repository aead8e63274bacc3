//! Whose place a figure is where others are named beside it: who is overtaken, compared with, missed or left of a group; what several names or
//! components have in turn or together; and what stands beside a goal, an average or a spread. The facts are made up or changed.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

/// Those who are overtaken have not the place that the clause goes on with.
#[rustfmt::skip]
const OVERTAKEN: &[Case] = &[
    ("", "PCI 2019: Thái Nguyên vượt qua Đồng Nai, Hà Nội, xếp thứ 4.", "thai-nguyen pci - 2019 r4"),
    ("", "PAR INDEX 2022: Nam Định bỏ lại sau lưng Hà Nam, Thái Bình và Hưng Yên, xếp thứ 14.", "nam-dinh par-index - 2022 r14"),
    ("", "DTI 2023: Bắc Giang vượt Bắc Ninh và Phú Thọ để vươn lên hạng 6.", "bac-giang dti - 2023 r6"),
    ("", "SIPAS 2023: Bỏ xa Lào Cai và Yên Bái, Sơn La đứng thứ 3.", "son-la sipas - 2023 r3"),
    ("", "PCI 2021: Quảng Ninh vượt qua khó khăn, Long An đứng thứ 3.", "long-an pci - 2021 r3"),
    ("", "PCI 2021: Quảng Ninh dẫn đầu, vượt Hải Phòng. Long An đứng thứ 3.", "quang-ninh pci - 2021 r1; long-an pci - 2021 r3"),
];

/// One figure each for those named in turn.
#[rustfmt::skip]
const IN_TURN: &[Case] = &[
    ("", "PCI 2014: Hà Nội và Hải Phòng lần lượt tăng 6 và 3 bậc.", "ha-noi pci - 2014 d+6; hai-phong pci - 2014 d+3"),
    ("", "PAPI 2021: Lào Cai, Yên Bái và Sơn La lần lượt giảm 4 bậc, 9 bậc và 11 bậc.", "lao-cai papi - 2021 d-4; yen-bai papi - 2021 d-9; son-la papi - 2021 d-11"),
    ("", "PCI 2022: tính minh bạch và đào tạo lao động của Lào Cai lần lượt tăng 7 bậc và giảm 5 bậc.", "lao-cai pci tinh-minh-bach 2022 d+7; lao-cai pci dao-tao-lao-dong 2022 d-5"),
    ("", "DTI 2021: Riêng chính quyền số, kinh tế số, xã hội số, Hà Nam lần lượt có thứ hạng 21, 8, 12 so với cả nước.", "ha-nam dti chinh-quyen-so 2021 r21; ha-nam dti kinh-te-so 2021 r8; ha-nam dti xa-hoi-so 2021 r12"),
    ("", "PCI 2014: Hà Nội và Hải Phòng cùng tăng 6 bậc.", "ha-noi pci - 2014 d+6; hai-phong pci - 2014 d+6"),
    ("", "PCI 2014: Hà Nội lần lượt mở 6 và 3 lớp tập huấn.", ""),
];

/// Who has which place in a group: those who share it, who is left of it or missed in it, and components.
#[rustfmt::skip]
const GROUPS: &[Case] = &[
    ("", "PAPI 2023: Thái Nguyên và Bình Dương chia nhau hai vị trí đầu bảng.", "thai-nguyen papi - 2023 m2; binh-duong papi - 2023 m2"),
    ("", "GII 2022: Thụy Sĩ, Mỹ và Thụy Điển tiếp tục chia nhau ba vị trí dẫn đầu.", "thuy-si gii - 2022 m3; hoa-ky gii - 2022 m3; thuy-dien gii - 2022 m3"),
    ("", "PCI 2022: Quảng Ninh, Bắc Giang và Long An nằm trong top 10. Những địa phương còn lại của nhóm là Bắc Ninh, Đồng Tháp và Hải Phòng.", "quang-ninh pci - 2022 m10; bac-giang pci - 2022 m10; long-an pci - 2022 m10; bac-ninh pci - 2022 m10; dong-thap pci - 2022 m10; hai-phong pci - 2022 m10"),
    ("", "PII 2024: Tốp 6 gọi tên Hà Nội, Hải Phòng và Đà Nẵng. Nửa còn lại của nhóm này gồm Bắc Ninh, Huế, Quảng Ninh.", "ha-noi pii - 2024 m6; hai-phong pii - 2024 m6; da-nang pii - 2024 m6; bac-ninh pii - 2024 m6; thua-thien-hue pii - 2024 m6; quang-ninh pii - 2024 m6"),
    ("", "PCI 2022: Quảng Ninh nằm trong top 10. Những địa phương còn lại của vùng là Bắc Ninh và Hải Dương.", "quang-ninh pci - 2022 m10"),
    ("", "PCI 2022: Top 10 cả nước vắng bóng Hà Nội và Cần Thơ.", "ha-noi pci - 2022 m10 !negated; can-tho pci - 2022 m10 !negated"),
    ("", "PAPI 2023: Trong tốp 5 vắng tên Đà Nẵng.", "da-nang papi - 2023 m5 !negated"),
    ("", "PCI 2022 của An Giang: có 3 chỉ số nằm trong top 10 cả nước, đó là: tính minh bạch; đào tạo lao động; chi phí thời gian.", "an-giang pci tinh-minh-bach 2022 m10; an-giang pci dao-tao-lao-dong 2022 m10; an-giang pci chi-phi-thoi-gian 2022 m10"),
    ("", "DTI 2023 của Lào Cai: các chỉ số lọt tốp 5 gồm hạ tầng số và nhân lực số.", "lao-cai dti ha-tang-so 2023 m5; lao-cai dti nhan-luc-so 2023 m5"),
    ("", "PCI 2022: Khép lại top 10 là Bắc Giang.", "bac-giang pci - 2022 r10"),
    ("", "PCI 2022: hai cái tên khép lại tốp 5 là Bắc Giang và Long An.", "bac-giang pci - 2022 m5; long-an pci - 2022 m5"),
    ("", "PAPI 2018: Đà Nẵng xếp thứ 6. Năm tỉnh có điểm cung ứng dịch vụ công thấp nhất gồm Kon Tum (6,3 điểm), Bình Phước (6,2 điểm).", "da-nang papi - 2018 r6; kon-tum papi cung-ung-dich-vu-cong 2018 s6.3; binh-phuoc papi cung-ung-dich-vu-cong 2018 s6.2"),
    ("", "PAPI 2018: Đà Nẵng xếp thứ 6. 5 tỉnh có điểm cung ứng dịch vụ công cao nhất gồm Kon Tum (7,3 điểm), Bình Phước (7,2 điểm).", "da-nang papi - 2018 r6; kon-tum papi cung-ung-dich-vu-cong 2018 m5; binh-phuoc papi cung-ung-dich-vu-cong 2018 m5"),
];

/// Superlatives among some, of somebody named in a bracket, and those that are no place.
#[rustfmt::skip]
const EXTREMES: &[Case] = &[
    ("", "PAPI 2022: khoảng cách giữa tỉnh có điểm cao nhất (Hà Tĩnh, 46,2 điểm) với tỉnh thấp nhất (Cao Bằng, 38,1 điểm) còn lớn.", "ha-tinh papi - 2022 r1; cao-bang papi - 2022 last"),
    ("", "PAR INDEX 2016: Bộ có chỉ số cao nhất (Bộ Tư pháp) hơn Bộ thấp nhất (Bộ Xây dựng) 18,2%.", "bo/tu-phap par-index - 2016 r1; bo/xay-dung par-index - 2016 last"),
    ("", "SIPAS 2021: đơn vị đạt chỉ số cao nhất (Hải Phòng: 91,2%) và đơn vị thấp nhất (Bình Thuận: 78,4%) đều không đổi.", "hai-phong sipas - 2021 r1; binh-thuan sipas - 2021 last"),
    ("", "PCI 2021 của Vĩnh Phúc: tính minh bạch 5,6 điểm, thấp nhất trong 5 tỉnh dẫn đầu.", "vinh-phuc pci tinh-minh-bach 2021 s5.6"),
    ("", "EBI 2025: trong các tỉnh, thành ngoài nhóm này, Hải Phòng cao nhất cũng mới được 36 điểm.", "hai-phong ebi - 2025 s36"),
    ("", "PAPI 2015: 15 tỉnh bị giảm điểm đáng kể, dẫn đầu là Bình Dương và TP.HCM.", ""),
    ("", "PAR INDEX 2014 của Quảng Trị đạt 87,2 điểm. Tính trung bình 4 năm, chỉ số CCHC của tỉnh Quảng Trị là 81,6 điểm.", "quang-tri par-index - 2014 s87.2"),
    ("", "PCI 2020: Trong số các tỉnh Bắc Trung Bộ, không đâu xếp trên Hà Tĩnh.", "ha-tinh pci - 2020 r1 @region:bac-trung-bo"),
    ("", "PCI 2020: không nơi nào đứng trên Đồng Tháp.", "dong-thap pci - 2020 r1"),
    ("", "PCI 2020: không biết tỉnh nào đứng trên bục phát biểu của Đồng Tháp.", ""),
];

/// Places in brackets, behind other names and beside goals.
#[rustfmt::skip]
const BESIDE: &[Case] = &[
    ("", "PAR INDEX 2021: Hải Phòng vượt lên ngôi quán quân với 91,8%, hơn 0,6% so với đơn vị đứng thứ 2 là Quảng Ninh (đạt 91,2%).", "hai-phong par-index - 2021 r1; quang-ninh par-index - 2021 r2"),
    ("", "PCI 2023: Hà Giang xếp 21/63. Để PCI năm 2024 không sụt giảm, tỉnh phải duy trì những chỉ số có thứ hạng cao như gia nhập thị trường, tiếp cận đất đai (vị trí 6/63).", "ha-giang pci - 2023 r21; ha-giang pci tiep-can-dat-dai 2023 r6"),
    ("", "PCI 2023 của An Giang: các chỉ số Tính minh bạch, Chi phí thời gian (cùng xếp thứ 6) đều tốt.", "an-giang pci tinh-minh-bach 2023 r6; an-giang pci chi-phi-thoi-gian 2023 r6"),
    ("Kế hoạch cải thiện các chỉ số", "Năm 2023, tỉnh Hà Nam nâng cao các chỉ số. Chỉ tiêu PAPI năm 2023 là hạng 20/63 tỉnh, thành phố.", "ha-nam papi - 2023 r20 !target"),
    ("", "Năm 2023, Hà Nam cần có tên trong 20/63 địa phương cao nhất nước về SIPAS.", "ha-nam sipas - 2023 m20 !target"),
    ("", "PCI 2019: Hà Tĩnh xếp thứ 19/63 tỉnh, thành phố, đứng thứ 4 cả khu vực miền Trung, sau Đà Nẵng.", "ha-tinh pci - 2019 r19; ha-tinh pci - 2019 r4 @region:bac-trung-bo-va-duyen-hai-mien-trung"),
    ("", "DTI 2022: Quảng Ninh đứng đầu các tỉnh thành trực thuộc Trung ương về thể chế số.", "quang-ninh dti the-che-so 2022 r1"),
    ("", "PII 2024: Bắc Ninh tụt xuống vị trí thứ 11, suất của tỉnh về tay Bắc Giang.", "bac-ninh pii - 2024 r11"),
    ("", "PII 2024: Bắc Ninh tụt xuống vị trí thứ 11, vị trí thứ 10 về tay Bắc Giang.", "bac-ninh pii - 2024 r11; bac-giang pii - 2024 r10"),
    ("", "DTI 2022: Hải Phòng là địa phương số một về nhân lực số.", "hai-phong dti nhan-luc-so 2022 r1"),
    ("", "PAR INDEX 2021: Đứng chót danh sách là Bộ Xây dựng, đạt 72,1%.", "bo/xay-dung par-index - 2021 last"),
    ("", "PAR INDEX 2021, khối huyện tỉnh Lào Cai: huyện Bát Xát đăng quang nhờ đạt 95,2%.", "lao-cai/bat-xat par-index - 2021 r1"),
    ("Chỉ số cải cách hành chính tỉnh Lào Cai", "Sau khi về nhì năm 2021, huyện Bát Xát đã dẫn đầu khối huyện về chỉ số cải cách hành chính năm 2022.", "lao-cai/bat-xat par-index - 2021 r2; lao-cai/bat-xat par-index - 2022 r1"),
];

#[test]
fn those_overtaken_keep_their_places() {
    check(OVERTAKEN);
}

#[test]
fn each_has_its_own_in_turn() {
    check(IN_TURN);
}

#[test]
fn groups_hold_whom_the_clauses_name() {
    check(GROUPS);
}

#[test]
fn superlatives_are_of_whom_they_name() {
    check(EXTREMES);
}

#[test]
fn figures_beside_others_are_their_own() {
    check(BESIDE);
}
