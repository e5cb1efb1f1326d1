//! The whole year, replayed through the rules: that nothing is refused, and that the figures hold which every page of
//! the example shows. The facts that they come from are told by `demo::sources`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may panic too")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::clarity::{self, Expected, Finding, Severity};
use domain::event::{Event, Recorded};
use domain::ids::{BodyId, PersonId, RevisionNumber, StatementId};
use domain::lineage::{Fate, Origin};
use domain::organisation::Organisation;
use domain::policy::standing::Standing;
use domain::revision::{Revision, State};
use domain::statement::{Statement, StatementKind};
use domain::time::Actor;
use jiff::civil::{Date, date};

mod indicators;
mod planning;

const BOARD: BodyId = BodyId(1);

/// The agency as it was when a day ended.
fn on(last_day: Date) -> Organisation {
    let mut organisation = Organisation::empty(demo::organisation());
    for step in demo::year().into_iter().take_while(|step| step.context.today <= last_day) {
        take(&mut organisation, &step);
    }
    organisation
}

fn now() -> Organisation {
    // Most tests begin here, and a copy is cheap.
    static NOW: OnceLock<Organisation> = OnceLock::new();
    NOW.get_or_init(|| on(demo::today())).clone()
}

fn take(organisation: &mut Organisation, step: &demo::Step) -> Vec<Event> {
    let answer = (step.change)(organisation);
    let events = answer.unwrap_or_else(|refusals| panic!("refused at {}: {refusals:?}", step.context.at));
    assert!(!events.is_empty(), "nothing happened at {}", step.context.at);
    for event in &events {
        let (at, actor) = (step.context.at, step.context.actor);
        let recorded = Recorded { seq: organisation.seq + 1, at, actor, event: event.clone() };
        organisation.apply(&recorded).unwrap();
    }
    events
}

fn revision(organisation: &Organisation, number: u32) -> &Revision {
    organisation.strategy.get(RevisionNumber(number)).unwrap()
}

fn states(organisation: &Organisation, day: Date) -> Vec<State> {
    let strategy = &organisation.strategy;
    strategy.revisions().map(|revision| strategy.state(revision, day)).collect()
}

/// The lineage without the result areas, which are headings.
fn lineage(organisation: &Organisation, old: u32, new: u32) -> Vec<Origin> {
    let (old, new) = (revision(organisation, old), revision(organisation, new));
    let steers = |origin: &Origin| {
        let found = origin.to.iter().filter_map(|&id| new.tree.get(id));
        !found.into_iter().any(|statement| statement.kind == StatementKind::ResultArea)
    };
    let mut origins = organisation.strategy.lineage(old, new);
    origins.retain(steers);
    origins
}

/// How many statements met each fate: the old ones, and for what is new the new ones.
fn fates(origins: &[Origin]) -> Vec<(Fate, usize)> {
    let count = |fate| {
        let of_fate = origins.iter().filter(|origin| origin.fate == fate);
        of_fate.map(|origin| if fate == Fate::New { origin.to.len() } else { origin.from.len() }).sum()
    };
    Fate::ALL.into_iter().map(|fate| (fate, count(fate))).filter(|&(_, count)| count != 0).collect()
}

fn texts(revision: &Revision, kind: StatementKind) -> Vec<&str> {
    revision.tree.of_kind(kind).into_iter().map(|statement| statement.text()).collect()
}

#[test]
fn the_steps_are_in_order_and_end_before_the_example_begins() {
    let steps = demo::year();
    let mut last = None;
    for step in &steps {
        assert!(last <= Some(step.context.at), "{} comes too late", step.context.at);
        last = Some(step.context.at);
    }
    assert!(last < Some(demo::now()));
    assert_eq!(demo::now().to_string(), "2018-11-14T09:00:00Z");
    assert_eq!(demo::organisation().as_str(), "tillvaxtverket");
}

#[test]
fn the_year_is_the_same_each_time() {
    assert_eq!(on(demo::today()), on(demo::today()));
}

#[test]
fn the_agency_is_an_example_led_by_a_board_and_open_to_everyone() {
    let organisation = now();
    assert_eq!(organisation.name(), "Tillväxtverket");
    assert!(organisation.example);
    assert!(organisation.published.is_some());
    let deciding: Vec<&str> =
        organisation.bodies_that_may_decide(demo::today()).map(|body| body.name.as_str()).collect();
    assert_eq!(deciding, ["Styrelsen"]);
    let departments: Vec<&str> =
        organisation.units.values().filter(|unit| unit.parent.is_none()).map(|unit| unit.name.as_str()).collect();
    assert_eq!(departments, ["Företag", "Regioner", "Kunskapsutveckling", "Förvaltning", "Gd-staben"]);
    assert_eq!(organisation.units.len() - departments.len(), 21);
    for unit in organisation.units.values() {
        assert!(unit.parent.is_none_or(|parent| parent < unit.id && organisation.units.contains_key(&parent)));
    }
}

#[test]
fn the_people_are_those_of_the_directory_and_have_names_of_their_own() {
    let organisation = now();
    let people = demo::people();
    let named: BTreeSet<PersonId> = people.iter().map(|(person, _)| *person).collect();
    assert_eq!(named, organisation.people.keys().copied().collect());
    let names: BTreeSet<&str> = people.iter().map(|(_, name)| *name).collect();
    assert_eq!(names.len(), people.len());
    for (person, unit) in organisation.people.iter().filter_map(|(id, person)| Some((id, person.unit?))) {
        assert!(organisation.units.contains_key(&unit), "{person} works in a unit that is not there");
    }
    // As many as the minutes say: "7 av 8 ledamöter".
    assert_eq!(organisation.bodies.get(&BOARD).unwrap().members.len(), 8);
    for member in organisation.bodies.values().flat_map(|body| &body.members) {
        assert!(named.contains(&member.person));
    }
}

#[test]
fn whoever_acts_has_the_right_to_it() {
    let mut organisation = Organisation::empty(demo::organisation());
    for step in demo::year() {
        for event in take(&mut organisation, &step) {
            let Actor::Person(person) = step.context.actor else { continue };
            let Some(need) = event.needs(&organisation, person) else { continue };
            let standing = Standing::of(&organisation, person, step.context.today);
            assert!(standing.meets(need), "{person} may not: {event:?}");
        }
    }
}

#[test]
fn every_edition_was_longer_than_the_one_before_until_it_was_simplified() {
    let organisation = now();
    let counts: Vec<usize> =
        organisation.strategy.revisions().map(|revision| organisation.figures(revision).statements).collect();
    assert_eq!(counts, [11, 19, 23, 17, 17, 17]);
}

#[test]
fn revision_3_has_the_23_statements_of_the_classic_model() {
    let organisation = now();
    let figures = organisation.figures(revision(&organisation, 3));
    let expected = [
        (StatementKind::Vision, 1),
        (StatementKind::BusinessIdea, 1),
        (StatementKind::TargetPicture, 1),
        (StatementKind::OverarchingGoal, 3),
        (StatementKind::InternalGoal, 3),
        (StatementKind::Priority, 14),
    ];
    assert_eq!(figures.kinds.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn revision_4_has_17_statements_in_6_areas() {
    let organisation = now();
    let adopted = revision(&organisation, 4);
    let figures = organisation.figures(adopted);
    let expected = [
        (StatementKind::Vision, 1),
        (StatementKind::BusinessIdea, 1),
        (StatementKind::OverarchingGoal, 1),
        (StatementKind::ResultArea, 6),
        (StatementKind::Goal, 14),
    ];
    assert_eq!(figures.kinds.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(
        texts(adopted, StatementKind::OverarchingGoal),
        ["Hållbar tillväxt och växande företag i alla delar av landet"]
    );
    assert_eq!(
        texts(adopted, StatementKind::ResultArea),
        [
            "Förenkling",
            "Kompetensförsörjning",
            "Digitalisering",
            "Affärsutveckling",
            "Regional kapacitet",
            "Modern myndighet"
        ]
    );
    let goals: Vec<usize> = adopted
        .tree
        .of_kind(StatementKind::ResultArea)
        .into_iter()
        .map(|area| adopted.tree.child_ids(Some(area.id)).len())
        .collect();
    assert_eq!(goals, [2, 2, 2, 3, 3, 2]);
    assert_eq!(adopted.breaks(), []);
    assert_eq!(organisation.model_of(adopted).breaches(&adopted.tree), []);
}

#[test]
fn what_became_of_the_23_statements_is_as_the_comparison_tells_it() {
    let organisation = now();
    let origins = lineage(&organisation, 3, 4);
    assert_eq!(
        fates(&origins),
        [(Fate::Kept, 1), (Fate::Reworded, 1), (Fate::Replaced, 15), (Fate::Removed, 6), (Fate::New, 4)]
    );
    let (old, new) = (revision(&organisation, 3), revision(&organisation, 4));
    for origin in &origins {
        let told = origin.fate == Fate::Kept || !origin.reasons.is_empty();
        assert!(told, "no reason for {origin:?}");
    }
    let from = |text: &str| -> Vec<&str> {
        let leads_there = |origin: &&Origin| origin.to.iter().any(|&id| new.tree.get(id).unwrap().text() == text);
        let origin = origins.iter().find(leads_there).unwrap();
        origin.from.iter().map(|&id| old.tree.get(id).unwrap().text()).collect()
    };
    assert_eq!(from("Hållbar tillväxt och växande företag i alla delar av landet").len(), 3);
    assert_eq!(from("Attraktiv arbetsgivare"), ["Vi är en lärande organisation", "Vi är en attraktiv arbetsplats"]);
    assert_eq!(from("Enkla och smarta arbetsprocesser"), ["Vi är en effektiv myndighet"]);
    assert_eq!(
        from("Fler små företag använder digital teknik i sin affär"),
        ["Företag i en digital värld", "E-handel i små och medelstora företag"]
    );
    assert!(from("EU-medlen ger resultat som består").is_empty());
}

#[test]
fn it_got_simpler_by_every_measure() {
    let organisation = now();
    let comparison = organisation.compare(revision(&organisation, 3), revision(&organisation, 4));
    let (before, after) = (&comparison.before, &comparison.after);
    assert_eq!((before.statements, after.statements), (23, 17));
    assert!(after.clarity.words * 3 < before.clarity.words * 2, "a third of the words is gone");
    // LIX over 50 is hard to read, under 40 is easy.
    assert_eq!(before.clarity.lix().unwrap().rounded() / 10, 5);
    assert_eq!(after.clarity.lix().unwrap().rounded() / 10, 3);
    assert!(after.clarity.words_per_sentence() < before.clarity.words_per_sentence());
    assert!(after.overlaps < before.overlaps);
}

/// Every finding on the statements of a revision that is advice.
fn advice(revision: &Revision) -> Vec<Finding<StatementId>> {
    let of = |statement: &Statement| {
        let direction = statement.kind == StatementKind::Goal;
        let expected = Expected { direction, ..Expected::default() };
        clarity::findings(statement.text(), statement.explanation(), &[], &expected)
    };
    let findings = revision.tree.in_order().into_iter().flat_map(of);
    findings.filter(|finding| finding.severity() == Severity::Advice).collect()
}

#[test]
fn what_is_said_of_the_wording_bears_it_out() {
    let organisation = now();
    assert_eq!(advice(revision(&organisation, 4)), []);
    assert!(20 < advice(revision(&organisation, 3)).len());
}

#[test]
fn the_draft_has_the_hidden_verb_and_the_long_sentence_that_the_editor_shows() {
    let organisation = now();
    let advice = advice(revision(&organisation, 6));
    let hidden = advice.iter().find_map(|finding| match finding {
        Finding::HiddenVerb(wording) => Some((wording.found.as_str(), wording.replacement.as_deref())),
        _ => None,
    });
    assert_eq!(hidden, Some(("genomföra en förstärkt samordning av", Some("samordna"))));
    let long = advice.iter().find_map(|finding| match finding {
        Finding::LongSentence { number, words, split_after, .. } => Some((*number, *words, split_after.as_deref())),
        _ => None,
    });
    assert_eq!(long, Some((2, 21, Some("underlag"))));
}

#[test]
fn a_goal_can_be_followed_back_to_2012() {
    let organisation = now();
    let adopted = revision(&organisation, 5);
    let goal = adopted.tree.iter().find(|statement| statement.text().contains("digital teknik")).unwrap();
    let stages = organisation.strategy.history(goal.id, adopted);
    let told: Vec<(u32, Fate, &str)> =
        stages.iter().map(|stage| (stage.revision.number.0, stage.fate, stage.statements[0].text())).collect();
    assert_eq!(
        told,
        [
            (4, Fate::Replaced, "Fler små företag använder digital teknik i sin affär"),
            (3, Fate::Reworded, "Företag i en digital värld"),
            (2, Fate::New, "It-användning i små företag"),
        ]
    );
}

#[test]
fn before_the_boards_meeting_the_old_strategy_steers() {
    let day = date(2017, 10, 22);
    let organisation = on(day);
    assert_eq!(organisation.strategy.in_force_on(day).unwrap().number, RevisionNumber(3));
    assert_eq!(
        states(&organisation, day),
        [State::Superseded, State::Superseded, State::InForce, State::Proposed { to: BOARD }]
    );
}

#[test]
fn the_board_decides_on_23_october_2017() {
    let day = date(2017, 10, 23);
    let organisation = on(day);
    assert_eq!(states(&organisation, day), [State::Superseded, State::Superseded, State::Superseded, State::InForce]);
    let recorded = organisation.decision_on(RevisionNumber(4)).unwrap();
    let minutes = &recorded.decision.minutes;
    assert_eq!((minutes.body, minutes.decided_on), (BOARD, day));
    assert_eq!(minutes.registration_number.as_str(), "1.3.1-2017-4127");
    assert_eq!(minutes.paragraph.as_ref().unwrap().as_str(), "§ 7");
    assert_eq!(minutes.union_consultation, Some(date(2017, 10, 11)));
    assert_eq!(recorded.decision.mandate.as_str(), "Myndighetens arbetsordning, 4 §");
}

#[test]
fn the_managers_answer_before_the_proposal() {
    let state_of_4 = |day| states(&on(day), day).pop().unwrap();
    assert_eq!(state_of_4(date(2017, 9, 27)), State::Draft);
    assert_eq!(state_of_4(date(2017, 9, 28)), State::InConsultation { until: date(2017, 10, 3) });
    assert_eq!(state_of_4(date(2017, 10, 4)), State::Draft);
    assert_eq!(state_of_4(date(2017, 10, 9)), State::Proposed { to: BOARD });
}

#[test]
fn today_the_reworded_goal_is_adopted_and_the_next_revision_is_a_draft() {
    let organisation = now();
    let today = demo::today();
    assert_eq!(organisation.strategy.in_force_on(today).unwrap().number, RevisionNumber(4));
    assert_eq!(states(&organisation, today)[3..], [State::InForce, State::Adopted, State::Draft]);
    let reworded = revision(&organisation, 5);
    assert_eq!(
        texts(reworded, StatementKind::OverarchingGoal),
        ["Hållbar tillväxt och konkurrenskraftiga företag i hela landet"]
    );
    assert_eq!(fates(&lineage(&organisation, 4, 5)), [(Fate::Kept, 16), (Fate::Reworded, 1)]);
}

#[test]
fn from_the_new_year_the_reworded_goal_steers() {
    let organisation = now();
    let new_year = date(2019, 1, 1);
    assert_eq!(organisation.strategy.in_force_on(new_year).unwrap().number, RevisionNumber(5));
    assert_eq!(states(&organisation, new_year)[3..], [State::Superseded, State::InForce, State::Draft]);
    let fourth = revision(&organisation, 4);
    assert_eq!(organisation.strategy.in_force_until(fourth), Some(date(2018, 12, 31)));
}

#[test]
fn the_draft_has_one_change_without_a_reason_and_no_other_obstacle() {
    let organisation = now();
    let draft = revision(&organisation, 6);
    assert_eq!(draft.based_on, Some(RevisionNumber(5)));
    let obstacles = organisation.obstacles(draft);
    assert_eq!((obstacles.hard.len(), obstacles.without_motive.len()), (0, 0));
    let told: Vec<(&str, Fate)> =
        obstacles.without_reason.iter().map(|&(id, fate)| (draft.tree.get(id).unwrap().text(), fate)).collect();
    assert_eq!(told, [("Företag i glesbygd har service nära sig", Fate::Reworded)]);
}

#[test]
fn the_sources_tell_facts_and_inventions_in_both_languages() {
    let sources = demo::sources::sources();
    let facts = sources.iter().filter(|source| source.origin != demo::sources::Origin::Invented).count();
    assert!(0 < facts && facts < sources.len());
    for source in sources {
        for text in [source.title, source.about] {
            assert!(!text.swedish.is_empty() && !text.english.is_empty());
            assert_ne!(text.swedish, text.english);
        }
    }
}
