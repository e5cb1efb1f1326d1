//! An activity as the fields of its form: from what is written of it to fields, and from fields to an activity. A row that
//! is empty is none. Not how the fields look, and not who may write.

use domain::activity::{Effort, Grant, Milestone, Share, WHOLE, Work};
use domain::ids::{FundingId, StatementId};
use domain::money::{Kronor, PersonYears, Resources};
use domain::refusal::{Refusal, invalid};
use domain::text::{Explanation, Invalid, Name};

use super::choices::{Choices, Found};
use crate::forms::Typed;
use crate::messages::Messages;
use crate::people::People;
use crate::unit_plan::day::{self, End};
use crate::unit_plan::desk::Desk;
use crate::unit_plan::row;

/// A part of the form that stands or falls as one: its key in messages, and its fields.
pub(super) struct Section {
    pub(super) key: &'static str,
    pub(super) fields: &'static [&'static str],
}

pub(super) const MILESTONES: &[&str] = &["milestone-day", "milestone-what", "milestone-reached"];
pub(super) const GOALS: &[&str] = &["goal", "share"];
pub(super) const RESOURCES: &[&str] = &["source", "kronor", "person-years"];
pub(super) const TASKS: &[&str] = &["task"];
pub(super) const NEEDS: &[&str] = &["need"];
pub(super) const PEOPLE: &[&str] = &["person", "percent"];

/// All of an activity, in the order of the form.
pub(super) const SECTIONS: [Section; 11] = [
    Section { key: "title", fields: &["title"] },
    Section { key: "description", fields: &["description"] },
    Section { key: "owner", fields: &["owner"] },
    Section { key: "days", fields: &["from", "until"] },
    Section { key: "status", fields: &["status"] },
    Section { key: "goals", fields: GOALS },
    Section { key: "resources", fields: RESOURCES },
    Section { key: "milestones", fields: MILESTONES },
    Section { key: "tasks", fields: TASKS },
    Section { key: "needs", fields: NEEDS },
    Section { key: "people", fields: PEOPLE },
];

/// What is kept of what someone types.
pub(super) fn kept() -> Vec<&'static str> {
    let fields = SECTIONS.iter().flat_map(|section| section.fields.iter().copied());
    fields.chain(["version", "seen", crate::amounts::SCALE]).collect()
}

impl Section {
    /// What stands in it, row by row, without the rows that are empty.
    pub(super) fn rows<'a>(&self, typed: &'a Typed) -> Vec<Vec<&'a str>> {
        let mut rows = typed.rows(self.fields);
        // A source without an amount is no row: it only says what could be filled in.
        let said = |row: &Vec<&str>| {
            let from = usize::from(self.key == "resources");
            row.iter().skip(from).any(|cell| !cell.trim().is_empty())
        };
        rows.retain(said);
        for cell in rows.iter_mut().flatten() {
            *cell = cell.trim();
        }
        rows
    }
}

/// The fields as they begin for an activity that is there.
pub(super) fn of(desk: &Desk<'_>, people: &People, choices: &Choices, work: &Work, version: u64) -> Typed {
    let m = desk.view.m;
    let mut typed = Typed::beginning_with(&[
        ("title", work.title.as_str()),
        ("description", work.description.as_str()),
        ("owner", &work.owner.map_or_else(String::new, |owner| people.label(owner))),
        ("from", &day::typed(m, work.from, End::First, row::period(desk))),
        ("until", &work.until.map_or_else(String::new, |until| day::typed(m, until, End::Last, row::period(desk)))),
        ("status", work.status.key()),
        ("version", &version.to_string()),
        (crate::amounts::SCALE, desk.amounts().scale().key()),
    ]);
    let goals = work.goals.iter().map(|share| vec![share.goal.to_string(), share_typed(m, share.share)]);
    typed = typed.with_rows(GOALS, &goals.collect::<Vec<_>>());
    let milestones = work.milestones.iter().map(|milestone| {
        let reached = milestone.reached.map(|day| day.to_string()).unwrap_or_default();
        vec![milestone.day.to_string(), milestone.what.to_string(), reached]
    });
    typed = typed.with_rows(MILESTONES, &milestones.collect::<Vec<_>>());
    let amounts = desk.amounts();
    let grants = work.resources.iter().map(|grant| {
        let kronor = amount(grant.resources.kronor == Kronor::ZERO, amounts.typed(grant.resources.kronor));
        let people = amounts.person_years_typed(grant.resources.person_years);
        vec![grant.source.to_string(), kronor, amount(grant.resources.person_years == PersonYears::ZERO, people)]
    });
    typed = typed.with_rows(RESOURCES, &grants.collect::<Vec<_>>());
    let tasks: Vec<_> = work.tasks.iter().map(|task| vec![choices.tasks.label(*task)]).collect();
    let needs: Vec<_> = work.needs.iter().map(|need| vec![choices.activities.label(*need)]).collect();
    let efforts = work.people.iter().map(|effort| vec![people.label(effort.person), effort.percent.to_string()]);
    typed = typed.with_rows(TASKS, &tasks).with_rows(NEEDS, &needs).with_rows(PEOPLE, &efforts.collect::<Vec<_>>());
    // What the writer had before them, so that what two write can be put together.
    let seen = typed.written(&kept());
    typed.with("seen", &seen)
}

/// The fields of a new activity: it goes on for the whole round.
pub(super) fn new(desk: &Desk<'_>) -> Typed {
    let m = desk.view.m;
    Typed::beginning_with(&[
        ("from", &day::typed(m, desk.round.from, End::First, row::period(desk))),
        ("until", &day::typed(m, desk.round.until, End::Last, row::period(desk))),
        ("status", domain::activity::Status::default().key()),
        (crate::amounts::SCALE, desk.amounts().scale().key()),
    ])
}

fn amount(is_none: bool, typed: String) -> String {
    if is_none { String::new() } else { typed }
}

/// A share as it stands in a field: "60", "33,33".
pub(super) fn share_typed(m: Messages, hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match format!("{part:02}").trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}{}{part}", m.decimal_mark()),
    }
}

/// A share as it is typed: "60", "33,33 %".
pub(super) fn share(typed: &str) -> Option<u32> {
    // As exact as person-years: two decimals.
    let hundredths = PersonYears::parse(typed.trim().trim_end_matches('%')).ok()?;
    u32::try_from(hundredths.0).ok().filter(|share| (1..=WHOLE).contains(share))
}

/// Each goal that is chosen with an equal share, in the fields.
pub(super) fn shared_equally(m: Messages, typed: Typed) -> Typed {
    let chosen = typed.rows(GOALS).into_iter().filter(|row| row.first().is_some_and(|goal| !goal.is_empty()));
    let goals: Vec<String> = chosen.filter_map(|row| row.first().map(|goal| (*goal).to_owned())).collect();
    let rows: Vec<_> =
        goals.iter().zip(equal(goals.len())).map(|(goal, share)| vec![goal.clone(), share_typed(m, share)]).collect();
    typed.with_rows(GOALS, &rows)
}

fn equal(count: usize) -> Vec<u32> {
    let shares = domain::money::divide(i64::from(WHOLE), &vec![1; count]);
    shares.into_iter().map(|share| u32::try_from(share).unwrap_or(0)).collect()
}

/// What the fields say, as far as it can be understood; what cannot is refused where it stands, and then stays as it was.
pub(super) fn read(
    desk: &Desk<'_>,
    people: &People,
    choices: &Choices,
    typed: &mut Typed,
    before: Option<&Work>,
) -> Work {
    let period = row::period(desk);
    let title = typed.parse("title", Name::parse);
    let description = typed.parse("description", Explanation::parse);
    let from = typed.parse("from", |text| day::parse(text, End::First, period));
    let until = typed.optional("until", |text| day::parse(text, End::Last, period));
    let owner = row::owner(people, typed);
    let mut work = match before {
        Some(before) => before.clone(),
        // The name stands in for one that was refused: what has it is counted, and never saved.
        None => Work::new(desk.unit.name.clone(), desk.round.from, Some(desk.round.until)),
    };
    work.title = title.unwrap_or(work.title);
    work.description = description.unwrap_or(work.description);
    work.from = from.unwrap_or(work.from);
    work.until = if typed.is_wrong("until") { work.until } else { until };
    work.owner = owner.unwrap_or(work.owner);
    work.status = row::status(typed.get("status")).unwrap_or(work.status);
    let mut rows = RowsOf { desk, people, choices, typed };
    work.milestones = rows.milestones();
    // Amounts and goals that a decision gave have no fields.
    if !desk.rests() {
        work.goals = rows.goals(before);
        work.resources = rows.resources();
    }
    work.tasks = rows.tasks();
    work.needs = rows.needs();
    work.people = rows.efforts();
    work
}

/// What reads the rows.
struct RowsOf<'a> {
    desk: &'a Desk<'a>,
    people: &'a People,
    choices: &'a Choices,
    typed: &'a mut Typed,
}

impl RowsOf<'_> {
    fn refuse(&mut self, name: &'static str, at: usize, refusal: Refusal) {
        let label = label(self.desk.view.m, name, at);
        self.typed.refuse_cell((name, at), label, refusal);
    }

    fn cells(&self, names: &[&'static str]) -> Vec<Vec<String>> {
        let rows = self.typed.rows(names);
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.trim().to_owned()).collect()).collect()
    }

    fn milestones(&mut self) -> Vec<Milestone> {
        let period = row::period(self.desk);
        let mut milestones = Vec::new();
        for (at, row) in self.cells(MILESTONES).into_iter().enumerate() {
            let [day, what, reached] = row.as_slice() else { continue };
            if day.is_empty() && what.is_empty() {
                continue;
            }
            let day = day::parse(day, End::Last, period);
            let what = Name::parse(what);
            if let Err(error) = &day {
                self.refuse("milestone-day", at, invalid("milestones", error));
            }
            if let Err(error) = &what {
                self.refuse("milestone-what", at, invalid("milestones", error));
            }
            if let (Ok(day), Ok(what)) = (day, what) {
                milestones.push(Milestone { day, what, reached: reached.parse().ok() });
            }
        }
        milestones.sort_by_key(|milestone| milestone.day);
        milestones
    }

    fn goals(&mut self, before: Option<&Work>) -> Vec<Share> {
        let rows = self.cells(GOALS);
        let chosen = rows.iter().filter(|row| row.first().is_some_and(|goal| !goal.is_empty())).count();
        // One alone is all of it, and several without shares have equal ones.
        let none_given = rows.iter().all(|row| row.get(1).is_none_or(String::is_empty));
        let mut equal = equal(chosen).into_iter();
        let mut goals = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let [goal, typed] = row.as_slice() else { continue };
            if goal.is_empty() {
                if !typed.is_empty() {
                    self.refuse("goal", at, Refusal::new("goal-needed"));
                }
                continue;
            }
            let known = goal.parse::<StatementId>().ok().filter(|goal| {
                let had = before.is_some_and(|before| before.goals.iter().any(|share| share.goal == *goal));
                had || self.desk.goal(*goal).is_some()
            });
            let Some(known) = known else {
                self.refuse("goal", at, Refusal::new("goal-unknown").with("goal", goal.as_str()));
                continue;
            };
            let given = if none_given { equal.next() } else { share(typed) };
            match given {
                Some(share) => goals.push(Share { goal: known, share }),
                None if typed.is_empty() => self.refuse("share", at, Refusal::new("share-needed")),
                None => self.refuse("share", at, Refusal::new("share-not-a-number").with("value", typed.as_str())),
            }
        }
        goals
    }

    fn resources(&mut self) -> Vec<Grant> {
        let amounts = self.desk.amounts().of_form(self.typed);
        let mut grants = Vec::new();
        for (at, row) in self.cells(RESOURCES).into_iter().enumerate() {
            let [source, kronor, people] = row.as_slice() else { continue };
            let Ok(source) = source.parse::<FundingId>() else { continue };
            let kronor = self.amount("kronor", at, kronor, |text| Kronor::parse(text, amounts.scale()));
            let person_years = self.amount("person-years", at, people, PersonYears::parse);
            let resources = Resources { kronor, person_years };
            if !resources.is_none() {
                grants.push(Grant { source, resources });
            }
        }
        grants
    }

    fn amount<T: Default + PartialOrd>(
        &mut self,
        name: &'static str,
        at: usize,
        typed: &str,
        parse: impl FnOnce(&str) -> Result<T, Invalid>,
    ) -> T {
        if typed.is_empty() {
            return T::default();
        }
        match parse(typed) {
            Ok(amount) if amount < T::default() => {
                self.refuse(name, at, Refusal::new("resources-below-zero"));
                T::default()
            }
            Ok(amount) => amount,
            Err(error) => {
                self.refuse(name, at, invalid("resources", &error));
                T::default()
            }
        }
    }

    fn tasks(&mut self) -> Vec<domain::ids::TaskId> {
        let choices = self.choices;
        self.named(TASKS, |typed| choices.tasks.find(typed), ("task-not-found", "task-several"))
    }

    fn needs(&mut self) -> Vec<domain::ids::ActivityId> {
        let choices = self.choices;
        self.named(NEEDS, |typed| choices.activities.find(typed), ("need-not-found", "need-several"))
    }

    /// What is named in rows of one field each. Something that is named twice is meant once.
    fn named<T: PartialEq>(
        &mut self,
        names: &[&'static str],
        find: impl Fn(&str) -> Found<T>,
        (nothing, several): (&'static str, &'static str),
    ) -> Vec<T> {
        let [name] = names else { return Vec::new() };
        let mut found = Vec::new();
        for (at, row) in self.cells(names).into_iter().enumerate() {
            let Some(typed) = row.first().filter(|typed| !typed.is_empty()) else { continue };
            let value: String = typed.chars().take(60).collect();
            match find(typed) {
                Found::One(one) if found.contains(&one) => {}
                Found::One(one) => found.push(one),
                Found::None => self.refuse(name, at, Refusal::new(nothing).with("value", value)),
                Found::Several(some) => {
                    let refusal = Refusal::new(several).with("value", value).with("some", some.join("; "));
                    self.refuse(name, at, refusal);
                }
            }
        }
        found
    }

    fn efforts(&mut self) -> Vec<Effort> {
        let mut efforts: Vec<Effort> = Vec::new();
        for (at, row) in self.cells(PEOPLE).into_iter().enumerate() {
            let [named, percent] = row.as_slice() else { continue };
            if named.is_empty() && percent.is_empty() {
                continue;
            }
            let person = self.people.called(named);
            match person {
                _ if named.is_empty() => self.refuse("person", at, Refusal::new("text-empty")),
                None => {
                    let value: String = named.chars().take(60).collect();
                    self.refuse("person", at, Refusal::new("nobody-called").with("value", value));
                }
                Some(person) if efforts.iter().any(|effort| effort.person == person) => {
                    self.refuse("person", at, Refusal::new("person-twice"));
                }
                Some(_) => {}
            }
            let number = percent.trim_end_matches('%').trim().parse::<u32>().ok();
            match number.filter(|percent| (1..=100).contains(percent)) {
                Some(percent) => efforts.extend(person.map(|person| Effort { person, percent })),
                None => self.refuse("percent", at, Refusal::new("percent-needed")),
            }
        }
        efforts
    }
}

/// What an input of a row is called: "Andel, rad 2".
pub(super) fn label(m: Messages, name: &'static str, row: usize) -> String {
    m.with("activity-cell", &[("field", m.word("activity-field", name).into_owned().into()), ("row", (row + 1).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn a_share_is_read_back_as_the_same() {
        for language in Language::ALL {
            let m = Messages::of(language);
            for hundredths in [1, 10, 50, 100, 3_333, 3_330, 6_000, WHOLE] {
                assert_eq!(share(&share_typed(m, hundredths)), Some(hundredths));
            }
        }
        for wrong in ["", "0", "100,01", "33,333", "-5", "hälften"] {
            assert_eq!(share(wrong), None, "{wrong}");
        }
        assert_eq!(share(" 33,33 % "), Some(3_333));
    }

    #[test]
    fn equal_shares_are_the_whole() {
        for count in 1..=40 {
            assert_eq!(equal(count).into_iter().sum::<u32>(), WHOLE, "{count}");
        }
        let typed = Typed::default().with_rows(GOALS, &["3", "4", "5", ""].map(|goal| vec![goal.into(), "7".into()]));
        let shared = shared_equally(Messages::of(Language::Swedish), typed);
        let shares: Vec<&str> = shared.all("share").collect();
        assert_eq!(shares, ["33,34", "33,33", "33,33"]);
    }
}
