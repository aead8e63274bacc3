//! Statistics of provinces that the ontology lacks, by the names that the page gives them: `lượng khách du lịch`, `tỷ lệ che phủ rừng`, `thu nội
//! địa`. A noun of measuring begins such a name; where the sentence ranks provinces by it is for the scanner to say.
use super::compound;
use super::words::{ANY_OTHER, CONTESTS, OTHERS, SCHOOLS, STOPS};
use crate::extract::cues::Matcher;
use crate::extract::lines::{Line, LineKind, sentences};
use crate::extract::text::Text;
use crate::extract::word_set::WordSet;
use crate::normalize::{Token, TokenKind, slug};
use crate::ontology::{Case, Entity, Entry, MEASURES, Ontology, Phrases};
use std::ops::Range;
use std::sync::LazyLock;

/// Most such statistics on one page.
const MOST: usize = 8;
/// Longest name in tokens.
const LONGEST: usize = 10;

/// First words of the heads, for a cheap look.
static FIRST: WordSet = WordSet::new(&[
    "tỷ", "tỉ", "số", "tổng", "lượng", "lượt", "thu", "doanh", "sản", "năng", "diện", "quy", "mật", "dân", "tuổi", "độ", "tốc", "mức",
    "giá", "vốn", "trữ", "công", "đàn", "dư",
]);

/// Among whom provinces are ranked.
static AMONG: LazyLock<Matcher> = LazyLock::new(|| {
    Matcher::new(&["cả nước", "toàn quốc", "nhất nước", " vùng ", "khu vực", "tây nguyên", "trung bộ", "miền ", "/63", "/34", "tỉnh"])
});
/// What gives a place.
static PLACES: LazyLock<Matcher> = LazyLock::new(|| {
    Matcher::new(&[
        "thứ ",
        "hạng ",
        "dẫn đầu",
        "đứng đầu",
        "ngôi ",
        "quán quân",
        "á quân",
        "cao nhất",
        "thấp nhất",
        "lớn nhất",
        "nhiều nhất",
        "đông nhất",
        "xếp ",
        "đứng ",
        "top ",
        "tốp ",
        "nhất cả nước",
        "nhất nước",
    ])
});
/// What is measured, as the heads begin.
static HEADS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(MEASURES.iter().map(|(a, b, _)| format!("{a} {b}")).collect()));
/// What such counts are of where they rank no province: the sick and the dead, crimes, contests, schools, campaigns.
static APART: WordSet = WordSet::new(&[
    "ca",
    "mắc",
    "nhiễm",
    "bệnh",
    "chết",
    "vong",
    "dịch",
    "cách",
    "ly",
    "nạn",
    "vụ",
    "tội",
    "phạm",
    "túy",
    "tuý",
    "hiv",
    "aids",
    "tiêm",
    "mũi",
    "liều",
    "vắc",
    "vaccine",
    "vắcxin",
    "xin",
    "nghiệm",
    "f0",
    "f1",
    "covid",
    "covid-19",
    "huy",
    "chương",
    "giải",
    "trường",
    "thí",
    "bàn",
    "trận",
    "điểm",
    "phiếu",
    "bầu",
    "đội",
    "viên",
    "quân",
    "trào",
    "thi",
    "hiệu",
    "danh",
    "bài",
    "lỗi",
    "lần",
    "cử",
    "đại",
    "khán",
    "cổ",
    "xe",
    "này",
    "đó",
    "ấy",
    "trên",
    "nhất",
    "phim",
    "tin",
    "hồ",
    "sơ",
    "thủ",
    "tục",
    "đơn",
    "thư",
    "mạng",
    "website",
    "game",
    "thuê",
    "tấn",
    "usd",
    "đồng",
    "phạt",
    "tử",
]);
/// Words behind which a name ends as a name: what follows dates it, tells whose it is, or ranks.
static CLOSES: WordSet = WordSet::new(&[
    "năm", "của", "trong", "với", "là", "thuộc", "đạt", "đứng", "xếp", "tại", "ở", "theo", "vẫn", "cũng", "giai", "hiện", "sau", "cả",
    "toàn", "trên", "so", "quý", "tháng", "do", "khi", "vùng", "khu", "lớn", "cao", "thấp", "nhiều", "nhanh", "đông", "dẫn", "bình",
    "tính", "đến",
]);

/// Judges whether lines that measure something may rank provinces by it, each line once.
pub struct Judge<'v> {
    view: &'v str,
    /// The line judged last.
    judged: Range<usize>,
}

impl<'v> Judge<'v> {
    /// For the lines of this lower-case view.
    pub fn new(view: &'v str) -> Self {
        Self { view, judged: 0..0 }
    }

    /// Whether the line around a byte may rank provinces; `false` when it was judged already.
    pub fn ranks(&mut self, at: usize) -> bool {
        if self.judged.contains(&at) {
            return false;
        }
        let (before, behind) = self.view.split_at_checked(at).unwrap_or(("", self.view));
        self.judged = before.rfind('\n').map_or(0, |i| i + 1)..behind.find('\n').map_or(self.view.len(), |i| at + i);
        self.view.get(self.judged.clone()).is_some_and(|l| PLACES.is_match(l) && AMONG.is_match(l))
    }
}

/// Whether a text may rank provinces by such a statistic; a quick look at its lower-case view.
pub fn may_count(view: &str) -> bool {
    let mut judge = Judge::new(view);
    HEADS.any_found(view, |at, _| judge.ranks(at))
}

/// Finds such statistics, marks every place where they are named, and returns their ids. `known` is how many indices have numbers. Whether
/// the page may count at all is asked last: most pages have no line that would be read so.
pub fn find(texts: &mut [Text<'_>], ontology: &Ontology, known: usize, may_count: impl Fn() -> bool) -> Vec<String> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    // On a page of a known index what is measured is mostly one of its components.
    let indices =
        |e: &Entry| !e.weak && matches!(e.entity, Entity::Index(i) if ontology.indices.get(i).is_none_or(|x| x.kind != "statistic"));
    let known_index = texts.iter().flat_map(|t| t.names()).any(indices);
    for text in texts.iter() {
        for line in &text.lines {
            let words = line.text(text.view);
            let told = !line.quiet && !matches!(line.kind, LineKind::Caption | LineKind::Related | LineKind::Row);
            if !told || !holds_head(line) || !HEADS.is_match(words) || !AMONG.is_match(words) || !PLACES.is_match(words) {
                continue;
            }
            let nations = |e: &Entry| !e.weak && matches!(e.entity, Entity::Country(_) | Entity::City(_));
            let provinces = |e: &Entry| !e.weak && matches!(e.entity, Entity::Province(_));
            let any = |which: &dyn Fn(&Entry) -> bool| text.names_of(line).any(|(_, e, _)| e.iter().any(which));
            let abroad = || any(&nations) && !any(&provinces);
            if SCHOOLS.is_match(words) || CONTESTS.is_match(words) || known_index && any(&indices) || abroad() {
                continue;
            }
            for &(a, b) in sentences(line) {
                for at in a..b {
                    if !FIRST.holds_at(&line.tokens, at) || found.len() >= MOST {
                        continue;
                    }
                    let Some((id, form)) = name_at(text, line, at, b) else { continue };
                    if !found.iter().any(|(known, _)| *known == id) {
                        found.push((id, form));
                    }
                }
            }
        }
    }
    if found.is_empty() || !may_count() {
        return Vec::new();
    }
    // The longest of those that begin alike is meant where it stands.
    found.sort_by_key(|(_, form)| std::cmp::Reverse(form.len()));
    for (k, (_, form)) in found.iter().enumerate() {
        for text in texts.iter_mut() {
            mark(text, form, known + k);
        }
    }
    found.into_iter().map(|(id, _)| id).collect()
}

/// Whether what may begin a name stands in a line.
fn holds_head(line: &Line<'_>) -> bool {
    let pair = |[a, b]: &[Token<'_>; 2]| FIRST.holds(a) && MEASURES.iter().any(|(first, second, _)| *first == a.text && *second == b.text);
    line.tokens.array_windows().any(pair)
}

/// The statistic whose name begins at token `at`, in a sentence that ends at `stop`: its id and words.
fn name_at(text: &Text<'_>, line: &Line<'_>, at: usize, stop: usize) -> Option<(String, Vec<String>)> {
    let token = |i: usize| line.tokens.get(i).filter(|_| i < stop);
    let word = |i: usize| token(i).map_or("", |t| t.text);
    let before = |b: usize| at.checked_sub(b).map_or("", word);
    let (_, _, more) = MEASURES.iter().find(|(a, b, _)| *a == word(at) && *b == word(at + 1))?;
    // "15,3 triệu lượt khách", "chỉ số lượng …", "tổng số lượng": counted, or inside a longer name.
    let figure = at.checked_sub(1).and_then(token).is_some_and(|t| t.kind == TokenKind::Number);
    if figure || matches!(before(1), "triệu" | "nghìn" | "ngàn" | "tỷ" | "chỉ" | "tổng" | "số" | "bình" | "các" | "những" | "một")
    {
        return None;
    }
    let mut end = at + 2;
    while end < at + LONGEST {
        let Some(t) = token(end).filter(|t| t.kind == TokenKind::Word) else { break };
        let whole = compound(word(end - 1), t.text, word(end + 1)) || (word(end - 1), t.text) == ("khách", "trong");
        let degree = matches!(t.text, "cao" | "thấp" | "lớn" | "nhiều" | "nhanh" | "ít" | "đông")
            && matches!(word(end + 1), "nhất" | "thứ" | "hơn" | "so");
        let place = |e: &Entry| matches!(e.entity, Entity::Province(_) | Entity::Country(_) | Entity::Region(_));
        // "tỷ lệ hộ nghèo tỉnh đứng thứ 10": whose it is.
        let whose = t.text == "tỉnh" && word(end - 1) != "cấp";
        if degree || whose || STOPS.holds(t) && !whole || text.names_at(line, end).is_some_and(|(e, _)| e.iter().any(place)) {
            break;
        }
        end += 1;
    }
    let closes = token(end).is_none_or(|t| match t.kind {
        TokenKind::Word => CLOSES.holds(t) || text.names_at(line, end).is_some(),
        TokenKind::Punct(c) => !matches!(c, '/' | '-' | '&' | '"'),
        TokenKind::Number => false,
    });
    if !closes || end < at + 2 + more || (at..end).any(|i| APART.holds_at(&line.tokens, i)) {
        return None;
    }
    // "tổng lượt khách là …": an index or another statistic of the ontology has its own name.
    let other = |i: usize| {
        text.names_at(line, i)
            .is_some_and(|(e, to)| to > at && e.iter().any(|e| matches!(e.entity, Entity::Index(_) | Entity::Component(..))))
    };
    if (at.saturating_sub(6)..end).any(other) {
        return None;
    }
    let name = text.view.text().get(token(at)?.start as usize..token(end - 1)?.end as usize)?;
    // How fast something known grows, and no figure of its own.
    if matches!(name, "tốc độ tăng trưởng" | "tốc độ tăng") {
        return None;
    }
    let padded = format!(" {name} ");
    if ANY_OTHER.is_match(&padded) && OTHERS.iter().any(|o| padded.contains(&format!(" {o} "))) {
        return None;
    }
    Some((slug(name), (at..end).map(|i| word(i).to_owned()).collect()))
}

/// Marks every place where a name stands. It is an everyday one: most places rank nobody by it.
fn mark(text: &mut Text<'_>, form: &[String], index: usize) {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (n, line) in text.lines.iter().enumerate() {
        let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
        let stands = |at: &usize| form.iter().enumerate().all(|(k, w)| word(at + k) == w);
        let free = |at: &usize| line.found.get(*at).is_some_and(|f| f.name.is_none());
        places.extend((0..line.tokens.len()).filter(|at| stands(at) && free(at)).map(|at| (n, at)));
    }
    let entry = Entry { entity: Entity::Index(index), weak: true, case: Case::Any };
    for (line, at) in places {
        text.name(line, at, form.len(), entry);
    }
}
