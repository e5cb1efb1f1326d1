//! Does it move? The indicators of a goal or an area, one by one and counted, never weighed together, and what the person who
//! answers for it says. Not one indicator.

use std::borrow::Cow;
use std::collections::BTreeMap;

use direction::verdict::Verdict;
use domain::ids::StatementId;
use domain::indicator::Indicator;
use domain::indicator::assessment::{Assessment, Judged};
use domain::movement::Movement;
use domain::policy::Right;
use domain::statement::{Statement, StatementKind};
use domain::text::{Reason, Remark};
use domain::tree::Tree;
use figures::evidence_coverage::{self, EvidenceCoverage};
use figures::goal_strip::{self, Row};
use figures::sparkline::Sparkline;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::indicator::list::item;
use crate::indicator::{may_read, path, picture, words};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{parts, words as common};

/// How a statement's indicators move, as its page shows it. Nothing for what no indicator is for.
pub(super) fn section(view: &View<'_>, statement: &Statement) -> Markup {
    let m = view.m;
    if !is_for_indicators(statement.kind) {
        return html! {};
    }
    let movement = readable(view, statement.id);
    let may_write = view.is_today() && view.may(Right::WriteIndicators);
    let title = html! {
        (m.t("movement-title"))
        @if !movement.indicators.is_empty() { small { (m.with("movement-count", &[("count", movement.indicators.len().into())])) } }
    };
    html! {
        (leads_of_goals(view, statement))
        @if !movement.indicators.is_empty() {
            section.sec #movement aria-labelledby="movement-title" {
                h2 #movement-title { (title) }
                (counted(view, &movement))
                ul.verdicts { @for (indicator, verdict) in &movement.indicators { (item(view, indicator, verdict, None)) } }
                (assessments(view, statement))
            }
        } @else if statement.kind == StatementKind::Goal && view.organisation.indicators.count() != 0 {
            section.sec #movement aria-labelledby="movement-title" {
                h2 #movement-title { (title) }
                p { span.brk { (figures::icons::fray()) (m.t("indicators-none-for-goal")) } }
                @if may_write {
                    @let address = crate::address::with(&view.frame.to("/indicators/new"), "goal", &statement.id.to_string());
                    p.row.mt { (parts::button_link("secondary", &address, m.t("indicator-mend-define"))) }
                }
                (assessments(view, statement))
            }
        }
    }
}

/// Whether indicators are looked for under such a statement.
pub fn is_for_indicators(kind: StatementKind) -> bool {
    matches!(
        kind,
        StatementKind::OverarchingGoal | StatementKind::ResultArea | StatementKind::Goal | StatementKind::InternalGoal
    )
}

/// The movement by what the viewer may read.
pub fn readable<'a>(view: &View<'a>, statement: StatementId) -> Movement<'a> {
    let of_all = view.organisation.movement_of(statement, view.day);
    if view.may(Right::ReadDrafts) {
        return of_all;
    }
    of_all.only(|indicator| may_read(view, indicator))
}

/// Those of every statement, by what the viewer may read.
pub fn of_all<'a>(view: &View<'a>) -> BTreeMap<StatementId, Movement<'a>> {
    let all = view.organisation.movements(view.day);
    if view.may(Right::ReadDrafts) {
        return all;
    }
    let readable = all.into_iter().map(|(id, movement)| (id, movement.only(|indicator| may_read(view, indicator))));
    readable.filter(|(_, movement)| !movement.indicators.is_empty()).collect()
}

/// The mark of a goal among others: the direction and the small line of its lead indicator, and how many of its indicators
/// say the same where not all do. Where none leads, how many there are.
pub fn mark(view: &View<'_>, movement: &Movement<'_>) -> Markup {
    let m = view.m;
    let all = movement.indicators.len();
    match movement.lead() {
        Some((indicator, verdict)) => {
            let same = movement.with_the_lead();
            html! {
                div.say {
                    span {
                        (words::mark(m, verdict))
                        @if same < all { " " span.cap.nw { (m.with("movement-same-as-lead", &[("same", same.into()), ("all", all.into())])) } }
                    }
                    (picture::spark_of(view, indicator, verdict, Sparkline::Small))
                }
            }
        }
        None => html! { div.say { span.cap { (m.with("movement-several", &[("count", all.into())])) } } },
    }
}

/// Under an area: the lead indicator of each of its goals, one row each, never added together. Nothing where none leads.
fn leads_of_goals(view: &View<'_>, area: &Statement) -> Markup {
    if area.kind != StatementKind::ResultArea {
        return html! {};
    }
    let m = view.m;
    let Some(revision) = view.organisation.strategy.in_force_on(view.day) else { return html! {} };
    let movements = of_all(view);
    let goals = revision.tree.children(Some(area.id));
    let led: Vec<Lead> =
        goals.filter_map(|goal| Lead::of(view, &revision.tree, goal, movements.get(&goal.id)?)).collect();
    let rows: Vec<Row<'_>> = led.iter().map(|lead| lead.row(view)).collect();
    html! { @if !rows.is_empty() {
        section.sec aria-labelledby="leads-title" {
            h2 #leads-title { (m.t("movement-leads")) }
            (goal_strip::draw(&rows))
        }
    } }
}

/// The indicator that leads for a goal, in words and numbers.
struct Lead {
    name: String,
    address: String,
    line: picture::Line,
    verdict: Verdict,
    word: String,
    evidence: (u8, Cow<'static, str>),
    last: String,
}

impl Lead {
    /// `None` where none leads, or the one that does has no value.
    fn of(view: &View<'_>, tree: &Tree, goal: &Statement, movement: &Movement<'_>) -> Option<Lead> {
        let m = view.m;
        let (indicator, verdict) = movement.lead()?;
        let definition = &view.organisation.indicators.definition_on(indicator, view.day).definition;
        let latest = indicator.whole()?.latest()?;
        let value = words::with_unit(definition, &words::value(m, definition, latest.observed.value?));
        Some(Lead {
            name: tree.number(goal).map_or_else(String::new, |number| format!("{number} ")) + definition.name.as_str(),
            address: view.frame.to(&path(indicator.id)),
            line: picture::Line::of(view, indicator)?,
            word: words::direction(m, verdict),
            evidence: words::evidence(m, verdict),
            last: format!("{value}, {}", words::period(m, latest.observed.period)),
            verdict: verdict.clone(),
        })
    }

    fn row(&self, view: &View<'_>) -> Row<'_> {
        Row {
            name: &self.name,
            address: &self.address,
            language: view.language(),
            spark: self.line.spark(&self.verdict),
            movement: words::movement_of(&self.verdict),
            word: &self.word,
            evidence: self.evidence.0,
            evidence_words: &self.evidence.1,
            last: &self.last,
        }
    }
}

/// "2 mot målet, 1 från målet, 1 för få mätningar", and which is the worst and which the most certain.
fn counted(view: &View<'_>, movement: &Movement<'_>) -> Markup {
    let m = view.m;
    let counts = [
        ("toward", movement.toward),
        ("away", movement.away),
        ("none", movement.no_change),
        ("few", movement.cannot_say),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| 0 < *count)
        .map(|(key, count)| format!("{} {}", m.number(count), common::in_a_sentence(&m.word("counted", key))))
        .collect();
    let (carrying, all) = (movement.carrying(), movement.indicators.len());
    let covers = m.with("movement-carrying", &[("carrying", carrying.into()), ("all", all.into())]);
    let name = |(indicator, _): (&Indicator, &Verdict)| {
        view.organisation.indicators.definition_on(indicator, view.day).definition.name.to_string()
    };
    html! {
        p.cap {
            (told.join(", ")) "."
            @if 1 < all {
                @if let Some(worst) = movement.worst() { " " (m.with("movement-worst", &[("name", name(worst).into())])) }
                @if let Some(surest) = movement.surest() { " " (m.with("movement-surest", &[("name", name(surest).into())])) }
            }
        }
        // Of one alone, its own sign says it.
        @if 1 < all { (evidence_coverage::draw(&EvidenceCoverage { id: "coverage", carrying, all, words: &covers })) }
    }
}

fn assessments(view: &View<'_>, statement: &Statement) -> Markup {
    let m = view.m;
    let latest = view.organisation.assessments(statement.id).next();
    let may = view.is_today() && view.may(Right::AssessGoals) && statement.kind != StatementKind::ResultArea;
    let address = view.frame.to(&format!("/statements/{}/assessment", statement.id));
    html! {
        @if let Some(assessment) = latest {
            div.note {
                h3 { (m.t("assessment-title")) }
                (one(view, assessment))
                p.cap { time.nw { (view.zone.to_datetime(assessment.written.at).date()) } }
            }
        }
        @if may { p.row.mt { (parts::button_link("secondary", &address, m.t("assessment-write"))) } }
    }
}

fn one(view: &View<'_>, assessment: &Assessment) -> Markup {
    let m = view.m;
    html! {
        p { b { (m.word("judged", assessment.judged.key())) } }
        @for line in assessment.text.as_str().lines() { p.says lang=[view.language()] { (line) } }
        @if let (Some(rule), Some(reason)) = (assessment.rule, &assessment.disagrees) {
            p { (m.with("assessment-disagrees", &[("rule", common::in_a_sentence(&m.word("judged", rule.key())).into())])) " "
                span lang=[view.language()] { (reason) } }
        }
    }
}

/// `GET /{organisation}/statements/{statement}/assessment`: what has been said, and the form to say it.
///
/// # Errors
/// Not found when there is no such goal in force.
pub async fn form(asked: Asked) -> Answer {
    page(&asked, &Typed::beginning_with(&[("judged", Judged::CannotSay.key())])).await
}

/// `POST /{organisation}/statements/{statement}/assessment`
///
/// # Errors
/// Not found when there is no such goal in force; what the store says.
pub async fn assess(asked: Asked, mut typed: Typed) -> Answer {
    let goal = goal(&asked)?.id;
    let judged =
        Judged::ALL.into_iter().find(|judged| judged.key() == typed.get("judged")).unwrap_or(Judged::CannotSay);
    let text = typed.parse("text", Remark::parse);
    let disagrees = typed.optional("disagrees", Reason::parse);
    let (Some(text), false) = (text, typed.has_refusals()) else { return page(&asked, &typed).await };
    let assessed = asked
        .amend(&typed, move |organisation, context| {
            organisation.assess_goal(context, goal, judged, text.clone(), disagrees.clone())
        })
        .await?;
    match assessed {
        Ok(_) => {
            let told = Flash::new(asked.m().t("assessment-told"));
            Ok(asked.done(&format!("/statements/{goal}#movement"), &told))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

fn goal(asked: &Asked) -> Result<&Statement, Problem> {
    let id = asked.id::<StatementId>("statement")?;
    let revision = asked.organisation.strategy.in_force_on(asked.day);
    revision.and_then(|revision| revision.tree.get(id)).ok_or(Problem::NotFound)
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, goal) = (View::of(asked), goal(asked)?);
    let m = view.m;
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let movement = view.organisation.movement_of(goal.id, view.day);
    let form = Form::new(m, typed);
    let home = view.frame.to(&format!("/statements/{}", goal.id));
    let choices = Judged::ALL.map(|judged| (judged.key().to_owned(), m.word("judged", judged.key()).into_owned()));
    let earlier: Vec<&Assessment> = view.organisation.assessments(goal.id).collect();
    let inside = html! {
        (form.radios(&Field::new("judged", m.t("assessment-judged")), &choices))
        (form.text(&Field::new("text", m.t("assessment-text")).hint(m.t("assessment-text-hint")).language(view.language()), 5))
        (form.text(&Field::new("disagrees", m.t("assessment-why-other")).hint(m.t("assessment-why-other-hint")).optional().language(view.language()), 2))
        (form.buttons(m.t("assessment-save"), Some(&home)))
    };
    let main = html! {
        (parts::head(html! { span lang=[view.language()] { (goal.text()) } }, &[html! { (m.t("assessment-lead")) }], None))
        div.cols {
            div {
                @if let Some((indicator, verdict)) = movement.lead() {
                    div.note {
                        p { (m.t("assessment-rule-says")) " " (words::mark(m, verdict)) }
                        @let definition = &view.organisation.indicators.definition_on(indicator, view.day).definition;
                        p.cap { (definition.name) @if let Some(reason) = words::reasons(m, definition, verdict).first() { ". " (reason) } }
                    }
                }
                (form.open(&view.frame.to(&format!("/statements/{}/assessment", goal.id)), key.as_str(), inside))
            }
            aside.sec aria-label=(m.t("assessment-earlier")) {
                h2 { (m.t("assessment-earlier")) }
                @if earlier.is_empty() { p.cap { (m.t("assessment-none")) } }
                ol.hang.hist { @for assessment in earlier {
                    li { (one(&view, assessment)) p.cap { (people.who(assessment.written.by)) ", " (view.moment(assessment.written.at)) } }
                } }
            }
        }
    };
    let here = Knot::here(m.t("assessment-knot"), m.t("assessment-title"));
    let up = vec![Knot::to(m.t("assessment-goal-knot"), goal.text(), home.clone()).in_language(view.language())];
    let thread = Thread { up, ..Thread::to(here) };
    let page = Page::new(m.t("assessment-title"), main).section(Section::Platform).thread(thread);
    Ok(asked.frame.form_page(typed, page))
}
