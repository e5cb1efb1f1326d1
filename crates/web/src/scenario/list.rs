//! All scenarios of a round: where each stands and what it adds or frees; chosen to be compared, and a new one begun. Not
//! one scenario; that has its own page.

use domain::ids::ScenarioId;
use domain::money::Resources;
use domain::planning::{Phase, Round};
use domain::policy::Right;
use domain::scenario::{Scenario, ScenarioState};
use domain::text::Name;
use maud::{Markup, html};

use crate::allocation;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::parts;
use crate::people::People;
use crate::planning::{self, Part};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}/scenarios`
///
/// # Errors
/// Not found when there is no such round; when the names of people cannot be read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/planning/{round}/scenarios`: begins one from what is allocated now, or as a copy.
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn begin(asked: Asked, mut typed: Typed) -> Answer {
    let number = planning::round(&asked)?.number;
    let Some(name) = typed.parse("name", Name::parse) else { return page(&asked, &typed).await };
    let based_on: Option<ScenarioId> = typed.get("based-on").parse().ok();
    let outcome = asked
        .amend(&typed, move |organisation, context| organisation.name_scenario(context, number, name.clone(), based_on))
        .await?;
    match outcome {
        Ok(organisation) => {
            let round = organisation.planning.get(number).ok_or(Problem::NotFound)?;
            let begun = round.scenarios.values().next_back().ok_or(Problem::NotFound)?;
            let told = asked.m().with("scenario-begun", &[("name", begun.name.as_str().into())]);
            Ok(asked.done(&planning::scenario_path(number, begun.id), &Flash::new(told)))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let round = planning::round(asked)?;
    let view = View::of(asked);
    let m = view.m;
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let list = List { view: &view, round, people: &people };
    let may = view.is_today() && view.may(Right::SteerPlanning) && round.phase() != Phase::Closed;
    let title =
        m.with("scenarios-title", &[("count", round.scenarios.len().into()), ("round", round.name.as_str().into())]);
    let main = html! {
        (planning::head(&view, round, Part::Allocation, &title, &[], Some(allocation::beside(&view, round, None))))
        div.stack {
            @if round.scenarios.is_empty() { p.note { (m.t("scenarios-none")) } } @else { (list.table()) }
            @if may { (list.begin(typed, key.as_str())) }
        }
    };
    let here = Knot::here(m.t("allocation-knot"), m.t("scenarios-knot"));
    Ok(asked.frame.form_page(typed, planning::page(&view, Some(round), title, here, main)))
}

struct List<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    people: &'a People,
}

impl List<'_> {
    fn table(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            form action=(view.frame.to(&planning::path(self.round.number, "/scenarios/compare"))) {
                (parts::scroll(m.t("scenarios-knot"), html! { table.ds-table {
                    caption.cap { (m.t("scenarios-caption")) }
                    thead { tr {
                        th scope="col" { (m.t("scenarios-compare-column")) }
                        th scope="col" { (m.t("scenario-name")) }
                        th scope="col" { (m.t("scenarios-state")) }
                        th.num scope="col" { (m.t("scenarios-moves")) }
                        th scope="col" { (m.t("scenarios-balance")) }
                        th scope="col" { (m.t("scenarios-begun")) }
                    } }
                    tbody { @for scenario in self.round.scenarios.values() { (self.row(scenario)) } }
                } }))
                p.row.mt { button.ds-button data-variant="secondary" type="submit" { (m.t("scenarios-compare")) } }
            }
        }
    }

    fn row(&self, scenario: &Scenario) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let state = self.round.scenario_state(scenario);
        let on = matches!(state, ScenarioState::Open | ScenarioState::Proposed);
        let address = view.frame.to(&planning::scenario_path(self.round.number, scenario.id));
        let id = format!("with-{}", scenario.id);
        html! {
            tr {
                td { input.ds-input type="checkbox" id=(id) name="with" value=(scenario.id) checked[on]
                    aria-label=(m.with("scenarios-compare-one", &[("name", scenario.name.as_str().into())])); }
                th scope="row" { a href=(address) { (scenario.name) } }
                td { (m.word("scenario-state", state.key())) }
                td.num { (scenario.moves.len()) }
                td { (self.balance(scenario.balance())) }
                td { (self.people.who(scenario.opened.by)) " " span.cap.nw { (view.moment(scenario.opened.at)) } }
            }
        }
    }

    fn balance(&self, balance: Resources) -> String {
        let (m, amounts) = (self.view.m, self.view.amounts());
        let (more, less) = (balance.beyond(Resources::NONE), Resources::NONE.beyond(balance));
        let said = |key, resources: Resources| {
            (!resources.is_none()).then(|| m.with(key, &[("amount", amounts.both(resources).into())]))
        };
        let all: Vec<String> =
            [said("follows-adds", more), said("follows-frees", less)].into_iter().flatten().collect();
        if all.is_empty() { m.t("scenarios-balanced").into_owned() } else { all.join(" ") }
    }

    fn begin(&self, typed: &Typed, key: &str) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let form = Form::new(m, typed);
        let copied = self.round.scenarios.values().filter(|scenario| scenario.after == self.round.allocated());
        let mut from = vec![(String::new(), m.t("allocation-today").into_owned())];
        from.extend(copied.map(|scenario| (scenario.id.to_string(), scenario.name.to_string())));
        let fields = html! {
            (form.line(&Field::new("name", m.t("scenario-name")).hint(m.t("scenario-name-hint"))))
            (form.select(&Field::new("based-on", m.t("scenario-based-on")), &from))
            button.ds-button type="submit" { (m.t("scenario-begin")) }
        };
        html! {
            section.sec #new aria-labelledby="new-title" {
                h2 #new-title { (m.t("scenario-new")) }
                (form.open(&view.frame.to(&planning::path(self.round.number, "/scenarios")), key, fields))
            }
        }
    }
}
