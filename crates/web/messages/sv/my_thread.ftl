# Min tråd: vad ens eget arbete är till för.
my-thread-title = Min tråd
my-thread-heading = Vad ditt arbete är till för
my-thread-knot = Min tråd
my-thread-count = { $count ->
    [0] Ingen aktivitet
    [one] En aktivitet
   *[other] { $count } aktiviteter
}
my-thread-plan = plan { $round }
my-thread-width = linjens tjocklek är din tid
my-thread-print = Skriv ut som bild
my-thread-activities = Mina aktiviteter
my-thread-one-by-one = En i taget, med nästa steg
my-thread-picture = { $count ->
    [one] Din tråd: en aktivitet, upp till visionen
   *[other] Din tråd: { $count } aktiviteter, upp till visionen
}
my-thread-sentence = { $count ->
    [0] { $activity }, { $time }, leder inte till något mål.
    [one] { $activity }, { $time }, leder till målet { $goals }.
   *[other] { $activity }, { $time }, leder till målen { $goals }.
}
my-thread-time = { $percent } procent av din tid
my-thread-answers = du ansvarar
my-thread-answers-short = Ansvar
my-thread-others = { $count } till
my-thread-no-goal = Inget mål
my-thread-no-area = Inget område
my-thread-no-overarching = Inget övergripande mål
my-thread-no-goal-what = Aktiviteten har inget mål
my-thread-for = Till för målet:
my-thread-next = Nästa, { $day }
my-thread-late = Skulle ha varit klart { $day }
my-thread-no-next = Inget mer datum är satt
my-thread-wrong = Det här stämmer inte
my-thread-none = Du står inte i någon aktivitet i plan { $round }. Den som skriver planen för { $unit } lägger till dig i de aktiviteter som du arbetar med, och då visas de här.
my-thread-no-unit = Du hör inte till någon enhet och står inte i någon aktivitet i plan { $round }. Den som skriver en enhets plan kan lägga till dig.
my-thread-no-round = Det finns ingen plan än. När din enhet har planerat visas dina aktiviteter här, med tråden upp till visionen.
my-thread-to-the-plan = Visa enhetens plan
