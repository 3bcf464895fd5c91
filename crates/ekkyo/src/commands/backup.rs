//! `ekkyo backup FILE` and `ekkyo restore FILE`, for SQLite. PostgreSQL has its own tools.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use storage::Db;

use crate::{config::Place, opening};

/// Writes a consistent copy, also while the server runs.
pub async fn backup(place: &Place, file: &Path) -> anyhow::Result<()> {
    sqlite_file(place)?;
    if file.exists() {
        bail!("{} exists already; choose a new file", file.display());
    }
    opening::database(place)
        .await?
        .backup(file)
        .await
        .context("cannot write the copy")?;
    println!("Copied to {}.", file.display());
    Ok(())
}

/// Puts a copy in place. What was there before is kept beside it.
pub async fn restore(place: &Place, file: &Path) -> anyhow::Result<()> {
    let target = sqlite_file(place)?;
    check(file).await?;
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    if target.exists() {
        // Folds the write-ahead log into the file, so that the old database is one file.
        let db = Db::connect(&place.database_url())
            .await
            .context("cannot open the present database")?;
        db.close().await;
        let kept = target.with_extension(format!("before-{}", opening::now().0));
        fs::rename(&target, &kept).context("cannot set the present database aside")?;
        println!("The database that was there is kept as {}.", kept.display());
    }
    for leftover in ["-wal", "-shm"] {
        let mut name = target.clone().into_os_string();
        name.push(leftover);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    fs::copy(file, &target).context("cannot copy the file")?;
    opening::database(place).await?.close().await;
    println!("Restored from {}.", file.display());
    Ok(())
}

fn sqlite_file(place: &Place) -> anyhow::Result<PathBuf> {
    place
        .sqlite_file()
        .context("this works for SQLite; for PostgreSQL use pg_dump and pg_restore")
}

/// Refuses a file that is not an Ekkyo database before anything is touched.
async fn check(file: &Path) -> anyhow::Result<()> {
    if !file.is_file() {
        bail!("{} is not a file", file.display());
    }
    let mut head = [0; 16];
    let read = std::io::Read::read(&mut fs::File::open(file)?, &mut head)?;
    if &head[..read] != b"SQLite format 3\0" {
        bail!("{} is not a copy made by `ekkyo backup`", file.display());
    }
    // Looked at in a copy, because opening a database writes beside it.
    let folder = tempdir()?;
    let copy = folder.join("check.db");
    fs::copy(file, &copy)?;
    let looked = async {
        let db = Db::connect(&format!("sqlite:{}", copy.display())).await?;
        let organisers = db.organiser_count().await;
        db.close().await;
        organisers
    };
    let outcome = looked.await;
    fs::remove_dir_all(&folder)?;
    outcome
        .map(drop)
        .with_context(|| format!("{} is not an Ekkyo database", file.display()))
}

fn tempdir() -> anyhow::Result<PathBuf> {
    let name = format!("ekkyo-{}", domain::random_code(&mut rand::rng(), 16));
    let folder = std::env::temp_dir().join(name);
    fs::create_dir(&folder)?;
    Ok(folder)
}
