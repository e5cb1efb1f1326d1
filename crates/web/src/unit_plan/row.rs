//! One activity as it is typed in a row: from what stands there to fields, and from fields to an activity. What a row has
//! no field for stays as it was. Not the whole of an activity; that is the form on its own page.

use domain::activity::{Activity, Grant, Share, Status, WHOLE, Work};
use domain::ids::{ActivityId, FundingId, PersonId, StatementId};
use domain::money::{Kronor, PersonYears, Resources};
use domain::refusal::{Refusal, invalid};
use domain::text::{Invalid, Name};
use jiff::civil::Date;

use super::day::{self, End};
use super::desk::Desk;
use crate::forms::Typed;
use crate::people::People;

/// The fields of a row: what is kept of what someone types.
pub(super) const FIELDS: [&str; 10] =
    ["title", "goals", "from", "until", "person-years", "kronor", "resources", "owner", "status", "version"];

/// What stands in a field where an activity has several goals or sources, which a row has no room for.
pub(crate) const SEVERAL: &str = "several";

/// A row that is being typed.
pub(super) struct RowForm {
    /// Which activity; `None` is a new one.
    pub(super) of: Option<ActivityId>,
    pub(super) typed: Typed,
    /// Whether someone else changed it meanwhile: then both are shown.
    pub(super) conflict: bool,
    /// What was typed here earlier and not saved, and is shown again.
    pub(super) kept: bool,
}

impl RowForm {
    /// An activity as it stands.
    pub(super) fn of(desk: &Desk<'_>, people: &People, activity: &Activity) -> RowForm {
        let typed = beginning(desk, people, &activity.work, activity.version);
        RowForm { of: Some(activity.id), typed, conflict: false, kept: false }
    }

    /// An empty row, for the whole period of the round.
    pub(super) fn new(desk: &Desk<'_>) -> RowForm {
        let m = desk.view.m;
        let typed = Typed::beginning_with(&[
            ("from", &day::typed(m, desk.round.from, End::First, period(desk))),
            ("until", &day::typed(m, desk.round.until, End::Last, period(desk))),
            ("status", Status::default().key()),
        ]);
        RowForm { of: None, typed, conflict: false, kept: false }
    }

    /// The same row with what was typed.
    pub(super) fn typed(of: Option<ActivityId>, typed: Typed) -> RowForm {
        RowForm { of, typed, conflict: false, kept: false }
    }

    /// What the ids of its fields begin with.
    pub(super) fn prefix(&self) -> &'static str {
        if self.of.is_some() { "edit" } else { "add" }
    }

    /// What a text that is typed here and not saved is kept as.
    pub(super) fn form_name(&self, desk: &Desk<'_>) -> String {
        match self.of {
            Some(id) => desk.form_name(&id.to_string()),
            None => desk.form_name("new"),
        }
    }
}

/// The days that a typed month is looked for in.
pub(crate) fn period(desk: &Desk<'_>) -> (Date, Date) {
    (desk.round.from, desk.round.until)
}

/// The fields as they begin.
pub(super) fn beginning(desk: &Desk<'_>, people: &People, work: &Work, version: u64) -> Typed {
    let m = desk.view.m;
    let amounts = desk.amounts();
    let total = work.total();
    let goal = match work.goals.as_slice() {
        [] => String::new(),
        [only] => only.goal.to_string(),
        _ => SEVERAL.to_owned(),
    };
    let source = match work.resources.as_slice() {
        [] => String::new(),
        [only] => only.source.to_string(),
        _ => SEVERAL.to_owned(),
    };
    let amount = |is_none: bool, typed: String| if is_none { String::new() } else { typed };
    Typed::beginning_with(&[
        ("title", work.title.as_str()),
        ("goals", &goal),
        ("from", &day::typed(m, work.from, End::First, period(desk))),
        ("until", &work.until.map_or_else(String::new, |until| day::typed(m, until, End::Last, period(desk)))),
        (
            "person-years",
            &amount(total.person_years == PersonYears::ZERO, amounts.person_years_typed(total.person_years)),
        ),
        ("kronor", &amount(total.kronor == Kronor::ZERO, amounts.typed(total.kronor))),
        ("resources", &source),
        ("owner", &work.owner.map_or_else(String::new, |owner| people.label(owner))),
        ("status", work.status.key()),
        ("version", &version.to_string()),
    ])
}

/// What was typed, as far as it can be understood; what cannot is refused at its field, and then stays as it was.
pub(super) fn read(desk: &Desk<'_>, people: &People, typed: &mut Typed, before: Option<&Work>) -> Work {
    let title = typed.parse("title", Name::parse);
    let from = typed.parse("from", |text| day::parse(text, End::First, period(desk)));
    let until = typed.optional("until", |text| day::parse(text, End::Last, period(desk)));
    let owner = owner(people, typed);
    let mut work = match before {
        Some(before) => before.clone(),
        // The name stands in for one that was refused: what has it is counted, and never saved.
        None => Work::new(desk.unit.name.clone(), desk.round.from, Some(desk.round.until)),
    };
    work.title = title.unwrap_or(work.title);
    work.from = from.unwrap_or(work.from);
    work.until = if typed.is_wrong("until") { work.until } else { until };
    work.owner = owner.unwrap_or(work.owner);
    work.status = status(typed.get("status")).unwrap_or(work.status);
    // A row whose amounts rest has no fields for them.
    if !desk.rests() {
        work.goals = goals(desk, typed, &work);
        work.resources = resources(desk, typed, &work);
    }
    work
}

/// A status by its word.
pub(crate) fn status(key: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.key() == key)
}

fn goals(desk: &Desk<'_>, typed: &mut Typed, work: &Work) -> Vec<Share> {
    let chosen = typed.get("goals").to_owned();
    match chosen.as_str() {
        "" => Vec::new(),
        SEVERAL => work.goals.clone(),
        id => match id.parse::<StatementId>() {
            Ok(goal) if desk.goal(goal).is_some() || work.goals.iter().any(|share| share.goal == goal) => {
                vec![Share { goal, share: WHOLE }]
            }
            _ => {
                typed.refuse(Refusal::new("goal-unknown").at("goals").with("goal", id));
                work.goals.clone()
            }
        },
    }
}

fn resources(desk: &Desk<'_>, typed: &mut Typed, work: &Work) -> Vec<Grant> {
    let amounts = desk.amounts().of_form(typed);
    let source = typed.get("resources").to_owned();
    if source == SEVERAL {
        return work.resources.clone();
    }
    let kronor = typed.optional("kronor", |text| Kronor::parse(text, amounts.scale()));
    let person_years = typed.optional("person-years", PersonYears::parse);
    if typed.is_wrong("kronor") || typed.is_wrong("person-years") {
        return work.resources.clone();
    }
    let resources = Resources { kronor: kronor.unwrap_or_default(), person_years: person_years.unwrap_or_default() };
    match source.parse::<FundingId>() {
        Ok(source) => vec![Grant { source, resources }],
        Err(_) if resources.is_none() => Vec::new(),
        Err(_) => {
            typed.refuse(Refusal::new("source-needed").at("resources"));
            // Counted in the sums while it is typed, from whatever source: it is not saved like this.
            let first = desk.view.organisation.planning.funding().next();
            first.map(|source| Grant { source: source.id, resources }).into_iter().collect()
        }
    }
}

/// Who answers for it, by what was typed; refused, and `None`, when nobody is called so.
pub(crate) fn owner(people: &People, typed: &mut Typed) -> Option<Option<PersonId>> {
    let named = typed.get("owner").trim().to_owned();
    if named.is_empty() {
        return Some(None);
    }
    match people.called(&named) {
        Some(person) => Some(Some(person)),
        None => {
            let value: String = named.chars().take(60).collect();
            typed.refuse(invalid("owner", &Invalid { key: "nobody-called", limit: None, value }));
            None
        }
    }
}
