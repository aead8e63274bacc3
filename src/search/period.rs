//! Years in a question: `2022`, `2020-2023`, `24`, `năm ngoái`.
use super::query::Years;
use super::words::{Word, find, take};

/// Years a ranking can describe.
const PLAUSIBLE: std::ops::RangeInclusive<i32> = 1995..=2060;

/// Reads the years and takes their words. Two digits count as a year right after a name (`pci 24`) or
/// after `năm`. The second value holds the words of a relative year.
pub(super) fn read(words: &mut [Word], this_year: i32) -> (Option<Years>, Option<String>) {
    if let Some(years) = written(words, this_year) {
        return (Some(years), None);
    }
    for (cue, back) in [("nam ngoai", 1), ("nam truoc", 1), ("nam roi", 1), ("nam vua qua", 1), ("nam nay", 0), ("nam kia", 2)] {
        if let Some((from, to)) = find(words, 0, cue) {
            let said = words.get(from..to).unwrap_or_default().iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
            take(words, from, to);
            let year = this_year - back;
            return (Some(Years { from: year, to: year }), Some(said));
        }
    }
    (None, None)
}

fn written(words: &mut [Word], this_year: i32) -> Option<Years> {
    let mut found: Vec<(usize, i32)> = Vec::new();
    for at in 0..words.len() {
        if let Some(year) = year_at(words, at, this_year, !found.is_empty()) {
            found.push((at, year));
        }
    }
    let from = found.iter().map(|f| f.1).min()?;
    let to = found.iter().map(|f| f.1).max()?;
    for (at, _) in found {
        take(words, at, at + 1);
    }
    for cue in ["tu nam", "den nam", "giai doan", "tu", "den", "toi"] {
        if from != to
            && let Some((a, b)) = find(words, 0, cue)
        {
            take(words, a, b);
        }
    }
    Some(Years { from, to })
}

fn year_at(words: &[Word], at: usize, this_year: i32, after_year: bool) -> Option<i32> {
    let word = words.get(at).filter(|w| !w.used)?;
    let n = i32::try_from(word.number?).ok()?;
    if PLAUSIBLE.contains(&n) {
        return Some(n);
    }
    let before = at.checked_sub(1).and_then(|i| words.get(i))?;
    let short = word.text.len() == 2 && 2000 + n <= this_year + 1;
    let beside_year = after_year && before.is_number() && word.gap.trim() == "-";
    let beside_name = before.used && !before.is_number() && word.gap.trim().is_empty();
    (short && (beside_year || beside_name || matches!(before.fold.as_str(), "nam" | "ky"))).then_some(2000 + n)
}

#[cfg(test)]
mod tests {
    use super::super::words::{take, words};
    use super::{Years, read};

    #[test]
    fn reads_years_ranges_and_relative_ones() {
        for (query, from, to) in [
            ("dti 2022", 2022, 2022),
            ("2020-2023", 2020, 2023),
            ("từ 2020 đến 2022", 2020, 2022),
            ("2020 – 23", 2020, 2023),
            ("năm 24", 2024, 2024),
            ("nam ngoai", 2025, 2025),
            ("năm nay", 2026, 2026),
        ] {
            assert_eq!(read(&mut words(query), 2026).0, Some(Years { from, to }), "{query}");
        }
        assert_eq!(read(&mut words("thứ 24"), 2026).0, None);
    }

    #[test]
    fn two_digits_after_a_name_are_a_year() {
        let mut w = words("pci 24");
        take(&mut w, 0, 1);
        assert_eq!(read(&mut w, 2026).0, Some(Years { from: 2024, to: 2024 }));
    }
}
