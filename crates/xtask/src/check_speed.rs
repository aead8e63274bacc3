//! `cargo xtask drill check-speed`: stores of ten thousand to a million claims, checked from cold by the program.
use crate::program::program;
use crate::worlds::chance::Chance;
use crate::worlds::world::World;
use crate::worlds::{self, Order, Truth};
use anyhow::{Context as _, anyhow, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use xephang::check::Held;
use xephang::model::{Authority, Block, BlockKind, Claim, Document, Extraction, PartialDate, Reason, Source};
use xephang::ontology::Ontology;
use xephang::store::{Item, Store};

/// Claims of a document, about: as many as the press world has.
const CLAIMS_A_PAGE: f64 = 4.5;
/// Documents that are put into the store at a time.
const BATCH: usize = 5_000;
/// What a million claims may take from cold.
const LIMIT: Duration = Duration::from_secs(5);
/// And how much memory, in megabytes.
const MEMORY: f64 = 1536.0;
/// Ten times the claims may take so many times as long.
const GROWTH: f64 = 15.0;

/// Claims of a night, and the seconds that their check may take on top of what is held, from the store to findings with quotes.
const NIGHT: usize = 1_000;
const NIGHT_LIMIT: f64 = 0.3;

/// Arguments of the drill.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many claims, each in a store of its own
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    claims: Vec<usize>,
    /// How often each is checked; the middle counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many nights each takes in
    #[arg(long, default_value_t = 5)]
    nights: usize,
    /// What the claims follow from
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// The program (default: the release build beside this one)
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Folder for the stores; one that is there already is used again
    #[arg(long, default_value = "target/drill/check-speed")]
    folder: PathBuf,
}

/// One check by the program.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// Seconds.
    wall: f64,
    cpu: f64,
    /// Megabytes at the most: all that is resident, the mapped pages of the store among it; and without files.
    memory: f64,
    own: f64,
}

/// Runs the drill; whether it kept to its limits.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let program = program(arguments.program.as_deref())?;
    let ontology = Ontology::embedded()?;
    let mut kept = true;
    let mut before: Option<(i64, Run)> = None;
    println!(
        "{:>9} {:>9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "claims", "documents", "store MB", "wall s", "CPU s", "peak MB", "own MB", "growth"
    );
    for claims in &arguments.claims {
        let data = arguments.folder.join(format!("{claims}-{}", arguments.seed));
        let done = data.join("done");
        if !done.is_file() {
            let begun = Instant::now();
            fill(&data, *claims, arguments.seed, &ontology)?;
            std::fs::write(&done, "")?;
            eprintln!("{claims} claims put in: {:.1} s", begun.elapsed().as_secs_f64());
        }
        let (stored, pages) = counts(&data)?;
        let runs: Vec<Run> = (0..arguments.runs.max(1)).map(|_| check(&program, &data)).collect::<anyhow::Result<_>>()?;
        let run = middle(&runs);
        let growth = before.map(|(n, b)| (run.wall / b.wall, stored as f64 / n as f64));
        let size: u64 = std::fs::read_dir(&data)?.flatten().filter_map(|f| f.metadata().ok()).map(|m| m.len()).sum();
        println!(
            "{stored:>9} {pages:>9} {:>9.0} {:>8.2} {:>8.2} {:>8.0} {:>8.0} {:>8}",
            size as f64 / 1e6,
            run.wall,
            run.cpu,
            run.memory,
            run.own,
            growth.map_or_else(String::new, |(time, claims)| format!("{time:.1}/{claims:.0}"))
        );
        let mut checks = Vec::new();
        let mut held = Night::of(&data, arguments.seed, &ontology)?;
        for round in 0..arguments.nights.max(1) {
            let night = held.add(arguments.seed.wrapping_add(7 + round as u64))?;
            println!(
                "          a night of {} claims: check {:.3} s, with the ledger {:.3} s, processor {:.2} s: taken in {:.3} s, examined, written and quoted {:.3} s ({} of {} findings anew), compared with the ledger {:.3} s ({} are news), put on record {:.3} s",
                night.claims,
                night.check(),
                night.all(),
                night.cpu,
                night.taken_in,
                night.written,
                night.anew,
                night.findings,
                night.compared,
                night.news,
                night.recorded
            );
            checks.push(night.check());
        }
        checks.sort_by(f64::total_cmp);
        let check = checks.get(checks.len() / 2).copied().unwrap_or(f64::INFINITY);
        let millions = stored as f64 / 1e6;
        let slow = run.wall > LIMIT.as_secs_f64() * millions.max(0.1) || run.memory > MEMORY;
        let steep = growth.is_some_and(|(time, claims)| time > GROWTH / 10.0 * claims);
        kept &= !slow && !steep && check <= NIGHT_LIMIT;
        before = Some((stored, run));
    }
    Ok(kept)
}

/// What a night costs on top of what is held, in seconds.
#[derive(Debug, Clone, Copy)]
struct Cost {
    claims: usize,
    taken_in: f64,
    written: f64,
    compared: f64,
    recorded: f64,
    cpu: f64,
    anew: usize,
    news: usize,
    findings: usize,
}

impl Cost {
    /// What a check of everything does: from the store to findings with their quotes.
    fn check(&self) -> f64 {
        self.taken_in + self.written
    }

    fn all(&self) -> f64 {
        self.taken_in + self.written + self.compared + self.recorded
    }
}

/// A store, and its world in memory with a ledger of its findings, as `nightly` has them while it crawls.
struct Night<'o> {
    truth: Truth,
    store: Store,
    held: Held<'o>,
}

impl<'o> Night<'o> {
    fn of(data: &Path, seed: u64, ontology: &'o Ontology) -> anyhow::Result<Self> {
        let truth = Truth::build(ontology, &mut Chance::new(seed)).map_err(|e| anyhow!(e))?;
        // The store itself is used again.
        let folder = data.with_extension("night");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir(&folder)?;
        for file in std::fs::read_dir(data)?.flatten() {
            std::fs::copy(file.path(), folder.join(file.file_name()))?;
        }
        let store = Store::open(&folder)?;
        let begun = Instant::now();
        let mut snapshot = store.watch()?;
        let mut held = Held::of(snapshot.world(ontology)?);
        let read = begun.elapsed();
        let found = held.world().examine();
        let examined = begun.elapsed();
        drop(found);
        held.level(|findings| snapshot.quote(findings))?;
        let written = begun.elapsed() + read - examined;
        println!(
            "          in one process: read {:.2} s, examined {:.2} s, examined, written and quoted {:.2} s",
            read.as_secs_f64(),
            (examined - read).as_secs_f64(),
            (written - read).as_secs_f64()
        );
        drop(snapshot);
        let mut night = Self { truth, store, held };
        night.tell()?;
        Ok(night)
    }

    /// How much changed since the ledger was written last, how long it took to find that out, and how long to write it.
    fn tell(&mut self) -> anyhow::Result<(usize, f64, f64)> {
        let run = self.store.begin_run("nightly", 0)?;
        let begun = Instant::now();
        let compared = self.store.compare_findings(self.held.findings())?;
        let seconds = begun.elapsed().as_secs_f64();
        self.store.record_findings(run, &compared)?;
        let change = &compared.change;
        let news = change.new.len() + change.changed.len() + change.resolved.len() + change.regressed.len();
        Ok((news, seconds, begun.elapsed().as_secs_f64() - seconds))
    }

    /// Adds a night's claims of the press, which says of the same rankings what the store says, and as often something else.
    fn add(&mut self, seed: u64) -> anyhow::Result<Cost> {
        let mut chance = Chance::new(seed);
        let mut press = worlds::press::write(&self.truth, NIGHT / 2, &mut chance);
        for Source { doc_id, url, .. } in press.pages.iter_mut().map(|page| &mut page.source) {
            *doc_id = format!("night-{seed}-{doc_id}");
            *url = url.as_ref().map(|url| format!("{url}?{seed}"));
        }
        let texts = texts(&press);
        let (mut items, mut claims) = (Vec::new(), 0);
        for (page, text) in texts.iter().enumerate().filter(|(page, _)| press.pages[*page].source.authority == Authority::Press) {
            items.push(item(page, seed as usize * NIGHT + text, &press, &mut chance));
            claims += press.pages[page].len;
            if claims >= NIGHT {
                break;
            }
        }
        // Fetching, reading and storing are the crawl's work.
        let moment = self.store.watch()?.moment();
        self.store.put(&items)?;
        let (begun, before) = (Instant::now(), crate::speed::this()?);
        ensure!(self.store.bring_up(self.held.world(), moment)?, "somebody else has written to the store");
        let taken_in = begun.elapsed().as_secs_f64();
        let anew = self.held.level(|findings| self.store.quote(findings))?;
        let written = begun.elapsed().as_secs_f64() - taken_in;
        let (news, compared, recorded) = self.tell()?;
        let cpu = crate::speed::this()? - before;
        Ok(Cost { claims, taken_in, written, compared, recorded, cpu, anew, news, findings: self.held.findings().len() })
    }
}

/// Starts the program as a person would, with its output thrown away, and watches it.
fn check(program: &Path, data: &Path) -> anyhow::Result<Run> {
    let (begun, before) = (Instant::now(), crate::speed::children()?);
    let mut command = Command::new(program);
    command.arg("--data").arg(data).args(["check", "--format", "ndjson"]).stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = command.spawn().with_context(|| program.display().to_string())?;
    let status_file = format!("/proc/{}/status", child.id());
    let (mut memory, mut own): (f64, f64) = (0.0, 0.0);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // The peak so far: the last look before the end has all but the last milliseconds.
        if let Ok(text) = std::fs::read_to_string(&status_file) {
            let field = |name: &str| {
                let line = text.lines().find_map(|l| l.strip_prefix(name)).and_then(|l| l.split_whitespace().next());
                line.and_then(|n| n.parse::<f64>().ok()).unwrap_or_default() / 1024.0
            };
            memory = memory.max(field("VmHWM:"));
            own = own.max(field("RssAnon:"));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let wall = begun.elapsed().as_secs_f64();
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(Run { wall, cpu: crate::speed::children()? - before, memory, own })
}

fn middle(runs: &[Run]) -> Run {
    let of = |value: fn(&Run) -> f64| {
        let mut all: Vec<f64> = runs.iter().map(value).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Run { wall: of(|r| r.wall), cpu: of(|r| r.cpu), memory: of(|r| r.memory), own: of(|r| r.own) }
}

fn counts(data: &Path) -> anyhow::Result<(i64, i64)> {
    let db = rusqlite::Connection::open(data.join(xephang::store::FILE_NAME))?;
    let count = |question: &str| db.query_row(question, [], |row| row.get::<_, i64>(0));
    Ok((count("SELECT count(*) FROM claims WHERE current = 1")?, count("SELECT count(*) FROM documents")?))
}

/// Fills a store: half of the claims from the press world, half of rankings inside provinces, whose facts grow with
/// the claims; three in a thousand give another rank.
fn fill(data: &Path, claims: usize, seed: u64, ontology: &Ontology) -> anyhow::Result<()> {
    if data.exists() {
        std::fs::remove_dir_all(data)?;
    }
    let half = claims / 2;
    let documents = (half as f64 / CLAIMS_A_PAGE) as usize;
    let order = Order { seed, documents, errors: 0, splits: 0 };
    let (truth, mut world) = worlds::clean(&order, ontology).map_err(|e| anyhow!(e))?;
    let mut chance = Chance::new(seed.wrapping_add(2));
    inside_provinces(&truth.subjects[..truth.provinces], claims.saturating_sub(world.claims.len()), &mut world, &mut chance);
    let texts = texts(&world);
    let mut store = Store::open(data)?;
    let mut items = Vec::with_capacity(BATCH);
    for (page, text) in texts.iter().enumerate() {
        items.push(item(page, *text, &world, &mut chance));
        if items.len() == BATCH || page + 1 == world.pages.len() {
            store.put(&items)?;
            items.clear();
        }
    }
    Ok(())
}

/// The number of each page's text, which its reprints share.
fn texts(world: &World) -> Vec<usize> {
    let mut texts: Vec<usize> = (0..world.pages.len()).collect();
    for prints in world.prints.values() {
        prints.iter().for_each(|p| texts[*p] = prints[0]);
    }
    texts
}

/// Districts ranked in their provinces, some eight in an article.
fn inside_provinces(provinces: &[String], claims: usize, world: &mut World, chance: &mut Chance) {
    const UNITS: usize = 16;
    let end = world.claims.len() + claims;
    // About eight claims a fact, as in the press world.
    let lists = (claims / (8 * UNITS)).max(1);
    while world.claims.len() < end {
        let list = chance.below(lists);
        let (province, rest) = (list % provinces.len(), list / provinces.len());
        let (index, year) = (["ddci", "dti", "par-index", "sipas"][rest % 4], 2012 + (rest / 4 % 13) as i32);
        let mut ranks: Vec<usize> = (0..UNITS).collect();
        Chance::new(list as u64).shuffle(&mut ranks);
        let first = chance.below(UNITS);
        let says = |unit: usize, chance: &mut Chance| {
            let rank = ranks[unit] as u32 + 1;
            Claim {
                subject: format!("{}/don-vi-{}", provinces[province], unit + UNITS * (rest / 52)),
                index: index.to_owned(),
                year: Some(year),
                rank: Some(rank),
                scope: format!("province:{}/{}", provinces[province], ["huyen", "xa", "so-nganh"][rest / 52 % 3]),
                quote: format!("thứ {rank}"),
                confidence: chance.between(0.8, 1.0),
                ..Claim::default()
            }
        };
        let told: Vec<_> = (0..chance.within(1, 12)).map(|n| (None, says((first + n) % UNITS, chance))).collect();
        let number = world.pages.len();
        let host = format!("bao{}.example", chance.below(60));
        let source = Source {
            doc_id: format!("d{number:06}"),
            url: Some(format!("https://{host}/bai-{number}.html")),
            publisher: Some(host),
            published: PartialDate::parse(&format!("{}-{:02}-15", year + 1, chance.within(1, 12))),
            title: format!("Bài {number}"),
            ..Source::default()
        };
        world.add(source, told);
    }
}

/// Gives three in a thousand another rank.
fn misprint(claim: &mut Claim, chance: &mut Chance) {
    if claim.confidence < 1.0 && chance.of(0.003) {
        claim.rank = claim.rank.map(|r| r % 16 + 1);
    }
}

/// A document with the text of this number, which its reprints share, and claims that say why.
fn item(page: usize, text: usize, world: &World, chance: &mut Chance) -> Item {
    let source = &world.pages[page].source;
    let mut words = Chance::new(text as u64);
    let mut text = String::new();
    let mut claims: Vec<Claim> = world.of_page(page).map(|c| world.claims[c].clone()).collect();
    for claim in &mut claims {
        for _ in 0..30 {
            text.push_str(
                ["tỉnh", "chỉ số", "năm", "xếp hạng", "các sở", "người dân", "dịch vụ", "so với", "kết quả", "công bố"][words.below(10)],
            );
            text.push_str(&format!(" {} ", words.below(400)));
        }
        claim.start = text.len();
        text.push_str(&claim.quote);
        claim.end = text.len();
        text.push('\n');
        misprint(claim, chance);
        let reason = |slot: &'static str| Reason {
            slot: slot.into(),
            source: "same clause".into(),
            words: claim.quote.clone(),
            span: Some((claim.start, claim.end)),
        };
        claim.reasons = ["subject", "index", "year", "rank"].map(reason).into();
        claim.id = xephang::model::claim_id(claim, &source.doc_id);
    }
    let document = Document {
        id: source.doc_id.clone(),
        url: source.url.clone(),
        publisher: source.publisher.clone(),
        published: source.published,
        title: source.title.clone(),
        blocks: vec![Block { kind: BlockKind::Paragraph, start: 0, end: text.len() }],
        text,
        ..Document::default()
    };
    Item { document, authority: source.authority, sample: false, extraction: Extraction { claims, ..Extraction::default() } }
}
