//! Rankings that a page names in full, and the shorter names that it gives them afterwards.
use crate::extract::text::Text;
use crate::ontology::{Entity, Index, Ontology};
use std::collections::BTreeSet;

/// Names, without what leads them, of the rankings of countries that the page names outright.
pub(super) fn named(texts: &[Text<'_>], ontology: &Ontology) -> Vec<(usize, Vec<String>)> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for (i, x) in rankings(texts, ontology) {
        if !seen.insert(i) {
            continue;
        }
        for name in x.aliases.iter().chain([&x.name_vi]) {
            let name = name.to_lowercase();
            let core = ["bảng xếp hạng ", "xếp hạng ", "báo cáo ", "chỉ số "].iter().find_map(|h| name.strip_prefix(h)).unwrap_or(&name);
            out.push((i, core.split(' ').map(str::to_owned).collect()));
        }
    }
    out
}

/// The rankings of countries that the page names outright.
pub(super) fn rankings<'o>(texts: &[Text<'_>], ontology: &'o Ontology) -> impl Iterator<Item = (usize, &'o Index)> {
    let outright = texts.iter().flat_map(|t| t.names()).filter(|e| !e.weak);
    let indices = outright.filter_map(|e| if let Entity::Index(i) = e.entity { Some((i, ontology.indices.get(i)?)) } else { None });
    indices.filter(|(_, x)| x.kind == "index" && x.ranks.iter().all(|r| r == "countries"))
}

/// `báo cáo năng lực cạnh tranh` on a page that names the one `toàn cầu` in full, `chỉ số cạnh tranh` on a page whose only ranking of
/// countries is that of `năng lực cạnh tranh du lịch`: the shorter name means the same ranking.
pub(super) fn begun(forms: &[Vec<String>], full: &[(usize, Vec<String>)]) -> Option<usize> {
    let short = forms.first().filter(|f| f.len() >= 2)?;
    let (only, _) = full.first()?;
    let within = |name: &[String]| name.windows(short.len()).any(|w| w == short.as_slice());
    if full.iter().all(|(i, _)| i == only) && full.iter().any(|(_, name)| name.len() > short.len() && within(name)) {
        return Some(*only);
    }
    let short = Some(short).filter(|f| f.len() >= 3)?;
    let mut fitting = full.iter().filter(|(_, name)| name.len() > short.len() && name.starts_with(short)).map(|(i, _)| *i);
    let first = fitting.next()?;
    fitting.all(|i| i == first).then_some(first)
}
