//! One subject of the school-leaving examination: `điểm trung bình môn Toán`, on a page that names the examination.
use super::*;

/// Subjects of school as the press calls them, the longer ones first.
const SUBJECTS: &[&str] = &[
    "giáo dục công dân",
    "ngữ văn",
    "ngoại ngữ",
    "tiếng anh",
    "vật lý",
    "vật lí",
    "hóa học",
    "hoá học",
    "sinh học",
    "lịch sử",
    "địa lý",
    "địa lí",
    "toán",
    "văn",
    "anh",
    "lý",
    "lí",
    "hóa",
    "hoá",
    "sinh",
    "sử",
    "địa",
    "gdcd",
];

impl Scanner<'_> {
    /// `điểm trung bình [thi] môn Tiếng Anh`, `trung bình môn Sử`: the mean that provinces have in it is a component of their result.
    pub(super) fn exam_subject(&mut self, at: usize) -> Option<usize> {
        let mean = at + usize::from(self.word(at) == "điểm");
        let means = (self.word(mean), self.word(mean + 1)) == ("trung", "bình");
        let noun = if means {
            (mean + 2..mean + 5).find(|t| !matches!(self.word(*t), "điểm" | "thi" | "của")).filter(|t| self.word(*t) == "môn")?
        } else {
            Some(at).filter(|_| self.word(at) == "môn")?
        };
        let (subject, end) = self.subject_named(noun + 1)?;
        if !means && !self.speaks_of_subject(at) && !self.ranks_in_subject(at, end) {
            return None;
        }
        self.push_subject(subject, at, end)
    }

    /// `môn Văn xếp thứ 3 toàn quốc, Tiếng Anh xếp thứ 20`: a subject without its noun, in a row of subjects with their places.
    pub(super) fn exam_subject_in_row(&mut self, at: usize) -> Option<usize> {
        let exam = self.exam()?;
        let row = self.out.iter().rev().find(|m| matches!(m.what, What::Part(_) | What::Subject(_)));
        let row = row.is_some_and(|m| matches!(m.what, What::Part(Part::Named(_))));
        let same = self.out.iter().rev().find(|m| matches!(m.what, What::Index(_))).is_some_and(|m| m.what == What::Index(exam));
        let (subject, end) = Some(at).filter(|_| row && same).and_then(|at| self.subject_named(at))?;
        if !self.placed_at(end) {
            return None;
        }
        self.push_subject(subject, at, end)
    }

    /// The subject of school that is named at token `at`, and where its name ends.
    fn subject_named(&self, at: usize) -> Option<(&'static str, usize)> {
        let says = |words: &&&str| words.split(' ').enumerate().all(|(k, w)| self.word(at + k) == w);
        let subject = SUBJECTS.iter().find(says)?;
        let end = at + subject.split(' ').count();
        // "môn Toán học".
        (!matches!(self.word(end), "học" | "năng")).then_some((*subject, end))
    }

    /// The examination, where the page names it.
    fn exam(&self) -> Option<usize> {
        let exam = self.setting.ontology.indices.iter().position(|x| x.id == "diem-thi-tot-nghiep-thpt")?;
        self.setting.outright.contains(&exam).then_some(exam)
    }

    fn push_subject(&mut self, subject: &str, at: usize, end: usize) -> Option<usize> {
        let exam = self.exam()?;
        self.push(What::Index(exam), at, end);
        // "môn Văn", "môn Địa": of two words the one that tells it apart.
        let short = |full: &&&str| full.split_once(' ').is_some_and(|(a, b)| a == subject && b != "văn" || b == subject && a != "địa");
        let full = self.setting.exam_subjects.iter().find(short);
        self.push(What::Part(Part::Named(slug(full.copied().unwrap_or(subject)))), at, end);
        Some(end)
    }

    /// `Ở môn Toán, tỉnh dẫn đầu cả nước về điểm trung bình là X`, `Môn Sử: X đứng đầu`: the noun alone at the head of a sentence that speaks of
    /// means, and of nobody who sat it.
    fn speaks_of_subject(&self, at: usize) -> bool {
        let head = at == 0 || at == 1 && matches!(self.word(0), "ở" | "về" | "với" | "tại" | "riêng" | "xét");
        let means = (0..self.tokens.len()).any(|t| (self.word(t), self.word(t + 1)) == ("trung", "bình"));
        head && means && !self.tells_of_pupils()
    }

    /// Whether somebody who sat the examination is spoken of: pupils, their schools and prizes.
    fn tells_of_pupils(&self) -> bool {
        self.tokens.iter().any(|t| matches!(t.text, "em" | "thủ" | "trường" | "lớp" | "giải" | "đội" | "huy" | "bài"))
    }

    /// `môn Ngữ văn xếp thứ 3 toàn quốc`, `Ở môn Sử, X đứng thứ hai`, `X dẫn đầu môn Văn`: a place of a province behind the subject or before it.
    fn ranks_in_subject(&self, at: usize, end: usize) -> bool {
        let province =
            |t: usize| self.names_at(t).filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_)))).map(|(_, to)| to);
        let placed = |t: usize| (t..t + 3).any(|t| self.placed_at(t));
        // "môn Toán của X xếp thứ 3", "Ở môn Sử, X đứng thứ hai", "Môn Địa: X dẫn đầu".
        let parted = self.mark(end, ',') || self.mark(end, ':') || matches!(self.word(end), "của" | "thì");
        let here = |t: usize| matches!(self.word(t), "tỉnh" | "phố").then_some(t + 1);
        let owner = (end + 1..end + 4).find_map(province).or_else(|| (end + 1..end + 3).find_map(here)).filter(|_| parted);
        let scored = || {
            matches!(self.word(end), "đạt" | "được" | "có")
                && (end..end + 9).take_while(|t| !self.mark(*t, ';')).any(|t| self.mark(t, ',') && self.placed_at(t + 1))
        };
        let behind = self.placed_at(end) || owner.is_some_and(placed) || scored();
        // "X đứng thứ hai cả nước về môn Toán", "X dẫn đầu môn Văn".
        let place = self.out.iter().rev().find(|m| !matches!(m.what, What::Scope(_) | What::About | What::Of(_)));
        let glue = |t: usize| matches!(self.word(t), "về" | "ở" | "cả" | "nước" | "toàn" | "quốc" | "với");
        let before = place.is_some_and(|m| matches!(m.what, What::Rank { .. }) && (m.t1..at).all(glue));
        (behind || before) && !self.tells_of_pupils()
    }
}
