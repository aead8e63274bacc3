//! Sentences that name a cause, near the claims they speak of. Only found and quoted to the letter, never written.
use super::library::Page;
use crate::model::{Claim, Field};
use crate::normalize::{Token, TokenKind, View, tokenize};
use std::ops::Range;

/// How many sentences may lie between a claim and a sentence that gives its cause.
const NEAR: usize = 2;

/// Words that name a cause.
const CUES: [&[&str]; 16] = [
    &["nguyên", "nhân"],
    &["lý", "do"],
    &["lí", "do"],
    &["nhờ"],
    &["bởi"],
    &["vì"],
    &["do"],
    &["khiến"],
    &["kéo", "tụt"],
    &["kéo", "giảm"],
    &["kéo", "lùi"],
    &["kéo", "xuống"],
    &["dẫn", "đến"],
    &["dẫn", "tới"],
    &["xuất", "phát", "từ"],
    &["ảnh", "hưởng"],
];

/// Words behind `do`, `vì`, `bởi` with which they name no cause: "therefore", "why", "for the sake of".
const NOT_BEHIND: [&str; 11] = ["đó", "vậy", "thế", "sao", "nhân", "mục", "người", "lợi", "sự", "cộng", "dân"];

/// What an agent does: `do VCCI công bố` is "by VCCI".
const BY: [&[&str]; 18] = [
    &["công", "bố"],
    &["thực", "hiện"],
    &["tổ", "chức"],
    &["ban", "hành"],
    &["chủ", "trì"],
    &["đánh", "giá"],
    &["khảo", "sát"],
    &["phối", "hợp"],
    &["xây", "dựng"],
    &["triển", "khai"],
    &["quản", "lý"],
    &["phụ", "trách"],
    &["làm", "chủ"],
    &["làm", "trưởng"],
    &["bình", "chọn"],
    &["xếp", "hạng"],
    &["phát", "hành"],
    &["đứng", "đầu"],
];

/// A sentence that names a cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause {
    /// Its place in the text.
    pub span: Range<usize>,
    /// Sentences between it and the claim that it speaks of.
    pub distance: usize,
    /// Id of that claim.
    pub claim: String,
}

/// Sentences of the page that name a cause for what the claims picked by `about` say, in text order. A sentence belongs to
/// the claims in it, else to the last ones before it, else to the first behind it; where those speak of several subjects,
/// nobody can tell whose cause it is.
pub(super) fn causes(page: &Page, about: impl Fn(&Claim) -> bool) -> Vec<Cause> {
    let sentences = sentences(&page.text);
    // The headline's claims stand before the first sentence.
    let place = |c: &Claim| match c.field {
        Field::Title => 0,
        Field::Text => sentences.partition_point(|s| s.end <= c.start),
    };
    let anchors: Vec<(usize, &Claim)> = page.claims.iter().map(|c| (place(c), c)).collect();
    let mut found = Vec::new();
    for (at, span) in sentences.iter().enumerate() {
        if !page.text.get(span.clone()).is_some_and(names_cause) {
            continue;
        }
        let before = anchors.iter().map(|a| a.0).filter(|a| *a <= at).max();
        let after = anchors.iter().map(|a| a.0).filter(|a| *a > at).min();
        let Some(owner) = before.or(after) else { continue };
        let distance = owner.abs_diff(at);
        if distance > NEAR {
            continue;
        }
        let owners: Vec<&Claim> = anchors.iter().filter(|(place, _)| *place == owner).map(|(_, claim)| *claim).collect();
        let one = owners.iter().all(|c| owners.first().is_some_and(|first| first.subject == c.subject));
        if let Some(claim) = owners.iter().find(|c| about(c)).filter(|_| one || distance == 0) {
            found.push(Cause { span: span.clone(), distance, claim: claim.id.clone() });
        }
    }
    found
}

/// A sentence with fewer words, or fewer behind the cue, says that there is a cause and not which.
const LEAST: (usize, usize) = (6, 3);

/// Whether a sentence holds a cue in a sense that names a cause. Questions name none, and without tone marks `do` may be
/// any of several words.
fn names_cause(sentence: &str) -> bool {
    if sentence.trim_end_matches(['"', '”', '»', ')']).ends_with('?') || sentence.is_ascii() {
        return false;
    }
    let view = View::new(sentence);
    let tokens = tokenize(&view, sentence, 0, view.text().len());
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let words_from = |at: usize| tokens.iter().skip(at).filter(|t| t.kind == TokenKind::Word).count();
    if words_from(0) < LEAST.0 {
        return false;
    }
    (0..tokens.len()).any(|at| {
        CUES.iter().any(|cue| {
            let here = cue.iter().enumerate().all(|(i, w)| word(at + i) == *w);
            here && words_from(at + cue.len()) >= LEAST.1
                && match *cue {
                    ["do"] if at.checked_sub(1).is_some_and(|i| word(i) == "tự") => false,
                    ["do" | "vì" | "bởi"] => !NOT_BEHIND.contains(&word(at + 1)) && !names_agent(&tokens, at + 1, &word),
                    _ => true,
                }
        })
    })
}

/// Whether whoever stands at token `at` is said to have done something, inside the clause: an agent and no cause.
fn names_agent<'t>(tokens: &[Token], at: usize, word: &impl Fn(usize) -> &'t str) -> bool {
    let named = tokens.get(at).is_some_and(|t| t.capital);
    let clause = (at..tokens.len()).take_while(|i| tokens.get(*i).is_some_and(|t| matches!(t.kind, TokenKind::Word)));
    named || clause.take(10).any(|i| BY.iter().any(|verb| verb.iter().enumerate().all(|(n, w)| word(i + n) == *w)))
}

/// Sentences of a text: a mark of the end before white space and a capital, a digit or a quotation mark, or the end of a
/// line. `TP. Vinh` and `PGS. TS. A` go on.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        let mut from = 0;
        for (at, c) in line.char_indices() {
            if !matches!(c, '.' | '!' | '?' | '…') {
                continue;
            }
            let after = line.get(at + c.len_utf8()..).unwrap_or_default();
            let closed = after.trim_start_matches(['"', '”', '»', ')']);
            let stop = line.len() - closed.len();
            let next = closed.trim_start().chars().next();
            let opens = next.is_none_or(|n| !n.is_lowercase());
            let spaced = closed.is_empty() || closed.starts_with(char::is_whitespace);
            if opens && spaced && !(c == '.' && abbreviated(line.get(..at).unwrap_or_default())) {
                push(&mut out, line, line_start, from..stop);
                from = stop;
            }
        }
        push(&mut out, line, line_start, from..line.len());
        line_start += line.len() + 1;
    }
    out
}

fn push(out: &mut Vec<Range<usize>>, line: &str, line_start: usize, range: Range<usize>) {
    let Some(text) = line.get(range.clone()) else { return };
    let lead = text.len() - text.trim_start().len();
    let (start, end) = (range.start + lead, range.start + text.trim_end().len());
    if start < end {
        out.push(line_start + start..line_start + end);
    }
}

fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    single || matches!(word.to_lowercase().as_str(), "tp" | "tx" | "ths" | "ts" | "gs" | "pgs" | "mr" | "st" | "tt")
}

#[cfg(test)]
mod tests {
    use super::{causes, names_cause, sentences};
    use crate::explain::Page;
    use crate::model::Claim;

    #[test]
    fn tells_causes_from_agents_and_purposes() {
        for yes in [
            "Nguyên nhân là điểm đào tạo lao động giảm mạnh.",
            "Thứ hạng giảm do chi phí thời gian tăng.",
            "Nhờ cải cách thủ tục, tỉnh tăng 5 bậc.",
            "Hai chỉ số thành phần này đã kéo tụt thứ hạng của tỉnh.",
            "Kết quả thấp chủ yếu vì khâu giải phóng mặt bằng còn chậm.",
        ] {
            assert!(names_cause(yes), "{yes}");
        }
        for no in [
            "Bảng xếp hạng do VCCI công bố sáng 27/4.",
            "Bộ chỉ số do cơ quan chuyên môn xây dựng và đánh giá hằng năm.",
            "Vì vậy tỉnh đặt mục tiêu vào nhóm 20.",
            "Do đó thứ hạng không đổi.",
            "Tỉnh phấn đấu vì người dân và doanh nghiệp.",
            "Khu thương mại tự do thu hút nhà đầu tư.",
            "Độ mở của nền kinh tế đo bằng kim ngạch.",
            "Vì sao tỉnh tụt hạng?",
            "Nhờ đâu tỉnh tăng liền 22 bậc trong một năm?",
            "Kế hoạch của tỉnh chỉ thẳng nguyên nhân.",
            "Do hoa: Thanh Nam va nhung nguoi khac",
        ] {
            assert!(!names_cause(no), "{no}");
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "TP. Vinh tăng 2 bậc. Điểm đạt 63,21; tăng! \"Nhờ cải cách.\" Ông nói.\n  Dòng hai\n";
        let cut: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, ["TP. Vinh tăng 2 bậc.", "Điểm đạt 63,21; tăng!", "\"Nhờ cải cách.\"", "Ông nói.", "Dòng hai"]);
    }

    #[test]
    fn a_cause_belongs_to_the_claim_before_it() {
        let text = "Thanh Hóa xếp thứ 43. Nguyên nhân là đào tạo lao động giảm điểm. Nghệ An xếp thứ 30. Nguyên nhân là nhờ cải cách. \
                    Câu khác. Câu nữa. Lý do nằm ở chỗ khác.";
        let claim = |id: &str, words: &str| Claim { id: id.to_owned(), start: text.find(words).unwrap(), ..Claim::default() };
        let page = Page { text: text.to_owned(), claims: vec![claim("th", "thứ 43"), claim("na", "thứ 30")] };
        let of = |id: &'static str| {
            causes(&page, move |c| c.id == id).into_iter().map(|c| (text[c.span].to_owned(), c.distance)).collect::<Vec<_>>()
        };
        assert_eq!(of("th"), [("Nguyên nhân là đào tạo lao động giảm điểm.".to_owned(), 1)]);
        // Two provinces in one sentence: whose cause it is stays open.
        let text = "Thanh Hóa xếp thứ 43, Nghệ An xếp thứ 30. Nguyên nhân là chi phí không chính thức còn cao.";
        let claim = |id: &str, words: &str| Claim {
            id: id.to_owned(),
            subject: id.to_owned(),
            start: text.find(words).unwrap(),
            ..Claim::default()
        };
        let both = Page { text: text.to_owned(), claims: vec![claim("th", "thứ 43"), claim("na", "thứ 30")] };
        assert_eq!(causes(&both, |_| true), []);
        assert_eq!(of("na"), [("Nguyên nhân là nhờ cải cách.".to_owned(), 1)]);
    }
}
