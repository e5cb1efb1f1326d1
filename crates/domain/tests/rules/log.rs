//! What a log holds: the names of events, which are for ever, and nothing but whole numbers, text, lists and objects.
//! `events.jsonl` has one example of each event as it is written. A line of it is never edited: logs that cannot be
//! rewritten have such lines. A later shape of an event is a new variant with a line of its own.

use std::collections::BTreeSet;

use domain::activity::{Manner, Status};
use domain::body::{BodyKind, Matters};
use domain::decision::{Decision, Digest256, Matter, Minutes};
use domain::event::{Event, Recorded};
use domain::ids::{
    BodyId, DecisionId, ModelVersion, PersonId, RevisionNumber, RoundNumber, ScenarioId, SetNumber, StatementId, UnitId,
};
use domain::indicator::assessment::Judged;
use domain::indicator::{Desired, Frequency, IndicatorKind, Measures, TargetKind};
use domain::lineage::{Link, LinkKind};
use domain::model::{Called, KindRule, Limited, Limits, RuleKey, SteeringModel};
use domain::observation;
use domain::organisation::{Governance, WrittenIn};
use domain::planning::{FundingKind, Paper, Phase};
use domain::policy::Role;
use domain::statement::{Facing, NewStatement, Pointing, StatementKind, Wording};
use domain::task::TaskKind;
use domain::text::{Explanation, RegistrationNumber};
use domain::time::Actor;
use jiff::civil::date;
use serde_json::Value;

use self::variants::variant;
use crate::agency::{name, reason, wording};

mod comments;
mod contributions;
mod fetches;
mod indicators;
mod planned;
mod rights;
mod settings;
mod tasks;
mod variants;
mod verdict_rounds;
mod workshops;

/// A number with a fraction has no one way to be written, so the seal knows none.
pub(crate) fn only_whole_numbers(value: &Value) {
    match value {
        Value::Number(number) => assert!(number.is_i64() || number.is_u64(), "{number} is not whole"),
        Value::Array(values) => values.iter().for_each(only_whole_numbers),
        Value::Object(fields) => fields.values().for_each(only_whole_numbers),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

const KEPT: &str = include_str!("events.jsonl");

#[test]
fn every_event_is_written_as_it_always_was() {
    let examples = examples();
    let written: Vec<String> = examples.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let kept: Vec<&str> = KEPT.lines().collect();
    for (line, (written, kept)) in (1..).zip(written.iter().zip(&kept)) {
        assert_eq!(written, kept, "line {line} of events.jsonl is another event now; old logs could not be read");
    }
    assert_eq!(written.len(), kept.len(), "a new event gets a new line in events.jsonl:\n{}", written.join("\n"));
}

#[test]
fn every_event_is_read_as_it_was_written() {
    let examples = examples();
    let read: Vec<Event> = KEPT.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, examples);
    for line in KEPT.lines() {
        only_whole_numbers(&serde_json::from_str(line).unwrap());
    }
}

#[test]
fn every_event_has_an_example_and_a_key_like_its_name() {
    let (examples, mut variants) = (examples(), BTreeSet::new());
    for event in &examples {
        variants.insert(variant(event));
        let value = serde_json::to_value(event).unwrap();
        assert_eq!(value["name"].as_str().unwrap().replace('_', "-"), event.key());
    }
    assert_eq!(variants.len(), VARIANTS, "every variant, in examples() and in events.jsonl");
}

#[test]
fn a_record_is_written_with_its_place_its_moment_and_who() {
    let record = |actor, line: &str| {
        let at = "2017-10-23T12:20:00Z".parse().unwrap();
        let recorded = Recorded { seq: 7, at, actor, event: Event::OrganisationPublished {} };
        assert_eq!(serde_json::to_string(&recorded).unwrap(), line);
        assert_eq!(serde_json::from_str::<Recorded>(line).unwrap(), recorded);
    };
    let event = r#""event":{"name":"organisation_published","payload":{}}"#;
    record(Actor::System, &format!(r#"{{"seq":7,"at":"2017-10-23T12:20:00Z","actor":"system",{event}}}"#));
    let person = Actor::Person(PersonId(3));
    record(person, &format!(r#"{{"seq":7,"at":"2017-10-23T12:20:00Z","actor":{{"person":3}},{event}}}"#));
}

// The words that stand in the log beside the names of events.
#[test]
fn the_words_in_events_are_for_ever_too() {
    fn words<T: serde::Serialize>(values: impl IntoIterator<Item = T>) -> Vec<String> {
        let word = |value| serde_json::to_value(value).unwrap().as_str().unwrap().to_owned();
        values.into_iter().map(word).collect()
    }
    assert_eq!(
        words(StatementKind::ALL),
        [
            "vision",
            "business_idea",
            "target_picture",
            "overarching_goal",
            "result_area",
            "goal",
            "internal_goal",
            "priority"
        ]
    );
    assert_eq!(
        words([LinkKind::Merged, LinkKind::Split, LinkKind::Replaced, LinkKind::Removed]),
        ["merged", "split", "replaced", "removed"]
    );
    assert_eq!(words([Facing::Outward, Facing::Inward]), ["outward", "inward"]);
    assert_eq!(words([Pointing::Up, Pointing::Down, Pointing::Keep]), ["up", "down", "keep"]);
    assert_eq!(words([Governance::Board, Governance::Director]), ["board", "director"]);
    assert_eq!(words([WrittenIn::Swedish, WrittenIn::English]), ["sv", "en"]);
    assert_eq!(
        words([Matters::Strategy, Matters::Planning, Matters::Indicators]),
        ["strategy", "planning", "indicators"]
    );
    assert_eq!(
        words([
            BodyKind::Board,
            BodyKind::Director,
            BodyKind::ManagementGroup,
            BodyKind::ManagersGroup,
            BodyKind::Other
        ]),
        ["board", "director", "management_group", "managers_group", "other"]
    );
    assert_eq!(
        words([
            Role::Reader,
            Role::Strategist,
            Role::Secretary,
            Role::Administrator,
            Role::Auditor,
            Role::UnitManager,
            Role::Management,
            Role::Analyst,
            Role::Contributor,
            Role::Member,
            Role::Cleared
        ]),
        [
            "reader",
            "strategist",
            "secretary",
            "administrator",
            "auditor",
            "unit_manager",
            "management",
            "analyst",
            "contributor",
            "member",
            "cleared"
        ]
    );
    assert_eq!(
        words(Phase::ALL),
        ["directive", "frames", "unit_plans", "dialogue", "allocation", "decision", "running", "closed"]
    );
    assert_eq!(words(TaskKind::ALL), ["reporting", "assignment", "financial_term"]);
    assert_eq!(words(FundingKind::ALL), ["appropriation", "fee", "european_union", "other"]);
    assert_eq!(words(Status::ALL), ["planned", "under_way", "paused", "done", "cancelled"]);
    assert_eq!(
        words([Manner::Edited, Manner::Pasted, Manner::Bulk, Manner::Imported]),
        ["edited", "pasted", "bulk", "imported"]
    );
    assert_eq!(words([Paper::Directive, Paper::Frames, Paper::Plan]), ["directive", "frames", "plan"]);
    assert_eq!(words(IndicatorKind::ALL), ["world", "operations", "key_figure"]);
    assert_eq!(words([Desired::Up, Desired::Down, Desired::Keep]), ["up", "down", "keep"]);
    assert_eq!(words(Measures::ALL), ["ratio", "stock", "flow", "level"]);
    assert_eq!(
        words(Frequency::ALL),
        [
            "monthly",
            "quarterly",
            "every_tertial",
            "half_yearly",
            "yearly",
            "every_second_year",
            "every_third_year",
            "every_fourth_year"
        ]
    );
    assert_eq!(words([TargetKind::AtLeast, TargetKind::AtMost]), ["at_least", "at_most"]);
    assert_eq!(words(Judged::ALL), ["toward", "no_change", "away", "cannot_say"]);
    // In the log a status is a letter; in a snapshot, that can be made again, a word.
    let letters: String = observation::Status::ALL.into_iter().map(observation::Status::letter).collect();
    assert_eq!(letters, "APEIUBDOMQ");
}

const VARIANTS: usize = 123;

/// One of each, with everything in it that can be, and at the end what else the same names can hold.
fn examples() -> Vec<Event> {
    let revision = RevisionNumber(4);
    let day = date(2017, 10, 23);
    vec![
        Event::OrganisationFounded {
            name: name("Tillväxtverket"),
            governance: Governance::Board,
            written_in: WrittenIn::Swedish,
            example: true,
        },
        Event::OrganisationPublished {},
        Event::UnitAdded { unit: UnitId(6), name: name("Affärsutveckling"), parent: Some(UnitId(1)) },
        Event::PersonPlaced { person: PersonId(1), unit: Some(UnitId(5)), roles: vec![Role::Reader, Role::Strategist] },
        Event::BodyAdded { body: BodyId(1), name: name("Styrelsen"), kind: BodyKind::Board },
        Event::MemberAdded { body: BodyId(1), person: PersonId(3), from: day },
        Event::MandateGiven {
            body: BodyId(1),
            matters: Matters::Strategy,
            basis: name("Myndighetens arbetsordning, 4 §"),
            from: day,
        },
        Event::ModelAdopted { model: model() },
        Event::RevisionOpened { revision, based_on: Some(RevisionNumber(3)), model: ModelVersion(2) },
        Event::EditionImported {
            revision: RevisionNumber(3),
            based_on: Some(RevisionNumber(2)),
            model: ModelVersion(1),
            label: name("Verksamhetsstrategi 2015"),
            in_force_from: date(2015, 2, 10),
            statements: vec![NewStatement { reference: Some("priority-18".into()), ..statement(18) }],
            links: vec![link(LinkKind::Split, &[19], &[24, 25])],
        },
        Event::StatementAdded { revision, statement: statement(30), reason: Some(reason("Saknades.")) },
        Event::StatementReworded {
            revision,
            statement: StatementId(2),
            wording: full_wording(),
            reason: Some(reason("Säger vem vi är till för.")),
        },
        Event::StatementMoved {
            revision,
            statement: StatementId(31),
            parent: Some(StatementId(30)),
            before: Some(StatementId(32)),
            reason: Some(reason("Hör hit.")),
        },
        Event::StatementsLinked {
            revision,
            link: link(LinkKind::Replaced, &[18, 23], &[38]),
            into: vec![statement(38)],
        },
        Event::DraftChangeUndone { revision },
        Event::LimitPassed {
            revision,
            rule: RuleKey { kind: StatementKind::Goal, limited: Limited::Under(StatementId(30)) },
            motive: reason("Området är störst."),
        },
        Event::ConsultationOpened { revision, until: date(2017, 10, 3), to: name("Alla chefer") },
        Event::RevisionProposed { revision, to: BodyId(1) },
        Event::RevisionReturned { revision, reason: reason("Chefernas svar arbetas in.") },
        Event::RevisionWithdrawn { revision, reason: reason("Behövs inte.") },
        Event::DecisionRecorded { decision: decision(Matter::Adopt { revision, in_force_from: day }) },
        Event::DecisionRecorded {
            decision: decision(Matter::Revoke { revision, reason: reason("Förutsättningarna har ändrats.") }),
        },
        Event::UnitAdded { unit: UnitId(1), name: name("Företag"), parent: None },
        Event::PersonPlaced { person: PersonId(2), unit: None, roles: Vec::new() },
        Event::RevisionOpened { revision: RevisionNumber(1), based_on: None, model: ModelVersion(1) },
        Event::StatementMoved { revision, statement: StatementId(31), parent: None, before: None, reason: None },
        Event::LimitPassed {
            revision,
            rule: RuleKey { kind: StatementKind::Goal, limited: Limited::Count },
            motive: reason("Alla behövs."),
        },
        Event::LimitPassed {
            revision,
            rule: RuleKey { kind: StatementKind::Vision, limited: Limited::Words(StatementId(1)) },
            motive: reason("Orden är valda."),
        },
    ]
    .into_iter()
    .chain(planned::examples())
    .chain([Event::DecisionRecorded {
        decision: decision(Matter::Paper { round: RoundNumber(2), paper: Paper::Scenario(ScenarioId(3)) }),
    }])
    .chain(tasks::examples())
    .chain(indicators::examples())
    .chain([
        Event::DecisionRecorded { decision: decision(Matter::Indicators { set: SetNumber(2), in_force_from: day }) },
        Event::MandateGiven {
            body: BodyId(2),
            matters: Matters::Indicators,
            basis: name("Myndighetens arbetsordning, 9 §"),
            from: day,
        },
        Event::PersonPlaced { person: PersonId(31), unit: Some(UnitId(17)), roles: vec![Role::Analyst] },
        Event::MappingRemembered { mapping: Explanation::parse("År=period\nAndel=value").unwrap() },
    ])
    .chain(fetches::examples())
    .chain(rights::examples())
    .chain(settings::examples())
    .chain(contributions::examples())
    .chain(verdict_rounds::examples())
    .chain(comments::examples())
    .chain(workshops::examples())
    .chain(verdict_rounds::later())
    .chain(indicators::later())
    .collect()
}

fn model() -> SteeringModel {
    SteeringModel {
        version: ModelVersion(2),
        name: Some(name("Styrmodell 2017")),
        kinds: vec![KindRule {
            kind: StatementKind::Goal,
            called: Some(Called { one: name("Inriktningsmål"), many: name("Inriktningsmål") }),
            under: vec![StatementKind::ResultArea],
            count: Limits { least: Some(1), most: Some(18), ceiling: Some(99) },
            per_parent: Limits { least: None, most: Some(3), ceiling: None },
            words: Limits::default(),
            steers: true,
        }],
    }
}

fn statement(id: u32) -> NewStatement {
    NewStatement {
        id: StatementId(id),
        kind: StatementKind::Goal,
        parent: Some(StatementId(29)),
        before: Some(StatementId(28)),
        wording: wording("Fler små företag använder digital teknik"),
        reference: None,
    }
}

fn full_wording() -> Wording {
    Wording {
        explanation: Explanation::parse("Affären är målet.\nTekniken är medlet.").unwrap(),
        facing: Some(Facing::Outward),
        horizon: Some(2020),
        pointing: Some(Pointing::Up),
        ..wording("Fler små företag använder digital teknik i sin affär")
    }
}

fn link(kind: LinkKind, from: &[u32], to: &[u32]) -> Link {
    let ids = |numbers: &[u32]| numbers.iter().copied().map(StatementId).collect();
    Link { kind, from: ids(from), to: ids(to), reason: Some(reason("En riktning i stället för två önskemål.")) }
}

fn decision(matter: Matter) -> Decision {
    Decision {
        id: DecisionId(1),
        matter,
        minutes: Minutes {
            body: BodyId(1),
            decided_on: date(2017, 10, 23),
            registration_number: RegistrationNumber::parse("1.3.1-2017-4127").unwrap(),
            paragraph: Some(name("§ 7")),
            minutes: Some(name("Protokoll nr 6/2017")),
            attendance: Some(name("7 av 8 ledamöter, enhälligt")),
            presenter: Some(name("Chefen för gd-staben")),
            reservations: Explanation::default(),
            union_consultation: Some(date(2017, 10, 11)),
        },
        mandate: name("Myndighetens arbetsordning, 4 §"),
        document: Digest256::of(b"document"),
    }
}
