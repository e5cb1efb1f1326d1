//! What happened to accounts and sessions, for those who audit. Not the log of the steering; that is `log`.

use domain::ids::PersonId;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use store::security::{Happened, SecurityEvent, Wanted};

use crate::answer::Answer;
use crate::layout::Page;
use crate::paging::Paging;
use crate::people::People;
use crate::request::Asked;
use crate::settings::retention;
use crate::view::View;
use crate::{address, parts};

pub(crate) mod detail;

/// `GET /{organisation}/security`: what happened between two days, of some kind and about somebody, a page at a time. What is
/// asked for is found by the database, so that much of one thing hides nothing of another.
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let day = |name: &str| asked.query(name).and_then(|day| day.parse::<Date>().ok());
    let until = day("until").unwrap_or(asked.today);
    let from = day("from").unwrap_or_else(|| until.saturating_sub(SignedDuration::from_hours(30 * 24)));
    let happened = asked.query("kind").as_deref().and_then(Happened::of_key);
    let zone = View::of(&asked).zone.clone();
    let begins = |day: Date| zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN);
    let (first, last) = (begins(from), begins(until.tomorrow().unwrap_or(until)));
    let id = asked.organisation.id.clone();
    let person = asked.query("person").and_then(|person| person.parse::<PersonId>().ok());
    let wanted = Wanted { from: first, until: last, happened, person };
    let turned_to = asked.query("page");
    let (paging, events, count) = asked
        .app
        .with_store(move |store| {
            let count = usize::try_from(store.count_security_events(&id, &wanted)?).unwrap_or(usize::MAX);
            let paging = Paging::of(count, turned_to.as_deref());
            let part = (paging.range().start as u64, paging.range().len() as u64);
            Ok((paging, store.security_events(&id, &wanted, part)?, count))
        })
        .await?;
    let (people, kept) = (People::of(&asked).await?, retention::kept(&asked).await?);
    let view = View::of(&asked);
    let shown = Security { view, events, count, paging, people, days: (from, until), happened, person, kept };
    Ok(asked.frame.page(Page::new(asked.m().t("security-title"), shown.main())))
}

struct Security<'a> {
    view: View<'a>,
    /// Those on this page.
    events: Vec<SecurityEvent>,
    /// How many there are on all pages.
    count: usize,
    paging: Paging,
    people: People,
    days: (Date, Date),
    happened: Option<Happened>,
    person: Option<PersonId>,
    /// For how many days it is kept.
    kept: u32,
}

impl Security<'_> {
    /// This page with its days and its kind, about anyone.
    fn with_days(&self) -> String {
        let mut here = self.view.frame.to("/security");
        for (name, value) in [("from", self.days.0.to_string()), ("until", self.days.1.to_string())] {
            here = address::with(&here, name, &value);
        }
        match self.happened {
            Some(happened) => address::with(&here, "kind", happened.key()),
            None => here,
        }
    }

    /// Somebody, as the way to all that is known of them here.
    fn who(&self, person: PersonId) -> Markup {
        let all = address::with(&self.with_days(), "person", &person.to_string());
        html! { @if self.person == Some(person) { (self.people.name(person)) } @else { a href=(all) { (self.people.name(person)) } } }
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let listed = view.frame.to("/security");
        let mut here = self.with_days();
        if let Some(person) = self.person {
            here = address::with(&here, "person", &person.to_string());
        }
        html! {
            (parts::head(m.t("security-title"), &[html! { (m.with("security-count", &[("count", self.count.into())])) }], None))
            p.cap { (m.with("security-what", &[("days", self.kept.into())])) }
            form.row.filter action=(listed) {
                div.ds-field { label.ds-label for="from" { (m.t("security-from")) } input.ds-input #from name="from" type="date" value=(self.days.0); }
                div.ds-field { label.ds-label for="until" { (m.t("security-until")) } input.ds-input #until name="until" type="date" value=(self.days.1); }
                div.ds-field {
                    label.ds-label for="kind" { (m.t("security-kind")) }
                    select.ds-input #kind name="kind" {
                        option value="" { (m.t("security-all")) }
                        @for happened in Happened::ALL {
                            option value=(happened.key()) selected[self.happened == Some(happened)] { (m.word("security-kind", happened.key())) }
                        }
                    }
                }
                div.ds-field {
                    label.ds-label for="person" { (m.t("security-person")) }
                    select.ds-input #person name="person" {
                        option value="" { (m.t("security-anyone")) }
                        @for (person, label) in self.choices() {
                            option value=(person) selected[self.person == Some(person)] { (label) }
                        }
                    }
                }
                button.ds-button data-variant="secondary" type="submit" { (m.t("security-show")) }
            }
            @if self.events.is_empty() {
                (parts::nothing_yet(m.t("security-none"), None))
            } @else {
                (parts::scroll(m.t("security-title"), self.table()))
                (self.paging.links(m, &here, "security"))
            }
        }
    }

    /// Whom one can ask for: everyone with a name, and who is asked for.
    fn choices(&self) -> Vec<(PersonId, String)> {
        let mut choices = self.people.labels();
        if let Some(person) = self.person.filter(|person| self.people.known(*person).is_none()) {
            choices.push((person, self.people.label(person)));
        }
        choices
    }

    fn table(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            table.ds-table.stacks #security {
                thead { tr {
                    th scope="col" { (m.t("security-at")) }
                    th scope="col" { (m.t("security-kind")) }
                    th scope="col" { (m.t("security-about")) }
                    th scope="col" { (m.t("security-actor")) }
                } }
                tbody { @for event in &self.events {
                    tr {
                        th.nw scope="row" { time { (view.moment(event.at)) } }
                        td data-label=(m.t("security-kind")) {
                            (m.word("security-kind", event.happened.key()))
                            @if !event.detail.is_empty() { (detail::told(m, event)) }
                        }
                        td data-label=(m.t("security-about")) { @if let Some(person) = event.about { (self.who(person)) } @else { "–" } }
                        td data-label=(m.t("security-actor")) {
                            @match event.actor {
                                Some(person) if event.about != Some(person) => (self.who(person)),
                                _ => "–",
                            }
                        }
                    }
                } }
            }
        }
    }
}
