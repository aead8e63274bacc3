//! What holds for a whole page: its ontology, date, home province and whether it ranks units inside it.
use super::mention::{Anaphor, Mention, Part, SubjectKind, What, Who};
use super::roles::Scanned;
use super::scan::Scanner;
use crate::model::{PartialDate, Told};
use crate::normalize::slug;
use crate::ontology::{Entity, Entry, Ontology, UnitKind, UnitNames};
use foldhash::{HashMap, HashMapExt as _};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A stretch of a page: which field, first and last view byte.
pub type Place = (bool, u32, u32);

/// The page's frame of reference, settled before any sentence is read.
pub struct Setting<'a> {
    /// The knowledge base.
    pub ontology: &'a Ontology,
    /// Rankings and, behind them, statistics that the ontology lacks, by the page's own names; their numbers follow those of its indices.
    pub unlisted: Vec<String>,
    /// How many of those are rankings.
    pub own_rankings: usize,
    /// Day of publication.
    pub published: Option<PartialDate>,
    /// The province that the page is mostly about.
    pub home: Option<String>,
    /// The same as a subject: it is asked for behind every sentence.
    home_subject: Option<Who>,
    /// Whether the page ranks units inside the home province.
    pub inside: bool,
    /// Whether it speaks of blocks of such units (`khối sở, ngành`, `UBND các huyện`).
    pub blocks: bool,
    /// An index of such units alone that the page names (DDCI): weak names of its neighbours mean it.
    pub units_index: Option<usize>,
    /// Whether such units are what the page ranks.
    pub ranks_units: bool,
    /// The office, district or commune that the page is about.
    pub home_unit: Option<Who>,
    /// Whether the page is about a ranking of countries, whatever province it comes from or names.
    pub of_nations: bool,
    /// Units of the home province by slug.
    pub units: Option<&'a UnitNames>,
    /// Indices that the page names.
    pub named_indices: BTreeSet<usize>,
    /// The index whose letters the page writes, and the one that it means.
    pub slip: Option<(usize, usize)>,
    /// The component of each statistic (growth, size) of which the page names any: the one that it mostly names.
    pub usual_parts: std::collections::BTreeMap<usize, Option<usize>>,
    /// Indices that the page names by a name of their own: they are meant by an abbreviation that others share.
    pub outright: BTreeSet<usize>,
    /// The full names by which the page calls subjects of the examination.
    pub exam_subjects: Vec<&'static str>,
    /// Whether the page names a ranking of provinces.
    pub names_provincial: bool,
    /// The words of the headline.
    pub headline: String,
    /// Indices that the headline names.
    pub titled: BTreeSet<usize>,
    /// The index that the page is mainly about.
    pub main_index: Option<usize>,
    /// Sentences scanned so far: a page is looked over before it is read, and the openers of lists are read twice.
    scans: RefCell<HashMap<Place, Rc<Scanned>>>,
    /// What the sentences without a mention share.
    nothing: Rc<Scanned>,
    /// Where the mentions of a sentence are gathered.
    buffer: Cell<Vec<Mention>>,
    /// The page's main edition of each index.
    pub editions: std::collections::BTreeMap<usize, i32>,
    /// The index and edition of its tables, when a person gave them.
    pub told: Option<ToldTable<'a>>,
}

/// What a person said that the tables of a document are.
#[derive(Debug, Clone, Copy)]
pub struct ToldTable<'a> {
    /// The index.
    pub index: usize,
    /// The edition.
    pub year: i32,
    /// Which ranking of the edition.
    pub list: Option<&'a str>,
    /// Ranked among whom, when it is not the usual.
    pub scope: Option<&'a str>,
}

impl<'a> ToldTable<'a> {
    /// What was said, in the numbers of the ontology; nothing when it lacks the index.
    pub fn of(told: &'a Told, ontology: &Ontology) -> Option<Self> {
        let index = ontology.indices.iter().position(|x| x.id == told.index)?;
        Some(Self { index, year: told.year, list: told.list.as_deref(), scope: told.scope.as_deref() })
    }
}

impl<'a> Setting<'a> {
    /// A setting with the home province still to be found.
    pub fn new(ontology: &'a Ontology, published: Option<PartialDate>) -> Self {
        Self {
            ontology,
            unlisted: Vec::new(),
            own_rankings: 0,
            published,
            home: None,
            home_subject: None,
            inside: false,
            blocks: false,
            units_index: None,
            ranks_units: false,
            home_unit: None,
            of_nations: false,
            units: None,
            named_indices: BTreeSet::new(),
            slip: None,
            usual_parts: std::collections::BTreeMap::new(),
            outright: BTreeSet::new(),
            exam_subjects: Vec::new(),
            names_provincial: false,
            headline: String::new(),
            titled: BTreeSet::new(),
            main_index: None,
            // As many as most pages have sentences.
            scans: RefCell::new(HashMap::with_capacity(64)),
            nothing: Rc::default(),
            buffer: Cell::default(),
            editions: std::collections::BTreeMap::new(),
            told: None,
        }
    }

    /// Makes `home` the page's province and loads its units when the page ranks them.
    pub fn settle(&mut self, home: Option<String>, inside: bool) {
        self.inside = inside && home.is_some();
        self.units = home.as_deref().filter(|_| self.inside).and_then(|p| self.ontology.units_named(p));
        self.home_subject = home.as_deref().map(|id| Who { id: id.into(), kind: SubjectKind::Province, former: false });
        self.home = home;
    }

    /// The id of an index, known or the page's own.
    pub fn index_id(&self, i: usize) -> Option<&str> {
        let own = || self.unlisted.get(i.checked_sub(self.ontology.indices.len())?);
        self.ontology.indices.get(i).map(|x| &x.id).or_else(own).map(String::as_str)
    }

    /// Whether an index ranks countries and nobody else.
    pub fn of_countries(&self, i: usize) -> bool {
        self.ontology.indices.get(i).is_some_and(|x| x.kind == "index" && !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "countries"))
    }

    /// Whether the page is mainly about such an index.
    pub fn about_countries(&self) -> bool {
        self.main_index.is_some_and(|i| self.of_countries(i))
    }

    /// Whether an index is a statistic, of the ontology or by the page's own name.
    pub fn counts(&self, i: usize) -> bool {
        self.ontology.indices.get(i).map_or_else(|| self.own_statistic(i), |x| x.kind == "statistic")
    }

    /// Whether an index ranks countries by what they make or trade, as the page names it: `xuất khẩu gạo`.
    pub fn traded(&self, i: usize) -> bool {
        const HEADS: [&str; 4] = ["xuat-khau-", "nhap-khau-", "san-xuat-", "tieu-thu-"];
        let own = self.ontology.indices.get(i).is_none();
        own && self.index_id(i).is_some_and(|id| HEADS.iter().any(|h| id.starts_with(h)))
    }

    /// Whether an index is a statistic of provinces by the page's own name.
    pub fn own_statistic(&self, i: usize) -> bool {
        i >= self.ontology.indices.len() + self.own_rankings
    }

    /// The component of a statistic that is meant where none is said: the one that the page mostly names. Of one of which it names none the
    /// first is meant, as the ontology lists them: growth.
    pub fn usual_part(&self, i: usize) -> Option<usize> {
        let parted = |x: &&crate::ontology::Index| x.kind == "statistic" && x.component.iter().any(|c| c.level == "component");
        let first = || self.ontology.indices.get(i).filter(parted).map(|_| 0);
        self.usual_parts.get(&i).copied().unwrap_or_else(first)
    }

    /// Whether an index is a statistic that ranks provinces.
    pub fn counts_provinces(&self, i: usize) -> bool {
        let listed = |x: &crate::ontology::Index| x.kind == "statistic" && x.ranks.iter().any(|r| r == "provinces");
        self.ontology.indices.get(i).map_or_else(|| self.own_statistic(i), listed)
    }

    /// Whether an index ranks one of these; one that the ontology lacks may rank anybody.
    pub fn ranks(&self, i: usize, whom: &[&str]) -> bool {
        let known = self.ontology.indices.get(i);
        let own = || !self.own_statistic(i) || whom.contains(&"provinces");
        known.map_or_else(own, |x| x.ranks.is_empty() || x.ranks.iter().any(|r| whom.contains(&r.as_str())))
    }

    /// The index that a page like this means: rankings inside a province keep the national id, and of two that share their letters (`GCI`)
    /// the one that the page names is meant.
    pub fn usual_index(&self, i: usize) -> usize {
        if let Some((_, meant)) = self.slip.filter(|(written, _)| *written == i) {
            return meant;
        }
        let Some(x) = self.ontology.indices.get(i) else { return i };
        if let Some(base) = x.kind.strip_prefix("alias-of-") {
            return self.ontology.indices.iter().position(|x| x.id == base).unwrap_or(i);
        }
        let letters = |j: usize| self.ontology.indices.get(j).and_then(|x| x.abbr.as_deref()).and_then(|a| a.split(' ').next());
        let named = || self.named_indices.iter().copied().find(|j| letters(*j) == letters(i));
        if letters(i).is_none() || self.named_indices.contains(&i) { i } else { named().unwrap_or(i) }
    }

    /// The index that a weak name means: on a page of the DDCI "năng lực cạnh tranh" is the DDCI.
    pub fn means_units(&self, i: usize) -> usize {
        let neighbour = |u: &usize| {
            let (own, other) = (self.ontology.indices.get(*u), self.ontology.indices.get(i));
            matches!((own, other), (Some(own), Some(other)) if own.confusable_with.contains(&other.id))
        };
        self.units_index.filter(neighbour).unwrap_or(i)
    }

    /// Which province a name means on the page's date (Huế: the province until 2024, the city since).
    pub fn pick_province(&self, entries: &[Entry]) -> Option<usize> {
        let mut found = entries.iter().filter_map(|e| if let Entity::Province(i) = e.entity { Some(i) } else { None });
        let first = found.next()?;
        let new_hue = self.published.is_some_and(|d| d.year >= 2025);
        let others: Vec<usize> = found.chain([first]).collect();
        let wanted = if new_hue { "hue" } else { "thua-thien-hue" };
        Some(others.iter().copied().find(|i| self.ontology.provinces.get(*i).is_some_and(|p| p.id == wanted)).unwrap_or(first))
    }

    /// Whether the page names an index of these components (before the first look: yes).
    pub fn names_any(&self, parts: &[(usize, usize)]) -> bool {
        self.named_indices.is_empty() || parts.iter().any(|(x, _)| self.named_indices.contains(x))
    }

    /// The mentions of the sentence at `place`, scanned with `scan` the first time.
    pub fn scanned(&self, place: Place, scan: impl FnOnce(Vec<Mention>) -> Vec<Mention>) -> Rc<Scanned> {
        if let Some(known) = self.scans.borrow().get(&place) {
            return Rc::clone(known);
        }
        // Gathered in one buffer that all sentences use: most have few mentions, and cells of tables none.
        let mut found = scan(self.buffer.take());
        let mentions = if found.is_empty() { Rc::clone(&self.nothing) } else { Rc::new(Scanned::new(found.drain(..).collect())) };
        self.buffer.set(found);
        self.scans.borrow_mut().insert(place, Rc::clone(&mentions));
        mentions
    }

    /// Settles which indices the page names. Scans that took a component of another index for one are void.
    pub fn settle_indices(&mut self, named: BTreeSet<usize>) {
        self.named_indices = named;
        let (named, slip) = (&self.named_indices, self.slip);
        let stands = |m: &Mention| match &m.what {
            What::Index(i) => slip.is_none_or(|(written, _)| written != *i),
            What::Part(Part::Known(parts)) => named.is_empty() || parts.iter().any(|(x, _)| named.contains(x)),
            _ => true,
        };
        self.scans.get_mut().retain(|_, mentions| mentions.iter().all(stands));
    }

    /// Forgets the sentences that name nations or components, or give places or points: what they say is read otherwise once the page's
    /// ranking is known.
    pub fn scan_places_anew(&mut self) {
        let nation = |m: &Mention| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Country);
        let places = |m: &Mention| matches!(m.what, What::Rank { .. } | What::Last | What::Score { .. }) || nation(m);
        let parts = |m: &Mention| matches!(m.what, What::Part(_));
        self.scans.get_mut().retain(|_, mentions| !mentions.iter().any(|m| places(m) || parts(m)));
    }

    /// The home province as a subject; on a page about a ranking of countries the nation.
    pub fn home_subject(&self) -> Option<Who> {
        if self.of_nations {
            return Some(Who { id: "viet-nam".into(), kind: SubjectKind::Country, former: false });
        }
        self.home_subject.clone()
    }

    /// Whom `chúng ta` means: the nation. Other anaphors mean the subject under discussion.
    pub fn nation(&self, anaphor: Anaphor) -> Option<Who> {
        (anaphor == Anaphor::Nation).then(|| Who { id: "viet-nam".into(), kind: SubjectKind::Country, former: false })
    }

    /// The pillars of an index.
    pub fn pillars(&self, index: usize) -> Vec<(usize, usize)> {
        let Some(x) = self.ontology.indices.get(index) else { return Vec::new() };
        x.component.iter().enumerate().filter(|(_, c)| c.level == "pillar").map(|(j, _)| (index, j)).collect()
    }

    /// Whether a doubtful name can be the home province.
    pub fn is_home(&self, entries: &[Entry]) -> bool {
        entries.iter().any(
            |e| matches!(e.entity, Entity::Province(i) if self.ontology.provinces.get(i).map(|p| p.id.as_str()) == self.home.as_deref()),
        )
    }

    /// The unit whose name begins at token `at`: its id, its block and where the name ends. With `kind`
    /// a name that the ontology lacks is taken as written.
    pub fn unit_named(&self, scanner: &Scanner<'_>, at: usize, kind: Option<&str>) -> Option<(String, &'static str, usize)> {
        let home = self.home.as_deref()?;
        let mut end = at;
        let mut best = None;
        let mut name = String::new();
        while end < scanner.tokens.len() && end - at < 6 {
            let token = scanner.tokens.get(end)?;
            let numbered = matches!(kind, Some("quan" | "phuong")) && end == at && token.kind == crate::normalize::TokenKind::Number;
            if token.is('-') || token.is('\'') || token.is('’') {
                end += 1;
                continue;
            }
            // "Ea H'leo": a small letter behind the apostrophe.
            let apostrophe = end > at && scanner.tokens.get(end - 1).is_some_and(|t| t.is('\'') || t.is('’')) && !token.spaced;
            // "xã Sơn Kim 1": a number only behind a name that is known with it.
            let number = end > at && token.kind == crate::normalize::TokenKind::Number && token.text.len() == 1;
            let known = number && self.units.is_some_and(|u| !u.named(&slug(&format!("{name} {}", token.text))).is_empty());
            if !token.capital && !numbered && !apostrophe && !known {
                break;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            // "Quận 1", "Phường 5" are names with their kind.
            if let (true, Some(kind)) = (numbered, kind) {
                name.push_str(kind);
                name.push(' ');
            }
            name.push_str(scanner.word(end));
            end += 1;
            // "Huyện Sơn Động" is no commune Huyền Sơn.
            let noun = kind.is_none() && matches!(name.split(' ').next(), Some("huyện" | "quận" | "xã" | "phường"));
            // "Chủ tịch" is no Chũ: a bare name of one syllable is told by its letters.
            let letters = kind.is_none() && !name.contains(' ');
            let found = match self.units.filter(|_| !noun) {
                Some(units) => {
                    let slug = slug(&name);
                    if letters && !units.may_begin(&slug) {
                        return None;
                    }
                    // "Phường 1 Bảo Lộc" is called "1 Bảo Lộc" since 2025.
                    let of_2025 = || slug.strip_prefix("phuong-").map_or(&[][..], |name| units.named(name));
                    Some(units.named(&slug)).filter(|all| !all.is_empty()).unwrap_or_else(of_2025)
                }
                None => &[],
            };
            let units = found.iter().filter_map(|at| self.ontology.units.get(*at));
            let units = units.filter(|u| !letters || u.name.to_lowercase() == name);
            let units: Vec<(&str, &'static str, bool)> =
                units.map(|u| (u.id.as_str(), block(u.level), kind.is_some_and(|k| u.kind == k))).collect();
            let wanted = kind.map(block_of);
            // "thị xã Kỳ Anh" beside "huyện Kỳ Anh": the kind tells them apart.
            let exact = units.iter().find(|(_, b, same)| *same && wanted.is_none_or(|w| w == *b));
            let near = || units.iter().find(|(_, b, _)| wanted.is_none_or(|w| w == *b));
            let unit = exact.or_else(near).or_else(|| units.first().filter(|_| kind.is_some()));
            if let Some((id, block, _)) = unit {
                // "phường Việt Trì" bears the name of a city that there was.
                best = Some((format!("{home}/{id}"), wanted.unwrap_or(block), end));
            }
        }
        if best.is_some() || name.is_empty() {
            return best;
        }
        // "UBND TP.HCM" is the city itself.
        let kind = kind.filter(|_| name != "hcm")?;
        Some((format!("{home}/{}", slug(&name)), block_of(kind), end))
    }
}

fn block(level: UnitKind) -> &'static str {
    if level == UnitKind::District { "huyen" } else { "xa" }
}

fn block_of(kind: &str) -> &'static str {
    match kind {
        "xa" | "phuong" | "thi-tran" | "dac-khu" => "xa",
        _ => "huyen",
    }
}
