//! How rankings are named: every way to bring in the name of an index crossed with names and places, with claims known by
//! construction, and traps that must give none.
#[path = "names/forms.rs"]
mod forms;

use forms::*;
use std::collections::BTreeMap;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Status};
use xephang_core::ontology::Ontology;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A text, what it says, and the dimensions of the product that it comes from.
struct Case {
    text: String,
    index: String,
    component: Option<&'static str>,
    subject: &'static str,
    year: i32,
    rank: u32,
    dimensions: Vec<(&'static str, String)>,
}

impl Case {
    fn told_by(&self, c: &Claim) -> bool {
        c.status == Status::Resolved
            && c.index == self.index
            && c.component.as_deref() == self.component
            && c.subject == self.subject
            && c.year == Some(self.year)
            && c.rank == Some(self.rank)
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn known() -> Vec<Case> {
    let mut out = Vec::new();
    for (id, year, names) in KNOWN {
        for (name, needs) in *names {
            for (frame, _) in FRAMES.iter().filter(|(_, takes)| takes >= needs) {
                for (place, rank) in PLACES {
                    if place.contains('/') && frame.contains("{F} cả nước") {
                        continue;
                    }
                    let of_ministries = matches!(*id, "dti" | "par-index" | "ict-index" | "egov")
                        && !name.contains("tỉnh")
                        && !frame.contains("tỉnh")
                        && !place.contains("tỉnh")
                        && out.len() % 4 == 0;
                    let whom = if of_ministries { MINISTRIES } else { SUBJECTS };
                    let (who, subject) = whom[out.len() % whom.len()];
                    let text = frame
                        .replace("{N}", name)
                        .replace("{Y}", &year.to_string())
                        .replace("{F}", &format!("{who} {place}"))
                        .replace("{S}", who)
                        .replace("{P}", place);
                    out.push(Case {
                        text: capital(&text),
                        index: (*id).to_owned(),
                        component: None,
                        subject,
                        year: *year,
                        rank: *rank,
                        dimensions: vec![
                            ("index", (*id).to_owned()),
                            ("name", (*name).to_owned()),
                            ("frame", (*frame).to_owned()),
                            ("place", (*place).to_owned()),
                        ],
                    });
                }
            }
        }
    }
    out
}

fn open() -> Vec<Case> {
    let mut out = Vec::new();
    for (name, slug) in OPEN {
        for frame in OPEN_FRAMES {
            for (fact, subject, rank) in OPEN_PLACES {
                let wide = frame.contains("toàn cầu");
                out.push(Case {
                    text: frame.replace("{N}", name).replace("{Y}", "2019").replace("{F}", fact),
                    index: if wide { format!("{slug}-toan-cau") } else { (*slug).to_owned() },
                    component: None,
                    subject,
                    year: 2019,
                    rank: *rank,
                    dimensions: vec![
                        ("open name", (*name).to_owned()),
                        ("open frame", (*frame).to_owned()),
                        ("open place", (*fact).to_owned()),
                    ],
                });
            }
        }
    }
    out
}

fn parts() -> Vec<Case> {
    let mut out = Vec::new();
    for (id, year, name) in
        [("pci", 2020, "PCI"), ("papi", 2020, "PAPI"), ("par-index", 2020, "PAR INDEX"), ("dti", 2021, "DTI"), ("gii", 2020, "GII")]
    {
        for (part, slug) in PARTS {
            for frame in PART_FRAMES {
                let (who, subject) = if id == "gii" { ("Việt Nam", "viet-nam") } else { SUBJECTS[out.len() % SUBJECTS.len()] };
                let text = frame.replace("{N}", name).replace("{Y}", &year.to_string()).replace("{S}", who).replace("{C}", part);
                out.push(Case {
                    text,
                    index: id.to_owned(),
                    component: Some(slug),
                    subject,
                    year,
                    rank: 15,
                    dimensions: vec![("component frame", (*frame).to_owned()), ("component of", id.to_owned())],
                });
            }
        }
    }
    out
}

/// Share of texts told rightly, below which the product fails; highest share told wrongly.
const FLOORS: &[(&str, f64, f64)] = &[("known", 0.995, 0.001), ("open", 0.98, 0.003), ("parts", 0.98, 0.0)];

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    all: usize,
}

fn document(text: &str) -> Document {
    Document { id: "x".into(), text: text.to_owned(), ..Document::default() }
}

/// Counts, and the counts by dimension; texts told otherwise than they are come first in the output.
fn run(cases: &[Case], o: &Ontology) -> (Count, BTreeMap<(&'static str, String), Count>) {
    let (mut total, mut shown) = (Count::default(), 0);
    let mut by: BTreeMap<(&'static str, String), Count> = BTreeMap::new();
    for case in cases {
        let claims = extract(&document(&case.text), o).claims;
        let right = claims.iter().any(|c| case.told_by(c));
        let wrong = claims.iter().any(|c| c.status == Status::Resolved && !case.told_by(c));
        if (!right || wrong) && shown < 40 {
            shown += 1;
            println!("{} {}", if wrong { "wrong:" } else { "silent:" }, case.text);
            for c in &claims {
                println!("    {} {} {:?} {:?} {:?} {:.2}", c.subject, c.index, c.component, c.year, c.rank, c.confidence);
            }
        }
        for d in &case.dimensions {
            let c = by.entry(d.clone()).or_default();
            (c.right, c.wrong, c.all) = (c.right + usize::from(right), c.wrong + usize::from(wrong), c.all + 1);
        }
        (total.right, total.wrong, total.all) = (total.right + usize::from(right), total.wrong + usize::from(wrong), total.all + 1);
    }
    (total, by)
}

#[test]
fn every_way_to_name_a_ranking() -> Outcome {
    let o = Ontology::embedded()?;
    let mut faults = String::new();
    for (name, cases) in [("known", known()), ("open", open()), ("parts", parts())] {
        let (total, by) = run(&cases, &o);
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        println!("{name}: {} texts, right {:.3}, wrong {:.3}", total.all, share(total.right, total.all), share(total.wrong, total.all));
        let mut worst: Vec<_> = by.iter().map(|((d, v), c)| (share(c.right, c.all), share(c.wrong, c.all), *d, v)).collect();
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (right, wrong, d, v) in worst.iter().filter(|w| w.0 < 1.0 || w.1 > 0.0) {
            println!("  {right:.2} {wrong:.2} {d}: {v}");
        }
        for (_, recall, errors) in FLOORS.iter().filter(|f| f.0 == name) {
            if share(total.right, total.all) < *recall || share(total.wrong, total.all) > *errors {
                faults += &format!(
                    "{name}: right {:.3} (floor {recall}), wrong {:.3} (at most {errors})\n",
                    share(total.right, total.all),
                    share(total.wrong, total.all)
                );
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    Ok(())
}

#[test]
fn what_only_sounds_like_a_ranking() -> Outcome {
    let o = Ontology::embedded()?;
    let (mut told, mut all) = (Vec::new(), 0);
    let ids: Vec<&str> = KNOWN.iter().map(|k| k.0).chain(["chat-luong-cuoc-song", "hanh-phuc", "gci"]).collect();
    for (frame, names) in TRAPS {
        for name in *names {
            for (who, _) in SUBJECTS {
                let text = capital(&frame.replace("{W}", name).replace("{L}", name).replace("{S}", who));
                all += 1;
                for c in extract(&document(&text), &o).claims {
                    if c.status == Status::Resolved && ids.contains(&c.index.as_str()) {
                        told.push(format!("{text}\n    {:?} {:?} {:?}", c.index, c.component, c.rank));
                    }
                }
            }
        }
    }
    for text in NATIONS {
        all += 1;
        for c in extract(&document(text), &o).claims.iter().filter(|c| c.status == Status::Resolved) {
            told.push(format!("{text}\n    {:?} {:?} {:?}", c.index, c.component, c.rank));
        }
    }
    println!("traps: {} of {all} told\n{}", told.len(), told.join("\n"));
    assert!(told.len() * 200 <= all, "{} of {all} told", told.len());
    Ok(())
}
