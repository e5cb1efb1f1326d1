# Åtkomstnycklar: program läser i en persons namn.
tokens-title = Åtkomstnycklar
account-programs = Program
tokens-own = Dina åtkomstnycklar
tokens-what = Med en åtkomstnyckel läser ett program i ditt namn: det som du väljer här, och aldrig mer än du själv får läsa.
tokens-none = Du har inga åtkomstnycklar.
tokens-new = Ny åtkomstnyckel
tokens-name = Namn
tokens-name-hint = Vilket program som använder den, till exempel "Rapporten i Power BI"
tokens-scopes = Får läsa
tokens-scopes-hint = Välj bara det som programmet behöver.
tokens-lifetime = Gäller i
tokens-days = { $count ->
    [one] en dag
   *[other] { $count } dagar
}
tokens-make = Skapa nyckel
tokens-secret = Din nya åtkomstnyckel
tokens-secret-what = Kopiera den nu. Den visas bara den här gången. Lägg den aldrig i kod eller e-post.
tokens-whose = Person
tokens-made = Skapad
tokens-last-used = Senast använd
tokens-never = aldrig
tokens-until = Gäller till
tokens-revoke = Återkalla
tokens-told-revoked = Nyckeln är återkallad. Den fungerar inte längre.
tokens-provisioning = lägga in personer och grupper
tokens-count = { $count ->
    [0] inga nycklar
    [one] en nyckel
   *[other] { $count } nycklar
}
tokens-all-what = Här står allas nycklar. En nyckel slutar gälla när personen stängs av. Återkalla en nyckel som har hamnat fel.
tokens-all-none = Ingen har skapat någon åtkomstnyckel.
token-scope-decided = det beslutade
token-scope-drafts = utkast, förslag, inspel och workshoppar
token-scope-planning = planer och uppdrag
token-scope-log = loggen
token-scope-people = personer
refusal-scopes-none = Välj vad programmet får läsa.
refusal-days-none = Välj hur länge nyckeln gäller.
refusal-too-many-tokens = Du har { $limit } nycklar, och fler går inte att ha. Återkalla en som inte används.
