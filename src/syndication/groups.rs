//! Sketches into groups, in nearly linear time.
use super::ClaimsSignature;
use super::sketch::{Sketch, mix};
use crate::model::PartialDate;
use rayon::prelude::*;

/// So many are compared each with each.
const FEW: usize = 64;
/// Where more look alike, each is compared with so many that have the most similar numbers.
const NEIGHBOURS: usize = 16;
/// Texts meet when the classes of one band of three agree: of a hundred pairs that share half of their
/// shingles one never meets, of those that share 0.4 seven, of those that share 0.8 none in 10¹¹.
const BANDS: usize = 40;
const ROWS: usize = 3;

/// A document that may be in a group.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Document id.
    pub id: &'a str,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Whether its publisher prints what others wrote.
    pub aggregator: bool,
    /// Its text.
    pub sketch: &'a Sketch,
    /// Its claims; `None` when it makes none.
    pub claims: Option<ClaimsSignature>,
}

impl Member<'_> {
    /// The least stands for its group: no aggregator, the first to be published, then the smallest id.
    fn order(&self) -> (bool, bool, Option<(i16, i8, i8)>, &str) {
        let day = self.published.map(|d| d.latest());
        (self.aggregator, day.is_none(), day, self.id)
    }
}

/// For each member the place, in `members`, of the one that stands for its group; one without copies stands
/// for itself. Members of one group have the same claims, and each is a copy of another of them
/// ([`Sketch::copies`]). The outcome does not depend on the order of the members.
pub fn groups(members: &[Member<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.par_sort_unstable_by_key(|i| members.get(*i).map(|m| (m.claims, m.id)));
    let sorted: Vec<&Member<'_>> = order.iter().filter_map(|i| members.get(*i)).collect();
    let mut links = Links { members: &sorted, parent: (0..sorted.len()).collect() };
    let mut from = 0;
    for class in sorted.chunk_by(|a, b| a.claims == b.claims) {
        let places: Vec<usize> = (from..from + class.len()).collect();
        from += class.len();
        if places.len() <= FEW {
            links.each_with_each(&places);
        } else {
            links.by_bands(&places);
        }
    }
    links.representatives(&order)
}

/// Union-find over members in sorted order.
struct Links<'m> {
    members: &'m [&'m Member<'m>],
    parent: Vec<usize>,
}

impl Links<'_> {
    fn each_with_each(&mut self, places: &[usize]) {
        for (i, a) in places.iter().enumerate() {
            for b in places.iter().skip(i + 1) {
                self.compare(*a, *b);
            }
        }
    }

    fn by_bands(&mut self, places: &[usize]) {
        for band in 0..BANDS {
            // Key and place in one number sort twice as fast as a pair.
            let key = |place: &usize| {
                let key = band_key(self.members.get(*place)?.sketch, band)?;
                Some((u64::from(key) << 32) | u64::try_from(*place).ok()?)
            };
            let mut keyed: Vec<u64> = places.par_iter().filter_map(key).collect();
            keyed.par_sort_unstable();
            for bucket in keyed.chunk_by(|a, b| a >> 32 == b >> 32).filter(|bucket| bucket.len() > 1) {
                let mut together: Vec<usize> = bucket.iter().map(|key| (key & u64::from(u32::MAX)) as usize).collect();
                if together.len() <= FEW {
                    self.each_with_each(&together);
                    continue;
                }
                // One skeleton, many fillings: copies have the same numbers, so they stand side by side.
                together.sort_by_key(|place| self.members.get(*place).map(|m| (&m.sketch.numbers, m.id)));
                for (i, a) in together.iter().enumerate() {
                    for b in together.iter().skip(i + 1).take(NEIGHBOURS) {
                        self.compare(*a, *b);
                    }
                }
            }
        }
    }

    fn compare(&mut self, a: usize, b: usize) {
        let (Some(x), Some(y)) = (self.members.get(a), self.members.get(b)) else { return };
        let (root_a, root_b) = (self.root(a), self.root(b));
        if root_a != root_b && x.sketch.copies(y.sketch, x.claims.is_some()) {
            // The smaller place stays the root, so that the outcome depends on the members only.
            if let Some(parent) = self.parent.get_mut(root_a.max(root_b)) {
                *parent = root_a.min(root_b);
            }
        }
    }

    fn root(&mut self, mut place: usize) -> usize {
        while let Some(up) = self.parent.get(place).copied().filter(|up| *up != place) {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(parent) = self.parent.get_mut(place) {
                *parent = above;
            }
            place = above;
        }
        place
    }

    /// By place in the caller's list.
    fn representatives(&mut self, order: &[usize]) -> Vec<usize> {
        let members = self.members;
        let roots: Vec<usize> = (0..members.len()).map(|place| self.root(place)).collect();
        let mut best: Vec<usize> = (0..members.len()).collect();
        let rank = |place: usize| members.get(place).map(|m| m.order());
        for (place, root) in roots.iter().enumerate() {
            if let Some(known) = best.get_mut(*root).filter(|known| rank(place) < rank(**known)) {
                *known = place;
            }
        }
        let mut out = vec![0; order.len()];
        for (place, root) in roots.iter().enumerate() {
            let chosen = best.get(*root).and_then(|b| order.get(*b));
            if let Some((slot, chosen)) = order.get(place).and_then(|i| out.get_mut(*i)).zip(chosen) {
                *slot = *chosen;
            }
        }
        out
    }
}

/// The classes of one band in one number; an empty class borrows from the next one that is not, with the
/// distance. `None` when all are empty.
fn band_key(sketch: &Sketch, band: usize) -> Option<u32> {
    let bins = &sketch.bins;
    let mut key = band as u64;
    for row in 0..ROWS {
        let from = band * ROWS + row;
        let distance = (0..bins.len()).find(|d| bins.get((from + d) % bins.len()).is_some_and(|v| *v != 0))?;
        let value = bins.get((from + distance) % bins.len()).copied().unwrap_or(0);
        key = mix(key ^ u64::from(value) ^ ((distance as u64) << 8)).wrapping_add(row as u64);
    }
    Some((mix(key) >> 32) as u32)
}
