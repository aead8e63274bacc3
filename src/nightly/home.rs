//! The user's own province.
use crate::model::Claim;
use crate::normalize::slug;
use crate::ontology::{Ontology, Province};

/// The user's own province with everything that stands in it, or nowhere.
#[derive(Debug, Clone)]
pub struct Home<'a> {
    /// The province, and the one of the same territory under another name.
    ids: Vec<&'a str>,
    name: Option<&'a str>,
}

impl<'a> Home<'a> {
    /// Finds the province that the settings name, by id or name. `None` for a name that is no province's.
    pub fn find(name: Option<&str>, ontology: &'a Ontology) -> Option<Self> {
        let Some(name) = name else { return Some(Self { ids: Vec::new(), name: None }) };
        let province: &Province = ontology.province(&slug(name))?;
        let kin = province.succeeds.as_deref().into_iter().chain(province.succeeded_by.as_deref());
        Some(Self { ids: std::iter::once(province.id.as_str()).chain(kin).collect(), name: Some(&province.name) })
    }

    /// Its name for readers.
    pub fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// Whether a claim is about the province, something in it, or a ranking inside it.
    pub fn is_of(&self, claim: &Claim) -> bool {
        self.is_in(&claim.subject, &claim.scope)
    }

    /// The same of subject and scope.
    pub fn is_in(&self, subject: &str, scope: &str) -> bool {
        let inside = |rest: Option<&str>| rest.is_some_and(|r| r.is_empty() || r.starts_with('/'));
        self.ids
            .iter()
            .any(|id| inside(subject.strip_prefix(id)) || scope.strip_prefix("province:").is_some_and(|s| inside(s.strip_prefix(id))))
    }
}

#[cfg(test)]
mod tests {
    use super::Home;
    use crate::ontology::Ontology;

    #[test]
    fn home_is_the_province_and_what_is_in_it() {
        let ontology = Ontology::embedded().unwrap();
        let home = Home::find(Some("Thừa Thiên Huế"), &ontology).unwrap();
        assert!(home.is_in("hue", "national") && home.is_in("thua-thien-hue/so-tu-phap", "") && home.is_in("x", "province:hue"));
        assert!(!home.is_in("ha-tinh", "national") && !home.is_in("hue-x", "national"));
        assert!(Home::find(Some("Atlantis"), &ontology).is_none());
        let nowhere = Home::find(None, &ontology).unwrap();
        assert!(!nowhere.is_in("hue", "national") && nowhere.name().is_none());
    }
}
