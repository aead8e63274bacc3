//! robots.txt as RFC 9309 has it: groups by product token, the longest rule wins, a star and a dollar sign.
use super::glob;
use std::time::Duration;
use url::{Position, Url};

/// How much of the file counts, in bytes (RFC 9309, 2.5: at least 500 KiB).
pub const LIMIT: usize = 500 * 1024;

/// Longest delay that is taken from a file; more is a slip of the pen.
const LONGEST_DELAY: f64 = 86_400.0;

/// What one robots.txt asks of one crawler. Which statuses of the server mean "no rules" and which "wait" is
/// for the caller to know.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Robots {
    rules: Vec<Rule>,
    delay: Option<Duration>,
    sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    pattern: String,
    allows: bool,
}

/// What the lines of a group say, gathered over all groups for one name.
#[derive(Debug, Default)]
struct Group {
    named: bool,
    rules: Vec<Rule>,
    delay: Option<f64>,
}

impl Robots {
    /// Reads a file for a crawler's product token: `xephang` of `xephang/1.0 (+https://…)`. Never fails:
    /// lines that are no rules are passed over, as everything behind [`LIMIT`] bytes.
    pub fn parse(body: &[u8], agent: &str) -> Self {
        let agent = product(agent);
        let (mut ours, mut all, mut nameless) = (Group::default(), Group::default(), Group::default());
        let (mut in_ours, mut in_all, mut rules_seen, mut names_seen) = (false, false, false, false);
        let mut sitemaps = Vec::new();
        for (field, value) in lines(body) {
            match field {
                Field::Agent => {
                    // Names in a row share the rules behind them; a name behind a rule begins a new group.
                    if rules_seen {
                        (in_ours, in_all, rules_seen) = (false, false, false);
                    }
                    let star = value.strip_prefix('*').is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace()));
                    let is_ours = !agent.is_empty() && product(value).eq_ignore_ascii_case(agent);
                    in_all |= star;
                    in_ours |= is_ours;
                    names_seen = true;
                    all.named |= star;
                    ours.named |= is_ours;
                }
                Field::Sitemap => {
                    if !value.is_empty() {
                        sitemaps.push(value.to_owned());
                    }
                }
                Field::Allow | Field::Disallow | Field::Delay => {
                    rules_seen = true;
                    for (inside, group) in [(in_ours, &mut ours), (in_all, &mut all), (!names_seen, &mut nameless)] {
                        if inside {
                            group.add(field, value);
                        }
                    }
                }
            }
        }
        // Rules of a file without any name are meant for all, though the standard passes over them; a
        // pause above the first name is one for all that name none.
        let group = match (ours.named, names_seen) {
            (true, _) => ours,
            (false, true) => all,
            (false, false) => Group { rules: nameless.rules, ..all },
        };
        let delay = group.delay.or(nameless.delay).and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Self { rules: group.rules, delay, sitemaps }
    }

    /// Whether this address may be fetched.
    pub fn allows(&self, url: &Url) -> bool {
        if url.path() == "/robots.txt" {
            return true;
        }
        let path = normal(&url[Position::BeforePath..Position::AfterQuery]);
        // Of several that match the longest counts, of two as long the one that allows.
        let strongest = self.rules.iter().filter(|rule| glob::matches(&rule.pattern, &path)).max_by_key(|r| (r.pattern.len(), r.allows));
        strongest.is_none_or(|rule| rule.allows)
    }

    /// The pause between two requests that the site asks for.
    pub fn crawl_delay(&self) -> Option<Duration> {
        self.delay
    }

    /// Site maps that the file names, for all crawlers alike. They may be relative to the file's address.
    pub fn sitemaps(&self) -> Vec<String> {
        self.sitemaps.clone()
    }

    /// Whether bytes can be a robots.txt at all: a web page that a server sends in its place is none.
    /// A file without a rule (empty, or comments only) is one.
    pub fn looks_like_rules(body: &[u8]) -> bool {
        let start = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
        let only_comments = || start.split(|b| matches!(b, b'\n' | b'\r')).all(|l| matches!(l.trim_ascii().first(), None | Some(b'#')));
        !start.starts_with(b"<") && (lines(body).next().is_some() || only_comments())
    }
}

impl Group {
    fn add(&mut self, field: Field, value: &str) {
        match field {
            // The slowest of several counts.
            Field::Delay => {
                let seconds = value.replace(',', ".").parse::<f64>().ok().filter(|s| (0.0..).contains(s));
                if let Some(seconds) = seconds {
                    self.delay = Some(self.delay.unwrap_or(0.0).max(seconds.min(LONGEST_DELAY)));
                }
            }
            // A rule without a path rules nothing.
            _ if value.is_empty() => {}
            _ => {
                let allows = field == Field::Allow;
                let pattern = normal(value);
                // Who lets the index page in lets in the folder that shows it.
                if allows
                    && let Some(folder) = pattern.strip_suffix("index.html").or_else(|| pattern.strip_suffix("index.htm"))
                    && folder.ends_with('/')
                {
                    self.rules.push(Rule { pattern: format!("{folder}$"), allows });
                }
                self.rules.push(Rule { pattern, allows });
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Agent,
    Allow,
    Disallow,
    Sitemap,
    Delay,
}

/// The lines that say something, with their values.
fn lines(body: &[u8]) -> impl Iterator<Item = (Field, &str)> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // A line that the limit cuts is left out: half a path would rule more than the whole.
    let body = match body.get(..LIMIT) {
        Some(start) if body.len() > LIMIT => {
            start.get(..start.iter().rposition(|b| matches!(b, b'\n' | b'\r')).unwrap_or(0)).unwrap_or_default()
        }
        _ => body,
    };
    body.split(|b| matches!(b, b'\n' | b'\r' | 0)).filter_map(line)
}

fn line(line: &[u8]) -> Option<(Field, &str)> {
    let line = line.split(|b| *b == b'#').next().unwrap_or_default().trim_ascii();
    // Where the colon was forgotten, a blank parts name and value.
    let at = line.iter().position(|b| *b == b':').or_else(|| line.iter().position(u8::is_ascii_whitespace))?;
    let (name, value) = (line.get(..at)?.trim_ascii(), line.get(at + 1..)?.trim_ascii());
    let field = match name.to_ascii_lowercase().as_slice() {
        b"user-agent" | b"useragent" | b"user agent" => Field::Agent,
        b"allow" => Field::Allow,
        b"disallow" | b"dissallow" | b"dissalow" | b"disalow" | b"diasllow" | b"disallaw" => Field::Disallow,
        b"sitemap" | b"site-map" | b"sitemaps" | b"site map" => Field::Sitemap,
        b"crawl-delay" | b"crawldelay" | b"crawl delay" => Field::Delay,
        _ => return None,
    };
    std::str::from_utf8(value).ok().map(|value| (field, value))
}

/// The product token at the start of a name: letters, `_` and `-` (RFC 9309, 2.2.1), and digits, which some names have.
fn product(name: &str) -> &str {
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(name.len());
    name.get(..end).unwrap_or_default()
}

/// A path or pattern in the form in which they are compared (RFC 9309, 2.2.2): what is not ASCII escaped,
/// escapes of plain letters undone, others in capitals.
fn normal(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        let escaped = (b == b'%').then(|| bytes.get(at + 1..at + 3)).flatten().and_then(|hex| {
            let text = std::str::from_utf8(hex).ok().filter(|t| t.bytes().all(|b| b.is_ascii_hexdigit()))?;
            u8::from_str_radix(text, 16).ok()
        });
        match escaped {
            Some(plain) if plain.is_ascii_alphanumeric() || matches!(plain, b'-' | b'.' | b'_' | b'~') => out.push(char::from(plain)),
            Some(other) => out.push_str(&format!("%{other:02X}")),
            None if b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'`') => out.push(char::from(b)),
            None => out.push_str(&format!("%{b:02X}")),
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    out
}
