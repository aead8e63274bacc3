//! Names in short: departments and ministries by their field alone, units by their kind alone.
use super::*;
use crate::extract::numerals::in_words;

impl Scanner<'_> {
    /// The longest name of a field that begins at `at`: whose it is and where it ends.
    fn field(&self, at: usize, known: impl Fn(&str) -> Option<usize>) -> Option<(usize, usize)> {
        let text = self.view.text();
        let start = self.tokens.get(at)?.start as usize;
        let mut best = None;
        for end in at..(at + 10).min(self.tokens.len()) {
            let token = self.tokens.get(end)?;
            match token.kind {
                TokenKind::Word => {}
                TokenKind::Punct(',' | '-' | '&') => continue,
                _ => break,
            }
            if let Some(i) = known(&slug(text.get(start..token.end as usize)?)) {
                best = Some((i, end + 1));
            }
        }
        best
    }

    /// `các sở: Nội vụ, Lao động - Thương binh và Xã hội`: a department by its field alone; the longest name wins.
    pub(super) fn office_of_field(&mut self, at: usize) -> Option<usize> {
        let (i, end) = self.field(at, |slug| self.setting.ontology.office_of_field(slug))?;
        self.office(i, at, end)
    }

    /// `các bộ: Thông tin và Truyền thông, Tài chính, Tư pháp`: a ministry by its field alone; the longest name wins.
    pub(super) fn ministry_of_field(&mut self, at: usize) -> Option<usize> {
        let (i, end) = self.field(at, |slug| self.setting.ontology.ministry_of_field(slug))?;
        let id = self.setting.ontology.ministries.get(i)?.id.as_str().into();
        self.push(What::Subject(Who { id, kind: SubjectKind::Ministry, former: false }), at, end);
        Some(end)
    }

    /// `dẫn đầu là Sở Nội vụ, tiếp theo lần lượt là Tài chính, Tư pháp`, `ba bộ dẫn đầu lần lượt là Tài chính, Công Thương`: a field alone
    /// in a row of places, behind an office or ministry named in full or behind their noun.
    pub(super) fn short_name(&mut self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let link = matches!(self.word(before), "là" | "gồm" | "về" | "đến" | "tới");
        let joined = link || self.mark(before, ',') || self.mark(before, ';') || self.mark(before, ':') || self.word(before) == "và";
        let named = |e: &Entry| !e.weak && !matches!(e.entity, Entity::Component(..));
        if !joined || self.names_at(at).is_some_and(|(e, _)| e.iter().any(named)) {
            return None;
        }
        let ranked = |m: &What| {
            matches!(m, What::Rank { .. } | What::Next | What::Header(..) | What::Order | What::Bound(_) | What::Last | What::Highest)
        };
        if !self.out.iter().any(|m| ranked(&m.what)) || (at.saturating_sub(12)..at).any(|t| matches!(self.word(t), "vực" | "ngành")) {
            return None;
        }
        let last = self.out.iter().rev().find_map(|m| if let What::Subject(w) = &m.what { Some(w.kind) } else { None });
        let ministries = match last {
            Some(SubjectKind::Ministry) => true,
            Some(SubjectKind::Office(_)) => false,
            None | Some(SubjectKind::Province) if self.ministries_counted(at) => true,
            None if self.out.iter().any(|m| m.what == What::Ministries) => true,
            // "Đứng thứ nhất là Văn hóa, Thể thao và Du lịch", where offices are ranked.
            None | Some(SubjectKind::Province) if self.setting.ranks_units && link => false,
            _ => return None,
        };
        let end = if ministries {
            self.field(at, |slug| self.setting.ontology.ministry_of_field(slug))?.1
        } else {
            self.setting.inside.then(|| self.field(at, |slug| self.setting.ontology.office_of_field(slug)))??.1
        };
        let ends = self.tokens.get(end).is_none_or(|t| match t.kind {
            TokenKind::Punct(c) => matches!(c, ',' | ';' | '.' | '(' | ')'),
            TokenKind::Number => true,
            TokenKind::Word => {
                matches!(self.word(end), "và" | "xếp" | "đứng" | "thứ" | "hạng" | "đạt" | "với" | "cùng" | "đều" | "lần" | "ở")
            }
        });
        if !ends {
            return None;
        }
        if ministries { self.ministry_of_field(at) } else { self.office_of_field(at) }
    }

    /// `ba bộ dẫn đầu lần lượt là`, `top 5 bộ`, `các bộ`: ministries are counted before `at`, as a common noun.
    fn ministries_counted(&self, at: usize) -> bool {
        (at.saturating_sub(14)..at).any(|t| {
            self.word(t) == "bộ"
                && self.tokens.get(t).is_some_and(|k| !k.capital)
                && (in_words(&[self.before(t, 1)]).is_some()
                    || self.before(t, 1).parse::<u32>().is_ok()
                    || matches!(self.before(t, 1), "các" | "những" | "khối" | "nhóm"))
                && !matches!(self.word(t + 1), "chỉ" | "tiêu" | "phận" | "máy" | "phim" | "số" | "câu")
        })
    }

    /// `Cụ thể, Bộ ở vị trí thứ 9`: the ministry named before, with a verb behind the noun.
    pub(super) fn ministry_again(&self, at: usize) -> bool {
        self.word(at) == "bộ"
            && self.tokens.get(at).is_some_and(|t| t.capital)
            && matches!(
                self.word(at + 1),
                "ở" | "đứng"
                    | "xếp"
                    | "tăng"
                    | "giảm"
                    | "đạt"
                    | "đã"
                    | "tụt"
                    | "vươn"
                    | "lên"
                    | "được"
                    | "cũng"
                    | "vẫn"
                    | "tiếp"
                    | "nằm"
                    | "giữ"
                    | "dẫn"
            )
            && !matches!(self.before(at, 1), "các" | "khối" | "cấp" | "mỗi" | "nhiều" | "từng" | "những")
    }

    /// `Bộ thông tin - Truyền thông`, `Bộ Nông nghiệp, Môi trường`: a ministry whose name is joined in another way than its own.
    pub(super) fn ministry_spelt(&mut self, at: usize) -> Option<usize> {
        let here = self.word(at) == "bộ" && self.tokens.get(at)?.capital && self.names_at(at).is_none();
        if !here {
            return None;
        }
        let mut syllables: Vec<String> = Vec::new();
        let mut joined = false;
        let mut best = None;
        for end in at + 1..(at + 12).min(self.tokens.len()) {
            let token = self.tokens.get(end)?;
            match token.kind {
                TokenKind::Word if token.text == "và" => joined = true,
                TokenKind::Word => {
                    syllables.push(slug(token.text));
                    let known = |m: &crate::ontology::Ministry| syllables_of(&m.id).eq(syllables.iter().map(String::as_str));
                    if joined && let Some(i) = self.setting.ontology.ministries.iter().position(known) {
                        best = Some((i, end + 1));
                    }
                }
                TokenKind::Punct('-' | '–' | '&' | ',') => joined = true,
                _ => break,
            }
        }
        let (i, end) = best?;
        let id = self.setting.ontology.ministries.get(i)?.id.as_str().into();
        self.push(What::Subject(Who { id, kind: SubjectKind::Ministry, former: false }), at, end);
        Some(end)
    }

    /// `UBND huyện được chấm …`, `thị xã đứng thứ 2`: the unit that the page is about, where the noun stands alone. Where it ends.
    pub(super) fn unit_again(&self, at: usize) -> Option<usize> {
        let end = match (self.word(at), self.word(at + 1)) {
            ("thị", "xã") => at + 2,
            ("huyện" | "quận" | "xã" | "phường", _) => at + 1,
            _ => return None,
        };
        if !self.setting.inside {
            return None;
        }
        let alone =
            self.tokens.get(end).is_none_or(|t| !t.capital && !matches!(t.kind, TokenKind::Number | TokenKind::Punct(',' | '/' | '-')))
                && !matches!(
                    self.word(end),
                    "và" | "ủy"
                        | "lỵ"
                        | "nào"
                        | "khác"
                        | "nghèo"
                        | "miền"
                        | "đảo"
                        | "vùng"
                        | "biên"
                        | "thị"
                        | "trực"
                        | "thuộc"
                        | "còn"
                        | "loại"
                        | "hội"
                        | "đoàn"
                );
        // "huyện có 9,2 điểm", but "huyện có nhiều giải pháp".
        let figure = |t: usize| self.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
        let has = self.word(end) == "có"
            && !figure(end + 1)
            && !(figure(end + 2) && matches!(self.word(end + 1), "được" | "chỉ" | "tới" | "điểm"));
        let alone = alone && !has;
        let before = self.before(at, 1);
        // "năm 2022 huyện đứng thứ 11": a year counts nobody.
        let year = before.len() == 4 && before.starts_with("20");
        let many = before.parse::<u32>().is_ok() && !year
            || in_words(&[before]).is_some()
            || matches!(
                before,
                "các"
                    | "những"
                    | "nhiều"
                    | "mỗi"
                    | "từng"
                    | "một"
                    | "khối"
                    | "cấp"
                    | "nhóm"
                    | "giữa"
                    | "số"
                    | "/"
                    | "và"
                    | "thôn"
                    | "mấy"
                    | "hầu"
                    | "đội"
                    | "cụm"
                    | "làng"
            );
        // "thị xã, huyện", but "năm 2022, huyện phấn đấu".
        let row = before == ","
            && matches!(self.before(at, 2), "xã" | "phường" | "phố" | "trấn" | "quận" | "huyện" | "tỉnh" | "sở" | "ngành" | "ban");
        (alone && !many && !row).then_some(end)
    }
}

/// The syllables of a ministry's name without what joins them.
fn syllables_of(id: &str) -> impl Iterator<Item = &str> {
    id.strip_prefix("bo/").unwrap_or(id).split('-').filter(|s| *s != "va")
}
