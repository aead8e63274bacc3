//! What a page says of units inside a province: whether it names, counts or ranks them.
use super::cues::Cue;
use super::home::{leading_name, titles};
use super::lines::{Asked, Line, LineKind};
use super::setting::Setting;
use super::text::Text;
use super::unit_lines::{begins_with_unit, office_row, opens_units, ranked_units, unit_line};
use crate::ontology::{Entity, UnitKind};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// What a page says of units inside a province.
#[derive(Debug, Clone, Copy, Default)]
pub struct Inside {
    /// It names offices or blocks of units, and so may rank them.
    pub named: bool,
    /// It speaks of blocks of units.
    pub blocks: bool,
    /// Such units are what it ranks: its headline names one, or it speaks of `khối sở, ngành` or DDCI.
    pub ranked: bool,
}

/// Words of a page that ranks units.
static BLOCKS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    finders(&[
        "khối sở",
        "khối các sở",
        "khối huyện",
        "ddci",
        "khối cơ quan",
        "khối cấp huyện",
        "khối địa phương",
        "khối quận",
        "khối ubnd",
        "khối các huyện",
        "khối ngành dọc",
        "cấp huyện (dci)",
        "nhóm sở, ",
        "khối xã",
        "khối phường",
    ])
});

/// Words for levels or blocks of units side by side.
static LEVELS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    finders(&[
        "cấp xã",
        "các xã thuộc",
        "các xã của",
        "các xã, phường",
        "các xã, thị trấn",
        "các phường, xã",
        "các phường của",
        "các phường thuộc",
        "các sở, ban, ngành, ",
        "các huyện, thị xã, thành phố",
        "các huyện, thành phố",
        "các quận, huyện",
        "các huyện của",
        "các sở của",
        "ubnd cấp huyện",
        "cấp sở",
        "sở ngành, ubnd",
    ])
});

/// A district or commune that a noun alone points back to, and its verb.
static POINTED: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    finders(&[
        "huyện đứng",
        "huyện xếp",
        "huyện đạt",
        "huyện nằm trong",
        "thị xã đứng",
        "thị xã xếp",
        "quận đứng",
        "quận xếp",
        "xã đứng",
        "xã xếp",
        "phường đứng",
        "phường xếp",
    ])
});

/// `của huyện đứng thứ 11/13`: whether a place or points stand right behind a noun that points back to one unit.
fn points_back(view: &str) -> bool {
    let placed = |behind: &str| {
        ["thứ", "hạng", "vị trí", "ở vị trí", "đầu", "cuối", "nhất", "nhóm", "top", "tốp"].iter().any(|w| behind.starts_with(w))
            || behind.starts_with(|c: char| c.is_ascii_digit()) && behind.chars().take(24).collect::<String>().contains("điểm")
    };
    let alone = |led: &str| {
        let word = led.trim_end().rsplit(' ').next().unwrap_or_default();
        !matches!(word, "các" | "những" | "nhiều" | "số" | "mỗi") && !word.ends_with(|c: char| c.is_ascii_digit())
            || led.trim_end().ends_with(|c: char| c.is_ascii_digit()) && word.len() == 4 && word.starts_with("20")
    };
    POINTED.iter().any(|n| {
        n.find_iter(view.as_bytes())
            .any(|i| view.get(i + n.needle().len()..).is_some_and(|rest| placed(rest.trim_start())) && view.get(..i).is_some_and(alone))
    })
}

/// Offices of a province as they are counted.
static OFFICES: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&["sở, ban, ngành", "sở, ngành", "sở, ban ngành"]));

/// Districts as they are counted.
static DISTRICTS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    finders(&["huyện, thị xã, thành phố", "huyện, thành phố", "quận, huyện", "huyện, thành, thị", "huyện, thị, thành phố"])
});

/// Whether any of the names stands right behind a number.
fn counted(names: &[Finder<'_>], view: &str) -> bool {
    names
        .iter()
        .any(|n| n.find_iter(view.as_bytes()).any(|i| view.get(..i).is_some_and(|b| b.trim_end().ends_with(|c: char| c.is_ascii_digit()))))
}

/// Nouns that districts and communes are counted in.
pub(super) static COUNTED: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&[" huyện", " quận", " xã", " phường", " thị xã"]));

/// `thứ hạng 3/12 huyện`, `xếp thứ 2 trong số 10 huyện`, `đứng đầu 13 huyện`: a place among units, said by its word.
fn placed_among_units(view: &str) -> bool {
    COUNTED.iter().any(|n| n.find_iter(view.as_bytes()).any(|i| view.get(..i).is_some_and(ends_with_place)))
}

/// Whether a text ends with a place and among how many it is: `xếp thứ 3/12`, `đứng thứ 2 trong tổng số 10`.
fn ends_with_place(before: &str) -> bool {
    let digits = |s: &'_ str| s.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let Some(part) = before.get(..digits(before)).filter(|s| s.len() < before.len()) else { return false };
    let among =
        ["trong số", "trong tổng số", "trong", "trên tổng số"].iter().find_map(|w| part.trim_end().strip_suffix(w).map(str::trim_end));
    if among.is_some_and(|s| s.ends_with("đứng đầu") || s.ends_with("dẫn đầu") || s.ends_with("thứ nhất")) {
        return true;
    }
    let Some(part) = part.strip_suffix('/').or(among) else { return false };
    let led = part.get(..digits(part)).filter(|s| s.len() < part.len()).map_or("", str::trim_end);
    ["thứ", "hạng", "vị trí", "xếp", "đứng"].iter().any(|w| led.ends_with(w))
}

/// `Bình Giang vươn lên thứ 2` over `xếp thứ 2/12 địa phương`: the headline begins with a district, and its like are counted.
fn district_among_places(texts: &[Text<'_>], setting: &Setting<'_>) -> bool {
    static PLACES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" địa phương"));
    let known = |id: &str| setting.ontology.units.iter().any(|u| u.level == UnitKind::District && u.id == id);
    let counted = |t: &Text<'_>| {
        let view = t.view.text();
        // The provinces are counted in 34 and 63.
        let few = |s: &str| !["34", "63", "64"].iter().any(|n| s.ends_with(n)) && ends_with_place(s);
        PLACES.find_iter(view.as_bytes()).any(|i| view.get(..i).is_some_and(few))
    };
    texts.iter().any(counted) && texts.iter().any(|t| t.lines.iter().any(|l| titles(t, l) && leading_name(l, &known).is_some()))
}

fn finders(words: &[&'static str]) -> Vec<Finder<'static>> {
    words.iter().map(|w| Finder::new(*w)).collect()
}

/// `STT | Phường | Điểm | Hạng`: a header whose names are units of a province.
fn heads_units(text: &Text<'_>, line: &Line) -> bool {
    const NAMES: [&str; 14] = [
        "xã",
        "phường",
        "huyện",
        "quận",
        "xã, phường",
        "phường, xã",
        "xã, thị trấn",
        "xã, phường, thị trấn",
        "tên xã",
        "tên huyện",
        "sở, ngành",
        "sở, ban, ngành",
        "ubnd huyện",
        "ubnd xã",
    ];
    let bars = line.kind == LineKind::Row && line.tokens.len() < 40;
    bars && line.text(text.view).split(['|', '\t']).any(|cell| NAMES.contains(&cell.trim()))
}

/// `khối 18 huyện`, `khối 20 sở, ban, ngành`: a block of units by how many it holds.
fn counted_block(view: &str) -> bool {
    static BLOCK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("khối "));
    let units = |rest: &str| {
        let noun = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        noun.len() < rest.len()
            && ["huyện", "sở", "xã", "quận", "phường", "cơ quan", "đơn vị"].iter().any(|n| noun.trim_start().starts_with(n))
    };
    BLOCK.find_iter(view.as_bytes()).any(|i| view.get(i + BLOCK.needle().len()..).is_some_and(units))
}

/// Whether any of the words stands in the text.
fn any(words: &[Finder<'_>], text: &str) -> bool {
    words.iter().any(|w| w.find(text.as_bytes()).is_some())
}

/// What the page says of units inside a province.
pub fn inside(texts: &[Text<'_>], setting: &Setting<'_>) -> Inside {
    let mut out = Inside { named: district_among_places(texts, setting), ..Inside::default() };
    for text in texts {
        let view = text.view.text();
        out.ranked |= counted_block(view);
        out.ranked |= any(&BLOCKS, view) || text.lines.iter().any(|l| titled(text, l));
        // "20 sở, ban, ngành … 17 huyện, thị xã, thành phố": how many of both are ranked.
        out.ranked |= counted(&OFFICES, view) && counted(&DISTRICTS, view) || placed_among_units(view);
        out.ranked |= text.lines.iter().any(|l| opens_units(l.text(text.view)));
        out.named |= points_back(view);
        out.blocks |= any(&LEVELS, view);
        out.ranked |= text.lines.iter().filter(|l| unit_line(l)).take(3).count() >= 3;
        out.ranked |= text.lines.windows(2).filter(|w| matches!(w, [name, next] if office_row(text, name, next))).take(3).count() >= 3;
        out.blocks |= text.lines.iter().any(|l| heads_units(text, l));
        out.named |= text.lines.iter().any(|l| l.cues.has(Asked::Block));
        out.named |= text.names().iter().any(|e| matches!(e.entity, Entity::Office(_)) && !e.weak);
    }
    // "Huyện Đức Thọ nâng chất một cửa": the page of one unit.
    out.named |= texts.iter().any(|t| t.lines.iter().any(|l| titled_unit(t, l)));
    out.named |= texts.iter().any(begins_with_unit);
    out.named |= texts.iter().flat_map(|t| &t.lines).map(ranked_units).sum::<usize>() >= 1;
    out.blocks |= out.ranked;
    out.named |= out.blocks;
    out
}

/// Whether a headline names an office, a district or a block of units beside a word that ranks.
fn titled(text: &Text<'_>, line: &Line) -> bool {
    if !titles(text, line) {
        return false;
    }
    let ranks = (0..line.tokens.len()).any(|at| {
        line.cue(at).is_some_and(|(c, _)| {
            c.iter().any(|c| matches!(c, Cue::Exact(_) | Cue::RankWord | Cue::Last | Cue::Highest | Cue::Lowest | Cue::Top))
        })
    });
    ranks && (0..line.tokens.len()).any(|at| unit_at(text, line, at))
}

/// Whether a headline names an office, a district or a block of units.
fn titled_unit(text: &Text<'_>, line: &Line) -> bool {
    titles(text, line) && (0..line.tokens.len()).any(|at| unit_at(text, line, at))
}

/// Whether an office, a district or a block of units is named at a token.
fn unit_at(text: &Text<'_>, line: &Line, at: usize) -> bool {
    let kind = line.cue(at).is_some_and(|(c, end)| {
        c.iter().any(|c| matches!(c, Cue::Block(_)))
            || c.iter().any(|c| matches!(c, Cue::Kind(_))) && line.tokens.get(end).is_some_and(|t| t.capital)
    });
    kind || text.names_at(line, at).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Office(_)) && !e.weak))
}
