//! What counts as right, and which figures come of it.
use super::{Counts, Label, Labelled, Score, labelled};
use crate::read::ReadError;

fn label(json: &str) -> Label {
    serde_json::from_str(json).unwrap()
}

fn gold(claims: &[&str], partial: bool) -> Labelled {
    let text = format!("{{\"id\":\"a\",\"text\":\"t\",\"partial\":{partial},\"claims\":[{}]}}", claims.join(","));
    labelled(text.as_bytes()).unwrap().unwrap()
}

fn judge(claims: &[&str], partial: bool, read: &[&str]) -> Score {
    let mut score = Score::default();
    score.add(&gold(claims, partial), &read.iter().map(|r| label(r)).collect::<Vec<_>>());
    score
}

#[test]
fn pairs_one_to_one_with_most_equal_figures() {
    let known = [r#"{"subject":"hue","index":"dti","year":2022,"rank":2,"of":63,"delta":1}"#];
    let twice = [
        r#"{"subject":"thua-thien-hue","index":"dti","year":2022,"rank":2,"scope":"national","modality":"asserted"}"#,
        r#"{"subject":"hue","index":"dti","year":2022,"rank":2,"of":63,"delta":2,"base_year":2021}"#,
    ];
    let score = judge(&known, false, &twice);
    assert_eq!(score.total, Counts { right: 1, wrong: 1, missed: 0 });
    // `of` is right, `delta` is not, `base_year` is invented, `score` stands on neither side.
    assert_eq!(score.attributes, [(1, 1), (0, 1), (0, 1), (0, 0)]);
    assert_eq!(judge(&known, true, &twice).total, Counts { right: 1, wrong: 0, missed: 0 });
}

#[test]
fn values_stand_in_for_a_rank_in_order() {
    let same = |a: &str, b: &str| judge(&[a], false, &[b]).total.right == 1;
    assert!(same(r#"{"rank":3,"delta":1}"#, r#"{"rank":3,"delta":2}"#));
    assert!(!same(r#"{"rank_max":3}"#, r#"{"rank":3}"#));
    assert!(same(r#"{"last":true,"score":1}"#, r#"{"last":true}"#));
    assert!(!same(r#"{"delta":4,"base_year":2021}"#, r#"{"delta":4}"#));
    assert!(same(r#"{"score":71.25}"#, r#"{"score":71.250001}"#) && !same(r#"{"score":71.25}"#, r#"{"score":71.2502}"#));
    assert!(same(r#"{"scope":"province:lai-chau/huyen"}"#, r#"{"scope":"province:lai-chau"}"#));
    assert!(!same(r#"{"modality":"target"}"#, "{}") && same(r#"{"component":""}"#, r#"{"component":null}"#));
}

#[test]
fn says_which_field_alone_was_wrong() {
    let score = judge(
        &[r#"{"subject":"ha-tinh","index":"dti","year":2022,"rank":37}"#],
        false,
        &[
            r#"{"subject":"ha-tinh","index":"dti","year":2023,"rank":37,"confidence":0.95}"#,
            r#"{"subject":"nghe-an","index":"dti","year":2021,"rank":37,"confidence":1}"#,
        ],
    );
    assert_eq!(score.one_field_away.iter().map(|(f, n)| (*f, *n)).collect::<Vec<_>>(), [("year", 1)]);
    assert_eq!((score.reliability[9].claims, score.reliability[9].right), (2, 0));
    assert_eq!((score.total.precision(), score.total.recall(), score.total.f1()), (0.0, 0.0, 0.0));
}

#[test]
fn tells_labelled_files_from_others() {
    assert!(labelled(br#"{"note":"no labels"}"#).unwrap().is_none() && labelled(b"[1]").unwrap().is_none());
    assert!(matches!(labelled(b"{\"claims\":["), Err(ReadError::Json { .. })));
    assert!(matches!(labelled(br#"{"claims":[{"rank":"ba"}],"text":"t"}"#), Err(ReadError::Json { .. })));
    assert!(matches!(labelled(br#"{"claims":[]}"#), Err(ReadError::NoText)));
}
