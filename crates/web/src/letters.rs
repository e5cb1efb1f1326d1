//! Letters by e-mail: what they say. They are put in line with the change they tell of, and sent by `mail`. Nothing is sent
//! unless the operator has said by which server and what the site is called.

use domain::email::EmailAddress;
use domain::ids::{OrganisationId, PersonId};
use jiff::SignedDuration;
use mail::rounds::Postman;
use store::Store;
use store::accounts::Names;
use store::credentials::Account;
use store::error::StoreError;
use store::letters::Letter;
use store::sessions::Token;

use crate::account;
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::request::Asked;
use crate::sign_in::welcome;
use crate::site::Site;

/// How long a letter that only tells something waits for a server that is down.
const TOLD: SignedDuration = SignedDuration::from_hours(3 * 24);

/// A link to send.
pub(crate) struct Link {
    pub(crate) account: Account,
    pub(crate) token: Token,
}

/// What writes letters for one organisation.
pub(crate) struct Letters {
    postman: Postman,
    site: Site,
    id: OrganisationId,
    organisation: String,
    m: Messages,
}

impl Letters {
    /// Where letters are sent; in the reader's language.
    pub(crate) fn of(asked: &Asked) -> Option<Letters> {
        let settings = asked.app.settings();
        Some(Letters {
            postman: asked.app.postman()?.clone(),
            site: settings.site.clone()?,
            id: asked.organisation.id.clone(),
            organisation: asked.organisation.name().to_owned(),
            m: asked.m(),
        })
    }

    /// The same in the language that the organisation writes in: to somebody else than who asks.
    pub(crate) fn for_others(mut self, asked: &Asked) -> Letters {
        self.m = Messages::of(Language::from(asked.organisation.written_in));
        self
    }

    /// Puts a link in line, with what it is for: `invited`, `forgotten`.
    pub(crate) fn send(
        &self,
        store: &Store,
        link: &Link,
        about: &'static str,
        lifetime: SignedDuration,
    ) -> Result<(), StoreError> {
        let (person, email) = (link.account.person, link.account.email.as_str());
        let address = self.site.address(&format!("/{}{}", self.id, welcome::path(&link.token)));
        let minutes = lifetime.as_mins();
        let (days, minutes) = if 24 * 60 <= minutes { (minutes / (24 * 60), 0) } else { (0, minutes) };
        let says = self.m.told_of_link(about, &self.organisation, (days, minutes));
        let text =
            format!("{}\n\n{says}\n\n{address}\n\n{}\n", self.greeting(store, person)?, self.m.t("letter-link-end"));
        self.post(store, (person, email), about, text, lifetime)
    }

    /// Puts in line that something has happened to a person's account.
    fn tell(&self, store: &Store, person: PersonId, email: &str, about: &'static str) -> Result<(), StoreError> {
        let moment = self.m.moment(store.clock().now(), store.clock().zone());
        let says = self.m.word("letter-says", about);
        let address = self.site.address(&format!("/{}/account", self.id));
        let values = [("address", address.into())];
        let end = self.m.with("letter-told-end", &values);
        let when = self
            .m
            .with("letter-when", &[("moment", moment.into()), ("organisation", self.organisation.as_str().into())]);
        let text = format!("{}\n\n{says}\n{when}\n\n{end}\n", self.greeting(store, person)?);
        self.post(store, (person, email), about, text, TOLD)
    }

    fn greeting(&self, store: &Store, person: PersonId) -> Result<String, StoreError> {
        let names = store.names(&self.id)?;
        Ok(match name(&names, person) {
            Some(name) => self.m.with("letter-hello", &[("name", name.into())]),
            None => self.m.t("letter-hello-nobody").into_owned(),
        })
    }

    fn post(
        &self,
        store: &Store,
        (person, email): (PersonId, &str),
        about: &'static str,
        text: String,
        lifetime: SignedDuration,
    ) -> Result<(), StoreError> {
        let names = store.names(&self.id)?;
        let letter = Letter {
            to: email.to_owned(),
            name: name(&names, person).unwrap_or_default(),
            subject: format!("{} – {}", self.m.word("letter-subject", about), self.organisation),
            text,
            stop: None,
        };
        store.post(&self.id, Some(person), &letter, lifetime)?;
        self.postman.wake();
        Ok(())
    }
}

fn name(names: &Names, person: PersonId) -> Option<String> {
    names.get(&person).map(|name| name.to_string())
}

impl Messages {
    /// What a link is for and how long it is good.
    fn told_of_link(self, about: &'static str, organisation: &str, (days, minutes): (i64, i64)) -> String {
        let values = [("organisation", organisation.into()), ("days", days.into()), ("minutes", minutes.into())];
        match about {
            "forgotten" => self.with("letter-forgotten", &values),
            _ => self.with("letter-invited", &values),
        }
    }
}

/// Tells a person by letter that something has happened to the account, where letters are sent and the person has an
/// address: what somebody else did then does not stay unnoticed.
///
/// # Errors
/// What the store says.
pub(crate) async fn tell(asked: &Asked, person: PersonId, about: &'static str) -> Result<(), Problem> {
    match account::of(asked, person).await? {
        Some(account) => tell_at(asked, person, account.email, about).await,
        None => Ok(()),
    }
}

/// The same to an address that the person had.
///
/// # Errors
/// What the store says.
pub(crate) async fn tell_at(
    asked: &Asked,
    person: PersonId,
    email: String,
    about: &'static str,
) -> Result<(), Problem> {
    let Some(letters) = Letters::of(asked) else { return Ok(()) };
    let is_own = asked.person().is_ok_and(|own| own == person);
    let letters = if is_own { letters } else { letters.for_others(asked) };
    asked.app.with_store(move |store| letters.tell(store, person, &email, about)).await
}

/// What an address was before it was changed to this one, if it was.
pub(crate) fn earlier(before: Option<&Account>, now: Option<&EmailAddress>) -> Option<String> {
    let before = before?.email.clone();
    now.filter(|now| now.as_str() != before).map(|_| before)
}
