//! Press worlds that are made up from a seed, so that what is true is known and every error is one that was put in.
//!
//! [`Truth`] holds the rankings: the official tables that come with the program, completed by chance where they
//! leave cells out. [`World`] is what the press prints of them. A world as it is printed first contradicts itself
//! nowhere; [`errors::spoil`] then puts in slips of ten kinds, and [`score`] judges what a check says of them.
//! The same seed gives the same world on every machine.
pub mod articles;
pub mod chance;
pub mod errors;
pub mod figures;
pub mod plan;
pub mod press;
pub mod score;
pub mod slips;
pub mod splits;
pub mod truth;
pub mod world;

pub use truth::Truth;
pub use world::World;

use chance::Chance;
use xephang::ontology::Ontology;

/// What a world is made from.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// What everything follows from.
    pub seed: u64,
    /// Documents, tables and reprints among them.
    pub documents: usize,
    /// Errors, an equal share of each kind.
    pub errors: usize,
    /// Facts of which two origins say two things and nobody anything else.
    pub splits: usize,
}

/// The rankings and what the press says of them, before anything is wrong.
pub fn clean(order: &Order, ontology: &Ontology) -> Result<(Truth, World), String> {
    let mut chance = Chance::new(order.seed);
    let truth = Truth::build(ontology, &mut chance)?;
    let world = press::write(&truth, order.documents, &mut chance);
    Ok((truth, world))
}
