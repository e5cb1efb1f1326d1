//! The vendored files of the web server: fetched from pinned npm packages, held to their hashes.
//!
//! Not a build step: the files are committed, and nobody needs npm to build the product.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{process, workspace};

const ASSETS: &str = "crates/web/assets";

/// The code that embeds the assets: the server, and what makes pictures with its letters.
const EMBEDDING: [&str; 2] = ["crates/web/src", "crates/raster/src"];

/// What to do with a file that is not the one whose hash is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum New {
    Refuse,
    Accept,
}

/// Fetches every pinned version and writes its files, if they are the ones we know.
pub(crate) fn fetch(new: New) -> Result<()> {
    let root = workspace::root()?;
    let list_path = root.join(ASSETS).join("npm.json");
    let mut list = read_list(&list_path)?;
    let scratch = workspace::target_directory(&root)?.join("npm-packages");
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch)?;

    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut changed = Vec::new();
    for package in array_mut(&mut list, "packages")? {
        let unpacked = unpack(package, &scratch)?;
        for (to, bytes) in contents(package, &unpacked)? {
            let known = record_of(package, &to)?;
            let hash = hash(&bytes);
            if known["sha256"] != hash.as_str() {
                known["sha256"] = Value::String(hash);
                changed.push(to.clone());
            }
            if files.insert(to.clone(), bytes).is_some() {
                bail!("two files are called {to}");
            }
        }
    }
    if !changed.is_empty() && new == New::Refuse {
        bail!(
            "the packages hold other bytes than npm.json knows: {}. If the version was changed on purpose, \
             run `cargo xtask assets --accept` and read the difference",
            changed.join(", ")
        );
    }
    let vendor = root.join(ASSETS).join("vendor");
    if vendor.exists() {
        fs::remove_dir_all(&vendor)?;
    }
    for (to, bytes) in &files {
        let path = vendor.join(to);
        fs::create_dir_all(path.parent().context("a file has a folder")?)?;
        fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    if !changed.is_empty() {
        fs::write(&list_path, format!("{}\n", serde_json::to_string_pretty(&list)?))?;
    }
    fs::remove_dir_all(&scratch)?;
    println!("{} files written, {} of them new", files.len(), changed.len());
    check()
}

/// Compares the vendored files with the list, and follows every `asset:` name. Needs no network.
pub(crate) fn check() -> Result<()> {
    let root = workspace::root()?;
    let assets = root.join(ASSETS);
    let files = read_folder(&assets)?;
    let mut faults = faults(&read_list(&assets.join("npm.json"))?, &files)?;
    let mut server = String::new();
    for folder in EMBEDDING {
        for source in read_folder(&root.join(folder))?.into_values() {
            server.push_str(&String::from_utf8_lossy(&source));
        }
    }
    faults.extend(not_embedded(files.keys(), &server));
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    println!("every vendored file has its hash, every asset: name its file, every file its place in the server");
    Ok(())
}

/// What is wrong with the files, by path below the assets' folder, against the list.
fn faults(list: &Value, files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut expected = BTreeMap::new();
    for package in array(list, "packages")? {
        for record in records(package) {
            let to = text(record, "to")?;
            expected.insert(format!("vendor/{to}"), text(record, "sha256")?);
        }
    }
    for (path, known) in &expected {
        match files.get(path) {
            None => faults.push(format!("{ASSETS}/{path} is missing: run `cargo xtask assets`")),
            Some(bytes) if hash(bytes) != **known => faults.push(format!(
                "{ASSETS}/{path} was changed: vendored files are never edited; run `cargo xtask assets`"
            )),
            Some(_) => {}
        }
    }
    for path in files.keys().filter(|path| path.starts_with("vendor/")) {
        if !expected.contains_key(path) {
            faults.push(format!("{ASSETS}/{path} is not in npm.json"));
        }
    }
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for path in files.keys() {
        *names.entry(path.rsplit('/').next().unwrap_or(path)).or_default() += 1;
    }
    for (name, count) in names.iter().filter(|(_, count)| **count != 1) {
        faults.push(format!("{ASSETS}: {count} files are called {name}; a name alone must say which"));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
        for name in asset_names(&String::from_utf8_lossy(bytes)) {
            if !names.contains_key(name.as_str()) {
                faults.push(format!("{ASSETS}/{path} names asset:{name}, which is no file"));
            }
        }
    }
    Ok(faults)
}

/// The assets that the server's code does not embed: what nobody can be served is not kept.
fn not_embedded<'files>(files: impl Iterator<Item = &'files String>, server: &str) -> Vec<String> {
    files
        .filter(|path| !matches!(path.as_str(), "README.md" | "npm.json"))
        .filter(|path| !path.starts_with("vendor/licences/"))
        .filter(|path| !server.contains(&format!("assets/{path}\"")))
        .map(|path| format!("{ASSETS}/{path} is not embedded by anything in {}", EMBEDDING.join(" or ")))
        .collect()
}

/// The names in `url(asset:NAME)`.
fn asset_names(style_sheet: &str) -> Vec<String> {
    style_sheet.split("url(asset:").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

/// Packs one version into the scratch folder and unpacks it; npm compares it with the registry's own hash.
fn unpack(package: &Value, scratch: &Path) -> Result<std::path::PathBuf> {
    let name = text(package, "name")?;
    let version = text(package, "version")?;
    let folder = scratch.join(name.replace('/', "+"));
    fs::create_dir_all(&folder)?;
    process::run(&mut process::command(&folder, "npm", &["pack", "--silent", &format!("{name}@{version}")]))?;
    let archive = fs::read_dir(&folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|file| file.ends_with(".tgz"))
        .with_context(|| format!("npm packed nothing for {name}@{version}"))?;
    process::run(&mut process::command(&folder, "tar", &["--strip-components=1", "-xzf", &archive]))?;
    Ok(folder)
}

/// The files that a package gives: copies, and style sheets put together from parts.
fn contents(package: &Value, unpacked: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let read = |from: &str| fs::read(unpacked.join(from)).with_context(|| format!("no {from} in it"));
    let mut contents = Vec::new();
    for record in records(package) {
        let to = text(record, "to")?.to_owned();
        let bytes = if record["parts"].is_array() {
            bundle(record, |from| Ok(String::from_utf8(read(from)?)?))?.into_bytes()
        } else {
            read(text(record, "from")?)?
        };
        contents.push((to, bytes));
    }
    Ok(contents)
}

/// One style sheet: the opening, then each part in its layer, if it has one.
fn bundle(record: &Value, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut sheet = format!("{}\n", text(record, "opening")?);
    for part in array(record, "parts")? {
        let mut css = read(text(part, "from")?)?;
        for selector in part["without"].as_array().into_iter().flatten() {
            css = without(&css, selector.as_str().context("`without` holds selectors")?)?;
        }
        let css = css.trim();
        match part["layer"].as_str() {
            Some(layer) => sheet.push_str(&format!("@layer {layer} {{\n{css}\n}}\n")),
            None => sheet.push_str(&format!("{css}\n")),
        }
    }
    Ok(sheet)
}

/// A style sheet less one rule, which is there once and written as it is in it.
fn without(css: &str, selector: &str) -> Result<String> {
    let opening = format!("{selector}{{");
    let (before, after) = css.split_once(&opening).with_context(|| format!("no rule {selector}"))?;
    let (inside, behind) = after.split_once('}').with_context(|| format!("no end of {selector}"))?;
    let starts_a_rule = before.is_empty() || before.ends_with(['{', '}', ';']);
    ensure!(starts_a_rule && !inside.contains('{') && !behind.contains(&opening), "{selector} is not one rule");
    Ok(format!("{before}{behind}"))
}

/// Every file record of a package: copied files, then bundles.
fn records(package: &Value) -> impl Iterator<Item = &Value> {
    ["files", "bundles"].into_iter().filter_map(|kind| package[kind].as_array()).flatten()
}

fn record_of<'list>(package: &'list mut Value, to: &str) -> Result<&'list mut Value> {
    let Value::Object(fields) = package else {
        bail!("a package is an object");
    };
    fields
        .iter_mut()
        .filter(|(kind, _)| *kind == "files" || *kind == "bundles")
        .filter_map(|(_, records)| records.as_array_mut())
        .flatten()
        .find(|record| record["to"] == to)
        .with_context(|| format!("{to} is not in the list"))
}

fn read_list(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// All files below a folder, by their path from it.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn array<'list>(value: &'list Value, field: &str) -> Result<&'list Vec<Value>> {
    value[field].as_array().with_context(|| format!("`{field}` is missing in npm.json"))
}

fn array_mut<'list>(value: &'list mut Value, field: &str) -> Result<&'list mut Vec<Value>> {
    value[field].as_array_mut().with_context(|| format!("`{field}` is missing in npm.json"))
}

fn text<'list>(value: &'list Value, field: &str) -> Result<&'list str> {
    value[field].as_str().with_context(|| format!("`{field}` is missing in npm.json"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn list() -> Value {
        json!({ "packages": [{
            "name": "a", "version": "1.0.0",
            "files": [{ "from": "x.js", "to": "a.js", "sha256": hash(b"one") }],
            "bundles": [{ "to": "a.css", "opening": "@layer a;", "parts": [{ "from": "p.css", "layer": "a" }],
                          "sha256": hash(b"two") }],
        }]})
    }

    fn folder(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let all = [("vendor/a.js", "one"), ("vendor/a.css", "two")];
        all.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &str) {
        let found = faults(&list(), &folder(files)).unwrap().join("\n");
        assert!(found.contains(expected), "{found}");
    }

    #[test]
    fn files_as_listed_have_no_fault() {
        let files = [("own.css", "@font-face { src: url(asset:a.js) } a { background: url(#x) }")];
        assert!(faults(&list(), &folder(&files)).unwrap().is_empty());
    }

    #[test]
    fn an_edited_file_is_found() {
        check(&[("vendor/a.js", "one, edited")], "vendor/a.js was changed");
        check(&[("vendor/a.css", "two, edited")], "vendor/a.css was changed");
    }

    #[test]
    fn a_missing_file_is_found() {
        let found = faults(&list(), &BTreeMap::new()).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_file_that_nobody_listed_is_found() {
        check(&[("vendor/other.js", "")], "other.js is not in npm.json");
    }

    #[test]
    fn a_name_that_leads_nowhere_is_found() {
        check(&[("own.css", "url(asset:lost.woff2)")], "asset:lost.woff2, which is no file");
    }

    #[test]
    fn two_files_of_one_name_are_found() {
        check(&[("a.js", "")], "2 files are called a.js");
    }

    #[test]
    fn a_file_that_nobody_is_served_is_found() {
        let files = ["README.md", "npm.json", "own.css", "vendor/a.js", "vendor/licences/a.txt"].map(str::to_owned);
        let server = "include_bytes!(\"../assets/own.css\")";
        let found = not_embedded(files.iter(), server);
        assert_eq!(
            found,
            ["crates/web/assets/vendor/a.js is not embedded by anything in crates/web/src or crates/raster/src"]
        );
    }

    #[test]
    fn a_bundle_puts_each_part_in_its_layer() {
        let list = list();
        let record = &list["packages"][0]["bundles"][0];
        let sheet = bundle(record, |_| Ok(" b {}\n".to_owned())).unwrap();
        assert_eq!(sheet, "@layer a;\n@layer a {\nb {}\n}\n");
    }

    #[test]
    fn a_rule_can_be_left_out_and_must_be_there_once() {
        let sheet = "a{b:c}d:has(e,f)>g{h:i;j:k}l{m:n}";
        assert_eq!(without(sheet, "d:has(e,f)>g").unwrap(), "a{b:c}l{m:n}");
        assert_eq!(without(sheet, "a").unwrap(), "d:has(e,f)>g{h:i;j:k}l{m:n}");
        assert!(without(sheet, "g").is_err(), "only the end of a selector");
        assert!(without(sheet, "o").is_err(), "not there");
        assert!(without("a{b:c}a{d:e}", "a").is_err(), "twice");
        assert!(without("@media print{a{b:c}}", "@media print").is_err(), "more than a rule");
    }
}
