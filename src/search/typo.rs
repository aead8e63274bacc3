//! Small slips of the keyboard in names.

/// Number of edits (insert, delete, replace, swap of neighbours) between two short strings, or `None`
/// when it is more than `limit`.
pub(super) fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let width = b.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = last;
        last = row;
    }
    last.last().copied().filter(|d| *d <= limit)
}

/// How many edits a name of this length may be off by: none below five letters, two from twelve.
pub(super) fn allowance(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..12 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_edits_and_swaps() {
        assert_eq!(distance("quang nihn", "quang ninh", 2), Some(1));
        assert_eq!(distance("nghe an", "nghe ann", 1), Some(1));
        assert_eq!(distance("hai duong", "hai phong", 2), Some(2));
        assert_eq!(distance("hai duong", "hai phong", 1), None);
        assert_eq!(distance("", "", 1), Some(0));
    }
}
