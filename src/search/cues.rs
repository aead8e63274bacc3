//! Words of a question that say what is wanted, and words that say nothing.
use super::query::Intent;
use super::words::{Word, find, take};

/// Takes the first cue that stands in the question.
fn any(words: &mut [Word], cues: &[&str]) -> bool {
    for cue in cues {
        if let Some((from, to)) = find(words, 0, cue) {
            take(words, from, to);
            return true;
        }
    }
    false
}

/// `top 5`, `5 tỉnh đứng đầu`, `cuối bảng`, `bottom 3`; taken before years, which are numbers too.
pub(super) fn ends(words: &mut [Word]) -> Option<Intent> {
    for (cue, top) in [("top", true), ("top dau", true), ("top cuoi", false), ("bottom", false), ("nhom cuoi", false)] {
        let Some((from, to)) = find(words, 0, cue) else { continue };
        if let Some(n) = words.get(to).filter(|w| !w.used).and_then(|w| w.number).filter(|n| (1..=100).contains(n)) {
            take(words, from, to + 1);
            let last = any(words, &["cuoi bang", "cuoi", "tu duoi len"]);
            any(words, &["dau bang", "dung dau", "dan dau", "cao nhat"]);
            return Some(if top && !last { Intent::Top(n) } else { Intent::Bottom(n) });
        }
    }
    let counted = |words: &mut [Word]| {
        let at = words.iter().position(|w| !w.used && w.number.is_some_and(|n| (1..=63).contains(&n)));
        let at = at.filter(|at| {
            words.get(at + 1).is_some_and(|w| matches!(w.fold.as_str(), "tinh" | "dia" | "don" | "bo" | "so" | "thanh" | "noi"))
        })?;
        let n = words.get(at)?.number;
        take(words, at, at + 1);
        n
    };
    if any(words, &["cuoi bang", "chot bang", "doi so", "xep cuoi", "dung cuoi", "thap nhat", "day bang", "bet bang", "cuoi cung"]) {
        return Some(Intent::Bottom(counted(words).unwrap_or(3)));
    }
    if any(words, &["dung dau", "dan dau", "dau bang", "quan quan", "cao nhat", "thu nhat", "hang nhat", "so mot", "tot nhat"]) {
        return Some(Intent::Top(counted(words).unwrap_or(3)));
    }
    None
}

/// `trước sáp nhập`, `trong 34 tỉnh` and the like.
pub(super) fn list(words: &mut [Word]) -> Option<String> {
    if any(words, &["sau sap nhap", "sau hop nhat", "34 tinh", "34 dia phuong", "34 don vi"]) {
        return Some("34".to_owned());
    }
    any(words, &["truoc sap nhap", "truoc hop nhat", "63 tinh", "63 dia phuong", "63 don vi"]).then(|| "63".to_owned())
}

/// Scopes that are no region of the country.
pub(super) fn scope(words: &mut [Word]) -> Option<&'static str> {
    if any(words, &["asean", "dong nam a"]) {
        return Some("asean");
    }
    if any(words, &["cac bo nganh", "bo nganh", "cac bo", "khoi bo"]) {
        return Some("ministries");
    }
    any(words, &["the gioi", "toan cau"]).then_some("world")
}

/// The kinds of question that cue words alone tell apart.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    pub series: bool,
    pub neighbours: bool,
    pub why: bool,
    pub compare: bool,
    pub who: bool,
}

/// Reads and takes the cues.
pub(super) fn kinds(words: &mut [Word]) -> Kinds {
    // A stated figure is verified with or without these words; they only must not be searched for.
    any(words, &["dung khong", "dung hay khong", "phai khong", "co dung", "dung chua", "co phai", "chinh xac khong", "that khong"]);
    Kinds {
        why: any(words, &["vi sao", "tai sao", "nho dau", "do dau", "nguyen nhan", "ly do", "li do", "sao lai"]),
        series: any(
            words,
            &[
                "qua cac nam",
                "qua cac ky",
                "qua tung nam",
                "theo nam",
                "theo tung nam",
                "cac nam",
                "nhieu nam",
                "tung nam",
                "dien bien",
                "lich su",
                "xu huong",
            ],
        ),
        compare: any(words, &["so sanh", "doi chieu", "vs", "so voi", "hon kem"]),
        neighbours: any(
            words,
            &[
                "dung tren",
                "xep tren",
                "dung duoi",
                "xep duoi",
                "dung sau",
                "xep sau",
                "dung truoc",
                "xep truoc",
                "ngay tren",
                "ngay duoi",
                "dung gan",
                "xung quanh",
                "lang gieng",
                "tren",
                "duoi",
            ],
        ),
        who: any(words, &["tinh nao", "dia phuong nao", "don vi nao", "bo nao", "tinh thanh nao", "ai"]),
    }
}

/// Words around a question that carry no meaning of their own for search.
const FILLERS: [&str; 78] = [
    "tinh", "thanh", "pho", "tp", "xep", "dung", "thu", "may", "hang", "bao", "nhieu", "chi", "so", "nam", "cua", "ve", "trong", "la",
    "ky", "o", "tai", "va", "voi", "cac", "nhung", "the", "nao", "cho", "biet", "hoi", "xin", "bang", "ket", "qua", "vi", "tri", "duoc",
    "co", "khong", "gi", "a", "nhi", "ha", "nhe", "ra", "sao", "do", "nay", "roi", "theo", "tu", "den", "toi", "giua", "tut", "tang",
    "giam", "bac", "diem", "rank", "ranking", "muc", "nhom", "hien", "moi", "nhat", "thi", "khu", "vuc", "vung", "ca", "nuoc", "toan",
    "quoc", "ai", "len", "xuong", "tren",
];

/// True for such a word.
pub(super) fn is_filler(fold: &str) -> bool {
    FILLERS.contains(&fold)
}

/// True for a word that some cue holds: it needs no Telex reading.
pub(super) fn is_cue_word(fold: &str) -> bool {
    const CUES: [&str; 40] = [
        "top", "cuoi", "bottom", "sanh", "doi", "chieu", "sap", "nhap", "truoc", "sau", "ngoai", "cu", "vs", "dau", "dan", "phai", "chua",
        "nguyen", "nhan", "ly", "li", "tung", "lich", "su", "xu", "huong", "dien", "bien", "duoi", "ngay", "xung", "quanh", "gioi", "cau",
        "asean", "nay", "kia", "vua", "nho", "tai",
    ];
    is_filler(fold) || CUES.contains(&fold)
}
