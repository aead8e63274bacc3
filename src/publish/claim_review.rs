//! schema.org `ClaimReview` (JSON-LD) of what a person has settled: <https://schema.org/ClaimReview>.
//!
//! Only figures that a person called wrong are reviewed, in the person's own words for it: nothing is called wrong that the
//! checker alone found. Notes are for the newsroom and stay inside.
use super::findings::fact_words;
use super::safe;
use crate::model::{Faulted, Ruling, Side, Verdict};
use crate::ontology::Ontology;
use crate::store::value_key;
use serde::Serialize;

/// Who reviews: from the settings, or the person of the verdict.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reviewer<'a> {
    /// The organisation.
    pub organisation: Option<&'a str>,
    /// Address of the organisation's page with its reviews.
    pub url: Option<&'a str>,
}

/// One review: one figure on one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimReview {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    identifier: String,
    #[serde(rename = "datePublished")]
    date_published: String,
    #[serde(rename = "inLanguage")]
    in_language: &'static str,
    #[serde(rename = "claimReviewed")]
    claim_reviewed: String,
    #[serde(rename = "itemReviewed")]
    item_reviewed: Claim,
    author: Author,
    #[serde(rename = "reviewRating")]
    review_rating: Rating,
    #[serde(rename = "reviewBody", skip_serializing_if = "Option::is_none")]
    review_body: Option<String>,
}

/// The claim as it appeared.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Claim {
    #[serde(rename = "@type")]
    kind: &'static str,
    author: Author,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appearance: Option<Work>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Work {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Author {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "alternateName")]
    alternate_name: String,
}

/// The reviews that a verdict gives, one a wrong side: none when it blames nobody, or this program. `publisher` names who
/// printed a side. `None` when nobody signs: neither an organisation nor a person is known.
pub fn claim_reviews(
    ruling: &Ruling,
    reviewer: Reviewer<'_>,
    ontology: &Ontology,
    vi: bool,
    publisher: impl Fn(&Side) -> String,
) -> Option<Vec<ClaimReview>> {
    if !matches!(ruling.verdict, Verdict::Corrected | Verdict::PublisherRevised) || ruling.undone.is_some() {
        return Some(Vec::new());
    }
    // An official table is the measure, not a claim to be reviewed.
    let blamed = ruling.faulted.iter().filter(|f| !f.side.official);
    blamed.map(|faulted| review(ruling, faulted, reviewer, ontology, vi, publisher(&faulted.side))).collect()
}

fn review(
    ruling: &Ruling,
    faulted: &Faulted,
    reviewer: Reviewer<'_>,
    ontology: &Ontology,
    vi: bool,
    publisher: String,
) -> Option<ClaimReview> {
    let side = &faulted.side;
    let mark = |text: String| if side.sample { format!("{text} *DỮ LIỆU MẪU*") } else { text };
    let author = match (reviewer.organisation, ruling.who.as_deref()) {
        (Some(name), _) => {
            Author { kind: "Organization", name: safe::line(name), url: reviewer.url.and_then(safe::link).map(str::to_owned) }
        }
        (None, Some(name)) => Author { kind: "Person", name: safe::line(name), url: None },
        (None, None) => return None,
    };
    let claimed = match &ruling.content.fact {
        Some(fact) => format!("{}: {}", fact_words(fact, ontology, vi), safe::line(&side.value)),
        None => safe::line(&side.value),
    };
    let claim = side.claim.as_deref().or(side.statement.as_deref()).unwrap_or_default();
    Some(ClaimReview {
        context: "https://schema.org",
        kind: "ClaimReview",
        url: reviewer.url.and_then(safe::link).map(|url| format!("{url}#{}", ruling.finding)),
        identifier: format!("{}/{claim}", ruling.finding),
        date_published: day_in_vietnam(ruling.decided),
        in_language: if vi { "vi" } else { "en" },
        claim_reviewed: mark(claimed),
        item_reviewed: Claim {
            kind: "Claim",
            author: Author { kind: "Organization", name: safe::line(&publisher), url: None },
            date_published: side.published.clone(),
            appearance: side.url.as_deref().and_then(safe::link).map(|url| Work { kind: "CreativeWork", url: url.to_owned() }),
        },
        author,
        review_rating: Rating { kind: "Rating", alternate_name: rating(ruling.verdict, vi).to_owned() },
        review_body: right(ruling, side, vi).map(mark),
    })
}

fn rating(verdict: Verdict, vi: bool) -> &'static str {
    match (verdict, vi) {
        (Verdict::PublisherRevised, true) => "Đơn vị công bố đã điều chỉnh số liệu",
        (Verdict::PublisherRevised, false) => "The publisher has revised the figure",
        (_, true) => "Số liệu chưa đúng, báo đã sửa",
        (_, false) => "Not the published figure; the paper has corrected it",
    }
}

/// `Số đúng: 37/63. Bảng của Bộ TT&TT ghi 37/63.`, as far as it is known.
fn right(ruling: &Ruling, wrong: &Side, vi: bool) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(value) = &ruling.value {
        parts.push(format!("{}: {}.", if vi { "Số đúng" } else { "The right figure" }, safe::line(value)));
    }
    let official = ruling.content.sides.iter().find(|s| s.official && value_key(&s.value) != value_key(&wrong.value));
    if let Some(side) = official {
        let (source, value) = (safe::line(&side.source), safe::line(&side.value));
        parts.push(if vi { format!("{source} ghi {value}.") } else { format!("{source}: {value}.") });
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The day of an instant in Vietnam, ISO.
fn day_in_vietnam(ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    jiff::tz::Offset::constant(7).to_datetime(at).date().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Reviewer, claim_reviews};
    use crate::model::{Fact, Faulted, Finding, Ruling, Side, Verdict};
    use crate::ontology::Ontology;

    fn side(document: &str, value: &str, official: bool) -> Side {
        Side {
            value: value.into(),
            claim: Some(format!("c-{document}")),
            statement: None,
            document: document.into(),
            source: if official { "Bảng của Bộ TT&TT".into() } else { format!("{document} (14/07/2023)") },
            url: Some(format!("https://{document}/bai.html")),
            published: Some("2023-07-14".into()),
            quote: "…".into(),
            place: None,
            official,
            sample: false,
        }
    }

    #[test]
    fn a_review_names_page_figure_and_judge_and_never_blames_without_a_verdict() {
        let ontology = Ontology::embedded().unwrap();
        let fact = Fact {
            subject: "ha-tinh".into(),
            index: "dti".into(),
            component: None,
            year: Some(2022),
            scope: "national".into(),
            list: None,
        };
        let sides = vec![side("bang", "37/63", true), side("a.vn", "27/63", false)];
        let ruling = |verdict, who: Option<&str>| Ruling {
            id: "v1".into(),
            finding: "f1".into(),
            verdict,
            decided: 1_795_730_400_000,
            who: who.map(str::to_owned),
            note: Some("điện thoại cho anh B".into()),
            value: None,
            faulted: sides[1..].iter().map(|s| Faulted { side: s.clone(), claim: None, statement: None }).collect(),
            undone: None,
            content: Finding { fact: Some(fact.clone()), sides: sides.clone(), ..Finding::default() },
        };
        let press = |side: &Side| side.document.clone();
        let office = Reviewer { organisation: Some("Sở TT&TT Hà Tĩnh"), url: Some("https://so.vn/kiem-chung") };
        let reviews = claim_reviews(&ruling(Verdict::Corrected, None), office, &ontology, true, press).unwrap();
        let json = serde_json::to_value(&reviews).unwrap();
        let review = &json[0];
        assert_eq!(json.as_array().unwrap().len(), 1);
        assert_eq!(review["@type"], "ClaimReview");
        assert_eq!(review["claimReviewed"], "Hà Tĩnh, DTI 2022: 27/63");
        assert_eq!(review["itemReviewed"]["appearance"]["url"], "https://a.vn/bai.html");
        assert_eq!(review["itemReviewed"]["author"]["name"], "a.vn");
        assert_eq!(review["itemReviewed"]["datePublished"], "2023-07-14");
        assert_eq!((&review["author"]["name"], &review["author"]["@type"]), (&"Sở TT&TT Hà Tĩnh".into(), &"Organization".into()));
        assert_eq!(review["reviewRating"]["alternateName"], "Số liệu chưa đúng, báo đã sửa");
        assert_eq!(review["reviewBody"], "Bảng của Bộ TT&TT ghi 37/63.");
        assert_eq!((&review["url"], &review["datePublished"]), (&"https://so.vn/kiem-chung#f1".into(), &"2026-11-27".into()));
        assert!(!json.to_string().contains("anh B"), "notes stay inside");

        for verdict in [Verdict::Seen, Verdict::Reported, Verdict::OurReading, Verdict::NoError] {
            assert_eq!(claim_reviews(&ruling(verdict, None), office, &ontology, true, press), Some(Vec::new()));
        }
        // Somebody has to sign.
        let nobody = Reviewer::default();
        assert_eq!(claim_reviews(&ruling(Verdict::Corrected, None), nobody, &ontology, true, press), None);
        let signed = claim_reviews(&ruling(Verdict::Corrected, Some("Lan")), nobody, &ontology, false, press).unwrap();
        let json = serde_json::to_value(&signed).unwrap();
        assert_eq!((&json[0]["author"]["@type"], &json[0]["author"]["name"]), (&"Person".into(), &"Lan".into()));
    }
}
