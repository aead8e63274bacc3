//! What is named on the command line (files, folders, addresses, standard input), cut into units that
//! are read one by one. Only a unit at a time is held in memory, whatever the size of the input.
use super::warc::Pages;
use super::{Context, Lang};
use crate::archive::{self, Fault};
use crate::crawl::{self, CrawlError};
use crate::read::lines::{LINE_LIMIT, Line, Lines};
use crate::read::{Form, Hint, ReadError};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// Form of the input, as `--input` says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum InputKind {
    /// Found from name and content.
    #[default]
    Auto,
    /// One JSON document a line.
    Ndjson,
}

/// Largest file that is read as one document, in bytes.
const FILE_LIMIT: usize = 64_000_000;

/// Endings of files that a folder is searched for. Pictures are read only when they are named: a folder of saved pages is full of
/// them.
const ENDINGS: &[&str] = &[
    "json", "jsonl", "ndjson", "html", "htm", "txt", "csv", "tsv", "pdf", "xlsx", "xlsm", "xlsb", "xls", "ods", "docx", "doc", "odt", "zip",
];

/// Where a unit came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) name: String,
    pub(super) line: Option<usize>,
    /// Path in an archive.
    pub(super) member: Option<Box<str>>,
}

impl Origin {
    pub(super) fn show(&self, context: &Context) -> String {
        match (self.line, &self.member) {
            (Some(line), _) => format!("{}, {} {line}", self.name, context.say("dòng", "line")),
            (None, Some(member)) => format!("{}: {member}", self.name),
            (None, None) => self.name.clone(),
        }
    }
}

/// Bytes of one document (or one table), not yet read.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) origin: Origin,
    pub(super) bytes: Vec<u8>,
    pub(super) form: Option<Form>,
    pub(super) url: Option<String>,
    pub(super) content_type: Option<String>,
    /// One of the many pages of an archive: that it holds no article is no news.
    pub(super) archived: bool,
}

/// An input that could not be read; the others go on.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) origin: Origin,
    pub(super) cause: Cause,
}

#[derive(Debug)]
pub(super) enum Cause {
    Read(ReadError),
    Io(io::Error),
    Fetch(CrawlError),
    LongLine,
    Warc(Fault),
}

impl Problem {
    pub(super) fn show(&self, context: &Context) -> String {
        let cause = match (&self.cause, context.lang) {
            (Cause::Read(e), Lang::Vi) => e.vietnamese(),
            (Cause::Read(e), Lang::En) => e.to_string(),
            (Cause::Io(e), Lang::Vi) if e.kind() == io::ErrorKind::NotFound => "không có tệp này".to_owned(),
            (Cause::Io(e), _) => e.to_string(),
            (Cause::Fetch(e), Lang::Vi) => format!("không tải được trang: {e}"),
            (Cause::Fetch(e), Lang::En) => e.to_string(),
            (Cause::Warc(fault), Lang::Vi) => fault.vietnamese(),
            (Cause::Warc(fault), Lang::En) => fault.to_string(),
            (Cause::LongLine, _) => {
                let limit = LINE_LIMIT / 1_000_000;
                context.say("dòng dài quá ", "line longer than ").to_owned() + &format!("{limit} MB")
            }
        };
        format!("{}: {cause}", self.origin.show(context))
    }
}

/// All units of the named inputs, in order. See [`Units::total_bytes`] for progress.
pub(super) struct Units {
    waiting: VecDeque<Named>,
    open: Option<OpenLines>,
    pages: Option<Pages>,
    /// Bytes of the inputs before the one in hand.
    consumed: u64,
    passed_over: u64,
    kind: InputKind,
    allow_private: bool,
    total: Option<u64>,
}

enum Named {
    File(PathBuf),
    Stdin,
    Address(String),
    Broken(Problem),
}

struct OpenLines {
    name: String,
    lines: Lines<Box<dyn BufRead + Send>>,
}

impl Units {
    /// Looks up what is named; folders are walked in order of names. Nothing is read yet.
    pub(super) fn new(paths: &[String], kind: InputKind, allow_private: bool) -> Self {
        let mut waiting = VecDeque::new();
        let mut total = Some(0);
        for path in paths {
            if path == "-" {
                waiting.push_back(Named::Stdin);
                total = None;
            } else if path.starts_with("http://") || path.starts_with("https://") {
                waiting.push_back(Named::Address(path.clone()));
            } else {
                walk(Path::new(path), true, &mut waiting, &mut total);
            }
        }
        Self { waiting, open: None, pages: None, consumed: 0, passed_over: 0, kind, allow_private, total }
    }

    /// Sum of the files' sizes; `None` when some come from a stream.
    pub(super) fn total_bytes(&self) -> Option<u64> {
        self.total
    }

    /// How much of the inputs was read, in the measure of [`Units::total_bytes`].
    pub(super) fn consumed(&self) -> u64 {
        self.consumed + self.pages.as_ref().map_or(0, Pages::consumed)
    }

    /// How many answers in archives were passed over since this was last asked.
    pub(super) fn take_passed_over(&mut self) -> u64 {
        std::mem::take(&mut self.passed_over) + self.pages.as_mut().map_or(0, Pages::take_passed_over)
    }

    fn start(&mut self, named: Named) -> Option<Result<Unit, Problem>> {
        let (name, opened) = match named {
            Named::Broken(problem) => return Some(Err(problem)),
            Named::Address(address) => return Some(fetch(address, self.allow_private)),
            Named::Stdin => ("stdin".to_owned(), Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())) as Box<dyn BufRead + Send>)),
            Named::File(path) => {
                let opened = File::open(&path).map(|f| Box::new(BufReader::with_capacity(1 << 16, f)) as Box<dyn BufRead + Send>);
                (path.display().to_string(), opened)
            }
        };
        let started = opened.and_then(|reader| self.read_or_open(&name, reader));
        match started {
            Ok(Ok(unit)) => unit.map(Ok),
            Ok(Err(cause)) => Some(Err(Problem { origin: Origin { name, line: None, member: None }, cause })),
            Err(e) => Some(Err(Problem { origin: Origin { name, line: None, member: None }, cause: Cause::Io(e) })),
        }
    }

    /// Line by line where that is the form, whole otherwise.
    fn read_or_open(&mut self, name: &str, mut reader: Box<dyn BufRead + Send>) -> io::Result<Result<Option<Unit>, Cause>> {
        let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
        let by_name = self.kind == InputKind::Ndjson || matches!(ending.as_str(), "jsonl" | "ndjson");
        let start = reader.fill_buf()?;
        if start.is_empty() {
            return Ok(Err(Cause::Read(ReadError::Empty)));
        }
        if self.kind == InputKind::Auto && (is_warc_name(name) || archive::looks_like_warc(start)) {
            self.pages = Some(Pages::new(name, reader));
            return Ok(Ok(None));
        }
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        let like_json = matches!(start.first(), Some(b'{' | b'['))
            && !start.starts_with(b"{\\rtf")
            && (ending == "json" || !ENDINGS.contains(&ending.as_str()));
        if by_name {
            self.open = Some(OpenLines { name: name.to_owned(), lines: Lines::new(reader, LINE_LIMIT) });
            return Ok(Ok(None));
        }
        let mut head = Vec::new();
        if like_json {
            // A first line that is a whole object means one document a line; else the file is one value.
            reader.by_ref().take(LINE_LIMIT as u64).read_until(b'\n', &mut head)?;
            let line = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
            if serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok() && line.trim_ascii_start().first() == Some(&b'{') {
                return Ok(Ok(self.open_lines(name, head, reader)));
            }
        }
        let mut bytes = head;
        let room = (FILE_LIMIT + 1).saturating_sub(bytes.len());
        reader.by_ref().take(room as u64).read_to_end(&mut bytes)?;
        if bytes.len() > FILE_LIMIT {
            return Ok(Err(Cause::Read(ReadError::TooLarge { limit_mb: FILE_LIMIT / 1_000_000 })));
        }
        if like_json && !is_one_value(&bytes) {
            return Ok(Ok(self.open_lines(name, bytes, reader)));
        }
        let form = like_json.then_some(Form::Json);
        Ok(Ok(Some(Unit {
            origin: Origin { name: name.to_owned(), line: None, member: None },
            bytes,
            form,
            url: None,
            content_type: None,
            archived: false,
        })))
    }

    fn open_lines(&mut self, name: &str, head: Vec<u8>, rest: Box<dyn BufRead + Send>) -> Option<Unit> {
        let reader: Box<dyn BufRead + Send> = Box::new(Cursor::new(head).chain(rest));
        self.open = Some(OpenLines { name: name.to_owned(), lines: Lines::new(reader, LINE_LIMIT) });
        None
    }
}

impl Iterator for Units {
    type Item = Result<Unit, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(open) = &mut self.open {
                let origin = |line| Origin { name: open.name.clone(), line, member: None };
                match open.lines.next() {
                    Some(Ok(Line::Bytes(number, bytes))) => {
                        let origin = origin(Some(number));
                        self.consumed += bytes.len() as u64 + 1;
                        return Some(Ok(Unit { origin, bytes, form: Some(Form::Json), url: None, content_type: None, archived: false }));
                    }
                    Some(Ok(Line::TooLong(number))) => {
                        return Some(Err(Problem { origin: origin(Some(number)), cause: Cause::LongLine }));
                    }
                    Some(Err(e)) => {
                        let origin = origin(None);
                        self.open = None;
                        return Some(Err(Problem { origin, cause: Cause::Io(e) }));
                    }
                    None => self.open = None,
                }
            } else if let Some(pages) = &mut self.pages {
                match pages.next() {
                    Some(page) => return Some(page),
                    None => {
                        self.passed_over += pages.take_passed_over();
                        self.consumed += pages.consumed();
                        self.pages = None;
                    }
                }
            } else {
                let named = self.waiting.pop_front()?;
                if let Some(unit) = self.start(named) {
                    self.consumed += unit.as_ref().map_or(0, |unit| unit.bytes.len() as u64);
                    return Some(unit);
                }
            }
        }
    }
}

impl Unit {
    /// The name whose ending tells the form.
    pub(super) fn name(&self) -> &str {
        &self.origin.name
    }

    /// What is known of it before it is read.
    pub(super) fn hint<'a>(&'a self, context: &'a Context) -> Hint<'a> {
        Hint {
            form: self.form,
            name: Some(self.name()),
            url: self.url.as_deref(),
            content_type: self.content_type.as_deref(),
            publishers: Some(&context.publishers),
        }
    }

    /// `dti-2022` of `tables/dti-2022.csv`, when that file is of the form of reference tables.
    pub(super) fn table_name(&self) -> Option<&str> {
        if self.archived {
            return None;
        }
        let file = Path::new(&self.origin.name);
        let is_csv = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let head = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        file.file_stem().and_then(|s| s.to_str()).filter(|_| is_csv && head.starts_with(b"entity_id"))
    }
}

fn is_warc_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".warc") || name.ends_with(".warc.gz")
}

fn is_one_value(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

fn fetch(address: String, allow_private: bool) -> Result<Unit, Problem> {
    let origin = Origin { name: address.clone(), line: None, member: None };
    match crawl::fetch(&address, allow_private) {
        Ok(page) => {
            Ok(Unit { origin, bytes: page.bytes, form: None, url: Some(page.url), content_type: page.content_type, archived: false })
        }
        Err(e) => Err(Problem { origin, cause: Cause::Fetch(e) }),
    }
}

/// Adds a file, or the readable files below a folder. Links to folders are not followed, so that a
/// circle of links cannot trap the walk; a file that the user named is taken whatever its ending.
fn walk(path: &Path, named: bool, waiting: &mut VecDeque<Named>, total: &mut Option<u64>) {
    let broken = |e: io::Error| {
        Named::Broken(Problem { origin: Origin { name: path.display().to_string(), line: None, member: None }, cause: Cause::Io(e) })
    };
    let metadata = match if named { std::fs::metadata(path) } else { std::fs::symlink_metadata(path) } {
        Ok(metadata) => metadata,
        Err(e) => return waiting.push_back(broken(e)),
    };
    if metadata.is_dir() {
        let entries = std::fs::read_dir(path).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>());
        match entries {
            Ok(mut children) => {
                children.sort();
                let hidden = |p: &Path| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
                children.iter().filter(|p| !hidden(p)).for_each(|p| walk(p, false, waiting, total));
            }
            Err(e) => waiting.push_back(broken(e)),
        }
        return;
    }
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if named || (metadata.is_file() && (ENDINGS.contains(&ending.as_str()) || is_warc_name(&path.to_string_lossy()))) {
        // A named pipe or device has no size to go by.
        *total = total.filter(|_| metadata.is_file()).map(|t| t + metadata.len());
        waiting.push_back(Named::File(path.to_owned()));
    }
}
