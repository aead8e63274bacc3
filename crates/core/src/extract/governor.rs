//! The words that a place is said of. `Khởi sự kinh doanh (giảm 2 bậc)`, `dịch vụ hậu mãi xếp thứ 5`: where what stands right
//! before the value is a name that is not known, the place is hardly that of the whole index.
use super::mention::{self, Mention, Part, What};
use super::proto::{Against, Origin, Proto, Slot};
use super::word_set::WordSet;
use crate::normalize::{Token, TokenKind, View, slug};

/// Verbs and adverbs between whoever is ranked and the place.
static BETWEEN: WordSet = WordSet::new(&[
    "đứng", "xếp", "ở", "vị", "trí", "hạng", "thứ", "đang", "đã", "vẫn", "chỉ", "cũng", "tiếp", "tục", "là", "giữ", "được", "bị", "lên",
    "xuống", "từ", "tăng", "giảm", "tụt", "vươn", "thăng", "cải", "thiện", "đạt", "có", "mới", "còn", "lại", "khi", "với", "mức", "về",
    "vững", "liên", "đều", "cùng", "lần", "đầu", "rất", "khá", "luôn", "thêm", "nhảy", "leo", "lùi", "rơi", "nằm", "vào", "trong", "lọt",
    "thuộc", "góp", "mặt", "tên", "chen", "chân", "đưa", "sâu", "mạnh", "nhanh", "dần", "hẳn", "vọt", "sụt", "rớt", "trượt", "tuột", "bật",
    "tiến", "thụt", "trồi", "nhích", "muốn", "khiêm", "tốn", "cao", "giờ", "hiện", "cả", "nhóm", "xuất", "sắc", "ngôi", "trụ", "duy",
    "trì", "giành", "chiếm", "bứt", "lớn", "nhiều", "phá", "rồi", "dừng", "ghi", "tới", "đến", "những", "hàng", "cán", "đích", "vượt",
    "nắm", "vừa", "sang", "một", "nữa", "đi", "liền", "nhẹ", "lui", "lao", "dốc", "tự", "do", "trôi", "phóng", "vụt", "bất", "ngờ",
    "ngoạn", "mục", "ấn", "tượng", "thê", "thảm", "chóng", "mặt", "phanh", "không",
]);

/// Nouns that stand for whoever or whatever is under discussion, and words that say nothing of it.
static COMMON: WordSet = WordSet::new(&[
    "tỉnh",
    "phố",
    "phương",
    "nơi",
    "nước",
    "gia",
    "ta",
    "này",
    "đó",
    "ấy",
    "vị",
    "quan",
    "ngành",
    "sở",
    "huyện",
    "xã",
    "phường",
    "hạng",
    "trí",
    "bậc",
    "số",
    "điểm",
    "index",
    "bảng",
    "quả",
    "năm",
    "nay",
    "qua",
    "trước",
    "sau",
    "theo",
    "thì",
    "mà",
    "nhưng",
    "nên",
    "để",
    "và",
    "cho",
    "đây",
    "chung",
    "thể",
    "khối",
    "nhóm",
    "bộ",
    "ương",
    "gồm",
    "khi",
    "tế",
    "hợp",
    "đúng",
    "thành",
    "trong",
    "trên",
    "tại",
    "của",
    "như",
    "rằng",
    "kỳ",
    "kỉ",
    "giới",
    "vực",
    "nhất",
    "thuộc",
    "bàn",
    "ubnd",
]);

/// Looks at what the places of a sentence are said of. Names that are not known, each before a bracket with its place, are
/// components where two or more stand in a row: `tài nguyên (hạng 34), giá cả (hạng 35)`. One alone is a doubt.
pub fn weigh(protos: &mut [Proto], view: &View, tokens: &[Token], mentions: &[Mention]) {
    let mut found: Vec<Option<Unknown>> = protos.iter().map(|p| unknown(p, tokens, mentions)).collect();
    // "độ mở quốc tế (tăng 15 bậc, từ 73 lên 58)": all that one bracket says is said of the name before it.
    let opened: Vec<Option<usize>> = protos.iter().map(|p| open_bracket(p, tokens)).collect();
    for at in 0..found.len() {
        let told = found.get(at).is_some_and(Option::is_some) || protos.get(at).is_some_and(|p| p.part.is_some());
        let Some(open) = opened.get(at).copied().flatten().filter(|_| !told) else { continue };
        let before = opened.iter().zip(&found).find(|(o, u)| **o == Some(open) && u.as_ref().is_some_and(|u| u.bracket));
        let before = before.and_then(|(_, u)| *u);
        if let Some(slot) = found.get_mut(at) {
            *slot = before;
        }
    }
    let listed = |u: &Unknown| u.bracket && u.apart;
    let several = found.iter().flatten().filter(|u| listed(u)).count() >= 2;
    for (p, u) in protos.iter_mut().zip(found) {
        let Some(u) = u else { continue };
        if p.part.is_some() {
            // "Tốc độ tăng trưởng đứng thứ 15, thu ngân sách xếp thứ 5": the component had its place already.
            p.against.push(Against::new("another quantity is named before", Some((u.start, u.end)), 0.5));
            continue;
        }
        let span = Some((u.start, u.end));
        let name = view.text().get(u.start..u.end).map(component_name).unwrap_or_default();
        let sole = || listed(&u) && u.introduced;
        if (several && listed(&u) || sole()) && name.contains(' ') {
            p.part = Some(Slot::new(Part::Named(slug(name)), Origin::Bound, span));
        } else {
            let reason = if u.bracket { "the name before its bracket is not known" } else { "the words before it name something else" };
            // "Số sinh viên (hạng 3)", far from the name of an index: hardly the place of whoever is spoken of.
            let far = u.bracket && !p.own_of && p.rank.is_some() && p.index.as_ref().is_none_or(|s| s.origin >= Origin::Paragraph);
            p.against.push(Against::new(reason, span, if far { 0.4 } else { 0.9 }));
        }
    }
}

/// A component's name without the words that only introduce it.
pub(super) fn component_name(words: &str) -> &str {
    let mut name = words.trim();
    while let Some(rest) =
        ["và ", "chỉ số ", "nhóm ", "các ", "tiêu chí ", "hạng mục ", "trụ cột ", "lĩnh vực ", "về ", "như ", "gồm ", "là "]
            .iter()
            .find_map(|lead| name.strip_prefix(lead))
    {
        name = rest;
    }
    name
}

/// The bracket that is open where a place stands: its token.
fn open_bracket(p: &Proto, tokens: &[Token]) -> Option<usize> {
    const LONGEST: usize = 20;
    let place = tokens.partition_point(|t| (t.start as usize) < p.start);
    let mark = (place.saturating_sub(LONGEST)..place).rev().find(|i| tokens.get(*i).is_some_and(|t| t.is('(') || t.is(')')))?;
    tokens.get(mark).filter(|t| t.is('(')).map(|_| mark)
}

/// Words before a place that are no known name.
#[derive(Clone, Copy)]
struct Unknown {
    /// First view byte.
    start: usize,
    /// One past the last.
    end: usize,
    /// Whether the place stands in a bracket behind them.
    bracket: bool,
    /// Whether a mark or a known name parts them from what stands before.
    apart: bool,
    /// Whether the words before say that a component is named: `chỉ số tăng mạnh nhất là`.
    introduced: bool,
}

fn unknown(p: &Proto, tokens: &[Token], mentions: &[Mention]) -> Option<Unknown> {
    let taken = match p.part.as_ref() {
        None => false,
        // A component named in this sentence, with a comma between it and the place.
        Some(part) => {
            let end = part.span.filter(|_| part.origin <= Origin::Sentence)?.1;
            let from = tokens.partition_point(|t| (t.start as usize) < end);
            let to = tokens.partition_point(|t| t.end as usize <= p.start);
            let mut between = tokens.get(from..to)?.iter();
            between.find(|t| t.is(',') || t.is(';'))?;
            true
        }
    };
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let covered = |i: usize| mention::covered(mentions, i, names);
    let place = tokens.partition_point(|t| t.end as usize <= p.start);
    let mut t = place;
    while t > 0 && place - t < 10 && BETWEEN.holds_at(tokens, t - 1) && !covered(t - 1) {
        t -= 1;
    }
    let bracket = t > 0 && tokens.get(t - 1).is_some_and(|k| k.is('('));
    let last = t.checked_sub(if bracket { 2 } else { 1 })?;
    if tokens.get(last)?.kind != TokenKind::Word || covered(last) || COMMON.holds_at(tokens, last) {
        return None;
    }
    let first =
        (0..=last).rev().take(10).take_while(|i| tokens.get(*i).is_some_and(|k| k.kind == TokenKind::Word) && !covered(*i)).last()?;
    // "… trước hết là tài nguyên (hạng 34)": the name begins behind the verb.
    let verb = (first..last).rev().find(|i| matches!(word(*i), "là" | "gồm" | "như" | "nhờ"));
    let first = verb.map_or(first, |v| v + 1);
    let apart =
        verb.is_some() || last - first < 9 && first.checked_sub(1).is_none_or(|b| tokens.get(b).is_some_and(|k| k.kind != TokenKind::Word));
    if taken && (bracket || !apart || last - first < 1 || !p.placed()) {
        return None;
    }
    let introduced = verb.is_some_and(|v| word(v) == "là" && introduces(tokens, v));
    // "độ mở quốc tế được cải thiện (tăng 15 bậc)": what was done to it is none of its name.
    let mut last = last;
    while bracket
        && last > first + 1
        && (word(last) == "thiện" && word(last - 1) == "cải" || matches!(word(last), "cải" | "được" | "có" | "đã"))
    {
        last -= 1;
    }
    Some(Unknown { introduced, start: tokens.get(first)?.start as usize, end: tokens.get(last)?.end as usize, bracket, apart })
}

/// `Chỉ số tăng mạnh nhất là …`, `tiêu chí yếu nhất vẫn là …`: whether the words before a link at token `verb` single out a component.
fn introduces(tokens: &[Token], verb: usize) -> bool {
    const REACH: usize = 12;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let clause = (verb.saturating_sub(REACH)..verb).rev().take_while(|i| tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word));
    let (mut noun, mut most) = (false, false);
    for i in clause {
        noun |=
            matches!((word(i), word(i + 1)), ("chỉ", "số" | "tiêu") | ("tiêu", "chí") | ("nội", "dung") | ("trụ", "cột") | ("lĩnh", "vực"))
                || matches!((word(i), word(i + 1)), ("thành", "phần") | ("hạng", "mục"));
        most |= word(i) == "nhất" || matches!((word(i), word(i + 1)), ("đáng", "chú" | "kể") | ("nổi", "bật"));
    }
    noun && most
}

/// Mentions that can be what the place is said of, or that end the search.
fn names(what: &What) -> bool {
    !matches!(
        what,
        What::Stand
            | What::About
            | What::Is
            | What::Each
            | What::StepWord
            | What::OfWord
            | What::Mark(_)
            | What::Says
            | What::Role
            | What::From
            | What::Highest
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Document, Status};
    use crate::ontology::Ontology;

    #[test]
    fn an_unknown_name_before_the_place_is_told() -> Result<(), Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let text = "PCI năm 2019 của Hà Tĩnh đứng thứ 23. Khâu hậu mãi (thứ 40) là điểm yếu của tỉnh.";
        let claims = extract(&Document { id: "x".into(), text: text.into(), ..Document::default() }, &o).claims;
        let told = |n: u32| claims.iter().filter(|c| c.rank == Some(n)).any(|c| c.reasons.iter().any(|r| r.source.contains("not known")));
        assert!(claims.iter().any(|c| c.rank == Some(23) && c.status == Status::Resolved));
        assert!(!told(23));
        assert!(claims.iter().all(|c| c.rank != Some(40)) || told(40));
        Ok(())
    }

    #[test]
    fn unknown_names_in_a_row_are_components() -> Result<(), Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let text = "Theo báo cáo EGDI 2020, Việt Nam mạnh ở các mặt: kho dữ liệu mở (hạng 34), sức mua của dân (hạng 35).";
        let claims = extract(&Document { id: "x".into(), text: text.into(), ..Document::default() }, &o).claims;
        let read: Vec<_> = claims.iter().filter_map(|c| Some((c.component.as_deref()?, c.rank?))).collect();
        assert_eq!(read, [("kho-du-lieu-mo", 34), ("suc-mua-cua-dan", 35)]);
        Ok(())
    }
}
