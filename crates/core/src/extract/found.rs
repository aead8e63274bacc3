//! What was found to begin at each token of a line: names, cues, and whatever else a word may open.
use super::cues::Cue;
use std::num::NonZeroU16;
use std::ops::Range;

/// What begins at a token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    /// The longest name.
    pub name: Option<Name>,
    /// The readings of the longest cue phrase.
    cues: Option<&'static [Cue]>,
    /// How many tokens that has.
    cue_length: u16,
    /// What else may begin with the word, one bit for each of [`Opens`](super::scan::Opens).
    pub opens: u16,
}

/// A name that begins at a token. Small, as what is found is kept for each token.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// The first of its meanings in the text's list.
    first: u32,
    /// How many meanings it has.
    count: NonZeroU16,
    /// How many tokens it has.
    length: u16,
}

impl Name {
    /// A name of so many tokens with these meanings; none where there is no meaning.
    pub fn new(meanings: Range<usize>, length: usize) -> Option<Self> {
        let small = |n: usize| u16::try_from(n).ok();
        let count = NonZeroU16::new(small(meanings.len())?)?;
        Some(Self { first: u32::try_from(meanings.start).ok()?, count, length: small(length)? })
    }

    /// Its meanings in the text's list.
    pub fn meanings(self) -> Range<usize> {
        let first = self.first as usize;
        first..first + usize::from(self.count.get())
    }

    /// How many tokens it has.
    pub fn length(self) -> usize {
        usize::from(self.length)
    }
}

impl Found {
    /// Sets the longest cue phrase: its readings, and how many tokens it has.
    pub fn set_cue(&mut self, cues: &'static [Cue], length: usize) {
        // No phrase is as long as that.
        self.cues = u16::try_from(length).is_ok().then_some(cues);
        self.cue_length = u16::try_from(length).unwrap_or_default();
    }

    /// The longest cue phrase: its readings, and how many tokens it has.
    #[inline]
    pub fn cue(&self) -> Option<(&'static [Cue], usize)> {
        self.cues.map(|cues| (cues, usize::from(self.cue_length)))
    }
}

/// Kinds of cues that whole lines are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked {
    /// [`Cue::Against`].
    Against,
    /// [`Cue::Top`].
    Top,
    /// [`Cue::Part`].
    Part,
    /// [`Cue::Block`].
    Block,
    /// [`Cue::Kind`].
    Kind,
}

/// Which of these kinds stand in a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct CueSet(u8);

impl CueSet {
    /// Adds the kinds of these cues.
    pub fn add(&mut self, cues: &[Cue]) {
        for cue in cues {
            let kind = match cue {
                Cue::Against => Asked::Against,
                Cue::Top => Asked::Top,
                Cue::Part => Asked::Part,
                Cue::Block(_) => Asked::Block,
                Cue::Kind(_) => Asked::Kind,
                _ => continue,
            };
            self.0 |= 1 << kind as u8;
        }
    }

    /// Whether a kind is among them.
    pub fn has(self, kind: Asked) -> bool {
        self.0 & 1 << kind as u8 != 0
    }
}
