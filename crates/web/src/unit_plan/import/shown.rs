//! What a table would do to the plan, row by row: new, changed from what to what, the same, two texts to choose between, or
//! wrong, with the row, the column and what to do. And over it what it makes of the unit's frame.

use axum::http::StatusCode;
use exchange::activities::{Column, Counts, Difference, Outcome, PreviewRow};
use exchange::finding::Finding;
use maud::{Markup, html};

use super::columns::{carried, chooser};
use super::form::{given, page_of};
use super::{Looked, answers};
use crate::answer::Answer;
use crate::forms::{Form, REQUEST_KEY, Typed};
use crate::people::People;
use crate::request::Asked;
use crate::unit_plan::desk::{Desk, Entry};
use crate::unit_plan::frame;
use crate::{parcel, parts, sheet};

/// How many rows are shown; of more, those that someone has to look at come first.
const SHOWN: usize = 1_000;

/// How many characters of a text are shown.
const LONGEST: usize = 400;

pub(super) fn page(asked: &Asked, desk: &Desk<'_>, people: &People, typed: &Typed, looked: &Looked) -> Answer {
    let m = desk.view.m;
    let key = asked.request_key()?;
    let counts = looked.preview.counts();
    let can = looked.preview.can_be_brought_in();
    let form = Form::new(m, typed);
    let title = m.t(if counts.wrong == 0 { "plan-import-would" } else { "plan-import-would-not" });
    // What was pasted comes back in its box, to be mended there.
    let pasted =
        parcel::unpack(typed.get("file"), exchange::table::MOST_BYTES).filter(|_| typed.get("manner") == super::PASTED);
    let pasted = pasted.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let again = typed.clone().unjudged().with("pasted", &pasted);
    let main = html! {
        (parts::head(title, &told(desk, counts), None))
        (form.summary())
        @if can { (frame::ahead(desk, &after(desk, looked))) }
        (advice(desk, &looked.preview.advice))
        form.stack #rows-form method="post" action=(desk.address("/import/rows")) {
            input type="hidden" name=(REQUEST_KEY) value=(key.as_str());
            input type="hidden" name="shown" value=(looked.mark());
            (carried(typed))
            @if let Some(table) = &looked.bare {
                details.ds-details.quiet {
                    summary { (m.t("plan-import-columns-title")) }
                    div {
                        (chooser(desk, table, &typed.all("column").map(str::to_owned).collect::<Vec<_>>()))
                        button.ds-button data-variant="secondary" type="submit" name="do" value="look" { (m.t("plan-import-look-again")) }
                    }
                }
            }
            (buttons(desk, looked, counts))
            (parts::scroll(m.t("plan-import-rows-title"), rows(desk, people, typed, &looked.preview.rows)))
        }
        @if counts.wrong == 0 {
            details.ds-details.quiet.mt { summary { (m.t("plan-import-other")) } div { (given(desk, &Form::new(m, &again), &again)) } }
        } @else {
            section.sec #again aria-labelledby="again-title" {
                h2 #again-title { (m.t("plan-import-mend")) }
                (given(desk, &Form::new(m, &again), &again))
            }
        }
    };
    let page = page_of(desk, main);
    if counts.wrong == 0 && !typed.has_refusals() {
        return Ok(asked.frame.page(page));
    }
    Ok(asked.frame.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// "3 nya", "2 ändras", "4 är som i planen", …: what there is of each.
fn told(desk: &Desk<'_>, counts: Counts) -> Vec<Markup> {
    let m = desk.view.m;
    let all = [
        ("wrong", counts.wrong),
        ("conflict", counts.conflicts),
        ("new", counts.new),
        ("changed", counts.changed),
        ("removed", counts.removed),
        ("unchanged", counts.unchanged),
    ];
    let some = all.into_iter().filter(|(_, count)| 0 < *count);
    some.map(|(what, count)| {
        let values = [("what", what.into()), ("count", count.into())];
        html! { (m.with("plan-import-count", &values)) }
    })
    .collect()
}

fn buttons(desk: &Desk<'_>, looked: &Looked, counts: Counts) -> Markup {
    let m = desk.view.m;
    html! {
        div.row {
            @if looked.preview.can_be_brought_in() {
                button.ds-button type="submit" name="do" value="bring" autofocus {
                    (m.with("plan-import-do", &[("count", (counts.new + counts.changed + counts.removed).into())]))
                }
            } @else if 0 < counts.wrong {
                p { b { (m.t("plan-import-nothing-yet")) } " " a href="#again" { (m.t("plan-import-mend")) } }
            } @else if 0 < counts.conflicts {
                button.ds-button type="submit" name="do" value="look" { (m.t("plan-import-chosen")) }
            } @else {
                p { b { (m.t("plan-import-all-same")) } }
            }
            a href=(desk.address("")) { (m.t("form-cancel")) }
        }
    }
}

/// The plan as it would stand.
fn after<'b>(desk: &'b Desk<'_>, looked: &'b Looked) -> Vec<Entry<'b>> {
    let Some(unit) = looked.preview.units.iter().find(|unit| unit.unit == desk.unit.id) else { return desk.entries() };
    let change = &unit.change;
    let mut entries: Vec<Entry<'b>> = desk.entries();
    entries.retain(|entry| !change.removed.iter().any(|(id, _)| Some(*id) == entry.id));
    for (id, _, work) in &change.changed {
        let Some(entry) = entries.iter_mut().find(|entry| entry.id == Some(*id)) else { continue };
        let resources = if entry.work.costs_the_same(work) { entry.resources } else { work.total() };
        *entry = Entry { id: Some(*id), work, resources };
    }
    entries.extend(change.added.iter().map(|work| Entry { id: None, work, resources: work.total() }));
    entries
}

fn rows(desk: &Desk<'_>, people: &People, typed: &Typed, rows: &[PreviewRow]) -> Markup {
    let m = desk.view.m;
    let mut shown: Vec<&PreviewRow> = rows.iter().collect();
    if SHOWN < shown.len() {
        shown.sort_by_key(|row| attention(&row.outcome));
        shown.truncate(SHOWN);
    }
    html! {
        table.ds-table.stacks.would {
            thead { tr {
                th scope="col" { (m.t("plan-import-row")) }
                th scope="col" { (m.t("plan-import-what")) }
                th scope="col" { (m.t("plan-activity")) }
                th scope="col" { (m.t("plan-import-changes")) }
            } }
            tbody { @for row in shown {
                tr data-outcome=(word(&row.outcome)) {
                    td data-label=(m.t("plan-import-row")) { @if let Some(number) = row.row { (number) } @else { "–" } }
                    td data-label=(m.t("plan-import-what")) { (parts::tag(m.word("plan-import-outcome", word(&row.outcome)), icon(&row.outcome))) }
                    th scope="row" lang=[desk.view.language()] { (row.title) }
                    td data-label=(m.t("plan-import-changes")) { (outcome(desk, people, typed, row)) }
                }
            } }
        }
        @if SHOWN < rows.len() { p.cap { (m.with("plan-import-more", &[("count", (rows.len() - SHOWN).into())])) } }
    }
}

/// What someone has to look at first.
fn attention(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Wrong(_) => 0,
        Outcome::Conflict { .. } => 1,
        Outcome::Removed(_) => 2,
        Outcome::Changed(..) => 3,
        Outcome::New(_) => 4,
        Outcome::Unchanged(_) => 5,
    }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::New(_) => "new",
        Outcome::Changed(..) => "changed",
        Outcome::Unchanged(_) => "unchanged",
        Outcome::Removed(_) => "removed",
        Outcome::Conflict { .. } => "conflict",
        Outcome::Wrong(_) => "wrong",
    }
}

fn icon(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::New(_) => Some("new"),
        Outcome::Changed(..) => Some("reworded"),
        Outcome::Unchanged(_) => Some("kept"),
        Outcome::Removed(_) => Some("removed"),
        Outcome::Conflict { .. } | Outcome::Wrong(_) => None,
    }
}

fn outcome(desk: &Desk<'_>, people: &People, typed: &Typed, row: &PreviewRow) -> Markup {
    let m = desk.view.m;
    match &row.outcome {
        Outcome::New(differences) => new(desk, differences),
        Outcome::Changed(_, differences) => html! { @for one in differences { (changed(desk, one)) } },
        Outcome::Unchanged(_) => html! {},
        Outcome::Removed(_) => html! { p { (m.t("plan-import-removed")) } },
        Outcome::Wrong(findings) => html! { @for found in findings {
            p { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) }
        } },
        Outcome::Conflict { activity, version, differences } => {
            let now = desk.activity(*activity);
            let by = now.map(|now| {
                [("who", people.who(now.changed.by).into()), ("moment", desk.view.moment(now.changed.at).into())]
            });
            let name = format!("take-{activity}");
            let chosen =
                answers(typed).get(activity).filter(|answer| answer.seen == *version).map(|answer| answer.take);
            let choice = |take, word: &str, key: &'static str| {
                let id = format!("{name}-{word}");
                html! { div.ds-field {
                    input.ds-input type="radio" id=(id) name=(name) value={ (word) ":" (version) } checked[chosen == Some(take)];
                    label for=(id) { (m.t(key)) }
                } }
            };
            html! {
                @if let Some(by) = by { p { (m.with("plan-import-conflict", &by)) } }
                @for one in differences { (changed(desk, one)) }
                fieldset.ds-fieldset {
                    legend.ds-sr-only { (row.title) }
                    (choice(exchange::activities::Take::File, "file", "plan-import-take-file"))
                    (choice(exchange::activities::Take::Plan, "plan", "plan-import-take-plan"))
                }
            }
        }
    }
}

fn heading(desk: &Desk<'_>, difference: &Difference) -> String {
    difference.column.heading(desk.view.organisation, desk.view.m.sheet_language())
}

/// A new activity: what is short in a line, and longer texts under it. Its title stands at the head of the row.
fn new(desk: &Desk<'_>, differences: &[Difference]) -> Markup {
    const SHORT: usize = 80;
    let told = differences.iter().filter(|one| one.column != Column::Title);
    let (short, long): (Vec<_>, Vec<_>) = told.partition(|one| one.after.len() <= SHORT && !one.after.contains('\n'));
    let one = |one: &Difference| {
        html! { span.cap { (heading(desk, one)) ": " } span lang=[desk.view.language()] { (shortened(&one.after)) } }
    };
    html! {
        p.line { @for told in short { span { (one(told)) } " " } }
        @for told in long { p { (one(told)) } }
    }
}

fn changed(desk: &Desk<'_>, difference: &Difference) -> Markup {
    let m = desk.view.m;
    let text = |text: &str| if text.is_empty() { m.t("plan-import-empty").into_owned() } else { shortened(text) };
    html! {
        p { span.cap { (heading(desk, difference)) ": " } span lang=[desk.view.language()] {
            del { (text(&difference.before)) } " → " ins { (text(&difference.after)) }
        } }
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn advice(desk: &Desk<'_>, advice: &[Finding]) -> Markup {
    const TOLD: usize = 50;
    let m = desk.view.m;
    html! { @if !advice.is_empty() {
        section.note aria-labelledby="good-to-know" { h2 #good-to-know { (m.t("plan-import-good-to-know")) }
            ul { @for found in advice.iter().take(TOLD) { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) } } }
        }
    } }
}
