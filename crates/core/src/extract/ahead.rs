//! What is told of a year to come, or of what somebody was told to reach, is a goal, whatever its words.
use super::finish::Page;
use super::proto::{Origin, Proto};
use crate::ontology::Index;

/// `Sang năm 2030, Việt Nam thuộc nhóm 40 nước dẫn đầu`: whether the year of a place comes after the day of writing, so that the place is
/// a goal. What comes out the year after its edition has no place in any edition after the year of writing, and no bound in that of this
/// year that words of an order or a plan stand before.
pub(super) fn is_goal(page: &Page<'_>, p: &Proto, index: Option<usize>, (year, origin): (Option<i32>, Origin), view: &str) -> bool {
    let (Some(year), Some(written)) = (year, page.document.published.map(|d| i32::from(d.year))) else { return false };
    if !p.placed() || origin > Origin::Sentence {
        return false;
    }
    let x = index.and_then(|i| page.setting.ontology.indices.get(i));
    let calendar = |x: &Index, end: &str| x.publication.as_deref().is_some_and(|p| p.ends_with(end));
    if x.is_some_and(|x| calendar(x, "year before")) {
        return false;
    }
    let later = x.is_some_and(|x| calendar(x, "next year"));
    let margin = i32::from(p.rank_max.is_none() && !later);
    year > written + margin || later && year == written && told_to_reach(view, p)
}

/// `Chủ tịch giao: năm 2023, PCI vào nhóm 10`: whether words of an order or a plan stand before a bound in its sentence.
fn told_to_reach(view: &str, p: &Proto) -> bool {
    const WORDS: [&str; 8] = [" giao", "yêu cầu", "đề nghị", "lộ trình", "chỉ đạo", "kế hoạch", "đề ra", "kiến nghị"];
    const REACH: usize = 160;
    let from = (p.start.saturating_sub(REACH)..=p.start).find(|i| view.is_char_boundary(*i)).unwrap_or(p.start);
    let before = view.get(from..p.start).unwrap_or_default();
    let sentence = before.rsplit(['.', '\n']).next().unwrap_or_default();
    let told = sentence.contains(" đã ") || sentence.contains("kết quả");
    p.rank_max.is_some() && !told && WORDS.iter().any(|w| sentence.contains(w))
}
