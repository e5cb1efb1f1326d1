//! Every SQL statement of the product, in one list, so that a test can prepare each of them on both engines.
//! One text serves both: `$1, $2, …` in the order in which they first appear. What differs is in `dialect.rs`.
//!
//! No `order by`, `lower` or `collate` on names: neither engine orders å, ä and ö as Swedish does. Rust sorts.

use crate::dialect::POSTGRES_ONLY;

/// The name and the text of every statement, and whether PostgreSQL alone knows it: for the test that prepares them.
#[doc(hidden)]
pub fn all() -> Vec<(&'static str, &'static str, bool)> {
    let shared = ALL.iter().map(|statement| (statement.name, statement.text, false));
    shared.chain(POSTGRES_ONLY.iter().map(|statement| (statement.name, statement.text, true))).collect()
}

/// A statement with the name by which errors and tests speak of it.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! statements {
    ($($name:ident = $text:literal;)+) => {
        $(pub(crate) const $name: Statement = Statement { name: stringify!($name), text: $text };)+

        /// All of them.
        const ALL: &[&Statement] = &[$(&$name),+];
    };
}

statements! {
    // Organisations.
    ORGANISATIONS = "select id, seq from organisations";
    ORGANISATION_ADD = "insert into organisations (id, seq) values ($1, $2)";
    ORGANISATION_LOCK = "update organisations set seq = seq where id = $1";
    ORGANISATION_ADVANCE = "update organisations set seq = $1 where id = $2";

    // The log.
    LOG_APPEND = "insert into log (organisation, seq, recorded_at, actor, name, payload, salt, leaf) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LOG_PAGE = "select seq, recorded_at, actor, name, payload, salt, leaf from log \
        where organisation = $1 and seq >= $2 and seq <= $3 order by seq limit $4";
    LOG_LEAVES = "select seq, leaf from log \
        where organisation = $1 and seq >= $2 and seq <= $3 order by seq limit $4";
    LOG_LEAF = "select leaf from log where organisation = $1 and seq = $2";
    LOG_LAST = "select coalesce(max(seq), 0) from log where organisation = $1";
    LOG_LAST_UNTIL = "select coalesce(max(seq), 0) from log where organisation = $1 and recorded_at <= $2";
    LOG_ORGANISATIONS = "select distinct organisation from log";

    // Requests that were already carried out.
    REQUEST_ADD = "insert into request_keys (organisation, key, seq, used_at) values ($1, $2, $3, $4)";
    REQUEST_FIND = "select seq from request_keys where organisation = $1 and key = $2";
    REQUEST_FORGET = "delete from request_keys where organisation = $1 and used_at < $2";

    // The seal.
    CHECKPOINT_ADD = "insert into checkpoints (organisation, size, note) values ($1, $2, $3)";
    CHECKPOINT_LAST = "select size, note from checkpoints where organisation = $1 order by size desc limit 1";
    CHECKPOINTS = "select size, note from checkpoints where organisation = $1 order by size";
    CHECKPOINT_ORGANISATIONS = "select distinct organisation from checkpoints";

    // Snapshots.
    SNAPSHOT_READ = "select seq, format, leaf, checksum, body from snapshots where organisation = $1";
    SNAPSHOT_WRITE = "insert into snapshots (organisation, seq, format, leaf, checksum, body) \
        values ($1, $2, $3, $4, $5, $6)";
    SNAPSHOT_REMOVE = "delete from snapshots where organisation = $1";

    // People.
    PEOPLE = "select person, display_name from people where organisation = $1";
    PERSON_NAME = "insert into people (organisation, person, display_name) values ($1, $2, $3) \
        on conflict (organisation, person) do update set display_name = excluded.display_name";
    PERSON_ERASE = "delete from people where organisation = $1 and person = $2";

    // Sessions.
    SESSION_ADD = "insert into sessions \
        (organisation, token, person, created_at, last_seen_at, expires_at, authenticated_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    SESSION_FIND = "select person, created_at, last_seen_at, expires_at, authenticated_at from sessions \
        where organisation = $1 and token = $2";
    SESSION_RENEW = "update sessions set token = $1, authenticated_at = $2, last_seen_at = $2 \
        where organisation = $3 and token = $4";
    SESSION_SEEN = "update sessions set last_seen_at = $1 where organisation = $2 and token = $3";
    SESSION_END = "delete from sessions where organisation = $1 and token = $2";
    SESSIONS_END = "delete from sessions where organisation = $1 and person = $2";
    SESSIONS_EXPIRE = "delete from sessions where organisation = $1 and expires_at <= $2";

    SESSIONS_OF = "select token, person, created_at, last_seen_at, expires_at, authenticated_at from sessions \
        where organisation = $1 and person = $2";
    SESSION_END_OF = "delete from sessions where organisation = $1 and person = $2 and token = $3";
    SESSIONS_END_OTHERS = "delete from sessions where organisation = $1 and person = $2 and token <> $3";

    // How people sign in.
    ACCOUNTS = "select person, email, state, password, changed_at from accounts where organisation = $1";
    ACCOUNT_ANY = "select 1 from accounts where organisation = $1 limit 1";
    ACCOUNT = "select person, email, state, password, changed_at from accounts \
        where organisation = $1 and person = $2";
    ACCOUNT_BY_EMAIL = "select person, email, state, password, changed_at from accounts \
        where organisation = $1 and email_folded = $2";
    ACCOUNT_ADD = "insert into accounts (organisation, person, email, email_folded, state, password, changed_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    ACCOUNT_EMAIL = "update accounts set email = $1, email_folded = $2, changed_at = $3 \
        where organisation = $4 and person = $5";
    ACCOUNT_STATE = "update accounts set state = $1, changed_at = $2 where organisation = $3 and person = $4";
    ACCOUNT_PASSWORD = "update accounts set password = $1, state = $2, changed_at = $3 \
        where organisation = $4 and person = $5";
    ACCOUNT_ERASE = "delete from accounts where organisation = $1 and person = $2";

    // One-time links.
    LINK_ADD = "insert into links (organisation, link, person, created_at, expires_at) values ($1, $2, $3, $4, $5)";
    LINK_FIND = "select person, expires_at from links where organisation = $1 and link = $2";
    LINKS_END = "delete from links where organisation = $1 and person = $2";
    LINKS_EXPIRE = "delete from links where organisation = $1 and expires_at <= $2";

    // Tokens of programs.
    ACCESS_TOKEN_ADD = "insert into access_tokens \
        (organisation, token, kind, person, name, scopes, created_at, expires_at, last_used_on) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, '')";
    ACCESS_TOKENS = "select token, kind, person, name, scopes, created_at, expires_at, last_used_on \
        from access_tokens where organisation = $1";
    ACCESS_TOKEN = "select token, kind, person, name, scopes, created_at, expires_at, last_used_on \
        from access_tokens where organisation = $1 and token = $2";
    ACCESS_TOKEN_USED = "update access_tokens set last_used_on = $1 where organisation = $2 and token = $3";
    ACCESS_TOKEN_REVOKE = "delete from access_tokens where organisation = $1 and token = $2";
    ACCESS_TOKENS_ERASE = "delete from access_tokens where organisation = $1 and person = $2 and kind = 'person'";
    ACCESS_TOKENS_EXPIRE = "delete from access_tokens where organisation = $1 and expires_at <= $2";

    // What the agency's directory says.
    DIRECTORY_PEOPLE = "select person, user_name, external_id, changed_at, removed_at from directory_people \
        where organisation = $1";
    DIRECTORY_PERSON_KEEP = "insert into directory_people \
        (organisation, person, user_name, user_name_folded, external_id, changed_at, removed_at) \
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (organisation, person) do update set \
        user_name = excluded.user_name, user_name_folded = excluded.user_name_folded, \
        external_id = excluded.external_id, changed_at = excluded.changed_at, removed_at = excluded.removed_at";
    DIRECTORY_PERSON_ERASE = "delete from directory_people where organisation = $1 and person = $2";
    DIRECTORY_GROUPS = "select number, name, external_id, changed_at, roles, unit from directory_groups \
        where organisation = $1";
    DIRECTORY_GROUP_NUMBER = "select coalesce(max(number), 0) from directory_groups where organisation = $1";
    DIRECTORY_GROUP_ADD = "insert into directory_groups \
        (organisation, number, name, name_folded, external_id, changed_at, roles, unit) \
        values ($1, $2, $3, $4, $5, $6, '', 0)";
    DIRECTORY_GROUP_RENAME = "update directory_groups set name = $1, name_folded = $2, external_id = $3, \
        changed_at = $4 where organisation = $5 and number = $6";
    DIRECTORY_GROUP_GIVES = "update directory_groups set roles = $1, unit = $2 where organisation = $3 and number = $4";
    DIRECTORY_GROUP_REMOVE = "delete from directory_groups where organisation = $1 and number = $2";
    DIRECTORY_MEMBERS = "select number, person from directory_members where organisation = $1";
    DIRECTORY_MEMBER_ADD = "insert into directory_members (organisation, number, person) values ($1, $2, $3) \
        on conflict (organisation, number, person) do nothing";
    DIRECTORY_MEMBER_REMOVE = "delete from directory_members where organisation = $1 and number = $2 and person = $3";
    DIRECTORY_MEMBERS_REMOVE = "delete from directory_members where organisation = $1 and number = $2";
    DIRECTORY_MEMBERSHIPS_END = "delete from directory_members where organisation = $1 and person = $2";

    // How often somebody tried.
    ATTEMPTS = "select since, times from attempts where organisation = $1 and subject = $2";
    // Not when others have just begun: their tries are counted.
    ATTEMPTS_BEGIN = "insert into attempts (organisation, subject, since, times) values ($1, $2, $3, 1) \
        on conflict (organisation, subject) do update set since = excluded.since, times = 1 \
        where attempts.since <= $4 or attempts.since > excluded.since";
    ATTEMPTS_MORE = "update attempts set times = times + 1 \
        where organisation = $1 and subject = $2 and times < $3";
    ATTEMPTS_FORGET = "delete from attempts where organisation = $1 and subject = $2";
    ATTEMPTS_EXPIRE = "delete from attempts where organisation = $1 and since <= $2";

    // Providers, the sign-ins that are on their way to them, and who is whom there.
    PROVIDERS = "select provider, settings, length(secret) from providers where organisation = $1";
    PROVIDER = "select provider, settings, length(secret) from providers where organisation = $1 and provider = $2";
    PROVIDER_SECRET = "select secret from providers where organisation = $1 and provider = $2";
    PROVIDER_ADD = "insert into providers (organisation, provider, settings, secret, changed_at) \
        values ($1, $2, $3, $4, $5)";
    PROVIDER_SET = "update providers set settings = $1, changed_at = $2 where organisation = $3 and provider = $4";
    PROVIDER_SECRET_SET = "update providers set secret = $1, changed_at = $2 where organisation = $3 and provider = $4";
    PROVIDER_END = "delete from providers where organisation = $1 and provider = $2";
    PROVIDER_ATTEMPT_ADD = "insert into provider_attempts \
        (organisation, state, browser, provider, person, next, redirect, expires_at, anew) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (organisation, state) do nothing";
    PROVIDER_ATTEMPT = "select provider, person, next, redirect, expires_at, anew from provider_attempts \
        where organisation = $1 and state = $2 and browser = $3";
    PROVIDER_ATTEMPT_TAKE = "delete from provider_attempts where organisation = $1 and state = $2 and browser = $3";
    PROVIDER_ATTEMPTS = "select count(*) from provider_attempts where organisation = $1";
    PROVIDER_ATTEMPTS_OF = "delete from provider_attempts where organisation = $1 and provider = $2";
    PROVIDER_ATTEMPTS_EXPIRE = "delete from provider_attempts where organisation = $1 and expires_at <= $2";
    PROVIDER_LINK_ADD = "insert into provider_links (organisation, provider, subject, person, created_at) \
        values ($1, $2, $3, $4, $5)";
    PROVIDER_LINK = "select person from provider_links where organisation = $1 and provider = $2 and subject = $3";
    PROVIDER_LINKS = "select provider, person from provider_links where organisation = $1";
    PROVIDER_LINKED = "select 1 from provider_links where organisation = $1 and person = $2 limit 1";
    PROVIDER_LINKS_OF = "delete from provider_links where organisation = $1 and provider = $2";
    PROVIDER_LINK_END = "delete from provider_links where organisation = $1 and provider = $2 and person = $3";
    PROVIDER_LINKS_END = "delete from provider_links where organisation = $1 and person = $2";
    PROVIDER_SESSION_ADD = "insert into sessions (organisation, token, person, created_at, last_seen_at, expires_at, \
        provider, provider_session, authenticated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PROVIDER_SESSION = "select provider from sessions where organisation = $1 and token = $2";
    PROVIDER_SESSIONS = "select distinct person from sessions where organisation = $1 and provider = $2 \
        and provider_session = $3";
    PROVIDER_SESSIONS_END = "delete from sessions where organisation = $1 and provider = $2 and provider_session = $3";
    PROVIDER_SESSIONS_ALL = "delete from sessions where organisation = $1 and provider = $2";
    PROVIDER_SESSIONS_OF = "delete from sessions where organisation = $1 and provider = $2 and person = $3";

    // What happened to accounts and sessions.
    SECURITY_ADD = "insert into security_events (organisation, happened_at, event, kind, actor, about, detail) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    SECURITY_OF = "select happened_at, kind, actor, about, detail from security_events \
        where organisation = $1 and happened_at >= $2 and happened_at < $3 and (kind = $4 or $4 = '') \
        and (actor = $5 or about = $5 or $5 = 0) order by happened_at desc, event limit $6 offset $7";
    SECURITY_COUNT = "select count(*) from security_events \
        where organisation = $1 and happened_at >= $2 and happened_at < $3 and (kind = $4 or $4 = '') \
        and (actor = $5 or about = $5 or $5 = 0)";
    SECURITY_EXPIRE = "delete from security_events where organisation = $1 and happened_at < $2";

    // What proves who someone is beside a password.
    AUTHENTICATOR = "select secret, begun_at, confirmed_at, last_step from authenticators \
        where organisation = $1 and person = $2";
    AUTHENTICATOR_BEGIN = "insert into authenticators \
        (organisation, person, secret, begun_at, confirmed_at, last_step) values ($1, $2, $3, $4, '', 0) \
        on conflict (organisation, person) do update set secret = excluded.secret, begun_at = excluded.begun_at, \
        last_step = 0 where authenticators.confirmed_at = ''";
    AUTHENTICATOR_CONFIRM = "update authenticators set confirmed_at = $1, last_step = $2 \
        where organisation = $3 and person = $4 and confirmed_at = ''";
    // A code is taken once: whoever comes second finds its step taken.
    AUTHENTICATOR_STEP = "update authenticators set last_step = $1 \
        where organisation = $2 and person = $3 and last_step < $1 and confirmed_at <> ''";
    AUTHENTICATOR_REMOVE = "delete from authenticators where organisation = $1 and person = $2";
    AUTHENTICATORS_EXPIRE = "delete from authenticators where organisation = $1 and confirmed_at = '' and begun_at <= $2";
    RECOVERY_CODES = "select code, salt from recovery_codes where organisation = $1 and person = $2";
    RECOVERY_CODE_ADD = "insert into recovery_codes (organisation, person, code, salt) values ($1, $2, $3, $4)";
    RECOVERY_CODE_USE = "delete from recovery_codes where organisation = $1 and person = $2 and code = $3";
    RECOVERY_CODES_REMOVE = "delete from recovery_codes where organisation = $1 and person = $2";
    PASSKEYS = "select credential, person, name, public_key, counter, added_at, used_at from passkeys \
        where organisation = $1 and person = $2";
    PASSKEY = "select credential, person, name, public_key, counter, added_at, used_at from passkeys \
        where organisation = $1 and credential = $2";
    PASSKEY_ADD = "insert into passkeys (organisation, credential, person, name, public_key, counter, added_at, used_at) \
        values ($1, $2, $3, $4, $5, $6, $7, '')";
    PASSKEY_NAME = "update passkeys set name = $1 where organisation = $2 and person = $3 and credential = $4";
    // Of two who come with the same counter at once, one is a copy.
    PASSKEY_USE = "update passkeys set counter = $1, used_at = $2 \
        where organisation = $3 and credential = $4 and counter = $5";
    PASSKEY_REMOVE = "delete from passkeys where organisation = $1 and person = $2 and credential = $3";
    PASSKEYS_REMOVE = "delete from passkeys where organisation = $1 and person = $2";
    FACTOR_PEOPLE = "select person from authenticators where organisation = $1 and confirmed_at <> '' \
        union select person from passkeys where organisation = $1";
    CHALLENGE_ADD = "insert into challenges (organisation, challenge, person, purpose, expires_at) \
        values ($1, $2, $3, $4, $5)";
    CHALLENGE_TAKE = "delete from challenges \
        where organisation = $1 and challenge = $2 and person = $3 and purpose = $4 and expires_at > $5";
    CHALLENGES_EXPIRE = "delete from challenges where organisation = $1 and expires_at <= $2";
    HALFWAY_ADD = "insert into halfway (organisation, token, person, expires_at) values ($1, $2, $3, $4)";
    HALFWAY_FIND = "select person, expires_at from halfway where organisation = $1 and token = $2";
    HALFWAY_TAKE = "delete from halfway where organisation = $1 and token = $2 and expires_at > $3";
    HALFWAY_END = "delete from halfway where organisation = $1 and person = $2";
    HALFWAY_EXPIRE = "delete from halfway where organisation = $1 and expires_at <= $2";
    FACTOR_ROLES = "select role from factor_roles where organisation = $1";
    FACTOR_ROLE_ADD = "insert into factor_roles (organisation, role) values ($1, $2)";
    FACTOR_ROLES_REMOVE = "delete from factor_roles where organisation = $1";
    SECURITY_ABOUT = "select happened_at, kind, actor, about, detail from security_events \
        where organisation = $1 and about = $2 and kind = $3 and happened_at >= $4 order by happened_at desc limit 1";

    // Letters that wait to be sent.
    LETTER_ADD = "insert into letters (organisation, letter, person, content, due_at, expires_at, tries, lease, leased_until) \
        values ($1, $2, $3, $4, $5, $6, 0, '', '')";
    LETTERS_DUE = "select letter, person, content, tries, expires_at from letters \
        where organisation = $1 and due_at <= $2 and leased_until <= $2 and expires_at > $2 limit $3";
    LETTERS = "select letter, person, content, tries, expires_at from letters where organisation = $1";
    LETTER_LEASE = "update letters set lease = $1, leased_until = $2 \
        where organisation = $3 and letter = $4 and due_at <= $5 and leased_until <= $5";
    LETTER_AGAIN = "update letters set tries = $1, due_at = $2, lease = '', leased_until = '' \
        where organisation = $3 and letter = $4 and lease = $5";
    LETTER_DONE = "delete from letters where organisation = $1 and letter = $2 and lease = $3";
    LETTERS_END = "delete from letters where organisation = $1 and person = $2";
    LETTERS_EXPIRE = "delete from letters where organisation = $1 and expires_at <= $2";

    // Unsaved texts.
    UNSAVED_KEEP = "insert into unsaved (organisation, person, form, body, base, updated_at) \
        values ($1, $2, $3, $4, $5, $6) on conflict (organisation, person, form) \
        do update set body = excluded.body, base = excluded.base, updated_at = excluded.updated_at";
    UNSAVED_FIND = "select person, form, body, base, updated_at from unsaved \
        where organisation = $1 and person = $2 and form = $3";
    UNSAVED_OF = "select person, form, body, base, updated_at from unsaved where organisation = $1 and person = $2";
    UNSAVED_OTHERS = "select person, form, updated_at from unsaved \
        where organisation = $1 and person <> $2 and updated_at >= $3";
    UNSAVED_DISCARD = "delete from unsaved where organisation = $1 and person = $2 and form = $3";
    UNSAVED_ERASE = "delete from unsaved where organisation = $1 and person = $2";

    // Texts beside the log: what contributions and comments say.
    TEXTS = "select digest, body, author from texts where organisation = $1";
    TEXT_AUTHORS = "select digest, author from texts where organisation = $1";
    TEXT_ADD = "insert into texts (organisation, digest, salt, body, author) values ($1, $2, $3, $4, $5)";
    TEXT_REMOVE = "delete from texts where organisation = $1 and digest = $2";
    TEXT_UNAUTHOR = "update texts set author = $1 where organisation = $2 and digest = $3";

    // Whom contributions concern.
    CONTRIBUTION_FOLLOW = "insert into contribution_followers (organisation, contribution, person) values ($1, $2, $3) \
        on conflict (organisation, contribution, person) do nothing";
    CONTRIBUTION_UNFOLLOW = "delete from contribution_followers \
        where organisation = $1 and contribution = $2 and person = $3";
    CONTRIBUTION_FOLLOWED = "select contribution from contribution_followers where organisation = $1 and person = $2";
    CONTRIBUTION_FOLLOWED_ERASE = "delete from contribution_followers where organisation = $1 and person = $2";
    CONTRIBUTIONS_SEE = "insert into contributions_seen (organisation, person, seq) values ($1, $2, $3) \
        on conflict (organisation, person) do update set seq = excluded.seq";
    CONTRIBUTIONS_SEEN = "select seq from contributions_seen where organisation = $1 and person = $2";
    CONTRIBUTIONS_SEEN_ERASE = "delete from contributions_seen where organisation = $1 and person = $2";
    // Workshops.
    WORKSHOP_JOIN = "insert into workshop_participants (organisation, workshop, participant) values ($1, $2, $3) \
        on conflict (organisation, workshop, participant) do nothing";
    WORKSHOP_LOCK = "update workshop_participants set participant = participant \
        where organisation = $1 and workshop = $2 and participant = $3";
    WORKSHOP_JOINED = "select participant from workshop_participants \
        where organisation = $1 and workshop = $2 and participant = $3";
    WORKSHOP_PARTICIPANTS = "select count(*) from workshop_participants where organisation = $1 and workshop = $2";
    WORKSHOP_PARTICIPANTS_END = "delete from workshop_participants where organisation = $1 and workshop = $2";
    WORKSHOP_VOTERS = "select count(distinct participant) from workshop_votes \
        where organisation = $1 and workshop = $2 and question = $3";
    WORKSHOP_TALLY = "select contribution, count(*) from workshop_votes \
        where organisation = $1 and workshop = $2 and question = $3 group by contribution";
    WORKSHOP_VOTED = "select contribution from workshop_votes \
        where organisation = $1 and workshop = $2 and question = $3 and participant = $4";
    WORKSHOP_VOTE = "insert into workshop_votes (organisation, workshop, question, participant, contribution) \
        values ($1, $2, $3, $4, $5) on conflict (organisation, workshop, question, participant, contribution) do nothing";
    WORKSHOP_UNVOTE = "delete from workshop_votes \
        where organisation = $1 and workshop = $2 and question = $3 and participant = $4 and contribution = $5";
    WORKSHOP_VOTES_END = "delete from workshop_votes where organisation = $1 and workshop = $2";

    // Notices: what people follow, what they have read, by which way they want to know, and what letters have told.
    NOTICE_ROWS = "select person, state, topic, cast(0 as bigint) from follows where organisation = $1 and person = $2 \
        union all select person, 'contribution', '', contribution from contribution_followers \
        where organisation = $1 and person = $2 \
        union all select person, 'seen', '', seq from notices_seen where organisation = $1 and person = $2 \
        union all select person, 'contributions-seen', '', seq from contributions_seen \
        where organisation = $1 and person = $2 \
        union all select person, 'read', '', seq from notices_read where organisation = $1 and person = $2 \
        union all select person, 'letters', sort, seq from notice_letters where organisation = $1 and person = $2 \
        union all select person, 'choices', personal || ' ' || around || ' ' || browser || ' ' || language, \
        cast(0 as bigint) from notice_choices where organisation = $1 and person = $2";
    NOTICE_ROWS_OF_ALL = "select person, state, topic, cast(0 as bigint) from follows where organisation = $1 \
        union all select person, 'contribution', '', contribution from contribution_followers where organisation = $1 \
        union all select person, 'seen', '', seq from notices_seen where organisation = $1 \
        union all select person, 'contributions-seen', '', seq from contributions_seen where organisation = $1 \
        union all select person, 'read', '', seq from notices_read where organisation = $1 \
        union all select person, 'letters', sort, seq from notice_letters where organisation = $1 \
        union all select person, 'choices', personal || ' ' || around || ' ' || browser || ' ' || language, \
        cast(0 as bigint) from notice_choices where organisation = $1";
    FOLLOW_SET = "insert into follows (organisation, person, topic, state) values ($1, $2, $3, $4) \
        on conflict (organisation, person, topic) do update set state = excluded.state";
    NOTICES_SEE = "insert into notices_seen (organisation, person, seq) values ($1, $2, $3) \
        on conflict (organisation, person) do update set seq = excluded.seq where notices_seen.seq < excluded.seq";
    NOTICE_READ = "insert into notices_read (organisation, person, seq) values ($1, $2, $3) \
        on conflict (organisation, person, seq) do nothing";
    NOTICES_READ_UNTIL = "delete from notices_read where organisation = $1 and person = $2 and seq <= $3";
    NOTICE_CHOOSE = "insert into notice_choices (organisation, person, personal, around, browser, language) \
        values ($1, $2, $3, $4, $5, $6) on conflict (organisation, person) do update set \
        personal = excluded.personal, around = excluded.around, browser = excluded.browser, language = excluded.language";
    NOTICE_LETTER_FIRST = "insert into notice_letters (organisation, person, sort, seq) values ($1, $2, $3, $4) \
        on conflict (organisation, person, sort) do nothing";
    NOTICE_LETTER_NEXT = "update notice_letters set seq = $1 \
        where organisation = $2 and person = $3 and sort = $4 and seq = $5";
    FOLLOWS_ERASE = "delete from follows where organisation = $1 and person = $2";
    NOTICES_SEEN_ERASE = "delete from notices_seen where organisation = $1 and person = $2";
    NOTICES_READ_ERASE = "delete from notices_read where organisation = $1 and person = $2";
    NOTICE_CHOICES_ERASE = "delete from notice_choices where organisation = $1 and person = $2";
    NOTICE_LETTERS_ERASE = "delete from notice_letters where organisation = $1 and person = $2";

    // Verdict rounds.
    VERDICT_KEY = "select modulus, private_key from verdict_keys \
        where organisation = $1 and verdict_round = $2 and of_group = $3";
    VERDICT_KEY_ADD = "insert into verdict_keys (organisation, verdict_round, of_group, modulus, private_key) \
        values ($1, $2, $3, $4, $5) on conflict (organisation, verdict_round, of_group) do nothing";
    VERDICT_KEYS_END = "delete from verdict_keys where organisation = $1 and verdict_round = $2";
    VERDICT_TAKEN = "select verdict_round from verdict_takers where organisation = $1 and person = $2";
    VERDICT_TAKER = "select blinded from verdict_takers \
        where organisation = $1 and verdict_round = $2 and person = $3";
    VERDICT_TAKER_ADD = "insert into verdict_takers (organisation, verdict_round, person, blinded) \
        values ($1, $2, $3, $4)";
    VERDICT_TAKERS = "select person from verdict_takers where organisation = $1 and verdict_round = $2";
    VERDICT_TAKERS_END = "delete from verdict_takers where organisation = $1 and verdict_round = $2";
    VERDICT_TAKERS_ERASE = "delete from verdict_takers where organisation = $1 and person = $2";
    VERDICT_BOX = "select state, content from verdict_boxes where organisation = $1 and verdict_round = $2";
    VERDICT_BOX_ADD = "insert into verdict_boxes (organisation, verdict_round, state, content) \
        values ($1, $2, $3, $4) on conflict (organisation, verdict_round) do nothing";
    VERDICT_BOX_LOCK = "update verdict_boxes set state = state where organisation = $1 and verdict_round = $2";
    VERDICT_BOX_WRITE = "update verdict_boxes set state = $1, content = $2 \
        where organisation = $3 and verdict_round = $4";

    // Fetches.
    FETCHES = "select number, version, due_at, tried_at, failures, etag, modified, file, leased_until from fetches \
        where organisation = $1";
    FETCH_SCHEDULE = "insert into fetches \
        (organisation, number, version, due_at, tried_at, failures, etag, modified, file, lease, leased_until) \
        values ($1, $2, $3, $4, $5, $6, $5, $5, $5, $5, $5) on conflict (organisation, number) \
        do update set version = excluded.version, due_at = excluded.due_at, \
        failures = case when fetches.version = excluded.version then fetches.failures else 0 end, \
        etag = case when fetches.version = excluded.version then fetches.etag else '' end, \
        modified = case when fetches.version = excluded.version then fetches.modified else '' end, \
        file = case when fetches.version = excluded.version then fetches.file else '' end, \
        lease = case when fetches.version = excluded.version then fetches.lease else '' end, \
        leased_until = case when fetches.version = excluded.version then fetches.leased_until else '' end";
    FETCH_LEASE = "update fetches set lease = $1, leased_until = $2 \
        where organisation = $3 and number = $4 and due_at <= $5 and leased_until <= $5";
    FETCH_DONE = "update fetches set due_at = $1, tried_at = $2, failures = $3, etag = $4, modified = $5, file = $6, \
        lease = '', leased_until = '' where organisation = $7 and number = $8 and lease = $9";
    FETCHED_FILE_KEEP = "insert into fetched_files (organisation, number, file, body) values ($1, $2, $3, $4) \
        on conflict (organisation, number) do update set file = excluded.file, body = excluded.body";
    FETCHED_FILE = "select body from fetched_files where organisation = $1 and number = $2 and file = $3";
    FETCHED_FILE_FORGET = "delete from fetched_files where organisation = $1 and number = $2";

    // What agencies set for themselves, beside the events.
    LOGO_KEEP = "insert into logos (organisation, file, picture, kept_at) values ($1, $2, $3, $4) \
        on conflict (organisation, file) do update set kept_at = excluded.kept_at";
    LOGO = "select picture from logos where organisation = $1 and file = $2";
    LOGOS_FORGET = "delete from logos where organisation = $1 and kept_at <= $2 and file <> $3 and file <> $4";
    SECURITY_RETENTION = "select days from security_retention where organisation = $1";
    SECURITY_RETENTION_SET = "insert into security_retention (organisation, days) values ($1, $2) \
        on conflict (organisation) do update set days = excluded.days";

    // Migrations.
    MIGRATIONS = "select version, checksum from migrations order by version";
    MIGRATION_ADD = "insert into migrations (version, name, checksum, applied_at) values ($1, $2, $3, $4)";
}
