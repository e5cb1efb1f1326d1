# Fördelningen: var omgångens resurser ligger.
round-part-allocation = Fördelning

allocation-title = Fördela resurser { $round }
allocation-knot = Fördelning
allocation-today = I dag
allocation-new = Nytt
allocation-all-scenarios = Alla
allocation-alternatives = Alternativ
allocation-label = Fördelning
allocation-nothing = Här står hur resurserna fördelas mellan enheter, områden och mål. Tabellen fylls när enheterna planerar sina aktiviteter.

allocation-ways = Dela upp efter
allocation-way-unit-area = Enhet och område
allocation-way-unit-goal = Enhet och mål
allocation-way-unit-source = Enhet och källa
allocation-way-area-source = Område och källa
allocation-way-goal-source = Mål och källa
allocation-measures = Räkna
allocation-measure-kronor = Kronor
allocation-measure-people = Årsarbetskrafter
allocation-forms = Visa som
allocation-as-table = Tabell
allocation-as-picture = Bild

allocation-cut-unit-area = Enheter mot resultatområden
allocation-cut-unit-source = Enheter mot finansieringskällor
allocation-cut-area-source = Resultatområden mot finansieringskällor
allocation-rows-unit-area = Enhet
allocation-rows-unit-source = Enhet
allocation-rows-area-source = Område
allocation-caption-unit-area = { $unit } per enhet och resultatområde. Starkare ton: mer.
allocation-caption-unit-source = { $unit } per enhet och finansieringskälla. Starkare ton: mer.
allocation-caption-area-source = { $unit } per resultatområde och finansieringskälla. Starkare ton: mer.
allocation-since-today = Understruket: ändrat mot i dag.
allocation-rounded = Talen är avrundade så att summorna stämmer.
allocation-picture = { $unit } som ytor, { $total } i allt. Mest ligger i { $largest }.

allocation-in-units = I vilka enheter
allocation-units-of = Enheterna { $round }
allocation-seen-in = { $round } i enheterna { $other }
allocation-units-changed = { $ended } blev { $heirs }.
allocation-units-merged = { $ended } slogs samman till { $heirs }.
allocation-units-split = { $ended } delades: { $heirs }.
allocation-units-closed = { $ended } avslutades. { $heirs } tog över.
allocation-units-how = En aktivitet som går vidare räknas i den enhet som den är i nu. Annat i en delad enhet är delat efter andelarna. Summorna är desamma.
allocation-units-frames = Enheternas ramar visas i enheterna { $round }, som fick dem.

allocation-sum = Summa
allocation-frame = Ram
allocation-over = { $amount } över
allocation-own = { $unit }, eget
allocation-outside = Utan resultatområde
allocation-no-goal = Utan mål
allocation-others = Övriga
allocation-file = Ladda ned tabellen (CSV)
allocation-file-change = { $name }, ändring
allocation-print = Skriv ut

allocation-decided = Beslutade fördelningar
allocation-decided-first = Före står det som enheterna hade planerat.
allocation-area = Område
allocation-before = Före
allocation-after = Efter
allocation-change = Ändring

scope-all = hela myndigheten
