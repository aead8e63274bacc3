//! Editions: the year of a place, wherever on a page the year stands. Each form of telling it is crossed with indices and subjects.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::collections::BTreeMap;
use xephang_core::extract::extract;
use xephang_core::model::{Document, Modality, PartialDate, Status};
use xephang_core::ontology::Ontology;

/// A way to tell of editions, and the places with their years that a reader learns from it.
struct Form {
    title: &'static str,
    published: Option<&'static str>,
    places: &'static [(u32, Option<i32>)],
    text: &'static str,
}

const fn form(title: &'static str, published: Option<&'static str>, places: &'static [(u32, Option<i32>)], text: &'static str) -> Form {
    Form { title, published, places, text }
}

/// Id, short name, full name.
const INDICES: [(&str, &str, &str); 4] = [
    ("pci", "PCI", "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)"),
    ("papi", "PAPI", "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)"),
    ("par-index", "PAR INDEX", "Chỉ số cải cách hành chính (PAR INDEX)"),
    ("dti", "DTI", "Chỉ số chuyển đổi số (DTI)"),
];

const SUBJECTS: [(&str, &str); 4] =
    [("thanh-hoa", "Thanh Hóa"), ("nghe-an", "Nghệ An"), ("dong-thap", "Đồng Tháp"), ("kien-giang", "Kiên Giang")];

#[rustfmt::skip]
const FORMS: &[Form] = &[
    form("", None, &[(15, Some(2021))], "Ngày 15/4, Bộ công bố {index} năm 2021.\nTheo đó, {name} xếp thứ 15/63 tỉnh, thành phố."),
    form("", None, &[(15, Some(2021))], "Bộ vừa công bố {index} năm 2021.\n{name} xếp thứ 15, tăng 5 bậc so với năm 2020."),
    form("{who} xếp thứ 15 {abbr} 2021", None, &[(15, Some(2021))], "{who} có bước tiến về {index}.\nKết quả, {name} đứng thứ 15 trong 63 tỉnh, thành phố."),
    form("{abbr} 2021: {name} tăng hạng", None, &[(15, Some(2021))], "Theo kết quả vừa công bố, {name} xếp thứ 15/63, tăng 5 bậc so với năm 2020 về {index}."),
    form("", None, &[(15, Some(2021))], "So với năm 2020, {index} năm 2021 của {who} tăng 5 bậc, xếp thứ 15/63."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "Kết quả {index} năm 2021 vừa được công bố.\nNếu như năm 2020 {who} xếp thứ 20 thì năm nay đã vươn lên thứ 15."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "{index} của {who} có nhiều chuyển biến. Nếu như năm 2020, tỉnh xếp thứ 20 thì đến năm 2021, tỉnh đã vươn lên thứ 15."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "{index} của {who} từ vị trí thứ 20 năm 2020 lên vị trí thứ 15 năm 2021."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "Bộ công bố {index} năm 2021.\n{name} từ vị trí 20 năm 2020 lên vị trí 15 năm nay."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "{abbr} của {who} tăng từ hạng 20 (năm 2020) lên hạng 15 (năm 2021)."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "Xếp hạng {abbr} của {who} từ thứ 20 năm 2020 lên thứ 15 năm 2021, tăng 5 bậc."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Về {index}, năm 2019 {who} xếp thứ 30, năm 2020 xếp thứ 20, năm 2021 xếp thứ 15."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{index} của {who}: năm 2019 xếp thứ 30/63; năm 2020 xếp thứ 20/63; năm 2021 xếp thứ 15/63."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{index} của {who} liên tục được cải thiện: thứ 30 (năm 2019), thứ 20 (năm 2020), thứ 15 (năm 2021)."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{abbr} của {who} liên tục tăng hạng: 30 (2019), 20 (2020), 15 (2021)."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Thứ hạng {abbr} của {who} qua các năm: 2019: 30; 2020: 20; 2021: 15."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Trong các năm 2019, 2020, 2021, {abbr} của {who} lần lượt xếp thứ 30, 20 và 15."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "Năm 2021, {abbr} của {who} xếp thứ 15, trong khi năm 2020 xếp thứ 20."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "Năm 2021, {abbr} của {who} xếp thứ 15, trong khi năm trước đó xếp thứ 20."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "Năm 2021, {who} xếp thứ 15 về {abbr} (năm 2020 xếp thứ 20)."),
    form("", Some("2022-05-10"), &[(15, Some(2021))], "{index} năm ngoái của {who} xếp thứ 15/63."),
    form("", Some("2022-05-10"), &[(15, Some(2021))], "Năm nay, {who} đặt mục tiêu nâng hạng. Năm 2021, {abbr} của tỉnh xếp thứ 15/63."),
    form("", None, &[(15, Some(2021))], "{who} phấn đấu đến năm 2025 lọt top 10 {abbr}. Năm 2021, tỉnh xếp thứ 15 cả nước."),
    form("", None, &[(15, Some(2021))], "Triển khai kế hoạch năm 2022, {who} tập trung nâng hạng {abbr}. Kết quả {abbr} năm 2021, tỉnh xếp thứ 15/63."),
    form("", Some("2022-04-27"), &[(15, Some(2021))], "Sáng 27/4/2022, VCCI công bố {index} năm 2021. {name} xếp thứ 15/63 tỉnh, thành phố, tăng 5 bậc."),
    form("", Some("2022-04-27"), &[(15, Some(2021))], "Ngày 27/4/2022, tại Hà Nội diễn ra lễ công bố {abbr} 2021. Theo đó {who} đứng thứ 15 với 65,5 điểm."),
    form("", None, &[(15, Some(2021))], "Giai đoạn 2016-2020, {abbr} của {who} chậm cải thiện. Đến năm 2021, tỉnh đứng thứ 15/63."),
    form("", None, &[(15, Some(2021))], "Thực hiện Nghị quyết 02/NQ-CP năm 2020, {who} nâng cao {abbr}. Kết quả {abbr} năm 2021: {who} xếp thứ 15/63."),
    form("", None, &[(15, Some(2021))], "{who} xếp thứ 15/63 tỉnh, thành phố trong bảng xếp hạng {abbr} năm 2021."),
    form("", None, &[(15, Some(2021))], "{who} xếp thứ 15/63 tỉnh, thành phố về {index}, năm 2021."),
    form("", None, &[(15, Some(2021))], "{who} đứng thứ 15 tại {abbr}-2021."),
    form("", None, &[(15, Some(2021))], "Tại {abbr} 2021, {who} đứng thứ 15."),
    form("", None, &[(15, Some(2021))], "Trong năm 2021, {who} xếp thứ 15/63 về {abbr}."),
    form("", None, &[(15, Some(2021))], "Kết thúc năm 2021, {abbr} của {who} đứng thứ 15/63 tỉnh, thành."),
    form("", None, &[(15, Some(2021))], "Tính đến hết năm 2021, {abbr} của {who} đứng thứ 15/63 tỉnh, thành."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "Năm 2021, {abbr} của {who} xếp thứ 15, tăng 5 bậc so với kết quả năm 2020 (xếp thứ 20)."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "{abbr} năm 2021 của {who} xếp thứ 15, tăng 5 bậc so với hạng 20 của năm 2020."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "{abbr} năm 2021 của {who} xếp thứ 15, so với năm 2020 đứng thứ 20 thì tăng 5 bậc."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "{abbr} năm 2021 của {who} xếp thứ 15. Trước đó, năm 2020, tỉnh đứng thứ 20."),
    form("", None, &[(15, Some(2021)), (20, Some(2020)), (30, Some(2019))], "{abbr} năm 2021 của {who} xếp thứ 15/63.\nNăm 2020, tỉnh chỉ đứng thứ 20, năm 2019 thứ 30."),
    form("", None, &[(15, Some(2021))], "{index} năm 2021 vừa công bố. Từ năm 2019 đến nay, {who} luôn duy trì vị trí thứ 15."),
    form("", None, &[(15, Some(2020)), (15, Some(2021))], "Năm 2020 và 2021, {abbr} của {who} đều xếp thứ 15."),
    form("", None, &[(15, Some(2020)), (15, Some(2021))], "Hai năm liên tiếp 2020, 2021, {who} đứng thứ 15 về {abbr}."),
    form("", None, &[(15, Some(2019)), (15, Some(2020)), (15, Some(2021))], "Từ năm 2019 đến năm 2021, {who} liên tục đứng thứ 15 về {abbr}."),
    form("", None, &[(15, Some(2021))], "Quý II/2021, {name} xếp thứ 15/63 tỉnh, thành phố về {index}."),
    form("", None, &[(15, Some(2021))], "6 tháng đầu năm 2021, {who} xếp thứ 15/63 địa phương về {abbr}."),
    form("", None, &[(15, Some(2021))], "Kết quả {abbr} năm 2021:\n- {name}: xếp thứ 15\n- Hà Tĩnh: xếp thứ 17"),
    form("", None, &[(15, Some(2021))], "Theo {index} (năm 2021), {who} ở vị trí thứ 15."),
    form("", None, &[(15, Some(2021))], "Năm 2021, theo {index}, {who} ở vị trí thứ 15."),
    form("", Some("2022-06-01"), &[(15, Some(2021))], "(Báo) - Năm 2022, {who} tiếp tục cải cách.\nTheo {index} năm 2021, {who} ở vị trí thứ 15/63; tăng 5 bậc so với năm 2020."),
    form("", None, &[(15, None)], "VCCI vừa công bố {index}. {name} xếp thứ 15/63."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "{abbr} năm 2021 của {who} đạt 65,5 điểm, xếp thứ 15; năm 2020 đạt 63,2 điểm, xếp thứ 20."),
    form("", None, &[(15, Some(2021)), (20, None)], "Năm 2021, {who} vươn từ thứ 20 lên thứ 15 bảng xếp hạng {abbr}."),
    form("", None, &[(15, Some(2021))], "Năm 2021, {abbr} của {who} tăng 5 bậc so với năm 2020, lên vị trí thứ 15."),
    form("", None, &[(30, Some(2016)), (15, Some(2021))], "Đầu nhiệm kỳ (năm 2016), {abbr} của {who} xếp thứ 30; đến năm 2021 đã lên thứ 15."),
    form("", None, &[(30, Some(2016)), (15, Some(2021))], "Từ chỗ xếp thứ 30 năm 2016, {abbr} của {who} đã vươn lên thứ 15 vào năm 2021."),
    form("", None, &[(15, Some(2021))], "Sáng nay, đơn vị chủ trì công bố {index} năm 2021.\nBáo cáo cho thấy chất lượng điều hành của các địa phương tiếp tục được cải thiện trong bối cảnh dịch bệnh. Năm 2020, cả nước có 40 tỉnh tăng điểm.\n{name} đạt 65,25 điểm, đứng thứ 15/63 tỉnh, thành phố, tăng 5 bậc so với năm 2020."),
    form("{abbr} năm 2021 của {who} tăng 5 bậc", None, &[(15, Some(2021))], "Những năm qua, tỉnh đã ban hành Kế hoạch giai đoạn 2021-2025 về nâng cao {abbr}.\nNăm 2022, tỉnh đề ra nhiều giải pháp. Theo kết quả công bố, tỉnh xếp thứ 15/63."),
    form("", None, &[(15, Some(2020))], "Năm 2021, chỉ số SIPAS của {who} xếp thứ 33/63.\nVề {index}, năm 2020 {who} xếp thứ 15/63."),
    form("", None, &[(15, Some(2021))], "Năm 2021, chỉ số SIPAS của {who} xếp thứ 33/63, {abbr} xếp thứ 15/63."),
    form("", None, &[(15, Some(2021))], "Kết quả các chỉ số năm 2021 của {who}:\n- SIPAS: xếp thứ 33/63.\n- {abbr}: xếp thứ 15/63, tăng 5 bậc so với năm 2020."),
    form("", Some("2022-05-20"), &[(15, Some(2021))], "Ngày 20/5/2022, UBND tỉnh tổ chức hội nghị phân tích {index} năm 2021.\nNăm 2021, tỉnh có 4 chỉ số thành phần tăng điểm. {name} xếp thứ 15, giảm 2 bậc so với năm trước."),
    form("", None, &[(15, Some(2021))], "{name} phấn đấu cải thiện {abbr}.\nLễ công bố {abbr} năm 2021.\nTheo đó, {name} đứng thứ 15 trong bảng xếp hạng."),
    form("", None, &[(15, Some(2021))], "{index} là thước đo chất lượng điều hành.\nNăm 2021, điểm số của tỉnh tăng. {name} đứng thứ 15 cả nước về {abbr}."),
    form("", None, &[(15, Some(2021)), (15, Some(2021))], "Theo {index} năm 2021, {who} xếp thứ 15/63.\nSo với năm 2020, tỉnh tăng 5 bậc và so với năm 2019 tăng 15 bậc."),
    form("", Some("2022-07-15"), &[(15, Some(2021))], "Tại Quyết định số 1234/QĐ-BNV ngày 12/7/2022 phê duyệt {index} năm 2021, {who} xếp thứ 15/63."),
    form("", None, &[(15, Some(2021))], "{index} năm 2021 (công bố năm 2022) ghi nhận {who} đứng thứ 15/63."),
    form("", None, &[(15, Some(2021))], "Tại kỳ đánh giá năm 2021, {abbr} của {who} đứng thứ 15/63."),
    form("", None, &[(15, Some(2021))], "Kết quả đánh giá, xếp hạng {abbr} năm 2021, {who} đứng thứ 15/63."),
    form("", Some("2022-05-06"), &[(15, Some(2021))], "Phát biểu tại hội nghị ngày 5/5/2022, lãnh đạo tỉnh cho biết: \"{abbr} năm 2021 của tỉnh xếp thứ 15/63, tăng 5 bậc\". {name} đặt mục tiêu năm 2022 vào top 10."),
    form("", None, &[(40, Some(2018)), (30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Năm 2018, {abbr} của {who} xếp thứ 40; năm 2019 xếp thứ 30; năm 2020 xếp thứ 20. Đến năm 2021, tỉnh xếp thứ 15."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{abbr} của {who} năm 2019 xếp thứ 30, năm 2020 vươn lên thứ 20 và năm 2021 đứng thứ 15."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{abbr} của {who} lần lượt xếp thứ 30, 20, 15 trong các năm 2019, 2020, 2021."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Trong 3 năm từ 2019 đến 2021, {abbr} của {who} lần lượt xếp thứ 30, 20, 15."),
    form("", None, &[(30, Some(2019)), (15, Some(2021))], "Giai đoạn 2019-2021, {abbr} của {who} tăng từ hạng 30 lên hạng 15."),
    form("", None, &[(30, Some(2019)), (15, Some(2021))], "Từ năm 2019 đến năm 2021, {abbr} của {who} tăng từ thứ 30 lên thứ 15."),
    form("", None, &[(15, Some(2021)), (20, Some(2020)), (30, Some(2019)), (15, Some(2021))], "{abbr} năm 2021 của {who} xếp thứ 15, tăng 5 bậc so với năm 2020 (hạng 20) và 15 bậc so với năm 2019 (hạng 30)."),
    form("", None, &[(15, Some(2021)), (20, Some(2020)), (30, Some(2019))], "{who} xếp thứ 15 {abbr} năm 2021, trong khi năm 2020 ở vị trí 20 và năm 2019 ở vị trí 30."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Từ vị trí thứ 30 trong bảng xếp hạng {abbr} năm 2019, {who} đã lên thứ 20 năm 2020 và thứ 15 năm 2021."),
    form("", Some("2022-05-10"), &[(15, Some(2022))], "Năm nay, {who} xếp thứ 15/63 tỉnh, thành về {abbr}, tăng 5 bậc so với năm ngoái."),
    form("", Some("2022-05-10"), &[(15, Some(2021))], "Theo bảng xếp hạng {abbr} năm ngoái, {who} đứng thứ 15/63."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "{index} của {who} qua các năm:\n- Năm 2019: xếp thứ 30/63.\n- Năm 2020: xếp thứ 20/63.\n- Năm 2021: xếp thứ 15/63."),
    form("", None, &[(30, Some(2019)), (20, Some(2020)), (15, Some(2021))], "Thứ hạng {abbr} của {who}:\n- Năm 2019: hạng 30\n- Năm 2020: hạng 20\n- Năm 2021: hạng 15"),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "Năm 2021, {abbr} của {who} đạt 65 điểm, xếp thứ 15. Kết quả này tốt hơn năm 2020 (đạt 60 điểm, xếp thứ 20)."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "Nếu năm 2020, {abbr} của {who} đứng thứ 20 thì năm 2021 đứng thứ 15."),
    form("", None, &[(15, Some(2021)), (20, Some(2020))], "{abbr} của {who} năm 2021 đứng thứ 15, còn năm 2020 đứng thứ 20."),
    form("", None, &[(20, Some(2020)), (15, Some(2021))], "Năm 2020 {who} đứng thứ 20, năm 2021 lên thứ 15 về {abbr}."),
];

/// Sentences and lines begin with a capital letter.
fn written(form: &str, index: (&str, &str, &str), subject: (&str, &str)) -> String {
    let filled = form
        .replace("{index}", index.2)
        .replace("{abbr}", index.1)
        .replace("{name}", subject.1)
        .replace("{who}", &format!("tỉnh {}", subject.1));
    let mut out = String::new();
    let mut begins = true;
    for c in filled.chars() {
        if begins && c.is_alphabetic() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        begins = matches!(c, '\n' | '.') || begins && matches!(c, ' ' | '-');
    }
    out
}

#[test]
fn places_are_of_their_editions() {
    let ontology = Ontology::embedded().unwrap();
    let (mut right, mut missed, mut wrong) = (0_usize, 0_usize, 0_usize);
    let mut faults: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for (number, form) in FORMS.iter().enumerate() {
        for index in INDICES {
            for subject in SUBJECTS {
                let document = Document {
                    id: "f".into(),
                    published: form.published.and_then(PartialDate::parse),
                    title: written(form.title, index, subject),
                    text: written(form.text, index, subject),
                    ..Document::default()
                };
                let claims = extract(&document, &ontology).claims;
                let told = claims.iter().filter(|c| c.status == Status::Resolved && c.modality == Modality::Asserted);
                let own = told.filter(|c| c.subject == subject.0 && c.index == index.0 && c.component.is_none());
                let read: Vec<(u32, Option<i32>)> = own.filter_map(|c| Some((c.rank?, c.year))).collect();
                let mut left = form.places.to_vec();
                let mut bad = Vec::new();
                for place in read {
                    match left.iter().position(|l| *l == place) {
                        Some(at) => {
                            left.remove(at);
                            right += 1;
                        }
                        None => bad.push(place),
                    }
                }
                missed += left.len();
                wrong += bad.len();
                if !left.is_empty() || !bad.is_empty() {
                    let fault = faults.entry(number).or_insert((0, format!("{:?}: missed {left:?}, wrong {bad:?}", document.text)));
                    fault.0 += 1;
                }
            }
        }
    }
    let report: String = faults.values().map(|(times, words)| format!("{times} times: {words}\n")).collect();
    let (precision, recall) = (share(right, wrong), share(right, missed));
    println!("{right} right, {missed} missed, {wrong} wrong\n{report}");
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.3}, recall {recall:.3}\n{report}");
}

/// How much of the whole `part` is, where `rest` is the rest of it.
fn share(part: usize, rest: usize) -> f64 {
    part as f64 / (part + rest) as f64
}

/// Floors, only to be raised.
const PRECISION: f64 = 0.995;
const RECALL: f64 = 0.95;
