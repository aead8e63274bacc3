//! Sentences of `verify`, each in Vietnamese and English.
use super::Placed;
use crate::check::{Key, Said, World, fact_words, moved_words, rank_words, score_words};
use crate::model::{Claim, Fact, Modality, Side};
use crate::ontology::Ontology;

pub(super) fn unresolved() -> (String, String) {
    (
        "Máy chưa đọc chắc: thiếu đơn vị, chỉ số hoặc phạm vi xếp hạng.".to_owned(),
        "Not read for sure: subject, index or scope is missing.".to_owned(),
    )
}

pub(super) fn no_year() -> (String, String) {
    (
        "Bài không nêu kỳ xếp hạng nên chưa đối chiếu được.".to_owned(),
        "The text names no edition, so there is nothing to compare with.".to_owned(),
    )
}

pub(super) fn not_compared(modality: Modality) -> (String, String) {
    let (vi, en) = match modality {
        Modality::Target => ("Mục tiêu, không đối chiếu.", "A goal: not compared."),
        Modality::Negated => ("Câu phủ định, không đối chiếu.", "A negation: not compared."),
        Modality::ReportedError => ("Bài tự nêu là số nhầm, không đối chiếu.", "The text itself calls it wrong: not compared."),
        Modality::Asserted => ("Số suy ra, không đối chiếu.", "A derived figure: not compared."),
    };
    (vi.to_owned(), en.to_owned())
}

/// What the claim itself says: `27/63, ▲22 bậc, 71,25 điểm`.
pub(crate) fn said(claim: &Claim, vi: bool) -> String {
    let mut parts = Vec::new();
    if let Some(rank) = claim.rank {
        parts.push(rank_words(rank, claim.of, vi));
    } else if let Some(bound) = claim.rank_max {
        parts.push(if vi { format!("nhóm {bound} dẫn đầu") } else { format!("among the first {bound}") });
    } else if claim.last {
        parts.push(if vi { "cuối bảng" } else { "last" }.to_owned());
    }
    if let Some(delta) = claim.delta {
        parts.push(moved_words(delta, claim.base_year, vi));
    }
    if let Some(score) = claim.score {
        parts.push(score_words(score, vi));
    }
    parts.join(", ")
}

/// The movement of a claim in words.
pub(super) fn moved(said: &Said) -> String {
    said.delta.map(|d| moved_words(d, said.base_year, true)).unwrap_or_default()
}

/// `Hà Tĩnh, DTI 2022: bài ghi 27/63; Bảng của Bộ TT&TT ghi 37/63.`
pub(super) fn compared(claim: &Claim, fact: &Fact, differing: &[Side], ontology: &Ontology, vi: bool) -> String {
    let fact = fact_words(fact, ontology, vi);
    let said = said(claim, vi);
    if differing.is_empty() {
        return format!("{fact}: {said}.");
    }
    let mut told: Vec<(String, String)> = differing.iter().map(|s| (s.value.clone(), s.source.clone())).collect();
    told.dedup();
    let (verb, own) = if vi { ("ghi", "bài ghi") } else { ("says", "the text says") };
    let rest = told.len().saturating_sub(3);
    let mut others: Vec<String> = told.into_iter().take(3).map(|(value, source)| format!("{source} {verb} {value}")).collect();
    if rest > 0 {
        others.push(if vi { format!("và {rest} nguồn khác") } else { format!("and {rest} more") });
    }
    format!("{fact}: {own} {said}; {}.", others.join("; "))
}

/// Nothing to compare with, and the nearest there is.
pub(super) fn unknown(claim: &Claim, key: &Key, known: &World<'_>, vi: bool) -> String {
    let fact = fact_words(&known.public(key), known.ontology, vi);
    let near = (1..=6).flat_map(|step| [key.year - step, key.year + step]).find_map(|year| {
        let there = crate::check::base_key(key, year, known)?;
        known.only_rank(&there).map(|rank| (year, rank))
    });
    let said = said(claim, vi);
    match (near, vi) {
        (Some((year, rank)), true) => format!("{fact}: {said}. Kho chưa có số để đối chiếu. Gần nhất: kỳ {year} thứ {rank}."),
        (Some((year, rank)), false) => format!("{fact}: {said}. The store has nothing to compare with. Nearest: {year}, rank {rank}."),
        (None, true) => format!("{fact}: {said}. Kho chưa có số để đối chiếu."),
        (None, false) => format!("{fact}: {said}. The store has nothing to compare with."),
    }
}

pub(super) fn no_origin() -> (String, String) {
    (
        "Mới thấy ở trang tổng hợp hoặc bản đăng lại của chính bài này: chưa có nguồn độc lập.".to_owned(),
        "Found only at an aggregator or in copies of this very text: no independent source yet.".to_owned(),
    )
}

pub(super) fn other_list(year: i32, base: i32) -> (String, String) {
    (
        format!("Hạng kỳ {year} xếp trong 34 tỉnh, kỳ {base} trong 63: không tính tăng/giảm bậc."),
        format!("The rank of {year} is among 34 provinces, that of {base} among 63: they do not make a movement."),
    )
}

pub(super) fn movement_fails(sum: &str, base: i32, known: &[u32], assumed: bool) -> (String, String) {
    let mut ranks: Vec<String> = known.iter().map(u32::to_string).collect();
    ranks.sort();
    ranks.dedup();
    let ranks = ranks.join(" / ");
    let (vi, en) =
        if assumed { (format!("Nếu so với {base}: "), format!("If against {base}: ")) } else { (String::new(), String::new()) };
    (format!("{vi}{sum}, trong khi {base} là {ranks}."), format!("{en}{sum}, while {base} is {ranks}."))
}

pub(super) fn no_such_rank(sum: &str, base: i32) -> (String, String) {
    (format!("{sum}, kỳ {base} không có hạng như vậy."), format!("{sum}: there is no such rank in {base}."))
}

pub(super) fn beyond(rank: u32, units: u32) -> (String, String) {
    (format!("Thứ {rank} nhưng bảng chỉ có hạng 1–{units}."), format!("Rank {rank}, but the list has ranks 1–{units} only."))
}

pub(super) fn total(of: u32, units: u32) -> (String, String) {
    (format!("Bài ghi xếp trong {of}, kỳ này xếp hạng {units} đơn vị."), format!("The text says among {of}; this edition ranks {units}."))
}

pub(super) fn regional(rank: u32) -> (String, String) {
    (
        format!("Suy ra từ hạng cả nước: thứ {rank} trong vùng (số suy ra, không phải số công bố)."),
        format!("It follows from the national ranks: {rank} in the region (derived, not published)."),
    )
}

/// The places that the scores of an official table leave.
pub(super) fn by_scores(placed: &Placed<'_>, of: u32) -> (String, String) {
    let (best, worst) = (placed.best, placed.worst);
    let higher = placed.higher;
    if best == worst {
        return (
            format!(
                "Suy ra từ điểm trong bảng chính thức: thứ {best}/{of}, {higher} đơn vị có điểm cao hơn (số suy ra, không phải số công bố)."
            ),
            format!("It follows from the official scores: {best}/{of}, {higher} units score higher (derived, not published)."),
        );
    }
    (
        format!("Suy ra từ điểm trong bảng chính thức: giữa {best} và {worst}/{of} (số suy ra, không phải số công bố)."),
        format!("It follows from the official scores: between {best} and {worst} of {of} (derived, not published)."),
    )
}

pub(super) fn implied(sum: &str, year: i32) -> (String, String) {
    (
        format!("Suy ra từ kỳ {year}: {sum} (số suy ra, không phải số công bố)."),
        format!("It follows from {year}: {sum} (derived, not published)."),
    )
}
