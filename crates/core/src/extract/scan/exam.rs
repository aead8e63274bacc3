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
        if (self.word(mean), self.word(mean + 1)) != ("trung", "bình") {
            return None;
        }
        let noun = (mean + 2..mean + 5).find(|t| !matches!(self.word(*t), "điểm" | "thi" | "của")).filter(|t| self.word(*t) == "môn")?;
        let says = |words: &&&str| words.split(' ').enumerate().all(|(k, w)| self.word(noun + 1 + k) == w);
        let subject = SUBJECTS.iter().find(says)?;
        let exam = self.setting.ontology.indices.iter().position(|x| x.id == "diem-thi-tot-nghiep-thpt")?;
        if !self.setting.outright.contains(&exam) {
            return None;
        }
        let end = noun + 1 + subject.split(' ').count();
        self.push(What::Index(exam), at, end);
        self.push(What::Part(Part::Named(slug(subject))), at, end);
        Some(end)
    }
}
