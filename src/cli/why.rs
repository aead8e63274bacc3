//! `xephang why`.
use super::check::{one_line, open_store, print_finding};
use super::findings::{ambiguous, living, matching};
use super::reasons::source_words;
use super::{Context, Exit, Lang};
use crate::model::{Claim, Finding, Modality, Reason, Source, Spot, Status};
use crate::store::Store;
use std::io::Write;

/// Arguments of `xephang why`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a claim (c…) or of a finding (f…), or the beginning of one
    id: String,
}

/// Runs the subcommand.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let store = open_store(context)?;
    let wanted = args.id.trim();
    let mut out = super::output::screen(super::Format::Table);
    let misread = store.suppressed_claims()?;
    let current = if wanted.is_empty() { Vec::new() } else { store.claims_beginning(wanted)? };
    let claims: Vec<&Claim> = {
        let mut found: Vec<&Claim> = current.iter().collect();
        found.extend(matching(&misread, wanted, |c| &c.id));
        found
    };
    // Findings are made anew each time, which is only worth it when no claim answers.
    if let [claim] = claims.as_slice() {
        if misread.iter().any(|c| c.id == claim.id) {
            writeln!(
                out,
                "{}",
                context.say(
                    "Máy đọc nhầm, theo xác nhận của người dùng: số này không tham gia đối chiếu và trả lời.",
                    "Misread, as a person has confirmed: this claim takes no part in checks and answers."
                )
            )?;
        }
        print_claim(&mut out, claim, &Standing::of(claim, &store)?, context)?;
        if let Some(settled) = super::inferred::editions([claim.doc_id.as_str()], &store, context)?.get(&claim.id) {
            writeln!(out, "    {}: {}", context.say("suy ra", "inferred"), settled.words(context.lang == super::Lang::Vi))?;
        }
    } else if claims.is_empty() {
        let all = living(&store, context, true)?.all;
        match matching(&all, wanted, |l| &l.finding.id).as_slice() {
            [lived] => {
                let mark = match lived.class {
                    "note" => "△",
                    "confirmation" => "✔",
                    _ => "✗",
                };
                if !lived.standing {
                    writeln!(out, "{}", context.say("Điểm này không còn nữa; lúc còn thì như sau.", "It is gone; this is what it was."))?;
                }
                print_finding(&mut out, mark, &lived.finding, lived.life.as_ref(), context)?;
                print_reasoning(&mut out, &lived.finding, context)?;
            }
            [] => return history(wanted, &store, context),
            several => return Err(ambiguous(several.iter().map(|l| l.finding.id.as_str()), wanted, context)),
        }
    } else {
        return Err(ambiguous(claims.iter().map(|c| c.id.as_str()), wanted, context));
    }
    out.flush()?;
    Ok(Exit::Fine)
}

/// A claim that is no longer current can still be explained.
fn history(wanted: &str, store: &Store, context: &Context) -> anyhow::Result<Exit> {
    let Some(historic) = store.claim(wanted)? else {
        anyhow::bail!(
            "{} {wanted}",
            context.say(
                "không có số liệu hay điểm cần xem lại nào mang mã này (mã có trong `xephang search` và `xephang check`):",
                "no claim or finding has this id (ids are in `xephang search` and `xephang check`):"
            )
        );
    };
    let mut out = super::output::screen(super::Format::Table);
    writeln!(
        out,
        "{}",
        context.say("Số liệu cũ: bản hiện hành của tài liệu không còn ghi như vậy.", "An old claim: the current text no longer says so.")
    )?;
    print_claim(&mut out, &historic.claim, &Standing::of(&historic.claim, store)?, context)?;
    Ok(Exit::Fine)
}

/// What only `why` tells of a finding: the smallest set of claims, how likely each value is, what other slips would explain it.
fn print_reasoning(out: &mut impl Write, finding: &Finding, context: &Context) -> std::io::Result<()> {
    if finding.core.len() > 1 {
        let words = context.say("không thể cùng đúng, bỏ một là hết", "cannot all be true; without one of them the rest could be");
        writeln!(out, "    {words}: {}", finding.core.join(", "))?;
    }
    if finding.bounded {
        let words = context.say("chưa xét hết: có quá nhiều số liên quan", "not searched to the end: too many figures hang together");
        writeln!(out, "    {words}")?;
    }
    for weighed in &finding.weighed {
        let (likely, sources) = (context.say("khả năng", "likelihood"), context.say("nguồn độc lập", "independent sources"));
        writeln!(out, "    {likely} {}: {:.2} ({} {sources})", weighed.value, weighed.probability, weighed.origins)?;
    }
    for slip in finding.diagnosis.iter().flat_map(|d| std::iter::once(d).chain(&d.alternatives)) {
        let words = context.say("có thể do", "possible slip");
        writeln!(out, "    {words} {:.2}: {}", slip.plausibility, context.say(&slip.vi, &slip.en))?;
    }
    Ok(())
}

/// Where a claim was said.
struct Standing {
    source: Option<Source>,
    /// Place in the file, for a report.
    spot: Option<Spot>,
}

impl Standing {
    fn of(claim: &Claim, store: &Store) -> anyhow::Result<Self> {
        Ok(Self { source: store.source(&claim.doc_id)?, spot: store.spot_of(&claim.id)? })
    }
}

fn print_claim(out: &mut impl Write, claim: &Claim, standing: &Standing, context: &Context) -> std::io::Result<()> {
    let o = &context.ontology;
    let none = || context.say("không rõ", "unknown").to_owned();
    let number = |x: Option<i64>| x.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let rank = match (claim.rank, claim.rank_max, claim.last) {
        (Some(rank), ..) => rank.to_string(),
        (None, Some(bound), _) => format!("≤ {bound}"),
        (None, None, true) => context.say("cuối bảng", "last").to_owned(),
        _ => "–".to_owned(),
    };
    let component = claim
        .component
        .as_deref()
        .map_or_else(|| context.say("chung (cả chỉ số)", "overall").to_owned(), |c| format!("{} ({c})", o.component_name(&claim.index, c)));
    let score = claim.score.map_or_else(|| "–".to_owned(), super::output::figures::decimal);
    let delta = claim.delta.map_or_else(|| "–".to_owned(), super::output::figures::movement);
    let slots = [
        ("subject", "đơn vị", format!("{} ({})", o.subject_name(&claim.subject), claim.subject)),
        ("index", "chỉ số", format!("{} ({})", o.index_name(&claim.index), claim.index)),
        ("component", "thành phần", component),
        ("year", "kỳ", claim.year.map_or_else(none, |y| y.to_string())),
        ("rank", "hạng", rank),
        ("of", "trên tổng số", number(claim.of.map(i64::from))),
        ("scope", "xếp trong", o.scope_name(&claim.scope)),
        ("list", "danh sách", claim.list.clone().unwrap_or_else(|| "–".to_owned())),
        ("delta", "tăng/giảm", delta),
        ("base_year", "so với", number(claim.base_year.map(i64::from))),
        ("score", "điểm", score),
        ("modality", "cách nói", modality(claim.modality, context).to_owned()),
    ];
    writeln!(out, "{} {}", context.say("Số liệu trích", "Claim"), claim.id)?;
    writeln!(out, "    “{}”", one_line(&claim.quote))?;
    for (slot, vi, value) in &slots {
        let name = context.say(vi, slot);
        let reasons: Vec<&Reason> = claim.reasons.iter().filter(|r| r.slot == *slot).collect();
        if *value == "–" && reasons.is_empty() {
            continue;
        }
        writeln!(out, "    {name}: {value}{}", because(&reasons, context))?;
    }
    let other: Vec<&Reason> = claim.reasons.iter().filter(|r| !slots.iter().any(|(slot, ..)| r.slot == *slot)).collect();
    for reason in other {
        let slot = match reason.slot.as_ref() {
            "value" => context.say("con số", "value"),
            "against" => context.say("điều còn ngờ", "against"),
            "about" => context.say("trang và chỉ số", "page and index"),
            "candidate" => context.say("cũng có thể là", "could also be"),
            other => other,
        };
        writeln!(out, "    {slot}{}", because(&[reason], context))?;
    }
    let sure = match claim.confidence {
        c if c >= 0.8 => context.say("cao", "high"),
        c if c >= 0.5 => context.say("vừa", "fair"),
        _ => context.say("thấp", "low"),
    };
    let state = if claim.status == Status::Resolved { "" } else { context.say(" · chưa đủ thông tin", " · unresolved") };
    writeln!(out, "    {}: {sure} ({:.2}){state}", context.say("máy đọc chắc", "confidence"), claim.confidence)?;
    if claim.derived {
        writeln!(out, "    {}", context.say("số suy ra, không phải số công bố", "derived, not a published figure"))?;
    }
    match &standing.source {
        Some(s) => {
            let who = s.publisher.as_deref().unwrap_or(&s.doc_id);
            let day = s.published.map_or_else(none, |d| d.display_vi());
            writeln!(out, "    {}: {who} · {day} · {}", context.say("nguồn", "source"), s.url.as_deref().unwrap_or(&s.doc_id))?;
            if !s.title.is_empty() {
                writeln!(out, "    {}: {}", context.say("tài liệu", "document"), one_line(&s.title))?;
            }
            if let Some(spot) = standing.spot.filter(|spot| *spot != Spot::default()) {
                writeln!(out, "    {}: {}", context.say("chỗ trong tệp", "place in the file"), spot.words(context.lang == Lang::Vi))?;
            }
            if let Some(from) = s.copy_of() {
                writeln!(out, "    {} {from}", context.say("đăng lại của", "a copy of"))?;
            }
            if s.sample {
                writeln!(out, "    {}", context.say("*DỮ LIỆU MẪU*", "*SAMPLE DATA*"))?;
            }
        }
        None => writeln!(out, "    {}: {}", context.say("tài liệu", "document"), claim.doc_id)?,
    }
    Ok(())
}

fn modality(modality: Modality, context: &Context) -> &str {
    match modality {
        Modality::Asserted => context.say("khẳng định", "asserted"),
        Modality::Target => context.say("mục tiêu", "a goal"),
        Modality::Negated => context.say("phủ định", "negated"),
        Modality::ReportedError => context.say("bài tự nêu là số nhầm", "called wrong by the text itself"),
    }
}

/// ` ← “năm 2022” (cùng câu)`.
fn because(reasons: &[&Reason], context: &Context) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    let words = |r: &&Reason| {
        let source = source_words(&r.source, context.lang);
        match r.span {
            Some(_) => format!("“{}” ({source})", one_line(&r.words)),
            None if r.words.is_empty() => source.to_owned(),
            None => format!("{} ({source})", one_line(&r.words)),
        }
    };
    format!("  ← {}", reasons.iter().map(words).collect::<Vec<_>>().join("; "))
}
