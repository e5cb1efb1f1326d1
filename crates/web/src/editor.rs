//! Writing a revision, one statement at a time: the texts, the reason, what differs, and the clarity beside them.
//! What is typed is kept until it is saved, and no one overwrites another. Not the other changes (add, move, merge, …);
//! those are in [`acts`].

use axum::http::StatusCode;
use domain::contribution::About;
use domain::ids::{RevisionNumber, StatementId};
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use domain::revision::{Revision, State};
use domain::statement::{Facing, Pointing, Statement, StatementKind, Wording};
use domain::text::{Explanation, Reason, StatementText};
use domain::writing::Seen;
use maud::{Markup, html};
use store::amend::RequestKey;

use crate::answer::{self, Answer};
use crate::contribution::section::Section as Contributions;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::{Frame, Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::{marked, parts, words};

pub mod acts;
mod outline;
mod places;
pub mod presence;
pub(crate) mod review;
mod unsaved;

use presence::Others;
use review::Draft;

/// Room for what is pasted by mistake: it comes back in the form, with what is wrong at its field.
pub(crate) const PASTED: usize = 2 * 1024 * 1024;

/// What the pages of one draft are made of.
#[derive(Clone, Copy)]
struct Desk<'a> {
    frame: &'a Frame,
    organisation: &'a Organisation,
    revision: &'a Revision,
    statement: Option<&'a Statement>,
}

impl<'a> Desk<'a> {
    /// The draft in the address; `None` when the revision is there but is no longer being written.
    fn of(asked: &'a Asked) -> Result<Option<Desk<'a>>, Problem> {
        let number = asked.id::<RevisionNumber>("revision")?;
        let revision = asked.organisation.strategy.get(number).ok_or(Problem::NotFound)?;
        let draft = asked.organisation.strategy.state(revision, asked.today) == State::Draft;
        let desk = Desk { frame: &asked.frame, organisation: &asked.organisation, revision, statement: None };
        Ok(draft.then_some(desk))
    }

    /// The same, at the statement in the address.
    fn at(self, asked: &Asked) -> Result<Desk<'a>, Problem> {
        let id = asked.id::<StatementId>("statement")?;
        let statement = self.revision.tree.get(id).ok_or(Problem::NotFound)?;
        Ok(Desk { statement: Some(statement), ..self })
    }

    fn address(&self, tail: &str) -> String {
        self.frame.to(&format!("/revisions/{}{tail}", self.revision.number))
    }

    /// The revision that this one began as a copy of.
    fn before(&self) -> Option<&'a Revision> {
        self.revision.based_on.and_then(|number| self.organisation.strategy.get(number))
    }

    /// The last two revisions before this one, the older first.
    fn earlier(&self) -> Vec<&'a Revision> {
        let before = self.before();
        let long_before =
            before.and_then(|before| before.based_on).and_then(|number| self.organisation.strategy.get(number));
        long_before.into_iter().chain(before).collect()
    }

    /// The thread to the statement, as it hangs in the draft.
    fn thread(&self) -> Option<Thread> {
        let statement = self.statement?;
        let m = self.frame.m;
        let model = self.organisation.model_of(self.revision);
        let language = Some(self.organisation.written_in.tag());
        let hanging = self.revision.thread(statement.id)?;
        let number = self.revision.tree.number(statement);
        let kind = words::numbered(m, model, statement.kind, number.as_deref());
        let up = hanging
            .up
            .iter()
            .map(|above| {
                let address = self.address(&format!("/statements/{}", above.id));
                Knot::to(words::kind(m, model, above.kind), above.text(), address).in_language(language)
            })
            .collect();
        let broken =
            hanging.breaks.first().map(|broken| Knot::here(m.t("editor-break"), m.word("break", broken.key())));
        let here = m.with("editor-kind-draft", &[("kind", kind.into())]);
        Some(Thread { up, broken, ..Thread::to(Knot::here(here, statement.text()).in_language(language)) })
    }
}

/// The page.
pub async fn show(asked: Asked) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
    let desk = desk.at(&asked)?;
    let kept = unsaved::mine(&asked, &desk).await?;
    let typed = match &kept {
        Some(kept) => kept.typed(),
        None => beginning(&desk),
    };
    page(&asked, &desk, View { kept, ..View::new(typed) }).await
}

/// Saves what was typed; or, when "Byt" was pressed, shows it again with the words replaced.
pub async fn save(asked: Asked, mut typed: Typed) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
    let desk = desk.at(&asked)?;
    let Some(statement) = desk.statement else { return Err(Problem::NotFound) };
    if typed.has("mend") {
        let mended = review::mended(&desk, &typed);
        return page(&asked, &desk, View { told: Some("editor-mended"), ..View::new(mended) }).await;
    }
    let wording = wording(&mut typed, statement.kind);
    let reason = typed.optional("reason", Reason::parse);
    let Some(wording) = wording.filter(|_| !typed.has_refusals()) else {
        return page(&asked, &desk, View::new(typed)).await;
    };
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let (revision, id) = (desk.revision.number, statement.id);
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            organisation.reword_statement(context, revision, (id, seen), wording.clone(), reason.clone())
        })
        .await?;
    match outcome {
        Ok(_) => {
            unsaved::forget(&asked, revision, id).await?;
            Ok(asked.done(
                &format!("/revisions/{revision}/statements/{id}"),
                &undoable(&asked, revision, "editor-saved-flash"),
            ))
        }
        Err(refusals) => {
            // The organisation as it is after the other change, so that both texts are there to see.
            let asked = asked.again().await?;
            let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
            let desk = desk.at(&asked)?;
            // A conflict is told with both texts, above the form; other refusals stand at their fields.
            if refusals.has("changed-meanwhile") {
                return page(&asked, &desk, View { conflict: true, ..View::new(typed) }).await;
            }
            page(&asked, &desk, View::new(typed.refused(refusals))).await
        }
    }
}

/// The panel and the difference, for what is typed so far; and keeps it. Asked for by the script as one writes.
pub async fn look(asked: Asked, typed: Typed) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return Err(Problem::NotFound) };
    let desk = desk.at(&asked)?;
    // What is far too long stays in the browser alone.
    if !Draft::of(&typed).is_far_too_long() {
        unsaved::keep(&asked, &desk, &typed).await?;
    }
    Ok(answer::html(
        StatusCode::OK,
        html! {
            (beside(&desk, &typed))
            div #difference hx-swap-oob="true" { (review::against(&desk, typed.get("text"))) }
        },
    ))
}

/// Throws away what was typed and not saved.
pub async fn discard(asked: Asked) -> Answer {
    let (revision, id) = (asked.id::<RevisionNumber>("revision")?, asked.id::<StatementId>("statement")?);
    unsaved::forget(&asked, revision, id).await?;
    let told = Flash::new(asked.m().t("editor-discarded"));
    Ok(asked.done(&format!("/revisions/{revision}/statements/{id}"), &told))
}

/// Takes the last change to the draft back.
pub async fn undo(asked: Asked, typed: Typed) -> Answer {
    let Some(desk) = Desk::of(&asked)? else { return rests(&asked) };
    let number = desk.revision.number;
    let seen = match typed.get("change").parse() {
        Ok(change) => Seen(change),
        // The button beside the notice carries no number: it means the change that was just made.
        Err(_) => Seen(desk.revision.last_change().map_or(0, |last| last.seq)),
    };
    let changed = desk.revision.last_change().map(|last| last.statement);
    let amended =
        asked.amend(&typed, move |organisation, context| organisation.undo_change(context, number, seen)).await??;
    let revision = amended.strategy.get(number).ok_or(Problem::NotFound)?;
    let first = revision.tree.in_order().first().map(|statement| statement.id);
    let wanted = changed.filter(|&id| revision.tree.contains(id)).or(first);
    Ok(asked.done(&statement_path(number, wanted), &Flash::new(asked.m().t("editor-undone"))))
}

/// The thread to a page about a revision: the vision, the overarching goal, the revision.
pub(crate) fn thread_to_revision(asked: &Asked, revision: &Revision, here: &str) -> Thread {
    let m = asked.m();
    let model = asked.organisation.model_of(revision);
    let language = Some(asked.organisation.written_in.tag());
    let top = [StatementKind::Vision, StatementKind::OverarchingGoal];
    let mut up: Vec<Knot> = top
        .into_iter()
        .filter_map(|kind| match revision.tree.of_kind(kind).as_slice() {
            [only] => {
                let address = asked.to(&format!("/statements/{}", only.id));
                Some(Knot::to(words::kind(m, model, kind), only.text(), address).in_language(language))
            }
            _ => None,
        })
        .collect();
    let address = asked.to(&format!("/revisions/{}", revision.number));
    up.push(Knot::to(m.t("editor-strategy"), words::revision(m, revision), address));
    Thread { up, ..Thread::to(Knot::here(words::revision(m, revision), here)) }
}

// The revision has gone on to consultation or a decision: its page says so, and what can be done.
fn rests(asked: &Asked) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    Ok(answer::see_other(&asked.to(&format!("/revisions/{number}"))))
}

// What is told after a change that can be taken back.
fn undoable(asked: &Asked, revision: RevisionNumber, told: &'static str) -> Flash {
    Flash::new(asked.m().t(told)).with_undo(asked.to(&format!("/revisions/{revision}/undo")))
}

fn statement_path(revision: RevisionNumber, statement: Option<StatementId>) -> String {
    match statement {
        Some(id) => format!("/revisions/{revision}/statements/{id}"),
        None => format!("/revisions/{revision}"),
    }
}

fn beginning(desk: &Desk<'_>) -> Typed {
    let Some(statement) = desk.statement else { return Typed::default() };
    let reason = desk.revision.reasons.get(&statement.id).map_or("", Reason::as_str);
    let horizon = statement.wording.horizon.map(|year| year.to_string()).unwrap_or_default();
    Typed::beginning_with(&[
        ("text", statement.text()),
        ("explanation", statement.explanation()),
        ("reason", reason),
        ("pointing", statement.wording.pointing.map_or("", Pointing::key)),
        ("facing", statement.wording.facing.map_or("outward", Facing::key)),
        ("horizon", &horizon),
        ("version", &statement.version.to_string()),
    ])
}

/// What is shown beside the draft itself.
struct View {
    typed: Typed,
    kept: Option<unsaved::Kept>,
    conflict: bool,
    told: Option<&'static str>,
}

impl View {
    fn new(typed: Typed) -> View {
        View { typed, kept: None, conflict: false, told: None }
    }
}

async fn page(asked: &Asked, desk: &Desk<'_>, view: View) -> Answer {
    let m = desk.frame.m;
    let number = desk.revision.number;
    let people = People::of(asked).await?;
    let others = Others::of(asked, desk).await?;
    let request_key = asked.request_key()?;
    let contributions = match desk.statement {
        Some(statement) => Contributions::of(asked, About::Statement(statement.id)).await?,
        None => None,
    };
    let main = html! {
        (head(asked, desk, &people, &request_key))
        @if let Some(told) = view.told { p.notice role="status" { (m.t(told)) } }
        // The text first, for those who hear the page or have it on a phone; the style puts the outline beside it.
        div.edit3 {
            div.write {
                @if view.conflict { (conflict(asked, desk, &people, &view.typed)) }
                @if let Some(kept) = &view.kept { (kept.notice(asked, desk)) }
                (write(desk, &view, &others, &request_key))
                (acts::links(desk))
                @if let Some(contributions) = &contributions { (contributions.markup(&crate::view::View::of(asked))) }
            }
            aside #review aria-live="polite" aria-label=(m.t("review-title")) { (beside(desk, &view.typed)) }
            // Shown by the script in the place of what the server would say, which is not asked.
            template data-too-long=(review::MOST) { p.note { (m.with("review-too-long", &[("count", review::MOST.into())])) } }
            (outline::outline(desk))
        }
    };
    let title = m.with("editor-title", &[("revision", number.0.into())]);
    let status = match (view.conflict, view.typed.has_refusals()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let page = Page::new(title, main).section(Section::Strategy);
    let page = match desk.thread() {
        Some(thread) => page.thread(thread),
        None => page,
    };
    Ok(desk.frame.page_with_status(status, page))
}

fn head(asked: &Asked, desk: &Desk<'_>, people: &People, request_key: &RequestKey) -> Markup {
    let m = desk.frame.m;
    let moment = |at| m.moment(at, asked.app.clock().zone());
    let revision = desk.revision;
    let saved = moment(revision.changed.at);
    let mut meta = vec![
        html! { (m.with("editor-opened", &[("moment", moment(revision.opened.at).into())])) },
        html! { (m.with("editor-saved-by", &[("moment", saved.into()), ("who", people.who(revision.changed.by).into())])) },
        match revision.based_on {
            Some(number) => html! { (m.with("editor-based-on", &[("revision", number.0.into())])) },
            None => html! { (m.t("editor-first")) },
        },
    ];
    if let Some(name) = &desk.organisation.model_of(revision).name {
        meta.push(html! { (name) });
    }
    let actions = html! {
        @if let Some(last) = revision.last_change() {
            form method="post" action=(desk.address("/undo")) {
                input type="hidden" name=(REQUEST_KEY) value=(request_key.as_str());
                input type="hidden" name="change" value=(last.seq);
                button.ds-button data-variant="tertiary" type="submit" title=(last_change(asked, revision, people)) { (m.t("editor-undo")) }
            }
        }
        @if let Some(before) = desk.before() {
            (parts::button_link("secondary", &desk.frame.to(&format!("/compare/{}/{}", before.number, revision.number)),
                m.with("editor-compare", &[("revision", before.number.0.into())])))
        }
        (parts::button_link("secondary", &desk.address("/course"), m.t("editor-onward")))
    };
    parts::head(m.with("editor-heading", &[("revision", revision.number.0.into())]), &meta, Some(actions))
}

fn last_change(asked: &Asked, revision: &Revision, people: &People) -> String {
    let m = asked.m();
    let Some(last) = revision.last_change() else { return String::new() };
    m.with(
        "editor-undo-what",
        &[
            ("what", m.word("change", &last.key).into_owned().into()),
            ("who", people.who(last.by.by).into()),
            ("moment", m.moment(last.by.at, asked.app.clock().zone()).into()),
        ],
    )
}

fn write(desk: &Desk<'_>, view: &View, others: &Others, request_key: &RequestKey) -> Markup {
    let m = desk.frame.m;
    let Some(statement) = desk.statement else { return html! {} };
    let form = Form::new(m, &view.typed);
    let language = Some(desk.organisation.written_in.tag());
    let keep = format!("{}-{}-{}", desk.organisation.id, desk.revision.number, statement.id);
    let address = desk.address(&format!("/statements/{}", statement.id));
    let fields = html! {
        (form.text_of_class(&Field::new("text", m.t("editor-text")).language(language).kept_as(format!("{keep}-text")), 3, "big"))
        (form.text(&Field::new("explanation", m.t("editor-explanation")).hint(m.t("editor-explanation-hint"))
            .optional().language(language).kept_as(format!("{keep}-explanation")), 6))
        (attributes(&form, desk, statement))
        (form.line(&Field::new("reason", m.t("editor-reason")).hint(m.t("editor-reason-hint"))
            .optional().language(language).kept_as(format!("{keep}-reason"))))
    };
    html! {
        (form.summary())
        form #write method="post" action=(address) novalidate
            hx-post={ (address) "/review" } hx-trigger="input changed delay:300ms" hx-target="#review" hx-swap="innerHTML" {
            input type="hidden" name=(REQUEST_KEY) value=(request_key.as_str());
            input type="hidden" name="version" value=(if view.conflict { statement.version.to_string() } else { view.typed.get("version").to_owned() });
            div.place {
                p.kick { (place(desk, statement)) }
                div.others role="status" data-others={ (address) "/presence" } { (others.told(m)) }
            }
            (fields)
            div #difference { (review::against(desk, view.typed.get("text"))) }
            p.row.mt {
                button.ds-button type="submit" { (m.t(if view.conflict { "editor-save-anyway" } else { "editor-save" })) }
                span.cap { (m.t("editor-kept")) }
            }
        }
    }
}

// What only goals and only result areas have.
fn attributes(form: &Form<'_>, desk: &Desk<'_>, statement: &Statement) -> Markup {
    let m = desk.frame.m;
    match statement.kind {
        StatementKind::Goal => {
            let options = [
                ("", "editor-pointing-none"),
                ("up", "editor-pointing-up"),
                ("down", "editor-pointing-down"),
                ("keep", "editor-pointing-keep"),
            ];
            let options: Vec<_> = options.into_iter().map(|(value, key)| (value.to_owned(), m.t(key))).collect();
            form.select(&Field::new("pointing", m.t("editor-pointing")), &options)
        }
        StatementKind::ResultArea => {
            let options = [("outward", "editor-facing-outward"), ("inward", "editor-facing-inward")];
            let options: Vec<_> = options.into_iter().map(|(value, key)| (value.to_owned(), m.t(key))).collect();
            html! {
                (form.select(&Field::new("facing", m.t("editor-facing")), &options))
                (form.line(&Field::new("horizon", m.t("editor-horizon")).optional()))
            }
        }
        _ => html! {},
    }
}

fn place(desk: &Desk<'_>, statement: &Statement) -> String {
    let m = desk.frame.m;
    let model = desk.organisation.model_of(desk.revision);
    let number = desk.revision.tree.number(statement);
    let kind = words::numbered(m, model, statement.kind, number.as_deref());
    match statement.parent.and_then(|id| desk.revision.tree.get(id)) {
        None => kind,
        Some(parent) => m.with("editor-here", &[("kind", kind.into()), ("parent", parent.text().to_owned().into())]),
    }
}

fn beside(desk: &Desk<'_>, typed: &Typed) -> Markup {
    let m = desk.frame.m;
    let seen: Option<u64> = typed.get("version").parse().ok();
    let changed = desk.statement.is_some_and(|statement| seen.is_some_and(|seen| seen != statement.version));
    html! {
        @if changed && !typed.has_refusals() {
            p.note { (m.t("editor-changed-since")) }
        }
        (review::review(desk, Draft::of(typed)))
    }
}

// Both texts, and where they differ. The one typed stays in the form below.
fn conflict(asked: &Asked, desk: &Desk<'_>, people: &People, typed: &Typed) -> Markup {
    let m = desk.frame.m;
    let Some(statement) = desk.statement else { return html! {} };
    let stamp = desk.revision.changed;
    let language = desk.organisation.written_in.tag();
    html! {
        section.fault aria-labelledby="conflict" {
            h2 #conflict { (m.t("editor-conflict-title")) }
            p { (m.with("editor-conflict", &[("who", people.who(stamp.by).into()), ("moment", m.moment(stamp.at, asked.app.clock().zone()).into())])) }
            p.kick { (m.t("editor-conflict-theirs")) }
            p.says lang=(language) { (statement.text()) }
            @if !statement.explanation().is_empty() { p lang=(language) { (statement.explanation()) } }
            p.kick { (m.t("editor-conflict-differs")) }
            p.says lang=(language) { (marked::both(statement.text(), typed.get("text"))) }
        }
    }
}

fn wording(typed: &mut Typed, kind: StatementKind) -> Option<Wording> {
    let text = typed.parse("text", StatementText::parse);
    let explanation = typed.parse("explanation", Explanation::parse);
    let horizon = if kind == StatementKind::ResultArea { horizon(typed) } else { None };
    let facing = match (kind, typed.get("facing")) {
        (StatementKind::ResultArea, "inward") => Some(Facing::Inward),
        (StatementKind::ResultArea, _) => Some(Facing::Outward),
        _ => None,
    };
    let pointing = match (kind, typed.get("pointing")) {
        (StatementKind::Goal, "up") => Some(Pointing::Up),
        (StatementKind::Goal, "down") => Some(Pointing::Down),
        (StatementKind::Goal, "keep") => Some(Pointing::Keep),
        _ => None,
    };
    Some(Wording { text: text?, explanation: explanation?, facing, horizon, pointing })
}

fn horizon(typed: &mut Typed) -> Option<i16> {
    let year = typed.get("horizon").trim().to_owned();
    let parsed = year.parse().ok().filter(|year| (2000..=2100).contains(year));
    if parsed.is_none() && !year.is_empty() {
        typed.refuse(Refusal::new("year-wrong").at("horizon").with("value", year));
    }
    parsed
}
