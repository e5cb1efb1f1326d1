//! All planning rounds, the latest first. Not one round; that is `overview`.

use domain::money::Resources;
use domain::planning::Round;
use domain::policy::Right;
use maud::{Markup, html};

use super::{path, thread, where_it_is};
use crate::amounts;
use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let here = Knot::here(m.t("knot-planning"), m.t("rounds-knot"));
    let page = Page::new(m.t("rounds-title"), main(&view)).section(Section::Plan).thread(thread(&view, None, here));
    Ok(asked.frame.page(page))
}

fn main(view: &View<'_>) -> Markup {
    let m = view.m;
    let rounds: Vec<&Round> = view.organisation.planning.rounds().rev().collect();
    let may_open = view.may(Right::SteerPlanning) && view.is_today();
    let open = may_open.then(|| parts::button_link("primary", &view.frame.to("/planning/new"), m.t("rounds-open")));
    html! {
        (parts::head(m.with("rounds-heading", &[("count", rounds.len().into())]), &[], open.clone().filter(|_| !rounds.is_empty())))
        div.stack {
            @if rounds.is_empty() {
                (parts::nothing_yet(m.t("rounds-none"), open))
            } @else {
                div.row.row--end { (amounts::choice(view.frame)) }
                (parts::scroll(m.t("rounds-title"), table(view, &rounds)))
            }
            p { a href=(view.frame.to("/planning/funding")) { (m.t("rounds-funding")) } }
        }
    }
}

fn table(view: &View<'_>, rounds: &[&Round]) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    html! {
        table.ds-table {
            thead { tr {
                th scope="col" { (m.t("knot-round")) }
                th scope="col" { (m.t("rounds-period")) }
                th scope="col" { (m.t("rounds-where")) }
                th.num scope="col" { (m.t("rounds-activities")) }
                th.num scope="col" { (amounts.abbreviation()) }
                th.num scope="col" { (amounts.person_years_abbreviation()) }
                th scope="col" { (m.t("rounds-plan")) }
            } }
            tbody { @for round in rounds {
                @let total = total(round);
                tr {
                    th scope="row" { a href=(view.frame.to(&path(round.number, ""))) { b { (round.name) } } }
                    td.nw { (m.span(round.from, Some(round.until))) }
                    td { (where_it_is(m, round)) }
                    td.num { (m.number(round.activities.len() as u64)) }
                    td.num { (amounts.cell(total.kronor)) }
                    td.num { (amounts.person_years_cell(total.person_years)) }
                    td { (decided(view, round)) }
                }
            } }
        }
    }
}

/// Everything that is allocated in a round now.
pub(super) fn total(round: &Round) -> Resources {
    round.sums().total()
}

fn decided(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let edition = round.decided_plans().last();
    let decision = edition.and_then(|edition| view.organisation.decisions.get(&edition.decision));
    html! {
        @match (edition, decision) {
            (Some(edition), Some(recorded)) => {
                a href=(view.frame.to(&format!("/decisions/{}", edition.decision))) {
                    (m.t("registration-number")) " " (recorded.decision.minutes.registration_number)
                }
                " " span.cap.nw { (edition.decided_on) }
            }
            _ => { span.cap { (m.t("rounds-plan-not-decided")) } }
        }
    }
}
