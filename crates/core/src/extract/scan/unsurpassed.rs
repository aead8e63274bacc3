//! First places that are told by denial: `không tỉnh nào có điểm cao bằng A`, `không nơi nào vượt qua được B`. What is denied of all others
//! is said of the name behind the comparison.
use super::Scanner;
use crate::extract::mention::{Mention, What};
use crate::extract::word_set::WordSet;

/// Whom the denial speaks of.
static OTHERS: WordSet =
    WordSet::new(&["tỉnh", "phương", "nơi", "bộ", "ngành", "nước", "gia", "huyện", "vị", "quan", "phố", "sở", "xã", "phường", "quận"]);

/// How far before the comparison `nào` may stand.
const REACH: usize = 22;

/// How far before `nào` the denial may begin.
const DENIED: usize = 9;

/// Words that compare.
fn levels(word: &str) -> bool {
    matches!(word, "bằng" | "hơn" | "vượt" | "qua" | "kịp" | "sánh" | "ngang" | "trên")
}

/// Words of a comparison: `vượt qua được`, `sánh với`.
fn compares(word: &str) -> bool {
    levels(word) || matches!(word, "được" | "nổi" | "mặt" | "với" | "cả" | "theo" | "đứng" | "xếp")
}

fn denies(word: &str) -> bool {
    matches!(word, "không" | "chưa" | "chẳng" | "chả")
}

/// Whether a place was read from such a denial: its mention is the comparison.
pub(in crate::extract) fn tells<'w>(place: &Mention, words: &dyn Fn(usize) -> &'w str) -> bool {
    matches!(place.what, What::Rank { n: 1, word: true, .. } | What::Last) && (place.t0..place.t1).all(|t| compares(words(t)))
}

/// The token at which the denial begins that tells a place.
pub(in crate::extract) fn begins<'w>(place: &Mention, words: &dyn Fn(usize) -> &'w str) -> Option<usize> {
    let back = (place.t0.saturating_sub(REACH + DENIED)..place.t0).rev();
    tells(place, words).then(|| back.into_iter().find(|t| denies(words(*t))))?
}

/// Reads such denials as places.
pub(super) fn mark(s: &mut Scanner<'_>) {
    static WHICH: WordSet = WordSet::new(&["nào", "đâu"]);
    if !s.tokens.iter().any(|t| WHICH.holds(t)) {
        return;
    }
    let mut at = 0;
    while let Some(name) = s.out.iter().skip(at).position(|m| matches!(m.what, What::Subject(_))).map(|k| at + k) {
        at = name + 1;
        let Some((first, depth)) = s.out.get(name).map(|m| (m.t0, m.depth)) else { break };
        let Some((from, (t0, t1), what)) = denial(s, first) else { continue };
        let begins = s.out.partition_point(|m| m.t0 < from);
        // Mentions stand nearly in order; what is not before the name is no part of it.
        let Some(said) = s.out.get(begins..name) else { continue };
        if said.iter().any(|m| matches!(m.what, What::Subject(_) | What::Rank { .. } | What::Last)) {
            continue;
        }
        let kept = |m: &Mention| {
            matches!(
                m.what,
                What::Index(_)
                    | What::Part(_)
                    | What::Year(_)
                    | What::Relative(_)
                    | What::ThatYear
                    | What::Scope(_)
                    | What::Region
                    | What::Block(_)
                    | What::Score { .. }
                    | What::Of(_)
            )
        };
        let mut inside: Vec<Mention> = said.iter().filter(|m| kept(m)).cloned().collect();
        inside.push(Mention { what, t0, t1, depth });
        at = begins + inside.len() + 1;
        s.out.splice(begins..name, inside);
    }
}

/// The denial before the name at token `first`: where it begins, its comparison, and the place that it tells.
fn denial(s: &Scanner<'_>, first: usize) -> Option<(usize, (usize, usize), What)> {
    let holds = |set: &WordSet, t: usize| set.holds_at(s.tokens, t);
    let end = s.with_kind(first, &["ubnd", "huyện", "quận", "thị", "xã", "phường"]);
    let mut from = end;
    while from > 0 && end - from < 4 && compares(s.word(from - 1)) {
        from -= 1;
    }
    // "năm qua Cao Bằng" compares with nobody.
    let level = |t: usize| {
        levels(s.word(t))
            && (s.word(t) != "trên" || matches!(s.before(t, 1), "đứng" | "xếp"))
            && (s.word(t) != "qua" || s.before(t, 1) == "vượt" || matches!(s.word(t + 1), "được" | "nổi" | "mặt"))
    };
    if !(from..end).any(level) {
        return None;
    }
    let which = (from.saturating_sub(REACH)..from)
        .rev()
        .take_while(|t| !matches!(s.word(*t), ";" | "." | ":" | "?"))
        .find(|t| s.word(*t) == "nào" || s.word(*t) == "đâu" && denies(s.before(*t, 1)))?;
    // "không đâu xếp trên A": the word stands for all places.
    if s.word(which) == "nào" && !holds(&OTHERS, which.checked_sub(1)?) {
        return None;
    }
    let no = (which.saturating_sub(DENIED)..which).rev().find(|t| denies(s.word(*t)))?;
    // "không biết tỉnh nào sẽ vượt A" asks.
    let noun = |t: usize| {
        holds(&OTHERS, t)
            || matches!(
                s.word(t),
                "có" | "một" | "bất" | "kỳ" | "cứ" | "," | "địa" | "đơn" | "quốc" | "cơ" | "thành" | "ban" | "thị" | "trong" | "số"
            )
    };
    if !(no + 1..which).all(noun) {
        return None;
    }
    let said = || (which + 1..from).map(|t| s.word(t));
    // "không tỉnh nào tăng nhiều hơn A" tells of a change, and "thấp hơn" of the other end.
    if said().any(|w| matches!(w, "tăng" | "giảm" | "tiến" | "cải" | "thăng" | "tụt" | "lùi" | "sụt" | "chậm" | "so")) {
        return None;
    }
    // "Giảm 15 điểm, không nơi nào bằng A": what nobody else lost or won as much of.
    let change = |t: &usize| matches!(s.word(*t), "tăng" | "giảm" | "tiến" | "thăng" | "tụt" | "lùi" | "sụt" | "rớt" | "mất" | "cải");
    if (no.saturating_sub(14)..no).rev().take_while(|t| !matches!(s.word(*t), ";" | ".")).any(|t| change(&t)) {
        return None;
    }
    // "không tỉnh nào rộng hơn A" ranks nobody: a word of measure, or one of overtaking, stands in it.
    let measured = from == which + 1
        || said().any(|w| matches!(w, "điểm" | "hạng" | "cao" | "tốt" | "thấp" | "kém" | "nhất" | "số" | "giỏi" | "nhiều" | "ít"))
        || (from..end).any(|t| matches!(s.word(t), "vượt" | "qua" | "kịp" | "sánh" | "trên"))
        || (from..end).any(|t| s.word(t) == "bằng") && !said().any(|w| matches!(w, "rộng" | "nghèo" | "khó" | "đông" | "xa" | "nhỏ"));
    if !measured {
        return None;
    }
    let worst = said().any(|w| matches!(w, "thấp" | "kém" | "tệ" | "yếu" | "ít"));
    let what = if worst { What::Last } else { What::Rank { n: 1, of: None, word: true } };
    Some((no, (from, end), what))
}
