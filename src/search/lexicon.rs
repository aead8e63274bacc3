//! Names and aliases of the ontology by their matching form.
use super::words::{Word, key};
use crate::normalize::fold_key;
use crate::ontology::Ontology;
use std::collections::{HashMap, HashSet};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    /// A province.
    Province(&'a str),
    /// Several subjects: the user has to say which.
    Several(&'a [String]),
    /// A region or group of provinces.
    Region(&'a str),
    /// A ministry.
    Ministry(&'a str),
    /// A country.
    Country(&'a str),
    /// An office inside a province.
    Office(&'a str),
    /// An index.
    Index(&'a str),
    /// A component of an index.
    Component(&'a str, &'a str),
}

/// All names, with the longest one's number of words.
#[derive(Debug, Default)]
pub(super) struct Lexicon<'a> {
    names: HashMap<String, Vec<Meaning<'a>>>,
    /// Province and index names without spaces, for glued and mistyped words.
    glued: Vec<(String, Meaning<'a>)>,
    syllables: HashSet<String>,
    longest: usize,
}

impl<'a> Lexicon<'a> {
    /// Gathers the names that a question can hold.
    pub fn new(o: &'a Ontology) -> Self {
        let mut lexicon = Self::default();
        for p in &o.provinces {
            for name in std::iter::once(&p.name).chain(&p.aliases) {
                lexicon.add(name, Meaning::Province(&p.id), true);
            }
        }
        for i in o.indices.iter().filter(|i| !i.kind.starts_with("alias-of-")) {
            for name in std::iter::once(&i.name_vi).chain(&i.name_en).chain(&i.abbr).chain(&i.aliases).chain(&i.weak_aliases) {
                lexicon.add(name, Meaning::Index(&i.id), true);
            }
            lexicon.add(&i.id, Meaning::Index(&i.id), false);
            for c in &i.component {
                for name in std::iter::once(&c.name_vi).chain(&c.aliases) {
                    lexicon.add(name, Meaning::Component(&i.id, &c.id), false);
                }
            }
        }
        for r in &o.regions {
            for name in std::iter::once(&r.name).chain(&r.aliases) {
                lexicon.add(name, Meaning::Region(&r.id), false);
            }
        }
        for m in &o.ministries {
            for name in std::iter::once(&m.name).chain(&m.aliases) {
                lexicon.add(name, Meaning::Ministry(&m.id), false);
            }
        }
        for c in &o.countries {
            for name in std::iter::once(&c.name).chain(&c.aliases) {
                lexicon.add(name, Meaning::Country(&c.id), false);
            }
        }
        for f in &o.offices {
            for name in std::iter::once(&f.name).chain(&f.aliases).chain(&f.weak_aliases) {
                lexicon.add(name, Meaning::Office(&f.id), false);
            }
        }
        for (alias, ids) in o.ambiguous.iter().filter(|(_, ids)| ids.len() > 1) {
            // HN is Hà Nội nearly always: its own list of aliases says so and no other id shares its first
            // place. ĐN, which the ontology says never to settle without context, is asked about.
            let owned =
                ids.first().is_some_and(|first| o.province(first).is_some_and(|p| p.aliases.iter().any(|a| a == alias))) && ids.len() == 2;
            if !owned && ids.iter().all(|id| o.province(id).is_some()) {
                lexicon.add(alias, Meaning::Several(ids), false);
            }
        }
        lexicon
    }

    fn add(&mut self, name: &str, meaning: Meaning<'a>, glue: bool) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        let count = key.split(' ').count();
        self.longest = self.longest.max(count);
        self.syllables.extend(key.split(' ').filter(|s| !s.is_empty()).map(str::to_owned));
        if glue && key.len() >= 5 {
            self.glued.push((key.replace(' ', ""), meaning));
        }
        // `pháp lý` and `pháp lí` are one name.
        let meanings = self.names.entry(fold_key(&key)).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// True when the folded syllable stands in some name.
    pub fn has_syllable(&self, fold: &str) -> bool {
        self.syllables.contains(fold)
    }

    /// The longest name that begins at word `at`: its meanings and the word after it.
    pub fn longest_at(&self, words: &[Word], at: usize) -> Option<(&[Meaning<'a>], usize)> {
        let reach = self.longest.min(words.len().saturating_sub(at));
        (1..=reach).rev().find_map(|count| {
            let window = words.get(at..at + count)?;
            if window.iter().any(|w| w.used) {
                return None;
            }
            let key = window.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" ");
            self.names.get(&fold_key(&key)).map(|m| (m.as_slice(), at + count))
        })
    }

    /// Names that the glued letters spell, or nearly spell: exact ones first, else all at the smallest
    /// distance that is allowed for their length.
    pub fn near(&self, glued: &str) -> (usize, Vec<Meaning<'a>>) {
        let mut best = usize::MAX;
        let mut found = Vec::new();
        for (name, meaning) in &self.glued {
            let limit = super::typo::allowance(name.len()).min(super::typo::allowance(glued.len()));
            let Some(d) = super::typo::distance(glued, name, limit) else { continue };
            if d < best {
                best = d;
                found.clear();
            }
            if d == best && !found.contains(meaning) {
                found.push(*meaning);
            }
        }
        (best, found)
    }
}

/// Provinces whose initials the letters are (`ht`: Hà Tĩnh, Hà Tây).
pub(super) fn by_initials(o: &Ontology, letters: &str) -> Vec<String> {
    let initials = |name: &str| key(name).split(' ').filter_map(|s| s.chars().next()).collect::<String>();
    o.provinces.iter().filter(|p| initials(&p.name) == letters).map(|p| p.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Meaning};
    use crate::ontology::Ontology;
    use crate::search::words::words;

    #[test]
    fn finds_names_with_either_spelling_of_their_i() {
        let ontology = Ontology::embedded().unwrap();
        let lexicon = Lexicon::new(&ontology);
        for (typed, id) in [("thiết chế pháp lí", "thiet-che-phap-ly"), ("thiet che phap ly", "thiet-che-phap-ly")] {
            let words = words(typed);
            let (meanings, end) = lexicon.longest_at(&words, 0).unwrap();
            assert!(meanings.contains(&Meaning::Component("pci", id)), "{meanings:?}");
            assert_eq!(end, words.len());
        }
    }
}
