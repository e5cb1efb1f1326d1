# Indikatorns bilder, och metoden i ord.
chart = Diagram
chart-title = { $name }, { $unit }, { $first }–{ $last }
chart-description = Senaste värdet är { $value } ({ $period }). { $says }.
chart-value = { $period }: { $value }
chart-break = Räknas på annat sätt härifrån
chart-other-unit = Värdena före { $period } är i { $unit }. De ritas inte här, men står bland värdena.
change-in-points = { $count ->
    [one] { $change } procentenhet
   *[other] { $change } procentenheter
}
change-in-index = { $count ->
    [one] { $change } indexenhet
   *[other] { $change } indexenheter
}
chart-mean = Medel { $value }
chart-upper = Övre gräns { $value }
chart-lower = Undre gräns { $value }
chart-limits-made = Gränserna räknas på { $first }–{ $last }
chart-forecast = Prognos { $value }
chart-coverage = grå yta: 80 av 100
chart-quarter = kv. { $ordinal }
chart-tertial = T{ $ordinal }
chart-half = H{ $ordinal }
chart-signal-above-limit = { $count ->
    [one] Ett värde över det vanliga spannet
   *[other] { $count } värden över det vanliga spannet
}
chart-signal-below-limit = { $count ->
    [one] Ett värde under det vanliga spannet
   *[other] { $count } värden under det vanliga spannet
}
chart-signal-rising = { $count } i rad som ökar
chart-signal-falling = { $count } i rad som minskar
chart-signal-near-high-limit = { $count } nära den övre gränsen
chart-signal-near-low-limit = { $count } nära den undre gränsen
chart-signal-above-mean = { $count } i rad över medelvärdet
chart-signal-below-mean = { $count } i rad under medelvärdet
chart-by = { $dimension } för { $dimension }
chart-same-scale = Samma skala.
chart-reference = Linjen tvärs över är helheten, { $value }.
method-none = Det finns för få mätningar för att pröva något.
method-constant = Alla värden är lika, så det finns inget att pröva.
method-exact = Vi jämför varje mätning med alla senare och räknar hur många som är högre och hur många som är lägre. Sedan räknar vi ut hur ofta slumpen ensam skulle ge en lika tydlig ordning (Mann–Kendalls test, exakt fördelning).
method-normal = Vi jämför varje mätning med alla senare och räknar hur många som är högre och hur många som är lägre. Sedan räknar vi ut hur ofta slumpen ensam skulle ge en lika tydlig ordning (Mann–Kendalls test).
method-pre-whitened = Vi prövar ordningen två gånger: som den är, och sedan vi har räknat bort att varje värde liknar det föregående. Det försiktigare svaret gäller (Mann–Kendalls test).
method-seasonal = Vi jämför varje årstid med samma årstid andra år, så att årets gång inte ser ut som en förändring (säsongsvis Mann–Kendall).
method-slope = Förändringen är { $change } om året, troligen mellan { $low } och { $high } (Theil–Sens metod, 90 av 100).
method-sampling = Värdena är skattningar med ett osäkerhetsintervall. Förändringen från första till sista mätningen är, så vitt intervallen säger, mellan { $low } och { $high }. Bara om hela det spannet ligger på samma sida om noll säger vi att värdet har rört sig.
method-limits = Det bleka bandet visar hur mycket värdet brukar variera. Det säger ”titta här” men avgör inte riktningen.
method-forecast = Prognosen är två enkla modeller tillsammans. Det grå området rymmer utfallet i minst 80 fall av 100 om utvecklingen fortsätter.
method-rule = Regel nummer { $number }.
pace-heading = Takten
pace-says = { $target }: det behövs { $required }, nu är det { $actual }.
pace-required = Behövs
pace-actual = Nu
pace-no-change = ingen förändring
pace-interval = Klammern visar vad takten nu troligen ligger mellan (90 av 100).
pace-a-year = { $change } om året
revised-summary = Så mycket har värdena rättats
revised-title = { $name }: som det först blev känt och som det är känt nu
revised-count = { $count ->
    [one] Ett värde av { $all } har rättats sedan det först blev känt.
   *[other] { $count } värden av { $all } har rättats sedan de först blev kända.
}
revised-value = { $period }: först { $then }, nu { $now }
revised-then = Först känt
revised-now = Känt nu
funnel-heading = Mot vad slumpen ger
funnel-title = { $name }, { $period }: varje del mot alla delar tillsammans
funnel-says = { $outside ->
    [0] Ingen av { $all } skiljer sig från alla delar tillsammans mer än slumpen ensam brukar ge.
    [one] En av { $all } skiljer sig från alla delar tillsammans mer än slumpen ensam brukar ge.
   *[other] { $outside } av { $all } skiljer sig från alla delar tillsammans mer än slumpen ensam brukar ge.
}
funnel-why = Ju mindre underlag, desto bredare är det grå: inom det kan skillnaden vara en slump.
funnel-part = { $name }: { $value } av { $count }
funnel-mean = Alla delar { $value }
funnel-middle = Strecket i mitten, { $mean }, är alla visade delar tillsammans: deras täljare delade med deras nämnare.
funnel-whole = Helheten är { $whole } i källan, som kan ha vägt svaren eller räknat med fler än delarna som visas.
funnel-size = underlag
funnel-near = 95 av 100 inom
funnel-far = 998 av 1 000 inom
parts-table = Tabellen bakom bilderna
parts-table-latest = Senast
parts-table-chance = Mot slumpen, { $period }
parts-table-direction = Riktning
parts-chance-inside = inom
parts-chance-above = över
parts-chance-below = under
parts-not-shown = visas inte
parts-get = Delarna som { $format }
parts-get-funnel = Mot slumpen som { $format }
parts-get-csv = Värdena som CSV
