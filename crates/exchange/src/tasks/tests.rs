//! A letter from the government into the register, and the register out and in again.

use domain::edition;
use domain::event::Recorded;
use domain::ids::ModelVersion;
use domain::model::SteeringModel;
use domain::organisation::{Governance, WrittenIn};
use domain::refusal::Value;
use domain::time::Actor;
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::table;

const LETTER: &str = "\
Nr;Typ;Rubrik;Text;Redovisas;Ansvarig enhet;Mål
1;Återrapporteringskrav;Digital mognad;Myndigheten ska redovisa läget.;2019-02-22;Företag;1.1
Uppdrag 7;uppdrag;;\"Myndigheten ska främja export i hela landet. Det ska ske löpande.\";\"2018-06-01 Delredovisning; 2019-03-01 Slutredovisning\";;
V1;villkor;Räntor;;;;\"1.1; Enklare vardag\"
";

const ASKED: Asked<'static> = Asked {
    document: None,
    dated: None,
    year: None,
    columns: &[],
    today: date(2018, 1, 17),
    language: Language::Swedish,
};

fn context() -> Context {
    Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2018, 1, 17) }
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn happen(organisation: &mut Organisation, events: Vec<Event>) {
    for event in events {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event }).unwrap();
    }
}

/// With two units and two goals.
fn agency() -> Organisation {
    let mut organisation = Organisation::empty("provningsverket".parse().unwrap());
    let unit = |unit, called| Event::UnitAdded { unit: UnitId(unit), name: name(called), parent: None };
    let founded = Event::OrganisationFounded {
        name: name("Prövningsverket"),
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: true,
    };
    let model = SteeringModel::simple(ModelVersion(1), name("Enkel"));
    happen(&mut organisation, vec![founded, Event::ModelAdopted { model }, unit(1, "Företag"), unit(2, "Regioner")]);
    let strategy = "utgåva;datum;slag;id;under;formulering\n2018;2018-01-01;resultatområde;a;;Digitalisering\n\
                    2018;2018-01-01;mål;m1;a;Fler använder teknik\n2018;2018-01-01;mål;m2;a;Enklare vardag\n";
    let checked = edition::check(&organisation, &context(), &crate::editions::read(strategy.as_bytes()).rows);
    let events = organisation.import_editions(&context(), &checked.editions, &[]).unwrap();
    happen(&mut organisation, events);
    organisation
}

fn previewed(organisation: &Organisation, text: &str) -> Preview {
    let document = name("Regleringsbrev för budgetåret 2018");
    let asked = Asked { document: Some(&document), dated: Some(date(2017, 12, 21)), ..ASKED };
    preview(organisation, &table::read(text.as_bytes(), &knows).unwrap(), &asked)
}

fn bring_in(organisation: &mut Organisation, preview: &Preview) {
    let events = preview.events(organisation, &context()).unwrap();
    happen(organisation, events);
}

fn told(preview: &Preview) -> Vec<String> {
    let rows = preview.rows.iter().map(|row| {
        let differences = |all: &[Difference]| {
            let all = all.iter().map(|one| format!("{}: {} → {}", one.column.key(), one.before, one.after));
            all.collect::<Vec<_>>().join(", ")
        };
        let outcome = match &row.outcome {
            Outcome::New(all) => format!("new {}", differences(all)),
            Outcome::Changed(_, all) => format!("changed {}", differences(all)),
            Outcome::Unchanged(_) => "unchanged".to_owned(),
            Outcome::Wrong(found) => {
                let all = found.iter().map(|found| {
                    let heading = found.place.as_ref().map_or("", |place| place.heading.as_str());
                    format!("{heading}: {}", found.key)
                });
                format!("wrong {}", all.collect::<Vec<_>>().join(", "))
            }
        };
        format!("{} {}: {outcome}", row.row, row.number)
    });
    rows.collect()
}

#[test]
fn a_letter_comes_into_the_register() {
    let mut agency = agency();
    let preview = previewed(&agency, LETTER);
    assert_eq!(
        told(&preview),
        [
            "2 1: new number:  → 1, kind:  → Återrapporteringskrav, title:  → Digital mognad, \
         text:  → Myndigheten ska redovisa läget., document:  → Regleringsbrev för budgetåret 2018, \
         dated:  → 2017-12-21, year:  → 2018, due:  → 2019-02-22, unit:  → Företag, goals:  → 1.1 Fler använder teknik",
            "3 Uppdrag 7: new number:  → Uppdrag 7, kind:  → Uppdrag, title:  → Myndigheten ska främja export i hela landet, \
         text:  → Myndigheten ska främja export i hela landet. Det ska ske löpande., \
         document:  → Regleringsbrev för budgetåret 2018, dated:  → 2017-12-21, year:  → 2018, \
         due:  → 2018-06-01 Delredovisning\n2019-03-01 Slutredovisning",
            "4 V1: new number:  → V1, kind:  → Finansiellt villkor, title:  → Räntor, \
         document:  → Regleringsbrev för budgetåret 2018, dated:  → 2017-12-21, year:  → 2018, goals:  → 1.1; 1.2",
        ]
    );
    bring_in(&mut agency, &preview);
    assert_eq!(agency.tasks.len(), 3);
    // Once more: nothing is new, and an empty cell takes nothing away.
    assert_eq!(previewed(&agency, LETTER).counts(), Counts { unchanged: 3, ..Counts::default() });
}

#[test]
fn a_row_for_a_task_that_is_there_changes_it_and_hands_it_out() {
    let mut agency = agency();
    let preview = previewed(&agency, LETTER);
    bring_in(&mut agency, &preview);
    let changed = "nummer;slag;redovisas senast;enhet\nUppdrag 7;uppdrag;2018-05-01;Regioner\nV1;villkor;;\n";
    let preview = previewed(&agency, changed);
    assert_eq!(
        told(&preview),
        [
            "2 Uppdrag 7: changed due: 2018-06-01 Delredovisning\n2019-03-01 Slutredovisning → 2018-05-01, unit:  → Regioner",
            "3 V1: unchanged",
        ]
    );
    // Someone else writes it otherwise before it is brought in: that is refused, and nothing happens.
    let mut other = agency.clone();
    let task = other.task(TaskId(2)).unwrap().clone();
    let terms = Terms { title: name("Export"), ..task.terms };
    let events = other.rewrite_task(&context(), (task.id, Seen(task.version)), terms, None).unwrap();
    happen(&mut other, events);
    assert!(preview.events(&other, &context()).unwrap_err().has("changed-meanwhile"));
    bring_in(&mut agency, &preview);
    let task = agency.task(TaskId(2)).unwrap();
    assert_eq!((task.unit, task.terms.due.len()), (Some(UnitId(2)), 1));
    assert_eq!(previewed(&agency, changed).counts(), Counts { unchanged: 2, ..Counts::default() });
}

#[test]
fn the_register_out_and_in_again_is_unchanged() {
    let mut agency = agency();
    let preview = previewed(&agency, LETTER);
    bring_in(&mut agency, &preview);
    for language in Language::ALL {
        let sheet = sheet(&agency, agency.tasks.values().map(AsRef::as_ref), language, date(2018, 1, 17));
        for file in [sheet.workbook().unwrap(), sheet.text_file(language)] {
            let table = table::read(&file, &knows).unwrap();
            let preview = super::preview(&agency, &table, &ASKED);
            assert_eq!(preview.counts(), Counts { unchanged: 3, ..Counts::default() }, "{:?}", told(&preview));
        }
    }
}

#[test]
fn what_is_wrong_is_told_at_its_column_and_keeps_everything_out() {
    let agency = agency();
    let heading = "nummer;slag;uppdrag;redovisas senast;enhet;mål;år;datum";
    let preview = previewed(
        &agency,
        &format!(
            "{heading}\n1;order;A;i juni;Månen;9.9;1917;igår\n;uppdrag;;;;;;\n3;uppdrag;B;2018-06-01;Företag;1.1 Båtar;;\n\
             4;uppdrag;C;;;;;\n4;uppdrag;C;;;;;\n5;uppdrag;;;;;1917;\n6;uppdrag;D;i juni;Månen;9.9;x;\n"
        ),
    );
    assert_eq!(
        told(&preview),
        [
            "2 1: wrong datum: not-a-day, slag: task-kind-unknown, år: year-wrong, redovisas senast: due-without-day, \
         mål: goal-unknown, enhet: unit-unknown",
            "3 : wrong nummer: text-empty, uppdrag: text-empty",
            "4 3: wrong mål: goal-text-differs",
            "5 4: new number:  → 4, kind:  → Uppdrag, title:  → C, document:  → Regleringsbrev för budgetåret 2018, \
         dated:  → 2017-12-21, year:  → 2018",
            "6 4: wrong nummer: number-twice",
            "7 5: wrong uppdrag: text-empty, år: year-wrong",
            "8 6: wrong år: year-wrong, redovisas senast: due-without-day, mål: goal-unknown, enhet: unit-unknown",
        ]
    );
    assert!(!preview.can_be_brought_in());
    let without = |file: &[u8]| super::preview(&agency, &table::read(file, &knows).unwrap(), &ASKED);
    let keys = |preview: &Preview| preview.wrong.iter().map(|found| found.key).collect::<Vec<_>>();
    let unsaid = without("nummer;slag;uppdrag;redovisas\n1;uppdrag;A;\n2;uppdrag;B;snart\n".as_bytes());
    assert_eq!(keys(&unsaid), ["document-missing", "document-day-missing"], "said once, not in every row");
    assert_eq!(told(&unsaid)[1], "3 2: wrong redovisas: due-without-day", "and the rest is found at the same time");
    assert!(!unsaid.can_be_brought_in());
    let in_one = without("nummer;slag;uppdrag;dokument;datum\n1;uppdrag;A;Brev;2018-01-01\n2;uppdrag;B;;\n".as_bytes());
    assert_eq!(told(&in_one)[1], "3 2: wrong dokument: document-missing, datum: document-day-missing");
    assert!(!in_one.can_be_brought_in() && in_one.wrong.is_empty());
    let heading = previewed(&agency, "uppdrag;text\nA;B\n");
    let keys: Vec<_> = heading.wrong.iter().map(|found| (found.key, found.values.clone())).collect();
    assert_eq!(keys, ["Nummer", "Slag"].map(|column| ("column-missing", vec![("value", Value::from(column))])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_table_stops_the_program_and_what_is_offered_is_taken(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 8), 1..6),
    ) {
        let mut agency = agency();
        let first = previewed(&agency, LETTER);
        bring_in(&mut agency, &first);
        let rows: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        let preview = previewed(&agency, &format!("nummer;slag;rubrik;text;redovisas;enhet;mål;datum\n{}\n1", rows.join("\n")));
        if preview.can_be_brought_in() {
            bring_in(&mut agency, &preview);
        }
    }
}

const CELLS: &[&str] = &[
    "",
    "",
    "1",
    "V1",
    "Uppdrag 7",
    "uppdrag",
    "uppdrag",
    "villkor",
    "A. B",
    "2018-06-01",
    "2017-12-21",
    "\"2019-01-01 X; 2018-01-01\"",
    "Företag",
    "2",
    "1.1",
    "\"1.1; 1.2\"",
    "#REF!",
    "\";\"",
    "1.1 Fler använder teknik",
    "2018",
];

#[test]
fn a_column_that_is_missing_is_told_once_beside_the_headings_that_mean_nothing() {
    let keys = |found: &[Finding]| -> Vec<String> {
        found.iter().map(|found| format!("{} {:?}", found.key, found.values.first().map(|(_, value)| value))).collect()
    };
    let text = |value: &str| format!("{:?}", Some(Value::Text(value.to_owned())));
    let preview = previewed(&agency(), "Nr;Typ;Vad som ska göras\n1;uppdrag;Räkna\n2;uppdrag;Mäta\n");
    assert_eq!(keys(&preview.wrong), [format!("column-missing {}", text("Uppdrag"))]);
    assert_eq!(keys(&preview.advice), [format!("column-unknown {}", text("Vad som ska göras"))]);
    assert!(preview.rows.iter().all(|row| row.outcome == Outcome::Wrong(Vec::new())) && !preview.can_be_brought_in());
    let preview = previewed(&agency(), "Rubrik;Mål\nRäkna;1.1\n");
    assert_eq!(keys(&preview.wrong), ["Nummer", "Slag"].map(|column| format!("column-missing {}", text(column))));
}
