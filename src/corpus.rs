//! The sample corpus: pages of made-up outlets with real, sourced figures and some planted errors,
//! embedded so that `xephang demo` needs nothing but the binary. corpus/manifest.toml lists the pages,
//! their sources, and what is wrong on purpose.
use serde::Deserialize;

/// One embedded page, as an outlet would serve it.
#[derive(Debug, Clone, Copy)]
pub struct SamplePage {
    /// Path below the folder `corpus/`, such as `nganhong/ha-tinh-dti-2023.html`.
    pub file: &'static str,
    /// Its HTML.
    pub html: &'static str,
}

/// What an outlet serves beside its pages.
#[derive(Debug, Clone, Copy)]
pub struct SampleLists {
    /// Id of the outlet, such as `nganhong`.
    pub outlet: &'static str,
    /// Its RSS feed.
    pub feed: &'static str,
    /// Its site map.
    pub sitemap: &'static str,
}

/// Who publishes what, as corpus/manifest.toml says.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Manifest {
    /// The outlets.
    pub outlet: Vec<Outlet>,
    /// Their pages.
    pub document: Vec<Listing>,
}

/// A made-up outlet.
#[derive(Debug, Clone, Deserialize)]
pub struct Outlet {
    /// Its id.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its host, which nobody can own.
    pub host: String,
}

/// A page as the manifest lists it.
#[derive(Debug, Clone, Deserialize)]
pub struct Listing {
    /// [`SamplePage::file`].
    pub file: String,
    /// Id of its outlet.
    pub outlet: String,
    /// Where it would be published.
    pub url: String,
}

macro_rules! embed {
    ($($outlet:literal: $($page:literal),+;)+) => {
        static PAGES: &[SamplePage] = &[$($(SamplePage {
            file: concat!($outlet, "/", $page, ".html"),
            html: include_str!(concat!("../corpus/", $outlet, "/", $page, ".html")),
        }),+),+];

        static LISTS: &[SampleLists] = &[$(SampleLists {
            outlet: $outlet,
            feed: include_str!(concat!("../corpus/", $outlet, "/feed.xml")),
            sitemap: include_str!(concat!("../corpus/", $outlet, "/sitemap.xml")),
        }),+];
    };
}

embed! {
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
}

/// All sample pages, outlet by outlet.
pub fn pages() -> &'static [SamplePage] {
    PAGES
}

/// Feed and site map of every outlet.
pub fn lists() -> &'static [SampleLists] {
    LISTS
}

/// Outlets and pages of the manifest.
///
/// # Errors
/// Only when the embedded file is broken, which a test rules out.
pub fn manifest() -> Result<Manifest, toml::de::Error> {
    toml::from_str(include_str!("../corpus/manifest.toml"))
}

#[cfg(test)]
mod tests {
    use super::{lists, manifest, pages};
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

    #[test]
    fn every_outlet_of_the_manifest_has_its_lists() {
        let manifest = manifest().unwrap();
        let named: BTreeSet<&str> = manifest.outlet.iter().map(|o| o.id.as_str()).collect();
        assert_eq!(named, lists().iter().map(|l| l.outlet).collect());
        assert_eq!(manifest.document.len(), pages().len());
    }
}
