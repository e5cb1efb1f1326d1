//! What has happened in a round: opened, phases, papers, plans, decisions, the latest first. From what the organisation
//! itself remembers; every change, word for word, is in the log.

use domain::planning::Round;
use domain::time::Stamp;
use maud::{Markup, html};

use super::{Part, head, page, papers, path, round, units};
use crate::answer::Answer;
use crate::paging::Paging;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::words;

/// `GET /{organisation}/planning/{round}/history`: all of it, with who did it.
///
/// # Errors
/// Not found when there is no such round; when the accounts cannot be read.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let people = People::of(&asked).await?;
    let happened = happened(&view, round);
    let paging = Paging::of(happened.len(), asked.query("page").as_deref());
    let title = m.with("history-title", &[("round", round.name.as_str().into())]);
    let main = html! {
        (head(&view, round, Part::Overview, &title, &[], None))
        div.stack {
            (list(&view, &happened[paging.range()], Some(&people)))
            (paging.links(m, &view.frame.to(&path(round.number, "/history")), "main"))
        }
    };
    let here = Knot::here(m.t("history"), round.name.as_str());
    Ok(asked.frame.page(page(&view, Some(round), title, here, main)))
}

/// Something that happened.
pub(super) struct Happening {
    stamp: Stamp,
    what: Markup,
    said: Option<String>,
}

/// Everything that has happened in a round, the latest first.
pub(super) fn happened(view: &View<'_>, round: &Round) -> Vec<Happening> {
    let m = view.m;
    let mut happened = Vec::new();
    let mut tell = |stamp: Stamp, what: Markup, said: Option<String>| happened.push(Happening { stamp, what, said });
    for (index, (stamp, phase)) in round.phases.iter().enumerate() {
        let key = if index == 0 { "history-opened" } else { "history-phase" };
        let text = m.with(key, &[("phase", words::phase(m, *phase).into())]);
        tell(*stamp, html! { (text) }, None);
    }
    for (paper, proposal) in &round.proposals {
        let body = view.body(proposal.to).map_or("", |body| body.name.as_str());
        let name = papers::name(view, round, *paper);
        let values = [("paper", name.into()), ("body", words::in_a_sentence(body).into())];
        tell(
            proposal.made,
            html! { (m.with("history-proposed", &values)) },
            proposal.motive.as_ref().map(ToString::to_string),
        );
    }
    for returned in &round.returns {
        let text = m.with("history-returned", &[("paper", papers::name(view, round, returned.paper).into())]);
        tell(returned.made, html! { (text) }, Some(returned.reason.to_string()));
    }
    for edition in &round.editions {
        let Some(recorded) = view.organisation.decisions.get(&edition.decision) else { continue };
        let body = view.body(recorded.decision.minutes.body).map_or("", |body| body.name.as_str());
        let values = [("paper", papers::name(view, round, edition.paper).into()), ("body", body.into())];
        let what =
            html! { (m.with("history-decided", &values)) " " span.nw { (papers::decision_link(view, edition)) } };
        tell(recorded.recorded, what, None);
    }
    for plan in round.plans.values() {
        let Some(unit) = view.organisation.units.get(&plan.unit) else { continue };
        for (stamp, step) in &plan.steps {
            let what = html! { (units::plan_link(view, round, unit)) ": " (m.word("plan-step", step.key())) };
            tell(*stamp, what, step.says().map(str::to_owned));
        }
    }
    happened.sort_by_key(|happening| std::cmp::Reverse(happening.stamp.at));
    happened
}

/// As a list; who did it is told where names are given.
pub(super) fn list(view: &View<'_>, happened: &[Happening], people: Option<&People>) -> Markup {
    html! {
        ol.happened { @for happening in happened {
            li {
                p { (happening.what) }
                @if let Some(said) = &happening.said { p.said lang=[view.language()] { (said) } }
                p.cap {
                    time.nw { (view.moment(happening.stamp.at)) }
                    @if let Some(people) = people { ", " (people.who(happening.stamp.by)) }
                }
            }
        } }
    }
}
