//! One authority's worker: takes addresses, asks for them at the authority's pace, has each answer kept before it goes on.
use super::answering::{self, Outcome};
use super::client::{Client, Failure, Request};
use super::message::{Answered, Handed, Learnt, Message, lists};
use super::now;
use super::polite;
use super::reading::Page;
use super::report::Stopped;
use super::settings::Settings;
use super::sites::Sites;
use super::writing::REDIRECTS;
use crate::archive::http;
use crate::discover::Robots;
use crate::store::{Entry, Found, Host, Kind};
use foldhash::HashMap;
use reqwest::header::{CONTENT_ENCODING, LOCATION, RETRY_AFTER};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use url::Url;

/// How many addresses a worker takes at once.
const HANDFUL: usize = 64;
/// robots.txt counts for a day, in milliseconds.
const ROBOTS_AGE: i64 = 24 * 3_600_000;
/// Largest robots.txt that is fetched, in bytes.
const ROBOTS_LIMIT: u64 = 1_000_000;
/// The name that rules for this program go by.
pub(super) const PRODUCT: &str = "xephang";

/// What all workers share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) client: Client,
    pub(super) settings: Settings,
    pub(super) sites: Arc<Sites>,
    pub(super) keeper: mpsc::Sender<Message>,
    pub(super) pages: mpsc::Sender<Page>,
    pub(super) stop: watch::Sender<Option<Stopped>>,
    pub(super) pages_fetched: AtomicU64,
    pub(super) bytes_fetched: AtomicU64,
    pub(super) paces: Mutex<HashMap<String, Arc<Pace>>>,
}

/// How an authority is asked: its rules, and when it may be asked next.
#[derive(Debug)]
pub(super) struct Pace {
    robots: Mutex<Option<Arc<Robots>>>,
    next: Mutex<Instant>,
}

impl Shared {
    fn stopped(&self) -> bool {
        self.stop.borrow().is_some()
    }

    /// Ends the run; the first reason counts.
    pub(super) fn stop(&self, why: Stopped) {
        stop(&self.stop, why);
    }

    fn pace(&self, authority: &str) -> Arc<Pace> {
        let mut paces = self.paces.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Arc::new(Pace { robots: Mutex::new(None), next: Mutex::new(Instant::now()) });
        Arc::clone(paces.entry(authority.to_owned()).or_insert_with(fresh))
    }

    /// Counts a page against the budget; `false` when it is used up.
    fn may_fetch(&self, entry: &Entry) -> bool {
        // Lists are looked at in every run: counted, they could use up a small budget each time, and nothing would move.
        let counts = !lists(entry.kind);
        let pages = if counts { self.pages_fetched.fetch_add(1, Ordering::Relaxed) } else { 0 };
        if counts && self.settings.max_pages.is_some_and(|most| pages >= most) {
            self.stop(Stopped::Pages);
        } else if self.settings.max_bytes.is_some_and(|most| self.bytes_fetched.load(Ordering::Relaxed) >= most) {
            self.stop(Stopped::Bytes);
        }
        !self.stopped()
    }
}

/// Sets the switch that ends a run; the first reason counts.
pub(super) fn stop(switch: &watch::Sender<Option<Stopped>>, why: Stopped) {
    switch.send_if_modified(|reason| {
        let first = reason.is_none();
        reason.get_or_insert(why);
        first
    });
}

/// Works for one authority until there is nothing for it, or the run stops.
pub(super) async fn work(shared: Arc<Shared>, authority: String, news: Arc<Notify>) {
    let pace = shared.pace(&authority);
    let mut stop = shared.stop.subscribe();
    let mut queue: VecDeque<Entry> = VecDeque::new();
    let mut under_way: JoinSet<bool> = JoinSet::new();
    while !shared.stopped() {
        if queue.is_empty() {
            let (reply, handed) = oneshot::channel();
            let ask = Message::Next { authority: authority.clone(), want: HANDFUL, under_way: under_way.len(), reply };
            if shared.keeper.send(ask).await.is_err() {
                return;
            }
            match handed.await {
                Err(_) => return,
                Ok(Handed::Entries(entries)) => queue.extend(entries),
                Ok(Handed::Nothing) if under_way.is_empty() => return,
                Ok(Handed::Later(due)) if under_way.is_empty() => {
                    let wait = Duration::from_millis((due - now()).max(1).unsigned_abs());
                    tokio::select! {
                        () = tokio::time::sleep(wait) => {}
                        () = news.notified() => {}
                        _ = stop.changed() => {}
                    }
                    continue;
                }
                Ok(Handed::Nothing | Handed::Later(_)) => {
                    tokio::select! {
                        ended = under_way.join_next() => if rests(ended) { queue.clear() },
                        () = news.notified() => {}
                    }
                    continue;
                }
            }
        }
        let Some(entry) = queue.front() else { continue };
        let Some(rules) = rules(&shared, &authority, &pace, entry).await else {
            // The authority rests: the keeper knows until when.
            queue.clear();
            drain(&mut under_way).await;
            continue;
        };
        let source = entry.source.clone();
        let most = shared.sites.concurrency(&source);
        while under_way.len() < most && !queue.is_empty() {
            let at = *pace.next.lock().unwrap_or_else(PoisonError::into_inner);
            tokio::select! {
                () = tokio::time::sleep_until(at) => {}
                _ = stop.changed() => {}
            }
            let Some(entry) = queue.pop_front() else { break };
            if shared.stopped() || !shared.may_fetch(&entry) {
                break;
            }
            if most > 1 {
                // With several at a time the pause runs from start to start.
                let pause = polite::pause(shared.sites.delay(&source), rules.crawl_delay(), Duration::ZERO);
                *pace.next.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + pause;
            }
            under_way.spawn(fetch(Arc::clone(&shared), Arc::clone(&pace), Arc::clone(&rules), entry));
        }
        if rests(under_way.join_next().await) {
            queue.clear();
            drain(&mut under_way).await;
        }
    }
    drain(&mut under_way).await;
    // Nobody listens any more when the keeper has failed, and then it does not matter.
    drop(shared.keeper.send(Message::Left { authority }).await);
}

fn rests(ended: Option<Result<bool, tokio::task::JoinError>>) -> bool {
    matches!(ended, Some(Ok(true)))
}

async fn drain(under_way: &mut JoinSet<bool>) {
    while under_way.join_next().await.is_some() {}
}

/// Fetches one address and waits until its answer is kept. Says whether the authority is to rest.
async fn fetch(shared: Arc<Shared>, pace: Arc<Pace>, rules: Arc<Robots>, entry: Entry) -> bool {
    let Ok(url) = Url::parse(&entry.url) else {
        return keep(&shared, answering::refused(entry, "address", now())).await;
    };
    if !rules.allows(&url) {
        return keep(&shared, answering::refused(entry, "robots", now())).await;
    }
    let began = Instant::now();
    let request = Request {
        url: &url,
        etag: entry.etag.as_deref(),
        last_modified: entry.last_modified.as_deref(),
        limit: answering::limit(entry.kind),
        cut_off: false,
        lax_tls: shared.sites.lax_tls(&entry.source),
    };
    let answer = shared.client.send(request).await;
    let pause = polite::pause(shared.sites.delay(&entry.source), rules.crawl_delay(), began.elapsed());
    if shared.sites.concurrency(&entry.source) == 1 {
        *pace.next.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + pause;
    }
    let outcome = match answer {
        Ok(exchange) => answering::answered(entry, &url, exchange, &shared, began.elapsed()),
        Err(failure) => answering::failed(entry, &failure, now()),
    };
    keep(&shared, outcome).await
}

/// Has the keeper write an outcome down; then, and not before, its page may be read.
async fn keep(shared: &Shared, outcome: Outcome) -> bool {
    let (ack, kept) = oneshot::channel();
    let Outcome { entry, answer, exchange, found, rest_until, failure, bytes, page } = outcome;
    shared.bytes_fetched.fetch_add(bytes, Ordering::Relaxed);
    let rests = rest_until.is_some();
    let answered = Answered { entry, answer, exchange, found, rest_until, failure, bytes, ack };
    if shared.keeper.send(Message::Answered(Box::new(answered))).await.is_err() || kept.await.is_err() {
        return true;
    }
    if let Some(page) = page {
        // The readers end after the workers; a failed keeper has ended the run anyway.
        drop(shared.pages.send(page).await);
    }
    rests
}

/// The rules of an authority's robots.txt; `None` when it must be left alone for now.
async fn rules(shared: &Shared, authority: &str, pace: &Pace, entry: &Entry) -> Option<Arc<Robots>> {
    if let Some(rules) = pace.robots.lock().unwrap_or_else(PoisonError::into_inner).clone() {
        return Some(rules);
    }
    let (reply, known) = oneshot::channel();
    shared.keeper.send(Message::Host { authority: authority.to_owned(), reply }).await.ok()?;
    let host = known.await.ok()?;
    let Some(url) = Url::parse(&entry.url).ok().and_then(|u| u.join("/robots.txt").ok()) else {
        return Some(Arc::new(Robots::default()));
    };
    let fresh = host.robots_fetched.is_some_and(|at| now() - at < ROBOTS_AGE);
    let usable = host.robots_status.is_some_and(|s| (200..500).contains(&s) && s != 429);
    let rules = if fresh && usable {
        let rules = Robots::parse(&host.robots, PRODUCT);
        // Whoever asked for them may have asked for a page a moment before it died.
        let pause = polite::pause(shared.sites.delay(&entry.source), rules.crawl_delay(), Duration::ZERO);
        *pace.next.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + pause;
        Arc::new(rules)
    } else {
        Arc::new(ask_for_rules(shared, authority, pace, entry, host, url).await?)
    };
    *pace.robots.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&rules));
    Some(rules)
}

/// Fetches robots.txt as RFC 9309 has it: none there means no limits, no answer means hands off.
async fn ask_for_rules(shared: &Shared, authority: &str, pace: &Pace, entry: &Entry, mut host: Host, url: Url) -> Option<Robots> {
    let at = *pace.next.lock().unwrap_or_else(PoisonError::into_inner);
    tokio::time::sleep_until(at).await;
    let lax_tls = shared.sites.lax_tls(&entry.source);
    let mut target = url.clone();
    let mut answer = Err(Failure::Other("too many redirects".to_owned()));
    for _ in 0..REDIRECTS {
        answer = shared
            .client
            .send(Request { url: &target, etag: None, last_modified: None, limit: ROBOTS_LIMIT, cut_off: true, lax_tls })
            .await;
        let next = match &answer {
            Ok(exchange) if (300..400).contains(&exchange.status) => exchange.header(&LOCATION).and_then(|l| target.join(l).ok()),
            _ => None,
        };
        match next {
            Some(next) => target = next,
            None => break,
        }
    }
    *pace.next.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + shared.sites.delay(&entry.source);
    let instant = now();
    host.robots_fetched = Some(instant);
    let mut learnt = Learnt {
        authority: authority.to_owned(),
        source: entry.source.clone(),
        host,
        found: Vec::new(),
        exchange: None,
        failure: None,
        ack: oneshot::channel().0,
    };
    let rules = match answer {
        Ok(exchange) => {
            let retry_after = exchange.header(&RETRY_AFTER).and_then(|v| polite::retry_after(v, instant));
            let encoding = exchange.header(&CONTENT_ENCODING).map(str::to_owned);
            let status = exchange.status;
            let body = match status {
                200..300 => http::decode(encoding.as_deref(), &exchange.body, ROBOTS_LIMIT as usize)
                    .map(|d| d.bytes.into_owned())
                    .unwrap_or_default(),
                _ => Vec::new(),
            };
            learnt.exchange = Some(Box::new(answering::exchange(target.as_str(), exchange, instant, Vec::new())));
            learnt.host.robots_status = Some(status);
            if status == 429 || status >= 500 {
                learnt.host.failures += 1;
                learnt.host.not_before = retry_after.unwrap_or_else(|| instant + polite::host_backoff(learnt.host.failures));
                learnt.failure = Some(format!("robots.txt {status}"));
                None
            } else {
                learnt.host.failures = 0;
                learnt.host.not_before = 0;
                // A web page in its place is no rule: many sites answer so for whatever they do not have.
                learnt.host.robots = if Robots::looks_like_rules(&body) { body } else { Vec::new() };
                let rules = Robots::parse(&learnt.host.robots, PRODUCT);
                learnt.found = site_maps(shared, entry, &target, &rules);
                Some(rules)
            }
        }
        // Each of its addresses is refused by itself.
        Err(Failure::Private | Failure::Address) => Some(Robots::default()),
        Err(failure) => {
            let first = learnt.host.failures == 0 && polite::is_passing(&failure);
            learnt.host.failures += 1;
            learnt.host.robots_status = Some(0);
            learnt.host.not_before = instant + if first { 3_000 } else { polite::host_backoff(learnt.host.failures) };
            learnt.failure = (!first).then(|| failure.word().to_owned());
            None
        }
    };
    let (ack, kept) = oneshot::channel();
    learnt.ack = ack;
    shared.keeper.send(Message::Learnt(Box::new(learnt))).await.ok()?;
    kept.await.ok()?;
    rules
}

/// The site maps of a site that has no entry, or whose entry knows no lists: those it names, else the usual place.
fn site_maps(shared: &Shared, entry: &Entry, robots: &Url, rules: &Robots) -> Vec<Found> {
    if shared.sites.publisher(&entry.source).is_some_and(|p| !(p.feeds.is_empty() && p.sitemaps.is_empty())) {
        return Vec::new();
    }
    let named: Vec<Url> = rules.sitemaps().iter().filter_map(|s| robots.join(s).ok()).collect();
    let usual = || robots.join("/sitemap.xml").ok().into_iter().collect();
    let maps = if named.is_empty() { usual() } else { named };
    let in_scope = |url: &Url| shared.sites.place(url).is_some_and(|place| place.source == entry.source);
    maps.iter().filter(|url| in_scope(url)).filter_map(|url| answering::list(url, &entry.source, Kind::Sitemap)).collect()
}
