//! Pages whose text is drawn on its side, as wide tables on upright pages are.
use hayro_font::kurbo::Affine;

use super::content::Content;

/// Share of the letters that must be written one way for the page to be turned.
const MOST: f64 = 0.7;
/// Fewer letters do not turn a page.
const LEAST: usize = 20;

/// How a page was turned to be read: by how many quarters clockwise, and its size before.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quarters {
    /// 0 to 3.
    pub turned: u8,
    /// Width and height before.
    pub size: [f32; 2],
}

impl Quarters {
    /// Turns what a page draws so that most of its text is level.
    pub fn turn(content: &mut Content<'_>, size: [f32; 2]) -> Self {
        let mut counts = [0_usize; 4];
        for glyph in &content.glyphs {
            let by = glyph.end - glyph.start;
            let way = if by.x.abs() >= by.y.abs() {
                if by.x < 0.0 { 2 } else { 0 }
            } else if by.y < 0.0 {
                1
            } else {
                3
            };
            if let Some(count) = counts.get_mut(way) {
                *count += 1;
            }
        }
        let all: usize = counts.iter().sum();
        let way = counts.iter().enumerate().skip(1).find(|(_, count)| **count as f64 > MOST * all as f64).map_or(0, |(way, _)| way);
        let turned = if all < LEAST { 0 } else { u8::try_from(way).unwrap_or(0) };
        let quarters = Self { turned, size };
        if turned != 0 {
            let map = quarters.map();
            for glyph in &mut content.glyphs {
                (glyph.start, glyph.end) = (map * glyph.start, map * glyph.end);
                let [a, b, c, d] = glyph.shape.map(f64::from);
                let [a, b, c, d, _, _] = (map * Affine::new([a, b, c, d, 0.0, 0.0])).as_coeffs();
                glyph.shape = [a, b, c, d].map(|x| x as f32);
            }
            for rule in &mut content.rules {
                rule.area = area(map, rule.area);
            }
            for image in &mut content.images {
                image.place = map * image.place;
            }
        }
        quarters
    }

    /// The size of the page after it was turned.
    pub fn turned_size(self) -> [f32; 2] {
        let [width, height] = self.size;
        if self.turned % 2 == 1 { [height, width] } else { self.size }
    }

    /// An area of the turned page on the page as it is shown.
    pub fn back(self, turned: [f32; 4]) -> [f32; 4] {
        if self.turned == 0 { turned } else { area(self.map().inverse(), turned) }
    }

    fn map(self) -> Affine {
        let [width, height] = self.size.map(f64::from);
        match self.turned {
            // What is written upwards becomes level.
            1 => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            2 => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
            3 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            _ => Affine::IDENTITY,
        }
    }
}

fn area(map: Affine, [left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
    let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
    let box_of = map.transform_rect_bbox(hayro_font::kurbo::Rect::new(left, top, right, bottom));
    [box_of.x0 as f32, box_of.y0 as f32, box_of.x1 as f32, box_of.y1 as f32]
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_font::kurbo::Point;

    #[test]
    fn there_and_back() {
        for turned in 0..4 {
            let quarters = Quarters { turned, size: [600.0, 800.0] };
            let there = area(quarters.map(), [10.0, 20.0, 110.0, 40.0]);
            let [width, height] = quarters.turned_size();
            assert!(there[0] >= 0.0 && there[1] >= 0.0 && there[2] <= width && there[3] <= height, "{turned} {there:?}");
            let back = quarters.back(there);
            assert!(back.iter().zip([10.0, 20.0, 110.0, 40.0]).all(|(a, b)| (a - b).abs() < 0.01), "{turned} {back:?}");
        }
    }

    #[test]
    fn text_written_upwards_becomes_level() {
        let map = Quarters { turned: 1, size: [600.0, 800.0] }.map();
        let (from, to) = (map * Point::new(100.0, 700.0), map * Point::new(100.0, 600.0));
        assert_eq!((to.x - from.x, to.y - from.y), (100.0, 0.0));
    }
}
