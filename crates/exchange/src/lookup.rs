//! What the cells of a file name: units and goals, found by what people call them, and written so that they are found
//! again. What only plans name is in `activities::directory`.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::ids::{StatementId, UnitId};
use domain::organisation::Organisation;
use domain::revision::Revision;
use domain::text::fold;
use jiff::civil::Date;

/// One, none, or several that are called the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<T> {
    One(T),
    None,
    Several,
}

impl<T: Copy> Found<T> {
    pub(crate) fn of(all: Option<&Vec<T>>) -> Found<T> {
        match all.map(Vec::as_slice) {
            Some([one]) => Found::One(*one),
            None | Some([]) => Found::None,
            Some(_) => Found::Several,
        }
    }

    /// The one of several that fits better than the others, where there is one.
    pub(crate) fn or_best(self, all: Option<&Vec<T>>, fits: impl Fn(T) -> bool) -> Found<T> {
        match self {
            Found::Several => {
                let mut best = all.into_iter().flatten().copied().filter(|one| fits(*one));
                match (best.next(), best.next()) {
                    (Some(one), None) => Found::One(one),
                    _ => Found::Several,
                }
            }
            found => found,
        }
    }
}

/// By what each is called, as it is searched for.
pub(crate) fn by_name<T>(all: impl Iterator<Item = (impl AsRef<str>, T)>) -> HashMap<String, Vec<T>> {
    let mut found: HashMap<String, Vec<T>> = HashMap::new();
    for (name, one) in all {
        found.entry(key(name.as_ref())).or_default().push(one);
    }
    found
}

/// What is typed, as names are searched for.
pub(crate) fn key(name: &str) -> String {
    fold(name.trim())
}

/// The text among these that somebody most likely meant: one that begins the other with a word more or less ("Skåne" and
/// "Skåne län"), or that differs by a letter or two. Nothing where none is so near. Numbers are never near each other: "16–24"
/// is not "16–34".
pub(crate) fn nearest<'k>(text: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const SHORTEST: usize = 4;
    let text = key(text);
    let far = |other: &str| {
        let other = key(other);
        let (short, long) = if other.len() < text.len() { (&other, &text) } else { (&text, &other) };
        let letters = short.chars().count();
        if letters < SHORTEST || short.chars().chain(long.chars()).any(|letter| letter.is_ascii_digit()) {
            return None;
        }
        if long.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with([' ', '-', ',', '('])) {
            return Some(0);
        }
        // One letter in a short word, two in a long one: "Mora" is not "Nora".
        let most = letters / 5;
        Some(strsim::levenshtein(&text, &other)).filter(|edits| *edits <= most.min(2))
    };
    let near = known.filter_map(|other| Some((far(other)?, other)));
    near.min().map(|(_, other)| other)
}

/// The parts of an organisation, as they are called in a period.
pub(crate) struct Units<'a> {
    organisation: &'a Organisation,
    period: (Date, Date),
    by_name: HashMap<String, Vec<UnitId>>,
}

impl<'a> Units<'a> {
    pub(crate) fn of(organisation: &'a Organisation, period: (Date, Date)) -> Units<'a> {
        let by_name = by_name(organisation.units.values().map(|unit| (unit.name.as_str(), unit.id)));
        Units { organisation, period, by_name }
    }

    fn is_there(&self, id: UnitId) -> bool {
        let (from, until) = self.period;
        let unit = self.organisation.units.get(&id);
        unit.is_some_and(|unit| {
            unit.from.is_none_or(|begins| begins <= until) && unit.until.is_none_or(|ends| from <= ends)
        })
    }

    /// By its name, of several the one that is there in the period; or else by its number.
    pub(crate) fn find(&self, typed: &str) -> Found<UnitId> {
        let all = self.by_name.get(&key(typed));
        match Found::of(all).or_best(all, |unit| self.is_there(unit)) {
            Found::None => {
                let id = typed.trim().parse().ok().filter(|id| self.organisation.units.contains_key(id));
                id.map_or(Found::None, Found::One)
            }
            found => found,
        }
    }

    /// The name of a unit, or its number where another would be found by the name.
    pub(crate) fn text(&self, id: UnitId) -> String {
        let name = self.organisation.units.get(&id).map_or("", |unit| unit.name.as_str());
        match self.find(name) {
            Found::One(found) if found == id => name.to_owned(),
            _ => id.to_string(),
        }
    }

    /// Those that are there in the period.
    pub(crate) fn texts(&self) -> Vec<String> {
        let there = self.organisation.units.keys().filter(|id| self.is_there(**id));
        there.map(|id| self.text(*id)).collect()
    }
}

/// A goal that can be served.
pub(crate) struct Goal {
    pub(crate) id: StatementId,
    number: Option<String>,
    pub(crate) text: String,
    folded: String,
}

/// The goals of a strategy.
#[derive(Default)]
pub(crate) struct Goals {
    all: Vec<Goal>,
    by_id: HashMap<StatementId, usize>,
    by_number: HashMap<String, Vec<usize>>,
    by_text: HashMap<String, Vec<usize>>,
}

impl Goals {
    /// None where there is no strategy.
    pub(crate) fn of(strategy: Option<&Revision>) -> Goals {
        let Some(strategy) = strategy else { return Goals::default() };
        let served = strategy.tree.iter().filter(|statement| statement.kind.is_served());
        let all: Vec<Goal> = served
            .map(|statement| Goal {
                id: statement.id,
                number: strategy.tree.number(statement),
                text: statement.text().to_owned(),
                folded: key(statement.text()),
            })
            .collect();
        Goals {
            by_id: all.iter().enumerate().map(|(at, goal)| (goal.id, at)).collect(),
            by_number: by_name(all.iter().enumerate().filter_map(|(at, goal)| Some((goal.number.as_deref()?, at)))),
            by_text: by_name(all.iter().enumerate().map(|(at, goal)| (goal.text.as_str(), at))),
            all,
        }
    }

    fn get(&self, id: StatementId) -> Option<&Goal> {
        self.by_id.get(&id).and_then(|at| self.all.get(*at))
    }

    fn one(&self, found: Found<usize>) -> Found<&Goal> {
        match found {
            Found::One(at) => self.all.get(at).map_or(Found::None, Found::One),
            Found::None => Found::None,
            Found::Several => Found::Several,
        }
    }

    /// A goal by its text or its number, or by `#` and its id; and the rest of what was typed, after what named it.
    pub(crate) fn find<'t>(&self, typed: &'t str) -> (Found<&Goal>, Cow<'t, str>) {
        let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        if let Some(id) = word.strip_prefix('#').and_then(|id| id.parse().ok()) {
            return (self.get(id).map_or(Found::None, Found::One), rest.trim().into());
        }
        let numbered = self.one(Found::of(self.by_number.get(&key(word.trim_end_matches([':', '.', ','])))));
        if !matches!(numbered, Found::None) {
            return (numbered, rest.trim().into());
        }
        // By its text, alone or with something after it.
        let folded = key(typed);
        let whole = self.one(Found::of(self.by_text.get(&folded)));
        if !matches!(whole, Found::None) {
            return (whole, "".into());
        }
        let follows =
            |goal: &&Goal| folded.strip_prefix(goal.folded.as_str()).is_some_and(|rest| rest.starts_with(' '));
        match self.all.iter().filter(follows).max_by_key(|goal| goal.folded.len()) {
            Some(goal) => {
                let rest = folded[goal.folded.len()..].trim().to_owned();
                (self.one(Found::of(self.by_text.get(&goal.folded))), rest.into())
            }
            None => (Found::None, "".into()),
        }
    }

    /// Whether a goal has this number: a spreadsheet that takes "3.10" for a number makes "3.1" of it.
    pub(crate) fn has_number(&self, number: &str) -> bool {
        self.by_number.contains_key(number)
    }

    /// How a goal is named: by its number where it has one of its own, else by its text, else by `#` and its id.
    pub(crate) fn name(&self, id: StatementId) -> Cow<'_, str> {
        let Some(goal) = self.get(id) else { return format!("#{id}").into() };
        let is_alone = |all: Option<&Vec<usize>>| all.is_some_and(|all| all.len() == 1);
        match &goal.number {
            Some(number) if is_alone(self.by_number.get(number)) => number.into(),
            _ if is_alone(self.by_text.get(&goal.folded)) && !goal.text.contains([';', '\n']) => {
                goal.text.as_str().into()
            }
            _ => format!("#{id}").into(),
        }
    }

    /// A goal as it can be chosen alone: "3.1 Fler små företag".
    pub(crate) fn choice(&self, id: StatementId) -> String {
        let name = self.name(id);
        match self.get(id) {
            Some(goal) if name != goal.text && !goal.text.contains([';', '\n']) => format!("{name} {}", goal.text),
            _ => name.into_owned(),
        }
    }

    /// Every goal as it can be chosen.
    pub(crate) fn choices(&self) -> Vec<String> {
        self.all.iter().map(|goal| self.choice(goal.id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_is_near_is_a_word_more_or_a_letter_or_two_away() {
        let known = ["Skåne", "Norrbotten", "Västerbotten", "Mora", "16–24", "Stockholm"];
        for (text, expected) in [
            ("Skåne län", Some("Skåne")),
            ("SKÅNE LÄN", Some("Skåne")),
            ("Skane", Some("Skåne")),
            ("Stokholm", Some("Stockholm")),
            ("Nora", None),
            ("16–34", None),
            ("Gotland", None),
            ("Halland", None),
        ] {
            assert_eq!(nearest(text, known.into_iter()), expected, "{text}");
        }
    }
}
