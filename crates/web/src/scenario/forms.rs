//! The forms that move resources in a scenario: so much from there to there, a part of everything, a cell by hand. Each is
//! looked at before it is made, with or without script. Not how they are read; that is `draft`.

use std::collections::BTreeMap;

use domain::allocation::sums::Cell;
use domain::ids::UnitId;
use domain::money::Resources;
use domain::planning::Round;
use domain::scenario::{Scenario, Scope};
use domain::statement::StatementKind;
use maud::{Markup, html};

use super::draft::{Draft, KIND, Kind};
use crate::allocation::choice::{Choice, Measure};
use crate::allocation::scopes::{self, Names};
use crate::forms::{Form, REQUEST_KEY, Typed};
use crate::messages::Messages;
use crate::planning;
use crate::unit::Tree;
use crate::view::View;

/// So many activities of a unit can be chosen in a list; more are found in the unit's plan.
const MOST_ACTIVITIES: usize = 500;

/// The list of what was wrong with a move, each with the name of its field and a link to it.
pub(super) fn errors(m: Messages, draft: &Draft) -> Markup {
    let form = Form::new(m, &draft.typed);
    for (field, key) in LABELS {
        form.called(field, m.t(key));
    }
    form.summary()
}

/// What the fields are called where they cannot be seen.
const LABELS: [(&str, &str); 12] = [
    ("amount", "scenario-label-amount"),
    ("people", "scenario-label-people"),
    ("from", "scenario-label-from"),
    ("to", "scenario-label-to"),
    ("move-motive", "scenario-motive"),
    ("part", "scenario-label-part"),
    ("cut-from", "scenario-label-from"),
    ("cut-to", "scenario-label-to"),
    ("cut-motive", "scenario-motive"),
    ("set-amount", "scenario-label-amount"),
    ("set-people", "scenario-label-people"),
    ("whence", "scenario-whence"),
];

/// What the forms of one page are made from.
pub(super) struct Forms<'a> {
    /// Who looks, and at what.
    pub(super) view: &'a View<'a>,
    /// The round.
    pub(super) round: &'a Round,
    /// The scenario that is moved in.
    pub(super) scenario: &'a Scenario,
    /// How the page is to be seen.
    pub(super) choice: &'a Choice,
    /// The move that is being filled in.
    pub(super) draft: Option<&'a Draft>,
    /// The key that lets one form be taken once.
    pub(super) request_key: &'a str,
}

/// What can be chosen in a list: its value, what it is called, and what lies there.
struct Offer {
    value: String,
    label: String,
    has: Resources,
}

type Group = (String, Vec<Offer>);

impl Forms<'_> {
    /// Moving from one place to another, and the other ways folded in.
    pub(super) fn all(&self) -> Markup {
        let m = self.view.m;
        let is_on = |kind| self.draft.is_some_and(|draft| draft.kind == kind);
        let groups = self.groups();
        html! {
            (self.shift(&groups))
            details.ds-details.quiet open[is_on(Kind::Cut)] { summary { (m.t("scenario-cut")) } div { (self.cut(&groups)) } }
            details.ds-details.quiet { summary { (m.t("scenario-set")) } div { (self.choose_cell()) } }
        }
    }

    fn shift(&self, groups: &[Group]) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let typed = self.typed(Kind::Shift);
        let is_people = self.choice.measure == Measure::People;
        let (first, second) = if is_people { ("people", "amount") } else { ("amount", "people") };
        let units = self.units();
        let sources: Vec<Offer> = view
            .organisation
            .planning
            .funding()
            .map(|source| Offer {
                value: format!("source{}", source.id),
                label: source.name.to_string(),
                has: Resources::NONE,
            })
            .collect();
        let inside = html! {
            span { (m.t("scenario-move")) }
            input type="range" hidden min="0" data-slider=(first) data-scale=(self.scale()) data-decimal=(m.decimal_mark()) aria-label=(m.with("scenario-slider", &[("unit", self.unit(is_people).into())]));
            span.amount {
                label.ds-sr-only for=(first) { (m.with("scenario-amount", &[("unit", self.unit(is_people).into())])) }
                (self.field(typed, first, "decimal")) " " (self.word(is_people))
            }
            label for="from" { (m.t("scenario-from")) } (self.select(typed, "from", None, groups))
            label for="to" { (m.t("scenario-to")) } (self.select(typed, "to", None, groups))
            (self.buttons(false))
            div.move.more {
                label for="within" { (m.t("scenario-within")) }
                (self.select(typed, "within", Some(&m.t("scenario-within-all")), &[(String::new(), units)]))
                label for="source" { (m.t("scenario-source")) }
                (self.select(typed, "source", Some(&m.t("scenario-source-all")), &[(String::new(), sources)]))
                label for=(second) { (m.with("scenario-follows-along", &[("unit", self.unit(!is_people).into())])) }
                (self.field(typed, second, "decimal"))
                (self.motive(typed, Kind::Shift))
            }
        };
        self.form(Kind::Shift, "input, look", &m.t("scenario-shift-label"), inside)
    }

    fn cut(&self, groups: &[Group]) -> Markup {
        let m = self.view.m;
        let nothing = Typed::beginning_with(&[("spare", "yes")]);
        let typed = self.draft.filter(|draft| draft.kind == Kind::Cut).map_or(&nothing, |draft| &draft.typed);
        let all =
            Offer { value: "all".to_owned(), label: m.t("scenario-everything").into_owned(), has: Resources::NONE };
        let inside = html! {
            label for="part" { (m.t("scenario-cut-take")) }
            span.amount { (self.field(typed, "part", "decimal")) " %" }
            label for="cut-from" { (m.t("scenario-from")) }
            select.ds-input #cut-from name="cut-from" {
                (option(&all, typed.get("cut-from")))
                (self.options(groups, typed.get("cut-from")))
            }
            span.ds-field {
                input.ds-input #spare type="checkbox" name="spare" value="yes" checked[typed.has("spare")];
                label for="spare" { (m.t("scenario-spare")) }
            }
            label for="cut-to" { (m.t("scenario-cut-to")) }
            (self.select(typed, "cut-to", Some(&m.t("scenario-free")), groups))
            (self.motive(typed, Kind::Cut))
            (self.buttons(false))
        };
        self.form(Kind::Cut, "input, look", &m.t("scenario-cut"), inside)
    }

    /// Which cell is to be set: what its row and its column are.
    fn choose_cell(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let groups = self.groups();
        let (areas, rest) = groups.split_at(2.min(groups.len()));
        html! {
            form.move action=(self.page()) {
                (self.hidden(Kind::Set))
                label for="row" { (m.t("scenario-cell-row")) }
                select.ds-input #row name="row" { (self.options(&rest[..1.min(rest.len())], "")) }
                label for="column" { (m.t("scenario-cell-column")) }
                select.ds-input #column name="column" { (self.options(areas, "")) }
                button.ds-button data-variant="secondary" type="submit" { (m.t("scenario-cell-choose")) }
                @if view.organisation.planning.funding().next().is_none() { p.cap { (m.t("scenario-no-source")) } }
            }
        }
    }

    /// The field in the cell that is being set by hand. Its form stands under the table.
    pub(super) fn cell(&self, there: &Scope, now: Resources) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let typed = self.typed(Kind::Set);
        let is_people = self.choice.measure == Measure::People;
        let field = if is_people { "set-people" } else { "set-amount" };
        let value = match typed.has(field) {
            true => typed.get(field).to_owned(),
            false if is_people => view.amounts().person_years_typed(now.person_years),
            false => view.amounts().typed(now.kronor),
        };
        let name = Names::of(view, self.round).scope(there);
        let label = m.with("scenario-cell", &[("name", name.into()), ("unit", self.unit(is_people).into())]);
        html! {
            input.ds-input.cell id=(field) name=(field) form="set" type="text" inputmode="decimal" autocomplete="off" autofocus
                aria-label=(label) aria-invalid=[self.is_wrong(field).then_some("true")] aria-describedby=[self.described(field)] value=(value);
            (self.error(typed, field))
        }
    }

    /// What is asked beside the cell that is being set: where the difference comes from, and why.
    pub(super) fn set(&self, there: &Scope) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let typed = self.typed(Kind::Set);
        let is_people = self.choice.measure == Measure::People;
        let second = if is_people { "set-amount" } else { "set-people" };
        let name = Names::of(view, self.round).scope(there);
        let inside = html! {
            input type="hidden" name="there" value=(scopes::written(there));
            p { (m.with("scenario-set-there", &[("name", name.into())])) }
            label for="whence" { (m.t("scenario-whence")) }
            (self.select(typed, "whence", Some(&m.t("scenario-whence-whole")), &self.groups()))
            label for=(second) { (m.with("scenario-follows-along", &[("unit", self.unit(!is_people).into())])) }
            (self.field(typed, second, "decimal"))
            (self.motive(typed, Kind::Set))
            (self.buttons(true))
        };
        self.form(Kind::Set, "change, look", &m.t("scenario-set"), inside)
    }

    fn form(&self, kind: Kind, trigger: &str, label: &str, inside: Markup) -> Markup {
        let page = self.page();
        html! {
            form.move id=(kind.key()) method="post" action={ (page) "/moves" } aria-label=(label) novalidate data-moves
                hx-get={ (page) "/preview" } hx-trigger=(trigger) hx-target="#follows" hx-swap="patch" hx-sync="this:queue last" {
                (self.hidden(kind))
                input type="hidden" name="version" value=(self.scenario.version);
                (self.view.amounts().form_field())
                (inside)
            }
        }
    }

    /// Which way it is, and how the page is seen.
    fn hidden(&self, kind: Kind) -> Markup {
        html! {
            input type="hidden" name=(KIND) value=(kind.key());
            @for (name, value) in self.choice.said() { input type="hidden" name=(name) value=(value); }
        }
    }

    /// Looking at what it would do comes first: that is what Enter in a field does.
    fn buttons(&self, can_leave: bool) -> Markup {
        let m = self.view.m;
        html! {
            span.row {
                button.ds-button data-variant="secondary" type="submit" formmethod="get" formaction=(self.page()) { (m.t("scenario-look")) }
                button.ds-button type="submit" name=(REQUEST_KEY) value=(self.request_key) { (m.t("scenario-make")) }
                @if can_leave { a href=(self.choice.address(&self.page())) { (m.t("form-cancel")) } }
            }
        }
    }

    fn page(&self) -> String {
        self.view.frame.to(&planning::scenario_path(self.round.number, self.scenario.id))
    }

    fn typed(&self, kind: Kind) -> &Typed {
        static NOTHING: std::sync::LazyLock<Typed> = std::sync::LazyLock::new(Typed::default);
        self.draft.filter(|draft| draft.kind == kind).map_or(&NOTHING, |draft| &draft.typed)
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.draft.is_some_and(|draft| draft.typed.is_wrong(field))
    }

    fn field(&self, typed: &Typed, name: &'static str, mode: &str) -> Markup {
        html! {
            input.ds-input.short id=(name) name=(name) type="text" inputmode=(mode) autocomplete="off" value=(typed.get(name))
                aria-invalid=[self.is_wrong(name).then_some("true")] aria-describedby=[self.described(name)];
            (self.error(typed, name))
        }
    }

    fn error(&self, typed: &Typed, name: &'static str) -> Markup {
        Form::new(self.view.m, typed).errors_at(name)
    }

    fn described(&self, name: &str) -> Option<String> {
        self.is_wrong(name).then(|| format!("{name}-error"))
    }

    fn motive(&self, typed: &Typed, kind: Kind) -> Markup {
        let m = self.view.m;
        let name = kind.motive();
        html! {
            label for=(name) { (m.t("scenario-motive")) }
            input.ds-input.long id=(name) name=(name) type="text" autocomplete="off" value=(typed.get(name)) lang=[self.view.language()]
                aria-invalid=[self.is_wrong(name).then_some("true")] aria-describedby=[self.described(name)];
            (self.error(typed, name))
        }
    }

    fn select(&self, typed: &Typed, name: &'static str, none: Option<&str>, groups: &[Group]) -> Markup {
        // From a place to itself is no move, so that is not where the form begins.
        let second = groups.first().and_then(|(_, options)| options.get(1)).map_or("", |one| one.value.as_str());
        let chosen = if name == "to" && !typed.has(name) { second } else { typed.get(name) };
        html! {
            select.ds-input id=(name) name=(name) aria-invalid=[self.is_wrong(name).then_some("true")] aria-describedby=[self.described(name)] {
                @if let Some(none) = none { option value="" selected[chosen.is_empty()] { (none) } }
                (self.options(groups, chosen))
            }
            (self.error(typed, name))
        }
    }

    /// The options, and first what was chosen where it is none of them: a cell that was dragged.
    fn options(&self, groups: &[Group], chosen: &str) -> Markup {
        let is_there = groups.iter().flat_map(|(_, options)| options).any(|option| option.value == chosen);
        let other = scopes::read(chosen).filter(|scope| !is_there && *scope != Scope::default());
        html! {
            @if let Some(scope) = other {
                option value=(chosen) selected data-has=[self.has(scope)] { (Names::of(self.view, self.round).scope(&scope)) }
            }
            @for (label, options) in groups {
                @if label.is_empty() {
                    @for one in options { (option(one, chosen)) }
                } @else if !options.is_empty() {
                    optgroup label=(label) { @for one in options { (option_with(one, chosen, Some(self.counted(one.has)))) } }
                }
            }
        }
    }

    fn has(&self, scope: Scope) -> Option<i64> {
        Some(self.counted(self.view.organisation.resources_in(self.round, self.scenario, scope)))
    }

    fn counted(&self, resources: Resources) -> i64 {
        match self.choice.measure {
            Measure::Kronor => resources.kronor.0,
            Measure::People => resources.person_years.0,
        }
    }

    /// Areas, goals, units, and the activities of the unit that was chosen to stay within.
    fn groups(&self) -> Vec<Group> {
        let (view, m) = (self.view, self.view.m);
        let names = Names::of(view, self.round);
        let areas = view.organisation.areas_for(self.round);
        let sums = self.round.sums_in(self.scenario);
        let by_area = sums.by(|cell: &Cell| cell.goal.and_then(|goal| areas.of_goal(goal)));
        let by_goal = sums.by(|cell| cell.goal);
        let statements = view.organisation.strategy_for(self.round).map(|strategy| strategy.tree.in_order());
        let statements = statements.unwrap_or_default();
        let mut groups: Vec<Group> = Vec::with_capacity(4);
        let area = |id| Offer {
            value: scopes::written(&Scope { area: Some(id), ..Scope::default() }),
            label: names.area(id),
            has: by_area.get(&Some(id)).copied().unwrap_or_default(),
        };
        let goal = |id| Offer {
            value: scopes::written(&Scope { goal: Some(id), ..Scope::default() }),
            label: names.goal(id),
            has: by_goal.get(&Some(id)).copied().unwrap_or_default(),
        };
        let all_areas = statements.iter().filter(|statement| statement.kind == StatementKind::ResultArea);
        groups.push((m.t("scenario-areas").into_owned(), all_areas.map(|statement| area(statement.id)).collect()));
        let goals = statements.iter().filter(|statement| statement.kind.is_served());
        groups.push((m.t("scenario-goals").into_owned(), goals.map(|statement| goal(statement.id)).collect()));
        groups.push((m.t("scenario-units").into_owned(), self.units()));
        groups.push((m.t("scenario-activities").into_owned(), self.activities()));
        groups
    }

    fn units(&self) -> Vec<Offer> {
        let tree = Tree::on(self.view.organisation, self.round.from);
        let own: BTreeMap<UnitId, Resources> = self.round.sums_in(self.scenario).by(|cell| cell.unit);
        let below = |unit: UnitId| -> Resources {
            let mut sum = Resources::NONE;
            let mut pending = vec![unit];
            while let Some(id) = pending.pop() {
                sum += own.get(&id).copied().unwrap_or_default();
                pending.extend(tree.below(Some(id)).iter().map(|unit| unit.id));
            }
            sum
        };
        let in_order = tree.in_order().into_iter().map(|(unit, depth)| Offer {
            value: format!("unit{}", unit.id),
            label: format!("{}{}", "\u{a0}\u{a0}".repeat(depth), unit.name),
            has: below(unit.id),
        });
        in_order.collect()
    }

    fn activities(&self) -> Vec<Offer> {
        let within = scopes::read(self.typed(Kind::Shift).get("within")).and_then(|scope| scope.unit);
        let Some(unit) = within else { return Vec::new() };
        let units = self.view.organisation.units_within(unit);
        let there = self.round.activities.values().filter(|activity| units.contains(&activity.unit));
        there
            .take(MOST_ACTIVITIES)
            .map(|activity| Offer {
                value: format!("activity{}", activity.id),
                label: activity.work.title.to_string(),
                has: self.round.resources_of(activity),
            })
            .collect()
    }

    /// The unit of the first field, short.
    fn word(&self, is_people: bool) -> Markup {
        let amounts = self.view.amounts();
        if is_people { amounts.person_years_abbreviation() } else { amounts.abbreviation() }
    }

    /// The unit written out.
    fn unit(&self, is_people: bool) -> String {
        let amounts = self.view.amounts();
        if is_people { amounts.person_years_name().into_owned() } else { amounts.name().into_owned() }
    }

    /// How much of what is counted one of the first field is.
    fn scale(&self) -> i64 {
        match self.choice.measure {
            Measure::Kronor => self.view.amounts().scale().kronor(),
            Measure::People => 100,
        }
    }
}

fn option(one: &Offer, chosen: &str) -> Markup {
    option_with(one, chosen, None::<i64>)
}

fn option_with(one: &Offer, chosen: &str, has: Option<i64>) -> Markup {
    html! { option value=(one.value) selected[one.value == chosen] data-has=[has] { (one.label) } }
}
