//! Writing comments: a new one, an answer, and one's own in other words. `@` and a name mentions somebody; the name is looked up
//! here, so that it works in every browser.

use std::sync::Arc;

use domain::comment::mention;
use domain::contribution::Contribution;
use domain::decision::Digest256;
use domain::ids::{CommentId, PersonId};
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use domain::text::Remark;
use domain::time::Actor;
use domain::topic::Topic;
use domain::writing::Seen;
use maud::{Markup, html};
use store::texts::{Author, NewText};

use super::said::Said;
use super::{OneComment, conversation, known, page, thing, topic};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{app, keeping};

/// `POST /{organisation}/comments/on/{about}`
///
/// # Errors
/// Not found when there is no such thing that the viewer may read.
pub async fn leave(asked: Asked, mut typed: Typed) -> Answer {
    let topic = topic(&asked)?;
    let Some(written) = written(&asked, topic, &mut typed).await? else { return conversation(&asked, &typed).await };
    match left(&asked, &typed, (topic, None), written).await? {
        Ok(answer) => Ok(answer),
        Err(refusals) => conversation(&asked, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/comments/{comment}/answers`
///
/// # Errors
/// Not found when there is no such comment that the viewer may read.
pub async fn leave_answer(asked: Asked, mut typed: Typed) -> Answer {
    let answered = known(&asked)?;
    let about = (answered.about, Some(answered.id));
    let Some(written) = written(&asked, about.0, &mut typed).await? else { return page(&asked, &typed).await };
    match left(&asked, &typed, about, written).await? {
        Ok(answer) => Ok(answer),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/comments/{comment}`: its writer changes it.
///
/// # Errors
/// Not found when there is no such comment that the viewer may read; forbidden when it is another's.
pub async fn reword(asked: Asked, mut typed: Typed) -> Answer {
    let (comment, person) = (known(&asked)?, asked.person()?);
    let (id, about) = (comment.id, comment.about);
    if !comment.is_by(person) {
        return Err(Problem::Forbidden);
    }
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    if Said::of(&asked).await?.typed(comment).as_deref() == Some(typed.get("said")) {
        return Ok(told(&asked, about, Some(id), "comment-told-changed"));
    }
    let Some(Written { text, mentions }) = written(&asked, about, &mut typed).await? else {
        return page(&asked, &typed).await;
    };
    let rule = move |organisation: &Organisation, context: &_, digest| {
        organisation.reword_comment(context, (id, seen), mentions.clone(), digest)
    };
    match keeping::with_text(&asked, &typed, (Actor::Person(person), text), rule).await? {
        Ok(_) => Ok(told(&asked, about, Some(id), "comment-told-changed")),
        Err(refusals) => {
            let asked = asked.again().await?;
            let version = known(&asked)?.version.to_string();
            page(&asked, &typed.with("version", &version).refused(refusals)).await
        }
    }
}

/// What was typed, as it is kept.
struct Written {
    text: NewText,
    mentions: Vec<PersonId>,
}

/// What was typed about a thing; what is wrong with it is kept at its field.
async fn written(asked: &Asked, about: Topic, typed: &mut Typed) -> Result<Option<Written>, Problem> {
    let people = People::of(asked).await?;
    let Some(said) = typed.parse("said", Remark::parse) else { return Ok(None) };
    let labels = people.labels();
    let called: Vec<mention::Called<'_>> = labels.iter().map(|(person, label)| (*person, label.as_str())).collect();
    let (kept, mentions) = match mention::keep(said.as_str(), &called) {
        Ok(kept) => kept,
        Err(refusals) => {
            refusals.iter().for_each(|refusal| typed.refuse(refusal.clone()));
            return Ok(None);
        }
    };
    let context = asked.app.clock().context(Actor::Person(asked.person()?));
    let cannot = mentions.iter().filter(|person| !asked.organisation.may_be_mentioned(&context, **person, about));
    let cannot: Vec<Refusal> = cannot
        .map(|person| Refusal::new("mention-cannot-read").at("said").with("name", people.name(*person)))
        .collect();
    cannot.into_iter().for_each(|refusal| typed.refuse(refusal));
    let kept = match Remark::parse(&kept) {
        Ok(kept) => kept,
        Err(invalid) => {
            typed.refuse(domain::refusal::invalid("said", &invalid));
            return Ok(None);
        }
    };
    if typed.has_refusals() {
        return Ok(None);
    }
    Ok(Some(Written { text: NewText::new(kept, Author::InTheLog).map_err(app::problem)?, mentions }))
}

async fn left(
    asked: &Asked,
    typed: &Typed,
    about: (Topic, Option<CommentId>),
    Written { text, mentions }: Written,
) -> Result<Result<axum::response::Response, domain::refusal::Refusals>, Problem> {
    let (person, digest) = (asked.person()?, text.salted.digest());
    let rule = move |organisation: &Organisation, context: &_, digest| {
        organisation.comment(context, about, mentions.clone(), digest)
    };
    let left = keeping::with_text(asked, typed, (Actor::Person(person), text), rule).await?;
    let key = if about.1.is_some() { "comment-told-answered" } else { "comment-told-left" };
    Ok(left.map(|organisation| told(asked, about.0, found(&organisation, about.0, &digest), key)))
}

/// The comment that was left; the same form sent twice left one before.
fn found(organisation: &Arc<Organisation>, about: Topic, digest: &Digest256) -> Option<CommentId> {
    organisation.comments.about(about).rev().find(|it| it.text.as_ref() == Some(digest)).map(|it| it.id)
}

/// Back to the thing, at the comment.
pub(super) fn told(
    asked: &Asked,
    about: Topic,
    comment: Option<CommentId>,
    key: &'static str,
) -> axum::response::Response {
    let view = View::of(asked);
    let there = thing::address(&view, about).unwrap_or_else(|| asked.frame.home());
    let at = comment.map_or_else(|| "comments".to_owned(), |id| format!("comment-{id}"));
    asked.told(&format!("{there}#{at}"), &Flash::new(asked.m().t(key)))
}

/// The form to say something of a thing.
pub(super) fn new(view: &View<'_>, topic: Topic, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let form = Form::new(m, typed);
    let field = field(view, topic, "comment-text").kept_as(format!("comment/{topic}"));
    let inside = html! {
        (form.text(&field, 3))
        (with_a_name(view, topic))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("comment-do")) } }
    };
    html! { div.on-screen { (form.open(&thing::conversation(view, topic), key, inside)) } }
}

/// Under what was left without a name, its author would not expect to be named; said to everyone alike, so that it gives nobody
/// away.
fn with_a_name(view: &View<'_>, topic: Topic) -> Markup {
    let about = match topic {
        Topic::Contribution(id) => view.organisation.contributions.get(id),
        _ => None,
    };
    html! { @if about.is_some_and(Contribution::is_anonymous) { p.note { (view.m.t("comment-with-a-name")) } } }
}

/// The form to answer a comment.
pub(super) fn answer(one: &OneComment<'_>) -> Markup {
    let (view, m) = (&one.view, one.view.m);
    if !one.may_comment() || !one.comment.is_shown() {
        return html! {};
    }
    let nothing = Typed::default();
    let typed = if one.typed.has("said") { one.typed } else { &nothing };
    let form = Form::new(m, typed);
    let field = field(view, one.comment.about, "comment-answer-text").kept_as(format!("answer/{}", one.comment.id));
    let inside = html! {
        (form.text(&field, 3))
        (with_a_name(view, one.comment.about))
        div.row { button.ds-button type="submit" { (m.t("comment-answer-do")) } }
    };
    html! {
        section.sec.on-screen #answer aria-labelledby="answer-title" {
            h2 #answer-title { (m.t("comment-answer")) }
            (form.open(&one.to("/answers"), &one.key, inside))
        }
    }
}

/// The form in which its writer changes a comment.
pub(super) fn change(one: &OneComment<'_>) -> Markup {
    let (view, m) = (&one.view, one.view.m);
    let version = one.comment.version.to_string();
    let begins = one.said.typed(one.comment).unwrap_or_default();
    let begins = Typed::beginning_with(&[("said", &begins), ("version", &version)]);
    let typed = if one.typed.has("version") { one.typed } else { &begins };
    let form = Form::new(m, typed);
    let inside = html! {
        input type="hidden" name="version" value=(typed.get("version"));
        (form.text(&field(view, one.comment.about, "comment-text"), 5))
        p.cap { (m.t("comment-change-what")) }
        (form.buttons(m.t("comment-change-do"), Some(&one.to(""))))
    };
    form.open(&one.to(""), &one.key, inside)
}

fn field(view: &View<'_>, topic: Topic, label: &'static str) -> Field<'static> {
    let m = view.m;
    let names = view.frame.to(&format!("/comments/names/{topic}"));
    Field::new("said", m.t(label)).hint(m.t("comment-hint")).language(view.language()).mentioning(names)
}
