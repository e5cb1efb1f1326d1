# Ramarna.
frames-title = Ramar { $round }
frames-empty = Ramarna säger hur mycket pengar och folk varje enhet får planera för. De är inte påbörjade.
frames-write = Skriv ramar
frames-write-title = Skriv ramar { $round }
frames-read = Läs alla ramar
frames-sort-units = Enheter
frames-sort-areas = Resultatområden
frames-sort-sources = Finansiering
frames-sort-unit-areas = Enhet och område
frames-sort-unit-sources = Enhet och finansiering
frames-sort-area-sources = Område och finansiering
frames-sort-unit-area-sources = Enhet, område och finansiering
frames-sort-all = Hela myndigheten
frames-sorts = Ramar för
frames-what = Ram för
frames-area = Resultatområde
frames-before = Ram { $round }
frames-allocated-before = Tilldelat { $round }
frames-planned = Planerat nu
frames-of-round = Ram { $round }
frames-decided = Beslutat
frames-now = Nu
frames-now-is = nu { $amount }
frames-save = Spara ramarna
frames-removed = { $count ->
    [one] En ram är borttagen.
   *[other] { $count } ramar är borttagna.
}
frames-saved = { $count ->
    [0] Inget var ändrat.
    [one] En ram är sparad.
   *[other] { $count } ramar är sparade.
}
frames-scale = Kronor skrivs i { $unit }. En tom ruta är ingen ram.
frames-conflict = Någon annan har ändrat samma ramar medan du skrev. Vad som står där nu syns vid rutorna. Spara igen för att skriva över det.
frames-cell-kronor = { $name }: kronor
frames-cell-people = { $name }: årsarbetskrafter
frames-add-row = Lägg till rad
frames-paste = Klistra in från ett kalkylblad
frames-pasted = Rader att klistra in
frames-pasted-hint = Namn, kronor och årsarbetskrafter på varje rad, med tabb eller semikolon mellan. Inget sparas förrän du har sett tabellen.
frames-paste-do = Fyll i tabellen
frames-unknown = { $count ->
    [one] En rad passar ingen rad i tabellen:
   *[other] { $count } rader passar ingen rad i tabellen:
}
