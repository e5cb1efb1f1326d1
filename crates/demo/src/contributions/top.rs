//! What was said of the vision, the idea, the overarching goals and the steering as a whole in the autumn of 2017, and the
//! answers. All of it is invented.

use domain::contribution::Outcome::{Adopted, Declined, Partly};

use super::Meeting::{Managers, None as Direct, ReadThrough, Workshop};
use super::{Said, Theme};

const ONE_GOAL: &str = "Hållbar tillväxt och växande företag i alla delar av landet";

pub(super) const THEMES: &[Theme] = &[
    Theme {
        heading: "Låt visionen vara",
        about: "Fler vill, kan och vågar driva företag.",
        answer: (Adopted, "Visionen står kvar ord för ord. Den är det alla kan utantill."),
        led_to: Some("Fler vill, kan och vågar driva företag."),
        said: &[
            Said(Workshop, 9, "Vill, kan och vågar är tre ord som alla hos oss minns. Rör dem inte."),
            Said(
                Workshop,
                22,
                "När jag håller föredrag börjar jag med visionen. Det är den enda text jag inte behöver förklara.",
            ),
            Said(
                Direct,
                69,
                "Ändra gärna allt annat, men visionen sitter på väggen i receptionen och i huvudet på folk.",
            ),
        ],
    },
    Theme {
        heading: "Säg vem vi är till för",
        about: "Vi arbetar för att göra det enklare att starta, driva och utveckla företag. Företagare och andra aktörer är våra målgrupper.",
        answer: (
            Adopted,
            "Företagen är våra kunder, och vi säger vilka vi vänder oss till först. ”Andra aktörer” är borta.",
        ),
        led_to: Some(
            "Vi gör det enklare att starta, driva och utveckla företag. Företagen är våra kunder, framför allt de som har potential och vilja att växa.",
        ),
        said: &[
            Said(Workshop, 21, "”Andra aktörer” kan betyda vem som helst. Då betyder det ingen."),
            Said(Workshop, 41, "Kalla företagen för kunder. Det ändrar hur vi skriver och hur vi svarar i telefon."),
            Said(Workshop, 8, "Varför arbetar vi ”för att göra”? Skriv att vi gör det."),
            Said(
                ReadThrough,
                -43,
                "Våga säga att vi inte är till för alla företag lika mycket. De som vill växa ska komma först.",
            ),
            Said(
                Direct,
                46,
                "Jag designar tjänster och frågar alltid för vem. I dag kan jag inte svara med hjälp av verksamhetsidén.",
            ),
        ],
    },
    Theme {
        heading: "Målbilden handlar om oss",
        about: "2020 är Tillväxtverket den självklara samlande kraften för företag och regioner i Sverige.",
        answer: (Adopted, "Målbilden beskrev myndigheten och inte vad som ska bli bättre för företagen. Den tas bort."),
        led_to: None,
        said: &[
            Said(Workshop, 10, "Ingen region har bett oss vara självklar samlande kraft. Det är de som samlar."),
            Said(Workshop, 31, "Jag vet inte hur man mäter om någon är en självklar kraft. Gör du?"),
            Said(Workshop, -52, "Målbilden är det enda i strategin som får mig att rodna inför kommuner."),
            Said(Managers, 26, "Bra att målbilden är borta. Den gav oss aldrig något att välja bort."),
        ],
    },
    Theme {
        heading: "Ett mål ger en riktning",
        about: "Fler nya och växande företag",
        answer: (Adopted, "De tre övergripande målen blir ett. Med tre fick varje chef väga dem själv."),
        led_to: Some(ONE_GOAL),
        said: &[
            Said(Workshop, 3, "Om vi har tre mål överst har vi ingen riktning, vi har en önskelista."),
            Said(Workshop, 12, "Vilket av de tre går först när pengarna inte räcker? Det borde strategin svara på."),
            Said(Workshop, 24, "Fler nya företag är inte alltid bra. Ofta behövs det att de som finns växer."),
            Said(Workshop, 39, "I planeringen hakar varje enhet på det mål som passar. Med ett mål går det inte."),
            Said(ReadThrough, 33, "Ett mål går att utvärdera. Tre mål som drar åt olika håll går bara att beskriva."),
            Said(Managers, -57, "Det är en lättnad att kunna säga målet i en mening till den som är ny."),
        ],
    },
    Theme {
        heading: "Hela landet på riktigt",
        about: "Hållbar tillväxt i hela landet",
        answer: (Adopted, "”Alla delar av landet” står i målet, och vi följer varje län för sig."),
        led_to: Some(ONE_GOAL),
        said: &[
            Said(
                Workshop,
                27,
                "Ett snitt för riket kan gå upp medan hälften av länen går ner. Då har vi inte lyckats.",
            ),
            Said(Workshop, 28, "Från Arjeplog sett är ”hela landet” ett uttryck som folk i Stockholm använder."),
            Said(ReadThrough, 60, "Skriv så att det syns att siffrorna ska redovisas per län. Annars gör ingen det."),
            Said(Managers, 30, "Malmö är också en del av landet. Tänk inte bara glesbygd."),
        ],
    },
    Theme {
        heading: "Vad betyder hållbar?",
        about: "Hållbar tillväxt i hela landet",
        answer: (
            Partly,
            "Ordet står kvar och förklaras med en mening: bra för människor, miljö och ekonomi. Några delmål för vart och ett får det inte; då blir målet tre igen.",
        ),
        led_to: Some(ONE_GOAL),
        said: &[
            Said(
                Workshop,
                61,
                "Hållbar betyder olika saker för oss som sitter i det här rummet. Förklara det eller stryk det.",
            ),
            Said(ReadThrough, 54, "För ett företag på landet är hållbar att det finns kvar om tio år. Menar vi det?"),
            Said(Managers, 37, "Om vi inte säger vad hållbar är kommer revisionen att fråga det."),
            Said(Managers, -65, "Lägg till något mål för utsläpp, annars tror ingen på ordet."),
        ],
    },
    Theme {
        heading: "Miljön får inte försvinna",
        about: "Miljödriven utveckling i små och medelstora företag",
        answer: (
            Partly,
            "Prioriteringen tas bort, men hållbar gäller nu allt vi gör och inte en enhet. Vi följer upp om det räcker.",
        ),
        led_to: Some(ONE_GOAL),
        said: &[
            Said(ReadThrough, 42, "Tar vi bort miljön ur prioriteringarna läser omvärlden det som att vi slutar."),
            Said(ReadThrough, 51, "De företag jag möter på mässor säljer miljöteknik. De undrar var de finns hos oss."),
            Said(
                Managers,
                25,
                "Jag håller med om att miljön hör hemma överallt, men det som finns överallt har ingen budget.",
            ),
            Said(Direct, -47, "Risken är att hållbar blir ett ord i målet och inget i ansökningarna. Ställ krav där."),
        ],
    },
    Theme {
        heading: "Attityder som en egen prioritering",
        about: "Attityder till entreprenörskap och företagande",
        answer: (
            Declined,
            "Visionen säger det redan: vill, kan och vågar. En prioritering till gör den inte starkare.",
        ),
        led_to: None,
        said: &[
            Said(
                ReadThrough,
                50,
                "Om ingen arbetar med attityder i skolan får vi inga företagare om tjugo år. Behåll prioriteringen.",
            ),
            Said(ReadThrough, 38, "Attityder är det enda område där vi når dem som ännu inte har ett företag."),
            Said(Managers, 21, "Vi har tre projekt som bara hör ihop med attityder. Vart ska de ta vägen?"),
        ],
    },
    Theme {
        heading: "Samverkan som mål",
        about: "Samverkan ska genomsyra all verksamhet",
        answer: (
            Declined,
            "Samverkan är ett sätt att arbeta, inte något företagen får ut av oss. Det som kräver samverkan står i målen, med vem.",
        ),
        led_to: None,
        said: &[
            Said(Workshop, 53, "Stryks samverkan kommer regionerna att tro att vi tänker köra själva."),
            Said(ReadThrough, 29, "Vi samverkar hela tiden. Det borde synas någonstans i strategin."),
            Said(
                Managers,
                10,
                "Jag saknar ordet samverkan, men jag kan inte säga vad det skulle ändra om det stod där.",
            ),
        ],
    },
    Theme {
        heading: "Säg vad vi slutar med",
        about: "",
        answer: (
            Adopted,
            "Det som inte längre är prioriterat står i listan över borttagna formuleringar, med skäl. Planeringsdirektivet säger vad som ska avslutas.",
        ),
        led_to: None,
        said: &[
            Said(Workshop, 34, "En strategi som bara lägger till är en kostnad. Skriv vad som ska bort."),
            Said(Workshop, -62, "Jag lägger en dag i veckan på rapporter som ingen öppnar. Får jag sluta med dem nu?"),
            Said(
                ReadThrough,
                23,
                "När något tas bort ur strategin borde chefen för enheten få höra det först, inte på intranätet.",
            ),
            Said(Managers, 36, "Vi kan inte stänga system förrän någon säger att verksamheten bakom dem är slut."),
            Said(Managers, 40, "Att välja bort syns bäst i budgeten. Visa före och efter bredvid varandra."),
        ],
    },
    Theme {
        heading: "Språket ska gå att läsa",
        about: "",
        answer: (
            Partly,
            "Varje text prövas mot klarspråk innan den föreslås. Några facktermer blir kvar där lagen kräver dem.",
        ),
        led_to: None,
        said: &[
            Said(Managers, 38, "Skriv så att en företagare förstår. Vi skriver för varandra i dag."),
            Said(Managers, 70, "Texterna ska få plats på en skärm. Klipp allt som börjar med ”i syfte att”."),
            Said(Managers, -49, "Insatser, aktörer, processer. Byt ut dem så ser man om det finns något kvar."),
            Said(Direct, 67, "Förenkla gärna, men rör inte ord som står i förordningen. De betyder något bestämt."),
        ],
    },
    Theme {
        heading: "Kvalitet",
        about: "Hög kvalitet i genomförandet av uppdrag",
        answer: (
            Declined,
            "Hög kvalitet gäller alltid och visar ingen riktning. Den hör hemma i hur vi arbetar, inte i strategin.",
        ),
        led_to: None,
        said: &[Said(ReadThrough, 68, "Behåll formuleringen om kvalitet. Utan den blir det bara snabbt och billigt.")],
    },
];
