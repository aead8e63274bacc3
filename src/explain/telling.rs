//! An explanation in words: each figure with its source, each quote to the letter, and what is missing with the command
//! that would add it.
use super::moved::{Lacking, Moved, Standing};
use super::passing::{Passed, Passing};
use super::pulls::Pull;
use crate::model::Source;
use crate::ontology::Ontology;
use crate::search::{Answer, Line, Outcome, Row, Table, Tongue, decimal, measure, movement, rank, signed};

/// Components named in a sentence; the table has all.
const NAMED: usize = 3;
/// Units named in a sentence; JSON has all.
const PASSED: usize = 12;

/// What the words need.
struct Telling<'a> {
    moved: &'a Moved,
    ontology: &'a Ontology,
    tongue: Tongue,
}

/// Tells the explanation.
pub fn tell(moved: &Moved, ontology: &Ontology, tongue: Tongue) -> Answer {
    let telling = Telling { moved, ontology, tongue };
    let mut lines = vec![telling.change()];
    lines.extend(telling.otherwise());
    lines.extend(telling.pulls());
    lines.extend(telling.sum());
    lines.extend(moved.passing.iter().flat_map(|p| telling.passing(p)));
    lines.extend(telling.replay());
    lines.extend(telling.quotes());
    let remarks = telling.remarks();
    let outcome = if moved.before.is_some() { Outcome::Answered } else { Outcome::Nearest };
    Answer { outcome, lines, table: telling.table(), remarks, ..Answer::default() }
}

impl Telling<'_> {
    fn say<'b>(&self, vi: &'b str, en: &'b str) -> &'b str {
        self.tongue.say(vi, en)
    }

    fn derived(&self) -> &'static str {
        self.tongue.say("suy ra, không phải số công bố", "derived, not published")
    }

    fn year(standing: &Standing) -> String {
        standing.fact.year.map_or_else(|| "?".to_owned(), |y| y.to_string())
    }

    fn sources(standing: &Standing) -> impl Iterator<Item = &Source> {
        standing.premises.iter().map(|p| &p.source)
    }

    fn head(&self, editions: &str) -> String {
        let fact = &self.moved.after.fact;
        let among = match fact.scope.as_str() {
            "national" | "world" => String::new(),
            scope => format!(" ({} {})", self.say("xếp trong", "among"), self.ontology.scope_name(scope)),
        };
        let what = measure(self.ontology, &fact.index, fact.component.as_deref(), editions);
        format!("{}, {what}{among}", self.ontology.subject_name(&fact.subject))
    }

    /// `Thanh Hóa, PCI 2020 → 2021: thứ 28 → 43 (▼15 bậc), 63,91 → 63,21 điểm (−0,70)`.
    fn change(&self) -> Line {
        let after = &self.moved.after;
        let place = |s: &Standing| match s.rank {
            Some(r) => format!("{r}{}", if s.derived { "*" } else { "" }),
            None => "?".to_owned(),
        };
        let points = self.say("điểm", "points");
        let Some(before) = &self.moved.before else {
            let mut text = self.head(&Self::year(after));
            let figure = after.rank.map_or_else(|| "?".to_owned(), |r| rank(r, after.of));
            text.push_str(&format!(": {} {figure}", self.say("thứ", "rank")));
            text.extend(after.score.map(|s| format!(", {} {points}", decimal(s))));
            return Line::from(text, Self::sources(after));
        };
        let mut text = self.head(&format!("{} → {}", Self::year(before), Self::year(after)));
        text.push_str(&format!(": {} {} → {}", self.say("thứ", "rank"), place(before), place(after)));
        if let Some(moved) = self.moved.moved {
            let places = if moved == 0 {
                self.say("giữ nguyên", "unchanged").to_owned()
            } else {
                format!("{} {}", movement(moved), self.say("bậc", "places"))
            };
            text.push_str(&format!(" ({places})"));
        }
        if let (Some(a), Some(b), Some(change)) = (before.score, after.score, self.moved.change) {
            text.push_str(&format!(", {} → {} {points} ({})", decimal(a), decimal(b), signed(change)));
        }
        if before.derived || after.derived {
            text.push_str(&format!(" · * {}", self.derived()));
        }
        Line::from(text, Self::sources(before).chain(Self::sources(after)))
    }

    /// Other ranks that sources give for either edition.
    fn otherwise(&self) -> Vec<Line> {
        let standings = self.moved.before.iter().chain([&self.moved.after]);
        let line = |s: &Standing| {
            let head = self.head(&Self::year(s));
            let said = self.say("còn được ghi thứ", "is also given as");
            let mark = self.say("Chưa khớp", "Not in agreement");
            s.otherwise.iter().map(|(r, p)| Line::from(format!("✗ {mark}: {head} {said} {r}"), [&p.source])).collect::<Vec<_>>()
        };
        standings.flat_map(line).collect()
    }

    fn pulls(&self) -> Vec<Line> {
        let scored: Vec<&Pull> = self.moved.pulls.iter().filter(|p| p.change.is_some()).collect();
        let weighted = !scored.is_empty() && scored.iter().all(|p| p.effect.is_some());
        let size = |p: &Pull| if weighted { p.effect } else { p.change };
        let how = if weighted {
            self.say("suy ra: chênh lệch điểm × trọng số, không phải số công bố", "derived: change of score × weight, not published")
        } else {
            self.say("suy ra: chênh lệch điểm, chưa tính trọng số", "derived: change of score, not weighted")
        };
        let mut sorted: Vec<(&Pull, f64)> = scored.iter().filter_map(|p| Some((*p, size(p)?))).collect();
        sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
        let named = |items: Vec<&(&Pull, f64)>| items.iter().map(|(p, by)| format!("{} ({})", p.name, signed(*by))).collect::<Vec<_>>();
        let down = named(sorted.iter().filter(|p| p.1 < 0.0).take(NAMED).collect());
        let up = named(sorted.iter().rev().filter(|p| p.1 > 0.0).take(NAMED).collect());
        let sources: Vec<&Source> = scored.iter().flat_map(|p| p.premises.iter().map(|q| &q.source)).collect();
        let mut lines = Vec::new();
        for (head, items) in [(self.say("Kéo xuống", "Pulled down"), down), (self.say("Kéo lên", "Pulled up"), up)] {
            if !items.is_empty() {
                lines.push(Line::from(format!("{head}: {} ({how})", items.join(", ")), sources.iter().copied()));
            }
        }
        lines.extend(self.ranked_pulls());
        lines
    }

    /// Components of which only ranks are known.
    fn ranked_pulls(&self) -> Option<Line> {
        let ranked: Vec<&Pull> = self.moved.pulls.iter().filter(|p| p.change.is_none()).collect();
        let shown: Vec<String> = ranked
            .iter()
            .filter_map(|p| {
                let (before, after) = p.ranks?;
                let moved = i32::try_from(before).ok()? - i32::try_from(after).ok()?;
                let mark = |derived: bool| if derived { "*" } else { "" };
                let (then, now) = (mark(p.before_derived), mark(p.derived));
                Some(format!("{} {before}{then} → {after}{now} ({})", p.name, movement(moved)))
            })
            .collect();
        (!shown.is_empty()).then(|| {
            let derived =
                if ranked.iter().any(|p| p.derived || p.before_derived) { format!(" · * {}", self.derived()) } else { String::new() };
            let head = self.say("Hạng thành phần", "Ranks of components");
            let sources = ranked.iter().flat_map(|p| p.premises.iter().map(|q| &q.source));
            Line::from(format!("{head}: {}{derived}", shown.join(", ")), sources)
        })
    }

    /// Whether the weighted components account for the change of the total.
    fn sum(&self) -> Option<Line> {
        let effects: Option<Vec<f64>> = self.moved.pulls.iter().map(|p| p.effect).collect();
        let effects = effects.filter(|e| !e.is_empty())?;
        let (sum, change) = (effects.iter().sum::<f64>(), self.moved.change?);
        Some(Line::remark(match self.tongue {
            Tongue::Vi => format!("Cộng {} thành phần: {}; tổng điểm đổi {}.", effects.len(), signed(sum), signed(change)),
            Tongue::En => format!("The {} components together: {}; the total changed by {}.", effects.len(), signed(sum), signed(change)),
        }))
    }

    fn passing(&self, passing: &Passing) -> Vec<Line> {
        let fell = self.moved.moved.is_some_and(|m| m < 0);
        let rose = self.moved.moved.is_some_and(|m| m > 0);
        let all_known = passing.others == Some(passing.known);
        let count = |n: usize, whole: bool| match (all_known || !whole, self.tongue) {
            (true, _) => n.to_string(),
            (false, Tongue::Vi) => format!("biết {n} trong ít nhất {}", passing.at_least),
            (false, Tongue::En) => format!("{n} known of at least {}", passing.at_least),
        };
        let mut lines = Vec::new();
        let heads = [
            (self.say("Vượt lên trên", "Passed it"), &passing.overtook, fell),
            (self.say("Bị vượt qua", "Was passed"), &passing.overtaken, rose),
        ];
        for (head, units, whole) in heads {
            if !units.is_empty() {
                lines.push(Line::remark(format!("{head} ({}): {}", count(units.len(), whole), self.named(units))));
            }
        }
        let of = passing.others.map_or_else(|| "?".to_owned(), |n| n.to_string());
        if passing.known > 0 {
            lines.push(Line::remark(match self.tongue {
                Tongue::Vi => format!("So theo hạng đã biết của {}/{of} đơn vị khác ở cả hai kỳ.", passing.known),
                Tongue::En => format!("By the ranks of {}/{of} other units that are known in both editions.", passing.known),
            }));
        }
        lines
    }

    fn named(&self, units: &[Passed]) -> String {
        let name = |p: &Passed| format!("{} {} → {}", self.ontology.subject_name(&p.subject), p.before, p.after);
        let mut shown: Vec<String> = units.iter().take(PASSED).map(name).collect();
        if units.len() > PASSED {
            shown.push(format!("… +{}", units.len() - PASSED));
        }
        shown.join(", ")
    }

    fn replay(&self) -> Option<Line> {
        let replay = self.moved.replay.as_ref()?;
        let (before, after) = (Self::year(self.moved.before.as_ref()?), Self::year(&self.moved.after));
        let (score, known, of) = (decimal(replay.score), replay.known, replay.of);
        let place = match (replay.best == replay.worst, self.tongue) {
            (true, Tongue::Vi) => format!("thứ {}", replay.best),
            (true, Tongue::En) => format!("{}", replay.best),
            (false, Tongue::Vi) => format!("giữa {} và {}", replay.best, replay.worst),
            (false, Tongue::En) => format!("between {} and {}", replay.best, replay.worst),
        };
        let derived = self.derived();
        Some(Line::remark(match self.tongue {
            Tongue::Vi => {
                format!("Với {score} điểm của kỳ {before}, kỳ {after} sẽ đứng {place}/{of} ({derived}; theo điểm của {known} đơn vị khác).")
            }
            Tongue::En => format!(
                "With the {score} points of {before} it would stand {place} of {of} in {after} ({derived}; by the scores of {known} other units)."
            ),
        }))
    }

    fn quotes(&self) -> Vec<Line> {
        let head = self.say("Nguyên nhân, trích nguyên văn", "A cause, quoted");
        let line = |words: &str| format!("{head}: \"{}\"", words.replace(['\n', '\t'], " "));
        self.moved.quotes.iter().map(|q| Line::from(line(&q.said.words), [&q.said.source])).collect()
    }

    fn remarks(&self) -> Vec<Line> {
        let mut remarks = Vec::new();
        if self.moved.rebased && self.moved.change.is_some() {
            remarks.push(Line::remark(match self.tongue {
                Tongue::Vi => format!("△ Kỳ {} đổi phương pháp tính: điểm hai kỳ không so được hoàn toàn.", Self::year(&self.moved.after)),
                Tongue::En => format!("△ The method changed by {}: scores do not quite compare.", Self::year(&self.moved.after)),
            }));
        }
        for pull in self.moved.pulls.iter().filter(|p| p.replaces.is_some()) {
            let old = pull.replaces.as_deref().unwrap_or_default();
            remarks.push(Line::remark(match self.tongue {
                Tongue::Vi => format!("△ {} thay cho {old} của kỳ trước.", pull.name),
                Tongue::En => format!("△ {} took the place of {old}.", pull.name),
            }));
        }
        remarks.extend(self.moved.lacking.iter().map(|l| Line::remark(self.lacking(*l))));
        if !self.moved.quotes.is_empty() {
            remarks.push(Line::remark(self.say(
                "Nguyên nhân chỉ là lời của bài được trích; máy không tự suy đoán.",
                "Causes are the words of the quoted pages only; none is guessed.",
            )));
        }
        remarks
    }

    fn lacking(&self, lacking: Lacking) -> String {
        let (before, after) = (self.moved.before.as_ref().map(Self::year), Self::year(&self.moved.after));
        let add = self.say("Bổ sung: xephang ingest BÀI_HOẶC_BẢNG.", "To add: xephang ingest FILE.");
        let name = self.ontology.index_name(&self.moved.after.fact.index);
        let editions = before.map_or_else(|| after.clone(), |b| format!("{b}, {after}"));
        match (lacking, self.tongue) {
            (Lacking::Before, Tongue::Vi) => format!("Kho chưa có kỳ trước để so. {add}"),
            (Lacking::Before, Tongue::En) => format!("The store has no earlier edition to compare with. {add}"),
            (Lacking::EditionBefore(y), Tongue::Vi) => format!("Kho chưa có {name} {y}: so với kỳ cũ hơn. {add}"),
            (Lacking::EditionBefore(y), Tongue::En) => format!("The store has no {name} {y}: compared with an older edition. {add}"),
            (Lacking::OtherList, Tongue::Vi) => {
                "△ Hạng kỳ này và kỳ trước xếp trong hai danh sách tỉnh khác nhau: không tính tăng/giảm bậc.".to_owned()
            }
            (Lacking::OtherList, Tongue::En) => "△ This edition and the one before rank other territories: no movement is told.".to_owned(),
            (Lacking::Scores, Tongue::Vi) => format!("Kho chưa có tổng điểm của cả hai kỳ ({editions}). {add}"),
            (Lacking::Scores, Tongue::En) => format!("The store lacks total scores of both editions ({editions}). {add}"),
            (Lacking::Components, Tongue::Vi) => format!(
                "Kho chưa có điểm thành phần của cả hai kỳ ({editions}), nên không nói được thành phần nào kéo lên, kéo xuống. {add}"
            ),
            (Lacking::Components, Tongue::En) => {
                format!("The store lacks component scores of both editions ({editions}), so it cannot say which component pulled. {add}")
            }
            (Lacking::Weights, Tongue::Vi) => {
                format!("Trọng số thành phần của {name} ({editions}) chưa rõ: chỉ xếp theo chênh lệch điểm, không tính tác động.")
            }
            (Lacking::Weights, Tongue::En) => {
                format!("The weights of {name} ({editions}) are not known: ordered by change of score, no effect on the total is told.")
            }
            (Lacking::Ranks, Tongue::Vi) => format!("Kho chưa có hạng của mọi đơn vị ở cả hai kỳ ({editions}). {add}"),
            (Lacking::Ranks, Tongue::En) => format!("The store lacks the ranks of some units ({editions}). {add}"),
            (Lacking::Causes, Tongue::Vi) => {
                "Kho chưa có bài nào nêu nguyên nhân gần số liệu này; máy không tự suy đoán. Bổ sung: xephang crawl, hoặc xephang ingest BÀI.".to_owned()
            }
            (Lacking::Causes, Tongue::En) => {
                "No page in the store gives a cause near these figures; none is guessed. To add pages: xephang crawl, or xephang ingest FILE."
                    .to_owned()
            }
        }
    }

    /// Components side by side; none where only ranks are known.
    fn table(&self) -> Option<Table> {
        let before = self.moved.before.as_ref()?;
        let pulls: Vec<&Pull> = self.moved.pulls.iter().filter(|p| p.scores.is_some()).collect();
        if pulls.is_empty() {
            return None;
        }
        let columns = vec![
            self.say("Thành phần", "Component").to_owned(),
            Self::year(before),
            Self::year(&self.moved.after),
            self.say("Chênh lệch", "Change").to_owned(),
            self.say("Trọng số", "Weight").to_owned(),
            self.say("Tác động (suy ra)", "Effect (derived)").to_owned(),
        ];
        // All scores of the table in as many decimals as the longest, as it was printed.
        let scores = pulls.iter().filter_map(|p| p.scores).flat_map(|s| [s.0, s.1]);
        let digits = scores.map(|s| decimal(s).split_once(',').map_or(0, |(_, d)| d.len())).max().unwrap_or(0);
        let printed = |score: f64| format!("{score:.digits$}").replace('.', ",");
        let rows = pulls.iter().filter_map(|p| {
            let (then, now) = p.scores?;
            Some(Row {
                cells: vec![
                    p.name.clone(),
                    printed(then),
                    printed(now),
                    signed(p.change?),
                    p.weight.map_or(String::new(), |w| format!("×{}", decimal(w))),
                    p.effect.map_or(String::new(), signed),
                ],
                sources: p.premises.iter().map(|q| q.source.clone()).collect(),
            })
        });
        Some(Table { columns, rows: rows.collect() })
    }
}
