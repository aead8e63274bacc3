//! Which sides of a finding a verdict calls wrong.
use super::Context;
use super::matching;
use crate::cli::check::one_line;
use crate::model::{Faulted, Finding, Side, Verdict};
use crate::store::{Store, value_key};
use std::collections::BTreeSet;

/// The sides named with `--claim`; without any, those that the verdict can only mean.
///
/// # Errors
/// When a named side is none of the finding's, when "misread" may mean several, or the store cannot be read.
pub(super) fn of(
    finding: &Finding,
    verdict: Verdict,
    named: &[String],
    value: Option<&str>,
    store: &Store,
    context: &Context,
) -> anyhow::Result<Vec<Faulted>> {
    let sides: Vec<(String, &Side)> = finding.sides.iter().filter_map(|s| Some((s.claim.clone().or(s.statement.clone())?, s))).collect();
    if verdict == Verdict::NoError && !named.is_empty() {
        anyhow::bail!(
            context
                .say(
                    "no-error (không phải lỗi) nghĩa là không bên nào nhầm: bỏ --claim đi, hoặc chọn kết luận khác",
                    "no-error says that no side is wrong: leave --claim out, or give another verdict"
                )
                .to_owned()
        );
    }
    let mut wrong: Vec<&Side> = Vec::new();
    for name in named {
        match matching(&sides, name.trim(), |(id, _)| id).as_slice() {
            [(_, side)] => wrong.push(side),
            _ => anyhow::bail!("{name}: {}", which(&sides, context)),
        }
    }
    if named.is_empty() {
        wrong = implied(finding, verdict, value);
        if verdict == Verdict::OurReading {
            wrong = match sides.iter().filter(|(_, side)| !side.official).collect::<Vec<_>>().as_slice() {
                [(_, side)] => vec![side],
                _ => anyhow::bail!("{}: {}", finding.id, which(&sides, context)),
            };
        }
    }
    let faulted = wrong.into_iter().map(|side| reading(side, store)).collect::<anyhow::Result<Vec<_>>>()?;
    if verdict == Verdict::OurReading && faulted.iter().any(|f| f.claim.is_none() && f.statement.is_none()) {
        anyhow::bail!(
            context
                .say(
                    "kho không còn số liệu này nên không gạt ra được: nạp lại tài liệu (xephang ingest) rồi ghi lại kết luận",
                    "the store no longer has this claim, so it cannot be left out: ingest the document again, then repeat the verdict"
                )
                .to_owned()
        );
    }
    Ok(faulted)
}

/// The sides that can only be meant: where an official table speaks, or the right value is given, those that say otherwise.
fn implied<'a>(finding: &'a Finding, verdict: Verdict, value: Option<&str>) -> Vec<&'a Side> {
    if verdict != Verdict::Corrected {
        return Vec::new();
    }
    let official = finding.sides.iter().filter(|s| s.official).map(|s| value_key(&s.value));
    let right: BTreeSet<&str> = value.map(value_key).into_iter().chain(official).collect();
    let is_wrong = |s: &&Side| !s.official && !right.contains(value_key(&s.value));
    // A right value that nobody of them gives says nothing of who is wrong.
    let one_is_right = finding.sides.iter().any(|s| right.contains(value_key(&s.value)));
    if one_is_right { finding.sides.iter().filter(is_wrong).collect() } else { Vec::new() }
}

/// A side with all that was read there, so that it is known again.
fn reading(side: &Side, store: &Store) -> anyhow::Result<Faulted> {
    let claim = match &side.claim {
        Some(id) => store.claim(id)?.map(|h| crate::model::Claim { reasons: Vec::new(), ..h.claim }),
        None => None,
    };
    let statement = match &side.statement {
        Some(id) => store.statements_of(&side.document)?.into_iter().find(|s| s.id == *id),
        None => None,
    };
    Ok(Faulted { side: side.clone(), claim, statement })
}

fn which(sides: &[(String, &Side)], context: &Context) -> String {
    let ask = context.say("bên nào? Ghi --claim với một trong các mã:", "which side? Give --claim with one of:");
    let lines: Vec<String> = sides.iter().map(|(id, s)| format!("\n  {id}  {} — {}", one_line(&s.value), one_line(&s.source))).collect();
    format!("{ask}{}", lines.concat())
}
