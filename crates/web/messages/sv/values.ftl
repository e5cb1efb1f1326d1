# Värden som skrivs in, och det som har kommit in.
values-title = Värden för { $name }
values-knot = Värden
values-table = Värden
values-period = Period
values-value = värde
values-known-from = Känt från
values-corrected = Rättat
values-status = Status
values-low = Lägst
values-high = Högst
values-cell = { $what }, rad { $row }
values-periods-hint = Skriv perioden som 2018, 2018 kv 3, 2018 T2 eller 2018-03. Tomma rader hoppas över. Lägst och högst är gränserna för osäkerheten, när källan anger dem.
values-more-rows = Fler rader
values-whole = Helheten
values-part = Del
values-show-part = Visa
values-reason = Skäl till rättelser
values-reason-hint = Behövs när ett fastställt värde ändras. Det gamla värdet finns kvar.
values-source = Källa
values-source-hint = Bara om den är en annan än indikatorns vanliga källa.
values-save = Spara värdena
values-from-file = Klistra in eller läs in en fil
values-told = { $count ->
    [one] Ett värde är sparat.
   *[other] { $count } värden är sparade.
}
imports-title = Allt som har kommit in
imports-lead = Det senaste först. Det som är fel kan tas tillbaka i sin helhet.
imports-none = Inga värden har kommit in än.
brought-values = { $count ->
    [one] Ett värde
   *[other] { $count } värden
}
brought-typed = ifyllda för hand
brought-pasted = inklistrade
brought-from-file = från filen { $name }
brought-fetched = hämtade från { $address }
brought-and-more = { $count ->
    [one] och en till
   *[other] och { $count } till
}
brought-corrected-because = Rättelser. Skäl:
brought-taken-back = Tillbakataget av { $who }, { $moment }.
brought-take-back = Ta tillbaka
brought-take-back-what = Värdena räknas då som om de aldrig hade kommit. Det som de ersatte gäller igen.
brought-why = Skäl
brought-take-back-do = Ta tillbaka värdena
brought-told-taken-back = Värdena är tillbakatagna.
