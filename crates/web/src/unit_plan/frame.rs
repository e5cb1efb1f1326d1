//! Over the table of a unit's plan: what is used of the frame, what the directive points out and asks, and what to look at
//! before the plan is sent in. From the plan as it stands, or as it would with what someone types.

use std::borrow::Cow;

use domain::ids::StatementId;
use domain::money::{Kronor, PersonYears, Resources};
use domain::planning::{FrameFor, Pointed};
use figures::{frame_bar, icons};
use maud::{Markup, html};

use super::desk::{Desk, Entry, Sums};
use super::selection::Selection;

/// How many things that are pointed out stand in sight; the others fold out.
const IN_SIGHT: usize = 4;

/// The three parts side by side.
pub(super) fn section(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Markup {
    let m = desk.view.m;
    let sums = Sums::of(entries, desk.amounts());
    html! {
        div.fund #plan-fund {
            section aria-labelledby="plan-frame" {
                h2.kick #plan-frame { (m.t("plan-frame")) }
                div aria-live="polite" { (frame(desk, entries, &sums)) }
            }
            section aria-labelledby="plan-directive" {
                h2.kick #plan-directive { (m.t("plan-directive")) }
                (directive(desk))
            }
            section aria-labelledby="plan-checks" {
                h2.kick #plan-checks { (m.t("plan-checks")) }
                ul.chk { @for check in checks(desk, entries) { (check.shown(desk)) } }
            }
        }
    }
}

/// What would be used of the frame, and what there would be to look at, with a plan that does not stand yet.
pub(crate) fn ahead(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Markup {
    let m = desk.view.m;
    html! {
        div.fund.ahead {
            section aria-labelledby="plan-frame" {
                h2.kick #plan-frame { (m.t("plan-frame")) }
                (used(desk, entries))
            }
            section aria-labelledby="plan-checks" {
                h2.kick #plan-checks { (m.t("plan-checks")) }
                // Its rows are not in the plan yet, so there is nothing to be led to.
                ul.chk { @for check in checks(desk, entries) { (Check { selection: None, ..check }.shown(desk)) } }
            }
        }
    }
}

/// What is used of the unit's frame when its plan is these entries.
pub(crate) fn used(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Markup {
    frame(desk, entries, &Sums::of(entries, desk.amounts()))
}

fn frame(desk: &Desk<'_>, entries: &[Entry<'_>], sums: &Sums) -> Markup {
    let (m, amounts) = (desk.view.m, desk.amounts());
    let own: Resources = entries.iter().map(|entry| entry.resources).sum();
    let below = desk.below();
    let frames = desk.frames(entries);
    let (whole, parts): (Vec<_>, Vec<_>) =
        frames.into_iter().partition(|(of, _, _)| of.area.is_none() && of.source.is_none());
    let (used, frame) = match whole.first() {
        Some((_, used, frame)) => (*used, Some(*frame)),
        None => (own, None),
    };
    // A department's frame is for all below it; its own plan is then a part of what is used.
    let shown = if used == own { sums.whole.kronor } else { used.kronor };
    html! {
        div.row.fb {
            div { (money(desk, shown, used.kronor, frame.map(|frame| frame.kronor))) }
            div { (people(desk, used.person_years, frame.map(|frame| frame.person_years))) }
        }
        @if !below.is_empty() && frame.is_some() {
            p.cap {
                (m.with("plan-frame-below", &[("own", amounts.kronor_with_unit(sums.whole.kronor).into())])) " "
                @for (at, unit) in below.iter().enumerate() {
                    @if 0 < at { ", " }
                    a href=(desk.view.frame.to(&crate::planning::unit_path(desk.round.number, unit.id))) { (unit.name) }
                }
            }
        }
        @if !parts.is_empty() {
            ul.cap.frame-parts { @for (of, planned, frame) in parts {
                li data-over[planned.exceeds(frame)] {
                    (part_name(desk, of)) ": "
                    (m.with("plan-frame-part", &[
                        ("planned", amounts.kronor(planned.kronor).into()),
                        ("frame", amounts.kronor_with_unit(frame.kronor).into()),
                        ("person-years", amounts.person_years(planned.person_years).into()),
                        ("frame-person-years", amounts.person_years_with_unit(frame.person_years).into()),
                    ]))
                }
            } }
        }
    }
}

fn money(desk: &Desk<'_>, shown: Kronor, used: Kronor, frame: Option<Kronor>) -> Markup {
    let (m, amounts) = (desk.view.m, desk.amounts());
    let (shown, bar) = (amounts.kronor(shown), used.0);
    match frame {
        None => html! {
            p { b { (shown) } " " (amounts.abbreviation()) }
            (frame_bar::draw(&m.with("plan-bar-money", &[("used", shown.into()), ("unit", amounts.name().into_owned().into())]), bar, None))
            p.cap { (m.t("plan-frame-none")) }
        },
        Some(frame) => {
            let of = amounts.kronor(frame);
            let title = m.with(
                "plan-bar-money-of",
                &[
                    ("used", shown.as_str().into()),
                    ("frame", of.as_str().into()),
                    ("unit", amounts.name().into_owned().into()),
                ],
            );
            // What is left is the difference of what stands there, so that it adds up on screen.
            let left = Kronor(nearest(frame, amounts.unit()) - nearest(used, amounts.unit()));
            let key = if used <= frame { "plan-frame-left" } else { "plan-frame-over" };
            let size = amounts.kronor(Kronor(left.0.saturating_abs()));
            html! {
                p { b { (shown) } " " (m.with("plan-of-frame", &[("frame", of.into())])) " " (amounts.abbreviation()) }
                (frame_bar::draw(&title, bar, Some(frame.0)))
                p.cap data-over[frame < used] { (m.with(key, &[("amount", size.into())])) }
            }
        }
    }
}

fn nearest(amount: Kronor, unit: i64) -> i64 {
    domain::rounding::nearest(amount.0, unit)
}

fn people(desk: &Desk<'_>, used: PersonYears, frame: Option<PersonYears>) -> Markup {
    let (m, amounts) = (desk.view.m, desk.amounts());
    let shown = amounts.person_years(used);
    let unit = amounts.person_years_name().into_owned();
    match frame {
        None => html! {
            p { b { (shown) } " " (amounts.person_years_abbreviation()) }
            (frame_bar::draw(&m.with("plan-bar-people", &[("used", shown.into()), ("unit", unit.into())]), used.0, None))
            p.cap { (m.t("plan-frame-none")) }
        },
        Some(frame) => {
            let of = amounts.person_years(frame);
            let title = m.with(
                "plan-bar-people-of",
                &[("used", shown.as_str().into()), ("frame", of.as_str().into()), ("unit", unit.into())],
            );
            let left = PersonYears(frame.0.saturating_sub(used.0));
            let key = if used <= frame { "plan-frame-left" } else { "plan-frame-over" };
            let size = amounts.person_years(PersonYears(left.0.saturating_abs()));
            html! {
                p { b { (shown) } " " (m.with("plan-of-frame", &[("frame", of.into())])) " " (amounts.person_years_abbreviation()) }
                (frame_bar::draw(&title, used.0, Some(frame.0)))
                p.cap data-over[frame < used] { (m.with(key, &[("amount", size.into())])) }
            }
        }
    }
}

fn part_name(desk: &Desk<'_>, of: FrameFor) -> String {
    let area = of.area.and_then(|area| desk.strategy?.tree.get(area)).map(|area| area.text().to_owned());
    let source = of.source.and_then(|source| desk.view.organisation.planning.source(source));
    let source = source.map(|source| source.name.to_string());
    area.into_iter().chain(source).collect::<Vec<String>>().join(", ")
}

fn directive(desk: &Desk<'_>) -> Markup {
    let m = desk.view.m;
    let language = desk.view.language();
    let asks = desk.round.directive.asks.iter().filter(|ask| ask.unit.is_none_or(|unit| unit == desk.unit.id));
    let asks: Vec<Markup> = asks.map(|ask| html! { p.asked lang=[language] { (ask.what) } }).collect();
    let pointed = pointed(desk);
    html! {
        @if pointed.is_empty() && asks.is_empty() { p.cap { (m.t("plan-directive-nothing")) } }
        @for one in pointed.iter().take(IN_SIGHT) { (one) }
        @if IN_SIGHT < pointed.len() {
            details.ds-details.quiet {
                summary { (m.with("plan-directive-more", &[("count", (pointed.len() - IN_SIGHT).into())])) }
                div { @for one in pointed.iter().skip(IN_SIGHT) { (one) } }
            }
        }
        @if !asks.is_empty() {
            p.kick { (m.t("plan-directive-asks")) }
            @for ask in &asks { (ask) }
        }
    }
}

/// What is pointed out, what concerns this unit first: the unit itself, its activities, the goals that it works for.
fn pointed(desk: &Desk<'_>) -> Vec<Markup> {
    let language = desk.view.language();
    let mut told: Vec<(bool, Markup)> = Vec::new();
    for (what, pointed) in &desk.round.directive.pointed_out {
        let (is_own, name) = match what {
            Pointed::Unit(unit) if *unit == desk.unit.id => (true, html! { (desk.unit.name) }),
            Pointed::Activity(id) => match desk.activity(*id) {
                Some(activity) => (true, html! { a href=(desk.activity_address(*id)) { (activity.work.title) } }),
                None => continue,
            },
            Pointed::Statement(id) => match desk.goal(*id) {
                Some(goal) => (
                    is_served(desk, *id),
                    html! {
                        @if let Some(number) = &goal.number { b { (number) } " " }
                        a href=(desk.view.statement(goal.statement)) lang=[language] { (goal.statement.text()) }
                    },
                ),
                None => continue,
            },
            // Other units' operations are theirs.
            Pointed::Unit(_) => continue,
        };
        let reason = html! { q lang=[language] { (pointed.reason) } };
        told.push((is_own, html! { p.pointed { span.fl { (icons::icon("flag")) } span { (name) " " (reason) } } }));
    }
    told.sort_by_key(|(is_own, _)| !is_own);
    told.into_iter().map(|(_, markup)| markup).collect()
}

/// Whether the unit has an activity for a goal, or for one under an area.
fn is_served(desk: &Desk<'_>, statement: StatementId) -> bool {
    let serves = |goal: StatementId| goal == statement || desk.area_of(goal) == Some(statement);
    desk.activities.iter().any(|activity| activity.work.goals.iter().any(|share| serves(share.goal)))
}

/// One thing to look at before the plan is sent in.
pub(super) struct Check {
    pub(super) is_well: bool,
    text: Cow<'static, str>,
    /// The rows that it is about.
    selection: Option<Selection>,
}

impl Check {
    fn shown(&self, desk: &Desk<'_>) -> Markup {
        html! {
            li {
                @if self.is_well { (icons::icon("check")) } @else { (icons::fray()) }
                span {
                    (self.text)
                    @if let Some(selection) = self.selection.as_ref().filter(|_| !self.is_well) {
                        " " a href=(desk.address(&selection.query_and(""))) { (desk.view.m.t("plan-check-show")) }
                    }
                }
            }
        }
    }
}

/// Everything to look at. Advice: only a frame that is passed without a motive stops a plan.
pub(super) fn checks(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Vec<Check> {
    let m = desk.view.m;
    let mut checks = Vec::new();
    let frames = desk.frames(entries);
    let is_well = !frames.is_empty() && !frames.iter().any(|(_, planned, frame)| planned.exceeds(*frame));
    let key = match (frames.is_empty(), is_well) {
        (true, _) => "plan-check-no-frame",
        (false, true) => "plan-check-frame",
        (false, false) => "plan-check-frame-over",
    };
    checks.push(Check { is_well, text: m.t(key), selection: None });
    checks.extend(resources_of_pointed_out(desk, entries));
    let count = |is_missing: &dyn Fn(&Entry<'_>) -> bool| entries.iter().filter(|entry| is_missing(entry)).count();
    let mut missing = |count: usize, well: &'static str, amiss: &'static str, selection: Selection| {
        let text = match count {
            0 => m.t(well),
            _ => m.with(amiss, &[("count", count.into())]).into(),
        };
        checks.push(Check { is_well: count == 0, text, selection: Some(selection) });
    };
    let without_goal = count(&|entry| entry.work.goals.is_empty());
    missing(without_goal, "plan-check-goals", "plan-check-goals-missing", Selection::without_goal());
    let without_owner = count(&|entry| entry.work.owner.is_none());
    missing(without_owner, "plan-check-owners", "plan-check-owners-missing", Selection::without_owner());
    let outside = count(&|entry| desk.round.is_outside(entry.work));
    missing(outside, "plan-check-days", "plan-check-days-outside", Selection::outside());
    let gone = count(&|entry| entry.work.goals.iter().any(|share| desk.goal(share.goal).is_none()));
    if 0 < gone {
        let text = m.with("plan-check-goals-gone", &[("count", gone.into())]).into();
        checks.push(Check { is_well: false, text, selection: None });
    }
    checks
}

/// Whether everything that is pointed out and that the unit works for has resources. Nothing where there is no such.
fn resources_of_pointed_out(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Option<Check> {
    let m = desk.view.m;
    let mut without: Vec<String> = Vec::new();
    let mut is_any = false;
    for what in desk.round.directive.pointed_out.keys() {
        let serves = |entry: &Entry<'_>| match what {
            Pointed::Unit(unit) => *unit == desk.unit.id,
            Pointed::Activity(id) => entry.id == Some(*id),
            Pointed::Statement(id) => {
                entry.work.goals.iter().any(|share| share.goal == *id || desk.area_of(share.goal) == Some(*id))
            }
        };
        let mut serving = entries.iter().filter(|entry| serves(entry)).peekable();
        if serving.peek().is_none() {
            continue;
        }
        is_any = true;
        if serving.all(|entry| entry.resources.is_none()) {
            without.push(match what {
                Pointed::Statement(id) => desk.goal(*id).map_or_else(String::new, |goal| goal.short()),
                Pointed::Activity(id) => {
                    desk.activity(*id).map_or_else(String::new, |activity| activity.work.title.to_string())
                }
                Pointed::Unit(_) => desk.unit.name.to_string(),
            });
        }
    }
    let check = |is_well, text| Check { is_well, text, selection: None };
    is_any.then(|| match without.first() {
        None => check(true, m.t("plan-check-pointed-out")),
        Some(first) => {
            check(false, m.with("plan-check-pointed-out-missing", &[("what", first.as_str().into())]).into())
        }
    })
}
