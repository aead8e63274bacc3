//! Rows of names that no rule before has given a place: `Nhóm năm tỉnh đi đầu gồm A, B, C, D, E`, `Bên cạnh hai nơi này, trong top 10 còn có C, D và
//! E`. What the clause before the row says, in whichever words and order, tells what its names hold: a size and a word for the best make
//! them a best group, words of order behind a known place give them the places that follow.
use super::*;
use crate::extract::numerals;
use crate::normalize::TokenKind;

/// Least names of a row that its head must account for.
const LEAST: usize = 3;
/// How far before the row its head may begin.
const REACH: usize = 34;

/// Words of which one says that somebody is at the bottom, is denied or aimed at, or stands for a part: no group of the best is told.
static NEVER: WordSet = WordSet::new(&[
    "cuối", "chót", "thấp", "kém", "yếu", "bét", "đáy", "không", "chưa", "ngoài", "khỏi", "rời", "mất", "tụt", "giảm", "tăng", "dưới",
    "trừ", "ngược", "muốn", "phấn", "tránh", "khảo", "tham", "dự", "hội", "đoàn", "thăm", "sau", "đấu", "hơn", "số", "nghèo", "khó",
]);

/// What the head of a row says.
#[derive(Default)]
struct Head {
    size: Option<u32>,
    best: bool,
    next: bool,
    order: bool,
    barred: bool,
}

impl Walk<'_> {
    /// Gives the names of such rows what their heads say.
    pub(super) fn name_rows(&mut self) {
        if self.scene.target || self.scene.nobody || !self.kinds.has(Kind::Subject) {
            return;
        }
        let mut from = 0;
        while let Some(run) = self.name_row(from) {
            from = run.last().map_or(usize::MAX, |j| j + 1);
            self.fill_row(&run);
        }
    }

    /// The next row of names at or behind mention `from`: names of one kind with nothing but joints and their own points between.
    fn name_row(&self, from: usize) -> Option<Vec<usize>> {
        let mut run: Vec<usize> = Vec::new();
        for (j, m) in self.mentions.iter().enumerate().skip(from) {
            let What::Subject(who) = &m.what else { continue };
            if m.depth > 0 || self.role(j) != Role::Normal {
                continue;
            }
            let joined = run.last().and_then(|last| self.mentions.get(*last)).is_some_and(|last| {
                let alike = matches!(&last.what, What::Subject(w) if std::mem::discriminant(&w.kind) == std::mem::discriminant(&who.kind));
                alike && self.joined_names(last.t1, m.t0)
            });
            if !joined {
                if run.len() >= LEAST {
                    break;
                }
                run.clear();
            }
            run.push(j);
        }
        (run.len() >= LEAST).then_some(run)
    }

    /// Whether only a joint, nouns of places and figures stand between two names.
    fn joined_names(&self, from: usize, to: usize) -> bool {
        let glue = |t: usize| {
            self.tokens
                .get(t)
                .is_some_and(|k| k.kind == TokenKind::Number || matches!(k.kind, TokenKind::Punct(',' | ';' | '>' | '(' | ')' | '.' | '-')))
                || matches!(
                    self.word(t),
                    "và" | "cùng"
                        | "rồi"
                        | "tới"
                        | "đến"
                        | "mới"
                        | "tỉnh"
                        | "thành"
                        | "phố"
                        | "tp"
                        | "điểm"
                        | "%"
                        | "huyện"
                        | "quận"
                        | "thị"
                        | "xã"
                        | "phường"
                        | "sở"
                        | "bộ"
                        | "ubnd"
                )
        };
        let joint = (from..to).any(|t| matches!(self.word(t), "," | ";" | ">" | "và" | "cùng" | "rồi"));
        to > from && to - from <= 9 && joint && (from..to).all(glue)
    }

    /// Reads the head of a row and opens its claims.
    fn fill_row(&mut self, run: &[usize]) {
        let Some(first) = run.first().and_then(|j| self.mentions.get(*j)) else { return };
        let spans: Vec<(usize, usize)> = run.iter().filter_map(|j| self.mentions.get(*j)).map(|m| self.span(m.t0, m.t1)).collect();
        let own = |p: &Proto| p.who.as_ref().and_then(|w| w.span).is_some_and(|s| spans.contains(&s));
        // "Thứ tự đầu bảng là A, B, C": the first of an order may have its place.
        let first_of = |p: &Proto| p.rank == Some(1) && p.delta.is_none() && p.who.as_ref().and_then(|w| w.span).as_ref() == spans.first();
        if self.protos.iter().any(|p| own(p) && !first_of(p) && (p.placed() || p.delta.is_some())) {
            return;
        }
        let held = self.protos.iter().any(first_of);
        let start = self.with_kind(first.t0, 0, &["các", "huyện", "quận", "sở", "bộ"]);
        // "cao nhất là 5 nước A, B, C, D, E": their number and noun may stand behind the link.
        let (start, counted) = self.counted_row(start);
        let Some(link) = self.row_link(start) else { return };
        if let Some(next) = self.stated_start(link, run.len()) {
            self.open_row(run, next, true);
            return;
        }
        if self.only_order(link) {
            self.open_row(run, 1, true);
            return;
        }
        let mut head = self.row_head(link);
        head.size = head.size.or(counted.filter(|n| *n as usize == run.len()));
        if held {
            return;
        }
        let count = u32::try_from(run.len()).unwrap_or(0);
        let fits = head.size.is_some_and(|n| n >= count && (2..=30).contains(&n));
        let (next, ordered) = match (head.best && fits, head.next, head.order) {
            _ if head.barred => return,
            // "Các tỉnh tiếp theo trong nhóm 10 tỉnh đứng đầu là C, D, …": the rest of the group ends with it.
            (true, true, _) => (head.size.unwrap_or(count) + 1 - count, true),
            (true, false, true) => (1, true),
            (true, false, false) => (head.size.unwrap_or(count), false),
            _ => return,
        };
        // Where the places before the row are told here, it goes on behind them and nowhere else.
        if head.next && !self.protos.iter().any(|p| p.rank == Some(next - 1)) && self.frame.last_rank.is_none_or(|r| r >= next) {
            return;
        }
        self.open_row(run, next, ordered);
    }

    /// Where a row of names at token `start` begins with the number and the noun of those that it names, and the number.
    fn counted_row(&self, start: usize) -> (usize, Option<u32>) {
        let mut t = start;
        while t > 0
            && start - t < 4
            && matches!(
                self.word(t - 1),
                "nước" | "quốc" | "gia" | "tỉnh" | "thành" | "phố" | "địa" | "phương" | "," | "nền" | "kinh" | "tế"
            )
        {
            t -= 1;
        }
        match t.checked_sub(1).and_then(|k| numerals::count(self.word(k))) {
            Some(n) if (2..=30).contains(&n) && t < start => (t - 1, Some(n)),
            _ => (start, None),
        }
    }

    /// The token of the link right before a row that begins at token `start`.
    fn row_link(&self, start: usize) -> Option<usize> {
        let link = start.checked_sub(1)?;
        match (self.before(link, 1), self.word(link)) {
            ("gồm", "có") | ("thuộc", "về") | ("còn" | "lượt", "có" | "là") => link.checked_sub(1),
            (_, "là" | "gồm" | "có" | ":" | "(") => Some(link),
            _ => None,
        }
    }

    /// `…, thứ tự là: A, B, C`, `thứ tự xếp hạng PCI 2022:`: a clause that says nothing but that an order follows.
    fn only_order(&self, link: usize) -> bool {
        const GLUE: [&str; 24] = [
            "theo", "thứ", "tự", "xếp", "hạng", "đầu", "bảng", "các", "của", "năm", "là", ":", "từ", "cao", "xuống", "đến", "thấp", "trên",
            "như", "sau", "khối", "về", "có", "kết",
        ];
        let beside = |w: &What| matches!(w, What::Index(_) | What::Part(_) | What::Year(_) | What::Block(_) | What::Ministries);
        let mentioned = |t: usize| self.mentions.iter().any(|m| m.t0 <= t && t < m.t1 && beside(&m.what));
        let from =
            (link.saturating_sub(14)..link).rev().find(|t| matches!(self.word(*t), "," | ";" | "." | "–" | "-")).map_or(0, |t| t + 1);
        let order = (from..link).any(|t| matches!((self.word(t), self.word(t + 1)), ("thứ", "tự")));
        let named = !self.scene.index.is_empty() || self.frame.index.is_some() || self.setting.main_index.is_some();
        order && named && link <= from + 14 && (from..link).all(|t| GLUE.contains(&self.word(t)) || mentioned(t))
    }

    /// `các vị trí từ 1 đến 5 theo thứ tự là:`, `theo thứ tự từ hạng hai trở đi là`: the first place of a row, where the clause before its link
    /// says from which place on its names stand, and ends with the last of them or with none.
    fn stated_start(&self, link: usize, names: usize) -> Option<u32> {
        const LONGEST: usize = 16;
        let from = (link.saturating_sub(LONGEST)..link).rev().find(|t| self.word(*t) == "từ")?;
        if (from..link).any(|t| matches!(self.word(t), ";" | "." | "(" | "năm" | "điểm" | "%") && t != from + 1) {
            return None;
        }
        let place = |mut t: usize| {
            while matches!(self.word(t), "hạng" | "thứ" | "vị" | "trí" | "số" | "vị thứ") {
                t += 1;
            }
            let n = crate::extract::numerals::whole(self.word(t)).or_else(|| numerals::in_words(&[self.word(t)]).map(|x| x.0))?;
            (1..=200).contains(&n).then_some((n, t + 1))
        };
        let (first, behind) = place(from + 1)?;
        let open = matches!((self.word(behind), self.word(behind + 1)), ("trở", "đi" | "xuống") | ("xuống", _));
        let to = || matches!(self.word(behind), "đến" | "tới" | "-" | "–").then(|| place(behind + 1)).flatten();
        let closed = || to().is_some_and(|(last, _)| last >= first && (last - first + 1) as usize == names);
        // "từ 1 đến 5" of places, and not of points or years.
        let told = (link.saturating_sub(LONGEST)..link)
            .any(|t| matches!(self.word(t), "hạng" | "thứ" | "bậc") || (self.word(t), self.word(t + 1)) == ("vị", "trí"));
        (told && (open || closed())).then_some(first)
    }

    /// What stands between the clause's beginning and the link of a row.
    fn row_head(&self, link: usize) -> Head {
        let mut head = Head::default();
        let stop = self.mentions.iter().filter(|m| matches!(m.what, What::Subject(_)) && m.t1 <= link).map(|m| m.t1).max().unwrap_or(0);
        let from = link.saturating_sub(REACH).max(stop);
        let clause = (from..link).rev().take_while(|t| !matches!(self.word(*t), ";" | "." | "!" | "?")).last().unwrap_or(link);
        head.barred = self.mentions.iter().any(|m| {
            m.t0 >= clause && m.t1 <= link && matches!(m.what, What::Score { .. } | What::Move(_) | What::Target | What::Not | What::Last)
        });
        for t in clause..link {
            let (word, after) = (self.word(t), self.word(t + 1));
            head.best |= matches!(
                (word, after),
                ("đứng" | "dẫn" | "đi" | "xếp" | "hàng", "đầu")
                    | ("cao" | "tốt" | "khá" | "lớn" | "mạnh" | "nhiều", "nhất")
                    | ("trên", "cùng")
            ) || matches!(word, "top" | "tốp");
            head.next |= matches!((word, after), ("tiếp", "theo" | "sau") | ("kế", "tiếp" | "đến" | "sau") | ("còn", "lại"));
            head.order |= matches!((word, after), ("lần", "lượt") | ("thứ", "tự") | ("kể" | "tính", "từ") | ("trên" | "cao", "xuống"));
            let behind = matches!((word, after), ("tiếp", "sau") | ("kế", "sau"));
            let index = word == "số" && self.before(t, 1) == "chỉ";
            head.barred |= !index
                && self.tokens.get(t).is_some_and(|k| NEVER.holds(k))
                && !behind
                && self.before(t, 1) != "kế"
                && self.before(t, 1) != "tiếp";
            let year = word == "năm" && self.tokens.get(t + 1).is_some_and(|k| k.kind == TokenKind::Number);
            let counted = matches!(
                after,
                "tỉnh"
                    | "địa"
                    | "thành"
                    | "tp"
                    | "nước"
                    | "quốc"
                    | "nơi"
                    | "đơn"
                    | "bộ"
                    | "sở"
                    | "huyện"
                    | "cái"
                    | "vị"
                    | "đại"
                    | "nền"
            ) || matches!(self.before(t, 1), "top" | "tốp" | "nhóm");
            if let Some(n) = numerals::count(word).filter(|_| counted && !year) {
                // The group's size, and not how many of it are told off here.
                head.size = head.size.max(Some(n));
            }
        }
        head
    }

    /// Opens the claims of a row.
    fn open_row(&mut self, run: &[usize], next: u32, ordered: bool) {
        // Points that were told of the names go with their places.
        let (who, fresh) = (self.scene.who.clone(), self.fresh);
        for (k, j) in (0..).zip(run) {
            let Some(m) = self.mentions.get(*j) else { continue };
            let What::Subject(name) = &m.what else { continue };
            let span = self.span(m.t0, m.t1);
            let set = |p: &mut Proto| {
                (p.rank, p.rank_max) = if ordered { (Some(next + k), None) } else { (None, Some(next)) };
                p.rule = if ordered { "order of names" } else { "group with its size" };
            };
            let told = self.protos.iter_mut().find(|p| p.who.as_ref().and_then(|w| w.span) == Some(span));
            if let Some(p) = told {
                set(p);
                continue;
            }
            let mut p = self.proto(m);
            set(&mut p);
            self.scene.who = vec![Slot::new(name.clone(), Origin::Sentence, Some(span))];
            self.open_claims(p);
        }
        if ordered {
            self.frame.last_rank = u32::try_from(run.len()).ok().map(|n| next + n - 1);
        }
        (self.scene.who, self.fresh) = (who, fresh);
    }
}
