//! How fast texts are sketched, and how fast a million sketches fall into groups.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot be set up has nothing to report")]
use divan::counter::{BytesCount, ItemsCount};
use xephang::model::Document;
use xephang::syndication::{Member, Sketch, groups, sketch};

fn main() {
    divan::main();
}

/// A page of about 4 kB of news prose in which no two sentences are alike.
fn page() -> Document {
    let sentence = |i: usize| {
        format!(
            "Trong tháng {i}, ủy ban nhân dân xã số {} họp bàn việc đưa {} thủ tục lên môi trường mạng, nhất là đất đai và hộ tịch.\n",
            i * 7 % 31,
            i * 13 % 97
        )
    };
    Document { text: (1..=28).map(sentence).collect(), ..Document::default() }
}

#[divan::bench]
fn one_page(bencher: divan::Bencher<'_, '_>) {
    let page = page();
    bencher.counter(BytesCount::new(page.text.len())).bench(|| sketch(&page));
}

/// Random sketches of ordinary length; every tenth is a copy of another with a few classes changed.
fn sketches(count: usize) -> Vec<Sketch> {
    let mut state = 7_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    // The form of `Sketch::to_bytes`, under the head of a real one.
    let head = sketch(&page()).to_bytes();
    let classes = head.len() - 256;
    let mut made: Vec<Sketch> = Vec::with_capacity(count);
    for i in 0..count {
        let mut bytes = if i % 10 == 9 { made[i - 5].to_bytes() } else { head.clone() };
        for byte in bytes.iter_mut().skip(classes) {
            if i % 10 != 9 || random() % 25 == 0 {
                *byte = u8::try_from(random() % 255).unwrap() + 1;
            }
        }
        made.push(Sketch::from_bytes(&bytes).unwrap());
    }
    made
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn grouped(bencher: divan::Bencher<'_, '_>, count: usize) {
    let sketches = sketches(count);
    let ids: Vec<String> = (0..count).map(|i| format!("https://bao{}.example/{i}.html", i % 97)).collect();
    let member = |(id, sketch)| Member { id, published: None, aggregator: false, sketch, claims: None };
    let members: Vec<Member<'_>> = ids.iter().map(String::as_str).zip(&sketches).map(member).collect();
    bencher.counter(ItemsCount::new(count)).bench(|| groups(&members));
}
