//! Dates as publishers give them: a year, a month, a day or an instant, with the precision kept.
use serde::{Deserialize, Serialize};

/// A date of year, month or day precision; comparisons use the whole interval it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Calendar year.
    pub year: i16,
    /// Month 1–12, when known.
    pub month: Option<i8>,
    /// Day 1–31, when known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an RFC 3339 instant (of which the local date is kept).
    /// Returns `None` for anything else, also for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day_part = match text.find(['T', 't', ' ']) {
            Some(at) => text.get(..at)?,
            None => text,
        };
        if !day_part.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let mut parts = day_part.split('-');
        let year_text = parts.next()?;
        if year_text.len() != 4 {
            return None;
        }
        let year: i16 = year_text.parse().ok()?;
        let month: Option<i8> = match parts.next() {
            Some(m) if m.len() == 2 => Some(m.parse().ok()?),
            Some(_) => return None,
            None => None,
        };
        let day: Option<i8> = match parts.next() {
            Some(d) if d.len() == 2 => Some(d.parse().ok()?),
            Some(_) => return None,
            None => None,
        };
        if parts.next().is_some() || (text.len() > day_part.len() && day.is_none()) {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// First day that the date can mean, as (year, month, day).
    pub fn earliest(&self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last day that the date can mean, as (year, month, day); months count 31 days here.
    pub fn latest(&self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// Writes the date as Vietnamese readers expect it: `dd/mm/yyyy`, `mm/yyyy` or `yyyy`.
    pub fn display_vi(&self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{d:02}/{m:02}/{}", self.year),
            (Some(m), None) => format!("{m:02}/{}", self.year),
            _ => self.year.to_string(),
        }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(m) = self.month {
            write!(f, "-{m:02}")?;
        }
        if let Some(d) = self.day {
            write!(f, "-{d:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn keeps_the_precision_it_was_given() {
        for (text, shown) in
            [("2023", "2023"), ("2023-07", "2023-07"), ("2023-07-13", "2023-07-13"), ("2023-07-13T08:00:00+07:00", "2023-07-13")]
        {
            assert_eq!(PartialDate::parse(text).map(|d| d.to_string()).as_deref(), Some(shown));
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["", "13/07/2023", "2023-13", "2023-02-30", "23", "2023-7-1", "hôm qua", "2023-07-13-01"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }
}
