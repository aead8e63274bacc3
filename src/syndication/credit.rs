//! Whom a text names as its source: `(TTXVN)`, `Theo TTXVN`, `Nguồn: Báo X`.
//!
//! Only a hint: two texts that credit one agency and make the same claims may be cut more deeply and still
//! be one. Looked for at both ends, where credits stand; `theo` inside a sentence introduces a quotation.

/// How much of each end is looked at, in bytes of the folded text.
const REACH: usize = 400;
/// A credit line is short.
const LONGEST: usize = 40;

/// Names of the agencies whose texts everybody prints.
const AGENCIES: [(&str, &[&str]); 2] = [
    ("ttxvn", &["ttxvn", "thong tan xa viet nam", "vietnam+", "vietnamplus", "bao tin tuc"]),
    ("chinh phu", &["bao chinh phu", "bao dien tu chinh phu", "chinhphu.vn", "baochinhphu.vn", "vgp"]),
];

/// A mark of the one that the text credits; 0 when it credits nobody.
pub(super) fn of(body: &[String]) -> u32 {
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return 0 };
    name(head(first), tail(last)).map_or(0, |name| hash(name).max(1))
}

fn head(text: &str) -> &str {
    let end = (0..=REACH.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

fn tail(text: &str) -> &str {
    let start = (text.len().saturating_sub(REACH)..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(start..).unwrap_or_default()
}

fn name<'t>(head: &'t str, tail: &'t str) -> Option<&'t str> {
    let line = |line: &'t str| {
        let line = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
        let rest = line.strip_prefix("theo ").or_else(|| line.strip_prefix("nguon"))?.trim_start_matches([':', ' ', '-']);
        (rest.len() <= LONGEST && !rest.is_empty()).then(|| known(rest).unwrap_or(rest.strip_prefix("bao ").unwrap_or(rest)))
    };
    let bracket = |text: &'t str| {
        let inside = text.match_indices('(').filter_map(|(at, _)| text.get(at + 1..)?.split_once(')'));
        inside.map(|(name, _)| name).filter(|name| name.len() <= LONGEST).find_map(known)
    };
    tail.lines().rev().take(3).find_map(line).or_else(|| bracket(head)).or_else(|| bracket(tail))
}

/// The agency of this name; `ttxvn/vietnam+` is one of its names.
fn known(name: &str) -> Option<&'static str> {
    let first = name.split(['/', ',']).next().unwrap_or(name).trim().trim_end_matches('.');
    AGENCIES.iter().find(|(_, names)| names.contains(&first)).map(|(agency, _)| *agency)
}

fn hash(name: &str) -> u32 {
    let hash = name.bytes().filter(u8::is_ascii_alphanumeric).fold(1_u64, |h, b| h.wrapping_mul(257).wrapping_add(u64::from(b)));
    (super::sketch::mix(hash) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::{hash, of};
    use crate::normalize::fold;

    fn credit(text: &str) -> u32 {
        of(&[fold(text)])
    }

    #[test]
    fn credits_stand_at_the_ends() {
        let agency = hash("ttxvn");
        for text in [
            "Hà Nội (TTXVN) - Sáng 12/7, bộ công bố bảng xếp hạng.\nTỉnh đứng thứ năm.",
            "Tỉnh đứng thứ năm.\nTheo TTXVN/Vietnam+",
            "Tỉnh đứng thứ năm.\nNguồn: Thông tấn xã Việt Nam",
            "Tỉnh đứng thứ năm. (Theo bộ)\n(TTXVN)\n",
        ] {
            assert_eq!(credit(text), agency, "{text}");
        }
        assert_eq!(credit("Tỉnh đứng thứ năm.\n(Nguồn: Báo Mặt Trời)"), credit("Câu khác.\nTheo Mặt Trời"));
        for text in
            ["Theo bảng xếp hạng của bộ, tỉnh đứng thứ năm trong cả nước về chuyển đổi số.", "Tỉnh (Bắc Trung Bộ) đứng thứ năm.", ""]
        {
            assert_eq!(credit(text), 0, "{text}");
        }
    }
}
