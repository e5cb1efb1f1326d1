//! The way of a revision to a decision: what stands in its way, and the forms that send it on consultation, propose it,
//! take it back, withdraw it. Not the decision itself; that is [`crate::decision`].

use domain::course::Obstacles;
use domain::event::Event;
use domain::ids::{BodyId, RevisionNumber, StatementId};
use domain::lineage::Fate;
use domain::model::{Breach, Limited, RuleKey};
use domain::organisation::Organisation;
use domain::policy::{self, Right};
use domain::refusal::Refusals;
use domain::revision::{Revision, State, Step};
use domain::statement::StatementKind;
use domain::text::{Name, Reason};
use domain::time::Context;
use maud::{Markup, html};
use store::amend::RequestKey;

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Frame, Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{parts, words};

/// The page.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, None)
}

/// Sends the revision on consultation.
pub async fn consult(asked: Asked, mut typed: Typed) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    let (to, until) = (typed.parse("to", Name::parse), typed.day("until"));
    let (Some(to), Some(until)) = (to, until) else { return page(&asked, Some(("consultation", typed))) };
    take(asked, typed, "consultation", "course-consulted", move |organisation, context| {
        organisation.open_consultation(context, number, until, to.clone())
    })
    .await
}

/// Puts the revision before a body.
pub async fn propose(asked: Asked, typed: Typed) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    // What is no number is no body's, which the rule says at the field.
    let body = typed.get("body").parse().unwrap_or(BodyId(0));
    take(asked, typed, "proposal", "course-proposed", move |organisation, context| {
        organisation.propose(context, number, body)
    })
    .await
}

/// Takes the revision back to be reworked.
pub async fn take_back(asked: Asked, mut typed: Typed) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    let Some(reason) = typed.parse("return-reason", Reason::parse) else {
        return page(&asked, Some(("return", typed)));
    };
    take(asked, typed, "return", "course-returned", move |organisation, context| {
        organisation.return_revision(context, number, reason.clone())
    })
    .await
}

/// Withdraws the revision for good.
pub async fn withdraw(asked: Asked, mut typed: Typed) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    let reason = typed.parse("withdrawal-reason", Reason::parse);
    let Some(reason) = reason else { return page(&asked, Some(("withdrawal", typed))) };
    take(asked, typed, "withdrawal", "course-withdrawn", move |organisation, context| {
        organisation.withdraw_revision(context, number, reason.clone())
    })
    .await
}

/// Gives a motive for passing a soft limit.
pub async fn pass_limit(asked: Asked, mut typed: Typed) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    let rule = rule_from(typed.get("rule")).ok_or(Problem::NotFound)?;
    let Some(motive) = typed.parse("motive", Reason::parse) else { return page(&asked, Some(("motives", typed))) };
    take(asked, typed, "motives", "course-motive-given", move |organisation, context| {
        organisation.pass_limit(context, number, rule, motive.clone())
    })
    .await
}

async fn take(
    asked: Asked,
    typed: Typed,
    act: &'static str,
    told: &'static str,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    match asked.amend(&typed, rule).await? {
        Ok(_) => Ok(asked.done(&format!("/revisions/{number}/course"), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked, Some((act, typed.refused(refusals)))),
    }
}

fn page(asked: &Asked, refused: Option<(&'static str, Typed)>) -> Answer {
    let m = asked.m();
    let number = asked.id::<RevisionNumber>("revision")?;
    let revision = asked.organisation.strategy.get(number).ok_or(Problem::NotFound)?;
    if !policy::may_read(&asked.organisation, asked.viewer, revision) {
        return Err(Problem::NotFound);
    }
    let state = asked.organisation.strategy.state(revision, asked.today);
    let address = asked.to(&format!("/revisions/{number}"));
    let main = html! {
        (parts::head(m.t("course-title"), &[
            html! { a href=(address) { (words::revision(m, revision)) } },
            html! { (words::state(m, state)) },
        ], None))
        @if let State::Proposed { to } = state {
            p.lead { (m.around("course-waits", ("body", View::of(asked).body_name(to)), &[])) }
        }
        (Course { asked, revision, state, refused: refused.as_ref(), request_key: asked.request_key()? }.steps())
    };
    let status = match refused {
        Some(_) => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        None => axum::http::StatusCode::OK,
    };
    let page = Page::new(m.t("course-title"), main)
        .section(Section::Strategy)
        .thread(crate::editor::thread_to_revision(asked, revision, &m.t("course-title")));
    Ok(asked.frame.page_with_status(status, page))
}

/// What one page shows of the way.
struct Course<'a> {
    asked: &'a Asked,
    revision: &'a Revision,
    state: State,
    refused: Option<&'a (&'static str, Typed)>,
    request_key: RequestKey,
}

impl Course<'_> {
    fn steps(&self) -> Markup {
        let may = |right| self.asked.may(right);
        let m = self.asked.m();
        html! {
            div.stack.course {
                @if let Some((_, Step::Withdrawn { reason } | Step::Revoked { reason, .. })) = self.revision.steps.last() {
                    p.note { (m.with("course-ended", &[("reason", reason.as_str().into())])) }
                    p { a href=(self.asked.to("/revisions")) { (m.t("course-next")) } }
                }
                @if self.state == State::Draft {
                    @if may(Right::WriteStrategy) { p { (parts::button_link("secondary", &self.write_address(), m.t("course-write"))) } }
                }
                @if matches!(self.state, State::Draft | State::InConsultation { .. }) { (self.obstacles()) }
                @if self.state == State::Draft && may(Right::WriteStrategy) { (self.consultation()) }
                @if matches!(self.state, State::Draft | State::InConsultation { .. }) && may(Right::WriteStrategy) { (self.proposal()) }
                @if matches!(self.state, State::Proposed { .. }) && may(Right::RecordDecisions) {
                    p { (parts::button_link("primary", &self.asked.to(&format!("/revisions/{}/decision", self.revision.number)), m.t("course-decide"))) }
                }
                @if matches!(self.state, State::InConsultation { .. } | State::Proposed { .. }) && may(Right::ReturnRevisions) { (self.returning()) }
                @if self.state.is_open() && may(Right::WriteStrategy) { (self.withdrawal()) }
            }
        }
    }

    fn write_address(&self) -> String {
        let first = self.revision.tree.in_order().first().map(|statement| statement.id);
        match first {
            Some(id) => self.asked.to(&format!("/revisions/{}/statements/{id}", self.revision.number)),
            None => self.asked.to(&format!("/revisions/{}/additions", self.revision.number)),
        }
    }

    fn obstacles(&self) -> Markup {
        let m = self.asked.m();
        let obstacles: Obstacles = self.asked.organisation.obstacles(self.revision);
        let passed = &self.revision.motives;
        html! {
            section.sec aria-labelledby="obstacles" {
                h2 #obstacles { (m.t("course-obstacles")) }
                @if obstacles.is_empty() { p.okk { (figures::icons::icon("check")) (m.t("course-no-obstacles")) } }
                @if !obstacles.hard.is_empty() {
                    h3 { (m.t("course-hard")) }
                    ul.chk { @for breach in &obstacles.hard { li { (figures::icons::fray()) (self.breach(breach)) } } }
                }
                @if !obstacles.without_motive.is_empty() {
                    h3 { (m.t("course-soft")) }
                    ul.chk.chk--forms { @for breach in &obstacles.without_motive { li { (self.motive(breach)) } } }
                }
                @if !obstacles.without_reason.is_empty() {
                    h3 { (m.t("course-reasons")) }
                    ul.chk { @for &(id, fate) in &obstacles.without_reason { li { (self.without_reason(id, fate)) } } }
                }
                @if !passed.is_empty() {
                    h3 { (m.t("course-motives")) }
                    ul.chk { @for (rule, motive) in passed {
                        li { span { (m.word("kind", rule.kind.key())) ": " (motive.motive) } }
                    } }
                }
            }
        }
    }

    fn breach(&self, breach: &Breach) -> Markup {
        let text = breach_in_words(&self.asked.frame, &self.asked.organisation, self.revision, breach);
        match breach
            .rule
            .limited
            .statement()
            .filter(|_| self.state == State::Draft && self.asked.may(Right::WriteStrategy))
        {
            Some(id) => {
                html! { a href=(self.asked.to(&format!("/revisions/{}/statements/{id}", self.revision.number))) { (text) } }
            }
            None => html! { span { (text) } },
        }
    }

    fn motive(&self, breach: &Breach) -> Markup {
        let m = self.asked.m();
        let rule = rule_key(breach.rule);
        let nothing = Typed::default();
        let typed = match self.refused {
            Some(("motives", typed)) if typed.get("rule") == rule => typed,
            _ => &nothing,
        };
        let form = Form::new(m, typed);
        html! {
            p { (self.breach(breach)) }
            @if self.state == State::Draft && self.asked.may(Right::WriteStrategy) {
                (form.open(&self.act("motives"), self.request_key.as_str(), html! {
                    input type="hidden" name="rule" value=(rule);
                    (form.line(&Field::new("motive", m.t("course-motive"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("course-motive-give")) }
                }))
            }
        }
    }

    fn without_reason(&self, id: StatementId, fate: Fate) -> Markup {
        let m = self.asked.m();
        let before = self.revision.based_on.and_then(|number| self.asked.organisation.strategy.get(number));
        let statement = self.revision.tree.get(id).or_else(|| before.and_then(|before| before.tree.get(id)));
        let writable =
            self.state == State::Draft && self.revision.tree.contains(id) && self.asked.may(Right::WriteStrategy);
        html! {
            span { (words::fate(m, fate)) " " span.says lang=(self.asked.organisation.written_in.tag()) { (statement.map_or("", |statement| statement.text())) } }
            @if writable {
                a href=(self.asked.to(&format!("/revisions/{}/statements/{id}#reason", self.revision.number))) { (m.t("course-reason-write")) }
            }
        }
    }

    fn consultation(&self) -> Markup {
        let m = self.asked.m();
        self.act_section("consultation", "course-consult", "course-consult-lead", |form| {
            html! {
                (form.line(&Field::new("to", m.t("course-consult-to")).hint(m.t("course-consult-to-hint"))))
                (form.day(&Field::new("until", m.t("course-consult-until"))))
                button.ds-button data-variant="secondary" type="submit" { (m.t("course-consult-do")) }
            }
        })
    }

    fn proposal(&self) -> Markup {
        let m = self.asked.m();
        let bodies: Vec<(String, &str)> = self
            .asked
            .organisation
            .bodies_that_may_decide(self.asked.today)
            .map(|body| (body.id.to_string(), body.name.as_str()))
            .collect();
        if bodies.is_empty() {
            return html! { p.note { (m.t("course-propose-nobody")) } };
        }
        self.act_section("proposal", "course-propose", "course-propose-lead", |form| {
            html! {
                (form.select(&Field::new("body", m.t("course-propose-to")), &bodies))
                button.ds-button type="submit" { (m.t("course-propose-do")) }
            }
        })
    }

    fn returning(&self) -> Markup {
        let m = self.asked.m();
        self.act_section("return", "course-return", "course-return-lead", |form| {
            html! {
                (form.line(&Field::new("return-reason", m.t("course-reason"))))
                button.ds-button data-variant="secondary" type="submit" { (m.t("course-return-do")) }
            }
        })
    }

    fn withdrawal(&self) -> Markup {
        let m = self.asked.m();
        let again = matches!(self.refused, Some(("withdrawal", _)));
        html! {
            // Folded in: the one act here that cannot be taken back.
            details.ds-details open[again] {
                summary { (m.t("course-withdraw")) }
                (self.act_form("withdrawal", |form| html! {
                    p { (m.t("course-withdraw-lead")) }
                    (form.line(&Field::new("withdrawal-reason", m.t("course-reason"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("course-withdraw-do")) }
                }))
            }
        }
    }

    fn act_section(
        &self,
        act: &'static str,
        title: &'static str,
        lead: &'static str,
        inside: impl FnOnce(&Form<'_>) -> Markup,
    ) -> Markup {
        let m = self.asked.m();
        html! {
            section.sec aria-labelledby=(title) {
                h2 id=(title) { (m.t(title)) }
                p.note { (m.t(lead)) }
                (self.act_form(act, inside))
            }
        }
    }

    fn act_form(&self, act: &'static str, inside: impl FnOnce(&Form<'_>) -> Markup) -> Markup {
        let nothing = Typed::default();
        let typed = match self.refused {
            Some((refused, typed)) if *refused == act => typed,
            _ => &nothing,
        };
        let form = Form::new(self.asked.m(), typed);
        form.open(&self.act(act), self.request_key.as_str(), inside(&form))
    }

    fn act(&self, act: &str) -> String {
        self.asked.to(&format!("/revisions/{}/{act}", self.revision.number))
    }
}

/// A limit that is not kept, as a sentence.
pub(crate) fn breach_in_words(
    frame: &Frame,
    organisation: &Organisation,
    revision: &Revision,
    breach: &Breach,
) -> String {
    let m = frame.m;
    let kinds = words::kinds(m, organisation.model_of(revision), breach.rule.kind).into_owned();
    let about = breach.rule.limited.statement().and_then(|id| revision.tree.get(id));
    let text = about.map_or("", |statement| statement.text()).to_owned();
    let too_few = breach.count < breach.limit;
    let key = match breach.rule.limited {
        Limited::Count if too_few => "course-breach-few",
        Limited::Under(_) if too_few => "course-breach-few-under",
        Limited::Count => "course-breach-count",
        Limited::Under(_) => "course-breach-under",
        Limited::Words(_) => "course-breach-words",
    };
    m.with(
        key,
        &[
            ("kind", kinds.into()),
            ("text", text.into()),
            ("count", breach.count.into()),
            ("limit", breach.limit.into()),
        ],
    )
}

// A limit as a value in a form: `goal:words:12`.
fn rule_key(rule: RuleKey) -> String {
    let kind = rule.kind.key();
    match rule.limited {
        Limited::Count => format!("{kind}:count"),
        Limited::Under(id) => format!("{kind}:under:{id}"),
        Limited::Words(id) => format!("{kind}:words:{id}"),
    }
}

fn rule_from(typed: &str) -> Option<RuleKey> {
    let mut parts = typed.split(':');
    let kind = StatementKind::from_key(parts.next()?)?;
    let limited = match (parts.next()?, parts.next()) {
        ("count", None) => Limited::Count,
        ("under", Some(id)) => Limited::Under(id.parse().ok()?),
        ("words", Some(id)) => Limited::Words(id.parse().ok()?),
        _ => return None,
    };
    parts.next().is_none().then_some(RuleKey { kind, limited })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_comes_back_from_its_form() {
        for limited in [Limited::Count, Limited::Under(StatementId(3)), Limited::Words(StatementId(44))] {
            let rule = RuleKey { kind: StatementKind::Goal, limited };
            assert_eq!(rule_from(&rule_key(rule)), Some(rule));
        }
        for wrong in ["", "goal", "goal:words", "goal:words:x", "goal:count:1", "goal:words:1:2", "x:count"] {
            assert_eq!(rule_from(wrong), None, "{wrong:?}");
        }
    }
}
