# Planeringsdirektivet.
directive-title = Planeringsdirektiv { $round }
directive-empty = Direktivet säger vad ledningen vill med planeringen, vad den begär av enheterna och vad som är särskilt viktigt. Det är inte påbörjat.
directive-write = Skriv direktivet
directive-write-title = Skriv direktivet { $round }
directive-point = Peka ut
directive-pointed = Särskilt viktigt
directive-asked = { $all ->
    [yes] Av alla enheter begärs
   *[no] Av { $of } begärs
}
directive-changes = Ändrat sedan beslutet
directive-text = Vad ledningen vill
directive-text-hint = Tomma rader delar texten i stycken.
directive-asks = Vad som begärs
directive-asks-hint = En sak på varje rad. Lämna en rad tom för att ta bort den.
directive-ask-of = Av vem, rad { $number }
directive-ask-what = Vad, rad { $number }
directive-of-all = Alla enheter
directive-more = Fler rader
directive-save = Spara direktivet
directive-save-anyway = Spara min text i stället
directive-saved = Direktivet är sparat.
directive-conflict = { $who } ändrade i omgången { $moment }, medan du skrev. Din text står kvar i formuläret.

# Att peka ut.
pointing-title = Peka ut det särskilt viktiga { $round }
pointing-new = Peka ut
pointing-now = Utpekat nu
pointing-what = Vad
pointing-what-hint = Ett mål, ett helt resultatområde eller en enhets hela verksamhet. En aktivitet söker du fram nedanför.
pointing-choose = Välj
pointing-reason = Skäl
pointing-reason-hint = Varför det är särskilt viktigt i år. Skälet syns överallt där märket syns.
pointing-seek = Sök en aktivitet
pointing-none-found = Ingen aktivitet i omgången heter så.
pointing-more-found = Fler finns. Skriv mer av namnet.
pointing-done = ”{ $what }” är utpekat.
pointing-ended = ”{ $what }” är inte längre utpekat.
pointing-again = Peka ut det igen
pointing-change = Ändra skälet
pointing-end = Ta bort
