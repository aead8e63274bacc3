//! Places that a page about a district, commune or office tells without naming it again: they are its own, and not its province's.
use super::*;

/// The rankings that provinces make of their own offices, districts and communes.
const INSIDE: [&str; 6] = ["par-index", "sipas", "dti", "ddci", "egov", "phuc-vu-nguoi-dan"];

impl Walk<'_> {
    /// `Huyện X xếp thứ 3/13. Trong đó, cải cách thể chế xếp thứ 2`, `Sở Y xếp thứ 5. Cụ thể, hiện đại hóa hành chính xếp thứ 15`: a component
    /// that nobody is named with, behind the place of the unit that the page is about, is that unit's.
    pub(super) fn told_of_the_unit(&mut self) {
        let Some(home) = self.setting.home_subject().filter(|h| h.kind == SubjectKind::Province) else { return };
        // The province is named here, or what is told is told of the whole country.
        let named = self.mentions.iter().any(|m| match &m.what {
            What::Subject(w) => *w == home && !self.seat(m) && self.before(m.t0, 1) != "(",
            What::Scope(s) => s == "national",
            _ => false,
        });
        if named {
            return;
        }
        let home_unit = self.setting.home_unit.clone().filter(|u| within(u, &home));
        let whole = self.frame.placed_whole.clone().filter(|u| within(u, &home));
        let last_is_home = whole.is_some() && whole == home_unit;
        let nobody = self.frame.placed_whole.is_none() && !self.frame.home_placed;
        // "Tân Yên: chỉ số CCHC xếp thứ nhất": before its place is told, only a sentence that begins with its name speaks of it.
        let of_unit = home_unit.filter(|u| last_is_home || nobody && self.begins_with_name(u));
        let (units_only, sentence) = (self.frame.units_placed && !self.frame.home_placed, self.sentence);
        let district = of_unit.as_ref().is_some_and(|u| matches!(u.kind, SubjectKind::Unit(_)));
        for p in &mut self.protos {
            let far = p.who.as_ref().is_none_or(|w| w.origin >= Origin::Page && w.value == home);
            let national = among_provinces(p) || p.scope.is_some();
            let inside =
                p.index.as_ref().and_then(|s| self.setting.ontology.indices.get(s.value)).is_some_and(|x| INSIDE.contains(&&*x.id));
            if !far || national || !inside || p.sentence != sentence {
                continue;
            }
            // "năm 2020 xếp thứ 4/21; năm 2021 xếp thứ 2/21": among as many as before.
            let alike = p.own_of && p.of.is_some() && p.of == self.frame.placed_among;
            match &of_unit {
                Some(unit) if p.part.is_some() || district || alike => p.who = Some(Slot::new(unit.clone(), Origin::Page, None)),
                _ if p.part.is_some() && units_only => {
                    p.against.push(Against::new("a province among offices and districts", Some((p.start, p.end)), 0.15));
                }
                _ => {}
            }
        }
    }

    /// `Năm 2022, huyện X xếp thứ 12. Năm 2023, huyện lên thứ 6.` and then `cải cách thể chế xếp thứ 2`: behind several editions of a unit's
    /// own place, what has no year is of the newest that was told.
    pub(super) fn newest_of_the_unit(&mut self) {
        let Some((year, index, unit)) = self.frame.unit_edition.clone() else { return };
        if self.mentions.iter().any(|m| matches!(m.what, What::Year(_) | What::Relative(_) | What::ThatYear)) {
            return;
        }
        let older = self.setting.editions.get(&index).is_some_and(|main| *main < year);
        for p in self.protos.iter_mut().filter(|p| older && p.year.is_none() && p.modality == Modality::Asserted) {
            let same = p.index.as_ref().is_some_and(|s| s.value == index) && p.who.as_ref().is_some_and(|w| w.value == unit);
            if same {
                p.year = Some(Slot::new(Edition::Year(year), Origin::Paragraph, None));
            }
        }
    }

    /// Remembers the newest edition that an office, district or commune was placed in.
    fn note_edition(&mut self) {
        for p in self.protos.iter().filter(|p| p.placed() && p.ranks_unit() && p.modality == Modality::Asserted && !among_provinces(p)) {
            let (Some(who), Some(index)) = (p.who.as_ref(), p.index.as_ref()) else { continue };
            let Some(Edition::Year(year)) = p.year.as_ref().map(|y| y.value) else { continue };
            let newer = self.frame.unit_edition.as_ref().is_none_or(|(y, _, unit)| *unit != who.value || *y < year);
            if newer {
                self.frame.unit_edition = Some((year, index.value, who.value.clone()));
            }
        }
    }

    /// Whether the sentence begins with the bare name of the district or commune.
    fn begins_with_name(&self, unit: &Who) -> bool {
        let Some((_, name)) = unit.id.split_once('/').filter(|_| matches!(unit.kind, SubjectKind::Unit(_))) else { return false };
        let syllables = name.split('-').count();
        let written = self.tokens.get(..syllables).unwrap_or_default().iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
        self.tokens.first().is_some_and(|t| t.capital) && crate::normalize::slug(&written) == name
    }

    /// Remembers who was placed last in a whole ranking: the one unit, or nobody where several were or the province itself.
    pub(super) fn note_whole(&mut self) {
        self.note_edition();
        let home = self.setting.home.as_deref();
        let mut last: Option<Who> = None;
        let mut among = None;
        let (mut any, mut alone) = (false, true);
        for p in self.protos.iter().filter(|p| p.placed() && p.part.is_none() && p.modality == Modality::Asserted) {
            let Some(who) = p.who.as_ref().map(|w| &w.value) else { continue };
            if !(p.ranks_unit() || who.kind == SubjectKind::Province) {
                continue;
            }
            any = true;
            // "SIPAS xếp thứ 44/63": nobody but a province stands there, whoever is in hand.
            let province = !p.ranks_unit() || among_provinces(p);
            self.frame.home_placed |= province && (p.ranks_unit() || home == Some(&*who.id));
            self.frame.units_placed |= !province;
            alone &= !province && last.as_ref().is_none_or(|l| l == who);
            last = Some(who.clone());
            among = p.of.filter(|_| !province);
        }
        if any {
            self.frame.placed_among = among.filter(|_| alone);
            self.frame.placed_whole = last.filter(|_| alone);
        }
    }
}

/// Whether as many are ranked as there are or were provinces.
fn among_provinces(p: &Proto) -> bool {
    matches!(p.of, Some(34 | 63 | 64))
}

/// Whether an office, district or commune lies in the province.
fn within(unit: &Who, province: &Who) -> bool {
    matches!(unit.kind, SubjectKind::Office(_) | SubjectKind::Unit(_)) && unit.id.split('/').next() == Some(&*province.id)
}
