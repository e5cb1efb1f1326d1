//! What Kompetensförsörjning plans.

use domain::activity::Status::{Done, UnderWay};

use crate::people::SKILLS;
use crate::planning::funding::{BUSINESS_GRANT, OTHER_AGENCIES, REGIONAL_GRANT, RUNNING, SOCIAL_FUND};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: SKILLS, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Branschskolor",
        description: "Branscher med få utbildningsplatser ordnar egna skolor på flera orter. Vi betalar en del av starten och ser till att andra kan göra likadant.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (20_700, 390))])
                .milestones(&[by(5, 15, "Besluta om åtta skolor").reached(5, 15), by(11, 15, "Besök alla skolor")])
                .people(&[(First, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (20_740, 410))])
                .milestones(&[by(5, 15, "Besluta om sex nya skolor"), by(12, 6, "Beskriv vad som gjorde skillnad")])
                .people(&[(First, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Validering av kompetens",
        description: "Den som kan yrket men saknar papper får sin kunskap prövad. Vi arbetar med elva branscher och deras egna krav.",
        owner: First,
        tasks: &["Uppdrag 5"],
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (9_100, 310)), (SOCIAL_FUND, (6_000, 0))])
                .milestones(&[
                    by(6, 29, "Krav klara i sju branscher").reached(6, 29),
                    by(11, 1, "Redovisa uppdraget").reached(10, 30),
                ])
                .people(&[(First, 40)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (9_200, 330)), (SOCIAL_FUND, (6_100, 0))])
                .milestones(&[by(10, 31, "Krav klara i elva branscher")])
                .people(&[(First, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetens för gröna jobb",
        description: "Företag inom trä, energi och återvinning får hjälp att skriva ner vad de behöver och hitta utbildningar som passar.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (9_000, 260)), (BUSINESS_GRANT, (3_000, 0))]).milestones(&[by(
                9,
                28,
                "Nittio företag har en plan",
            )
            .reached(10, 19)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (9_100, 270)), (BUSINESS_GRANT, (3_000, 0))])
                .until(12, 31)
                .milestones(&[by(9, 27, "Hundrafemtio företag har en plan")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Snabbspår till små företag",
        description: "Nyanlända med yrkeserfarenhet möter företag som söker folk. Företaget får en kontakt som följer hela vägen.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (8_400, 0)), (RUNNING, (3_600, 460))])
                .milestones(&[by(12, 14, "Trehundra har börjat arbeta")])
                .people(&[(Second, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (9_200, 0)), (RUNNING, (4_000, 480))])
                .milestones(&[by(12, 13, "Fyrahundra har börjat arbeta")])
                .people(&[(Second, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Handledare på jobbet",
        description: "Små företag som tar emot lärlingar får en utbildad handledare och ersättning för tiden.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (8_900, 200))]).milestones(&[by(
                8,
                31,
                "Fyrahundra handledare utbildade",
            )
            .reached(8, 29)]),
        ),
        in_2019: Some(Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (8_800, 210))]).milestones(&[by(
            8,
            30,
            "Sexhundra handledare utbildade",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Korta kurser för yrkesverksamma",
        description: "Lärosäten gör kurser på tio veckor som går att läsa bredvid jobbet. Företagen väljer ämnen.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (7_400, 0)), (RUNNING, (1_900, 320))]).milestones(&[by(
                10,
                31,
                "Tolv kurser igång",
            )
            .reached(11, 5)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (7_900, 0)), (RUNNING, (2_000, 340))]).milestones(&[by(
                10,
                31,
                "Femton kurser igång",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionala kompetensråd",
        description: "Varje region samlar företag, fackliga parter och utbildare två gånger om året kring samma underlag.",
        owner: Second,
        tasks: &["Återrapportering 6"],
        in_2018: Some(
            Year::on(&[("2.2", 100)], &[(REGIONAL_GRANT, (7_700, 0)), (RUNNING, (5_200, 560))])
                .milestones(&[by(6, 15, "Råd i tolv regioner").reached(6, 12), by(12, 14, "Råd i femton regioner")])
                .people(&[(Second, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("2.2", 100)], &[(REGIONAL_GRANT, (8_500, 0)), (RUNNING, (5_700, 580))])
                .milestones(&[by(12, 13, "Råd i alla regioner")])
                .people(&[(Second, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Prognoser för yrken och län",
        description: "Vi gör prognoser för tvåhundra yrken tillsammans med regionerna, så att alla planerar utifrån samma siffror.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.2", 100)], &[(RUNNING, (5_200, 580)), (OTHER_AGENCIES, (2_300, 0))]).milestones(&[by(
                10,
                15,
                "Publicera prognosen",
            )
            .reached(10, 22)]),
        ),
        in_2019: Some(
            Year::on(&[("2.2", 100)], &[(RUNNING, (5_400, 620)), (OTHER_AGENCIES, (2_300, 0))])
                .until(12, 31)
                .milestones(&[by(10, 15, "Publicera prognosen")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Branschråd för industri och vård",
        description: "Två branscher prövar att planera utbildningsplatser fem år framåt. Det de lär sig går vidare till andra.",
        owner: Second,
        in_2019: Some(
            Year::on(&[("2.2", 100)], &[(RUNNING, (6_000, 520))])
                .from(3, 1)
                .milestones(&[by(5, 31, "Råden är igång"), by(11, 29, "Plan för fem år")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Digitalt kurstorg för företag",
        description: "Ett ställe där företag hittar kurser, vem som än ger dem. Söktjänsten är byggd tillsammans med utbildarna.",
        owner: First,
        in_2018: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (3_600, 200))]).milestones(&[by(
            11,
            23,
            "Tusen kurser i tjänsten",
        )])),
        in_2019: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (4_000, 210))]).milestones(&[by(
            5,
            31,
            "Tretusen kurser i tjänsten",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Styrelsekompetens i små företag",
        description: "Ägare som vill växa får hjälp att hitta en styrelseledamot utifrån och att använda styrelsen.",
        owner: First,
        in_2018: Some(Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (8_000, 160))]).milestones(&[by(
            11,
            30,
            "Tvåhundra företag har en ledamot",
        )])),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (8_000, 170))]).milestones(&[by(
            11,
            29,
            "Trehundra företag har en ledamot",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetens som blir kvar i regionen",
        description: "Regioner med utflyttning prövar sätt att få unga att komma tillbaka. Vi betalar försöken och ser till att de jämförs.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (11_500, 370))])
                .milestones(&[by(4, 27, "Fem försök igång").reached(5, 4)]),
        ),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (12_060, 390))])
                .until(12, 31)
                .milestones(&[by(4, 26, "Nio försök igång"), by(11, 22, "Jämför försöken")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Enklare ansökan om kursbidrag",
        description: "Ansökan om bidrag till kurser går från elva sidor till tre. Företagen provar den innan den införs.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 70))])
                .milestones(&[by(10, 31, "Prova med femton företag").reached(10, 30)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 70))]).until(12, 31).milestones(&[by(
            3,
            29,
            "Inför den nya ansökan",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetenslyft för verkstäder",
        description: "Anställda i tjugotvå verkstäder läser svetsning och mätteknik på arbetstid. Sista året med pengar från fonden.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (11_500, 270))])
                .until(10, 31)
                .milestones(&[
                    by(6, 29, "Hälften av kurserna klara").reached(6, 29),
                    by(10, 31, "Alla kurser klara").reached(10, 31),
                ])
                .became(&[(10, 31, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Språk på bygget",
        description: "Byggföretag får lärare till arbetsplatsen, två timmar i veckan. Sista året med pengar från fonden.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (7_500, 200))])
                .until(12, 31)
                .milestones(&[by(6, 15, "Sexhundra deltagare").reached(6, 15), by(12, 14, "Tusen deltagare")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kartläggning av brist på tekniker",
        description: "Vi frågar tusen företag vilka tekniker de söker och vad de gör när de inte hittar någon.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(RUNNING, (3_200, 330))])
                .from(1, 15)
                .until(6, 15)
                .milestones(&[
                    by(3, 16, "Skicka frågorna").reached(3, 16),
                    by(6, 15, "Publicera svaren").reached(6, 15),
                ])
                .became(&[(1, 15, UnderWay), (6, 15, Done)]),
        ),
        ..UNPLANNED
    },
];
