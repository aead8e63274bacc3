//! Ruling lines among the paths of a page.
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction as Op;

use crate::layout::Rule;

/// Most lines of a page that are kept; real tables have at most some thousands.
const MOST_RULES: usize = 50_000;
/// A line is at most this thick, in points.
const THICKEST: f64 = 4.0;
/// Shorter lines are not looked at, in points.
const SHORTEST: f64 = 2.0;
/// Most points of one path: longer ones are drawings.
const MOST_POINTS: usize = 20_000;

/// Collects the path that is being drawn and says which level or upright lines it leaves.
#[derive(Debug, Default)]
pub struct Pen {
    /// Straight pieces in the space of the page.
    pieces: Vec<(Point, Point)>,
    /// Where in the pieces each part of the path begins that is drawn without lifting the pen.
    parts: Vec<usize>,
    /// Boxes in the space of the page.
    boxes: Vec<(Point, Point)>,
    start: Point,
    at: Point,
}

impl Pen {
    /// Takes an operator; whatever draws adds to the rules. Whether there were too many.
    pub fn take(&mut self, operation: &Op<'_, '_>, transform: Affine, width: f64, rules: &mut Vec<Rule>) -> bool {
        match operation {
            Op::MoveTo(to) => {
                self.at = transform * Point::new(to.0.as_f64(), to.1.as_f64());
                self.start = self.at;
                self.parts.push(self.pieces.len());
            }
            Op::LineTo(to) => self.line(transform * Point::new(to.0.as_f64(), to.1.as_f64())),
            Op::CubicTo(to) => self.at = transform * Point::new(to.4.as_f64(), to.5.as_f64()),
            Op::CubicStartTo(to) => self.at = transform * Point::new(to.2.as_f64(), to.3.as_f64()),
            Op::CubicEndTo(to) => self.at = transform * Point::new(to.2.as_f64(), to.3.as_f64()),
            Op::ClosePath(_) => self.line(self.start),
            Op::RectPath(r) => {
                let corner = Point::new(r.0.as_f64(), r.1.as_f64());
                let other = Point::new(corner.x + r.2.as_f64(), corner.y + r.3.as_f64());
                if self.boxes.len() < MOST_POINTS {
                    self.boxes.push((transform * corner, transform * other));
                }
            }
            Op::StrokePath(_) => return self.stroke(transform, width, rules),
            Op::CloseAndStrokePath(_) => {
                self.line(self.start);
                return self.stroke(transform, width, rules);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => return self.fill(rules),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => return self.stroke(transform, width, rules),
            Op::EndPath(_) => self.clear(),
            _ => {}
        }
        false
    }

    fn line(&mut self, to: Point) {
        if self.pieces.len() < MOST_POINTS {
            self.pieces.push((self.at, to));
        }
        self.at = to;
    }

    fn clear(&mut self) {
        self.pieces.clear();
        self.parts.clear();
        self.boxes.clear();
    }

    fn stroke(&mut self, transform: Affine, width: f64, rules: &mut Vec<Rule>) -> bool {
        let thick = (width * transform.determinant().abs().sqrt()).clamp(0.1, THICKEST);
        for (a, b) in std::mem::take(&mut self.boxes) {
            let (c, d) = (Point::new(b.x, a.y), Point::new(a.x, b.y));
            self.pieces.extend([(a, c), (c, b), (b, d), (d, a)]);
        }
        for (a, b) in &self.pieces {
            add(rules, *a, *b, thick / 2.0);
        }
        self.clear();
        rules.len() > MOST_RULES
    }

    /// A filled box that is thin is a line; so is a thin closed path of four straight pieces.
    fn fill(&mut self, rules: &mut Vec<Rule>) -> bool {
        for (a, b) in &self.boxes {
            add(rules, *a, *b, 0.0);
        }
        let ends = self.parts.iter().skip(1).copied().chain([self.pieces.len()]);
        for (from, to) in self.parts.iter().zip(ends) {
            let Some(part) = self.pieces.get(*from..to).filter(|part| (3..=6).contains(&part.len())) else { continue };
            let points = || part.iter().flat_map(|(a, b)| [*a, *b]);
            let low = points().fold(Point::new(f64::MAX, f64::MAX), |low, at| Point::new(low.x.min(at.x), low.y.min(at.y)));
            let high = points().fold(Point::new(f64::MIN, f64::MIN), |high, at| Point::new(high.x.max(at.x), high.y.max(at.y)));
            add(rules, low, high, 0.0);
        }
        self.clear();
        rules.len() > MOST_RULES
    }
}

/// Adds the box of two corners, widened by `half`, when it is long and thin.
fn add(rules: &mut Vec<Rule>, a: Point, b: Point, half: f64) {
    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
    let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
    let (wide, high) = (right - left, bottom - top);
    let level = high <= THICKEST && wide > SHORTEST && wide > 2.0 * high;
    let upright = wide <= THICKEST && high > SHORTEST && high > 2.0 * wide;
    if (level || upright) && rules.len() <= MOST_RULES {
        let (x, y) = if level { (0.0, half) } else { (half, 0.0) };
        rules.push(Rule { area: [(left - x) as f32, (top - y) as f32, (right + x) as f32, (bottom + y) as f32] });
    }
}
