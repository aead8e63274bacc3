//! What speaks against a claim: reasons to doubt that the value in a sentence is a standing in the index that the
//! page speaks of. A page on an index also says that a province is the second largest, won a medal of the first
//! class, opened its third farm; only the neighbourhood of the figure tells.
use super::frame::Frame;
use super::mention::{Mention, SubjectKind, What};
use super::proto::{Against, Origin, Proto};
use super::setting::Setting;
use crate::model::Modality;
use crate::normalize::{Token, TokenKind};
use std::cell::OnceCell;

/// One sentence as the judge sees it.
pub struct Sentence<'s> {
    /// Its tokens.
    pub tokens: &'s [Token<'s>],
    /// Its mentions.
    pub mentions: &'s [Mention],
    /// What the page is about.
    pub setting: &'s Setting<'s>,
    /// Its number on the page.
    pub number: usize,
    /// Whether it is an item of a list or stands under a line that opened one.
    pub listed: bool,
    /// Where nouns of things stand that other rankings rank; found when first asked for.
    pub others: OnceCell<Vec<usize>>,
}

impl Sentence<'_> {
    pub(super) fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    pub(super) fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |j| self.word(j))
    }

    /// Token range of view bytes `start..end`.
    pub(super) fn tokens_of(&self, start: usize, end: usize) -> (usize, usize) {
        let a = self.tokens.partition_point(|t| t.end as usize <= start);
        let a = if a < self.tokens.len() { a } else { 0 };
        (a, self.tokens.partition_point(|t| (t.start as usize) < end).max(a))
    }

    /// Weighs every claim of the sentence.
    pub fn weigh(&self, protos: &mut [Proto], frame: &mut Frame) {
        if self.other_ranking() {
            frame.other_ranking = Some(self.number);
        }
        let mut other = false;
        for p in protos {
            // "xếp thứ 13 về GDP đầu người, trong khi Mỹ đứng thứ 20": the same quantity goes on.
            let nation = matches!(p.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Country));
            let carried = nation && p.index.as_ref().is_some_and(|s| s.origin > Origin::Sentence) && p.part.is_none();
            if other && carried && !self.listed {
                p.against.push(Against::new("another quantity is ranked in the sentence", None, 0.5));
            }
            let against = self.against(p, frame);
            other |= against.iter().any(|a| a.reason.starts_with("another quantity"));
            let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence);
            let counted = || p.index.as_ref().is_some_and(|s| self.setting.counts(s.value));
            let own = own || self.figure_again(p, self.tokens_of(p.start, p.end).0, frame);
            if let (true, true, Some(i)) = (own && p.placed() && (nation || counted()), against.is_empty(), &p.index) {
                frame.ranked = Some((self.number, i.value));
            }
            p.against.extend(against);
        }
    }

    /// `6 chỉ số chính: nhận thức số (100 điểm), thể chế số (100)`, `mỗi chỉ số 150 điểm`: a round figure beside a component, in a sentence
    /// that names nobody and says of nobody that points were reached.
    fn weight_of_part(&self, p: &Proto, a: usize) -> bool {
        let alone = p.part.is_some() && !p.placed() && p.delta.is_none() && p.who.as_ref().is_none_or(|w| w.origin > Origin::Sentence);
        let round = p.score.is_some_and(|(v, percent, _)| !percent && v >= 20.0 && v % 10.0 == 0.0);
        let bare = a > 0 && matches!(self.word(a - 1), "(" | "số" | "chí" | ":");
        alone && round && bare && !self.tokens.iter().any(|t| matches!(t.text, "đạt" | "được" | "tăng" | "giảm"))
    }

    fn against(&self, p: &Proto, frame: &Frame) -> Vec<Against> {
        let mut out = Vec::new();
        let (a, b) = self.tokens_of(p.start, p.end);
        let index = p.index.as_ref().map(|s| (s.value, s.origin));
        let again = self.figure_again(p, a, frame);
        let here =
            again || index.is_some_and(|(_, o)| o <= Origin::Anaphor) || p.part.as_ref().is_some_and(|s| s.origin <= Origin::Sentence);
        if p.placed() || p.delta.is_some() {
            let said = p.score.is_some() || self.setting.ranks_units && p.ranks_unit();
            let points = said && (a..b).any(|i| self.word(i) == "nhất");
            // "quy mô kinh tế lớn thứ hai cả nước", "nhiều nhất là X": how statistics are ranked.
            let most = here && self.adjective_of_figures(index.map(|(i, _)| i), a, b);
            if let Some(i) = self.other_measure(a, b).filter(|place| !points && !most && !self.repeats_index(*place)) {
                out.push(Against::new("another quantity is ranked", i, 0.4));
            }
        } else if p.score.is_some() && !(here || self.listed || self.setting.ranks_units && p.ranks_unit()) {
            let named = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Anaphor);
            // A page that ranks units has points for nothing else.
            let sure = p.ranks_unit() && self.setting.ranks_units && p.score.is_some_and(|s| s.2);
            if !(named && (sure || self.distance(frame).is_some_and(|d| d <= 3))) {
                out.push(Against::new("points far from the name of an index", None, 0.5));
            }
        }
        if self.weight_of_part(p, a) {
            out.push(Against::new("the most points that a component can have", None, 0.3));
        }
        // "Sở Y tế …, tỷ lệ hồ sơ đúng hạn đạt 98,5%": some other share.
        let share = p.score.is_some_and(|s| s.1) && !p.placed() && p.ranks_unit() && !here && !self.listed;
        if share {
            let near = p.who.as_ref().and_then(|w| w.span).is_some_and(|(_, end)| {
                let (_, from) = self.tokens_of(end.saturating_sub(1), end);
                end <= p.start && a.saturating_sub(from) <= 4
            });
            let rate = (a.saturating_sub(16)..a).find(|i| matches!(self.word(*i), "tỷ" | "tỉ") && self.word(i + 1) == "lệ");
            let other = rate.is_some_and(|i| !(i + 2..a).any(|k| matches!(self.word(k), "lòng" | "điểm")));
            let points = (a.saturating_sub(5)..a).any(|k| self.word(k) == "điểm");
            if other || !near && !points {
                out.push(Against::new("a share of something else", None, 0.5));
            }
        }
        if p.placed() {
            out.extend(self.others(p, a, here));
            out.extend(self.among_unknown(p, b));
        }
        out.extend(self.figure_of_another(p, a));
        let statistic =
            index.is_some_and(|(i, _)| self.setting.counts(i) || self.setting.ontology.indices.get(i).is_some_and(|x| x.kind == "sport"));
        // "Tốc độ tăng trưởng GRDP đứng thứ ba": the figure itself is the subject of the clause.
        let subject = || {
            self.said(self.clause(a), a, |w| matches!(w, What::Index(_) | What::Part(_)))
                || index.is_some_and(|(_, o)| o <= Origin::Component) && self.figure_goes_on(p, a)
        };
        let pointed = index.is_some_and(|(_, o)| o == Origin::Anaphor);
        if statistic && !pointed && !again && !subject() && p.who.as_ref().is_none_or(|w| w.origin > Origin::Anaphor) && !self.listed {
            out.push(Against::new("a figure of that kind, and nobody named", None, 0.5));
        }
        if let Some((i, _)) = index.filter(|_| !here) {
            out.extend(self.far_index(p, i, frame));
        }
        out
    }

    /// `đứng thứ 4 cả khu vực miền Trung`, `thứ 2 trong 7 tỉnh ven biển`: behind the place a part of the country is named that is not known, so that the
    /// place is none among all.
    fn among_unknown(&self, p: &Proto, b: usize) -> Option<Against> {
        let all = p.scope.as_ref().is_none_or(|s| s.value == "national");
        if !all || !p.who.as_ref().is_some_and(|w| w.value.kind == SubjectKind::Province) {
            return None;
        }
        let behind = (b..b + 4)
            .find(|t| !matches!(self.word(*t), "cả" | "toàn" | "của" | "trong" | "ở" | "tại" | "các" | "tỉnh" | "thành" | "phố"))?;
        let known = |t: usize| super::mention::covered(self.mentions, t, |w| matches!(w, What::Scope(_) | What::Region));
        let part = match (self.word(behind), self.word(behind + 1)) {
            ("khu", "vực") => Some(behind + 2),
            ("vùng" | "miền" | "cụm", _) => Some(behind + 1),
            _ => None,
        };
        let name = |t: usize| self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word && (k.capital || !known(behind)));
        let named = part.filter(|t| !known(*t) && name(*t));
        let few = p.of.filter(|n| (3..=20).contains(n) && !p.own_of);
        let number = self.tokens.get(behind).is_some_and(|k| k.kind == TokenKind::Number);
        let counted = few.is_some() && number && matches!(self.word(behind + 1), "tỉnh" | "địa" | "thành");
        if named.is_none() && !counted {
            return None;
        }
        let span = self.tokens.get(behind).map(|t| (t.start as usize, t.end as usize));
        Some(Against::new("among whom is not known", span, 0.15))
    }

    /// `Thu nhập bình quân đầu người đạt 73 triệu đồng, đứng thứ 5 cả nước`: behind the figure's own name its place follows at the head of a
    /// clause, and nobody is named between.
    fn figure_goes_on(&self, p: &Proto, a: usize) -> bool {
        let Some((start, _)) = p.index.as_ref().and_then(|s| s.span).filter(|_| p.who.is_some()) else { return false };
        let (name, _) = self.tokens_of(start, start + 1);
        let clause = self.clause(a);
        const GLUE: &[&str] =
            &["và", "cũng", "vẫn", "hiện", "tiếp", "tục", "luôn", "xếp", "đứng", "ở", "vị", "trí", "thứ", "hạng", "năm", "nay"];
        // "cao nhất vùng và đứng thứ 12 cả nước": behind another place of the same figure.
        let told = |i: usize| {
            super::mention::covered(self.mentions, i, |w| {
                matches!(w, What::Rank { .. } | What::Highest | What::Scope(_) | What::Region | What::Of(_))
            })
        };
        let direct = (clause..a).all(|i| GLUE.contains(&self.word(i)) || told(i));
        let nobody = !self.said(name, a, |w| matches!(w, What::Subject(_)));
        name < clause && direct && nobody && p.scope.is_some() | p.own_of
    }

    /// Whether the place is told by how large a figure is, and the index is a statistic.
    fn adjective_of_figures(&self, index: Option<usize>, a: usize, b: usize) -> bool {
        let statistic = index.is_some_and(|i| self.setting.counts(i) || self.setting.traded(i));
        let about = (b..b + 4).any(|i| self.word(i) == "về");
        // "có chỉ số hài lòng cao thứ 11 toàn quốc"
        let high = index.is_some() && a > 0 && self.word(a - 1) == "cao";
        if high && !about {
            return true;
        }
        statistic && !about && (a.saturating_sub(1)..b).any(|i| matches!(self.word(i), "lớn" | "nhiều" | "cao" | "nhanh" | "mạnh" | "đông"))
    }

    /// Somebody or something else than the claim says may stand there.
    fn others(&self, p: &Proto, a: usize, here: bool) -> Option<Against> {
        let province = matches!(p.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Province));
        let cities = p.index.as_ref().is_some_and(|s| self.setting.ranks(s.value, &["cities"]));
        if province && !cities && p.scope.as_ref().is_some_and(|s| s.value == "asean" || s.value.starts_with("region:chau-a")) {
            return Some(Against::new("no ranking of this index holds both", None, 0.5));
        }
        let behind = p.who.as_ref().and_then(|w| w.span).is_some_and(|(s, _)| s >= p.start);
        let named = p.who.as_ref().filter(|w| w.origin <= Origin::Anaphor).and_then(|w| w.span).map(|(s, e)| self.tokens_of(s, e).1);
        if behind {
            // "FDI vào bất động sản đứng thứ hai tại TP.HCM".
            return self.other_thing(self.clause(a), a).map(|place| Against::new("something else is ranked", Some(place), 0.5));
        }
        if let Some(place) = self.other_subject(named.unwrap_or(0), a) {
            return Some(Against::new("somebody else is ranked", Some(place), 0.5));
        }
        if !here
            && !self.listed
            && p.part.is_none()
            && let Some(place) = self.other_quantity(named.unwrap_or(0), a).filter(|place| !self.own_share(p, *place))
        {
            return Some(Against::new("another quantity is named before", Some(place), 0.5));
        }
        None
    }

    /// `người dân X hài lòng hơn cả: 91,1%, mức cao nhất cả nước`: the points of SIPAS and PAR INDEX are percentages themselves.
    fn own_share(&self, p: &Proto, (start, end): (usize, usize)) -> bool {
        let index = p.index.as_ref().and_then(|s| self.setting.ontology.indices.get(s.value));
        let (a, b) = self.tokens_of(start, end);
        let won = matches!(self.before(a, 1), "giành" | "đạt" | "được" | "với" | "có");
        let near = |o: Origin| o <= Origin::Sentence || o == Origin::Anaphor && won;
        let named = p.who.as_ref().is_some_and(|w| near(w.origin) && !matches!(w.value.kind, SubjectKind::Unit(_)));
        named
            && index.is_some_and(|x| matches!(x.id.as_str(), "sipas" | "par-index"))
            && (a..b).any(|i| self.tokens.get(i).is_some_and(|t| t.is('%')))
    }

    /// Sentences since an index was named.
    fn distance(&self, frame: &Frame) -> Option<usize> {
        frame.index_named.map(|n| self.number.saturating_sub(n))
    }

    /// The index is not named in the sentence: how far is it, and can the sentence speak of it at all?
    fn far_index(&self, p: &Proto, index: usize, frame: &Frame) -> Option<Against> {
        let x = self.setting.ontology.indices.get(index);
        let kind = if self.setting.own_statistic(index) { "statistic" } else { x.map_or("index", |x| x.kind.as_str()) };
        let distance = self.distance(frame);
        let near = distance.is_some_and(|d| d <= 2);
        if frame.other_ranking.is_some_and(|at| frame.index_named.is_none_or(|n| at > n)) && !self.listed {
            return Some(Against::new("another ranking was named since", None, 0.5));
        }
        if x.is_none() && !near && !self.listed {
            return Some(Against::new("the index was named far away", None, 0.5));
        }
        let nations = x.is_none_or(|x| x.ranks.iter().all(|r| r == "countries"));
        let own_name = matches!(p.part.as_ref().map(|s| &s.value), Some(super::mention::Part::Named(_)));
        if own_name && (nations || kind == "statistic") && super::alien::named_apart(self.mentions, self.tokens_of(p.start, p.end).0) {
            return Some(Against::new("a component of a name of its own, far from an index", None, 0.5));
        }
        let subject = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Anaphor);
        let titled = self.setting.titled.contains(&index);
        // "… đứng thứ 4 với 6 tỷ USD. X đứng thứ 5, …": a row of places goes on as long as it lasts.
        let row = frame.ranked.is_some_and(|(n, i)| i == index && self.number.saturating_sub(n) <= 1);
        if matches!(kind, "statistic" | "sport") && !(subject && (near || titled || row)) {
            return Some(Against::new("a figure of that kind is named elsewhere only", None, 0.5));
        }
        // Inside a province one ranking is spoken of, and its name stands at the head of the page.
        let inside = p.ranks_unit();
        if titled || self.listed || inside || p.modality != Modality::Asserted {
            return None;
        }
        if subject && self.setting.main_index == Some(index) && p.scope.as_ref().is_none_or(|s| !s.value.starts_with("province:")) {
            // The page is about this index, and the sentence names who is ranked.
            // A row of countries, each with its place, goes on for as long as it lasts.
            let row = frame.ranked.is_some_and(|(n, i)| i == index && self.number.saturating_sub(n) <= 1);
            let nation = matches!(p.who.as_ref().map(|w| w.value.kind), Some(SubjectKind::Country));
            if row && nation {
                return None;
            }
            return distance.filter(|d| *d <= 2).is_none().then(|| Against::new("the index was named some sentences before", None, 0.88));
        }
        let said = p.delta.is_some() || p.own_of || p.of.is_some();
        let dated = p.year.as_ref().is_some_and(|y| y.origin <= Origin::Sentence);
        if nations && !said && !dated && p.scope.is_none() && !near && p.score.is_none() {
            let own = p.who.as_ref().is_some_and(|w| w.origin <= Origin::Sentence);
            if !own {
                return Some(Against::new("an index of countries was named some sentences before", None, 0.62));
            }
        }
        match distance {
            Some(d) if d <= 2 => None,
            Some(d) if d <= 6 && said => None,
            Some(d) if d <= 6 => Some(Against::new("the index was named some sentences before", None, 0.85)),
            Some(_) if p.rule == "order of names" => Some(Against::new("the index was named many sentences before", None, 0.85)),
            Some(_) if said => Some(Against::new("the index was named many sentences before", None, 0.9)),
            _ => Some(Against::new("the index was named far away", None, 0.65)),
        }
    }

    /// `lớn thứ hai`, `đứng thứ 6 cả nước về quy mô vốn đầu tư`: some other quantity is ranked.
    /// `Chỉ số năng lực cạnh tranh logistics …, đứng đầu về năng lực logistics`: what is ranked is what the index is named after.
    fn repeats_index(&self, place: Option<(usize, usize)>) -> bool {
        let Some((start, end)) = place else { return false };
        let (a, b) = self.tokens_of(start, end);
        let named = |t: usize| {
            self.mentions.iter().filter(|m| matches!(m.what, What::Index(_))).any(|m| (m.t0..m.t1).any(|k| self.word(k) == self.word(t)))
        };
        self.word(a) == "về" && b >= a + 3 && (a + 1..a + 3).all(named)
    }

    fn other_measure(&self, a: usize, b: usize) -> Option<Option<(usize, usize)>> {
        let place = |t0: usize, t1: usize| Some((self.tokens.get(t0)?.start as usize, self.tokens.get(t1.checked_sub(1)?)?.end as usize));
        // An adjective right before the ordinal, unless points or a ranking are what is high.
        let ordinal = (a..b).find(|i| matches!(self.word(*i), "thứ" | "nhất" | "hạng" | "đầu"));
        let at = ordinal.unwrap_or(a);
        let adjective = matches!(
            self.before(at, 1),
            "lớn"
                | "đông"
                | "dài"
                | "rộng"
                | "nhỏ"
                | "nhiều"
                | "ít"
                | "mạnh"
                | "giàu"
                | "nghèo"
                | "già"
                | "trẻ"
                | "nhanh"
                | "đắt"
                | "rẻ"
                | "cao"
                | "thấp"
        );
        // "thứ hạng cao nhất" is itself the value.
        let own = at > a && matches!(self.word(at), "nhất") && matches!(self.before(at, 1), "cao" | "thấp");
        // "hộ chiếu Nhật Bản mạnh nhất": what a ranking of passports ranks by.
        let passport = (2..=8).any(|k| (self.before(at, k + 1), self.before(at, k)) == ("hộ", "chiếu"));
        let points =
            own || passport || (2..=6).any(|k| matches!(self.before(at, k), "điểm" | "hạng" | "số" | "index" | "pci" | "papi" | "dti"));
        if adjective && !points {
            return Some(place(at.saturating_sub(1), b));
        }
        // "về X" behind it, where X is neither index, component, scope nor a word of ranking.
        let about = (b..(b + 8).min(self.tokens.len()))
            .take_while(|i| !matches!(self.tokens.get(*i).map(|t| t.kind), Some(TokenKind::Punct(',' | ';' | '.' | '('))))
            .find(|i| {
                let noun = || {
                    matches!(
                        (self.word(i + 1), self.word(i + 2)),
                        ("trụ", "cột") | ("lĩnh", "vực") | ("nội", "dung") | ("tiêu", "chí") | ("hạng", "mục") | ("chỉ", "số")
                    )
                };
                self.word(*i) == "về" || matches!(self.word(*i), "ở" | "trong" | "tại") && noun()
            })?;
        let named = self.mentions.iter().any(|m| {
            m.t1 > about
                && (m.t0 <= about + 6 && matches!(m.what, What::Index(_) | What::Part(_) | What::Pillars(_))
                    || m.t0 <= about + 2 && matches!(m.what, What::Subject(_)))
        });
        // "ở vị trí 4/63 về chỉ số thành phần 3": a component by its number alone.
        let component = (about + 1..about + 5).any(|i| self.word(i) == "thành" && self.word(i + 1) == "phần");
        let part = self.mentions.iter().any(|m| m.t0 > about && m.t0 <= about + 8 && matches!(m.what, What::Part(_) | What::Index(_)));
        if component && !part {
            return Some(place(about, (about + 5).min(self.tokens.len())));
        }
        // "về xếp hạng dịch vụ công trực tuyến", "về chỉ số hài lòng": what follows the words of ranking is no known name.
        let other = (about + 1..about + 8)
            .find(|i| !matches!(self.word(*i), "chỉ" | "số" | "xếp" | "hạng" | "bảng" | "kết" | "quả" | "thứ" | "mức" | "độ"))
            .filter(|i| *i > about + 2 && self.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word))
            .filter(|i| {
                !matches!(
                    self.word(*i),
                    "này"
                        | "đó"
                        | "trên"
                        | "tổng"
                        | "chung"
                        | "toàn"
                        | "cả"
                        | "của"
                        | "trong"
                        | "và"
                        | "năm"
                        | "thành"
                        | "điểm"
                        | "nêu"
                        | "với"
                        | "cải"
                        | "chuyển"
                        | "năng"
                        | "quản"
                        | "hiệu"
                        | "công"
                        | "sẵn"
                        | "đổi"
                        | "cấp"
                        | "đánh"
                        | "tại"
                        | "được"
                        | "là"
                        | "khi"
                )
            });
        let ranking = other.is_none()
            && (about + 1..about + 6)
                .any(|i| matches!(self.word(i), "chỉ" | "điểm" | "xếp" | "hạng" | "bảng" | "kết" | "mức" | "năm" | "cả" | "trụ"));
        let vague = matches!(self.word(about + 1), "" | "," | "." | "đây" | "đích" | "tổng" | "thứ" | "vị");
        (!named && !ranking && !vague).then(|| place(about, (about + 5).min(self.tokens.len())))
    }
}
