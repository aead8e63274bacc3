//! Names to entities: a trie over tokens, so that word boundaries, spacing and hyphens take care of
//! themselves (`BR-VT`, `TP.HCM`, `PAR - INDEX`).
use super::Ontology;
use crate::normalize::{Token, TokenKind, View, tokenize};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use foldhash::{HashMap, HashMapExt};

/// What a name can mean. Numbers are positions in the tables of [`Ontology`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entity {
    /// A province.
    Province(usize),
    /// A region or group of provinces.
    Region(usize),
    /// A ministry or agency.
    Ministry(usize),
    /// A country.
    Country(usize),
    /// A city of the world; known on pages that rank cities alone.
    City(usize),
    /// An office inside a province.
    Office(usize),
    /// An index.
    Index(usize),
    /// A component: index and position in its list.
    Component(usize, usize),
}

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The meaning.
    pub entity: Entity,
    /// Trust it only beside a rank, a score or the word `chỉ số`.
    pub weak: bool,
    /// The source must write it in capitals (`HN`), or begin with one (`Hòa Bình`).
    pub case: Case,
}

/// How a name must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Any way.
    Any,
    /// First letter a capital.
    Initial,
    /// All capitals.
    Upper,
}

/// A trie over tokens with values at its nodes.
#[derive(Debug)]
pub struct Trie<V> {
    vocabulary: HashMap<Box<str>, u32>,
    /// Nodes of the words that phrases begin with: most words of a text begin none and are done after one look.
    roots: HashMap<Box<str>, u32>,
    /// Marks of those words, to tell most others without looking them up.
    marks: Marks,
    edges: HashMap<(u32, u32), u32>,
    values: Vec<Vec<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { vocabulary: HashMap::new(), roots: HashMap::new(), marks: Marks::default(), edges: HashMap::new(), values: vec![Vec::new()] }
    }
}

impl<V: PartialEq> Trie<V> {
    /// Adds a phrase. Hyphens, full stops and ampersands between its words do not count.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let view = View::new(phrase);
        let mut node = 0;
        for token in tokenize(&view, phrase, 0, view.text().len()) {
            if passed_over(&token) {
                continue;
            }
            let next_word = u32::try_from(self.vocabulary.len()).unwrap_or(u32::MAX);
            let word = *self.vocabulary.entry(token.text(view.text()).into()).or_insert(next_word);
            let next_node = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            if node == 0 {
                self.marks.add(token.text(view.text()));
                self.roots.insert(token.text(view.text()).into(), *self.edges.get(&(0, word)).unwrap_or(&next_node));
            }
            node = *self.edges.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.values.push(Vec::new());
            }
        }
        if let Some(values) = self.values.get_mut(node as usize).filter(|_| node != 0)
            && !values.contains(&value)
        {
            values.push(value);
        }
    }

    /// The longest phrase that begins at `tokens[at]` and whose values `accept`: its values and the
    /// position one past its last token.
    pub fn longest(&self, view: &str, tokens: &[Token], at: usize, accept: impl Fn(&V, &[Token]) -> bool) -> Option<(&[V], usize)> {
        if !tokens.get(at).is_some_and(|t| self.marks.may_hold(t.text(view))) {
            return None;
        }
        let mut node = 0;
        let mut best = None;
        for (i, token) in tokens.iter().enumerate().skip(at) {
            if i > at && passed_over(token) {
                // A full stop joins only abbreviations: "TP. Hồ Chí Minh", never two sentences.
                let short = tokens.get(i - 1).is_some_and(|t| t.end - t.start <= 3);
                if token.is('.') && !short {
                    break;
                }
                continue;
            }
            let next = match node {
                0 => self.roots.get(token.text(view)),
                _ => self.vocabulary.get(token.text(view)).and_then(|word| self.edges.get(&(node, *word))),
            };
            let Some(next) = next else { break };
            node = *next;
            if let Some(values) = self.values.get(node as usize)
                && tokens.get(at..=i).is_some_and(|span| values.iter().any(|v| accept(v, span)))
            {
                best = Some((values.as_slice(), i + 1));
            }
        }
        best
    }
}

/// A set of words told by their ends and length: may hold a word that was never added, never misses one that was.
#[derive(Debug)]
struct Marks(Vec<u64>);

impl Default for Marks {
    fn default() -> Self {
        Self(vec![0; Self::WORDS])
    }
}

impl Marks {
    const WORDS: usize = 1 << 10;

    fn place(word: &str) -> (usize, u64) {
        let (bytes, length) = (word.as_bytes(), word.len());
        let at = |i: usize| bytes.get(i).map_or(0, |b| usize::from(*b));
        let mix = at(0).wrapping_mul(0x9E3B)
            ^ at(1).wrapping_mul(0x85EB)
            ^ at(length.wrapping_sub(1)).wrapping_mul(0xC2B3)
            ^ at(length.wrapping_sub(2)).wrapping_mul(0x27D5)
            ^ length.wrapping_mul(0x1657);
        let bit = (mix ^ mix >> 7) % (Self::WORDS * 64);
        (bit / 64, 1 << (bit % 64))
    }

    fn add(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        if let Some(marks) = self.0.get_mut(at) {
            *marks |= bit;
        }
    }

    fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|marks| marks & bit != 0)
    }
}

fn passed_over(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punct('-' | '.' | '&' | '\''))
}

/// All names of the ontology.
#[derive(Debug, Default)]
pub struct Gazetteer {
    trie: Trie<Entry>,
    /// Names of indices as a view writes them, for a quick look at a whole page.
    indices: Option<AhoCorasick>,
    /// The same with the everyday names of statistics (`xuất khẩu`), which most pages that hold them do not rank anybody in.
    any: Option<AhoCorasick>,
}

impl Gazetteer {
    pub(super) fn new(o: &Ontology) -> Self {
        let mut g = Self::default();
        for (i, p) in o.provinces.iter().enumerate() {
            let add = |g: &mut Self, name: &str, weak: bool| g.add(name, Entity::Province(i), weak, proper(name));
            // "TP Thanh Hóa" is the town inside the province: only centrally-run cities carry the kind.
            let kinds: &[&str] = if p.kind == "tinh" { &["", "tỉnh "] } else { &["", "TP ", "thành phố ", "tỉnh "] };
            for kind in kinds {
                add(&mut g, &format!("{kind}{}", p.name), false);
            }
            for a in &p.aliases {
                add(&mut g, a, o.ambiguous.get(a).is_some_and(|ids| ids.len() > 1 && !ids.iter().any(|id| id == "hue")));
            }
        }
        for (i, r) in o.regions.iter().enumerate() {
            for a in r.aliases.iter().chain([&r.name]) {
                let case = if a.chars().next().is_some_and(char::is_uppercase) { proper(a) } else { Case::Any };
                g.add(a, Entity::Region(i), false, case);
            }
        }
        for (i, m) in o.ministries.iter().enumerate() {
            for a in m.aliases.iter().chain([&m.name]) {
                g.add(a, Entity::Ministry(i), false, proper(a));
                // "Bộ Thông tin - Truyền thông": hyphens and ampersands do not count, and stand for "và".
                if a.contains(" và ") {
                    g.add(&a.replace(" và ", " "), Entity::Ministry(i), false, proper(a));
                }
            }
        }
        for (i, c) in o.countries.iter().enumerate() {
            for a in c.aliases.iter().chain([&c.name]) {
                let case = if a.chars().next().is_some_and(char::is_lowercase) { Case::Any } else { proper(a) };
                g.add(a, Entity::Country(i), false, case);
            }
        }
        for (i, x) in o.offices.iter().enumerate() {
            for a in x.aliases.iter().chain([&x.name]) {
                g.add(a, Entity::Office(i), x.weak_aliases.contains(a), proper(a));
                if a.contains(" và ") {
                    g.add(&a.replace(" và ", " "), Entity::Office(i), x.weak_aliases.contains(a), proper(a));
                }
            }
        }
        for (i, x) in o.indices.iter().enumerate() {
            for a in x.aliases.iter().chain(&x.weak_aliases).chain([&x.name_vi]).chain(x.abbr.iter()) {
                let weak = x.weak_aliases.contains(a);
                let case = if a.len() <= 5 && a.chars().all(char::is_uppercase) { Case::Upper } else { Case::Any };
                g.add(a, Entity::Index(i), weak, case);
            }
            for (j, c) in x.component.iter().enumerate() {
                for a in c.aliases.iter().chain([&c.name_vi]).chain(&c.weak_aliases) {
                    g.add(a, Entity::Component(i, j), c.weak_aliases.contains(a), Case::Any);
                }
            }
        }
        let mut names: Vec<String> = Vec::new();
        let mut statistics: Vec<String> = Vec::new();
        for x in &o.indices {
            for a in x.aliases.iter().chain(&x.weak_aliases).chain([&x.name_vi]).chain(x.abbr.iter()) {
                let everyday = x.kind == "statistic" && (x.weak_aliases.contains(a) || *a == x.name_vi);
                if everyday { &mut statistics } else { &mut names }.push(View::new(a).text().to_owned());
            }
        }
        g.indices = quick(names.clone(), AhoCorasickKind::ContiguousNFA);
        names.extend(statistics);
        g.any = quick(names, AhoCorasickKind::DFA);
        g
    }

    /// Whether a view's text may name an index; word boundaries are not looked at.
    pub fn mentions_index(&self, view: &str) -> bool {
        let places = || {
            ["dẫn đầu", "đứng đầu", "đứng thứ", "xếp thứ", "xếp hạng", "vị trí", "hàng đầu", "cả nước", "top "]
                .iter()
                .any(|w| view.contains(w))
        };
        let holds = |names: &Option<AhoCorasick>| names.as_ref().is_none_or(|a| a.is_match(view));
        holds(&self.any) && (holds(&self.indices) || places())
    }

    fn add(&mut self, name: &str, entity: Entity, weak: bool, case: Case) {
        self.trie.insert(name, Entry { entity, weak, case });
    }

    /// The longest name that begins at `tokens[at]`, as the source writes it: its meanings are added to `found`,
    /// and the position one past its last token is returned.
    pub fn longest(&self, view: &View, source: &str, tokens: &[Token], at: usize, found: &mut Vec<Entry>) -> Option<usize> {
        let fits = |e: &Entry, span: &[Token]| match e.case {
            Case::Any => true,
            Case::Initial => span.first().is_some_and(|t| t.capital) || span.iter().skip(1).any(|t| t.capital),
            Case::Upper => match (span.first(), span.last()) {
                (Some(a), Some(b)) => {
                    source.get(view.source(a.start as usize..b.end as usize)).is_some_and(|s| !s.chars().any(char::is_lowercase))
                }
                _ => false,
            },
        };
        let (entries, end) = self.trie.longest(view.text(), tokens, at, fits)?;
        let span = tokens.get(at..end)?;
        found.extend(entries.iter().filter(|e| fits(e, span)));
        Some(end)
    }
}

/// A matcher for a first look at a page.
fn quick(mut names: Vec<String>, kind: AhoCorasickKind) -> Option<AhoCorasick> {
    // Names written with hyphens or spaces at will are known by their longest word.
    for name in &mut names {
        if name.contains([' ', '-', '&', '.']) && name.is_ascii() {
            *name = name.split([' ', '-', '&', '.']).max_by_key(|w| w.len()).unwrap_or_default().to_owned();
        }
    }
    names.retain(|n| n.len() >= 3);
    // A name with a shorter one inside, word by word, is found with that one.
    names.sort_by_key(String::len);
    let mut kept: foldhash::HashSet<String> = foldhash::HashSet::default();
    for name in names {
        let starts = || std::iter::once(0).chain(name.match_indices(' ').map(|(i, _)| i + 1));
        let ends = || name.match_indices(' ').map(|(i, _)| i).chain([name.len()]);
        let holds = starts().any(|a| ends().filter(|b| *b > a).any(|b| name.get(a..b).is_some_and(|part| kept.contains(part))));
        if !holds {
            kept.insert(name);
        }
    }
    AhoCorasick::builder().kind(Some(kind)).build(&kept).ok()
}

/// Proper names begin with a capital; two or three bare capitals must stay capitals.
fn proper(name: &str) -> Case {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() <= 4 && letters.iter().all(|c| c.is_uppercase()) { Case::Upper } else { Case::Initial }
}
