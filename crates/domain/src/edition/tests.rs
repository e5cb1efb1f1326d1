//! Files as they come: every fault found with its row, and a good file brought in as it is.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::event::{Event, Recorded};
use crate::ids::RevisionNumber;
use crate::organisation::{Founding, Governance, Organisation, WrittenIn};
use crate::refusal::Refusals;
use crate::revision::Revision;
use crate::statement::{Facing, Wording};
use crate::time::{Actor, Context};

mod properties;

const CONTEXT: Context = Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2020, 1, 1) };

fn empty() -> Organisation {
    Organisation::empty("provmyndigheten".parse().unwrap())
}

fn founding() -> Founding {
    let name = |text| Name::parse(text).unwrap();
    Founding {
        name: name("Provmyndigheten"),
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: false,
        published: false,
        body: name("Styrelsen"),
        basis: name("Arbetsordningen"),
        model: name("Styrmodell 1"),
        areas: Vec::new(),
    }
}

fn after(mut organisation: Organisation, events: Vec<Event>) -> Organisation {
    for event in events {
        let recorded = Recorded { seq: organisation.seq + 1, at: CONTEXT.at, actor: CONTEXT.actor, event };
        organisation.apply(&recorded).unwrap();
    }
    organisation
}

/// Rows written as `edition | date | kind | id | parent | text`.
fn rows(lines: &[&str]) -> Vec<Row> {
    (2..)
        .zip(lines)
        .map(|(line, cells)| {
            let mut cells = cells.split('|').map(|cell| cell.trim().to_owned());
            let mut next = || cells.next().unwrap_or_default();
            Row {
                line,
                edition: next(),
                date: next(),
                kind: next(),
                id: next(),
                parent: next(),
                text: next(),
                explanation: next(),
            }
        })
        .collect()
}

fn found_problems(lines: &[&str]) -> Vec<(Option<u32>, &'static str)> {
    let checked = check(&empty(), &CONTEXT, &rows(lines));
    assert!(checked.editions.is_empty(), "brought in by half");
    let problems = checked.problems.iter();
    problems.map(|problem| (problem.line, problem.key)).collect()
}

fn editions(organisation: &Organisation, lines: &[&str]) -> Vec<Edition> {
    let checked = check(organisation, &CONTEXT, &rows(lines));
    assert_eq!(checked.problems, []);
    checked.editions
}

fn likenesses(organisation: &Organisation, editions: &[Edition]) -> Vec<Likeness> {
    let proposed = propose(organisation, editions).into_iter();
    proposed.flat_map(|edition| edition.likenesses).collect()
}

/// An organisation with these editions, and every likeness said yes to.
fn with(lines: &[&str]) -> Organisation {
    let organisation = empty();
    let editions = editions(&organisation, lines);
    let accepted = likenesses(&organisation, &editions);
    let events = organisation.found_by_import(&CONTEXT, founding(), &editions, &accepted);
    after(organisation, events.unwrap())
}

/// The fates from one revision to the next, each as "fate: old texts > new texts".
fn told(organisation: &Organisation, old: u32, new: u32) -> Vec<String> {
    let revision = |number| organisation.strategy.get(RevisionNumber(number)).unwrap();
    let (old, new) = (revision(old), revision(new));
    let texts = |revision: &Revision, ids: &[StatementId]| {
        let statements = ids.iter().filter_map(|&id| revision.tree.get(id));
        statements.map(|statement| statement.text().to_owned()).collect::<Vec<_>>().join(" + ")
    };
    let origins = organisation.strategy.lineage(old, new).into_iter();
    origins
        .map(|origin| {
            let (from, to) = (texts(old, &origin.from), texts(new, &origin.to));
            format!("{}: {from} > {to}", origin.fate.key())
        })
        .collect()
}

const TWO: &[&str] = &[
    "2011 | 2011-01-01 | vision | v | | Fler företag som växer",
    "2011 | 2011-01-01 | Övergripande mål | ö1 | | Starka regioner",
    "2011 | 2011-01-01 | resultatområde | a | | Förenkling",
    "2011 | 2011-01-01 | mål | a1 | a | Det är enkelt att följa reglerna | Vi mäter tid",
    "2011 | 2011-01-01 | mål | a2 | a | Kontakten med myndigheter tar mindre tid",
    "2014 | 2014-03-01 | vision | v | | Fler företag som vill, kan och vågar växa",
    "2014 | 2014-03-01 | resultatområde | b | | Digitalisering",
    "2014 | 2014-03-01 | resultatområde | a | | Förenkling",
    "2014 | 2014-03-01 | mål | a1 | b | Det är enkelt att följa reglerna | Vi mäter tid",
];

#[test]
fn editions_become_revisions_with_the_ids_of_the_file() {
    let organisation = with(TWO);
    let numbers: Vec<_> = organisation.strategy.revisions().collect();
    assert_eq!(numbers.len(), 2);
    assert_eq!(numbers[0].label().unwrap().as_str(), "2011");
    assert_eq!(numbers[1].in_force_from(), Some(date(2014, 3, 1)));
    assert_eq!(numbers[1].based_on, Some(numbers[0].number));
    assert_eq!(
        told(&organisation, 1, 2),
        [
            "reworded: Fler företag som växer > Fler företag som vill, kan och vågar växa",
            "new:  > Digitalisering",
            "removed: Starka regioner > ",
            "moved: Det är enkelt att följa reglerna > Det är enkelt att följa reglerna",
            "kept: Förenkling > Förenkling",
            "removed: Kontakten med myndigheter tar mindre tid > ",
        ]
    );
}

#[test]
fn what_is_proposed_of_what_stays_is_what_the_lineage_then_tells() {
    let organisation = empty();
    let editions = editions(&organisation, TWO);
    let proposed = propose(&organisation, &editions);
    let fates: Vec<_> = proposed[1].staying.iter().map(|staying| (staying.after.text.as_str(), staying.fate)).collect();
    assert_eq!(
        fates,
        [
            ("Fler företag som vill, kan och vågar växa", Fate::Reworded),
            ("Förenkling", Fate::Kept),
            ("Det är enkelt att följa reglerna", Fate::Moved),
        ]
    );
    assert_eq!(proposed[0].new.len(), 5, "all is new where nothing was before");
    assert_eq!(proposed[1].removed.len(), 2);
}

#[test]
fn what_reads_alike_is_proposed_and_told_as_merged_split_and_replaced() {
    let file = [
        "A | 2011-01-01 | prioritering | p1 | | Fler nya och växande företag i landet",
        "A | 2011-01-01 | prioritering | p2 | | Fler växande företag i hela landet",
        "A | 2011-01-01 | prioritering | p3 | | Smart energi och export till nya marknader",
        "A | 2011-01-01 | internt mål | p4 | | Attraktiv arbetsgivare",
        "A | 2011-01-01 | internt mål | p5 | | Något helt annat",
        "B | 2014-01-01 | prioritering | q1 | | Fler nya och växande företag i hela landet",
        "B | 2014-01-01 | prioritering | q2 | | Smart energi",
        "B | 2014-01-01 | prioritering | q3 | | Export till nya marknader",
        "B | 2014-01-01 | mål | q4 | | En attraktiv arbetsplats och arbetsgivare",
    ];
    let mut lines = told(&with(&file), 1, 2);
    lines.sort();
    assert_eq!(
        lines,
        [
            "merged: Fler nya och växande företag i landet + Fler växande företag i hela landet \
             > Fler nya och växande företag i hela landet",
            "removed: Något helt annat > ",
            "replaced: Attraktiv arbetsgivare > En attraktiv arbetsplats och arbetsgivare",
            "split: Smart energi och export till nya marknader > Smart energi + Export till nya marknader",
        ]
    );
}

#[test]
fn what_a_person_says_no_to_is_removed_and_new() {
    let organisation = empty();
    let file = [
        "A | 2011-01-01 | mål | p1 | | Fler nya och växande företag",
        "B | 2014-01-01 | mål | q1 | | Fler växande företag",
    ];
    let editions = editions(&organisation, &file);
    assert_eq!(likenesses(&organisation, &editions).len(), 1);
    let events = organisation.found_by_import(&CONTEXT, founding(), &editions, &[]);
    let organisation = after(organisation, events.unwrap());
    assert_eq!(told(&organisation, 1, 2), ["new:  > Fler växande företag", "removed: Fler nya och växande företag > "]);
}

#[test]
fn what_is_gone_may_have_gone_into_one_that_stays() {
    let file = [
        "A | 2011-01-01 | mål | p1 | | Fler nya och växande företag i hela landet",
        "A | 2011-01-01 | mål | p2 | | Fler växande företag i hela landet",
        "B | 2014-01-01 | mål | p1 | | Fler nya och växande företag i hela landet",
    ];
    let organisation = with(&file);
    assert_eq!(
        told(&organisation, 1, 2),
        ["merged: Fler nya och växande företag i hela landet + Fler växande företag i hela landet \
          > Fler nya och växande företag i hela landet"]
    );
}

#[test]
fn the_same_text_under_another_id_is_the_same_statement_if_the_old_id_never_comes_back() {
    let file =
        ["A | 2011-01-01 | mål | p1 | | Fler växande företag", "B | 2014-01-01 | mål | q1 | | Fler växande företag"];
    assert_eq!(told(&with(&file), 1, 2), ["kept: Fler växande företag > Fler växande företag"]);
    let returns = [
        file[0],
        file[1],
        "C | 2015-01-01 | mål | p1 | | Fler växande företag",
        "C | 2015-01-01 | mål | q1 | | Fler växande företag",
    ];
    let organisation = with(&returns);
    assert_eq!(told(&organisation, 1, 2), ["replaced: Fler växande företag > Fler växande företag"]);
    let last = organisation.strategy.latest_adopted().unwrap();
    assert_eq!(last.tree.len(), 2, "two rows are two statements");
}

#[test]
fn a_later_file_goes_on_from_what_is_adopted() {
    let first = with(TWO);
    let next = [
        "2017 | 2017-01-01 | vision | v | | Fler företag som vill, kan och vågar växa",
        "2017 | 2017-01-01 | mål | n1 | | Helt nya ord om något annat",
    ];
    let editions = editions(&first, &next);
    let proposed = propose(&first, &editions);
    assert_eq!(proposed[0].staying.len(), 1);
    assert_eq!(proposed[0].staying[0].fate, Fate::Kept);
    let events = first.import_editions(&CONTEXT, &editions, &likenesses(&first, &editions));
    let organisation = after(first, events.unwrap());
    let lines = told(&organisation, 2, 3);
    assert!(lines.contains(
        &"kept: Fler företag som vill, kan och vågar växa > Fler företag som vill, kan och vågar växa".to_owned()
    ));
    assert_eq!(organisation.strategy.revisions().count(), 3);
}

/// An organisation whose only revision was written here and never came from a file.
fn written_here() -> Organisation {
    let organisation = with(&["A | 2011-01-01 | resultatområde | x | | Förenkling för företag"]);
    let revision = organisation.strategy.get(RevisionNumber(1)).unwrap();
    let statement = revision.tree.iter().next().unwrap().clone();
    let event = Event::EditionImported {
        revision: RevisionNumber(1),
        based_on: None,
        model: organisation.model().version,
        label: Name::parse("A").unwrap(),
        in_force_from: date(2011, 1, 1),
        statements: vec![crate::statement::NewStatement {
            id: statement.id,
            kind: statement.kind,
            parent: None,
            before: None,
            wording: Wording { facing: Some(Facing::Inward), ..statement.wording },
            reference: None,
        }],
        links: Vec::new(),
    };
    let founded = empty();
    let events = founded.found(&CONTEXT, founding()).unwrap();
    let events = events.into_iter().filter(|event| event.revision().is_none());
    after(founded, events.chain([event]).collect())
}

#[test]
fn a_statement_without_an_id_gets_one_and_keeps_what_a_file_cannot_tell() {
    let organisation = written_here();
    let file = ["B | 2014-01-01 | resultatområde | f | | Förenkling för alla företag"];
    let editions = editions(&organisation, &file);
    let accepted = likenesses(&organisation, &editions);
    assert!(accepted[0].same, "{accepted:?}");
    let events = organisation.import_editions(&CONTEXT, &editions, &accepted);
    let organisation = after(organisation, events.unwrap());
    assert_eq!(told(&organisation, 1, 2), ["reworded: Förenkling för företag > Förenkling för alla företag"]);
    let latest = organisation.strategy.latest_adopted().unwrap();
    let statement = latest.tree.iter().next().unwrap();
    assert_eq!(statement.wording.facing, Some(Facing::Inward));
    assert_eq!(statement.reference.as_deref(), Some("f"));
}

#[test]
fn kinds_are_known_by_key_and_in_swedish() {
    let spellings = [
        "Vision",
        "VERKSAMHETSIDÉ",
        "verksamhetside",
        "business idea",
        "Mål bild",
        "övergripande  mål",
        "overarching_goal",
        "Resultatområde",
        "result-area",
        "mål",
        "goal",
        "Internt mål",
        "internal goal",
        "prioritering",
        "Priority",
    ];
    for (number, spelling) in spellings.iter().enumerate() {
        let line = format!("A | 2011-01-01 | {spelling} | s{number} | | Text");
        editions(&empty(), &[&line]);
    }
    for wrong in ["", "mal", "målen", "1"] {
        let line = format!("A | 2011-01-01 | {wrong} | s | | Text");
        assert_eq!(found_problems(&[&line]), [(Some(2), "kind-unknown")], "{wrong}");
    }
}

#[test]
fn every_fault_is_found_with_its_row() {
    let long = format!("A | 2011-01-01 | mål | e | | {}", "ord ".repeat(80));
    let lines = [
        "A | 2011-01-01 | mål | a | | Text",
        "A | 2011-01-01 | mål | a | | Text",
        "A | 2011-01-02 | mål | b | | Text",
        "A | 2011-1-1 | mål | c | finns ej | Text",
        "A | 20110101 | mål | d | | ",
        &long,
        " | 2011-01-01 | mål |  | | Text",
        "B | 2011-01-01 | önskan | a | | Text",
        "B | 2011-01-01 | mål | f | a | Text",
    ];
    assert_eq!(
        found_problems(&lines),
        [
            (Some(3), "id-twice"),
            (Some(4), "edition-two-dates"),
            (Some(5), "date-not-a-day"),
            (Some(5), "parent-unknown"),
            (Some(6), "date-not-a-day"),
            (Some(6), "text-empty"),
            (Some(7), "text-too-long"),
            (Some(8), "text-empty"),
            (Some(8), "text-empty"),
            (Some(9), "kind-unknown"),
            (Some(9), "editions-same-date"),
        ]
    );
    assert_eq!(found_problems(&[]), [(None, "no-rows")]);
}

#[test]
fn nothing_stands_under_itself_or_too_deep() {
    let circle = [
        "A | 2011-01-01 | mål | a | c | Text",
        "A | 2011-01-01 | mål | b | a | Text",
        "A | 2011-01-01 | mål | c | b | Text",
        "A | 2011-01-01 | mål | d | c | Text",
        "A | 2011-01-01 | mål | e | e | Text",
    ];
    assert_eq!(found_problems(&circle), [(Some(2), "parent-in-a-circle"), (Some(6), "parent-in-a-circle")]);
    let deep: Vec<String> = (0..20)
        .map(|level| format!("A | 2011-01-01 | mål | {level} | {} | Text", level + 1))
        .chain(["A | 2011-01-01 | mål | 20 | | Text".to_owned()])
        .collect();
    let deep: Vec<&str> = deep.iter().map(String::as_str).collect();
    assert!(found_problems(&deep).contains(&(Some(2), "too-many-levels")));
}

#[test]
fn a_child_may_come_before_its_parent_in_the_file() {
    let file = [
        "A | 2011-01-01 | mål | a1 | a | Första",
        "A | 2011-01-01 | mål | b1 | b | Andra",
        "A | 2011-01-01 | resultatområde | b | | B",
        "A | 2011-01-01 | resultatområde | a | | A",
    ];
    let organisation = with(&file);
    let revision = organisation.strategy.get(RevisionNumber(1)).unwrap();
    let order: Vec<&str> = revision.tree.in_order().iter().map(|statement| statement.text()).collect();
    assert_eq!(order, ["B", "Andra", "A", "Första"]);
}

#[test]
fn editions_are_taken_by_date_and_the_order_is_remarked_on() {
    let file = [
        "B | 2014-01-01 | vision | v | | Två",
        "A | 2011-01-01 | vision | v | | Ett",
        "C | 2030-01-01 | goal | v | | Tre",
    ];
    let checked = check(&empty(), &CONTEXT, &rows(&file));
    let labels: Vec<&str> = checked.editions.iter().map(|edition| edition.label().as_str()).collect();
    assert_eq!(labels, ["A", "B", "C"]);
    let advice: Vec<_> = checked.advice.iter().map(|advice| (advice.line, advice.key)).collect();
    assert_eq!(advice, [(Some(3), "edition-out-of-order"), (Some(4), "edition-ahead"), (Some(4), "kind-changed"),]);
}

#[test]
fn kinds_outside_the_model_are_advice_and_come_in() {
    let organisation = with(&["A | 2011-01-01 | vision | v | | Ett"]);
    let file = ["B | 2014-01-01 | prioritering | p | | Två"];
    let checked = check(&organisation, &CONTEXT, &rows(&file));
    assert_eq!(checked.problems, []);
    assert_eq!(checked.advice[0].key, "kind-not-in-model");
    let events = organisation.import_editions(&CONTEXT, &checked.editions, &[]);
    assert_eq!(events.unwrap().len(), 1);
}

#[test]
fn a_new_agency_gets_a_model_that_fits_its_last_edition() {
    let simple = with(&["A | 2011-01-01 | vision | v | | Ett"]);
    assert_eq!(simple.model().kinds.len(), 5);
    let classic = with(&["A | 2011-01-01 | målbild | v | | Ett"]);
    assert_eq!(classic.model().kinds.len(), 8);
    assert_eq!(classic.strategy.open(), None, "the next revision is opened by a person");
}

fn keys(refused: Result<Vec<Event>, Refusals>) -> Vec<&'static str> {
    let refusals = refused.unwrap_err();
    refusals.iter().map(|refusal| refusal.key).collect()
}

#[test]
fn editions_come_after_what_is_adopted_and_never_beside_an_open_revision() {
    let file = ["A | 2011-01-01 | vision | v | | Ett"];
    let organisation = with(&file);
    let early = check(&organisation, &CONTEXT, &rows(&file));
    assert_eq!(early.problems[0].key, "edition-not-later");

    let editions = editions(&empty(), &file);
    assert_eq!(keys(organisation.import_editions(&CONTEXT, &editions, &[])), ["edition-not-later"]);
    assert_eq!(keys(organisation.import_editions(&CONTEXT, &[], &[])), ["editions-none"]);
    assert_eq!(keys(empty().import_editions(&CONTEXT, &editions, &[])), ["not-founded"]);
    let refused = organisation.found_by_import(&CONTEXT, founding(), &editions, &[]);
    assert_eq!(keys(refused), ["already-founded"]);

    let open = after(organisation.clone(), organisation.open_revision(&CONTEXT).unwrap());
    let checked = check(&open, &CONTEXT, &rows(&["B | 2014-01-01 | vision | v | | Två"]));
    assert_eq!((checked.problems[0].line, checked.problems[0].key), (None, "revision-already-open"));
    let refused = open.import_editions(&CONTEXT, &editions, &[]);
    assert!(refused.unwrap_err().has("revision-already-open"));
}

#[test]
fn a_likeness_that_is_not_of_these_editions_is_refused() {
    let organisation = empty();
    let editions = editions(&organisation, TWO);
    let side = |id: &str| Side {
        place: Place::File(id.into()),
        kind: StatementKind::Goal,
        text: StatementText::parse("Text").unwrap(),
    };
    // Something that stays, something unknown, and something in the wrong edition.
    for (edition, from, to) in [(1, "v", "b"), (1, "a2", "okänt"), (0, "a2", "b")] {
        let wrong = Likeness { edition, from: side(from), to: side(to), into_staying: false, percent: 50, same: false };
        let refused = organisation.found_by_import(&CONTEXT, founding(), &editions, &[wrong]);
        assert_eq!(keys(refused), ["likeness-unknown"], "{from} {to}");
    }
}
