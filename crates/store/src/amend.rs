//! The one way to change what steers: a rule looks at the organisation and answers with events or with refusals; the
//! events are in the log, on the disk, before the caller hears of them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::event::{Event, Recorded};
use domain::ids::{NotAnId, OrganisationId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::time::Context;

use crate::clock::{moment_text, whole_milliseconds};
use crate::engine::Scope;
use crate::error::{AmendError, StoreError};
use crate::live::Live;
use crate::log::LogRow;
use crate::observe::Notice;
use crate::statements::{ORGANISATION_ADD, ORGANISATION_ADVANCE, REQUEST_ADD, REQUEST_FIND};
use crate::{Inner, Store};

/// How many times a change is tried when other nodes are first.
const ATTEMPTS: u32 = 32;

/// What a form carries so that it does one thing, however many times it is sent: 1–64 characters of `A–Z a–z 0–9 - _`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey(String);

impl RequestKey {
    /// The longest key, in characters.
    pub const LONGEST: usize = 64;

    /// A key that no other form has.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<RequestKey, StoreError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
        Ok(RequestKey(BASE64_URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The key as text, for the form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RequestKey {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<RequestKey, NotAnId> {
        let only_allowed = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if (1..=Self::LONGEST).contains(&text.len()) && only_allowed {
            Ok(RequestKey(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }
}

impl fmt::Display for RequestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What became of a change with a request key.
#[derive(Debug, Clone)]
pub enum AmendOutcome {
    /// It was made now, or the rule found nothing to do.
    Done(Arc<Organisation>),
    /// The same key has made it before; nothing was done now.
    AlreadyDone {
        /// The organisation as it is now.
        organisation: Arc<Organisation>,
        /// The number of the last event of that change.
        seq: u64,
    },
}

impl AmendOutcome {
    /// The organisation as it is now, either way.
    pub fn organisation(&self) -> &Arc<Organisation> {
        match self {
            AmendOutcome::Done(organisation) | AmendOutcome::AlreadyDone { organisation, .. } => organisation,
        }
    }
}

/// A rule of the domain, ready to be asked. It may be asked again, of a newer organisation, when others were first.
type Rule<'a> = &'a dyn Fn(&Organisation) -> Result<Vec<Event>, Refusals>;

impl Store {
    /// Changes an organisation by a rule, and answers with the organisation after it. When it answers, the events are
    /// on the disk. No events, no change. An organisation that does not exist begins by its first event.
    ///
    /// # Errors
    /// `Refused` with what the rule says of the organisation as it is now, on whatever node it was changed last.
    /// Otherwise see [`StoreError`]: each variant says whether anything was written.
    pub fn amend(
        &self,
        context: &Context,
        id: &OrganisationId,
        rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals>,
    ) -> Result<Arc<Organisation>, AmendError> {
        let outcome = self.inner.amend(id, &[(*context, &rule)], None)?;
        Ok(outcome.organisation().clone())
    }

    /// The same, once for each key: for forms, which people send twice.
    ///
    /// # Errors
    /// As `amend`. After `OutcomeUnknown`, ask again with the same key.
    pub fn amend_once(
        &self,
        context: &Context,
        id: &OrganisationId,
        key: &RequestKey,
        rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals>,
    ) -> Result<AmendOutcome, AmendError> {
        self.inner.amend(id, &[(*context, &rule)], Some(key))
    }

    /// Several changes in one transaction, each by a rule that sees the ones before it: all of them, or none.
    ///
    /// # Errors
    /// As `amend`, with the refusals of the first step that is refused.
    pub fn amend_all<R>(&self, id: &OrganisationId, steps: &[(Context, R)]) -> Result<Arc<Organisation>, AmendError>
    where
        R: Fn(&Organisation) -> Result<Vec<Event>, Refusals>,
    {
        let steps: Vec<(Context, Rule<'_>)> =
            steps.iter().map(|(context, rule)| (*context, rule as Rule<'_>)).collect();
        let outcome = self.inner.amend(id, &steps, None)?;
        Ok(outcome.organisation().clone())
    }
}

/// What a change comes to, before anything is written.
struct Prepared {
    after: Organisation,
    rows: Vec<LogRow>,
}

impl Inner {
    fn amend(
        &self,
        id: &OrganisationId,
        steps: &[(Context, Rule<'_>)],
        key: Option<&RequestKey>,
    ) -> Result<AmendOutcome, AmendError> {
        let live = self.live_or_new(id);
        let gate = live.enter();
        let is_shared = self.database.dialect().is_shared();
        for _ in 0..ATTEMPTS {
            if self.database.is_stopped() {
                return Err(StoreError::Stopped.into());
            }
            let before = self.load_within(&live, &gate)?;
            if let Some(seq) = self.seq_of_request(id, key)? {
                self.catch_up(&live, &gate)?;
                let organisation = self.load_within(&live, &gate)?;
                return Ok(AmendOutcome::AlreadyDone { organisation, seq });
            }
            let prepared = match self.prepare(&before, steps) {
                Ok(prepared) if !prepared.rows.is_empty() => prepared,
                // A refusal, or nothing to do, is only said of the newest organisation.
                _ if is_shared && self.catch_up(&live, &gate)? => continue,
                Ok(_) => return Ok(AmendOutcome::Done(before)),
                Err(error) => return Err(error),
            };
            match self.append(&live, &before, &prepared.rows, key) {
                Ok(()) => {
                    let after = Arc::new(prepared.after);
                    self.publish(&live, after.clone(), &gate);
                    return Ok(AmendOutcome::Done(after));
                }
                // Another node was first.
                Err(StoreError::Taken { .. }) => {
                    self.catch_up(&live, &gate)?;
                }
                Err(error) => {
                    if let StoreError::CommitFailed(_) = &error {
                        tracing::error!(organisation = %id, "a commit failed; writing has stopped");
                        self.observers.tell(&Notice::Stopped);
                    }
                    return Err(error.into());
                }
            }
        }
        Err(StoreError::Contended { organisation: id.clone(), attempts: ATTEMPTS }.into())
    }

    fn seq_of_request(&self, id: &OrganisationId, key: Option<&RequestKey>) -> Result<Option<u64>, StoreError> {
        let Some(key) = key else { return Ok(None) };
        self.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&REQUEST_FIND, &[id.into(), key.as_str().into()])?;
            row.map(|row| row.number(0)).transpose()
        })
    }

    fn prepare(&self, before: &Organisation, steps: &[(Context, Rule<'_>)]) -> Result<Prepared, AmendError> {
        let mut after = before.clone();
        let mut rows = Vec::new();
        for (step, (context, rule)) in steps.iter().enumerate() {
            let events = rule(&after).inspect_err(|refusals| {
                tracing::debug!(step, first = refusals.first().key, "refused");
            })?;
            for event in events {
                let recorded =
                    Recorded { seq: after.seq + 1, at: whole_milliseconds(context.at), actor: context.actor, event };
                let row = LogRow::new(&before.id, &recorded, self.salts.next()?)?;
                // What cannot be read back must not come into a log that cannot be rewritten.
                if row.recorded()? != recorded {
                    let name = row.name;
                    return Err(
                        StoreError::NotStorable(format!("the event {name} is not read as it was written")).into()
                    );
                }
                after.apply(&recorded).map_err(StoreError::from)?;
                rows.push(row);
            }
        }
        Ok(Prepared { after, rows })
    }

    fn append(
        &self,
        live: &Live,
        before: &Organisation,
        rows: &[LogRow],
        key: Option<&RequestKey>,
    ) -> Result<(), StoreError> {
        let id = &live.id;
        let seq = before.seq + rows.len() as u64;
        self.database.write(Scope::Organisation(id), |transaction| {
            // First the row of the organisation: on a shared database it is the lock that puts changes in order.
            if before.seq == 0 {
                transaction.execute(&ORGANISATION_ADD, &[id.into(), seq.into()])?;
            } else {
                transaction.execute(&ORGANISATION_ADVANCE, &[seq.into(), id.into()])?;
            }
            for row in rows {
                row.append(transaction, id)?;
            }
            if let Some(key) = key {
                let used_at = moment_text(self.clock.now());
                let values = [id.into(), key.as_str().into(), seq.into(), used_at.into()];
                transaction.execute(&REQUEST_ADD, &values)?;
            }
            transaction.notify(&format!("{id} {seq}"))
        })
    }
}
