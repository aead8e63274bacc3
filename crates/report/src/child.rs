//! Reading in a process of its own, with limits.
//!
//! Parsers of such files can overflow their stack or run out of memory, which ends a process and cannot be caught. So
//! [`read`] starts a program that calls [`serve`]: it is given the file on its standard input and answers with lines of JSON,
//! one before and one after each member. What came before its end is kept, and the reading goes on behind the member that
//! ended it.
//!
//! On Linux the process limits its own memory and processor time, on other Unix systems its processor time; on Windows its
//! parent ends it when its time is over. The length of the answer is limited everywhere.
mod confine;
mod run;

use crate::{Limits, Member, ReportError, Step};
use run::{End, Run};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Bytes of stack for the parsers.
const STACK: usize = 64 << 20;
/// Most times that the reading of an archive goes on behind a file that ended the process.
const RESTARTS: usize = 20;

/// What the process is asked.
#[derive(Debug, Serialize, Deserialize)]
struct Request {
    name: Option<String>,
    limits: Limits,
    skip: usize,
}

/// A line of its answer.
#[derive(Debug, Serialize, Deserialize)]
enum Line {
    Begun(Option<String>),
    Done(Box<Member>),
    Failed(ReportError),
    End,
}

/// Reads a file as [`crate::read()`] does, by starting `program` with the argument `read-report`, which must call [`serve`].
///
/// # Errors
/// As [`crate::read()`]; [`ReportError::Stopped`] and [`ReportError::Timeout`] stand in the member that was being read.
pub fn read(program: &Path, bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Vec<Member>, ReportError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(ReportError::TooLarge { limit: limits.bytes >> 20, unit: "MB".to_owned() });
    }
    let deadline = Instant::now() + wall_time(bytes, name, limits);
    let mut members = Vec::new();
    for _ in 0..=RESTARTS {
        let request = Request { name: name.map(str::to_owned), limits: limits.clone(), skip: members.len() };
        let mut begun = None;
        let run = Run::start(program).map_err(|fault| ReportError::Stopped { how: fault.to_string() })?;
        let end = run.collect(&request, bytes, limits, deadline, &mut |line| match line {
            Line::Begun(member) => begun = Some(member),
            Line::Done(member) => {
                begun = None;
                members.push(*member);
            }
            Line::Failed(_) | Line::End => {}
        });
        let fault = match end {
            End::Whole => return Ok(members),
            End::Failed(fault) => return Err(fault),
            End::Broken(fault) => fault,
        };
        match begun {
            // One file of an archive ended it: on with the next.
            Some(Some(member)) => members.push(Member { name: Some(member), report: Err(fault) }),
            Some(None) => {
                members.push(Member { name: None, report: Err(fault) });
                return Ok(members);
            }
            None => return Err(fault),
        }
        if Instant::now() >= deadline {
            break;
        }
    }
    // The rest of an archive that is full of such files.
    members.push(Member { name: None, report: Err(ReportError::Timeout { seconds: limits.seconds.into() }) });
    Ok(members)
}

/// Processor time is limited by the process itself: only pictures of pages may take longer, since another program reads them.
fn wall_time(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Duration {
    use crate::Kind;
    let pictures = matches!(crate::sniff::sniff(bytes, name), Some(Kind::Pdf | Kind::Picture | Kind::Zip));
    let ocr = if pictures { limits.ocr_seconds } else { 0 };
    Duration::from_secs(u64::from(limits.seconds) + u64::from(ocr))
}

/// The other side of [`read`]: reads a request from `input`, limits this process, and answers on `output`. Call it from a
/// process that does nothing else.
///
/// # Errors
/// When `input` is no request or `output` is closed.
pub fn serve(input: impl Read, output: impl Write + Send) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut header = String::new();
    input.by_ref().take(1 << 20).read_line(&mut header)?;
    let request: Request = serde_json::from_str(&header)?;
    confine::confine(&request.limits);
    let mut bytes = Vec::new();
    input.take(request.limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || answer(&request, &bytes, output))?;
        worker.join().unwrap_or_else(|_| Err(io::Error::other("panic outside the parsers")))
    })
}

fn answer(request: &Request, bytes: &[u8], mut output: impl Write) -> io::Result<()> {
    let mut told = Ok(());
    let result = crate::read_each(bytes, request.name.as_deref(), &request.limits, request.skip, &mut |step| {
        if told.is_ok() {
            told = match step {
                Step::Begun(name) => tell(&mut output, &Line::Begun(name.map(str::to_owned))),
                Step::Done(member) => tell(&mut output, &Line::Done(member)),
            };
        }
    });
    told?;
    tell(&mut output, &result.map_or_else(Line::Failed, |()| Line::End))
}

fn tell(output: &mut impl Write, line: &Line) -> io::Result<()> {
    let mut text = serde_json::to_vec(line)?;
    text.push(b'\n');
    output.write_all(&text)?;
    output.flush()
}
