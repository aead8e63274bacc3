//! A world that stays in memory with its findings, so that a night's claims cost what they touch.
use super::drafts::{Draft, drafts};
use super::gravest_first;
use super::world::World;
use crate::model::Finding;
use foldhash::HashMap;
use rayon::prelude::*;

/// See the module.
#[derive(Debug, Clone)]
pub struct Held<'o> {
    world: World<'o>,
    /// The gravest first.
    findings: Vec<Finding>,
    /// The marks of their drafts.
    marks: Vec<u64>,
}

impl<'o> Held<'o> {
    /// Holds a world of which nothing is found yet; [`Self::level`] finds it.
    pub fn of(world: World<'o>) -> Self {
        Self { world, findings: Vec::new(), marks: Vec::new() }
    }

    /// The world, to be read or updated; after an update [`Self::level`] is due.
    pub fn world(&mut self) -> &mut World<'o> {
        &mut self.world
    }

    /// Brings the findings level with the world and returns how many had to be written: those that would say the same as
    /// before are kept. `quote` adds the words of the sides, which are no part of a world.
    ///
    /// # Errors
    /// When `quote` fails; the findings that it was given are then written again the next time.
    pub fn level<E>(&mut self, quote: impl FnOnce(&mut [Finding]) -> Result<(), E>) -> Result<usize, E> {
        let world = &self.world;
        let found = world.examine();
        let alone = found.alone(world);
        let mut before: HashMap<u64, Finding> = self.marks.drain(..).zip(self.findings.drain(..)).collect();
        let mut written: Vec<(u64, Finding)> = Vec::with_capacity(before.len());
        let mut new: Vec<Draft<'_>> = Vec::new();
        for draft in drafts(&found.cases, &alone, world) {
            match before.remove(&draft.mark) {
                Some(finding) => written.push((draft.mark, finding)),
                None => new.push(draft),
            }
        }
        let write = |draft: Draft<'_>| Some((draft.mark, draft.write(&alone, world)?));
        let (marks, mut findings): (Vec<u64>, Vec<Finding>) = new.into_par_iter().filter_map(write).unzip();
        let quoted = quote(&mut findings);
        let count = findings.len();
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
