//! The life of findings over runs, verdicts and readings.
use super::*;
use crate::model::State;
use crate::model::*;

fn claim(doc: &str, rank: u32) -> Claim {
    Claim {
        id: format!("c-{doc}-{rank}"),
        doc_id: doc.into(),
        subject: "ha-tinh".into(),
        index: "dti".into(),
        year: Some(2022),
        rank: Some(rank),
        scope: "national".into(),
        quote: format!("xếp thứ {rank}/63"),
        ..Claim::default()
    }
}

fn item(doc: &str, claims: Vec<Claim>) -> Item {
    let text = claims.iter().map(|c| c.quote.clone()).collect::<Vec<_>>().join("\n");
    let document = Document { id: doc.into(), text, ..Document::default() };
    Item { document, authority: Authority::Press, sample: false, extraction: Extraction { claims, ..Extraction::default() } }
}

/// Documents with the rank each gives: one finding, as the checker would make it.
fn finding(sides: &[(&str, u32)]) -> Finding {
    let fact = Fact {
        subject: "ha-tinh".into(),
        index: "dti".into(),
        component: None,
        year: Some(2022),
        scope: "national".into(),
        list: Some("63".into()),
    };
    let mut values: Vec<String> = sides.iter().map(|(_, rank)| format!("{rank}/63")).collect();
    values.sort();
    values.dedup();
    let side = |(doc, rank): &(&str, u32)| Side {
        value: format!("{rank}/63"),
        claim: Some(format!("c-{doc}-{rank}")),
        statement: None,
        document: (*doc).into(),
        source: (*doc).into(),
        url: None,
        published: None,
        quote: format!("xếp thứ {rank}/63"),
        place: None,
        official: *doc == "bang",
        sample: false,
    };
    Finding {
        id: finding_id(FindingKind::SameFact, Some(&fact), &values),
        fact: Some(fact),
        claims: sides.iter().map(|(doc, rank)| format!("c-{doc}-{rank}")).collect(),
        documents: sides.iter().map(|(doc, _)| (*doc).to_owned()).collect(),
        values,
        sides: sides.iter().map(side).collect(),
        message: "Chưa khớp".into(),
        ..Finding::default()
    }
}

/// A ruling whose wrong side is the one of `wrong`.
fn ruling(on: &Finding, verdict: Verdict, decided: i64, wrong: Option<&str>) -> Ruling {
    let faulted = on.sides.iter().filter(|s| Some(s.document.as_str()) == wrong);
    let rank = |s: &Side| value_key(&s.value).parse().unwrap();
    Ruling {
        id: String::new(),
        finding: on.id.clone(),
        verdict,
        decided,
        who: Some("Lan".into()),
        note: None,
        value: None,
        faulted: faulted.map(|s| Faulted { side: s.clone(), claim: Some(claim(&s.document, rank(s))), statement: None }).collect(),
        undone: None,
        content: on.clone(),
    }
}

struct Place {
    _dir: tempfile::TempDir,
    store: Store,
    clock: i64,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        Self { _dir: dir, store, clock: 0 }
    }

    fn now(&mut self) -> i64 {
        self.clock += 1000;
        self.clock
    }

    fn run<'f>(&mut self, findings: &'f [Finding]) -> FindingsChange<'f> {
        let now = self.now();
        let run = self.store.begin_run("nightly", now).unwrap();
        let compared = self.store.compare_findings(findings).unwrap();
        self.store.record_findings(run, &compared).unwrap();
        compared.change
    }

    fn decide(&mut self, on: &Finding, verdict: Verdict, wrong: Option<&str>) {
        let now = self.now();
        self.store.decide(&mut ruling(on, verdict, now, wrong)).unwrap();
    }

    fn life(&self, of: &Finding) -> Life {
        self.store.lives(std::slice::from_ref(of)).unwrap().pop().unwrap()
    }

    fn state(&self, of: &Finding) -> State {
        self.life(of).state
    }

    fn ids(&self) -> Vec<String> {
        self.store.claims().unwrap().into_iter().map(|c| c.id).collect()
    }
}

#[test]
fn findings_are_new_then_open_and_back_when_they_return() {
    let mut place = Place::new();
    let (a, b) = (finding(&[("a", 37), ("b", 27)]), finding(&[("a", 37), ("c", 17)]));
    // Without any run there is nothing to be new against.
    assert_eq!(place.state(&a), State::Open);
    place.run(std::slice::from_ref(&a));
    assert_eq!((place.state(&a), place.state(&b)), (State::New, State::New));
    place.run(std::slice::from_ref(&a));
    assert_eq!(place.state(&a), State::Open);
    let gone = place.run(&[]);
    assert_eq!(gone.resolved.len(), 1);
    assert_eq!(place.store.gone_findings(&[]).unwrap(), std::slice::from_ref(&a));
    // Seen by a check before the next run, told by that run once, and back until somebody decides.
    assert_eq!(place.state(&a), State::Regressed);
    assert_eq!(place.run(std::slice::from_ref(&a)).regressed.len(), 1);
    let after = place.run(std::slice::from_ref(&a));
    assert_eq!((after.regressed.len(), after.still.len(), place.state(&a)), (0, 1, State::Regressed));
    place.decide(&a, Verdict::Seen, None);
    assert_eq!(place.state(&a), State::Acknowledged);
}

#[test]
fn a_later_verdict_supersedes_and_taking_it_back_restores_the_one_before() {
    let mut place = Place::new();
    let a = finding(&[("bang", 37), ("b", 27)]);
    place.decide(&a, Verdict::Seen, None);
    place.decide(&a, Verdict::NoError, None);
    assert_eq!(place.state(&a), State::Resolved);
    assert_eq!(place.store.rulings_under(&a.id).unwrap().len(), 2);
    assert_eq!(place.store.take_back(&a.id, 9000).unwrap().map(|r| (r.verdict, r.undone)), Some((Verdict::NoError, Some(9000))));
    assert_eq!(place.state(&a), State::Acknowledged);
    place.store.take_back(&a.id, 9001).unwrap();
    assert_eq!((place.state(&a), place.store.take_back(&a.id, 9002).unwrap()), (State::Open, None));
    assert_eq!(place.store.rulings().unwrap().len(), 2, "history stays");
}

#[test]
fn a_third_value_keeps_what_was_noted_and_opens_what_was_settled() {
    let mut place = Place::new();
    let two = finding(&[("a", 37), ("b", 27)]);
    let three = finding(&[("a", 37), ("b", 27), ("c", 17)]);
    let other = finding(&[("a", 37), ("c", 17)]);
    assert_ne!(two.id, three.id);
    place.run(std::slice::from_ref(&two));
    place.decide(&two, Verdict::Reported, None);
    assert_eq!((place.state(&two), place.state(&three), place.state(&other)), (State::Acknowledged, State::Acknowledged, State::New));
    // It is the same finding to the ledger too, and as old.
    assert_eq!(place.run(std::slice::from_ref(&three)).changed.len(), 1);
    assert_eq!(place.state(&three), State::Acknowledged);

    // Two true values say nothing of a third: it is open, and knows of the verdict on the others.
    place.decide(&two, Verdict::NoError, None);
    let life = place.life(&three);
    assert_eq!((life.state, life.ruling, life.earlier.map(|r| r.verdict)), (State::Open, None, Some(Verdict::NoError)));
    assert_eq!(place.state(&two), State::Resolved);
    place.decide(&three, Verdict::NoError, None);
    assert_eq!((place.state(&three), place.state(&two), place.state(&other)), (State::Resolved, State::Resolved, State::Resolved));
    // Coming and going makes no error of what is none.
    place.run(&[]);
    assert!(place.run(std::slice::from_ref(&three)).regressed.len() == 1);
    assert_eq!(place.state(&three), State::Resolved);
    // How many were ranked, and which list newer rules found, are no part of the values.
    let mut renamed = finding(&[("a", 37), ("b", 27)]);
    renamed.values = vec!["thứ 37".into(), "27/63".into()];
    renamed.fact.as_mut().unwrap().list = None;
    renamed.id = "f-other".into();
    assert_eq!(place.state(&renamed), State::Resolved);
}

#[test]
fn what_was_called_corrected_is_back_when_the_page_was_read_again_and_still_says_so() {
    let mut place = Place::new();
    place.store.put(&[item("a", vec![claim("a", 37)]), item("b", vec![claim("b", 27)])]).unwrap();
    let a = finding(&[("bang", 37), ("a", 37), ("b", 27)]);
    place.run(std::slice::from_ref(&a));
    place.decide(&a, Verdict::Corrected, Some("b"));
    // The store has the old page: the person is believed.
    assert_eq!(place.state(&a), State::Resolved);
    let quiet = place.run(std::slice::from_ref(&a));
    assert_eq!((quiet.regressed.len(), quiet.still.len()), (0, 1));
    // Another page that confirms the right value changes nothing; one with the wrong value does.
    assert_eq!(place.state(&finding(&[("bang", 37), ("a", 37), ("b", 27), ("d", 37)])), State::Resolved);
    assert_eq!(place.state(&finding(&[("bang", 37), ("a", 37), ("b", 27), ("d", 27)])), State::Regressed);
    // The page was read again, with other words around the same figure.
    let mut again = item("b", vec![claim("b", 27)]);
    again.document.text.push_str(" (cập nhật)");
    place.store.put(&[again]).unwrap();
    assert_eq!(place.state(&a), State::Regressed);
    assert_eq!(place.run(std::slice::from_ref(&a)).regressed.len(), 1);
    assert_eq!((place.run(std::slice::from_ref(&a)).still.len(), place.state(&a)), (1, State::Regressed));

    // Called corrected once more, gone, and back.
    place.decide(&a, Verdict::Corrected, Some("b"));
    assert_eq!(place.state(&a), State::Resolved);
    place.run(&[]);
    assert_eq!(place.run(std::slice::from_ref(&a)).regressed.len(), 1);
    assert_eq!(place.state(&a), State::Regressed);
}

#[test]
fn a_page_fetched_again_unchanged_was_not_corrected() {
    let mut place = Place::new();
    place.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
    let a = finding(&[("bang", 37), ("b", 27)]);
    place.decide(&a, Verdict::Corrected, None);
    assert_eq!(place.state(&a), State::Resolved);
    let sql = "INSERT INTO frontier(url, authority, source, kind, state, priority, due, depth, hops, found, fetched, document)
               VALUES ('https://b/', 'b', 'b', 'article', 'done', 0, 0, 0, 0, 0, ?1, 'b')";
    let now = place.now();
    place.store.db.execute(sql, [now]).unwrap();
    assert_eq!(place.state(&a), State::Regressed);
}

#[test]
fn what_was_misread_takes_no_part_until_the_verdict_is_taken_back() {
    let mut place = Place::new();
    let items = [item("a", vec![claim("a", 37)]), item("b", vec![claim("b", 27), claim("b", 30)])];
    place.store.put(&items).unwrap();
    let a = finding(&[("a", 37), ("b", 27)]);
    place.decide(&a, Verdict::OurReading, Some("b"));
    assert_eq!(place.ids(), ["c-a-37", "c-b-30"]);
    assert_eq!(place.store.suppressed_claims().unwrap().iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["c-b-27"]);
    assert_eq!(place.store.changed_since(1).unwrap(), ["b"], "the index has to follow");
    assert!(place.store.claim("c-b-27").unwrap().is_some_and(|h| h.suppressed && !h.current));

    // Read anew under another id, with a word more in the quote; then as a new revision.
    let again = Claim { id: "c-new".into(), quote: "tỉnh xếp thứ 27/63".into(), ..claim("b", 27) };
    let other = Claim { id: "c-year".into(), year: Some(2021), ..claim("b", 27) };
    place
        .store
        .reextract(|page| {
            page.iter()
                .map(|d| (d.document.id == "b").then(|| Extraction { claims: vec![again.clone(), other.clone()], ..Extraction::default() }))
                .collect()
        })
        .unwrap();
    assert_eq!(place.ids(), ["c-a-37", "c-year"]);
    place.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
    assert_eq!(place.ids(), ["c-a-37"]);
    assert!(place.store.integrity().unwrap().is_empty());

    // Another document with the same figure was not misread.
    place.store.put(&[item("d", vec![claim("d", 27)])]).unwrap();
    assert_eq!(place.ids(), ["c-a-37", "c-d-27"]);
    assert_eq!(place.state(&finding(&[("a", 37), ("d", 27)])), State::Regressed);

    // A verdict of another kind takes its place; taken back, the claim is out again.
    place.decide(&a, Verdict::Corrected, Some("b"));
    assert_eq!(place.ids(), ["c-a-37", "c-b-27", "c-d-27"]);
    place.store.take_back(&a.id, 99_000).unwrap();
    assert_eq!(place.ids(), ["c-a-37", "c-d-27"]);
    place.store.take_back(&a.id, 99_001).unwrap();
    assert_eq!(place.ids(), ["c-a-37", "c-b-27", "c-d-27"]);
}

#[test]
fn verdicts_go_to_another_store_before_or_after_its_documents() {
    let mut old = Place::new();
    old.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
    let (a, c) = (finding(&[("a", 37), ("b", 27)]), finding(&[("x", 1), ("y", 2)]));
    old.decide(&a, Verdict::OurReading, Some("b"));
    old.decide(&c, Verdict::NoError, None);
    let given = old.store.rulings().unwrap();

    for documents_first in [true, false] {
        let mut new = Place::new();
        if documents_first {
            new.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
        }
        let imported = new.store.import_rulings(&given).unwrap();
        assert_eq!(imported, Imported { new: 2, ..Imported::default() });
        if !documents_first {
            new.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
        }
        assert_eq!((new.ids(), new.state(&c)), (Vec::<String>::new(), State::Resolved));
        assert_eq!(new.store.rulings().unwrap(), given);
        assert_eq!(new.store.import_rulings(&given).unwrap(), Imported { known: 2, ..Imported::default() });
        // What was taken back there is taken back here.
        let undone: Vec<Ruling> = given.iter().cloned().map(|r| Ruling { undone: Some(5), ..r }).collect();
        assert_eq!(new.store.import_rulings(&undone).unwrap(), Imported { undone: 2, ..Imported::default() });
        assert_eq!((new.ids(), new.state(&c)), (vec!["c-b-27".to_owned()], State::Open));
    }
    // A page that is corrected there and read here for the first time has not been read again.
    let mut new = Place::new();
    old.decide(&a, Verdict::Corrected, Some("b"));
    new.store.import_rulings(&old.store.rulings().unwrap()).unwrap();
    new.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
    assert_eq!(new.state(&a), State::Resolved);
}

#[test]
fn forgetting_a_page_takes_its_words_out_of_verdicts() {
    let mut place = Place::new();
    place.store.put(&[item("trang-a", vec![claim("trang-a", 37)]), item("trang-b", vec![claim("trang-b", 27)])]).unwrap();
    let a = finding(&[("trang-a", 37), ("trang-b", 27)]);
    place.decide(&a, Verdict::OurReading, Some("trang-b"));
    let known = |id: &str| KnownAs { addresses: Vec::new(), documents: vec![id.to_owned()] };
    place.store.forget(&known("trang-a"), &[], |_| None, 0).unwrap();
    let left = place.store.rulings().unwrap();
    assert!(!serde_json::to_string(&left).unwrap().contains("trang-a"));
    assert_eq!(place.store.suppressed_claims().unwrap().len(), 1, "the other page is still misread");
    place.store.forget(&known("trang-b"), &[], |_| None, 0).unwrap();
    assert_eq!((place.store.rulings().unwrap(), place.store.suppressed_claims().unwrap()), (Vec::new(), Vec::new()));
}

#[test]
fn a_store_from_before_has_no_verdicts_and_is_read_all_the_same() {
    let mut place = Place::new();
    place.store.put(&[item("b", vec![claim("b", 27)])]).unwrap();
    let sql = "DROP TABLE suppressed; DROP TABLE verdicts; DROP INDEX claims_suppressed; DROP INDEX statements_suppressed;
               DROP INDEX ledger_by_run; DROP TABLE returns; DROP TABLE reports; DROP TABLE news; ALTER TABLE ledger ADD COLUMN content TEXT NOT NULL DEFAULT '';
               PRAGMA user_version = 2;";
    place.store.db.execute_batch(sql).unwrap();
    let old = Store::open_read_only(place._dir.path()).unwrap();
    let a = finding(&[("a", 37), ("b", 27)]);
    assert_eq!(old.lives(std::slice::from_ref(&a)).unwrap()[0].state, State::Open);
    assert!(old.rulings().unwrap().is_empty() && old.rulings_under(&a.id).unwrap().is_empty());
    assert!(old.gone_findings(&[]).unwrap().is_empty() && old.suppressed_claims().unwrap().is_empty());
    let mut place = Place { store: Store::open(place._dir.path()).unwrap(), ..place };
    place.decide(&a, Verdict::OurReading, Some("b"));
    assert!(place.ids().is_empty());
}
