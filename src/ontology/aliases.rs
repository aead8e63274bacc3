//! Every name by which something may be called, in one list: for understanding queries.
use super::Ontology;
use std::collections::{HashMap, HashSet};

/// What a [`Name`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A province; the id is a subject.
    Province,
    /// A region or group of provinces; the id has no `region:`.
    Region,
    /// A ministry; the id (`bo/…`) is a subject.
    Ministry,
    /// A country; the id is a subject.
    Country,
    /// An index.
    Index,
    /// A component of [`Name::index`].
    Component,
    /// An office inside a province; a subject is `PROVINCE/ID`.
    Office,
}

/// One way of writing one thing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// As written, with diacritics and capitals.
    pub text: String,
    /// What it names.
    pub kind: NameKind,
    /// Id in the table of its kind.
    pub id: String,
    /// The index of a component.
    pub index: Option<String>,
    /// Also an ordinary word or a policy: to be trusted only beside a rank, a score or its kind.
    pub weak: bool,
    /// May mean several things (`ĐN`: one entry for each), or also something that is no entry here
    /// (`Thủ đô`, `Hòa Bình`: one entry).
    pub ambiguous: bool,
}

impl Ontology {
    /// Every name, alias and implied form (`tỉnh X`, `TP X`, `chỉ số X`) with what it names, without
    /// doubles. A text that names several things stands once for each. Bare forms without diacritics are
    /// not listed: fold both sides to compare.
    pub fn names(&self) -> Vec<Name> {
        let mut list = List { ontology: self, names: Vec::new(), seen: HashSet::new() };
        for p in &self.provinces {
            let kinds: &[&str] = if p.kind == "thanh-pho" { &["thành phố ", "TP ", "TP. ", "TP."] } else { &["tỉnh ", "T. "] };
            let implied = kinds.iter().map(|k| format!("{k}{}", p.name));
            let all = [p.name.clone(), p.official_name.clone()].into_iter().chain(p.aliases.iter().cloned()).chain(implied);
            list.add(NameKind::Province, &p.id, None, all, &[]);
        }
        for r in &self.regions {
            let implied = ["vùng", "khu vực"].map(|k| format!("{k} {}", r.name));
            let all = std::iter::once(r.name.clone()).chain(r.aliases.iter().cloned()).chain(implied);
            list.add(NameKind::Region, &r.id, None, all, &[]);
        }
        for m in &self.ministries {
            list.add(NameKind::Ministry, &m.id, None, std::iter::once(m.name.clone()).chain(m.aliases.iter().cloned()), &[]);
        }
        for c in &self.countries {
            list.add(NameKind::Country, &c.id, None, std::iter::once(c.name.clone()).chain(c.aliases.iter().cloned()), &[]);
        }
        for i in &self.indices {
            let implied = i.abbr.iter().map(|a| format!("chỉ số {a}"));
            let own = std::iter::once(i.name_vi.clone()).chain(i.name_en.clone()).chain(i.abbr.clone());
            list.add(NameKind::Index, &i.id, None, own.chain(i.aliases.iter().cloned()).chain(implied), &i.weak_aliases);
            for c in &i.component {
                let all = std::iter::once(c.name_vi.clone()).chain(c.aliases.iter().cloned());
                list.add(NameKind::Component, &c.id, Some(&i.id), all, &[]);
            }
        }
        for x in &self.offices {
            list.add(NameKind::Office, &x.id, None, std::iter::once(x.name.clone()).chain(x.aliases.iter().cloned()), &x.weak_aliases);
        }
        // Ambiguous aliases are not repeated among the aliases of each thing that they may mean.
        let mut ambiguous: Vec<_> = self.ambiguous.iter().collect();
        ambiguous.sort_unstable();
        for (alias, ids) in ambiguous {
            for id in ids {
                if let Some(kind) = self.kind_of(id) {
                    list.add(kind, id, None, std::iter::once(alias.clone()), &[]);
                }
            }
        }
        // People type initials in queries that no text would use.
        for p in &self.provinces {
            let initials = [initials(&p.name)];
            list.add(NameKind::Province, &p.id, None, std::iter::empty(), &initials);
        }
        let mut names = list.names;
        self.mark_shared(&mut names);
        names
    }

    /// Marks texts that name two entries of one kind: the subject or index stays open. A ranking inside
    /// provinces that goes by the name of the national one is told from it by the subject, and components
    /// of one name in two indices by the index.
    fn mark_shared(&self, names: &mut [Name]) {
        let open = |n: &Name| {
            n.index.is_none() && !(n.kind == NameKind::Index && self.index(&n.id).is_some_and(|i| i.kind.starts_with("alias-of-")))
        };
        let mut meanings: HashMap<(String, NameKind), HashSet<String>> = HashMap::new();
        for n in names.iter().filter(|n| open(n)) {
            meanings.entry((n.text.to_lowercase(), n.kind)).or_default().insert(n.id.clone());
        }
        for n in names.iter_mut().filter(|n| open(n)) {
            n.ambiguous |= meanings.get(&(n.text.to_lowercase(), n.kind)).is_some_and(|ids| ids.len() > 1);
        }
    }

    fn kind_of(&self, id: &str) -> Option<NameKind> {
        if self.province(id).is_some() {
            Some(NameKind::Province)
        } else if self.region(id).is_some() {
            Some(NameKind::Region)
        } else if self.ministry(id).is_some() {
            Some(NameKind::Ministry)
        } else if self.country(id).is_some() {
            Some(NameKind::Country)
        } else if self.index(id).is_some() {
            Some(NameKind::Index)
        } else {
            self.offices.iter().any(|x| x.id == id).then_some(NameKind::Office)
        }
    }
}

struct List<'a> {
    ontology: &'a Ontology,
    names: Vec<Name>,
    seen: HashSet<(String, NameKind, String, Option<String>)>,
}

impl List<'_> {
    fn add(&mut self, kind: NameKind, id: &str, index: Option<&str>, texts: impl Iterator<Item = String>, weak_aliases: &[String]) {
        for text in texts.chain(weak_aliases.iter().cloned()) {
            let key = (text, kind, id.to_owned(), index.map(str::to_owned));
            if key.0.is_empty() || self.seen.contains(&key) {
                continue;
            }
            self.names.push(Name {
                text: key.0.clone(),
                kind,
                id: key.2.clone(),
                index: key.3.clone(),
                weak: weak_aliases.contains(&key.0),
                ambiguous: self.ontology.ambiguous.contains_key(&key.0),
            });
            self.seen.insert(key);
        }
    }
}

/// `Hà Tĩnh` → `HT`, `Bà Rịa - Vũng Tàu` → `BRVT`.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::NameKind;
    use crate::ontology::Ontology;

    #[test]
    fn lists_names_aliases_and_implied_forms_with_their_marks() {
        let names = Ontology::embedded().unwrap().names();
        let find = |text: &str| -> Vec<(NameKind, &str, bool, bool)> {
            names.iter().filter(|n| n.text == text).map(|n| (n.kind, n.id.as_str(), n.weak, n.ambiguous)).collect()
        };
        assert_eq!(find("Hà Tĩnh"), [(NameKind::Province, "ha-tinh", false, false)]);
        assert_eq!(find("tỉnh Hà Tĩnh"), [(NameKind::Province, "ha-tinh", false, false)]);
        assert_eq!(find("BTB"), [(NameKind::Region, "bac-trung-bo", false, false)]);
        assert_eq!(find("CĐS"), [(NameKind::Index, "dti", true, false)]);
        let dn: Vec<&str> = find("ĐN").iter().filter(|n| n.3).map(|n| n.1).collect();
        assert_eq!(dn, ["da-nang", "dong-nai", "dak-nong"]);
        assert_eq!(find("HT"), [(NameKind::Province, "ha-tinh", true, true), (NameKind::Province, "ha-tay", true, true)]);
        assert!(find("DTI").contains(&(NameKind::Index, "dti", false, false)));
        assert!(names.iter().any(|n| n.text == "ATTT" && n.index.as_deref() == Some("dti") && n.id == "an-toan-thong-tin-mang"));
    }
}
