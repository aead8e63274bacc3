//! Clauses of nothing but words of order that lead to names: `xếp ngay sau theo thứ tự có A, B`, `ba cái tên bám phía sau, tính từ trên
//! xuống: A, B`. The words are a closed class and come in any order, so that no list of phrases holds them all; whichever they make, the
//! names behind the link take the places that follow.
use super::Scanner;
use crate::extract::mention::{Mention, What};
use crate::extract::word_set::WordSet;
use crate::normalize::{Token, TokenKind};

/// Words of which at least one says that somebody comes behind somebody else.
static BEHIND: WordSet = WordSet::new(&["sau", "kế", "tiếp", "kề", "bám", "nối"]);

/// All words that such a clause may hold besides numerals.
static CLASS: WordSet = WordSet::new(&[
    "sau", "kế", "tiếp", "kề", "bám", "nối", "theo", "ngay", "liền", "sát", "gót", "nút", "phía", "đó", "nữa", "ấy", "này", "đến", "tới",
    "xếp", "đứng", "nằm", "ngồi", "giữ", "chiếm", "ở", "lần", "lượt", "thứ", "tự", "đúng", "trật", "tính", "kể", "từ", "trên", "xuống",
    "cao", "thấp", "các", "những", "vị", "trí", "bậc", "hạng", "suất", "nấc", "chỗ", "cái", "tên", "đơn", "địa", "phương", "tỉnh", "thành",
    "phố", "nơi", "huyện", "cơ", "quan", "nước", "quốc", "gia", "còn", "lại", "rồi", "mới", "vẫn", "tiên", "dưới", "đuổi", "trong", "bảng",
    "danh", "sách", "cũng", "gương", "mặt",
]);

/// What can stand between the link and the first name besides the noun of a province.
const KIND: [&str; 12] = ["các", "ubnd", "huyện", "quận", "thị", "xã", "phường", "sở", "bộ", "ban", "nước", "của"];

/// Furthest that a clause reaches back from its link.
const LONGEST: usize = 24;

/// Reads such clauses anew, as one word of order each.
pub(super) fn mark(s: &mut Scanner<'_>) {
    let named = |m: &Mention| matches!(m.what, What::Subject(_));
    let mut at = 0;
    while let Some(name) = s.out.iter().skip(at).position(named).map(|k| at + k) {
        at = name + 1;
        let Some(first) = s.out.get(name).map(|m| m.t0) else { break };
        let Some(clause) = clause(s, first) else { continue };
        let depth = s.out.get(name).map_or(0, |m| m.depth);
        let before = s.out.partition_point(|m| m.t0 < clause.from);
        let behind = s.out.partition_point(|m| m.t0 < clause.link_end);
        // Mentions stand nearly in order; a clause that is not before its name is none.
        let Some(inside) = s.out.get(before..behind).filter(|_| behind <= name) else { continue };
        // A place, an index or somebody else named in it is more than order.
        let order = |m: &Mention| {
            !matches!(
                m.what,
                What::Subject(_)
                    | What::Index(_)
                    | What::Part(_)
                    | What::Rank { .. }
                    | What::Score { .. }
                    | What::Move(_)
                    | What::Year(_)
                    | What::Relative(_)
                    | What::Scope(_)
                    | What::Region
                    | What::Block(_)
                    | What::Bound(_)
                    | What::Last
                    | What::Mark('(' | ')' | ';' | '"')
            )
        };
        if !inside.iter().all(order) {
            continue;
        }
        let mut read =
            vec![Mention { what: clause.count.map_or(What::Next, |n| What::Header(n, true)), t0: clause.from, t1: clause.link, depth }];
        if clause.ordered {
            read.push(Mention { what: What::Order, t0: clause.link, t1: clause.link, depth });
        }
        let colon = s.mark(clause.link, ':');
        read.push(Mention { what: if colon { What::Mark(':') } else { What::Is }, t0: clause.link, t1: clause.link_end, depth });
        // The name stands where the clause before it grew or shrank.
        at = name + 1 + read.len() - (behind - before);
        s.out.splice(before..behind, read);
    }
}

/// A clause of order right before a name.
struct Clause {
    from: usize,
    link: usize,
    link_end: usize,
    /// How many names it announces.
    count: Option<u32>,
    /// Whether it says that they come in order.
    ordered: bool,
}

fn clause(s: &Scanner<'_>, first: usize) -> Option<Clause> {
    let holds = |set: &WordSet, t: usize| set.holds_at(s.tokens, t);
    let t = s.with_kind(first, &KIND);
    // The link: `là`, `có`, `gồm`, `thuộc về`, `do … nắm giữ`, or a colon.
    let link_end = t;
    let link = match (s.before(t, 2), s.before(t, 1)) {
        ("thuộc", "về") | ("gọi", "tên") | ("gồm", "có") => t.checked_sub(2)?,
        (_, "là" | "có" | "gồm" | ":") => t.checked_sub(1)?,
        (_, "do") if (first..first + 24).any(|t| matches!(s.word(t), "nắm" | "chiếm" | "sở") && s.word(t + 1) != "tài") => {
            t.checked_sub(1)?
        }
        _ => return None,
    };
    let mut from = link;
    let (mut behind, mut count, mut ordered) = (false, None, false);
    while from > 0 && link - from < LONGEST {
        let word = s.word(from - 1);
        let numeral = || s.tokens.get(from - 1).and_then(small_number);
        let comma = s.mark(from - 1, ',') && from < link && from > 1 && holds(&CLASS, from - 2);
        // "tiếp đó, có A phát biểu" goes on with the day's events.
        let apart = from == link && s.mark(from - 1, ',') && s.word(link) != "có";
        if !(holds(&CLASS, from - 1) || comma || apart) {
            // "năm sau là A" is another year.
            let year = word == "năm"
                && !matches!(
                    s.word(from),
                    "vị" | "cái" | "địa" | "đơn" | "tỉnh" | "nơi" | "bậc" | "suất" | "hạng" | "cơ" | "huyện" | "nước"
                );
            let Some(n) = numeral().filter(|_| !year) else { break };
            count = Some(n);
        }
        behind |= holds(&BEHIND, from - 1);
        ordered |= matches!(word, "lượt" | "tự") || word == "xuống";
        from -= 1;
    }
    // "theo đó, có A", "như sau: A": no one comes behind anybody.
    let head = s.word(from);
    let opens = from == 0
        || s.tokens.get(from - 1).is_some_and(|k| matches!(k.kind, TokenKind::Punct(_)))
        || matches!(s.before(from, 1), "và" | "khi" | "thì");
    let ends = s.tokens.get(from).is_some_and(|k| matches!(k.kind, TokenKind::Punct(_)));
    let from = if ends { from + 1 } else { from };
    (opens && behind && from < link && head != "này" && !behind_those(s, from, link)).then_some(Clause {
        from,
        link,
        link_end,
        count,
        ordered,
    })
}

/// `đứng thứ 3, đứng sau các tỉnh: A, B`, `xếp thứ 5, sau: A, B`: they stand before whoever was placed, where nothing but `sau` is said of an
/// order. `Các tỉnh xếp sau: A, B` tells who comes behind.
fn behind_those(s: &Scanner<'_>, from: usize, link: usize) -> bool {
    let mut order = (from..link).filter(|t| BEHIND.holds_at(s.tokens, *t));
    let (Some(at), None) = (order.next(), order.next()) else { return false };
    let verb = matches!(s.before(at, 1), "đứng" | "xếp" | "nằm" | "chỉ" | "ngồi");
    let opens = at == from + usize::from(verb);
    let whom = match s.word(at + 1) {
        "các" | "những" | "tỉnh" | "hai" | "ba" | "bốn" | "2" | "3" | "4" => opens || s.before(at, 1 + usize::from(verb)) == ",",
        ":" => opens,
        _ => false,
    };
    let places = (at + 1..link).any(|t| matches!((s.word(t), s.word(t + 1)), ("vị", "trí") | ("thứ", _) | ("lần", "lượt")));
    s.word(at) == "sau" && whom && !places && s.mark(link, ':')
}

/// A numeral that counts names.
fn small_number(token: &Token) -> Option<u32> {
    let word = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"].iter().position(|w| *w == token.text);
    let n = word.and_then(|k| u32::try_from(k + 2).ok());
    n.or_else(|| token.text.parse().ok().filter(|n| token.kind == TokenKind::Number && (2..=20).contains(n)))
}
