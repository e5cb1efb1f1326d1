//! The way there and back: where the browser is sent with which question, and what is asked of the provider with the code that
//! it comes back with. One way only: authorization code (OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636).

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use domain::indicator::fetch::address::WebAddress;
use fetch::once::Letter;
use form_urlencoded::{Serializer, byte_serialize};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::assertion::ClientKey;
use crate::discovery::Metadata;
use crate::id_token::{Expected, Identity, KINDS, identity};
use crate::jwt::Unproven;
use crate::known::Providers;
use crate::object::Object;
use crate::provider::{Method, Provider};
use crate::refused::Refused;
use crate::userinfo;

/// The longest code that is taken on.
const LONGEST_CODE: usize = 4096;

/// What ties an attempt to one browser: both follow from a token that only its cookie has, so that whoever reads the database
/// cannot finish anybody's sign-in.
#[derive(Clone)]
pub struct Secrets {
    verifier: String,
    nonce: String,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// Those that follow from the cookie's token.
    pub fn of(token: &str) -> Secrets {
        let derived = |what: &str| BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{what} {token}")));
        Secrets { verifier: derived("code verifier"), nonce: derived("nonce") }
    }
}

/// A question to a provider.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Of whom.
    pub provider: &'a Provider,
    /// Where the answer is to come.
    pub redirect: &'a str,
    /// What tells this attempt from others.
    pub state: &'a str,
    /// What ties it to the browser.
    pub secrets: &'a Secrets,
    /// The person's language.
    pub language: &'a str,
    /// Whether the person is to show who they are now, also when they are signed in there.
    pub anew: bool,
}

/// Where the browser is sent with a question.
pub fn authorization(metadata: &Metadata, question: Question<'_>) -> String {
    let Question { provider, redirect, state, secrets, language, anew } = question;
    let mut scope = vec!["openid"];
    scope.extend(provider.scopes.iter().map(String::as_str).filter(|scope| *scope != "openid"));
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&secrets.verifier));
    let mut query = Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", &provider.client_id)
        .append_pair("redirect_uri", redirect)
        .append_pair("scope", &scope.join(" "))
        .append_pair("state", state)
        .append_pair("nonce", &secrets.nonce)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256")
        .append_pair("ui_locales", language);
    if !provider.levels.is_empty() {
        query.append_pair("acr_values", &provider.levels.join(" "));
    }
    if anew {
        // The second makes the provider say when it was.
        query.append_pair("prompt", "login").append_pair("max_age", "0");
    } else if !provider.prompt.is_empty() {
        query.append_pair("prompt", &provider.prompt);
    }
    if metadata.takes_claims && !provider.claims.is_empty() {
        let wanted: Map<String, Value> = provider.claims.iter().map(|name| (name.clone(), Value::Null)).collect();
        query.append_pair("claims", &json!({ "id_token": wanted }).to_string());
    }
    with_query(&metadata.authorization, &query.finish())
}

/// Where a person is sent to sign out at the provider too, if that can be. Nothing about the person stands in it.
pub fn end_session(metadata: &Metadata, provider: &Provider, redirect: &str, language: &str) -> Option<String> {
    let query = Serializer::new(String::new())
        .append_pair("client_id", &provider.client_id)
        .append_pair("post_logout_redirect_uri", redirect)
        .append_pair("ui_locales", language)
        .finish();
    metadata.end_session.as_ref().map(|address| with_query(address, &query))
}

/// What the browser came back with.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What tells which attempt it is.
    pub state: String,
    code: Option<String>,
    issuer: Option<String>,
    is_denied: bool,
}

impl Answer {
    /// Reads the query. What stands twice is refused: two readers could take one each.
    ///
    /// # Errors
    /// `answer-malformed`.
    pub fn parse(query: &str) -> Result<Answer, Refused> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let one = |name: &str| {
            let mut found = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone());
            let (first, again) = (found.next(), found.next());
            Refused::AnswerMalformed.unless(again.is_none()).map(|()| first)
        };
        let (state, code, issuer, error) = (one("state")?, one("code")?, one("iss")?, one("error")?);
        let state = Refused::AnswerMalformed.unless_found(state, String::new())?;
        Ok(Answer { state, code, issuer, is_denied: error.is_some() })
    }

    /// The code, when the answer is by the provider that was asked (RFC 9207).
    ///
    /// # Errors
    /// `mixed-up`, `denied`, `answer-malformed`.
    pub fn code(&self, metadata: &Metadata, provider: &Provider) -> Result<&str, Refused> {
        Refused::MixedUp.unless(match &self.issuer {
            Some(issuer) => issuer == provider.issuer.as_str(),
            None => !metadata.answers_say_issuer,
        })?;
        Refused::Denied.unless(!self.is_denied)?;
        let code = self.code.as_deref().filter(|code| !code.is_empty() && code.len() <= LONGEST_CODE);
        Refused::AnswerMalformed.unless_found(code, "")
    }
}

/// What is taken to the provider with a code.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a> {
    /// To whom.
    pub provider: &'a Provider,
    /// The code.
    pub code: &'a str,
    /// Where it came: the same as was asked for.
    pub redirect: &'a str,
    /// What ties it to the browser.
    pub secrets: &'a Secrets,
    /// What proves the agency: a secret, or a key as it is kept.
    pub proof: &'a [u8],
}

/// Who signed in, for a code.
///
/// # Errors
/// Whatever is wrong: nobody is let in then.
pub async fn exchange(providers: &Providers, exchange: Exchange<'_>, now: Timestamp) -> Result<Identity, Refused> {
    let Exchange { provider, secrets, .. } = exchange;
    let metadata = providers.metadata(provider, now).await?;
    let (form, authorization) = request(exchange, &metadata, now)?;
    let letter = Letter { address: &metadata.token, form: Some(&form), authorization: authorization.as_deref() };
    let reply = providers.ask(letter).await?;
    if reply.status != 200 {
        return Err(refusal(reply.status, &reply.bytes));
    }
    let answer = Object::parse(&reply.bytes).ok_or(Refused::TokenMalformed)?;
    let token = answer.text("id_token").ok_or(Refused::TokenMalformed)?;
    let algorithm = Unproven::parse(token)?.algorithm();
    let claims = providers.claims(provider, token, &KINDS, now).await?;
    let expected = Expected { nonce: &secrets.nonce, access_token: answer.text("access_token"), algorithm, now };
    let who = identity(claims, provider, expected)?;
    match (&metadata.userinfo, answer.text("access_token")) {
        (Some(address), Some(token)) if who.lacks_something() => {
            userinfo::completed(who, providers, address, token).await
        }
        _ => Ok(who),
    }
}

/// The form, and what proves the agency in the head, if it is there.
fn request(exchange: Exchange<'_>, metadata: &Metadata, now: Timestamp) -> Result<(String, Option<String>), Refused> {
    let mut form = Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", exchange.code)
        .append_pair("redirect_uri", exchange.redirect)
        .append_pair("code_verifier", &exchange.secrets.verifier);
    let authorization = prove(&mut form, exchange.provider, metadata, exchange.proof, now)?;
    Ok((form.finish(), authorization))
}

/// Adds what proves the agency to the form, or gives it for the head.
fn prove(
    form: &mut Serializer<'_, String>,
    provider: &Provider,
    metadata: &Metadata,
    proof: &[u8],
    now: Timestamp,
) -> Result<Option<String>, Refused> {
    let secret = || std::str::from_utf8(proof).ok().filter(|secret| !secret.is_empty()).ok_or(Refused::SecretMissing);
    match provider.method {
        Method::Basic => {
            // Encoded as in a form first (RFC 6749, 2.3.1).
            let [id, secret] = [provider.client_id.as_str(), secret()?]
                .map(|text| byte_serialize(text.as_bytes()).collect::<String>());
            Ok(Some(format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")))))
        }
        Method::Post => {
            form.append_pair("client_id", &provider.client_id).append_pair("client_secret", secret()?);
            Ok(None)
        }
        Method::PrivateKey => {
            let key = ClientKey::read(proof).ok_or(Refused::SecretMissing)?;
            let assertion = key.assertion(&provider.client_id, metadata.token.as_str(), now);
            form.append_pair("client_id", &provider.client_id)
                .append_pair("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .append_pair("client_assertion", &assertion.ok_or(Refused::SecretMissing)?);
            Ok(None)
        }
    }
}

/// Why there are no tokens, as far as the protocol has a word for it.
fn refusal(status: u16, bytes: &[u8]) -> Refused {
    let error = Object::parse(bytes);
    match (error.as_ref().and_then(|answer| answer.text("error")), status) {
        (Some("invalid_client" | "unauthorized_client"), _) | (None, 401) => Refused::ClientRefused,
        (Some("invalid_grant"), _) => Refused::CodeRefused,
        _ => Refused::TokenMalformed,
    }
}

fn with_query(address: &WebAddress, query: &str) -> String {
    let joint = if address.as_str().contains('?') { '&' } else { '?' };
    format!("{}{joint}{query}", address.as_str())
}
