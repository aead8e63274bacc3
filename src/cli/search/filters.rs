//! Filters of `xephang search`: names or ids, years, days.
use crate::index::{Filters, StatusFilter};
use crate::model::PartialDate;
use crate::ontology::Ontology;
use crate::search::{AskContext, Query, Years, understand};
use clap::ValueEnum;

/// Which hits are wanted.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Only this province, office, ministry or country (name or id)
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// Only this index (name or id)
    #[arg(long, value_name = "NAME")]
    index: Option<String>,
    /// Only this component (name or id)
    #[arg(long, value_name = "NAME")]
    component: Option<String>,
    /// Only these editions: 2022 or 2020-2023
    #[arg(long, value_name = "YEARS")]
    year: Option<String>,
    /// Only this publisher
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Only what was published on this day or later: YYYY, YYYY-MM, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Claims by status
    #[arg(long, value_enum, default_value_t)]
    status: Status,
}

/// Status of claims.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Status {
    /// Every needed slot is known.
    #[default]
    Resolved,
    /// Something is missing or doubtful.
    Unresolved,
    /// Both.
    All,
}

impl Args {
    /// Names to ids; says which value could not be read.
    pub(super) fn resolve(&self, ontology: &Ontology, ask: &AskContext) -> anyhow::Result<Filters> {
        let read = |text: &str| understand(text, ontology, ask);
        let one = |flag: &str, text: &Option<String>, pick: fn(&Query) -> Option<String>| -> anyhow::Result<Option<String>> {
            let Some(text) = text else { return Ok(None) };
            if is_id(text) {
                return Ok(Some(text.clone()));
            }
            match pick(&read(text)) {
                Some(id) => Ok(Some(id)),
                None => anyhow::bail!("--{flag} \"{text}\": không nhận ra tên này (unknown name)"),
            }
        };
        let index = one("index", &self.index, |q| q.index().map(str::to_owned))?;
        let component = match (&self.component, &self.index) {
            (Some(component), Some(index)) if !is_id(component) => {
                one("component", &Some(format!("{index} {component}")), |q| q.component.clone())?
            }
            _ => one("component", &self.component, |q| q.component.clone())?,
        };
        Ok(Filters {
            subject: one("subject", &self.subject, |q| q.subjects.first().map(|s| s.id.clone()))?,
            index,
            component,
            years: self.year.as_deref().map(years).transpose()?,
            publisher: self.publisher.clone(),
            since: self.since.as_deref().map(day).transpose()?,
            status: match self.status {
                Status::Resolved => StatusFilter::Resolved,
                Status::Unresolved => StatusFilter::Unresolved,
                Status::All => StatusFilter::All,
            },
        })
    }
}

/// Written like an id: lower-case letters, digits, hyphens and slashes, one of the latter at least, or short.
fn is_id(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/'))
}

fn years(text: &str) -> anyhow::Result<Years> {
    let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
    match (from.trim().parse(), to.trim().parse()) {
        (Ok(from), Ok(to)) if from <= to => Ok(Years { from, to }),
        _ => anyhow::bail!("--year {text}: 2022 hoặc 2020-2023"),
    }
}

fn day(text: &str) -> anyhow::Result<PartialDate> {
    let turned: Vec<&str> = text.split('/').collect();
    let iso = match turned.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    };
    match PartialDate::parse(&iso) {
        Some(day) => Ok(day),
        None => anyhow::bail!("--since {text}: YYYY, YYYY-MM, YYYY-MM-DD hoặc dd/mm/yyyy"),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, years};
    use crate::search::Years;

    #[test]
    fn reads_years_and_days() {
        assert_eq!(years("2020-2023").unwrap(), Years { from: 2020, to: 2023 });
        assert!(years("2023-2020").is_err() && years("x").is_err());
        assert_eq!(day("13/7/2023").unwrap().to_string(), "2023-07-13");
        assert!(day("hôm qua").is_err());
    }
}
