//! An allocation seen in the units of a later round: the choice, and in honest words what was merged or split since then
//! and how. Sums stay what they are; frames stay in the units that they were given to. How it is counted is the domain's.

use domain::activity::WHOLE;
use domain::allocation::sums::Sums;
use domain::planning::Round;
use domain::regrouping::Regrouping;
use domain::scenario::change::Change;
use maud::{Markup, html};

use super::choice::Choice;
use super::path;
use crate::view::View;

/// The round whose units the reader wants to see an allocation in, when they are others than its own.
pub(super) fn chosen<'a>(view: &View<'a>, round: &Round, choice: &Choice) -> Option<&'a Round> {
    let other = view.organisation.planning.get(choice.units_of?)?;
    later(view, round).into_iter().find(|later| later.number == other.number)
}

/// What lies where now, or in the units of another round; nothing is moved by either.
pub(super) fn seen<'a>(view: &View<'_>, round: &'a Round, other: Option<&Round>) -> Change<'a> {
    match other {
        None => Change::none(round),
        Some(other) => {
            let own = round.allocation(&view.organisation.areas_for(round));
            Change::seen(round, Sums::of_lines(&view.organisation.in_units_of(other.from, &own)))
        }
    }
}

/// The units to choose between, where they have changed since the round.
pub(super) fn ways(view: &View<'_>, round: &Round, choice: &Choice, address: &str) -> Markup {
    let m = view.m;
    let later = later(view, round);
    let to = |units_of| Choice { units_of, ..choice.clone() }.address(address);
    let called = |round: &Round| m.with("allocation-units-of", &[("round", round.name.as_str().into())]);
    let here = chosen(view, round, choice).map(|other| other.number);
    html! { @if !later.is_empty() {
        nav.ds-toggle-group.seg.seg--sm aria-label=(m.t("allocation-in-units")) {
            a.ds-button data-variant="tertiary" href=(to(None)) aria-current=[here.is_none().then_some("true")] { (called(round)) }
            @for other in later {
                a.ds-button data-variant="tertiary" href=(to(Some(other.number)))
                    aria-current=[(here == Some(other.number)).then_some("true")] { (called(other)) }
            }
        }
    } }
}

/// The way from a round to the one before it as it is in this one's units.
pub(super) fn before(view: &View<'_>, round: &Round) -> Markup {
    let before = view.organisation.planning.before(round);
    let before = before.filter(|before| !changes(view, before, round).is_empty());
    html! { @if let Some(before) = before {
        @let choice = Choice { units_of: Some(round.number), ..Choice::of(None) };
        a href=(choice.address(&view.frame.to(&path(before)))) { (seen_as(view, before, round)) }
    } }
}

/// What has been counted how.
pub(super) fn told(view: &View<'_>, round: &Round, other: &Round) -> Markup {
    let m = view.m;
    html! {
        section.note aria-labelledby="in-units" {
            h2 #in-units { (seen_as(view, round, other)) }
            ul.bare { @for change in changes(view, round, other) {
                li { time.nw { (change.on) } " " span lang=[view.language()] { (in_words(view, change)) } }
            } }
            p { (m.t("allocation-units-how")) }
            p { (m.with("allocation-units-frames", &[("round", round.name.as_str().into())])) }
        }
    }
}

/// "2018 i enheterna 2019".
fn seen_as(view: &View<'_>, round: &Round, other: &Round) -> String {
    let values = [("round", round.name.as_str().into()), ("other", other.name.as_str().into())];
    view.m.with("allocation-seen-in", &values)
}

/// The rounds after this one that have other units, the first first.
fn later<'a>(view: &View<'a>, round: &Round) -> Vec<&'a Round> {
    let rounds = view.organisation.planning.rounds().filter(|other| round.from < other.from);
    rounds.filter(|other| !changes(view, round, other).is_empty()).collect()
}

/// The changes of units between two rounds that let others go on with what some had, the first first.
fn changes<'a>(view: &View<'a>, round: &Round, other: &Round) -> Vec<&'a Regrouping> {
    let all = view.organisation.regroupings.iter().map(|made| &made.regrouping);
    let between = all.filter(|change| round.from < change.on && change.on <= other.from && !change.heirs.is_empty());
    let mut between: Vec<&Regrouping> = between.collect();
    between.sort_by_key(|change| change.on);
    between
}

/// "Digital utveckling delades i Digitala tjänster (60 %) och Digital handel (40 %)."
fn in_words(view: &View<'_>, change: &Regrouping) -> String {
    let (m, organisation) = (view.m, view.organisation);
    let name = |unit| organisation.units.get(&unit).map_or("", |unit| unit.name.as_str());
    let ended: Vec<&str> = change.ended.iter().map(|unit| name(*unit)).collect();
    let heir = |heir: &domain::regrouping::Heir| match heir.share {
        WHOLE => name(heir.to).to_owned(),
        share => format!("{} ({})", name(heir.to), view.amounts().share(share)),
    };
    let mut heirs: Vec<String> = change.heirs.iter().map(heir).collect();
    heirs.dedup();
    let key = match (ended.len(), heirs.len(), change.begun.is_empty()) {
        (_, _, true) => "allocation-units-closed",
        (1, 1, false) => "allocation-units-changed",
        (1, _, false) => "allocation-units-split",
        _ => "allocation-units-merged",
    };
    m.with(key, &[("ended", ended.join(", ").into()), ("heirs", heirs.join(", ").into())])
}
