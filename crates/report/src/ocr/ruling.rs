//! Long straight lines of a scanned table: found, measured, taken out.
//!
//! Ruling lines ruin OCR (at 150 dots an inch half of all letters are misread), and they are the best witness of a table's
//! columns and of how much the page is turned. They are found as chains of long dark runs: a run of at least a tenth of an inch
//! is hardly ever part of a letter, and a chain of such runs as long as a column is none.
use super::picture::Picture;

/// Shortest dark run, in inches.
const RUN: f32 = 0.1;
/// Widest gap between runs of one line, in inches.
const GAP: f32 = 0.04;
/// Shortest line, in inches: across and down.
const SHORTEST: [f32; 2] = [0.8, 0.4];
/// Thickest line, in inches: more is a filled area.
const THICKEST: f32 = 0.045;
/// Side of the square whose mean a pixel is compared with, in inches.
const WINDOW: f32 = 0.2;
/// A pixel is dark when it has less than this share of the mean around it.
const DARK: f32 = 0.86;

/// Dark pixels.
pub(super) struct Bits {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Bits {
    /// Those darker than their surroundings (after Bradley and Roth 2007), so that shaded rows and uneven light do no harm.
    pub(super) fn of(picture: &Picture) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let half = ((picture.dpi() * WINDOW / 2.0) as usize).max(3);
        let mut dark = Vec::with_capacity(width * height);
        let mut columns = vec![0u32; width];
        let mut rows = 0u32;
        for y in 0..half.min(height) {
            add(&mut columns, picture.row(y));
            rows += 1;
        }
        for y in 0..height {
            if y + half < height {
                add(&mut columns, picture.row(y + half));
                rows += 1;
            }
            if y > half {
                take(&mut columns, picture.row(y - half - 1));
                rows -= 1;
            }
            row_of(picture.row(y), &columns, rows, half, &mut dark);
        }
        Self { width, height, dark }
    }

    fn at(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dark.get(y * self.width + x).copied().unwrap_or(false)
    }

    fn transposed(&self) -> Self {
        let mut dark = Vec::with_capacity(self.dark.len());
        for x in 0..self.width {
            dark.extend((0..self.height).map(|y| self.at(x, y)));
        }
        Self { width: self.height, height: self.width, dark }
    }
}

fn add(sums: &mut [u32], row: &[u8]) {
    for (sum, shade) in sums.iter_mut().zip(row) {
        *sum += u32::from(*shade);
    }
}

fn take(sums: &mut [u32], row: &[u8]) {
    for (sum, shade) in sums.iter_mut().zip(row) {
        *sum -= u32::from(*shade);
    }
}

fn row_of(row: &[u8], columns: &[u32], rows: u32, half: usize, dark: &mut Vec<bool>) {
    let at = |x: usize| u64::from(columns.get(x).copied().unwrap_or(0));
    let mut sum: u64 = (0..half.min(columns.len())).map(at).sum();
    let mut count = half.min(columns.len()) as u64;
    for (x, shade) in row.iter().enumerate() {
        if x + half < columns.len() {
            sum += at(x + half);
            count += 1;
        }
        if x > half {
            sum -= at(x - half - 1);
            count -= 1;
        }
        let mean = sum as f32 / (count * u64::from(rows)).max(1) as f32;
        dark.push(f32::from(*shade) < mean * DARK);
    }
}

/// A dark run: pixels `start..end` of a row.
#[derive(Debug, Clone, Copy)]
struct Run {
    row: usize,
    start: usize,
    end: usize,
}

/// A straight line from `from` to `to`, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruling {
    /// Its left or upper end.
    pub(super) from: (f32, f32),
    /// Its right or lower end.
    pub(super) to: (f32, f32),
    /// Whether it goes across the page.
    pub(super) across: bool,
}

impl Ruling {
    fn length(self) -> f32 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1)
    }

    /// By how many degrees it is turned clockwise from its direction.
    fn slope(self) -> f32 {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        if self.across { dy.atan2(dx).to_degrees() } else { -dx.atan2(dy).to_degrees() }
    }
}

/// All long lines of a picture and the dark runs that they are made of.
pub(super) struct Rulings {
    pub(super) lines: Vec<Ruling>,
    chains: [Vec<Vec<Run>>; 2],
}

impl Rulings {
    /// Finds them.
    pub(super) fn of(picture: &Picture) -> Self {
        let bits = Bits::of(picture);
        let (mut lines, across) = chains(&bits, picture.dpi(), SHORTEST[0]);
        let (down, upright) = chains(&bits.transposed(), picture.dpi(), SHORTEST[1]);
        let flip = |(x, y): (f32, f32)| (y, x);
        lines.extend(down.into_iter().map(|line| Ruling { from: flip(line.from), to: flip(line.to), across: false }));
        Self { lines, chains: [across, upright] }
    }

    /// By how many degrees the page is turned clockwise: the median of its lines, weighted with their length; `None` without
    /// lines that go across.
    pub(super) fn skew(&self) -> Option<f32> {
        let mut slopes: Vec<(f32, f32)> = self.lines.iter().filter(|line| line.across).map(|line| (line.slope(), line.length())).collect();
        slopes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = slopes.iter().map(|slope| slope.1).sum::<f32>() / 2.0;
        let mut before = 0.0;
        slopes.into_iter().find_map(|(slope, length)| {
            before += length;
            (before >= half).then_some(slope)
        })
    }

    /// The picture without them. Where a letter touches a line its strokes stay.
    pub(super) fn removed_from(&self, picture: &Picture) -> Picture {
        let mut clean = picture.clone();
        let halo = ((picture.dpi() * 0.008) as usize).max(1);
        for (chains, across) in self.chains.iter().zip([true, false]) {
            let bits = Bits::of(&clean);
            let bits = if across { bits } else { bits.transposed() };
            for chain in chains {
                erase(&mut clean, &bits, chain, across, halo);
            }
        }
        clean
    }
}

/// Paints over a line and its fringe of `halo` pixels with the shade beside it. A letter that only touches the line keeps its own
/// strokes; one that crosses it (dark above and below) keeps its place on the line too.
fn erase(clean: &mut Picture, bits: &Bits, chain: &[Run], across: bool, halo: usize) {
    for (x, (top, bottom)) in bands(chain) {
        let above = top > halo && bits.at(x, top - halo - 1);
        let below = bits.at(x, bottom + halo + 1);
        if above && below {
            continue;
        }
        let first = if above { top } else { top.saturating_sub(halo) };
        let last = if below { bottom } else { bottom + halo };
        let shade = |clean: &Picture, y: usize| if across { clean.at(x, y) } else { clean.at(y, x) };
        let paper = shade(clean, first.saturating_sub(1)).max(shade(clean, last + 1));
        for y in first..=last {
            if across { clean.set(x, y, paper) } else { clean.set(y, x, paper) }
        }
    }
}

/// The rows that a line covers at each place along it; where its ink is broken, those before.
fn bands(chain: &[Run]) -> Vec<(usize, (usize, usize))> {
    let start = chain.iter().map(|run| run.start).min().unwrap_or_default();
    let end = chain.iter().map(|run| run.end).max().unwrap_or_default();
    let mut bands: Vec<Option<(usize, usize)>> = vec![None; end - start];
    for run in chain {
        for band in bands.iter_mut().take(run.end - start).skip(run.start - start) {
            *band = Some(band.map_or((run.row, run.row), |(top, bottom)| (top.min(run.row), bottom.max(run.row))));
        }
    }
    let mut before = None;
    let filled = bands.into_iter().enumerate().filter_map(|(x, band)| {
        before = band.or(before);
        before.map(|band| (start + x, band))
    });
    filled.collect()
}

/// The long lines that go across, and the runs of each.
fn chains(bits: &Bits, dpi: f32, shortest: f32) -> (Vec<Ruling>, Vec<Vec<Run>>) {
    let runs = runs(bits, ((dpi * RUN) as usize).max(8));
    let gap = (dpi * GAP) as usize;
    let mut groups = Groups::new(runs.len());
    // Runs are in the order of rows: those of this row and the two above it are the last ones before it.
    for (index, run) in runs.iter().enumerate() {
        for (other, before) in runs.iter().enumerate().take(index).rev() {
            if before.row + 2 < run.row {
                break;
            }
            if before.start <= run.end + gap && run.start <= before.end + gap {
                groups.join(index, other);
            }
        }
    }
    let mut members: std::collections::BTreeMap<usize, Vec<Run>> = std::collections::BTreeMap::new();
    for (index, run) in runs.iter().enumerate() {
        members.entry(groups.root(index)).or_default().push(*run);
    }
    let (mut lines, mut kept) = (Vec::new(), Vec::new());
    for chain in members.into_values() {
        if let Some(line) = fitted(&chain, dpi, shortest) {
            lines.push(line);
            kept.push(chain);
        }
    }
    (lines, kept)
}

/// Dark runs of at least `least` pixels; one light pixel does not end a run.
fn runs(bits: &Bits, least: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    for (row, pixels) in bits.dark.chunks_exact(bits.width.max(1)).enumerate() {
        let mut start = None;
        let mut last = 0;
        for (x, _) in pixels.iter().enumerate().filter(|(_, dark)| **dark) {
            match start {
                Some(begin) if x > last + 2 => {
                    if last + 1 - begin >= least {
                        runs.push(Run { row, start: begin, end: last + 1 });
                    }
                    start = Some(x);
                }
                Some(_) => {}
                None => start = Some(x),
            }
            last = x;
        }
        if let Some(begin) = start
            && last + 1 - begin >= least
        {
            runs.push(Run { row, start: begin, end: last + 1 });
        }
    }
    runs
}

/// The straight line through the pixels of a chain by least squares; `None` when the chain is short or thick.
fn fitted(chain: &[Run], dpi: f32, shortest: f32) -> Option<Ruling> {
    let start = chain.iter().map(|run| run.start).min()? as f64;
    let end = chain.iter().map(|run| run.end).max()? as f64;
    if end - start < f64::from(dpi * shortest) {
        return None;
    }
    let (mut n, mut sx, mut sy, mut sxx, mut sxy, mut syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for run in chain {
        let (a, b, y) = (run.start as f64 - start, run.end as f64 - start, run.row as f64);
        let (count, sum, squares) = (b - a, (b * b - a * a) / 2.0, (b * b * b - a * a * a) / 3.0);
        n += count;
        sx += sum;
        sy += count * y;
        sxx += squares;
        sxy += sum * y;
        syy += count * y * y;
    }
    let slope = (n * sxy - sx * sy) / (n * sxx - sx * sx).max(f64::EPSILON);
    let level = (sy - slope * sx) / n;
    let spread = ((syy - level * sy - slope * sxy) / n).max(0.0).sqrt();
    // Rows evenly filled over a thickness t deviate by t/√12 from their middle.
    if spread * 12f64.sqrt() > f64::from(dpi * THICKEST) || slope.abs() > 0.12 {
        return None;
    }
    let at = |x: f64| (x as f32, (level + slope * (x - start)) as f32);
    Some(Ruling { from: at(start), to: at(end), across: true })
}

/// Sets joined by their members.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while let Some(parent) = self.0.get(index).copied()
            && parent != index
        {
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(index) {
                *slot = above;
            }
            index = above;
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a) {
            *slot = b;
        }
    }
}
