//! Workshops and meetings: all of them, and one with what was asked, what was said and voted, and what came of it. Laying
//! one down is `form`, what its leader does `acts`, the wall of the room `room`, what a participant has in the hand `phone`,
//! what both show while it goes on `sections`, and how that reaches them at once `live`.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use domain::contribution::{Contribution, Outcome};
use domain::ids::{PersonId, StatementId, WorkshopId};
use domain::organisation::Organisation;
use domain::policy::{self, Right, Viewer};
use domain::topic::Topic;
use domain::workshop::{Ending, Place, Stage, Terms, Workshop};
use jiff::civil::Date;
use maud::{Markup, html};
use store::live::Reading;

use crate::answer::Answer;
use crate::app::App;
use crate::comment::section::Section as Comments;
use crate::contribution::group;
use crate::contribution::said::{self, Said};
use crate::contribution::thing;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, parts, verdict_round};

pub mod acts;
pub mod cards;
pub mod form;
pub mod join;
pub mod live;
pub mod notes;
pub mod phone;
pub mod room;
mod sections;

/// So many contributions to a question stand on the page of a workshop; the others are in the list.
const SHOWN: usize = 12;

/// The path of a workshop.
pub(crate) fn path(id: WorkshopId, tail: &str) -> String {
    format!("/workshops/{id}{tail}")
}

/// The title of the workshop in which something was said.
pub(crate) fn title(view: &View<'_>, place: Place) -> Option<Markup> {
    let workshop = view.organisation.workshop(place.workshop)?;
    Some(html! { span lang=[view.language()] { (workshop.terms.title) } })
}

/// The same as a link, with the question.
pub(crate) fn link(view: &View<'_>, place: Place) -> Option<Markup> {
    let workshop = view.organisation.workshop(place.workshop)?;
    let question = workshop.question(place.question);
    Some(html! {
        a href=(view.frame.to(&path(workshop.id, ""))) lang=[view.language()] { (workshop.terms.title) }
        @if let Some(question) = question { br; span.cap lang=[view.language()] { (question) } }
    })
}

/// `GET /{organisation}/workshops`
///
/// # Errors
/// None of its own.
pub async fn show_all(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let mut workshops: Vec<&Workshop> = view.organisation.workshops.values().map(AsRef::as_ref).collect();
    workshops.sort_by_key(|it| (it.stage() != Stage::Open, Reverse((it.terms.from, it.id))));
    let action =
        plans(&view).then(|| parts::button_link("primary", &view.frame.to("/workshops/new"), m.t("workshop-plan")));
    let main = html! {
        (parts::head(m.t("workshops-title"), &[html! { a href=(view.frame.to("/contributions")) { (m.t("contributions-title")) } }], action))
        p.lead { (m.t("workshops-what")) }
        @if workshops.is_empty() { (parts::nothing_yet(m.t("workshops-none"), None)) } @else {
            (parts::scroll(m.t("workshops-title"), html! { table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("workshop-name")) }
                    th scope="col" { (m.t("workshop-kind")) }
                    th scope="col" { (m.t("workshop-days")) }
                    th scope="col" { (m.t("workshop-stage")) }
                    th.num scope="col" { (m.t("workshop-said")) }
                } }
                tbody { @for it in workshops { tr {
                    th scope="row" { a href=(view.frame.to(&path(it.id, ""))) lang=[view.language()] { (it.terms.title) } }
                    td data-label=(m.t("workshop-kind")) { (m.word("workshop-kind", it.terms.kind.key())) }
                    td data-label=(m.t("workshop-days")) { (days(m, &it.terms)) }
                    td data-label=(m.t("workshop-stage")) { (m.word("workshop-stage", it.stage().key())) }
                    td.num data-label=(m.t("workshop-said")) { (m.number(view.organisation.said_in(it.id).count())) }
                } } }
            } }))
        }
    };
    Ok(asked.frame.page(Page::new(m.t("workshops-title"), main).section(Section::Contributions)))
}

/// `GET /{organisation}/workshops/{workshop}`
///
/// # Errors
/// Not found, when there is no such workshop; forbidden for who is neither employed nor expected.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// The workshop in the address.
fn known(asked: &Asked) -> Result<&Workshop, Problem> {
    asked.organisation.workshop(asked.id("workshop")?).ok_or(Problem::NotFound)
}

/// The workshop in the address, for whoever may read what is laid down and said in it.
fn readable(asked: &Asked) -> Result<&Workshop, Problem> {
    let workshop = known(asked)?;
    let may_read = policy::may_read_workshop(&asked.organisation, asked.viewer, workshop);
    if may_read { Ok(workshop) } else { Err(Problem::Forbidden) }
}

/// The workshop in the address, for anyone who may be in it: one that is open, or was. As the installation itself sees it,
/// because whoever has joined by a code may not be known.
async fn known_to_anyone(asked: &Asked) -> Result<(Reading, WorkshopId), Problem> {
    let id: WorkshopId = asked.id("workshop")?;
    let whole = asked.app.read(Viewer::System, &asked.organisation.id).await?.ok_or(Problem::NotFound)?;
    let is_there = whole.workshop(id).is_some_and(|it| it.opened.is_some());
    if is_there { Ok((whole, id)) } else { Err(Problem::NotFound) }
}

/// The workshop in the address, for whoever leads it.
fn led(asked: &Asked) -> Result<&Workshop, Problem> {
    let workshop = known(asked)?;
    if policy::may_lead(&asked.organisation, asked.viewer, workshop) { Ok(workshop) } else { Err(Problem::Forbidden) }
}

/// Whether whoever looks plans workshops here.
fn plans(view: &View<'_>) -> bool {
    view.is_today() && view.may(Right::LeadWorkshops)
}

/// Whether whoever looks leads this one.
fn leads(view: &View<'_>, workshop: &Workshop) -> bool {
    view.is_today() && policy::may_lead(view.organisation, view.viewer, workshop)
}

/// The workshops that a person is expected in, and has said something in without a name.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn taken_part(
    app: &App,
    organisation: &Arc<Organisation>,
    person: PersonId,
    day: Date,
) -> Result<BTreeSet<WorkshopId>, Problem> {
    let expected: Vec<WorkshopId> = organisation.workshops_for(person, day).map(|it| it.id).collect();
    // Nearly always there is none, and nothing is asked of the database.
    if expected.is_empty() {
        return Ok(BTreeSet::new());
    }
    let organisation = Arc::clone(organisation);
    app.with_store(move |store| store.said_without_name_in(&organisation, person, &expected)).await
}

/// "16 maj 2018", or from one day to another.
pub(crate) fn days(m: Messages, terms: &Terms) -> String {
    if terms.from == terms.until { m.day(terms.from) } else { m.span(terms.from, Some(terms.until)) }
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let workshop = readable(asked)?;
    let (people, said) = (People::of(asked).await?, Said::of(asked).await?);
    let comments = Comments::of(asked, Topic::Workshop(workshop.id)).await?;
    let one = One { view, workshop, people: &people, said: &said, typed, key: asked.request_key()?.to_string() };
    let view = &one.view;
    // Who sits in a body and is not employed reads this one, and not the lists of all.
    let all = one.reads_all().then(|| html! { a href=(view.frame.to("/workshops")) { (m.t("workshops-title")) } });
    let of_it = [
        html! { (m.word("workshop-kind", workshop.terms.kind.key())) },
        html! { (days(m, &workshop.terms)) },
        html! { (m.word("workshop-stage", workshop.stage().key())) },
    ];
    let meta: Vec<Markup> = all.into_iter().chain(of_it).collect();
    let main = html! {
        (parts::head(html! { span lang=[view.language()] { (workshop.terms.title) } }, &meta, Some(one.actions())))
        (one.laid_down())
        @if workshop.stage() != Stage::CalledOff {
            (one.came_of_it())
            (notes::section(view, workshop, one.people, one.said.texts()))
            @for (number, question) in workshop.questions() { (one.question(number, question.as_str())) }
            (one.ways_out())
        }
        @if let Some(comments) = &comments { (comments.markup(view)) }
    };
    let page = Page::new(workshop.terms.title.as_str(), main).section(Section::Contributions);
    Ok(asked.frame.form_page(typed, page))
}

struct One<'a> {
    view: View<'a>,
    workshop: &'a Workshop,
    people: &'a People,
    said: &'a Said,
    typed: &'a Typed,
    key: String,
}

impl One<'_> {
    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&path(self.workshop.id, tail))
    }

    /// Whether whoever looks reads what is said elsewhere too, and not only here where that person is expected.
    fn reads_all(&self) -> bool {
        self.view.may(Right::ReadDrafts)
    }

    fn button(&self, tail: &str, variant: &str, says: &'static str) -> Markup {
        html! {
            form method="post" action=(self.to(tail)) {
                input type="hidden" name="request-key" value=(self.key);
                button.ds-button data-variant=(variant) type="submit" { (self.view.m.t(says)) }
            }
        }
    }

    /// The one thing that comes next, and what else can be done.
    fn actions(&self) -> Markup {
        let (view, m, stage) = (&self.view, self.view.m, self.workshop.stage());
        let leads = leads(view, self.workshop);
        html! {
            @if leads {
                @match stage {
                    Stage::Planned => (self.button("/opening", "primary", "workshop-open-do")),
                    Stage::Closed => (self.button("/opening", "secondary", "workshop-open-again")),
                    Stage::Open => (parts::button_link("primary", &self.to("/room"), m.t("workshop-lead"))),
                    Stage::CalledOff => {}
                }
                @if matches!(stage, Stage::Planned | Stage::Open) {
                    (parts::button_link("secondary", &self.to("/terms"), m.t("workshop-change")))
                }
            } @else if stage == Stage::Open && view.is_today() && self.reads_all() {
                (parts::button_link("secondary", &self.to("/room"), m.t("workshop-wall")))
            }
            @if stage == Stage::Closed && self.said.has_own_in(view.organisation, self.workshop.id) {
                (parts::button_link("secondary", &self.to("/here"), m.t("workshop-own")))
            }
            @if stage == Stage::Open && view.is_today() { (self.button("/joining", if leads { "secondary" } else { "primary" }, "workshop-join-do")) }
        }
    }

    fn laid_down(&self) -> Markup {
        let (view, m, terms) = (&self.view, self.view.m, &self.workshop.terms);
        let mut facts = vec![
            (m.t("workshop-about"), thing::link(view, terms.about)),
            (m.t("workshop-expected"), verdict_round::audience(view, &terms.audience)),
            (m.t("workshop-joining"), html! { (m.word("workshop-joining", terms.joining.key())) }),
        ];
        if let Some(day) = terms.answers_by {
            facts.push((m.t("workshop-answers-by"), html! { (m.day(day)) }));
        }
        facts.push((m.t("workshop-planned-by"), html! { (self.people.who(self.workshop.planned.by)) }));
        html! {
            @if let Some((stamp, Ending::CalledOff(reason))) = &self.workshop.ended {
                p.note { (m.with("workshop-called-off", &[
                    ("moment", view.moment(stamp.at).into()), ("reason", reason.as_str().into()),
                ])) }
            }
            @if !terms.purpose.is_empty() {
                div.explained lang=[view.language()] { @for paragraph in terms.purpose.as_str().split("\n\n") { p { (paragraph) } } }
            }
            (parts::facts(&facts))
        }
    }

    /// How many contributions were answered, and the wordings that they led to.
    fn came_of_it(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        // What is hidden is no part of what came of it.
        let said: Vec<&Contribution> =
            view.organisation.said_in(self.workshop.id).filter(|it| it.hidden.is_none()).collect();
        if said.is_empty() {
            return html! {};
        }
        let count =
            |outcome| said.iter().filter(|it| it.answer().is_some_and(|answer| answer.outcome == outcome)).count();
        let waits = said.iter().filter(|it| it.is_unanswered()).count();
        let mut figures: Vec<(String, String)> = Outcome::ALL
            .into_iter()
            .map(|outcome| (m.word("workshop-outcome", outcome.key()).into_owned(), m.number(count(outcome))))
            .collect();
        figures.insert(0, (m.t("workshop-said").into_owned(), m.number(said.len())));
        figures.push((m.t("workshop-waits").into_owned(), m.number(waits)));
        let led: BTreeSet<StatementId> =
            said.iter().filter_map(|it| it.answer()?.led_to).map(|led_to| led_to.statement).collect();
        let led = led.into_iter().map(|id| thing::link(view, Some(domain::contribution::About::Statement(id))));
        let led: Vec<Markup> = led.collect();
        let all = address::with(&view.frame.to("/contributions"), "workshop", &self.workshop.id.to_string());
        html! {
            section.sec.came aria-labelledby="came-of-it" {
                h2 #came-of-it { (m.t("workshop-came-of-it")) }
                (parts::figures(&figures))
                @if !led.is_empty() {
                    h3 { (m.t("workshop-led-to")) }
                    ul.plain { @for statement in led { li.says { (statement) } } }
                }
                @if self.reads_all() { p.row { a href=(all) { (m.t("workshop-all-said")) } } }
            }
        }
    }

    fn question(&self, number: u32, question: &str) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let place = Place { workshop: self.workshop.id, question: number };
        let votes = self.workshop.votes.get(&number);
        let votes_for = |it: &Contribution| votes.and_then(|votes| votes.of.get(&it.id)).copied().unwrap_or(0);
        let mut said: Vec<&Contribution> = view.organisation.said_to(place).collect();
        said.sort_by_key(|it| (Reverse(votes_for(it)), it.id));
        let title = format!("question-{number}");
        html! {
            section.sec aria-labelledby=(title) {
                p.cap { (m.with("workshop-question", &[("number", number.into()), ("of", self.workshop.terms.questions.len().into())])) }
                h2 id=(title) lang=[view.language()] { (question) }
                @if let Some(votes) = votes { p.cap { (m.with("workshop-voters", &[("count", votes.voters.into())])) } }
                @if said.is_empty() { p.cap { (sections::nothing_said(m, self.workshop)) } } @else {
                    ol.contributions.few { @for it in said.iter().take(SHOWN) { li {
                        @let says = said::in_short(view, &self.said.says(it));
                        p.says {
                            @if self.reads_all() { a href=(view.frame.to(&said::path(it.id))) { (says) } } @else { (says) }
                        }
                        p.cap {
                            @if let Some(group) = it.group.and_then(|group| view.organisation.contributions.group(group)) {
                                (group::named(view, group)) " · "
                            }
                            (m.word("contribution-state", it.state().key()))
                            @if 0 < votes_for(it) { " · " (m.with("workshop-votes", &[("count", votes_for(it).into())])) }
                            @if it.parked { " · " (m.t("workshop-parked")) }
                        }
                    } } }
                    @if SHOWN < said.len() { p.cap { (m.with("workshop-more", &[("count", (said.len() - SHOWN).into())])) } }
                }
            }
        }
    }

    /// How its leader ends it.
    fn ways_out(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let has_begun = view.organisation.said_in(self.workshop.id).next().is_some();
        if !leads(view, self.workshop) || self.workshop.ended.is_some() {
            return html! {};
        }
        let form = Form::new(m, self.typed);
        html! {
            @if self.workshop.stage() == Stage::Open {
                section.sec aria-labelledby="close" {
                    h2 #close { (m.t("workshop-close")) }
                    p.cap { (m.t("workshop-close-what")) }
                    (self.button("/closing", "secondary", "workshop-close-do"))
                }
            }
            @if !has_begun {
                div.sec { details.ds-details open[self.typed.has_refusals()] {
                    summary { (m.t("workshop-call-off")) }
                    (form.open(&self.to("/calling-off"), &self.key, html! {
                        (form.line(&Field::new("reason", m.t("workshop-call-off-why")).language(view.language())))
                        (form.buttons(m.t("workshop-call-off-do"), None))
                    }))
                } }
            }
        }
    }
}
