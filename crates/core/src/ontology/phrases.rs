//! A quick look at a whole text: does any of many phrases stand in it?
use foldhash::HashMap;

/// Phrases to look for, anywhere in a text. Each place of the text is judged by itself and by a few bits, so that the processor
/// looks at several places at a time; an automaton would have to wait for each byte before it takes the next. Most phrases are
/// known by the bytes around one of their spaces, so that only the spaces of the text are looked at for them.
#[derive(Debug, Default)]
pub struct Phrases {
    /// Which bytes stand around the space by which a phrase is known.
    around: Bits,
    /// By these bytes: how far from its beginning the space of a phrase stands, and which phrase it is.
    joined: HashMap<u64, Vec<(usize, usize)>>,
    /// Phrases without such a space.
    words: Words,
    /// In order, and none begins with another one.
    phrases: Vec<String>,
}

/// How many bytes before a space and behind it tell which phrases to look for there.
const BEFORE: usize = 3;
const BEHIND: usize = 2;

impl Phrases {
    /// Looks for these phrases; those of less than three bytes are too short to tell anything and left out.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|p| p.len() >= 3);
        phrases.sort_unstable();
        // A phrase that begins with another one is found with that one.
        phrases.dedup_by(|phrase, shorter| phrase.starts_with(shorter.as_str()));
        let mut out = Self::default();
        for (n, phrase) in phrases.iter().enumerate() {
            let bytes = phrase.as_bytes();
            let space = (BEFORE..bytes.len().saturating_sub(BEHIND)).find(|at| bytes.get(*at) == Some(&b' '));
            match space.and_then(|at| Some((at, around(bytes, at)?))) {
                Some((at, key)) => {
                    out.around.add(key);
                    out.joined.entry(key).or_default().push((at, n));
                }
                None => out.words.add(bytes, n),
            }
        }
        out.phrases = phrases;
        out
    }

    /// Looks for these phrases.
    pub fn of(phrases: &[&str]) -> Self {
        Self::new(phrases.iter().map(|p| (*p).to_owned()).collect())
    }

    /// Whether any of the phrases stands in the text.
    pub fn is_match(&self, text: &str) -> bool {
        self.any_found(text, |_, _| true)
    }

    /// Whether any of the phrases that stand in the text is `wanted`, given the byte where it begins and its number: first those
    /// that are known by a space, in the order of these, then the others.
    pub fn any_found(&self, text: &str, mut wanted: impl FnMut(usize, usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut stands = |at: usize, n: usize| {
            let rest = bytes.get(at..).unwrap_or_default();
            self.phrases.get(n).is_some_and(|p| rest.starts_with(p.as_bytes())) && wanted(at, n)
        };
        let mut joint = |at: usize| {
            around(bytes, at)
                .filter(|key| self.around.holds(*key))
                .and_then(|key| self.joined.get(&key))
                .is_some_and(|known| known.iter().any(|(before, n)| at.checked_sub(*before).is_some_and(|start| stands(start, *n))))
        };
        any_space(bytes, &mut joint) || self.words.any(bytes, stands)
    }

    /// How many there are, without those that are left out or begin with another one.
    pub fn count(&self) -> usize {
        self.phrases.len()
    }

    /// The number of the phrase that a text begins with.
    pub fn beginning(&self, text: &str) -> Option<usize> {
        // None begins with another one: in order, the one that a text begins with stands right before it.
        let before = self.phrases.partition_point(|p| p.as_str() <= text).checked_sub(1)?;
        self.phrases.get(before).filter(|p| text.starts_with(p.as_str())).map(|_| before)
    }
}

/// The bytes around byte `at` as one number.
fn around(text: &[u8], at: usize) -> Option<u64> {
    let from = at.checked_sub(BEFORE)?;
    let eight = text.get(from..from + 8).and_then(<[u8]>::first_chunk);
    let key = eight.map_or_else(|| padded(text.get(from..).unwrap_or_default()), |eight| u64::from_le_bytes(*eight));
    Some(key << (8 * (8 - BEFORE - 1 - BEHIND)))
}

/// The first eight bytes of a text as one number; of a shorter one, as many as there are.
#[cold]
fn padded(text: &[u8]) -> u64 {
    let mut all = [0; 8];
    all.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(all)
}

/// A text by eight bytes at a time; behind its end there are zeros.
fn by_eight(text: &[u8]) -> (usize, impl Fn(usize) -> u64) {
    let (eights, rest) = text.as_chunks();
    (eights.len(), move |n| match eights.get(n) {
        Some(eight) => u64::from_le_bytes(*eight),
        None if n == eights.len() => padded(rest),
        None => 0,
    })
}

/// Whether any of the spaces of a text is `wanted`.
fn any_space(text: &[u8], mut wanted: impl FnMut(usize) -> bool) -> bool {
    let (whole, eight) = by_eight(text);
    for n in 0..whole + 1 {
        let mut spaces = spaces(eight(n));
        while spaces != 0 {
            if wanted(n * 8 + (spaces.trailing_zeros() / 8) as usize) {
                return true;
            }
            spaces &= spaces - 1;
        }
    }
    false
}

/// Which of eight bytes are spaces, by the highest bit of each.
fn spaces(eight: u64) -> u64 {
    const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
    const LOW: u64 = u64::from_ne_bytes([0x7F; 8]);
    let other = eight ^ SPACES;
    // Only where nothing differs does no bit reach the highest.
    !(((other & LOW) + LOW) | other | LOW)
}

/// Phrases by their first three bytes, which are looked for at every byte of a text.
#[derive(Debug)]
struct Words {
    /// By the hash of three bytes: which group of phrases begins with such ones, counted from one; 0 where none does.
    groups: Box<[u8; 1 << Self::BITS]>,
    members: Vec<Vec<usize>>,
}

impl Default for Words {
    fn default() -> Self {
        Self { groups: Box::new([0; 1 << Self::BITS]), members: Vec::new() }
    }
}

impl Words {
    const BITS: u32 = 14;

    /// The place of the three bytes that a number begins with.
    fn place(key: u64) -> usize {
        ((key << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS)) as usize
    }

    fn add(&mut self, phrase: &[u8], n: usize) {
        let group = &mut self.groups[Self::place(padded(phrase))];
        if *group == 0 {
            // More groups than can be told apart share the last one.
            *group = u8::try_from(self.members.len() + 1).unwrap_or(u8::MAX);
            self.members.resize(self.members.len().max(usize::from(*group)), Vec::new());
        }
        if let Some(members) = self.members.get_mut(usize::from(*group) - 1) {
            members.push(n);
        }
    }

    /// Whether any phrase `stands`, asked of each that may begin at a byte of the text.
    fn any(&self, text: &[u8], mut stands: impl FnMut(usize, usize) -> bool) -> bool {
        if self.members.is_empty() {
            return false;
        }
        let (whole, eight) = by_eight(text);
        let mut this = eight(0);
        for n in 0..whole + 1 {
            let next = eight(n + 1);
            let over = this >> 48 | next << 16;
            let keys = [this, this >> 8, this >> 16, this >> 24, this >> 32, this >> 40, over, over >> 8];
            let any = keys.iter().fold(0, |any, key| any | self.group(*key)) != 0;
            if any {
                for (key, at) in keys.iter().zip(n * 8..).filter(|(key, _)| self.group(**key) != 0) {
                    if self.members(*key).iter().any(|phrase| stands(at, *phrase)) {
                        return true;
                    }
                }
            }
            this = next;
        }
        false
    }

    fn group(&self, key: u64) -> u8 {
        self.groups[Self::place(key)]
    }

    /// The phrases that may begin with these three bytes.
    #[inline(never)]
    fn members(&self, key: u64) -> &[usize] {
        usize::from(self.group(key)).checked_sub(1).and_then(|g| self.members.get(g)).map_or(&[], Vec::as_slice)
    }
}

/// A set of numbers, by one bit for each in 65,536.
#[derive(Debug)]
struct Bits(Box<[u64; 1024]>);

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; 1024]))
    }
}

impl Bits {
    /// Which number of the set, and which bit of it.
    fn place(key: u64) -> (usize, u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 54) as usize, mixed >> 48 & 63)
    }

    fn add(&mut self, key: u64) {
        let (at, bit) = Self::place(key);
        self.0[at] |= 1 << bit;
    }

    fn holds(&self, key: u64) -> bool {
        let (at, bit) = Self::place(key);
        self.0[at] >> bit & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_wherever_they_stand() {
        let phrases = Phrases::of(&["pci", "chỉ số hài lòng", "par index", "pc", "par ra", "quy mô", "tế"]);
        for text in
            ["pci", "•pci", "ddci, pci", "2pci2", "mức chỉ số hài lòng", "chỉ số hài lòng của dân", "xpar index", "xpci", "xx quy mô"]
        {
            assert!(phrases.is_match(text), "{text}");
        }
        for text in ["", "ddci", "pc", "chỉ số", "chỉ số hài lòn", "par inde", "chỉ số hài vui lòng, par in dex", "chỉ số hài", "quy m"]
        {
            assert!(!phrases.is_match(text), "{text}");
        }
        assert!(!Phrases::default().is_match("pci và par index"));
    }
}
