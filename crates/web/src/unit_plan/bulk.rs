//! Changing several activities of a plan at once: those that are ticked, or all that are chosen, in one change that can be
//! taken back as one. Not pasting, and not files.

use domain::activity::{Activity, Grant, Manner, PlanChange, Share, WHOLE, Work};
use domain::ids::{ActivityId, FundingId, StatementId};
use domain::money::Resources;
use domain::refusal::{Refusal, Refusals};
use domain::writing::Seen;
use maud::{Markup, html};

use super::day::{self, End};
use super::desk::{Desk, Sums};
use super::row;
use super::selection::Selection;
use super::table::{BULK, Table, goal_options, source_options};
use super::{Shown, edit, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::people::People;
use crate::request::Asked;

/// What a field says that is to become empty.
const NONE: &str = "none";

/// The form under the table. Fields that are left as they are change nothing.
pub(super) fn section(table: &Table<'_>, typed: Option<&Typed>) -> Markup {
    let (desk, m) = (table.desk, table.desk.view.m);
    let nothing = Typed::default();
    let typed = typed.unwrap_or(&nothing);
    let form = Form::new(m, typed);
    let keep = || (String::new(), m.t("bulk-unchanged"));
    let statuses = domain::activity::Status::ALL
        .into_iter()
        .map(|status| (status.key().to_owned(), m.word("activity-status", status.key())));
    let statuses: Vec<_> = std::iter::once(keep()).chain(statuses).collect();
    html! {
        section.bulk #bulk aria-labelledby="bulk-title" data-bulk {
            h2 #bulk-title { (m.t("bulk-title")) " " small data-ticked data-ticked-text=(m.t("bulk-ticked")) {} }
            (form.summary())
            form.row id=(BULK) method="post" action=(desk.address("/bulk")) novalidate {
                input type="hidden" name=(REQUEST_KEY) value=(table.request_key);
                input type="hidden" name="selection" value=(table.selection.query());
                @if table.selection.is_part() {
                    div.ds-field {
                        input.ds-input type="checkbox" #bulk-all name="all" value="yes" checked[typed.has("all")];
                        label for="bulk-all" { (m.t("bulk-all-chosen")) }
                    }
                } @else {
                    div.ds-field {
                        input.ds-input type="checkbox" #bulk-all name="all" value="yes" checked[typed.has("all")];
                        label for="bulk-all" { (m.t("bulk-all")) }
                    }
                }
                @if !desk.rests() {
                    (select(typed, "goals", &m.t("plan-goal"), html! {
                        option value="" { (m.t("bulk-unchanged")) }
                        option value=(NONE) selected[typed.get("goals") == NONE] { (m.t("bulk-no-goal")) }
                        (goal_options(desk, typed.get("goals")))
                    }))
                    (select(typed, "resources", &m.t("plan-source"), html! {
                        option value="" { (m.t("bulk-unchanged")) }
                        (source_options(desk, typed.get("resources")))
                    }))
                }
                (form.select(&Field::new("status", m.t("plan-status")), &statuses))
                div.ds-field {
                    label.ds-label for="owner" { (m.t("plan-owner")) }
                    input.ds-input #owner name="owner" type="text" value=(typed.get("owner")) list=(edit::PEOPLE) autocomplete="off"
                        aria-invalid=[typed.is_wrong("owner").then_some("true")];
                }
                div.ds-field {
                    label.ds-label for="from" { (m.t("plan-from")) }
                    input.ds-input.short #from name="from" type="text" value=(typed.get("from")) autocomplete="off"
                        aria-invalid=[typed.is_wrong("from").then_some("true")];
                }
                div.ds-field {
                    label.ds-label for="until" { (m.t("plan-until")) }
                    input.ds-input.short #until name="until" type="text" value=(typed.get("until")) autocomplete="off"
                        aria-invalid=[typed.is_wrong("until").then_some("true")];
                }
                button.ds-button type="submit" name="do" value="change" { (m.t("bulk-change")) }
                button.ds-button data-variant="tertiary" type="submit" name="do" value="remove" { (m.t("bulk-remove")) }
            }
        }
    }
}

fn select(typed: &Typed, name: &'static str, label: &str, options: Markup) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for=(name) { (label) }
            select.ds-input id=(name) name=(name) aria-invalid=[typed.is_wrong(name).then_some("true")] { (options) }
        }
    }
}

/// `POST /{organisation}/planning/{round}/units/{unit}/bulk`
///
/// # Errors
/// Forbidden for who does not plan for the unit.
pub async fn change(asked: Asked, mut typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let people = People::of(&asked).await?;
    let selection = Selection::of_query(typed.get("selection"));
    let ticked = ticked(&desk, &people, &selection, &typed);
    let removes = typed.get("do") == "remove";
    if ticked.is_empty() {
        typed.refuse(Refusal::new("nothing-ticked"));
    }
    let wanted = Wanted::of(&desk, &people, &mut typed);
    if !removes && !typed.has_refusals() && wanted.is_nothing() {
        typed.refuse(Refusal::new("nothing-to-change"));
    }
    let ids: Vec<ActivityId> = ticked.iter().map(|(id, _)| *id).collect();
    if typed.has_refusals() {
        return page(&asked, &desk, Shown { selection, bulk: Some(typed), ticked: ids, ..Shown::default() }).await;
    }
    let change = if removes {
        PlanChange { removed: ticked, ..PlanChange::default() }
    } else {
        let changed = ticked.into_iter().map(|(id, seen)| {
            let work =
                desk.activity(id).map_or_else(|| wanted.added(&desk), |activity| wanted.applied(&desk, activity));
            (id, seen, work)
        });
        PlanChange { changed: changed.collect(), ..PlanChange::default() }
    };
    let place = (desk.round.number, desk.unit.id);
    let manner = if ids.len() == 1 { Manner::Edited } else { Manner::Bulk };
    let outcome = asked
        .amend(&typed, move |organisation, context| organisation.write_plan(context, place, change.clone(), manner))
        .await?;
    match outcome {
        Ok(_) => {
            let key = if removes { "bulk-removed" } else { "bulk-changed" };
            let told = asked.m().with(key, &[("count", ids.len().into())]);
            let told = Flash::new(told).with_undo(desk.address("/undo"));
            Ok(asked.done(&desk.path(&selection.query_and("")), &told))
        }
        Err(refusals) => refused(asked, typed, selection, ids, refusals).await,
    }
}

async fn refused(
    asked: Asked,
    typed: Typed,
    selection: Selection,
    ticked: Vec<ActivityId>,
    refusals: Refusals,
) -> Answer {
    let asked = asked.again().await?;
    let desk = Desk::to_write(&asked)?;
    let bulk = Some(typed.refused(refusals));
    page(&asked, &desk, Shown { selection, bulk, ticked, ..Shown::default() }).await
}

/// The activities that are ticked, each as it was seen; or all that are chosen, as they stand.
fn ticked(desk: &Desk<'_>, people: &People, selection: &Selection, typed: &Typed) -> Vec<(ActivityId, Seen)> {
    if typed.has("all") {
        let sums = Sums::of(&desk.entries(), desk.amounts());
        let rows = selection.chosen(desk, people, &sums);
        return rows.into_iter().map(|activity| (activity.id, Seen(activity.version))).collect();
    }
    let mut ticked: Vec<(ActivityId, Seen)> = typed
        .all("activity")
        .filter_map(|tick| {
            let (id, version) = tick.split_once(':')?;
            Some((id.parse().ok()?, Seen(version.parse().ok()?)))
        })
        .collect();
    ticked.sort_by_key(|(id, _)| *id);
    ticked.dedup_by_key(|(id, _)| *id);
    ticked
}

/// What is to become of those that are ticked; `None` leaves it as it is.
struct Wanted {
    goals: Option<Vec<Share>>,
    source: Option<FundingId>,
    status: Option<domain::activity::Status>,
    owner: Option<domain::ids::PersonId>,
    from: Option<jiff::civil::Date>,
    until: Option<jiff::civil::Date>,
}

impl Wanted {
    fn of(desk: &Desk<'_>, people: &People, typed: &mut Typed) -> Wanted {
        let period = row::period(desk);
        let named = typed.get("owner").trim().to_owned();
        let owner = people.called(&named);
        if owner.is_none() && !named.is_empty() {
            let value: String = named.chars().take(60).collect();
            typed.refuse(Refusal::new("nobody-called").at("owner").with("value", value));
        }
        Wanted {
            goals: match typed.get("goals") {
                "" => None,
                NONE => Some(Vec::new()),
                goal => match goal.parse::<StatementId>() {
                    Ok(goal) => Some(vec![Share { goal, share: WHOLE }]),
                    Err(_) => None,
                },
            },
            source: typed.get("resources").parse().ok(),
            status: row::status(typed.get("status")),
            owner,
            from: typed.optional("from", |text| day::parse(text, End::First, period)),
            until: typed.optional("until", |text| day::parse(text, End::Last, period)),
        }
    }

    fn is_nothing(&self) -> bool {
        self.goals.is_none()
            && self.source.is_none()
            && self.status.is_none()
            && self.owner.is_none()
            && self.from.is_none()
            && self.until.is_none()
    }

    fn applied(&self, desk: &Desk<'_>, activity: &Activity) -> Work {
        self.to(desk, activity.work.clone())
    }

    // For one that is gone meanwhile: the rule then refuses the whole, and names it.
    fn added(&self, desk: &Desk<'_>) -> Work {
        self.to(desk, Work::new(desk.unit.name.clone(), desk.round.from, None))
    }

    fn to(&self, desk: &Desk<'_>, mut work: Work) -> Work {
        if let Some(goals) = self.goals.as_ref().filter(|_| !desk.rests()) {
            work.goals = goals.clone();
        }
        if let Some(source) = self.source.filter(|_| !desk.rests()) {
            let resources: Resources = work.total();
            work.resources = if resources.is_none() { Vec::new() } else { vec![Grant { source, resources }] };
        }
        work.status = self.status.unwrap_or(work.status);
        work.owner = self.owner.or(work.owner);
        work.from = self.from.unwrap_or(work.from);
        work.until = self.until.or(work.until);
        work
    }
}
