# Vad värdena säger om riktningen.
direction-toward = Mot målet
direction-away = Från målet
direction-moved = Har rört sig
direction-no-clear-change = Ingen tydlig förändring
direction-stable = Stabilt
direction-too-few = För få mätningar
direction-no-data = Inga mätningar
strength-indication = Det är en indikation, inte en säker slutsats.
strength-clear = Förändringen är tydlig.

# De två svaren tillsammans: riktningen, och om målet nås.
headline-toward-reached = Målet är nått och utvecklingen går åt rätt håll
headline-toward-likely = På väg, i rätt takt
headline-toward-cannot-say = Åt rätt håll; för tidigt att säga om målet nås
headline-toward-unlikely = Åt rätt håll men för långsamt
headline-toward-missed = Målet nåddes inte i tid; utvecklingen går åt rätt håll
headline-toward-no-target = Åt rätt håll
headline-moved-reached = Värdet har rört sig; målet är nått
headline-moved-likely = Värdet har rört sig; målet är inom räckhåll
headline-moved-cannot-say = Värdet har rört sig
headline-moved-unlikely = Värdet har rört sig; målet nås inte i denna takt
headline-moved-missed = Målet nåddes inte i tid; värdet har rört sig
headline-moved-no-target = Värdet har rört sig; ingen har sagt vilket håll som är rätt
headline-no-change-reached = Målet är nått
headline-no-change-likely = Ingen tydlig förändring; målet är inom räckhåll
headline-no-change-cannot-say = Ingen tydlig förändring ännu
headline-no-change-unlikely = Ingen tydlig förändring; målet nås inte i denna takt
headline-no-change-missed = Målet nåddes inte i tid; ingen tydlig förändring
headline-no-change-no-target = Ingen tydlig förändring
headline-stable-reached = Stabilt, och målet är nått
headline-stable-likely = Stabilt; målet är inom räckhåll
headline-stable-cannot-say = Stabilt
headline-stable-unlikely = Stabilt; målet nås inte i denna takt
headline-stable-missed = Målet nåddes inte i tid; värdet är stabilt
headline-stable-no-target = Stabilt
headline-away-reached = Målet är nått men utvecklingen går åt fel håll
headline-away-likely = Fel riktning; marginal finns
headline-away-cannot-say = Fel riktning
headline-away-unlikely = Fel riktning; kursändring behövs
headline-away-missed = Målet nåddes inte i tid och utvecklingen går åt fel håll
headline-away-no-target = Fel riktning
headline-few-reached = Målet är nått; för få mätningar för en riktning
headline-few-likely = För få mätningar för en riktning; målet är inom räckhåll
headline-few-cannot-say = För få mätningar ({ $points } av 4)
headline-few-unlikely = För få mätningar för en riktning; målet nås inte i denna takt
headline-few-missed = Målet nåddes inte i tid; för få mätningar för en riktning
headline-few-no-target = För få mätningar ({ $points } av 4)

# Skälen, ett i taget.
verdict-no-data = Det finns inga mätningar som går att jämföra.
verdict-too-few = { $points ->
    [one] En mätning går att jämföra.
   *[other] { $points } mätningar går att jämföra.
} Det behövs minst { $needed } för att säga något om riktningen.
verdict-constant = Alla { $points } mätningar har samma värde.
verdict-clear-order = { $points } mätningar { $first }–{ $last }, och värdet har { $movement ->
    [rising] ökat
   *[falling] minskat
}. Så tydlig ordning uppstår av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100.
verdict-no-clear-order = { $points } mätningar { $first }–{ $last }. En sådan ordning uppstår av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100, så det går inte att säga att värdet har ökat eller minskat.
verdict-order-within-intervals = { $points } mätningar { $first }–{ $last }. Så tydlig ordning uppstår av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100. Men värdena är skattningar, och med deras osäkerhet kan förändringen vara allt från { $low } till { $high }, så det går inte att säga att värdet har ökat eller minskat.
verdict-outside-intervals = Värdena är skattningar. Också med deras osäkerhet är förändringen mellan { $low } och { $high }.
verdict-stable-within-intervals = Värdena är skattningar, och med deras osäkerhet kan förändringen vara allt från { $low } till { $high }. Därför går det inte att säga att värdet är stabilt.
verdict-some-intervals = { $told } av { $points } mätningar har ett osäkerhetsintervall. De andra räknas som lika osäkra som den osäkraste av dem.
verdict-closer-to-band = { $points } mätningar { $first }–{ $last }, och värdet har kommit närmare spannet. Så tydlig ordning uppstår av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100.
verdict-further-from-band = { $points } mätningar { $first }–{ $last }, och värdet har kommit längre från spannet. Så tydlig ordning uppstår av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100.
verdict-inside-band = Alla { $points } mätningar ligger inom spannet.
verdict-change-too-small = Förändringen ligger mellan { $low } och { $high }, mindre än den minsta som spelar roll.
verdict-never-clear-below = Med färre än { $needed } mätningar kallas en förändring aldrig tydlig.
verdict-often-wrong = Med så få mätningar är en indikation ibland fel: när värden liknar föregående år kan den uppstå i upp till en tredjedel av serier där inget händer.
verdict-seasonal = Varje årstid är jämförd med sig själv.
verdict-resembling = Värdena liknar det föregående, så ordningen säger mindre än den ser ut att göra. Utan den hänsynen hade den uppstått av en slump i { $of-hundred ->
    [0] färre än 1 fall
    [one] 1 fall
   *[other] { $of-hundred } fall
} av 100.
verdict-indication-withheld = Med färre än { $from } mätningar hade det här kallats en indikation. Med fler ställs högre krav, eftersom det då går att ta hänsyn till att värden liknar det föregående.
verdict-target-met = Senaste värdet når målet.
verdict-date-passed = Måldatumet har passerat.
verdict-probability = Två modeller ger målet mellan { $lowest } och { $highest } chanser av 100.
verdict-too-few-to-project = Det behövs minst { $needed } mätningar för en prognos.
verdict-horizon-longer-than-history = Det är längre till måldatumet än serien är lång, så ingen prognos görs.
verdict-no-date = Målet har inget datum, så ingen prognos görs.
verdict-pace = Det behövs { $required } om året från nu. Hittills har det varit { $actual } om året.
verdict-unlikely-to-hold = Men det är inte troligt att målet hålls till måldatumet.
verdict-provisional-decides = De preliminära värdena avgör: utan dem blir svaret ett annat.
evidence-clear = tydligt
evidence-indication = en indikation
evidence-none = inget tydligt
evidence-few = går inte att säga
