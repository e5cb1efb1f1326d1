//! The three meetings of the autumn of 2017 in which the steering was chiselled out, as workshops with their questions and
//! votes, and one that is planned. When they were held, and the five questions, are facts; what was said and voted is
//! invented. What was said is in `contributions`.

use std::collections::BTreeMap;

use domain::audience::Audience;
use domain::contribution::About;
use domain::ids::WorkshopId;
use domain::organisation::Organisation;
use domain::refusal::{self, Refusals};
use domain::salted_text::SaltedText;
use domain::text::{Explanation, MeetingNotes, QuestionText};
use domain::workshop::{Counted, Joining, Place, RoomCode, Step, Terms, WorkshopKind};
use domain::writing::Seen;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

use crate::contributions::salted;
use crate::people::STRATEGIST;
use crate::script::{Script, find, name};

/// The question, how many voted, and for what, by how it begins.
type Vote = (u32, u32, &'static [(&'static str, u32)]);

/// A workshop of the example.
struct Held {
    id: WorkshopId,
    kind: WorkshopKind,
    title: &'static str,
    purpose: &'static str,
    questions: &'static [&'static str],
    joining: Joining,
    /// The statement that it is about; nothing for the agency as a whole.
    about: &'static str,
    planned: DateTime,
    day: Date,
    /// When it was opened and closed; none of one that is only planned.
    held: Option<(DateTime, DateTime)>,
    code: u32,
    /// What was voted on.
    votes: &'static [Vote],
    /// What its leader wrote down the day after; nothing of one that is only planned.
    notes: &'static str,
}

/// The management group's workshop on goals.
pub(crate) const GOALS: WorkshopId = WorkshopId(1);
/// When the goals were read through together.
pub(crate) const READING: WorkshopId = WorkshopId(2);
/// The managers' meeting.
pub(crate) const MANAGERS: WorkshopId = WorkshopId(3);

static WORKSHOPS: [Held; 4] = [
    Held {
        id: GOALS,
        kind: WorkshopKind::Management,
        title: "Workshop om mål",
        purpose: "Vi mejslar ut vad arbetet ska leda till. När mötet är slut vet vi vilka mål som bär och vilka som kan strykas.",
        questions: &[
            "För vem ska våra insatser förändra något?",
            "Vad bör förändras?",
            "Vilket problem ska lösas?",
            "Är det mätbart?",
            "Hur stor förändring kan vår verksamhet bidra till inom tre år?",
        ],
        joining: Joining::WithName,
        about: "",
        planned: date(2017, 8, 28).at(10, 5, 0, 0),
        day: date(2017, 9, 5),
        held: Some((date(2017, 9, 5).at(13, 0, 0, 0), date(2017, 9, 5).at(15, 0, 0, 0))),
        code: 412_785,
        votes: &[
            (2, 21, &[("Samma belopp", 14), ("En strategi som bara", 12), ("Samma fråga", 11), ("Vi kan inte", 7)]),
            (4, 23, &[("Mät tiden", 17), ("Spridningen", 12), ("En borttagen regel", 9), ("Räkna de order", 6)]),
        ],
        notes: "Vi var överens om tre saker. Målen ska säga vad som blir annorlunda för företagen, inte vad vi gör. Varje mål ska gå att mäta med något som redan samlas in. Och de ska vara så få att alla kan dem utantill.\n\nVi var inte överens om tillväxten: några vill ha ett eget mål, andra ser den som följden av de övriga. Frågan går till genomläsningen den 19 september.\n\nNästa steg: strategerna skriver förslag till formuleringar för varje grupp av inspel och visar dem sida vid sida.",
    },
    Held {
        id: READING,
        kind: WorkshopKind::Management,
        title: "Genomläsning av målen",
        purpose: "Vi läser förslaget högt, mål för mål.",
        questions: &["Vad är oklart?", "Vad saknas?", "Vad kan strykas?"],
        joining: Joining::WithName,
        about: "",
        planned: date(2017, 9, 6).at(9, 0, 0, 0),
        day: date(2017, 9, 19),
        held: Some((date(2017, 9, 19).at(9, 0, 0, 0), date(2017, 9, 19).at(11, 30, 0, 0))),
        code: 90_417,
        votes: &[],
        notes: "Vi läste förslaget högt, mål för mål. Tre mål ströks eftersom ingen kunde säga vad som händer om de inte finns. Ordet ”stärkt” får stå kvar bara där det går att säga av vem.\n\nOtydligt än: var gränsen går mellan kunskap och rådgivning. Det tas upp på chefsmötet.",
    },
    Held {
        id: MANAGERS,
        kind: WorkshopKind::Managers,
        title: "Chefsmötet i september",
        purpose: "Cheferna bedömer förslaget innan styrelsen beslutar.",
        questions: &["Vad vill du att vi tar med oss till beslutet?"],
        joining: Joining::WithName,
        about: "",
        planned: date(2017, 9, 12).at(14, 20, 0, 0),
        day: date(2017, 9, 28),
        held: Some((date(2017, 9, 28).at(9, 0, 0, 0), date(2017, 9, 28).at(11, 45, 0, 0))),
        code: 771_204,
        votes: &[],
        notes: "Cheferna gav förslaget ett gott omdöme för riktningen och ett sämre för den röda tråden: det är svårt att se vilket mål en enhets arbete hör till. Därför ska varje aktivitet i planen för 2018 peka på ett mål.\n\nTill beslutet följer med: behåll antalet mål, och visa på en sida hur de hänger ihop.",
    },
    Held {
        id: WorkshopId(4),
        kind: WorkshopKind::Unit,
        title: "Mindre tid på regler: vad gör vi 2019?",
        purpose: "Vi väljer vad vi gör mer av och vad vi slutar med, innan planen för 2019 är klar.",
        questions: &[
            "Vad tar mest tid för företagen?",
            "Vad ska vi göra mer av, och vad ska vi sluta med?",
            "Vilka behöver vi göra det tillsammans med?",
            "Hur märker företagen skillnaden?",
        ],
        joining: Joining::WithCode,
        about: "Företag lägger mindre tid på regler och uppgifter",
        planned: date(2018, 11, 7).at(9, 30, 0, 0),
        day: date(2018, 11, 16),
        held: None,
        code: 0,
        votes: &[],
        notes: "",
    },
];

/// Which question of its workshop something was said to, by how it begins.
const SAID_TO: [(WorkshopId, u32, &[&str]); 5] = [
    (
        GOALS,
        1,
        &[
            "Stärkt av vem",
            "”Andra aktörer”",
            "Kalla företagen",
            "Hälften av företagen",
            "För ett litet",
            "Ingen region",
            "Regionerna läser",
        ],
    ),
    (
        GOALS,
        2,
        &[
            "Vi kan inte",
            "Samma belopp",
            "Gemensam e-tjänst",
            "Samma fråga",
            "Stryks samverkan",
            "En strategi som",
            "Jag lägger en",
            "Varför arbetar",
            "Målbilden",
            "Stänger macken",
        ],
    ),
    (
        GOALS,
        4,
        &[
            "Mät tiden",
            "En borttagen regel",
            "Räkna de order",
            "Vi räknar besök",
            "Spridningen",
            "Utvärderingarna",
            "Rimlig nivå",
            "Jag vet inte hur",
            "Lär vi oss",
        ],
    ),
    (GOALS, 5, &["Om vi har tre", "Vilket av de", "Fler nya företag", "Privata investerare"]),
    (READING, 3, &["Stryk", "Ta bort"]),
];

/// Where in a workshop something was said.
pub(crate) fn place(workshop: WorkshopId, text: &str) -> Place {
    let begins =
        |it: &&(WorkshopId, u32, &[&str])| it.0 == workshop && it.2.iter().any(|begins| text.starts_with(begins));
    // What answers none of the others is of the problem that is to be solved.
    let usual = if workshop == GOALS { 3 } else { 1 };
    Place { workshop, question: SAID_TO.iter().find(begins).map_or(usual, |(_, question, _)| *question) }
}

/// All of them. `begins` says which contribution begins so.
pub(crate) fn write(
    script: &mut Script,
    begins: fn(&Organisation, Place, &str) -> Option<domain::ids::ContributionId>,
) {
    for held in &WORKSHOPS {
        script.act(STRATEGIST, held.planned, |context, organisation| {
            organisation.plan_workshop(context, terms(organisation, held)?)
        });
        let Some((opened, closed)) = held.held else { continue };
        script.act(STRATEGIST, opened, |context, organisation| {
            organisation.open_workshop(context, held.id, RoomCode::of(held.code))
        });
        script.act(STRATEGIST, opened.saturating_add(1.minutes()), |context, organisation| {
            let all = Step::Collect { question: None, until: None };
            organisation.take_step(context, held.id, all, &Counted::default())
        });
        for (place, (question, voters, votes)) in (1..).zip(held.votes) {
            let at = closed.saturating_sub((20 * place).minutes());
            script.act(STRATEGIST, at, |context, organisation| {
                let vote = Step::Vote { question: *question, until: None };
                organisation.take_step(context, held.id, vote, &Counted::default())
            });
            script.act(STRATEGIST, at.saturating_add(8.minutes()), move |context, organisation| {
                let place = Place { workshop: held.id, question: *question };
                let of: BTreeMap<_, u32> = votes
                    .iter()
                    .filter_map(|(text, count)| Some((begins(organisation, place, text)?, *count)))
                    .collect();
                organisation.take_step(context, held.id, Step::Pause, &Counted { voters: *voters, of })
            });
        }
        script.act(STRATEGIST, closed, |context, organisation| {
            organisation.close_workshop(context, held.id, &Counted::default())
        });
        script.act(STRATEGIST, closed.saturating_add(20.hours()), |context, organisation| {
            organisation.write_notes(context, (held.id, Seen(0)), Some(salted(notes(held)?).digest()))
        });
    }
}

fn notes(held: &Held) -> Result<MeetingNotes, Refusals> {
    MeetingNotes::parse(held.notes).map_err(|invalid| refusal::invalid("notes", &invalid).into())
}

/// Every text of theirs beside the log.
pub(crate) fn texts() -> Vec<SaltedText> {
    WORKSHOPS.iter().filter_map(|held| notes(held).ok()).map(salted).collect()
}

fn terms(organisation: &Organisation, held: &Held) -> Result<Terms, Refusals> {
    let question = |text: &&str| QuestionText::parse(text).map_err(|invalid| refusal::invalid("questions", &invalid));
    let about = match held.about {
        "" => None,
        text => {
            let mut revisions = organisation.strategy.revisions().rev();
            revisions.find_map(|revision| find(revision, text).ok()).map(|(id, _)| About::Statement(id))
        }
    };
    Ok(Terms {
        kind: held.kind,
        title: name(held.title)?,
        purpose: Explanation::parse(held.purpose).map_err(|invalid| refusal::invalid("purpose", &invalid))?,
        about,
        audience: Audience::Everyone,
        joining: held.joining,
        from: held.day,
        until: held.day,
        questions: held.questions.iter().map(question).collect::<Result<_, _>>()?,
        votes: 5,
        answers_by: Some(held.day.saturating_add(18.days())),
    })
}
