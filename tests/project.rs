//! The project's own rules: layers, who may reach the network, licences of dependencies.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::path::{Path, PathBuf};
use std::process::Command;

/// Modules from the lowest layer up; those on one line may use each other.
const LAYERS: &[&[&str]] = &[
    &["error", "model"],
    &["normalize"],
    &["ontology"],
    &["extract"],
    &["config"],
    &["sources", "syndication"],
    &["read"],
    &["discover"],
    &["eval"],
    &["trust"],
    &["check"],
    &["search"],
    &["verify"],
    &["explain"],
    &["archive", "store", "corpus", "report"],
    &["index"],
    &["crawl"],
    &["publish"],
    &["nightly"],
    &["cli"],
];

fn level(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Folders whose modules share one set of layers: `src` shows those of `xephang-core` as its own.
const ROOTS: [&str; 2] = ["crates/core/src", "src"];

/// Modules that a source file names as `crate::module`, also inside `use crate::{a::X, b::Y}`.
fn used(source: &str) -> Vec<String> {
    // Tests may look up: they play the part of a caller.
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: String = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0usize;
                let mut item = String::new();
                for c in group.chars() {
                    match c {
                        '}' if depth == 0 => break,
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => found.push(name(&std::mem::take(&mut item))),
                        _ => item.push(c),
                    }
                }
                found.push(name(&item));
            }
            None => found.push(name(rest)),
        }
    }
    found.retain(|m| !m.is_empty());
    found
}

/// The files under [`ROOTS`], each with its path below its root.
fn own_sources() -> Vec<(PathBuf, PathBuf)> {
    let mut found = Vec::new();
    for root in ROOTS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let mut files = Vec::new();
        sources(&root, &mut files);
        assert!(!files.is_empty());
        found.extend(files.into_iter().map(|path| (path.strip_prefix(&root).unwrap().to_owned(), path)));
    }
    found
}

#[test]
fn modules_use_only_the_layers_below_them() {
    let mut faults = Vec::new();
    for (relative, path) in own_sources() {
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some(own) = level(module) else {
            faults.push(format!("{module} stands in no layer: add it to LAYERS and to ARCHITECTURE.md"));
            continue;
        };
        let is_test = relative.file_name().is_some_and(|n| n == "tests.rs") || relative.components().any(|c| c.as_os_str() == "tests");
        for other in used(&std::fs::read_to_string(&path).unwrap()) {
            let Some(theirs) = level(&other) else { continue };
            if theirs > own && !is_test {
                faults.push(format!("{} uses {other}, a layer above it", relative.display()));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_crawl_reaches_the_network_and_only_the_demo_serves() {
    for (relative, path) in own_sources() {
        let relative = relative.to_str().unwrap().to_owned();
        let code = std::fs::read_to_string(&path).unwrap();
        // The demo's sample press is served on loopback, for the real crawler to fetch.
        if relative.starts_with("crawl") || relative == "cli/demo/serve.rs" {
            continue;
        }
        for network in ["reqwest::", "std::net::", "tokio::net", "axum::", "TcpStream"] {
            assert!(!code.contains(network), "{relative} names {network}");
        }
    }
}

#[test]
fn reads_paths_out_of_uses() {
    assert_eq!(used("use crate::store::Store;"), ["store"]);
    assert_eq!(used("use crate::{model::{Claim, Source}, index::sync};"), ["model", "index"]);
    assert_eq!(used("fn f() { crate::check::run() }\n// crate::cli"), ["check"]);
}

/// The licences of all dependencies are among those that deny.toml allows.
#[test]
fn dependencies_have_allowed_licences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("deny.toml")).unwrap()).unwrap();
    let allowed: Vec<&str> = config["licenses"]["allow"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
    let version = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|l| l.strip_prefix("host: ")).unwrap();
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        // Every part joined by AND needs one allowed alternative; `/` is the old way to write OR.
        let fine = licence
            .replace(['(', ')'], "")
            .split(" AND ")
            .all(|part| part.replace('/', " OR ").split(" OR ").any(|alternative| allowed.contains(&alternative.trim())));
        assert!(fine, "{} {}: licence {licence:?}", package["name"], package["version"]);
    }
}

/// Names in a table of Cargo.toml.
fn names(manifest: &toml::Table, table: &str) -> Vec<String> {
    manifest[table].as_table().unwrap().keys().cloned().collect()
}

#[test]
fn every_dependency_is_used_and_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("Cargo.toml")).unwrap()).unwrap();
    let page = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, table) = page.split_once("| crate | why |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let explained: Vec<&str> = rows.flat_map(|row| row.split('|').nth(1).unwrap().split(',').map(str::trim)).collect();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let own = files.len();
    sources(&root.join("tests"), &mut files);
    sources(&root.join("benches"), &mut files);
    let code: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let (shipped, developed) = (names(&manifest, "dependencies"), names(&manifest, "dev-dependencies"));
    for (name, code) in shipped.iter().map(|n| (n, &code[..own])).chain(developed.iter().map(|n| (n, &code[..]))) {
        let module = format!("{}::", name.replace('-', "_"));
        assert!(code.iter().any(|text| text.contains(&module)), "{name} is not used: take it out of Cargo.toml");
        assert!(explained.contains(&name.as_str()), "{name} has no line in ARCHITECTURE.md");
    }
    for name in explained {
        assert!(shipped.iter().chain(&developed).any(|n| n == name), "ARCHITECTURE.md explains {name}, which is no dependency");
    }
}

#[test]
fn dependencies_of_the_parts_are_used_and_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, table) = page.split_once("| crate of the parts | why |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let explained: Vec<&str> = rows.flat_map(|row| row.split('|').nth(1).unwrap().split(',').map(str::trim)).collect();
    let mut used = Vec::new();
    for part in ["crates/core", "crates/report", "crates/legacy"] {
        let folder = root.join(part);
        let manifest: toml::Table = toml::from_str(&std::fs::read_to_string(folder.join("Cargo.toml")).unwrap()).unwrap();
        let mut files = Vec::new();
        sources(&folder.join("src"), &mut files);
        let code: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        let unix = manifest.get("target").and_then(|t| t.get("cfg(unix)")).and_then(|t| t.as_table()).map(|t| names(t, "dependencies"));
        for name in names(&manifest, "dependencies").into_iter().chain(unix.into_iter().flatten()).filter(|n| !n.starts_with("xephang")) {
            let module = format!("{}::", name.replace('-', "_"));
            assert!(code.iter().any(|text| text.contains(&module)), "{name} is not used: take it out of {part}/Cargo.toml");
            assert!(explained.contains(&name.as_str()), "{name} of {part} has no line in ARCHITECTURE.md");
            used.push(name);
        }
    }
    for name in explained {
        assert!(used.iter().any(|n| n == name), "ARCHITECTURE.md explains {name}, which is no dependency of these crates");
    }
}

/// The bans and sources of deny.toml, where cargo-deny is not installed.
#[test]
fn dependencies_come_from_where_they_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("deny.toml")).unwrap()).unwrap();
    let banned: Vec<&str> = config["bans"]["deny"].as_array().unwrap().iter().map(|b| b["crate"].as_str().unwrap()).collect();
    let lock: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("Cargo.lock")).unwrap()).unwrap();
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 50 && !banned.is_empty());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&name), "{name} is banned by deny.toml");
        let source = package.get("source").and_then(|s| s.as_str());
        let fine = source == Some("registry+https://github.com/rust-lang/crates.io-index")
            || (source.is_none() && (name == "xtask" || name.starts_with("xephang")));
        assert!(fine, "{name} comes from {source:?}");
    }
}

#[test]
fn the_map_names_every_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, layers) = page.split_once("## Layers").unwrap();
    let layers = layers.split("## ").next().unwrap();
    let libs = ROOTS.map(|folder| (folder, std::fs::read_to_string(root.join(folder).join("lib.rs")).unwrap()));
    let modules = |lib: &str| -> Vec<String> {
        lib.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned())).collect()
    };
    for (folder, module) in libs.iter().flat_map(|(folder, lib)| modules(lib).into_iter().map(move |module| (folder, module))) {
        let named = |end: &str| page.contains(&format!("`{folder}/{module}{end}`"));
        assert!(named("") || named(".rs"), "{module} is not on the map");
        assert!(layers.split(|c: char| !c.is_alphanumeric()).any(|word| word == module), "{module} stands in no layer of ARCHITECTURE.md");
    }
}
