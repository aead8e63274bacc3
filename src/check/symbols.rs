//! Names as numbers: a million claims name a few thousand subjects, indices and scopes.
use std::collections::HashMap;
use std::num::NonZeroU32;

/// A name of one [`Symbols`]. In a settled world the order of symbols is the order of their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(NonZeroU32);

impl Sym {
    fn place(self) -> usize {
        self.0.get() as usize - 1
    }

    fn at(place: usize) -> Self {
        // Four thousand million names do not fit into memory.
        Self(u32::try_from(place + 1).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX))
    }
}

/// Each name once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Symbols {
    texts: Vec<Box<str>>,
    places: HashMap<Box<str>, Sym, foldhash::fast::FixedState>,
}

impl Symbols {
    /// The symbol of a name, made when it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(known) = self.places.get(text) {
            return *known;
        }
        let new = Sym::at(self.texts.len());
        self.texts.push(text.into());
        self.places.insert(text.into(), new);
        new
    }

    /// The symbol of a name that was interned.
    pub fn get(&self, text: &str) -> Option<Sym> {
        self.places.get(text).copied()
    }

    /// The name of a symbol.
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym.place()).map_or("", |t| t)
    }

    /// Takes over the names of others: what each of their symbols is called here.
    pub fn adopt(&mut self, others: &Self) -> Renamed {
        Renamed(others.texts.iter().map(|t| self.intern(t)).collect())
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether the names are numbered in their own order.
    pub fn is_sorted(&self) -> bool {
        self.texts.is_sorted()
    }

    /// Numbers the names in their own order, so that nothing depends on what was read first. Names that stood in
    /// order before keep it among themselves.
    pub fn sort(&mut self) -> Renamed {
        let mut order: Vec<usize> = (0..self.texts.len()).collect();
        order.sort_unstable_by(|a, b| self.texts.get(*a).cmp(&self.texts.get(*b)));
        let mut renamed = vec![Sym::at(0); order.len()];
        let mut texts = Vec::with_capacity(order.len());
        for (new, old) in order.into_iter().enumerate() {
            if let (Some(slot), Some(text)) = (renamed.get_mut(old), self.texts.get_mut(old)) {
                *slot = Sym::at(new);
                texts.push(std::mem::take(text));
            }
        }
        self.texts = texts;
        for sym in self.places.values_mut() {
            *sym = renamed.get(sym.place()).copied().unwrap_or(*sym);
        }
        Renamed(renamed)
    }
}

/// New symbols by old ones.
#[derive(Debug, Clone)]
pub(crate) struct Renamed(Vec<Sym>);

impl Renamed {
    /// What a symbol is called now.
    pub fn now(&self, sym: Sym) -> Sym {
        self.0.get(sym.place()).copied().unwrap_or(sym)
    }

    /// This and then another renaming, for symbols that were there before both.
    pub fn then(&self, next: &Self) -> Self {
        Self(self.0.iter().map(|sym| next.now(*sym)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Symbols;

    #[test]
    fn order_of_reading_does_not_show() {
        let numbered = |names: &[&str]| {
            let mut symbols = Symbols::default();
            let old: Vec<_> = names.iter().map(|n| symbols.intern(n)).collect();
            let renamed = symbols.sort();
            for (name, sym) in names.iter().zip(old) {
                assert_eq!(symbols.text(renamed.now(sym)), *name);
                assert_eq!(symbols.get(name), Some(renamed.now(sym)));
            }
            let mut all: Vec<_> = names.iter().map(|n| (symbols.get(n), (*n).to_owned())).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(numbered(&["pci", "dti", "ha-tinh"]), numbered(&["ha-tinh", "pci", "dti"]));
    }
}
