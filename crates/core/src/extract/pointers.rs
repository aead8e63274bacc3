//! What a sentence points back to by a noun alone: `ở nội dung này`, `tỉnh thứ hai`. Where the sentence before leaves no doubt whom or what
//! that is, the sentence is read as if the name stood there.
use super::frame::Frame;
use super::mention::{Mention, Part, Pointed, What};
use super::proto::{Origin, Proto, Slot};

/// The components that a sentence named.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsNamed {
    /// The sentence.
    pub sentence: usize,
    /// The component, where it named one only.
    pub one: Option<Part>,
    /// Whether the sentence tells of the component: nobody and no index stands before it.
    pub topic: bool,
    /// Whether it tells of no place and no points.
    pub plain: bool,
}

/// How many sentences back a component may have been named.
const NEAR: usize = 2;

/// The mentions with what they point back to, where anything does.
pub(super) fn settled(mentions: &[Mention], frame: &Frame, sentence: usize) -> Option<Vec<Mention>> {
    if !mentions.iter().any(|m| matches!(m.what, What::PartAgain(_) | What::Nth(_))) {
        return None;
    }
    let mut out = Vec::with_capacity(mentions.len());
    for (i, m) in mentions.iter().enumerate() {
        let before = mentions.get(..i).unwrap_or_default();
        let what = match m.what {
            What::PartAgain(pointed) => component(pointed, before, frame, sentence).map(What::Part),
            What::Nth(n) => nth(n, frame, sentence),
            _ => None,
        };
        out.push(Mention { what: what.unwrap_or_else(|| m.what.clone()), ..m.clone() });
    }
    Some(out)
}

/// The only component named before in this sentence, else in the ones right before, else by the heading.
fn component(pointed: Pointed, before: &[Mention], frame: &Frame, sentence: usize) -> Option<Part> {
    if before.iter().any(|m| matches!(m.what, What::Part(_))) {
        return named(before, 0).one.filter(|_| pointed == Pointed::Part);
    }
    let last = frame.parts_named.as_ref().filter(|p| sentence.saturating_sub(p.sentence) <= NEAR);
    match (pointed, last) {
        (Pointed::Part, Some(last)) => last.one.clone(),
        (Pointed::Part, None) => frame.part.as_ref().map(|s| s.value.clone()),
        // "hạng 16; chỉ số này thay …": something of this sentence is meant.
        (Pointed::Perhaps, _) if before.iter().any(|m| m.what == What::Mark(';')) => None,
        (Pointed::Perhaps, last) => last.filter(|p| p.topic && p.sentence + 1 == sentence)?.one.clone(),
    }
}

/// Whoever is the n-th of those that the sentence before named together.
fn nth(n: u32, frame: &Frame, sentence: usize) -> Option<What> {
    let (_, group) = frame.last_group.as_ref().filter(|(at, _)| sentence.saturating_sub(*at) <= 1)?;
    Some(What::Subject(group.get(usize::try_from(n.checked_sub(1)?).ok()?)?.value.clone()))
}

fn named(mentions: &[Mention], sentence: usize) -> PartsNamed {
    let mut parts = mentions.iter().filter_map(|m| if let What::Part(p) = &m.what { Some(p) } else { None });
    let one = parts.next().filter(|one| parts.all(|p| p == *one)).cloned();
    let first = mentions.iter().find(|m| matches!(m.what, What::Part(_) | What::Subject(_) | What::Anaphor(_) | What::Index(_)));
    let topic = first.is_some_and(|m| matches!(m.what, What::Part(_)));
    PartsNamed { sentence, one, topic, plain: !mentions.iter().any(Mention::is_value) }
}

/// `Tính minh bạch là điểm sáng của X trong PCI 2024. 6,9 điểm, thứ hai cả nước.`: figures alone are those of the component of which the
/// sentence before told.
pub(super) fn of_fragment(mentions: &[Mention], frame: &Frame, sentence: usize) -> Option<Slot<Part>> {
    let first = mentions.first().filter(|m| m.is_value() && m.t0 <= 1)?;
    let names = |m: &Mention| matches!(m.what, What::Subject(_) | What::Anaphor(_) | What::Index(_) | What::Part(_) | What::Overall);
    let last = frame.parts_named.as_ref().filter(|p| p.sentence + 1 == sentence && p.topic && p.plain)?;
    if first.depth > 0 || mentions.iter().any(names) {
        return None;
    }
    Some(Slot::new(last.one.clone()?, Origin::Paragraph, None))
}

/// Remembers the components that a sentence named.
pub(super) fn note(mentions: &[Mention], frame: &mut Frame, sentence: usize) {
    if mentions.iter().any(|m| matches!(m.what, What::Part(_))) {
        frame.parts_named = Some(named(mentions, sentence));
    }
}

/// What was only pointed to is told so: names that stand where `scanned` has a pointer.
pub(super) fn mark(protos: &mut [Proto], scanned: &[Mention], place: impl Fn(&Mention) -> (usize, usize)) {
    let pointers: Vec<(usize, usize)> = scanned.iter().filter(|m| matches!(m.what, What::PartAgain(_) | What::Nth(_))).map(place).collect();
    let pointed = |span: Option<(usize, usize)>| span.is_some_and(|s| pointers.contains(&s));
    for p in protos {
        // What stands right behind its place is bound to it all the same.
        if let Some(part) = p.part.as_mut().filter(|s| pointed(s.span) && s.origin == Origin::Sentence) {
            part.origin = Origin::Anaphor;
        }
        if let Some(who) = p.who.as_mut().filter(|s| pointed(s.span) && s.origin == Origin::Sentence) {
            who.origin = Origin::Anaphor;
        }
    }
}
