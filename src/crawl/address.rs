//! Which addresses may be asked at all: nothing from a page may lead into the own machine or network.
use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// The `host`, or `host:port` where the port is not the scheme's own, that politeness and permission go by.
pub fn authority(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// Which authorities may lie in a private network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Permission {
    allowed: HashSet<String>,
    all: bool,
}

impl Permission {
    /// No private address at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Exactly these authorities.
    pub fn only(authorities: impl IntoIterator<Item = String>) -> Self {
        Self { allowed: authorities.into_iter().collect(), all: false }
    }

    /// Every address; for single pages that the user names himself.
    pub fn all() -> Self {
        Self { allowed: HashSet::new(), all: true }
    }

    /// Whether this authority may lie in a private network.
    pub fn covers(&self, authority: &str) -> bool {
        self.all || self.allowed.contains(authority)
    }
}

/// A host given as an address, when it is a private one. Names are looked at when they are resolved.
pub(super) fn is_private_literal(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(v4)) => is_private(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => is_private(IpAddr::V6(v6)),
        _ => false,
    }
}

/// Loopback, private, link-local, shared, multicast and unspecified addresses, also inside IPv6.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().or_else(|| embedded_v4(v6)).map_or_else(|| is_private_v6(v6), is_private_v4),
    }
}

/// The IPv4 address inside the NAT64 prefix `64:ff9b::/96` and inside 6to4 `2002::/16`.
fn embedded_v4(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = v6.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match (a, b) {
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => Some(v4(g, h)),
        (0x2002, high) => Some(v4(high, c)),
        _ => None,
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmarking = a == 198 && (18..20).contains(&b);
    let protocol = (a, b, c) == (192, 0, 0);
    v4.is_loopback()
        || v4.is_private()
        || v4.is_link_local()
        || v4.is_broadcast()
        || v4.is_multicast()
        || shared
        || benchmarking
        || protocol
        || a == 0
        || a >= 240
}

fn is_private_v6(v6: Ipv6Addr) -> bool {
    // `::a.b.c.d` is a form of IPv4 that nothing public uses any more.
    let compatible = v6.segments().iter().take(6).all(|s| *s == 0);
    compatible || v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || v6.is_unique_local() || v6.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::{Permission, authority, is_private, is_private_literal};
    use url::Url;

    #[test]
    fn knows_private_addresses() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "240.0.0.1",
            "0.0.0.0",
            "::1",
            "::",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fd00::1",
            "fe80::1",
        ] {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        for address in ["203.162.0.11", "2405:4800::1", "64:ff9b::cba2:b", "100.128.0.1"] {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn literals_are_seen_in_every_spelling() {
        for address in ["http://127.1/", "http://0x7f.0.0.1/", "http://2130706433/", "http://[::1]/", "http://[::ffff:10.0.0.1]:80/"] {
            assert!(is_private_literal(&Url::parse(address).unwrap()), "{address}");
        }
        assert!(!is_private_literal(&Url::parse("https://baohatinh.vn/").unwrap()));
    }

    #[test]
    fn permission_is_per_authority() {
        let of = |text: &str| authority(&Url::parse(text).unwrap()).unwrap();
        assert_eq!(
            (of("http://a.vn:80/x"), of("https://a.vn:8443/"), of("http://[::1]:9/")),
            ("a.vn".into(), "a.vn:8443".into(), "[::1]:9".into())
        );
        let permission = Permission::only([of("http://127.0.0.1:8080/")]);
        assert!(permission.covers("127.0.0.1:8080") && !permission.covers("127.0.0.1:8081") && !permission.covers("127.0.0.1"));
        assert!(Permission::all().covers("x") && !Permission::none().covers("x"));
    }
}
