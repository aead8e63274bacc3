//! What the headline tells of the whole page.
use super::lines::{Line, LineKind};
use super::mention::{Mention, SubjectKind, What};
use super::scan::Scanner;
use super::setting::Setting;
use super::text::Text;
use crate::model::Field;
use crate::ontology::Entity;

/// Whether the headline names the nation and no province, and the page is mainly about a ranking of countries alone: what it says of
/// nobody by name is said of the nation.
pub(super) fn of_nations(texts: &[Text<'_>], setting: &Setting<'_>) -> bool {
    let countries =
        |i: usize| setting.ontology.indices.get(i).is_some_and(|x| !x.ranks.is_empty() && x.ranks.iter().all(|r| r == "countries"));
    if !setting.main_index.is_some_and(countries) || setting.ranks_units || !setting.titled.iter().all(|i| countries(*i)) {
        return false;
    }
    let headline = |t: &&Text<'_>| t.field == Field::Title;
    let lines = texts.iter().flat_map(|t| t.lines.iter().map(move |l| (t, l)));
    let titles = lines.filter(|(t, l)| headline(t) || l.kind == LineKind::Title);
    let (mut nation, mut province) = (false, false);
    for (text, line) in titles {
        for m in Scanner::scan(text, &line.tokens, setting).iter() {
            if let What::Subject(w) = &m.what {
                nation |= &*w.id == "viet-nam";
                province |= w.kind == SubjectKind::Province;
            }
        }
    }
    nation && !province
}

/// Whether a headline holds a name of the index, also one that only means the work it measures.
pub(super) fn headline_names(texts: &[Text<'_>], index: usize) -> bool {
    let named = |text: &Text<'_>, line: &Line| text.names_of(line).any(|(_, e, _)| e.iter().any(|e| e.entity == Entity::Index(index)));
    texts.iter().any(|t| t.lines.iter().any(|l| (l.kind == LineKind::Title || t.field == Field::Title) && named(t, l)))
}

/// `Kế hoạch nâng cao chỉ số PCI của tỉnh năm 2023`: where the years stand in which a plan is to better a ranking. They are no editions that
/// anybody has a place in yet.
pub(super) fn years_to_better<'w>(mentions: &[Mention], words: &dyn Fn(usize) -> &'w str, length: usize) -> Vec<usize> {
    let betters = |t: usize| matches!((words(t), words(t + 1)), ("nâng", _) | ("muốn", _) | ("cải", "thiện"));
    let index = |t: usize| mentions.iter().enumerate().find(|(_, m)| matches!(m.what, What::Index(_)) && (t + 1..t + 7).contains(&m.t0));
    let year = |j: usize, m: &Mention| {
        let behind = mentions.iter().skip(j + 1).take_while(|n| n.t0 <= m.t1 + 9);
        behind
            .take_while(|n| matches!(n.what, What::Year(_) | What::Index(_) | What::Subject(_) | What::Anaphor(_) | What::Mark('(' | ')')))
            .find(|n| matches!(n.what, What::Year(_)))
            .map(|n| n.t0)
    };
    let named = |which: fn(&What) -> bool| mentions.iter().any(|m| which(&m.what));
    if !named(|w| matches!(w, What::Index(_))) || !named(|w| matches!(w, What::Year(_))) || !plans(words, length) {
        return Vec::new();
    }
    (0..length).filter(|t| betters(*t)).filter_map(|t| index(t).and_then(|(j, m)| year(j, m))).collect()
}

/// Whether a sentence speaks of a plan, and not of what became of it.
fn plans<'w>(words: &dyn Fn(usize) -> &'w str, length: usize) -> bool {
    // "Về việc cải thiện Chỉ số DTI năm 2025".
    let open = usize::from(words(0) == "\"");
    let matter = (words(0), words(1)) == ("về", "việc") || words(open) == "muốn";
    let plan = matter
        || (0..length).any(|t| {
            matches!(
                (words(t), words(t + 1)),
                ("kế", "hoạch")
                    | ("nghị", "quyết")
                    | ("mục" | "chỉ", "tiêu")
                    | ("nhiệm", "vụ")
                    | ("chương", "trình")
                    | ("phương", "hướng")
                    | ("bàn", "việc" | "giải" | "cách" | "về")
            )
        });
    // "Sơ kết 3 năm thực hiện nghị quyết năm 2020" looks back.
    let back =
        || (0..length).any(|t| matches!((words(t), words(t + 1)), ("sơ" | "tổng", "kết") | ("kết", "quả") | ("thực", "hiện") | ("sau", _)));
    plan && !back()
}

/// The one year of a headline that calls the page a plan.
pub(super) fn year_of_plan<'w>(mentions: &[Mention], words: &dyn Fn(usize) -> &'w str, length: usize) -> Option<i32> {
    let mut years = mentions.iter().filter_map(|m| if let What::Year(y) = m.what { Some(y) } else { None });
    let only = years.next().filter(|_| plans(words, length))?;
    years.next().is_none().then_some(only)
}
