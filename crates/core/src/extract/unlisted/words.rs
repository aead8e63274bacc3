//! Words that end the name of a ranking, that tell it from those of other worlds, and whom it ranks.
use crate::extract::cues::Matcher;
use crate::extract::word_set::WordSet;
use std::sync::LazyLock;

/// Words that end a name: what follows says something about the ranking.
pub static STOPS: WordSet = WordSet::new(&[
    "cụ", "của", "do", "năm", "trong", "mà", "được", "với", "là", "đạt", "xếp", "đứng", "tăng", "giảm", "vừa", "mới", "cho", "khi", "theo",
    "tại", "này", "đó", "trên", "đã", "đang", "sẽ", "có", "không", "để", "từ", "ở", "thì", "cũng", "đều", "lên", "xuống", "gồm", "nhằm",
    "lần", "quý", "tháng", "so", "thuộc", "ra", "nêu", "như", "bao", "thứ", "hạng", "dẫn", "tụt", "vẫn", "nhưng", "vì", "bởi", "hiện",
    "thấy", "nói", "rất", "qua", "đến", "sau", "trước", "phần", "khác", "nhờ", "còn", "hoặc", "nếu", "vào", "trừ", "ngày",
]);

/// Words of other worlds: what such rankings rank is neither country nor province, or is no standing.
pub const OTHERS: &[&str] = &[
    "bóng đá",
    "fifa",
    "cầu thủ",
    "đội tuyển",
    "câu lạc bộ",
    "đại học",
    "doanh nghiệp",
    "công ty",
    "ngân hàng",
    "tập đoàn",
    "các trường",
    "tỷ phú",
    "tỉ phú",
    "người giàu",
    "hoa hậu",
    "sắc đẹp",
    "vận động viên",
    "quần vợt",
    "tay vợt",
    "bài hát",
    "âm nhạc",
    "phim",
    "chứng khoán",
    "giá tiêu dùng",
    "giá lương thực",
    "sản xuất công nghiệp",
    "quản trị mua hàng",
    "khối cơ thể",
    "đường huyết",
    "thông minh cảm xúc",
    "hãng",
    "sân bay",
    "nhà hàng",
    "khách sạn",
    "món ăn",
    "bãi biển",
    "ứng dụng",
    "trò chơi",
    "game",
    "website",
    "phụ nữ quyền lực",
    "nhân vật",
    "nghệ sĩ",
    "ngôi sao",
    "xe",
    "điện thoại",
    "giá vàng",
    "đồng usd",
    "cổ phiếu",
    "thí sinh",
    "học sinh",
    "cờ vua",
    "olympic",
    "huy chương",
    "quyền anh",
    "cầu lông",
    "thể thao",
    "game thủ",
    "chất lượng không khí",
    "tia uv",
    "tạp chí khoa học",
    "giải",
    "bóng",
    "đua",
    "điền kinh",
    "đội",
    "các đội",
    "tổng sắp",
    "toàn đoàn",
    "futsal",
    "cúp",
    "vòng loại",
    "người đẹp",
    "nhan sắc",
    "ca sĩ",
    "trường",
    "sinh viên",
    "kênh",
    "mạng xã hội",
    "thương hiệu",
    "tín nhiệm",
    "tín dụng",
];
/// Any of them, for a quick look.
pub static ANY_OTHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(OTHERS));
/// What a name begins with.
pub static HEADS: WordSet = WordSet::new(&["chỉ", "bảng", "danh", "xếp", "báo"]);

/// Words that alone make no name: they say among whom or of when.
pub static BARE: WordSet = WordSet::new(&[
    "thế",
    "giới",
    "toàn",
    "cầu",
    "châu",
    "á",
    "đông",
    "nam",
    "quốc",
    "tế",
    "chung",
    "hiện",
    "tại",
    "cuộc",
    "tổng",
    "thể",
    "các",
    "nước",
    "gia",
    "khu",
    "vực",
    "mới",
    "nhất",
    "thường",
    "niên",
    "hàng",
    "này",
    "hai",
    "ba",
    "bốn",
    "năm",
    "và",
    "tỉnh",
    "thành",
    "phố",
    "địa",
    "phương",
    "bộ",
    "ngành",
    "tổ",
    "chức",
    "cơ",
    "quan",
]);

/// Words that no name of a ranking of countries begins or ends with.
pub static NO_END: WordSet = WordSet::new(&[
    "và", "hoặc", "các", "những", "cùng", "thấp", "cao", "tốt", "kém", "khá", "hai", "ba", "bốn", "hơn", "chung", "tổng", "thế", "trung",
]);

/// Words that tell of such a world wherever they stand in the line.
pub static SCHOOLS: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&["đại học", "đh ", "trường đh", "bóng đá", "fifa", "hoa hậu", "câu lạc bộ", "tay vợt"]));

/// The same for names that nothing but the words that bring them in makes sure.
pub static CONTESTS: LazyLock<Matcher> = LazyLock::new(|| {
    Matcher::new(&[
        "đội tuyển",
        "trận",
        "huy chương",
        "sea games",
        "asiad",
        "olympic",
        "vòng loại",
        "giải đấu",
        "futsal",
        "hlv",
        "ghi bàn",
        "aff",
        "người đẹp",
        "thí sinh",
        "vận động viên",
        "vđv",
        "kỳ thủ",
        "võ sĩ",
        "cầu thủ",
        "vô địch",
    ])
});

/// Words of a line that ranks countries.
static AMONG: LazyLock<Matcher> = LazyLock::new(|| {
    Matcher::new(&[
        "quốc gia",
        "thế giới",
        "toàn cầu",
        "vùng lãnh thổ",
        "nền kinh tế",
        "châu á",
        "asean",
        "đông nam á",
        "các nước",
        " nước",
    ])
});

/// Whether any of these stands in a text. Most have the last one, and one word is found faster than any of several.
pub fn speaks_of_nations(text: &str) -> bool {
    text.contains(" nước") || AMONG.is_match(text)
}

/// Whom such rankings rank, at the head of a superlative name.
pub const RANKED: &[&str] =
    &["quốc gia", "nước", "nền kinh tế", "thành phố", "đất nước", "điểm đến", "thủ đô", "vùng lãnh thổ", "địa phương", "tỉnh"];

/// What gives somebody a place.
pub const PLACED: &[&str] = &["thứ ", "hạng ", "vị trí "];
pub static ANY_PLACED: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(PLACED));
