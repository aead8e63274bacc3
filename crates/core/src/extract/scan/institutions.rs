//! Bodies of their own kind: `Công an huyện X`, `Trung tâm Y tế huyện X`, `Bệnh viện Đa khoa tỉnh Y`, `Phòng Nội vụ`. They are neither
//! the district nor the province that their names end in, and no id is known for them: whatever place they hold is
//! theirs, and no claim of anybody else's.
use super::*;

/// First words of such names.
pub(super) static HEADS: WordSet = WordSet::new(&[
    "công",
    "trung",
    "chi",
    "bệnh",
    "trường",
    "hạt",
    "phòng",
    "đội",
    "hội",
    "đoàn",
    "huyện",
    "thành",
    "thị",
    "tỉnh",
    "mặt",
    "đài",
    "ban",
    "điện",
    "liên",
    "ngân",
    "trạm",
    "đồn",
    "tổ",
    "viện",
    "bảo",
    "thư",
    "nhà",
    "văn",
    "thanh",
    "kho",
    "tòa",
    "toà",
    "bưu",
    "cục",
    "khoa",
    "học",
    "đại",
    "cao",
    "quỹ",
    "hợp",
    "vườn",
    "cảng",
    "doanh",
    "tổng",
    "hiệp",
    "báo",
    "kiểm",
    "thi",
    "quận",
    "cụm",
    "hải",
    "bộ",
    "thuế",
    "xí",
    "khu",
    "nông",
    "chợ",
    "bến",
    "bhxh",
    "kbnn",
    "tand",
    "vksnd",
    "thads",
    "thpt",
    "ubmttq",
    "mttq",
    "tttt",
    "ttyt",
    "bql",
    "vnpt",
]);

/// Words that end a name or are no part of one.
static ENDS: WordSet = WordSet::new(&[
    "của", "tại", "ở", "cho", "đã", "là", "xếp", "đứng", "do", "có", "được", "với", "trong", "trên", "vừa", "về", "từ", "theo", "vẫn",
    "cũng", "đạt", "dẫn", "tổ", "phối", "thì", "mà", "khi", "để", "đang", "sẽ", "nằm", "giữ", "tăng", "giảm", "tụt", "bị", "nhận", "cùng",
    "đều", "lần", "thứ", "hạng", "năm", "này", "đó", "ấy", "các", "những", "cả", "toàn", "đến", "tiếp", "kế", "rồi", "còn", "nay", "khối",
    "phải", "không", "chưa", "như", "nhất", "nhì", "cuối", "đầu", "lên", "xuống", "nhằm", "gồm", "thuộc", "sau",
]);

/// The longest name, in tokens.
const NAME: usize = 22;

impl Scanner<'_> {
    /// A body of its own kind that begins at token `at`. Where its name ends.
    pub(super) fn institution(&mut self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at).filter(|_| self.opens(at, Opens::Institution))?;
        let press = matches!(token.text, "báo" | "đài");
        let named = token.capital || press && self.tokens.get(at + 1)?.capital;
        if !named || press && self.word(at + 1) == "cáo" || self.before(at, 1) == "bộ" {
            return None;
        }
        let listed = self.names_at(at);
        let office = |e: &Entry| matches!(e.entity, Entity::Office(_));
        let mut end = match listed {
            Some((entries, end)) if entries.iter().any(office) => {
                // "Công an thành phố" is a city's; "Công an thành phố Vinh" that of a town.
                let town = if (self.before(end, 2), self.before(end, 1)) == ("thành", "phố") { end - 2 } else { end };
                self.district_office(town)?
            }
            Some(_) => return None,
            None => self.head(at)?,
        };
        let head = end;
        let mut placed = None;
        let limit = (at + NAME).min(self.tokens.len());
        while end < limit {
            if let Some(next) = self.seat(end) {
                placed = Some(next);
                break;
            }
            let token = self.tokens.get(end)?;
            let goes_on = match token.kind {
                // "Ban Quản lý dự án đầu tư".
                TokenKind::Word => {
                    // "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông".
                    let on = matches!((self.word(end), self.word(end + 1)), ("đầu", "tư") | ("các", "công" | "dự"));
                    let ends = !token.capital && ENDS.holds(token) && !on;
                    !ends && !self.ends_name(end)
                }
                // "Phòng Văn hóa, Thông tin huyện X".
                TokenKind::Punct(',' | '-' | '–' | '&') => {
                    self.tokens.get(end + 1).is_some_and(|t| t.capital) && end > at + 1 && self.names_at(end + 1).is_none()
                }
                TokenKind::Punct(_) => false,
                TokenKind::Number => end + 1 < limit && !matches!(self.word(end + 1), "/" | "điểm" | "bậc" | "%"),
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        // Without a place behind, only what a verb of standing follows is the name of a body.
        let inside = self.setting.inside;
        let own = inside && self.school_or_board(at);
        let bare = |end: usize| {
            listed.is_none()
                && end > at + 1
                && (matches!(self.word(end), "xếp" | "đứng" | "dẫn" | "đạt" | "vươn" | "tụt" | "về" | "là") || self.mark(end, '('))
                && (end == head
                    || own
                    || self.tokens.get(end - 1).is_some_and(|t| t.capital)
                    || self.tokens.get(end - 2).is_some_and(|t| t.capital)
                    // "Viện Nghiên cứu phát triển xếp thứ 5" among offices.
                    || inside && self.word(end - 1) != "bảng" && self.tokens.get(at + 1).is_some_and(|t| t.capital))
        };
        // "…là Bệnh viện Đa khoa X; …": a proper name of a body up to the end of its clause.
        let proper = |end: usize| {
            listed.is_none()
                && end > head
                && (self.before(at, 1) == "là"
                    || self.tokens.get(end - 1).is_some_and(|t| t.capital)
                        && matches!(
                            (self.word(at), self.word(at + 1)),
                            ("bệnh", "viện") | ("trung", "tâm") | ("công", "an" | "ty") | ("chi", "cục" | "nhánh")
                        ))
                && self.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.')))
        };
        let head_end = end;
        let end = placed.or_else(|| (bare(end) || proper(end)).then_some(end))?;
        let name = self.view.text().get(self.tokens.get(at)?.start as usize..self.tokens.get(end - 1)?.end as usize)?;
        let home = self.setting.home.as_deref().unwrap_or_default();
        let mut id = slug(name);
        let mut kind = SubjectKind::Stranger;
        // Of a district it is none of the province's offices.
        if own && placed.is_none_or(|_| self.sub_kind(head_end).is_none()) && !home.is_empty() {
            id = of_province(&id, home);
            kind = SubjectKind::Office("so-nganh");
        }
        self.push(What::Subject(Who { id: format!("{home}/{id}").into(), kind, former: false }), at, end);
        Some(end)
    }

    /// `Trường Cao đẳng X`, `Ban Quản lý dự án X`: ranked among the offices of its province.
    fn school_or_board(&self, at: usize) -> bool {
        matches!(
            (self.word(at), self.word(at + 1), self.word(at + 2)),
            ("trường", "cao", "đẳng") | ("trường", "đại", "học") | ("trường", "chính", "trị") | ("ban", "quản", "lý") | ("bql", ..)
        )
    }

    /// Where the words end that say what kind of body it is: `Công an`, `Trung tâm`, `Phòng`.
    fn head(&self, at: usize) -> Option<usize> {
        let two = matches!(
            (self.word(at), self.word(at + 1)),
            ("công", "an" | "ty" | "đoàn")
                | ("trung", "tâm")
                | ("chi", "cục" | "nhánh" | "đoàn" | "bộ")
                | ("bệnh", "viện" | "xá")
                | ("mặt", "trận")
                | ("điện", "lực")
                | ("liên", "đoàn" | "minh" | "hiệp")
                | ("ngân", "hàng")
                | ("bảo", "hiểm" | "tàng")
                | ("thư", "viện")
                | ("nhà", "máy" | "khách" | "văn" | "thiếu")
                | ("văn", "phòng")
                | ("thanh", "tra")
                | ("kho", "bạc")
                | ("tòa" | "toà", "án")
                | ("bưu", "điện" | "cục")
                | ("học", "viện")
                | ("đại", "học")
                | ("cao", "đẳng")
                | ("hợp", "tác")
                | ("vườn", "quốc")
                | ("khu", "bảo")
                | ("doanh", "nghiệp")
                | ("tổng", "công")
                | ("hiệp", "hội")
                | ("kiểm", "lâm")
                | ("thi", "hành")
                | ("cụm", "công")
                | ("hải", "quan")
                | ("bộ", "phận" | "đội")
                | ("xí", "nghiệp")
                | ("nông", "trường")
                | ("huyện" | "quận" | "thị" | "thành" | "tỉnh", "đoàn" | "hội")
                | ("thuế", "cơ")
        );
        if two {
            let three = matches!((self.word(at + 1), self.word(at + 2)), ("quốc", "gia") | ("bảo", "tồn"));
            return Some(if three { at + 3 } else { at + 2 });
        }
        // One word names a body only before a name with a capital: `Phòng Nội vụ`, but not `Phòng chống tham nhũng`, `Hội nghị`.
        let one = matches!(
            self.word(at),
            "trường"
                | "hạt"
                | "phòng"
                | "đội"
                | "hội"
                | "đoàn"
                | "đài"
                | "báo"
                | "ban"
                | "trạm"
                | "đồn"
                | "tổ"
                | "viện"
                | "cục"
                | "khoa"
                | "quỹ"
                | "cảng"
                | "chợ"
                | "bến"
                | "bhxh"
                | "kbnn"
                | "tand"
                | "vksnd"
                | "thads"
                | "thpt"
                | "ubmttq"
                | "mttq"
                | "tttt"
                | "ttyt"
                | "bql"
                | "vnpt"
        );
        // A place whose name begins so (`Hội An`, `Đoàn Kết`) is read as one.
        let place = || self.setting.inside && self.setting.unit_named(self, at, None).is_some_and(|(_, _, end)| end > at + 1);
        let named = self.tokens.get(at + 1).is_some_and(|t| t.capital && t.kind == TokenKind::Word) || self.sub_kind(at + 1).is_some();
        (one && named && !place()).then_some(at + 1)
    }

    /// Behind an office of a province: where its words end when a district or commune follows, so that it is that one's.
    fn district_office(&self, end: usize) -> Option<usize> {
        let end = if self.word(end) == "và" && self.word(end + 1) == "ubnd" { end + 1 } else { end };
        let kind = self.sub_kind(end)?;
        self.tokens.get(kind).is_some_and(|t| t.capital).then_some(end)
    }

    /// Where the noun of a kind of unit below the province ends that begins here.
    fn sub_kind(&self, at: usize) -> Option<usize> {
        let at = if self.word(at) == "ubnd" { at + 1 } else { at };
        match (self.word(at), self.word(at + 1)) {
            ("huyện" | "quận" | "xã" | "phường" | "tx", _) => return Some(at + 1),
            ("thị", "xã" | "trấn") => return Some(at + 2),
            _ => {}
        }
        let town = match (self.word(at), self.word(at + 1)) {
            ("thành", "phố") => at + 2,
            ("tp", _) if self.mark(at + 1, '.') => at + 2,
            ("tp", _) => at + 1,
            ("liên", "huyện") => at + 2,
            _ => return None,
        };
        // A centrally-run city is a province.
        let province = self.names_at(town).or_else(|| self.names_at(at)).is_some_and(|(e, _)| {
            e.iter().any(
                |e| matches!(e.entity, Entity::Province(i) if self.setting.ontology.provinces.get(i).is_some_and(|p| p.kind != "tinh")),
            )
        });
        (!province).then_some(town)
    }

    /// The place that ends a body's name: `huyện X`, `tỉnh Y`, `X`, `tỉnh`. Where it ends.
    fn seat(&self, at: usize) -> Option<usize> {
        let noun = self.sub_kind(at).or_else(|| match (self.word(at), self.word(at + 1)) {
            ("tỉnh", next) if !matches!(next, "ủy" | "uỷ" | "đoàn") => Some(at + 1),
            ("thành", "phố") => Some(at + 2),
            ("khu", "vực") => Some(at + 2),
            _ => None,
        });
        let name = noun.unwrap_or(at);
        let token = self.tokens.get(name);
        let province = self.names_at(name).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_))))
            && self.sub_kind(at).is_none();
        let mut end = match self.names_at(name) {
            Some((e, end)) if e.iter().any(|e| matches!(e.entity, Entity::Province(_) | Entity::Region(_))) => Some(end),
            _ if noun.is_some() && token.is_some_and(|t| t.capital || t.kind == TokenKind::Number) => {
                let mut end = name + 1;
                while end < name + 4 && self.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
                    end += 1;
                }
                Some(end)
            }
            // "Trung tâm Kiểm soát bệnh tật tỉnh": the page's.
            _ => noun.filter(|_| self.word(at) != "khu"),
        }?;
        // "khu vực X - Y".
        while matches!(self.tokens.get(end).map(|t| t.kind), Some(TokenKind::Punct('-' | '–')))
            && self.tokens.get(end + 1).is_some_and(|t| t.capital)
        {
            end += 2;
            while self.tokens.get(end).is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
                end += 1;
            }
        }
        Some(if province { end } else { self.province_behind(end) })
    }

    /// One past `, tỉnh X` or `(tỉnh X)`, which say where a body lies that is named right before token `end`; else `end`.
    fn province_behind(&self, end: usize) -> usize {
        let bracket = self.mark(end, '(');
        if !bracket && !self.mark(end, ',') {
            return end;
        }
        let name = match (self.word(end + 1), self.word(end + 2)) {
            ("tỉnh", _) => end + 2,
            ("thành", "phố") => end + 3,
            _ if bracket => end + 1,
            _ => return end,
        };
        let province = self.names_at(name).filter(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Province(_))));
        match province {
            Some((_, next)) if !bracket => next,
            Some((_, next)) if self.mark(next, ')') => next + 1,
            _ => end,
        }
    }

    /// Whether what begins here is no part of a name: words that rank, compare or tell.
    fn ends_name(&self, at: usize) -> bool {
        // "Ban Tổ chức Tỉnh ủy".
        let capital = self.tokens.get(at).is_some_and(|t| t.capital);
        !capital
            && matches!(
                self.cue(at),
                Some((
                    Cue::Stand
                        | Cue::RankWord
                        | Cue::Exact(_)
                        | Cue::Highest
                        | Cue::Lowest
                        | Cue::Last
                        | Cue::Top
                        | Cue::Up
                        | Cue::Down
                        | Cue::Announce
                        | Cue::Says
                        | Cue::Target,
                    _
                ))
            )
            || self.names_at(at).is_some_and(|(e, _)| e.iter().any(|e| matches!(e.entity, Entity::Index(_)) && !e.weak))
    }
}

/// The slug of a school's or board's name: abbreviations spelt out, without the province that only says whose it is.
fn of_province(id: &str, home: &str) -> String {
    let spelt = id.strip_prefix("bql-").map_or_else(|| id.to_owned(), |rest| format!("ban-quan-ly-{rest}"));
    let whose = [format!("-tinh-{home}"), "-tinh".to_owned()];
    whose.iter().find_map(|end| spelt.strip_suffix(end.as_str())).map_or_else(|| spelt.clone(), str::to_owned)
}
