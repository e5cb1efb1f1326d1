//! Signing in by the agency's own sign-in service: the way to a provider, and what the browser comes back with. Whatever goes
//! wrong ends on the sign-in page with a plain sentence; why, stands in the security log. What is believed is `identity`'s;
//! who the person is here, `sign_in::admission`.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::ids::PersonId;
use domain::refusal::Refusal;
use identity::flow::{self, Exchange, Question, Secrets};
use identity::known::Providers;
use identity::provider::Provider;
use identity::refused::{Kind, Refused};
use jiff::Timestamp;
use store::attempts::Often;
use store::connections::Origin;
use store::provider_attempts::{Keys, LIFETIME, ProviderAttempt};
use store::providers::{KeptProvider, ProviderId};
use store::security::{Between, Happened};
use store::sessions::Token;

use super::{admission, end_session, let_in};
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{address, cookies, letters, providers};

/// The cookie that ties an attempt to one browser. The way to the provider and back is a navigation, which `Lax` lets it
/// come with.
const COOKIE: &str = "provider";

/// The longest address that is gone on to.
const LONGEST_NEXT: usize = 2000;

/// Why somebody does not come in: a no, about whom if that is known, or something that could not be done.
pub(super) enum Stopped {
    /// A no.
    Refused(Refused, Option<PersonId>),
    /// The store could not.
    Problem(Problem),
}

impl From<Refused> for Stopped {
    fn from(refused: Refused) -> Stopped {
        Stopped::Refused(refused, None)
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Stopped {
        Stopped::Problem(problem)
    }
}

/// `GET /{organisation}/sign-in/with/{provider}`: to the provider. A link and no form: the Content-Security-Policy lets no form
/// lead to another site.
///
/// # Errors
/// Not found when there is no such provider.
pub async fn begin(asked: Asked, headers: HeaderMap) -> Answer {
    let kept = providers::known(&asked).await?;
    let next = asked.query("next").filter(|next| next.len() <= LONGEST_NEXT).unwrap_or_default();
    let anew = asked.query("anew").is_some();
    match to_provider(&asked, &headers, &kept, Going { person: None, next: &next, anew }).await {
        Ok((question, browser)) => {
            let mut response = answer::see_other(&question);
            remember(&asked, &mut response, &browser);
            Ok(response)
        }
        Err(stopped) => refuse(&asked, &kept, stopped, &next).await,
    }
}

/// Begins an attempt: where the browser is to go, and what it is to remember. `person` is who connects an account of their own.
pub(crate) async fn connecting(
    asked: &Asked,
    headers: &HeaderMap,
    kept: &KeptProvider,
    person: PersonId,
) -> Result<Result<(String, Token), Refused>, Problem> {
    match to_provider(asked, headers, kept, Going { person: Some(person), next: "", anew: false }).await {
        Ok(begun) => Ok(Ok(begun)),
        Err(Stopped::Refused(refused, _)) => Ok(Err(refused)),
        Err(Stopped::Problem(problem)) => Err(problem),
    }
}

/// Who goes to a provider, and for what.
struct Going<'a> {
    /// Who connects an account of their own.
    person: Option<PersonId>,
    next: &'a str,
    /// Whether the person is to show who they are now.
    anew: bool,
}

async fn to_provider(
    asked: &Asked,
    headers: &HeaderMap,
    kept: &KeptProvider,
    Going { person, next, anew }: Going<'_>,
) -> Result<(String, Token), Stopped> {
    let (providers, provider) = asking(asked, kept)?;
    let metadata = providers.metadata(&provider, asked.app.clock().now()).await?;
    let redirect = asked.whole_address(headers, &answer_path(kept.id)).ok_or(Refused::AnswerMalformed)?;
    let (next, to) = (next.to_owned(), redirect.clone());
    let attempt = ProviderAttempt { provider: kept.id, person, next, redirect: to, anew };
    let id = asked.organisation.id.clone();
    let begun = asked.app.with_store(move |store| store.begin_attempt(&id, &attempt)).await?;
    let Keys { state, browser } =
        begun.ok_or_else(|| Problem::Unavailable("too many sign-ins are on their way to providers".to_owned()))?;
    let question = Question {
        provider: &provider,
        redirect: &redirect,
        state: &state.reveal(),
        secrets: &Secrets::of(&browser.reveal()),
        language: asked.m().language().tag(),
        anew,
    };
    Ok((flow::authorization(&metadata, question), browser))
}

/// Gives the browser what ties it to an attempt.
pub(crate) fn remember(asked: &Asked, response: &mut Response, browser: &Token) {
    let seconds = u32::try_from(LIFETIME.as_secs()).ok();
    cookies::set(response, COOKIE, &browser.reveal(), &asked.organisation.id, seconds, asked.app.settings());
}

/// `GET /{organisation}/sign-in/with/{provider}/answer`: back from the provider.
///
/// # Errors
/// Not found when there is no such provider; what the store could not.
pub async fn answer(asked: Asked, headers: HeaderMap) -> Answer {
    let kept = providers::known(&asked).await?;
    let mut response = match taken(&asked, &headers).await {
        Ok((attempt, browser, came)) => match arrive(&asked, &headers, &kept, &attempt, (&browser, &came)).await {
            Ok(response) => response,
            Err(stopped) => refuse(&asked, &kept, stopped, &attempt.next).await?,
        },
        Err(stopped) => refuse(&asked, &kept, stopped, "").await?,
    };
    cookies::clear(&mut response, COOKIE, &asked.organisation.id, asked.app.settings());
    Ok(response)
}

/// The attempt that the browser comes back from, which is thereby over.
async fn taken(asked: &Asked, headers: &HeaderMap) -> Result<(ProviderAttempt, Token, flow::Answer), Stopped> {
    let came = flow::Answer::parse(asked.query.as_deref().unwrap_or_default())?;
    let browser = cookies::get(headers, COOKIE).and_then(Token::parse);
    let (Some(browser), Some(state)) = (browser, Token::parse(&came.state)) else { return Err(Refused::Stale.into()) };
    let (id, keys) = (asked.organisation.id.clone(), Keys { state, browser: browser.clone() });
    let attempt = asked.app.with_store(move |store| store.take_attempt(&id, &keys)).await?;
    Ok((attempt.ok_or(Refused::Stale)?, browser, came))
}

async fn arrive(
    asked: &Asked,
    headers: &HeaderMap,
    kept: &KeptProvider,
    attempt: &ProviderAttempt,
    (browser, came): (&Token, &flow::Answer),
) -> Result<Response, Stopped> {
    if attempt.provider != kept.id {
        return Err(Refused::OtherProvider.into());
    }
    let (providers, provider) = asking(asked, kept)?;
    let now = asked.app.clock().now();
    let metadata = providers.metadata(&provider, now).await?;
    let code = came.code(&metadata, &provider)?;
    let (id, number) = (asked.organisation.id.clone(), kept.id);
    let proof = asked.app.with_store(move |store| store.provider_secret(&id, number)).await?;
    let exchange = Exchange {
        provider: &provider,
        code,
        redirect: &attempt.redirect,
        secrets: &Secrets::of(&browser.reveal()),
        proof: &proof.ok_or(Refused::SecretMissing)?,
    };
    let who = flow::exchange(providers, exchange, now).await?;
    if let Some(person) = attempt.person {
        admission::connect(asked, kept, &who, person).await?;
        letters::tell(asked, person, "connected").await?;
        let told = asked.m().with("account-told-connected", &[("name", kept.settings.name.as_str().into())]);
        return Ok(asked.done("/account", &Flash::new(told)));
    }
    let person = admission::admit(asked, kept, &who).await?;
    let (id, session) = (asked.organisation.id.clone(), who.session.unwrap_or_default());
    let lifetime = asked.app.lifetime();
    // Where the provider does not say when it was, it may have been this morning; unless it was asked to look now.
    let authenticated = match who.authenticated {
        Some(at) => at.min(now),
        None if attempt.anew => now,
        None => Timestamp::UNIX_EPOCH,
    };
    let signed_in = asked.app.with_store(move |store| {
        store.sign_in_from(&id, person, Origin { provider: number, session: &session }, authenticated, lifetime)
    });
    let token = signed_in.await?.ok_or(Stopped::Refused(Refused::AccountClosed, Some(person)))?;
    end_session(asked, headers).await?;
    Ok(let_in(asked, &token, &attempt.next))
}

/// To the sign-in page, which says what to do. Why stands in the security log.
async fn refuse(asked: &Asked, kept: &KeptProvider, stopped: Stopped, next: &str) -> Answer {
    let (refused, about) = match stopped {
        Stopped::Refused(refused, about) => (refused, about),
        Stopped::Problem(problem) => return Err(problem),
    };
    let id = asked.organisation.id.clone();
    tracing::warn!(organisation = %id, provider = kept.id, reason = refused.key(), "nobody was let in by a provider");
    asked
        .app
        .with_store(move |store| {
            let refused = (Happened::ProviderRefused, refused.key());
            store.note_at_most(&id, Often::AS_TRIES, refused, Between::unknown(about))
        })
        .await?;
    let page = format!("/{}/sign-in", asked.organisation.id);
    let page = address::with(&page, "refused", kind_key(refused.kind()));
    let page = address::with(&page, "with", &kept.id.to_string());
    Ok(answer::see_other(&if next.is_empty() { page } else { address::with(&page, "next", next) }))
}

/// What the sign-in page says of an attempt that came to nothing.
pub(super) fn refusal(asked: &Asked, providers: &[KeptProvider]) -> Option<Refusal> {
    let wanted = asked.query("refused")?;
    let key = KINDS.into_iter().map(kind_key).find(|key| *key == wanted)?;
    let name = providers.iter().find(|kept| asked.query("with").as_deref() == Some(&kept.id.to_string()))?;
    Some(Refusal::new(key).with("provider", name.settings.name.as_str()))
}

const KINDS: [Kind; 8] = [
    Kind::Denied,
    Kind::Stale,
    Kind::Unreachable,
    Kind::Untrusted,
    Kind::Level,
    Kind::Nobody,
    Kind::Unconnected,
    Kind::Closed,
];

pub(crate) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Denied => "provider-denied",
        Kind::Stale => "provider-stale",
        Kind::Unreachable => "provider-unreachable",
        Kind::Untrusted => "provider-untrusted",
        Kind::Level => "provider-level",
        Kind::Nobody => "provider-nobody",
        Kind::Unconnected => "provider-unconnected",
        Kind::Closed => "provider-closed",
    }
}

/// What asks, and the provider as the protocol knows it.
pub(super) fn asking<'a>(asked: &'a Asked, kept: &KeptProvider) -> Result<(&'a Providers, Provider), Refused> {
    let provider = providers::protocol(&kept.settings).ok_or(Refused::DiscoveryStatus)?;
    let providers = asked.app.providers().filter(|providers| providers.allowed().allows(&provider.issuer));
    Ok((providers.ok_or(Refused::HostNotAllowed)?, provider))
}

/// Where a provider's answers come.
pub(crate) fn answer_path(provider: ProviderId) -> String {
    format!("/sign-in/with/{provider}/answer")
}
