//! What in the example is a fact and what is invented: for its help page, in both languages. Not the texts themselves.

/// A text in both languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InBoth {
    /// In Swedish.
    pub swedish: &'static str,
    /// In English.
    pub english: &'static str,
}

/// Where something in the example comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From public pages.
    Fact {
        /// Their addresses as they were noted, without the scheme; "…" stands for what was not.
        addresses: &'static [&'static str],
    },
    /// Made up for the example, to be plausible.
    Invented,
}

/// A part of the example, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// What part.
    pub title: InBoth,
    /// What of it, and what the example does with it.
    pub about: InBoth,
    /// Where it comes from.
    pub origin: Origin,
}

/// Every part: the facts first, then what is invented.
pub fn sources() -> &'static [Source] {
    SOURCES
}

const fn fact(title: InBoth, about: InBoth, addresses: &'static [&'static str]) -> Source {
    Source { title, about, origin: Origin::Fact { addresses } }
}

const fn invented(title: InBoth, about: InBoth) -> Source {
    Source { title, about, origin: Origin::Invented }
}

const fn both(swedish: &'static str, english: &'static str) -> InBoth {
    InBoth { swedish, english }
}

const SOURCES: &[Source] = &[
    fact(
        both("Den enklare styrstrukturen", "The simpler steering structure"),
        both(
            "Målbilden tas bort, tre övergripande mål blir ett och sex resultatområden införs. Målets ordalydelse och områdenas namn är myndighetens egna.",
            "The target picture is removed, three overarching goals become one, and six result areas are introduced. The goal's wording and the names of the areas are the agency's own.",
        ),
        &[
            "tillvaxtverket.se/medarbetar-sidor/aktuellt/aktuellt-arkiv/aktuellt-2017/2017-10-02-ny-enklare-styrstruktur-klar.html",
        ],
    ),
    fact(
        both("Principerna i augusti 2017", "The principles of August 2017"),
        both(
            "Att utgå från det som finns, rensa bland formuleringar och nivåer, och låta alla medarbetare förstå styrningen.",
            "To start from what exists, clear out wording and levels, and let all staff understand the steering.",
        ),
        &["tillvaxtverket.se/medarbetar-sidor/…/2017-08-25-…"],
    ),
    fact(
        both("Mötena i september 2017", "The meetings of September 2017"),
        both(
            "Workshopen om mål den 5 september, ledningsgruppen den 19 september, det extra mötet om resurser den 26 september och chefsmötet den 28 september.",
            "The workshop on goals on 5 September, the management group on 19 September, the extra meeting on resources on 26 September and the managers' meeting on 28 September.",
        ),
        &[
            "tillvaxtverket.se/medarbetar-sidor/…/2017-09-11-ledningsgrupp-5-september-workshop-om-mal",
            "tillvaxtverket.se/medarbetar-sidor/…/2017-09-21-…",
        ],
    ),
    fact(
        both("Styrelsens beslut", "The board's decision"),
        both(
            "Styrelsen beslutade om strukturen den 23 oktober 2017.",
            "The board decided the structure on 23 October 2017.",
        ),
        &["tillvaxtverket.se/medarbetar-sidor/…/2017-11-29-ledningsgrupp-28-november-slutspurt-med-vp-och-budget"],
    ),
    fact(
        both("Vision och verksamhetsidé", "Vision and business idea"),
        both(
            "Orden vill, kan och vågar, företagen som kunder, öppna dörrar och riva barriärer, och medlen kunskap, nätverk och finansiering. Hur meningarna lyder i exemplet är påhittat.",
            "The words want, can and dare, companies as customers, opening doors and tearing down barriers, and the means knowledge, networks and financing. How the sentences read in the example is invented.",
        ),
        &["docplayer.se/amp/109242812", "tillvaxtverket.se/…/medarbetarochchefspolicy.600.html"],
    ),
    fact(
        both("Målen i Modern myndighet", "The goals of Modern myndighet"),
        both(
            "Attraktiv arbetsplats, och arbetsprocesser som är enkla och smarta, är myndighetens egna. De ersatte tre interna mål.",
            "An attractive place to work, and work processes that are simple and smart, are the agency's own. They replaced three internal goals.",
        ),
        &["tillvaxtverket.se/…/var-styrning/utvecklingsresan/om-utvecklingsstrategin.html"],
    ),
    fact(
        both("Den senare formuleringen av målet", "The later wording of the goal"),
        both(
            "Hållbar tillväxt och konkurrenskraftiga företag i hela landet. Dagen för beslutet är påhittad.",
            "Sustainable growth and competitive companies in the whole country. The day of the decision is invented.",
        ),
        &["tillvaxtverket.se/…/var-styrning/utvecklingsresan/tillstand-idag-och-riktning-framat.html"],
    ),
    fact(
        both("Planen för 2018", "The plan for 2018"),
        both(
            "Ledningsgruppen den 28 november 2017: särskilt strategiskt arbete i varje område pekas ut för styrelsen, avdelningarna skriver klart till den 1 december, ramar per avdelning (i exemplet per enhet) och helheten i styrelsen. Styrelsen beslutade om verksamhetsplan och budget den 14 december 2017.",
            "The management group on 28 November 2017: especially strategic work in each area is pointed out to the board, departments finish their parts by 1 December, frames for each department (in the example each unit) and the whole for the board. The board decided the operational plan and the budget on 14 December 2017.",
        ),
        &["tillvaxtverket.se/medarbetar-sidor/…/2017-11-29-ledningsgrupp-28-november-slutspurt-med-vp-och-budget"],
    ),
    fact(
        both("Regleringsbrevet 2018", "The government's letter of 2018"),
        both(
            "Sexton återrapporteringskrav och femton uppdrag, fördelade på avdelningar den 17 januari 2018, och brevets två rubriker.",
            "Sixteen reporting requirements and fifteen assignments, handed out to departments on 17 January 2018, and the two headings of the letter.",
        ),
        &["tillvaxtverket.se/medarbetar-sidor/…/2018-01-18-…"],
    ),
    fact(
        both("Medarbetarnas idéer i juni 2018", "The ideas of the staff in June 2018"),
        both(
            "Medarbetare lade fram idéer för ledningsgruppen, och flera togs vidare. Vilka idéerna är i exemplet är påhittat.",
            "Staff pitched ideas to the management group, and several were taken on. Which ideas they are in the example is invented.",
        ),
        &["tillvaxtverket.se/medarbetar-sidor/…/2018-09-07-…"],
    ),
    fact(
        both("Planeringen hösten 2018", "The planning of autumn 2018"),
        both(
            "Planeringen bantades: det som finns skrivs om där det behövs. Första utkast till den 14 september, och uppföljning av tertial 2 i ledningsgruppen den 2 oktober.",
            "The planning was slimmed: what exists is revised where it is needed. First drafts by 14 September, and the follow-up of the second four months in the management group on 2 October.",
        ),
        &[
            "tillvaxtverket.se/medarbetar-sidor/…/var-styrning/…/verksamhetsplanering.html",
            "tillvaxtverket.se/medarbetar-sidor/…/2018-10-03-…",
        ],
    ),
    fact(
        both("Indikatorerna", "The indicators"),
        both(
            "Två slag av indikatorer: omvärldsindikatorer för landet, länen och kommunerna, och verksamhetsindikatorer. En indikator mäter en del av ett mål, och svarar inte på varför. Styrelsen beslutade om indikatorer för 2018 den 14 december 2017, och ledningen får lägga till egna.",
            "Two kinds of indicators: of the world outside, for the country, its counties and municipalities, and of the agency's own operations. An indicator measures a part of a goal, and does not answer why. The board decided on indicators for 2018 on 14 December 2017, and management may add its own.",
        ),
        &[
            "tillvaxtverket.se/medarbetarsidor/var-styrning/planering-och-uppfoljning/uppfoljning/indikatorer-for-uppfoljning-av-mal.html",
            "docplayer.se/amp/107884359",
        ],
    ),
    fact(
        both("Företagens vilja att växa", "Companies that want to grow"),
        both(
            "Andelen små och medelstora företag som vill växa 2011, 2014 och 2017: i hela landet, efter storlek, i tio län och i två branscher, som den är publicerad. Värdet för 2020 kom senare än den dag då exemplet utspelar sig. Vilken dag värdena för 2017 kom in är påhittat.",
            "The share of small and medium-sized companies that want to grow in 2011, 2014 and 2017: in the whole country, by size, in ten counties and in two industries, as published. The value for 2020 came after the day on which the example lives. The day on which the values for 2017 came in is invented.",
        ),
        &["tillvaxtverket.se/statistik/foretagande/tillvaxtvilja.html"],
    ),
    fact(
        both("Myndigheten", "The agency"),
        both(
            "Styrelsemyndighet, bildad den 1 april 2009. Fyra avdelningar och gd-staben, och några av enheterna.",
            "Led by a board, formed on 1 April 2009. Four departments and the staff of the director general, and some of the units.",
        ),
        &["sv.wikipedia.org/wiki/Tillväxtverket"],
    ),
    invented(
        both("De fjorton målen", "The fourteen goals"),
        both(
            "På myndighetens sida visas målen som en bild. Därför är målens ordalydelse, förklaringar, riktning och förklaringarna till områdena skrivna för exemplet, liksom året som områdena ser fram till.",
            "The agency's page shows the goals as a picture. The goals' wording, explanations and pointing, the explanations of the areas, and the year to which the areas look, are therefore written for the example.",
        ),
    ),
    invented(
        both("Strategierna 2009, 2012 och 2015", "The strategies of 2009, 2012 and 2015"),
        both(
            "Att det fanns en målbild, tre övergripande mål, tre interna mål och prioriteringar är känt. Hur många prioriteringarna var, hur allt löd, när det gällde och vad som blev av det är påhittat.",
            "It is known that there were a target picture, three overarching goals, three internal goals and priorities. How many priorities there were, how it all read, when it was in force and what became of it is invented.",
        ),
    ),
    invented(
        both("Den omformulerade verksamhetsidén", "The reworded business idea"),
        both(
            "Myndigheten behöll både vision och verksamhetsidé. I exemplet omformuleras verksamhetsidén, för att en omformulering ska kunna ses.",
            "The agency kept both its vision and its business idea. In the example the business idea is reworded, so that a rewording can be seen.",
        ),
    ),
    invented(
        both("Skäl, samråd och handlingar", "Reasons, consultation and records"),
        both(
            "Alla skäl, diarienummer, paragrafer, protokoll, närvaro, dagen för samverkan med facken, samrådet med cheferna och vad det ledde till.",
            "All reasons, registration numbers, paragraphs, minutes, attendance, the day of the union consultation, the consultation of the managers and what came of it.",
        ),
    ),
    invented(
        both("Revisionerna 5 och 6", "Revisions 5 and 6"),
        both(
            "Hur målet kom att omformuleras, och utkastet som skrivs i november 2018.",
            "How the goal came to be reworded, and the draft that is being written in November 2018.",
        ),
    ),
    invented(
        both("Omdömena", "The verdicts"),
        both(
            "Att cheferna möttes och bedömde strategin på tre saker är känt. Hur många som svarade, vad de svarade och alla ord är påhittat, liksom att medarbetare svarade också och mötet i oktober 2018.",
            "It is known that managers met and judged the strategy on three things. How many answered, what they answered and all the words are invented, and so are that staff answered too and the meeting of October 2018.",
        ),
    ),
    invented(
        both("Aktiviteter och resurser", "Activities and resources"),
        both(
            "Alla aktiviteter med beskrivningar, delmål, ansvariga och hur långt de har kommit. Alla kronor och årsarbetskrafter, ramarna, vad varje finansieringskälla betalar, och vad målen får. Att enheterna skriver aktiviteter för målen är känt, inte vilka.",
            "All activities with their descriptions, milestones, owners and how far they have come. All kronor and person-years, the frames, what each source of funding pays for, and what the goals get. It is known that units write activities for the goals, not which.",
        ),
    ),
    invented(
        both("Direktiv, dialog och scenarier", "Directives, dialogue and scenarios"),
        both(
            "Vad direktiven säger och pekar ut, när enheterna lämnade in, vad som sades om deras planer, de tre scenarierna och vad som sägs om dem. Dagarna för besluten om direktiv och ramar, och den 11 december 2018.",
            "What the directives say and point out, when units sent in, what was said of their plans, the three scenarios and what is said of them. The days of the decisions on directives and frames, and 11 December 2018.",
        ),
    ),
    invented(
        both("Indikatorernas värden", "The values of the indicators"),
        both(
            "Alla värden utom företagens vilja att växa, och källorna till dem: deras källa börjar med ordet Exempeldata. Alla definitioner, mål, kostnader och ansvariga, vilka indikatorer som finns i uppsättningarna och varför, det som rättades och togs tillbaka, och vad som sägs om målen.",
            "All values but the companies' will to grow, and their sources: each such source begins with the word Exempeldata. All definitions, targets, costs and owners, which indicators the sets have and why, what was corrected and taken back, and what is said of the goals.",
        ),
    ),
    invented(
        both("Uppgifterna i regleringsbrevet", "The tasks of the letter"),
        both(
            "Varje återrapporteringskrav och uppdrag: rubrik, text, dag, enhet, mål och svar, och ändringen i juni 2018.",
            "Each reporting requirement and assignment: title, text, day, unit, goals and answer, and the amendment of June 2018.",
        ),
    ),
    invented(
        both("Personer, enheter och organ", "People, units and bodies"),
        both(
            "Ingen person är verklig; var och en kallas efter sin roll. De flesta enheter, organens ledamöter, arbetsordningens paragraf och styrmodellernas namn är påhittade.",
            "No person is real; each is called by role. Most units, the members of the bodies, the paragraph of the rules of procedure and the names of the steering models are invented.",
        ),
    ),
];
