//! How two figures differ on paper: the slips of a hand that writes numbers.
use super::values::decimals;

/// A slip of the hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two neighbouring digits in the other order.
    Transposed,
    /// One digit typed for another.
    OneDigit,
    /// One digit left out, or one too many.
    Dropped,
    /// The decimal mark in another place.
    Decimal,
    /// Up for down.
    Sign,
}

impl Slip {
    pub fn kind(self) -> &'static str {
        match self {
            Self::Transposed => "transposed-digits",
            Self::OneDigit => "one-digit",
            Self::Dropped => "dropped-digit",
            Self::Decimal => "decimal-mark",
            Self::Sign => "sign",
        }
    }

    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Transposed => ("Có thể gõ đảo hai chữ số.", "Possibly two digits were swapped."),
            Self::OneDigit => ("Có thể gõ nhầm một chữ số.", "Possibly one digit was mistyped."),
            Self::Dropped => ("Có thể gõ thiếu hoặc thừa một chữ số.", "Possibly a digit was dropped or added."),
            Self::Decimal => ("Có thể đặt nhầm dấu thập phân.", "Possibly the decimal mark is misplaced."),
            Self::Sign => ("Có thể nhầm tăng với giảm.", "Possibly up and down were confused."),
        }
    }
}

/// The slip that makes one whole number of another.
pub(super) fn between(a: u32, b: u32) -> Option<Slip> {
    written(&a.to_string(), &b.to_string())
}

/// The slip between two movements.
pub(super) fn between_moves(a: i32, b: i32) -> Option<Slip> {
    if a == -b { Some(Slip::Sign) } else { between(a.unsigned_abs(), b.unsigned_abs()).filter(|_| a.signum() == b.signum()) }
}

/// The slip between two scores.
pub(super) fn between_scores(a: f64, b: f64) -> Option<Slip> {
    let ratio = if a == 0.0 || b == 0.0 { 1.0 } else { (a / b).abs().log10() };
    if ratio.abs() > 0.5 && (ratio - ratio.round()).abs() < 0.004 {
        return Some(Slip::Decimal);
    }
    let digits = decimals(a).max(decimals(b));
    written(&format!("{a:.digits$}"), &format!("{b:.digits$}")).or_else(|| written(&format!("{a}"), &format!("{b}")))
}

fn written(a: &str, b: &str) -> Option<Slip> {
    if a.len() == b.len() {
        let differ: Vec<(usize, char, char)> =
            a.chars().zip(b.chars()).enumerate().filter(|(_, (x, y))| x != y).map(|(i, (x, y))| (i, x, y)).collect();
        return match differ.as_slice() {
            [(i, p, q), (j, r, s)] if p == s && q == r && next_digits(a, *i, *j) => Some(Slip::Transposed),
            [_] if a.len() > 1 => Some(Slip::OneDigit),
            _ => None,
        };
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let dropped = long.len() == short.len() + 1
        && (0..long.len()).any(|at| {
            long.get(..at)
                .zip(long.get(at + 1..))
                .is_some_and(|(x, y)| short.len() == at + y.len() && short.starts_with(x) && short.ends_with(y))
        });
    dropped.then_some(Slip::Dropped)
}

/// Whether nothing but the decimal mark stands between two digits.
fn next_digits(text: &str, i: usize, j: usize) -> bool {
    j == i + 1 || (j == i + 2 && text.get(i + 1..j) == Some("."))
}

#[cfg(test)]
mod tests {
    use super::{Slip, between, between_moves, between_scores};

    #[test]
    fn names_the_smallest_edit() {
        assert_eq!(between(37, 27), Some(Slip::OneDigit));
        assert_eq!(between(35, 53), Some(Slip::Transposed));
        assert_eq!(between(15, 5), Some(Slip::Dropped));
        assert_eq!(between(5, 6), None);
        assert_eq!(between_scores(85.78, 87.58), Some(Slip::Transposed));
        assert_eq!(between_scores(66.64, 64.64), Some(Slip::OneDigit));
        assert_eq!(between_scores(66.64, 81.05), None);
        assert_eq!(between_scores(71.63, 7.163), Some(Slip::Decimal));
        assert_eq!(between_scores(63.21, 63.91), Some(Slip::OneDigit));
        assert_eq!(between_moves(22, -22), Some(Slip::Sign));
        assert_eq!(between_moves(15, 5), Some(Slip::Dropped));
    }
}
