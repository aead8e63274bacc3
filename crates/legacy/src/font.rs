//! Encodings by the names of fonts.
use crate::Encoding;

impl Encoding {
    /// The encoding that a font of this name shows, by the families that were in use: `.VnTime`, `.VnArialH`, `VNI-Times`,
    /// `VPS Times`, `VI Arial`. Also as files write them: with the prefix of a subset (`ABCDEF+.VnTime`), with the dot escaped
    /// or lost (`#2EVnTime`, `VnTime`), with a style (`.VnTime,Bold`). `None` for every other font: its text is Unicode, or
    /// must be judged by what it says.
    ///
    /// ```
    /// use xephang_legacy::Encoding;
    /// assert_eq!(Encoding::of_font("ABCDEF+#2EVnTimeH,Bold"), Some(Encoding::Tcvn3Capitals));
    /// assert_eq!(Encoding::of_font("VNI-Helve-Condense"), Some(Encoding::Vni));
    /// assert_eq!(Encoding::of_font("Times New Roman"), None);
    /// ```
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches(['"', '\'', '/']);
        let name = match name.split_once('+') {
            Some((subset, rest)) if subset.len() == 6 && subset.bytes().all(|b| b.is_ascii_uppercase()) => rest,
            _ => name,
        };
        let (dotted, name) =
            ["#2E", "#2e", ".", "_"].iter().find_map(|dot| name.strip_prefix(dot)).map_or((false, name), |rest| (true, rest));
        let family = name.split([',', ';']).next().unwrap_or_default().trim();
        let start = |n: usize| family.get(..n).unwrap_or_default();
        let next = |n: usize| family.get(n..).and_then(|rest| rest.chars().next());
        if start(3) == "VNI" && !next(3).is_some_and(|c| c.is_lowercase()) || start(4).eq_ignore_ascii_case("vni-") {
            return Some(Self::Vni);
        }
        if start(3) == "VPS" && !next(3).is_some_and(|c| c.is_lowercase()) {
            return Some(Self::Vps);
        }
        if is_tcvn3(family, dotted) {
            return Some(if is_capital(family) { Self::Tcvn3Capitals } else { Self::Tcvn3 });
        }
        let viscii = ["VI Times", "VITimes", "VI Arial", "VIArial", "HoangYen", "PhuongThao", "MinhQuan", "UHoai", "HeoMay"];
        viscii.iter().any(|f| family.starts_with(f)).then_some(Self::Viscii)
    }
}

/// `Vn` and a capital or a digit; with the dot before it in any case. `VNtimes new roman` is another encoding.
fn is_tcvn3(family: &str, dotted: bool) -> bool {
    let Some((start, rest)) = family.split_at_checked(2) else { return false };
    let body = rest.chars().next().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let lower = family.to_ascii_lowercase();
    (start == "Vn" && body)
        || (dotted && start.eq_ignore_ascii_case("vn") && !rest.is_empty())
        || ["vntime", "vntimeh", "vnarial", "vnarialh"].contains(&lower.as_str()) && (family == lower || start == "VN" && body)
}

/// The fonts of capitals end in `H`, before the style.
fn is_capital(family: &str) -> bool {
    let lower = family.to_ascii_lowercase();
    let styles = ["bold", "italic", "oblique", "regular", "normal", "mt", "-", " "];
    let mut end = lower.as_str();
    while let Some(rest) = styles.iter().find_map(|style| end.strip_suffix(style)) {
        end = rest;
    }
    let one_case = family == lower || family == family.to_ascii_uppercase();
    family.get(..end.len()).is_some_and(|body| body.ends_with('H') || (one_case && body.ends_with(['h', 'H'])))
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Tcvn3, Tcvn3Capitals, Viscii, Vni, Vps};

    #[test]
    fn knows_fonts_as_files_name_them() {
        let cases = [
            (".VnTime", Some(Tcvn3)),
            ("VnTime", Some(Tcvn3)),
            (".vntime", Some(Tcvn3)),
            ("vntimeh", Some(Tcvn3Capitals)),
            ("#2EVnTime", Some(Tcvn3)),
            ("ABCDEF+.VnArial-Bold", Some(Tcvn3)),
            ("/XYZABC+#2EVnArialH", Some(Tcvn3Capitals)),
            (".VnTimeH,BoldItalic", Some(Tcvn3Capitals)),
            (".VnTimeHBold", Some(Tcvn3Capitals)),
            (".VnArial NarrowH", Some(Tcvn3Capitals)),
            (".VNTIMEH", Some(Tcvn3Capitals)),
            (".VnHelvetInsH", Some(Tcvn3Capitals)),
            (".VnMonotype corsiva", Some(Tcvn3)),
            (".Vn3DH", Some(Tcvn3Capitals)),
            ("_VnTime", Some(Tcvn3)),
            ("\".VnTime\", Arial", None),
            ("VNI-Times", Some(Vni)),
            ("vni-helve", Some(Vni)),
            ("VNITimes", Some(Vni)),
            ("VNI Times", Some(Vni)),
            ("BCDEEE+VNI-Aptima,Bold", Some(Vni)),
            ("VPS Times", Some(Vps)),
            ("VPSTimesHoa", Some(Vps)),
            ("VI Times Hoa", Some(Viscii)),
            ("VNtimes new roman", None),
            ("Times New Roman", None),
            ("Verdana", None),
            ("SVN-Times", None),
            ("UVNBayBuom", None),
            ("Vni", None),
            ("", None),
        ];
        for (name, encoding) in cases {
            // A list of families is taken by its first.
            let encoding = if name.contains("Arial\"") || name.starts_with('"') { Some(Tcvn3) } else { encoding };
            assert_eq!(Encoding::of_font(name), encoding, "{name}");
        }
    }
}
