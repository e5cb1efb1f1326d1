# Verksamhetsplanen, och fördelningen så som den beslutades.
whole-plan-by-unit = Aktiviteter per enhet
whole-plan-activity = Aktivitet
whole-plan-goals = För målen
whole-plan-goal-and-activity = Mål och aktivitet
whole-plan-no-goal = inget mål
whole-plan-for-no-goal = För inget mål i strategin
whole-plan-nothing-for-goal = inget görs för målet
whole-plan-show-activities = { $count ->
    [one] Visa en aktivitet
   *[other] Visa { $count } aktiviteter
}
whole-plan-too-many = Planen har { $count } aktiviteter. Här står summorna.
whole-plan-kronor = kronor
whole-plan-people = årsarbetskrafter

decided-by-area = Per resultatområde
decided-by-unit = Per enhet
decided-by-activity = Aktiviteter som får mer eller mindre
decided-no-change = Inget ändras.
decided-before = Före
decided-after = Efter
decided-change = Ändring

# Verksamhetsplanen som sida, och bredvid en annan plan.
record-of-plan = Verksamhetsplan { $round }
record-of-plan-editions = Vilken plan
record-of-plan-now = Nu
record-of-plan-decided = Beslutad { $day }
record-of-plan-not-decided = Så ser planen ut nu. Den är inte ett beslut.
record-of-plan-empty = Här står verksamhetsplanen, när enheterna har lagt in sina aktiviteter.
record-of-plan-compare = Jämför
record-of-plan-alone = Det finns ingen beslutad plan att jämföra med än.
record-of-plan-with = med planen { $plan }
record-of-plan-name = { $round }, beslutad { $day }
record-of-plan-name-now = { $round } nu
record-of-plan-beside = { $old } och { $new }
record-of-plan-alone-again = Visa bara planen
compared-new = nya aktiviteter
compared-ended = aktiviteter som har slutat
compared-changed = aktiviteter som har ändrats
compared-same = aktiviteter som är desamma
compared-what = Vad som skiljer
compared-more = Och { $count } till.
plan-field-title = namn
plan-field-description = beskrivning
plan-field-unit = enhet
plan-field-owner = ansvarig
plan-field-days = datum
plan-field-milestones = milstolpar
plan-field-goals = mål
plan-field-resources = resurser
plan-field-tasks = externa uppdrag
plan-field-needs = beroenden
plan-field-people = personer
plan-field-progress = läge
