//! The keys that a data file may hold: a mistyped one would silently do nothing.
use toml::de::{DeTable, DeValue};

/// Keys of a table: what the program reads, and what documents an entry.
fn known(table: &str) -> Option<&'static [&'static str]> {
    Some(match table {
        "" => &["schema", "ranked_units", "province", "region", "ministry", "body", "country", "office", "index", "ambiguous_alias"],
        "ranked_units" => &["valid_from", "valid_to", "count", "note"],
        "province" => &[
            "id",
            "name",
            "official_name",
            "kind",
            "iso",
            "gso",
            "gso_2025",
            "wikidata",
            "region",
            "regions",
            "region_2025",
            "valid_from",
            "valid_to",
            "merged_from",
            "merged_on",
            "merged_into",
            "succeeded_by",
            "succeeds",
            "aliases",
            "note",
        ],
        "region" => &["id", "name", "system", "valid_from", "valid_to", "members", "members_2025", "aliases", "note"],
        "ministry" => &["id", "name", "kind", "valid_from", "valid_to", "merged_from", "merged_on", "merged_into", "aliases", "note"],
        "body" => &["id", "name", "aliases", "note"],
        "country" => &["id", "name", "iso", "wikidata", "groups", "aliases", "note"],
        "office" => {
            &["id", "name", "block", "valid_from", "valid_to", "merged_from", "merged_into", "provinces", "aliases", "weak_aliases", "note"]
        }
        "index" => &[
            "id",
            "name_vi",
            "name_en",
            "abbr",
            "kind",
            "status",
            "ranks",
            "first_edition",
            "last_edition",
            "publication",
            "score_min",
            "score_max",
            "score_unit",
            "shares_ranks",
            "total",
            "publishers",
            "confusable_with",
            "aliases",
            "weak_aliases",
            "shared_aliases",
            "edition",
            "component",
            "names_as_written",
            "seldom",
            "note",
        ],
        "publishers" => &["body", "from", "to"],
        "edition" => &["year", "published", "units", "shown", "recomputed", "ties", "rebased", "note", "checked"],
        "ties" => &["rank", "subjects"],
        "component" => {
            &["id", "name_vi", "level", "parent", "succeeds", "from", "to", "score_max", "weight", "aliases", "weak_aliases", "note"]
        }
        "ambiguous_alias" => &["alias", "ids", "note"],
        _ => return None,
    })
}

/// The first key that means nothing: its place and what to write instead.
pub(super) fn unknown(root: &DeTable<'_>) -> Option<(usize, String)> {
    let mut found = None;
    walk("", root, &mut found);
    found
}

/// Remembers the first fault in file order, as tables come in order of key.
fn walk(name: &str, table: &DeTable<'_>, found: &mut Option<(usize, String)>) {
    let Some(allowed) = known(name) else { return };
    for (key, value) in table {
        let word: &str = key.get_ref();
        if !allowed.contains(&word) {
            let at = key.span().start;
            if found.as_ref().is_none_or(|(first, _)| at < *first) {
                *found = Some((at, message(word, allowed)));
            }
            continue;
        }
        if let DeValue::Array(items) = value.get_ref() {
            for item in items {
                if let DeValue::Table(inner) = item.get_ref() {
                    walk(word, inner, found);
                }
            }
        }
    }
}

fn message(word: &str, allowed: &[&str]) -> String {
    match nearest(word, allowed) {
        Some(k) => format!("unknown key '{word}': did you mean '{k}'?"),
        None => format!("unknown key '{word}'; possible here: {}", allowed.join(", ")),
    }
}

/// The known word that a mistyped one most likely means.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known.iter().map(|k| (distance(word, k), *k)).min_by_key(|(d, _)| *d).filter(|(d, _)| *d <= 2).map(|(_, k)| k)
}

/// Letters to insert, drop or replace to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((y, above), diagonal) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or(i + 1);
            next.push((left + 1).min(above + 1).min(diagonal + usize::from(x != *y)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_edits() {
        for (a, b, d) in [("alias", "aliases", 2), ("", "id", 2), ("untis", "units", 2), ("year", "year", 0)] {
            assert_eq!(distance(a, b), d, "{a} {b}");
        }
    }
}
