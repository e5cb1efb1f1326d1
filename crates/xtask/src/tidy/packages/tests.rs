//! Tests of the rules for packages: each finds what it is there to find.

use serde_json::{Value, json};

use super::*;

/// A workspace of `domain`, `web` and `testkit`, and one package from outside.
fn workspace(edit: impl FnOnce(&mut Value)) -> Value {
    let package = |name: &str, licence: &str, dependencies: Value| json!({ "id": name, "name": name, "license": licence, "dependencies": dependencies });
    let shipped = |name: &str| json!({ "name": name, "kind": null });
    let mut metadata = json!({
        "packages": [
            package("domain", "EUPL-1.2", json!([shipped("serde")])),
            package("web", "EUPL-1.2", json!([shipped("domain"), { "name": "testkit", "kind": "dev" }])),
            package("testkit", "EUPL-1.2", json!([shipped("web")])),
            package("serde", "MIT OR Apache-2.0", json!([])),
        ],
        "workspace_members": ["domain", "web", "testkit"],
    });
    edit(&mut metadata);
    metadata
}

fn messages(faults: Vec<Fault>) -> Vec<String> {
    faults.into_iter().map(|fault| fault.message).collect()
}

const DENY: &str = "\
[licenses]
allow = [
  # reasons
  \"EUPL-1.2\",
  \"MIT\",
]
[bans]
deny = [
  { crate = \"openssl\", reason = \"r\" },
]
";

#[test]
fn a_workspace_in_order_has_no_fault() {
    let metadata = workspace(|_| {});
    assert!(layers(&metadata).is_empty());
    assert!(database_drivers(&metadata).is_empty());
    assert!(licences(&metadata, DENY).is_empty());
    assert!(bans(&metadata, DENY).is_empty());
}

#[test]
fn an_arrow_that_runs_up_is_found() {
    let metadata = workspace(|metadata| {
        metadata["packages"][0]["dependencies"] = json!([{ "name": "web", "kind": null }]);
    });
    assert_eq!(messages(layers(&metadata)), ["uses web, which is not below it"]);
}

#[test]
fn shipping_what_is_for_tests_is_found() {
    let metadata = workspace(|metadata| {
        metadata["packages"][1]["dependencies"] = json!([{ "name": "testkit", "kind": null }]);
    });
    assert_eq!(messages(layers(&metadata)), ["uses testkit, which is for tests only"]);
}

#[test]
fn a_crate_without_a_layer_is_found() {
    let metadata = workspace(|metadata| metadata["packages"][1]["name"] = json!("pages"));
    assert_eq!(messages(layers(&metadata)), ["is not in the table of layers in tidy/packages.rs"]);
}

#[test]
fn a_domain_that_pulls_in_what_is_not_known_to_be_pure_is_found() {
    let tree = "domain v0.1.0 (/crates/domain)\nserde v1.0.0\ntokio v1.0.0\nserde v1.0.0 (*)\n";
    let found = messages(pure_domain(tree));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("pulls in tokio;"), "{found:?}");
    assert!(pure_domain("domain v0.1.0\nserde v1.0.0 (proc-macro)\n").is_empty());
}

#[test]
fn a_domain_that_is_lost_is_found() {
    assert_eq!(pure_domain("").len(), 1);
}

#[test]
fn a_driver_outside_the_store_is_found() {
    for kind in [Value::Null, json!("dev"), json!("build")] {
        let metadata = workspace(|metadata| {
            metadata["packages"][1]["dependencies"] = json!([{ "name": "rusqlite", "kind": kind }]);
        });
        assert_eq!(database_drivers(&metadata).len(), 1);
    }
}

#[test]
fn a_licence_that_is_not_allowed_is_found() {
    let metadata = workspace(|metadata| metadata["packages"][3]["license"] = json!("SSPL-1.0"));
    let found = messages(licences(&metadata, DENY));
    assert_eq!(found, ["serde is under \"SSPL-1.0\", which is not allowed"]);
    let unknown = workspace(|metadata| metadata["packages"][3]["license"] = Value::Null);
    assert_eq!(licences(&unknown, DENY).len(), 1);
    assert_eq!(licences(&workspace(|_| {}), "").len(), 1);
}

#[test]
fn a_banned_package_is_found() {
    let metadata = workspace(|metadata| metadata["packages"][3]["name"] = json!("openssl"));
    assert_eq!(messages(bans(&metadata, DENY)), ["openssl is banned, and is used"]);
}

#[test]
fn expressions_of_licences_are_read() {
    let allowed = |one: &str| matches!(one, "MIT" | "Unicode-3.0" | "MPL-2.0");
    for holds in [
        "MIT",
        "MIT OR Apache-2.0",
        "Apache-2.0/MIT",
        "(Apache-2.0 OR MIT) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR MIT",
        "MPL-2.0+",
    ] {
        assert!(is_satisfied(holds, &allowed), "{holds}");
    }
    for fails in ["", "Apache-2.0", "MIT AND Apache-2.0", "(MIT OR Apache-2.0) AND GPL-3.0", "MIT MIT", "MIT OR ("] {
        assert!(!is_satisfied(fails, &allowed), "{fails}");
    }
}
