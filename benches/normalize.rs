//! How fast a text becomes its matching view, by what the text is made of.
#![allow(missing_docs)]
use divan::counter::BytesCount;
use unicode_normalization::UnicodeNormalization;
use xephang::normalize::{View, fold, fold_key};

fn main() {
    divan::main();
}

/// A megabyte of ordinary news prose with typographic quotes and dashes now and then.
fn news() -> String {
    let paragraph = "Theo bảng xếp hạng vừa công bố, Hà Tĩnh đứng thứ 37/63 tỉnh, thành phố, tăng 22 bậc so với năm 2021; \
        Thanh Hoá và Yên Bái đồng hạng 15. Uỷ ban nhân dân tỉnh yêu cầu các sở, ngành rà soát những chỉ số còn thấp, \
        nhất là “nhân lực số” – nội dung mất nhiều điểm nhất – và báo cáo trước ngày 30 tháng 9.\n\
        Trước đó, nhiều huyện đã mở lớp tập huấn cho cán bộ xã, phường, trang bị thêm máy tính và đường truyền.\n";
    paragraph.repeat(1_000_000 / paragraph.len())
}

fn ascii() -> String {
    "The quick province ranks 37 of 63, up 22 places on the year before.\n".repeat(15_000)
}

#[divan::bench(args = ["news", "ascii", "nfd", "capitals"])]
fn view(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let text = match kind {
        "news" => news(),
        "ascii" => ascii(),
        "nfd" => news().nfd().collect(),
        _ => news().to_uppercase(),
    };
    bencher.counter(BytesCount::new(text.len())).bench(|| View::new(&text));
}

#[divan::bench]
fn nfc_alone(bencher: divan::Bencher<'_, '_>) {
    let text = news();
    bencher.counter(BytesCount::new(text.len())).bench(|| text.nfc().collect::<String>());
}

#[divan::bench]
fn fold_alone(bencher: divan::Bencher<'_, '_>) {
    let text = news();
    bencher.counter(BytesCount::new(text.len())).bench(|| fold(&text));
}

#[divan::bench]
fn fold_to_key(bencher: divan::Bencher<'_, '_>) {
    let text = news();
    bencher.counter(BytesCount::new(text.len())).bench(|| fold_key(&text));
}
