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

fn nfd() -> String {
    news().nfd().collect()
}

fn capitals() -> String {
    news().to_uppercase()
}

#[divan::bench(args = [("news", news as fn() -> String), ("ascii", ascii), ("nfd", nfd), ("capitals", capitals)])]
fn view(bencher: divan::Bencher<'_, '_>, (_, make): (&str, fn() -> String)) {
    let text = make();
    bencher.counter(BytesCount::new(text.len())).bench(|| View::new(&text));
}

#[divan::bench]
fn nfc_alone(bencher: divan::Bencher<'_, '_>) {
    let text = news();
    bencher.counter(BytesCount::new(text.len())).bench(|| text.nfc().collect::<String>());
}

#[divan::bench(args = [("fold", fold as fn(&str) -> String), ("fold_key", fold_key)])]
fn folding(bencher: divan::Bencher<'_, '_>, (_, fold): (&str, fn(&str) -> String)) {
    let text = news();
    bencher.counter(BytesCount::new(text.len())).bench(|| fold(&text));
}
