//! What becomes of a file that was fetched: read as such a file was read before, compared with what is known, and then
//! brought in, or kept until someone has looked at it. Nothing of it, when it cannot be read.

use domain::event::Event;
use domain::ids::OrganisationId;
use domain::indicator::fetch::trouble::Trouble;
use domain::indicator::fetch::{Fetch, Manner};
use domain::indicator::values::{Incoming, SeriesValues};
use domain::organisation::{Organisation, WrittenIn};
use domain::policy::Viewer;
use domain::refusal::{Refusals, Value};
use domain::time::{Actor, Context};
use exchange::assemble::assemble_on;
use exchange::finding::Finding;
use exchange::incoming;
use exchange::mapping::Mapping;
use exchange::sheet::Language;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Store;
use store::error::{AmendError, StoreError};

/// What a file holds, as far as it can be read.
enum Read {
    /// Nothing that is not known.
    Nothing,
    /// Values that can be brought in.
    Values(Vec<SeriesValues>),
    /// Values of which so much must be mended.
    Wrong(u32),
}

/// The name of a file: what it holds.
pub(crate) fn name(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes care of a file, and says whether it did: not when the fetch was changed meanwhile.
///
/// # Errors
/// What the store could not do. What is wrong with the file is trouble of its own.
pub(crate) fn take(
    store: &Store,
    id: &OrganisationId,
    asked: &Fetch,
    (file, bytes): (&str, &[u8]),
) -> Result<Result<bool, Trouble>, StoreError> {
    let Some(organisation) = store.read(Viewer::System, id)?.map(|reading| reading.organisation) else {
        return Ok(Ok(false));
    };
    if !is_as_asked(&organisation, asked) {
        return Ok(Ok(false));
    }
    let read = match read(&organisation, asked, bytes, store.context(Actor::System).today) {
        Ok(read) => read,
        Err(found) => return Ok(Err(unreadable(&found))),
    };
    let taken = match read {
        Read::Nothing => answered(store, id, asked)?,
        Read::Values(series) if asked.terms.manner == Manner::BroughtIn => {
            let reason = Some(asked.terms.reason.clone());
            let incoming = Incoming { way: asked.terms.way(), source: None, reason, series };
            amend(store, id, asked, |organisation, context| {
                organisation.bring_fetched_in(context, asked.id, incoming.clone())
            })?
        }
        Read::Values(_) => wait(store, id, asked, (file, bytes), 0)?,
        Read::Wrong(problems) => wait(store, id, asked, (file, bytes), problems)?,
    };
    Ok(Ok(taken))
}

/// Tells that a fetch worked, where it had not.
pub(crate) fn answered(store: &Store, id: &OrganisationId, asked: &Fetch) -> Result<bool, StoreError> {
    amend(store, id, asked, |organisation, context| organisation.fetch_answered(context, asked.id))
}

/// Tells that a fetch went wrong.
pub(crate) fn failed(store: &Store, id: &OrganisationId, asked: &Fetch, trouble: &Trouble) -> Result<bool, StoreError> {
    amend(store, id, asked, |organisation, context| organisation.fetch_failed(context, asked.id, trouble.clone()))
}

fn wait(
    store: &Store,
    id: &OrganisationId,
    asked: &Fetch,
    (file, bytes): (&str, &[u8]),
    problems: u32,
) -> Result<bool, StoreError> {
    // First the file: what the log says waits is there.
    store.keep_fetched_file(id, asked.id, file, bytes)?;
    amend(store, id, asked, |organisation, context| organisation.fetched_file_waits(context, asked.id, file, problems))
}

fn read(organisation: &Organisation, fetch: &Fetch, bytes: &[u8], today: Date) -> Result<Read, Finding> {
    let language = match organisation.written_in {
        WrittenIn::Swedish => Language::Swedish,
        WrittenIn::English => Language::English,
    };
    let (_, source) = incoming::read(bytes, organisation, language)?;
    let chosen = fetch.terms.indicator;
    let mapping = Mapping::usual(&source, organisation, chosen);
    let assembled = assemble_on(organisation, &source, &mapping, chosen, today);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let wrong = assembled.wrong.len();
    if 0 < wrong {
        return Ok(Read::Wrong(count(wrong)));
    }
    let Some(series) = assembled.into_values() else { return Ok(Read::Nothing) };
    Ok(match organisation.compare_values(&series) {
        Ok(differences) if differences.changes.is_empty() => Read::Nothing,
        Ok(_) => Read::Values(series),
        Err(refusals) => Read::Wrong(count(refusals.iter().count())),
    })
}

fn unreadable(found: &Finding) -> Trouble {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(_) | Value::People(_) | Value::Hundredths(_) => String::new(),
    };
    let values = found.values.iter().map(|(name, value)| ((*name).to_owned(), text(value)));
    Trouble::Unreadable { finding: found.key.to_owned(), values: values.collect() }
}

/// Whether a fetch is still as it was when it asked.
fn is_as_asked(organisation: &Organisation, asked: &Fetch) -> bool {
    organisation.indicators.fetch(asked.id).is_some_and(|known| known.version == asked.version && known.is_active())
}

/// A change by the installation itself, and whether it was asked for. Nothing is changed when the fetch is another now,
/// rests, or is gone: its answer is to a question that nobody asks any more.
fn amend(
    store: &Store,
    id: &OrganisationId,
    asked: &Fetch,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals>,
) -> Result<bool, StoreError> {
    let context = store.context(Actor::System);
    let changed = store.amend(&context, id, |organisation| match is_as_asked(organisation, asked) {
        true => rule(organisation, &context),
        false => Ok(Vec::new()),
    });
    match changed {
        Ok(organisation) => Ok(is_as_asked(&organisation, asked)),
        Err(AmendError::Refused(refusals)) => {
            tracing::info!(organisation = %id, refused = refusals.first().key, "what was fetched was not taken");
            Ok(false)
        }
        Err(AmendError::Store(error)) => Err(error),
    }
}
