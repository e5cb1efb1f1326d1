//! Workshops: laid down, led, and taken part in from any telephone.

use domain::policy::Right::{LeadWorkshops, Open, OwnAccount, ReadDrafts};

use super::{Route, get, post, read};
use crate::api::query::Takes::{Day, Part};
use crate::api::workshop as api;
use crate::workshop::{self, acts, cards, form, join, live, notes, phone, room};

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/workshops", ReadDrafts, "workshops", workshop::show_all),
        post("/{organisation}/workshops", LeadWorkshops, "plan-workshop", form::plan),
        get("/{organisation}/workshops/new", LeadWorkshops, "workshop-form", form::new),
        get("/{organisation}/workshops/{workshop}", OwnAccount, "workshop", workshop::show),
        get("/{organisation}/workshops/{workshop}/terms", LeadWorkshops, "workshop-terms", form::edit),
        post("/{organisation}/workshops/{workshop}/terms", LeadWorkshops, "change-workshop", form::change),
        get("/{organisation}/workshops/{workshop}/notes", LeadWorkshops, "workshop-notes", notes::edit),
        post("/{organisation}/workshops/{workshop}/notes", LeadWorkshops, "write-workshop-notes", notes::write),
        post("/{organisation}/workshops/{workshop}/opening", LeadWorkshops, "open-workshop", acts::open),
        post("/{organisation}/workshops/{workshop}/steps", LeadWorkshops, "take-workshop-step", acts::step),
        post("/{organisation}/workshops/{workshop}/closing", LeadWorkshops, "close-workshop", acts::close),
        post("/{organisation}/workshops/{workshop}/calling-off", LeadWorkshops, "call-off-workshop", acts::call_off),
        post("/{organisation}/workshops/{workshop}/cards", LeadWorkshops, "arrange-workshop-cards", cards::act),
        get("/{organisation}/workshops/{workshop}/room", ReadDrafts, "workshop-room", room::show),
        post("/{organisation}/workshops/{workshop}/joining", OwnAccount, "join-workshop-signed-in", join::join_signed_in),
        // Without a session: what lets one in is the code, and after that the key that the browser was given.
        get("/{organisation}/join", Open, "join-form", join::form),
        post("/{organisation}/join", Open, "join-workshop", join::join),
        get("/{organisation}/workshops/{workshop}/here", Open, "workshop-hand", phone::show),
        post("/{organisation}/workshops/{workshop}/here", Open, "say-in-workshop", phone::say),
        post("/{organisation}/workshops/{workshop}/votes", Open, "vote-in-workshop", phone::vote),
        post("/{organisation}/workshops/{workshop}/withdrawal", Open, "take-back-in-workshop", phone::withdraw),
        get("/{organisation}/workshops/{workshop}/live", Open, "workshop-live", live::show),
        read("/{organisation}/api/v1/workshops", ReadDrafts, ("api-workshops", "Workshops and meetings."), &[Day, Part], api::workshops),
        read("/{organisation}/api/v1/workshops/{workshop}", ReadDrafts, ("api-workshop", "A workshop with its questions, votes and notes."), &[Day], api::one_workshop),
    ]
}
