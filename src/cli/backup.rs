//! `xephang backup` and `xephang restore`: the whole data folder, copied while a crawl runs, and back.
//!
//! The store comes first, as it is at one instant; then the archive's files up to the lengths that this copy of the
//! store records. Files only grow, so those bytes stay what they are whatever a crawl appends meanwhile. The index is
//! left out: it is made anew from the store.
use super::{Context, Exit, output};
use crate::archive::{self, ArchiveError, Reader, copy_file};
use crate::ontology::Ontology;
use crate::store::{self, Store};
use crate::{config, index, nightly, sources};
use anyhow::{Context as _, bail};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Arguments of `xephang backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// Folder to make; it must not exist
    #[arg(value_name = "DIR")]
    to: PathBuf,
}

/// Arguments of `xephang restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// Folder that `xephang backup` made
    #[arg(value_name = "DIR")]
    from: PathBuf,
}

/// Files of a user's own beside the store; each may be absent.
const SETTINGS: &[&str] = &[config::FILE_NAME, ONTOLOGY, sources::FILE_NAME];
const ONTOLOGY: &str = "ontology.toml";

/// Runs `xephang backup`.
pub fn backup(args: &BackupArgs, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let store = Store::open_read_only(&data)?;
    if args.to.exists() {
        bail!("{}: {}", args.to.display(), context.say("đã có, chọn tên khác", "exists already: choose another name"));
    }
    let partial = partial_name(&args.to);
    begin(&partial, context)?;
    store.copy_to(&partial.join(store::FILE_NAME))?;
    sync(&partial.join(store::FILE_NAME))?;
    let copied = copy_rest(&data, &partial, &Store::open_read_only(&partial)?, context)?;
    finish(&partial, &args.to)?;
    report(&copied, &args.to, context.say("Đã sao lưu", "Backed up"), context);
    Ok(if copied.whole { Exit::Fine } else { Exit::Partial })
}

/// Runs `xephang restore`.
pub fn restore(args: &RestoreArgs, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    let occupied = fs::read_dir(&data).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        let message = context.say(
            "thư mục dữ liệu không trống: chuyển nó đi nơi khác hoặc chọn thư mục khác bằng --data",
            "the data folder is not empty: move it away or choose another one with --data",
        );
        bail!("{}: {message}", data.display());
    }
    let backup = Store::open_read_only(&args.from)?;
    let faults = backup.integrity()?;
    if let Some(fault) = faults.first() {
        bail!("{}: {} ({fault})", args.from.display(), context.say("bản sao lưu bị hỏng", "the backup is damaged"));
    }
    let partial = partial_name(&data);
    begin(&partial, context)?;
    backup.copy_to(&partial.join(store::FILE_NAME))?;
    sync(&partial.join(store::FILE_NAME))?;
    let copied = copy_rest(&args.from, &partial, &backup, context)?;
    let damaged = damaged_files(&partial, &backup)?;
    // An empty folder in the way is no data.
    let _ = fs::remove_dir(&data);
    finish(&partial, &data)?;
    let store = Store::open(&data)?;
    let mut ontology = Ontology::embedded()?;
    if data.join(ONTOLOGY).is_file() {
        ontology.add_file(&data.join(ONTOLOGY))?;
    }
    index::rebuild(&store, &data.join(index::FOLDER), &ontology)?;
    for (name, fault) in &damaged {
        let fault = if context.lang == super::Lang::Vi { fault.vietnamese() } else { fault.to_string() };
        output::message(&format!("xephang: {name}: {fault}"));
    }
    report(&copied, &data, context.say("Đã khôi phục", "Restored"), context);
    Ok(if damaged.is_empty() && copied.whole { Exit::Fine } else { Exit::Partial })
}

/// What was copied.
struct Copied {
    documents: u64,
    /// Archive files, and their bytes.
    files: usize,
    bytes: u64,
    /// Every archive file could be copied.
    whole: bool,
}

/// Archive and settings, as the copied store wants them. An archive file that cannot be read is told and left out: a
/// crawl that meets the copy fetches its pages again.
fn copy_rest(from: &Path, to: &Path, store: &Store, context: &Context) -> anyhow::Result<Copied> {
    let mut copied = Copied { documents: store.document_count()?, files: 0, bytes: 0, whole: true };
    let files = store.archive_files()?;
    if !files.is_empty() {
        fs::create_dir(to.join(archive::FOLDER)).with_context(|| to.display().to_string())?;
    }
    for file in files.iter().filter(|file| file.length > 0) {
        let place = |dir: &Path| dir.join(archive::FOLDER).join(&file.name);
        match copy_file(&place(from), &place(to), file.length) {
            Ok(()) => (copied.files, copied.bytes) = (copied.files + 1, copied.bytes + file.length),
            Err(e @ ArchiveError::Full { .. }) => return Err(e.into()),
            Err(e) => {
                let e = if context.lang == super::Lang::Vi { e.vietnamese() } else { e.to_string() };
                output::message(&format!("xephang: {e}"));
                copied.whole = false;
            }
        }
    }
    copy_digests(from, to)?;
    for name in SETTINGS {
        match fs::copy(from.join(name), to.join(name)) {
            Ok(_) => sync(&to.join(name))?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(e).with_context(|| from.join(name).display().to_string()),
        }
    }
    Ok(copied)
}

/// The digests of earlier nights, which the store does not hold.
fn copy_digests(from: &Path, to: &Path) -> anyhow::Result<()> {
    let (from, to) = (from.join(nightly::FOLDER), to.join(nightly::FOLDER));
    let Ok(entries) = fs::read_dir(&from) else { return Ok(()) };
    fs::create_dir(&to).with_context(|| to.display().to_string())?;
    for entry in entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())) {
        fs::copy(entry.path(), to.join(entry.file_name())).with_context(|| entry.path().display().to_string())?;
    }
    Ok(())
}

/// Goes through the archive: every record's check sum is seen.
fn damaged_files(dir: &Path, store: &Store) -> anyhow::Result<Vec<(String, archive::Fault)>> {
    let mut damaged = Vec::new();
    for file in store.archive_files()?.iter().filter(|file| file.length > 0) {
        let path = dir.join(archive::FOLDER).join(&file.name);
        // One that could not be copied was told already.
        let Ok(opened) = File::open(&path) else { continue };
        let fault = Reader::new(opened.take(file.length), 0).keeping(|_| false).find_map(Result::err);
        damaged.extend(fault.map(|fault| (file.name.clone(), fault)));
    }
    Ok(damaged)
}

/// `NAME.partial` beside the folder that is to be.
fn partial_name(of: &Path) -> PathBuf {
    let mut name = of.file_name().map_or_else(|| OsString::from("xephang"), OsString::from);
    name.push(".partial");
    of.with_file_name(name)
}

/// Makes the folder, in place of what an earlier attempt left.
fn begin(partial: &Path, context: &Context) -> anyhow::Result<()> {
    let left = partial.exists();
    let ours = partial.join(store::FILE_NAME).is_file() || fs::read_dir(partial).is_ok_and(|mut entries| entries.next().is_none());
    if left && !ours {
        let message = context
            .say("đang chiếm chỗ và không phải bản sao lưu dở: chuyển nó đi", "is in the way and no unfinished backup: move it away");
        bail!("{} {message}", partial.display());
    }
    if left {
        fs::remove_dir_all(partial).with_context(|| partial.display().to_string())?;
    }
    fs::create_dir_all(partial).with_context(|| partial.display().to_string())
}

/// Gives the folder its name once everything in it is on the disk.
fn finish(partial: &Path, to: &Path) -> anyhow::Result<()> {
    for dir in [partial.join(archive::FOLDER), partial.to_owned()] {
        if cfg!(unix) && dir.is_dir() {
            File::open(&dir).and_then(|dir| dir.sync_all()).with_context(|| dir.display().to_string())?;
        }
    }
    fs::rename(partial, to).with_context(|| to.display().to_string())
}

fn sync(path: &Path) -> anyhow::Result<()> {
    // Opened for writing, which some systems want for it.
    File::options().write(true).open(path).and_then(|file| file.sync_all()).with_context(|| path.display().to_string())
}

fn report(copied: &Copied, to: &Path, done: &str, context: &Context) {
    let Copied { documents, files, bytes, .. } = copied;
    let megabytes = bytes / 1_000_000;
    output::message(&match context.lang {
        super::Lang::Vi => format!("{done} {}: {documents} tài liệu, {files} tệp lưu trữ ({megabytes} MB).", to.display()),
        super::Lang::En => format!("{done} {}: {documents} documents, {files} archive files ({megabytes} MB).", to.display()),
    });
}
