//! Which strings of letters can be a Vietnamese syllable.
//!
//! A syllable is an onset, a rime and a tone. The rimes are few enough to be listed; with `c`, `ch`, `p`, `t` at the end a
//! rime takes two tones only; and the mark of the tone has its place, or two places where the old style and the new differ.
use std::sync::LazyLock;

/// Rimes without tones.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu êc i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    y ych ynh yt yên yêm yêng yêt yêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên \
    uy uya uych uynh uyt uyu uyp uyn uyên uyêt uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp \
    ươt ươu";

/// Onsets; a syllable may do without. A word is tried with each that it begins with: `gin` is `g` and `in`, `giêng` is `gi`
/// and `êng`.
const ONSETS: &str = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p q r s t v x";

/// Vowels with their tones: none, grave, hook, tilde, acute, dot.
const VOWELS: [&str; 12] =
    ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

/// The most letters that a syllable has: `nghiêng`.
const LONGEST: usize = 7;

/// The last code point of a Vietnamese letter, and one.
const LETTERS_END: usize = 0x1EFA;

/// A letter taken apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The small letter without tone, such as `ư`; NUL for what is no letter of Vietnamese.
    pub(crate) bare: char,
    /// 0 none, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot.
    tone: u8,
    /// Whether it is a capital.
    pub(crate) capital: bool,
}

struct Rime {
    key: u64,
    /// Bit n: the tone may stand on letter n.
    seats: u8,
    /// Whether it ends in a stop, so that only acute and dot fit.
    stopped: bool,
}

struct Tables {
    /// By code point.
    letters: Vec<Letter>,
    /// By key.
    rimes: Vec<Rime>,
    /// Keys, sorted.
    onsets: Vec<u64>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut letters = vec![Letter::default(); LETTERS_END];
    let mut set = |c: char, bare: char, tone: u8| {
        for (form, capital) in [(Some(c), false), (c.to_uppercase().next(), true)] {
            if let Some(slot) = form.and_then(|f| letters.get_mut(f as usize)) {
                *slot = Letter { bare, tone, capital };
            }
        }
    };
    ('a'..='z').chain(['đ']).for_each(|c| set(c, c, 0));
    for row in VOWELS {
        let bare = row.chars().next().unwrap_or_default();
        row.chars().zip(0..).for_each(|(c, tone)| set(c, bare, tone));
    }
    let mut rimes: Vec<Rime> = RIMES
        .split_ascii_whitespace()
        .map(|rime| Rime { key: key(rime.chars()), seats: seats(rime), stopped: ["c", "ch", "p", "t"].iter().any(|s| rime.ends_with(s)) })
        .collect();
    rimes.sort_by_key(|r| r.key);
    let mut onsets: Vec<u64> = ONSETS.split_ascii_whitespace().map(|onset| key(onset.chars())).chain([key("".chars())]).collect();
    onsets.sort_unstable();
    Tables { letters, rimes, onsets }
});

/// Letters packed into a number: every letter of Vietnamese without its tone is below U+0200.
fn key(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |key, c| key << 9 | u64::from(u32::from(c)))
}

/// Where the tone may stand: on the last of the letters with a mark; else before an end on the last vowel; else on the middle
/// one of three; else on the first, and with `oa`, `oe`, `uy` on either.
fn seats(rime: &str) -> u8 {
    let marked = rime.chars().collect::<Vec<_>>().iter().rposition(|c| "ăâêôơư".contains(*c));
    let vowels = rime.chars().take_while(|c| "aăâeêioôơuưy".contains(*c)).count();
    match (marked, rime) {
        (Some(at), _) => 1 << at,
        (None, "oa" | "oe" | "uy") => 0b11,
        _ if vowels < rime.chars().count() => 1 << vowels.saturating_sub(1),
        _ => 1 << usize::from(vowels == 3),
    }
}

/// A letter of Vietnamese (or one of `f j w z`) taken apart.
pub(crate) fn letter(c: char) -> Letter {
    TABLES.letters.get(c as usize).copied().unwrap_or_default()
}

/// Whether a letter bears a tone or another mark of Vietnamese.
pub(crate) fn is_marked(c: char) -> bool {
    !c.is_ascii() && letter(c).bare != '\0'
}

/// Whether a word in precomposed letters, of any case, can be a Vietnamese syllable.
///
/// ```
/// assert!(["nghiêng", "Quý", "hoà", "HÒA", "gì"].iter().all(|word| xephang_legacy::is_syllable(word)));
/// assert!(!["càt", "kat", "ngìêu", "hôà", ""].iter().any(|word| xephang_legacy::is_syllable(word)));
/// ```
pub fn is_syllable(word: &str) -> bool {
    let mut bare = ['\0'; LONGEST];
    let mut length = 0;
    let mut tone = None;
    for c in word.chars() {
        let letter = letter(c);
        let Some(slot) = bare.get_mut(length) else { return false };
        if letter.bare == '\0' || (letter.tone != 0 && tone.is_some()) {
            return false;
        }
        if letter.tone != 0 {
            tone = Some((letter.tone, length));
        }
        *slot = letter.bare;
        length += 1;
    }
    let bare = bare.get(..length).unwrap_or_default();
    (0..=3)
        .filter_map(|onset| bare.split_at_checked(onset))
        .any(|(onset, rime)| TABLES.onsets.binary_search(&key(onset.iter().copied())).is_ok() && fits(onset, rime, tone))
}

/// Whether a rime can stand after an onset with a tone (kind, place in the word).
fn fits(onset: &[char], rime: &[char], tone: Option<(u8, usize)>) -> bool {
    let key = key(rime.iter().copied());
    let Some(row) = TABLES.rimes.binary_search_by_key(&key, |r| r.key).ok().and_then(|at| TABLES.rimes.get(at)) else { return false };
    let toned = match tone {
        None => !row.stopped || rime.iter().all(char::is_ascii),
        Some((kind, place)) => (!row.stopped || kind >= 4) && place.checked_sub(onset.len()).is_some_and(|seat| row.seats >> seat & 1 == 1),
    };
    toned && agrees(onset, rime)
}

/// The spelling of onsets before certain vowels.
fn agrees(onset: &[char], rime: &[char]) -> bool {
    let (first, second) = (rime.first(), rime.get(1));
    let front = matches!(first, Some('e' | 'ê' | 'i' | 'y'));
    match onset {
        ['k'] | ['g', 'h'] | ['n', 'g', 'h'] if !front => false,
        ['c'] | ['n', 'g'] if front => false,
        // `gì`, `gìn`; before other vowels it is the onset `gi`.
        ['g'] if front => first == Some(&'i'),
        ['g', 'i'] => !matches!(first, Some('i' | 'y')),
        ['q', 'u'] => !matches!(first, Some('u' | 'ư' | 'o')),
        // `qúy`, a common slip.
        ['q'] => rime == ['u', 'y'],
        [] => first != Some(&'y') || matches!(second, None | Some('ê')),
        _ => first != Some(&'y') || second.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn knows_the_syllables_of_a_text() {
        let text = "Khoảng nghìn người nghe chuyện quỳnh hoa nở khuya ở Buôn Ma Thuột; gìn giữ giếng nước, giặt gì cũng được. \
            Quý quốc uống rượu, yêu mỹ thuật, khuỷu tay khúc khuỷu, xoong nồi, huơ tay, uỷ ban và ủy ban, hoà bình và hòa bình, \
            nguệch ngoạc, loắt choắt, Quảng Ngãi, Thừa Thiên Huế, thoải mái, ngoằn ngoèo, khúc khích, tuýp, quýt, huỵch, QUYẾT ĐỊNH";
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn refuses_what_cannot_be_one() {
        for word in
            ["thị̣", "càc", "hàch", "ngề", "cế", "kà", "gề", "qừ", "àm̀", "nhưàn", "uờng", "ộć", "street", "right", "b", "ng", "ngàyy"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
