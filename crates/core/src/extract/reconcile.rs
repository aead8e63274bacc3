//! One edition gives a subject one place. Where one year of a sentence seems to hold for two places, it holds for the nearer one, and the
//! other is of the edition that the page speaks of: `từ chỗ năm 2020 đứng thứ 53 đã nhảy lên hạng 12`.
use super::finish::Page;
use super::proto::Origin;
use super::years;
use crate::model::{Claim, Field, Modality, Reason, Status};
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;

/// What `why` says of a year that was found so.
const SOURCE: &str = "the edition that is left beside another place";

/// Claims of one fact are compared with each other: more of them are a table.
const MOST: usize = 12;

/// Which place a claim is about, but for its edition, and the mention that its year was read from.
type Line = (String, String, Option<String>, String, (usize, usize));

/// The mention in its own sentence that a claim has its year from.
fn mention(c: &Claim) -> Option<(usize, usize)> {
    c.reasons.iter().find(|r| r.slot == "year" && r.source == Origin::Sentence.words()).and_then(|r| r.span)
}

/// How far a claim stands from the mention of its year, in bytes.
fn gap(c: &Claim, (start, end): (usize, usize)) -> usize {
    if end <= c.start { c.start - end } else { start.saturating_sub(c.end) }
}

/// Whether two claims give one subject two places, or two points, in one list.
fn differ(a: &Claim, b: &Claim) -> bool {
    let lists = a.list.as_ref().zip(b.list.as_ref()).is_some_and(|(a, b)| a != b) || a.of.zip(b.of).is_some_and(|(a, b)| a != b);
    let points = |c: &Claim| c.score.filter(|_| c.rank.is_none() && c.delta.is_none());
    let places = a.rank.zip(b.rank).is_some_and(|(a, b)| a != b);
    let scores = points(a).zip(points(b)).is_some_and(|(a, b)| (a - b).abs() > 1e-9);
    a.field == b.field && (places && !lists || scores)
}

/// Gives the farther of two such claims the page's own edition.
pub(super) fn settle(claims: &mut [Claim], page: &Page<'_>) {
    let mut lines: HashMap<Line, Vec<usize>> = HashMap::new();
    for (n, c) in claims.iter().enumerate() {
        if let (Status::Resolved, Modality::Asserted, Some(year)) = (c.status, c.modality, mention(c)) {
            let line = (c.subject.clone(), c.index.clone(), c.component.clone(), c.scope.clone(), year);
            lines.entry(line).or_default().push(n);
        }
    }
    let mut moved: Vec<(usize, Option<i32>)> = Vec::new();
    for ((.., year), line) in lines.iter().filter(|(_, l)| (2..=MOST).contains(&l.len())) {
        let near = line.iter().filter_map(|n| claims.get(*n)).min_by_key(|c| (gap(c, *year), c.start));
        let Some(near) = near else { continue };
        for c in line.iter().filter_map(|n| claims.get(*n).map(|c| (*n, c))).filter(|(_, c)| differ(near, c)) {
            moved.extend(page_edition(page, c.1).map(|y| (c.0, Some(y))));
        }
    }
    looked_back(claims, page, &mut moved);
    for (n, year) in moved {
        let Some(c) = claims.get_mut(n) else { continue };
        c.year = year;
        c.reasons.retain(|r| r.slot != "year");
        let Some(year) = year else { continue };
        c.reasons.push(Reason { slot: "year".into(), source: Cow::Borrowed(SOURCE), words: year.to_string(), span: None });
    }
}

/// `X lên hạng 7 PCI`, and in the text `Năm 2022, tỉnh xếp hạng 14`: the year of a look back, with a place of its own, is not that of the
/// headline, whose edition is a later one that the page tells of, or the one just announced, or known to nobody.
fn looked_back(claims: &[Claim], page: &Page<'_>, moved: &mut Vec<(usize, Option<i32>)>) {
    let from = |c: &Claim, origins: &[Origin]| {
        c.reasons.iter().any(|r| r.slot == "year" && origins.iter().any(|o| o.words() == r.source.as_ref()))
    };
    let asserted = |c: &Claim| c.modality == Modality::Asserted && c.component.is_none();
    let titled = |c: &Claim| c.field == Field::Title && asserted(c) && c.rank.is_some() && c.year.is_some() && from(c, &[Origin::Page]);
    for (n, c) in claims.iter().enumerate().filter(|(_, c)| titled(c)).take(MOST) {
        let alike =
            |b: &&Claim| b.field != Field::Title && asserted(b) && b.subject == c.subject && b.index == c.index && b.scope == c.scope;
        let own = |b: &&Claim| b.rank.is_some() && b.year == c.year && from(b, &[Origin::Bound, Origin::Sentence]);
        let others = || claims.iter().filter(alike).filter(own);
        if others().next().is_none() || others().any(|b| b.rank == c.rank) {
            continue;
        }
        // A place or points of a later edition.
        let later = claims.iter().filter(alike).filter(|b| b.year > c.year).max_by_key(|b| b.year);
        if let Some(later) = later {
            if later.rank.is_none() || later.rank == c.rank {
                moved.push((n, later.year));
            }
            continue;
        }
        let Some(index) = index_of(page, c).filter(|i| !page.survey.outright.contains(i)) else { continue };
        let x = page.setting.ontology.indices.get(index);
        let fresh = page.survey.announced || page.survey.relative == Some(0);
        let date = page.survey.announced_on.or(page.document.published).filter(|_| fresh);
        let told = x.zip(date).and_then(|(x, date)| years::announced(x, date));
        moved.push((n, told.filter(|y| c.year.is_some_and(|held| *y > held))));
    }
}

/// Which index a claim is in.
fn index_of(page: &Page<'_>, c: &Claim) -> Option<usize> {
    let o = page.setting.ontology;
    let own = || page.setting.unlisted.iter().position(|own| *own == c.index).map(|n| n + o.indices.len());
    o.indices.iter().position(|x| x.id == c.index).or_else(own)
}

/// The page's own edition of a claim's index, where it is a later one than the claim has.
fn page_edition(page: &Page<'_>, c: &Claim) -> Option<i32> {
    years::main(page, Some(index_of(page, c)?)).0.filter(|y| c.year.is_some_and(|held| *y > held))
}
