//! `cargo xtask test`: every part of what must hold, one after the other, with a table at the end.
//!
//! A part that fails does not stop the others. A part that could not run is said, and in CI it fails the run.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::postgres::{self, Cluster};
use crate::process::{self, cargo};
use crate::{assets, bench, machine, tidy, workspace};

/// The variable that tells the browser tests which binary to start.
pub(crate) const BINARY_VARIABLE: &str = "RODTRAD_BINARY";

/// How one part of the run ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    /// The part is not there or could not run here. In CI that is a failure.
    Skipped(String),
    /// What this run cannot answer wherever it runs, so that nobody takes it for answered.
    NotVerified(String),
}

/// One part: its name on the command line, what it looks at, and how.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Path) -> Result<Outcome>,
}

/// From the quickest answer to the slowest; the last ones look at what the others left.
const STEPS: &[Step] = &[
    Step { name: "format", about: "every file is formatted", run: format },
    Step {
        name: "tidy",
        about: "the rules of the house that no compiler knows",
        run: |_| tidy::run().map(|()| Outcome::Passed),
    },
    Step {
        name: "assets",
        about: "vendored files have their hashes",
        run: |_| assets::check().map(|()| Outcome::Passed),
    },
    Step { name: "clippy", about: "no warning in any target", run: clippy },
    Step { name: "rust", about: "unit, property, store (SQLite and PostgreSQL), web and snapshot tests", run: rust },
    Step { name: "verifier", about: "the second verifier of the seal agrees", run: verifier },
    Step { name: "browser", about: "journeys and accessibility in Chromium", run: browser },
    Step {
        name: "bench",
        about: "the benches run; how fast is not judged here",
        run: |_| bench::run(bench::Run::Quick).map(|()| Outcome::Passed),
    },
    Step { name: "deny", about: "licences, bans and sources, by cargo-deny", run: deny },
    Step {
        name: "advisories",
        about: "known vulnerabilities in dependencies",
        run: |_| {
            Ok(Outcome::NotVerified(
                "the advisory database is not part of the repository; run `cargo deny check advisories`".to_owned(),
            ))
        },
    },
    Step { name: "clean", about: "the run left the tree as it was committed", run: clean },
];

/// Which parts to run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    All,
    Only(Vec<String>),
    List,
}

impl Choice {
    /// Reads the flags of `test`; the error is what was not understood.
    pub(crate) fn parse(flags: &[&str]) -> Result<Self, String> {
        let mut only = Vec::new();
        let mut rest = flags.iter();
        while let Some(&flag) = rest.next() {
            let names = match flag {
                "--list" => return Ok(Self::List),
                "--only" => rest.next().copied().ok_or("--only needs the name of a part")?,
                _ => flag.strip_prefix("--only=").ok_or_else(|| format!("not understood: {flag}"))?,
            };
            for name in names.split(',') {
                if !STEPS.iter().any(|step| step.name == name) {
                    return Err(format!("there is no part called {name}; see `cargo xtask test --list`"));
                }
                only.push(name.to_owned());
            }
        }
        Ok(if only.is_empty() { Self::All } else { Self::Only(only) })
    }

    fn takes(&self, step: &Step) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => names.iter().any(|name| name == step.name),
            Self::List => false,
        }
    }
}

/// Runs the chosen parts, prints the table, and fails if any of them did.
pub(crate) fn run(choice: &Choice) -> Result<()> {
    if *choice == Choice::List {
        for step in STEPS {
            println!("{:<12}{}", step.name, step.about);
        }
        return Ok(());
    }
    let root = workspace::root()?;
    let in_ci = std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "false" | "0"));
    let mut rows = Vec::new();
    for step in STEPS.iter().filter(|step| choice.takes(step)) {
        println!("\n== {}: {}", step.name, step.about);
        let started = Instant::now();
        let outcome = (step.run)(&root).unwrap_or_else(|problem| Outcome::Failed(format!("{problem:#}")));
        let outcome = judged(outcome, in_ci);
        if let Outcome::Failed(why) = &outcome {
            println!("{} FAILED: {why}", step.name);
        }
        rows.push((step.name, outcome, started.elapsed()));
    }
    let (table, failed) = report(&rows);
    print!("\n{table}");
    if failed != 0 {
        bail!("{failed} of {} parts failed", rows.len());
    }
    Ok(())
}

/// Builds the product's binary as the tests use it, and gives its path.
pub(crate) fn build_binary(root: &Path) -> Result<PathBuf> {
    process::run(&mut process::command(root, &cargo(), &["build", "--locked", "--package", "rodtrad"]))?;
    let binary = workspace::target_directory(root)?.join("debug/rodtrad");
    if !binary.is_file() {
        bail!("cargo built no {}", binary.display());
    }
    Ok(binary)
}

/// In CI, what was skipped has failed.
fn judged(outcome: Outcome, in_ci: bool) -> Outcome {
    match outcome {
        Outcome::Skipped(why) if in_ci => Outcome::Failed(format!("skipped, which CI forbids: {why}")),
        other => other,
    }
}

/// The table, its last line the plain count; and how many parts failed.
fn report(rows: &[(&str, Outcome, Duration)]) -> (String, usize) {
    let mut table = String::new();
    let (mut passed, mut failed) = (0, 0);
    for (name, outcome, took) in rows {
        let (word, why) = match outcome {
            Outcome::Passed => {
                passed += 1;
                ("ok", "")
            }
            Outcome::Failed(why) => {
                failed += 1;
                ("FAILED", first_line(why))
            }
            Outcome::Skipped(why) => ("SKIPPED", first_line(why)),
            Outcome::NotVerified(why) => ("not verified", first_line(why)),
        };
        let row = format!("{name:<12}{:>7.1} s  {word:<13}{why}", took.as_secs_f64());
        table.push_str(row.trim_end());
        table.push('\n');
    }
    table.push_str(&format!("{passed} passed, {failed} failed\n"));
    (table, failed)
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn format(root: &Path) -> Result<Outcome> {
    process::run(&mut process::command(root, &cargo(), &["fmt", "--all", "--check"]))?;
    Ok(Outcome::Passed)
}

fn clippy(root: &Path) -> Result<Outcome> {
    process::run(&mut process::command(
        root,
        &cargo(),
        &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"],
    ))?;
    Ok(Outcome::Passed)
}

fn rust(root: &Path) -> Result<Outcome> {
    let cluster = Cluster::start()?;
    process::run(
        process::command(root, &cargo(), &["test", "--locked", "--workspace", "--no-fail-fast"])
            .env(postgres::VARIABLE, cluster.connection()),
    )?;
    Ok(Outcome::Passed)
}

/// The Python tests below `tests/`: they know the seal only from its written format.
fn verifier(root: &Path) -> Result<Outcome> {
    let script = root.join("tests/verify_seal_test.sh");
    let has_python_tests = std::fs::read_dir(root.join("tests"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .any(|name| name.starts_with("test") && name.ends_with(".py"));
    if !script.is_file() && !has_python_tests {
        return Ok(Outcome::Skipped("tests/ holds no test of the verifier".to_owned()));
    }
    let binary = build_binary(root)?;
    if script.is_file() {
        process::run(process::command(root, "bash", &["tests/verify_seal_test.sh"]).env(BINARY_VARIABLE, &binary))?;
    }
    if has_python_tests {
        process::run(
            process::command(root, "python3", &["-m", "unittest", "discover", "tests"])
                .env(BINARY_VARIABLE, &binary)
                // No __pycache__ in the tree.
                .env("PYTHONDONTWRITEBYTECODE", "1"),
        )?;
    }
    Ok(Outcome::Passed)
}

fn browser(root: &Path) -> Result<Outcome> {
    let mut tests: Vec<String> = std::fs::read_dir(root.join("tests/browser"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("tests/browser/{name}"))
        .collect();
    if tests.is_empty() {
        return Ok(Outcome::Skipped("tests/browser/ holds no test".to_owned()));
    }
    tests.sort();
    let chromium = machine::chromium()?;
    machine::browser_packages(root)?;
    let binary = build_binary(root)?;
    let mut arguments = vec![
        "--test",
        "--test-reporter=spec",
        // Each starts a server and a browser; a machine of two cores cannot time more of them.
        "--test-concurrency=2",
    ];
    arguments.extend(tests.iter().map(String::as_str));
    process::run(
        process::command(root, "node", &arguments)
            .env(BINARY_VARIABLE, binary)
            .env(machine::CHROMIUM_VARIABLE, chromium),
    )?;
    Ok(Outcome::Passed)
}

/// cargo-deny is not built here, it takes minutes; `tidy` reads the same `deny.toml` for licences and bans.
fn deny(root: &Path) -> Result<Outcome> {
    if !process::succeeds(&mut process::command(root, &cargo(), &["deny", "--version"])) {
        return Ok(Outcome::NotVerified(
            "cargo-deny is not installed; licences and bans were checked by `tidy`".to_owned(),
        ));
    }
    process::run(&mut process::command(
        root,
        &cargo(),
        &["deny", "--offline", "check", "licenses", "bans", "sources"],
    ))?;
    Ok(Outcome::Passed)
}

/// In CI the tree was clean when the run began: what differs now was made by it, or was forgotten in a commit.
fn clean(root: &Path) -> Result<Outcome> {
    if !machine::is_ci() {
        return Ok(Outcome::NotVerified("looked at in CI only: a developer's tree has changes".to_owned()));
    }
    let status = process::output(&mut process::command(root, "git", &["status", "--porcelain"]))?;
    if !status.is_empty() {
        bail!("files differ from the commit:\n{status}");
    }
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_chosen_by_name() {
        assert_eq!(Choice::parse(&[]), Ok(Choice::All));
        assert_eq!(Choice::parse(&["--list"]), Ok(Choice::List));
        let both = Choice::Only(vec!["rust".to_owned(), "browser".to_owned()]);
        assert_eq!(Choice::parse(&["--only", "rust,browser"]).as_ref(), Ok(&both));
        assert_eq!(Choice::parse(&["--only=rust", "--only=browser"]), Ok(both));
    }

    #[test]
    fn a_part_that_does_not_exist_is_misuse_and_not_an_empty_run() {
        assert!(Choice::parse(&["--only", "rustt"]).is_err());
        assert!(Choice::parse(&["--only", ""]).is_err());
        assert!(Choice::parse(&["--only"]).is_err());
        assert!(Choice::parse(&["--fast"]).is_err());
    }

    #[test]
    fn the_last_line_counts_and_skipped_is_not_passed() {
        let second = Duration::from_secs(1);
        let (table, failed) = report(&[
            ("one", Outcome::Passed, second),
            ("two", Outcome::Failed("broken\nin detail".to_owned()), second),
            ("three", Outcome::Skipped("absent".to_owned()), second),
            ("four", Outcome::NotVerified("unknown".to_owned()), second),
        ]);
        assert_eq!(failed, 1);
        assert_eq!(
            table,
            "one             1.0 s  ok\n\
             two             1.0 s  FAILED       broken\n\
             three           1.0 s  SKIPPED      absent\n\
             four            1.0 s  not verified unknown\n\
             1 passed, 1 failed\n"
        );
    }

    #[test]
    fn in_ci_a_skip_is_a_failure() {
        let skipped = || Outcome::Skipped("absent".to_owned());
        assert_eq!(judged(skipped(), false), skipped());
        assert!(matches!(judged(skipped(), true), Outcome::Failed(_)));
        assert_eq!(judged(Outcome::Passed, true), Outcome::Passed);
    }
}
