//! Every way of one part of a statement against every way of another: heads of lists against how their names are written, kinds of tables
//! against layouts, common sentences of a page in many orders. The figures are made up. What is counted are claims right and wrong, so that
//! a hole in the language shows as a whole row of them.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
#[path = "cases/told.rs"]
mod told;

use std::collections::BTreeSet;
use told::told;
use xephang_core::extract::extract;
use xephang_core::model::{Document, PartialDate, Status};
use xephang_core::ontology::Ontology;

/// Claims wanted, read of them, and read beside them.
#[derive(Default)]
struct Count {
    wanted: usize,
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Count {
    /// Reads a page. Points alone are no place, and are not counted.
    fn read(&mut self, ontology: &Ontology, name: &str, title: &str, text: String, wanted: BTreeSet<String>) {
        let published = PartialDate::parse("2024-05-12");
        let document = Document { id: "m".into(), title: title.into(), text, published, ..Document::default() };
        let claims = extract(&document, ontology).claims;
        let placed = claims.iter().filter(|c| c.status == Status::Resolved && (c.rank.is_some() || c.rank_max.is_some() || c.last));
        let read: BTreeSet<String> = placed.map(told).collect();
        self.wanted += wanted.len();
        self.right += wanted.intersection(&read).count();
        self.wrong.extend(read.difference(&wanted).map(|c| format!("{name}: {c}")));
        self.missed.extend(wanted.difference(&read).map(|c| format!("{name}: {c}")));
    }

    /// At least so many of a thousand are right, and at most so many more are read.
    fn holds(&self, of_thousand: usize, wrong: usize) {
        let head = |all: &[String]| all.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
        assert!(
            self.right * 1000 >= self.wanted * of_thousand && self.wrong.len() <= wrong,
            "{} of {} right, {} wrong\nwrong:\n{}\nmissed:\n{}",
            self.right,
            self.wanted,
            self.wrong.len(),
            head(&self.wrong),
            head(&self.missed)
        );
    }
}

/// Four names of a kind: index as written, its id, names with ids, the noun for them, who leads.
struct Kind {
    index: &'static str,
    id: &'static str,
    year: i32,
    names: [(&'static str, &'static str); 4],
    noun: &'static str,
    first: (&'static str, &'static str),
}

const KINDS: [Kind; 4] = [
    Kind {
        index: "PCI 2023",
        id: "pci",
        year: 2023,
        names: [("Long An", "long-an"), ("Hải Phòng", "hai-phong"), ("Bắc Giang", "bac-giang"), ("Đồng Tháp", "dong-thap")],
        noun: "tỉnh",
        first: ("Quảng Ninh", "quang-ninh"),
    },
    Kind {
        index: "GII 2023",
        id: "gii",
        year: 2023,
        names: [("Thụy Điển", "thuy-dien"), ("Mỹ", "hoa-ky"), ("Singapore", "singapore"), ("Phần Lan", "phan-lan")],
        noun: "nước",
        first: ("Thụy Sĩ", "thuy-si"),
    },
    Kind {
        index: "PAR INDEX 2022",
        id: "par-index",
        year: 2022,
        names: [
            ("Bộ Tài chính", "bo/tai-chinh"),
            ("Bộ Tư pháp", "bo/tu-phap"),
            ("Bộ Công Thương", "bo/cong-thuong"),
            ("Bộ Nội vụ", "bo/noi-vu"),
        ],
        noun: "bộ",
        first: ("Ngân hàng Nhà nước", "bo/ngan-hang-nha-nuoc"),
    },
    Kind {
        index: "DDCI 2023 của tỉnh Hưng Yên",
        id: "ddci",
        year: 2023,
        names: [
            ("Sở Công Thương", "hung-yen/so-cong-thuong"),
            ("Sở Tài chính", "hung-yen/so-tai-chinh"),
            ("Sở Y tế", "hung-yen/so-y-te"),
            ("Sở Nội vụ", "hung-yen/so-noi-vu"),
        ],
        noun: "sở",
        first: ("Sở Tư pháp", "hung-yen/so-tu-phap"),
    },
];

/// Heads whose list stands in order, those whose group holds it, and those that go on behind the first.
const ORDERED: [&str; 9] = [
    "Dẫn đầu {I} lần lượt là {L}.",
    "4 {N} dẫn đầu {I} theo thứ tự là {L}.",
    "4 {N} có điểm {I} cao nhất lần lượt là {L}.",
    "Top 4 {I} lần lượt gồm {L}.",
    "Bốn vị trí đầu bảng {I} lần lượt thuộc về {L}.",
    "Các vị trí dẫn đầu {I} lần lượt là {L}.",
    "Theo {I}, đứng đầu bảng xếp hạng lần lượt là {L}.",
    "Trong {I}, những {N} được đánh giá cao nhất lần lượt là {L}.",
    "Bảng xếp hạng {I} ghi nhận 4 {N} đứng đầu theo thứ tự: {L}.",
];
const HELD: [&str; 8] = [
    "Top 4 {I} gồm {L}.",
    "Nhóm 4 {N} dẫn đầu {I} gồm {L}.",
    "4 {N} dẫn đầu {I} là {L}.",
    "Lọt vào top 4 {I} là {L}.",
    "{I} có 4 {N} đứng đầu là: {L}.",
    "{L} nằm trong top 4 {I}.",
    "{L} cùng lọt vào top 4 {I}.",
    "{L} đều thuộc nhóm 4 {N} dẫn đầu cả nước về {I}.",
];
const NEXT: [&str; 6] = [
    "{F} dẫn đầu {I}, tiếp theo là {L}.",
    "Đứng đầu {I} là {F}, kế đến là {L}.",
    "{F} dẫn đầu {I}; xếp sau lần lượt là {L}.",
    "{F} dẫn đầu {I}. Các vị trí tiếp theo thuộc về {L}.",
    "Ngôi đầu {I} thuộc về {F}, tiếp sau là {L}.",
    "Quán quân {I} là {F}; bốn vị trí tiếp theo lần lượt thuộc về {L}.",
];

/// The names as a list may write them; the last two part the names too much to stand before a verb.
fn written(names: &[(&str, &str); 4], style: usize) -> String {
    let [a, b, c, d] = names.map(|n| n.0);
    match style {
        0 => format!("{a}, {b}, {c} và {d}"),
        1 => format!("{a}, {b}, {c}, {d}"),
        2 => format!("{a} (71,25 điểm), {b} (70,10 điểm), {c} (69,75 điểm) và {d} (69,34 điểm)"),
        3 => format!("{a} (71,25), {b} (70,10), {c} (69,75) và {d} (69,34)"),
        4 => format!("{a}; {b}; {c}; {d}"),
        _ => format!("{a} với 71,25 điểm, {b} với 70,10 điểm, {c} với 69,75 điểm, {d} với 69,34 điểm"),
    }
}

#[test]
fn lists_are_read_under_any_head() {
    let ontology = Ontology::embedded().unwrap();
    let mut count = Count::default();
    for kind in &KINDS {
        let heads = ORDERED.iter().map(|h| (*h, 0)).chain(HELD.iter().map(|h| (*h, 1))).chain(NEXT.iter().map(|h| (*h, 2)));
        for (head, order) in heads {
            for style in 0..if head.starts_with("{L}") { 4 } else { 6 } {
                let list = written(&kind.names, style);
                let text = head.replace("{I}", kind.index).replace("{N}", kind.noun).replace("{F}", kind.first.0).replace("{L}", &list);
                let claim = |who: &str, value: String| format!("{who} {} - {} {value}", kind.id, kind.year);
                let place = |k: usize| match order {
                    0 => format!("r{}", k + 1),
                    1 => "m4".to_owned(),
                    _ => format!("r{}", k + 2),
                };
                let mut wanted: BTreeSet<String> = kind.names.iter().enumerate().map(|(k, n)| claim(n.1, place(k))).collect();
                if order == 2 {
                    wanted.insert(claim(kind.first.1, "r1".to_owned()));
                }
                count.read(&ontology, &text.clone(), "", text, wanted);
            }
        }
    }
    count.holds(990, 0);
}

const PARTS: [(&str, &str); 5] = [
    ("Gia nhập thị trường", "gia-nhap-thi-truong"),
    ("Tiếp cận đất đai", "tiep-can-dat-dai"),
    ("Tính minh bạch", "tinh-minh-bach"),
    ("Chi phí thời gian", "chi-phi-thoi-gian"),
    ("Đào tạo lao động", "dao-tao-lao-dong"),
];
const NOW: [u32; 5] = [12, 3, 45, 27, 8];
const THEN: [u32; 5] = [15, 9, 40, 30, 8];
const POINTS: [&str; 5] = ["7,12", "6,55", "5,98", "7,40", "6,81"];

/// A table: the page's title, its rows with the header, and what they claim.
type Table = (&'static str, Vec<Vec<String>>, BTreeSet<String>);

/// The rows in a layout: bars, bars with edges and a ruled line, tabs, gaps, a cell a line.
fn laid(rows: &[Vec<String>], layout: usize) -> String {
    let joined = |sep: &str| rows.iter().map(|r| r.join(sep)).collect::<Vec<_>>().join("\n");
    match layout {
        0 => joined(" | "),
        1 => {
            let mut lines: Vec<String> = rows.iter().map(|r| format!("| {} |", r.join(" | "))).collect();
            lines.insert(1, "|---".repeat(rows.first().map_or(0, Vec::len)) + "|");
            lines.join("\n")
        }
        2 => joined("\t"),
        3 => joined("   "),
        _ => joined("\n"),
    }
}

#[test]
fn tables_are_read_in_any_layout() {
    let ontology = Ontology::embedded().unwrap();
    let mut count = Count::default();
    let cells = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<String>>();
    let claim = |part: &str, year: i32, n: u32, goal: bool| format!("long-an pci {part} {year} r{n}{}", if goal { " !target" } else { "" });
    let each = |row: &dyn Fn(usize) -> Vec<String>| (0..5).map(row).collect::<Vec<_>>();
    let place = |k: usize, all: &[u32; 5]| all[k].to_string();
    let mut tables: Vec<Table> = Vec::new();
    let now: BTreeSet<String> = (0..5).map(|k| claim(PARTS[k].1, 2023, NOW[k], false)).collect();
    let then: BTreeSet<String> = (0..5).map(|k| claim(PARTS[k].1, 2022, THEN[k], false)).collect();
    let both: BTreeSet<String> = now.union(&then).cloned().collect();
    let goals: BTreeSet<String> = then.iter().cloned().chain((0..5).map(|k| claim(PARTS[k].1, 2024, NOW[k], true))).collect();
    for head in [["Chỉ số thành phần", "Điểm", "Hạng"], ["Nội dung", "Điểm số (thang 10)", "Xếp hạng (/63)"]] {
        let rows = each(&|k| cells(&[PARTS[k].0, POINTS[k], &place(k, &NOW)]));
        tables.push(("PCI 2023 của tỉnh Long An", [vec![cells(&head)], rows].concat(), now.clone()));
        let rows = each(&|k| cells(&[PARTS[k].0, POINTS[k], &format!("{}/63", NOW[k])]));
        tables.push(("PCI 2023 của tỉnh Long An", [vec![cells(&head)], rows].concat(), now.clone()));
        let rows = each(&|k| cells(&[PARTS[k].0, POINTS[k], &format!("{} ↑2", NOW[k])]));
        tables.push(("PCI 2023 của tỉnh Long An", [vec![cells(&head)], rows].concat(), now.clone()));
    }
    for head in [["Chỉ số thành phần", "Hạng 2022", "Hạng 2023", "Tăng/giảm"], ["Chỉ số", "Thứ hạng 2022", "Thứ hạng 2023", "Biến động"]]
    {
        let moved = |k: usize| format!("{:+}", i64::from(THEN[k]) - i64::from(NOW[k]));
        let rows = each(&|k| cells(&[PARTS[k].0, &place(k, &THEN), &place(k, &NOW), &moved(k)]));
        tables.push(("PCI của tỉnh Long An", [vec![cells(&head)], rows].concat(), both.clone()));
    }
    for goal in ["Mục tiêu năm 2024", "Thứ hạng phấn đấu năm 2024", "Thứ hạng cần đạt năm 2024"] {
        let head = cells(&["Chỉ số thành phần", "Thứ hạng năm 2022", goal]);
        let rows = each(&|k| cells(&[PARTS[k].0, &place(k, &THEN), &place(k, &NOW)]));
        tables.push(("Kế hoạch nâng cao PCI tỉnh Long An", [vec![head], rows].concat(), goals.clone()));
        let head = cells(&["Chỉ số thành phần", "Cơ quan chủ trì", "Thứ hạng năm 2022", goal]);
        let office = |k: usize| KINDS[3].names[k % 4].0;
        let rows = each(&|k| cells(&[PARTS[k].0, office(k), &place(k, &THEN), &place(k, &NOW)]));
        tables.push(("Kế hoạch nâng cao PCI tỉnh Long An", [vec![head], rows].concat(), goals.clone()));
    }
    let years: BTreeSet<String> = (0..5).map(|k| claim("-", 2019 + i32::try_from(k).unwrap(), NOW[k], false)).collect();
    for head in [["Năm", "Điểm", "Xếp hạng"], ["Năm đánh giá", "Tổng điểm", "Hạng"]] {
        let rows = each(&|k| cells(&[&(2019 + k).to_string(), &format!("6{k},25"), &place(k, &NOW)]));
        tables.push(("PCI tỉnh Long An giai đoạn 2019-2023", [vec![cells(&head)], rows].concat(), years.clone()));
    }
    const RANKINGS: [(&str, &str); 5] = [("PCI", "pci"), ("PAPI", "papi"), ("PAR INDEX", "par-index"), ("SIPAS", "sipas"), ("DTI", "dti")];
    let of = |year: i32, all: &'static [u32; 5]| (0..5).map(move |k| format!("long-an {} - {year} r{}", RANKINGS[k].1, all[k]));
    for head in [["Chỉ số", "2022", "2023"], ["Tên chỉ số", "Hạng 2022", "Hạng 2023"]] {
        let rows = each(&|k| cells(&[RANKINGS[k].0, &format!("{}/63", THEN[k]), &format!("{}/63", NOW[k])]));
        let wanted = of(2022, &THEN).chain(of(2023, &NOW)).collect();
        tables.push(("Thứ hạng các chỉ số của tỉnh Long An", [vec![cells(&head)], rows].concat(), wanted));
    }
    for (title, rows, wanted) in tables {
        for layout in 0..5 {
            let name = format!("{} in layout {layout}", rows.first().unwrap().join(" | "));
            let text = format!("{title}\nKết quả cụ thể như sau:\n{}\nTỉnh tiếp tục triển khai các giải pháp.", laid(&rows, layout));
            count.read(&ontology, &name, title, text, wanted.clone());
        }
    }
    count.holds(1000, 0);
}

/// Sentences of a page on Long An and PCI 2023, each with what it claims.
const SENTENCES: [(&str, &str); 8] = [
    (
        "Trong 10 chỉ số thành phần, Tính minh bạch xếp thứ 5, Đào tạo lao động xếp thứ 40.",
        "long-an pci tinh-minh-bach 2023 r5; long-an pci dao-tao-lao-dong 2023 r40",
    ),
    (
        "Tỉnh có chỉ số Tính minh bạch xếp thứ 5, nhưng chỉ số Đào tạo lao động chỉ xếp thứ 40.",
        "long-an pci tinh-minh-bach 2023 r5; long-an pci dao-tao-lao-dong 2023 r40",
    ),
    ("Dẫn đầu cả nước là Quảng Ninh với 71,25 điểm, Bắc Giang xếp thứ 4.", "quang-ninh pci - 2023 r1; bac-giang pci - 2023 r4"),
    ("Quảng Ninh tiếp tục giữ vị trí quán quân, Bắc Giang đứng thứ 4.", "quang-ninh pci - 2023 r1; bac-giang pci - 2023 r4"),
    ("Trước đó, năm 2022, tỉnh xếp thứ 17.", "long-an pci - 2022 r17"),
    ("Năm 2022, Long An ở vị trí thứ 17/63.", "long-an pci - 2022 r17"),
    ("Tỉnh phấn đấu năm 2024 PCI nằm trong top 10.", "long-an pci - 2024 m10 !target"),
    ("Toàn tỉnh hiện có 12.500 doanh nghiệp, tăng 8% so với cùng kỳ.", ""),
];

#[test]
fn sentences_of_a_page_are_read_in_any_order() {
    let ontology = Ontology::embedded().unwrap();
    let mut count = Count::default();
    let first = "VCCI vừa công bố kết quả PCI năm 2023. Theo đó, Long An đạt 68,5 điểm, xếp thứ 12/63 tỉnh, thành phố.";
    for (a, b, c) in (0..8).flat_map(|a| (0..8).flat_map(move |b| (0..8).map(move |c| (a, b, c)))) {
        // Two ways of one sentence do not stand on one page.
        if [a, b, c].iter().enumerate().any(|(k, x)| [a, b, c].iter().skip(k + 1).any(|y| x == y || x / 2 == y / 2 && *x < 6)) {
            continue;
        }
        for sep in [" ", "\n"] {
            let body: Vec<&str> = [a, b, c].iter().map(|k| SENTENCES[*k].0).collect();
            let text = format!("{first}{sep}{}", body.join(sep));
            let wanted = [a, b, c].into_iter().flat_map(|k| SENTENCES[k].1.split("; ")).filter(|w| !w.is_empty()).map(str::to_owned);
            let wanted = wanted.chain(["long-an pci - 2023 r12".to_owned()]).collect();
            count.read(&ontology, &text.clone(), "Long An: Cải thiện môi trường kinh doanh", text, wanted);
        }
    }
    count.holds(985, 30);
}

#[test]
fn reports_on_several_rankings_date_them_once() {
    const LEADS: [&str; 3] = [
        "Năm 2023, thứ hạng nhiều chỉ số của tỉnh Long An được cải thiện.",
        "Năm 2023, tỉnh Long An có bước tiến trong các bảng xếp hạng quốc gia.",
        "Các bộ chỉ số năm 2023 ghi nhận nhiều chuyển biến của tỉnh Long An.",
    ];
    const PLACES: [&str; 4] = [
        "Về {n}, tỉnh đạt 68,5 điểm, xếp thứ {r}/63, tăng 5 bậc so với năm 2022.",
        "Chỉ số {n} của tỉnh xếp thứ {r}/63 tỉnh, thành phố, tăng 5 bậc so với năm 2022.",
        "Đối với chỉ số {n}, Long An đứng thứ {r} cả nước, tăng 5 bậc.",
        "{n} xếp thứ {r}/63, cải thiện 5 bậc so với năm 2022.",
    ];
    const OF_PARTS: [&str; 3] = [
        "Trong đó, {a} xếp thứ 7, {b} xếp thứ 41.",
        "{a} đứng thứ 7; {b} đứng thứ 41.",
        "Trong các chỉ số thành phần, {a} xếp thứ 7 (tăng 2 bậc), {b} xếp thứ 41 (giảm 3 bậc).",
    ];
    const BACK: [&str; 3] = ["", "Năm 2022, chỉ số này của tỉnh xếp thứ {q}.", "Trước đó, năm 2022, tỉnh xếp thứ {q} về chỉ số này."];
    // Name and id of a ranking, its place, and two of its components with their ids.
    const RANKINGS: [[&str; 7]; 2] = [
        ["PCI", "pci", "30", "Tính minh bạch", "tinh-minh-bach", "Tiếp cận đất đai", "tiep-can-dat-dai"],
        ["PAPI", "papi", "12", "Cung ứng dịch vụ công", "cung-ung-dich-vu-cong", "Quản trị môi trường", "quan-tri-moi-truong"],
    ];
    let ontology = Ontology::embedded().unwrap();
    let mut count = Count::default();
    for (lead, k) in LEADS.iter().flat_map(|l| (0..36).map(move |k| (l, k))) {
        let (place, of_parts, back) = (PLACES[k % 4], OF_PARTS[k / 4 % 3], BACK[k / 12]);
        let mut wanted = BTreeSet::new();
        let mut pieces = vec![(*lead).to_owned()];
        for [name, id, rank, a, a_id, b, b_id] in RANKINGS {
            let before = (rank.parse::<u32>().unwrap() + 5).to_string();
            let text = [place, of_parts, back].join(" ").replace("{n}", name).replace("{r}", rank);
            pieces.push(text.replace("{a}", a).replace("{b}", b).replace("{q}", &before).trim().to_owned());
            wanted.insert(format!("long-an {id} - 2023 r{rank}"));
            wanted.extend([format!("long-an {id} {a_id} 2023 r7"), format!("long-an {id} {b_id} 2023 r41")]);
            if !back.is_empty() {
                wanted.insert(format!("long-an {id} - 2022 r{before}"));
            }
        }
        for sep in [" ", "\n"] {
            let title = "Nâng cao các chỉ số ở Long An";
            let text = format!("{title}\n{}", pieces.join(sep));
            count.read(&ontology, &text.clone(), title, text, wanted.clone());
        }
    }
    count.holds(1000, 0);
}

#[test]
fn items_have_the_year_of_their_opener() {
    const OPENERS: [&str; 4] = [
        "Kết quả các chỉ số năm 2023 của tỉnh Long An như sau:",
        "Kết quả xếp hạng năm 2023 của tỉnh Long An:",
        "Theo kết quả công bố, các chỉ số năm 2023 của tỉnh Long An cụ thể như sau:",
        "Năm 2023, tỉnh Long An đạt kết quả xếp hạng như sau:",
    ];
    const SAID: [&str; 5] = [
        "{n} xếp thứ {r}/63, tăng 3 bậc so với năm 2022",
        "{n}: xếp hạng {r}/63 (tăng 3 bậc)",
        "{n} đạt 68,5 điểm, đứng thứ {r} cả nước, tăng 3 bậc",
        "{n}: hạng {r}",
        "{n} đứng thứ {r}/63 tỉnh, thành phố",
    ];
    const RANKINGS: [(&str, &str, u32); 3] =
        [("Chỉ số hài lòng (SIPAS)", "sipas", 35), ("PCI", "pci", 12), ("Chỉ số chuyển đổi số (DTI)", "dti", 24)];
    let ontology = Ontology::embedded().unwrap();
    let mut count = Count::default();
    let wanted: BTreeSet<String> = RANKINGS.iter().map(|(_, id, r)| format!("long-an {id} - 2023 r{r}")).collect();
    for (opener, said, mark) in (0..100).map(|k| (OPENERS[k % 4], SAID[k / 4 % 5], k / 20)) {
        let item = |(k, (n, _, r)): (usize, &(&str, &str, u32))| {
            let words = said.replace("{n}", n).replace("{r}", &r.to_string());
            match mark {
                0 => format!("- {words};"),
                1 => format!("{}. {words}.", k + 1),
                2 => format!("+ {words}"),
                3 => format!("{}) {words};", ["a", "b", "c"][k]),
                _ => format!("{words};"),
            }
        };
        let items: Vec<String> = RANKINGS.iter().enumerate().map(item).collect();
        let text = format!("{opener}{}{}", if mark == 4 { " " } else { "\n" }, items.join(if mark == 4 { " " } else { "\n" }));
        count.read(&ontology, &text.clone(), "Long An cải thiện thứ hạng các chỉ số", text, wanted.clone());
    }
    count.holds(1000, 0);
}
