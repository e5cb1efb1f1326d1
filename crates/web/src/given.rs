//! What the plan gives to goals and areas, as the pages of the strategy show it: the figures of an area and of a goal, and
//! from which plan they come. Added up once for each plan, because a decided one never changes. Not how the resources are
//! planned or moved; those pages are in [`crate::planning`].

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::allocation::Areas;
use domain::ids::{DecisionId, OrganisationId, RevisionNumber, RoundNumber, StatementId};
use domain::money::{self, Kronor, PersonYears, Resources};
use domain::planning::given::{Given, Has, PlanOnADay, PointedOutIn};
use domain::planning::{Pointed, Round};
use domain::revision::Revision;
use domain::rounding::Parts;
use figures::icons::icon;
use figures::resource_bar::{self, Most};
use maud::{Markup, html};
use quick_cache::sync::Cache;

use crate::messages::Messages;
use crate::view::View;

/// What plans give, of those that were asked for lately.
#[derive(Debug)]
pub(crate) struct Added {
    kept: Cache<Key, Arc<Given>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    organisation: OrganisationId,
    plan: Which,
    /// Whose areas the goals stand under.
    revision: Option<RevisionNumber>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Which {
    /// What was decided never changes.
    Decided(DecisionId),
    /// What is being planned does, with any event.
    Planned(RoundNumber, u64),
}

/// How many are kept, at some 2 kB for a strategy of the usual size.
const KEPT: usize = 2_000;

impl Default for Added {
    fn default() -> Added {
        Added { kept: Cache::new(KEPT) }
    }
}

impl Added {
    fn of(&self, view: &View<'_>, plan: &PlanOnADay<'_>, revision: Option<&Revision>) -> Arc<Given> {
        let key = Key {
            organisation: view.organisation.id.clone(),
            plan: match plan.decided {
                Some(edition) => Which::Decided(edition.decision),
                None => Which::Planned(plan.round.number, view.organisation.seq),
            },
            revision: revision.map(|revision| revision.number),
        };
        if let Some(given) = self.kept.get(&key) {
            return given;
        }
        let given = Arc::new(plan.given(&Areas::of(revision)));
        self.kept.insert(key, Arc::clone(&given));
        given
    }

    /// What the plan that the viewer may see on the day gives, with goals under the areas of this revision.
    pub(crate) fn on_the_day<'a>(&self, view: &View<'a>, revision: &Revision) -> Option<ThePlan<'a>> {
        let plan = view.organisation.plan_on(view.viewer, view.day)?;
        let given = self.of(view, &plan, Some(revision));
        let before = view.organisation.plan_before(&plan).map(|before| {
            let strategy = view.organisation.strategy_for(before.round);
            Before { given: self.of(view, &before, strategy), plan: before, strategy }
        });
        Some(ThePlan { plan, given, before })
    }
}

/// The plan of the day, and the one before it.
pub(crate) struct ThePlan<'a> {
    pub(crate) plan: PlanOnADay<'a>,
    pub(crate) given: Arc<Given>,
    before: Option<Before<'a>>,
}

struct Before<'a> {
    plan: PlanOnADay<'a>,
    given: Arc<Given>,
    strategy: Option<&'a Revision>,
}

/// What something has, as it is shown: rounded so that all that is shown together adds up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) has: Has,
    pub(crate) shown: Resources,
    /// Hundredths of all kronor, in whole per cent.
    pub(crate) share: i64,
    /// How many kronor more than in the plan before, as both are shown; `None` where there is nothing to compare with.
    pub(crate) change: Option<Kronor>,
}

/// The figures of all areas, of what is for none, and of the whole.
pub(crate) struct OfAreas {
    areas: BTreeMap<StatementId, Figures>,
    pub(crate) without: Figures,
    pub(crate) all: Figures,
    most: Most,
}

/// Person-years on a page that is to be taken in at once are whole.
const WHOLE_PERSON_YEARS: i64 = 100;

impl ThePlan<'_> {
    /// Where the figures come from: "Plan 2018, beslutad 2017-12-18", or that nothing is decided.
    pub(crate) fn source(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        let round = self.plan.round.name.as_str();
        match self.plan.decided {
            Some(edition) => {
                let values = [("round", round.into()), ("day", edition.decided_on.to_string().into())];
                html! { a href=(view.frame.to(&format!("/decisions/{}", edition.decision))) { (m.with("given-decided", &values)) } }
            }
            None => html! {
                a href=(view.frame.to(&crate::planning::path(self.plan.round.number, ""))) {
                    (m.with("given-planned", &[("round", round.into())]))
                }
            },
        }
    }

    /// What the plan before is called, where there is one to compare with.
    pub(crate) fn before_name(&self) -> Option<&str> {
        self.before.as_ref().map(|before| before.plan.round.name.as_str())
    }

    /// The figures of every area of a revision in millions without decimals, or in the scale that the reader chose, so
    /// that they add up to the whole.
    pub(crate) fn of_areas(&self, view: &View<'_>, areas: &[StatementId]) -> OfAreas {
        let unit = view.amounts().whole().unit();
        let mut resources: Vec<Resources> = areas.iter().map(|&id| self.given.area(id).resources).collect();
        resources.push(self.given.without_area.resources);
        let shown = rounded(&resources, unit);
        let shares = money::divide(100, &resources.iter().map(|part| part.kronor.0).collect::<Vec<i64>>());
        let before = self.before.as_ref().map(|before| before.shown(unit));
        let all = shown.iter().copied().sum::<Resources>();
        let figures = |has: Has, at: usize, change| Figures {
            has,
            shown: shown.get(at).copied().unwrap_or_default(),
            share: shares.get(at).copied().unwrap_or(0),
            change,
        };
        let last = areas.len();
        let areas: BTreeMap<StatementId, Figures> = (areas.iter().enumerate())
            .map(|(at, &id)| {
                let change = before.as_ref().and_then(|before| before.change(id, shown[at].kronor));
                (id, figures(self.given.area(id), at, change))
            })
            .collect();
        let change = before.as_ref().map(|before| all.kronor - before.all);
        let most =
            Most::of(areas.values().map(|area| (area.has.resources.kronor.0, area.has.resources.person_years.0)));
        OfAreas {
            areas,
            without: figures(self.given.without_area, last, None),
            all: Figures { has: self.given.all, shown: all, share: 100, change },
            most,
        }
    }

    /// The figures of one goal, exact but for what is shown of them.
    pub(crate) fn of_goal(&self, view: &View<'_>, goal: StatementId) -> Figures {
        let has = self.given.goal(goal);
        let all = self.given.all.resources.kronor.0;
        let rest = all - has.resources.kronor.0;
        let before = self.before.as_ref().filter(|before| before.has_statement(goal));
        let unit = view.amounts().unit();
        let nearest = |kronor: Kronor| domain::rounding::nearest(kronor.0, unit);
        let change = before.map(|before| {
            let then = before.given.goal(goal).resources.kronor;
            Kronor(nearest(has.resources.kronor) - nearest(then))
        });
        let share = money::divide(100, &[has.resources.kronor.0, rest]);
        Figures { has, shown: has.resources, share: share.first().copied().unwrap_or(0), change }
    }
}

/// What the plan before gave, as it would be shown.
struct Shown<'a> {
    before: &'a Before<'a>,
    areas: BTreeMap<StatementId, Kronor>,
    all: Kronor,
}

impl<'a> Before<'a> {
    fn has_statement(&self, id: StatementId) -> bool {
        self.strategy.is_some_and(|strategy| strategy.tree.contains(id))
    }

    fn shown(&'a self, unit: i64) -> Shown<'a> {
        let mut resources: Vec<Resources> = self.given.areas().map(|(_, has)| has.resources).collect();
        resources.push(self.given.without_area.resources);
        let shown = rounded(&resources, unit);
        let areas = self.given.areas().zip(&shown).map(|((id, _), shown)| (id, shown.kronor)).collect();
        Shown { before: self, areas, all: shown.iter().map(|shown| shown.kronor).sum() }
    }
}

impl Shown<'_> {
    /// How much more it is now; `None` for an area that was not there then.
    fn change(&self, area: StatementId, now: Kronor) -> Option<Kronor> {
        let then = self.areas.get(&area).copied().unwrap_or_default();
        self.before.has_statement(area).then(|| now - then)
    }
}

impl OfAreas {
    /// What an area has.
    pub(crate) fn area(&self, id: StatementId) -> Option<&Figures> {
        self.areas.get(&id)
    }

    /// What an area has, as it stands under it on the platform.
    pub(crate) fn block(&self, view: &View<'_>, plan: &ThePlan<'_>, figures: &Figures) -> Markup {
        let (m, amounts) = (view.m, view.amounts().whole());
        let exact = figures.has.resources;
        html! {
            div.res {
                p {
                    span { b { (amounts.kronor(figures.shown.kronor)) } " " (amounts.abbreviation()) }
                    span { b { (whole_person_years(m, figures.shown.person_years)) } " " (amounts.person_years_abbreviation()) }
                }
                (resource_bar::draw(exact.kronor.0, exact.person_years.0, self.most))
                p.cap {
                    span { (m.with("given-share", &[("share", figures.share.into())])) }
                    @if let (Some(change), Some(before)) = (figures.change, plan.before_name()) {
                        span { (change_since(view, amounts.change(change), before)) }
                    }
                }
            }
        }
    }
}

/// What directives point out of the goals, as far as the viewer may know it.
pub(crate) struct PointedOutGoals<'a>(Vec<PointedOutIn<'a>>);

impl<'a> PointedOutGoals<'a> {
    pub(crate) fn of(view: &View<'a>) -> PointedOutGoals<'a> {
        PointedOutGoals(view.organisation.directives_on(view.viewer, view.day))
    }

    /// The rounds that point a goal out, itself or by its area.
    pub(crate) fn rounds(&self, goal: StatementId, area: Option<StatementId>) -> impl Iterator<Item = &'a Round> {
        let points_out = move |directive: &PointedOutIn<'_>, id| directive.points_out(Pointed::Statement(id));
        let by = move |one: &&PointedOutIn<'a>| points_out(one, goal) || area.is_some_and(|area| points_out(one, area));
        self.0.iter().filter(by).map(|directive| directive.round)
    }

    /// The sign after a goal's text, with its words for those who listen.
    pub(crate) fn sign(&self, m: Messages, goal: StatementId, area: StatementId) -> Markup {
        let names: Vec<&str> = self.rounds(goal, Some(area)).map(|round| round.name.as_str()).collect();
        html! {
            @if !names.is_empty() {
                svg.fl aria-hidden="true" viewBox="0 0 16 16" { use href="#icon-flag" {} }
                span.ds-sr-only { " " (m.with("given-pointed-out-sign", &[("rounds", names.join(", ").into())])) }
            }
        }
    }
}

/// "+4 mot 2017".
pub(crate) fn change_since(view: &View<'_>, change: String, before: &str) -> String {
    view.m.with("given-change", &[("change", change.into()), ("round", before.into())])
}

/// How many activities there are, as a link to them, and how many of them are pointed out.
pub(crate) fn activities(view: &View<'_>, has: &Has, address: &str) -> Markup {
    let m = view.m;
    html! {
        a href=(address) { (m.with("given-activities", &[("count", has.activities.into())])) }
        @if 0 < has.pointed_out {
            span.flag { (icon("flag")) (m.with("given-pointed-out", &[
                ("count", has.pointed_out.into()), ("all", has.activities.into()),
            ])) }
        }
    }
}

/// Person-years that are shown whole.
pub(crate) fn whole_person_years(m: Messages, person_years: PersonYears) -> String {
    m.number(domain::rounding::nearest(person_years.0, WHOLE_PERSON_YEARS) / WHOLE_PERSON_YEARS)
}

/// Kronor and person-years, each rounded so that the parts add up.
pub(crate) fn rounded(exact: &[Resources], unit: i64) -> Vec<Resources> {
    rounded_to(exact, unit, WHOLE_PERSON_YEARS)
}

/// The same, with person-years to this many hundredths.
pub(crate) fn rounded_to(exact: &[Resources], unit: i64, person_years: i64) -> Vec<Resources> {
    let kronor = Parts::of(&exact.iter().map(|part| part.kronor.0).collect::<Vec<i64>>(), unit);
    let people = Parts::of(&exact.iter().map(|part| part.person_years.0).collect::<Vec<i64>>(), person_years);
    kronor.parts.into_iter().zip(people.parts).map(|(kronor, people)| Resources::new(kronor, people)).collect()
}
