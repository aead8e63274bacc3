//! Speed of `extract()` on one core: over labelled pages, where every other sentence states a rank, and over
//! generated ordinary news. `cargo bench -p xephang-core --bench extract`.
#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to report")]
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use xephang_core::extract::extract;
use xephang_core::model::Document;
use xephang_core::ontology::Ontology;

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The labelled documents beside the checkout when they are there, else the ones of the sample corpus.
fn labelled() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let outside = [root.join("../shared/gold/dev"), root.join("../shared/gold/seeds")];
    let folders = if outside.iter().all(|f| f.is_dir()) { outside.to_vec() } else { vec![root.join("corpus/gold")] };
    let mut documents = Vec::new();
    for folder in folders {
        let mut files: Vec<_> = std::fs::read_dir(&folder).expect("folder of labelled documents").flatten().map(|e| e.path()).collect();
        files.sort();
        for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
            let value: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).expect("readable file")).expect("JSON");
            let text = |k: &str| value[k].as_str().unwrap_or_default().to_owned();
            documents.push(Document { id: text("id"), title: text("title"), text: text("text"), ..Document::default() });
        }
    }
    documents
}

/// Ordinary news: of 20 paragraphs 15 hold no rank-like word, 4 hold one that is no rank (Thứ Bảy, hạng mục,
/// thứ trưởng, bậc tiểu học), and 1 states a rank of something that is no index. One page in 10 names an index.
fn news() -> Vec<Document> {
    const PLAIN: [&str; 5] = [
        "Sáng cùng ngày, đoàn công tác đã kiểm tra tiến độ thi công tuyến đường nối khu công nghiệp với cảng biển và làm việc với chính quyền địa phương về giải phóng mặt bằng.",
        "Nông dân trong vùng cho biết giá lúa đầu vụ nhích nhẹ, nhiều hộ đã xuống giống sớm hơn mọi năm để tránh mặn, nhưng chi phí phân bón vẫn ở mức cao.",
        "Trường học, trạm y tế và chợ trung tâm được xây mới từ nguồn vốn xã hội hóa, phục vụ người dân các thôn ở xa trung tâm xã trong mùa mưa lũ.",
        "Ban tổ chức cho hay lễ hội năm nay có thêm nhiều hoạt động cộng đồng, kéo dài một tuần, thu hút du khách trong và ngoài nước đến tham quan.",
        "Theo cơ quan khí tượng, không khí lạnh tăng cường gây mưa rải rác, vùng núi có nơi rét đậm, người dân cần chủ động che chắn cho vật nuôi.",
    ];
    const ALIKE: [&str; 4] = [
        "Thứ Bảy tuần này, thứ trưởng sẽ dự lễ khởi công hạng mục cầu vượt và thăm các em học sinh bậc tiểu học ở xã vùng cao.",
        "Danh sách được sắp xếp thứ tự theo vần, ai đến trước ngồi trước, không phân biệt hạng vé hay hàng ghế.",
        "Giáo viên được thăng hạng chức danh nghề nghiệp từ tháng sau, bậc lương mới tính theo quy định hiện hành.",
        "Lần thứ ba liên tiếp, xã đăng cai giải việt dã; năm thứ tư có vận động viên khuyết tật tham gia.",
    ];
    const RANKED: &str = "Ở giải bóng đá trẻ, đội chủ nhà đứng thứ 3 chung cuộc, kém đội đầu bảng hai điểm sau lượt trận cuối.";
    const NAMES_INDEX: &str = "Lãnh đạo tỉnh đề nghị các ngành tiếp tục quan tâm cải thiện chỉ số PCI và chăm lo doanh nghiệp.";
    (0..400)
        .map(|page| {
            let mut text = String::new();
            for paragraph in 0..20 {
                let sentence = match paragraph {
                    4 | 9 | 13 | 17 => ALIKE[(page + paragraph) % ALIKE.len()],
                    11 => RANKED,
                    _ => PLAIN[(page * 7 + paragraph) % PLAIN.len()],
                };
                text.push_str(sentence);
                text.push('\n');
            }
            if page % 10 == 0 {
                text.push_str(NAMES_INDEX);
            }
            Document { id: format!("news-{page}"), title: "Bản tin trong ngày".to_owned(), text, ..Document::default() }
        })
        .collect()
}

fn run(bencher: Bencher, documents: Vec<Document>) {
    let ontology = Ontology::embedded().expect("embedded data");
    let bytes: usize = documents.iter().map(|d| d.text.len() + d.title.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            black_box(extract(black_box(document), &ontology));
        }
    });
}

#[divan::bench(sample_count = 20)]
fn labelled_pages(bencher: Bencher) {
    run(bencher, labelled());
}

#[divan::bench(sample_count = 20)]
fn ordinary_news(bencher: Bencher) {
    run(bencher, news());
}
