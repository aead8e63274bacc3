//! What a crawl made of a site, held against what its behaviour wants.
use super::log::{Entry, most_at_once, shortest_pause};
use super::pages::{article, article_number, sentence};
use super::{Farm, Site};
use crate::drill_warc::{self, Record};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// A row of the frontier.
#[derive(Debug, Clone)]
pub struct Row {
    /// The address.
    pub url: String,
    /// Its state.
    pub state: String,
    /// Why it is in it.
    pub reason: String,
    /// Whether its answer is in the archive.
    pub archived: bool,
    /// Whether it was never read.
    pub unread: bool,
}

/// What a data folder holds after a crawl.
pub struct Held {
    /// The frontier, by address.
    pub rows: BTreeMap<String, Row>,
    /// Text of the latest revision, by document id.
    pub documents: BTreeMap<String, String>,
    /// How many revisions each document has.
    pub revisions: BTreeMap<String, u32>,
    /// The archive.
    pub records: Vec<Record>,
}

impl Held {
    /// Reads a data folder.
    pub fn read(data: &Path) -> Self {
        let db = Connection::open(data.join("xephang.sqlite")).unwrap();
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Row {
                url: row.get(0)?,
                state: row.get(1)?,
                reason: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                archived: row.get::<_, Option<i64>>(3)?.is_some(),
                unread: row.get::<_, i64>(4)? > 0,
            })
        };
        let mut rows = db.prepare("SELECT url, state, reason, archive, unread FROM frontier").unwrap();
        let rows = rows.query_map([], read).unwrap().map(|r| r.unwrap()).map(|r| (r.url.clone(), r)).collect();
        let mut read = db
            .prepare("SELECT d.id, r.text, d.revision FROM documents d JOIN revisions r ON r.document = d.key AND r.number = d.revision")
            .unwrap();
        let found: Vec<(String, String, u32)> =
            read.query_map(params![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(|r| r.unwrap()).collect();
        let revisions = found.iter().map(|(id, _, n)| (id.clone(), *n)).collect();
        let documents = found.into_iter().map(|(id, text, _)| (id, text)).collect();
        Self { rows, documents, revisions, records: drill_warc::read(&data.join("archive")).unwrap() }
    }

    /// Records of successful responses of an address.
    pub fn responses(&self, url: &str) -> Vec<&Record> {
        let of = |record: &&Record| record.field("warc-type") == "response" && record.field("warc-target-uri") == url;
        self.records.iter().filter(of).filter(|record| record.block.starts_with(b"HTTP/1.1 200")).collect()
    }
}

/// Everything that is not as the site's behaviour wants it, in words.
pub fn faults(farm: &Farm, site: &Site, held: &Held) -> Vec<String> {
    let entries = farm.log().of(site.number);
    let mut faults = outcome(site, held);
    faults.extend(requests(site, &entries));
    faults.extend(politeness(site, &entries));
    faults.into_iter().map(|fault| format!("{} ({}): {fault}", site.behaviour.name, site.authority())).collect()
}

fn outcome(site: &Site, held: &Held) -> Vec<String> {
    let wanted = &site.behaviour.wanted;
    let mut faults = Vec::new();
    let mut articles: Vec<String> = wanted.documents.unwrap_or(site.behaviour.told_paths).iter().map(|p| site.url(p)).collect();
    articles.sort();
    let given: Vec<&String> = held.documents.keys().filter(|id| id.starts_with(&site.url("/")) && id.contains("/bai-")).collect();
    if given.iter().map(|id| id.as_str()).ne(articles.iter().map(String::as_str)) {
        faults.push(format!("documents {given:?}, wanted {articles:?}"));
    }
    for url in &articles {
        let path = &url[site.origin().len()..];
        let text = held.documents.get(url).map_or("", String::as_str);
        if let Some(n) = article_number(path) {
            let told = if site.behaviour.name.starts_with("reprint") && n == 2 { sentence(4, 2) } else { sentence(site.number, n) };
            if !text.contains(&told) {
                faults.push(format!("{path} lacks {told:?}: {:?}", text.chars().take(200).collect::<String>()));
            }
        }
        match held.rows.get(url) {
            Some(row) if row.state == "done" && row.archived && !row.unread => {}
            row => faults.push(format!("{path} stands as {row:?}")),
        }
        match held.responses(url).as_slice() {
            [record] => {
                let served = article_number(path).map(|n| article(site.number, n));
                if site.behaviour.many && served.is_none_or(|page| record.body() != page.as_bytes()) {
                    faults.push(format!("{path} is not in the archive as it was served"));
                }
            }
            records => faults.push(format!("{path} has {} responses in the archive", records.len())),
        }
    }
    for (path, state, reason) in wanted.rows {
        let url = if path.starts_with('/') { site.url(path) } else { (*path).to_owned() };
        match held.rows.get(&url) {
            Some(row) if (state.is_empty() && row.state != "done" || row.state == *state) && row.reason.contains(reason) => {}
            row => faults.push(format!("{path} stands as {row:?}, wanted {state} {reason}")),
        }
    }
    if wanted.exit == 0 {
        let open = |row: &&Row| row.url.starts_with(&site.url("/")) && (row.state == "waiting" || row.state == "failed" || row.unread);
        faults.extend(held.rows.values().filter(open).map(|row| format!("not done: {row:?}")));
    }
    faults
}

fn requests(site: &Site, entries: &[Entry]) -> Vec<String> {
    let wanted = &site.behaviour.wanted;
    let mut faults = Vec::new();
    for (path, least, most) in wanted.asked {
        let count = entries.iter().filter(|e| e.path == *path).count();
        if count < *least || count > *most {
            faults.push(format!("{path} was asked for {count} times, wanted {least} to {most}"));
        }
    }
    for pattern in wanted.never {
        let matches = |path: &str| pattern.strip_suffix('*').map_or(path == *pattern, |start| path.starts_with(start));
        faults.extend(entries.iter().filter(|e| matches(&e.path)).map(|e| format!("{} must not be asked for", e.path)));
    }
    faults
}

/// Never two at once, never too soon, never under a false name, and robots.txt before all.
fn politeness(site: &Site, entries: &[Entry]) -> Vec<String> {
    let mut faults = Vec::new();
    let most = most_at_once(entries);
    if most > 1 {
        faults.push(format!("{most} requests at once"));
    }
    if let Some(first) = entries.first()
        && first.path != "/robots.txt"
    {
        faults.push(format!("{} was asked for before robots.txt", first.path));
    }
    let least = Duration::from_millis(site.behaviour.wanted.pause);
    // What robots.txt asks for is not known before it is there.
    if let Some(pause) = shortest_pause(entries.get(1..).unwrap_or_default())
        && pause < least
    {
        faults.push(format!("a pause of {pause:?} where {least:?} is asked for"));
    }
    for entry in entries {
        let agent = entry.headers.iter().find(|(name, _)| name == "user-agent").map_or("", |(_, value)| value.as_str());
        if !agent.starts_with("xephang/") {
            faults.push(format!("User-Agent {agent:?} does not say who asks"));
        }
        let host = entry.headers.iter().find(|(name, _)| name == "host").map_or("", |(_, value)| value.as_str());
        if host != site.authority() {
            faults.push(format!("Host {host:?}"));
        }
        for header in ["cookie", "authorization", "referer"] {
            if entry.headers.iter().any(|(name, _)| name == header) {
                faults.push(format!("{} was asked for with {header}", entry.path));
            }
        }
    }
    faults.dedup();
    faults
}

/// How long a site was left alone after the first answer of a status.
pub fn rest_after(entries: &[Entry], status: u16) -> Option<Duration> {
    let at = entries.iter().position(|e| e.status == status)?;
    let next = entries.get(at + 1)?;
    Some(next.start.saturating_duration_since(entries[at].end?))
}
