//! Cross-checking: the labelled claims of ../shared/gold (when it is there), the embedded reference
//! tables, and generated worlds, all through the public API; the command line at the end.
// A failed step is a failed test.
#![allow(clippy::unwrap_used)]
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use xephang::check::{Evidence, Report, Stated, check};
use xephang::model::{
    Authority, Claim, Document, Extraction, Finding, FindingKind, Modality, PartialDate, Source, Statement, StatementKind, claim_id,
};
use xephang::ontology::Ontology;
use xephang::read::reference;
use xephang::store::{Item, Store};

/// Claims with their sources, owned.
#[derive(Default)]
struct World {
    claims: Vec<Claim>,
    sources: BTreeMap<String, Source>,
    statements: Vec<Statement>,
}

impl World {
    fn check(&self, ontology: &Ontology) -> Report {
        let evidence: Vec<Evidence<'_>> =
            self.claims.iter().map(|claim| Evidence { claim, source: &self.sources[&claim.doc_id] }).collect();
        let stated: Vec<Stated<'_>> =
            self.statements.iter().map(|statement| Stated { statement, source: &self.sources[&statement.doc_id] }).collect();
        check(&evidence, &stated, ontology)
    }

    fn add(&mut self, source: Source, mut claims: Vec<Claim>) {
        for (at, claim) in claims.iter_mut().enumerate() {
            claim.doc_id.clone_from(&source.doc_id);
            claim.start = at;
            if claim.scope.is_empty() {
                claim.scope = "national".to_owned();
            }
            claim.id = claim_id(claim, "");
        }
        self.claims.extend(claims);
        self.sources.insert(source.doc_id.clone(), source);
    }

    /// Adds the labelled documents of a folder of ../shared/gold; false when it is not there.
    fn add_gold(&mut self, folder: &str) -> bool {
        self.add_labelled(&shared().join("gold").join(folder))
    }

    fn add_labelled(&mut self, dir: &Path) -> bool {
        let Ok(entries) = std::fs::read_dir(dir) else {
            eprintln!("skipped: no {}", dir.display());
            return false;
        };
        let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|x| x == "json")).collect();
        paths.sort();
        for path in paths {
            let page: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let text = |key: &str| page[key].as_str().map(str::to_owned);
            let source = Source {
                doc_id: text("id").unwrap(),
                url: text("url"),
                publisher: text("publisher"),
                published: text("published").as_deref().and_then(PartialDate::parse),
                title: text("title").unwrap(),
                ..Source::default()
            };
            self.add(source, page["claims"].as_array().unwrap().iter().map(gold_claim).collect());
        }
        true
    }

    fn add_tables(&mut self, wanted: &[Authority], ontology: &Ontology) {
        for table in reference::tables().iter().filter(|t| wanted.contains(&t.authority)) {
            for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, ontology).unwrap() {
                let source = Source {
                    doc_id: document.id.clone(),
                    url: document.url,
                    publisher: document.publisher,
                    published: document.published,
                    title: document.title,
                    authority: table.authority,
                    ..Source::default()
                };
                self.sources.insert(source.doc_id.clone(), source);
                self.claims.extend(extraction.claims);
            }
        }
    }
}

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

fn gold_claim(c: &Value) -> Claim {
    let word = |key: &str| c[key].as_str().map(str::to_owned);
    let number = |key: &str| c[key].as_i64().map(|n| i32::try_from(n).unwrap());
    let count = |key: &str| number(key).map(i32::unsigned_abs);
    Claim {
        subject: word("subject").unwrap(),
        index: word("index").unwrap(),
        component: word("component"),
        year: number("year"),
        rank: count("rank"),
        rank_max: count("rank_max"),
        last: c["last"].as_bool().unwrap_or(false),
        of: count("of"),
        scope: word("scope").unwrap(),
        delta: number("delta"),
        base_year: number("base_year"),
        score: c["score"].as_f64(),
        modality: word("modality").map_or(Modality::Asserted, |m| serde_json::from_value(Value::String(m)).unwrap()),
        quote: word("quote").unwrap(),
        ..Claim::default()
    }
}

fn show(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|f| {
            let follows: Vec<String> = f.follows.iter().map(|c| format!("\n      ↳ {}", c.vi)).collect();
            format!("  {:?} {:?} {} {:?}{}\n", f.kind, f.severity, f.message, f.documents, follows.concat())
        })
        .collect()
}

/// subject, index, year of a finding's fact.
fn about(f: &Finding) -> (String, String, i32) {
    let fact = f.fact.as_ref().unwrap();
    (fact.subject.clone(), fact.index.clone(), fact.year.unwrap())
}

#[test]
fn gold_contradictions_are_found_and_near_misses_left_alone() {
    let ontology = Ontology::embedded().unwrap();
    let mut world = World::default();
    if !world.add_gold("dev") {
        return;
    }
    let report = world.check(&ontology);
    let seen = show(&report.contradictions);
    println!("{seen}notes\n{}", show(&report.notes));
    let planted = [
        ("quang-ngai", "dti", 2022, "dev-002 dev-003"),
        ("lang-son", "dti", 2022, "dev-002 dev-006 dev-007"),
        ("khanh-hoa", "dti", 2024, "dev-010 dev-011"),
        ("ha-tinh", "dti", 2022, "dev-024 dev-025"),
        ("nghe-an", "pci", 2023, "dev-026 dev-027"),
        ("bac-kan", "pci", 2022, "dev-029 dev-030"),
        ("hung-yen", "pgi", 2023, "dev-033 dev-034"),
        ("ho-chi-minh", "pgi", 2023, "dev-033 dev-034"),
        ("hai-duong", "pci", 2023, "dev-033 dev-035"),
        ("binh-thuan", "papi", 2021, "dev-037 dev-038"),
        ("ninh-thuan", "par-index", 2022, "dev-040 dev-041"),
        ("ho-chi-minh", "dti", 2022, "dev-001 dev-002 dev-019 dev-044"),
        ("ca-mau", "par-index", 2023, "dev-046 dev-047"),
        ("nghe-an", "pci", 2019, "dev-026 dev-048"),
        ("viet-nam", "gci", 2017, "dev-057 dev-058"),
    ];
    let expected: BTreeSet<_> = planted.iter().map(|(s, i, y, docs)| (s.to_string(), i.to_string(), *y, docs.to_string())).collect();
    let found: BTreeSet<_> = report
        .contradictions
        .iter()
        .filter(|f| f.kind == FindingKind::SameFact)
        .map(|f| {
            let (s, i, y) = about(f);
            let mut docs = f.documents.clone();
            docs.sort();
            (s, i, y, docs.join(" "))
        })
        .collect();
    assert_eq!(found, expected, "{seen}");
    // Beside them the one collision, and the component that a page ranks among 62.
    let rest: Vec<_> = report.contradictions.iter().filter(|f| f.kind != FindingKind::SameFact).collect();
    let kinds: BTreeSet<_> = rest.iter().map(|f| (f.kind, about(f))).collect();
    let others = BTreeSet::from([
        (FindingKind::SharedRank, ("binh-dinh".to_owned(), "pii".to_owned(), 2024)),
        (FindingKind::Range, ("long-an".to_owned(), "pci".to_owned(), 2023)),
    ]);
    assert_eq!(kinds, others, "{seen}");
    // Collisions and movements that follow hang on their cause.
    let cause = |subject: &str, index: &str| {
        report.contradictions.iter().find(|f| f.kind == FindingKind::SameFact && about(f).0 == subject && about(f).1 == index).unwrap()
    };
    assert!(cause("quang-ngai", "dti").follows.iter().any(|c| c.vi.contains("21 + 5 = 26")), "{seen}");
    assert!(cause("lang-son", "dti").follows.iter().any(|c| c.kind == FindingKind::SharedRank), "{seen}");
    let slip = |subject: &str, index: &str| cause(subject, index).diagnosis.as_ref().map(|d| d.kind.clone()).unwrap_or_default();
    assert_eq!(slip("lang-son", "dti"), "stale-edition");
    assert_eq!(slip("ha-tinh", "dti"), "one-digit");
    assert_eq!(slip("bac-kan", "pci"), "transposed-digits");
    assert_eq!(slip("ninh-thuan", "par-index"), "transposed-digits");
}

#[test]
fn the_sample_corpus_gives_its_planted_contradictions_and_no_others() {
    let ontology = Ontology::embedded().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let manifest: toml::Table = std::fs::read_to_string(corpus.join("manifest.toml")).unwrap().parse().unwrap();
    let entries = |name: &str| manifest[name].as_array().unwrap().clone();
    let word = |v: &toml::Value| v.as_str().unwrap().to_owned();
    let ids: BTreeMap<String, String> = entries("document").iter().map(|d| (word(&d["file"]), word(&d["url"]))).collect();

    let mut world = World::default();
    assert!(world.add_labelled(&corpus.join("gold")));
    world.add_tables(&[Authority::Official], &ontology);
    let report = world.check(&ontology);
    let seen = show(&report.contradictions);
    println!("{seen}");

    let found: BTreeSet<(String, String, String, BTreeSet<String>)> = report
        .contradictions
        .iter()
        .map(|f| {
            let (subject, index, _) = about(f);
            let press = f.documents.iter().filter(|d| !d.starts_with("bang:")).cloned().collect();
            (serde_json::to_value(f.kind).unwrap().as_str().unwrap().to_owned(), subject, index, press)
        })
        .collect();
    let mut missing = Vec::new();
    let mut left = found.clone();
    for planted in entries("contradiction") {
        let (kind, fact) = (word(&planted["kind"]), &planted["fact"]);
        // Sums are statements, which labelled claims leave out.
        if kind == "inner-sum" {
            continue;
        }
        let wrong = &ids[&word(&planted["wrong"])];
        let hit = left
            .iter()
            .find(|(k, s, i, docs)| {
                // A shared rank has two subjects, of which the finding's fact names one.
                let subject = *s == word(&fact["subject"]) || kind == "shared-rank";
                *k == kind && subject && *i == word(&fact["index"]) && docs.contains(wrong)
            })
            .cloned();
        match hit {
            Some(hit) => assert!(left.remove(&hit)),
            None => missing.push(format!("{planted}")),
        }
    }
    assert!(missing.is_empty() && left.is_empty(), "missing {missing:#?}\ntoo many {left:#?}\n{seen}");
}

#[test]
fn reference_tables_alone_contradict_nothing() {
    let ontology = Ontology::embedded().unwrap();
    let mut official = World::default();
    official.add_tables(&[Authority::Official], &ontology);
    let report = official.check(&ontology);
    assert!(official.claims.len() > 2000);
    assert_eq!(report.contradictions, [], "{}", show(&report.contradictions));

    // What the press is known to have printed differently, and nothing else.
    let mut all = World::default();
    all.add_tables(&[Authority::Official, Authority::Reported], &ontology);
    let report = all.check(&ontology);
    let known: BTreeSet<_> = report.contradictions.iter().map(about).collect();
    println!("{}", show(&report.contradictions));
    let expected = [
        ("binh-duong", "fta-index", 2024),
        ("khanh-hoa", "fta-index", 2024),
        ("quang-ninh", "papi", 2019),
        ("quang-ninh", "papi", 2020),
        ("thua-thien-hue", "papi", 2021),
        ("quang-ninh", "pci", 2019),
        ("quang-ninh", "pci", 2021),
        // One page puts Lai Châu, 62nd, at 22,87 points and Cao Bằng, 63rd, at 23,95.
        ("lai-chau", "pii", 2024),
    ];
    assert_eq!(known, expected.map(|(s, i, y)| (s.to_owned(), i.to_owned(), y)).into(), "{}", show(&report.contradictions));
    let (order, rest): (Vec<_>, Vec<_>) = report.contradictions.iter().partition(|f| f.kind == FindingKind::Order);
    assert!(order.len() == 1 && about(order[0]).0 == "lai-chau" && rest.iter().all(|f| f.kind == FindingKind::SameFact));
    assert!(report.confirmations.len() > 20, "{}", report.confirmations.len());
}

#[test]
fn seeds_confirm_one_movement_and_contradict_only_inside_one_article() {
    let ontology = Ontology::embedded().unwrap();
    let mut world = World::default();
    if !world.add_gold("seeds") {
        return;
    }
    world.statements = thanh_hoa_statements();
    let report = world.check(&ontology);
    let seen = show(&report.contradictions);
    println!("{seen}{}", show(&report.confirmations));
    assert!(report.contradictions.iter().all(|f| f.kind == FindingKind::InnerSum && f.documents == ["seed-3"]), "{seen}");
    let told = |words: &str| report.contradictions.iter().filter(|f| f.message.contains(words)).count();
    assert_eq!(told("783,52 − 681,20 = 102,32, bài ghi tăng 94,53"), 1, "{seen}");
    assert_eq!(told("814,40 − 768,88 = 45,52, bài ghi tăng 51,74"), 1, "{seen}");
    for figures in [
        "970 điểm, bài ghi cao nhất 899,09",
        "702,49 điểm, bài ghi thấp nhất 585,89",
        "889,09 điểm, bài ghi cao nhất 970",
        "595,89 điểm, bài ghi thấp nhất 644,09",
    ] {
        assert_eq!(told(figures), 1, "{figures}\n{seen}");
    }
    assert_eq!(report.contradictions.len(), 6, "{seen}");
    assert!(report.confirmations.iter().any(|f| f.message.contains("37 + 22 = 59")), "{}", show(&report.confirmations));
}

/// The averages and spreads of the article on Thanh Hóa, as an extractor states them.
fn thanh_hoa_statements() -> Vec<Statement> {
    let statement = |at: usize, kind: StatementKind, block: &str, values: [(&str, f64); 3]| Statement {
        id: format!("s{at}"),
        doc_id: "seed-3".to_owned(),
        kind,
        subject: None,
        other: None,
        index: Some("dti".to_owned()),
        component: None,
        year: Some(2023),
        scope: Some(format!("province:thanh-hoa/{block}")),
        values: values.into_iter().map(|(role, x)| (role.to_owned(), x)).collect(),
        start: at,
        end: at + 1,
        quote: String::new(),
    };
    let average = |at, block: &str, now, before, change| {
        statement(at, StatementKind::GroupAverage, block, [("now", now), ("before", before), ("change", change)])
    };
    let spread = |at, block: &str, highest, lowest, difference| {
        statement(at, StatementKind::Spread, block, [("highest", highest), ("lowest", lowest), ("difference", difference)])
    };
    vec![
        average(1, "so-nganh", 783.52, 681.2, 94.53),
        spread(2, "so-nganh", 899.09, 585.89, 313.2),
        average(3, "huyen", 814.4, 768.88, 51.74),
        spread(4, "huyen", 970.0, 644.09, 325.91),
    ]
}

#[test]
fn gold_beside_the_tables_names_the_official_figure() {
    let ontology = Ontology::embedded().unwrap();
    let mut world = World::default();
    if !world.add_gold("dev") || !world.add_gold("seeds") {
        return;
    }
    world.add_tables(&[Authority::Official, Authority::Reported], &ontology);
    let report = world.check(&ontology);
    let seen = show(&report.contradictions);
    println!("{seen}");
    let ha_tinh = report.contradictions.iter().find(|f| f.documents.iter().any(|d| d == "dev-025")).unwrap();
    assert!(ha_tinh.message.starts_with("Chưa khớp: Hà Tĩnh, DTI 2022. Bảng của Bộ TT&TT"), "{}", ha_tinh.message);
}

#[test]
fn order_of_the_input_does_not_matter() {
    let ontology = Ontology::embedded().unwrap();
    let mut world = World::default();
    world.add_gold("dev");
    world.add_tables(&[Authority::Reported], &ontology);
    let before = world.check(&ontology);
    world.claims.reverse();
    let half = world.claims.len() / 2;
    world.claims.rotate_left(half);
    let after = world.check(&ontology);
    assert_eq!(before, after);
}

#[test]
fn a_consistent_world_is_left_alone_and_every_wrong_rank_is_found() {
    let ontology = Ontology::embedded().unwrap();
    let report = generated(15_000, 0, &ontology).check(&ontology);
    assert_eq!(report.contradictions, [], "{}", show(&report.contradictions));
    assert!(!report.confirmations.is_empty());

    let world = generated(15_000, 500, &ontology);
    let report = world.check(&ontology);
    let blamed: BTreeSet<&String> =
        report.contradictions.iter().filter(|f| f.kind == FindingKind::SameFact).flat_map(|f| &f.claims).collect();
    let wrong: Vec<&Claim> = world.claims.iter().filter(|c| c.quote != format!("thứ {}", c.rank.unwrap())).collect();
    assert!(wrong.len() >= 29);
    assert!(wrong.iter().all(|c| blamed.contains(&c.id)), "{}", show(&report.contradictions));
    // One finding a cause: neither collisions nor movements of a wrong rank are told again.
    assert_eq!(report.contradictions.len(), wrong.len(), "{}", show(&report.contradictions));
}

/// A world in which every subject keeps its place in every edition, as several outlets tell it; one claim in
/// `wrong_every` has another rank (0: none).
fn generated(size: usize, wrong_every: usize, ontology: &Ontology) -> World {
    let provinces: Vec<&str> =
        ontology.provinces.iter().filter(|p| p.succeeds.is_none() && p.id != "ha-tay").map(|p| p.id.as_str()).collect();
    let indices = ["dti", "pci", "egov", "par-index", "sipas", "ict-index"];
    let mut world = World::default();
    let mut made = 0;
    for outlet in 0.. {
        for index in indices {
            for year in 2012..2024 {
                let id = format!("outlet{outlet}/{index}/{year}");
                let source = Source { doc_id: id.clone(), publisher: Some(format!("outlet{outlet}.example")), ..Source::default() };
                let claims = provinces.iter().zip(1u32..).map(|(subject, rank)| {
                    made += 1;
                    Claim {
                        subject: (*subject).to_owned(),
                        index: index.to_owned(),
                        year: Some(year),
                        rank: Some(if wrong_every > 0 && made % wrong_every == 0 { rank % 60 + 1 } else { rank }),
                        delta: (rank % 3 == 0).then_some(0),
                        base_year: (rank % 3 == 0).then_some(year - 1),
                        quote: format!("thứ {rank}"),
                        ..Claim::default()
                    }
                });
                world.add(source, claims.collect());
                if made >= size {
                    return world;
                }
            }
        }
    }
    world
}

/// Puts the labelled claims of the sample corpus and the official tables into a store on disk.
fn store_with_the_sample(dir: &Path, ontology: &Ontology) {
    let mut items = Vec::new();
    for table in reference::tables().iter().filter(|t| t.authority == Authority::Official) {
        for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, ontology).unwrap() {
            items.push(Item { document, authority: table.authority, sample: false, extraction });
        }
    }
    let mut world = World::default();
    world.add_labelled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold"));
    for (id, source) in world.sources {
        let claims: Vec<Claim> = world.claims.iter().filter(|c| c.doc_id == id).cloned().collect();
        let text = claims.iter().map(|c| c.quote.clone()).collect::<Vec<_>>().join("\n");
        let document = Document {
            id,
            url: source.url,
            publisher: source.publisher,
            published: source.published,
            title: source.title,
            text,
            ..Document::default()
        };
        items.push(Item {
            document,
            authority: Authority::Press,
            sample: true,
            extraction: Extraction { claims, ..Extraction::default() },
        });
    }
    Store::open(dir).unwrap().put(&items).unwrap();
}

fn xephang(data: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xephang")).arg("--data").arg(data).args(["--lang", "vi"]).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_prints_findings_in_every_form_and_explains_ids() {
    let ontology = Ontology::embedded().unwrap();
    let data = tempfile::tempdir().unwrap();
    store_with_the_sample(data.path(), &ontology);

    let (code, out, _) = xephang(data.path(), &["check", "--format", "ndjson"]);
    let findings: Vec<Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!((code, findings.len()), (Some(0), 17));
    for finding in &findings {
        for field in ["id", "kind", "severity", "fact", "claims", "statements", "documents", "values", "message"] {
            assert!(finding.get(field).is_some(), "{field} of {finding}");
        }
    }
    let (code, out, _) = xephang(data.path(), &["check", "--format", "json", "--confirmations", "--notes", "--fail-on", "can-sua"]);
    let all: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(3));
    assert!(all.iter().any(|f| f["class"] == "note") && all.iter().any(|f| f["class"] == "confirmation"));
    let (_, out, _) = xephang(data.path(), &["check", "--format", "csv"]);
    assert_eq!(csv::Reader::from_reader(out.as_bytes()).records().map(Result::unwrap).count(), 17);

    // People see both quotes, where they stand, and that the pages are samples.
    let (_, out, _) = xephang(data.path(), &["check", "--format", "table"]);
    println!("{out}");
    let at = out.find("Chưa khớp: Thanh Hóa, PCI 2021").unwrap();
    let block = &out[at..at + out[at..].find("\n\n").unwrap()];
    assert!(block.contains("Thanh Hóa | PCI | 43") && block.contains("https://pcivietnam.vn"), "{block}");
    assert!(block.contains("34/63") && block.contains("https://baolamson.example") && block.contains("DỮ LIỆU MẪU"), "{block}");

    // Ids and their beginnings are explained; unknown and ambiguous ones are errors that help.
    let id = findings[0]["id"].as_str().unwrap();
    let (code, out, _) = xephang(data.path(), &["why", &id[..10]]);
    assert_eq!(code, Some(0));
    assert!(out.contains(findings[0]["message"].as_str().unwrap()), "{out}");
    let claim = findings[0]["claims"][0].as_str().unwrap();
    let (code, out, _) = xephang(data.path(), &["why", claim]);
    assert_eq!(code, Some(0));
    assert!(out.contains(claim) && out.contains("đơn vị:") && out.contains("nguồn:"), "{out}");
    println!("{out}");
    for (id, words) in [("c", "có nhiều mã bắt đầu như vậy"), ("khong-co", "không có số liệu")] {
        let (code, _, err) = xephang(data.path(), &["why", id]);
        assert!(code == Some(1) && err.contains(words), "{err}");
    }
}

#[test]
fn without_a_store_the_command_says_how_to_make_one() {
    let data = tempfile::tempdir().unwrap();
    let (code, out, err) = xephang(&data.path().join("none"), &["check"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("xephang init"), "{err}");
}
