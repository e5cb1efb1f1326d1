//! The list of contributions: all, or those that are chosen by how they were answered, whose they are, what they are about,
//! where they come from and their words. Also where those who work with the strategy choose which to put together.

use std::collections::BTreeSet;

use domain::contribution::{About, Contribution, ContributionState};
use domain::ids::{ContributionId, RevisionNumber, WorkshopId};
use domain::policy::{Right, Viewer};
use domain::text::fold;
use domain::to_do::Act;
use maud::{Markup, html};

use super::said::{Said, in_short, news, path};
use super::{origin, thing, thread, who};
use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{address, parts};

/// How many are on a page: each takes several lines.
const ON_A_PAGE: usize = 40;

/// `GET /{organisation}/contributions`
///
/// # Errors
/// What the store could not do.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default(), asked.query("choose").is_some()).await
}

/// The list with boxes, to choose which to put together.
///
/// # Errors
/// As [`show`].
pub(super) async fn choosing(asked: &Asked, typed: Typed) -> Answer {
    page(asked, &typed, true).await
}

async fn page(asked: &Asked, typed: &Typed, chooses: bool) -> Answer {
    let (people, said, view) = (People::of(asked).await?, Said::of(asked).await?, View::of(asked));
    let chosen = Chosen::of(asked);
    if chosen.whose == Some(Whose::Mine) {
        seen(asked).await?;
    }
    let m = view.m;
    let only = chosen.only(&view);
    let is_chosen = |it: &&Contribution| only.iter().all(|those| those.contains(&it.id)) && chosen.takes(&said, it);
    let mut found: Vec<&Contribution> = view.organisation.contributions.all().rev().filter(is_chosen).collect();
    // What is new to the reader first, where the list is of the reader's own.
    if chosen.whose == Some(Whose::Mine) {
        let news: BTreeSet<_> = said.concerned.news(view.organisation).iter().map(|it| it.id).collect();
        found.sort_by_key(|it| !news.contains(&it.id));
    }
    let list = List { view, people: &people, said: &said, chosen: &chosen, found };
    let key = asked.request_key()?;
    let chooses = chooses && list.may_choose();
    let main = list.main(typed, asked.query("page").as_deref(), chooses.then_some(key.as_str()));
    let here = Knot::here(m.t("contributions-knot"), m.t("contributions-title"));
    let page = Page::new(m.t("contributions-title"), main).section(Section::Contributions).thread(thread(
        &list.view,
        chosen.thing(),
        here,
    ));
    Ok(asked.frame.form_page(typed, page))
}

/// Whoever looks at the own has seen what came of them.
async fn seen(asked: &Asked) -> Result<(), Problem> {
    let (Ok(person), id, seq) = (asked.person(), asked.organisation.id.clone(), asked.organisation.seq) else {
        return Ok(());
    };
    asked.app.with_store(move |store| store.see_contributions(&id, person, seq)).await
}

/// Whose contributions to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The reader's own and those that the reader follows.
    Mine,
    /// Those that the reader is to answer.
    ToAnswer,
    /// Those that readers have objected to.
    Reported,
}

impl Whose {
    const ALL: [Whose; 3] = [Whose::Mine, Whose::ToAnswer, Whose::Reported];

    fn key(self) -> &'static str {
        match self {
            Whose::Mine => "mine",
            Whose::ToAnswer => "to-answer",
            Whose::Reported => "reported",
        }
    }
}

/// What they are to be about.
enum WhatAbout {
    Thing(About),
    Sort(&'static str),
}

/// From which workshop they are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FromWorkshop {
    /// From none: left directly.
    None,
    One(WorkshopId),
}

impl FromWorkshop {
    fn read(text: &str) -> Option<FromWorkshop> {
        if text == "direct" { Some(FromWorkshop::None) } else { text.parse().ok().map(FromWorkshop::One) }
    }

    fn key(self) -> String {
        match self {
            FromWorkshop::None => "direct".to_owned(),
            FromWorkshop::One(id) => id.to_string(),
        }
    }
}

/// The sorts of things that they can be about.
const SORTS: [&str; 4] = ["statement", "activity", "indicator", "nothing"];

/// Which contributions the reader wants to see.
struct Chosen {
    state: Option<ContributionState>,
    whose: Option<Whose>,
    about: Option<WhatAbout>,
    workshop: Option<FromWorkshop>,
    led_to: Option<RevisionNumber>,
    words: String,
}

impl Chosen {
    fn of(asked: &Asked) -> Chosen {
        let query = |name: &str| asked.query(name).filter(|value| !value.trim().is_empty());
        let about = query("about").and_then(|about| match about.parse() {
            Ok(about) => Some(WhatAbout::Thing(about)),
            Err(_) => SORTS.into_iter().find(|sort| *sort == about).map(WhatAbout::Sort),
        });
        Chosen {
            state: query("state").and_then(|key| ContributionState::ALL.into_iter().find(|it| it.key() == key)),
            whose: query("whose").and_then(|key| Whose::ALL.into_iter().find(|it| it.key() == key)),
            about,
            workshop: query("workshop").and_then(|workshop| FromWorkshop::read(&workshop)),
            led_to: query("led-to").and_then(|number| number.parse().ok()),
            words: query("q").unwrap_or_default(),
        }
    }

    fn thing(&self) -> Option<About> {
        match self.about {
            Some(WhatAbout::Thing(about)) => Some(about),
            _ => None,
        }
    }

    fn about_key(&self) -> String {
        match &self.about {
            Some(WhatAbout::Thing(about)) => about.to_string(),
            Some(WhatAbout::Sort(sort)) => (*sort).to_owned(),
            None => String::new(),
        }
    }

    /// What the organisation as a whole has to be asked about: each a set that the chosen have to be in.
    fn only(&self, view: &View<'_>) -> Vec<BTreeSet<ContributionId>> {
        let mut only = Vec::new();
        if let Some(About::Statement(id)) = self.thing() {
            only.push(view.organisation.contributions_behind(id).iter().map(|behind| behind.id).collect());
        }
        if self.whose == Some(Whose::ToAnswer) {
            only.push(asked_of(view));
        }
        only
    }

    fn takes(&self, said: &Said, it: &Contribution) -> bool {
        let is_state = self.state.is_none_or(|state| it.state() == state);
        let is_whose = match self.whose {
            None | Some(Whose::ToAnswer) => true,
            Some(Whose::Mine) => said.concerned.has(it.id),
            Some(Whose::Reported) => !it.reports.is_empty() && it.hidden.is_none(),
        };
        let is_about = match &self.about {
            None | Some(WhatAbout::Thing(About::Statement(_))) => true,
            Some(WhatAbout::Thing(about)) => it.about == Some(*about),
            Some(WhatAbout::Sort(sort)) => it.about.map_or("nothing", About::key) == *sort,
        };
        let is_from = match self.workshop {
            None => true,
            Some(FromWorkshop::None) => it.place.is_none(),
            Some(FromWorkshop::One(id)) => it.place.is_some_and(|place| place.workshop == id),
        };
        let led_to = it.answer().and_then(|answer| answer.led_to).map(|led_to| led_to.revision);
        let has_led = self.led_to.is_none_or(|revision| led_to == Some(revision));
        has_led && is_state && is_whose && is_about && is_from && self.has_words(said, it)
    }

    /// Every word stands somewhere in what the reader may read of it: the text, or the answer.
    fn has_words(&self, said: &Said, it: &Contribution) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = said.readable(it).map_or_else(String::new, |text| fold(&text));
        let answer = it.answer().map_or_else(String::new, |answer| fold(answer.reason.as_str()));
        fold(&self.words).split_whitespace().all(|word| text.contains(word) || answer.contains(word))
    }
}

/// Those that stand on the reader's list of what to do.
fn asked_of(view: &View<'_>) -> BTreeSet<ContributionId> {
    let Viewer::Person(person, day) = view.viewer else { return BTreeSet::new() };
    let asked = view.organisation.to_do(person, day).into_iter().filter_map(|todo| match todo.act {
        Act::AnswerContributions(asked) => Some(asked),
        _ => None,
    });
    asked.flatten().collect()
}

struct List<'a> {
    view: View<'a>,
    people: &'a People,
    said: &'a Said,
    chosen: &'a Chosen,
    found: Vec<&'a Contribution>,
}

impl List<'_> {
    fn may_choose(&self) -> bool {
        self.view.is_today() && self.view.may(Right::WriteStrategy)
    }

    fn main(&self, typed: &Typed, turned_to: Option<&str>, choosing: Option<&str>) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let contributions = &view.organisation.contributions;
        let title = m.with("contributions-heading", &[("count", self.found.len().into())]);
        let paging = Paging::by(self.found.len(), turned_to, ON_A_PAGE);
        let shown = &self.found[paging.range()];
        html! {
            (parts::head(title, &self.meta(), Some(self.acts())))
            @if self.chosen.whose != Some(Whose::Mine) { (news(view, self.said)) }
            @if contributions.is_empty() { (parts::nothing_yet(m.t("contributions-none"), None)) }
            @else {
                (self.filter())
                @if self.found.is_empty() { (parts::nothing_yet(m.t("contributions-none-chosen"), None)) }
                @else if let Some(key) = choosing { (self.choices(typed, shown, key)) }
                @else { (items(view, self.people, self.said, shown)) }
                (paging.links(m, &self.here(), "main"))
            }
        }
    }

    /// How many were answered, and where groups and terms are.
    fn meta(&self) -> Vec<Markup> {
        let (view, m) = (&self.view, self.view.m);
        let (answered, of) = view.organisation.contributions.answered();
        let mut meta = Vec::new();
        if let Some(revision) = self.chosen.led_to {
            meta.push(html! { (m.with("contributions-led-to", &[("revision", revision.to_string().into())])) });
        }
        if let Some(share) = (100 * answered).checked_div(of) {
            let values = [("answered", answered.into()), ("of", of.into()), ("share", share.into())];
            meta.push(html! { (m.with("contributions-answered", &values)) });
        }
        meta.push(html! { a href=(view.frame.to("/workshops")) { (m.t("workshops-title")) } });
        if view.may(Right::WriteStrategy) {
            meta.push(html! { a href=(view.frame.to("/contributions/terms")) { (m.t("contribution-terms")) } });
        }
        meta
    }

    fn acts(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        if !view.is_today() {
            return html! {};
        }
        let chooses = address::with(&self.here(), "choose", "yes");
        html! {
            @if view.may(Right::Contribute) { (parts::button_link("primary", &view.frame.to("/contributions/new"), m.t("contribution-leave"))) }
            @if self.may_choose() && !view.organisation.contributions.is_empty() {
                (parts::button_link("secondary", &chooses, m.t("contributions-put-together")))
            }
        }
    }

    fn here(&self) -> String {
        let mut here = self.view.frame.to("/contributions");
        let chosen = self.chosen;
        let about = chosen.about_key();
        let led_to = chosen.led_to.map(|revision| revision.to_string()).unwrap_or_default();
        let workshop = chosen.workshop.map(FromWorkshop::key).unwrap_or_default();
        for (name, value) in [
            ("state", chosen.state.map_or("", ContributionState::key)),
            ("whose", chosen.whose.map_or("", Whose::key)),
            ("about", about.as_str()),
            ("workshop", workshop.as_str()),
            ("led-to", led_to.as_str()),
            ("q", chosen.words.as_str()),
        ] {
            if !value.is_empty() {
                here = address::with(&here, name, value);
            }
        }
        here
    }

    fn filter(&self) -> Markup {
        let (view, m, chosen) = (&self.view, self.view.m, self.chosen);
        let workshops: BTreeSet<WorkshopId> =
            view.organisation.contributions.all().filter_map(|it| it.place).map(|place| place.workshop).collect();
        let workshops = workshops.into_iter().rev().filter_map(|id| view.organisation.workshop(id));
        let whose = Whose::ALL.into_iter().filter(|whose| *whose != Whose::Reported || view.may(Right::WriteStrategy));
        let about = chosen.about_key();
        html! {
            form.row.filter method="get" action=(address::without(&view.frame.to("/contributions"), "as-of")) aria-label=(m.t("contributions-filter")) {
                @if let Some(revision) = chosen.led_to { input type="hidden" name="led-to" value=(revision); }
                @if !view.is_today() { input type="hidden" name="as-of" value=(view.day); }
                label.ds-field { span.cap { (m.t("contributions-words")) } input.ds-input type="search" name="q" value=(chosen.words); }
                label.ds-field { span.cap { (m.t("contribution-answer")) } select.ds-input name="state" {
                    option value="" { (m.t("contributions-all-states")) }
                    @for state in ContributionState::ALL { option value=(state.key()) selected[chosen.state == Some(state)] { (m.word("contribution-state", state.key())) } }
                } }
                @if view.may(Right::Contribute) {
                    label.ds-field { span.cap { (m.t("contributions-whose")) } select.ds-input name="whose" {
                        option value="" { (m.t("contributions-whose-all")) }
                        @for whose in whose { option value=(whose.key()) selected[chosen.whose == Some(whose)] { (m.word("contributions-whose", whose.key())) } }
                    } }
                }
                label.ds-field { span.cap { (m.t("contribution-about")) } select.ds-input name="about" {
                    option value="" { (m.t("contributions-about-all")) }
                    @if let Some(thing) = chosen.thing() { option value=(about) selected { (thing::in_words(view, Some(thing))) } }
                    @for sort in SORTS { option value=(sort) selected[about == sort] { (m.word("contributions-about", sort)) } }
                } }
                label.ds-field { span.cap { (m.t("contribution-origin")) } select.ds-input name="workshop" {
                    option value="" { (m.t("contributions-origin-all")) }
                    option value="direct" selected[chosen.workshop == Some(FromWorkshop::None)] { (m.t("contribution-direct")) }
                    @for it in workshops { option value=(it.id) selected[chosen.workshop == Some(FromWorkshop::One(it.id))] lang=[view.language()] { (it.terms.title) } }
                } }
                button.ds-button data-variant="secondary" type="submit" { (m.t("contributions-show")) }
            }
        }
    }

    /// The same with a box before each, and the heading under which the chosen are put together.
    fn choices(&self, typed: &Typed, shown: &[&Contribution], key: &str) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let form = Form::new(m, typed);
        let label = |it: &Contribution| html! { (in_short(view, &self.said.says(it))) };
        let boxes: Vec<(String, Markup)> =
            shown.iter().filter(|it| it.withdrawn.is_none()).map(|it| (it.id.to_string(), label(it))).collect();
        let heading = Field::new("heading", m.t("contribution-heading")).hint(m.t("contribution-heading-hint"));
        let inside = html! {
            (form.line(&heading.language(view.language())))
            (form.boxes(&Field::new("contributions", m.t("contributions-chosen")), &boxes))
            (form.buttons(m.t("contributions-put-together-do"), Some(&self.here())))
        };
        form.open(&view.frame.to("/contributions/groups"), key, inside)
    }
}

/// Contributions one under the other: what each says, what it is about, and what was answered.
pub(super) fn items(view: &View<'_>, people: &People, said: &Said, shown: &[&Contribution]) -> Markup {
    let m = view.m;
    html! {
        ol.contributions { @for it in shown { li {
            p.says { a href=(view.frame.to(&path(it.id))) { (in_short(view, &said.says(it))) } }
            p.cap {
                span { (who(m, people, it)) ", " time { (view.m.day(view.zone.to_datetime(it.made.at).date())) } }
                @if let Some(title) = origin(view, it) { " · " (title) }
                " · " (thing::in_words(view, it.about))
            }
            div.answered {
                (parts::tag(m.word("contribution-state", it.state().key()), None))
                @if said.concerned.is_news(it) { " " (parts::tag(m.t("contribution-new"), None)) }
                @if let Some(answer) = it.answer() { " " span lang=[view.language()] { (answer.reason) } }
            }
        } } }
    }
}
