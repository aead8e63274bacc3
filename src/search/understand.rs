//! From the words of a question to what it means. Pure: the same words give the same query.
use super::cues;
use super::lexicon::{Lexicon, Meaning, by_initials};
use super::query::{AskContext, Asked, Doubt, Form, Intent, Query, Stated};
use super::words::{Word, decode_telex, key, take, words};
use super::{period, stated};
use crate::normalize::fold;
use crate::ontology::Ontology;

/// Reads a question. Never fails: what is not understood is kept in [`Query::terms`].
pub fn understand(query: &str, ontology: &Ontology, context: &AskContext) -> Query {
    let lexicon = Lexicon::new(ontology);
    let mut reading = Reading {
        ontology,
        context,
        words: words(query),
        out: Query { raw: query.to_owned(), ..Query::default() },
        components: Vec::new(),
        offices: Vec::new(),
        units: Vec::new(),
        countries: Vec::new(),
        index_named: false,
    };
    reading.out.read_as = decode_telex(&mut reading.words, |fold| lexicon.has_syllable(fold) || cues::is_cue_word(fold));
    reading.names(&lexicon);
    let stated = stated::read(&mut reading.words);
    reading.out.list = cues::list(&mut reading.words);
    let ends = cues::ends(&mut reading.words);
    let (years, relative) = period::read(&mut reading.words, context.this_year);
    reading.out.years = years;
    reading.out.relative = relative;
    let scope = cues::scope(&mut reading.words);
    let kinds = cues::kinds(&mut reading.words);
    reading.slips(&lexicon);
    reading.settle();
    reading.out.scope = scope.map(str::to_owned).or_else(|| reading.region_scope());
    reading.out.intent = reading.intent(&kinds, ends, stated);
    reading.give_up();
    reading.out.terms = reading.left_over();
    reading.out
}

struct Reading<'a> {
    ontology: &'a Ontology,
    context: &'a AskContext,
    words: Vec<Word>,
    out: Query,
    /// Names that are components of several indices, until the index is known.
    components: Vec<Vec<(&'a str, &'a str)>>,
    offices: Vec<(&'a str, usize, usize)>,
    units: Vec<Vec<String>>,
    countries: Vec<&'a str>,
    /// An index was named, not only implied by a component.
    index_named: bool,
}

impl<'a> Reading<'a> {
    fn names(&mut self, lexicon: &Lexicon<'a>) {
        let mut at = 0;
        while at < self.words.len() {
            let named = lexicon.longest_at(&self.words, at).map(|(m, to)| (m.to_vec(), to));
            let unit = self.unit_at(at);
            match (named, unit) {
                (named, Some((ids, to))) if named.as_ref().is_none_or(|n| to > n.1) => {
                    self.units.push(ids);
                    take(&mut self.words, at, to);
                    at = to;
                }
                (Some((meanings, to)), _) if self.accept(&meanings, at, to) => {
                    take(&mut self.words, at, to);
                    at = to;
                }
                _ => {
                    self.initials(at);
                    at += 1;
                }
            }
        }
    }

    /// Adds the meaning of a name; false when the words are better left alone.
    fn accept(&mut self, meanings: &[Meaning<'a>], from: usize, to: usize) -> bool {
        let components: Vec<(&str, &str)> = meanings
            .iter()
            .filter_map(|m| match m {
                Meaning::Component(index, id) => Some((*index, *id)),
                _ => None,
            })
            .collect();
        if let Some(Meaning::Several(ids)) = meanings.iter().find(|m| matches!(m, Meaning::Several(_))) {
            self.several(from, to, ids.to_vec());
            return true;
        }
        for meaning in meanings {
            match *meaning {
                Meaning::Province(id) => {
                    self.province(id, to);
                    return true;
                }
                Meaning::Index(id) => {
                    self.index(id);
                    return true;
                }
                Meaning::Region(id) => {
                    self.out.region.get_or_insert_with(|| id.to_owned());
                    return true;
                }
                Meaning::Ministry(id) => {
                    self.subject(id.to_owned(), Form::Any);
                    return true;
                }
                Meaning::Office(id) => {
                    self.offices.push((id, from, to));
                    return true;
                }
                Meaning::Country(id) => {
                    // A lone syllable (Anh, Nga, Áo, Ý) is a country only when typed as such.
                    let exact = self
                        .ontology
                        .country(id)
                        .is_some_and(|c| words(&c.name).first().map(|w| &w.text) == self.words.get(from).map(|w| &w.text));
                    if to - from > 1 || (exact && id.len() > 3) {
                        self.countries.push(id);
                        return true;
                    }
                }
                Meaning::Component(..) | Meaning::Several(_) => {}
            }
        }
        if components.is_empty() {
            return false;
        }
        self.components.push(components);
        true
    }

    fn province(&mut self, id: &str, next: usize) {
        let form = match self.words.get(next).map(|w| (w.text.as_str(), w.fold.as_str())) {
            Some(("mới" | "moi", _)) => Form::New,
            Some(("cũ" | "cu", _)) => Form::Old,
            _ => Form::Any,
        };
        if form != Form::Any {
            take(&mut self.words, next, next + 1);
        }
        self.subject(id.to_owned(), form);
    }

    fn subject(&mut self, id: String, form: Form) {
        if !self.out.subjects.iter().any(|s| s.id == id && s.form == form) {
            self.out.subjects.push(Asked { id, form });
        }
    }

    fn index(&mut self, id: &str) {
        self.index_named = true;
        if !self.out.indices.iter().any(|i| i == id) {
            self.out.indices.push(id.to_owned());
        }
    }

    /// A name with the kind of a district or commune before it: `huyện Thường Xuân`, `TP Thanh Hóa`.
    fn unit_at(&self, at: usize) -> Option<(Vec<String>, usize)> {
        const KINDS: [(&str, &str, &str); 9] = [
            ("thanh pho", "thành phố", "thanh-pho"),
            ("thi xa", "thị xã", "thi-xa"),
            ("thi tran", "thị trấn", "thi-tran"),
            ("dac khu", "đặc khu", "dac-khu"),
            ("huyen", "huyện", "huyen"),
            ("quan", "quận", "quan"),
            ("tp", "tp", "thanh-pho"),
            ("xa", "xã", "xa"),
            ("phuong", "phường", "phuong"),
        ];
        let marked = self.words.iter().any(|w| !w.text.is_ascii());
        let (kind, start) = KINDS.iter().find_map(|(bare, exact, kind)| {
            let count = bare.split(' ').count();
            let window = self.words.get(at..at + count)?;
            let said = |form: fn(&Word) -> &str| window.iter().map(form).collect::<Vec<_>>().join(" ");
            let free = window.iter().all(|w| !w.used);
            let hit = if marked { said(|w| &w.text) == *exact } else { said(|w| &w.fold) == *bare };
            (free && hit).then_some((*kind, at + count))
        })?;
        (1..=4).rev().find_map(|count| {
            let window = self.words.get(start..start + count)?;
            let name = window.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" ");
            if kind == "thanh-pho" && self.ontology.provinces.iter().any(|p| p.kind == kind && key(&p.name) == name) {
                return None;
            }
            let slug = name.replace(' ', "-");
            let ids: Vec<String> = self
                .ontology
                .units
                .iter()
                .filter(|u| u.kind == kind && (u.id == slug || fold(&u.name) == name))
                .map(|u| format!("{}/{}", u.province, u.id))
                .collect();
            (!ids.is_empty()).then_some((ids, start + count))
        })
    }

    /// An abbreviation that no name lists: capitals, or letters without a vowel, that are a province's initials.
    fn initials(&mut self, at: usize) {
        let Some(word) = self.words.get(at).filter(|w| !w.used && !w.is_number()) else { return };
        let bare = !word.fold.chars().any(|c| "aeiouy".contains(c));
        if !(2..=3).contains(&word.fold.len()) || !(word.upper || bare) || matches!(word.fold.as_str(), "tp" | "vs" | "tx") {
            return;
        }
        let options = by_initials(self.ontology, &word.fold);
        if !options.is_empty() {
            self.several(at, at + 1, options);
            take(&mut self.words, at, at + 1);
        }
    }

    /// One of several subjects: the user's own province or its neighbour settles it, else the user is asked.
    fn several(&mut self, from: usize, to: usize, options: Vec<String>) {
        let said = self.words.get(from..to).unwrap_or_default().iter().map(|w| w.text.to_uppercase()).collect::<Vec<_>>().join(" ");
        let chosen = if let [only] = options.as_slice() {
            Some(only.clone())
        } else {
            self.context.home.as_deref().and_then(|home| self.near_home(home, &options))
        };
        match chosen {
            Some(id) => {
                self.out.read_as.push((said, self.ontology.subject_name(&id)));
                self.province(&id, to);
            }
            None => self.out.doubts.push(Doubt { words: said, options }),
        }
    }

    fn near_home(&self, home: &str, options: &[String]) -> Option<String> {
        if options.iter().any(|o| o == home) {
            return Some(home.to_owned());
        }
        let regions = &self.ontology.province(home)?.regions;
        let mut near =
            options.iter().filter(|o| self.ontology.province(o).is_some_and(|p| p.regions.first().is_some_and(|r| regions.contains(r))));
        match (near.next(), near.next()) {
            (Some(one), None) => Some(one.clone()),
            _ => None,
        }
    }

    /// Glued (`hatinh`) and mistyped (`quang nihn`) names among the words that are left.
    fn slips(&mut self, lexicon: &Lexicon<'a>) {
        for count in (1..=4).rev() {
            for at in 0..self.words.len() {
                let Some(window) = self.words.get(at..at + count) else { continue };
                let plain = window.iter().all(|w| cues::is_filler(&w.fold));
                if plain || window.iter().any(|w| w.used || w.is_number()) {
                    continue;
                }
                let glued: String = window.iter().map(|w| w.fold.as_str()).collect();
                let (distance, meanings) = lexicon.near(&glued);
                if let [meaning] = meanings.as_slice() {
                    let typed = window.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
                    let read = match meaning {
                        Meaning::Province(id) => self.ontology.subject_name(id),
                        Meaning::Index(id) => self.ontology.index_name(id),
                        _ => continue,
                    };
                    if self.accept(&meanings, at, at + count) {
                        take(&mut self.words, at, at + count);
                        if distance > 0 {
                            self.out.read_as.push((typed, read));
                        }
                    }
                }
            }
        }
    }

    /// Brings together what needed the whole question: offices and units with their province, components
    /// with their index, countries.
    fn settle(&mut self) {
        let province = self.out.subjects.iter().map(|s| s.id.clone()).find(|id| self.ontology.province(id).is_some());
        let place = province.clone().or_else(|| self.context.home.clone());
        let mut inner: Vec<String> = Vec::new();
        for (office, from, to) in std::mem::take(&mut self.offices) {
            match &place {
                Some(place) => inner.push(format!("{place}/{office}")),
                None => self.words.get_mut(from..to).unwrap_or_default().iter_mut().for_each(|w| w.used = false),
            }
        }
        for ids in std::mem::take(&mut self.units) {
            let here = place.as_ref().and_then(|p| ids.iter().find(|id| id.split_once('/').is_some_and(|(of, _)| of == p)));
            match (here, ids.as_slice()) {
                (Some(id), _) | (None, [id]) => inner.push(id.clone()),
                _ => self
                    .out
                    .doubts
                    .push(Doubt { words: ids.first().map(|id| self.ontology.subject_name(id)).unwrap_or_default(), options: ids }),
            }
        }
        if !inner.is_empty() {
            // The province only says where the office is.
            self.out.subjects.retain(|s| Some(&s.id) != province.as_ref());
            inner.into_iter().for_each(|id| self.subject(id, Form::Any));
        }
        if self.out.subjects.is_empty() && self.out.region.is_none() {
            for id in std::mem::take(&mut self.countries) {
                self.subject(id.to_owned(), Form::Any);
            }
        }
        for candidates in std::mem::take(&mut self.components) {
            let of_asked = candidates.iter().find(|(index, _)| self.out.indices.iter().any(|i| i == index));
            let live = candidates.iter().find(|(index, _)| self.ontology.index(index).is_some_and(|i| i.last_edition.is_none()));
            if let Some((index, id)) = of_asked.or(live).or(candidates.first())
                && self.out.component.is_none()
            {
                if of_asked.is_none() {
                    self.out.indices.insert(0, (*index).to_owned());
                }
                self.out.component = Some((*id).to_owned());
            }
        }
    }

    /// A component alone among other words (`dịch vụ công trực tuyến ở xã`) is a search for words.
    fn give_up(&mut self) {
        let out = &mut self.out;
        let alone = out.component.is_some() && !self.index_named && out.subjects.is_empty() && out.region.is_none() && out.years.is_none();
        if alone && self.words.iter().any(|w| !w.used && !cues::is_filler(&w.fold)) {
            *out = Query { raw: std::mem::take(&mut out.raw), ..Query::default() };
            self.words.iter_mut().for_each(|w| w.used = false);
        }
    }

    /// Words to search for: all of them when nothing else was understood.
    fn left_over(&self) -> Vec<String> {
        let plain = self.out.is_plain();
        self.words.iter().filter(|w| plain || (!w.used && !cues::is_filler(&w.fold))).map(|w| w.text.clone()).collect()
    }

    fn region_scope(&self) -> Option<String> {
        let region = self.out.region.as_ref()?;
        (!self.out.subjects.is_empty()).then(|| format!("region:{region}"))
    }

    fn intent(&self, kinds: &cues::Kinds, ends: Option<Intent>, stated: Stated) -> Intent {
        let subjects = self.out.subjects.len() + self.out.doubts.len();
        let figure = stated.rank.is_some() || stated.delta.is_some() || stated.score.is_some();
        if kinds.why && subjects == 1 {
            return Intent::Why;
        }
        if figure && subjects == 1 && !kinds.neighbours {
            return Intent::Verify(stated);
        }
        if kinds.neighbours && subjects == 1 {
            return Intent::Neighbours;
        }
        if subjects >= 2 || (kinds.compare && subjects > 1) {
            return Intent::Compare;
        }
        if let (Some(rank), 0) = (stated.rank, subjects) {
            return Intent::AtRank(rank);
        }
        if self.out.region.is_some() && subjects == 0 {
            return Intent::Region;
        }
        if let (Some(ends), 0) = (&ends, subjects) {
            return ends.clone();
        }
        let range = self.out.years.is_some_and(|y| y.single().is_none());
        if subjects == 1 && (kinds.series || range) {
            return Intent::Series;
        }
        if subjects == 0 && !self.out.indices.is_empty() && self.out.component.is_none() {
            return Intent::Top(if kinds.who { 3 } else { 5 });
        }
        Intent::Lookup
    }
}
