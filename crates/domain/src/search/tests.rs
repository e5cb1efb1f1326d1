//! What is found, what counts more, and what must stay hidden.

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::audience::Audience;
use crate::body::BodyKind;
use crate::decision::{Matter, Minutes};
use crate::event::{Event, Recorded};
use crate::ids::{BodyId, DecisionId, ModelVersion, UnitId, VerdictRoundId, WorkshopId};
use crate::lineage::{Link, LinkKind};
use crate::statement::{NewStatement, StatementKind, Wording};
use crate::text::{Explanation, Name, QuestionText, Reason, RegistrationNumber, StatementText};
use crate::time::{Actor, Context};
use crate::verdict_round::{self, Grouping};
use crate::workshop::{self, Joining, WorkshopKind};

const TODAY: Date = date(2018, 1, 1);

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn goal(id: u32, text: &str, explanation: &str) -> NewStatement {
    NewStatement {
        id: StatementId(id),
        kind: StatementKind::Goal,
        parent: None,
        before: None,
        wording: Wording {
            explanation: Explanation::parse(explanation).unwrap(),
            ..Wording::new(StatementText::parse(text).unwrap())
        },
        reference: None,
    }
}

fn edition(revision: u32, from: Date, statements: Vec<NewStatement>, links: Vec<Link>) -> Event {
    Event::EditionImported {
        revision: RevisionNumber(revision),
        based_on: revision.checked_sub(1).filter(|&before| 0 < before).map(RevisionNumber),
        model: ModelVersion(1),
        label: name(&format!("Utgåva {revision}")),
        in_force_from: from,
        statements,
        links,
    }
}

fn organisation(events: Vec<Event>) -> Organisation {
    let mut organisation = Organisation::empty("provmyndigheten".parse().unwrap());
    for event in events {
        let seq = organisation.seq + 1;
        let recorded = Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event };
        organisation.apply(&recorded).unwrap();
    }
    organisation
}

/// One edition in force, with these goals.
fn goals(texts: &[(&str, &str)]) -> Organisation {
    let statements = (1..).zip(texts).map(|(id, (text, explanation))| goal(id, text, explanation)).collect();
    organisation(vec![edition(1, date(2011, 1, 1), statements, Vec::new())])
}

/// The titles of the statements found, in order.
fn titles(organisation: &Organisation, query: &str) -> Vec<String> {
    let found = search(organisation, MayRead::ALL, query, TODAY, 100);
    let statements = found.sorts.into_iter().filter(|of_sort| of_sort.sort == Sort::Statement);
    statements.flat_map(|of_sort| of_sort.hits).map(|hit| hit.title.text).collect()
}

#[test]
fn workshops_and_verdict_rounds_are_found_by_who_reads_what_is_on_its_way() {
    let terms = workshop::Terms {
        kind: WorkshopKind::Managers,
        title: name("Chefsmötet i september"),
        purpose: Explanation::parse("Cheferna bedömer förslaget.").unwrap(),
        about: None,
        audience: Audience::Everyone,
        joining: Joining::WithName,
        from: TODAY,
        until: TODAY,
        questions: vec![QuestionText::parse("Vad vill du att vi tar med oss?").unwrap()],
        votes: 1,
        answers_by: None,
    };
    let asked = verdict_round::Terms {
        revision: RevisionNumber(1),
        occasion: name("Efter chefsmötet"),
        audience: Audience::Everyone,
        grouping: Grouping::Together,
        from: TODAY,
        until: TODAY,
    };
    let organisation = organisation(vec![
        Event::WorkshopPlanned { workshop: WorkshopId(1), terms },
        Event::VerdictRoundOpened { verdict_round: VerdictRoundId(1), terms: asked },
    ]);
    let found = |may_read, query| {
        let found = search(&organisation, may_read, query, TODAY, 9);
        let hits = found.sorts.into_iter().flat_map(|of_sort| of_sort.hits);
        hits.map(|hit| (hit.subject, hit.standing)).collect::<Vec<_>>()
    };
    let (workshop, round) = (Subject::Workshop(WorkshopId(1)), Subject::VerdictRound(VerdictRoundId(1)));
    assert_eq!(found(MayRead::ALL, "chefsmötet"), [(workshop, Standing::Coming), (round, Standing::Current)]);
    for query in ["workshop", "bedömer", "med oss"] {
        assert_eq!(found(MayRead::ALL, query), [(workshop, Standing::Coming)], "{query}");
    }
    assert_eq!(found(MayRead::ALL, "omdömen"), [(round, Standing::Current)]);
    assert_eq!(found(MayRead::DECIDED, "chefsmötet"), []);
}

#[test]
fn every_word_must_occur_in_any_order_and_as_part_of_a_word() {
    let organisation = goals(&[("Fler växande företag", "i hela landet"), ("Företagens villkor", "")]);
    assert_eq!(titles(&organisation, "företag"), ["Fler växande företag", "Företagens villkor"]);
    assert_eq!(titles(&organisation, "LANDET  fler"), ["Fler växande företag"]);
    assert_eq!(titles(&organisation, "äxan"), ["Fler växande företag"]);
    assert_eq!(titles(&organisation, "fler villkor"), [""; 0]);
    assert_eq!(titles(&organisation, " "), [""; 0]);
}

#[test]
fn letters_with_rings_and_dots_are_their_own_and_accents_are_not() {
    let organisation = goals(&[("Får", ""), ("Far", ""), ("Idén", ""), ("Kor", ""), ("Kör", "")]);
    assert_eq!(titles(&organisation, "far"), ["Far"]);
    assert_eq!(titles(&organisation, "får"), ["Får"]);
    assert_eq!(titles(&organisation, "iden"), ["Idén"]);
    assert_eq!(titles(&organisation, "idé"), ["Idén"]);
    assert_eq!(titles(&organisation, "kor"), ["Kor"]);
    assert_eq!(titles(&organisation, "KÖR"), ["Kör"]);
}

#[test]
fn whole_words_before_beginnings_before_parts_and_titles_before_explanations() {
    let organisation = goals(&[
        ("A", "Tid"),
        ("B", "Tiden"),
        ("Framtiden", ""),
        ("Tidplan", ""),
        ("Mer tid", ""),
        ("Kortare tid och mer", ""),
    ]);
    assert_eq!(titles(&organisation, "tid"), ["Kortare tid och mer", "Mer tid", "Tidplan", "Framtiden", "A", "B"]);
    // The words together count more than apart.
    assert_eq!(titles(&organisation, "mer tid"), ["Mer tid", "Kortare tid och mer"]);
}

#[test]
fn equals_stand_in_swedish_order() {
    let organisation = goals(&[("Ö", "x"), ("Ä", "x"), ("Å", "x"), ("Z", "x"), ("É", "x"), ("F", "x"), ("Aa", "x")]);
    assert_eq!(titles(&organisation, "x"), ["Aa", "É", "F", "Z", "Å", "Ä", "Ö"]);
}

#[test]
fn a_statement_is_found_once_by_the_wording_that_counts_most() {
    let organisation = organisation(vec![
        edition(1, date(2011, 1, 1), vec![goal(1, "Starka regioner", ""), goal(2, "Gamla mål", "")], Vec::new()),
        edition(2, date(2014, 1, 1), vec![goal(1, "Starka, gröna regioner", "")], Vec::new()),
        edition(3, date(2019, 1, 1), vec![goal(1, "Regioner som växer", "")], Vec::new()),
    ]);
    let found = |query| {
        let found = search(&organisation, MayRead::ALL, query, TODAY, 10);
        let hits = found.sorts.into_iter().flat_map(|of_sort| of_sort.hits);
        hits.map(|hit| (hit.title.text, hit.standing, hit.subject)).collect::<Vec<_>>()
    };
    let in_revision = |id, revision| Subject::Statement {
        id: StatementId(id),
        kind: StatementKind::Goal,
        revision: RevisionNumber(revision),
    };
    let only = |text: &str, standing, subject| vec![(text.to_owned(), standing, subject)];
    assert_eq!(found("regioner"), only("Starka, gröna regioner", Standing::Current, in_revision(1, 2)));
    assert_eq!(found("starka regioner"), only("Starka, gröna regioner", Standing::Current, in_revision(1, 2)));
    assert_eq!(found("växer"), only("Regioner som växer", Standing::Coming, in_revision(1, 3)));
    assert_eq!(found("gamla"), only("Gamla mål", Standing::Past, in_revision(2, 1)));
}

fn with_draft() -> Organisation {
    let published = organisation(vec![edition(1, date(2011, 1, 1), vec![goal(1, "Nu gällande", "")], Vec::new())]);
    let context = Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: TODAY };
    let mut organisation = published;
    let mut happen = |event| {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: context.at, actor: context.actor, event }).unwrap();
    };
    happen(Event::RevisionOpened {
        revision: RevisionNumber(2),
        based_on: Some(RevisionNumber(1)),
        model: ModelVersion(1),
    });
    happen(Event::StatementReworded {
        revision: RevisionNumber(2),
        statement: StatementId(1),
        wording: Wording::new(StatementText::parse("Hemligt utkast").unwrap()),
        reason: Some(Reason::parse("Hemligt skäl").unwrap()),
    });
    organisation
}

#[test]
fn a_draft_is_found_only_by_those_who_may_read_it() {
    let organisation = with_draft();
    let found = search(&organisation, MayRead::ALL, "hemligt", TODAY, 10);
    assert_eq!(found.total, 2, "the statement, and the revision by its reason");
    assert_eq!(found.sorts[0].hits[0].standing, Standing::Draft);
    for query in ["hemligt", "revision 2"] {
        assert_eq!(search(&organisation, MayRead::DECIDED, query, TODAY, 10), Found::default(), "{query}");
    }
    assert_eq!(search(&organisation, MayRead::DECIDED, "gällande", TODAY, 10).total, 1);
}

#[test]
fn decisions_revisions_bodies_and_units_are_found_too() {
    let merged = Link {
        kind: LinkKind::Merged,
        from: vec![StatementId(1)],
        to: vec![StatementId(2)],
        reason: Some(Reason::parse("Två mål sade samma sak").unwrap()),
    };
    let organisation = organisation(vec![
        edition(1, date(2011, 1, 1), vec![goal(1, "Ett", "")], Vec::new()),
        edition(2, date(2014, 1, 1), vec![goal(2, "Två", "")], vec![merged]),
        Event::BodyAdded { body: BodyId(1), name: name("Styrelsen"), kind: BodyKind::Board },
        Event::UnitAdded { unit: UnitId(1), name: name("Avdelning Förenkling"), parent: None },
        Event::DecisionRecorded {
            decision: crate::decision::Decision {
                id: DecisionId(1),
                matter: Matter::Adopt { revision: RevisionNumber(2), in_force_from: date(2014, 1, 1) },
                minutes: Minutes {
                    body: BodyId(1),
                    decided_on: date(2013, 10, 23),
                    registration_number: RegistrationNumber::parse("1.3.1-2013-4127").unwrap(),
                    paragraph: Some(name("§ 7")),
                    minutes: Some(name("Protokoll nr 6/2013")),
                    attendance: None,
                    presenter: None,
                    reservations: Explanation::parse("Lekmannen reserverade sig.").unwrap(),
                    union_consultation: None,
                },
                mandate: name("Arbetsordningen"),
                document: crate::decision::Digest256::of(b""),
            },
        },
    ]);
    let sorts = |query| {
        let found = search(&organisation, MayRead::DECIDED, query, TODAY, 10);
        found.sorts.iter().map(|of_sort| (of_sort.sort, of_sort.total)).collect::<Vec<_>>()
    };
    assert_eq!(sorts("2013-4127"), [(Sort::Decision, 1)]);
    assert_eq!(sorts("reserverade § 7"), [(Sort::Decision, 1)]);
    assert_eq!(sorts("styrelsen"), [(Sort::Decision, 1), (Sort::Body, 1)]);
    assert_eq!(sorts("förenkling"), [(Sort::Unit, 1)]);
    assert_eq!(sorts("revision utgåva"), [(Sort::Revision, 2)]);
    assert_eq!(sorts("sade samma sak"), [(Sort::Revision, 1)]);
    let found = search(&organisation, MayRead::DECIDED, "Styrelsen § 7", TODAY, 10);
    let excerpt = found.sorts[0].hits[0].excerpt.clone().unwrap();
    assert_eq!(excerpt.text, "Styrelsen · § 7 · Protokoll nr 6/2013 · Arbetsordningen · Lekmannen reserverade sig.");
}

#[test]
fn so_many_are_shown_of_each_sort_and_all_are_counted() {
    let texts: Vec<String> = (0..30).map(|number| format!("Mål {number:02}")).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|text| (text.as_str(), "")).collect();
    let found = search(&goals(&texts), MayRead::ALL, "mål", TODAY, 3);
    assert_eq!((found.total, found.sorts[0].total), (30, 30));
    let titles: Vec<&str> = found.sorts[0].hits.iter().map(|hit| hit.title.text.as_str()).collect();
    assert_eq!(titles, ["Mål 00", "Mål 01", "Mål 02"]);
}

#[test]
fn a_long_query_ends_somewhere() {
    let organisation = goals(&[("Ett mål", "")]);
    let long = "mål ".repeat(100_000);
    assert_eq!(titles(&organisation, &long), ["Ett mål"]);
}

proptest! {
    /// The index finds what a look at each text finds.
    #[test]
    fn nothing_is_missed_and_nothing_made_up(
        texts in prop::collection::vec(("[a-cåäöÅé ]{0,6}[a-cåäö]", "[a-cåäö é\n]{0,12}"), 1..20),
        query in "[a-cåäöÖé]{1,3}( [a-cåäö]{1,2})?",
        limit in 1usize..30,
    ) {
        let borrowed: Vec<(&str, &str)> = texts.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
        let organisation = goals(&borrowed);
        let found = search(&organisation, MayRead::ALL, &query, TODAY, limit);
        let statements = found.sorts.iter().find(|of_sort| of_sort.sort == Sort::Statement);
        let query = text::fold(&query);
        let expected = texts.iter().filter(|(title, longer)| {
            let (title, longer) = (text::fold(title), text::fold(longer));
            query.split(' ').all(|word| title.contains(word) || longer.contains(word))
        });
        let expected = expected.count();
        prop_assert_eq!(statements.map_or(0, |of_sort| of_sort.total), expected);
        prop_assert_eq!(statements.map_or(0, |of_sort| of_sort.hits.len()), expected.min(limit));
        for hit in statements.into_iter().flat_map(|of_sort| &of_sort.hits) {
            prop_assert!(!hit.title.marks.is_empty() || hit.excerpt.is_some());
        }
    }
}
