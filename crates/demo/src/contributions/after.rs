//! What was said in 2018, when the new steering was in use: of activities, indicators and the coming revision. Some of it waits
//! for an answer when the example is looked at. All of it is invented.

use domain::contribution::Outcome::{self, Adopted, Declined, Partly};
use domain::contribution::{About, ContributionAnswer};
use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::writing::Seen;
use jiff::civil::{DateTime, datetime};

use super::{Meeting, Said, leave_one, one_left, statement};
use crate::script::{Script, reason};

/// What one is about, by what it was called then.
#[derive(Clone, Copy)]
enum Thing {
    Statement(&'static str),
    Activity(&'static str),
    Indicator(&'static str),
    Whole,
}

use Thing::{Activity, Indicator, Statement, Whole};

/// Something that was said, and the answer: who, when, what.
pub(super) struct Later {
    at: DateTime,
    about: Thing,
    pub(super) said: Said,
    answer: Option<(PersonId, DateTime, Outcome, &'static str)>,
}

const fn on(year: i16, month: i8, day: i8, hour: i8) -> DateTime {
    datetime(year, month, day, hour, 25, 0, 0)
}

const fn said(at: DateTime, about: Thing, person: i32, text: &'static str) -> Later {
    Later { at, about, said: Said(Meeting::None, person, text), answer: None }
}

impl Later {
    const fn answered(self, by: u32, at: DateTime, outcome: Outcome, why: &'static str) -> Later {
        Later { answer: Some((PersonId(by), at, outcome, why)), ..self }
    }
}

pub(super) const LATER: &[Later] = &[
    said(on(2018, 2, 6, 9), Statement("Företag lämnar varje uppgift bara en gång"), 45, "Räkna in kommunerna i målet. De ställer samma fråga som vi, fast på papper.")
        .answered(1, on(2018, 2, 20, 14), Partly, "Målet gäller alla myndigheter. Kommunerna tas med i mätningen så snart det finns uppgifter."),
    said(on(2018, 3, 14, 10), Indicator("Tid för regler och uppgifter"), 22, "Dela upp tiden på att förstå och att lämna. Det är olika enheter som kan göra något åt det.")
        .answered(13, on(2018, 3, 28, 11), Declined, "Företagen i panelen kan inte skilja dem åt, det har vi prövat. Vi frågar i stället efter den värsta uppgiften."),
    said(on(2018, 4, 10, 13), Activity("Regelräknaren"), 67, "Visa räknarens antaganden på sidan. Jag får frågor om dem varje vecka.")
        .answered(22, on(2018, 4, 17, 9), Adopted, "De läggs ut med nästa version. Bra att du samlade frågorna."),
    said(on(2018, 5, 22, 8), Statement("Attraktiv arbetsgivare"), -64, "Målet säger inget om dem som redan är här. Vi mäter bara om nya söker sig hit.")
        .answered(1, on(2018, 6, 5, 10), Partly, "Medarbetarnas engagemang mäts nu två gånger om året och redovisas tillsammans med målet."),
    said(on(2018, 6, 11, 15), Activity("Servicepunkter"), 53, "Lägg servicepunkterna där bussen stannar. Två av dem i vårt län går bara att nå med bil.")
        .answered(27, on(2018, 6, 25, 13), Adopted, "Nya punkter prövas mot tidtabellen innan vi beslutar."),
    said(on(2018, 6, 19, 11), Whole, 6, "Ställ en idélåda utanför ledningsgruppen i juni. Vi har förslag, men vet inte när de är välkomna.")
        .answered(1, on(2018, 6, 28, 16), Adopted, "Medarbetarnas idéer togs upp på ledningsgruppens möte i juni, och flera finns i planen för 2019."),
    said(on(2018, 8, 29, 9), Statement("Hållbar tillväxt och växande företag i alla delar av landet"), 61, "Växande är fel ord. Ett företag som klarar en kris utan att växa är också ett bra resultat.")
        .answered(1, on(2018, 9, 27, 10), Adopted, "Målet skrivs om: konkurrenskraftiga i stället för växande."),
    said(on(2018, 9, 11, 10), Statement("Hållbar tillväxt och växande företag i alla delar av landet"), 41, "Byt inte ut växande. Det är ordet företagen själva använder.")
        .answered(1, on(2018, 9, 27, 10), Declined, "Vi läste båda inspelen om ordet. Att växa är ett sätt att bli starkare, inte det enda."),
    said(on(2018, 9, 18, 14), Indicator("Företag som säljer på nätet"), 44, "Räkna även dem som säljer genom andras plattformar. Annars missar vi hälften.")
        .answered(13, on(2018, 10, 2, 9), Partly, "Frågan läggs till i nästa undersökning. Tills dess går serien inte att räkna om."),
    said(on(2018, 10, 4, 9), Activity("Kartor över avstånd"), -55, "Kartorna visar vägen på sommaren. På vintern är färjan inställd.")
        .answered(27, on(2018, 10, 15, 11), Adopted, "Vi räknar avstånden för båda årstiderna från nästa omgång."),
    said(on(2018, 10, 24, 13), Statement("Företag har service nära sig, också i glesbygd"), 54, "Läs målet högt: ”nära sig, också i glesbygd”. Det går att säga rakare.")
        .answered(1, on(2018, 11, 13, 16), Adopted, "Omskrivet i utkastet till nästa revision. Ordföljden är din."),
    said(on(2018, 11, 6, 9), Statement("Regioner och branscher planerar kompetens tillsammans"), 48, "Nu har vi prövat i ett år. Utbildarna behöver stå i målet, annars fortsätter de att vara inbjudna gäster."),
    said(on(2018, 11, 7, 14), Statement("EU-medlen ger resultat som består"), 56, "Två år efteråt är för kort i norr. Där tar det fem år innan man ser om ett projekt höll."),
    said(on(2018, 11, 8, 10), Activity("Robotlyftet"), 51, "Ta med bemanningsföretagen. Det är de som ska sköta robotarna hos de minsta."),
    said(on(2018, 11, 12, 8), Indicator("Sjukfrånvaro"), -71, "Visa bara för grupper som är stora nog. På vår enhet räknar alla ut vem det gäller."),
    said(on(2018, 11, 13, 11), Whole, 38, "Sätt strategin på en affisch när den är beslutad. En sida räcker."),
];

/// All of it.
pub(super) fn write(script: &mut Script) {
    for later in LATER {
        let about = later.about;
        leave_one(script, later.at, &later.said, move |organisation| thing(organisation, about));
        if let Some((by, at, outcome, why)) = later.answer {
            script.act(by, at, move |context, organisation| {
                let id = one_left(organisation, &later.said)?;
                let seen = Seen(organisation.contributions.get(id).map_or(0, |contribution| contribution.version));
                let answer = ContributionAnswer { outcome, reason: reason(why)?, led_to: None };
                organisation.answer_contributions(context, &[(id, seen)], answer)
            });
        }
    }
}

fn thing(organisation: &Organisation, thing: Thing) -> Result<Option<About>, Refusals> {
    let unknown = |called: &str| Refusals::from(Refusal::new("contribution-about-nothing").with("about", called));
    match thing {
        Whole => Ok(None),
        Statement(text) => Ok(Some(About::Statement(statement(organisation, text)?))),
        Activity(title) => {
            let found = organisation.planning.rounds().rev().find_map(|round| {
                let activity = round.activities.values().find(|activity| activity.work.title.as_str() == title)?;
                Some(About::Activity { round: round.number, activity: activity.id })
            });
            found.map(Some).ok_or_else(|| unknown(title))
        }
        Indicator(name) => {
            let is_it = |indicator: &&domain::indicator::Indicator| indicator.definition().name.as_str() == name;
            let found = organisation.indicators.all().find(is_it).map(|it| About::Indicator(it.id));
            found.map(Some).ok_or_else(|| unknown(name))
        }
    }
}
