//! Rules for the repository's documents: what they point at is there.

use std::collections::BTreeSet;

use super::Fault;
use crate::workspace::Tree;

/// The guide is shown by the product, below an organisation; its links lead to pages and not to files.
const GUIDE: &str = "docs/guide.";

/// The table of the product's pages.
const ROUTES: &str = "docs/routes.md";

/// Every link of a Markdown file leads to a file of ours, and to a heading that it has.
pub(super) fn links(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.with_ending(".md").filter(|file| !file.path.starts_with(GUIDE)) {
        for (line, target) in link_targets(&file.text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (place, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = if place.is_empty() { file.path.clone() } else { resolved(&file.path, place) };
            if !tree.has(&path) {
                faults.push(Fault::at(&file.path, line, format!("the link to {target} leads nowhere")));
                continue;
            }
            let linked = tree.files.iter().find(|other| other.path == path);
            let is_document = path.ends_with(".md");
            if let Some(linked) = linked.filter(|_| is_document && !heading.is_empty())
                && !headings(&linked.text).contains(heading)
            {
                faults.push(Fault::at(&file.path, line, format!("{path} has no heading #{heading}")));
            }
        }
    }
    faults
}

/// Whether a path from the root, with the name of a heading or without, leads to a document that has it.
pub(super) fn leads_somewhere(tree: &Tree, target: &str) -> bool {
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let document = tree.files.iter().find(|file| file.path == path);
    document.is_some_and(|document| heading.is_empty() || headings(&document.text).contains(heading))
}

/// Every link of the guide leads to a page of the product, or to another host.
pub(super) fn guide(tree: &Tree) -> Vec<Fault> {
    let routes = tree.files.iter().find(|file| file.path == ROUTES).map_or("", |file| file.text.as_str());
    let mut faults = Vec::new();
    for file in tree.with_ending(".md").filter(|file| file.path.starts_with(GUIDE)) {
        for (line, target) in link_targets(&file.text) {
            let page =
                target.split(['#', '?']).next().unwrap_or_default().trim_start_matches("./").trim_start_matches('.');
            let is_page = routes.contains(&format!("| GET | `/{{organisation}}/{page}` |"));
            if !target.contains("://") && !target.starts_with('#') && !is_page {
                faults.push(Fault::at(&file.path, line, format!("the link to {target} leads to no page in {ROUTES}")));
            }
        }
    }
    faults
}

/// Every path that `ARCHITECTURE.md` names exists, from the root or from `crates/`.
pub(super) fn architecture(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.with_ending("ARCHITECTURE.md") {
        for (line, path) in named_paths(&file.text) {
            let path = path.trim_end_matches('/');
            // A name without a folder is a file of the crate that the text speaks of.
            let is_bare = !path.contains('/') && tree.paths.iter().any(|known| known.ends_with(&format!("/{path}")));
            if !is_bare && !tree.has(path) && !tree.has(&format!("crates/{path}")) {
                faults.push(Fault::at(&file.path, line, format!("`{path}` does not exist")));
            }
        }
    }
    faults
}

/// The lines of a document outside its code blocks, counted from one.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_code = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        (!in_code && !is_fence).then_some((index + 1, line))
    })
}

/// The targets of `[text](target)` and `![text](target)`, outside code.
fn link_targets(text: &str) -> Vec<(usize, &str)> {
    let mut targets = Vec::new();
    for (number, line) in prose(text) {
        // Every second part lies between backticks, and is code.
        for part in line.split('`').step_by(2) {
            for rest in part.split("](").skip(1) {
                let target = rest.split([')', ' ']).next().unwrap_or_default();
                targets.push((number, target.trim_matches(['<', '>'])));
            }
        }
        // A link whose text is code: [`policy.rs`](path).
        for rest in line.split("`](").skip(1) {
            let target = rest.split([')', ' ']).next().unwrap_or_default();
            if !targets.contains(&(number, target)) {
                targets.push((number, target));
            }
        }
    }
    targets
}

/// What stands between backticks and looks like a path: it has a slash inside and ends as a file or a folder.
fn named_paths(text: &str) -> Vec<(usize, &str)> {
    const ENDINGS: &[&str] = &["rs", "md", "toml", "css", "js", "mjs", "json", "py", "sh", "ftl", "sql", "txt", "yml"];
    let mut paths = Vec::new();
    for (number, line) in prose(text) {
        for name in line.split('`').skip(1).step_by(2) {
            let has_ending =
                name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending));
            let is_word = !name.contains([' ', '{', '*', '<', '$', '?', ':', '(']);
            // A leading slash is a route of the product.
            if is_word && !name.starts_with('/') && (has_ending || name.ends_with('/')) {
                paths.push((number, name));
            }
        }
    }
    paths
}

/// A relative path, seen from the file that names it.
fn resolved(from: &str, place: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in place.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The names under which headings can be linked to: small letters, hyphens for blanks, no other signs.
fn headings(text: &str) -> BTreeSet<String> {
    prose(text)
        .filter(|(_, line)| line.starts_with('#'))
        .map(|(_, line)| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&Tree) -> Vec<Fault>, path: &str, text: &str, expected: &[&str]) {
        let tree = Tree::of(&[
            (path, text),
            ("docs/seal.md", "# The seal\n\n## What is signed?\n"),
            ("crates/domain/src/decision.rs", ""),
        ]);
        let found: Vec<String> = rule(&tree).into_iter().map(|fault| fault.message).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        check(links, "README.md", "[seal](docs/seal.md) [code](crates/domain/)", &[]);
        check(links, "README.md", "[seal](docs/seals.md)", &["the link to docs/seals.md leads nowhere"]);
        check(links, "docs/a.md", "![seal](seal.png)", &["the link to seal.png leads nowhere"]);
        check(links, "docs/a.md", "[`seal`](seals.md)", &["the link to seals.md leads nowhere"]);
        check(links, "docs/a.md", "[seal](seal.md), [up](../README.md)", &["the link to ../README.md leads nowhere"]);
    }

    #[test]
    fn a_heading_that_is_not_there_is_found() {
        check(links, "docs/a.md", "[signed](seal.md#what-is-signed)", &[]);
        check(links, "docs/a.md", "[signed](seal.md#signed)", &["docs/seal.md has no heading #signed"]);
        check(links, "docs/a.md", "# Åäö\n[up](#åäö)", &[]);
        check(links, "docs/a.md", "[up](#top)", &["docs/a.md has no heading #top"]);
    }

    #[test]
    fn code_and_other_hosts_are_not_followed() {
        check(links, "a.md", "`[a](b)`\n```\n[a](b)\n```\n[a](https://host/b)", &[]);
    }

    #[test]
    fn a_link_of_the_guide_that_leads_to_no_page_is_found() {
        let routes =
            "| GET | `/{organisation}/` | Read | platform |\n| GET | `/{organisation}/search` | Read | search |\n";
        let text = "[one](.), [two](search?q=a#b), [three](#top), [four](searches)";
        let found = guide(&Tree::of(&[(ROUTES, routes), ("docs/guide.sv.md", text)]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.contains("searches"), "{found:?}");
        assert_eq!(guide(&Tree::of(&[("docs/guide.sv.md", text)])).len(), 3, "there is no table of pages");
        check(links, "docs/guide.sv.md", "[two](search)", &[]);
    }

    #[test]
    fn a_path_that_does_not_exist_is_found() {
        check(architecture, "ARCHITECTURE.md", "`crates/domain/src/decision.rs`, `domain/src/decision.rs`", &[]);
        check(architecture, "ARCHITECTURE.md", "`crates/domain/`, `docs/seal.md`, `decision.rs`", &[]);
        check(architecture, "ARCHITECTURE.md", "`domain/src/goal.rs`", &["`domain/src/goal.rs` does not exist"]);
        check(architecture, "ARCHITECTURE.md", "`doc/`", &["`doc` does not exist"]);
        check(architecture, "ARCHITECTURE.md", "`STYLE.md`", &["`STYLE.md` does not exist"]);
    }

    #[test]
    fn what_is_no_path_is_left_alone() {
        check(architecture, "ARCHITECTURE.md", "`cargo xtask test`, `/statements/{id}`, `store.amend`, `and/or`", &[]);
    }
}
