//! Which rankings there are: index by index, the editions, the lists, the components and the size of scores.
use std::ops::RangeInclusive;

/// Editions of one index in one list.
#[derive(Debug, Clone)]
pub struct Plan {
    pub index: &'static str,
    /// `63`, `34`, `bo`, `bo-dvc`, `bo-khong-dvc`.
    pub list: &'static str,
    pub years: &'static [i32],
    /// How much the press writes of it.
    pub weight: f64,
    /// Lowest and highest score, and decimals as printed.
    pub scores: (f64, f64, usize),
    /// The same of components, with the editions of which components are told.
    pub components: Option<(f64, f64, usize, RangeInclusive<i32>)>,
}

const fn plain(index: &'static str, list: &'static str, years: &'static [i32], weight: f64, scores: (f64, f64, usize)) -> Plan {
    Plan { index, list, years, weight, scores, components: None }
}

const fn deep(plan: Plan, low: f64, high: f64, decimals: usize, years: RangeInclusive<i32>) -> Plan {
    Plan { components: Some((low, high, decimals, years)), ..plan }
}

/// All of them. Editions that the ontology does not have are left out where they are used.
pub const PLANS: [Plan; 17] = [
    deep(plain("dti", "63", &[2020, 2021, 2022, 2023, 2024], 24.0, (0.33, 0.86, 4)), 0.2, 0.95, 4, 2020..=2024),
    deep(plain("dti", "34", &[2024], 7.0, (0.45, 0.83, 4)), 0.3, 0.95, 4, 2024..=2024),
    plain("dti", "bo-dvc", &[2020, 2021, 2022, 2023], 1.0, (0.3, 0.8, 4)),
    plain("dti", "bo-khong-dvc", &[2020, 2021, 2022, 2023], 0.6, (0.2, 0.6, 4)),
    plain("ict-index", "63", &[2016, 2017, 2018, 2019, 2020, 2022, 2023], 9.0, (0.2, 0.93, 4)),
    plain("ict-index", "bo", &[2018, 2020], 0.4, (0.3, 0.8, 4)),
    plain("egov", "63", &[2016, 2017, 2018], 4.0, (0.3, 0.73, 3)),
    deep(
        plain(
            "pci",
            "63",
            &[2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024],
            24.0,
            (45.0, 76.0, 2),
        ),
        1.5,
        9.9,
        2,
        2013..=2022,
    ),
    deep(
        plain("papi", "63", &[2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024], 13.0, (36.0, 48.9, 4)),
        3.0,
        8.5,
        4,
        2018..=2024,
    ),
    deep(
        plain("par-index", "63", &[2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024], 12.0, (70.0, 93.0, 2)),
        58.0,
        99.5,
        2,
        2018..=2024,
    ),
    plain("par-index", "bo", &[2018, 2019, 2020, 2021, 2022, 2023], 0.8, (72.0, 95.0, 2)),
    deep(plain("sipas", "63", &[2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024], 8.0, (72.0, 95.0, 2)), 65.0, 98.0, 2, 2019..=2024),
    plain("pii", "63", &[2023, 2024], 3.0, (20.0, 64.0, 2)),
    plain("pii", "34", &[2025], 1.5, (22.0, 65.0, 2)),
    plain("pgi", "63", &[2022], 1.5, (11.0, 18.5, 2)),
    plain("fta-index", "63", &[2024], 1.5, (14.0, 36.0, 2)),
    plain("ebi", "63", &[2025], 1.0, (8.0, 88.0, 1)),
];

/// Components that no press page ranks, or that are no part of a ranking of provinces.
pub const NO_COMPONENTS: [&str; 2] = ["do-thi-thong-minh", "hoat-dong-chuyen-doi-so"];

/// Indices of like name, of which one is easily taken for another.
pub const ALIKE: [(&str, &str); 4] = [("dti", "ict-index"), ("egov", "ict-index"), ("egov", "dti"), ("par-index", "sipas")];

/// Indices with no edition that the ontology knows and nothing else in the world: for facts that only two speak of.
pub const APART: [&str; 4] = ["pobi", "paca", "pepi", "lci"];
