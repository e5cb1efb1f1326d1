//! Pointing out what is of special strategic importance: a goal, a whole area, an activity, a unit's whole operations,
//! each with the reason; and taking it back.

use domain::ids::ActivityId;
use domain::planning::{Paper, Pointed, Round};
use domain::refusal::Refusal;
use domain::statement::StatementKind;
use domain::text::{Reason, fold};
use maud::{Markup, html};

use crate::address;
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::planning::pointed::{self, key, of_key};
use crate::planning::{Part, head, page, papers, path, round, units, where_it_is};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}/directive/pointing`: `what` and `reason` fill the form, `q` looks for an
/// activity.
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    if !papers::may_write(&View::of(&asked), round, Paper::Directive) {
        return Ok(answer::see_other(&asked.to(&path(round.number, "/directive"))));
    }
    let what = asked.query("what").unwrap_or_default();
    let given = of_key(&what).and_then(|what| round.directive.pointed_out.get(&what));
    let reason = asked.query("reason").or_else(|| given.map(|given| given.reason.to_string())).unwrap_or_default();
    shown(&asked, &Typed::beginning_with(&[("what", &what), ("reason", &reason)]))
}

/// `POST /{organisation}/planning/{round}/directive/pointing`
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn point(asked: Asked, mut typed: Typed) -> Answer {
    let number = round(&asked)?.number;
    let what = of_key(typed.get("what"));
    if what.is_none() {
        typed.refuse(Refusal::new("text-empty").at("what"));
    }
    let reason = typed.parse("reason", Reason::parse);
    let (Some(what), Some(reason)) = (what, reason) else { return shown(&asked, &typed) };
    let name = pointed::named(&View::of(&asked), round(&asked)?, what).text;
    let outcome = asked
        .amend(&typed, move |organisation, context| organisation.point_out(context, number, what, reason.clone()))
        .await?;
    match outcome {
        Ok(_) => {
            let told = asked.m().with("pointing-done", &[("what", name.into())]);
            Ok(asked.done(&path(number, "/directive/pointing"), &Flash::new(told)))
        }
        Err(refusals) => shown(&asked, &typed.refused(refusals)),
    }
}

/// `POST /{organisation}/planning/{round}/directive/pointing/end`
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn end(asked: Asked, typed: Typed) -> Answer {
    let round = round(&asked)?;
    let number = round.number;
    let Some(what) = of_key(typed.get("what")) else { return shown(&asked, &Typed::default()) };
    let name = pointed::named(&View::of(&asked), round, what).text;
    let reason = round.directive.pointed_out.get(&what).map(|given| given.reason.to_string()).unwrap_or_default();
    let outcome =
        asked.amend(&typed, move |organisation, context| organisation.stop_pointing_out(context, number, what)).await?;
    match outcome {
        Ok(_) => {
            let m = asked.m();
            let again = address::with(&asked.to(&path(number, "/directive/pointing")), "what", &key(what));
            let told = Flash::new(m.with("pointing-ended", &[("what", name.into())]))
                .with_step(m.t("pointing-again"), address::with(&again, "reason", &reason));
            Ok(asked.done(&path(number, "/directive/pointing"), &told))
        }
        Err(refusals) => shown(&asked, &Typed::default().refused(refusals)),
    }
}

fn shown(asked: &Asked, typed: &Typed) -> Answer {
    let round = round(asked)?;
    let view = View::of(asked);
    let m = view.m;
    let request_key = asked.request_key()?;
    let title = m.with("pointing-title", &[("round", round.name.as_str().into())]);
    let sought = asked.query("q").unwrap_or_default();
    let main = html! {
        (head(&view, round, Part::Directive, &title, &[html! { (where_it_is(m, round)) }], None))
        div.cols.cols--even {
            div.write {
                h2 { (m.t("pointing-new")) }
                (form(&view, round, typed, request_key.as_str()))
                (search(&view, round, &sought))
            }
            section aria-labelledby="now" {
                h2 #now { (m.t("pointing-now")) }
                (now(&view, round, request_key.as_str()))
            }
        }
    };
    let here = Knot::here(m.t("paper-name-directive"), m.t("directive-point"));
    let page = page(&view, Some(round), title, here, main);
    Ok(asked.frame.form_page(typed, page))
}

fn form(view: &View<'_>, round: &Round, typed: &Typed, request_key: &str) -> Markup {
    let m = view.m;
    let form = Form::new(m, typed);
    let options = options(view, round, typed.get("what"));
    form.open(
        &view.frame.to(&path(round.number, "/directive/pointing")),
        request_key,
        html! {
            (form.select(&Field::new("what", m.t("pointing-what")).hint(m.t("pointing-what-hint")), &options))
            (form.text(&Field::new("reason", m.t("pointing-reason")).hint(m.t("pointing-reason-hint"))
                .language(Some(view.organisation.written_in.tag())), 3))
            (form.buttons(m.t("directive-point"), Some(&view.frame.to(&path(round.number, "/directive")))))
        },
    )
}

// Areas with their goals, the activity that was chosen, and units.
fn options(view: &View<'_>, round: &Round, chosen: &str) -> Vec<(String, String)> {
    let m = view.m;
    let mut options = vec![(String::new(), m.t("pointing-choose").into_owned())];
    if let Some(what @ Pointed::Activity(_)) = of_key(chosen) {
        let named = pointed::named(view, round, what);
        options.push((key(what), format!("{}: {}", named.kind, named.text)));
    }
    if let Some(revision) = view.organisation.strategy_for(round) {
        for statement in revision.tree.in_order() {
            let is_area = statement.kind == StatementKind::ResultArea;
            if is_area || statement.kind.is_served() {
                let what = Pointed::Statement(statement.id);
                let named = pointed::named(view, round, what);
                let indent = if is_area { "" } else { "\u{2003}" };
                options.push((key(what), format!("{indent}{}: {}", named.kind, named.text)));
            }
        }
    }
    for (unit, depth) in units::in_order(view.organisation) {
        let what = Pointed::Unit(unit.id);
        let named = pointed::named(view, round, what);
        options.push((key(what), format!("{}{}: {}", "\u{2003}".repeat(depth), named.kind, named.text)));
    }
    options
}

/// How many activities are found at a time.
const FOUND: usize = 30;

// An agency has hundreds of activities: one is looked for, and then chosen.
fn search(view: &View<'_>, round: &Round, sought: &str) -> Markup {
    let m = view.m;
    let here = view.frame.to(&path(round.number, "/directive/pointing"));
    let words = fold(sought);
    let found: Vec<(ActivityId, &str)> = round
        .activities
        .values()
        .filter(|activity| !words.is_empty() && fold(activity.work.title.as_str()).contains(&words))
        .take(FOUND)
        .map(|activity| (activity.id, activity.work.title.as_str()))
        .collect();
    html! {
        form.mt action=(here) {
            div.ds-field {
                label.ds-label for="sought" { (m.t("pointing-seek")) }
                div.row { input.ds-input #sought name="q" type="search" value=(sought); button.ds-button data-variant="secondary" type="submit" { (m.t("search")) } }
            }
        }
        @if !sought.is_empty() {
            @if found.is_empty() { p.note { (m.t("pointing-none-found")) } }
            ul.mt { @for (id, title) in &found {
                li { a href=(address::with(&here, "what", &key(Pointed::Activity(*id)))) lang=[view.language()] { (title) } }
            } }
            @if found.len() == FOUND { p.cap { (m.t("pointing-more-found")) } }
        }
    }
}

fn now(view: &View<'_>, round: &Round, request_key: &str) -> Markup {
    let m = view.m;
    let all = pointed::all(view, round, &round.directive);
    let here = view.frame.to(&path(round.number, "/directive/pointing"));
    html! {
        @if all.is_empty() { p.note { (m.t("overview-nothing-pointed")) } }
        ul.pointed { @for (what, why) in all {
            @let named = pointed::named(view, round, what);
            li {
                p.kick { (figures::icons::icon("flag")) (named.kind) }
                p.says { (pointed::link(view, &named)) }
                p lang=[view.language()] { (why.reason) }
                div.row {
                    a href=(address::with(&here, "what", &key(what))) { (m.t("pointing-change")) span.ds-sr-only { " " (named.text) } }
                    form method="post" action=(view.frame.to(&path(round.number, "/directive/pointing/end"))) {
                        input type="hidden" name=(crate::forms::REQUEST_KEY) value=(request_key);
                        input type="hidden" name="what" value=(key(what));
                        button.ds-button data-variant="tertiary" type="submit" { (m.t("pointing-end")) span.ds-sr-only { " " (named.text) } }
                    }
                }
            }
        } }
    }
}
