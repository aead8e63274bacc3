//! What a data file must hold beyond its shape: ids that exist, spans of time that run forward, ranks that
//! can be.
use super::load::{Fault, File, Step};
use super::{Index, Ontology};
use crate::model::PartialDate;
use crate::normalize::slug;
use std::collections::HashSet;

type Check = Result<(), Fault>;

/// Checks a file against itself and what is known already.
pub(super) fn validate(o: &Ontology, file: &File) -> Check {
    let ids = Ids {
        province: known(o.provinces.iter().map(|x| &x.id), file.province.iter().map(|x| &x.id)),
        region: known(o.regions.iter().map(|x| &x.id), file.region.iter().map(|x| &x.id)),
        ministry: known(o.ministries.iter().map(|x| &x.id), file.ministry.iter().map(|x| &x.id)),
        body: known(o.bodies.iter().map(|x| &x.id), file.body.iter().map(|x| &x.id)),
        country: known(o.countries.iter().map(|x| &x.id), file.country.iter().map(|x| &x.id)),
        office: known(o.offices.iter().map(|x| &x.id), file.office.iter().map(|x| &x.id)),
        index: known(o.indices.iter().map(|x| &x.id), file.index.iter().map(|x| &x.id)),
    };
    for (i, x) in file.ranked_units.iter().enumerate() {
        Entry::new("ranked_units", i).span(x.valid_from.as_deref(), x.valid_to.as_deref())?;
    }
    let mut seen = HashSet::new();
    for (i, x) in file.province.iter().enumerate() {
        let e = Entry::new("province", i);
        e.head(&x.id, &x.name, o.province(&x.id).is_some(), "", &mut seen)?;
        e.one_of("kind", &x.kind, &["tinh", "thanh-pho"])?;
        e.span(x.valid_from.as_deref(), x.valid_to.as_deref())?;
        e.day("merged_on", x.merged_on.as_deref())?;
        e.refs("region", [&x.region].into_iter().filter(|r| !r.is_empty()), &ids.region)?;
        e.refs("region_2025", &x.region_2025, &ids.region)?;
        e.refs("regions", &x.regions, &ids.region)?;
        e.refs("merged_from", &x.merged_from, &ids.province)?;
        e.refs("merged_into", &x.merged_into, &ids.province)?;
        e.refs("succeeded_by", &x.succeeded_by, &ids.province)?;
        e.refs("succeeds", &x.succeeds, &ids.province)?;
    }
    seen.clear();
    for (i, x) in file.region.iter().enumerate() {
        let e = Entry::new("region", i);
        e.head(&x.id, &x.name, o.region(&x.id).is_some(), "", &mut seen)?;
        e.span(x.valid_from.as_deref(), x.valid_to.as_deref())?;
        e.refs("members", &x.members, &ids.province)?;
        e.refs("members_2025", &x.members_2025, &ids.province)?;
    }
    seen.clear();
    for (i, x) in file.ministry.iter().enumerate() {
        let e = Entry::new("ministry", i);
        e.head(&x.id, &x.name, o.ministry(&x.id).is_some(), "bo/", &mut seen)?;
        e.span(x.valid_from.as_deref(), x.valid_to.as_deref())?;
        e.refs("merged_into", &x.merged_into, &ids.ministry)?;
    }
    seen.clear();
    for (i, x) in file.body.iter().enumerate() {
        Entry::new("body", i).head(&x.id, &x.name, o.bodies.iter().any(|b| b.id == x.id), "", &mut seen)?;
    }
    seen.clear();
    for (i, x) in file.country.iter().enumerate() {
        Entry::new("country", i).head(&x.id, &x.name, o.country(&x.id).is_some(), "", &mut seen)?;
    }
    seen.clear();
    for (i, x) in file.office.iter().enumerate() {
        let e = Entry::new("office", i);
        e.head(&x.id, &x.name, o.offices.iter().any(|k| k.id == x.id), "", &mut seen)?;
        e.one_of("block", &x.block, &["so-nganh", "nganh-doc"])?;
        e.span(x.valid_from.as_deref(), x.valid_to.as_deref())?;
        e.refs("merged_into", &x.merged_into, &ids.office)?;
        e.refs("provinces", &x.provinces, &ids.province)?;
    }
    seen.clear();
    for (i, x) in file.index.iter().enumerate() {
        let e = Entry::new("index", i);
        e.head(&x.id, &x.name_vi, o.index(&x.id).is_some(), "", &mut seen)?;
        index(&e, x, o.index(&x.id), &ids)?;
    }
    for (i, x) in file.ambiguous_alias.iter().enumerate() {
        let e = Entry::new("ambiguous_alias", i);
        if x.alias.is_empty() || x.ids.is_empty() {
            return e.fault(&[], "an ambiguous alias needs 'alias' and 'ids'".to_owned());
        }
        e.refs("ids", &x.ids, &ids.any())?;
    }
    Ok(())
}

/// Ids of each table: known already, or new in the file.
struct Ids<'a> {
    province: HashSet<&'a str>,
    region: HashSet<&'a str>,
    ministry: HashSet<&'a str>,
    body: HashSet<&'a str>,
    country: HashSet<&'a str>,
    office: HashSet<&'a str>,
    index: HashSet<&'a str>,
}

impl<'a> Ids<'a> {
    fn any(&self) -> HashSet<&'a str> {
        [&self.province, &self.region, &self.ministry, &self.body, &self.country, &self.office, &self.index]
            .into_iter()
            .flatten()
            .copied()
            .collect()
    }

    fn subjects(&self) -> HashSet<&'a str> {
        [&self.province, &self.ministry, &self.country].into_iter().flatten().copied().collect()
    }
}

fn known<'a>(old: impl Iterator<Item = &'a String>, new: impl Iterator<Item = &'a String>) -> HashSet<&'a str> {
    old.chain(new).map(String::as_str).collect()
}

fn index(e: &Entry, x: &Index, old: Option<&Index>, ids: &Ids<'_>) -> Check {
    if let Some(target) = x.kind.strip_prefix("alias-of-") {
        e.refs("kind", [target], &ids.index)?;
    } else {
        e.one_of("kind", &x.kind, &["index", "statistic", "award", "sport"])?;
    }
    e.refs("confusable_with", &x.confusable_with, &ids.index)?;
    e.years("last_edition", x.first_edition, x.last_edition)?;
    if x.score_min.zip(x.score_max).is_some_and(|(low, high)| low > high) {
        return e.fault(&[Step::Key("score_max")], "'score_max' is below 'score_min'".to_owned());
    }
    let publishers: HashSet<&str> = ids.ministry.union(&ids.body).copied().collect();
    for (i, p) in x.publishers.iter().enumerate() {
        let e = e.inner("publishers", i);
        e.refs("body", [&p.body], &publishers)?;
        e.years("to", p.from, p.to)?;
    }
    let mut years = HashSet::new();
    for (i, edition) in x.edition.iter().enumerate() {
        let e = e.inner("edition", i);
        if !(1980..=2200).contains(&edition.year) {
            return e.fault(&[Step::Key("year")], format!("an edition needs its 'year'; {} is none", edition.year));
        }
        if !years.insert(edition.year) {
            return e.fault(&[Step::Key("year")], format!("edition {} stands here twice", edition.year));
        }
        if let Some(date) = edition.published.as_deref().filter(|d| PartialDate::parse(d).is_none()) {
            return e.fault(&[Step::Key("published")], format!("'{date}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"));
        }
        if edition.units == Some(0) || edition.recomputed.contains(&0) {
            return e.fault(&[Step::Key("units")], "an edition ranks at least one unit".to_owned());
        }
        if edition.shown.zip(edition.units).is_some_and(|(shown, units)| shown > units) {
            return e.fault(&[Step::Key("shown")], "'shown' is more than 'units'".to_owned());
        }
        let subjects = ids.subjects();
        for (j, tie) in edition.ties.iter().enumerate() {
            let e = e.inner("ties", j);
            if tie.rank == 0 || tie.subjects.len() < 2 {
                return e.fault(&[], "a shared rank needs 'rank' and at least two 'subjects'".to_owned());
            }
            e.refs("subjects", &tie.subjects, &subjects)?;
        }
    }
    let components: HashSet<&str> = x.component.iter().chain(old.into_iter().flat_map(|o| &o.component)).map(|c| c.id.as_str()).collect();
    let mut seen = HashSet::new();
    for (i, c) in x.component.iter().enumerate() {
        let e = e.inner("component", i);
        e.head(&c.id, &c.name_vi, old.is_some_and(|o| o.component.iter().any(|k| k.id == c.id)), "", &mut seen)?;
        e.one_of("level", &c.level, &["pillar", "main", "component", "sub", "group", "annex"])?;
        e.years("to", c.from, c.to)?;
        e.refs("parent", &c.parent, &components)?;
        e.refs("succeeds", &c.succeeds, &components)?;
    }
    Ok(())
}

/// A table entry and the way to it.
struct Entry {
    path: Vec<Step>,
}

impl Entry {
    fn new(table: &'static str, at: usize) -> Self {
        Self { path: vec![Step::Key(table), Step::Item(at)] }
    }

    fn inner(&self, table: &'static str, at: usize) -> Self {
        let mut path = self.path.clone();
        path.extend([Step::Key(table), Step::Item(at)]);
        Self { path }
    }

    fn fault(&self, further: &[Step], message: String) -> Check {
        let mut at = self.path.clone();
        at.extend_from_slice(further);
        Err(Fault { at, message })
    }

    /// The id is a slug behind the prefix, unique in the file, and comes with a name when it is new.
    fn head<'a>(&self, id: &'a str, name: &str, is_known: bool, prefix: &str, seen: &mut HashSet<&'a str>) -> Check {
        let key = [Step::Key("id")];
        if id.is_empty() {
            return self.fault(&[], "an entry needs an 'id'".to_owned());
        }
        let right = format!("{prefix}{}", slug(id.strip_prefix(prefix).unwrap_or(id)));
        if id != right {
            return self.fault(&key, format!("'{id}' is no id: write '{right}'"));
        }
        if !seen.insert(id) {
            return self.fault(&key, format!("'{id}' stands here twice"));
        }
        if name.is_empty() && !is_known {
            return self.fault(&[], format!("'{id}' is new and needs a name"));
        }
        Ok(())
    }

    fn one_of(&self, key: &'static str, value: &str, allowed: &[&str]) -> Check {
        if value.is_empty() || allowed.contains(&value) {
            return Ok(());
        }
        self.fault(&[Step::Key(key)], format!("'{key}' is one of {}; not '{value}'", allowed.join(", ")))
    }

    fn refs<S: AsRef<str>>(&self, key: &'static str, values: impl IntoIterator<Item = S>, known: &HashSet<&str>) -> Check {
        for (i, value) in values.into_iter().enumerate() {
            if !known.contains(value.as_ref()) {
                return self.fault(&[Step::Key(key), Step::Item(i)], format!("'{key}': no entry has the id '{}'", value.as_ref()));
            }
        }
        Ok(())
    }

    fn years(&self, key: &'static str, from: Option<i32>, to: Option<i32>) -> Check {
        match from.zip(to) {
            Some((from, to)) if to < from => self.fault(&[Step::Key(key)], format!("'{key}' {to} lies before {from}")),
            _ => Ok(()),
        }
    }

    fn day(&self, key: &'static str, day: Option<&str>) -> Check {
        match day {
            Some(d) if PartialDate::parse(d).is_none_or(|p| p.day.is_none()) => {
                self.fault(&[Step::Key(key)], format!("'{d}' is no day: write YYYY-MM-DD"))
            }
            _ => Ok(()),
        }
    }

    fn span(&self, from: Option<&str>, to: Option<&str>) -> Check {
        self.day("valid_from", from)?;
        self.day("valid_to", to)?;
        match from.zip(to) {
            Some((from, to)) if to < from => self.fault(&[Step::Key("valid_to")], format!("'valid_to' {to} lies before {from}")),
            _ => Ok(()),
        }
    }
}
