//! The discourse state: what the text is talking about between one sentence and the next.
use super::mention::{Part, SubjectKind, Who};
use super::pointers::PartsNamed;
use super::proto::{Edition, Origin, Proto, Slot};
use super::walk::Standing;
use crate::normalize::Token;

/// A list that fills ranks as its names come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankList {
    /// Rank of the next name, or the bound that all share.
    pub next: u32,
    /// Whether names take successive ranks; otherwise all share the bound.
    pub ordered: bool,
    /// Names still expected.
    pub left: u32,
}

impl RankList {
    /// Whether the list goes on in the next line: only where this one opens it or is an item of it.
    pub fn goes_on(&self, tokens: &[Token], item: bool) -> bool {
        self.left > 0 && (item || tokens.last().is_some_and(|t| t.is(':') || t.is(';')))
    }
}

/// The subject and component of a claim.
pub type Named = (Option<Slot<Who>>, Option<Slot<Part>>);

/// What holds until the text says otherwise.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The subject under discussion.
    pub topic: Option<Slot<Who>>,
    /// The subject named last, on whatever line, for `tỉnh này`.
    pub last_subject: Option<Slot<Who>>,
    /// The office whose head spoke last, and in which sentence.
    pub speaker: Option<(usize, Who)>,
    /// The one district or commune that a sentence named last, for `huyện`, and the sentence.
    pub unit_named: Option<(usize, Who)>,
    /// The one office that a sentence named last, for `Sở`, and the sentence.
    pub office_named: Option<(usize, Who)>,
    /// The one office, ministry or unit that a sentence spoke of last, for `đơn vị`, and the sentence.
    pub body_named: Option<(usize, Who)>,
    /// What components a sentence named last.
    pub parts_named: Option<PartsNamed>,
    /// The district whose communes the paragraph ranks.
    pub communes_of: Option<String>,
    /// The points that the last sentence with any told last, for `đó là mức cao nhất`.
    pub last_points: Option<Proto>,
    /// Whether the page has named its home province so far.
    pub home_named: bool,
    /// Whether the paragraph has told a place of the page's main edition.
    pub main_told: bool,
    /// The sentence that only looked back, and to which year.
    pub aside: Option<(usize, Slot<Edition>)>,
    /// The ministry that a sentence last began with, for `Bộ`, and the sentence.
    pub ministry_named: Option<(usize, Who)>,
    /// The centrally-run city named last, for `thành phố`, and the sentence.
    pub last_city: Option<(usize, Who)>,
    /// The index under discussion.
    pub index: Option<Slot<usize>>,
    /// The several rankings that a sentence named last, for `cả hai chỉ số này`, and which sentence.
    pub indices_named: Option<(usize, Vec<Slot<usize>>)>,
    /// The sentence that named an index last.
    pub index_named: Option<usize>,
    /// The last sentence that gave a country, named in it, a place in the index under discussion, and the index.
    pub ranked: Option<(usize, usize)>,
    /// The last sentence that named a ranking of other things.
    pub other_ranking: Option<usize>,
    /// The edition that this paragraph speaks of.
    pub year: Option<Slot<Edition>>,
    /// The index that this year was said of.
    pub year_index: Option<usize>,
    /// The year that the paragraph named last, whatever it was said of: what is counted there is of that year.
    pub paragraph_year: Option<Slot<Edition>>,
    /// The year last named, for `khi đó`.
    pub last_year: Option<Edition>,
    /// The several years last named together, for `hai năm ấy`.
    pub last_years: Vec<Slot<Edition>>,
    /// The region last named.
    pub region: Option<String>,
    /// The block of units under discussion (`so-nganh`, `huyen`, `ministries`).
    pub block: Option<&'static str>,
    /// How many are ranked, from the sentence that introduces a list.
    pub of: Option<u32>,
    /// The edition that the page last compared with (`so với năm 2016`).
    pub compared: Option<(Edition, usize)>,
    /// Base of the movements in a list, from the sentence that introduces it.
    pub base: Option<Edition>,
    /// The component that the line above names and nothing else: `2. Hạ tầng số:`.
    pub part: Option<Slot<Part>>,
    /// Whether a line above opened the list that is being read.
    pub listing: bool,
    /// Whether the line that opened the list says that its items are components.
    pub lists_parts: bool,
    /// Whether the item before named a component at its head.
    pub part_items: bool,
    /// Whether the line is a name under an opened list and nothing else, and so an item of it.
    pub name_item: bool,
    /// Whether the line that opened the list says that its items are goals.
    pub goals_listed: bool,
    /// Whether the section states goals.
    pub goals: bool,
    /// The year that goals are set for (`các chỉ tiêu của năm 2019`), and the sentence that names it.
    pub goal_year: Option<(Edition, usize)>,
    /// The year of the goal that the paragraph told last.
    pub goal_here: Option<Edition>,
    /// The last sentence that speaks of goals.
    pub goals_at: Option<usize>,
    /// All places that the last sentence with any told, for `các con số này lần lượt là`.
    pub row: Vec<Proto>,
    /// The place that the last sentence with one told last, for `thứ hạng này`.
    pub last_place: Option<Proto>,
    /// How many were said to share the first place, before anybody named them.
    pub tied: Option<usize>,
    /// The size of the best group that a sentence told of last, for `nửa còn lại của nhóm này`, and the sentence.
    pub last_bound: Option<(usize, u32)>,
    /// The last sentence that set a goal in words of its own.
    pub goal_said: Option<usize>,
    /// The several subjects that a sentence left in hand, for `hai tỉnh này`, and which sentence.
    pub last_group: Option<(usize, Vec<Slot<Who>>)>,
    /// Scope from the sentence that introduces a list.
    pub scope: Option<Slot<String>>,
    /// A list still open across lines.
    pub list: Option<RankList>,
    /// Subjects and components of the last claims, newest last, for `cả hai`.
    pub recent: Vec<Named>,
    /// Whether the line that opened the list says that it is a ranking, so that its running numbers are ranks.
    pub ranking: bool,
    /// Whether that line tells of results in a ranking, and of how many.
    pub results: Option<Option<u32>>,
    /// Whether that line says that places, and no points, are what it lists: bare figures in its lines are places.
    pub places: bool,
    /// The last exact rank given, for `kế tiếp`.
    pub last_rank: Option<u32>,
    /// The office, district or commune that was placed last in a whole ranking, where it was the only one.
    pub placed_whole: Option<Who>,
    /// Among how many it was.
    pub placed_among: Option<u32>,
    /// The newest edition that a unit was placed in, the ranking, and the unit.
    pub unit_edition: Option<(i32, usize, Who)>,
    /// Whether the page has placed an office, district or commune so far.
    pub units_placed: bool,
    /// Whether the page has placed its home province so far.
    pub home_placed: bool,
    /// The component that it was in.
    pub last_part: Option<Slot<Part>>,
    /// The scope that it was in.
    pub last_scope: Option<Slot<String>>,
    /// Who was ranked where, newest last, for `xếp sau X là Y`.
    pub standings: Vec<Standing>,
    /// How many a region holds, from `vùng có 14 địa phương`.
    pub region_of: Option<u32>,
}

impl Frame {
    /// The next text of the page: places of mentions in the one before mean nothing there.
    pub fn leave_text(&mut self) {
        fn forget<T>(slot: &mut Option<Slot<T>>) {
            if let Some(slot) = slot {
                slot.span = None;
            }
        }
        for who in [&mut self.topic, &mut self.last_subject] {
            forget(who);
        }
        forget(&mut self.index);
        forget(&mut self.year);
        self.paragraph_year = None;
        forget(&mut self.scope);
        self.last_group = None;
        self.unit_named = None;
        self.office_named = None;
        self.ministry_named = None;
        self.body_named = None;
        self.parts_named = None;
        self.last_points = None;
        self.last_city = None;
        self.last_place = None;
        self.last_bound = None;
        self.row.clear();
        self.last_years.clear();
        for (who, part) in &mut self.recent {
            forget(who);
            forget(part);
        }
    }

    /// A new paragraph of running text: what only a list or a paragraph carries is dropped.
    pub fn new_paragraph(&mut self, home: Option<&Who>, keep_topic: bool) {
        self.year = None;
        self.paragraph_year = None;
        self.main_told = false;
        self.goal_here = None;
        self.aside = None;
        self.part = None;
        self.of = None;
        self.base = None;
        self.scope = None;
        self.list = None;
        self.block = None;
        self.communes_of = None;
        self.ranking = false;
        self.places = false;
        self.lists_parts = false;
        self.results = None;
        self.last_part = None;
        self.last_scope = None;
        self.goal_said = None;
        self.recent.clear();
        if !keep_topic {
            // The nation stays under discussion from paragraph to paragraph, where nobody else came between.
            let nation = |w: &Who| w.kind == SubjectKind::Country;
            match (home, self.topic.take()) {
                (Some(who), Some(topic)) if nation(who) && topic.value == *who => self.topic = Some(topic.carried(Origin::Paragraph)),
                (Some(who), _) => self.topic = Some(Slot::new(who.clone(), Origin::Page, None)),
                (None, topic) => self.topic = topic,
            }
        } else if let Some(topic) = self.topic.take() {
            self.topic = Some(topic.carried(Origin::Paragraph));
        }
        if let Some(index) = self.index.take() {
            self.index = Some(index.carried(Origin::Paragraph));
        }
    }
}
