//! What a page says of units inside a province: whether it names, counts or ranks them.
use super::cues::Cue;
use super::home::{leading_name, titles};
use super::lines::{Asked, Line, LineKind};
use super::setting::Setting;
use super::text::Text;
use super::unit_lines::{begins_with_unit, office_row, opens_units, ranked_units, unit_line};
use crate::normalize::TokenKind;
use crate::ontology::{Entity, Phrases};
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

/// What a phrase tells of a page that holds it, some of them only where more stands around them.
#[derive(Debug, Clone, Copy)]
enum Told {
    /// The page ranks units.
    Ranked,
    /// It speaks of levels or blocks of units side by side.
    Blocks,
    /// A district or commune that a noun alone points back to, and its verb.
    Pointed,
    /// Offices of a province as they are counted.
    Offices,
    /// Districts as they are counted.
    Districts,
}

/// All phrases that a page is asked for here. Each has a space inside, and none begins with another one.
const PHRASES: [(Told, &[&str]); 5] = [
    (
        Told::Ranked,
        &[
            "khối sở",
            "khối các sở",
            "khối huyện",
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
        ],
    ),
    (
        Told::Blocks,
        &[
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
        ],
    ),
    (
        Told::Pointed,
        &[
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
        ],
    ),
    (Told::Offices, &["sở, ban, ngành", "sở, ngành", "sở, ban ngành"]),
    (Told::Districts, &["huyện, thị xã, thành phố", "huyện, thành phố", "quận, huyện", "huyện, thành, thị", "huyện, thị, thành phố"]),
];

/// Looks for all of them at once.
static LOOK: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(PHRASES.iter().flat_map(|(_, all)| *all).map(|p| (*p).to_owned()).collect()));

/// What the phrases of a text tell.
#[derive(Debug, Clone, Copy, Default)]
struct Phrased {
    ranked: bool,
    blocks: bool,
    pointed: bool,
    offices: bool,
    districts: bool,
    among_places: bool,
}

impl Phrased {
    /// One look at a text, whatever stands in it.
    fn of(text: &Text<'_>) -> Self {
        let view = text.view.text();
        let mut out = Self { ranked: view.contains("ddci"), ..Self::default() };
        LOOK.any_found(view, |at, _| {
            let Some((led, rest)) = view.split_at_checked(at) else { return false };
            let behind =
                |(told, all): &(Told, &'static [&str])| all.iter().find_map(|p| rest.strip_prefix(p)).map(|behind| (*told, behind));
            let counted = || led.trim_end().ends_with(|c: char| c.is_ascii_digit());
            match PHRASES.iter().find_map(behind) {
                Some((Told::Ranked, _)) => out.ranked = true,
                Some((Told::Blocks, _)) => out.blocks = true,
                Some((Told::Pointed, behind)) => out.pointed |= points_back(led, behind),
                Some((Told::Offices, _)) => out.offices |= counted(),
                Some((Told::Districts, _)) => out.districts |= counted(),
                None => {}
            }
            // All are looked at.
            false
        });
        out.counted(text);
        // "20 sở, ban, ngành … 17 huyện, thị xã, thành phố": how many of both are ranked.
        out.ranked |= out.offices && out.districts;
        out
    }

    /// What stands in a text behind a figure and a space: a noun that districts and communes are counted in, or anybody ranked.
    fn counted(&mut self, text: &Text<'_>) {
        const UNITS: [&str; 5] = ["huyện", "quận", "xã", "phường", "thị xã"];
        let view = text.view.text();
        for line in &text.lines {
            for figure in line.tokens.iter().filter(|t| t.kind == TokenKind::Number) {
                let Some(rest) = view.get(figure.end as usize..).and_then(|rest| rest.strip_prefix(' ')) else { continue };
                let led = || view.get(..figure.end as usize).unwrap_or_default();
                if UNITS.iter().any(|unit| rest.starts_with(unit)) {
                    let opens = || opens_units(line.text(text.view), figure.end as usize - line.start);
                    self.ranked |= ends_with_place(led()) || opens();
                } else if rest.starts_with("địa phương") {
                    // The provinces are counted in 34 and 63.
                    self.among_places |= !["34", "63", "64"].iter().any(|n| led().ends_with(n)) && ends_with_place(led());
                }
            }
        }
    }
}

/// `của huyện đứng thứ 11/13`: whether a place or points stand right behind a noun that points back to one unit, between what leads it and
/// what stands behind its verb.
fn points_back(led: &str, behind: &str) -> bool {
    let behind = behind.trim_start();
    let placed = ["thứ", "hạng", "vị trí", "ở vị trí", "đầu", "cuối", "nhất", "nhóm", "top", "tốp"].iter().any(|w| behind.starts_with(w))
        || behind.starts_with(|c: char| c.is_ascii_digit()) && behind.chars().take(24).collect::<String>().contains("điểm");
    let word = led.trim_end().rsplit(' ').next().unwrap_or_default();
    let alone = !matches!(word, "các" | "những" | "nhiều" | "số" | "mỗi") && !word.ends_with(|c: char| c.is_ascii_digit())
        || led.trim_end().ends_with(|c: char| c.is_ascii_digit()) && word.len() == 4 && word.starts_with("20");
    placed && alone
}

/// `thứ hạng 3/12` before `huyện`, `xếp thứ 2 trong số 10`, `đứng đầu 13`: whether a text ends with a place and among how many it is.
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
    const BLOCK: &str = "khối ";
    let units = |rest: &str| {
        let noun = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        noun.len() < rest.len()
            && ["huyện", "sở", "xã", "quận", "phường", "cơ quan", "đơn vị"].iter().any(|n| noun.trim_start().starts_with(n))
    };
    view.match_indices(BLOCK).any(|(i, _)| view.get(i + BLOCK.len()..).is_some_and(units))
}

/// `Bình Giang vươn lên thứ 2` over `xếp thứ 2/12 địa phương`: whether the headline begins with a district, whose like are counted.
fn headline_leads_with_district(texts: &[Text<'_>], setting: &Setting<'_>) -> bool {
    let known = |id: &str| setting.ontology.districts(id).next().is_some();
    texts.iter().any(|t| t.lines.iter().any(|l| titles(t, l) && leading_name(l, &known).is_some()))
}

/// What the page says of units inside a province.
pub fn inside(texts: &[Text<'_>], setting: &Setting<'_>) -> Inside {
    let mut out = Inside::default();
    let mut among_places = false;
    for text in texts {
        let phrased = Phrased::of(text);
        out.ranked |= phrased.ranked || counted_block(text.view.text()) || text.lines.iter().any(|l| titled(text, l));
        out.named |= phrased.pointed;
        out.blocks |= phrased.blocks;
        among_places |= phrased.among_places;
        out.ranked |= text.lines.iter().filter(|l| unit_line(l)).take(3).count() >= 3;
        out.ranked |= text.lines.windows(2).filter(|w| matches!(w, [name, next] if office_row(text, name, next))).take(3).count() >= 3;
        out.blocks |= text.lines.iter().any(|l| heads_units(text, l));
        out.named |= text.lines.iter().any(|l| l.cues.has(Asked::Block));
        out.named |= text.names().iter().any(|e| matches!(e.entity, Entity::Office(_)) && !e.weak);
    }
    out.named |= among_places && headline_leads_with_district(texts, setting);
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
