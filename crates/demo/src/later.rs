//! What came after the simplification: the overarching goal reworded in 2018, decided and in force from the new year,
//! and the draft that is being written when the example is looked at.

use domain::decision::{Matter, Minutes};
use domain::ids::RevisionNumber;
use domain::text::Explanation;
use jiff::civil::{date, datetime};

use crate::people::{BOARD, HEAD_OF_STAFF, SECRETARY, STRATEGIST};
use crate::script::{Rewording, Script, name, reason, registration_number};

const REWORDED: RevisionNumber = RevisionNumber(5);
const DRAFT: RevisionNumber = RevisionNumber(6);

/// The fifth revision to its decision, and the sixth as far as it has come.
pub(crate) fn write(script: &mut Script) {
    open_and_reword(script);
    decide(script);
    draft_the_next(script);
}

fn open_and_reword(script: &mut Script) {
    script.act(STRATEGIST, datetime(2018, 8, 27, 10, 0, 0, 0), |context, organisation| {
        organisation.open_revision(context)
    });
    script.act(
        STRATEGIST,
        datetime(2018, 8, 30, 14, 10, 0, 0),
        |context, organisation| {
            let rewording = Rewording {
                revision: REWORDED,
                from: "Hållbar tillväxt och växande företag i alla delar av landet",
                to: "Hållbar tillväxt och konkurrenskraftiga företag i hela landet",
                explanation: "Ett konkurrenskraftigt företag kan växa, ställa om och stå starkt när villkoren ändras. Vi följer varje län för sig.",
                reason: Some(reason("Att växa är ett sätt att bli starkare, inte det enda.")?),
            };
            rewording.ask(context, organisation)
        },
    );
    script.act(STRATEGIST, datetime(2018, 9, 5, 9, 0, 0, 0), |context, organisation| {
        let to = name("Ledningsgruppen och alla chefer")?;
        organisation.open_consultation(context, REWORDED, date(2018, 9, 26), to)
    });
}

fn decide(script: &mut Script) {
    script.act(HEAD_OF_STAFF, datetime(2018, 10, 8, 15, 0, 0, 0), |context, organisation| {
        organisation.propose(context, REWORDED, BOARD)
    });
    script.act(SECRETARY, datetime(2018, 10, 23, 15, 5, 0, 0), |context, organisation| {
        let minutes = Minutes {
            body: BOARD,
            decided_on: date(2018, 10, 23),
            registration_number: registration_number("1.3.1-2018-3968")?,
            paragraph: Some(name("§ 9")?),
            minutes: Some(name("Protokoll nr 6/2018")?),
            attendance: Some(name("8 av 8 ledamöter, enhälligt")?),
            presenter: Some(name("Chefen för gd-staben")?),
            reservations: Explanation::default(),
            union_consultation: Some(date(2018, 10, 10)),
        };
        let matter = Matter::Adopt { revision: REWORDED, in_force_from: date(2019, 1, 1) };
        organisation.record_decision(context, matter, minutes)
    });
}

// The explanation keeps a hidden verb and a long sentence: that is what the writer sees beside the text. The other
// change has no reason yet, so it stands in the way of a proposal.
fn draft_the_next(script: &mut Script) {
    script.act(STRATEGIST, datetime(2018, 11, 12, 9, 30, 0, 0), |context, organisation| {
        organisation.open_revision(context)
    });
    script.act(STRATEGIST, datetime(2018, 11, 13, 16, 20, 0, 0), |context, organisation| {
        let rewording = Rewording {
            revision: DRAFT,
            from: "Företag har service nära sig, också i glesbygd",
            to: "Företag i glesbygd har service nära sig",
            explanation: "Företag behöver butik, drivmedel och post. Avstånden ska inte öka.",
            reason: None,
        };
        rewording.ask(context, organisation)
    });
    script.act(
        STRATEGIST,
        datetime(2018, 11, 14, 9, 58, 0, 0),
        |context, organisation| {
            let rewording = Rewording {
                revision: DRAFT,
                from: "Regioner och branscher planerar kompetens tillsammans",
                to: "Regioner, branscher och utbildare planerar kompetens utifrån företagens behov",
                explanation: "Målet pekar mot planering som börjar i företagens behov. Det innebär att regionerna, branscherna och utbildarna möts varje år, delar samma underlag och kommer överens om vad som ska göras. Vi ska genomföra en förstärkt samordning av aktörernas insatser.",
                reason: Some(reason("Utbildarna saknades, och behoven är företagens.")?),
            };
            rewording.ask(context, organisation)
        },
    );
}
