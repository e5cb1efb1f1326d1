//! The second edition, with more of everything.

use domain::lineage::LinkKind::Replaced;
use domain::statement::StatementKind::{BusinessIdea, InternalGoal, OverarchingGoal, Priority, TargetPicture, Vision};
use jiff::civil::date;

use super::{Became, Edition, row};

pub(super) const EDITION: Edition = Edition {
    label: "Verksamhetsstrategi 2012",
    in_force_from: date(2012, 2, 14),
    rows: &[
        row(1, Vision, "Fler vill, kan och vågar starta och driva företag i hela Sverige.", ""),
        row(
            2,
            BusinessIdea,
            "Vi arbetar för att förenkla företagandet och stärka företagens och regionernas utveckling.",
            "Myndigheten ska i samverkan med andra aktörer utveckla och sprida kunskap, nätverk och finansiering i syfte att skapa förutsättningar för hållbar tillväxt.",
        ),
        row(
            12,
            TargetPicture,
            "2015 är Tillväxtverket en tydlig och efterfrågad kraft för hållbar tillväxt.",
            "Målbilden innebär att myndigheten ska uppfattas som en kompetent och drivande samverkanspart på nationell och regional nivå.",
        ),
        row(
            3,
            OverarchingGoal,
            "Fler och växande företag",
            "Målet avser att genom riktade insatser främja etablering av nya företag och tillväxt i befintliga företag.",
        ),
        row(
            13,
            OverarchingGoal,
            "Konkurrenskraftiga företag",
            "Målet avser att genom riktade insatser bidra till att stärka företagens förmåga till förnyelse och internationalisering samt att förbättra deras villkor för en hållbar omställning på lång sikt.",
        ),
        row(
            4,
            OverarchingGoal,
            "Regional tillväxt och utveckling",
            "Målet avser att genom samordnade insatser bidra till regional tillväxt utifrån regionernas skilda förutsättningar.",
        ),
        row(
            14,
            InternalGoal,
            "Vi är en lärande organisation",
            "Genom uppföljning och utvärdering ska lärdomar tas till vara i planering och genomförande.",
        ),
        row(
            15,
            InternalGoal,
            "Vi är en effektiv myndighet",
            "Genom god intern styrning och kontroll ska verksamheten bedrivas rättssäkert och kostnadseffektivt.",
        ),
        row(
            5,
            Priority,
            "Enklare regler för företag",
            "Insatser ska genomföras i syfte att minska företagens administrativa kostnader och förbättra myndigheternas service.",
        ),
        row(
            16,
            Priority,
            "E-tjänster för företag",
            "Insatser ska genomföras i syfte att utveckla e-tjänster som är gemensamma för flera myndigheter.",
        ),
        row(
            17,
            Priority,
            "Kompetensförsörjning i regionerna",
            "Insatser ska genomföras i syfte att stödja de regionala plattformarna för kompetensförsörjning.",
        ),
        row(
            7,
            Priority,
            "Entreprenörskap i utbildningen",
            "Insatser ska genomföras i syfte att främja entreprenörskap i skola, högskola och övrig utbildning.",
        ),
        row(
            18,
            Priority,
            "It-användning i små företag",
            "Insatser ska genomföras i syfte att öka användningen av informationsteknik i små företag.",
        ),
        row(
            19,
            Priority,
            "Tillväxt och internationalisering",
            "Insatser ska genomföras i syfte att utveckla företag med tillväxtpotential och att öka deras export.",
        ),
        row(
            8,
            Priority,
            "Finansiering i tidiga skeden",
            "Insatser ska genomföras i syfte att komplettera marknaden för finansiering av nya och växande företag.",
        ),
        row(
            9,
            Priority,
            "Regional utveckling",
            "Insatser ska genomföras för att stödja det regionala utvecklingsarbetet.",
        ),
        row(
            10,
            Priority,
            "EU:s strukturfonder för tillväxt och sysselsättning",
            "Insatser ska genomföras i syfte att förvalta programmen rättssäkert, effektivt och med goda resultat.",
        ),
        row(
            20,
            Priority,
            "Attraktiva miljöer",
            "Insatser ska genomföras i syfte att stärka regionernas attraktionskraft för boende, besökare och företag.",
        ),
        row(
            11,
            Priority,
            "Service på landsbygden",
            "Insatser ska genomföras i syfte att upprätthålla en grundläggande nivå av kommersiell service i gles- och landsbygder.",
        ),
    ],
    became: &[Became {
        kind: Replaced,
        from: &[6],
        to: &[16],
        reason: "Information räcker inte. Företagen ska kunna göra sina ärenden på nätet.",
    }],
};
