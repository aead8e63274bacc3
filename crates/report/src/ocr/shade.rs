//! Shadows on scans, such as that of a book's binding: one threshold for the whole page would take them for ink.
use super::picture::Picture;

/// Side of a square of the background, in points: smaller than a shadow, larger than a letter.
const SQUARE: f32 = 18.0;
/// Of the shades in a square, in order, the paper is as light as this share of the way.
const PAPER: f32 = 0.85;
/// Differences in the background below this are none: evening them out would only add grain.
const EVEN: u8 = 24;

/// The picture with its paper white everywhere; `None` when it is even as it is.
pub(super) fn evened(picture: &Picture) -> Option<Picture> {
    let square = ((SQUARE / 72.0 * picture.dpi()) as usize).max(8);
    let (columns, rows) = (picture.width().div_ceil(square), picture.height().div_ceil(square));
    let paper: Vec<u8> = (0..rows * columns).map(|at| paper(picture, at % columns * square, at / columns * square, square)).collect();
    let paper = closed(&paper, columns);
    let (darkest, lightest) = (paper.iter().min()?, paper.iter().max()?);
    if lightest - darkest < EVEN {
        return None;
    }
    let at =
        |column: usize, row: usize| f32::from(paper.get(row.min(rows - 1) * columns + column.min(columns - 1)).copied().unwrap_or(255));
    let mut even = picture.clone();
    for y in 0..picture.height() {
        let (row, down) = between(y, square);
        for x in 0..picture.width() {
            let (column, across) = between(x, square);
            let above = at(column, row) * (1.0 - across) + at(column + 1, row) * across;
            let below = at(column, row + 1) * (1.0 - across) + at(column + 1, row + 1) * across;
            let background = (above * (1.0 - down) + below * down).max(1.0);
            even.set(x, y, (f32::from(picture.at(x, y)) * 255.0 / background).min(255.0) as u8);
        }
    }
    Some(even)
}

/// The square whose middle lies before a place, and how far the place is on the way to the next one's middle.
fn between(place: usize, square: usize) -> (usize, f32) {
    let from = (place as f32 / square as f32 - 0.5).max(0.0);
    (from as usize, from.fract())
}

/// How light the paper of a square is.
fn paper(picture: &Picture, left: usize, top: usize, square: usize) -> u8 {
    let mut count = [0_u32; 256];
    let rows = (top..(top + square).min(picture.height())).map(|y| picture.row(y));
    let mut all = 0;
    for shade in rows.flat_map(|row| row.iter().skip(left).take(square)) {
        if let Some(n) = count.get_mut(usize::from(*shade)) {
            *n += 1;
        }
        all += 1;
    }
    let wanted = (all as f32 * PAPER) as u32;
    let mut seen = 0;
    let found = (0_u8..=255).zip(count).find(|(_, n)| {
        seen += n;
        seen > wanted
    });
    found.map_or(255, |(shade, _)| shade)
}

/// A square full of ink (a picture, a seal, a dark head of a table) is as light as its lightest neighbour but for a step: shadows
/// fall off over several squares, ink does not.
fn closed(paper: &[u8], columns: usize) -> Vec<u8> {
    const STEP: u8 = 48;
    let neighbours = |at: usize| {
        let (left, right) = (!at.is_multiple_of(columns), !(at + 1).is_multiple_of(columns));
        [left.then(|| at - 1), right.then_some(at + 1), at.checked_sub(columns), Some(at + columns)]
    };
    let lightest = |at: usize| neighbours(at).into_iter().flatten().filter_map(|n| paper.get(n)).max().copied().unwrap_or(0);
    paper.iter().enumerate().map(|(at, own)| (*own).max(lightest(at).saturating_sub(STEP))).collect()
}

#[cfg(test)]
mod tests {
    use super::evened;
    use crate::ocr::Picture;

    fn page(shade: impl Fn(usize) -> u8) -> Picture {
        let (width, height) = (600, 300);
        // Strokes of ink half as bright as the paper.
        let pixel = |at: usize| {
            let (x, y) = (at % width, at / width);
            let paper = shade(x);
            if x % 40 < 4 && y % 30 < 12 { paper / 3 } else { paper }
        };
        Picture::new(width, height, (0..width * height).map(pixel).collect(), 150.0).unwrap()
    }

    #[test]
    fn a_shadow_goes_and_ink_stays() {
        let dark = |x: usize| u8::try_from(255 - x / 4).unwrap();
        let even = evened(&page(dark)).unwrap();
        for (x, y) in [(20, 100), (300, 100), (590, 100)] {
            assert!(even.at(x, y) > 235, "paper at {x}: {}", even.at(x, y));
        }
        for x in [1, 281, 561] {
            assert!(even.at(x, 95) < 110, "ink at {x}: {}", even.at(x, 95));
        }
    }

    #[test]
    fn an_even_page_is_left_alone() {
        assert!(evened(&page(|_| 240)).is_none());
    }
}
