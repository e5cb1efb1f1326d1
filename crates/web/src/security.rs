//! What happened to accounts and sessions, for those who audit. Not the log of the steering; that is `log`.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use store::security::{Happened, SecurityEvent};

use crate::answer::Answer;
use crate::layout::Page;
use crate::messages::Messages;
use crate::paging::Paging;
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::settings::retention;
use crate::view::View;

/// So many are looked through; whoever needs more narrows the days.
const MOST: u32 = 10_000;

/// `GET /{organisation}/security`: what happened, some kind of it, between two days.
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
    let mut events = asked.app.with_store(move |store| store.security_events(&id, first, last, MOST)).await?;
    events.retain(|event| event.at < last && happened.is_none_or(|wanted| event.happened == wanted));
    let paging = Paging::of(events.len(), asked.query("page").as_deref());
    let (people, kept) = (People::of(&asked).await?, retention::kept(&asked).await?);
    let shown = Security { view: View::of(&asked), events, paging, people, days: (from, until), happened, kept };
    Ok(asked.frame.page(Page::new(asked.m().t("security-title"), shown.main())))
}

struct Security<'a> {
    view: View<'a>,
    events: Vec<SecurityEvent>,
    paging: Paging,
    people: People,
    days: (Date, Date),
    happened: Option<Happened>,
    /// For how many days it is kept.
    kept: u32,
}

impl Security<'_> {
    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let listed = view.frame.to("/security");
        let mut here = listed.clone();
        for (name, value) in [("from", self.days.0.to_string()), ("until", self.days.1.to_string())] {
            here = crate::address::with(&here, name, &value);
        }
        if let Some(happened) = self.happened {
            here = crate::address::with(&here, "kind", happened.key());
        }
        html! {
            (parts::head(m.t("security-title"), &[html! { (m.with("security-count", &[("count", self.events.len().into())])) }], None))
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
                tbody { @for event in &self.events[self.paging.range()] {
                    tr {
                        th.nw scope="row" { time { (view.moment(event.at)) } }
                        td data-label=(m.t("security-kind")) {
                            (m.word("security-kind", event.happened.key()))
                            @if !event.detail.is_empty() { (detail(m, event)) }
                        }
                        td data-label=(m.t("security-about")) { @if let Some(person) = event.about { (self.people.name(person)) } @else { "–" } }
                        td data-label=(m.t("security-actor")) {
                            @match event.actor {
                                Some(person) if event.about != Some(person) => (self.people.name(person)),
                                _ => "–",
                            }
                        }
                    }
                } }
            }
        }
    }
}

/// What more there is to know of it.
fn detail(m: Messages, event: &SecurityEvent) -> Markup {
    match event.happened {
        Happened::Exported | Happened::RightRefused => html! { " " code { (event.detail) } },
        Happened::RetentionChanged => {
            let days: u32 = event.detail.parse().unwrap_or_default();
            html! { p.cap { (m.with("security-kept-days", &[("days", days.into())])) } }
        }
        _ => html! { p.cap { (m.word("provider-reason", &event.detail)) } },
    }
}
