//! A few hundred bytes that stand for a text when copies are looked for.
use super::credit;
use crate::model::{BlockKind, Document};
use crate::normalize::fold;

/// Raised whenever the same text gets another sketch, so that stored ones are made anew.
pub const SKETCH_VERSION: u8 = 1;

/// Syllables in a row that are looked at together.
const WIDTH: usize = 5;
const BINS: usize = 256;
/// How many of a text's distinct numbers are kept.
const NUMBERS: usize = 48;
/// Cells of the bitmap that counts distinct shingles; a power of two.
const CELLS: usize = 1 << 16;

/// Fewer distinct shingles than this are too short to tell a copy from the same thing said twice.
const SHORTEST: u32 = 20;
/// Texts that share this much of all their shingles are one text.
const RESEMBLANCE: f64 = 0.8;
/// So are texts of which the shorter lies this much inside the longer one: a cut print …
const CONTAINMENT: f64 = 0.9;
/// … as long as not more was cut than the sketch can tell.
const RESEMBLANCE_OF_CUT: f64 = 0.4;
/// Enough for texts that credit the same agency.
const RESEMBLANCE_OF_CREDITED: f64 = 0.5;

/// A text's shingles of five folded syllables, sampled: for each of 256 classes of hashes the least one,
/// in 8 bits. Folding takes case, tone marks, normal forms and punctuation away.
///
/// The share of shingles that two texts have in common is estimated with a standard error of
/// √(J(1 − J) / 256), 0.025 at 0.8 and 0.031 at 0.5; a text of fewer than 300 shingles fills fewer
/// classes, and 100 shingles give 0.04. A text of at most 48 distinct numbers has all of them in the
/// sketch, as 16-bit hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// 0 where no shingle fell.
    pub(super) bins: [u8; BINS],
    /// Distinct shingles, counted to about 1 %.
    distinct: u32,
    /// Whom the text credits, 0 for nobody.
    credit: u32,
    /// The least hashes of its distinct numbers, ascending.
    pub(super) numbers: Vec<u16>,
}

/// Sketches the body of a document; what stands in boxes of related links is left out. At more than
/// 50 MB/s an ordinary page takes less than 0.1 ms.
pub fn sketch(document: &Document) -> Sketch {
    let mut builder = Builder::new();
    let body = body(document);
    for part in &body {
        builder.add(part);
    }
    builder.finish(credit::of(&body))
}

/// The text without related boxes, folded.
fn body(document: &Document) -> Vec<String> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut take = |range: std::ops::Range<usize>| parts.extend(document.text.get(range).filter(|t| !t.is_empty()).map(fold));
    for block in document.blocks.iter().filter(|b| b.kind == BlockKind::Related) {
        take(from..block.start.max(from));
        from = block.end.max(from);
    }
    take(from..document.text.len());
    parts
}

impl Sketch {
    /// The share of all shingles of both texts that both have, 0–1, estimated.
    pub fn resemblance(&self, other: &Self) -> f64 {
        let (mut same, mut both, mut any) = (0_u32, 0_u32, 0_u32);
        for (a, b) in self.bins.iter().zip(&other.bins) {
            any += u32::from((a | b) != 0);
            both += u32::from(*a != 0) & u32::from(*b != 0);
            same += u32::from(a == b) & u32::from(*a != 0);
        }
        if any == 0 {
            return 0.0;
        }
        // Of the classes that differ one in 255 looks alike by chance.
        let chance = f64::from(both - same) / 254.0;
        ((f64::from(same) - chance) / f64::from(any)).clamp(0.0, 1.0)
    }

    /// Whether the two texts are prints of one. `same_claims` says that both make the same claims, at
    /// least one; texts without claims have only their words and numbers to go by.
    pub fn copies(&self, other: &Self, same_claims: bool) -> bool {
        if self.distinct.min(other.distinct) < SHORTEST || !self.same_numbers(other, same_claims) {
            return false;
        }
        let resemblance = self.resemblance(other);
        let credited = same_claims && self.credit != 0 && self.credit == other.credit;
        resemblance >= RESEMBLANCE
            || (resemblance >= RESEMBLANCE_OF_CUT && self.containment(other, resemblance) >= CONTAINMENT)
            || (credited && resemblance >= RESEMBLANCE_OF_CREDITED)
    }

    /// How much of the shorter text lies in the longer one.
    fn containment(&self, other: &Self, resemblance: f64) -> f64 {
        let (a, b) = (f64::from(self.distinct), f64::from(other.distinct));
        resemblance / (1.0 + resemblance) * (a + b) / a.min(b)
    }

    /// Whether the numbers of one text are those of the other, or some of them: what fills the same
    /// skeleton with other figures is another text.
    fn same_numbers(&self, other: &Self, same_claims: bool) -> bool {
        let last = |s: &Self| s.numbers.last().copied().filter(|_| s.numbers.len() == NUMBERS).unwrap_or(u16::MAX);
        let bound = last(self).min(last(other));
        let within = |s: &Self| s.numbers.iter().take_while(|n| **n <= bound).count();
        let fewer = within(self).min(within(other));
        let shared = self.numbers.iter().filter(|n| **n <= bound && other.numbers.binary_search(n).is_ok()).count();
        let changed = fewer.saturating_sub(shared);
        // Where claims speak for the figures, a date line of one's own is let pass.
        changed == 0 || (same_claims && (changed == 1 || changed * 10 <= fewer))
    }

    /// The form in which a store keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(10 + 2 * NUMBERS + BINS);
        bytes.push(SKETCH_VERSION);
        bytes.extend(self.distinct.to_le_bytes());
        bytes.extend(self.credit.to_le_bytes());
        bytes.push(u8::try_from(self.numbers.len()).unwrap_or(0));
        bytes.extend(self.numbers.iter().flat_map(|n| n.to_le_bytes()));
        bytes.extend(self.bins);
        bytes
    }

    /// The sketch out of its stored form; `None` when the bytes are of another version or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (version, rest) = bytes.split_first()?;
        let (distinct, rest) = rest.split_first_chunk()?;
        let (credit, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first()?;
        let (numbers, bins) = rest.split_at_checked(2 * usize::from(*count))?;
        let numbers: Vec<u16> = numbers.chunks_exact(2).filter_map(|n| Some(u16::from_le_bytes(n.try_into().ok()?))).collect();
        let sound = *version == SKETCH_VERSION && numbers.len() <= NUMBERS && numbers.is_sorted();
        sound.then_some(Self {
            bins: bins.try_into().ok()?,
            distinct: u32::from_le_bytes(*distinct),
            credit: u32::from_le_bytes(*credit),
            numbers,
        })
    }
}

/// Hashes on their way into a sketch.
struct Builder {
    least: [u64; BINS],
    seen: Vec<u64>,
    shingles: u32,
    numbers: Vec<u16>,
    /// The last syllables' hashes, the oldest at `next`.
    window: [u64; WIDTH],
    next: usize,
    words: usize,
    rolling: u64,
}

/// Odd, so that nothing is lost in multiplying.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
/// `FACTOR` to the power of `WIDTH - 1`: the weight of the oldest syllable.
const OLDEST: u64 = FACTOR.wrapping_mul(FACTOR).wrapping_mul(FACTOR).wrapping_mul(FACTOR);

impl Builder {
    fn new() -> Self {
        Self {
            least: [u64::MAX; BINS],
            seen: vec![0; CELLS / 64],
            shingles: 0,
            numbers: Vec::new(),
            window: [0; WIDTH],
            next: 0,
            words: 0,
            rolling: 0,
        }
    }

    fn add(&mut self, folded: &str) {
        let bytes = folded.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            if !part_of_word(*first) {
                at += 1;
                continue;
            }
            let start = at;
            let mut hash = 0xCBF2_9CE4_8422_2325_u64;
            let mut digits = true;
            while let Some(byte) = bytes.get(at).filter(|b| part_of_word(**b)) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
                digits &= byte.is_ascii_digit();
                at += 1;
            }
            if digits {
                self.number(bytes.get(start..at).unwrap_or_default());
            }
            self.word(hash);
        }
    }

    fn word(&mut self, hash: u64) {
        let Some(oldest) = self.window.get_mut(self.next) else { return };
        self.rolling = self.rolling.wrapping_sub(oldest.wrapping_mul(OLDEST)).wrapping_mul(FACTOR).wrapping_add(hash);
        *oldest = hash;
        self.next = if self.next + 1 == WIDTH { 0 } else { self.next + 1 };
        self.words += 1;
        if self.words >= WIDTH {
            self.shingle(mix(self.rolling));
        }
    }

    fn shingle(&mut self, hash: u64) {
        self.shingles = self.shingles.saturating_add(1);
        // The highest byte chooses the class, the rest is compared; 16 bits of that mark the cell.
        if let Some(least) = self.least.get_mut((hash >> 56) as usize) {
            *least = (*least).min(hash & (u64::MAX >> 8));
        }
        let cell = (hash >> 40) as usize % CELLS;
        if let Some(word) = self.seen.get_mut(cell / 64) {
            *word |= 1 << (cell % 64);
        }
    }

    /// Leading zeros are taken away: `07` is `7`.
    fn number(&mut self, digits: &[u8]) {
        let value = digits.iter().skip_while(|d| **d == b'0').fold(1_u64, |v, d| v.wrapping_mul(257).wrapping_add(u64::from(*d)));
        self.numbers.push((mix(value) >> 48) as u16);
    }

    fn finish(mut self, credit: u32) -> Sketch {
        let mut bins = [0; BINS];
        for (bin, least) in bins.iter_mut().zip(self.least).filter(|(_, least)| *least != u64::MAX) {
            *bin = u8::try_from(mix(least) % 255).unwrap_or(0) + 1;
        }
        self.numbers.sort_unstable();
        self.numbers.dedup();
        self.numbers.truncate(NUMBERS);
        Sketch { bins, distinct: distinct(&self.seen, self.shingles), credit, numbers: self.numbers }
    }
}

/// How many distinct hashes set these bits, when `added` were added in all (linear counting).
fn distinct(seen: &[u64], added: u32) -> u32 {
    let empty = seen.iter().map(|w| w.count_zeros()).sum::<u32>();
    if empty == 0 {
        return added;
    }
    let cells = CELLS as f64;
    ((cells * (cells / f64::from(empty)).ln()).round() as u32).min(added)
}

/// Letters and digits; of what folding leaves above ASCII every byte.
fn part_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Every bit of the input reaches every bit of the result (the finalizer of MurmurHash3).
pub(super) fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}
