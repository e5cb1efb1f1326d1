//! The other changes to a draft: add, move, merge, split, replace, remove. Each is a page with a form, so that it works
//! without script; dragging posts the same. Not the rules; those are `domain::writing`.

use axum::http::StatusCode;
use domain::event::Event;
use domain::ids::{RevisionNumber, StatementId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::statement::{Facing, Statement, StatementKind, Wording};
use domain::text::{Reason, StatementText};
use domain::time::Context;
use domain::writing::{Asked as AskedFor, Seen};
use maud::{Markup, html};

use super::places::{kind_and_place, kinds_and_places, place, places};
use super::{Desk, rests, statement_path, undoable};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::{parts, words};

/// One of the changes that have a page of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Add,
    Move,
    Merge,
    Split,
    Replace,
    Remove,
}

/// The form that adds a statement of the kind in the address.
pub async fn add_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Add, None)
}

/// Adds a statement.
pub async fn add(asked: Asked, mut typed: Typed) -> Answer {
    let kind = StatementKind::from_key(typed.get("kind")).ok_or(Problem::NotFound)?;
    let (text, place) = (typed.parse("text", StatementText::parse), place(&mut typed));
    let reason = typed.optional("reason", Reason::parse);
    let (Some(text), Some((parent, before)), false) = (text, place, typed.has_refusals()) else {
        return form_page(&asked, Act::Add, Some(typed));
    };
    take(asked, typed, Act::Add, "act-added", move |organisation, context, revision, _| {
        let wording = first_wording(kind, text.clone());
        organisation.add_statement(context, revision, AskedFor { kind, parent, before, wording }, reason.clone())
    })
    .await
}

/// The form that moves a statement.
pub async fn move_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Move, None)
}

/// Moves the statement in the address.
pub async fn move_there(asked: Asked, mut typed: Typed) -> Answer {
    let (place, reason) = (place(&mut typed), typed.optional("reason", Reason::parse));
    let (Some(place), false) = (place, typed.has_refusals()) else {
        return form_page(&asked, Act::Move, Some(typed));
    };
    take(asked, typed, Act::Move, "act-moved", move |organisation, context, revision, statement| {
        organisation.move_statement(context, revision, statement, place, reason.clone())
    })
    .await
}

/// Moves a statement that was dragged, or moved with the keyboard: `statement` to `place`, and then `back`.
pub async fn drag(asked: Asked, mut typed: Typed) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
    let revision = desk.revision.number;
    let statement: StatementId = typed.get("statement").parse().map_err(|_| Problem::NotFound)?;
    let place = place(&mut typed).ok_or(Problem::NotFound)?;
    asked
        .amend(&typed, move |organisation, context| {
            organisation.move_statement(context, revision, statement, place, None)
        })
        .await??;
    let back = typed.get("back").parse().unwrap_or(statement);
    Ok(asked.done(&statement_path(revision, Some(back)), &undoable(&asked, revision, "act-moved")))
}

/// The form that merges the statement with others.
pub async fn merge_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Merge, None)
}

/// Merges the chosen statements with the one in the address.
pub async fn merge(asked: Asked, mut typed: Typed) -> Answer {
    let also = chosen(&typed);
    let (text, reason) = (typed.parse("text", StatementText::parse), typed.parse("reason", Reason::parse));
    let (Some(text), Some(reason)) = (text, reason) else { return form_page(&asked, Act::Merge, Some(typed)) };
    take(asked, typed, Act::Merge, "act-merged", move |organisation, context, revision, statement| {
        let heir = heir(organisation, revision, statement, text.clone())?;
        organisation.merge_statements(context, revision, &with(statement, &also), heir, reason.clone())
    })
    .await
}

/// The form that splits the statement.
pub async fn split_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Split, None)
}

/// Splits the statement in the address into one for each line.
pub async fn split(asked: Asked, mut typed: Typed) -> Answer {
    let lines: Vec<String> =
        typed.get("into").lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    // Each line is a text of its own; what is wrong with one stands at the field of all.
    let texts: Vec<StatementText> =
        lines.iter().filter_map(|line| typed.parse("into", |_| StatementText::parse(line))).collect();
    let reason = typed.parse("reason", Reason::parse);
    let (Some(reason), false) = (reason, typed.has_refusals()) else {
        return form_page(&asked, Act::Split, Some(typed));
    };
    take(asked, typed, Act::Split, "act-split", move |organisation, context, revision, statement| {
        let into: Result<Vec<AskedFor>, Refusals> =
            texts.iter().map(|text| heir(organisation, revision, statement, text.clone())).collect();
        organisation.split_statement(context, revision, statement, into?, reason.clone())
    })
    .await
}

/// The form that replaces the statement.
pub async fn replace_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Replace, None)
}

/// Replaces the statement in the address, and those chosen with it.
pub async fn replace(asked: Asked, mut typed: Typed) -> Answer {
    let also = chosen(&typed);
    let (text, place) = (typed.parse("text", StatementText::parse), kind_and_place(&mut typed));
    let reason = typed.parse("reason", Reason::parse);
    let (Some(text), Some((kind, parent, before)), Some(reason)) = (text, place, reason) else {
        return form_page(&asked, Act::Replace, Some(typed));
    };
    take(asked, typed, Act::Replace, "act-replaced", move |organisation, context, revision, statement| {
        let into = AskedFor { kind, parent, before, wording: first_wording(kind, text.clone()) };
        organisation.replace_statements(context, revision, &with(statement, &also), vec![into], reason.clone())
    })
    .await
}

/// The form that removes the statement.
pub async fn remove_form(asked: Asked) -> Answer {
    form_page(&asked, Act::Remove, None)
}

/// Removes the statement in the address.
pub async fn remove(asked: Asked, mut typed: Typed) -> Answer {
    let Some(reason) = typed.parse("reason", Reason::parse) else { return form_page(&asked, Act::Remove, Some(typed)) };
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    take(asked, typed, Act::Remove, "act-removed", move |organisation, context, revision, statement| {
        organisation.remove_statement(context, revision, (statement, seen), reason.clone())
    })
    .await
}

/// The links to what more can be done with the statement that is being written.
pub(super) fn links(desk: &Desk<'_>) -> Markup {
    let m = desk.frame.m;
    let Some(statement) = desk.statement else { return html! {} };
    let to = |act: Act| desk.address(&format!("/statements/{}/{}", statement.id, act.path()));
    html! {
        nav.acts-more aria-label=(m.t("editor-acts")) { ul.row {
            @for act in [Act::Move, Act::Merge, Act::Split, Act::Replace, Act::Remove] {
                li { a href=(to(act)) { (m.t(act.name())) } }
            }
        } }
    }
}

impl Act {
    fn path(self) -> &'static str {
        match self {
            Act::Add => "additions",
            Act::Move => "move",
            Act::Merge => "merger",
            Act::Split => "split",
            Act::Replace => "replacement",
            Act::Remove => "removal",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Act::Add => "editor-add",
            Act::Move => "editor-act-move",
            Act::Merge => "editor-act-merge",
            Act::Split => "editor-act-split",
            Act::Replace => "editor-act-replace",
            Act::Remove => "editor-act-remove",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Act::Add => "act-add-title",
            Act::Move => "act-move-title",
            Act::Merge => "act-merge-title",
            Act::Split => "act-split-title",
            Act::Replace => "act-replace-title",
            Act::Remove => "act-remove-title",
        }
    }
}

async fn take(
    asked: Asked,
    typed: Typed,
    act: Act,
    told: &'static str,
    rule: impl Fn(&Organisation, &Context, RevisionNumber, StatementId) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
    let revision = desk.revision.number;
    // Adding is the one that is about no statement; the others have one in the address.
    let statement = match act {
        Act::Add => StatementId(0),
        _ => desk.at(&asked)?.statement.map(|statement| statement.id).ok_or(Problem::NotFound)?,
    };
    let outcome =
        asked.amend(&typed, move |organisation, context| rule(organisation, context, revision, statement)).await?;
    match outcome {
        Err(refusals) => form_page(&asked, act, Some(typed.refused(refusals))),
        Ok(amended) => {
            if amended.seq == asked.organisation.seq {
                return Ok(
                    asked.done(&statement_path(revision, Some(statement)), &Flash::new(asked.m().t("act-unchanged")))
                );
            }
            let draft = amended.strategy.get(revision).ok_or(Problem::NotFound)?;
            let touched = draft.last_change().map(|last| last.statement).filter(|&id| draft.tree.contains(id));
            let first = draft.tree.in_order().first().map(|statement| statement.id);
            Ok(asked.done(&statement_path(revision, touched.or(first)), &undoable(&asked, revision, told)))
        }
    }
}

fn form_page(asked: &Asked, act: Act, refused: Option<Typed>) -> Answer {
    let Some(desk) = Desk::of(asked)? else { return rests(asked) };
    let desk = if act == Act::Add { desk } else { desk.at(asked)? };
    let m = asked.m();
    let model = desk.organisation.model_of(desk.revision);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let typed = match refused {
        Some(typed) => typed,
        None => beginning(asked, &desk, act),
    };
    let form = Form::new(m, &typed);
    let (title, action) = match desk.statement {
        Some(statement) => (
            m.with(act.title(), &[("text", statement.text().to_owned().into())]),
            desk.address(&format!("/statements/{}/{}", statement.id, act.path())),
        ),
        None => {
            let kind = StatementKind::from_key(typed.get("kind")).filter(|&kind| model.rule(kind).is_some());
            let kind = kind.ok_or(Problem::NotFound)?;
            let name = words::kind(m, model, kind).into_owned();
            (m.with(act.title(), &[("kind", name.into())]), desk.address("/additions"))
        }
    };
    let back = match desk.statement {
        Some(statement) => desk.address(&format!("/statements/{}", statement.id)),
        None => desk.address(""),
    };
    let main = html! {
        (parts::head(&title, &[], None))
        div.write.write--act {
            @if let Some(lead) = lead(act) { p.note { (m.t(lead)) } }
            (form.open(&action, asked.request_key()?.as_str(), html! {
                (fields(&desk, act, &form, &typed))
                (form.buttons(m.t(act.name()), Some(&back)))
            }))
        }
    };
    let thread = match desk.thread() {
        Some(thread) => Thread { broken: None, ..thread },
        None => Thread::to(Knot::here(words::revision(m, desk.revision), title.clone())),
    };
    Ok(asked.frame.page_with_status(status, Page::new(title, main).section(Section::Strategy).thread(thread)))
}

fn lead(act: Act) -> Option<&'static str> {
    match act {
        Act::Add | Act::Move => None,
        Act::Merge => Some("act-merge-lead"),
        Act::Split => Some("act-split-lead"),
        Act::Replace => Some("act-replace-lead"),
        Act::Remove => Some("act-remove-lead"),
    }
}

fn beginning(asked: &Asked, desk: &Desk<'_>, act: Act) -> Typed {
    match desk.statement {
        None => {
            let kind = asked.query("kind").unwrap_or_default();
            // Last somewhere, rather than before something that then gets another number.
            let last = StatementKind::from_key(&kind)
                .map(|kind| places(desk, desk.organisation.model_of(desk.revision), kind, None))
                .and_then(|places| places.into_iter().map(|(value, _)| value).find(|value| value.ends_with(':')));
            let place = asked.query("parent").map(|parent| format!("{parent}:")).or(last).unwrap_or_default();
            Typed::beginning_with(&[("kind", &kind), ("place", &place)])
        }
        Some(statement) => {
            let parent = statement.parent.map(|id| id.to_string()).unwrap_or_default();
            let text = if matches!(act, Act::Merge | Act::Split) { statement.text() } else { "" };
            let place = match act {
                Act::Replace => format!("{}:{parent}:", statement.kind.key()),
                // Where it stands now: a form that is sent as it came changes nothing.
                _ => format!("{parent}:{}", follower(desk, statement).map(|id| id.to_string()).unwrap_or_default()),
            };
            Typed::beginning_with(&[
                ("text", text),
                ("into", text),
                ("place", &place),
                ("version", &statement.version.to_string()),
            ])
        }
    }
}

// The next statement of its kind where it stands.
fn follower(desk: &Desk<'_>, statement: &Statement) -> Option<StatementId> {
    let siblings = desk.revision.tree.children(statement.parent).filter(|sibling| sibling.kind == statement.kind);
    siblings.skip_while(|sibling| sibling.id != statement.id).nth(1).map(|sibling| sibling.id)
}

fn fields(desk: &Desk<'_>, act: Act, form: &Form<'_>, typed: &Typed) -> Markup {
    let m = desk.frame.m;
    let language = Some(desk.organisation.written_in.tag());
    let model = desk.organisation.model_of(desk.revision);
    let text = || form.text_of_class(&Field::new("text", m.t("editor-text")).language(language), 3, "big");
    let why = || form.line(&Field::new("reason", m.t("act-reason")).hint(m.t("act-reason-hint")).language(language));
    let maybe_why =
        |hint| form.line(&Field::new("reason", m.t("act-reason")).hint(m.t(hint)).optional().language(language));
    match act {
        Act::Add => {
            let kind = StatementKind::from_key(typed.get("kind"));
            html! {
                input type="hidden" name="kind" value=(typed.get("kind"));
                (text())
                @if let Some(kind) = kind {
                    @let places = places(desk, model, kind, None);
                    @match places.as_slice() {
                        [(only, _)] => input type="hidden" name="place" value=(only);,
                        _ => (form.select(&Field::new("place", m.t("act-before")), &places)),
                    }
                }
                (maybe_why("act-reason-hint"))
            }
        }
        Act::Move => html! {
            @if let Some(statement) = desk.statement {
                (form.select(&Field::new("place", m.t("act-before")), &places(desk, model, statement.kind, Some(statement))))
            }
            (maybe_why("act-move-reason-hint"))
        },
        Act::Merge => html! { (others(desk, form, "act-merge-from", "act-merge-none")) (text()) (why()) },
        Act::Split => html! { (form.text(&Field::new("into", m.t("act-split-into")).language(language), 4)) (why()) },
        Act::Replace => html! {
            (text())
            (form.select(&Field::new("place", m.t("act-replace-kind")), &kinds_and_places(desk, model)))
            (others(desk, form, "act-replace-also", "act-replace-none"))
            (why())
        },
        Act::Remove => html! {
            input type="hidden" name="version" value=(typed.get("version"));
            (why())
        },
    }
}

// The others of the same kind, as boxes to tick.
fn others(desk: &Desk<'_>, form: &Form<'_>, label: &'static str, none: &'static str) -> Markup {
    let m = desk.frame.m;
    let Some(statement) = desk.statement else { return html! {} };
    let others: Vec<(String, &str)> = desk
        .revision
        .tree
        .of_kind(statement.kind)
        .into_iter()
        .filter(|other| other.id != statement.id)
        .map(|other| (other.id.to_string(), other.text()))
        .collect();
    html! {
        @if others.is_empty() { p.note { (m.t(none)) } }
        @else { (form.boxes(&Field::new("from", m.t(label)), &others)) }
    }
}

fn chosen(typed: &Typed) -> Vec<StatementId> {
    typed.all("from").filter_map(|id| id.parse().ok()).collect()
}

fn with(statement: StatementId, also: &[StatementId]) -> Vec<StatementId> {
    std::iter::once(statement).chain(also.iter().copied().filter(|&other| other != statement)).collect()
}

fn first_wording(kind: StatementKind, text: StatementText) -> Wording {
    let facing = (kind == StatementKind::ResultArea).then_some(Facing::Outward);
    Wording { facing, ..Wording::new(text) }
}

// What comes of a statement by merging or splitting stands where it stood, and is as it was but for the text.
fn heir(
    organisation: &Organisation,
    revision: RevisionNumber,
    statement: StatementId,
    text: StatementText,
) -> Result<AskedFor, Refusals> {
    let revision = organisation.strategy.revision(revision)?;
    let from =
        revision.tree.get(statement).ok_or_else(|| Refusal::new("statement-unknown").with("statement", statement.0))?;
    let wording = Wording { text, ..from.wording.clone() };
    Ok(AskedFor { kind: from.kind, parent: from.parent, before: Some(from.id), wording })
}
