//! A plan out to a spreadsheet and in again, changed or not.

use std::collections::BTreeMap;

use domain::activity::{Grant, Milestone, Share, Status};
use domain::edition;
use domain::event::Recorded;
use domain::ids::{FundingId, ModelVersion, StatementId};
use domain::model::SteeringModel;
use domain::money::Scale;
use domain::organisation::{Governance, WrittenIn};
use domain::planning::FundingKind;
use domain::planning::course::Opening;
use domain::policy::Role;
use domain::refusal::Value;
use domain::text::{Explanation, Name};
use domain::time::Actor;
use domain::writing::Seen;
use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::table;

mod amounts;
mod bringing_in;
mod properties;
mod wrong;

const ROUND: RoundNumber = RoundNumber(1);
const COMPANIES: UnitId = UnitId(1);
const REGIONS: UnitId = UnitId(2);
const GRANT: FundingId = FundingId(1);
const FEES: FundingId = FundingId(2);

/// "Fler små företag använder digital teknik", "Fler hittar kompetens", "Enklare vardag".
const STRATEGY: &str = "\
utgåva;datum;slag;id;under;formulering
2018;2018-01-01;resultatområde;a1;;Digitalisering
2018;2018-01-01;mål;m1;a1;Fler små företag använder digital teknik
2018;2018-01-01;mål;m2;a1;Fler hittar kompetens
2018;2018-01-01;resultatområde;a2;;Förenkling
2018;2018-01-01;mål;m3;a2;Enklare vardag
";

/// An agency that lives through a test.
struct Agency(Organisation);

fn context() -> Context {
    Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2018, 11, 14) }
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

impl Agency {
    /// With two units, two people, two sources, three goals, an external task, and a round that is open.
    fn new() -> Agency {
        let mut agency = Agency(Organisation::empty("provningsverket".parse().unwrap()));
        let unit = |unit, called| Event::UnitAdded { unit, name: name(called), parent: None };
        let person = |person| Event::PersonPlaced { person, unit: Some(COMPANIES), roles: vec![Role::UnitManager] };
        agency.happen(vec![
            Event::OrganisationFounded {
                name: name("Prövningsverket"),
                governance: Governance::Board,
                written_in: WrittenIn::Swedish,
                example: true,
            },
            Event::ModelAdopted { model: SteeringModel::simple(ModelVersion(1), name("Enkel")) },
            unit(COMPANIES, "Företag"),
            unit(REGIONS, "Regioner"),
            person(PersonId(17)),
            person(PersonId(22)),
        ]);
        let rows = crate::editions::read(STRATEGY.as_bytes()).rows;
        let checked = edition::check(&agency.0, &context(), &rows);
        assert_eq!(checked.problems, []);
        agency.must(|organisation| organisation.import_editions(&context(), &checked.editions, &[]));
        agency
            .must(|organisation| organisation.add_funding(&context(), name("Anslag 1:5"), FundingKind::Appropriation));
        agency.must(|organisation| organisation.add_funding(&context(), name("Avgifter"), FundingKind::Fee));
        let terms = domain::task::Terms {
            number: name("Uppdrag 7"),
            kind: domain::task::TaskKind::Assignment,
            title: name("Digital mognad"),
            text: Explanation::default(),
            document: name("Regleringsbrev för budgetåret 2019"),
            dated: date(2018, 12, 20),
            year: 2019,
            due: Vec::new(),
            goals: Vec::new(),
        };
        agency.must(|organisation| organisation.register_tasks(&context(), vec![(terms, None)]));
        let opening = Opening {
            name: name("2019"),
            from: date(2019, 1, 1),
            until: date(2019, 12, 31),
            based_on: None,
            calendar: Vec::new(),
        };
        agency.must(|organisation| organisation.open_planning(&context(), opening));
        agency
    }

    /// The same with a plan: Robotlyftet and Rådgivning of one unit, Mötesplatser of the other.
    fn with_plan() -> Agency {
        let mut agency = Agency::new();
        let (first, second) =
            (agency.goal("Fler små företag använder digital teknik"), agency.goal("Fler hittar kompetens"));
        let robots = Work {
            description: Explanation::parse("Stöd till små företag.\n\nI hela landet.").unwrap(),
            owner: Some(PersonId(17)),
            goals: vec![Share { goal: first, share: 6_000 }, Share { goal: second, share: 4_000 }],
            resources: vec![Grant { source: GRANT, resources: Resources::new(17_800_000, 500) }],
            tasks: vec![domain::ids::TaskId(1)],
            milestones: vec![
                Milestone { day: date(2019, 3, 1), what: name("Första utlysningen"), reached: Some(date(2019, 3, 4)) },
                Milestone { day: date(2019, 9, 1), what: name("Andra; den större"), reached: None },
            ],
            ..Work::new(name("Robotlyftet"), date(2019, 2, 1), Some(date(2019, 11, 30)))
        };
        let advice = Work {
            goals: vec![Share { goal: first, share: 10_000 }],
            resources: vec![
                Grant { source: GRANT, resources: Resources::new(6_100_500, 0) },
                Grant { source: FEES, resources: Resources::new(0, 525) },
            ],
            status: Status::UnderWay,
            ..Work::new(name("Rådgivning"), date(2019, 1, 1), None)
        };
        let meetings = Work { needs: vec![ActivityId(1)], ..Work::new(name("=Mötesplatser"), date(2019, 1, 1), None) };
        agency.write(COMPANIES, PlanChange { added: vec![robots, advice], ..PlanChange::default() });
        agency.write(REGIONS, PlanChange { added: vec![meetings], ..PlanChange::default() });
        agency
    }

    fn happen(&mut self, events: Vec<Event>) {
        for event in events {
            let seq = self.0.seq + 1;
            self.0.apply(&Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event }).unwrap();
        }
    }

    fn must(&mut self, rule: impl FnOnce(&Organisation) -> Result<Vec<Event>, Refusals>) {
        let events = rule(&self.0).unwrap();
        self.happen(events);
    }

    fn write(&mut self, unit: UnitId, change: PlanChange) {
        self.must(|organisation| organisation.write_plan(&context(), (ROUND, unit), change, Manner::Edited));
    }

    /// Writes one activity otherwise.
    fn change(&mut self, id: u32, change: impl FnOnce(&mut Work)) {
        let activity = self.round().activity(ActivityId(id)).unwrap().clone();
        let mut work = activity.work.clone();
        change(&mut work);
        let changed = vec![(activity.id, Seen(activity.version), work)];
        self.write(activity.unit, PlanChange { changed, ..PlanChange::default() });
    }

    fn bring_in(&mut self, preview: &Preview) {
        assert!(preview.can_be_brought_in(), "{preview:#?}");
        self.must(|organisation| preview.events(organisation, &context(), ROUND, Manner::Imported));
    }

    fn round(&self) -> &Round {
        self.0.planning.get(ROUND).unwrap()
    }

    fn works(&self) -> Vec<(UnitId, Work)> {
        self.round().activities.values().map(|activity| (activity.unit, activity.work.clone())).collect()
    }

    fn goal(&self, text: &str) -> StatementId {
        let strategy = self.0.strategy_for(self.round()).unwrap();
        strategy.tree.iter().find(|statement| statement.text() == text).unwrap().id
    }

    fn sheet(&self, language: Language) -> crate::sheet::Sheet {
        let wanted = Wanted { language, scale: Scale::Thousands, names: &person_name, today: date(2018, 11, 14) };
        super::sheet(&self.0, self.round(), self.round().activities.values().map(AsRef::as_ref), &wanted)
    }

    /// The plan as a text file in Swedish, changed.
    fn file(&self, change: impl FnOnce(String) -> String) -> Table {
        let file = String::from_utf8(self.sheet(Language::Swedish).text_file(Language::Swedish)).unwrap();
        self.table(&change(file))
    }

    fn table(&self, text: &str) -> Table {
        table::read(text.as_bytes(), &knows(&self.0)).unwrap()
    }

    fn preview(&self, table: &Table) -> Preview {
        self.asked(table, |asked| asked)
    }

    fn asked<'a>(&self, table: &Table, change: impl FnOnce(Asked<'a>) -> Asked<'a>) -> Preview {
        preview(&self.0, self.round(), table, &change(ASKED))
    }
}

static NO_ANSWERS: BTreeMap<ActivityId, Answer> = BTreeMap::new();

const ASKED: Asked<'static> = Asked {
    unit: None,
    columns: &[],
    missing: Missing::Stay,
    answers: &NO_ANSWERS,
    names: &person_name,
    language: Language::Swedish,
};

fn person_name(person: PersonId) -> Option<String> {
    match person {
        PersonId(17) => Some("Kim Exempel".to_owned()),
        PersonId(22) => Some("Robin Exempel".to_owned()),
        _ => None,
    }
}

/// What each row would do, a line each: "2 Robotlyftet: changed title: Robotlyftet → Roboten".
fn told(preview: &Preview) -> Vec<String> {
    let rows = preview.rows.iter().map(|row| {
        let number = row.row.map_or("–".to_owned(), |row| row.to_string());
        let differences = |differences: &[Difference]| {
            let all = differences.iter().map(|one| format!("{}: {} → {}", one.column.key(), one.before, one.after));
            all.collect::<Vec<_>>().join("; ")
        };
        let outcome = match &row.outcome {
            Outcome::New(all) => format!("new {}", differences(all)),
            Outcome::Changed(_, all) => format!("changed {}", differences(all)),
            Outcome::Unchanged(_) => "unchanged".to_owned(),
            Outcome::Removed(_) => "removed".to_owned(),
            Outcome::Conflict { differences: all, .. } => format!("conflict {}", differences(all)),
            Outcome::Wrong(findings) => {
                let all = findings.iter().map(|found| {
                    let place = found.place.as_ref().map_or("", |place| place.heading.as_str());
                    let values = found.values.iter().map(|(name, value)| match value {
                        Value::Text(text) => format!(" {name}={text}"),
                        Value::Number(number) => format!(" {name}={number}"),
                        other => format!(" {name}={other:?}"),
                    });
                    format!("{place}: {}{}", found.key, values.collect::<String>())
                });
                format!("wrong {}", all.collect::<Vec<_>>().join("; "))
            }
        };
        format!("{number} {}: {outcome}", row.title)
    });
    let wrong = preview.wrong.iter().map(|found| format!("{} {:?}", found.key, found.values));
    wrong.chain(rows).collect()
}
