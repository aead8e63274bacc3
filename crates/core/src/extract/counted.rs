//! What the noun behind a count says of whoever is ranked: `12/63 sở y tế`, `4/21 công ty điện lực` are places among the like of an
//! office all over the country, and neither a province's place nor one inside it.
use super::finish::{Draft, Page};
use super::mention::SubjectKind;
use super::proto::Proto;
use super::years;
use crate::model::{Claim, Field, Reason};
use crate::normalize::slug;
use std::collections::{BTreeMap, BTreeSet};

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

/// `Cục Thuế tỉnh X xếp thứ 5/63`: a central branch, named right before a place among as many as there are provinces, is ranked among its like
/// of all the country.
pub(super) fn branch_of_all(p: &Proto, view: &str) -> bool {
    let Some(who) = p.who.as_ref().filter(|w| w.value.kind == SubjectKind::Office("nganh-doc")) else { return false };
    let Some(between) = who.span.and_then(|(_, end)| view.get(end..p.start)) else { return false };
    let near = between.len() < 40 && !between.contains([',', ';', '.', '(', ':']);
    near && p.own_of && matches!(p.of, Some(34 | 63 | 64))
}

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

/// Where an office's place is told: in the headline, in which sentence, of which index, of which kind of office.
type Told<'d> = (bool, usize, &'d str, &'d str);

/// `Cục Hải quan Hà Nội, Hải Phòng và Quảng Ninh cùng đứng thứ 2`: offices of one kind of several provinces that one sentence ranks are
/// ranked among their like all over the country, wherever the page speaks of that ranking. (A ranking of units inside a province is each
/// one's own.)
pub(super) fn among_their_like(drafts: &mut [Draft], page: &Page<'_>) {
    let setting = page.setting;
    let wide = |c: &Claim| {
        let index = setting.ontology.index(&c.index);
        c.scope.starts_with("province:") && index.is_some_and(|x| !x.ranks.iter().all(|r| r == "units-in-province"))
    };
    let placed = |c: &Claim| c.rank.is_some() || c.rank_max.is_some();
    let mut seen: BTreeMap<Told<'_>, (&str, Option<u32>)> = BTreeMap::new();
    let mut alike: BTreeSet<(String, String)> = BTreeSet::new();
    for d in drafts.iter().filter(|d| wide(&d.claim) && placed(&d.claim)) {
        let Some((province, office)) = d.claim.subject.split_once('/') else { continue };
        if !["cuc-", "so-", "kho-bac-", "bao-hiem-", "toa-an-", "chi-cuc-", "thanh-tra-"].iter().any(|k| office.starts_with(k)) {
            continue;
        }
        let title = matches!(d.claim.field, Field::Title);
        // "2/20 sở, ngành; … 1/21": each among the offices of its own province.
        let (other, of) = *seen.entry((title, d.sentence, &d.claim.index, office)).or_insert((province, d.claim.of));
        let apart = of.zip(d.claim.of).is_some_and(|(a, b)| a != b);
        if other != province && !apart {
            alike.insert((d.claim.index.clone(), office.to_owned()));
        }
    }
    if alike.is_empty() {
        return;
    }
    for c in drafts.iter_mut().map(|d| &mut d.claim) {
        let like = alike.iter().any(|(index, office)| {
            let of_several = c.subject.strip_prefix(office.as_str()).is_some_and(|s| s.starts_with('-'));
            *index == c.index && (of_several || c.subject.split_once('/').is_some_and(|(_, o)| o == office))
        });
        if like && c.scope.starts_with("province:") {
            c.scope = "national".to_owned();
            // They are no offices spoken of in passing: the page's edition is theirs.
            let index = setting.ontology.indices.iter().position(|x| x.id == c.index);
            c.year = c.year.or_else(|| years::main(page, index).0);
            c.reasons.push(Reason { slot: "scope".into(), source: AMONG_LIKE.into(), words: String::new(), span: None });
        }
    }
}

/// Why a place of an office is one of all the country.
const AMONG_LIKE: &str = "offices of one kind of several provinces are ranked together";

/// Whether a region is named right behind the count: `10/17 [nước] [trong] khu vực …`.
pub(super) fn regional(p: &Proto, view: &str) -> bool {
    let behind = view.get(p.end..).unwrap_or_default();
    behind.split_whitespace().take(5).any(|w| matches!(w, "vực" | "châu" | "vùng"))
}
