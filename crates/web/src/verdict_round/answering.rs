//! Answering a verdict round. With script in two halves: the browser has a token signed while one is signed in, and sends
//! the answer with it and without the session. Without script in one: the server keeps that one has answered, and the
//! answer, apart. Nothing here is written to a log, and no answer is kept for a form to show again but to whoever sent it.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::ids::VerdictRoundId;
use domain::policy::Viewer;
use domain::refusal::Refusal;
use domain::text::VerdictWords;
use domain::verdict_round::{Answer as Verdict, Group, Mark, Question, Stage, VerdictRound};
use maud::{Markup, html};
use store::verdict_rounds::tokens::{SIGNATURE, Token, bytes};
use store::verdict_rounds::{Signing, Taking};

use super::{known, path, revision_name};
use crate::answer::{self, Answer};
use crate::assets::hexadecimal;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// What is chosen by who cannot say.
const CANNOT_SAY: &str = "none";

/// `GET /{organisation}/verdicts/{verdict}/answer`
///
/// # Errors
/// Not found, when there is no such round for the person.
pub async fn form(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/verdicts/{verdict}/answer`: both halves at once, from a browser that runs no script.
///
/// # Errors
/// Not found, when there is no such round for the person.
pub async fn answer(asked: Asked, mut typed: Typed) -> Answer {
    let (person, id) = (asked.person()?, known(&asked)?.id);
    let verdict = verdict(&mut typed);
    let group = match asked.organisation.may_give_verdict(id, person, asked.today) {
        Ok(group) => group,
        Err(refusal) => {
            typed.refuse(refusal);
            return page(&asked, &typed).await;
        }
    };
    let Some(verdict) = verdict else { return page(&asked, &typed).await };
    let organisation = asked.organisation.id.clone();
    let taking = asked
        .app
        .with_store(move |store| store.answer_verdict_as(&organisation, (id, group), person, &verdict))
        .await?;
    match taking {
        Taking::Counted => Ok(asked.done(&path(id, "/answer"), &Flash::new(asked.m().t("verdict-told-counted")))),
        Taking::Again => Ok(answer::see_other(&asked.to(&path(id, "/answer")))),
        Taking::Over | Taking::Forged => {
            typed.refuse(Refusal::new("verdict-not-open"));
            page(&asked, &typed).await
        }
    }
}

/// `POST /{organisation}/verdicts/{verdict}/token`: signs a token that the browser has blinded. The answer is the signature
/// in hexadecimal.
///
/// # Errors
/// Not found, when there is no such round for the person.
pub async fn sign(asked: Asked, typed: Typed) -> Answer {
    let (person, id) = (asked.person()?, known(&asked)?.id);
    let Ok(group) = asked.organisation.may_give_verdict(id, person, asked.today) else {
        return Ok(StatusCode::GONE.into_response());
    };
    let Some(blinded) = bytes::<SIGNATURE>(typed.get("blinded")) else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    let organisation = asked.organisation.id.clone();
    let signing = asked
        .app
        .with_store(move |store| store.sign_verdict_token(&organisation, (id, group), person, &blinded))
        .await?;
    Ok(match signing {
        Signing::Signed(signature) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], hexadecimal(signature.as_slice())).into_response()
        }
        Signing::Taken => StatusCode::CONFLICT.into_response(),
        Signing::NotBlinded => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Signing::Over => StatusCode::GONE.into_response(),
    })
}

/// `POST /{organisation}/verdicts/{verdict}/ballots`: takes an answer with a token, from nobody knows whom. Who asks is not
/// looked at, also where a session came along.
///
/// # Errors
/// Not found, when there is no such round.
pub async fn put(asked: Asked, mut typed: Typed) -> Answer {
    let id: VerdictRoundId = asked.id("verdict")?;
    // Whoever has a token may not be known, so the round is looked up as the installation itself sees it.
    let whole = asked.app.read(Viewer::System, &asked.organisation.id).await?.ok_or(Problem::NotFound)?;
    let known = whole.verdict_round(id).ok_or(Problem::NotFound)?;
    if known.stage(asked.today) != Stage::Open {
        return Ok(StatusCode::GONE.into_response());
    }
    let verdict = verdict(&mut typed);
    let group = Group::from_key(typed.get("group"));
    let token = Token::read(typed.get("token"), typed.get("signature"));
    let (Some(verdict), Some(group), Some(token)) = (verdict, group, token) else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    let organisation = asked.organisation.id.clone();
    let taking =
        asked.app.with_store(move |store| store.answer_verdict(&organisation, (id, group), &token, &verdict)).await?;
    Ok(put_status(taking).into_response())
}

fn put_status(taking: Taking) -> StatusCode {
    match taking {
        Taking::Counted => StatusCode::NO_CONTENT,
        Taking::Again => StatusCode::CONFLICT,
        Taking::Forged => StatusCode::FORBIDDEN,
        Taking::Over => StatusCode::GONE,
    }
}

/// What was answered; what is missing or too long is kept at its field.
fn verdict(typed: &mut Typed) -> Option<Verdict> {
    let mut marks = [None; 3];
    for question in Question::ALL {
        let chosen = typed.get(question.key());
        let mark = chosen.parse().ok().and_then(Mark::new);
        if mark.is_none() && chosen != CANNOT_SAY {
            typed.refuse(Refusal::new("verdict-mark-missing").at(question.key()));
        }
        marks[question.place()] = mark;
    }
    let words = typed.optional("words", VerdictWords::parse);
    (!typed.has_refusals()).then_some(Verdict { marks, words })
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let (person, round) = (asked.person()?, known(asked)?);
    let id = round.id;
    let organisation = asked.organisation.id.clone();
    let given = asked.app.with_store(move |store| store.verdicts_given(&organisation, person)).await?.contains(&id);
    let group = asked.organisation.may_give_verdict(id, person, asked.today);
    let what = revision(&view, round);
    let meta = [what, html! { (m.with("verdict-last-day", &[("day", round.terms.until.to_string().into())])) }];
    let inside = match group {
        // A token that was signed may not have been used yet; the browser that has it goes on by itself.
        Ok(group) => {
            let organisation = asked.organisation.id.clone();
            let key = asked.app.with_store(move |store| store.verdict_key(&organisation, id, group)).await?;
            let card = hexadecimal(&asked.app.store().verdict_card(&asked.organisation.id, id, person));
            let answering = Answering { view, round, typed, group, key: key.map(|key| hexadecimal(&key)), card };
            if given { answering.given() } else { answering.form() }
        }
        Err(refusal) => html! {
            p.note { (m.refusal(&refusal)) }
            p { a href=(view.frame.to(&path(id, ""))) { (m.t("verdict-see-round")) } }
        },
    };
    let main = html! {
        (parts::head(m.t("verdict-answer-title"), &meta, None))
        div.narrow-form { (inside) }
    };
    let page = Page::new(m.t("verdict-answer-title"), main).section(Section::Strategy);
    Ok(asked.frame.form_page(typed, page))
}

/// The occasion, and the revision that is judged as a link.
fn revision(view: &View<'_>, round: &VerdictRound) -> Markup {
    html! { span lang=[view.language()] { (round.terms.occasion) } ": " (revision_name(view, round.terms.revision)) }
}

struct Answering<'a> {
    view: View<'a>,
    round: &'a VerdictRound,
    typed: &'a Typed,
    group: Group,
    key: Option<String>,
    /// What the browser locks the token with.
    card: String,
}

impl Answering<'_> {
    /// That the person has had a token, which is all that is known here. Whether the answer came through, only the browser
    /// knows that sent it; the form is there for one that has the token and never got the answer off.
    fn given(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            div data-thanks hidden { div.notice { p { b { (m.t("verdict-thanks")) } } } }
            // Where it was counted just now, which is told above, nothing is in doubt.
            div data-taken hidden[view.frame.flash.is_some()] { div.notice { p { b { (m.t("verdict-taken")) } } p { (m.t("verdict-taken-what")) } } }
            div data-after {
                p { (m.with("verdict-thanks-next", &[("day", self.round.terms.until.to_string().into())])) }
                p { a href=(view.frame.to("/")) { (m.t("verdict-back")) } }
            }
            div data-again hidden { p.note { (m.t("verdict-not-sent")) } (self.form()) }
        }
    }

    fn form(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let at = |tail: &str| view.frame.to(&path(self.round.id, tail));
        let form = Form::new(m, self.typed);
        let inside = html! {
            @for question in Question::ALL { (self.scale(&form, question)) }
            (form.text(&Field::new("words", m.t("verdict-words")).optional().hint(m.with("verdict-words-hint", &[("limit", VerdictWords::MOST.into())])), 3))
            p.note { (m.t("verdict-words-warning")) }
            p.cap data-without-token { (m.t("verdict-without-token")) }
            p.cap data-with-token hidden { (m.t("verdict-with-token")) }
            p.ds-validation-message data-status hidden tabindex="-1" role="alert" data-color="neutral" {}
            div.row { button.ds-button type="submit" { (m.t("verdict-send")) } }
        };
        html! {
            p { (m.t("verdict-answer-what")) }
            (form.summary())
            form.stack method="post" action=(at("/answer")) novalidate
                data-verdict[self.key.is_some()] data-key=[self.key.as_deref()] data-card=(self.card) data-group=(self.group.key())
                data-tokens=(at("/token")) data-ballots=(at("/ballots")) data-done=(at("/answer"))
                data-longest=(VerdictWords::MOST)
                data-too-long=(m.with("verdict-words-too-long", &[("limit", VerdictWords::MOST.into())]))
                data-refused409=(m.t("verdict-refused-again")) data-refused403=(m.t("verdict-refused-forged"))
                data-refused410=(m.t("verdict-refused-over")) data-failed=(m.t("verdict-failed")) { (inside) }
            p { a href=(format!("{}#{}", view.frame.to("/help"), m.t("verdict-guide"))) { (m.t("verdict-how-anonymous")) } }
        }
    }

    /// A question with its five marks on one line, from no to yes, and a way out for who cannot say.
    fn scale(&self, form: &Form<'_>, question: Question) -> Markup {
        let m = self.view.m;
        let name = question.key();
        let chosen = self.typed.get(name);
        let choice = |value: &str, label: Markup| {
            html! { div.mark {
                input.ds-input type="radio" id={ (name) "-" (value) } name=(name) value=(value) checked[chosen == value];
                label for={ (name) "-" (value) } { (label) }
            } }
        };
        form.group(
            &Field::new(name, m.word("verdict-question", name)),
            html! {
                div.scale data-scale=(name) {
                    p.ds-validation-message data-missing hidden data-color="neutral" { (m.refusal(&Refusal::new("verdict-mark-missing"))) }
                    div.marks {
                        @for mark in Mark::ALL {
                            (choice(&mark.number().to_string(), html! {
                                (mark.number())
                                @match mark.number() {
                                    1 => span.end { (m.t("verdict-lowest")) },
                                    5 => span.end { (m.t("verdict-highest")) },
                                    _ => {},
                                }
                            }))
                        }
                    }
                    (choice(CANNOT_SAY, html! { (m.t("verdict-cannot-say")) }))
                }
            },
        )
    }
}
