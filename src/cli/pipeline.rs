//! Inputs to items: units are read and extracted in parallel, chunk by chunk, while the chunk before is
//! stored or printed. At most three chunks are in memory, however large the input is.
use super::input::{Cause, Problem, Unit, Units};
use super::{Context, output};
use crate::extract::extract;
use crate::model::{Authority, Document, Told};
use crate::ontology::Ontology;
use crate::read::report::Origin as Provenance;
use crate::read::{self, reference};
use crate::report;
use crate::store::Item;
use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

/// A chunk is full when it holds this many bytes or units.
const CHUNK_BYTES: usize = 4_000_000;
const CHUNK_UNITS: usize = 512;

/// How reading went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Documents that were read.
    pub(super) documents: usize,
    /// Inputs (files, lines) that could not be read.
    pub(super) problems: usize,
    /// Answers in archives that are no article: errors, pictures, lists.
    pub(super) passed_over: u64,
}

struct Chunk {
    /// How much of the inputs was read so far.
    consumed: u64,
    passed_over: u64,
    items: Vec<Item>,
    problems: Vec<Problem>,
    /// Documents that were read with a reservation, such as an unreadable date.
    warnings: Vec<(String, String)>,
}

/// What the user says of all inputs.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// What their tables are.
    pub(super) told: Option<Told>,
    /// Their figures are the publisher's own.
    pub(super) official: bool,
}

/// Reads and extracts everything, gives the items to `sink` in the order of the input, and says on
/// stderr what could not be read.
///
/// # Errors
/// Whatever `sink` fails with; nothing more is read then.
pub(super) fn run(
    units: Units,
    asked: &Asked,
    context: &Context,
    mut sink: impl FnMut(Vec<Item>) -> anyhow::Result<()>,
) -> anyhow::Result<Tally> {
    let bar = progress_bar(units.total_bytes(), context);
    let mut tally = Tally::default();
    let (sender, receiver) = sync_channel(1);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || feed(units, asked, context, &sender));
        let mut outcome = Ok(());
        // The receiver is dropped when `sink` fails, which stops the reader at its next chunk.
        for chunk in receiver {
            tally.documents += chunk.items.len();
            tally.problems += chunk.problems.len();
            tally.passed_over += chunk.passed_over;
            bar.suspend(|| report(&chunk, context));
            bar.set_position(chunk.consumed);
            outcome = sink(chunk.items);
            if outcome.is_err() {
                break;
            }
        }
        bar.finish_and_clear();
        outcome?;
        reader.join().ok().context("the reading thread stopped early")
    })?;
    Ok(tally)
}

fn feed(mut units: Units, asked: &Asked, context: &Context, sender: &SyncSender<Chunk>) {
    let mut pending = Vec::new();
    let mut bytes = 0;
    loop {
        let unit = units.next();
        let last = unit.is_none();
        bytes += unit.as_ref().and_then(|unit| unit.as_ref().ok()).map_or(0, |unit| unit.bytes.len());
        pending.extend(unit);
        if last || bytes >= CHUNK_BYTES || pending.len() >= CHUNK_UNITS {
            let mut chunk = process(std::mem::take(&mut pending), asked, context);
            (chunk.consumed, chunk.passed_over) = (units.consumed(), chunk.passed_over + units.take_passed_over());
            // A send fails only when the other side has stopped on an error of its own.
            if sender.send(chunk).is_err() || last {
                return;
            }
            bytes = 0;
        }
    }
}

/// What one unit gave.
#[derive(Default)]
struct Given {
    items: Vec<Item>,
    /// Members of an archive that could not be read.
    problems: Vec<Problem>,
    /// Place and reservation.
    warnings: Vec<(String, String)>,
}

fn process(units: Vec<Result<Unit, Problem>>, asked: &Asked, context: &Context) -> Chunk {
    let read: Vec<Result<Given, Problem>> =
        units.into_par_iter().map(|unit| unit.and_then(|unit| read_unit(&unit, asked, context))).collect();
    let mut chunk = Chunk { consumed: 0, passed_over: 0, items: Vec::new(), problems: Vec::new(), warnings: Vec::new() };
    for outcome in read {
        match outcome {
            Ok(given) => {
                chunk.passed_over += u64::from(given.items.is_empty() && given.problems.is_empty());
                chunk.items.extend(given.items);
                chunk.problems.extend(given.problems);
                chunk.warnings.extend(given.warnings);
            }
            Err(problem) => chunk.problems.push(problem),
        }
    }
    chunk
}

fn read_unit(unit: &Unit, asked: &Asked, context: &Context) -> Result<Given, Problem> {
    let problem = |cause| Problem { origin: unit.origin.clone(), cause: Cause::Read(cause) };
    let mut given = Given::default();
    if let Some(name) = unit.table_name() {
        given.items = read_table(name, unit, &context.ontology).map_err(problem)?;
    } else {
        for read in documents(unit, asked, context) {
            match read {
                Ok(document) => given.items.push(item(document, asked, context)),
                // That a record of a web archive holds no article is no news.
                Err(_) if unit.archived => {}
                Err(problem) => given.problems.push(problem),
            }
        }
    }
    let notes = given.items.iter().flat_map(|item| &item.document.notes);
    given.warnings = notes.map(|note| (unit.origin.show(context), note.clone())).collect();
    Ok(given)
}

/// The documents of one unit, each read or not.
pub(super) fn documents(unit: &Unit, asked: &Asked, context: &Context) -> Vec<Result<Document, Problem>> {
    let problem = |name: Option<String>, cause| {
        let mut origin = unit.origin.clone();
        origin.member = name.map(String::into_boxed_str);
        Problem { origin, cause: Cause::Read(cause) }
    };
    let mut documents = if unit.form.is_none() && report::is_report(&unit.bytes, Some(unit.name())) {
        let origin = Provenance { name: Some(unit.name()), url: unit.url.as_deref(), ..Provenance::default() };
        match context.reports.read(&unit.bytes, &origin) {
            Ok(members) => members.into_iter().map(|m| m.document.map_err(|e| problem(m.name, e))).collect(),
            Err(e) => vec![Err(problem(None, e))],
        }
    } else {
        match read::read(&unit.bytes, &unit.hint(context)) {
            Ok(documents) => documents.into_iter().map(Ok).collect(),
            Err(e) => vec![Err(problem(None, e))],
        }
    };
    if let Some(told) = &asked.told {
        documents.iter_mut().flatten().for_each(|d| d.told = Some(told.clone()));
    }
    documents
}

fn item(document: Document, asked: &Asked, context: &Context) -> Item {
    let extraction = extract(&document, &context.ontology);
    let authority = match () {
        () if asked.official => Authority::Official,
        // A web page is the press, whoever writes it.
        () if document.places.is_empty() => Authority::Press,
        () => report::authority(&document, &extraction, &context.publishers, &context.ontology),
    };
    Item { document, authority, sample: false, extraction }
}

/// A table's weight is told by its folder, as in corpus/tables.
fn read_table(name: &str, unit: &Unit, ontology: &Ontology) -> Result<Vec<Item>, read::ReadError> {
    let csv = std::str::from_utf8(&unit.bytes).map_err(|e| read::ReadError::NotUtf8 { at: e.valid_up_to() })?;
    let folder = Path::new(unit.name()).parent().and_then(Path::file_name);
    let authority = if folder.is_some_and(|f| f == "official") { Authority::Official } else { Authority::Reported };
    let tables = reference::read_table(name, csv.trim_start_matches('\u{feff}'), authority, ontology)?;
    Ok(tables.into_iter().map(|(document, extraction)| Item { document, authority, sample: false, extraction }).collect())
}

fn report(chunk: &Chunk, context: &Context) {
    for problem in &chunk.problems {
        output::message(&format!("xephang: {}", problem.show(context)));
    }
    for (place, note) in &chunk.warnings {
        output::message(&format!("xephang: {place}: {} {note}", context.say("lưu ý:", "note:")));
    }
}

/// Shown on a terminal only; indicatif draws to stderr and hides itself elsewhere.
fn progress_bar(total: Option<u64>, context: &Context) -> ProgressBar {
    let template = context.say(
        "{bar:30} {bytes}/{total_bytes} · {bytes_per_sec} · còn {eta}",
        "{bar:30} {bytes}/{total_bytes} · {bytes_per_sec} · {eta} left",
    );
    match total {
        Some(total) => {
            ProgressBar::new(total).with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
        }
        None => ProgressBar::new_spinner(),
    }
}
