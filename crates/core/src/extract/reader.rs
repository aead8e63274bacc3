//! Reading a page line by line: what each line is, what it carries on, and what its sentences claim.
use super::finish::{self, Page};
use super::frame::Frame;
use super::lines::{Asked, Line, LineKind, sentences};
use super::list_lines::{begins_with_year, heads, is_name, name_component, opens_components, points_back};
use super::mention::{Mention, Part, SubjectKind, What, Who};
use super::proto::{Origin, Proto, Slot};
use super::roles::{Role, roles};
use super::scan::Scanner;
use super::sections::{Section, heading, name_alone, named_part, numbered_run, open_list, related, stated_base};
use super::setting::{Setting, ToldTable};
use super::support::Sentence;
use super::survey::Survey;
use super::text::Text;
use super::walk::Walk;
use super::weights::indices_named;
use super::{
    Confidence, abbreviations, corrections, exam, governor, measures, naming, neighbours, not_places, pointers, publishers, runners_up,
    said, shared_abbreviations, statements, survey, tables, unlisted,
};
use crate::model::{Document, Extraction, Field};
use crate::normalize::{Token, TokenKind, View};
use crate::ontology::{Entity, Ontology, Seen};
use foldhash::HashSet;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Reads the whole page.
pub(super) fn read(document: &Document, ontology: &Ontology, confidence: Confidence) -> Extraction {
    let title_view = View::new(&document.title);
    let title = title_view.text().trim().to_owned();
    let gazetteer = ontology.gazetteer();
    let body_view = View::new(&document.text);
    let told = document.told.as_ref().and_then(|t| ToldTable::of(t, ontology));
    let [headline, article] = [&title_view, &body_view].map(|view| {
        let mut judge = unlisted::statistics::Judge::new(view.text());
        gazetteer.look(view.text(), |at| judge.ranks(at))
    });
    let own_names = unlisted::may_name(body_view.text(), article.signs);
    // The look ends at the name of an index: nearly all pages name none.
    let counts = |seen: Seen, view: &View| seen.measure || seen.index && unlisted::statistics::may_count(view.text());
    let own_figures = || counts(headline, &title_view) || counts(article, &body_view);
    let named = told.is_some() || own_names || headline.index || article.index;
    let must_count = !named;
    if must_count && !own_figures() {
        // A page that names no ranking has no claim to make.
        return Extraction::default();
    }
    let body = Text::new(Field::Text, &document.text, &body_view, &title, &document.blocks, gazetteer);
    let repeated = title.is_empty() || body.lines.iter().any(|l| l.text(body.view).trim() == title);
    let mut texts = Vec::with_capacity(2);
    if !repeated {
        texts.push(Text::new(Field::Title, &document.title, &title_view, &title, &[], gazetteer));
    }
    texts.push(body);
    let mut setting = Setting::new(ontology, document.published);
    setting.told = told;
    if own_names {
        setting.unlisted = unlisted::find(&mut texts, ontology);
    }
    setting.own_rankings = setting.unlisted.len();
    let known = ontology.indices.len() + setting.own_rankings;
    setting.unlisted.extend(unlisted::statistics::find(&mut texts, ontology, known, || must_count || own_figures()));
    if !named && setting.unlisted.is_empty() {
        return Extraction::default();
    }
    naming::mark(&mut texts, ontology);
    abbreviations::mark(&mut texts, ontology);
    publishers::mark_bracketed(&mut texts, ontology);
    publishers::mark(&mut texts, ontology);
    super::cities::mark(&mut texts, &setting);
    setting.usual_parts = usual_parts(&texts, ontology);
    setting.outright = texts.iter().flat_map(Text::indices_named_outright).collect();
    let provincial = |i: usize| ontology.indices.get(i).is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"));
    let mut names = texts.iter().flat_map(Text::names);
    setting.names_provincial = names.any(|e| matches!(e.entity, Entity::Index(i) if !e.weak && provincial(i)));
    setting.outright.extend(shared_abbreviations::meant(&texts, ontology, &setting.outright));
    exam::settle(&texts, &mut setting);
    let survey = survey::survey(&texts, document, &mut setting);
    let mut page = Page {
        document,
        setting: &setting,
        survey: &survey,
        texts: &texts,
        protos: Vec::new(),
        statements: Vec::new(),
        stated: HashSet::default(),
        said: Vec::new(),
        ranked: Vec::new(),
        dated: OnceCell::new(),
        moved: OnceCell::new(),
    };
    let mut frame = Frame {
        topic: home_of(&setting, &survey).map(|w| Slot::new(w, Origin::Page, None)),
        index: survey.main_index.map(|i| Slot::new(i, Origin::Page, None)),
        ..Frame::default()
    };
    for (t, text) in texts.iter().enumerate() {
        read_text(t, text, &setting, &mut frame, &mut page);
        frame.leave_text();
    }
    finish::finish(page, confidence)
}

/// The component of each statistic that the page names, where it mostly names one: GRDP is ranked by growth, by size or by head, and a page
/// on one of them does not say which at every place.
fn usual_parts(texts: &[Text<'_>], ontology: &Ontology) -> BTreeMap<usize, Option<usize>> {
    let mut named: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for entry in texts.iter().flat_map(|t| t.names()) {
        if let Entity::Component(i, j) = entry.entity
            && ontology.indices.get(i).is_some_and(|x| x.kind == "statistic" && x.component.get(j).is_some_and(|c| c.level == "component"))
        {
            *named.entry(i).or_default().entry(j).or_default() += 1;
        }
    }
    let most = |parts: BTreeMap<usize, usize>| {
        let all: usize = parts.values().sum();
        parts.into_iter().find(|(_, n)| n * 4 >= all * 3).map(|(j, _)| j)
    };
    named.into_iter().map(|(i, parts)| (i, most(parts))).collect()
}

/// The one province that a line names which ranks nobody: `tỉnh này` in the next line means it.
fn only_province(line: &Line<'_>, text: &Text<'_>, setting: &Setting<'_>) -> Option<Who> {
    let mut one: Option<usize> = None;
    for (at, entries, _) in text.names_of(line).filter(|(_, e, _)| e.iter().any(|e| !e.weak)) {
        let unit = at.checked_sub(1).and_then(|b| line.tokens.get(b)).is_some_and(|t| matches!(t.text, "huyện" | "xã" | "phường" | "quận"));
        let Some(i) = setting.pick_province(entries).filter(|_| !unit) else { continue };
        if one.is_some_and(|o| o != i) {
            return None;
        }
        one = Some(i);
    }
    let id = setting.ontology.provinces.get(one?)?.id.as_str().into();
    Some(Who { id, kind: SubjectKind::Province, former: false })
}

/// The one ranking that a line which ranks nobody names; what is only counted is named in passing.
fn only_index(line: &Line<'_>, text: &Text<'_>, setting: &Setting<'_>) -> Option<usize> {
    let mut found = indices_named(text, line);
    let first = found.next()?;
    let ranking = setting.ontology.indices.get(first).is_some_and(|x| x.kind == "index");
    (ranking && found.all(|i| i == first)).then(|| setting.usual_index(first))
}

/// Whom the page is about: its province or nation, or the one ministry of its headline.
fn home_of(setting: &Setting<'_>, survey: &Survey) -> Option<Who> {
    survey.ministry.clone().filter(|_| !setting.inside).or_else(|| setting.home_subject())
}

fn read_text(t: usize, text: &Text<'_>, setting: &Setting<'_>, frame: &mut Frame, page: &mut Page<'_>) {
    let home: Option<Who> = home_of(setting, page.survey);
    let mut sentence = t * 100_000;
    let mut at = 0;
    let (mut opened_list, mut names) = (false, false);
    let mut kept_topic = false;
    let mut section_base = None;
    let mut section_part: Option<Slot<Part>> = None;
    let mut opener_part: Option<Slot<Part>> = None;
    let mut section = Section::default();
    let grids = tables::find(text, setting);
    let mut grids = grids.iter().peekable();
    while let Some(line) = text.lines.get(at) {
        if let Some(grid) = grids.next_if(|g| g.start <= at) {
            tables::read(grid, t, text, setting, frame, page, &mut sentence);
            at = grid.end.max(at + 1);
            opened_list = false;
            section_part = None;
            continue;
        }
        // "1. Sở Nội vụ: 95,5 điểm" under "… xếp hạng như sau:" is an item, however short.
        let numbered = line.tokens.first().is_some_and(|t| t.kind == TokenKind::Number);
        // "Hải Phòng", "Long An: 72,64 điểm" under "5 tỉnh dẫn đầu là:" too, though no mark stands before it.
        let ordered = frame.list.is_some_and(|l| l.ordered && l.left > 0);
        let of_order = opened_list && ordered && is_name(text, line, setting);
        let of_group = names && frame.list.is_some() && name_alone(line, text, setting);
        frame.name_item = line.kind == LineKind::Heading && (of_order || of_group);
        names = frame.name_item && of_group;
        let item = line.kind == LineKind::Heading && opened_list && numbered || frame.name_item;
        let kind = if item { LineKind::Item } else { line.kind };
        match kind {
            LineKind::Caption => {
                at += 1;
                continue;
            }
            LineKind::Related => {
                related(t, text, line, setting, page, &mut sentence);
                at += 1;
                continue;
            }
            LineKind::Title => {
                frame.new_paragraph(home.as_ref(), false);
            }
            LineKind::Heading => heading(line, text, frame, home.as_ref(), &mut kept_topic, setting),
            LineKind::Item if opened_list => {}
            LineKind::Item | LineKind::Row => frame.new_paragraph(home.as_ref(), kept_topic),
            LineKind::Prose => {
                // A list of names in order goes on over long lines: "…, Sở Tư pháp 99,01 điểm;".
                let short = line.tokens.len() < 40 || frame.list.is_some() || numbered_run(line);
                // "Khối ngành dọc, xếp từ cao đến thấp gồm: …" behind the list of another block.
                let another = frame.list.is_some() && line.cues.has(Asked::Block) && line.has(b':', text.view);
                let listed = opened_list && short && !another && !line.opens_list(text.view);
                if !listed {
                    frame.new_paragraph(home.as_ref(), kept_topic || points_back(line));
                    opened_list = false;
                }
            }
        }
        // A line of figures alone is a cell of a table that could not be understood.
        let cell = line.tokens.iter().all(|t| t.kind == TokenKind::Number || matches!(t.kind, TokenKind::Punct(_)));
        if line.quiet || cell {
            if let Some(who) = only_province(line, text, setting).filter(|_| kind == LineKind::Prose) {
                frame.last_subject = Some(Slot::new(who, Origin::Paragraph, None));
            }
            // "P.V: Người dân thì nói sao, qua SIPAS?" over the answer that tells the place.
            let asked = kind == LineKind::Prose && line.tokens.last().is_some_and(|t| t.is('?'));
            if let Some(index) = only_index(line, text, setting).filter(|_| asked) {
                frame.index = Some(Slot::new(index, Origin::Paragraph, None));
                frame.index_named = Some(sentence);
            }
            // "Chi tiết từng lĩnh vực như sau:" over its lines.
            if line.opens_list(text.view) && opens_components(line.text(text.view)) {
                opened_list = true;
                let topic = frame.topic.clone();
                open_list(line, text, frame, topic, setting);
            }
            at += 1;
            continue;
        }
        if matches!(kind, LineKind::Heading | LineKind::Item) && frame.base.is_none() {
            frame.base = section_base;
        }
        frame.listing = opened_list;
        frame.goals_listed &= opened_list && !matches!(kind, LineKind::Heading | LineKind::Title);
        if matches!(kind, LineKind::Prose | LineKind::Item) && frame.part.is_none() {
            frame.part.clone_from(&section_part);
        }
        // "- Gia nhập thị trường:" over "+ Năm 2021: hạng 14", "+ Năm 2022: hạng 15": every year below is the component's.
        if !begins_with_year(line) {
            opener_part = None;
        } else if frame.part.is_none() {
            frame.part.clone_from(&opener_part);
        }
        match kind {
            LineKind::Heading => section = Section::headed(line, text, setting),
            LineKind::Title => section = Section::default(),
            LineKind::Prose | LineKind::Item => section.enter(frame, sentence),
            _ => {}
        }
        let (topic, year, claims) = (frame.topic.clone(), frame.year.clone(), page.protos.len());
        for &(a, b) in sentences(line) {
            sentence += 1;
            read_sentence(t, text, line, (a, b), setting, frame, page, sentence);
        }
        name_component(text, line, setting, frame, page.protos.get_mut(claims..).unwrap_or_default());
        if line.kind == LineKind::Prose && page.protos.iter().skip(claims).all(|(_, p)| p.delta.is_none()) {
            // "… những tỉnh thăng hạng so với năm trước.": the base of the short lines that follow.
            section_base = stated_base(line, text, setting).or(section_base);
        }
        if page.protos.len() > claims {
            // What a line names for the next one holds for that one.
            (frame.part, section_part) = (None, None);
        }
        if line.opens_list(text.view) {
            (opened_list, names) = (true, true);
            open_list(line, text, frame, topic, setting);
            frame.part = named_part(line, text, setting);
        } else if matches!(kind, LineKind::Heading | LineKind::Item)
            && line.tokens.len() <= 16
            && page.protos.len() == claims
            && heads(text, at)
        {
            // "CHỈ SỐ TÍNH MINH BẠCH", "- Tính minh bạch" over "Đạt 6,2 điểm, xếp thứ 24": the section is the component's.
            section_part = named_part(line, text, setting);
        } else if kind == LineKind::Item && opened_list {
            // Items do not hand their own subject on to each other: the list's opener holds.
            let (list, last) = (frame.list, frame.last_rank);
            let listed = frame.index.clone();
            (frame.topic, frame.year) = (topic, year);
            (frame.list, frame.last_rank, frame.index) = (list, last, listed);
        }
        if page.protos.len() == claims && text.lines.get(at + 1).is_some_and(begins_with_year) && !begins_with_year(line) {
            opener_part = named_part(line, text, setting);
        }
        if line.kind == LineKind::Title {
            frame.year = None;
            // "5 tỉnh dẫn đầu PAPI 2024:" over its items is both.
            frame.list = frame.list.filter(|_| opened_list);
            frame.topic = home.clone().map(|w| Slot::new(w, Origin::Page, None)).or_else(|| frame.topic.take());
        }
        at += 1;
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one reading step")]
pub(super) fn read_sentence(
    t: usize,
    text: &Text<'_>,
    line: &Line,
    (a, b): (usize, usize),
    setting: &Setting<'_>,
    frame: &mut Frame,
    page: &mut Page<'_>,
    sentence: usize,
) {
    let tokens = line.tokens.get(a..b).unwrap_or_default();
    let scanned = Scanner::scan(text, tokens, setting);
    if scanned.is_empty() {
        return;
    }
    // A cell that holds marks alone says nothing; a list goes on behind it as behind any line.
    if scanned.iter().all(|m| matches!(m.what, What::Mark(_))) {
        frame.list = frame.list.filter(|l| l.goes_on(tokens, line.kind == LineKind::Item || frame.name_item));
        return;
    }
    let settled = pointers::settled(&scanned, frame, sentence);
    let mentions: &[Mention] = settled.as_deref().unwrap_or(&scanned);
    let words = |i: usize| tokens.get(i).map_or("", |k| k.text);
    let ministries = mentions.iter().any(|m| matches!(m.what, What::Ministries)) || frame.block == Some("ministries");
    let block = setting.inside && frame.block.is_some() || ministries || mentions.iter().any(|m| matches!(m.what, What::Block(_)));
    let own;
    let roles: &[Role] = if block || setting.ranks_units || settled.is_some() {
        own = roles(mentions, &words, block || setting.ranks_units);
        &own
    } else {
        scanned.roles(tokens)
    };
    statements::find(text, tokens, mentions, setting, frame, page);
    // Figures alone are those of a component, and the paragraph's own holds on behind them.
    let held = pointers::of_fragment(mentions, frame, sentence).map(|part| frame.part.replace(part));
    let mut walk = Walk::new(tokens, mentions, roles, setting, frame, sentence);
    walk.listed = line.kind == LineKind::Item || walk.frame.name_item;
    walk.hits = said::hits(text, tokens, mentions, setting);
    walk.run();
    let (mut protos, wrong) = (std::mem::take(&mut walk.protos), walk.wrong);
    let sayings = std::mem::take(&mut walk.said);
    if let Some(part) = held {
        frame.part = part;
    }
    if !protos.is_empty() {
        corrections::without_questions(tokens, &mut protos);
        if !protos.is_empty() && corrections::unreal(mentions, &words) {
            protos.clear();
        }
    }
    if let Some(at) = wrong {
        corrections::mark_wrong(at, tokens, &mut protos, page, sentence);
    } else {
        corrections::set_right(tokens, &mut protos);
        corrections::told_elsewhere(tokens, &mut protos);
    }
    if !protos.is_empty() {
        runners_up::settle(&mut protos, mentions, tokens, setting.ontology);
        let last = page.protos.last().filter(|(_, p)| p.sentence + 1 == sentence).map(|(_, p)| p);
        neighbours::next_in_region(&mut protos, last);
        neighbours::beyond_group(&mut protos);
        neighbours::among_neighbours(&mut protos, mentions, roles, tokens, setting.ontology);
        not_places::without(&mut protos, tokens, mentions);
        measures::counted_up_to(&mut protos, tokens, setting);
        measures::point_back(&mut protos, tokens, setting, frame, sentence);
    }
    let judge = Sentence {
        tokens,
        mentions,
        setting,
        number: sentence,
        listed: line.kind == LineKind::Item || frame.listing,
        others: OnceCell::new(),
    };
    judge.weigh(&mut protos, frame);
    if !protos.is_empty() {
        governor::weigh(&mut protos, text.view, tokens, mentions);
        exam::same_subject(&mut protos, page.protos.last().map(|(_, p)| p), tokens, setting);
        exam::without_single_marks(&mut protos, tokens, setting);
        let last = page.protos.last().filter(|(_, p)| p.sentence + 1 == sentence).and_then(|(_, p)| p.part.as_ref());
        measures::settle(&mut protos, tokens, setting, last);
        measures::gained_most(&mut protos, tokens, setting);
    }
    for p in &mut protos {
        // "chung cuộc": of the whole ranking, also of units.
        let overall =
            p.scope.as_ref().and_then(|s| s.span).is_some_and(|(a, _)| tokens.iter().any(|t| t.start as usize == a && t.text == "chung"));
        if p.scope.is_none() || overall {
            p.scope = block_scope(frame, p, setting).or_else(|| p.scope.take());
        }
    }
    if settled.is_some() {
        pointers::mark(&mut protos, &scanned, |m| {
            let end = m.t1.checked_sub(1).and_then(|t| tokens.get(t)).map_or(0, |k| k.end as usize);
            (tokens.get(m.t0).map_or(0, |k| k.start as usize), end)
        });
    }
    pointers::note(mentions, frame, sentence);
    said::gather(t, text, sayings, &protos, &judge, setting, frame, page);
    note_rank(t, mentions, tokens, page);
    page.protos.extend(protos.into_iter().map(|p| (t, p)));
}

/// Offices, districts and ministries are ranked among their like.
pub fn block_scope(frame: &Frame, p: &Proto, setting: &Setting<'_>) -> Option<Slot<String>> {
    use super::mention::SubjectKind as K;
    let home = setting.home.as_deref();
    let block = match p.who.as_ref()?.value.kind {
        K::Office(usual) => match frame.block {
            Some(b @ ("so-nganh" | "nganh-doc")) => b,
            _ => usual,
        },
        // "Trong 17 xã, thị trấn của huyện X": among those of their own district.
        K::Unit("xa") if frame.communes_of.is_some() => {
            let district =
                frame.communes_of.as_ref().filter(|d| d.split('/').next() == p.who.as_ref().and_then(|w| w.value.id.split('/').next()));
            if let Some(district) = district {
                return Some(Slot::new(format!("province:{district}"), Origin::Paragraph, None));
            }
            "xa"
        }
        K::Unit(block) => block,
        _ => return None,
    };
    let province = p.who.as_ref()?.value.id.split('/').next().or(home)?;
    Some(Slot::new(format!("province:{province}/{block}"), Origin::Default, None))
}

/// Remembers where ranks with figures stand, so that those which gave no claim can be told.
fn note_rank(t: usize, mentions: &[Mention], tokens: &[Token], page: &mut Page<'_>) {
    if mentions.iter().any(|m| matches!(m.what, What::Rank { word: false, .. })) {
        let start = tokens.first().map_or(0, |k| k.start as usize);
        let end = tokens.last().map_or(0, |k| k.end as usize);
        page.ranked.push((t, start, end));
    }
}
