//! What was said of the six areas in the autumn of 2017, and the answers. All of it is invented.

use domain::contribution::Outcome::{Adopted, Partly};

use super::Meeting::{Managers, None as Direct, ReadThrough, Workshop};
use super::{Said, Theme};

pub(super) const THEMES: &[Theme] = &[
    Theme {
        heading: "Räkna tid, inte regler",
        about: "Enklare regler och minskad regelbörda för företag",
        answer: (Adopted, "Målet säger nu vad företagen ska märka: mindre tid. Vi räknar timmar, mest för de minsta."),
        led_to: Some("Företag lägger mindre tid på regler och uppgifter"),
        said: &[
            Said(Workshop, 22, "Mät tiden företagen lägger, inte antalet regler vi har fått bort."),
            Said(Workshop, 45, "En borttagen regel som ingen följde sparar ingen tid alls. Regelbörda är fel mått."),
            Said(Workshop, 46, "Sitt bredvid en företagare en måndag. Det är där målet finns."),
            Said(ReadThrough, 32, "Tid går att fråga om i panelen två gånger om året. Antal regler får vi gissa."),
            Said(Managers, -45, "Kommunerna tar mer av företagens tid än staten. Får vi säga det?"),
        ],
    },
    Theme {
        heading: "En uppgift, en gång",
        about: "Samordnad uppgiftslämning och myndighetsgemensamma e-tjänster",
        answer: (Adopted, "E-tjänsterna är medlet. Målet blir det företagen vill: att lämna varje uppgift en gång."),
        led_to: Some("Företag lämnar varje uppgift bara en gång"),
        said: &[
            Said(Workshop, 65, "Samma fråga ska inte ställas av två myndigheter. Resten är teknik."),
            Said(Workshop, 7, "Gemensam e-tjänst är inget mål. Jag har varit med och byggt tre som ingen använde."),
            Said(
                ReadThrough,
                66,
                "Det stora är inte formulären utan att myndigheterna får dela uppgifter. Där behövs lagändring.",
            ),
            Said(Managers, 37, "Säg en gång i stället för samordnad, så vet juristerna vad de ska pröva."),
        ],
    },
    Theme {
        heading: "Börja i företagens brist på folk",
        about: "Kompetensförsörjning i små och medelstora företag",
        answer: (Adopted, "Målet utgår från företaget som söker folk och inte från systemet som ska leverera dem."),
        led_to: Some("Fler företag hittar den kompetens de behöver"),
        said: &[
            Said(
                Workshop,
                24,
                "Ett företag säger aldrig kompetensförsörjning. Det säger att det inte hittar svetsare.",
            ),
            Said(Workshop, 48, "Räkna de order som företag tackar nej till för att de saknar folk. Det är problemet."),
            Said(ReadThrough, 49, "Glöm inte att många hittar folk men inte bostad åt dem."),
            Said(ReadThrough, -56, "I norra Norrland handlar det om att någon över huvud taget flyttar hit."),
        ],
    },
    Theme {
        heading: "Utbildarna saknas",
        about: "Regioner och branscher planerar kompetens tillsammans",
        answer: (
            Partly,
            "Ni har rätt i att utbildarna behövs. Vi prövar formuleringen ett år och tar upp det i nästa revision.",
        ),
        led_to: Some("Regioner och branscher planerar kompetens tillsammans"),
        said: &[
            Said(
                ReadThrough,
                24,
                "Regioner och branscher kan planera hur mycket de vill om inte skolorna startar utbildningarna.",
            ),
            Said(Managers, 52, "Högskolan i vårt län sitter inte med vid bordet. Skriv in dem."),
            Said(Managers, 11, "Tillsammans med vilka? Den som inte nämns kommer inte."),
        ],
    },
    Theme {
        heading: "Affären före tekniken",
        about: "Fler små företag använder digital teknik",
        answer: (
            Adopted,
            "Vi skriver till ”i sin affär”. Målet är försäljning, inköp och planering, inte fler datorer.",
        ),
        led_to: Some("Fler små företag använder digital teknik i sin affär"),
        said: &[
            Said(Managers, 7, "Alla använder digital teknik. Frågan är om de tjänar på det."),
            Said(Managers, 21, "Skriv företagens affär. Tekniken är medlet, det säger vi ju själva i förklaringen."),
            Said(Managers, 34, "Som det står är målet redan uppfyllt den dag alla har en telefon."),
            Said(
                Managers,
                44,
                "En bagare i Sveg tog emot beställningar på nätet och slapp kasta bröd. Det är affären.",
            ),
            Said(Managers, -43, "Formuleringen låter som om den vore skriven 2009."),
        ],
    },
    Theme {
        heading: "Tjänsterna ska nå fram",
        about: "Företag i en digital värld",
        answer: (Adopted, "Det blir ett eget mål. En tjänst som bara används i storstäderna har inte nått fram."),
        led_to: Some("Digitala tjänster når företag i hela landet"),
        said: &[
            Said(Workshop, 43, "Vi räknar besök på våra tjänster, aldrig varifrån de kommer."),
            Said(Workshop, 13, "Spridningen mellan länen är större än ökningen på fem år. Den borde vara målet."),
            Said(ReadThrough, 54, "Bredband är inte vårt uppdrag, men utan det når tjänsterna ingen."),
        ],
    },
    Theme {
        heading: "Potential och vilja",
        about: "Tillväxt i små och medelstora företag",
        answer: (
            Adopted,
            "Målet gäller dem som kan och vill växa, precis som verksamhetsidén. Övriga möter vi med enklare regler.",
        ),
        led_to: Some("Fler företag med potential och vilja växer"),
        said: &[
            Said(Workshop, 41, "Hälften av företagen jag besöker vill inte växa. De vill ha det bra. Låt dem."),
            Said(Workshop, 61, "Utvärderingarna visar störst effekt där viljan fanns före stödet. Skriv vilja."),
            Said(ReadThrough, 31, "Tillväxtviljan har fallit i våra egna mätningar. Målet blir svårare än vi tror."),
            Said(Managers, 9, "Potential måste någon bedöma. Säg hur, annars blir det den som skriver bäst ansökan."),
        ],
    },
    Theme {
        heading: "Nya marknader är inte bara export",
        about: "Internationalisering av små och medelstora företag",
        answer: (Adopted, "En ny marknad kan vara ett land, en bransch eller nya kunder hemma."),
        led_to: Some("Fler små företag säljer till nya marknader"),
        said: &[
            Said(Workshop, 25, "För ett litet företag i Dalarna är Göteborg en ny marknad. Börja där."),
            Said(ReadThrough, 50, "Internationalisering är sju stavelser. Säg sälja."),
            Said(Managers, 51, "Offentlig upphandling är den marknad flest småföretag inte vågar sig in på."),
        ],
    },
    Theme {
        heading: "Finansieringen måste tillbaka",
        about: "",
        answer: (
            Adopted,
            "Målet om finansiering togs bort 2015. Företagen frågar mest efter just det, så det kommer tillbaka.",
        ),
        led_to: Some("Fler företag i tidiga skeden hittar finansiering"),
        said: &[
            Said(
                Workshop,
                23,
                "Det är märkligt att vi lägger så mycket pengar på kapital och inte har ett ord om det i strategin.",
            ),
            Said(Workshop, 47, "Privata investerare finns i tre städer. Resten av landet får vänta på banken."),
            Said(
                ReadThrough,
                -41,
                "Kvinnor får en bråkdel av riskkapitalet. Det behöver synas någonstans när vi mäter.",
            ),
            Said(Managers, 23, "Skriv tidiga skeden. Senare finns det andra som lånar ut."),
        ],
    },
    Theme {
        heading: "Vem leder regionalt?",
        about: "Stärkt regionalt tillväxtarbete",
        answer: (Adopted, "Regionerna leder. Det står nu i målet, och vår del står i förklaringen."),
        led_to: Some("Regionerna leder sin utveckling med kraft"),
        said: &[
            Said(Workshop, 26, "Stärkt av vem? Skriv att det är regionerna som leder och vi som bidrar."),
            Said(Workshop, 53, "Regionerna läser våra formuleringar noga. I dag ser de oss ta åt oss uppdraget."),
            Said(ReadThrough, 52, "Olika regioner har olika kraft. Målet får inte bli att alla gör likadant."),
        ],
    },
    Theme {
        heading: "Resultat som består",
        about: "Stärkt regionalt tillväxtarbete",
        answer: (
            Adopted,
            "EU-medlen får ett eget mål: nyttan ska finnas kvar två år efteråt. Området är störst i kronor.",
        ),
        led_to: Some("EU-medlen ger resultat som består"),
        said: &[
            Said(
                Workshop,
                29,
                "Projekt slutar när pengarna slutar. Det är vårt största problem, och det står ingenstans.",
            ),
            Said(ReadThrough, 55, "Fråga projekten två år efteråt i stället för veckan före slutrapporten."),
            Said(ReadThrough, 59, "Nästan hälften av våra pengar går genom programmen. De förtjänar en egen mening."),
            Said(Managers, -58, "Vi mäter utbetalningar för att de är lätta att mäta. Byt det."),
        ],
    },
    Theme {
        heading: "Service nära företagen",
        about: "Service och tillgänglighet i gles- och landsbygder",
        answer: (Adopted, "Målet säger för vem och vad: företagen ska ha butik, drivmedel och post nära sig."),
        led_to: Some("Företag har service nära sig, också i glesbygd"),
        said: &[
            Said(Workshop, 54, "Stänger macken flyttar åkaren. Skriv service för företag, inte rimlig nivå."),
            Said(Workshop, 27, "Rimlig nivå har vi aldrig kunnat säga vad det är."),
            Said(
                ReadThrough,
                13,
                "Avståndet till närmaste butik finns per ruta om 250 meter. Det går att mäta redan i år.",
            ),
            Said(Managers, 28, "Att avstånden inte ökar är ett bra mål. Att de minskar tror ingen på."),
        ],
    },
    Theme {
        heading: "En arbetsplats man söker sig till",
        about: "Vi är en attraktiv arbetsplats",
        answer: (
            Partly,
            "Målet blir kortare och mätbart i medarbetarundersökningen. Lönerna avgörs i avtal och inte i strategin.",
        ),
        led_to: Some("Attraktiv arbetsgivare"),
        said: &[
            Said(ReadThrough, 35, "Vi tappar nyanställda under deras andra år. Sätt målet där."),
            Said(
                ReadThrough,
                64,
                "Fråga varje halvår om medarbetarna förstår hur de bidrar till målet. Då vet vi om styrningen fungerar.",
            ),
            Said(Managers, -48, "Vi blir attraktiva när lönerna är som på länsstyrelsen. Skriv in det."),
            Said(Direct, 6, "Jag vill kunna se vilket mål mitt arbete hör till utan att fråga min chef."),
        ],
    },
    Theme {
        heading: "Enklare även inne hos oss",
        about: "Vi är en effektiv myndighet",
        answer: (Adopted, "Vi tar bort steg som inte gör nytta, och mäter tiden från ansökan till beslut."),
        led_to: Some("Enkla och smarta arbetsprocesser"),
        said: &[
            Said(Workshop, 12, "Vi kan inte kräva förenkling av andra och ha elva steg i vår egen beslutsordning."),
            Said(Workshop, 62, "Samma belopp skrivs in i tre system. Börja där."),
            Said(ReadThrough, 36, "Effektiv säger ingenting. Tid från ansökan till beslut säger allt."),
            Said(
                ReadThrough,
                63,
                "Varje attest tar två dagar. Ta bort hälften så märker ingen det utom de som väntar.",
            ),
            Said(Managers, -68, "Mallarna för upphandling är längre än många av avtalen."),
            Said(Direct, 71, "Planeringen i år hade sju omgångar av samma tabell. Gör en."),
        ],
    },
    Theme {
        heading: "Ett ord för lärande",
        about: "Vi är en lärande organisation",
        answer: (Partly, "Lärande blir inget eget mål, men uppföljningen av planen ska sluta med vad vi ändrar."),
        led_to: Some("Attraktiv arbetsgivare"),
        said: &[
            Said(Workshop, 33, "Lär vi oss något av utvärderingarna? Visa i så fall vilket beslut de ändrade."),
            Said(
                ReadThrough,
                61,
                "Om lärande stryks helt kommer utvärdering att bli det man gör när pengar blir över.",
            ),
        ],
    },
];
