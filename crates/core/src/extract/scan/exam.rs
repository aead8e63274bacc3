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
        let noun = if (self.word(mean), self.word(mean + 1)) == ("trung", "bình") {
            (mean + 2..mean + 5).find(|t| !matches!(self.word(*t), "điểm" | "thi" | "của")).filter(|t| self.word(*t) == "môn")?
        } else {
            Some(at).filter(|_| self.speaks_of_subject(at))?
        };
        let says = |words: &&&str| words.split(' ').enumerate().all(|(k, w)| self.word(noun + 1 + k) == w);
        let subject = SUBJECTS.iter().find(says)?;
        let exam = self.setting.ontology.indices.iter().position(|x| x.id == "diem-thi-tot-nghiep-thpt")?;
        if !self.setting.outright.contains(&exam) {
            return None;
        }
        let end = noun + 1 + subject.split(' ').count();
        if matches!(self.word(end), "học" | "năng") {
            return None; // "môn Toán học"
        }
        self.push(What::Index(exam), at, end);
        self.push(What::Part(Part::Named(slug(subject))), at, end);
        Some(end)
    }

    /// `Ở môn Toán, tỉnh dẫn đầu cả nước về điểm trung bình là X`, `Môn Sử: X đứng đầu`: the noun alone at the head of a sentence that speaks of
    /// means, and of nobody who sat it.
    fn speaks_of_subject(&self, at: usize) -> bool {
        let head = at == 0 || at == 1 && matches!(self.word(0), "ở" | "về" | "với" | "tại" | "riêng" | "xét");
        let word = |w: &[&str]| self.tokens.iter().any(|t| w.contains(&t.text));
        let means = (0..self.tokens.len()).any(|t| (self.word(t), self.word(t + 1)) == ("trung", "bình"));
        self.word(at) == "môn" && head && means && !word(&["em", "thủ", "trường"])
    }
}
