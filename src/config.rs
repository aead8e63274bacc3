//! The user's settings: `config.toml` in the data folder.
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Name of the file inside the data folder.
pub const FILE_NAME: &str = "config.toml";

/// Settings. Unknown keys are refused, so that a misspelt one does not pass in silence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The user's own province, by name or id: settles abbreviations (`HT`) that it could mean, and comes
    /// first in the digest.
    pub home: Option<String>,
    /// How a site's owner reaches whoever runs the crawler: an e-mail or web address, sent in the User-Agent.
    pub contact: Option<String>,
    /// The whole User-Agent, in place of the program's own; the contact is added when it does not hold it.
    pub user_agent: Option<String>,
    /// Below this much free disk space, in gigabytes (10⁹ bytes), `doctor` warns and a crawl stops. Default 2.
    pub min_free_gb: Option<u64>,
    /// For how many days archive files are kept, when `--keep` does not say; without either, for ever.
    pub keep_days: Option<u32>,
    /// Ids of the publishers that `nightly` crawls; without it, all that are known.
    pub sources: Option<Vec<String>>,
    /// The organisation that signs exported reviews (`export findings --format claimreview`); without it, whoever gave
    /// the verdict.
    pub organisation: Option<String>,
    /// Address of the page on which the organisation publishes its reviews.
    pub organisation_url: Option<String>,
}

/// [`Config::min_free_gb`] when it is not set.
const MIN_FREE_GB: u64 = 2;

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// The file is not TOML, or holds an unknown setting.
    #[error(
        "{path}:{line}: {message}; known settings: home = \"ha-tinh\", contact, user_agent, min_free_gb, keep_days, sources, organisation, organisation_url"
    )]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl ConfigError {
    /// The failure in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Io { path, source } => format!("không đọc được {}: {source}", path.display()),
            Self::Syntax { path, line, message } => format!(
                "{}:{line}: {message}; các mục có thể ghi: home = \"ha-tinh\", contact, user_agent, min_free_gb, keep_days, sources, \
                 organisation, organisation_url",
                path.display()
            ),
        }
    }
}

impl Config {
    /// Free disk space that must be left, in bytes.
    pub fn min_free_bytes(&self) -> u64 {
        self.min_free_gb.unwrap_or(MIN_FREE_GB).saturating_mul(1_000_000_000)
    }

    /// What the crawler calls itself: name, version and how to reach whoever runs it.
    pub fn agent(&self) -> String {
        let name = self.user_agent.clone().unwrap_or_else(|| concat!("xephang/", env!("CARGO_PKG_VERSION")).to_owned());
        let agent = match self.contact.as_deref().map(str::trim).filter(|c| !c.is_empty() && !name.contains(c)) {
            Some(contact) => format!("{name} (+{contact})"),
            None => name,
        };
        // A header holds visible ASCII only; a name with accents would be refused by every server.
        agent.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' }).collect()
    }

    /// Reads the settings of a data folder; without a file, the defaults.
    ///
    /// # Errors
    /// When the file is there but cannot be read.
    pub fn load(dir: &Path) -> Result<Self, ConfigError> {
        let path = dir.join(FILE_NAME);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(ConfigError::Io { path, source }),
        };
        toml::from_str(&text).map_err(|e| {
            let before = e.span().and_then(|s| text.get(..s.start)).unwrap_or_default();
            ConfigError::Syntax { path, line: before.matches('\n').count() + 1, message: e.message().to_owned() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn reads_home_and_refuses_what_it_does_not_know() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Config::load(dir.path()).unwrap(), Config::default());
        std::fs::write(dir.path().join("config.toml"), "home = \"Hà Tĩnh\"\n").unwrap();
        assert_eq!(Config::load(dir.path()).unwrap().home.as_deref(), Some("Hà Tĩnh"));
        std::fs::write(dir.path().join("config.toml"), "\nhoem = \"x\"\n").unwrap();
        let message = Config::load(dir.path()).unwrap_err().to_string();
        assert!(message.contains("config.toml:2: unknown field `hoem`"), "{message}");
    }

    #[test]
    fn the_crawler_says_who_runs_it() {
        let own = Config { contact: Some("toasoan@example.vn".into()), ..Config::default() };
        assert_eq!(own.agent(), concat!("xephang/", env!("CARGO_PKG_VERSION"), " (+toasoan@example.vn)"));
        let named = Config { user_agent: Some("Bot toà soạn\r\nX: y".into()), ..Config::default() };
        assert!(named.agent().bytes().all(|b| (0x20..0x7f).contains(&b)), "{}", named.agent());
        assert_eq!((own.min_free_bytes(), Config { min_free_gb: Some(0), ..own }.min_free_bytes()), (2_000_000_000, 0));
    }
}
