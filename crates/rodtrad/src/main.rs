//! The binary: what is asked on the command line, and the exit code. What a command does is in a file of its name.
//!
//! Exit codes: 0 done, 1 refused or found wrong, 2 misuse.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod serve;
mod settings;

/// The allocator: musl's own is three times slower under load, and the same one everywhere is one thing less to know.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rödtråd: the steering of a public agency, on one page.
#[derive(Debug, Parser)]
#[command(name = "rodtrad", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the example agency, to look around in.
    Demo(serve::Demo),
    /// Serve the agencies of an installation.
    Serve(serve::Serve),
}

fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    settings::start_log();
    let outcome = match command_line.command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            settings::tell(&error);
            ExitCode::FAILURE
        }
    }
}
