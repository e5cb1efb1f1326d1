# The command line.
command-about = Rödtråd: the steering of a public agency, on one page.
command-demo = Serve the example agency, to look around in.
command-serve = Serve the agencies of an installation.
command-import = Read in from files.
command-editions = Read in the editions of a strategy from a CSV file with the columns edition, date, kind, id, parent, text and explanation.
command-values = Read in values of indicators from a file: CSV, Excel, Open SDG, JSON-stat, PX or Kolada.
command-export = Save to files.
command-log = Save the whole log of an agency with its proofs, to keep and to verify anywhere.
command-verify = Verify that nothing in the log was changed: in a database, in a saved log, or in the proof of a decision.
command-usage = Usage
command-commands = Commands
command-options = Options

option-help = Show this help.
option-version = Show the version.
option-listen = The address to listen on. Port 0 picks a free one.
option-data = The directory of the database. It is made when it is missing.
option-keep = Keep the example in this directory. Without it, the example is gone when the server stops.
option-database = A PostgreSQL database instead, as the role that serves: postgres://…
option-database_owner = The same database as the role that owns the tables, to migrate them at start.
option-seal_key = The file of the key that signs the log. Otherwise seal.key in the data directory.
option-config = A file of settings (TOML). Options and environment variables go before it.
option-https = Readers come over https, through a proxy.
option-security_log_days = For so many days it is known what happened to accounts: 30–3650. Otherwise two years.
option-leaked_passwords = A file with the SHA-1 of passwords that were leaked, in order. None of them can be chosen.
option-fetch_hosts = Hosts on the internet that values may be fetched from, with commas between. Without them nothing is fetched.
option-fetch_inside_hosts = Hosts on inner networks, or on this computer, that values may be fetched from.
option-provider_hosts = Hosts on the internet that may be sign-in services, with commas between. Without them nobody signs in that way.
option-provider_inside_hosts = Hosts on networks inside, or on this computer, that may be sign-in services.
option-organisation = Which agency. Only needed when there are several.
option-name = What a new agency is called.
option-led_by = Who leads a new agency: board or director.
option-dry_run = Only check. Nothing is changed.
option-json = Answer in JSON on standard output.
option-file = The file. A hyphen is standard input.
option-indicator = The indicator that the whole file is for, by its number. Else the file says which.
option-source = Where the values are from, if another than the usual source.
option-reason = Why final values are corrected.
option-out = The file to write. A hyphen is standard output.
option-log = A saved log.
option-proof = The proof of a decision.
option-checkpoint = A signed checkpoint that someone else has kept.
option-key = The public key that you know from before, as text or as a file.

misuse-unknown-argument = There is no { $argument }.
misuse-unknown-command = There is no command { $argument }.
misuse-value = { $value } cannot be used for { $argument }.
misuse-missing = Missing: { $argument }
misuse-conflict = { $argument } cannot be used with { $other }.
misuse-no-command = Say what to do.
misuse-other = It could not be understood: { $detail }
misuse-help = Run { $command } --help to see what there is.
misuse-two-databases = Choose one database: either a directory (data) or PostgreSQL (database).
misuse-fetch-host = { $host } is no host to fetch from. Write the name alone, such as api.scb.se, and the port where it is not the usual one: data.example.se:8443.
misuse-provider-host = { $host } is no host of a sign-in service. Write the name alone, such as login.example.se, and the port where it is not the usual one: login.example.se:8443.
misuse-config = The settings in { $file } cannot be read: { $detail }
misuse-file = { $file } cannot be read: { $detail }
misuse-no-database = There is no database in { $directory }.
misuse-key = This is not a public key: { $key }
misuse-organisation-unknown = The agency { $organisation } is not here. What there is: { $known }
misuse-organisation-needed = There are several agencies here. Choose one with --organisation: { $known }
misuse-organisation-none = There is no agency here.

fault-in-use = { $path } is in use by another program. Stop it first, or choose another directory.
fault-network-disk = { $path } is on a network disk ({ $kind }). Choose a local disk, or use PostgreSQL.
fault-file = { $path } cannot be used.
fault-not-durable = The database's setting { $setting } is { $value }. Changes could then be lost. Set it to { $needed }.
fault-too-mighty = The role { $role } has too many rights. Serve with a role that owns nothing and cannot pass the row security.
fault-not-migrated = The database is at version { $found }, and the program needs { $needed }. Give the owner's address (--database-owner) and it is migrated.
fault-later-version = The database is at version { $found }, and this program knows { $known }. Use a later program.
fault-no-key-path = PostgreSQL needs --seal-key: the file of the key that signs the log.
fault-key = The key file { $path } cannot be used.
fault-database = The database does not answer as it should. Nothing is changed unless something else is said.
fault-writing-stopped = A change could not be written safely to the disk. Start the program anew.
fault-disk-full = The disk is full. Nothing is changed.
fault-listen = It is not possible to listen on { $address }. Is the port taken? Choose another with --listen.
fault-other = It could not be done.
fault-write = { $file } cannot be written.

serve-start = There is no agency here yet. Set up the first one at { $address } The address is good until that is done; give it to nobody else.

import-problems = { $count ->
    [one] One thing needs mending
   *[other] { $count } things need mending
} in { $file }. Nothing has been read in.
import-advice = Good to know:
import-checked = { $file } can be read into { $organisation }. Nothing is changed yet.
import-done = { $file } has been read into { $organisation }.
import-refused = It could not be read in. Nothing is changed.
import-reading = Reading the file …
import-saving = Saving: { $percent } %
import-stopped = Stopped. Nothing is changed.
values-import-checked = { $file } can be read into { $organisation }: { $new } new values, { $corrected } corrections, { $same } as they were. Nothing is changed yet.
values-import-done = { $file } is read into { $organisation }: { $new } new values, { $corrected } corrections, { $same } as they were.
import-edition = { $edition }, from { $date }: { $count ->
    [one] one statement
   *[other] { $count } statements
} ({ $fates })
import-fate-kept = { $count ->
    [one] one kept
   *[other] { $count } kept
}
import-fate-reworded = { $count ->
    [one] one reworded
   *[other] { $count } reworded
}
import-fate-moved = { $count ->
    [one] one moved
   *[other] { $count } moved
}
import-fate-merged = { $count ->
    [one] one merger
   *[other] { $count } mergers
}
import-fate-split = { $count ->
    [one] one split
   *[other] { $count } splits
}
import-fate-replaced = { $count ->
    [one] one replaced
   *[other] { $count } replaced
}
import-fate-removed = { $count ->
    [one] one removed
   *[other] { $count } removed
}
import-fate-new = { $count ->
    [one] one new
   *[other] { $count } new
}
import-default-name = The agency
founding-board = The board
founding-director = The director
founding-person = Administrator
founding-basis = The agency's rules of procedure
founding-model = Steering model

export-done = { $records ->
    [one] One record
   *[other] { $records } records
} of the log of { $organisation } have been saved in { $file }.

verify-sound = { $organisation }: { $records ->
    [one] one record
   *[other] { $records } records
} and { $checkpoints ->
    [one] one checkpoint
   *[other] { $checkpoints } checkpoints
} are sound.
verify-unsound = { $organisation }: something is wrong.
verify-empty = There is no log here to verify.
verify-record = Record { $record }
verify-proved = Record { $record } ({ $event }) is in the log of { $organisation }, which had { $size } records.
verify-not-proved = The proof does not hold.
verify-key = Signed with { $key }

wrong-container = The file or the database is damaged, or is no log. Technical detail: { $detail }
wrong-unreadable = cannot be read. Technical detail: { $detail }
wrong-missing = is missing. The next one is { $found }.
wrong-again = is in the log twice.
wrong-other-organisation = belongs to { $detail }.
wrong-changed = is not what was sealed. It was changed afterwards.
wrong-checkpoint = the checkpoint: { $detail }
wrong-size = the checkpoint says { $found } records.
wrong-root = the checkpoint does not fit the records. Something was changed from record { $found } on.
wrong-shortened = is in the checkpoint, but the log has only { $found } records.
wrong-witness = the kept checkpoint: { $detail }
wrong-witness-root = the records are not those of the kept checkpoint.
wrong-witness-shortened = is in the kept checkpoint, but the log has only { $found } records.
wrong-no-key = there is no key to check the signatures with.
wrong-other-key = the key of the log is not the one that you know.

note-malformed = it is not a signed checkpoint
note-not-signed = it is not signed with the key
note-wrong-signature = the signature is wrong

unproved-after = It cannot be proved that records { $first }–{ $last } are unchanged, for no checkpoint holds them yet.
unproved-end = It cannot be proved that nothing is missing from the end, for no checkpoint was kept elsewhere. Give one with --checkpoint.
unproved-end-after = It cannot be proved that nothing is missing after record { $last }, the last in the kept checkpoint.
unproved-key = It cannot be proved that the key is the right one, for you have not given it. Give it with --key.
unproved-witness = The checkpoint comes from the proof itself. Give one that was kept elsewhere with --checkpoint.

proof-malformed = The file is not a proof from Rödtråd, or it has been changed. Technical detail: { $detail }
proof-other-key = The proof has another key than the one given.
proof-checkpoint = The checkpoint in the proof: { $detail }
proof-given-checkpoint = The checkpoint given: { $detail }
proof-other-checkpoint = The proof is for a checkpoint of { $size } records. The one given has { $given }.
proof-contradiction = What the proof says does not agree with itself, so it has been changed. Technical detail: { $detail }
proof-not-included = Record { $record } is not in the log of the checkpoint.
proof-not-consistent = The later log did not grow from the earlier one.
command-person = Let people in.
command-add = Add a person who can sign in, or make a new link for whoever has the address.
option-person_name = What the person is called.
option-email = The e-mail address that the person signs in with.
option-admin = The person runs the system: people, units and the installation.
option-site = The address where readers find the system: https://steering.agency.se. Needed for links in letters and for passkeys.
person-link = Send this link to { $name }. It can be used once, within a day:
person-no-account = The account could not be opened. Someone else has the address.
option-anyone_on_the_network_may_be_anyone = Listen for other computers too, where anyone can then choose to be anyone.
option-smtp_host = The server that sends letters by e-mail. Without it none are sent.
option-smtp_port = Its port. Otherwise 465 with tls, 587 with starttls, 25 with none.
option-smtp_security = How the way there is protected: tls, starttls or none. Otherwise tls.
option-smtp_user = The name that the server asks for.
option-smtp_password_file = The file with the password for the server, on its first line.
option-mail_from = The address that letters are from.
option-session_hours = After so many hours one signs in again, whatever one does. Otherwise 10.
option-session_idle_minutes = After so many minutes without use one signs in again. Otherwise 120.
misuse-demo-open = The example lets whoever comes choose who to be, without a password, and { $address } is reached from other computers. Choose an address on this computer, or say what you mean: { $option }
misuse-mail-needs = Letters by e-mail need { $option } too.
misuse-mail-password-open = The password would go unprotected over the network. Choose tls or starttls.
