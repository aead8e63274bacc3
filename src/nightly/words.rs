//! The sentences of a digest, in Vietnamese and English.
use super::clock;
use super::corrections::Figure;
use super::digest::{Correction, Digest, NewClaim};
use super::health::{Ailment, Trouble};
use crate::crawl::Stopped;
use crate::publish::safe;
use std::collections::{BTreeMap, HashSet};

/// Carried by every line that shows made-up data.
pub const SAMPLE_MARK: &str = "*DỮ LIỆU MẪU*";

/// `26/11/2026, 04h35–04h52: 812 trang mới tải, 341 trang như cũ, từ 58 nguồn.`
pub fn headline(digest: &Digest, vi: bool) -> String {
    let (day, began, ended) = (clock::day(digest.started), clock::hour(digest.started, vi), clock::hour(digest.ended, vi));
    let span = if began == ended { began } else { format!("{began}–{ended}") };
    let f = &digest.fetched;
    let mut text = if vi {
        format!("{day}, {span}: {} trang tải về, {} trang như cũ, từ {} nguồn", f.pages, f.unchanged, f.sources)
    } else {
        format!("{day}, {span}: {} pages fetched, {} as before, from {} sources", f.pages, f.unchanged, f.sources)
    };
    if let Some(stopped) = f.stopped {
        text.push_str(&format!("; {}", stopped_words(stopped, vi)));
        if f.waiting > 0 {
            text.push_str(&if vi {
                format!(", {} địa chỉ chờ lượt sau", f.waiting)
            } else {
                format!(", {} addresses wait", f.waiting)
            });
        }
    }
    text.push('.');
    text
}

fn stopped_words(stopped: Stopped, vi: bool) -> &'static str {
    match (stopped, vi) {
        (Stopped::Time, true) => "dừng vì hết giờ (--max-time)",
        (Stopped::Time, false) => "stopped: out of time (--max-time)",
        (Stopped::Pages, true) => "dừng vì đủ số trang (--max-pages)",
        (Stopped::Pages, false) => "stopped: enough pages (--max-pages)",
        (Stopped::Bytes, true) => "dừng vì đủ dung lượng (--max-bytes)",
        (Stopped::Bytes, false) => "stopped: enough bytes (--max-bytes)",
        (Stopped::Deferred, true) => "phần còn lại chưa đến hạn",
        (Stopped::Deferred, false) => "the rest is not due yet",
        (Stopped::Signal, true) => "bị ngắt giữa chừng",
        (Stopped::Signal, false) => "interrupted",
        (Stopped::Disk, true) => "dừng vì ổ đĩa sắp đầy",
        (Stopped::Disk, false) => "stopped: the disk is nearly full",
    }
}

/// `3 số mới · 1 chưa khớp mới · 1 bài đã sửa số (27→37, 22h10) · 2 nguồn không lấy được`.
pub fn summary(digest: &Digest, vi: bool) -> String {
    let mut parts = vec![match (digest.claims.total, vi) {
        (n, true) => format!("{n} số mới"),
        (1, false) => "1 new figure".to_owned(),
        (n, false) => format!("{n} new figures"),
    }];
    let mut say = |n: usize, vietnamese: &str, one: &str, many: &str| {
        if n > 0 {
            parts.push(if vi { format!("{n} {vietnamese}") } else { format!("{n} {}", if n == 1 { one } else { many }) });
        }
    };
    let f = &digest.findings;
    say(f.new.total, "chưa khớp mới", "new disagreement", "new disagreements");
    say(f.regressed.total, "chưa khớp quay lại", "disagreement is back", "disagreements are back");
    say(f.changed.total, "chưa khớp có thay đổi", "disagreement changed", "disagreements changed");
    say(f.resolved.total, "chưa khớp đã hết", "disagreement resolved", "disagreements resolved");
    let pages = digest.corrections.items.iter().map(|c| c.place.document.as_str()).collect::<HashSet<_>>().len();
    if let Some(first) = digest.corrections.items.first() {
        let more = if digest.corrections.total > 1 { "…" } else { "" };
        let told = format!("({}{more}, {})", arrow(first, vi), clock::hour(first.seen, vi));
        parts.push(match (pages, vi) {
            (n, true) => format!("{n} bài đã sửa số {told}"),
            (1, false) => format!("1 page changed a figure {told}"),
            (n, false) => format!("{n} pages changed a figure {told}"),
        });
    }
    let lost = digest.trouble.iter().filter(|t| t.nothing_came()).count();
    if lost > 0 {
        parts.push(match (lost, vi) {
            (n, true) => format!("{n} nguồn không lấy được"),
            (1, false) => "1 source could not be fetched".to_owned(),
            (n, false) => format!("{n} sources could not be fetched"),
        });
    }
    parts.join(" · ")
}

/// `27→37`, `▲22→▲12`, `0,6012→0,6112`.
pub fn arrow(correction: &Correction, vi: bool) -> String {
    let value = |v: f64| match correction.figure {
        Figure::Moved if v < 0.0 => format!("▼{}", -v),
        Figure::Moved if v > 0.0 => format!("▲{v}"),
        Figure::Moved => "=".to_owned(),
        Figure::Bound => format!("top {v}"),
        Figure::Score if vi => v.to_string().replace('.', ","),
        Figure::Rank | Figure::Of | Figure::Score => v.to_string(),
    };
    format!("{}→{}", value(correction.old), value(correction.new))
}

/// `Hà Tĩnh, DTI 2022: hạng 27→37, thấy lúc 22h10`.
pub fn correction(correction: &Correction, vi: bool) -> String {
    let what = match (correction.figure, vi) {
        (Figure::Rank | Figure::Bound, true) => "hạng",
        (Figure::Rank | Figure::Bound, false) => "rank",
        (Figure::Of, true) => "số đơn vị được xếp",
        (Figure::Of, false) => "number of ranked",
        (Figure::Moved, true) => "tăng/giảm bậc",
        (Figure::Moved, false) => "places moved",
        (Figure::Score, true) => "điểm",
        (Figure::Score, false) => "points",
    };
    let seen = clock::hour(correction.seen, vi);
    let seen = if vi { format!("thấy lúc {seen}") } else { format!("seen at {seen}") };
    format!("{}: {what} {}, {seen}", correction.fact.get(vi), arrow(correction, vi))
}

/// `Hà Tĩnh, DTI 2022: 37/63`.
pub fn claim(claim: &NewClaim, vi: bool) -> String {
    format!("{}: {}", claim.fact.get(vi), claim.value.get(vi))
}

/// Sources in trouble, one line a kind and reason, so that a closed network is one line and not sixty. At most
/// `names` names a line.
pub fn trouble(troubles: &[Trouble], names: usize, vi: bool) -> Vec<String> {
    let mut grouped = BTreeMap::<(u8, String), Vec<&str>>::new();
    let mut single = Vec::new();
    for trouble in troubles {
        match &trouble.ailment {
            Ailment::Unreachable { reason, .. } => grouped.entry((0, reason_words(reason, vi))).or_default().push(&trouble.name),
            Ailment::Refused { .. } => grouped.entry((1, reason_words("robots", vi))).or_default().push(&trouble.name),
            Ailment::Silent { nights } => {
                let words = if vi { format!("im {nights} đêm") } else { format!("silent for {nights} nights") };
                grouped.entry((3, words)).or_default().push(&trouble.name);
            }
            Ailment::Failing { .. } | Ailment::Few { .. } | Ailment::NoBody { .. } => {
                single.push((safe::line(&trouble.name), ailment(&trouble.ailment, vi)))
            }
        }
    }
    let mut lines = Vec::new();
    for ((class, words), sources) in &grouped {
        let n = sources.len();
        let listed = listed(sources, names);
        lines.push(match (class, vi) {
            (0 | 1, true) => format!("{n} nguồn không lấy được: {words}{listed}."),
            (0 | 1, false) => format!("{n} {} could not be fetched: {words}{listed}.", if n == 1 { "source" } else { "sources" }),
            (_, true) => format!("{n} nguồn {words}{listed}."),
            (_, false) => format!("{n} {} {words}{listed}.", if n == 1 { "source" } else { "sources" }),
        });
    }
    lines.extend(single.into_iter().map(|(name, words)| format!("{name}: {words}.")));
    lines
}

/// ` (Báo A, Báo B, … thêm 58)`; nothing where all names would be too many to help.
fn listed(sources: &[&str], names: usize) -> String {
    if names == 0 {
        return String::new();
    }
    let mut shown: Vec<String> = sources.iter().take(names).map(|n| safe::line(n)).collect();
    if sources.len() > names {
        shown.push(format!("… +{}", sources.len() - names));
    }
    format!(" ({})", shown.join(", "))
}

fn ailment(ailment: &Ailment, vi: bool) -> String {
    match ailment {
        Ailment::Failing { reason, failures, requests } if vi => {
            format!("{failures} trên {requests} lượt tải không được: {}", reason_words(reason, vi))
        }
        Ailment::Failing { reason, failures, requests } => {
            format!("{failures} of {requests} requests failed: {}", reason_words(reason, vi))
        }
        Ailment::Few { articles, usual } if vi => format!("{articles} bài, thường có {usual}"),
        Ailment::Few { articles, usual } => format!("{articles} articles where {usual} are usual"),
        Ailment::NoBody { missing, articles } if vi => format!("không thấy thân bài trong {missing} trên {articles} bài"),
        Ailment::NoBody { missing, articles } => format!("found no body in {missing} of {articles} articles"),
        Ailment::Unreachable { reason, .. } => reason_words(reason, vi),
        Ailment::Refused { .. } => reason_words("robots", vi),
        Ailment::Silent { nights } if vi => format!("im {nights} đêm"),
        Ailment::Silent { nights } => format!("silent for {nights} nights"),
    }
}

/// Why requests failed, from the crawler's one word.
fn reason_words(reason: &str, vi: bool) -> String {
    let known = match reason {
        "dns" => ("không phân giải được tên miền", "the names cannot be resolved"),
        "connect" => ("không kết nối được", "no connection"),
        "tls" => ("chứng chỉ hoặc TLS có lỗi", "TLS failed"),
        "timeout" => ("quá thời gian chờ", "no answer in time"),
        "truncated" => ("trang bị đứt giữa chừng", "the answer was cut off"),
        "robots" => ("robots.txt không cho lấy", "robots.txt does not allow it"),
        "private address" => ("địa chỉ trỏ vào mạng nội bộ", "the address leads into a private network"),
        "resting" => ("vừa lỗi ở lượt trước, để lượt sau thử lại", "they failed shortly before, and are tried again later"),
        "too large" => ("trang quá lớn", "the page is too large"),
        _ => ("", ""),
    };
    match (known, reason.parse::<u16>()) {
        (("", _), Ok(status)) if vi => format!("máy chủ trả lời {status}"),
        (("", _), Ok(status)) => format!("the server answered {status}"),
        (("", _), Err(_)) => safe::short(reason, 60),
        ((vietnamese, english), _) => (if vi { vietnamese } else { english }).to_owned(),
    }
}

/// Two spaces and the sample mark, where it is due.
pub fn mark(sample: bool) -> &'static str {
    if sample { "  *DỮ LIỆU MẪU*" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::trouble;
    use crate::nightly::health::{Ailment, Trouble};

    fn ill(source: &str, ailment: Ailment) -> Trouble {
        Trouble { source: source.into(), name: format!("Báo {source}"), ailment }
    }

    #[test]
    fn a_closed_network_is_one_line() {
        let all: Vec<_> = (0..60).map(|n| ill(&n.to_string(), Ailment::Unreachable { reason: "dns".into(), failures: 1 })).collect();
        assert_eq!(trouble(&all, 0, true), ["60 nguồn không lấy được: không phân giải được tên miền."]);
        assert_eq!(trouble(&all[..1], 3, false), ["1 source could not be fetched: the names cannot be resolved (Báo 0)."]);
    }

    #[test]
    fn health_is_told_in_words() {
        let all = [
            ill("A", Ailment::Silent { nights: 3 }),
            ill("B", Ailment::Few { articles: 0, usual: 40 }),
            ill("C", Ailment::NoBody { missing: 12, articles: 15 }),
            ill("D", Ailment::Failing { reason: "503".into(), failures: 7, requests: 9 }),
        ];
        assert_eq!(
            trouble(&all, 5, true),
            [
                "1 nguồn im 3 đêm (Báo A).",
                "Báo B: 0 bài, thường có 40.",
                "Báo C: không thấy thân bài trong 12 trên 15 bài.",
                "Báo D: 7 trên 9 lượt tải không được: máy chủ trả lời 503.",
            ]
        );
    }
}
