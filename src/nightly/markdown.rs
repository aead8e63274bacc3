//! A digest in full, as Markdown.
use super::digest::{Correction, Counted, Digest, NewClaim, NewDocument, Place, Point};
use super::words;
use crate::publish::safe;

/// How many entries a section shows; the JSON form has more.
const ENTRIES: usize = 100;
/// Longest quote, in characters.
const QUOTE: usize = 300;

/// The digest as Markdown.
pub fn markdown(digest: &Digest, vi: bool) -> String {
    let say = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
    let mut out = format!("# {}\n\n{}\n", safe::markdown(&words::summary(digest, vi)), safe::markdown(&words::headline(digest, vi)));
    if let Some(home) = &digest.home {
        out.push_str(&format!("\n{} **{}**\n", say("★ tỉnh nhà:", "★ own province:"), safe::markdown(home)));
    }
    let f = &digest.findings;
    section(&mut out, say("Bài đã sửa số", "Figures that pages changed"), &digest.corrections, vi, correction);
    section(&mut out, say("Chưa khớp mới", "New disagreements"), &f.new, vi, point);
    section(&mut out, say("Chưa khớp quay lại", "Disagreements that are back"), &f.regressed, vi, point);
    section(&mut out, say("Chưa khớp có thay đổi", "Disagreements that changed"), &f.changed, vi, point);
    section(&mut out, say("Chưa khớp đã hết", "Resolved disagreements"), &f.resolved, vi, point);
    section(&mut out, say("Số mới", "New figures"), &digest.claims, vi, claim);
    section(&mut out, say("Bài mới", "New pages"), &digest.documents, vi, document);
    if !digest.trouble.is_empty() {
        out.push_str(&format!("\n## {}\n\n", say("Nguồn cần xem", "Sources in trouble")));
        for line in words::trouble(&digest.trouble, usize::MAX, vi) {
            out.push_str(&format!("- {}\n", safe::markdown(&line)));
        }
    }
    let open = if vi {
        format!("Đang có {} điểm chưa khớp trong kho.", f.open)
    } else {
        format!("{} disagreements stand in the store.", f.open)
    };
    out.push_str(&format!("\n{open}\n"));
    out
}

fn section<T>(out: &mut String, title: &str, entries: &Counted<T>, vi: bool, show: impl Fn(&T, bool) -> String) {
    if entries.total == 0 {
        return;
    }
    out.push_str(&format!("\n## {title}: {}\n\n", entries.total));
    for entry in entries.items.iter().take(ENTRIES) {
        out.push_str(&format!("- {}\n", show(entry, vi)));
    }
    let more = entries.total.saturating_sub(ENTRIES.min(entries.items.len()));
    if more > 0 {
        out.push_str(&if vi { format!("- … và {more} nữa\n") } else { format!("- … and {more} more\n") });
    }
}

fn correction(c: &Correction, vi: bool) -> String {
    let quotes = format!("«{}» → «{}»", quote(&c.old_quote), quote(&c.new_quote));
    format!("{}{}: {quotes}. {}", star(c.home), safe::markdown(&words::correction(c, vi)), place(&c.place))
}

fn point(p: &Point, vi: bool) -> String {
    let documents: Vec<String> = p.documents.iter().filter_map(|d| safe::link(d)).map(|d| format!("<{d}>")).collect();
    let mut line = format!("{}{}", star(p.home), safe::markdown(p.message.get(vi)));
    if !documents.is_empty() {
        line.push_str(&format!(" {}", documents.join(" ")));
    }
    format!("{line}{}", mark(p.sample))
}

fn claim(c: &NewClaim, vi: bool) -> String {
    format!("{}{}: «{}». {}", star(c.home), safe::markdown(&words::claim(c, vi)), quote(&c.quote), place(&c.place))
}

fn document(d: &NewDocument, vi: bool) -> String {
    let claims = match (d.claims, vi) {
        (0, true) => "không có thứ hạng".to_owned(),
        (0, false) => "no ranks".to_owned(),
        (n, true) => format!("{n} số"),
        (1, false) => "1 figure".to_owned(),
        (n, false) => format!("{n} figures"),
    };
    format!("{}{}, {claims}. {}", star(d.home), safe::markdown(&d.place.title), place(&d.place))
}

fn place(p: &Place) -> String {
    let link = p.url.as_deref().or(Some(&p.document)).and_then(safe::link).map(|url| format!(" <{url}>")).unwrap_or_default();
    format!("{}{link}{}", safe::markdown(&p.label()), mark(p.sample))
}

fn star(home: bool) -> &'static str {
    if home { "★ " } else { "" }
}

fn quote(text: &str) -> String {
    safe::markdown(&safe::short(text, QUOTE))
}

fn mark(sample: bool) -> &'static str {
    if sample { " *DỮ LIỆU MẪU*" } else { "" }
}
