//! Rules for single files: how they open, how long they are, what may not be in them.

use super::Fault;
use super::rust_text::{Kind, pieces};
use crate::workspace::Tree;

/// The most lines a Rust file may have; a longer one does more than one thing.
const LONGEST: usize = 500;

/// The files that may be longer, each with the reason. Best empty.
const MAY_BE_LONGER: &[(&str, &str)] =
    &[("crates/domain/src/event.rs", "one list of everything that can happen: it does one thing, and only grows")];

/// Every Rust file opens with what it is, and is not.
pub(super) fn opening(tree: &Tree) -> Vec<Fault> {
    tree.with_ending(".rs")
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| Fault::at(&file.path, 1, "open with //! and say what this file is, and is not"))
        .collect()
}

/// No Rust file is longer than one thing needs, and no exception outlives its reason.
pub(super) fn length(tree: &Tree) -> Vec<Fault> {
    lengths(tree, MAY_BE_LONGER)
}

fn lengths(tree: &Tree, may_be_longer: &[(&str, &str)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut needed = Vec::new();
    for file in tree.with_ending(".rs") {
        let lines = file.text.lines().count();
        if lines <= LONGEST {
            continue;
        }
        if may_be_longer.iter().any(|(path, _)| *path == file.path) {
            needed.push(file.path.as_str());
        } else {
            faults.push(Fault::of(
                &file.path,
                format!("{lines} lines, {LONGEST} are allowed: which second thing does it do?"),
            ));
        }
    }
    for (path, _) in may_be_longer.iter().filter(|(path, _)| !needed.contains(path)) {
        faults.push(Fault::of(path, "is not too long any more: take it off the list in tidy/sources.rs"));
    }
    faults
}

/// `goal.rs` beside `goal/`: the one way from a name to its file.
pub(super) fn module_files(tree: &Tree) -> Vec<Fault> {
    tree.paths
        .iter()
        .filter(|path| path.ends_with("/mod.rs"))
        .map(|path| {
            let folder = path.trim_end_matches("/mod.rs");
            Fault::of(path, format!("call it {folder}.rs"))
        })
        .collect()
}

/// No blanks at the end of a line; a line feed at the end of a file. Snapshots show what a page has.
pub(super) fn whitespace(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| !file.path.ends_with(".snap")) {
        for (index, line) in file.text.split('\n').enumerate() {
            if line.ends_with([' ', '\t', '\r']) {
                faults.push(Fault::at(&file.path, index + 1, "blanks at the end of the line"));
            }
        }
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            faults.push(Fault::of(&file.path, "the last line has no line feed"));
        }
    }
    faults
}

/// A test runs or is not there: a wrong answer is asserted, with the reason, until it is mended.
pub(super) fn tests_that_do_not_run(tree: &Tree) -> Vec<Fault> {
    const MARKS: &[(&str, &[&str])] = &[
        (".test.mjs", &[".skip(", ".todo(", ".only(", "skip:", "todo:", "only:"]),
        (".py", &["unittest.skip", "skipTest(", "expectedFailure"]),
    ];
    let mut faults = Vec::new();
    let mut found = |path: &str, line: usize, mark: &str| {
        faults.push(Fault::at(path, line, format!("`{mark}`: every test runs, everywhere")));
    };
    for file in tree.with_ending(".rs") {
        for piece in pieces(&file.text).iter().filter(|piece| piece.kind == Kind::Code) {
            for (offset, mark) in piece.text.match_indices("#[ignore") {
                found(&file.path, piece.line_at(offset), mark);
            }
        }
    }
    for (ending, marks) in MARKS {
        for file in tree.with_ending(ending) {
            for (index, line) in file.text.lines().enumerate() {
                if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                    found(&file.path, index + 1, mark);
                }
            }
        }
    }
    faults
}

/// A lock file that names download addresses works with one registry only.
pub(super) fn lock_without_hosts(tree: &Tree) -> Vec<Fault> {
    tree.with_ending("package-lock.json")
        .filter(|file| file.text.contains("\"resolved\""))
        .map(|file| {
            Fault::of(&file.path, "names download addresses: make it with npm's omit-lockfile-registry-resolved")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&Tree) -> Vec<Fault>, path: &str, text: &str, expected: &[usize]) {
        let lines: Vec<usize> = rule(&Tree::of(&[(path, text)])).iter().map(|fault| fault.line).collect();
        assert_eq!(lines, expected, "{path}: {text:?}");
    }

    #[test]
    fn a_file_without_an_opening_is_found() {
        check(opening, "a.rs", "//! What it is.\n", &[]);
        check(opening, "a.rs", "// What it is.\n", &[1]);
        check(opening, "a.rs", "use std::fmt;\n//! Late.\n", &[1]);
        check(opening, "a.md", "# A\n", &[]);
    }

    #[test]
    fn a_long_file_is_found() {
        let without_exceptions = |tree: &Tree| lengths(tree, &[]);
        check(without_exceptions, "a.rs", &"x\n".repeat(500), &[]);
        check(without_exceptions, "a.rs", &"x\n".repeat(501), &[0]);
    }

    #[test]
    fn an_exception_holds_while_it_is_needed() {
        let exceptions = &[("a.rs", "a table")];
        let long = "x\n".repeat(501);
        assert!(lengths(&Tree::of(&[("a.rs", &long)]), exceptions).is_empty());
        assert_eq!(lengths(&Tree::of(&[("a.rs", "x\n")]), exceptions).len(), 1);
        assert_eq!(lengths(&Tree::of(&[]), exceptions).len(), 1);
    }

    #[test]
    fn a_mod_file_is_found() {
        check(module_files, "crates/a/src/b/mod.rs", "", &[0]);
        check(module_files, "crates/a/src/b.rs", "", &[]);
    }

    #[test]
    fn blanks_at_the_end_are_found() {
        check(whitespace, "a.md", "a\nb \n\tc\nd\t\n", &[2, 4]);
        check(whitespace, "a.md", "a\r\n", &[1]);
        check(whitespace, "a.md", "a", &[0]);
        check(whitespace, "a.snap", "a ", &[]);
    }

    #[test]
    fn a_test_that_does_not_run_is_found() {
        check(tests_that_do_not_run, "a.rs", "#[test]\n#[ignore = \"slow\"]\n", &[2]);
        check(tests_that_do_not_run, "a.rs", "// not #[ignore]\n", &[]);
        check(tests_that_do_not_run, "a.rs", "list.skip(1)\n", &[]);
        check(tests_that_do_not_run, "a.test.mjs", "test.skip('x')\n", &[1]);
        check(tests_that_do_not_run, "a.test.mjs", "test('x', { skip: true })\n", &[1]);
        check(tests_that_do_not_run, "test_a.py", "\n    self.skipTest('x')\n", &[2]);
    }

    #[test]
    fn a_lock_file_with_addresses_is_found() {
        check(lock_without_hosts, "t/package-lock.json", "{\"resolved\": \"x\"}", &[0]);
        check(lock_without_hosts, "t/package-lock.json", "{\"version\": \"1\"}", &[]);
    }
}
