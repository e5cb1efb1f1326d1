//! The table of a unit's plan: a row for each activity that is chosen, the row that is being typed, and the sums. On a
//! phone each row is a card. Not what is read from a row; that is `row`.

use domain::activity::{Activity, Work};
use domain::ids::{ActivityId, StatementId};
use domain::money::{Kronor, PersonYears, Resources};
use figures::{gantt_bar, icons};
use maud::{Markup, html};

use super::day;
use super::desk::{Desk, Entry, Sums};
use super::edit;
use super::row::{self, RowForm};
use super::selection::{Column, Selection};
use crate::forms::REQUEST_KEY;
use crate::people::People;
use crate::planning::flag;

/// The form that changes several rows at once; ticks and fields belong to it wherever they stand.
pub(super) const BULK: &str = "bulk-form";

/// What the table is made from.
pub(super) struct Table<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) people: &'a People,
    pub(super) selection: &'a Selection,
    /// The row that is being typed.
    pub(super) form: Option<&'a RowForm>,
    /// The activities that are ticked.
    pub(super) ticked: &'a [ActivityId],
    /// Those in which this person has typed something that is not saved.
    pub(super) unsaved: &'a [ActivityId],
    /// Who else is typing where.
    pub(super) typing: &'a [(Option<ActivityId>, String)],
    pub(super) request_key: &'a str,
}

impl Table<'_> {
    pub(super) fn markup(&self) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let sums = Sums::of(&desk.entries(), desk.amounts());
        let rows = self.selection.chosen(desk, self.people, &sums);
        let writes = desk.writes();
        html! {
            div.scroll role="region" aria-label=(m.t("plan-activities")) tabindex="0" data-offline=(m.t("plan-offline")) {
                table.ds-table.plan #plan-table {
                    caption {
                        (m.t("plan-activities")) " "
                        span.cap #plan-count { (self.count(rows.len())) }
                    }
                    (self.head(writes))
                    tbody #plan-rows {
                        @for activity in &rows {
                            @match self.form.filter(|form| form.of == Some(activity.id)) {
                                Some(form) => (edit::rows(self, form, Some(activity))),
                                None => (self.row(activity, &sums, writes)),
                            }
                        }
                        @if rows.is_empty() && self.selection.is_part() {
                            tr.none { td colspan=(columns(writes)) { (m.t("plan-filter-nothing")) } }
                        }
                        @if let Some(form) = self.form.filter(|form| form.of.is_none()) { (edit::rows(self, form, None)) }
                    }
                    tfoot #plan-sums { (self.sums(&rows, &sums)) }
                }
            }
        }
    }

    fn count(&self, shown: usize) -> String {
        let (desk, m) = (self.desk, self.desk.view.m);
        let all = desk.activities.len();
        if self.selection.is_part() {
            return m.with("plan-count-chosen", &[("shown", shown.into()), ("all", all.into())]);
        }
        let mut goals: Vec<StatementId> =
            desk.activities.iter().flat_map(|activity| activity.work.goals.iter().map(|share| share.goal)).collect();
        goals.sort();
        goals.dedup();
        m.with("plan-count", &[("count", all.into()), ("goals", goals.len().into())])
    }

    fn head(&self, writes: bool) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let amounts = desk.amounts();
        let by = |column, label: Markup| self.selection.heading(desk, column, label);
        let sorted = |column| self.selection.sorted(column);
        html! {
            thead { tr {
                @if writes {
                    th.tick scope="col" {
                        label { span.ds-sr-only { (m.t("plan-tick-all")) } input type="checkbox" data-tick-all hidden; }
                    }
                }
                th scope="col" aria-sort=[sorted(Column::Title)] { (by(Column::Title, html! { (m.t("plan-activity")) })) }
                th scope="col" aria-sort=[sorted(Column::Goal)] { (by(Column::Goal, html! { (m.t("plan-goal")) })) }
                th scope="col" aria-sort=[sorted(Column::Days)] {
                    (by(Column::Days, html! {
                        span.ds-sr-only { (m.t("plan-when")) }
                        span aria-hidden="true" { (gantt_bar::head(period(desk), &|tertial| m.with("plan-tertial", &[("number", u32::from(tertial).into())]))) }
                    }))
                }
                th.num scope="col" aria-sort=[sorted(Column::PersonYears)] { (by(Column::PersonYears, amounts.person_years_abbreviation())) }
                th.num scope="col" aria-sort=[sorted(Column::Kronor)] { (by(Column::Kronor, amounts.abbreviation())) }
                th scope="col" aria-sort=[sorted(Column::Source)] { (by(Column::Source, html! { (m.t("plan-source")) })) }
                th scope="col" aria-sort=[sorted(Column::Status)] { (by(Column::Status, html! { (m.t("plan-status")) })) }
                @if writes { th.act scope="col" { span.ds-sr-only { (m.t("plan-edit")) } } }
            } }
        }
    }

    fn row(&self, activity: &Activity, sums: &Sums, writes: bool) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let (work, amounts) = (&activity.work, desk.amounts());
        let title = work.title.as_str();
        let resources = desk.round.resources_of(activity);
        let changed = m.with(
            "plan-changed-by",
            &[
                ("who", self.people.who(activity.changed.by).into()),
                ("moment", desk.view.moment(activity.changed.at).into()),
            ],
        );
        html! {
            tr.off[work.goals.is_empty()] #{ "row-" (activity.id) } data-activity=(activity.id) data-version=(activity.version) data-changed=(changed) data-title=(title) {
                @if writes {
                    td.tick { label {
                        span.ds-sr-only { (m.with("plan-tick", &[("title", title.into())])) }
                        input type="checkbox" name="activity" form=(BULK) value={ (activity.id) ":" (activity.version) } checked[self.ticked.contains(&activity.id)];
                    } }
                }
                th scope="row" {
                    a href=(desk.activity_address(activity.id)) { (title) }
                    @if desk.points_out(activity) { " " (flag(m)) }
                    (self.marks(activity))
                }
                td data-label=(m.t("plan-goal")) { (self.ties(activity, writes)) }
                td data-label=(m.t("plan-when")) { (gantt(desk, work)) }
                td.num data-label=(amounts.person_years_word()) { (amounts.person_years_cell(resources.person_years)) }
                td.num data-label=(amounts.word()) { (money(desk, sums.kronor(activity.id), resources.kronor)) }
                td data-label=(m.t("plan-source")) { (sources(desk, work)) }
                td data-label=(m.t("plan-status")) { (m.word("activity-status", work.status.key())) }
                @if writes {
                    td.act {
                        a data-edit href={ (desk.address(&self.selection.query_and(&format!("edit={}", activity.id)))) "#row-" (activity.id) } {
                            (m.t("plan-edit")) span.ds-sr-only { " " (title) }
                        }
                    }
                }
            }
        }
    }

    /// Under the title: who answers for it, where it comes from, and who writes there now.
    fn marks(&self, activity: &Activity) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let from = activity.carried_from.and_then(|number| desk.view.organisation.planning.get(number));
        let elsewhere = self.typing.iter().filter(|(where_, _)| *where_ == Some(activity.id));
        html! {
            span.marks {
                @if let Some(owner) = activity.work.owner { span { (self.people.name(owner)) } }
                @if let Some(round) = from { span { (m.with("plan-carried", &[("round", round.name.as_str().into())])) } }
                @for (_, who) in elsewhere { span { (m.with("plan-writes-here", &[("who", who.as_str().into())])) } }
                @if self.unsaved.contains(&activity.id) { span { b { (m.t("plan-unsaved-here")) } } }
            }
        }
    }

    fn ties(&self, activity: &Activity, writes: bool) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let goals = &activity.work.goals;
        html! {
            @if goals.is_empty() {
                span.row.row--n {
                    span.brk { (icons::fray()) (m.t("plan-no-goal")) }
                    @if writes && !desk.rests() { (self.tie(activity)) }
                }
            }
            @for share in goals {
                (tie(desk, share.goal, (1 < goals.len()).then(|| desk.amounts().share(share.share))))
            }
        }
    }

    /// The small form that ties an activity without a goal to one.
    fn tie(&self, activity: &Activity) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        html! {
            form.tie-to method="post" action=(desk.address("/bulk")) {
                input type="hidden" name=(REQUEST_KEY) value=(self.request_key);
                input type="hidden" name="activity" value={ (activity.id) ":" (activity.version) };
                input type="hidden" name="selection" value=(self.selection.query());
                select.ds-input name="goals" aria-label=(m.with("plan-tie", &[("title", activity.work.title.as_str().into())])) {
                    option value="" { (m.t("plan-choose-goal")) }
                    (goal_options(desk, ""))
                }
                button.ds-button data-variant="secondary" type="submit" name="do" value="change" { (m.t("plan-tie-do")) }
            }
        }
    }

    fn sums(&self, rows: &[&Activity], sums: &Sums) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let shown = Resources {
            kronor: rows.iter().map(|activity| sums.kronor(activity.id)).sum(),
            person_years: rows.iter().map(|activity| desk.round.resources_of(activity).person_years).sum(),
        };
        let writes = desk.writes();
        html! {
            @if self.selection.is_part() {
                (sum_row(desk, html! { (m.t("plan-sum-chosen")) }, shown, writes))
            }
            (sum_row(desk, self.below(writes), sums.whole, writes))
        }
    }

    /// What stands before the sum of the plan: the way to one more activity, for whoever writes.
    fn below(&self, writes: bool) -> Markup {
        let (desk, m) = (self.desk, self.desk.view.m);
        let is_adding = self.form.is_some_and(|form| form.of.is_none());
        html! {
            @if writes && !is_adding {
                a.on-screen data-add href={ (desk.address(&self.selection.query_and("add=yes"))) "#add" } { (m.t("plan-add")) }
                span.on-paper { (m.t("plan-sum")) }
            } @else { (m.t("plan-sum")) }
        }
    }
}

/// The sums under the table with what someone types, to be put in the place of those that stand there.
pub(super) fn sums_with(desk: &Desk<'_>, entries: &[Entry<'_>]) -> Markup {
    let sums = Sums::of(entries, desk.amounts());
    html! { (sum_row(desk, html! { (desk.view.m.t("plan-sum")) }, sums.whole, desk.writes())) }
}

fn sum_row(desk: &Desk<'_>, label: Markup, sum: Resources, writes: bool) -> Markup {
    let amounts = desk.amounts();
    html! {
        tr {
            @if writes { td.tick {} }
            th scope="row" { (label) }
            td {}
            td {}
            td.num data-label=(amounts.person_years_word()) { (amounts.person_years(sum.person_years)) }
            td.num data-label=(amounts.word()) { (amounts.kronor(sum.kronor)) }
            td {}
            td {}
            @if writes { td.act {} }
        }
    }
}

/// How many columns there are.
pub(super) fn columns(writes: bool) -> usize {
    if writes { 9 } else { 7 }
}

/// The tie from an activity to a goal, with its share where there are several.
pub(crate) fn tie(desk: &Desk<'_>, goal: StatementId, share: Option<String>) -> Markup {
    let language = desk.view.language();
    match desk.goal(goal) {
        Some(goal) => html! {
            a.tie href=(desk.view.statement(goal.statement)) {
                i aria-hidden="true" {}
                span lang=[language] {
                    @if let Some(number) = &goal.number { b { (number) } " " }
                    (goal.statement.text())
                    @if let Some(share) = share { " " span.cap { (share) } }
                }
            }
        },
        None => html! { span.brk { (icons::fray()) (desk.view.m.t("plan-goal-gone")) } },
    }
}

/// Every goal that activities can be for, under its area.
pub(crate) fn goal_options(desk: &Desk<'_>, chosen: &str) -> Markup {
    let language = desk.view.language();
    let goals = desk.goals();
    html! {
        @for group in goals.chunk_by(|one, other| one.area.map(|area| area.id) == other.area.map(|area| area.id)) {
            @let area = group.first().and_then(|goal| goal.area);
            optgroup label=(area.map_or("–", |area| area.text())) lang=[language] {
                @for goal in group {
                    option value=(goal.statement.id) selected[goal.statement.id.to_string() == chosen] { (goal.short()) }
                }
            }
        }
    }
}

/// Every source that is open for plans, and those that are given.
pub(super) fn source_options(desk: &Desk<'_>, chosen: &str) -> Markup {
    html! {
        @for source in desk.view.organisation.planning.funding() {
            @let is_chosen = source.id.to_string() == chosen;
            @if source.closed.is_none() || is_chosen {
                option value=(source.id) selected[is_chosen] { (source.name) }
            }
        }
    }
}

/// When an activity is done, over the round's period.
pub(super) fn gantt(desk: &Desk<'_>, work: &Work) -> Markup {
    let m = desk.view.m;
    let title = day::span(m, work.from, work.until, row::period(desk));
    let milestones: Vec<gantt_bar::Milestone> = work
        .milestones
        .iter()
        .map(|milestone| gantt_bar::Milestone {
            day: milestone.day,
            is_reached: milestone.reached.is_some(),
            title: format!("{} {}", milestone.day, milestone.what),
        })
        .collect();
    let drawn = gantt_bar::Gantt {
        title: &title,
        period: period(desk),
        from: work.from,
        until: work.until,
        milestones: &milestones,
    };
    gantt_bar::draw(&drawn)
}

fn period(desk: &Desk<'_>) -> gantt_bar::Period {
    gantt_bar::Period { first: desk.round.from, last: desk.round.until }
}

// A part of a rounded sum may be nothing on screen, and is then still not nothing.
fn money(desk: &Desk<'_>, shown: Kronor, exact: Kronor) -> Markup {
    let amounts = desk.amounts();
    if exact == Kronor::ZERO {
        amounts.cell(exact)
    } else {
        html! { (amounts.kronor(shown)) }
    }
}

fn sources(desk: &Desk<'_>, work: &Work) -> Markup {
    let planning = &desk.view.organisation.planning;
    let name = |id| planning.source(id).map_or("", |source| source.name.as_str());
    let amounts = desk.amounts();
    html! {
        @match work.resources.as_slice() {
            [] => (crate::amounts::nothing()),
            [only] => (name(only.source)),
            several => @for grant in several {
                span.part {
                    (name(grant.source)) " "
                    span.cap {
                        @if grant.resources.kronor != Kronor::ZERO { (amounts.kronor_with_unit(grant.resources.kronor)) }
                        @else if grant.resources.person_years != PersonYears::ZERO { (amounts.person_years_with_unit(grant.resources.person_years)) }
                    }
                }
            },
        }
    }
}
