//! Known rankings however their names are written: words that bring in the name of a ranking (`trong bảng xếp hạng`, `theo`,
//! `xét về`, `kết quả`) make sure that what follows is one, and only what its names have in common ([`Cores`]) must stand
//! behind them. The longest name wins: a name that goes on (`chuyển đổi số báo chí`) is another ranking's.
use super::cues::Cue;
use super::lines::{Line, LineKind};
use super::text::Text;
use super::word_set::WordSet;
use crate::normalize::{Token, TokenKind};
use crate::ontology::{Case, Cored, Cores, Entity, Entry, LONGEST_HEAD, Ontology, lead, pieces};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Longest name in words, with what leads it.
const LONGEST: usize = 26;
/// How many words tell of most of what is brought in that it is no ranking.
const FIRST: usize = 7;
/// How far behind a name its ranking may say who stands where.
const REACH: usize = 22;

/// First words of what brings a name in.
static BRINGERS: WordSet = WordSet::new(&["bảng", "bộ", "chỉ", "xếp", "kết", "mức", "đánh", "công", "đo", "về", "theo", "đối"]);

/// How a name is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Brought {
    /// `chỉ số`, `bảng xếp hạng`: nothing but a ranking follows.
    Named,
    /// `theo`, `về`, `kết quả`: a ranking where somebody is given a place right behind or right before.
    Said,
}

/// Marks the names of known rankings that the list of names does not hold as they stand.
pub fn mark(texts: &mut [Text<'_>], ontology: &Ontology) {
    let outright = |e: &Entry| if let Entity::Index(i) = e.entity { Some(i).filter(|_| !e.weak) } else { None };
    let page: BTreeSet<usize> = texts.iter().flat_map(|t| t.names()).filter_map(outright).collect();
    for text in texts.iter_mut() {
        let mut places = Vec::new();
        for (n, line) in text.lines.iter().enumerate() {
            if line.quiet || matches!(line.kind, LineKind::Related) {
                continue;
            }
            // Looked for once a line: a line of nothing but names would take time in its square.
            let whom = OnceCell::new();
            let mut at = 0;
            while at < line.tokens.len() {
                match named_at(text, line, at, &whom, &page, ontology) {
                    Some((from, end, index)) => {
                        places.push((n, from, end - from, index));
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        for (line, from, length, index) in places {
            text.name(line, from, length, Entry { entity: Entity::Index(index), weak: false, case: Case::Any });
        }
    }
}

/// The name that is brought in at token `at`: where it begins and ends, and its index.
fn named_at(
    text: &Text<'_>,
    line: &Line,
    at: usize,
    whom: &OnceCell<Whom>,
    page: &BTreeSet<usize>,
    ontology: &Ontology,
) -> Option<(usize, usize, usize)> {
    let word = |i: usize| line.tokens.get(i).filter(|t| t.kind == TokenKind::Word).map_or("", |t| t.text);
    let first = line.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
    let opens_clause = at.checked_sub(1).and_then(|b| line.tokens.get(b)).is_none_or(|t| t.kind != TokenKind::Word);
    if !opens_clause && !BRINGERS.holds(first) {
        return None;
    }
    let head = match (word(at), word(at + 1), word(at + 2)) {
        ("bảng", "xếp", "hạng") => Some((at + 3, Brought::Named)),
        ("bộ", "chỉ", "số") => Some((at + 3, Brought::Named)),
        ("chỉ", "số", _) => Some((at + 2, Brought::Named)),
        ("xếp", "hạng", _) => Some((at + 2, Brought::Named)),
        ("kết", "quả", _) | ("mức", "độ", _) | ("đánh", "giá", _) | ("công", "tác", _) | ("đo", "lường", _) => {
            Some((at, Brought::Said))
        }
        ("về" | "theo", ..) => Some((at + 1, Brought::Said)),
        ("đối", "với", _) => Some((at + 2, Brought::Said)),
        // "Hiệu quả quản trị và hành chính công năm 2020 của tỉnh đứng thứ 5": the name alone opens the clause.
        (first, ..) if opens_clause => {
            let from = if matches!(first, "trong" | "ở" | "tại") { at + 1 } else { at };
            let begins = || line.tokens.get(from).is_some_and(|t| ontology.gazetteer().cores().may_begin(t));
            let known = matches!(word(from), "năng" | "sự") || begins();
            known.then_some((from, Brought::Said))
        }
        _ => None,
    };
    let (mut from, brought) = head?;
    while word(from) == "về" {
        from += 1;
    }
    // "bảng xếp hạng “Chuyển đổi số”".
    from += usize::from(brought == Brought::Named && line.tokens.get(from).is_some_and(|t| t.is('"')));
    let cores = ontology.gazetteer().cores();
    line.tokens.get(from).filter(|t| cores.may_open(t))?;
    let near = pieces(&line.tokens, from, FIRST);
    let mut led = 0;
    while let n @ 1.. = lead(&near, led) {
        led += n;
    }
    if (near.len() < FIRST || led + LONGEST_HEAD <= near.len()) && !cores.may_follow(&near, led) {
        return None;
    }
    let all = pieces(&line.tokens, from, LONGEST);
    let mut led = 0;
    let mut brought = brought;
    while let n @ 1.. = lead(&all, led) {
        let head = all.get(led..led + n).unwrap_or_default();
        if matches!(head.last().map(|p| p.word), Some("số" | "hạng")) && head.len() > 1 {
            brought = Brought::Named;
        }
        led += n;
    }
    // "mức độ ứng dụng công nghệ thông tin": some names are known with what leads them alone; "năng lực" may be left out.
    let able = all.get(led).is_some_and(|p| p.word == "năng");
    let (first, Cored { indices, length, shared }) = (0..=led)
        .chain(able.then_some(led + 2))
        .filter_map(|first| Some((first, cores.longest(&all, first)?)))
        .max_by_key(|(first, core)| first + core.length)?;
    if shared && brought == Brought::Said {
        return None;
    }
    let mut stop = first + length;
    // "chuyển đổi số cấp tỉnh": whom it ranks belongs to the name.
    if all.get(stop).is_some_and(Cores::says_provinces) && text_tail(&word, all.get(stop.checked_sub(1)?)?.end) {
        stop += 1;
    }
    let end = all.get(stop.checked_sub(1)?)?.end;
    if goes_on(&line.tokens, end) {
        return None;
    }
    if brought == Brought::Said {
        let preposition = matches!(word(at), "về" | "theo" | "trong" | "ở" | "tại");
        let free = preposition && behind_place(line, at) || opens(line, at, &word) && place_follows(text, line, end);
        if !free {
            return None;
        }
    }
    let whom = whom.get_or_init(|| Whom::named(text, line));
    let index = if shared { meant_of_shared(whom, indices, page, ontology)? } else { meant(whom, indices, ontology)? };
    // Nouns that lead the name belong to it, but for those that only say that something came of it; prepositions do not.
    let start = |k: usize| k.checked_sub(1).and_then(|k| all.get(k)).map_or(from, |p| p.end);
    let owned = |k: &usize| {
        all.get(*k).is_some_and(|p| !matches!(p.word, "kết" | "quả" | "công" | "bố" | "báo" | "cáo" | "thực" | "hiện" | "tác" | "việc"))
    };
    let begin = if matches!(word(at), "chỉ" | "bộ" | "bảng" | "xếp") {
        at
    } else {
        start((0..led.min(first)).find(owned).unwrap_or(led.min(first)))
    };
    Some((begin, end, index))
}

/// Whom a line names.
#[derive(Debug, Default)]
struct Whom {
    provinces: bool,
    nations: bool,
    others: bool,
    /// It ranks among countries: `nhóm 70 nước dẫn đầu`, `ASEAN`, `thế giới`.
    abroad: bool,
}

impl Whom {
    fn named(text: &Text<'_>, line: &Line) -> Self {
        let words = line.text(text.view);
        let abroad = ["thế giới", "toàn cầu", "asean", "đông nam á", "nước dẫn đầu", "quốc gia dẫn đầu", "liên hợp quốc"];
        let mut out = Self { abroad: abroad.iter().any(|w| words.contains(w)), ..Self::default() };
        for e in text.names_of(line).flat_map(|(_, e, _)| e) {
            out.provinces |= matches!(e.entity, Entity::Province(_) | Entity::Region(_));
            out.nations |= matches!(e.entity, Entity::Country(_));
            out.others |= matches!(e.entity, Entity::Ministry(_) | Entity::Office(_));
        }
        out
    }
}

impl Whom {
    fn among_nations(&self) -> bool {
        self.nations && self.abroad && !self.provinces && !self.others
    }
}

/// Of the indices with one name that which ranks whom the line names; none where it ranks nobody named there.
fn meant(whom: &Whom, indices: &[usize], ontology: &Ontology) -> Option<usize> {
    let Whom { provinces, nations, others, .. } = *whom;
    let fits = |i: &&usize| {
        ontology.indices.get(**i).is_some_and(|x| {
            let ranks = |whom: &str| x.ranks.iter().any(|r| r == whom);
            x.ranks.is_empty()
                || !(provinces || nations || others)
                || provinces && (ranks("provinces") || ranks("cities") || ranks("units-in-province"))
                || nations && (ranks("countries") || ranks("nation"))
                || others && (ranks("ministries") || ranks("units-in-province"))
        })
    };
    let mut fitting = indices.iter().filter(fits);
    let Some(first) = fitting.next() else { return whom.among_nations().then(|| of_nations(indices, ontology)).flatten() };
    if fitting.next().is_none() {
        return Some(*first);
    }
    // "vào nhóm 70 nước dẫn đầu về chính phủ điện tử": of a ranking of countries and one of provinces with one name the words around tell.
    let countries = |i: &&usize| ontology.indices.get(**i).is_some_and(|x| !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "countries"));
    let mut told = indices.iter().filter(fits).filter(|i| countries(i) == (whom.abroad || nations && !provinces));
    let only = told.next()?;
    told.next().is_none().then_some(*only)
}

/// Of indices that only share a name that which ranks whom the line names, else that which the page names in full.
fn meant_of_shared(whom: &Whom, indices: &[usize], page: &BTreeSet<usize>, ontology: &Ontology) -> Option<usize> {
    let Whom { provinces, nations, others, .. } = *whom;
    let ranks = |i: usize, whom: &[&str]| ontology.indices.get(i).is_some_and(|x| x.ranks.iter().any(|r| whom.contains(&r.as_str())));
    let fits = |i: &usize| match (provinces, nations, others) {
        (true, false, false) => ranks(*i, &["provinces"]),
        (false, true, false) => ranks(*i, &["countries"]),
        (false, false, true) => ranks(*i, &["ministries"]),
        _ => page.contains(i),
    };
    let mut fitting = indices.iter().copied().filter(fits);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

/// `Việt Nam … về chính phủ điện tử`: the one ranking of countries that is called like these of offices and provinces.
fn of_nations(indices: &[usize], ontology: &Ontology) -> Option<usize> {
    let named: Vec<&str> = indices.iter().filter_map(|i| ontology.indices.get(*i)).map(|x| x.id.as_str()).collect();
    let alike = |x: &crate::ontology::Index| {
        x.kind == "index"
            && x.ranks.iter().all(|r| r == "countries")
            && !x.ranks.is_empty()
            && x.confusable_with.iter().any(|id| named.contains(&id.as_str()))
    };
    let mut fitting = ontology.indices.iter().enumerate().filter(|(_, x)| alike(x)).map(|(i, _)| i);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// `cấp tỉnh`, `các tỉnh`, `địa phương` right behind a name; a bare `tỉnh` begins the clause that follows.
fn text_tail<'t>(word: &impl Fn(usize) -> &'t str, at: usize) -> bool {
    word(at) == "cấp" || matches!((word(at), word(at + 1)), ("các" | "của", "tỉnh" | "các" | "địa") | ("địa", "phương"))
}

/// Words that may stand behind a name: they say something about the ranking or begin the clause.
static BEHIND: WordSet = WordSet::new(&[
    "khối", "năm", "của", "do", "trong", "trên", "được", "vừa", "mới", "mà", "là", "thì", "với", "cho", "cả", "toàn", "cấp", "ở", "tại",
    "theo", "khi", "và", "cũng", "đạt", "đứng", "xếp", "ghi", "đặt", "gọi", "có", "vào", "lên", "tăng", "giảm", "tụt", "về", "hạng", "thứ",
    "lần", "kỳ", "đợt", "giai", "từ", "so", "này", "nói", "hàng", "thuộc", "đối", "dẫn", "đầu", "vươn", "còn", "nhưng", "hiện", "đã",
    "đang", "sẽ", "vẫn", "tiếp", "để", "nhằm", "đến", "qua", "sau", "trước", "quý", "tháng", "đưa", "giúp", "chiếm", "nằm", "giữ", "lọt",
    "rơi", "xuống", "chung", "top", "tốp", "nhóm", "không", "chưa", "cao", "thấp", "tốt", "khá", "đều", "đó", "trở", "bị", "rồi", "nhất",
    "việt", "quốc", "tỉnh", "thành", "địa", "các", "như", "cùng", "lùi", "bứt", "nhảy", "trượt", "sụt", "vị", "ngày", "đây", "nêu", "ra",
    "hoặc", "hay", "lại", "tới", "tính", "nơi", "vì", "bởi", "nhờ", "tuy", "mặc", "song", "trừ", "gồm", "bao", "liên", "luôn", "ấy",
    "phải", "muốn", "cần", "chỉ", "công", "xác", "đánh", "phản", "thể", "báo", "ước", "khoảng", "hơn", "gần", "sang", "mỗi", "mọi", "nào",
]);

/// Whether the name goes on behind token `end`: it is a longer one.
pub fn goes_on(tokens: &[Token], end: usize) -> bool {
    let word = |i: usize| tokens.get(i).filter(|t| t.kind == TokenKind::Word).map_or("", |t| t.text);
    let Some(next) = tokens.get(end).filter(|t| t.kind == TokenKind::Word) else { return false };
    if next.capital || !next.spaced {
        return false;
    }
    match (word(end), word(end + 1)) {
        // "chuyển đổi số cấp huyện": among whom.
        ("cấp", "huyện" | "tỉnh" | "xã" | "sở" | "bộ" | "quận" | "quốc" | "thành") => false,
        // "xếp hạng chuyển đổi số xã, phường": the same without the noun.
        ("xã" | "phường" | "huyện" | "quận" | "sở" | "bộ", "") => false,
        // "hài lòng của khách du lịch": whose it is tells it apart.
        ("của", owner) => {
            let named = tokens.get(end + 1).is_none_or(|t| t.capital || t.kind != TokenKind::Word);
            !named
                && !matches!(
                    owner,
                    "tỉnh"
                        | "thành"
                        | "tp"
                        | "các"
                        | "cả"
                        | "nước"
                        | "địa"
                        | "bộ"
                        | "toàn"
                        | "mỗi"
                        | "từng"
                        | "đơn"
                        | "quốc"
                        | "chúng"
                        | "ta"
                        | "sở"
                        | "huyện"
                        | "cơ"
                        | "tổ"
                        | "ngân"
                        | "diễn"
                        | "liên"
                        | "hội"
                        | "những"
                        | "hai"
                        | "ba"
                        | "nhiều"
                        | "người"
                )
        }
        ("công", second) => !matches!(second, "bố" | "khai" | "nhận"),
        ("thành", second) => !matches!(second, "phố" | "phần" | "viên" | "tích" | ""),
        ("quốc", second) => second != "gia",
        ("báo", second) => second != "cáo",
        // "chỉ số bình đẳng giới thấp thứ hai": counted from below.
        ("thấp", "thứ") => true,
        ("đối", second) => second != "với",
        ("kể", second) => second != "từ",
        _ => !BEHIND.holds(next),
    }
}

/// Whether a clause begins at token `at`, so that what is brought in holds for what follows.
fn opens<'t>(line: &Line, at: usize, word: &impl Fn(usize) -> &'t str) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let Some(token) = line.tokens.get(before) else { return true };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Punct(_) => !token.is('-') && !token.is('/'),
        TokenKind::Word => {
            matches!(word(before), "xét" | "theo" | "riêng" | "bố" | "tại" | "trong" | "ở" | "và" | "nếu" | "còn" | "trên")
                || (word(before.wrapping_sub(1)), word(before)) == ("đối", "với")
        }
    }
}

/// Words that say among whom a place is.
static AMONG: WordSet = WordSet::new(&[
    "/", ",", "thứ", "hạng", "vị", "trí", "số", "đầu", "nhất", "nhì", "ba", "hai", "bảng", "cả", "nước", "toàn", "quốc", "trong", "trên",
    "tổng", "tỉnh", "thành", "phố", "tp", "địa", "phương", "gia", "thế", "giới", "cầu", "các", "và", "vùng", "lãnh", "thổ", "nhóm", "dẫn",
    "đứng", "xếp", "năm", "ở", "khu", "vực", "xét", "đông", "nam", "á", "asean", "bộ", "ngành", "tốp", "top", "cuối",
]);

/// Whether somebody is given a place right before token `at`: `đứng thứ 15 cả nước`.
fn behind_place(line: &Line, at: usize) -> bool {
    let from = at.saturating_sub(14);
    let Some(place) = (from..at).rev().find(|i| rank_at(line, *i)) else { return false };
    // Nothing but among whom stands between.
    (place..at)
        .skip(1)
        .all(|i| line.tokens.get(i).is_none_or(|t| t.kind == TokenKind::Number || t.capital) || AMONG.holds_at(&line.tokens, i))
}

/// Whether somebody is given a place behind token `end` before anything else is spoken of: `…, năm 2020, tỉnh A vươn lên thứ 5`.
fn place_follows(text: &Text<'_>, line: &Line, end: usize) -> bool {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let mut who = false;
    let mut i = end;
    while i < end + REACH {
        let Some(token) = line.tokens.get(i) else { return false };
        if who && rank_at(line, i) {
            return true;
        }
        if let Some((entries, next)) = text.names_at(line, i)
            && entries.iter().any(|e| {
                matches!(e.entity, Entity::Province(_) | Entity::Ministry(_) | Entity::Country(_) | Entity::Office(_) | Entity::Region(_))
            })
        {
            who = true;
            i = next.max(i + 1);
            continue;
        }
        let passes = match token.kind {
            TokenKind::Number => true,
            TokenKind::Punct(c) => matches!(c, ',' | ':' | '(' | ')' | '/' | '"'),
            TokenKind::Word if token.capital => true,
            TokenKind::Word => {
                who |= matches!(word(i), "tỉnh" | "phố" | "phương" | "ta" | "sở" | "huyện" | "bộ");
                PASSED.holds(token)
            }
        };
        if !passes {
            return false;
        }
        i += 1;
    }
    false
}

/// Words between the name of a ranking and the place that somebody has in it.
static PASSED: WordSet = WordSet::new(&[
    "năm", "tỉnh", "thành", "phố", "tp", "của", "thì", "cũng", "đã", "vẫn", "tiếp", "tục", "đang", "hiện", "được", "vươn", "lên", "theo",
    "đó", "công", "bố", "cả", "nước", "kết", "quả", "cho", "thấy", "ghi", "nhận", "đặt", "đưa", "các", "địa", "phương", "trong", "vừa",
    "mới", "do", "bộ", "sở", "là", "có", "đều", "lại", "từ", "đứng", "xếp", "ở", "giữ", "vững", "duy", "trì", "liên", "ngành", "ta", "này",
    "trên", "cơ", "quan", "qua", "xuống", "tụt", "lùi", "tăng", "giảm", "vào", "vị", "trí", "đạt", "về", "nhà", "tổng", "số", "và", "toàn",
    "quốc", "lần", "lượt", "cấp", "huyện", "thị", "xã", "quận", "mình", "chung", "cùng", "chỉ", "còn", "luôn", "chiếm", "nằm", "bất",
    "ngờ", "bứt", "phá", "nhảy", "vọt", "xuất", "sắc", "tốp", "top", "nhóm", "tại", "điểm", "với", "so", "trước", "chính", "thức",
]);

/// Whether the words of a place begin at token `at`: `thứ 15`, `hạng 7`, `vị trí thứ 9`, `dẫn đầu`, `top 5`.
fn rank_at(line: &Line, at: usize) -> bool {
    let number = |i: usize| line.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    line.cue(at).is_some_and(|(cues, end)| {
        cues.iter().any(|c| match c {
            Cue::RankWord | Cue::Top => number(end) || matches!(word(end), "nhất" | "nhì" | "hai" | "ba" | "tư" | "năm"),
            Cue::Exact(_) | Cue::Last | Cue::Highest | Cue::Lowest => true,
            Cue::Stand => number(end),
            _ => false,
        })
    })
}
