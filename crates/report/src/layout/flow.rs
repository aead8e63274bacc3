//! Pages in reading order.
use super::columns::regions;
use super::grid::{self, Part};
use super::lines::{Line, lines, union};
use super::prose::{self, Usual, paragraphs};
use super::ruled::{self, Net};
use super::{Rule, Sheet, Word, furniture, join, rivers, stacked};
use crate::{Page, Paragraph, Part as Role, Piece, Place, Table};

/// How far above its table, in points, a caption may end.
const CAPTION_REACH: f32 = 45.0;

/// Signs in a row that make a ruling line.
const TYPED: usize = 8;

/// A paragraph or table with the place that orders it.
enum Item {
    Paragraph(Paragraph),
    Table(Box<Part>),
}

/// A table that may go on in the next column or page: where its piece stands.
struct Open {
    page: usize,
    piece: usize,
    part: Part,
    /// Its columns before blocks side by side were put under each other.
    columns: Option<Vec<f32>>,
}

/// The pages of a report, with its tables whole: a table that goes on over several pages stands on its first.
pub fn pages(mut sheets: Vec<Sheet>) -> Vec<Page> {
    sheets.iter_mut().for_each(typed_rules);
    let usual = usual(&sheets);
    let nets: Vec<Vec<Net>> = sheets.iter().map(|sheet| ruled::nets(&sheet.rules)).collect();
    let furniture = furniture::find(&sheets, &nets);
    let mut pages: Vec<Page> = Vec::new();
    let mut open: Option<Open> = None;
    for (at, sheet) in sheets.iter().enumerate() {
        let aside = furniture.get(at).map(Vec::as_slice).unwrap_or_default();
        let nets = nets.get(at).map(Vec::as_slice).unwrap_or_default();
        pages.push(Page { number: sheet.number, name: None, ocr: sheet.ocr, pieces: Vec::new() });
        read_page(sheet, nets, aside, usual, &mut pages, &mut open);
    }
    close(open, &mut pages);
    for page in &mut pages {
        caption(&mut page.pieces);
    }
    pages
}

/// Makes ruling lines of those that are typed: `---------`.
fn typed_rules(sheet: &mut Sheet) {
    let is_rule =
        |word: &Word| word.text.chars().count() >= TYPED && word.text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '─'));
    let typed = sheet.words.extract_if(.., |word| is_rule(word)).map(|word| {
        let middle = (word.area[1] + word.area[3]) / 2.0;
        Rule { area: [word.area[0], middle, word.area[2], middle] }
    });
    sheet.rules.extend(typed);
}

/// The size of most letters.
fn usual(sheets: &[Sheet]) -> Usual {
    let mut sizes: Vec<(f32, usize)> =
        sheets.iter().flat_map(|sheet| &sheet.words).map(|word| (word.size, word.text.chars().count())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    let median = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen >= half
    });
    Usual { size: median.map_or(11.0, |(size, _)| *size) }
}

/// The number of the line of every word, from 1.
fn line_numbers(sheet: &Sheet) -> Vec<u32> {
    let all: Vec<usize> = (0..sheet.words.len()).collect();
    let rows = lines(&all, &sheet.words);
    let mut numbers = vec![0; sheet.words.len()];
    for (line, number) in rows.iter().zip(1..) {
        for at in &line.words {
            if let Some(place) = numbers.get_mut(*at) {
                *place = number;
            }
        }
    }
    // A turned word counts to the line at its top.
    for (word, number) in sheet.words.iter().zip(&mut numbers).filter(|(_, number)| **number == 0) {
        *number = u32::try_from(rows.partition_point(|line| line.baseline < word.area[1])).unwrap_or(0) + 1;
    }
    numbers
}

fn read_page(sheet: &Sheet, nets: &[Net], aside: &[bool], usual: Usual, pages: &mut [Page], open: &mut Option<Open>) {
    let numbers = line_numbers(sheet);
    let mut free: Vec<bool> = (0..sheet.words.len()).map(|at| aside.get(at) != Some(&true)).collect();
    let which = |free: &[bool]| -> Vec<usize> { (0..free.len()).filter(|at| free.get(*at) == Some(&true)).collect() };
    let mut tables: Vec<Part> = Vec::new();
    for net in nets {
        let Some(raw) = grid::of_net(net, &which(&free), &sheet.words) else { continue };
        if stacked::is_coarse(&raw, &sheet.words) {
            continue;
        }
        let part = grid::part_of(&raw, sheet, &numbers);
        // Boxes around text are no tables.
        let filled = part.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).count();
        if part.rows.len() < 2 || filled < 4 {
            continue;
        }
        for at in raw.rows.iter().flatten().flat_map(|slot| &slot.words) {
            if let Some(free) = free.get_mut(*at) {
                *free = false;
            }
        }
        tables.push(part);
    }
    let level = ruled::level(&sheet.rules);
    let areas: Vec<[f32; 4]> = tables.iter().map(|table| table.area).collect();
    let rest = which(&free);
    let mut regions: Vec<(Vec<usize>, [f32; 2], Vec<Part>)> =
        regions(sheet, &rest, &areas).into_iter().map(|(words, bounds)| (words, bounds, Vec::new())).collect();
    if regions.is_empty() {
        regions.push((Vec::new(), [0.0, sheet.size[0]], Vec::new()));
    }
    for table in tables {
        let home = home(&regions, sheet, table.area);
        if let Some((_, _, tables)) = regions.get_mut(home) {
            tables.push(table);
        }
    }
    for (words, bounds, tables) in regions {
        let items = read_region(&words, bounds, tables, sheet, &numbers, &level, usual, open.as_ref());
        for item in items {
            add(item, pages, open);
        }
    }
    let aside: Vec<usize> = (0..sheet.words.len()).filter(|at| aside.get(*at) == Some(&true)).collect();
    if let Some(page) = pages.last_mut() {
        for line in lines(&aside, &sheet.words) {
            let place = Place {
                page: sheet.number,
                line: line.words.iter().filter_map(|at| numbers.get(*at)).copied().min().unwrap_or(0),
                column: 0,
                area: Some(line.area),
            };
            page.pieces.push(Piece::Paragraph(Paragraph { part: Role::Furniture, text: line.text(&sheet.words), place, confidence: 1.0 }));
        }
    }
}

/// The region that a table stands in: the one at its side that is nearest.
fn home(regions: &[(Vec<usize>, [f32; 2], Vec<Part>)], sheet: &Sheet, area: [f32; 4]) -> usize {
    let centre = (area[0] + area[2]) / 2.0;
    let far = |(words, bounds, _): &(Vec<usize>, [f32; 2], Vec<Part>)| {
        let (mut top, mut bottom) = (f32::MAX, f32::MIN);
        for word in words.iter().filter_map(|at| sheet.words.get(*at)) {
            (top, bottom) = (top.min(word.area[1]), bottom.max(word.area[3]));
        }
        let beside = if centre < bounds[0] - 20.0 || centre > bounds[1] + 20.0 { 10_000.0 } else { 0.0 };
        let wide = ((bounds[1] - bounds[0]) - (area[2] - area[0])).abs() / 1000.0;
        beside + wide + (top - area[3]).max(area[1] - bottom).max(0.0)
    };
    let best = regions.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    best.map_or(0, |(at, _)| at)
}

#[expect(clippy::too_many_arguments, reason = "what is known of a page, given through")]
fn read_region(
    words: &[usize],
    bounds: [f32; 2],
    tables: Vec<Part>,
    sheet: &Sheet,
    numbers: &[u32],
    level: &[[f32; 3]],
    usual: Usual,
    open: Option<&Open>,
) -> Vec<Item> {
    let rows = lines(words, &sheet.words);
    let top = tables.iter().map(|table| table.area[1]).fold(f32::MAX, f32::min);
    // Only what stands first in the region goes on from before.
    let known = open.and_then(|open| open.columns.as_deref()).filter(|_| rows.first().is_some_and(|line| line.baseline < top));
    let mut items: Vec<(f32, Item)> = tables.into_iter().map(|table| (table.area[1], Item::Table(Box::new(table)))).collect();
    let cuts: Vec<f32> = items.iter().map(|(top, _)| *top).collect();
    // Lines above and below a ruled table are not of one table or paragraph.
    let mut runs: Vec<Vec<Line>> = Vec::new();
    let mut past = usize::MAX;
    for line in rows {
        let above = cuts.iter().filter(|cut| **cut < line.baseline).count();
        if above != past || runs.is_empty() {
            runs.push(Vec::new());
            past = above;
        }
        if let Some(run) = runs.last_mut() {
            run.push(line);
        }
    }
    for (number, run) in runs.iter().enumerate() {
        let mut at = 0;
        for found in rivers::find(run, &sheet.words, level, known.filter(|_| number == 0)) {
            prose_of(run.get(at..found.from), sheet, numbers, bounds, usual, &mut items);
            let mut part = grid::part_of(&found.raw, sheet, numbers);
            grid::drop_leaders(&mut part);
            items.push((part.area[1], Item::Table(Box::new(part))));
            at = found.to;
        }
        prose_of(run.get(at..), sheet, numbers, bounds, usual, &mut items);
    }
    items.sort_by(|a, b| a.0.total_cmp(&b.0));
    items.into_iter().map(|(_, item)| item).collect()
}

fn prose_of(rows: Option<&[Line]>, sheet: &Sheet, numbers: &[u32], bounds: [f32; 2], usual: Usual, items: &mut Vec<(f32, Item)>) {
    for paragraph in paragraphs(rows.unwrap_or_default(), sheet, numbers, bounds, usual) {
        let top = paragraph.place.area.map_or(0.0, |area| area[1]);
        items.push((top, Item::Paragraph(paragraph)));
    }
}

fn add(item: Item, pages: &mut [Page], open: &mut Option<Open>) {
    match item {
        Item::Paragraph(paragraph) => {
            if ends_table(&paragraph) && !open.as_ref().is_some_and(|open| beside(&paragraph, open)) {
                close(open.take(), pages);
            }
            if let Some(page) = pages.last_mut() {
                page.pieces.push(Piece::Paragraph(paragraph));
            }
        }
        Item::Table(part) => {
            let columns = part.columns.clone();
            let mut part = join::unfold(*part);
            if let Some(whole) = open {
                match join::go_on(&mut whole.part, part) {
                    Ok(()) => return,
                    Err(back) => part = back,
                }
            }
            close(open.take(), pages);
            let page = pages.len().saturating_sub(1);
            if let Some(last) = pages.last_mut() {
                last.pieces.push(Piece::Table(Table::default()));
                *open = Some(Open { page, piece: last.pieces.len() - 1, part, columns: Some(columns) });
            }
        }
    }
}

/// Whether a paragraph stands beside the last part of a table.
fn beside(paragraph: &Paragraph, open: &Open) -> bool {
    let same_page = open.part.rows.last().is_some_and(|row| row.iter().any(|cell| cell.place.page == paragraph.place.page));
    let (table, apart) = (open.part.area, paragraph.place.area);
    same_page && apart.is_some_and(|area| area[1] < table[3] && area[3] > table[1] && (area[0] >= table[2] || area[2] <= table[0]))
}

/// Whether a paragraph keeps a table before it from going on behind it.
fn ends_table(paragraph: &Paragraph) -> bool {
    let lower = paragraph.text.to_lowercase();
    let goes_on = ["tiếp theo", "(tiếp)", "continued"].iter().any(|words| lower.contains(words)) && lower.chars().count() < 200;
    !goes_on && !matches!(paragraph.part, Role::Footnote | Role::Furniture)
}

fn close(open: Option<Open>, pages: &mut [Page]) {
    if let Some(open) = open
        && let Some(piece) = pages.get_mut(open.page).and_then(|page| page.pieces.get_mut(open.piece))
    {
        *piece = Piece::Table(join::finish(open.part));
    }
}

/// Gives tables the words that name them.
fn caption(pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let Some(Piece::Table(table)) = pieces.get(at) else { continue };
        let cells = || table.rows.iter().flatten();
        let Some(page) = cells().find(|cell| cell.place.area.is_some()).map(|cell| cell.place.page) else { continue };
        let areas = cells().filter(|cell| cell.place.page == page).filter_map(|cell| cell.place.area);
        let Some(area) = areas.reduce(union) else { continue };
        let bottom = area[3];
        let near = |piece: &Piece| -> Option<Paragraph> {
            match piece {
                Piece::Paragraph(paragraph) if paragraph.part != Role::Furniture => Some(paragraph.clone()),
                _ => None,
            }
        };
        let above: Vec<Paragraph> = pieces.get(..at).unwrap_or_default().iter().rev().map_while(near).take(2).collect();
        let below = pieces.get(at + 1).and_then(near);
        let mut edge = area[1];
        let mut named = None;
        for paragraph in above {
            let Some(own) = paragraph.place.area else { break };
            if edge - own[3] > CAPTION_REACH {
                break;
            }
            // A line on the unit may stand between.
            let unit = paragraph.text.starts_with('(') || paragraph.text.starts_with("Đơn vị");
            if !unit && may_name(&paragraph) {
                named = Some(paragraph.text);
                break;
            }
            if !unit || paragraph.text.chars().count() > 60 {
                break;
            }
            edge = own[1];
        }
        if named.is_none()
            && let Some(paragraph) = below
            && paragraph.place.area.is_some_and(|own| own[1] - bottom < CAPTION_REACH && own[1] >= bottom - 4.0)
            && prose::is_caption(&paragraph.text)
        {
            named = Some(paragraph.text);
        }
        if let Some(Piece::Table(table)) = pieces.get_mut(at) {
            table.caption = named;
        }
    }
}

/// Whether a paragraph right above a table names it.
fn may_name(paragraph: &Paragraph) -> bool {
    let whole_sentence = paragraph.text.ends_with(['.', ';', ':', ',']);
    let short = paragraph.text.chars().count() <= 160 && paragraph.text.chars().next().is_some_and(char::is_uppercase);
    matches!(paragraph.part, Role::Caption | Role::Heading) || (paragraph.part == Role::Body && short && !whole_sentence)
}
