//! One item of a run: a name, the figure before or behind it, points and places moved.
use super::{Item, Past, Place, Run};
use crate::extract::numerals::{figure, whole};
use crate::normalize::{Token, TokenKind};

/// Largest figure that is read as a place.
const MOST: u32 = 250;
/// Longest item behind its name, in tokens.
const TAIL: usize = 20;

pub(super) struct Reader<'r> {
    pub(super) tokens: &'r [Token<'r>],
    /// Nothing before it belongs to an item.
    pub(super) floor: usize,
}

impl Reader<'_> {
    pub(super) fn word(&self, t: usize) -> &str {
        self.tokens.get(t).map_or("", |k| k.text)
    }

    pub(super) fn before(&self, t: usize, back: usize) -> &str {
        t.checked_sub(back).filter(|t| *t >= self.floor).map_or("", |t| self.word(t))
    }

    pub(super) fn mark(&self, t: usize) -> Option<char> {
        match self.tokens.get(t)?.kind {
            TokenKind::Punct(c) => Some(c),
            _ => None,
        }
    }

    pub(super) fn number(&self, t: usize) -> Option<u32> {
        self.tokens.get(t).filter(|k| k.kind == TokenKind::Number).and_then(|k| whole(k.text)).filter(|n| (1..=MOST).contains(n))
    }

    /// The item whose name is mention `j`.
    pub(super) fn item(&self, j: usize, (t0, t1): (usize, usize)) -> Option<Item> {
        let mut from = t0;
        while from > self.floor && t0 - from < 5 && self.noun_of_kind(from - 1) {
            from -= 1;
        }
        let (order, start) = self.order(from).map_or((None, from), |(place, start)| (Some(place), start));
        let mut item = Item { start, order, ..Item::new(j, (from, t1)) };
        self.tail(&mut item)?;
        (item.order.is_some() != item.place.is_some() || item.points.is_some() && item.place.is_none()).then_some(item)
    }

    /// `Tổng hợp: 30`, `- Điểm chung 25`: the words for the index as a whole at the head of a line.
    pub(super) fn whole(&self) -> Option<(usize, usize)> {
        let from = (0..2).find(|t| self.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Word))?;
        let two = |a: &str, b: &str| (self.word(from), self.word(from + 1)) == (a, b);
        let whole = two("tổng", "hợp") || two("tổng", "thể") || two("xếp", "chung") || two("kết", "quả") && self.word(from + 2) == "chung";
        let end = from + if self.word(from + 2) == "chung" { 3 } else { 2 };
        (whole || self.word(from + 1) == "chung" || self.word(from + 2) == "chung").then_some((from, end))
    }

    pub(super) fn noun_of_kind(&self, t: usize) -> bool {
        let short = |t: usize| matches!(self.before(t, 1), "tp" | "tx" | "tt");
        matches!(
            self.word(t),
            "tỉnh"
                | "tp"
                | "tx"
                | "tt"
                | "thành"
                | "phố"
                | "huyện"
                | "quận"
                | "thị"
                | "xã"
                | "phường"
                | "trấn"
                | "sở"
                | "ubnd"
                | "nước"
                | "chỉ"
                | "số"
                | "trụ"
                | "cột"
                | "năm"
        ) || self.word(t) == "." && short(t)
    }

    /// The running number that ends right before token `from`, and where it begins: `1.`, `1/`, `1)`, `(1)`, `1 -`, `#1`, `hạng 1:`, a medal.
    fn order(&self, from: usize) -> Option<(Place, usize)> {
        let last = from.checked_sub(1).filter(|t| *t >= self.floor)?;
        if let Some(c @ ('🥇' | '🥈' | '🥉')) = self.mark(last) {
            return Some((Place { medal: true, ..Place::new(c as u32 - '🥇' as u32 + 1, last, from) }, last));
        }
        if let Some(found) = self.word_before(last, from) {
            return Some(found);
        }
        let at = match self.mark(last) {
            Some('.' | ')' | '/' | '-' | '–' | ':' | ',') => last.checked_sub(1)?,
            // A figure in a box: the figure and two joining marks.
            Some('\u{20e3}') => last.checked_sub(if self.mark(last.checked_sub(1)?) == Some('\u{fe0f}') { 2 } else { 1 })?,
            _ => last,
        };
        let n = self.number(at).filter(|_| at >= self.floor)?;
        let sign = self.before(at, 1) == "#" || self.before(at, 1) == "(" && self.mark(last) == Some(')');
        let told = matches!(self.before(at, 1), "hạng" | "thứ" | "trí" | "top");
        let mut start = at - usize::from(sign || told);
        if told {
            while start > self.floor && at - start < 5 && matches!(self.before(start, 1), "xếp" | "đứng" | "thứ" | "vị" | "ở" | "có")
            {
                start -= 1;
            }
        }
        // "1, A: 2 tỷ" at the head of a line.
        let comma = self.mark(last) == Some(',');
        let opens = !comma && start == self.floor || start == 0 || self.parts(start - 1) && (!comma || self.mark(start - 1) == Some(';'));
        let opens = opens || !comma && self.mark(start - 1) == Some(':');
        (opens && (at < last || sign || told)).then_some((Place { told, ..Place::new(n, at, at + 1) }, start))
    }

    /// Whether a token can part two items.
    pub(super) fn parts(&self, t: usize) -> bool {
        match self.tokens.get(t).map(|k| k.kind) {
            Some(TokenKind::Punct(c)) => {
                matches!(c, ',' | ';' | '.' | '…' | '|' | '\t' | '•' | '·' | '-' | '–' | '—' | '+' | '*' | '/' | '&' | '"' | '!')
                    || !c.is_ascii() && !c.is_alphanumeric()
            }
            Some(TokenKind::Word) => matches!(self.word(t), "và" | "còn" | "rồi" | "cùng"),
            _ => false,
        }
    }

    /// Reads what stands behind the name; `None` when that is more than figures and what joins them.
    fn tail(&self, item: &mut Item) -> Option<()> {
        let mut t = item.end;
        let limit = t + TAIL;
        let mut inside = false;
        // A joint waits for its figure.
        let mut waits = false;
        while t < limit {
            let Some(token) = self.tokens.get(t) else { break };
            match token.kind {
                TokenKind::Punct('(' | '[') if !inside => {
                    (inside, t) = (true, self.read_past(item, t + 1));
                    continue;
                }
                TokenKind::Punct(')' | ']') if inside => {
                    (inside, waits, t) = (false, false, t + 1);
                    item.end = t;
                    continue;
                }
                // "(giữ nguyên)", "(=)": no place moved.
                TokenKind::Word | TokenKind::Punct('=') if inside && item.moved.is_none() && self.unmoved(t).is_some() => {
                    let end = self.unmoved(t)?;
                    (item.moved, item.end, waits, t) = (Some((0, (t, end))), end, false, end);
                    continue;
                }
                TokenKind::Number => {
                    if !inside && self.running(t) {
                        // Of the next item, where items have such numbers.
                        if item.order.is_some() {
                            break;
                        }
                        return None;
                    }
                    t = self.figure(item, t, inside)?;
                    (item.end, waits) = (t, false);
                    continue;
                }
                TokenKind::Punct(',' | ';' | '/') if inside => {
                    t = self.read_past(item, t + 1);
                    continue;
                }
                TokenKind::Punct(',') if self.points_at(t + 1) || self.place_comes(t + 1) => {}
                TokenKind::Punct(':' | '-' | '–' | '—' | '=' | '|' | '\t' | '→' | '↑' | '↓' | '▲' | '▼' | '+' | '−')
                    if self.figure_comes(t + 1) =>
                {
                    waits = true;
                }
                TokenKind::Word if self.joint(t) && self.figure_comes(t + 1) => waits = true,
                TokenKind::Word if item.figure().is_none() && self.word_behind(t).is_some() => {
                    let place = self.word_behind(t)?;
                    (item.place, item.end, waits, t) = (Some(place), place.t1, false, place.t1);
                    continue;
                }
                _ => break,
            }
            t += 1;
        }
        let running = self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number);
        let ends = running || self.tokens.get(t).is_none_or(|k| self.parts(t) || k.is(')') || k.is('?') || k.is(':'))
            // "… C 45,7 điểm là ba vị trí cao nhất".
            || matches!(self.word(t), "là" | "dẫn" | "đứng" | "lần");
        (!inside && !waits && ends).then_some(())
    }

    /// Whether the number at token `t` is a running number before a name.
    fn running(&self, t: usize) -> bool {
        matches!(self.mark(t + 1), Some('.' | ')' | '/')) && self.tokens.get(t + 2).is_some_and(|k| k.capital)
    }

    fn joint(&self, t: usize) -> bool {
        matches!(
            self.word(t),
            "hạng"
                | "thứ"
                | "vị"
                | "trí"
                | "xếp"
                | "đứng"
                | "ở"
                | "đạt"
                | "với"
                | "là"
                | "bậc"
                | "số"
                | "tăng"
                | "giảm"
                | "tụt"
                | "lên"
                | "xuống"
                | "được"
        )
    }

    /// Whether nothing but joints stands before the next figure.
    fn figure_comes(&self, t: usize) -> bool {
        (t..t + 5)
            .find(|k| !(self.joint(*k) || matches!(self.mark(*k), Some('(' | '↑' | '↓' | '▲' | '▼' | '+' | '−' | '-' | '–' | ':'))))
            .is_some_and(|k| self.tokens.get(k).is_some_and(|x| x.kind == TokenKind::Number) || self.word_behind(k).is_some())
    }

    /// Whether a place with its noun stands at token `t`: `thứ hai`, `xếp thứ 3`, `hạng 4`.
    fn place_comes(&self, t: usize) -> bool {
        let noun = (t..t + 3).take_while(|k| self.joint(*k)).any(|k| matches!(self.word(k), "thứ" | "hạng" | "trí" | "xếp"));
        noun && self.figure_comes(t)
    }

    /// Whether points stand at token `t`: a figure with decimals, or before `điểm` or `%`.
    pub(super) fn points_at(&self, t: usize) -> bool {
        self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number)
            && (self.word(t).contains([',', '.']) || matches!(self.word(t + 1), "điểm" | "%") || self.sum(t).is_some())
    }

    /// Reads the figure at token `t`; where to go on.
    fn figure(&self, item: &mut Item, t: usize, inside: bool) -> Option<usize> {
        if let Some(end) = self.sum(t) {
            item.amount = true;
            return Some(end);
        }
        if self.points_at(t) {
            let value = figure(self.word(t))?;
            if item.points.is_some() {
                return None;
            }
            let (percent, mut end) = (self.word(t + 1) == "%", t + 1);
            if self.mark(end) == Some('/') && self.number(end + 1) == Some(100) {
                end += 2;
            }
            if matches!(self.word(end), "điểm" | "%") {
                end += 1;
            }
            item.points = Some((value, percent, (t, end)));
            return Some(end);
        }
        if inside && item.figure().is_some() && item.moved.is_none() && whole(self.word(t)) == Some(0) {
            item.moved = Some((0, (t, t + 1)));
            return Some(t + 1);
        }
        let n = self.number(t)?;
        let up = match self.before(t, 1) {
            "tăng" | "lên" | "↑" | "▲" | "+" => Some(1),
            "giảm" | "tụt" | "xuống" | "↓" | "▼" | "−" => Some(-1),
            "-" if inside => Some(-1),
            _ => None,
        };
        let steps = matches!(self.word(t + 1), "bậc" | "hạng");
        if let Some(up) = up {
            let end = t + 1 + usize::from(steps);
            if item.moved.is_some() || item.figure().is_none() {
                return None;
            }
            item.moved = Some((up * i32::try_from(n).ok()?, (t - 1, end)));
            return Some(end);
        }
        // "A 5 (7)": the head tells of which edition the second is.
        if inside && item.past.is_none() && !steps && item.place.is_some_and(|p| p.t1 < t) && self.mark(t + 1) == Some(')') {
            item.past = Some(Past { when: None, place: Place::new(n, t, t + 1) });
            return Some(t + 1);
        }
        if steps || item.place.is_some() {
            return None;
        }
        let slash = self.mark(t + 1) == Some('/');
        let of = self.number(t + 2).filter(|_| slash);
        if slash && of.is_none() {
            return None;
        }
        let end = if of.is_some() { t + 3 } else { t + 1 };
        if let Some(second) = of {
            item.pair = Some(Place::new(second, t + 2, t + 3));
        }
        let of = of.filter(|of| *of >= n);
        let told = of.is_some() || matches!(self.before(t, 1), "hạng" | "thứ" | "trí" | "bậc");
        if item.order.is_some() && !told {
            // "2. Sở Tài chính - 87" among points with decimals: the run tells.
            if item.points.is_some() {
                return None;
            }
            item.points = Some((f64::from(n), false, (t, end)));
            return Some(end);
        }
        item.verb = matches!(self.before(t, 1), "xếp" | "đứng");
        item.place = Some(Place { of, told, ..Place::new(n, t, end) });
        Some(end)
    }

    /// Whether an item goes on a run: of the same shape, with nothing but what parts items between.
    pub(super) fn goes_on(&self, run: &Run, item: &Item) -> bool {
        let Some(last) = run.items.last() else { return false };
        let gap = last.end..item.start;
        last.order.is_some() == item.order.is_some()
            && last.figure().is_some() == item.figure().is_some()
            && gap.len() <= 6
            && gap.clone().all(|t| self.parts(t))
    }
}
