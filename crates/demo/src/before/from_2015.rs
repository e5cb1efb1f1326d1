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
            "Verksamheten bedrivs genom att myndigheten i samverkan med berörda aktörer utvecklar, tillhandahåller och sprider kunskap, nätverk och finansiering i syfte att skapa förutsättningar för hållbar tillväxt i företag och regioner.",
        ),
        row(
            12,
            TargetPicture,
            "2020 är Tillväxtverket den självklara samlande kraften för företag och regioner i Sverige.",
            "Målbilden innebär att myndigheten genom sin samlade kompetens och ett utvecklat arbetssätt ska uppfattas som en efterfrågad och drivande samverkanspart av alla relevanta målgrupper på nationell, regional och lokal nivå.",
        ),
        row(
            3,
            OverarchingGoal,
            "Fler nya och växande företag",
            "Målet avser att genom riktade insatser främja etablering av nya företag och stimulera tillväxt i befintliga företag, med särskilt beaktande av små och medelstora företag med tillväxtpotential.",
        ),
        row(
            13,
            OverarchingGoal,
            "Konkurrenskraftiga företag",
            "Målet avser att genom riktade insatser stärka företagens långsiktiga konkurrenskraft, förmåga till förnyelse och internationalisering samt att förbättra villkoren för en hållbar omställning.",
        ),
        row(
            21,
            OverarchingGoal,
            "Hållbar tillväxt i hela landet",
            "Målet avser att genom samordnade insatser bidra till en hållbar tillväxt i hela landet med utgångspunkt i regionernas skilda förutsättningar samt i de nationella prioriteringarna för regional tillväxt.",
        ),
        row(
            14,
            InternalGoal,
            "Vi är en lärande organisation",
            "Genom systematisk uppföljning, utvärdering och erfarenhetsåterföring säkerställer vi ett kontinuerligt lärande som tas till vara i planering och genomförande av verksamheten på alla nivåer.",
        ),
        row(
            22,
            InternalGoal,
            "Vi är en attraktiv arbetsplats",
            "Genom ett aktivt arbetsmiljöarbete, ett utvecklat medarbetarskap och ett tydligt ledarskap säkerställer vi förutsättningar för att rekrytera, behålla och vidareutveckla medarbetare med rätt kompetens.",
        ),
        row(
            15,
            InternalGoal,
            "Vi är en effektiv myndighet",
            "Genom ändamålsenliga processer, god intern styrning och kontroll samt en effektiv användning av resurser säkerställer vi att verksamheten bedrivs rättssäkert, kostnadseffektivt och med hög kvalitet.",
        ),
        row(
            5,
            Priority,
            "Enklare regler och minskad regelbörda för företag",
            "Insatser ska genomföras i syfte att minska företagens administrativa kostnader samt att förbättra service och bemötande hos berörda myndigheter på nationell, regional och lokal nivå.",
        ),
        row(
            16,
            Priority,
            "Samordnad uppgiftslämning och myndighetsgemensamma e-tjänster",
            "Insatser ska genomföras i syfte att utveckla gemensamma lösningar för uppgiftslämning samt att öka användningen av gemensamma e-tjänster inom ramen för samverkan mellan berörda myndigheter.",
        ),
        row(
            17,
            Priority,
            "Kompetensförsörjning för tillväxt och konkurrenskraft",
            "Insatser ska genomföras i syfte att stärka samverkan mellan näringsliv, utbildningsanordnare och regionalt utvecklingsansvariga aktörer avseende näringslivets behov av kompetens på kort och lång sikt.",
        ),
        row(
            7,
            Priority,
            "Attityder till entreprenörskap och företagande",
            "Insatser ska genomföras i syfte att främja positiva attityder till entreprenörskap och företagande i utbildningssystemets alla delar samt bland prioriterade målgrupper.",
        ),
        row(
            18,
            Priority,
            "Företag i en digital värld",
            "Insatser ska genomföras i syfte att öka användningen av informationsteknik i små och medelstora företag samt att därigenom stärka företagens produktivitet och långsiktiga konkurrenskraft.",
        ),
        row(
            23,
            Priority,
            "E-handel och digitala affärsmodeller i företag",
            "Insatser ska genomföras i syfte att öka användningen av e-handel och digitala affärsmodeller i små och medelstora företag samt att därigenom stärka företagens tillväxt och konkurrenskraft.",
        ),
        row(
            24,
            Priority,
            "Tillväxt i små och medelstora företag",
            "Insatser ska genomföras i syfte att identifiera och utveckla små och medelstora företag med tillväxtpotential genom affärsutveckling, rådgivning och kompletterande finansiering.",
        ),
        row(
            25,
            Priority,
            "Internationalisering av små och medelstora företag",
            "Insatser ska genomföras i syfte att öka internationaliseringen av små och medelstora företag med tillväxtpotential genom affärsutveckling, rådgivning och samordning av berörda exportfrämjande aktörer.",
        ),
        row(
            26,
            Priority,
            "Miljödriven affärsutveckling i företag",
            "Insatser ska genomföras i syfte att främja utveckling och spridning av miljöanpassade varor och tjänster samt att bidra till näringslivets omställning till en hållbar utveckling.",
        ),
        row(
            27,
            Priority,
            "Stärkt regionalt tillväxtarbete",
            "Insatser ska genomföras i syfte att stärka det regionala tillväxtarbetet genom samverkan med regionalt utvecklingsansvariga aktörer samt genom en effektiv förvaltning av EU:s strukturfonder.",
        ),
        row(
            20,
            Priority,
            "Attraktiva livs- och boendemiljöer",
            "Insatser ska genomföras i syfte att stärka regionernas attraktionskraft för boende, besökare och företag genom utveckling av attraktiva livs- och boendemiljöer på regional och lokal nivå.",
        ),
        row(
            11,
            Priority,
            "Service och tillgänglighet i gles- och landsbygder",
            "Insatser ska genomföras i syfte att upprätthålla en grundläggande nivå av service och tillgänglighet för företag och boende i gles- och landsbygder genom samverkan på regional och lokal nivå.",
        ),
        row(
            28,
            Priority,
            "Hög kvalitet i genomförandet av uppdrag",
            "Insatser ska genomföras i syfte att säkerställa en hög kvalitet i planering, genomförande och uppföljning av myndighetens uppdrag samt en effektiv användning av resurser.",
        ),
        row(
            29,
            Priority,
            "Samverkan ska genomsyra all verksamhet",
            "Insatser ska genomföras i samverkan med berörda aktörer på nationell, regional och lokal nivå samt med övriga berörda myndigheter inom ramen för respektive uppdrag.",
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
