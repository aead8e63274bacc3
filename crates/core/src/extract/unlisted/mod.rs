//! Rankings that the ontology lacks, by the names that the page gives them: `Chỉ số X (ABC)`, `chỉ số X toàn cầu`,
//! `bảng xếp hạng các nước X nhất thế giới`. A name counts only where its form is sure and places of countries or
//! provinces stand beside it; so sport, schools, companies and charts stay silent.
mod forms;
mod full;
pub(super) mod statistics;
mod trade;
mod words;

use super::cues::Cue;
use super::lines::{Line, LineKind};
use super::text::Text;
use crate::normalize::{TokenKind, slug};
use crate::ontology::{BEST, Case, Entity, Entry, Ontology, Sign, Signs};
use memchr::memmem::Finder;
use std::cell::OnceCell;
use std::sync::LazyLock;
use words::{ANY_OTHER, ANY_PLACED, BARE, CONTESTS, HEADS, NO_END, OTHERS, PLACED, RANKED, SCHOOLS, STOPS, speaks_of_nations};

/// Most rankings of their own names on one page.
const MOST: usize = 6;
/// Longest name in tokens.
const LONGEST: usize = 13;

/// What may introduce a name.
static INTRODUCTIONS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["chỉ số ", "xếp hạng ", "danh sách ", "báo cáo "].map(Finder::new));

/// Whether a text may name such a ranking, with the signs that were seen in it; a quick look at its lower-case view.
pub fn may_name(view: &str, signs: Signs) -> bool {
    let [index, ranking, list, report] = &*INTRODUCTIONS;
    // What stands within some ninety bytes behind the words that introduce a name.
    let behind = |sign: Sign, head: &Finder<'_>, wanted: &[&str]| {
        signs.has(sign)
            && head.find_iter(view.as_bytes()).any(|at| {
                let from = at + head.needle().len();
                let to = (from..=(from + 90).min(view.len())).rev().find(|i| view.is_char_boundary(*i)).unwrap_or(from);
                view.get(from..to).is_some_and(|s| wanted.iter().any(|w| s.contains(w)))
            })
    };
    // A place within some hundred bytes.
    let near = |sign: Sign, head: &Finder<'_>| {
        signs.has(sign)
            && head.find_iter(view.as_bytes()).any(|at| {
                let end = at + head.needle().len();
                let from = (0..=at.saturating_sub(120)).rev().find(|i| view.is_char_boundary(*i)).unwrap_or(0);
                let to = (end..=(at + 180).min(view.len())).rev().find(|i| view.is_char_boundary(*i)).unwrap_or(end);
                let around = [view.get(from..at), view.get(end..to)];
                around.into_iter().flatten().any(|s| ANY_PLACED.is_match(s))
            })
    };
    let any = |words: &[&str]| words.iter().any(|w| view.contains(w));
    let measures = || signs.has(Sign::Nations) && any(&["nước có ", "gia có ", "tế có "]) && view.contains(" nhất");
    let entitled = || {
        signs.has(Sign::Best)
            && view.lines().next().is_some_and(|l| {
                BEST.iter().any(|w| l.match_indices(w).any(|(at, _)| l.get(at + w.len()..).is_some_and(|s| s.starts_with(':'))))
            })
    };
    let tops = || signs.has(Sign::Best) && any(&["top ", "tốp ", "một trong "]) && any(BEST);
    let places = || any(PLACED) || any(&["top ", "tốp "]);
    let traded = || signs.has(Sign::Traded) && any(&["thế giới", "toàn cầu", "châu á"]);
    tops()
        || traded()
        || (near(Sign::Ranking, ranking) || near(Sign::Index, index) || near(Sign::Report, report)) && speaks_of_nations(view)
        || (behind(Sign::Index, index, &["toàn cầu", "thế giới", "cấp tỉnh", "(", "\""])
            || behind(Sign::Ranking, ranking, BEST)
            || behind(Sign::List, list, BEST)
            || behind(Sign::Report, report, &["(", "toàn cầu"])
            || (measures() || entitled()) && speaks_of_nations(view))
            && places()
}

/// A ranking and the ways the page writes it.
struct Named {
    id: String,
    /// Its words; its abbreviation.
    forms: Vec<Vec<String>>,
    /// What it is, when its abbreviation is known to the ontology.
    known: Option<usize>,
    /// Its form makes sure that it is a ranking; otherwise the countries ranked beside it must.
    sure: bool,
}

/// Finds the page's own rankings, marks every place where they are named, and returns their ids. A ranking has the
/// number of its place in the list plus the number of indices in the ontology.
pub fn find(texts: &mut [Text<'_>], ontology: &Ontology) -> Vec<String> {
    // On a page of a known index what is called "chỉ số X" is mostly one of its components.
    let known_index = texts
        .iter()
        .flat_map(|t| t.names())
        .any(|e| !e.weak && matches!(e.entity, Entity::Index(i) if ontology.indices.get(i).is_some_and(|x| x.kind != "statistic")));
    let mut found: Vec<Named> = Vec::new();
    let named_in_full = OnceCell::new();
    for text in texts.iter() {
        for (n, line) in text.lines.iter().enumerate() {
            if matches!(line.kind, LineKind::Caption | LineKind::Related) {
                continue;
            }
            // Judged once a line, when its first name is found.
            let (mut ranked, mut among) = (None, None);
            for at in 0..line.tokens.len() {
                if !HEADS.holds_at(&line.tokens, at) {
                    continue;
                }
                let named = name_at(text, line, at, known_index).or_else(|| forms::english_at(text, line, at, ontology));
                let Some(named) = named else { continue };
                if found.len() >= MOST || found.iter().any(|f| f.id == named.id) {
                    continue;
                }
                let known = named.known.or_else(|| full::begun(&named.forms, named_in_full.get_or_init(|| full::named(texts, ontology))));
                let named = Named { known, ..named };
                let beside = || text.lines.iter().skip(n).take(4).any(|l| ranks_somebody(text, l));
                let schools = || SCHOOLS.is_match(line.text(text.view));
                let contests = || CONTESTS.is_match(line.text(text.view));
                let nations = || text.lines.iter().skip(n).take(2).any(|l| ranks_nation(text, l));
                if !named.sure && !*among.get_or_insert_with(|| !contests() && nations()) {
                    continue;
                }
                if *ranked.get_or_insert_with(|| !schools() && beside()) {
                    found.push(named);
                }
            }
        }
    }
    if found.is_empty() && full::rankings(texts, ontology).next().is_none() {
        found.extend(forms::find(texts));
    }
    let mut ids = Vec::new();
    for named in found {
        let index = named.known.unwrap_or_else(|| {
            ids.push(named.id.clone());
            ontology.indices.len() + ids.len() - 1
        });
        for text in texts.iter_mut() {
            mark(text, &named.forms, index);
        }
    }
    ids
}

/// Whether a line gives a country a place by its figure, among countries.
fn ranks_nation(text: &Text<'_>, line: &Line) -> bool {
    let names = |which: fn(&Entity) -> bool| text.names_of(line).any(|(_, e, _)| e.iter().any(|e| which(&e.entity)));
    let nation = names(|e| matches!(e, Entity::Country(_)));
    let units = || names(|e| matches!(e, Entity::Province(_) | Entity::Ministry(_) | Entity::Office(_)));
    nation && !units() && speaks_of_nations(line.text(text.view)) && ranks_somebody(text, line)
}

/// Whether a line gives a country or province a place.
fn ranks_somebody(text: &Text<'_>, line: &Line) -> bool {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let mut who = false;
    let mut place = false;
    for at in 0..line.tokens.len() {
        who |= text
            .names_at(line, at)
            .is_some_and(|(e, _)| e.iter().any(|e| !e.weak && matches!(e.entity, Entity::Country(_) | Entity::Province(_))));
        place |= line.cue(at).is_some_and(|(cues, end)| {
            cues.iter().any(|c| match c {
                Cue::RankWord | Cue::Top => {
                    line.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number)
                        || matches!(word(end), "nhất" | "hai" | "ba" | "tư" | "năm")
                }
                Cue::Exact(_) | Cue::Last => true,
                _ => false,
            })
        });
        if who && place {
            return true;
        }
    }
    false
}

/// The name of a ranking whose introducing words begin at token `at`.
fn name_at(text: &Text<'_>, line: &Line, at: usize, known_index: bool) -> Option<Named> {
    let token = |i: usize| line.tokens.get(i);
    let word = |i: usize| token(i).map_or("", |t| t.text);
    let (head, listing) = match (word(at), word(at + 1), word(at + 2)) {
        ("chỉ", "số", _) => (at + 2, false),
        ("bảng", "xếp", "hạng") => (at + 3, true),
        // "bảng Các nước an toàn nhất".
        ("bảng", "các" | "những" | "quốc", _) if token(at + 1).is_some_and(|t| t.capital) => (at + 1, true),
        ("danh", "sách", _) => (at + 2, true),
        ("xếp", "hạng", _) if word(at.wrapping_sub(1)) != "bảng" => (at + 2, true),
        ("báo", "cáo", _) => (at + 2, false),
        _ => return None,
    };
    // "xếp hạng Đánh giá chỉ số lao động": the inner words introduce the name.
    if (head..head + 4)
        .take_while(|i| token(*i).is_some_and(|t| t.kind == TokenKind::Word))
        .any(|i| (word(i), word(i + 1)) == ("chỉ", "số"))
    {
        return None;
    }
    let report = word(at) == "báo" || word(at) == "danh" || word(at) == "xếp";
    let mut from = head;
    while matches!(word(from), "về" | "những" | "top" | "tốp")
        || (from > head || listing) && token(from).is_some_and(|t| t.kind == TokenKind::Number)
    {
        from += 1;
    }
    let quoted = token(from).is_some_and(|t| t.is('"'));
    from += usize::from(quoted);
    let mut end = from;
    while end < from + LONGEST {
        let Some(t) = token(end) else { break };
        let joins = t.is('-') || t.is('&') || t.is(',') && token(end + 1).is_some_and(|n| n.kind == TokenKind::Word);
        // "bảng xếp hạng các nước có món ăn ngon nhất thế giới".
        let held =
            listing && matches!(word(end), "có" | "được") && end > from + 1 || (word(end.wrapping_sub(1)), word(end)) == ("điểm", "đến");
        let held = held || compound(word(end.wrapping_sub(1)), word(end), word(end + 1));
        if !(t.kind == TokenKind::Word || joins) || STOPS.holds(t) && !held || t.is(',') && quoted {
            break;
        }
        let subject = |e: &Entry| matches!(e.entity, Entity::Country(_) | Entity::Province(_));
        if text.names_at(line, end).is_some_and(|(e, _)| e.iter().any(subject)) {
            break;
        }
        if t.is(',') && !matches!(word(end + 1), "an" | "chống" | "minh" | "sáng") {
            break;
        }
        end += 1;
        // "các nước hạnh phúc nhất thế giới": nothing belongs to the name behind it.
        if word(end - 1) == "nhất" && !(matches!(word(end), "thế" | "hành" | "toàn" | "châu" | "đông") || word(end) == "trên") {
            break;
        }
        // "25 điểm đến hàng đầu thế giới".
        let leading = (from + 2..end).any(|i| (word(i - 1), word(i)) == ("hàng", "đầu"));
        if leading && matches!((word(end - 2), word(end - 1)), ("thế", "giới") | ("châu", "á")) {
            break;
        }
    }
    // "nhất trên thế giới".
    if word(end) == "trên" && matches!(word(end + 1), "thế" | "toàn") && word(end.wrapping_sub(1)) == "nhất" {
        end += 3;
    }
    if end < from + 2 {
        return None;
    }
    let last = (word(end - 2), word(end - 1));
    let wide = matches!(last, ("toàn", "cầu") | ("thế", "giới") | ("cấp", "tỉnh") | ("châu", "á") | ("hành", "tinh"));
    let best = (from..end).any(|i| word(i) == "nhất" || word(i) == "hàng" && word(i + 1) == "đầu");
    let abbreviation = bracket(text, line, end);
    // "bảng Quốc gia tốt nhất (Best Countries)": what the bracket says is known.
    let spelt = (listing && token(end).is_some_and(|t| t.is('(')) && abbreviation.is_none()).then(|| {
        text.names_at(line, end + 1).and_then(|(e, to)| {
            let closed = token(to).is_some_and(|t| t.is(')'));
            e.iter().find_map(|e| if let Entity::Index(x) = e.entity { Some(x).filter(|_| closed) } else { None })
        })
    });
    let abbreviation = spelt.flatten().map(|x| (String::new(), Some(x))).or(abbreviation);
    let name = text.view.text().get(token(from)?.start as usize..token(end - 1)?.end as usize)?;
    let padded = format!(" {name} ");
    let other = |o: &&str| {
        padded.match_indices(*o).any(|(i, _)| {
            padded.get(..i).is_some_and(|b| b.ends_with(' ')) && padded.get(i + o.len()..).is_some_and(|a| a.starts_with(' '))
        })
    };
    if ANY_OTHER.is_match(&padded) && OTHERS.iter().any(other) {
        return None;
    }
    let whom = RANKED.iter().any(|r| name.strip_prefix("các ").unwrap_or(name).starts_with(r));
    let closes = token(end).is_none_or(|t| t.kind != TokenKind::Word || t.capital || STOPS.holds(t) || word(end) == "về");
    let plain = (from..end).all(|i| token(i).is_some_and(|t| t.kind == TokenKind::Word || t.is(',')))
        && !(from..end).all(|i| BARE.holds_at(&line.tokens, i))
        && !NO_END.holds_at(&line.tokens, from)
        && !NO_END.holds_at(&line.tokens, end - 1)
        && name.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        && (from + 1..end).all(|i| token(i).is_some_and(|t| !t.capital) || token(from + 1).is_some_and(|t| t.capital));
    let framed = !best
        && end <= from + 9
        && closes
        && plain
        && match word(at) {
            // "có chỉ số phát triển thấp", "5 chỉ số tiến bộ": figures and components.
            "chỉ" => {
                let before = at.checked_sub(1).and_then(token);
                !known_index
                    && before.is_none_or(|t| t.kind != TokenKind::Number)
                    && !matches!(
                        word(at.wrapping_sub(1)),
                        "có" | "các" | "những" | "nhiều" | "một" | "số" | "hai" | "ba" | "mỗi" | "nhóm" | "là"
                    )
            }
            "bảng" => true,
            "xếp" => !matches!(word(at.wrapping_sub(1)), "được" | "thứ" | "trí" | "tiêu"),
            _ => false,
        };
    // "bảng Các nước an toàn nhất": its capital makes it a name, whom it ranks tells of what.
    let entitled = best && whom && word(at) == "bảng" && head == at + 1;
    let sure = if best {
        listing && whom && wide
    } else {
        abbreviation.is_some() && !listing
            || wide && !report && !listing && end >= from + 4
            || !known_index && !report && !listing && quoted && token(end).is_some_and(|t| t.is('"'))
    };
    // A component or index of the ontology has its own name.
    let taken = |i: usize| {
        text.names_at(line, i).is_some_and(|(e, to)| {
            e.iter().any(|e| matches!(e.entity, Entity::Index(_)) && !e.weak)
                && !(to < end && to > i + 2 && super::naming::goes_on(&line.tokens, to))
                || i == from && to >= end && e.iter().any(|e| matches!(e.entity, Entity::Component(..)))
        })
    };
    if !(sure || framed || entitled) || (at..end).any(taken) {
        return None;
    }
    let words: Vec<String> = (from..end).map(|i| word(i).to_owned()).collect();
    let (short, known) = abbreviation.unwrap_or_default();
    let mut forms = vec![words];
    if !short.is_empty() && known.is_none() {
        forms.push(vec![short]);
    }
    Some(Named { id: slug(name), forms, known, sure })
}

/// `(ABC)`, `(Global X Index - ABC)` behind a name: the abbreviation, and the index of the ontology that it means. An
/// English name alone gives an empty abbreviation.
fn bracket(text: &Text<'_>, line: &Line, open: usize) -> Option<(String, Option<usize>)> {
    let token = |i: usize| line.tokens.get(i);
    if !token(open)?.is('(') {
        return None;
    }
    let close = (open + 1..open + 14).find(|i| token(*i).is_some_and(|t| t.is(')')))?;
    let mut english = 0;
    let mut short = None;
    for i in open + 1..close {
        let t = token(i)?;
        if t.kind != TokenKind::Word {
            continue;
        }
        let written = text.source.get(text.view.source(t.start as usize..t.end as usize))?;
        if !written.is_ascii() {
            return None;
        }
        if (3..=7).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_uppercase()) {
            short = Some(i);
        } else if t.capital && matches!(written, "Index" | "Ranking" | "Report" | "Rankings") {
            english += 1;
        }
    }
    let Some(i) = short else { return (english > 0).then(|| (String::new(), None)) };
    let known =
        text.names_at(line, i).and_then(|(e, _)| e.iter().find_map(|e| if let Entity::Index(x) = e.entity { Some(x) } else { None }));
    Some((token(i)?.text.to_owned(), known))
}

/// Whether a word that ends names is only half of one: `đổi mới`, `không khí`, `giảm nghèo`.
fn compound(before: &str, word: &str, next: &str) -> bool {
    matches!(
        (word, next),
        ("không", "khí" | "gian" | "quân")
            | ("tăng", "trưởng")
            | ("giảm", "nghèo" | "phát")
            | ("trong", "sạch")
            | ("từ", "thiện")
            | ("khác", "biệt")
            | ("so", "sánh")
            | ("vào", "đời")
            | ("xếp", "loại")
            | ("trước", "học")
            | ("sau", "đại")
    ) || matches!((before, word), ("đổi", "mới") | ("hàng", "không") | ("nhà", "ở") | ("nông", "thôn") | ("cởi", "mở"))
}

/// Marks every place where one of the forms stands, with the words that introduce it.
fn mark(text: &mut Text<'_>, forms: &[Vec<String>], index: usize) {
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (n, line) in text.lines.iter().enumerate() {
        let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
        for at in 0..line.tokens.len() {
            let stands = |form: &&Vec<String>| {
                form.iter().enumerate().all(|(k, w)| word(at + k) == w)
                    && (form.len() > 1 || line.tokens.get(at).is_some_and(|t| t.capital))
            };
            let Some(form) = forms.iter().find(stands) else { continue };
            let mut from = at;
            for head in [&["về"][..], &["chỉ", "số"], &["bảng", "xếp", "hạng"], &["xếp", "hạng"], &["báo", "cáo"]] {
                let start = from.wrapping_sub(head.len());
                if head.iter().enumerate().all(|(k, w)| word(start.wrapping_add(k)) == *w) {
                    from = start;
                }
            }
            if word(from) == "về" {
                from = at;
            }
            places.push((n, from, at + form.len() - from));
        }
    }
    let entry = Entry { entity: Entity::Index(index), weak: false, case: Case::Any };
    for (line, at, length) in places {
        text.name(line, at, length, entry);
    }
}
