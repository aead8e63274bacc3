//! Decisions over a whole document: what one part leaves open the others settle.
use crate::Encoding;
use crate::clean::{Look, look};
use crate::convert::{Conversion, convert_expected};
use crate::detect::Expected;
use std::collections::BTreeMap;

/// How many bytes of the parts under one font are weighed together.
const ENOUGH: usize = 20_000;

/// A part of a document: a paragraph, a line or a cell, in one font.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its font, where the file names one.
    pub font: Option<&'a str>,
}

/// A document after conversion.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted<'a> {
    /// The runs, in order.
    pub runs: Vec<Conversion<'a>>,
    /// Encodings that runs were converted from, the most frequent first, with how many runs.
    pub found: Vec<(Encoding, usize)>,
    /// How many runs look wrong and were left as they are.
    pub unsure: usize,
}

impl Converted<'_> {
    /// What a reader of the document should know, in Vietnamese; empty for clean documents.
    pub fn notes(&self) -> Vec<String> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.found.iter().map(|(encoding, _)| encoding.name()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut notes = Vec::new();
        if !names.is_empty() {
            let doubt = self.runs.iter().any(|r| r.is_converted() && r.confidence < DOUBT);
            notes.push(format!(
                "Chuyển từ bảng mã {}{}",
                names.join(", "),
                if doubt { " (có chỗ chưa chắc, nên đối chiếu bản gốc)" } else { "" }
            ));
        }
        if self.unsure > 0 {
            notes.push(format!("{} đoạn có vẻ sai bảng mã, để nguyên vì chưa chắc là bảng mã nào", self.unsure));
        }
        notes
    }
}

/// Below this confidence a conversion is noted as doubtful.
const DOUBT: f32 = 0.9;

/// Converts the runs of a document. Fonts with one name are judged by all their text together, runs without a font by
/// themselves first and then by what the document was found to be in. Unicode text among them stays.
///
/// ```
/// use xephang_legacy::{Run, convert_runs};
/// let text = ["Bảng xếp hạng các tỉnh năm 2008", "Hµ TÜnh xÕp thø m­êi hai trong c¶ n­íc", "§iÖn Biªn", "Hµ Nam", "Total"];
/// let done = convert_runs(&text.map(|text| Run { text, font: None }));
/// let text: Vec<_> = done.runs.iter().map(|r| &*r.text).collect();
/// assert_eq!(text[1..], ["Hà Tĩnh xếp thứ mười hai trong cả nước", "Điện Biên", "Hà Nam", "Total"]);
/// assert_eq!(done.notes(), ["Chuyển từ bảng mã TCVN3"]);
/// ```
pub fn convert_runs<'a>(runs: &[Run<'a>]) -> Converted<'a> {
    let looks: Vec<Look> = runs.iter().map(|r| look(r.text, false)).collect();
    let mut by_font: BTreeMap<&str, String> = BTreeMap::new();
    for (run, _) in runs.iter().zip(&looks).filter(|(_, look)| **look != Look::Clean) {
        let text = by_font.entry(run.font.unwrap_or_default()).or_default();
        if text.len() < ENOUGH {
            text.push_str(run.text);
            text.push('\n');
        }
    }
    let verdicts: BTreeMap<&str, Verdict> = by_font.iter().map(|(font, text)| (*font, judge(font, text))).collect();
    let overall = if verdicts.len() > 1 { judge("", &by_font.into_values().collect::<Vec<_>>().join("\n")) } else { None };
    let mut done = Converted { runs: Vec::with_capacity(runs.len()), found: Vec::new(), unsure: 0 };
    let mut counts: BTreeMap<u8, (Encoding, usize)> = BTreeMap::new();
    for (run, look) in runs.iter().zip(looks) {
        let font = run.font.and_then(Encoding::of_font);
        let judged = verdicts.get(run.font.unwrap_or_default()).copied().flatten();
        let expected = match (font, judged.or(if run.font.is_none() { overall } else { None })) {
            (Some(encoding), _) => Expected::Font(encoding),
            (None, Some(encoding)) => Expected::Context(encoding),
            (None, None) => Expected::Nothing,
        };
        let viqr = expected.encoding() == Some(Encoding::Viqr);
        let conversion = if look == Look::Clean && font.is_none() && !viqr {
            Conversion::untouched(run.text)
        } else {
            convert_expected(run.text, expected)
        };
        if let Some(encoding) = conversion.encoding.filter(|_| conversion.is_converted()) {
            counts.entry(encoding as u8).or_insert((encoding, 0)).1 += 1;
        }
        done.unsure += usize::from(conversion.unsure);
        done.runs.push(conversion);
    }
    done.found = counts.into_values().collect();
    done.found.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    done
}

/// What the text under a font was found to be in, if surely.
type Verdict = Option<Encoding>;

fn judge(font: &str, text: &str) -> Verdict {
    let expected = Encoding::of_font(font).map_or(Expected::Nothing, Expected::Font);
    let found = convert_expected(text, expected);
    found.encoding.filter(|_| !found.unsure)
}
