//! The Beta distribution: mean, distribution function, quantiles.

/// A Beta distribution by its two counts: what was right, and what was wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// Count of what was right, above 0.
    pub right: f64,
    /// Count of what was wrong, above 0.
    pub wrong: f64,
}

/// Terms of the continued fraction at most. It takes some `√max(a, b)` of them, so this is for counts of 10⁸.
const TERMS: u32 = 20_000;
/// Halvings of a quantile: closer than 10⁻⁹.
const HALVINGS: u32 = 30;

impl Beta {
    /// Its mean, 0–1.
    pub fn mean(self) -> f64 {
        self.right / (self.right + self.wrong)
    }

    /// As how many figures it counts.
    pub fn strength(self) -> f64 {
        self.right + self.wrong
    }

    /// The same mean, or another one, held as lightly as `strength` figures.
    pub fn about(mean: f64, strength: f64) -> Self {
        Self { right: mean * strength, wrong: (1.0 - mean) * strength }
    }

    /// With further figures counted in.
    pub fn and(self, right: f64, wrong: f64) -> Self {
        Self { right: self.right + right, wrong: self.wrong + wrong }
    }

    /// Probability of a value up to `x`: the regularised incomplete beta function `I_x(a, b)`.
    ///
    /// By the continued fraction of DLMF 8.17.22 (<https://dlmf.nist.gov/8.17.E22>), evaluated with the modified method
    /// of Lentz (Thompson and Barnett, *Coulomb and Bessel functions of complex arguments and order*, 1986), and by
    /// `I_x(a, b) = 1 − I_{1−x}(b, a)` where it would converge slowly.
    pub fn up_to(self, x: f64) -> f64 {
        self.below(x, ln_beta(self.right, self.wrong))
    }

    /// [`Beta::up_to`], given `ln B(a, b)`.
    fn below(self, x: f64, ln_beta: f64) -> f64 {
        let (a, b) = (self.right, self.wrong);
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta).exp();
        if x < (a + 1.0) / (a + b + 2.0) {
            (front * fraction(a, b, x) / a).clamp(0.0, 1.0)
        } else {
            (1.0 - front * fraction(b, a, 1.0 - x) / b).clamp(0.0, 1.0)
        }
    }

    /// The value below which lies the share `p`, by halving.
    pub fn quantile(self, p: f64) -> f64 {
        let ln_beta = ln_beta(self.right, self.wrong);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = (low + high) / 2.0;
            if self.below(middle, ln_beta) < p {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    }

    /// Where the middle `share` of it lies, with as much below as above.
    pub fn interval(self, share: f64) -> (f64, f64) {
        let outside = (1.0 - share) / 2.0;
        (self.quantile(outside), self.quantile(1.0 - outside))
    }
}

/// The continued fraction of the incomplete beta function.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut all = d;
    for m in 1..=TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut last = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            last = c * d;
            all *= last;
        }
        if (last - 1.0_f64).abs() < 1e-14 {
            break;
        }
    }
    all
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// `ln Γ(x)` for `x > 0`: Stirling's series (DLMF 5.11.1) from 10 on, and `Γ(x + 1) = x·Γ(x)` below.
fn ln_gamma(x: f64) -> f64 {
    let mut shift = 1.0;
    let mut x = x;
    while x < 10.0 {
        shift *= x;
        x += 1.0;
    }
    let x2 = x * x;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / (1188.0 * x2)) / x2) / x2) / x2) / x;
    (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series - f64::ln(shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn gamma_of_whole_and_half_numbers() {
        for (x, gamma) in [(1.0, 1.0), (2.0, 1.0), (5.0, 24.0), (11.0, 3_628_800.0), (0.5, std::f64::consts::PI.sqrt())] {
            assert!(near(ln_gamma(x), f64::ln(gamma)), "{x}");
        }
    }

    #[test]
    fn agrees_with_sums_of_binomials() {
        // I_x(a, b) is the chance of a or more successes in a + b − 1 trials.
        assert!(near(Beta { right: 2.0, wrong: 3.0 }.up_to(0.5), 11.0 / 16.0));
        assert!(near(Beta { right: 1.0, wrong: 1.0 }.up_to(0.3), 0.3));
        assert!(near(Beta { right: 19.0, wrong: 1.0 }.up_to(0.9), 0.9_f64.powi(19)));
        assert!(near(Beta { right: 1.0, wrong: 1999.0 }.up_to(0.001), 1.0 - 0.999_f64.powi(1999)));
        assert!(near(Beta { right: 0.5, wrong: 0.5 }.up_to(0.25), 1.0 / 3.0), "the arcsine law");
    }

    #[test]
    fn intervals() {
        let (low, high) = Beta { right: 19.0, wrong: 1.0 }.interval(0.9);
        assert!(near(low, 0.05_f64.powf(1.0 / 19.0)) && near(high, 0.95_f64.powf(1.0 / 19.0)), "{low} {high}");
        let many = Beta { right: 950_000.0, wrong: 50_000.0 };
        let (low, high) = many.interval(0.9);
        let spread = 1.644_853_6 * (0.95 * 0.05 / 1e6_f64).sqrt();
        assert!((low - 0.95 + spread).abs() < 1e-6 && (high - 0.95 - spread).abs() < 1e-6, "{low} {high}");
    }

    proptest! {
        #[test]
        fn grows_and_mirrors(a in 0.05_f64..3000.0, b in 0.05_f64..3000.0, x in 0.0_f64..1.0, step in 0.0_f64..0.3) {
            let (beta, mirror) = (Beta { right: a, wrong: b }, Beta { right: b, wrong: a });
            prop_assert!(beta.up_to(x + step) >= beta.up_to(x) - 1e-10);
            prop_assert!((beta.up_to(x) + mirror.up_to(1.0 - x) - 1.0).abs() < 1e-8);
            prop_assert!((beta.up_to(beta.quantile(0.3)) - 0.3).abs() < 1e-4 || a.min(b) < 1.0);
        }
    }
}
