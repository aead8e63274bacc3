//! How many components went up and down.
//!
//! `6/10 chỉ số thành phần tăng điểm, 4 chỉ số giảm điểm`; `trong 8 lĩnh vực, 5 lĩnh vực tăng vị thứ, 3 lĩnh vực giảm`;
//! `3 chỉ số tăng cả điểm lẫn bậc; 1 chỉ số tăng điểm, giữ nguyên thứ bậc; 5 chỉ số vừa mất điểm vừa mất bậc`.
use super::{Hit, Words, numeric};
use crate::model::StatementKind;
use std::collections::BTreeMap;

/// Most components that an index has.
const MOST: u32 = 20;

/// Where components went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Same,
}

/// What of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Points,
    Ranks,
}

/// A verb and the last token of what it governs.
type Verb = (Way, usize);

/// `5 lĩnh vực`: how many, of how many, and where its words begin and end.
#[derive(Debug)]
struct Counted {
    n: u32,
    total: Option<u32>,
    start: usize,
    end: usize,
}

/// The counts of a sentence whose first counted noun begins at token `at`; one saying for points, one for ranks.
pub(super) fn read(words: Words<'_>, at: usize) -> Vec<Hit> {
    let length = words.tokens.len().min(at + 160);
    // "trong đó 2 chỉ số tăng mạnh" is no further count.
    let cut = (at..length).find(|t| words.word(*t) == "trong" && matches!(words.word(t + 1), "đó" | "số")).unwrap_or(length);
    let items: Vec<Counted> = (at..cut).filter_map(|t| counted(words, t)).collect();
    let mut sums: [BTreeMap<&'static str, f64>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let mut total: Option<u32> = None;
    let mut last_unit = None;
    let mut end = at;
    for (k, item) in items.iter().enumerate() {
        let stop = items.get(k + 1).map_or(cut, |n| n.start);
        let stop = (item.end..stop).find(|t| matches!(words.word(*t), ";" | "." | "(")).unwrap_or(stop);
        let (mut ways, verb) = ways(words, item.end, stop);
        if ways.is_empty()
            && let (Some((way, _)), Some(unit)) = (verb, last_unit)
        {
            ways.push((unit, way));
        }
        total = total.max(item.total);
        if ways.is_empty() {
            if verb.is_none() && total.is_none() && sums.iter().all(BTreeMap::is_empty) {
                total = Some(item.n); // "Trong 8 lĩnh vực, …"
                continue;
            }
            return Vec::new(); // a count that is not understood: the sums would be short of it
        }
        last_unit = if let [(unit, _)] = ways.as_slice() { Some(*unit) } else { None };
        for (unit, way) in ways {
            let role = match way {
                Way::Up => "up",
                Way::Down => "down",
                Way::Same => "same",
            };
            if let Some(sum) = sums.get_mut(usize::from(unit == Unit::Ranks)) {
                *sum.entry(role).or_default() += f64::from(item.n);
            }
        }
        end = end.max(verb.map_or(item.end, |v| v.1));
    }
    let start = items.first().map_or(at, |i| i.start);
    let mut out = Vec::new();
    for (ranks, mut values) in [0.0, 1.0].into_iter().zip(sums) {
        if values.contains_key("up") || values.contains_key("down") {
            values.insert("ranks", ranks);
            values.extend(total.map(|n| ("total", f64::from(n))));
            out.push(Hit { t0: start, t1: end, depth: 0, kind: StatementKind::ComponentCounts, values });
        }
    }
    out
}

/// A number with the noun for components behind it at token `at`.
fn counted(words: Words<'_>, at: usize) -> Option<Counted> {
    let mut end = match (words.word(at), words.word(at + 1)) {
        ("chỉ", "số") | ("lĩnh", "vực") | ("trụ", "cột") | ("nội", "dung") | ("hạng", "mục") => at + 2,
        ("trục", "nội") => at + 3,
        ("trục", _) => at + 1,
        _ => return None,
    };
    let (n, mut start) = words.number_before(at)?;
    let mut total = None;
    let mut n = n;
    // "6/10 chỉ số", "2 trên tổng số 6 chỉ số", "6 trong 10 chỉ số".
    let mut joint = start;
    while joint > 0 && matches!(words.word(joint - 1), "/" | "trên" | "trong" | "tổng" | "số") && start - joint < 3 {
        joint -= 1;
    }
    if joint < start
        && matches!(words.word(joint), "/" | "trên" | "trong")
        && let Some((part, first)) = words.number_before(joint)
    {
        (total, n, start) = (Some(n), part, first);
    }
    if (words.word(end), words.word(end + 1)) == ("thành", "phần") {
        end += 2;
    }
    let sound = n > 0 && n <= MOST && total.is_none_or(|t| t >= n && t <= MOST);
    sound.then_some(Counted { n, total, start, end })
}

/// What the words `from..to` say of the components counted before them, and their last verb with its place.
fn ways(words: Words<'_>, from: usize, to: usize) -> (Vec<(Unit, Way)>, Option<Verb>) {
    let mut out: Vec<(Unit, Way)> = Vec::new();
    let mut verb: Option<Verb> = None;
    let mut waiting: Option<Unit> = None;
    let mut t = from;
    while t < to {
        // The verb stands near the noun, and the next one near the last.
        if t > verb.map_or(from + 9, |v| v.1 + 5) {
            break;
        }
        let here = (words.word(t), words.word(t + 1));
        let way = match here {
            ("tăng" | "thăng" | "nhích" | "thêm", _) | ("cải", "thiện") | ("lên", "điểm" | "bậc" | "hạng" | "thứ") => {
                Some(Way::Up)
            }
            ("giảm" | "tụt" | "mất" | "lùi" | "sụt" | "rớt", _) | ("bị", "trừ") | ("xuống", "điểm" | "bậc" | "hạng" | "thứ") => {
                Some(Way::Down)
            }
            ("giữ", "nguyên") | ("không", "đổi" | "thay") => Some(Way::Same),
            // "10 chỉ số, có những chỉ số …": of others than those counted.
            (",", _) if verb.is_none() => break,
            ("không" | "chưa", _) => return (Vec::new(), None),
            _ => None,
        };
        if let Some(way) = way {
            // "tăng 0,5 điểm": by how much, not how many.
            if numeric(words, t + 1) || numeric(words, t + 2) {
                return (Vec::new(), None);
            }
            verb = Some((way, t + 1));
            if let Some(unit) = waiting.take() {
                out.push((unit, way));
            }
        }
        let unit = match here {
            ("điểm", _) => Some((Unit::Points, 1)),
            ("bậc", _) => Some((Unit::Ranks, 1)),
            ("thứ", "hạng" | "bậc") | ("vị", "thứ" | "trí") => Some((Unit::Ranks, 2)),
            ("hạng", _) => Some((Unit::Ranks, 1)),
            _ => None,
        };
        if let Some((unit, taken)) = unit {
            // "tăng điểm mà thứ bậc giữ nguyên": what it did comes behind.
            if matches!(words.before(t, 1), "mà" | "nhưng" | "còn" | "song" | "và") && next_is_verb(words, t + taken) {
                waiting = Some(unit);
            } else if let Some((way, _)) = verb {
                out.push((unit, way));
                verb = Some((way, t + taken));
            }
            t += taken;
            continue;
        }
        t += 1;
    }
    let twice = |u: Unit| out.iter().filter(|(x, _)| *x == u).count() > 1;
    if twice(Unit::Points) || twice(Unit::Ranks) || waiting.is_some() {
        return (Vec::new(), None);
    }
    (out, verb)
}

fn next_is_verb(words: Words<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(words.word(at), "lại" | "vẫn" | "bị" | "thì"));
    matches!(words.word(at), "giữ" | "không" | "tăng" | "giảm" | "tụt" | "lùi" | "mất")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::{View, tokenize};

    fn read_all(text: &str) -> Vec<String> {
        let view = View::new(text);
        let tokens = tokenize(&view, text, 0, view.text().len());
        let words = Words { tokens: &tokens };
        let at = (0..tokens.len()).find(|t| counted(words, *t).is_some());
        at.map(|at| read(words, at)).unwrap_or_default().iter().map(|h| format!("{:?}", h.values)).collect()
    }

    #[test]
    fn points_and_ranks_are_counted_apart() {
        assert_eq!(
            read_all("Có 6/10 chỉ số thành phần tăng điểm, 4 chỉ số giảm điểm"),
            [r#"{"down": 4.0, "ranks": 0.0, "total": 10.0, "up": 6.0}"#]
        );
        assert_eq!(
            read_all("Trong 8 lĩnh vực, 5 lĩnh vực tăng vị thứ, 3 lĩnh vực giảm vị thứ so với năm 2021"),
            [r#"{"down": 3.0, "ranks": 1.0, "total": 8.0, "up": 5.0}"#]
        );
        assert_eq!(
            read_all(
                "3 chỉ số tăng cả điểm lẫn bậc; 1 chỉ số tăng điểm, giữ nguyên thứ bậc; 1 chỉ số tăng điểm mà giảm bậc; 5 chỉ số vừa mất điểm vừa mất bậc"
            ),
            [r#"{"down": 5.0, "ranks": 0.0, "up": 5.0}"#, r#"{"down": 6.0, "ranks": 1.0, "same": 1.0, "up": 3.0}"#]
        );
        assert_eq!(
            read_all("3 chỉ số vừa thêm điểm vừa thêm bậc, 1 chỉ số thêm điểm mà thứ bậc giữ nguyên"),
            [r#"{"ranks": 0.0, "up": 4.0}"#, r#"{"ranks": 1.0, "same": 1.0, "up": 3.0}"#]
        );
        assert_eq!(read_all("có 2 trên tổng số 6 chỉ số của Lào Cai tăng hạng"), [r#"{"ranks": 1.0, "total": 6.0, "up": 2.0}"#]);
        assert_eq!(read_all("Sáu chỉ số tăng điểm, bốn chỉ số giảm"), [r#"{"down": 4.0, "ranks": 0.0, "up": 6.0}"#]);
    }

    #[test]
    fn amounts_and_open_counts_are_left_out() {
        assert!(read_all("3 chỉ số tăng 0,5 điểm").is_empty());
        assert!(read_all("có 2 chỉ số thành phần giảm, đó là hạ tầng").is_empty());
        assert!(read_all("có 18/52 chỉ số thành phần đứng đầu cả nước").is_empty());
        assert!(read_all("2 chỉ số không giảm điểm").is_empty());
    }
}
