//! Inviting somebody by letter: the same link as on the page, sent to the address. Where no letters are sent the link is shown
//! instead, and whoever made it sends it.

use super::acts::LINK;
use super::person::known;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::letters::{Letters, Link};
use crate::problem::Problem;
use crate::request::Asked;

/// `POST /{organisation}/people/{person}/letter`
///
/// # Errors
/// Not found, when there is no such person, no account, or no letters are sent.
pub async fn send(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    let letters = Letters::of(&asked).ok_or(Problem::NotFound)?.for_others(&asked);
    let account = person.account.clone().ok_or(Problem::NotFound)?;
    let (by, id, email) = (asked.person()?, asked.organisation.id.clone(), account.email.clone());
    let sent = asked
        .app
        .with_store(move |store| {
            let Some(token) = store.make_link(&id, account.person, LINK, Some(by))? else { return Ok(false) };
            let about = if account.has_password { "forgotten" } else { "invited" };
            letters.send(store, &Link { account, token }, about, LINK)?;
            Ok(true)
        })
        .await?;
    if !sent {
        return Err(Problem::NotFound);
    }
    let told = asked.m().with("directory-told-letter", &[("email", email.into())]);
    Ok(asked.done(&format!("/people/{}", person.id), &Flash::new(told)))
}
