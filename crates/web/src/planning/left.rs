//! What is not ready in the phase that a round is in. Information before one goes on, but for what a rule refuses.

use domain::activity::PlanState;
use domain::planning::{Paper, Phase, Round};
use maud::{Markup, html};

use super::papers::{self, Standing};
use super::path;
use super::units::Plans;
use crate::view::View;

/// Something that is not ready.
pub(super) struct Left {
    /// What, in words.
    pub text: String,
    /// Where it is mended, after the round's own path.
    pub tail: String,
    /// Whether a rule refuses to go on before it is.
    pub hinders: bool,
}

/// What is not ready in the phase that the round is in, on the day that the page is about.
pub(super) fn left(view: &View<'_>, round: &Round) -> Vec<Left> {
    let m = view.m;
    let mut left = Vec::new();
    let mut say = |text: String, tail: &str| left.push(Left { text, tail: tail.to_owned(), hinders: false });
    match round.phase() {
        Phase::Directive => {
            undecided(view, round, Paper::Directive, &mut say);
            if round.directive.pointed_out.is_empty() {
                say(m.t("left-nothing-pointed-out").into_owned(), "/directive");
            }
        }
        Phase::Frames => {
            undecided(view, round, Paper::Frames, &mut say);
            let without = Plans::of(view, round).rows.iter().filter(|row| row.frame.is_none()).count();
            if 0 < without {
                say(m.with("left-without-frame", &[("count", without.into())]), "/frames");
            }
        }
        Phase::UnitPlans | Phase::Dialogue => {
            let plans = Plans::of(view, round);
            let open = plans.count(PlanState::Draft) + plans.count(PlanState::Returned);
            if 0 < open {
                say(m.with("left-not-sent-in", &[("count", open.into())]), "/units");
            }
            let submitted = plans.count(PlanState::Submitted);
            if round.phase() == Phase::Dialogue && 0 < submitted {
                say(m.with("left-not-approved", &[("count", submitted.into())]), "/units?state=submitted");
            }
        }
        Phase::Allocation => {
            for (paper, _) in round.proposals.iter().filter(|(paper, _)| matches!(paper, Paper::Scenario(_))) {
                let name = papers::name(view, round, *paper);
                say(m.with("left-scenario-waits", &[("scenario", name.into())]), &papers::tail(*paper, ""));
            }
            let passed = view.organisation.frames_passed(round, round.sums()).len();
            if 0 < passed {
                say(m.with("left-frames-passed", &[("count", passed.into())]), "/units");
            }
        }
        Phase::Decision => undecided(view, round, Paper::Plan, &mut say),
        Phase::Running => {
            if view.day <= round.until {
                say(m.with("left-period-goes-on", &[("day", m.day(round.until).into())]), "/plan");
            }
        }
        Phase::Closed => {}
    }
    if matches!(round.phase(), Phase::Decision) && round.decided(Paper::Plan).is_none() {
        left.iter_mut().for_each(|left| left.hinders = true);
    }
    if round.phase() == Phase::Running {
        for (paper, _) in &round.proposals {
            let name = papers::name(view, round, *paper);
            let text = m.with("left-paper-waits", &[("paper", name.into())]);
            left.push(Left { text, tail: papers::tail(*paper, ""), hinders: true });
        }
    }
    left
}

fn undecided(view: &View<'_>, round: &Round, paper: Paper, say: &mut impl FnMut(String, &str)) {
    let key = match Standing::of(view.organisation, round, paper) {
        Standing::Empty => "left-empty",
        Standing::Draft | Standing::Returned(_) => "left-not-proposed",
        Standing::Proposed(_) => "left-not-decided",
        Standing::Changed(_) => "left-changed",
        Standing::Decided(_) => return,
    };
    say(view.m.with(key, &[("paper", papers::name(view, round, paper).into())]), &papers::home(paper));
}

/// The list, or that nothing is left.
pub(super) fn list(view: &View<'_>, round: &Round, left: &[Left]) -> Markup {
    html! {
        @if left.is_empty() {
            p.okk { (figures::icons::icon("check")) (view.m.t("left-nothing")) }
        } @else {
            ul.chk { @for left in left {
                li {
                    a href=(view.frame.to(&path(round.number, &left.tail))) { (left.text) }
                    @if left.hinders { b { (view.m.t("left-hinders")) } }
                }
            } }
        }
    }
}
