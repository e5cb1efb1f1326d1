//! The operational plan (*verksamhetsplan*) of a round: as it is being planned, or as it was decided, by area and goal
//! with the activities and what they have; and beside another plan, in [`compared`]. Everyone who may read what is
//! decided sees the decided ones, and nobody else's drafts.

use domain::ids::{RoundNumber, StatementId};
use domain::plan_comparison::Plan;
use domain::planning::{Content, Edition, Paper, Round};
use domain::policy::Right;
use maud::{Markup, html};

use super::document::plan::{Contents, by_goal};
use super::{Part, head, page, papers, path, round, where_it_is};
use crate::address;
use crate::amounts;
use crate::answer::Answer;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

mod compared;

/// `GET /{organisation}/planning/{round}/plan`: `edition` chooses one that was decided, `against` puts another plan
/// beside it, `goal` opens a goal in a plan that is too long to show whole.
///
/// # Errors
/// Not found when there is no such plan, or none that this viewer may read.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let shown = Shown::of(&view, round, asked.query("edition").as_deref()).ok_or(Problem::NotFound)?;
    let against = match asked.query("against") {
        Some(key) => Some(of_key(&view, &key).ok_or(Problem::NotFound)?),
        None => None,
    };
    let open = asked.query("goal").and_then(|goal| goal.parse().ok());
    let m = view.m;
    let title = m.with("record-of-plan", &[("round", round.name.as_str().into())]);
    let main = html! {
        (head(&view, round, Part::Plan, &title, &shown.meta(&view), Some(amounts::choice(view.frame))))
        (shown.editions(&view))
        @match against {
            Some((of, edition)) => (compared::section(&view, &shown, of, edition)),
            None => (shown.document(&view, open)),
        }
        div.cols.cols--even {
            (shown.comparisons(&view))
            @if view.may(Right::ReadPlanning) { aside aria-label=(m.t("paper-way-title")) { (papers::state(&view, round, Paper::Plan)) } }
        }
    };
    let here = Knot::here(m.t("paper-name-plan"), round.name.as_str());
    Ok(asked.frame.page(page(&view, Some(round), title, here, main)))
}

/// The plan that a page shows.
struct Shown<'a> {
    round: &'a Round,
    /// The decision that it was decided by; none for the plan as it is being planned.
    edition: Option<&'a Edition>,
    contents: Contents<'a>,
}

impl<'a> Shown<'a> {
    /// The one that was asked for; else the one that is being planned, or for those who may not read that the one that
    /// was decided last.
    fn of(view: &View<'_>, round: &'a Round, wanted: Option<&str>) -> Option<Shown<'a>> {
        let edition = match wanted {
            Some(number) => Some(numbered(round, number.parse().ok()?)?),
            None if view.may(Right::ReadPlanning) => None,
            None => Some(round.decided(Paper::Plan)?),
        };
        let contents = match edition.map(|edition| &edition.content) {
            None => Contents { activities: &round.activities, adjustments: &round.adjustments },
            Some(Content::Plan { activities, adjustments, .. }) => Contents { activities, adjustments },
            Some(_) => return None,
        };
        Some(Shown { round, edition, contents })
    }

    fn plan(&self) -> Option<Plan<'a>> {
        match self.edition {
            None => Some(Plan::now(self.round)),
            Some(edition) => Plan::decided(self.round, edition),
        }
    }

    /// What it is called beside another: "2019, beslutad 2018-12-14".
    fn name(&self, view: &View<'_>) -> String {
        name(view, self.round, self.edition)
    }

    /// The address of the same plan, shown in the same way.
    fn address(&self, view: &View<'_>) -> String {
        let here = view.frame.to(&path(self.round.number, "/plan"));
        match self.edition {
            Some(edition) => address::with(&here, "edition", &edition.number.to_string()),
            None => here,
        }
    }

    fn meta(&self, view: &View<'_>) -> Vec<Markup> {
        let m = view.m;
        let mut meta = vec![html! { (m.span(self.round.from, Some(self.round.until))) }];
        match self.edition {
            Some(edition) => {
                let day = edition.decided_on.to_string();
                meta.push(html! { (m.with("decision-decided", &[("day", day.into())])) });
                meta.push(papers::decision_link(view, edition));
            }
            None => meta.push(html! { (where_it_is(m, self.round)) }),
        }
        meta
    }

    // The plan as it is, and each that was decided.
    fn editions(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        let decided: Vec<&Edition> = self.round.decided_plans().collect();
        let reads = view.may(Right::ReadPlanning);
        let here = view.frame.to(&path(self.round.number, "/plan"));
        let shown = self.edition.map(|edition| edition.number);
        html! {
            @if 1 < decided.len() + usize::from(reads) {
                nav.ds-toggle-group.seg aria-label=(m.t("record-of-plan-editions")) {
                    @if reads { a.ds-button data-variant="tertiary" href=(here) aria-current=[shown.is_none().then_some("true")] { (m.t("record-of-plan-now")) } }
                    @for edition in decided {
                        a.ds-button data-variant="tertiary" href=(address::with(&here, "edition", &edition.number.to_string()))
                            aria-current=[(shown == Some(edition.number)).then_some("true")] {
                            (m.with("record-of-plan-decided", &[("day", edition.decided_on.to_string().into())]))
                        }
                    }
                }
            }
        }
    }

    fn document(&self, view: &View<'_>, open: Option<StatementId>) -> Markup {
        let m = view.m;
        html! {
            @if self.edition.is_none() { p.note.mt { (m.t("record-of-plan-not-decided")) } }
            @if self.contents.activities.is_empty() {
                (parts::nothing_yet(m.t("record-of-plan-empty"), None))
            } @else {
                (by_goal(view, self.round, self.contents, open, |goal| {
                    format!("{}#goal-{goal}", address::with(&self.address(view), "goal", &goal.to_string()))
                }))
            }
        }
    }

    // What it can be put beside: what was decided in the year before, and what was decided of its own.
    fn comparisons(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        let before = view.organisation.planning.before(self.round);
        let last = before.and_then(|before| Some((before, before.decided(Paper::Plan)?)));
        let own = self.round.decided_plans().map(|edition| (self.round, edition));
        let is_other = |edition: &&Edition| self.edition.is_none_or(|shown| shown.decision != edition.decision);
        let all: Vec<(&Round, &Edition)> =
            last.into_iter().chain(own).filter(|(_, edition)| is_other(edition)).collect();
        html! {
            section.sec aria-labelledby="beside" {
                h2 #beside { (m.t("record-of-plan-compare")) }
                @if all.is_empty() { p.note { (m.t("record-of-plan-alone")) } }
                ul { @for (round, edition) in all {
                    li { a href=(address::with(&self.address(view), "against", &key(round, edition))) {
                        (m.with("record-of-plan-with", &[("plan", name(view, round, Some(edition)).into())]))
                    } }
                } }
            }
        }
    }
}

fn name(view: &View<'_>, round: &Round, edition: Option<&Edition>) -> String {
    let (m, round) = (view.m, round.name.as_str());
    match edition {
        None => m.with("record-of-plan-name-now", &[("round", round.into())]),
        Some(edition) => {
            let day = edition.decided_on.to_string();
            m.with("record-of-plan-name", &[("round", round.into()), ("day", day.into())])
        }
    }
}

fn numbered(round: &Round, number: u32) -> Option<&Edition> {
    round.decided_plans().find(|edition| edition.number == number)
}

// A decided plan in an address: its round and its number, "1.2".
fn key(round: &Round, edition: &Edition) -> String {
    format!("{}.{}", round.number, edition.number)
}

fn of_key<'a>(view: &View<'a>, key: &str) -> Option<(&'a Round, &'a Edition)> {
    let (round, number) = key.split_once('.')?;
    let round = view.organisation.planning.get(round.parse::<RoundNumber>().ok()?)?;
    Some((round, numbered(round, number.parse().ok()?)?))
}
