//! Places said by words: `quán quân`, `dẫn đầu`, `cuối bảng`, and what only looks like one.
use super::Scanner;
use super::ordinals::{leads_to_place, led_by_person};
use crate::extract::mention::What;
use crate::extract::numerals::{in_words, whole};
use crate::normalize::TokenKind;
use crate::ontology::Entity;

/// `thuộc nhóm các tỉnh, thành phố trực thuộc Trung ương đứng đầu cả nước`, `trong nhóm đứng đầu bảng`: the best of a group, and no first place.
fn of_a_group(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    const REACH: usize = 14;
    let noun = |t: usize| {
        matches!(
            s.word(t),
            "các"
                | "những"
                | "tỉnh"
                | "thành"
                | "phố"
                | "trực"
                | "thuộc"
                | "trung"
                | "ương"
                | "địa"
                | "phương"
                | "đơn"
                | "vị"
                | "huyện"
                | "nước"
                | "quốc"
                | "gia"
                | "sở"
                | "ngành"
                | "đứng"
                | "xếp"
                | "nơi"
        ) || s.mark(t, ',') && s.word(t + 1) == "thành"
    };
    let first = (at.saturating_sub(REACH)..at).rev().take_while(|t| noun(*t)).last().unwrap_or(at);
    // "Nhóm huyện đứng đầu là X": who leads it is named.
    let named = matches!(s.word(end), "là" | "thuộc" | "gồm" | "có") || s.mark(end, ':');
    first > 0 && matches!(s.before(first, 1), "nhóm" | "tốp" | "top") && !named
}

/// `quán quân`, `dẫn đầu`: a rank said by a word, unless it speaks of a person, a group or the past.
pub(super) fn exact(s: &Scanner<'_>, at: usize, end: usize, n: u32) -> Option<What> {
    let before = s.before(at, 1);
    // "khoảng cách giữa vị trí cao nhất và thấp nhất": how far apart they are.
    let named = s.mark(end, '(') && super::leads::can_be_ranked(s, end + 1);
    if !named && (1..=4).any(|b| s.before(at, b) == "giữa") && (1..=8).any(|b| matches!(s.before(at, b), "cách" | "lệch" | "chênh")) {
        return None;
    }
    if matches!(before, "người" | "nhóm" | "tốp" | "vai" | "cán" | "phương" | "trách" | "bí" | "giờ" | "mẫu" | "đầy" | "từng")
        && matches!(before, "người" | "nhóm" | "tốp" | "vai")
        || before == "top"
    {
        return None;
    }
    if whoever_stands_there(s, at, end) || of_a_group(s, at, end) {
        return None;
    }
    // "đi đầu trong phong trào": a place only where it says whose.
    if s.word(at) == "đi" && end == at + 2 && s.word(end) != "là" {
        return None;
    }
    // "thuộc hàng nhất nhì cả nước", "đứng nhất, nhì cả nước": the first or the second.
    let either = s.before(end, 1) == "nhất" && {
        let next = if s.mark(end, ',') || s.mark(end, '-') { end + 1 } else { end };
        s.word(next) == "nhì" && (next == end || matches!(s.word(next + 1), "cả" | "toàn" | "vùng" | "khu" | "trong" | "của"))
    };
    if either {
        return None;
    }
    // "nằm ở hai đầu bảng": one at either end.
    if matches!(before, "hai" | "2") && matches!((s.word(at), s.word(at + 1)), ("đầu", "bảng" | "danh")) {
        return None;
    }
    // "điểm thấp nhất cả nước": the other end.
    if s.word(at) == "nhất" && matches!(before, "thấp" | "kém" | "ít" | "yếu" | "tệ" | "chậm") {
        return None;
    }
    // "vài nơi từng dẫn đầu": some, and nobody by name.
    let some = before == "từng" && (2..=4).any(|b| matches!(s.before(at, b), "nơi" | "tỉnh" | "phương" | "vị" | "phố"));
    if some
        && (3..=6).any(|b| {
            matches!(s.before(at, b), "vài" | "nhiều" | "những" | "các") || s.before(at, b) == "số" && s.before(at, b + 1) == "một"
        })
    {
        return None;
    }
    // "đơn vị đứng đầu hơn đơn vị đứng cuối 11 điểm": how far apart the ends are.
    let ends = matches!(s.word(end), "hơn" | "cách" | "và" | "với" | "đến" | "tới" | "so")
        && (end + 1..end + 6).any(|i| matches!(s.word(i), "cuối" | "chót"))
        && matches!(before, "vị" | "phương" | "tỉnh" | "nơi" | "bộ" | "huyện" | "sở" | "quan");
    if ends {
        return None;
    }
    if of_a_class(s, at, end) {
        return None;
    }
    // "đơn vị nào đứng đầu?": a question names nobody. "vị trí đầu mối", "về đầu năm": the word goes on.
    if asked(s, at) || !whole_phrase(s, at, end) {
        return None;
    }
    // "những nơi lần đầu chiếm các vị trí dẫn đầu": several places, and nobody's.
    let plural = matches!(before, "các" | "những") && matches!(s.word(at), "vị" | "ngôi");
    if plural && !(end..end + 6).any(|i| matches!(s.word(i), "là" | "thuộc" | "gồm" | "lần") || s.mark(i, ':')) {
        return None;
    }
    let after = s.word(end);
    if matches!(after, "cơ" | "ubnd" | "chính" | "ngành" | "đơn" | "cấp" | "sở" | "tổ")
        && matches!(s.word(end + 1), "quan" | "quyền" | "vị" | "ủy" | "chức")
        && s.word(at) == "đứng"
        && before == "người"
    {
        return None;
    }
    let own = s.out.last().is_some_and(|m| m.t1 == at && matches!(m.what, What::Subject(_)));
    let noun = !own && matches!(before, "thành" | "nơi" | "quan" | "vị" | "tỉnh" | "nước" | "phương" | "phố" | "gia" | "bộ");
    let named = s.word(end) == "là" && s.tokens.get(end + 1).is_some_and(|t| t.capital);
    if noun && !named && (1..=6).any(|b| matches!(s.before(at, b), "với" | "kém" | "hơn" | "như" | "những" | "các" | "nhiều" | "sau"))
    {
        return None; // "so với đơn vị dẫn đầu", "những địa phương dẫn đầu"
    }
    // "có 7 chỉ số đứng đầu", "18/52 chỉ số thành phần dẫn đầu" count components.
    let counted = (2..=5).any(|b| {
        let number = at.checked_sub(b + 1).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Number);
        number
            && matches!(
                (s.before(at, b), s.before(at, b - 1)),
                ("chỉ", "số" | "tiêu") | ("tiêu", "chí") | ("nội", "dung") | ("lĩnh", "vực")
            )
    });
    // "3 chỉ số dẫn đầu vùng Tây Bắc (P, Q)", "2 chỉ số dẫn đầu (P, Q)": each of them is told.
    let told = || {
        let link = (end..end + 10).find(|t| s.mark(*t, '(') || s.mark(*t, ':') || matches!(s.word(*t), "gồm" | "là"));
        let part = |t: usize| s.names_at(t).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Component(..))));
        link.is_some_and(|l| (l + 1..l + 4).any(part))
    };
    if counted && !told() && !s.mark(end, ':') && !matches!(s.word(end), "cả" | "gồm" | "là" | "toàn" | "thế" | ",") {
        return None;
    }
    let handed = super::leads::handed_to(s, end) && (1..=3).any(|b| matches!(s.before(at, b), "mất" | "nhường"));
    if handed {
        return Some(What::Rank { n, of: None, word: true });
    }
    if matches!(before, "mất" | "đoạn" | "khối" | "tuột" | "vuột" | "nhường" | "rời" | "lỡ" | "sẩy" | "thôi")
        || before == "ngôi" && s.before(at, 2) == "mất"
        || matches!(before, "trí" | "vị") && s.before(at, 3) == "mất"
    {
        return None; // "mất hạng ba", "mất ngôi quán quân", "giai đoạn dẫn đầu"
    }
    // "…, sau 7 năm liên tục dẫn đầu": what was.
    let after_years = (2..=6).any(|b| s.before(at, b) == "sau" && (1..b).any(|c| s.before(at, c) == "năm"));
    if after_years && (1..=2).all(|b| !s.mark(at.wrapping_sub(b), ',')) {
        return None;
    }
    if s.mark(end, '/') || (matches!(s.word(end - 1), "1" | "một" | "hai") && matches!(after, "lượng" | "liệu")) {
        return None;
    }
    // "xếp hạng ba chỉ số PCI", "tăng hạng ba chỉ số": so many rankings.
    let counted = matches!(s.word(end - 1), "ba" | "hai") && (after, s.word(end + 1)) == ("chỉ", "số");
    if counted && s.word(at) == "hạng" {
        return None;
    }
    // "bến số 1", "lao động hạng nhất", "lớn nhất cả nước": only behind what leads to a place.
    if matches!(s.word(at), "số" | "hạng" | "nhất" | "giải") && !leads_to_place(s, at) {
        return None;
    }
    // "lợi ích của dân đứng trên tất cả": a place only where a ranking or those ranked are named.
    let bold = s.before(end, 1) == "cả" && s.before(end, 2) == "tất";
    if bold && !s.out.iter().any(|m| matches!(m.what, What::Index(_) | What::Part(_) | What::Of(_) | What::Block(_))) {
        return None;
    }
    // "từng hai lần dẫn đầu" counts.
    let times = (1..=2)
        .any(|b| s.before(at, b) == "lần" && (in_words(&[s.before(at, b + 1)]).is_some() || s.before(at, b + 1).parse::<u32>().is_ok()));
    // "một lần nữa về nhất", "thêm một lần dẫn đầu": it leads once more.
    let once = s.before(at, 1) == "lần" && matches!(s.before(at, 2), "một" | "1") && matches!(s.before(at, 3), "thêm" | "lại");
    let again = once || s.before(at, 1) == "nữa";
    if times && !again || s.word(at) != "quán" && led_by_person(s, at, end) {
        return None;
    }
    Some(What::Rank { n, of: None, word: true })
}

/// `cuối bảng` and its like, unless it names a group.
pub(super) fn last(s: &Scanner<'_>, at: usize, end: usize) -> Option<What> {
    // "xếp cuối 7/7 huyện": the figure says it.
    let figure = |i: usize| s.tokens.get(i).filter(|t| t.kind == TokenKind::Number).and_then(|t| whole(t.text));
    if let (Some(n), true) = (figure(end).filter(|n| *n > 1), s.mark(end + 1, '/') && figure(end + 2) == figure(end)) {
        return Some(What::Rank { n, of: Some(n), word: false });
    }
    // "vị trí cuối cùng trong tốp 10": the end of the best; "đội sổ 11 nước của khối": among so many.
    let best = matches!(s.word(end), "trong" | "của") && matches!(s.word(end + 1), "top" | "tốp" | "nhóm");
    let among = (end..end + 2).any(|i| s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number))
        && (end + 1..end + 3).any(|i| matches!(s.word(i), "nước" | "nền" | "quốc"));
    if best || among {
        return None;
    }
    if whoever_stands_there(s, at, end) {
        return None;
    }
    // "tỉnh đứng đầu hơn tỉnh đứng cuối 48 điểm": how far apart the ends are.
    let noun = (1..=2).any(|b| matches!(s.before(at, b), "tỉnh" | "vị" | "phương" | "nơi" | "bộ" | "huyện" | "sở" | "quan" | "nước"));
    let apart = noun
        && (2..=5).any(|b| matches!(s.before(at, b), "hơn" | "với" | "và" | "cách" | "đến"))
        && (3..=9).any(|b| matches!((s.before(at, b + 1), s.before(at, b)), ("đứng" | "dẫn" | "xếp", "đầu") | ("đứng", "nhất")))
        && matches!(s.word(end), "tới" | "đến" | "những" | "hơn" | "là")
        && (end..end + 3).any(|t| s.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number));
    if apart {
        return None;
    }
    // "phía cuối bảng có A, B, C": a stretch of the table, and no place.
    if asked(s, at) || s.before(at, 1) == "phía" || !whole_phrase(s, at, end) || beside_its_past(s, at, end) {
        return None;
    }
    // "các cơ quan nằm ở cuối danh sách": over the verb.
    let verb = (1..=3).take_while(|b| matches!(s.before(at, *b), "nằm" | "đứng" | "xếp" | "ở" | "đang" | "phải")).count();
    let grouped = (1..=3 + verb).any(|b| matches!(s.before(at, b), "nhóm" | "tốp" | "các"))
        || (1..=2).any(|b| matches!(s.before(at, b), "tỉnh" | "phương") && s.before(at, b + 1).parse::<u32>().is_ok());
    let counted = (1..=2).any(|b| in_words(&[s.before(at, b + 1)]).is_some() && matches!(s.before(at, b), "tỉnh" | "địa" | "nước"));
    // "10 địa phương “đội sổ” năm 2024".
    let sized = (2..=6).any(|b| {
        let n = at.checked_sub(b).and_then(|i| s.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Number);
        n && matches!(s.before(at, b - 1), "tỉnh" | "địa" | "đơn" | "nơi" | "nước" | "bộ" | "huyện" | "xã" | "thành" | "quốc" | "sở")
    });
    (!grouped && !counted && !sized && !matches!(s.before(at, 1), "gần" | "áp")).then_some(What::Last)
}

/// `Các tỉnh, thành phố lớn vẫn dẫn đầu ở chỉ số P`: a class of many has it, and nobody by name.
fn of_a_class(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    const REACH: usize = 10;
    let adverb = matches!(s.before(at, 1), "vẫn" | "luôn" | "cũng" | "đều" | "thường" | "tục");
    let named = matches!(s.word(end), "là" | "gồm" | "thuộc" | "lần" | "vẫn") || s.mark(end, ':');
    let stop = |t: usize| {
        let noun = matches!(s.word(t + 1), "thành" | "thị" | "quận" | "huyện");
        s.tokens.get(t).is_some_and(|k| matches!(k.kind, TokenKind::Punct(c) if c != ',' && c != '/' || c == ',' && !noun))
    };
    let head = (1..=REACH).map_while(|b| at.checked_sub(b)).take_while(|t| !stop(*t)).last();
    let Some(head) = head.filter(|_| adverb && !named) else { return false };
    let class = matches!(s.word(head), "các" | "những" | "nhiều")
        && matches!(s.word(head + 1), "tỉnh" | "địa" | "thành" | "nước" | "quốc" | "bộ" | "sở" | "huyện" | "đơn");
    class && !s.out.iter().any(|m| m.t0 >= head && matches!(m.what, What::Subject(_)))
}

/// `sở nào nhất`, `đơn vị nào chót bảng`: a question asks who stands there.
fn asked(s: &Scanner<'_>, at: usize) -> bool {
    (1..=3).take_while(|b| !matches!(s.before(at, *b), "," | ";" | "." | ":" | "?")).any(|b| s.before(at, b) == "nào")
}

/// Whether `trên cùng`, `vị trí đầu`, `về đầu` are meant as places: words that begin many other phrases must be left alone by what
/// follows them, and those that tell of any pile must stand behind a verb or name somebody.
fn whole_phrase(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let after = s.word(end);
    let ends = s.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Punct(_)));
    let named = matches!(after, "là" | "thuộc" | "vẫn" | "tiếp" | "lại" | "cũng" | "gọi") || s.mark(end, ':');
    let goes_on =
        matches!(after, "với" | "trong" | "trên" | "của" | "ở" | "tại" | "về" | "bảng" | "cả" | "toàn" | "khối" | "được" | "đạt" | "và");
    match (s.word(at), s.before(end, 1)) {
        ("về" | "vị", "đầu") => ends || named || goes_on,
        // "phân khúc văn phòng lên ngôi": in fashion. Who takes a place does so with points or in a table.
        ("lên", "ngôi" | "đỉnh") | ("đăng", "quang") => {
            let table = matches!((after, s.word(end + 1)), ("với", n) if n.bytes().next().is_some_and(|b| b.is_ascii_digit()))
                || matches!(after, "ở" | "tại" | "trong") && matches!(s.word(end + 1), "bảng" | "chỉ" | "khối" | "pci" | "papi" | "ddci");
            // "A đăng quang nhờ đạt 95,2%", "ba mùa PCI liền A lên ngôi".
            let figure = |i: usize| s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
            let led = matches!(after, "nhờ" | "khi" | "với" | "sau") && (end + 1..end + 4).any(figure);
            let named = ends && s.before(end, 1) == "quang" && s.out.iter().any(|m| matches!(m.what, What::Index(_)));
            (table || led || named) && s.out.last().is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 == at)
        }
        // "đoạt ngôi vô địch V.League", "chức vô địch bóng đá": in a game.
        (_, "địch") | ("chiếm" | "ngôi", "đỉnh") => {
            let index = |i: usize| s.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "index");
            let ranking = s.names_at(end).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(i) if index(i))));
            (ends || named || ranking || matches!(after, "với" | "của" | "về" | "trong" | "bảng" | "khối" | "năm"))
                && (ranking
                    || s.out.iter().any(|m| match m.what {
                        What::Index(i) => index(i),
                        What::Part(_) | What::Block(_) => true,
                        _ => false,
                    }))
        }
        ("trên" | "dưới" | "khép" | "sau", "cùng" | "bảng" | "chót") if end - at == 2 => {
            // "Cục Thuế vẫn trên cùng với 94,3%".
            let stays = || {
                matches!(s.before(at, 1), "vẫn" | "tục" | "đang" | "còn")
                    && (ends || after == "với")
                    && s.out.last().is_some_and(|m| matches!(m.what, What::Subject(_)) && m.t1 + 2 >= at)
            };
            named || ends && s.before(at, 1) == "ở" || stays()
        }
        _ => true,
    }
}

/// `vị trí thấp nhất từ trước tới nay`, `… trong 5 năm`: the worst of one's own past; `chỉ số ở vị trí thấp nhất`: the worst of one's own
/// components.
fn beside_its_past(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    if s.before(end, 2) != "thấp" {
        return false;
    }
    let past = (end..end + 4).any(|i| {
        matches!((s.word(i), s.word(i + 1)), ("từ", "trước" | "khi") | ("kể", "từ") | ("lịch", "sử") | (_, "năm"))
            && (s.word(i) != "năm" || s.tokens.get(i + 1).is_none_or(|t| t.kind != TokenKind::Number))
            && (s.word(i + 1) != "năm" || s.word(i).parse::<u32>().is_ok())
    });
    let clause = (1..=8).take_while(|b| !matches!(s.before(at, *b), "," | ":" | ";" | "."));
    let part =
        clause.into_iter().any(|b| matches!((s.before(at, b + 1), s.before(at, b)), ("chỉ", "số") | ("tiêu", "chí") | ("lĩnh", "vực")));
    past || part
}

/// `Đơn vị xếp cuối đạt 60 điểm, đơn vị dẫn đầu được 90 điểm`: what whoever stands there has, and nobody by name.
fn whoever_stands_there(s: &Scanner<'_>, at: usize, end: usize) -> bool {
    let noun = matches!((s.before(at, 2), s.before(at, 1)), ("đơn", "vị") | ("cơ", "quan"));
    let figure = (end + 1..end + 3).any(|i| s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number));
    let opens = at.checked_sub(3).and_then(|i| s.tokens.get(i)).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ':')));
    noun && opens && figure && matches!(s.word(end), "đạt" | "có" | "được" | "chỉ")
}
