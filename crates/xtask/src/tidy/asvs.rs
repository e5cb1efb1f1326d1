//! `docs/security/asvs.csv`: every requirement of OWASP ASVS 5.0.0, levels 1 and 2, once, and what it names is there. A
//! test that is named exists in its crate and is run: `cargo xtask test` runs every test there is, and no test may be
//! ignored. That the test proves what it is named for is for whoever reads it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, documents};
use crate::workspace::Tree;

const LIST: &str = "docs/security/asvs.csv";

/// How many requirements of levels 1 and 2 each section has.
const SECTIONS: [(&str, u32); 72] = [
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
];

/// Those whose numbers have others between them: WebRTC.
const SCATTERED: [&str; 7] = ["17.1.1", "17.2.1", "17.2.2", "17.2.3", "17.2.4", "17.3.1", "17.3.2"];

/// One line of the list.
struct Line<'text> {
    at: usize,
    requirement: &'text str,
    what: &'text str,
    kind: &'text str,
    evidence: String,
}

/// Every requirement once, each with evidence that is there.
pub(super) fn list(tree: &Tree) -> Vec<Fault> {
    let Some(file) = tree.files.iter().find(|file| file.path == LIST) else { return Vec::new() };
    let lines: Vec<Line<'_>> = read(&file.text);
    let mut faults: Vec<Fault> = lines.iter().filter_map(|line| wrong(tree, line)).collect();
    let mut left = required();
    for line in &lines {
        if !left.remove(line.requirement) {
            faults.push(Fault::at(LIST, line.at, format!("{} is no requirement, or stands twice", line.requirement)));
        }
    }
    faults.extend(left.iter().map(|missing| Fault::of(LIST, format!("{missing} has no line"))));
    faults
}

/// How many requirements are answered how, for those who ask.
pub(super) fn counted(tree: &Tree) -> String {
    let text = tree.files.iter().find(|file| file.path == LIST).map_or("", |file| file.text.as_str());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in read(text) {
        *counts.entry(line.kind).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    format!("ASVS 5.0.0, levels 1 and 2: {}", counts.join(", "))
}

fn required() -> BTreeSet<String> {
    let sections = SECTIONS.iter().flat_map(|(section, count)| (1..=*count).map(move |n| format!("{section}.{n}")));
    sections.chain(SCATTERED.map(str::to_owned)).collect()
}

fn read(text: &str) -> Vec<Line<'_>> {
    let cells = |(at, line)| {
        let (requirement, rest) = str::split_once(line, ',')?;
        let (_level, rest) = rest.split_once(',')?;
        let (what, rest) = cell(rest);
        let (kind, rest) = cell(rest);
        Some(Line { at: at + 1, requirement, what, kind, evidence: cell(rest).0.replace("\"\"", "\"") })
    };
    text.lines().enumerate().skip(1).filter_map(cells).collect()
}

/// The first cell of a line, and the rest of it.
fn cell(line: &str) -> (&str, &str) {
    match line.strip_prefix('"') {
        None => line.split_once(',').unwrap_or((line, "")),
        Some(quoted) => {
            let end = quoted.rmatch_indices("\",").last().map(|(at, _)| at);
            match end {
                Some(at) => quoted.split_at_checked(at).map_or((quoted, ""), |(cell, rest)| (cell, &rest[2..])),
                None => (quoted.trim_end_matches('"'), ""),
            }
        }
    }
}

fn wrong(tree: &Tree, line: &Line<'_>) -> Option<Fault> {
    let fault = |why: String| Some(Fault::at(LIST, line.at, format!("{}: {why}", line.requirement)));
    if line.what.is_empty() || line.evidence.is_empty() {
        return fault("it says nothing".to_owned());
    }
    match line.kind {
        "test" => {
            let missing: Vec<&str> = line.evidence.split("; ").filter(|test| !is_test(tree, test)).collect();
            if missing.is_empty() { None } else { fault(format!("there is no test {}", missing.join(", "))) }
        }
        "document" | "operator" => match documents::leads_somewhere(tree, &line.evidence) {
            true => None,
            false => fault(format!("{} leads nowhere", line.evidence)),
        },
        "not applicable" | "open" => None,
        other => fault(format!("{other} is no kind of evidence")),
    }
}

/// Whether there is such a test: `crate: name_of_the_test`, or `browser: file.test.mjs`.
fn is_test(tree: &Tree, named: &str) -> bool {
    let Some((place, name)) = named.split_once(": ") else { return false };
    if place == "browser" {
        return name.ends_with(".test.mjs") && tree.has(&format!("tests/browser/{name}"));
    }
    let (folder, head) = (format!("crates/{place}/"), format!("fn {name}("));
    let sources = tree.with_ending(".rs").filter(|file| file.path.starts_with(&folder));
    sources.into_iter().any(|file| {
        file.text.match_indices(&head).any(|(at, _)| {
            let above = file.text.get(..at).and_then(|text| text.rsplit_once('\n')).map_or("", |(above, _)| above);
            let mut attributes =
                above.lines().rev().map(str::trim).take_while(|line| line.starts_with("#[") || line.starts_with("//"));
            attributes.any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(line: &str) -> Vec<String> {
        let text = format!("requirement,level,what,kind,evidence\n{line}\n");
        let tree = Tree::of(&[
            (LIST, &text),
            ("crates/web/tests/a.rs", "#[tokio::test]\nasync fn it_holds() {}\nfn it_helps() {}\n"),
            ("docs/a.md", "# A\n\n## Its rule\n"),
            ("tests/browser/a.test.mjs", ""),
        ]);
        let of_line = |fault: &Fault| fault.line != 0;
        list(&tree).into_iter().filter(of_line).map(|fault| fault.message).collect()
    }

    #[test]
    fn there_are_as_many_requirements_as_the_standard_has() {
        assert_eq!(required().len(), 253);
    }

    #[test]
    fn evidence_that_is_not_there_is_found() {
        for good in [
            "1.1.1,2,a,test,web: it_holds",
            "1.1.1,2,\"a, b\",test,web: it_holds; browser: a.test.mjs",
            "1.1.1,2,a,document,docs/a.md#its-rule",
            "1.1.1,2,a,open,\"waits, for something\"",
        ] {
            assert_eq!(faults(good), Vec::<String>::new(), "{good}");
        }
        for bad in [
            "1.1.1,2,a,test,web: it_does_not_hold",
            "1.1.1,2,a,test,web: it_helps",
            "1.1.1,2,a,test,store: it_holds",
            "1.1.1,2,a,test,web: it_holds; browser: b.test.mjs",
            "1.1.1,2,a,document,docs/a.md#no-rule",
            "1.1.1,2,a,operator,docs/b.md",
            "1.1.1,2,a,open,",
            "1.1.1,2,,open,because",
            "1.1.1,2,a,perhaps,because",
            "1.1.3,2,a,open,because",
        ] {
            assert_eq!(faults(bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn a_requirement_that_is_missing_or_stands_twice_is_found() {
        let text = "requirement,level,what,kind,evidence\n1.1.1,2,a,open,b\n1.1.1,2,a,open,b\n";
        let found = list(&Tree::of(&[(LIST, text)]));
        assert_eq!(found.iter().filter(|fault| fault.line == 0).count(), 252);
        assert_eq!(found.iter().filter(|fault| fault.message.contains("stands twice")).count(), 1);
    }
}
