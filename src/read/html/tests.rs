use crate::model::{BlockKind, Document};
use crate::read::{Form, Hint, ReadError, read};

fn page(html: &[u8], url: Option<&str>) -> Result<Document, ReadError> {
    read(html, &Hint { form: Some(Form::Html), url, ..Hint::default() }).map(|mut d| d.remove(0))
}

fn parts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|b| (b.kind, &document.text[b.start..b.end])).collect()
}

#[test]
fn lays_out_an_article_with_all_its_parts() {
    let document = page(include_bytes!("../../../fixtures/html/lead-outside.html"), None).unwrap();
    assert_eq!(document.title, "Hà Tĩnh tăng 22 bậc về chuyển đổi số");
    assert_eq!(document.published.unwrap().to_string(), "2023-07-13");
    assert_eq!(document.publisher.as_deref(), Some("mauxanh.example"));
    assert_eq!(document.id, "https://www.mauxanh.example/chuyen-doi-so/ha-tinh-tang-22-bac-1234.html");
    use BlockKind::*;
    let wanted = [
        (Lead, "Hà Tĩnh xếp thứ 37/63 tỉnh, thành phố về chỉ số chuyển đổi số cấp tỉnh năm 2022."),
        (Paragraph, "Theo kết quả được công bố ngày 12/7/2023, Hà Tĩnh tăng 22\u{a0}bậc so với năm 2021 về mức độ chuyển đổi số."),
        (Caption, "Bảng xếp hạng được trình chiếu tại hội nghị."),
        (Heading, "Các trụ cột"),
        (Paragraph, "Ba trụ cột chính quyền số, kinh tế số và xã hội số đều có hạng cao hơn kỳ trước."),
        (Paragraph, "An toàn thông tin mạng xếp thứ 35/63."),
        (Related, "Quảng Bình đứng thứ 46 về DTI 2022"),
        (Table, "Tỉnh\tDTI 2022\t\n\tHạng\tSo với 2021\nHà Tĩnh\t37\t▲ 22\nNghệ An\t52\t"),
        (ListItem, "Thanh Hóa đồng hạng 15 với Yên Bái."),
        (ListItem, "Quảng Trị xếp thứ 55."),
        (Paragraph, "Kỳ tới, tỉnh đặt mục tiêu vào nhóm 30 địa phương dẫn đầu cả nước."),
        (Related, "Đọc thêm"),
        (Related, "Huế xếp thứ 4 cả nước về chuyển đổi số năm 2022"),
        (Related, "Thời tiết hôm nay"),
    ];
    assert_eq!(parts(&document), wanted);
}

#[test]
fn reads_a_portal_of_tables_and_divs() {
    let document =
        page(include_bytes!("../../../fixtures/html/form-portal.html"), Some("http://m.hatinh.example/tin/12?utm_source=z")).unwrap();
    assert_eq!(document.published.unwrap().to_string(), "2024-04-18");
    assert_eq!((document.publisher.as_deref(), document.id.as_str()), (Some("hatinh.example"), "http://m.hatinh.example/tin/12"));
    let text: Vec<&str> =
        document.text.lines().filter(|l| l.contains("xếp thứ 18") || l.contains("tăng 10 bậc") || l.contains("Giới thiệu")).collect();
    assert_eq!(text.len(), 2, "{}", document.text);
}

/// A paragraph long enough to be told from a label.
fn sentences(about: &str) -> String {
    format!("<p>{about} là điều mà đoạn này kể trong một câu đủ dài, để không ai lầm nó với nhãn của một mục hay một nút bấm.</p>")
}

#[test]
fn the_article_is_told_by_its_name_among_other_texts() {
    let article: String = ["Một", "Hai", "Ba", "Bốn", "Năm"].map(sentences).concat();
    let beside: String = ["Sáu", "Bảy"].map(sentences).concat();
    let html = format!(
        "<html><body><div id='wrap'><div class='top'>{}</div><div class='post-content'>{article}<div class='share'>Chia sẻ</div></div>\
         <div class='comments'>{beside}</div></div><footer>{beside}</footer></body></html>",
        sentences("Quảng bá")
    );
    let document = page(html.as_bytes(), None).unwrap();
    let starts: Vec<&str> = document.text.lines().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(starts, ["Một", "Hai", "Ba", "Bốn", "Năm"], "{}", document.text);
}

#[test]
fn an_article_cut_in_parts_keeps_them_all() {
    let part: String = ["Một", "Hai", "Ba"].map(sentences).concat();
    let html = format!(
        "<html><body><article><div class='article-body'>{part}</div><div class='ads'>QC</div><div class='article-body'>{part}</div></article>"
    );
    assert_eq!(page(html.as_bytes(), None).unwrap().text.lines().count(), 6);
}

#[test]
fn author_and_day_above_an_article_are_no_text_of_it() {
    let html = format!(
        "<article><h1>Tựa đề của bài này</h1><div class='article__meta'><span class='author'>Lan Anh</span> <time>7/3/2026 08:00</time></div>{}\
         <p class='author'>Theo Lan Anh</p></article>",
        ["Một", "Hai", "Ba", "Bốn"].map(sentences).concat()
    );
    let document = page(html.as_bytes(), None).unwrap();
    assert_eq!(document.published.unwrap().to_string(), "2026-03-07");
    assert!(document.text.starts_with("Một"), "{}", document.text);
    assert!(document.text.ends_with("Theo Lan Anh"), "{}", document.text);
}

#[test]
fn scripts_are_no_lead() {
    let html = format!(
        "<html><head><meta name=description content='x'></head><body><div class='lead'><script>var a = 'một đoạn mã dài hơn ba mươi chữ';</script>\
         </div><article>{}</article>",
        ["Một", "Hai", "Ba", "Bốn"].map(sentences).concat()
    );
    assert!(!page(html.as_bytes(), None).unwrap().text.contains("var a"));
}

#[test]
fn refuses_towers_and_giants_and_reads_scraps() {
    let tower = format!("<html><body>{}thứ 5", "<div>".repeat(100_000));
    assert!(matches!(page(tower.as_bytes(), None), Err(ReadError::TooDeep { .. })));
    let giant = format!("<html><body><p>{}", "a ".repeat(2_600_000));
    assert!(matches!(page(giant.as_bytes(), None), Err(ReadError::TooLarge { .. })));
    assert!(matches!(page(b"<html><body><img src=a></body></html>", None), Err(ReadError::NoText)));
    let scrap = page("<p>Hà Tĩnh xếp thứ 37/63".as_bytes(), None).unwrap();
    assert_eq!(scrap.text, "Hà Tĩnh xếp thứ 37/63");
}

#[test]
fn a_page_at_the_depth_limit_is_read_without_overflowing() {
    let deep = format!(
        "<html><body>{}<p>Hà Tĩnh xếp thứ 37/63 về DTI năm 2022, theo bảng vừa công bố.{}",
        "<div>".repeat(500),
        "</div>".repeat(500)
    );
    assert!(page(deep.as_bytes(), None).unwrap().text.contains("37/63"));
}

/// Real saved pages, when they lie beside the project: title, day, publisher and lead of each must be found.
#[test]
fn reads_real_pages() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/pages");
    let Ok(manifest) = std::fs::read_to_string(root.join("manifest.tsv")) else {
        eprintln!("skipped: no saved pages at {}", root.display());
        return;
    };
    let mut seen = 0;
    for row in manifest.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [file, _, kind, _, url, published, title, ..] = cells[..] else { continue };
        if kind != "article" {
            continue;
        }
        let document = page(&std::fs::read(root.join(file)).unwrap(), None).unwrap();
        assert!(title.starts_with(&document.title), "{file}: {}", document.title);
        assert_eq!(document.published.map(|d| d.to_string()).as_deref(), published.get(..10), "{file}");
        assert_eq!(document.url.as_deref(), Some(url), "{file}");
        assert!(url.contains(document.publisher.as_deref().unwrap()), "{file}");
        let own: Vec<_> = document.blocks.iter().filter(|b| b.kind != BlockKind::Related).collect();
        assert_eq!(own.first().map(|b| b.kind), Some(BlockKind::Lead), "{file}");
        assert!(own.iter().filter(|b| b.kind == BlockKind::Paragraph).count() >= 5, "{file}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

/// A page whose characters are bytes of a font of its own.
fn bytes(page: &str) -> Vec<u8> {
    page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn pages_in_old_fonts_come_out_as_unicode() {
    let body = "<div class='post-content'><p>Haø Tónh xeáp thöù ba möôi baûy treân saùu möôi ba tænh, thaønh phoá, taêng hai möôi hai baäc.</p>\
        <p>Caùc tænh mieàn Trung <b>ñöôïc</b> ñaùnh giaù coù böôùc tieán veà chuyeån ñoåi soá trong naêm qua.</p></div>";
    for declared in ["<meta charset='iso-8859-1'>", "<meta charset='x-user-defined'>", "<meta charset='utf-8'>", ""] {
        let html = format!("<html><head>{declared}<title>Haø Tónh taêng haïng</title></head><body>{body}</body></html>");
        let document = page(&bytes(&html), None).unwrap();
        assert_eq!(document.title, "Hà Tĩnh tăng hạng", "{declared}");
        assert!(document.text.starts_with("Hà Tĩnh xếp thứ ba mươi bảy trên sáu mươi ba tỉnh, thành phố, tăng"), "{}", document.text);
        assert!(document.text.contains("miền Trung được đánh giá"), "{}", document.text);
        assert_eq!(document.notes, ["Chuyển từ bảng mã VNI"], "{declared}");
    }
}

#[test]
fn fonts_tell_in_pages_of_several_encodings() {
    let prose: String = ["Bảng", "Hạng", "Điểm"].map(sentences).concat();
    let html = format!(
        "<html><head><meta charset='utf-8'><title>Xếp hạng các tỉnh</title></head><body><div class='post-content'>{prose}\
        <table><tr><td><font face='.VnTimeH'>tØnh</font><td><font face='.VnTimeH'>h¹ng</font></tr>\
        <tr><td style='font-size: 12pt; font-family: .VnTime'>Hµ TÜnh<td>37</tr>\
        <tr><td style='font-family:\".VnTime\",serif'>§ång Th¸p<td>39</tr></table>{prose}</div></body></html>"
    );
    let document = page(html.as_bytes(), None).unwrap();
    assert!(document.text.contains("TỈNH\tHẠNG\nHà Tĩnh\t37\nĐồng Tháp\t39"), "{}", document.text);
    assert!(document.text.starts_with("Bảng là điều mà đoạn này kể"), "{}", document.text);
    assert_eq!(document.notes, ["Chuyển từ bảng mã TCVN3"]);
    let clean = page(include_bytes!("../../../fixtures/html/lead-outside.html"), None).unwrap();
    assert!(clean.notes.is_empty());
}
