# Säkerhetsloggen: vad som har hänt med konton och inloggningar.
security-title = Säkerhetslogg
security-what = Här står vem som har loggat in, vem som inte kom in och vad som har ändrats för konton. Loggen sparas i { $days } dagar och hör inte till styrningens logg.
security-count = { $count ->
    [0] inga händelser
    [one] en händelse
   *[other] { $count } händelser
}
security-none = Inget har hänt under de här dagarna.
security-from = Från och med
security-until = Till och med
security-show = Visa
security-all = Allt
security-person = Vem
security-anyone = Alla
security-roles-given = Gavs: { $roles }
security-roles-taken = Togs bort: { $roles }
security-at = När
security-kind = Vad
security-about = Vem det gäller
security-actor = Gjort av
security-kind-signed-in = Loggade in
security-kind-sign-in-failed = Fel lösenord
security-kind-sign-in-refused = Släpptes inte in
security-kind-sign-in-blocked = För många försök
security-kind-signed-out = Loggade ut
security-kind-sessions-ended = Inloggningar avslutades
security-kind-account-opened = Konto lades upp
security-kind-link-made = Engångslänk gjordes
security-kind-link-used = Valde lösenord med länk
security-kind-link-refused = Ogiltig länk
security-kind-password-changed = Bytte lösenord
security-kind-email-changed = E-postadress ändrades
security-kind-roles-changed = Roller eller enhet ändrades
security-kind-disabled = Konto stängdes
security-kind-enabled = Konto öppnades igen
security-kind-erased = Personuppgifter raderades
security-kind-token-made = Åtkomstnyckel skapades
security-kind-token-revoked = Åtkomstnyckel återkallades
security-kind-token-refused = Ogiltig åtkomstnyckel
security-kind-provisioned = Ändrades av katalogen
security-kind-group-mapped = Grupp i katalogen ger något annat
security-kind-exported = Tog ut en fil
security-kind-factor-failed = Fel kod eller nyckel
security-kind-passkey-refused = Nyckel som inte gällde
security-kind-passkey-copied = Nyckel som kan vara kopierad
security-kind-authenticator-added = La till app
security-kind-authenticator-removed = Tog bort app
security-kind-passkey-added = La till nyckel
security-kind-passkey-removed = Tog bort nyckel
security-kind-recovery-codes-made = Gjorde återställningskoder
security-kind-recovery-code-used = Använde återställningskod
security-kind-factors-removed = App och nycklar togs bort
security-kind-factors-required = Regler för inloggning ändrades
security-kind-link-asked = Bad om länk för glömt lösenord
security-kind-letter-failed = Brev kunde inte skickas
