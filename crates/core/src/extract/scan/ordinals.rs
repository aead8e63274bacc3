//! What may stand before an ordinal for it to be a place, and who only leads as a person does.
use super::Scanner;
use crate::extract::mention::What;
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// `chính quyền số của tỉnh`: whether a component or ranking stands right before `của` and token `at`.
fn part_of(s: &Scanner<'_>, at: usize) -> bool {
    let of = at.checked_sub(1).filter(|t| s.word(*t) == "của");
    let whose =
        |end: usize| s.out.iter().rev().take(4).any(|m| m.t1 == end && matches!(m.what, What::Part(_) | What::Index(_) | What::Year(_)));
    of.is_some_and(whose)
}

/// Whether an ordinal at `at` can be a place: behind a verb of standing or moving, a particle, a name that is
/// ranked, or a mark. Behind any other noun it only counts that noun: `cơ sở thứ 3`, `vị vua thứ 16`, `điều kiện
/// thứ ba`, `Huân chương Độc lập hạng Nhất`.
pub(super) fn leads_to_place(s: &Scanner<'_>, at: usize) -> bool {
    // "là địa phương số một về P", "trở thành tỉnh số một cả nước".
    let noun = match (s.before(at, 2), s.before(at, 1)) {
        ("địa", "phương") | ("đơn", "vị") | ("thành", "phố") | ("quốc", "gia") => 3,
        (_, "tỉnh") => 2,
        _ => 0,
    };
    let scope = |t: usize| matches!((s.word(t), s.word(t + 1)), ("cả", "nước") | ("toàn", "quốc") | ("thế", "giới") | ("về", _));
    if noun > 0 && s.word(at) == "số" && matches!(s.before(at, noun), "là" | "thành") && scope(at + 2) {
        return true;
    }
    const BEFORE: &[&str] = &[
        "đứng",
        "lớn",
        "xếp",
        "xết",
        "xép",
        "trí",
        "hạng",
        "vị",
        "hàng",
        "thấy",
        "rằng",
        "trụ",
        "lên",
        "xuống",
        "ở",
        "từ",
        "là",
        "về",
        "đích",
        "vào",
        "còn",
        "thì",
        "cũng",
        "đều",
        "cùng",
        "chỉ",
        "đang",
        "vẫn",
        "hiện",
        "đã",
        "được",
        "có",
        "đoạt",
        "nhận",
        "giữ",
        "chiếm",
        "đạt",
        "giành",
        "dừng",
        "bậc",
        "lượt",
        "sau",
        "tận",
        "tít",
        "mãi",
        "hẳn",
        "nguyên",
        "nhì",
        "nhất",
        "và",
        "tới",
        "đến",
        "thành",
        "tục",
        "ứng",
        "tăng",
        "giảm",
        "tụt",
        "rớt",
        "rơi",
        "vươn",
        "nhảy",
        "leo",
        "vọt",
        "lùi",
        "nằm",
        "trong",
        "top",
        "tốp",
        "bảng",
        "ngôi",
        "mức",
        "hoặc",
        "lại",
        "luôn",
        "chung",
        "với",
        "các",
        "thứ",
        "cao",
        "thấp",
        "hay",
        "rồi",
        "nay",
        "qua",
        "nước",
        "quốc",
        "ba",
        "hai",
        "số",
        "ngay",
        "chia",
        "nhau",
        "vị thứ",
        "xếp hạng",
        "bằng",
        "tự",
        "của",
        "phải",
        "tức",
    ];
    // "không dưới hạng 15", "không thấp hơn hạng 20".
    if matches!((s.before(at, 2), s.before(at, 1)), ("không", "dưới") | ("thấp", "hơn")) || s.no_lower(at).is_some() {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|i| s.tokens.get(i)) else { return true };
    if before.kind != TokenKind::Word || BEFORE.contains(&before.text) {
        return true;
    }
    // "năm 2022 chúng tôi hạng 57".
    if (s.before(at, 2), s.before(at, 1)) == ("chúng", "tôi") {
        return true;
    }
    // "PCI 2022 xếp tỉnh thứ 41": whom the ranking puts there stands between.
    let put = |m: &crate::extract::mention::Mention| matches!(s.before(m.t0, 1), "xếp" | "đặt" | "chấm" | "ghi" | "đưa");
    if s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Anaphor(_)) && put(m)) {
        return true;
    }
    s.out.last().is_some_and(|m| {
        m.t1 == at
            && matches!(
                m.what,
                What::Subject(_)
                    | What::Part(_)
                    | What::Index(_)
                    | What::Scope(_)
                    | What::Overall
                    | What::Year(_)
                    | What::Relative(_)
                    | What::Each
                    | What::Order
                    | What::StepWord
                    | What::Move(_)
                    | What::Score { .. }
                    | What::Stand
                    | What::Rank { .. }
            )
            // "hạ tầng kỹ thuật của tỉnh hạng 5": whose component it is stands between.
            || m.t1 == at && matches!(m.what, What::Anaphor(_)) && part_of(s, m.t0)
            // "năm 2021 thành phố hạng 38": `tỉnh`, `thành phố` behind a year or a comma is who is spoken of.
            || m.t1 == at
                && matches!(m.what, What::Anaphor(_))
                && s.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
                && m.t0
                    .checked_sub(1)
                    .is_none_or(|b| s.mark(b, ',') || s.mark(b, ';') || s.mark(b, ':') || s.tokens.get(b).is_some_and(|t| t.kind == TokenKind::Number))
    })
}

/// `đứng thứ Tư toàn quốc`, `vươn lên vị trí thứ Ba`: an ordinal with a capital letter is a place and no day of the week behind a verb of standing
/// or a noun of place, or before among whom it is.
pub(super) fn capital_place(s: &Scanner<'_>, at: usize, next: usize) -> bool {
    let held = matches!(s.before(at, 1), "đứng" | "xếp" | "hạng" | "giữ" | "chiếm" | "giành" | "ngôi")
        || (s.before(at, 2), s.before(at, 1)) == ("vị", "trí")
        || matches!(s.word(at), "vị" | "hạng" | "xếp" | "đứng");
    let among = matches!(
        (s.word(next), s.word(next + 1)),
        ("toàn", "quốc") | ("cả", "nước") | ("thế", "giới") | ("trong" | "trên", "cả" | "toàn" | "số")
    );
    held || among && !matches!(s.before(at, 1), "vào" | "sáng" | "chiều" | "tối" | "ngày")
}

/// Whether a person leads: `do Thứ trưởng … dẫn đầu`, `đứng đầu là ông …`, `đứng đầu Chính phủ`.
pub(super) fn led_by_person(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    const TITLES: &[&str] =
        &["ông", "bà", "anh", "chị", "tướng", "trưởng", "tịch", "thư", "đốc", "sĩ", "tá", "phó", "vương", "thống", "đoàn", "đội"];
    let by = (1..=14).map_while(|b| at.checked_sub(b)).take_while(|i| !s.mark(*i, ';') && !s.mark(*i, '.')).find(|i| s.word(*i) == "do");
    if by.is_some_and(|d| (d + 1..at).any(|i| TITLES.contains(&s.word(i)) || surname(s, i)) || (1..=8).any(|b| s.before(d, b) == "đoàn"))
    {
        return true;
    }
    let heads = matches!(
        (s.word(end), s.word(end + 1)),
        ("chính", "phủ" | "quyền")
            | ("nhà", "nước")
            | ("cơ", "quan")
            | ("tổ", "chức")
            | ("ủy", "ban")
            | ("đoàn", _)
            | ("phái", "đoàn")
            | ("doanh", "nghiệp")
            | ("thị", "trường")
            | ("xu", "hướng" | "thế")
            | ("phong", "trào")
            | ("cuộc", "đua")
    ) || s.word(end) == "thuộc"
        && (end + 2..end + 5).any(|i| matches!((s.word(i), s.word(i + 1)), ("doanh", "nghiệp") | ("công", "ty")));
    // "dẫn đầu là Bà Rịa - Vũng Tàu", "đứng đầu là Anh": places, though the words are titles too.
    let place = |i: usize| {
        s.names_at(i).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_) | Entity::Country(_) | Entity::City(_))))
    };
    let is = (s.word(end) == "là" || s.mark(end, '-'))
        && !place(end + 1)
        && !place(end + 2)
        && (TITLES.contains(&s.word(end + 1)) || TITLES.contains(&s.word(end + 2)));
    heads || is
}

/// Vietnamese family names: none of them ends a noun that a name follows.
pub(in crate::extract) const FAMILY_NAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "trương",
    "đinh", "đoàn", "lâm", "trịnh", "mai", "đào", "cao", "tạ", "lương", "tô", "châu", "quách", "lưu", "phùng", "triệu", "kiều", "đàm",
    "tống", "thân", "chu", "nông", "hứa", "tăng", "vương", "mạc", "nghiêm", "doãn",
];

/// Whether token `i` is a Vietnamese family name with a given name behind it.
pub(super) fn surname(s: &Scanner<'_>, i: usize) -> bool {
    let capital = |i: usize| s.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
    capital(i) && capital(i + 1) && FAMILY_NAMES.contains(&s.word(i))
}

/// `Cuối bảng, tại số 119, là X`: the number that the last place has.
pub(super) fn number_of_last(s: &mut Scanner<'_>, at: usize, n: u32) -> Option<usize> {
    let led = s.before(at, 1) == "số" && matches!(s.before(at, 2), "tại" | "ở" | "là") && n >= 10;
    let ends = s.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | '.' | ';' | ')'))) || s.word(at + 1) == "là";
    if !(led && ends) {
        return None;
    }
    let last = s.back().find(|m| !matches!(m.what, What::Mark(',') | What::About | What::Is | What::Stand))?;
    if last.what != What::Last || at > last.t1 + 5 {
        return None;
    }
    s.push(What::Rank { n, of: None, word: false }, at - 1, at + 1);
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Claim, Document, Status};
    use crate::ontology::Ontology;

    fn resolved(text: &str) -> Result<Vec<Claim>, Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let claims = extract(&Document { id: "x".into(), text: text.into(), ..Document::default() }, &o).claims;
        Ok(claims.into_iter().filter(|c| c.status == Status::Resolved).collect())
    }

    #[test]
    fn an_ordinal_that_counts_a_noun_is_no_place() -> Result<(), Box<dyn std::error::Error>> {
        let lead = "PCI năm 2019 của Hà Tĩnh đứng thứ 23.";
        for trap in [
            "Tỉnh vừa khánh thành nhà máy thứ 3.",
            "Tỉnh nhận Huân chương Lao động hạng Nhất.",
            "Thứ hai, tỉnh phải cắt giảm thủ tục.",
            "Điều kiện thứ ba là tỉnh phải công khai quy hoạch.",
            "Đoàn công tác do Phó chủ tịch Lê Thái Nguyên dẫn đầu làm việc với tỉnh.",
        ] {
            let claims = resolved(&format!("{lead} {trap}"))?;
            assert!(claims.iter().all(|c| c.rank == Some(23)), "{trap}");
        }
        Ok(())
    }

    #[test]
    fn verbs_names_and_marks_lead_to_a_place() -> Result<(), Box<dyn std::error::Error>> {
        for (text, rank) in [
            ("PCI năm 2019 của Hà Tĩnh xếp thứ 23.", 23),
            ("PCI năm 2019: Hà Tĩnh thứ 23.", 23),
            ("Bảng xếp hạng PCI năm 2019, Hà Tĩnh từ hạng 30 lên hạng 23.", 23),
        ] {
            assert!(resolved(text)?.iter().any(|c| c.subject == "ha-tinh" && c.rank == Some(rank)), "{text}");
        }
        Ok(())
    }
}
