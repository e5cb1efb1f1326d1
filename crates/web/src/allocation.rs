//! Where a round's resources lie today: units against areas, goals or sources, in kronor or person-years, as a table, a
//! picture or a file; and what decisions have changed. Moving them is done in a scenario; that is [`crate::scenario`].

use domain::ids::ScenarioId;
use domain::planning::{Phase, Round};
use domain::policy::Right;
use domain::scenario::ScenarioState;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::Page;
use crate::parts;
use crate::planning::{self, Part};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

pub(crate) mod axis;
pub(crate) mod choice;
pub(crate) mod file;
mod history;
pub(crate) mod matrix;
pub(crate) mod picture;
pub(crate) mod scopes;
pub(crate) mod table;
mod units;

use choice::{Choice, Cut};
use matrix::Matrix;
use table::Shown;

/// How many scenarios stand beside today; the others are one link away.
const BESIDE: usize = 5;

/// `GET /{organisation}/planning/{round}/allocation`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let view = View::of(&asked);
    Ok(asked.frame.page(page(&view, round, &Choice::of(asked.query.as_deref()))))
}

/// `GET /{organisation}/planning/{round}/allocation/file`
///
/// # Errors
/// Not found when there is no such round.
pub async fn download(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let view = View::of(&asked);
    let choice = Choice::of(asked.query.as_deref());
    let (matrix, other) = matrix(&view, round, &choice);
    let first = view.m.word("allocation-rows", choice.cut.key());
    let name = match other {
        None => format!("allocation-{}", round.number),
        Some(other) => format!("allocation-{}-in-units-of-{}", round.number, other.number),
    };
    Ok(file::file(&view, &matrix, &first, &name))
}

/// The address of a round's allocation of today.
pub(crate) fn path(round: &Round) -> String {
    planning::path(round.number, "/allocation")
}

/// The allocation in the units that the reader wants to see it in, and the round that they are of when it is another.
fn matrix<'a>(view: &View<'a>, round: &'a Round, choice: &Choice) -> (Matrix<'a>, Option<&'a Round>) {
    let other = units::chosen(view, round, choice);
    let day = other.map_or(round.from, |other| other.from);
    (Matrix::in_units_of(view, (round, day), &units::seen(view, round, other), choice), other)
}

fn page<'a>(view: &View<'_>, round: &Round, choice: &Choice) -> Page<'a> {
    let m = view.m;
    let address = view.frame.to(&path(round));
    let (matrix, other) = matrix(view, round, choice);
    let shown = Shown {
        view,
        matrix: &matrix,
        choice,
        address: &address,
        since: "allocation-since-today",
        edited: None,
        may_move: false,
    };
    let meta = [html! { (planning::where_it_is(m, round)) }];
    let title = m.with("allocation-title", &[("round", round.name.as_str().into())]);
    let main = html! {
        (planning::head(view, round, Part::Allocation, &title, &meta, Some(beside(view, round, None))))
        @if round.activities.is_empty() {
            (parts::nothing_yet(m.t("allocation-nothing"), None))
        } @else {
            (shown.ways())
            @if choice.cut != Cut::AreaSource { (units::ways(view, round, choice, &address)) }
            @if let Some(other) = other { (units::told(view, round, other)) }
            section aria-label=(m.t("allocation-label")) { (seen(&shown)) (take_along(view, &choice.address(&format!("{address}/file")), units::before(view, round))) }
        }
        (history::decided(view, round, matrix.written))
    };
    let here = Knot::here(m.t("allocation-knot"), m.t("allocation-today"));
    planning::page(view, Some(round), title, here, main).class("broad")
}

/// The table, or the picture when that was chosen.
pub(crate) fn seen(shown: &Shown<'_>) -> Markup {
    match shown.choice.as_picture {
        true => picture::picture(shown.view, shown.matrix, shown.choice),
        false => shown.table(),
    }
}

/// The file of what is shown, and a button that prints.
pub(crate) fn take_along(view: &View<'_>, file: &str, more: Markup) -> Markup {
    let m = view.m;
    html! {
        p.row.cap--b {
            a href=(file) { (m.t("allocation-file")) }
            (more)
            button.lk type="button" data-print { (m.t("allocation-print")) }
        }
    }
}

/// Today, the scenarios beside it, and a new one.
pub(crate) fn beside(view: &View<'_>, round: &Round, here: Option<ScenarioId>) -> Markup {
    let m = view.m;
    let is_on = |state| matches!(state, ScenarioState::Open | ScenarioState::Proposed);
    let all: Vec<_> = round.scenarios.values().collect();
    let on = all.iter().filter(|scenario| is_on(round.scenario_state(scenario)));
    let mut shown: Vec<_> = on.clone().take(BESIDE).collect();
    let aside = all.iter().find(|scenario| Some(scenario.id) == here);
    shown.extend(aside.filter(|aside| shown.iter().all(|scenario| scenario.id != aside.id)));
    let scenarios = view.frame.to(&planning::path(round.number, "/scenarios"));
    html! {
        nav.ds-toggle-group.seg aria-label=(m.t("allocation-alternatives")) {
            a.ds-button data-variant="tertiary" href=(view.frame.to(&path(round))) aria-current=[here.is_none().then_some("true")] { (m.t("allocation-today")) }
            @for scenario in &shown {
                a.ds-button data-variant="tertiary" href=(view.frame.to(&planning::scenario_path(round.number, scenario.id)))
                    aria-current=[(Some(scenario.id) == here).then_some("true")] { (scenario.name) }
            }
            @if shown.len() < all.len() { a.ds-button data-variant="tertiary" href=(scenarios) { (m.t("allocation-all-scenarios")) } }
            @if view.is_today() && view.may(Right::SteerPlanning) && round.phase() != Phase::Closed {
                a.ds-button data-variant="tertiary" href={ (scenarios) "#new" } { (m.t("allocation-new")) }
            }
        }
    }
}
