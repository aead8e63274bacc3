//! One run of the reading process, seen from its parent.
use super::{Line, Request};
use crate::{Limits, ReportError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

/// A started process.
pub(super) struct Run {
    child: Child,
}

/// How it ended.
pub(super) enum End {
    /// With the whole answer.
    Whole,
    /// With a fault of the file as a whole.
    Failed(ReportError),
    /// Before its answer was whole.
    Broken(ReportError),
}

/// What a reader of its output passes on.
enum Heard {
    Line(Box<Line>),
    TooLong,
    Closed,
}

impl Run {
    pub(super) fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg("read-report").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // mimalloc then takes memory as it is used, not a gibibyte at once, and the limit counts what is used.
        command.env("MIMALLOC_ARENA_EAGER_COMMIT", "0");
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Self { child: command.spawn()? })
    }

    /// Sends the file and hands on each line of the answer until its end or the deadline.
    pub(super) fn collect(
        mut self,
        request: &Request,
        bytes: &[u8],
        limits: &Limits,
        deadline: Instant,
        hear: &mut dyn FnMut(Line),
    ) -> End {
        let (Some(stdin), Some(stdout), Some(stderr)) = (self.child.stdin.take(), self.child.stdout.take(), self.child.stderr.take())
        else {
            return End::Broken(ReportError::Stopped { how: "no pipes".to_owned() });
        };
        let (sender, receiver) = channel();
        let longest = limits.answer_bytes;
        let listener = std::thread::spawn(move || listen(stdout, longest, &sender));
        let words = std::thread::spawn(move || last_words(stderr));
        let end = std::thread::scope(|scope| {
            // A process that ends early closes its input: its status says why.
            scope.spawn(move || send(stdin, request, bytes));
            let end = follow(&receiver, deadline, limits, hear);
            // The sender may wait for a process that will not read, and programs that it asked may still run.
            self.stop(end.is_some());
            end
        });
        drop(receiver);
        let status = self.child.wait();
        let _ = listener.join();
        end.unwrap_or_else(|| End::Broken(why(status, &join(words), limits)))
    }

    /// Ends the process and those that it started. One that closed its output by itself is left to end by itself, so that its
    /// status says why.
    fn stop(&mut self, at_once: bool) {
        if !at_once {
            self.wait_a_little();
        }
        #[cfg(unix)]
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.child.kill();
    }

    fn wait_a_little(&mut self) {
        for _ in 0..200 {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(std::time::Duration::from_millis(5)),
                Ok(Some(_)) | Err(_) => return,
            }
        }
    }
}

fn send(mut stdin: ChildStdin, request: &Request, bytes: &[u8]) -> io::Result<()> {
    let mut header = serde_json::to_vec(request)?;
    header.push(b'\n');
    stdin.write_all(&header)?;
    stdin.write_all(bytes)
}

fn listen(stdout: ChildStdout, longest: u64, sender: &Sender<Heard>) {
    let mut output = BufReader::new(stdout.take(longest));
    let mut line = Vec::new();
    loop {
        line.clear();
        let heard = match output.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => Heard::Closed,
            Ok(_) => match serde_json::from_slice(&line) {
                Ok(line) => Heard::Line(Box::new(line)),
                Err(_) if output.get_ref().limit() == 0 => Heard::TooLong,
                Err(_) => Heard::Closed,
            },
        };
        let last = !matches!(heard, Heard::Line(_));
        if sender.send(heard).is_err() || last {
            return;
        }
    }
}

/// The end that the answer itself tells, or `None` when it stopped short.
fn follow(receiver: &Receiver<Heard>, deadline: Instant, limits: &Limits, hear: &mut dyn FnMut(Line)) -> Option<End> {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok(Heard::Line(line)) => match *line {
                Line::End => return Some(End::Whole),
                Line::Failed(fault) => return Some(End::Failed(fault)),
                line => hear(line),
            },
            Ok(Heard::TooLong) => {
                return Some(End::Broken(ReportError::TooLarge { limit: limits.answer_bytes >> 20, unit: "MB of text".to_owned() }));
            }
            Err(RecvTimeoutError::Timeout) => return Some(End::Broken(ReportError::Timeout { seconds: limits.seconds.into() })),
            Ok(Heard::Closed) | Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// The last of what it wrote to its standard error.
fn last_words(mut stderr: impl Read) -> String {
    let mut tail = Vec::new();
    let mut buffer = [0_u8; 4096];
    while let Ok(count) = stderr.read(&mut buffer) {
        if count == 0 {
            break;
        }
        tail.extend_from_slice(buffer.get(..count).unwrap_or_default());
        if tail.len() > 16 << 10 {
            tail.drain(..8 << 10);
        }
    }
    String::from_utf8_lossy(&tail).into_owned()
}

fn join(words: JoinHandle<String>) -> String {
    words.join().unwrap_or_default()
}

/// Why it ended without a whole answer: the words of Rust's runtime for a full stack or memory, else its status.
fn why(status: io::Result<ExitStatus>, words: &str, limits: &Limits) -> ReportError {
    if words.contains("has overflowed its stack") {
        return ReportError::Stopped { how: "stack overflow".to_owned() };
    }
    if words.contains("memory allocation of") || words.contains("capacity overflow") {
        return ReportError::Stopped { how: "out of memory".to_owned() };
    }
    let Ok(status) = status else { return ReportError::Stopped { how: "no status".to_owned() } };
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        if signal == rustix::process::Signal::XCPU.as_raw() {
            return ReportError::Timeout { seconds: limits.seconds.into() };
        }
        return ReportError::Stopped { how: format!("signal {signal}") };
    }
    let code = status.code().map_or_else(|| "no code".to_owned(), |code| format!("exit code {code}"));
    let last = words.lines().last().unwrap_or_default();
    let how = if last.is_empty() { code } else { format!("{code}: {last}") };
    ReportError::Stopped { how }
}
