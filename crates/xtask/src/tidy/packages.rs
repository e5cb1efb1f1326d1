//! Rules for packages: which crate may use which, what the domain may pull in, and under which licences.
//!
//! Reads `cargo metadata`. `deny.toml` is written for cargo-deny; its lists of licences and bans are read here too,
//! so that they hold on a machine without it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Fault;

/// Each crate of ours with those of ours that its shipped code may use. A new crate is a new line.
const LAYERS: &[(&str, &[&str])] = &[
    ("benches", &["demo", "direction", "domain", "exchange", "store", "testkit", "web"]),
    ("demo", &["domain"]),
    ("direction", &[]),
    ("domain", &["direction"]),
    ("exchange", &["direction", "domain"]),
    ("factors", &[]),
    ("fetch", &["domain", "exchange", "store"]),
    ("figures", &["direction", "domain"]),
    ("identity", &["domain", "fetch"]),
    ("mail", &["domain", "store"]),
    ("raster", &[]),
    ("rodtrad", &["demo", "domain", "exchange", "fetch", "figures", "mail", "store", "web"]),
    ("store", &["domain", "factors"]),
    ("testkit", &["demo", "domain", "exchange", "factors", "figures", "store", "web"]),
    (
        "web",
        &[
            "demo",
            "direction",
            "domain",
            "exchange",
            "factors",
            "fetch",
            "figures",
            "identity",
            "mail",
            "raster",
            "store",
        ],
    ),
    ("xtask", &["direction"]),
];

/// For tests only: no shipped code depends on it.
const TESTS_ONLY: &str = "testkit";

/// What the domain may pull in, its own dependencies and theirs. None of them reads a file, opens a connection,
/// asks for the time or draws at random from the system.
const PURE_PACKAGES: &[(&str, &str)] = &[
    ("archery", "imbl: the kind of its shared pointers"),
    ("block-buffer", "sha2"),
    ("bytemuck", "imbl: wide"),
    ("cfg-if", "sha2"),
    ("const-oid", "sha2"),
    ("cpufeatures", "sha2: asks the processor what it can"),
    ("crypto-common", "sha2"),
    ("digest", "sha2"),
    ("direction", "ours: the statistics of movement"),
    ("equivalent", "imbl"),
    ("hybrid-array", "sha2"),
    ("imbl", "maps and lists that share their parts between two states of an organisation"),
    ("imbl-sized-chunks", "imbl"),
    ("jiff", "dates, without its database of time zones and without the clock"),
    ("jiff-core", "jiff"),
    ("libm", "direction: the error and gamma functions"),
    ("memchr", "where a word stands in a text, for the search over everything"),
    ("proc-macro2", "derives, at compile time"),
    ("quote", "derives, at compile time"),
    ("rand_core", "imbl: the traits of its generator"),
    ("rand_xoshiro", "imbl: a generator with a fixed seed"),
    ("safe_arch", "imbl: wide"),
    ("serde", "the format of the log"),
    ("serde_core", "serde"),
    ("serde_derive", "serde, at compile time"),
    ("sha2", "the hash of what exactly was decided"),
    ("similar", "differences between two wordings"),
    ("syn", "derives, at compile time"),
    ("thiserror", "errors"),
    ("thiserror-impl", "errors, at compile time"),
    ("typenum", "sha2"),
    ("unicode-ident", "derives, at compile time"),
    ("unicode-segmentation", "words and sentences"),
    ("version_check", "builds of others, at compile time"),
    ("wide", "imbl"),
];

/// What only the store may depend on itself, testkit, which makes databases for the tests, and the benches, which
/// compare the store with its engines.
const DATABASE_DRIVERS: &[&str] =
    &["diesel", "libsqlite3-sys", "postgres", "rusqlite", "sea-orm", "sqlx", "tokio-postgres"];

/// Crate = layer: no arrow runs up.
pub(super) fn layers(metadata: &Value) -> Vec<Fault> {
    let members = members(metadata);
    let names: BTreeSet<&str> = members.iter().map(|member| name(member)).collect();
    let mut faults = Vec::new();
    for member in &members {
        let crate_name = name(member);
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == crate_name) else {
            faults.push(fault(crate_name, "is not in the table of layers in tidy/packages.rs".to_owned()));
            continue;
        };
        for dependency in dependencies(member, &[Kind::Shipped, Kind::Build]) {
            if names.contains(dependency) && !allowed.contains(&dependency) {
                faults.push(fault(
                    crate_name,
                    match dependency {
                        TESTS_ONLY => format!("uses {dependency}, which is for tests only"),
                        _ => format!("uses {dependency}, which is not below it"),
                    },
                ));
            }
        }
        if crate_name == "xtask" {
            for dependency in dependencies(member, &[Kind::Test]) {
                if names.contains(dependency) {
                    faults.push(fault(crate_name, format!("uses {dependency}; it uses nothing of ours")));
                }
            }
        }
    }
    faults
}

/// The domain, with all it pulls in, does no input or output. `tree` is what `cargo tree` says of the domain alone:
/// a package a line, its name first. (The graph in the metadata joins the features of all crates of ours.)
pub(super) fn pure_domain(tree: &str) -> Vec<Fault> {
    let pulled_in: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    if !pulled_in.contains("domain") {
        return vec![fault("domain", "is not in what cargo tree says of it".to_owned())];
    }
    pulled_in
        .iter()
        .filter(|package| **package != "domain" && !PURE_PACKAGES.iter().any(|(pure, _)| pure == *package))
        .map(|package| {
            fault(
                "domain",
                format!(
                    "pulls in {package}; if it does no input or output, say why it is needed in tidy/packages.rs \
                     (cargo tree -p domain -i {package} says through what)"
                ),
            )
        })
        .collect()
}

/// Only the store speaks to a database.
pub(super) fn database_drivers(metadata: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for member in members(metadata) {
        if matches!(name(member), "store" | TESTS_ONLY | "benches") {
            continue;
        }
        for dependency in dependencies(member, &[Kind::Shipped, Kind::Build, Kind::Test]) {
            if DATABASE_DRIVERS.contains(&dependency) {
                faults.push(fault(name(member), format!("uses {dependency}; only the store speaks to a database")));
            }
        }
    }
    faults
}

/// Every package is under a licence that `deny.toml` allows.
pub(super) fn licences(metadata: &Value, deny: &str) -> Vec<Fault> {
    let allowed = entries(deny, "[licenses]", "allow = [", "\"");
    if allowed.is_empty() {
        return vec![Fault::of("deny.toml", "allows no licence")];
    }
    packages(metadata)
        .filter_map(|package| {
            let licence = package["license"].as_str().unwrap_or_default();
            let is_allowed = is_satisfied(licence, &|one| allowed.contains(&one));
            (!is_allowed).then(|| {
                Fault::of("deny.toml", format!("{} is under {licence:?}, which is not allowed", name(package)))
            })
        })
        .collect()
}

/// No package that `deny.toml` bans is in the lock file.
pub(super) fn bans(metadata: &Value, deny: &str) -> Vec<Fault> {
    let banned = entries(deny, "[bans]", "deny = [", "crate = \"");
    packages(metadata)
        .filter(|package| banned.contains(&name(package)))
        .map(|package| Fault::of("deny.toml", format!("{} is banned, and is used", name(package))))
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shipped,
    Build,
    Test,
}

impl Kind {
    fn of(kind: &Value) -> Self {
        match kind.as_str() {
            Some("build") => Self::Build,
            Some("dev") => Self::Test,
            _ => Self::Shipped,
        }
    }
}

fn fault(crate_name: &str, message: String) -> Fault {
    Fault::of(&format!("crates/{crate_name}/Cargo.toml"), message)
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn members(metadata: &Value) -> Vec<&Value> {
    let ids = metadata["workspace_members"].as_array();
    packages(metadata).filter(|package| ids.is_some_and(|ids| ids.contains(&package["id"]))).collect()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

fn dependencies<'metadata>(package: &'metadata Value, kinds: &[Kind]) -> Vec<&'metadata str> {
    package["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|dependency| kinds.contains(&Kind::of(&dependency["kind"])))
        .map(name)
        .collect()
}

/// The words that stand after `mark` in a list of a section of a TOML file, one entry a line.
fn entries<'toml>(toml: &'toml str, section: &str, list: &str, mark: &str) -> Vec<&'toml str> {
    toml.lines()
        .map(str::trim)
        .skip_while(|line| *line != section)
        .skip(1)
        .take_while(|line| !line.starts_with("[") || line.starts_with("[["))
        .skip_while(|line| !line.starts_with(list))
        .skip(1)
        .take_while(|line| *line != "]")
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(mark)?.1.split('"').next())
        .collect()
}

/// Whether an SPDX expression holds; the old `/` between licences means "or".
fn is_satisfied(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    alternatives(&mut rest, is_allowed) == Some(true) && rest.is_empty()
}

/// Nothing where the expression is malformed, as in the two functions below.
fn alternatives(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut holds = conjunction(words, is_allowed)?;
    while let ["OR", rest @ ..] = words {
        *words = rest;
        holds |= conjunction(words, is_allowed)?;
    }
    Some(holds)
}

fn conjunction(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut holds = licence(words, is_allowed)?;
    while let ["AND", rest @ ..] = words {
        *words = rest;
        holds &= licence(words, is_allowed)?;
    }
    Some(holds)
}

fn licence(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    match words {
        ["(", rest @ ..] => {
            *words = rest;
            let holds = alternatives(words, is_allowed)?;
            let [")", rest @ ..] = words else {
                return None;
            };
            *words = rest;
            Some(holds)
        }
        // An exception only gives more rights than the licence without it.
        [one, "WITH", _, rest @ ..] | [one, rest @ ..] => {
            let one = one.trim_end_matches('+');
            *words = rest;
            Some(is_allowed(one))
        }
        [] => None,
    }
}

#[cfg(test)]
mod tests;
