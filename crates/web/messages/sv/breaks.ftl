# Brott på tråden i en planeringsomgång: listan, att laga och att lägga åt sidan.
round-part-breaks = Brott
breaks-title = Brott på tråden { $round }
breaks-knot = Brott på tråden
breaks-count = { $count ->
    [0] Inga brott
    [one] Ett brott
   *[other] { $count } brott
}
breaks-none = Tråden är hel: inget är brutet som inte är lagt åt sidan.
breaks-lead = Ett brott är inte ett fel. Det visar var tråden slutar, så att du kan laga den eller säga varför den är som den är.
breaks-more = { $count } till visas när de här är lagade.
breaks-set-aside = Lägg åt sidan
breaks-aside-title = Lägg ett brott åt sidan
breaks-aside = { $count ->
    [one] Ett lagt åt sidan
   *[other] { $count } lagda åt sidan
}
breaks-aside-until = Åt sidan till och med { $day }, av { $who }
breaks-take-up = Ta upp igen
breaks-motive = Varför
breaks-motive-hint = Den som läser listan ser motivet.
breaks-until = Till och med
breaks-until-hint = Dagen efter står brottet i listan igen.
breaks-told-aside = Brottet är lagt åt sidan till och med { $day }.
breaks-told-up = Brottet står i listan igen.
breaks-told-mended = Brottet är lagat.
breaks-tie = Knyt till målet
breaks-follow = Låt målen som tog över gälla
breaks-move = Flytta till { $days }
breaks-tie-activity = Knyt aktiviteten hit
breaks-hand = Ge till enheten
breaks-answer = Den här besvarar uppdraget
breaks-to-activity = Öppna aktiviteten
breaks-to-units = Öppna enheternas planer
breaks-to-allocation = Öppna fördelningen
breaks-to-plan = Öppna planen
breaks-kind-pointed-out-shrinks = Utpekat som får mindre än förra året
breaks-what-pointed-out-shrinks = Ledningen har pekat ut det, men det får mindre än i omgången före.
breaks-kind-task-without-unit = Externa uppdrag utan enhet
breaks-what-task-without-unit = Ingen enhet svarar för uppdraget.
breaks-kind-task-without-activity = Externa uppdrag utan aktivitet
breaks-what-task-without-activity = Ingen aktivitet i planen besvarar uppdraget.
breaks-kind-goal-without-activity = Mål utan aktivitet
breaks-what-goal-without-activity = Ingen arbetar för målet.
breaks-kind-goal-without-resources = Mål utan resurser
breaks-what-goal-without-resources = Målet har aktiviteter, men varken pengar eller människor.
breaks-kind-goal-is-gone = Aktiviteter för mål som inte finns längre
breaks-what-goal-is-gone = Strategin har ändrats och målet är borta.
breaks-kind-resources-without-goal = Resurser utan mål
breaks-what-resources-without-goal = Aktiviteten har resurser, men ingen har sagt vad den är till för.
breaks-kind-over-frame = Planer över ramen
breaks-what-over-frame = Enheten planerar för mer än den har fått att planera med.
breaks-kind-unit-without-plan = Enheter utan plan
breaks-what-unit-without-plan = Enheten har en ram, men inga aktiviteter.
breaks-kind-activity-without-goal = Aktiviteter utan mål
breaks-what-activity-without-goal = Ingen har sagt vad aktiviteten är till för.
breaks-kind-outside-the-round = Aktiviteter utanför perioden
breaks-what-outside-the-round = Ingen av aktivitetens dagar är i omgångens period.
