//! Content addresses: the same thing gets the same id on every machine and in every run.
use super::{Claim, Fact, FindingKind, Ruling, Statement};
use sha2::{Digest, Sha256};

/// `sha256:` and the hex digest of a text: the id of a document that has neither id nor URL, and the
/// mark by which a revision is told from the one before.
pub fn text_hash(text: &str) -> String {
    format!("sha256:{}", hex(&Sha256::digest(text.as_bytes())))
}

/// The id of a claim: its document, the document's [`text_hash`], its place and every public field but
/// confidence. Reasons and the extractor's version take no part, so that a claim read alike by newer
/// rules keeps its id.
pub fn claim_id(claim: &Claim, text_hash: &str) -> String {
    let mut key = Key::default();
    key.text(&claim.doc_id).text(text_hash);
    key.json(&claim.field).json(&claim.start).json(&claim.end).text(&claim.quote);
    key.text(&claim.subject).text(&claim.index).json(&claim.component).json(&claim.year).text(&claim.scope).json(&claim.list);
    key.json(&claim.rank).json(&claim.rank_max).json(&claim.last).json(&claim.of);
    key.json(&claim.delta).json(&claim.base_year).json(&claim.score);
    key.json(&claim.modality).json(&claim.status).json(&claim.derived);
    key.id('c')
}

/// The id of a statement: its document, the document's [`text_hash`], its place and what it says.
pub fn statement_id(statement: &Statement, text_hash: &str) -> String {
    let mut key = Key::default();
    key.text(&statement.doc_id).text(text_hash).json(&statement.start).json(&statement.end);
    key.json(&statement.kind).json(&statement.subject).json(&statement.other).json(&statement.index);
    key.json(&statement.component).json(&statement.year).json(&statement.scope).json(&statement.values);
    key.id('s')
}

/// The id of a finding: kind, fact and the disagreeing values in any order. Claims take no part, so the
/// finding and a person's verdict on it survive re-extraction. A finding inside one document without a
/// fact must carry the document's id among the values to be told from its like elsewhere.
pub fn finding_id<S: AsRef<str>>(kind: FindingKind, fact: Option<&Fact>, values: &[S]) -> String {
    let mut values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    values.sort_unstable();
    values.dedup();
    let mut key = Key::default();
    key.json(&kind).json(&fact).json(&values);
    key.id('f')
}

/// The id of a ruling: on which finding, what, when, by whom and why. Whether it was taken back later takes no part.
pub fn ruling_id(ruling: &Ruling) -> String {
    let mut key = Key::default();
    key.text(&ruling.finding).json(&ruling.verdict).json(&ruling.decided);
    key.json(&ruling.who).json(&ruling.note).json(&ruling.value);
    for faulted in &ruling.faulted {
        key.text(&faulted.side.document).text(&faulted.side.quote).text(&faulted.side.value);
    }
    key.id('v')
}

/// Fields on their way into a digest, each with its length before it, so that no two lists of fields run together. They are
/// digested in one go: there are many, and most are shorter than what a digest takes at a time.
struct Key(Vec<u8>);

impl Default for Key {
    fn default() -> Self {
        // As long as that of nearly all claims.
        Self(Vec::with_capacity(768))
    }
}

impl Key {
    fn text(&mut self, text: &str) -> &mut Self {
        self.0.extend((text.len() as u64).to_le_bytes());
        self.0.extend(text.as_bytes());
        self
    }

    fn json<T: serde::Serialize>(&mut self, value: &T) -> &mut Self {
        // The length is known behind the field. Plain data without maps of odd keys always serialises.
        let before = self.0.len();
        self.0.extend([0; 8]);
        let from = self.0.len();
        if serde_json::to_writer(&mut self.0, value).is_err() {
            self.0.truncate(from);
        }
        let length = (self.0.len() - from) as u64;
        self.0.iter_mut().skip(before).zip(length.to_le_bytes()).for_each(|(to, byte)| *to = byte);
        self
    }

    /// The first 64 bits: enough for a thousand million claims with one chance in forty of any clash.
    fn id(self, prefix: char) -> String {
        let digest = Sha256::digest(&self.0);
        format!("{prefix}{}", hex(digest.get(..8).unwrap_or(&digest)))
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    let digit = |n: u8| DIGITS.get(usize::from(n)).map_or('0', |d| char::from(*d));
    bytes.iter().for_each(|b| out.extend([digit(b >> 4), digit(b & 15)]));
    out
}

#[cfg(test)]
mod tests {
    use super::{claim_id, finding_id, text_hash};
    use crate::model::{Claim, FindingKind, Reason};

    fn claim() -> Claim {
        Claim { doc_id: "a".into(), subject: "ha-tinh".into(), index: "dti".into(), rank: Some(37), ..Claim::default() }
    }

    #[test]
    fn text_hash_is_sha256() {
        assert_eq!(text_hash(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn claim_id_follows_what_is_said_and_nothing_else() {
        let id = claim_id(&claim(), "h");
        assert_eq!(id.len(), 17);
        let mut surer = claim();
        surer.confidence = 0.5;
        surer.extractor = 9;
        surer.reasons.push(Reason { slot: "year".into(), source: "title".into(), words: "2022".into(), span: None });
        assert_eq!(claim_id(&surer, "h"), id);
        let mut other = claim();
        other.rank = Some(27);
        assert_ne!(claim_id(&other, "h"), id);
        let mut moved = claim();
        (moved.doc_id, moved.subject) = ("ah".into(), "a-tinh".into());
        assert_ne!(claim_id(&moved, "h"), id);
        assert_ne!(claim_id(&claim(), "g"), id);
    }

    #[test]
    fn finding_id_ignores_order_and_repeats() {
        let id = finding_id(FindingKind::SameFact, None, &["37/63", "27/63"]);
        assert_eq!(finding_id(FindingKind::SameFact, None, &["27/63", "37/63", "27/63"]), id);
        assert_ne!(finding_id(FindingKind::Movement, None, &["27/63", "37/63"]), id);
        assert_ne!(finding_id(FindingKind::SameFact, None, &["27/63"]), id);
    }
}
