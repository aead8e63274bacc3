//! A quick look at a whole page: may it hold what the names of rankings have in common?
use super::cores::{HEADS, OF_PROVINCES, SPELT, joins};
use super::gazetteer::quick;
use super::phrases::Phrases;
use crate::normalize::View;
use foldhash::{HashMap, HashMapExt};

/// What a page that writes one of the names holds.
#[derive(Debug, Default)]
pub struct Looks {
    /// The longest run of words of each name.
    longest: Phrases,
    /// By longest run, the other runs of each name that has it: `phục vụ người dân` is everyday language, with `doanh nghiệp` beside
    /// it a ranking may be named.
    others: HashMap<String, Vec<Vec<String>>>,
}

impl Looks {
    /// Looks for these names.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut looks: Vec<(String, Vec<String>)> = names.map(runs).collect();
        looks.extend(SPELT.iter().filter(|(short, _)| short.len() > 3).map(|(short, _)| ((*short).to_owned(), Vec::new())));
        looks.retain(|(longest, _)| longest.len() > 3);
        let longest = quick(looks.iter().map(|(longest, _)| longest.clone()).collect());
        let mut others: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for (run, rest) in looks {
            // The phrase that is found where this run stands.
            if let Some(found) = longest.beginning(&run) {
                others.entry(found.to_owned()).or_default().push(rest);
            }
        }
        Self { longest, others }
    }

    /// Whether a view's text may hold one of the names; word boundaries are not looked at.
    pub fn may_stand_in(&self, view: &str) -> bool {
        let stands =
            |run: &String| view.contains(run.as_str()) || SPELT.iter().any(|(short, long)| run.contains(long) && view.contains(short));
        self.longest.any_found(view, |at, found| {
            ranks(paragraph(view, at)) && self.others.get(found).is_none_or(|names| names.iter().any(|rest| rest.iter().all(stands)))
        })
    }
}

/// The lines around a byte that a sentence can run over: a line that ends in a mark ends its sentence.
fn paragraph(view: &str, at: usize) -> &str {
    let closed = |end: &usize| view.get(..*end).is_none_or(|s| s.ends_with(['.', '!', '?', '…', ';', ':', '"', ')', '|', '\n']));
    let (before, behind) = view.split_at_checked(at).unwrap_or(("", view));
    let start = before.rmatch_indices('\n').map(|(i, _)| i).find(closed).unwrap_or(0);
    let end = behind.match_indices('\n').map(|(i, _)| at + i).find(closed).unwrap_or(view.len());
    view.get(start..end).unwrap_or(view)
}

/// Whether somebody may be ranked in a paragraph, or a ranking be called one.
fn ranks(paragraph: &str) -> bool {
    const WORDS: [&str; 14] =
        ["thứ ", "hạng", "vị trí", "đầu", "top", "tốp", "nhất", "cuối", "đứng", "xếp", "chỉ số", "bảng", "quân", "đo lường"];
    WORDS.iter().any(|w| paragraph.contains(w))
}

/// The longest run of words without joining words or marks in a name without what leads it, where it has three words, and its
/// other runs of at least two words; else that name.
fn runs(name: &str) -> (String, Vec<String>) {
    let view = View::new(name);
    let mut rest = view.text();
    while let Some(shorter) = HEADS.iter().filter_map(|h| rest.strip_prefix(h)?.strip_prefix(' ')).min_by_key(|r| r.len()) {
        rest = shorter;
    }
    let rest = OF_PROVINCES.iter().find_map(|p| rest.strip_suffix(p)).unwrap_or(rest).trim();
    let words: Vec<&str> = rest.split(' ').collect();
    let runs = || words.split(|w| joins(w.trim_end_matches(',')));
    let Some((at, longest)) = runs().enumerate().max_by_key(|(_, r)| r.len()).filter(|(_, r)| r.len() >= 3) else {
        return (rest.trim_end_matches(',').to_owned(), Vec::new());
    };
    let told = |run: &[&str]| run.join(" ").trim_end_matches(',').to_owned();
    let others = runs().enumerate().filter(|(i, r)| *i != at && r.len() >= 2).map(|(_, r)| told(r)).collect();
    (told(longest), others)
}

#[cfg(test)]
mod tests {
    use super::Looks;

    #[test]
    fn everyday_words_of_a_name_tell_nothing_alone() {
        let looks = Looks::new(["Chỉ số phục vụ người dân và doanh nghiệp", "Chỉ số chuyển đổi số cấp tỉnh"].into_iter());
        for text in [
            "chỉ số phục vụ người dân và doanh nghiệp",
            "về phục vụ người dân, dn, tỉnh\nđứng thứ 3",
            "về chuyển đổi số, tỉnh dẫn đầu",
            "thứ hạng về ứng dụng cntt",
        ] {
            assert!(looks.may_stand_in(text), "{text}");
        }
        for text in
            ["chợ được xây mới để phục vụ người dân, đứng gần bến", "doanh nghiệp", "", "tỉnh đứng thứ 3.\nvề chuyển đổi số, sở báo cáo.\n"]
        {
            assert!(!looks.may_stand_in(text), "{text}");
        }
    }
}
