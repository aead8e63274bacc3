//! Names in cells without the noun that the header of their column says: `Tài chính` under `Bộ, ngành`, `Nội vụ` under `Sở, ngành`.
use crate::extract::mention::{SubjectKind, Who};
use crate::extract::setting::Setting;
use crate::normalize::{View, slug, tokenize};
use crate::ontology::Entity;

/// The ministry or the office of the page's province whose name a cell gives without the noun that heads its column.
pub(super) fn shortened(name: &str, noun: &str, setting: &Setting<'_>) -> Option<Who> {
    if name.starts_with(noun) || name.is_empty() {
        return None;
    }
    let o = setting.ontology;
    if noun == "sở" {
        let office = o.offices.get(o.office_of_field(&slug(name))?)?;
        let id = format!("{}/{}", setting.home.as_deref()?, office.id).into();
        return Some(Who { id, kind: SubjectKind::Office("so-nganh"), former: false });
    }
    let written = format!("Bộ {name}");
    let view = View::new(&written);
    let tokens = tokenize(&view, &written, 0, view.text().len());
    let mut entries = Vec::new();
    let end = o.gazetteer().longest(&view, &written, &tokens, 0, &mut entries)?;
    let ministry = entries.iter().find_map(|e| if let Entity::Ministry(i) = e.entity { o.ministries.get(i) } else { None });
    let who = ministry.filter(|_| end == tokens.len()).map(|m| m.id.as_str().into());
    who.map(|id| Who { id, kind: SubjectKind::Ministry, former: false })
}
