# Mer än lösenord: app med koder, nycklar, återställningskoder, och vilka roller som behöver det.
factors-title = Inloggning i två steg
factors-what = Lösenord kan gissas och stjälas. Med ett steg till kommer ingen in på ditt konto bara för att de har lösenordet.
factors-none = Du loggar in med bara lösenord. Lägg till ett steg, så räcker det inte att någon får tag på lösenordet.
factors-count = { $app ->
    [yes] { $keys ->
        [0] Du har en app med koder.
        [one] Du har en app med koder och en nyckel.
       *[other] Du har en app med koder och { $keys } nycklar.
    }
   *[no] { $keys ->
        [one] Du har en nyckel.
       *[other] Du har { $keys } nycklar.
    }
}
factors-begin = Lägg till ett steg
factors-change = Se och ändra
factors-were-removed = Den som sköter systemet tog { $moment } bort dina steg utöver lösenordet. Om du inte hade bett om det: säg till genast.
factors-told-app-added = Appen är tillagd. Du är utloggad överallt utom här.
factors-told-app-removed = Appen är borttagen. Du är utloggad överallt utom här.
factors-told-passkey-added = Nyckeln är tillagd. Du är utloggad överallt utom här.
factors-told-passkey-removed = Nyckeln är borttagen. Du är utloggad överallt utom här.
factors-told-passkey-named = Nyckeln har fått sitt nya namn.
factors-told-no-name = Namnet är inte ändrat. Skriv ett namn med 1–120 tecken.
factors-told-too-late = Det gick för lång tid. Börja om med appen.
factors-told-removed = Stegen utöver lösenordet är borttagna, och personen är utloggad överallt.
factor-act-app = Lägg till en app
factor-act-app-removal = Ta bort appen
factor-act-passkey = Lägg till en nyckel
factor-act-passkey-removal = Ta bort nyckeln
factor-act-codes = Nya återställningskoder
factor-act-says-app = Du behöver en app för engångskoder i telefonen, till exempel Aegis, FreeOTP, Google Authenticator eller Microsoft Authenticator.
factor-act-says-app-removal = Appens koder går då inte längre att logga in med. Du blir utloggad överallt utom här.
factor-act-says-passkey = Nyckeln finns i din telefon, din dator eller en säkerhetsnyckel. Du låser upp den med finger, ansikte eller pinkod. Den kan användas i stället för lösenordet.
factor-act-says-passkey-removal = Den går då inte längre att logga in med. Du blir utloggad överallt utom här.
factor-act-says-codes = Du får tio nya koder. De gamla slutar att gälla.
factor-act-do-app = Fortsätt
factor-act-do-app-removal = Ta bort
factor-act-do-passkey = Fortsätt
factor-act-do-passkey-removal = Ta bort
factor-act-do-codes = Gör nya koder
password-yours = Ditt lösenord
app-title = App med koder
app-what = En app i telefonen visar en ny kod var trettionde sekund. Den fungerar utan nät.
app-since = Appen är tillagd { $moment }.
app-begin = Lägg till en app
app-scan = Läs av bilden med appen.
app-picture = QR-kod att läsa av med appen
app-by-hand = Går det inte? Skriv in den här nyckeln i appen i stället:
app-confirm = Skriv koden som appen visar.
app-add-do = Lägg till appen
code-from-app = Kod
code-six = Sex siffror.
code-six-or-recovery = Sex siffror från appen, eller en av dina återställningskoder.
code-recovery-label = Återställningskod
code-recovery = En av de koder som du sparade.
codes-title = Återställningskoder
codes-what = Med en av de här koderna kommer du in om du har tappat telefonen eller nyckeln. Var och en fungerar en gång. De visas bara nu.
codes-save = Spara som fil
codes-print = Eller skriv ut sidan. Förvara koderna så att ingen annan ser dem, och inte i telefonen.
codes-on = Jag har sparat koderna
codes-file = Återställningskoder för Rödtråd, { $organisation }. Var och en fungerar en gång.
codes-left = { $count ->
    [0] Inga koder är kvar.
    [one] En kod är kvar.
   *[other] { $count } koder är kvar.
}
codes-few = { $count ->
    [0] Du har inga återställningskoder kvar. Utan dem kommer du inte in om du tappar det du loggar in med.
    [one] Du har bara en återställningskod kvar.
   *[other] Du har bara { $count } återställningskoder kvar.
}
codes-make = Gör nya koder
passkeys-title = Nycklar
passkeys-what = En nyckel i telefonen, datorn eller en säkerhetsnyckel. Du låser upp den med finger, ansikte eller pinkod, och den går inte att lura av dig.
passkey-name = Namn
passkey-name-hint = Så att du känner igen den: ”Jobbtelefonen”.
passkey-first = Min första nyckel
passkey-added = Tillagd
passkey-used = Senast använd
passkey-rename = Byt namn
passkey-remove = Ta bort
passkey-remove-this = Ta bort { $name }
passkey-make = Nyckeln kommer att heta ”{ $name }”. Webbläsaren frågar var den ska finnas.
passkey-make-do = Skapa nyckeln
passkey-use-do = Använd en nyckel
passkey-sign-in = Logga in med nyckel
passkey-none-shown = Ingen nyckel användes. Försök igen, eller logga in på ett annat sätt.
passkey-needs-script = Nycklar kräver en webbläsare som stöder dem och att skript är påslaget. De andra sätten fungerar ändå.
halfway-title = Ett steg till
halfway-or = eller
halfway-lost = Har du tappat både telefonen och koderna? Be den som sköter systemet att ta bort steget.
halfway-back = Till inloggningen
halfway-set-up-title = Lägg till ett steg
halfway-set-up = Med din roll räcker det inte med lösenord. Välj hur du vill visa att det är du; sedan är du inloggad.
rules-title = Regler för inloggning
rules-roles = Vem behöver mer än lösenord?
rules-what = Den som har en av de här rollerna måste ha en app eller en nyckel. Den som saknar det får lägga till det vid nästa inloggning.
rules-role = { $count ->
    [0] { $role } (ingen)
   *[other] { $role } ({ $have } av { $count } har det)
}
rules-told = Reglerna är sparade. De gäller från nästa inloggning.
directory-factors = { $app ->
    [yes] { $keys ->
        [0] Loggar in i två steg, med en app.
        [one] Loggar in i två steg, med en app eller en nyckel.
       *[other] Loggar in i två steg, med en app eller någon av { $keys } nycklar.
    }
   *[no] { $keys ->
        [one] Loggar in i två steg, med en nyckel.
       *[other] Loggar in i två steg, med någon av { $keys } nycklar.
    }
}
directory-factors-remove = Ta bort app och nycklar
refusal-code-wrong = Koden stämmer inte, eller är redan använd. Vänta på nästa kod och försök igen.
refusal-passkey-wrong = Nyckeln gick inte att använda. Försök igen, eller logga in på ett annat sätt.
refusal-passkey-taken = Den nyckeln är redan tillagd.
refusal-passkeys-too-many = Det är så många nycklar som man kan ha. Ta bort en som du inte använder.
