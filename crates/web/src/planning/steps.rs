//! The phases of a round: going on to the next, with what is not ready yet, and the days on which they begin.

use domain::planning::{Phase, Round};
use maud::{Markup, html};

use super::{Part, calendar, head, left, page, path, phases, round, where_it_is};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::words;

/// `GET /{organisation}/planning/{round}/phases`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    shown(&asked, None)
}

/// `POST /{organisation}/planning/{round}/phases`: goes to a phase.
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn enter(asked: Asked, typed: Typed) -> Answer {
    let number = round(&asked)?.number;
    let chosen = Phase::ALL.into_iter().find(|phase| phase.key() == typed.get("phase"));
    let Some(phase) = chosen else { return Err(Problem::Unreadable("there is no such phase")) };
    match asked.amend(&typed, move |organisation, context| organisation.enter_phase(context, number, phase)).await? {
        Ok(_) => {
            let told = asked.m().with("phases-entered", &[("phase", words::phase(asked.m(), phase).into())]);
            Ok(asked.done(&path(number, ""), &Flash::new(told)))
        }
        Err(refusals) => shown(&asked, Some(("phase", typed.refused(refusals)))),
    }
}

/// `POST /{organisation}/planning/{round}/calendar`: says when the phases begin.
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn set_calendar(asked: Asked, mut typed: Typed) -> Answer {
    let number = round(&asked)?.number;
    let days = calendar::parse(&mut typed);
    if typed.has_refusals() {
        return shown(&asked, Some(("calendar", typed)));
    }
    match asked
        .amend(&typed, move |organisation, context| organisation.set_calendar(context, number, days.clone()))
        .await?
    {
        Ok(_) => Ok(asked.done(&path(number, "/phases"), &Flash::new(asked.m().t("phases-calendar-set")))),
        Err(refusals) => shown(&asked, Some(("calendar", typed.refused(refusals)))),
    }
}

fn shown(asked: &Asked, refused: Option<(&'static str, Typed)>) -> Answer {
    let round = round(asked)?;
    let view = View::of(asked);
    let m = view.m;
    let key = asked.request_key()?;
    let typed_in = |act: &str| refused.as_ref().filter(|(refused, _)| *refused == act).map(|(_, typed)| typed.clone());
    let main = html! {
        (head(&view, round, Part::Overview, m.t("phases-title"), &[html! { (where_it_is(m, round)) }], None))
        (phases(&view, round))
        div.cols.cols--even {
            (onward(&view, round, &typed_in("phase").unwrap_or_default(), key.as_str()))
            (days(&view, round, typed_in("calendar"), key.as_str()))
        }
    };
    let here = Knot::here(m.t("phases-title"), where_it_is(m, round));
    let page = page(&view, Some(round), m.t("phases-title").into_owned(), here, main);
    match &refused {
        Some((_, typed)) => Ok(asked.frame.form_page(typed, page)),
        None => Ok(asked.frame.page(page)),
    }
}

fn onward(view: &View<'_>, round: &Round, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let now = round.phase();
    let next = Phase::ALL.into_iter().find(|phase| now < *phase);
    let proposed = next.unwrap_or(Phase::Running);
    let options: Vec<(String, String)> = Phase::ALL
        .into_iter()
        .filter(|phase| *phase != now)
        .map(|phase| {
            let name = words::phase(m, phase);
            let key = if phase < now { "phases-back-to" } else { "phases-on-to" };
            (phase.key().to_owned(), m.with(key, &[("phase", name.into()), ("number", phase.ordinal().into())]))
        })
        .collect();
    let typed = if typed.has("phase") { typed.clone() } else { typed.clone().with("phase", proposed.key()) };
    let form = Form::new(m, &typed);
    html! {
        section.sec aria-labelledby="onward" {
            h2 #onward { (m.t("left-title")) }
            (left::list(view, round, &left::left(view, round)))
            div.mt {
                (form.open(&view.frame.to(&path(round.number, "/phases")), key, html! {
                    (form.select(&Field::new("phase", m.t("phases-go")).hint(m.t("phases-go-hint")), &options))
                    (form.buttons(m.t("phases-go-do"), None))
                }))
            }
        }
    }
}

fn days(view: &View<'_>, round: &Round, typed: Option<Typed>, key: &str) -> Markup {
    let m = view.m;
    let values = calendar::values(&round.calendar);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let typed = typed.unwrap_or_else(|| Typed::beginning_with(&values));
    let form = Form::new(m, &typed);
    html! {
        section.sec aria-labelledby="days" {
            h2 #days { (m.t("phases-days")) }
            @if round.phase() == Phase::Closed {
                p.note { (m.t("phases-closed")) }
            } @else {
                (form.open(&view.frame.to(&path(round.number, "/calendar")), key, html! {
                    (calendar::fields(m, &form))
                    (form.buttons(m.t("phases-days-save"), None))
                }))
            }
        }
    }
}
