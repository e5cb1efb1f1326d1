//! Two who have written the same activity: what only one of them changed is kept from both, and what both changed is shown
//! side by side. Not the form itself, in which the one who came second goes on.

use domain::activity::Activity;
use maud::{Markup, html};

use super::choices::Choices;
use super::fields::{self, SECTIONS, Section};
use crate::forms::Typed;
use crate::people::People;
use crate::unit_plan::desk::Desk;

/// What came of two writings.
pub(super) struct Both {
    /// Parts that both changed: as they stand, and as they were typed.
    conflicts: Vec<(&'static str, Vec<String>, Vec<String>)>,
    /// Parts that only the other changed, and that the form has taken over.
    taken: Vec<&'static str>,
}

/// What was typed over an older version, put together with what stands there now.
pub(super) fn together(
    desk: &Desk<'_>,
    people: &People,
    choices: &Choices,
    typed: Typed,
    now: &Activity,
) -> (Typed, Both) {
    let seen = Typed::read(typed.get("seen"));
    let stands = fields::of(desk, people, choices, &now.work, now.version);
    let (mut conflicts, mut taken) = (Vec::new(), Vec::new());
    let mut merged = typed.clone();
    // Where a decision gave goals and amounts, the form has no fields for them.
    let resting = |section: &&Section| desk.rests() && ["goals", "resources"].contains(&section.key);
    for section in SECTIONS.iter().filter(|section| !resting(section)) {
        let (before, theirs, mine) = (section.rows(&seen), section.rows(&stands), section.rows(&typed));
        if theirs == before || theirs == mine {
            continue;
        }
        if mine == before {
            let rows: Vec<Vec<String>> =
                theirs.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
            merged = merged.with_rows(section.fields, &rows);
            taken.push(section.key);
        } else {
            conflicts.push((section.key, told(desk, section, &theirs), told(desk, section, &mine)));
        }
    }
    // Saving once more saves over what has now been seen.
    let merged = merged.with("version", stands.get("version")).with("seen", stands.get("seen"));
    (merged, Both { conflicts, taken })
}

impl Both {
    pub(super) fn markup(&self, desk: &Desk<'_>, people: &People, now: &Activity) -> Markup {
        let m = desk.view.m;
        let by = [("who", people.who(now.changed.by).into()), ("moment", desk.view.moment(now.changed.at).into())];
        let lines = |lines: &[String]| {
            html! { @if lines.is_empty() { "–" } @for line in lines { p.explained { (line) } } }
        };
        html! {
            section.fault.both aria-labelledby="conflict" {
                h2 #conflict tabindex="-1" autofocus { (m.t("plan-conflict-title")) }
                p { (m.with("activity-conflict", &by)) }
                @if !self.taken.is_empty() {
                    p { (m.t("activity-conflict-taken")) " " @for (at, key) in self.taken.iter().enumerate() { @if 0 < at { ", " } (m.word("activity-part", key)) } "." }
                }
                @if !self.conflicts.is_empty() {
                    table.ds-table.stacks {
                        thead { tr { th scope="col" { (m.t("activity-conflict-part")) } th scope="col" { (m.t("plan-conflict-theirs")) } th scope="col" { (m.t("plan-conflict-yours")) } } }
                        tbody { @for (key, theirs, yours) in &self.conflicts {
                            tr {
                                th scope="row" { (m.word("activity-part", key)) }
                                td data-label=(m.t("plan-conflict-theirs")) { (lines(theirs)) }
                                td data-label=(m.t("plan-conflict-yours")) { (lines(yours)) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// What a part says, a line for each row.
fn told(desk: &Desk<'_>, section: &Section, rows: &[Vec<&str>]) -> Vec<String> {
    let m = desk.view.m;
    let amounts = desk.amounts();
    let row = |row: &Vec<&str>| match (section.key, row.as_slice()) {
        ("status", [status]) => m.word("activity-status", status).into_owned(),
        ("goals", [goal, share]) => {
            let goal = goal.parse().ok().and_then(|id| desk.goal(id));
            let name = goal.map_or_else(|| m.t("plan-goal-gone").into_owned(), |goal| goal.short());
            if share.is_empty() { name } else { format!("{name}, {share}\u{a0}%") }
        }
        ("resources", [source, kronor, people]) => {
            let source = source.parse().ok().and_then(|id| desk.view.organisation.planning.source(id));
            let name = source.map(|source| source.name.to_string());
            let kronor = Some(format!("{kronor}\u{a0}{}", amounts.word())).filter(|_| !kronor.is_empty());
            let people = Some(format!("{people}\u{a0}{}", amounts.person_years_word())).filter(|_| !people.is_empty());
            name.into_iter().chain(kronor).chain(people).collect::<Vec<_>>().join(", ")
        }
        ("days", [from, until]) => format!("{from} – {until}"),
        ("people", [person, percent]) => format!("{person}, {percent}\u{a0}%"),
        ("milestones", [day, what, _]) => format!("{day} {what}"),
        (_, cells) => cells.join(" "),
    };
    rows.iter().map(row).collect()
}
