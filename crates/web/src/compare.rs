//! Two revisions side by side: the picture of what became of what, whether it got simpler in figures, and each
//! statement word by word with its reason. The address of a comparison is its permanent link. Not how the lineage is
//! found or the figures are counted; that is `domain`.

use std::cmp::Ordering;

use domain::comparison::Comparison;
use domain::ids::RevisionNumber;
use domain::policy;
use domain::revision::Revision;
use domain::strategy::Strategy;
use maud::{Markup, html};

use self::chosen::Chosen;
use self::lines::Sides;
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::layout::{Frame, Page, Section};
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{knots, parts, words};

mod chosen;
mod flow;
mod lines;
pub(crate) mod measured;
mod names;
mod simplification;

/// `GET /{organisation}/compare/{old}/{new}`
///
/// # Errors
/// Not found when one of the revisions is not there, or not for this viewer to read.
pub async fn show(asked: Asked) -> Answer {
    let (old, new) = (readable(&asked, "old")?, readable(&asked, "new")?);
    match old.number.cmp(&new.number) {
        // One comparison has one address: what is older is compared with what is newer.
        Ordering::Greater => {
            let values = [old.number, new.number].map(|number| number.to_string());
            let told = asked
                .m()
                .with("compare-turned", &[("new", values[0].as_str().into()), ("old", values[1].as_str().into())]);
            Ok(asked.told(&address(&asked.frame, new, old), &Flash::new(told)))
        }
        Ordering::Equal => Ok(asked.frame.page(with_itself(&asked, old))),
        Ordering::Less => {
            let comparison = asked.app.measured().compare(&asked.organisation, old, new);
            Ok(asked.frame.page(page(&asked, &comparison)))
        }
    }
}

/// `GET /{organisation}/compare?old=3&new=4`: where the form that chooses two revisions leads. Without them, what steers
/// now is compared with what it came from.
///
/// # Errors
/// Not found when one of the revisions is not there, or not for this viewer to read.
pub async fn choose(asked: Asked) -> Answer {
    let number = |name| asked.query(name).map(|text| text.parse::<RevisionNumber>());
    match (number("old"), number("new")) {
        (Some(old), Some(new)) => {
            let old = readable_number(&asked, old.map_err(|_| Problem::NotFound)?)?;
            let new = readable_number(&asked, new.map_err(|_| Problem::NotFound)?)?;
            Ok(answer::see_other(&address(&asked.frame, old, new)))
        }
        _ => match latest_two(&asked) {
            Some((old, new)) => Ok(answer::see_other(&address(&asked.frame, old, new))),
            None => Ok(asked.frame.page(nothing_to_compare(&asked))),
        },
    }
}

/// The address of a comparison: its permanent link.
pub fn address(frame: &Frame, old: &Revision, new: &Revision) -> String {
    frame.to(&format!("/compare/{}/{}", old.number, new.number))
}

/// The revision that a comparison of this one is best made with: what it was written from, or else the one before it
/// in force.
pub fn before<'a>(strategy: &'a Strategy, revision: &Revision) -> Option<&'a Revision> {
    let written_from = revision.based_on.and_then(|number| strategy.get(number));
    written_from.or_else(|| strategy.revisions().rev().find(|other| other.number < revision.number))
}

fn readable<'a>(asked: &'a Asked, name: &str) -> Result<&'a Revision, Problem> {
    readable_number(asked, asked.id(name)?)
}

fn readable_number(asked: &Asked, number: RevisionNumber) -> Result<&Revision, Problem> {
    let revision = asked.organisation.strategy.get(number).ok_or(Problem::NotFound)?;
    policy::may_read(&asked.organisation, asked.viewer, revision).then_some(revision).ok_or(Problem::NotFound)
}

// Newest first: what is chosen most often.
fn readable_all(asked: &Asked) -> Vec<&Revision> {
    let revisions = asked.organisation.strategy.revisions().rev();
    revisions.filter(|revision| policy::may_read(&asked.organisation, asked.viewer, revision)).collect()
}

fn latest_two(asked: &Asked) -> Option<(&Revision, &Revision)> {
    let all = readable_all(asked);
    let now = asked.organisation.strategy.in_force_on(asked.day);
    let with_before = |revision: &Revision| {
        let before = before(&asked.organisation.strategy, revision)?;
        all.iter().copied().find(|other| other.number == before.number)
    };
    let newest_first = now.into_iter().chain(all.iter().copied());
    newest_first.into_iter().find_map(|revision| Some((with_before(revision)?, revision)))
}

fn page<'a>(asked: &Asked, comparison: &Comparison<'_>) -> Page<'a> {
    let (m, organisation, view) = (asked.m(), &*asked.organisation, View::of(asked));
    let (old, new) = (comparison.old, comparison.new);
    let address = address(&asked.frame, old, new);
    let (old_model, new_model) = (organisation.model_of(old), organisation.model_of(new));
    let heads = short_names(m, old, new);
    let sides = Sides { m, comparison, old_model, new_model, language: view.language() };
    let main = html! {
        (parts::head(title(m, comparison), &[about(asked, old, "compare-of"), about(asked, new, "compare-with")], Some(chooser(asked, old, new))))
        div.cols {
            (flow::figure(m, comparison, [old_model, new_model], [&heads[0], &heads[1]]))
            aside aria-label=(m.t("compare-in-figures")) {
                (simplification::table(m, comparison, [old_model, new_model], [&heads[0], &heads[1]]))
            }
        }
        (sides.section(&Chosen::of(asked.query.as_deref()), asked.query("page").as_deref(), &address))
    };
    let title =
        m.with("compare-window", &[("old", old.number.to_string().into()), ("new", new.number.to_string().into())]);
    Page::new(title, main).section(Section::Strategy).thread(thread(asked, old, new))
}

fn title(m: Messages, comparison: &Comparison<'_>) -> String {
    let (before, after) = (comparison.before.statements, comparison.after.statements);
    if before == after {
        let same = comparison.count(domain::lineage::Fate::Kept);
        let changed = comparison.origins.len() - same;
        m.with("compare-title-as-many", &[("count", after.into()), ("changed", changed.into())])
    } else {
        m.with("compare-title", &[("before", before.into()), ("after", after.into())])
    }
}

// "Revision 3, gällde 2015-02-10 – 2018-10-22"; a draft has a state and no days.
fn about(asked: &Asked, revision: &Revision, key: &'static str) -> Markup {
    let (m, strategy) = (asked.m(), &asked.organisation.strategy);
    let name = words::revision(m, revision);
    let when = match revision.in_force_from() {
        Some(from) => words::in_force(m, from, strategy.in_force_until(revision), asked.today),
        None => words::in_a_sentence(&words::state(m, strategy.state(revision, asked.today))),
    };
    let name = if key == "compare-with" { words::in_a_sentence(&name) } else { name };
    html! { (m.with(key, &[("revision", name.into()), ("when", when.into())])) }
}

// What heads a column: the year that it came into force, or the revision's name when that does not tell them apart.
fn short_names(m: Messages, old: &Revision, new: &Revision) -> [String; 2] {
    match (old.in_force_from(), new.in_force_from()) {
        (Some(before), Some(after)) if before.year() != after.year() => {
            [before.year().to_string(), after.year().to_string()]
        }
        _ => [words::revision(m, old), words::revision(m, new)],
    }
}

fn chooser(asked: &Asked, old: &Revision, new: &Revision) -> Markup {
    let m = asked.m();
    let choices = readable_all(asked);
    let select = |name: &'static str, chosen: &Revision| {
        html! {
            select.ds-input #(name) name=(name) { @for revision in &choices {
                option value=(revision.number) selected[revision.number == chosen.number] { (choice(asked, revision)) }
            } }
        }
    };
    html! {
        form.row.asof action=(asked.to("/compare")) {
            label.lbl for="old" { (m.t("compare-choose-old")) }
            (select("old", old))
            label.lbl for="new" { (m.t("compare-choose-new")) }
            (select("new", new))
            button.ds-button type="submit" data-variant="secondary" { (m.t("compare-choose")) }
        }
    }
}

// "Revision 3 (2015)", "Revision 5 (utkast)".
fn choice(asked: &Asked, revision: &Revision) -> String {
    let m = asked.m();
    let state = match revision.in_force_from() {
        Some(from) => from.year().to_string(),
        None => words::in_a_sentence(&words::state(m, asked.organisation.strategy.state(revision, asked.today))),
    };
    format!("{} ({state})", words::revision(m, revision))
}

fn thread(asked: &Asked, old: &Revision, new: &Revision) -> Thread {
    let m = asked.m();
    let against = m.with("compare-knot", &[("revision", words::in_a_sentence(&words::revision(m, old)).into())]);
    Thread {
        up: knots::to_revision(&asked.frame, &asked.organisation, new),
        ..Thread::to(Knot::here(m.t("compare-origin"), against))
    }
}

fn with_itself<'a>(asked: &Asked, revision: &Revision) -> Page<'a> {
    let m = asked.m();
    let name = words::revision(m, revision);
    let before = before(&asked.organisation.strategy, revision)
        .filter(|before| policy::may_read(&asked.organisation, asked.viewer, before));
    let main = html! {
        (parts::head(m.with("compare-itself", &[("revision", name.as_str().into())]), &[], Some(chooser(asked, revision, revision))))
        div.stack {
            p { (m.t("compare-itself-what")) }
            @if let Some(before) = before {
                p { a href=(address(&asked.frame, before, revision)) {
                    (m.with("compare-itself-instead", &[("revision", words::in_a_sentence(&words::revision(m, before)).into())]))
                } }
            }
        }
    };
    Page::new(name, main).section(Section::Strategy).thread(thread(asked, revision, revision))
}

fn nothing_to_compare<'a>(asked: &Asked) -> Page<'a> {
    let m = asked.m();
    let main = html! {
        (parts::head(m.t("compare-nothing"), &[], None))
        (parts::nothing_yet(m.t("compare-nothing-what"), None))
    };
    Page::new(m.t("compare-nothing"), main).section(Section::Strategy)
}
