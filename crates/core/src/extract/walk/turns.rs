//! Places told in a row before what they are the places in: `lần lượt xếp thứ 10, 20 và 30 về PCI, PAPI và PAR INDEX`.
use super::*;

impl Walk<'_> {
    /// As many rankings or components behind a row of places as there are places, joined to it by a preposition: one for each.
    /// Where they end.
    pub(super) fn topics_in_turn(&mut self, run: &[usize], next: usize) -> Option<usize> {
        const LEAD: [&str; 17] =
            ["về", "ở", "tại", "trong", "theo", "của", "các", "chỉ", "số", "bảng", "xếp", "hạng", "trụ", "cột", "cả", "nước", "hai"];
        let count = run.len();
        let last = run.last().and_then(|j| self.mentions.get(*j))?;
        if count < 2
            || self.chain.len() == count
            || self.scene.who.len() > 1
            || self.scene.index.len() == count
            || self.scene.parts.len() == count
        {
            return None;
        }
        let topic = |m: &Mention| matches!(m.what, What::Index(_) | What::Part(_));
        let (at, first) = self.mentions.iter().enumerate().skip(next).find(|(_, m)| topic(m))?;
        let led = first.t0 <= last.t1 + 8
            && self.glue_or_names(last.t1, first.t0, &LEAD)
            && (last.t1..first.t0).any(|t| matches!(self.word(t), "về" | "ở" | "tại" | "trong" | "theo" | "của"));
        if !led || self.mentions.get(next..at)?.iter().any(Mention::is_value) {
            return None;
        }
        let span = |m: &Mention| Some(self.span(m.t0, m.t1));
        let behind = if matches!(first.what, What::Index(_)) {
            let (found, end) = self.run_of(at, |w| matches!(w, What::Index(_)));
            let mut group: Vec<Slot<usize>> = Vec::new();
            for m in found.iter().filter_map(|j| self.mentions.get(*j)) {
                if let What::Index(x) = m.what
                    && !group.iter().any(|g| g.value == x)
                {
                    group.push(Slot::new(x, Origin::Bound, span(m)));
                }
            }
            (group.len() == count).then_some((Some(group), None, end))
        } else {
            let (found, end) = self.run_of(at, |w| matches!(w, What::Part(_)));
            let known = |m: &Mention| if let What::Part(p) = &m.what { self.usable(p) } else { None };
            let group: Vec<Slot<Part>> = found
                .iter()
                .filter_map(|j| self.mentions.get(*j))
                .filter_map(|m| Some(Slot::new(known(m)?, Origin::Bound, span(m))))
                .collect();
            (group.len() == count).then_some((None, Some(group), end))
        };
        let (indices, parts, end) = behind?;
        if let Some(indices) = indices {
            (self.scene.index, self.scene.parts) = (indices, Vec::new());
        }
        if let Some(parts) = parts {
            self.scene.parts = parts;
        }
        self.distribute(run).then_some(end)
    }
}
