//! `xephang explain`: why a rank moved.
use super::output::{format_or_default, write_answer};
use super::{Context, Exit, Format, Lang, naming};
use crate::explain::{Moved, Question, moved, tell};
use crate::index::StoreFacts;
use crate::search::{Asked, Form, Intent, Query, Tongue, Years, answer, understood};
use crate::store::Store;
use std::io::Write;

/// Arguments of `xephang explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Province, office, ministry or country, by name or id: thanh-hoa, "Thanh Hóa"
    #[arg(value_name = "SUBJECT")]
    subject: String,
    /// Index, by name or id: pci, "PAR INDEX"
    #[arg(value_name = "INDEX")]
    index: String,
    /// Edition year (default: the latest that the store knows)
    #[arg(value_name = "YEAR")]
    year: Option<i32>,
    /// One component of the index, by name or id
    #[arg(long, value_name = "NAME")]
    component: Option<String>,
    /// Which ranking of the edition, where it has several: 63, 34
    #[arg(long, value_name = "LIST")]
    list: Option<String>,
    /// Form of the output (default: columns at a terminal, JSON lines in a pipe)
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = Store::open_read_only(&context.data())?;
    let ontology = &context.ontology;
    let index = naming::index(&args.index, ontology);
    let query = Query {
        raw: format!("{} {}", args.subject, args.index),
        subjects: vec![Asked { id: naming::subject(&args.subject, ontology), form: Form::Any }],
        component: args.component.as_ref().map(|name| naming::component(name, &index, ontology)),
        indices: vec![index],
        years: args.year.map(|y| Years { from: y, to: y }),
        list: args.list.clone(),
        intent: Intent::Why,
        ..Query::default()
    };
    let facts = StoreFacts::new(&store);
    let explained = Question::of(&query).map(|q| moved(&q, &facts, ontology)).transpose()?.flatten();
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    let format = format_or_default(args.format);
    let mut out = super::output::screen(format);
    let Some(explained) = explained else {
        // What is missing, what is nearest and how to add it.
        let missing = answer(&Query { intent: Intent::Lookup, ..query }, &facts, ontology, tongue)?;
        if format == Format::Table {
            write_answer(&mut out, &missing, tongue)?;
        } else {
            write_answer(&mut std::io::stderr().lock(), &missing, tongue)?;
            data(&mut out, None, format)?;
        }
        out.flush()?;
        return Ok(Exit::Fine);
    };
    if format == Format::Table {
        let mut told = tell(&explained, ontology, tongue);
        told.understood = understood(&query, ontology, tongue);
        write_answer(&mut out, &told, tongue)?;
    } else {
        data(&mut out, Some(&explained), format)?;
    }
    out.flush()?;
    Ok(Exit::Fine)
}

/// The explanation as data: one object, or the components as rows.
fn data(out: &mut impl Write, moved: Option<&Moved>, format: Format) -> anyhow::Result<()> {
    match format {
        Format::Json | Format::Table => {
            serde_json::to_writer_pretty(&mut *out, &moved)?;
            writeln!(out)?;
        }
        Format::Ndjson => {
            if let Some(moved) = moved {
                serde_json::to_writer(&mut *out, moved)?;
                writeln!(out)?;
            }
        }
        Format::Csv => csv(out, moved)?,
    }
    Ok(())
}

fn csv(out: &mut impl Write, moved: Option<&Moved>) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "component",
        "score_before",
        "score",
        "change",
        "weight",
        "effect",
        "rank_before",
        "rank",
        "before_derived",
        "derived",
        "premises",
    ])?;
    for p in moved.iter().flat_map(|m| &m.pulls) {
        let premises: Vec<&str> = p.premises.iter().map(|q| q.claim.as_str()).collect();
        let number = |x: Option<f64>| x.map_or_else(String::new, |x| x.to_string());
        let rank = |r: Option<u32>| r.map_or_else(String::new, |r| r.to_string());
        writer.write_record([
            p.component.clone(),
            number(p.scores.map(|s| s.0)),
            number(p.scores.map(|s| s.1)),
            number(p.change),
            number(p.weight),
            number(p.effect),
            rank(p.ranks.map(|r| r.0)),
            rank(p.ranks.map(|r| r.1)),
            p.before_derived.to_string(),
            p.derived.to_string(),
            premises.join(" "),
        ])?;
    }
    Ok(writer.flush()?)
}
