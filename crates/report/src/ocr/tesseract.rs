//! The OCR program: found, asked, stopped when it takes too long.
//!
//! Pictures go to it through its standard input and words come back through its standard output, so no file is left behind
//! whatever happens.
use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::picture::Picture;
use crate::ReportError;

/// The environment variable that names the program where it is not on the path.
pub const VARIABLE: &str = "XEPHANG_TESSERACT";

/// The language whose data is asked for.
const LANGUAGE: &str = "vie";

/// What is installed for reading scans.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Availability {
    /// Where the program is; `None` when there is none.
    pub program: Option<PathBuf>,
    /// Its version, such as `5.3.0`; `None` when it does not answer.
    pub version: Option<String>,
    /// Whether it has the data of Vietnamese.
    pub vietnamese: bool,
}

impl Availability {
    /// Whether scans can be read.
    pub fn ready(&self) -> bool {
        self.version.is_some() && self.vietnamese
    }

    /// What to install, in Vietnamese; `None` when nothing is missing.
    pub fn hint(&self) -> Option<String> {
        if self.version.is_none() {
            Some(format!(
                "chưa cài tesseract nên không đọc được bản chụp và ảnh. Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie; \
                 macOS: brew install tesseract tesseract-lang; Windows: bộ cài UB Mannheim, chọn Vietnamese. Nếu đã cài ở nơi khác, \
                 đặt biến {VARIABLE} trỏ tới chương trình"
            ))
        } else if !self.vietnamese {
            Some(
                "tesseract chưa có dữ liệu tiếng Việt. Debian, Ubuntu: apt install tesseract-ocr-vie; nơi khác: chép vie.traineddata \
                 vào thư mục tessdata"
                    .to_owned(),
            )
        } else {
            None
        }
    }

    /// What to install, in English; `None` when nothing is missing.
    pub fn hint_english(&self) -> Option<String> {
        if self.version.is_none() {
            Some(format!(
                "tesseract is not installed, so scans and pictures are not read. Debian, Ubuntu: apt install tesseract-ocr \
                 tesseract-ocr-vie; macOS: brew install tesseract tesseract-lang; Windows: the UB Mannheim installer with Vietnamese \
                 ticked. If it is installed elsewhere, set {VARIABLE} to the program"
            ))
        } else if !self.vietnamese {
            Some(
                "tesseract has no Vietnamese data. Debian, Ubuntu: apt install tesseract-ocr-vie; elsewhere: put vie.traineddata into \
                 its tessdata folder"
                    .to_owned(),
            )
        } else {
            None
        }
    }
}

/// Looks for the program: the file that [`VARIABLE`] names, else `tesseract` on the path.
pub fn available() -> Availability {
    let Some(program) = find() else { return Availability::default() };
    let ask = |argument: &str| {
        let child = command(&program).arg(argument).stdin(Stdio::null()).spawn().ok()?;
        finish(child, Vec::new(), Duration::from_secs(10)).ok()
    };
    let version = ask("--version").and_then(|answer| {
        let text = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
        text.lines().next()?.strip_prefix("tesseract ").map(|version| version.trim().trim_start_matches('v').to_owned())
    });
    let vietnamese = ask("--list-langs").is_some_and(|answer| {
        let text = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
        text.lines().any(|line| line.trim() == LANGUAGE)
    });
    Availability { program: Some(program), version, vietnamese }
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let name = format!("tesseract{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("OMP_THREAD_LIMIT", "1").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How the program is to look at a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// One block of text with lines of any kind (page segmentation 6): keeps the rows of a table together.
    Block,
    /// The same with the data of English, which every tesseract brings, and only digits and decimal marks allowed.
    Digits,
}

/// Runs the program on a picture and gives the table of words that it prints (see [`super::tsv`]).
pub(super) fn recognise(program: &Path, picture: &Picture, mode: Mode, timeout: Duration) -> Result<String, ReportError> {
    let mut command = command(program);
    let language = if mode == Mode::Digits { "eng" } else { LANGUAGE };
    command.args(["-", "-", "-l", language, "--psm", "6", "--dpi", &format!("{:.0}", picture.dpi())]);
    if mode == Mode::Digits {
        command.args(["-c", "tessedit_char_whitelist=0123456789,."]);
    }
    let child = command.arg("tsv").stdin(Stdio::piped()).spawn().map_err(|_| ReportError::NoOcr)?;
    let answer = finish(child, picture.pgm(), timeout)?;
    if !answer.success {
        let how = String::from_utf8_lossy(&answer.stderr).lines().next().unwrap_or("tesseract").to_owned();
        return Err(ReportError::Stopped { how });
    }
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

struct Answer {
    success: bool,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Feeds the child, reads what it says and waits for its end, or kills it when the time is up.
fn finish(mut child: Child, input: Vec<u8>, timeout: Duration) -> Result<Answer, ReportError> {
    let stdin = child.stdin.take();
    let writer = thread::spawn(move || {
        if let Some(mut pipe) = stdin {
            // A program that has seen enough closes the pipe: its exit code tells what it thinks of the picture.
            let _ = pipe.write_all(&input);
        }
    });
    let stdout = drained(child.stdout.take());
    let stderr = drained(child.stderr.take());
    let status = waited(&mut child, timeout);
    let _ = writer.join();
    let (stdout, stderr) = (stdout.join().unwrap_or_default(), stderr.join().unwrap_or_default());
    match status {
        Some(status) => Ok(Answer { success: status.success(), stdout, stderr }),
        None => Err(ReportError::Timeout { seconds: timeout.as_secs() }),
    }
}

fn drained(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    /// More than any page has words for.
    const MOST: u64 = 64 << 20;
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            let _ = pipe.take(MOST).read_to_end(&mut bytes);
        }
        bytes
    })
}

/// The child's exit; `None` when it had to be killed.
fn waited(child: &mut Child, timeout: Duration) -> Option<std::process::ExitStatus> {
    let until = Instant::now() + timeout;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < until => thread::sleep(Duration::from_millis(10)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
