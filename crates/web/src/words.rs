//! The words for what the domain has: kinds of statement, what became of them, where a revision is on its way, how
//! many there are. One place, so that every page calls the same thing the same. Not sentences; those are each page's.

use std::borrow::Cow;

use domain::activity::PlanState;
use domain::ids::RoundNumber;
use domain::lineage::Fate;
use domain::model::SteeringModel;
use domain::organisation::Organisation;
use domain::planning::{FundingKind, Paper, Phase};
use domain::policy::Role;
use domain::revision::{Revision, State};
use domain::statement::{Statement, StatementKind, Wording};
use domain::tree::Tree;
use jiff::civil::Date;
use maud::Markup;

use crate::messages::{Language, Messages};
use crate::parts;

/// One statement of a kind, as the organisation calls it, or else the reader's language: "Resultatområde".
pub fn kind<'a>(m: Messages, model: &'a SteeringModel, kind: StatementKind) -> Cow<'a, str> {
    match model.rule(kind).and_then(|rule| rule.called.as_ref()) {
        Some(called) => Cow::Borrowed(called.one.as_str()),
        None => m.word("kind", kind.key()),
    }
}

/// Many statements of a kind: "Resultatområden".
pub fn kinds<'a>(m: Messages, model: &'a SteeringModel, kind: StatementKind) -> Cow<'a, str> {
    match model.rule(kind).and_then(|rule| rule.called.as_ref()) {
        Some(called) => Cow::Borrowed(called.many.as_str()),
        None => m.word("kinds", kind.key()),
    }
}

/// A statement's kind with its number, where it has one: "Mål 3.1".
pub fn numbered(m: Messages, model: &SteeringModel, of: StatementKind, number: Option<&str>) -> String {
    let kind = kind(m, model, of);
    match number {
        Some(number) => format!("{kind} {number}"),
        None => kind.into_owned(),
    }
}

/// What a statement is, as it stands over its text: with its number, but for an area, which is called by what it says.
pub fn called(m: Messages, model: &SteeringModel, tree: &Tree, statement: &Statement) -> String {
    let number = match statement.kind {
        StatementKind::ResultArea => None,
        _ => tree.number(statement),
    };
    numbered(m, model, statement.kind, number.as_deref())
}

/// What became of a statement, as a word in a frame with its icon.
pub fn fate(m: Messages, fate: Fate) -> Markup {
    parts::tag(m.word("fate", fate.key()), Some(fate.key()))
}

/// Where a revision is on its way, as one word: "Gällande".
pub fn state(m: Messages, state: State) -> Cow<'static, str> {
    m.word("state", state.key())
}

/// When something is in force, as seen on a day: "gällande 2018-10-23 –", "gällde 2015-02-10 – 2018-10-22".
pub fn in_force(m: Messages, from: Date, until: Option<Date>, day: Date) -> String {
    let key = match until {
        Some(until) if until < day => "in-force-past",
        _ if day < from => "in-force-to-come",
        _ => "in-force-span",
    };
    m.with(key, &[("span", m.span(from, until).into())])
}

/// What a revision is called: "Revision 4".
pub fn revision(m: Messages, revision: &Revision) -> String {
    m.with("revision-number", &[("number", revision.number.0.to_string().into())])
}

/// How much there is: "17 formuleringar i 6 områden".
pub fn extent(m: Messages, organisation: &Organisation, revision: &Revision) -> String {
    let statements = revision.count(organisation.model_of(revision));
    let areas = revision.tree.iter().filter(|statement| statement.kind == StatementKind::ResultArea).count();
    match areas {
        0 => m.with("extent", &[("statements", statements.into())]),
        _ => m.with("extent-in-areas", &[("statements", statements.into()), ("areas", areas.into())]),
    }
}

/// A paper of a planning round: "planeringsdirektivet för 2019".
pub fn paper(m: Messages, organisation: &Organisation, round: RoundNumber, paper: Paper) -> String {
    let round = organisation.planning.get(round);
    let scenario = match paper {
        Paper::Scenario(id) => round.and_then(|round| round.scenario(id)).map_or("", |scenario| scenario.name.as_str()),
        _ => "",
    };
    let values = [
        ("paper", paper.key().into()),
        ("round", round.map_or("", |round| round.name.as_str()).into()),
        ("scenario", scenario.into()),
    ];
    m.with("paper-of-round", &values)
}

/// A phase of a planning round: "enheternas planer".
pub fn phase(m: Messages, phase: Phase) -> Cow<'static, str> {
    m.word("phase", phase.key())
}

/// A kind of funding: "anslag".
pub fn funding_kind(m: Messages, kind: FundingKind) -> Cow<'static, str> {
    m.word("funding-kind", kind.key())
}

/// Where a unit's plan is on its way: "inskickad".
pub fn plan_state(m: Messages, state: PlanState) -> Cow<'static, str> {
    m.word("plan-state", state.key())
}

/// What a role is called.
pub fn role(m: Messages, role: Role) -> String {
    m.word("role", role.key()).into_owned()
}

/// What a person may do, by role: "läsare, strateg".
pub fn roles(m: Messages, roles: &[Role]) -> String {
    roles.iter().map(|role| self::role(m, *role)).collect::<Vec<_>>().join(", ")
}

/// What is written of a statement beside its text and explanation, each as words of its own: the way it points, faces,
/// and how far it looks.
pub fn bearings(m: Messages, wording: &Wording) -> Vec<String> {
    let pointing = wording.pointing.map(|pointing| capitalised(&m.word("pointing", pointing.key())));
    let facing = wording.facing.map(|facing| capitalised(&m.word("facing", facing.key())));
    let horizon = wording
        .horizon
        .map(|year| capitalised(&m.with("statement-horizon-year", &[("year", year.to_string().into())])));
    [pointing, facing, horizon].into_iter().flatten().collect()
}

/// A word at the beginning of a line or a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count in words as far as they are shorter to read, which is how headings have it: "Fjorton", "1 430". Numbers that
/// are held against each other are digits: "Från 23 formuleringar till 17".
pub fn in_words(m: Messages, count: usize) -> String {
    m.with("number-in-words", &[("count", count.into())])
}

/// A name of the agency's own inside a sentence of the reader's language. Swedish writes "styrelsen" there, English keeps
/// names as they are.
pub fn name_in_a_sentence(m: Messages, name: &str) -> String {
    match m.language() {
        Language::Swedish => in_a_sentence(name),
        Language::English => name.to_owned(),
    }
}

/// A name or a word inside a sentence: "Styrelsen" is there "styrelsen", but "GD" and "EU-rådet" stay as they are.
pub fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_over_was_in_force() {
        let m = Messages::of(Language::Swedish);
        let [from, until] = [date(2015, 2, 10), date(2018, 10, 22)];
        let on = |year| in_force(m, from, Some(until), date(year, 1, 1));
        assert_eq!(on(2015), "ska gälla 2015-02-10 – 2018-10-22");
        assert_eq!(on(2016), "gällande 2015-02-10 – 2018-10-22");
        assert_eq!(on(2019), "gällde 2015-02-10 – 2018-10-22");
        assert_eq!(in_force(m, from, None, date(2019, 1, 1)), "gällande 2015-02-10 –");
    }

    #[test]
    fn a_name_keeps_its_capitals_where_it_is_an_abbreviation() {
        assert_eq!(in_a_sentence("Styrelsen"), "styrelsen");
        assert_eq!(in_a_sentence("Årsmötet"), "årsmötet");
        assert_eq!(in_a_sentence("GD"), "GD");
        assert_eq!(in_a_sentence(""), "");
        let [swedish, english] = Language::ALL.map(Messages::of);
        assert_eq!(name_in_a_sentence(swedish, "Styrelsen"), "styrelsen");
        assert_eq!(name_in_a_sentence(english, "Styrelsen"), "Styrelsen");
    }
}
