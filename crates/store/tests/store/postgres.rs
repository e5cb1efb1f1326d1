//! PostgreSQL's own walls: the role, row-level security, grants, and a server that does not keep its word.

use postgres::error::SqlState;
use postgres::{Client, NoTls};
use store::error::OpenError;
use store::{Address, Settings, Store};
use testkit::database::{TestDatabase, databases, postgres};

use crate::common::{add_unit, clock, context, founded, id};

#[test]
fn every_statement_is_known_to_both_engines() {
    for database in databases() {
        drop(founded(&database));
        let statements = store::statements::all();
        assert!(30 < statements.len());
        if database.name() == "sqlite" {
            let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
            for (name, text, _) in statements.iter().filter(|(_, _, postgres_only)| !postgres_only) {
                connection.prepare(text).unwrap_or_else(|error| panic!("{name} on sqlite: {error}"));
            }
        } else {
            // As the role that serves: what it may not do it must not be asked to.
            let mut client = database.app();
            for (name, text, _) in &statements {
                client.prepare(text).unwrap_or_else(|error| panic!("{name} on postgres: {error}"));
            }
        }
    }
}

#[test]
fn parameters_appear_in_order() {
    for (name, text, _) in store::statements::all() {
        let mut seen = 0;
        for (place, _) in text.match_indices('$') {
            let digits: String = text[place + 1..].chars().take_while(char::is_ascii_digit).collect();
            let number: u32 = digits.parse().unwrap();
            assert!(number <= seen + 1, "{name}: ${number} comes before ${}", seen + 1);
            seen = seen.max(number);
        }
    }
}

#[test]
fn statements_write_small_and_leave_order_to_rust() {
    for (name, text, _) in store::statements::all() {
        assert_eq!(text, text.to_lowercase(), "{name} shouts");
        assert!(!text.contains("lower(") && !text.contains("collate"), "{name}");
        for order in text.split("order by ").skip(1) {
            let column = order.split_whitespace().next().unwrap().trim_end_matches(',');
            // Numbers, and moments: those are plain figures in one form.
            assert!(["seq", "size", "version", "happened_at"].contains(&column), "{name} orders by {column}");
        }
    }
}

#[test]
fn every_table_with_an_organisation_has_its_wall() {
    let database = postgres();
    drop(founded(&database));
    let mut client = database.superuser();
    // By the catalogue, so that a new table cannot be forgotten.
    let tables = client
        .query(
            "select c.relname::text, c.relrowsecurity, c.relforcerowsecurity, \
                (select count(*) from pg_policy p where p.polrelid = c.oid), \
                (select count(*) from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive \
                    and pg_get_expr(p.polqual, c.oid) = $1 and pg_get_expr(p.polwithcheck, c.oid) = $1) \
             from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation' \
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname",
            &[&"(organisation = current_setting('rodtrad.organisation'::text, true))"],
        )
        .unwrap();
    let names: Vec<String> = tables.iter().map(|row| row.get(0)).collect();
    let expected = [
        "access_tokens",
        "accounts",
        "attempts",
        "authenticators",
        "challenges",
        "checkpoints",
        "contribution_followers",
        "contributions_seen",
        "directory_groups",
        "directory_members",
        "directory_people",
        "factor_roles",
        "fetched_files",
        "fetches",
        "follows",
        "halfway",
        "letters",
        "links",
        "log",
        "logos",
        "notice_choices",
        "notice_letters",
        "notices_read",
        "notices_seen",
        "passkeys",
        "people",
        "provider_attempts",
        "provider_links",
        "providers",
        "recovery_codes",
        "request_keys",
        "security_events",
        "security_retention",
        "sessions",
        "snapshots",
        "texts",
        "unsaved",
        "verdict_boxes",
        "verdict_keys",
        "verdict_takers",
        "workshop_participants",
        "workshop_votes",
    ];
    assert_eq!(names, expected);
    for row in &tables {
        let name: String = row.get(0);
        assert!(row.get::<_, bool>(1), "{name}: row-level security is off");
        assert!(row.get::<_, bool>(2), "{name}: the owner gets past it");
        assert_eq!((row.get::<_, i64>(3), row.get::<_, i64>(4)), (1, 1), "{name}: not the one policy");
    }
    let others = client
        .query(
            "select c.relname::text from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f') \
             and c.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_attribute a \
             where a.attrelid = c.oid and a.attname = 'organisation') order by c.relname",
            &[],
        )
        .unwrap();
    let others: Vec<String> = others.iter().map(|row| row.get(0)).collect();
    assert_eq!(others, ["migrations", "organisations"], "a table without an organisation, or a view, needs a reason");
    let mighty: i64 = client
        .query_one("select count(*) from pg_proc where prosecdef and pronamespace = 'public'::regnamespace", &[])
        .unwrap()
        .get(0);
    assert_eq!(mighty, 0, "no function runs with another's rights");
}

#[test]
fn a_transaction_sees_the_organisation_that_it_names_and_no_other() {
    let database = postgres();
    let store = founded(&database);
    let other = "andra".parse().unwrap();
    store.amend(&context(), &other, add_unit("Analys")).unwrap();
    let count = |client: &mut Client, organisation: Option<&str>| -> i64 {
        let mut transaction = client.transaction().unwrap();
        if let Some(organisation) = organisation {
            transaction.execute("select set_config('rodtrad.organisation', $1, true)", &[&organisation]).unwrap();
        }
        transaction.query_one("select count(*) from log", &[]).unwrap().get(0)
    };
    for mut client in [database.app(), owner(&database)] {
        assert_eq!(count(&mut client, None), 0, "no name, no rows");
        assert_eq!(count(&mut client, Some("andra")), 1);
        assert_eq!(count(&mut client, Some("")), 0);
        assert_eq!(count(&mut client, Some("ingen")), 0);
        assert_eq!(count(&mut client, None), 0, "the name ended with its transaction");
    }
    // Nor can it write for another.
    let mut client = database.app();
    let mut transaction = client.transaction().unwrap();
    transaction.execute("select set_config('rodtrad.organisation', 'andra', true)", &[]).unwrap();
    let written = transaction.execute("insert into people values ($1, 1, 'x')", &[&id().as_str()]);
    assert_eq!(written.unwrap_err().code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE));
}

#[test]
fn the_role_that_serves_cannot_change_what_is_sealed() {
    let database = postgres();
    let store = founded(&database);
    store.checkpoint(&id()).unwrap();
    for table in ["log", "checkpoints"] {
        for statement in [
            format!("update {table} set organisation = organisation"),
            format!("delete from {table}"),
            format!("truncate {table} cascade"),
            format!("alter table {table} disable trigger all"),
            format!("alter table {table} disable row level security"),
            format!("drop table {table} cascade"),
        ] {
            let refused = in_organisation(&mut database.app(), &statement);
            assert_eq!(refused.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{statement}");
        }
        // And not even the owner does by mistake.
        for statement in [
            format!("update {table} set organisation = organisation"),
            format!("delete from {table}"),
            format!("truncate {table} cascade"),
        ] {
            let refused = in_organisation(&mut owner(&database), &statement);
            assert_eq!(refused.code(), Some(&SqlState::RAISE_EXCEPTION), "{statement}");
        }
    }
}

#[test]
fn the_role_that_serves_may_do_what_it_needs_and_nothing_else() {
    let database = postgres();
    drop(founded(&database));
    let role = database.app().query_one("select current_user::text", &[]).unwrap().get::<_, String>(0);
    let rows = database
        .superuser()
        .query(
            "select table_name::text, string_agg(privilege_type::text, ' ' order by privilege_type::text) \
             from information_schema.role_table_grants where grantee = $1 group by table_name order by table_name",
            &[&role],
        )
        .unwrap();
    let grants: Vec<(String, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let grants: Vec<(&str, &str)> = grants.iter().map(|(table, rights)| (table.as_str(), rights.as_str())).collect();
    assert_eq!(
        grants,
        [
            ("access_tokens", "DELETE INSERT SELECT UPDATE"),
            ("accounts", "DELETE INSERT SELECT UPDATE"),
            ("attempts", "DELETE INSERT SELECT UPDATE"),
            ("authenticators", "DELETE INSERT SELECT UPDATE"),
            ("challenges", "DELETE INSERT SELECT"),
            ("checkpoints", "INSERT SELECT"),
            ("contribution_followers", "DELETE INSERT SELECT"),
            ("contributions_seen", "DELETE INSERT SELECT UPDATE"),
            ("directory_groups", "DELETE INSERT SELECT UPDATE"),
            ("directory_members", "DELETE INSERT SELECT"),
            ("directory_people", "DELETE INSERT SELECT UPDATE"),
            ("factor_roles", "DELETE INSERT SELECT"),
            ("fetched_files", "DELETE INSERT SELECT UPDATE"),
            ("fetches", "DELETE INSERT SELECT UPDATE"),
            ("follows", "DELETE INSERT SELECT UPDATE"),
            ("halfway", "DELETE INSERT SELECT"),
            ("letters", "DELETE INSERT SELECT UPDATE"),
            ("links", "DELETE INSERT SELECT"),
            ("log", "INSERT SELECT"),
            ("logos", "DELETE INSERT SELECT UPDATE"),
            ("migrations", "SELECT"),
            ("notice_choices", "DELETE INSERT SELECT UPDATE"),
            ("notice_letters", "DELETE INSERT SELECT UPDATE"),
            ("notices_read", "DELETE INSERT SELECT"),
            ("notices_seen", "DELETE INSERT SELECT UPDATE"),
            ("organisations", "INSERT SELECT UPDATE"),
            ("passkeys", "DELETE INSERT SELECT UPDATE"),
            ("people", "DELETE INSERT SELECT UPDATE"),
            ("provider_attempts", "DELETE INSERT SELECT"),
            ("provider_links", "DELETE INSERT SELECT"),
            ("providers", "DELETE INSERT SELECT UPDATE"),
            ("recovery_codes", "DELETE INSERT SELECT"),
            ("request_keys", "DELETE INSERT SELECT"),
            ("security_events", "DELETE INSERT SELECT"),
            ("security_retention", "DELETE INSERT SELECT UPDATE"),
            ("sessions", "DELETE INSERT SELECT UPDATE"),
            ("snapshots", "DELETE INSERT SELECT UPDATE"),
            ("texts", "DELETE INSERT SELECT UPDATE"),
            ("unsaved", "DELETE INSERT SELECT UPDATE"),
            ("verdict_boxes", "INSERT SELECT UPDATE"),
            ("verdict_keys", "DELETE INSERT SELECT"),
            ("verdict_takers", "DELETE INSERT SELECT"),
            ("workshop_participants", "DELETE INSERT SELECT UPDATE"),
            ("workshop_votes", "DELETE INSERT SELECT"),
        ]
    );
}

#[test]
fn a_role_that_could_get_round_the_walls_is_refused() {
    let database = postgres();
    drop(founded(&database));
    let open = |role: &str| {
        let address = Address::Postgres { url: database.address_of(role), owner_url: None };
        Store::open(Settings::new(address, clock()).seal_key(database.key_file()))
    };
    assert!(open("app").is_ok());
    for (role, what) in [("superuser", "is a superuser"), ("owner", "owns the table")] {
        match open(role) {
            Err(OpenError::TooMightyRole { what: found, .. }) => assert!(found.starts_with(what), "{found}"),
            other => panic!("{role}: {other:?}"),
        }
    }
    let app = database.app().query_one("select current_user::text", &[]).unwrap().get::<_, String>(0);
    database.superuser().batch_execute(&format!("alter role {app} bypassrls")).unwrap();
    assert!(matches!(open("app"), Err(OpenError::TooMightyRole { .. })));
    database.superuser().batch_execute(&format!("alter role {app} nobypassrls")).unwrap();
    let owner = owner(&database).query_one("select current_user::text", &[]).unwrap().get::<_, String>(0);
    database.superuser().batch_execute(&format!("grant {owner} to {app}")).unwrap();
    assert!(matches!(open("app"), Err(OpenError::TooMightyRole { .. })), "a member of the owner is the owner");
}

#[test]
fn a_server_that_acknowledges_too_early_is_refused() {
    let database = postgres();
    drop(founded(&database));
    let app = database.app().query_one("select current_user::text", &[]).unwrap().get::<_, String>(0);
    database.superuser().batch_execute(&format!("alter role {app} set synchronous_commit = off")).unwrap();
    let refused = Store::open(database.settings(clock()));
    assert!(matches!(refused, Err(OpenError::NotDurable { setting: "synchronous_commit", .. })), "{refused:?}");
}

#[test]
fn a_server_that_does_not_sync_is_refused() {
    let database = postgres();
    drop(founded(&database));
    let app = database.app().query_one("select current_user::text", &[]).unwrap().get::<_, String>(0);
    // The setting is the whole server's, which other tests share; so this role meets a server that tells it of another.
    let tells_off = format!(
        "create schema told; grant usage on schema told to {app}; \
         create function told.current_setting(setting text) returns text language sql as \
            $$ select case setting when 'fsync' then 'off' else pg_catalog.current_setting(setting) end $$; \
         alter role {app} set search_path = told, pg_catalog, public"
    );
    database.superuser().batch_execute(&tells_off).unwrap();
    let refused = Store::open(database.settings(clock()));
    assert!(matches!(refused, Err(OpenError::NotDurable { setting: "fsync", .. })), "{refused:?}");
}

#[test]
fn a_database_that_is_not_migrated_is_refused_unless_the_owner_comes() {
    let database = postgres();
    let address = Address::Postgres { url: database.address_of("app"), owner_url: None };
    let alone = || Store::open(Settings::new(address.clone(), clock()).seal_key(database.key_file()));
    assert!(matches!(alone(), Err(OpenError::NotMigrated { found: 0, .. })));
    drop(database.open(clock()));
    assert!(alone().is_ok());
    // As a later version of the program would leave it.
    owner(&database).batch_execute("insert into migrations values (999, 'later', 'x', 'x')").unwrap();
    assert!(matches!(alone(), Err(OpenError::FromTheFuture { found: 999, .. })));
}

#[test]
fn the_nodes_must_be_told_where_their_key_is() {
    let database = postgres();
    let refused = Store::open(Settings::new(database.address(), clock()));
    assert!(matches!(refused, Err(OpenError::NoKeyPath)));
}

#[test]
fn two_nodes_that_start_at_once_migrate_once() {
    let database = postgres();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| drop(database.open(clock())));
        }
    });
    let applied: i64 = database.superuser().query_one("select count(*) from migrations", &[]).unwrap().get(0);
    let distinct = "select count(distinct version) from migrations";
    let versions: i64 = database.superuser().query_one(distinct, &[]).unwrap().get(0);
    assert!(applied == versions && 1 <= applied, "{applied} were applied, of {versions}");
}

#[test]
fn a_server_that_goes_away_mid_change_loses_nothing_that_was_acknowledged() {
    let database = postgres();
    let store = founded(&database);
    let before = store.read(domain::policy::Viewer::System, &id()).unwrap().unwrap().seq;
    let mut superuser = database.superuser();
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid()";
    let acknowledged = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut acknowledged = Vec::new();
            for number in 0..60 {
                let name = format!("Enhet {number}");
                let key = store::amend::RequestKey::random().unwrap();
                // As a person does with a form: again, with the same key, until there is an answer.
                for attempt in 0.. {
                    match store.amend_once(&context(), &id(), &key, add_unit(&name)) {
                        Ok(_) => break,
                        Err(error) => assert!(attempt < 500, "{error}"),
                    }
                }
                acknowledged.push(name);
            }
            acknowledged
        });
        while !writer.is_finished() {
            superuser.execute(cut, &[]).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
        writer.join().unwrap()
    });
    drop(store);
    let store = database.open(clock());
    let reading = store.read(domain::policy::Viewer::System, &id()).unwrap().unwrap();
    // Each of them, and each once.
    assert_eq!(crate::common::unit_names(&reading.organisation), acknowledged);
    assert_eq!(reading.seq, before + 60);
}

fn owner(database: &TestDatabase) -> Client {
    Client::connect(&database.address_of("owner"), NoTls).unwrap()
}

fn in_organisation(client: &mut Client, statement: &str) -> postgres::Error {
    let mut transaction = client.transaction().unwrap();
    transaction.execute("select set_config('rodtrad.organisation', $1, true)", &[&id().as_str()]).unwrap();
    transaction.batch_execute(statement).unwrap_err()
}
