//! Findings with their place in life, for the commands that list them.
use super::Context;
use super::check::one_line;
use crate::model::{Finding, FindingKind, Ruling, State};
use crate::publish::{FlatFinding, fact_words};
use crate::store::{Life, Store, value_key};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// A finding with its place in life.
#[derive(Debug)]
pub(super) struct Lived {
    /// `contradiction`, `note` or `confirmation`.
    pub class: &'static str,
    /// The finding.
    pub finding: Finding,
    /// Its place in life; none for confirmations.
    pub life: Option<Life>,
    /// Whether it is found now.
    pub standing: bool,
}

impl Lived {
    /// Where it is in its life; confirmations are in no state.
    pub fn state(&self) -> Option<State> {
        self.life.as_ref().map(|l| l.state)
    }

    /// As other tools see it.
    pub fn flat(&self) -> FlatFinding<'_> {
        FlatFinding::new(self.class, &self.finding, self.life.as_ref(), self.standing)
    }
}

/// Which findings are listed, by their place in life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Wanted {
    /// Those that stand and that nobody has settled, acknowledged ones among them
    #[default]
    Open,
    /// Those that a person has seen or reported
    Acknowledged,
    /// Those that are gone, or that a person has settled
    Resolved,
    /// All
    All,
}

impl Wanted {
    /// Whether a finding in this state is listed. Confirmations are in no state, and never left out.
    pub fn takes(self, state: Option<State>) -> bool {
        match (self, state) {
            (Self::All, _) | (_, None) => true,
            (Self::Open, Some(state)) => state != State::Resolved,
            (Self::Acknowledged, Some(state)) => state == State::Acknowledged,
            (Self::Resolved, Some(state)) => state == State::Resolved,
        }
    }
}

impl Living {
    /// Without how likely each value is, which `why` tells and nothing else.
    pub fn for_readers(mut self) -> Self {
        self.all.iter_mut().for_each(|l| l.finding.weighed.clear());
        self
    }
}

/// What a check of the store gives.
pub(super) struct Living {
    /// Contradictions, notes, what is gone, and confirmations when they were asked for.
    pub all: Vec<Lived>,
    /// How many claims are current.
    pub claims: usize,
    /// How many documents there are.
    pub documents: usize,
    /// How many confirmations there are.
    pub confirmations: usize,
}

/// Everything a check of the store finds, then what is gone: what stood in an earlier run, or was judged, and of which
/// nothing is left. Confirmations are many and cost most: they are written only when they are asked for.
pub(super) fn living(store: &Store, context: &Context, confirmations: bool) -> anyhow::Result<Living> {
    let world = store.world(&context.ontology)?;
    let found = world.examine();
    let mut all = Vec::new();
    for (class, mut findings) in [("contradiction", world.contradictions(&found)), ("note", world.notes(&found))] {
        store.quote(&mut findings)?;
        let lives = store.lives(&findings)?;
        all.extend(findings.into_iter().zip(lives).map(|(finding, life)| Lived { class, finding, life: Some(life), standing: true }));
    }
    let gone = gone(&all, store)?;
    all.extend(gone);
    let confirmed = if confirmations {
        let mut agreed = world.confirmations(&found);
        store.quote(&mut agreed)?;
        let count = agreed.len();
        all.extend(agreed.into_iter().map(|finding| Lived { class: "confirmation", finding, life: None, standing: true }));
        count
    } else {
        world.count_confirmations(&found)
    };
    Ok(Living { all, claims: store.count_claims()?, documents: world.sources().len(), confirmations: confirmed })
}

fn gone(standing: &[Lived], store: &Store) -> anyhow::Result<Vec<Lived>> {
    let now: Vec<Finding> = standing.iter().map(|l| l.finding.clone()).collect();
    let mut rulings: BTreeMap<String, Ruling> = BTreeMap::new();
    // The oldest first: the last one stays.
    for ruling in store.rulings()?.into_iter().filter(|r| r.undone.is_none()) {
        rulings.insert(ruling.finding.clone(), ruling);
    }
    let mut findings: BTreeMap<String, Finding> = store.gone_findings(&now)?.into_iter().map(|f| (f.id.clone(), f)).collect();
    let judged = rulings.values().filter(|r| !now.iter().any(|f| f.id == r.finding || holds(f, &r.content)));
    for ruling in judged {
        findings.entry(ruling.finding.clone()).or_insert_with(|| Finding { id: ruling.finding.clone(), ..ruling.content.clone() });
    }
    let class = |f: &Finding| if matches!(f.kind, FindingKind::TwoLists | FindingKind::Unpublished) { "note" } else { "contradiction" };
    let lived = |(id, finding): (String, Finding)| Lived {
        class: class(&finding),
        life: Some(Life::gone(rulings.get(&id).cloned())),
        finding,
        standing: false,
    };
    Ok(findings.into_iter().map(lived).collect())
}

/// Whether `wider` is `narrower` under another id, with a value more.
fn holds(wider: &Finding, narrower: &Finding) -> bool {
    let values = |f: &Finding| f.values.iter().map(|v| value_key(v).to_owned()).collect::<BTreeSet<_>>();
    wider.fact.is_some() && (wider.kind, &wider.fact) == (narrower.kind, &narrower.fact) && values(narrower).is_subset(&values(wider))
}

/// What a person decided, under a finding: the verdict that covers it, or one on other values.
pub(super) fn print_life(out: &mut impl Write, life: &Life, context: &Context) -> std::io::Result<()> {
    if let Some(ruling) = &life.ruling {
        let word = context.say("Kết luận", "Verdict");
        writeln!(out, "    {word}: {}", decided(ruling, context))?;
    }
    if let Some(earlier) = &life.earlier {
        let word = context.say("Đã có kết luận cho giá trị khác", "There is a verdict on other values");
        writeln!(out, "    {word} ({}): {}", earlier.content.values.join(", "), decided(earlier, context))?;
    }
    Ok(())
}

/// `Đã báo tòa soạn, 26/11/2026, Lan: đã gọi điện`.
pub(super) fn decided(ruling: &Ruling, context: &Context) -> String {
    let vi = context.say("vi", "en") == "vi";
    let mut text = format!("{}, {}", ruling.verdict.words(vi), day(ruling.decided));
    if let Some(who) = &ruling.who {
        text.push_str(&format!(", {}", one_line(who)));
    }
    if let Some(value) = &ruling.value {
        text.push_str(&format!("; {} {}", context.say("số đúng", "the right figure:"), one_line(value)));
    }
    if let Some(note) = &ruling.note {
        text.push_str(&format!(": {}", one_line(note)));
    }
    text
}

/// The day of an instant in Vietnam.
pub(super) fn day(ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let there = jiff::tz::Offset::constant(7).to_datetime(at);
    format!("{:02}/{:02}/{}", there.day(), there.month(), there.year())
}

/// `Hà Tĩnh, DTI 2022: 37/63, 27/63`.
pub(super) fn about(finding: &Finding, context: &Context) -> String {
    let values = finding.values.join(", ");
    match &finding.fact {
        Some(fact) => format!("{}: {values}", fact_words(fact, &context.ontology, context.say("vi", "en") == "vi")),
        None if finding.message.is_empty() => values,
        None => one_line(context.say(&finding.message, &finding.message_en)),
    }
}

/// Items whose id is `wanted`, else those whose id begins with it.
pub(super) fn matching<'a, T>(items: &'a [T], wanted: &str, id: impl Fn(&T) -> &String) -> Vec<&'a T> {
    let exact: Vec<&T> = items.iter().filter(|x| id(x) == wanted).collect();
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    items.iter().filter(|x| id(x).starts_with(wanted)).collect()
}

/// An error that lists the ids that begin so.
pub(super) fn ambiguous<'a>(ids: impl Iterator<Item = &'a str>, wanted: &str, context: &Context) -> anyhow::Error {
    const SHOWN: usize = 8;
    let ids: Vec<&str> = ids.collect();
    let more = if ids.len() > SHOWN { ", …" } else { "" };
    let listed = ids.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    anyhow::anyhow!("{wanted}: {} {listed}{more}", context.say("có nhiều mã bắt đầu như vậy:", "several ids begin so:"))
}
