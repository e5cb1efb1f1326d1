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
