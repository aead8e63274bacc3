//! What the columns of a table mean, from their headers and their values.
use super::numerals::{figure, whole};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Names of subjects or components.
    Name,
    /// Running numbers.
    Count,
    /// Ranks.
    Rank,
    /// Points.
    Points,
    /// The edition of the row.
    Year,
    /// Places moved.
    Change,
    /// Something else.
    Other,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub meaning: Meaning,
    /// The edition in its header.
    pub year: Option<i32>,
    /// Goals, not results.
    pub goal: bool,
    /// Ranks inside a region.
    pub regional: bool,
    /// Names of components.
    pub parts: bool,
}

/// Reads headers (lower case) and the values under them. `caption` is the line above the table: it decides
/// whether bare years head ranks or points.
pub fn understand(header: &[String], body: &[Vec<String>], caption: &str) -> Vec<Column> {
    let width = body.iter().map(Vec::len).max().unwrap_or(0).max(header.len());
    let mut columns: Vec<Column> =
        (0..width).map(|k| column(header.get(k).map_or("", String::as_str), &values(body, k), caption)).collect();
    // Without any rank column the running numbers under "Hạng" are one already; a table of points keeps none.
    if !columns.iter().any(|c| c.meaning == Meaning::Name)
        && let Some(c) = columns.iter_mut().find(|c| c.meaning == Meaning::Other)
    {
        c.meaning = Meaning::Name;
    }
    columns
}

fn values(body: &[Vec<String>], k: usize) -> Vec<&str> {
    body.iter().filter_map(|r| r.get(k)).map(String::as_str).filter(|s| !s.is_empty() && *s != "-").collect()
}

fn column(head: &str, values: &[&str], caption: &str) -> Column {
    let year =
        head.split(|c: char| !c.is_ascii_digit()).filter_map(whole).find(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok());
    let integers = values.iter().filter(|v| whole(v.split(['/', ' ', '(']).next().unwrap_or("")).is_some()).count();
    let decimals = values.iter().filter(|v| v.contains([',', '.']) && figure(v.trim_end_matches('%').trim()).is_some()).count();
    let mostly = |n: usize| n * 10 >= values.len() * 8 && !values.is_empty();
    let has = |words: &[&str]| words.iter().any(|w| head.contains(w));
    let ranks = has(&["hạng", "vị trí", "vị thứ", "thứ bậc", "xếp thứ"]);
    let meaning = if matches!(head, "tt" | "stt" | "số tt" | "#" | "no" | "số thứ tự") {
        Meaning::Count
    } else if matches!(head, "năm" | "kỳ" | "kỳ đánh giá" | "năm đánh giá" | "năm công bố")
        && values.iter().all(|v| whole(v.trim_start_matches("năm ")).is_some_and(|y| (1990..2060).contains(&y)))
    {
        Meaning::Year
    } else if has(&["biến động", "thay đổi", "tăng/giảm", "tăng, giảm", "tăng giảm", "số bậc", "+/-"])
        || head.starts_with("tăng")
        || head.starts_with("giảm")
    {
        Meaning::Change
    } else if ranks && mostly(integers) && !mostly(decimals) {
        Meaning::Rank
    } else if has(&["điểm", "giá trị", "kết quả", "chỉ số"]) && (mostly(decimals) || mostly(integers)) {
        Meaning::Points
    } else if (year.is_some() || has(&["mục tiêu"])) && mostly(integers) && !mostly(decimals) {
        if caption.contains("hạng")
            || caption.contains("vị trí")
            || values.iter().any(|v| v.contains('('))
            || has(&["hạng"])
            || !caption.contains("điểm")
        {
            Meaning::Rank
        } else {
            Meaning::Points
        }
    } else if year.is_some() && mostly(decimals) {
        Meaning::Points
    } else if mostly(integers) || mostly(decimals) {
        if head.is_empty() { Meaning::Count } else { Meaning::Other }
    } else {
        Meaning::Name
    };
    Column {
        meaning,
        year,
        goal: has(&["mục tiêu", "phấn đấu", "chỉ tiêu", "kế hoạch"]),
        regional: has(&["trong vùng", "khu vực", "vùng"]) && ranks,
        parts: has(&["chỉ số", "lĩnh vực", "trụ cột", "nội dung", "tiêu chí", "thành phần"]) && meaning == Meaning::Name,
    }
}
