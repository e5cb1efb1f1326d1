//! What is found of meetings and what is thought: workshops with their purpose and questions, and verdict rounds. Not what
//! people said in them: that is kept beside the log, and can be taken back.

use super::{Standing, Subject, Tied, Wanted, joined};
use crate::organisation::Organisation;
use crate::verdict_round::{Ending, VerdictRound};
use crate::workshop::{Stage, Workshop};

impl Wanted {
    pub(super) fn gathered(&mut self, organisation: &Organisation) {
        for workshop in organisation.workshops.values() {
            // The word that it is looked for by is the same in both languages.
            let title = format!("workshop {}", workshop.terms.title);
            let tied = Tied::Drafts(standing_of(workshop));
            self.add(Subject::Workshop(workshop.id), &title, &workshop_text(workshop), tied);
        }
        for round in organisation.verdict_rounds.values() {
            let title = format!("omdömen verdicts {}", round.terms.occasion);
            self.add(Subject::VerdictRound(round.id), &title, "", Tied::Drafts(standing_of_round(round)));
        }
    }
}

/// The original texts of one of them: what it is called, and its longer text.
pub(super) fn texts(organisation: &Organisation, subject: Subject) -> Option<(String, String)> {
    match subject {
        Subject::Workshop(id) => organisation.workshop(id).map(|it| (it.terms.title.to_string(), workshop_text(it))),
        Subject::VerdictRound(id) => {
            organisation.verdict_rounds.get(&id).map(|it| (it.terms.occasion.to_string(), String::new()))
        }
        _ => None,
    }
}

fn standing_of(workshop: &Workshop) -> Standing {
    match workshop.stage() {
        Stage::Open => Standing::Current,
        Stage::Planned => Standing::Coming,
        Stage::Closed => Standing::Past,
        Stage::CalledOff => Standing::Withdrawn,
    }
}

fn standing_of_round(round: &VerdictRound) -> Standing {
    match &round.ended {
        None => Standing::Current,
        Some((_, Ending::Closed(_))) => Standing::Past,
        Some((_, Ending::Withdrawn(_))) => Standing::Withdrawn,
    }
}

fn workshop_text(workshop: &Workshop) -> String {
    let questions = workshop.terms.questions.iter().map(AsRef::as_ref);
    joined(std::iter::once(workshop.terms.purpose.as_str()).chain(questions))
}
