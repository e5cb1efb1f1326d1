//! What can be asked, and how it is told that something cannot. The options of a command are in the command's own file;
//! the help for each is in the message files, by its name.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use web::messages::Messages;

use crate::export::Log;
use crate::failure::Failure;
use crate::import::Editions;
use crate::person::Add;
use crate::serve::{Demo, Serve};
use crate::tell;
use crate::values::Values;
use crate::verify::Verify;

#[derive(Debug, Parser)]
#[command(name = "rodtrad", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Asked,
}

#[derive(Debug, Subcommand)]
enum Asked {
    Demo(Demo),
    Serve(Box<Serve>),
    Import {
        #[command(subcommand)]
        what: Import,
    },
    Export {
        #[command(subcommand)]
        what: Export,
    },
    Verify(Verify),
    Person {
        #[command(subcommand)]
        what: Person,
    },
}

#[derive(Debug, Subcommand)]
enum Person {
    Add(Add),
}

#[derive(Debug, Subcommand)]
enum Import {
    Editions(Editions),
    Values(Values),
}

#[derive(Debug, Subcommand)]
enum Export {
    Log(Log),
}

/// A command, and how each of its options was given.
#[derive(Debug)]
pub(crate) enum Command {
    /// Help or the version was asked for, and has been shown.
    Nothing,
    /// Something to do.
    Something(Box<Something>),
}

/// Something to do.
#[derive(Debug)]
pub(crate) struct Something {
    asked: Asked,
    matches: ArgMatches,
}

/// Reads the command line.
pub(crate) fn read(m: Messages, words: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let matches = match in_words(CommandLine::command(), m, "about").try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            tell::program(error.to_string().trim_end());
            return Ok(Command::Nothing);
        }
        Err(error) => return Err(misuse(m, &error)),
    };
    let asked = CommandLine::from_arg_matches(&matches).map_err(|error| misuse(m, &error))?.command;
    let mut innermost = matches;
    while let Some((_, inner)) = innermost.remove_subcommand() {
        innermost = inner;
    }
    Ok(Command::Something(Box::new(Something { asked, matches: innermost })))
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, m: Messages) -> Result<ExitCode, Failure> {
        let Command::Something(something) = self else { return Ok(ExitCode::SUCCESS) };
        let matches = &something.matches;
        match something.asked {
            Asked::Demo(demo) => demo.run(m),
            Asked::Serve(serve) => serve.run(m, matches),
            Asked::Import { what: Import::Editions(editions) } => editions.run(m, matches),
            Asked::Import { what: Import::Values(values) } => values.run(m, matches),
            Asked::Export { what: Export::Log(log) } => log.run(m, matches),
            Asked::Verify(verify) => verify.run(m, matches),
            Asked::Person { what: Person::Add(add) } => add.run(m, matches),
        }
    }
}

/// The same command with its help in the language of `m`.
fn in_words(command: clap::Command, m: Messages, name: &str) -> clap::Command {
    let options = m.t("command-options");
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", m.t("command-usage"));
    let is_top = name == "about";
    let about = m.word("command", name).into_owned();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.about(about).help_template(template).arg(help);
    let command = if is_top { command.arg(version) } else { command };
    command
        .mut_args(|arg| {
            let words = m.word("option", arg.get_id().as_str()).into_owned();
            arg.help(words).help_heading(options.clone().into_owned()).hide_env_values(true)
        })
        .subcommand_help_heading(m.t("command-commands").into_owned())
        .mut_subcommands(|inner| {
            let name = inner.get_name().to_owned();
            in_words(inner, m, &name)
        })
}

/// What was wrong, in words, and where help is.
fn misuse(m: Messages, error: &clap::Error) -> Failure {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = || ("argument", context(ContextKind::InvalidArg).into());
    let told = match error.kind() {
        ErrorKind::UnknownArgument => m.with("misuse-unknown-argument", &[argument()]),
        ErrorKind::InvalidSubcommand => {
            m.with("misuse-unknown-command", &[("argument", context(ContextKind::InvalidSubcommand).into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            m.with("misuse-value", &[("value", context(ContextKind::InvalidValue).into()), argument()])
        }
        ErrorKind::MissingRequiredArgument => m.with("misuse-missing", &[argument()]),
        ErrorKind::ArgumentConflict => {
            m.with("misuse-conflict", &[argument(), ("other", context(ContextKind::PriorArg).into())])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            m.t("misuse-no-command").into_owned()
        }
        _ => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            m.with("misuse-other", &[("detail", first.into())])
        }
    };
    Failure::Misuse(format!("{told}\n{}", m.with("misuse-help", &[("command", "rodtrad".into())])))
}

#[cfg(test)]
mod tests {
    use web::messages::Language;

    use super::*;

    #[test]
    fn every_command_and_option_has_its_help_in_both_languages() {
        fn look(command: &clap::Command, m: Messages) {
            let name = command.get_name();
            if name != "rodtrad" {
                assert_ne!(m.word("command", name), name, "command-{name} is missing");
            }
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert_ne!(m.word("option", id), id, "option-{id} is missing");
            }
            command.get_subcommands().for_each(|inner| look(inner, m));
        }
        for language in Language::ALL {
            let m = Messages::of(language);
            let command = in_words(CommandLine::command(), m, "about");
            look(&command, m);
            command.debug_assert();
        }
    }
}
