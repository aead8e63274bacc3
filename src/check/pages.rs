//! The claims of each page, whatever facts they speak of.
use super::said::Said;
use super::world::spacious;

/// No place: the end of a page's claims, and the source of a claim that was written anew elsewhere.
pub(super) const VOID: u32 = u32::MAX;

/// For each source the place of its last claim, and for each claim that of the one before it on its page.
#[derive(Debug, Clone, Default)]
pub(super) struct Pages {
    last: Vec<u32>,
    before: Vec<u32>,
}

impl Pages {
    /// Takes up the claims that came after those it knows; `sources` is how many sources there are.
    pub fn follow(&mut self, said: &[Said], sources: usize) {
        self.last.resize(sources, VOID);
        let known = self.before.len();
        self.before.reserve(spacious(said.len().saturating_sub(known)));
        for (place, s) in (0u32..).zip(said).skip(known) {
            let before = self.last.get_mut(s.source as usize).map_or(VOID, |last| std::mem::replace(last, place));
            self.before.push(before);
        }
    }

    /// Places of the claims of a source, void ones among them.
    pub fn of(&self, source: u32) -> impl Iterator<Item = usize> {
        let place = |at: Option<&u32>| at.copied().filter(|at| *at != VOID);
        std::iter::successors(place(self.last.get(source as usize)), move |at| place(self.before.get(*at as usize))).map(|at| at as usize)
    }
}
