//! Rankings, components, regions, countries and offices under the names that the press and ministries give them, and words that only look
//! like such names.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;
use cases::{Case, check};

#[test]
fn rankings_of_countries_under_their_other_names() {
    const CASES: &[Case] = &[
        ("", "Lào xếp thứ 82 thế giới về hiệu năng hoạt động logistics năm 2023.", "lao lpi - 2023 r82"),
        ("", "Chỉ số hiệu năng logistics năm 2018 xếp Lào thứ 82/160 quốc gia.", "lao lpi - 2018 r82"),
        (
            "",
            "Singapore đứng thứ 5 thế giới trong bảng xếp hạng chỉ số minh bạch tham nhũng năm 2022.",
            "singapore cpi-tham-nhung - 2022 r5",
        ),
        ("", "Phần Lan đứng đầu World Happiness Index năm 2023.", "phan-lan whi - 2023 r1"),
        ("", "Năm 2023, hộ chiếu Lào đứng thứ 92 về quyền lực của hộ chiếu.", "lao henley - 2023 r92"),
        ("", "Năm 2019 Lào xếp thứ 154 về mức độ thuận lợi trong kinh doanh.", "lao doing-business - 2019 r154"),
        ("", "Chỉ số tự do kinh tế của Viện Fraser năm 2021 xếp Lào thứ 100.", "lao tu-do-kinh-te-the-gioi - 2021 r100"),
        ("", "Global Innovation Index 2021 xếp Lào thứ 117.", "lao gii - 2021 r117"),
        ("", "Chỉ số sáng tạo toàn cầu năm 2021: Lào đứng thứ 117.", "lao gii - 2021 r117"),
        ("", "Năm 2023, Lào đứng thứ 90 về chất lượng cuộc sống số.", "lao chat-luong-cuoc-song-so - 2023 r90"),
    ];
    check(CASES);
}

#[test]
fn names_that_differ_by_a_word_are_other_rankings() {
    const CASES: &[Case] = &[
        ("", "Lào đứng thứ 131 trong Chỉ số an ninh mạng năm 2020.", "lao gci - 2020 r131"),
        ("", "Lào đứng thứ 120 trong Chỉ số an ninh mạng quốc gia năm 2022.", "lao an-ninh-mang-quoc-gia - 2022 r120"),
        (
            "",
            "Singapore đứng thứ 14 về chỉ số minh bạch bất động sản toàn cầu năm 2022.",
            "singapore minh-bach-bat-dong-san-toan-cau - 2022 r14",
        ),
    ];
    check(CASES);
}

#[test]
fn a_name_that_two_rankings_share_is_that_of_whom_it_ranks() {
    const CASES: &[Case] = &[
        ("", "Lào xếp thứ 110 về chỉ số đổi mới sáng tạo năm 2023.", "lao gii - 2023 r110"),
        ("", "Bến Tre xếp thứ 9 về chỉ số đổi mới sáng tạo năm 2023.", "ben-tre pii - 2023 r9"),
        ("", "Bến Tre xếp thứ 9 về chỉ số minh bạch ngân sách năm 2022.", "ben-tre pobi - 2022 r9"),
    ];
    check(CASES);
}

#[test]
fn rankings_of_provinces_under_their_other_names() {
    const CASES: &[Case] = &[
        (
            "",
            "Bộ Thông tin và Truyền thông vừa công bố kết quả chuyển đổi số năm 2022. Bến Tre xếp thứ 12/63 tỉnh, thành phố.",
            "ben-tre dti - 2022 r12",
        ),
        ("", "Chỉ số hài lòng về dịch vụ hành chính công năm 2022 của Bến Tre xếp thứ 9.", "ben-tre sipas - 2022 r9"),
        ("", "Bến Tre xếp thứ 9 về chỉ số quản trị công năm 2022.", "ben-tre papi - 2022 r9"),
        ("", "Bến Tre xếp thứ 9 về chất lượng điều hành kinh tế năm 2022.", "ben-tre pci - 2022 r9"),
        ("", "Chỉ số cải cách hành chính nhà nước năm 2022 của Bến Tre đứng thứ 9.", "ben-tre par-index - 2022 r9"),
    ];
    check(CASES);
}

#[test]
fn components_in_other_words() {
    const CASES: &[Case] = &[
        (
            "",
            "Năm 2022, chỉ số PCI của tỉnh Bến Tre xếp thứ 30/63. Trong đó, Tiếp cận và sử dụng đất đai xếp thứ 12.",
            "ben-tre pci - 2022 r30; ben-tre pci tiep-can-dat-dai 2022 r12",
        ),
        (
            "",
            "Năm 2022, chỉ số PAPI của tỉnh Bến Tre xếp thứ 30/63. Trong đó, Quản lý môi trường xếp thứ 12.",
            "ben-tre papi - 2022 r30; ben-tre papi quan-tri-moi-truong 2022 r12",
        ),
        // On the page of a ranking that calls a component so, it is not that other ranking of the same name.
        (
            "",
            "Năm 2023, chỉ số phục vụ người dân, doanh nghiệp của Bến Tre xếp thứ 12. Trong đó, mức độ hài lòng của người dân và doanh nghiệp xếp thứ 3.",
            "ben-tre phuc-vu-nguoi-dan - 2023 r12; ben-tre phuc-vu-nguoi-dan muc-do-hai-long 2023 r3",
        ),
        // No list of them is agreed on: as the page calls them.
        (
            "",
            "Chỉ số hiệu quả logistics (LPI) năm 2022 của Lào xếp thứ 30/132. Trong đó, theo dõi và truy xuất xếp thứ 45.",
            "lao lpi - 2022 r30; lao lpi theo-doi-va-truy-xuat 2022 r45",
        ),
    ];
    check(CASES);
}

#[test]
fn regions_and_countries() {
    const CASES: &[Case] = &[
        (
            "",
            "PCI 2022: Quảng Ngãi đứng thứ 5/14 tỉnh khu vực Bắc Trung Bộ và duyên hải Trung Bộ.",
            "quang-ngai pci - 2022 r5 @region:bac-trung-bo-va-duyen-hai-mien-trung",
        ),
        ("", "PCI 2022: Cà Mau xếp thứ 4 miền Tây Nam Bộ.", "ca-mau pci - 2022 r4 @region:dong-bang-song-cuu-long"),
        (
            "",
            "PCI 2022: An Giang xếp thứ 2 vùng kinh tế trọng điểm đồng bằng sông Cửu Long.",
            "an-giang pci - 2022 r2 @region:vung-kttd-dbscl",
        ),
        (
            "",
            "Theo chỉ số HDI năm 2020, Các Tiểu vương quốc A-rập Thống nhất xếp thứ 26, A-rập Xê-út xếp thứ 35, Cộng hòa Congo xếp thứ 149.",
            "uae hdi - 2020 r26; a-rap-xe-ut hdi - 2020 r35; cong-hoa-congo hdi - 2020 r149",
        ),
    ];
    check(CASES);
}

#[test]
fn schools_and_boards_are_ranked_among_the_offices_of_their_province() {
    const CASES: &[Case] = &[
        (
            "",
            "UBND tỉnh Bến Tre công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2022 của các sở, ban, ngành. Sở Tư pháp dẫn đầu, Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh xếp thứ 3, Trường Cao đẳng Bến Tre xếp thứ 5.",
            "ben-tre/so-tu-phap par-index - 2022 r1; ben-tre/ban-quan-ly-du-an-dau-tu-xay-dung-cac-cong-trinh-giao-thong par-index - 2022 r3; ben-tre/truong-cao-dang-ben-tre par-index - 2022 r5",
        ),
        // A district's board and an institute that no id is known for hold their places themselves.
        (
            "",
            "UBND tỉnh Bến Tre công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2022 của các sở, ban, ngành. Sở Tư pháp dẫn đầu, Ban Quản lý dự án huyện Ba Tri xếp thứ 3, Viện Nghiên cứu phát triển xếp thứ 5.",
            "ben-tre/so-tu-phap par-index - 2022 r1",
        ),
    ];
    check(CASES);
}

#[test]
fn words_that_only_look_like_names_stay_silent() {
    const CASES: &[Case] = &[
        ("", "Công ty Logistics Sao Mai xếp thứ 3 về hiệu năng hoạt động logistics năm 2022 trong tập đoàn.", ""),
        ("", "Chỉ số hạnh phúc của vợ chồng anh đứng thứ nhất xóm.", ""),
        ("", "Lớp 9A đứng đầu trường về đổi mới sáng tạo năm 2023.", ""),
        ("", "Đan Mạch dẫn đầu Chỉ số đổi mới sáng tạo châu Âu năm 2023.", ""),
        ("", "Ban tổ chức vừa công bố kết quả chuyển đổi số của cuộc thi, đội Hà Nội đứng thứ 3.", ""),
        ("", "Trung tâm Hội nghị Quốc gia đón 500 khách; hải quan cửa khẩu xếp thứ tự các xe.", ""),
        ("", "Tỉnh Bến Tre đang xây dựng chính quyền điện tử, đứng thứ 3 về số hồ sơ trực tuyến.", ""),
        ("", "Năm 2023, xã dẫn đầu huyện về sự hài lòng của người dân với đường mới.", ""),
    ];
    check(CASES);
}
