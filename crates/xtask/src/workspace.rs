//! Where the workspace is, which files belong to it, and what cargo knows of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// One text file of ours, path relative to the workspace, with `/` between its parts.
pub(crate) struct SourceFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every file that belongs to the workspace: tracked, or new and not ignored.
pub(crate) struct Tree {
    /// The text files that are ours to write; vendored files, and those that parsers are tried on, are not among them.
    pub(crate) files: Vec<SourceFile>,
    /// The paths of all files, vendored and binary ones too.
    pub(crate) paths: BTreeSet<String>,
}

impl Tree {
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let listed = process::output(&mut process::command(
            root,
            "git",
            &["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        ))?;
        let paths: BTreeSet<String> = listed
            .split('\0')
            // A file that was deleted and not yet committed is listed, but is not there.
            .filter(|path| !path.is_empty() && root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        let mut files = Vec::new();
        for path in paths.iter().filter(|path| is_ours(path)) {
            let bytes = std::fs::read(root.join(path)).with_context(|| path.clone())?;
            if let Ok(text) = String::from_utf8(bytes) {
                files.push(SourceFile { path: path.clone(), text });
            }
        }
        Ok(Self { files, paths })
    }

    /// The files with this ending.
    pub(crate) fn with_ending<'tree>(&'tree self, ending: &'tree str) -> impl Iterator<Item = &'tree SourceFile> {
        self.files.iter().filter(move |file| file.path.ends_with(ending))
    }

    /// Whether a file or a folder has this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        self.paths.contains(path) || self.paths.iter().any(|known| known.starts_with(&folder))
    }

    /// A tree made by a test.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|&(path, text)| SourceFile { path: path.to_owned(), text: text.to_owned() })
                .collect(),
            paths: files.iter().map(|&(path, _)| path.to_owned()).collect(),
        }
    }
}

fn is_ours(path: &str) -> bool {
    !path.contains("/vendor/") && !path.contains("/corpus/") && !path.ends_with(".lock")
}

/// The folder of the workspace.
pub(crate) fn root() -> Result<PathBuf> {
    // Cargo sets it when it runs us; built-in is where we were compiled.
    let manifest = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&manifest).ancestors().nth(2).map(Path::to_path_buf).context("crates/xtask has no workspace above it")
}

/// What the product is built for. What a package needs on other platforms alone is in the lock file, and never built.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// What `cargo metadata` says: packages with licences and dependencies, and the resolved graph.
pub(crate) fn metadata(root: &Path) -> Result<Value> {
    let text = process::output(&mut process::command(
        root,
        &process::cargo(),
        &["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM],
    ))?;
    serde_json::from_str(&text).context("cargo metadata did not write JSON")
}

/// What a crate of ours pulls in when it is built alone and not for its tests: a package a line, its name first.
pub(crate) fn pulled_in(root: &Path, crate_name: &str) -> Result<String> {
    process::output(&mut process::command(
        root,
        &process::cargo(),
        &["tree", "--locked", "--edges", "normal,build", "--prefix", "none", "--package", crate_name],
    ))
}

/// Where cargo builds: `CARGO_TARGET_DIR` or the configured folder.
pub(crate) fn target_directory(root: &Path) -> Result<PathBuf> {
    let metadata = metadata(root)?;
    let directory = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(PathBuf::from(directory))
}
