//! How often an encoding is found, over thousands of generated paragraphs, and how often clean text is touched.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]
mod support;
use std::collections::BTreeMap;
use support::{Encoder, Random, paragraph, sentences};
use xephang_legacy::{Encoding, Hint, convert};

const ENCODINGS: [Encoding; 8] = [
    Encoding::Tcvn3,
    Encoding::Vni,
    Encoding::Vps,
    Encoding::Viscii,
    Encoding::Windows1258,
    Encoding::Viqr,
    Encoding::Mojibake,
    Encoding::References,
];

/// Paragraphs of each length, over all encodings; without optimisation the drill takes a sample.
const PARAGRAPHS: usize = if cfg!(debug_assertions) { 400 } else { 10_000 };

#[derive(Default, Clone, Copy)]
struct Tally {
    all: usize,
    right: usize,
    /// The letters came out as they went in, too.
    same: usize,
    unsure: usize,
    wrong: usize,
}

/// Converts generated paragraphs of `length` characters; `hint` gives what is known of an encoding.
fn drill(length: usize, seed: u64, hint: fn(Encoding) -> Hint<'static>, samples: &mut Vec<String>) -> BTreeMap<usize, Tally> {
    let corpus = sentences(&std::env::var("LEGACY_CORPUS").unwrap_or_else(|_| "report.txt".into()));
    let mut random = Random(seed);
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    let encoders = ENCODINGS.map(Encoder::new);
    for n in 0..PARAGRAPHS {
        let (which, encoder) = (n % ENCODINGS.len(), &encoders[n % ENCODINGS.len()]);
        let text = paragraph(&mut random, &corpus, length);
        let encoded = encoder.encode(&text);
        let found = convert(&encoded, &hint(ENCODINGS[which]));
        let tally = tallies.entry(which).or_default();
        let same = found.text.to_lowercase() == text.to_lowercase();
        // Encodings that agree on all letters of a text are the same for it.
        let right = same || (found.is_converted() && found.encoding == Some(ENCODINGS[which]));
        tally.all += 1;
        tally.right += usize::from(right);
        tally.same += usize::from(same);
        tally.unsure += usize::from(found.unsure);
        tally.wrong += usize::from(!right && found.is_converted());
        if !same && samples.len() < 400 {
            samples.push(format!(
                "{:?} -> {:?} {:.3} {}\n   {text}\n   {}",
                ENCODINGS[which], found.encoding, found.confidence, found.unsure, found.text
            ));
        }
    }
    tallies
}

fn share(tallies: &BTreeMap<usize, Tally>) -> f64 {
    let sum = |f: fn(&Tally) -> usize| tallies.values().map(f).sum::<usize>() as f64;
    100.0 * sum(|t| t.right) / sum(|t| t.all)
}

fn print(title: &str, tallies: &BTreeMap<usize, Tally>) {
    println!("{title}: {:.2} % right", share(tallies));
    for (which, t) in tallies {
        let percent = |n: usize| 100.0 * n as f64 / t.all as f64;
        println!(
            "  {:<12} right {:6.2} %  letters {:6.2} %  unsure {:5.2} %  wrongly converted {:5.2} %",
            format!("{:?}", ENCODINGS[*which]),
            percent(t.right),
            percent(t.same),
            percent(t.unsure),
            percent(t.wrong)
        );
    }
}

#[test]
fn encodings_are_found() {
    let mut samples = Vec::new();
    let mut short = Vec::new();
    for (length, goal) in [(40, 93.0), (160, 98.0), (400, 99.5)] {
        let tallies = drill(length, length as u64, |_| Hint::default(), &mut samples);
        print(&format!("{length} characters"), &tallies);
        if share(&tallies) < goal {
            short.push((length, share(&tallies)));
        }
    }
    let font = |encoding| {
        let font = match encoding {
            Encoding::Tcvn3 => Some(".VnTime"),
            Encoding::Vni => Some("VNI-Times"),
            Encoding::Vps => Some("VPS Times"),
            Encoding::Viscii => Some("VI Times"),
            _ => None,
        };
        Hint { font, context: font.is_none().then_some(encoding) }
    };
    for length in [8, 20, 40] {
        let context = drill(length, 7, |encoding| Hint { font: None, context: Some(encoding) }, &mut samples);
        print(&format!("{length} characters in a known document"), &context);
        let fonts = drill(length, 8, font, &mut samples);
        print(&format!("{length} characters under a known font"), &fonts);
        short.extend([share(&context), share(&fonts)].into_iter().filter(|s| *s < 99.5).map(|s| (length, s)));
    }
    if std::env::var_os("LEGACY_SAMPLES").is_some() {
        println!("{}", samples.join("\n"));
    }
    assert!(short.is_empty(), "below the goal: {short:?}");
}

#[test]
fn clean_text_is_left_alone() {
    let mut random = Random(11);
    let mut faults = Vec::new();
    // Words of which every letter is one of Windows-1252, too: what is left of a clean table when its other rows are known.
    let narrow = |corpus: Vec<String>| -> Vec<String> {
        let fits = |word: &&str| word.chars().all(|c| u32::from(c) < 0x100);
        corpus.iter().map(|s| s.split(' ').filter(fits).collect::<Vec<_>>().join(" ")).filter(|s| !s.is_empty()).collect()
    };
    for (file, composed) in [("report.txt", true), ("report.txt", false), ("clean.txt", true), ("Latin-1", true)] {
        let corpus = if file == "Latin-1" { narrow(sentences("report.txt")) } else { sentences(file) };
        for (length, limit) in [(12, 0.2), (40, 0.2), (100, 0.2), (160, 0.01), (400, 0.01)] {
            let mut touched = 0;
            let mut unsure = 0;
            for _ in 0..PARAGRAPHS {
                let mut text = paragraph(&mut random, &corpus, length);
                if !composed {
                    text = decomposed(&text);
                }
                if random.below(8) == 0 {
                    text = text.to_uppercase();
                }
                let found = convert(&text, &Hint::default());
                unsure += usize::from(found.unsure);
                if found.unsure && unsure <= 20 && std::env::var_os("LEGACY_SAMPLES").is_some() {
                    println!("unsure {:?} {}: {text}", found.encoding, found.confidence);
                }
                if found.is_converted() {
                    touched += 1;
                    if touched <= 3 {
                        println!("touched as {:?} {}: {text}\n   {}", found.encoding, found.confidence, found.text);
                    }
                }
            }
            let percent = |n: usize| 100.0 * n as f64 / PARAGRAPHS as f64;
            println!(
                "{file} composed {composed} {length:>4} characters: touched {:.3} %, unsure {:.3} %",
                percent(touched),
                percent(unsure)
            );
            if percent(touched) > limit {
                faults.push((file, length, percent(touched)));
            }
        }
    }
    assert!(faults.is_empty(), "above the limit: {faults:?}");
}

/// The letters with their marks apart, as some systems store them.
fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

#[test]
fn clean_text_costs_little() {
    let mut text = String::new();
    let corpus = sentences("report.txt");
    while text.len() < 4_000_000 {
        corpus.iter().for_each(|s| text.extend([s.as_str(), "\n"]));
    }
    let english = sentences("clean.txt")[..3].join(" ").replace(|c: char| !c.is_ascii(), "");
    let english = format!("{english}\n").repeat(10_000);
    let tcvn3 = Encoder::new(Encoding::Tcvn3).encode(&text);
    for (name, text, least) in [("Vietnamese", &text, 50.0), ("English", &english, 50.0), ("TCVN3", &tcvn3, 0.0)] {
        let found = convert(text, &Hint::default());
        let run = || {
            let start = std::time::Instant::now();
            std::hint::black_box(convert(text, &Hint::default()));
            start.elapsed().as_secs_f64()
        };
        // The best of a few: other work on the machine only slows it down.
        let speed = text.len() as f64 / (0..5).map(|_| run()).fold(f64::INFINITY, f64::min) / 1e6;
        println!("{name}: {speed:.0} MB/s");
        assert_eq!(found.is_converted(), least == 0.0);
        assert!(cfg!(debug_assertions) || speed > least, "{name}: {speed:.0} MB/s");
    }
}
