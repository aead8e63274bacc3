//! How the language says a place, crossed with who has it, in which ranking and how the text opens: thousands of short texts
//! whose claims are known by construction. A form that is lost shows as a hole in one dimension, before any page is read.
//!
//! `PLACES=FAMILY cargo test --release -p xephang-core --test places -- --nocapture` prints every form of that family with its
//! share, and `PLACES_SHOW=WORDS` the texts whose form contains these words.
mod forms;

use forms::{FAMILIES, Family};
use std::collections::BTreeMap;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Status};
use xephang_core::ontology::Ontology;

/// A ranking, with three of those it ranks and their ids.
struct Ranking {
    index: &'static str,
    name: &'static str,
    members: [(&'static str, &'static str); 4],
    /// Two of its components, if it has any.
    parts: &'static [(&'static str, &'static str)],
}

const RANKINGS: [Ranking; 7] = [
    Ranking {
        index: "pci",
        name: "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)",
        members: [("Thanh Hóa", "thanh-hoa"), ("Lạng Sơn", "lang-son"), ("Cần Thơ", "can-tho"), ("An Giang", "an-giang")],
        parts: &[("tính minh bạch", "tinh-minh-bach"), ("chi phí thời gian", "chi-phi-thoi-gian")],
    },
    Ranking {
        index: "papi",
        name: "chỉ số PAPI",
        members: [
            ("tỉnh Quảng Trị", "quang-tri"),
            ("TP Đà Nẵng", "da-nang"),
            ("tỉnh Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
            ("tỉnh Tây Ninh", "tay-ninh"),
        ],
        parts: &[("kiểm soát tham nhũng", "kiem-soat-tham-nhung"), ("trách nhiệm giải trình", "trach-nhiem-giai-trinh")],
    },
    Ranking {
        index: "par-index",
        name: "Chỉ số cải cách hành chính (PAR INDEX)",
        members: [("Bộ Tư pháp", "bo/tu-phap"), ("Bộ Nội vụ", "bo/noi-vu"), ("Bộ Y tế", "bo/y-te"), ("Bộ Công Thương", "bo/cong-thuong")],
        parts: &[],
    },
    Ranking {
        index: "gii",
        name: "Chỉ số đổi mới sáng tạo toàn cầu (GII)",
        members: [("Việt Nam", "viet-nam"), ("Thái Lan", "thai-lan"), ("Malaysia", "malaysia"), ("Philippines", "philippines")],
        parts: &[],
    },
    Ranking {
        index: "dti",
        name: "Chỉ số chuyển đổi số (DTI)",
        members: [("Nghệ An", "nghe-an"), ("TP.HCM", "ho-chi-minh"), ("Thừa Thiên Huế", "thua-thien-hue"), ("Sóc Trăng", "soc-trang")],
        parts: &[("hạ tầng số", "ha-tang-so"), ("nhân lực số", "nhan-luc-so")],
    },
    Ranking {
        index: "ddci",
        name: "Chỉ số DDCI khối sở, ban, ngành tỉnh Phú Thọ",
        members: [
            ("Sở Nội vụ", "phu-tho/so-noi-vu"),
            ("Sở Y tế", "phu-tho/so-y-te"),
            ("Sở Tư pháp", "phu-tho/so-tu-phap"),
            ("Sở Xây dựng", "phu-tho/so-xay-dung"),
        ],
        parts: &[],
    },
    Ranking {
        index: "ddci",
        name: "Chỉ số DDCI khối huyện tỉnh Phú Thọ",
        members: [
            ("huyện Lâm Thao", "phu-tho/lam-thao"),
            ("huyện Thanh Ba", "phu-tho/thanh-ba"),
            ("huyện Hạ Hòa", "phu-tho/ha-hoa"),
            ("huyện Yên Lập", "phu-tho/yen-lap"),
        ],
        parts: &[],
    },
];

/// What names the ranking and its edition, before the form.
pub const OPENINGS: &[&str] = &[
    "Theo {I} năm 2020, ",
    "Trong bảng xếp hạng {I} năm 2020, ",
    "Năm 2020, về {I}, ",
    "Kết quả {I} năm 2020: ",
    "Bảng xếp hạng {I} năm 2020 vừa được công bố. ",
    "Về {I} năm 2020, kết quả cho thấy ",
];

/// The two openings of families that are long enough.
pub const FEW: &[&str] = &["Theo {I} năm 2020, ", "Bảng xếp hạng {I} năm 2020 vừa được công bố. "];

/// A claim by construction.
#[derive(Debug, Clone, Default, PartialEq)]
struct Gold {
    subject: String,
    index: String,
    component: Option<String>,
    year: i32,
    rank: Option<u32>,
    rank_max: Option<u32>,
    last: bool,
    of: Option<u32>,
    delta: Option<i32>,
    base: Option<i32>,
    score: Option<f64>,
}

/// Reads `A=15/63+7@2019` and the like: `=` rank, `<` bound, `!` last, `/` of, `+` and `-` movement, `@` base, `~` points,
/// `%` edition, `#` component (P or Q), `$` index.
fn gold(spec: &str, ranking: &Ranking) -> Vec<Gold> {
    let one = |word: &str| {
        let mut claim = Gold { year: 2020, index: ranking.index.to_owned(), ..Gold::default() };
        let mut letters = word.chars();
        let who = letters.next().and_then(|c| ranking.members.get((c as usize).wrapping_sub('A' as usize)));
        claim.subject = who.map(|w| w.1.to_owned()).unwrap_or_default();
        let mut rest = letters.as_str();
        while let Some(op) = rest.chars().next() {
            let body = &rest[1..];
            let end = body.find(['=', '<', '!', '/', '+', '-', '@', '~', '%', '#', '$']).unwrap_or(body.len());
            let number = &body[..end];
            let whole = || number.parse::<i32>().unwrap_or_default();
            match op {
                '=' => claim.rank = number.parse().ok(),
                '<' => claim.rank_max = number.parse().ok(),
                '!' => claim.last = true,
                '/' => claim.of = number.parse().ok(),
                '+' => claim.delta = Some(whole()),
                '-' => claim.delta = Some(-whole()),
                '@' => claim.base = Some(whole()),
                '#' => claim.component = ranking.parts.get(usize::from(number == "Q")).map(|p| p.1.to_owned()),
                '$' => claim.index = number.to_owned(),
                '~' => claim.score = number.parse().ok(),
                _ => claim.year = whole(),
            }
            rest = &body[end..];
        }
        claim
    };
    spec.split_whitespace().map(one).collect()
}

/// Whether a claim is the one of the gold, in its key and place.
fn same(claim: &Claim, gold: &Gold) -> bool {
    let place = (claim.rank, claim.rank_max, claim.last) == (gold.rank, gold.rank_max, gold.last);
    let placed = gold.rank.is_some() || gold.rank_max.is_some() || gold.last;
    let value = placed
        || match gold.delta {
            Some(_) => claim.delta == gold.delta && claim.base_year == gold.base,
            None => claim.score == gold.score,
        };
    claim.index == gold.index
        && claim.component == gold.component
        && claim.subject == gold.subject
        && claim.year == Some(gold.year)
        && place
        && value
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    gold: usize,
    found: usize,
    wrong: usize,
    /// Attributes of found claims that differ.
    slips: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.gold += other.gold;
        self.found += other.found;
        self.wrong += other.wrong;
        self.slips += other.slips;
    }

    #[allow(clippy::cast_precision_loss)]
    fn recall(self) -> f64 {
        if self.gold == 0 { 1.0 } else { self.found as f64 / self.gold as f64 }
    }
}

fn score(claims: &[Claim], gold: &[Gold]) -> Tally {
    let mut left: Vec<&Claim> = claims.iter().collect();
    let mut tally = Tally { gold: gold.len(), ..Tally::default() };
    for g in gold {
        let Some(at) = left.iter().position(|c| same(c, g)) else { continue };
        let c = left.swap_remove(at);
        tally.found += 1;
        tally.slips += usize::from(c.of != g.of)
            + usize::from(c.delta != g.delta)
            + usize::from(c.base_year != g.base)
            + usize::from(c.score != g.score);
    }
    tally.wrong = left.len();
    tally
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Runs a family through all rankings and openings; shares by dimension.
fn run(family: &Family, ontology: &Ontology) -> (Tally, BTreeMap<(&'static str, String), Tally>) {
    let show = std::env::var("PLACES_SHOW").ok();
    let (mut all, mut by) = (Tally::default(), BTreeMap::<_, Tally>::new());
    let (ahead, ahead_spec) = family.before;
    for (form, spec) in family.forms {
        for ranking in &RANKINGS {
            for opening in family.openings {
                // A form that opens with a year of its own stands in a sentence of its own.
                if form.contains("{stop}") && !opening.ends_with(". ") {
                    continue;
                }
                // Nobody has two places: whom the clause ahead ranks the form does not rank again.
                if ahead.contains("{D}") && form.contains("{D}") {
                    continue;
                }
                // One district alone does not make a page one on a province's districts.
                if ranking.name.contains("khối huyện") && ahead.is_empty() && form.matches('{').count() < 2 {
                    continue;
                }
                if form.contains("{P}") && ranking.parts.is_empty()
                    || opening.is_empty() && !matches!(ranking.index, "pci" | "papi" | "dti")
                {
                    continue;
                }
                let mut words = form.replace("{stop}", "");
                for (letter, (name, _)) in ["{P}", "{Q}"].iter().zip(ranking.parts) {
                    words = words.replace(letter, name);
                }
                let (words, spec) = if ahead.ends_with(". ") {
                    (format!("{ahead}{}", sentence(&words)), format!("{ahead_spec} {spec}"))
                } else {
                    (format!("{ahead}{words}"), format!("{ahead_spec} {spec}"))
                };
                // A clause inside a sentence begins small, behind a full stop large.
                let mut clause = words;
                for (letter, (name, _)) in ["{A}", "{B}", "{C}", "{D}"].iter().zip(&ranking.members) {
                    clause = clause.replace(letter, name);
                }
                let bare = ["{a}", "{b}", "{c}"].iter().zip(&ranking.members);
                for (letter, (name, _)) in bare {
                    clause = clause.replace(
                        letter,
                        ["tỉnh ", "TP ", "Bộ ", "Sở ", "huyện "].iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(name),
                    );
                }
                if clause.contains("{of}") {
                    let units = match ranking.index {
                        "gii" => "131 quốc gia",
                        "par-index" => "17 bộ",
                        "ddci" => "20 đơn vị",
                        _ => "63 tỉnh, thành phố",
                    };
                    clause = clause.replace("{of}", units);
                }
                let spec = match ranking.index {
                    "gii" => spec.replace("/OF", "/131"),
                    "par-index" => spec.replace("/OF", "/17"),
                    "ddci" => spec.replace("/OF", "/20"),
                    _ => spec.replace("/OF", "/63"),
                };
                // "cả nước" is said of provinces.
                let national = clause.contains("cả nước") || clause.contains("toàn quốc") || clause.contains("địa phương");
                if national && !matches!(ranking.index, "pci" | "papi" | "dti") {
                    continue;
                }
                if ranking.index != "gii" && clause.contains("{world}") || ranking.index == "gii" && clause.contains("{home}") {
                    continue;
                }
                let clause = clause.replace("{world}", "").replace("{home}", "");
                let clause = if opening.ends_with(". ") { sentence(&clause) } else { clause };
                let text = sentence(&format!("{}{clause}.", opening.replace("{I}", ranking.name)));
                let document = Document { id: "product".into(), text: text.clone(), ..Document::default() };
                let claims = extract(&document, ontology).claims;
                let asserted: Vec<Claim> = claims.iter().filter(|c| c.status == Status::Resolved && !c.derived).cloned().collect();
                let wanted = gold(&spec, ranking);
                let tally = score(&asserted, &wanted);
                if show.as_ref().is_some_and(|words| form.contains(words.as_str())) {
                    println!("{} {text}", if tally.found == tally.gold && tally.wrong + tally.slips == 0 { "ok " } else { "BAD" });
                    if tally.found < tally.gold || tally.wrong + tally.slips > 0 {
                        for c in &claims {
                            println!(
                                "      {:?} {:.2} {} {} {:?} {:?} rank {:?} max {:?} last {} of {:?} delta {:?} base {:?} score {:?} {}",
                                c.status,
                                c.confidence,
                                c.subject,
                                c.index,
                                c.component,
                                c.year,
                                c.rank,
                                c.rank_max,
                                c.last,
                                c.of,
                                c.delta,
                                c.base_year,
                                c.score,
                                c.scope
                            );
                        }
                    }
                }
                all.add(tally);
                by.entry(("form", (*form).to_owned())).or_default().add(tally);
                by.entry(("ranking", ranking.name.to_owned())).or_default().add(tally);
                by.entry(("opening", (*opening).to_owned())).or_default().add(tally);
            }
        }
    }
    (all, by)
}

#[test]
fn every_way_to_say_a_place_is_read() -> Result<(), Box<dyn std::error::Error>> {
    let ontology = Ontology::embedded()?;
    let wanted = std::env::var("PLACES").ok();
    let mut failed = Vec::new();
    for family in FAMILIES {
        let (all, by) = run(family, &ontology);
        println!(
            "{:<12} gold {:5} found {:5} ({:.3}) wrong {:4} slips {:4}",
            family.name,
            all.gold,
            all.found,
            all.recall(),
            all.wrong,
            all.slips
        );
        let short = all.recall() < family.floor || all.wrong > family.wrong || all.slips > family.slips;
        if short || wanted.as_deref() == Some(family.name) {
            let mut worst: Vec<_> = by.iter().collect();
            worst.sort_by(|a, b| a.1.recall().total_cmp(&b.1.recall()).then(b.1.wrong.cmp(&a.1.wrong)));
            for ((dimension, value), t) in worst.iter().take(if wanted.is_some() { 400 } else { 25 }) {
                println!("    {:.2} wrong {:3} slips {:3}  {dimension} {value}", t.recall(), t.wrong, t.slips);
            }
        }
        if short {
            failed.push(family.name);
        }
    }
    assert!(failed.is_empty(), "below the floor: {failed:?}");
    Ok(())
}
