//! Words of pages that rank, which the first look takes note of beside the names of rankings.

/// What some words of a page are a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Somebody has a place.
    Place,
    /// Somebody has a place in a ranking.
    Ranked,
    /// An index may be named.
    Index,
    /// A ranking may be named.
    Ranking,
    /// A list may be named.
    List,
    /// A report may be named.
    Report,
    /// A list of the best may be named.
    Best,
    /// Nations are told by what they have.
    Nations,
    /// Nations are told by what they make or trade.
    Traded,
}

/// A set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    /// All there are.
    pub const ALL: Self = Self(u16::MAX);

    /// Adds one.
    pub fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    /// Whether one is among them.
    pub fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u8 != 0
    }
}

/// How the name of a list of the best ends.
pub const BEST: &[&str] = &["nhất thế giới", "nhất trên thế giới", "hàng đầu thế giới", "nhất châu á", "hàng đầu châu á", "nhất hành tinh"];

/// What the look takes note of.
pub(super) const SIGNS: &[(Sign, &[&str])] = &[
    (
        Sign::Place,
        &[
            "dẫn đầu",
            "đứng đầu",
            "đứng thứ",
            "xếp thứ",
            "xếp hạng",
            "vị trí",
            "hàng đầu",
            "cả nước",
            "toàn quốc",
            "ngôi đầu",
            "quán quân",
            "á quân",
            "nhất nước",
            "nhất vùng",
            "xếp cuối",
            "đứng cuối",
            "cao nhất",
            "thấp nhất",
            "lên hạng",
            "lên thứ",
            "xuống hạng",
            "xuống thứ",
            "chiếm hạng",
            "giữ hạng",
        ],
    ),
    (Sign::Ranked, &["xếp hạng", "xếp thứ", "đứng thứ", "vị trí thứ", "dẫn đầu", "đứng đầu", "hạng thứ"]),
    (Sign::Index, &["chỉ số"]),
    (Sign::Ranking, &["xếp hạng"]),
    (Sign::List, &["danh sách"]),
    (Sign::Report, &["báo cáo"]),
    (Sign::Best, BEST),
    (Sign::Nations, &["nước có", "gia có", "tế có"]),
    (Sign::Traded, &["nhà xuất khẩu", "nước xuất khẩu", "gia xuất khẩu", "về xuất khẩu", "nhà sản xuất", "nước sản xuất", "gia sản xuất"]),
];
