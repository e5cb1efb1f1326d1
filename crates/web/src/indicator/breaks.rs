//! Where the thread breaks at indicators: listed by kind, each with the place to mend it, and set aside with a motive until a
//! day. Not the breaks of a plan.

use domain::indicator::breaks::{FoundBreak, IndicatorBreak};
use domain::policy::Right;
use domain::text::Reason;
use maud::{Markup, html};

use super::{path, reflected, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/indicators/breaks`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default())
}

/// `POST /{organisation}/indicators/breaks/aside`
///
/// # Errors
/// Not found when what came names no break; what the store says.
pub async fn set_aside(asked: Asked, mut typed: Typed) -> Answer {
    let broken = named(&typed)?;
    let (motive, until) = (typed.parse("motive", Reason::parse), typed.day("until"));
    let (Some(motive), Some(until)) = (motive, until) else { return page(&asked, &typed) };
    let set = asked
        .amend(&typed, move |organisation, context| {
            organisation.set_indicator_break_aside(context, broken, motive.clone(), until)
        })
        .await?;
    match set {
        Ok(_) => Ok(asked.done("/indicators/breaks", &Flash::new(asked.m().t("indicator-break-told-aside")))),
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

/// `POST /{organisation}/indicators/breaks/up`
///
/// # Errors
/// As [`set_aside`].
pub async fn take_up(asked: Asked, typed: Typed) -> Answer {
    let broken = named(&typed)?;
    let taken =
        asked.amend(&typed, move |organisation, context| organisation.take_indicator_break_up(context, broken)).await?;
    match taken {
        Ok(_) => Ok(asked.done("/indicators/breaks", &Flash::new(asked.m().t("indicator-break-told-up")))),
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

fn named(typed: &Typed) -> Result<IndicatorBreak, Problem> {
    let (key, number) = typed.get("break").rsplit_once('-').ok_or(Problem::NotFound)?;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    IndicatorBreak::from_key(key, number).ok_or(Problem::NotFound)
}

/// A break as the value of a field.
fn value(broken: IndicatorBreak) -> String {
    format!("{}-{}", broken.key(), broken.number())
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let m = view.m;
    let breaks = view.organisation.indicator_breaks(view.day);
    let (aside, open): (Vec<&FoundBreak<'_>>, Vec<&FoundBreak<'_>>) =
        breaks.iter().partition(|found| found.aside.is_some());
    let key = asked.request_key()?;
    let key = key.as_str();
    let mut kinds: Vec<&'static str> = open.iter().map(|found| found.broken.key()).collect();
    kinds.dedup();
    let title = m.with("indicator-breaks-heading", &[("count", open.len().into())]);
    let main = html! {
        (parts::head(title.as_str(), &[html! { (m.t("indicator-breaks-lead")) }], None))
        @if breaks.is_empty() { (parts::nothing_yet(m.t("indicator-breaks-none"), None)) }
        @for kind in kinds {
            section.sec {
                h2 { (m.word("indicator-break-kind", kind)) }
                p.cap { (m.word("indicator-break-what", kind)) }
                ul.faults { @for found in open.iter().filter(|found| found.broken.key() == kind) { (row(&view, found, typed, key)) } }
            }
        }
        @if !aside.is_empty() {
            section.sec {
                h2 { (m.t("indicator-breaks-aside")) }
                ul.faults { @for found in &aside { (row(&view, found, typed, key)) } }
            }
        }
    };
    let here = Knot::here(m.t("indicators-knot"), m.t("indicator-breaks-title"));
    let page = Page::new(m.t("indicator-breaks-title"), main).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.form_page(typed, page))
}

fn row(view: &View<'_>, found: &FoundBreak<'_>, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let may = view.is_today() && view.may(Right::WriteIndicators);
    let value = value(found.broken);
    let is_this = typed.get("break") == value;
    let blank = Typed::default();
    let form = Form::new(m, if is_this { typed } else { &blank });
    html! {
        li {
            p { span.brk { (figures::icons::fray()) } " " (about(view, found.broken)) }
            @if may { p.row.mt { (mend(view, found.broken)) } }
            @match found.aside {
                Some(aside) => {
                    p.cap { (m.with("indicator-break-aside-until", &[("day", aside.until.to_string().into()), ("motive", aside.motive.as_str().into())])) }
                    @if may {
                        form method="post" action=(view.frame.to("/indicators/breaks/up")) {
                            input type="hidden" name="request-key" value={ (key) "-" (value) };
                            input type="hidden" name="break" value=(value);
                            button.ds-button data-variant="tertiary" type="submit" { (m.t("indicator-break-take-up")) }
                        }
                    }
                }
                None if may => {
                    details.ds-details open[is_this] { summary { (m.t("indicator-break-set-aside")) } div {
                        (form.open(&view.frame.to("/indicators/breaks/aside"), &format!("{key}-{value}"), html! {
                            input type="hidden" name="break" value=(value);
                            @if is_this || !typed.has_refusals() {
                                (aside_fields(view, &form, &value, is_this))
                            } @else { (aside_fields(view, &form, &value, false)) }
                            button.ds-button data-variant="secondary" type="submit" { (m.t("indicator-break-set-aside-do")) }
                        }))
                    } }
                }
                None => {}
            }
        }
    }
}

// Several such forms stand on one page, and an id is one of a kind: only the form that came back has the form's own fields.
fn aside_fields(view: &View<'_>, form: &Form<'_>, value: &str, is_this: bool) -> Markup {
    let m = view.m;
    html! {
        @if is_this {
            (form.line(&Field::new("motive", m.t("indicator-break-motive")).language(view.language())))
            (form.day(&Field::new("until", m.t("indicator-break-until"))))
        } @else {
            div.ds-field {
                label.ds-label for={ "motive-" (value) } { (m.t("indicator-break-motive")) }
                input.ds-input id={ "motive-" (value) } name="motive" autocomplete="off" lang=[view.language()];
            }
            div.ds-field {
                label.ds-label for={ "until-" (value) } { (m.t("indicator-break-until")) }
                input.ds-input id={ "until-" (value) } name="until" type="date";
            }
        }
    }
}

fn about(view: &View<'_>, broken: IndicatorBreak) -> Markup {
    match broken {
        IndicatorBreak::GoalWithoutIndicator(goal) => reflected(view, domain::indicator::Reflects::Statement(goal)),
        IndicatorBreak::WithoutRecentValues(id)
        | IndicatorBreak::TargetDatePassed(id)
        | IndicatorBreak::WithoutOwner(id)
        | IndicatorBreak::ReflectsWhatIsGone(id)
        | IndicatorBreak::SeveralGoalsLeanOnOne(id) => {
            let name = view.organisation.indicators.get(id).map(|indicator| indicator.definition().name.as_str());
            html! { a href=(view.frame.to(&path(id))) lang=[view.language()] { (name.unwrap_or("")) } }
        }
    }
}

/// The place where it is mended, one click away.
fn mend(view: &View<'_>, broken: IndicatorBreak) -> Markup {
    let m = view.m;
    let (address, key) = match broken {
        IndicatorBreak::GoalWithoutIndicator(goal) => (
            crate::address::with(&view.frame.to("/indicators/new"), "goal", &goal.to_string()),
            "indicator-mend-define",
        ),
        IndicatorBreak::WithoutRecentValues(id) => {
            (view.frame.to(&format!("{}/values", path(id))), "indicator-bring-in")
        }
        IndicatorBreak::TargetDatePassed(id) => {
            (format!("{}#target", view.frame.to(&format!("{}/edit", path(id)))), "indicator-mend-target")
        }
        IndicatorBreak::WithoutOwner(id) => {
            (format!("{}#owner", view.frame.to(&format!("{}/edit", path(id)))), "indicator-mend-owner")
        }
        IndicatorBreak::ReflectsWhatIsGone(id) => {
            (format!("{}#reflects", view.frame.to(&format!("{}/edit", path(id)))), "indicator-mend-reflects")
        }
        IndicatorBreak::SeveralGoalsLeanOnOne(id) => {
            (format!("{}?like={id}", view.frame.to("/indicators/new")), "indicator-mend-another")
        }
    };
    parts::button_link("secondary", &address, m.t(key))
}
