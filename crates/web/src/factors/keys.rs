//! Passkeys as a browser's script deals with them: what it asks the authenticator for, and what it sends back in a form. They
//! are offered where the operator has said what the site is called, to those who come by that name. Whether an answer proves
//! anything, the crate `factors` says.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::{OrganisationId, PersonId};
use factors::passkey::key::ALGORITHMS;
use factors::passkey::{self, Assertion, NewKey, Registration, Wrong};
use maud::{Markup, html};
use serde_json::{Value, json};
use store::Store;
use store::attempts::Often;
use store::error::StoreError;
use store::factors::passkeys::{CHALLENGE, Passkey, Purpose};
use store::security::{Between, Happened};

use super::bytes_in;
use crate::account;
use crate::forms::Typed;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// Where passkeys are good, if they are here: for this request.
pub(crate) fn site(asked: &Asked, headers: &HeaderMap) -> Option<passkey::Site> {
    asked.app.settings().site.as_ref().filter(|site| site.is_of(headers))?.passkeys()
}

/// A form whose button asks the authenticator first. `how` is what the script reads: the options, or where they are had.
pub(crate) fn form(
    asked: &Asked,
    ask: Ask<'_>,
    action: &str,
    inside: Markup,
    (button, variant): (&str, &str),
) -> Markup {
    let m = asked.m();
    let (kind, options, from) = match ask {
        Ask::Make(options) => ("make", Some(options.to_string()), None),
        Ask::Use(options) => ("use", Some(options.to_string()), None),
        Ask::UseFrom(address) => ("use", None, Some(address)),
    };
    html! {
        form.stack method="post" action=(action) hidden data-passkey=(kind) data-options=[options] data-options-from=[from] {
            (inside)
            @for field in FIELDS { input type="hidden" name=(field); }
            div { button.ds-button data-variant=(variant) type="submit" { (button) } }
            p.ds-validation-message role="alert" data-color="neutral" data-problem hidden { (m.t("passkey-none-shown")) }
        }
        p.note data-passkey-missing { (m.t("passkey-needs-script")) }
    }
}

/// What a form asks the authenticator for.
pub(crate) enum Ask<'a> {
    /// A new key.
    Make(&'a Value),
    /// One that there is.
    Use(&'a Value),
    /// The same, with options that are to be had at an address when the button is pressed.
    UseFrom(&'a str),
}

/// What the script fills in.
pub(crate) const FIELDS: [&str; 6] =
    ["credential", "client-data", "attestation", "authenticator-data", "signature", "user-handle"];

/// What an authenticator is asked for to make a key of a person. `None` where passkeys are not offered.
pub(crate) async fn options_to_make(
    asked: &Asked,
    headers: &HeaderMap,
    person: PersonId,
) -> Result<Option<Value>, Problem> {
    let Some(site) = site(asked, headers) else { return Ok(None) };
    let id = asked.organisation.id.clone();
    let (challenge, name, factors) = asked
        .app
        .with_store(move |store| {
            let challenge = store.make_challenge(&id, Purpose::Register(person))?;
            Ok((challenge, store.name_in_passkeys(&id, person), store.factors(&id, person)?))
        })
        .await?;
    let email = account::of(asked, person).await?.map(|account| account.email).unwrap_or_default();
    let algorithms: Vec<Value> = ALGORITHMS.iter().map(|number| json!({"type": "public-key", "alg": number})).collect();
    Ok(Some(json!({
        "rp": {"id": site.id, "name": asked.organisation.name()},
        "user": {"id": encoded(&name), "name": email, "displayName": People::of(asked).await?.name(person)},
        "challenge": encoded(&challenge),
        "pubKeyCredParams": algorithms,
        "timeout": CHALLENGE.as_millis() as u64,
        "excludeCredentials": named(&factors.passkeys),
        "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true, "userVerification": "required"},
        "attestation": "none",
    })))
}

/// What an authenticator is asked for to show a key: one of these, or any that is good here.
pub(crate) async fn options_to_use(
    asked: &Asked,
    headers: &HeaderMap,
    purpose: Purpose,
    keys: &[Passkey],
) -> Result<Option<Value>, Problem> {
    let Some(site) = site(asked, headers) else { return Ok(None) };
    let id = asked.organisation.id.clone();
    let challenge = asked.app.with_store(move |store| store.make_challenge(&id, purpose)).await?;
    Ok(Some(json!({
        "challenge": encoded(&challenge),
        "rpId": site.id,
        "timeout": CHALLENGE.as_millis() as u64,
        "userVerification": "required",
        "allowCredentials": named(keys),
    })))
}

/// The options as an answer to the script.
pub(crate) fn as_json(options: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], options.to_string()).into_response()
}

/// The key that a form brings, if it was made here now for this person.
pub(crate) fn made(
    store: &Store,
    id: &OrganisationId,
    site: &passkey::Site,
    person: PersonId,
    answer: &Sent,
) -> Result<Option<NewKey>, StoreError> {
    let Some(challenge) = answer.challenge(store, id, Purpose::Register(person))? else { return Ok(None) };
    let registration = Registration { client_data: &answer.client_data, attestation: &answer.attestation };
    Ok(registration.check(site, &challenge).ok())
}

/// Whose key a form shows that it was used here now, for this. What proves nothing is written down.
pub(crate) fn used(
    store: &Store,
    id: &OrganisationId,
    site: &passkey::Site,
    purpose: Purpose,
    answer: &Sent,
) -> Result<Option<PersonId>, StoreError> {
    let key = store.passkey(id, &answer.credential)?;
    let about = key.as_ref().map(|key| key.person);
    let refused = |happened| {
        let between = Between::unknown(about);
        store.note_at_most(id, Often::AS_TRIES, (happened, ""), between).map(|_| None)
    };
    let (Some(challenge), Some(key)) = (answer.challenge(store, id, purpose)?, key) else {
        return refused(Happened::PasskeyRefused);
    };
    let is_theirs = match purpose {
        // Nobody has said who it is but the key, so it has to.
        Purpose::SignIn => answer.user_handle == store.name_in_passkeys(id, key.person),
        Purpose::Confirm(person) | Purpose::Register(person) => key.person == person,
    };
    let assertion = Assertion {
        client_data: &answer.client_data,
        authenticator_data: &answer.authenticator_data,
        signature: &answer.signature,
    };
    match assertion.check(site, &challenge, &key.public, key.counter) {
        Ok(counter) if is_theirs => match store.passkey_used(id, &key, counter)? {
            true => Ok(Some(key.person)),
            false => refused(Happened::PasskeyCopied),
        },
        Err(Wrong::Copied) => refused(Happened::PasskeyCopied),
        _ => refused(Happened::PasskeyRefused),
    }
}

/// What the script sent.
pub(crate) struct Sent {
    credential: Vec<u8>,
    client_data: Vec<u8>,
    attestation: Vec<u8>,
    authenticator_data: Vec<u8>,
    signature: Vec<u8>,
    user_handle: Vec<u8>,
}

impl Sent {
    pub(crate) fn of(typed: &Typed) -> Sent {
        let [credential, client_data, attestation, authenticator_data, signature, user_handle] =
            FIELDS.map(|field| bytes_in(typed, field));
        Sent { credential, client_data, attestation, authenticator_data, signature, user_handle }
    }

    /// The challenge that it answers, if that is one of ours; then it is used up.
    fn challenge(&self, store: &Store, id: &OrganisationId, purpose: Purpose) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(challenge) = passkey::challenge_in(&self.client_data) else { return Ok(None) };
        Ok(store.take_challenge(id, &challenge, purpose)?.then_some(challenge))
    }
}

/// A key's name as it stands in addresses and forms.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn named(keys: &[Passkey]) -> Vec<Value> {
    keys.iter().map(|key| json!({"type": "public-key", "id": encoded(&key.credential)})).collect()
}
