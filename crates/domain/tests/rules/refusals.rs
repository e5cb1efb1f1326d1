//! Every refusal that a rule can give, provoked once. Whoever adds a refusal adds what provokes it here; whoever shows
//! them can rely on the list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use domain::decision::Minutes;
use domain::edition::{self, Row};
use domain::ids::{BodyId, RevisionNumber, StatementId};
use domain::model::{Limited, RuleKey};
use domain::refusal::{self, Refusals};
use domain::statement::StatementKind::{Goal, OverarchingGoal, Priority, ResultArea};
use domain::text::{Name, StatementText};
use domain::writing::Seen;

use crate::agency::{Agency, BOARD, GROUP, adopting, asked, founding, minutes, name, reason, revoking, wording};

mod fetches;
mod indicators;
mod people;
mod planning;
mod rights;
mod tasks;
mod units;

#[test]
fn every_refusal_in_the_rules_is_provoked() {
    let provoked: BTreeSet<String> = provocations()
        .into_iter()
        .map(|(key, refusals)| {
            assert!(refusals.has(key), "{key} was to be provoked, and this came: {refusals:?}");
            key.to_owned()
        })
        .collect();
    let written = refusals_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path());
    assert!(written.len() > 30, "the search found hardly any");
    let missing: Vec<&String> = written.difference(&provoked).collect();
    assert!(missing.is_empty(), "add what provokes these to the list above: {missing:?}");
    let gone: Vec<&String> =
        provoked.difference(&written).filter(|key| !KEYS_FROM_A_TABLE.contains(&key.as_str())).collect();
    assert!(gone.is_empty(), "no rule gives these any more: {gone:?}");
}

// Those that are not written as `Refusal::new("…")`: of what stands in the way of a proposal, and of invalid text.
const KEYS_FROM_A_TABLE: [&str; 5] =
    ["limits-broken", "motives-missing", "reasons-missing", "text-empty", "text-too-long"];

fn provocations() -> Vec<(&'static str, Refusals)> {
    [
        setting_up(),
        writing(),
        linking(),
        on_the_way(),
        deciding(),
        importing(),
        planning::provocations(),
        tasks::provocations(),
        units::provocations(),
        rights::provocations(),
        crate::bodies::provocations(),
        crate::contributions::provocations(),
        crate::comments::provocations(),
        crate::candidates::provocations(),
        indicators::provocations(),
        fetches::provocations(),
        people::provocations(),
        crate::settings::provocations(),
        crate::verdict_rounds::provocations(),
        crate::workshops::provocations(),
    ]
    .concat()
}

fn setting_up() -> Vec<(&'static str, Refusals)> {
    let agency = Agency::with_draft();
    let empty = Name::parse(" ").unwrap_err();
    let long = StatementText::parse(&"ord ".repeat(99)).unwrap_err();
    vec![
        ("already-founded", agency.refused(|organisation, context| organisation.found(context, founding()))),
        ("text-empty", refusal::invalid("name", &empty).into()),
        ("text-too-long", refusal::invalid("text", &long).into()),
        ("revision-already-open", agency.refused(|organisation, context| organisation.open_revision(context))),
    ]
}

fn writing() -> Vec<(&'static str, Refusals)> {
    let agency = Agency::with_draft();
    let mut decided = Agency::with_draft();
    decided.adopt();
    let (number, nowhere) = (agency.number(), StatementId(9_999));
    let (area, goal) = (agency.id("Förenkling"), agency.id("Mindre krångel"));
    let add = |agency: &Agency, kind, parent| {
        let statement = asked(kind, parent, "Nytt");
        agency.refused(|organisation, context| organisation.add_statement(context, number, statement, None))
    };
    let remove = |(statement, seen)| {
        agency.refused(|organisation, context| {
            organisation.remove_statement(context, number, (statement, seen), reason("Därför"))
        })
    };
    let seen_area = agency.seen(area);
    vec![
        (
            "revision-unknown",
            agency.refused(|organisation, context| {
                organisation.add_statement(context, RevisionNumber(9), asked(ResultArea, None, "Nytt"), None)
            }),
        ),
        ("revision-not-draft", add(&decided, ResultArea, None)),
        ("kind-not-in-model", add(&agency, Priority, None)),
        ("parent-unknown", add(&agency, Goal, Some(nowhere))),
        ("may-not-stand-there", add(&agency, Goal, None)),
        (
            "statement-there-already",
            agency.refused(|organisation, context| {
                organisation.add_statement(context, number, asked(Goal, Some(area), "Mindre krångel"), None)
            }),
        ),
        ("statement-unknown", remove((nowhere, Seen(1)))),
        ("statement-has-children", remove(seen_area)),
        (
            "changed-meanwhile",
            agency.refused(|organisation, context| {
                organisation.reword_statement(context, number, (goal, Seen(1)), wording("Annat"), None)
            }),
        ),
        (
            "statement-under-itself",
            agency.refused(|organisation, context| {
                organisation.move_statement(context, number, area, (Some(goal), None), None)
            }),
        ),
        ("nothing-to-undo", {
            let opened = Agency::with_second_draft();
            let number = opened.number();
            opened.refused(|organisation, context| organisation.undo_change(context, number, Seen(1)))
        }),
    ]
}

fn linking() -> Vec<(&'static str, Refusals)> {
    let agency = Agency::with_draft();
    let number = agency.number();
    let (area, goal) = (agency.id("Förenkling"), agency.id("Mindre krångel"));
    let merge = |from: &[StatementId]| {
        let into = asked(ResultArea, None, "Nytt");
        agency.refused(|organisation, context| {
            organisation.merge_statements(context, number, from, into, reason("Därför"))
        })
    };
    let replace = |from: &[StatementId], into| {
        agency.refused(|organisation, context| {
            organisation.replace_statements(context, number, from, into, reason("Därför"))
        })
    };
    let one = || vec![asked(ResultArea, None, "Nytt")];
    vec![
        ("merge-needs-two", merge(&[area])),
        ("merge-one-kind", merge(&[area, goal])),
        (
            "split-needs-two",
            agency.refused(|organisation, context| {
                organisation.split_statement(context, number, area, one(), reason("Därför"))
            }),
        ),
        ("replace-needs-one", replace(&[], one())),
        ("replace-needs-text", replace(&[area], Vec::new())),
    ]
}

fn on_the_way() -> Vec<(&'static str, Refusals)> {
    let agency = Agency::with_draft();
    let (number, today) = (agency.number(), agency.today);
    let propose = |agency: &Agency, to| {
        let number = agency.number();
        agency.refused(|organisation, context| organisation.propose(context, number, to))
    };
    let consult = |agency: &Agency, until| {
        let number = agency.number();
        agency.refused(|organisation, context| organisation.open_consultation(context, number, until, name("Alla")))
    };
    let mut empty = Agency::with(crate::agency::roomy(1));
    empty.open();
    let mut decided = Agency::with_draft();
    decided.adopt();
    let mut broken = Agency::with_second_draft();
    let (other_number, area) = (broken.number(), broken.id("Förenkling"));
    for says in ["Två", "Tre", "Fyra"] {
        let goal = asked(Goal, Some(area), says);
        broken.must(|organisation, context| organisation.add_statement(context, other_number, goal, None));
    }
    broken.add(OverarchingGoal, None, "Ett till");
    let kept = RuleKey { kind: Goal, limited: Limited::Count };
    vec![
        (
            "limit-not-passed",
            agency.refused(|organisation, context| organisation.pass_limit(context, number, kept, reason("Därför"))),
        ),
        ("day-has-passed", consult(&agency, today.yesterday().unwrap())),
        ("revision-empty", consult(&empty, today)),
        ("body-unknown", propose(&agency, BodyId(9))),
        ("no-mandate", propose(&agency, GROUP)),
        ("limits-broken", propose(&broken, BOARD)),
        ("motives-missing", propose(&broken, BOARD)),
        ("reasons-missing", propose(&broken, BOARD)),
        (
            "revision-not-under-way",
            agency.refused(|organisation, context| organisation.return_revision(context, number, reason("Därför"))),
        ),
        (
            "revision-decided",
            decided.refused(|organisation, context| organisation.withdraw_revision(context, number, reason("Därför"))),
        ),
    ]
}

fn deciding() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::with_second_draft();
    let draft = agency.clone();
    agency.propose();
    let (number, today) = (agency.number(), agency.today);
    let (yesterday, tomorrow) = (today.yesterday().unwrap(), today.tomorrow().unwrap());
    let record = |agency: &Agency, in_force_from, minutes: Minutes| {
        let matter = adopting(number, in_force_from);
        agency.refused(|organisation, context| organisation.record_decision(context, matter, minutes))
    };
    vec![
        ("body-unknown", record(&agency, today, Minutes { body: BodyId(9), ..minutes(today) })),
        ("no-mandate", record(&agency, today, Minutes { body: GROUP, ..minutes(today) })),
        ("registration-number-taken", {
            let number = minutes(today).registration_number;
            agency.refused(|organisation, _| organisation.number_is_new(&number).map(|()| Vec::new()))
        }),
        ("decided-in-the-future", record(&agency, tomorrow, minutes(tomorrow))),
        ("unions-after-decision", {
            let minutes = Minutes { union_consultation: Some(tomorrow), ..minutes(today) };
            record(&agency, today, minutes)
        }),
        ("not-proposed-to-body", record(&draft, today, minutes(today))),
        ("in-force-before-decision", record(&agency, yesterday, minutes(today))),
        ("in-force-before-earlier", record(&agency, yesterday, minutes(yesterday))),
        (
            "not-adopted-ahead",
            agency.refused(|organisation, context| {
                organisation.record_decision(context, revoking(number), minutes(today))
            }),
        ),
    ]
}

fn importing() -> Vec<(&'static str, Refusals)> {
    let row = |id: &str, edition: &str, date: &str, says: &str| Row {
        line: 2,
        edition: edition.to_owned(),
        date: date.to_owned(),
        kind: "goal".to_owned(),
        id: id.to_owned(),
        text: says.to_owned(),
        ..Row::default()
    };
    let unfounded = Agency::unfounded();
    let agency = Agency::with(crate::agency::roomy(1));
    let mut later = Agency::with_draft();
    later.adopt();
    let rows = [
        row("1", "2012", "2012-01-01", "Fler små företag använder digital teknik"),
        row("2", "2015", "2015-01-01", "Fler små företag använder digital teknik i sin affär"),
    ];
    let editions = edition::check(&agency.organisation, &agency.context(), &rows).editions;
    let likenesses = edition::propose(&agency.organisation, &editions).swap_remove(1).likenesses;
    assert_eq!((editions.len(), likenesses.len()), (2, 1));
    let import = |agency: &Agency, editions: &[edition::Edition], accepted: &[edition::Likeness]| {
        agency.refused(|organisation, context| organisation.import_editions(context, editions, accepted))
    };
    vec![
        ("not-founded", import(&unfounded, &editions, &[])),
        ("editions-none", import(&agency, &[], &[])),
        ("edition-not-later", import(&later, &editions, &[])),
        ("likeness-unknown", {
            let elsewhere = edition::Likeness { edition: 0, ..likenesses[0].clone() };
            import(&agency, &editions, &[elsewhere])
        }),
        ("revision-already-open", import(&Agency::with_draft(), &editions, &[])),
    ]
}

/// The keys in every `Refusal::new("…")` under a folder, tests not counted.
fn refusals_in(folder: &Path) -> BTreeSet<String> {
    const WRITTEN: &str = "Refusal::new(\"";
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys.extend(refusals_in(&path));
        } else if path.file_name() != Some("tests.rs".as_ref()) {
            let source = fs::read_to_string(&path).unwrap();
            let found = source.match_indices(WRITTEN).map(|(at, _)| &source[at + WRITTEN.len()..]);
            keys.extend(found.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    keys
}
