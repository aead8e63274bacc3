//! How long a process waits for the knowledge base.
#![allow(missing_docs)]
use xephang::ontology::Ontology;

fn main() {
    divan::main();
}

#[divan::bench]
fn embedded() -> usize {
    Ontology::embedded().map_or(0, |o| o.provinces.len())
}

#[divan::bench]
fn gazetteer(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| Ontology::embedded().unwrap_or_default()).bench_refs(|o| std::ptr::from_ref(o.gazetteer()) as usize);
}
