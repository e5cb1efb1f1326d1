//! Writing the directive: its text, and what is asked of all or of one unit. A conflict shows both texts.

use axum::http::StatusCode;
use domain::decision::Digest256;
use domain::ids::UnitId;
use domain::planning::{Ask, Directive, Paper, Round};
use domain::refusal;
use domain::text::{Explanation, Reason};
use domain::writing::Seen;
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::marked;
use crate::people::People;
use crate::planning::{Part, document, head, page, papers, path, round, units, where_it_is};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}/directive/text`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    if !papers::may_write(&View::of(&asked), round, Paper::Directive) {
        return Ok(answer::see_other(&asked.to(&path(round.number, "/directive"))));
    }
    let directive = &round.directive;
    let typed = Typed::beginning_with(&[("text", directive.text.as_str()), ("seen", seen(directive).as_str())]);
    let asks = directive.asks.iter().map(|ask| TypedAsk {
        unit: ask.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        what: ask.what.to_string(),
    });
    shown(&asked, &typed, asks.collect(), None).await
}

/// `POST /{organisation}/planning/{round}/directive/text`: saves; or shows more rows, when that button was pressed.
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn save(asked: Asked, mut typed: Typed) -> Answer {
    let number = round(&asked)?.number;
    let rows: Vec<TypedAsk> = typed
        .all("ask-unit")
        .zip(typed.all("ask-what"))
        .map(|(unit, what)| TypedAsk { unit: unit.to_owned(), what: what.to_owned() })
        .collect();
    if typed.has("more") {
        return shown(&asked, &typed, rows, None).await;
    }
    let text = typed.parse("text", Explanation::parse);
    let mut asks = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| !row.what.trim().is_empty()) {
        // What is no number is no unit's, which the rule says.
        let unit = (!row.unit.is_empty()).then(|| row.unit.parse().unwrap_or(UnitId(0)));
        match Reason::parse(&row.what) {
            Ok(what) => asks.push(Ask { unit, what }),
            Err(error) => typed.refuse(refusal::invalid("asks", &error)),
        }
    }
    let (Some(text), false) = (text, typed.has_refusals()) else { return shown(&asked, &typed, rows, None).await };
    let before = typed.get("seen").to_owned();
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            let round = organisation.planning.round(number)?;
            // The round changes with every plan that is written in it; what the writer saw is the directive.
            let version = if seen(&round.directive).as_str() == before { round.version } else { 0 };
            organisation.write_directive(context, (number, Seen(version)), text.clone(), asks.clone())
        })
        .await?;
    match outcome {
        Ok(_) => Ok(asked.done(&path(number, "/directive"), &Flash::new(asked.m().t("directive-saved")))),
        Err(refusals) => {
            let asked = asked.again().await?;
            let theirs = round(&asked)?.directive.clone();
            if refusals.has("changed-meanwhile") {
                return shown(&asked, &typed, rows, Some(&theirs)).await;
            }
            shown(&asked, &typed.refused(refusals), rows, None).await
        }
    }
}

/// A row of what is asked, as it is typed.
struct TypedAsk {
    unit: String,
    what: String,
}

// What the writer had before them: the text and the asks, and not what others point out meanwhile.
fn seen(directive: &Directive) -> Digest256 {
    let mut written = directive.text.as_str().to_owned();
    for ask in &directive.asks {
        let unit = ask.unit.map(|unit| unit.to_string()).unwrap_or_default();
        written.push_str(&format!("\n\0{unit}\0{}", ask.what));
    }
    Digest256::of(written.as_bytes())
}

/// How many empty rows there are beside those that are written.
const EMPTY: usize = 2;

async fn shown(asked: &Asked, typed: &Typed, mut rows: Vec<TypedAsk>, theirs: Option<&Directive>) -> Answer {
    let round = round(asked)?;
    let view = View::of(asked);
    let m = view.m;
    let key = asked.request_key()?;
    rows.retain(|row| !row.what.trim().is_empty());
    let empty = if typed.has("more") { 2 * EMPTY } else { EMPTY };
    rows.extend((0..empty).map(|_| TypedAsk { unit: String::new(), what: String::new() }));
    let conflict = match theirs {
        Some(theirs) => Some(conflict(asked, &view, round, theirs, typed).await?),
        None => None,
    };
    let form = Form::new(m, typed);
    let began_from = match theirs {
        Some(theirs) => seen(theirs).as_str().to_owned(),
        None => typed.get("seen").to_owned(),
    };
    let home = view.frame.to(&path(round.number, "/directive"));
    let title = m.with("directive-write-title", &[("round", round.name.as_str().into())]);
    let keep = format!("directive-{}", round.number);
    let main = html! {
        (head(&view, round, Part::Directive, &title, &[html! { (where_it_is(m, round)) }], None))
        div.write.write--act {
            @if let Some(conflict) = &conflict { (conflict) }
            (form.open(&view.frame.to(&path(round.number, "/directive/text")), key.as_str(), html! {
                input type="hidden" name="seen" value=(began_from);
                (form.text(&Field::new("text", m.t("directive-text")).hint(m.t("directive-text-hint")).optional()
                    .language(Some(view.organisation.written_in.tag())).kept_as(keep), 12))
                (form.group(&Field::new("asks", m.t("directive-asks")).hint(m.t("directive-asks-hint")), asks(&view, &rows)))
                div.row {
                    button.ds-button type="submit" { (m.t(if conflict.is_some() { "directive-save-anyway" } else { "directive-save" })) }
                    button.ds-button data-variant="tertiary" type="submit" name="more" value="1" { (m.t("directive-more")) }
                    a href=(home) { (m.t("form-cancel")) }
                }
            }))
        }
    };
    let here = Knot::here(m.t("paper-name-directive"), m.t("directive-write"));
    let page = page(&view, Some(round), title, here, main);
    match conflict {
        Some(_) => Ok(asked.frame.page_with_status(StatusCode::CONFLICT, page)),
        None => Ok(asked.frame.form_page(typed, page)),
    }
}

fn asks(view: &View<'_>, rows: &[TypedAsk]) -> Markup {
    let m = view.m;
    let language = view.organisation.written_in.tag();
    let units = units::in_order(view.organisation);
    html! {
        ol.asks { @for (index, row) in rows.iter().enumerate() {
            @let number = [("number", (index + 1).into())];
            li {
                select.ds-input name="ask-unit" aria-label=(m.with("directive-ask-of", &number)) {
                    option value="" selected[row.unit.is_empty()] { (m.t("directive-of-all")) }
                    @for (unit, depth) in &units {
                        @let id = unit.id.to_string();
                        option value=(id) selected[row.unit == id] { ("\u{2003}".repeat(*depth)) (unit.name) }
                    }
                }
                textarea.ds-input name="ask-what" rows="2" lang=(language) aria-label=(m.with("directive-ask-what", &number)) { "\n" (row.what) }
            }
        } }
    }
}

// Both texts, and where they differ. The one typed stays in the form below.
async fn conflict(
    asked: &Asked,
    view: &View<'_>,
    round: &Round,
    theirs: &Directive,
    typed: &Typed,
) -> Result<Markup, crate::problem::Problem> {
    let m = view.m;
    let people = People::of(asked).await?;
    let values = [("who", people.who(round.changed.by).into()), ("moment", view.moment(round.changed.at).into())];
    Ok(html! {
        section.fault aria-labelledby="conflict" {
            h2 #conflict { (m.t("editor-conflict-title")) }
            p { (m.with("directive-conflict", &values)) }
            p.kick { (m.t("editor-conflict-theirs")) }
            (document::directive(view, round, theirs))
            p.kick { (m.t("editor-conflict-differs")) }
            p.explained lang=[view.language()] { (marked::both(theirs.text.as_str(), typed.get("text"))) }
        }
    })
}
