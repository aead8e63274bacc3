//! Copies against templates: both sides of every threshold.
use super::*;
use crate::model::{Block, BlockKind, Claim, Document, PartialDate, Source};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// A press release of some 300 syllables, in paragraphs.
const RELEASE: &str = "Sáng 12/7, tại hội nghị trực tuyến toàn quốc, bộ công bố kết quả xếp hạng chuyển đổi số của các địa phương năm 2022.\n\
Theo đó, tỉnh Hà Tĩnh đạt 0,6012 điểm, xếp thứ 37/63, tăng 22 bậc so với năm trước và là một trong những nơi có bước tiến dài nhất.\n\
Phát biểu tại hội nghị, lãnh đạo bộ cho rằng kết quả phản ánh sự vào cuộc của cả hệ thống chính trị, nhất là ở cấp cơ sở, nơi người dân trực tiếp sử dụng dịch vụ.\n\
Đại diện sở chuyên ngành cho biết trong năm qua địa phương đã đào tạo 1.840 cán bộ, trang bị máy tính cho 216 xã, phường và đưa 92 % thủ tục lên môi trường mạng.\n\
Tuy vậy, hạ tầng ở vùng núi còn thiếu, nhiều thôn bản chưa có sóng; nguồn nhân lực số mỏng, chủ yếu kiêm nhiệm, ít được đào tạo bài bản.\n\
Thời gian tới, ủy ban nhân dân tỉnh yêu cầu các đơn vị rà soát từng tiêu chí, gắn trách nhiệm người đứng đầu, hoàn thành kết nối dữ liệu trước ngày 30/9.\n\
Các doanh nghiệp viễn thông cam kết phủ sóng những điểm còn trắng trong quý tới, đồng thời giảm giá cước cho hộ nghèo và hộ cận nghèo.";

fn of(text: &str) -> Sketch {
    sketch(&Document { text: text.into(), ..Document::default() })
}

fn paragraphs() -> Vec<&'static str> {
    RELEASE.lines().collect()
}

fn copies(a: &str, b: &str, same_claims: bool) -> bool {
    let (a, b) = (of(a), of(b));
    assert_eq!(a.copies(&b, same_claims), b.copies(&a, same_claims));
    a.copies(&b, same_claims)
}

/// Every nth word with one letter lost, as bad scanning leaves it.
fn noisy(text: &str, nth: usize) -> String {
    let line = |line: &str| {
        let words = line.split(' ').enumerate();
        words
            .map(|(i, w)| if i % nth == nth - 1 && w.len() > 3 { w.chars().skip(1).collect() } else { w.to_owned() })
            .collect::<Vec<String>>()
    };
    text.lines().map(|l| line(l).join(" ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn reprints_are_copies() {
    let parts = paragraphs();
    let headline = format!("Hà Tĩnh tiến 22 bậc, vào nhóm giữa cả nước\n{RELEASE}");
    let intro = format!("(Báo Mẫu) - Bộ vừa công bố bảng xếp hạng được nhiều địa phương chờ đợi.\n{RELEASE}");
    let longer = format!(
        "{RELEASE}\nCũng trong dịp này, ban tổ chức trao bằng khen cho 15 tập thể có thành tích xuất sắc trong phong trào thi đua."
    );
    let nfd: String = RELEASE.nfd().collect();
    let quotes = RELEASE.replace("hệ thống chính trị", "“hệ thống chính trị”").replace(", ", " , ").replace('-', "–");
    let tones = RELEASE.replace("ủy ban", "uỷ ban").replace("bài bản", "bài  bản").to_uppercase();
    for (what, print) in [
        ("headline", headline),
        ("intro", intro),
        ("a paragraph more", longer),
        ("normal form", nfd),
        ("quotes and dashes", quotes),
        ("capitals and tones", tones),
        ("without its end", parts.get(..5).unwrap().join("\n")),
        ("half of it", parts.get(..4).unwrap().join("\n")),
        ("noise", noisy(RELEASE, 50)),
    ] {
        assert!(copies(RELEASE, &print, false), "{what}: {}", of(RELEASE).resemblance(&of(&print)));
    }
}

#[test]
fn a_shared_template_is_no_reprint() {
    let others = [
        // Other figures in the same skeleton.
        RELEASE.replace("0,6012", "0,5433").replace("37/63", "46/63").replace("22 bậc", "3 bậc"),
        // Next year's notice.
        RELEASE.replace("12/7", "9/8").replace("2022", "2023").replace("37/63", "31/63").replace("22 bậc", "6 bậc"),
        // One figure.
        RELEASE.replace("216 xã", "217 xã"),
        // Another province's.
        RELEASE.replace("Hà Tĩnh", "Nghệ An").replace("0,6012", "0,5710").replace("37/63", "52/63").replace("1.840", "960"),
    ];
    for other in &others {
        assert!(!copies(RELEASE, other, false), "{other}");
    }
    assert!(copies(RELEASE, RELEASE, false));
    // Where claims are the same a date line of one's own does not count, another filling does.
    assert!(copies(RELEASE, &RELEASE.replace("12/7", "13/7"), true));
    assert!(!copies(RELEASE, &others[1], true));
    // One opening, then a story of its own.
    let parts = paragraphs();
    let own = format!("{}\n{}", parts[0], noisy(&parts.get(1..).unwrap().join("\n"), 3));
    assert!(!copies(RELEASE, &own, true), "{}", of(RELEASE).resemblance(&of(&own)));
}

#[test]
fn what_is_too_short_stands_alone() {
    let line = "Năm 2022, Hà Tĩnh xếp thứ 37/63 tỉnh, thành phố về chuyển đổi số.";
    assert!(!copies(line, line, true));
    assert!(!copies("", "", true));
}

#[test]
fn a_credit_bridges_deep_cuts_where_the_claims_are_the_same() {
    let parts = paragraphs();
    let rewritten = noisy(&parts.get(4..).unwrap().join("\n"), 6);
    let cut = format!("{}\n{rewritten}", parts.get(..4).unwrap().join("\n"));
    let resemblance = of(RELEASE).resemblance(&of(&cut));
    assert!((0.5..0.8).contains(&resemblance), "{resemblance}");
    let credited = |text: &str, who: &str| format!("{text}\n{who}");
    let (a, b) = (credited(RELEASE, "Theo TTXVN"), credited(&cut, "Nguồn: Thông tấn xã Việt Nam"));
    assert!(copies(&a, &b, true));
    assert!(!copies(&a, &b, false), "credit alone is no evidence");
    assert!(!copies(&a, &credited(&cut, "Nguồn: Báo Khác"), true));
    assert!(!copies(RELEASE, &cut, true));
}

#[test]
fn related_boxes_take_no_part() {
    let box_text = "Tin liên quan: mười địa phương dẫn đầu cả nước về chuyển đổi số năm vừa qua\n".repeat(9);
    let text = format!("{box_text}{RELEASE}");
    let related = Block { kind: BlockKind::Related, start: 0, end: box_text.len() };
    let document = Document { text, blocks: vec![related], ..Document::default() };
    assert_eq!(sketch(&document), of(RELEASE));
}

#[test]
fn estimates_are_as_good_as_said() {
    // Two texts of 2,000 made-up words that share the first part.
    let words = |seed: u64, n: usize| {
        let word = |i: usize| format!("w{:x}", super::sketch::mix(seed.wrapping_mul(1 << 32).wrapping_add(i as u64)) >> 40);
        (0..n).map(word).collect::<Vec<_>>().join(" ")
    };
    let mut worst = 0.0_f64;
    let mut squares = 0.0;
    for round in 0..40_u64 {
        let (a, b) = (words(3 * round, 1600), (words(3 * round + 1, 400), words(3 * round + 2, 400)));
        let (x, y) = (of(&format!("{a} {}", b.0)), of(&format!("{a} {}", b.1)));
        let truth = 1596.0 / (2.0 * 1996.0 - 1596.0);
        let error = x.resemblance(&y) - truth;
        worst = worst.max(error.abs());
        squares += error * error / 40.0;
    }
    assert!(squares.sqrt() < 0.04 && worst < 0.12, "{} {worst}", squares.sqrt());
}

fn claim(rank: u32) -> Claim {
    Claim {
        subject: "ha-tinh".into(),
        index: "dti".into(),
        year: Some(2022),
        rank: Some(rank),
        scope: "national".into(),
        ..Claim::default()
    }
}

#[test]
fn the_signature_is_of_what_is_said_not_of_the_words() {
    let elsewhere = Claim { id: "c9".into(), quote: "hạng 37".into(), start: 7, confidence: 0.5, ..claim(37) };
    let of = |claims: &[Claim]| ClaimsSignature::of(claims);
    assert_eq!(of(&[claim(37), claim(5)]), of(&[claim(5), elsewhere.clone(), claim(37)]));
    assert_eq!(of(&[]), None);
    for other in [
        Claim { rank: Some(27), ..claim(37) },
        Claim { of: Some(63), ..claim(37) },
        Claim { delta: Some(22), ..claim(37) },
        Claim { base_year: Some(2021), ..claim(37) },
        Claim { score: Some(0.6), ..claim(37) },
        Claim { component: Some("a".into()), ..claim(37) },
        Claim { year: None, ..claim(37) },
        Claim { scope: "ministries".into(), ..claim(37) },
        Claim { modality: crate::model::Modality::Target, ..claim(37) },
    ] {
        assert_ne!(of(std::slice::from_ref(&other)), of(&[claim(37)]), "{other:?}");
    }
}

/// A text told from others by its number of noise.
fn variant(kind: usize) -> String {
    let parts = paragraphs();
    match kind % 5 {
        0 => RELEASE.to_owned(),
        1 => parts.get(..5).unwrap().join("\n"),
        2 => format!("Một dòng mở đầu riêng của tòa soạn đặt trước bản tin.\n{RELEASE}"),
        3 => RELEASE.replace("37/63", "36/63"),
        _ => noisy(RELEASE, 2),
    }
}

/// Ids of the representatives, by id of the member.
fn grouped(members: &[Member<'_>]) -> Vec<(String, String)> {
    let chosen = groups(members);
    let mut pairs: Vec<_> = members.iter().zip(chosen).map(|(m, at)| (m.id.to_owned(), members[at].id.to_owned())).collect();
    pairs.sort();
    pairs
}

#[test]
fn the_first_to_publish_stands_for_the_group_and_no_aggregator() {
    let text = of(RELEASE);
    let member = |id, day, aggregator| Member { id, published: PartialDate::parse(day), aggregator, sketch: &text, claims: None };
    let members =
        [member("d", "2023-07-12", true), member("c", "2023-07-14", false), member("b", "2023-07-13", false), member("a", "", false)];
    assert_eq!(groups(&members), [2, 2, 2, 2]);
    assert_eq!(groups(&[]), Vec::<usize>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_members_is_no_matter(kinds in prop::collection::vec((0..5_usize, 0..3_u32), 1..90), turn in 0..90_usize) {
        let sketches: Vec<(String, Sketch, Option<ClaimsSignature>)> = kinds
            .iter()
            .enumerate()
            .map(|(i, (kind, rank))| (format!("d{i:02}"), of(&variant(*kind)), (*rank > 0).then(|| ClaimsSignature::of(&[claim(*rank)])).flatten()))
            .collect();
        let member = |(id, sketch, claims): &(String, Sketch, Option<ClaimsSignature>)| (id.clone(), sketch.clone(), *claims);
        let given: Vec<_> = sketches.iter().map(member).collect();
        let mut turned = given.clone();
        turned.rotate_left(turn % given.len());
        turned.reverse();
        fn members(of: &[(String, Sketch, Option<ClaimsSignature>)]) -> Vec<Member<'_>> {
            of.iter().map(|(id, sketch, claims)| Member { id, published: None, aggregator: false, sketch, claims: *claims }).collect()
        }
        let outcome = grouped(&members(&given));
        prop_assert_eq!(&outcome, &grouped(&members(&turned)));
        // Nobody shares a group with other claims, and the changed figure stays apart.
        for (id, chosen) in outcome {
            let of = |id: &str| given.iter().position(|g| g.0 == id).unwrap();
            prop_assert_eq!(given[of(&id)].2, given[of(&chosen)].2);
            let claimless = given[of(&id)].2.is_none();
            prop_assert!(!claimless || (kinds[of(&id)].0 == 3) == (kinds[of(&chosen)].0 == 3));
        }
    }

    #[test]
    fn bytes_give_the_sketch_back(text in "(([a-zàđ]{1,5}|[0-9]{1,3}) ){0,80}", cut in 0..400_usize) {
        let sketch = of(&text);
        let bytes = sketch.to_bytes();
        prop_assert_eq!(Sketch::from_bytes(&bytes), Some(sketch));
        let damaged = bytes.get(..cut.min(bytes.len() - 1)).unwrap();
        prop_assert_eq!(Sketch::from_bytes(damaged), None);
    }

    #[test]
    fn any_changed_number_leaves_the_group(at in 0..16_usize, to in 64..2000_u32) {
        let numbers: Vec<(usize, &str)> = RELEASE.match_indices(|c: char| c.is_ascii_digit()).collect();
        let (from, _) = numbers[at % numbers.len()];
        let end = RELEASE[from..].find(|c: char| !c.is_ascii_digit()).map_or(RELEASE.len(), |n| from + n);
        let other = format!("{}{to}{}", &RELEASE[..from], &RELEASE[end..]);
        let fresh = of(&other).numbers != of(RELEASE).numbers && !RELEASE.contains(&to.to_string());
        prop_assume!(fresh && of(&other).numbers.len() == of(RELEASE).numbers.len());
        prop_assert!(!copies(RELEASE, &other, false));
    }
}

fn print<'a>(claim: &'a Claim, source: &'a Source) -> Print<'a> {
    Print { claim, source }
}

#[test]
fn origins_are_publishers_with_texts_of_their_own() {
    let source = |id: &str, publisher: &str, group: Option<&str>| Source {
        doc_id: id.into(),
        publisher: Some(publisher.into()),
        group: group.map(str::to_owned),
        aggregator: Aggregators::default().contains(publisher),
        ..Source::default()
    };
    let said = claim(37);
    let count = |sources: &[Source]| {
        let forth = origins(sources.iter().map(|s| print(&said, s)));
        assert_eq!(forth, origins(sources.iter().rev().map(|s| print(&said, s))));
        forth
    };
    let copies: Vec<Source> = (0..12).map(|i| source(&format!("d{i}"), &format!("bao{i}.example"), Some("d0"))).collect();
    assert_eq!(count(&copies), 1);
    assert_eq!(count(&[source("a", "x", None), source("b", "x", None), source("c", "y", None)]), 2);
    assert_eq!(count(&[source("a", "x", None), source("b", "baomoi.com", None)]), 1);
    assert_eq!(count(&[source("b", "baomoi.com", None)]), 0);
    assert_eq!(count(&[]), 0);
    // x and y both print g; y prints h too: two origins, x with g and y with h.
    assert_eq!(count(&[source("a", "x", Some("g")), source("b", "y", Some("g")), source("c", "y", Some("h"))]), 2);
    // A second publisher of h does not make it three.
    let more = [source("a", "x", Some("g")), source("b", "y", Some("g")), source("c", "y", Some("h")), source("d", "z", Some("h"))];
    assert_eq!(count(&more), 2);
    // One long quote to the letter is one text, in whatever group.
    let long = Claim {
        quote: "Hà Tĩnh xếp thứ 37 trong 63 tỉnh, thành phố, tăng 22 bậc so với năm trước, cao nhất vùng".into(),
        ..claim(37)
    };
    let (a, b) = (source("a", "x", Some("a")), source("b", "y", None));
    assert_eq!(origins([print(&long, &a), print(&long, &b)]), 1);
    assert_eq!(origins([print(&said, &a), print(&said, &b)]), 2);
}
