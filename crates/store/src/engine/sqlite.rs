//! SQLite: one connection that writes, as many as are asked for that read, and a lock on the directory so that no other
//! process serves from it. Durable before clever: WAL with `synchronous=FULL`, no memory map.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::ffi::ErrorCode;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params_from_iter};

use super::{Row, Transaction, Value};
use crate::error::{OpenError, StoreError};
use crate::statements::Statement;

/// The database's name in its directory.
pub(crate) const FILE: &str = "rodtrad.sqlite";
const LOCK: &str = "rodtrad.lock";
/// How long a new process waits for the one before it to end.
const PATIENCE: Duration = Duration::from_secs(3);
/// File systems whose locks or syncs are not what SQLite needs.
const NETWORKED: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "lustre",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.rclone",
];

pub(crate) struct Sqlite {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    stopped: AtomicBool,
    // Held for as long as this lives; `None` when only reading, beside a process that serves.
    lock: Option<File>,
}

impl Sqlite {
    /// Opens the database in a directory, making both when they are missing, and locks the directory.
    pub(crate) fn open(directory: &Path) -> Result<Sqlite, OpenError> {
        check_version()?;
        let failed = |what| {
            let path = directory.to_owned();
            move |cause| OpenError::File { path, what, cause }
        };
        std::fs::create_dir_all(directory).map_err(failed("cannot be made"))?;
        check_file_system(directory)?;
        let lock = lock(directory)?;
        let file = directory.join(FILE);
        let writer = Connection::open(&file).map_err(opening)?;
        prepare(&writer).map_err(opening)?;
        let mode: String = writer.query_row("pragma journal_mode = wal", [], |row| row.get(0)).map_err(opening)?;
        if mode != "wal" {
            return Err(OpenError::NotDurable { setting: "journal_mode", value: mode, needed: "wal" });
        }
        // FULL: a commit is on the disk before it is acknowledged. NORMAL loses commits at a power loss.
        writer.execute_batch("pragma synchronous = full").map_err(opening)?;
        // What is erased is written over, and does not lie in a page that waits to be used again.
        writer.query_row("pragma secure_delete = on", [], |_| Ok(())).map_err(opening)?;
        let synchronous: i64 = writer.query_row("pragma synchronous", [], |row| row.get(0)).map_err(opening)?;
        if synchronous != 2 {
            return Err(OpenError::NotDurable {
                setting: "synchronous",
                value: synchronous.to_string(),
                needed: "full",
            });
        }
        // The end of the process must not try once more to sync what once failed: `tidy_up` does it while all is well.
        writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(opening)?;
        // A new file's name is part of the directory, which has a sync of its own.
        File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed("cannot be synced"))?;
        Ok(Sqlite {
            file,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            stopped: AtomicBool::new(false),
            lock: Some(lock),
        })
    }

    /// Opens a database file for reading alone. A process that serves from it may go on.
    pub(crate) fn open_to_read(file: &Path) -> Result<Sqlite, OpenError> {
        check_version()?;
        let reader = open_reader(file).map_err(opening)?;
        Ok(Sqlite {
            file: file.to_owned(),
            writer: Mutex::new(reader),
            readers: Mutex::new(Vec::new()),
            stopped: AtomicBool::new(true),
            lock: None,
        })
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic in a rule leaves the connection as good as it was: its transaction was rolled back.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_stopped() {
            return Err(StoreError::Stopped.into());
        }
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| self.failed("begin", error))?;
        let answer = work(&mut Transaction::Sqlite(&transaction))?;
        match transaction.commit() {
            Ok(()) => Ok(answer),
            Err(error) => Err(self.commit_failed(error).into()),
        }
    }

    pub(super) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle_readers().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => open_reader(&self.file).map_err(|error| classify("open", error))?,
        };
        let transaction = reader
            .transaction_with_behavior(TransactionBehavior::Deferred)
            .map_err(|error| classify("begin", error))?;
        let answer = work(&mut Transaction::Sqlite(&transaction))?;
        transaction.finish().map_err(|error| classify("end", error))?;
        self.idle_readers().push(reader);
        Ok(answer)
    }

    /// What SQLite's own check finds, at most a hundred things.
    pub(super) fn damage(&self) -> Result<Vec<String>, StoreError> {
        let reader = open_reader(&self.file).map_err(|error| classify("open", error))?;
        let check = || -> rusqlite::Result<Vec<String>> {
            let mut statement = reader.prepare("pragma integrity_check")?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        Ok(match check() {
            Ok(found) => found.into_iter().filter(|line| line != "ok").collect(),
            // It could not even finish.
            Err(error) => vec![error.to_string()],
        })
    }

    /// Moves the write-ahead log into the database, so that one file holds everything.
    pub(super) fn tidy_up(&self) {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if self.lock.is_none() || self.is_stopped() {
            return;
        }
        self.idle_readers().clear();
        if let Err(error) = writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())) {
            tracing::warn!(%error, "the write-ahead log could not be moved into the database");
        }
    }

    /// The connection that writes, for migrations.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn idle_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
    }

    fn failed(&self, statement: &'static str, error: rusqlite::Error) -> StoreError {
        if leaves_doubt(&error) {
            self.stop();
            return StoreError::CommitFailed(error.into());
        }
        classify(statement, error)
    }

    fn commit_failed(&self, error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            // SQLite has rolled back, and no sync was attempted: a full disk is not an uncertain one.
            Some(ErrorCode::DiskFull) => StoreError::Full(error.into()),
            Some(ErrorCode::ConstraintViolation | ErrorCode::DatabaseBusy) => classify("commit", error),
            // Never again: after a failed sync the next one may succeed though the data are gone.
            _ => {
                self.stop();
                StoreError::CommitFailed(error.into())
            }
        }
    }
}

/// Whether an error means that the file cannot be trusted to hold what was written to it.
fn leaves_doubt(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

fn classify(statement: &'static str, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(error.into()),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            StoreError::Unavailable(error.into())
        }
        Some(ErrorCode::ConstraintViolation) if is_taken(&error) => StoreError::Taken { statement },
        _ => StoreError::Engine { statement, cause: error.into() },
    }
}

fn is_taken(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_TRIGGER, SQLITE_CONSTRAINT_UNIQUE};
    error.sqlite_error().is_some_and(|error| {
        [
            SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLITE_CONSTRAINT_UNIQUE,
            // The triggers that hold the log and the checkpoints in order say so before the key does.
            SQLITE_CONSTRAINT_TRIGGER,
        ]
        .contains(&error.extended_code)
    })
}

fn opening(error: rusqlite::Error) -> OpenError {
    OpenError::Store(classify("open", error))
}

pub(super) fn execute(
    connection: &Connection,
    statement: &'static Statement,
    values: &[Value],
) -> Result<u64, StoreError> {
    let run = || connection.prepare_cached(statement.text)?.execute(params_from_iter(values));
    let touched = run().map_err(|error| classify(statement.name, error))?;
    Ok(touched as u64)
}

pub(super) fn query(
    connection: &Connection,
    statement: &'static Statement,
    values: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let run = || {
        let mut prepared = connection.prepare_cached(statement.text)?;
        let columns = prepared.column_count();
        let mut answer = prepared.query(params_from_iter(values))?;
        let mut rows = Vec::new();
        while let Some(row) = answer.next()? {
            let values: Result<Vec<Value>, rusqlite::Error> =
                (0..columns).map(|column| row.get_ref(column).map(value)).collect();
            rows.push(Row::new(statement, values?));
        }
        Ok(rows)
    };
    run().map_err(|error| classify(statement.name, error))
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        // No column holds one; where a damaged file does, the reader of the row says so.
        ValueRef::Real(_) => Value::Null,
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Value::Text(text.to_owned()),
            Err(_) => Value::Bytes(text.to_vec()),
        },
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::ToSqlOutput::Borrowed;
        Ok(Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn open_reader(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(file, flags)?;
    prepare(&reader)?;
    Ok(reader)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.execute_batch(
        "pragma foreign_keys = on; pragma trusted_schema = off; pragma cell_size_check = on; \
         pragma recursive_triggers = on;",
    )?;
    // Not mapped into memory: a read error in a map is a signal that ends the process.
    connection.query_row("pragma mmap_size = 0", [], |_| Ok(())).or_else(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => Ok(()),
        error => Err(error),
    })
}

fn check_version() -> Result<(), OpenError> {
    if is_safe_version(rusqlite::version_number()) {
        Ok(())
    } else {
        Err(OpenError::UnsafeSqlite(rusqlite::version().to_owned()))
    }
}

// Before 3.51.3 two connections in WAL mode could corrupt the file or lose a commit ("WAL-reset bug"); 3.52.0 was
// withdrawn. Backports exist, but the SQLite that is bundled is never one of them.
fn is_safe_version(number: i32) -> bool {
    3_051_003 <= number && number != 3_052_000
}

fn lock(directory: &Path) -> Result<File, OpenError> {
    let path = directory.join(LOCK);
    let failed = |what| {
        let path = path.clone();
        move |cause| OpenError::File { path, what, cause }
    };
    let file =
        File::options().create(true).truncate(false).write(true).open(&path).map_err(failed("cannot be opened"))?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(std::fs::TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(std::fs::TryLockError::WouldBlock) => return Err(OpenError::InUse(directory.to_owned())),
            Err(std::fs::TryLockError::Error(cause)) => return Err(failed("cannot be locked")(cause)),
        }
    }
}

fn check_file_system(directory: &Path) -> Result<(), OpenError> {
    // Only Linux says so in a file. Elsewhere the documentation has to.
    let (Ok(mounts), Ok(path)) = (std::fs::read_to_string("/proc/self/mounts"), directory.canonicalize()) else {
        return Ok(());
    };
    match file_system_of(&mounts, &path) {
        Some(kind) if NETWORKED.contains(&kind) => Err(OpenError::NetworkFileSystem { path, kind: kind.to_owned() }),
        _ => Ok(()),
    }
}

/// The kind of the file system that a path is on, by the lines of `/proc/self/mounts`: device, place, kind, ….
fn file_system_of<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let place = words.nth(1)?.replace("\\040", " ");
            let kind = words.next()?;
            path.starts_with(&place).then_some((place.len(), kind))
        })
        // The longest place is the nearest; of several at one place the last one covers the others.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_versions_without_the_known_corruption_are_used() {
        assert!(is_safe_version(rusqlite::version_number()));
        for (number, safe) in
            [(3_040_001, false), (3_051_002, false), (3_051_003, true), (3_052_000, false), (3_053_000, true)]
        {
            assert_eq!(is_safe_version(number), safe, "{number}");
        }
    }

    const MAKE: Statement = Statement { name: "MAKE", text: "create table t (x text)" };
    const PUT: Statement = Statement { name: "PUT", text: "insert into t values ($1)" };
    const COUNT: Statement = Statement { name: "COUNT", text: "select count(*) from t" };

    fn opened(directory: &tempfile::TempDir) -> Sqlite {
        let sqlite = Sqlite::open(directory.path()).unwrap();
        sqlite.write(|transaction| transaction.execute(&MAKE, &[])).unwrap();
        sqlite
    }

    fn put(sqlite: &Sqlite, text: &str) -> Result<u64, StoreError> {
        sqlite.write(|transaction| transaction.execute(&PUT, &[text.into()]))
    }

    fn count(sqlite: &Sqlite) -> i64 {
        let rows = sqlite.read(|transaction| transaction.query(&COUNT, &[])).unwrap();
        rows[0].integer(0).unwrap()
    }

    #[test]
    fn a_full_disk_is_refused_and_is_not_the_end() {
        let directory = tempfile::tempdir().unwrap();
        let sqlite = opened(&directory);
        let limit = |pages: u32| {
            sqlite.writer().query_row(&format!("pragma max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        };
        limit(4);
        let text = "x".repeat(5000);
        let mut kept = 0;
        loop {
            match put(&sqlite, &text) {
                Ok(_) => kept += 1,
                Err(StoreError::Full(_)) => break,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(count(&sqlite), kept, "reading goes on, and nothing half done is there");
        assert!(!sqlite.is_stopped());
        limit(1000);
        put(&sqlite, &text).unwrap();
        assert_eq!(count(&sqlite), kept + 1);
    }

    #[test]
    fn after_a_failed_sync_nothing_is_written_and_reading_goes_on() {
        use rusqlite::ffi;
        let failed = |code| rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_DIR_FSYNC, ffi::SQLITE_CORRUPT]
        {
            let directory = tempfile::tempdir().unwrap();
            let sqlite = opened(&directory);
            put(&sqlite, "before").unwrap();
            assert!(matches!(sqlite.commit_failed(failed(code)), StoreError::CommitFailed(_)));
            assert!(sqlite.is_stopped());
            assert!(matches!(put(&sqlite, "after"), Err(StoreError::Stopped)));
            assert_eq!(count(&sqlite), 1);
        }
        // The control: a key that is taken and a full disk are answers, not failures.
        let directory = tempfile::tempdir().unwrap();
        let sqlite = opened(&directory);
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_BUSY] {
            sqlite.commit_failed(failed(code));
            assert!(!sqlite.is_stopped());
        }
        put(&sqlite, "after").unwrap();
    }

    #[test]
    fn the_writer_is_as_durable_as_it_says() {
        let directory = tempfile::tempdir().unwrap();
        let sqlite = opened(&directory);
        let writer = sqlite.writer();
        let pragma = |name: &str| -> i64 { writer.query_row(&format!("pragma {name}"), [], |row| row.get(0)).unwrap() };
        assert_eq!(pragma("synchronous"), 2);
        assert_eq!(pragma("secure_delete"), 1);
        assert_eq!(pragma("foreign_keys"), 1);
        assert_eq!(pragma("trusted_schema"), 0);
        assert_eq!(pragma("mmap_size"), 0);
        assert_eq!(pragma("recursive_triggers"), 1);
    }

    #[test]
    fn a_network_file_system_is_recognised_by_its_nearest_mount() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\n/dev/sdb /srv/local\\040disk xfs rw 0 0\n";
        let kind = |path: &str| file_system_of(mounts, Path::new(path));
        assert_eq!(kind("/var/lib"), Some("ext4"));
        assert_eq!(kind("/srv/rodtrad"), Some("nfs4"));
        assert_eq!(kind("/srv/local disk/rodtrad"), Some("xfs"));
    }
}
