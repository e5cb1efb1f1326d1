//! Laying a workshop down, and changing it: what sort of meeting, its questions, who is expected, who can join.

use domain::audience::Audience;
use domain::contribution::About;
use domain::event::Event;
use domain::ids::WorkshopId;
use domain::organisation::{Organisation, WrittenIn};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Explanation, Name, QuestionText};
use domain::time::{Actor, Context};
use domain::workshop::{Joining, MOST_QUESTIONS, MOST_VOTES, Terms, Workshop, WorkshopKind};
use domain::writing::Seen;
use jiff::ToSpan;
use maud::{Markup, html};

use super::{known, led, path};
use crate::answer::Answer;
use crate::contribution::thing;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::request::Asked;
use crate::verdict_round::opening;
use crate::view::View;
use crate::{parts, words};

/// The sets of questions that stand ready, each with how many there are.
const SETS: [(&str, usize); 3] = [("goals", 5), ("work", 4), ("reading", 3)];
/// How many votes a participant has where nothing else is said.
const VOTES: &str = "5";

/// `GET /{organisation}/workshops/new?about=`
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let today = asked.today.to_string();
    let answers = asked.today.saturating_add(14.days()).to_string();
    let about = asked.query("about").unwrap_or_default();
    let begins = [
        ("kind", WorkshopKind::Management.key()),
        ("about", about.as_str()),
        ("audience", "everyone"),
        ("joining", Joining::WithoutName.key()),
        ("from", today.as_str()),
        ("until", today.as_str()),
        ("votes", VOTES),
        ("answers_by", answers.as_str()),
    ];
    page(&asked, None, &Typed::beginning_with(&begins))
}

/// `POST /{organisation}/workshops`
///
/// # Errors
/// What the store could not do.
pub async fn plan(asked: Asked, mut typed: Typed) -> Answer {
    let Some(terms) = terms(&asked, &mut typed) else { return page(&asked, None, &typed) };
    if typed.has_refusals() {
        let judged = asked.organisation.plan_workshop(&context(&asked)?, terms);
        return page(&asked, None, &with_more(typed, judged));
    }
    let rule = move |organisation: &Organisation, context: &Context| organisation.plan_workshop(context, terms.clone());
    match asked.amend(&typed, rule).await? {
        Ok(organisation) => {
            let planned = organisation.workshops.keys().next_back().copied().ok_or(Problem::NotFound)?;
            Ok(asked.done(&path(planned, ""), &Flash::new(asked.m().t("workshop-told-planned"))))
        }
        Err(refusals) => page(&asked, None, &typed.refused(refusals)),
    }
}

/// `GET /{organisation}/workshops/{workshop}/terms`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn edit(asked: Asked) -> Answer {
    let workshop = led(&asked)?;
    page(&asked, Some(workshop), &as_typed(workshop))
}

/// `POST /{organisation}/workshops/{workshop}/terms`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn change(asked: Asked, mut typed: Typed) -> Answer {
    let workshop = led(&asked)?;
    let seen = Seen(typed.get("seen").parse().unwrap_or(0));
    let Some(terms) = terms(&asked, &mut typed) else { return page(&asked, Some(workshop), &typed) };
    let id: WorkshopId = workshop.id;
    if typed.has_refusals() {
        let judged = asked.organisation.change_workshop(&context(&asked)?, (id, seen), terms);
        return page(&asked, Some(workshop), &with_more(typed, judged));
    }
    let changed = asked
        .amend(&typed, move |organisation, context| organisation.change_workshop(context, (id, seen), terms.clone()));
    match changed.await? {
        Ok(_) => Ok(asked.done(&path(id, ""), &Flash::new(asked.m().t("workshop-told-changed")))),
        Err(refusals) => {
            let again = asked.again().await?;
            page(&again, Some(known(&again)?), &typed.refused(refusals))
        }
    }
}

/// What was laid down, as it stands in the form.
fn as_typed(workshop: &Workshop) -> Typed {
    let terms = &workshop.terms;
    let questions: Vec<&str> = terms.questions.iter().map(QuestionText::as_str).collect();
    let about = terms.about.map(|about| about.to_string()).unwrap_or_default();
    let begins = [
        ("kind", terms.kind.key()),
        ("title", terms.title.as_str()),
        ("purpose", terms.purpose.as_str()),
        ("about", about.as_str()),
        ("joining", terms.joining.key()),
        ("from", &terms.from.to_string()),
        ("until", &terms.until.to_string()),
        ("questions", &questions.join("\n")),
        ("votes", &terms.votes.to_string()),
        ("answers_by", &terms.answers_by.map(|day| day.to_string()).unwrap_or_default()),
        ("seen", &workshop.version.to_string()),
    ];
    opening::audience_as_typed(Typed::beginning_with(&begins), &terms.audience)
}

fn context(asked: &Asked) -> Result<Context, Problem> {
    Ok(asked.app.clock().context(Actor::Person(asked.person()?)))
}

/// What is wrong already, with what the rule objects to in the other fields, so that everything is told at once.
fn with_more(mut typed: Typed, judged: Result<Vec<Event>, Refusals>) -> Typed {
    let more = judged.err();
    for refusal in more.iter().flat_map(Refusals::iter) {
        if !refusal.field.is_some_and(|field| typed.is_wrong(field)) {
            typed.refuse(refusal.clone());
        }
    }
    typed
}

/// What was typed. In place of what cannot be read stands something that the rule has nothing to say of in any other field,
/// so that it can be asked about the rest.
fn terms(asked: &Asked, typed: &mut Typed) -> Option<Terms> {
    let kind = WorkshopKind::ALL.into_iter().find(|kind| kind.key() == typed.get("kind"));
    let joining = Joining::ALL.into_iter().find(|joining| joining.key() == typed.get("joining"));
    for (field, missing) in [("kind", kind.is_none()), ("joining", joining.is_none())] {
        if missing {
            typed.refuse(Refusal::new("choose-one").at(field));
        }
    }
    let (title, purpose) = (typed.parse("title", Name::parse), typed.parse("purpose", Explanation::parse));
    let (from, until, answers_by) = (typed.day("from"), typed.day("until"), typed.optional_day("answers_by"));
    let audience = opening::audience(typed);
    let questions = questions(asked, typed);
    // What is no number is no number of votes, which the rule says.
    let votes = typed.get("votes").trim().parse().unwrap_or(0);
    // What is not there is about nothing, which the rule says.
    let about = match typed.get("about") {
        "" => None,
        text => text.parse::<About>().map_or_else(
            |_| {
                typed.refuse(Refusal::new("contribution-about-nothing").at("about"));
                None
            },
            Some,
        ),
    };
    let first = from.or(until).unwrap_or(asked.today);
    Some(Terms {
        kind: kind.unwrap_or(WorkshopKind::Management),
        title: title.or_else(|| Name::parse("?").ok())?,
        purpose: purpose.or_else(|| Explanation::parse("").ok())?,
        about,
        audience: audience.unwrap_or(Audience::Everyone),
        joining: joining.unwrap_or(Joining::WithoutName),
        from: first,
        until: until.unwrap_or(first),
        questions: questions.unwrap_or_default(),
        votes,
        answers_by,
    })
}

/// One question on each line; the set that was chosen, where no line was written.
fn questions(asked: &Asked, typed: &mut Typed) -> Option<Vec<QuestionText>> {
    let written = typed.get("questions").to_owned();
    let lines: Vec<String> = match SETS.into_iter().find(|(set, _)| *set == typed.get("ready")) {
        Some(set) if written.trim().is_empty() => ready(asked, set),
        _ => written.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
    };
    let mut questions = Vec::with_capacity(lines.len());
    for line in &lines {
        match QuestionText::parse(line) {
            Ok(question) => questions.push(question),
            Err(invalid) => {
                typed.refuse(domain::refusal::invalid("questions", &invalid));
                return None;
            }
        }
    }
    Some(questions)
}

/// The questions of a set, in the language that the agency writes in.
fn ready(asked: &Asked, (set, count): (&str, usize)) -> Vec<String> {
    let m = Messages::of(match asked.organisation.written_in {
        WrittenIn::Swedish => Language::Swedish,
        WrittenIn::English => Language::English,
    });
    (1..=count).map(|number| m.word("workshop-set", &format!("{set}-{number}")).into_owned()).collect()
}

/// What it can be about: the whole agency, and the statements in force.
fn things(view: &View<'_>, now: &str) -> Vec<(String, Markup)> {
    let m = view.m;
    let mut things = vec![(String::new(), html! { (m.t("contribution-about-whole")) })];
    if let Some(revision) = view.organisation.strategy.in_force_on(view.day) {
        let model = view.organisation.model_of(revision);
        things.extend(revision.tree.in_order().into_iter().map(|statement| {
            let number = revision.tree.number(statement);
            let kind = words::numbered(m, model, statement.kind, number.as_deref());
            let shown = html! { (kind) ": " (statement.text()) };
            (About::Statement(statement.id).to_string(), shown)
        }));
    }
    if !things.iter().any(|(value, _)| value == now)
        && let Ok(about) = now.parse()
    {
        things.push((now.to_owned(), html! { (thing::in_words(view, Some(about))) }));
    }
    things
}

fn page(asked: &Asked, workshop: Option<&Workshop>, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let in_words = |prefix: &'static str, key: &str| (key.to_owned(), m.word(prefix, key));
    let kinds = WorkshopKind::ALL.map(|kind| in_words("workshop-kind", kind.key()));
    let joinings = Joining::ALL.map(|joining| in_words("workshop-joining", joining.key()));
    let mut sets = vec![(String::new(), m.t("workshop-set-none"))];
    sets.extend(SETS.map(|(set, _)| in_words("workshop-set", set)));
    let (title, action, back) = match workshop {
        None => (m.t("workshop-plan-title"), "/workshops".to_owned(), "/workshops".to_owned()),
        Some(it) => (m.t("workshop-change-title"), path(it.id, "/terms"), path(it.id, "")),
    };
    let hint = m.with("workshop-questions-hint", &[("limit", MOST_QUESTIONS.into())]);
    let keep = format!("workshop/{}", workshop.map(|it| it.id.to_string()).unwrap_or_default());
    let fields = html! {
        @if workshop.is_some() { input type="hidden" name="seen" value=(typed.get("seen")); }
        (form.line(&Field::new("title", m.t("workshop-name")).hint(m.t("workshop-name-hint")).language(view.language())))
        (form.select(&Field::new("kind", m.t("workshop-kind")), &kinds))
        (form.text(&Field::new("purpose", m.t("workshop-purpose")).hint(m.t("workshop-purpose-hint")).optional().language(view.language()).kept_as(format!("{keep}/purpose")), 4))
        (form.select(&Field::new("about", m.t("workshop-about")), &things(&view, typed.get("about"))))
        (form.text(&Field::new("questions", m.t("workshop-questions")).hint(hint).language(view.language()).kept_as(keep), 6))
        @if workshop.is_none() { (form.select(&Field::new("ready", m.t("workshop-set")).hint(m.t("workshop-set-hint")).optional(), &sets)) }
        (opening::audience_fields(&view, &form, typed, &m.t("workshop-expected")))
        (form.radios(&Field::new("joining", m.t("workshop-joining")).hint(m.t("workshop-joining-hint")), &joinings))
        (form.day(&Field::new("from", m.t("workshop-from"))))
        (form.day(&Field::new("until", m.t("workshop-until")).hint(m.t("workshop-until-hint"))))
        (form.line(&Field::new("votes", m.t("workshop-budget")).hint(m.with("workshop-budget-hint", &[("limit", MOST_VOTES.into())]))))
        (form.day(&Field::new("answers_by", m.t("workshop-answers-by")).hint(m.t("workshop-answers-by-hint")).optional()))
        (form.buttons(if workshop.is_some() { m.t("workshop-change-do") } else { m.t("workshop-plan-do") }, Some(&view.frame.to(&back))))
    };
    let main = html! {
        (parts::head(&title, &[html! { a href=(view.frame.to("/workshops")) { (m.t("workshops-title")) } }], None))
        div.narrow-form { (form.open(&view.frame.to(&action), asked.request_key()?.as_str(), fields)) }
    };
    Ok(asked.frame.form_page(typed, Page::new(title, main).section(Section::Contributions)))
}
