//! The wall of the room: made to be read from the back row, and, for whoever leads, what the room does next and what is done
//! with what was said. What stands on it is `sections`; how it changes while one looks, `live`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::HeaderMap;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::GroupId;
use domain::refusal::Refusal;
use domain::workshop::{MOST_MINUTES, Place, Stage, Workshop};
use figures::qr_code::qr_code;
use maud::{Markup, html};

use super::cards::Act;
use super::sections::{Shown, question_now};
use super::{known, leads, path};
use crate::answer::Answer;
use crate::contribution::group;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{address, site};

/// `GET /{organisation}/workshops/{workshop}/room`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    wall(&asked, &headers, &Typed::default()).await
}

/// The wall again, with what was wrong in a form.
pub(super) async fn page(asked: &Asked, typed: &Typed) -> Answer {
    wall(asked, &HeaderMap::new(), typed).await
}

/// The answer to a form that could not be taken, for a script or for a reader.
pub(super) async fn again(asked: Asked, typed: Typed, by_script: bool) -> Answer {
    if !by_script {
        return page(&asked, &typed).await;
    }
    Ok(refused(&asked, typed.refusals().iter()))
}

/// That what a script sent was taken.
pub(super) fn taken() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

/// Why what a script sent was not taken, in one line under all the fields: so each field is named.
pub(super) fn refused<'a>(asked: &Asked, refusals: impl Iterator<Item = &'a Refusal>) -> Response {
    let m = asked.m();
    let says = refusals.map(|refusal| match refusal.field {
        Some("heading") => format!("{}: {}", m.t("contribution-heading"), m.refusal(refusal)),
        Some("minutes") => format!("{}: {}", m.t("workshop-minutes"), m.refusal(refusal)),
        _ => m.refusal(refusal),
    });
    let says: Vec<String> = says.collect();
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (StatusCode::UNPROCESSABLE_ENTITY, plain, says.join(" ")).into_response()
}

async fn wall(asked: &Asked, headers: &HeaderMap, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let workshop = known(asked)?;
    if workshop.opened.is_none() {
        return Ok(crate::answer::see_other(&asked.to(&path(workshop.id, ""))));
    }
    let place = Place { workshop: workshop.id, question: question_now(workshop).unwrap_or(0) };
    let (whole, id) = (Arc::clone(&asked.organisation.organisation), asked.organisation.id.clone());
    let read = asked.app.with_store(move |store| Ok((store.texts(&whole)?, store.in_the_room(&id, place)?)));
    let (texts, in_the_room) = read.await?;
    let now = asked.app.clock().now();
    let shown = Shown {
        m,
        organisation: view.organisation,
        workshop,
        texts: &texts,
        in_the_room: &in_the_room,
        now,
        today: asked.today,
    };
    let mut sections = shown.wall().into_iter();
    let ask = sections.next().map(|(_, markup)| markup);
    let board: Vec<Markup> = sections.map(|(_, markup)| markup).collect();
    let may_lead = leads(&view, workshop) && workshop.stage() == Stage::Open;
    let leading = Leading { view, workshop, typed, key: asked.request_key()?.to_string() };
    let live = address::with(&view.frame.to(&path(workshop.id, "/live")), "view", "wall");
    let main = html! {
        div.room data-room data-leads[may_lead] data-live=(live) data-now=(now.as_second()) data-cards=(view.frame.to(&path(workshop.id, "/cards")))
            data-new-group=(m.t("workshop-new-group")) data-time-up=(m.t("workshop-time-up"))
            data-lost=(m.t("workshop-lead-lost")) data-gone=(m.t("workshop-lead-gone")) data-failed=(m.t("workshop-failed"))
        {
            div.ask { (ask.unwrap_or_default()) (way_in(asked, headers, workshop)) }
            h2.ds-sr-only { (m.t("workshop-in-groups")) }
            div.board data-sections { @for column in board { (column) } }
            p.ds-validation-message #room-status data-status hidden tabindex="-1" role="alert" data-color="neutral" {}
            @if may_lead { (leading.forms()) }
            div.wfoot {
                p {
                    (m.word("workshop-names", workshop.terms.joining.key()))
                    @if let Some(day) = workshop.terms.answers_by { " " (m.with("workshop-answered-by", &[("day", m.day(day).into())])) }
                }
                p.row { a href=(view.frame.to(&path(workshop.id, ""))) { (m.t("workshop-back")) } }
            }
        }
    };
    let title = workshop.terms.title.as_str();
    let thread =
        crate::contribution::thread(&view, workshop.terms.about, Knot::here(m.t("workshop-knot"), title.to_owned()));
    let page = Page::new(title, main).section(Section::Contributions).thread(thread);
    Ok(asked.frame.form_page(typed, if may_lead { page } else { page.alone() }))
}

/// Where one joins, with the code to type and to point a telephone at.
fn way_in(asked: &Asked, headers: &HeaderMap, workshop: &Workshop) -> Markup {
    let m = asked.m();
    let Some(code) = workshop.code() else { return html! {} };
    let path = format!("/{}/join", asked.organisation.id);
    let whole = site::whole_address(asked.app.settings(), headers, &path);
    let picture =
        whole.as_ref().and_then(|whole| qr_code(&address::with(whole, "code", code.as_str()), &m.t("workshop-qr")));
    let read_out = whole.unwrap_or_else(|| path.clone());
    let read_out = read_out.trim_start_matches("https://").trim_start_matches("http://");
    html! {
        div.join {
            div { p.kick { (m.t("workshop-join-at")) } p.says { b { (read_out) } } p.code { (code.spoken()) } }
            @if let Some(picture) = picture { (picture) }
        }
    }
}

/// What whoever leads has beside the wall.
struct Leading<'a> {
    view: View<'a>,
    workshop: &'a Workshop,
    typed: &'a Typed,
    key: String,
}

impl Leading<'_> {
    fn forms(&self) -> Markup {
        html! { div.leading { (self.steps()) (self.cards()) } }
    }

    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&path(self.workshop.id, tail))
    }

    /// What the room does next.
    fn steps(&self) -> Markup {
        let (m, workshop) = (self.view.m, self.workshop);
        let now = question_now(workshop);
        let last = u32::try_from(workshop.terms.questions.len()).unwrap_or(u32::MAX);
        let has_next = now.is_none_or(|now| now < last) && !workshop.asked.contains(&last);
        let typed = if self.typed.is_wrong("minutes") {
            self.typed.clone()
        } else {
            Typed::beginning_with(&[("question", &now.map(|it| it.to_string()).unwrap_or_default())])
        };
        let form = Form::new(m, &typed);
        let mut questions = vec![(String::new(), m.t("workshop-all-questions").into_owned())];
        questions.extend(workshop.questions().map(|(number, text)| (number.to_string(), format!("{number}. {text}"))));
        let before = now.and_then(|number| workshop.votes.get(&number)).filter(|votes| votes.voters != 0);
        let is_voting = now.is_some_and(|number| workshop.is_voting_on(number));
        let button = |step: &str, variant: &str, says: &'static str| {
            html! { button.ds-button data-variant=(variant) type="submit" name="step" value=(step) { (m.t(says)) } }
        };
        html! {
            section aria-labelledby="steps" {
                h2 #steps { (m.t("workshop-steps")) }
                form.stack method="post" action=(self.to("/steps")) data-steps=(MOST_MINUTES) novalidate {
                    input type="hidden" name="request-key" value=(self.key);
                    div.row {
                        @if has_next { (button("next", "primary", if now.is_none() { "workshop-first" } else { "workshop-next" })) }
                        (button("vote", "secondary", "workshop-vote-do"))
                        (button("pause", "secondary", "workshop-pause-do"))
                    }
                    @if let (Some(before), false) = (before, is_voting) {
                        p.cap { (m.with("workshop-voted-before", &[("count", before.of.values().sum::<u32>().into())])) }
                    }
                    div.row.filter {
                        (form.select(&Field::new("question", m.t("workshop-a-question")), &questions))
                        (form.line(&Field::new("minutes", m.t("workshop-minutes")).optional()))
                        (button("collect", "secondary", "workshop-collect-do"))
                    }
                }
                p { a href=(self.to("")) { (m.t("workshop-to-close")) } }
            }
        }
    }

    /// What is done with the chosen contributions.
    fn cards(&self) -> Markup {
        let (m, organisation) = (self.view.m, self.view.organisation);
        let form = Form::new(m, self.typed);
        let mut groups: BTreeMap<GroupId, String> = BTreeMap::new();
        for id in organisation.said_in(self.workshop.id).filter_map(|it| it.group) {
            if let Some(group) = organisation.contributions.group(id) {
                groups.insert(id, group::heading(m, group).into_owned());
            }
        }
        let mut options = vec![(String::new(), m.t("workshop-new-group").into_owned())];
        options.extend(groups.into_iter().map(|(id, heading)| (id.to_string(), heading)));
        let acts = Act::ALL.map(|act| (act.key().to_owned(), m.word("workshop-act", act.key())));
        let typed = if self.typed.has("act") || self.typed.is_wrong("act") {
            self.typed.clone()
        } else {
            Typed::beginning_with(&[("act", Act::Group.key())])
        };
        let chosen = Form::new(m, &typed);
        form.called("minutes", m.t("workshop-minutes"));
        html! {
            section aria-labelledby="cards-title" {
                h2 #cards-title { (m.t("workshop-cards")) }
                p.cap { (m.t("workshop-cards-what")) }
                (form.summary())
                form #cards.stack method="post" action=(self.to("/cards")) novalidate {
                    input type="hidden" name="request-key" value=(self.key);
                    (chosen.errors_at("contributions"))
                    (chosen.radios(&Field::new("act", m.t("workshop-act")), &acts))
                    (chosen.select(&Field::new("group", m.t("workshop-group")), &options))
                    (chosen.line(&Field::new("heading", m.t("contribution-heading")).hint(m.t("workshop-heading-hint")).language(self.view.language())))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("workshop-cards-do")) } }
                }
            }
        }
    }
}
