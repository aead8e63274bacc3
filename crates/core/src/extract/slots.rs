//! How single slots are settled against the page and the ontology: index, component, scope and points, and how far a place
//! with nothing of its own in the sentence can be trusted.
use super::finish::Page;
use super::lines::LineKind;
use super::mention::{Part, SubjectKind};
use super::proto::{Against, Origin, Proto};
use super::text::Text;
use crate::model::{Claim, Field, Modality};

/// `Năng lực cạnh tranh: quận Phú Nhuận dẫn đầu`: an index of provinces never ranks their offices and districts, so
/// that its name, said of them, means the index that is made after it for them.
pub(super) fn inside_index(page: &Page<'_>, p: &Proto, slot: super::proto::Slot<usize>) -> super::proto::Slot<usize> {
    let unit = p.ranks_unit();
    let all = &page.setting.ontology.indices;
    let Some(x) = all.get(slot.value).filter(|_| unit) else { return slot };
    let made_after = |y: &crate::ontology::Index| {
        y.kind == "index" && y.ranks.iter().all(|r| r == "units-in-province") && !y.ranks.is_empty() && y.confusable_with.contains(&x.id)
    };
    match all.iter().position(made_after) {
        Some(value) => super::proto::Slot { value, ..slot },
        None => slot,
    }
}

/// An index that never ranks ministries does not rank this one: of the page's indices the only one that does is meant.
pub(super) fn ministries_index(page: &Page<'_>, p: &Proto, slot: super::proto::Slot<usize>) -> super::proto::Slot<usize> {
    let ministry = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Ministry);
    let all = &page.setting.ontology.indices;
    let ranks = |i: usize| page.setting.ranks(i, &["ministries", "agencies", "units"]);
    if !ministry || ranks(slot.value) || slot.origin < Origin::Paragraph {
        return slot;
    }
    let mut others = page.setting.named_indices.iter().copied().filter(|i| ranks(*i) && all.get(*i).is_some_and(|x| !x.ranks.is_empty()));
    match (others.next(), others.next()) {
        (Some(value), None) => super::proto::Slot { value, origin: Origin::Page, span: None },
        _ => slot,
    }
}

/// `PGI của tỉnh không vào tốp 30. Năm 2005 và 2006, tỉnh đứng thứ 3`: an index that was carried here and did not exist in that year is not
/// meant, but the one that the page is about.
pub(super) fn index_of_that_time(page: &Page<'_>, p: &Proto, slot: super::proto::Slot<usize>) -> super::proto::Slot<usize> {
    let first = |i: usize| page.setting.ontology.indices.get(i).and_then(|x| x.first_edition);
    if slot.origin < Origin::Paragraph || p.part.is_some() {
        return slot;
    }
    let (Some(main), Some(begun)) = (page.survey.main_index.filter(|m| *m != slot.value), first(slot.value)) else { return slot };
    let told = p.year.as_ref().is_some_and(|y| matches!(y.value, super::proto::Edition::Year(y) if y < begun));
    if told && first(main).is_none_or(|y| y < begun) {
        return super::proto::Slot { value: main, origin: Origin::Page, span: None };
    }
    slot
}

/// `Việt Nam thuộc nhóm 70 nước dẫn đầu về chính phủ điện tử`: a ranking of offices and provinces never ranks a country among countries;
/// meant is the one of countries that is called alike.
pub(super) fn nations_index(page: &Page<'_>, p: &Proto, slot: super::proto::Slot<usize>, text: &Text<'_>) -> super::proto::Slot<usize> {
    let country = p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Country);
    let all = &page.setting.ontology.indices;
    let Some(x) = all.get(slot.value).filter(|_| country && !page.setting.ranks(slot.value, &["countries", "nation"])) else { return slot };
    let alike = |y: &crate::ontology::Index| {
        y.kind == "index" && y.confusable_with.contains(&x.id) && !y.ranks.is_empty() && y.ranks.iter().all(|r| r == "countries")
    };
    let fitting: Vec<usize> = all.iter().enumerate().filter(|(_, y)| alike(y)).map(|(i, _)| i).collect();
    // Of several that which the page names, else that whose names hold the words.
    let only = |which: &dyn Fn(usize) -> bool| fitting.iter().copied().filter(|i| which(*i)).collect::<Vec<usize>>();
    let here = only(&|i| page.setting.named_indices.contains(&i));
    let words = slot.span.and_then(|(a, b)| text.view.text().get(a..b)).filter(|w| w.contains(' '));
    let core = words.map(|w| w.trim_start_matches("chỉ số ").trim_start_matches("xếp hạng "));
    let alike = only(&|i| core.is_some_and(|w| all.get(i).is_some_and(|y| y.aliases.iter().any(|a| a.to_lowercase().contains(w)))));
    let mut fitting = [here, alike].into_iter().find(|f| f.len() == 1).unwrap_or(fitting).into_iter();
    match (fitting.next(), fitting.next()) {
        (Some(value), None) if p.placed() || p.delta.is_some() => super::proto::Slot { value, ..slot },
        _ => slot,
    }
}

/// `Chi phí thời gian đạt 7,9 điểm` names the PCI by what is a component of nothing else, though the index itself was named
/// sentences before. Words as common as `thể chế` do so only behind `chỉ số`; a name that the ontology lacks only on a
/// page whose headline names the index.
pub(super) fn by_component(page: &Page<'_>, p: &Proto, slot: super::proto::Slot<usize>, text: &Text<'_>) -> super::proto::Slot<usize> {
    let Some(part) = p.part.as_ref().filter(|s| s.origin <= Origin::Sentence) else { return slot };
    let Some((start, end)) = part.span.filter(|_| slot.origin >= Origin::Paragraph) else { return slot };
    let view = text.view.text();
    let words = view.get(start..end).unwrap_or_default();
    let before = view.get(..start).unwrap_or_default().trim_end_matches([' ', '"']);
    let led = ["chỉ số", "thành phần", "trụ cột", "lĩnh vực", "tiêu chí", "nội dung", "hạng mục"].iter().any(|w| before.ends_with(w));
    // "ba trụ cột kỹ thuật, tổ chức và hợp tác": led are all names of a row.
    let row = || {
        let from = (before.len().saturating_sub(120)..before.len()).find(|i| before.is_char_boundary(*i)).unwrap_or(before.len());
        let tail = before.get(from..).unwrap_or_default();
        let joined = tail.ends_with(',') || tail.ends_with(" và");
        let noun = ["trụ cột ", "chỉ số ", "lĩnh vực ", "tiêu chí ", "nội dung "].iter().filter_map(|w| tail.rfind(w)).max();
        joined
            && noun.is_some_and(|at| {
                !tail.get(at..).unwrap_or_default().contains([';', '.', ':', '('])
                    && !tail.get(at..).unwrap_or_default().contains(|c: char| c.is_ascii_digit())
            })
    };
    // "kỹ năng (97 lên 93)": the bracket right behind a name is its own.
    let bracketed = view.get(end..p.start).is_some_and(|b| b.len() < 60 && b.trim_start().starts_with('(') && !b.contains(')'));
    // So is the figure of its line or its row.
    let listed = p.rule == "table row" && part.origin == Origin::Bound;
    let led = led || row() || bracketed || listed;
    let long = words.split(' ').filter(|w| !w.is_empty()).count() >= 3;
    let own = match &part.value {
        // "Hiệu lực hợp đồng thương mại đi từ hạng 75 lên hạng 58": so does the way of a place, on a page that is mostly about the index.
        Part::Named(_) => {
            let way = matches!(p.rule, "from … to …" | "… to …") && page.survey.main_index == Some(slot.value);
            long && (way || page.setting.titled.contains(&slot.value))
        }
        Part::Known(parts) => parts.iter().filter(|(x, _)| *x == slot.value).any(|(x, j)| {
            let capital = text.source.get(text.view.source(start..end)).is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
            let component = page.setting.ontology.indices.get(*x).and_then(|i| i.component.get(*j));
            let common = component.is_some_and(|c| c.weak_aliases.iter().any(|w| w.to_lowercase() == words));
            led || !common && (long || capital)
        }),
    };
    if own { super::proto::Slot { origin: Origin::Component, ..slot } } else { slot }
}

/// How the page speaks of an index, and what kind of ranking it is.
pub(super) fn about(page: &Page<'_>, index: usize, here: bool) -> [&'static str; 2] {
    // A page on PCI, PAPI and PAR INDEX speaks mostly of none.
    let weight = |i: usize| page.survey.weights.get(&i).copied().unwrap_or(0);
    let governance =
        |i: usize| page.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    let alike = |i: usize| {
        let main = page.survey.main_index.filter(|main| governance(*main) && governance(i));
        main.is_some_and(|main| weight(i) * 2 >= weight(main) && weight(i) > 1)
    };
    let place = if page.setting.titled.contains(&index) {
        "the headline names the index"
    } else if page.survey.main_index == Some(index) {
        "the page speaks mostly of this index"
    } else if alike(index) {
        "the page speaks of several indices alike"
    } else {
        "the page speaks mostly of another index"
    };
    let kind = match page.setting.ontology.indices.get(index) {
        None if page.setting.own_statistic(index) && here => "a statistic that the sentence names",
        None => "an index that the page names by itself",
        Some(x) if x.kind == "statistic" && here => "a statistic that the sentence names",
        Some(x) if x.kind == "statistic" => "a statistic",
        Some(x) if x.seldom => "an index that is seldom reported",
        Some(x) if x.ranks.iter().all(|r| r == "countries" || r == "nation") => "an index of countries",
        Some(x) if x.edition.is_empty() => "an index whose editions are not listed",
        _ => "an index of Vietnamese units",
    };
    [place, kind]
}

/// `Những lần đầu bảng`: a place that a headline says by a word, on a page of several rankings of which it names none.
pub(super) fn untold_headline(page: &Page<'_>, t: usize, p: &Proto, index: Option<Origin>) -> bool {
    let Some(text) = page.texts.get(t) else { return false };
    if p.rule != "place said by a word" || p.ranks_unit() || index != Some(Origin::Page) {
        return false;
    }
    let line = text.lines.partition_point(|l| l.start <= p.start).checked_sub(1).and_then(|k| text.lines.get(k));
    let headed = text.field == Field::Title || line.is_some_and(|l| l.kind == LineKind::Title && p.end <= l.end);
    let index = |i: &&usize| page.setting.ontology.indices.get(**i).is_none_or(|x| x.kind == "index");
    headed && page.setting.named_indices.iter().filter(index).count() > 1
}

/// Whether a figure that the page names by itself has its year: in the headline, in its paragraph or on its line. `Là tỉnh dẫn đầu cả nước về
/// sản lượng lúa` tells what always was.
fn dated_beside(page: &Page<'_>, p: &Proto, claim: &Claim, dated: Origin) -> bool {
    let Some(year) = claim.year else { return false };
    let line = page.texts.iter().find(|t| t.field == claim.field).and_then(|text| {
        let k = text.lines.partition_point(|l| l.start <= p.start).checked_sub(1)?;
        text.lines.get(k).map(|l| l.text(text.view))
    });
    dated < Origin::Page || page.survey.titled_year == Some(year) || line.is_some_and(|l| l.contains(&year.to_string()))
}

/// How much the value's own form is in doubt: a place with nothing of its own in the sentence.
pub(super) fn doubt(page: &Page<'_>, p: &Proto, claim: &Claim, index: Option<usize>, dated: Origin, blocks: bool) -> Option<Against> {
    if index.is_some_and(|i| page.setting.own_statistic(i)) && claim.modality == Modality::Asserted && !dated_beside(page, p, claim, dated)
    {
        return Some(Against::new("a figure of no year", None, 0.1));
    }
    let ranks_units = page.setting.ranks_units;
    let far = |o: Option<Origin>| o.is_none_or(|o| o >= Origin::Paragraph);
    let who = p.who.as_ref().map(|s| s.origin);
    let index = p.index.as_ref().map(|s| s.origin);
    // On a page that ranks offices and districts, what has no subject of its own is rarely the province's.
    let provincial = matches!(p.who.as_ref().map(|s| s.value.kind), Some(SubjectKind::Province)) && claim.scope == "national";
    if blocks
        && provincial
        && far(who)
        && p.part.is_none()
        && (claim.modality != Modality::Target
            || ranks_units && matches!(claim.index.as_str(), "par-index" | "dti" | "sipas" | "egov" | "ict-index"))
        && claim.delta.is_none()
        && !p.own_of
        && p.scope.as_ref().is_none_or(|s| s.origin != Origin::Bound)
    {
        return Some(Against::new("a page on offices and districts, and no subject of its own", None, 0.4));
    }
    let supported = claim.delta.is_some()
        || claim.score.is_some()
        || p.part.is_some()
        || p.own_of
        || p.scope.as_ref().is_some_and(|s| s.origin == Origin::Bound || s.value.starts_with("region:"))
        || claim.of.is_some();
    let word = p.rule == "place said by a word";
    if p.placed() && far(who) && far(index) && !supported && (p.weak || word) {
        return Some(Against::new("a bare place, with subject and index far away", None, 0.4));
    }
    if word && far(who) && !supported {
        return Some(Against::new("a place said by a word, with its subject far away", None, 0.5));
    }
    if p.rank_max.is_some() && far(who) && far(index) && claim.modality == Modality::Asserted {
        return Some(Against::new("a best group, with subject and index far away", None, 0.5));
    }
    None
}

pub(super) fn component(page: &Page<'_>, part: &Part, index: usize) -> Option<String> {
    match part {
        Part::Named(slug) => Some(slug.clone()),
        Part::Known(parts) => {
            let all = &page.setting.ontology.indices;
            let id = |x: usize, j: usize| all.get(x).and_then(|i| i.component.get(j)).map(|c| c.id.clone());
            if let Some((x, j)) = parts.iter().find(|(x, _)| *x == index) {
                return id(*x, *j);
            }
            // DDCI took the names of its components from PCI.
            let same = parts.iter().find_map(|(x, j)| id(*x, *j))?;
            all.get(index)?.component.iter().any(|c| c.id == same).then_some(same)
        }
    }
}

/// `PCI 2023: hỗ trợ doanh nghiệp hạng 33`: of components that share a name the one that the edition had.
pub(super) fn component_of_year(page: &Page<'_>, p: &Proto, index: Option<usize>, year: Option<i32>) -> Option<String> {
    let (Some(Part::Known(parts)), Some(index), Some(year)) = (p.part.as_ref().map(|s| &s.value), index, year) else { return None };
    let all = page.setting.ontology.indices.get(index)?;
    let own: Vec<_> = parts.iter().filter(|(x, _)| *x == index).filter_map(|(_, j)| all.component.get(*j)).collect();
    let held = |c: &&&crate::ontology::Component| c.from.is_none_or(|f| f <= year) && c.to.is_none_or(|t| year <= t);
    (own.len() > 1 && own.iter().any(|c| !held(&c))).then(|| own.iter().find(held).map(|c| c.id.clone())).flatten()
}

/// `10 quốc gia an toàn nhất châu Á`: a ranking that the page names by itself is of whom its name says.
fn reach_of_name(page: &Page<'_>, index: Option<usize>) -> &'static str {
    let own = index.filter(|i| page.setting.ontology.indices.get(*i).is_none()).and_then(|i| page.setting.index_id(i));
    match own {
        Some(id) if id.ends_with("-nhat-chau-a") => "region:chau-a",
        Some(id) if id.ends_with("-nhat-dong-nam-a") => "asean",
        _ => "world",
    }
}

pub(super) fn scope(page: &Page<'_>, p: &Proto, kind: Option<SubjectKind>, claim: &Claim, index: Option<usize>) -> (String, Origin) {
    let written = p.scope.as_ref().map(|s| (s.value.clone(), s.origin));
    let international = index.is_some_and(|i| page.setting.ranks(i, &["countries", "cities"]));
    // "TP.HCM xếp thứ 111 trong 1.000 thành phố": a city among those of the world.
    let cities = index.is_some_and(|i| page.setting.ranks(i, &["cities"]));
    let listed = index.is_some_and(|i| page.setting.ontology.indices.get(i).is_some() || super::cities::ranked_by(page.setting, i));
    match kind {
        Some(SubjectKind::Country) => match written {
            // ASEAN has eleven members: a lower place is the world's.
            Some((s, _)) if s == "asean" && claim.rank.max(claim.of.filter(|_| p.own_of)).is_some_and(|n| n > 11) => {
                ("world".to_owned(), Origin::Default)
            }
            Some((s, origin)) if s != "national" => (s, origin),
            _ if international => (reach_of_name(page, index).to_owned(), Origin::Default),
            _ => ("national".to_owned(), Origin::Default),
        },
        Some(SubjectKind::Ministry) => ("ministries".to_owned(), Origin::Default),
        Some(SubjectKind::Province) => match written {
            Some((s, origin)) if s.starts_with("region:") || s == "national" => (s, origin),
            Some((s, origin)) if cities && matches!(s.as_str(), "world" | "asean") => (s, origin),
            _ if cities && (listed || claim.of.is_some_and(|n| n > 64) || claim.rank.is_some_and(|n| n > 63)) => {
                ("world".to_owned(), Origin::Default)
            }
            _ => ("national".to_owned(), Origin::Default),
        },
        _ => written.filter(|(s, _)| s.starts_with("province:")).unwrap_or_else(|| ("national".to_owned(), Origin::Default)),
    }
}

/// Points in the index's own scale, or nothing.
pub(super) fn score(page: &Page<'_>, p: &Proto, index: Option<usize>) -> Option<f64> {
    let (value, percent, sure) = p.score?;
    let x = page.setting.ontology.indices.get(index?)?;
    let hundred = x.score_max == Some(100.0);
    let ids = x.id.as_str();
    // "914 điểm 10" counts marks.
    if x.kind == "statistic" && (!sure || x.score_max.is_some_and(|most| value > most)) || matches!(ids, "grdp" | "fdi" | "iip" | "cpi") {
        return None;
    }
    let unit = p.ranks_unit();
    // A whole percentage in running text is some share; in a table it is what its column holds.
    if percent && unit && !p.placed() && value.fract() == 0.0 && !sure && p.rule != "table row" {
        return None;
    }
    if percent && !(unit || matches!(ids, "par-index" | "sipas") || hundred && x.id != "pci" && !x.ranks.iter().any(|r| r == "countries")) {
        return None;
    }
    (value <= 1000.0).then_some(value)
}

/// Whether a place of nobody by name, on a page that is about a ranking of nations alone, is one in that ranking: it is the nation's.
pub(super) fn about_nations(page: &Page<'_>, p: &Proto, index: Option<&super::proto::Slot<usize>>) -> bool {
    let main = index.is_some_and(|s| page.survey.main_index == Some(s.value) && page.setting.of_countries(s.value));
    main && p.who.as_ref().is_some_and(|w| w.origin == Origin::Page)
}
