//! Damage to documents: what copying, old encodings, page layouts and bad luck do to a text, and worse.
use std::iter::repeat_n;
use unicode_normalization::UnicodeNormalization;
use xephang::model::{Block, BlockKind, Document};

/// About how long the drill's long documents are, in bytes.
pub const LONG: usize = 100_000;

/// A small deterministic generator (xorshift), so that a failure can be repeated.
pub struct Dice(u64);

impl Dice {
    /// The dice of one round of a drill: any round can be repeated alone.
    pub fn of_round(seed: u64, round: u64) -> Self {
        // SplitMix64, so that neighbouring rounds have nothing in common.
        let mut z = seed.wrapping_add(round.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((z ^ z >> 31).max(1))
    }

    /// A number below `below`; 0 when that is 0.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (below.max(1) as u64)).unwrap_or_default()
    }

    /// True once in `n` rolls.
    fn once_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.roll(from.len())).copied()
    }

    /// A stretch of at most `most` out of `length`.
    fn stretch(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let from = self.roll(length + 1);
        from..(from + self.roll(most + 1)).min(length)
    }
}

/// The document of one round: a damaged labelled page.
pub fn document(pages: &[Document], seed: u64, round: u64) -> Document {
    let dice = &mut Dice::of_round(seed, round);
    let Some(mut page) = pages.get(dice.roll(pages.len())).cloned() else { return Document::default() };
    if dice.once_in(8)
        && let Some(other) = pages.get(dice.roll(pages.len()))
    {
        page.text = spliced(&page.text, &other.text, dice);
    }
    page.text = damaged(&page.text, dice);
    if dice.once_in(7) {
        page.title = damaged(&page.title, dice);
    }
    if dice.once_in(9) {
        page.published = None;
    }
    page.blocks = if dice.once_in(6) { blocks(&page.text, dice) } else { Vec::new() };
    page
}

/// A document of about [`LONG`] bytes: pieces of damaged pages over and over, behind a page's first line.
pub fn long_document(pages: &[Document], seed: u64, round: u64) -> Document {
    let mut page = document(pages, seed, round);
    let dice = &mut Dice::of_round(!seed, round);
    let letters: Vec<char> = page.text.chars().collect();
    let pieces: Vec<String> = (0..1 + dice.roll(6))
        .map(|_| {
            let most = dice.pick(&[4, 20, 120, 700, 4_000]).unwrap_or(20);
            letters.get(dice.stretch(letters.len(), most)).unwrap_or_default().iter().collect()
        })
        .collect();
    let joint = dice.pick(&["", " ", ", ", "\n", ". ", "\t", " | ", "; ", " và "]).unwrap_or_default();
    let first = page.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut text: String = first.chars().take(2_000).chain(['\n']).collect();
    while text.len() < LONG {
        for piece in &pieces {
            text.push_str(piece);
            text.push_str(joint);
        }
        if pieces.iter().all(String::is_empty) {
            // All the stretches were empty: a page over and over.
            text.push_str("Hà Tĩnh xếp thứ 37/63 về PCI năm 2022. ");
        }
    }
    let end = text.floor_char_boundary(LONG);
    text.truncate(end);
    page.blocks = if dice.once_in(4) { blocks(&text, dice) } else { Vec::new() };
    page.text = text;
    page
}

/// The beginning of one text and the end of another, or their lines in turn.
fn spliced(a: &str, b: &str, dice: &mut Dice) -> String {
    if dice.once_in(2) {
        let (head, tail) = (a.floor_char_boundary(dice.roll(a.len() + 1)), b.floor_char_boundary(dice.roll(b.len() + 1)));
        return [a.get(..head), b.get(tail..)].into_iter().flatten().collect();
    }
    let lines = a.lines().zip(b.lines()).flat_map(|(a, b)| [a, b]);
    lines.collect::<Vec<_>>().join("\n")
}

/// Damages a text: small scratches nearly always, damage to all of it sometimes, its ends cut off now and then.
fn damaged(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..dice.roll(9) {
        scratch(&mut letters, dice);
    }
    for _ in 0..dice.roll(6).saturating_sub(3) {
        letters = soaked(letters, dice);
    }
    if dice.once_in(10) {
        let cut = dice.stretch(letters.len(), letters.len());
        letters = letters.get(cut).unwrap_or_default().to_vec();
    }
    letters.into_iter().collect()
}

/// Signs and words that make a text mean something else.
const STRAY: [&str; 34] = [
    "(",
    ")",
    "\"",
    "”",
    ":",
    ";",
    "\n",
    "\t",
    " | ",
    "/63",
    "/",
    "1",
    "0",
    "%",
    ".",
    ",",
    "…",
    "?",
    "-",
    "–",
    "TP.",
    "lần lượt",
    "so với năm ",
    "thứ ",
    "hạng ",
    "top ",
    "không ",
    "tăng 3 bậc",
    "năm 2022",
    "PCI",
    "DTI",
    "điểm",
    "❶",
    "999999999999",
];

/// Characters that do not show, turn the writing round or cannot be written.
const UNSEEN: [char; 22] = [
    '\0', '\u{1}', '\u{7}', '\u{8}', '\u{b}', '\u{c}', '\r', '\u{1b}', '\u{7f}', '\u{85}', '\u{a0}', '\u{ad}', '\u{301}', '\u{323}',
    '\u{200b}', '\u{200d}', '\u{200e}', '\u{202a}', '\u{202e}', '\u{2028}', '\u{feff}', '\u{fffd}',
];

/// Figures that no ranking has.
const FIGURES: [&str; 12] = [
    "0",
    "00",
    "-1",
    "1e308",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "99999999999999999999999999999999",
    "1.112.345,678",
    "0,0000001",
    "٣٧",
    "３７",
];

/// One small damage: a piece cut out, doubled or moved, something put in.
fn scratch(letters: &mut Vec<char>, dice: &mut Dice) {
    let place = dice.stretch(letters.len(), 60);
    let at = place.start;
    match dice.roll(9) {
        0 => drop(letters.drain(place)),
        1 => {
            let piece = letters.get(place).unwrap_or_default().to_vec();
            letters.splice(at..at, piece);
        }
        2 => {
            let piece: Vec<char> = letters.drain(place).collect();
            let to = dice.roll(letters.len() + 1);
            letters.splice(to..to, piece);
        }
        3 => drop(letters.splice(at..at, dice.pick(&FIGURES).unwrap_or_default().chars())),
        4 => drop(letters.splice(at..at, dice.pick(&UNSEEN))),
        5 => {
            // Marks of depth: more than any counter of them holds.
            let mark = dice.pick(&['(', ')', '[', '"', ':', '1', '\u{301}', 'ơ', ' ', '\n']);
            let times = dice.pick(&[2, 20, 300, 3_000]).unwrap_or(2);
            letters.splice(at..at, mark.into_iter().flat_map(|m| repeat_n(m, times)));
        }
        6 => {
            let (from, to) = (dice.pick(&[' ', ',', '.', '/', '\n', '0', '1']), dice.pick(&['\n', '\t', '(', ':', '|', '9', '😀']));
            let near = letters.get_mut(place).unwrap_or_default();
            near.iter_mut().filter(|c| Some(**c) == from).zip(to.into_iter().cycle()).for_each(|(c, to)| *c = to);
        }
        _ => drop(letters.splice(at..at, dice.pick(&STRAY).unwrap_or_default().chars())),
    }
}

/// One damage that goes through the whole text.
fn soaked(letters: Vec<char>, dice: &mut Dice) -> Vec<char> {
    let often = 2 + dice.roll(30);
    match dice.roll(17) {
        0 => letters.into_iter().nfd().collect(),
        1 => letters.into_iter().nfkd().collect(),
        2 => letters.into_iter().map(|c| if dice.once_in(often) { look_alike(c) } else { c }).collect(),
        3 => letters.into_iter().map(legacy).collect(),
        4 => letters.into_iter().flat_map(|c| [Some(c), dice.once_in(often).then(|| dice.pick(&UNSEEN)).flatten()]).flatten().collect(),
        // One endless line; one endless word; every word on a line of its own.
        5 => letters.into_iter().map(|c| if c == '\n' { ' ' } else { c }).collect(),
        6 => letters.into_iter().filter(|c| !c.is_whitespace()).collect(),
        7 => letters.into_iter().map(|c| if c == ' ' { '\n' } else { c }).collect(),
        // Tables: of tabs, of bars, flattened to a cell a line.
        8 => letters.into_iter().map(|c| if matches!(c, ',' | ':') { '\t' } else { c }).collect(),
        9 => letters.into_iter().flat_map(|c| if c == ',' { vec![' ', '|'] } else { vec![c] }).collect(),
        10 => letters.into_iter().flat_map(|c| if matches!(c, ',' | ';' | '(' | ')') { vec!['\n'] } else { vec![c] }).collect(),
        11 => letters.into_iter().flat_map(|c| if c == '\n' { vec!['\r', '\n'] } else { vec![c] }).collect(),
        12 => letters.into_iter().flat_map(char::to_uppercase).collect(),
        13 => letters.into_iter().flat_map(char::to_lowercase).collect(),
        14 => letters.into_iter().filter(|c| !matches!(c, '.' | '!' | '?' | ';') || !dice.once_in(2)).collect(),
        15 => {
            let figure = |dice: &mut Dice| dice.pick(&FIGURES).unwrap_or_default().chars().collect();
            letters.into_iter().flat_map(|c| if c.is_ascii_digit() && dice.once_in(often) { figure(dice) } else { vec![c] }).collect()
        }
        _ => letters
            .into_iter()
            .map(|c| if c.is_ascii_digit() { dice.pick(&['0', '1', '2', '3', '6', '9']).unwrap_or(c) } else { c })
            .collect(),
    }
}

/// Another letter of the same shape: Cyrillic, Greek, Icelandic, full width.
fn look_alike(c: char) -> char {
    match c {
        'a' => 'а',
        'e' => 'е',
        'o' => 'о',
        'c' => 'с',
        'p' => 'р',
        'x' => 'х',
        'A' => 'Α',
        'T' => 'Т',
        'H' => 'Н',
        'P' => 'Ρ',
        'Đ' => 'Ð',
        'đ' => 'ð',
        ' ' => '\u{a0}',
        '-' => '–',
        '/' => '⁄',
        '0'..='9' => char::from_u32('０' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
        _ => c,
    }
}

/// What a text in an old Vietnamese font (TCVN3) looks like when nobody converts it.
fn legacy(c: char) -> char {
    match c {
        'à' => 'µ',
        'á' => '¸',
        'ạ' => '¹',
        'ă' => '¨',
        'â' => '©',
        'ê' => 'ª',
        'ô' => '«',
        'ơ' => '¬',
        'ư' => '\u{ad}',
        'đ' => '®',
        'ĩ' => 'Ü',
        'ứ' => 'ø',
        'ế' => 'Õ',
        'ố' => 'è',
        'ạ'..='ỹ' => 'Ë',
        _ => c,
    }
}

/// Blocks over some lines of a text, as readers of pages mark them.
fn blocks(text: &str, dice: &mut Dice) -> Vec<Block> {
    const KINDS: [BlockKind; 7] = [
        BlockKind::Lead,
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::ListItem,
        BlockKind::Table,
        BlockKind::Caption,
        BlockKind::Related,
    ];
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let end = start + line.len();
        if dice.once_in(2)
            && let Some(kind) = dice.pick(&KINDS)
        {
            out.push(Block { kind, start, end });
        }
        start = end + 1;
    }
    out
}
