//! Which encoding a text is in: every reading of it is weighed as Vietnamese against the text as it stands.
use crate::clean::Look;
use crate::latin::byte_of;
use crate::model::{is_letter, other, vietnamese};
use crate::syllable::{is_marked, is_syllable};
use crate::table::Table;
use crate::{Encoding, decode};
use std::borrow::Cow;
use std::collections::HashSet;

/// Readings that are tried where nothing is known, with what speaks against each beforehand, in nats.
const CANDIDATES: [(Encoding, f32); 8] = [
    (Encoding::Tcvn3, -7.0),
    (Encoding::Vni, -7.0),
    (Encoding::Mojibake, -7.0),
    (Encoding::Windows1258, -8.0),
    (Encoding::Vps, -9.0),
    (Encoding::Viscii, -9.0),
    (Encoding::Viqr, -9.0),
    (Encoding::References, -7.0),
];

/// What speaks against text as it stands where a font says that it is in an old encoding, and where the document does.
const AGAINST_FONT: f32 = -9.0;
const AGAINST_CONTEXT: f32 = -4.0;

/// How sure a reading must be to be taken: where nothing is known, and where a font or the document speaks for it.
const SURE: f32 = 0.97;
const SURE_WITH_HINT: f32 = 0.6;

/// From how sure a reading is named at all.
const DOUBTFUL: f32 = 0.2;

/// So few words are too weak to speak for any encoding but the expected one.
const FEW_WORDS: usize = 4;

/// What a word that no reading makes a syllable of says for the reading, at most.
const BROKEN: f32 = -2.0;

/// What a word says against an encoding that cannot have its letters.
const UNKNOWN: f32 = -4.0;

/// The most words that are weighed: with signs beyond ASCII, and without.
const MARKED_WORDS: usize = 400;
const PLAIN_WORDS: usize = 150;

/// How many bytes of a text are searched for such words.
const SCANNED: usize = 300_000;

/// What is expected before a text is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    Nothing,
    /// By the font it stands in.
    Font(Encoding),
    /// By the rest of the document.
    Context(Encoding),
}

impl Expected {
    pub(crate) fn encoding(self) -> Option<Encoding> {
        match self {
            Self::Nothing => None,
            Self::Font(encoding) | Self::Context(encoding) => Some(encoding),
        }
    }
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    /// The likeliest encoding; `None` for text that is best left as it stands.
    pub(crate) encoding: Option<Encoding>,
    /// How sure that is, 0–1.
    pub(crate) confidence: f32,
    /// Whether it is sure enough to convert (or, without an encoding, to say that there is nothing to convert).
    pub(crate) sure: bool,
}

/// Weighs the readings of a text.
pub(crate) fn detect(text: &str, look: Look, expected: Expected) -> Verdict {
    let words = sample(text);
    // Every word as it stands: in a clean text it is Vietnamese, or of any other language.
    let clean: Vec<f32> = words.iter().map(|word| vietnamese(word).max(other(word))).collect();
    let mut readings =
        vec![Reading { encoding: None, words: words.iter().map(|w| Cow::Borrowed(*w)).collect(), weight: against(expected) }];
    for (encoding, prior) in candidates(look, expected, words.len()) {
        let decoded: Vec<Cow<'_, str>> = words.iter().map(|word| read(word, encoding)).collect();
        let gains = words.iter().zip(&decoded).zip(&clean).map(|((word, decoded), clean)| gain(word, decoded, *clean, encoding, expected));
        let weight = prior + gains.sum::<f32>();
        // Readings that agree are one; the likelier encoding gives its name.
        match readings.iter_mut().find(|r| r.words == decoded) {
            Some(known) if known.encoding.is_some() && known.weight < weight => {
                (known.encoding, known.weight) = (Some(encoding), weight);
            }
            Some(_) => {}
            None => readings.push(Reading { encoding: Some(encoding), words: decoded, weight }),
        }
    }
    let heaviest = |readings: &mut dyn Iterator<Item = &Reading<'_>>| {
        readings.max_by(|a, b| a.weight.total_cmp(&b.weight)).map_or((None, 0.0), |r| (r.encoding, r.weight))
    };
    let (encoding, weight) = heaviest(&mut readings.iter());
    let confidence = 1.0 / readings.iter().map(|r| (r.weight - weight).exp()).sum::<f32>();
    if encoding.is_none() {
        // Left as it stands; where that is not sure, the next best is named.
        let second = heaviest(&mut readings.iter().filter(|r| r.encoding.is_some())).0.filter(|_| confidence < 1.0 - DOUBTFUL);
        let confidence = if second.is_some() { 1.0 - confidence } else { confidence };
        return Verdict { encoding: second, confidence, sure: second.is_none() && !is_strange(&words) };
    }
    let needed = if encoding == expected.encoding() { SURE_WITH_HINT } else { SURE };
    Verdict { encoding, confidence, sure: confidence >= needed }
}

/// One way to read the words.
struct Reading<'a> {
    /// `None`: as they stand.
    encoding: Option<Encoding>,
    words: Vec<Cow<'a, str>>,
    /// How much likelier than the words as they stand, in nats.
    weight: f32,
}

/// A word decoded; plain letters are the same in all encodings of bytes.
fn read(word: &str, encoding: Encoding) -> Cow<'_, str> {
    let bytes = !matches!(encoding, Encoding::Viqr | Encoding::References | Encoding::Tcvn3Capitals);
    let plain = bytes && word.bytes().all(|b| b.is_ascii_graphic());
    if plain { Cow::Borrowed(word) } else { Cow::Owned(decode(word, encoding)) }
}

/// Whether a word has a letter with a mark that the encoding has no code for: `Hà` in VNI, which writes `Haø`.
fn is_unknown(word: &str, encoding: Encoding) -> bool {
    let Some(table) = Table::of(encoding) else { return false };
    word.chars().filter(|c| is_marked(*c)).any(|c| byte_of(c).is_none_or(|byte| table.longest(&[byte]).is_none()))
}

/// How much likelier a word is as it was decoded than as it stands. What does not become a syllable gains nothing.
fn gain(word: &str, decoded: &str, clean: f32, encoding: Encoding, expected: Expected) -> f32 {
    if word == decoded {
        return if is_unknown(word, encoding) { UNKNOWN } else { 0.0 };
    }
    let gain = vietnamese(decoded) - clean;
    let broken = decoded.split(|c| !is_letter(c)).any(|part| part.contains(is_marked) && !is_syllable(part));
    // A sign that stands alone or at a number may be a letter in many encodings, and is a sign in all languages; and signs
    // that become other signs are not what is looked for.
    let idle = expected.encoding().is_none() && (decoded.chars().filter(|c| is_letter(*c)).count() < 2 || !decoded.contains(is_marked));
    if broken {
        gain.min(BROKEN)
    } else if idle {
        gain.min(0.0)
    } else {
        gain
    }
}

/// What speaks against all readings but the expected one.
fn against(expected: Expected) -> f32 {
    match expected {
        Expected::Nothing => 0.0,
        Expected::Font(_) => AGAINST_FONT,
        Expected::Context(_) => AGAINST_CONTEXT,
    }
}

/// The readings to try for so many words.
fn candidates(look: Look, expected: Expected, words: usize) -> Vec<(Encoding, f32)> {
    let ascii = |e: Encoding| matches!(e, Encoding::Viqr | Encoding::References);
    let mut all: Vec<_> = CANDIDATES.into_iter().filter(|(e, _)| look == Look::Bytes || ascii(*e)).collect();
    if let Some(encoding) = expected.encoding() {
        all.retain(|(e, _)| *e != encoding && words > FEW_WORDS);
        all.iter_mut().for_each(|(_, prior)| *prior += against(expected));
        all.push((encoding, 0.0));
    }
    all
}

/// The different words of a text, as far as needed: a word that stands a hundred times says no more than once.
fn sample(text: &str) -> Vec<&str> {
    let mut seen = HashSet::new();
    let (mut marked, mut plain) = (0, 0);
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && text.len() - rest.len() < SCANNED && (marked < MARKED_WORDS || plain < PLAIN_WORDS) {
        let space =
            |at: usize| rest.get(at..).and_then(|r| r.find(|c: char| c.is_ascii_whitespace())).map_or(rest.len(), |found| at + found);
        let mut end = space(0);
        // A letter of UTF-8 that lost its no-break space: the word goes on.
        while rest.get(..end).is_some_and(|word| word.ends_with('Ã')) && end < rest.len() {
            end = space(end + 1);
        }
        let (word, after) = rest.split_at(end);
        let (count, most) = if word.is_ascii() { (&mut plain, PLAIN_WORDS) } else { (&mut marked, MARKED_WORDS) };
        if !word.is_empty() && *count < most && seen.insert(word) {
            *count += 1;
            words.push(word);
        }
        rest = after.get(1..).unwrap_or_default();
    }
    words
}

/// Whether signs stand inside words as in no text: an encoding that is not known here.
fn is_strange(sample: &[&str]) -> bool {
    let mut words = 0;
    let mut strange = 0;
    for word in sample {
        words += 1;
        let chars: Vec<char> = word.chars().collect();
        let inside = |w: &[char]| {
            matches!(w, [a, c, b] if is_letter(*a) && is_letter(*b) && !c.is_ascii() && !is_letter(*c)
                && !matches!(c, '’' | '·' | '\u{AD}' | '–' | '—' | '…' | '\u{200B}'..='\u{200D}' | '\u{A0}' | '\u{300}'..='\u{36F}'))
        };
        strange += usize::from(chars.windows(3).any(inside));
    }
    strange >= 3 && strange * 10 >= words
}
