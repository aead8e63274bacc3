//! Every letter, and every pair of letters, through every table and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]
mod support;
use support::{Encoder, TABLES};
use xephang_legacy::{Encoding, Hint, convert, decode};

#[test]
fn letters_and_pairs_come_back() {
    for (encoding, file) in TABLES {
        let encoder = Encoder::new(encoding);
        let mut letters: Vec<(char, &str)> = encoder.letters().collect();
        letters.sort_unstable();
        let expected = match encoding {
            Encoding::Tcvn3 => 74,
            Encoding::Tcvn3Capitals => 67,
            _ => 134,
        };
        assert_eq!(letters.len(), expected, "{file}");
        // The plain letters too, in the encoding's own case.
        let ascii: Vec<String> = ('a'..='z').map(|c| c.to_string()).collect();
        let ascii = ascii.iter().map(|c| (c.chars().next().unwrap(), c.as_str()));
        let all: Vec<_> = letters.iter().copied().chain(ascii.filter(|_| encoding != Encoding::Tcvn3Capitals)).collect();
        for (first, a) in &all {
            for (second, b) in &all {
                // In VIQR a sign at the end may be punctuation, and `dd` may be two letters.
                if encoding == Encoding::Viqr {
                    let text = decode(&format!("{a}{b}c"), encoding);
                    let plain = |c: &char| c.is_ascii();
                    // Of three letters d the first two are taken together.
                    let ds = "dDđĐ".contains(*first) && "dDđĐ".contains(*second);
                    assert!(text == format!("{first}{second}c") || (plain(first) && plain(second)) || ds, "{first}{second}: {text}");
                    continue;
                }
                assert_eq!(plain_decode(&format!("{a}{b}"), encoding), format!("{first}{second}"), "{encoding:?} {a}{b}");
            }
        }
    }
}

/// Without what is done to whole words of TCVN3, which two letters are not.
fn plain_decode(text: &str, encoding: Encoding) -> String {
    if encoding == Encoding::Tcvn3 {
        // A small letter beside a capital keeps its case when a plain small letter stands in the word.
        let text = decode(&format!("{text}z"), encoding);
        return text.strip_suffix('z').unwrap().to_owned();
    }
    decode(text, encoding)
}

#[test]
fn sentences_come_back_under_their_font() {
    let fonts = [(Encoding::Tcvn3, ".VnTime"), (Encoding::Vni, "VNI-Times"), (Encoding::Vps, "VPS Times"), (Encoding::Viscii, "VI Times")];
    for (encoding, font) in fonts {
        let encoder = Encoder::new(encoding);
        for sentence in support::sentences("report.txt") {
            let found = convert(&encoder.encode(&sentence), &Hint { font: Some(font), context: None }).text.into_owned();
            // TCVN3 has no capitals with tones.
            let same = if encoding == Encoding::Tcvn3 { found.to_lowercase() == sentence.to_lowercase() } else { found == sentence };
            assert!(same, "{encoding:?}: {found} / {sentence}");
        }
    }
}

/// Whatever comes in, something comes out, and clean text is the very same text.
#[test]
fn anything_goes_in() {
    let signs: Vec<char> = "aeiouydnghtc AEOUDNH.?'^`~+*(&#;x19-µ¸®Öø\u{ad}“•Ãáº»Â¡ưệ\u{301}\u{5}\u{f0b5}😀\n".chars().collect();
    let mut random = support::Random(3);
    let encodings = TABLES.map(|(e, _)| e).into_iter().chain([Encoding::Mojibake, Encoding::References]).collect::<Vec<_>>();
    for _ in 0..20_000 {
        let text: String = (0..random.below(30)).map(|_| signs[random.below(signs.len())]).collect();
        let encoding = encodings[random.below(encodings.len())];
        assert!(text.is_empty() || !decode(&text, encoding).is_empty());
        let font = [None, Some(".VnTimeH"), Some("VNI-Times"), Some("Arial")][random.below(4)];
        let found = convert(&text, &Hint { font, context: [None, Some(encoding)][random.below(2)] });
        assert!(found.is_converted() || found.text == text);
        assert!((0.0..=1.0).contains(&found.confidence), "{found:?}");
        assert!(!found.unsure || !found.is_converted());
        xephang_legacy::decode_bytes(text.as_bytes());
        xephang_legacy::look_alikes(&text);
    }
}

/// Letters with their marks apart are no encoding of old, however few they are.
#[test]
fn marks_apart_are_no_encoding() {
    for text in [
        "II.2. Ba\u{309}ng “T_DOC_RELATED_DOCUMENT_SEND_RECEIVE”\t63",
        "|      |Phu\u{301} Tho\u{323}, nga\u{300}y      tha\u{301}ng      |",
    ] {
        let found = convert(text, &Hint::default());
        assert!(!found.is_converted() && !found.unsure, "{found:?}");
    }
}
