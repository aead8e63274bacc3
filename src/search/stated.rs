//! Figures that a question states: `thứ 27/63`, `tăng 22 bậc so với năm 2021`, `71,25 điểm`.
use super::query::Stated;
use super::words::{Word, take};

const UP: [&str; 7] = ["tang", "len", "nhay", "vuot", "cai thien", "nang", "tien"];
const DOWN: [&str; 8] = ["giam", "tut", "lui", "roi", "xuong", "sut", "mat", "thut lui"];

/// Reads and takes the stated figures. Only what stands beside a word of rank, movement or points counts.
pub(super) fn read(words: &mut [Word]) -> Stated {
    let mut stated = Stated::default();
    for at in 0..words.len() {
        let Some(n) = words.get(at).filter(|w| !w.used).and_then(|w| w.number) else { continue };
        let fold = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
        let before = at.checked_sub(1).map_or("", fold);
        let after = words.get(at + 1).filter(|w| w.gap.trim() == "/").and_then(|w| w.number);
        let dated =
            words.get(at).is_some_and(|w| w.gap.trim() == "/") || words.get(at + 2).is_some_and(|w| w.gap.trim() == "/" && w.is_number());
        if let Some(of) = after.filter(|of| !dated && *of < 1000) {
            stated.rank = Some(n);
            stated.of = Some(of);
            take(words, at, at + 2);
        } else if matches!(fold(at + 1), "bac" | "hang") && (1..=3).any(|back| direction(words, at, back).is_some()) {
            let sign = (1..=3).find_map(|back| direction(words, at, back)).unwrap_or(1);
            stated.delta = i32::try_from(n).ok().map(|n| n * sign);
            take(words, at, at + 2);
        } else if let Some((score, to)) = points(words, at, n) {
            stated.score = Some(score);
            take(words, at, to);
        } else if matches!(before, "thu" | "hang")
            || (before == "so" && at >= 3 && fold(at - 3) == "vi" && fold(at - 2) == "tri")
            || (before == "tri" && at >= 2 && fold(at - 2) == "vi")
        {
            stated.rank = Some(n);
            take(words, at - 1, at + 1);
        } else if (2000..2060).contains(&n) && compared(words, at) {
            stated.base_year = i32::try_from(n).ok();
            take(words, at, at + 1);
        }
    }
    stated
}

fn direction(words: &[Word], at: usize, back: usize) -> Option<i32> {
    let word = words.get(at.checked_sub(back)?)?;
    let sign = if UP.contains(&word.fold.as_str()) {
        1
    } else if DOWN.contains(&word.fold.as_str()) {
        -1
    } else {
        return None;
    };
    // Between the verb and the number only short words such as "thêm", "tới" may stand.
    let between = words.get(at - back + 1..at)?;
    between.iter().all(|w| matches!(w.fold.as_str(), "them" | "toi" | "den" | "hang" | "lien" | "tiep" | "xuong" | "len")).then_some(sign)
}

/// `71,25 điểm`, `970 điểm`, `91,17%`.
fn points(words: &[Word], at: usize, whole: u32) -> Option<(f64, usize)> {
    let part = words.get(at + 1).filter(|w| matches!(w.gap.as_str(), "," | ".") && w.is_number());
    let unit_at = if part.is_some() { at + 2 } else { at + 1 };
    words.get(unit_at).filter(|w| w.fold == "diem")?;
    let text = part.map_or_else(|| whole.to_string(), |p| format!("{whole}.{}", p.text));
    Some((text.parse().ok()?, unit_at + 1))
}

/// True when `so với (năm)` stands right before the word.
fn compared(words: &[Word], at: usize) -> bool {
    let fold = |back: usize| at.checked_sub(back).and_then(|i| words.get(i)).map_or("", |w| w.fold.as_str());
    let shift = usize::from(matches!(fold(1), "nam" | "ky"));
    fold(1 + shift) == "voi" && fold(2 + shift) == "so"
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::read;

    #[test]
    fn reads_a_sentence() {
        let stated = read(&mut words("Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc so với năm 2021 đúng không"));
        assert_eq!((stated.rank, stated.of, stated.delta, stated.base_year), (Some(27), Some(63), Some(22), Some(2021)));
    }

    #[test]
    fn reads_falls_ranks_and_points() {
        let stated = read(&mut words("tut 8 bac, xep hang 28, 63,91 diem"));
        assert_eq!((stated.rank, stated.delta, stated.score), (Some(28), Some(-8), Some(63.91)));
        assert_eq!(read(&mut words("PCI 2022 ngày 12/7/2023")), Default::default());
        assert_eq!(read(&mut words("top 5 pci 24")), Default::default());
    }
}
