//! Places in one edition: neighbours, the best, the last, a region.
use super::super::facts::Facts;
use super::super::group::{Known, group};
use super::super::wording::{self, Tongue};
use super::{Answer, Asking, Line, Outcome, Row, Table};
use crate::model::Source;
use crate::ontology::Region;

/// One list of an edition in order of rank.
struct Ranking {
    list: Option<String>,
    units: Option<u32>,
    places: Vec<Known>,
}

impl<F: Facts> Asking<'_, F> {
    /// Who stands just above and below.
    pub(super) fn neighbours(&self) -> Result<Answer, F::Error> {
        let (Some(asked), Some(index)) = (self.query.subjects.first(), self.query.index()) else { return self.lookup() };
        let own = self.wanted(self.subject_facts(&asked.id, Some(index))?);
        let year = self.query.years.map(|y| y.to).or_else(|| own.iter().filter(|f| f.rank().is_some()).filter_map(|f| f.year).max());
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        for fact in own.iter().filter(|f| f.year == year) {
            let (Some((rank, _)), Some(year)) = (fact.rank(), fact.year) else { continue };
            let rankings = self.rankings(index, year, Some(&fact.scope))?;
            let Some(ranking) = rankings.into_iter().find(|r| r.list == fact.list) else { continue };
            let near = |from: u32, to: u32| {
                ranking.places.iter().filter(move |f| f.subject != fact.subject && f.rank().is_some_and(|r| (from..=to).contains(&r.0)))
            };
            let above: Vec<&Known> = near(rank.saturating_sub(3), rank).collect();
            let below: Vec<&Known> = near(rank + 1, rank + 2).collect();
            let text = format!(
                "{}: {}. {}: {}. {}: {}",
                self.head(fact),
                wording::rank(rank, fact.units),
                self.say("Trên", "Above"),
                self.short_list(above.iter().rev().copied(), &ranking.places),
                self.say("Dưới", "Below"),
                self.short_list(below.iter().copied(), &ranking.places)
            );
            let mut shown: Vec<Known> = above.iter().copied().cloned().collect();
            shown.push(fact.clone());
            shown.extend(below.iter().copied().cloned());
            answer.lines.push(Line::from(text, shown.iter().filter_map(Known::source).chain(fact.source())));
            answer.lines.extend(self.objections(fact));
            answer.table = Some(self.places(&shown));
        }
        if answer.lines.is_empty() {
            return Ok(self.missing(&asked.id, Some(index), &own));
        }
        Ok(answer)
    }

    /// The best or the last so many.
    pub(super) fn ends(&self, count: u32, top: bool) -> Result<Answer, F::Error> {
        self.listing(|ranking| {
            let known = ranking.places.len();
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            if top {
                return ranking.places.iter().filter(|f| f.rank().is_some_and(|r| r.0 as usize <= count)).cloned().collect();
            }
            // The last places are known only as far as the list reaches its end.
            let last = ranking.units.map_or(usize::MAX, |u| u as usize);
            let mut rows: Vec<Known> = ranking.places.iter().skip(known.saturating_sub(count)).cloned().collect();
            rows.retain(|f| last == usize::MAX || f.rank().is_some_and(|r| r.0 as usize + count > last));
            rows
        })
    }

    /// Who holds a rank.
    pub(super) fn at_rank(&self, rank: u32) -> Result<Answer, F::Error> {
        self.listing(|ranking| ranking.places.iter().filter(|f| f.rank().is_some_and(|r| r.0 == rank)).cloned().collect())
    }

    fn listing(&self, pick: impl Fn(&Ranking) -> Vec<Known>) -> Result<Answer, F::Error> {
        let Some(index) = self.query.index() else {
            return Ok(Answer {
                lines: vec![Line::remark(self.say(
                    "Xếp hạng nào? Thêm tên chỉ số, ví dụ: top 5 PCI 2024.",
                    "Which ranking? Add an index, such as: top 5 PCI 2024.",
                ))],
                outcome: Outcome::AskBack,
                ..Answer::default()
            });
        };
        let Some(year) = self.edition_year(index)? else { return Ok(self.missing("", Some(index), &[])) };
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        let mut shown = Vec::new();
        for ranking in self.rankings(index, year, self.query.scope.as_deref())? {
            let picked = pick(&ranking);
            if picked.is_empty() {
                continue;
            }
            let units = ranking.units.map_or(String::new(), |u| format!(" ({u} {})", self.say("đơn vị", "units")));
            let list = match ranking.list.as_deref() {
                Some("bo-dvc") => self.say(", các bộ có dịch vụ công", ", ministries with public services"),
                Some("bo-khong-dvc") => self.say(", các bộ không có dịch vụ công", ", ministries without public services"),
                _ => "",
            };
            let measure = wording::measure(self.ontology, index, self.query.component.as_deref(), &year.to_string());
            let text = format!("{measure}{list}{units}: {}", self.short_list(picked.iter(), &ranking.places));
            answer.lines.push(Line::from(text, picked.iter().filter_map(Known::source)));
            for fact in &picked {
                answer.remarks.extend(self.objections(fact));
            }
            shown.extend(picked);
        }
        if answer.lines.is_empty() {
            let mut answer = self.missing("", Some(index), &[]);
            answer.lines.extend(self.latest_with_places(index)?);
            return Ok(answer);
        }
        answer.table = Some(self.places(&shown));
        Ok(answer)
    }

    /// The members of a region by rank.
    pub(super) fn region(&self) -> Result<Answer, F::Error> {
        let (Some(id), Some(index)) = (self.query.region.as_deref(), self.query.index()) else {
            return Ok(Answer {
                lines: vec![Line::remark(self.say(
                    "Chỉ số nào? Thêm tên chỉ số, ví dụ: DTI Bắc Trung Bộ 2022.",
                    "Which index? Add its name, such as: DTI Bắc Trung Bộ 2022.",
                ))],
                outcome: Outcome::AskBack,
                ..Answer::default()
            });
        };
        let Some(region) = self.ontology.region(id) else { return Ok(Answer::default()) };
        let Some(year) = self.edition_year(index)? else { return Ok(self.missing("", Some(index), &[])) };
        let mut answer = Answer { outcome: Outcome::Answered, ..Answer::default() };
        let told = group(self.facts.of_edition(index, self.query.component.as_deref(), year)?, self.ontology);
        let stated: Vec<&Known> = told.iter().filter(|f| f.scope == format!("region:{id}")).collect();
        let mut shown = Vec::new();
        for ranking in self.rankings(index, year, Some("national"))? {
            let members = members(region, year, ranking.list.as_deref());
            let inside: Vec<Known> = ranking.places.iter().filter(|f| members.contains(&f.subject)).cloned().collect();
            if inside.is_empty() {
                continue;
            }
            let measure = wording::measure(self.ontology, index, self.query.component.as_deref(), &year.to_string());
            let text = format!("{}, {measure}: {}", region.name, self.short_list(inside.iter(), &ranking.places));
            answer.lines.push(Line::from(text, inside.iter().filter_map(Known::source)));
            let lacking: Vec<String> = members.iter().filter(|m| !inside.iter().any(|f| f.subject == **m)).map(|m| self.name(m)).collect();
            if lacking.is_empty() {
                answer.lines.extend(self.stated_in_region(&stated, &inside));
            } else {
                answer.remarks.push(Line::remark(format!(
                    "{} {}.",
                    self.say("Kho chưa có hạng của", "The store lacks"),
                    lacking.join(", ")
                )));
            }
            shown.extend(inside);
        }
        if shown.is_empty() {
            let mut answer = self.missing("", Some(index), &[]);
            answer.lines.extend(self.latest_with_places(index)?);
            return Ok(answer);
        }
        answer.table = Some(self.places(&shown));
        Ok(answer)
    }

    /// Stated ranks in the region against the places that the national ranks give.
    fn stated_in_region(&self, stated: &[&Known], inside: &[Known]) -> Vec<Line> {
        let of = inside.len();
        stated
            .iter()
            .filter_map(|fact| {
                let (rank, told) = fact.rank()?;
                let own = inside.iter().find(|f| f.subject == fact.subject)?.rank()?.0;
                let place = inside.iter().filter(|f| f.rank().is_some_and(|r| r.0 < own)).count() + 1;
                let name = self.name(&fact.subject);
                let text = if place == rank as usize {
                    format!(
                        "{name} {} {rank}/{of}: {}",
                        self.say("thứ", "is"),
                        self.say("khớp thứ hạng cả nước", "agrees with the national ranks")
                    )
                } else {
                    format!(
                        "✗ {}: {name} {} {rank}, {} {place}/{of}",
                        self.say("Chưa khớp", "Not in agreement"),
                        self.say("được ghi thứ", "is given as"),
                        self.say("thứ hạng cả nước cho", "the national ranks give")
                    )
                };
                Some(Line::from(text, [&told.source]))
            })
            .collect()
    }

    /// The asked edition, else the latest that the store has.
    fn edition_year(&self, index: &str) -> Result<Option<i32>, F::Error> {
        match self.query.years {
            Some(years) => Ok(Some(years.to)),
            None => Ok(self.facts.editions(index, self.query.component.as_deref())?.last().copied()),
        }
    }

    /// Which editions could be asked instead.
    fn latest_with_places(&self, index: &str) -> Result<Option<Line>, F::Error> {
        let years: Vec<String> =
            self.facts.editions(index, self.query.component.as_deref())?.iter().rev().take(5).map(i32::to_string).collect();
        Ok((!years.is_empty()).then(|| {
            Line::remark(format!(
                "{} {}: {}.",
                self.say("Kho có các kỳ", "The store has these editions of"),
                self.ontology.index_name(index),
                years.join(", ")
            ))
        }))
    }

    /// The lists of an edition, places in order of rank.
    fn rankings(&self, index: &str, year: i32, scope: Option<&str>) -> Result<Vec<Ranking>, F::Error> {
        let facts = group(self.facts.of_edition(index, self.query.component.as_deref(), year)?, self.ontology);
        let scope = scope.unwrap_or_else(|| self.home_scope(index));
        let mut rankings: Vec<Ranking> = Vec::new();
        for fact in facts.into_iter().filter(|f| f.scope == scope && f.rank().is_some()) {
            if self.query.list.is_some() && self.query.list != fact.list {
                continue;
            }
            match rankings.iter_mut().find(|r| r.list == fact.list) {
                Some(r) => r.places.push(fact),
                None => rankings.push(Ranking { list: fact.list.clone(), units: fact.units, places: vec![fact] }),
            }
        }
        for ranking in &mut rankings {
            ranking.places.sort_by_key(|f| (f.rank().map(|r| r.0), f.subject.clone()));
        }
        rankings.sort_by_key(|r| std::cmp::Reverse(r.units));
        Ok(rankings)
    }

    /// Among whom an index ranks when nothing is said.
    fn home_scope(&self, index: &str) -> &'static str {
        let ranks = self.ontology.index(index).map(|i| i.ranks.as_slice()).unwrap_or_default();
        if ranks.first().is_some_and(|r| r == "countries") { "world" } else { "national" }
    }

    /// `Sóc Trăng 36, Điện Biên 35`, ties named.
    fn short_list<'f>(&self, facts: impl Iterator<Item = &'f Known>, places: &[Known]) -> String {
        let items: Vec<String> = facts
            .map(|f| {
                let rank = f.rank().map_or(String::new(), |r| format!(" {}", r.0));
                let tie = self.tied_with(f, places);
                let tie = if tie.is_empty() {
                    String::new()
                } else {
                    format!(" ({} {})", self.say("đồng hạng", "shared with"), tie.join(", "))
                };
                format!("{}{rank}{tie}", self.name(&f.subject))
            })
            .collect();
        if items.is_empty() { self.say("kho chưa có", "none in the store").to_owned() } else { items.join(", ") }
    }

    fn places(&self, facts: &[Known]) -> Table {
        let columns =
            [("Hạng", "Rank"), ("Trong số", "Of"), ("Đơn vị", "Who"), ("Tăng/giảm", "Move"), ("Điểm", "Score"), ("Nguồn", "Source")];
        let rows = facts.iter().map(|f| {
            let mut row: Row = self.cells(f);
            // cells: edition, rank, of, move, score, source
            row.cells.remove(0);
            row.cells.insert(2, self.name(&f.subject));
            row
        });
        Table { columns: columns.iter().map(|c| self.say(c.0, c.1).to_owned()).collect(), rows: rows.collect() }
    }

    /// Sources of several facts, each once.
    pub(super) fn sources<'f>(facts: impl IntoIterator<Item = &'f Known>) -> Vec<&'f Source> {
        facts.into_iter().filter_map(Known::source).collect()
    }

    /// The mark of an agreed or disagreed figure, by who agrees.
    pub(super) fn agreement(&self, fact: &Known) -> String {
        match (self.tongue, fact.official(), fact.witnesses()) {
            (Tongue::Vi, true, _) => "✔ Khớp bảng chính thức".to_owned(),
            (Tongue::Vi, false, 0) => "△ Mới thấy ở trang tổng hợp, chưa có nguồn độc lập".to_owned(),
            (Tongue::Vi, false, n) => {
                format!("✔ Khớp {n} nguồn độc lập{}", if fact.prints() > n { " (đăng lại tính là một)" } else { "" })
            }
            (Tongue::En, true, _) => "✔ Agrees with the official table".to_owned(),
            (Tongue::En, false, 0) => "△ Found at aggregators only, no independent source yet".to_owned(),
            (Tongue::En, false, n) => {
                format!("✔ Agrees with {n} independent sources{}", if fact.prints() > n { " (reprints count once)" } else { "" })
            }
        }
    }
}

/// The region's provinces at the time of a list.
fn members<'r>(region: &'r Region, year: i32, list: Option<&str>) -> &'r [String] {
    let new = list == Some("34") || (list.is_none() && year >= 2025);
    if new && !region.members_2025.is_empty() { &region.members_2025 } else { &region.members }
}
