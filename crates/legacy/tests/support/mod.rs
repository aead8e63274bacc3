//! Text in old encodings, made from Unicode by the tables turned round: on purpose not by the crate's own reading of them.
#![allow(dead_code, reason = "each test file uses its part")]
use std::collections::HashMap;
use std::path::Path;
use xephang_legacy::Encoding;

/// Encodings with tables, their files, and whether they have capitals with tones.
pub const TABLES: [(Encoding, &str); 7] = [
    (Encoding::Tcvn3, "tcvn3.csv"),
    (Encoding::Tcvn3Capitals, "tcvn3_capfont.csv"),
    (Encoding::Vni, "vni_windows.csv"),
    (Encoding::Vps, "vps.csv"),
    (Encoding::Viscii, "viscii.csv"),
    (Encoding::Windows1258, "windows1258.csv"),
    (Encoding::Viqr, "viqr.csv"),
];

/// From letters to the characters that Windows-1252 shows for their bytes.
pub struct Encoder {
    encoding: Encoding,
    letters: HashMap<char, String>,
}

impl Encoder {
    pub fn new(encoding: Encoding) -> Self {
        let mut letters: HashMap<char, String> = HashMap::new();
        if let Some((_, file)) = TABLES.iter().find(|(e, _)| *e == encoding) {
            for (bytes, letter) in rows(file) {
                let shown: String = bytes.iter().map(|b| windows_1252(*b)).collect();
                let known = letters.entry(letter).or_insert_with(|| shown.clone());
                // Where there are several spellings, the shortest is what programs write.
                if shown.chars().count() < known.chars().count() {
                    *known = shown;
                }
            }
        }
        Self { encoding, letters }
    }

    pub fn letters(&self) -> impl Iterator<Item = (char, &str)> {
        self.letters.iter().map(|(c, s)| (*c, s.as_str()))
    }

    pub fn encode(&self, text: &str) -> String {
        match self.encoding {
            Encoding::Mojibake => text.bytes().map(windows_1252).collect(),
            Encoding::References => {
                text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
            }
            _ => text.chars().map(|c| self.one(c)).collect(),
        }
    }

    fn one(&self, c: char) -> String {
        let small = || c.to_lowercase().next().and_then(|s| self.letters.get(&s)).cloned();
        self.letters.get(&c).cloned().or_else(|| if c.is_ascii() { None } else { small() }).unwrap_or_else(|| c.to_string())
    }
}

/// The rows of a table.
pub fn rows(file: &str) -> Vec<(Vec<u8>, char)> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file)).unwrap();
    let row = |line: &str| {
        let (bytes, code) = line.split_once(',').unwrap();
        let bytes = (0..bytes.len()).step_by(2).map(|at| u8::from_str_radix(&bytes[at..at + 2], 16).unwrap()).collect();
        (bytes, char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

/// As `encoding_rs` and browsers read a byte.
pub fn windows_1252(byte: u8) -> char {
    let high = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    if (0x80..0xa0).contains(&byte) { high.chars().nth(usize::from(byte) - 0x80).unwrap() } else { char::from(byte) }
}

/// A small generator of numbers (splitmix64), the same on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// Sentences of a file under `tests/corpus`.
pub fn sentences(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
    std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

/// Words from sentences drawn at random, about `length` characters of them, starting anywhere in a sentence.
pub fn paragraph(random: &mut Random, sentences: &[String], length: usize) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut count = 0;
    let mut skip = None;
    while count < length {
        let sentence = &sentences[random.below(sentences.len())];
        let all: Vec<&str> = sentence.split(' ').collect();
        let from = *skip.get_or_insert_with(|| random.below(all.len()));
        for word in all.iter().skip(from) {
            if count >= length {
                break;
            }
            count += word.chars().count() + 1;
            words.push((*word).to_owned());
        }
        skip = Some(0);
        if random.below(12) == 0 {
            words.push(format!("{}/{}", 1 + random.below(63), 2000 + random.below(26)));
        }
    }
    words.join(" ")
}
