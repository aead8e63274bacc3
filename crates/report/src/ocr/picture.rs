//! A picture in shades of gray: decoded, turned, enlarged, handed to the OCR program.
use std::io::Cursor;

use crate::ReportError;

/// Most pixels that a picture may have: an A2 page at 300 dots an inch.
pub const MOST_PIXELS: u64 = 36_000_000;

/// Dots an inch that are assumed where a picture does not say and its shape tells nothing: a screen's.
const SCREEN: f32 = 96.0;

/// A gray picture, 0 black to 255 white, row by row from the top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    dpi: f32,
}

impl Picture {
    /// A picture from its pixels; `None` when there are not `width` × `height` of them, or none at all. `dpi` is in dots an
    /// inch and held between 50 and 1200.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>, dpi: f32) -> Option<Self> {
        let dpi = if dpi.is_finite() { dpi.clamp(50.0, 1200.0) } else { SCREEN };
        (width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len())).then_some(Self { width, height, pixels, dpi })
    }

    /// Decodes a PNG or JPEG file. See-through pixels are laid on white.
    ///
    /// # Errors
    /// [`ReportError::Unknown`] for another form, [`ReportError::TooLarge`] above [`MOST_PIXELS`], [`ReportError::Damaged`]
    /// for what the decoder refuses.
    pub fn decode(bytes: &[u8]) -> Result<Self, ReportError> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(bytes)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            jpeg(bytes)
        } else {
            Err(ReportError::Unknown)
        }
    }

    /// Width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Dots an inch: as the file says, else guessed from the shape of a page, else those of a screen.
    pub fn dpi(&self) -> f32 {
        self.dpi
    }

    /// The pixels of a row; none outside the picture.
    pub fn row(&self, y: usize) -> &[u8] {
        self.pixels.chunks_exact(self.width).nth(y).unwrap_or_default()
    }

    /// The shade at a place, white outside the picture.
    pub fn at(&self, x: usize, y: usize) -> u8 {
        if x < self.width { self.pixels.get(y * self.width + x).copied().unwrap_or(255) } else { 255 }
    }

    pub(super) fn set(&mut self, x: usize, y: usize, shade: u8) {
        if x < self.width
            && let Some(pixel) = self.pixels.get_mut(y * self.width + x)
        {
            *pixel = shade;
        }
    }

    /// All pixels.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The picture enlarged (or made smaller, by no more than half) by `factor` with linear interpolation; its dots an inch grow with it.
    pub(super) fn scaled(&self, factor: f32) -> Self {
        let (width, height) = ((self.width as f32 * factor) as usize, (self.height as f32 * factor) as usize);
        let dpi = self.dpi * factor;
        self.mapped(width.max(1), height.max(1), dpi, |x, y| ((x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5))
    }

    /// The picture turned clockwise by `degrees` around its middle; corners that come in are white.
    pub(super) fn turned(&self, degrees: f32) -> Self {
        let turn = Turn::new(self.width as f32, self.height as f32, -degrees);
        self.mapped(self.width, self.height, self.dpi, |x, y| turn.apply(x, y))
    }

    /// The picture with its grain smoothed: the binomial filter 1-2-1 across and down, `times` over. Each time adds half a pixel
    /// to the variance.
    pub(super) fn smoothed(&self, times: u32) -> Self {
        let mut smooth = self.clone();
        for _ in 0..times {
            for y in 0..self.height {
                let (mut before, mut here) = (smooth.at(0, y), smooth.at(0, y));
                for x in 0..self.width {
                    let after = smooth.at((x + 1).min(self.width - 1), y);
                    smooth.set(x, y, weighted(before, here, after));
                    (before, here) = (here, after);
                }
            }
            let mut above = smooth.row(0).to_vec();
            for y in 0..self.height {
                let here = smooth.row(y).to_vec();
                let below = if y + 1 < self.height { smooth.row(y + 1).to_vec() } else { here.clone() };
                for (x, ((above, here), below)) in above.iter().zip(&here).zip(&below).enumerate() {
                    smooth.set(x, y, weighted(*above, *here, *below));
                }
                above = here;
            }
        }
        smooth
    }

    /// A part of the picture with a white margin around it.
    pub(super) fn part(&self, [left, top, right, bottom]: [usize; 4], margin: usize) -> Self {
        let (width, height) = (right.saturating_sub(left).max(1) + 2 * margin, bottom.saturating_sub(top).max(1) + 2 * margin);
        let mut pixels = vec![255; width * height];
        for (y, row) in pixels.chunks_exact_mut(width).enumerate().skip(margin).take(height - 2 * margin) {
            for (x, pixel) in row.iter_mut().enumerate().skip(margin).take(width - 2 * margin) {
                *pixel = self.at(left + x - margin, top + y - margin);
            }
        }
        Self { width, height, pixels, dpi: self.dpi }
    }

    /// As a PGM file, which every build of tesseract reads.
    pub(super) fn pgm(&self) -> Vec<u8> {
        let mut file = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        file.extend_from_slice(&self.pixels);
        file
    }

    fn mapped(&self, width: usize, height: usize, dpi: f32, source: impl Fn(f32, f32) -> (f32, f32)) -> Self {
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (sx, sy) = source(x as f32, y as f32);
                pixels.push(self.between(sx, sy));
            }
        }
        Self { width, height, pixels, dpi }
    }

    /// The shade at a place between pixels; the edge goes on for half a pixel, beyond it is white.
    fn between(&self, x: f32, y: f32) -> u8 {
        let (right, bottom) = ((self.width - 1) as f32, (self.height - 1) as f32);
        if x < -0.5 || y < -0.5 || x > right + 0.5 || y > bottom + 0.5 {
            return 255;
        }
        let (x, y) = (x.clamp(0.0, right), y.clamp(0.0, bottom));
        let (left, top) = (x as usize, y as usize);
        let (dx, dy) = (x - left as f32, y - top as f32);
        let shade = |x: usize, y: usize| f32::from(self.at(x.min(self.width - 1), y.min(self.height - 1)));
        let above = shade(left, top) * (1.0 - dx) + shade(left + 1, top) * dx;
        let below = shade(left, top + 1) * (1.0 - dx) + shade(left + 1, top + 1) * dx;
        (above * (1.0 - dy) + below * dy + 0.5) as u8
    }
}

fn weighted(before: u8, here: u8, after: u8) -> u8 {
    ((u16::from(before) + 2 * u16::from(here) + u16::from(after) + 2) / 4) as u8
}

/// A turn around the middle of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    middle: (f32, f32),
    sine: f32,
    cosine: f32,
}

impl Turn {
    /// Clockwise (as seen, y goes down) by `degrees` around the middle of a page of this size.
    pub(super) fn new(width: f32, height: f32, degrees: f32) -> Self {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        Self { middle: (width / 2.0, height / 2.0), sine, cosine }
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        (self.middle.0 + dx * self.cosine - dy * self.sine, self.middle.1 + dx * self.sine + dy * self.cosine)
    }
}

fn damaged(form: &str, message: impl ToString) -> ReportError {
    ReportError::Damaged { form: form.to_owned(), message: message.to_string() }
}

fn within_limits(width: u64, height: u64) -> Result<(), ReportError> {
    match width.checked_mul(height) {
        Some(pixels) if pixels <= MOST_PIXELS => Ok(()),
        _ => Err(ReportError::TooLarge { limit: MOST_PIXELS / 1_000_000, unit: "million pixels".to_owned() }),
    }
}

fn png(bytes: &[u8]) -> Result<Picture, ReportError> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| damaged("PNG", error))?;
    let info = reader.info();
    within_limits(u64::from(info.width), u64::from(info.height))?;
    let stated = info.pixel_dims.filter(|density| density.unit == png::Unit::Meter).map(|density| density.xppu as f32 * 0.0254);
    let size = reader.output_buffer_size().ok_or_else(|| damaged("PNG", "no size"))?;
    let mut buffer = vec![255; size];
    let frame = reader.next_frame(&mut buffer).map_err(|error| damaged("PNG", error))?;
    buffer.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::Grayscale => buffer,
        png::ColorType::GrayscaleAlpha => gray::<2>(&buffer, |[shade, alpha]| over_white(shade, alpha)),
        png::ColorType::Rgb => gray::<3>(&buffer, luminance),
        png::ColorType::Rgba => gray::<4>(&buffer, |[red, green, blue, alpha]| over_white(luminance([red, green, blue]), alpha)),
        png::ColorType::Indexed => return Err(damaged("PNG", "no palette")),
    };
    finish("PNG", frame.width as usize, frame.height as usize, pixels, stated)
}

fn jpeg(bytes: &[u8]) -> Result<Picture, ReportError> {
    use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| damaged("JPEG", error))?;
    let info = decoder.info().ok_or_else(|| damaged("JPEG", "no size"))?;
    within_limits(u64::from(info.width), u64::from(info.height))?;
    let stated = match info.pixel_density {
        1 => Some(f32::from(info.x_density)),
        2 => Some(f32::from(info.x_density) * 2.54),
        _ => None,
    };
    let pixels = decoder.decode().map_err(|error| damaged("JPEG", error))?;
    finish("JPEG", usize::from(info.width), usize::from(info.height), pixels, stated)
}

fn gray<const N: usize>(bytes: &[u8], shade: impl Fn([u8; N]) -> u8) -> Vec<u8> {
    bytes.as_chunks::<N>().0.iter().map(|pixel| shade(*pixel)).collect()
}

/// Rec. 601.
fn luminance([red, green, blue]: [u8; 3]) -> u8 {
    ((u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114 + 500) / 1000) as u8
}

fn over_white(shade: u8, alpha: u8) -> u8 {
    let (shade, alpha) = (u32::from(shade), u32::from(alpha));
    ((shade * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

fn finish(form: &str, width: usize, height: usize, pixels: Vec<u8>, stated: Option<f32>) -> Result<Picture, ReportError> {
    let dpi = stated.filter(|dpi| (70.0..=1200.0).contains(dpi)).unwrap_or_else(|| guessed(width, height));
    Picture::new(width, height, pixels, dpi).ok_or_else(|| damaged(form, "its size does not fit its content"))
}

/// A picture of the shape of an A4 page and at least 100 dots an inch is taken for such a page.
fn guessed(width: usize, height: usize) -> f32 {
    let (short, long) = (width.min(height) as f32, width.max(height) as f32);
    let dpi = short / 8.27;
    if dpi >= 100.0 && (1.38..1.45).contains(&(long / short)) { dpi } else { SCREEN }
}
