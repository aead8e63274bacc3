//! Whole runs over a real store; the crawl is played by putting documents as the crawler would.
use super::world::contradictions;
use super::*;
use crate::config::Config;
use crate::extract::extract;
use crate::model::{Authority, Document};
use crate::store::Item;
use std::sync::LazyLock;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());

fn page(id: &str, publisher: &str, text: &str) -> Item {
    let document = Document {
        id: format!("https://{publisher}/{id}"),
        url: Some(format!("https://{publisher}/{id}")),
        publisher: Some(publisher.to_owned()),
        title: format!("Bài {id}"),
        text: text.to_owned(),
        ..Document::default()
    };
    let extraction = extract(&document, &ONTOLOGY);
    Item { document, authority: Authority::Press, sample: false, extraction }
}

struct Place {
    dir: tempfile::TempDir,
    store: Store,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        Self { dir, store }
    }

    /// A night on which the crawl brings `pages`, all of one source.
    fn night(&mut self, pages: &[Item]) -> Told {
        self.run(|store, _, _| {
            let outcomes = store.put(pages)?;
            let mut report = CrawlReport::default();
            let counts = report.source("a.vn");
            (counts.fetched, counts.articles, counts.bodies) = (outcomes.len() as u64, outcomes.len() as u64, outcomes.len() as u64);
            Ok(report)
        })
        .unwrap()
    }

    fn run(&mut self, crawl: impl FnOnce(&mut Store, i64, bool) -> Result<CrawlReport, NightlyError>) -> Result<Told, NightlyError> {
        let publishers = Publishers::embedded();
        let home = Home::find(Some("Hà Tĩnh"), &ONTOLOGY).unwrap();
        let asked = publishers.all().map(|p| p.id.clone()).collect();
        let night = Night { data: self.dir.path(), ontology: &ONTOLOGY, publishers: &publishers, asked, home, vi: true };
        night.run(&mut self.store, crawl)
    }
}

const HA_TINH: &str = "Năm 2022, Hà Tĩnh xếp thứ 37/63 về chuyển đổi số (DTI).";
const HA_TINH_WRONG: &str = "Năm 2022, Hà Tĩnh xếp thứ 27/63 về chuyển đổi số (DTI).";
const NGHE_AN: &str = "Năm 2022, Nghệ An xếp thứ 52/63 về chuyển đổi số (DTI).";

#[test]
fn a_night_tells_what_is_new_with_the_own_province_first() {
    let mut place = Place::new();
    place.store.put(&[page("truoc", "a.vn", "Bài cũ, không có số.")]).unwrap();
    let told = place.night(&[page("1", "a.vn", NGHE_AN), page("2", "b.vn", HA_TINH), page("3", "c.vn", "Trời nắng.")]);
    let digest = &told.digest;
    assert_eq!((digest.documents.total, digest.claims.total, digest.corrections.total), (3, 2, 0));
    assert!(
        digest.claims.items[0].home && digest.claims.items[0].fact.vi == "Hà Tĩnh, DTI 2022" && digest.claims.items[0].value.vi == "37/63"
    );
    let text = text(digest, Some(&told.page), true);
    assert!(text.lines().count() <= 8 && text.contains("2 số mới"), "{text}");
    assert!(text.lines().nth(2).unwrap().starts_with("★ Số mới: Hà Tĩnh, DTI 2022: 37/63"), "{text}");
    assert!(!told.is_partial());
    // The same again: nothing is new.
    let again = place.night(&[page("1", "a.vn", NGHE_AN)]);
    assert_eq!((again.digest.documents.total, again.digest.claims.total), (0, 0));
    let runs = place.store.last_runs(Some(COMMAND), 5).unwrap();
    assert_eq!(runs.iter().map(|r| r.outcome.as_deref()).collect::<Vec<_>>(), [Some("fine"), Some("fine")]);
}

#[test]
fn a_silent_correction_and_the_life_of_a_finding_are_told() {
    let mut place = Place::new();
    let first = place.night(&[page("1", "a.vn", HA_TINH_WRONG), page("2", "b.vn", HA_TINH)]);
    assert_eq!((first.digest.findings.new.total, first.digest.findings.open), (1, 1), "{:?}", first.digest.findings);
    let still = place.night(&[]);
    assert_eq!((still.digest.findings.new.total, still.digest.findings.open), (0, 1));

    let third = place.night(&[page("1", "a.vn", HA_TINH)]);
    let digest = &third.digest;
    assert_eq!((digest.documents.total, digest.corrections.total, digest.findings.resolved.total), (0, 1, 1));
    assert_eq!(digest.claims.total, 1, "the corrected figure is new");
    let said = words::summary(digest, true);
    assert!(said.starts_with("1 số mới · 1 chưa khớp đã hết · 1 bài đã sửa số (27→37, "), "{said}");
    let page_text = std::fs::read_to_string(&third.page).unwrap();
    assert!(page_text.contains("## Bài đã sửa số: 1") && page_text.contains("27→37"), "{page_text}");

    let back = place.night(&[page("1", "a.vn", HA_TINH_WRONG)]);
    assert_eq!((back.digest.findings.regressed.total, back.digest.findings.new.total), (1, 0));
    // An edited sentence with the same figure is neither new nor a correction.
    let edited = place.night(&[page("1", "a.vn", &format!("Cập nhật. {HA_TINH_WRONG}"))]);
    assert_eq!((edited.digest.corrections.total, edited.digest.claims.total, edited.digest.fetched.pages), (0, 0, 1));
}

#[test]
fn what_a_person_decided_is_not_told_again_and_what_comes_back_is() {
    use crate::model::{Faulted, Ruling, Verdict};
    let mut place = Place::new();
    place.night(&[page("1", "a.vn", HA_TINH_WRONG), page("2", "b.vn", HA_TINH)]);
    let standing = |place: &Place| contradictions(&place.store, &ONTOLOGY).unwrap();
    let finding = standing(&place).pop().unwrap();
    let decide = |place: &mut Place, verdict: Verdict| {
        let wrong = finding.sides.iter().find(|s| s.value == "27/63").unwrap().clone();
        let claim = place.store.claim(wrong.claim.as_deref().unwrap()).unwrap().map(|h| h.claim);
        let mut ruling = Ruling {
            id: String::new(),
            finding: finding.id.clone(),
            verdict,
            decided: now(),
            who: None,
            note: None,
            value: None,
            faulted: vec![Faulted { side: wrong, claim, statement: None }],
            undone: None,
            content: finding.clone(),
        };
        place.store.decide(&mut ruling).unwrap();
        // Instants are milliseconds; a verdict and a run in the same one cannot be told apart.
        std::thread::sleep(std::time::Duration::from_millis(3));
    };
    let told = |digest: &Digest| {
        let f = &digest.findings;
        (f.open, f.new.total, f.changed.total, f.regressed.total, f.resolved.total)
    };
    decide(&mut place, Verdict::Seen);
    // A third paper with a figure of the two: still noted. With a figure of its own: told.
    assert_eq!(told(&place.night(&[page("3", "c.vn", HA_TINH)]).digest), (1, 0, 0, 0, 0));
    let third = place.night(&[page("4", "d.vn", &HA_TINH.replace("37/63", "17/63"))]);
    assert_eq!(told(&third.digest), (1, 0, 1, 0, 0));
    place.night(&[page("4", "d.vn", HA_TINH)]);

    decide(&mut place, Verdict::Corrected);
    assert_eq!(told(&place.night(&[]).digest), (0, 0, 0, 0, 0));
    // The page is read again and says the same as before: told once.
    let again = place.night(&[page("1", "a.vn", &format!("Cập nhật. {HA_TINH_WRONG}"))]);
    assert_eq!(told(&again.digest), (1, 0, 0, 1, 0));
    assert_eq!(told(&place.night(&[]).digest), (1, 0, 0, 0, 0));
    // Called corrected once more, and it is: gone without a word, as the person said.
    decide(&mut place, Verdict::Corrected);
    assert_eq!(told(&place.night(&[page("1", "a.vn", HA_TINH)]).digest), (0, 0, 0, 0, 0));
    assert_eq!(told(&place.night(&[page("1", "a.vn", HA_TINH_WRONG)]).digest), (1, 0, 0, 1, 0));

    decide(&mut place, Verdict::OurReading);
    assert_eq!(told(&place.night(&[]).digest), (0, 0, 0, 0, 0));
    assert!(standing(&place).is_empty());
}

#[test]
fn what_a_run_brought_that_died_or_failed_is_told_by_the_next() {
    let mut place = Place::new();
    let mut ledger = |outcome: Option<&str>, item: Item| {
        let run = place.store.begin_run(COMMAND, now() - 2 * TAKEN_UP_MS).unwrap();
        place.store.put(&[item]).unwrap();
        if let Some(outcome) = outcome {
            place.store.end_run(run, now(), outcome, &0).unwrap();
        }
    };
    ledger(Some("fine"), page("0", "a.vn", NGHE_AN));
    ledger(None, page("1", "a.vn", HA_TINH));
    let failed = place.run(|store, _, resumed| {
        assert!(!resumed, "the run that died is too old to be taken up");
        store.put(&[page("2", "a.vn", "Hai.")])?;
        Err(NightlyError::UnknownSource { id: "x".into() })
    });
    assert!(failed.is_err());
    let told = place.night(&[page("3", "a.vn", "Ba.")]);
    assert_eq!(told.digest.documents.items.iter().map(|d| d.place.title.as_str()).collect::<Vec<_>>(), ["Bài 1", "Bài 2", "Bài 3"]);

    // A run that died just now is taken up under its number.
    let died = place.store.begin_run(COMMAND, now()).unwrap();
    place.store.put(&[page("4", "a.vn", "Bốn.")]).unwrap();
    let told = place
        .run(|_, run, resumed| {
            assert_eq!((run, resumed), (died, true));
            Ok(CrawlReport::default())
        })
        .unwrap();
    assert_eq!((told.digest.run, told.digest.documents.total), (died, 1));
}

#[test]
fn what_stood_in_the_store_before_the_first_night_is_no_news() {
    let mut place = Place::new();
    place.store.put(&[page("1", "a.vn", HA_TINH_WRONG), page("2", "b.vn", HA_TINH)]).unwrap();
    let first = place.night(&[page("3", "c.vn", NGHE_AN)]);
    assert_eq!((first.digest.findings.new.total, first.digest.findings.open), (0, 1));
    let wrong = NGHE_AN.replace("52/63", "25/63");
    let second = place.night(&[page("4", "d.vn", &wrong)]);
    assert_eq!((second.digest.findings.new.total, second.digest.findings.open), (1, 2));
}

#[test]
fn a_closed_network_is_partial_and_short() {
    let mut place = Place::new();
    let publishers = Publishers::embedded();
    let told = place
        .run(|_, _, _| {
            let mut report = CrawlReport { waiting: 60, stopped: Some(Stopped::Deferred), ..CrawlReport::default() };
            for publisher in publishers.all() {
                report.source(&publisher.id).failures.insert("dns".into(), 2);
            }
            Ok(report)
        })
        .unwrap();
    assert!(told.is_partial());
    let text = text(&told.digest, Some(&told.page), true);
    let n = publishers.all().count();
    assert!(text.contains(&format!("{n} nguồn không lấy được: không phân giải được tên miền")), "{text}");
    assert!(text.lines().count() <= 8, "{text}");
    assert_eq!(place.store.last_runs(None, 1).unwrap()[0].outcome.as_deref(), Some("partial"));
    // The source's own nights are on record for the next judgement.
    assert_eq!(place.store.nights_before::<crate::crawl::SourceCounts>(99, 9).unwrap().len(), n);
}

#[test]
fn seeds_come_from_the_entries_and_unknown_ids_are_refused() {
    let publishers = Publishers::embedded();
    let all = chosen(&publishers, &[], Config::default().sources.as_deref()).unwrap();
    assert!(all.len() >= 60, "{}", all.len());
    for publisher in &all {
        let seeds = seeds(publisher, 1_795_705_800_000);
        assert!(!seeds.is_empty() && seeds.iter().all(|s| s.source == publisher.id && !s.url.as_str().contains('{')), "{}", publisher.id);
    }
    let one = all[3].id.clone();
    assert_eq!(chosen(&publishers, std::slice::from_ref(&one), None).unwrap().len(), 1);
    let unknown = chosen(&publishers, &["khong-co".to_owned()], None).unwrap_err();
    assert!(unknown.vietnamese().contains("khong-co"));
}

#[test]
fn what_a_night_touched_is_found_as_if_all_were_checked_anew() {
    let mut place = Place::new();
    let text = |subject: &str, rank: u32| format!("Năm 2022, {subject} xếp thứ {rank}/63 về chuyển đổi số (DTI).");
    let long =
        |rank: u32| format!("{} {}", text("Hà Tĩnh", rank), "Tỉnh giao các sở rà soát từng tiêu chí, báo cáo trước ngày 15. ".repeat(12));
    let before = [
        page("1", "a.vn", &text("Hà Tĩnh", 37)),
        page("2", "b.vn", &text("Hà Tĩnh", 27)),
        page("3", "c.vn", &text("Nghệ An", 52)),
        page("4", "d.vn", &text("Nghệ An", 25)),
        page("5", "e.vn", &long(37)),
    ];
    place.store.put(&before).unwrap();
    let snapshot = place.store.watch().unwrap();
    let night =
        [page("3", "c.vn", &text("Nghệ An", 25)), page("6", "g.vn", &text("Thanh Hóa", 15)), page("7", "h.vn", &text("Thanh Hóa", 51))];
    place.store.put(&night).unwrap();
    // A copy of a page that is there: that page now counts as one with it, and is not written itself.
    place.store.put(&[page("8", "i.vn", &long(37))]).unwrap();
    let gone = crate::store::KnownAs { addresses: Vec::new(), documents: vec![before[0].document.id.clone()] };
    place.store.forget(&gone, &[], |_| None, 0).unwrap();

    let before = Before::of(snapshot, &ONTOLOGY).unwrap();
    let found = before.contradictions(&place.store).unwrap();
    assert_eq!(found, contradictions(&place.store, &ONTOLOGY).unwrap());
    let subjects: Vec<&str> = found.iter().filter_map(|f| Some(f.fact.as_ref()?.subject.as_str())).collect();
    assert_eq!(subjects, ["ha-tinh", "thanh-hoa"]);
    assert!(place.store.syndication().unwrap().len() == 2 && found[0].sides.iter().all(|s| !s.quote.is_empty()));

    // Another program brings a copy meanwhile.
    let before = Before::of(place.store.watch().unwrap(), &ONTOLOGY).unwrap();
    let mut other = Store::open(place.dir.path()).unwrap();
    other.put(&[page("9", "k.vn", &text("Thanh Hóa", 51))]).unwrap();
    assert_eq!(before.contradictions(&place.store).unwrap(), contradictions(&place.store, &ONTOLOGY).unwrap());
}
