//! Components that the ontology lacks, named by their own words.
use super::*;

impl Scanner<'_> {
    /// `chỉ số ứng dụng CNTT (ICT Index)`: a component's name is the index's own where the index stands in a bracket right
    /// behind it and its name holds all the words.
    pub(super) fn named_in_bracket(&mut self) {
        for j in 0..self.out.len() {
            let Some([part, open, index, close]) = self.out.get(j..j + 4) else { return };
            let (What::Part(Part::Known(_)), What::Mark('('), What::Index(x), What::Mark(')')) =
                (&part.what, &open.what, &index.what, &close.what)
            else {
                continue;
            };
            let (x, near) = (*x, open.t0 == part.t1 && index.t0 == open.t1);
            let words: Vec<&str> = (part.t0..part.t1).map(|t| self.word(t)).filter(|w| !matches!(*w, "chỉ" | "số" | "về")).collect();
            let Some(found) = self.setting.ontology.indices.get(x).filter(|_| near && words.len() >= 3) else { continue };
            let own = found.aliases.iter().chain([&found.name_vi]).any(|name| {
                let view = crate::normalize::View::new(name);
                words.iter().all(|w| view.text().split_whitespace().any(|n| n == *w))
            });
            if own && let Some(m) = self.out.get_mut(j) {
                m.what = What::Index(x);
            }
        }
    }
}

impl Scanner<'_> {
    /// `Trụ cột 1 (Thể chế) xếp hạng 17`: the bracket behind the number of a component holds its name, and is no aside.
    pub(super) fn numbered_with_name(&mut self) {
        let mut j = 0;
        while let Some([open, part, close]) = self.out.get(j..j + 3) {
            let named = matches!((&open.what, &part.what, &close.what), (What::Mark('('), What::Part(_), What::Mark(')')));
            let at = open.t0;
            let near = named && part.t0 <= open.t1 + 2 && close.t0 <= part.t1 + 1;
            let number = self.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() <= 2);
            let noun =
                matches!((self.before(at, 3), self.before(at, 2)), ("trụ", "cột") | ("chỉ", "số") | ("nội", "dung") | ("lĩnh", "vực"));
            if near && number && noun {
                self.out.remove(j + 2);
                if let Some(m) = self.out.get_mut(j + 1) {
                    m.depth = m.depth.saturating_sub(1);
                }
                self.out.remove(j);
            }
            j += 1;
        }
    }
}

impl<'a> Scanner<'a> {
    /// `3 chỉ số dẫn đầu thế giới: A, B, C`: as many unknown names as were counted.
    pub(super) fn counted_parts(&mut self, n: u32, colon: usize) -> Option<usize> {
        let mut names: Vec<(usize, usize)> = Vec::new();
        let mut from = colon + 1;
        let mut i = from;
        while i < self.tokens.len() {
            let token = self.tokens.get(i)?;
            let and = self.word(i) == "và" && names.len() + 2 == n as usize;
            if token.is(',') || token.is(';') || token.is('.') || and {
                if i > from {
                    names.push((from, i));
                }
                from = i + 1;
                if token.is('.') {
                    break;
                }
            } else if token.kind != TokenKind::Word {
                return None;
            }
            i += 1;
        }
        if i >= self.tokens.len() && from < i {
            names.push((from, i));
        }
        let fits = names.len() == n as usize && names.iter().all(|(a, b)| (2..=8).contains(&(b - a)));
        if !fits {
            return None;
        }
        for (a, b) in &names {
            let text = self.view.text();
            let name = text.get(self.tokens.get(*a)?.start as usize..self.tokens.get(b - 1)?.end as usize)?;
            self.push(What::Part(Part::Named(slug(name))), *a, *b);
            self.push(What::Mark(','), *b, *b);
        }
        Some(i)
    }

    /// `chỉ số "X"`: the name in the quotation marks, known or not.
    pub(super) fn quoted_part(&mut self, at: usize, open: usize) -> Option<usize> {
        let close = (open + 2..open + 16).find(|i| self.mark(*i, '"'))?;
        if let Some((entries, next)) = self.names_at(open + 1)
            && next == close
        {
            let parts: Vec<(usize, usize)> =
                entries.iter().filter_map(|e| if let Entity::Component(i, j) = e.entity { Some((i, j)) } else { None }).collect();
            if !parts.is_empty() && (self.setting.names_any(&parts) || parts.len() == 1) {
                self.push(What::Part(Part::Known(parts)), at, close + 1);
                return Some(close + 1);
            }
            if entries.iter().any(|e| !matches!(e.entity, Entity::Component(..))) {
                return None;
            }
        }
        // "Chỉ số tự do kinh tế 2018": an index with its edition.
        if self.names_at(open + 1).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_)))) {
            return None;
        }
        let first = self.tokens.get(open + 1)?;
        let last = self.tokens.get(close - 1)?;
        let name = self.view.text().get(first.start as usize..last.end as usize)?;
        self.push(What::Part(Part::Named(slug(name))), at, close + 1);
        Some(close + 1)
    }

    /// Whether a common noun is meant as a component: behind `chỉ số` or `về`, at the head of an item, in a row of
    /// components, or right before its value: `chỉ đạo, điều hành đạt 9,2 điểm`, never `nhờ chỉ đạo, điều hành sâu sát`.
    pub(super) fn spoken_as_part(&self, at: usize, end: usize) -> bool {
        let (two, one) = (self.before(at, 2), self.before(at, 1));
        let named = matches!(
            (two, one),
            ("chỉ" | "điểm", "số")
                | ("tiêu", "chí")
                | ("nội", "dung")
                | ("lĩnh", "vực")
                | ("trụ", "cột")
                | ("hạng", "mục")
                | ("thành", "phần")
                | ("yếu", "tố")
                | ("xếp", "hạng")
                | ("đối", "với")
                // "đứng đầu xếp hạng về cơ sở hạ tầng": what a place is about.
                | ("hạng" | "đầu" | "nhất" | "nhì" | "cuối", "về")
        );
        let opens = at
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .is_none_or(|t| matches!(t.kind, TokenKind::Punct(':' | ';' | '(' | '"' | '-' | '+' | '•' | '*' | '.' | ')')));
        let capital = at > 0 && self.tokens.get(at).is_some_and(|t| t.capital);
        let row = self.out.last().is_some_and(|m| {
            matches!(m.what, What::Part(_)) && m.t1 == at.wrapping_sub(1) && one == "và"
                || m.what == What::Mark(',')
                    && m.t1 == at
                    && self.out.iter().rev().nth(1).is_some_and(|p| {
                        matches!(p.what, What::Part(_) | What::Score { .. } | What::Rank { .. } | What::Move(_) | What::Mark(')'))
                            && p.t1 + 1 == at
                    })
        });
        // "kho dữ liệu mở (hạng 34)": with a noun before it, it is part of another name.
        let longer = self.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
            && matches!(one, "kho" | "ngành" | "công" | "hệ" | "mạng" | "nền" | "nguồn" | "vốn" | "nhóm" | "mặt" | "nhu" | "cầu" | "vùng");
        let valued = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number || t.is(':') || t.is('(') && !longer)
            || matches!(self.word(end), "xếp" | "đứng" | "đạt" | "thứ" | "hạng" | "dẫn")
            || matches!(
                self.word(end),
                "tăng"
                    | "giảm"
                    | "tụt"
                    | "lên"
                    | "xuống"
                    | "được"
                    | "có"
                    | "từ"
                    | "chỉ"
                    | "còn"
                    | "với"
                    | "nhảy"
                    | "leo"
                    | "vọt"
                    | "vươn"
                    | "thăng"
                    | "rớt"
                    | "rơi"
                    | "lùi"
                    | "sụt"
                    | "trượt"
                    | "nhích"
                    | "tiến"
                    | "thêm"
                    | "mất"
                    | "cải"
                    | "bứt"
                    | "bật"
            ) && (end + 1..end + 4).any(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number));
        named || opens || capital || row || valued || matches!(one, "về" | "mảng" | "khâu" | "mục")
    }
}
