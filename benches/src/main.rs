//! What is measured, in one run: each figure beside a baseline that ran on the same machine in the same minute, so that
//! the ratio says something on any machine. Run by `cargo xtask bench`, which writes the table into `docs/performance.md`.
//! Not a test of what is right; the quick run only sees to it that everything here still runs.
//!
//! In reading order: [`scale`] says how much is measured, [`agency`] makes the organisations, then a file for each
//! thing that is measured. [`timing`] and [`table`] are what they share.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what is measured is the answer of this program")]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::scale::Scale;
use crate::table::Table;

mod scale;
mod table;
mod timing;

mod agency;
mod planned;
mod raw_commits;
mod server;
mod site;

mod changes;
mod direction;
mod imports;
mod indicators;
mod loading;
mod moves;
mod observations;
mod pages;
mod planning;
mod plans;
mod rooms;
mod searches;
mod starts;
mod traffic;

// The same as in the binary: a page is made of many small texts, and the allocator shows.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: benches [--quick] [--only PART] --binary PATH --wrk PATH --chromium PATH";

/// One part of the table: its name on the command line, its title, and how it is measured.
struct Part {
    name: &'static str,
    title: &'static str,
    measure: fn(&Options, &mut Table) -> Result<()>,
}

const PARTS: &[Part] = &[
    Part {
        name: "pages",
        title: "Pages, made in the process",
        measure: |options, table| pages::measure(&options.scale, table),
    },
    Part {
        name: "traffic",
        title: "Requests per second of the platform page",
        measure: |options, table| traffic::measure(&options.scale, &options.wrk, table),
    },
    Part {
        name: "changes",
        title: "Durable changes",
        measure: |options, table| changes::measure(&options.scale, table),
    },
    Part {
        name: "imports",
        title: "Import and comparison",
        measure: |options, table| imports::measure(&options.scale, table),
    },
    Part {
        name: "planning",
        title: "Planning, its rules and sums",
        measure: |options, table| planning::measure(&options.scale, table),
    },
    Part {
        name: "moves",
        title: "A move in a scenario, in the browser",
        measure: |options, table| moves::measure(&options.scale, (&options.binary, &options.chromium), table),
    },
    Part {
        name: "rooms",
        title: "A workshop with five hundred telephones",
        measure: |options, table| rooms::measure(&options.scale, &options.binary, table),
    },
    Part {
        name: "plans",
        title: "Plans as spreadsheets",
        measure: |options, table| plans::measure(&options.scale, table),
    },
    Part {
        name: "indicators",
        title: "Indicators and their values",
        measure: |options, table| indicators::measure(&options.scale, table),
    },
    Part {
        name: "observations",
        title: "Ten million values",
        measure: |options, table| observations::measure(&options.scale, table),
    },
    Part {
        name: "direction",
        title: "Direction of series",
        measure: |options, table| direction::measure(&options.scale, table),
    },
    Part {
        name: "searches",
        title: "Search as you type",
        measure: |options, table| searches::measure(&options.scale, table),
    },
    Part {
        name: "loading",
        title: "Loading an organisation",
        measure: |options, table| loading::measure(&options.scale, table),
    },
    Part {
        name: "starts",
        title: "The binary",
        measure: |options, table| starts::measure(&options.scale, &options.binary, table),
    },
];

/// What was asked for on the command line.
struct Options {
    scale: Scale,
    /// The one part to measure; none is all.
    only: Option<String>,
    /// The product's binary.
    binary: PathBuf,
    /// The load generator.
    wrk: PathBuf,
    /// The browser.
    chromium: PathBuf,
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
    let (mut scale, mut only, mut binary, mut wrk, mut chromium) = (Scale::FULL, None, None, None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => scale = Scale::QUICK,
            "--only" => only = Some(arguments.next().context(USAGE)?),
            "--binary" => binary = arguments.next().map(PathBuf::from),
            "--wrk" => wrk = arguments.next().map(PathBuf::from),
            "--chromium" => chromium = arguments.next().map(PathBuf::from),
            other => bail!("not understood: {other}; {USAGE}"),
        }
    }
    let [binary, wrk, chromium] = [binary, wrk, chromium].map(|path| path.context(USAGE));
    Ok(Options { scale, only, binary: binary?, wrk: wrk?, chromium: chromium? })
}

fn measure(options: &Options) -> Result<Table> {
    let takes = |part: &&Part| options.only.as_ref().is_none_or(|only| only == part.name);
    let parts: Vec<&Part> = PARTS.iter().filter(takes).collect();
    ensure!(
        !parts.is_empty(),
        "there is no such part; there are: {}",
        PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ")
    );
    let mut table = Table::default();
    for part in parts {
        eprintln!("measuring: {}", part.title);
        table.begin(part.title);
        (part.measure)(options, &mut table).with_context(|| part.title)?;
    }
    Ok(table)
}
