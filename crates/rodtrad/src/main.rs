//! The binary: what is asked on the command line, and the exit code. What a command does is in a file of its name.
//!
//! Exit codes: 0 done, 1 refused or found wrong, 2 misuse. Standard output is for programs (the address, JSON, an
//! export); people are told on standard error, in Swedish or English.

use std::process::ExitCode;

mod command_line;
mod export;
mod failure;
mod import;
mod person;
mod progress;
mod public;
mod serve;
mod settings;
mod tell;
mod values;
mod verify;

/// The allocator: musl's own is three times slower under load, and the same one everywhere is one thing less to know.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let m = tell::language();
    let outcome = command_line::read(m, std::env::args_os()).and_then(|command| {
        settings::start_log();
        command.run(m)
    });
    match outcome {
        Ok(code) => code,
        Err(failure) => failure.tell(),
    }
}
