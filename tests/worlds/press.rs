//! Who writes: tables of publishers, sixty outlets, reprints.
use super::articles::{self, Draft, Pen};
use super::chance::Chance;
use super::truth::{Day, Truth};
use super::world::World;
use xephang::model::{Authority, Source};

/// Of a hundred documents so many are prints of what another has written.
const REPRINTS: f64 = 0.24;
/// Provinces that a world of 20,000 documents speaks of; a smaller one speaks of fewer, about as often of each.
const WHOLE: usize = 20_000;

/// An outlet.
#[derive(Debug, Clone)]
pub struct Outlet {
    pub host: String,
    /// Its own province, of which it mostly writes.
    pub home: Option<usize>,
    pub aggregator: bool,
}

/// Writes the tables and then the articles of a world.
pub fn write(truth: &Truth, documents: usize, chance: &mut Chance) -> World {
    let mut world = World::default();
    let mut spoken: Vec<usize> = (0..truth.provinces).collect();
    chance.shuffle(&mut spoken);
    spoken.truncate((truth.provinces * documents).div_ceil(WHOLE).clamp(4, truth.provinces));
    let outlets = outlets(&spoken, truth, chance);
    // About half of the rankings have a table; in a small world no more than a tenth of the documents are tables.
    let share = (0.1 * documents as f64 / truth.rankings.len() as f64).min(0.5);
    tables(truth, share, &mut world, chance);
    let mut pen = Pen { truth, chance, spoken: &spoken };
    while world.pages.len() < documents {
        let outlet = pen.chance.below(outlets.len());
        if outlets[outlet].aggregator {
            continue;
        }
        let Some(draft) = articles::write(&mut pen, outlets[outlet].home) else { continue };
        let prints = if pen.chance.of(REPRINTS / 2.5) { pen.chance.within(1, 4) } else { 0 };
        publish(draft, outlet, prints.min(documents - world.pages.len() - 1), &outlets, &mut world, pen.chance);
    }
    world
}

/// Forty of provinces, seventeen of the whole country, three that gather what others wrote.
fn outlets(spoken: &[usize], truth: &Truth, chance: &mut Chance) -> Vec<Outlet> {
    let local = (0..40).map(|n| {
        let home = chance.pick(spoken);
        Outlet { host: format!("bao{}{n}.example", truth.subjects[home].replace('-', "")), home: Some(home), aggregator: false }
    });
    let mut all: Vec<Outlet> = local.collect();
    all.extend((0..17).map(|n| Outlet { host: format!("bao{n}.example"), home: None, aggregator: false }));
    all.extend((0..3).map(|n| Outlet { host: format!("gom{n}.example"), home: None, aggregator: true }));
    all
}

fn publish(draft: Draft, outlet: usize, prints: usize, outlets: &[Outlet], world: &mut World, chance: &mut Chance) {
    let number = world.pages.len();
    let id = format!("d{number:05}");
    let reported = prints == 0 && chance.of(0.03);
    let source = Source {
        url: Some(format!("https://{}/bai-{number}.html", outlets[outlet].host)),
        publisher: Some(outlets[outlet].host.clone()),
        published: draft.day.filter(|_| !reported).and_then(Day::date),
        title: format!("Bài {number}"),
        authority: if reported { Authority::Reported } else { Authority::Press },
        group: (prints > 0).then(|| id.clone()),
        doc_id: id,
        ..Source::default()
    };
    let first = world.add(source.clone(), draft.claims.clone());
    let mut together = vec![first];
    for _ in 0..prints {
        let by = &outlets[chance.below(outlets.len())];
        let number = world.pages.len();
        let source = Source {
            doc_id: format!("d{number:05}"),
            url: Some(format!("https://{}/bai-{number}.html", by.host)),
            publisher: Some(by.host.clone()),
            aggregator: by.aggregator,
            ..source.clone()
        };
        together.push(world.add(source, draft.claims.clone()));
    }
    if prints > 0 {
        world.prints.insert(first, together);
    }
}

/// The publishers' own tables, of a share of the rankings: most print ranks, those of components often scores only.
fn tables(truth: &Truth, share: f64, world: &mut World, chance: &mut Chance) {
    for (at, ranking) in truth.rankings.iter().enumerate() {
        if !chance.of(share) {
            continue;
        }
        let with_ranks = ranking.component.is_none() || chance.of(0.5);
        let with_scores = !with_ranks || chance.of(0.7);
        let mut pen = Pen { truth, chance, spoken: &[] };
        let rows: Vec<_> = ranking.order.iter().filter_map(|s| pen.row(at, *s, with_ranks, with_scores)).collect();
        let part = ranking.component.as_deref().map_or_else(String::new, |c| format!("-{c}"));
        let host = format!("{}.gov.example", ranking.index);
        let source = Source {
            doc_id: format!("bang:official/{}-{}-{}{part}", ranking.index, ranking.year, ranking.list),
            url: Some(format!("https://{host}/{}-{}{part}", ranking.year, ranking.list)),
            publisher: Some(host),
            title: format!("{} {}: bảng xếp hạng", ranking.index, ranking.year),
            authority: Authority::Official,
            ..Source::default()
        };
        world.add(source, rows);
    }
}
