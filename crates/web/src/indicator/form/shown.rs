//! How the form of an indicator looks. Not what is read from it.

use axum::http::StatusCode;
use domain::ids::StatementId;
use domain::indicator::{Frequency, Indicator, IndicatorKind, Measures, TargetKind};
use domain::statement::StatementKind;
use figures::icons::icon;
use maud::{Markup, html};

use super::choices::Choices;
use super::fields::{ACTIVITY, TASK, row_label};
use crate::answer::Answer;
use crate::both::Both;
use crate::forms::cells::Cell;
use crate::forms::{Field, Form, Typed};
use crate::indicator::{path, thread};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// How many activities a list offers. Where there are more, what is typed is looked for when the form is sent.
const OFFERED: usize = 1_000;

const ACTIVITIES: &str = "activities-list";
const TASKS: &str = "tasks-list";

/// The page of the form; with what another wrote meanwhile.
pub(super) async fn page(asked: &Asked, indicator: Option<&Indicator>, typed: &Typed, both: Option<&Both>) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let (action, back) = match indicator {
        Some(indicator) => (asked.to(&format!("{}/edit", path(indicator.id))), asked.to(&path(indicator.id))),
        None => (asked.to("/indicators"), asked.to("/indicators")),
    };
    let choices = Choices::of(&view, indicator.map(Indicator::definition));
    let fields = Fields { view: &view, form: &form, people: &people, choices: &choices, typed };
    let inside = html! {
        // What Enter in a field does: a form's first button.
        button type="submit" hidden {}
        (fields.all())
        @if let Some(indicator) = indicator {
            input type="hidden" name="version" value=(typed.get("version"));
            input type="hidden" name="seen" value=(typed.get("seen"));
            (section(m.t("indicator-form-change"), html! {
                (form.text(&Field::new("reason", m.t("indicator-form-reason")).language(view.language()), 2))
                @if indicator.has_values() { p { (m.t("indicator-form-counted-otherwise")) } }
                (form.line(&Field::new("breaks_from", m.t("indicator-form-breaks")).hint(m.t("indicator-form-breaks-hint")).optional()))
                @if indicator.has_values() {
                    (form.text(&Field::new("comparable", m.t("indicator-form-comparable")).hint(m.t("indicator-form-comparable-hint")).optional().language(view.language()), 2))
                }
            }))
        }
        (form.buttons(m.t(match (both, indicator) {
            (Some(_), _) => "activity-save-together",
            (None, Some(_)) => "indicator-form-save",
            (None, None) => "indicator-form-define",
        }), Some(&back)))
    };
    let title = m.t(if indicator.is_some() { "indicator-form-edit-title" } else { "indicator-form-new-title" });
    let main = html! {
        (parts::head(title.as_ref(), &[], indicator.is_none().then(|| {
            parts::button_link("secondary", &asked.to("/indicators/catalogue"), m.t("catalogue-link"))
        })))
        @if let Some((both, indicator)) = both.zip(indicator) { (both.markup(m, &first(&view, &people, indicator))) }
        div.form-page { (form.open(&action, key.as_str(), inside)) (fields.lists()) }
    };
    let here =
        Knot::here(m.t("indicator-knot"), indicator.map_or(title.as_ref(), |known| known.definition().name.as_str()));
    let page = Page::new(title.as_ref(), main).section(Section::Indicators).thread(thread(&view, here));
    match both {
        Some(_) => Ok(asked.frame.page_with_status(StatusCode::CONFLICT, page)),
        None => Ok(asked.frame.form_page(typed, page)),
    }
}

fn section(title: impl maud::Render, inside: Markup) -> Markup {
    html! { fieldset.ds-fieldset.part { legend.ds-label { (title) } (inside) } }
}

struct Fields<'a> {
    view: &'a View<'a>,
    form: &'a Form<'a>,
    people: &'a People,
    choices: &'a Choices,
    typed: &'a Typed,
}

impl Fields<'_> {
    fn field(&self, name: &'static str, label: &'static str) -> Field<'static> {
        Field::new(name, self.view.m.t(label))
    }

    fn written(&self, name: &'static str, label: &'static str) -> Field<'static> {
        self.field(name, label).language(self.view.language())
    }

    fn all(&self) -> Markup {
        let (m, form) = (self.view.m, self.form);
        let hint = |field: Field<'static>, key: &'static str| field.hint(m.t(key));
        let kinds = IndicatorKind::ALL.map(|it| (it.key().to_owned(), m.word("indicator-kind", it.key())));
        let frequencies = Frequency::ALL.map(|it| (it.key().to_owned(), m.word("frequency", it.key())));
        let measures = Measures::ALL.map(|it| (it.key().to_owned(), m.word("measures", it.key())));
        let desired = ["up", "down", "keep", "within"].map(|key| (key.to_owned(), m.word("desired", key)));
        let targets =
            [TargetKind::AtLeast, TargetKind::AtMost].map(|it| (it.key().to_owned(), m.word("target-kind", it.key())));
        let targets: Vec<_> = [(String::new(), m.t("indicator-form-no-target"))].into_iter().chain(targets).collect();
        html! {
            (form.line(&self.written("name", "indicator-form-name")))
            (form.text(&hint(self.written("question", "indicator-form-question"), "indicator-form-question-hint"), 2))
            (section(m.t("indicator-form-meaning"), html! {
                (self.reflects())
                (form.text(&self.written("why", "indicator-form-why").optional(), 3))
                (form.text(&hint(self.written("cannot_say", "indicator-form-cannot-say"), "indicator-form-cannot-say-hint").optional(), 3))
                (form.radios(&self.field("kind", "indicator-form-kind"), &kinds))
            }))
            (section(m.t("indicator-form-way"), html! {
                (form.radios(&self.field("desired", "indicator-form-desired"), &desired))
                div.pair {
                    (form.line(&hint(self.field("low", "indicator-form-low"), "indicator-form-band-hint").optional()))
                    (form.line(&self.field("high", "indicator-form-high").optional()))
                }
                div.pair {
                    (form.select(&self.field("target_kind", "indicator-form-target-kind"), &targets))
                    (form.line(&self.field("target", "indicator-form-target").optional()))
                }
                div.pair {
                    (form.line(&hint(self.field("target_by", "indicator-form-target-by"), "indicator-form-period-hint").optional()))
                    (form.line(&self.field("target_base", "indicator-form-target-base").optional()))
                }
                (form.line(&hint(self.field("smallest_change", "indicator-form-smallest-change"), "indicator-form-smallest-change-hint").optional()))
            }))
            (section(m.t("indicator-form-counting"), html! {
                div.pair {
                    (form.line(&hint(self.written("unit", "indicator-form-unit"), "indicator-form-unit-hint")))
                    (form.line(&self.field("decimals", "indicator-form-decimals")))
                }
                div.pair {
                    (form.select(&self.field("frequency", "indicator-form-frequency"), &frequencies))
                    (form.select(&hint(self.field("measures", "indicator-form-measures"), "indicator-form-measures-hint"), &measures))
                }
                div.pair {
                    (form.line(&self.written("numerator", "indicator-form-numerator").optional()))
                    (form.line(&self.written("denominator", "indicator-form-denominator").optional()))
                }
                div.pair {
                    (form.line(&self.field("lowest", "indicator-form-lowest").optional()))
                    (form.line(&self.field("highest", "indicator-form-highest").optional()))
                }
                (form.line(&hint(self.written("dimensions", "indicator-form-dimensions"), "indicator-form-dimensions-hint").optional()))
            }))
            (section(m.t("indicator-form-source-part"), html! {
                (form.line(&self.written("source", "indicator-form-source").optional()))
                div.pair {
                    (form.select(&self.field("owner", "indicator-form-owner").optional(), &self.owners()))
                    (form.line(&hint(self.field("cost", "indicator-form-cost"), "indicator-form-cost-hint").optional()))
                }
            }))
        }
    }

    /// The goals and areas in force, each to tick; what else it reflects is kept.
    fn reflects(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let revision = view.organisation.strategy.in_force_on(view.today);
        let mut choices: Vec<(String, String)> = Vec::new();
        for statement in revision.map(|revision| revision.tree.in_order()).unwrap_or_default() {
            let is_goal = matches!(
                statement.kind,
                StatementKind::OverarchingGoal
                    | StatementKind::ResultArea
                    | StatementKind::Goal
                    | StatementKind::InternalGoal
            );
            if is_goal {
                let number = revision.and_then(|revision| revision.tree.number(statement));
                let text = number
                    .map_or_else(|| statement.text().to_owned(), |number| format!("{number} {}", statement.text()));
                choices.push((statement.id.to_string(), text));
            }
        }
        let known = |value: &str| choices.iter().any(|(known, _)| known == value);
        let others: Vec<(String, String)> = self
            .typed
            .all("reflects")
            .filter(|value| !known(value))
            .filter_map(|value| Some((value.to_owned(), statement(self.view, value.parse().ok()?)?)))
            .collect();
        choices.extend(others);
        html! {
            (self.form.boxes(&Field::new("reflects", m.t("indicator-form-reflects")).optional(), &choices))
            (self.named("activities", ACTIVITY, ACTIVITIES))
            (self.named("tasks", TASK, TASKS))
        }
    }

    /// Activities or tasks: a row for each that is named, and an empty one to go on in.
    fn named(&self, key: &'static str, name: &'static str, list: &'static str) -> Markup {
        let m = self.view.m;
        let mut rows: Vec<&str> = self.typed.all(name).collect();
        if rows.last().is_none_or(|row| !row.trim().is_empty()) {
            rows.push("");
        }
        let field = Field::new(key, m.word("indicator-form", key)).hint(m.word(
            "activity-hint",
            match name {
                ACTIVITY => "needs",
                _ => "tasks",
            },
        ));
        self.form.group(&field.optional(), html! {
            @for (at, value) in rows.iter().enumerate() {
                (self.form.cell(&Cell { name, row: at, label: &row_label(m, name, at), value, list: Some(list), ..Cell::default() }))
            }
            button.ds-button data-variant="tertiary" type="submit" name="do" value={ "more-" (name) } { (icon("new")) (m.word("indicator-form-more", name)) }
        })
    }

    fn lists(&self) -> Markup {
        let Choices { activities, tasks } = self.choices;
        html! {
            @if activities.labels().len() <= OFFERED {
                datalist id=(ACTIVITIES) { @for label in activities.labels() { option value=(label) {} } }
            }
            datalist id=(TASKS) { @for label in tasks.labels() { option value=(label) {} } }
        }
    }

    fn owners(&self) -> Vec<(String, String)> {
        let mut owners: Vec<(String, String)> = self
            .view
            .organisation
            .people
            .keys()
            .map(|person| (person.to_string(), self.people.name(*person)))
            .collect();
        owners.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
        owners.insert(0, (String::new(), self.view.m.t("indicator-form-nobody").into_owned()));
        owners
    }
}

/// The text of a goal or an area. `None` where it is nowhere to be seen.
pub(super) fn statement(view: &View<'_>, id: StatementId) -> Option<String> {
    view.organisation.strategy.find(id, view.today).map(|(_, statement)| statement.text().to_owned())
}

/// Who wrote before, and when.
fn first(view: &View<'_>, people: &People, now: &Indicator) -> String {
    let written = now.written().written;
    let who = people.who(written.by);
    view.m.with("indicator-conflict", &[("who", who.into()), ("moment", view.moment(written.at).into())])
}
