//! The schema, as numbered migrations. One that has been released is never edited: the database keeps the hash of each
//! that it has seen, and another text under the same number is refused.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::clock::{Clock, moment_text};
use crate::dialect::Dialect;
use crate::engine::postgres::Session;
use crate::engine::postgres::tls::Way;
use crate::engine::sqlite::Sqlite;
use crate::error::{OpenError, StoreError};
use crate::statements::{MIGRATION_ADD, MIGRATIONS};

struct Migration {
    version: i64,
    name: &'static str,
    shared: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const ALL: &[Migration] = &[
    Migration {
        version: 1,
        name: "foundation",
        shared: include_str!("../migrations/0001_foundation.sql"),
        sqlite: include_str!("../migrations/0001_foundation.sqlite.sql"),
        postgres: include_str!("../migrations/0001_foundation.postgres.sql"),
    },
    Migration {
        version: 2,
        name: "fetches",
        shared: include_str!("../migrations/0002_fetches.sql"),
        sqlite: include_str!("../migrations/0002_fetches.sqlite.sql"),
        postgres: include_str!("../migrations/0002_fetches.postgres.sql"),
    },
    Migration {
        version: 3,
        name: "accounts",
        shared: include_str!("../migrations/0003_accounts.sql"),
        sqlite: include_str!("../migrations/0003_accounts.sqlite.sql"),
        postgres: include_str!("../migrations/0003_accounts.postgres.sql"),
    },
    Migration {
        version: 4,
        name: "providers",
        shared: include_str!("../migrations/0004_providers.sql"),
        sqlite: include_str!("../migrations/0004_providers.sqlite.sql"),
        postgres: include_str!("../migrations/0004_providers.postgres.sql"),
    },
    Migration {
        version: 5,
        name: "factors",
        shared: include_str!("../migrations/0005_factors.sql"),
        sqlite: include_str!("../migrations/0005_factors.sqlite.sql"),
        postgres: include_str!("../migrations/0005_factors.postgres.sql"),
    },
    Migration {
        version: 6,
        name: "programs",
        shared: include_str!("../migrations/0006_programs.sql"),
        sqlite: include_str!("../migrations/0006_programs.sqlite.sql"),
        postgres: include_str!("../migrations/0006_programs.postgres.sql"),
    },
    Migration {
        version: 7,
        name: "settings",
        shared: include_str!("../migrations/0007_settings.sql"),
        sqlite: include_str!("../migrations/0007_settings.sqlite.sql"),
        postgres: include_str!("../migrations/0007_settings.postgres.sql"),
    },
    Migration {
        version: 8,
        name: "contributions",
        shared: include_str!("../migrations/0008_contributions.sql"),
        sqlite: include_str!("../migrations/0008_contributions.sqlite.sql"),
        postgres: include_str!("../migrations/0008_contributions.postgres.sql"),
    },
    Migration {
        version: 9,
        name: "verdict_rounds",
        shared: include_str!("../migrations/0009_verdict_rounds.sql"),
        sqlite: include_str!("../migrations/0009_verdict_rounds.sqlite.sql"),
        postgres: include_str!("../migrations/0009_verdict_rounds.postgres.sql"),
    },
    Migration {
        version: 10,
        name: "comments",
        shared: include_str!("../migrations/0010_comments.sql"),
        sqlite: include_str!("../migrations/0010_comments.sqlite.sql"),
        postgres: include_str!("../migrations/0010_comments.postgres.sql"),
    },
    Migration {
        version: 11,
        name: "workshops",
        shared: include_str!("../migrations/0011_workshops.sql"),
        sqlite: include_str!("../migrations/0011_workshops.sqlite.sql"),
        postgres: include_str!("../migrations/0011_workshops.postgres.sql"),
    },
    Migration {
        version: 12,
        name: "notes",
        shared: include_str!("../migrations/0012_notes.sql"),
        sqlite: include_str!("../migrations/0012_notes.sqlite.sql"),
        postgres: include_str!("../migrations/0012_notes.postgres.sql"),
    },
    Migration {
        version: 13,
        name: "proof",
        shared: include_str!("../migrations/0013_proof.sql"),
        sqlite: include_str!("../migrations/0013_proof.sqlite.sql"),
        postgres: include_str!("../migrations/0013_proof.postgres.sql"),
    },
];

/// What the role that serves may do, given anew at every start by the owner.
const GRANTS: &str = include_str!("../migrations/grants.postgres.sql");

const TABLE: &str = "create table if not exists migrations (\
    version bigint not null primary key, name text not null, checksum text not null, applied_at text not null)";

/// Two nodes that start at once: the second waits for the first. The number is ours alone in our database.
const ONE_AT_A_TIME: &str = "select pg_advisory_xact_lock(7263)";

impl Migration {
    fn schema(&self, dialect: Dialect) -> Cow<'static, str> {
        dialect.schema(self.shared)
    }

    fn own_part(&self, dialect: Dialect) -> &'static str {
        dialect.own_part(self.sqlite, self.postgres)
    }

    // Of the texts as they stand in the repository, so that it does not depend on how a dialect reads them.
    fn checksum(&self, dialect: Dialect) -> String {
        let mut hash = Sha256::new();
        hash.update(self.shared.as_bytes());
        hash.update(self.own_part(dialect).as_bytes());
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Brings an SQLite database to this version, each migration in a transaction of its own.
pub(crate) fn sqlite(sqlite: &Sqlite, clock: &Clock) -> Result<(), OpenError> {
    let refused =
        |error: rusqlite::Error| OpenError::Store(StoreError::Engine { statement: "migration", cause: error.into() });
    let mut writer = sqlite.writer();
    writer.execute_batch(TABLE).map_err(refused)?;
    let applied = {
        let mut statement = writer.prepare(MIGRATIONS.text).map_err(refused)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        let rows: rusqlite::Result<Vec<(i64, String)>> = rows.and_then(Iterator::collect);
        rows.map_err(refused)?
    };
    for migration in missing(&applied, Dialect::Sqlite)? {
        let transaction = writer.transaction().map_err(refused)?;
        let run = || {
            transaction.execute_batch(&migration.schema(Dialect::Sqlite))?;
            transaction.execute_batch(migration.own_part(Dialect::Sqlite))?;
            let checksum = migration.checksum(Dialect::Sqlite);
            let row = (migration.version, migration.name, checksum, moment_text(clock.now()));
            transaction.execute(MIGRATION_ADD.text, row)
        };
        run().map_err(refused)?;
        transaction.commit().map_err(refused)?;
        tracing::info!(version = migration.version, name = migration.name, "the database was migrated");
    }
    Ok(())
}

/// Brings a PostgreSQL database to this version as its owner, and gives the role that serves what it needs.
pub(crate) fn postgres(owner: &str, address: &str, clock: &Clock) -> Result<(), OpenError> {
    let refused =
        |error: ::postgres::Error| OpenError::Store(StoreError::Engine { statement: "migration", cause: error.into() });
    let app_role: String = {
        let mut session = Session::connect(&Way::to(address)?)?;
        let row = session.client().query_one("select current_user::text", &[]);
        row.and_then(|row| row.try_get(0)).map_err(refused)?
    };
    let mut session = Session::connect(&Way::to(owner)?)?;
    let mut transaction = session.client().transaction().map_err(refused)?;
    transaction.batch_execute(ONE_AT_A_TIME).map_err(refused)?;
    transaction.batch_execute(TABLE).map_err(refused)?;
    let applied: Result<Vec<(i64, String)>, ::postgres::Error> = transaction
        .query(MIGRATIONS.text, &[])
        .map_err(refused)?
        .iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect();
    // All in one transaction: it is the old version or the new one, never between.
    for migration in missing(&applied.map_err(refused)?, Dialect::Postgres)? {
        transaction.batch_execute(&migration.schema(Dialect::Postgres)).map_err(refused)?;
        transaction.batch_execute(migration.own_part(Dialect::Postgres)).map_err(refused)?;
        let checksum = migration.checksum(Dialect::Postgres);
        let applied_at = moment_text(clock.now());
        transaction
            .execute(MIGRATION_ADD.text, &[&migration.version, &migration.name, &checksum, &applied_at])
            .map_err(refused)?;
        tracing::info!(version = migration.version, name = migration.name, "the database was migrated");
    }
    transaction.execute("select set_config('rodtrad.app_role', $1, true)", &[&app_role]).map_err(refused)?;
    transaction.batch_execute(GRANTS).map_err(refused)?;
    transaction.commit().map_err(refused)
}

/// Refuses a PostgreSQL database that is not at this version. Asked as the role that serves.
pub(crate) fn check_postgres(address: &str) -> Result<(), OpenError> {
    let mut session = Session::connect(&Way::to(address)?)?;
    let rows = session.client().query(MIGRATIONS.text, &[]);
    // No such table, or no right to read it: the owner has never been here.
    let applied: Result<Vec<(i64, String)>, ::postgres::Error> = match rows {
        Ok(rows) => rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect(),
        Err(error) if error.code().is_some() => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    let applied = applied.map_err(|error| StoreError::Unavailable(error.into()))?;
    match missing(&applied, Dialect::Postgres)?.next() {
        None => Ok(()),
        Some(_) => {
            Err(OpenError::NotMigrated { found: applied.last().map_or(0, |(version, _)| *version), needed: latest() })
        }
    }
}

fn latest() -> i64 {
    ALL.last().map_or(0, |migration| migration.version)
}

/// Those that the database does not have.
fn missing(applied: &[(i64, String)], dialect: Dialect) -> Result<impl Iterator<Item = &'static Migration>, OpenError> {
    let found = applied.last().map_or(0, |(version, _)| *version);
    if latest() < found {
        return Err(OpenError::FromTheFuture { found, known: latest() });
    }
    for (version, checksum) in applied {
        let known = ALL.iter().find(|migration| migration.version == *version);
        if known.is_none_or(|migration| migration.checksum(dialect) != *checksum) {
            return Err(OpenError::OtherMigration { version: *version });
        }
    }
    Ok(ALL.iter().filter(move |migration| found < migration.version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn released_migrations_are_never_edited() {
        // One line for each migration and engine. A new migration adds lines; after a release no line is changed.
        let released = [
            (1, Dialect::Sqlite, "55b1ffbb0cdf9a1f34aca7b908f471c86b3c6aea281865b005ee30c9fd96591a"),
            (1, Dialect::Postgres, "28bd1e241f2a955fdc832501492e74881c5811a16db16b6a3893e82226779f8e"),
            (2, Dialect::Sqlite, "f8b2dde211ef24dfaefc513aa40633fccdc332d82ff796e6ae7b4537df16dba3"),
            (2, Dialect::Postgres, "5eaa3d6d86c45fec399d79ab3d9a66ae25a6e399f4fbc2b06c2aa137f637bea9"),
            (3, Dialect::Sqlite, "05cc6c866e6477584a1d39d76b42d396c96cce7ab790c955740bb59a849af60a"),
            (3, Dialect::Postgres, "0d4560c9567081a735c276a3eab3718ddca8a4752efb770926717d29683af26c"),
            (4, Dialect::Sqlite, "74c0a7825f4179781b6dbb48d8de4b4a8730e987611d3e6a422a95d3e4077664"),
            (4, Dialect::Postgres, "485f4b8f3b1771d7adf6e00de940726763c5bf15793156beea654d774505b7ee"),
            (5, Dialect::Sqlite, "af77a0c3348be8bc1c6c79e7fa275df243642730974f870c52fd76eda4f30489"),
            (5, Dialect::Postgres, "859321a0f2e4cbb5982e3534e6b8463a61aa77a1a61e47f05400fe3390476272"),
            (6, Dialect::Sqlite, "3851f3f27c8bffbfd0f5980b66e442f50d58f8f303e12f8161a1fc954ff67eef"),
            (6, Dialect::Postgres, "30f5b869c2f852ec2ce30b6d8950e57d3093508ddd651b5c6de9ebe67ef676fa"),
            (7, Dialect::Sqlite, "ce4c54500f94b23d584b69585338ef0f4c9239a81f8d339ba4320652c3d674b2"),
            (7, Dialect::Postgres, "69db30fab4826405b0a56e4b317f7b1802e88c7c11759312817e033e0ec4aa55"),
            (8, Dialect::Sqlite, "0c08b1d6590cb15805129f5ae20bd4ba553d74774405ac09f434a0cf25cb88a5"),
            (8, Dialect::Postgres, "8ec4b656bf81e5a9f17c4e7c4137804c3dec8816106238402f993480ff0c5a99"),
            (9, Dialect::Sqlite, "71aaf45645cd22339b9a974f9f64b3eecb796ec1669893f343fa983a6649e3db"),
            (9, Dialect::Postgres, "eab3594ff6fbe980665320d54d5d5e411e5a353d1ca5a6bf73e65b8bbca1e729"),
            (10, Dialect::Sqlite, "9b0abe61173f2047e7de97716471c82df920781dfad6364252491bba29e13541"),
            (10, Dialect::Postgres, "a975ddc9dc4bec16d43ef9d2325140d002d72f7b5098fdbb43a2f94202efe0a4"),
            (11, Dialect::Sqlite, "02cbc398405b2ba5cf9f4db693e13e1ca891c0a61a57345e31b3a3f32c8a700c"),
            (11, Dialect::Postgres, "4277d912f953a977e723aa5e786cde09dcb7fc4da990eec387f367d76298116e"),
            (12, Dialect::Sqlite, "595ee89abf544875f13958f53dd427ffbe5c9c4813cf4f347fad75f32cf563c9"),
            (12, Dialect::Postgres, "afb768cb4f6b4acd17e31bb05f58432ecf26e27005df08d7858f9f3b844fbdf2"),
            (13, Dialect::Sqlite, "a112d4f1118178c6930ecdc34e5b0306db78832ca8b01f7d65bb00934af3772e"),
            (13, Dialect::Postgres, "8a07b70b06e8e0efc19c97f94b7faae7ab0886b708020ea71160b792c3b27b9e"),
        ];
        assert_eq!(released.len(), 2 * ALL.len(), "a new migration has its lines here too");
        for (version, dialect, checksum) in released {
            let migration = ALL.iter().find(|migration| migration.version == version).unwrap();
            assert_eq!(
                migration.checksum(dialect),
                checksum,
                "migration {version} was edited; if it has been released, add a new one instead"
            );
        }
    }

    #[test]
    fn migrations_are_in_order() {
        assert!(ALL.windows(2).all(|pair| pair[0].version < pair[1].version));
    }

    #[test]
    fn a_later_or_edited_database_is_refused() {
        let edited = [(1, "edited".to_owned())];
        assert!(matches!(missing(&edited, Dialect::Sqlite), Err(OpenError::OtherMigration { version: 1 })));
        let later = [(latest() + 1, "later".to_owned())];
        assert!(matches!(missing(&later, Dialect::Sqlite), Err(OpenError::FromTheFuture { .. })));
    }
}
