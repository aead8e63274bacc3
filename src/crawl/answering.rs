//! What an answer means for the frontier.
use super::address::authority;
use super::client::{self, Failure};
use super::polite;
use super::reading::Page;
use super::single::BODY_LIMIT;
use super::worker::Shared;
use super::writing::REDIRECTS;
use crate::archive::{self, Earlier, Exchange};
use crate::discover::canonical;
use crate::store::{Answer, Entry, Found, Kind, State, Validators};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, LOCATION, RETRY_AFTER};
use std::time::Duration;
use url::Url;

/// Largest feed or site map, in bytes as sent.
const LIST_LIMIT: u64 = 50_000_000;
/// Longest address that a redirect may lead to, in bytes.
const LONGEST_ADDRESS: usize = 4096;
/// Largest attachment, in bytes as sent.
const ATTACHMENT_LIMIT: u64 = 50_000_000;

/// What fetching an address came to, before it is kept.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) entry: Entry,
    pub(super) answer: Answer,
    pub(super) exchange: Option<Box<Exchange>>,
    pub(super) found: Vec<Found>,
    pub(super) rest_until: Option<i64>,
    pub(super) failure: Option<String>,
    pub(super) bytes: u64,
    /// To be read once the answer is kept.
    pub(super) page: Option<Page>,
}

/// Largest body of a kind of address, in bytes as sent.
pub(super) fn limit(kind: Kind) -> u64 {
    match kind {
        Kind::Feed | Kind::Sitemap => LIST_LIMIT,
        Kind::Attachment => ATTACHMENT_LIMIT,
        Kind::Seed | Kind::Listing | Kind::Article | Kind::Link => BODY_LIMIT,
    }
}

/// A list of a site that is to be fetched before its articles.
pub(super) fn list(url: &Url, source: &str, kind: Kind) -> Option<Found> {
    Some(Found {
        url: canonical::key(url).into(),
        authority: authority(url)?,
        source: source.to_owned(),
        kind,
        priority: 0,
        depth: 1,
        hops: 0,
        parent: None,
        modified: None,
        refused: None,
    })
}

/// An address that is not asked for at all.
pub(super) fn refused(entry: Entry, why: &str, now: i64) -> Outcome {
    // What the user or an entry names ought to be fetched; what a page names need not.
    let failure = (entry.depth == 0).then(|| why.to_owned());
    let mut outcome = nothing(entry, State::Refused, now);
    outcome.answer.reason = Some(why.to_owned());
    outcome.failure = failure;
    outcome
}

/// No answer came.
pub(super) fn failed(entry: Entry, failure: &Failure, now: i64) -> Outcome {
    let attempts = entry.attempts + 1;
    let word = failure.word();
    let state = match failure {
        Failure::Private | Failure::Address => return refused(entry, word, now),
        Failure::TooLarge => State::Failed,
        _ if attempts >= polite::LAST_ATTEMPT => State::Failed,
        _ => State::Waiting,
    };
    let wait = spread(&entry.url);
    let mut outcome = nothing(entry, state, now);
    outcome.answer.reason = Some(word.to_owned());
    outcome.answer.attempts = attempts;
    outcome.answer.due = now + polite::backoff(attempts, wait);
    // A first failure that may pass is no trouble yet.
    outcome.failure =
        (state == State::Failed || attempts.is_multiple_of(polite::ATTEMPTS) || !polite::is_passing(failure)).then(|| word.to_owned());
    if polite::is_of_host(failure) {
        let again = if polite::is_passing(failure) && attempts == 1 { 3_000 } else { polite::host_backoff(attempts) };
        outcome.rest_until = Some(now + again);
        outcome.answer.due = now + again;
    }
    outcome
}

/// An answer came.
pub(super) fn answered(entry: Entry, url: &Url, got: client::Exchange, shared: &Shared, took: Duration) -> Outcome {
    let now = super::now();
    let status = got.status;
    let bytes = got.body.len() as u64;
    let header = |name| got.header(name).map(str::to_owned);
    let (content_type, encoding) = (header(&CONTENT_TYPE), header(&CONTENT_ENCODING));
    let retry_after = got.header(&RETRY_AFTER).and_then(|v| polite::retry_after(v, now));
    let named = |names: [&'static str; 2]| names.iter().find_map(|n| got.header(&HeaderName::from_static(n)));
    let quota =
        polite::quota(named(["ratelimit-remaining", "x-ratelimit-remaining"]), named(["ratelimit-reset", "x-ratelimit-reset"]), now);
    let location = got.header(&LOCATION).and_then(|l| url.join(l).ok()).map(|l| canonical::key(&l));
    let validators = Validators { etag: header(&ETAG), last_modified: header(&LAST_MODIFIED), digest: archive::digest(&got.body) };
    let mut fields = vec![("fetchTimeMs".to_owned(), took.as_millis().to_string()), ("source".to_owned(), entry.source.clone())];
    if shared.sites.lax_tls(&entry.source) {
        fields.push(("tls".to_owned(), "a certificate of unknown issuer would have been let pass".to_owned()));
    }
    let mut exchange = exchange(&entry.url, got, now, fields);
    exchange.digest = Some(validators.digest.clone());
    let mut outcome = nothing(entry, State::Done, now);
    outcome.answer.status = Some(status);
    outcome.bytes = bytes;
    match status {
        // Said without being asked it is no answer: there is no copy that it could speak of.
        304 if outcome.entry.digest.is_some() => {
            exchange.kind = archive::Kind::NotModified(earlier(&outcome.entry));
            outcome.answer.due = next_visit(&outcome.entry, shared, now);
        }
        200..300 => {
            outcome.answer.due = next_visit(&outcome.entry, shared, now);
            let same = outcome.entry.digest.as_deref() == Some(validators.digest.as_str());
            if same {
                exchange.kind = archive::Kind::SameBody(earlier(&outcome.entry));
            }
            outcome.answer.validators = Some(validators);
            outcome.answer.unread = !same;
            if !same {
                let body = exchange.body.clone();
                outcome.page = Some(Page { entry: outcome.entry.clone(), content_type, encoding, body, fetched: now });
            }
        }
        300..304 | 305..400 => moved(&mut outcome, url, location, shared),
        404 | 410 => {
            outcome.answer.state = State::Gone;
            outcome.answer.reason = Some(status.to_string());
            // A list that the user or an entry names ought to be there.
            outcome.failure = (outcome.entry.depth == 0).then(|| status.to_string());
        }
        _ => {
            let attempts = outcome.entry.attempts + 1;
            outcome.answer.attempts = attempts;
            let passing = matches!(status, 304 | 408 | 425 | 429 | 500..);
            let own = if passing { polite::backoff(attempts, spread(&outcome.entry.url)) } else { polite::backoff(polite::ATTEMPTS, 0) };
            outcome.answer.due = retry_after.unwrap_or(now + own);
            outcome.answer.state = if attempts >= polite::LAST_ATTEMPT { State::Failed } else { State::Waiting };
            outcome.answer.reason = Some(status.to_string());
            outcome.failure = (!passing || attempts.is_multiple_of(polite::ATTEMPTS)).then(|| status.to_string());
            // "Too many requests" and "overloaded" are said of the server, not of the page.
            if matches!(status, 429 | 503) {
                outcome.rest_until = Some(outcome.answer.due);
            }
        }
    }
    outcome.rest_until = outcome.rest_until.max(quota);
    outcome.exchange = Some(Box::new(exchange));
    outcome
}

fn moved(outcome: &mut Outcome, url: &Url, location: Option<Url>, shared: &Shared) {
    let give_up = |outcome: &mut Outcome, why: &str| {
        outcome.answer.state = State::Failed;
        outcome.answer.reason = Some(why.to_owned());
        outcome.failure = Some(why.to_owned());
    };
    let Some(target) = location else { return give_up(outcome, "redirect without address") };
    if target == *url {
        return give_up(outcome, "redirect loop");
    }
    let hops = outcome.entry.hops + 1;
    if hops >= REDIRECTS {
        return give_up(outcome, "too many redirects");
    }
    if !matches!(target.scheme(), "http" | "https") || target.as_str().len() > LONGEST_ADDRESS {
        return give_up(outcome, "redirect to no web address");
    }
    let Some(authority) = authority(&target) else { return give_up(outcome, "redirect without address") };
    outcome.answer.state = State::Moved;
    outcome.answer.reason = Some(target.to_string());
    let source = shared.sites.place(&target).map_or_else(|| outcome.entry.source.clone(), |place| place.source);
    outcome.found.push(Found {
        url: target.into(),
        authority,
        source,
        kind: outcome.entry.kind,
        priority: 1,
        depth: outcome.entry.depth,
        hops,
        parent: Some(outcome.entry.key),
        modified: None,
        refused: None,
    });
}

/// When a page is looked at again. Lists are looked at in every run.
fn next_visit(entry: &Entry, shared: &Shared, now: i64) -> i64 {
    match shared.settings.revisit {
        Some(after) => now + i64::try_from(after.as_millis()).unwrap_or(i64::MAX / 2),
        None => now + polite::revisit(now - entry.found),
    }
}

/// The exchange as the archive takes it.
pub(super) fn exchange(url: &str, got: client::Exchange, instant_ms: i64, fields: Vec<(String, String)>) -> Exchange {
    Exchange {
        url: url.to_owned(),
        instant_ms,
        ip: got.ip,
        request_head: got.request_head,
        response_head: got.response_head,
        body: got.body,
        fields,
        ..Exchange::default()
    }
}

fn earlier(entry: &Entry) -> Earlier {
    Earlier { url: entry.url.clone(), instant_ms: entry.fetched.unwrap_or_default(), digest: entry.digest.clone(), place: None }
}

fn nothing(entry: Entry, state: State, now: i64) -> Outcome {
    let answer = Answer {
        key: entry.key,
        state,
        due: 0,
        attempts: 0,
        reason: None,
        status: None,
        validators: None,
        place: None,
        fetched: now,
        unread: false,
    };
    Outcome { entry, answer, exchange: None, found: Vec::new(), rest_until: None, failure: None, bytes: 0, page: None }
}

/// Spreads waits over addresses the same way on every run.
fn spread(url: &str) -> u64 {
    use std::hash::BuildHasher;
    foldhash::fast::FixedState::default().hash_one(url)
}
