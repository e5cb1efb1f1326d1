//! Running other programs: never interactive, always saying what is run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A program to run in `directory`, without a standard input: nothing here may wait for a person.
pub(crate) fn command(directory: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(directory).stdin(Stdio::null());
    command
}

/// Prints the command, runs it with its output shown, and fails if it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("could not start: {line}"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs the command silently and gives what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command.output().with_context(|| format!("could not start: {line}"))?;
    if !output.status.success() {
        bail!("`{line}` ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` did not write UTF-8"))
}

/// Prints the command, runs it with its standard error shown, and gives what it wrote to standard output.
pub(crate) fn shown_output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    println!("$ {line}");
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start: {line}"))?;
    if !output.status.success() {
        bail!("`{line}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` did not write UTF-8"))
}

/// Whether the command can be started and succeeds; its output is thrown away.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The cargo that started us, so that a chosen toolchain stays chosen.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Where `program` is found on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(program)).find(|candidate| candidate.is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        command(Path::new("/"), "sh", &["-c", script])
    }

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let problem = run(&mut shell("exit 3")).unwrap_err();
        assert!(problem.to_string().contains("sh -c exit 3"), "{problem}");
        assert!(output(&mut shell("exit 3")).is_err());
        assert!(!succeeds(&mut shell("exit 3")));
    }

    #[test]
    fn a_program_that_asks_gets_no_answer_and_does_not_hang() {
        let answer = output(&mut shell("read line || echo none")).unwrap();
        assert_eq!(answer, "none\n");
    }

    #[test]
    fn a_missing_program_is_an_error() {
        assert!(run(&mut command(Path::new("/"), "no-such-program", &[])).is_err());
        assert!(on_path("no-such-program").is_none());
        assert!(on_path("sh").is_some());
    }
}
