//! Whose page it is: the province, and the unit inside it, that it is about.
use super::lines::{Line, LineKind};
use super::mention::{SubjectKind, Who};
use super::scan::FAMILY_NAMES;
use super::setting::Setting;
use super::text::Text;
use crate::model::{Document, Field};
use crate::normalize::{TokenKind, fold, slug};
use crate::ontology::{District, UnitKind};
use std::collections::{BTreeMap, BTreeSet};

/// Outlets of one province whose address does not name it; the papers as their own imprints say, the stations as their names do.
const HOSTS: [(&str, &str); 9] = [
    ("baodongkhoi.", "ben-tre"),
    ("baoapbac.", "tien-giang"),
    ("huengaynay.", "thua-thien-hue"),
    ("qrt.vn", "quang-nam"),
    ("qtv.vn", "quang-ninh"),
    ("qbtv.vn", "quang-binh"),
    ("thvl.vn", "vinh-long"),
    ("bptv.vn", "binh-phuoc"),
    ("la34.com.vn", "long-an"),
];

/// The province that the page is about: named in its headline, in its address, else most often near its beginning,
/// else the publisher's own; on a page of offices and districts also the one that has these districts.
pub fn home(texts: &[Text<'_>], document: &Document, setting: &Setting<'_>, inside: bool) -> Option<String> {
    let o = setting.ontology;
    let (count, in_title) = named_provinces(texts, setting);
    let host = [document.publisher.as_deref(), document.url.as_deref().and_then(|u| u.split('/').nth(2))]
        .into_iter()
        .flatten()
        .map(fold)
        .collect::<Vec<_>>()
        .join(" ");
    let letters = Pairs::of(&host);
    let hosted = |id: &str, least: usize| id.len() > least && letters.may_hold(id) && host_names(&host, id);
    let own = o.provinces.iter().find(|p| hosted(&p.id, 4)).map(|p| p.id.clone());
    let own = own.or_else(|| HOSTS.iter().find(|(name, _)| host.contains(name)).map(|(_, id)| (*id).to_owned()));
    let in_address = in_address(document, setting);
    // A page without a headline of its own begins with anything: its address tells more.
    if let ([one], true) = (in_address.as_slice(), document.title.trim().is_empty()) {
        return Some(one.clone());
    }
    if let [one] = in_title.as_slice() {
        return Some(one.clone());
    }
    if let Some(own) = &own
        && (in_title.is_empty() || in_title.contains(own))
    {
        return Some(own.clone());
    }
    if let [one] = in_address.as_slice()
        && in_title.is_empty()
    {
        return Some(one.clone());
    }
    let best = count.iter().max_by_key(|(_, n)| **n);
    let second = count.iter().filter(|(id, _)| best.is_some_and(|b| *id != b.0)).map(|(_, n)| *n).max().unwrap_or(0);
    best.filter(|b| *b.1 >= 2 * second.max(1) && *b.1 >= 2 || in_title.first() == Some(b.0))
        .map(|b| b.0.clone())
        .or(own)
        .or_else(|| inside.then(|| by_districts(texts, &host, setting)).flatten())
        .or_else(|| quoted_portal(texts, setting))
}

/// Which letters stand behind one another in a text: nearly all slugs have two that it has not.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = [0; 16];
        for pair in text.as_bytes().windows(2) {
            let (at, bit) = Self::place(pair);
            if let Some(bits) = pairs.get_mut(at) {
                *bits |= bit;
            }
        }
        Self(pairs)
    }

    fn place(pair: &[u8]) -> (usize, u64) {
        let number = pair.iter().fold(0_u32, |n, byte| n * 37 + u32::from(*byte));
        ((number / 64 % 16) as usize, 1 << (number % 64))
    }

    /// Whether the text may hold the first two letters of the slug, unless the first stands alone.
    fn may_hold(&self, slug: &str) -> bool {
        slug.as_bytes().get(..2).is_none_or(|pair| {
            let (at, bit) = Self::place(pair);
            pair.ends_with(b"-") || self.0.get(at).is_some_and(|bits| bits & bit != 0)
        })
    }
}

/// Whether the slug stands in a host name, where hyphens are left out (`baohatinh.vn`).
fn host_names(host: &str, slug: &str) -> bool {
    if host.is_empty() {
        return false;
    }
    let first = slug.split('-').next().unwrap_or(slug);
    // Nearly all others fail on their first syllable, before anything is put together.
    host.contains(first) && host.contains(&slug.replace('-', ""))
}

/// Provinces that the page names, by weight, and those of its headline.
fn named_provinces(texts: &[Text<'_>], setting: &Setting<'_>) -> (BTreeMap<String, usize>, Vec<String>) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut in_title: Vec<String> = Vec::new();
    for text in texts {
        for (n, line) in text.lines.iter().enumerate() {
            if matches!(line.kind, LineKind::Related | LineKind::Row) {
                continue;
            }
            let mut next = 0;
            for (at, entries, end) in text.names_of(line) {
                if at < next {
                    continue;
                }
                // "huyện Quảng Ninh", "thành phố Tuyên Quang" are no provinces.
                let back = |b: usize| at.checked_sub(b).and_then(|i| line.tokens.get(i)).map_or("", |t| t.text);
                let tinh = line.tokens.get(at).is_some_and(|t| t.text == "tỉnh"); // "khối huyện tỉnh X"
                // "chuyển đổi số cấp xã Lâm Đồng": a level of units, and whose they are.
                // "các quận, huyện Hà Nội": so do many of them.
                let level = matches!(back(2), "cấp" | "khối" | "nhóm" | "các")
                    || back(2) == "," && matches!(back(3), "quận" | "phố" | "xã" | "huyện");
                let kind = matches!(back(1), "huyện" | "xã" | "phường" | "quận" | "trấn") && !tinh && !level;
                // "Phó Thủ tướng Trương Hòa Bình" is a person.
                let person =
                    at.checked_sub(1).and_then(|i| line.tokens.get(i)).is_some_and(|t| t.capital && FAMILY_NAMES.contains(&t.text));
                let weak = entries.iter().all(|e| e.weak) || kind || person;
                if let Some(p) = setting.pick_province(entries).filter(|_| !weak).and_then(|i| setting.ontology.provinces.get(i)) {
                    let titled = titles(text, line);
                    if titled && !in_title.contains(&p.id) {
                        in_title.push(p.id.clone());
                    }
                    *count.entry(p.id.clone()).or_default() += if titled {
                        6
                    } else if n < 6 {
                        2
                    } else {
                        1
                    };
                }
                next = end;
            }
        }
    }
    (count, in_title)
}

/// Provinces in the page's address: `…/nganh-giao-duc-thanh-hoa-doi-so-374748.html`.
fn in_address(document: &Document, setting: &Setting<'_>) -> Vec<String> {
    let Some(path) = document.url.as_deref().and_then(|u| u.splitn(4, '/').nth(3)) else { return Vec::new() };
    let path = format!("-{}-", slug(path));
    let letters = Pairs::of(&path);
    let mut found = Vec::new();
    // Nearly no slug stands in an address: nothing is put together for the others.
    let may = |id: &str| id.len() > 4 && letters.may_hold(id) && path.contains(id);
    for p in setting.ontology.provinces.iter().filter(|p| may(&p.id)) {
        let name = format!("-{}-", p.id);
        let districts = ["huyen", "xa", "phuong", "quan"].iter().any(|k| path.contains(&format!("-{k}{name}")));
        if path.contains(&name) && !districts && !found.contains(&p.id) {
            found.push(p.id.clone());
        }
    }
    found
}

/// The province whose districts the page names by kind and name (`TP Móng Cái`, `huyện Bình Liêu`), or whose
/// district publishes it: the only one that has most of them.
fn by_districts(texts: &[Text<'_>], host: &str, setting: &Setting<'_>) -> Option<String> {
    let known = |id: &str| setting.ontology.districts(id).next().is_some();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for text in texts {
        for line in text.lines.iter().filter(|l| !matches!(l.kind, LineKind::Related | LineKind::Caption)) {
            names.extend(district_names(line, &known));
        }
    }
    // "Tiên Yên: quyết tâm cải thiện DDCI": whose page it is.
    names.extend(texts.iter().flat_map(|t| t.lines.iter().filter(|l| titles(t, l))).filter_map(|l| leading_name(l, &known)));
    let mut votes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let letters = Pairs::of(host);
    let hosted = |u: &&District| u.id.len() > 6 && letters.may_hold(&u.id) && host_names(host, &u.id);
    let named = names.iter().flat_map(|id| setting.ontology.districts(id));
    // Districts stand before communes.
    let all = setting.ontology.units.iter().take_while(|u| u.level == UnitKind::District);
    for u in named.chain(all.filter(hosted)) {
        votes.entry(u.province.as_str()).or_default().insert(u.id.as_str());
    }
    let best = votes.iter().max_by_key(|(_, v)| v.len())?;
    let second = votes.iter().filter(|(p, _)| *p != best.0).map(|(_, v)| v.len()).max().unwrap_or(0);
    // Where a page says at once whom it is about.
    let first = texts.iter().flat_map(|t| t.lines.iter().enumerate().filter(|(n, l)| *n < 2 || titles(t, l)).map(|(_, l)| l));
    let opening: BTreeSet<String> = first.flat_map(|l| district_names(l, &known).into_iter().chain(leading_name(l, &known))).collect();
    // "Huyện Thường Xuân xếp thứ ba": a district whose name no other province has tells by itself whose page it is; what stands behind
    // `thành phố` in one syllable can be anything.
    let alone = second == 0 && best.1.len() == 1 && best.1.iter().all(|id| id.contains('-') && opening.contains(*id));
    (alone || best.1.len() >= 2 && best.1.len() > second).then(|| (*best.0).to_owned())
}

/// The only province whose portal the page quotes (`Theo www.hatinh.gov.vn`).
fn quoted_portal(texts: &[Text<'_>], setting: &Setting<'_>) -> Option<String> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for text in texts {
        let view = text.view.text();
        for (at, _) in view.match_indices(".gov.vn").take(8) {
            let label = view.get(..at).and_then(|s| s.rsplit(['.', '/', ' ', '\n', '(', '@']).next()).unwrap_or_default();
            found.extend(setting.ontology.provinces.iter().filter(|p| p.id.replace('-', "") == label).map(|p| p.id.as_str()));
        }
    }
    let one = found.pop_first()?;
    found.is_empty().then(|| one.to_owned())
}

/// Slugs of the districts whose names stand behind `huyện`, `thị xã`, `TP`: the longest of up to three capitalised words that is one, so that
/// `huyện Chư Sê` is no `Chũ`.
fn district_names(line: &Line, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let word = |i: usize| line.tokens.get(i).map_or("", |t| t.text);
    let mut out = Vec::new();
    for at in 1..line.tokens.len() {
        let kind = matches!(word(at - 1), "huyện" | "quận" | "tp" | "tx")
            || matches!((word(at.wrapping_sub(2)), word(at - 1)), ("thị", "xã") | ("thành", "phố") | ("tp" | "tx" | "h" | "q", "."));
        if kind {
            out.extend(name_at(line, at, known).map(|(id, _)| id));
        }
    }
    out
}

/// The longest name of a district at a token, and one past it.
fn name_at(line: &Line, at: usize, known: &dyn Fn(&str) -> bool) -> Option<(String, usize)> {
    let (mut name, mut found) = (String::new(), None);
    for (end, token) in (at + 1..).zip(line.tokens.iter().skip(at).take(3).take_while(|t| t.capital && t.kind == TokenKind::Word)) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(token.text);
        found = Some(slug(&name)).filter(|id| known(id)).map(|id| (id, end)).or(found);
    }
    found
}

/// `Tiên Yên: …`, `Lục Ngạn xếp thứ 5 …`: a name of two words or more that is a district, at the head of a headline.
pub(super) fn leading_name(line: &Line, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let (id, end) = name_at(line, 0, known).filter(|(id, _)| id.contains('-'))?;
    let ends = line.tokens.get(end).is_none_or(|t| !t.capital);
    ends.then_some(id)
}

/// Whether a line is a headline.
pub(super) fn titles(text: &Text<'_>, line: &Line) -> bool {
    line.kind == LineKind::Title || text.field == Field::Title
}

/// The district, commune or office that the page is about: the only one of its headline, the one that its address names, or the
/// one that is spoken of three times as often as any other.
pub(super) fn home_unit(units: &BTreeMap<String, (usize, bool, Who)>, document: &Document, setting: &Setting<'_>) -> Option<Who> {
    let mut titled = units.values().filter(|u| u.1);
    if let (Some(one), None) = (titled.next(), titled.next()) {
        return Some(one.2.clone());
    }
    let url = document.url.as_deref().unwrap_or_default().to_lowercase();
    let addressed = |u: &&(usize, bool, Who)| {
        let name = u.2.id.split_once('/').map_or("", |x| x.1);
        matches!(u.2.kind, SubjectKind::Unit(_))
            && name.len() > 5
            && (url.contains(&format!("/{}.", name.replace('-', "")))
                || ["huyen", "xa", "thi-xa", "quan", "phuong"].iter().any(|k| url.contains(&format!("{k}-{name}"))))
    };
    let mut named = units.values().filter(addressed);
    if let (Some(one), None) = (named.next(), named.next()) {
        return Some(one.2.clone());
    }
    // "tuyphong.binhthuan.gov.vn": a district's own pages.
    let home = setting.home.as_deref().unwrap_or_default();
    let district = |u: &&District| u.level == UnitKind::District && u.id.len() > 5 && url.contains(&format!("/{}.", u.id.replace('-', "")));
    let host = url.split('/').nth(2).unwrap_or_default();
    if host.matches('.').count() >= 2
        && let Some(u) = setting.ontology.units_of(home).filter(district).max_by_key(|u| (u.id.len(), &u.id))
    {
        return Some(Who { id: format!("{home}/{}", u.id).into(), kind: SubjectKind::Unit("huyen"), former: false });
    }
    let best = units.values().max_by_key(|u| u.0)?;
    let others = units.values().filter(|u| u.2.id != best.2.id).map(|u| u.0).max().unwrap_or(0);
    (best.0 >= 4 && best.0 >= 3 * others).then(|| best.2.clone())
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::Document;
    use crate::ontology::Ontology;

    fn subjects(title: &str, url: Option<&str>, text: &str) -> Vec<String> {
        let o = Ontology::embedded().unwrap();
        let page = Document { id: "x".into(), title: title.into(), url: url.map(Into::into), text: text.into(), ..Document::default() };
        extract(&page, &o).claims.iter().map(|c| c.subject.to_string()).collect()
    }

    #[test]
    fn the_address_names_the_province() {
        let text = "Chỉ số cải cách hành chính năm 2023 khối sở: Sở Y tế đứng thứ 2.";
        assert_eq!(subjects("", Some("https://bao.example/cchc-thanh-hoa-nam-2023.html"), text), ["thanh-hoa/so-y-te"]);
    }

    #[test]
    fn an_outlet_can_have_another_name_than_its_province() {
        let text = "Năm 2023, PCI của tỉnh xếp thứ 7/63.";
        assert_eq!(subjects("Các chỉ số của tỉnh", Some("https://baodongkhoi.vn/chi-so-a1.html"), text), ["ben-tre"]);
        assert_eq!(subjects("Các chỉ số của tỉnh", Some("https://bao.example/chi-so-a1.html"), text), [""]);
    }

    #[test]
    fn districts_tell_their_province() {
        let text = "DDCI năm 2022, khối địa phương: TP Móng Cái đứng thứ 1, huyện Bình Liêu đứng thứ 2.";
        assert_eq!(subjects("", None, text), ["quang-ninh/mong-cai", "quang-ninh/binh-lieu"]);
    }
}
