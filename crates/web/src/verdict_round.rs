//! Verdict rounds: all of them, one with what it came to, and the acts that end one or hide words. Opening one is
//! `opening`, answering it `answering`, what is shown of its counts `results`, its file `file`, and how it stands on pages
//! of the strategy `in_small`.

use std::collections::BTreeSet;

use domain::audience::Audience;
use domain::ids::{PersonId, RevisionNumber, VerdictRoundId};
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer};
use domain::refusal::Refusals;
use domain::text::Reason;
use domain::to_do::{Act, ToDo};
use domain::verdict_round::{Ending, FEWEST, Stage, VerdictRound};
use jiff::civil::Date;
use maud::{Markup, html};
use store::error::or_refusals;
use store::verdict_rounds::Words;

use crate::answer::Answer;
use crate::app::App;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{parts, words};

pub mod answering;
pub mod file;
pub(crate) mod in_small;
pub mod opening;
mod results;

/// The path of a round.
pub(crate) fn path(id: VerdictRoundId, tail: &str) -> String {
    format!("/verdicts/{id}{tail}")
}

/// `GET /{organisation}/verdicts`
///
/// # Errors
/// None of its own.
pub async fn show_all(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let mut rounds: Vec<&VerdictRound> = view.organisation.verdict_rounds.values().map(AsRef::as_ref).collect();
    rounds.sort_by_key(|round| std::cmp::Reverse((round.terms.from, round.id)));
    rounds.retain(|round| is_readable(&view, round.terms.revision));
    let opens = view.is_today() && view.may(Right::WriteStrategy);
    let action = opens.then(|| parts::button_link("secondary", &view.frame.to("/verdicts/new"), m.t("verdict-open")));
    let main = html! {
        (parts::head(m.t("verdicts-title"), &[], action))
        p.lead { (m.t("verdicts-what")) }
        @if rounds.is_empty() { (parts::nothing_yet(m.t("verdicts-none"), None)) } @else {
            (parts::scroll(m.t("verdicts-title"), html! { table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("verdict-occasion")) }
                    th scope="col" { (m.t("verdict-of")) }
                    th scope="col" { (m.t("verdict-days")) }
                    th scope="col" { (m.t("verdict-stage")) }
                } }
                tbody { @for round in rounds { tr {
                    th scope="row" { a href=(view.frame.to(&path(round.id, ""))) lang=[view.language()] { (round.terms.occasion) } }
                    td data-label=(m.t("verdict-of")) { (revision_name(&view, round.terms.revision)) }
                    td data-label=(m.t("verdict-days")) { (m.span(round.terms.from, Some(round.terms.until))) }
                    td data-label=(m.t("verdict-stage")) { (m.word("verdict-stage", round.stage(view.day).key())) }
                } } }
            } }))
        }
    };
    Ok(asked.frame.page(Page::new(m.t("verdicts-title"), main).section(Section::Strategy)))
}

/// `GET /{organisation}/verdicts/{verdict}`
///
/// # Errors
/// Not found, when there is no such round, or its revision is not for the viewer to read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/verdicts/{verdict}/closing`
///
/// # Errors
/// Not found, when there is no such round.
pub async fn close(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let context = asked.app.clock().context(domain::time::Actor::Person(asked.person()?));
    let organisation = asked.organisation.id.clone();
    let closed = asked.app.with_store(move |store| or_refusals(store.close_verdict_round(&context, &organisation, id)));
    let closed = closed.await?;
    ended(asked, typed, closed.map(drop), ("verdict-told-closed", "")).await
}

/// `POST /{organisation}/verdicts/{verdict}/withdrawal`
///
/// # Errors
/// Not found, when there is no such round.
pub async fn withdraw(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let Some(reason) = typed.parse("withdrawal-reason", Reason::parse) else { return page(&asked, &typed).await };
    let context = asked.app.clock().context(domain::time::Actor::Person(asked.person()?));
    let organisation = asked.organisation.id.clone();
    let withdrawn = asked
        .app
        .with_store(move |store| or_refusals(store.withdraw_verdict_round(&context, &organisation, id, &reason)));
    let withdrawn = withdrawn.await?;
    ended(asked, typed, withdrawn.map(drop), ("verdict-told-withdrawn", "")).await
}

/// `POST /{organisation}/verdicts/{verdict}/words`: hides them, or shows them again.
///
/// # Errors
/// Not found, when there is no such round, or no such words in it.
pub async fn hide_or_show(asked: Asked, mut typed: Typed) -> Answer {
    let round = known(&asked)?;
    let id = round.id;
    let key = typed.get("words").to_owned();
    let all = words_of(&asked, id).await?;
    if !all.iter().any(|words| words.key == key) {
        return Err(Problem::NotFound);
    }
    if typed.get("show") == "yes" {
        let there = format!("#words-{key}");
        let shown = asked
            .amend(&typed, move |organisation, context| organisation.show_verdict_words(context, id, &key))
            .await?;
        return ended(asked, typed, shown.map(drop), ("verdict-told-shown", &there)).await;
    }
    let reason = typed.parse("reason", Reason::parse);
    let Some(reason) = reason else { return page(&asked, &typed).await };
    let there = beside(&all, round, &key);
    let hidden = asked
        .amend(&typed, move |organisation, context| organisation.hide_verdict_words(context, id, &key, reason.clone()))
        .await?;
    ended(asked, typed, hidden.map(drop), ("verdict-told-hidden", &there)).await
}

/// Where whoever hides words stands then: at those that come after them, or else before; the fragment of an address.
fn beside(all: &[Words], round: &VerdictRound, key: &str) -> String {
    let shown: Vec<&str> =
        all.iter().map(|words| words.key.as_str()).filter(|it| !round.hidden.contains_key(*it)).collect();
    let at = shown.iter().position(|it| *it == key).unwrap_or(0);
    let other = shown.get(at + 1).or_else(|| shown.get(at.checked_sub(1)?));
    format!("#words-{}", other.unwrap_or(&key))
}

/// The page of the round, or the place on it that a fragment names, with what was done; or again with what was refused.
async fn ended(asked: Asked, typed: Typed, done: Result<(), Refusals>, (told, there): (&'static str, &str)) -> Answer {
    let id = known(&asked)?.id;
    match done {
        Ok(()) => Ok(asked.done(&path(id, there), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// The rounds that a person may answer.
#[derive(Default)]
pub(crate) struct OfPerson {
    /// How many there are.
    pub(crate) asked: usize,
    /// Those that the person has not answered yet.
    pub(crate) waiting: BTreeSet<VerdictRoundId>,
}

/// The rounds that a person may answer on a day.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn of_person(
    app: &App,
    organisation: &Organisation,
    person: PersonId,
    day: Date,
) -> Result<OfPerson, Problem> {
    let mut waiting: BTreeSet<VerdictRoundId> =
        organisation.verdict_rounds_for(person, day).map(|round| round.id).collect();
    let asked = waiting.len();
    // Nearly always there is none, and nothing is asked of the database.
    if 0 < asked {
        let id = organisation.id.clone();
        let given = app.with_store(move |store| store.verdicts_given(&id, person)).await?;
        waiting.retain(|round| !given.contains(round));
    }
    Ok(OfPerson { asked, waiting })
}

/// The rounds that wait for whoever asks.
pub(crate) async fn waiting_for(asked: &Asked) -> Result<BTreeSet<VerdictRoundId>, Problem> {
    match asked.viewer {
        Viewer::Person(person, _) => Ok(of_person(&asked.app, &asked.organisation, person, asked.today).await?.waiting),
        _ => Ok(BTreeSet::new()),
    }
}

/// What there is to do, without the rounds that do not wait any more.
pub(crate) fn without_given(list: Vec<ToDo>, waiting: &BTreeSet<VerdictRoundId>) -> Vec<ToDo> {
    let waits = |todo: &ToDo| !matches!(todo.act, Act::GiveVerdict(round) if !waiting.contains(&round));
    list.into_iter().filter(waits).collect()
}

pub(crate) fn is_readable(view: &View<'_>, revision: RevisionNumber) -> bool {
    view.organisation.strategy.get(revision).is_some_and(|revision| view.may_read(revision))
}

/// Whether the viewer may see what a round came to: whoever reads what is written, and whoever is asked in it.
pub(crate) fn is_for(view: &View<'_>, round: &VerdictRound) -> bool {
    let is_asked = match view.viewer {
        Viewer::Person(person, day) => view.organisation.is_meant(&round.terms.audience, person, day),
        _ => false,
    };
    is_asked || view.may(Right::ReadDrafts)
}

/// The round in the address, for whoever may see what it came to.
fn known_to(asked: &Asked) -> Result<&VerdictRound, Problem> {
    let round = known(asked)?;
    if is_for(&View::of(asked), round) { Ok(round) } else { Err(Problem::Forbidden) }
}

/// The round in the address, where its revision is for the viewer to read.
fn known(asked: &Asked) -> Result<&VerdictRound, Problem> {
    let round = asked.organisation.verdict_round(asked.id("verdict")?).ok_or(Problem::NotFound)?;
    if is_readable(&View::of(asked), round.terms.revision) { Ok(round) } else { Err(Problem::NotFound) }
}

async fn words_of(asked: &Asked, id: VerdictRoundId) -> Result<Vec<Words>, Problem> {
    let organisation = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.verdict_words(&organisation, id)).await
}

/// "Revision 5", as a link.
fn revision_name(view: &View<'_>, number: RevisionNumber) -> Markup {
    html! { @if let Some(revision) = view.organisation.strategy.get(number) {
        a href=(view.revision(revision)) { (words::revision(view.m, revision)) }
    } }
}

/// Who was asked, in words.
pub(crate) fn audience(view: &View<'_>, audience: &Audience) -> Markup {
    let m = view.m;
    match audience {
        Audience::Everyone => html! { (m.t("verdict-audience-everyone")) },
        Audience::Body(body) => view.body_name(*body),
        Audience::Units(units) => {
            let names = units.iter().filter_map(|unit| view.organisation.units.get(unit));
            let names: Vec<&str> = names.map(|unit| unit.name.as_str()).collect();
            html! { span lang=[view.language()] { (names.join(", ")) } }
        }
    }
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let round = known_to(asked)?;
    let stage = round.stage(view.day);
    let (id, organisation) = (round.id, asked.organisation.id.clone());
    let answers = match stage {
        Stage::Open | Stage::Ended => {
            asked.app.with_store(move |store| store.verdict_answers(&organisation, id)).await?
        }
        Stage::Planned | Stage::Closed | Stage::Withdrawn => 0,
    };
    let waits = waiting_for(asked).await?.contains(&id);
    let steers = view.is_today() && view.may(Right::WriteStrategy);
    let all_words = words_of(asked, id).await?;
    let one = One { view, round, typed, key: asked.request_key()?.to_string(), steers };
    // Who is asked and reads nothing else meets no way to the others.
    let all =
        view.may(Right::ReadDrafts).then(|| html! { a href=(view.frame.to("/verdicts")) { (m.t("verdicts-title")) } });
    let of_it = [
        revision_name(&view, round.terms.revision),
        html! { (m.span(round.terms.from, Some(round.terms.until))) },
        html! { (m.word("verdict-stage", stage.key())) },
    ];
    let meta: Vec<Markup> = all.into_iter().chain(of_it).collect();
    let action =
        waits.then(|| parts::button_link("primary", &view.frame.to(&path(id, "/answer")), m.t("verdict-answer")));
    let main = html! {
        (parts::head(html! { span lang=[view.language()] { (round.terms.occasion) } }, &meta, action))
        p.meta { span { (m.t("verdict-asked")) ": " (audience(&view, &round.terms.audience)) } }
        @match &round.ended {
            Some((_, Ending::Withdrawn(reason))) => {
                p.note { (m.with("verdict-withdrawn", &[("reason", reason.as_str().into())])) }
            }
            Some((_, Ending::Closed(counted))) => (results::show(&view, round, counted, &one.words(&all_words))),
            None => (one.going(stage, answers)),
        }
    };
    let page = Page::new(round.terms.occasion.as_str(), main).section(Section::Strategy);
    Ok(asked.frame.form_page(typed, page))
}

struct One<'a> {
    view: View<'a>,
    round: &'a VerdictRound,
    typed: &'a Typed,
    key: String,
    steers: bool,
}

impl One<'_> {
    /// A round that is not counted: how many have answered, and what can be done with it.
    fn going(&self, stage: Stage, answers: u32) -> Markup {
        let (m, terms) = (self.view.m, &self.round.terms);
        let asked = self.view.organisation.count_asked(self.round, self.view.day.max(terms.from).min(terms.until));
        html! {
            @match stage {
                Stage::Planned => p { (m.with("verdict-begins", &[("day", terms.from.to_string().into())])) },
                Stage::Open | Stage::Ended if answers < FEWEST => {
                    p { (m.with("verdict-few-so-far", &[("asked", asked.into())])) }
                }
                _ => p { (m.with("verdict-so-far", &[("count", answers.into()), ("asked", asked.into())])) },
            }
            @if stage == Stage::Ended { p { (m.t("verdict-is-counted")) } }
            @else { p.cap { (m.t("verdict-shown-after")) } }
            @if self.steers {
                section.sec.narrow-form aria-labelledby="end" {
                    h2 #end { (m.t("verdict-end")) }
                    @if stage != Stage::Planned { (self.closing()) }
                    @if answers == 0 || self.typed.has_refusals() { (self.withdrawal()) }
                }
            }
        }
    }

    fn closing(&self) -> Markup {
        let m = self.view.m;
        html! {
            form.stack method="post" action=(self.view.frame.to(&path(self.round.id, "/closing"))) {
                p { (m.t("verdict-close-what")) }
                div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("verdict-close")) } }
            }
        }
    }

    fn withdrawal(&self) -> Markup {
        let m = self.view.m;
        let form = Form::new(m, self.typed);
        form.open(
            &self.view.frame.to(&path(self.round.id, "/withdrawal")),
            &self.key,
            html! {
                (form.line(&Field::new("withdrawal-reason", m.t("verdict-withdraw-why")).hint(m.t("verdict-withdraw-hint"))))
                div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("verdict-withdraw")) } }
            },
        )
    }

    /// What people wrote, in an order that says nothing, each with the way to hide it.
    fn words(&self, all: &[Words]) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let hidden = |words: &Words| self.round.hidden.get(words.key.as_str());
        let shown: Vec<&Words> = all.iter().filter(|words| hidden(words).is_none()).collect();
        html! {
            @if shown.is_empty() { p { (m.t("verdict-no-words")) } } @else {
                ul.quotes { @for words in &shown { li id={ "words-" (words.key) } {
                    blockquote lang=[view.language()] { (words.text) }
                    @if self.steers { (self.hiding(words)) }
                } } }
            }
            @if !self.round.hidden.is_empty() {
                h3 { (m.t("verdict-hidden")) }
                ul.plain { @for (key, (stamp, reason)) in &self.round.hidden {
                    li id={ "words-" (key) } {
                        // What it was, for who can show it again.
                        @if self.steers && let Some(words) = all.iter().find(|words| words.key == **key) {
                            (self.showing(words))
                        }
                        p.cap { (m.with("verdict-hidden-why", &[
                            ("day", view.moment(stamp.at).into()),
                            ("reason", reason.as_str().into()),
                        ])) }
                    }
                } }
            }
        }
    }

    fn showing(&self, words: &Words) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            details.hide {
                summary { (m.t("verdict-show")) }
                blockquote lang=[view.language()] { (words.text) }
                form method="post" action=(view.frame.to(&path(self.round.id, "/words"))) {
                    input type="hidden" name="words" value=(words.key);
                    input type="hidden" name="show" value="yes";
                    input type="hidden" name=(crate::forms::REQUEST_KEY) value={ (self.key) "-s" (words.key) };
                    button.ds-button data-variant="secondary" type="submit" { (m.t("verdict-show-do")) }
                }
            }
        }
    }

    fn hiding(&self, words: &Words) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let is_this = self.typed.get("words") == words.key && self.typed.has_refusals();
        let field = format!("reason-{}", words.key);
        html! {
            details.hide open[is_this] {
                summary { (m.t("verdict-hide")) }
                form.stack method="post" action=(view.frame.to(&path(self.round.id, "/words"))) novalidate {
                    input type="hidden" name="words" value=(words.key);
                    input type="hidden" name=(crate::forms::REQUEST_KEY) value={ (self.key) "-" (words.key) };
                    div.ds-field {
                        label.ds-label for=(field) { (m.t("verdict-hide-why")) }
                        @if is_this { div.ds-validation-message id={ (field) "-error" } data-color="neutral" {
                            @for refusal in self.typed.refusals() { p { (m.refusal(refusal)) } }
                        } }
                        input.ds-input id=(field) name="reason" type="text" autocomplete="off"
                            autofocus[is_this] value=[is_this.then(|| self.typed.get("reason"))] aria-invalid=[is_this.then_some("true")]
                            aria-describedby=[is_this.then(|| format!("{field}-error"))];
                    }
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("verdict-hide")) } }
                }
            }
        }
    }
}
