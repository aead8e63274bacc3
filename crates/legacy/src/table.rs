//! The tables of the encodings, and plain decoding by them.
use crate::Encoding;
use crate::latin::byte_of;
use std::sync::LazyLock;

/// What sequences of bytes stand for.
pub(crate) struct Table {
    /// By first byte: the whole sequences, longest first.
    rows: Vec<Vec<(Vec<u8>, char)>>,
}

static TCVN3: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../data/tcvn3.csv")));
static TCVN3_CAPITALS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::parse(include_str!("../data/tcvn3_capfont.csv"));
    for small in b'a'..=b'z' {
        table.add(vec![small], char::from(small.to_ascii_uppercase()));
    }
    table
});
static VNI: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../data/vni_windows.csv")));
static VPS: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../data/vps.csv")));
static VISCII: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../data/viscii.csv")));
static WINDOWS_1258: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../data/windows1258.csv")));
static VIQR: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::parse(include_str!("../data/viqr.csv"));
    // The horn is as often written with an asterisk.
    let horned: Vec<_> = table.rows.iter().flatten().filter(|(bytes, _)| bytes.contains(&b'+')).cloned().collect();
    for (bytes, letter) in horned {
        table.add(bytes.iter().map(|b| if *b == b'+' { b'*' } else { *b }).collect(), letter);
    }
    table
});

impl Table {
    /// The table of an encoding; `None` for those that are no tables.
    pub(crate) fn of(encoding: Encoding) -> Option<&'static Self> {
        Some(match encoding {
            Encoding::Tcvn3 => &TCVN3,
            Encoding::Tcvn3Capitals => &TCVN3_CAPITALS,
            Encoding::Vni => &VNI,
            Encoding::Vps => &VPS,
            Encoding::Viscii => &VISCII,
            Encoding::Windows1258 => &WINDOWS_1258,
            Encoding::Viqr => &VIQR,
            Encoding::Mojibake | Encoding::References => return None,
        })
    }

    /// Reads `hex bytes,hex code point` lines. The files are part of the program; a line of another form is left out.
    fn parse(csv: &str) -> Self {
        let mut table = Self { rows: vec![Vec::new(); 256] };
        for (bytes, code) in csv.lines().filter_map(|line| line.split_once(',')) {
            let letter = u32::from_str_radix(code.trim(), 16).ok().and_then(char::from_u32);
            let pairs = (0..bytes.len()).step_by(2).map(|at| bytes.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()));
            if let (Some(letter), Some(bytes)) = (letter, pairs.collect::<Option<Vec<u8>>>()) {
                table.add(bytes, letter);
            }
        }
        table
    }

    fn add(&mut self, bytes: Vec<u8>, letter: char) {
        if let Some(rows) = bytes.first().and_then(|first| self.rows.get_mut(usize::from(*first))) {
            rows.push((bytes, letter));
            rows.sort_by_key(|(bytes, _)| std::cmp::Reverse(bytes.len()));
        }
    }

    /// The longest sequence that `bytes` begins with: its length and its letter.
    pub(crate) fn longest(&self, bytes: &[u8]) -> Option<(usize, char)> {
        let rows = self.rows.get(usize::from(*bytes.first()?))?;
        rows.iter().find(|(row, _)| bytes.starts_with(row)).map(|(row, letter)| (row.len(), *letter))
    }

    /// Decodes text whose bytes were read as Windows-1252; what the table does not know stays.
    pub(crate) fn decode(&self, text: &str) -> String {
        let (chars, bytes) = units(text);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let (Some(rest), Some(c)) = (bytes.get(at..), chars.get(at)) {
            let (length, letter) = self.longest(rest).unwrap_or((1, *c));
            out.push(letter);
            at += length;
        }
        out
    }
}

/// The characters of a text and the bytes that they were read from; 0, which begins no row, where there is none.
pub(crate) fn units(text: &str) -> (Vec<char>, Vec<u8>) {
    text.chars().map(|c| (c, byte_of(c).unwrap_or(0))).unzip()
}
