//! Components that the ontology lacks: the words between what introduces them (`chỉ số`, a row of components, `thứ 2 về`)
//! and the place, the movement or the points that they are given.
use super::clause_parts::NEVER;
use super::*;
use crate::extract::numerals::{in_words, whole};

/// How many words a name may go on behind a known one that it begins with.
const LONGEST_TAIL: usize = 6;

/// Words that no component's name begins with: they go on with the clause or name who is ranked.
pub(super) static NO_HEAD: WordSet = WordSet::new(&[
    "và", "của", "này", "trong", "thành", "nêu", "trên", "đều", "về", "quan", "nào", "tỉnh", "mà", "có", "khác", "địa", "nước", "đơn",
    "huyện", "quận", "xã", "năm", "so", "riêng", "đặc", "điều", "kết", "đây", "các", "những", "cả", "còn", "đồng", "tiếp", "sau", "trước",
    "nay", "vẫn", "cũng", "điểm", "thứ", "tổng", "xếp", "vị", "cao", "thấp", "nhưng", "song", "tuy", "theo", "với", "từ", "dưới", "đưa",
    "giúp", "qua", "là", "được", "bị", "đã", "đang", "hiện", "khi", "nhờ", "do", "vì", "nên", "để", "tức", "nghĩa", "tương", "bằng", "gồm",
    "như", "hơn", "chỉ", "lần", "đó", "đứng", "hạng", "việt", "mỗi", "một", "hai", "ba", "bốn", "tại", "ở", "cùng", "khu", "vùng", "sở",
    "đạt", "toàn", "giờ", "bây", "hồi", "từng", "luôn", "không", "chưa", "phấn", "nhiều", "rồi", "xuống", "lên", "mức", "bậc", "thì",
    "vươn", "chiếm", "giữ", "giành",
]);

/// Longest name in words.
pub(super) const LONGEST_NAME: usize = 14;

impl<'a> Scanner<'a> {
    /// `hạng mục X dẫn đầu`, `chỉ số về X của nước ta tăng 3 bậc`: a name behind the word for a component, which stands at
    /// `at..end`.
    pub(super) fn named_part(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.mark(end, '"') {
            return self.quoted_part(at, end);
        }
        let from = if self.word(end) == "về" || (self.word(end), self.word(end + 1)) == ("thành", "phần") {
            end + if self.word(end) == "về" { 1 } else { 2 }
        } else {
            end
        };
        match self.unlisted(from, true) {
            Some(_) if self.another_index(at, end) => None,
            Some(stop) => self.push_unlisted(at, from, stop),
            None => self.open_part(at, end, from).or_else(|| self.part_of_clause(at, from)),
        }
    }

    /// `Chỉ số tín dụng tăng 4 bậc, năng suất lao động tăng 3 bậc`, `Các tiêu chí yếu: mật độ doanh nghiệp (hạng 55), …`: a
    /// name in a row of components.
    pub(super) fn unlisted_in_row(&mut self, at: usize) -> Option<usize> {
        let mark = at.checked_sub(1)?;
        let joined = self.mark(mark, ',') || self.mark(mark, ';') || matches!(self.word(mark), "và" | "hay");
        let headed = self.mark(mark, ':') && self.heads_components(mark);
        if !(headed || joined && self.row_of_parts(at)) {
            return None;
        }
        let stop = self.unlisted(at, false)?;
        // Nothing but capitals is the name of a place or a person.
        let common = (at + 1..stop).any(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital));
        common.then(|| self.push_unlisted(at, at, stop)).flatten()
    }

    /// `xếp thứ 15 về lĩnh vực X`, `ở trụ cột X, tỉnh xếp hạng 15`: a name that is not known, behind a noun that nothing but a
    /// component has, in a sentence that names an index. `chỉ số` alone names an index as well.
    fn open_part(&mut self, at: usize, end: usize, from: usize) -> Option<usize> {
        let noun = (self.word(at), self.word(at + 1));
        let only = matches!(noun, ("trụ", "cột") | ("lĩnh", "vực") | ("nội", "dung") | ("tiêu", "chí") | ("hạng", "mục") | ("nhóm", "chỉ"))
            || self.word(end) == "thành"
            || (at..from).any(|i| (self.word(i), self.word(i + 1)) == ("thành", "phần"));
        let led = matches!(self.before(at, 1), "về" | "ở" | "trong" | "tại" | "với") || at == 0;
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let x = index.and_then(|i| self.setting.ontology.indices.get(i));
        if !(only && led && index.is_some() && x.is_none_or(|x| x.kind == "index")) || NO_HEAD.holds_at(self.tokens, from) {
            return None;
        }
        let mut stop = from;
        while stop < self.tokens.len() && stop - from < 9 {
            let token = self.tokens.get(stop)?;
            let ends = matches!(token.kind, TokenKind::Punct(',' | ';' | '.' | ')'))
                || stop > from + 1 && matches!(self.word(stop), "năm" | "của" | "với" | "trong" | "khi" | "nhưng" | "còn");
            if ends {
                break;
            }
            if token.kind != TokenKind::Word
                || self.names_at(stop).is_some_and(|(_, to)| to > stop + 1) && stop == from
                || self.proper_name(stop)
            {
                return None;
            }
            stop += 1;
        }
        if stop < from + 2 || stop > from + 8 {
            return None;
        }
        let value =
            self.out.iter().rev().find(|m| !matches!(m.what, What::Scope(_) | What::About | What::Stand | What::Of(_) | What::Unit))?;
        let behind = matches!(value.what, What::Rank { .. } | What::Last) && at <= value.t1 + 9;
        let ahead = || {
            let who = (stop + 1..stop + 6).find(|i| self.proper_name(*i) || matches!(self.word(*i), "tỉnh" | "phố"));
            self.mark(stop, ',') && who.is_some_and(|w| (w + 1..w + 7).any(|i| self.placed_at(i)))
        };
        if !behind && !ahead() {
            return None;
        }
        self.push_unlisted(at, from, stop)
    }

    /// Whether a comma, a semicolon, a colon or `và` stands right before: a name in a row may begin.
    pub(super) fn behind_joint(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | ':')))
            || matches!(self.before(at, 1), "và" | "hay")
    }

    /// One past `của Việt Nam`, `tại tỉnh` at token `i`.
    fn behind_owner(&self, i: usize) -> Option<usize> {
        if !matches!(self.word(i), "của" | "tại" | "ở") {
            return None;
        }
        let end = self.names_at(i + 1).filter(|_| self.proper_name(i + 1)).map(|(_, end)| end);
        let end = end.or_else(|| matches!(self.word(i + 1), "tỉnh" | "ta").then_some(i + 2));
        end.or_else(|| matches!((self.word(i + 1), self.word(i + 2)), ("thành", "phố") | ("nước", "ta")).then_some(i + 3))
    }

    /// One past a bracket at `open` that holds an abbreviation alone: `(R&D)`, `(OSI)`.
    fn abbreviated(&self, open: usize) -> Option<usize> {
        let close = (open + 2..open + 6).find(|i| self.mark(*i, ')'))?;
        let capitals = (open + 1..close).all(|i| {
            self.tokens.get(i).is_some_and(|t| {
                t.kind == TokenKind::Word && t.capital && t.text.len() <= 6 || matches!(t.kind, TokenKind::Punct('&' | '-'))
            })
        });
        capitals.then_some(close + 1)
    }

    /// Where the unlisted name that begins at `from` ends: right before what ranks it. `led` when `chỉ số` stands before it.
    fn unlisted(&self, from: usize, led: bool) -> Option<usize> {
        let first = self.tokens.get(from)?;
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let index = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i));
        if index.is_some_and(|x| matches!(x.kind.as_str(), "statistic" | "sport")) {
            return None; // "chỉ số giá tăng cao thứ 2"
        }
        if first.kind != TokenKind::Word || NO_HEAD.holds_at(self.tokens, from) {
            return None;
        }
        let mut i = from;
        while i < self.tokens.len() && i - from <= LONGEST_NAME {
            if i >= from + 2 && self.placed_at(i) {
                let degree =
                    matches!(self.before(i, 1), "cao" | "thấp" | "mạnh" | "nhanh" | "khá" | "nhất" | "chung" | "tốt" | "liền" | "liên");
                // "đứng đầu về Tài chính cá nhân và thứ 8 về …": the joint belongs to neither name.
                let joint = matches!(self.before(i, 1), "và" | "cùng" | "rồi") && i > from + 2;
                return (!degree).then_some(if joint { i - 1 } else { i });
            }
            let token = self.tokens.get(i)?;
            match token.kind {
                TokenKind::Word => {}
                // "hạ tầng 83, giáo dục phổ thông 56": in a row of bare places.
                TokenKind::Number if i >= from + 2 && !led && self.bare_in_row(from, i) => return Some(i),
                TokenKind::Punct('-' | '/' | '&') if i > from && self.tokens.get(i + 1)?.kind == TokenKind::Word => {
                    i += 1;
                    continue;
                }
                // "Chỉ số thành phần đổi mới cơ chế tài chính: xếp thứ 2".
                TokenKind::Punct(':') if i >= from + 2 && led => return self.placed_at(i + 1).then_some(i),
                // "; cơ sở hạ tầng hàng không, hạng 61 thành hạng 50".
                TokenKind::Punct(',') if i >= from + 2 && !led => return self.way_at(i + 1).then_some(i),
                // "Chỉ số nghiên cứu và phát triển (R&D) xếp hạng 66": its abbreviation stands behind it.
                TokenKind::Punct('(') if i >= from + 2 && led => {
                    let close = self.abbreviated(i)?;
                    let end = self.behind_owner(close).unwrap_or(close);
                    return self.placed_at(end).then_some(i);
                }
                _ => return None,
            }
            // "chỉ số tín dụng của Việt Nam tăng 4 bậc": whose it is stands behind the name.
            if let Some(end) = self.behind_owner(i).filter(|_| i >= from + 2) {
                return self.placed_at(end).then_some(i);
            }
            let known = self.names_at(i).is_some_and(|(entries, end)| {
                let part = entries.iter().any(|e| matches!(e.entity, Entity::Component(x, j) if self.setting.names_any(&[(x, j)])));
                // "cơ sở hạ tầng vận tải hàng không từ 61 lên 50": a longer name may begin with it.
                let longer = || (end..end + LONGEST_TAIL).find(|t| NEVER.holds_at(self.tokens, *t) || !self.plain_word(*t));
                let longer = || !led && longer().is_some_and(|t| t > end && (self.placed_at(t) || self.mark(t, ',') && self.way_at(t + 1)));
                part && (i == from && !longer() || self.placed_at(end) && !(i > from && !led && index.is_some_and(|x| x.names_as_written)))
            });
            // "chỉ số về môi trường kinh doanh": an index by its weak name, or a component of an index not spoken of.
            let other = i == from
                && self.names_at(i).is_some_and(|(entries, end)| {
                    entries.iter().any(|e| match e.entity {
                        // A criterion is no index, though an index has the name as well.
                        Entity::Index(_) => !(e.weak && self.before(from, 1) == "chí"),
                        Entity::Component(x, _) => {
                            led && (self.placed_at(end) || end >= i + 3)
                                && self.setting.ontology.indices.get(x).is_some_and(|x| x.ranks.iter().any(|r| r == "provinces"))
                        }
                        _ => false,
                    })
                });
            if known
                || other
                || self.proper_name(i)
                || (self.word(i), self.word(i + 1)) == ("xuất", "phát")
                || matches!(self.cue(i), Some((Cue::Is | Cue::Against, _)))
            {
                return None;
            }
            if matches!(
                self.word(i),
                "này"
                    | "được"
                    | "đạt"
                    | "đã"
                    | "bị"
                    | "nói"
                    | "biết"
                    | "hay"
                    | "rằng"
                    | "phải"
                    | "sẽ"
                    | "nhằm"
                    | "khiến"
                    | "làm"
                    | "đó"
            ) && (self.word(i), self.word(i + 1)) != ("làm", "việc")
            {
                return None;
            }
            i += 1;
        }
        None
    }

    /// Whether the name of somebody who can be ranked, or of an index, begins at `i`.
    pub(super) fn proper_name(&self, i: usize) -> bool {
        self.names_at(i).is_some_and(|(entries, _)| {
            entries.iter().any(|e| match e.entity {
                Entity::Province(_) | Entity::Country(_) | Entity::City(_) | Entity::Ministry(_) => true,
                Entity::Index(_) => !e.weak,
                _ => false,
            })
        })
    }

    /// Whether a place or a movement is said at `i`: `xếp thứ 5`, `hạng 7`, `tăng 3 bậc`, `(giảm 2 bậc)`, `từ vị trí 40 lên 25`,
    /// `đạt 7,2 điểm, xếp thứ 5`.
    pub(super) fn placed_at(&self, i: usize) -> bool {
        let number = |i: usize| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && whole(self.word(i)).is_some();
        let ordinal = |i: usize| number(i) || in_words(&[self.word(i)]).is_some() || matches!(self.word(i), "nhất" | "nhì");
        let ranked = |i: usize| match self.word(i) {
            "xếp" => matches!(self.word(i + 1), "hạng" | "thứ" | "vị" | "ở" | "đầu" | "cuối" | "chót") || number(i + 1),
            "đứng" => matches!(self.word(i + 1), "thứ" | "hạng" | "vị" | "ở" | "đầu" | "cuối" | "nhất" | "nhì") || number(i + 1),
            "dẫn" => self.word(i + 1) == "đầu",
            "thuộc" | "vào" | "lọt" | "nằm" => (i + 1..i + 3).any(|k| matches!(self.word(k), "top" | "tốp") && number(k + 1)),
            "thứ" => ordinal(i + 1) || self.word(i + 1) == "hạng" && number(i + 2),
            "hạng" => number(i + 1),
            "vị" => self.word(i + 1) == "trí" && (ordinal(i + 2) || self.word(i + 2) == "thứ"),
            "từ" => {
                matches!(self.word(i + 1), "hạng" | "thứ" | "vị") && (i + 2..i + 5).any(number)
                    || number(i + 1) && (i + 2..i + 5).any(|k| matches!(self.word(k), "lên" | "xuống" | "thành" | "đến" | "tới"))
            }
            _ => false,
        };
        let moved = |i: usize| {
            let Some(end) = self.cue_is(i, Cue::Up).or_else(|| self.cue_is(i, Cue::Down)) else { return false };
            let steps = (end..end + 3).find(|k| number(*k) || in_words(&[self.word(*k)]).is_some());
            steps.is_some_and(|k| matches!(self.word(k + 1), "bậc" | "hạng") || (self.word(k + 1), self.word(k + 2)) == ("vị", "trí"))
                || ranked(end)
                || self.word(end) == "mạnh" && ranked(end + 1)
        };
        let scored = |i: usize| {
            // "đạt 15,14/16,5 điểm, xếp thứ 3": the most that can be reached may stand behind.
            let unit = if self.mark(i + 2, '/') { i + 4 } else { i + 2 };
            matches!(self.word(i), "đạt" | "được")
                && self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
                && self.word(unit) == "điểm"
                && (unit + 1..unit + 4).any(ranked)
        };
        let value = |i: usize| ranked(i) || moved(i) || scored(i);
        let kept = |i: usize| {
            let mut k = i;
            while k < i + 3
                && matches!(
                    self.word(k),
                    "cũng" | "đều" | "cùng" | "vẫn" | "chỉ" | "lại" | "bị" | "được" | "đã" | "tiếp" | "tục" | "thì" | "đi"
                )
            {
                k += 1;
            }
            k
        };
        // "(90 lên 83)": the way alone.
        let way = |i: usize| {
            number(i)
                && matches!(self.word(i + 1), "lên" | "xuống" | "thành" | "còn")
                && number(i + 2)
                && (self.mark(i + 3, ')') || self.mark(i + 3, ';'))
        };
        let opened = if self.mark(i, '(') { i + 1 } else { i };
        // "tiếp cận điện năng (135), khởi nghiệp (125)": in a row of such, on a page about a ranking of countries.
        let alone = |i: usize| {
            let before = self.out.iter().rev().take(2).any(|m| matches!(m.what, What::Mark(')')))
                || self.out.last().is_some_and(|m| matches!(m.what, What::Mark(',')));
            self.setting.about_countries() && number(i) && self.mark(i + 1, ')') && before
        };
        value(kept(opened)) || opened > i && (way(opened) || alone(opened))
    }

    /// Whether the words before a colon announce components: `Các tiêu chí có thứ hạng thấp:`.
    fn heads_components(&self, colon: usize) -> bool {
        let nouns = |i: usize| {
            matches!(
                (self.word(i), self.word(i + 1)),
                ("chỉ", "số" | "tiêu") | ("tiêu", "chí") | ("trụ", "cột") | ("yếu", "tố") | ("hạng", "mục") | ("tiểu", "mục")
            )
        };
        let from = colon.saturating_sub(16);
        // "Kết quả Chỉ số X (ABC) năm 2020:" names the whole ranking.
        let whole = |i: usize| self.out.iter().any(|m| matches!(m.what, What::Index(_)) && m.t0 <= i && i < m.t1);
        !self.setting.named_indices.is_empty()
            && (from..colon).any(|i| nouns(i) && !whole(i))
            && !self.out.iter().rev().take_while(|m| m.t0 >= from).any(|m| matches!(m.what, What::Subject(_)) && m.t0 + 4 > colon)
    }

    /// Whether the clause before `at` gave a component its place: `tín dụng tăng 4 bậc, |`.
    fn row_of_parts(&self, at: usize) -> bool {
        // "… tăng 7 bậc; trong nhóm này, chi cho đổi mới tăng 23 bậc": where it is one.
        let mut from = at;
        while from > 0
            && at - from < 7
            && matches!(self.word(from - 1), "," | ";" | "trong" | "nhóm" | "đó" | "này" | "trụ" | "cột" | "ấy" | "riêng" | "cùng")
        {
            from -= 1;
        }
        let near = self.out.iter().rev().take(12).take_while(|m| m.t0 + 30 > at);
        let mut valued = false;
        for m in near {
            match m.what {
                What::Part(_) => return valued,
                What::Rank { .. } | What::Move(_) if !valued => {
                    if m.t1 + 3 < from.min(at) || m.t1 + 8 < at {
                        return false;
                    }
                    valued = true;
                }
                What::Subject(_) | What::Index(_) | What::Anaphor(_) => return false,
                _ => {}
            }
        }
        false
    }

    /// `PCI dẫn đầu cả nước, chỉ số công nghệ thông tin đứng đầu`: behind an index of provinces with its place, a bare `chỉ số`
    /// names another one; all components of those are known.
    fn another_index(&self, at: usize, end: usize) -> bool {
        let bare = (self.word(at), self.word(at + 1)) == ("chỉ", "số") && end == at + 2;
        let mark = at.checked_sub(1).is_some_and(|b| self.mark(b, ',')) || self.before(at, 1) == "và";
        if !bare || !mark {
            return false;
        }
        let last = self.out.iter().rev().find_map(|m| match m.what {
            What::Index(i) => Some(Some(i)),
            What::Part(_) => Some(None),
            _ => None,
        });
        let index = last.flatten().and_then(|i| self.setting.ontology.indices.get(i));
        index.is_some_and(|x| x.ranks.iter().any(|r| r == "provinces") && x.id != "pii")
    }

    pub(super) fn push_unlisted(&mut self, at: usize, from: usize, stop: usize) -> Option<usize> {
        let first = self.tokens.get(from)?;
        let last = self.tokens.get(stop.checked_sub(1)?)?;
        let name = self.view.text().get(first.start as usize..last.end as usize)?;
        self.push(What::Part(Part::Named(slug(name))), at, stop);
        Some(stop)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Document, Status};
    use crate::ontology::Ontology;

    /// Components with their ranks or movements, in order of the text.
    fn read(text: &str) -> Result<Vec<(String, i64)>, Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let text = format!("Kết quả PII năm 2024, An Giang đạt 38,2 điểm, xếp hạng 27/63 tỉnh, thành phố.\n{text}");
        let claims = extract(&Document { id: "x".into(), text, ..Document::default() }, &o).claims;
        let resolved = claims.into_iter().filter(|c| c.status == Status::Resolved);
        Ok(resolved.filter_map(|c| Some((c.component?, c.rank.map(i64::from).or(c.delta.map(i64::from))?))).collect())
    }

    #[test]
    fn names_in_a_row_are_components() -> Result<(), Box<dyn std::error::Error>> {
        let row = read("Các tiêu chí có thứ hạng thấp: Mật độ doanh nghiệp (hạng 55), Cạnh tranh bình đẳng (hạng 40).")?;
        assert_eq!(row, [("mat-do-doanh-nghiep".to_owned(), 55), ("canh-tranh-binh-dang".to_owned(), 40)]);
        Ok(())
    }

    #[test]
    fn what_causes_a_place_is_not_what_has_it() -> Result<(), Box<dyn std::error::Error>> {
        assert!(read("Nhờ cải thiện Cơ sở hạ tầng, năm 2023 tỉnh xếp thứ 30.")?.is_empty());
        Ok(())
    }
}
