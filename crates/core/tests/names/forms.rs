//! Names of rankings, ways to bring them in, and traps.

/// How freely a name can stand: alone, behind `về`, or behind `chỉ số` alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// Alone.
    Nothing,
    /// Behind `về`.
    About,
    /// Behind `chỉ số`.
    Head,
}
use Needs::{About, Head, Nothing};

/// Names of one ranking and how freely each can stand.
type Names = &'static [(&'static str, Needs)];

/// Rankings of provinces: id, an edition, names.
pub const KNOWN: &[(&str, i32, Names)] = &[
    (
        "pci",
        2020,
        &[
            ("PCI", Nothing),
            ("năng lực cạnh tranh cấp tỉnh", Nothing),
            ("Năng lực cạnh tranh cấp tỉnh (PCI)", Nothing),
            ("cạnh tranh cấp tỉnh", Head),
            ("NLCT cấp tỉnh", Nothing),
            ("năng lực cạnh tranh của các tỉnh", Nothing),
        ],
    ),
    (
        "dti",
        2021,
        &[
            ("DTI", Nothing),
            ("chuyển đổi số", About),
            ("Chuyển đổi số", About),
            ("chuyển đổi số cấp tỉnh", About),
            ("CĐS", About),
            ("mức độ chuyển đổi số", Nothing),
            ("chuyển đổi số (DTI)", About),
            ("đánh giá chuyển đổi số", Head),
        ],
    ),
    (
        "papi",
        2020,
        &[
            ("PAPI", Nothing),
            ("hiệu quả quản trị và hành chính công cấp tỉnh", Nothing),
            ("hiệu quả quản trị và hành chính công", Nothing),
            ("Hiệu quả Quản trị và Hành chính công (PAPI)", Nothing),
            ("quản trị và hành chính công", About),
            ("hiệu quả quản trị hành chính công", Nothing),
            ("hiệu quả quản trị, hành chính công cấp tỉnh", Nothing),
        ],
    ),
    (
        "par-index",
        2020,
        &[
            ("PAR INDEX", Nothing),
            ("cải cách hành chính", About),
            ("Cải cách hành chính", About),
            ("CCHC", About),
            ("cải cách hành chính (PAR INDEX)", About),
            ("cải cách hành chính cấp tỉnh", About),
            ("công tác cải cách hành chính", About),
        ],
    ),
    (
        "sipas",
        2020,
        &[
            ("SIPAS", Nothing),
            ("hài lòng của người dân", Head),
            ("mức độ hài lòng của người dân, tổ chức", Nothing),
            ("mức độ hài lòng của người dân và tổ chức", Nothing),
            ("sự hài lòng của người dân", Nothing),
            ("hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước", Head),
            ("hài lòng về sự phục vụ hành chính (SIPAS)", Head),
        ],
    ),
    ("pgi", 2023, &[("PGI", Nothing), ("Xanh cấp tỉnh", Head), ("xanh cấp tỉnh (PGI)", Head), ("năng lực xanh", Head)]),
    (
        "pii",
        2023,
        &[
            ("PII", Nothing),
            ("đổi mới sáng tạo cấp địa phương", About),
            ("đổi mới sáng tạo địa phương", About),
            ("ĐMST cấp địa phương", About),
            ("đổi mới sáng tạo cấp tỉnh", About),
            ("năng lực đổi mới sáng tạo cấp địa phương", Nothing),
        ],
    ),
    (
        "ict-index",
        2018,
        &[
            ("ICT Index", Nothing),
            ("sẵn sàng cho phát triển và ứng dụng công nghệ thông tin", Head),
            ("sẵn sàng cho phát triển và ứng dụng CNTT", Head),
            ("mức độ sẵn sàng ứng dụng CNTT", Nothing),
            ("mức độ sẵn sàng phát triển và ứng dụng công nghệ thông tin", Nothing),
            ("sẵn sàng ứng dụng CNTT-TT", Head),
            ("mức độ sẵn sàng cho phát triển và ứng dụng công nghệ thông tin và truyền thông", Nothing),
        ],
    ),
    (
        "egov",
        2017,
        &[
            ("ứng dụng CNTT, phát triển chính quyền điện tử", About),
            ("mức độ ứng dụng công nghệ thông tin", Nothing),
            ("mức độ ứng dụng CNTT", Nothing),
            ("phát triển chính quyền điện tử", About),
            ("mức độ phát triển Chính quyền điện tử", Nothing),
            ("ứng dụng công nghệ thông tin và xây dựng chính quyền điện tử", About),
        ],
    ),
    ("ebi", 2020, &[("EBI", Nothing), ("thương mại điện tử", About), ("TMĐT", About), ("Thương mại điện tử (EBI)", About)]),
    ("pepi", 2021, &[("PEPI", Nothing), ("kết quả bảo vệ môi trường", Nothing), ("đánh giá kết quả bảo vệ môi trường (PEPI)", Head)]),
    (
        "paca",
        2021,
        &[
            ("PACA", Head),
            ("phòng, chống tham nhũng cấp tỉnh", About),
            ("công tác phòng, chống tham nhũng", About),
            ("công tác PCTN cấp tỉnh", About),
            ("đánh giá công tác phòng, chống tham nhũng", Head),
        ],
    ),
    ("vtci", 2021, &[("năng lực cạnh tranh du lịch", Nothing), ("năng lực cạnh tranh du lịch cấp tỉnh (VTCI)", Nothing)]),
    ("lci", 2022, &[("năng lực cạnh tranh logistics cấp tỉnh", Nothing), ("logistics cấp tỉnh", Head)]),
    ("pobi", 2020, &[("POBI", Nothing), ("công khai ngân sách tỉnh", About), ("công khai ngân sách cấp tỉnh", About)]),
    ("phuc-vu-nguoi-dan", 2023, &[("phục vụ người dân, doanh nghiệp", About), ("chất lượng phục vụ người dân và doanh nghiệp", About)]),
    ("quyen-tre-em", 2020, &[("thực hiện quyền trẻ em", About), ("quyền trẻ em cấp tỉnh", Head)]),
    ("it-industry-index", 2018, &[("công nghiệp CNTT", Head), ("công nghiệp công nghệ thông tin", Head)]),
];

/// Frames of names, and how freely a name must stand to fill them. {N} name, {Y} edition, {F} fact, {S} subject, {P} place
/// behind a verb.
pub const FRAMES: &[(&str, Needs)] = &[
    ("Trong bảng xếp hạng {N} năm {Y}, {F}.", Head),
    ("Ở bảng xếp hạng {N} năm {Y}, {F}.", Head),
    ("Theo bảng xếp hạng {N} năm {Y}, {F}.", Head),
    ("Tại bảng xếp hạng về {N} năm {Y}, {F}.", Head),
    ("Bảng xếp hạng {N} năm {Y} ghi nhận {F}.", Head),
    ("Bảng xếp hạng chỉ số {N} năm {Y} cho thấy {F}.", Head),
    ("Theo xếp hạng {N} năm {Y}, {F}.", Head),
    ("Kết quả xếp hạng {N} năm {Y}: {F}.", Head),
    ("Theo kết quả xếp hạng {N} của các tỉnh, thành phố năm {Y}, {F}.", Head),
    ("Theo chỉ số {N} năm {Y}, {F}.", Head),
    ("Theo kết quả chỉ số {N} năm {Y}, {F}.", Head),
    ("Theo Chỉ số {N} năm {Y} vừa được công bố, {F}.", Head),
    ("Năm {Y}, theo bộ chỉ số {N}, {F}.", Head),
    ("Năm {Y}, về chỉ số {N}, {F}.", Head),
    ("Về chỉ số {N} năm {Y}, {F}.", Head),
    ("Xét về chỉ số {N} năm {Y}, {F}.", Head),
    ("Với chỉ số {N}, năm {Y} {F}.", Head),
    ("Ở chỉ số {N} năm {Y}, {F}.", Head),
    ("Năm {Y}, chỉ số {N} của {S} {P}.", Head),
    ("Chỉ số {N} năm {Y} của {S} {P}.", Head),
    ("Năm {Y}, {F} về chỉ số {N}.", Head),
    ("Năm {Y}, {F} trong bảng xếp hạng {N}.", Head),
    ("Năm {Y}, {F} trên bảng xếp hạng chỉ số {N}.", Head),
    ("Năm {Y}, {F} về xếp hạng {N}.", Head),
    ("Năm {Y}, xếp hạng {N} của {S} {P}.", Head),
    ("Bộ chủ quản vừa công bố chỉ số {N} năm {Y}. Theo đó, {F}.", Head),
    ("Năm {Y}, {F} về {N}.", About),
    ("Năm {Y}, {F} cả nước về {N}.", About),
    ("Về {N} năm {Y}, {F}.", About),
    ("Năm {Y}, về {N}, {F}.", About),
    ("Xét về {N} năm {Y}, {F}.", About),
    ("Kết quả {N} năm {Y}: {F}.", About),
    ("Theo kết quả đánh giá {N} năm {Y}, {F}.", About),
    ("Công bố kết quả {N} năm {Y}, {F}.", About),
    ("Xếp hạng về {N} năm {Y}, {F}.", About),
    ("Theo {N} năm {Y}, {F}.", Nothing),
    ("Năm {Y}, theo {N}, {F}.", Nothing),
    ("{N} năm {Y} của {S} {P}.", Nothing),
    ("Năm {Y}, {N} của {S} {P}.", Nothing),
    ("Bộ chủ quản vừa công bố kết quả xếp hạng {N} năm {Y}. {F}.", Head),
    ("Bảng xếp hạng {N} năm {Y} gồm 63 tỉnh, thành phố. Kết quả, {F}.", Head),
    ("Chỉ số {N} năm {Y} của 63 tỉnh, thành phố đã được công bố. Trong đó, {F}.", Head),
    ("Chỉ số {N} Việt Nam năm {Y} cho thấy {F}.", Head),
    ("Trong Bảng xếp hạng “Chỉ số {N}” năm {Y}, {F}.", Head),
    ("Năm {Y}, {F} trong bảng xếp hạng “{N}”.", Head),
    ("Năm {Y}, {F} ở bảng xếp hạng {N} do bộ chủ quản công bố.", Head),
    ("Theo bảng xếp hạng kết quả đánh giá {N} năm {Y}, {F}.", Head),
    ("Căn cứ kết quả xếp hạng {N} năm {Y}, {F}.", Head),
    ("Kết quả xếp hạng chỉ số {N} năm {Y} của các tỉnh, thành phố trực thuộc Trung ương: {F}.", Head),
    ("Đánh giá về {N} năm {Y}, {F}.", About),
    ("Đối với {N} năm {Y}, {F}.", About),
    ("Riêng về {N}, năm {Y} {F}.", About),
    ("Năm {Y}, {F} trong 63 tỉnh, thành phố về {N}.", About),
    ("Năm {Y}, {F} toàn quốc về mức độ {N}.", Head),
    ("Năm {Y}, xét theo {N}, {F}.", About),
    ("Bảng xếp hạng {N}, {Y}: {F}.", Head),
];

/// Places behind their subject, and the ranks that they are.
pub const PLACES: &[(&str, u32)] = &[("đứng thứ 15", 15), ("xếp thứ 7/63 tỉnh, thành phố", 7), ("xếp hạng 22", 22), ("ở vị trí thứ 9", 9)];

/// Rankings of ministries, by their positions in the list above.
pub const MINISTRIES: &[(&str, &str)] = &[("Bộ Tài chính", "bo/tai-chinh"), ("Bộ Y tế", "bo/y-te")];

/// Subjects.
pub const SUBJECTS: &[(&str, &str)] = &[("Thanh Hóa", "thanh-hoa"), ("tỉnh Bắc Ninh", "bac-ninh"), ("TP Cần Thơ", "can-tho")];

/// Rankings of countries that no list knows, by their names and the slugs of them.
pub const OPEN: &[(&str, &str)] = &[
    ("năng lực đổi mới xanh", "nang-luc-doi-moi-xanh"),
    ("sức mạnh hải quân", "suc-manh-hai-quan"),
    ("mức độ đắt đỏ", "muc-do-dat-do"),
    ("sức khỏe răng miệng", "suc-khoe-rang-mieng"),
    ("tiêu thụ cà phê", "tieu-thu-ca-phe"),
    ("dịch vụ y tế", "dich-vu-y-te"),
    ("bình đẳng thu nhập", "binh-dang-thu-nhap"),
    ("bảo vệ rừng", "bao-ve-rung"),
    ("chất lượng đường bộ", "chat-luong-duong-bo"),
    ("an toàn thực phẩm", "an-toan-thuc-pham"),
];

/// Open frames.
pub const OPEN_FRAMES: &[&str] = &[
    "Theo chỉ số {N} năm {Y}, {F}.",
    "Theo Chỉ số {N} toàn cầu năm {Y}, {F}.",
    "Theo Chỉ số {N} (XYZ) năm {Y}, {F}.",
    "Theo bảng xếp hạng {N} năm {Y}, {F}.",
    "Theo bảng xếp hạng về {N} năm {Y}, {F}.",
    "Trong bảng xếp hạng {N} của tạp chí Chân Trời năm {Y}, {F}.",
    "Tạp chí Chân Trời công bố bảng xếp hạng {N} năm {Y}. Theo đó, {F}.",
    "Theo xếp hạng {N} năm {Y} của tổ chức Chân Trời, {F}.",
    "Năm {Y}, {F} trong bảng xếp hạng {N}.",
    "Năm {Y}, {F} về chỉ số {N}.",
    "Theo báo cáo chỉ số {N} năm {Y}, {F}.",
    "Bảng xếp hạng {N} năm {Y} cho thấy {F}.",
];

/// Open places.
pub const OPEN_PLACES: &[(&str, &str, u32)] = &[
    ("Việt Nam xếp thứ 66/89 quốc gia", "viet-nam", 66),
    ("Việt Nam đứng thứ 41 thế giới", "viet-nam", 41),
    ("Nhật Bản ở vị trí thứ 12 trong số 89 quốc gia", "nhat-ban", 12),
];

/// Components that no list knows, behind an index.
pub const PARTS: &[(&str, &str)] = &[
    ("đào tạo nghề nông thôn", "dao-tao-nghe-nong-thon"),
    ("giám sát cộng đồng", "giam-sat-cong-dong"),
    ("kỷ luật phát ngôn", "ky-luat-phat-ngon"),
];

/// Part frames.
pub const PART_FRAMES: &[&str] = &[
    "Năm {Y}, trong bảng xếp hạng {N}, {S} đứng thứ 15 về lĩnh vực {C}.",
    "Theo chỉ số {N} năm {Y}, {S} xếp thứ 15 ở nội dung {C}.",
    "Theo {N} năm {Y}, {S} xếp hạng 15 về trụ cột {C}.",
    "Theo {N} năm {Y}, ở trụ cột {C}, {S} xếp hạng 15.",
    "Trong bảng xếp hạng {N} năm {Y}, lĩnh vực {C} của {S} xếp thứ 15.",
    "Theo {N} năm {Y}, về chỉ số thành phần {C}, {S} đứng thứ 15.",
];

/// Texts that name no ranking, or another one than they seem to: each with the index that must not be told.
pub const TRAPS: &[(&str, &[&str])] = &[
    ("{S} đẩy mạnh {W}, đứng thứ 15 cả nước về số doanh nghiệp thành lập mới năm 2020.", WORK),
    ("Về {W}, năm 2020 {S} mở 200 lớp tập huấn, đứng thứ 5 về số lớp.", WORK),
    ("Nhờ {W}, năm 2020 {S} đứng thứ 15 cả nước về số hợp tác xã.", WORK),
    ("Năm 2020, theo kế hoạch {W}, {S} trồng rừng nhiều thứ 3 cả nước.", WORK),
    ("Hội thi tìm hiểu về {W} năm 2020: đội {S} đứng thứ 2.", WORK),
    ("Năm 2020, {S} đứng thứ 4 về số cán bộ được tập huấn {W}.", WORK),
    ("Năm 2020, {S} đứng thứ 4 cả nước về số mô hình {W}.", WORK),
    ("Trong bảng xếp hạng {L} năm 2020, {S} đứng thứ 15.", LONGER),
    ("Theo chỉ số {L} năm 2020, {S} đứng thứ 15.", LONGER),
    ("Năm 2020, {S} đứng thứ 15 về {L}.", LONGER),
];

/// Work.
pub const WORK: &[&str] =
    &["chuyển đổi số", "cải cách hành chính", "CCHC", "phòng, chống tham nhũng", "ứng dụng công nghệ thông tin", "đổi mới sáng tạo"];

/// Names that begin as those of known rankings do and go on.
pub const LONGER: &[&str] = &[
    "chuyển đổi số doanh nghiệp nhỏ",
    "chuyển đổi số báo chí",
    "cải cách hành chính thuế",
    "năng lực cạnh tranh công nghiệp",
    "hài lòng của khách du lịch",
    "chất lượng cuộc sống số",
    "thương mại điện tử xuyên biên giới",
    "hạnh phúc gia đình",
];

/// Texts of countries that name no ranking of them.
pub const NATIONS: &[&str] = &[
    "Trong bảng xếp hạng các đội tại giải năm 2019, Việt Nam đứng thứ 2 châu Á.",
    "Bảng xếp hạng huy chương SEA Games năm 2019: Việt Nam đứng thứ 2 trong số 11 quốc gia.",
    "Theo bảng xếp hạng bóng chuyền nữ năm 2019, Việt Nam xếp thứ 30 thế giới.",
    "Theo bảng xếp hạng thế giới năm 2019, Việt Nam xếp thứ 94.",
    "Theo bảng xếp hạng của tạp chí Chân Trời năm 2019, Việt Nam xếp thứ 66/89 quốc gia.",
    "Bảng xếp hạng nhan sắc quốc tế năm 2019 ghi nhận Việt Nam đứng thứ 12 thế giới.",
    "Theo bảng xếp hạng đại học thế giới năm 2019, Việt Nam có hai trường ở hạng 700.",
    "Năm 2019, Việt Nam có chỉ số nợ công thấp thứ 3 trong các nước ASEAN.",
    "Việt Nam có 5 chỉ số phụ đứng thứ 3 thế giới năm 2019.",
    "Trong bảng xếp hạng tay đua năm 2019, Việt Nam đứng thứ 5 Đông Nam Á.",
    "Theo bảng xếp hạng cờ vua năm 2019, Việt Nam đứng thứ 35 thế giới.",
    "Chỉ số chứng khoán tăng mạnh năm 2019, đứng thứ 2 châu Á, theo sau Nhật Bản.",
];
