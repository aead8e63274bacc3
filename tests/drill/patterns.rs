//! Texts that make a careless reader slow: something small over and over, under a line that makes the page one
//! that is read closely.
use xephang::model::{Block, BlockKind, Document};

/// What stands first, so that index, province and edition are known, and that the line it opens is read closely.
const HEAD: &str = "Hà Tĩnh xếp thứ 37/63 về chỉ số PCI năm 2022, tăng 22 bậc so với năm 2021.\nXếp hạng 5: ";

/// A pattern: its name, and its nth piece.
pub type Pattern = (&'static str, fn(usize) -> String);

/// Provinces to name in turn.
const NAMES: [&str; 8] =
    ["Hà Tĩnh", "Nghệ An", "Thanh Hóa", "Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế", "TP. Hồ Chí Minh", "Đà Nẵng", "Lào Cai"];

fn name(n: usize) -> &'static str {
    NAMES.get(n % NAMES.len()).copied().unwrap_or_default()
}

/// All of them. What differs from piece to piece (`n`) keeps claims from being one fact said twice.
pub const PATTERNS: [Pattern; 50] = [
    ("one endless sentence of ranks", |n| format!("thứ {}, ", n + 1)),
    ("ranks without commas", |n| format!("thứ {} ", n % 63 + 1)),
    ("names of rankings behind places", |_| "10/63 về chỉ số chuyển đổi số. ".to_owned()),
    ("opening brackets", |_| "(".to_owned()),
    ("closing brackets", |_| ")".to_owned()),
    ("brackets with a figure", |n| if n % 300 == 0 { "( hạng 5 ".to_owned() } else { "(".to_owned() }),
    ("brackets and figures", |_| "( 5; p(4. A(".to_owned()),
    ("figures", |_| "5, ".to_owned()),
    ("figures on lines", |n| format!("{} {} 5\n", name(n), n % 7)),
    ("figures on lines, uneven", |n| format!("{} {}\n", name(n), "5 ".repeat(1 + n % 9))),
    ("brackets with ranks", |n| format!("Chi phí thời gian (thứ {}), ", n + 1)),
    ("brackets never closed", |n| format!("{} (hạng {} ", name(n), n + 1)),
    ("brackets of pictures", |_| "(ảnh ".to_owned()),
    ("names", |n| format!("{}, ", name(n))),
    ("names that begin alike", |_| "Hà ".to_owned()),
    ("respectively", |_| "lần lượt ".to_owned()),
    ("names respectively", |n| format!("{} và {} lần lượt xếp thứ {} và {}, ", name(n), name(n + 1), n, n + 1)),
    ("years", |n| format!("năm {} ", 1990 + n % 40)),
    ("years and indices", |n| format!("PCI năm {}, DTI {}, ", 1990 + n % 40, 2000 + n % 30)),
    ("indices", |_| "PCI DTI PAPI ".to_owned()),
    ("components", |n| format!("Chi phí thời gian, Tính minh bạch hạng {}, ", n % 63)),
    ("named components", |n| format!("chỉ số thành phần Quy mô thứ {} xếp hạng {}; ", n, n + 1)),
    ("rows of tabs", |n| format!("{n}\t{}\t{}\t{}\n", name(n), n % 63, n / 7)),
    ("rows of bars", |n| format!("| {n} | {} | {}/63 |\n", name(n), n % 63)),
    ("rows of one cell", |_| "| a\n".to_owned()),
    ("rows of one endless line", |n| format!("{}\t{n}\t", name(n))),
    ("tabs", |_| "\t".to_owned()),
    ("tabs on lines", |_| "\t\n".to_owned()),
    ("lines of 1", |_| "1\n".to_owned()),
    ("a numbered list", |n| format!("{}. {}\n", n + 1, name(n))),
    ("a list of ranks", |n| format!("- {}: hạng {}, tăng {} bậc\n", name(n), n + 1, n % 9)),
    ("lists that open lists", |_| "Cụ thể như sau:\n".to_owned()),
    ("quotation marks", |_| "\"".to_owned()),
    ("quoted names", |n| format!("\"Quy mô thị trường {n}\" xếp thứ {n}, ")),
    ("against a year", |n| format!("so với năm {} ", 2000 + n % 25)),
    ("movements", |n| format!("{} tăng {} bậc so với năm {}, ", name(n), n % 50, 2000 + n % 25)),
    ("titles", |n| format!("Bí thư Tỉnh ủy {} Nguyễn Văn A ", name(n))),
    ("headings", |n| format!("{} và chỉ số PCI\n", name(n))),
    ("colons", |_| ": ".to_owned()),
    ("counted parts", |_| "dẫn đầu 3 chỉ số: ".to_owned()),
    ("flattened table cells", |n| format!("{}\n{}\n{}\n", n + 1, name(n), n % 100)),
    ("headers of flattened tables", |_| "TT\nTỉnh\nĐiểm\n1\nA\n2\n2\nB\n3\n3\n".to_owned()),
    ("rank words", |_| "hạng ".to_owned()),
    ("a sentence a rank", |n| format!("{} xếp thứ {}/63 về PCI năm {}. ", name(n), n + 1, 2005 + n % 20)),
    ("new claims without end", |n| format!("{} xếp thứ {} về PCI năm {}, tăng {} bậc.\n", name(n), n + 1, 2005 + n % 20, n % 9)),
    ("two lists of one edition", |n| format!("{} xếp thứ {}/{} về PCI năm 2024.\n", name(n), n + 1, if n % 2 == 0 { 63 } else { 34 })),
    ("averages", |n| format!("Điểm trung bình tăng {n},53 điểm (783,52 điểm so với {n},20 điểm của năm 2022). ")),
    ("full stops", |_| ". ".to_owned()),
    ("joined letters", |_| "hoàа\u{200b}".to_owned()),
    ("stacked marks", |_| "ê\u{301}\u{323}\u{302}".to_owned()),
];

/// The document of a pattern, of about `bytes`.
pub fn document(pattern: Pattern, bytes: usize) -> Document {
    let mut text = HEAD.to_owned();
    let mut n = 0;
    while text.len() < bytes {
        text.push_str(&pattern.1(n));
        n += 1;
    }
    Document { id: pattern.0.to_owned(), text, ..Document::default() }
}

/// The same with every line in a block of its own.
pub fn in_blocks(mut document: Document) -> Document {
    let mut start = 0;
    for line in document.text.split('\n') {
        let end = start + line.len();
        document.blocks.push(Block { kind: BlockKind::Paragraph, start, end });
        start = end + 1;
    }
    document
}
