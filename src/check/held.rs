//! A world that stays in memory with its findings, so that a night's claims cost what they touch.
use super::drafts::{Draft, drafts};
use super::gravest_first;
use super::memo::{Look, Memo};
use super::render::Stock;
use super::rules::Kept;
use super::world::World;
use crate::model::Finding;
use foldhash::HashSet;
use rayon::prelude::*;

/// See the module.
#[derive(Debug, Clone)]
pub struct Held<'o> {
    world: World<'o>,
    kept: Kept,
    memo: Memo,
    /// The gravest first.
    findings: Vec<Finding>,
    /// The marks of their drafts.
    marks: Vec<u64>,
    /// How many sources the world had when they were written.
    sources: usize,
}

impl<'o> Held<'o> {
    /// Holds a world of which nothing is found yet; [`Self::level`] finds it.
    pub fn of(world: World<'o>) -> Self {
        Self { world, kept: Kept::default(), memo: Memo::default(), findings: Vec::new(), marks: Vec::new(), sources: 0 }
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
        self.kept.follow(&changes, world);
        self.memo.follow(changes, world);
        let look = Look::at(world, std::mem::take(&mut self.memo));
        let found = world.sort(self.kept.conflicts(world), |dispute, against| look.weigh(dispute, against));
        let alone = found.alone(world);
        let drafts = drafts(&found.cases, &alone, world, |case| look.diagnose(case));
        self.memo = look.memo();
        let known: HashSet<u64> = self.marks.iter().copied().collect();
        let (same, new): (Vec<Draft<'_>>, Vec<Draft<'_>>) = drafts.into_iter().partition(|draft| known.contains(&draft.mark));
        let standing: HashSet<u64> = same.iter().map(|draft| draft.mark).collect();
        let before = self.marks.drain(..).zip(self.findings.drain(..));
        let (mut written, retired): (Vec<_>, Vec<_>) = before.partition(|(mark, _)| standing.contains(mark));
        // Most sides of what is written anew stood in what it takes the place of.
        let stock = Stock::of(retired.into_par_iter().map(|(_, finding)| finding.sides).collect(), self.sources);
        self.sources = world.sources().len();
        let write = |draft: Draft<'_>| Some((draft.mark, draft.write(&alone, &stock, world)?));
        let (marks, mut findings): (Vec<u64>, Vec<Finding>) = new.into_par_iter().filter_map(write).unzip();
        let quoted = quote(&mut findings);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Batch, Evidence, Saying, check, world};
    use crate::model::{Claim, Source, claim_id};
    use crate::ontology::Ontology;

    /// A page that gives ranks: `SUBJECT YEAR RANK`.
    fn page(id: &str, ranks: &[&str]) -> (Source, Vec<Claim>) {
        let source = Source { doc_id: id.to_owned(), publisher: Some(id.to_owned()), ..Source::default() };
        let claim = |(start, what): (usize, &&str)| {
            let words: Vec<&str> = what.split(' ').collect();
            let mut claim = Claim {
                doc_id: id.to_owned(),
                subject: words[0].to_owned(),
                index: "dti".to_owned(),
                year: words[1].parse().ok(),
                rank: words[2].parse().ok(),
                scope: "national".to_owned(),
                start,
                ..Claim::default()
            };
            claim.id = claim_id(&claim, "");
            claim
        };
        (source, ranks.iter().enumerate().map(claim).collect())
    }

    struct Nights<'o> {
        held: Held<'o>,
        pages: Vec<(Source, Vec<Claim>)>,
        ontology: &'o Ontology,
    }

    impl Nights<'_> {
        /// Takes in a page; how many weights and diagnoses are still good, and the kind of slip that is named then.
        fn tell(&mut self, id: &str, ranks: &[&str]) -> (usize, usize, Option<String>) {
            let (source, claims) = page(id, ranks);
            let mut batch = Batch::default();
            let place = u32::try_from(self.held.world.sources().len()).unwrap();
            claims.iter().for_each(|claim| batch.say(&Saying::of(claim), place));
            self.held.world.update(&[], vec![source.clone()], batch, Vec::new());
            self.pages.push((source, claims));
            let changes = self.held.world.changed();
            self.held.kept.follow(&changes, &self.held.world);
            self.held.memo.follow(changes, &self.held.world);
            let (weights, slips) = self.held.memo.len();
            self.held.level(|_| Ok::<(), ()>(())).unwrap();
            let all = self.pages.iter().flat_map(|(source, claims)| claims.iter().map(move |claim| Evidence { claim, source }));
            let cold = check(&all.collect::<Vec<_>>(), &[], self.ontology).contradictions;
            assert_eq!(self.held.findings(), cold);
            (weights, slips, cold.first().and_then(|f| f.diagnosis.as_ref()).map(|d| d.kind.clone()))
        }
    }

    #[test]
    fn only_another_answer_makes_weights_and_diagnoses_anew() {
        let ontology = Ontology::embedded().unwrap();
        let mut nights = Nights { held: Held::of(world(&[], &[], &ontology)), pages: Vec::new(), ontology: &ontology };
        nights.tell("a", &["ha-tinh 2022 37"]);
        nights.tell("b", &["ha-tinh 2022 37"]);
        assert_eq!(nights.tell("c", &["ha-tinh 2022 60"]).2, None);
        let none = None;
        // Nobody asks for another province far away, nor for names that come before all others.
        assert_eq!(nights.tell("d", &["ca-mau 2022 11"]), (1, 1, none.clone()));
        assert_eq!(nights.tell("e", &["a/a-a 2022 1"]), (1, 1, none));
        // The figure is that of the year before: nothing for weights, another slip.
        let stale = Some("stale-edition".to_owned());
        assert_eq!(nights.tell("f", &["ha-tinh 2021 60"]), (1, 0, stale.clone()));
        // A second page may have said it first, a third says nothing new.
        assert_eq!(nights.tell("g", &["ha-tinh 2021 60"]), (1, 0, stale.clone()));
        assert_eq!(nights.tell("h", &["ha-tinh 2021 60"]), (1, 1, stale));
        // One more witness changes the weights themselves.
        assert_eq!(nights.tell("i", &["ha-tinh 2022 37"]).0, 0);
    }
}
