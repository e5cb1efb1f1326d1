//! What the two engines say differently, each difference by its name. This file and `engine.rs` are the only ones that
//! ask which engine it is.

use std::borrow::Cow;

use crate::statements::Statement;

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// Names the organisation whose rows a transaction may see. The setting ends with the transaction.
pub(crate) const POSTGRES_SCOPE: Statement =
    Statement { name: "POSTGRES_SCOPE", text: "select set_config('rodtrad.organisation', $1, true)" };

/// Tells the other nodes, when the transaction commits: messages with a comma between them.
pub(crate) const POSTGRES_NOTIFY: Statement = Statement {
    name: "POSTGRES_NOTIFY",
    text: "select pg_notify('rodtrad', message) from unnest(string_to_array($1, ',')) as message",
};

/// What the connected role is, and whether the server keeps what it acknowledges.
pub(crate) const POSTGRES_CHECK: Statement = Statement {
    name: "POSTGRES_CHECK",
    text: "select current_user::text, \
        (select case when rolsuper then 'superuser' when rolbypassrls then 'bypassrls' else '' end \
            from pg_roles where rolname = current_user), \
        (select coalesce(min(relname::text), '') from pg_class \
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') \
            and pg_has_role(current_user, relowner, 'member')), \
        current_setting('fsync'), current_setting('synchronous_commit')",
};

/// Statements that only PostgreSQL knows.
pub(crate) const POSTGRES_ONLY: &[&Statement] = &[&POSTGRES_SCOPE, &POSTGRES_NOTIFY, &POSTGRES_CHECK];

impl Dialect {
    /// A shared migration in the engine's own words: SQLite's strict tables know `integer`, `text` and `blob`.
    pub(crate) fn schema(self, shared: &'static str) -> Cow<'static, str> {
        match self {
            Dialect::Postgres => Cow::Borrowed(shared),
            Dialect::Sqlite => Cow::Owned(
                shared.replace(" bytea ", " blob ").replace(" bigint ", " integer ").replace("/*strict*/", "strict"),
            ),
        }
    }

    /// The part of a migration that only this engine has.
    pub(crate) fn own_part(self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self {
            Dialect::Sqlite => sqlite,
            Dialect::Postgres => postgres,
        }
    }

    /// Whether other processes may write to the same database. SQLite's directory is locked by the one that serves.
    pub(crate) fn is_shared(self) -> bool {
        match self {
            Dialect::Sqlite => false,
            Dialect::Postgres => true,
        }
    }
}
