//! Components that the ontology lacks, named behind their places: `đứng thứ 34 về tài nguyên tự nhiên, thứ 37 về nhân lực`.
use super::unlisted::{LONGEST_NAME, NO_HEAD};
use super::*;
use crate::extract::numerals::{in_words, whole};

impl Scanner<'_> {
    /// `đứng thứ 34 về tài nguyên tự nhiên, thứ 37 về nhân lực`: names behind their places, where two or more stand in a row.
    pub(super) fn unlisted_behind(&mut self, at: usize) -> Option<usize> {
        if self.word(at) != "về" || self.word(at + 1) == "chỉ" {
            return None;
        }
        let last = self.out.iter().rev().find(|m| !matches!(m.what, What::Scope(_)))?;
        let near = matches!(last.what, What::Rank { word: false, .. }) && at <= last.t1 + 3;
        let behind = |i: usize| {
            self.word(i) == "về"
                && (2..=5).any(|b| {
                    matches!(self.before(i, b), "thứ" | "hạng" | "trí") && whole(self.before(i, b - 1)).is_some()
                        || b >= 3 && self.before(i, b) == "thứ" && in_words(&[self.before(i, b - 1)]).is_some()
                        // "…, 56 về giáo dục phổ thông".
                        || b == 2 && matches!(self.before(i, 2), "," | ";" | "và") && whole(self.before(i, 1)).is_some()
                })
        };
        let reach = at.saturating_sub(60)..(at + 60).min(self.tokens.len());
        if !near || reach.clone().filter(|i| behind(*i)).count() < 2 || !self.speaks_of_index(at) {
            return None;
        }
        let from = at + 1;
        let mut stop = from;
        while stop < self.tokens.len() && stop - from < LONGEST_NAME {
            let token = self.tokens.get(stop)?;
            let ends = matches!(token.kind, TokenKind::Punct(',' | ';' | '.' | ')'));
            let number = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number);
            let next = self.word(stop) == "và"
                && (self.placed_at(stop + 1) || number(stop + 1) || self.tokens.get(stop + 1).is_some_and(|t| t.capital));
            if ends || next {
                break;
            }
            // "tỷ lệ nhập khẩu so với GDP": a measure is told by what it is held against.
            let held = (self.word(stop), self.word(stop + 1)) == ("so", "với");
            if held && self.tokens.get(stop + 2).is_some_and(|t| t.capital && self.names_at(stop + 2).is_none()) {
                stop += 3;
                continue;
            }
            if held && stop > from + 1 {
                break;
            }
            if token.kind != TokenKind::Word || self.proper_name(stop) || matches!(self.word(stop), "là" | "nhưng" | "trong" | "với") {
                return None;
            }
            stop += 1;
        }
        let known = self.names_at(from).is_some_and(|(e, end)| end == stop || e.iter().any(|e| !matches!(e.entity, Entity::Component(..))));
        if known || stop < from + 2 || NO_HEAD.holds_at(self.tokens, from) {
            return None;
        }
        self.push(What::About, at, from);
        self.push_unlisted(from, from, stop)
    }

    /// `đứng thứ 12 trong danh mục mua sắm của Chính phủ`, `hạng 9 về tiêu chí quy mô thị trường nội địa`: what a noun for components names behind
    /// a place in a ranking of countries, where its name is not known or goes on.
    pub(super) fn unlisted_led_behind(&mut self, at: usize) -> Option<usize> {
        if !matches!(self.word(at), "trong" | "về" | "ở" | "theo") {
            return None;
        }
        let noun =
            matches!((self.word(at + 1), self.word(at + 2)), ("danh" | "hạng", "mục") | ("tiêu", "chí") | ("chỉ", "số") | ("trụ", "cột"));
        let last = self.out.last().filter(|m| noun && matches!(m.what, What::Rank { word: false, .. }) && m.t1 == at)?;
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let x = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i))?;
        if x.kind != "index" || !x.ranks.iter().all(|r| r == "countries") || last.depth > 0 {
            return None;
        }
        let from = at + 3 + usize::from(self.word(at + 3) == "về");
        let mut stop = from;
        while stop < self.tokens.len() && stop - from < LONGEST_NAME {
            let token = self.tokens.get(stop)?;
            if token.kind != TokenKind::Word {
                break;
            }
            let ends = matches!(self.word(stop), "này" | "là" | "nhưng" | "trong" | "với" | "nhờ" | "so" | "khi" | "năm" | "đã")
                || self.word(stop) == "và" && self.placed_at(stop + 1);
            if ends || self.proper_name(stop) {
                break;
            }
            stop += 1;
        }
        let whole = self.tokens.get(stop).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')' | '(')));
        let index = |i: usize| self.names_at(i).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_))));
        let known =
            index(at + 1) || self.names_at(from).is_some_and(|(e, end)| end == stop || !x.names_as_written && end > from && !e.is_empty());
        if known || !whole || stop < from + 2 {
            return None;
        }
        self.push(What::About, at, from);
        self.push_unlisted(from, from, stop)
    }

    /// `đứng đầu về tuổi thọ trung bình là Nhật Bản`: what somebody named behind `là` leads in, in a ranking of countries in hand.
    pub(super) fn unlisted_led_by(&mut self, at: usize) -> Option<usize> {
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let x = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i))?;
        let nations = x.kind == "index" && x.ranks.iter().any(|r| r == "countries");
        // At the head of its clause: "Đoàn đứng đầu về số huy chương là …" has a subject of its own.
        let heads = |t: usize| t == 0 || matches!(self.before(t, 1), "," | ";" | ":" | ".");
        let first = self.out.last().is_some_and(|m| matches!(m.what, What::Rank { n: 1, word: true, .. }) && m.t1 == at && heads(m.t0));
        if self.word(at) != "về" || !nations || !first || NO_HEAD.holds_at(self.tokens, at + 1) {
            return None;
        }
        let from = at + 1;
        let stop = (from..from + LONGEST_NAME)
            .find(|t| self.word(*t) == "là" || self.tokens.get(*t).is_none_or(|k| k.kind != TokenKind::Word) || self.proper_name(*t))?;
        let nation = self.names_at(stop + 1).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Country(_))));
        let known = self.names_at(from).is_some_and(|(e, end)| end == stop || e.iter().any(|e| matches!(e.entity, Entity::Index(_))));
        if self.word(stop) != "là" || !nation || known || stop < from + 2 {
            return None;
        }
        self.push(What::About, at, from);
        self.push_unlisted(from, from, stop)
    }

    /// `Về sức cạnh tranh giá, Việt Nam đứng thứ 16`: at the head of its sentence, on a page about a ranking of countries, what is not
    /// known is one of its components.
    pub(super) fn unlisted_in_front(&mut self, at: usize) -> Option<usize> {
        let index = self.setting.main_index.filter(|i| self.setting.outright.contains(i))?;
        let x = self.setting.ontology.indices.get(index)?;
        let nations = x.kind == "index" && x.ranks.iter().all(|r| r == "countries");
        if self.word(at) != "về" || at > 1 || at == 1 && !matches!(self.word(0), "xét" | "còn" | "riêng") || !nations {
            return None;
        }
        let from = at + 1;
        let plain = |t: &usize| {
            self.tokens.get(*t).is_some_and(|k| k.kind == TokenKind::Word && !k.capital)
                && self.names_at(*t).is_none()
                && !matches!(
                    self.word(*t),
                    "tổng"
                        | "chung"
                        | "hạng"
                        | "điểm"
                        | "bảng"
                        | "khu"
                        | "kết"
                        | "mặt"
                        | "phía"
                        | "phần"
                        | "cơ"
                        | "toàn"
                        | "châu"
                        | "số"
                )
        };
        let stop = (from..from + LONGEST_NAME).find(|t| !plain(t))?;
        let nation =
            |t: usize| self.names_at(t).filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Country(_)))).map(|(_, to)| to);
        let who = self.mark(stop, ',').then(|| nation(stop + 1)).flatten();
        let placed = who.is_some_and(|w| (w..w + 3).any(|t| self.placed_at(t)));
        if !placed || stop < from + 2 || NO_HEAD.holds_at(self.tokens, from) {
            return None;
        }
        self.push(What::About, at, from);
        self.push_unlisted(from, from, stop)
    }

    /// Whether the sentence itself speaks of a ranking with components that are not all known: nations are also third in rice
    /// and second in coffee.
    fn speaks_of_index(&self, at: usize) -> bool {
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let x = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i));
        let open = x.is_some_and(|x| x.id == "pii" || !x.ranks.iter().any(|r| r == "provinces"));
        let named = (at.saturating_sub(60)..at).any(|i| {
            matches!(
                (self.word(i), self.word(i + 1)),
                ("chỉ", "số" | "tiêu") | ("tiêu", "chí") | ("trụ", "cột") | ("bảng", "xếp") | ("báo", "cáo") | ("yếu", "tố")
            )
        });
        let part = self.out.iter().any(|m| matches!(m.what, What::Part(_)));
        // The headline of a page on a ranking of countries names it.
        let headed = self.setting.main_index.is_some_and(|i| self.setting.titled.contains(&i)) && x.is_some_and(|x| x.kind == "index");
        open && (index.is_some() || named || part || headed)
    }
}
