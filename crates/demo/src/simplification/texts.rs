//! What the fourth revision says, and why each change was made. The one overarching goal and the names of the areas are
//! facts; the goals, the explanations and the reasons are invented. See `sources`.

use domain::ids::PersonId;
use domain::statement::{Facing, Pointing};

use crate::people::{HEAD_OF_STAFF, STRATEGIST};

pub(super) const IDEA_BEFORE: &str = "Vi arbetar för att göra det enklare att starta, driva och utveckla företag. Företagare och andra aktörer är våra målgrupper.";
pub(super) const IDEA: &str = "Vi gör det enklare att starta, driva och utveckla företag. Företagen är våra kunder, framför allt de som har potential och vilja att växa.";
pub(super) const IDEA_EXPLAINED: &str =
    "Vi bidrar med kunskap, nätverk och finansiering. Vi öppnar dörrar och river barriärer.";

pub(super) const TARGET_PICTURE: &str =
    "2020 är Tillväxtverket den självklara samlande kraften för företag och regioner i Sverige.";

pub(super) const OVERARCHING_BEFORE: [&str; 3] =
    ["Fler nya och växande företag", "Konkurrenskraftiga företag", "Hållbar tillväxt i hela landet"];
pub(super) const OVERARCHING: &str = "Hållbar tillväxt och växande företag i alla delar av landet";
pub(super) const OVERARCHING_EXPLAINED: &str =
    "Hållbar betyder bra för människor, miljö och ekonomi. Vi följer varje län för sig.";

pub(super) const DIGITAL_BEFORE_CONSULTATION: &str = "Fler små företag använder digital teknik";
pub(super) const DIGITAL: &str = "Fler små företag använder digital teknik i sin affär";
pub(super) const DIGITAL_EXPLAINED: &str =
    "Affären är målet, tekniken är medlet. Fler ska sälja, köpa in och planera digitalt.";

/// A result area.
pub(super) struct Area {
    pub(super) text: &'static str,
    pub(super) explanation: &'static str,
    pub(super) facing: Facing,
    pub(super) reason: &'static str,
}

pub(super) const AREAS: &[Area] = &[
    Area {
        text: "Förenkling",
        explanation: "Regler, e-tjänster och bemötande tar mindre av företagens tid.",
        facing: Facing::Outward,
        reason: "Krångel kostar alla företag tid, mest de små.",
    },
    Area {
        text: "Kompetensförsörjning",
        explanation: "Företag och regioner ser sina behov i tid och möter dem tillsammans.",
        facing: Facing::Outward,
        reason: "Brist på kompetens hindrar flest företag från att växa.",
    },
    Area {
        text: "Digitalisering",
        explanation: "Små företag tar vara på digital teknik i affär och arbetssätt.",
        facing: Facing::Outward,
        reason: "De små företagen är på väg att hamna efter.",
    },
    Area {
        text: "Affärsutveckling",
        explanation: "Företag med potential och vilja får kraft att växa.",
        facing: Facing::Outward,
        reason: "Här möter vi kunderna i verksamhetsidén.",
    },
    Area {
        text: "Regional kapacitet",
        explanation: "Varje del av landet har förmåga att utvecklas efter sina villkor.",
        facing: Facing::Outward,
        reason: "Utan den når målet inte alla delar av landet.",
    },
    Area {
        text: "Modern myndighet",
        explanation: "Hur vi arbetar. Bär de fem andra.",
        facing: Facing::Inward,
        reason: "Samlar hur vi arbetar på ett ställe.",
    },
];

/// A goal, what it replaces, and who wrote it when: day of September 2017, hour, minute.
pub(super) struct Goal {
    pub(super) area: &'static str,
    pub(super) text: &'static str,
    pub(super) explanation: &'static str,
    pub(super) pointing: Pointing,
    pub(super) replaces: &'static [&'static str],
    pub(super) reason: &'static str,
    pub(super) by: PersonId,
    pub(super) written: (i8, i8, i8),
}

pub(super) const GOALS: &[Goal] = &[
    Goal {
        area: "Förenkling",
        text: "Företag lägger mindre tid på regler och uppgifter",
        explanation: "Tiden ska minska, mest för de minsta företagen. Vi räknar timmar, inte regler.",
        pointing: Pointing::Down,
        replaces: &["Enklare regler och minskad regelbörda för företag"],
        reason: "Säger vad företagen ska märka, inte vad vi gör.",
        by: STRATEGIST,
        written: (12, 9, 10),
    },
    Goal {
        area: "Förenkling",
        text: "Företag lämnar varje uppgift bara en gång",
        explanation: "Det som staten redan vet frågar den inte om igen. Myndigheterna delar uppgifterna.",
        pointing: Pointing::Up,
        replaces: &["Samordnad uppgiftslämning och myndighetsgemensamma e-tjänster"],
        reason: "E-tjänsten är medlet. Målet är en uppgift, en gång.",
        by: STRATEGIST,
        written: (12, 9, 35),
    },
    Goal {
        area: "Kompetensförsörjning",
        text: "Fler företag hittar den kompetens de behöver",
        explanation: "Färre ska tacka nej till order för att de saknar folk. Målet gäller i alla län.",
        pointing: Pointing::Up,
        replaces: &["Kompetensförsörjning i små och medelstora företag"],
        reason: "Utgår från företagen, inte från systemet.",
        by: STRATEGIST,
        written: (12, 10, 20),
    },
    Goal {
        area: "Kompetensförsörjning",
        text: "Regioner och branscher planerar kompetens tillsammans",
        explanation: "De utgår från samma underlag och möts varje år. Fler regioner ska arbeta så.",
        pointing: Pointing::Up,
        replaces: &[],
        reason: "Behoven måste ses i tid, och det gör ingen ensam.",
        by: STRATEGIST,
        written: (12, 10, 45),
    },
    Goal {
        area: "Digitalisering",
        text: DIGITAL_BEFORE_CONSULTATION,
        explanation: "Fler företag ska sälja, köpa in och planera digitalt.",
        pointing: Pointing::Up,
        replaces: &["Företag i en digital värld", "E-handel i små och medelstora företag"],
        reason: "En riktning i stället för två önskemål.",
        by: STRATEGIST,
        written: (13, 13, 5),
    },
    Goal {
        area: "Digitalisering",
        text: "Digitala tjänster når företag i hela landet",
        explanation: "Tjänsterna ska vara lätta att hitta och använda. Skillnaden mellan länen ska minska.",
        pointing: Pointing::Up,
        replaces: &[],
        reason: "Saknades. Tjänster som inte når fram gör ingen nytta.",
        by: STRATEGIST,
        written: (13, 13, 40),
    },
    Goal {
        area: "Affärsutveckling",
        text: "Fler företag med potential och vilja växer",
        explanation: "Vi vänder oss först till dem som vill växa. Fler ska öka försäljningen och anställa.",
        pointing: Pointing::Up,
        replaces: &["Tillväxt i små och medelstora företag"],
        reason: "Följer verksamhetsidén: potential och vilja.",
        by: STRATEGIST,
        written: (14, 8, 50),
    },
    Goal {
        area: "Affärsutveckling",
        text: "Fler små företag säljer till nya marknader",
        explanation: "Det kan vara ett nytt land, en ny bransch eller nya kunder. Fler ska ta steget.",
        pointing: Pointing::Up,
        replaces: &["Internationalisering av små och medelstora företag"],
        reason: "En ny marknad kan också ligga inom landet.",
        by: STRATEGIST,
        written: (14, 9, 15),
    },
    Goal {
        area: "Affärsutveckling",
        text: "Fler företag i tidiga skeden hittar finansiering",
        explanation: "Bra idéer ska inte stanna för att pengar saknas. Privat kapital ska nå fler delar av landet.",
        pointing: Pointing::Up,
        replaces: &[],
        reason: "Togs bort 2015, men företagen frågar mest efter det.",
        by: STRATEGIST,
        written: (14, 9, 50),
    },
    Goal {
        area: "Regional kapacitet",
        text: "Regionerna leder sin utveckling med kraft",
        explanation: "Regionerna har uppdraget. Vi bidrar med kunskap, finansiering och möten.",
        pointing: Pointing::Up,
        replaces: &["Stärkt regionalt tillväxtarbete"],
        reason: "Säger vem som leder.",
        by: STRATEGIST,
        written: (20, 9, 0),
    },
    Goal {
        area: "Regional kapacitet",
        text: "EU-medlen ger resultat som består",
        explanation: "Ett projekt har lyckats när nyttan finns kvar två år efteråt. Fler ska nå dit.",
        pointing: Pointing::Up,
        replaces: &[],
        reason: "Saknades. Området är störst i kronor.",
        by: STRATEGIST,
        written: (20, 9, 25),
    },
    Goal {
        area: "Regional kapacitet",
        text: "Företag har service nära sig, också i glesbygd",
        explanation: "Företag behöver butik, drivmedel och post. Avstånden ska inte öka.",
        pointing: Pointing::Keep,
        replaces: &["Service och tillgänglighet i gles- och landsbygder"],
        reason: "Säger för vem, och vad som räknas.",
        by: STRATEGIST,
        written: (20, 9, 55),
    },
    Goal {
        area: "Modern myndighet",
        text: "Attraktiv arbetsgivare",
        explanation: "Medarbetare vill börja, stanna och växa hos oss. Alla förstår styrningen och hur de bidrar.",
        pointing: Pointing::Up,
        replaces: &["Vi är en lärande organisation", "Vi är en attraktiv arbetsplats"],
        reason: "Hur vi arbetar blir ett eget område.",
        by: HEAD_OF_STAFF,
        written: (21, 15, 30),
    },
    Goal {
        area: "Modern myndighet",
        text: "Enkla och smarta arbetsprocesser",
        explanation: "Vi tar bort steg som inte gör nytta. Tiden från ansökan till beslut ska minska.",
        pointing: Pointing::Up,
        replaces: &["Vi är en effektiv myndighet"],
        reason: "Hur vi arbetar blir ett eget område.",
        by: HEAD_OF_STAFF,
        written: (21, 15, 50),
    },
];

/// A priority that nothing took the place of.
pub(super) struct Removed {
    pub(super) text: &'static str,
    pub(super) reason: &'static str,
}

pub(super) const REMOVED: &[Removed] = &[
    Removed {
        text: "Attityder till entreprenörskap och företagande",
        reason: "Visionen säger det redan: vill, kan och vågar.",
    },
    Removed {
        text: "Miljödriven utveckling i små och medelstora företag",
        reason: "Hållbar står nu i det övergripande målet och gäller allt.",
    },
    Removed { text: "Attraktiva livs- och boendemiljöer", reason: "Regionerna avgör vad som gör dem attraktiva." },
    Removed { text: "Hög kvalitet i genomförandet av uppdrag", reason: "Gäller alltid, och visar ingen riktning." },
    Removed { text: "Samverkan ska genomsyra all verksamhet", reason: "Prioritet avgörs med resurser, inte ord." },
];
