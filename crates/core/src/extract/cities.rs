//! Pages that rank cities: `TP.HCM đứng thứ 98, sau Bangkok và Jakarta`. There a city is who is ranked, and a country only
//! tells where it lies.
use super::setting::Setting;
use super::text::Text;
use crate::ontology::{Case, Entity, Entry, cities};

/// What the page's own name of a ranking of cities begins with.
const HEADS: &[&str] = &["thanh-pho-", "do-thi-", "thu-do-", "diem-den-"];

/// Whether an index ranks cities and no countries.
pub fn ranked_by(setting: &Setting<'_>, index: usize) -> bool {
    let ranks = |x: &crate::ontology::Index, whom: &str| x.ranks.iter().any(|r| r == whom);
    match setting.ontology.indices.get(index) {
        Some(x) => ranks(x, "cities") && !ranks(x, "countries") && !ranks(x, "provinces"),
        None => setting.index_id(index).is_some_and(|id| HEADS.iter().any(|h| id.starts_with(h))),
    }
}

/// Names the cities on a page whose rankings all rank cities, and takes the countries away.
pub fn mark(texts: &mut [Text<'_>], setting: &Setting<'_>) {
    let ranking = |e: &Entry| match e.entity {
        Entity::Index(i) if !e.weak => {
            setting.ontology.indices.get(i).is_none_or(|x| !matches!(x.kind.as_str(), "statistic" | "sport")).then_some(i)
        }
        _ => None,
    };
    let mut named = texts.iter().flat_map(|t| t.names()).filter_map(ranking).peekable();
    if named.peek().is_none() || !named.all(|i| ranked_by(setting, i)) {
        return;
    }
    for text in texts.iter_mut() {
        text.leave_out(|e| matches!(e.entity, Entity::Country(_)));
        let mut places = Vec::new();
        for (n, line) in text.lines.iter().enumerate() {
            let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
            let mut at = 0;
            while at < line.tokens.len() {
                let capital = line.tokens.get(at).is_some_and(|t| t.capital);
                match cities().longest(word(at), |k| word(at + k)).filter(|_| capital) {
                    Some((city, length)) => {
                        places.push((n, at, length, city));
                        at += length;
                    }
                    None => at += 1,
                }
            }
        }
        for (line, at, length, city) in places {
            text.name(line, at, length, Entry { entity: Entity::City(city), weak: false, case: Case::Any });
        }
    }
}
