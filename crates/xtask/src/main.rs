//! The project's own commands, run as `cargo xtask NAME`: the one test command and what it is made of.
//!
//! Not a part of the product: nothing here is shipped, and no crate of ours depends on it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what a command prints is its answer")]

mod assets;
mod attack;
mod bench;
mod machine;
mod postgres;
mod process;
mod shots;
mod simulate;
mod suite;
mod tidy;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  test [--only STEP[,STEP…]] [--list]   everything that must hold, in one run; installs what is missing
  tidy                                  the rules of the house that no compiler knows
  assets [--check | --accept]           the vendored files: fetch the pinned versions, or compare hashes offline;
                                        --accept takes new versions and writes their hashes
  bench [--quick | --cold-build]        what is measured, into docs/performance.md; --quick only sees that it runs,
                                        --cold-build times a release build from nothing
  attack [--quick]                      attack tools of others against the example, held against
                                        docs/security/findings.md; --quick only sees that they run
  postgres                              a private PostgreSQL for the tests, until Ctrl-C
  simulate                              how often the rule of movement is wrong, into docs/direction.md
  shots [NAME…]                         pictures of the pages into shots/: desktop, phone, dark, print
";

/// Exit codes: 0 done, 1 something is wrong, 2 the command line is not understood.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["test", flags @ ..] => match suite::Choice::parse(flags) {
            Ok(choice) => suite::run(&choice),
            Err(misuse) => return misused(&misuse),
        },
        ["tidy"] => tidy::run(),
        ["assets"] => assets::fetch(assets::New::Refuse),
        ["assets", "--accept"] => assets::fetch(assets::New::Accept),
        ["assets", "--check"] => assets::check(),
        ["bench"] => bench::run(bench::Run::Full),
        ["bench", "--quick"] => bench::run(bench::Run::Quick),
        ["bench", "--cold-build"] => bench::run(bench::Run::ColdBuild),
        ["attack"] => attack::run(attack::Run::Full),
        ["attack", "--quick"] => attack::run(attack::Run::Quick),
        ["postgres"] => postgres::serve(),
        ["simulate"] => simulate::run(),
        ["shots", names @ ..] if !names.iter().any(|name| name.starts_with('-')) => shots::run(names),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [] => return misused("no command was given"),
        other => return misused(&format!("not understood: {}", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn misused(why: &str) -> ExitCode {
    eprint!("error: {why}\n\n{USAGE}");
    ExitCode::from(2)
}
