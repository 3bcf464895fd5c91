//! The two migration folders lead to the same tables, columns, indexes and references.

use std::collections::BTreeSet;

use sqlx::{Connection, PgConnection, Row, SqliteConnection};
use storage::Db;

use crate::postgres::Server;

/// `table.column type nullability`, one line per column.
const SQLITE_COLUMNS: &str = "
    SELECT tables.name || '.' || columns.name || ' '
        || CASE columns.type WHEN 'INTEGER' THEN 'BIGINT' ELSE columns.type END
        || CASE WHEN columns.\"notnull\" = 1 OR columns.pk > 0 THEN ' NOT NULL' ELSE '' END
    FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_%' ESCAPE '\\'";
const POSTGRES_COLUMNS: &str = "
    SELECT table_name || '.' || column_name || ' '
        || CASE data_type WHEN 'bytea' THEN 'BLOB' ELSE UPPER(data_type) END
        || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
    FROM information_schema.columns
    WHERE table_schema = 'ekkyo' AND table_name NOT LIKE '\\_%'";

/// `table (columns) unique`, one line per index, made by hand or by a constraint.
const SQLITE_INDEXES: &str = "
    SELECT tables.name || ' ('
        || (SELECT GROUP_CONCAT(name) FROM (SELECT name FROM pragma_index_info(indexes.name) ORDER BY seqno))
        || ')' || CASE indexes.\"unique\" WHEN 1 THEN ' UNIQUE' ELSE '' END
    FROM sqlite_master AS tables, pragma_index_list(tables.name) AS indexes
    WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_%' ESCAPE '\\'";
const POSTGRES_INDEXES: &str = "
    SELECT tables.relname || ' ('
        || (SELECT STRING_AGG(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = indexrelid)
        || ')' || CASE WHEN indisunique THEN ' UNIQUE' ELSE '' END
    FROM pg_index JOIN pg_class AS tables ON tables.oid = indrelid
    WHERE tables.relnamespace = 'ekkyo'::regnamespace AND tables.relname NOT LIKE '\\_%'";

/// `table.column -> table action`, one line per reference.
const SQLITE_REFERENCES: &str = "
    SELECT tables.name || '.' || keys.\"from\" || ' -> ' || keys.\"table\" || ' ' || keys.on_delete
    FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS keys
    WHERE tables.type = 'table'";
const POSTGRES_REFERENCES: &str = "
    SELECT conrelid::regclass || '.' || attname || ' -> ' || confrelid::regclass || ' '
        || CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'OTHER' END
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f'";

#[test]
fn both_folders_make_the_same_tables() {
    let Some(server) = Server::start() else {
        return;
    };
    tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(compare(&server));
}

async fn compare(server: &Server) {
    let url = server.create_database("ekkyo").await;
    let mut postgres = PgConnection::connect(&url).await.unwrap();
    Db::connect(&url).await.unwrap().migrate().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("ekkyo.db").display());
    let db = Db::connect(&url).await.unwrap();
    db.migrate().await.unwrap();
    db.migrate().await.unwrap();
    let mut sqlite = SqliteConnection::connect(&url).await.unwrap();

    for (what, in_sqlite, in_postgres) in [
        ("columns", SQLITE_COLUMNS, POSTGRES_COLUMNS),
        ("indexes", SQLITE_INDEXES, POSTGRES_INDEXES),
        ("references", SQLITE_REFERENCES, POSTGRES_REFERENCES),
    ] {
        let rows = sqlx::query(in_sqlite).fetch_all(&mut sqlite).await.unwrap();
        let in_sqlite: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
        let rows = sqlx::query(in_postgres)
            .fetch_all(&mut postgres)
            .await
            .unwrap();
        let mut in_postgres: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
        // In SQLite this key is the row's own number and needs no index.
        in_postgres.remove("board_log (id) UNIQUE");
        assert!(in_sqlite.len() > 10, "{what} were not found");
        assert_eq!(in_sqlite, in_postgres, "{what} differ");
    }
}
