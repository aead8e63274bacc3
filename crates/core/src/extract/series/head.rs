//! What the words before a run of items say of its figures: places, points, or something else.
use crate::extract::numerals::whole;

/// What the words before a run say of its figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Head {
    /// They are places: `thứ hạng`, `vị trí`.
    pub places: bool,
    /// The items stand in order of rank: `top 5`, `dẫn đầu`, `bảng xếp hạng`.
    pub order: bool,
    /// They are points.
    pub points: bool,
    /// They are something else, or count from the end.
    pub barred: bool,
    /// The names stand in the order of their letters.
    pub letters: bool,
    /// The years named, in their order.
    pub years: [Option<i32>; 2],
    /// The year that something is held against.
    pub base: Option<i32>,
}

/// Words that say that what follows is moved, counted, a share or the worst.
const BARRED: [&str; 16] =
    ["tăng", "giảm", "tụt", "thăng", "tỷ", "tỉ", "triệu", "phiếu", "khách", "chót", "thấp", "kém", "yếu", "khảo", "trọng", "mẫu"];

/// The same in two words.
fn bars(last: &str, word: &str) -> bool {
    let pair = match last {
        "số" => matches!(word, "lượng" | "người" | "ca" | "vụ" | "vốn" | "dự" | "doanh" | "hồ" | "xã" | "huyện" | "trường" | "sản"),
        "tham" => matches!(word, "gia" | "dự"),
        "nhiệm" => word == "vụ",
        "giải" => word == "pháp",
        "huy" | "chương" => matches!(word, "chương" | "trình"),
        "hồ" => word == "sơ",
        "dự" => word == "án",
        "cuối" => word != "năm" && word != "tháng",
        "dân" => word == "số",
        "diện" => word == "tích",
        "đại" => word == "biểu",
        _ => false,
    };
    // "tốc độ tăng" names what is ranked.
    pair || BARRED.contains(&word) && (last, word) != ("độ", "tăng")
}

impl Head {
    fn or(self, other: Self) -> Self {
        Self {
            places: self.places || other.places,
            order: self.order || other.order,
            points: self.points || other.points,
            barred: self.barred || other.barred,
            letters: self.letters || other.letters,
            years: if self.years == [None; 2] { other.years } else { self.years },
            base: self.base.or(other.base),
        }
    }

    /// Reads the words before a run.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut out = Self::default();
        let (mut last, mut points) = ("", false);
        let mut before = Self::default();
        let (mut against, mut bracket) = (false, false);
        for word in words {
            if word == "," {
                // "Theo khảo sát PAPI 2023, thứ hạng các tỉnh:": what the last clause says goes before.
                before = before.or(out);
                (out, last, points) = (Self::default(), "", false);
                continue;
            }
            out.places |= matches!((last, word), ("thứ" | "xếp", "hạng") | ("vị", "trí" | "thứ") | ("thứ", "bậc" | "tự"))
                || last == "hạng" && !matches!(word, "mục" | "sao" | "i" | "ii" | "iii")
                || word == "bxh";
            out.order |= matches!((last, word), ("dẫn" | "đứng", "đầu") | ("đầu", "bảng") | ("cao" | "tốt", "nhất"))
                || matches!(last, "top" | "tốp") && whole(word).is_some();
            // "điểm sáng", "thời điểm": no points.
            out.points |=
                matches!(word, "%" | "lệ") || points && !matches!(word, "sáng" | "nghẽn" | "đến" | "nóng" | "nhấn" | "mới" | "tựa");
            points = word == "điểm" && !matches!(last, "địa" | "thời" | "trọng" | "quan" | "đặc");
            out.barred |= bars(last, word);
            out.letters |= matches!((last, word), ("chữ", "cái") | ("a", "b"));
            against |= (last, word) == ("so", "với");
            bracket |= word == "ngoặc";
            let year = whole(word).filter(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok());
            match (out.years, year) {
                (_, Some(y)) if against => (out.base, against) = (out.base.or(Some(y)), false),
                // "số trong ngoặc là thứ hạng năm 2016": that of the second figures alone.
                ([None, None], Some(y)) if bracket => out.years = [None, Some(y)],
                ([None, _], Some(y)) => out.years = [Some(y), None],
                ([Some(x), None], Some(y)) if x != y => out.years = [Some(x), Some(y)],
                _ => {}
            }
            last = word;
        }
        out.points |= points;
        if out.places { Self { base: out.base.or(before.base), letters: out.letters || before.letters, ..out } } else { before.or(out) }
    }
}
