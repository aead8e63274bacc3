//! Whoever comes behind somebody is not the first, whatever superlative follows: in `Ngay sau A, B có GRDP lớn nhất cả nước` B is the second.
use super::mention::{Mention, What};
use super::proto::Proto;
use crate::model::Modality;
use crate::normalize::Token;
use crate::ontology::Ontology;

/// How far behind those named first a superlative may stand.
const REACH: usize = 40;

/// Those whom a clause puts before somebody: `sau A và B,`.
struct Ahead<'m> {
    names: Vec<&'m Mention>,
    /// `sau` itself.
    at: usize,
    /// `chỉ sau`, `ngay sau`: a place is told and no time.
    placed: bool,
    /// The clause begins with it.
    heads: bool,
}

/// Puts the places that superlatives gave behind those whom their clause names first, and drops those of which that says nothing.
pub(super) fn settle(protos: &mut Vec<Proto>, mentions: &[Mention], tokens: &[Token<'_>], ontology: &Ontology) {
    let most = |p: &Proto| (p.rank == Some(1) || p.last) && p.modality == Modality::Asserted;
    if !protos.iter().any(most) {
        return;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let ahead: Vec<Ahead<'_>> =
        tokens.iter().enumerate().filter(|(_, t)| t.text == "sau").filter_map(|(at, _)| ahead_at(at, mentions, &word)).collect();
    for a in &ahead {
        protos.retain_mut(|p| !most(p) || keep(p, a, mentions, tokens, ontology));
    }
}

/// Whether a first or last place holds beside those named ahead; a superlative takes the place behind them.
fn keep(p: &mut Proto, a: &Ahead<'_>, mentions: &[Mention], tokens: &[Token<'_>], ontology: &Ontology) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let token = |byte: usize| tokens.partition_point(|t| (t.start as usize) < byte);
    let (from, to) = (token(p.start), token(p.end));
    let Some(last) = a.names.last() else { return true };
    let Some((who, span)) = p.who.as_ref().and_then(|w| Some((&w.value, w.span?))) else { return true };
    let me = token(span.0);
    let ends = |t: usize| word(t) == ";";
    if from > a.at + REACH {
        return true;
    }
    // Mentions that begin in a stretch of the sentence.
    let within = |t0: usize, t1: usize| {
        let first = mentions.partition_point(|m| m.t0 < t0);
        mentions.iter().skip(first).take_while(move |m| m.t0 < t1)
    };
    let names = if a.heads && a.at < from {
        // The one behind their comma, and the only one between it and the place.
        let own = |n: &Mention| matches!(&n.what, What::Subject(w) if w.id == who.id);
        let names: Vec<&Mention> = a.names.iter().copied().take_while(|n| n.t0 < from && !own(n)).collect();
        let Some(before) = names.last() else { return true };
        let parted = (before.t1..me.min(from)).find(|t| word(*t) == ",");
        let others = within(a.at, from).any(|n| match &n.what {
            What::Subject(w) => n.t0 >= before.t1 && w.id != who.id,
            What::Rank { .. } => n.t1 <= from,
            _ => false,
        });
        if parted.is_none() || others || (a.at..from).any(ends) {
            return true;
        }
        names
    } else {
        if !a.placed || to > a.at || a.at > to + 12 {
            return true;
        }
        if within(to, a.at).any(|n| n.is_value() || matches!(n.what, What::Subject(_))) || (to..a.at).any(ends) || word(last.t1) == "là" {
            return true;
        }
        a.names.clone()
    };
    let id = |n: &&Mention| if let What::Subject(w) = &n.what { Some(w.id.clone()) } else { None };
    let ids: Vec<_> = names.iter().filter_map(id).collect();
    if ids.contains(&who.id) {
        return true;
    }
    // "Chỉ sau A, B dẫn đầu vùng": A lies elsewhere, and B is the first of its own region.
    let region = p.scope.as_ref().and_then(|s| s.value.strip_prefix("region:"));
    if let Some(region) = region.and_then(|r| ontology.region(r))
        && !ids.iter().all(|i| region.members.iter().any(|m| **m == **i))
    {
        return true;
    }
    let superlative = (from..to).any(|t| word(t + 1) == "nhất" && matches!(word(t), "cao" | "lớn" | "nhiều" | "nhanh" | "tốt"));
    p.rank = p.rank.filter(|_| superlative && !p.last).and_then(|n| Some(n + u32::try_from(ids.len()).ok()?));
    p.rank.is_some()
}

/// The names right behind `sau` at token `at`.
fn ahead_at<'m, 'w>(at: usize, mentions: &'m [Mention], words: &dyn Fn(usize) -> &'w str) -> Option<Ahead<'m>> {
    let before = |b: usize| at.checked_sub(b).map_or("", words);
    let joint = |t: usize| matches!(words(t), "," | "và" | "lẫn" | "tỉnh" | "tp" | "." | "thành" | "phố");
    let mut names: Vec<&Mention> = Vec::new();
    let mut end = at + 1;
    let first = mentions.partition_point(|m| m.t0 <= at);
    for m in mentions.iter().skip(first) {
        match m.what {
            What::Subject(_) if (end..m.t0).all(joint) && !(names.is_empty() && words(end) == ",") => {
                names.push(m);
                end = m.t1;
            }
            What::Mark(',') | What::Anaphor(_) | What::Unit => {}
            _ => break,
        }
    }
    if names.is_empty() {
        return None;
    }
    let mut head = at;
    while head > 0 && at - head < 2 && matches!(words(head - 1), "ngay" | "chỉ" | "đứng" | "xếp" | "tiếp" | "liền" | "kế" | "và")
    {
        head -= 1;
    }
    let placed = matches!(before(1), "ngay" | "chỉ" | "đứng" | "xếp" | "liền");
    let heads = head == 0 || matches!(words(head - 1), "," | ";" | "." | ":" | "còn" | "đó");
    (heads || placed).then_some(Ahead { names, at, placed, heads })
}
