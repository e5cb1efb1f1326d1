//! The page on which one pastes a table or chooses a file, with what could not be read of the last one.

use axum::http::StatusCode;
use exchange::finding::Finding;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::request::Asked;
use crate::thread::Knot;
use crate::unit_plan::desk::Desk;
use crate::{parts, planning, sheet};

/// How many findings are told.
const TOLD: usize = 200;

pub(super) fn page(asked: &Asked, desk: &Desk<'_>, typed: &Typed, wrong: &[Finding]) -> Answer {
    let m = desk.view.m;
    let form = Form::new(m, typed);
    let given = given(desk, &form, typed);
    let main = html! {
        (head(desk))
        (form.summary())
        (problems(desk, wrong))
        (given)
    };
    let page = page_of(desk, main);
    match wrong {
        [] => Ok(asked.frame.form_page(typed, page)),
        _ => Ok(asked.frame.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page)),
    }
}

/// A page of this sort, in its place.
pub(super) fn page_of<'a>(desk: &Desk<'_>, main: Markup) -> crate::layout::Page<'a> {
    let m = desk.view.m;
    let title = m.t("plan-import-title").into_owned();
    let name = m.with(
        "plan-knot-name",
        &[("unit", desk.unit.name.as_str().into()), ("round", desk.round.name.as_str().into())],
    );
    planning::page(&desk.view, Some(desk.round), title, Knot::here(m.t("plan-import-title"), name), main)
        .class("plan-import")
}

fn head(desk: &Desk<'_>) -> Markup {
    let m = desk.view.m;
    let meta = [
        html! { a href=(desk.address("")) lang=[desk.view.language()] { (desk.unit.name) } },
        html! { (desk.round.name) },
    ];
    parts::head(m.t("plan-import-title"), &meta, None)
}

/// The form: a box to paste in, a file instead, and what becomes of what the table does not have.
pub(super) fn given(desk: &Desk<'_>, form: &Form<'_>, typed: &Typed) -> Markup {
    let m = desk.view.m;
    html! {
        form.stack.bring method="post" action=(desk.address("/import")) enctype="multipart/form-data" novalidate data-import {
            (form.text(&Field::new("pasted", m.t("plan-import-pasted")).hint(m.t("plan-import-pasted-hint")), 8))
            div.ds-field {
                label.ds-label for="file" { (m.t("plan-import-file")) }
                p.cap #file-hint { (m.t("plan-import-file-hint")) }
                input.ds-input #file name="file" type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv" aria-describedby="file-hint";
            }
            div.ds-field {
                input.ds-input type="checkbox" #missing name="missing" value="yes" checked[typed.has("missing")];
                label for="missing" { (m.t("plan-import-missing")) }
            }
            (form.buttons(m.t("plan-import-look"), Some(&desk.address(""))))
        }
        section.sec.bring aria-labelledby="format" {
            h2 #format { (m.t("plan-import-format")) }
            p { (m.t("plan-import-columns")) }
            p { a href=(desk.address("/export")) { (m.t("plan-import-template")) } }
        }
    }
}

fn problems(desk: &Desk<'_>, wrong: &[Finding]) -> Markup {
    let m = desk.view.m;
    html! { @if !wrong.is_empty() {
        section.fault.bring aria-labelledby="problems" {
            h2 #problems tabindex="-1" autofocus { (m.with("plan-import-problems", &[("count", wrong.len().into())])) }
            ul { @for found in wrong.iter().take(TOLD) { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) } } }
        }
    } }
}
