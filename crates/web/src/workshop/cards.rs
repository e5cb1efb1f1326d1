//! What the leader of a workshop does with what was said: puts contributions together, takes them apart, puts them in the
//! parking lot, hides what has nothing to do with the matter. By drag, by key and by form alike.

use std::collections::BTreeSet;

use domain::contribution::Objection;
use domain::event::Event;
use domain::ids::{ContributionId, GroupId, WorkshopId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::text::Name;
use domain::time::Context;

use super::{led, path, room};
use crate::answer::{self, Answer};
use crate::forms::Typed;
use crate::request::Asked;

/// What is done with the chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Group,
    Apart,
    Park,
    Unpark,
    Hide,
}

impl Act {
    /// All of them, in the order of a form.
    pub(super) const ALL: [Act; 5] = [Act::Group, Act::Apart, Act::Park, Act::Unpark, Act::Hide];

    /// The word for it in message keys and forms.
    pub(super) fn key(self) -> &'static str {
        match self {
            Act::Group => "group",
            Act::Apart => "apart",
            Act::Park => "park",
            Act::Unpark => "unpark",
            Act::Hide => "hide",
        }
    }
}

/// `POST /{organisation}/workshops/{workshop}/cards`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn act(asked: Asked, mut typed: Typed) -> Answer {
    let id = led(&asked)?.id;
    let by_script = typed.get("by") == "script";
    let done = match chosen(&asked, &mut typed) {
        None => return room::again(asked, typed, by_script).await,
        Some(chosen) => {
            asked.amend(&typed, move |organisation, context| chosen.events(organisation, context, id)).await?
        }
    };
    match done {
        Ok(_) if by_script => Ok(room::taken()),
        Ok(_) => Ok(answer::see_other(&asked.to(&path(id, "/room")))),
        Err(refusals) => room::again(asked.again().await?, typed.refused(refusals), by_script).await,
    }
}

struct Chosen {
    act: Act,
    contributions: BTreeSet<ContributionId>,
    /// The group that they come into; `None` is a new one.
    group: Option<GroupId>,
    heading: Option<Name>,
}

/// What was chosen; what is wrong is kept at its field.
fn chosen(asked: &Asked, typed: &mut Typed) -> Option<Chosen> {
    let act = Act::ALL.into_iter().find(|act| act.key() == typed.get("act"));
    if act.is_none() {
        typed.refuse(Refusal::new("choose-one").at("act"));
    }
    let mut contributions: BTreeSet<ContributionId> =
        typed.all("contributions").filter_map(|id| id.parse().ok()).collect();
    // A whole group at once: that is how two become one.
    let groups: BTreeSet<GroupId> = typed.all("groups").filter_map(|id| id.parse().ok()).collect();
    let all = asked.organisation.contributions.all();
    contributions.extend(all.filter(|it| it.group.is_some_and(|group| groups.contains(&group))).map(|it| it.id));
    if contributions.is_empty() {
        typed.refuse(Refusal::new("contributions-none").at("contributions"));
    }
    let group = typed.get("group").parse().ok();
    let known = group.and_then(|group| asked.organisation.contributions.group(group));
    let heading = match (act, known) {
        (Some(Act::Group), Some(known)) if typed.get("heading").trim().is_empty() => Some(known.heading.clone()),
        (Some(Act::Group), _) => Some(typed.parse("heading", Name::parse)?),
        _ => None,
    };
    if typed.has_refusals() {
        return None;
    }
    Some(Chosen { act: act?, contributions, group: known.map(|known| known.id), heading })
}

impl Chosen {
    fn events(&self, organisation: &Organisation, context: &Context, id: WorkshopId) -> Result<Vec<Event>, Refusals> {
        organisation.may_arrange(context, (id, self.group), &self.contributions)?;
        if let (Act::Group, Some(heading)) = (self.act, &self.heading) {
            let chosen = self.contributions.iter().copied().collect();
            return organisation.group_contributions(context, self.group, heading.clone(), chosen);
        }
        let mut events = Vec::new();
        for &contribution in &self.contributions {
            events.extend(match self.act {
                Act::Group | Act::Apart => organisation.ungroup_contribution(context, contribution)?,
                Act::Park => organisation.park_contribution(context, contribution, true)?,
                Act::Unpark => organisation.park_contribution(context, contribution, false)?,
                Act::Hide => match organisation.contribution(contribution)?.hidden {
                    Some(_) => Vec::new(),
                    None => organisation.hide_contribution(context, contribution, Objection::Irrelevant)?,
                },
            });
        }
        Ok(events)
    }
}
