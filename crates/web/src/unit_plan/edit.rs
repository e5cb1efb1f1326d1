//! The row of an activity that is being typed: its fields in the columns of the table, what was wrong, and, where someone
//! else was first, both texts. Not what is read from the fields; that is `row`.

use domain::activity::{Activity, Status};
use domain::ids::ActivityId;
use maud::{Markup, html};

use super::desk::Desk;
use super::row::{self, RowForm, SEVERAL};
use super::table::{Table, columns, goal_options, source_options};

/// What offers the names of people to fields.
pub(super) const PEOPLE: &str = "people";

/// The rows of the table that one activity takes while it is typed. `now` is how it stands.
pub(super) fn rows(table: &Table<'_>, form: &RowForm, now: Option<&Activity>) -> Markup {
    let edit = Edit { table, form, now };
    html! {
        @if form.conflict { (edit.conflict()) }
        (edit.fields())
        (edit.more())
    }
}

/// The form that the fields belong to: a table's rows cannot stand in one.
pub(super) fn form(table: &Table<'_>, form: &RowForm, now: Option<&Activity>) -> Markup {
    let desk = table.desk;
    let action = match form.of {
        Some(id) => desk.address(&format!("/activities/{id}")),
        None => desk.address("/activities"),
    };
    // A row that is saved over what someone else wrote says that it has seen that.
    let version = match now.filter(|_| form.conflict) {
        Some(now) => now.version.to_string(),
        None => form.typed.get("version").to_owned(),
    };
    html! {
        form id={ (form.prefix()) "-form" } method="post" action=(action) novalidate
            data-row=(form.of.map_or_else(|| "new".to_owned(), |id| id.to_string())) data-look=(desk.address("/look")) {
            input type="hidden" name=(crate::forms::REQUEST_KEY) value=(table.request_key);
            input type="hidden" name="version" value=(version);
            input type="hidden" name="row" value=(form.of.map_or_else(|| "new".to_owned(), |id| id.to_string()));
            input type="hidden" name="selection" value=(table.selection.query());
            (desk.amounts().of_form(&form.typed).form_field())
        }
        @if form.kept {
            form id={ (form.prefix()) "-discard" } method="post" action=(desk.address("/discard")) {
                input type="hidden" name="row" value=(form.of.map_or_else(|| "new".to_owned(), |id| id.to_string()));
                input type="hidden" name="selection" value=(table.selection.query());
            }
        }
    }
}

struct Edit<'a> {
    table: &'a Table<'a>,
    form: &'a RowForm,
    now: Option<&'a Activity>,
}

impl Edit<'_> {
    fn desk(&self) -> &Desk<'_> {
        self.table.desk
    }

    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.form.prefix())
    }

    fn owner_form(&self) -> String {
        self.id("form")
    }

    fn get(&self, name: &str) -> &str {
        self.form.typed.get(name)
    }

    /// The name under which the browser keeps what is typed in a field.
    fn keep(&self, name: &str) -> String {
        format!("{}-{name}", self.form.form_name(self.desk()))
    }

    fn invalid(&self, name: &str) -> Option<&'static str> {
        self.form.typed.is_wrong(name).then_some("true")
    }

    fn described(&self, name: &str) -> Option<String> {
        self.invalid(name).map(|_| self.id("errors"))
    }

    fn line(&self, name: &str, label: &str, class: &str) -> Markup {
        html! {
            input class={ "ds-input " (class) } id=(self.id(name)) name=(name) form=(self.owner_form()) type="text" aria-label=(label)
                value=(self.get(name)) autocomplete="off" data-keep=(self.keep(name))
                list=[(name == "owner").then_some(PEOPLE)] inputmode=[(class == "cell").then_some("decimal")]
                aria-invalid=[self.invalid(name)] aria-describedby=[self.described(name)];
        }
    }

    fn select(&self, name: &str, label: &str, options: Markup) -> Markup {
        html! {
            select.ds-input id=(self.id(name)) name=(name) form=(self.owner_form()) aria-label=(label) data-keep=(self.keep(name))
                aria-invalid=[self.invalid(name)] aria-describedby=[self.described(name)] { (options) }
        }
    }

    fn fields(&self) -> Markup {
        let (desk, m) = (self.desk(), self.desk().view.m);
        let amounts = desk.amounts().of_form(&self.form.typed);
        let row_id = self.form.of.map_or_else(|| "add".to_owned(), |id| format!("row-{id}"));
        html! {
            tr.edit id=(row_id) data-editing=(self.form.of.map_or_else(|| "new".to_owned(), |id| id.to_string())) {
                td.tick {}
                th scope="row" { (self.title()) }
                td data-label=(m.t("plan-goal")) { (self.goal()) }
                td data-label=(m.t("plan-when")) {
                    span.row.row--n.days {
                        (self.line("from", &m.t("plan-from"), ""))
                        span.cap aria-hidden="true" { "–" }
                        (self.line("until", &m.t("plan-until"), ""))
                    }
                }
                @if desk.rests() {
                    @let has = self.now.map(|now| desk.round.resources_of(now)).unwrap_or_default();
                    td.num data-label=(amounts.person_years_word()) { (amounts.person_years_cell(has.person_years)) }
                    td.num data-label=(amounts.word()) { (amounts.cell(has.kronor)) }
                    td.cap { (m.t("plan-rests")) }
                } @else if self.get("resources") == SEVERAL {
                    td.num data-label=(amounts.person_years_word()) { (self.get("person-years")) }
                    td.num data-label=(amounts.word()) { (self.get("kronor")) }
                    td data-label=(m.t("plan-source")) {
                        input type="hidden" name="resources" form=(self.owner_form()) value=(SEVERAL);
                        (self.detailed(&m.t("plan-several-sources")))
                    }
                } @else {
                    td.num data-label=(amounts.person_years_word()) { (self.line("person-years", &amounts.person_years_name(), "cell")) }
                    td.num data-label=(amounts.word()) { (self.line("kronor", &amounts.name(), "cell")) }
                    td data-label=(m.t("plan-source")) {
                        (self.select("resources", &m.t("plan-source"), html! {
                            option value="" { (m.t("plan-choose-source")) }
                            (source_options(desk, self.get("resources")))
                        }))
                    }
                }
                td data-label=(m.t("plan-status")) {
                    (self.select("status", &m.t("plan-status"), html! {
                        @for status in Status::ALL {
                            option value=(status.key()) selected[status.key() == self.get("status")] { (m.word("activity-status", status.key())) }
                        }
                    }))
                }
                td.act {}
            }
        }
    }

    fn title(&self) -> Markup {
        let m = self.desk().view.m;
        html! {
            input.ds-input id=(self.id("title")) name="title" form=(self.owner_form()) type="text" aria-label=(m.t("plan-activity"))
                value=(self.get("title")) autocomplete="off" data-keep=(self.keep("title")) autofocus
                aria-invalid=[self.invalid("title")] aria-describedby=[self.described("title")];
        }
    }

    fn goal(&self) -> Markup {
        let (desk, m) = (self.desk(), self.desk().view.m);
        if desk.rests() {
            let goals = self.now.map(|now| now.work.goals.as_slice()).unwrap_or_default();
            return html! { @for share in goals { (super::table::tie(desk, share.goal, None)) } };
        }
        let chosen = self.get("goals");
        let is_gone = chosen.parse().is_ok_and(|goal| desk.goal(goal).is_none());
        html! {
            (self.select("goals", &m.t("plan-goal"), html! {
                option value="" { (m.t("plan-choose-goal")) }
                @if chosen == SEVERAL { option value=(SEVERAL) selected { (m.t("plan-several-goals")) } }
                @if is_gone { option value=(chosen) selected { (m.t("plan-goal-gone")) } }
                (goal_options(desk, chosen))
            }))
        }
    }

    /// The way to the form with everything.
    fn detailed(&self, text: &str) -> Markup {
        let address = match self.form.of {
            Some(id) => format!("{}/edit", self.desk().activity_address(id)),
            None => self.desk().address("/activities/new"),
        };
        // With what is typed in the row.
        html! {
            button.ds-button data-variant="tertiary" type="submit" form=(self.owner_form()) formaction=(address) name="do" value="from-row" data-away { (text) }
        }
    }

    fn more(&self) -> Markup {
        let (desk, m) = (self.desk(), self.desk().view.m);
        let cancel = desk.address(&self.table.selection.query_and(""));
        let here = match self.form.of {
            Some(id) => format!("{cancel}#row-{id}"),
            None => cancel,
        };
        let others: Vec<&str> =
            self.table.typing.iter().filter(|(row, _)| *row == self.form.of).map(|(_, who)| who.as_str()).collect();
        html! {
            tr.edit.edit-more {
                td colspan=(columns(true)) {
                    (self.errors())
                    @if self.form.kept {
                        p.note.row {
                            (m.t("plan-unsaved"))
                            button.ds-button data-variant="tertiary" type="submit" form=(self.id("discard")) { (m.t("plan-unsaved-discard")) }
                        }
                    }
                    div.row {
                        label.row.row--n for=(self.id("owner")) { span.lbl { (m.t("plan-owner")) } (self.line("owner", &m.t("plan-owner"), "")) }
                        button.ds-button type="submit" form=(self.owner_form()) name="then" value="stay" { (m.t(self.save_key())) }
                        button.ds-button data-variant="secondary" type="submit" form=(self.owner_form()) name="then" value="add" { (m.t("plan-save-next")) }
                        a data-cancel href=(here) { (m.t("form-cancel")) }
                        (self.detailed(&m.t("plan-more")))
                        @if let Some(id) = self.form.of { (self.removal(id)) }
                        span.cap.keys { (m.t("plan-keys")) }
                    }
                    p.cap #plan-typing role="status" { @for who in &others { (m.with("plan-writes-here", &[("who", (*who).into())])) " " } }
                }
            }
        }
    }

    fn save_key(&self) -> &'static str {
        match (self.form.conflict, self.form.of) {
            (true, _) => "plan-save-anyway",
            (false, Some(_)) => "plan-save",
            (false, None) => "plan-add-do",
        }
    }

    fn removal(&self, id: ActivityId) -> Markup {
        let m = self.desk().view.m;
        html! {
            button.ds-button data-variant="tertiary" type="submit" form=(self.owner_form()) formaction=(self.desk().address(&format!("/activities/{id}/removal"))) { (m.t("plan-remove")) }
        }
    }

    fn errors(&self) -> Markup {
        let m = self.desk().view.m;
        let refusals: Vec<_> = self
            .form
            .typed
            .refusals()
            .iter()
            .filter(|refusal| !self.form.conflict || refusal.key != "activity-changed-meanwhile")
            .collect();
        html! {
            @if !refusals.is_empty() {
                div.ds-validation-message id=(self.id("errors")) data-color="neutral" role="alert" {
                    @for refusal in refusals {
                        p { @match refusal.field {
                            Some(field) => a href={ "#" (self.id(field)) } { (m.refusal(refusal)) },
                            None => (m.refusal(refusal)),
                        } }
                    }
                }
            }
        }
    }

    /// What stands there now beside what was typed, where they differ.
    fn conflict(&self) -> Markup {
        let (desk, m) = (self.desk(), self.desk().view.m);
        let Some(now) = self.now else { return html! {} };
        let stands = row::beginning(desk, self.table.people, &now.work, now.version);
        let differing: Vec<(String, String, String)> = COMPARED
            .into_iter()
            .filter(|(name, _)| stands.get(name) != self.get(name))
            .map(|(name, label)| {
                (m.t(label).into_owned(), self.told(name, stands.get(name)), self.told(name, self.get(name)))
            })
            .collect();
        let by = [
            ("who", self.table.people.who(now.changed.by).into()),
            ("moment", desk.view.moment(now.changed.at).into()),
        ];
        html! {
            tr.edit.both { td colspan=(columns(true)) {
                section.fault aria-labelledby="conflict" {
                    h3 #conflict { (m.t("plan-conflict-title")) }
                    p { (m.with("plan-conflict", &by)) }
                    table.ds-table.tight {
                        thead { tr { th scope="col" {} th scope="col" { (m.t("plan-conflict-theirs")) } th scope="col" { (m.t("plan-conflict-yours")) } } }
                        tbody { @for (label, theirs, yours) in &differing {
                            tr { th scope="row" { (label) } td { (theirs) } td { (yours) } }
                        } }
                    }
                }
            } }
        }
    }

    /// What a field says, in words.
    fn told(&self, name: &str, value: &str) -> String {
        let (desk, m) = (self.desk(), self.desk().view.m);
        match name {
            _ if value.is_empty() => "–".to_owned(),
            "goals" if value == SEVERAL => m.t("plan-several-goals").into_owned(),
            "resources" if value == SEVERAL => m.t("plan-several-sources").into_owned(),
            "goals" => value.parse().ok().and_then(|id| desk.goal(id)).map_or_else(String::new, |goal| goal.short()),
            "resources" => {
                let source = value.parse().ok().and_then(|id| desk.view.organisation.planning.source(id));
                source.map_or_else(String::new, |source| source.name.to_string())
            }
            "status" => m.word("activity-status", value).into_owned(),
            _ => value.to_owned(),
        }
    }
}

/// The fields that are compared when two have written, and what each is called.
const COMPARED: [(&str, &str); 9] = [
    ("title", "plan-activity"),
    ("goals", "plan-goal"),
    ("from", "plan-from"),
    ("until", "plan-until"),
    ("person-years", "plan-person-years"),
    ("kronor", "plan-kronor"),
    ("resources", "plan-source"),
    ("owner", "plan-owner"),
    ("status", "plan-status"),
];
