//! What each cue phrase does where it stands.
use super::*;
use std::mem::discriminant;

impl Scanner<'_> {
    /// `với quyết tâm DTI năm 2023 của tỉnh nằm trong nhóm 20`: what the resolve is for follows without a comma; behind one it tells how
    /// something came about.
    fn resolved_on(&self, at: usize, end: usize) -> bool {
        let resolve = self.word(end - 1) == "tâm" && self.word(at) == "với";
        let clause = end..(end + 24).min(self.tokens.len());
        let mut open = clause.take_while(|i| !matches!(self.tokens.get(*i).map(|t| t.kind), Some(TokenKind::Punct(',' | ';' | '.' | ':'))));
        resolve
            && open.any(|i| {
                matches!(self.word(i), "nhóm" | "tốp" | "top" | "thứ" | "hạng")
                    && self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
            })
            && !(end..end + 24).any(|i| self.word(i) == "đã")
    }

    /// `các yêu cầu cơ bản`, `đáp ứng yêu cầu đề ra`: what is needed, as a noun, and not that somebody asks for a place.
    fn needed(&self, at: usize, end: usize) -> bool {
        self.word(at) == "yêu"
            && end == at + 2
            && (matches!(
                self.before(at, 1),
                "các" | "những" | "số" | "ứng" | "theo" | "nhóm" | "đúng" | "mọi" | "hết" | "hợp" | "vì" | "và"
            ) || matches!(
                self.word(end),
                "cơ" | "của" | "về" | "đề" | "đặt" | "kỹ" | "cao" | "ngày" | "công" | "thực" | "phát" | "chung" | "mới"
            ))
    }

    /// Whether a cause stands before `phải đứng`, `phải xếp`: what somebody had to put up with is no goal.
    fn had_to(&self, at: usize) -> bool {
        let stands = matches!(self.word(at + 1), "đứng" | "xếp" | "nằm" | "ở" | "lui" | "lùi" | "xuống");
        // "còn tỉnh B phải đứng cuối bảng": nobody aims at the last place.
        let last = (at + 2..at + 7).any(|t| match self.word(t) {
            "cuối" => matches!(self.word(t + 1), "bảng" | "cùng" | "danh"),
            word => matches!(word, "chót" | "bét" | "đáy" | "sổ"),
        });
        let cause = || {
            (1..24)
                .map_while(|b| at.checked_sub(b))
                .take_while(|t| !self.mark(*t, ';'))
                .any(|t| matches!(self.word(t), "do" | "vì" | "bởi" | "khiến" | "nên" | "đành"))
        };
        stands && (last || cause())
    }

    /// `đã hoàn thành mục tiêu vào top 10`, `vừa đạt chỉ tiêu lọt nhóm 20`: a goal that has come about.
    fn met(&self, at: usize) -> bool {
        let noun = matches!((self.word(at), self.word(at + 1)), ("mục" | "chỉ", "tiêu"));
        let verb = match (self.before(at, 2), self.before(at, 1)) {
            ("hoàn", "thành") | ("đạt", "được") => 2,
            (_, "đạt" | "vượt") => 1,
            _ => return false,
        };
        // "GRDP tăng 12%, vượt mục tiêu và đứng thứ hai": the goal ends with its noun.
        let ends = self.tokens.get(at + 2).is_none_or(|t| t.kind != TokenKind::Word) || matches!(self.word(at + 2), "và" | "đề");
        if noun && ends && self.before(at, 1) == "vượt" && !self.out.iter().any(|m| m.what == What::Target) {
            return (2..=3).all(|b| !matches!(self.before(at, b), "đấu" | "tâm" | "để" | "sẽ" | "không" | "chưa"));
        }
        noun && (1..=3).any(|b| matches!(self.before(at - verb, b), "đã" | "vừa"))
            && (1..=5)
                .take_while(|b| !self.mark(at.wrapping_sub(verb + b), ','))
                .all(|b| !matches!(self.before(at - verb, b), "chưa" | "không" | "để" | "nhằm"))
    }

    /// `cao nhất nước`: the noun behind the superlative says among whom, and goes on to nothing else (`cao nhất nước Mỹ`).
    fn nationwide(&self, at: usize, end: usize) -> bool {
        let most = end >= at + 2 && self.before(end, 1) == "nhất" && matches!(self.before(end, 2), "cao" | "thấp" | "lớn" | "nhiều");
        let ends = self.tokens.get(end + 1).is_none_or(|t| match t.kind {
            TokenKind::Punct(c) => c != '?',
            TokenKind::Word => matches!(t.text, "năm" | "về" | "với" | "là" | "và" | "trong" | "thuộc" | "hiện"),
            TokenKind::Number => false,
        });
        most && self.word(end) == "nước" && ends
    }

    /// Acts on the cue that begins at `at`; `None` when it has nothing to say here.
    pub(super) fn cues(&mut self, at: usize, end: usize) -> Option<usize> {
        let all: &'static [Cue] = self.cues_at(at).map_or(&[], |(c, _)| c);
        // None of those asked for holds anything.
        let has = |c: Cue| all.iter().any(|x| discriminant(x) == discriminant(&c));
        if has(Cue::Skip) {
            if leads::leads_by_name(self, at, end) {
                self.push(What::Rank { n: 1, of: None, word: true }, at, end);
            } else if self.resolved_on(at, end) {
                self.push(What::Target, at, end);
            }
            return Some(end);
        }
        if let Some(Cue::Kind(kind)) = all.iter().find(|c| matches!(c, Cue::Kind(_))) {
            // "huyện vùng cao Nam Giang", "huyện miền núi Sông Hinh": what lies between is no part of the name.
            let land = matches!(
                (self.word(end), self.word(end + 1)),
                ("vùng", "cao") | ("miền", "núi") | ("biên", "giới") | ("ven", "biển") | ("trung", "du")
            ) && self.tokens.get(end + 2).is_some_and(|t| t.capital);
            let island = self.word(end) == "đảo" && self.tokens.get(end + 1).is_some_and(|t| t.capital);
            return self.unit(
                kind,
                at,
                if self.mark(end, '.') {
                    end + 1
                } else if land {
                    end + 2
                } else if island {
                    end + 1
                } else {
                    end
                },
            );
        }
        if has(Cue::City)
            && self.tokens.get(end).is_some_and(|t| t.capital)
            && let Some(next) = self.unit("thanh-pho", at, if self.mark(end, '.') { end + 1 } else { end })
        {
            return Some(next);
        }
        if has(Cue::City) && self.mark(end, '.') && self.tokens.get(end + 1).is_some_and(|t| t.capital) {
            return self.unit("thanh-pho", at, end + 1);
        }
        if has(Cue::Top)
            && let Some(next) = tops::top(self, at, end)
        {
            return Some(next);
        }
        if has(Cue::RankWord)
            && let Some(next) = ranks::rank(self, at, end)
        {
            return Some(next);
        }
        if has(Cue::Part)
            && let Some(next) = self.scored_part(at, end).or_else(|| self.named_part(at, end))
        {
            return Some(next);
        }
        if has(Cue::Stand)
            && self.word(end - 1) == "hạng"
            && let Some(next) = ranks::rank(self, end - 1, end)
        {
            return Some(next);
        }
        let compares = matches!(self.before(end, 1), "bằng" | "đúng" | "như" | "với");
        if has(Cue::Keep) && !compares && self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number) {
            // "giữ nguyên hạng 27": the movement and the rank.
            self.push(What::Keep, at, end - 1);
            return Some(ranks::rank(self, end - 1, end).unwrap_or(end));
        }
        let mut pushed = false;
        for cue in all.iter().copied() {
            let what = match cue {
                Cue::Exact(n) => words::exact(self, at, end, n),
                Cue::Highest if leads::first_of_block(self, at, end) => Some(What::Rank { n: 1, of: None, word: true }),
                Cue::Highest => Some(What::Highest),
                Cue::Lowest => Some(What::Lowest),
                Cue::Last => {
                    let last = words::last(self, at, end);
                    // "X không đội sổ nhưng chỉ xếp thứ 59": the last place alone is denied.
                    if last.is_some() && matches!(self.before(at, 1), "không" | "chưa" | "chẳng") {
                        self.push(What::Not, at - 1, at);
                    }
                    last
                }
                // "thứ 9/63, bằng năm trước": the place is that of another edition; "bằng 85% mức trung bình" is none.
                Cue::Keep if matches!(self.before(end, 1), "bằng" | "đúng" | "như" | "với") => {
                    // "bằng vị trí của năm 2020".
                    let noun = matches!((self.word(end), self.word(end + 1)), ("vị", "trí") | ("thứ" | "xếp", "hạng"));
                    let of = if noun { end + 2 } else { end };
                    let end = if noun && self.word(of) == "của" { of + 1 } else { of };
                    let edition = matches!(self.word(end), "năm" | "kỳ" | "lần")
                        && (matches!(self.word(end + 1), "trước" | "ngoái")
                            || self.word(end + 1).len() == 4 && self.word(end + 1).starts_with("20"));
                    let place = self.out.iter().rev().find(|m| m.is_value() || matches!(m.what, What::StepWord));
                    (edition && place.is_some_and(|m| matches!(m.what, What::Rank { word: false, .. } | What::StepWord)))
                        .then_some(What::Keep)
                }
                Cue::Keep => Some(What::Keep),
                // "Không theo thứ tự".
                Cue::Order => (!matches!(self.before(at, 1), "không" | "chẳng")).then_some(What::Order),
                // "A dẫn đầu, rồi B và C": bare `rồi` only right before a name, behind a place or points.
                Cue::Next if end - at == 1 => leads::then_named(self, at, end).then_some(What::Next),
                // "Lũy kế đến nay, tỉnh có 130 dự án": summed up until now.
                Cue::Next if matches!(self.before(at, 1), "lũy" | "luỹ") => None,
                Cue::Next => Some(What::Next),
                Cue::Each => Some(What::Each),
                Cue::All(n) => {
                    let alone = !matches!(
                        self.word(end),
                        "trụ" | "chỉ" | "tỉnh" | "nước" | "hạng" | "lĩnh" | "nội" | "khối" | "bộ" | "cấp" | "năm"
                    );
                    // "Cả hai chỉ số này": the rankings just named.
                    let rankings = (self.word(end), self.word(end + 1)) == ("chỉ", "số")
                        && matches!(self.word(end + 2), "này" | "ấy" | "trên" | "đó" | "phấn" | "vào" | "lọt" | "cùng" | "sẽ" | "lên");
                    (alone || rankings).then_some(What::All(n))
                }
                Cue::From => Some(What::From),
                Cue::Against => Some(What::Against),
                // "đơn vị xếp sau là Y": whoever is named takes the next place.
                // "là 4 địa phương sau: A, B": whoever is named behind the colon.
                Cue::Beside if self.word(at) == "sau" && self.mark(end, ':') => None,
                Cue::Beside => {
                    let follows = self.before(end, 1) == "sau"
                        && (self.word(end) == "là" || self.word(end) == "lần" && self.word(end + 2) == "là")
                        && end - at > 1;
                    // "A và B lần lượt xếp sau."
                    let closes = (self.before(end, 1), self.before(at, 1)) == ("sau", "lượt") && matches!(self.word(end), "" | "." | ";");
                    // "Bám đuổi là Y", "bám sát là Z".
                    let chases = matches!(self.word(at), "bám" | "đuổi" | "rượt") && matches!(self.word(end), "là" | "gồm" | "có");
                    Some(if follows || chases || closes { What::Next } else { What::Beside })
                }
                Cue::Together => Some(What::Together),
                Cue::Tied => Some(What::Tied),
                // "không như kỳ vọng", "vượt kỳ vọng": what was hoped for once.
                Cue::Target
                    if matches!(self.word(at), "kỳ" | "mong")
                        && matches!(self.before(at, 1), "như" | "quá" | "hơn" | "dưới" | "trên" | "vượt") =>
                {
                    None
                }
                // "chưa tới đích", "về đích sớm": how a goal came out.
                Cue::Target if self.word(at) == "đích" && matches!(self.before(at, 1), "tới" | "về" | "đến" | "cán" | "chạm") => {
                    None
                }
                // "tấn công nhằm vào hệ thống": aimed at something, and no goal of a ranking.
                Cue::Target
                    if self.before(end, 1) == "vào" && self.word(at) == "nhằm" && !matches!(self.word(end), "nhóm" | "top" | "tốp") =>
                {
                    None
                }
                // "để đưa ra kết quả", "đáp ứng yêu cầu đề ra": no goal of anybody's.
                Cue::Target if self.before(end, 1) == "đưa" && self.word(end) == "ra" || self.needed(at, end) => None,
                // "do chi phí tăng, A phải đứng thứ tư": had to put up with it.
                Cue::Target if self.word(at) == "phải" && self.had_to(at) => None,
                // "quyết tâm cải cách giúp A vươn lên": what the resolve has brought about.
                Cue::Target
                    if self.before(end, 1) == "tâm"
                        && (end..end + 6).take_while(|t| !self.mark(*t, ',')).any(|t| matches!(self.word(t), "giúp" | "khiến" | "đã")) =>
                {
                    None
                }
                // "Bằng quyết tâm của cả hệ thống, tỉnh giành hạng 7": what brought it about.
                Cue::Target
                    if self.before(end, 1) == "tâm"
                        && matches!(self.before(at, 1), "bằng" | "với" | "nhờ" | "sự" | "thần" | "từ" | "tinh") =>
                {
                    None
                }
                Cue::Target if self.met(at) => None,
                Cue::Target => {
                    // "không đặt mục tiêu đứng nhất": what nobody aims at.
                    if matches!(self.before(at, 1), "không" | "chưa" | "chẳng") {
                        self.push(What::Not, at - 1, at);
                    }
                    Some(What::Target)
                }
                // "không năm nào rời top 5", "chưa hề một lần tụt khỏi nhóm 10": who never left is in it.
                Cue::Not if self.leaves_never(at, end) => {
                    if self.must_not(at, end) {
                        self.push(What::Target, at, at);
                    }
                    Some(What::NotNot)
                }
                Cue::Not => Some(What::Not),
                Cue::NotNot => {
                    if self.must_not(at, end) {
                        self.push(What::Target, at, at);
                    }
                    Some(What::NotNot)
                }
                Cue::Nobody => Some(What::Nobody),
                // "những năm cuối": no one year.
                Cue::ThatYear if self.word(at) == "năm" && matches!(self.before(at, 1), "những" | "các" | "mấy" | "hai" | "ba") => {
                    None
                }
                Cue::ThatYear => Some(What::ThatYear),
                Cue::Wrong => Some(What::Wrong),
                // "Năm 2018, A ở hạng 47; nay A lên hạng 10": the edition in hand, behind an earlier one.
                Cue::Relative(0) if end - at == 1 => {
                    let opens = self.mark(at.wrapping_sub(1), ';') || self.mark(at.wrapping_sub(1), ',') || self.before(at, 1) == "thì";
                    let placed = self.out.iter().any(|m| matches!(m.what, What::Rank { .. }));
                    let year = self.out.iter().any(|m| matches!(m.what, What::Year(_)));
                    let figure = self.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
                    let renamed = matches!(self.word(end), "là" | "thuộc" | "gọi" | "đổi") && !figure;
                    (opens && placed && year && !renamed).then_some(What::Relative(0))
                }
                // "những năm trước": no one year; "các năm tiếp theo": only of goals.
                Cue::Relative(d) if d != 0 && super::dates::several_years(self, at) => {
                    let goal = d > 0 && self.out.iter().any(|m| m.what == What::Target);
                    goal.then_some(What::Relative(d))
                }
                // "giảm 4 bậc so với cùng kỳ;", but "so với cùng kỳ 2021".
                Cue::Relative(-1) if end == at + 2 && self.word(at) == "cùng" => {
                    let ends = self.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Punct(',' | ';' | '.' | ')')));
                    (ends && matches!(self.before(at, 1), "với" | "hơn" | "so")).then_some(What::Relative(-1))
                }
                Cue::Relative(n) => Some(What::Relative(n)),
                Cue::Announce => Some(What::Announce),
                Cue::Province => Some(What::Anaphor(Anaphor::Province)),
                Cue::City => Some(What::Anaphor(Anaphor::City)),
                Cue::Nation => Some(What::Anaphor(Anaphor::Nation)),
                Cue::National => Some(What::Scope("national".to_owned())),
                Cue::Overall => Some(What::Overall),
                Cue::World => Some(What::Scope("world".to_owned())),
                // "Đông Nam Á, Đông Á và châu Đại Dương": a wider region that only begins so.
                Cue::Asean if matches!((self.word(end + 1), self.word(end + 2)), ("đông", "á")) => {
                    let stop = (end + 3..end + 8).find(|t| self.word(*t) == "dương")?;
                    let region = "region:dong-nam-a-dong-a-va-chau-dai-duong".to_owned();
                    self.push(What::Scope(region), at, stop + 1);
                    return Some(stop + 1);
                }
                Cue::Asean => Some(What::Scope("asean".to_owned())),
                Cue::Region => Some(What::Region),
                // "khối quận, huyện, TP Thủ Đức": the one city inside a city is named with its like.
                Cue::Block("huyen") if self.with_thu_duc(end).is_some() => {
                    let stop = self.with_thu_duc(end)?;
                    self.push(What::Block("huyen"), at, stop);
                    return Some(stop);
                }
                Cue::Block(b) => Some(What::Block(b)),
                Cue::Ministries => {
                    let listed = self.mark(end, ':') || self.tokens.get(end).is_some_and(|t| t.capital);
                    // "Các bộ tiếp sau là Tài chính, Tư pháp".
                    let listed = listed
                        || (end..end + 8).any(|i| {
                            matches!(self.word(i), "là" | "gồm" | "về")
                                && self.tokens.get(i + 1).is_some_and(|t| t.capital)
                                && self.word(i + 1) != "bộ"
                        }) && (end..end + 4).any(|i| matches!(self.word(i), "tiếp" | "kế" | "sau" | "dẫn" | "đứng" | "xếp" | "còn"));
                    self.ministries |= listed && self.word(end - 1) == "bộ";
                    Some(What::Ministries)
                }
                // "nước ta thuộc nhóm thu nhập trung bình thấp" alone ranks nobody among them.
                Cue::Group(g) => {
                    let among = !g.starts_with("group:")
                        || (0..=12).any(|b| matches!(self.before(at + 1, b), "trong" | "nhóm" | "các" | "những" | "số"));
                    // "nước ta thuộc nhóm thu nhập trung bình thấp và đứng thứ 46": that group is no more than what it is.
                    let group = (0..=2).find(|b| self.before(at + 1, *b + 1) == "nhóm").and_then(|b| at.checked_sub(b));
                    let belongs = g.starts_with("group:")
                        && group.is_some_and(|at| {
                            self.before(at, 1) == "thuộc"
                                && !matches!(self.before(at, 2), "nước" | "gia" | "tế" | "nơi" | "thổ")
                                && !self.before(at, 2).bytes().all(|c| c.is_ascii_digit())
                        });
                    (among && !belongs).then(|| What::Scope(g.to_owned()))
                }
                // "nhóm Trung bình khá" is a grade.
                Cue::Average => {
                    let grade = matches!(self.before(at, 1), "nhóm" | "loại" | "hạng") || matches!(self.word(end), "khá" | "cao" | "thấp");
                    (!grade || self.word(at) != "trung").then_some(What::Average)
                }
                Cue::Is => Some(What::Is),
                Cue::Of => Some(What::OfWord),
                Cue::About => Some(What::About),
                Cue::Stand => Some(What::Stand),
                // "có kết quả đánh giá cao nhất": what somebody came to.
                Cue::Says if self.word(at) == "đánh" && matches!(self.before(at, 1), "quả" | "điểm") => None,
                Cue::Says => Some(What::Says),
                Cue::Role => Some(What::Role),
                Cue::Unit => Some(What::Unit),
                Cue::Step => Some(What::StepWord),
                _ => None,
            };
            if let Some(what) = what {
                self.push(what, at, end);
                pushed = true;
            }
        }
        // "cao nhất nước năm 2021": among all provinces.
        if pushed && self.nationwide(at, end) {
            self.push(What::Scope("national".to_owned()), end, end + 1);
            return Some(end + 1);
        }
        pushed.then_some(end)
    }
}
