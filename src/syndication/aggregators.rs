//! Who prints what others wrote.
use crate::sources::Publishers;
use std::collections::BTreeSet;

/// Those that come with the program; a test holds the list to the embedded publishers.
const EMBEDDED: [&str; 3] = ["vietnam.vn", "baomoi.com", "baomoi.net.vn"];

/// Hosts of publishers that gather articles of others: a print there points to an original and never
/// counts as independent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregators(BTreeSet<String>);

impl Default for Aggregators {
    /// Those that come with the program.
    fn default() -> Self {
        Self::from_hosts(EMBEDDED)
    }
}

impl Aggregators {
    /// Those among these publishers.
    pub fn of(publishers: &Publishers) -> Self {
        Self::from_hosts(publishers.all().filter(|p| !p.kind.is_independent()).flat_map(|p| p.hosts.iter().map(String::as_str)))
    }

    /// The publishers of these hosts and of all hosts below them.
    pub fn from_hosts<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(hosts.into_iter().map(host).filter(|h| !h.is_empty()).collect())
    }

    /// Their hosts, in byte order.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a publisher, as documents name it (a host, or an address), is one of them.
    pub fn contains(&self, publisher: &str) -> bool {
        let host = host(publisher);
        let mut rest = host.as_str();
        loop {
            if self.0.contains(rest) {
                return true;
            }
            match rest.split_once('.') {
                Some((_, above)) => rest = above,
                None => return false,
            }
        }
    }
}

/// The bare host in lower case, without `www.`.
fn host(publisher: &str) -> String {
    let lower = publisher.trim().to_ascii_lowercase();
    let after = lower.split_once("//").map_or(lower.as_str(), |(_, rest)| rest);
    let host = after.split('/').next().unwrap_or(after);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::Ontology;

    #[test]
    fn by_host_and_below() {
        let known = Aggregators::default();
        for host in ["baomoi.com", "www.vietnam.vn", "https://baomoi.com/", "M.BAOMOI.COM"] {
            assert!(known.contains(host), "{host}");
        }
        for host in ["thoibaotaichinhvietnam.vn", "baohatinh.vn", "vietnam.vn.example", "vn", ""] {
            assert!(!known.contains(host), "{host}");
        }
    }

    #[test]
    fn those_of_the_publishers_and_of_the_user() {
        let mut publishers = Publishers::embedded();
        assert_eq!(Aggregators::of(&publishers), Aggregators::default());
        let own = "[[publisher]]\nid = \"gom-tin\"\nname = \"Gom tin\"\nhome = \"https://gomtin.example\"\nkind = \"aggregator\"\n";
        publishers.add_text("own", own, &Ontology::embedded().unwrap()).unwrap();
        assert!(Aggregators::of(&publishers).contains("m.gomtin.example"));
    }
}
