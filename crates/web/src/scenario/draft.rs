//! A move as it is being filled in: read from a form or from an address, and turned into what the domain moves. Not the
//! markup of the forms, and not the move itself.

use domain::ids::FundingId;
use domain::money::{Kronor, PersonYears};
use domain::planning::Round;
use domain::refusal::{Refusal, Refusals};
use domain::scenario::amount::Amount;
use domain::scenario::{Delta, Intent, Scenario, Scope};
use domain::text::{Invalid, Reason};

use crate::allocation::choice::Choice;
use crate::allocation::scopes;
use crate::forms::Typed;
use crate::view::View;

/// The name of the field that says which way resources are moved.
pub(super) const KIND: &str = "move";

/// Which way resources are moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// So much from there to there.
    Shift,
    /// A part of everything there.
    Cut,
    /// So much there in all.
    Set,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Shift, Kind::Cut, Kind::Set];

    /// The word for it in forms and addresses.
    pub(super) fn key(self) -> &'static str {
        match self {
            Kind::Shift => "shift",
            Kind::Cut => "cut",
            Kind::Set => "set",
        }
    }

    /// Its own field for what a rule objects to: each way has fields of its own names.
    fn field(self, field: &'static str) -> &'static str {
        match (self, field) {
            (Kind::Cut, "from") => "cut-from",
            (Kind::Cut, "to") => "cut-to",
            (Kind::Set, "amount") => "set-amount",
            (Kind::Set, "people") => "set-people",
            (Kind::Set, "from" | "to") => "whence",
            (_, field) => field,
        }
    }

    /// The name of the field with why.
    pub(super) fn motive(self) -> &'static str {
        match self {
            Kind::Shift => "move-motive",
            Kind::Cut => "cut-motive",
            Kind::Set => "set-motive",
        }
    }
}

/// A move as it is being filled in.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Which way.
    pub(super) kind: Kind,
    /// What was typed, with what is wrong with it.
    pub(super) typed: Typed,
    /// The move, when it is whole.
    pub(super) intent: Option<Intent>,
    /// What it would do, when it can be made.
    pub(super) deltas: Option<Vec<Delta>>,
}

impl Draft {
    /// What a form or an address says; `None` when it says nothing of a move.
    pub(super) fn of(view: &View<'_>, round: &Round, scenario: &Scenario, typed: &Typed) -> Option<Draft> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.key() == typed.get(KIND))?;
        let mut typed = typed.clone();
        let reading = Reading { view, round, scenario };
        let intent = match kind {
            Kind::Shift => reading.shift(&mut typed),
            Kind::Cut => reading.cut(&mut typed),
            Kind::Set => reading.set(&mut typed),
        };
        let intent = intent.filter(|_| !typed.has_refusals());
        let mut draft = Draft { kind, typed, intent, deltas: None };
        let tried = draft.intent.as_ref().map(|intent| view.organisation.deltas(round, scenario, intent));
        match tried {
            None => {}
            Some(Ok(deltas)) => draft.deltas = Some(deltas),
            Some(Err(refusals)) => draft = draft.refused(&refusals),
        }
        Some(draft)
    }

    /// The same as it is looked at: where nothing is said yet of how much, nothing is moved, and nothing is wrong with that.
    pub(super) fn looked_at(self) -> Draft {
        let amounts: &[&str] = match self.kind {
            Kind::Shift => &["amount", "people"],
            Kind::Cut => &["part"],
            Kind::Set => &["set-amount", "set-people"],
        };
        match amounts.iter().all(|field| self.typed.get(field).trim().is_empty()) {
            true => Draft { typed: self.typed.unjudged(), ..self },
            false => self,
        }
    }

    /// Why, where it is said.
    pub(super) fn motive(&mut self) -> Option<Reason> {
        self.typed.optional(self.kind.motive(), Reason::parse)
    }

    /// The same, with what a rule said no to.
    pub(super) fn refused(mut self, refusals: &Refusals) -> Draft {
        for refusal in refusals.iter() {
            let field = refusal.field.map(|field| self.kind.field(field));
            self.typed.refuse(Refusal { field, ..refusal.clone() });
        }
        self
    }

    /// The cell that is being set by hand.
    pub(super) fn there(&self) -> Option<Scope> {
        if self.kind == Kind::Set { scopes::read(self.typed.get("there")) } else { None }
    }
}

/// What a form is read with.
struct Reading<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    scenario: &'a Scenario,
}

impl Reading<'_> {
    fn shift(&self, typed: &mut Typed) -> Option<Intent> {
        let within = match typed.get("within") {
            "" => Scope::default(),
            word => scopes::read(word)?,
        };
        let source: Option<FundingId> = typed.get("source").strip_prefix("source").and_then(|id| id.parse().ok());
        let narrow = |scope| scopes::within(scope, Scope { source, ..within });
        let (from, to) = (chosen(typed, "from").map(narrow), chosen(typed, "to").map(narrow));
        let amount = self.amount(typed, "amount", "people")?;
        let (from, to) = (from?, to?);
        let there = self.view.organisation.resources_in(self.round, self.scenario, from);
        Some(Intent::Shift { from, to, resources: amount.moved_from(there) })
    }

    fn cut(&self, typed: &mut Typed) -> Option<Intent> {
        let part = typed.parse("part", hundredths);
        let from = chosen(typed, "cut-from");
        let to = match typed.get("cut-to") {
            "" => None,
            _ => Some(chosen(typed, "cut-to")?),
        };
        Some(Intent::Cut { part: part?, from: from?, spare_pointed_out: typed.has("spare"), to })
    }

    /// So much in a cell; the difference comes from or goes to what was chosen, or changes the whole.
    fn set(&self, typed: &mut Typed) -> Option<Intent> {
        let there = scopes::read(typed.get("there"))?;
        let now = self.view.organisation.resources_in(self.round, self.scenario, there);
        let wanted = self.amount(typed, "set-amount", "set-people")?.set_where(now);
        if typed.get("whence").is_empty() {
            return Some(Intent::Set { there, resources: wanted });
        }
        let other = chosen(typed, "whence")?;
        let (more, less) = (wanted.beyond(now), now.beyond(wanted));
        match (more.is_none(), less.is_none()) {
            (_, true) => Some(Intent::Shift { from: other, to: there, resources: more }),
            (true, false) => Some(Intent::Shift { from: there, to: other, resources: less }),
            // More money and fewer people, or the reverse, is no one move.
            (false, false) => {
                typed.refuse(Refusal::new("both-ways").at("whence"));
                None
            }
        }
    }

    /// How much: what the form's own measure asks for must be said, and the other follows when it is not.
    fn amount(&self, typed: &mut Typed, kronor: &'static str, people: &'static str) -> Option<Amount> {
        let scale = self.view.amounts().of_form(typed).scale();
        let amount = Amount {
            kronor: typed.optional(kronor, |text| Kronor::parse(text, scale)),
            person_years: typed.optional(people, PersonYears::parse),
        };
        if amount == Amount::default() && !typed.has_refusals() {
            typed.refuse(Refusal::new("text-empty").at(kronor));
        }
        (!typed.has_refusals()).then_some(amount)
    }
}

/// A scope that was chosen. What is no scope is refused as if nothing was chosen.
fn chosen(typed: &mut Typed, field: &'static str) -> Option<Scope> {
    let scope = scopes::read(typed.get(field));
    if scope.is_none() {
        typed.refuse(Refusal::new("text-empty").at(field));
    }
    scope
}

/// Hundredths of a per cent, from per cent with at most two decimals, as people write numbers.
fn hundredths(typed: &str) -> Result<u32, Invalid> {
    let bare = typed.trim().trim_end_matches('%');
    let hundredths = PersonYears::parse(bare)?.0;
    u32::try_from(hundredths).map_err(|_| Invalid { key: "not-a-number", limit: None, value: bare.to_owned() })
}

/// What a form says of how the page is to be seen.
pub(super) fn choice(typed: &Typed) -> Choice {
    Choice::of(Some(&typed.written(&["cut", "in", "units", "areas", "as"])))
}
