//! What happens to TCVN3 on its way: letters that programs took for hyphens, bullets or nothing, and capitals by font.
use crate::Encoding;
use crate::syllable::{is_syllable, letter};
use crate::table::Table;

/// The byte of ư is Unicode's soft hyphen, which programs drop or turn into a hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

/// Decodes TCVN3 and mends what is known to break on the way.
pub(crate) fn decode(text: &str) -> String {
    let Some(table) = Table::of(Encoding::Tcvn3) else { return text.to_owned() };
    let lost = !text.contains(SOFT_HYPHEN);
    let mut out = String::with_capacity(text.len() * 3 / 2);
    let mut capitals = Vec::new();
    for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let mut word = table.decode(part);
        if word.contains('•') || (lost && word.contains('-')) {
            word = joined(&word, lost);
        }
        if lost {
            word = with_lost_horns(word);
        }
        capitals.push((out.len(), case(&word)));
        out.push_str(&word);
    }
    raise(out, &capitals)
}

/// A hyphen is ư (in a text that has no other) and a bullet is ã where a syllable comes of it: `n-íc` is `nước`, but
/// `Hà Nội-Huế` stays.
fn joined(word: &str, lost: bool) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let inside = |c: char| c.is_alphabetic() || matches!(c, '-' | '•');
        let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end.max(first.len_utf8()));
        let mended = if lost { run.replace('-', "ư") } else { run.to_owned() }.replace('•', "ã");
        let parts_stand = run.split(['-', '•']).all(|part| part.is_empty() || is_syllable(part));
        out.push_str(if !parts_stand && is_syllable(&mended) { &mended } else { run });
        rest = after;
    }
    out
}

/// Where no ư is left in a text: `trởng` was `trưởng`, `nhng` was `nhưng`. Only words that are no syllables without it.
fn with_lost_horns(word: String) -> String {
    let start = word.find(char::is_alphabetic).unwrap_or(word.len());
    let end =
        word.rfind(char::is_alphabetic).map_or(start, |at| at + word.get(at..).and_then(|w| w.chars().next()).map_or(0, char::len_utf8));
    let (Some(head), Some(body), Some(tail)) = (word.get(..start), word.get(start..end), word.get(end..)) else { return word };
    if body.len() < 3 || is_syllable(body) {
        return word;
    }
    let place = body.char_indices().find(|(_, c)| letter(*c).bare == 'ơ').map(|(at, _)| at).or_else(|| {
        let vowel = |c: char| matches!(letter(c).bare, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'u' | 'ư' | 'y');
        (!body.contains(vowel) && body.is_ascii()).then(|| body.strip_suffix("ng").map(str::len)).flatten().filter(|at| *at > 0)
    });
    let Some((before, after)) = place.and_then(|at| body.split_at_checked(at)) else { return word };
    let mended = format!("{before}ư{after}");
    if is_syllable(&mended) { format!("{head}{mended}{tail}") } else { word }
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    /// Two or more plain letters, all capitals.
    Capitals,
    /// One plain letter, a capital: it may stand in a line of capitals or begin a name.
    Open,
    Small,
    /// No letters.
    None,
}

fn case(word: &str) -> Case {
    let letters = word.chars().filter(char::is_ascii_alphabetic);
    let (capital, small) = letters.fold((0_usize, 0_usize), |(c, s), l| if l.is_ascii_uppercase() { (c + 1, s) } else { (c, s + 1) });
    match (capital, small) {
        (_, 1..) => Case::Small,
        (2.., 0) => Case::Capitals,
        (1, 0) => Case::Open,
        (0, 0) if word.contains(char::is_alphabetic) => Case::Open,
        (0, 0) => Case::None,
    }
}

/// In capitals the letters with marks come from a font of capitals: they are small by their bytes. `TỉNH` becomes `TỈNH`.
fn raise(text: String, words: &[(usize, Case)]) -> String {
    let wrong = |word: &str| word.chars().any(|c| !c.is_ascii() && c.is_lowercase());
    let mut out = String::with_capacity(text.len());
    for (at, (start, case)) in words.iter().enumerate() {
        let end = words.get(at + 1).map_or(text.len(), |w| w.0);
        let word = text.get(*start..end).unwrap_or_default();
        let mut near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|n| words.get(n));
        let capital = *case == Case::Capitals || (*case == Case::Open && near.any(|w| w.1 == Case::Capitals));
        if capital && wrong(word) { out.push_str(&word.to_uppercase()) } else { out.push_str(word) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn mends_what_programs_broke() {
        assert_eq!(decode("- N-íc, ph-¬ng"), "- Nước, phương");
        assert_eq!(decode("- VÒ t\u{ad} t\u{ad}ëng, 2-BiÖn ph¸p"), "- Về tư tưởng, 2-Biện pháp");
        assert_eq!(decode("Bé tr\u{ad}ëng, Hµ Néi-HuÕ"), "Bộ trưởng, Hà Nội-Huế");
        assert_eq!(decode("Bé trëng ®îc nhng ngêi"), "Bộ trưởng được nhưng ngời");
        assert_eq!(decode("x• héi"), "xã hội");
        assert_eq!(decode("UBND TØNH Hµ TÜNH vµ Hµ Néi"), "UBND TỈNH HÀ TĨNH và Hà Nội");
    }
}
