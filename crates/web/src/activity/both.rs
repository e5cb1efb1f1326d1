//! Two who have written the same activity: what only one of them changed is kept from both, and what both changed is shown
//! side by side. Not the form itself, in which the one who came second goes on.

use domain::activity::Activity;

use super::choices::Choices;
use super::fields::{self, SECTIONS, Section};
use crate::both::Both;
use crate::forms::Typed;
use crate::people::People;
use crate::unit_plan::desk::Desk;

/// What was typed over an older version, put together with what stands there now.
pub(super) fn together(
    desk: &Desk<'_>,
    people: &People,
    choices: &Choices,
    typed: Typed,
    now: &Activity,
) -> (Typed, Both) {
    let (m, seen) = (desk.view.m, Typed::read(typed.get("seen")));
    let stands = fields::of(desk, people, choices, &now.work, now.version);
    let (mut merged, mut both) = (typed.clone(), Both::default());
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
            both.took(m.word("activity-part", section.key));
        } else {
            both.differ(m.word("activity-part", section.key), told(desk, section, &theirs), told(desk, section, &mine));
        }
    }
    // Saving once more saves over what has now been seen.
    let merged = merged.with("version", stands.get("version")).with("seen", stands.get("seen"));
    (merged, both)
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
