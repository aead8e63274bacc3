//! Figures as Vietnamese readers write them.

/// Places moved: `▲22`, `▼8`, `=` for none. Never a sign, since a smaller rank is the better one.
pub fn movement(delta: i32) -> String {
    match delta {
        0 => "=".to_owned(),
        up if up > 0 => format!("▲{up}"),
        down => format!("▼{}", down.unsigned_abs()),
    }
}

/// A number with a decimal comma, in as many digits as it was given.
pub fn decimal(value: f64) -> String {
    value.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::{decimal, movement};

    #[test]
    fn writes_figures_for_readers() {
        assert_eq!([movement(22), movement(-8), movement(0), movement(i32::MIN)], ["▲22", "▼8", "=", "▼2147483648"]);
        assert_eq!([decimal(71.25), decimal(970.0), decimal(0.6077)], ["71,25", "970", "0,6077"]);
    }
}
