# Organ: vilka som sitter i dem, och vad de får besluta.
bodies-title = Organ
bodies-count = { $count ->
    [one] ett organ
   *[other] { $count } organ
}
bodies-body = Organ
bodies-decides = Beslutar om
bodies-members = Ledamöter
bodies-more = Mer om organet
bodies-add = Lägg till ett organ
bodies-add-do = Lägg till
bodies-name = Namn
bodies-kind = Slag
bodies-closed = upphörde efter { $day }
bodies-no-members = Här står de som sitter i organet, och de som har gjort det.
bodies-seat = Lägg till ledamot
bodies-mandates = Beslutsrätt
bodies-no-mandates = Här står vad organet får besluta, från vilken dag och var det står.
bodies-give = Ge beslutsrätt
bodies-basis = Grund
bodies-basis-hint = Var det står, till exempel Myndighetens arbetsordning, 4 §.
bodies-secretaries = Sekreterare
bodies-no-secretary = Ingen skriver in organets beslut än.
bodies-secretaries-how = Rollen som sekreterare i ett organ ges på personens sida.
bodies-rename = Byt namn
bodies-close = Stäng organet
bodies-close-what = Organet beslutar inget mer från och med i morgon. Det som är beslutat står kvar.
bodies-told-added = Organet är tillagt.
bodies-told-renamed = Organet har bytt namn.
bodies-told-closed = Organet är stängt från och med i morgon.
bodies-told-seated = Ledamoten är tillagd.
bodies-told-left = Ledamoten sitter inte längre i organet.
bodies-told-given = Organet har fått beslutsrätten.
bodies-told-taken = Organet har inte längre den beslutsrätten.
body-kind-board = styrelse
body-kind-director = myndighetschef
body-kind-management-group = ledningsgrupp
body-kind-managers-group = chefsgrupp
body-kind-other = annat organ
matters-strategy = strategin
matters-planning = planeringen
matters-indicators = indikatorerna
bodies-link = Organ, ledamöter och beslutsrätt
