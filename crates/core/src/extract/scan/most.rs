//! The first place said by what a ranking of countries is about: `Phần Lan là quốc gia hạnh phúc nhất [thế giới]`.
use super::Scanner;
use crate::extract::mention::What;

/// Qualities, each with a word that the name of a ranking by it has.
const QUALITIES: &[(&str, &str)] = &[
    ("hạnh phúc", "hạnh phúc"),
    ("hòa bình", "hòa bình"),
    ("thịnh vượng", "thịnh vượng"),
    ("cạnh tranh", "cạnh tranh"),
    ("tự do", "tự do"),
    ("dân chủ", "dân chủ"),
    ("trong sạch", "tham nhũng"),
    ("ít tham nhũng", "tham nhũng"),
    ("minh bạch", "tham nhũng"),
    ("đổi mới sáng tạo", "sáng tạo"),
];

/// At `là quốc gia`, `là nước`: the superlative by which the ranking in hand ranks, among all. Where it ends.
pub(super) fn most_of_ranking(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let noun = match (s.word(at), s.word(at + 1)) {
        ("quốc", "gia") | ("đất", "nước") => at + 2,
        ("nền", "kinh") if s.word(at + 2) == "tế" => at + 3,
        ("nước", _) => at + 1,
        _ => return None,
    };
    let linked = matches!(s.before(at, 1), "là" | "thành") || s.before(at, 1) == "hiệu" && s.before(at, 2) == "danh";
    // "Quốc gia hòa bình nhất thế giới là X": the noun opens its clause, and who it is follows.
    let opens = at == 0 || s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Mark(',' | ';' | ':')));
    if !linked && !opens {
        return None;
    }
    let says = |words: &str, from: usize| words.split(' ').enumerate().all(|(k, w)| s.word(from + k) == w);
    // "nước kém hòa bình nhất thế giới": the other end of the table.
    let least = matches!(s.word(noun), "kém" | "ít") && !says("ít tham nhũng", noun);
    let noun = noun + usize::from(least);
    let (quality, about) = QUALITIES.iter().find(|(q, _)| says(q, noun))?;
    let end = noun + quality.split(' ').count();
    let index = s.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None }).or(s.setting.main_index);
    let ranking = index.and_then(|i| s.setting.ontology.indices.get(i)).filter(|x| x.ranks.iter().any(|r| r == "countries"))?;
    let named = ranking.aliases.iter().chain([&ranking.name_vi]).any(|n| crate::normalize::View::new(n).text().contains(about));
    // "một trong những nước hạnh phúc nhất", "nước hạnh phúc nhất Đông Nam Á": among some.
    let wide = matches!((s.word(end + 1), s.word(end + 2)), ("thế", "giới") | ("hành", "tinh") | ("toàn", "cầu"));
    let ends = wide || s.tokens.get(end + 1).is_none_or(|t| matches!(t.kind, crate::normalize::TokenKind::Punct(',' | '.' | ';' | ')')));
    let stop = if wide { end + 3 } else { end + 1 };
    let follows = || s.word(stop) == "là" || (s.word(stop), s.word(stop + 1)) == ("thuộc", "về") || s.mark(stop, ':');
    if s.word(end) != "nhất" || !named || !(if linked { ends } else { follows() }) {
        return None;
    }
    s.push(if least { What::Last } else { What::Rank { n: 1, of: None, word: true } }, at, stop);
    Some(stop)
}
