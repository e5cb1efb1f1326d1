//! Rules for what may stand in which crate: SQL, routes, and no reaching out from the pure crates.
//!
//! Which crate may depend on which is in `packages.rs`.

use super::Fault;
use super::rust_text::{Kind, Piece, pieces};
use crate::workspace::{SourceFile, Tree};

/// The folders whose literals may be SQL: the store, and these rules themselves with their samples.
/// (`testkit` makes and drops databases for the tests; the benches compare the store with its engines.)
const SQL_AT_HOME: &[&str] = &["benches/src/raw_commits.rs", "crates/store/", "crates/testkit/", "crates/xtask/"];

/// The crates that touch nothing outside themselves.
const PURE: &[&str] = &["crates/demo/src/", "crates/direction/src/", "crates/domain/src/", "crates/figures/src/"];

/// Only the store holds SQL: pages and rules never wait for a database.
pub(super) fn sql(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, piece) in rust_pieces(tree, Kind::Literal) {
        if SQL_AT_HOME.iter().any(|home| file.path.starts_with(home)) || !is_sql(piece.text) {
            continue;
        }
        faults.push(Fault::at(&file.path, piece.line, "SQL belongs to crates/store"));
    }
    faults
}

/// Every route stands on one page with the right it needs.
pub(super) fn routes(tree: &Tree) -> Vec<Fault> {
    const CALLS: &[&str] = &[".route(", ".route_service(", ".nest(", ".nest_service(", ".fallback("];
    let mut faults = Vec::new();
    for (file, piece) in rust_pieces(tree, Kind::Code) {
        if file.path == "crates/web/src/routes.rs" || file.path.starts_with("crates/web/src/routes/") {
            continue;
        }
        for call in CALLS {
            for (offset, _) in piece.text.match_indices(call) {
                faults.push(Fault::at(
                    &file.path,
                    piece.line_at(offset),
                    format!("`{call}…)`: mount it in crates/web/src/routes.rs, which asks for the right it needs"),
                ));
            }
        }
    }
    faults
}

/// The pure crates do no input or output, wait for nothing and start nothing.
pub(super) fn purity(tree: &Tree) -> Vec<Fault> {
    const REACHING_OUT: &[&str] = &[
        "std::env",
        "std::fs",
        "std::io",
        "std::net",
        "std::os",
        "std::process",
        "std::thread",
        "std::time",
        "async fn",
        ".await",
        "println!",
        "eprintln!",
        "include_bytes!",
    ];
    let mut faults = Vec::new();
    for (file, piece) in rust_pieces(tree, Kind::Code) {
        if !PURE.iter().any(|home| file.path.starts_with(home)) {
            continue;
        }
        for word in REACHING_OUT {
            for (offset, _) in piece.text.match_indices(word) {
                faults.push(Fault::at(
                    &file.path,
                    piece.line_at(offset),
                    format!("`{word}`: this crate touches nothing outside itself; let the caller give what it needs"),
                ));
            }
        }
    }
    faults
}

fn rust_pieces(tree: &Tree, kind: Kind) -> impl Iterator<Item = (&SourceFile, Piece<'_>)> {
    tree.with_ending(".rs").flat_map(move |file| {
        pieces(&file.text).into_iter().filter(move |piece| piece.kind == kind).map(move |piece| (file, piece))
    })
}

/// Whether a literal is a statement: it begins like one, all small or all capital, and has what must follow.
fn is_sql(literal: &str) -> bool {
    const STATEMENTS: &[(&str, &str)] = &[
        ("select", "from"),
        ("insert", "into"),
        ("update", "set"),
        ("delete", "from"),
        ("with", "as"),
        ("create", "table"),
        ("create", "index"),
        ("create", "view"),
        ("create", "policy"),
        ("alter", "table"),
        ("drop", "table"),
        ("pragma", ""),
    ];
    let is_small = literal.trim_start().starts_with(|first: char| first.is_ascii_lowercase());
    let is_capital =
        literal.split_whitespace().next().is_some_and(|word| word.chars().all(|letter| letter.is_ascii_uppercase()));
    if !is_small && !is_capital {
        return false;
    }
    let words: Vec<String> = literal
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    STATEMENTS.iter().any(|(opening, following)| {
        first == opening
            && !rest.is_empty()
            && (following.is_empty() || rest.iter().any(|word| word == following))
            // "with" is an English word: a statement goes on to select from what it named.
            && (*opening != "with" || rest.iter().any(|word| word == "select"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&Tree) -> Vec<Fault>, path: &str, text: &str, expected: &[usize]) {
        let lines: Vec<usize> = rule(&Tree::of(&[(path, text)])).iter().map(|fault| fault.line).collect();
        assert_eq!(lines, expected, "{path}: {text}");
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        let web = "crates/web/src/a.rs";
        for statement in [
            r#"let a = "select id from log";"#,
            r#"let a = "SELECT id FROM log";"#,
            "let a = r\"\n  insert into log values ($1)\";",
            r#"let a = "update log set seq = 1";"#,
            r#"let a = "delete from log";"#,
            r#"let a = "with a as (select 1) select * from a";"#,
            r#"let a = "create table log (seq bigint)";"#,
            r#"let a = "pragma journal_mode";"#,
        ] {
            assert_eq!(sql(&Tree::of(&[(web, statement)])).len(), 1, "{statement}");
        }
        check(sql, "crates/store/src/log.rs", r#"let a = "select id from log";"#, &[]);
    }

    #[test]
    fn english_is_not_sql() {
        for text in [
            r#"let a = "select";"#,
            r#"let a = "Select a body from the list";"#,
            r#"let a = "update-of-statement";"#,
            r#"let a = "with as few words as it can";"#,
            "// select what you like from here",
            r#"let a = "";"#,
        ] {
            check(sql, "crates/web/src/a.rs", text, &[]);
        }
    }

    #[test]
    fn a_route_outside_its_page_is_found() {
        let text = "router\n    .route(\"/\", get(page))\n    .fallback(lost)";
        check(routes, "crates/web/src/decision.rs", text, &[2, 3]);
        check(routes, "crates/rodtrad/src/serve.rs", text, &[2, 3]);
        check(routes, "crates/web/src/routes.rs", text, &[]);
        check(routes, "crates/web/src/a.rs", "// .route(", &[]);
    }

    #[test]
    fn reaching_out_of_a_pure_crate_is_found() {
        let text = "use std::fmt;\nuse std::fs;\nasync fn read() {}";
        check(purity, "crates/domain/src/a.rs", text, &[2, 3]);
        check(purity, "crates/figures/src/a.rs", text, &[2, 3]);
        check(purity, "crates/store/src/a.rs", text, &[]);
        check(purity, "crates/domain/tests/a.rs", text, &[]);
    }
}
