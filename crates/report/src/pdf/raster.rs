//! A page as a picture, for OCR: its images, and the letters of fonts that do not say what they are.
use hayro_font::kurbo::{Affine, BezPath, PathEl, Point, flatten};
use hayro_syntax::object::dict::keys::{
    BITS_PER_COMPONENT, BPC, COLORSPACE, CS, D, DECODE, H, HEIGHT, ICC_BASED, IM, IMAGE_MASK, INDEXED, N, W, WIDTH,
};
use hayro_syntax::object::stream::{ImageColorSpace, ImageDecodeParams};
use hayro_syntax::object::{Array, Object};

use super::content::{Content, Image};
use super::font::Faces;

/// Most pixels of a page: A4 at 500 dots an inch.
const MOST_PIXELS: f64 = 24_000_000.0;
/// Least and most dots an inch; letters are drawn with [`LETTERS`].
const LEAST: f64 = 150.0;
/// See [`LEAST`].
const MOST: f64 = 400.0;
/// Dots an inch for letters.
const LETTERS: f64 = 300.0;
/// Lines of samples a row of pixels when letters are drawn.
const SAMPLES: usize = 4;

/// A grey picture, 255 is white.
#[derive(Debug, Clone, PartialEq)]
pub struct Canvas {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row by row from the top.
    pub pixels: Vec<u8>,
    /// Dots an inch.
    pub dpi: f64,
}

/// Draws a page of `size` points. `letters`: its text too, not only its images.
pub fn draw(content: &Content<'_>, size: [f32; 2], faces: &Faces<'_>, letters: bool) -> Option<Canvas> {
    let shades: Vec<(Shades, Affine)> = content.images.iter().filter_map(|image| Some((shades(image)?, image.place))).collect();
    let finest = shades.iter().map(|(image, place)| {
        let [a, b, c, d, _, _] = place.as_coeffs();
        (image.width as f64 / a.hypot(b).max(1.0)).max(image.height as f64 / c.hypot(d).max(1.0)) * 72.0
    });
    let dpi = finest.fold(if letters { LETTERS } else { LEAST }, f64::max).min(MOST);
    let [wide, high] = size.map(f64::from);
    let scale = (dpi / 72.0).min((MOST_PIXELS / (wide * high).max(1.0)).sqrt());
    let (width, height) = ((wide * scale) as usize, (high * scale) as usize);
    if width == 0 || height == 0 || (shades.is_empty() && !letters) {
        return None;
    }
    let mut canvas = Canvas { width, height, pixels: vec![255; width * height], dpi: scale * 72.0 };
    for (image, place) in &shades {
        canvas.image(image, Affine::scale(scale) * *place);
    }
    if letters {
        for glyph in content.glyphs.iter().filter(|glyph| glyph.visible) {
            let Some(outline) = faces.get(glyph.font).and_then(|face| face.outline(glyph.code)) else { continue };
            let [a, b, c, d] = glyph.shape.map(f64::from);
            let shape = Affine::new([a, b, c, d, glyph.start.x, glyph.start.y]) * Affine::scale(0.001);
            canvas.fill(&outline, Affine::scale(scale) * shape);
        }
    }
    Some(canvas)
}

impl Canvas {
    /// Lays an image on the canvas; `place` takes the unit square, y down, to pixels.
    fn image(&mut self, image: &Shades, place: Affine) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|corner| place * Point::from(corner));
        let edge = |pick: fn(&Point) -> f64, low: bool| {
            corners.iter().map(pick).fold(if low { f64::MAX } else { f64::MIN }, |a, b| if low { a.min(b) } else { a.max(b) })
        };
        let (left, right) = (edge(|p| p.x, true).max(0.0), edge(|p| p.x, false).min(self.width as f64));
        let (top, bottom) = (edge(|p| p.y, true).max(0.0), edge(|p| p.y, false).min(self.height as f64));
        if place.determinant().abs() < 1e-9 || !(left < right && top < bottom) {
            return;
        }
        let back = Affine::scale_non_uniform(image.width as f64, image.height as f64) * place.inverse();
        let [a, b, c, d, _, _] = back.as_coeffs();
        // Finer images are averaged over the pixels that fall into one of the canvas.
        let times = (a.hypot(b).max(c.hypot(d)).ceil() as usize).clamp(1, 4);
        for y in top as usize..bottom.ceil() as usize {
            for x in left as usize..right.ceil() as usize {
                let (mut sum, mut count) = (0_u32, 0_u32);
                for step in 0..times * times {
                    let inside = |part: usize| (part as f64 + 0.5) / times as f64;
                    let at = back * Point::new(x as f64 + inside(step % times), y as f64 + inside(step / times));
                    if let Some(shade) = image.at(at) {
                        sum += u32::from(shade);
                        count += 1;
                    }
                }
                if count > 0
                    && let Some(pixel) = self.pixels.get_mut(y * self.width + x)
                {
                    let shade = (sum / count) as u8;
                    *pixel = if image.mask { (*pixel).min(shade) } else { shade };
                }
            }
        }
    }

    /// Fills an outline with black by the rule of windings.
    fn fill(&mut self, outline: &BezPath, place: Affine) {
        let mut lines: Vec<(Point, Point)> = Vec::new();
        let (mut start, mut at) = (Point::ZERO, Point::ZERO);
        flatten((place * outline.clone()).iter(), 0.2, |element| match element {
            PathEl::MoveTo(to) => (start, at) = (to, to),
            PathEl::LineTo(to) => {
                lines.push((at, to));
                at = to;
            }
            PathEl::ClosePath => {
                lines.push((at, start));
                at = start;
            }
            _ => {}
        });
        let top = lines.iter().map(|(a, b)| a.y.min(b.y)).fold(f64::MAX, f64::min).max(0.0);
        let bottom = lines.iter().map(|(a, b)| a.y.max(b.y)).fold(f64::MIN, f64::max).min(self.height as f64);
        if lines.len() > 10_000 || top >= bottom {
            return;
        }
        for y in top as usize..(bottom.ceil() as usize).min(self.height) {
            for sample in 0..SAMPLES {
                let level = y as f64 + (sample as f64 + 0.5) / SAMPLES as f64;
                let mut crossings: Vec<(f64, i32)> = lines
                    .iter()
                    .filter(|(a, b)| (a.y <= level) != (b.y <= level))
                    .map(|(a, b)| (a.x + (level - a.y) / (b.y - a.y) * (b.x - a.x), if a.y < b.y { 1 } else { -1 }))
                    .collect();
                crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
                let mut winding = 0;
                for pair in crossings.windows(2) {
                    let [(from, by), (to, _)] = pair else { continue };
                    winding += by;
                    if winding != 0 {
                        self.span(y, *from, *to);
                    }
                }
            }
        }
    }

    /// Darkens a part of a row by one sample.
    fn span(&mut self, y: usize, from: f64, to: f64) {
        let (from, to) = (from.max(0.0), to.min(self.width as f64));
        for x in from as usize..(to.ceil().max(0.0) as usize).min(self.width) {
            let share = (to.min(x as f64 + 1.0) - from.max(x as f64)).clamp(0.0, 1.0);
            if let Some(pixel) = self.pixels.get_mut(y * self.width + x) {
                *pixel = pixel.saturating_sub((share * 256.0 / SAMPLES as f64) as u8);
            }
        }
    }
}

/// An image in grey.
struct Shades {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    /// Whether it only darkens.
    mask: bool,
}

impl Shades {
    fn at(&self, at: Point) -> Option<u8> {
        if at.x < 0.0 || at.y < 0.0 {
            return None;
        }
        let (x, y) = (at.x as usize, at.y as usize);
        if x >= self.width || y >= self.height { None } else { self.pixels.get(y * self.width + x).copied() }
    }
}

/// How the samples of an image stand for shades.
enum Colours {
    Grey,
    Rgb,
    Cmyk,
    /// A palette of shades.
    Palette(Vec<u8>),
}

fn shades(image: &Image<'_>) -> Option<Shades> {
    let dict = image.stream.dict();
    let width = dict.get::<u32>(WIDTH).or_else(|| dict.get::<u32>(W))?;
    let height = dict.get::<u32>(HEIGHT).or_else(|| dict.get::<u32>(H))?;
    // Small pictures are logos and bullets.
    if width < 16 || height < 16 || u64::from(width) * u64::from(height) > 200_000_000 {
        return None;
    }
    let mask = dict.get::<bool>(IMAGE_MASK).or_else(|| dict.get::<bool>(IM)).unwrap_or(false);
    let bits = if mask { 1 } else { dict.get::<u8>(BITS_PER_COMPONENT).or_else(|| dict.get::<u8>(BPC)).unwrap_or(8) };
    let space = dict.get::<Object<'_>>(COLORSPACE).or_else(|| dict.get::<Object<'_>>(CS));
    let colours = if mask { Some(Colours::Grey) } else { space.and_then(|space| colours(&space, 0)) };
    let params = ImageDecodeParams {
        is_indexed: matches!(colours, Some(Colours::Palette(_))),
        bpc: Some(bits),
        num_components: colours.as_ref().map(components),
        target_dimension: None,
        width,
        height,
    };
    let decoded = image.stream.decoded_image(&params).ok()?;
    let (mut bits, mut width, mut height) = (bits, width as usize, height as usize);
    let mut colours = colours;
    if let Some(data) = &decoded.image_data {
        bits = data.bits_per_component;
        (width, height) = (data.width as usize, data.height as usize);
        // What the image itself says counts where the file names no colours, or other ones.
        let own = match data.color_space {
            Some(ImageColorSpace::Gray) => Some(Colours::Grey),
            Some(ImageColorSpace::Rgb) => Some(Colours::Rgb),
            Some(ImageColorSpace::Cmyk) => Some(Colours::Cmyk),
            _ => None,
        };
        if let Some(own) = own
            && colours.as_ref().is_none_or(|named| !matches!(named, Colours::Palette(_)) && components(named) != components(&own))
        {
            colours = Some(own);
        }
    }
    let colours = colours.unwrap_or(Colours::Grey);
    let inverted = dict
        .get::<Array<'_>>(DECODE)
        .or_else(|| dict.get::<Array<'_>>(D))
        .and_then(|decode| decode.iter::<f32>().next())
        .is_some_and(|first| first > 0.5);
    let pixels = grey(&decoded.data, width, height, bits, &colours, inverted)?;
    Some(Shades { width, height, pixels, mask })
}

fn components(colours: &Colours) -> u8 {
    match colours {
        Colours::Grey | Colours::Palette(_) => 1,
        Colours::Rgb => 3,
        Colours::Cmyk => 4,
    }
}

fn colours(space: &Object<'_>, depth: usize) -> Option<Colours> {
    let by_count = |count: u32| match count {
        1 => Some(Colours::Grey),
        3 => Some(Colours::Rgb),
        4 => Some(Colours::Cmyk),
        _ => None,
    };
    match space {
        Object::Name(name) => match name.as_ref() {
            b"DeviceGray" | b"G" | b"CalGray" => Some(Colours::Grey),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Colours::Rgb),
            b"DeviceCMYK" | b"CMYK" => Some(Colours::Cmyk),
            _ => None,
        },
        Object::Array(parts) if depth < 3 => {
            let mut parts = parts.iter::<Object<'_>>();
            let Some(Object::Name(kind)) = parts.next() else { return None };
            match kind.as_ref() {
                ICC_BASED => match parts.next() {
                    Some(Object::Stream(profile)) => by_count(profile.dict().get::<u32>(N)?),
                    _ => None,
                },
                b"CalGray" | b"Separation" => Some(Colours::Grey),
                b"CalRGB" | b"Lab" => Some(Colours::Rgb),
                INDEXED | b"I" => {
                    let base = colours(&parts.next()?, depth + 1)?;
                    let _last = parts.next();
                    let table = match parts.next()? {
                        Object::String(table) => table.as_bytes().to_vec(),
                        Object::Stream(table) => table.decoded_data().ok()?.into_owned(),
                        _ => return None,
                    };
                    let entries = table.chunks_exact(usize::from(components(&base)));
                    Some(Colours::Palette(entries.map(|entry| shade(entry, &base)).collect()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The shade of a sample.
fn shade(sample: &[u8], colours: &Colours) -> u8 {
    match (colours, sample) {
        (Colours::Rgb, [r, g, b, ..]) => ((u32::from(*r) * 77 + u32::from(*g) * 150 + u32::from(*b) * 29) >> 8) as u8,
        (Colours::Cmyk, [c, m, y, k, ..]) => {
            let ink = (u32::from(*c) * 77 + u32::from(*m) * 150 + u32::from(*y) * 29) >> 8;
            255 - (ink + u32::from(*k)).min(255) as u8
        }
        (Colours::Palette(shades), [index, ..]) => shades.get(usize::from(*index)).copied().unwrap_or(255),
        (_, [grey, ..]) => *grey,
        _ => 255,
    }
}

fn grey(data: &[u8], width: usize, height: usize, bits: u8, colours: &Colours, inverted: bool) -> Option<Vec<u8>> {
    let each = usize::from(components(colours));
    let palette = matches!(colours, Colours::Palette(_));
    let row = (width * each * usize::from(bits)).div_ceil(8);
    let mut out = Vec::with_capacity(width.checked_mul(height)?);
    let mut sample = [0_u8; 4];
    for line in data.chunks(row.max(1)).take(height) {
        for x in 0..width {
            for part in 0..each {
                let at = x * each + part;
                let value = match bits {
                    8 => line.get(at).copied().unwrap_or(255),
                    16 => line.get(at * 2).copied().unwrap_or(255),
                    1 | 2 | 4 => {
                        let from = at * usize::from(bits);
                        let byte = line.get(from / 8).copied().unwrap_or(255);
                        let value = (byte >> (8 - usize::from(bits) - from % 8)) & ((1 << bits) - 1);
                        if palette { value } else { value * (255 / ((1 << bits) - 1)) }
                    }
                    _ => return None,
                };
                if let Some(place) = sample.get_mut(part) {
                    *place = if inverted && !palette { 255 - value } else { value };
                }
            }
            out.push(shade(sample.get(..each)?, colours));
        }
    }
    out.resize(width * height, 255);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_and_palettes() {
        assert_eq!(grey(&[0b1010_0000], 3, 1, 1, &Colours::Grey, false), Some(vec![255, 0, 255]));
        assert_eq!(grey(&[0b1010_0000], 3, 1, 1, &Colours::Grey, true), Some(vec![0, 255, 0]));
        assert_eq!(grey(&[0b0100_0000], 2, 1, 1, &Colours::Palette(vec![9, 200]), false), Some(vec![9, 200]));
        assert_eq!(grey(&[255, 255, 255, 0, 0, 0], 2, 1, 8, &Colours::Rgb, false), Some(vec![255, 0]));
    }

    #[test]
    fn outlines_are_filled_with_their_holes() {
        let mut canvas = Canvas { width: 8, height: 8, pixels: vec![255; 64], dpi: 72.0 };
        let mut path = BezPath::new();
        for (low, high, turn) in [(1.0, 7.0, false), (3.0, 5.0, true)] {
            let mut corners = [(low, low), (high, low), (high, high), (low, high)];
            if turn {
                corners.reverse();
            }
            path.move_to(corners[0]);
            corners[1..].iter().for_each(|corner| path.line_to(*corner));
            path.close_path();
        }
        canvas.fill(&path, Affine::IDENTITY);
        let at = |x: usize, y: usize| canvas.pixels[y * 8 + x];
        assert_eq!((at(0, 0), at(3, 3), at(7, 7)), (255, 255, 255));
        assert!(at(1, 1) < 4 && at(6, 4) < 4 && at(2, 5) < 4);
    }
}
