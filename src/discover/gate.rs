//! Whether a page may speak of a ranking, judged by its title, summary and address before it is fetched.
use crate::normalize::fold;
use crate::ontology::Ontology;
use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;
use url::Url;

/// Words of ranking that stay themselves without diacritics, so that addresses can be searched for them too.
const CUES: &str =
    "xep hang|xep thu|xep vi|xep o|xep loai|xep cuoi|xep dau|thu hang|hang thu|bang xep|bang tong sap|vi tri|vi thu|vi the|thu bac|
    top|xep top|dan dau|dung dau|dung thu|dung nhat|dung nhi|dung cuoi|dung chot|dau bang|cuoi bang|chot bang|doi so|dung o|
    tang bac|tut hang|tut bac|tut sau|tang hang|thang hang|nhay vot|nhay bac|len hang|xuong hang|giam bac|len bac|but pha|
    chi so|bo chi so|cai cach hanh chinh|cai cach thu tuc|cchc|nang luc canh tranh|chuyen doi so|hai long|
    quan quan|a quan|ngoi dau|ngoi vuong|tot nhat|cao nhat|thap nhat|nhanh nhat|cham nhat|lon nhat|nhieu nhat|it nhat ca nuoc|
    giau nhat|ngheo nhat|kem nhat|manh nhat|dau ca nuoc|nhat ca nuoc|nhat nuoc|nhi ca nuoc|nhat toan quoc|
    nhat the gioi|nhat dong nam a|nhat chau a|nhom dan dau|nhom dau|nhom cuoi|nhom cao|nhom thap|nhom trung binh|
    63 tinh|34 tinh|ranking|rankings|rank|ranked|ranks|index|
    moi truong kinh doanh|moi truong dau tu|doi moi sang tao|cong khai ngan sach|cong khai minh bach|chinh quyen dien tu|chinh phu dien tu|
    chinh quyen so|chinh phu so|kinh te so|dich vu cong|quan tri|muc do san sang|thu hut fdi|von fdi|fdi|grdp|hang dau|hang nhat|chi dau|
    cong nghe thong tin|ung dung cntt|phong chong tham nhung|tham nhung|tu do kinh te|phat trien con nguoi|hanh phuc|thu nhap binh quan|
    diem so|cham diem|phong vu|bang diem|phan hang";

/// Words that mean ranking only with their diacritics: without, `hạng` is `hàng` and `bậc` the north.
const EXACT: &str = "hạng|bậc|xếp|đứng|nhất|nhì|chót|công bố|đánh giá|thành tích|điểm|thi đua|so với|vượt|bứt|tụt|soán";

/// Words that a page on a ranking has in its title or address even where it hides the ranking.
const WIDE: &str =
    "tinh|thanh pho|tp|dia phuong|ca nuoc|toan quoc|viet nam|bo|so|nganh|ubnd|kinh te|tang truong|phat trien|dau tu|doanh nghiep|
    cai cach|hanh chinh|chinh quyen|chinh phu|thu tuong|minh bach|nguoi dan|quoc gia|the gioi|asean|hoi nghi|nghi quyet|cong bo|ket qua|
    danh gia|muc tieu|giai phap|thu tuc|cong nghe|xuat khau|thu nhap|giao duc|diem|thi dua|vung|mien|khu cong nghiep|chuyen doi|thong minh|
    con so|ban tin|diem tin|dinh chinh|noi lai";

/// How likely a page speaks of a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relevance {
    /// Neither rankings nor government are spoken of.
    Unlikely,
    /// It speaks of a province, of government or the economy, where rankings are mentioned in passing; or nothing is known of it.
    Possible,
    /// It names an index, or uses words of ranking.
    Likely,
}

/// Knows the words that pages on rankings use.
#[derive(Debug)]
pub struct Gate {
    /// Over folded words between single blanks; `None` when it could not be built, and then everything passes.
    folded: Option<AhoCorasick>,
    exact: Option<AhoCorasick>,
    wide: Option<AhoCorasick>,
}

impl Gate {
    /// Takes the names of all indices, those that the user added too.
    pub fn new(ontology: &Ontology) -> Self {
        let mut names: Vec<String> = words_of(CUES);
        for index in ontology.indices.iter().filter(|i| i.kind != "sport") {
            let written = index.aliases.iter().chain(&index.weak_aliases).chain([&index.name_vi]).chain(&index.abbr).chain(&index.name_en);
            names.extend(written.map(|name| padded(name)).filter(|name| name.len() > 4));
        }
        let mut wide = words_of(WIDE);
        for province in &ontology.provinces {
            wide.extend(province.aliases.iter().chain([&province.name]).map(|name| padded(name)).filter(|name| name.len() > 4));
        }
        let exact: Vec<String> = EXACT.split('|').map(|word| format!(" {} ", word.trim())).collect();
        Self { folded: AhoCorasick::new(names).ok(), exact: AhoCorasick::new(exact).ok(), wide: AhoCorasick::new(wide).ok() }
    }

    /// Whether a page may speak of a ranking: anything but [`Relevance::Unlikely`].
    pub fn relevant(&self, title: Option<&str>, lead: Option<&str>, url: &Url) -> bool {
        self.judge(title, lead, url) != Relevance::Unlikely
    }

    /// How likely a page with this title, lead and address speaks of a ranking of provinces, ministries or
    /// countries. In doubt [`Relevance::Possible`]: a claim that is lost costs more than a page that is fetched.
    pub fn judge(&self, title: Option<&str>, lead: Option<&str>, url: &Url) -> Relevance {
        let known = |text: Option<&str>| text.map(str::trim).unwrap_or_default().to_owned();
        let (title, lead) = (known(title), known(lead));
        if title.is_empty() && lead.is_empty() {
            return Relevance::Possible;
        }
        let said = [title.as_str(), &lead].join(" | ");
        let address = padded(&slug(url));
        let holds = |words: &Option<AhoCorasick>, text: &str| words.as_ref().is_none_or(|w| w.is_match(text));
        let lower: String = said.nfc().collect::<String>().to_lowercase();
        if holds(&self.folded, &padded(&said))
            || holds(&self.folded, &address)
            || holds(&self.exact, &spaced(&lower))
            || has_fraction(&said)
        {
            return Relevance::Likely;
        }
        let possible = holds(&self.wide, &padded(&title)) || holds(&self.wide, &address);
        if possible { Relevance::Possible } else { Relevance::Unlikely }
    }
}

fn words_of(list: &str) -> Vec<String> {
    list.split('|').map(padded).filter(|word| word.len() > 2).collect()
}

/// Folded words between single blanks, with one at each end, so that a phrase is found as whole words.
fn padded(text: &str) -> String {
    spaced(&fold(text))
}

fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// What the address says in words: path and query, unescaped.
fn slug(url: &Url) -> String {
    let written = format!("{} {}", url.path(), url.query().unwrap_or_default());
    if !written.contains('%') {
        return written;
    }
    // The decoder of forms undoes the escapes; a path has no `+` that would mean a blank.
    url::form_urlencoded::parse(written.replace(['&', '='], " ").as_bytes()).map(|(name, _)| name.into_owned()).collect()
}

/// A rank over a number of places: `37/63`, `02/34`.
fn has_fraction(text: &str) -> bool {
    text.match_indices('/').any(|(at, _)| {
        let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let before = text.get(..at).unwrap_or_default();
        let left = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let behind = text.get(at + 1..).unwrap_or_default();
        let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        let right = behind.get(..end).unwrap_or_default();
        // `12/7` is a day; a total is no month.
        digits(left)
            && digits(right)
            && right.parse::<u32>().is_ok_and(|n| n > 12)
            && !behind.get(end..).unwrap_or_default().starts_with('/')
    })
}
