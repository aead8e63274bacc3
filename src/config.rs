//! The user's settings: `config.toml` in the data folder.
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Name of the file inside the data folder.
pub const FILE_NAME: &str = "config.toml";

/// Settings. Unknown keys are refused, so that a misspelt one does not pass in silence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The user's own province, by name or id: settles abbreviations (`HT`) that it could mean.
    pub home: Option<String>,
}

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
    #[error("{path}:{line}: {message}; known settings: home = \"ha-tinh\"")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl Config {
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
}
