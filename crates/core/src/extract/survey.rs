//! A first look at the whole page: its province, its index, its editions, whether it ranks units inside a
//! province, whether a result has just been announced.
use super::dated::{
    assessed_years, compared_with, counted_up_to, day, looks_back, month, months, names_year, newest_edition, of_data, part_of_year,
    starts_a_way, without_origins, year_of_all, year_of_results,
};
use super::headline::{headline_names, of_nations, year_of_plan, years_to_better};
use super::home::{home, home_unit};
use super::inside::inside;
use super::lines::{LineKind, sentences};
use super::mention::{Kind, Kinds, Mention, SubjectKind, What, Who};
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use super::weights::Spoken;
use super::{by_components, weak_names};
use crate::model::{Document, Field, PartialDate};
use crate::normalize::TokenKind;
use crate::ontology::Entity;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What the first look found.
#[derive(Debug, Default)]
pub struct Survey {
    /// The index that the page is mainly about.
    pub main_index: Option<usize>,
    /// How much the page speaks of each index.
    pub weights: BTreeMap<usize, usize>,
    /// The main edition of each index, by explicit binding (`DTI 2022`).
    pub editions: BTreeMap<usize, i32>,
    /// Indices that have an edition beside their name.
    pub outright: BTreeSet<usize>,
    /// The year that most of the page speaks of, for statements.
    pub edition: Option<i32>,
    /// The one year that the headline names.
    pub titled_year: Option<i32>,
    /// The ministry that a headline names where it names nobody else: `bộ này`, `cơ quan này` mean it.
    pub ministry: Option<Who>,
    /// The year of the plan that the page is: `Kế hoạch cải thiện PCI năm 2024`, `Nghị quyết về phát triển kinh tế - xã hội năm 2025`.
    pub planned: Option<i32>,
    /// The first count of all provinces that the page names (34 or 63).
    pub count: Option<u32>,
    /// The year of most months and quarters that the page dates (`tháng 9/2023`, `quý I năm 2024`).
    pub months: Option<i32>,
    /// The year of most days up to which the page counts (`tính đến ngày 20/12/2025`).
    pub counted_up_to: Option<i32>,
    /// Whether the page speaks of a part of a year that it does not name (`6 tháng đầu năm`).
    pub part_of_year: bool,
    /// Whether the page names any year at all (spans of years are none).
    pub years: bool,
    /// Whether the page speaks of the newest state of a ranking: `bản cập nhật tháng 3`, `bảng xếp hạng mới nhất`.
    pub updated: bool,
    /// Whether words of announcement stand in the page.
    pub announced: bool,
    /// Whether a sentence without a year gives a place that was just announced: `Kết quả vừa công bố cho thấy tỉnh lên thứ 30`.
    pub announced_anew: bool,
    /// The day on which the page says that something was announced: `Ngày 19/4/2023, Bộ Nội vụ công bố …`.
    pub announced_on: Option<PartialDate>,
    /// A year by distance from publication that the page opens with (`năm ngoái`).
    pub relative: Option<i32>,
}

/// Looks the page over and settles `setting`.
pub fn survey(texts: &[Text<'_>], document: &Document, setting: &mut Setting<'_>) -> Survey {
    let inside = inside(texts, setting);
    let told = setting.told.and_then(|t| t.scope?.strip_prefix("province:")?.split('/').next().map(str::to_owned));
    let named = inside.named || told.is_some();
    let home = told.or_else(|| home(texts, document, setting, named));
    setting.settle(home, named);
    setting.units_index = units_index(texts, setting);
    setting.blocks = inside.blocks && setting.inside;
    setting.ranks_units = inside.ranked && setting.inside;
    let mut out = Survey::default();
    let mut spoken = Spoken::default();
    let mut headline: BTreeMap<usize, i32> = BTreeMap::new();
    let mut together: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut headed: Option<i32> = None;
    let mut compared: Option<i32> = None;
    let mut assessed: BTreeSet<i32> = BTreeSet::new();
    let mut general: BTreeSet<i32> = BTreeSet::new();
    let mut pointed: BTreeSet<i32> = BTreeSet::new();
    let mut units: BTreeMap<String, (usize, bool, Who)> = BTreeMap::new();
    let newest = newest_edition(document, setting);
    let mut order = 0_usize;
    let mut last_named: Option<usize> = None;
    let mut placed_undated = false;
    let mut first_year: Option<bool> = None;
    for text in texts {
        for line in &text.lines {
            if matches!(line.kind, LineKind::Related | LineKind::Caption) {
                continue;
            }
            if line.quiet {
                order += 1;
                spoken.in_passing(text, line, if order < 7 { 3 } else { 1 });
                continue;
            }
            // A cell that holds nothing but a small number names nobody and no year.
            if line.tokens.iter().all(|t| t.kind == TokenKind::Number && t.end - t.start < 4) {
                order += 1;
                continue;
            }
            let titled = line.kind == LineKind::Title || text.field == Field::Title;
            if text.field == Field::Title {
                if !setting.headline.is_empty() {
                    setting.headline.push(' ');
                }
                setting.headline.push_str(line.text(text.view));
            }
            for &(a, b) in sentences(line) {
                order += 1;
                let tokens = line.tokens.get(a..b).unwrap_or_default();
                let mentions = Scanner::scan(text, tokens, setting);
                let words = |i: usize| tokens.get(i).map_or("", |t| t.text);
                out.years = out.years || (0..tokens.len()).any(|t| names_year(t, &words));
                if mentions.is_empty() {
                    last_named = None;
                    continue;
                }
                let roles = mentions.roles(tokens);
                let weight = if titled {
                    8
                } else if order < 7 {
                    3
                } else {
                    1
                };
                let kinds = Kinds::of(&mentions);
                let goal = kinds.has(Kind::Target);
                let bettered = years_to_better(&mentions, &words, tokens.len());
                out.count = out.count.or_else(|| {
                    mentions.iter().find_map(|m| match m.what {
                        What::Of(n) if matches!(n, 34 | 63) => Some(n),
                        _ => None,
                    })
                });
                if titled && !goal {
                    // "Xếp hạng năng lực cạnh tranh cấp huyện và các sở, ngành năm 2021": the only year of the headline.
                    let years: Vec<i32> = mentions
                        .iter()
                        .zip(roles)
                        .enumerate()
                        // "Từ hạng 24 ở PCI 2019, A nay chỉ còn ở hạng 47": where the way began.
                        .filter(|(k, _)| !starts_a_way(&mentions, *k))
                        .filter_map(
                            |(_, (m, r))| if let (What::Year(y), super::roles::Role::Normal) = (&m.what, r) { Some(*y) } else { None },
                        )
                        .collect();
                    let plan =
                        (0..tokens.len()).any(|t| matches!((words(t), words(t + 1)), ("kế", "hoạch") | ("giải", "pháp") | ("nhiệm", "vụ")));
                    if let ([y], false) = (years.as_slice(), plan) {
                        headed = headed.or(Some(*y).filter(|y| *y <= newest));
                    }
                    if let ([y], true) = (years.as_slice(), bettered.is_empty()) {
                        out.titled_year = out.titled_year.or(Some(*y));
                        headline.extend(mentions.iter().filter_map(|m| if let What::Index(i) = m.what { Some((i, *y)) } else { None }));
                    }
                }
                if titled {
                    let mut named = mentions.iter().filter_map(|m| if let What::Subject(w) = &m.what { Some(w) } else { None });
                    // "Bộ A công bố PAR INDEX": who publishes is not who is ranked.
                    let publishes = mentions.iter().any(|m| matches!(m.what, What::Announce | What::Says));
                    let only = named.next().filter(|w| !publishes && w.kind == SubjectKind::Ministry && named.all(|n| n == *w));
                    out.ministry = out.ministry.take().or_else(|| only.cloned());
                    out.planned = out.planned.or_else(|| year_of_plan(&mentions, &words, tokens.len()));
                    setting.titled.extend(mentions.iter().filter_map(|m| if let What::Index(i) = m.what { Some(i) } else { None }));
                }
                if kinds.has(Kind::Against) {
                    compared = compared.max(compared_with(&mentions));
                }
                for m in mentions.iter().filter(|_| kinds.has(Kind::Subject)) {
                    if let What::Subject(w) = &m.what
                        && matches!(w.kind, SubjectKind::Office(_) | SubjectKind::Unit(_))
                    {
                        if !units.contains_key(&*w.id) {
                            units.insert(w.id.to_string(), (0, false, w.clone()));
                        }
                        let Some(count) = units.get_mut(&*w.id) else { continue };
                        (count.0, count.1) = (count.0 + weight, count.1 || titled);
                        // "Mỹ Xuyên" is a district and its town; the page that says "huyện Mỹ Xuyên" means the district.
                        if w.kind == SubjectKind::Unit("huyen") {
                            count.2 = w.clone();
                        }
                    }
                }
                if kinds.has(Kind::Announce) {
                    out.announced = true;
                    let told = || mentions.iter().filter(|m| matches!(m.what, What::Announce)).find_map(|m| month(&words, m.t1));
                    out.announced_on = out.announced_on.or_else(|| day(&words, tokens.len())).or_else(told);
                }
                out.updated |= (0..tokens.len()).any(|t| matches!((words(t), words(t + 1)), ("cập", "nhật") | ("mới", "nhất")))
                    && mentions.iter().any(|m| matches!(m.what, What::Index(_)));
                out.announced_anew |=
                    kinds.has(Kind::Announce) && announces_anew(&mentions, &words) && !(0..tokens.len()).any(|t| names_year(t, &words));
                // "Kết quả vừa được công bố: tỉnh đứng thứ 7. Năm 2021 tỉnh đứng thứ 9".
                if first_year.is_none() && (0..tokens.len()).any(|t| names_year(t, &words)) {
                    let place = |m: &Mention| matches!(m.what, What::Rank { word: false, .. });
                    first_year = Some(placed_undated && mentions.iter().any(place));
                }
                // "6 tháng đầu năm, tỉnh đứng thứ 3. Cùng kỳ năm ngoái, tỉnh ở hạng 28": what comes behind a place of its own looks back.
                let dated = |m: &Mention| matches!(m.what, What::Year(_) | What::Relative(_));
                placed_undated |= mentions.iter().take_while(|m| !dated(m)).any(|m| matches!(m.what, What::Rank { .. } | What::Bound(_)));
                if ![Kind::Index, Kind::Year, Kind::Relative].into_iter().any(|kind| kinds.has(kind)) {
                    last_named = None;
                    continue;
                }
                // "đến năm 2030", "tầm nhìn 2045", "để PCI 2022 được cải thiện" and years to come are no editions.
                let aimed: Vec<usize> = mentions
                    .windows(2)
                    .filter(|w| {
                        matches!(w, [x, y] if matches!(x.what, What::Index(_)) && matches!(y.what, What::Year(_)) && y.t0 <= x.t1 + 1
                            && (1..=3).any(|b| matches!(words(x.t0.wrapping_sub(b)), "để" | "nhằm"))
                            && matches!(words(y.t1), "được" | "cải" | "tăng" | "tốt" | "cao" | "có" | "đạt" | "lên" | "giữ" | "vào"))
                    })
                    .filter_map(|w| w.get(1).map(|y| y.t0))
                    .collect();
                let to_come = |m: &Mention| {
                    (aimed.contains(&m.t0) || bettered.contains(&m.t0)) && matches!(m.what, What::Year(_))
                        || matches!(m.what, What::Year(y) if y > newest
                        || !edition_reached(&mentions, m, y, newest) && (1..=2).any(|b| m.t0.checked_sub(b).is_some_and(|t| matches!(words(t), "đến" | "tới" | "nhìn"))
                            && words(m.t0.wrapping_sub(2)) != "tính")
                        || looks_back(m.t0, &words) || of_data(m.t0, &words))
                };
                let past: Vec<Mention>;
                let (mentions, roles): (&[Mention], Cow<'_, [_]>) = if mentions.iter().any(to_come) {
                    past = mentions.iter().filter(|m| !to_come(m)).cloned().collect();
                    let roles = super::roles::roles(&past, &words, false);
                    (&past, Cow::Owned(roles))
                } else {
                    (&mentions, Cow::Borrowed(roles))
                };
                let roles = &*without_origins(mentions, roles);
                // "xem lại kết quả xếp hạng năm 2022, phấn đấu trong năm 2023": what was assessed stands before the goal.
                let told = mentions.iter().position(|m| matches!(m.what, What::Target)).unwrap_or(mentions.len());
                assessed.extend(assessed_years(mentions.get(..told).unwrap_or_default(), roles, &words));
                if !goal {
                    general.extend(year_of_all(mentions, roles, &words, tokens.len()));
                    pointed.extend(year_of_results(mentions, roles, &words));
                }
                spoken.look((mentions, roles), &words, weight, goal, titled, setting.inside);
                let named: BTreeSet<usize> =
                    mentions.iter().filter_map(|m| if let What::Index(i) = m.what { Some(i) } else { None }).collect();
                // "PCI chấm theo thang 100. Kỳ 2021 lấy ý kiến của 11.312 doanh nghiệp": an edition of the index named last.
                if let (true, Some(i)) = (named.is_empty(), last_named) {
                    let edition = mentions.iter().zip(roles).find_map(|(m, r)| match m.what {
                        What::Year(y)
                            if *r == super::roles::Role::Normal
                                && m.t0.checked_sub(1).is_some_and(|t| matches!(words(t), "kỳ" | "bản")) =>
                        {
                            Some(y)
                        }
                        _ => None,
                    });
                    if let Some(y) = edition {
                        *spoken.bound.entry((i, y)).or_default() += weight;
                    }
                }
                last_named = match named.len() {
                    0 => None,
                    1 => named.first().copied(),
                    _ => None,
                };
                for a in &named {
                    together.extend(named.iter().filter(|b| *b != a).map(|b| (*a, *b)));
                }
                if order <= 4 && out.relative.is_none() {
                    out.relative = mentions.iter().enumerate().find_map(|(j, m)| match m.what {
                        // "năm trước đó" is seen from a year that was named.
                        What::Relative(d)
                            if words(m.t1 - 1) != "đó"
                                && (d == 0 || d < 0 && !placed_undated)
                                && roles.get(j) == Some(&super::roles::Role::Normal) =>
                        {
                            Some(d)
                        }
                        _ => None,
                    });
                }
            }
        }
    }
    setting.home_unit = home_unit(&units, document, setting);
    let Spoken { indices: mut index_weight, bound, loose, told, outright } = spoken;
    let unnamed = index_weight.is_empty();
    if unnamed {
        index_weight = weak_names::indices(texts, setting);
    }
    if let Some(i) = by_components::index(texts, setting, &index_weight) {
        let most = index_weight.values().max().copied().unwrap_or(0);
        index_weight.insert(i, most + 1);
        // No year stands beside its name: the newest that the page speaks of is nearer than the one spoken of most.
        // "Báo cáo năm nay không khác mấy so với năm 2015", and none later: the edition after it.
        let newest = loose.keys().max().copied().or(compared);
        out.editions.extend(newest.map(|y| (i, if compared == Some(y) { y + 1 } else { y })));
    }
    setting.slip = super::shared_abbreviations::slipped(texts, &index_weight, setting.ontology);
    if let Some((written, meant)) = setting.slip {
        let spoken = index_weight.remove(&written).unwrap_or(0);
        *index_weight.entry(meant).or_default() += spoken;
        if let Some(year) = out.editions.remove(&written) {
            out.editions.entry(meant).or_insert(year);
        }
    }
    setting.settle_indices(index_weight.keys().copied().collect());
    out.main_index = index_weight.iter().max_by_key(|(i, w)| (**w, std::cmp::Reverse(**i))).map(|(i, _)| *i);
    for index in index_weight.keys() {
        let most = bound.iter().filter(|((i, _), _)| i == index).map(|(_, w)| *w).max().unwrap_or(0);
        // The newest edition that is spoken of nearly as much as any: pages tell old results before new ones.
        let out_by_then = |y: i32| setting.inside || told_of_by(setting, *index, document).is_none_or(|last| y <= last);
        let newest = bound.iter().filter(|((i, y), w)| i == index && **w * 3 >= most && out_by_then(*y)).map(|((_, y), _)| *y).max();
        if let Some(year) = newest {
            out.editions.insert(*index, year);
        }
    }
    // "Điểm trung bình năm 2023 của Việt Nam nhích lên 54,48 điểm": where no place is dated, the newest year that points are told of.
    for ((index, year), _) in told.iter().filter(|((i, _), _)| setting.ontology.indices.get(*i).is_some_and(|x| x.kind == "index")) {
        // "Năm 2022, tỉnh xếp hạng 14. Năm 2023, tỉnh đạt 69,2 điểm": no year stands with the name, and the later one goes on.
        let last = bound.keys().filter(|(i, _)| i == index).map(|(_, y)| *y).max();
        if last.is_none_or(|y| !outright.contains(index) && (y + 1..=y + 2).contains(year)) {
            out.editions.insert(*index, *year);
        }
    }
    out.outright.clone_from(&outright);
    // "PAR INDEX và SIPAS": indices named in one breath share their edition.
    out.editions.extend(headline);
    let own = out.editions.clone();
    for (a, b) in together {
        if let (None, Some(year)) = (own.get(&a), own.get(&b)) {
            let held = out.editions.entry(a).or_insert(*year);
            *held = (*held).max(*year);
        }
    }
    // "kết quả các chỉ số năm 2022": the edition of every ranking of provinces that the page dates in no other way.
    if let (Some(year), 1) = (general.first().copied(), general.len()) {
        for index in index_weight.keys() {
            let x = setting.ontology.indices.get(*index);
            if x.is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"))
                && !(own.contains_key(index) && outright.contains(index))
            {
                out.editions.insert(*index, year);
            }
        }
    }
    // "tăng 2,1 điểm so với năm 2020" and no other year on the page: the edition after it.
    let nations = |i: &usize| setting.ontology.indices.get(*i).is_none_or(|x| x.ranks.iter().any(|r| r == "countries"));
    let main = out.main_index.filter(|i| !nations(i));
    if let (true, true, Some(base), Some(main)) = (out.editions.is_empty(), loose.is_empty(), compared, main) {
        out.editions.insert(main, base + 1);
    }
    // "Kết quả đánh giá mức độ chuyển đổi số cấp bộ, cấp tỉnh năm 2020": the only year that is said to be assessed is that of a
    // page which binds none to an index.
    let only = assessed.first().copied().filter(|_| assessed.len() == 1 && out.editions.is_empty());
    if let (Some(year), Some(main)) = (only, main) {
        out.editions.insert(main, year);
    }
    // "Báo cáo kết quả năm 2024: A đứng đầu, B thứ 2. Năm 2023 A cũng ở ngôi đầu": an older year beside a place looks back, where none stands
    // beside the name of the ranking.
    let one = assessed.first().copied().filter(|_| assessed.len() == 1);
    let ranking = |i: &usize| setting.ontology.indices.get(*i).is_some_and(|x| x.kind == "index");
    if let (Some(year), Some(main)) = (one, main.filter(|i| ranking(i) && !outright.contains(i)))
        && out.editions.get(&main).is_some_and(|y| *y < year && year <= newest)
    {
        out.editions.insert(main, year);
    }
    // "Xếp hạng năm 2012 | Xếp hạng năm 2011" over a ranking of nations that the page names by its publisher alone.
    if let (true, true, Some(year), Some(main)) =
        (out.editions.is_empty(), unnamed, assessed.last().copied(), out.main_index.filter(nations))
    {
        out.editions.insert(main, year);
    }
    // "Hà Tĩnh đứng thứ 18. Các con số này thuộc về năm 2022": the year that results are said to be of.
    if let (true, Some(year), 1, Some(main)) = (out.editions.is_empty(), pointed.first().copied(), pointed.len(), main) {
        out.editions.insert(main, year);
    }
    // "Chuyển đổi số ở Lạng Sơn năm 2022": the one year of a headline that names the work which the index measures.
    if let (true, Some(year), Some(main)) = (out.editions.is_empty() && loose.keys().all(|y| Some(*y) == headed), headed, main)
        && headline_names(texts, main)
    {
        out.editions.insert(main, year);
    }
    // "Nhìn lại năm 2022 của tỉnh X", written in the year after: what the page tells without another year is of that one.
    let over = document.published.is_some_and(|d| headed.is_some_and(|y| i32::from(d.year) > y));
    if let (true, Some(year)) = (over && out.editions.is_empty() && loose.keys().all(|y| Some(*y) == headed), headed) {
        let provinces = |i: &usize| {
            let x = setting.ontology.indices.get(*i);
            x.is_some_and(|x| x.kind == "index" && x.ranks.iter().any(|r| r == "provinces"))
        };
        out.editions.extend(index_weight.keys().copied().filter(provinces).map(|i| (i, year)));
    }
    // "VCCI vừa công bố kết quả: tỉnh đứng thứ 7. Năm 2021, vị trí của tỉnh là 9": the only years named are looked back to.
    let announced_since = first_year == Some(true) && out.announced || out.announced_anew;
    if let (true, Some(date)) = (announced_since, out.announced_on.or(document.published)) {
        for (i, year) in &mut out.editions {
            let told = setting.ontology.indices.get(*i).and_then(|x| super::years::announced(x, date));
            *year = told.map_or(*year, |now| now.max(*year));
        }
    }
    out.months = months(texts);
    out.counted_up_to = counted_up_to(texts);
    // "9 tháng … hết tháng 9/2025 … Năm 2024, B từng ở ngôi đầu": figures are of the months that the page dates.
    if let Some(year) = out.months {
        for (_, y) in out.editions.iter_mut().filter(|(i, y)| **y < year && setting.counts_provinces(**i)) {
            *y = year;
        }
    }
    out.part_of_year = part_of_year(texts, document.published);
    // A page that names no ranking, or no edition of it, is about the one that it is said to be.
    if let Some(told) = setting.told {
        out.main_index = out.main_index.or(Some(told.index));
        out.editions.entry(told.index).or_insert(told.year);
    }
    out.weights = index_weight;
    setting.editions.clone_from(&out.editions);
    setting.main_index = out.main_index;
    setting.of_nations = of_nations(texts, setting);
    // Components of rankings of countries are looked for behind their places.
    // So are those of a ranking of which no component is known.
    let open = |x: &crate::ontology::Index| x.kind == "index" && x.component.is_empty();
    if out.main_index.is_some_and(|i| setting.ontology.indices.get(i).is_some_and(|x| x.ranks.iter().all(|r| r == "countries") || open(x)))
    {
        setting.scan_places_anew();
    }
    out.edition = if only.is_some() {
        only
    } else if out.editions.is_empty() {
        loose.iter().max_by_key(|(y, w)| (**w, **y)).map(|(y, _)| *y)
    } else {
        None
    };
    out
}

/// `Kết quả vừa công bố cho thấy tỉnh đã lên thứ 30`: whether a sentence tells a place behind words that it has just been announced.
pub(super) fn announces_anew<'w>(mentions: &[Mention], words: &dyn Fn(usize) -> &'w str) -> bool {
    let just =
        |m: &Mention| (m.t0.saturating_sub(2)..m.t1).any(|t| matches!(words(t), "vừa" | "mới")) && (m.t0..m.t1).any(|t| words(t) == "bố");
    let announced = mentions.iter().position(|m| matches!(m.what, What::Announce) && just(m));
    announced.is_some_and(|i| mentions.iter().skip(i).any(|m| matches!(m.what, What::Rank { word: false, .. })))
}

/// `Đến DTI 2022, tỉnh đứng thứ 13`: a year right behind the name of its ranking, which had come out when the page was written, is no goal.
fn edition_reached(mentions: &[Mention], m: &Mention, year: i32, newest: i32) -> bool {
    year + 2 <= newest && mentions.iter().any(|x| matches!(x.what, What::Index(_)) && x.t1 == m.t0)
}

/// The newest edition of an index that a page of that day can tell the results of: those of PCI come out in the year after.
fn told_of_by(setting: &Setting<'_>, index: usize, document: &Document) -> Option<i32> {
    let calendar = setting.ontology.indices.get(index)?.publication.as_deref()?;
    let written = i32::from(document.published?.year);
    calendar.ends_with(" of the next year").then(|| written - 1)
}

/// The index of units alone that the page names outright.
fn units_index(texts: &[Text<'_>], setting: &Setting<'_>) -> Option<usize> {
    let only =
        |i: usize| setting.ontology.indices.get(i).is_some_and(|x| !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "units-in-province"));
    let named = texts.iter().flat_map(|t| t.names());
    named.filter(|e| !e.weak).filter_map(|e| if let Entity::Index(i) = e.entity { Some(i) } else { None }).filter(|i| only(*i)).min()
}
