//! What a handler gets of the request. [`Asked`] for a page in an organisation: who asks, the organisation as that viewer
//! may see it, the day, the language, the ids in the address. [`Visit`] for the installation's own pages. Both were made
//! by [`crate::gate`], after the right was checked.

use std::str::FromStr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use domain::event::Event;
use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer};
use domain::refusal::Refusals;
use domain::time::{Actor, Context};
use jiff::civil::Date;
use store::amend::{AmendOutcome, RequestKey};
use store::error::or_refusals;
use store::live::Reading;

use crate::app::{self, App};
use crate::flash::Flash;
use crate::forms::Typed;
use crate::layout::Frame;
use crate::messages::Messages;
use crate::problem::Problem;
use crate::{address, answer, cookies, site};

/// A request for one of the installation's own pages.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The application.
    pub app: App,
    /// What surrounds the page.
    pub frame: Frame,
}

/// A request in an organisation, from someone who may.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The application.
    pub app: App,
    /// What surrounds the page.
    pub frame: Frame,
    /// The organisation of this moment, as the viewer may see it.
    pub organisation: Reading,
    /// Who asks.
    pub viewer: Viewer,
    /// The day that was asked for with `?as-of=`; none is today.
    pub as_of: Option<Date>,
    /// The day that the page is about: the one that was asked for, or today.
    pub day: Date,
    /// The day it is where the agency is.
    pub today: Date,
    pub(crate) segments: Vec<(String, String)>,
    /// From where in the network, to count what costs others something; never kept as it is.
    pub(crate) place: String,
    pub(crate) query: Option<String>,
}

impl Asked {
    /// The messages of the reader's language.
    pub fn m(&self) -> Messages {
        self.frame.m
    }

    /// The id with this name in the address: `asked.id::<StatementId>("id")?`.
    ///
    /// # Errors
    /// Not found, when it is no such id: an address that leads nowhere.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let text = self.segments.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        text.and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
    }

    /// Whether the address has an id with this name.
    pub fn has_segment(&self, name: &str) -> bool {
        self.segments.iter().any(|(key, _)| key == name)
    }

    /// A parameter of the query, as it was typed.
    pub fn query(&self, name: &str) -> Option<String> {
        address::parameter(self.query.as_deref(), name)
    }

    /// Who asks, where that has to be a person who is signed in.
    ///
    /// # Errors
    /// To sign in first.
    pub fn person(&self) -> Result<PersonId, Problem> {
        match self.viewer {
            Viewer::Person(person, _) => Ok(person),
            Viewer::Public | Viewer::Program(..) | Viewer::Directory | Viewer::System => Err(Problem::SignInFirst),
        }
    }

    /// Whether the viewer may do this here: for what a page offers. What it does is checked again when it is asked for.
    pub fn may(&self, right: Right) -> bool {
        self.organisation.may(right)
    }

    /// Changes the organisation by a rule; the form's key sees to it that sending twice changes once. Refusals are for
    /// the form to show.
    ///
    /// The rule may be asked again, of a newer organisation, when others were first.
    ///
    /// # Errors
    /// What the store could not do.
    pub async fn amend(
        &self,
        typed: &Typed,
        rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
    ) -> Result<Result<Arc<Organisation>, Refusals>, Problem> {
        let outcome = self.amend_once(typed, rule).await?;
        Ok(outcome.map(|outcome| Arc::clone(outcome.organisation())))
    }

    /// The same, with whether it was made now or by the same form before.
    ///
    /// # Errors
    /// As [`Asked::amend`].
    pub async fn amend_once(
        &self,
        typed: &Typed,
        rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
    ) -> Result<Result<AmendOutcome, Refusals>, Problem> {
        self.amend_as(Actor::Person(self.person()?), typed, rule).await
    }

    /// The same for another than the one who is signed in.
    ///
    /// # Errors
    /// As [`Asked::amend`].
    pub(crate) async fn amend_as(
        &self,
        actor: Actor,
        typed: &Typed,
        rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
    ) -> Result<Result<AmendOutcome, Refusals>, Problem> {
        let context = self.app.clock().context(actor);
        let (id, key) = (self.organisation.id.clone(), typed.key());
        self.app
            .with_store(move |store| {
                let rule = |organisation: &Organisation| rule(organisation, &context);
                let outcome = match &key {
                    Some(key) => store.amend_once(&context, &id, key, rule),
                    None => store.amend(&context, &id, rule).map(AmendOutcome::Done),
                };
                or_refusals(outcome)
            })
            .await
    }

    /// The same request, of the organisation as it is after someone else's change.
    ///
    /// # Errors
    /// Not found, when the organisation is no longer there.
    pub async fn again(mut self) -> Result<Asked, Problem> {
        self.organisation = self.app.read(self.viewer, &self.organisation.id).await?.ok_or(Problem::NotFound)?;
        Ok(self)
    }

    /// A key for a form, so that it is taken once.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn request_key(&self) -> Result<RequestKey, Problem> {
        RequestKey::random().map_err(app::problem)
    }

    /// The answer to a change that was made: see this page of the organisation, which tells so once.
    pub fn done(&self, path: &str, flash: &Flash) -> Response {
        self.told(&format!("/{}{path}", self.organisation.id), flash)
    }

    /// The answer that leads to an address of the organisation, where this is told once.
    pub fn told(&self, address: &str, flash: &Flash) -> Response {
        let mut response = answer::see_other(address);
        cookies::set(
            &mut response,
            Flash::COOKIE,
            &flash.at(address).to_cookie(),
            &self.organisation.id,
            Some(60),
            self.app.settings(),
        );
        response
    }

    /// An address in the organisation as those need it who are not in the browser: whole. See [`crate::site`].
    pub(crate) fn whole_address(&self, headers: &HeaderMap, path: &str) -> Option<String> {
        site::whole_address(self.app.settings(), headers, &format!("/{}{path}", self.organisation.id))
    }

    /// The same where somebody reads it: without its beginning when nobody knows that.
    pub(crate) fn address_outside(&self, headers: &HeaderMap, path: &str) -> String {
        self.whole_address(headers, path).unwrap_or_else(|| format!("/{}{path}", self.organisation.id))
    }

    /// An address in the organisation, which keeps the day that was asked for.
    pub fn to(&self, path: &str) -> String {
        self.frame.to(path)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visit, Problem> {
        parts
            .extensions
            .remove()
            .ok_or_else(|| Problem::Fault("a page in an organisation asked for a visit".to_owned()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asked, Problem> {
        parts
            .extensions
            .remove()
            .ok_or_else(|| Problem::Fault("a page outside the organisations asked for one".to_owned()))
    }
}
