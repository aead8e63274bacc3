//! Text of Office files, made Unicode where its font or its letters say that it is not.
use std::rc::Rc;
use xephang_legacy::{Hint, convert, convert_runs};

/// How sure letters are that look wrong and were left as they are.
const UNSURE: f32 = 0.5;

/// Text in one font.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Run {
    pub text: String,
    /// Its name, where the file gives one.
    pub font: Option<Rc<str>>,
}

/// Makes the paragraphs (or cells) of a document Unicode, on one line each, with how sure their letters are. What was done is
/// noted.
pub(super) fn unicode(paragraphs: &[Vec<Run>], notes: &mut Vec<String>) -> Vec<(String, f32)> {
    let runs: Vec<_> = paragraphs.iter().flatten().map(|run| xephang_legacy::Run { text: &run.text, font: run.font.as_deref() }).collect();
    let converted = convert_runs(&runs);
    notes.extend(converted.notes());
    let mut done = converted.runs.iter();
    let mut texts = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let (mut text, mut confidence) = (String::new(), 1.0_f32);
        for run in done.by_ref().take(paragraph.len()) {
            text.push_str(&run.text);
            if run.is_converted() {
                confidence = confidence.min(run.confidence);
            } else if run.unsure {
                confidence = confidence.min(UNSURE);
            }
        }
        texts.push((one_line(&text), confidence));
    }
    texts
}

/// The title among a file's properties, where it may be in an old encoding, too.
pub(super) fn title_of(title: &str) -> String {
    one_line(&convert(title, &Hint::default()).text)
}

/// A text as one line: breaks, tabs and runs of blanks are one blank.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split([' ', '\t', '\n', '\r', '\u{a0}', '\u{b}', '\u{c}']).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Adds text to the last run when its font is the same: Word cuts words into many runs.
pub(super) fn push(runs: &mut Vec<Run>, text: &str, font: Option<&Rc<str>>) {
    match runs.last_mut() {
        Some(last) if last.font.as_ref() == font => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), font: font.cloned() }),
    }
}

/// Raised digits and stars as characters that are none of a number.
pub(super) fn superscript(text: &str) -> Option<String> {
    let raise = |letter: char| {
        Some(match letter {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '0' | '4'..='9' => char::from_u32(0x2070 + letter.to_digit(10)?)?,
            '(' => '⁽',
            ')' => '⁾',
            '*' | ',' | ' ' => letter,
            _ => return None,
        })
    };
    text.chars().map(raise).collect()
}
