//! Names to entities: a trie over tokens, so that word boundaries, spacing and hyphens take care of
//! themselves (`BR-VT`, `TP.HCM`, `PAR - INDEX`).
use super::looks::{Looks, Seen};
use super::{Cores, Ontology, Trie};
use crate::normalize::{Token, View};

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

/// All names of the ontology.
#[derive(Debug, Default)]
pub struct Gazetteer {
    trie: Trie<Entry>,
    /// Who publishes indices, by position in the ontology's list of bodies.
    bodies: Trie<(usize, Case)>,
    /// What the names of indices have in common however they are written.
    cores: Cores,
    /// For a first look at a whole page.
    looks: Looks,
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
        for (i, b) in o.bodies.iter().enumerate() {
            for a in b.aliases.iter().chain([&b.name]) {
                g.bodies.insert(a, (i, proper(a)));
            }
        }
        g.cores = Cores::new(o);
        g.looks = Looks::new(o);
        g
    }

    /// What a view's text may hold, by one look. `ranks` is asked whether the line around a byte, which measures something, may
    /// rank somebody by it.
    pub fn look(&self, view: &str, ranks: impl FnMut(usize) -> bool) -> Seen {
        self.looks.look(view, ranks)
    }

    /// The names of indices without what leads them.
    pub fn cores(&self) -> &Cores {
        &self.cores
    }

    fn add(&mut self, name: &str, entity: Entity, weak: bool, case: Case) {
        self.trie.insert(name, Entry { entity, weak, case });
    }

    /// The body whose name begins at `tokens[at]`, as the source writes it.
    pub fn body(&self, view: &View, source: &str, tokens: &[Token], at: usize) -> Option<usize> {
        tokens.get(at).filter(|t| t.capital)?;
        let upper = |span: &[Token]| {
            let (Some(a), Some(b)) = (span.first(), span.last()) else { return false };
            source.get(view.source(a.start as usize..b.end as usize)).is_some_and(|s| !s.chars().any(char::is_lowercase))
        };
        let (bodies, _) = self.bodies.longest(tokens, at, |(_, case), span| *case != Case::Upper || upper(span))?;
        bodies.first().map(|(i, _)| *i)
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
        let (entries, end) = self.trie.longest(tokens, at, fits)?;
        let span = tokens.get(at..end)?;
        found.extend(entries.iter().filter(|e| fits(e, span)));
        Some(end)
    }
}

/// Proper names begin with a capital; two or three bare capitals must stay capitals.
fn proper(name: &str) -> Case {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() <= 4 && letters.iter().all(|c| c.is_uppercase()) { Case::Upper } else { Case::Initial }
}
