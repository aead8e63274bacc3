//! Observations by fact and value, with everything numbered without gaps.
use super::Observation;
use crate::model::Authority;
use rayon::slice::ParallelSliceMut;

/// One print that can be compared with others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub fact: u32,
    pub value: u32,
    pub cell: u32,
    /// Place of the outlet among the outlets.
    pub outlet: u32,
    /// Number of the origin among those of its fact.
    pub origin: u32,
    pub extraction: f64,
    /// False for a publisher's own table.
    pub press: bool,
}

/// Rows of a stretch, some more where a fact goes on.
const STRETCH: usize = 1 << 16;

/// An outlet on one index, or on all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// The outlet's number in the observations.
    pub name: u32,
    pub index: u32,
    /// Place of the outlet among the outlets.
    pub outlet: u32,
    pub authority: Authority,
    pub agreed: u32,
    pub disputed: u32,
}

/// Everything that is the same in each round.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// By fact, value and cell, each outlet's surest reading first.
    pub rows: Vec<Row>,
    /// By outlet and index.
    pub cells: Vec<Cell>,
    /// By outlet.
    pub outlets: Vec<Cell>,
    /// Most origins of one fact.
    pub origins: usize,
    pub compared: u32,
    pub single: u32,
}

impl Rows {
    /// Sorts observations, numbers outlets, and leaves out facts on which nobody can be compared.
    pub fn of(observations: &[Observation]) -> Self {
        let mut out = Self::default();
        let mut cells: Vec<(u32, u32, Authority)> = observations.iter().map(|o| (o.outlet, o.index, o.authority)).collect();
        cells.sort_unstable();
        cells.dedup();
        for (name, index, authority) in cells {
            out.add_cell(name, index, authority);
        }
        // The outlet's authority is known when all its cells were seen.
        for cell in &mut out.cells {
            cell.authority = out.outlets.get(cell.outlet as usize).map_or(cell.authority, |o| o.authority);
        }
        let place = |o: &Observation| out.cells.binary_search_by_key(&(o.outlet, o.index), |c| (c.name, c.index)).unwrap_or(0);
        let mut rows: Vec<Row> = observations
            .iter()
            .map(|o| {
                let at = place(o);
                let (outlet, authority) = out.cells.get(at).map_or((0, o.authority), |c| (c.outlet, c.authority));
                Row {
                    fact: o.fact,
                    value: o.value,
                    cell: u32::try_from(at).unwrap_or(0),
                    outlet,
                    origin: o.origin,
                    extraction: o.extraction,
                    press: authority != Authority::Official,
                }
            })
            .collect();
        rows.par_sort_unstable_by(|a, b| {
            let slots = |r: &Row| (r.fact, r.value, r.cell);
            slots(a).cmp(&slots(b)).then_with(|| b.extraction.total_cmp(&a.extraction)).then_with(|| a.origin.cmp(&b.origin))
        });
        let mut origins: Vec<u32> = Vec::new();
        for fact in rows.chunk_by_mut(|a, b| a.fact == b.fact) {
            origins.clear();
            origins.extend(fact.iter().map(|r| r.origin));
            origins.sort_unstable();
            origins.dedup();
            if origins.len() < 2 || one_outlet(fact) {
                out.single += 1;
                continue;
            }
            out.compared += 1;
            out.origins = out.origins.max(origins.len());
            for row in fact.iter_mut() {
                row.origin = origins.binary_search(&row.origin).ok().and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
            }
            out.count(fact);
            out.rows.extend_from_slice(fact);
        }
        out
    }

    /// The rows in stretches of whole facts.
    pub fn stretches(&self) -> Vec<&[Row]> {
        let mut out = Vec::new();
        let mut rest = self.rows.as_slice();
        while let Some(last) = rest.get(STRETCH.min(rest.len()).saturating_sub(1)) {
            let more = rest.iter().skip(STRETCH).take_while(|r| r.fact == last.fact).count();
            let (stretch, after) = rest.split_at(STRETCH.min(rest.len()) + more);
            out.push(stretch);
            rest = after;
        }
        out
    }

    /// Cells come in order of outlet and index.
    fn add_cell(&mut self, name: u32, index: u32, authority: Authority) {
        if self.outlets.last().is_none_or(|o| o.name != name) {
            let outlet = u32::try_from(self.outlets.len()).unwrap_or(u32::MAX);
            self.outlets.push(Cell { name, index, outlet, authority, agreed: 0, disputed: 0 });
        }
        let Some(outlet) = self.outlets.last_mut() else { return };
        outlet.authority = outlet.authority.max(authority);
        let outlet = *outlet;
        match self.cells.last() {
            Some(last) if (last.name, last.index) == (name, index) => {}
            _ => self.cells.push(Cell { index, ..outlet }),
        }
    }

    /// Counts a fact once for each outlet that speaks of it.
    fn count(&mut self, fact: &[Row]) {
        let agreed = fact.first().map(|r| r.value) == fact.last().map(|r| r.value);
        let mut cells: Vec<u32> = fact.iter().map(|r| r.cell).collect();
        cells.sort_unstable();
        cells.dedup();
        for at in cells {
            let Some(cell) = self.cells.get_mut(at as usize) else { continue };
            let outlet = self.outlets.get_mut(cell.outlet as usize);
            for counted in std::iter::once(cell).chain(outlet) {
                if agreed {
                    counted.agreed += 1;
                } else {
                    counted.disputed += 1;
                }
            }
        }
    }
}

fn one_outlet(fact: &[Row]) -> bool {
    fact.iter().all(|r| fact.first().is_some_and(|first| r.outlet == first.outlet))
}
