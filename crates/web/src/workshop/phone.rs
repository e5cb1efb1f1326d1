//! What a participant has in the hand: the question, a field to answer in, what the room says, votes, and what was answered to
//! the own contributions. Each form works by itself; with a script what is typed without a connection is sent later, in
//! order and once.

use std::sync::Arc;

use axum::http::HeaderMap;
use domain::contribution::{About, Contribution};
use domain::ids::{ContributionId, WorkshopId};
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use domain::text::{Note, Remark};
use domain::time::Actor;
use domain::workshop::{Joining, Place, Stage, Step, Workshop, WorkshopKind};
use maud::{Markup, html};
use store::live::Reading;
use store::texts::{Author, NewText, Texts};
use store::workshops::{Part, Participant, Voting};

use super::join::{participant, unsent};
use super::sections::{Shown, question_now};
use super::{known_to_anyone, path, room};
use crate::answer::{self, Answer};
use crate::app::App;
use crate::contribution::thing;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Frame, Page};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, app, keeping};

/// So many contributions one participant can leave in one workshop: what is said is sealed for ever.
const MOST: usize = 60;

/// `GET /{organisation}/workshops/{workshop}/here`
///
/// # Errors
/// Not found, when there is no such workshop; who has not joined is led to where one does.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    hand(&asked, &headers, &Typed::default()).await
}

/// What one who has joined has done in a workshop; `None` for one who has not.
pub(super) async fn joined(
    asked: &Asked,
    headers: &HeaderMap,
    organisation: &Reading,
    id: WorkshopId,
) -> Result<Option<(Participant, Part)>, Problem> {
    let Some(participant) = participant(asked, headers) else { return Ok(None) };
    joined_as(&asked.app, organisation, id, participant).await
}

/// The same for one of whom it is known who it is.
pub(super) async fn joined_as(
    app: &App,
    organisation: &Reading,
    id: WorkshopId,
    participant: Participant,
) -> Result<Option<(Participant, Part)>, Problem> {
    let question = organisation.workshop(id).and_then(question_now).unwrap_or(0);
    let (place, whole) = (Place { workshop: id, question }, Arc::clone(&organisation.organisation));
    let part = app.with_store(move |store| store.part_of(&whole, place, participant)).await?;
    // When it is closed nobody is in it any more; whoever said something may still see what was answered.
    Ok((part.joined || !part.said.is_empty()).then_some((participant, part)))
}

/// `POST /{organisation}/workshops/{workshop}/here`: says something.
///
/// # Errors
/// Not found, when there is no such workshop; forbidden for one who has not joined.
pub async fn say(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let (organisation, id) = known_to_anyone(&asked).await?;
    let workshop = organisation.workshop(id).ok_or(Problem::NotFound)?;
    let by_script = typed.get("by") == "script";
    let Some((participant, part)) = joined(&asked, &headers, &organisation, id).await? else {
        // Whoever was in a room that is closed is in none any more; what was written there meanwhile is told why.
        if by_script && workshop.ended.is_some() {
            typed.refuse(Refusal::new("workshop-not-open"));
            return room::again(asked, typed, true).await;
        }
        return Err(Problem::Forbidden);
    };
    if MOST <= part.said.len() {
        typed.refuse(Refusal::new("said-enough").at("text").with("limit", MOST));
    }
    let question = typed.get("question").parse().unwrap_or_else(|_| question_now(workshop).unwrap_or(0));
    let about = typed.get("about").parse::<About>().ok().filter(|about| workshop.terms.about == Some(*about));
    let text = match workshop.terms.kind {
        WorkshopKind::Consultation => typed.parse("text", Remark::parse),
        _ => typed.parse("text", Note::parse).and_then(|note| typed.parse("text", |_| Remark::parse(note.as_str()))),
    };
    let Some(text) = text.filter(|_| !typed.has_refusals()) else {
        return again(&asked, &headers, typed, by_script).await;
    };
    let by_name = workshop.terms.joining == Joining::WithName && typed.get("shown_as") != "anonymous";
    let (actor, author) = match participant {
        Participant::Person(person) if by_name => (Actor::Person(person), Author::InTheLog),
        Participant::Person(person) => (Actor::System, Author::Anonymous(person)),
        Participant::Guest(key) => (Actor::System, Author::Guest(key)),
    };
    let text = NewText::new(text, author).map_err(app::problem)?;
    let place = Place { workshop: id, question };
    let said =
        keeping::with_text(&asked, &typed, (actor, text), move |organisation: &Organisation, context, digest| {
            organisation.contribute_in(context, place, about, digest)
        });
    match said.await? {
        Ok(_) if by_script => Ok(room::taken()),
        Ok(_) => Ok(asked.done(&path(id, "/here"), &Flash::new(asked.m().t("workshop-told-said")))),
        Err(refusals) => again(&asked, &headers, typed.refused(refusals), by_script).await,
    }
}

/// `POST /{organisation}/workshops/{workshop}/votes`: votes for a contribution, or no more.
///
/// # Errors
/// Not found, when there is no such workshop or contribution; forbidden for one who has not joined.
pub async fn vote(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let (organisation, id) = known_to_anyone(&asked).await?;
    let workshop = organisation.workshop(id).ok_or(Problem::NotFound)?;
    let (participant, _) = joined(&asked, &headers, &organisation, id).await?.ok_or(Problem::Forbidden)?;
    let by_script = typed.get("by") == "script";
    let contribution: ContributionId = typed.get("contribution").parse().map_err(|_| Problem::NotFound)?;
    let question: u32 = typed.get("question").parse().map_err(|_| Problem::NotFound)?;
    let place = Place { workshop: id, question };
    let can_be_voted_for = |it: &Contribution| it.id == contribution && it.hidden.is_none() && !it.parked;
    if !organisation.said_to(place).any(can_be_voted_for) {
        return Err(Problem::NotFound);
    }
    if !workshop.is_voting_on(question) {
        typed.refuse(Refusal::new("vote-over"));
        return again(&asked, &headers, typed, by_script).await;
    }
    let (budget, votes) = (workshop.terms.votes, typed.get("votes") != "no");
    let whole = organisation.id.clone();
    let voting = asked
        .app
        .with_store(move |store| store.vote_in_workshop(&whole, place, participant, (contribution, votes), budget));
    match voting.await? {
        Voting::Done(_) => {
            asked.app.rooms().stir(&organisation.id, id);
            Ok(if by_script { room::taken() } else { answer::see_other(&here(&asked, id)) })
        }
        Voting::NoneLeft => {
            typed.refuse(Refusal::new("votes-used").with("limit", budget));
            again(&asked, &headers, typed, by_script).await
        }
        Voting::NotJoined => Err(Problem::Forbidden),
    }
}

/// `POST /{organisation}/workshops/{workshop}/withdrawal`: takes an own contribution back, and gives its text to write on.
///
/// # Errors
/// Not found, when there is no such workshop; forbidden when it is another's.
pub async fn withdraw(asked: Asked, headers: HeaderMap, typed: Typed) -> Answer {
    let (organisation, id) = known_to_anyone(&asked).await?;
    let (_, part) = joined(&asked, &headers, &organisation, id).await?.ok_or(Problem::Forbidden)?;
    let contribution: ContributionId = typed.get("contribution").parse().map_err(|_| Problem::NotFound)?;
    let found = organisation.contributions.get(contribution).filter(|it| part.said.contains(&it.id));
    let found = found.ok_or(Problem::Forbidden)?;
    let (by, about) = (found.made.by, found.about.map(|about| about.to_string()).unwrap_or_default());
    let digest = found.text.clone();
    let whole = Arc::clone(&organisation.organisation);
    let texts = asked.app.with_store(move |store| store.texts(&whole)).await?;
    let text = texts.of(digest.as_ref()).map_or_else(String::new, |text| text.as_ref().to_owned());
    let by_script = typed.get("by") == "script";
    let withdrawn = asked
        .amend_as(by, &typed, move |organisation, context| organisation.withdraw_contribution(context, contribution));
    match withdrawn.await? {
        Ok(_) if by_script => Ok(room::taken()),
        // No other page: what was taken back is nowhere but in its field.
        Ok(_) => {
            let told = Flash::new(asked.m().t("contribution-told-withdrawn"));
            let typed = Typed::beginning_with(&[("text", &text), ("about", &about), ("shown_as", "name")]);
            let frame = Frame { flash: Some(told), ..asked.frame.clone() };
            hand(&Asked { frame, ..asked }, &headers, &typed).await
        }
        Err(refusals) => again(&asked, &headers, typed.refused(refusals), by_script).await,
    }
}

/// How much one can say at a time: in a room one thing that can be read from the back row, in an open consultation as much
/// as in a contribution elsewhere.
fn longest(workshop: &Workshop) -> u32 {
    match workshop.terms.kind {
        WorkshopKind::Consultation => Remark::MOST,
        _ => Note::MOST,
    }
}

fn here(asked: &Asked, id: WorkshopId) -> String {
    format!("/{}{}", asked.organisation.id, path(id, "/here"))
}

async fn again(asked: &Asked, headers: &HeaderMap, typed: Typed, by_script: bool) -> Answer {
    if by_script { room::again(asked.clone(), typed, true).await } else { hand(asked, headers, &typed).await }
}

async fn hand(asked: &Asked, headers: &HeaderMap, typed: &Typed) -> Answer {
    let (organisation, id) = known_to_anyone(asked).await?;
    let workshop = organisation.workshop(id).ok_or(Problem::NotFound)?;
    let Some((_, part)) = joined(asked, headers, &organisation, id).await? else {
        return Ok(answer::see_other(&format!("/{}/join", organisation.id)));
    };
    let m = asked.m();
    let question = question_now(workshop).unwrap_or(0);
    let (whole, place) = (Arc::clone(&organisation.organisation), Place { workshop: id, question });
    let read = asked.app.with_store(move |store| Ok((store.texts(&whole)?, store.in_the_room(&whole.id, place)?)));
    let (texts, in_the_room) = read.await?;
    let now = asked.app.clock().now();
    let shown = Shown {
        m,
        organisation: &organisation,
        workshop,
        texts: &texts,
        in_the_room: &in_the_room,
        now,
        today: asked.today,
    };
    let mut sections = shown.hand(&part).into_iter().map(|(_, markup)| markup);
    let (ask, list) = (sections.next().unwrap_or_default(), sections.next().unwrap_or_default());
    // As the installation sees it: the leader chose what the room is told that it is about.
    let view = View { organisation: &organisation, viewer: domain::policy::Viewer::System, ..View::of(asked) };
    let hand = Hand { view, workshop, part: &part, texts: &texts, typed, key: asked.request_key()?.to_string() };
    let live = address::with(&format!("/{}{}", organisation.id, path(id, "/live")), "view", "hand");
    let main = html! {
        div.hand data-hand data-live=(live) data-now=(now.as_second()) data-here=(here(asked, id)) data-join={ "/" (organisation.id) "/join" }
            data-time-up=(m.t("workshop-time-up")) data-gone=(m.t("workshop-gone")) data-rejoin=(m.t("join-title"))
            data-vote-lost=(m.t("workshop-vote-lost")) data-failed=(m.t("workshop-failed")) data-taken=(m.t("workshop-taken-back"))
        {
            div data-sections-head { (ask) }
            (hand.put_to())
            (hand.form())
            // Outside the form, which is hidden while the room votes and when it is closed.
            p.cap data-status role="status" {}
            ul.talk data-waiting {}
            (unsent(m, &here(asked, id)))
            div data-sections { (list) }
            div data-own { (hand.own()) }
            p.cap { (m.word("workshop-names", workshop.terms.joining.key())) }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(workshop.terms.title.as_str(), main).class("narrow").alone()))
}

struct Hand<'a> {
    view: View<'a>,
    workshop: &'a Workshop,
    part: &'a Part,
    texts: &'a Texts,
    typed: &'a Typed,
    key: String,
}

impl Hand<'_> {
    fn to(&self, tail: &str) -> String {
        format!("/{}{}", self.view.organisation.id, path(self.workshop.id, tail))
    }

    /// What those who answer an open consultation are to know first: there is no room where it is said.
    fn put_to(&self) -> Markup {
        let (view, m, terms) = (&self.view, self.view.m, &self.workshop.terms);
        if terms.kind != WorkshopKind::Consultation {
            return html! {};
        }
        html! {
            @if !terms.purpose.is_empty() {
                div.explained lang=[view.language()] { @for paragraph in terms.purpose.as_str().split("\n\n") { p { (paragraph) } } }
            }
            @if let Some(knot) = terms.about.and_then(|about| thing::knot(view, about)) {
                div { p.kick { (m.t("workshop-about")) ": " (knot.kind) } p.says lang=[view.language()] { (knot.text) } }
            }
        }
    }

    /// The field to answer in, while something is asked.
    fn form(&self) -> Markup {
        let (view, m, workshop) = (&self.view, self.view.m, self.workshop);
        let is_over = workshop.stage() != Stage::Open || workshop.terms.until < view.today;
        let is_asked = matches!(workshop.step, Step::Collect { .. }) && !is_over;
        let longest = longest(workshop);
        let lines = if longest == Note::MOST { 3 } else { 8 };
        let typed = if self.typed.has("text") || self.typed.has_refusals() {
            self.typed.clone()
        } else {
            let about = workshop.terms.about.map(|about| about.to_string()).unwrap_or_default();
            Typed::beginning_with(&[("about", &about), ("shown_as", "name")])
        };
        let form = Form::new(m, &typed);
        let questions: Vec<(String, String)> =
            workshop.questions().map(|(number, text)| (number.to_string(), format!("{number}. {text}"))).collect();
        let names = workshop.terms.joining == Joining::WithName && view.organisation.contributions.anonymous.is_some();
        let ways = [("name", "contribution-as-name"), ("anonymous", "contribution-as-anonymous")];
        let ways = ways.map(|(value, key)| (value.to_owned(), m.t(key)));
        let abouts = workshop.terms.about.map(|about| {
            [
                (about.to_string(), thing::in_words(view, Some(about))),
                (String::new(), m.t("workshop-no-goal").into_owned()),
            ]
        });
        html! {
            (form.summary())
            form.stack #say-form method="post" action=(self.to("/here")) hidden[!is_asked && !self.typed.has("text")] novalidate
                data-say data-longest=(longest) data-kept=(m.t("workshop-kept")) data-sent=(m.t("workshop-told-said"))
                data-long=(m.with("workshop-too-long-now", &[("count", "{count}".into()), ("limit", longest.into())]))
                data-empty=(m.t("workshop-empty-now"))
            {
                input type="hidden" name="request-key" value=(self.key);
                @match question_now(workshop) {
                    Some(question) => input type="hidden" name="question" value=(question);,
                    None => (form.select(&Field::new("question", m.t("workshop-a-question")), &questions)),
                }
                (form.text(&Field::new("text", m.t("workshop-your")).hint(m.with("workshop-your-hint", &[("limit", longest.into())])).language(view.language()), lines))
                @if let Some(abouts) = &abouts { (form.select(&Field::new("about", m.t("workshop-belongs")), abouts)) }
                @if names { (form.radios(&Field::new("shown_as", m.t("contribution-shown-as")), &ways)) }
                button.ds-button data-fullwidth type="submit" { (m.t("workshop-say")) }
            }
        }
    }

    /// What one has said oneself, and what was answered.
    fn own(&self) -> Markup {
        let (m, view) = (self.view.m, &self.view);
        let mut own: Vec<&Contribution> =
            view.organisation.said_in(self.workshop.id).filter(|it| self.part.said.contains(&it.id)).collect();
        own.reverse();
        html! { @if !own.is_empty() {
            section.sec aria-labelledby="own" {
                h2 #own { (m.t("workshop-own")) }
                ul.talk { @for it in own { li {
                    @if let Some(text) = self.texts.of(it.text.as_ref()) { p.says lang=[view.language()] { "”" (text) "”" } }
                    @match it.answer() {
                        Some(answer) => {
                            p.ans { b { (m.word("contribution-state", it.state().key())) ": " } span lang=[view.language()] { (answer.reason) } }
                        }
                        None if it.hidden.is_some() => p.cap { (m.t("workshop-hidden-own")) },
                        None => {
                            p.cap { (m.t("workshop-unanswered")) }
                            form method="post" action=(self.to("/withdrawal")) data-withdrawal=[self.texts.of(it.text.as_ref())] {
                                input type="hidden" name="request-key" value=(format!("{}-{}", self.key, it.id));
                                input type="hidden" name="contribution" value=(it.id);
                                button.ds-button data-variant="tertiary" type="submit" { (m.t("contribution-withdraw-do")) }
                            }
                        }
                    }
                } } }
            }
        } }
    }
}
