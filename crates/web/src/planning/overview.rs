//! A round's first page: where it is, how its papers stand, the units' plans, where the resources lie, what is left to
//! do, and what has happened. Each of them has a page of its own, where it is worked with.

use domain::activity::PlanState;
use domain::planning::{Paper, Round};
use domain::policy::Right;
use domain::scenario::ScenarioState;
use domain::topic::Topic;
use maud::{Markup, html};

use super::papers::{self, Standing};
use super::pointed;
use super::units::Plans;
use super::{Part, head, history, left, path, phases, resources, round, thread_to_round, where_it_is};
use crate::amounts;
use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::words;

/// `GET /{organisation}/planning/{round}`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let comments = Comments::of(&asked, Topic::Round(round.number)).await?;
    let title = m.with("round-title", &[("round", round.name.as_str().into())]);
    let meta = [html! { (m.span(round.from, Some(round.until))) }, html! { (where_it_is(m, round)) }];
    let main = html! {
        (head(&view, round, Part::Overview, &title, &meta, Some(amounts::choice(view.frame))))
        (phases(&view, round))
        div.cols {
            div {
                (papers_section(&view, round))
                (plans(&view, round))
                (areas(&view, round))
                @if let Some(comments) = &comments { (comments.markup(&view)) }
            }
            aside aria-label=(m.t("overview-aside")) {
                (what_is_left(&view, round))
                (breaks(&view, round))
                (pointed_out(&view, round))
                (latest(&view, round))
            }
        }
    };
    let here = Knot::here(m.t("knot-round"), round.name.as_str());
    let page = Page::new(title, main).section(Section::Plan).thread(thread_to_round(&view, round, here));
    Ok(asked.frame.page(page))
}

fn papers_section(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let scenarios = round
        .scenarios
        .values()
        .filter(|scenario| matches!(round.scenario_state(scenario), ScenarioState::Adopted | ScenarioState::Proposed));
    let open =
        round.scenarios.values().filter(|scenario| round.scenario_state(scenario) == ScenarioState::Open).count();
    html! {
        section.sec aria-labelledby="papers" {
            h2 #papers { (m.t("overview-papers")) }
            table.ds-table {
                thead { tr { th scope="col" { (m.t("overview-paper")) } th scope="col" { (m.t("overview-stands")) } th scope="col" { span.ds-sr-only { (m.t("overview-next")) } } } }
                tbody {
                    @for paper in [Paper::Directive, Paper::Frames] { (paper_row(view, round, paper)) }
                    @for scenario in scenarios { (paper_row(view, round, Paper::Scenario(scenario.id))) }
                    @if 0 < open {
                        tr {
                            th scope="row" { a href=(view.frame.to(&path(round.number, "/allocation"))) { (m.t("overview-scenarios")) } }
                            td { (m.with("overview-scenarios-open", &[("count", open.into())])) }
                            td {}
                        }
                    }
                    (paper_row(view, round, Paper::Plan))
                }
            }
        }
    }
}

fn paper_row(view: &View<'_>, round: &Round, paper: Paper) -> Markup {
    let m = view.m;
    let to = |tail: &str| view.frame.to(&path(round.number, tail));
    let standing = Standing::of(view.organisation, round, paper);
    let may_steer = view.is_today() && view.may(Right::SteerPlanning);
    let may_record = view.is_today() && view.may(Right::RecordDecisions);
    html! {
        tr {
            th scope="row" { a href=(to(&papers::home(paper))) { (papers::name(view, round, paper)) } }
            td { (papers::in_words(view, round, paper)) }
            td { @match standing {
                Standing::Proposed(_) if may_record => a href=(to(&papers::tail(paper, "/decision"))) { (m.t("course-decide")) },
                Standing::Draft | Standing::Returned(_) | Standing::Changed(_) if may_steer => a href=(to(&papers::tail(paper, ""))) { (m.t("course-propose")) },
                _ => {},
            } }
        }
    }
}

fn plans(view: &View<'_>, round: &Round) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let plans = Plans::of(view, round);
    let (planned, frames) = plans.sums(view.organisation);
    let late: Vec<_> = plans.late().collect();
    let state =
        |state: PlanState| (words::capitalised(&words::plan_state(m, state)), m.number(plans.count(state) as u64));
    html! {
        section.sec aria-labelledby="units" {
            h2 #units { a href=(view.frame.to(&path(round.number, "/units"))) { (m.t("overview-units")) } }
            @if plans.rows.is_empty() {
                (parts::nothing_yet(m.t("plans-none"), None))
            } @else {
                (parts::figures(&[
                    state(PlanState::Draft), state(PlanState::Returned), state(PlanState::Submitted), state(PlanState::Approved),
                ]))
                p.mt {
                    (m.with("overview-planned", &[
                        ("kronor", amounts.kronor_with_unit(planned.kronor).into()),
                        ("people", amounts.person_years_with_unit(planned.person_years).into()),
                    ])) " "
                    @if !frames.is_none() { (m.with("overview-frames", &[
                        ("kronor", amounts.kronor_with_unit(frames.kronor).into()),
                        ("people", amounts.person_years_with_unit(frames.person_years).into()),
                    ])) }
                }
                @if !late.is_empty() {
                    p.mt { b { (m.with("overview-late", &[("count", late.len().into())])) } " "
                        @for (index, row) in late.iter().take(LATE).enumerate() { @if 0 < index { ", " } (super::units::plan_link(view, round, row.unit)) }
                        @if LATE < late.len() { ", …" }
                    }
                }
            }
        }
    }
}

/// How many of those that are late are named.
const LATE: usize = 8;

fn areas(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    html! {
        section.sec {
            h2 #resources { (m.t("overview-resources")) }
            @if round.sums().total().is_none() {
                (parts::nothing_yet(m.t("overview-no-resources"), None))
            } @else {
                (parts::scroll(m.t("overview-resources"), resources::by_area(view, round)))
                p.cap.mt { (m.t("resources-bars-say")) }
            }
        }
    }
}

fn what_is_left(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    html! {
        section.sec aria-labelledby="left" {
            h2 #left { (m.t("left-title")) }
            (left::list(view, round, &left::left(view, round)))
            @if view.is_today() && view.may(Right::SteerPlanning) {
                p.mt { a href=(view.frame.to(&path(round.number, "/phases"))) { (m.t("overview-phases")) } }
            }
        }
    }
}

// How many places there are where the thread breaks, by what is wrong there. Those that are set aside are not counted.
fn breaks(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for found in view.organisation.plan_breaks(round, view.day).iter().filter(|found| found.aside.is_none()) {
        let key = found.broken.key();
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => counts.push((key, 1)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    html! {
        section.sec aria-labelledby="breaks" {
            h2 #breaks { (m.with("overview-breaks", &[("count", all.into())])) }
            @if counts.is_empty() {
                p.okk { (figures::icons::icon("check")) (m.t("overview-no-breaks")) }
            } @else {
                ul.chk { @for (key, count) in &counts {
                    li { (figures::icons::fray()) span { (words::capitalised(&m.word("plan-break", key))) } span.cap { (m.number(*count as u64)) } }
                } }
                @if super::has_page(Part::Breaks) {
                    p.mt { a href=(view.frame.to(&path(round.number, "/breaks"))) { (m.t("overview-breaks-all")) } }
                }
            }
        }
    }
}

fn pointed_out(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let all = pointed::all(view, round, &round.directive);
    html! {
        section.sec aria-labelledby="pointed" {
            h2 #pointed { (m.t("overview-pointed")) }
            @if all.is_empty() {
                p.note { (m.t("overview-nothing-pointed")) }
            } @else {
                ul.pointed { @for (what, why) in &all {
                    @let named = pointed::named(view, round, *what);
                    li {
                        p.kick { (figures::icons::icon("flag")) (named.kind) }
                        p.says { (pointed::link(view, &named)) }
                        p lang=[view.language()] { (why.reason) }
                    }
                } }
            }
        }
    }
}

fn latest(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let happened = history::happened(view, round);
    html! {
        section.sec aria-labelledby="history" {
            h2 #history { (m.t("history")) }
            (history::list(view, &happened[..happened.len().min(LATEST)], None))
            p { a href=(view.frame.to(&path(round.number, "/history"))) { (m.with("history-all", &[("count", happened.len().into())])) } }
        }
    }
}

/// How much of what happened is in sight.
const LATEST: usize = 5;
