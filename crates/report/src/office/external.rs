//! Other programs that turn old documents into ones that are read here, where they are installed.
use crate::Limits;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What came of asking another program.
pub(super) enum Outcome {
    /// What it gave.
    Done(Vec<u8>),
    /// It is not installed, or could not do it.
    Absent,
}

/// A document as DOCX, by LibreOffice.
pub(super) fn to_docx(bytes: &[u8], ending: &str, limits: &Limits) -> Outcome {
    let ask = |folder: &Path| {
        let input = folder.join(format!("in.{ending}"));
        fs::write(&input, bytes)?;
        let mut command = Command::new("soffice");
        // A profile of its own: a running LibreOffice would take the request over.
        command.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
        command.args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"]).arg(folder).arg(&input);
        run(command.stdout(Stdio::null()), limits)?;
        fs::read(folder.join("in.docx"))
    };
    within_folder(ask)
}

/// The text of a DOC file, by antiword.
pub(super) fn antiword(bytes: &[u8], limits: &Limits) -> Outcome {
    let ask = |folder: &Path| {
        let input = folder.join("in.doc");
        fs::write(&input, bytes)?;
        let mut command = Command::new("antiword");
        command.args(["-m", "UTF-8.txt", "-w", "0"]).arg(&input);
        // Into a file: a pipe that a program's own children keep open would be waited for.
        let output = folder.join("out.txt");
        run(command.stdout(fs::File::create(&output)?), limits)?;
        let mut text = Vec::new();
        fs::File::open(&output)?.take(limits.answer_bytes).read_to_end(&mut text)?;
        if text.is_empty() { Err(io::ErrorKind::InvalidData.into()) } else { Ok(text) }
    };
    within_folder(ask)
}

fn within_folder(ask: impl FnOnce(&Path) -> io::Result<Vec<u8>>) -> Outcome {
    let Ok(folder) = new_folder() else { return Outcome::Absent };
    let answer = ask(&folder);
    let _ = fs::remove_dir_all(&folder);
    answer.map_or(Outcome::Absent, Outcome::Done)
}

/// A folder that nobody else has.
fn new_folder() -> io::Result<PathBuf> {
    (0..1000)
        .map(|number| std::env::temp_dir().join(format!("xephang-{}-{number}", std::process::id())))
        .find(|folder| fs::create_dir(folder).is_ok())
        .ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// Runs a program to its end, or ends it when a quarter of the file's time is over. What it started ends with this process: its
/// parent sees to that.
fn run(command: &mut Command, limits: &Limits) -> io::Result<()> {
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let deadline = Instant::now() + Duration::from_secs(u64::from(limits.seconds)) / 4;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= deadline {
            child.kill()?;
            break child.wait()?;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    if status.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}
