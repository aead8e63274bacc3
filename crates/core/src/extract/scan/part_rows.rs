//! Bare figures behind components in a row, of which one place or the words before tell that they are places; ways between two places.
use super::Scanner;
use crate::extract::mention::What;
use crate::extract::numerals::whole;
use crate::normalize::TokenKind;

/// `xếp thứ 28/63 (chính quyền số 15, kinh tế số 40)`: in a bracket right behind a place, bare numbers behind components are theirs.
fn in_bracket_of_parts(s: &Scanner<'_>, at: usize) -> bool {
    let Some(open) = (1..60).map_while(|b| at.checked_sub(b)).find(|t| s.mark(*t, '(')) else { return false };
    let behind =
        s.out.iter().rev().find(|m| m.t1 <= open).is_some_and(|m| matches!(m.what, What::Rank { word: false, .. }) && m.t1 == open);
    let Some(close) = (at..at + 60).find(|t| s.mark(*t, ')')) else { return false };
    let numbers = (open..close).filter(|t| s.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Number));
    let mut told = 0;
    for t in numbers {
        let next = s.tokens.get(t + 1);
        let alone = next.is_some_and(|k| k.is(')') || k.is(';') || k.is(',') && s.tokens.get(t + 2).is_some_and(|n| n.spaced));
        if !alone || whole(s.word(t)).is_none_or(|n| n == 0 || n > 200) {
            return false;
        }
        told += 1;
    }
    behind && told >= 2
}

/// `thể chế xếp thứ 74, hạ tầng 83; y tế - 53; giáo dục: 40, với đất đai là 12`: a bare number right behind a component, after one whose
/// rank is said.
pub(super) fn in_row_of_parts(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    // What may stand between the component and its figure.
    let joint = at.checked_sub(1).filter(|b| s.mark(*b, ':') || s.mark(*b, '-') || s.word(*b) == "là");
    let end = joint.unwrap_or(at);
    let part = s.out.iter().rev().find(|m| !matches!(m.what, What::Is | What::Mark(':' | '-')))?;
    let named = matches!(part.what, What::Part(_)) && part.t1 == end;
    if named && in_bracket_of_parts(s, at) {
        s.push(What::Rank { n, of: None, word: false }, at, at + 1);
        return Some(at + 1);
    }
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.'))) || s.word(at + 1) == "và";
    let decimal = s.mark(at + 1, ',') && s.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    if !named || !ends || decimal || n == 0 || n > 200 {
        return None;
    }
    let ranks = s.out.iter().filter(|m| matches!(m.what, What::Rank { .. } | What::Score { .. } | What::Part(_) | What::Move(_)));
    let before: Vec<&What> = ranks.map(|m| &m.what).collect();
    let first = before.iter().find(|w| matches!(w, What::Part(_) | What::Rank { .. }));
    // "hạng chung 46; Chính quyền số: 48".
    let said = before.windows(2).any(|w| matches!(w, [What::Part(_), What::Rank { word: false, .. }]))
        || joint.is_some() && matches!(first, Some(What::Rank { word: false, .. }));
    if !said || before.iter().any(|w| matches!(w, What::Score { .. } | What::Move(_))) {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at, at + 1);
    Some(at + 1)
}

impl Scanner<'_> {
    /// Whether the number at `i` goes on a row of components with bare places, in which a name begins at `from`, right behind the last of them.
    pub(super) fn bare_in_row(&self, from: usize, i: usize) -> bool {
        let ends = self.tokens.get(i + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.'))) || self.word(i + 1) == "và";
        let decimal = self.mark(i + 1, ',') && self.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
        let mut back = self.back().filter(|m| !matches!(m.what, What::Mark(',' | ';')));
        let place = back.next().filter(|m| matches!(m.what, What::Rank { word: false, of: None, .. }) && m.t1 + 2 >= from);
        let part = back.find(|m| m.what != What::Stand).filter(|m| matches!(m.what, What::Part(_)));
        let row = place.zip(part).is_some_and(|(r, p)| p.t1 + 4 >= r.t0);
        self.setting.about_countries() && row && ends && !decimal && whole(self.word(i)).is_some_and(|n| (1..=200).contains(&n))
    }

    /// Whether a word stands at `i` that is no number and no mark.
    pub(super) fn plain_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// `hạng 61 thành hạng 50`, `vị trí 35 lên vị trí 22`: whether a way between two places begins at `i`.
    pub(super) fn way_at(&self, i: usize) -> bool {
        let number = |i: usize| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && whole(self.word(i)).is_some();
        let noun = |i: usize| match (self.word(i), self.word(i + 1)) {
            ("hạng" | "thứ", "hạng") | ("vị", "trí") => Some(i + 2),
            ("hạng" | "thứ", _) => Some(i + 1),
            _ => None,
        };
        let Some(first) = noun(i).filter(|k| number(*k)) else { return false };
        let turn = (first + 1..first + 3).find(|k| matches!(self.word(*k), "lên" | "xuống" | "thành"));
        turn.is_some_and(|t| number(noun(t + 1).unwrap_or(t + 1)))
    }
}
