//! The first place said by what a ranking of countries is about: `Phần Lan là quốc gia hạnh phúc nhất [thế giới]`.
use super::Scanner;
use crate::extract::mention::What;
use crate::extract::setting::Setting;
use crate::ontology::Entity;

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

/// The superlative of a ranking of countries that begins at `at` with their noun, `quốc gia [kém] hạnh phúc nhất`: the word that the names
/// of such rankings have, whether it is the other end, and where it ends.
pub(in crate::extract) fn quality<'w>(word: impl Fn(usize) -> &'w str, at: usize) -> Option<(&'static str, bool, usize)> {
    let noun = match (word(at), word(at + 1)) {
        ("quốc", "gia") | ("đất", "nước") => at + 2,
        ("nền", "kinh") if word(at + 2) == "tế" => at + 3,
        ("nước", _) => at + 1,
        // "Hạnh phúc nhất thế giới là X".
        ("hạnh", "phúc") | ("hòa", "bình") | ("thịnh", "vượng") | ("trong", "sạch") => at,
        _ => return None,
    };
    let says = |words: &str, from: usize| words.split(' ').enumerate().all(|(k, w)| word(from + k) == w);
    // "nước kém hòa bình nhất thế giới".
    let least = matches!(word(noun), "kém" | "ít") && !says("ít tham nhũng", noun);
    let noun = noun + usize::from(least);
    let (quality, about) = QUALITIES.iter().find(|(q, _)| says(q, noun))?;
    let end = noun + quality.split(' ').count();
    (word(end) == "nhất").then_some((*about, least, end))
}

/// Whether an index ranks countries by what `about` says.
pub(in crate::extract) fn ranks_by(setting: &Setting<'_>, index: usize, about: &str) -> bool {
    let ranking = setting.ontology.indices.get(index).filter(|x| x.ranks.iter().any(|r| r == "countries"));
    ranking.is_some_and(|x| x.aliases.iter().chain([&x.name_vi]).any(|n| crate::normalize::View::new(n).text().contains(about)))
}

/// `Singapore có hộ chiếu quyền lực nhất thế giới`, `hộ chiếu Afghanistan yếu nhất thế giới`: first or last of a ranking of passports that the page
/// names. At `hộ` or at the quality behind whose it is; where the superlative ends.
pub(super) fn passport(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let noun = |t: usize| (s.word(t), s.word(t + 1)) == ("hộ", "chiếu");
    // "có hộ chiếu quyền lực nhất" or "hộ chiếu [của] X quyền lực nhất".
    let quality = if noun(at) {
        let linked = (1..=2).any(|b| matches!(s.before(at, b), "có" | "hữu" | "là" | "giữ"))
            && matches!(s.before(at, 1), "có" | "hữu" | "là" | "giữ" | "cuốn" | "tấm");
        linked.then_some(at + 2)?
    } else {
        let owner = s.out.last().filter(|m| m.t1 == at && matches!(m.what, What::Subject(_)))?;
        (2..=3).any(|b| owner.t0.checked_sub(b).is_some_and(noun)).then_some(at)?
    };
    let least = matches!(s.word(quality), "kém" | "ít");
    let from = quality + usize::from(least);
    let (words, weak) = match (s.word(from), s.word(from + 1)) {
        ("quyền", "lực" | "năng") => (2, false),
        ("mạnh", _) => (1, false),
        ("yếu" | "tệ", _) => (1, true),
        _ => return None,
    };
    let nearest = from + words;
    if s.word(nearest) != "nhất" {
        return None;
    }
    let wide = matches!((s.word(nearest + 1), s.word(nearest + 2)), ("thế", "giới") | ("hành", "tinh") | ("toàn", "cầu"));
    let ends = s.tokens.get(nearest + 1).is_none_or(|t| t.kind != crate::normalize::TokenKind::Word);
    let named = s.setting.outright.iter().any(|i| ranks_by(s.setting, *i, "hộ chiếu"));
    let who = s.out.iter().any(|m| matches!(m.what, What::Subject(_)));
    if !named || !who || !(wide || ends) || least && weak {
        return None;
    }
    let stop = if wide { nearest + 3 } else { nearest + 1 };
    // "hộ chiếu quyền lực nhất" is also a name of the ranking.
    let index = s
        .names_at(at)
        .and_then(|(e, to)| e.iter().find_map(|e| if let (Entity::Index(i), false) = (e.entity, e.weak) { Some((i, to)) } else { None }));
    if let Some((i, to)) = index {
        s.push(What::Index(i), at, to.min(stop));
    }
    s.push(if least || weak { What::Last } else { What::Rank { n: 1, of: None, word: true } }, at, stop);
    Some(stop)
}

/// At `là quốc gia`, `là nước`: the superlative by which a ranking ranks, among all. Where it ends. Without the ranking in its sentence,
/// whoever reads on knows whether it is in hand.
pub(super) fn most_of_ranking(s: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let (about, least, end) = quality(|t| s.word(t), at)?;
    let bare = matches!(s.word(at), "hạnh" | "hòa" | "thịnh" | "trong");
    // "X được đánh giá trong sạch nhất".
    let judged = bare
        && (2..=4).any(|b| {
            s.before(at, b + 1) == "được"
                && matches!((s.before(at, b), s.before(at, b - 1)), ("đánh", "giá") | ("coi", "là") | ("xem", "là") | ("bình", "chọn"))
        });
    let linked = matches!(s.before(at, 1), "là" | "thành") && !bare || s.before(at, 1) == "hiệu" && s.before(at, 2) == "danh" || judged;
    // "Quốc gia hòa bình nhất thế giới là X": the noun opens its clause, and who it is follows.
    let opens = at == 0 || s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Mark(',' | ';' | ':')));
    if !linked && !opens {
        return None;
    }
    let index = s.out.iter().rev().find_map(|m| if let What::Index(i) = m.what { Some(i) } else { None });
    // "Quốc gia hạnh phúc nhất thế giới: A thế chỗ B": the ranking's name, as a heading.
    let known = s.setting.ontology.indices.len();
    let named =
        |t: usize| s.names_at(t).is_some_and(|(e, to)| to >= end && e.iter().any(|e| matches!(e.entity, Entity::Index(x) if x < known)));
    if !linked && index.is_none() && !s.mark(at.wrapping_sub(1), ':') && s.mark(end + 1, ':') | s.mark(end + 3, ':') && (at..end).any(named)
    {
        return None;
    }
    // "một trong những nước hạnh phúc nhất", "nước hạnh phúc nhất Đông Nam Á": among some.
    let wide = matches!((s.word(end + 1), s.word(end + 2)), ("thế", "giới") | ("hành", "tinh") | ("toàn", "cầu"));
    // "… nhất trong bảng xếp hạng này": the clause says among whom.
    let narrow = s.word(end + 1) == "trong" && matches!((s.word(end + 2), s.word(end + 3)), ("bảng", _) | ("danh", "sách"));
    let ends =
        wide || narrow || s.tokens.get(end + 1).is_none_or(|t| matches!(t.kind, crate::normalize::TokenKind::Punct(',' | '.' | ';' | ')')));
    let stop = if wide { end + 3 } else { end + 1 };
    // "Hạnh phúc nhất thế giới, 2 năm liên tiếp, là X".
    let aside = || s.mark(stop, ',') && (stop + 1..stop + 9).any(|t| s.mark(t, ',') && s.word(t + 1) == "là");
    let follows = || s.word(stop) == "là" || (s.word(stop), s.word(stop + 1)) == ("thuộc", "về") || s.mark(stop, ':') || aside();
    if index.is_some_and(|i| !ranks_by(s.setting, i, about)) || !(if linked { ends } else { follows() }) {
        return None;
    }
    let what = match (index, least) {
        (Some(_), false) => What::Rank { n: 1, of: None, word: true },
        (Some(_), true) => What::Last,
        (None, false) => What::Highest,
        (None, true) => What::Lowest,
    };
    s.push(what, at, stop);
    Some(stop)
}
