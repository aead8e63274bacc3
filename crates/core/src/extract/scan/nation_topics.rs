//! What nations are ranked in, told behind their place by everyday words: `xếp thứ 44/133 về đổi mới sáng tạo, 71/193 về Chính phủ điện tử`.
//! Beside a place among the countries of the world the words mean the one known ranking by it.
use super::*;

/// The words, and the ranking that they mean. The longer of those that begin alike come first.
const TOPICS: &[(&str, &str)] = &[
    ("đổi mới sáng tạo", "gii"),
    ("phát triển chính phủ điện tử", "egdi"),
    ("chính phủ điện tử", "egdi"),
    ("an toàn thông tin mạng", "gci"),
    ("an toàn thông tin", "gci"),
    ("an toàn , an ninh mạng", "gci"),
    ("an ninh mạng", "gci"),
    ("hiệu quả logistics", "lpi"),
    ("năng lực logistics", "lpi"),
    ("logistics", "lpi"),
    ("phát triển bền vững", "sdg-index"),
    ("phát triển con người", "hdi"),
    ("mức độ hạnh phúc", "whi"),
    ("hạnh phúc", "whi"),
];

/// Fewest countries that a ranking of the world has.
const WORLD: u32 = 100;

impl Scanner<'_> {
    /// At `về`, behind a place in the world.
    pub(super) fn topic_of_nations(&mut self, at: usize) -> Option<usize> {
        if self.word(at) != "về" {
            return None;
        }
        let says = |words: &str| words.split(' ').enumerate().all(|(k, w)| self.word(at + 1 + k) == w);
        let (words, id) = TOPICS.iter().find(|(words, _)| says(words))?;
        let end = at + 1 + words.split(' ').count();
        let index = self.setting.ontology.indices.iter().position(|x| x.id == *id)?;
        // "về đổi mới sáng tạo cấp địa phương", "về an ninh mạng quốc gia": a longer name.
        let ends = self.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word)
            || matches!(self.word(end), "và" | "năm" | "của" | "trong" | "trên" | "theo" | "nhưng" | "song" | "còn");
        let mut back = self.out.iter().rev().skip_while(|m| matches!(m.what, What::Scope(_) | What::Of(_) | What::Unit));
        let place = back.next()?;
        let What::Rank { of, word: false, .. } = place.what else { return None };
        let near = place.t1 + 8 >= at && !(place.t1..at).any(|t| self.mark(t, ';') || self.mark(t, '('));
        let behind = |m: &&Mention| m.t0 >= place.t0;
        let wide = of.is_some_and(|n| n >= WORLD)
            || self.out.iter().rev().take_while(behind).any(|m| match &m.what {
                What::Scope(s) => s == "world",
                What::Of(n) => *n >= WORLD,
                _ => false,
            });
        let nations = |x: usize| self.setting.ontology.indices.get(x).is_some_and(|x| x.ranks.iter().all(|r| r == "countries"));
        let row = || self.out.iter().any(|m| matches!(m.what, What::Index(x) if nations(x)) && m.t1 <= place.t0);
        let local = || self.out.iter().any(|m| matches!(&m.what, What::Subject(w) if w.kind != SubjectKind::Country));
        let who = self.out.iter().any(|m| match &m.what {
            What::Subject(w) => w.kind == SubjectKind::Country,
            What::Anaphor(a) => *a == Anaphor::Nation,
            _ => false,
        });
        if !(ends && near && who && (wide || row())) || local() {
            return None;
        }
        self.push(What::About, at, at + 1);
        self.push(What::Index(index), at + 1, end);
        Some(end)
    }
}
