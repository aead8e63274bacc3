//! Components that the ontology lacks, told by the clause: `Với chỉ số hiệu quả tổ chức thi hành pháp luật, Bộ X chiếm vị trí số 1`, `Ngôi đầu
//! chỉ số chất lượng văn bản thuộc về Bộ Y`. What stands between the noun for a component and the comma or the link is its name.
use super::unlisted::{LONGEST_NAME, NO_HEAD};
use super::*;

/// Words that no such name holds: verbs, pronouns, words of order and of comparison.
pub(super) static NEVER: WordSet = WordSet::new(&[
    "này", "đó", "ấy", "kia", "nào", "khác", "được", "đạt", "đã", "đang", "sẽ", "bị", "có", "là", "tăng", "giảm", "xếp", "đứng", "dẫn",
    "thuộc", "nằm", "lọt", "vào", "hạng", "bậc", "nhất", "nhì", "cao", "thấp", "hơn", "kém", "năm", "kỳ", "trên", "cả", "toàn", "tỉnh",
    "huyện", "xã", "sở", "bộ", "ngành", "nước", "quốc", "gia", "địa", "phương", "đơn", "vị", "trong", "đưa", "giúp", "mà", "khi", "còn",
    "vẫn", "cũng", "chỉ", "số", "đều", "thành", "phần", "nêu", "kể", "quan", "trọng", "cải", "thiện", "tổng", "chung", "nhiều", "một",
    "hai", "ba", "bốn", "các", "những", "mỗi", "từng", "điểm", "index", "từ", "đến", "so", "theo", "nói", "riêng", "cụ", "nay", "sau",
    "trước", "đầu", "cuối", "bảng", "mới", "lên", "xuống", "liên", "tục", "tiếp",
]);

impl Scanner<'_> {
    /// The component between its noun at `at` and a comma, a colon or a link, where the clause ranks somebody in it.
    pub(super) fn part_of_clause(&mut self, at: usize, from: usize) -> Option<usize> {
        let index = self.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
        let index = index.or(self.setting.main_index).and_then(|i| self.setting.ontology.indices.get(i))?;
        if index.kind != "index" || NO_HEAD.holds_at(self.tokens, from) || self.names_at(from).is_some_and(|(_, to)| to >= from + 2) {
            return None;
        }
        let mut stop = from;
        while stop < from + LONGEST_NAME {
            let token = self.tokens.get(stop)?;
            let link = matches!((self.word(stop), self.word(stop + 1)), ("thuộc", "về") | ("gọi", "tên")) || self.word(stop) == "là";
            if link || matches!(token.kind, TokenKind::Punct(',' | ':')) {
                break;
            }
            if token.kind != TokenKind::Word || NEVER.holds(token) || self.proper_name(stop) {
                return None;
            }
            stop += 1;
        }
        if stop < from + 3 || stop > from + 10 {
            return None;
        }
        let value = self.out.iter().rev().find(|m| !matches!(m.what, What::About | What::Stand | What::OfWord | What::Mark(',')));
        let behind =
            value.is_some_and(|v| matches!(v.what, What::Rank { .. } | What::Last | What::Highest | What::Lowest) && at <= v.t1 + 3);
        let linked = !self.mark(stop, ',') && behind;
        let led = at == 0 || matches!(self.before(at, 1), "với" | "về" | "ở" | "tại" | "trong" | "theo");
        let ahead = || (stop + 1..stop + 16).take_while(|t| !self.mark(*t, ';') && !self.mark(*t, '.')).any(|t| self.placed_at(t));
        (linked || led && self.mark(stop, ',') && ahead()).then(|| self.push_unlisted(at, from, stop)).flatten()
    }
}
