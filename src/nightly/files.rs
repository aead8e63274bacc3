//! The digest's files: the latest one under fixed names, every one under its day, and the feed of them all. Each file is
//! written beside its place and renamed, so that a reader never meets half of one.
use super::digest::Digest;
use super::{NightlyError, clock, feed, markdown};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Name of the folder inside the data folder.
pub const FOLDER: &str = "digest";
/// How many runs the feed tells of.
const FEED_ENTRIES: usize = 30;
/// How many runs keep their dated files.
const KEPT: usize = 400;

/// Writes all files of a digest and returns the one for people.
///
/// # Errors
/// When the folder cannot be written.
pub fn publish(digest: &Digest, data: &Path, vi: bool) -> Result<PathBuf, NightlyError> {
    let dir = data.join(FOLDER);
    std::fs::create_dir_all(&dir).map_err(|source| NightlyError::Write { path: dir.clone(), source })?;
    let page = markdown::markdown(digest, vi);
    // Plain data with string keys: it always has a JSON form.
    let json = serde_json::to_string_pretty(digest).unwrap_or_default() + "\n";
    let dated = format!("{}-{:06}", clock::iso_day(digest.started), digest.run);
    replace(&dir.join(format!("{dated}.json")), json.as_bytes())?;
    replace(&dir.join(format!("{dated}.md")), page.as_bytes())?;
    replace(&dir.join("digest.json"), json.as_bytes())?;
    let latest = dir.join("digest.md");
    replace(&latest, page.as_bytes())?;

    let mut known = dated_names(&dir);
    for old in known.split_off(known.len().min(KEPT)) {
        for ending in ["json", "md"] {
            // Gone already, or in use: the next run tries again.
            let _ = std::fs::remove_file(dir.join(format!("{old}.{ending}")));
        }
    }
    known.truncate(FEED_ENTRIES);
    let digests: Vec<Digest> = known.iter().filter_map(|name| read(&dir.join(format!("{name}.json")), digest)).collect();
    replace(&dir.join("feed.xml"), feed::atom(&digests, vi).as_bytes())?;
    Ok(latest)
}

/// Names of the dated digests without their ending, the newest run first.
fn dated_names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|e| e.file_name().to_str()?.strip_suffix(".json").map(str::to_owned));
    let mut names: Vec<(u64, String)> = names.filter_map(|name| Some((number(&name)?, name))).collect();
    names.sort_by(|a, b| b.cmp(a));
    names.into_iter().map(|(_, name)| name).collect()
}

/// Number of the run in `2026-11-26-000012`; `None` for the name of another file.
fn number(name: &str) -> Option<u64> {
    let (day, run) = name.split_at_checked(10)?;
    let is_day = day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    run.strip_prefix('-').filter(|_| is_day)?.parse().ok()
}

/// A digest of an earlier run of the same store; one that is damaged or older than this program is left out.
fn read(path: &Path, now: &Digest) -> Option<Digest> {
    let digest: Digest = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    (digest.schema == now.schema && digest.store == now.store).then_some(digest)
}

/// Writes a file beside its place, brings it to the disk and renames it.
///
/// # Errors
/// When the folder cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), NightlyError> {
    let fault = |source| NightlyError::Write { path: path.to_owned(), source };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let write = || {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    };
    write().map_err(|e| {
        let _ = std::fs::remove_file(&beside);
        fault(e)
    })
}

#[cfg(test)]
mod tests {
    use super::{dated_names, publish};
    use crate::nightly::digest::{Counted, Digest, NewClaim, Place, SCHEMA, Words};

    fn digest(run: i64) -> Digest {
        let evil = "\u{1b}]0;x\u{7} </title><script>alert(1)</script> ]]> \u{202e}37\u{2069} & [x](javascript:1)";
        let place = Place {
            document: "https://a.vn/1".into(),
            url: Some("javascript:alert(1)".into()),
            title: evil.into(),
            publisher: Some(evil.into()),
            ..Place::default()
        };
        let words = Words { vi: evil.into(), en: evil.into() };
        let claim = NewClaim { id: "c".into(), fact: words.clone(), value: words, quote: evil.into(), place, home: false };
        Digest {
            schema: SCHEMA,
            store: "ab12".into(),
            run,
            started: run * 86_400_000,
            ended: run * 86_400_000 + 60_000,
            claims: Counted::from(vec![claim]),
            ..Digest::default()
        }
    }

    #[test]
    fn every_run_has_its_files_and_an_entry_in_a_sound_feed() {
        let dir = tempfile::tempdir().unwrap();
        for run in 1..=3 {
            publish(&digest(run), dir.path(), true).unwrap();
        }
        let folder = dir.path().join("digest");
        assert_eq!(dated_names(&folder), ["1970-01-04-000003", "1970-01-03-000002", "1970-01-02-000001"]);
        let feed = std::fs::read_to_string(folder.join("feed.xml")).unwrap();
        let read = feed_rs::parser::parse(feed.as_bytes()).unwrap();
        assert_eq!(
            read.entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(),
            ["urn:xephang:ab12:run:3", "urn:xephang:ab12:run:2", "urn:xephang:ab12:run:1"]
        );
        assert!(read.entries.iter().all(|e| e.updated.is_some() && e.title.is_some()));
        let html = read.entries[0].content.as_ref().unwrap().body.as_ref().unwrap();
        assert!(!html.contains("<script") && !html.contains("javascript:alert"), "{html}");
        let page = std::fs::read_to_string(folder.join("digest.md")).unwrap();
        for text in [&feed, &page] {
            assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)), "{text}");
        }
        assert!(!page.replace("\\<", "").contains('<'), "{page}");
        // Again: the same bytes. A damaged copy is left out.
        publish(&digest(3), dir.path(), true).unwrap();
        assert_eq!(std::fs::read_to_string(folder.join("feed.xml")).unwrap(), feed);
        std::fs::write(folder.join("1970-01-03-000002.json"), "{").unwrap();
        publish(&digest(3), dir.path(), true).unwrap();
        assert_eq!(std::fs::read_to_string(folder.join("feed.xml")).unwrap().matches("<entry>").count(), 2);
        assert!(std::fs::read_dir(&folder).unwrap().flatten().all(|e| !e.file_name().to_string_lossy().ends_with(".tmp")));
    }
}
