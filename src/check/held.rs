//! A world that stays in memory with its findings, so that a night's claims cost what they touch.
use super::drafts::{Draft, drafts};
use super::gravest_first;
use super::memo::{Look, Memo};
use super::world::World;
use crate::model::Finding;
use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

/// See the module.
#[derive(Debug, Clone)]
pub struct Held<'o> {
    world: World<'o>,
    memo: Memo,
    /// The gravest first.
    findings: Vec<Finding>,
    /// The marks of their drafts.
    marks: Vec<u64>,
}

impl<'o> Held<'o> {
    /// Holds a world of which nothing is found yet; [`Self::level`] finds it.
    pub fn of(world: World<'o>) -> Self {
        Self { world, memo: Memo::default(), findings: Vec::new(), marks: Vec::new() }
    }

    /// The world, to be read or updated; after an update [`Self::level`] is due.
    pub fn world(&mut self) -> &mut World<'o> {
        &mut self.world
    }

    /// Brings the findings level with the world and returns how many had to be written: those that would say the same as
    /// before are kept. `quote` adds the words of the sides that have none, which are no part of a world.
    ///
    /// # Errors
    /// When `quote` fails; the findings that it was given are then written again the next time.
    pub fn level<E>(&mut self, quote: impl FnOnce(&mut [Finding]) -> Result<(), E>) -> Result<usize, E> {
        let changes = self.world.changed();
        let world = &self.world;
        self.memo.follow(changes, world);
        let look = Look::at(world, std::mem::take(&mut self.memo));
        let found = world.find(|dispute, against| look.weigh(dispute, against));
        let alone = found.alone(world);
        let drafts = drafts(&found.cases, &alone, world, |case| look.diagnose(case));
        self.memo = look.memo();
        let known: HashSet<u64> = self.marks.iter().copied().collect();
        let (same, new): (Vec<Draft<'_>>, Vec<Draft<'_>>) = drafts.into_iter().partition(|draft| known.contains(&draft.mark));
        let standing: HashSet<u64> = same.iter().map(|draft| draft.mark).collect();
        let before = self.marks.drain(..).zip(self.findings.drain(..));
        let (mut written, retired): (Vec<_>, Vec<_>) = before.partition(|(mark, _)| standing.contains(mark));
        let write = |draft: Draft<'_>| Some((draft.mark, draft.write(&alone, world)?));
        let (marks, mut findings): (Vec<u64>, Vec<Finding>) = new.into_par_iter().filter_map(write).unzip();
        requote(&mut findings, &retired);
        let quoted = quote(&mut findings);
        retired.into_par_iter().for_each(drop);
        let count = findings.len();
        // What stood is in order still.
        written.extend(marks.into_iter().zip(findings).filter(|_| quoted.is_ok()));
        written.sort_by(|(_, a), (_, b)| gravest_first(a, b));
        written.dedup_by(|(_, a), (_, b)| a.id == b.id);
        (self.marks, self.findings) = written.into_iter().unzip();
        quoted.map(|()| count)
    }

    /// All findings, the gravest first, as [`World::contradictions`] gives them.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings without the world.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// Most sides of what is written anew stood in what it takes the place of, and a claim's words are part of its id.
fn requote(findings: &mut [Finding], retired: &[(u64, Finding)]) {
    let sides = retired.iter().flat_map(|(_, finding)| &finding.sides).filter(|side| !side.quote.is_empty());
    let words: HashMap<&str, &str> = sides.filter_map(|side| Some((side.claim.as_deref()?, side.quote.as_str()))).collect();
    findings.par_iter_mut().flat_map_iter(|f| &mut f.sides).for_each(|side| {
        if let Some(said) = side.claim.as_deref().and_then(|claim| words.get(claim)) {
            side.quote = (*said).to_owned();
        }
    });
}
