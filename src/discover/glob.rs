//! Patterns of robots.txt: `*` stands for anything, `$` at the end for the end of the address.
use memchr::memmem;

/// Whether a pattern matches from the start of a path. Each part between stars is looked for once and
/// only forwards, so that the time grows with the path and not with the number of stars.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let (path, mut at, mut first) = (path.as_bytes(), 0, true);
    let mut parts = pattern.as_bytes().split(|b| *b == b'*').peekable();
    while let Some(part) = parts.next() {
        let rest = path.get(at..).unwrap_or_default();
        let last = parts.peek().is_none();
        if first {
            if !rest.starts_with(part) || (last && to_the_end && rest.len() != part.len()) {
                return false;
            }
            at += part.len();
        } else if last && to_the_end {
            return rest.ends_with(part);
        } else if !part.is_empty() {
            let Some(found) = memmem::find(rest, part) else { return false };
            at += found + part.len();
        }
        first = false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_ends() {
        for (pattern, path, wanted) in [
            ("/", "/a", true),
            ("/a", "/A", false),
            ("/a*b", "/a/x/b/c", true),
            ("/a*b$", "/a/x/b/c", false),
            ("/a*b$", "/a/b/b", true),
            ("/*.php$", "/x.php", true),
            ("/*.php$", "/x.php?a", false),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
            ("*", "/", true),
            ("**a", "/xa", true),
            ("*$", "/x", true),
            ("$", "/x", false),
            ("/ab*ab$", "/ab", false),
            ("/ab*$", "/ab", true),
        ] {
            assert_eq!(matches(pattern, path), wanted, "{pattern} on {path}");
        }
    }
}
