//! Even splits: facts of which two origins say two things, and nobody says anything else.
use super::chance::Chance;
use super::plan::APART;
use super::truth::{Day, Truth};
use super::world::World;
use xephang::model::{Claim, Source};

/// Adds them, on indices that nothing else in the world speaks of; gives the two claims of each.
pub fn add(truth: &Truth, world: &mut World, count: usize, chance: &mut Chance) -> Vec<[usize; 2]> {
    let mut splits = Vec::new();
    let mut year = 2016;
    while splits.len() < count {
        for index in APART {
            // Six subjects of an edition, each with two ranks of its own.
            let mut subjects: Vec<usize> = (0..truth.provinces).collect();
            let mut ranks: Vec<u32> = (1..=60).collect();
            chance.shuffle(&mut subjects);
            chance.shuffle(&mut ranks);
            for (subject, ranks) in subjects.iter().zip(ranks.chunks(2)).take(6) {
                if splits.len() < count {
                    let hosts = [chance.below(17), 17 + chance.below(17)];
                    let says = |side: usize, chance: &mut Chance| Claim {
                        subject: truth.subjects[*subject].clone(),
                        index: index.to_owned(),
                        year: Some(year),
                        rank: Some(ranks[side]),
                        scope: "national".to_owned(),
                        quote: format!("thứ {}", ranks[side]),
                        confidence: (chance.between(0.85, 1.0) * 1000.0).round() / 1000.0,
                        ..Claim::default()
                    };
                    let sides = [0, 1].map(|side| {
                        let claim = says(side, chance);
                        let number = world.pages.len();
                        let host = format!("doi{}.example", hosts[side]);
                        let source = Source {
                            doc_id: format!("d{number:05}"),
                            url: Some(format!("https://{host}/bai-{number}.html")),
                            publisher: Some(host),
                            published: Day(Day::first(year + 1).0 + chance.below(150) as i32).date(),
                            title: format!("Bài {number}"),
                            ..Source::default()
                        };
                        let page = world.add(source, vec![(None, claim)]);
                        world.pages[page].first
                    });
                    splits.push(sides);
                }
            }
        }
        year = if year < 2024 { year + 1 } else { 2010 };
    }
    splits
}
