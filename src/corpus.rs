//! The sample corpus: pages of made-up outlets with real, sourced figures and some planted errors,
//! embedded so that `xephang demo` needs nothing but the binary. corpus/manifest.toml lists the pages,
//! their sources, and what is wrong on purpose.

/// One embedded page, as an outlet would serve it.
#[derive(Debug, Clone, Copy)]
pub struct SamplePage {
    /// Path below the folder `corpus/`, such as `nganhong/ha-tinh-dti-2023.html`.
    pub file: &'static str,
    /// Its HTML.
    pub html: &'static str,
}

macro_rules! embed {
    ($($outlet:literal: $($page:literal),+;)+) => {
        &[$($(SamplePage {
            file: concat!($outlet, "/", $page, ".html"),
            html: include_str!(concat!("../corpus/", $outlet, "/", $page, ".html")),
        }),+),+]
    };
}

static PAGES: &[SamplePage] = embed! {
    "nganhong":
        "bang-diem-chuyen-doi-so-ha-tinh-2022",
        "ha-tinh-cai-cach-hanh-chinh-2022",
        "ha-tinh-chinh-phu-dien-tu-2017",
        "ha-tinh-dti-2023",
        "ha-tinh-ict-index-2019",
        "ha-tinh-len-hang-37-chuyen-doi-so",
        "ha-tinh-pci-nhieu-nam",
        "tay-ninh-quang-nam-ict";
    "lamson":
        "bac-ninh-pii-2024",
        "hai-duong-dti-2020",
        "nghe-an-thanh-hoa-pci-2022",
        "sipas-2022-thanh-hoa-top-5",
        "thanh-hoa-dti-2021",
        "thanh-hoa-dti-2023",
        "thanh-hoa-pci-2021",
        "thanh-hoa-pci-chang-duong",
        "viet-nam-egdi";
    "dongdo":
        "ba-ria-vung-tau-2021",
        "dong-nai-nhin-lai",
        "dti-2021-bo-nganh",
        "dti-2024-hai-bang",
        "ha-noi-dti-2022",
        "ha-noi-dti-2023",
        "ha-noi-pci-bay-nam",
        "nam-dinh-par-index-2023",
        "pii-2024",
        "pii-2025-ha-noi";
    "cuabien":
        "bac-giang-pci-2022",
        "bac-giang-so-hoa",
        "dong-nai-ha-tinh-cung-diem",
        "khanh-hoa-pci-2022",
        "par-index-2022",
        "pci-2022-top-10",
        "pci-2023-top-5",
        "pci-2024-hai-phong",
        "pgi-2023",
        "quang-ninh-pci-bay-nam";
    "xulam":
        "dak-nong-dti-noi-tinh-2024",
        "hoc-tap-lai-chau",
        "par-index-sipas-nghe-an-2023",
        "pci-nghe-an-cac-nam",
        "pii-2024-nghe-an",
        "tuyen-quang-dti-noi-tinh";
    "nhipso":
        "cai-cach-hanh-chinh-2022",
        "da-nang-dti-2023",
        "dti-2022-top-5",
        "ha-noi-tang-bac-dti-2023",
        "ict-index-2023",
        "lang-son-chang-duong",
        "viet-nam-egdi-2024",
        "viet-nam-gii-2024";
    "chindong":
        "bac-cau-nam-ha-noi-so",
        "bac-giang-tang-bac-pci",
        "ben-tre-dti-2021",
        "dinh-chinh-tra-vinh",
        "dti-2022-dong-bang",
        "papi-2024-tay-ninh",
        "par-index-2023-mien-tay",
        "tra-vinh-dti-2022";
    "trungchau":
        "bac-kan-pci",
        "binh-thuan-bon-chi-so-2023",
        "binh-thuan-pci-hai-nam",
        "dong-nai-par-index-2022",
        "hue-papi-2023",
        "lai-chau-ddci-2022",
        "nam-dinh-mot-cua",
        "papi-2023-nhom-dau";
};

/// All sample pages, outlet by outlet.
pub fn pages() -> &'static [SamplePage] {
    PAGES
}

#[cfg(test)]
mod tests {
    use super::pages;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// A page that is added to the folder and not to the list would silently be missing from the demo.
    #[test]
    fn embeds_every_page_of_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut on_disk = BTreeSet::new();
        for outlet in std::fs::read_dir(&root).unwrap().flatten().filter(|e| e.path().is_dir()) {
            for page in std::fs::read_dir(outlet.path()).unwrap().flatten() {
                let name = page.file_name().into_string().unwrap();
                if name.ends_with(".html") {
                    on_disk.insert(format!("{}/{name}", outlet.file_name().to_string_lossy()));
                }
            }
        }
        let embedded: BTreeSet<String> = pages().iter().map(|p| p.file.to_owned()).collect();
        assert_eq!(embedded.len(), pages().len(), "a page is listed twice");
        assert_eq!(embedded, on_disk);
    }
}
