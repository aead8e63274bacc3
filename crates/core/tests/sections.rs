//! Whole pages with several rankings: headings, items with one index each, editions said once for all, goals beside results, the
//! provinces of a region, countries beside each other, histories in one line. What must be read of each stands beside it, and nothing
//! else may be.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::collections::BTreeSet;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Modality, PartialDate, Status};
use xephang_core::ontology::Ontology;

/// A page: day of publication, headline, text, and its claims as [`line`] writes them.
type Page = (Option<&'static str>, &'static str, &'static str, &'static [&'static str]);

/// `subject index[/component] year [scope] value`; goals with `>`.
fn line(c: &Claim) -> String {
    let part = c.component.as_deref().map_or(String::new(), |p| format!("/{p}"));
    let year = c.year.map_or_else(|| "-".to_owned(), |y| y.to_string());
    let scope = if matches!(c.scope.as_str(), "national" | "world") { String::new() } else { format!(" {}", c.scope) };
    let goal = if c.modality == Modality::Target { ">" } else { "" };
    let value = match (c.rank, c.rank_max, c.last, c.delta) {
        (Some(n), ..) => n.to_string(),
        (None, Some(n), ..) => format!("≤{n}"),
        (None, None, true, _) => "last".to_owned(),
        (None, None, false, Some(d)) => format!("{d:+}"),
        _ => c.score.map_or_else(String::new, |s| format!("={s}")),
    };
    format!("{} {}{part} {year}{scope} {goal}{value}", c.subject, c.index)
}

const PAGES: &[Page] = &[
    // An office's head words said once for those of several provinces, ranked among their like all over the country.
    (
        None,
        "Kết quả cải cách hành chính của ngành thuế năm 2021",
        "Tổng cục Thuế công bố Chỉ số cải cách hành chính (PAR INDEX) năm 2021.\nCục Thuế Bắc Ninh, Vĩnh Phúc và Hà Nam cùng đứng thứ nhất. Vị trí \
         thứ 2 là Cục Thuế các tỉnh Lào Cai, Sơn La.",
        &[
            "bac-ninh/cuc-thue par-index 2021 1",
            "vinh-phuc/cuc-thue par-index 2021 1",
            "ha-nam/cuc-thue par-index 2021 1",
            "lao-cai/cuc-thue par-index 2021 2",
            "son-la/cuc-thue par-index 2021 2",
        ],
    ),
    // A lead that goes on from block to block behind colons.
    (
        None,
        "Lào Cai xếp hạng cải cách hành chính",
        "Chỉ số PAR INDEX năm 2022 của tỉnh Lào Cai: khối huyện có huyện Bảo Thắng ở vị trí dẫn đầu; khối sở, ngành: Sở Tài chính; khối cơ quan \
         trung ương trên địa bàn: Cục Thuế tỉnh.",
        &[
            "lao-cai/bao-thang par-index 2022 province:lao-cai/huyen 1",
            "lao-cai/so-tai-chinh par-index 2022 province:lao-cai/so-nganh 1",
            "lao-cai/cuc-thue par-index 2022 province:lao-cai/nganh-doc 1",
        ],
    ),
    // A place that is said to be several ones', each in its block, and a bare word between a name and its block.
    (
        None,
        "Lào Cai xếp hạng SIPAS",
        "Chỉ số SIPAS năm 2022 của tỉnh Lào Cai: hai vị trí thứ nhất thuộc về huyện Bảo Thắng (khối huyện) và Sở Tư pháp (khối sở).",
        &["lao-cai/bao-thang sipas 2022 province:lao-cai/huyen 1", "lao-cai/so-tu-phap sipas 2022 province:lao-cai/so-nganh 1"],
    ),
    // A lead said once for components that are listed behind it, with the points of each.
    (
        None,
        "Hà Tĩnh và PAPI 2021",
        "Hà Tĩnh đứng thứ 6 về PAPI năm 2021. Hai trong số các nội dung dẫn đầu cả nước, gồm: thủ tục hành chính công 7,61 điểm; quản trị điện tử \
         3,72 điểm.",
        &["ha-tinh papi 2021 6", "ha-tinh papi/thu-tuc-hanh-chinh-cong 2021 1", "ha-tinh papi/quan-tri-dien-tu 2021 1"],
    ),
    // Years that the edition is only like; a ministry that another is behind by so many points.
    (
        None,
        "Bộ Y tế và PAR INDEX 2022",
        "Như hai năm 2020, 2021, năm 2022 Bộ Y tế đứng thứ 12/17 về PAR INDEX. Bộ được 84,1 điểm, kém Bộ Công Thương 0,36 điểm.",
        &["bo/y-te par-index 2022 ministries 12"],
    ),
    // A column of years, then one of as many values.
    (
        None,
        "Gia Lai và PCI",
        "Thứ hạng PCI của tỉnh Gia Lai qua các năm\n2018\n2019\n2020\n2021\n45\n40\n38\n26\nTỉnh sẽ cố gắng hơn nữa.",
        &["gia-lai pci 2018 45", "gia-lai pci 2019 40", "gia-lai pci 2020 38", "gia-lai pci 2021 26"],
    ),
    // Who shares a group, who is overtaken, who stands below.
    (
        None,
        "PGI 2022",
        "PGI 2022: Bình Dương vào nhóm 5 địa phương dẫn đầu cả nước, chung nhóm với Trà Vinh, Lạng Sơn và Bắc Ninh.",
        &["binh-duong pgi 2022 ≤5", "tra-vinh pgi 2022 ≤5", "lang-son pgi 2022 ≤5", "bac-ninh pgi 2022 ≤5"],
    ),
    (None, "PCI 2015", "Theo PCI 2015, Lào Cai vượt lên trên Vĩnh Phúc, giữ vị trí số 5.", &["lao-cai pci 2015 5"]),
    (
        None,
        "PCI 2014",
        "Theo PCI 2014, dưới Long An là Vĩnh Long (8), Bến Tre (12), Sóc Trăng (17).",
        &["vinh-long pci 2014 8", "ben-tre pci 2014 12", "soc-trang pci 2014 17"],
    ),
    // The rest of a group has no places, and which of its parts an index has is none.
    (None, "PAPI 2019", "Năm nơi còn lại của nhóm năm 2018: Bắc Giang, Phú Thọ, Đà Nẵng, Đồng Tháp và Hưng Yên.", &[]),
    (
        None,
        "DDCI Nghệ An",
        "Bộ chỉ số DDCI năm 2022 của Nghệ An: khối huyện có 8 chỉ số nói trên và chỉ số thứ 9 là Tiếp cận đất đai.",
        &[],
    ),
    // A year that is said of all rankings together is that of each.
    (
        None,
        "Quảng Trị nhìn lại các chỉ số năm 2022",
        "Tháng 5, tỉnh Quảng Trị họp bàn về kết quả các chỉ số năm 2022.\n- PAR INDEX: xếp thứ 36/63, tăng 4 bậc so với năm 2021.\n\
         - SIPAS: xếp thứ 41/63, tăng 2 bậc so với năm 2021.\n- PAPI: xếp thứ 33/63, giảm 1 bậc so với năm 2021.",
        &["quang-tri par-index 2022 36", "quang-tri sipas 2022 41", "quang-tri papi 2022 33"],
    ),
    // The heading names the ranking of its section, and a line of one component that of the next.
    (
        None,
        "Lai Châu: việc nào cũng phải có người chịu trách nhiệm",
        "Chỉ số CCHC năm 2022\nTỉnh đạt 83,9%, xếp thứ 40/63, tăng 2 bậc so với năm 2021.\nChỉ số PCI năm 2022\nTỉnh xếp thứ 54/63 với 61,7 điểm.",
        &["lai-chau par-index 2022 40", "lai-chau pci 2022 54"],
    ),
    (
        None,
        "PAR INDEX năm 2023 của Kon Tum",
        "PAR INDEX năm 2023 của tỉnh Kon Tum xếp thứ 43/63.\n- Cải cách thể chế\nChỉ số đạt 94,1%, thứ 22/63, lên 21 bậc so với năm 2022.",
        &["kon-tum par-index 2023 43", "kon-tum par-index/cai-cach-the-che 2023 22"],
    ),
    // Behind a place a list of indices ends where the next one has its own.
    (
        None,
        "Hà Nam nâng hạng",
        "Năm 2023, Hà Nam xếp thứ 21/63 về PAR INDEX, thứ 15/63 về SIPAS; PAPI đứng thứ 12 cả nước.",
        &["ha-nam par-index 2023 21", "ha-nam sipas 2023 15", "ha-nam papi 2023 12"],
    ),
    // Of two indices that are presented together the headline tells which is spoken of.
    (
        None,
        "PCI Cà Mau nhảy 36 bậc",
        "Lễ công bố PCI 2023 và Chỉ số xanh cấp tỉnh (PGI) năm 2023 do VCCI tổ chức đem tới tin vui: tỉnh Cà Mau lên vị trí 22.",
        &["ca-mau pci 2023 22"],
    ),
    // Goals: of a year after all editions, behind a resolve, in a bracket.
    (
        None,
        "Kiên Giang và chuyển đổi số",
        "DTI năm 2022 của Kiên Giang đứng thứ 32/63. Nghị quyết đặt ra đến năm 2025 tỉnh thuộc nhóm 10 về DTI.",
        &["kien-giang dti 2022 32", "kien-giang dti 2025 >≤10"],
    ),
    (
        Some("2023-07-20"),
        "Đà Nẵng dẫn đầu DTI 2022",
        "Đà Nẵng dẫn đầu DTI 2022. Chương trình của thành phố xác định năm 2025 Đà Nẵng nằm trong nhóm 3 địa phương dẫn đầu cả nước về DTI.",
        &["da-nang dti 2022 1", "da-nang dti 2025 >≤3"],
    ),
    (
        None,
        "Tuyên Quang vượt chỉ tiêu",
        "PCI năm 2023 của Tuyên Quang xếp thứ 37/63 (mục tiêu nhóm 40); PAR INDEX năm 2023 xếp thứ 30/63.",
        &["tuyen-quang pci 2023 37", "tuyen-quang pci 2023 >≤40", "tuyen-quang par-index 2023 30"],
    ),
    // A history is no goal.
    (
        None,
        "Trà Vinh qua các năm",
        "PAPI năm 2018 của Trà Vinh xếp thứ 10, đến năm 2022 xếp thứ 19.",
        &["tra-vinh papi 2018 10", "tra-vinh papi 2022 19"],
    ),
    // Movements in a row, each of a name of its own, against a year said once.
    (
        None,
        "DTI Hà Tĩnh tăng 22 bậc",
        "Năm 2022, DTI của Hà Tĩnh xếp thứ 37/63.\nCác nhóm chỉ số trong DTI đều lên hạng so với năm 2021: Hạ tầng số tăng 29 bậc; Nhân lực số tăng 12 bậc; \
         Nhận thức số tăng 25 bậc.",
        &[
            "ha-tinh dti 2022 37",
            "ha-tinh dti/ha-tang-so 2022 +29",
            "ha-tinh dti/nhan-luc-so 2022 +12",
            "ha-tinh dti/nhan-thuc-so 2022 +25",
        ],
    ),
    // The economy, ranked without the name of its statistic, and no ranking of governance.
    (
        None,
        "PCI 2023: Long An xếp thứ 2",
        "PCI 2023 của Long An xếp thứ 2 cả nước.\nNăm 2023, tăng trưởng kinh tế của tỉnh đứng thứ 38 cả nước.",
        &["long-an pci 2023 2", "long-an grdp/toc-do-tang-truong 2023 38"],
    ),
    // Provinces of a region, each with its place among all; the last one of the region.
    (
        None,
        "PCI năm 2022 ở Tây Nguyên",
        "PCI năm 2022, Lâm Đồng xếp thứ 17 cả nước. Đắk Nông đứng cuối vùng Tây Nguyên, hạng 58 cả nước.",
        &["lam-dong pci 2022 17", "dak-nong pci 2022 region:tay-nguyen last", "dak-nong pci 2022 58"],
    ),
    (
        None,
        "Đồng bằng sông Cửu Long trong bảng PCI 2023",
        "PCI 2023: tính các tỉnh, thành ĐBSCL có mặt ở tốp 30, Long An ở vị trí thứ 2, Đồng Tháp thứ 5, Bến Tre thứ 7.",
        &["long-an pci 2023 2", "dong-thap pci 2023 5", "ben-tre pci 2023 7"],
    ),
    // Countries: a pronoun's topic, places in brackets by number, components on their way, abbreviations of the page's own.
    (
        None,
        "Việt Nam tăng hạng năng lực cạnh tranh toàn cầu",
        "Chỉ số năng lực cạnh tranh toàn cầu (GCI) năm 2019 xếp Việt Nam thứ 67, so với năm 2018 tăng 10 bậc.\n\
         Thị trường hàng hóa từ 102 lên 79, thị trường lao động từ 90 lên 83.\nHai nước trong nhóm 30 của GCI: Singapore (số 1) và Malaysia (số 27).",
        &[
            "viet-nam gci-wef 2019 67",
            "viet-nam gci-wef/thi-truong-hang-hoa 2018 102",
            "viet-nam gci-wef/thi-truong-hang-hoa 2019 79",
            "viet-nam gci-wef/thi-truong-lao-dong 2018 90",
            "viet-nam gci-wef/thi-truong-lao-dong 2019 83",
            "singapore gci-wef 2019 1",
            "malaysia gci-wef 2019 27",
        ],
    ),
    (
        None,
        "Việt Nam trong Báo cáo Chính phủ điện tử 2024",
        "Báo cáo Chính phủ điện tử 2024 của Liên hợp quốc xếp Việt Nam thứ 71/193. Ba chỉ số thành phần là dịch vụ công trực tuyến (OSI), \
         hạ tầng viễn thông (TII) và nguồn nhân lực (HCI). HCI của Việt Nam xếp thứ 103.",
        &["viet-nam egdi 2024 71", "viet-nam egdi/nguon-nhan-luc 2024 103"],
    ),
    // A year taken as the mark, and notes that cling to a year.
    (
        None,
        "EGDI năm 2022 của các nước Đông Nam Á",
        "EGDI năm 2022 của Việt Nam xếp thứ 86. Lấy năm 2020 làm mốc, Thái Lan tăng 2 bậc (xếp thứ 55), Brunei giảm 8 bậc (xếp thứ 68). \
         Thứ hạng của Việt Nam năm 20201 là 86.",
        &["viet-nam egdi 2022 86", "thai-lan egdi 2022 55", "brunei egdi 2022 68", "viet-nam egdi 2020 86"],
    ),
    // Tables that lost their lines.
    (
        None,
        "PAPI tỉnh Quảng Bình",
        "Bảng 3.9. PAPI tỉnh Quảng Bình giai đoạn 2016 - 2019\nNăm Điểm PAPI Xếp hạng cả nước 2016 38,41 4 2017 39,53 1 2018 46,27 5 2019 45,85 13",
        &["quang-binh papi 2016 4", "quang-binh papi 2017 1", "quang-binh papi 2018 5", "quang-binh papi 2019 13"],
    ),
    // The heading dates its section; a plan is for the year in its headline.
    (
        Some("2024-03-01"),
        "Kế hoạch nâng cao các chỉ số năm 2024 của tỉnh Bến Tre",
        "I. KẾT QUẢ NĂM 2022\nChỉ số PCI: xếp hạng 21/63, giảm 3 bậc so với năm 2021.\nChỉ số PAPI: xếp hạng 18/63, tăng 1 bậc so với năm 2021.\n\
         II. MỤC TIÊU\n1. Chỉ số PCI: xếp trong nhóm 15 tỉnh dẫn đầu.\n2. Chỉ số PAPI: xếp trong nhóm 16 tỉnh có điểm cao nhất.",
        &["ben-tre pci 2022 21", "ben-tre papi 2022 18", "ben-tre pci 2024 >≤15", "ben-tre papi 2024 >≤16"],
    ),
    // Best groups in turn.
    (
        Some("2023-11-02"),
        "Yên Bái nâng chỉ số",
        "Mục tiêu đến hết năm 2025, PAR INDEX và DTI của tỉnh Yên Bái lần lượt vào nhóm 10 và nhóm 20.",
        &["yen-bai par-index 2025 >≤10", "yen-bai dti 2025 >≤20"],
    ),
    // A list of rankings behind one place goes on over their points.
    (
        None,
        "Quảng Ninh năm 2022",
        "Năm 2022, Quảng Ninh dẫn đầu PAR INDEX (90,10%), SIPAS (87,59%) và PAPI (47,87 điểm).",
        &["quang-ninh par-index 2022 1", "quang-ninh sipas 2022 1", "quang-ninh papi 2022 1"],
    ),
    // Names behind `sau` up to the end of their clause.
    (
        Some("2024-09-13"),
        "GCI 2024: Việt Nam xếp thứ 17",
        "GCI 2024 xếp Việt Nam thứ 17/194. Trong ASEAN, Việt Nam đứng thứ 4, sau Indonesia, Malaysia, Singapore; trong khu vực châu Á - Thái \
         Bình Dương, đứng thứ 8.",
        &["viet-nam gci 2024 17", "viet-nam gci 2024 asean 4", "viet-nam gci 2024 region:chau-a-thai-binh-duong 8"],
    ),
    // Rankings in a row by bare numbers; a series of editions.
    (
        Some("2024-06-02"),
        "Tây Ninh nói về thứ hạng",
        "Ở tọa đàm, một lãnh đạo nêu: \"Tỉnh Tây Ninh PAR INDEX 2023 xếp 14, SIPAS 2023 xếp 6, PAPI 2023 thì rớt xuống 37\".",
        &["tay-ninh par-index 2023 14", "tay-ninh sipas 2023 6", "tay-ninh papi 2023 37"],
    ),
    (
        None,
        "GII của Việt Nam qua các năm",
        "GII: năm 2021 Việt Nam xếp thứ 44, năm 2022 xếp thứ 48, năm 2023 xếp thứ 46.",
        &["viet-nam gii 2021 44", "viet-nam gii 2022 48", "viet-nam gii 2023 46"],
    ),
    // So many of all are no place.
    (
        None,
        "DTI 2022",
        "Giá trị trung bình cấp tỉnh của DTI 2022 là 0,5786; 32/63 tỉnh, thành phố ở trên mức này. Đà Nẵng xếp thứ nhất về DTI 2022.",
        &["da-nang dti 2022 1"],
    ),
];

#[test]
fn pages_with_several_rankings() {
    let ontology = Ontology::embedded().unwrap();
    let mut failed = Vec::new();
    for (published, title, text, wanted) in PAGES {
        let document = Document {
            id: "p".into(),
            title: (*title).into(),
            text: (*text).into(),
            published: published.and_then(PartialDate::parse),
            ..Document::default()
        };
        let claims = extract(&document, &ontology).claims;
        let read: BTreeSet<String> = claims.iter().filter(|c| c.status == Status::Resolved && !c.derived).map(line).collect();
        let wanted: BTreeSet<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        let missed: Vec<_> = wanted.difference(&read).collect();
        let wrong: Vec<_> = read.difference(&wanted).collect();
        if !(missed.is_empty() && wrong.is_empty()) {
            failed.push(format!("{title}\n  missed {missed:?}\n  wrong {wrong:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
