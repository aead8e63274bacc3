//! An office's head words said once for those of several provinces: `Cục Hải quan Hà Nội, Hải Phòng và Quảng Ninh`, `Sở Y tế các tỉnh A,
//! B`, `ba cục thuế A, B, C`. Each province names an office, and none is ranked itself.
use super::*;

/// The longest row.
const ROW: usize = 40;

/// One more office of a row.
struct Item {
    /// The mark or `và` before it.
    joint: usize,
    /// Where its name begins and ends.
    name: (usize, usize),
    id: String,
}

impl Scanner<'_> {
    /// `các tỉnh`, `các tỉnh, thành phố`, `hai tỉnh` between an office and the provinces: one past it.
    pub(super) fn past_plural(&self, end: usize) -> usize {
        let many =
            matches!(self.word(end), "các" | "hai" | "ba" | "bốn") || self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number);
        let noun = match (self.word(end + 1), self.word(end + 2)) {
            ("tỉnh", _) if self.mark(end + 2, ',') && self.word(end + 3) == "thành" => end + 5,
            ("tỉnh", "thành") => end + 3,
            ("thành", "phố") => end + 3,
            ("tỉnh", _) => end + 2,
            _ => return end,
        };
        let noun = noun + usize::from(self.mark(noun, ':'));
        let named = self.names_at(noun).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_))));
        if many && named { noun } else { end }
    }

    /// Whether an office whose name ends at `end` is that of several provinces, whose row begins there.
    pub(super) fn heads_row(&self, office: usize, at: usize, end: usize) -> bool {
        let from = self.past_plural(end);
        let Some((_, next)) = self.names_at(from).filter(|(e, _)| self.setting.pick_province(e).is_some()) else { return false };
        let Some(office) = self.setting.ontology.offices.get(office) else { return false };
        let (row, and) = self.row_of_provinces(&office.id, next);
        self.is_row(row.len(), and, at, from > end)
    }

    /// Whether so many names behind an office at `at` are a row. "Theo Sở Nội vụ Hà Nội, Hải Phòng xếp thứ 3": two with nothing but a comma
    /// between may be none.
    fn is_row(&self, more: usize, and: bool, at: usize, plural: bool) -> bool {
        let quoted = matches!(self.before(at, 1), "theo" | "đốc" | "đạo" | "diện" | "do" | "giao" | "trưởng" | "nguồn");
        let number = numerals::whole(self.before(at, 1)).or_else(|| numerals::in_words(&[self.before(at, 1)]).map(|x| x.0));
        let counted = number.is_some_and(|n| n as usize == more + 1);
        !quoted && more > 0 && (and || counted || plural || more >= 2)
    }

    /// Reads the offices that a row of provinces names behind the first of them, which was named at `at..end`. One past the row.
    pub(super) fn offices_in_row(&mut self, office: &str, block: &'static str, at: usize, end: usize, plural: bool) -> usize {
        let (row, and) = self.row_of_provinces(office, end);
        let Some(last) = row.last().map(|i| i.name.1) else { return end };
        if !self.is_row(row.len(), and, at, plural) {
            return end;
        }
        for item in row {
            if self.mark(item.joint, ',') {
                self.push(What::Mark(','), item.joint, item.joint + 1);
            }
            let who = Who { id: item.id.into(), kind: SubjectKind::Office(block), former: false };
            self.push(What::Subject(who), item.name.0, item.name.1);
        }
        last
    }

    /// The provinces joined by commas and `và` from token `from`, and whether `và` joins the last.
    fn row_of_provinces(&self, office: &str, from: usize) -> (Vec<Item>, bool) {
        let mut row = Vec::new();
        let (mut i, mut and) = (from, false);
        while row.len() < ROW && !and {
            let joined = self.word(i) == "và";
            if !joined && !self.mark(i, ',') {
                break;
            }
            let noun = match (self.word(i + 1), self.word(i + 2)) {
                ("tỉnh", _) => i + 2,
                ("thành", "phố") => i + 3,
                _ => i + 1,
            };
            let province = |at: usize| {
                let (entries, next) = self.names_at(at)?;
                let p = self.setting.ontology.provinces.get(self.setting.pick_province(entries)?)?;
                Some((p.id.clone(), next))
            };
            let Some((id, next)) = province(i + 1).or_else(|| province(noun)) else { break };
            let stop = self.name_of_several(next);
            let words = self.view.text();
            let id = if stop == next {
                format!("{id}/{office}")
            } else {
                // "Cục Hải quan Hà Nam Ninh", "… Gia Lai - Kon Tum": one office of several provinces.
                let span = self.tokens.get(noun).zip(self.tokens.get(stop - 1)).map(|(a, b)| a.start as usize..b.end as usize);
                format!("{office}-{}", slug(span.and_then(|s| words.get(s)).unwrap_or_default()))
            };
            row.push(Item { joint: i, name: (i + 1, stop), id });
            (i, and) = (stop, joined);
        }
        (row, and)
    }

    /// Behind the name of a province: where a name ends that goes on with a hyphen or another capital.
    fn name_of_several(&self, end: usize) -> usize {
        let capital = |i: usize| self.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
        let mut stop = end;
        if self.mark(stop, '-') || self.mark(stop, '–') {
            stop += usize::from(capital(stop + 1));
        }
        while capital(stop) && stop < end + 6 {
            stop += 1;
        }
        stop
    }
}
