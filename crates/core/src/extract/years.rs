//! Which edition a claim speaks of. Explicit binding wins; then the paragraph, then the page's main edition;
//! then words of announcement with the day of publication, against the index's calendar. The calendar alone
//! never settles it.
use super::finish::Page;
use super::mention::SubjectKind;
use super::proto::{Edition, Origin, Proto};
use crate::model::{Modality, PartialDate};
use crate::ontology::Index;
use std::collections::{BTreeMap, BTreeSet};

type Found = (Option<i32>, Origin, Option<(usize, usize)>);

/// The edition year, where it came from and its mention.
pub fn edition(page: &Page<'_>, p: &Proto, index: Option<usize>, all: &[(usize, Proto)]) -> Found {
    let x = index.and_then(|i| page.setting.ontology.indices.get(i));
    let main = main(page, index);
    if let Some(slot) = &p.year {
        let year = match slot.value {
            Edition::Year(y) => Some(y),
            Edition::Relative(d) if main.0.is_none() || seen_from_publication(page) => {
                page.document.published.map(|date| i32::from(date.year) + d).filter(|_| d <= 0)
            }
            // "Kết quả năm 2021 đứng cuối. Mục tiêu năm nay là hạng 12": of an edition that is told no goal is set any more.
            Edition::Relative(0) if p.modality == Modality::Target => {
                let told = |y: i32| {
                    all.iter().any(|(_, q)| {
                        q.modality == Modality::Asserted && q.placed() && q.year.as_ref().is_some_and(|s| s.value == Edition::Year(y))
                    })
                };
                let now = page.document.published.map(|d| i32::from(d.year));
                now.filter(|now| main.0.is_some_and(|y| y < *now && told(y))).or(main.0)
            }
            // "năm 2020 xếp thứ 2, nay tụt xuống thứ 30": the edition that the sentence names has another place.
            Edition::Relative(0) if main.0.is_some_and(|y| told_beside(p, slot.span, y, all)) => {
                return (None, slot.origin, slot.span);
            }
            Edition::Relative(0) => main.0,
            Edition::Relative(d) if d < 0 => main.0.map(|y| earlier(x, y, d)),
            Edition::Relative(d) => main.0.map(|y| y + d),
            // Only where the page compares with the edition before anyhow.
            Edition::Base => base_of_neighbour(page, p, index, all)
                .or_else(|| compared(x, p, main.0, all))
                .or_else(|| {
                    // "PCI từ 45 xuống 51; PAPI từ 20 xuống 33 so với năm 2021": said once for both.
                    let began = |q: &Proto| match q.year.as_ref().map(|s| s.value) {
                        Some(Edition::Year(y)) if q.rule == p.rule => main.0.filter(|m| y < *m).map(|_| y),
                        _ => None,
                    };
                    all.iter().filter(|(_, q)| q.sentence == p.sentence && q.start > p.start).find_map(|(_, q)| began(q))
                })
                .or_else(|| {
                    let before = main.0.map(|y| earlier(x, y, -1))?;
                    let compared = |q: &Proto| {
                        base_year(page, q, index) == Some(before)
                            || matches!(q.year.as_ref().map(|s| s.value), Some(Edition::Relative(-1)))
                            || q.year.as_ref().map(|s| s.value) == Some(Edition::Year(before))
                    };
                    all.iter().any(|(_, q)| q.index.as_ref().map(|s| s.value) == index && compared(q)).then_some(before)
                }),
        };
        if year.is_some() || slot.value == Edition::Base {
            return (year, slot.origin, slot.span);
        }
    }
    if p.modality == Modality::Target {
        // A goal has the year it is for, or that of the plan that it stands in, and no other.
        let planned = page.survey.planned.filter(|y| page.document.published.is_none_or(|d| i32::from(d.year) <= *y));
        return (planned, Origin::Page, None);
    }
    // "tăng 3 bậc so với năm 2020": a movement is of the edition after the one it is against.
    if let (Some(_), Some(Edition::Year(base))) = (p.delta, p.base)
        && main.0.is_none_or(|y| y == base)
    {
        return (Some(later(x, base)), Origin::Paragraph, None);
    }
    // "Báo cáo tình hình kinh tế - xã hội năm 2022": what is counted is of the year in the headline, where the sentence names it.
    let counted = index.is_some_and(|i| page.setting.counts(i)) && p.index.as_ref().is_some_and(|s| s.origin <= Origin::Component);
    if let (None, Some(y), true) = (main.0, page.survey.titled_year, counted) {
        return (Some(y), Origin::Page, None);
    }
    // An office of another province is spoken of in passing: the page's edition is not its.
    let elsewhere = p.who.as_ref().is_some_and(|w| {
        w.value
            .id
            .split_once('/')
            .is_some_and(|(province, _)| page.setting.home.as_deref().is_some_and(|h| h != province && province != "bo"))
    });
    if elsewhere {
        return (None, Origin::Default, None);
    }
    // A ranking inside a province is often called by its work alone (`công tác CCHC năm 2018`): the page's year is its.
    let unit = p.who.as_ref().is_some_and(|w| matches!(w.value.kind, SubjectKind::Office(_) | SubjectKind::Unit(_)));
    // The calendar of the national ranking is not theirs.
    if unit && page.setting.ranks_units && (main.0.is_none() || main.1 == Origin::Calendar && !shown_daily(x)) {
        return (page.survey.edition, Origin::Page, None);
    }
    // "PAPI xếp thứ 31, tăng 5 bậc so với năm 2022. Thủ tục hành chính công xếp thứ 7": what the ranking's movements are against tells the edition
    // of its other places, too.
    if let Some(base) = moved_against(page, p, index, all).filter(|b| main.0.is_none_or(|y| y == *b)) {
        return (Some(later(x, base)), Origin::Page, None);
    }
    if main.0.is_none()
        && x.is_none_or(|x| x.kind != "sport")
        && let Some(y) = agreed(page, p, index, all).filter(|y| page.document.published.is_none_or(|d| near(*y, i32::from(d.year))))
    {
        return (Some(y), Origin::Page, None);
    }
    let nation = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Country);
    if let (None, true, Some(y)) = (main.0, nation, just_announced(page, x)) {
        return (Some(y), Origin::Calendar, None);
    }
    (main.0, main.1, None)
}

/// Whether the year of a place is a bare `nay`, and its sentence gives whoever has it another place in the edition `main`, which it names.
fn told_beside(p: &Proto, span: Option<(usize, usize)>, main: i32, all: &[(usize, Proto)]) -> bool {
    let bare = span.is_some_and(|(start, end)| end - start == "nay".len());
    let value =
        |p: &Proto| (p.index.as_ref().map(|s| s.value), p.part.as_ref().map(|s| s.value.clone()), p.who.as_ref().map(|s| s.value.clone()));
    let other = |q: &Proto| {
        q.sentence == p.sentence
            && q.rank.is_some()
            && q.rank != p.rank
            && q.year.as_ref().is_some_and(|y| y.value == Edition::Year(main) && y.origin <= Origin::Sentence)
            && value(q) == value(p)
    };
    bare && p.rank.is_some() && all.iter().any(|(_, q)| other(q))
}

/// Whether a page that came out in `published` can be about the edition `year`: an older one is only looked back to.
fn near(year: i32, published: i32) -> bool {
    const OLDEST: i32 = 6;
    year <= published && published - year <= OLDEST
}

/// `Global Firepower vừa công bố bảng xếp hạng sức mạnh quân sự`: reports on nations whose calendar nobody wrote down are mostly called by the year
/// in which they come out.
fn just_announced(page: &Page<'_>, x: Option<&Index>) -> Option<i32> {
    let known = x.is_some_and(|x| x.kind != "index" || !x.edition.is_empty() || x.publication.is_some());
    let date = page.survey.announced_on.or(page.document.published)?;
    (page.survey.announced && !known).then_some(i32::from(date.year))
}

/// The one year that every dated place or score of the index has on the page: `Năm 2022, A tiến 10 bậc, lên thứ 77 … Đứng đầu khu vực là B`.
fn agreed(page: &Page<'_>, p: &Proto, index: Option<usize>, all: &[(usize, Proto)]) -> Option<i32> {
    if p.modality != Modality::Asserted {
        return None;
    }
    let dated = page.dated.get_or_init(|| dated(all));
    let counted = |i: Option<usize>| i.is_some_and(|i| page.setting.counts(i));
    // What is counted has one year on the page, whichever statistic it is, where none says its own.
    let of_all = || dated.iter().filter(|(i, _)| counted(**i)).flat_map(|(_, years)| years).copied().collect::<BTreeSet<i32>>();
    let years = match dated.get(&index) {
        Some(own) => own.clone(),
        None if counted(index) => of_all(),
        None => return None,
    };
    years.first().copied().filter(|_| years.len() == 1)
}

/// The one year that every movement of a ranking of provinces is against, where places are told with it. Reports on nations are often called
/// by another year than the one after.
fn moved_against(page: &Page<'_>, p: &Proto, index: Option<usize>, all: &[(usize, Proto)]) -> Option<i32> {
    let x = index.and_then(|i| page.setting.ontology.indices.get(i));
    let provinces = x.is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    if p.modality != Modality::Asserted || !p.placed() || !provinces {
        return None;
    }
    let bases = page.moved.get_or_init(|| {
        let mut out: BTreeMap<usize, BTreeSet<i32>> = BTreeMap::new();
        for (_, q) in all.iter().filter(|(_, q)| q.modality == Modality::Asserted && q.delta.is_some() && q.placed()) {
            if let (Some(Edition::Year(base)), Some(i)) = (q.base, q.index.as_ref().map(|s| s.value)) {
                out.entry(i).or_default().insert(base);
            }
        }
        out
    });
    let own = bases.get(&index?)?;
    own.first().copied().filter(|_| own.len() == 1)
}

/// The years of the places and points that say theirs, by ranking; where a movement comes from says nothing of the page.
fn dated(all: &[(usize, Proto)]) -> BTreeMap<Option<usize>, BTreeSet<i32>> {
    let mut out: BTreeMap<Option<usize>, BTreeSet<i32>> = BTreeMap::new();
    for (_, q) in all.iter().filter(|(_, q)| q.modality == Modality::Asserted && !q.rule.starts_with("from")) {
        // "vượt 18 bậc so với năm 2022, khi tỉnh còn ở hạng 24": what others are held against is not the edition of the page.
        if q.compared.is_some() && q.compared == q.year.as_ref().map(|s| s.value) {
            continue;
        }
        if let (Some(Edition::Year(y)), true) = (q.year.as_ref().map(|s| s.value), q.placed() || q.score.is_some()) {
            out.entry(q.index.as_ref().map(|s| s.value)).or_default().insert(y);
        }
    }
    // Of several editions the one that movements are against is not the page's.
    for (_, q) in all.iter().filter(|(_, q)| q.modality == Modality::Asserted) {
        if let (Some(Edition::Year(y)), Some(years)) = (q.base, out.get_mut(&q.index.as_ref().map(|s| s.value)))
            && years.len() > 1
        {
            years.remove(&y);
        }
    }
    out
}

/// Whether the page names no edition and opens with a year told by distance (`năm ngoái`): then all such years are seen from the day
/// of publication, its main edition among them.
fn seen_from_publication(page: &Page<'_>) -> bool {
    page.survey.relative.is_some_and(|d| d < 0) && page.survey.editions.is_empty()
}

/// The edition that the page compares with.
fn compared(x: Option<&Index>, p: &Proto, main: Option<i32>, all: &[(usize, Proto)]) -> Option<i32> {
    let against_which = p.compared?;
    // "Trước đó, năm 2022 tỉnh tăng 29 bậc so với năm 2021": only an earlier edition is held against that year.
    let other = |q: &Proto| matches!(q.year.as_ref().map(|s| s.value), Some(Edition::Year(y)) if Some(y) != main);
    let mut against = all.iter().map(|(_, q)| q).filter(|q| q.delta.is_some() && q.base == p.compared).peekable();
    if main.is_some() && against.peek().is_some() && against.all(other) {
        return None;
    }
    match against_which {
        // A far year is that of a look back, and not the edition that this one is held against.
        Edition::Year(y) => main.is_none_or(|m| m - y <= 4).then_some(y),
        Edition::Relative(d) if d < 0 => main.map(|y| earlier(x, y, d)),
        _ => None,
    }
}

/// The base year of a movement.
pub fn base(page: &Page<'_>, p: &Proto, index: Option<usize>, year: Option<i32>) -> Option<i32> {
    let x = index.and_then(|i| page.setting.ontology.indices.get(i));
    match p.base? {
        Edition::Year(y) => Some(y),
        Edition::Relative(0) => year,
        Edition::Relative(d) => year.or_else(|| main(page, index).0).map(|y| earlier(x, y, d)),
        Edition::Base => None,
    }
}

/// Whether a portal shows the ranking from day to day, that of offices and communes as that of provinces.
fn shown_daily(x: Option<&Index>) -> bool {
    x.and_then(|x| x.publication.as_deref()).is_some_and(|p| p.starts_with("live"))
}

/// The page's main edition of an index.
pub(super) fn main(page: &Page<'_>, index: Option<usize>) -> (Option<i32>, Origin) {
    let edition = index.and_then(|i| page.survey.editions.get(&i)).copied();
    // "Sáu tháng đầu năm, tỉnh đứng nhất; nửa đầu năm 2022 thứ 35": months of a year that is not named are of the year of writing, once it has them.
    let under_way =
        page.document.published.filter(|d| page.survey.part_of_year && page.survey.months.is_none() && d.month.is_some_and(|m| m >= 4));
    if let (true, Some(now)) = (index.is_some_and(|i| page.setting.counts_provinces(i)), under_way.map(|d| i32::from(d.year)))
        && edition.or(page.survey.edition).is_some_and(|y| y < now)
    {
        return (Some(now), Origin::Page);
    }
    if let Some(y) = edition {
        return (Some(y), Origin::Page);
    }
    if let (Some(d), Some(date), true) = (page.survey.relative, page.document.published, page.survey.editions.is_empty())
        && d < 0
    {
        return (Some(i32::from(date.year) + d), Origin::Page);
    }
    let x = index.and_then(|i| page.setting.ontology.indices.get(i));
    if let Some(y) = x.and_then(|x| sibling(page, x)) {
        return (Some(y), Origin::Page);
    }
    // A statistic has no edition of its own: it is of the year that the page speaks of.
    if let (Some(y), true) = (page.survey.edition, index.is_some_and(|i| page.setting.counts(i))) {
        return (Some(y), Origin::Page);
    }
    // A ranking that the portal shows from day to day is of the day when the page was written.
    let quarterly = page.survey.updated && x.is_some_and(|x| x.publication.as_deref() == Some("quarterly"));
    let live = quarterly || shown_daily(x) || x.is_some_and(|x| x.kind == "sport" && x.publication.as_deref() == Some("monthly"));
    // "Tháng 10/2024, huyện đứng thứ nhất": of the month that the page dates.
    if let (true, Some(y)) = (live, page.survey.months.or(page.survey.counted_up_to)) {
        return (Some(y), Origin::Page);
    }
    if let (true, Some(date)) = (live, page.document.published) {
        return (Some(i32::from(date.year)), Origin::Calendar);
    }
    // "9 tháng (từ tháng 1 đến tháng 9/2023)", "hết quý I năm nay": figures of that year.
    if index.is_some_and(|i| page.setting.counts_provinces(i)) {
        let now = page.survey.relative.zip(page.document.published).map(|(d, date)| i32::from(date.year) + d);
        let written = page.document.published.filter(|_| page.survey.part_of_year).map(|date| i32::from(date.year));
        if let Some(y) = now.or(page.survey.months).or(written) {
            return (Some(y), Origin::Page);
        }
    }
    // "Theo bảng xếp hạng mới nhất của FIFA": what comes out every month is of the year of writing.
    if let (Some("sport"), Some(date)) = (x.map(|x| x.kind.as_str()), page.document.published) {
        return (Some(i32::from(date.year)), Origin::Calendar);
    }
    let announced_on = page.survey.announced_on.or(page.document.published);
    if let (true, Some(date), Some(x)) = (page.survey.announced, announced_on, x) {
        return (announced(x, date), Origin::Calendar);
    }
    (None, Origin::Default)
}

/// The edition of an index that one report or one ceremony presents together with this one (PAR INDEX with SIPAS,
/// PCI with PGI). The year of any other index, or a year that only stands somewhere on the page, says nothing.
fn sibling(page: &Page<'_>, x: &Index) -> Option<i32> {
    let other = match x.id.as_str() {
        "par-index" => "sipas",
        "sipas" => "par-index",
        "pci" => "pgi",
        "pgi" => "pci",
        _ => return None,
    };
    let at = page.setting.ontology.indices.iter().position(|x| x.id == other)?;
    page.survey.editions.get(&at).copied()
}

/// The latest edition published by the given day, when it came out within the half year before.
pub(super) fn announced(x: &Index, date: PartialDate) -> Option<i32> {
    let day = |d: PartialDate| d.earliest();
    // Of some rankings the editions are listed, and not the days on which they came out.
    if x.edition.iter().all(|e| e.published.is_none()) {
        return by_calendar(x, date);
    }
    let latest = x
        .edition
        .iter()
        .filter_map(|e| Some((PartialDate::parse(e.published.as_deref()?)?, e.year)))
        .filter(|(published, _)| day(*published) <= date.latest())
        .max_by_key(|(published, year)| (day(*published), *year));
    // Of most rankings of countries it is only known in which months they come out.
    let Some(latest) = latest else { return by_calendar(x, date) };
    let months = (i32::from(date.year) - i32::from(latest.0.year)) * 12 + i32::from(date.month.unwrap_or(12))
        - i32::from(latest.0.month.unwrap_or(1));
    (months <= 6).then_some(latest.1)
}

/// The edition announced on a day, of an index whose editions the ontology does not list but whose calendar it knows:
/// `6 of the same year`, `1-2 of the next year`.
fn by_calendar(x: &Index, date: PartialDate) -> Option<i32> {
    let calendar = x.publication.as_deref()?;
    // What comes out several times a year is of that year.
    if calendar == "quarterly" {
        return Some(i32::from(date.year));
    }
    let (months, year) = calendar.split_once(" of the ")?;
    let mut months = months.split('-').map(|m| m.trim().parse::<i8>().ok());
    let first = months.next()??;
    let last = months.next().unwrap_or(Some(first))?;
    // Reports are often some weeks late.
    let fits = date.month.is_some_and(|m| (first..=last.saturating_add(2)).contains(&m));
    let year = match year {
        "same year" => 0,
        "next year" => -1,
        "year before" => 1,
        _ => return None,
    };
    fits.then(|| i32::from(date.year) + year)
}

/// `distance` editions before `year` (negative), by the index's own list: biennial indices skip a year.
fn earlier(x: Option<&Index>, year: i32, distance: i32) -> i32 {
    let listed: Vec<i32> = x.map(|x| x.edition.iter().map(|e| e.year).filter(|y| *y < year).collect()).unwrap_or_default();
    match listed.iter().max() {
        Some(last) if distance == -1 && year - last <= 3 && x.is_some_and(|x| x.edition.iter().any(|e| e.year == year)) => *last,
        _ => year + distance,
    }
}

/// The edition after `year`: the next one listed when it is near, else the next year.
fn later(x: Option<&Index>, year: i32) -> i32 {
    let next = x.and_then(|x| x.edition.iter().map(|e| e.year).filter(|y| *y > year).min());
    next.filter(|y| y - year <= 3).unwrap_or(year + 1)
}

/// `lùi 5 bậc so với năm 2022 (từ 1 xuống 6)`: the base of the movement of the same fact nearby.
fn base_of_neighbour(page: &Page<'_>, p: &Proto, index: Option<usize>, all: &[(usize, Proto)]) -> Option<i32> {
    let same = |q: &Proto| {
        q.who.as_ref().map(|s| &s.value) == p.who.as_ref().map(|s| &s.value)
            && q.part.as_ref().map(|s| &s.value) == p.part.as_ref().map(|s| &s.value)
    };
    let by_part = all.iter().map(|(_, q)| q).filter(|q| q.sentence == p.sentence && same(q)).find_map(|q| base_year(page, q, index));
    by_part
        .or_else(|| all.iter().map(|(_, q)| q).filter(|q| q.sentence.abs_diff(p.sentence) == 0).find_map(|q| base_year(page, q, index)))
        .or_else(|| p.base.and(base_year(page, p, index)))
}

fn base_year(page: &Page<'_>, q: &Proto, index: Option<usize>) -> Option<i32> {
    q.delta?;
    match q.base? {
        Edition::Year(y) => Some(y),
        Edition::Relative(d) if d < 0 => {
            let x = index.and_then(|i| page.setting.ontology.indices.get(i));
            main(page, index).0.map(|y| earlier(x, y, d))
        }
        _ => None,
    }
}
