//! The third edition, in force when the simplification began: 23 statements, in the language of its time.

use domain::lineage::LinkKind::{Merged, Removed, Replaced, Split};
use domain::statement::StatementKind::{BusinessIdea, InternalGoal, OverarchingGoal, Priority, TargetPicture, Vision};
use jiff::civil::date;

use super::{Became, Edition, row};

pub(super) const EDITION: Edition = Edition {
    label: "Verksamhetsstrategi 2015",
    in_force_from: date(2015, 2, 10),
    rows: &[
        row(1, Vision, "Fler vill, kan och vågar driva företag.", ""),
        row(
            2,
            BusinessIdea,
            "Vi arbetar för att göra det enklare att starta, driva och utveckla företag. Företagare och andra aktörer är våra målgrupper.",
            "Myndigheten ska i samverkan med berörda aktörer utveckla, tillhandahålla och sprida kunskap, nätverk och finansiering i syfte att skapa goda villkor för en hållbar tillväxt i företag och regioner.",
        ),
        row(
            12,
            TargetPicture,
            "2020 är Tillväxtverket den självklara samlande kraften för företag och regioner i Sverige.",
            "Målbilden innebär att vi genom vår samlade kompetens och ett utvecklat arbetssätt ska ses som en efterfrågad och drivande part av alla våra målgrupper på nationell, regional och lokal nivå.",
        ),
        row(
            3,
            OverarchingGoal,
            "Fler nya och växande företag",
            "Målet avser att genom riktade insatser främja start av nya företag och bidra till tillväxt i de företag som redan finns, med särskilt beaktande av små och medelstora företag.",
        ),
        row(
            13,
            OverarchingGoal,
            "Konkurrenskraftiga företag",
            "Målet avser att genom riktade insatser bidra till att stärka företagens förmåga till förnyelse och internationalisering samt att förbättra deras villkor för en hållbar omställning på lång sikt.",
        ),
        row(
            21,
            OverarchingGoal,
            "Hållbar tillväxt i hela landet",
            "Målet avser att genom samordnade insatser bidra till en hållbar tillväxt i hela landet utifrån varje regions egna villkor samt i linje med de nationella prioriteringarna på området.",
        ),
        row(
            14,
            InternalGoal,
            "Vi är en lärande organisation",
            "Genom systematisk uppföljning och utvärdering ska vi säkerställa ett lärande som tas till vara i planering och genomförande av verksamheten på alla nivåer och i alla delar av myndigheten.",
        ),
        row(
            22,
            InternalGoal,
            "Vi är en attraktiv arbetsplats",
            "Genom ett aktivt arbete med arbetsmiljön, ett utvecklat medarbetarskap och ett tydligt ledarskap ska vi säkerställa att vi kan rekrytera, behålla och utveckla medarbetare med rätt kompetens.",
        ),
        row(
            15,
            InternalGoal,
            "Vi är en effektiv myndighet",
            "Genom god intern styrning och kontroll samt en effektiv användning av våra resurser ska vi säkerställa att verksamheten bedrivs rättssäkert, till en rimlig kostnad och med hög kvalitet.",
        ),
        row(
            5,
            Priority,
            "Enklare regler och minskad regelbörda för företag",
            "Insatser ska genomföras i syfte att minska de administrativa kostnaderna för företag samt att bidra till en bättre service hos berörda myndigheter på nationell, regional och lokal nivå.",
        ),
        row(
            16,
            Priority,
            "Samordnad uppgiftslämning och myndighetsgemensamma e-tjänster",
            "Insatser ska genomföras i syfte att ta fram gemensamma lösningar för uppgiftslämning samt att öka användningen av gemensamma e-tjänster inom ramen för samverkan mellan de myndigheter som berörs.",
        ),
        row(
            17,
            Priority,
            "Kompetensförsörjning i små och medelstora företag",
            "Insatser ska genomföras i syfte att stärka samverkan mellan näringsliv, utbildning och regionalt ansvariga aktörer när det gäller behovet av kompetens i små och medelstora företag på kort och lång sikt.",
        ),
        row(
            7,
            Priority,
            "Attityder till entreprenörskap och företagande",
            "Insatser ska genomföras i syfte att främja positiva attityder till entreprenörskap och företagande i alla delar av skola och högre utbildning samt bland de målgrupper som har prioriterats.",
        ),
        row(
            18,
            Priority,
            "Företag i en digital värld",
            "Insatser ska genomföras i syfte att öka användningen av it i små och medelstora företag samt att på så vis bidra till en högre produktivitet och en stärkt konkurrenskraft på lång sikt.",
        ),
        row(
            23,
            Priority,
            "E-handel i små och medelstora företag",
            "Insatser ska genomföras i syfte att öka användningen av e-handel och digitala affärsmodeller i små och medelstora företag samt att på så vis bidra till en ökad tillväxt och en stärkt konkurrenskraft.",
        ),
        row(
            24,
            Priority,
            "Tillväxt i små och medelstora företag",
            "Insatser ska genomföras i syfte att finna och stödja små och medelstora företag som har potential att växa genom affärsutveckling, rådgivning och kompletterande finansiering.",
        ),
        row(
            25,
            Priority,
            "Internationalisering av små och medelstora företag",
            "Insatser ska genomföras i syfte att öka internationaliseringen av små och medelstora företag som har potential att växa genom rådgivning och en samordning av de aktörer som främjar export.",
        ),
        row(
            26,
            Priority,
            "Miljödriven utveckling i små och medelstora företag",
            "Insatser ska genomföras i syfte att främja utveckling och spridning av varor och tjänster som är bra för miljön samt att bidra till en omställning till en hållbar utveckling.",
        ),
        row(
            27,
            Priority,
            "Stärkt regionalt tillväxtarbete",
            "Insatser ska genomföras i syfte att stärka det regionala tillväxtarbetet genom samverkan med regionalt ansvariga aktörer samt genom en god och effektiv förvaltning av EU:s strukturfonder.",
        ),
        row(
            20,
            Priority,
            "Attraktiva livs- och boendemiljöer",
            "Insatser ska genomföras i syfte att göra regionerna mer attraktiva att bo i, verka i och besöka genom utveckling av attraktiva livs- och boendemiljöer på regional och lokal nivå.",
        ),
        row(
            11,
            Priority,
            "Service och tillgänglighet i gles- och landsbygder",
            "Insatser ska genomföras i syfte att upprätthålla en rimlig nivå av service och tillgänglighet för företag och boende i gles- och landsbygder genom samverkan på regional och lokal nivå.",
        ),
        row(
            28,
            Priority,
            "Hög kvalitet i genomförandet av uppdrag",
            "Insatser ska genomföras i syfte att säkerställa en hög kvalitet i planering, genomförande och uppföljning av våra uppdrag samt en effektiv användning av de resurser som står till buds.",
        ),
        row(
            29,
            Priority,
            "Samverkan ska genomsyra all verksamhet",
            "Insatser ska genomföras i samverkan med berörda aktörer på nationell, regional och lokal nivå samt med övriga myndigheter som berörs, inom ramen för vars och ens uppdrag.",
        ),
    ],
    became: &[
        Became { kind: Removed, from: &[8], to: &[], reason: "Finansieringen ingår i de andra prioriteringarna." },
        Became { kind: Split, from: &[19], to: &[24, 25], reason: "Tillväxt och export kräver olika insatser." },
        Became { kind: Merged, from: &[9, 10], to: &[27], reason: "Fonderna är ett medel i det regionala arbetet." },
        Became {
            kind: Replaced,
            from: &[4],
            to: &[21],
            reason: "Hela landet ska med, och tillväxten ska vara hållbar.",
        },
    ],
};
