//! Damages files and reads them, in the tests and in `cargo xtask drill damage-reports`.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xephang_report::{Limits, Member, Piece, Report, ReportError, child};

/// What came of all damaged copies.
#[derive(Debug, Default)]
pub struct Summary {
    /// Copies read.
    pub copies: usize,
    /// How they ended, with how many.
    pub ends: BTreeMap<String, usize>,
    /// The longest reading and its file.
    pub slowest: (Duration, String),
    /// Copies that were cut off, have less in them than the file, and say so nowhere.
    pub silent: Vec<String>,
}

/// The same numbers for the same seed (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Begins anew.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or(0)
    }
}

/// Limits of the drill: no file here takes ten seconds whole, and pictures are not read.
pub fn limits() -> Limits {
    Limits { seconds: 10, ocr_seconds: 0, ..Limits::default() }
}

/// The files of a folder, those that say what is expected of another left out.
pub fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_file() && !matches!(ending, "json" | "md" | "py") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A damaged copy: cut off for even rounds, some bits flipped for odd ones.
pub fn damage(bytes: &[u8], round: usize, dice: &mut Dice) -> Vec<u8> {
    if round.is_multiple_of(2) {
        return bytes[..dice.below(bytes.len())].to_vec();
    }
    let mut copy = bytes.to_vec();
    for _ in 0..=dice.below(16) {
        let at = dice.below(copy.len());
        if let Some(byte) = copy.get_mut(at) {
            *byte ^= 1 << dice.below(8);
        }
    }
    copy
}

impl Summary {
    /// Reads `rounds` damaged copies of each file.
    pub fn run(&mut self, program: &Path, files: &[PathBuf], rounds: usize, seed: u64) -> std::io::Result<()> {
        for file in files {
            let bytes = std::fs::read(file)?;
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let whole = child::read(program, &bytes, Some(name), &limits()).map_or(0, |members| weight(&members));
            let mut dice = Dice::new(seed ^ bytes.len() as u64);
            for round in 0..rounds {
                let copy = damage(&bytes, round, &mut dice);
                let start = Instant::now();
                let read = child::read(program, &copy, Some(name), &limits());
                self.note(name, round, start.elapsed(), whole, read);
            }
        }
        Ok(())
    }

    fn note(&mut self, name: &str, round: usize, took: Duration, whole: usize, read: Result<Vec<Member>, ReportError>) {
        self.copies += 1;
        if took > self.slowest.0 {
            self.slowest = (took, format!("{name}, round {round}"));
        }
        // A text file has no length that could be missed.
        let cut = round.is_multiple_of(2) && !name.ends_with(".csv");
        match read {
            Ok(members) => {
                for member in &members {
                    *self.ends.entry(end_of(&member.report)).or_default() += 1;
                }
                let told = members.iter().any(|member| member.report.as_ref().map_or(true, |report| !report.notes.is_empty()));
                if cut && !told && weight(&members) < whole {
                    self.silent.push(format!("{name}, round {round}"));
                }
            }
            Err(fault) => *self.ends.entry(end_of(&Err(fault))).or_default() += 1,
        }
    }
}

/// Bytes of text that were read.
fn weight(members: &[Member]) -> usize {
    let of_piece = |piece: &Piece| match piece {
        Piece::Paragraph(paragraph) => paragraph.text.len(),
        Piece::Table(table) => table.rows.iter().flatten().map(|cell| cell.text.len()).sum(),
    };
    let reports = members.iter().filter_map(|member| member.report.as_ref().ok());
    reports.flat_map(|report| &report.pages).flat_map(|page| &page.pieces).map(of_piece).sum()
}

fn end_of(report: &Result<Report, ReportError>) -> String {
    match report {
        Ok(report) if report.notes.is_empty() => "read".to_owned(),
        Ok(_) => "read, with a note".to_owned(),
        Err(ReportError::Damaged { form, .. }) => format!("damaged {form}"),
        Err(ReportError::Stopped { how }) => format!("process ended: {how}"),
        Err(ReportError::Timeout { .. }) => "out of time".to_owned(),
        Err(ReportError::TooLarge { unit, .. }) => format!("too large: {unit}"),
        Err(fault) => fault.to_string(),
    }
}
