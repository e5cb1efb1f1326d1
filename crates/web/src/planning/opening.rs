//! Opening a planning round: its name, its period, the round that it goes on from with what then goes on and what ends,
//! and when its phases begin. Not the round afterwards.

use domain::activity::Activity;
use domain::ids::RoundNumber;
use domain::planning::Round;
use domain::planning::course::Opening;
use domain::text::Name;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{calendar, path, thread};
use crate::address;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/new`: with everything proposed from the round that `based-on` says, or the last one.
///
/// # Errors
/// Not found when it says a round that is not there.
pub async fn form(asked: Asked) -> Answer {
    let planning = &asked.organisation.planning;
    let based_on = match asked.query("based-on") {
        None => planning.rounds().max_by_key(|round| (round.until, round.number)),
        Some(none) if none.is_empty() => None,
        Some(number) => {
            let number: RoundNumber = number.parse().map_err(|_| Problem::NotFound)?;
            Some(planning.get(number).ok_or(Problem::NotFound)?)
        }
    };
    page(&asked, &proposed(based_on, asked.today))
}

/// `POST /{organisation}/planning`
///
/// # Errors
/// What the store says.
pub async fn open(asked: Asked, mut typed: Typed) -> Answer {
    let name = typed.parse("name", Name::parse);
    let (from, until) = (typed.day("from"), typed.day("until"));
    let calendar = calendar::parse(&mut typed);
    let based_on = match typed.get("based-on") {
        "" => None,
        // What is no number is no round's, which the rule says.
        number => Some(number.parse().unwrap_or(RoundNumber(0))),
    };
    let (Some(name), Some(from), Some(until), false) = (name, from, until, typed.has_refusals()) else {
        return page(&asked, &typed);
    };
    let opening = Opening { name: name.clone(), from, until, based_on, calendar };
    let opened =
        asked.amend(&typed, move |organisation, context| organisation.open_planning(context, opening.clone())).await?;
    match opened {
        Ok(organisation) => {
            let round = organisation.planning.rounds().find(|round| round.name == name).ok_or(Problem::NotFound)?;
            let count = round.activities.len().into();
            let told = asked.m().with("opening-done", &[("round", name.as_str().into()), ("count", count)]);
            let next = asked.to(&path(round.number, "/directive"));
            Ok(asked.done(&path(round.number, ""), &Flash::new(told).with_step(asked.m().t("opening-next"), next)))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

fn proposed(based_on: Option<&Round>, today: Date) -> Typed {
    let (name, from, until, days) = match based_on {
        Some(before) => {
            let from = before.until.tomorrow().unwrap_or(before.until);
            let until = calendar::a_year_later(before.until);
            (next_name(before.name.as_str()), from, until, calendar::a_year_after(before))
        }
        None => {
            let year = today.year().saturating_add(1);
            let from = Date::new(year, 1, 1).unwrap_or(today);
            let until = Date::new(year, 12, 31).unwrap_or(today);
            (year.to_string(), from, until, calendar::for_the_first(from, until))
        }
    };
    let based_on = based_on.map(|round| round.number.to_string()).unwrap_or_default();
    let mut values =
        vec![("name", name), ("from", from.to_string()), ("until", until.to_string()), ("based-on", based_on)];
    values.extend(calendar::values(&days));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Typed::beginning_with(&values)
}

// "2019" after "2018"; of a name that is no year nothing is known.
fn next_name(before: &str) -> String {
    before.parse::<u32>().map(|year| year.saturating_add(1).to_string()).unwrap_or_default()
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let m = view.m;
    let key = asked.request_key()?;
    let before = typed.get("based-on").parse().ok().and_then(|number| view.organisation.planning.get(number));
    let form = Form::new(m, typed);
    let main = html! {
        (parts::head(m.t("opening-title"), &[], None))
        div.cols {
            div {
                @if view.organisation.planning.rounds().next().is_some() { (choice(&view, before)) }
                (form.open(&view.frame.to("/planning"), key.as_str(), html! {
                    input type="hidden" name="based-on" value=(typed.get("based-on"));
                    (form.line(&Field::new("name", m.t("opening-name")).hint(m.t("opening-name-hint"))))
                    div.pair {
                        (form.day(&Field::new("from", m.t("opening-from"))))
                        (form.day(&Field::new("until", m.t("opening-until"))))
                    }
                    (calendar::fields(m, &form))
                    (form.buttons(m.t("opening-send"), Some(&view.frame.to("/planning"))))
                }))
            }
            @if let Some(before) = before { (goes_on(&view, before, typed.get("from").parse().ok())) }
        }
    };
    let here = Knot::here(m.t("knot-planning"), m.t("opening-title"));
    let page = Page::new(m.t("opening-title"), main).section(Section::Plan).thread(thread(&view, None, here));
    Ok(asked.frame.form_page(typed, page))
}

// A form of its own: what is proposed follows from the round that is chosen, so the page is asked for again.
fn choice(view: &View<'_>, chosen: Option<&Round>) -> Markup {
    let m = view.m;
    let address = view.frame.to("/planning/new");
    html! {
        nav.note aria-label=(m.t("opening-based-on")) {
            p { (m.t("opening-based-on")) }
            p.row {
                @for round in view.organisation.planning.rounds().rev() {
                    a href=(address::with(&address, "based-on", &round.number.to_string()))
                        aria-current=[chosen.is_some_and(|chosen| chosen.number == round.number).then_some("true")] { (round.name) }
                }
                a href=(address::with(&address, "based-on", "")) aria-current=[chosen.is_none().then_some("true")] { (m.t("opening-from-nothing")) }
            }
        }
    }
}

// What goes on into a round with this first day, as far as one is typed.
fn goes_on(view: &View<'_>, before: &Round, from: Option<Date>) -> Markup {
    let m = view.m;
    let from = from.or_else(|| before.until.tomorrow().ok()).unwrap_or(before.until);
    let activities = before.activities.values().map(AsRef::as_ref);
    let (on, ended): (Vec<&Activity>, Vec<&Activity>) = activities.partition(|activity| activity.goes_on_from(from));
    let going: domain::money::Resources = on.iter().map(|activity| before.resources_of(activity)).sum();
    let amounts = view.amounts();
    html! {
        aside aria-labelledby="goes-on" {
            h2 #goes-on { (m.with("opening-goes-on", &[("round", before.name.as_str().into())])) }
            (parts::figures(&[
                (m.t("opening-count-on"), m.number(on.len() as u64)),
                (m.t("opening-count-ended"), m.number(ended.len() as u64)),
            ]))
            p.mt { (m.with("opening-resources", &[
                ("kronor", amounts.kronor_with_unit(going.kronor).into()),
                ("people", amounts.person_years_with_unit(going.person_years).into()),
            ])) }
            @if !ended.is_empty() {
                details.ds-details.mt {
                    summary { (m.t("opening-ended")) }
                    ul { @for activity in ended.iter().take(ENDED) {
                        li lang=[view.language()] { (activity.work.title) " " span.cap lang=(m.language().tag()) { (why(view, activity)) } }
                    } }
                    @if ENDED < ended.len() { p.cap { (m.with("opening-ended-more", &[("count", (ended.len() - ENDED).into())])) } }
                }
            }
            p.cap.mt { (m.t("opening-not-carried")) }
        }
    }
}

/// How many of those that end are named.
const ENDED: usize = 100;

fn why(view: &View<'_>, activity: &Activity) -> String {
    match activity.work.until {
        _ if activity.work.status.is_over() => view.m.word("activity-status", activity.work.status.key()).into_owned(),
        Some(until) => view.m.with("opening-ends", &[("day", until.to_string().into())]),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_that_is_called_by_its_year_is_followed_by_the_next_year() {
        assert_eq!((next_name("2018").as_str(), next_name("Hösten")), ("2019", String::new()));
        let first = proposed(None, jiff::civil::date(2018, 11, 14));
        assert_eq!((first.get("name"), first.get("from"), first.get("until")), ("2019", "2019-01-01", "2019-12-31"));
    }
}
