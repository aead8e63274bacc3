//! What sentences point back to by a noun alone, and who is ranked below the province; and such as only look like it. The figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};
use xephang_core::extract::extract;
use xephang_core::model::Document;
use xephang_core::ontology::Ontology;

#[rustfmt::skip]
const COMPONENTS: &[Case] = &[
    ("", "Trong PAPI 2021, công khai minh bạch là nội dung Quảng Trị yếu nhất. Với 4,9 điểm, tỉnh đứng thứ 48 ở nội dung này.", "quang-tri papi cong-khai-minh-bach 2021 r48"),
    ("", "Chi phí không chính thức là nỗi lo của Nghệ An. PCI 2022 xếp tỉnh thứ 41 về chỉ số thành phần này.", "nghe-an pci chi-phi-khong-chinh-thuc 2022 r41"),
    ("", "DTI 2022 của Sơn La có điểm sáng là hạ tầng số. Ở trụ cột này, tỉnh đứng thứ 12 cả nước.", "son-la dti ha-tang-so 2022 r12"),
    ("", "Về kinh tế số, Hậu Giang vượt nhiều tỉnh. DTI năm 2021 ghi tỉnh ở thứ 9/63 của trụ cột này.", "hau-giang dti kinh-te-so 2021 r9"),
    ("", "Quản trị môi trường chưa bao giờ là thế mạnh của Hải Dương. Thế nhưng PAPI 2023 lại xếp tỉnh nhì nước ở nội dung này, 3,9 điểm.", "hai-duong papi quan-tri-moi-truong 2023 r2"),
    ("", "Tiếp cận đất đai là điểm sáng của Đồng Tháp. Chỉ số này năm 2021 đứng thứ 2 trong PCI.", "dong-thap pci tiep-can-dat-dai 2021 r2"),
    ("", "Đào tạo lao động là điểm yếu của Cà Mau. PCI 2019, nó chỉ xếp thứ 60.", "ca-mau pci dao-tao-lao-dong 2019 r60"),
    ("", "PAPI 2021, Hà Giang yếu về quản trị điện tử. Tỉnh được 2,5 điểm, đứng thứ 50 ở nội dung này.", "ha-giang papi quan-tri-dien-tu 2021 r50"),
    ("", "Hiện đại hóa hành chính từng là sở trường của Lào Cai. Trong PAR INDEX 2021, tỉnh đứng thứ 5 ở lĩnh vực này.", "lao-cai par-index hien-dai-hoa-hanh-chinh 2021 r5"),
    // The points before the comma are in what the place behind it is.
    ("", "PAPI 2020: Với 7,62 điểm, tỉnh Ninh Bình đứng thứ hai cả nước ở nội dung thủ tục hành chính công.", "ninh-binh papi thu-tuc-hanh-chinh-cong 2020 r2"),
    // Nobody knows which component, none is meant, or the index itself is.
    ("", "PCI 2022 của Lào Cai tăng mạnh. Tính minh bạch và chi phí thời gian đều cải thiện. Tỉnh đứng thứ 9 ở nội dung này.", ""),
    ("", "Nội dung này được nêu trong báo cáo: PCI 2022 của Hà Nam xếp thứ 30.", "ha-nam pci - 2022 r30"),
    ("", "PCI 2022 của Hà Nam được 65,2 điểm. Chỉ số này đứng thứ 30 cả nước.", "ha-nam pci - 2022 r30"),
    ("", "Chi phí thời gian giảm. Nhờ cải thiện ở nội dung này, PCI 2022 của Hà Giang lên thứ 40.", "ha-giang pci - 2022 r40"),
];

#[rustfmt::skip]
const OVERALL: &[Case] = &[
    ("", "Dẫn đầu DDCI Long An 2022 về chi phí thời gian, song xét chung Sở Y tế chỉ đứng thứ 5 khối sở, ngành.", "long-an/so-y-te ddci chi-phi-thoi-gian 2022 r1; long-an/so-y-te ddci - 2022 r5"),
    ("", "PCI 2022, Hà Nam đứng thứ 3 về chi phí thời gian nhưng chỉ thứ 30 chung cuộc.", "ha-nam pci chi-phi-thoi-gian 2022 r3; ha-nam pci - 2022 r30"),
    ("", "PCI 2022: tính minh bạch của Hà Nam xếp thứ 4; tính chung, tỉnh đứng thứ 30.", "ha-nam pci tinh-minh-bach 2022 r4; ha-nam pci - 2022 r30"),
    ("", "Hà Tĩnh dẫn đầu PCI 2023 về gia nhập thị trường, nhưng tính tổng điểm tỉnh chỉ thứ 20.", "ha-tinh pci gia-nhap-thi-truong 2023 r1; ha-tinh pci - 2023 r20"),
];

#[rustfmt::skip]
const BODIES: &[Case] = &[
    ("", "Hội nghị ghi nhận nỗ lực của Bộ Y tế. Trên bảng PAR INDEX 2021 gồm 17 bộ, bộ xếp thứ 16.", "bo/y-te par-index - 2021 r16"),
    ("", "Bộ Công Thương nhìn lại một năm. Với PAR INDEX 2021, bộ đạt 85,1%, đứng thứ 9/17.", "bo/cong-thuong par-index - 2021 r9"),
    ("", "Bộ Tư pháp đi qua PAR INDEX 2019 ở vị trí thứ 3.", "bo/tu-phap par-index - 2019 r3"),
    ("", "Ủy ban Dân tộc khép lại PAR INDEX 2014 ở đáy bảng, 19/19. Một năm sau, cơ quan này đứng 16/19 của PAR INDEX 2015.", "bo/uy-ban-dan-toc par-index - 2014 r19; bo/uy-ban-dan-toc par-index - 2015 r16"),
    ("", "Sở Công Thương Bến Tre vừa họp kiểm điểm. Trong bảng DDCI năm 2023 của tỉnh, đơn vị đã tụt 4 bậc, xuống hạng 12.", "ben-tre/so-cong-thuong ddci - 2023 r12"),
    ("", "Đó là cú sốc với cán bộ Sở Xây dựng tỉnh Lâm Đồng. Đang ở hạng 3 về chỉ số CCHC cấp sở năm 2021, đơn vị rơi thẳng xuống hạng 15 năm 2022.", "lam-dong/so-xay-dung par-index - 2021 r3; lam-dong/so-xay-dung par-index - 2022 r15"),
    ("", "Sở Y tế Bến Tre nhận cờ thi đua. Chỉ số CCHC năm 2023, sở được 91,2 điểm, xếp thứ 3 khối sở, ngành.", "ben-tre/so-y-te par-index - 2023 r3"),
    ("", "Sở Tư pháp Bến Tre phấn đấu nằm trong 3 sở dẫn đầu chỉ số CCHC năm 2025 của tỉnh.", "ben-tre/so-tu-phap par-index - 2025 m3 !target"),
    ("", "Tổng cục Thuế vừa công bố. Cục Thuế tỉnh Hà Tĩnh dự họp. Trong DDCI 2023 của tỉnh, cơ quan đã lên thứ 4 khối ngành dọc.", "ha-tinh/cuc-thue ddci - 2023 r4"),
    // Whoever ranks somebody is not spoken of, and no ministry is a province.
    ("", "Năm 2022, tỉnh Hòa Bình được Bộ Nội vụ xếp thứ 38/63 về PAR INDEX. Năm 2021, tỉnh đứng thứ 49.", "hoa-binh par-index - 2022 r38; hoa-binh par-index - 2021 r49"),
    ("Hòa Bình: DTI tăng 11 bậc", "Năm 2023, tỉnh Hòa Bình được Bộ TT&TT xếp thứ 37/63. Năm 2022, tỉnh đứng thứ 48.", "hoa-binh dti - 2023 r37; hoa-binh dti - 2022 r48"),
    // Another's place, and whoever stands there.
    ("", "PCI 2022 của Hà Nam xếp thứ 30. Sở Kế hoạch và Đầu tư là cơ quan đầu mối. Năm 2023, đơn vị đã tham mưu nhiều giải pháp, PCI lên thứ 25.", "ha-nam pci - 2022 r30; ha-nam pci - 2023 r25"),
    ("", "PCI 2022 của Hà Nam xếp thứ 30. Sở Kế hoạch và Đầu tư là cơ quan đầu mối. Năm 2023, sở đã giúp tỉnh lên thứ 25.", "ha-nam pci - 2022 r30; ha-nam pci - 2023 r25"),
    ("", "DDCI năm 2023 của Bến Tre được công bố. Sở Công Thương dự họp. Đơn vị xếp cuối đạt 60 điểm, đơn vị dẫn đầu đạt 90 điểm.", ""),
    ("", "DDCI năm 2023 của Bến Tre: Sở Công Thương dự họp. Đơn vị đứng đầu là Sở Y tế.", "ben-tre/so-y-te ddci - 2023 r1"),
    ("", "Sở Nội vụ Bến Tre đặt mục tiêu đưa PAR INDEX 2025 của tỉnh vào nhóm 20.", "ben-tre par-index - 2025 m20 !target"),
    ("", "Bộ Nội vụ công bố bộ chỉ số mới. PAR INDEX 2021: bộ chỉ số có 7 lĩnh vực, Thanh Hóa xếp thứ 16.", "thanh-hoa par-index - 2021 r16"),
];

#[rustfmt::skip]
const ROWS: &[Case] = &[
    ("", "Quảng Bình và Quảng Trị cùng có tên trong báo cáo PCI 2021. Tỉnh thứ nhất xếp thứ 30, tỉnh thứ hai xếp thứ 41.", "quang-binh pci - 2021 r30; quang-tri pci - 2021 r41"),
    ("", "PAPI 2021 nhắc Lào Cai và Yên Bái. Địa phương đầu tụt 5 bậc, còn hạng 40; địa phương sau lên hạng 22.", "lao-cai papi - 2021 r40; yen-bai papi - 2021 r22"),
    ("", "PAR INDEX 2022: Bộ Tài chính và Bộ Công Thương đều được khen. Bộ thứ nhất xếp thứ 2, bộ thứ hai xếp thứ 11.", "bo/tai-chinh par-index - 2022 r2; bo/cong-thuong par-index - 2022 r11"),
    ("", "Cục Hải quan tỉnh An Giang và Cục Thuế tỉnh nằm ở hai đầu bảng DDCI năm 2022 của tỉnh. Đơn vị thứ nhất dẫn đầu, đơn vị thứ hai xếp cuối.", "an-giang/cuc-hai-quan ddci - 2022 r1; an-giang/cuc-thue ddci - 2022 last"),
    ("", "PCI 2021 nhắc Đồng Tháp. Tỉnh thứ hai tăng 3 bậc, lên hạng 5.", ""),
    ("", "Hà Nội là địa phương thứ hai đạt danh hiệu này. PCI 2022 của Hà Nội xếp thứ 20.", "ha-noi pci - 2022 r20"),
    ("", "Trong PCI 2022, tỉnh thứ hai vùng Tây Nguyên lọt tốp 30 là Đắk Nông.", "dak-nong pci - 2022 m30 @region:tay-nguyen"),
];

#[rustfmt::skip]
const COMMUNES: &[Case] = &[
    ("", "Xã Thanh Thủy, huyện Thanh Chương là đơn vị cấp xã có chỉ số SIPAS năm 2023 cao nhất tỉnh Nghệ An.", "nghe-an/thanh-thuy sipas - 2023 r1"),
    ("", "Xã Hòa Tiến, huyện Hòa Vang dẫn đầu khối xã của Đà Nẵng về chỉ số CCHC năm 2022.", "da-nang/hoa-tien par-index - 2022 r1"),
    ("", "Thị trấn Nghèn, huyện Can Lộc, tỉnh Hà Tĩnh xếp thứ 2 cấp xã về DTI năm 2024.", "ha-tinh/nghen dti - 2024 r2"),
    ("", "Năm 2025, Bắc Ninh chấm DTI cho 99 xã, phường. Phường Kinh Bắc dẫn đầu với 91 điểm; xã Gia Bình xếp thứ 2.", "bac-ninh/kinh-bac dti - 2025 r1; bac-ninh/gia-binh dti - 2025 r2"),
    ("", "Năm 2025, Phú Thọ chấm chỉ số CCHC cho 148 xã, phường. Phường Việt Trì giành hạng nhì; xã Yên Lập giành hạng ba.", "phu-tho/viet-tri par-index - 2025 r2; phu-tho/yen-lap par-index - 2025 r3"),
    ("", "Huyện Can Lộc đứng đầu khối huyện tỉnh Hà Tĩnh về DTI năm 2024.", "ha-tinh/can-loc dti - 2024 r1"),
    ("", "DTI năm 2024 khối huyện: Kỳ Anh, tỉnh Hà Tĩnh xếp thứ 3.", "ha-tinh/ky-anh-huyen dti - 2024 r3"),
    ("", "Sở Y tế Hà Tĩnh có chỉ số CCHC năm 2024 thấp nhất tỉnh.", "ha-tinh/so-y-te par-index - 2024 last"),
    ("", "DTI cấp huyện năm 2023 của Nghệ An xếp TP Vinh nhất với 800 điểm, huyện Yên Thành nhì.", "nghe-an/vinh dti - 2023 r1; nghe-an/yen-thanh dti - 2023 r2"),
    ("", "PAPI 2021 xếp tỉnh Bắc Ninh nhất nước, Quảng Ninh nhì.", "bac-ninh papi - 2021 r1; quang-ninh papi - 2021 r2"),
    ("", "Nghệ An đứng thứ 20 PCI 2023. Xã Nam Thái có nhiều mô hình hay, cao nhất tỉnh.", "nghe-an pci - 2023 r20"),
    ("", "Các xã của huyện Can Lộc (Hà Tĩnh) thi đua. Hà Tĩnh xếp thứ 5 PAR INDEX 2023.", "ha-tinh par-index - 2023 r5"),
];

#[rustfmt::skip]
const POINTS: &[Case] = &[
    ("", "DDCI Sơn La 2022: Sở Y tế được 70,2 điểm. Đây là số điểm thấp nhất khối sở, ngành.", "son-la/so-y-te ddci - 2022 last"),
    ("", "Năm 2022, DDCI Hải Phòng hỏi về 15 quận, huyện. Huyện An Lão giành 77,1 điểm. Đó là mức cao nhất khối địa phương.", "hai-phong/an-lao ddci - 2022 r1"),
    ("", "Năm 2023, PCI Hà Nam đạt 71,2 điểm. Đó là mức cao nhất vùng đồng bằng sông Hồng.", "ha-nam pci - 2023 s71.2; ha-nam pci - 2023 r1 @region:dong-bang-song-hong"),
    ("", "Năm 2023, PCI Hà Nam đạt 71,2 điểm. Đó là mức cao nhất từ trước đến nay.", "ha-nam pci - 2023 s71.2"),
    ("", "Năm 2023, PCI Hà Nam đạt 71,2 điểm. Đó là mức tăng cao nhất cả nước.", "ha-nam pci - 2023 s71.2"),
];

#[test]
fn a_noun_points_to_the_component_named_before() {
    check(COMPONENTS);
}

#[test]
fn the_index_as_a_whole_beside_its_component() {
    check(OVERALL);
}

#[test]
fn a_noun_points_to_an_office_or_ministry() {
    check(BODIES);
}

#[test]
fn the_first_and_the_second_of_those_named() {
    check(ROWS);
}

#[test]
fn communes_and_districts() {
    check(COMMUNES);
}

#[test]
fn the_best_or_worst_points_told_before() {
    check(POINTS);
}

#[test]
fn communes_are_ranked_in_their_district_where_it_ranks_them() {
    let ontology = Ontology::embedded().unwrap();
    let scopes = |text: &str| -> Vec<String> {
        let document = Document { id: "f".into(), text: text.into(), ..Document::default() };
        extract(&document, &ontology).claims.iter().map(|c| format!("{} {}", c.subject, c.scope)).collect()
    };
    assert_eq!(
        scopes("Trong 21 xã, thị trấn thuộc huyện Gio Linh (Quảng Trị), xã Gio Mỹ xếp thứ 2 về DTI năm 2023."),
        ["quang-tri/gio-my province:quang-tri/gio-linh"]
    );
    assert_eq!(
        scopes(
            "Thị xã Hồng Lĩnh (Hà Tĩnh) tự xếp hạng DTI năm 2022 cho 6 phường, xã của mình. Phường Đậu Liêu xếp thứ 3. Xã Thuận Lộc xếp thứ 4."
        ),
        ["ha-tinh/dau-lieu province:ha-tinh/hong-linh", "ha-tinh/thuan-loc province:ha-tinh/hong-linh"]
    );
    assert_eq!(
        scopes("Năm 2025, Phú Thọ chấm chỉ số CCHC cho 148 xã, phường. Phường Việt Trì xếp thứ 2."),
        ["phu-tho/viet-tri province:phu-tho/xa"]
    );
}
