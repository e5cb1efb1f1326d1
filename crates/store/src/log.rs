//! Rows of the log and what they say: an event on its way in, a record of the seal, an event on its way out.
//! Nothing here decides what is appended.

use domain::event::{Event, Recorded};
use domain::ids::OrganisationId;
use serde_json::{Map, Value as Json};

use crate::clock::{moment, moment_text};
use crate::engine::{Row, Transaction, Value};
use crate::error::StoreError;
use crate::seal::canonical;
use crate::seal::merkle::Hash;
use crate::seal::record::{Record, SALT, actor, actor_text};
use crate::statements::{LOG_APPEND, LOG_LAST, LOG_LEAVES, LOG_PAGE};

/// How many rows are asked for at a time, so that a long log is never in memory twice.
const PAGE: u64 = 2000;

/// A row of the log, as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogRow {
    pub(crate) seq: u64,
    pub(crate) recorded_at: String,
    pub(crate) actor: String,
    pub(crate) name: String,
    pub(crate) payload: String,
    pub(crate) salt: [u8; SALT],
    pub(crate) leaf: Hash,
}

impl LogRow {
    /// The row of an event.
    pub(crate) fn new(
        organisation: &OrganisationId,
        recorded: &Recorded,
        salt: [u8; SALT],
    ) -> Result<LogRow, StoreError> {
        let (name, payload) = parts(&recorded.event)?;
        let record = Record {
            organisation: organisation.to_string(),
            seq: recorded.seq,
            at: moment_text(recorded.at),
            actor: actor_text(recorded.actor),
            name,
            payload,
        };
        let not_storable = |error: canonical::NotCanonical| {
            StoreError::NotStorable(format!("the event {} cannot be sealed: {error}", record.name))
        };
        let payload = canonical::write(&record.payload).map_err(not_storable)?;
        let leaf = record.leaf(&salt).map_err(not_storable)?;
        Ok(LogRow {
            seq: record.seq,
            recorded_at: record.at,
            actor: record.actor,
            name: record.name,
            payload,
            salt,
            leaf,
        })
    }

    fn read(row: &Row) -> Result<LogRow, StoreError> {
        Ok(LogRow {
            seq: row.number(0)?,
            recorded_at: row.text(1)?.to_owned(),
            actor: row.text(2)?.to_owned(),
            name: row.text(3)?.to_owned(),
            payload: row.text(4)?.to_owned(),
            salt: row.array(5)?,
            leaf: Hash(row.array(6)?),
        })
    }

    pub(crate) fn append(
        &self,
        transaction: &mut Transaction<'_>,
        organisation: &OrganisationId,
    ) -> Result<(), StoreError> {
        let values: [Value; 8] = [
            organisation.into(),
            self.seq.into(),
            self.recorded_at.as_str().into(),
            self.actor.as_str().into(),
            self.name.as_str().into(),
            self.payload.as_str().into(),
            self.salt.as_slice().into(),
            self.leaf.0.as_slice().into(),
        ];
        transaction.execute(&LOG_APPEND, &values).map(drop)
    }

    /// The row as the seal sees it.
    pub(crate) fn record(&self, organisation: &OrganisationId) -> Result<Record, StoreError> {
        let payload = canonical::read(&self.payload)
            .map_err(|error| StoreError::inconsistent("log", format!("seq {}", self.seq), error))?;
        Ok(Record {
            organisation: organisation.to_string(),
            seq: self.seq,
            at: self.recorded_at.clone(),
            actor: self.actor.clone(),
            name: self.name.clone(),
            payload,
        })
    }

    /// The event that the row tells.
    pub(crate) fn recorded(&self) -> Result<Recorded, StoreError> {
        let wrong = |what: String| StoreError::inconsistent("log", format!("seq {}", self.seq), what);
        let payload: Json = serde_json::from_str(&self.payload).map_err(|error| wrong(error.to_string()))?;
        let mut members = Map::new();
        members.insert("name".to_owned(), Json::from(self.name.as_str()));
        if !payload.is_null() {
            members.insert("payload".to_owned(), payload);
        }
        let event: Event =
            serde_json::from_value(Json::Object(members)).map_err(|error| wrong(format!("{}: {error}", self.name)))?;
        Ok(Recorded {
            seq: self.seq,
            at: moment(&self.recorded_at).ok_or_else(|| wrong(format!("{:?} is not a moment", self.recorded_at)))?,
            actor: actor(&self.actor).ok_or_else(|| wrong(format!("{:?} is not an actor", self.actor)))?,
            event,
        })
    }
}

/// The name and the payload of an event, as the log keeps them.
fn parts(event: &Event) -> Result<(String, Json), StoreError> {
    let not_storable = |what: String| StoreError::NotStorable(format!("an event cannot be written: {what}"));
    match serde_json::to_value(event) {
        Ok(Json::Object(mut members)) => {
            let payload = members.remove("payload").unwrap_or(Json::Null);
            match members.remove("name") {
                Some(Json::String(name)) => Ok((name, payload)),
                _ => Err(not_storable("it has no name".to_owned())),
            }
        }
        Ok(_) => Err(not_storable("it is not an object".to_owned())),
        Err(error) => Err(not_storable(error.to_string())),
    }
}

/// Hands over the rows from `first` to `last`, in order, a page of them at a time.
pub(crate) fn each_row(
    transaction: &mut Transaction<'_>,
    organisation: &OrganisationId,
    first: u64,
    last: u64,
    mut take: impl FnMut(LogRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut next = first;
    loop {
        let values = [organisation.into(), next.into(), last.into(), PAGE.into()];
        let rows = transaction.query(&LOG_PAGE, &values)?;
        let Some(row) = rows.last() else { return Ok(()) };
        next = row.number(0)? + 1;
        for row in &rows {
            take(LogRow::read(row)?)?;
        }
        if (rows.len() as u64) < PAGE {
            return Ok(());
        }
    }
}

/// Hands over the events from `first` to `last`, in order, and refuses a log with gaps.
pub(crate) fn each_event(
    transaction: &mut Transaction<'_>,
    organisation: &OrganisationId,
    first: u64,
    last: u64,
    mut take: impl FnMut(Recorded) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut expected = first;
    each_row(transaction, organisation, first, last, |row| {
        if row.seq != expected {
            return Err(StoreError::inconsistent("log", format!("seq {expected}"), "is missing"));
        }
        expected += 1;
        take(row.recorded()?)
    })
}

/// The leaves of the first `size` records.
pub(crate) fn leaves(
    transaction: &mut Transaction<'_>,
    organisation: &OrganisationId,
    size: u64,
) -> Result<Vec<Hash>, StoreError> {
    let mut leaves = Vec::new();
    while (leaves.len() as u64) < size {
        let next = leaves.len() as u64 + 1;
        let values = [organisation.into(), next.into(), size.into(), PAGE.into()];
        let rows = transaction.query(&LOG_LEAVES, &values)?;
        for (expected, row) in (next..).zip(&rows) {
            if row.number(0)? != expected {
                return Err(StoreError::inconsistent("log", format!("seq {expected}"), "is missing"));
            }
            leaves.push(Hash(row.array(1)?));
        }
        if rows.is_empty() {
            return Err(StoreError::inconsistent("log", format!("seq {next}"), "is missing"));
        }
    }
    Ok(leaves)
}

/// The number of the last event; 0 when there is none.
pub(crate) fn last(transaction: &mut Transaction<'_>, organisation: &OrganisationId) -> Result<u64, StoreError> {
    match transaction.first(&LOG_LAST, &[organisation.into()])? {
        Some(row) => row.number(0),
        None => Ok(0),
    }
}
