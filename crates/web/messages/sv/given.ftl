# Vad planen ger mål och områden, på plattformen och på deras egna sidor.
given-decided = Plan { $round }, beslutad { $day }
given-planned = Planerat { $round }, inte beslutat
given-share = { $share } % av allt
given-change = { $change } mot { $round }
given-activities = { $count ->
    [one] En aktivitet
   *[other] { $count } aktiviteter
}
given-activities-word = { $count ->
    [one] aktivitet
   *[other] aktiviteter
}
given-pointed-out = { $count } av { $all } utpekade
given-pointed-out-sign = (utpekat { $rounds })
given-pointed-out-in = Utpekat i planeringsdirektivet { $rounds }
given-without-area = { $amount } i { $count ->
    [one] en aktivitet
   *[other] { $count } aktiviteter
} utan område
given-how-to-read = Övre stapel: kronor. Nedre: årsarbetskrafter, åa.
given-title = Vad vi gör
given-to-the-goal = { $count ->
    [one] En aktivitet
   *[other] { $count } aktiviteter
}, från { $units ->
    [one] en enhet
   *[other] { $units } enheter
}
given-in-the-area = { $count ->
    [one] En aktivitet
   *[other] { $count } aktiviteter
}
given-none = Planen har ingen aktivitet för det här målet.
given-activity = Aktivitet
given-unit = Enhet
given-share-here = Andel hit
given-kronor-here = { $unit } hit
given-sum = Summa till målet
given-goal = Mål
given-count = Aktiviteter
given-sum-area = Summa i området
given-resources = Resurser
given-of-all = Av allt
given-since = Mot { $round }
given-from = Uppgifterna är från
given-more = { $count ->
    [one] En till
   *[other] { $count } till
}
given-elsewhere = Direkt för området eller för det som står under målen
given-no-activities = Inga aktiviteter i planen
