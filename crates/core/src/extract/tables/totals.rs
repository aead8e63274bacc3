//! Where several columns of a table give one thing for one ranking: which of them is meant? What do the columns tell of each other?
use super::caption::Caption;
use super::columns::{Column, Meaning, number};
use super::grid::Grid;
use crate::extract::numerals::whole;

/// Two columns of places for one ranking that give a row different places are not told apart by their headers: nobody can say
/// which edition or group either is of, so neither is read.
pub(super) fn one_place_each(columns: &mut [Column], under: &[Vec<&str>]) {
    let places: Vec<usize> = columns.iter().enumerate().filter(|(_, c)| c.meaning == Meaning::Rank).map(|(k, _)| k).collect();
    let numbers = |k: usize| -> Vec<Option<u32>> {
        under.get(k).map(|v| v.iter().map(|s| whole(s.split('/').next().unwrap_or_default().trim())).collect()).unwrap_or_default()
    };
    let mut unclear: Vec<usize> = Vec::new();
    for (at, a) in places.iter().enumerate() {
        for b in places.iter().skip(at + 1) {
            let same = columns.get(*a).zip(columns.get(*b)).is_some_and(|(x, y)| x.same_ranking(y));
            let apart = numbers(*a).into_iter().zip(numbers(*b)).filter(|(x, y)| x.is_some() && y.is_some() && x != y).count();
            if same && apart * 2 > numbers(*a).len().min(numbers(*b).len()) {
                unclear.extend([*a, *b]);
            }
        }
    }
    for k in unclear {
        if let Some(c) = columns.get_mut(k) {
            c.meaning = Meaning::Other;
        }
    }
}

/// Whole numbers under components were taken for places; where a row's figures add up to its points, they are points too.
pub(super) fn adding_up(columns: &mut [Column], under: &[Vec<&str>]) {
    let places: Vec<usize> =
        columns.iter().enumerate().filter(|(_, c)| c.part.is_some() && c.meaning == Meaning::Rank).map(|(k, _)| k).collect();
    if places.len() < 3 {
        return;
    }
    let numbers = |k: usize| -> Vec<f64> { under.get(k).map(|v| v.iter().filter_map(|s| number(s)).collect()).unwrap_or_default() };
    let parts: Vec<Vec<f64>> =
        columns.iter().enumerate().filter(|(_, c)| c.part.is_some()).map(|(k, _)| numbers(k)).filter(|v| !v.is_empty()).collect();
    let rows = parts.iter().map(Vec::len).min().unwrap_or(0);
    let sum = |r: usize| parts.iter().filter_map(|p| p.get(r)).sum::<f64>();
    let adds = |k: usize| {
        let whole = numbers(k);
        let right = (0..rows).filter(|r| whole.get(*r).is_some_and(|w| *w > 0.0 && (sum(*r) - w).abs() <= w * 0.02)).count();
        rows >= 3 && right * 10 >= rows * 8
    };
    let total = (0..columns.len()).any(|k| columns.get(k).is_some_and(|c| c.part.is_none() && c.meaning == Meaning::Points) && adds(k));
    if total {
        for k in places {
            if let Some(c) = columns.get_mut(k) {
                c.meaning = Meaning::Points;
            }
        }
    }
}

/// Of several columns of points for one ranking the total is kept: the one called so, else the one that falls as
/// ranks rise, else the one that is the sum of the others, else the only percentage.
pub(super) fn one_of_each(columns: &mut [Column], under: &[Vec<&str>], grid: &Grid) {
    for k in 0..columns.len() {
        let Some(own) = columns.get(k).filter(|c| c.meaning == Meaning::Points).cloned() else { continue };
        let same: Vec<usize> =
            (0..columns.len()).filter(|j| columns.get(*j).is_some_and(|c| c.meaning == Meaning::Points && c.same_ranking(&own))).collect();
        if same.len() < 2 {
            continue;
        }
        let total = total(columns, under, grid, &same, &own);
        for j in same {
            if Some(j) != total
                && let Some(c) = columns.get_mut(j)
            {
                c.meaning = Meaning::Other;
            }
        }
    }
}

fn total(columns: &[Column], under: &[Vec<&str>], grid: &Grid, same: &[usize], own: &Column) -> Option<usize> {
    let numbers = |k: usize| -> Vec<f64> { under.get(k).map(|v| v.iter().filter_map(|s| number(s)).collect()).unwrap_or_default() };
    let head = |k: &usize| grid.heads.get(*k).map(|h| h.to_lowercase()).unwrap_or_default();
    let one = |found: Vec<usize>| if let [k] = found.as_slice() { Some(*k) } else { None };
    let called = |words: &[&str]| one(same.iter().copied().filter(|k| words.iter().any(|w| head(k).contains(w))).collect());
    // "Điểm thực hiện | Tỷ lệ thực hiện | Điểm quy đổi": what the others were made comparable in.
    if let Some(k) = called(&["quy đổi"]) {
        return Some(k);
    }
    if let Some(k) = called(&["tổng điểm", "điểm tổng", "tổng số", "tổng cộng", "tổng hợp", "điểm chung", "tổng"])
    {
        return Some(k);
    }
    let places = columns.iter().position(|c| c.meaning == Meaning::Rank && c.year == own.year && c.regional == own.regional);
    if let Some(ranks) = places.map(numbers) {
        let falls = |k: usize| {
            let mut pairs: Vec<(f64, f64)> = ranks.iter().copied().zip(numbers(k)).collect();
            pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
            pairs.len() >= 3 && pairs.windows(2).all(|w| matches!(w, [a, b] if a.1 >= b.1))
        };
        let falling: Vec<usize> = same.iter().copied().filter(|k| falls(*k)).collect();
        if let Some(k) = one(falling.clone()) {
            return Some(k);
        }
        // The total stands right before its rank.
        if let Some(k) = falling.into_iter().find(|k| places == Some(*k + 1)) {
            return Some(k);
        }
    }
    let all: Vec<Vec<f64>> = same.iter().map(|k| numbers(*k)).collect();
    let rows = all.iter().map(Vec::len).min().unwrap_or(0);
    let sum = |at: usize| {
        rows >= 3
            && (0..rows).all(|r| {
                let value = |c: &Vec<f64>| c.get(r).copied().unwrap_or(0.0);
                let whole: f64 = all.iter().map(value).sum();
                all.get(at).is_some_and(|c| (whole - 2.0 * value(c)).abs() < 0.06)
            })
    };
    if let Some(at) = (0..all.len()).find(|at| same.len() > 2 && sum(*at)) {
        return same.get(at).copied();
    }
    one(same.iter().copied().filter(|k| under.get(*k).is_some_and(|v| v.iter().all(|s| s.trim().ends_with('%')))).collect())
        .or_else(|| called(&["chỉ số", "kết quả", "(%)"]))
}

/// `Bảng xếp hạng 10 tỉnh có PCI thấp nhất` over `1. A 59,5`, `2. B 60,1`: who is counted from the end has no such place.
pub(super) fn counted_from_below(columns: &mut [Column], under: &[Vec<&str>], caption: &Caption, grid: &Grid) {
    let worst = |w: &str| ["thấp nhất", "kém nhất", "cuối bảng", "đội sổ", "chót"].iter().any(|x| w.contains(x));
    let headed = grid.heads.iter().any(|h| worst(&h.to_lowercase()));
    if !(caption.worst || headed) {
        return;
    }
    let rises = |v: &[&str]| {
        let numbers: Vec<f64> = v.iter().filter_map(|v| number(v)).collect();
        numbers.len() >= 2 && numbers.first() < numbers.last() && numbers.windows(2).all(|w| matches!(w, [a, b] if a <= b))
    };
    let points: Vec<&Vec<&str>> = columns.iter().zip(under).filter(|(c, _)| c.meaning == Meaning::Points).map(|(_, v)| v).collect();
    let best = ["cao nhất", "dẫn đầu", "đứng đầu", "từ cao"].iter().any(|w| caption.words.contains(w));
    let below = if points.is_empty() { caption.worst && !best } else { points.iter().any(|v| rises(v)) };
    let from_one = |v: &[&str]| v.len() >= 2 && v.iter().zip(1..).all(|(s, n)| whole(s.trim_end_matches('.')) == Some(n));
    for (c, _) in columns.iter_mut().zip(under).filter(|(c, v)| below && c.meaning == Meaning::Rank && from_one(v)) {
        c.meaning = Meaning::Count;
    }
}

/// `Tỉnh | PCI 2023 | Hạng cả nước`: places without a year are of the edition of the points beside them, where those are of one.
pub(super) fn of_one_edition(columns: &mut [Column], caption: &Caption) {
    let mut years = columns.iter().filter(|c| c.meaning == Meaning::Points).map(|c| c.year);
    let Some(year) = years.next().flatten().filter(|y| caption.year.is_none_or(|c| c == *y)) else { return };
    let alone = years.all(|y| y == Some(year));
    let undated = columns.iter().filter(|c| c.meaning == Meaning::Rank).all(|c| c.year.is_none());
    if alone && undated && !columns.iter().any(|c| c.meaning == Meaning::Year) {
        columns.iter_mut().filter(|c| c.meaning == Meaning::Rank).for_each(|c| c.year = Some(year));
    }
}
