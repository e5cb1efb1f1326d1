//! What people and programs are told: where it goes, and in which language. Not the words; those are in the message
//! files of `web`.

use std::env;
use std::io::{self, Write};

use web::messages::{Language, Messages};

/// The language for people: what `RODTRAD_LANGUAGE` says, or else the system's; Swedish where neither is one of ours.
pub(crate) fn language() -> Messages {
    let said = ["RODTRAD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
        let value = env::var(name).ok()?;
        Language::of_tag(&value.replace(['_', '.'], "-"))
    });
    Messages::of(said.unwrap_or(Language::Swedish))
}

/// Tells a person something.
pub(crate) fn person(line: &str) {
    // When nobody reads any more there is nobody to tell that.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Tells a program something.
pub(crate) fn program(line: &str) {
    let mut out = io::stdout();
    // As above; the line must be out at once, because a script waits for it.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// What is true for a moment, on a line of the terminal that the next thing takes.
pub(crate) fn passing(text: &str) {
    // Back to the beginning of the line, and out with what stood there.
    let _ = write!(io::stderr(), "\r\x1b[K{text}").and_then(|()| io::stderr().flush());
}
