//! What follows from the stored figures, as rows beside the published ones.
use crate::cli::{Context, Lang};
use crate::explain::{Derived, Premise, Rule, Value};
use crate::search::{SAMPLE_MARK, Tongue, decimal};
use serde::Serialize;

/// Premises whose words a row shows; all are in the data forms.
const PREMISES: usize = 2;

/// The fields of a derived fact that a published one does not have.
#[derive(Serialize, Default)]
pub(super) struct Proof<'a> {
    /// Computed from other figures, published by nobody.
    derived: bool,
    rule: Option<Rule>,
    /// Best and worst possible rank, where no single one follows.
    rank_best: Option<u32>,
    rank_worst: Option<u32>,
    /// Claims that it follows from.
    premises: Vec<&'a Premise>,
    how: Option<&'a str>,
    how_en: Option<&'a str>,
}

impl<'a> Proof<'a> {
    pub(super) fn of(derived: &'a Derived) -> Self {
        let (rank_best, rank_worst) = match derived.value {
            Value::Between(best, worst) => (Some(best), Some(worst)),
            _ => (None, None),
        };
        Self {
            derived: true,
            rule: Some(derived.rule),
            rank_best,
            rank_worst,
            premises: derived.premises.iter().collect(),
            how: Some(&derived.how),
            how_en: Some(&derived.how_en),
        }
    }

    /// Cells of a CSV row: derived, rule, bounds, ids of the premises.
    pub(super) fn cells(&self) -> anyhow::Result<[String; 5]> {
        let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
        let rule = self.rule.map(serde_json::to_value).transpose()?;
        let ids: Vec<&str> = self.premises.iter().map(|p| p.claim.as_str()).collect();
        Ok([
            self.derived.to_string(),
            rule.and_then(|r| r.as_str().map(str::to_owned)).unwrap_or_default(),
            number(self.rank_best),
            number(self.rank_worst),
            ids.join(" "),
        ])
    }
}

/// The columns of [`Proof::cells`].
pub(super) const COLUMNS: [&str; 5] = ["derived", "rule", "rank_best", "rank_worst", "premises"];

/// Figure, number of units and score of a derived fact, as the columns of the table hold them.
pub(super) fn figures(derived: &Derived, tongue: Tongue) -> [String; 3] {
    let of = derived.of.map(|n| n.to_string()).unwrap_or_default();
    match derived.value {
        Value::Score(score, within) => [String::new(), of, format!("{}* (±{})", decimal(score), decimal(within))],
        Value::Units(n) => [String::new(), format!("{n}*"), String::new()],
        value => [format!("{}*", value.words(None, tongue)), of, String::new()],
    }
}

/// The mark of a derived figure, and on the next lines why it follows and the words that it rests on.
pub(super) fn mark_and_proof(derived: &Derived, context: &Context) -> String {
    let tongue = if context.lang == Lang::En { Tongue::En } else { Tongue::Vi };
    let mark = context.say("* số suy ra, không phải số công bố", "* derived, not published");
    let sample = if derived.sample() { format!(" {SAMPLE_MARK}") } else { String::new() };
    format!("{mark}{sample}\n{}\n{}", context.say(&derived.how, &derived.how_en), derived.proof(PREMISES, tongue))
}

/// Where the row stands among the others: by index, component, scope, year and list.
pub(super) fn order(derived: &Derived) -> super::Order<'_> {
    let f = &derived.fact;
    (&f.index, f.component.as_deref(), &f.scope, f.year, f.list.as_deref())
}
