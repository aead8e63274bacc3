//! Typed mentions: what the scanner finds in a sentence.
use std::sync::Arc;

/// What kind of unit a subject is; it decides the scope when none is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// A province or centrally-run city.
    Province,
    /// A ministry or agency.
    Ministry,
    /// A country.
    Country,
    /// An office inside a province, with its usual block.
    Office(&'static str),
    /// A district or commune, with its block.
    Unit(&'static str),
    /// A body of its own kind that no id is known for: `Bệnh viện Đa khoa tỉnh X`. It holds its places, and they are no claims.
    Stranger,
}

/// A ranked subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Who {
    /// Id as claims carry it; shared, since slots are copied at every claim.
    pub id: Arc<str>,
    /// Kind.
    pub kind: SubjectKind,
    /// `(cũ)` stands behind it: the unit before the mergers of 2025.
    pub former: bool,
}

/// Words that point back to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anaphor {
    /// `tỉnh`, `địa phương này`.
    Province,
    /// `thành phố`.
    City,
    /// `chúng ta`.
    Nation,
    /// `huyện`, `thị xã`, `phường`: the district or commune that the page is about.
    Unit,
    /// `Sở`, the office spoken of before.
    Office,
    /// `đơn vị`, `cơ quan` alone at the head of a clause: the office, ministry or unit spoken of before.
    Body,
    /// `quốc gia này`, `đất nước Bắc Âu này`: the country named last.
    Country,
}

/// A component name: the places it may have in the ontology, or a slug of its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// (index, component) positions.
    Known(Vec<(usize, usize)>),
    /// A name the ontology lacks.
    Named(String),
}

/// What a noun can mean that points back to a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// A component and nothing else: `trụ cột này`.
    Part,
    /// The component of which the sentence before told, or something else: `chỉ số này`, `lĩnh vực này`, `nó`.
    Perhaps,
}

/// What a mention says.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A subject by name.
    Subject(Who),
    /// A subject named before.
    Anaphor(Anaphor),
    /// An index (position in the ontology).
    Index(usize),
    /// A component.
    Part(Part),
    /// A component named before: `ở nội dung này`.
    PartAgain(Pointed),
    /// `tỉnh thứ hai`: which of those that the sentence before named together.
    Nth(u32),
    /// `tính chung`, `chung cuộc`: what follows is told of the index as a whole.
    Overall,
    /// An exact rank.
    Rank {
        /// 1 is best.
        n: u32,
        /// Denominator of a fraction.
        of: Option<u32>,
        /// Said by a word (`dẫn đầu`) and not by a figure.
        word: bool,
    },
    /// Last without a number.
    Last,
    /// A best group of this size.
    Bound(u32),
    /// Opens a list that fills ranks: `ba vị trí đầu`, `5 địa phương dẫn đầu`; size, and whether it goes
    /// on from the last rank.
    Header(u32, bool),
    /// `kế tiếp`, with no size.
    Next,
    /// `(3) Sở Tư pháp`: a running number right before a name; a rank where the list is a ranking.
    Numbered(u32),
    /// Number of ranked subjects.
    Of(u32),
    /// Places moved, up is positive.
    Move(i32),
    /// No movement.
    Keep,
    /// Points.
    Score {
        /// The figure.
        value: f64,
        /// Written as a percentage.
        percent: bool,
        /// `điểm` stands with it, or a word such as `giá trị`.
        sure: bool,
    },
    /// Points won or lost, signed.
    ScoreChange(f64),
    /// A year.
    Year(i32),
    /// A year by its distance from the edition in hand.
    Relative(i32),
    /// `so với`.
    Against,
    /// Ranked among whom.
    Scope(String),
    /// `vùng`, named before.
    Region,
    /// A block inside a province.
    Block(&'static str),
    /// Ministries.
    Ministries,
    /// `lần lượt`.
    Order,
    /// `đều`.
    Each,
    /// The last so many named.
    All(u32),
    /// `từ`.
    From,
    /// Who follows is only compared with.
    Beside,
    /// Who follows shares the bound.
    Together,
    /// Who follows stands on the same rank.
    Tied,
    /// A goal.
    Target,
    /// A denial.
    Not,
    /// A denied denial.
    NotNot,
    /// What follows is said of no one.
    Nobody,
    /// The year just named.
    ThatYear,
    /// All pillars of the index, by their number.
    Pillars(u32),
    /// A figure called wrong.
    Wrong,
    /// Words of announcement.
    Announce,
    /// `là`, `thuộc về`.
    Is,
    /// `của`.
    OfWord,
    /// `về`, `tại`.
    About,
    /// A verb of standing.
    Stand,
    /// An average.
    Average,
    /// Verb of speech: whoever stands before is a source.
    Says,
    /// A title or preposition before a source.
    Role,
    /// A counted noun.
    Unit,
    /// `bậc`, `hạng` as a noun.
    StepWord,
    /// `cao nhất` whose neighbourhood must be looked at.
    Highest,
    /// `thấp nhất`.
    Lowest,
    /// Punctuation that matters: `, ; : ( ) "`.
    Mark(char),
}

/// A mention in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// What it says.
    pub what: What,
    /// First token.
    pub t0: usize,
    /// One past the last token.
    pub t1: usize,
    /// Depth of parentheses around it.
    pub depth: u8,
}

/// Kinds of mentions without which many rules have nothing to say.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// [`What::Subject`].
    Subject,
    /// [`What::Anaphor`].
    Anaphor,
    /// [`What::Index`].
    Index,
    /// [`What::Part`].
    Part,
    /// [`What::Rank`].
    Rank,
    /// [`What::Year`].
    Year,
    /// [`What::Relative`].
    Relative,
    /// [`What::Highest`].
    Highest,
    /// [`What::Is`].
    Is,
    /// [`What::Target`].
    Target,
    /// [`What::Against`].
    Against,
    /// [`What::Announce`].
    Announce,
}

/// Which of these kinds stand in a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// Those of these mentions.
    pub fn of(mentions: &[Mention]) -> Self {
        let mut all = 0;
        for m in mentions {
            let kind = match m.what {
                What::Subject(_) => Kind::Subject,
                What::Anaphor(_) => Kind::Anaphor,
                What::Index(_) => Kind::Index,
                What::Part(_) => Kind::Part,
                What::Rank { .. } => Kind::Rank,
                What::Year(_) => Kind::Year,
                What::Relative(_) => Kind::Relative,
                What::Highest => Kind::Highest,
                What::Is => Kind::Is,
                What::Target => Kind::Target,
                What::Against => Kind::Against,
                What::Announce => Kind::Announce,
                _ => continue,
            };
            all |= 1 << kind as u16;
        }
        Self(all)
    }

    /// Whether a kind is among them.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u16 != 0
    }
}

/// Whether a mention of a kind covers token `at`.
pub fn covered(mentions: &[Mention], at: usize, which: impl Fn(&What) -> bool) -> bool {
    // Mentions stand in order, and few begin at one token.
    let next = mentions.partition_point(|m| m.t0 <= at);
    mentions.get(next.saturating_sub(4)..next).is_some_and(|near| near.iter().any(|m| at < m.t1 && which(&m.what)))
}

/// The mentions that begin at one of the tokens `from..=to`.
pub fn beginning(mentions: &[Mention], from: usize, to: usize) -> &[Mention] {
    let first = mentions.partition_point(|m| m.t0 < from);
    let behind = mentions.get(first..).unwrap_or_default();
    behind.get(..behind.partition_point(|m| m.t0 <= to)).unwrap_or_default()
}

impl Mention {
    /// A value that a claim can be made of.
    pub fn is_value(&self) -> bool {
        matches!(
            self.what,
            What::Rank { .. } | What::Last | What::Bound(_) | What::Move(_) | What::Keep | What::Score { .. } | What::Header(..)
        )
    }
}
