//! Gives snapshots the fingerprint of the types that they are made of: any change to `domain` makes the ones before it
//! unreadable on purpose, and the log is replayed instead.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let domain = Path::new("../domain/src");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", domain.display());
    let mut files = BTreeMap::new();
    collect(domain, &mut files)?;
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    env::var_os("CARGO_PKG_VERSION").hash(&mut hasher);
    println!("cargo:rustc-env=RODTRAD_SNAPSHOT_TYPES={:016x}", hasher.finish());
    Ok(())
}

fn collect(directory: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(())
}
