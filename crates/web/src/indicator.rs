//! One indicator: its values, the direction they show and why, what it asks and what it cannot say. The list is in
//! `indicator::list`, writing one in `indicator::form`, values in `indicator::values`, what management decides on in
//! `indicator::set`.

use std::sync::Arc;

use direction::verdict::{Direction, Verdict};
use domain::contribution::About;
use domain::ids::IndicatorId;
use domain::indicator::{Definition, Indicator, Reflects, WrittenDefinition};
use domain::observation::{Observation, Status};
use domain::organisation::Organisation;
use domain::policy::Right;
use domain::topic::Topic;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::contribution::section::Section as Contributions;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{as_of, knots, parts, planning};

pub mod acts;
pub mod breaks;
pub mod bring_in;
pub mod catalogue;
pub mod fetches;
pub mod file;
pub mod form;
pub mod imports;
pub mod list;
pub mod picture;
pub mod set;
pub mod values;
pub mod words;

/// How many values the table of the page shows before it is unfolded.
const FIRST_VALUES: usize = 8;

/// `GET /{organisation}/indicators/{indicator}`
///
/// # Errors
/// Not found when there is no such indicator that the viewer may read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// The page, with a form on it that came back.
async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let indicator = known(asked)?;
    let people = match view.may(Right::ReadDrafts) {
        true => Some(People::of(asked).await?),
        false => None,
    };
    let written = view.organisation.indicators.definition_on(indicator, view.day);
    let contributions = Contributions::of(asked, About::Indicator(indicator.id)).await?;
    let comments = Comments::of(asked, Topic::Indicator(indicator.id)).await?;
    let shown = OneIndicator {
        verdict: indicator.verdict(written),
        people: people.as_ref(),
        key: asked.request_key()?.as_str().to_owned(),
        typed,
        contributions: contributions.as_ref(),
        comments: comments.as_ref(),
        indicator,
        written,
        view,
    };
    let title = written.definition.name.as_str();
    let page = Page::new(title, shown.main()).section(Section::Indicators).thread(shown.thread());
    Ok(asked.frame.form_page(typed, page))
}

/// The indicator in the address, where the viewer may read it: one that was decided on with one right, one that nobody has
/// decided on with another.
///
/// # Errors
/// Not found.
pub fn known(asked: &Asked) -> Result<&Indicator, Problem> {
    let id = asked.id::<IndicatorId>("indicator")?;
    let indicator = asked.organisation.indicators.get(id).ok_or(Problem::NotFound)?;
    if may_read(&View::of(asked), indicator) { Ok(indicator) } else { Err(Problem::NotFound) }
}

/// Whether the viewer may read an indicator.
pub fn may_read(view: &View<'_>, indicator: &Indicator) -> bool {
    view.may(Right::ReadDrafts) || is_decided(view.organisation, indicator.id)
}

/// Whether a body has decided on an indicator, in some set.
fn is_decided(organisation: &Organisation, id: IndicatorId) -> bool {
    let decided = organisation.indicators.sets().filter(|set| set.in_force_from().is_some());
    decided.into_iter().any(|set| set.entries.contains_key(&id))
}

/// The path of an indicator in the organisation.
pub fn path(id: IndicatorId) -> String {
    format!("/indicators/{id}")
}

/// The thread to a page of the indicators: what steers, and the list above what is shown.
pub fn thread(view: &View<'_>, here: Knot) -> Thread {
    let organisation = view.organisation;
    let mut up = match organisation.strategy.in_force_on(view.day) {
        Some(revision) => knots::to_overarching_goal(view.frame, organisation, revision),
        None => Vec::new(),
    };
    up.push(Knot::to(view.m.t("indicators-knot"), view.m.t("indicators-title"), view.frame.to("/indicators")));
    Thread { up, ..Thread::to(here) }
}

/// What an indicator reflects, as a link: a goal with its number, an activity, a task.
pub fn reflected(view: &View<'_>, reflects: Reflects) -> Markup {
    let language = view.language();
    match reflects {
        Reflects::Statement(id) => match view.organisation.strategy.find(id, view.day) {
            Some((revision, statement)) => html! {
                a href=(view.statement(statement)) lang=[language] {
                    @if let Some(number) = revision.tree.number(statement) { b { (number) } " " } (statement.text())
                }
            },
            None => html! { (view.m.t("indicator-reflects-gone")) },
        },
        Reflects::Activity(id) => {
            let found = view.organisation.planning.rounds().rev().find_map(|round| Some((round, round.activity(id)?)));
            html! { @if let Some((round, activity)) = found {
                @if view.may(Right::ReadPlanning) {
                    a href=(view.frame.to(&planning::activity_path(round.number, id))) lang=[language] { (activity.work.title) }
                } @else { span lang=[language] { (activity.work.title) } }
            } }
        }
        Reflects::Task(id) => html! { @if let Some(task) = view.organisation.task(id) {
            @if view.may(Right::ReadPlanning) {
                a href=(view.frame.to(&format!("/tasks/{id}"))) lang=[language] { (task.terms.title) }
            } @else { span lang=[language] { (task.terms.title) } }
        } },
    }
}

/// Everything about one indicator.
struct OneIndicator<'a> {
    view: View<'a>,
    people: Option<&'a People>,
    indicator: &'a Indicator,
    written: &'a WrittenDefinition,
    verdict: Arc<Verdict>,
    typed: &'a Typed,
    key: String,
    contributions: Option<&'a Contributions<'a>>,
    comments: Option<&'a Comments<'a>>,
}

impl OneIndicator<'_> {
    fn definition(&self) -> &Definition {
        &self.written.definition
    }

    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("{}{tail}", path(self.indicator.id)))
    }

    /// From the vision down to the first goal that it reflects, and the indicator itself.
    fn thread(&self) -> Thread {
        let (view, m) = (&self.view, self.view.m);
        let here = Knot::here(m.t("indicator-knot"), self.definition().name.as_str()).in_language(view.language());
        let goal = self.definition().statements().find_map(|id| view.organisation.strategy.find(id, view.day));
        let Some((revision, goal)) = goal else { return thread(view, here) };
        let model = view.organisation.model_of(revision);
        let knot = |statement: &domain::statement::Statement| {
            let number = revision.tree.number(statement);
            let kind = crate::words::numbered(m, model, statement.kind, number.as_deref());
            Knot::to(kind, statement.text(), view.statement(statement)).in_language(view.language())
        };
        let above = revision.thread(goal.id).map(|thread| thread.up).unwrap_or_default();
        let up = above.into_iter().chain([goal]).map(knot).collect();
        Thread { up, ..Thread::to(here) }
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let definition = self.definition();
        html! {
            div.head {
                div {
                    h1 lang=[view.language()] { (definition.name) }
                    p.meta { @for fact in self.meta() { span { (fact) } } }
                }
                div.row.row--end { (self.acts()) (as_of::form(view, &path(self.indicator.id))) }
            }
            @if let Some((stamp, reason)) = &self.indicator.ended {
                p.notice { (m.with("indicator-ended-since", &[("moment", view.moment(stamp.at).into()), ("reason", reason.as_str().into())])) }
            }
            (self.answer())
            (picture::chart(view, self.indicator, self.written, &self.verdict))
            div.cols.indicator {
                div {
                    (picture::breakdowns::all(view, self.indicator, self.written))
                    (self.table())
                    @if let Some(contributions) = self.contributions { (contributions.markup(view)) }
                    @if let Some(comments) = self.comments { (comments.markup(view)) }
                }
                aside.sec aria-label=(m.t("indicator-about")) {
                    (self.newer())
                    (self.how_we_know())
                    (picture::pace::section(m, self.definition(), &self.verdict))
                    (self.facts())
                    (self.definitions())
                    (self.ending())
                }
            }
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m, definition) = (&self.view, self.view.m, self.definition());
        let mut meta = vec![
            html! { (m.with("indicator-in-unit", &[("unit", definition.unit.as_str().into())])) },
            html! { (m.word("frequency", definition.frequency.key())) },
            html! { (words::desired(m, definition)) },
            html! { (m.word("indicator-kind", definition.kind.key())) },
        ];
        if let Some(target) = definition.target {
            meta.push(html! { (words::target(m, definition, target)) });
        }
        meta.push(set::of_indicator(view, self.indicator.id));
        meta
    }

    fn acts(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if view.is_today() && view.may(Right::WriteIndicators) && self.indicator.ended.is_none() {
            (parts::button_link("primary", &self.to("/values"), m.t("indicator-bring-in")))
            (parts::button_link("secondary", &self.to("/edit"), m.t("indicator-edit")))
            a.on-screen href=(crate::address::with(&view.frame.to("/indicators/new"), "like", &self.indicator.id.to_string())) { (m.t("indicator-another")) }
        } }
    }

    /// The two answers, and why: what there is to say in words before there is anything to see.
    fn answer(&self) -> Markup {
        let m = self.view.m;
        let reasons = words::reasons(m, self.definition(), &self.verdict);
        html! {
            div.verdict {
                p { (words::mark_large(m, &self.verdict)) }
                div {
                    p.says.says--lg {
                        (words::headline(m, &self.verdict)) "." @if let Some(strength) = words::strength(m, &self.verdict) { " " (strength) }
                    }
                    @if let [first, rest @ ..] = reasons.as_slice() {
                        p { (first) }
                        @if !rest.is_empty() {
                            details.ds-details { summary { (m.t("indicator-more-reasons")) } div { @for reason in rest { p { (reason) } } } }
                        }
                    }
                    @if let Some(ends) = self.ends() { p { (ends) } }
                    @if let Some(settled) = &self.verdict.settled {
                        p.cap { (m.with("indicator-without-provisional", &[("verdict", words::headline(m, settled).into())])) }
                    }
                }
            }
        }
    }

    /// The first value and the last of those that can be compared, where there are too few to say more.
    fn ends(&self) -> Option<String> {
        let m = self.view.m;
        let series = self.indicator.whole().filter(|_| self.verdict.direction == Direction::TooFew)?;
        let from = series.comparable_from(self.indicator.breaks_from());
        let valued = self.indicator.in_unit_of(self.written, series).filter(|known| known.observed.value.is_some());
        let mut valued = valued.filter(|known| from <= Some(known.observed.period));
        let told = |known: &Observation| {
            let value = known.observed.value.map(|value| words::value(m, self.definition(), value)).unwrap_or_default();
            (words::with_unit(self.definition(), &value), words::period(m, known.observed.period))
        };
        let (first, first_period) = valued.next().map(told)?;
        let Some((last, last_period)) = valued.last().map(told) else {
            return Some(m.with("indicator-only-value", &[("value", first.into()), ("period", first_period.into())]));
        };
        let values = [
            ("first", first.into()),
            ("first-period", first_period.into()),
            ("last", last.into()),
            ("last-period", last_period.into()),
        ];
        Some(m.with("indicator-first-and-last", &values))
    }

    /// Each value with what was known before it, the latest first.
    fn table(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let Some(series) = self.indicator.whole() else { return self.no_values() };
        let mut periods: Vec<&[Observation]> = series.periods().collect();
        periods.reverse();
        let first = &periods[..periods.len().min(FIRST_VALUES)];
        let title = html! { (m.t("indicator-values")) small { (m.t("indicator-values-kept")) } };
        html! {
            section.sec aria-labelledby="values" {
                h2 #values { (title) }
                (parts::scroll(m.t("indicator-values"), self.rows(first)))
                @if first.len() < periods.len() {
                    details.ds-details.goes-on { summary { (m.with("indicator-all-values", &[("count", periods.len().into())])) }
                        div { (parts::scroll(m.t("indicator-values-older"), self.rows(&periods[first.len()..]))) } }
                }
                (picture::revised::folded(view, self.indicator, self.written))
                p.row.sec {
                    a.ds-button data-variant="secondary" href=(self.to("/values.csv")) download { (m.t("indicator-get-csv")) }
                    a.ds-button data-variant="secondary" href=(self.to("/values.json")) download { (m.t("indicator-get-json-stat")) }
                    a.ds-button data-variant="secondary" href=(self.to("/chart.svg")) download { (m.t("indicator-get-svg")) }
                    a.ds-button data-variant="secondary" href=(self.to("/chart.png")) download { (m.t("indicator-get-png")) }
                    span { "Open SDG: " a href=(self.to("/opensdg.csv")) download { (m.t("indicator-get-open-sdg-data")) } ", " a href=(self.to("/opensdg.md")) download { (m.t("indicator-get-open-sdg-metadata")) } }
                    @if view.may(Right::ReadDrafts) { a.on-screen href=(crate::address::with(&view.frame.to("/indicators/imports"), "indicator", &self.indicator.id.to_string())) { (m.t("indicator-imports")) } }
                }
            }
        }
    }

    fn no_values(&self) -> Markup {
        let m = self.view.m;
        let may = self.view.is_today() && self.view.may(Right::WriteIndicators) && self.indicator.ended.is_none();
        let step = may.then(|| parts::button_link("secondary", &self.to("/values"), m.t("indicator-bring-in")));
        html! { section.sec { h2 { (m.t("indicator-values")) } (parts::nothing_yet(m.t("indicator-no-values"), step)) } }
    }

    fn rows(&self, periods: &[&[Observation]]) -> Markup {
        let (m, definition) = (self.view.m, self.definition());
        html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("values-period")) }
                    th.num scope="col" { (definition.unit) }
                    th scope="col" { (m.t("values-known-from")) }
                    th scope="col" { (m.t("values-corrected")) }
                    th scope="col" { (m.t("values-status")) }
                } }
                tbody { @for known in periods {
                    @if let [earlier @ .., now] = *known {
                        tr {
                            th scope="row" { (words::period(m, now.observed.period)) }
                            td.num data-label=(definition.unit) {
                                @for before in earlier { @if before.observed.value != now.observed.value { del { (self.value(before)) } " " } }
                                b { (self.value(now)) }
                            }
                            td data-label=(m.t("values-known-from")) { (self.known_from(&known[0])) }
                            td data-label=(m.t("values-corrected")) { @if earlier.is_empty() { "–" } @else { (self.known_from(now)) (self.reason(now)) } }
                            td data-label=(m.t("values-status")) {
                                @if now.observed.status == Status::Normal { "–" } @else { (m.word("observation-status", now.observed.status.key())) }
                                @if let Some(interval) = now.observed.interval() {
                                    " " span.cap.nw { (words::exact(m, interval.low)) "–" (words::exact(m, interval.high)) }
                                }
                            }
                        }
                    }
                } }
            }
        }
    }

    /// A value; with its unit where that is another than the one above the column.
    fn value(&self, observation: &Observation) -> String {
        let m = self.view.m;
        let Some(value) = observation.observed.value else { return "–".to_owned() };
        let counted = &self.indicator.counted_by(self.written, observation.observed.period).definition;
        let number = words::value(m, counted, value);
        if counted.unit == self.definition().unit { number } else { words::with_unit(counted, &number) }
    }

    fn known_from(&self, observation: &Observation) -> Markup {
        let import = self.view.organisation.indicators.import(observation.import);
        html! { @if let Some(import) = import { time.nw { (self.view.zone.to_datetime(import.by.at).date()) } } }
    }

    fn reason(&self, observation: &Observation) -> Markup {
        let import = self.view.organisation.indicators.import(observation.import);
        html! { @if let Some(reason) = import.and_then(|import| import.reason.as_ref()) { ", " span lang=[self.view.language()] { (reason) } } }
    }

    /// A definition that is written and that nobody has decided on yet.
    fn newer(&self) -> Markup {
        let m = self.view.m;
        let newest = self.indicator.written();
        let awaits = newest.breaks_from.filter(|from| self.indicator.latest_period() < Some(*from));
        html! { @if self.written.number < newest.number && self.view.may(Right::ReadDrafts) {
            p.note { @match awaits {
                Some(from) => (m.with("indicator-definition-awaits", &[("number", newest.number.to_string().into()), ("period", words::period(m, from).into())])),
                None => (m.with("indicator-newer-definition", &[("number", newest.number.to_string().into())])),
            } }
        } }
    }

    fn how_we_know(&self) -> Markup {
        let (view, m, definition) = (&self.view, self.view.m, self.definition());
        let language = view.language();
        html! {
            section {
                h2 { (m.t("indicator-how-we-know")) }
                p.says lang=[language] { (definition.question) }
                details.ds-details open { summary { (m.t("indicator-method")) } div { (picture::method(view, self.indicator, self.written, &self.verdict)) } }
                details.ds-details { summary { (m.t("indicator-why")) } div lang=[language] {
                    @if definition.why.is_empty() { p { (m.t("indicator-not-written")) } }
                    @for line in definition.why.as_str().lines() { p { (line) } }
                } }
                details.ds-details open[!definition.cannot_say.is_empty()] { summary { (m.t("indicator-cannot-say")) } div lang=[language] {
                    @if definition.cannot_say.is_empty() { p { (m.t("indicator-not-written")) } }
                    @for line in definition.cannot_say.as_str().lines() { p { (line) } }
                } }
            }
        }
    }

    fn facts(&self) -> Markup {
        let (view, m, definition) = (&self.view, self.view.m, self.definition());
        let language = view.language();
        let mut facts: Vec<(std::borrow::Cow<'static, str>, Markup)> = Vec::new();
        if !definition.reflects.is_empty() {
            facts.push((
                m.t("indicator-reflects"),
                html! { @for reflects in &definition.reflects { div { (reflected(view, *reflects)) } } },
            ));
        }
        for (key, text) in [
            ("indicator-source", definition.source.as_ref().map(AsRef::as_ref)),
            ("indicator-numerator", definition.numerator.as_ref().map(AsRef::as_ref)),
            ("indicator-denominator", definition.denominator.as_ref().map(AsRef::as_ref)),
        ] {
            if let Some(text) = text {
                let text: &str = text;
                facts.push((m.t(key), html! { span lang=[language] { (text) } }));
            }
        }
        facts.push((m.t("indicator-owner"), self.owner()));
        if let Some(latest) = self.indicator.latest_period() {
            facts.push((m.t("indicator-latest"), html! { (words::period(m, latest)) }));
        }
        if let Some(change) = definition.smallest_change {
            let change = words::change(m, definition, &words::exact(m, change));
            facts.push((m.t("indicator-smallest-change"), html! { (change) }));
        }
        if let Some(cost) = definition.cost {
            facts.push((m.t("indicator-cost"), html! { (view.amounts().kronor_to_be_seen(cost)) }));
        }
        html! { section.sec { h2 { (m.t("indicator-facts")) } (parts::facts(&facts)) } }
    }

    fn owner(&self) -> Markup {
        let m = self.view.m;
        match (self.definition().owner, self.people) {
            (Some(owner), Some(people)) => html! { (people.name(owner)) },
            // Names of people are for those who are signed in.
            (Some(_), None) => html! { (m.t("indicator-owner-known")) },
            (None, _) => html! { span.brk { (figures::icons::fray()) (m.t("indicator-no-owner")) } },
        }
    }

    /// The definitions over time, where there are several.
    fn definitions(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if 1 < self.indicator.definitions.len() {
            section.sec {
                h2 { (m.t("indicator-definitions")) }
                ol.hang.hist { @for written in self.indicator.definitions.iter().rev() {
                    li.now[written.number == self.written.number] {
                        b { (m.with("indicator-definition-number", &[("number", written.number.to_string().into())])) }
                        @if let Some(from) = written.breaks_from { p { (m.with("indicator-breaks-from", &[("period", words::period(m, from).into())])) } }
                        @if let Some(reason) = &written.reason { p lang=[view.language()] { (reason) } }
                        @if let Some(why) = &written.comparable { p lang=[view.language()] { (m.with("indicator-comparable", &[("why", why.as_str().into())])) } }
                        p.cap { (view.moment(written.written.at)) @if let Some(people) = self.people { ", " (people.who(written.written.by)) } }
                    }
                } }
            }
        } }
    }

    /// To end it, or to take it up again.
    fn ending(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let form = Form::new(m, self.typed);
        html! { @if view.is_today() && view.may(Right::WriteIndicators) {
            @if self.indicator.ended.is_some() {
                (form.open(&self.to("/taking-up"), &self.key, html! {
                    button.ds-button data-variant="secondary" type="submit" { (m.t("indicator-take-up")) }
                }))
            } @else {
                details.ds-details.on-screen open[self.typed.has_refusals()] { summary { (m.t("indicator-end")) } div {
                    p.cap { (m.t("indicator-end-what")) }
                    (form.open(&self.to("/ending"), &self.key, html! {
                        (form.line(&Field::new("reason", m.t("indicator-end-reason")).language(view.language())))
                        button.ds-button data-variant="secondary" type="submit" { (m.t("indicator-end-do")) }
                    }))
                } }
            }
        } }
    }
}
