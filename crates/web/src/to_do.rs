//! "Att göra": what the person who is signed in must do now and by when, as one plain list, what is most urgent first, each
//! leading to where it is done. The same as text, to take along. Not what the work is for; that is [`crate::my_thread`].

use domain::policy::Right;
use domain::to_do::{Act, ToDo};
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::contribution::said::{Said, news};
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, planning, verdict_round, words, workshop};

pub(crate) mod counts;
mod item;

use item::Item;

/// `GET /{organisation}/to-do`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let list = list(&asked).await?;
    let people = People::of(&asked).await?;
    let heading = heading(m, list.len());
    let items: Vec<Item> = list.iter().map(|todo| Item::of(&view, &people, todo)).collect();
    let said = Said::of(&asked).await?;
    let main = html! {
        (parts::head(&heading, &meta(m, &list), (!list.is_empty()).then(|| as_text_link(&view))))
        (news(&view, &said))
        @if items.is_empty() { (nothing(&view)) }
        @else { ol.todo { @for item in &items { li { (item.row(&view)) } } } }
    };
    let thread = planning::thread(&view, None, Knot::here(m.t("to-do-title"), heading));
    let page = Page::new(m.t("to-do-title"), main).section(Section::ToDo).thread(thread);
    Ok(asked.frame.page(page))
}

/// `GET /{organisation}/to-do/text`
///
/// # Errors
/// None of its own.
pub async fn as_text(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let list = list(&asked).await?;
    let people = People::of(&asked).await?;
    let name = asked.frame.place.as_ref().and_then(|place| place.person.as_deref()).unwrap_or_default();
    let mut text = format!("{}\n{name}, {}, {}\n", heading(m, list.len()), view.organisation.name(), view.day);
    for (number, todo) in (1..).zip(&list) {
        let item = Item::of(&view, &people, todo);
        text.push_str(&format!("\n{number}. {}\n   {}\n", item.says_in_words(&view), item.when_in_words(m)));
        for fact in &item.about {
            text.push_str(&format!("   {}\n", fact.text));
        }
    }
    let file = format!("{}-to-do-{}.txt", view.organisation.id, view.day);
    Ok(answer::download(&file, "text/plain; charset=utf-8", text.into_bytes()))
}

/// What waits for the person, without the verdicts that are given and the workshops where something was said.
async fn list(asked: &Asked) -> Result<Vec<ToDo>, Problem> {
    let person = asked.person()?;
    let verdicts = verdict_round::of_person(&asked.app, &asked.organisation, person, asked.day).await?;
    let taken_part = workshop::taken_part(&asked.app, &asked.organisation.organisation, person, asked.day).await?;
    let mut list = verdict_round::without_given(asked.organisation.to_do(person, asked.day), &verdicts.waiting);
    list.retain(|todo| !matches!(todo.act, Act::TakePart(id) if taken_part.contains(&id)));
    Ok(list)
}

fn heading(m: Messages, count: usize) -> String {
    match count {
        0 => m.t("to-do-nothing-heading").into_owned(),
        _ => m.with("to-do-heading", &[("count", count.into()), ("words", words::in_words(m, count).into())]),
    }
}

/// How much of it is late, and how it is ordered.
fn meta(m: Messages, list: &[ToDo]) -> Vec<Markup> {
    let late = list.iter().filter(|todo| 0 < todo.late).count();
    let mut meta = Vec::new();
    if 0 < late {
        meta.push(html! { (m.with("to-do-late-count", &[("count", late.into())])) });
    }
    if 1 < list.len() {
        meta.push(html! { (m.t("to-do-order")) });
    }
    meta
}

fn as_text_link(view: &View<'_>) -> Markup {
    parts::button_link("secondary", &view.frame.to("/to-do/text"), view.m.t("to-do-as-text"))
}

/// For someone whom nothing waits for: what would stand here, and where one's own work is.
fn nothing(view: &View<'_>) -> Markup {
    let step = || parts::button_link("secondary", &view.frame.to("/my-thread"), view.m.t("menu-my-thread"));
    parts::nothing_yet(view.m.t("to-do-nothing"), view.may(Right::ReadPlanning).then(step))
}
