//! From protos to claims: slots are settled against the page and the ontology, one fact said twice becomes
//! one claim, and what cannot be settled is kept as unresolved.
use super::counted::{among_like_bodies, among_their_like, branch_of_all, regional};
use super::mention::{Part, SubjectKind};
use super::proto::{Origin, Proto};
use super::setting::Setting;
use super::slots::{
    about, about_nations, by_component, component, component_of_year, doubt, index_of_that_time, inside_index, ministries_index,
    nations_index, scope, score, untold_headline,
};
use super::survey::Survey;
use super::text::Text;
use super::{Confidence, ahead, bases, candidates, confidence, governor, letters, merge, reconcile, rivals, said, years};
use crate::model::{
    Claim, Document, EXTRACTOR_VERSION, Extraction, Field, Modality, Note, NoteKind, Reason, Statement, StatementKind, Status, claim_id,
    statement_id, text_hash,
};
use crate::normalize::slug;
use crate::ontology::cities;
use foldhash::HashSet;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Below this product of trusts a draft is kept but takes no part in what is asserted, whatever else speaks for it.
const DRAFT: f64 = 0.25;

/// Everything read so far of one page.
pub struct Page<'p> {
    /// The document.
    pub document: &'p Document,
    /// Its setting.
    pub setting: &'p Setting<'p>,
    /// The first look.
    pub survey: &'p Survey,
    /// Its texts (title when the body does not repeat it, then the body).
    pub texts: &'p [Text<'p>],
    /// Claims under construction with the number of their text.
    pub protos: Vec<(usize, Proto)>,
    /// Statements, complete but for their ids.
    pub statements: Vec<Statement>,
    /// What they say, so that each is kept once.
    pub stated: HashSet<(StatementKind, Vec<u64>)>,
    /// What else is said of subjects, with its slots.
    pub said: Vec<said::Pending>,
    /// Sentences with a rank in figures: number of the text and view bytes.
    pub ranked: Vec<(usize, usize, usize)>,
    /// The years that places of each ranking say, once all are known.
    pub dated: OnceCell<BTreeMap<Option<usize>, BTreeSet<i32>>>,
    /// The years that movements in each ranking are against, once all are known.
    pub moved: OnceCell<BTreeMap<usize, BTreeSet<i32>>>,
}

/// A claim with what merging needs to know of it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The claim.
    pub claim: Claim,
    /// Sentence number.
    pub sentence: usize,
}

/// Settles everything.
pub(super) fn finish(mut page: Page<'_>, confidence: Confidence) -> Extraction {
    national_takes_attributes(&mut page.protos);
    let protos = std::mem::take(&mut page.protos);
    said::settle(&mut page, &protos);
    let mut drafts: Vec<Draft> = protos.iter().filter_map(|(t, p)| draft(&page, *t, p, &protos)).collect();
    among_their_like(&mut drafts, &page);
    let mut claims = merge::merge(drafts);
    bases::by_arithmetic(&mut claims);
    bases::of_components(&mut claims);
    reconcile::settle(&mut claims, &page);
    counts_of_two_lists(&mut claims, page.survey.count);
    list_as_told(&mut claims, page.setting);
    let hash = if claims.is_empty() && page.statements.is_empty() { String::new() } else { text_hash(&page.document.text) };
    let heads = letters::heads(&claims, page.document);
    for claim in &mut claims {
        if confidence == Confidence::Calibrated {
            claim.confidence = confidence::confidence(claim);
            letters::doubt(claim, page.document, &heads);
            if claim.confidence < confidence::assert_from() {
                claim.status = Status::Unresolved;
            }
        }
    }
    if confidence == Confidence::Calibrated {
        rivals::doubt(&mut claims, page.document);
    }
    for claim in &mut claims {
        claim.id = claim_id(claim, &hash);
    }
    candidates::add(&mut claims, &page);
    claims.sort_by(|a, b| (a.field as u8, a.start, a.end, &a.id).cmp(&(b.field as u8, b.start, b.end, &b.id)));
    claims.dedup_by(|a, b| a.id == b.id);
    let mut statements = std::mem::take(&mut page.statements);
    for s in &mut statements {
        s.id = statement_id(s, &hash);
    }
    let notes = unread(&page, &claims);
    Extraction { claims, statements, notes }
}

/// Where a page ranks one edition among two counts, every rank carries its own: those without one are of the
/// count that the page names first.
fn counts_of_two_lists(claims: &mut [Claim], first: Option<u32>) {
    let Some(first) = first else { return };
    let national = |c: &Claim| c.scope == "national" && matches!(c.modality, Modality::Asserted) && (c.rank.is_some() || c.last);
    let editions = |of: u32| -> BTreeSet<(String, Option<i32>)> {
        claims.iter().filter(|c| national(c) && c.of == Some(of)).map(|c| (c.index.clone(), c.year)).collect()
    };
    let both: BTreeSet<(String, Option<i32>)> = editions(34).intersection(&editions(63)).cloned().collect();
    if both.is_empty() {
        return;
    }
    for c in claims.iter_mut().filter(|c| c.of.is_none()) {
        if national(c) && both.contains(&(c.index.clone(), c.year)) {
            c.of = Some(first);
            c.list = Some(first.to_string());
        }
    }
}

/// Figures of the ranking that the document is said to be are of the list that it is said to be.
fn list_as_told(claims: &mut [Claim], setting: &Setting<'_>) {
    let Some(told) = setting.told else { return };
    let (Some(list), Some(index)) = (told.list, setting.index_id(told.index)) else { return };
    let usual = told.scope.unwrap_or("national");
    for c in claims.iter_mut().filter(|c| c.list.is_none() && c.index == index && c.year == Some(told.year)) {
        if c.scope == usual || told.scope.is_none() && c.scope == "ministries" {
            c.list = Some(list.to_owned());
            c.reasons.push(Reason { slot: "list".into(), source: Origin::Told.words().into(), words: list.to_owned(), span: None });
        }
    }
}

/// A score or movement goes on the national rank when its sentence also ranks the subject in a region.
fn national_takes_attributes(protos: &mut [(usize, Proto)]) {
    let regional = |p: &Proto| p.scope.as_ref().is_some_and(|s| s.value.starts_with("region:") || s.value == "asean");
    for i in 0..protos.len() {
        let Some((_, p)) = protos.get(i) else { continue };
        if !regional(p) || p.rank.is_none() || (p.delta.is_none() && p.score.is_none()) {
            continue;
        }
        let p = p.clone();
        let near = i.saturating_sub(4)..(i + 5).min(protos.len());
        let other = near.clone().find(|j| {
            *j != i
                && protos.get(*j).is_some_and(|(_, q)| {
                    q.sentence == p.sentence
                        && !regional(q)
                        && q.rank.is_some()
                        && same_slot(&q.who, &p.who)
                        && same_slot(&q.index, &p.index)
                        && same_slot(&q.part, &p.part)
                })
        });
        let Some(other) = other else { continue };
        if let Some((_, q)) = protos.get_mut(other) {
            // "thứ 45 (rớt 19 bậc), thứ 4 trong vùng (giảm 2 bậc)": each has its own.
            let own = q.delta.is_some() && p.delta.is_some() && q.delta != p.delta;
            if q.delta.is_none() {
                (q.delta, q.base) = (p.delta, p.base);
            }
            q.score = q.score.or(p.score);
            if let Some((_, p)) = protos.get_mut(i).filter(|_| !own) {
                (p.delta, p.base) = (None, None);
            }
        }
        if let Some((_, p)) = protos.get_mut(i) {
            p.score = None;
        }
    }
}

fn same_slot<T: PartialEq>(a: &Option<super::proto::Slot<T>>, b: &Option<super::proto::Slot<T>>) -> bool {
    a.as_ref().map(|s| &s.value) == b.as_ref().map(|s| &s.value)
}

/// Settles the slots of one proto.
pub(super) fn draft(page: &Page<'_>, t: usize, p: &Proto, all: &[(usize, Proto)]) -> Option<Draft> {
    let o = page.setting.ontology;
    let text = page.texts.get(t)?;
    let mut claim = Claim {
        doc_id: page.document.id.clone(),
        field: text.field,
        extractor: EXTRACTOR_VERSION,
        modality: p.modality,
        ..Claim::default()
    };
    let mut reasons = Vec::with_capacity(10);
    let mut trust = 1.0;
    let mut because = |slot: &'static str, value: &str, origin: Origin, span: Option<(usize, usize)>, trust: &mut f64| {
        *trust *= origin.trust();
        let place = span.map(|(a, b)| text.view.source(a..b));
        let words = place.clone().and_then(|r| text.source.get(r)).unwrap_or(value).to_owned();
        reasons.push(Reason { slot: slot.into(), source: origin.words().into(), words, span: place.map(|r| (r.start, r.end)) });
    };
    // Index, which a component may correct.
    let mut index = p.index.clone();
    let mut unnamed = false;
    if let (Some(slot), Some(Part::Known(parts))) = (&index, p.part.as_ref().map(|s| &s.value))
        && !parts.iter().any(|(x, _)| *x == slot.value)
    {
        let named = parts.iter().find(|(x, _)| page.setting.named_indices.contains(x));
        unnamed = named.is_none();
        index = named.or(parts.first()).map(|(x, _)| super::proto::Slot::new(*x, Origin::Paragraph, None));
    }
    let index = index.or_else(|| page.survey.main_index.map(|i| super::proto::Slot::new(i, Origin::Page, None)));
    let index = index.map(|slot| inside_index(page, p, slot)).map(|slot| by_component(page, p, slot, text));
    let index = index.map(|slot| ministries_index(page, p, slot));
    // "Về PII, ta đứng thứ 17", said by whoever speaks for a province: it is not the nation's ranking.
    let provincial = super::deixis::speaker(page, p, index.as_ref()).is_some_and(|w| w.value.kind == SubjectKind::Province);
    let index = index.map(|slot| if provincial { slot } else { nations_index(page, p, slot, text) });
    let index = index.map(|slot| index_of_that_time(page, p, slot));
    let mut complete = true;
    if let Some(slot) = &index {
        claim.index = page.setting.index_id(slot.value)?.to_owned();
        because("index", &claim.index, slot.origin, slot.span, &mut trust);
    } else {
        complete = false;
    }
    // "Theo Sở TT&TT, chính quyền số xếp hạng 39/63": no office or ministry is one of 63, the province of the page is meant. (Of
    // ministries there may be 34.)
    let branch = branch_of_all(p, text.view.text());
    if among_like_bodies(p, text.view.text()) {
        return None;
    }
    let kind = p.who.as_ref().map(|w| w.value.kind);
    let ministry = kind == Some(SubjectKind::Ministry);
    let inside = p.ranks_unit() || kind == Some(SubjectKind::Stranger);
    let of_provinces = p.own_of && !branch && (matches!(p.of, Some(63 | 64)) && (ministry || inside) || p.of == Some(34) && inside);
    let province = of_provinces.then(|| page.setting.home_subject()).flatten().map(|w| super::proto::Slot::new(w, Origin::Page, None));
    if kind == Some(SubjectKind::Stranger) && province.is_none() {
        return None;
    }
    let replaced;
    let p = if province.is_some() {
        replaced = Proto { who: province, scope: None, ..p.clone() };
        &replaced
    } else if branch {
        let scope = super::proto::Slot::new("national".to_owned(), Origin::Default, None);
        replaced = Proto { scope: Some(scope), ..p.clone() };
        &replaced
    } else {
        p
    };
    // "chỉ số … đứng thứ 116/180 quốc gia" on a page about a province: the nation is meant.
    let among_nations = index.as_ref().and_then(|s| o.indices.get(s.value)).is_some_and(|x| {
        let here = index.as_ref().is_some_and(|s| s.origin <= Origin::Sentence) && !x.ranks.iter().any(|r| r == "provinces");
        x.ranks.iter().any(|r| r == "countries") && (here || p.of.is_some_and(|n| n > 64))
    });
    // "Thị trường hàng hóa đi từ hạng 102 lên 79" on a page of a province that is about a ranking of nations alone.
    let among_nations = among_nations || about_nations(page, p, index.as_ref());
    let nation =
        p.who.as_ref().filter(|w| among_nations && w.value.kind == SubjectKind::Province && w.origin >= Origin::Paragraph).map(|_| {
            super::proto::Slot::new(
                super::mention::Who { id: "viet-nam".into(), kind: SubjectKind::Country, former: false },
                Origin::Page,
                None,
            )
        });
    let among;
    let p = if nation.is_some() {
        among = Proto { who: nation, ..p.clone() };
        &among
    } else {
        p
    };
    let speaker = super::deixis::speaker(page, p, index.as_ref());
    let own;
    let p = if speaker.is_some() {
        own = Proto { who: speaker, ..p.clone() };
        &own
    } else {
        p
    };
    match &p.who {
        Some(slot) => {
            claim.subject = slot.value.id.to_string();
            because("subject", &claim.subject, slot.origin, slot.span, &mut trust);
        }
        None => complete = false,
    }
    if let (Some(part), Some(index)) = (&p.part, &index) {
        claim.component = component(page, &part.value, index.value);
        // "trụ cột này" is called as it was where it was named.
        let named = |q: &&Proto| q.part.as_ref().is_some_and(|s| s.value == part.value && s.origin <= Origin::Sentence);
        let span = match part.origin {
            Origin::Anaphor => all.iter().map(|(_, q)| q).filter(named).rfind(|q| q.start < p.start).and_then(|q| q.part.as_ref()?.span),
            _ => part.span,
        };
        let written = span.filter(|_| o.indices.get(index.value).is_some_and(|x| x.names_as_written && claim.component.is_some()));
        if let Some(words) = written.and_then(|(a, b)| text.view.text().get(a..b)) {
            claim.component = Some(slug(governor::component_name(words)));
        }
        if let Some(id) = &claim.component {
            // "Mật độ doanh nghiệp (hạng 55)": nothing but a bracket or colon between the two.
            let between = part.span.and_then(|(_, end)| text.view.text().get(end..p.start)).map(str::trim);
            // "(tăng 3 bậc, từ 97 lên 94)": or what a bracket right behind it holds.
            let inside = between.is_some_and(|b| b.starts_with('(') && b.len() < 60 && !b.contains(')'));
            let origin = if inside || matches!(between, Some("" | ":")) { Origin::Bound } else { part.origin };
            because("component", id, origin, part.span, &mut trust);
        }
    }
    if p.part.is_none()
        && let Some(index) = &index
    {
        let usual = page.setting.usual_part(index.value);
        claim.component = usual.and_then(|j| component(page, &Part::Known(vec![(index.value, j)]), index.value));
    }
    (claim.rank, claim.rank_max, claim.last, claim.of) =
        (p.rank, p.rank_max, p.last && p.rank.is_none(), if p.placed() { p.of } else { None });
    // Fewer than the place counts from are not those among whom it is one, unless the page itself says so ("20/14").
    claim.of = claim.of.filter(|of| p.own_of || p.rank.is_none_or(|rank| rank <= *of));
    claim.delta = p.delta;
    let only_inside = o.index(&claim.index).is_some_and(|x| x.ranks.iter().all(|r| r == "units-in-province"));
    if only_inside && matches!(p.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Province | SubjectKind::Country)) {
        return None; // a ranking of offices and districts never ranks the province itself
    }
    let ranks = |what: &[&str]| index.as_ref().is_none_or(|s| page.setting.ranks(s.value, what));
    let points_only = !p.placed() && p.delta.is_none();
    let fits = match p.who.as_ref().map(|w| w.value.kind) {
        // Of a nation such an index gives points, and no place among provinces.
        Some(SubjectKind::Country) => {
            ranks(&["countries"]) || points_only && ranks(&["nation"]) || ranks(&["cities"]) && cities().knows(&claim.subject)
        }
        Some(SubjectKind::Province) => ranks(&["provinces", "units", "cities"]),
        Some(SubjectKind::Ministry) => ranks(&["ministries", "agencies", "units"]),
        // A ranking of countries never ranks the offices and districts of one.
        Some(SubjectKind::Office(_) | SubjectKind::Unit(_)) => {
            ranks(&["provinces", "ministries", "agencies", "units", "units-in-province", "cities", "hospitals", "procedure-groups"])
        }
        _ => true,
    };
    complete &= fits;
    let kind = p.who.as_ref().map(|w| w.value.kind);
    let (scope, scope_origin) = scope(page, p, kind, &claim, index.as_ref().map(|s| s.value));
    claim.scope = scope;
    because("scope", &claim.scope, scope_origin, p.scope.as_ref().and_then(|s| s.span), &mut trust);
    complete &= !super::neighbours::outsider(o, &claim, kind);
    // No list of all provinces is that short: the place is among a region's, whose name was not understood.
    let some = claim.scope == "national" && claim.of.is_some_and(|n| n < 28) && p.own_of;
    complete &= !(some && matches!(kind, Some(SubjectKind::Province)));
    // "thứ 10/17 khu vực Đông Á và châu Đại Dương": no list of the world is that short.
    let short = claim.scope == "world" && scope_origin == Origin::Default && claim.of.is_some_and(|n| n < 40) && p.own_of;
    complete &= !(short && regional(p, text.view.text()));
    let (year, origin, span) = years::edition(page, p, index.as_ref().map(|s| s.value), all);
    claim.year = year;
    claim.component = component_of_year(page, p, index.as_ref().map(|s| s.value), year).or(claim.component);
    if let Some(year) = year {
        because("year", &year.to_string(), origin, span, &mut trust);
    } else if super::deixis::told_for_good(page, p, kind, index.as_ref()) {
        reasons.push(Reason {
            slot: "year".into(),
            source: Cow::Borrowed("the page names no year at all"),
            words: String::new(),
            span: None,
        });
    } else {
        trust *= 0.9;
        if super::deixis::undated(page, p, index.as_ref()) {
            let source = Cow::Borrowed("the page names no edition");
            reasons.push(Reason { slot: "year".into(), source, words: String::new(), span: None });
        }
    }
    if claim.modality == Modality::Asserted && ahead::is_goal(page, p, index.as_ref().map(|s| s.value), (year, origin), text.view.text()) {
        claim.modality = Modality::Target;
        // "năm 2030 vươn lên hạng 15 trở lên".
        let behind = text.view.text().get(p.end..).map_or("", str::trim_start);
        if behind.starts_with("trở lên") {
            claim.rank_max = claim.rank.take().or(claim.rank_max);
        }
    }
    claim.base_year = if p.delta.is_some() { years::base(page, p, index.as_ref().map(|s| s.value), year) } else { None };
    claim.score = score(page, p, index.as_ref().map(|s| s.value));
    if claim.modality == Modality::Target {
        claim.score = None;
    }
    if !p.placed() && claim.delta.is_none() && claim.score.is_none() {
        return None;
    }
    // Points alone are a claim only when subject, index and year are clear; a table says whose and what they are, dated or not.
    let in_table = p.rule == "table row" && p.who.as_ref().is_some_and(|w| w.origin == Origin::Bound);
    let undated = claim.year.is_none() && !in_table;
    if points_only && (undated || p.who.as_ref().is_some_and(|w| w.origin > Origin::Page)) {
        return None;
    }
    let place = text.view.source(p.start..p.end);
    (claim.start, claim.end) = (place.start, place.end);
    claim.quote = text.source.get(place)?.to_owned();
    if let Some(slot) = &index {
        let seen = about(page, slot.value, slot.origin <= Origin::Anaphor);
        reasons.extend(seen.map(|source| Reason { slot: "about".into(), source: source.into(), words: String::new(), span: None }));
    }
    if untold_headline(page, t, p, index.as_ref().map(|x| x.origin)) {
        trust *= 0.4;
        let source = Cow::Borrowed("a headline that names none of several rankings");
        reasons.push(Reason { slot: "against".into(), source, words: String::new(), span: None });
    }
    let rule = Cow::Borrowed(p.rule);
    reasons.push(Reason { slot: "value".into(), source: rule, words: claim.quote.clone(), span: Some((claim.start, claim.end)) });
    if let Some(of) = claim.of.filter(|n| matches!(n, 34 | 63 | 64)).filter(|_| claim.scope == "national") {
        claim.list = Some(of.to_string());
    }
    for a in &p.against {
        trust *= a.trust;
        let place = a.span.map(|(from, to)| text.view.source(from..to));
        let words = place.clone().and_then(|r| text.source.get(r)).unwrap_or_default().to_owned();
        let span = place.map(|r| (r.start, r.end));
        reasons.push(Reason { slot: "against".into(), source: a.reason.into(), words, span });
    }
    if unnamed {
        trust *= 0.5;
        let source = Cow::Borrowed("a component of an index that the page never names");
        reasons.push(Reason { slot: "against".into(), source, words: String::new(), span: None });
    }
    // PAPI and PCI rank provinces alone: named in the sentence, they leave no doubt whose place it is on a page on units.
    let provinces_alone = index.as_ref().filter(|s| s.origin <= Origin::Sentence).and_then(|s| o.indices.get(s.value));
    let provinces_alone = provinces_alone.is_some_and(|x| !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "provinces"));
    if let Some(a) = doubt(page, p, &claim, index.as_ref().map(|s| s.value), origin, page.setting.blocks && !provinces_alone) {
        trust *= a.trust;
        reasons.push(Reason { slot: "against".into(), source: a.reason.into(), words: String::new(), span: None });
    }
    claim.confidence = trust.clamp(0.0, 1.0);
    claim.status = if complete && claim.confidence >= DRAFT { Status::Resolved } else { Status::Unresolved };
    claim.reasons = reasons;
    Some(Draft { claim, sentence: p.sentence })
}

/// Sentences whose rank in figures gave no claim.
fn unread(page: &Page<'_>, claims: &[Claim]) -> Vec<Note> {
    let mut notes = Vec::new();
    // By their beginnings, with the furthest end of all up to each: claims are in text order.
    let mut furthest = 0;
    let read: Vec<(usize, usize)> = claims
        .iter()
        .filter(|c| c.field == Field::Text && c.status == Status::Resolved)
        .map(|c| {
            furthest = furthest.max(c.end);
            (c.start, furthest)
        })
        .collect();
    for &(t, a, b) in &page.ranked {
        let Some(text) = page.texts.get(t).filter(|x| x.field == Field::Text) else { continue };
        let place = text.view.source(a..b);
        let before = read.partition_point(|(start, _)| *start < place.end);
        let read = before.checked_sub(1).and_then(|i| read.get(i)).is_some_and(|(_, end)| place.start < *end);
        if !read {
            notes.push(Note { kind: NoteKind::UnreadRank, start: place.start, end: place.end });
        }
    }
    notes
}
