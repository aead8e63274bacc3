//! Rankings of countries by what they make and trade: `nước xuất khẩu gạo lớn thứ ba thế giới`, `đứng thứ hai thế giới về sản xuất cà phê`.
use super::{LONGEST, Named};
use crate::extract::lines::Line;
use crate::extract::text::Text;
use crate::extract::word_set::WordSet;
use crate::normalize::{TokenKind, slug};

/// Words behind which the goods are named in full.
static CLOSES: WordSet = WordSet::new(&[
    "của", "trên", "thế", "toàn", "sang", "vào", "năm", "đạt", "là", "và", "với", "trong", "tại", "ở", "từ", "theo", "hiện", "vẫn", "cũng",
    "đã", "này", "đó", "chính", "tăng", "giảm", "nhưng", "nhờ", "khi", "sau", "do", "được", "châu", "đông", "ra", "đi", "cho",
]);
/// Words that alone name no goods.
static BARE: WordSet = WordSet::new(&["hàng", "hóa", "hoá", "sản", "phẩm", "các", "loại", "lớn", "mặt", "nhiều", "và"]);

/// What is made or traded at token `at`, where the clause ranks somebody in the world by it.
pub(super) fn traded(text: &Text<'_>, line: &Line<'_>, at: usize) -> Option<Named> {
    let token = |i: usize| line.tokens.get(i);
    let word = |i: usize| token(i).map_or("", |t| t.text);
    let before = |b: usize| at.checked_sub(b).map_or("", word);
    if !matches!((word(at), word(at + 1)), ("xuất" | "nhập", "khẩu") | ("sản", "xuất") | ("tiêu", "thụ")) {
        return None;
    }
    let degree = |i: usize| {
        matches!(
            (word(i), word(i + 1)),
            ("lớn" | "nhiều" | "cao", "nhất" | "thứ")
                | ("hàng" | "đứng" | "dẫn", "đầu")
                | ("đứng" | "xếp", "thứ")
                | ("số", "một" | "1" | "hai" | "2")
        )
    };
    let goods = at + 2;
    let end = (goods..goods + LONGEST)
        .find(|i| token(*i).is_none_or(|t| t.kind != TokenKind::Word || t.capital || CLOSES.holds(t)) || degree(*i))?;
    let named = (goods..end).any(|i| !BARE.holds_at(&line.tokens, i)) && end <= goods + 5;
    // "nhà xuất khẩu hàng may mặc lớn thứ 2 thế giới".
    let maker = matches!(before(1), "nhà" | "nước" | "gia") && degree(end) && (end + 1..end + 7).any(|i| worldwide(word(i), word(i + 1)));
    // "đứng thứ hai thế giới về xuất khẩu cà phê".
    let about =
        before(1) == "về" && (2..=12).map_while(|b| at.checked_sub(b)).any(degree) && (2..=12).any(|b| worldwide(before(b), before(b - 1)));
    if !named || !(maker || about) {
        return None;
    }
    let name = text.view.text().get(token(at)?.start as usize..token(end - 1)?.end as usize)?;
    let words = line.tokens.get(at..end)?.iter().map(|t| t.text.to_owned()).collect();
    Some(Named { id: slug(name), forms: vec![words], known: None, sure: true })
}

fn worldwide(first: &str, second: &str) -> bool {
    matches!((first, second), ("thế", "giới") | ("toàn", "cầu") | ("hành", "tinh") | ("châu", "á") | ("nam", "á"))
}
