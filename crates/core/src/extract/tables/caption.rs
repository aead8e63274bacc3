//! What the lines right above a table say of it: index, component, edition, who is ranked among how many, whether
//! its rows stand in order of rank.
use crate::extract::lines::{Line, LineKind};
use crate::extract::mention::{Mention, Part, What};
use crate::extract::numerals::whole;
use crate::extract::scan::Scanner;
use crate::extract::sections::counted;
use crate::extract::setting::Setting;
use crate::extract::text::Text;
use crate::normalize::{TokenKind, View, tokenize};
use crate::ontology::Entity;

/// What the caption says.
#[derive(Debug, Default)]
pub struct Caption {
    /// The index.
    pub index: Option<usize>,
    /// The component, when the table is about one.
    pub part: Option<Part>,
    /// The edition, when one year is named.
    pub year: Option<i32>,
    /// The block inside a province, or ministries.
    pub block: Option<&'static str>,
    /// Its words, lower case, nearest line first.
    pub words: String,
    /// The rows stand in order of rank.
    pub ordered: bool,
    /// It counts those who have most of something (`20 tỉnh có quy mô kinh tế lớn nhất`).
    pub most: bool,
    /// The worst are listed.
    pub worst: bool,
    /// It calls itself a ranking.
    pub ranking: bool,
    /// It states goals.
    pub goal: bool,
    /// How many are ranked in the country.
    pub national: Option<u32>,
    /// How many units of a province the line right above says that are ranked: `khối huyện (9 đơn vị)`.
    pub units: Option<u32>,
    /// The region named.
    pub region: Option<String>,
    /// Whether the line right above names it and nobody of it.
    pub of_region: bool,
    /// How many are ranked in it.
    pub regional: Option<u32>,
    /// First of the lines that are nothing but caption.
    pub top: usize,
}

/// Lines looked at.
const REACH: usize = 4;

impl Caption {
    /// Reads the lines above line `at`.
    pub fn above(text: &Text<'_>, at: usize, setting: &Setting<'_>) -> Self {
        let mut out = Self { top: at, ..Self::default() };
        let (mut own, mut far) = (true, false);
        for back in 1..=REACH {
            let Some(line) = at.checked_sub(back).and_then(|i| text.lines.get(i)) else { break };
            let words = line.text(text.view).trim();
            let short = line.tokens.len() <= 45;
            let heads = is_heading(line, words);
            if matches!(line.kind, LineKind::Row | LineKind::Related | LineKind::Caption) || !short && back > 1 || !heads && back > 2 {
                break;
            }
            let mentions = Scanner::scan(text, &line.tokens, setting);
            if back <= 2 {
                out.counts(line, &mentions);
            }
            out.of_region |= back == 1 && heads && out.region.is_some() && !mentions.iter().any(|m| matches!(m.what, What::Subject(_)));
            // "Top 3 khối huyện", "5 huyện dẫn đầu" count a group.
            let whom = mentions.iter().any(|m| matches!(m.what, What::Block(_))) || words.contains("kết quả");
            if back == 1 && heads && whom && !["đầu", "nhất", "top ", "tốp ", "cuối", "thấp"].iter().any(|w| words.contains(w)) {
                out.units = counted(&line.tokens);
            }
            let unit = words.starts_with('(') || words.starts_with("đơn vị tính") || words.starts_with("đvt");
            if !heads && back > 1 {
                break;
            }
            if heads {
                out.line(words, &mentions, setting);
                // "Giờ học Toán tại một trường" above a long paragraph that opens the list: a picture's, or another section's.
                if far {
                    out.part = None;
                }
                let ranked = mentions
                    .iter()
                    .any(|m| matches!(m.what, What::Subject(_) | What::Rank { .. } | What::Last | What::Move(_) | What::Score { .. }));
                own &= matches!(line.kind, LineKind::Heading | LineKind::Prose) && !ranked;
                if own {
                    out.top = at - back;
                }
            } else {
                out.prose(words, &mentions, setting);
                (own, far) = (false, !short);
            }
            // The nearest line that names the index or calls itself a table is the caption; what stands above
            // it is the page.
            if !unit && (out.index.is_some() && out.year.is_some() || back >= 3 || line.kind == LineKind::Title) {
                break;
            }
        }
        out
    }

    /// A first row that spans the table: `BẢNG XẾP HẠNG PCI NĂM 2022`.
    pub fn banner(&mut self, written: &str, setting: &Setting<'_>) {
        if written.is_empty() {
            return;
        }
        let view = View::new(written);
        self.words = format!("{} · {}", view.text(), self.words);
        let tokens = tokenize(&view, written, 0, view.text().len());
        let gazetteer = setting.ontology.gazetteer();
        for at in 0..tokens.len() {
            let mut entries = Vec::new();
            gazetteer.longest(&view, written, &tokens, at, &mut entries);
            if let Some(i) = entries.iter().find_map(|e| if let (Entity::Index(i), false) = (e.entity, e.weak) { Some(i) } else { None }) {
                self.index = Some(setting.usual_index(i));
            }
        }
        let years: Vec<i32> =
            tokens.iter().filter_map(|t| whole(t.text).filter(|y| (1990..2060).contains(y)).and_then(|y| i32::try_from(y).ok())).collect();
        self.year = only(years.into_iter()).or(self.year);
        self.say(view.text());
    }

    fn line(&mut self, words: &str, mentions: &[Mention], setting: &Setting<'_>) {
        if !self.words.is_empty() {
            self.words.push_str(" · ");
        }
        self.words.push_str(words);
        if self.index.is_none() {
            self.index = only(mentions.iter().filter_map(|m| if let What::Index(i) = m.what { Some(i) } else { None }));
        }
        // "Cục Thuế tỉnh X trao bằng khen cho người nộp thuế năm 2017", under a picture above the table: of something else.
        let elsewhere = mentions.iter().any(|m| matches!(m.what, What::Subject(_)))
            && !mentions.iter().any(|m| matches!(m.what, What::Index(_) | What::Part(_)))
            && !["hạng", "bảng", "kết quả", "chỉ số", "điểm", "danh sách", "phụ lục"].iter().any(|w| words.contains(w));
        if self.year.is_none() && !elsewhere {
            let against = mentions.iter().position(|m| m.what == What::Against).unwrap_or(mentions.len());
            self.year = only(mentions.iter().take(against).filter_map(|m| if let What::Year(y) = m.what { Some(y) } else { None }));
        }
        self.block = self.block.or_else(|| {
            only(mentions.iter().filter_map(|m| match m.what {
                What::Block(b) => Some(b),
                What::Ministries => Some("ministries"),
                _ => None,
            }))
        });
        if self.part.is_none() {
            let parts: Vec<&Part> = mentions.iter().filter_map(|m| if let What::Part(p) = &m.what { Some(p) } else { None }).collect();
            if let [Part::Known(all)] = parts.as_slice() {
                let index = self.index.or(setting.main_index);
                let here: Vec<_> = all.iter().copied().filter(|(x, _)| Some(*x) == index).collect();
                self.part = (!here.is_empty()).then_some(Part::Known(here));
            }
            // "20 TỈNH, TP CÓ QUY MÔ KINH TẾ LỚN NHẤT": the measure alone names its statistic.
            if let (None, [Part::Known(all)]) = (self.index, parts.as_slice())
                && let Some((x, j)) = only(all.iter().copied().filter(|(x, _)| of_provinces(*x, setting)))
            {
                (self.index, self.part) = (Some(x), Some(Part::Known(vec![(x, j)])));
            }
        }
        self.say(words);
    }

    /// `Xếp hạng DTI 2020 - cấp Bộ không cung cấp dịch vụ công`: a ranking by its name, whose numbered lines are its places.
    pub fn titles_ranking(&self) -> bool {
        let named = |s: &str| ["xếp hạng ", "bảng xếp hạng ", "kết quả xếp hạng ", "bxh "].iter().any(|w| s.starts_with(w));
        let titled = self.words.split(" · ").find(|s| !grades(s)).is_some_and(named);
        self.index.is_some() && self.year.is_some() && titled
    }

    /// Whether the lines below it count places in a statistic of provinces, most first.
    pub fn counts_most(&self, setting: &Setting<'_>) -> bool {
        self.most && self.index.is_some_and(|i| of_provinces(i, setting))
    }

    /// A sentence right above: it may say that a ranking follows.
    fn prose(&mut self, words: &str, mentions: &[Mention], setting: &Setting<'_>) {
        if words.ends_with(':') || words.ends_with("như sau") || words.ends_with("như sau.") || words.contains("sau đây") {
            // "… tăng 8 bậc. Từng trụ cột như sau (số trong ngoặc là thứ hạng năm 2016):": the last sentence says what its figures are.
            let tail = words.rsplit(". ").next().filter(|t| ["hạng", "vị trí", "điểm", "trụ cột", "chỉ số"].iter().any(|w| t.contains(w)));
            self.line(tail.unwrap_or(words), mentions, setting);
            self.part = None;
        }
    }

    fn say(&mut self, words: &str) {
        // "Từ cao nhất đến thấp nhất" is an order of all.
        let words = &words.replace("cao nhất đến thấp nhất", "cao xuống thấp").replace("cao nhất xuống thấp nhất", "cao xuống thấp");
        let has = |all: &[&str]| all.iter().any(|w| words.contains(w));
        self.worst |= has(&["kém", "thấp nhất", "cuối bảng", "đội sổ", "chót", "đứng cuối", "nhóm cuối", "xếp cuối"]);
        let top = ["top ", "tốp "].iter().any(|w| words.split(w).nth(1).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())));
        let best = has(&["dẫn đầu", "đứng đầu", "đầu bảng", "cao nhất", "tốt nhất", "nhất thế giới", "hàng đầu", "nhất cả nước"]);
        let counted =
            words.split(' ').any(|w| whole(w).is_some_and(|n| (3..=100).contains(&n)) || matches!(w, "năm" | "mười" | "bốn" | "ba"));
        self.most |= counted && has(&["lớn nhất", "nhiều nhất", "nhanh nhất", "cao nhất"]);
        self.ordered |= top
            || best && counted
            || has(&[
                "theo thứ tự",
                "thứ tự xếp hạng",
                "từ cao xuống thấp",
                "từ trên xuống",
                "từ cao đến thấp",
                "thứ hạng các",
                "thứ hạng của các",
            ]);
        self.ranking |= has(&["xếp hạng", "thứ hạng", "bxh"]);
        self.goal |= has(&["mục tiêu", "chỉ tiêu", "phấn đấu", "kế hoạch"]) && !has(&["kết quả", "thực hiện"]);
    }

    /// How many are ranked, from the two lines right above.
    fn counts(&mut self, line: &Line, mentions: &[Mention]) {
        for m in mentions {
            match &m.what {
                What::Of(n) if matches!(n, 34 | 63 | 64) || *n > 80 => self.national = self.national.or(Some(*n)),
                What::Scope(s) if (s.starts_with("region:") || s == "asean") && self.region.is_none() => {
                    self.region = Some(s.clone());
                    let back = (1..=5)
                        .filter_map(|b| m.t0.checked_sub(b))
                        .filter_map(|i| line.tokens.get(i))
                        .find(|t| t.kind == TokenKind::Number);
                    // "PCI 2023 vùng ĐBSH": a year counts nobody.
                    self.regional = back.and_then(|t| whole(t.text)).filter(|n| *n < 1990).or(self.regional);
                }
                _ => {}
            }
        }
    }
}

/// `Xếp loại Xuất sắc:`, `Nhóm Tốt`: a line that parts a ranking into grades and names nobody.
pub fn grades(words: &str) -> bool {
    let words = words.trim_end_matches([':', ' ', '.']);
    let lead = ["xếp loại", "xếp hạng", "loại", "nhóm", "mức", "đạt loại", "khối xếp loại", "các đơn vị xếp loại", "đơn vị xếp loại"];
    let grade = ["xuất sắc", "rất tốt", "tốt", "khá", "trung bình", "yếu", "kém", "hoàn thành tốt nhiệm vụ", "hoàn thành nhiệm vụ"];
    let rest = lead.iter().filter_map(|w| words.strip_prefix(w)).min_by_key(|r| r.len());
    rest.is_some_and(|r| grade.iter().any(|g| r.trim_start().trim_start_matches(['"', ':']).trim_start().starts_with(g)) && r.len() <= 40)
}

/// Whether a line stands over what follows and says nothing on its own.
fn is_heading(line: &Line, words: &str) -> bool {
    let table = ["bảng", "biểu", "phụ lục", "kết quả", "danh sách", "top ", "tốp ", "hình", "(đơn vị", "đơn vị tính", "đvt"];
    // "10 quốc gia hạnh phúc nhất thế giới": a heading that begins with its number has no capital.
    let counts = line.tokens.len() <= 16
        && words.starts_with(|c: char| c.is_ascii_digit())
        && !words.ends_with(['.', ',', ';', '!', '?'])
        && ["nhất", "dẫn đầu", "đứng đầu", "đầu bảng"].iter().any(|w| words.contains(w));
    counts
        || matches!(line.kind, LineKind::Heading | LineKind::Title)
        || line.tokens.len() <= 30 && (words.ends_with(':') || table.iter().any(|t| words.starts_with(t)))
}

/// Whether provinces are ranked by the figures of index `i`, a statistic.
pub fn of_provinces(i: usize, setting: &Setting<'_>) -> bool {
    setting.ontology.indices.get(i).is_some_and(|x| x.kind == "statistic" && x.ranks.iter().any(|r| r == "provinces"))
}

/// The one value there is, or nothing.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|v| v == first).then_some(first)
}
