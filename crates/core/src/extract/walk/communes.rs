//! Communes and wards: where they lie, and among whom they are ranked.
use super::*;

impl Walk<'_> {
    /// `xã A, huyện B, tỉnh C dẫn đầu`: behind a commune its district, and the province behind a unit, only tell where it lies.
    pub(super) fn seat(&self, m: &Mention) -> bool {
        let What::Subject(who) = &m.what else { return false };
        let own = self.word(m.t0) == "tỉnh";
        let named = match who.kind {
            SubjectKind::Unit("huyen") => matches!(self.word(m.t0), "huyện" | "quận" | "thị" | "thành" | "tp" | "tx"),
            SubjectKind::Province => own || self.before(m.t0, 1) == "tỉnh",
            _ => false,
        };
        let noun = usize::from(who.kind == SubjectKind::Province && !own);
        let Some(joint) = m.t0.checked_sub(noun + 1).filter(|_| named) else { return false };
        let earlier = self.mentions.get(..self.mentions.partition_point(|n| n.t0 < m.t0)).unwrap_or_default();
        let Some(before) = earlier.iter().rev().find(|n| matches!(n.what, What::Subject(_))) else { return false };
        let What::Subject(inner) = &before.what else { return false };
        let within = match who.kind {
            SubjectKind::Province => inner.id.split('/').next() == Some(&*who.id) && matches!(inner.kind, SubjectKind::Unit(_)),
            _ => inner.kind == SubjectKind::Unit("xa"),
        };
        within && before.t1 == joint && matches!(self.word(joint), "," | "thuộc" | "của" | "-" | "–")
    }

    /// `Trong 17 xã, thị trấn của huyện B`, `huyện B xếp hạng các xã, thị trấn của mình`: the district among whose communes places are told.
    pub(super) fn note_communes(&mut self) {
        static NOUNS: WordSet = WordSet::new(&["xã", "phường", "trấn"]);
        if !self.says(&NOUNS) {
            return;
        }
        let commune = |t: usize| {
            matches!((self.word(t), self.word(t + 1)), ("xã" | "phường", _) | ("thị", "trấn"))
                && self.tokens.get(t).is_some_and(|k| !k.capital)
        };
        let Some(first) = (1..self.tokens.len()).find(|t| commune(*t) && matches!(self.word(*t + 1), "," | "/" | "và" | "phường"))
        else {
            return;
        };
        let counted = self.before(first, 1).parse::<u32>().is_ok() || matches!(self.before(first, 1), "các" | "cấp");
        let mut end = first;
        while matches!(self.word(end), "xã" | "phường" | "thị" | "trấn" | "đặc" | "khu" | "," | "/" | "và") && end < first + 10
        {
            end += 1;
        }
        let whose = self.glue(end, end + 1, &["của", "thuộc", "ở", "trong", "tại", "trên"]);
        if !counted || !whose {
            return;
        }
        let district = |m: &&Mention| matches!(&m.what, What::Subject(w) if w.kind == SubjectKind::Unit("huyen"));
        let named = self.mentions.iter().filter(|m| m.t0 >= end && m.t0 <= end + 4).find(district);
        let own = (end + 1..end + 4).any(|t| matches!(self.word(t), "mình" | "huyện" | "quận" | "xã" | "bàn"));
        let only = || {
            let mut all = self.mentions.iter().filter(|m| m.t0 < first).filter(district);
            all.next().filter(|one| own && all.all(|m| m.what == one.what))
        };
        if let Some(What::Subject(w)) = named.or_else(only).map(|m| &m.what) {
            self.frame.communes_of = Some(w.id.to_string());
        }
    }

    /// `xã A có chỉ số cao nhất tỉnh`, `phường B đạt điểm thấp nhất toàn thành phố`: among all of its kind in the province.
    pub(super) fn among_all_of_home(&self, m: &Mention) -> bool {
        let unit = |w: &Slot<Who>| matches!(w.value.kind, SubjectKind::Unit(_) | SubjectKind::Office(_));
        let [who] = self.scene.who.as_slice() else { return false };
        let mut t = m.t1;
        while t < m.t1 + 2 && matches!(self.word(t), "trong" | "toàn" | "cả") {
            t += 1;
        }
        unit(who)
            && who.origin <= Origin::Anaphor
            && (self.word(t) == "tỉnh" || t > m.t1 && (self.word(t), self.word(t + 1)) == ("thành", "phố"))
    }
}
