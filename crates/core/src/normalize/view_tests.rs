//! What the view promises, for any input.
use super::View;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn seen(text: &str) -> String {
    View::new(text).text().to_owned()
}

#[test]
fn composes_and_maps_back() {
    let source = "Thanh Hoa\u{301} đ\u{1ee9}ng th\u{200b}u\u{31b}\u{301} 37／63";
    let view = View::new(source);
    assert_eq!(view.text(), "thanh hóa đứng thứ 37/63");
    let cut = |words: &str| {
        let at = view.text().find(words).unwrap();
        &source[view.source(at..at + words.len())]
    };
    assert_eq!(cut("thứ"), "th\u{200b}u\u{31b}\u{301}");
    assert_eq!(cut("hóa"), "Hoa\u{301}");
    assert_eq!(cut("37/63"), "37／63");
    assert_eq!(cut("đứng thứ 37"), "đ\u{1ee9}ng th\u{200b}u\u{31b}\u{301} 37");
}

#[test]
fn unifies_tone_placement() {
    for (text, seen) in [
        ("Thanh Hoá, Thuỷ, quý, hoàn", "thanh hóa, thủy, quý, hoàn"),
        ("UỶ BAN hoà bình loè", "ủy ban hòa bình lòe"),
        ("khuỷu tay, xoáy, Toại, ngoằn", "khuỷu tay, xoáy, toại, ngoằn"),
        ("Hoa\u{301}.", "hóa."),
        ("ho\u{200b}à", "hòa"),
        ("oà", "òa"),
        ("QUỲ", "quỳ"),
    ] {
        assert_eq!(View::new(text).text(), seen);
    }
    let source = "Hoà Bình";
    let view = View::new(source);
    assert_eq!(&source[view.source(0.."hòa".len())], "Hoà");
    assert_eq!(&source[view.source(1.."hò".len())], "o");
}

#[test]
fn takes_marks_in_any_order() {
    for text in ["e\u{301}\u{302}", "e\u{302}\u{301}", "é\u{302}", "ê\u{301}", "ế"] {
        assert_eq!(View::new(text).text(), "ế");
    }
    assert_eq!(View::new("o\u{323}\u{31b} a\u{306}\u{323}").text(), "ợ ặ");
}

#[test]
fn unifies_what_looks_alike() {
    for (text, seen) in [
        ("a\u{a0}b\u{2009}c\u{3000}d\te", "a b c d\te"),
        ("2021–2022—x−y‑z", "2021-2022-x-y-z"),
        ("“Hạ tầng” ‘số’", "\"hạ tầng\" 'số'"),
        ("Ｈạng １２／６３", "hạng 12/63"),
        ("Ðà Nẵng, ðứng, ƣu tiên", "đà nẵng, đứng, ưu tiên"),
        ("xu\u{ad}ống\u{feff} th\u{2060}ứ", "xuống thứ"),
        // Cyrillic Т, а, о and Greek ο, Η inside Latin words; words of those scripts stay.
        ("Hà Тĩnh, hạng bа, Νội, THΗ", "hà tĩnh, hạng ba, nội, thh"),
        ("Москва, Αθήνα, хор", "москва, αθήνα, хор"),
    ] {
        assert_eq!(View::new(text).text(), seen);
    }
}

#[test]
fn keeps_lines_and_tabs() {
    assert_eq!(View::new("A\r\nB\rC\nD\tE\u{2028}F").text(), "a\nb\nc\nd\te\nf");
    let source = "Một\r\nHai";
    let view = View::new(source);
    let at = view.text().find("hai").unwrap();
    assert_eq!(view.source(0..3), 0..3);
    assert_eq!(&source[view.source(at..at + 3)], "Hai");
    // Characters without a trace at the end of a stretch stay out of it.
    assert_eq!(view.source(0..at - 1), 0.."Một".len());
}

#[test]
fn clamps_what_lies_past_the_end() {
    let view = View::new("Hà");
    assert_eq!([view.source(0..99), view.source(50..99)], [0..3, 3..3]);
    assert!(view.source(std::ops::Range { start: 3, end: 1 }).is_empty());
    assert_eq!(View::new("").source(0..0), 0..0);
    assert_eq!(View::default().source(0..5), 0..0);
}

#[test]
fn is_its_own_view_for_every_character() {
    let check = |text: String| {
        let once = View::new(&text);
        assert_eq!(View::new(once.text()).text(), once.text(), "{:?}", text.escape_unicode().to_string());
    };
    // Beyond are planes without letters; ideographs and Hangul syllables are all alike.
    for c in (0..=0x1FFFF_u32).filter_map(char::from_u32).filter(|c| !matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')) {
        check(format!("oà{c}о"));
        check(format!("{c}\u{301}а{c}u{c}ý"));
    }
}

/// Vietnamese with everything that pages do to it.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            "Hà Tĩnh", "Thanh Hoá", "UỶ BAN", "đứng thứ 37/63", "quý", "tăng 22 bậc", "ngoằn ngoèo", "Đắk Lắk", "hoà", "o", "u", "q",
        ]).prop_map(str::to_owned),
        2 => proptest::sample::select(vec![
            "\u{200b}", "\u{ad}", "\u{feff}", "\u{200d}", "\u{301}", "\u{302}", "\u{309}", "\u{31b}", "\u{323}", "\u{334}", "\u{308}",
        ]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec![
            "👩‍👩‍👧", "🇻🇳", "❤️", "か\u{3099}", "\u{1112}\u{1161}\u{11ab}", "한", "Москва", "а", "Ελλάδα", "ο", "ﬁ", "K", "İ", "ǅ", "ẞ", "J\u{30c}",
        ]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec![" ", "\n", "\r\n", "\r", "\t", "\u{a0}", "–", "“", ".", "/"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let form = |(text, form): (String, u8)| match form {
        0 => text.nfd().collect(),
        1 => text.nfc().collect(),
        _ => text,
    };
    proptest::collection::vec((piece, 0..3u8).prop_map(form), 0..14).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn normal_forms_have_one_view(text in messy()) {
        let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let view = View::new(&text);
        prop_assert_eq!(seen(&nfc), view.text().to_owned());
        prop_assert_eq!(seen(&nfd), view.text().to_owned());
        prop_assert_eq!(seen(view.text()), view.text().to_owned());
    }

    #[test]
    fn ranges_lie_on_boundaries_and_never_run_back(text in messy()) {
        let view = View::new(&text);
        let ends: Vec<usize> = view.text().char_indices().map(|(i, _)| i).chain([view.text().len()]).collect();
        for (n, &a) in ends.iter().enumerate() {
            let mut last = view.source(a..a);
            prop_assert!(text.is_char_boundary(last.start) && last.is_empty());
            for &b in &ends[n..] {
                let range = view.source(a..b);
                prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
                prop_assert!(range.start == last.start && range.end >= last.end);
                last = range;
            }
            if let Some(&b) = ends.get(n + 1) {
                prop_assert!(view.source(a..b).start <= view.source(b..b).start);
                prop_assert!(!view.source(a..b).is_empty());
            }
        }
    }

    #[test]
    fn a_word_reads_the_same_where_it_came_from(text in messy()) {
        let view = View::new(&text);
        let mut at = 0;
        for word in view.text().split([' ', '\n', '\t']) {
            let source = &text[view.source(at..at + word.len())];
            prop_assert_eq!(seen(source), word.to_owned());
            at += word.len() + 1;
        }
    }

    #[test]
    fn lines_stay_lines(text in messy()) {
        let breaks = |t: &str| t.replace("\r\n", "\n").matches(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).count();
        prop_assert_eq!(View::new(&text).text().matches('\n').count(), breaks(&text));
    }
}
