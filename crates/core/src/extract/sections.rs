//! What a heading, the opener of a list or a link hands on to the lines below it.
use super::finish::Page;
use super::frame::Frame;
use super::lines::{Asked, Line, sentences};
use super::mention::{Part, What, Who};
use super::numerals::whole;
use super::proto::{Edition, Origin, Proto, Slot};
use super::reader::read_sentence;
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use crate::normalize::{Token, TokenKind};

/// `2. Hạ tầng kỹ thuật:` over the line that says where the province stands in it.
pub(super) fn named_part(line: &Line, text: &Text<'_>, setting: &Setting<'_>) -> Option<Slot<Part>> {
    if line.tokens.len() > 24 {
        return None;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let mut parts = mentions.iter().filter(|m| matches!(m.what, What::Part(_)));
    let first = parts.next().filter(|m| m.t0 <= 3)?;
    // "Giao dịch giữa doanh nghiệp với doanh nghiệp (B2B):" names one twice.
    let alone = parts.all(|p| same_part(&p.what, &first.what))
        && !mentions.iter().any(|m| m.is_value() || matches!(m.what, What::Subject(_) | What::Index(_)));
    match &first.what {
        What::Part(part) if alone => Some(Slot::new(part.clone(), Origin::Heading, None)),
        _ => None,
    }
}

/// Whether two mentions are of one component.
fn same_part(a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Part(Part::Known(a)), What::Part(Part::Known(b))) => a.iter().any(|x| b.contains(x)),
        _ => a == b,
    }
}

/// What a heading hands on to every line of its section: the one ranking that it names and its edition (`2. Chỉ số PAPI năm 2022`), or
/// the year of all that is told there (`I. KẾT QUẢ NĂM 2022`, `II. MỤC TIÊU NĂM 2024`).
#[derive(Default)]
pub(super) struct Section {
    index: Option<usize>,
    year: Option<i32>,
}

impl Section {
    /// What a heading names: one index, and its edition when one year stands with it. A heading that gives places itself, or that names
    /// several indices or none, opens no such section.
    pub(super) fn headed(line: &Line, text: &Text<'_>, setting: &Setting<'_>) -> Self {
        let mentions = Scanner::scan(text, &line.tokens, setting);
        let mut out = Self::default();
        let mut years = 0;
        for m in mentions.iter() {
            match m.what {
                What::Index(i) if out.index.is_none_or(|x| x == i) => out.index = Some(i),
                What::Index(_) => return Self::default(),
                // "I. Những lĩnh vực cải thiện so với năm 2022": the year compared with is that of no place.
                What::Year(_) if mentions.iter().any(|n| n.what == What::Against && n.t1 <= m.t0 && m.t0 <= n.t1 + 3) => {}
                What::Year(y) => (out.year, years) = (Some(y), years + 1),
                _ if m.is_value() => return Self::default(),
                _ => {}
            }
        }
        let told = || {
            let words = line.text(text.view);
            ["kết quả", "xếp hạng", "thứ hạng", "thực trạng", "mục tiêu", "chỉ tiêu", "các chỉ số"].iter().any(|w| words.contains(w))
        };
        if years != 1 || out.index.is_none() && !told() {
            out.year = None;
        }
        out
    }

    /// A line of the section begins.
    pub(super) fn enter(&self, frame: &mut Frame, sentence: usize) {
        if let Some(index) = self.index {
            frame.index = Some(Slot::new(index, Origin::Heading, None));
            frame.index_named = Some(sentence);
        }
        if let (None, Some(y)) = (&frame.year, self.year) {
            frame.year = Some(Slot::new(Edition::Year(y), Origin::Heading, None));
        }
    }
}

/// The year behind `so với` in a line that states no place itself.
pub(super) fn stated_base(line: &Line, text: &Text<'_>, setting: &Setting<'_>) -> Option<Edition> {
    // Nothing but this cue makes the mention: most lines need not be scanned.
    if !line.cues.has(Asked::Against) {
        return None;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let at = mentions.iter().position(|m| m.what == What::Against)?;
    mentions.iter().skip(at + 1).take(4).find_map(|m| match m.what {
        What::Year(y) => Some(Edition::Year(y)),
        What::Relative(d) => Some(Edition::Relative(d)),
        _ => None,
    })
}

/// A heading: names the block or the subject of its section, or says that goals follow.
pub(super) fn heading(line: &Line, text: &Text<'_>, frame: &mut Frame, home: Option<&Who>, kept_topic: &mut bool, setting: &Setting<'_>) {
    let words = line.text(text.view);
    frame.new_paragraph(home, false);
    frame.goals =
        (words.contains("mục tiêu") || words.contains("chỉ tiêu") || words.contains("phương hướng")) && !words.contains("kết quả");
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let numbered = line.tokens.first().is_some_and(|t| t.kind == TokenKind::Number);
    // "Bình Dương: á quân thu nhập": the section is of whom its heading names before the colon.
    let named = mentions
        .iter()
        .find(|m| matches!(m.what, What::Subject(_)))
        .is_some_and(|m| m.t0 <= 1 && line.tokens.get(m.t1).is_some_and(|t| t.is(':')));
    *kept_topic = (numbered || named) && mentions.iter().filter(|m| matches!(m.what, What::Subject(_))).count() == 1;
}

/// `Hải Phòng`, `Long An - 72,64 điểm`, `Sở Nội vụ (95,1)`: a line that is a name, with its points at most.
pub(super) fn name_alone(line: &Line<'_>, text: &Text<'_>, setting: &Setting<'_>) -> bool {
    const LONGEST: usize = 20;
    if line.tokens.len() > LONGEST {
        return false;
    }
    let mentions = Scanner::scan(text, &line.tokens, setting);
    let Some(name) = mentions.iter().find(|m| matches!(m.what, What::Subject(_))).filter(|m| m.t0 <= 2) else { return false };
    let before =
        (0..name.t0).all(|t| line.tokens.get(t).is_some_and(|k| matches!(k.text, "tỉnh" | "thành" | "phố" | "tp" | "." | "huyện")));
    let mut figures = 0;
    before
        && line.tokens.iter().skip(name.t1).all(|k| match k.kind {
            TokenKind::Number => {
                figures += 1;
                figures == 1
            }
            TokenKind::Punct(c) => matches!(c, '(' | ')' | ':' | '-' | '–' | ',' | ';' | '%'),
            TokenKind::Word => matches!(k.text, "điểm" | "đạt" | "với"),
        })
}

/// `1- A; 2- B; 3- C`: a line of nothing but numbered items, however long.
pub(super) fn numbered_run(line: &Line<'_>) -> bool {
    let number = |t: usize| line.tokens.get(t).and_then(|k| whole(k.text));
    let marked = |t: usize| line.tokens.get(t).is_some_and(|k| matches!(k.kind, TokenKind::Punct('.' | ')' | '/' | '-' | ':')));
    let next = |t: usize| line.tokens.get(t).is_some_and(|k| k.is(';') || k.is(',')) && number(t + 1).is_some() && marked(t + 2);
    number(0) == Some(1) && marked(1) && (0..line.tokens.len().min(400)).filter(|t| next(*t)).count() >= 2
}

/// `9 huyện`, `20 sở`: how many are counted, said last.
pub(super) fn counted(tokens: &[Token<'_>]) -> Option<u32> {
    tokens.windows(2).rev().find_map(|t| match t {
        [n, noun] => whole(n.text).filter(|n| {
            let whom =
                matches!(noun.text, "huyện" | "sở" | "tỉnh" | "xã" | "phường" | "đơn" | "bộ" | "quận" | "địa" | "cơ" | "nước" | "quốc");
            whom && (3..=250).contains(n)
        }),
        _ => None,
    })
}

/// The sentence that opens a list hands its base year, count, scope and year on to the items.
pub(super) fn open_list(line: &Line, text: &Text<'_>, frame: &mut Frame, topic: Option<Slot<Who>>, setting: &Setting<'_>) {
    let Some(&(a, b)) = sentences(line).last() else { return };
    let tokens = line.tokens.get(a..b).unwrap_or_default();
    let mentions = Scanner::scan(text, tokens, setting);
    let words = text.view.text().get(line.start..line.end).unwrap_or_default();
    frame.ranking = mentions.iter().any(|m| m.what == What::Order) || ["hạng", "thứ tự", "bảng điểm"].iter().any(|w| words.contains(w));
    let has = |all: &[&str]| all.iter().any(|w| words.contains(w));
    frame.lists_parts = super::list_lines::opens_components(words);
    frame.places =
        has(&["thứ hạng", "xếp hạng", "vị trí", "vị thứ", "thứ bậc"]) && !has(&["điểm", "tăng", "giảm", "%", "mục tiêu", "phấn đấu"]);
    // "Kết quả đánh giá DTI năm 2023 của 9 huyện như sau": as many lines or items in order of rank.
    let named = mentions.iter().any(|m| matches!(m.what, What::Index(_)));
    frame.results = (named
        && has(&["kết quả"])
        && !has(&["mục tiêu", "tham gia", "khảo sát", "kiểm tra", "đoàn", "gồm", "chữ cái", "hội nghị", "cuộc họp"]))
    .then(|| counted(tokens));
    let best = || has(&["đầu", "nhất", "top ", "tốp ", "cuối"]);
    frame.of = frame.results.flatten().filter(|_| !best()).or(frame.of);
    // "Mục tiêu đến năm 2025, gồm:" opens goals; "Kết quả thực hiện mục tiêu như sau:" does not.
    let done =
        tokens.iter().zip(tokens.iter().skip(1)).any(|(a, b)| matches!((a.text, b.text), ("kết", "quả") | ("đã", _) | ("thực", "hiện")));
    frame.goals_listed = !done && mentions.iter().any(|m| m.what == What::Target);
    let mut against = false;
    for m in mentions.iter() {
        match &m.what {
            What::Against => against = true,
            // "So với năm 2020, các chỉ số thành phần PCI 2021 thay đổi như sau": the first year behind the words.
            What::Year(y) if against => (frame.base, against) = (Some(Edition::Year(*y)), false),
            What::Relative(d) if against => (frame.base, against) = (Some(Edition::Relative(*d)), false),
            What::Of(n) => frame.of = Some(*n),
            What::Scope(s) if s.starts_with("region:") => frame.scope = Some(Slot::new(s.clone(), Origin::Paragraph, None)),
            What::Block(b) => frame.block = Some(b),
            What::Ministries => frame.block = Some("ministries"),
            _ => {}
        }
    }
    if frame.topic.is_none() {
        frame.topic = topic;
    }
}

/// A link to another article: its headline must name subject, index and place itself.
pub(super) fn related(t: usize, text: &Text<'_>, line: &Line, setting: &Setting<'_>, page: &mut Page<'_>, sentence: &mut usize) {
    *sentence += 1;
    let mut alone = Frame::default();
    let before = page.protos.len();
    read_sentence(t, text, line, (0, line.tokens.len()), setting, &mut alone, page, *sentence);
    let mut kept: Vec<Proto> = page.protos.drain(before..).map(|(_, p)| p).collect();
    kept.retain(|p| p.who.is_some() && p.index.is_some() && (p.placed() || p.delta.is_some()));
    for mut p in kept {
        p.rule = "headline in a list of links";
        page.protos.push((t, p));
    }
}
