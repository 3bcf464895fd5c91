//! The tables' history, one folder per database, embedded in the binary. A released file is
//! never edited: its checksum is remembered by every database it ran on.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Version and description of each migration with its text for one database.
macro_rules! migrations {
    ($folder:literal) => {
        migrator(&[
            (
                1,
                "ideathon",
                include_str!(concat!("../migrations/", $folder, "/0001_ideathon.sql")),
            ),
            (
                2,
                "lectures",
                include_str!(concat!("../migrations/", $folder, "/0002_lectures.sql")),
            ),
            (
                3,
                "path",
                include_str!(concat!("../migrations/", $folder, "/0003_path.sql")),
            ),
        ])
    };
}

pub(crate) fn sqlite() -> Migrator {
    migrations!("sqlite")
}

pub(crate) fn postgres() -> Migrator {
    migrations!("postgres")
}

fn migrator(files: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = files.iter().map(|&(version, description, sql)| {
        Migration::new(
            version,
            description.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}
