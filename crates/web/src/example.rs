//! Laying down the example agency: the year of the crate `demo`, through the same door as any other change.
//! Not the year itself.

use domain::text::{Name, VerdictWords};
use store::Store;
use store::error::{AmendError, StoreError};

/// Lays down the example agency with its people, unless it is there already. All of it, or nothing.
///
/// # Errors
/// When the store cannot be written.
pub fn lay_down(store: &Store) -> Result<(), AmendError> {
    let id = demo::organisation();
    if store.organisations().contains(&id) {
        return Ok(());
    }
    let steps: Vec<_> = demo::year().into_iter().map(|step| (step.context, step.change)).collect();
    store.amend_all(&id, &steps)?;
    store.keep_texts(&id, demo::texts()).map_err(AmendError::Store)?;
    // The names are constants that a test holds to be names; one that was not would only be missing.
    let named = demo::people().into_iter().filter_map(|(person, name)| Some((person, Name::parse(name).ok()?)));
    store.name_people(&id, &named.collect::<Vec<_>>()).map_err(AmendError::Store)?;
    lay_down_words(store).map_err(AmendError::Store)?;
    store.checkpoint(&id).map_err(AmendError::Store)?;
    Ok(())
}

/// Lays down what people wrote in the example's verdict rounds, which is in no log.
///
/// # Errors
/// When the store cannot be written.
pub fn lay_down_words(store: &Store) -> Result<(), StoreError> {
    for (round, words) in demo::verdict_words() {
        // Constants too, as the names.
        let words = words.iter().filter_map(|words| VerdictWords::parse(words).ok()).collect();
        store.lay_down_verdict_words(&demo::organisation(), round, words)?;
    }
    Ok(())
}
