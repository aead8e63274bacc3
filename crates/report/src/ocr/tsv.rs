//! The table of words that tesseract prints.

/// A word as tesseract read it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// Block, paragraph and line in which it stands.
    pub(super) line: [u32; 3],
    /// Left, top, right, bottom in pixels.
    pub(super) area: [f32; 4],
    /// The program's own confidence, 0–100. It stays at 90–97 for nearly all words, right or wrong.
    pub(super) sure: f32,
    /// What it read.
    pub(super) text: String,
}

/// The words of a TSV answer; rows that are no words (pages, blocks, lines) and blanks are left out, so are rows that do not
/// follow the form.
pub(super) fn tokens(tsv: &str) -> Vec<Token> {
    tsv.lines().filter_map(token).collect()
}

fn token(row: &str) -> Option<Token> {
    let mut fields = row.splitn(12, '\t');
    let mut number = || fields.next()?.trim().parse::<f32>().ok();
    let level = number()?;
    let (_page, block, paragraph, line, _word) = (number()?, number()?, number()?, number()?, number()?);
    let (left, top, width, height, sure) = (number()?, number()?, number()?, number()?, number()?);
    let text = fields.next()?.trim();
    let word = level == 5.0 && !text.is_empty() && width > 0.0 && height > 0.0;
    word.then(|| Token {
        line: [block as u32, paragraph as u32, line as u32],
        area: [left, top, left + width, top + height],
        sure: sure.clamp(0.0, 100.0),
        text: text.to_owned(),
    })
}
