//! The logs of a whole database, verified row by row: what `rodtrad verify` does. It reads alone, beside a server that
//! goes on, and takes nothing for granted of what it reads.

use std::collections::BTreeSet;
use std::path::Path;

use domain::ids::OrganisationId;
use domain::organisation::Organisation;

use super::key::{ORIGIN, SealKey, origin};
use super::merkle::Hash;
use super::record::Record;
use super::verify::{Fault, Known, LogCheck, LogReport, Wrong, payload};
use crate::engine::postgres::Postgres;
use crate::engine::sqlite::{FILE, Sqlite};
use crate::engine::{Database, Row, Scope, Transaction, Value};
use crate::error::{OpenError, StoreError};
use crate::statements::{CHECKPOINT_ORGANISATIONS, CHECKPOINTS, LOG_ORGANISATIONS, LOG_PAGE, ORGANISATIONS};
use crate::{Address, log, snapshot};

const PAGE: i64 = 2000;

/// Verifies every log of a database, or the one of `only`. `key` is the file of the key that signed: its public half
/// checks the signatures where `known` holds no key. A key that is known is the installation's, whichever of its logs it
/// is named after; each checkpoint that was kept is held against the log that it names, also where that log is gone.
///
/// # Errors
/// When the database cannot be opened at all. What is wrong with what is in it is in the reports, also when it is
/// damaged so that parts cannot be read.
pub fn verify_database(
    address: &Address,
    key: Option<&Path>,
    only: Option<&OrganisationId>,
    known: &Known,
) -> Result<Vec<LogReport>, OpenError> {
    let (database, key) = open_to_read(address, key)?;
    let (mut organisations, strays) = match only {
        Some(only) => (BTreeSet::from([only.clone()]), Vec::new()),
        None => organisations(&database)?,
    };
    let named = |note: &str| note.lines().next()?.strip_prefix(ORIGIN)?.parse::<OrganisationId>().ok();
    if only.is_none() {
        organisations.extend(known.checkpoints.iter().filter_map(|note| named(note)));
    }
    let mut reports: Vec<LogReport> = organisations
        .iter()
        .map(|id| {
            let kept = known.checkpoints.iter().filter(|note| named(note).as_ref() == Some(id));
            let known = Known {
                key: known.key.as_ref().map(|key| key.under(&origin(id))),
                checkpoints: kept.cloned().collect(),
            };
            verify_log(&database, id, key.as_ref(), &known)
        })
        .collect();
    let mut elsewhere: Vec<String> = database.damage()?;
    elsewhere.extend(strays.iter().map(|stray| format!("there are records of {stray:?}, which is no organisation")));
    let unused = known.checkpoints.iter().filter(|note| named(note).is_none_or(|id| !organisations.contains(&id)));
    elsewhere.extend(unused.map(|_| "a checkpoint that was kept is of no log here".to_owned()));
    if !elsewhere.is_empty() {
        if reports.is_empty() {
            reports.push(LogCheck::new("", &Known::default()).finish(None, &[]));
        }
        let faults = elsewhere.into_iter().map(|what| Fault { seq: None, what: Wrong::Container(what) });
        reports[0].faults.extend(faults);
    }
    Ok(reports)
}

/// Opens a database for reading, beside whoever serves from it, and the key that signs its logs.
pub(super) fn open_to_read(address: &Address, key: Option<&Path>) -> Result<(Database, Option<SealKey>), OpenError> {
    match address {
        Address::Sqlite(directory) => {
            let key = key.map_or_else(|| directory.join("seal.key"), Path::to_path_buf);
            Ok((Database::Sqlite(Sqlite::open_to_read(&directory.join(FILE))?), SealKey::read(&key)?))
        }
        Address::Postgres { url, .. } => {
            let key = key.map(SealKey::read).transpose()?.flatten();
            Ok((Database::Postgres(Postgres::open(url)?), key))
        }
    }
}

/// Every organisation that any table knows of: one that was renamed in the log must not thereby get out of sight. And
/// what cannot be one.
fn organisations(database: &Database) -> Result<(BTreeSet<OrganisationId>, Vec<String>), StoreError> {
    let mut found = BTreeSet::new();
    database.read(Scope::Installation, |transaction| {
        for statement in [&ORGANISATIONS, &LOG_ORGANISATIONS, &CHECKPOINT_ORGANISATIONS] {
            for row in transaction.query(statement, &[])? {
                found.insert(row.text(0).map_or_else(|_| "(unreadable)".to_owned(), str::to_owned));
            }
        }
        Ok::<_, StoreError>(())
    })?;
    let (ids, strays): (Vec<_>, Vec<_>) = found.into_iter().partition(|text| text.parse::<OrganisationId>().is_ok());
    Ok((ids.iter().filter_map(|text| text.parse().ok()).collect(), strays))
}

fn verify_log(database: &Database, id: &OrganisationId, key: Option<&SealKey>, known: &Known) -> LogReport {
    let mut check = LogCheck::new(id.as_str(), known);
    let mut notes = Vec::new();
    let read = database.read(Scope::Organisation(id), |transaction| {
        for row in transaction.query(&CHECKPOINTS, &[id.into()])? {
            match (row.number(0), row.text(1)) {
                (Ok(size), Ok(note)) => notes.push((Some(size), note.to_owned())),
                _ => check.fault(None, Wrong::Container("a checkpoint cannot be read".to_owned())),
            }
        }
        each_row(transaction, id, &mut check)
    });
    if let Err(error) = read {
        check.fault(None, Wrong::Container(format!("the database cannot be read further: {}", chain(&error))));
    }
    let mut report = check.finish(key.map(|key| key.public(&origin(id))), &notes);
    // Of a log that is damaged enough has been said.
    if report.is_sound() {
        report.faults.extend(replay(database, id).err());
    }
    report
}

/// Replays the log, and holds the snapshot against it: what is shown is read from there, and it is under no seal.
fn replay(database: &Database, id: &OrganisationId) -> Result<(), Fault> {
    let replayed = database.read(Scope::Organisation(id), |transaction| {
        let snapshot = snapshot::read(transaction, id)?;
        let mut organisation = Organisation::empty(id.clone());
        let mut differs = false;
        log::each_event(transaction, id, 1, u64::MAX, |recorded| {
            organisation.apply(&recorded)?;
            differs |= snapshot.as_ref().is_some_and(|kept| kept.seq == organisation.seq && *kept != organisation);
            Ok(())
        })?;
        Ok::<_, StoreError>(differs)
    });
    match replayed {
        Ok(false) => Ok(()),
        Ok(true) => {
            let what = "the snapshot is not what the log gives; delete it, and start the server anew".to_owned();
            Err(Fault { seq: None, what: Wrong::Container(what) })
        }
        Err(error) => {
            let what = format!("the log is as it was sealed, and cannot be replayed: {}", chain(&error));
            Err(Fault { seq: None, what: Wrong::Container(what) })
        }
    }
}

fn each_row(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    check: &mut LogCheck<'_>,
) -> Result<(), StoreError> {
    // From below zero: a number that was changed is found, whatever it was changed to.
    let mut next = i64::MIN;
    loop {
        let values: [Value; 4] = [id.into(), next.into(), i64::MAX.into(), PAGE.into()];
        let rows = transaction.query(&LOG_PAGE, &values)?;
        let Some(last) = rows.last() else { return Ok(()) };
        next = last.integer(0)?.saturating_add(1);
        for row in &rows {
            let seq = row.number(0).ok();
            match read_record(id, row) {
                Ok((record, salt, leaf)) => check.record(&record, &salt, leaf),
                Err(why) => check.unreadable(seq, why),
            }
        }
        if (rows.len() as i64) < PAGE || next == i64::MAX {
            return Ok(());
        }
    }
}

fn read_record(id: &OrganisationId, row: &Row) -> Result<(Record, [u8; super::record::SALT], Hash), String> {
    let read = || -> Result<_, StoreError> {
        let record = Record {
            organisation: id.to_string(),
            seq: row.number(0)?,
            at: row.text(1)?.to_owned(),
            actor: row.text(2)?.to_owned(),
            name: row.text(3)?.to_owned(),
            payload: serde_json::Value::Null,
        };
        Ok((record, row.text(4)?, row.array(5)?, Hash(row.array(6)?)))
    };
    let (mut record, text, salt, leaf) = read().map_err(|error| error.to_string())?;
    record.payload = payload(text)?;
    Ok((record, salt, leaf))
}

fn chain(error: &StoreError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
