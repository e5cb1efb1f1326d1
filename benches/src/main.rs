//! What is measured, in one run: each figure beside a baseline that ran on the same machine in the same minute, so that
//! the ratio says something on any machine. Run by `cargo xtask bench`, which writes the table into `docs/performance.md`.
//! Not a test of what is right; the quick run only sees to it that everything here still runs.
//!
//! In reading order: [`scale`] says how much is measured, [`agency`] makes the organisations, then a file for each
//! thing that is measured. [`timing`] and [`table`] are what they share.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what is measured is the answer of this program")]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::scale::Scale;
use crate::table::Table;

mod scale;
mod table;
mod timing;

mod agency;
mod raw_commits;
mod site;

mod changes;
mod imports;
mod loading;
mod pages;
mod searches;
mod starts;
mod traffic;

// The same as in the binary: a page is made of many small texts, and the allocator shows.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: benches [--quick] --binary PATH --wrk PATH";

/// What was asked for on the command line.
struct Options {
    scale: Scale,
    /// The product's binary.
    binary: PathBuf,
    /// The load generator.
    wrk: PathBuf,
}

fn main() -> ExitCode {
    let done = options().and_then(|options| measure(&options));
    match done {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options> {
    let mut arguments = std::env::args().skip(1);
    let (mut scale, mut binary, mut wrk) = (Scale::FULL, None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => scale = Scale::QUICK,
            "--binary" => binary = arguments.next().map(PathBuf::from),
            "--wrk" => wrk = arguments.next().map(PathBuf::from),
            other => bail!("not understood: {other}; {USAGE}"),
        }
    }
    Ok(Options { scale, binary: binary.context(USAGE)?, wrk: wrk.context(USAGE)? })
}

fn measure(options: &Options) -> Result<Table> {
    let scale = &options.scale;
    let mut table = Table::default();
    let mut part = |title: &str, work: &dyn Fn(&mut Table) -> Result<()>| {
        eprintln!("measuring: {title}");
        table.begin(title);
        work(&mut table).with_context(|| title.to_owned())
    };
    part("Pages, made in the process", &|table| pages::measure(scale, table))?;
    part("Requests per second of the platform page", &|table| traffic::measure(scale, &options.wrk, table))?;
    part("Durable changes", &|table| changes::measure(scale, table))?;
    part("Import and comparison", &|table| imports::measure(scale, table))?;
    part("Search as you type", &|table| searches::measure(scale, table))?;
    part("Loading an organisation", &|table| loading::measure(scale, table))?;
    part("The binary", &|table| starts::measure(scale, &options.binary, table))?;
    Ok(table)
}
