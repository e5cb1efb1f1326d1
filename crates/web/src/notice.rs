//! Notices: what concerns whoever is signed in, newest first, with what has not been read marked. How many there are stands in the
//! bar of every page. By which way one wants to know is chosen in `choices`, letters are written in `letters` and stopped in
//! `stop`. What a notice is, is the domain's.

use std::sync::Arc;

use domain::ids::{PersonId, WorkshopId};
use domain::notice::{Notice, Since, Way, Why};
use domain::organisation::Organisation;
use domain::policy::{self, Right, Viewer};
use domain::topic::Topic;
use domain::verdict_round;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Serialize;
use store::notices::Kept;

use crate::answer::{self, Answer};
use crate::app::App;
use crate::comment::said::{Said, path};
use crate::comment::thing;
use crate::flash::Flash;
use crate::forms::{Form, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{verdict_round as pages, words, workshop};

pub mod choices;
pub mod letters;
pub mod stop;
pub(crate) mod unread;

/// So many are shown: what is older has been dealt with or never will be.
const SHOWN: usize = 200;

/// `GET /{organisation}/notices`
///
/// # Errors
/// When the database cannot be read.
pub async fn show(asked: Asked) -> Answer {
    let kept = kept(&asked).await?;
    let notices = all(&asked.organisation, asked.person()?, asked.today, &kept, Since::BEGINNING);
    let said = Said::of(&asked).await?;
    let people = People::of(&asked).await?;
    let view = View::of(&asked);
    let m = view.m;
    let unread = notices.iter().filter(|notice| !kept.is_read(notice)).count();
    let key = asked.request_key()?;
    let main = html! {
        (parts::head(heading(m, unread), &[], Some(parts::button_link("secondary", &view.frame.to("/account/notices"), m.t("notices-choose")))))
        @if notices.is_empty() {
            (parts::nothing_yet(m.t("notices-none"), None))
        } @else {
            @if 0 < unread {
                (one_button(&view, key.as_str(), ("until", &asked.organisation.seq.to_string()), m.t("notices-read-all")))
            }
            ol.notices { @for notice in notices.iter().take(SHOWN) {
                (row(&view, &people, &said, notice, (!kept.is_read(notice)).then_some(key.as_str())))
            } }
            @if SHOWN < notices.len() { p.cap { (m.with("notices-more", &[("count", (notices.len() - SHOWN).into())])) } }
        }
    };
    let here = Knot::here(m.t("notices-title"), heading(m, unread));
    let page = Page::new(m.t("notices-title"), main).thread(crate::planning::thread(&view, None, here));
    Ok(asked.frame.page(page))
}

/// `GET /{organisation}/notices/{seq}`: reads one, and leads to what it is about.
///
/// # Errors
/// Not found when nothing of that number concerns who asks.
pub async fn open(asked: Asked) -> Answer {
    let (person, seq) = (asked.person()?, asked.id::<u64>("seq")?);
    let kept = kept(&asked).await?;
    let notices =
        all(&asked.organisation, person, asked.today, &kept, Since { seq: seq.saturating_sub(1), ..Since::BEGINNING });
    let notice = notices.iter().find(|notice| notice.seq == seq).ok_or(Problem::NotFound)?;
    let address = leads_to(&View::of(&asked), notice).ok_or(Problem::NotFound)?;
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.read_notice(&id, person, seq)).await?;
    Ok(answer::see_other(&address))
}

/// `POST /{organisation}/notices/read`: one is read, or all up to the one that was the last when the page was made.
///
/// # Errors
/// When it cannot be written.
pub async fn read(asked: Asked, typed: Typed) -> Answer {
    let (person, id) = (asked.person()?, asked.organisation.id.clone());
    // Nobody has read what has not happened.
    let last = asked.organisation.seq;
    let number = |field| typed.get(field).parse::<u64>().ok().filter(|seq| 0 < *seq).map(|seq| seq.min(last));
    let told = match (number("seq"), number("until")) {
        (Some(seq), _) => {
            asked.app.with_store(move |store| store.read_notice(&id, person, seq)).await?;
            "notices-told-read"
        }
        (None, Some(until)) => {
            asked.app.with_store(move |store| store.read_notices(&id, person, until)).await?;
            "notices-told-read-all"
        }
        (None, None) => return show(asked).await,
    };
    Ok(asked.done("/notices", &Flash::new(asked.m().t(told))))
}

/// The newest that has not been read, for a page that shows the browser's own notices.
#[derive(Debug, Serialize)]
struct Latest {
    unread: usize,
    seq: u64,
    title: String,
    text: String,
    address: String,
}

/// `GET /{organisation}/notices/latest`: for the script of a page that is open.
///
/// # Errors
/// When the database cannot be read.
pub async fn latest(asked: Asked) -> Answer {
    let kept = kept(&asked).await?;
    let mut notices = all(&asked.organisation, asked.person()?, asked.today, &kept, since_read(&kept));
    notices.retain(|notice| !kept.is_read(notice));
    let (people, view) = (People::of(&asked).await?, View::of(&asked));
    let newest = notices.first();
    let latest = Latest {
        unread: notices.len(),
        seq: newest.map_or(0, |notice| notice.seq),
        title: newest.map(|notice| says(view.m, &people, notice)).unwrap_or_default(),
        text: newest.map(|notice| about(&view, notice)).unwrap_or_default(),
        address: newest.map(|notice| view.frame.to(&format!("/notices/{}", notice.seq))).unwrap_or_default(),
    };
    let body = serde_json::to_vec(&latest).map_err(|error| Problem::fault(&error))?;
    Ok(answer::whole(axum::http::StatusCode::OK, "application/json", body))
}

async fn kept(asked: &Asked) -> Result<Kept, Problem> {
    let (organisation, person) = (Arc::clone(&asked.organisation.organisation), asked.person()?);
    asked.app.with_store(move |store| store.notices_kept_with_own(&organisation, person)).await
}

/// What concerns a person and is wanted, newest first.
pub(crate) fn all(organisation: &Organisation, person: PersonId, day: Date, kept: &Kept, since: Since) -> Vec<Notice> {
    let mut notices = organisation.notices(person, day, &kept.following, since);
    notices.retain(|notice| kept.choices.way(notice.why.sort()) != Way::None);
    notices
}

fn since_read(kept: &Kept) -> Since {
    Since { seq: kept.seen, ..Since::BEGINNING }
}

/// What the gate needs to know of a person's notices.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct OfPerson {
    /// How many have not been read; `None` for those who have none.
    pub(crate) unread: Option<usize>,
    /// Another number as soon as something that is kept of the person is another: a page that shows it is then another too.
    pub(crate) mark: u64,
    /// Whether pages that are open show the browser's own notices.
    pub(crate) browser: bool,
}

/// How many notices a viewer has not read.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn of_viewer(
    app: &App,
    organisation: &Arc<Organisation>,
    viewer: Viewer,
) -> Result<OfPerson, Problem> {
    let Viewer::Person(person, day) = viewer else { return Ok(OfPerson::default()) };
    if !policy::may(organisation, viewer, Right::OwnAccount) {
        return Ok(OfPerson::default());
    }
    let (organisation, counts) = (Arc::clone(organisation), app.clone());
    app.with_store(move |store| counts.unread().of(store, &organisation, person, day)).await
}

/// Where a notice leads: to the comment where it stands, or to what it is about.
fn leads_to(view: &View<'_>, notice: &Notice) -> Option<String> {
    match notice.why {
        Why::Reported(id) => Some(view.frame.to(&path(id))),
        Why::Expected(_) => match notice.about {
            Topic::Workshop(id) => Some(view.frame.to(&workshop::path(id, ""))),
            _ => None,
        },
        Why::Asked(id) => {
            let round = view.organisation.verdict_round(id)?;
            let tail = if round.stage(view.today) == verdict_round::Stage::Open { "/answer" } else { "" };
            Some(view.frame.to(&pages::path(id, tail)))
        }
        Why::ContributionAnswered if thing::address(view, notice.about).is_none() => {
            let place = own_in_a_workshop(view, notice)?;
            Some(view.frame.to(&workshop::path(place, "/here")))
        }
        why => {
            let there = thing::address(view, notice.about)?;
            Some(why.comment().map_or_else(|| there.clone(), |id| format!("{there}#comment-{id}")))
        }
    }
}

/// The workshop in which the reader's own contribution was left, for who reads contributions nowhere else.
fn own_in_a_workshop(view: &View<'_>, notice: &Notice) -> Option<WorkshopId> {
    let Topic::Contribution(id) = notice.about else { return None };
    view.organisation.contributions.get(id)?.place.map(|place| place.workshop)
}

/// What a notice says: "Åsa Ek nämnde dig".
pub(crate) fn says(m: Messages, people: &People, notice: &Notice) -> String {
    m.told("notice-why", notice.why.key(), &[("who", people.who(notice.stamp.by).into())])
}

/// What it is about, in words: "Mål 1.1: Företag lägger mindre tid på regler"; of what one is invited to, with its days.
pub(crate) fn about(view: &View<'_>, notice: &Notice) -> String {
    invited_to(view, notice).unwrap_or_else(|| thing::in_words(view, notice.about))
}

/// "Vad gör vi 2019? · chefsmöte · 14 november 2018".
fn invited_to(view: &View<'_>, notice: &Notice) -> Option<String> {
    let (m, organisation) = (view.m, view.organisation);
    let (what, kind, days) = match (notice.why, notice.about) {
        (Why::Expected(_), Topic::Workshop(id)) => {
            let terms = &organisation.workshop(id)?.terms;
            (&terms.title, m.word("workshop-kind", terms.kind.key()).into_owned(), workshop::days(m, terms))
        }
        (Why::ContributionAnswered, _) if thing::address(view, notice.about).is_none() => {
            let title = &organisation.workshop(own_in_a_workshop(view, notice)?)?.terms.title;
            return Some(format!("{}: {title}", m.t("workshop-knot")));
        }
        (Why::Asked(id), _) => {
            let terms = &organisation.verdict_round(id)?.terms;
            let revision = words::revision(m, organisation.strategy.get(terms.revision)?);
            (&terms.occasion, revision, m.span(terms.from, Some(terms.until)))
        }
        _ => return None,
    };
    Some(m.with("notice-invited", &[("what", what.as_str().into()), ("kind", kind.into()), ("days", days.into())]))
}

fn heading(m: Messages, unread: usize) -> String {
    m.with("notices-heading", &[("count", unread.into())])
}

/// One notice; with a way to say that it is read, while it is not.
fn row(view: &View<'_>, people: &People, said: &Said, notice: &Notice, unread: Option<&str>) -> Markup {
    let m = view.m;
    let comment = notice.why.comment().and_then(|id| view.organisation.comments.get(id));
    let to = view.frame.to(&format!("/notices/{}", notice.seq));
    html! {
        li.unread[unread.is_some()] {
            div {
                p {
                    @if unread.is_some() { (parts::tag(m.t("notices-new"), None)) " " }
                    a href=(to) { (says(m, people, notice)) }
                }
                p lang=[view.language()] { (about(view, notice)) }
                @if let Some(short) = comment.and_then(|comment| said.in_short(comment)) { p.cap lang=[view.language()] { (short) } }
                p.cap { time { (view.moment(notice.stamp.at)) } }
            }
            @if let Some(key) = unread { (one_button(view, key, ("seq", &notice.seq.to_string()), m.t("notices-read-one"))) }
        }
    }
}

fn one_button(view: &View<'_>, key: &str, (name, value): (&str, &str), says: impl maud::Render) -> Markup {
    let nothing = Typed::default();
    let inside = html! {
        input type="hidden" name=(name) value=(value);
        button.ds-button data-variant="tertiary" type="submit" { (says) }
    };
    html! { div.on-screen { (Form::new(view.m, &nothing).open(&view.frame.to("/notices/read"), key, inside)) } }
}
