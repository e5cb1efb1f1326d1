# Plattformen: det som gäller en viss dag, på en sida.
platform-page-title = Plattformen på en sida
platform-title = Plattformen
platform-one-goal = Vårt enda övergripande mål
platform-areas = Resultatområden och mål
platform-how-we-work = Hur vi arbetar
platform-inward = Riktat inåt.
platform-see-origin = Se ursprunget
platform-in-force = Gällande { $span }
platform-statements = { $count ->
    [one] formulering
   *[other] formuleringar
}
platform-statements-in-areas = { $count ->
    [one] formulering
   *[other] formuleringar
} i { $areas ->
    [one] ett område
   *[other] { $areas } områden
}
platform-breaks = { $count ->
    [one] brott på tråden
   *[other] brott på tråden
}
platform-break-no-vision = Ingen vision
platform-break-no-overarching-goal = Inget övergripande mål
platform-break-several-overarching-goals = Tråden är bruten här: inget säger till vilket av de övergripande målen resten leder
platform-break-area-without-goals = Inga mål
platform-below = { $count ->
    [one] En formulering under
   *[other] { $count } formuleringar under
}
platform-all-below = { $count ->
    [one] Visa den enda
   *[other] Visa alla { $count }
}
platform-all = Visa alla { $count } { $kinds }
platform-as-document = Läs som dokument:
platform-through-time = Strategin genom tiden
platform-to-come = { $revision } gäller från { $day }
platform-first-from = Den första strategin här är { $revision }, som gäller från { $day }
platform-see-it = se den
platform-nothing = Ingen strategi gäller den { $day }
platform-nothing-then = Ingen strategi gällde den { $day }
platform-nothing-yet = Här kommer strategin att stå på en sida: visionen, det övergripande målet, områdena och målen.
platform-being-written = { $revision } är under arbete. När den är beslutad visas den här.
platform-go-on = Fortsätt med den
platform-begin = Öppna den första revisionen, skriv den och för den till beslut. Sedan visas den här.
platform-wait = När strategin är beslutad visas den här.
print-one-page = Skriv ut på en sida
