//! How the form with all of an activity looks: its fields, its rows, and the sums that follow what is typed. Not what is
//! read from them.

use axum::http::StatusCode;
use domain::activity::{Activity, Status, WHOLE, Work};
use domain::ids::FundingId;
use figures::icons::icon;
use maud::{Markup, html};

use super::fields::{self, label};
use super::form::Writing;
use crate::answer::Answer;
use crate::both::Both;
use crate::forms::cells::Cell;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::messages::Messages;
use crate::thread::Knot;
use crate::unit_plan::{frame, table};
use crate::{parts, planning};

/// How many activities a list offers. Where there are more, what is typed is looked for when the form is sent.
const OFFERED: usize = 1_000;

const PEOPLE: &str = "people-list";
const TASKS: &str = "tasks-list";
const ACTIVITIES: &str = "activities-list";

/// What the page shows beside what was typed.
#[derive(Default)]
pub(super) struct Shown {
    /// Where one goes on writing.
    pub(super) focus: Option<Focus>,
    /// Whether it was typed here earlier and not saved.
    pub(super) kept: bool,
    /// What another wrote meanwhile.
    pub(super) both: Option<Both>,
    /// Who else is writing here.
    pub(super) others: Vec<String>,
}

/// Where one goes on writing after a button was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// In a row of a part.
    Row(&'static str, usize),
    /// At the button for more rows of a part.
    More(&'static str),
}

pub(super) fn page(writing: &Writing<'_>, typed: &Typed, shown: &Shown) -> Answer {
    let (desk, m) = (&writing.desk, writing.desk.view.m);
    let key = writing.asked.request_key()?;
    let title = match writing.activity {
        Some(activity) => m.with("activity-edit-title", &[("title", activity.work.title.as_str().into())]),
        None => m.t("activity-new-title").into_owned(),
    };
    // The sums are of what is typed, whatever is wrong with it.
    let work = writing.read(&mut typed.clone().unjudged());
    let fields = Fields { writing, typed, shown, form: Form::new(m, typed), work: &work };
    let meta = vec![
        html! { a href=(desk.address("")) lang=[desk.view.language()] { (desk.unit.name) } },
        html! { (desk.round.name) },
        html! { (m.word("plan-state-is", desk.state().key())) },
    ];
    let inside = fields.inside();
    let main = html! {
        (parts::head(&title, &meta, None))
        (fields.form.summary())
        @if let Some((both, now)) = shown.both.as_ref().zip(writing.activity) { (both.markup(m, &first(writing, now))) }
        @if shown.kept { (fields.kept(key.as_str())) }
        form.whole id="whole" method="post" action=(desk.view.frame.to(&writing.path())) novalidate data-whole
            data-offline=(m.t("activity-offline")) {
            // What Enter in a field does: a form's first button.
            button type="submit" name="do" value="save" hidden {}
            input type="hidden" name=(REQUEST_KEY) value=(key.as_str());
            input type="hidden" name="version" value=(typed.get("version"));
            input type="hidden" name="seen" value=(typed.get("seen"));
            input type="hidden" name="unit" value=(desk.unit.id);
            (desk.amounts().of_form(typed).form_field())
            (inside)
        }
        (fields.lists())
    };
    let here = Knot::here(m.t("activity-knot"), title.clone());
    let page = planning::page(&desk.view, Some(desk.round), title, here, main).class("activity-form");
    match shown.both {
        Some(_) => Ok(writing.asked.frame.page_with_status(StatusCode::CONFLICT, page)),
        None => Ok(writing.asked.frame.form_page(typed, page)),
    }
}

/// Who wrote before, and when.
fn first(writing: &Writing<'_>, now: &Activity) -> String {
    let (view, who) = (&writing.desk.view, writing.people.who(now.changed.by));
    view.m.with("activity-conflict", &[("who", who.into()), ("moment", view.moment(now.changed.at).into())])
}

/// What follows what is typed, to be put in the place of what stands there.
pub(super) fn following(writing: &Writing<'_>, typed: &Typed, others: &[String]) -> Markup {
    let m = writing.desk.view.m;
    let work = writing.read(&mut typed.clone().unjudged());
    let is_other = writing.activity.is_some_and(|now| now.version.to_string() != typed.get("version"));
    html! {
        (share_sum(m, &work))
        table { tfoot { (resource_sums(writing, typed, &work)) } }
        (within(writing, &work))
        (typing(m, others, is_other))
    }
}

fn share_sum(m: Messages, work: &Work) -> Markup {
    let sum: u32 = work.goals.iter().map(|share| share.share).sum();
    let said = |hundredths| fields::share_typed(m, hundredths);
    let left = match sum.cmp(&WHOLE) {
        _ if work.goals.is_empty() => String::new(),
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Less => m.with("activity-shares-left", &[("share", said(WHOLE - sum).into())]),
        std::cmp::Ordering::Greater => m.with("activity-shares-over", &[("share", said(sum - WHOLE).into())]),
    };
    html! {
        p.sum #share-sum data-follows aria-live="polite" {
            (m.with("activity-shares-sum", &[("share", said(sum).into())])) " "
            @if left.is_empty() { @if sum == WHOLE { (icon("check")) } } @else { b { (left) } }
        }
    }
}

fn resource_sums(writing: &Writing<'_>, typed: &Typed, work: &Work) -> Markup {
    let (m, amounts) = (writing.desk.view.m, writing.desk.amounts().of_form(typed));
    let total = work.total();
    html! {
        tr {
            th scope="row" { (m.t("activity-sum")) }
            td.num #sum-kronor data-label=(amounts.word()) data-follows aria-live="polite" { (amounts.typed(total.kronor)) }
            td.num #sum-people data-label=(amounts.person_years_word()) data-follows aria-live="polite" { (amounts.person_years_typed(total.person_years)) }
        }
    }
}

/// The unit's frame with what is typed.
fn within(writing: &Writing<'_>, work: &Work) -> Markup {
    let entries = writing.desk.entries_with(writing.activity.map(|activity| activity.id), work);
    html! { div #activity-frame data-follows aria-live="polite" { (frame::used(&writing.desk, &entries)) } }
}

fn typing(m: Messages, others: &[String], is_other: bool) -> Markup {
    html! {
        p.cap #activity-typing data-follows role="status" {
            @for who in others { (m.with("plan-writes-here", &[("who", who.as_str().into())])) " " }
            @if is_other { (m.t("plan-changed-since")) }
        }
    }
}

/// The fields with what is typed in them.
struct Fields<'a> {
    writing: &'a Writing<'a>,
    typed: &'a Typed,
    shown: &'a Shown,
    form: Form<'a>,
    work: &'a Work,
}

/// What stands in the cells of a row: which row it is, and what is typed in it.
type Cells<'a> = &'a dyn Fn(usize, &[String]) -> Markup;

/// A part of several rows: its key in messages, which is also its place, its fields that are seen, and what offers words.
struct RowsOf {
    key: &'static str,
    fields: &'static [&'static str],
    list: Option<&'static str>,
}

impl Fields<'_> {
    fn m(&self) -> Messages {
        self.writing.desk.view.m
    }

    fn keep(&self, name: &str) -> String {
        let id = self.writing.activity.map_or_else(|| "new".to_owned(), |activity| activity.id.to_string());
        format!("{}/whole-{name}", self.writing.desk.form_name(&id))
    }

    fn inside(&self) -> Markup {
        let (desk, m) = (&self.writing.desk, self.m());
        let language = desk.view.language();
        let statuses = Status::ALL.map(|status| (status.key().to_owned(), m.word("activity-status", status.key())));
        let field = |name, key: &'static str| Field::new(name, m.t(key));
        html! {
            div.cols {
                div.stack {
                    (self.form.line(&field("title", "activity-title").language(language).kept_as(self.keep("title"))))
                    (self.form.text(&field("description", "activity-description").hint(m.t("activity-description-hint")).language(language).kept_as(self.keep("description")).optional(), 5))
                    div.four {
                        (self.form.line(&field("from", "plan-from")))
                        (self.form.line(&field("until", "plan-until").optional()))
                        (self.form.select(&field("status", "plan-status"), &statuses))
                        (self.form.line(&field("owner", "plan-owner").choosing_from(PEOPLE).optional()))
                    }
                    p.cap { (m.t("activity-days-hint")) }
                    (self.goals())
                    (self.resources())
                    (self.milestones())
                }
                aside.stack aria-label=(m.t("activity-around")) {
                    section.sec.within aria-labelledby="frame-title" { h2 #frame-title { (m.t("activity-frame")) } (within(self.writing, self.work)) }
                    (self.rows(&RowsOf { key: "tasks", fields: fields::TASKS, list: Some(TASKS) }, None))
                    (self.rows(&RowsOf { key: "needs", fields: fields::NEEDS, list: Some(ACTIVITIES) }, None))
                    (self.rows(&RowsOf { key: "people", fields: fields::PEOPLE, list: Some(PEOPLE) }, None))
                }
            }
            (self.send())
        }
    }

    fn send(&self) -> Markup {
        let (writing, m) = (self.writing, self.m());
        html! {
            div.send {
                (typing(m, &self.shown.others, false))
                div.row {
                    button.ds-button type="submit" name="do" value="save" { (m.t(self.save_key())) }
                    @if writing.activity.is_none() {
                        button.ds-button data-variant="secondary" type="submit" name="do" value="save-next" { (m.t("activity-add-next")) }
                    }
                    a href=(writing.desk.view.frame.to(&writing.back())) { (m.t("form-cancel")) }
                    @if let Some(activity) = writing.activity {
                        button.ds-button data-variant="tertiary" type="submit" formaction=(writing.desk.address(&format!("/activities/{}/removal", activity.id))) { (m.t("activity-remove")) }
                    }
                }
            }
        }
    }

    fn save_key(&self) -> &'static str {
        match (&self.shown.both, self.writing.activity) {
            (Some(_), _) => "activity-save-together",
            (None, Some(_)) => "plan-save",
            (None, None) => "plan-add-do",
        }
    }

    fn kept(&self, key: &str) -> Markup {
        let (writing, m) = (self.writing, self.m());
        html! {
            form.note.row id="whole-discard" method="post" action=(writing.desk.view.frame.to(&writing.path())) {
                input type="hidden" name=(REQUEST_KEY) value=(key);
                (m.t("plan-unsaved"))
                button.ds-button data-variant="tertiary" type="submit" name="do" value="discard" { (m.t("plan-unsaved-discard")) }
            }
        }
    }

    fn lists(&self) -> Markup {
        let choices = &self.writing.choices;
        html! {
            datalist id=(PEOPLE) { @for (_, label) in self.writing.people.labels() { option value=(label) {} } }
            datalist id=(TASKS) { @for label in choices.tasks.labels() { option value=(label) {} } }
            @if choices.activities.labels().len() <= OFFERED {
                datalist id=(ACTIVITIES) { @for label in choices.activities.labels() { option value=(label) {} } }
            }
        }
    }

    /// What was typed in the rows of a part, and an empty one to go on in.
    fn typed_rows(&self, names: &[&'static str]) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> =
            self.typed.rows(names).into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
        if rows.last().is_none_or(|row| row.iter().any(|cell| !cell.trim().is_empty())) {
            rows.push(vec![String::new(); names.len()]);
        }
        rows
    }

    fn focus(&self, key: &str, row: usize) -> bool {
        matches!(self.shown.focus, Some(Focus::Row(focused, at)) if focused == key && at == row)
    }

    /// A part under its heading, with the button for one more row.
    fn part(&self, key: &'static str, table: Markup, beside: Option<Markup>) -> Markup {
        let m = self.m();
        let field = Field::new(key, m.word("activity-part", key)).hint(m.word("activity-hint", key));
        self.form.group(
            &field,
            html! {
                (table)
                div.row.after {
                    button.ds-button data-variant="tertiary" type="submit" name="do" value={ "row-" (key) } data-here
                        autofocus[self.shown.focus == Some(Focus::More(key))] { (icon("new")) (m.word("activity-more", key)) }
                    @if let Some(beside) = beside { (beside) }
                }
            },
        )
    }

    /// The button that takes a row away; an empty one only where it is not the last.
    fn drop_button(&self, key: &'static str, row: usize, rows: &[Vec<String>]) -> Markup {
        let m = self.m();
        let is_said = row + 1 < rows.len() || rows.last().is_some_and(|last| last.iter().any(|cell| !cell.is_empty()));
        let name = m.with(
            "activity-drop",
            &[("part", m.word("activity-part", key).into_owned().into()), ("row", (row + 1).into())],
        );
        html! {
            td.drop { @if is_said { button.ghost type="submit" name="do" value={ "drop-" (key) "-" (row) } data-here title=(name) {
                (icon("removed")) span.ds-sr-only { (name) }
            } } }
        }
    }

    /// A part whose rows are lines of text.
    fn rows(&self, of: &RowsOf, cells: Option<Cells<'_>>) -> Markup {
        let m = self.m();
        let rows = self.typed_rows(of.fields);
        let heads: Vec<_> = of.fields.iter().filter(|name| **name != "milestone-reached").collect();
        let table = html! {
            table.ds-table.stacks.cells {
                thead.ds-sr-only[heads.len() < 2] { tr { @for name in &heads { th scope="col" { (m.word("activity-field", name)) } } th.drop scope="col" { span.ds-sr-only { (m.t("activity-drop-head")) } } } }
                tbody { @for (at, row) in rows.iter().enumerate() {
                    tr {
                        @match cells {
                            Some(cells) => (cells(at, row)),
                            None => @for (place, name) in of.fields.iter().enumerate() {
                                td class=[(*name == "percent").then_some("num")] data-label=(m.word("activity-field", name)) {
                                    (self.form.cell(&Cell {
                                        name,
                                        row: at,
                                        label: &label(m, name, at),
                                        value: row.get(place).map_or("", String::as_str),
                                        class: if *name == "percent" { "cell" } else { "" },
                                        list: of.list.filter(|_| place == 0),
                                        focus: place == 0 && self.focus(of.key, at),
                                    }))
                                }
                            },
                        }
                        (self.drop_button(of.key, at, &rows))
                    }
                } }
            }
        };
        self.part(of.key, table, None)
    }

    fn milestones(&self) -> Markup {
        let m = self.m();
        let cells = |at: usize, row: &[String]| {
            let cell = |name: &'static str, place: usize, class| Cell {
                name,
                row: at,
                label: "",
                value: row.get(place).map_or("", String::as_str),
                class,
                list: None,
                focus: place == 0 && self.focus("milestones", at),
            };
            let reached = row.get(2).map_or("", String::as_str);
            html! {
                td.day data-label=(m.word("activity-field", "milestone-day")) { (self.form.cell(&Cell { label: &label(m, "milestone-day", at), ..cell("milestone-day", 0, "") })) }
                td data-label=(m.word("activity-field", "milestone-what")) {
                    (self.form.cell(&Cell { label: &label(m, "milestone-what", at), ..cell("milestone-what", 1, "") }))
                    @if !reached.is_empty() { p.cap { (m.with("activity-reached", &[("day", reached.into())])) } }
                    // How far it has come is told on the activity's own page, and stays what it is.
                    input type="hidden" name="milestone-reached" value=(reached);
                }
            }
        };
        self.rows(&RowsOf { key: "milestones", fields: fields::MILESTONES, list: None }, Some(&cells))
    }

    fn goals(&self) -> Markup {
        let (desk, m) = (&self.writing.desk, self.m());
        if desk.rests() {
            let shares = self.work.goals.iter().map(|share| {
                html! { li { (table::tie(desk, share.goal, Some(desk.amounts().share(share.share)))) } }
            });
            let ties = html! { ul.bare { @for tie in shares { (tie) } } };
            return self
                .form
                .group(&Field::new("goals", m.word("activity-part", "goals")).hint(m.t("activity-rests")), ties);
        }
        let rows = self.typed_rows(fields::GOALS);
        let table = html! {
            table.ds-table.stacks.cells {
                thead { tr { th scope="col" { (m.word("activity-field", "goal")) } th.num scope="col" { (m.word("activity-field", "share")) } th.drop scope="col" { span.ds-sr-only { (m.t("activity-drop-head")) } } } }
                tbody { @for (at, row) in rows.iter().enumerate() {
                    @let (goal, share) = (row.first().map_or("", String::as_str), row.get(1).map_or("", String::as_str));
                    tr {
                        td data-label=(m.word("activity-field", "goal")) {
                            (self.form.cell_select(&Cell { name: "goal", row: at, label: &label(m, "goal", at), focus: self.focus("goals", at), ..Cell::default() }, &self.goal_options(goal)))
                        }
                        td.num data-label=(m.word("activity-field", "share")) {
                            (self.form.cell(&Cell { name: "share", row: at, label: &label(m, "share", at), value: share, class: "cell", ..Cell::default() }))
                        }
                        (self.drop_button("goals", at, &rows))
                    }
                } }
            }
            (share_sum(m, self.work))
        };
        let equal = html! {
            button.ds-button data-variant="tertiary" type="submit" name="do" value="equal" data-here { (m.t("activity-share-equally")) }
        };
        self.part("goals", table, Some(equal))
    }

    fn goal_options(&self, chosen: &str) -> Markup {
        let (desk, m) = (&self.writing.desk, self.m());
        let is_gone = chosen.parse().is_ok_and(|goal| desk.goal(goal).is_none());
        html! {
            option value="" { (m.t("plan-choose-goal")) }
            @if is_gone { option value=(chosen) selected { (m.t("plan-goal-gone")) } }
            (table::goal_options(desk, chosen))
        }
    }

    fn resources(&self) -> Markup {
        let (desk, m) = (&self.writing.desk, self.m());
        let amounts = desk.amounts().of_form(self.typed);
        let planning = &desk.view.organisation.planning;
        if desk.rests() {
            let has = self.writing.activity.map(|activity| desk.round.resources_of(activity)).unwrap_or_default();
            let has = html! { p { (amounts.kronor_with_unit(has.kronor)) ", " (amounts.person_years_with_unit(has.person_years)) } };
            return self.form.group(
                &Field::new("resources", m.word("activity-part", "resources")).hint(m.t("activity-rests")),
                has,
            );
        }
        let typed = self.typed.rows(fields::RESOURCES);
        let of = |id: FundingId| {
            let row = typed.iter().find(|row| row.first().is_some_and(|source| *source == id.to_string()));
            (
                row.and_then(|row| row.get(1)).copied().unwrap_or_default(),
                row.and_then(|row| row.get(2)).copied().unwrap_or_default(),
            )
        };
        let shown: Vec<_> = planning
            .funding()
            .map(|source| (source, of(source.id)))
            .filter(|(source, (kronor, people))| source.closed.is_none() || !kronor.is_empty() || !people.is_empty())
            .collect();
        let field =
            Field::new("resources", m.word("activity-part", "resources")).hint(m.word("activity-hint", "resources"));
        let cell = |name: &'static str, at: usize, source: &str, value: &str| {
            let what = m.word("activity-field", name);
            self.form.cell(&Cell {
                name,
                row: at,
                label: &format!("{source}, {what}"),
                value,
                class: "cell",
                ..Cell::default()
            })
        };
        self.form.group(&field, html! {
            table.ds-table.stacks.cells {
                thead { tr { th scope="col" { (m.t("activity-source")) } th.num scope="col" { (amounts.abbreviation()) } th.num scope="col" { (amounts.person_years_abbreviation()) } } }
                tbody { @for (at, (source, (kronor, people))) in shown.iter().enumerate() {
                    tr {
                        th scope="row" lang=[desk.view.language()] { (source.name) input type="hidden" name="source" value=(source.id); }
                        td.num data-label=(amounts.word()) { (cell("kronor", at, source.name.as_str(), kronor)) }
                        td.num data-label=(amounts.person_years_word()) { (cell("person-years", at, source.name.as_str(), people)) }
                    }
                } }
                tfoot { (resource_sums(self.writing, self.typed, self.work)) }
            }
            @if shown.is_empty() { p.cap { (m.t("activity-no-sources")) } }
        })
    }
}
