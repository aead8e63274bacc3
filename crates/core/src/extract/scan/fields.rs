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
                        | "có"
                        | "loại"
                        | "hội"
                        | "đoàn"
                );
        let before = self.before(at, 1);
        let many = before.parse::<u32>().is_ok()
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
                    | ","
                    | "/"
                    | "và"
                    | "thôn"
                    | "mấy"
                    | "hầu"
                    | "đội"
                    | "cụm"
                    | "làng"
            );
        (alone && !many).then_some(end)
    }
}
