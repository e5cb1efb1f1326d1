//! Every file of the corpus through its parser and on to the end: none stops the program, and each becomes what it became
//! when it was last looked at. `UPDATE_CORPUS=1` writes the list again. Not what the values are: that the formats' tests say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use domain::ids::IndicatorId;
use domain::indicator::{Definition, Desired, IndicatorKind};
use domain::organisation::Organisation;
use domain::text::{Name, Reason};
use domain::time::{Actor, Context};
use exchange::assemble::assemble;
use exchange::finding::Finding;
use exchange::mapping::{Mapping, Role};
use exchange::series::source::Source;
use exchange::sheet::Language;
use exchange::{incoming, jsonstat, kolada, opensdg, px, values};
use jiff::Timestamp;
use jiff::civil::date;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// With one indicator, by county and sex.
fn agency() -> Organisation {
    let mut organisation = Organisation::empty("provningsverket".parse().unwrap());
    let name = |text| Name::parse(text).unwrap();
    let question = Reason::parse("Vart är vi på väg?").unwrap();
    let mut definition =
        Definition::new(name("Vill växa"), question, IndicatorKind::World, Desired::Up, name("procent"));
    definition.dimensions = vec![name("län"), name("kön")];
    let context = Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2018, 11, 17) };
    for event in organisation.define_indicators(&context, vec![definition]).unwrap() {
        let recorded = domain::event::Recorded {
            seq: organisation.seq + 1,
            at: Timestamp::UNIX_EPOCH,
            actor: Actor::System,
            event,
        };
        organisation.apply(&recorded).unwrap();
    }
    organisation
}

fn keys(findings: &[Finding]) -> String {
    let mut keys: Vec<&str> = findings.iter().map(|found| found.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.join(" ")
}

/// What a source becomes, all the way: for the indicator, and for those that the file names.
fn becomes(source: &Source, organisation: &Organisation) -> String {
    let mut told = format!("{} rows", source.row_count());
    for chosen in [Some(IndicatorId(1)), None] {
        let mapping = Mapping::guess(source, organisation, chosen);
        let again = Mapping::guess(source, organisation, chosen).remembered(source, &mapping.text(source));
        assert_eq!(again.as_ref(), Ok(&mapping), "a mapping is remembered as it is");
        let assembled = assemble(organisation, source, &mapping, chosen);
        assert_eq!(assembled.preview().count(), assembled.count());
        if chosen.is_some() {
            let _ = write!(
                told,
                ", {} values; wrong: {}; advice: {}",
                assembled.count(),
                keys(&assembled.wrong),
                keys(&assembled.advice)
            );
        }
        if let Some(values) = assembled.into_values() {
            assert!(organisation.compare_values(&values).is_ok(), "what is right here is right in the domain");
        }
        // However wrongly a person says what the columns are.
        for role in Role::all() {
            let all = (0..source.columns().len()).fold(mapping.clone(), |mapping, at| mapping.with(at, role.clone()));
            let _ = assemble(organisation, source, &all, chosen);
        }
    }
    told
}

fn outcome(format: &str, bytes: &[u8], organisation: &Organisation) -> String {
    let knows = exchange::mapping::knows(organisation);
    let is_metadata = format == "opensdg" && !bytes.starts_with(b"Year,");
    let read = match format {
        "csv" => values::read(bytes, &knows),
        "opensdg" if !is_metadata => values::read(bytes, &knows),
        "jsonstat" => jsonstat::read(bytes),
        "kolada" => kolada::read(bytes),
        "px" => px::read(bytes, Language::Swedish),
        "mapping" => {
            let source = values::read("År;Län;Värde\n2017;A;1\n".as_bytes(), &knows).unwrap();
            let mapping = Mapping::guess(&source, organisation, None);
            return match mapping.remembered(&source, &String::from_utf8_lossy(bytes)) {
                Ok(mapping) => mapping.roles().iter().map(Role::key).collect::<Vec<_>>().join(" "),
                Err(found) => found.key.to_owned(),
            };
        }
        _ => {
            return match opensdg::metadata(bytes) {
                Ok((metadata, advice)) => {
                    let title = metadata.title.map_or(String::new(), |title| title.text.chars().take(40).collect());
                    format!("“{title}”, {} notes; advice: {}", metadata.notes.len(), keys(&advice))
                }
                Err(found) => found.key.to_owned(),
            };
        }
    };
    match read {
        Ok(source) => becomes(&source, organisation),
        Err(found) => found.key.to_owned(),
    }
}

#[test]
fn every_file_becomes_what_it_became() {
    let organisation = agency();
    let mut told = String::new();
    let mut formats: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    formats.retain(|path| path.is_dir());
    formats.sort();
    for format in formats {
        let name = format.file_name().unwrap().to_str().unwrap();
        let mut files: Vec<PathBuf> = fs::read_dir(&format).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no files");
        for file in files {
            let bytes = fs::read(&file).unwrap();
            let _ = writeln!(
                told,
                "{name}/{}: {}",
                file.file_name().unwrap().to_str().unwrap(),
                outcome(name, &bytes, &organisation)
            );
            // Whatever it is, no file stops whoever does not know its format.
            for language in Language::ALL {
                let _ = incoming::read(&bytes, &organisation, language);
            }
            let _ = incoming::pasted(&String::from_utf8_lossy(&bytes), &organisation);
            let _ = (jsonstat::read(&bytes), kolada::read(&bytes), px::read(&bytes, Language::English));
            let _ = (values::read(&bytes, &|_| false), opensdg::metadata(&bytes));
        }
    }
    let list = folder().join("outcomes.txt");
    if std::env::var_os("UPDATE_CORPUS").is_some() {
        fs::write(&list, &told).unwrap();
    }
    let expected = fs::read_to_string(&list).unwrap_or_default();
    for (one, other) in told.lines().zip(expected.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}
