//! What a contribution is about, as a link and as the knots of the thread above it, and who is to answer it. Not the
//! contribution.

use std::borrow::Cow;

use domain::contribution::{About, Answerer, Contribution};
use domain::ids::StatementId;
use domain::policy::Right;
use maud::{Markup, html};

use crate::people::People;
use crate::statement::standing;
use crate::thread::Knot;
use crate::view::View;
use crate::{indicator, knots, planning, words};

/// What it is about, as a knot: what kind of thing, what it says, and where it is. `None` where the viewer may not read it, or
/// it is gone.
pub(crate) fn knot(view: &View<'_>, about: About) -> Option<Knot> {
    let (m, organisation) = (view.m, view.organisation);
    let knot = match about {
        About::Statement(id) => {
            let (revision, _) = standing::of(view, id)?;
            let statement = revision.tree.get(id)?;
            let number = revision.tree.number(statement);
            let kind = words::numbered(m, organisation.model_of(revision), statement.kind, number.as_deref());
            Knot::to(kind, statement.text(), view.statement(statement))
        }
        About::Activity { round, activity } => {
            let found =
                organisation.planning.get(round).filter(|_| view.may(Right::ReadPlanning))?.activity(activity)?;
            let address = view.frame.to(&planning::activity_path(round, activity));
            Knot::to(m.t("activity-knot"), found.work.title.as_str(), address)
        }
        About::Indicator(id) => {
            let found = organisation.indicators.get(id).filter(|found| indicator::may_read(view, found))?;
            let name = organisation.indicators.definition_on(found, view.day).definition.name.as_str();
            Knot::to(m.t("indicator-knot"), name, view.frame.to(&indicator::path(id)))
        }
    };
    Some(knot.in_language(view.language()))
}

/// Where it is, if the viewer may read it.
pub(super) fn address(view: &View<'_>, about: About) -> Option<String> {
    knot(view, about)?.address
}

/// The same as a link, or that it is about nothing in particular.
pub(crate) fn link(view: &View<'_>, about: Option<About>) -> Markup {
    match about.map(|about| knot(view, about)) {
        None => html! { (view.m.t("contribution-about-whole")) },
        Some(None) => html! { (view.m.t("contribution-about-gone")) },
        Some(Some(knot)) => html! { a href=[&knot.address] lang=[knot.language] { (knot.text) } },
    }
}

/// What it is about in words: "Mål 1.1: Företag lägger mindre tid på regler".
pub(crate) fn in_words(view: &View<'_>, about: Option<About>) -> String {
    match about.map(|about| knot(view, about)) {
        None => view.m.t("contribution-about-whole").into_owned(),
        Some(None) => view.m.t("contribution-about-gone").into_owned(),
        Some(Some(knot)) => format!("{}: {}", knot.kind, knot.text),
    }
}

/// All that is above a page about this: from the vision down to the thing itself.
pub(crate) fn up_to(view: &View<'_>, about: Option<About>) -> Vec<Knot> {
    let organisation = view.organisation;
    let goal = match about {
        None => None,
        Some(About::Statement(id)) => Some(id),
        Some(About::Activity { round, activity }) => {
            let found = organisation.planning.get(round).and_then(|round| round.activity(activity));
            found.and_then(|found| found.work.goals.first()).map(|share| share.goal)
        }
        Some(About::Indicator(id)) => {
            organisation.indicators.get(id).and_then(|it| it.definition().statements().next())
        }
    };
    let mut up = goal.and_then(|goal| down_to(view, goal)).unwrap_or_else(|| {
        let strategy = organisation.strategy.in_force_on(view.day);
        strategy.map_or_else(Vec::new, |revision| knots::to_overarching_goal(view.frame, organisation, revision))
    });
    if !matches!(about, None | Some(About::Statement(_))) {
        up.extend(about.and_then(|about| knot(view, about)));
    }
    up
}

/// From the vision down to a statement, itself too.
fn down_to(view: &View<'_>, id: StatementId) -> Option<Vec<Knot>> {
    let (revision, _) = standing::of(view, id)?;
    let thread = revision.thread(id)?;
    Some(thread.up.iter().chain([&thread.here]).filter_map(|above| knot(view, About::Statement(above.id))).collect())
}

/// Who is to answer it.
pub(super) fn answerer(view: &View<'_>, people: &People, contribution: &Contribution) -> String {
    let (m, organisation) = (view.m, view.organisation);
    let says: Cow<'static, str> = match organisation.answerer(contribution) {
        Answerer::Strategist => m.t("answerer-strategist"),
        Answerer::Analyst => m.t("answerer-analyst"),
        Answerer::Owner(person) => people.name(person).into(),
        Answerer::Manager(unit) => {
            let name = organisation.units.get(&unit).map_or("", |unit| unit.name.as_str());
            m.with("answerer-manager", &[("unit", name.into())]).into()
        }
    };
    says.into_owned()
}
