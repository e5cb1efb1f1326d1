//! What is known of providers, kept for a while so that signing in does not wait for it: their settings and their keys. A key
//! that is not known is looked for anew, at most once a minute, so that nobody can make this server ask and ask.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::trouble::Trouble;
use fetch::allowed::Allowed;
use fetch::client::Client;
use fetch::once::{Letter, Reply};
use jiff::{SignedDuration, Timestamp};

use crate::discovery::{self, Metadata};
use crate::jwt::Unproven;
use crate::keys::Keys;
use crate::object::Object;
use crate::provider::Provider;
use crate::refused::Refused;

/// How long what was read is believed.
const BELIEVED: SignedDuration = SignedDuration::from_hours(1);
/// How often a key that is not known is looked for.
const AGAIN: SignedDuration = SignedDuration::from_mins(1);
/// So many providers are kept; an installation has a handful.
const KEPT: usize = 200;

/// What asks providers, and remembers.
#[derive(Clone)]
pub struct Providers {
    client: Client,
    known: Arc<Mutex<HashMap<Provider, Known>>>,
}

#[derive(Debug, Clone)]
struct Known {
    metadata: Metadata,
    keys: Keys,
    read: Timestamp,
    /// When keys were last looked for.
    looked: Timestamp,
}

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Providers(…)")
    }
}

impl Providers {
    /// Those that this client may ask.
    pub fn new(client: Client) -> Providers {
        Providers { client, known: Arc::default() }
    }

    /// Which hosts may be asked.
    pub fn allowed(&self) -> &Allowed {
        self.client.allowed()
    }

    /// What a provider says of itself.
    ///
    /// # Errors
    /// What is wrong with it, or with the way there.
    pub async fn metadata(&self, provider: &Provider, now: Timestamp) -> Result<Metadata, Refused> {
        if let Some(known) = self.fresh(provider, now) {
            return Ok(known.metadata);
        }
        Ok(self.read(provider, now).await?.metadata)
    }

    /// Reads all that a provider says of itself anew: whether it can be used.
    ///
    /// # Errors
    /// What is wrong with it, or with the way there.
    pub async fn check(&self, provider: &Provider, now: Timestamp) -> Result<(), Refused> {
        self.read(provider, now).await.map(drop)
    }

    /// The claims of a token that the provider signed.
    ///
    /// # Errors
    /// What is wrong with the token, or with the way to the keys.
    pub async fn claims(
        &self,
        provider: &Provider,
        token: &str,
        kinds: &[&str],
        now: Timestamp,
    ) -> Result<Object, Refused> {
        let unproven = Unproven::parse(token)?;
        let mut known = match self.fresh(provider, now) {
            Some(known) => known,
            None => self.read(provider, now).await?,
        };
        if !unproven.is_known_to(&known.keys) && AGAIN <= now.duration_since(known.looked) {
            known.keys = self.keys(&known.metadata).await?;
            known.looked = now;
            self.keep(provider, known.clone());
        }
        unproven.claims(&known.keys, kinds)
    }

    /// Asks a provider once.
    ///
    /// # Errors
    /// What went wrong on the way.
    pub(crate) async fn ask(&self, letter: Letter<'_>) -> Result<Reply, Refused> {
        self.client.once(letter).await.map_err(|trouble| {
            tracing::warn!(host = letter.address.host(), trouble = trouble.key(), "a provider could not be asked");
            of_trouble(&trouble)
        })
    }

    async fn read(&self, provider: &Provider, now: Timestamp) -> Result<Known, Refused> {
        let address = discovery::address(&provider.issuer).ok_or(Refused::DiscoveryStatus)?;
        let reply = self.get(&address).await?;
        if reply.status != 200 {
            return Err(Refused::DiscoveryStatus);
        }
        let metadata = discovery::read(&reply.bytes, provider, self.allowed())?;
        let keys = self.keys(&metadata).await?;
        let known = Known { metadata, keys, read: now, looked: now };
        self.keep(provider, known.clone());
        Ok(known)
    }

    async fn keys(&self, metadata: &Metadata) -> Result<Keys, Refused> {
        let reply = self.get(&metadata.keys).await?;
        Some(reply)
            .filter(|reply| reply.status == 200)
            .and_then(|reply| Keys::parse(&reply.bytes))
            .ok_or(Refused::KeysMalformed)
    }

    async fn get(&self, address: &WebAddress) -> Result<Reply, Refused> {
        self.ask(Letter { address, form: None, authorization: None }).await
    }

    fn fresh(&self, provider: &Provider, now: Timestamp) -> Option<Known> {
        let known = self.map().get(provider).cloned()?;
        (now.duration_since(known.read) < BELIEVED).then_some(known)
    }

    fn keep(&self, provider: &Provider, known: Known) {
        let mut map = self.map();
        if KEPT <= map.len() {
            map.clear();
        }
        map.insert(provider.clone(), known);
    }

    fn map(&self) -> MutexGuard<'_, HashMap<Provider, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn of_trouble(trouble: &Trouble) -> Refused {
    match trouble {
        Trouble::HostNotAllowed { .. } => Refused::HostNotAllowed,
        Trouble::HostInside { .. } => Refused::HostInside,
        Trouble::HostUnknown { .. } => Refused::HostUnknown,
        Trouble::NotProven { .. } => Refused::NotProven,
        Trouble::TooSlow { .. } => Refused::TooSlow,
        Trouble::TooLarge { .. } => Refused::TooLarge,
        Trouble::NoAnswer { .. }
        | Trouble::Status { .. }
        | Trouble::SentElsewhere { .. }
        | Trouble::Damaged
        | Trouble::Unreadable { .. } => Refused::NoAnswer,
    }
}
