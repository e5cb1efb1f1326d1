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
    [0] Värdena fanns redan. Inget ändrades.
    [one] Ett värde är sparat.
   *[other] { $count } värden är sparade.
}
imports-title = Allt som har kommit in
imports-lead = Det senaste först. Det som är fel kan tas tillbaka i sin helhet.
imports-of = Det som har kommit in för { $name }
imports-of-all = Visa allt
imports-none = Inga värden har kommit in än.
brought-values = { $count ->
    [one] Ett värde
   *[other] { $count } värden
}
brought-confirmed = { $count ->
    [one] Ett värde till sa detsamma som redan var känt.
   *[other] { $count } värden till sa detsamma som redan var känt.
}
brought-typed = { $count ->
    [one] ifyllt för hand
   *[other] ifyllda för hand
}
brought-pasted = { $count ->
    [one] inklistrat
   *[other] inklistrade
}
brought-from-file = från filen { $name }
brought-fetched = { $count ->
    [one] hämtat från { $address }
   *[other] hämtade från { $address }
}
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

# Värden från en fil eller ett kalkylark.
bring-title = Läs in värden
bring-lead = Ge en fil eller klistra in en tabell. Innan något ändras ser du vad som är nytt, vad som rättas och vad som är fel.
bring-for = För vilken indikator?
bring-file-says = Filen säger vilken
bring-file = Fil
bring-file-hint = Excel, CSV, JSON-stat, PX, Kolada eller Open SDG (.csv, gärna med sin .md). Högst 256 MB; en arbetsbok högst 20 MB.
bring-suggested = { $count ->
    [one] Indikatorn finns inte än
   *[other] { $count } indikatorer finns inte än
}
bring-suggested-what = Formuläret börjar med det som filen säger. Läs in filen igen när indikatorn finns.
bring-suggested-add = Lägg till den
bring-suggested-add-named = Lägg till { $name }
bring-pasted = Eller klistra in en tabell
bring-pasted-hint = Kopiera cellerna i kalkylarket, med rubriker, och klistra in dem här.
bring-look = Visa vad som skulle ändras
bring-formats = Så kan filen se ut
bring-formats-what = En rad för varje värde med kolumner för period och värde, och gärna indikator, status och uppdelningar som län. Eller en kolumn för varje år. Kolumnernas betydelse gissas av rubrikerna och kan ändras i nästa steg; nästa fil med samma rubriker läses likadant.
bring-would = { $new ->
    [0] Inga nya värden
    [one] Ett nytt värde
   *[other] { $new } nya värden
}, { $corrected ->
    [0] inga rättelser
    [one] en rättelse
   *[other] { $corrected } rättelser
}
bring-same = { $count ->
    [one] ett värde är som det var
   *[other] { $count } värden är som de var
}
bring-pasted-name = inklistrat
bring-columns = Vad kolumnerna betyder
bring-columns-what = Ändra det som är fel och titta igen.
bring-column = Kolumn
bring-role = Betydelse
bring-role-of = Vad ”{ $column }” betyder
bring-about = Gäller texten
bring-about-of = Vilken text i ”{ $column }” det gäller
bring-examples = Så står det
bring-indicator = Indikator
bring-value = Värde
bring-changes = Det som skulle ändras
bring-more = … och { $count } till
bring-do = Spara värdena
bring-look-again = Titta igen
bring-other = Ta en annan fil
bring-problems = { $count ->
    [one] Ett fel att rätta
   *[other] { $count } fel att rätta
}
bring-good-to-know = Bra att veta
role-of-column-period = Period
role-of-column-value = Värde
role-of-column-status = Status
role-of-column-low = Lägst
role-of-column-high = Högst
role-of-column-numerator = Täljare
role-of-column-denominator = Nämnare
role-of-column-indicator = Indikator
role-of-column-known = När det blev känt
role-of-column-unit = Enhet
role-of-column-dimension = Uppdelning (texten är helheten)
role-of-column-only = Bara rader med texten
role-of-column-across = Värden, perioden är rubriken
role-of-column-named = Värden, indikatorn är rubriken
role-of-column-ignored = Läses inte

# En stor fil på väg in.
running-title = Läser in { $name }
running-size = { $megabytes } MB
running-reading = Filen läses och jämförs med det som är känt. Inget är ändrat än.
running-saving = Sparar värdena: { $done } av { $of }.
running-saved-so-far = Så många värden är förberedda
running-stop = Avbryt
running-drop = Avbryt, ändra inget
running-may-close = Du kan stänga sidan. Inläsningen fortsätter, och du hittar tillbaka till den under Allt som har kommit in. Alla värden sparas på en gång, när allt är klart: avbryter du innan dess ändras inget.
running-stopped = Inläsningen är avbruten. Inget är ändrat.
running-gone = Den inläsningen pågår inte längre. Står den inte här ändrades inget.
running-on-its-way = { $name } läses in. Se hur långt det har kommit
running-waits = { $name } är läst. Se vad som skulle ändras
running-is-saved = { $name } är sparad.
running-did-not = { $name } lästes inte in. Se varför
