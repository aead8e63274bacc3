//! Inputs to items: units are read and extracted in parallel, chunk by chunk, while the chunk before is
//! stored or printed. At most three chunks are in memory, however large the input is.
use super::input::{Cause, Problem, Unit, Units};
use super::{Context, output};
use crate::extract::extract;
use crate::model::Authority;
use crate::ontology::Ontology;
use crate::read::{self, reference};
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

/// Reads and extracts everything, gives the items to `sink` in the order of the input, and says on
/// stderr what could not be read.
///
/// # Errors
/// Whatever `sink` fails with; nothing more is read then.
pub(super) fn run(units: Units, context: &Context, mut sink: impl FnMut(Vec<Item>) -> anyhow::Result<()>) -> anyhow::Result<Tally> {
    let bar = progress_bar(units.total_bytes(), context);
    let mut tally = Tally::default();
    let (sender, receiver) = sync_channel(1);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || feed(units, context, &sender));
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

fn feed(mut units: Units, context: &Context, sender: &SyncSender<Chunk>) {
    let mut pending = Vec::new();
    let mut bytes = 0;
    loop {
        let unit = units.next();
        let last = unit.is_none();
        bytes += unit.as_ref().and_then(|unit| unit.as_ref().ok()).map_or(0, |unit| unit.bytes.len());
        pending.extend(unit);
        if last || bytes >= CHUNK_BYTES || pending.len() >= CHUNK_UNITS {
            let mut chunk = process(std::mem::take(&mut pending), context);
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
struct Given {
    items: Vec<Item>,
    /// Place and reservation.
    warnings: Vec<(String, String)>,
}

fn process(units: Vec<Result<Unit, Problem>>, context: &Context) -> Chunk {
    let read: Vec<Result<Given, Problem>> = units.into_par_iter().map(|unit| unit.and_then(|unit| read_unit(&unit, context))).collect();
    let mut chunk = Chunk { consumed: 0, passed_over: 0, items: Vec::new(), problems: Vec::new(), warnings: Vec::new() };
    for outcome in read {
        match outcome {
            Ok(given) => {
                chunk.passed_over += u64::from(given.items.is_empty());
                chunk.items.extend(given.items);
                chunk.warnings.extend(given.warnings);
            }
            Err(problem) => chunk.problems.push(problem),
        }
    }
    chunk
}

fn read_unit(unit: &Unit, context: &Context) -> Result<Given, Problem> {
    let items = match unit.table_name() {
        Some(name) => read_table(name, unit, &context.ontology),
        None => read_documents(unit, context),
    };
    if unit.archived && items.is_err() {
        return Ok(Given { items: Vec::new(), warnings: Vec::new() });
    }
    let items = items.map_err(|e| Problem { origin: unit.origin.clone(), cause: Cause::Read(e) })?;
    let notes = items.iter().flat_map(|item| &item.document.notes);
    let warnings = notes.map(|note| (unit.origin.show(context), note.clone())).collect();
    Ok(Given { items, warnings })
}

fn read_documents(unit: &Unit, context: &Context) -> Result<Vec<Item>, read::ReadError> {
    let hint = unit.hint(context);
    let documents = read::read(&unit.bytes, &hint)?;
    let item = |document| {
        let extraction = extract(&document, &context.ontology);
        Item { document, authority: Authority::Press, sample: false, extraction }
    };
    Ok(documents.into_iter().map(item).collect())
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
