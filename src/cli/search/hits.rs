//! Hits with what the store knows of them, in every output form.
use crate::cli::output::figures;
use crate::cli::{Context, Format};
use crate::index::{Hit, StoreFacts, mark, snippet};
use crate::model::{Claim, Finding, Modality, Source};
use crate::publish::{CLAIM_COLUMNS, FlatClaim};
use crate::search::{SAMPLE_MARK, Tongue, rank, source};
use crate::store::{Store, StoreError};
use serde::Serialize;
use std::io::Write;

/// A hit with its content.
#[derive(Debug)]
pub(super) enum Loaded {
    /// A claim with its source.
    Claim(Box<Claim>, Source),
    /// A document with the stretch of its text that answers best.
    Document(Source, String),
}

impl Loaded {
    /// The claim, for a claim.
    pub(super) fn claim(&self) -> Option<&Claim> {
        match self {
            Self::Claim(claim, _) => Some(claim),
            Self::Document(..) => None,
        }
    }

    fn source(&self) -> &Source {
        match self {
            Self::Claim(_, source) | Self::Document(source, _) => source,
        }
    }

    /// True when the finding is about this hit.
    pub(super) fn takes_part(&self, finding: &Finding) -> bool {
        match self {
            Self::Claim(claim, _) => {
                finding.claims.contains(&claim.id) || (finding.fact.is_none() && finding.documents.contains(&claim.doc_id))
            }
            Self::Document(source, _) => finding.documents.contains(&source.doc_id),
        }
    }
}

/// Looks the hits up. Those that left the store after the index was written are passed over.
pub(super) fn load(store: &Store, facts: &StoreFacts<'_>, hits: &[Hit], query: &str) -> Result<Vec<Loaded>, StoreError> {
    let mut loaded = Vec::with_capacity(hits.len());
    for hit in hits {
        match hit {
            Hit::Claim(id) => {
                if let Some(found) = store.claim(id)?.filter(|c| c.current) {
                    let source = facts.source(&found.claim.doc_id)?;
                    loaded.push(Loaded::Claim(Box::new(found.claim), source));
                }
            }
            Hit::Document(id) => {
                if let Some(stored) = store.document(id)? {
                    let source = facts.source(id)?;
                    loaded.push(Loaded::Document(source, snippet(&stored.document.text, query).to_owned()));
                }
            }
        }
    }
    Ok(loaded)
}

/// A hit as other tools see it: a claim's flat fields, then those of its document.
#[derive(Serialize)]
struct ClaimLine<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    claim: FlatClaim<'a>,
    #[serde(flatten)]
    origin: Origin<'a>,
}

#[derive(Serialize)]
struct DocumentLine<'a> {
    r#type: &'static str,
    id: &'a str,
    quote: &'a str,
    #[serde(flatten)]
    origin: Origin<'a>,
}

#[derive(Serialize)]
struct Origin<'a> {
    url: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<String>,
    title: &'a str,
    sample: bool,
    findings: Vec<&'a str>,
    syndicated_from: Option<&'a str>,
}

fn origin<'a>(hit: &'a Loaded, findings: &'a [Finding]) -> Origin<'a> {
    let source = hit.source();
    Origin {
        url: source.url.as_deref(),
        publisher: source.publisher.as_deref(),
        published: source.published.map(|d| d.to_string()),
        title: &source.title,
        sample: source.sample,
        findings: findings.iter().filter(|f| hit.takes_part(f)).map(|f| f.id.as_str()).collect(),
        syndicated_from: source.copy_of(),
    }
}

fn value(hit: &Loaded, findings: &[Finding]) -> serde_json::Result<serde_json::Value> {
    let origin = origin(hit, findings);
    match hit {
        Loaded::Claim(claim, _) => serde_json::to_value(ClaimLine { r#type: "claim", claim: FlatClaim::from(claim.as_ref()), origin }),
        Loaded::Document(source, quote) => serde_json::to_value(DocumentLine { r#type: "document", id: &source.doc_id, quote, origin }),
    }
}

/// Writes the hits as data.
pub(super) fn write_data(out: &mut impl Write, hits: &[Loaded], findings: &[Finding], format: Format) -> anyhow::Result<()> {
    let values: Vec<serde_json::Value> = hits.iter().map(|h| value(h, findings)).collect::<Result<_, _>>()?;
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &values)?;
            writeln!(out)?;
        }
        Format::Csv => {
            let tail = ["url", "publisher", "published", "title", "sample", "findings", "syndicated_from"];
            let mut writer = csv::Writer::from_writer(out);
            writer.write_record(std::iter::once("type").chain(CLAIM_COLUMNS.iter().copied()).chain(tail))?;
            for value in &values {
                let cell = |name: &str| match value.get(name) {
                    None | Some(serde_json::Value::Null) => String::new(),
                    Some(serde_json::Value::String(text)) => text.clone(),
                    Some(serde_json::Value::Array(ids)) => ids.iter().filter_map(|v| v.as_str()).collect::<Vec<_>>().join(" "),
                    Some(other) => other.to_string(),
                };
                writer.write_record(std::iter::once("type").chain(CLAIM_COLUMNS.iter().copied()).chain(tail).map(cell))?;
            }
            writer.flush()?;
        }
        Format::Ndjson | Format::Table => {
            for value in &values {
                serde_json::to_writer(&mut *out, value)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// Writes the hits for people: what is said, by whom, the words with the hit marked, and what is odd.
pub(super) fn write_list(
    out: &mut impl Write,
    hits: &[Loaded],
    findings: &[Finding],
    query: &str,
    bold: bool,
    context: &Context,
) -> anyhow::Result<()> {
    let tongue = if context.lang == crate::cli::Lang::En { Tongue::En } else { Tongue::Vi };
    let (open, close) = if bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("«", "»") };
    writeln!(out)?;
    if hits.is_empty() {
        writeln!(out, "{}", context.say("Không có kết quả nào trong kho khớp câu hỏi.", "Nothing in the store matches the question."))?;
        writeln!(
            out,
            "{}",
            context.say(
                "Bổ sung: xephang ingest TỆP; xem kho có gì: xephang export documents",
                "Add documents: xephang ingest FILE; see what is there: xephang export documents"
            )
        )?;
        return Ok(());
    }
    for (i, hit) in hits.iter().enumerate() {
        let (head, quote) = match hit {
            Loaded::Claim(claim, _) => (figure(claim, context), claim.quote.replace(['\n', '\t'], " ")),
            Loaded::Document(source, quote) => (source.title.replace('\n', " "), quote.replace('\t', " ")),
        };
        let from = hit.source();
        let sample = if from.sample { format!(" {SAMPLE_MARK}") } else { String::new() };
        writeln!(out, "{:>2}. {head} — {}{sample}", i + 1, source(from, tongue))?;
        if !quote.is_empty() {
            writeln!(out, "    \"{}\"{sample}", mark(&quote, query, open, close))?;
        }
        if let Some(url) = &from.url {
            writeln!(out, "    {url}{sample}")?;
        }
        for finding in findings.iter().filter(|f| hit.claim().is_some() && hit.takes_part(f)) {
            let message = context.say(&finding.message, &finding.message_en);
            writeln!(out, "    ✗ {message}{sample}")?;
        }
    }
    Ok(())
}

/// `Hà Tĩnh, DTI 2022, An toàn thông tin mạng: 35/63 ▲28`.
fn figure(claim: &Claim, context: &Context) -> String {
    let ontology = &context.ontology;
    let mut head = format!("{}, {}", ontology.subject_name(&claim.subject), ontology.index_name(&claim.index));
    head.push_str(&claim.year.map_or_else(|| context.say(" (chưa rõ kỳ)", " (edition unknown)").to_owned(), |y| format!(" {y}")));
    if let Some(component) = &claim.component {
        head.push_str(&format!(", {}", ontology.component_name(&claim.index, component)));
    }
    if !matches!(claim.scope.as_str(), "national" | "world") {
        head.push_str(&format!(" ({})", ontology.scope_name(&claim.scope)));
    }
    let mut parts = Vec::new();
    parts.extend(claim.rank.map(|r| rank(r, claim.of)));
    parts.extend(claim.rank_max.map(|m| format!("≤ {m}")));
    if claim.last {
        parts.push(context.say("cuối bảng", "last").to_owned());
    }
    parts.extend(claim.delta.map(figures::movement));
    parts.extend(claim.score.map(|s| crate::search::score(ontology, &claim.index, s, Tongue::Vi)));
    let how = match claim.modality {
        Modality::Asserted => "",
        Modality::Target => context.say(" (mục tiêu)", " (target)"),
        Modality::Negated => context.say(" (phủ định)", " (negated)"),
        Modality::ReportedError => context.say(" (bài nói là nhầm)", " (said to be wrong)"),
    };
    format!("{head}: {}{how}", parts.join(" "))
}
