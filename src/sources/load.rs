//! Reading the TOML files of publishers: the embedded ones and a user's.
use super::schema::{Entry, Family, File, Layout};
use super::{Css, Pattern, SourcesError, Table, address, build};
use crate::model::PartialDate;
use crate::ontology::{Ontology, Step, line_of, locate, nearest};
use std::collections::HashMap;
use std::sync::Arc;
use url::Url;

/// The embedded files; families come before those who share them.
pub(super) const EMBEDDED: [(&str, &str); 5] = [
    ("families.toml", include_str!("data/families.toml")),
    ("public.toml", include_str!("data/public.toml")),
    ("portals.toml", include_str!("data/portals.toml")),
    ("national.toml", include_str!("data/national.toml")),
    ("provincial.toml", include_str!("data/provincial.toml")),
];

/// Version of the files' shape that this program reads.
const SCHEMA: u32 = 1;

/// Where in a file something is wrong, and what.
type Fault = (Vec<Step>, String);

/// Loads the files embedded in the binary. Their contents are checked by a test, not at every start.
pub(super) fn embedded() -> Result<Table, SourcesError> {
    let mut table = Table::default();
    for (name, text) in EMBEDDED {
        merge(&mut table, parse(name, text)?);
    }
    Ok(table)
}

/// Checks a file and merges it; a file with a fault changes nothing.
pub(super) fn add(table: &mut Table, name: &str, text: &str, ontology: Option<&Ontology>) -> Result<(), SourcesError> {
    let file = parse(name, text)?;
    let refuse = |(at, message): Fault| SourcesError::Data { file: name.to_owned(), line: locate(text, &at), message };
    check(table, &file, ontology).map_err(refuse)?;
    merge(table, file);
    Ok(())
}

fn parse(name: &str, text: &str) -> Result<File, SourcesError> {
    let fault = |line, message| SourcesError::Data { file: name.to_owned(), line, message };
    let file: File = toml::from_str(text).map_err(|e| fault(e.span().map_or(1, |s| line_of(text, s.start)), hinted(e.message())))?;
    match file.schema {
        Some(v) if v != SCHEMA => Err(fault(
            locate(text, &[Step::Key("schema")]),
            format!("the file has schema {v}; this version of xephang reads schema {SCHEMA}"),
        )),
        _ => Ok(file),
    }
}

/// The parser's message; where it lists what would be known, the nearest of it is proposed.
fn hinted(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let is_unknown = message.starts_with("unknown ");
    match (quoted.next().filter(|_| is_unknown), quoted.collect::<Vec<_>>()) {
        (Some(word), known) if !known.is_empty() => {
            let what = if message.starts_with("unknown field") { "key" } else { "value" };
            match nearest(word, &known) {
                Some(near) => format!("unknown {what} '{word}': did you mean '{near}'?"),
                None => format!("unknown {what} '{word}'; possible here: {}", known.join(", ")),
            }
        }
        _ => message.lines().collect::<Vec<_>>().join(" "),
    }
}

fn merge(table: &mut Table, file: File) {
    for family in &file.family {
        let built = Arc::new(build::family(family));
        match table.families.iter_mut().find(|f| f.id == built.id) {
            Some(known) => *known = built,
            None => table.families.push(built),
        }
    }
    let changed: Vec<&str> = file.family.iter().map(|f| f.id.as_str()).collect();
    let mut touched: Vec<usize> = Vec::new();
    for entry in file.publisher {
        let at = match table.by_id.get(&entry.id) {
            Some(at) => {
                if let Some(known) = table.entries.get_mut(*at) {
                    known.lay(entry);
                }
                *at
            }
            None => {
                let at = table.entries.len();
                table.by_id.insert(entry.id.clone(), at);
                table.entries.push(entry);
                at
            }
        };
        touched.push(at);
    }
    let of_changed = |e: &Entry| e.family.as_deref().is_some_and(|f| changed.contains(&f));
    touched.extend(table.entries.iter().enumerate().filter(|(_, e)| of_changed(e)).map(|(i, _)| i));
    touched.sort_unstable();
    touched.dedup();
    for at in touched {
        let Some(built) = table.entries.get(at).and_then(|e| build::publisher(table, e)) else { continue };
        table.by_host.retain(|_, i| *i != at);
        table.by_host.extend(built.hosts.iter().map(|h| (h.clone(), at)));
        let built = Arc::new(built);
        // New ones come in order, so each is either there already or the next.
        match table.publishers.get_mut(at) {
            Some(known) => *known = built,
            None => table.publishers.push(built),
        }
    }
}

/// Everything about a file that the parser cannot know.
pub(super) fn check(table: &Table, file: &File, ontology: Option<&Ontology>) -> Result<(), Fault> {
    for (i, family) in file.family.iter().enumerate() {
        let at = |key| vec![Step::Key("family"), Step::Item(i), Step::Key(key)];
        check_id(&family.id).map_err(|m| (at("id"), m))?;
        check_layouts(&family.id, &family.adapter).map_err(|(inner, m)| ([at("adapter"), inner].concat(), m))?;
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut hosts: HashMap<String, &str> = HashMap::new();
    for (i, entry) in file.publisher.iter().enumerate() {
        let at = |key| vec![Step::Key("publisher"), Step::Item(i), Step::Key(key)];
        check_id(&entry.id).map_err(|m| (at("id"), m))?;
        if seen.insert(&entry.id, i).is_some() {
            return Err((at("id"), format!("publisher '{}' stands here twice", entry.id)));
        }
        check_entry(table, &file.family, entry, ontology).map_err(|(key, m)| (at(key), format!("publisher '{}': {m}", entry.id)))?;
        check_layouts(&entry.id, entry.adapter.as_deref().unwrap_or_default())
            .map_err(|(inner, m)| ([at("adapter"), inner].concat(), m))?;
        let known = table.by_id.get(&entry.id).and_then(|at| table.entries.get(*at));
        let home = entry.home.as_ref().or(known.and_then(|k| k.home.as_ref())).and_then(|h| Url::parse(h).ok());
        // The first one is that of the home page.
        for (place, host) in home.map(|home| build::hosts(entry, &home)).unwrap_or_default().into_iter().enumerate() {
            let other = table.by_host.get(&host).and_then(|at| table.entries.get(*at)).map(|e| e.id.as_str());
            let other = other.or(hosts.get(&host).copied()).filter(|id| *id != entry.id);
            if let Some(other) = other {
                let message = format!("publisher '{}': host '{host}' belongs to '{other}': use that id to change its entry", entry.id);
                return Err((at(if place == 0 { "home" } else { "hosts" }), message));
            }
            hosts.insert(host, &entry.id);
        }
    }
    Ok(())
}

fn check_id(id: &str) -> Result<(), String> {
    let fine = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fine { Ok(()) } else { Err(format!("id '{id}' must be lower-case ASCII, digits and '-', such as 'bao-ha-tinh'")) }
}

fn check_entry(table: &Table, families: &[Family], entry: &Entry, ontology: Option<&Ontology>) -> Result<(), (&'static str, String)> {
    let known = table.by_id.contains_key(&entry.id);
    if !known && entry.home.is_none() {
        let near = nearest(&entry.id, &table.entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>());
        let hint = near.map(|n| format!(" (to change '{n}', write its id)")).unwrap_or_default();
        return Err(("id", format!("a new publisher needs 'home', 'name' and 'kind'{hint}")));
    }
    if !known && (entry.name.is_none() || entry.kind.is_none()) {
        return Err(("id", "a new publisher needs 'name' and 'kind'".to_owned()));
    }
    if let Some(home) = &entry.home
        && !Url::parse(home).is_ok_and(|u| matches!(u.scheme(), "http" | "https") && u.has_host())
    {
        return Err(("home", format!("'{home}' is no address such as 'https://bao.example'")));
    }
    for host in entry.hosts.iter().flatten() {
        if host.contains(['/', '@', '?', '#']) || Url::parse(&format!("https://{host}/")).is_err() {
            return Err(("hosts", format!("'{host}' is no host such as 'bao.example' or 'bao.example:8080'")));
        }
    }
    if let Some(family) = entry.family.as_ref().filter(|f| !f.is_empty()) {
        let names: Vec<&str> = table.families.iter().map(|f| f.id.as_str()).chain(families.iter().map(|f| f.id.as_str())).collect();
        if !names.contains(&family.as_str()) {
            let hint = nearest(family, &names).map_or_else(|| names.join(", "), |n| format!("did you mean '{n}'?"));
            return Err(("family", format!("no family '{family}': {hint}")));
        }
    }
    for (key, province) in [("province", &entry.province), ("merged_into", &entry.merged_into)] {
        if let (Some(id), Some(ontology)) = (province, ontology)
            && ontology.province(id).is_none()
        {
            return Err((key, format!("no province '{id}': write its id, such as 'ha-tinh'")));
        }
    }
    for (key, pattern) in [("article_url", &entry.article_url), ("not_article", &entry.not_article)] {
        if let Some(fault) = pattern.as_deref().and_then(Pattern::fault) {
            return Err((key, format!("{key} {fault}")));
        }
    }
    for (key, template) in entry.sitemaps.iter().flatten().map(|t| ("sitemaps", t)).chain(entry.day_list.iter().map(|t| ("day_list", t))) {
        if let Some(mark) = address::unknown_mark(template) {
            return Err((key, format!("{key}: unknown mark '{{{mark}}}'; possible: {{yyyy}}, {{MM}}, {{dd}}, {{M}}, {{d}}")));
        }
    }
    if entry.delay_seconds.is_some_and(|d| !(0.0..=3600.0).contains(&d)) {
        return Err(("delay_seconds", "delay_seconds must be between 0 and 3600".to_owned()));
    }
    if entry.concurrency.is_some_and(|c| !(1..=16).contains(&c)) {
        return Err(("concurrency", "concurrency must be between 1 and 16".to_owned()));
    }
    Ok(())
}

fn check_layouts(owner: &str, layouts: &[Layout]) -> Result<(), Fault> {
    for (i, layout) in layouts.iter().enumerate() {
        let refuse = |key: &'static str, m: String| {
            let at = vec![Step::Item(i), Step::Key(key)];
            Err((at, format!("'{owner}', adapter {}: {key} {m}", i + 1)))
        };
        let single = [
            ("title", &layout.title),
            ("lead", &layout.lead),
            ("body", &layout.body),
            ("date", &layout.date),
            ("author", &layout.author),
            ("original", &layout.original),
        ];
        let single = single.into_iter().filter_map(|(key, css)| css.as_deref().filter(|c| !c.is_empty()).map(|css| (key, css)));
        let lists = [("noise", &layout.noise), ("captions", &layout.captions)];
        let lists = lists.into_iter().flat_map(|(key, all)| all.iter().map(move |css| (key, css.as_str())));
        for (key, css) in single.chain(lists) {
            if let Some(fault) = Css::fault(css) {
                return refuse(key, fault);
            }
        }
        for (key, day) in [("valid_from", &layout.valid_from), ("valid_to", &layout.valid_to)] {
            if let Some(day) = day
                && PartialDate::parse(day).is_none()
            {
                return refuse(key, format!("'{day}' is no day such as '2025-07-01', month or year"));
            }
        }
    }
    Ok(())
}
