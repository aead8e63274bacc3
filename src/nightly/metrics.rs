//! The run as metrics in Prometheus' text form, for node_exporter's textfile collector.
use super::digest::Digest;
use crate::crawl::CrawlReport;

/// Metrics of a run. `exit` is its exit code.
pub fn text(digest: &Digest, report: &CrawlReport, exit: u8) -> String {
    let mut out = String::new();
    let mut gauge = |name: &str, help: &str, samples: &[(String, f64)]| {
        out.push_str(&format!("# HELP xephang_{name} {help}\n# TYPE xephang_{name} gauge\n"));
        for (labels, value) in samples {
            out.push_str(&format!("xephang_{name}{labels} {value}\n"));
        }
    };
    let one = |value: f64| vec![(String::new(), value)];
    let f = &digest.fetched;
    gauge("last_run_timestamp_seconds", "When the last nightly run was over.", &one(seconds(digest.ended)));
    gauge("last_run_duration_seconds", "How long it took.", &one(seconds(digest.ended.saturating_sub(digest.started))));
    gauge("last_run_exit_code", "How it ended: 0 fine, 3 findings, 4 partial.", &one(f64::from(exit)));
    gauge("pages_fetched", "Requests answered with a body.", &one(count(f.pages)));
    gauge("pages_unchanged", "Requests answered with not modified.", &one(count(f.unchanged)));
    gauge("received_bytes", "Bytes received.", &one(count(f.bytes)));
    gauge("waiting_addresses", "Addresses that wait for a later run.", &one(count(f.waiting)));
    gauge("new_documents", "Documents that were not there before.", &one(size(digest.documents.total)));
    gauge("revised_documents", "Known documents with another text.", &one(count(f.revised)));
    gauge("new_claims", "Figures that were not there before.", &one(size(digest.claims.total)));
    gauge("corrections", "Figures that pages changed.", &one(size(digest.corrections.total)));
    let found = &digest.findings;
    let states = [
        ("new", found.new.total),
        ("changed", found.changed.total),
        ("regressed", found.regressed.total),
        ("resolved", found.resolved.total),
        ("open", found.open),
    ];
    gauge("findings", "Disagreements by state.", &states.map(|(state, n)| (format!("{{state=\"{state}\"}}"), size(n))));
    gauge("sources_in_trouble", "Sources with an ailment.", &one(size(digest.trouble.len())));
    gauge("sources_unreachable", "Sources of which nothing came.", &one(size(digest.trouble.iter().filter(|t| t.nothing_came()).count())));
    let by_source = |value: &dyn Fn(&crate::crawl::SourceCounts) -> u64| -> Vec<(String, f64)> {
        report.sources.iter().map(|(id, counts)| (format!("{{source=\"{}\"}}", label(id)), count(value(counts)))).collect()
    };
    gauge("source_pages_fetched", "Requests answered with a body, by source.", &by_source(&|c| c.fetched));
    gauge("source_articles", "Articles among the answers, by source.", &by_source(&|c| c.articles));
    gauge("source_failures", "Failed requests, by source.", &by_source(&|c| c.failures.values().sum()));
    out
}

fn seconds(ms: i64) -> f64 {
    ms as f64 / 1_000.0
}

fn count(n: u64) -> f64 {
    n as f64
}

fn size(n: usize) -> f64 {
    n as f64
}

/// A label's value: backslash, quote and line feed are escaped, other control characters left out.
fn label(value: &str) -> String {
    crate::publish::safe::line(value).replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::crawl::CrawlReport;
    use crate::nightly::digest::Digest;

    #[test]
    fn every_line_is_a_comment_or_a_sample() {
        let mut report = CrawlReport::default();
        report.source("127.0.0.1:1\"\n\\x").failures.insert("connect".into(), 2);
        let text = text(&Digest { started: 0, ended: 1_500, ..Digest::default() }, &report, 4);
        assert!(text.contains("\nxephang_last_run_duration_seconds 1.5\n") && text.contains("\nxephang_last_run_exit_code 4\n"), "{text}");
        assert!(text.contains("xephang_source_failures{source=\"127.0.0.1:1\\\" \\\\x\"} 2\n"), "{text}");
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(name.starts_with("xephang_") && value.parse::<f64>().is_ok(), "{line}");
        }
    }
}
