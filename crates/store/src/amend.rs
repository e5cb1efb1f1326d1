//! The one way to change what steers: a rule looks at the organisation and answers with events or with refusals; the
//! events are in the log, on the disk, before the caller hears of them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::event::{Event, Recorded};
use domain::ids::{NotAnId, OrganisationId, PersonId};
use domain::organisation::Organisation;
use domain::person::Person;
use domain::refusal::Refusals;
use domain::time::Context;

use crate::clock::{moment_text, whole_milliseconds};
use crate::engine::{Scope, Transaction};
use crate::error::{AmendError, StoreError};
use crate::log::LogRow;
use crate::statements::{ORGANISATION_ADD, ORGANISATION_ADVANCE, ORGANISATION_LOCK, REQUEST_ADD, REQUEST_FIND};
use crate::texts::NewText;
use crate::{Inner, Store, log, sessions, texts};

/// How many times a change is tried when other nodes are first. In line each has its turn, so a few are enough.
const ATTEMPTS: u32 = 8;

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

/// Whoever follows a large change on its way, and may stop it.
pub trait Watch: Sync {
    /// So many steps of so many are done. Answers whether to go on; once all are done the change is committed, and cannot
    /// be stopped.
    fn step(&self, done: usize, of: usize) -> bool;
}

/// Nobody follows it.
struct Unwatched;

impl Watch for Unwatched {
    fn step(&self, _: usize, _: usize) -> bool {
        true
    }
}

/// A change that is to be made.
#[derive(Clone, Copy)]
struct Change<'a> {
    /// Its steps, each by a rule that sees the ones before it.
    steps: &'a [(Context, Rule<'a>)],
    key: Option<&'a RequestKey>,
    watch: &'a dyn Watch,
    /// What is said that it brings.
    texts: &'a [NewText],
}

/// A rule of the domain, ready to be asked. It may be asked again, of a newer organisation, when others were first.
pub(crate) type Rule<'a> = &'a dyn Fn(&Organisation) -> Result<Vec<Event>, Refusals>;

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
        let outcome =
            self.inner.amend(id, Change { steps: &[(*context, &rule)], key: None, watch: &Unwatched, texts: &[] })?;
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
        self.inner.amend(id, Change { steps: &[(*context, &rule)], key: Some(key), watch: &Unwatched, texts: &[] })
    }

    /// The same, followed on its way by someone who may stop it: for what is large. It is one transaction however large it
    /// is: all of it, or nothing.
    ///
    /// # Errors
    /// As `amend_once`; `Cancelled` when it was stopped, and then nothing was written.
    pub fn amend_watched(
        &self,
        context: &Context,
        id: &OrganisationId,
        key: &RequestKey,
        watch: &dyn Watch,
        rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals>,
    ) -> Result<AmendOutcome, AmendError> {
        self.inner.amend(id, Change { steps: &[(*context, &rule)], key: Some(key), watch, texts: &[] })
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
        let outcome = self.inner.amend(id, Change { steps: &steps, key: None, watch: &Unwatched, texts: &[] })?;
        Ok(outcome.organisation().clone())
    }
}

/// What an attempt came to.
enum Answer {
    /// The change is in the log; the organisation after it, and whose rights are others now.
    Written(Arc<Organisation>, Vec<PersonId>),
    /// The rule found nothing to do.
    Nothing,
    /// The request key was used before, for the change that ended with this event.
    Before(u64),
    /// What was looked at may not have been the newest.
    Stale,
}

/// What a change comes to, before anything is written.
struct Prepared {
    after: Organisation,
    rows: Vec<LogRow>,
}

impl Inner {
    /// One change with texts that are kept with it.
    pub(crate) fn amend_keeping(
        &self,
        id: &OrganisationId,
        (context, rule): (&Context, Rule<'_>),
        key: Option<&RequestKey>,
        texts: &[NewText],
    ) -> Result<AmendOutcome, AmendError> {
        self.amend(id, Change { steps: &[(*context, rule)], key, watch: &Unwatched, texts })
    }

    fn amend(&self, id: &OrganisationId, change: Change<'_>) -> Result<AmendOutcome, AmendError> {
        let live = self.live_or_new(id);
        let gate = live.enter();
        if self.database.is_stopped() {
            return Err(StoreError::Stopped.into());
        }
        let before = self.load_within(&live, &gate)?;
        let mut answer = self.at_once(&before, change);
        for _ in 0..ATTEMPTS {
            match answer {
                Ok(Answer::Stale) | Err(AmendError::Store(StoreError::Taken { .. })) => {
                    let before = self.load_within(&live, &gate)?;
                    answer = self.in_line(&before, change);
                }
                Ok(Answer::Written(after, changed)) => {
                    for person in changed {
                        self.sessions.forget_person(id, person);
                    }
                    self.nodes.tell(id, after.seq);
                    self.publish(&live, after.clone(), &gate);
                    return Ok(AmendOutcome::Done(after));
                }
                Ok(Answer::Nothing) => {
                    self.catch_up(&live, &gate)?;
                    return Ok(AmendOutcome::Done(self.load_within(&live, &gate)?));
                }
                Ok(Answer::Before(seq)) => {
                    self.catch_up(&live, &gate)?;
                    let organisation = self.load_within(&live, &gate)?;
                    return Ok(AmendOutcome::AlreadyDone { organisation, seq });
                }
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Contended { organisation: id.clone(), attempts: ATTEMPTS }.into())
    }

    /// The usual way: the rule looks at the organisation in memory, and the log's key says whether that was the newest.
    fn at_once(&self, before: &Organisation, change: Change<'_>) -> Result<Answer, AmendError> {
        let is_shared = self.database.dialect().is_shared();
        let id = &before.id;
        if let Some(key) = change.key {
            let seq = self.database.read(Scope::Organisation(id), |transaction| find_request(transaction, id, key))?;
            if let Some(seq) = seq {
                return Ok(Answer::Before(seq));
            }
        }
        match self.prepare(before, change) {
            Ok(prepared) if !prepared.rows.is_empty() => self.write(Scope::Organisation(id), |transaction| {
                self.append(transaction, before, &prepared.rows, change)?;
                texts::follow(transaction, self, (before, &prepared.after), change.texts)?;
                let changed = end_where_changed(transaction, before, &prepared.after)?;
                Ok(Answer::Written(Arc::new(prepared.after), changed))
            }),
            // A refusal, or nothing to do, is only said of the newest organisation; another node may have a newer one.
            Ok(_) | Err(AmendError::Refused(_)) if is_shared => Ok(Answer::Stale),
            Ok(_) => Ok(Answer::Nothing),
            Err(error) => Err(error),
        }
    }

    /// When others may have been first: waits for them, then looks at what they did and makes the change, all in one
    /// transaction that holds the organisation's row. So whoever waits has its turn, however many there are.
    fn in_line(&self, before: &Organisation, change: Change<'_>) -> Result<Answer, AmendError> {
        let id = &before.id;
        self.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&ORGANISATION_LOCK, &[id.into()])?;
            if let Some(key) = change.key
                && let Some(seq) = find_request(transaction, id, key)?
            {
                return Ok(Answer::Before(seq));
            }
            let mut newest = before.clone();
            log::each_event(transaction, id, before.seq + 1, u64::MAX, |recorded| Ok(newest.apply(&recorded)?))?;
            let prepared = self.prepare(&newest, change)?;
            if prepared.rows.is_empty() {
                return Ok(Answer::Nothing);
            }
            self.append(transaction, &newest, &prepared.rows, change)?;
            texts::follow(transaction, self, (&newest, &prepared.after), change.texts)?;
            let changed = end_where_changed(transaction, &newest, &prepared.after)?;
            Ok(Answer::Written(Arc::new(prepared.after), changed))
        })
    }

    fn prepare(&self, before: &Organisation, change: Change<'_>) -> Result<Prepared, AmendError> {
        let mut after = before.clone();
        let mut rows = Vec::new();
        for (step, (context, rule)) in change.steps.iter().enumerate() {
            let done = rule(&after).inspect_err(|refusals| {
                tracing::debug!(step, first = refusals.first().key, "refused");
            })?;
            let events = after.with_deputies_told(context, done);
            // Each event is made into a row here, and written in `append`: two steps of the same size, nearly.
            let of = 2 * (rows.len() + events.len());
            for event in events {
                go_on(change, rows.len(), of)?;
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
        transaction: &mut Transaction<'_>,
        before: &Organisation,
        rows: &[LogRow],
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        let id = &before.id;
        let seq = before.seq + rows.len() as u64;
        // First the row of the organisation: on a shared database it is the lock that puts changes in order.
        if before.seq == 0 {
            transaction.execute(&ORGANISATION_ADD, &[id.into(), seq.into()])?;
        } else {
            transaction.execute(&ORGANISATION_ADVANCE, &[seq.into(), id.into()])?;
        }
        for (written, row) in rows.iter().enumerate() {
            go_on(change, rows.len() + written, 2 * rows.len())?;
            row.append(transaction, id)?;
        }
        // The last time that it can be stopped: after this it is committed.
        go_on(change, 2 * rows.len(), 2 * rows.len())?;
        if let Some(key) = change.key {
            let used_at = moment_text(self.clock.now());
            let values = [id.into(), key.as_str().into(), seq.into(), used_at.into()];
            transaction.execute(&REQUEST_ADD, &values)?;
        }
        Ok(())
    }
}

/// Whether the roles are the same, and where they hold. Who becomes or is no longer a deputy stays signed in: that comes
/// and goes by its days, and is looked at at each request.
fn is_placed_alike(one: &Person, other: &Person) -> bool {
    one.unit == other.unit && one.roles == other.roles && one.assignments == other.assignments
}

/// Ends the sessions of those who may do another thing than before, by whatever way that was changed: whoever is signed in
/// signs in anew. In the same transaction, so that no node has the one without the other.
fn end_where_changed(
    transaction: &mut Transaction<'_>,
    before: &Organisation,
    after: &Organisation,
) -> Result<Vec<PersonId>, StoreError> {
    if before.people.ptr_eq(&after.people) {
        return Ok(Vec::new());
    }
    let changed: Vec<PersonId> = before
        .people
        .iter()
        .filter(|(id, person)| after.people.get(*id).is_none_or(|now| !is_placed_alike(now, person)))
        .map(|(id, _)| *id)
        .collect();
    for person in &changed {
        sessions::end_all(transaction, &before.id, *person)?;
    }
    Ok(changed)
}

fn go_on(change: Change<'_>, done: usize, of: usize) -> Result<(), StoreError> {
    change.watch.step(done, of).then_some(()).ok_or(StoreError::Cancelled)
}

fn find_request(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    key: &RequestKey,
) -> Result<Option<u64>, StoreError> {
    let row = transaction.first(&REQUEST_FIND, &[id.into(), key.as_str().into()])?;
    row.map(|row| row.number(0)).transpose()
}
