//! `xephang forget`: takes a page out of store, archive and index for good.
use super::{Context, Exit, output};
use crate::archive::{self, next_name, remove_emptied, rewrite, rewrite_aside};
use crate::crawl::{Lock, authority};
use crate::discover::canonical;
use crate::read::canonical_url;
use crate::store::{Forgotten, KnownAs, Rewritten, Store};
use std::collections::HashSet;
use std::path::Path;
use url::Url;

/// Arguments of `xephang forget`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Addresses of the pages
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let data = context.data();
    // Opened for reading first, so that a mistyped folder is reported instead of made.
    drop(Store::open_read_only(&data)?);
    // A crawl appends to the files that are written anew here.
    let _lock = Lock::acquire(&data)?;
    let mut store = Store::open(&data)?;
    let folder = data.join(archive::FOLDER);
    remove_emptied(&mut store, &folder)?;
    // As documents are named, and as the crawl knows it; as given only to find a document that was ingested so.
    let key = |url: &str| Url::parse(url).map(|url| canonical::key(&url).to_string()).ok();
    let mut asked: Vec<String> = args.urls.iter().flat_map(|url| [Some(canonical_url(url)), key(url.trim())]).flatten().collect();
    let given: Vec<String> = args.urls.iter().map(|url| url.trim().to_owned()).filter(|url| !asked.contains(url)).collect();
    asked.extend(given.iter().cloned());
    asked.sort();
    asked.dedup();
    let mut known = store.known_as(&asked)?;
    known.addresses.retain(|address| !given.contains(address));
    let (rewritten, aside) = clean_archive(&store, &folder, &known)?;
    let exchanges = rewritten.iter().map(|file| file.dropped.len()).sum::<usize>() + aside;
    let host = |url: &str| Url::parse(url).ok().as_ref().and_then(authority);
    let gone = store.forget(&known, &rewritten, host, jiff::Timestamp::now().as_millisecond())?;
    remove_emptied(&mut store, &folder)?;
    super::reindex::keep_level(&store, context);
    report(&known, gone, exchanges, context);
    Ok(Exit::Fine)
}

/// Writes the files anew that hold answers of the page.
fn clean_archive(store: &Store, folder: &Path, known: &KnownAs) -> anyhow::Result<(Vec<Rewritten>, usize)> {
    let addresses: HashSet<String> = known.addresses.iter().chain(&known.documents).cloned().collect();
    let files = store.archive_files()?;
    let mut names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let mut rewritten = Vec::new();
    for file in files.iter().filter(|file| file.length > 0) {
        let Some(new) = next_name(&file.name, names.iter().map(String::as_str)) else { continue };
        let Some(left) = rewrite(folder, &file.name, file.length, &new, &addresses)? else { continue };
        rewritten.push(Rewritten {
            old: file.name.clone(),
            new: new.clone(),
            length: left.length,
            records: left.records,
            dropped: left.dropped,
        });
        names.push(new);
    }
    Ok((rewritten, rewrite_aside(folder, &addresses)?))
}

fn report(known: &KnownAs, gone: Forgotten, exchanges: usize, context: &Context) {
    let Forgotten { documents, revisions, claims, addresses } = gone;
    output::message(&match context.lang {
        super::Lang::Vi => format!(
            "Đã xóa {documents} tài liệu ({revisions} phiên bản, {claims} số liệu trích) và {exchanges} lần tải trong kho lưu trữ. \
             {addresses} địa chỉ sẽ không được tải lại:"
        ),
        super::Lang::En => format!(
            "Removed {documents} documents ({revisions} versions, {claims} claims) and {exchanges} answers in the archive. \
             {addresses} addresses will not be fetched again:"
        ),
    });
    known.addresses.iter().for_each(|address| output::message(&format!("  {address}")));
    output::message(context.say(
        "Bản sao lưu và bản xuất đã làm trước đây vẫn còn trang này.",
        "Backups and exports that were made before still hold the page.",
    ));
}
