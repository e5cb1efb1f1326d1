//! The indicator set: what management follows, what is new in it and why, its way to a decision. What is done with it is in
//! `set::acts`; the decision itself in `decision::record`.

use std::collections::BTreeSet;

use domain::ids::{IndicatorId, SetNumber, StatementId};
use domain::indicator_set::{Became, IndicatorSet, MOST_FOR_A_GOAL, SetState, SetStep};
use domain::policy::Right;
use domain::text::Reason;
use maud::{Markup, html};

use super::{path as indicator_path, reflected, thread, words};
use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

pub mod acts;

/// The path of a set in the organisation.
pub fn path(set: SetNumber) -> String {
    format!("/indicators/sets/{set}")
}

/// The set in the address, where the viewer may read it.
///
/// # Errors
/// Not found.
pub fn known(asked: &Asked) -> Result<&IndicatorSet, Problem> {
    let number = asked.id::<SetNumber>("set")?;
    let set = asked.organisation.indicators.set(number).ok_or(Problem::NotFound)?;
    let may = asked.may(Right::ReadDrafts) || set.in_force_from().is_some();
    if may { Ok(set) } else { Err(Problem::NotFound) }
}

/// `GET /{organisation}/indicators/sets`: the sets there have been, the last first.
///
/// # Errors
/// None.
pub async fn show_all(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let indicators = &view.organisation.indicators;
    let may_open = view.is_today() && view.may(Right::WriteIndicators) && indicators.open_set().is_none();
    let key = asked.request_key()?;
    let sets: Vec<&IndicatorSet> =
        indicators.sets().rev().filter(|set| view.may(Right::ReadDrafts) || set.in_force_from().is_some()).collect();
    let open = html! { @if may_open {
        form method="post" action=(asked.to("/indicators/sets")) {
            input type="hidden" name="request-key" value=(key.as_str());
            button.ds-button type="submit" { (m.t("sets-open")) }
        }
    } };
    let main = html! {
        (parts::head(m.t("sets-title"), &[in_force(&view)], Some(open)))
        @if sets.is_empty() { (parts::nothing_yet(m.t("sets-none"), None)) }
        ol.hang.hist { @for set in sets {
            li.now[indicators.set_in_force_on(view.day).map(|now| now.number) == Some(set.number)] {
                b { a href=(view.frame.to(&path(set.number))) { (name(&view, set.number)) } }
                p.cap { (standing(&view, set.number)) }
                p { (m.with("set-count", &[("count", set.entries.len().into())])) }
            }
        } }
    };
    let here = Knot::here(m.t("indicators-knot"), m.t("sets-title"));
    Ok(asked.frame.page(Page::new(m.t("sets-title"), main).section(Section::Indicators).thread(thread(&view, here))))
}

/// `GET /{organisation}/indicators/sets/{set}`
///
/// # Errors
/// Not found when there is no such set that the viewer may read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// What a set is called: "Indikatoruppsättning 2".
fn name(view: &View<'_>, set: SetNumber) -> String {
    view.m.with("set-number", &[("set", set.to_string().into())])
}

/// The set in force, as a link: part of a page's facts.
pub fn in_force(view: &View<'_>) -> Markup {
    let m = view.m;
    match view.organisation.indicators.set_in_force_on(view.day) {
        Some(set) => html! {
            a href=(view.frame.to(&path(set.number))) { (name(view, set.number)) } ", " (standing(view, set.number))
        },
        None => html! { a href=(view.frame.to("/indicators/sets")) { (m.t("sets-nothing-decided")) } },
    }
}

/// Whether an indicator is in the set in force: part of its page's facts.
pub fn of_indicator(view: &View<'_>, indicator: IndicatorId) -> Markup {
    let set = view.organisation.indicators.set_in_force_on(view.day);
    match set.filter(|set| set.entries.contains_key(&indicator)) {
        Some(set) => html! {
            a href=(view.frame.to(&path(set.number))) { (crate::words::in_a_sentence(&name(view, set.number))) } ", " (standing(view, set.number))
        },
        None => html! { (view.m.t("indicators-not-in-set")) },
    }
}

/// Where a set is, in words: "beslutad 2017-12-14, gäller från 2018-01-01".
pub fn standing(view: &View<'_>, number: SetNumber) -> Markup {
    let m = view.m;
    let Some(set) = view.organisation.indicators.set(number) else { return html! {} };
    match set.state() {
        SetState::Decided => {
            let from = set.in_force_from().map(|from| from.to_string()).unwrap_or_default();
            let decision = set.decision().and_then(|id| view.organisation.decisions.get(&id));
            html! { @if let Some(recorded) = decision {
                a href=(view.frame.to(&format!("/decisions/{}", recorded.decision.id))) {
                    (m.with("set-decided", &[("day", recorded.decision.minutes.decided_on.to_string().into())]))
                }
                ", " (m.with("set-in-force-from", &[("day", from.into())]))
            } }
        }
        SetState::Proposed { to } => m.around("set-proposed-to", ("body", view.body_in_a_sentence(to)), &[]),
        state => html! { (m.word("set-state", state.key())) },
    }
}

/// What a set says, as it is decided: each indicator with what it reflects and which way is right.
pub fn document(view: &View<'_>, set: &IndicatorSet) -> Markup {
    let m = view.m;
    let indicators = &view.organisation.indicators;
    html! {
        ul.set { @for (id, entry) in &set.entries {
            @if let Some(written) = indicators.definition_in(set, *id) {
                @let definition = &written.definition;
                li {
                    b lang=[view.language()] { (definition.name) }
                    p.says lang=[view.language()] { (definition.question) }
                    p.cap {
                        (m.with("indicator-in-unit", &[("unit", definition.unit.as_str().into())])) " · " (words::desired(m, definition))
                        " · " (m.word("frequency", definition.frequency.key()))
                        @if let Some(target) = definition.target { " · " (words::target(m, definition, target)) }
                    }
                    @for reflects in &definition.reflects { p.cap { (reflected(view, *reflects)) } }
                    @if !entry.leads.is_empty() { p.cap { b { (m.t("set-leads")) } } }
                }
            }
        } }
    }
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let set = known(asked)?;
    let view = View::of(asked);
    let people = match view.may(Right::ReadDrafts) {
        true => Some(People::of(asked).await?),
        false => None,
    };
    let key = asked.request_key()?.as_str().to_owned();
    let shown = OneSet { view, set, people: people.as_ref(), typed, blank: &Typed::default(), key };
    let title = name(&view, set.number);
    let here = Knot::here(view.m.t("set-knot"), title.as_str());
    let page = Page::new(title, shown.main()).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.form_page(typed, page))
}

struct OneSet<'a> {
    view: View<'a>,
    set: &'a IndicatorSet,
    people: Option<&'a People>,
    typed: &'a Typed,
    /// For the forms that nothing came back to.
    blank: &'a Typed,
    key: String,
}

impl OneSet<'_> {
    fn may_write(&self) -> bool {
        self.view.is_today() && self.view.may(Right::WriteIndicators) && self.set.state() == SetState::Draft
    }

    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("{}{tail}", path(self.set.number)))
    }

    fn before(&self) -> Option<&IndicatorSet> {
        self.set.based_on.and_then(|before| self.view.organisation.indicators.set(before))
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let count = m.with("set-count", &[("count", self.set.entries.len().into())]);
        html! {
            (parts::head(name(view, self.set.number), &[html! { (count) }, standing(view, self.set.number)], None))
            div.cols {
                div {
                    (self.compared())
                    @if self.may_write() { (self.put_in()) }
                }
                aside.sec aria-label=(m.t("set-way")) {
                    (self.crowded())
                    (self.way())
                    (self.history())
                }
            }
        }
    }

    /// Everything in the set, what is new, gone or changed first, each with why.
    fn compared(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let indicators = &view.organisation.indicators;
        let compared = indicators.compare_sets(self.before(), self.set);
        html! {
            @if compared.is_empty() { (parts::nothing_yet(m.t("set-empty"), None)) }
            @for became in [Became::Added, Became::Removed, Became::Changed, Became::Kept] {
                @let of_these: Vec<_> = compared.iter().filter(|compared| compared.became == became).collect();
                @if !of_these.is_empty() {
                    section.sec {
                        // In the first set everything is new, and that is no news.
                        @let key = if self.before().is_none() { "first" } else { became.key() };
                        h2 { (m.word("set-became", key)) small { (m.number(of_these.len())) } }
                        ul.set { @for compared in of_these { (self.entry(compared.indicator, became, compared.reason)) } }
                    }
                }
            }
        }
    }

    fn entry(&self, id: IndicatorId, became: Became, reason: Option<&Reason>) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let indicators = &view.organisation.indicators;
        let before = self.before().and_then(|before| indicators.definition_in(before, id));
        let Some(written) = indicators.definition_in(self.set, id).or(before) else { return html! {} };
        let definition = &written.definition;
        let entry = self.set.entries.get(&id);
        html! {
            li {
                b { a href=(view.frame.to(&indicator_path(id))) lang=[view.language()] { (definition.name) } }
                p.says lang=[view.language()] { (definition.question) }
                p.cap {
                    (words::desired(m, definition)) " · " (m.word("frequency", definition.frequency.key()))
                    @if let Some(target) = definition.target { " · " (words::target(m, definition, target)) }
                }
                @if let Some(entry) = entry { @for goal in &entry.leads {
                    p.cap { (m.t("set-leads-for")) " " (reflected(view, domain::indicator::Reflects::Statement(*goal))) }
                } }
                @if let Some(reason) = reason { p { (m.t("set-reason")) " " span lang=[view.language()] { (reason) } } }
                @if became == Became::Changed && let Some(before) = before.filter(|before| before.number != written.number) {
                    p.cap { (m.with("set-definition-before", &[("before", before.number.to_string().into()), ("now", written.number.to_string().into())])) }
                }
                @if self.may_write() && let Some(entry) = entry { (self.edit(id, definition, &entry.leads)) }
            }
        }
    }

    fn edit(
        &self,
        id: IndicatorId,
        definition: &domain::indicator::Definition,
        leads: &BTreeSet<StatementId>,
    ) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let is_this = self.typed.get("indicator") == id.to_string() && self.typed.has_refusals();
        html! {
            details.ds-details open[is_this] { summary { (m.t("set-edit")) } div {
                @if is_this { (Form::new(m, self.typed).summary()) }
                form.stack method="post" action=(self.to("/indicators")) {
                    input type="hidden" name="request-key" value={ (self.key) "-" (id) };
                    input type="hidden" name="indicator" value=(id);
                    @let goals: Vec<StatementId> = definition.statements().collect();
                    @if !goals.is_empty() {
                        fieldset.ds-fieldset {
                            legend.ds-label { (m.t("set-leads-legend")) }
                            @for goal in goals { div.ds-field {
                                input.ds-input type="checkbox" id={ "lead-" (id) "-" (goal) } name="leads" value=(goal) checked[leads.contains(&goal)];
                                label for={ "lead-" (id) "-" (goal) } {
                                    (view.organisation.strategy.find(goal, view.day).map_or("", |(_, goal)| goal.text()))
                                }
                            } }
                        }
                    }
                    div.ds-field {
                        label.ds-label for={ "reason-" (id) } { (m.t("set-why")) }
                        input.ds-input id={ "reason-" (id) } name="reason" autocomplete="off" value=(if is_this { self.typed.get("reason") } else { "" });
                    }
                    div.row {
                        button.ds-button data-variant="secondary" type="submit" name="do" value="put-in" { (m.t("set-save")) }
                        button.ds-button data-variant="tertiary" type="submit" name="do" value="leave-out" { (m.t("set-leave-out")) }
                    }
                }
            } }
        }
    }

    fn put_in(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let not_there = view.organisation.indicators.living().filter(|it| !self.set.entries.contains_key(&it.id));
        let mut choices: Vec<(String, String)> =
            not_there.map(|it| (it.id.to_string(), it.definition().name.to_string())).collect();
        choices.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
        let form = Form::new(m, self.typed);
        html! {
            section.sec {
                h2 { (m.t("set-put-in")) }
                @if choices.is_empty() { p { (m.t("set-all-are-in")) } } @else {
                    (form.open(&self.to("/indicators"), &self.key, html! {
                        (form.select(&Field::new("indicator", m.t("set-indicator")), &choices))
                        (form.line(&Field::new("reason", m.t("set-why")).optional().language(view.language())))
                        (form.buttons(m.t("set-put-in-do"), None))
                    }))
                }
                p.cap { a href=(view.frame.to("/indicators/new")) { (m.t("indicators-new")) } }
            }
        }
    }

    /// Goals that more is measured of than can be kept in mind.
    fn crowded(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let crowded = view.organisation.indicators.crowded(self.set);
        html! { @for (goal, count) in crowded {
            p.note {
                (m.with("set-crowded", &[("count", count.into()), ("limit", MOST_FOR_A_GOAL.into())])) " "
                (reflected(view, domain::indicator::Reflects::Statement(goal)))
            }
        } }
    }

    fn way(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        // What came back belongs to the form that it was sent from, and to none of the others.
        let (sent, blank) = (Form::new(m, self.typed), Form::new(m, self.blank));
        let is_sent = |field: &str| self.typed.has_refusals() && self.typed.has(field);
        let of = |field: &str| if is_sent(field) { &sent } else { &blank };
        let may = view.is_today() && view.may(Right::WriteIndicators);
        let bodies: Vec<(String, String)> = view
            .organisation
            .bodies_with_mandate(domain::body::Matters::Indicators, view.today)
            .map(|body| (body.id.to_string(), body.name.to_string()))
            .collect();
        let step = |field: &str, tail: &str, title: &'static str, inside: Markup| {
            html! { details.ds-details open[is_sent(field)] { summary { (m.t(title)) } div {
                (of(field).open(&self.to(tail), &format!("{}{}", self.key, tail.replace('/', "-")), inside))
            } } }
        };
        let is_open = matches!(self.set.state(), SetState::Draft | SetState::Proposed { .. });
        if !is_open || !(may || view.may(Right::RecordDecisions)) {
            return html! {};
        }
        html! {
            section {
                h2 { (m.t("set-way")) }
                @if self.set.state() == SetState::Draft && may {
                    @if bodies.is_empty() { p { (m.t("set-no-body")) } } @else {
                        (step("body", "/proposal", "set-propose", html! {
                            (of("body").select(&Field::new("body", m.t("set-body")), &bodies))
                            (of("body").text(&Field::new("motive", m.t("set-motive")).hint(m.t("set-motive-hint")).optional().language(view.language()), 2))
                            button.ds-button type="submit" { (m.t("set-propose-do")) }
                        }))
                    }
                }
                @if let SetState::Proposed { .. } = self.set.state() {
                    @if view.is_today() && view.may(Right::RecordDecisions) {
                        p.row { (parts::button_link("primary", &self.to("/decision"), m.t("decisions-record"))) }
                    }
                    @if may {
                        (step("return_reason", "/return", "set-return", html! {
                            (of("return_reason").line(&Field::new("return_reason", m.t("set-why")).language(view.language())))
                            button.ds-button data-variant="secondary" type="submit" { (m.t("set-return-do")) }
                        }))
                    }
                }
                @if matches!(self.set.state(), SetState::Draft | SetState::Proposed { .. }) && may {
                    (step("withdrawal_reason", "/withdrawal", "set-withdraw", html! {
                        (of("withdrawal_reason").line(&Field::new("withdrawal_reason", m.t("set-why")).language(view.language())))
                        button.ds-button data-variant="secondary" type="submit" { (m.t("set-withdraw-do")) }
                    }))
                }
            }
        }
    }

    fn history(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if let Some(people) = self.people {
            section.sec {
                h2 { (m.t("set-history")) }
                ol.hang.hist {
                    @for (stamp, step) in self.set.steps.iter().rev() {
                        li {
                            @match step {
                                SetStep::Proposed { to, motive } => {
                                    b { (m.around("set-step-proposed", ("body", view.body_in_a_sentence(*to)), &[])) }
                                    @if let Some(motive) = motive { p lang=[view.language()] { (motive) } }
                                }
                                SetStep::Returned { reason } => { b { (m.t("set-step-returned")) } p lang=[view.language()] { (reason) } }
                                SetStep::Withdrawn { reason } => { b { (m.t("set-step-withdrawn")) } p lang=[view.language()] { (reason) } }
                                SetStep::Decided { .. } => { b { (standing(view, self.set.number)) } }
                            }
                            p.cap { (people.who(stamp.by)) ", " (view.moment(stamp.at)) }
                        }
                    }
                    li { b { (m.t("set-step-opened")) } p.cap { (people.who(self.set.opened.by)) ", " (view.moment(self.set.opened.at)) } }
                }
            }
        } }
    }
}
