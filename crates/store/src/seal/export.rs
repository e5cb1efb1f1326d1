//! A log as a file, to be kept and verified anywhere: a line that says what it is, a line for each record, a line for
//! each checkpoint. Each line is canonical JSON.

use std::io::{self, BufRead, Write};
use std::path::Path;

use domain::ids::OrganisationId;
use domain::policy::{Right, Viewer};
use serde_json::{Value, json};

use super::audit::open_to_read;
use super::canonical;
use super::key::origin;
use super::merkle::Hash;
use super::note::PublicKey;
use super::record::{Record, salt, salt_text};
use super::verify::{Known, LogCheck, LogReport, Wrong};
use crate::engine::{Database, Scope};
use crate::error::{OpenError, StoreError};
use crate::{Address, Store, log};

const FORMAT: &str = "rodtrad-log-1";

/// A log could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file.
    #[error("the file cannot be written")]
    File(#[from] io::Error),
}

impl Store {
    /// Writes the whole log of an organisation, with its checkpoints, as lines. `false`, and nothing written, when
    /// there is no such organisation or the viewer may not read its log, all of it.
    ///
    /// # Errors
    /// When the database cannot be read, or the file not written.
    pub fn export_log(&self, viewer: Viewer, id: &OrganisationId, out: &mut dyn Write) -> Result<bool, ExportError> {
        match self.read(viewer, id)? {
            // The whole log holds what is secret too.
            Some(reading) if reading.may(Right::ReadLog) && reading.withheld.is_nothing() => {}
            _ => return Ok(false),
        }
        write_log(&self.inner.database, &self.public_key(id), id, out)?;
        Ok(true)
    }
}

/// The same for the command line, beside a server that goes on: from the database itself, without a store. `key` is the
/// file of the key that signs, where it is not SQLite's own. `false` when there is no such log.
///
/// # Errors
/// When the database or the key cannot be opened, or the file not written.
pub fn export_database(
    address: &Address,
    key: Option<&Path>,
    id: &OrganisationId,
    out: &mut dyn Write,
) -> Result<bool, ExportError> {
    let (database, found) = open_to_read(address, key)?;
    let key = found.ok_or_else(|| StoreError::Seal("there is no key to name as the one that signs".to_owned()))?;
    let last = database.read(Scope::Organisation(id), |transaction| log::last(transaction, id))?;
    if last == 0 {
        return Ok(false);
    }
    write_log(&database, &key.public(&origin(id)), id, out)?;
    Ok(true)
}

fn write_log(
    database: &Database,
    key: &PublicKey,
    id: &OrganisationId,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    database.read(Scope::Organisation(id), |transaction| {
        let notes = super::notes(transaction, id)?;
        let header = json!({
            "format": FORMAT,
            "organisation": id.as_str(),
            "key": key.to_string(),
            "records": log::last(transaction, id)?,
            "checkpoints": notes.len(),
        });
        write_line(out, &header)?;
        let mut failed = None;
        log::each_row(transaction, id, 1, u64::MAX, |row| {
            let mut value = row.record(id)?.to_value();
            if let Some(members) = value.as_object_mut() {
                members.insert("salt".to_owned(), salt_text(&row.salt).into());
                members.insert("leaf".to_owned(), row.leaf.to_base64().into());
            }
            if failed.is_none() {
                failed = write_line(out, &value).err();
            }
            Ok(())
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        for (_, note) in &notes {
            write_line(out, &json!({"checkpoint": note}))?;
        }
        Ok(())
    })
}

/// Verifies an exported log.
///
/// # Errors
/// Only when it cannot be read at all; what is wrong with it is in the report.
pub fn verify_export(file: &mut dyn BufRead, known: &Known) -> io::Result<LogReport> {
    let mut lines = Lines { file, number: 0 };
    let header = lines.next()?;
    let Some(header) = header.as_ref().and_then(|line| Header::read(line.as_ref().ok()?)) else {
        let mut check = LogCheck::new("", known);
        check.fault(None, Wrong::Container("it is not an exported log: the first line does not say so".to_owned()));
        return Ok(check.finish(None, &[]));
    };
    let mut check = LogCheck::new(&header.organisation, known);
    let (mut records, mut notes) = (0, Vec::new());
    while let Some(line) = lines.next()? {
        match line {
            Ok(value) if records < header.records => {
                records += 1;
                match read_record(value) {
                    Some((record, salt, leaf)) => check.record(&record, &salt, leaf),
                    None => check.unreadable(Some(records), format!("line {} is not a record", lines.number)),
                }
            }
            Ok(value) => {
                match value.as_object().filter(|members| members.len() == 1).and_then(|m| m.get("checkpoint")?.as_str())
                {
                    Some(note) => notes.push((None, note.to_owned())),
                    None => check.fault(None, Wrong::Container(format!("line {} is not a checkpoint", lines.number))),
                }
            }
            Err(why) if records < header.records => {
                records += 1;
                check.unreadable(Some(records), format!("line {}: {why}", lines.number));
            }
            Err(why) => check.fault(None, Wrong::Container(format!("line {}: {why}", lines.number))),
        }
    }
    if records != header.records || notes.len() as u64 != header.checkpoints {
        let what = format!(
            "the first line says {} records and {} checkpoints, and there are {records} and {}",
            header.records,
            header.checkpoints,
            notes.len()
        );
        check.fault(None, Wrong::Container(what));
    }
    Ok(check.finish(Some(header.key), &notes))
}

struct Header {
    organisation: String,
    key: PublicKey,
    records: u64,
    checkpoints: u64,
}

impl Header {
    fn read(value: &Value) -> Option<Header> {
        let members = value.as_object().filter(|members| members.len() == 5)?;
        let text = |name| members.get(name).and_then(Value::as_str);
        let header = Header {
            organisation: text("organisation")?.to_owned(),
            key: PublicKey::read(text("key")?)?,
            records: members.get("records")?.as_u64()?,
            checkpoints: members.get("checkpoints")?.as_u64()?,
        };
        (text("format")? == FORMAT).then_some(header)
    }
}

fn read_record(mut value: Value) -> Option<(Record, [u8; super::record::SALT], Hash)> {
    let members = value.as_object_mut()?;
    let salt = salt(members.remove("salt")?.as_str()?)?;
    let leaf = Hash::from_base64(members.remove("leaf")?.as_str()?)?;
    Some((Record::from_value(&value)?, salt, leaf))
}

struct Lines<'a> {
    file: &'a mut dyn BufRead,
    number: u64,
}

impl Lines<'_> {
    /// The value of the next line, or why it has none.
    fn next(&mut self) -> io::Result<Option<Result<Value, String>>> {
        let mut line = Vec::new();
        if self.file.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let Some(line) = line.strip_suffix(b"\n") else {
            return Ok(Some(Err("it has no end".to_owned())));
        };
        let value = std::str::from_utf8(line)
            .map_err(|error| error.to_string())
            .and_then(|line| canonical::read(line).map_err(|error| error.to_string()));
        Ok(Some(value))
    }
}

fn write_line(out: &mut dyn Write, value: &Value) -> Result<(), ExportError> {
    let line = canonical::write(value).map_err(|error| StoreError::NotStorable(error.to_string()))?;
    out.write_all(line.as_bytes())?;
    out.write_all(b"\n")?;
    Ok(())
}
