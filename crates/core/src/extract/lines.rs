//! Lines of a page and the sentences in them.
use super::cues::{Cue, ranks};
pub use super::found::{Asked, CueSet, Found, Name};
use super::numerals::whole;
use crate::model::{Block, BlockKind};
use crate::normalize::{Token, TokenKind, View, tokenize};
use memchr::memchr;
use std::cell::OnceCell;

/// What part a line plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The headline, repeated in the body or read from the title field.
    Title,
    /// A short line without a full stop that opens a section.
    Heading,
    /// Running text.
    Prose,
    /// An item of a list, or a short line under a colon.
    Item,
    /// A row of a table.
    Row,
    /// A link to another article.
    Related,
    /// Words under a picture.
    Caption,
}

/// One line with its tokens.
#[derive(Debug)]
pub struct Line<'v> {
    /// Part it plays.
    pub kind: LineKind,
    /// First byte in the view.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its tokens.
    pub tokens: Vec<Token<'v>>,
    /// Running text without a figure and without any word that ranks: it makes no claim.
    pub quiet: bool,
    /// What begins at each token.
    pub found: Vec<Found>,
    /// At which of them names begin, in order: most lines are asked for their names several times, and have few.
    pub named: Vec<usize>,
    /// The kinds of cues among that.
    pub cues: CueSet,
    /// Its sentences, once they have been asked for.
    sentences: OnceCell<Vec<(usize, usize)>>,
}

impl Line<'_> {
    /// The letters of the line in the view.
    pub fn text<'t>(&self, view: &'t View) -> &'t str {
        view.text().get(self.start..self.end).unwrap_or_default()
    }

    /// Whether an ASCII mark stands in the line.
    pub fn has(&self, mark: u8, view: &View) -> bool {
        memchr(mark, self.text(view).as_bytes()).is_some()
    }

    /// The cue phrase that begins at token `at`: its readings and where it ends.
    pub fn cue(&self, at: usize) -> Option<(&'static [Cue], usize)> {
        self.found.get(at)?.cue().map(|(cues, length)| (cues, at + length))
    }

    /// Whether it ends in a colon or `như sau`, and so opens a list.
    pub fn opens_list(&self, view: &View) -> bool {
        let text = self.text(view).trim_end();
        text.ends_with(':') || text.ends_with("như sau") || text.ends_with("như sau.") || text.ends_with("sau đây")
    }
}

/// Splits a view into its non-empty lines. `title` is the folded headline, to recognise its repetition.
pub fn lines<'v>(view: &'v View, source: &str, title: &str, blocks: &[Block]) -> Vec<Line<'v>> {
    let text = view.text();
    let mut out: Vec<Line<'v>> = Vec::new();
    let mut start = 0;
    let mut related = false;
    // Letters of the longest and of the last piece of a line that was joined.
    let mut width = (0, 0);
    for piece in text.split('\n') {
        let end = start + piece.len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let from = start + piece.len() - piece.trim_start_matches(' ').len();
            let to = from + piece.trim_matches(' ').len();
            // "TIN MỚI" at the very top is left over from a menu: the article follows.
            if is_related_heading(trimmed) {
                related = !out.is_empty();
            } else if related && is_paragraph(trimmed) {
                // A box of links stands in the middle of the article.
                related = false;
            }
            let letters = trimmed.chars().count();
            if let Some(last) = out.last_mut().filter(|l| l.end + 1 >= start && goes_on(l, trimmed, view, source, from, width)) {
                width = (width.0.max(width.1).max(letters), letters);
                // Joined before it is read: the sentence runs on over the line's end.
                last.end = to;
                last.tokens = tokenize(view, source, last.start, to);
                last.quiet = !figures(&last.tokens) && !ranks(&last.tokens) && !counts_on(&last.tokens);
                if last.kind == LineKind::Heading {
                    last.kind = LineKind::Prose;
                }
                start = end + 1;
                continue;
            }
            width = (0, letters);
            let kind = kind_of(trimmed, view, source, from, title, blocks, out.is_empty(), related);
            let tokens = tokenize(view, source, from, to);
            let quiet = kind == LineKind::Prose && !figures(&tokens) && !ranks(&tokens) && !counts_on(&tokens);
            out.push(Line {
                kind,
                start: from,
                end: to,
                tokens,
                quiet,
                found: Vec::new(),
                named: Vec::new(),
                cues: CueSet::default(),
                sentences: OnceCell::new(),
            });
        }
        start = end + 1;
    }
    out
}

/// Whether a number stands among the tokens.
fn figures(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.kind == TokenKind::Number)
}

/// `Tiếp đến là Huế, Đà Nẵng …`, `Theo sau là A`: a line that begins with who comes next goes on with the ranking before it.
fn counts_on(tokens: &[Token]) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    matches!(
        (word(0), word(1)),
        ("tiếp", "theo" | "đến" | "sau" | "đó" | "nối") | ("kế", "đến" | "tiếp" | "sau" | "đó") | ("theo" | "xếp", "sau")
    ) && (2..5).any(|i| matches!(word(i), "là" | "có" | "lần" | "gồm"))
}

/// Whether a line broken by a fixed width goes on in the next one: it is long, ends inside a clause, and the next begins in the
/// middle of one, with a small letter; or it ends where no line can (`… là tỉnh`, `Quảng Ninh, Đồng` over `Tháp`); or it was broken before, and its last piece is as wide as the others (`… tỉnh Bà Rịa -` over
/// `Vũng Tàu`). `(longest, last)` are the letters of its pieces.
fn goes_on(last: &Line, next: &str, view: &View, source: &str, from: usize, (longest, piece): (usize, usize)) -> bool {
    const WIDTH: usize = 45;
    let text = last.text(view).trim_end();
    let open = || !text.ends_with(['.', '!', '?', '…', ';', ':', '"', ')', '|']);
    let long = || text.chars().nth(WIDTH).is_some() && last.tokens.len() < 400;
    let small = || {
        next.chars().next().is_some_and(char::is_alphabetic)
            && source.get(view.source(from..from).start..).and_then(|s| s.chars().next()).is_some_and(char::is_lowercase)
    };
    let plain = || !next.bytes().any(|b| matches!(b, b'\t' | b'|')) && next.split(' ').nth(2).is_some();
    let listed = || {
        next.starts_with(['-', '+', '*', '•', '–'])
            || next.split(' ').next().is_some_and(|w| w.ends_with(['.', ')']) && !matches!(w, "tp." | "tx." | "tt."))
    };
    let full = || longest > WIDTH && piece * 20 >= longest * 17 && !listed();
    // Most lines end in a full stop, or the next one begins with a capital.
    matches!(last.kind, LineKind::Prose | LineKind::Heading)
        && open()
        && (small() || full() || dangling(text) && !listed())
        && long()
        && plain()
}

/// Whether a line ends in a word that wants another behind it, or in the first syllable of a name in a row of names; among the
/// names in question only Huế has one syllable.
fn dangling(text: &str) -> bool {
    const WANTS: [&str; 13] = ["và", "của", "cùng", "tại", "ở", "với", "từ", "tỉnh", "cho", "do", "được", "hơn", "so với"];
    let wants = WANTS.iter().any(|w| text.strip_suffix(w).is_some_and(|before| before.ends_with(' ')));
    let half = || {
        text.rsplit_once(", ").is_some_and(|(before, tail)| {
            before.contains(',') && tail != "huế" && !tail.is_empty() && tail.chars().all(char::is_alphabetic)
        })
    };
    wants || half()
}

#[expect(clippy::too_many_arguments, reason = "one call site; a struct would only rename them")]
fn kind_of(line: &str, view: &View, source: &str, from: usize, title: &str, blocks: &[Block], first: bool, related: bool) -> LineKind {
    let at = view.source(from..from).start;
    // Blocks stand in text order.
    let block = blocks.get(blocks.partition_point(|b| b.end <= at)).filter(|b| b.start <= at);
    match block.map(|b| b.kind) {
        Some(BlockKind::Related) => return LineKind::Related,
        Some(BlockKind::Caption) => return LineKind::Caption,
        Some(BlockKind::Table) => return LineKind::Row,
        Some(BlockKind::Heading) => return LineKind::Heading,
        Some(BlockKind::ListItem) => return LineKind::Item,
        _ => {}
    }
    let row = || {
        memchr(b'\t', line.as_bytes()).is_some()
            || memchr(b'|', line.as_bytes()).is_some() && line.matches(" | ").count() >= 2
            || line.starts_with("| ")
            || line.starts_with('|') && line.bytes().filter(|b| *b == b'|').count() > 2
            || tight(line)
    };
    // "Kết quả năm 2023 của tỉnh như sau:" opens a list and is no headline; a text that was given its headline may begin with a table.
    let heads = || first && !line.ends_with(['.', ':']) && line.len() < 250 && (title.is_empty() || !row());
    if line == title || heads() {
        return LineKind::Title;
    }
    if related {
        return LineKind::Related;
    }
    if row() {
        return LineKind::Row;
    }
    if ["ảnh:", "anh:", "nguồn ảnh", "(ảnh"].iter().any(|p| line.starts_with(p)) {
        return LineKind::Caption;
    }
    let marker = line.starts_with(['-', '+', '*', '•', '–', '·', '►', '❶', '❷', '❸', '❹', '❺', '❻', '❼', '❽', '❾', '❿']);
    // "a. Trà Vinh", "b) Đà Nẵng": a letter before nothing but a name.
    let lettered = || {
        let rest = line.strip_prefix(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h']).and_then(|r| r.strip_prefix(['.', ')'])).unwrap_or("");
        let named = |s: &str| s.split(' ').skip(1).all(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric()));
        rest.starts_with(' ') && rest.len() < 40 && source.get(view.source(from..from + line.len())).is_some_and(named)
    };
    if marker || lettered() {
        return LineKind::Item;
    }
    if line.ends_with(['.', '!', '?', '…', ';', ',', ':', '"']) {
        return LineKind::Prose;
    }
    let words = line.bytes().filter(|b| *b == b' ').count() + 1;
    let upper = || source.get(view.source(from..from + line.len())).is_some_and(|s| s.chars().any(char::is_uppercase));
    if words <= 22 && upper() { LineKind::Heading } else { LineKind::Prose }
}

/// `1|Quảng Ninh|71,25`: bars without spaces part short cells, and letters or figures stand between them.
fn tight(line: &str) -> bool {
    const LONGEST: usize = 60;
    let bars = line.bytes().filter(|b| *b == b'|').count();
    let filled = line.split('|').filter(|c| c.chars().any(char::is_alphanumeric)).count();
    bars >= 2 && filled >= 2 && line.split('|').all(|c| c.len() <= 2 * LONGEST) && line.len() <= LONGEST * (bars + 1)
}

/// Whether a line is too long for a link and its teaser.
fn is_paragraph(line: &str) -> bool {
    const TEASER: usize = 55;
    line.ends_with(['.', '!', '?', '…']) && line.bytes().filter(|b| *b == b' ').count() >= TEASER
}

/// A heading over links to other articles.
fn is_related_heading(line: &str) -> bool {
    let line = line.trim_end_matches([':', '.', ' ']);
    matches!(
        line,
        "đọc thêm"
            | "tin liên quan"
            | "tin cùng chuyên mục"
            | "đọc nhiều"
            | "tin mới hơn"
            | "tin cũ hơn"
            | "bài liên quan"
            | "xem thêm"
            | "tin khác"
            | "tin cùng dòng sự kiện"
            | "có thể bạn quan tâm"
            | "bạn có thể quan tâm"
            | "tin mới"
            | "cùng chuyên mục"
            | "tin đọc nhiều"
            | "bài viết liên quan"
            | "các tin khác"
            | "tin nổi bật"
            | "tin xem nhiều"
            | "tin bài liên quan"
            | "các bài viết khác"
            | "xem nhiều"
            | "tin tức khác"
            | "bài đọc nhiều"
    )
}

/// Sentence bounds as token positions. A full stop ends a sentence before white space and a capital, a
/// digit or a quotation mark, but not behind `TP.`, a single letter or an item's number.
pub fn sentences<'l>(line: &'l Line<'_>) -> &'l [(usize, usize)] {
    line.sentences.get_or_init(|| ends(&line.tokens))
}

fn ends(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, token) in tokens.iter().enumerate() {
        let ends = match token.kind {
            TokenKind::Punct('.' | '…') => {
                let next = tokens.get(i + 1);
                // "(4) Thừa Thiên Huế… (63) Điện Biên": numbers left out, and no end.
                let skips = token.is('…')
                    && next.is_some_and(|n| n.is('('))
                    && tokens.get(i + 2).is_some_and(|n| n.kind == TokenKind::Number)
                    && tokens.get(i + 3).is_some_and(|n| n.is(')'));
                let spaced = next.is_none_or(|n| n.spaced);
                let opens = next.is_none_or(|n| n.capital || !matches!(n.kind, TokenKind::Word));
                // "lọt vào top 15.Vì thế …": the space was lost.
                let lost = || {
                    let before = i.checked_sub(1).and_then(|b| tokens.get(b));
                    let ended = before.is_some_and(|b| match b.kind {
                        TokenKind::Word => !b.capital && b.text.chars().nth(1).is_some(),
                        TokenKind::Number => i > from + 1 && b.spaced,
                        TokenKind::Punct(c) => c == ')',
                    });
                    ended && next.is_some_and(|n| n.capital && n.text.chars().nth(1).is_some() && !n.text.is_ascii())
                };
                (spaced && opens || lost()) && !skips && !abbreviation(tokens, i, from) && !counts_items(tokens, i, from)
            }
            TokenKind::Punct('!' | '?') => true,
            _ => false,
        };
        if ends {
            // A closing quotation mark belongs to the sentence it closes.
            let stop = if tokens.get(i + 1).is_some_and(|n| n.is('"') && !n.spaced) { i + 2 } else { i + 1 };
            bounded(tokens, from, stop, &mut out);
            from = stop;
        }
    }
    if from < tokens.len() {
        bounded(tokens, from, tokens.len(), &mut out);
    }
    out
}

/// Longest sentence that is read as one. Attachments look back and forth inside a sentence, so that without a
/// bound a page of one endless sentence would take time in the square of its length.
const LONGEST: usize = 400;

/// Adds a sentence; an endless one is cut at its commas and semicolons.
fn bounded(tokens: &[Token], a: usize, b: usize, out: &mut Vec<(usize, usize)>) {
    let mut from = a;
    while b.saturating_sub(from) > LONGEST {
        let limit = from + LONGEST;
        let cut = (from + 1..limit).rev().find(|i| tokens.get(*i).is_some_and(|t| t.is(';') || t.is(','))).map_or(limit, |i| i + 1);
        out.push((from, cut));
        from = cut;
    }
    if from < b {
        out.push((from, b));
    }
}

/// `1. Hòa An. 2. Bình Minh`, `3. Hòa An 85,0; … 45. Bình Minh`: the running number of the next item behind a mark, after an item of a few words
/// that has one of the same form.
fn counts_items(tokens: &[Token], at: usize, from: usize) -> bool {
    const LONGEST: usize = 12;
    let number = |t: usize| -> Option<(u32, char)> {
        let n = whole(tokens.get(t).filter(|k| k.kind == TokenKind::Number)?.text).filter(|n| *n <= 250)?;
        let mark = ['.', '/', ')'].into_iter().find(|c| tokens.get(t + 1).is_some_and(|k| k.is(*c)))?;
        tokens.get(t + 2).filter(|k| k.capital)?;
        Some((n, mark))
    };
    let Some((next, mark)) = number(at + 1) else { return false };
    let before = (from..at).rev().take(LONGEST).filter(|t| t + 1 < at).find_map(number);
    before.is_some_and(|(n, c)| c == mark && n < next)
}

fn abbreviation(tokens: &[Token], at: usize, from: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else { return true };
    let word = before.text;
    if before.spaced || at - 1 == from {
        // "Top 3: 1. A; 2. B": the number of an item inside the sentence.
        let opened =
            at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| matches!(t.kind, TokenKind::Punct(':' | ';' | ',' | '.' | '…')));
        let numbered = before.kind == TokenKind::Number && (at - 1 == from || opened && word.len() <= 2);
        let single = word.chars().count() == 1 && before.kind == TokenKind::Word;
        return numbered || single || matches!(word, "tp" | "tx" | "ths" | "ts" | "gs" | "pgs" | "mr" | "st" | "tt");
    }
    matches!(word, "tp" | "tx" | "ts" | "p")
}
