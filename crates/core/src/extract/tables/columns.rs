//! What the columns of a table mean, from their headers and their values.
use super::caption::Caption;
use super::cell::{Form, form, usual};
use super::grid::Grid;
use super::heads::{in_charge, is_count};
use super::totals;
use crate::extract::mention::{Part, SubjectKind, Who};
use crate::extract::numerals::{figure, whole};
use crate::extract::setting::Setting;
use crate::normalize::{View, slug, tokenize};
use crate::ontology::Entity;

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
    /// How many were ranked in the edition of the row.
    Among,
    /// Goals in words: `vào top 10`, `giữ vị trí dẫn đầu`.
    Goal,
    /// Words of a group, or figures that are no standing.
    Other,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it holds.
    pub meaning: Meaning,
    /// The edition in its header.
    pub year: Option<i32>,
    /// Goals, not results.
    pub goal: bool,
    /// Ranks inside a region.
    pub regional: bool,
    /// The region in its header.
    pub region: Option<String>,
    /// The index in its header.
    pub index: Option<usize>,
    /// The component in its header.
    pub part: Option<Part>,
    /// The subject in its header.
    pub who: Option<Who>,
    /// Its names are components, the header says.
    pub parts: bool,
    /// The noun that all its names share and may leave out, as the header says: `bộ`, `sở`.
    pub noun: Option<&'static str>,
}

impl Column {
    fn plain(meaning: Meaning) -> Self {
        Self {
            meaning,
            year: None,
            goal: false,
            regional: false,
            region: None,
            index: None,
            part: None,
            who: None,
            parts: false,
            noun: None,
        }
    }

    /// Whether two columns speak of the same ranking.
    pub fn same_ranking(&self, other: &Self) -> bool {
        self.year == other.year
            && self.goal == other.goal
            && self.regional == other.regional
            && self.region == other.region
            && self.index == other.index
            && self.part == other.part
            && self.who == other.who
    }
}

/// The columns of a numbered list in order of rank: place, name, points.
///
/// The figures of a statistic are money, shares and counts, and no points.
pub fn listed(figures: bool) -> Vec<Column> {
    [Meaning::Rank, Meaning::Name, if figures { Meaning::Other } else { Meaning::Points }].into_iter().map(Column::plain).collect()
}

/// Reads the headers of a grid and the values under them.
pub fn understand(grid: &Grid, body: &[Vec<String>], caption: &Caption, index: Option<usize>, setting: &Setting<'_>) -> Vec<Column> {
    let width = grid.width();
    let under: Vec<Vec<&str>> = (0..width).map(|k| values(body, k)).collect();
    let mut columns: Vec<Column> = (0..width)
        .map(|k| {
            let none = Vec::new();
            let values = under.get(k).unwrap_or(&none);
            match grid.heads.get(k).map(|h| h.trim()).filter(|h| !h.is_empty()) {
                Some(head) => headed(head, values, caption, index, setting),
                None => Column::plain(unheaded(values, k == 0)),
            }
        })
        .collect();
    if grid.heads.is_empty() {
        places_of(&mut columns, &under);
        places_by_values(&mut columns, &under);
        // "Nhận thức số | 1 | đồng hạng với 20 địa phương": a cell may say what the figures are.
        let said = under.iter().flatten().find(|v| form(v) == Form::Text && v.contains("hạng ")).copied().unwrap_or_default();
        let words = format!("{} · {} · {said}", grid.loose, caption.words);
        by_words(&mut columns, &under, &words, caption.ranking && caption.index.is_some());
    }
    named_like_components(&mut columns, grid, index);
    order_as_rank(&mut columns, &under, caption, &grid.heads);
    totals::counted_from_below(&mut columns, &under, caption, grid);
    totals::adding_up(&mut columns, &under);
    totals::one_of_each(&mut columns, &under, grid);
    totals::of_one_edition(&mut columns, caption);
    totals::one_place_each(&mut columns, &under);
    if !columns.iter().any(|c| c.meaning == Meaning::Name)
        && let Some(c) = columns.iter_mut().zip(&under).find(|(_, v)| usual(v.iter().map(|v| form(v))) == Form::Text).map(|(c, _)| c)
    {
        c.meaning = Meaning::Name;
    }
    columns
}

fn values(body: &[Vec<String>], k: usize) -> Vec<&str> {
    body.iter().filter_map(|r| r.get(k)).map(String::as_str).filter(|s| form(s) != Form::Blank).collect()
}

/// A column without a header: only names and running numbers can be told.
fn unheaded(values: &[&str], first: bool) -> Meaning {
    let told = |v: &&str| ["hạng ", "thứ "].iter().any(|n| v.starts_with(n));
    match usual(values.iter().map(|v| form(v))) {
        Form::Text => Meaning::Name,
        // "Hạng 1", "Thứ 2": the cells say it themselves.
        Form::Whole if values.iter().all(told) => Meaning::Rank,
        Form::Whole if first => Meaning::Count,
        _ => Meaning::Other,
    }
}

fn headed(head: &str, values: &[&str], caption: &Caption, index: Option<usize>, setting: &Setting<'_>) -> Column {
    let written = head;
    let head = &head.to_lowercase();
    let year =
        head.split(|c: char| !c.is_ascii_digit()).filter_map(whole).find(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok());
    let has = |words: &[&str]| words.iter().any(|w| head.contains(w));
    let mostly =
        |wanted: fn(Form) -> bool| !values.is_empty() && values.iter().filter(|v| wanted(form(v))).count() * 10 >= values.len() * 8;
    let integers = mostly(|f| matches!(f, Form::Whole | Form::Change));
    let decimals = values.iter().filter(|v| form(v) == Form::Decimal).count() * 10 >= values.len() * 3 && !values.is_empty();
    let figures = mostly(|f| matches!(f, Form::Whole | Form::Decimal | Form::Year));
    // "Hạng 24", "thứ 5": the cells say it themselves.
    let told = integers && values.iter().all(|v| ["hạng ", "thứ "].iter().any(|n| v.starts_with(n)));
    let ranks = told || has(&["hạng", "vị trí", "vị thứ", "thứ bậc", "xếp thứ", "rank"]);
    let abroad = if ranks { region_named(written, setting) } else { None };
    let mut out = Column {
        year,
        goal: has(&["mục tiêu", "phấn đấu", "chỉ tiêu", "kế hoạch", "cần đạt", "phải đạt", "được giao", "hướng tới", "dự kiến"]),
        regional: ranks && (abroad.is_some() || has(&["trong vùng", "khu vực", "vùng", "trong khối"])),
        region: abroad,
        ..Column::plain(Meaning::Other)
    };
    let points = has(&["điểm", "giá trị", "kết quả", "chỉ số", "tổng", "(%)", "tỷ lệ", "score"]);
    out.meaning = if is_count(head) {
        Meaning::Count
    } else if (matches!(head.as_str(), "kỳ" | "kỳ đánh giá") || head == "năm" || head.starts_with("năm ") && head.len() <= 24)
        && values.iter().all(|v| whole(v.trim_start_matches("năm ")).is_some_and(|y| (1990..2060).contains(&y)))
    {
        Meaning::Year
    } else if has(&["số quốc gia", "số nước", "số nền kinh tế", "số tỉnh", "số địa phương"]) && integers {
        Meaning::Among
    } else if has(&["biến động", "thay đổi", "tăng/giảm", "tăng, giảm", "tăng giảm", "số bậc", "+/-", "so với", "so sánh", "chênh lệch"])
        || head.starts_with("tăng")
        || head.starts_with("giảm")
    {
        if decimals || has(&["điểm"]) { Meaning::Other } else { Meaning::Change }
    } else if out.regional && has(&["cả nước", "toàn quốc", "thế giới", "toàn cầu"]) {
        // "Hạng cả nước/vùng": nobody knows which of the two a figure is.
        Meaning::Other
    } else if ranks && integers && !decimals {
        Meaning::Rank
    } else if (has(&NO_STANDING) || has(&["tối đa"]) && !has(&["(tối đa"])) && figures {
        Meaning::Other
    } else if out.goal && values.iter().any(|v| super::values::goal(v).is_some()) {
        Meaning::Goal
    } else if !figures && !integers {
        // "Cơ quan chủ trì": who has to see to the row is not whom it ranks.
        // "Trụ cột, nhóm chỉ số", "Nội dung đánh giá", "Đơn vị được đánh giá": names, whatever else the header says.
        let rows = ["trụ cột", "nhóm chỉ số", "chỉ số", "nội dung", "lĩnh vực", "tiêu chí", "đơn vị", "cơ quan", "địa phương", "tên "];
        let rows = rows.iter().any(|w| head.starts_with(w));
        if has(&["nhóm", "xếp loại", "phân loại", "đánh giá", "ghi chú", "mức"]) && !rows
            || in_charge(head)
            || has(&["hạng"]) && values.iter().all(|v| form(v) == Form::Text)
        {
            Meaning::Other
        } else {
            Meaning::Name
        }
    } else {
        let named = names(written, index, setting, &mut out) || year.is_some() || out.goal;
        let bare = !points && named;
        // "Điểm (hạng)" over the points.
        if ranks && !(decimals && has(&["điểm"])) {
            Meaning::Other
        } else if decimals && (points || named) || points && (has(&["điểm"]) || !integers) {
            Meaning::Points
        } else if integers && (bare || named) {
            rank_or_points(values, caption)
        } else if integers && points && values.iter().any(|v| figure(v).is_some_and(|v| v > 100.0)) {
            Meaning::Points
        } else {
            Meaning::Other
        }
    };
    out.noun = ["bộ", "sở"].into_iter().find(|n| out.meaning == Meaning::Name && head.split([',', ' ', '/']).next() == Some(n));
    out.parts = out.meaning == Meaning::Name && has(&["chỉ số", "lĩnh vực", "trụ cột", "nội dung", "tiêu chí", "thành phần"]);
    if matches!(out.meaning, Meaning::Rank | Meaning::Points | Meaning::Change)
        && out.index.is_none()
        && out.part.is_none()
        && out.who.is_none()
    {
        names(written, index, setting, &mut out);
    }
    out
}

/// Headers of figures that are no standing.
const NO_STANDING: [&str; 9] =
    ["trọng số", "điểm chuẩn", "số phiếu", "số lượng", "dân số", "diện tích", "thang điểm", "tỷ trọng", "số doanh nghiệp"];

/// Whole numbers under a year, an index or a component: ranks, unless the caption speaks of points.
fn rank_or_points(values: &[&str], caption: &Caption) -> Meaning {
    let scored = values.iter().any(|v| v.contains('(') || v.starts_with("hạng ") || v.starts_with("thứ "));
    let place = |v: &&&str| v.contains('(') || v.contains('/') || whole(v.trim()).is_none_or(|n| (1..=200).contains(&n));
    let ranked = caption.words.contains("hạng") || caption.words.contains("vị trí") || scored;
    if values.iter().filter(place).count() < values.len() || !ranked && caption.words.contains("điểm") {
        Meaning::Points
    } else {
        Meaning::Rank
    }
}

/// Index, component and subject named in a header; whether there are any.
fn names(written: &str, current: Option<usize>, setting: &Setting<'_>, out: &mut Column) -> bool {
    let view = View::new(written);
    let tokens = tokenize(&view, written, 0, view.text().len());
    let gazetteer = setting.ontology.gazetteer();
    let mut at = 0;
    while at < tokens.len() {
        let mut entries = Vec::new();
        let Some(next) = gazetteer.longest(&view, written, &tokens, at, &mut entries) else {
            at += 1;
            continue;
        };
        let parts: Vec<(usize, usize)> =
            entries.iter().filter_map(|e| if let Entity::Component(i, j) = e.entity { Some((i, j)) } else { None }).collect();
        let here: Vec<_> = parts.iter().copied().filter(|(x, _)| Some(*x) == out.index.or(current)).collect();
        if !here.is_empty() && out.part.is_none() {
            out.part = Some(Part::Known(here));
        } else if let Some(i) =
            entries.iter().find_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None }).filter(|_| out.index.is_none())
        {
            out.index = Some(setting.usual_index(i));
        } else if let Some(p) =
            setting.pick_province(&entries).filter(|_| out.who.is_none()).and_then(|p| setting.ontology.provinces.get(p))
        {
            out.who = Some(Who { id: p.id.as_str().into(), kind: SubjectKind::Province, former: false });
        }
        // "Năm | Việt Nam | Thái Lan", "Hạng của Việt Nam | Hạng của Thái Lan": countries side by side.
        let nation = entries.iter().find_map(|e| if let Entity::Country(i) = e.entity { setting.ontology.countries.get(i) } else { None });
        let alone = at == 0 && next == tokens.len();
        if let Some(nation) = nation.filter(|_| out.who.is_none() && (alone || current.is_some_and(|i| setting.of_countries(i)))) {
            out.who = Some(Who { id: nation.id.as_str().into(), kind: SubjectKind::Country, former: false });
        }
        at = next.max(at + 1);
    }
    let found = out.index.is_some() || out.part.is_some() || out.who.is_some();
    // The index in hand needs no saying.
    if out.index == current {
        out.index = None;
    }
    found
}

/// The region of the country or of the world that a header names: `Hạng ĐBSH`, `Thứ hạng ASEAN`.
fn region_named(written: &str, setting: &Setting<'_>) -> Option<String> {
    let view = View::new(written);
    let has = |word: &str| view.text().contains(word);
    let part = match () {
        () if has("asean") || has("đông nam á") => Some("asean"),
        () if has("châu á - thái bình dương") || has("châu á thái bình dương") => Some("region:chau-a-thai-binh-duong"),
        () if has("châu á") => Some("region:chau-a"),
        () => None,
    };
    if let Some(part) = part {
        return Some(part.to_owned());
    }
    let tokens = tokenize(&view, written, 0, view.text().len());
    let mut entries = Vec::new();
    (0..tokens.len()).find_map(|at| {
        entries.clear();
        setting.ontology.gazetteer().longest(&view, written, &tokens, at, &mut entries)?;
        let region = entries.iter().find_map(|e| if let Entity::Region(i) = e.entity { setting.ontology.regions.get(i) } else { None });
        region.map(|r| format!("region:{}", r.id))
    })
}

/// Without a header: fractions of one count (`07/17`, `11/17`) are ranks.
fn places_of(columns: &mut [Column], under: &[Vec<&str>]) {
    let fraction = |v: &str| -> Option<(u32, u32)> {
        let (n, of) = v.split_once('/')?;
        let (n, of) = (whole(n.trim())?, whole(of.trim())?);
        (n >= 1 && n <= of && (5..=250).contains(&of)).then_some((n, of))
    };
    for (c, values) in columns.iter_mut().zip(under) {
        let found: Vec<(u32, u32)> = values.iter().filter_map(|v| fraction(v)).collect();
        let one_count = found.windows(2).all(|w| matches!(w, [a, b] if a.1 == b.1));
        let differ = found.iter().any(|f| Some(f) != found.first());
        if c.meaning == Meaning::Other && found.len() >= 3 && found.len() == values.len() && one_count && differ {
            c.meaning = Meaning::Rank;
        }
    }
}

/// Without a header: whole numbers from 1 on, behind a column of points that fall as they rise, are ranks.
fn places_by_values(columns: &mut [Column], under: &[Vec<&str>]) {
    let points = under.iter().position(|v| usual(v.iter().map(|v| form(v))) == Form::Decimal && falling(v));
    let Some(points) = points else { return };
    let rising = |v: &[&str]| {
        let numbers: Vec<u32> = v.iter().filter_map(|s| whole(s.trim())).collect();
        numbers.len() == v.len()
            && numbers.len() >= 4
            && numbers.first() == Some(&1)
            && numbers.windows(2).all(|w| matches!(w, [a, b] if a <= b && b - a <= 3))
    };
    let place =
        under.iter().enumerate().position(|(k, v)| k > 0 && columns.get(k).is_some_and(|c| c.meaning == Meaning::Other) && rising(v));
    let Some(place) = place else { return };
    for (k, meaning) in [(points, Meaning::Points), (place, Meaning::Rank)] {
        if let Some(c) = columns.get_mut(k) {
            c.meaning = meaning;
        }
    }
}

/// A header that could not be dealt out: one column of whole numbers is the rank it speaks of, one of decimals
/// the points.
fn by_words(columns: &mut [Column], under: &[Vec<&str>], words: &str, ranking: bool) {
    // "Thứ hạng PII | 9", "Điểm PII | 46,54": each row says what its figure is.
    let labels = under.first().into_iter().flatten().filter(|v| super::measure(v).is_some()).count();
    if let ([name, value], true) = (&mut *columns, labels >= 2)
        && name.meaning == Meaning::Name
        && value.meaning == Meaning::Other
    {
        value.meaning = Meaning::Points;
        return;
    }
    let forms: Vec<Form> = under.iter().map(|v| usual(v.iter().map(|v| form(v)))).collect();
    let free = |c: &Column| c.meaning == Meaning::Other;
    let ranked = ["hạng", "vị trí", "thứ bậc"].iter().any(|w| words.contains(w));
    let places: Vec<usize> =
        columns.iter().zip(&forms).enumerate().filter(|(_, (c, f))| free(c) && **f == Form::Whole).map(|(k, _)| k).collect();
    if let ([k], true) = (places.as_slice(), ranked)
        && let Some(c) = columns.get_mut(*k)
    {
        c.meaning = Meaning::Rank;
    }
    // "Bảng xếp hạng SIPAS 2023" over one column of decimals: by them its rows are ranked.
    let only = || columns.iter().zip(&forms).filter(|(c, f)| free(c) && **f == Form::Decimal).count() == 1;
    let scored = ["điểm", "chỉ số", "pci", "index", "giá trị", "%", "dti"].iter().any(|w| words.contains(w)) || ranking && only();
    for ((c, f), v) in columns.iter_mut().zip(&forms).zip(under) {
        // "71,25 điểm": the cells say it themselves.
        let named = v.iter().all(|v| v.ends_with("điểm"));
        if (scored || named) && c.meaning == Meaning::Other && *f == Form::Decimal {
            c.meaning = Meaning::Points;
        }
    }
}

/// Columns of points beside those of components, under a name that the ontology lacks: components too.
fn named_like_components(columns: &mut [Column], grid: &Grid, index: Option<usize>) {
    let known = columns.iter().filter(|c| c.part.is_some() && c.meaning == Meaning::Points).count();
    if known < 3 || index.is_none() {
        return;
    }
    for (c, head) in columns.iter_mut().zip(&grid.heads) {
        let words = head.to_lowercase();
        let total = ["tổng", "điểm", "chỉ số", "pci", "index", "xếp", "papi", "dti", "(%)"].iter().any(|w| words.contains(w));
        let plain = words.split(' ').count() >= 2 && !words.chars().any(|c| c.is_ascii_digit());
        let other = words.contains("tối đa") || words.contains("phiếu") || NO_STANDING.iter().any(|w| words.contains(w));
        if c.meaning == Meaning::Other && c.part.is_none() && !total && !other && plain {
            (c.meaning, c.part) = (Meaning::Points, Some(Part::Named(slug(&words))));
        }
    }
}

/// Running numbers are ranks where the caption says that the rows stand in order, or calls the table a ranking and
/// the points fall from row to row.
fn order_as_rank(columns: &mut [Column], under: &[Vec<&str>], caption: &Caption, heads: &[String]) {
    // "Xếp hạng: I, II, III": what the table calls a place is a class, and its rows have no other.
    let class = |v: &&str| !v.is_empty() && v.len() <= 4 && v.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'a' | 'b' | 'c' | 'd'));
    let classed = |(h, v): (&String, &Vec<&str>)| h.to_lowercase().contains("hạng") && !v.is_empty() && v.iter().all(class);
    if heads.iter().zip(under).any(classed) {
        return;
    }
    // Components are counted as they come.
    if columns.iter().any(|c| c.meaning == Meaning::Rank || c.parts) || caption.worst {
        return;
    }
    let falls = columns.iter().zip(under).any(|(c, v)| c.meaning == Meaning::Points && falling(v));
    let from_one = |v: &Vec<&str>| v.first().and_then(|s| whole(s.trim_end_matches('.'))) == Some(1);
    if !(caption.ordered || caption.ranking && falls) {
        return;
    }
    if let Some((c, _)) = columns.iter_mut().zip(under).find(|(c, v)| c.meaning == Meaning::Count && from_one(v)) {
        c.meaning = Meaning::Rank;
    }
}

fn falling(values: &[&str]) -> bool {
    let numbers: Vec<f64> = values.iter().filter_map(|v| number(v)).collect();
    numbers.len() >= 3 && numbers.windows(2).all(|w| matches!(w, [a, b] if a >= b))
}

pub(super) fn number(raw: &str) -> Option<f64> {
    let raw = raw.trim().trim_end_matches("điểm").trim_end_matches(['%', ' ']);
    figure(raw.split(['/', ' ']).next().unwrap_or("")).filter(|v| v.is_finite())
}
