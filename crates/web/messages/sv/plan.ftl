# Verksamhetsplanen, och fördelningen så som den beslutades.
plan-by-unit = Aktiviteter per enhet
plan-activity = Aktivitet
plan-goals = För målen
plan-goal-and-activity = Mål och aktivitet
plan-no-goal = inget mål
plan-for-no-goal = För inget mål i strategin
plan-nothing-for-goal = inget görs för målet
plan-show-activities = { $count ->
    [one] Visa en aktivitet
   *[other] Visa { $count } aktiviteter
}
plan-too-many = Planen har { $count } aktiviteter. Här står summorna.
plan-whole-kronor = kronor
plan-whole-people = årsarbetskrafter

decided-by-area = Per resultatområde
decided-by-unit = Per enhet
decided-by-activity = Aktiviteter som får mer eller mindre
decided-no-change = Inget ändras.
decided-before = Före
decided-after = Efter
decided-change = Ändring
