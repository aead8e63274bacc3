//! Places in words before and behind the names of a run: `Nhất A; Nhì B`, `A nhất, B nhì`, `A 12,1%, thứ hai`.
use super::Place;
use super::items::Reader;
use crate::extract::numerals::in_words;

/// The place that a word says without a noun.
fn place_word(word: &str) -> Option<u32> {
    Some(match word {
        "nhất" => 1,
        "nhì" => 2,
        "ba" => 3,
        "tư" => 4,
        _ => return None,
    })
}

impl Reader<'_> {
    /// `Nhất A; Nhì B`, `Hạng ba: C`: the place in words that ends at token `last`, and where it begins.
    pub(super) fn word_before(&self, last: usize, name: usize) -> Option<(Place, usize)> {
        let at = if matches!(self.mark(last), Some(':' | '-' | '–')) { last.checked_sub(1)? } else { last };
        let n = place_word(self.word(at)).filter(|_| at >= self.floor)?;
        let mut start = at;
        while start > self.floor && at - start < 3 && matches!(self.before(start, 1), "hạng" | "thứ" | "vị" | "trí" | "về" | "xếp")
        {
            start -= 1;
        }
        // "Ba tỉnh A, B, C": a count.
        let counts = n > 2 && at == last && self.floor == 0 && self.noun_of_kind(name);
        let opens = start == self.floor || self.parts(start - 1) || self.mark(start - 1) == Some(':');
        let told = start < at;
        (opens && !counts).then_some((Place { told, word: true, ..Place::new(n, at, at + 1) }, start))
    }

    /// `A nhất`, `A 12,1%, thứ hai`: the place in words at token `t`.
    pub(super) fn word_behind(&self, t: usize) -> Option<Place> {
        let told = matches!(self.before(t, 1), "thứ" | "hạng" | "trí");
        let (n, length) = match place_word(self.word(t)) {
            Some(n) if !told => (n, 1),
            _ => in_words(&[self.word(t), self.word(t + 1)]).filter(|_| told)?,
        };
        let end = t + length;
        let ends = self.tokens.get(end).is_none_or(|_| self.parts(end) || self.mark(end).is_some_and(|c| matches!(c, ')' | '(' | ':')));
        ends.then_some(Place { told, word: true, ..Place::new(n, t, end) })
    }
}
