//! Rankings of offices and districts inside a province: forms of telling them, crossed with rankings and provinces.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::collections::BTreeMap;
use xephang_core::extract::extract;
use xephang_core::model::{Claim, Document, Status};
use xephang_core::ontology::Ontology;

/// What is said of somebody's standing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    At(u32),
    Best(u32),
    Last,
}

impl Place {
    fn of(claim: &Claim) -> Option<Self> {
        claim.rank.map(Self::At).or(claim.rank_max.map(Self::Best)).or(claim.last.then_some(Self::Last))
    }
}

/// Headline, text, and the places that they give; `D0` is the first of the province's districts.
type Form = (&'static str, &'static str, &'static [(&'static str, Place, Option<i32>)]);

/// Id, short name, full name.
const INDICES: [(&str, &str, &str); 4] = [
    ("ddci", "DDCI", "bộ chỉ số năng lực cạnh tranh cấp sở, ban, ngành và địa phương (DDCI)"),
    ("par-index", "chỉ số cải cách hành chính", "chỉ số cải cách hành chính (PAR INDEX)"),
    ("dti", "chỉ số chuyển đổi số", "chỉ số chuyển đổi số (DTI)"),
    ("sipas", "chỉ số hài lòng", "chỉ số hài lòng của người dân, tổ chức (SIPAS)"),
];

/// Id, name, and some districts: id, name, kind.
type Province = (&'static str, &'static str, [(&'static str, &'static str, &'static str); 4]);

const PROVINCES: [Province; 3] = [
    (
        "quang-ninh",
        "Quảng Ninh",
        [
            ("ha-long", "Hạ Long", "thành phố"),
            ("mong-cai", "Móng Cái", "thành phố"),
            ("van-don", "Vân Đồn", "huyện"),
            ("hai-ha", "Hải Hà", "huyện"),
        ],
    ),
    (
        "lao-cai",
        "Lào Cai",
        [
            ("sa-pa", "Sa Pa", "thị xã"),
            ("bao-thang", "Bảo Thắng", "huyện"),
            ("bat-xat", "Bát Xát", "huyện"),
            ("van-ban", "Văn Bàn", "huyện"),
        ],
    ),
    (
        "tuyen-quang",
        "Tuyên Quang",
        [
            ("na-hang", "Na Hang", "huyện"),
            ("chiem-hoa", "Chiêm Hóa", "huyện"),
            ("yen-son", "Yên Sơn", "huyện"),
            ("son-duong", "Sơn Dương", "huyện"),
        ],
    ),
];

#[rustfmt::skip]
const FORMS: &[Form] = &[
    ("{province} công bố {abbr} năm 2021", "Sáng 5/3, UBND tỉnh {province} công bố {index} năm 2021.\nKhối sở, ban, ngành: Sở Tài chính dẫn đầu, Sở Nội vụ xếp thứ 2, Sở Công Thương xếp thứ 3.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-cong-thuong", Place::At(3), Some(2021))]),
    ("{province} công bố {abbr} năm 2021", "UBND tỉnh {province} vừa công bố {index} năm 2021.\nKhối địa phương: {d0} đứng đầu; {d2} đứng thứ 2; {d3} đứng thứ 3.", &[("D0", Place::At(1), Some(2021)), ("D2", Place::At(2), Some(2021)), ("D3", Place::At(3), Some(2021))]),
    ("{province} công bố {abbr} năm 2021", "Theo {index} năm 2021 của tỉnh {province}, ở khối sở, ngành, ba vị trí đầu lần lượt thuộc về Sở Tài chính, Sở Nội vụ và Sở Công Thương.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-cong-thuong", Place::At(3), Some(2021))]),
    ("{province}: {abbr} năm 2021", "Theo kết quả {index} năm 2021 của tỉnh {province}, khối huyện, thị xã, thành phố có 3 đơn vị dẫn đầu lần lượt là {d0}, {d2}, {d3}.", &[("D0", Place::At(1), Some(2021)), ("D2", Place::At(2), Some(2021)), ("D3", Place::At(3), Some(2021))]),
    ("{province}: {abbr} năm 2021", "Theo {index} năm 2021 của tỉnh {province}, Sở Tài chính đứng đầu khối sở, ngành; đứng cuối là Sở Xây dựng.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-xay-dung", Place::Last, Some(2021))]),
    ("{province}: {abbr} năm 2021", "Kết quả {index} năm 2021 của tỉnh {province}: Sở Tài chính xếp thứ nhất (95,2 điểm), Sở Nội vụ xếp thứ nhì (94,1 điểm), Sở Công Thương xếp thứ ba (93,5 điểm).", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-cong-thuong", Place::At(3), Some(2021))]),
    ("{province}: {abbr} năm 2021", "Theo {index} năm 2021, dẫn đầu khối sở, ban, ngành tỉnh {province} là Sở Tài chính với 95,2 điểm; tiếp theo là Sở Nội vụ với 94,1 điểm, Sở Công Thương với 93,5 điểm.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-cong-thuong", Place::At(3), Some(2021))]),
    ("Sở Nội vụ {province} tăng 5 bậc {abbr}", "Theo {index} năm 2021, Sở Nội vụ tỉnh {province} xếp thứ 3/20 sở, ngành, tăng 5 bậc so với năm 2020.", &[("so-noi-vu", Place::At(3), Some(2021))]),
    ("{d2} nâng hạng {abbr}", "Năm 2021, {index} của {d2} (tỉnh {province}) xếp thứ 3/13 huyện, thị xã, thành phố, tăng 2 bậc so với năm 2020.", &[("D2", Place::At(3), Some(2021))]),
    ("{d2} nâng hạng {abbr}", "{d2}, tỉnh {province} vừa tổng kết công tác cải cách hành chính.\nTheo {index} năm 2021, huyện đạt 85,3 điểm, xếp thứ 3/13 huyện, thị xã, thành phố.", &[("D2", Place::At(3), Some(2021))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, khối sở, ngành: Sở TT&TT đứng đầu, Sở TN&MT xếp thứ 2, Sở GD&ĐT xếp thứ 3.", &[("so-thong-tin-va-truyen-thong", Place::At(1), Some(2021)), ("so-tai-nguyen-va-moi-truong", Place::At(2), Some(2021)), ("so-giao-duc-va-dao-tao", Place::At(3), Some(2021))]),
    ("{province}: {abbr} 2021", "{index} năm 2021 của tỉnh {province}: hạng nhất thuộc về Sở Tài chính, hạng nhì là Sở Nội vụ, hạng ba là Sở Công Thương.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-cong-thuong", Place::At(3), Some(2021))]),
    ("{province}: {abbr} 2021", "Tại bảng xếp hạng {index} năm 2021 của tỉnh {province}, top 3 khối sở, ngành gồm: Sở Tài chính, Sở Nội vụ, Sở Công Thương.", &[("so-tai-chinh", Place::Best(3), Some(2021)), ("so-noi-vu", Place::Best(3), Some(2021)), ("so-cong-thuong", Place::Best(3), Some(2021))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, khối cơ quan ngành dọc: Cục Thuế tỉnh đứng thứ nhất, Bảo hiểm xã hội tỉnh đứng thứ hai, Kho bạc Nhà nước tỉnh đứng thứ ba.", &[("cuc-thue", Place::At(1), Some(2021)), ("bao-hiem-xa-hoi", Place::At(2), Some(2021)), ("kho-bac-nha-nuoc", Place::At(3), Some(2021))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021, Văn phòng UBND tỉnh {province} xếp thứ nhất, Thanh tra tỉnh xếp thứ hai, Ban Quản lý Khu kinh tế xếp thứ ba trong 20 sở, ban, ngành.", &[("van-phong-ubnd-tinh", Place::At(1), Some(2021)), ("thanh-tra-tinh", Place::At(2), Some(2021)), ("ban-quan-ly-khu-kinh-te", Place::At(3), Some(2021))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, Sở Tài chính xếp thứ 1 (năm 2020 xếp thứ 5), Sở Nội vụ xếp thứ 2 (năm 2020 xếp thứ 1).", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("so-tai-chinh", Place::At(5), Some(2020)), ("so-noi-vu", Place::At(1), Some(2020))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, đơn vị tăng hạng mạnh nhất là Sở Tài chính (tăng 8 bậc, từ hạng 10 lên hạng 2).", &[("so-tai-chinh", Place::At(2), Some(2021)), ("so-tai-chinh", Place::At(10), None)]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, UBND {d2} xếp thứ nhất với 92,1 điểm, UBND {d3} xếp thứ hai với 91,5 điểm.", &[("D2", Place::At(1), Some(2021)), ("D3", Place::At(2), Some(2021))]),
    ("{province}: {abbr} 2021", "{index} năm 2021 của tỉnh {province} ghi nhận quán quân khối sở, ngành là Sở Tài chính, á quân là Sở Nội vụ; quán quân khối địa phương là {d2}.", &[("so-tai-chinh", Place::At(1), Some(2021)), ("so-noi-vu", Place::At(2), Some(2021)), ("D2", Place::At(1), Some(2021))]),
    ("{province}: {abbr} 2021", "Theo {index} năm 2021 của tỉnh {province}, ở nhóm địa phương, {D2n} xếp thứ nhất, {D3n} xếp thứ nhì, {D0n} xếp thứ ba.", &[("D2", Place::At(1), Some(2021)), ("D3", Place::At(2), Some(2021)), ("D0", Place::At(3), Some(2021))]),
];

fn written(form: &str, index: (&str, &str, &str), province: &Province) -> String {
    let mut text = form.replace("{index}", index.2).replace("{abbr}", index.1).replace("{province}", province.1);
    for (number, (_, name, kind)) in province.2.iter().enumerate() {
        text = text.replace(&format!("{{d{number}}}"), &format!("{kind} {name}")).replace(&format!("{{D{number}n}}"), name);
    }
    let capital = |line: &str| -> String {
        let mut letters = line.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    text.lines().map(capital).collect::<Vec<String>>().join("\n")
}

#[test]
fn offices_and_districts_have_their_places() {
    let ontology = Ontology::embedded().unwrap();
    let (mut right, mut missed, mut wrong) = (0_usize, 0_usize, 0_usize);
    let mut faults: BTreeMap<usize, String> = BTreeMap::new();
    for (number, (title, text, places)) in FORMS.iter().enumerate() {
        for index in INDICES {
            for province in &PROVINCES {
                let title = written(title, index, province);
                let document = Document {
                    id: "f".into(),
                    url: Some(format!("https://bao{}.example/tin-1.html", province.0.replace('-', ""))),
                    text: format!("{title}\n{}", written(text, index, province)),
                    title,
                    ..Document::default()
                };
                let scope = format!("province:{}", province.0);
                let subject = |id: &str| match id.strip_prefix('D').and_then(|n| n.parse::<usize>().ok()) {
                    Some(n) => format!("{}/{}", province.0, province.2[n].0),
                    None => format!("{}/{id}", province.0),
                };
                let mut left: Vec<_> = places.iter().map(|(id, place, year)| (subject(id), *place, *year)).collect();
                let claims = extract(&document, &ontology).claims;
                let mut bad = Vec::new();
                for claim in claims.iter().filter(|c| c.status == Status::Resolved) {
                    let Some(place) = Place::of(claim) else { continue };
                    let read = (claim.subject.clone(), place, claim.year);
                    let at = left.iter().position(|l| *l == read);
                    match at.filter(|_| claim.index == index.0 && claim.scope.starts_with(&scope)) {
                        Some(at) => {
                            left.remove(at);
                            right += 1;
                        }
                        None => bad.push(read),
                    }
                }
                missed += left.len();
                wrong += bad.len();
                if !left.is_empty() || !bad.is_empty() {
                    faults.entry(number).or_insert_with(|| format!("{:?}: missed {left:?}, wrong {bad:?}", document.text));
                }
            }
        }
    }
    let report = faults.into_values().collect::<Vec<String>>().join("\n");
    println!("{right} right, {missed} missed, {wrong} wrong\n{report}");
    let share = |rest: usize| right as f64 / (right + rest) as f64;
    assert!(share(wrong) >= PRECISION && share(missed) >= RECALL, "{right} right, {missed} missed, {wrong} wrong\n{report}");
}

/// Floors, only to be raised.
const PRECISION: f64 = 0.995;
const RECALL: f64 = 0.97;
