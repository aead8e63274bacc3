//! Names for readers.
use super::Ontology;

pub(super) fn subject(o: &Ontology, id: &str) -> String {
    if let Some(p) = o.province(id) {
        return p.name.clone();
    }
    if let Some(m) = o.ministry(id) {
        return m.name.clone();
    }
    if let Some(c) = o.country(id) {
        return c.name.clone();
    }
    if let Some((province, unit)) = id.split_once('/') {
        let place = o.province(province).map_or(province, |p| p.name.as_str());
        if let Some(office) = o.offices.iter().find(|x| x.id == unit) {
            return format!("{} ({place})", office.name);
        }
        if let Some(u) = o.units.iter().find(|u| u.province == province && u.id == unit) {
            return format!("{} {} ({place})", kind_name(&u.kind), u.name);
        }
    }
    id.to_owned()
}

/// A ministry or body as the press calls it for short: `Bộ TT&TT`, `VCCI`.
pub(super) fn short<'a>(o: &'a Ontology, id: &str) -> Option<&'a str> {
    if let Some(m) = o.ministry(id) {
        let initials = m.aliases.iter().filter(|a| a.starts_with("Bộ ") && a.contains('&') && !a.contains(" & "));
        return Some(initials.min_by_key(|a| a.chars().count()).unwrap_or(&m.name));
    }
    let body = o.bodies.iter().find(|b| b.id == id)?;
    Some(body.aliases.iter().find(|a| a.len() > 3 && a.chars().all(char::is_uppercase)).unwrap_or(&body.name))
}

fn kind_name(kind: &str) -> &str {
    match kind {
        "huyen" => "huyện",
        "quan" => "quận",
        "thi-xa" => "thị xã",
        "thanh-pho" => "TP",
        "xa" => "xã",
        "phuong" => "phường",
        "thi-tran" => "thị trấn",
        "dac-khu" => "đặc khu",
        other => other,
    }
}

pub(super) fn scope(o: &Ontology, scope: &str) -> String {
    match scope {
        "national" => return "cả nước".to_owned(),
        "world" => return "thế giới".to_owned(),
        "asean" => return "ASEAN".to_owned(),
        "ministries" => return "các bộ, ngành".to_owned(),
        _ => {}
    }
    if let Some(region) = scope.strip_prefix("region:") {
        return o.region(region).map_or_else(|| region.to_owned(), |r| r.name.clone());
    }
    if let Some(rest) = scope.strip_prefix("province:") {
        let (province, block) = rest.split_once('/').unwrap_or((rest, ""));
        let place = o.province(province).map_or(province, |p| p.name.as_str());
        let units = match block {
            "so-nganh" => "các sở, ngành",
            "nganh-doc" => "các ngành dọc",
            "huyen" => "các huyện, thị, thành phố",
            "xa" => "các xã, phường",
            _ => "các đơn vị",
        };
        return format!("{units} của {place}");
    }
    scope.to_owned()
}
