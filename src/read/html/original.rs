//! Whether a page is a reprint, and of what: as far as it says so plainly.
use super::words::{collapse, squash};
use crate::model::{Block, BlockKind, Document};
use crate::sources::same_site;
use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node};
use serde_json::Value;
use url::Url;

/// A line that only names where the text comes from is short (in characters).
const LONGEST_LINE: usize = 80;
/// How many of the last lines are looked at.
const LAST_LINES: usize = 3;
/// Longest address in a script.
const LONGEST_ADDRESS: usize = 2000;

/// The original that an element names: the address it links to, else its text without `Theo` or `Nguồn`.
pub(super) fn named(element: &ElementRef<'_>) -> Option<String> {
    let link = element.attr("href").filter(|h| h.starts_with("http"));
    if let Some(link) = link {
        return Some(link.trim().to_owned());
    }
    let text = collapse(&element.text().collect::<String>());
    let name = after_mark(&text).unwrap_or(&text);
    let own = squash(name);
    (!own.is_empty() && own != "link" && own != "theo" && name.chars().count() <= LONGEST_LINE).then(|| name.to_owned())
}

/// The original that one of the last lines of the article names: `Theo TTXVN`, `Nguồn: Báo X`, `(Theo báo Y)`.
pub(super) fn in_text(document: &Document) -> Option<String> {
    let own = |b: &&Block| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem);
    let lines = document.blocks.iter().rev().filter(own).filter_map(|b| document.text.get(b.start..b.end));
    // An address may be longer than any name.
    let fits = |l: &&str| l.chars().count() <= if l.contains("http") { LONGEST_ADDRESS } else { LONGEST_LINE };
    lines.take(LAST_LINES).filter(fits).find_map(after_mark).map(str::to_owned)
}

/// What follows `Theo` or `Nguồn:` in a line that says nothing else.
fn after_mark(line: &str) -> Option<&str> {
    let line = line.trim().trim_start_matches(['(', '*', '-', ' ']).trim_end_matches([')', '.', ' ']);
    let opened = |mark: &str| line.get(..mark.len()).filter(|head| head.to_lowercase() == mark).and_then(|_| line.get(mark.len()..));
    let sourced = ["nguồn tin:", "nguồn:", "theo nguồn:"].iter().find_map(|mark| opened(mark));
    // A sentence may begin with `Theo` too: a name has no verb, so it is short and has no comma or full stop.
    let told = || opened("theo ").filter(|rest| rest.split_whitespace().count() <= 6 && !rest.contains([',', ';', ':']));
    let name = sourced.or_else(told)?.trim().trim_matches(['"', '“', '”', ' ']);
    let is_name = name.chars().next().is_some_and(char::is_uppercase) || name.contains('.') || name.starts_with("báo ");
    is_name.then_some(name)
}

/// The link to another site that stands right after `Nguồn`, as aggregators print it. On other sites such a link
/// is rather the source of a figure.
pub(super) fn linked(page: &Html, own: &Url) -> Option<String> {
    let links = page.root_element().descendent_elements().filter(|e| e.value().name() == "a");
    links.filter(follows_mark).filter_map(|a| a.attr("href")).find_map(|href| {
        let target = Url::parse(href.trim()).ok().filter(|u| matches!(u.scheme(), "http" | "https"))?;
        (!same_site(own, &target)).then(|| target.to_string())
    })
}

/// Whether the nearest words before the link, in its line, are `Nguồn` or the like.
fn follows_mark(link: &ElementRef<'_>) -> bool {
    let is_mark = |text: &str| matches!(squash(text).as_str(), "nguồn" | "nguồntin" | "nguồnbài" | "nguồnbàiviết" | "xembàigốc" | "bàigốc");
    let text_of = |node: NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => text.to_string(),
        // More than a few texts are no mark.
        _ => ElementRef::wrap(node).map(|e| e.text().take(3).collect()).unwrap_or_default(),
    };
    let before = |node: NodeRef<'_, Node>| node.prev_siblings().map(text_of).find(|t| !t.trim().is_empty());
    let near = before(**link).or_else(|| link.parent().and_then(before));
    near.is_some_and(|t| is_mark(&t)) || is_mark(&link.text().take(3).collect::<String>())
}

/// The value of `originalUrl` in a script of the page, as aggregators keep it.
pub(super) fn in_script(html: &str) -> Option<String> {
    let at = memchr::memmem::find(html.as_bytes(), b"originalUrl")?;
    let rest = html.get(at + "originalUrl".len()..)?;
    // Inside a string the quotes of the object are escaped once more.
    let start = rest.find("http").filter(|start| *start < 8)?;
    let value = rest.get(start..)?;
    let end = value.find(['"', '\'', ' ', '<'])?;
    let raw = value.get(..end.min(LONGEST_ADDRESS))?.trim_end_matches('\\');
    let plain = serde_json::from_str::<Value>(&format!("\"{}\"", raw.replace("\\\\", "\\"))).ok()?;
    plain.as_str().filter(|u| Url::parse(u).is_ok()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{after_mark, in_script};

    #[test]
    fn lines_that_name_a_source_are_told_from_sentences() {
        for (line, name) in [
            ("Theo TTXVN", Some("TTXVN")),
            ("(Theo báo Xanh)", Some("báo Xanh")),
            ("Nguồn: Báo Mai Lam", Some("Báo Mai Lam")),
            ("NGUỒN: mailam.example", Some("mailam.example")),
            ("Nguồn: https://mailam.example/a-1.html", Some("https://mailam.example/a-1.html")),
            ("Theo Bộ Nội vụ, tỉnh xếp thứ 5", None),
            ("Theo đó, tỉnh xếp thứ 5.", None),
            ("theo đúng quy định", None),
            ("Nguồn nước sạch", None),
        ] {
            assert_eq!(after_mark(line), name, "{line}");
        }
    }

    #[test]
    fn scripts_may_keep_the_original() {
        let plain = r#"{"originalUrl":"https:\/\/bao.example\/a-1.html","x":1}"#;
        let escaped = r#"{\"originalUrl\":\"https://bao.example/a-1.html\",\"x\":1}"#;
        for script in [plain, escaped] {
            assert_eq!(in_script(script).as_deref(), Some("https://bao.example/a-1.html"));
        }
        assert_eq!(in_script("originalUrl: null, other: 'https://bao.example'"), None);
    }
}
