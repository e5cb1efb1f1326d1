//! `cargo xtask bench`: builds the product and the benches as they are shipped, runs them, and writes the table into
//! `docs/performance.md`. What is measured, and how, is in `benches`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::postgres::{self, Cluster};
use crate::process::{self, cargo};
use crate::{machine, workspace};

/// Where the tables stand.
const DOCUMENT: &str = "docs/performance.md";
/// The marks around the table that a run writes.
const TABLE: &str = "table";
/// The marks around the time of a build from nothing.
const COLD_BUILD: &str = "cold build";
/// On how many cores a build from nothing is timed.
const CORES: &str = "2";

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// Everything, into the document.
    Full,
    /// A little of everything, to see that it runs. Nothing is written.
    Quick,
    /// How long a release build takes from nothing, into the document.
    ColdBuild,
}

/// Runs it.
pub(crate) fn run(run: Run) -> Result<()> {
    let root = workspace::root()?;
    match run {
        Run::Full => {
            let measured = measured(&root, Profile::Release, &[])?;
            let table = format!("{}\n{}", circumstances(&root, "cargo xtask bench")?, measured.trim_end());
            write(&root, TABLE, &table)
        }
        Run::Quick => {
            // Neither built for speed nor run for long: the figures would only mislead.
            let table = measured(&root, Profile::Dev, &["--quick"])?;
            let figures = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| What")).count();
            println!("every part ran, {figures} figures in all");
            Ok(())
        }
        Run::ColdBuild => {
            let line = cold_build(&root)?;
            let text = format!("{}\n{line}", circumstances(&root, "cargo xtask bench --cold-build")?);
            write(&root, COLD_BUILD, &text)
        }
    }
}

/// How the measured programs are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    Dev,
    Release,
}

impl Profile {
    fn flags(self) -> &'static [&'static str] {
        match self {
            Profile::Dev => &[],
            Profile::Release => &["--release"],
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Release => "release",
        }
    }
}

/// The table, as the benches print it.
fn measured(root: &Path, profile: Profile, flags: &[&str]) -> Result<String> {
    let (wrk, chromium) = (machine::wrk()?, machine::chromium()?);
    machine::browser_packages(root)?;
    // The product on its own, as it is shipped; the benches from what the tests have compiled already.
    for chosen in [["--package", "rodtrad"], ["--workspace", "--bin=benches"]] {
        let arguments = [&["build", "--locked"], &chosen[..], profile.flags()].concat();
        process::run(&mut process::command(root, &cargo(), &arguments))?;
    }
    let built = workspace::target_directory(root)?.join(profile.folder());
    let cluster = Cluster::start()?;
    let program = built.join("benches");
    process::shown_output(
        process::command(root, &text(&program)?, flags)
            .arg("--binary")
            .arg(built.join("rodtrad"))
            .arg("--wrk")
            .arg(wrk)
            .arg("--chromium")
            .arg(chromium)
            .env(postgres::VARIABLE, cluster.connection()),
    )
}

/// Builds the product in a folder of its own, which is then removed.
fn cold_build(root: &Path) -> Result<String> {
    let folder = workspace::target_directory(root)?.join("cold-build");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    // Fetching is not building.
    process::run(&mut process::command(root, &cargo(), &["fetch", "--locked"]))?;
    let started = Instant::now();
    let arguments = ["build", "--locked", "--release", "--jobs", CORES, "--package", "rodtrad"];
    process::run(process::command(root, &cargo(), &arguments).env("CARGO_TARGET_DIR", &folder))?;
    let seconds = started.elapsed().as_secs();
    std::fs::remove_dir_all(&folder)?;
    let reached = if seconds < 300 { "reached" } else { "**missed**" };
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    Ok(format!(
        "| What | Measured | Goal |\n|---|---|---|\n\
         | A release build from nothing, `--jobs {CORES}` | {minutes} min {seconds} s | under 5 min: {reached} |"
    ))
}

/// When, on what, and how busy it was: without them a figure says nothing.
fn circumstances(root: &Path, command: &str) -> Result<String> {
    let said = |program: &str, arguments: &[&str]| {
        process::output(&mut process::command(root, program, arguments)).map(|text| text.trim().to_owned())
    };
    let system = |file: &str| std::fs::read_to_string(file).with_context(|| file.to_owned());
    let cpus = system("/proc/cpuinfo")?;
    let models: Vec<&str> = cpus.lines().filter_map(|line| value(line, "model name")).collect();
    let memory = system("/proc/meminfo")?;
    let memory: u64 = memory
        .lines()
        .find_map(|line| value(line, "MemTotal"))
        .and_then(|total| total.trim_end_matches("kB").trim().parse().ok())
        .context("/proc/meminfo names no total")?;
    let load = system("/proc/loadavg")?;
    let load: Vec<&str> = load.split_whitespace().take(3).collect();
    let mut text = String::new();
    writeln!(text, "- Command: `{command}`, on {}.", said("date", &["+%Y-%m-%d"])?)?;
    writeln!(
        text,
        "- Machine: {} × {}, {} GiB, Linux {}.",
        models.len(),
        models.first().copied().unwrap_or("a processor without a name"),
        memory / (1024 * 1024),
        said("uname", &["-r"])?
    )?;
    writeln!(text, "- Built by {}.", said("rustc", &["--version"])?)?;
    writeln!(text, "- Load when it ended, over 1, 5 and 15 minutes: {}.", load.join(", "))?;
    Ok(text)
}

fn value<'line>(line: &'line str, name: &str) -> Option<&'line str> {
    line.strip_prefix(name)?.trim_start().strip_prefix(':').map(str::trim)
}

fn write(root: &Path, mark: &str, text: &str) -> Result<()> {
    let path: PathBuf = root.join(DOCUMENT);
    let document = std::fs::read_to_string(&path).with_context(|| DOCUMENT.to_owned())?;
    std::fs::write(&path, replaced(&document, mark, text)?)?;
    println!("wrote the {mark} into {DOCUMENT}");
    Ok(())
}

/// The document with another text between two marks.
fn replaced(document: &str, mark: &str, text: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {mark} begins -->\n"), format!("<!-- {mark} ends -->"));
    let Some((before, rest)) = document.split_once(&begin) else { bail!("{DOCUMENT} has no {begin}") };
    let Some((_, after)) = rest.split_once(&end) else { bail!("{DOCUMENT} has no {end}") };
    Ok(format!("{before}{begin}\n{text}\n\n{end}{after}"))
}

fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).with_context(|| format!("{} is not UTF-8", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let document = "a\n<!-- table begins -->\nold\n<!-- table ends -->\nb\n";
        let expected = "a\n<!-- table begins -->\n\nnew\n\n<!-- table ends -->\nb\n";
        assert_eq!(replaced(document, "table", "new").unwrap(), expected);
        assert_eq!(replaced(expected, "table", "new").unwrap(), expected);
        assert!(replaced(document, "cold build", "new").is_err());
    }

    #[test]
    fn the_document_has_a_place_for_both() {
        let document = std::fs::read_to_string(workspace::root().unwrap().join(DOCUMENT)).unwrap();
        assert!(replaced(&document, TABLE, "").is_ok() && replaced(&document, COLD_BUILD, "").is_ok());
    }

    #[test]
    fn the_circumstances_of_this_machine_are_told() {
        let told = circumstances(Path::new("/"), "cargo xtask bench").unwrap();
        assert!(told.lines().count() == 4 && told.contains("GiB"), "{told}");
    }
}
