//! What is said of a scenario, and what else can be done with it: copied, begun anew, its moves made again, laid aside.
//! Not its way to a decision; that is every paper's.

use domain::planning::{Phase, Round};
use domain::policy::Right;
use domain::scenario::{Scenario, ScenarioState};
use maud::{Markup, html};

use super::Told;
use crate::forms::{Field, Form, Typed};
use crate::people::People;
use crate::planning;
use crate::view::View;

/// Comments and other ways of one scenario.
pub(super) struct Talk<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) round: &'a Round,
    pub(super) scenario: &'a Scenario,
    pub(super) people: &'a People,
    pub(super) key: &'a str,
    pub(super) told: Told<'a>,
}

impl Talk<'_> {
    /// What is said of it, and the form to say more.
    pub(super) fn comments(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            section.sec aria-labelledby="comments" {
                h2 #comments { (m.t("scenario-comments")) }
                @if self.scenario.comments.is_empty() { p.note { (m.t("scenario-no-comments")) } }
                ul.talk { @for (stamp, comment) in &self.scenario.comments {
                    li {
                        p.explained lang=[view.language()] { (comment) }
                        p.meta { span { (self.people.who(stamp.by)) } span { (view.moment(stamp.at)) } }
                    }
                } }
                @if self.may(Right::WritePlans) {
                    (self.form("comments", |form| html! {
                        (form.text(&Field::new("comment", m.t("scenario-comment")).language(view.language()), 3))
                        button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-comment-do")) }
                    }))
                }
            }
        }
    }

    /// Copy, begin anew, make the moves again, lay aside.
    pub(super) fn ways(&self) -> Markup {
        let m = self.view.m;
        let state = self.round.scenario_state(self.scenario);
        let is_out_of_date = !self.round.places_gone(self.scenario).is_empty();
        let can_copy = self.scenario.after == self.round.allocated();
        html! { @if self.may(Right::SteerPlanning) {
            @if state == ScenarioState::Open && is_out_of_date {
                (self.fold("again", "scenario-again", |_| html! {
                    p { (m.t("scenario-again-lead")) }
                    input type="hidden" name="version" value=(self.scenario.version);
                    button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-again-do")) }
                }))
            }
            @if state == ScenarioState::Overtaken {
                (self.fold("anew", "scenario-anew", |form| html! {
                    p { (m.t("scenario-anew-lead")) }
                    (form.line(&Field::new("anew-name", m.t("scenario-name"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-anew-do")) }
                }))
            }
            @if can_copy {
                (self.fold("copy", "scenario-copy", |form| html! {
                    p { (m.t("scenario-copy-lead")) }
                    (form.line(&Field::new("copy-name", m.t("scenario-name"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-copy-do")) }
                }))
            }
            @if matches!(state, ScenarioState::Open | ScenarioState::Overtaken) {
                (self.fold("withdrawal", "scenario-drop", |form| html! {
                    p { (m.t("scenario-drop-lead")) }
                    (form.line(&Field::new("drop-reason", m.t("course-reason"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-drop-do")) }
                }))
            }
        } }
    }

    fn fold(&self, act: &'static str, title: &'static str, inside: impl FnOnce(&Form<'_>) -> Markup) -> Markup {
        let is_refused = matches!(self.told, Told::Other(refused, _) if refused == act);
        let is_pressing = matches!(act, "again" | "anew");
        html! {
            details.ds-details open[is_refused || is_pressing] {
                summary { (self.view.m.t(title)) }
                div { (self.form(act, inside)) }
            }
        }
    }

    fn form(&self, act: &'static str, inside: impl FnOnce(&Form<'_>) -> Markup) -> Markup {
        let nothing = Typed::default();
        let typed = match self.told {
            Told::Other(refused, typed) if refused == act => typed,
            _ => &nothing,
        };
        let form = Form::new(self.view.m, typed);
        let path = planning::scenario_path(self.round.number, self.scenario.id);
        let inside = inside(&form);
        form.open(&format!("{}/{act}", self.view.frame.to(&path)), self.key, inside)
    }

    fn may(&self, right: Right) -> bool {
        self.view.is_today() && self.view.may(right) && self.round.phase() != Phase::Closed
    }
}
