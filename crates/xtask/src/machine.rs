//! What the tests need of the machine, and how it gets there: Debian's packages and the pinned npm packages.
//!
//! Everything that is installed is said. Nothing asks: where a right is missing, the command to give is told.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{postgres, process};

/// The variable that names another Chromium than Debian's.
pub(crate) const CHROMIUM_VARIABLE: &str = "RODTRAD_TEST_CHROMIUM";

/// Whether this is a run of continuous integration, where nothing may be left out.
pub(crate) fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// The folder of PostgreSQL's programs; installs Debian's package if there is none.
pub(crate) fn postgres_programs() -> Result<PathBuf> {
    if let Some(programs) = postgres::installed_programs() {
        return Ok(programs);
    }
    install("postgresql")?;
    postgres::installed_programs().context("initdb and pg_ctl were not found after the installation")
}

/// Chromium's path; installs Debian's package if there is none.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(CHROMIUM_VARIABLE) {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!("{CHROMIUM_VARIABLE} names {}, which is no file", named.display());
        }
        return Ok(named);
    }
    if process::on_path("chromium").is_none() {
        install("chromium")?;
    }
    process::on_path("chromium").context("chromium was not found after the installation")
}

/// The path of wrk, which puts load on a server; installs Debian's package if there is none.
pub(crate) fn wrk() -> Result<PathBuf> {
    if process::on_path("wrk").is_none() {
        install("wrk")?;
    }
    process::on_path("wrk").context("wrk was not found after the installation")
}

/// Node and the npm packages of the browser tests, exactly as `package-lock.json` says.
pub(crate) fn browser_packages(root: &Path) -> Result<()> {
    let version = process::output(&mut process::command(root, "node", &["--version"]))
        .context("the browser tests need Node.js 20 or later")?;
    if major(&version).is_none_or(|major| major < 20) {
        bail!("the browser tests need Node.js 20 or later, not {}", version.trim());
    }
    let folder = root.join("tests/browser");
    let lock = fs::read(folder.join("package-lock.json")).context("tests/browser/package-lock.json")?;
    // A copy of the lock file from the last installation says whether it still holds.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    println!("installing the npm packages of tests/browser");
    process::run(&mut process::command(&folder, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, lock).context("could not note what was installed")
}

/// Installs one of Debian's packages, as root or through sudo, without a question.
fn install(package: &str) -> Result<()> {
    println!("installing Debian's package {package}");
    let by_hand = format!("install it by hand: apt-get install {package}");
    if process::on_path("apt-get").is_none() {
        bail!("this is no Debian machine; {package} is needed");
    }
    let root = process::output(&mut process::command(Path::new("/"), "id", &["-u"]))?.trim() == "0";
    let apt_get = |arguments: &[&str]| {
        let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes"];
        words.extend(arguments);
        let mut command = if root {
            process::command(Path::new("/"), words[0], &words[1..])
        } else {
            // `--non-interactive`: it fails where a password would be asked for.
            words.insert(0, "--non-interactive");
            process::command(Path::new("/"), "sudo", &words)
        };
        process::run(&mut command).context(by_hand.clone())
    };
    apt_get(&["update"])?;
    apt_get(&["install", "--no-install-recommends", package])
}

/// The first number in `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("unknown"), None);
    }
}
