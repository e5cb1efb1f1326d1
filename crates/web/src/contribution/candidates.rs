//! Candidate wordings on the page of a group: side by side, each with how clear it is, and the way into the draft. Not the
//! draft itself; that is the editor's.

use domain::clarity::{self, Expected, Measure, Severity};
use domain::contribution::ContributionGroup;
use domain::contribution::candidate::Candidate;
use domain::ids::{CandidateId, RevisionNumber, StatementId};
use domain::policy::Right;
use domain::refusal::Refusal;
use domain::revision::Revision;
use domain::statement::StatementKind;
use domain::text::{Reason, StatementText};
use domain::writing::Seen;
use maud::{Markup, html};

use super::group::{known, page, path};
use super::is_of;
use crate::answer::Answer;
use crate::editor::review;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::words;

/// `POST /{organisation}/contributions/groups/{group}/candidates`
///
/// # Errors
/// Not found when there is no such group.
pub async fn write(asked: Asked, mut typed: Typed) -> Answer {
    let group = known(&asked)?.id;
    let Some(text) = typed.parse("candidate", StatementText::parse) else { return page(&asked, typed).await };
    let written =
        asked.amend(&typed, move |organisation, context| organisation.write_candidate(context, group, text.clone()));
    match written.await? {
        Ok(_) => Ok(asked.done(&path(group), &Flash::new(asked.m().t("candidate-told-written")))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/groups/{group}/candidates/{candidate}/choice`
///
/// # Errors
/// Not found when there is no such group or candidate.
pub async fn choose(asked: Asked, mut typed: Typed) -> Answer {
    let (group, id) = (known(&asked)?.id, of_group(&asked)?.id);
    let reason = typed.optional("reason", Reason::parse);
    let chosen = typed.get("statement").split_once('-');
    let chosen: Option<(StatementId, Seen)> =
        chosen.and_then(|(statement, seen)| Some((statement.parse().ok()?, Seen(seen.parse().ok()?))));
    let revision = typed.get("revision").parse().unwrap_or(RevisionNumber(0));
    let Some(chosen) = chosen.filter(|_| !typed.has_refusals()) else {
        typed.refuse(Refusal::new("choose-one").at("statement"));
        return page(&asked, typed).await;
    };
    let done = asked.amend(&typed, move |organisation, context| {
        organisation.choose_candidate(context, id, revision, chosen, reason.clone())
    });
    match done.await? {
        Ok(_) => {
            let editor = asked.to(&format!("/revisions/{revision}/statements/{}", chosen.0));
            let told = Flash::new(asked.m().t("candidate-told-chosen"));
            Ok(asked.done(&path(group), &told.with_step(asked.m().t("candidate-see-draft"), editor)))
        }
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/groups/{group}/candidates/{candidate}/removal`
///
/// # Errors
/// Not found when there is no such group or candidate.
pub async fn put_aside(asked: Asked, typed: Typed) -> Answer {
    let (group, id) = (known(&asked)?.id, of_group(&asked)?.id);
    let dropped = asked.amend(&typed, move |organisation, context| organisation.drop_candidate(context, id));
    match dropped.await? {
        Ok(_) => {
            let undo = asked.to(&format!("{}/candidates/{id}/restoration", path(group)));
            Ok(asked.done(&path(group), &Flash::new(asked.m().t("candidate-told-dropped")).with_undo(undo)))
        }
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/groups/{group}/candidates/{candidate}/restoration`: what was put aside is written again.
///
/// # Errors
/// Not found when there is no such group or candidate.
pub async fn restore(asked: Asked, typed: Typed) -> Answer {
    let (group, text) = (known(&asked)?.id, of_group(&asked)?.text.clone());
    let written =
        asked.amend(&typed, move |organisation, context| organisation.write_candidate(context, group, text.clone()));
    match written.await? {
        Ok(_) => Ok(asked.done(&path(group), &Flash::new(asked.m().t("candidate-told-written")))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// The candidate in the address, where it is of the group there.
fn of_group(asked: &Asked) -> Result<&Candidate, Problem> {
    let (group, id): (_, CandidateId) = (known(asked)?.id, asked.id("candidate")?);
    asked.organisation.contributions.candidate(id).filter(|it| it.group == group).ok_or(Problem::NotFound)
}

/// The candidates of a group, and the way to write another.
pub(super) fn section(view: &View<'_>, people: &People, group: &ContributionGroup, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let may = view.is_today() && view.may(Right::WriteStrategy);
    let there: Vec<&Candidate> =
        view.organisation.contributions.candidates_of(group.id).filter(|it| it.dropped.is_none()).collect();
    if there.is_empty() && !may {
        return html! {};
    }
    let draft = view.organisation.strategy.open();
    let one = One { view, people, group, draft: draft.filter(|_| may), typed, key };
    html! {
        section.sec aria-labelledby="candidates" {
            h2 #candidates { (m.t("candidates-title")) }
            p.cap { (m.t("candidates-what")) }
            @if there.is_empty() { p.cap { (m.t("candidates-none")) } }
            ol.candidates { @for candidate in &there { li { (one.candidate(candidate)) } } }
            @if may { (one.form()) }
        }
    }
}

struct One<'a> {
    view: &'a View<'a>,
    people: &'a People,
    group: &'a ContributionGroup,
    draft: Option<&'a Revision>,
    typed: &'a Typed,
    key: &'a str,
}

impl One<'_> {
    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("{}/candidates{tail}", path(self.group.id)))
    }

    fn candidate(&self, candidate: &Candidate) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let chosen = candidate.chosen.and_then(|(_, led_to)| {
            let revision = view.organisation.strategy.get(led_to.revision).filter(|it| view.may_read(it))?;
            Some((revision, revision.tree.get(led_to.statement)?))
        });
        html! {
            p.says lang=[view.language()] { (candidate.text) }
            (self.clarity(candidate.text.as_str()))
            p.cap { (self.people.who(candidate.written.by)) ", " (view.moment(candidate.written.at)) }
            @if let Some((revision, statement)) = chosen {
                p.notice { (m.t("candidate-chosen")) " " a href=(view.statement(statement)) { (words::revision(m, revision)) } }
            }
            @if let Some(draft) = self.draft { (self.way_in(draft, candidate)) }
            @if candidate.chosen.is_none() && self.draft.is_some() {
                form method="post" action=(self.to(&format!("/{}/removal", candidate.id))) {
                    input type="hidden" name="request-key" value={ (self.key) "-" (candidate.id) };
                    button.ds-button data-variant="tertiary" type="submit" { (m.t("candidate-drop")) }
                }
            }
        }
    }

    /// How clear it is: its length, its readability, and what could be said more simply.
    fn clarity(&self, text: &str) -> Markup {
        let (m, organisation) = (self.view.m, self.view.organisation);
        let measure = Measure::of(text, "");
        let most = organisation.model().rule(StatementKind::Goal).and_then(|rule| rule.words.most);
        let expected = Expected { words: most, direction: true, ..Expected::default() };
        let found = clarity::findings::<StatementId>(text, "", &[], &expected);
        let faults = found.iter().filter(|it| it.severity() != Severity::Good);
        let lix = measure.lix().map_or(0, |lix| lix.rounded());
        html! {
            p.meta { span { (m.with("candidate-words", &[("count", measure.words.into())])) } span { (m.with("candidate-lix", &[("lix", lix.into())])) } }
            ul.lint { @for fault in faults { li { b { (figures::icons::icon("reworded")) (m.t(review::title_key(fault))) } } } }
        }
    }

    /// Into which statement of the draft it is to come.
    fn way_in(&self, draft: &Revision, candidate: &Candidate) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let model = view.organisation.model_of(draft);
        let mut statements = vec![(String::new(), html! { (m.t("candidate-choose-statement")) })];
        statements.extend(draft.tree.in_order().into_iter().map(|statement| {
            let number = draft.tree.number(statement);
            let kind = words::numbered(m, model, statement.kind, number.as_deref());
            let version = statement.version;
            (format!("{}-{version}", statement.id), html! { (kind) ": " (statement.text()) })
        }));
        let came_back = is_of(self.typed, "statement") && self.typed.get("candidate-id") == candidate.id.to_string();
        let nothing = Typed::default();
        let typed = if came_back { self.typed } else { &nothing };
        let form = Form::new(m, typed);
        html! {
            details.ds-details open[came_back] {
                summary { (m.t("candidate-choose")) }
                (form.open(&self.to(&format!("/{}/choice", candidate.id)), &format!("{}-c{}", self.key, candidate.id), html! {
                    input type="hidden" name="revision" value=(draft.number);
                    input type="hidden" name="candidate-id" value=(candidate.id);
                    (form.select(&Field::new("statement", m.t("candidate-statement")), &statements))
                    (form.line(&Field::new("reason", m.t("candidate-reason")).optional().language(view.language())))
                    div.row { button.ds-button type="submit" { (m.t("candidate-choose-do")) } }
                }))
            }
        }
    }

    fn form(&self) -> Markup {
        let m = self.view.m;
        let nothing = Typed::default();
        let form = Form::new(m, if is_of(self.typed, "candidate") { self.typed } else { &nothing });
        let inside = html! {
            (form.text(&Field::new("candidate", m.t("candidate-text")).hint(m.t("candidate-text-hint")).language(self.view.language()).kept_as(format!("candidate/{}", self.group.id)), 2))
            div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("candidate-write")) } }
        };
        html! { div.on-screen { (form.open(&self.to(""), self.key, inside)) } }
    }
}
