//! How fast a page is read, by how plainly it says where its article stands.
#![allow(missing_docs)]
use divan::counter::BytesCount;
use xephang::read::{Form, Hint, read};

fn main() {
    divan::main();
}

/// Paragraphs of ordinary news.
fn paragraphs(count: usize) -> String {
    let paragraph = |i: usize| {
        format!(
            "<p>Đoạn {i}: theo bảng xếp hạng vừa công bố, tỉnh đứng thứ 37/63, tăng 22 bậc; các sở, ngành được yêu cầu rà \
             soát những chỉ số còn thấp và báo cáo trước ngày 30 tháng 9.</p>"
        )
    };
    (0..count).map(paragraph).collect()
}

fn menu(count: usize) -> String {
    let item = |i: usize| format!("<li class=\"menu-item\"><a href=\"/muc-{i}.html\" title=\"Mục {i}\">Chuyên mục số {i}</a></li>");
    format!("<ul>{}</ul>", (0..count).map(item).collect::<String>())
}

/// About 6 KB, nothing but an article and twenty links.
fn small() -> String {
    format!("<!doctype html><html lang=vi><title>Bài</title><body>{}<article><h1>Bài</h1>{}</article>", menu(20), paragraphs(20))
}

/// About 250 KB, as press sites send them: menus, scripts, boxes of teasers around a named element.
fn large() -> String {
    let teasers: String = (0..120)
        .map(|i| {
            format!(
                "<div class=\"box\"><h3><a href=\"/tin-{i}.html\">Tiêu đề của một tin khác số {i}</a></h3><p class=sapo>Tóm tắt.</p></div>"
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=vi><head><title>Bài</title><script>{}</script></head><body class=page><div class=header>{}</div>\
         <div class=main><h1>Bài</h1><div class=\"detail-content\">{}</div><div class=\"list-news\">{teasers}</div></div>{}",
        "var a = {'k': 1};\n".repeat(8000),
        menu(300),
        paragraphs(30),
        menu(100)
    )
}

/// Like the large page without a name on the article and with texts beside it, so that the extractor is asked.
fn doubtful() -> String {
    large().replace("detail-content", "c1").replace("<p class=sapo>Tóm tắt.</p>", &paragraphs(1))
}

#[divan::bench(args = ["small", "article", "portal", "large", "doubtful"])]
fn page(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let html = match kind {
        "small" => small(),
        "article" => include_str!("../fixtures/html/lead-outside.html").to_owned(),
        "portal" => include_str!("../fixtures/html/form-portal.html").to_owned(),
        "large" => large(),
        _ => doubtful(),
    };
    let hint = Hint { form: Some(Form::Html), url: Some("https://mau.example/bai-1.html"), ..Hint::default() };
    bencher.counter(BytesCount::new(html.len())).bench(|| read(html.as_bytes(), &hint).map(|d| d.len()));
}
