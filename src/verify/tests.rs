//! Drafts with hand-made claims against the embedded tables and one article.
use super::*;
use crate::model::{Authority, Note, PartialDate};
use crate::read::reference;

struct Known {
    claims: Vec<(Claim, Source)>,
    ontology: Ontology,
}

impl Known {
    fn tables() -> Self {
        let ontology = Ontology::embedded().unwrap();
        let mut claims = Vec::new();
        for table in reference::tables() {
            for (document, extraction) in reference::read_table(table.name, table.csv, table.authority, &ontology).unwrap() {
                let source = Source {
                    doc_id: document.id,
                    url: document.url,
                    publisher: document.publisher,
                    title: document.title,
                    authority: table.authority,
                    ..Source::default()
                };
                claims.extend(extraction.claims.into_iter().map(|c| (c, source.clone())));
            }
        }
        Self { claims, ontology }
    }

    /// Adds an article with one claim.
    fn article(mut self, publisher: &str, published: &str, claim: Claim) -> Self {
        let source = Source {
            doc_id: format!("https://{publisher}/{}", self.claims.len()),
            publisher: Some(publisher.to_owned()),
            published: PartialDate::parse(published),
            authority: Authority::Press,
            ..Source::default()
        };
        self.claims.push((Claim { doc_id: source.doc_id.clone(), id: source.doc_id.clone(), ..claim }, source));
        self
    }

    fn verify(&self, claims: Vec<Claim>) -> VerifyReport {
        let document = Document { id: "draft".into(), text: "Dòng một\nDòng hai".into(), ..Document::default() };
        let extraction = Extraction { claims, ..Extraction::default() };
        let evidence: Vec<Evidence<'_>> = self.claims.iter().map(|(claim, source)| Evidence { claim, source }).collect();
        verify(&document, &extraction, &evidence, &self.ontology)
    }

    fn one(&self, claim: Claim) -> Item {
        self.verify(vec![claim]).items.remove(0)
    }
}

fn claim(subject: &str, index: &str, year: i32, rank: u32) -> Claim {
    Claim {
        doc_id: "draft".into(),
        subject: subject.into(),
        index: index.into(),
        year: Some(year),
        rank: Some(rank),
        scope: "national".into(),
        ..Claim::default()
    }
}

#[test]
fn a_mistyped_rank_is_named_with_the_table_and_the_sum() {
    let known = Known::tables().article("baohatinh.vn", "2023-07-14", claim("ha-tinh", "dti", 2021, 59));
    let draft = |rank| Claim { of: Some(63), delta: Some(22), base_year: Some(2021), ..claim("ha-tinh", "dti", 2022, rank) };
    let wrong = known.one(draft(27));
    assert_eq!(wrong.verdict, Verdict::Mismatch);
    for part in ["Bảng của Bộ TT&TT ghi thứ 37", "27 + 22 = 49, trong khi 2021 là 59", "gõ nhầm một chữ số"] {
        assert!(wrong.message.contains(part), "{}", wrong.message);
    }
    // With no base year written the edition before is tried; the rank alone decides.
    let unnamed = known.one(Claim { base_year: None, ..draft(27) });
    assert_eq!(unnamed.verdict, Verdict::Mismatch, "{}", unnamed.message);
    let right = known.one(draft(37));
    assert_eq!((right.verdict, right.witnesses), (Verdict::MatchesOfficial, 1), "{}", right.message);
}

#[test]
fn an_unnamed_base_year_is_tried_but_not_held_against_the_draft() {
    let known = Known::tables().article("baohatinh.vn", "2023-07-14", claim("ha-tinh", "dti", 2021, 59));
    let draft = Claim { delta: Some(12), ..claim("ha-tinh", "dti", 2022, 37) };
    let item = known.one(draft);
    assert_eq!(item.verdict, Verdict::Caution);
    assert!(item.message.contains("Nếu so với 2021: 37 + 12 = 49, trong khi 2021 là 59"), "{}", item.message);
}

#[test]
fn press_counts_by_independent_origin_and_a_split_is_a_caution() {
    let fact = |rank| claim("gia-lai", "sipas", 2023, rank);
    let known = Known::tables().article("a.vn", "2024-04-18", fact(19)).article("a.vn", "2024-04-19", fact(19));
    let item = known.one(fact(19));
    assert_eq!((item.verdict, item.witnesses), (Verdict::MatchesIndependent, 1));
    let known = known.article("b.vn", "2024-04-20", fact(18));
    assert_eq!(known.one(fact(19)).verdict, Verdict::Caution);
    assert_eq!(known.one(fact(20)).verdict, Verdict::Mismatch);
}

#[test]
fn two_lists_of_one_edition_are_both_right() {
    let known = Known::tables();
    let with_of = |rank, of| Claim { of: Some(of), ..claim("da-nang", "dti", 2024, rank) };
    assert_eq!(known.one(with_of(2, 63)).verdict, Verdict::MatchesIndependent);
    assert_eq!(known.one(with_of(17, 34)).verdict, Verdict::MatchesIndependent);
    assert_eq!(known.one(with_of(2, 34)).verdict, Verdict::Mismatch);
    // No list named: either explains it.
    assert_eq!(known.one(claim("da-nang", "dti", 2024, 2)).verdict, Verdict::MatchesIndependent);
    assert_eq!(known.one(claim("da-nang", "dti", 2024, 17)).verdict, Verdict::MatchesIndependent);
    // Huế goes by either name.
    assert_eq!(known.one(Claim { of: Some(34), ..claim("hue", "dti", 2024, 2) }).verdict, Verdict::MatchesIndependent);
    let moved = Claim { delta: Some(1), base_year: Some(2023), ..with_of(17, 34) };
    let item = known.one(moved);
    assert_eq!(item.verdict, Verdict::Caution);
    assert!(item.message.contains("không tính tăng/giảm bậc"), "{}", item.message);
}

#[test]
fn scores_agree_up_to_rounding_and_ties_are_no_fault() {
    let known = Known::tables();
    let scored = |score| Claim { score: Some(score), ..claim("da-nang", "dti", 2022, 1) };
    assert_eq!(known.one(scored(0.8)).verdict, Verdict::MatchesOfficial);
    assert_eq!(known.one(scored(0.82)).verdict, Verdict::Mismatch);
    for subject in ["thanh-hoa", "yen-bai"] {
        assert_eq!(known.one(claim(subject, "dti", 2022, 15)).verdict, Verdict::MatchesOfficial);
    }
}

#[test]
fn totals_and_bounds() {
    let known = Known::tables();
    let lao_cai = Claim { of: Some(63), ..claim("lao-cai", "papi", 2021, 48) };
    let item = known.one(lao_cai);
    assert_eq!(item.verdict, Verdict::Caution);
    assert!(item.message.contains("kỳ này xếp hạng 60"), "{}", item.message);
    assert_eq!(known.one(Claim { of: Some(63), ..claim("phu-yen", "ict-index", 2023, 64) }).verdict, Verdict::Mismatch);
    let bound = |n| Claim { rank: None, rank_max: Some(n), ..claim("da-nang", "dti", 2022, 1) };
    assert_eq!(known.one(bound(10)).verdict, Verdict::MatchesOfficial);
    let last = Claim { rank: None, last: true, ..claim("ha-tinh", "dti", 2022, 1) };
    assert_eq!(known.one(last).verdict, Verdict::Mismatch);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let known = Known::tables();
    let unknown = known.one(claim("ha-tinh", "papi", 2012, 8));
    assert_eq!(unknown.verdict, Verdict::Unknown);
    assert!(unknown.message.contains("Kho chưa có số"), "{}", unknown.message);
    assert_eq!(known.one(Claim { year: None, ..claim("ha-tinh", "dti", 2022, 27) }).verdict, Verdict::Unknown);
    let goal = Claim { modality: Modality::Target, ..claim("ha-tinh", "dti", 2022, 27) };
    assert_eq!(known.one(goal).verdict, Verdict::NotCompared);
}

#[test]
fn the_draft_against_itself_and_what_was_not_read() {
    let known = Known::tables();
    let claims = vec![
        Claim { id: "a".into(), delta: Some(5), base_year: Some(2022), ..claim("quang-ngai", "dti", 2023, 21) },
        Claim { id: "b".into(), start: 12, ..claim("quang-ngai", "dti", 2022, 27) },
    ];
    let report = known.verify(claims);
    assert_eq!(report.inner.len(), 1);
    assert!(report.inner[0].message.starts_with("Số trong bài tự vênh"), "{}", report.inner[0].message);
    assert!(report.disagrees());

    let document = Document { id: "draft".into(), text: "Dòng một\nxếp thứ 5".into(), ..Document::default() };
    let note = Note { kind: NoteKind::UnreadRank, start: 12, end: document.text.len() };
    let extraction = Extraction { notes: vec![note], ..Extraction::default() };
    let report = verify(&document, &extraction, &[], &known.ontology);
    assert_eq!((report.unread[0].line, report.unread[0].text.as_str()), (2, "xếp thứ 5"));
}

#[test]
fn a_regional_rank_follows_from_the_national_ones() {
    let known = Known::tables();
    let regional = |rank, of| Claim { scope: "region:bac-trung-bo".into(), of: Some(of), ..claim("ha-tinh", "dti", 2022, rank) };
    let item = known.one(regional(3, 6));
    assert_eq!(item.verdict, Verdict::MatchesOfficial, "{}", item.message);
    assert!(item.message.contains("không phải số công bố"), "{}", item.message);
    assert_eq!(known.one(regional(2, 6)).verdict, Verdict::Caution);
    // Another count of members is another region.
    assert_eq!(known.one(regional(2, 14)).verdict, Verdict::Unknown);
}

/// A table that prints scores of one component for all 63 provinces, and no ranks.
fn scored_table(ontology: &Ontology) -> Vec<(Claim, Source)> {
    let source = Source { doc_id: "bang".into(), authority: Authority::Official, title: "bảng".into(), ..Source::default() };
    let row = |(i, subject): (u32, &str)| Claim {
        id: format!("bang-{subject}"),
        doc_id: "bang".into(),
        component: Some("an-toan-thong-tin-mang".into()),
        rank: None,
        score: Some(f64::from(90 - i) / 100.0),
        list: Some("63".into()),
        ..claim(subject, "dti", 2022, 1)
    };
    let provinces = ontology.ranked_provinces(63, 2022);
    (0u32..).zip(&provinces).map(|(i, p)| (row((i, &p.id)), source.clone())).collect()
}

#[test]
fn a_component_rank_is_held_against_a_table_that_prints_scores_only() {
    let ontology = Ontology::embedded().unwrap();
    let claims = scored_table(&ontology);
    let subject = claims[34].0.subject.clone();
    let known = Known { claims, ontology };
    let draft = |rank| Claim { component: Some("an-toan-thong-tin-mang".into()), of: Some(63), ..claim(&subject, "dti", 2022, rank) };
    let right = known.one(draft(35));
    assert_eq!(right.verdict, Verdict::MatchesOfficial, "{}", right.message);
    assert!(right.message.contains("Suy ra từ điểm trong bảng chính thức: thứ 35/63, 34 đơn vị có điểm cao hơn"), "{}", right.message);
    assert!(right.message.contains("không phải số công bố") && right.sides.len() == 35);
    let wrong = known.one(draft(33));
    assert_eq!(wrong.verdict, Verdict::Mismatch, "{}", wrong.message);
    assert!(wrong.message_en.contains("derived, not published"), "{}", wrong.message_en);

    // Three scores are unknown: a range that the claim may lie in, or not.
    let mut claims = scored_table(&known.ontology);
    claims.retain(|(c, _)| c.score > Some(0.305));
    let lacking = Known { claims, ontology: Ontology::embedded().unwrap() };
    let open = lacking.one(draft(36));
    assert_eq!(open.verdict, Verdict::Unknown, "{}", open.message);
    assert!(open.message.contains("giữa 35 và 38/63"), "{}", open.message);
    assert_eq!(lacking.one(draft(39)).verdict, Verdict::Mismatch);
    // A printed rank goes before what follows from scores.
    let told = known.article(
        "baohatinh.vn",
        "2023-07-14",
        Claim { component: Some("an-toan-thong-tin-mang".into()), ..claim(&subject, "dti", 2022, 33) },
    );
    let printed = told.one(draft(33));
    assert_eq!(printed.verdict, Verdict::MatchesIndependent, "{}", printed.message);
}

#[test]
fn twenty_five_higher_scores_of_the_pci_leave_no_fifth_place() {
    // Đào tạo lao động of the PCI 2021: VCCI's pages give 26 scores, of which Thanh Hóa's 5.01 is the lowest.
    let known = Known::tables();
    let draft = |rank| Claim { component: Some("dao-tao-lao-dong".into()), ..claim("thanh-hoa", "pci", 2021, rank) };
    let fifth = known.one(draft(5));
    assert_eq!(fifth.verdict, Verdict::Mismatch, "{}", fifth.message);
    assert!(fifth.message.contains("giữa 26 và 63/63"), "{}", fifth.message);
    let possible = known.one(draft(50));
    assert_eq!(possible.verdict, Verdict::Unknown, "{}", possible.message);
    assert!(!possible.message.contains("Suy ra"), "{}", possible.message);
}
