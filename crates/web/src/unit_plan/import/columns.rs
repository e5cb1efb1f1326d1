//! What the columns of a table without a heading are: guessed from what stands in them, and chosen by whoever pasted it.

use domain::activity::Status;
use domain::money::{PersonYears, Scale};
use domain::text::fold;
use exchange::activities::Column;
use exchange::table::Table;
use jiff::civil::Date;
use maud::{Markup, html};

use super::CARRIED;
use super::form::page_of;
use crate::amounts::SCALE;
use crate::answer::Answer;
use crate::forms::{REQUEST_KEY, Typed};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::unit_plan::desk::Desk;

/// How many rows are shown, and looked at to guess.
const SAMPLE: usize = 6;

/// The column that a word in the form means. One that is not read is a sum: people have those beside what they plan.
pub(super) fn of_key(key: &str, scale: Scale) -> Column {
    let of_source = |word: &str| key.strip_prefix(word).and_then(|id| id.parse().ok());
    match key {
        "id" => Column::Id,
        "title" => Column::Title,
        "description" => Column::Description,
        "owner" => Column::Owner,
        "from" => Column::From,
        "until" => Column::Until,
        "goals" => Column::Goals,
        "source" => Column::Source,
        "amount" => Column::Amount(scale),
        "people" => Column::People,
        "tasks" => Column::Tasks,
        "needs" => Column::Needs,
        "milestones" => Column::Milestones,
        "status" => Column::Status,
        _ => match (of_source("kronor-"), of_source("people-")) {
            (Some(source), _) => Column::Kronor(source, scale),
            (_, Some(source)) => Column::PersonYears(source),
            (None, None) => Column::Sum,
        },
    }
}

/// Everything that a column can be: the word in the form, and what it is called.
fn choices(desk: &Desk<'_>) -> Vec<(String, String)> {
    let m = desk.view.m;
    let (organisation, language) = (desk.view.organisation, m.sheet_language());
    let scale = desk.amounts().scale();
    let words = [
        "title",
        "goals",
        "description",
        "owner",
        "from",
        "until",
        "people",
        "amount",
        "source",
        "status",
        "milestones",
        "tasks",
        "needs",
        "id",
    ];
    let named = words.map(|key| (key.to_owned(), of_key(key, scale).heading(organisation, language)));
    let open = organisation.planning.funding().filter(|source| source.closed.is_none());
    let of_sources = open.flat_map(|source| {
        let keys = [format!("kronor-{}", source.id), format!("people-{}", source.id)];
        keys.map(|key| {
            let heading = of_key(&key, scale).heading(organisation, language);
            (key, heading)
        })
    });
    let ignored = ("none".to_owned(), m.t("plan-import-column-none").into_owned());
    std::iter::once(ignored).chain(named).chain(of_sources).collect()
}

/// Asks what the columns are.
pub(super) fn page(asked: &Asked, desk: &Desk<'_>, people: &People, typed: &Typed, table: &Table) -> Answer {
    let m = desk.view.m;
    let key = asked.request_key()?;
    let guessed = guess(desk, people, table);
    let main = html! {
        (parts::head(m.t("plan-import-columns-title"), &[html! { (m.with("plan-import-rows", &[("count", table.rows.len().into())])) }], None))
        p.lead { (m.t("plan-import-columns-lead")) }
        form.stack method="post" action=(desk.address("/import/rows")) {
            input type="hidden" name=(REQUEST_KEY) value=(key.as_str());
            (carried(typed))
            (chooser(desk, table, &guessed))
            div.row {
                button.ds-button type="submit" name="do" value="look" { (m.t("plan-import-look")) }
                a href=(desk.address("/import")) { (m.t("form-cancel")) }
            }
        }
    };
    Ok(asked.frame.page(page_of(desk, main)))
}

/// What the form carries on, hidden.
pub(super) fn carried(typed: &Typed) -> Markup {
    html! {
        @for name in CARRIED.into_iter().chain([SCALE]) {
            @if typed.has(name) { input type="hidden" name=(name) value=(typed.get(name)); }
        }
    }
}

/// The first rows of a table, with a choice over each column.
pub(super) fn chooser(desk: &Desk<'_>, table: &Table, chosen: &[String]) -> Markup {
    let m = desk.view.m;
    let choices = choices(desk);
    let width = width(table);
    parts::scroll(
        m.t("plan-import-columns-title"),
        html! {
            table.ds-table.columns {
                thead { tr { @for at in 0..width {
                    @let place = table.place(u32::try_from(at).unwrap_or(u32::MAX));
                    th scope="col" {
                        label { span.cap { (m.with("plan-import-column", &[("letter", place.letter.as_str().into())])) }
                            select.ds-input name="column" { @for (key, name) in &choices {
                                option value=(key) selected[chosen.get(at).is_some_and(|chosen| chosen == key)] { (name) }
                            } }
                        }
                    }
                } } }
                tbody { @for row in table.rows.iter().take(SAMPLE) {
                    tr { @for at in 0..width { td { (row.text(u32::try_from(at).unwrap_or(u32::MAX))) } } }
                } }
            }
        },
    )
}

fn width(table: &Table) -> usize {
    let last = table.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column).max();
    last.map_or(0, |last| usize::try_from(last).unwrap_or(0) + 1)
}

/// What the columns most likely are, by what stands in them.
fn guess(desk: &Desk<'_>, people: &People, table: &Table) -> Vec<String> {
    let planning = &desk.view.organisation.planning;
    let goals = desk.goals();
    let begins_with_goal = |cell: &str| {
        let first = cell.split_whitespace().next().unwrap_or_default();
        goals.iter().any(|goal| goal.number.as_deref() == Some(first) || fold(goal.statement.text()) == fold(cell))
    };
    let is_source = |cell: &str| planning.funding().any(|source| fold(source.name.as_str()) == fold(cell));
    let is_status = |cell: &str| {
        Status::ALL.iter().any(|status| fold(&desk.view.m.word("activity-status", status.key())) == fold(cell))
    };
    let sums: Vec<i64> = (0..width(table)).map(|at| sum(table, at)).collect();
    let mut taken: Vec<&str> = Vec::new();
    let mut guessed = Vec::new();
    for at in 0..width(table) {
        let cells: Vec<&str> = cells(table, at).collect();
        let most = |is: &dyn Fn(&str) -> bool| {
            !cells.is_empty() && cells.len() < 2 * cells.iter().filter(|cell| is(cell)).count() + 1
        };
        let is_number = |cell: &str| PersonYears::parse(cell).is_ok();
        // Of two columns of numbers, the larger ones are money.
        let largest = sums.iter().enumerate().all(|(other, sum)| other == at || *sum <= sums[at]);
        let wanted: &[&str] = if most(&begins_with_goal) {
            &["goals"]
        } else if most(&|cell| cell.parse::<Date>().is_ok()) {
            &["from", "until"]
        } else if most(&is_number) {
            if largest { &["amount", "people"] } else { &["people", "amount"] }
        } else if most(&is_source) {
            &["source"]
        } else if most(&is_status) {
            &["status"]
        } else if most(&|cell| people.called(cell).is_some()) {
            &["owner"]
        } else if cells.is_empty() {
            &[]
        } else {
            &["title", "description"]
        };
        let found = wanted.iter().find(|key| !taken.contains(key)).copied().unwrap_or("none");
        if found != "none" {
            taken.push(found);
        }
        guessed.push(found.to_owned());
    }
    guessed
}

fn cells(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    let column = u32::try_from(at).unwrap_or(u32::MAX);
    table.rows.iter().take(50).map(move |row| row.text(column)).filter(|cell| !cell.is_empty())
}

fn sum(table: &Table, at: usize) -> i64 {
    cells(table, at).filter_map(|cell| PersonYears::parse(cell).ok()).map(|number| number.0).sum()
}
