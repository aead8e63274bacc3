//! Cities of the world, by the names that the press writes. They are ranked only where a page ranks cities, so that they
//! are no part of the gazetteer, which every page is read with.
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

use crate::normalize::{View, slug, tokenize};

const CITIES: &str = include_str!("data/cities.csv");

/// A city as one page writes it: `Bắc Kinh` and `Beijing` are two names with an id each, as the page's own words are.
#[derive(Debug)]
pub struct City {
    /// Slug of the name.
    pub id: String,
    /// Its words in matching form.
    pub words: Vec<String>,
}

/// Names by their first word.
#[derive(Debug, Default)]
pub struct Cities {
    all: Vec<City>,
    heads: HashMap<String, Vec<usize>>,
}

static TABLE: LazyLock<Cities> = LazyLock::new(|| {
    let mut table = Cities { all: Vec::new(), heads: HashMap::new() };
    for name in CITIES.lines().skip(1).filter_map(|l| l.split_once(',')).flat_map(|(_, names)| names.split('|')) {
        let view = View::new(name);
        let tokens = tokenize(&view, name, 0, view.text().len());
        let words: Vec<String> = tokens.iter().map(|t| t.text.to_owned()).collect();
        let Some(head) = words.first() else { continue };
        table.heads.entry(head.clone()).or_default().push(table.all.len());
        table.all.push(City { id: slug(name), words });
    }
    table
});

/// All of them.
pub fn cities() -> &'static Cities {
    &TABLE
}

impl Cities {
    /// The city with this number.
    pub fn get(&self, i: usize) -> Option<&City> {
        self.all.get(i)
    }

    /// The longest name whose words begin with `head` and go on as `word` says of each place behind it.
    pub fn longest<'w>(&self, head: &str, word: impl Fn(usize) -> &'w str) -> Option<(usize, usize)> {
        let stands = |c: &City| c.words.iter().enumerate().all(|(k, w)| word(k) == w);
        let found = self.heads.get(head)?.iter().filter_map(|i| Some((*i, self.all.get(*i)?))).filter(|(_, c)| stands(c));
        found.map(|(i, c)| (i, c.words.len())).max_by_key(|(_, n)| *n)
    }

    /// Whether an id is that of a city, also of one that is a country.
    pub fn knows(&self, id: &str) -> bool {
        self.all.iter().any(|c| c.id == id)
    }
}
