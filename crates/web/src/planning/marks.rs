//! What stands marked in a round wherever it is listed: what its directive points out, and what that lies in. Not the
//! sign, which is [`super::flag`], nor the directive's own list ([`super::pointed`]).

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::activity::Activity;
use domain::allocation::Areas;
use domain::ids::StatementId;
use domain::planning::{Content, Directive, FrameFor, Paper, Pointed, Round};
use domain::policy::Right;
use figures::icons::icon;
use maud::{Markup, html};

use super::flag;
use crate::messages::Messages;
use crate::view::View;

/// How something is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Something that lies in it is pointed out: a goal of the area, an activity or a unit below the unit.
    Within,
    /// It is pointed out itself, or as a goal of an area that is.
    Itself,
}

/// The marks of a round.
pub(crate) struct Marks {
    marks: BTreeMap<Pointed, Mark>,
    areas: Areas,
}

impl Marks {
    /// The marks that a reader may know: for those who may not read planning, of what was decided.
    pub(crate) fn of(view: &View<'_>, round: &Round) -> Marks {
        let areas = view.organisation.areas_for(round);
        let mut marks = BTreeMap::new();
        let all = directive(view, round).map(|directive| directive.pointed_out.keys()).into_iter().flatten();
        for &what in all {
            for around in around(view, round, &areas, what) {
                marks.entry(around).or_insert(Mark::Within);
            }
            marks.insert(what, Mark::Itself);
        }
        Marks { marks, areas }
    }

    /// How something is marked.
    pub(crate) fn mark(&self, what: Pointed) -> Option<Mark> {
        let area = match what {
            Pointed::Statement(goal) => self.areas.of_goal(goal).map(Pointed::Statement),
            Pointed::Activity(_) | Pointed::Unit(_) => None,
        };
        let by_area = area.and_then(|area| self.marks.get(&area)).filter(|mark| **mark == Mark::Itself);
        by_area.or_else(|| self.marks.get(&what)).copied()
    }

    /// Whether it is pointed out itself.
    pub(crate) fn is_itself(&self, what: Pointed) -> bool {
        self.mark(what) == Some(Mark::Itself)
    }

    /// Whether an activity, or a goal that it is for, is pointed out. Not its unit, where that has a sign of its own.
    pub(crate) fn has(&self, activity: &Activity) -> bool {
        let mut goals = activity.work.goals.iter().map(|share| share.goal);
        self.is_itself(Pointed::Activity(activity.id)) || goals.any(|goal| self.is_itself(Pointed::Statement(goal)))
    }

    /// The sign, where something is marked.
    pub(crate) fn flag(&self, m: Messages, what: Pointed) -> Markup {
        let is_within = self.mark(what) == Some(Mark::Within);
        html! { @if let Some(word) = self.word(m, what) {
            " " span.flag.flag--within[is_within] { (icon("flag")) (word) }
        } }
    }

    /// The same only of what is pointed out itself.
    pub(crate) fn own_flag(&self, m: Messages, what: Pointed) -> Markup {
        html! { @if self.is_itself(what) { " " (flag(m)) } }
    }

    /// The sign of several things that stand as one: of the one that is marked most.
    pub(crate) fn flag_of_all(&self, m: Messages, all: impl Iterator<Item = Pointed>) -> Markup {
        let most = all.max_by_key(|what| self.mark(*what));
        html! { @if let Some(most) = most { (self.flag(m, most)) } }
    }

    /// The word of the sign.
    pub(crate) fn word(&self, m: Messages, what: Pointed) -> Option<Cow<'static, str>> {
        self.mark(what).map(|mark| match mark {
            Mark::Itself => m.t("pointed-out"),
            Mark::Within => m.t("pointed-out-within"),
        })
    }

    /// The sign of what a frame is for, where that is pointed out.
    pub(crate) fn flag_of_frame(&self, m: Messages, of: &FrameFor) -> Markup {
        let parts = [of.unit.map(Pointed::Unit), of.area.map(Pointed::Statement)];
        self.flag_of_all(m, parts.into_iter().flatten())
    }
}

fn directive<'a>(view: &View<'_>, round: &'a Round) -> Option<&'a Directive> {
    if view.may(Right::ReadPlanning) {
        return Some(&round.directive);
    }
    match round.decided(Paper::Directive).map(|edition| &edition.content) {
        Some(Content::Directive(directive)) => Some(directive),
        _ => None,
    }
}

/// What something that is pointed out lies in.
fn around(view: &View<'_>, round: &Round, areas: &Areas, what: Pointed) -> Vec<Pointed> {
    let units = |unit| view.organisation.units_above(unit).into_iter().map(Pointed::Unit);
    let area = |goal: StatementId| areas.of_goal(goal).map(Pointed::Statement);
    match what {
        Pointed::Statement(goal) => area(goal).into_iter().collect(),
        Pointed::Unit(unit) => units(unit).collect(),
        Pointed::Activity(id) => {
            let Some(activity) = round.activity(id) else { return Vec::new() };
            let goals = activity.work.goals.iter().map(|share| share.goal);
            let statements = goals.flat_map(|goal| [Some(Pointed::Statement(goal)), area(goal)]).flatten();
            units(activity.unit).chain(statements).collect()
        }
    }
}
