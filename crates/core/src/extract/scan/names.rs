//! Names: of the gazetteer, of units inside the page's province.
use super::*;
use crate::extract::numerals::whole;

impl<'a> Scanner<'a> {
    /// A name of the gazetteer; `None` when it must not be read as one here.
    pub(super) fn name(&mut self, entries: &[Entry], at: usize, end: usize) -> Option<usize> {
        let parts: Vec<(usize, usize)> =
            entries.iter().filter_map(|e| if let Entity::Component(i, j) = e.entity { Some((i, j)) } else { None }).collect();
        // "Chỉ số cảm nhận tham nhũng (CPI)": of the indices with one abbreviation, that which the page spells out.
        let spelt = entries.iter().find(|e| matches!(e.entity, Entity::Index(i) if self.setting.outright.contains(&i)));
        let strongest = spelt.or_else(|| entries.iter().find(|e| !matches!(e.entity, Entity::Component(..))));
        // "Cục Thuế xếp thứ 3, BHXH thứ 4": where offices of a province are ranked, its branch.
        let branch = || {
            let rows = self.setting.ranks_units
                && self.out.iter().any(|m| matches!(&m.what, What::Subject(w) if matches!(w.kind, SubjectKind::Office(_))));
            // A page of DDCI ranks nobody else.
            let rows = rows || self.setting.units_index.is_some() && self.setting.inside && !self.setting.names_provincial;
            entries.iter().find(|e| rows && matches!(e.entity, Entity::Office(_)))
        };
        let strongest = strongest.filter(|e| matches!(e.entity, Entity::Ministry(_))).and_then(|_| branch()).or(strongest);
        let Some(entry) = strongest else {
            // A component of an index that the page never names is only a noun; a shorter name may begin later.
            // "lần đầu vào tốp 5" holds no "đầu vào".
            // "quy mô vốn đầu tư" is another size than the economy's.
            let longer = self.word(end.wrapping_sub(1)) == "mô"
                && matches!(
                    self.word(end),
                    "vốn" | "đầu" | "dân" | "thị" | "sản" | "xuất" | "thương" | "doanh" | "lao" | "dự" | "diện" | "đất"
                );
            let here = |e: &&Entry| matches!(e.entity, Entity::Component(i, j) if self.setting.names_any(&[(i, j)]));
            let common = entries.iter().filter(here).all(|e| e.weak) && !self.spoken_as_part(at, end);
            if !longer && let Some(i) = self.ranked_statistic(&parts, at, end) {
                self.push(What::Index(i), at, end);
                self.push(What::Part(Part::Known(parts.into_iter().filter(|(x, _)| *x == i).collect())), at, end);
                return Some(end);
            }
            if longer || common || !self.setting.names_any(&parts) || self.before(at, 1) == "lần" {
                return None;
            }
            let end = self.name_goes_on(&parts, end);
            self.push(What::Part(Part::Known(parts)), at, end);
            return Some(end);
        };
        let o = self.setting.ontology;
        match entry.entity {
            Entity::Index(i) => {
                // "chuyển đổi số báo chí" is another ranking than that of "chuyển đổi số".
                let words = end > at + 1 && !self.tokens.get(end - 1).is_some_and(|t| t.capital);
                let ranking = o.indices.get(i).is_some_and(|x| x.kind == "index");
                if words && ranking && crate::extract::naming::goes_on(self.tokens, end) {
                    if !parts.is_empty() {
                        self.push(What::Part(Part::Known(parts)), at, end);
                    }
                    return Some(end);
                }
                // "mức độ hài lòng của người dân và doanh nghiệp": also how the page's own index calls one of its components.
                let others: Vec<(usize, usize)> = parts.iter().copied().filter(|(x, _)| *x != i).collect();
                if ranking && entry.weak && !self.setting.outright.contains(&i) && self.setting.names_any(&others) {
                    self.push(What::Part(Part::Known(others)), at, end);
                    return Some(end);
                }
                let (held, work) = if ranking && entry.weak { self.part_of_phrase(at) } else { (false, false) };
                if !entry.weak && self.kind_of_investor(i, at) {
                    return Some(end);
                }
                // "tỷ lệ xuất khẩu so với GDP": a share is another figure.
                if !ranking && self.before(at, 1) == "lệ" && matches!(self.before(at, 2), "tỷ" | "tỉ") {
                    return Some(end);
                }
                let own = self.setting.own_statistic(i);
                // "gia tăng đầu tư nước ngoài" is everyday language wherever provinces are not ranked by it.
                let bare = (self.word(at), end - at) == ("đầu", 4);
                let near = || {
                    !bare
                        && (self.beside_index_word(at)
                            || ranking && (self.announced(at) || self.measured_then_placed(at, end) || self.index_behind(at, end))
                            || !work && self.near_rank(end, held))
                };
                let likely = !entry.weak || !own && near() || self.ranks_provinces(i, at, end);
                if entry.weak && !own && self.narrowed(at, end) {
                    return Some(end);
                }
                if !likely && !parts.is_empty() {
                    self.push(What::Part(Part::Known(parts)), at, end);
                } else if likely {
                    let i = self.setting.usual_index(if entry.weak { self.setting.means_units(i) } else { i });
                    self.push(What::Index(i), at, end);
                    let own: Vec<(usize, usize)> = parts.iter().copied().filter(|(x, _)| *x == i).collect();
                    if !own.is_empty() {
                        self.push(What::Part(Part::Known(own)), at, end);
                    }
                }
                Some(end)
            }
            Entity::Province(_) => {
                if entry.weak && !self.setting.is_home(entries) || self.given_name(at) {
                    return Some(end);
                }
                let own = self.setting.is_home(entries);
                if let Some(next) = Some(at).filter(|_| !own).and_then(|at| self.district_of_home(at, end)) {
                    return Some(next);
                }
                let i = self.setting.pick_province(entries)?;
                let p = o.provinces.get(i)?;
                let (former, end) = self.former(end);
                self.push(What::Subject(Who { id: p.id.as_str().into(), kind: SubjectKind::Province, former }), at, end);
                Some(end)
            }
            Entity::Ministry(i) => {
                let id = o.ministries.get(i)?.id.as_str().into();
                self.push(What::Subject(Who { id, kind: SubjectKind::Ministry, former: false }), at, end);
                Some(end)
            }
            Entity::Country(i) => self.country(i, at, end),
            Entity::City(i) => {
                if self.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
                    return Some(end); // "Paris Saint-Germain"
                }
                let id = crate::ontology::cities().get(i)?.id.as_str().into();
                self.push(What::Subject(Who { id, kind: SubjectKind::Country, former: false }), at, end);
                Some(end)
            }
            Entity::Office(i) => {
                // "BHXH tỉnh X" is the office of X on any page.
                let noun = self.past_abbreviation(end);
                let province = |at: usize| self.names_at(at).is_some_and(|(e, _)| self.setting.pick_province(e).is_some());
                // "Cục Thuế Bắc Ninh và Hà Nam", "Sở Y tế các tỉnh A, B": where the row is one, they are its offices.
                let whose = self.word(noun) == "tỉnh" && province(noun + 1) || self.heads_row(i, at, noun);
                if entry.weak && !self.setting.inside && !whose {
                    return Some(end);
                }
                self.office(i, at, end)
            }
            Entity::Region(i) => {
                let id = o.regions.get(i)?.id.clone();
                self.push(What::Scope(format!("region:{id}")), at, end);
                Some(end)
            }
            Entity::Component(..) => None,
        }
    }

    /// `Ở khối huyện, thứ nhất là Tuyên Hóa; Quảng Ninh xếp thứ ba`: among districts of the page's province the one that bears a province's name.
    fn district_of_home(&mut self, at: usize, end: usize) -> Option<usize> {
        let among = || {
            self.out.iter().any(|m| match &m.what {
                What::Block(b) => *b == "huyen",
                What::Subject(w) => w.kind == SubjectKind::Unit("huyen"),
                _ => false,
            })
        };
        if !self.setting.inside || matches!(self.before(at, 1), "tỉnh" | "tp" | "phố") || !among() {
            return None;
        }
        let (id, block, stop) = self.setting.unit_named(self, at, None)?;
        if block != "huyen" || stop != end {
            return None;
        }
        self.push(What::Subject(Who { id: id.as_str().into(), kind: SubjectKind::Unit("huyen"), former: false }), at, end);
        Some(end)
    }

    /// `Bảo hiểm xã hội (BHXH) tỉnh X`: one past the abbreviation in a bracket, where whose office it is stands behind.
    fn past_abbreviation(&self, end: usize) -> usize {
        let short = self.tokens.get(end + 1).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
        let bracket = self.mark(end, '(') && self.mark(end + 2, ')') && short;
        if bracket && matches!(self.word(end + 3), "tỉnh" | "thành") { end + 3 } else { end }
    }

    /// `nộp thuế và bảo hiểm xã hội giảm 45 bậc`: of an index whose components each report calls anew, a name goes on behind `và` up to what
    /// ranks it.
    fn name_goes_on(&self, parts: &[(usize, usize)], end: usize) -> usize {
        let as_written = parts.iter().any(|(x, _)| self.setting.ontology.indices.get(*x).is_some_and(|x| x.names_as_written));
        if !as_written || self.word(end) != "và" {
            return end;
        }
        let plain = |i: usize| {
            self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                && self.names_at(i).is_none_or(|(e, _)| e.iter().all(|e| e.weak))
                && !matches!(self.word(i), "chỉ" | "xếp" | "đứng" | "có" | "được" | "là" | "của" | "về" | "với")
        };
        let stop = (end + 2..end + 8).find(|i| self.placed_at(*i) || !plain(*i));
        stop.filter(|s| self.placed_at(*s) && plain(end + 1) && (end + 1..*s).all(plain)).unwrap_or(end)
    }

    /// An office, with the province named behind it (`Sở Nội vụ tỉnh Ninh Thuận`) or the page's own.
    pub(super) fn office(&mut self, i: usize, at: usize, end: usize) -> Option<usize> {
        let o = self.setting.ontology;
        let office = o.offices.get(i)?;
        let mut end = self.past_abbreviation(end);
        if matches!(self.word(end), "tỉnh" | "thành") && self.word(end) != "thành" {
            end += 1;
        }
        let single = end;
        end = self.past_plural(end);
        let plural = end > single;
        let mut home = self.setting.home.clone();
        // "Thái Nguyên: Sở Công Thương giữ ngôi đầu": a headline's province.
        if self.mark(at.wrapping_sub(1), ':')
            && let Some(What::Subject(w)) = self.out.iter().rev().nth(1).filter(|m| m.t1 + 1 == at).map(|m| &m.what)
            && w.kind == SubjectKind::Province
        {
            home = Some(w.id.to_string());
        }
        let mut placed = false;
        if let Some((entries, next)) = self.names_at(end)
            && let Some(p) = self.setting.pick_province(entries).and_then(|p| o.provinces.get(p))
        {
            home = Some(p.id.clone());
            (end, placed) = (next, true);
        }
        let zone = self.zone_behind(&office.id, end).or_else(|| self.area_behind(office.block == "nganh-doc", end));
        if let Some((_, stop)) = &zone {
            end = *stop;
        }
        placed &= zone.is_none();
        let office_id = zone.map_or_else(|| office.id.clone(), |(suffix, _)| format!("{}-{suffix}", office.id));
        let block = if office.block == "nganh-doc" { "nganh-doc" } else { "so-nganh" };
        let id = format!("{}/{}", home?, office_id);
        self.push(What::Subject(Who { id: id.into(), kind: SubjectKind::Office(block), former: false }), at, end);
        Some(if placed { self.offices_in_row(&office_id, block, at, end, plural) } else { end })
    }

    /// `Chi cục Hải quan khu vực VI`, `Kho bạc Nhà nước khu vực 7`: central branches that serve an area are told apart by its number. As a
    /// slug, and where the name ends.
    fn area_behind(&self, branch: bool, end: usize) -> Option<(String, usize)> {
        if !branch || (self.word(end), self.word(end + 1)) != ("khu", "vực") {
            return None;
        }
        let number = self.tokens.get(end + 2)?;
        let roman = number.capital && number.text.len() <= 5 && number.text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        let figures = whole(number.text).is_some_and(|n| (1..=30).contains(&n));
        (roman || figures).then(|| (format!("khu-vuc-{}", number.text), end + 3))
    }

    /// `Ban Quản lý Khu kinh tế Đông Nam [và các khu công nghiệp]`: the zone that a board is named after, as a slug, and
    /// where the name ends. Only boards are so named.
    fn zone_behind(&self, id: &str, end: usize) -> Option<(String, usize)> {
        if !id.starts_with("ban-quan-ly-") || self.names_at(end).is_some() || self.cue(end).is_some() {
            return None;
        }
        let mut stop = end;
        while stop < end + 3 && self.tokens.get(stop).is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
            stop += 1;
        }
        let last = stop.checked_sub(1).filter(|_| stop > end)?;
        let zones = self.word(stop) == "và" && self.word(stop + 1) == "các" && matches!(self.word(stop + 2), "khu" | "kcn");
        let text = self.view.text();
        let mut suffix = slug(text.get(self.tokens.get(end)?.start as usize..self.tokens.get(last)?.end as usize)?);
        if zones {
            suffix.push_str("-va-cac-khu-cong-nghiep");
            stop += if self.word(stop + 2) == "kcn" { 3 } else { 5 };
        }
        Some((suffix, stop.min(self.tokens.len())))
    }

    /// `Năm 2022, Sở phấn đấu …`: the office named before, not one of many.
    pub(super) fn office_again(&self, at: usize) -> bool {
        self.word(at) == "sở"
            && self.setting.inside
            && self.tokens.get(at).is_some_and(|t| t.capital)
            && self.tokens.get(at + 1).is_some_and(|t| !t.capital && t.kind == TokenKind::Word)
            && !matches!(self.word(at + 1), "ngành" | "ban" | "và" | "hữu" | "thích" | "nào")
            && !matches!(self.before(at, 1), "các" | "khối" | "cấp" | "mỗi" | "nhiều" | "từng" | "những")
    }

    /// `(3) Sở Tư pháp`, `1. UBND huyện Lệ Thủy`: a running number at token `number`, when a name begins at `next`.
    pub(super) fn running_number(&mut self, number: usize, at: usize, next: usize) -> bool {
        let Some(n) = whole(self.word(number)).filter(|n| (1..=200).contains(n)) else { return false };
        let found = self.name_begins(next);
        if found {
            self.push(What::Numbered(n), at, next);
        }
        found
    }

    /// Whether the name of somebody who can be ranked begins at token `at`.
    pub(super) fn name_begins(&self, at: usize) -> bool {
        let listed = |e: &Entry| matches!(e.entity, Entity::Office(_) | Entity::Ministry(_) | Entity::Province(_));
        self.names_at(at).is_some_and(|(e, _)| e.iter().any(listed))
            || matches!(self.cue(at), Some((Cue::Kind(_) | Cue::City, end)) if self.tokens.get(end).is_some_and(|t| t.capital))
            || self.setting.inside && self.tokens.get(at).is_some_and(|t| t.capital) && self.setting.unit_named(self, at, None).is_some()
    }

    /// `các quận 11, 10, Tân Phú`: a district by its number alone, behind another one.
    pub(super) fn numbered_district(&mut self, at: usize, n: u32) -> Option<usize> {
        let joined = self.mark(at.checked_sub(1)?, ',') || self.before(at, 1) == "và";
        let last = self.back().find(|m| !matches!(m.what, What::Mark(',')))?;
        let numbered = matches!(&last.what, What::Subject(w) if w.id.contains("/quan-")) && last.t1 + 1 == at;
        let ends =
            self.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | '.' | ';' | ')'))) || self.word(at + 1) == "và";
        if !(joined && numbered && ends && (1..=12).contains(&n)) {
            return None;
        }
        let home = self.setting.home.clone()?;
        self.push(
            What::Subject(Who { id: format!("{home}/quan-{n}").into(), kind: SubjectKind::Unit("huyen"), former: false }),
            at,
            at + 1,
        );
        Some(at + 1)
    }

    /// `quốc gia này`, `đất nước Bắc Âu này`, `đảo quốc này`: the country named last.
    pub(super) fn country_again(&mut self, at: usize) -> Option<usize> {
        let noun = match (self.word(at), self.word(at + 1)) {
            ("quốc", "gia") | ("đất", "nước") | ("đảo", "quốc") | ("cường", "quốc") => at + 2,
            ("nước", "này") => at + 1,
            ("nước", "láng") if self.word(at + 2) == "giềng" => {
                self.push(What::Anaphor(Anaphor::Country), at, at + 3);
                return Some(at + 3);
            }
            _ => return None,
        };
        let close = (noun..noun + 4).find(|i| self.word(*i) == "này")?;
        if !(noun..close).all(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)) {
            return None;
        }
        self.push(What::Anaphor(Anaphor::Country), at, close + 1);
        Some(close + 1)
    }

    /// Whether a name of a place is part of a person's: `Trương Hòa Bình`, `Nguyễn Văn Hà Nam`.
    fn given_name(&self, at: usize) -> bool {
        (1..=3)
            .map_while(|b| at.checked_sub(b))
            .take_while(|i| self.tokens.get(*i).is_some_and(|t| t.capital && t.kind == TokenKind::Word))
            .any(|i| super::ordinals::surname(self, i))
    }

    pub(super) fn former(&self, end: usize) -> (bool, usize) {
        if self.mark(end, '(') && matches!(self.word(end + 1), "cũ" | "mới") && self.mark(end + 2, ')') {
            return (self.word(end + 1) == "cũ", end + 3);
        }
        match self.word(end) {
            "cũ" => (true, end + 1),
            _ => (false, end),
        }
    }

    /// `xuất khẩu gạo`, `kim ngạch xuất khẩu sang Mỹ`, `thị trường nhập khẩu`: only a part of what the statistic counts.
    fn narrowed(&self, at: usize, end: usize) -> bool {
        if self.word(end.wrapping_sub(1)) != "khẩu" && !matches!(self.word(end.wrapping_sub(1)), "hóa" | "hoá") {
            return false;
        }
        // "thị trường xuất khẩu lớn thứ ba", "lao động nhập khẩu".
        if matches!((self.before(at, 2), self.before(at, 1)), ("thị", "trường") | ("lao", "động") | (_, "nguồn")) {
            return true;
        }
        let goods = self.word(end) == "hàng" && matches!(self.word(end + 1), "hóa" | "hoá");
        let end = if goods { end + 2 } else { end };
        const WHOLE: &[&str] = &[
            "của", "cả", "cao", "lớn", "nhiều", "toàn", "năm", "tháng", "quý", "trong", "với", "đạt", "là", "đứng", "xếp", "dẫn", "đầu",
            "tăng", "giảm", "cũng", "đều", "vẫn", "và", "ở", "tại", "trên", "nhất", "thứ", "vượt", "theo", "do", "được", "có", "bình",
            "thì", "lũy", "tiếp", "luôn", "hiện", "đã", "đang", "năng", "khi", "chỉ", "sau", "hạng", "tụt", "từ", "lên", "mỗi", "gồm",
            "bao", "thuộc", "lần", "còn", "nhưng", "song", "ước",
        ];
        let Some(next) = self.tokens.get(end).filter(|t| t.kind == TokenKind::Word) else { return false };
        !next.capital && !WHOLE.contains(&self.word(end)) || (end..end + 4).any(|i| matches!(self.word(i), "sang" | "vào"))
    }

    /// `[khối quận, huyện], TP Thủ Đức`, `[các quận, huyện] và thành phố Thủ Đức`: one past the city's name behind the others of its block.
    pub(super) fn with_thu_duc(&self, end: usize) -> Option<usize> {
        if !(self.mark(end, ',') || self.word(end) == "và") {
            return None;
        }
        let name = match (self.word(end + 1), self.word(end + 2)) {
            ("thành", "phố") => end + 3,
            ("tp", ".") => end + 3,
            ("tp", _) => end + 2,
            _ => return None,
        };
        ((self.word(name), self.word(name + 1)) == ("thủ", "đức")).then_some(name + 2)
    }

    /// A district or commune by its kind and name, or by its bare name on a page about one province.
    pub(super) fn local_unit(&mut self, at: usize) -> Option<usize> {
        if !self.setting.inside || !self.tokens.get(at)?.capital {
            return None;
        }
        let (id, block, end) = self.setting.unit_named(self, at, None)?;
        self.push(What::Subject(Who { id: id.into(), kind: SubjectKind::Unit(block), former: false }), at, end);
        Some(end)
    }

    /// `huyện X`, `TP X`: a unit of the page's province.
    pub(super) fn unit(&mut self, kind: &'static str, at: usize, name_at: usize) -> Option<usize> {
        if !self.tokens.get(name_at)?.capital && self.tokens.get(name_at)?.kind != TokenKind::Number {
            return None;
        }
        let (id, block, end) = self.setting.unit_named(self, name_at, Some(kind))?;
        // On a page that ranks provinces a district is only a place: its name is passed over.
        if self.setting.inside {
            self.push(What::Subject(Who { id: id.into(), kind: SubjectKind::Unit(block), former: false }), at, end);
        }
        Some(end)
    }
}
