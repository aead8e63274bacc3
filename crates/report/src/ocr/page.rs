//! One page: from its picture to words and ruling lines in points.
use super::{
    SUREST, columns,
    picture::{Picture, Turn},
    ruling::{Ruling, Rulings},
    shade,
    tesseract::Mode,
    tsv::{self, Token},
};
use crate::{
    ReportError,
    layout::{Rule, Sheet, Word},
};

/// Below this many dots an inch a picture is enlarged before it is read.
const COARSE: f32 = 250.0;
/// Turns of less than this many degrees are left alone: a tenth of a line's height across a page.
const UPRIGHT: f32 = 0.05;

/// What reads a picture in a mode and gives the program's table of words.
pub(super) type Recognise<'a> = dyn FnMut(&Picture, Mode) -> Result<String, ReportError> + 'a;

/// See [`super::Reader::page`].
pub(super) fn read(number: u32, picture: &Picture, recognise: &mut Recognise<'_>) -> Result<Sheet, ReportError> {
    let even = shade::evened(picture);
    let (picture, lines) = cleaned(even.as_ref().unwrap_or(picture));
    read_clean(number, picture, &lines, recognise)
}

/// Reads a picture from which `lines` were taken out.
pub(super) fn read_clean(number: u32, picture: Picture, lines: &[Ruling], recognise: &mut Recognise<'_>) -> Result<Sheet, ReportError> {
    let points = 72.0 / picture.dpi();
    let size = [picture.width() as f32 * points, picture.height() as f32 * points];
    let factor = if picture.dpi() < COARSE { 2.0 } else { 1.0 };
    let mut picture = if factor > 1.0 { picture.scaled(factor) } else { picture };
    let mut tokens = tsv::tokens(&recognise(&picture, Mode::Block)?);
    if lines.is_empty()
        && let Some(skew) = skew(&tokens)
    {
        upright(&mut tokens, &mut picture, skew);
    }
    let uprights: Vec<f32> = lines.iter().filter(|line| !line.across).map(|line| (line.from.0 + line.to.0) / 2.0 * factor).collect();
    let readings = columns::read_again(&picture, &tokens, &uprights, recognise)?;
    let mut words: Vec<Word> = words(&tokens, points / factor);
    columns::vote(&mut words, &readings, points / factor);
    let rules = lines.iter().map(|line| rule(line, points)).collect();
    Ok(Sheet { number, size, ocr: true, words, rules })
}

/// The picture upright and without ruling lines, and the lines. A picture without them stays as it is: what else could be done
/// to it makes real scans worse.
pub(super) fn cleaned(picture: &Picture) -> (Picture, Vec<Ruling>) {
    let mut found = Rulings::of(picture);
    if found.lines.is_empty() {
        return (picture.clone(), Vec::new());
    }
    let mut picture = picture.clone();
    if let Some(skew) = found.skew().filter(|skew| skew.abs() > UPRIGHT) {
        picture = picture.turned(-skew);
        found = Rulings::of(&picture);
    }
    (found.removed_from(&picture), found.lines)
}

/// By how many degrees the lines of text are turned: the median over lines of at least four words; `None` when there are fewer
/// than three such lines or they are upright. Words keep their lines whatever the turn, only the rows of a table do not.
fn skew(tokens: &[Token]) -> Option<f32> {
    let mut slopes: Vec<f32> = tokens.chunk_by(|a, b| a.line == b.line).filter_map(slope).collect();
    slopes.sort_by(f32::total_cmp);
    let skew = slopes.get(slopes.len() / 2).copied().filter(|_| slopes.len() >= 3)?.to_degrees();
    (skew.abs() > 0.2 && skew.abs() < 5.0).then_some(skew)
}

/// The slope of a line of text by least squares over the middles of its words.
fn slope(line: &[Token]) -> Option<f32> {
    if line.len() < 4 {
        return None;
    }
    let n = line.len() as f32;
    let middles: Vec<(f32, f32)> = line.iter().map(|token| middle(token.area)).collect();
    let (mx, my) = (middles.iter().map(|m| m.0).sum::<f32>() / n, middles.iter().map(|m| m.1).sum::<f32>() / n);
    let across: f32 = middles.iter().map(|m| (m.0 - mx) * (m.0 - mx)).sum();
    let down: f32 = middles.iter().map(|m| (m.0 - mx) * (m.1 - my)).sum();
    (across > 0.0).then(|| (down / across).atan())
}

fn middle([left, top, right, bottom]: [f32; 4]) -> (f32, f32) {
    ((left + right) / 2.0, (top + bottom) / 2.0)
}

/// Turns the page upright after it was read: words move, they keep their size.
fn upright(tokens: &mut [Token], picture: &mut Picture, skew: f32) {
    let turn = Turn::new(picture.width() as f32, picture.height() as f32, -skew);
    for token in tokens {
        let [left, top, right, bottom] = token.area;
        let (x, y) = turn.apply((left + right) / 2.0, (top + bottom) / 2.0);
        let (half_width, half_height) = ((right - left) / 2.0, (bottom - top) / 2.0);
        token.area = [x - half_width, y - half_height, x + half_width, y + half_height];
    }
    *picture = picture.turned(-skew);
}

/// The white on each side of a letter that belongs to it, in em: OCR gives the ink, layout counts with the letters' widths.
const BEARING: f32 = 0.06;

/// Words in points. All words of a line that tesseract saw as one stand on its baseline when they are near it.
fn words(tokens: &[Token], scale: f32) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len());
    for line in tokens.chunk_by(|a, b| a.line == b.line) {
        let size = size(line);
        let mut bottoms: Vec<f32> = line.iter().map(|token| token.area[3] - hanging(&token.text) * size).collect();
        bottoms.sort_by(f32::total_cmp);
        let common = bottoms.get(bottoms.len() / 2).copied().unwrap_or_default();
        for token in line {
            let own = token.area[3] - hanging(&token.text) * size;
            let baseline = if (own - common).abs() < 0.25 * size { common } else { own };
            words.push(Word {
                text: token.text.clone(),
                area: [token.area[0] - BEARING * size, token.area[1], token.area[2] + BEARING * size, token.area[3]]
                    .map(|place| place * scale),
                baseline: baseline * scale,
                size: size * scale,
                confidence: sure(token),
                ..Word::default()
            });
        }
    }
    words
}

/// The em of a line in pixels: digits and capitals are about 0.72 em high; with marks above or tails below words are higher, so
/// the lower quartile tells.
fn size(line: &[Token]) -> f32 {
    let mut heights: Vec<f32> =
        line.iter().filter(|token| token.text.chars().any(char::is_alphanumeric)).map(|token| token.area[3] - token.area[1]).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 4).map_or(10.0, |height| height / 0.74)
}

/// How far a word reaches below its baseline, in em.
fn hanging(text: &str) -> f32 {
    if text.contains(['g', 'y', 'p', 'q', 'j', '(', ')', 'Q']) {
        0.21
    } else if text.contains([
        'ạ', 'ặ', 'ậ', 'ẹ', 'ệ', 'ị', 'ọ', 'ộ', 'ợ', 'ụ', 'ự', 'ỵ', 'Ạ', 'Ặ', 'Ậ', 'Ẹ', 'Ệ', 'Ị', 'Ọ', 'Ộ', 'Ợ', 'Ụ', 'Ự', 'Ỵ', ',', ';',
    ]) {
        0.16
    } else {
        0.0
    }
}

/// The confidence of a word by tesseract's own, measured on 60 made pages at 150 and 300 dots an inch (14,800 words): right are
/// 99.9 of 100 from 95 up, 98 from 90, 80 (numbers 91) from 75, 53 (numbers 69) from 50, 24 below. Real scans are worse than made
/// ones, so each step is cut down, and none goes over [`SUREST`].
fn sure(token: &Token) -> f32 {
    match token.sure {
        95.0.. => SUREST,
        90.0.. => 0.8,
        75.0.. => 0.65,
        50.0.. => 0.45,
        _ => 0.25,
    }
}

fn rule(line: &Ruling, points: f32) -> Rule {
    /// Half of the thickness that a line is given: ink of half a point.
    const HALF: f32 = 0.25;
    let [left, top, right, bottom] = [line.from.0, line.from.1, line.to.0, line.to.1].map(|place| place * points);
    if line.across {
        let y = (top + bottom) / 2.0;
        Rule { area: [left, y - HALF, right, y + HALF] }
    } else {
        let x = (left + right) / 2.0;
        Rule { area: [x - HALF, top, x + HALF, bottom] }
    }
}
