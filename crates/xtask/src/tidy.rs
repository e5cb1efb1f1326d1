//! The rules of the house that no compiler and no linter knows. `cargo test` runs them too.
//!
//! Each rule is a function from the files, or from what cargo knows of the packages, to faults; each has tests
//! that show it finding one. A fault says what to do.

mod asvs;
mod boundaries;
mod documents;
mod packages;
mod rust_text;
mod sources;

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::workspace::{self, Tree};

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    path: String,
    /// Counted from one; zero when the whole file is meant.
    line: usize,
    message: String,
}

impl Fault {
    fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }

    fn of(path: &str, message: impl Into<String>) -> Self {
        Self::at(path, 0, message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(formatter, "{}: {}", self.path, self.message),
            line => write!(formatter, "{}:{line}: {}", self.path, self.message),
        }
    }
}

const RULES_OF_FILES: &[fn(&Tree) -> Vec<Fault>] = &[
    sources::opening,
    sources::length,
    sources::module_files,
    sources::whitespace,
    sources::tests_that_do_not_run,
    sources::lock_without_hosts,
    boundaries::sql,
    boundaries::routes,
    boundaries::purity,
    documents::links,
    documents::guide,
    documents::architecture,
    asvs::list,
];

/// Prints every fault and fails if there is one.
pub(crate) fn run() -> Result<()> {
    let faults = faults(&workspace::root()?)?;
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} places are not tidy", faults.len());
    }
    println!("{}", asvs::counted(&Tree::read(&workspace::root()?)?));
    println!("tidy");
    Ok(())
}

fn faults(root: &Path) -> Result<Vec<Fault>> {
    let tree = Tree::read(root)?;
    let mut faults: Vec<Fault> = RULES_OF_FILES.iter().flat_map(|rule| rule(&tree)).collect();
    let metadata = workspace::metadata(root)?;
    faults.extend(packages::layers(&metadata));
    faults.extend(packages::pure_domain(&workspace::pulled_in(root, "domain")?));
    faults.extend(packages::database_drivers(&metadata));
    let deny = std::fs::read_to_string(root.join("deny.toml")).context("deny.toml")?;
    faults.extend(packages::licences(&metadata, &deny));
    faults.extend(packages::bans(&metadata, &deny));
    faults.sort();
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let faults = faults(&workspace::root().unwrap()).unwrap();
        let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "\n{}\n", list.join("\n"));
    }

    #[test]
    fn a_fault_says_where() {
        assert_eq!(Fault::at("a.rs", 3, "why").to_string(), "a.rs:3: why");
        assert_eq!(Fault::of("a.rs", "why").to_string(), "a.rs: why");
    }
}
