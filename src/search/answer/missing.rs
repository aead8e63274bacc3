//! What the store lacks: said plainly, with the nearest thing it has and the command that would add it.
use super::super::facts::Facts;
use super::super::group::Known;
use super::super::wording::{self, Tongue};
use super::{Answer, Asking, Line, Outcome};

impl<F: Facts> Asking<'_, F> {
    /// Which of several subjects is meant?
    pub(super) fn ask_back(&self) -> Answer {
        let lines = self.query.doubts.iter().map(|doubt| {
            let mut names: Vec<String> = doubt.options.iter().take(4).map(|id| self.name(id)).collect();
            if doubt.options.len() > 4 {
                names.push("…".to_owned());
            }
            let example = doubt.options.first().map_or("", String::as_str);
            let names = wording::enumerate(&names, self.say("hay", "or"));
            Line::remark(match self.tongue {
                Tongue::Vi => format!(
                    "\"{}\" là {names}? Gõ đủ tên, hoặc đặt tỉnh nhà: thêm --home {example}, hoặc ghi home = \"{example}\" vào config.toml trong thư mục dữ liệu.",
                    doubt.words
                ),
                Tongue::En => format!(
                    "Is \"{}\" {names}? Type the full name, or set your home province: --home {example}, or home = \"{example}\" in config.toml in the data folder.",
                    doubt.words
                ),
            })
        });
        Answer { outcome: Outcome::AskBack, lines: lines.collect(), ..Answer::default() }
    }

    /// The answer when nothing about rankings was recognised.
    pub(super) fn nothing(&self) -> Line {
        Line::remark(self.say(
            "Không nhận ra tỉnh, đơn vị hay chỉ số nào trong câu hỏi: tìm theo chữ.",
            "No province, body or index was recognised in the question: searching for the words.",
        ))
    }

    /// `Kho chưa có PCI 2025 của Hà Tĩnh. Gần nhất: … Bổ sung: …`.
    pub(super) fn missing(&self, subject: &str, index: Option<&str>, near: &[Known]) -> Answer {
        let mut lines = vec![Line::remark(self.lacking(subject, index))];
        let nearest = self.nearest(near);
        let outcome = if nearest.is_empty() { Outcome::Missing } else { Outcome::Nearest };
        for fact in nearest {
            let mut line = self.told(fact);
            line.text = format!("{}: {}", self.say("Gần nhất", "Nearest"), line.text);
            lines.push(line);
            lines.extend(self.objections(fact));
        }
        lines.push(self.add_more());
        Answer { outcome, lines, ..Answer::default() }
    }

    /// `Kho chưa có PCI 2025 của Hà Tĩnh.`, with the edition's own reason where it is known.
    pub(super) fn lacking(&self, subject: &str, index: Option<&str>) -> String {
        let years = self.query.years.map_or(String::new(), |y| match y.single() {
            Some(year) => year.to_string(),
            None => format!("{}–{}", y.from, y.to),
        });
        let measure = match index {
            Some(index) => wording::measure(self.ontology, index, self.query.component.as_deref(), &years),
            None => format!("{} {years}", self.say("số liệu xếp hạng", "rankings")).trim_end().to_owned(),
        };
        let whose = if subject.is_empty() { String::new() } else { format!(" {} {}", self.say("của", "of"), self.name(subject)) };
        let mut text = format!("{} {measure}{whose}.", self.say("Kho chưa có", "The store has no"));
        let year = self.query.years.and_then(|y| y.single());
        let edition = index.zip(year).and_then(|(i, y)| self.ontology.edition(i, y));
        if let Some(shown) = edition.and_then(|e| e.shown) {
            text.push_str(&match self.tongue {
                Tongue::Vi => format!(" Kỳ này chỉ công bố hạng của {shown} đơn vị đứng đầu."),
                Tongue::En => format!(" That edition published the best {shown} ranks only."),
            });
        }
        text
    }

    /// How to add what is lacking.
    pub(super) fn add_more(&self) -> Line {
        Line::remark(self.say(
            "Bổ sung: xephang ingest BÀI_HOẶC_BẢNG (trang .html, .txt, PDF, Word, Excel, …), rồi hỏi lại.",
            "To add it: xephang ingest FILE (.html, .txt, .ndjson), then ask again.",
        ))
    }

    /// The facts nearest to what was asked: of the nearest year, all lists of it.
    fn nearest<'f>(&self, near: &'f [Known]) -> Vec<&'f Known> {
        let target = self.query.years.map(|y| y.to);
        let distance = |f: &&Known| match (f.year, target) {
            (Some(year), Some(target)) => year.abs_diff(target),
            (Some(year), None) => u32::MAX / 2 - year.unsigned_abs(),
            (None, _) => u32::MAX,
        };
        let Some(best) = near.iter().min_by_key(distance) else { return Vec::new() };
        let same = |f: &&Known| f.year == best.year && f.index == best.index && f.component == best.component && f.scope == best.scope;
        near.iter().filter(same).take(2).collect()
    }
}
