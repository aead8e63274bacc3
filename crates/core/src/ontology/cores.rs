//! What the names of rankings have in common however they are written: without the nouns that lead them (`chỉ số`, `bảng xếp
//! hạng`, `mức độ`), without joining words, with abbreviations spelt out and the ways to say `of the provinces` as one.
use super::Ontology;
use super::phrases::Bits;
use crate::normalize::{Token, TokenKind, View, tokenize, word_hash};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::LazyLock;

/// Abbreviations of words that names of rankings hold.
pub(super) const SPELT: &[(&str, &str)] = &[
    ("cntt", "công nghệ thông tin"),
    ("tt", "truyền thông"),
    ("cchc", "cải cách hành chính"),
    ("cđs", "chuyển đổi số"),
    ("đmst", "đổi mới sáng tạo"),
    ("tmđt", "thương mại điện tử"),
    ("nlct", "năng lực cạnh tranh"),
    ("pctn", "phòng chống tham nhũng"),
    ("cqđt", "chính quyền điện tử"),
    ("cpđt", "chính phủ điện tử"),
    ("hcc", "hành chính công"),
    ("dn", "doanh nghiệp"),
    ("kt-xh", "kinh tế xã hội"),
];

/// Nouns that lead a name and can be exchanged or left out.
pub(super) const HEADS: &[&str] = &[
    "bộ chỉ số",
    "chỉ số",
    "bảng xếp hạng",
    "xếp hạng",
    "bảng",
    "kết quả",
    "báo cáo",
    "khảo sát",
    "mức độ",
    "mức",
    "đánh giá",
    "đo lường",
    "công tác",
    "việc",
    "thực hiện công tác",
    "sự",
    "vị trí",
    "thứ hạng",
    "điểm số",
    "điểm",
    "công bố",
    "năng lực điều hành",
];

/// Ways to say that provinces are ranked. They stand for one another.
pub(super) const OF_PROVINCES: &[&str] = &[
    "cấp tỉnh thành phố",
    "cấp tỉnh",
    "cấp địa phương",
    "tỉnh thành phố trực thuộc trung ương",
    "tỉnh thành phố",
    "tỉnh thành",
    "địa phương",
    "tỉnh",
];

/// Most words of one of them.
pub const LONGEST_HEAD: usize = 4;

/// Words between the words of a name that carry nothing.
pub(super) fn joins(word: &str) -> bool {
    matches!(word, "và" | "của" | "về" | "các" | "những" | "đối" | "với" | "cho" | "sự" | "đến" | "tại")
}

/// The sign that stands for any of the ways to say that provinces are ranked.
const PROVINCES: &str = "@tỉnh";

/// A word of a name and the token that it ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The word in lower case, or the sign of a class.
    pub word: &'t str,
    /// One past the last token that it was made of.
    pub end: usize,
}

/// The words of a name that begin at token `from`, at most `most`: joining words and marks inside are left out, abbreviations
/// spelt out. Ends at a full stop, a number, a bracket, or a mark other than a comma or a hyphen.
pub fn pieces<'t>(tokens: &[Token<'t>], from: usize, most: usize) -> Vec<Piece<'t>> {
    let mut out: Vec<Piece<'t>> = Vec::with_capacity(most);
    let word = |i: usize| -> &'t str { tokens.get(i).filter(|t| t.kind == TokenKind::Word).map_or("", |t| t.text) };
    let mut at = from;
    while out.len() < most {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Punct(',' | '-' | '&' | '/') if at > from => {
                at += 1;
                continue;
            }
            _ => break,
        }
        let class = |phrase: &&&str| {
            if !phrase.starts_with(word(at)) {
                return None;
            }
            phrase.split(' ').enumerate().try_fold(at, |i, (k, w)| {
                let i = if k > 0 && tokens.get(i).is_some_and(|t| t.is(',')) { i + 1 } else { i };
                (word(i) == w).then_some(i + 1)
            })
        };
        // The first words of them all; few names hold one.
        let begins = matches!(word(at), "cấp" | "tỉnh" | "địa");
        if let Some(end) = OF_PROVINCES.iter().filter(|_| begins).find_map(|p| class(&p)) {
            out.push(Piece { word: PROVINCES, end });
            at = end;
            continue;
        }
        let here = word(at);
        at += 1;
        // A word written twice by mistake counts once.
        if joins(here) && at > from + 1 || out.last().is_some_and(|p| p.word == here && p.end + 1 == at) {
            continue;
        }
        match SPELT.iter().find(|(short, _)| *short == here) {
            Some((_, long)) => out.extend(long.split(' ').map(|word| Piece { word, end: at })),
            None => out.push(Piece { word: here, end: at }),
        }
    }
    out
}

/// How many of the pieces at `from` are nouns that lead a name.
pub fn lead(pieces: &[Piece<'_>], from: usize) -> usize {
    let rest = pieces.get(from..).unwrap_or_default();
    let Some(first) = rest.first() else { return 0 };
    let heads = LEADS.get(first.word).into_iter().flatten();
    heads.filter(|head| rest.len() >= head.len() && head.iter().zip(rest).all(|(w, p)| p.word == *w)).map(Vec::len).max().unwrap_or(0)
}

/// The words of [`HEADS`], by their first ones.
static LEADS: LazyLock<HashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut leads: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
    for head in HEADS {
        let words: Vec<&str> = head.split(' ').collect();
        leads.entry(words.first().copied().unwrap_or_default()).or_default().push(words);
    }
    leads
});

/// A name without what leads it.
#[derive(Debug)]
struct Core {
    words: Vec<String>,
    indices: Vec<usize>,
    /// No name of any of them alone.
    shared: bool,
}

/// What a name has come to.
#[derive(Debug, Clone, Copy)]
pub struct Cored<'a> {
    /// The indices of that name.
    pub indices: &'a [usize],
    /// How many pieces it takes.
    pub length: usize,
    /// They only share it: none of them is meant unless something tells which.
    pub shared: bool,
}

/// All of them, by their first words.
#[derive(Debug, Default)]
pub struct Cores {
    by_first: HashMap<String, Vec<Core>>,
    /// Their first words: nearly all words are told by a bit that they are none.
    firsts: Bits<256>,
    /// With what may lead them, or stands for another word.
    openers: Bits<256>,
}

impl Cores {
    /// Cores of the names of all indices that rank somebody. A core that is also a component's name tells
    /// nothing and is left out.
    pub(super) fn new(o: &Ontology) -> Self {
        let words = |name: &str, led: bool| -> Vec<String> {
            let view = View::new(name);
            let all = pieces(&tokenize(&view, name, 0, view.text().len()), 0, 24);
            let mut from = 0;
            while !led && let n @ 1.. = lead(&all, from) {
                from += n;
            }
            let rest = all.get(from..).unwrap_or_default();
            // "chỉ số CNTT": an abbreviation alone tells too little.
            let one = !led && rest.first().zip(rest.last()).is_none_or(|(a, b)| a.end == b.end);
            if one { Vec::new() } else { rest.iter().map(|p| p.word.to_owned()).collect() }
        };
        let mut components: HashSet<Vec<String>> = HashSet::new();
        for c in o.indices.iter().flat_map(|x| &x.component) {
            components.extend(c.aliases.iter().chain([&c.name_vi]).map(|n| words(n, false)));
        }
        let mut meant: HashMap<Vec<String>, (Vec<usize>, bool)> = HashMap::new();
        for (i, x) in o.indices.iter().enumerate() {
            if x.kind != "index" {
                continue;
            }
            for name in x.aliases.iter().chain(&x.weak_aliases).chain([&x.name_vi]) {
                let mut core = words(name, false);
                if components.contains(&core) {
                    core = words(name, true);
                    if core.first().is_none_or(|w| !matches!(w.as_str(), "mức" | "xếp")) {
                        continue;
                    }
                }
                let short = core.len() < 2 || name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                if short {
                    continue;
                }
                // "chỉ số cạnh tranh du lịch" for "năng lực cạnh tranh du lịch".
                let shorter = core.strip_prefix(&["năng".to_owned(), "lực".to_owned()]).filter(|w| w.len() >= 3).map(<[String]>::to_vec);
                for core in shorter.into_iter().chain([core]) {
                    let (held, _) = meant.entry(core).or_default();
                    if !held.contains(&i) {
                        held.push(i);
                    }
                }
            }
        }
        let all = o.indices.iter().enumerate().flat_map(|(i, x)| x.shared_aliases.iter().map(move |name| (i, words(name, false))));
        for (i, core) in all {
            let (held, shared) = meant.entry(core).or_insert_with(|| (Vec::new(), true));
            if *shared && !held.contains(&i) {
                held.push(i);
            }
        }
        let mut out = Self::default();
        for (words, (indices, shared)) in meant {
            if let Some(first) = words.first().cloned() {
                out.firsts.add(word_hash(&first));
                out.openers.add(word_hash(&first));
                out.by_first.entry(first).or_default().push(Core { words, indices, shared });
            }
        }
        let leads = HEADS.iter().chain(OF_PROVINCES).filter_map(|phrase| phrase.split(' ').next());
        for word in leads.chain(SPELT.iter().map(|(short, _)| *short)).chain(["năng"]) {
            out.openers.add(word_hash(word));
        }
        for cores in out.by_first.values_mut() {
            cores.sort_by_key(|c| std::cmp::Reverse(c.words.len()));
        }
        out
    }

    /// The longest core that begins at `pieces[from]`.
    pub fn longest(&self, pieces: &[Piece<'_>], from: usize) -> Option<Cored<'_>> {
        let rest = pieces.get(from..)?;
        let takes = |c: &Core| {
            let mut at = 0;
            for w in &c.words {
                // "hiệu quả dịch vụ logistics": what only says that something is done may stand between.
                if at > 0 && rest.get(at).is_some_and(|p| p.word != *w) {
                    let two = (rest.get(at).map(|p| p.word), rest.get(at + 1).map(|p| p.word));
                    at += if matches!(two, (Some("dịch"), Some("vụ")) | (Some("hoạt"), Some("động")) | (Some("công"), Some("tác")))
                    {
                        2
                    } else {
                        0
                    };
                }
                if rest.get(at).is_none_or(|p| p.word != *w) {
                    return None;
                }
                at += 1;
            }
            Some(at)
        };
        self.by_first.get(rest.first()?.word)?.iter().find_map(|c| {
            let length = takes(c)?;
            Some(Cored { indices: &c.indices, length, shared: c.shared })
        })
    }

    /// Whether the first two words of a core stand among these pieces: behind what leads a name, inside it, or two behind `năng`
    /// (`năng lực`).
    pub fn may_follow(&self, pieces: &[Piece<'_>], led: usize) -> bool {
        let able = pieces.get(led).is_some_and(|p| p.word == "năng").then_some(led + 2);
        let two = |first: usize| {
            let cores = pieces.get(first).and_then(|p| self.by_first.get(p.word))?;
            let second = pieces.get(first + 1).map_or("", |p| p.word);
            // Some words may stand between, as `longest` knows.
            let between = matches!(second, "dịch" | "hoạt" | "công");
            (between || cores.iter().any(|c| c.words.get(1).is_none_or(|w| w == second))).then_some(())
        };
        (0..=led).chain(able).any(|first| two(first).is_some())
    }

    /// Whether a core, or what leads one, may begin with this word: most of what is brought in is told by it to be no ranking.
    pub fn may_open(&self, word: &Token) -> bool {
        self.openers.bit(word.hash) != 0
    }

    /// Whether a core begins with this word.
    pub fn may_begin(&self, word: &Token) -> bool {
        self.firsts.bit(word.hash) != 0 && self.by_first.contains_key(word.text)
    }

    /// Whether a piece says that provinces are ranked.
    pub fn says_provinces(piece: &Piece<'_>) -> bool {
        piece.word == PROVINCES
    }
}
