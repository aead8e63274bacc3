//! What a page draws: letters with their places, ruling lines, and where pictures lie.
use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point, Rect, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys::{ACTUAL_TEXT, BBOX, FONT, FORM, IMAGE, MATRIX, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Faces;
use super::path::Pen;
use crate::layout::Rule;

/// Most operators of a page; real pages have at most some 200,000.
const MOST_OPERATORS: u32 = 4_000_000;
/// Most letters of a page; real pages have at most some 20,000.
const MOST_GLYPHS: usize = 200_000;
/// How deep forms may stand in forms.
const DEEPEST: usize = 12;
/// How deep the state may be saved.
const MOST_SAVED: usize = 512;
/// Invisible text, as OCR puts it over a scan.
const INVISIBLE: i64 = 3;

/// A letter on the page. Points, from the top left corner of the page as it is shown.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Where its pen stands before it.
    pub start: Point,
    /// Where its pen stands after it, without the spacing that was asked for.
    pub end: Point,
    /// The spacing that was asked for after it, if it is more than none.
    pub spacing: f32,
    /// Size (em).
    pub size: f32,
    /// Its font and the code in it.
    pub font: u16,
    /// See `font`.
    pub code: u32,
    /// Number of the operator that draws it.
    pub run: u32,
    /// Whether it is drawn at all.
    pub visible: bool,
    /// Takes its outline, in em, to the page, but for where it stands.
    pub shape: [f32; 4],
    /// Text that the file gives in place of what the glyphs say: the first glyph has it, the others of its span an empty one.
    pub actual: Option<Rc<str>>,
}

/// A picture on the page.
pub struct Image<'a> {
    /// Maps the unit square, in which it stands upright, to the page (y down).
    pub place: Affine,
    /// Its data.
    pub stream: Stream<'a>,
}

/// What a page draws.
#[derive(Default)]
pub struct Content<'a> {
    /// Letters in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Ruling lines.
    pub rules: Vec<Rule>,
    /// Pictures.
    pub images: Vec<Image<'a>>,
    /// Whether a limit cut it short.
    pub cut: bool,
}

/// Reads what a page draws.
pub fn read<'a>(page: &Page<'a>, faces: &mut Faces<'a>) -> Content<'a> {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let (width, height) = page.render_dimensions();
    let mut reader = Reader {
        faces,
        content: Content::default(),
        state: State::new(transform),
        saved: Vec::new(),
        operators: 0,
        bounds: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).inflate(2.0, 2.0),
        spans: Vec::new(),
    };
    reader.run(page.typed_operations(), page.resources(), 0);
    reader.content
}

#[derive(Clone)]
struct State {
    transform: Affine,
    font: Option<u16>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    line_width: f64,
}

impl State {
    fn new(transform: Affine) -> Self {
        Self {
            transform,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
        }
    }
}

struct Reader<'f, 'a> {
    faces: &'f mut Faces<'a>,
    content: Content<'a>,
    state: State,
    saved: Vec<State>,
    operators: u32,
    bounds: Rect,
    spans: Vec<Option<Rc<str>>>,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self, mut operations: TypedIter<'_>, resources: &Resources<'a>, depth: usize) {
        let mut text = Affine::IDENTITY;
        let mut line = Affine::IDENTITY;
        let mut pen = Pen::default();
        let bottom = self.saved.len();
        while let Some(operation) = operations.next() {
            self.operators += 1;
            if self.operators > MOST_OPERATORS || self.content.glyphs.len() > MOST_GLYPHS {
                self.content.cut = true;
                break;
            }
            match operation {
                Op::SaveState(_) => {
                    if self.saved.len() < MOST_SAVED {
                        self.saved.push(self.state.clone());
                    }
                }
                Op::RestoreState(_) => {
                    if self.saved.len() > bottom
                        && let Some(state) = self.saved.pop()
                    {
                        self.state = state;
                    }
                }
                Op::Transform(m) => self.state.transform *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
                Op::LineWidth(width) => self.state.line_width = width.0.as_f64(),
                Op::SetGraphicsState(name) => self.graphics_state(resources, name.0),
                Op::TextFont(font) => {
                    self.state.font = resources.get_font(font.0).map(|dict| self.faces.number(&dict));
                    self.state.size = font.1.as_f64();
                }
                Op::CharacterSpacing(value) => self.state.spacing = value.0.as_f64(),
                Op::WordSpacing(value) => self.state.word_spacing = value.0.as_f64(),
                Op::HorizontalScaling(value) => self.state.stretch = value.0.as_f64() / 100.0,
                Op::TextLeading(value) => self.state.leading = value.0.as_f64(),
                Op::TextRise(value) => self.state.rise = value.0.as_f64(),
                Op::TextRenderingMode(value) => self.state.mode = value.0.as_i64(),
                Op::BeginText(_) => (text, line) = (Affine::IDENTITY, Affine::IDENTITY),
                Op::SetTextMatrix(m) => {
                    line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    text = line;
                }
                Op::NextLine(by) => text = next(&mut line, by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    self.state.leading = -by.1.as_f64();
                    text = next(&mut line, by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => text = next(&mut line, 0.0, -self.state.leading),
                Op::ShowText(string) => self.show(&mut text, string.0.as_bytes()),
                Op::NextLineAndShowText(string) => {
                    text = next(&mut line, 0.0, -self.state.leading);
                    self.show(&mut text, string.0.as_bytes());
                }
                Op::ShowTextWithParameters(show) => {
                    self.state.word_spacing = show.0.as_f64();
                    self.state.spacing = show.1.as_f64();
                    text = next(&mut line, 0.0, -self.state.leading);
                    self.show(&mut text, show.2.as_bytes());
                }
                Op::ShowTexts(parts) => self.show_parts(&mut text, parts.0),
                Op::XObject(name) => {
                    if let Some(object) = resources.get_x_object(name.0) {
                        self.object(object, resources, depth);
                    }
                }
                Op::BeginMarkedContent(_) => self.spans.push(None),
                Op::BeginMarkedContentWithProperties(tag) => {
                    let properties = match tag.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name.as_ref()),
                        _ => None,
                    };
                    self.spans.push(properties.and_then(|dict| actual_text(&dict)));
                }
                Op::EndMarkedContent(_) => {
                    self.spans.pop();
                }
                operation => {
                    if pen.take(&operation, self.state.transform, self.state.line_width, &mut self.content.rules) {
                        self.content.cut = true;
                    }
                }
            }
        }
        self.saved.truncate(bottom);
    }

    fn graphics_state(&mut self, resources: &Resources<'a>, name: &Name<'_>) {
        let Some(state) = resources.get_ext_g_state(name) else { return };
        if let Some(font) = state.get::<Array<'a>>(FONT) {
            let mut parts = font.flex_iter();
            if let Some((dict, size)) = parts.next::<(Dict<'a>, f64)>() {
                self.state.font = Some(self.faces.number(&dict));
                self.state.size = size;
            }
        }
        if let Some(width) = state.get::<f64>(hayro_syntax::object::dict::keys::LW) {
            self.state.line_width = width;
        }
    }

    fn object(&mut self, object: Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let kind = object.dict().get::<Name<'_>>(SUBTYPE);
        match kind.as_deref() {
            Some(FORM) if depth < DEEPEST => {
                let Ok(data) = object.decoded_data() else { return };
                let saved = self.state.clone();
                if let Some(m) = object.dict().get::<[f64; 6]>(MATRIX) {
                    self.state.transform *= Affine::new(m);
                }
                let empty = object.dict().get::<[f64; 4]>(BBOX).is_some_and(|b| b[0] == b[2] || b[1] == b[3]);
                let own = object.dict().get::<Dict<'a>>(RESOURCES).map(Resources::new);
                if !empty {
                    self.run(TypedIter::new(&data), own.as_ref().unwrap_or(resources), depth + 1);
                }
                self.state = saved;
            }
            Some(IMAGE) => {
                // The unit square of an image has its bottom left at the origin.
                let place = self.state.transform * Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, 1.0]);
                self.content.images.push(Image { place, stream: object });
            }
            _ => {}
        }
    }

    fn show_parts(&mut self, text: &mut Affine, parts: &Array<'_>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * self.state.size * self.state.stretch;
                    *text *= Affine::translate((by, 0.0));
                }
                Object::String(string) => self.show(text, string.as_bytes()),
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &mut Affine, bytes: &[u8]) {
        let Some(number) = self.state.font else { return };
        let Some(face) = self.faces.get_mut(number) else { return };
        let state = &self.state;
        let mut offset = 0;
        while offset < bytes.len() {
            let (code, length) = face.code(bytes, offset);
            let single_space = length == 1 && bytes.get(offset) == Some(&b' ');
            offset += length;
            let advance = face.sign(code).advance;
            let wide = advance * state.size * state.stretch;
            let mut spacing = state.spacing;
            if single_space {
                spacing += state.word_spacing;
            }
            let spacing = spacing * state.stretch;
            let whole = state.transform * *text;
            let [a, b, c, d, _, _] = whole.as_coeffs();
            let up = Vec2::new(c, d) * state.size;
            let along = Vec2::new(a, b) * state.size * state.stretch;
            let start = whole * Point::new(0.0, state.rise);
            let end = whole * Point::new(wide, state.rise);
            let size = up.hypot();
            if size.is_finite() && size > 0.5 && (self.bounds.contains(start) || self.bounds.contains(end)) {
                let scale = if state.size == 0.0 { 0.0 } else { size / state.size.abs() };
                let actual = self.spans.last_mut().and_then(|span| {
                    let span = span.as_mut()?;
                    Some(std::mem::replace(span, Rc::from("")))
                });
                self.content.glyphs.push(Glyph {
                    start,
                    end,
                    spacing: (spacing * scale).max(0.0) as f32,
                    size: size as f32,
                    font: number,
                    code,
                    run: self.operators,
                    visible: state.mode != INVISIBLE,
                    shape: [along.x, along.y, up.x, up.y].map(|x| x as f32),
                    actual,
                });
            }
            *text *= Affine::translate((wide + spacing, 0.0));
        }
    }
}

fn next(line: &mut Affine, x: f64, y: f64) -> Affine {
    *line *= Affine::translate((x, y));
    *line
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// The text that a span stands for, when it is not only white space.
fn actual_text(dict: &Dict<'_>) -> Option<Rc<str>> {
    let text = dict.get::<hayro_syntax::object::String<'_>>(ACTUAL_TEXT)?;
    let text = super::text_string(text.as_bytes());
    (!text.trim().is_empty()).then(|| Rc::from(text.as_str()))
}
