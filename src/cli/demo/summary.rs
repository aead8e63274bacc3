//! What `xephang demo` prints: counts, newest figures, contradictions with all sides, and what to try next.
use super::World;
use super::nights::Nights;
use crate::check::Report;
use crate::cli::output::figures::{decimal, movement};
use crate::cli::{Context, Lang};
use crate::model::{Authority, Claim, Finding, Modality, Side, Source, Status};
use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::path::Path;

/// How many of the newest figures are shown, one a page.
const NEWEST: usize = 6;
/// How many names a line of counts holds.
const NAMES: usize = 8;

/// Writes the summary.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn write(
    out: &mut impl Write,
    world: &World,
    report: &Report,
    nights: &Nights,
    data: &Path,
    context: &Context,
) -> io::Result<()> {
    let claims = world.sample_claims();
    head(out, world, &claims, context)?;
    writeln!(out, "{}", nights.told(context))?;
    counts(out, &claims, context)?;
    newest(out, &claims, context)?;
    findings(out, &report.contradictions, world, context)?;
    next_steps(out, data, context)
}

fn head(out: &mut impl Write, world: &World, claims: &[(&Claim, &Source)], context: &Context) -> io::Result<()> {
    let pages = world.sources.values().filter(|s| s.sample).count();
    let outlets = world.sources.values().filter(|s| s.sample).filter_map(|s| s.publisher.as_deref()).collect::<HashSet<_>>().len();
    let official = |id: &str| world.sources.get(id).is_some_and(|s| s.authority == Authority::Official);
    let rows = world.claims.iter().filter(|c| official(&c.doc_id)).count();
    let found = claims.len();
    match context.lang {
        Lang::Vi => {
            writeln!(out, "Đọc {pages} trang của {outlets} tòa soạn giả định: {found} số liệu trích.")?;
            writeln!(out, "Đối chiếu với bảng chính thức: {} số liệu.", grouped(rows))?;
            writeln!(out, "Số liệu trong trang có nguồn thật, trừ vài chỗ cố ý viết chưa khớp để thử. Dòng nào lấy từ đó đều ghi {MARK}.")
        }
        Lang::En => {
            writeln!(out, "Read {pages} pages of {outlets} made-up outlets: {found} claims.")?;
            writeln!(out, "Compared with official tables: {} figures.", grouped(rows).replace('.', ","))?;
            writeln!(
                out,
                "The figures on the pages are real, but for some planted errors. Every line from them is marked {MARK} (sample data)."
            )
        }
    }
}

/// Carried by every line that comes from the sample corpus.
const MARK: &str = "*DỮ LIỆU MẪU*";

fn counts(out: &mut impl Write, claims: &[(&Claim, &Source)], context: &Context) -> io::Result<()> {
    let ontology = &context.ontology;
    writeln!(out)?;
    let by_index = tally(claims.iter().map(|(c, _)| ontology.index_name(&c.index)));
    writeln!(out, "{} {}", context.say("Theo chỉ số:  ", "By index:   "), line(by_index))?;
    let province = |c: &Claim| c.subject.split('/').next().filter(|id| ontology.province(id).is_some()).map(|id| ontology.subject_name(id));
    let by_province = tally(claims.iter().filter_map(|(c, _)| province(c)));
    writeln!(out, "{} {}", context.say("Theo tỉnh:    ", "By province:"), line(by_province))?;
    let by_outlet = tally(claims.iter().filter_map(|(_, s)| s.publisher.clone()));
    writeln!(out, "{} {}  {MARK}", context.say("Theo tòa soạn:", "By outlet:  "), line(by_outlet))
}

/// Names with how often they occur, the most frequent first, ties by name.
fn tally(names: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<String, usize>::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

fn line(counts: Vec<(String, usize)>) -> String {
    let more = counts.len().saturating_sub(NAMES);
    let mut words: Vec<String> = counts.into_iter().take(NAMES).map(|(name, n)| format!("{name} {n}")).collect();
    if more > 0 {
        words.push(format!("… (+{more})"));
    }
    words.join(" · ")
}

fn newest(out: &mut impl Write, claims: &[(&Claim, &Source)], context: &Context) -> io::Result<()> {
    writeln!(out, "\n{}", context.say("Số liệu mới nhất", "Newest figures"))?;
    let shows = |c: &Claim| c.status == Status::Resolved && c.modality == Modality::Asserted && c.rank.is_some() && c.year.is_some();
    let mut pages = HashSet::new();
    let shown = claims.iter().filter(|(c, _)| pages.insert(c.doc_id.as_str())).filter_map(|(first, _)| {
        // A page also tells of years gone by; its news is the latest edition, first said first.
        let of_page = claims.iter().filter(|(c, _)| c.doc_id == first.doc_id && shows(c));
        of_page.min_by_key(|(c, _)| (std::cmp::Reverse(c.year), c.start))
    });
    for (claim, source) in shown.take(NEWEST) {
        writeln!(out, "  {}  {}  {MARK}", date(source), fact(claim, context))?;
        writeln!(out, "      «{}» — {}  {MARK}", flat(&claim.quote), source.publisher.as_deref().unwrap_or(&source.doc_id))?;
    }
    Ok(())
}

fn date(source: &Source) -> String {
    source.published.map_or_else(|| "--/--/----".to_owned(), |d| d.display_vi())
}

/// `Hà Tĩnh · DTI 2022 · 37/63 ▲22`.
fn fact(claim: &Claim, context: &Context) -> String {
    let ontology = &context.ontology;
    let mut text = format!("{} · {}", ontology.subject_name(&claim.subject), ontology.index_name(&claim.index));
    if let Some(year) = claim.year {
        text.push_str(&format!(" {year}"));
    }
    if let Some(component) = &claim.component {
        text.push_str(&format!(" · {}", ontology.component_name(&claim.index, component)));
    }
    if let Some(rank) = claim.rank {
        text.push_str(&match claim.of {
            Some(of) => format!(" · {rank}/{of}"),
            None => format!(" · {} {rank}", context.say("thứ", "rank")),
        });
    }
    if let Some(delta) = claim.delta {
        text.push_str(&format!(" {}", movement(delta)));
    }
    if let Some(score) = claim.score {
        text.push_str(&format!(" · {} {}", decimal(score), context.say("điểm", "points")));
    }
    text
}

fn findings(out: &mut impl Write, contradictions: &[Finding], world: &World, context: &Context) -> io::Result<()> {
    writeln!(out, "\n{}: {}", context.say("Điểm cần xem lại", "To look at again"), contradictions.len())?;
    for (n, finding) in contradictions.iter().enumerate() {
        let sample = finding.documents.iter().any(|id| is_sample(id, world));
        let message = context.say(&finding.message, &finding.message_en);
        writeln!(out, "\n{:>3}. {message}{}", n + 1, mark(sample))?;
        for side in &finding.sides {
            writeln!(out, "     {}", evidence(side, world))?;
        }
    }
    Ok(())
}

/// One side with its words: `37/63: «xếp thứ 37/63» — Báo A (13/07/2023)`.
fn evidence(side: &Side, world: &World) -> String {
    let day = side.published.as_deref().and_then(crate::model::PartialDate::parse).map(|d| d.display_vi());
    let mut who = side.source.clone();
    if let Some(day) = day.filter(|d| !who.contains(d.as_str())) {
        who.push_str(&format!(" ({day})"));
    }
    format!("{}: «{}» — {who}{}", side.value, flat(&side.quote), mark(is_sample(&side.document, world)))
}

fn is_sample(document: &str, world: &World) -> bool {
    world.sources.get(document).is_some_and(|s| s.sample)
}

fn mark(sample: bool) -> String {
    if sample { format!("  {MARK}") } else { String::new() }
}

/// A quote on one line: cells of a table row are parted by bars.
fn flat(quote: &str) -> String {
    quote.replace('\n', " ").replace('\t', " | ")
}

fn next_steps(out: &mut impl Write, data: &Path, context: &Context) -> io::Result<()> {
    let program = std::env::args().next().unwrap_or_else(|| "xephang".to_owned());
    let command = format!("{} --data {}", quoted(&program), quoted(&data.to_string_lossy()));
    writeln!(out, "\n{}", context.say("Thử tiếp (chép nguyên dòng):", "Try next (copy a whole line):"))?;
    for step in [
        "search \"Hà Tĩnh An toàn thông tin\"",
        "search \"pci thanh hoa qua cac nam\"",
        "show ha-tinh dti",
        "check",
        "verify \"Hà Tĩnh đứng thứ 27/63 DTI 2022, tăng 22 bậc so với năm 2021\"",
        "export claims --format csv",
    ] {
        writeln!(out, "  {command} {step}")?;
    }
    Ok(())
}

/// A word that a shell takes as one.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// A count with points between thousands.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, line, quoted, tally};

    #[test]
    fn counts_the_most_frequent_first() {
        let names = ["PCI", "DTI", "PCI", "PAPI"].map(str::to_owned);
        assert_eq!(line(tally(names.into_iter())), "PCI 2 · DTI 1 · PAPI 1");
        let many = (0..10).map(|n| n.to_string());
        assert!(line(tally(many)).ends_with("… (+2)"));
        assert_eq!([grouped(7), grouped(1234), grouped(1_234_567)], ["7", "1.234", "1.234.567"]);
    }

    #[test]
    fn commands_survive_a_shell() {
        assert_eq!(quoted("/tmp/xephang-demo-1"), "/tmp/xephang-demo-1");
        assert_eq!(quoted("thư mục"), "'thư mục'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
