//! `xephang resolve --list`: every verdict, also those superseded and taken back.
use super::Context;
use crate::cli::check::{json, ndjson, one_line, open_store};
use crate::cli::findings::{Lived, about, day, living};
use crate::cli::output::{format_or_default, screen, table};
use crate::cli::{Exit, Format, Lang};
use crate::model::{Ruling, State};
use crate::publish::{VERDICT_COLUMNS, verdict_row};
use serde::Serialize;
use std::collections::HashMap;
use std::io::Write;

/// A verdict, whether it counts, and where its finding stands now.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    ruling: &'a Ruling,
    counts: bool,
    state: State,
}

/// Lists the verdicts, the latest first.
pub(super) fn run(format: Option<Format>, context: &Context) -> anyhow::Result<Exit> {
    let store = open_store(context)?;
    let mut rulings = store.rulings()?;
    rulings.reverse();
    let format = format_or_default(format);
    let mut out = screen(format);
    let all = living(&store, context, false)?.all;
    let states: HashMap<&str, State> =
        all.iter().filter(|l| l.standing).filter_map(|l| Some((l.finding.id.as_str(), l.state()?))).collect();
    let lines: Vec<Line<'_>> = rulings.iter().map(|ruling| line(ruling, &rulings, &states, &all)).collect();
    match format {
        Format::Json => json(&mut out, &lines)?,
        Format::Ndjson => ndjson(&mut out, &lines)?,
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(&mut out);
            writer.write_record(VERDICT_COLUMNS.iter().chain(&["counts", "state"]))?;
            for line in &lines {
                let state = serde_json::to_value(line.state)?;
                let more = [line.counts.to_string(), state.as_str().unwrap_or_default().to_owned()];
                writer.write_record(verdict_row(line.ruling).into_iter().chain(more))?;
            }
            writer.flush()?;
        }
        Format::Table => people(&mut out, &lines, context)?,
    }
    out.flush()?;
    Ok(Exit::Fine)
}

fn line<'a>(ruling: &'a Ruling, latest_first: &[Ruling], states: &HashMap<&str, State>, all: &[Lived]) -> Line<'a> {
    let last = latest_first.iter().find(|r| r.finding == ruling.finding && r.undone.is_none());
    let counts = last.is_some_and(|r| r.id == ruling.id);
    // Under another id, the finding knows of the verdict.
    let heir = || {
        let of = |l: &&Lived| l.life.as_ref().and_then(|x| x.ruling.as_ref()).is_some_and(|r| r.id == ruling.id);
        all.iter().filter(|l| l.standing).find(of).and_then(Lived::state)
    };
    let state = states.get(ruling.finding.as_str()).copied().or_else(heir).unwrap_or(State::Resolved);
    Line { ruling, counts, state }
}

fn people(out: &mut impl Write, lines: &[Line<'_>], context: &Context) -> anyhow::Result<()> {
    let vi = context.lang == Lang::Vi;
    if lines.is_empty() {
        let none = context.say(
            "Chưa có kết luận nào. Ghi: xephang resolve MÃ --verdict da-xem|da-bao|bao-da-sua|dieu-chinh|may-doc-nham|khong-loi",
            "No verdicts yet. Give one: xephang resolve ID --verdict seen|reported|corrected|publisher-revised|our-reading|no-error",
        );
        writeln!(out, "{none}")?;
        return Ok(());
    }
    let mut shown = table(if vi {
        ["Ngày", "Mã", "Kết luận", "Điểm", "Tình trạng", "Người", "Ghi chú"]
    } else {
        ["Day", "Id", "Verdict", "Finding", "State", "By", "Note"]
    });
    for line in lines {
        let r = line.ruling;
        let verdict = match (r.undone, line.counts) {
            (Some(_), _) => format!("{} ({})", r.verdict.words(vi), context.say("đã rút", "taken back")),
            (None, false) => format!("{} ({})", r.verdict.words(vi), context.say("có kết luận sau", "superseded")),
            (None, true) => r.verdict.words(vi).to_owned(),
        };
        let sample = if r.content.sides.iter().any(|s| s.sample) { " *DỮ LIỆU MẪU*" } else { "" };
        let text = |value: &Option<String>| value.as_deref().map(one_line).unwrap_or_default();
        shown.add_row([
            day(r.decided),
            r.finding.clone(),
            verdict,
            format!("{}{sample}", about(&r.content, context)),
            line.state.words(vi).to_owned(),
            text(&r.who),
            text(&r.note),
        ]);
    }
    writeln!(out, "{shown}")?;
    Ok(())
}
