//! What the noun behind a count says of whoever is ranked: `12/63 sở y tế`, `4/21 công ty điện lực` are places among the like of an
//! office all over the country, and neither a province's place nor one inside it.
use super::mention::SubjectKind;
use super::proto::Proto;
use crate::normalize::slug;

/// Bodies of which every province has one.
const BODIES: &[&str] = &[
    "sở ",
    "cục ",
    "chi cục",
    "bhxh",
    "bảo hiểm",
    "công an",
    "bưu điện",
    "viện ",
    "tòa án",
    "toà án",
    "kho bạc",
    "công ty",
    "trung tâm",
    "bệnh viện",
    "trường",
    "hội ",
    "đài ",
    "văn phòng",
    "thanh tra",
    "ngân hàng",
    "ban ",
    "điện lực",
    "chi nhánh",
    "liên đoàn",
    "liên minh",
    "tỉnh đoàn",
    "thành đoàn",
    "mặt trận",
    "doanh nghiệp",
    "hải quan",
    "tập thể",
    "cơ sở",
    "phòng ",
    "thư viện",
    "bảo tàng",
    "ngành thuế",
];

/// Whether the place is one among bodies of one kind of all the country.
pub(super) fn among_like_bodies(p: &Proto, view: &str) -> bool {
    let Some(of) = p.of.filter(|_| p.own_of) else { return false };
    let Some(behind) = view.get(p.end..).map(str::trim_start) else { return false };
    let bodies = BODIES.iter().any(|b| behind.starts_with(b));
    if !bodies {
        return false;
    }
    // "63 sở, ban, ngành" are those of one province, however many.
    let block = ["sở, ", "sở ban", "sở ngành", "sở-"].iter().any(|b| behind.starts_with(b));
    let own = || {
        let id = p.who.as_ref().filter(|w| matches!(w.value.kind, SubjectKind::Office(_)))?.value.id.split_once('/')?.1.to_owned();
        let noun: String = behind.chars().take(40).take_while(|c| !matches!(c, ',' | '.' | ';' | '(' | ')')).collect();
        Some(slug(&noun).starts_with(&id))
    };
    !block && (matches!(of, 34 | 63 | 64) || own().unwrap_or(false))
}

/// Whether a region is named right behind the count: `10/17 [nước] [trong] khu vực …`.
pub(super) fn regional(p: &Proto, view: &str) -> bool {
    let behind = view.get(p.end..).unwrap_or_default();
    behind.split_whitespace().take(5).any(|w| matches!(w, "vực" | "châu" | "vùng"))
}
