//! Pictures of the product's pages, to be looked at beside the visual target. Not a test: nothing is compared.

use anyhow::Result;

use crate::{machine, process, suite, workspace};

/// Takes pictures of the named pages of `tests/browser/pages.json`, or of all, into `shots/`.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    let root = workspace::root()?;
    let chromium = machine::chromium()?;
    machine::browser_packages(&root)?;
    let binary = suite::build_binary(&root)?;
    let mut arguments = vec!["tests/browser/shots.mjs"];
    arguments.extend(names);
    process::run(
        process::command(&root, "node", &arguments)
            .env(suite::BINARY_VARIABLE, binary)
            .env(machine::CHROMIUM_VARIABLE, chromium),
    )
}
