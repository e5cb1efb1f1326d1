//! Which activities of a plan are shown, and in which order: chosen by links and by a form whose fields stand in the
//! address, so that a selection can be sent to someone. Not how the rows look.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use domain::activity::{Activity, Status};
use domain::ids::{PersonId, StatementId};
use domain::policy::Viewer;
use domain::text::fold;
use maud::{Markup, html};

use super::desk::{Desk, Sums};
use crate::address;
use crate::messages;
use crate::people::People;

/// What is chosen. Nothing chosen is the whole plan, in the order in which it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    words: String,
    goal: Option<Chosen<StatementId>>,
    area: Option<StatementId>,
    status: Option<Status>,
    owner: Option<Chosen<PersonId>>,
    pointed_out: bool,
    mine: bool,
    outside: bool,
    sort: Option<Sort>,
}

/// One of them, or those that have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen<T> {
    Without,
    Of(T),
}

/// What the rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sort {
    column: Column,
    descending: bool,
}

/// A column that rows can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Title,
    Goal,
    Days,
    PersonYears,
    Kronor,
    Source,
    Status,
}

impl Column {
    const ALL: [Column; 7] = [
        Column::Title,
        Column::Goal,
        Column::Days,
        Column::PersonYears,
        Column::Kronor,
        Column::Source,
        Column::Status,
    ];

    fn key(self) -> &'static str {
        match self {
            Column::Title => "title",
            Column::Goal => "goal",
            Column::Days => "days",
            Column::PersonYears => "person-years",
            Column::Kronor => "kronor",
            Column::Source => "source",
            Column::Status => "status",
        }
    }
}

/// What stands in an address for those that have none.
const WITHOUT: &str = "none";

impl Selection {
    /// What the parameters of an address choose. What is no choice is passed over.
    pub(crate) fn of(parameter: impl Fn(&str) -> Option<String>) -> Selection {
        let get = |name| parameter(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let status = |key: String| Status::ALL.into_iter().find(|status| status.key() == key);
        let column = |key: &str| Column::ALL.into_iter().find(|column| column.key() == key);
        let sort = |key: String| match key.strip_prefix('-') {
            Some(key) => column(key).map(|column| Sort { column, descending: true }),
            None => column(&key).map(|column| Sort { column, descending: false }),
        };
        Selection {
            words: get("words").unwrap_or_default().chars().take(100).collect(),
            goal: get("goal").and_then(|value| chosen(&value)),
            area: get("area").and_then(|value| value.parse().ok()),
            status: get("status").and_then(status),
            owner: get("owner").and_then(|value| chosen(&value)),
            pointed_out: get("pointed-out").is_some(),
            mine: get("mine").is_some(),
            outside: get("outside").is_some(),
            sort: get("sort").and_then(sort),
        }
    }

    /// The same, as it was kept in a field of a form.
    pub(crate) fn of_query(query: &str) -> Selection {
        Selection::of(|name| address::parameter(Some(query), name))
    }

    /// As the query of an address; empty for the whole plan.
    pub(crate) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                query.append_pair(name, &value);
            }
        };
        add("words", Some(self.words.clone()));
        add("goal", self.goal.map(Chosen::written));
        add("area", self.area.map(|area| area.to_string()));
        add("status", self.status.map(|status| status.key().to_owned()));
        add("owner", self.owner.map(Chosen::written));
        for (name, is_chosen) in [("pointed-out", self.pointed_out), ("mine", self.mine), ("outside", self.outside)] {
            add(name, is_chosen.then(|| "yes".to_owned()));
        }
        add("sort", self.sort.map(Sort::written));
        query.finish()
    }

    /// The query with something more: `?goal=34&edit=12`.
    pub(crate) fn query_and(&self, more: &str) -> String {
        match (self.query().as_str(), more) {
            ("", "") => String::new(),
            ("", more) => format!("?{more}"),
            (query, "") => format!("?{query}"),
            (query, more) => format!("?{query}&{more}"),
        }
    }

    /// Those that are for no goal.
    pub(crate) fn without_goal() -> Selection {
        Selection { goal: Some(Chosen::Without), ..Selection::default() }
    }

    /// Those that nobody answers for.
    pub(crate) fn without_owner() -> Selection {
        Selection { owner: Some(Chosen::Without), ..Selection::default() }
    }

    /// Those outside the round.
    pub(crate) fn outside() -> Selection {
        Selection { outside: true, ..Selection::default() }
    }

    /// Whether it leaves anything out.
    pub(crate) fn is_part(&self) -> bool {
        Selection { sort: None, ..self.clone() } != Selection::default()
    }

    /// Those of the plan that are chosen, in the order that is chosen.
    pub(crate) fn chosen<'a>(&self, desk: &Desk<'a>, people: &People, sums: &Sums) -> Vec<&'a Activity> {
        let words: Vec<String> = fold(&self.words).split(' ').map(str::to_owned).collect();
        let mut rows: Vec<&Activity> = desk.activities.clone();
        rows.retain(|activity| self.holds(desk, people, activity, &words));
        if let Some(sort) = self.sort {
            let goals: BTreeMap<StatementId, usize> =
                desk.goals().into_iter().map(|goal| goal.statement.id).zip(0..).collect();
            rows.sort_by(|one, other| {
                let order = match sort.column {
                    // Those without a goal stand first: they are what is to be mended.
                    Column::Goal => place(one, &goals).cmp(&place(other, &goals)),
                    column => column.compare(desk, sums, one, other),
                };
                if sort.descending { order.reverse() } else { order }
            });
        }
        rows
    }

    fn holds(&self, desk: &Desk<'_>, people: &People, activity: &Activity, words: &[String]) -> bool {
        let work = &activity.work;
        let goal = match self.goal {
            None => true,
            Some(Chosen::Without) => work.goals.is_empty(),
            Some(Chosen::Of(goal)) => work.goals.iter().any(|share| share.goal == goal),
        };
        let area = self.area.is_none_or(|area| work.goals.iter().any(|share| desk.area_of(share.goal) == Some(area)));
        let owner = match self.owner {
            None => true,
            Some(Chosen::Without) => work.owner.is_none(),
            Some(Chosen::Of(owner)) => work.owner == Some(owner),
        };
        let mine = !self.mine || is_of(desk.view.viewer, activity);
        goal && area
            && owner
            && mine
            && self.status.is_none_or(|status| status == work.status)
            && (!self.pointed_out || desk.points_out(activity))
            && (!self.outside || desk.round.is_outside(work))
            && (self.words.is_empty() || has_words(desk, people, activity, words))
    }

    /// The head of a column: a link that orders by it, and the other way when it is already so.
    pub(crate) fn heading(&self, desk: &Desk<'_>, column: Column, label: Markup) -> Markup {
        let now = self.sort.filter(|sort| sort.column == column);
        let descending = now.is_some_and(|sort| !sort.descending);
        let next = Selection { sort: Some(Sort { column, descending }), ..self.clone() };
        html! {
            a.by href=(desk.address(&next.query_and(""))) {
                (label)
                @if let Some(sort) = now { (figures::icons::icon(if sort.descending { "down" } else { "up" })) }
            }
        }
    }

    /// What `aria-sort` says of a column.
    pub(crate) fn sorted(&self, column: Column) -> Option<&'static str> {
        let now = self.sort.filter(|sort| sort.column == column)?;
        Some(if now.descending { "descending" } else { "ascending" })
    }

    /// The order as a choice: a phone has no heads of columns. The largest amounts stand first.
    fn order(&self, desk: &Desk<'_>) -> Markup {
        let m = desk.view.m;
        let name = |column: Column| match column {
            Column::Title => m.t("plan-activity"),
            Column::Goal => m.t("plan-goal"),
            Column::Days => m.t("plan-when"),
            Column::PersonYears => m.t("plan-person-years"),
            Column::Kronor => m.t("plan-kronor"),
            Column::Source => m.t("plan-source"),
            Column::Status => m.t("plan-status"),
        };
        let usual = |column| Sort { column, descending: matches!(column, Column::PersonYears | Column::Kronor) };
        let orders = Column::ALL.map(usual);
        let other = self.sort.filter(|sort| !orders.contains(sort));
        html! {
            div.ds-field {
                label.ds-label for="filter-sort" { (m.t("plan-filter-sort")) }
                select.ds-input #filter-sort name="sort" {
                    option value="" { (m.t("plan-filter-sort-written")) }
                    @for sort in orders {
                        option value=(sort.written()) selected[self.sort == Some(sort)] { (name(sort.column)) }
                    }
                    @if let Some(sort) = other {
                        option value=(sort.written()) selected { (m.with("plan-filter-sort-other", &[("column", name(sort.column).into_owned().into())])) }
                    }
                }
            }
        }
    }

    /// The form that chooses.
    pub(crate) fn form(&self, desk: &Desk<'_>, people: &People) -> Markup {
        let m = desk.view.m;
        let without = || (WITHOUT.to_owned(), m.t("plan-filter-without").into_owned());
        let goals = desk.goals().into_iter().map(|goal| (goal.statement.id.to_string(), goal.short()));
        let areas = desk.areas().into_iter().map(|area| (area.id.to_string(), area.text().to_owned()));
        let statuses = Status::ALL
            .into_iter()
            .map(|status| (status.key().to_owned(), m.word("activity-status", status.key()).into_owned()));
        let mut owners: Vec<(String, String)> = Vec::new();
        for owner in desk.activities.iter().filter_map(|activity| activity.work.owner) {
            let owner = (owner.to_string(), people.name(owner));
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners.sort_by(|one, other| messages::compare(&one.1, &other.1));
        let selects = [
            (
                "goal",
                "plan-filter-goal",
                self.goal.map(Chosen::written),
                std::iter::once(without()).chain(goals).collect(),
            ),
            ("area", "plan-filter-area", self.area.map(|area| area.to_string()), areas.collect::<Vec<_>>()),
            ("status", "plan-filter-status", self.status.map(|status| status.key().to_owned()), statuses.collect()),
            (
                "owner",
                "plan-filter-owner",
                self.owner.map(Chosen::written),
                std::iter::once(without()).chain(owners).collect(),
            ),
        ];
        html! {
            details.ds-details.quiet.filter open[self.is_part()] {
                summary { (m.t("plan-filter")) }
                form.row method="get" action=(desk.address("")) {
                    div.ds-field {
                        label.ds-label for="filter-words" { (m.t("plan-filter-words")) }
                        input.ds-input #filter-words name="words" type="search" value=(self.words) autocomplete="off";
                    }
                    @for (name, label, now, options) in &selects {
                        div.ds-field {
                            label.ds-label for={ "filter-" (name) } { (m.t(label)) }
                            select.ds-input id={ "filter-" (name) } name=(name) {
                                option value="" { (m.t("plan-filter-all")) }
                                @for (value, text) in options {
                                    option value=(value) selected[now.as_ref() == Some(value)] { (text) }
                                }
                            }
                        }
                    }
                    @for (name, label, now) in [("pointed-out", "plan-filter-pointed-out", self.pointed_out), ("mine", "plan-filter-mine", self.mine)] {
                        div.ds-field {
                            input.ds-input type="checkbox" id={ "filter-" (name) } name=(name) value="yes" checked[now];
                            label for={ "filter-" (name) } { (m.t(label)) }
                        }
                    }
                    (self.order(desk))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("plan-filter-do")) }
                    @if self.is_part() {
                        @let whole = Selection { sort: self.sort, ..Selection::default() };
                        a href=(desk.address(&whole.query_and(""))) { (m.t("plan-filter-clear")) }
                    }
                }
            }
        }
    }
}

impl<T: std::fmt::Display> Chosen<T> {
    fn written(self) -> String {
        match self {
            Chosen::Without => WITHOUT.to_owned(),
            Chosen::Of(id) => id.to_string(),
        }
    }
}

fn chosen<T: std::str::FromStr>(value: &str) -> Option<Chosen<T>> {
    if value == WITHOUT { Some(Chosen::Without) } else { value.parse().ok().map(Chosen::Of) }
}

impl Sort {
    fn written(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.key())
    }
}

impl Column {
    fn compare(self, desk: &Desk<'_>, sums: &Sums, one: &Activity, other: &Activity) -> Ordering {
        let (a, b) = (&one.work, &other.work);
        match self {
            Column::Title => messages::compare(a.title.as_str(), b.title.as_str()),
            Column::Goal => a.goals.len().cmp(&b.goals.len()),
            Column::Days => (a.from, a.until.is_none(), a.until).cmp(&(b.from, b.until.is_none(), b.until)),
            Column::PersonYears => {
                let people = |activity| desk.round.resources_of(activity).person_years;
                people(one).cmp(&people(other))
            }
            Column::Kronor => sums.kronor(one.id).cmp(&sums.kronor(other.id)),
            Column::Source => {
                let source = |activity: &Activity| {
                    let grant = activity.work.resources.first()?;
                    desk.view.organisation.planning.source(grant.source).map(|source| source.name.to_string())
                };
                match (source(one), source(other)) {
                    (Some(one), Some(other)) => messages::compare(&one, &other),
                    (one, other) => one.is_none().cmp(&other.is_none()),
                }
            }
            Column::Status => a.status.cmp(&b.status),
        }
    }
}

/// Where in the strategy the first goal of an activity stands.
fn place(activity: &Activity, goals: &BTreeMap<StatementId, usize>) -> Option<usize> {
    activity.work.goals.first().map(|share| goals.get(&share.goal).copied().unwrap_or(usize::MAX))
}

/// Whether someone answers for an activity or works with it.
fn is_of(viewer: Viewer, activity: &Activity) -> bool {
    let Viewer::Person(person, _) = viewer else { return false };
    activity.work.owner == Some(person) || activity.work.people.iter().any(|effort| effort.person == person)
}

fn has_words(desk: &Desk<'_>, people: &People, activity: &Activity, words: &[String]) -> bool {
    let work = &activity.work;
    let goals = work.goals.iter().filter_map(|share| desk.goal(share.goal)).map(|goal| goal.short());
    let owner = work.owner.map(|owner| people.name(owner));
    let texts = [work.title.to_string(), work.description.as_str().to_owned()].into_iter().chain(goals).chain(owner);
    let all = fold(&texts.collect::<Vec<String>>().join(" "));
    words.iter().all(|word| all.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_what_its_address_says() {
        for query in [
            "",
            "goal=none",
            "words=checkar+till&goal=34&area=29&status=under-way&owner=7&pointed-out=yes&mine=yes&outside=yes&sort=-kronor",
            "owner=none&sort=title",
        ] {
            assert_eq!(Selection::of_query(query).query(), query);
        }
    }

    #[test]
    fn what_is_no_choice_is_passed_over() {
        for query in ["goal=x", "status=dragon", "sort=dragon", "area=-1", "page=2", "words=++"] {
            assert_eq!(Selection::of_query(query), Selection::default(), "{query}");
        }
    }

    #[test]
    fn an_order_leaves_nothing_out() {
        assert!(!Selection::of_query("sort=title").is_part());
        assert!(Selection::of_query("mine=yes").is_part());
        assert_eq!(Selection::of_query("mine=yes").query_and("edit=4"), "?mine=yes&edit=4");
        assert_eq!(Selection::default().query_and(""), "");
    }
}
