//! One scenario: an alternative allocation, made of moves that can be looked at before they are made, with what follows
//! of it beside today. Nothing of it steers before a body has decided it; its way there is in [`crate::planning`].

use domain::ids::ScenarioId;
use domain::money::Resources;
use domain::planning::{Paper, Phase, Round};
use domain::policy::Right;
use domain::scenario::change::Change;
use domain::scenario::{Scenario, ScenarioState};
use maud::{Markup, html};

use crate::allocation::choice::Choice;
use crate::allocation::matrix::Matrix;
use crate::allocation::table::Shown;
use crate::allocation::{self, file};
use crate::answer::{self, Answer};
use crate::forms::Typed;
use crate::layout::Page;
use crate::people::People;
use crate::planning::{self, Part};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{address, parts};

pub mod acts;
mod at_once;
pub mod compare;
mod draft;
mod follows;
mod forms;
pub mod list;
mod moves;
mod talk;

use draft::Draft;
use follows::Follows;
use forms::Forms;
use moves::Moves;

/// `GET /{organisation}/planning/{round}/scenarios/{scenario}`
///
/// # Errors
/// Not found when there is no such scenario; when the names of people cannot be read.
pub async fn show(asked: Asked) -> Answer {
    let mut typed = Typed::read(asked.query.as_deref().unwrap_or_default());
    // A cell that was chosen by its row and its column.
    if typed.get("there").is_empty() && typed.has("row") {
        let there = format!("{}.{}", typed.get("row"), typed.get("column"));
        typed = typed.with("there", &there);
    }
    page(&asked, &typed, Told::Nothing).await
}

/// `GET /{organisation}/planning/{round}/scenarios/{scenario}/preview`: what would follow of the move that is being filled
/// in, for the script that shows it as one types. Nothing is changed.
///
/// # Errors
/// Not found when there is no such scenario.
pub async fn preview(asked: Asked) -> Answer {
    let (round, scenario) = at(&asked)?;
    let typed = Typed::read(asked.query.as_deref().unwrap_or_default());
    let view = View::of(&asked);
    let desk = Desk::of(&view, round, scenario, &typed);
    let change = desk.change();
    let key = asked.request_key()?;
    // Neither needs the other, and someone waits.
    let (table, follows) = std::thread::scope(|scope| {
        let table = scope.spawn(|| desk.table(&desk.matrix(&change), key.as_str()));
        let follows = Follows::of(&view, round, &change);
        (table.join(), follows)
    });
    let table = table.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    Ok(answer::html(
        axum::http::StatusCode::OK,
        html! {
            (desk.follows(&follows))
            div #matrix hx-swap-oob="patch" { (table) }
            p #in-short hx-swap-oob="patch" { (desk.in_short(&follows)) }
        },
    ))
}

/// `GET /{organisation}/planning/{round}/scenarios/{scenario}/file`
///
/// # Errors
/// Not found when there is no such scenario.
pub async fn download(asked: Asked) -> Answer {
    let (round, scenario) = at(&asked)?;
    let view = View::of(&asked);
    let choice = Choice::of(asked.query.as_deref());
    let change = Change::by(round, scenario, &[]);
    let matrix = Matrix::of(&view, round, &change, &choice);
    let first = view.m.word("allocation-rows", choice.cut.key());
    Ok(file::file(&view, &matrix, &first, &format!("scenario-{}-{}", round.number, scenario.id)))
}

/// The round and the scenario in the address.
fn at(asked: &Asked) -> Result<(&Round, &Scenario), Problem> {
    let round = planning::round(asked)?;
    let scenario = round.scenario(asked.id::<ScenarioId>("scenario")?).ok_or(Problem::NotFound)?;
    Ok((round, scenario))
}

/// What a form that was sent is answered with, when it is not done.
#[derive(Debug, Clone, Copy)]
enum Told<'a> {
    /// It was only looked at.
    Nothing,
    /// A move was refused.
    Refused(&'a Draft),
    /// Another form was refused: which, and what was typed.
    Other(&'static str, &'a Typed),
}

async fn page(asked: &Asked, typed: &Typed, told: Told<'_>) -> Answer {
    let (round, scenario) = at(asked)?;
    let view = View::of(asked);
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let mut desk = Desk::of(&view, round, scenario, typed);
    if let Told::Refused(draft) = told {
        desk.draft = Some(draft.clone());
    }
    let change = desk.change();
    let follows = Follows::of(&view, round, &change);
    let matrix = desk.matrix(&change);
    let untried = desk.is_tried().then(|| desk.matrix(&Change::by(round, scenario, &[])));
    let m = view.m;
    let undo = (desk.may_move && !scenario.moves.is_empty()).then_some(key.as_str());
    let list = Moves { view: &view, round, scenario, people: &people, undo };
    let talk = talk::Talk { view: &view, round, scenario, people: &people, key: key.as_str(), told };
    let refused = match told {
        Told::Nothing => None,
        Told::Refused(draft) => Some(&draft.typed),
        Told::Other(_, typed) => Some(typed),
    };
    let state = round.scenario_state(scenario);
    let title = m.with("allocation-title", &[("round", round.name.as_str().into())]);
    let meta = [
        html! { (planning::where_it_is(m, round)) },
        html! { b { (scenario.name) } ", " (m.word("scenario-state", state.key())) },
    ];
    let main = html! {
        (planning::head(&view, round, Part::Allocation, &title, &meta, Some(allocation::beside(&view, round, Some(scenario.id)))))
        @if let Told::Refused(draft) = told { (forms::errors(m, draft)) }
        (desk.standing(state))
        @if desk.may_move { (Forms { view: &view, round, scenario, choice: &desk.choice, draft: desk.draft.as_ref(), request_key: key.as_str() }.all()) }
        p.ds-sr-only #in-short role="status" {}
        @if desk.may_move && !desk.choice.as_picture { (desk.at_once(untried.as_ref().unwrap_or(&matrix))) }
        div.cols.cols--wide {
            section aria-label=(m.t("allocation-label")) {
                div #matrix { (desk.table(&matrix, key.as_str())) }
            }
            aside.follows #follows aria-label=(m.with("follows-label", &[("name", scenario.name.as_str().into())])) { (desk.follows(&follows)) }
        }
        div.cols.cols--wide {
            div { (list.section()) (talk.comments()) }
            aside aria-label=(m.t("scenario-way")) {
                (planning::papers::panel(asked, round, Paper::Scenario(scenario.id))?)
                (talk.ways())
            }
        }
    };
    let here = Knot::here(m.t("allocation-knot"), scenario.name.as_str());
    let page: Page<'_> = planning::page(&view, Some(round), title, here, main).class("broad");
    Ok(match refused {
        Some(typed) => asked.frame.form_page(typed, page),
        None => asked.frame.page(page),
    })
}

/// A scenario that is worked on, with the move that is being filled in.
struct Desk<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    scenario: &'a Scenario,
    choice: Choice,
    draft: Option<Draft>,
    may_move: bool,
    address: String,
}

impl<'a> Desk<'a> {
    fn of(view: &'a View<'a>, round: &'a Round, scenario: &'a Scenario, typed: &Typed) -> Desk<'a> {
        let is_open = round.scenario_state(scenario) == ScenarioState::Open && round.phase() != Phase::Closed;
        let may_move = is_open && view.is_today() && view.may(Right::SteerPlanning);
        Desk {
            view,
            round,
            scenario,
            choice: draft::choice(typed),
            draft: if may_move { Draft::of(view, round, scenario, typed).map(Draft::looked_at) } else { None },
            may_move,
            address: view.frame.to(&planning::scenario_path(round.number, scenario.id)),
        }
    }

    /// The scenario beside what it began from, with the move that is being filled in when it can be made.
    fn change(&self) -> Change<'a> {
        let further = self.draft.as_ref().and_then(|draft| draft.deltas.as_deref()).unwrap_or_default();
        Change::by(self.round, self.scenario, further)
    }

    /// Whether a move that can be made is being filled in.
    fn is_tried(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.deltas.is_some())
    }

    fn matrix(&self, change: &Change<'_>) -> Matrix<'a> {
        Matrix::of(self.view, self.round, change, &self.choice)
    }

    fn table(&self, matrix: &Matrix<'_>, key: &str) -> Markup {
        let forms = Forms {
            view: self.view,
            round: self.round,
            scenario: self.scenario,
            choice: &self.choice,
            draft: self.draft.as_ref(),
            request_key: key,
        };
        let there = self.draft.as_ref().and_then(Draft::there);
        let now = there
            .map_or(Resources::NONE, |there| self.view.organisation.resources_in(self.round, self.scenario, there));
        let since = match self.scenario.after < self.round.allocated() {
            true => "allocation-since-start",
            false => "allocation-since-today",
        };
        let shown = Shown {
            view: self.view,
            matrix,
            choice: &self.choice,
            address: &self.address,
            since,
            edited: there.map(|there| (there, forms.cell(&there, now))),
            may_move: self.may_move,
        };
        let m = self.view.m;
        html! {
            (shown.ways())
            (allocation::seen(&shown))
            @if let Some(there) = there { (forms.set(&there)) }
            @if self.may_move { p.cap.scripted data-lifted=(m.with("scenario-lifted", &[("name", "{name}".into())])) { (m.t("scenario-cells")) } }
            (allocation::take_along(self.view, &self.choice.address(&format!("{}/file", self.address)), html! {}))
        }
    }

    fn follows(&self, follows: &Follows<'_>) -> Markup {
        let m = self.view.m;
        let name = self.scenario.name.as_str();
        let wrong = self.draft.as_ref().and_then(|draft| draft.typed.refusals().first());
        let heading = if self.is_tried() {
            m.t("follows-if-moved").into_owned()
        } else {
            m.with("follows-title", &[("name", name.into())])
        };
        html! {
            @if let Some(refusal) = wrong { p.fault data-refused { (m.refusal(refusal)) } }
            (follows.all(heading))
            @if !self.scenario.moves.is_empty() {
                p.row { (parts::button_link("secondary", &self.compare(), m.t("scenario-compare"))) }
            }
        }
    }

    fn in_short(&self, follows: &Follows<'_>) -> String {
        let wrong = self.draft.as_ref().and_then(|draft| draft.typed.refusals().first());
        wrong.map_or_else(|| follows.in_short(), |refusal| self.view.m.refusal(refusal))
    }

    fn compare(&self) -> String {
        let all = self.view.frame.to(&planning::path(self.round.number, "/scenarios/compare"));
        address::with(&all, "with", &self.scenario.id.to_string())
    }

    /// What there is to know of where it stands, before anything else.
    fn standing(&self, state: ScenarioState) -> Markup {
        let m = self.view.m;
        let gone = self.round.places_gone(self.scenario).len();
        html! {
            @match state {
                ScenarioState::Overtaken => p.note { (m.t("scenario-is-overtaken")) },
                ScenarioState::Dropped => @if let Some((_, reason)) = &self.scenario.dropped {
                    p.note { (m.with("scenario-is-dropped", &[("reason", reason.as_str().into())])) }
                },
                ScenarioState::Adopted => p.note { (m.t("scenario-is-adopted")) },
                ScenarioState::Proposed => p.note { (m.t("scenario-is-proposed")) },
                ScenarioState::Open => @if 0 < gone { p.note { (m.with("scenario-is-out-of-date", &[("count", gone.into())])) } },
            }
        }
    }
}
