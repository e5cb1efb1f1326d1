//! What people may ask of an agency, wise or not: a small language of asks that shrinks well, and what each becomes
//! when it is asked. Picks are numbers without meaning that choose among what is there, and one that is not.

use domain::ids::{RevisionNumber, StatementId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::revision::Revision;
use domain::statement::StatementKind;
use domain::text::Reason;
use domain::time::Context;
use domain::writing::{Asked, Seen};
use jiff::ToSpan;
use proptest::prelude::*;

use crate::agency::{Agency, Answer, BOARD, GROUP, adopting, asked, minutes, name, reason, revoking, roomy, wording};

/// Something asked, of the revision that is picked: mostly the latest.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    pub(crate) of: u8,
    pub(crate) what: Ask,
}

/// What is asked.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    Open,
    Add {
        statement: New,
        reasoned: bool,
    },
    Reword {
        statement: u8,
        says: u8,
        stale: bool,
        reasoned: bool,
    },
    Move {
        statement: u8,
        under: u8,
        before: u8,
        reasoned: bool,
    },
    Merge {
        from: Vec<u8>,
        into: New,
    },
    Split {
        from: u8,
        into: Vec<New>,
    },
    Replace {
        from: Vec<u8>,
        into: Vec<New>,
    },
    Remove {
        statement: u8,
        stale: bool,
    },
    Undo {
        stale: bool,
    },
    /// Gives what is missing before a proposal: reasons and motives.
    Complete,
    Consult {
        days: i8,
    },
    Propose {
        to_board: bool,
    },
    Return,
    Withdraw,
    Adopt {
        days_ahead: i8,
    },
    Revoke,
    Wait {
        days: u8,
    },
    AdoptModel,
}

/// A statement that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub(crate) kind: u8,
    pub(crate) under: u8,
    pub(crate) before: u8,
    pub(crate) says: u8,
}

/// Any history: rounds of writing that end in one way or another. Asks that come at the wrong time are in it too, but
/// if all came at any time, nearly every history would end at its first proposal.
pub(crate) fn history() -> impl Strategy<Value = Vec<Asking>> {
    prop::collection::vec(round(), 1..5).prop_map(|rounds| rounds.concat())
}

fn round() -> impl Strategy<Value = Vec<Asking>> {
    let begin = Just(vec![Asking { of: 0, what: Ask::Open }]);
    let writing = prop::collection::vec(asking(prop_oneof![30 => writes(), 1 => moves_on()]), 0..45);
    let complete = prop::collection::vec(asking(Just(Ask::Complete)), 0..12);
    let decided = (0i8..9, 0u8..9).prop_map(|(days_ahead, days)| {
        let way = [Ask::Propose { to_board: true }, Ask::Adopt { days_ahead }, Ask::Wait { days }];
        way.map(|what| Asking { of: 0, what }).to_vec()
    });
    let anyhow = prop::collection::vec(asking(prop_oneof![1 => writes(), 6 => moves_on()]), 0..8);
    let end = prop_oneof![2 => decided, 1 => anyhow];
    (begin, writing, complete, end).prop_map(|(begin, writing, complete, end)| [begin, writing, complete, end].concat())
}

fn asking(ask: impl Strategy<Value = Ask>) -> impl Strategy<Value = Asking> {
    // One ask in sixteen is of a revision that may be decided long ago, or not be there.
    let of = prop_oneof![15 => Just(0u8), 1 => 1u8..];
    (of, ask).prop_map(|(of, what)| Asking { of, what })
}

fn writes() -> impl Strategy<Value = Ask> {
    let several = || prop::collection::vec(any::<u8>(), 0..4);
    prop_oneof![
        12 => (new(), mostly()).prop_map(|(statement, reasoned)| Ask::Add { statement, reasoned }),
        2 => (any::<u8>(), any::<u8>(), rarely(), mostly())
            .prop_map(|(statement, says, stale, reasoned)| Ask::Reword { statement, says, stale, reasoned }),
        2 => (any::<u8>(), any::<u8>(), any::<u8>(), mostly())
            .prop_map(|(statement, under, before, reasoned)| Ask::Move { statement, under, before, reasoned }),
        2 => (prop::collection::vec(any::<u8>(), 1..6), new()).prop_map(|(from, into)| Ask::Merge { from, into }),
        2 => (any::<u8>(), prop::collection::vec(new(), 0..4)).prop_map(|(from, into)| Ask::Split { from, into }),
        2 => (several(), prop::collection::vec(new(), 0..3)).prop_map(|(from, into)| Ask::Replace { from, into }),
        1 => (any::<u8>(), rarely()).prop_map(|(statement, stale)| Ask::Remove { statement, stale }),
        1 => rarely().prop_map(|stale| Ask::Undo { stale }),
    ]
}

fn moves_on() -> impl Strategy<Value = Ask> {
    prop_oneof![
        1 => Just(Ask::Open),
        1 => Just(Ask::Complete),
        1 => (-2i8..20).prop_map(|days| Ask::Consult { days }),
        8 => mostly().prop_map(|to_board| Ask::Propose { to_board }),
        1 => Just(Ask::Return),
        1 => Just(Ask::Withdraw),
        8 => (-2i8..20).prop_map(|days_ahead| Ask::Adopt { days_ahead }),
        1 => Just(Ask::Revoke),
        4 => (0u8..30).prop_map(|days| Ask::Wait { days }),
        1 => Just(Ask::AdoptModel),
    ]
}

fn new() -> impl Strategy<Value = New> {
    let any = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>());
    any.prop_map(|(kind, under, before, says)| New { kind, under, before, says })
}

fn mostly() -> impl Strategy<Value = bool> {
    prop_oneof![7 => Just(true), 1 => Just(false)]
}

fn rarely() -> impl Strategy<Value = bool> {
    mostly().prop_map(|mostly| !mostly)
}

impl Asking {
    /// The revision that it is about.
    pub(crate) fn revision(&self, organisation: &Organisation) -> RevisionNumber {
        let latest = organisation.strategy.revisions().next_back().map_or(0, |revision| revision.number.0);
        RevisionNumber(match self.of {
            0 => latest,
            other => u32::from(other) % (latest + 2),
        })
    }

    /// What the rules answer. Whoever waits, asks no rule.
    pub(crate) fn ask(&self, agency: &Agency) -> Answer {
        let (organisation, context) = (&agency.organisation, &agency.context());
        let number = self.revision(organisation);
        let nothing = Revision::clone(&NOTHING);
        let revision = organisation.strategy.get(number).unwrap_or(&nothing);
        self.what.ask(organisation, context, revision, number)
    }
}

// A revision without statements, to pick from where the one that is asked about is not there.
static NOTHING: std::sync::LazyLock<Revision> = std::sync::LazyLock::new(|| {
    let mut agency = Agency::with(roomy(1));
    agency.open();
    agency.latest().clone()
});

impl Ask {
    fn ask(
        &self,
        organisation: &Organisation,
        context: &Context,
        revision: &Revision,
        number: RevisionNumber,
    ) -> Answer {
        let pick = |pick: u8| pick_statement(revision, pick);
        let all = |picks: &[u8]| -> Vec<StatementId> { picks.iter().map(|&of| pick(of)).collect() };
        let new = |new: &New| new.asked(revision);
        match self {
            Ask::Open => organisation.open_revision(context),
            Ask::Add { statement, reasoned } => {
                organisation.add_statement(context, number, new(statement), given(*reasoned))
            }
            Ask::Reword { statement, says, stale, reasoned } => {
                let seen = seen(revision, pick(*statement), *stale);
                organisation.reword_statement(context, number, seen, wording(&text(*says)), given(*reasoned))
            }
            Ask::Move { statement, under, before, reasoned } => {
                let to = place(revision, *under, *before);
                organisation.move_statement(context, number, pick(*statement), to, given(*reasoned))
            }
            Ask::Merge { from, into } => {
                let from = same_kind(revision, all(from), into);
                let into = in_place_of(revision, from.first(), into);
                organisation.merge_statements(context, number, &from, into, reason("Samma sak"))
            }
            Ask::Split { from, into } => {
                let from = pick(*from);
                let into = into.iter().map(|into| in_place_of(revision, Some(&from), into)).collect();
                organisation.split_statement(context, number, from, into, reason("Två saker"))
            }
            Ask::Replace { from, into } => {
                let into = into.iter().map(new).collect();
                organisation.replace_statements(context, number, &all(from), into, reason("Rätt sak"))
            }
            Ask::Remove { statement, stale } => {
                let seen = seen(revision, pick(*statement), *stale);
                organisation.remove_statement(context, number, seen, reason("Ingen sak"))
            }
            Ask::Undo { stale } => {
                let last = revision.last_change().map_or(0, |change| change.seq);
                organisation.undo_change(context, number, Seen(last + u64::from(*stale)))
            }
            Ask::Complete => complete(organisation, context, revision),
            Ask::Consult { days } => {
                let until = context.today.saturating_add(days.days());
                organisation.open_consultation(context, number, until, name("Alla"))
            }
            Ask::Propose { to_board } => organisation.propose(context, number, if *to_board { BOARD } else { GROUP }),
            Ask::Return => organisation.return_revision(context, number, reason("Skriv om")),
            Ask::Withdraw => organisation.withdraw_revision(context, number, reason("Behövs inte")),
            Ask::Adopt { days_ahead } => {
                let from = context.today.saturating_add(days_ahead.days());
                organisation.record_decision(context, adopting(number, from), minutes(context.today))
            }
            Ask::Revoke => organisation.record_decision(context, revoking(number), minutes(context.today)),
            Ask::Wait { .. } => Ok(Vec::new()),
            Ask::AdoptModel => {
                let version = organisation.model().version.0 + 1;
                Ok(vec![domain::event::Event::ModelAdopted { model: roomy(version) }])
            }
        }
    }
}

impl New {
    fn asked(&self, revision: &Revision) -> Asked {
        const TOP: [StatementKind; 5] = [
            StatementKind::ResultArea,
            StatementKind::OverarchingGoal,
            StatementKind::ResultArea,
            StatementKind::Priority,
            StatementKind::Vision,
        ];
        // Mostly what may stand where it is put: wholly by chance, hardly anything could.
        let (parent, before) = place(revision, self.under, self.before);
        let kind = match parent {
            Some(_) if !self.kind.is_multiple_of(8) => StatementKind::Goal,
            _ => TOP[usize::from(self.kind) % TOP.len()],
        };
        Asked { before, ..asked(kind, parent, &text(self.says)) }
    }
}

// Of those that are picked, the ones of the same kind as the first: by chance they hardly ever are. Sometimes all.
fn same_kind(revision: &Revision, picked: Vec<StatementId>, into: &New) -> Vec<StatementId> {
    let kind = |id: &StatementId| revision.tree.get(*id).map(|statement| statement.kind);
    let first = picked.first().and_then(kind);
    picked.into_iter().filter(|id| into.kind.is_multiple_of(4) || kind(id) == first).collect()
}

// What is new, of the same kind and in the same place as what was. Sometimes anything anywhere.
fn in_place_of(revision: &Revision, from: Option<&StatementId>, into: &New) -> Asked {
    let asked = into.asked(revision);
    match from.and_then(|&id| revision.tree.get(id)) {
        Some(was) if !into.kind.is_multiple_of(4) => Asked { kind: was.kind, parent: was.parent, ..asked },
        _ => asked,
    }
}

// One thing at a time: the first reason or motive that is missing.
fn complete(organisation: &Organisation, context: &Context, revision: &Revision) -> Answer {
    let obstacles = organisation.obstacles(revision);
    if let Some(breach) = obstacles.without_motive.first() {
        return organisation.pass_limit(context, revision.number, breach.rule, reason("Alla behövs"));
    }
    for &(id, _) in &obstacles.without_reason {
        if let Some(statement) = revision.tree.get(id) {
            let seen = (id, Seen(statement.version));
            let again = statement.wording.clone();
            return organisation.reword_statement(context, revision.number, seen, again, given(true));
        }
    }
    Ok(Vec::new())
}

fn pick_statement(revision: &Revision, pick: u8) -> StatementId {
    const NOT_THERE: StatementId = StatementId(9_999);
    let ordered = revision.tree.in_order();
    let place = usize::from(pick) % (ordered.len() + 1);
    ordered.get(place).map_or(NOT_THERE, |statement| statement.id)
}

fn place(revision: &Revision, under: u8, before: u8) -> (Option<StatementId>, Option<StatementId>) {
    let parent = Some(pick_statement(revision, under)).filter(|_| !under.is_multiple_of(3));
    let siblings = revision.tree.child_ids(parent);
    let place = usize::from(before) % (siblings.len() + 1);
    (parent, siblings.get(place).copied())
}

fn seen(revision: &Revision, id: StatementId, stale: bool) -> (StatementId, Seen) {
    let version = revision.tree.get(id).map_or(0, |statement| statement.version);
    (id, Seen(version + u64::from(stale)))
}

fn given(reasoned: bool) -> Option<Reason> {
    reasoned.then(|| reason("Därför"))
}

fn text(says: u8) -> String {
    format!("Fler företag når mål {}", says % 7)
}

/// What came of an ask.
pub(crate) fn happened(agency: &mut Agency, asking: &Asking) -> Result<Vec<domain::event::Event>, Refusals> {
    if let Ask::Wait { days } = asking.what {
        agency.wait(i32::from(days));
    }
    asking.ask(agency)
}
