# Kommandoraden.
command-about = Rödtråd: en myndighets styrning på en sida.
command-demo = Visa exempelmyndigheten, för att se sig omkring.
command-serve = Visa myndigheterna i en installation.
command-import = Läs in från filer.
command-editions = Läs in en strategis utgåvor från en CSV-fil med kolumnerna edition, date, kind, id, parent, text och explanation.
command-values = Läs in värden för indikatorer från en fil: CSV, Excel, Open SDG, JSON-stat, PX eller Kolada.
command-export = Spara till filer.
command-log = Spara en myndighets hela logg med bevis, att bevara och kontrollera var som helst.
command-verify = Kontrollera att inget i loggen är ändrat: i en databas, i en sparad logg eller i beviset för ett beslut.
command-usage = Användning
command-commands = Kommandon
command-options = Val

option-help = Visa den här hjälpen.
option-version = Visa versionen.
option-listen = Adressen att lyssna på. Port 0 tar en ledig.
option-data = Katalogen med databasen. Den skapas när den saknas.
option-keep = Spara exemplet i den här katalogen. Utan den försvinner det när servern stoppas.
option-database = En PostgreSQL-databas i stället, som den roll som kör: postgres://…
option-database_owner = Samma databas som den roll som äger tabellerna, för att uppdatera dem vid start.
option-seal_key = Filen med nyckeln som undertecknar loggen. Annars seal.key i datakatalogen.
option-config = En fil med inställningar (TOML). Val på kommandoraden och miljövariabler går före.
option-https = Läsarna kommer via en proxy med https.
option-security_log_days = Så många dagar sparas vad som hänt med konton: 30–3650. Annars två år.
option-leaked_passwords = En fil med SHA-1 av lösenord som har läckt, i ordning. Inget av dem kan väljas.
option-fetch_hosts = Värdar på internet som värden får hämtas från, med komma emellan. Utan dem hämtas inget.
option-fetch_inside_hosts = Värdar på inre nät, eller på den här datorn, som värden får hämtas från.
option-provider_hosts = Värdar på internet som får vara inloggningstjänster, med komma emellan. Utan dem loggar ingen in så.
option-provider_inside_hosts = Värdar på inre nät, eller på den här datorn, som får vara inloggningstjänster.
option-organisation = Vilken myndighet. Behövs bara när det finns flera.
option-name = Vad en ny myndighet heter.
option-led_by = Vem som leder en ny myndighet: board (styrelse) eller director (myndighetschef).
option-dry_run = Kontrollera bara. Inget ändras.
option-json = Svara med JSON på standard ut.
option-file = Filen. Ett bindestreck är standard in.
option-indicator = Indikatorn som hela filen gäller, med sitt nummer. Annars säger filen vilken.
option-source = Var värdena kommer ifrån, om det är en annan källa än den vanliga.
option-reason = Varför fastställda värden rättas.
option-out = Filen att skriva. Ett bindestreck är standard ut.
option-log = En sparad logg.
option-proof = Beviset för ett beslut.
option-checkpoint = En undertecknad kontrollpunkt som någon annan har bevarat.
option-key = Den publika nyckeln som du känner sedan tidigare, som text eller som fil.

misuse-unknown-argument = { $argument } finns inte.
misuse-unknown-command = Kommandot { $argument } finns inte.
misuse-value = { $value } går inte att använda för { $argument }.
misuse-missing = Det saknas: { $argument }
misuse-conflict = { $argument } går inte att använda tillsammans med { $other }.
misuse-no-command = Säg vad som ska göras.
misuse-other = Det gick inte att förstå: { $detail }
misuse-help = Kör { $command } --help för att se vad som finns.
misuse-two-databases = Välj en databas: antingen en katalog (data) eller PostgreSQL (database).
misuse-fetch-host = { $host } är ingen värd att hämta från. Skriv bara namnet, till exempel api.scb.se, och porten om den är en annan än den vanliga: data.example.se:8443.
misuse-provider-host = { $host } är ingen värd för en inloggningstjänst. Skriv bara namnet, till exempel login.example.se, och porten om den är en annan än den vanliga: login.example.se:8443.
misuse-config = Inställningarna i { $file } går inte att läsa: { $detail }
misuse-file = { $file } går inte att läsa: { $detail }
misuse-no-database = Det finns ingen databas i { $directory }.
misuse-key = Det är ingen publik nyckel: { $key }
misuse-organisation-unknown = Myndigheten { $organisation } finns inte här. Det som finns: { $known }
misuse-organisation-needed = Här finns flera myndigheter. Välj en med --organisation: { $known }
misuse-organisation-none = Här finns ingen myndighet.

fault-in-use = { $path } används av ett annat program. Stoppa det först eller välj en annan katalog.
fault-network-disk = { $path } ligger på en nätverksdisk ({ $kind }). Välj en lokal disk eller använd PostgreSQL.
fault-file = { $path } går inte att använda.
fault-not-durable = Databasens inställning { $setting } är { $value }. Då kan ändringar gå förlorade. Sätt den till { $needed }.
fault-too-mighty = Rollen { $role } har för stora rättigheter. Kör med en roll som inte äger något och som inte går runt radskyddet.
fault-not-migrated = Databasen har version { $found } och programmet behöver { $needed }. Ange ägarens adress (--database-owner) så uppdateras den.
fault-later-version = Databasen har version { $found } och det här programmet känner till { $known }. Använd ett nyare program.
fault-no-key-path = Med PostgreSQL behövs --seal-key: filen med nyckeln som undertecknar loggen.
fault-key = Nyckelfilen { $path } går inte att använda.
fault-database = Databasen svarar inte som den ska. Inget är ändrat om inget annat sägs.
fault-writing-stopped = En ändring kunde inte skrivas säkert på disken. Starta om programmet.
fault-disk-full = Disken är full. Inget är ändrat.
fault-listen = Det går inte att lyssna på { $address }. Är porten upptagen? Välj en annan med --listen.
fault-other = Det gick inte.
fault-write = { $file } går inte att skriva.

serve-start = Här finns ingen myndighet än. Sätt upp den första på { $address } Adressen gäller bara tills det är gjort; ge den inte till någon annan.

import-problems = { $count ->
    [one] En sak behöver rättas
   *[other] { $count } saker behöver rättas
} i { $file }. Inget är inläst.
import-advice = Bra att veta:
import-checked = { $file } går att läsa in i { $organisation }. Inget är ändrat än.
import-done = { $file } är inläst i { $organisation }.
import-refused = Det gick inte att läsa in. Inget är ändrat.
import-reading = Läser filen …
import-saving = Sparar: { $percent } %
import-stopped = Avbrutet. Inget är ändrat.
values-import-checked = { $file } går att läsa in i { $organisation }: { $new } nya värden, { $corrected } rättelser, { $same } som de var. Inget är ändrat än.
values-import-done = { $file } är inläst i { $organisation }: { $new } nya värden, { $corrected } rättelser, { $same } som de var.
import-edition = { $edition }, från { $date }: { $count ->
    [one] en formulering
   *[other] { $count } formuleringar
} ({ $fates })
import-fate-kept = { $count ->
    [one] en behållen
   *[other] { $count } behållna
}
import-fate-reworded = { $count ->
    [one] en omformulerad
   *[other] { $count } omformulerade
}
import-fate-moved = { $count ->
    [one] en flyttad
   *[other] { $count } flyttade
}
import-fate-merged = { $count ->
    [one] en sammanslagning
   *[other] { $count } sammanslagningar
}
import-fate-split = { $count ->
    [one] en delning
   *[other] { $count } delningar
}
import-fate-replaced = { $count ->
    [one] en ersatt
   *[other] { $count } ersatta
}
import-fate-removed = { $count ->
    [one] en borttagen
   *[other] { $count } borttagna
}
import-fate-new = { $count ->
    [one] en ny
   *[other] { $count } nya
}
import-default-name = Myndigheten
founding-board = Styrelsen
founding-director = Myndighetschefen
founding-person = Administratör
founding-basis = Myndighetens arbetsordning
founding-model = Styrmodell

export-done = { $records ->
    [one] En post
   *[other] { $records } poster
} ur loggen för { $organisation } är sparade i { $file }.

verify-sound = { $organisation }: { $records ->
    [one] en post
   *[other] { $records } poster
} och { $checkpoints ->
    [one] en kontrollpunkt
   *[other] { $checkpoints } kontrollpunkter
} stämmer.
verify-unsound = { $organisation }: något stämmer inte.
verify-empty = Här finns ingen logg att kontrollera.
verify-record = Post { $record }
verify-proved = Post { $record } ({ $event }) finns i loggen för { $organisation }, som hade { $size } poster.
verify-not-proved = Beviset håller inte.
verify-key = Undertecknad med { $key }

wrong-container = Filen eller databasen är skadad, eller är ingen logg. Teknisk uppgift: { $detail }
wrong-unreadable = går inte att läsa. Teknisk uppgift: { $detail }
wrong-missing = saknas. Nästa är { $found }.
wrong-again = finns två gånger i loggen.
wrong-other-organisation = hör till { $detail }.
wrong-changed = är inte det som förseglades. Den är ändrad i efterhand.
wrong-checkpoint = kontrollpunkten: { $detail }
wrong-size = kontrollpunkten säger { $found } poster.
wrong-root = kontrollpunkten stämmer inte med posterna. Något är ändrat från post { $found } och framåt.
wrong-shortened = finns i kontrollpunkten, men loggen har bara { $found } poster.
wrong-witness = den bevarade kontrollpunkten: { $detail }
wrong-witness-root = posterna är inte de som finns i den bevarade kontrollpunkten.
wrong-witness-shortened = finns i den bevarade kontrollpunkten, men loggen har bara { $found } poster.
wrong-no-key = det finns ingen nyckel att kontrollera underskrifterna med.
wrong-other-key = loggens nyckel är inte den som du känner.

note-malformed = det är ingen undertecknad kontrollpunkt
note-not-signed = den är inte undertecknad med nyckeln
note-wrong-signature = underskriften stämmer inte

unproved-after = Det går inte att bevisa att post { $first }–{ $last } är oförändrade, för ingen kontrollpunkt omfattar dem än.
unproved-end = Det går inte att bevisa att inget saknas i slutet, för ingen kontrollpunkt har bevarats någon annanstans. Ange en med --checkpoint.
unproved-end-after = Det går inte att bevisa att inget saknas efter post { $last }, den sista i den bevarade kontrollpunkten.
unproved-key = Det går inte att bevisa att nyckeln är den rätta, för du har inte angett den. Ange den med --key.
unproved-witness = Kontrollpunkten kommer ur själva beviset. Ange en som har bevarats någon annanstans med --checkpoint.

proof-malformed = Filen är inget bevis från Rödtråd, eller så är den ändrad. Teknisk uppgift: { $detail }
proof-other-key = Beviset har en annan nyckel än den som angavs.
proof-checkpoint = Kontrollpunkten i beviset: { $detail }
proof-given-checkpoint = Kontrollpunkten som angavs: { $detail }
proof-other-checkpoint = Beviset gäller en kontrollpunkt med { $size } poster. Den som angavs har { $given }.
proof-contradiction = Uppgifterna i beviset säger emot varandra, så det är ändrat. Teknisk uppgift: { $detail }
proof-not-included = Post { $record } finns inte i kontrollpunktens logg.
proof-not-consistent = Den senare loggen har inte vuxit ur den tidigare.
command-person = Släpp in personer.
command-add = Lägg till en person som kan logga in, eller gör en ny länk till den som redan har adressen.
option-person_name = Vad personen heter.
option-email = E-postadressen som personen loggar in med.
option-admin = Personen sköter systemet: personer, enheter och installation.
option-site = Adressen där läsarna når systemet: https://styrning.myndigheten.se. Behövs för länkar i brev och för nycklar.
person-link = Skicka den här länken till { $name }. Den går att använda en gång, inom ett dygn:
person-no-account = Kontot kunde inte läggas upp. Någon annan har adressen.
option-anyone_on_the_network_may_be_anyone = Lyssna också för andra datorer, där då vem som helst kan välja att vara vem som helst.
option-smtp_host = Servern som skickar brev med e-post. Utan den skickas inga.
option-smtp_port = Dess port. Annars 465 med tls, 587 med starttls, 25 med none.
option-smtp_security = Hur vägen dit skyddas: tls, starttls eller none. Annars tls.
option-smtp_user = Namnet som servern frågar efter.
option-smtp_password_file = Filen där lösenordet till servern står, på första raden.
option-mail_from = Adressen som brev kommer från.
option-session_hours = Efter så många timmar loggar man in igen, vad man än gör. Annars 10.
option-session_idle_minutes = Efter så många minuter utan användning loggar man in igen. Annars 120.
misuse-demo-open = Exemplet låter den som kommer välja vem den är, utan lösenord, och { $address } nås från andra datorer. Välj en adress på den här datorn, eller säg vad du menar: { $option }
misuse-mail-needs = Brev med e-post behöver { $option } också.
misuse-mail-password-open = Lösenordet skulle gå oskyddat över nätet. Välj tls eller starttls.
