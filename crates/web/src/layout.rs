//! What surrounds every page: head, header, menu, thread, notices, footer. A page says its title and what stands in
//! `main`; the [`Frame`] has the rest from the request. Not how a request becomes a frame; that is
//! [`crate::request`] and [`crate::gate`].

use std::borrow::Cow;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::ids::OrganisationId;
use domain::money::Scale;
use figures::icons::icon;
use jiff::civil::Date;
use maud::{DOCTYPE, Markup, html};

use crate::amounts::Amounts;
use crate::forms::Typed;
use crate::messages::Messages;
use crate::settings::look::Look;
use crate::thread::Thread;
use crate::{address, answer, assets, flash};

/// What a page needs of the request to be surrounded rightly.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The messages of the reader's language.
    pub m: Messages,
    /// The path and query that was asked for.
    pub address: String,
    /// The same of the page that the reader is at: what was asked for, or where a form was sent from.
    pub page_address: String,
    /// The organisation that the page is in; none on the installation's own pages.
    pub place: Option<Place>,
    /// The scale in which the reader reads kronor.
    pub scale: Scale,
    /// What to tell once, on the first page after a change.
    pub flash: Option<flash::Flash>,
}

/// The organisation around a page.
#[derive(Debug, Clone)]
pub struct Place {
    /// Which one.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
    /// Its mark, its colour, and whether it can be read in another language.
    pub look: Look,
    /// Whether its data are invented.
    pub example: bool,
    /// The number of its last event, so that an open page can tell that it is no longer the last.
    pub seq: u64,
    /// Whether it answers a form that was sent: then its address does not show it again.
    pub is_answer: bool,
    /// The name of whoever is signed in.
    pub person: Option<String>,
    /// What the person does for others today, as their deputy: a line for each.
    pub acting: Vec<String>,
    /// Whether the reader may see planning that is being worked on: then the menu leads there.
    pub plans: bool,
    /// How many things wait for whoever is signed in.
    pub to_do: usize,
    /// How many notices have not been read; `None` for those who have none.
    pub unread: Option<usize>,
    /// Whether the browser shows notices of its own while the page is open.
    pub tells_by_browser: bool,
    /// Whether there are indicators for the reader to see: then the menu leads there.
    pub measures: bool,
    /// The day that was asked for with `?as-of=`.
    pub as_of: Option<Date>,
    /// What is told of the day that was asked for.
    pub told_of_day: ToldOfDay,
    /// The day it is where the agency is.
    pub today: Date,
}

/// What a page tells of another day than today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldOfDay {
    /// What was known then.
    AsKnownThen,
    /// What is known now: it was recorded later, or is decided for a day to come.
    AsKnownNow,
    /// That nothing is known to be in force on it.
    NothingInForce,
}

/// A part of the main menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The strategy on one page, and its statements.
    Platform,
    /// Planning: rounds, units' plans, resources.
    Plan,
    /// Revisions: written, compared, on their way to a decision.
    Strategy,
    /// Whether it works: indicators and what they show.
    Indicators,
    /// What was decided.
    Decisions,
    /// What one's own work is for.
    Mine,
    /// What people think of it, and the answers.
    Contributions,
    /// What one must do, and by when.
    ToDo,
    /// The guide.
    Help,
}

/// One page: what it is called and what stands in it.
#[derive(Debug)]
pub struct Page<'a> {
    title: Cow<'a, str>,
    main: Markup,
    section: Option<Section>,
    thread: Option<Thread>,
    is_hung: bool,
    class: &'static str,
    is_alone: bool,
    again: Option<HeaderValue>,
}

impl<'a> Page<'a> {
    /// A page with this title, in the window's title bar; the `h1` stands in `main` and says the content.
    pub fn new(title: impl Into<Cow<'a, str>>, main: Markup) -> Page<'a> {
        let (title, class) = (title.into(), "");
        Page { title, main, section: None, thread: None, is_hung: false, class, is_alone: false, again: None }
    }

    /// The same, as a part of the main menu.
    pub fn section(mut self, section: Section) -> Page<'a> {
        self.section = Some(section);
        self
    }

    /// The same, with its red thread.
    pub fn thread(mut self, thread: Thread) -> Page<'a> {
        self.thread = Some(thread);
        self.hung()
    }

    /// The same, with something in `main` that the logo's thread goes on to. (Said here, because a style sheet that looks
    /// for it makes the browser style the whole page again when anything on it changes.)
    pub fn hung(mut self) -> Page<'a> {
        self.is_hung = true;
        self
    }

    /// The same, alone: without the menu and what else leads elsewhere, and without hearing of changes; its own script does.
    pub fn alone(mut self) -> Page<'a> {
        self.is_alone = true;
        self
    }

    /// The same, shown again after so many seconds, without script too: what it waits for may have come. It hears of no
    /// changes meanwhile, so that nothing is put in its place just before it is left.
    pub fn again(mut self, seconds: u16) -> Page<'a> {
        self.again = Some(seconds.into());
        self
    }

    /// The same, with classes on `main` beside `wrap`.
    pub fn class(mut self, class: &'static str) -> Page<'a> {
        self.class = class;
        self
    }
}

impl Place {
    /// Whether a part of the menu is for this reader.
    fn has(&self, part: Section) -> bool {
        match part {
            Section::Plan => self.plans,
            // Who does not plan may have something to do all the same: to say what the strategy is like.
            Section::ToDo if 0 < self.to_do => self.person.is_some(),
            Section::Mine | Section::ToDo | Section::Contributions => self.plans && self.person.is_some(),
            Section::Indicators => self.measures,
            _ => true,
        }
    }
}

impl Frame {
    /// How amounts are written for the reader.
    pub fn amounts(&self) -> Amounts {
        Amounts::new(self.m, self.scale)
    }

    /// The finished page.
    pub fn page(&self, page: Page<'_>) -> Response {
        self.page_with_status(StatusCode::OK, page)
    }

    /// The finished page with another status: 422 when it shows a form again.
    pub fn page_with_status(&self, status: StatusCode, page: Page<'_>) -> Response {
        let mut answer = answer::html(status, self.document(status, &page));
        if let Some(seconds) = page.again {
            answer.headers_mut().insert(header::REFRESH, seconds);
        }
        answer
    }

    /// A page with a form: 422 when something in it was wrong, and the title then says so first.
    pub fn form_page(&self, typed: &Typed, mut page: Page<'_>) -> Response {
        if !typed.has_refusals() {
            return self.page(page);
        }
        page.title = Cow::Owned(self.m.with("title-with-errors", &[("title", page.title.as_ref().into())]));
        self.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// Where the logo leads: the organisation's first page, or the installation's.
    pub fn home(&self) -> String {
        self.to("/")
    }

    /// An address in the organisation, which keeps the day that was asked for: `frame.to("/revisions")`.
    /// On the installation's own pages it is the path itself.
    pub fn to(&self, path: &str) -> String {
        match &self.place {
            None => path.to_owned(),
            Some(place) => {
                let inside = format!("/{}{path}", place.organisation);
                match place.as_of {
                    None => inside,
                    Some(day) => address::with(&inside, "as-of", &day.to_string()),
                }
            }
        }
    }

    fn document(&self, status: StatusCode, page: &Page<'_>) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.m.language().tag()) data-color-scheme="auto" data-color="neutral" data-size="sm" {
                head { (self.head(page)) }
                @let live = self.live().filter(|_| !page.is_alone && page.again.is_none());
                body.is-hung[page.is_hung]
                    data-seq=[live.map(|place| place.seq)]
                    data-live=[live.map(|place| format!("/{}/live", place.organisation))]
                    data-answer[live.is_some_and(|place| place.is_answer || status != StatusCode::OK)]
                    data-notices=[live.filter(|place| place.tells_by_browser).map(|place| format!("/{}/notices/latest", place.organisation))]
                {
                    a.ds-skip-link href="#main" { (self.m.t("skip-to-content")) }
                    (figures::icons::sprite())
                    @if page.is_alone { (self.header_alone()) } @else { (self.header(page.section)) }
                    (self.notices())
                    @if let Some(thread) = &page.thread { div.wrap { (thread.render(self.m)) } }
                    main #main class={ "wrap " (page.class) } { (page.main) }
                    (self.footer())
                }
            }
        }
    }

    fn head(&self, page: &Page<'_>) -> Markup {
        html! {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (self.title(&page.title)) }
            meta name="color-scheme" content="light dark";
            meta name="htmx-config" content=(HTMX);
            link rel="icon" href=(assets::address("icon.svg"));
            // The two that every page shows at once; the rest are fetched when a page has such letters.
            @for font in ["source-sans-3.woff2", "source-serif-4.woff2"] {
                link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::address(font));
            }
            link rel="stylesheet" href=(assets::address("style.css"));
            @if let Some(sheet) = self.place.as_ref().and_then(|place| place.look.sheet.as_ref()) { link rel="stylesheet" href=(sheet); }
            // Not deferred: the page is then never shown in the wrong scheme first.
            script src=(assets::address("theme.js")) {}
            script src=(assets::address("script.js")) defer {}
        }
    }

    fn title(&self, title: &str) -> String {
        match &self.place {
            None => self.m.with("title-alone", &[("title", title.into())]),
            Some(place) => {
                let key = if place.example { "title-in-example" } else { "title-in-organisation" };
                self.m.with(key, &[("title", title.into()), ("organisation", place.name.as_str().into())])
            }
        }
    }

    /// The name of the product, the way to the other language and the way out, and nothing to get lost by.
    fn header_alone(&self) -> Markup {
        let m = self.m;
        html! {
            header.top { div.wrap {
                span.logo { (m.t("product")) }
                @if let Some(place) = &self.place {
                    span.org { span.called { (place.name) } " " @if place.example { span.demo { (m.t("example-data")) } } }
                }
                div.tools {
                    @if self.place.as_ref().is_none_or(|place| place.look.has_languages) { (self.languages()) }
                    button.ghost type="button" data-theme-toggle { span.ds-sr-only { (m.t("switch-scheme")) } svg.ic aria-hidden="true" viewBox="0 0 16 16" { use href="#icon-theme" {} } }
                    @if let Some(place) = self.place.as_ref().filter(|place| place.person.is_some()) { (self.person(place)) }
                }
            } }
        }
    }

    fn header(&self, section: Option<Section>) -> Markup {
        let m = self.m;
        html! {
            header.top { div.wrap {
                a.logo href=(self.home()) { (m.t("product")) }
                @if let Some(place) = &self.place {
                    span.org.has-mark[place.look.logo.is_some()] {
                        @if let Some(mark) = &place.look.logo { img.mark src=(mark.address) width=(mark.width) height=(mark.height) alt=""; }
                        span.called { (place.name) } " " @if place.example { span.demo { (m.t("example-data")) } }
                    }
                    nav.nav aria-label=(m.t("menu-label")) { ul {
                        @for (part, path, key) in MENU.into_iter().filter(|(part, ..)| place.has(*part)) {
                            li { a href=(self.to(path)) aria-current=[(section == Some(part)).then_some("true")] {
                                (m.t(key))
                                @if part == Section::ToDo { (self.waiting(place)) }
                            } }
                        }
                        // On a phone there is no room for the field beside the menu.
                        li.phone { a href=(self.to("/search")) { (m.t("search")) } }
                    } }
                }
                div.tools {
                    @if self.place.is_some() { (self.search()) }
                    @if self.place.as_ref().is_none_or(|place| place.look.has_languages) { (self.languages()) }
                    button.ghost type="button" data-theme-toggle { span.ds-sr-only { (m.t("switch-scheme")) } svg.ic aria-hidden="true" viewBox="0 0 16 16" { use href="#icon-theme" {} } }
                    @if let Some(place) = &self.place { (self.person(place)) }
                }
            } }
        }
    }

    /// The way to the same page in the other language.
    fn languages(&self) -> Markup {
        let (m, other) = (self.m, self.m.language().other().tag());
        html! {
            a href=(address::with(&self.page_address, "lang", other)) lang=(other) hreflang=(other) {
                span.wide { (m.t("other-language")) }
                // A phone has no room for the whole word.
                span.narrow aria-hidden="true" { (other.to_uppercase()) }
            }
        }
    }

    /// How many things wait, beside "Att göra": a number for the eye, words for the ear.
    fn waiting(&self, place: &Place) -> Markup {
        let says = self.m.with("menu-to-do-count", &[("count", place.to_do.into())]);
        html! { @if 0 < place.to_do {
            span.waiting aria-hidden="true" { (self.m.number(place.to_do)) }
            span.ds-sr-only { ", " (says) }
        } }
    }

    fn search(&self) -> Markup {
        let m = self.m;
        html! {
            form role="search" action=(self.to("/search")) {
                label.ds-sr-only for="q" { (m.t("search-label")) }
                input.ds-input #q name="q" type="search" placeholder=(m.t("search")) data-search autocomplete="off";
                button.ghost type="submit" { span.ds-sr-only { (m.t("search")) } (icon("search")) }
            }
        }
    }

    fn person(&self, place: &Place) -> Markup {
        let to = |page: &str| format!("/{}/{page}", place.organisation);
        match &place.person {
            Some(name) => html! {
                (self.unread(place))
                a.me href=(to("account")) { span.ds-sr-only { (self.m.t("signed-in-as")) " " } (name) }
                form.leave method="post" action=(to("sign-out")) {
                    button.ghost type="submit" title=(self.m.t("sign-out-button")) { (icon("leave")) span { (self.m.t("sign-out-button")) } }
                }
            },
            None => {
                html! { a.me href=(address::with(&to("sign-in"), "next", &self.page_address)) { (self.m.t("sign-in-link")) } }
            }
        }
    }

    /// The way to the notices, with how many have not been read: a number for the eye, words for the ear.
    fn unread(&self, place: &Place) -> Markup {
        let m = self.m;
        html! { @if let Some(count) = place.unread {
            a.bell href={ "/" (place.organisation) "/notices" } title=(m.t("notices-title")) {
                (icon("bell"))
                span.ds-sr-only { (m.with("notices-unread", &[("count", count.into())])) }
                @if 0 < count { span.waiting aria-hidden="true" { (m.number(count)) } }
            }
        } }
    }

    /// What the page tells before its content. The region for changes stands in every page, because a screen reader
    /// only speaks of what comes into a region that was there.
    fn notices(&self) -> Markup {
        let m = self.m;
        html! {
            @if let Some(place) = &self.place {
                @if !place.acting.is_empty() {
                    section.wrap.acting aria-label=(m.t("deputies-acting-label")) { @for line in &place.acting { p.cap { (line) } } }
                }
                @if let Some(day) = place.as_of {
                    section.wrap aria-label=(m.t("as-of-label")) { p.notice {
                        (m.with(as_of_note(place, day), &[("day", m.day(day).into())]))
                        " " a href=(address::without(&self.address, "as-of")) { (m.t("as-of-back")) }
                    } }
                }
            }
            div.stays[self.flash.as_ref().is_some_and(flash::Flash::stays)] role="status" {
                @if let Some(flash) = &self.flash { div.wrap { (flash.render(m)) } }
            }
            @if self.place.is_some() {
                // What a script shows beside a field whose kept text was written over a text that stands no longer.
                template data-kept {
                    details.ds-details { summary { (m.t("kept-text")) } div {
                        p.says data-kept-text {}
                        button.ds-button data-variant="tertiary" type="button" { (m.t("kept-text-drop")) }
                    } }
                }
            }
            @if self.live().is_some() {
                div role="status" data-changed {
                    template data-newer { div.wrap { p.notice {
                        (m.t("changed-meanwhile")) " " a href=(self.page_address) { (m.t("changed-meanwhile-show")) }
                    } } }
                    template data-shown { p.ds-sr-only { (m.t("changed-meanwhile-shown")) } }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        let m = self.m;
        html! {
            footer.foot aria-label=(m.t("footer-label")) { div.wrap {
                span { (m.t("product")) }
                @if let Some(place) = &self.place {
                    @if place.example { span { (m.t("example-data-note")) } }
                    span { (m.with("shows-state-of", &[("day", m.day(place.as_of.unwrap_or(place.today)).into())])) }
                    a href={ "/" (place.organisation) "/api" } { (m.t("api-title")) }
                }
            } }
        }
    }

    /// The organisation, when the page is to hear of changes: only those who are signed in see work in progress, and
    /// a page of another day does not change.
    fn live(&self) -> Option<&Place> {
        self.place.as_ref().filter(|place| place.person.is_some() && place.as_of.is_none())
    }
}

fn as_of_note(place: &Place, day: Date) -> &'static str {
    match (place.told_of_day, place.today < day) {
        (ToldOfDay::NothingInForce, _) => "as-of-note-nothing",
        (_, true) => "as-of-note-later",
        (ToldOfDay::AsKnownNow, false) => "as-of-note-recorded-later",
        (ToldOfDay::AsKnownThen, false) => "as-of-note",
    }
}

/// What there is in the main menu: only what exists.
const MENU: [(Section, &str, &str); 9] = [
    (Section::Platform, "/", "menu-platform"),
    (Section::Plan, "/planning", "menu-plan"),
    (Section::Indicators, "/indicators", "menu-indicators"),
    (Section::Strategy, "/revisions", "menu-strategy"),
    (Section::Decisions, "/decisions", "menu-decisions"),
    (Section::Contributions, "/contributions", "contributions-title"),
    (Section::Mine, "/my-thread", "menu-my-thread"),
    (Section::ToDo, "/to-do", "menu-to-do"),
    (Section::Help, "/help", "menu-help"),
];

/// No style of its own in the page, and no requests to others: the Content-Security-Policy allows neither.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"mode":"same-origin"}"#;
