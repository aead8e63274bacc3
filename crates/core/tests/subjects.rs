//! Who is ranked, and among whom: units inside a province by their own kind, counted nouns, pointers back where there are several
//! candidates, frames of lists, and those who only stand by. Short texts crossed with provinces and rankings, their claims known by
//! construction.
//!
//! `SUBJECTS=FAMILY cargo test --release -p xephang-core --test subjects -- --nocapture` prints the first fault of every form of that family.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
#[path = "subjects/forms.rs"]
mod forms;

use forms::FORMS;
use std::collections::BTreeMap;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Modality, PartialDate, Status};
use xephang_core::ontology::Ontology;

/// Id, name, districts (id, name with its kind), and another province (id, name).
type Province = (&'static str, &'static str, [(&'static str, &'static str); 3], (&'static str, &'static str));

const PROVINCES: [Province; 2] = [
    (
        "phu-tho",
        "Phú Thọ",
        [("lam-thao", "huyện Lâm Thao"), ("thanh-ba", "huyện Thanh Ba"), ("ha-hoa", "huyện Hạ Hòa")],
        ("ha-nam", "Hà Nam"),
    ),
    (
        "soc-trang",
        "Sóc Trăng",
        [("my-xuyen", "huyện Mỹ Xuyên"), ("ke-sach", "huyện Kế Sách"), ("long-phu", "huyện Long Phú")],
        ("tay-ninh", "Tây Ninh"),
    ),
];

/// Id, short name, full name: rankings that are also made inside provinces, and rankings of provinces.
const INSIDE: [(&str, &str, &str); 2] =
    [("par-index", "PAR INDEX", "Chỉ số cải cách hành chính (PAR INDEX)"), ("dti", "DTI", "chỉ số chuyển đổi số (DTI)")];
const OUTSIDE: [(&str, &str, &str); 2] =
    [("pci", "PCI", "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)"), ("par-index", "PAR INDEX", "Chỉ số cải cách hành chính (PAR INDEX)")];

/// Floors, only to be raised.
const PRECISION: f64 = 0.99;
const RECALL: f64 = 0.965;

#[derive(Debug, Clone, PartialEq)]
struct Told {
    who: String,
    scope: String,
    place: String,
    goal: bool,
    optional: bool,
}

fn told(forms: &str, province: &Province) -> Vec<Told> {
    let one = |form: &str| {
        let optional = form.starts_with('!');
        let mut words = form.trim_start_matches('!').split(' ').collect::<Vec<_>>();
        let goal = words[0] == "t";
        if goal {
            words.remove(0);
        }
        let inside = words[1] == "province";
        let who = match words[0] {
            "P" => province.0.to_owned(),
            "PP" => format!("{0}/{0}", province.0),
            "Q" => province.3.0.to_owned(),
            "D0" => format!("{}/{}", province.0, province.2[0].0),
            "D1" | "D1x" => format!("{}/{}", province.0, province.2[1].0),
            "D2" => format!("{}/{}", province.0, province.2[2].0),
            office if inside => format!("{}/{office}", province.0),
            known => known.to_owned(),
        };
        let scope = if inside { format!("province:{}", province.0) } else { words[1].to_owned() };
        Told { who, scope, place: words[2].to_owned(), goal, optional }
    };
    forms.split(';').filter(|f| !f.is_empty()).map(one).collect()
}

fn place(c: &Claim) -> Option<String> {
    c.rank.map(|n| n.to_string()).or(c.rank_max.map(|n| format!("top{n}"))).or(c.last.then(|| "last".to_owned()))
}

fn written(form: &str, index: (&str, &str, &str), province: &Province) -> String {
    let mut text = form.replace("{ix}", index.2).replace("{ab}", index.1).replace("{P}", province.1).replace("{Q}", province.3.1);
    for (number, (_, name)) in province.2.iter().enumerate() {
        let bare = name.split_once(' ').unwrap().1;
        text = text.replace(&format!("{{d{number}}}"), name).replace(&format!("{{D{number}}}"), bare);
    }
    let capital = |line: &str| -> String {
        let mut letters = line.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    text.lines().map(capital).collect::<Vec<String>>().join("\n")
}

#[test]
fn who_is_ranked_and_among_whom() {
    let ontology = Ontology::embedded().unwrap();
    let (mut right, mut missed, mut wrong) = (0_usize, 0_usize, 0_usize);
    let mut faults: BTreeMap<usize, (&str, String)> = BTreeMap::new();
    for (number, (family, title, text, says)) in FORMS.iter().enumerate() {
        let indices = if family.starts_with("inside") { INSIDE } else { OUTSIDE };
        for index in indices {
            for province in &PROVINCES {
                let title = written(title, index, province);
                let text = format!("{title}\n{}", written(text, index, province));
                let document = Document { id: "f".into(), published: PartialDate::parse("2023-04-20"), title, text, ..Document::default() };
                let mut left = told(says, province);
                let claims = extract(&document, &ontology).claims;
                let mut bad = Vec::new();
                for claim in claims.iter().filter(|c| c.status == Status::Resolved) {
                    let moved = claim.delta.map(|d| format!("{d:+}"));
                    left.retain(|t| !(moved.as_deref() == Some(&*t.place) && t.who == claim.subject));
                    let Some(place) = place(claim) else { continue };
                    let scope = if claim.scope.starts_with("province:") {
                        claim.scope.split('/').next().unwrap_or_default().to_owned()
                    } else {
                        claim.scope.clone()
                    };
                    let goal = claim.modality == Modality::Target;
                    let at = left.iter().position(|t| t.who == claim.subject && t.scope == scope && t.place == place && t.goal == goal);
                    match at {
                        Some(at) => {
                            left.remove(at);
                            right += 1;
                        }
                        None => bad.push((claim.subject.clone(), scope, place)),
                    }
                }
                left.retain(|t| !t.optional);
                missed += left.len();
                wrong += bad.len();
                if !left.is_empty() || !bad.is_empty() {
                    faults.entry(number).or_insert_with(|| (family, format!("{:?}: missed {left:?}, wrong {bad:?}", document.text)));
                }
            }
        }
    }
    let wanted = std::env::var("SUBJECTS").unwrap_or_default();
    let report: Vec<String> = faults.into_values().filter(|(family, _)| family.ends_with(&wanted)).map(|(_, fault)| fault).collect();
    let report = report.join("\n");
    println!("{right} right, {missed} missed, {wrong} wrong\n{report}");
    let share = |rest: usize| right as f64 / (right + rest) as f64;
    assert!(share(wrong) >= PRECISION && share(missed) >= RECALL, "{right} right, {missed} missed, {wrong} wrong\n{report}");
}
