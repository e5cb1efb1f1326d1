//! What the cells of a plan can name: units, people, goals, external tasks, other activities. Found by what people call
//! them, and written so that they are found again.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::ids::{ActivityId, PersonId, StatementId, TaskId, UnitId};
use domain::organisation::Organisation;
use domain::planning::Round;
use domain::text::fold;

use super::Names;

/// One, none, or several that are called the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<T> {
    One(T),
    None,
    Several,
}

impl<T: Copy> Found<T> {
    fn of(all: Option<&Vec<T>>) -> Found<T> {
        match all.map(Vec::as_slice) {
            Some([one]) => Found::One(*one),
            None | Some([]) => Found::None,
            Some(_) => Found::Several,
        }
    }
}

/// A goal that activities can serve.
pub(super) struct Goal {
    pub(super) id: StatementId,
    number: Option<String>,
    pub(super) text: String,
    folded: String,
}

/// Everything that can be named.
pub(super) struct Directory<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) round: &'a Round,
    names: Names<'a>,
    units: HashMap<String, Vec<UnitId>>,
    people: HashMap<String, Vec<PersonId>>,
    goals: Vec<Goal>,
    goals_by_id: HashMap<StatementId, usize>,
    goals_by_number: HashMap<String, Vec<usize>>,
    goals_by_text: HashMap<String, Vec<usize>>,
    tasks: HashMap<String, Vec<TaskId>>,
    activities: HashMap<String, Vec<ActivityId>>,
}

/// By what each is called, as it is searched for.
fn by_name<T>(all: impl Iterator<Item = (impl AsRef<str>, T)>) -> HashMap<String, Vec<T>> {
    let mut found: HashMap<String, Vec<T>> = HashMap::new();
    for (name, one) in all {
        found.entry(key(name.as_ref())).or_default().push(one);
    }
    found
}

fn key(name: &str) -> String {
    fold(name.trim())
}

impl<'a> Directory<'a> {
    pub(super) fn of(organisation: &'a Organisation, round: &'a Round, names: Names<'a>) -> Directory<'a> {
        let goals = goals(organisation, round);
        let numbered = goals.iter().enumerate().filter_map(|(at, goal)| Some((goal.number.as_deref()?, at)));
        let worded = goals.iter().enumerate().map(|(at, goal)| (goal.text.as_str(), at));
        let people = organisation.people.keys().filter_map(|id| Some((names(*id)?, *id)));
        Directory {
            organisation,
            round,
            names,
            units: by_name(organisation.units.values().map(|unit| (unit.name.as_str(), unit.id))),
            people: by_name(people),
            goals_by_id: goals.iter().enumerate().map(|(at, goal)| (goal.id, at)).collect(),
            goals_by_number: by_name(numbered),
            goals_by_text: by_name(worded),
            tasks: by_name(organisation.tasks.values().map(|task| (task.terms.number.as_str(), task.id))),
            activities: by_name(round.activities.values().map(|one| (one.work.title.as_str(), one.id))),
            goals,
        }
    }

    /// A unit by its name, or else by its number.
    pub(super) fn unit(&self, typed: &str) -> Found<UnitId> {
        match Found::of(self.units.get(&key(typed))) {
            Found::None => {
                let id = typed.trim().parse().ok().filter(|id| self.organisation.units.contains_key(id));
                id.map_or(Found::None, Found::One)
            }
            found => found,
        }
    }

    /// The name of a unit, or its number where several have the name.
    pub(super) fn unit_text(&self, id: UnitId) -> String {
        let name = self.organisation.units.get(&id).map_or("", |unit| unit.name.as_str());
        match self.unit(name) {
            Found::One(found) if found == id => name.to_owned(),
            _ => id.to_string(),
        }
    }

    /// Every unit that has an activity or may get one, by name.
    pub(super) fn unit_texts(&self) -> Vec<String> {
        self.organisation.units.keys().map(|id| self.unit_text(*id)).collect()
    }

    /// A person by the number that the cell begins with, or else by name.
    pub(super) fn person(&self, typed: &str) -> Found<PersonId> {
        match leading_number(typed) {
            Some(number) => Found::One(PersonId(number)),
            None => Found::of(self.people.get(&key(typed))),
        }
    }

    pub(super) fn person_text(&self, id: PersonId) -> String {
        match (self.names)(id) {
            Some(name) => format!("{id} {name}"),
            None => id.to_string(),
        }
    }

    /// A goal by its text or its number, or by `#` and its id; the rest of what was typed, after what named it.
    pub(super) fn goal<'t>(&self, typed: &'t str) -> (Found<&Goal>, Cow<'t, str>) {
        let one = |found: Found<usize>| match found {
            Found::One(at) => self.goals.get(at).map_or(Found::None, Found::One),
            Found::None => Found::None,
            Found::Several => Found::Several,
        };
        let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        if let Some(id) = word.strip_prefix('#').and_then(|id| id.parse().ok()) {
            return (one(self.goals_by_id.get(&id).map_or(Found::None, |at| Found::One(*at))), rest.trim().into());
        }
        let numbered = one(Found::of(self.goals_by_number.get(&key(word.trim_end_matches([':', '.', ','])))));
        if !matches!(numbered, Found::None) {
            return (numbered, rest.trim().into());
        }
        // By its text, alone or with a share after it.
        let folded = key(typed);
        let whole = one(Found::of(self.goals_by_text.get(&folded)));
        if !matches!(whole, Found::None) {
            return (whole, "".into());
        }
        let follows =
            |goal: &&Goal| folded.strip_prefix(goal.folded.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let begins = self.goals.iter().filter(follows);
        match begins.max_by_key(|goal| goal.folded.len()) {
            Some(goal) => {
                let rest = folded[goal.folded.len()..].trim().to_owned();
                (one(Found::of(self.goals_by_text.get(&goal.folded))), rest.into())
            }
            None => (Found::None, "".into()),
        }
    }

    /// Whether a goal has this number: a spreadsheet that takes "3.10" for a number makes "3.1" of it.
    pub(super) fn has_goal_number(&self, number: &str) -> bool {
        self.goals_by_number.contains_key(number)
    }

    /// How a goal is named: by its number where it has one of its own, else by its text, else by `#` and its id.
    pub(super) fn goal_name(&self, id: StatementId) -> Cow<'_, str> {
        let Some(goal) = self.goals_by_id.get(&id).and_then(|at| self.goals.get(*at)) else {
            return format!("#{id}").into();
        };
        let is_alone = |all: Option<&Vec<usize>>| all.is_some_and(|all| all.len() == 1);
        match &goal.number {
            Some(number) if is_alone(self.goals_by_number.get(number)) => number.into(),
            _ if is_alone(self.goals_by_text.get(&goal.folded)) && !goal.text.contains([';', '\n']) => {
                goal.text.as_str().into()
            }
            _ => format!("#{id}").into(),
        }
    }

    /// A goal as it can be chosen for the whole of an activity: "3.1 Fler små företag".
    pub(super) fn goal_choice(&self, id: StatementId) -> String {
        let name = self.goal_name(id);
        let text = self.goals_by_id.get(&id).and_then(|at| self.goals.get(*at)).map_or("", |goal| goal.text.as_str());
        if name == text || text.contains([';', '\n']) {
            name.into_owned()
        } else {
            format!("{name} {text}").trim().to_owned()
        }
    }

    /// Every goal as it can be chosen.
    pub(super) fn goal_choices(&self) -> Vec<String> {
        self.goals.iter().map(|goal| self.goal_choice(goal.id)).collect()
    }

    /// An external task by its number in the document, of several the one that is for the round's year; or by `#` and its
    /// number in the register.
    pub(super) fn task(&self, typed: &str) -> Found<TaskId> {
        let typed = typed.trim();
        if let Some(id) = typed.strip_prefix('#').and_then(|id| id.parse().ok()) {
            return if self.organisation.task(id).is_some() { Found::One(id) } else { Found::None };
        }
        let all = self.tasks.get(&key(typed));
        match Found::of(all) {
            Found::Several => {
                let year = self.round.from.year();
                let this_year = all.into_iter().flatten().copied();
                let of_the_year = |id: &TaskId| self.organisation.task(*id).is_some_and(|task| task.terms.year == year);
                Found::of(Some(&this_year.filter(of_the_year).collect())).or_several()
            }
            found => found,
        }
    }

    pub(super) fn task_text(&self, id: TaskId) -> String {
        let number = self.organisation.task(id).map_or("", |task| task.terms.number.as_str());
        match self.task(number) {
            Found::One(found) if found == id && !number.contains([';', '\n']) => number.to_owned(),
            _ => format!("#{id}"),
        }
    }

    /// Every external task that is not answered, as it is named.
    pub(super) fn task_texts(&self) -> Vec<String> {
        let open = self.organisation.tasks.values().filter(|task| task.is_open());
        open.map(|task| self.task_text(task.id)).collect()
    }

    /// Another activity by its title, or else by the number that the cell begins with.
    pub(super) fn activity(&self, typed: &str) -> Found<ActivityId> {
        match Found::of(self.activities.get(&key(typed))) {
            Found::None => match leading_number(typed).map(ActivityId) {
                Some(id) if self.round.activity(id).is_some() => Found::One(id),
                _ => Found::None,
            },
            found => found,
        }
    }

    pub(super) fn activity_text(&self, id: ActivityId) -> String {
        let title = self.round.activity(id).map_or("", |activity| activity.work.title.as_str());
        if title.contains(';') { id.to_string() } else { format!("{id} {title}").trim().to_owned() }
    }
}

impl<T> Found<T> {
    /// Several of one name stay several, also when none of them fits better than the others.
    fn or_several(self) -> Found<T> {
        match self {
            Found::None => Found::Several,
            found => found,
        }
    }
}

fn goals(organisation: &Organisation, round: &Round) -> Vec<Goal> {
    let Some(strategy) = organisation.strategy_for(round) else { return Vec::new() };
    let served = strategy.tree.iter().filter(|statement| statement.kind.is_served());
    let goals = served.map(|statement| Goal {
        id: statement.id,
        number: strategy.tree.number(statement),
        text: statement.text().to_owned(),
        folded: key(statement.text()),
    });
    goals.collect()
}

/// The number that a text begins with, when it is a word of its own.
fn leading_number(text: &str) -> Option<u32> {
    let word = text.split_whitespace().next()?;
    let digits = word.trim_end_matches([':', '.', ',']);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}
