//! How the columns of a table, or the dimensions of a cube, are to be read: which is the period, which the value. A guess
//! ([`Mapping::guess`]) that a person can correct, and a text in which it can be remembered for the next file. Not what
//! stands in the cells.
//!
//! A remembered mapping is one `heading=role` a line. What a role needs to know follows it: `kön=dimension:sex:Totalt` is
//! the dimension "sex", of which "Totalt" is the whole; `innehåll=only:Antal` keeps the rows with "Antal". A `\` stands
//! before `=`, `:` and `\` that are meant as themselves, and `\n` is a line break.

use std::collections::HashSet;

use domain::ids::IndicatorId;
use domain::organisation::Organisation;
use domain::text::Name;

use crate::finding::{Finding, excerpt};
use crate::lookup::key;
use crate::series::source::Source;

mod guess;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use words::{DIMENSION, of_heading};

/// What a column is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Role {
    /// The period that a value is for.
    Period,
    /// The value.
    Value,
    /// How far the value can be trusted.
    Status,
    /// The lower end of its interval.
    Low,
    /// The upper end of its interval.
    High,
    /// What it was divided from, above the line.
    Numerator,
    /// And below it.
    Denominator,
    /// Of which indicator it is: a name or a number.
    Indicator,
    /// When it became known: of several for one period, the last known counts.
    Known,
    /// What it is counted in. Only compared.
    Unit,
    /// By what it is broken down.
    Dimension {
        /// What the indicator calls it; empty when that is the heading.
        name: String,
        /// The text that means the whole ("Totalt"), beside an empty cell.
        whole: String,
    },
    /// Only rows with this text are read, and the column says nothing else.
    Only(String),
    /// Values, of the period that is the heading.
    Across,
    /// Values, of the indicator whose name is the heading.
    Named,
    /// Not read.
    #[default]
    Ignored,
}

impl Role {
    /// A dimension that is called as its heading, and has no text for the whole.
    pub fn dimension() -> Role {
        Role::Dimension { name: String::new(), whole: String::new() }
    }

    /// All of them, in the order of a list; those that need to know more without it.
    pub fn all() -> [Role; 15] {
        [
            Role::Period,
            Role::Value,
            Role::dimension(),
            Role::Only(String::new()),
            Role::Indicator,
            Role::Status,
            Role::Low,
            Role::High,
            Role::Numerator,
            Role::Denominator,
            Role::Across,
            Role::Named,
            Role::Unit,
            Role::Known,
            Role::Ignored,
        ]
    }

    /// The word for it in forms, message keys and remembered mappings.
    pub fn key(&self) -> &'static str {
        match self {
            Role::Period => "period",
            Role::Value => "value",
            Role::Status => "status",
            Role::Low => "low",
            Role::High => "high",
            Role::Numerator => "numerator",
            Role::Denominator => "denominator",
            Role::Indicator => "indicator",
            Role::Known => "known",
            Role::Unit => "unit",
            Role::Dimension { .. } => "dimension",
            Role::Only(_) => "only",
            Role::Across => "across",
            Role::Named => "named",
            Role::Ignored => "ignored",
        }
    }

    /// As it stands in a remembered mapping.
    pub fn text(&self) -> String {
        match self {
            Role::Dimension { name, whole } if name.is_empty() && whole.is_empty() => self.key().to_owned(),
            Role::Dimension { name, whole } => format!("{}:{}:{}", self.key(), escaped(name), escaped(whole)),
            Role::Only(text) => format!("{}:{}", self.key(), escaped(text)),
            _ => self.key().to_owned(),
        }
    }

    /// The role of a text.
    pub fn parse(text: &str) -> Option<Role> {
        let mut parts = unescaped_parts(text, ':').into_iter();
        let key = parts.next()?;
        let role = Role::all().into_iter().find(|role| role.key() == key)?;
        let role = match role {
            Role::Dimension { .. } => {
                Role::Dimension { name: parts.next().unwrap_or_default(), whole: parts.next().unwrap_or_default() }
            }
            Role::Only(_) => Role::Only(parts.next().unwrap_or_default()),
            other => other,
        };
        parts.next().is_none().then_some(role)
    }

    /// Whether a table can have two columns of it.
    fn is_repeated(&self) -> bool {
        matches!(self, Role::Dimension { .. } | Role::Only(_) | Role::Across | Role::Named | Role::Unit | Role::Ignored)
    }
}

/// What each column of a source is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    roles: Vec<Role>,
}

impl Mapping {
    /// A guess from the headings, from what stands under them, and from what the organisation's indicators are called and
    /// broken down by. `indicator` is the one that the whole file is for, where a person has said so.
    pub fn guess(source: &Source, organisation: &Organisation, indicator: Option<IndicatorId>) -> Mapping {
        Mapping { roles: guess::roles(source, organisation, indicator) }
    }

    /// As a file with the same headings was read before, else a guess.
    pub fn usual(source: &Source, organisation: &Organisation, indicator: Option<IndicatorId>) -> Mapping {
        let guess = Mapping::guess(source, organisation, indicator);
        let before = organisation.indicators.mappings().find(|text| Mapping::fits(source, text.as_str()));
        let remembered = before.and_then(|text| guess.clone().remembered(source, text.as_str()).ok());
        remembered.unwrap_or(guess)
    }

    /// What a remembered mapping says of this source. Columns that it does not name are as they are here.
    ///
    /// # Errors
    /// `mapping-not-understood` with the line.
    pub fn remembered(mut self, source: &Source, text: &str) -> Result<Mapping, Finding> {
        let mut seen: Vec<bool> = vec![false; self.roles.len()];
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let not_understood = || Finding::new("mapping-not-understood").with("value", excerpt(line));
            let (heading, role) = split_unescaped(line, '=').ok_or_else(not_understood)?;
            let role = Role::parse(role).ok_or_else(not_understood)?;
            let heading = unescaped(heading);
            // The first column of that name that is not taken: there may be two.
            let is_it =
                |(at, column): &(usize, &crate::series::source::Column)| column.heading == heading && !seen[*at];
            if let Some((at, _)) = source.columns().iter().enumerate().find(is_it)
                && let Some(known) = self.roles.get_mut(at)
            {
                seen[at] = true;
                *known = role;
            }
        }
        Ok(self)
    }

    /// Whether a remembered mapping is of a source with these headings, in this order.
    pub fn fits(source: &Source, text: &str) -> bool {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let named = lines.map(|line| split_unescaped(line, '=').map(|(heading, _)| unescaped(heading)));
        named.eq(source.columns().iter().map(|column| Some(column.heading.clone())))
    }

    /// As it is remembered: one `heading=role` a line.
    pub fn text(&self, source: &Source) -> String {
        let pairs = source.columns().iter().zip(&self.roles);
        pairs.map(|(column, role)| format!("{}={}\n", escaped(&column.heading), role.text())).collect()
    }

    /// What each column is, from the left.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The same, with another role for a column.
    pub fn with(mut self, column: usize, role: Role) -> Mapping {
        if let Some(known) = self.roles.get_mut(column) {
            *known = role;
        }
        self
    }

    /// The first column of a role.
    pub(crate) fn one(&self, role: &Role) -> Option<usize> {
        self.roles.iter().position(|known| known == role)
    }

    /// The columns of a role.
    pub(crate) fn all<'a>(&'a self, is_it: impl Fn(&Role) -> bool + 'a) -> impl Iterator<Item = usize> + 'a {
        self.roles.iter().enumerate().filter(move |(_, role)| is_it(role)).map(|(at, _)| at)
    }

    /// What the file calls each dimension, with its column.
    pub fn dimensions<'a>(&'a self, source: &'a Source) -> impl Iterator<Item = (Name, usize)> + 'a {
        self.roles.iter().zip(source.columns()).enumerate().filter_map(|(at, (role, column))| match role {
            Role::Dimension { name, .. } => {
                let called = if name.trim().is_empty() { &column.heading } else { name };
                Some((Name::parse(called).ok()?, at))
            }
            _ => None,
        })
    }

    /// What keeps a source from being read so: a role that is there twice, or one that is missing.
    pub fn check(&self, source: &Source) -> Vec<Finding> {
        let mut wrong = Vec::new();
        for (at, role) in self.roles.iter().enumerate().filter(|(_, role)| !role.is_repeated()) {
            if let Some(first) = self.roles[..at].iter().position(|known| known == role) {
                let heading = |at: usize| source.columns().get(at).map_or("", |column| column.heading.as_str());
                let found = Finding::new("role-twice").with("value", heading(first)).with("other", heading(at));
                wrong.push(source.in_column(found, at));
            }
        }
        let has = |role: &Role| self.roles.contains(role);
        if !has(&Role::Value) && !has(&Role::Across) && !has(&Role::Named) {
            wrong.push(Finding::new("value-column-missing"));
        } else if !has(&Role::Period) && !has(&Role::Across) {
            wrong.push(Finding::new("period-column-missing"));
        }
        wrong
    }
}

/// Which headings mean something to an organisation: words that everybody uses, periods, and what its indicators and their
/// dimensions are called. For [`crate::values::read`] and [`crate::table::read`].
pub fn knows(organisation: &Organisation) -> impl Fn(&str) -> bool + use<> {
    let indicators = organisation.indicators.living().map(|indicator| indicator.definition());
    let known: HashSet<String> = indicators
        .flat_map(|definition| std::iter::once(&definition.name).chain(&definition.dimensions))
        .map(|name| key(name.as_str()))
        .collect();
    move |heading: &str| {
        let is_word = of_heading(heading).is_some() || words::is_period(heading) || words::is_dimension(heading);
        !heading.is_empty() && (is_word || known.contains(&key(heading)))
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '=' | ':' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => unescaped.push('\n'),
                Some('r') => unescaped.push('\r'),
                Some(other) => unescaped.push(other),
                None => {}
            },
            letter => unescaped.push(letter),
        }
    }
    unescaped
}

/// In two, at the first such sign that is not escaped.
fn split_unescaped(text: &str, sign: char) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        if letter == sign && !is_escaped {
            return Some((&text[..at], &text[at + letter.len_utf8()..]));
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

fn unescaped_parts(text: &str, sign: char) -> Vec<String> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((part, after)) = split_unescaped(rest, sign) {
        parts.push(unescaped(part));
        rest = after;
    }
    parts.push(unescaped(rest));
    parts
}
