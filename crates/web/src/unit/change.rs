//! Changing the units: what is wanted and from which day, then what would follow, then it is done. Nothing changes before
//! what follows has been shown.

use domain::activity::WHOLE;
use domain::ids::{ActivityId, PersonId, UnitId};
use domain::planning::Round;
use domain::refusal::Refusal;
use domain::regrouping::{Part, Wish};
use domain::text::{Name, Reason};
use domain::unit::Unit;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{Tree, act_of};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, planning};

/// The fewest and the most parts that a form divides a unit in.
const PARTS: std::ops::RangeInclusive<usize> = 2..=6;

/// `GET /{organisation}/units/change?act=…&unit=…`
///
/// # Errors
/// Not found for an act that is none, or a unit that is not there.
pub async fn show(asked: Asked) -> Answer {
    let act = asked.query("act").and_then(|act| known_act(&act)).ok_or(Problem::NotFound)?;
    let unit = asked.query("unit").and_then(|unit| unit.parse::<UnitId>().ok());
    let unit = unit.and_then(|unit| asked.organisation.units.get(&unit)).map(AsRef::as_ref);
    if matches!(act, "change" | "split" | "close") && unit.is_none() {
        return Err(Problem::NotFound);
    }
    let number = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let parent = unit.and_then(|unit| unit.parent).map(|parent| parent.to_string()).unwrap_or_default();
    let day = asked.today.tomorrow().unwrap_or(asked.today).to_string();
    let parts = asked.query("parts").unwrap_or_else(|| "2".to_owned());
    let mut begins = vec![("act", act), ("unit", &number), ("parent", &parent), ("on", &day), ("parts", &parts)];
    if let Some(unit) = unit.filter(|_| act == "change") {
        begins.push(("name", unit.name.as_str()));
    }
    form_page(&asked, &Typed::beginning_with(&begins)).await
}

/// `POST /{organisation}/units/change`: shows what would follow; with `confirmed`, does it.
///
/// # Errors
/// What the store could not do.
pub async fn change(asked: Asked, mut typed: Typed) -> Answer {
    let reason = typed.optional("reason", Reason::parse);
    let day = typed.day("on");
    let wish = wish(&mut typed);
    let (Some(on), Some(wish)) = (day, wish) else { return form_page(&asked, &typed).await };
    if typed.has_refusals() {
        return form_page(&asked, &typed).await;
    }
    let context = asked.app.clock().context(domain::time::Actor::System);
    if let Err(refusals) = asked.organisation.regroup(&context, on, wish.clone(), reason.clone()) {
        return form_page(&asked, &typed.refused(refusals)).await;
    }
    if !typed.has("confirmed") {
        return confirm_page(&asked, &typed, on, &wish);
    }
    let changed = asked
        .amend(&typed, move |organisation, context| organisation.regroup(context, on, wish.clone(), reason.clone()))
        .await?;
    match changed {
        Ok(_) => Ok(asked.done("/units", &Flash::new(asked.m().t("units-changed")))),
        Err(refusals) => form_page(&asked, &typed.refused(refusals)).await,
    }
}

fn known_act(act: &str) -> Option<&'static str> {
    ["add", "change", "merge", "split", "close"].into_iter().find(|known| *known == act)
}

/// What was typed, as a wish. What is wrong with it is kept at its field.
fn wish(typed: &mut Typed) -> Option<Wish> {
    let parent = typed.get("parent").parse().ok();
    // What is no number is no unit's, which the rule says.
    let unit = typed.get("unit").parse().unwrap_or(UnitId(0));
    match typed.get("act") {
        "add" => Some(Wish::Add { name: typed.parse("name", Name::parse)?, parent }),
        "change" => Some(Wish::Change { unit, name: typed.parse("name", Name::parse)?, parent }),
        "merge" => {
            let units = typed.all("units").filter_map(|unit| unit.parse().ok()).collect();
            Some(Wish::Merge { units, name: typed.parse("name", Name::parse)?, parent })
        }
        "close" => Some(Wish::Close { unit, heir: typed.get("heir").parse().unwrap_or(UnitId(0)) }),
        _ => Some(Wish::Split { unit, parts: split_parts(typed)? }),
    }
}

fn split_parts(typed: &mut Typed) -> Option<Vec<Part>> {
    let count = count_of_parts(typed);
    let mut parts = Vec::with_capacity(count);
    let parent = typed.get("parent").parse().ok();
    for number in 0..count {
        let name = match Name::parse(typed.get(&format!("name-{number}"))) {
            Ok(name) => name,
            Err(invalid) => {
                typed.refuse(domain::refusal::invalid("parts", &invalid));
                return None;
            }
        };
        let percent = typed.get(&format!("share-{number}")).trim().to_owned();
        let Some(share) = percent.parse::<u32>().ok().filter(|percent| *percent <= 100) else {
            typed.refuse(Refusal::new("not-a-number").at("parts").with("value", percent));
            return None;
        };
        let chosen = number.to_string();
        let activities = given_to(typed, "activity-", &chosen).map(ActivityId).collect();
        let people = given_to(typed, "person-", &chosen).map(PersonId).collect();
        parts.push(Part { name, parent, share: share * WHOLE / 100, activities, people });
    }
    Some(parts)
}

fn count_of_parts(typed: &Typed) -> usize {
    typed.get("parts").parse::<usize>().unwrap_or(2).clamp(*PARTS.start(), *PARTS.end())
}

/// The numbers of the things whose part was chosen: fields called `activity-45` with the part's number in them.
fn given_to<'a>(typed: &'a Typed, prefix: &'a str, part: &'a str) -> impl Iterator<Item = u32> {
    let chosen = typed.fields().map(|(name, _)| name).filter(move |name| typed.get(name) == part);
    chosen.filter_map(move |name| name.strip_prefix(prefix)?.parse().ok())
}

async fn form_page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let people = People::of(asked).await?;
    let act = known_act(typed.get("act")).ok_or(Problem::NotFound)?;
    let unit = typed.get("unit").parse::<UnitId>().ok().and_then(|unit| asked.organisation.units.get(&unit));
    let wanted =
        Wanted { form: Form::new(view.m, typed), typed, unit: unit.map(AsRef::as_ref), people: &people, view: &view };
    let key = asked.request_key()?;
    let title = wanted.title(act);
    let main = html! {
        (parts::head(&title, &[], None))
        p.lead { (view.m.word("units-lead", act)) }
        (wanted.form.open(&asked.to("/units/change"), key.as_str(), html! {
            input type="hidden" name="act" value=(act);
            input type="hidden" name="unit" value=(typed.get("unit"));
            (wanted.fields(act))
            (wanted.form.day(&Field::new("on", view.m.t("units-on")).hint(view.m.t("units-on-hint"))))
            (wanted.form.line(&Field::new("reason", view.m.t("units-reason")).optional().language(view.language())))
            (wanted.form.buttons(view.m.t("units-look"), Some(&asked.to("/units"))))
        }))
    };
    Ok(asked.frame.form_page(typed, page(&view, title, main)))
}

fn page<'a>(view: &View<'_>, title: String, main: Markup) -> Page<'a> {
    let mut here = planning::thread(view, None, Knot::here(view.m.t("units-knot"), title.clone()));
    here.up.push(Knot::to(view.m.t("units-knot"), view.m.t("units-title"), view.frame.to("/units")));
    Page::new(title, main).section(Section::Plan).thread(here)
}

/// The form of one act.
struct Wanted<'a> {
    form: Form<'a>,
    typed: &'a Typed,
    unit: Option<&'a Unit>,
    people: &'a People,
    view: &'a View<'a>,
}

impl Wanted<'_> {
    fn title(&self, act: &'static str) -> String {
        let unit = self.unit.map_or("", |unit| unit.name.as_str());
        self.view.m.with("units-act", &[("act", act.into()), ("unit", unit.into())])
    }

    fn fields(&self, act: &'static str) -> Markup {
        let (m, form) = (self.view.m, &self.form);
        let name = || form.line(&Field::new("name", m.t("units-name")).language(self.view.language()));
        let parent =
            || form.select(&Field::new("parent", m.t("units-parent")), &self.choices(m.t("units-top").into_owned()));
        html! {
            @match act {
                "merge" => {
                    (form.boxes(&Field::new("units", m.t("units-which")), &self.choices(String::new())[1..]))
                    (name()) (parent())
                }
                "split" => { (self.parts()) (parent()) }
                "close" => (form.select(&Field::new("heir", m.t("units-heir")).hint(m.t("units-heir-hint")), &self.choices(m.t("units-choose").into_owned()))),
                _ => { (name()) (parent()) }
            }
        }
    }

    /// The units that are there, in the tree's order, indented as deep as they lie.
    fn choices(&self, none: String) -> Vec<(String, String)> {
        let tree = Tree::of(self.view);
        let others = tree.in_order().into_iter().filter(|(unit, _)| self.unit.is_none_or(|own| own.id != unit.id));
        let named =
            others.map(|(unit, depth)| (unit.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), unit.name)));
        [(String::new(), none)].into_iter().chain(named).collect()
    }

    fn parts(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let count = count_of_parts(self.typed);
        let called = |number: usize| m.with("units-part", &[("number", (number + 1).into())]);
        html! {
            input type="hidden" name="parts" value=(count);
            fieldset.ds-fieldset #parts tabindex="-1" {
                legend.ds-label { (m.t("units-parts")) }
                p.cap { (m.t("units-parts-hint")) }
                (self.form.errors_at("parts")) (self.form.errors_at("shares")) (self.form.errors_at("name"))
                @for number in 0..count {
                    @let (name, share) = (format!("name-{number}"), format!("share-{number}"));
                    div.row {
                        label.ds-field { span.ds-label { (called(number)) } input.ds-input name=(name) value=(self.typed.get(&name)) autocomplete="off" lang=[view.language()]; }
                        label.ds-field { span.ds-label { (m.t("units-share")) } input.ds-input.cell name=(share) inputmode="numeric" value=(self.typed.get(&share)) autocomplete="off"; }
                    }
                }
                @if count < *PARTS.end() && !self.typed.has("name-0") {
                    p { a href=(view.frame.to(&format!("/units/change?act=split&unit={}&parts={}", self.typed.get("unit"), count + 1))) { (m.t("units-one-more")) } }
                }
            }
            (self.divided("activity-", m.t("units-activities-go").as_ref(), &self.activities(), count))
            (self.divided("person-", m.t("units-people-go").as_ref(), &self.staff(), count))
        }
    }

    /// A row for each thing that has to go to one of the parts.
    fn divided(&self, prefix: &str, title: &str, things: &[(u32, String)], count: usize) -> Markup {
        let m = self.view.m;
        html! { @if !things.is_empty() {
            fieldset.ds-fieldset {
                legend.ds-label { (title) }
                p.cap { (m.t("units-largest")) }
                @for (number, name) in things {
                    @let field = format!("{prefix}{number}");
                    label.ds-field { span lang=[self.view.language()] { (name) } select.ds-input name=(field) {
                        option value="" { (m.t("units-to-largest")) }
                        @for part in 0..count { option value=(part) selected[self.typed.get(&field) == part.to_string()] { (m.with("units-part", &[("number", (part + 1).into())])) } }
                    } }
                }
            }
        } }
    }

    fn activities(&self) -> Vec<(u32, String)> {
        let Some(unit) = self.unit else { return Vec::new() };
        let planning = &self.view.organisation.planning;
        let Some(round) = planning.being_planned().or_else(|| planning.rounds().next_back()) else { return Vec::new() };
        round.activities_of(unit.id).map(|activity| (activity.id.0, activity.work.title.to_string())).collect()
    }

    fn staff(&self) -> Vec<(u32, String)> {
        let Some(unit) = self.unit else { return Vec::new() };
        let here =
            self.view.organisation.people.values().filter(|person| person.unit_on(self.view.today) == Some(unit.id));
        here.map(|person| (person.id.0, self.people.name(person.id))).collect()
    }
}

/// What would follow, and the button that does it.
fn confirm_page(asked: &Asked, typed: &Typed, on: Date, wish: &Wish) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let key = asked.request_key()?;
    let title = m.t("units-confirm").into_owned();
    let kept = typed.clone().without("request-key");
    let main = html! {
        (parts::head(&title, &[html! { (m.with("units-from-day", &[("day", m.day(on).into())])) }], None))
        (follows(&view, on, wish))
        form.stack method="post" action=(asked.to("/units/change")) {
            input type="hidden" name="request-key" value=(key.as_str());
            input type="hidden" name="confirmed" value="yes";
            @for (name, value) in kept.fields() { input type="hidden" name=(name) value=(value); }
            div.row {
                button.ds-button type="submit" { (m.t("units-do")) }
                a href=(asked.to("/units")) { (m.t("form-cancel")) }
            }
        }
    };
    Ok(asked.frame.page(page(&view, title, main)))
}

fn follows(view: &View<'_>, on: Date, wish: &Wish) -> Markup {
    let (m, organisation) = (view.m, view.organisation);
    let ended: Vec<UnitId> = match wish {
        Wish::Add { .. } => Vec::new(),
        Wish::Change { unit, .. } | Wish::Split { unit, .. } | Wish::Close { unit, .. } => vec![*unit],
        Wish::Merge { units, .. } => units.clone(),
    };
    let is_here = |unit: UnitId| ended.contains(&unit);
    let people = organisation.people.values().filter(|person| person.unit_on(view.today).is_some_and(is_here)).count();
    let tasks = organisation.tasks.values().filter(|task| task.is_open() && task.unit.is_some_and(is_here)).count();
    let amounts = view.amounts();
    let rounds =
        organisation.planning.rounds().filter(|round| round.activities.values().any(|activity| is_here(activity.unit)));
    let changes = |round: &&Round| round.follows_units_of(on);
    let (changed, kept): (Vec<&Round>, Vec<&Round>) = rounds.partition(changes);
    html! {
        p { (m.word("units-follows", act_of(wish))) }
        ul {
            @for round in changed {
                @let activities: Vec<_> = round.activities.values().filter(|activity| is_here(activity.unit)).collect();
                @let kronor = activities.iter().map(|activity| round.resources_of(activity).kronor).sum();
                li { (m.with("units-round-changes", &[
                    ("round", round.name.as_str().into()), ("count", activities.len().into()), ("kronor", amounts.kronor_with_unit(kronor).into()),
                ])) }
            }
            @for round in kept { li { (m.with("units-round-stays", &[("round", round.name.as_str().into())])) } }
            @if 0 < people { li { (m.with("units-people-follow", &[("count", people.into())])) } }
            @if 0 < tasks { li { (m.with("units-tasks-follow", &[("count", tasks.into())])) } }
        }
        p.cap { (m.t("units-for-ever")) }
    }
}
