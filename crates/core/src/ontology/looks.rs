//! A first look at a whole page: may it name a ranking?
use super::cores::{HEADS, OF_PROVINCES, SPELT, joins};
use super::phrases::Phrases;
use super::signs::{SIGNS, Sign, Signs};
use super::{MEASURES, Ontology};
use crate::normalize::View;

/// What pages that name rankings hold. One pass over the text asks for all of it.
#[derive(Debug, Default)]
pub struct Looks {
    phrases: Phrases,
    /// By the number of the phrase that is found, all that begin with it.
    meanings: Vec<Vec<(String, Meaning)>>,
}

/// What a text may hold.
#[derive(Debug, Default, Clone, Copy)]
pub struct Seen {
    /// The name of an index.
    pub index: bool,
    /// A line that ranks somebody by what it measures; none behind the first name of an index is looked for.
    pub measure: bool,
    /// Signs of a ranking that the ontology lacks; all of them where the name of an index ended the look.
    pub signs: Signs,
}

/// What a phrase tells.
#[derive(Debug, Clone)]
enum Meaning {
    /// The name of an index.
    Index,
    /// The everyday name of a statistic (`xuất khẩu`): most pages that hold it do not rank anybody in it.
    Statistic,
    /// The longest run of words that the name of an index has however it is written, with its other runs: `phục vụ người dân` is
    /// everyday language, with `doanh nghiệp` on the page and a place or a ranking near it may be named.
    Core(Vec<String>),
    /// A noun of measuring.
    Measure,
    /// A word of pages that rank.
    Sign(Sign),
}

impl Looks {
    /// Looks for what the ontology names.
    pub fn new(o: &Ontology) -> Self {
        let mut all: Vec<(String, Meaning)> = Vec::new();
        for x in &o.indices {
            let names = || x.aliases.iter().chain(&x.weak_aliases).chain([&x.name_vi]);
            for name in names().chain(x.abbr.iter()) {
                let everyday = x.kind == "statistic" && (x.weak_aliases.contains(name) || *name == x.name_vi);
                all.push((quick(View::new(name).text()), if everyday { Meaning::Statistic } else { Meaning::Index }));
            }
            if x.kind == "index" {
                all.extend(names().chain(&x.shared_aliases).map(|name| core(name)));
            }
        }
        let short = SPELT.iter().map(|(short, _)| *short).filter(|short| short.len() > 3);
        all.extend(short.map(|short| (short.to_owned(), Meaning::Core(Vec::new()))));
        all.extend(MEASURES.iter().map(|(first, second, _)| (format!("{first} {second}"), Meaning::Measure)));
        Self::of(all)
    }

    fn of(mut all: Vec<(String, Meaning)>) -> Self {
        let signs = SIGNS.iter().flat_map(|(sign, words)| words.iter().map(|w| ((*w).to_owned(), Meaning::Sign(*sign))));
        all.extend(signs);
        all.retain(|(phrase, meaning)| !matches!(meaning, Meaning::Core(_)) || phrase.len() > 3);
        let phrases = Phrases::new(all.iter().map(|(phrase, _)| phrase.clone()).collect());
        let mut meanings = vec![Vec::new(); phrases.count()];
        for (phrase, meaning) in all {
            if let Some(held) = phrases.beginning(&phrase).and_then(|n| meanings.get_mut(n)) {
                held.push((phrase, meaning));
            }
        }
        Self { phrases, meanings }
    }

    /// What a view's text may hold. `ranks_at` is asked whether the line around a byte, where a noun of measuring stands, may rank
    /// somebody.
    pub fn look(&self, view: &str, mut ranks_at: impl FnMut(usize) -> bool) -> Seen {
        let mut seen = Seen::default();
        let (mut statistic, mut cores) = (false, Vec::new());
        seen.index = self.phrases.any_found(view, |at, found| {
            let rest = view.get(at..).unwrap_or_default();
            let mut index = false;
            for (_, meaning) in self.meanings.get(found).into_iter().flatten().filter(|(phrase, _)| rest.starts_with(phrase)) {
                match meaning {
                    Meaning::Index => index = true,
                    Meaning::Statistic => statistic = true,
                    Meaning::Core(others) => cores.push((at, others)),
                    Meaning::Measure => seen.measure = seen.measure || ranks_at(at),
                    Meaning::Sign(sign) => seen.signs.add(*sign),
                }
            }
            index
        });
        if seen.index {
            // What stands behind was not looked at.
            seen.signs = Signs::ALL;
            return seen;
        }
        let holds = |run: &str| view.contains(run);
        let stands = |run: &String| holds(run) || SPELT.iter().any(|(short, long)| run.contains(long) && holds(short));
        let names = |(at, others): &(usize, &Vec<String>)| ranks(paragraph(view, *at)) && others.iter().all(stands);
        seen.index = statistic && (seen.signs.has(Sign::Place) || holds("top ") || holds("tốp "))
            || seen.signs.has(Sign::Ranked) && cores.iter().any(names);
        seen
    }
}

/// Names written with hyphens or spaces at will are known by their longest word.
fn quick(name: &str) -> String {
    let marks = [' ', '-', '&', '.'];
    let free = name.contains(marks) && name.is_ascii();
    // "human development index": the last two of three words stand on few pages, "development" on many.
    if let (true, Some((rest, last))) = (free, name.rsplit_once(' '))
        && let Some((_, before)) = rest.rsplit_once(' ')
        && !before.contains(marks)
    {
        return format!("{before} {last}");
    }
    if free { name.split(marks).max_by_key(|w| w.len()).unwrap_or_default().to_owned() } else { name.to_owned() }
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

/// The longest run of words without joining words or marks in a name without what leads it, where it has three words, with its
/// other runs of at least two words; else that name.
fn core(name: &str) -> (String, Meaning) {
    let view = View::new(name);
    let mut rest = view.text();
    while let Some(shorter) = HEADS.iter().filter_map(|h| rest.strip_prefix(h)?.strip_prefix(' ')).min_by_key(|r| r.len()) {
        rest = shorter;
    }
    let rest = OF_PROVINCES.iter().find_map(|p| rest.strip_suffix(p)).unwrap_or(rest).trim();
    let words: Vec<&str> = rest.split(' ').collect();
    let runs = || words.split(|w| joins(w.trim_end_matches(',')));
    let Some((at, longest)) = runs().enumerate().max_by_key(|(_, r)| r.len()).filter(|(_, r)| r.len() >= 3) else {
        return (quick(rest.trim_end_matches(',')), Meaning::Core(Vec::new()));
    };
    let told = |run: &[&str]| run.join(" ").trim_end_matches(',').to_owned();
    let others = runs().enumerate().filter(|(i, r)| *i != at && r.len() >= 2).map(|(_, r)| told(r)).collect();
    (quick(&told(longest)), Meaning::Core(others))
}

#[cfg(test)]
mod tests {
    use super::{Looks, Meaning, core, quick};

    fn looks() -> Looks {
        let mut all = vec![core("Chỉ số phục vụ người dân và doanh nghiệp"), core("Chỉ số chuyển đổi số cấp tỉnh")];
        all.push((quick("xuất khẩu"), Meaning::Statistic));
        all.push((quick("xuất khẩu số"), Meaning::Index));
        all.push((quick("par index"), Meaning::Index));
        Looks::of(all)
    }

    #[test]
    fn names_and_what_they_have_in_common_open_a_page() {
        for text in [
            "chỉ số phục vụ người dân và doanh nghiệp: đứng thứ 3",
            "về phục vụ người dân, dn, tỉnh\nđứng thứ 3",
            "về chuyển đổi số, tỉnh dẫn đầu",
            "par-index năm nay",
            "xuất khẩu số tăng",
            "xuất khẩu dẫn đầu",
        ] {
            assert!(looks().look(text, |_| false).index, "{text}");
        }
    }

    #[test]
    fn everyday_words_alone_open_none() {
        for text in [
            "chợ mới để phục vụ người dân, đứng gần bến. xã xếp thứ 3",
            "doanh nghiệp đứng thứ 3",
            "",
            "tỉnh đứng thứ 3.\nvề chuyển đổi số, sở báo cáo.\n",
            "xuất khẩu tăng",
        ] {
            assert!(!looks().look(text, |_| false).index, "{text}");
        }
    }
}
