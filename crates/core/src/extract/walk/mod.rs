//! Reading one sentence: mentions from left to right, values attach to the slots in force.
mod anaphors;
mod announced;
mod averages;
mod beginnings;
mod bodies;
mod bracket_before_name;
mod bracketed_parts;
mod brackets;
mod by_movement;
mod circumstance;
mod closing;
mod communes;
mod counted_parts;
mod editions;
mod fill;
mod fronted;
mod goals;
mod groups;
mod handed;
mod holders;
mod identified;
mod in_turn;
mod leading_parts;
mod leaving;
mod links;
mod lists;
mod moves;
mod name_rows;
mod named_extremes;
mod orders;
mod outcomes;
mod overall;
mod paragraphs;
mod part_extremes;
mod places;
mod pointing;
mod points;
mod predicates;
mod ranks;
mod reach;
mod regions;
mod said;
mod series;
mod spans;
mod standings;
mod subjects;
mod successive;
mod superlatives;
mod topics;
mod turned;
mod turns;
mod unit_parts;
mod units;

pub use standings::Standing;

use super::frame::{Frame, Named, RankList};
use super::mention::{Anaphor, Kind, Kinds, Mention, Part, SubjectKind, What, Who, covered};
use super::proto::{Against, Edition, Origin, Proto, Slot};
use super::roles::Role;
use super::said::{Hit, Said};
use super::scan::{most, unsurpassed};
use super::setting::Setting;
use super::word_set::{Seen, WordSet};
use crate::model::Modality;
use crate::normalize::Token;

/// Slots in force inside the sentence.
#[derive(Debug, Default, Clone)]
struct Scene {
    who: Vec<Slot<Who>>,
    index: Vec<Slot<usize>>,
    parts: Vec<Slot<Part>>,
    years: Vec<Slot<Edition>>,
    scope: Option<Slot<String>>,
    of: Option<u32>,
    base: Option<Edition>,
    /// Values taken since the part was named.
    parts_used: bool,
    /// The part opens its clause (`Về hạ tầng số, …`) and holds for all that are named in it.
    parts_held: bool,
    target: bool,
    /// Token until which a denial reaches.
    denied_to: usize,
    nobody: bool,
    /// Nobody is spoken of because a region was named as one who stands somewhere, or because a noun pointed to nobody: a name behind a
    /// comma ends that.
    regional: bool,
    /// The index as a whole is spoken of, whatever component the paragraph is about.
    overall: bool,
    /// A component that only a noun points to, and nobody knows which: `ở nội dung này`. What stands in it is no place in the whole.
    unknown_part: bool,
    from_at: Option<usize>,
    order: bool,
    each: bool,
}

/// What an open bracket interrupts.
#[derive(Debug)]
struct Bracket {
    open: Vec<usize>,
    fresh: bool,
    named: bool,
    scene: Scene,
    /// Claims there were when it opened.
    claims: usize,
    /// The place that names would count on from.
    last_rank: Option<u32>,
}

/// Reads one sentence.
pub struct Walk<'w> {
    pub tokens: &'w [Token<'w>],
    seen: Seen,
    pub mentions: &'w [Mention],
    kinds: Kinds,
    pub roles: &'w [Role],
    pub setting: &'w Setting<'w>,
    pub frame: &'w mut Frame,
    /// Claims of this sentence.
    pub protos: Vec<Proto>,
    scene: Scene,
    /// Claims that following attributes belong to.
    open: Vec<usize>,
    /// Whether a new topic has been named since they opened.
    fresh: bool,
    /// State saved at each open bracket.
    brackets: Vec<Bracket>,
    list: Option<RankList>,
    /// The ranks that the names still to come take, where they are told one by one: `thứ 43, 46 và 51 lần lượt là A, B và C`.
    series: std::collections::VecDeque<u32>,
    /// Every index named so far, as a slot.
    announced: Vec<Slot<usize>>,
    /// The claim whose components are being listed after a colon.
    part_list: Option<Proto>,
    /// Names joined by commas across their brackets: `A (70,3 điểm), B (69,7 điểm) và C (…) lần lượt`.
    chain: Vec<Slot<Who>>,
    /// One past the last name that a list of ranks took; 0 before the first.
    list_end: usize,
    /// Names before this token are none of the list: `ngay sau A là B`.
    list_from: usize,
    /// The list was opened by a range of ranks.
    ranged: bool,
    /// Whether component and scope were taken over from the last rank, for names that count on from it.
    counting: bool,
    /// One past the last token of the chain.
    chain_end: usize,
    pub sentence: usize,
    /// One past the last mention of the item that is read, where items are told in turn.
    turn_end: usize,
    /// Whether the line is an item of a list.
    pub listed: bool,
    /// A figure was called wrong: token position.
    pub wrong: Option<usize>,
    /// Words that say something beside claims, and how many of them have been passed.
    pub hits: Vec<Hit>,
    hit: usize,
    /// What is said beside claims.
    pub said: Vec<Said>,
}

impl<'w> Walk<'w> {
    /// Prepares to read.
    pub fn new(
        tokens: &'w [Token<'w>],
        mentions: &'w [Mention],
        roles: &'w [Role],
        setting: &'w Setting<'w>,
        frame: &'w mut Frame,
        sentence: usize,
    ) -> Self {
        let list = frame.list;
        let done = |t: &Token| matches!(t.text, "đã" | "vừa" | "từng");
        let target = frame.goals
            || frame.goals_listed && !tokens.iter().any(done)
            || editions::goes_on_with_goals(frame, sentence, tokens)
            || editions::to_bring_about(tokens)
            || editions::set_for_index(tokens, mentions)
            || editions::opens_a_plan(tokens);
        Self {
            tokens,
            seen: Seen::new(tokens),
            mentions,
            kinds: Kinds::of(mentions),
            roles,
            setting,
            frame,
            protos: Vec::new(),
            scene: Scene { target, ..Scene::default() },
            open: Vec::new(),
            fresh: false,
            brackets: Vec::new(),
            list,
            series: std::collections::VecDeque::new(),
            announced: Vec::new(),
            part_list: None,
            chain: Vec::new(),
            list_end: 0,
            list_from: 0,
            ranged: false,
            counting: false,
            chain_end: 0,
            sentence,
            turn_end: usize::MAX,
            listed: false,
            wrong: None,
            hits: Vec::new(),
            hit: 0,
            said: Vec::new(),
        }
    }

    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    /// Whether any of the words stands in the sentence.
    fn says(&self, words: &WordSet) -> bool {
        words.stands(self.tokens, &self.seen)
    }

    fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    fn span(&self, t0: usize, t1: usize) -> (usize, usize) {
        let a = self.tokens.get(t0).map_or(0, |t| t.start as usize);
        let b = t1.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(a, |t| t.end as usize);
        (a, b)
    }

    fn role(&self, i: usize) -> Role {
        self.roles.get(i).copied().unwrap_or(Role::Normal)
    }

    /// Reads all mentions.
    pub fn run(&mut self) {
        self.leave_part();
        self.announced_anew();
        self.identified();
        self.goes_on_back();
        self.rest_of_group();
        let last = self.frame.last_rank;
        let mut runs = self.runs();
        let mut i = 0;
        while let Some(m) = self.mentions.get(i) {
            self.say(m.t0 + 1);
            if let Some(next) = self.run_begins(m, i, &mut runs) {
                i = next.max(i + 1);
                continue;
            }
            i = self.mention(i, m).max(i + 1);
        }
        self.say(usize::MAX);
        self.counted_on(last);
        self.leave();
    }

    fn mention(&mut self, i: usize, m: &Mention) -> usize {
        if let What::Rank { .. } | What::Last = m.what
            && let Some(next) = self.named_behind_bracket(i, m)
        {
            return next;
        }
        match &m.what {
            What::Subject(_) => self.subject(i),
            What::Anaphor(a) => self.anaphor(*a, m, i),
            What::Index(_) => self.index(i),
            What::Part(_) => self.part(i),
            What::PartAgain(p) => self.unknown_part(*p, i, m),
            What::Overall => self.overall(i, m),
            What::Pillars(n) => self.pillars(*n, i, m),
            What::Rank { .. } | What::Highest | What::Last if self.told_in_times(m) => i + 1,
            What::Rank { .. } => self.ranks(i),
            What::Last if self.nearly(m) => i + 1,
            What::Last | What::Highest | What::Lowest if self.of_counted_parts(i, m) => self.pass_counted_parts(i),
            What::Last | What::Bound(_) if self.once_undated(m) => self.pass_counted_parts(i),
            What::Last => {
                self.list = None;
                let turns = (m.t1..m.t1 + 8).any(|t| matches!(self.word(t), "lên" | "vươn" | "nhảy" | "vọt" | "leo"));
                if let Some(from) = self.scene.from_at.filter(|t| m.t0 >= *t && m.t0 <= t + 3 && turns) {
                    self.scene.from_at = None;
                    return self.from(i, from);
                }
                let before = self.protos.len();
                let next = self.place(i, |p| p.last = true);
                if self.protos.len() > before {
                    self.frame.last_rank = None; // who comes next stands above
                }
                next
            }
            What::Highest | What::Lowest => self.extreme(i, m),
            What::Bound(n) => self.bound(*n, i, m),
            What::Header(n, next) => self.header(*n, *next, i, m),
            What::Next => self.next(i, m),
            What::Numbered(n) => self.numbered(*n, i, m),
            What::Of(n) => self.of(*n, m, i),
            What::Move(_) | What::Score { .. } if self.of_counted_parts(i, m) => self.pass_counted_parts(i),
            What::Move(n) => self.moved(*n, i, m),
            What::Keep => self.keep(i, m),
            What::Score { value, percent, sure } => self.score((*value, *percent, *sure), i, m),
            What::Year(y) => self.year(Edition::Year(*y), i),
            What::Relative(d) => self.year(Edition::Relative(*d), i),
            // "Lên mạnh nhất so với kỳ đó là …": what the places told behind it are held against.
            What::ThatYear if (self.before(m.t0, 2), self.before(m.t0, 1)) == ("so", "với") => {
                self.scene.base = self.scene.base.or(self.frame.last_year);
                i + 1
            }
            What::ThatYear => {
                // "năm cuối nhiệm kỳ" is one year, however long the phrase.
                let several = m.t1 - m.t0 > 2 && self.word(m.t0) != "năm" || matches!(self.word(m.t0), "những" | "các");
                if several && self.frame.last_years.len() > 1 {
                    self.scene.years = self.frame.last_years.iter().map(|y| y.clone().carried(Origin::Sentence)).collect();
                    self.fresh |= m.depth == 0;
                } else if several {
                    self.scene.nobody = true; // years that are not known
                } else if let Some(y) = self.frame.last_year {
                    self.scene.years = vec![Slot::new(y, Origin::Sentence, Some(self.span(m.t0, m.t1)))];
                }
                i + 1
            }
            What::Scope(s) => self.scope(s.clone(), i, m),
            What::Region => self.region(i, m),
            What::Block(b) => {
                self.frame.block = Some(b);
                self.list_of_another_block(m);
                if let Some(next) = self.block_again(i, m) {
                    return next;
                }
                // "đứng đầu khối sở, ngành là …" stays open for its name.
                let behind = self
                    .mentions
                    .iter()
                    .take(i)
                    .rev()
                    .find(|v| v.is_value() || matches!(v.what, What::Mark(_) | What::Highest | What::Lowest))
                    .is_some_and(|v| !matches!(v.what, What::Mark(_)) && m.t0 <= v.t1 + 2);
                self.fresh |= !behind;
                i + 1
            }
            What::Ministries => {
                self.frame.block = Some("ministries");
                i + 1
            }
            What::Order => {
                self.scene.order = true;
                if let Some(list) = &mut self.list
                    && !list.ordered
                {
                    // The group's size is no rank to go on from.
                    (list.ordered, list.next) = (true, 1);
                }
                i + 1
            }
            What::Each => {
                self.scene.each = true;
                i + 1
            }
            What::From => {
                if let Some(next) = self.ways_in_turn(i) {
                    return next;
                }
                self.scene.from_at = Some(m.t1);
                i + 1
            }
            What::All(n) => self.all_of(*n, i),
            What::Target => {
                // "chỉ tiêu vào nhóm 15 tỉnh dẫn đầu chưa đạt được": what a goal was missed by is denied.
                let missed = (m.t1..m.t1 + 24)
                    .take_while(|t| !matches!(self.word(*t), ";" | "." | ""))
                    .any(|t| matches!((self.word(t), self.word(t + 1)), ("chưa" | "không", "đạt") | ("chưa", "hoàn" | "thực")));
                if missed
                    && self.mentions.iter().skip(i + 1).any(|n| matches!(n.what, What::Bound(_) | What::Header(..)) && n.t0 <= m.t1 + 4)
                {
                    (self.scene.target, self.scene.denied_to) = (false, m.t1 + 16);
                    self.fresh = true;
                } else {
                    self.scene.target = !self.reached(m) && !self.came_true(i, m) && !self.sets_no_goal(i, m);
                }
                i + 1
            }
            What::Not => {
                self.scene.denied_to = m.t1 + 9;
                self.absent(i, m).unwrap_or(i + 1)
            }
            What::NotNot => {
                self.scene.denied_to = 0;
                i + 1
            }
            What::Nobody | What::Nth(_) => {
                if let Some(next) = self.none_of(i, m) {
                    return next;
                }
                self.scene.nobody = true;
                i + 1
            }
            What::Wrong => {
                if !self.left_out(m) && !self.of_work(m) {
                    self.wrong = Some(m.t0);
                }
                i + 1
            }
            What::Mark(c) => self.mark(*c, i),
            What::Is => {
                self.falling_order(i);
                i + 1
            }
            What::ScoreChange(v) => self.points_moved(*v, i, m),
            What::Beside => self.ordered(i, m),
            _ => i + 1,
        }
    }

    /// Whether only words of little meaning stand between two tokens.
    fn glue(&self, from: usize, to: usize, allowed: &[&str]) -> bool {
        from <= to && (from..to).all(|i| allowed.contains(&self.word(i)))
    }

    /// Glue words, or tokens inside scope, block, index and year mentions.
    fn glue_or_names(&self, from: usize, to: usize, allowed: &[&str]) -> bool {
        (from..to).all(|t| {
            allowed.contains(&self.word(t))
                || self.mentions.iter().enumerate().any(|(j, m)| {
                    m.t0 <= t
                        && t < m.t1
                        && (matches!(
                            m.what,
                            What::Scope(_)
                                | What::Region
                                | What::Block(_)
                                | What::Index(_)
                                | What::Year(_)
                                | What::Relative(_)
                                | What::Of(_)
                                | What::Ministries
                                | What::Unit
                                | What::Is
                                | What::About
                        ) || matches!(m.what, What::Subject(_)) && self.owns_ranking(j))
                })
        })
    }

    /// Where a proto begins and ends, widened to the words that carry the number.
    fn proto(&self, m: &Mention) -> Proto {
        let mut t0 = m.t0;
        // The verb belongs to the quote: "đứng thứ 37/63".
        while t0 > 0
            && matches!(self.word(t0 - 1), "đứng" | "xếp" | "hạng" | "vị" | "trí" | "thứ" | "tăng" | "giảm" | "lên" | "xuống" | "giữ" | "ở")
            && m.t0 - t0 < 3
            && (self.before(t0, 2), self.word(t0 - 1)) != ("đơn", "vị")
        {
            t0 -= 1;
        }
        // "không tỉnh nào có điểm cao bằng": the denial tells the place.
        let t0 = unsurpassed::begins(m, &|t| self.word(t)).unwrap_or(t0);
        let (start, end) = self.span(t0, m.t1);
        Proto { start, end, sentence: self.sentence, modality: self.modality(m), ..Proto::default() }
    }

    /// `rời vị trí 29 của kỳ trước để xuống thứ 35`: an exact place with its earlier edition behind it was held then.
    fn left_behind(&self, m: &Mention) -> bool {
        let exact = matches!(m.what, What::Rank { word: false, .. });
        let left = (1..=4).any(|b| matches!(self.before(m.t0, b), "rời" | "bỏ"));
        let dated = |n: &Mention| matches!(n.what, What::Relative(d) if d < 0) || matches!(n.what, What::Year(_));
        let next = self.mentions.iter().find(|n| n.t0 >= m.t1 && n.what != What::OfWord);
        exact && left && next.is_some_and(|n| dated(n) && self.glue(m.t1, n.t0, &["của", "năm", "hồi", "ở"]))
    }

    fn modality(&self, m: &Mention) -> Modality {
        if self.scene.target && !self.came_about(m) {
            Modality::Target
        } else if self.scene.denied_to > m.t0 && !self.moved_since_denied(m) && !self.left_behind(m) || self.out_of_group(m) {
            Modality::Negated
        } else {
            Modality::Asserted
        }
    }
}
