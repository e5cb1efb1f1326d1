//! A regrouped agency: what hangs on units follows them, sums stay what they are, and history stays true.

use domain::activity::{PlanState, WHOLE};
use domain::event::Event;
use domain::ids::{PersonId, UnitId};
use domain::money::Resources;
use domain::planning::{Frame, FrameFor, Phase, Pointed};
use domain::policy::{self, Role, Viewer};
use domain::regrouping::{Part, Wish};
use domain::to_do::Act;
use domain::writing::Seen;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::agency::{Agency, COMPANIES, DIGITAL, GRANT, MANAGER, ROUND, SERVICE, STAFF, name, opening, reason};

/// The period of the round that is planned begins on this day.
const NEW_YEAR: Date = date(2018, 1, 1);
/// The day before it.
const LAST_DAY: Date = date(2017, 12, 31);

fn regroup(agency: &mut Agency, on: Date, wish: Wish) {
    agency.must(|organisation, context| organisation.regroup(context, on, wish.clone(), Some(reason("Ny form."))));
}

fn last_unit(agency: &Agency) -> UnitId {
    agency.organisation.units.get_max().unwrap().0
}

/// With plans, and a frame for each unit and for a part of one.
fn framed() -> Agency {
    let mut agency = Agency::with_plans();
    let frame = |unit, source, kronor| Frame {
        of: FrameFor { unit: Some(unit), area: None, source },
        resources: Resources::new(kronor, 333),
    };
    let frames = vec![
        frame(DIGITAL, None, 7_000_001),
        frame(SERVICE, None, 3_000_000),
        frame(STAFF, None, 999),
        frame(DIGITAL, Some(GRANT), 5_000_000),
    ];
    let seen = Seen(agency.organisation.planning.get(ROUND).unwrap().version);
    agency.must(|organisation, context| organisation.set_frames(context, (ROUND, seen), frames.clone()));
    agency
}

fn part(called: &str, share: u32) -> Part {
    Part { name: name(called), parent: Some(COMPANIES), share, activities: Vec::new(), people: Vec::new() }
}

#[test]
fn a_merged_unit_goes_on_with_what_its_parts_had() {
    let mut agency = framed();
    let before = agency.organisation.planning.get(ROUND).unwrap().clone();
    let frame = |unit| before.frame_of(unit).unwrap_or_default();
    regroup(
        &mut agency,
        NEW_YEAR,
        Wish::Merge { units: vec![SERVICE, DIGITAL], name: name("Digital service"), parent: Some(COMPANIES) },
    );
    let merged = last_unit(&agency);
    let organisation = &agency.organisation;
    let round = organisation.planning.get(ROUND).unwrap();
    assert_eq!(round.resources_of_unit(merged), before.resources_of_unit(DIGITAL) + before.resources_of_unit(SERVICE));
    assert_eq!(round.frame_of(merged).unwrap_or_default(), frame(DIGITAL) + frame(SERVICE));
    assert_eq!(round.activities_of(DIGITAL).count() + round.activities_of(SERVICE).count(), 0);
    assert_eq!(organisation.unit_on(DIGITAL, date(2017, 12, 31)), DIGITAL, "the day before it is still there");
    assert_eq!(organisation.unit_on(DIGITAL, NEW_YEAR), merged);
    assert_eq!(round.plan_state(merged), PlanState::Draft);
    assert!(
        policy::may_plan_for(organisation, Viewer::Person(MANAGER, agency.today), merged),
        "its manager plans for what it becomes"
    );
    let there: Vec<UnitId> = organisation.units_on(NEW_YEAR).map(|unit| unit.id).collect();
    assert_eq!(there, [COMPANIES, STAFF, merged]);
}

#[test]
fn a_split_unit_gives_each_part_its_activities_people_and_share_of_the_frame() {
    let mut agency = framed();
    let before = agency.organisation.planning.get(ROUND).unwrap().clone();
    let first = before.activities_of(DIGITAL).next().unwrap().id;
    let smaller = Part { activities: vec![first], people: vec![MANAGER], ..part("Digital handel", 2_500) };
    regroup(
        &mut agency,
        NEW_YEAR,
        Wish::Split { unit: DIGITAL, parts: vec![part("Digitala tjänster", 7_500), smaller] },
    );
    let (larger, smaller) = (UnitId(last_unit(&agency).0 - 1), last_unit(&agency));
    let round = agency.organisation.planning.get(ROUND).unwrap();
    assert_eq!(round.activity(first).unwrap().unit, smaller, "as it was said");
    assert!(
        before
            .activities_of(DIGITAL)
            .filter(|activity| activity.id != first)
            .all(|activity| { round.activity(activity.id).unwrap().unit == larger })
    );
    let manager = &agency.organisation.people[&MANAGER];
    assert_eq!((manager.unit_on(LAST_DAY), manager.unit_on(NEW_YEAR)), (Some(DIGITAL), Some(smaller)));
    let frame = |unit| round.frame_of(unit).unwrap_or_default();
    assert_eq!(frame(larger) + frame(smaller), before.frame_of(DIGITAL).unwrap_or_default());
}

/// The units whose plans a person is to send in, on a day.
fn to_send_in(agency: &Agency, person: PersonId, day: Date) -> Vec<UnitId> {
    let acts = agency.organisation.to_do(person, day).into_iter().map(|todo| todo.act);
    let sent = acts.filter_map(|act| match act {
        Act::SendPlanIn(ROUND, unit) => Some(unit),
        _ => None,
    });
    sent.collect()
}

fn plans_for(agency: &Agency, day: Date, units: &[UnitId]) -> Vec<UnitId> {
    let viewer = Viewer::Person(MANAGER, day);
    units.iter().copied().filter(|unit| policy::may_plan_for(&agency.organisation, viewer, *unit)).collect()
}

#[test]
fn nobody_works_elsewhere_before_the_day_and_what_is_to_come_is_planned_by_who_is_there() {
    let mut agency = framed();
    agency.enter(Phase::UnitPlans);
    assert_eq!(to_send_in(&agency, MANAGER, agency.today), [DIGITAL]);
    let with_manager = Part { people: vec![MANAGER], ..part("Digital handel", 2_500) };
    let parts = vec![part("Digitala tjänster", 7_500), with_manager];
    regroup(&mut agency, NEW_YEAR, Wish::Split { unit: DIGITAL, parts });
    let (larger, smaller) = (UnitId(last_unit(&agency).0 - 1), last_unit(&agency));
    let all = [DIGITAL, larger, smaller];
    assert_eq!(plans_for(&agency, LAST_DAY, &all), all, "of what is, and of what it becomes");
    assert_eq!(plans_for(&agency, NEW_YEAR, &all), [smaller]);
    assert_eq!(
        to_send_in(&agency, MANAGER, LAST_DAY),
        [larger, smaller],
        "the plan is for the units that carry it out"
    );
    assert_eq!(to_send_in(&agency, MANAGER, NEW_YEAR), [smaller]);

    // Other roles change nothing of where one goes; another place does.
    let placed = |unit| Event::PersonPlaced { person: MANAGER, unit: Some(unit), roles: vec![Role::UnitManager] };
    agency.happen(vec![placed(DIGITAL)]);
    assert_eq!(agency.organisation.people[&MANAGER].unit_on(NEW_YEAR), Some(smaller));
    agency.happen(vec![placed(SERVICE)]);
    assert_eq!(agency.organisation.people[&MANAGER].unit_on(NEW_YEAR), Some(SERVICE));
}

#[test]
fn who_managed_a_unit_that_was_merged_manages_what_it_became() {
    let mut agency = framed();
    agency.enter(Phase::UnitPlans);
    let merge = Wish::Merge { units: vec![SERVICE, DIGITAL], name: name("Digital service"), parent: Some(COMPANIES) };
    regroup(&mut agency, NEW_YEAR, merge);
    let merged = last_unit(&agency);
    for day in [agency.today, LAST_DAY, NEW_YEAR] {
        assert_eq!(to_send_in(&agency, MANAGER, day), [merged], "{day}");
        assert_eq!(plans_for(&agency, day, &[merged]), [merged], "{day}");
    }
}

#[test]
fn a_round_that_began_before_the_day_keeps_its_units_and_is_seen_in_the_new_ones() {
    let mut agency = Agency::with_plans();
    let next = agency.organisation.planning.get(ROUND).map(|round| round.number);
    agency.must(|organisation, context| organisation.open_planning(context, opening("2019", 2019, next)));
    let before = agency.organisation.clone();
    regroup(
        &mut agency,
        date(2019, 1, 1),
        Wish::Split { unit: DIGITAL, parts: vec![part("Digitala tjänster", 6_000), part("Digital handel", 4_000)] },
    );
    let organisation = &agency.organisation;
    let old = organisation.planning.get(ROUND).unwrap();
    assert_eq!(old, before.planning.get(ROUND).unwrap(), "history stays true");
    let areas = organisation.areas_for(old);
    let allocation = old.allocation(&areas);
    let seen = organisation.in_units_of(date(2019, 1, 1), &allocation);
    assert_eq!(seen.total(), allocation.total());
    assert!(seen.lines.iter().all(|line| line.unit != DIGITAL));
    assert_eq!(organisation.in_units_of(date(2018, 12, 31), &allocation), allocation);
}

#[test]
fn what_points_at_a_unit_follows_it() {
    let mut agency = Agency::with_plans();
    agency.must(|organisation, context| {
        organisation.point_out(context, ROUND, Pointed::Unit(DIGITAL), reason("Når flest."))
    });
    regroup(&mut agency, NEW_YEAR, Wish::Change { unit: DIGITAL, name: name("Digital utveckling"), parent: None });
    let round = agency.organisation.planning.get(ROUND).unwrap();
    assert!(round.points_out(Pointed::Unit(last_unit(&agency))) && !round.points_out(Pointed::Unit(DIGITAL)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_regrouping_creates_or_destroys_anything(wishes in prop::collection::vec((0_u32..4, 0_u32..12, 0_u32..12, 0_u32..=WHOLE), 1..12)) {
        let mut agency = framed();
        let sums = |agency: &Agency| {
            let round = agency.organisation.planning.get(ROUND).unwrap();
            let frames = round.frames.iter().filter(|(of, _)| of.unit.is_some());
            let frames: Resources = frames.map(|(_, frame)| *frame).sum();
            (round.allocation(&agency.organisation.areas_for(round)).total(), frames, round.activities.len())
        };
        let before = sums(&agency);
        for (number, (kind, one, other, share)) in (1..).zip(wishes) {
            let (one, other) = (UnitId(one + 1), UnitId(other + 1));
            let called = |letter: &str| name(&format!("Enhet {number} {letter}"));
            let wish = match kind {
                0 => Wish::Change { unit: one, name: called("a"), parent: Some(other) },
                1 => Wish::Merge { units: vec![one, other], name: called("a"), parent: None },
                2 => Wish::Close { unit: one, heir: other },
                _ => Wish::Split {
                    unit: one,
                    parts: vec![
                        Part { name: called("a"), ..part("a", share) },
                        Part { name: called("b"), ..part("b", WHOLE - share) },
                    ],
                },
            };
            let context = agency.context();
            if let Ok(events) = agency.organisation.regroup(&context, NEW_YEAR, wish, None) {
                let events: Vec<Event> = events;
                agency.happen(events);
            }
            prop_assert_eq!(sums(&agency), before);
            let organisation = &agency.organisation;
            for unit in organisation.units.keys() {
                let shares: u32 = organisation.heirs(*unit, NEW_YEAR).iter().map(|(_, share)| share).sum();
                prop_assert!((WHOLE - 20..=WHOLE).contains(&shares), "{shares} of unit {unit}");
            }
            let round = organisation.planning.get(ROUND).unwrap();
            let there = |unit: UnitId| organisation.units[&unit].is_there_on(NEW_YEAR);
            prop_assert!(round.activities.values().all(|activity| there(activity.unit)));
            let framed = |of: &FrameFor| of.unit.is_none_or(there);
            prop_assert!(round.frames.keys().all(framed));
        }
    }
}
